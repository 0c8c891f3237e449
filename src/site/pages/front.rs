//! The front page: what we promise, how it is going, what is new (pages.md P1).

use crate::history::{Change as Changed, Fact as Kept, Release, worse};
use crate::model::{
    CorrectionAbout, CorrectionKind, Key, ListKind, Mission, Outcome, Thing, Update,
};
use crate::site::PageRef;
use crate::site::view::{
    Card, Entry, Fact, FrontPage, Hero, HowView, MissionSummary, Page, Phrase, TallyView,
};
use crate::site::words::Writer;
use crate::value::{Date, parse_date};

/// How many missions the front page shows before it points to the list.
const MISSIONS: usize = 12;
/// How many changes it tells of.
const NEWS: usize = 3;
/// How many at most, with the bad news that are older than these.
const NEWS_MOST: usize = 6;
/// For so many days bad news stays on the front page, whatever came after it.
const BAD_NEWS_DAYS: i32 = 60;

pub(super) fn front(it: &Writer) -> Page {
    let model = it.model;
    let list = |kind, key: &str| {
        let page = PageRef::List(kind);
        it.site.has(page).then(|| it.see_all(page, key))
    };
    let count = |kind, key: &str, n: usize| {
        let page = PageRef::List(kind);
        it.site
            .has(page)
            .then(|| Phrase { href: Some(it.href(page)), ..it.plain(it.count(key, n)) })
    };
    let counts = [
        count(ListKind::Missions, "count.missions", model.missions.len()),
        count(ListKind::Indicators, "count.indicators", model.indicators.len()),
        count(ListKind::Partners, "count.partners", model.partners.len()),
        count(ListKind::Contributions, "count.contributions", model.contributions.len()),
    ];
    // What is over stands in the list of missions.
    let today = model.site.as_of;
    let runs = model.missions.iter().filter(|it| !crate::assess::is_over(it.1, today));
    let missions = runs.take(MISSIONS);
    let changed = [PageRef::Changes, PageRef::Corrections];
    let changed = changed.into_iter().filter(|page| it.site.has(*page));
    let title = model.site.promise.as_ref().unwrap_or(&model.site.title);
    Page::Front(Box::new(FrontPage {
        hero: Hero {
            kicker: Vec::new(),
            evidence: None,
            title: it.phrase(title),
            lead: it.maybe(&model.site.summary),
            dated: None,
        },
        tally: tally(it),
        missions: missions.map(|(key, _)| it.mission_summary(key)).collect(),
        all_missions: list(ListKind::Missions, "missions.title"),
        ways: ways(it),
        updates: news(it),
        all_updates: list(ListKind::Updates, "updates.title")
            .into_iter()
            .chain(changed.map(|page| it.name_of(page)))
            .collect(),
        dates: it.coming(3),
        all_dates: it
            .site
            .has(PageRef::Calendar)
            .then(|| it.to(PageRef::Calendar, "calendar.see_all")),
        how: (!model.indicators.is_empty()).then(|| how(it)),
        counts: counts.into_iter().flatten().collect(),
    }))
}

/// How the figures that one must know are going; where there are others, it says that these are chosen.
fn tally(it: &Writer) -> Option<TallyView> {
    let shown = it.must_know().filter(|key| !it.model.indicators[*key].common.hidden).count();
    let all = it.model.indicators.iter().filter(|it| !it.1.common.hidden).count();
    let tally = it.tally(it.must_know())?;
    let label = if shown < all { it.count("front.tally", shown) } else { tally.label };
    Some(TallyView { label, ..tally })
}

/// What readers come for, in their words.
fn ways(it: &Writer) -> Vec<Phrase> {
    let situations = it.model.situations.iter().take(MISSIONS);
    let situations = situations.map(|(key, _)| it.thing(Thing::Situation(key)));
    let pages = [PageRef::Directory, PageRef::Coverage, PageRef::Learning];
    let pages = pages.into_iter().filter(|page| it.site.has(*page));
    situations.chain(pages.map(|page| it.name_of(page))).collect()
}

/// Something that has changed: an update, or a correction by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// By its place among the verdicts that changed.
    Verdict(usize),
    Correction(usize),
    Update(usize, Key<Update>),
}

/// The latest changes, and every piece of bad news of the last weeks (T-61): an update that says
/// that something did not work, a target or a promise that was moved, a correction that matters, a verdict
/// that is worse. Every verdict that changed is among them, for better as for worse (V-60).
fn news(it: &Writer) -> Vec<Entry> {
    let model = it.model;
    let today = model.site.as_of;
    let updates = it.site.index.updates.iter().enumerate();
    let updates = updates.map(|(at, key)| Change::Update(at, *key));
    let corrections = (0..model.corrections.len()).map(Change::Correction);
    let verdicts: Vec<_> = it.changed_verdicts().collect();
    let when = |change: &Change| match change {
        Change::Update(_, key) => model.updates[*key].date,
        Change::Correction(at) => model.corrections[*at].date,
        Change::Verdict(at) => parse_date(&verdicts[*at].0.as_of).unwrap_or(today),
    };
    let mut all: Vec<Change> =
        (0..verdicts.len()).map(Change::Verdict).chain(corrections).chain(updates).collect();
    all.retain(|change| when(change) <= today);
    all.sort_by_key(|change| (std::cmp::Reverse(when(change)), !is_bad(it, *change), *change));
    let recent = |day: Date| today.since(day).is_ok_and(|it| it.get_days() <= BAD_NEWS_DAYS);
    let mut shown: Vec<Change> = Vec::new();
    for (at, change) in all.into_iter().enumerate() {
        let stays = is_bad(it, change) && recent(when(&change));
        if at < NEWS || (stays && shown.len() < NEWS_MOST) {
            shown.push(change);
        }
    }
    let entry = |change| match change {
        Change::Update(_, key) => it.entry(key),
        Change::Correction(at) => correction(it, at),
        Change::Verdict(at) => verdict(it, when(&change), verdicts[at]),
    };
    shown.into_iter().map(entry).collect()
}

