//! A mission: the whole story on one page.

use crate::model::{Contribution, Key, Mission, Outcome, Story, Thing, Update, UpdateKind};
use crate::site::parts::By;
use crate::site::view::{Card, Figure, Hero, Meta, MissionPage, Page};
use crate::site::words::Writer;
use crate::site::{ListKind, PageRef};

use super::{brief, hero, matrix, pledges, roadmap, way};

pub(super) fn mission(it: &Writer, key: Key<Mission>) -> Page {
    let mission = &it.model.missions[key];
    let index = &it.site.index;
    let (learning, updates) = learned(it, key);
    let dates = index.dates_of_mission.of(key).iter().take(3);
    let corrections = index.corrections.get(&Thing::Mission(key));
    let coverage = matrix::short(it, key);
    let contributions = index.contributions_of_mission.of(key);
    let stories = index.stories_of_mission.of(key);
    let scale = roadmap::scale(mission, it.model.site.as_of);
    Page::Mission(Box::new(MissionPage {
        hero: mission_hero(it, key),
        verdict: mission.indicators.first().map(|key| it.verdict(*key)),
        tally: it.tally(mission.indicators.iter().copied()),
        ways: {
            let learning = PageRef::LearningOf(key);
            let (roadmap, report) = (PageRef::Roadmap(key), PageRef::Report(key));
            let pages = [roadmap, PageRef::CoverageOf(key), learning, report];
            pages.into_iter().filter(|it_| it.site.has(*it_)).map(|page| it.name_of(page)).collect()
        },
        meta: meta(it, mission),
        figure: headline(it, mission),
        brief: brief::brief(it, key),
        roles: roles(it, mission, false),
        indicators: it.indicators(&mission.indicators),
        body: it.prose(&mission.common.body, 3),
        way: (!mission.roadmap.is_empty()).then(|| way::status(it, key)),
        timeline: roadmap::timeline(it, scale.as_ref()),
        roadmap: way::in_short(it, key, scale.as_ref()),
        roadmap_all: (!mission.roadmap.is_empty())
            .then(|| it.to(PageRef::Roadmap(key), "roadmap.link")),
        pledges: pledges::of(it, contributions),
        contributions: selected(it, contributions),
        contributions_all: (contributions.len() > SELECTED).then(|| {
            let all = it.count("mission.contributions_all", contributions.len());
            it.linked(&all, &it.href(of_mission(it, ListKind::Contributions, key)))
        }),
        coverage,
        stories: it.quotes(&perspectives(it, stories)),
        stories_all: (stories.len() > STORIES)
            .then(|| it.see_all(of_mission(it, ListKind::Stories, key), "stories.title")),
        learning: it.entries(learning),
        updates: it.entries(updates),
        updates_all: match of_mission(it, ListKind::Updates, key) {
            page @ PageRef::Part(_) => Some(it.to(page, "parts.updates_all")),
            _ => None,
        },
        questions: mission.questions.iter().map(|words| it.phrase(words)).collect(),
        situations: {
            let keys = index.situations_of_mission.of(key).iter();
            keys.map(|key| it.short(Thing::Situation(*key))).collect()
        },
        tellings: it
            .site
            .has(PageRef::Tellings(key))
            .then(|| it.to(PageRef::Tellings(key), "tellings.link")),
        learning_all: {
            let page = PageRef::LearningOf(key);
            let page = if it.site.has(page) { page } else { PageRef::Learning };
            it.site.has(page).then(|| it.to(page, "learning.link"))
        },
        dates: dates.map(|at| it.occurrence(index.calendar[*at])).collect(),
        corrections: corrections.and_then(|places| it.corrections(places, false)),
        contact: mission.contact.as_ref().map(|contact| it.contact(contact)),
        report: it.to(PageRef::Report(key), "report.link"),
    }))
}

/// What a list has about the mission, where it is divided so; else the list.
fn of_mission(it: &Writer, list: ListKind, key: Key<Mission>) -> PageRef {
    it.site.part_or_list(PageRef::List(list), By::Mission(Some(key)))
}

/// The top of the page, with the mission's period above its name.
pub(super) fn mission_hero(it: &Writer, key: Key<Mission>) -> Hero {
    let top = hero(it, Thing::Mission(key));
    let mut kicker = top.kicker;
    kicker.extend(it.model.missions[key].span.map(|span| it.plain(it.interval(span))));
    Hero { kicker, ..top }
}

/// Stories on the page: more is a list, and has a page of its own.
const STORIES: usize = 3;

