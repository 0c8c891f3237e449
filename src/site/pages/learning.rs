//! The learning log (pages.md P9): what we believed, what happened, what we do now. What did not work
//! stands as large as what did, and each in its place by date: never below.

use crate::model::{Key, Outcome, Publisher, Thing, Update};
use crate::site::PageRef;
use crate::site::view::{
    Badge, Hero, LearningPage, LessonGroup, LessonView, NavItem, Page, Phrase,
};
use crate::site::words::{Writer, outcome_key, update_kind_key};

use super::list_hero;

/// All of it, that of a mission, or a part of either.
pub(super) fn learning(it: &Writer) -> Page {
    let (of, here) = match it.page {
        PageRef::Part(at) => (it.site.part(at).of, Some(at)),
        page => (page, None),
    };
    let list = it.site.lessons_on(of);
    let all: Vec<Key<Update>> = match here {
        Some(at) => it.site.places_of_part(at).iter().map(|at| list[*at]).collect(),
        None => list.clone(),
    };
    let shown: Vec<Key<Update>> = it.site.shown(it.page).into_iter().map(|at| list[at]).collect();
    let groups = groups(it, of, &shown);
    let taken = groups.iter().map(|it| it.id.clone()).collect();
    let top = list_hero(it);
    let title = if it.page == PageRef::Learning { top.title } else { it.page_title() };
    Page::Learning(Box::new(LearningPage {
        hero: Hero { title: Phrase { href: None, ..title }, ..top },
        says: says(it, &all),
        filters: filters(it, of),
        ways: it.ways(&taken),
        groups,
    }))
}

/// How many, and how they came out: counts in words, never a share.
fn says(it: &Writer, all: &[Key<Update>]) -> String {
    let outcomes = [
        (Outcome::Worked, "outcome_count.worked"),
        (Outcome::DidNotWork, "outcome_count.did_not_work"),
        (Outcome::Surprised, "outcome_count.surprised"),
    ];
    let counted = outcomes.into_iter().filter_map(|(outcome, key)| {
        let n = all.iter().filter(|key| it.model.updates[**key].outcome == Some(outcome)).count();
        (n > 0).then(|| it.count(key, n))
    });
    let counted: Vec<String> = counted.collect();
    let total = it.count("learning.total", all.len());
    if counted.is_empty() {
        return format!("{total}.");
    }
    format!(
        "{}.",
        it.fill("phrase.colon", &[("label", &total), ("value", &it.locale.list(&counted))])
    )
}

/// The same for each mission, as pages that stand still.
fn filters(it: &Writer, of: PageRef) -> Vec<NavItem> {
    let missions = it.model.missions.iter().map(|(key, _)| key);
    let missions = missions.filter(|key| it.site.has(PageRef::LearningOf(*key)));
    let missions: Vec<NavItem> = missions
        .map(|key| {
            let page = PageRef::LearningOf(key);
            let link = Phrase { href: Some(it.href(page)), ..it.short(Thing::Mission(key)) };
            NavItem { link, current: current(it, of, page) }
        })
        .collect();
    if missions.is_empty() {
        return missions;
    }
    let current = current(it, of, PageRef::Learning);
    let all = NavItem { link: it.to(PageRef::Learning, "learning.all"), current };
    [all].into_iter().chain(missions).collect()
}

/// Whether the reader stands on this page, or on a part of it.
fn current(it: &Writer, of: PageRef, page: PageRef) -> Option<&'static str> {
    (of == page).then_some(if it.page == page { "page" } else { "true" })
}

/// Year by year. `of` is the log.
fn groups(it: &Writer, of: PageRef, keys: &[Key<Update>]) -> Vec<LessonGroup> {
    let mut groups: Vec<LessonGroup> = Vec::new();
    for key in keys {
        let year = it.model.updates[*key].date.year().to_string();
        let id = format!("h-{year}");
        if groups.last().is_none_or(|last| last.id != id) {
            groups.push(LessonGroup { id, title: year, lessons: Vec::new() });
        }
        groups.last_mut().expect("just made").lessons.push(lesson(it, of, *key));
    }
    groups
}

/// A lesson, whole.
fn lesson(it: &Writer, of: PageRef, key: Key<Update>) -> LessonView {
    let update = &it.model.updates[key];
    let steps = [
        it.meta_one("field.believed", it.maybe(&update.believed)),
        it.meta_one("field.happened", it.maybe(&update.happened)),
        it.meta_one("field.now_we", it.maybe(&update.now)),
    ];
    let steps: Vec<_> = steps.into_iter().flatten().collect();
    let here = match of {
        PageRef::LearningOf(key) => Some(key),
        _ => None,
    };
    let others = update.missions.iter().filter(|key| Some(**key) != here);
    LessonView {
        datetime: update.date.to_string(),
        date: it.date(update.date),
        title: it.thing(Thing::Update(key)),
        outcome: it.outcome(update.outcome),
        evidence: it.judgement_badge(),
        text: if steps.is_empty() { it.maybe(&update.common.summary) } else { None },
        steps,
        by: it.judged_by(key),
        missions: others.map(|key| it.short(Thing::Mission(*key))).collect(),
        answers: it.answers(key),
        draft: update.common.hidden,
    }
}

impl Writer<'_> {
    /// How it came out: each outcome with its own sign, none smaller than the others.
    pub(in crate::site) fn outcome(&self, outcome: Option<Outcome>) -> Option<Badge> {
        let outcome = outcome?;
        let (class, icon) = match outcome {
            Outcome::Worked => ("st st-done", "i-done"),
            Outcome::DidNotWork => ("st st-late", "i-missed"),
            Outcome::Surprised => ("st st-go", "i-differ"),
        };
        Some(Badge { class, icon, text: self.t(outcome_key(outcome)) })
    }

    /// A lesson is somebody's judgement, whatever figures it rests on (T-1).
    pub(in crate::site) fn judgement_badge(&self) -> Badge {
        Badge { class: "ev", icon: "i-vurd", text: self.t("evidence.assessed") }
    }

    /// Whose judgement it is (T-2): the partners that it is about, or else who publishes the site.
    pub(in crate::site) fn judged_by(&self, key: Key<Update>) -> Vec<Phrase> {
        let named = &self.model.updates[key].partners;
        if !named.is_empty() {
            return named.iter().map(|it| self.short(Thing::Partner(*it))).collect();
        }
        let publisher = self.model.site.publisher.as_ref().map(|it| match it {
            Publisher::Partner(key) => self.short(Thing::Partner(*key)),
            Publisher::Name(name) => self.phrase(name),
        });
        publisher.into_iter().collect()
    }

    /// What answers an update: decisions first of all, each with its kind.
    pub(in crate::site) fn answers(&self, key: Key<Update>) -> Vec<Phrase> {
        let answers = self.site.index.answers_of_update.of(key).iter().rev();
        answers.map(|key| self.update_of_kind(*key)).collect()
    }

    /// "Beslutning: Fristen er flyttet", as a link.
    pub(in crate::site) fn update_of_kind(&self, key: Key<Update>) -> Phrase {
        let link = self.thing(Thing::Update(key));
        let kind = self.t(update_kind_key(self.model.updates[key].kind));
        Phrase {
            text: self.fill("phrase.colon", &[("label", &kind), ("value", &link.text)]),
            ..link
        }
    }
}