/// A verdict that changed, as news.
fn verdict(it: &Writer, date: Date, (release, change): (&Release, &Changed)) -> Entry {
    let told = it.told_change(release, change);
    Entry {
        datetime: date.to_string(),
        date: it.date(date),
        kind: Some(told.label),
        title: told.title,
        text: Some(told.text),
        notes: Vec::new(),
        draft: false,
    }
}

fn is_bad(it: &Writer, change: Change) -> bool {
    match change {
        Change::Verdict(at) => it.changed_verdicts().nth(at).is_some_and(|(_, it)| {
            let code = |fact: &Option<Kept>| fact.as_ref().and_then(Kept::code).map(str::to_owned);
            let (before, now) = (code(&it.before), code(&it.now));
            before.zip(now).is_some_and(|(before, now)| worse(&before, &now))
        }),
        Change::Update(_, key) => it.model.updates[key].outcome == Some(Outcome::DidNotWork),
        Change::Correction(at) => {
            let correction = &it.model.corrections[at];
            correction.material || correction.kind == CorrectionKind::ChangedTarget
        }
    }
}

/// A correction as news: what was changed, why, and what stood there before.
fn correction(it: &Writer, at: usize) -> Entry {
    let correction = &it.model.corrections[at];
    let kind = it.t(match correction.kind {
        CorrectionKind::Correction => "correction_type.correction",
        CorrectionKind::Revision => "correction_type.revision",
        CorrectionKind::ChangedTarget => "correction_type.changed_target",
    });
    let mut notes = Vec::new();
    let (before, now) = it.change(correction);
    for (key, words) in [("field.before", before), ("field.after_change", now)] {
        let Some(words) = words else { continue };
        let said = [("label", it.t(key)), ("value", words.text.clone())];
        let said = said.each_ref().map(|(name, value)| (*name, value.as_str()));
        notes.push(Phrase { text: it.fill("phrase.colon", &said), ..words });
    }
    Entry {
        datetime: correction.date.to_string(),
        date: it.date(correction.date),
        kind: Some(kind),
        title: it.thing(match correction.about {
            CorrectionAbout::Indicator(key) => Thing::Indicator(key),
            CorrectionAbout::Contribution(key) => Thing::Contribution(key),
            CorrectionAbout::Mission(key) => Thing::Mission(key),
        }),
        text: it.maybe(&correction.why),
        notes,
        draft: false,
    }
}

/// How figures are judged: the same three sentences everywhere, and the method's name.
fn how(it: &Writer) -> HowView {
    let method = it.method_name(it.model.site.method);
    HowView {
        sentences: vec![
            it.fill("front.how_method", &[("method", &method)]),
            it.t("front.how_check"),
            it.t("front.how_equal"),
        ],
        method: it.method_page().map(|href| it.linked(&it.t("front.how_read"), &href)),
    }
}

impl Writer<'_> {
    /// A mission in a list of missions.
    pub(in crate::site) fn mission_summary(&self, key: Key<Mission>) -> MissionSummary {
        let it = &self.model.missions[key];
        let Card { title, text, draft, .. } = self.card(Thing::Mission(key));
        let headline = it.indicators.first().copied();
        let said = headline.and_then(|headline| {
            let says = |it: &Fact| format!("{}: {}", it.label, it.value);
            let facts: Vec<String> = self.facts(headline).iter().map(says).collect();
            if facts.is_empty() {
                return self.none(&self.model.indicators[headline]);
            }
            Some(facts.join(" · "))
        });
        let owners = if it.owners.is_empty() { &it.backbone } else { &it.owners };
        let mark = headline.and_then(|it| self.small(it));
        MissionSummary {
            span: it.span.map(|span| self.plain(self.interval(span))),
            title,
            text,
            owners: owners.iter().map(|key| self.short(Thing::Partner(*key))).collect(),
            headline: headline.map(|it| self.short(Thing::Indicator(it))),
            said,
            way: mark.as_ref().is_some_and(|it| it.class == "plot track"),
            mark,
            verdict: headline.map(|it| self.headline_badge(it)),
            tally: self.tally(it.indicators.iter().copied()).filter(|_| it.indicators.len() > 1),
            closed: it.closed.as_ref().map(|it| self.closed_on(it)),
            draft,
        }
    }
}