/// The first stories, in authored order; but if one person alone would be heard, the last of them gives
/// its place to the first story that somebody else tells.
fn perspectives(it: &Writer, stories: &[Key<Story>]) -> Vec<Key<Story>> {
    let teller = |key: Key<Story>| {
        it.model.stories[key].perspective.as_ref().map(|words| words.best(it.lang).as_str())
    };
    let mut chosen: Vec<Key<Story>> = stories.iter().copied().take(STORIES).collect();
    let first = chosen.first().copied().map(teller);
    if chosen.iter().all(|key| Some(teller(*key)) == first)
        && let Some(other) = stories.iter().find(|key| Some(teller(**key)) != first)
        && let Some(last) = chosen.last_mut()
    {
        *last = *other;
    }
    chosen
}

/// Lessons on the page.
const LESSONS: usize = 2;
/// Other news on the page.
const NEWS: usize = 3;

/// The latest lessons, of which at least one did not work if any did not (pages.md P3); and other news.
/// Both newest first.
fn learned(it: &Writer, key: Key<Mission>) -> (Vec<Key<Update>>, Vec<Key<Update>>) {
    let updates = it.site.index.updates_of_mission.of(key);
    let (lessons, news): (Vec<_>, Vec<_>) = updates
        .iter()
        .copied()
        .partition(|key| it.model.updates[*key].kind == UpdateKind::Learning);
    let failed = |key: &Key<Update>| it.model.updates[*key].outcome == Some(Outcome::DidNotWork);
    let mut shown: Vec<_> = lessons.iter().copied().take(LESSONS).collect();
    if !shown.iter().any(failed)
        && let Some(one) = lessons.iter().copied().find(failed)
    {
        shown.pop();
        shown.push(one);
    }
    (shown, news.into_iter().take(NEWS).collect())
}

/// Cards of contributions on the page: more is a list, and has a page of its own.
const SELECTED: usize = 4;

/// Those under way first, each in authored order. How far all of them are stands above the cards, so
/// that what is late is not out of sight.
fn selected(it: &Writer, contributions: &[Key<Contribution>]) -> Vec<Card> {
    let mut keys = contributions.to_vec();
    keys.sort_by_key(|key| !brief::is_under_way(it, *key));
    keys.truncate(SELECTED);
    it.contribution_cards(&keys)
}

/// The mission's first indicator, if it has figures to draw.
fn headline(it: &Writer, mission: &Mission) -> Option<Figure> {
    let key = *mission.indicators.first()?;
    let series = it.model.indicators[key].headline()?;
    series.latest()?;
    Some(it.figure(key, None, None, 2))
}

pub(super) fn meta(it: &Writer, mission: &Mission) -> Vec<Meta> {
    use crate::model::{Horizon, Stage};
    let horizon = mission.horizon.map(|horizon| match horizon {
        Horizon::Now => "horizon.now",
        Horizon::Next => "horizon.next",
        Horizon::Later => "horizon.later",
    });
    let stage = mission.stage.map(|stage| match stage {
        Stage::Awareness => "stage.awareness",
        Stage::Experiments => "stage.experiments",
        Stage::Capability => "stage.capability",
        Stage::Embedded => "stage.embedded",
    });
    let helped = |key: &str| {
        let help = key.replace("horizon.", "horizon_help.").replace("stage.", "stage_help.");
        it.plain(format!("{}. {}", it.t(key), it.t(&help)))
    };
    let all = [
        it.meta_one("field.span", mission.span.map(|span| it.plain(it.interval(span)))),
        it.meta_one("field.horizon", horizon.map(helped)),
        it.meta_one("field.stage", stage.map(helped)),
        it.meta("field.themes", it.things(&mission.themes, Thing::Theme)),
    ];
    all.into_iter().flatten().collect()
}

/// Who holds it together, who owns it, and who else takes part: each partner once. Those others stand
/// in the table of roles, if there is one.
pub(super) fn roles(it: &Writer, mission: &Mission, table: bool) -> Vec<Meta> {
    let named = |key: &&_| !mission.backbone.contains(key) && !mission.owners.contains(key);
    let others = mission.partners.iter().filter(named).filter(|_| !table);
    let others: Vec<_> = others.copied().collect();
    let all = [
        it.meta("field.backbone", it.partners(&mission.backbone)),
        it.meta("field.owners", it.partners(&mission.owners)),
        it.meta("field.others", it.partners(&others)),
    ];
    all.into_iter().flatten().collect()
}
