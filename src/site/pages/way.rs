//! The way of a mission (pages.md P4): what slipped first, then the phases on one scale of time, then what
//! is now, next and later, what is reached, and what was given up. And its short form for the mission's page.
//! Does *not* decide whose turn it is: that is a rule of `assess`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::assess::{Counts, Place, Step, Turn, count, moved_by, steps};
use crate::model::{Key, Milestone, MilestoneStatus, Mission, Thing};
use crate::site::PageRef;
use crate::site::view::{
    Hero, Page, PhaseView, Phrase, RoadmapPage, SlippedView, StepsView, Timeline,
};
use crate::site::way::{Part, parts};
use crate::site::words::{Writer, capital};
use crate::value::{Date, Period};

use super::roadmap::{self, How, Scale};

/// Milestones that the mission's page shows.
const SHORT: usize = 5;
/// Rows of what slipped.
const SLIPPED: usize = 12;

/// A list of the page: whose turn, its id and texts, and how many it shows of a way that has parts.
const LISTS: [(Turn, &str, &str, usize); 5] = [
    (Turn::Now, "nu", "now", 12),
    (Turn::Next, "naeste", "next", 8),
    (Turn::Later, "senere", "later", 4),
    (Turn::Done, "naaet", "done", 4),
    (Turn::Dropped, "opgivet", "dropped", 4),
];

/// The milestones of a roadmap, and where each of them stands.
struct Way<'a> {
    it: &'a Writer<'a>,
    key: Key<Mission>,
    mission: &'a Mission,
    steps: BTreeMap<Place, Step>,
    counts: Counts,
}

impl<'a> Way<'a> {
    fn new(it: &'a Writer<'a>, key: Key<Mission>) -> Way<'a> {
        let mission = &it.model.missions[key];
        let steps = steps(&mission.roadmap, it.model.site.as_of);
        let counts = count(mission.roadmap.iter().flat_map(|it| &it.milestones));
        Way { it, key, mission, steps, counts }
    }

    fn one(&self, (phase, at): Place) -> &'a Milestone {
        &self.mission.roadmap[phase].milestones[at]
    }

    fn today(&self) -> Date {
        self.it.model.site.as_of
    }

    /// Those whose turn this is: what is late first, then by deadline; of what is reached the latest first.
    fn of(&self, turn: Turn) -> Vec<Place> {
        let all = self.steps.iter().filter(|it| it.1.turn == turn);
        let mut places: Vec<Place> = all.map(|it| *it.0).collect();
        places.sort_by_key(|place| {
            let it = self.one(*place);
            let due = it.due.or(it.was_due).map_or(Date::MAX, Period::last_day);
            (it.status != MilestoneStatus::Late, Reverse(it.done), due, *place)
        });
        places
    }

    /// "5 er nået, 1 er forsinket og 3 er planlagt. 2 har fået en ny frist." Below the headline without what
    /// that says already.
    fn status(&self, below: bool) -> String {
        let (it, n) = (self.it, self.counts);
        let parts = [
            ("roadmap.n_done", n.done),
            ("roadmap.n_running", n.running),
            ("roadmap.n_late", n.late),
            ("roadmap.n_planned", n.planned),
            ("roadmap.n_dropped", n.dropped),
        ];
        let told = |key: &str| below && matches!(key, "roadmap.n_done" | "roadmap.n_late");
        let parts = parts.into_iter().filter(|it| it.1 > 0 && !told(it.0));
        let said: Vec<String> = parts.map(|(key, n)| it.count(key, n)).collect();
        let mut text = Vec::new();
        text.extend((!said.is_empty()).then(|| format!("{}.", it.locale.list(&said))));
        let more = [("roadmap.n_moved", n.moved), ("roadmap.n_unfinanced", n.unfinanced)];
        text.extend(more.into_iter().filter(|it| it.1 > 0).map(|(key, n)| it.count(key, n)));
        if n.total == 0 {
            text.push(it.t("roadmap.empty"));
        }
        text.join(" ")
    }

    /// "5 af 12 milepæle er nået, og 2 er forsinket".
    fn headline(&self) -> String {
        let (it, n) = (self.it, self.counts);
        if n.total == 0 {
            return it.t("roadmap.title");
        }
        let done = n.done.to_string();
        let reached = it.locale.count("roadmap.reached", n.total as u64, &[("done", &done)]);
        match n.late {
            0 => reached,
            late => {
                let late = it.count("roadmap.n_late", late);
                it.fill("roadmap.and_late", &[("reached", &reached), ("late", &late)])
            }
        }
    }

    /// How long after the first deadline it now is due, or was: "2 år og 6 måneder senere".
    fn slip(&self, one: &Milestone) -> Option<String> {
        let (key, from, to) = match (one.was_due.filter(|_| one.is_moved()), one.due) {
            _ if one.status == MilestoneStatus::Late => {
                ("roadmap.overdue", one.due?.last_day(), self.today())
            }
            (Some(was), Some(due)) if was.last_day() <= due.last_day() => {
                ("roadmap.moved_later", was.last_day(), due.last_day())
            }
            (Some(was), Some(due)) => ("roadmap.moved_earlier", due.last_day(), was.last_day()),
            _ => return None,
        };
        let (months, days) = moved_by(from, to);
        let it = self.it;
        let parts = [
            ("count.years", months / 12),
            ("count.months", months % 12),
            ("count.days", if months == 0 { days } else { 0 }),
        ];
        let said = parts.into_iter().filter(|it| it.1 > 0);
        let said: Vec<String> =
            said.map(|(key, n)| it.count(key, usize::try_from(n).unwrap_or(0))).collect();
        (!said.is_empty()).then(|| it.fill(key, &[("time", &it.locale.list(&said))]))
    }

    /// What is late, moved or not paid for and still to be reached, the worst first.
    fn slipped(&self) -> Vec<Place> {
        let worse = |one: &Milestone| {
            let late = one.status == MilestoneStatus::Late;
            let first = if late { one.due } else { one.was_due.or(one.due) };
            let from = first.map(Period::last_day);
            let to = if late { Some(self.today()) } else { one.due.map(Period::last_day) };
            let by = from.zip(to).map_or((0, 0), |(from, to)| moved_by(from, to));
            (!late, !one.is_moved(), Reverse(by))
        };
        let bad = |one: &Milestone| {
            let late = one.status == MilestoneStatus::Late;
            one.is_open() && (late || one.is_moved() || one.financed == Some(false))
        };
        let mut found: Vec<Place> =
            self.steps.keys().copied().filter(|at| bad(self.one(*at))).collect();
        found.sort_by_key(|at| (worse(self.one(*at)), *at));
        found
    }

    fn slipped_row(&self, place: Place, scale: Option<&Scale>) -> SlippedView {
        let (it, one) = (self.it, self.one(place));
        let view = roadmap::milestone(it, self.key, place, &self.steps, How::Short);
        let slip = self.slip(one);
        let mut notes: Vec<String> = view.dates.iter().map(|it| capital(it)).collect();
        // What has not slipped stands here for want of money.
        let (slip, unfinanced) = match slip {
            None => (view.unfinanced, None),
            some => (some, view.unfinanced),
        };
        notes.extend(unfinanced);
        let names: Vec<String> = it.partners(&one.partners).into_iter().map(|it| it.text).collect();
        notes.extend((!names.is_empty()).then(|| it.locale.list(&names)));
        SlippedView {
            title: Phrase { href: it.milestone_href(self.key, place), ..view.title },
            status: view.status,
            slip,
            notes,
            stretch: scale.and_then(|scale| roadmap::single(it, one, scale)),
        }
    }

    /// "Og 5 mere: se under faserne".
    fn more(&self, n: usize) -> Option<Phrase> {
        (n > 0).then(|| self.it.linked(&self.it.count("roadmap.more", n), "#h-faser"))
    }

    /// What slipped: its rows, the years above them, and how many more there are.
    fn all_slipped(&self) -> (Vec<SlippedView>, Timeline, Option<Phrase>) {
        let mut places = self.slipped();
        let more = self.more(places.len().saturating_sub(SLIPPED));
        places.truncate(SLIPPED);
        let milestones = places.iter().map(|at| self.one(*at));
        let scale = roadmap::scale_of([], milestones, self.today());
        let timeline = roadmap::timeline(self.it, scale.as_ref());
        let rows = places.into_iter().map(|at| self.slipped_row(at, scale.as_ref()));
        (rows.collect(), timeline, more)
    }

    /// The phases without their milestones; a link where those have a page of their own.
    fn phases(&self, scale: Option<&Scale>) -> Vec<PhaseView> {
        let it = self.it;
        let parts = parts(self.mission);
        let view = |(at, one): (usize, &crate::model::Phase)| {
            let n = count(&one.milestones);
            let done = n.done.to_string();
            let mut note: Vec<String> = Vec::new();
            if n.total > 0 {
                let reached =
                    it.locale.count("count.milestones_of", n.total as u64, &[("done", &done)]);
                note.push(reached);
            }
            note.extend((n.late > 0).then(|| it.count("roadmap.n_late", n.late)));
            let first = parts.iter().position(|it| it.phase == at);
            let page = first.and_then(|at| u16::try_from(at).ok());
            let page = page.map(|at| PageRef::RoadmapPart(self.key, at));
            let view = roadmap::phase(it, one, scale);
            let href = page.filter(|page| it.site.has(*page)).map(|page| it.href(page));
            PhaseView {
                title: Phrase { href, ..view.title },
                note: (!note.is_empty()).then(|| note.join(" · ")),
                ..view
            }
        };
        self.mission.roadmap.iter().enumerate().map(view).collect()
    }

    fn list(
        &self,
        (turn, id, name, limit): (Turn, &'static str, &str, usize),
    ) -> Option<StepsView> {
        let mut places = self.of(turn);
        let long = !parts(self.mission).is_empty();
        let more = self.more(if long { places.len().saturating_sub(limit) } else { 0 });
        if long {
            places.truncate(limit);
        }
        // Where the way has parts, its milestones have their anchors there.
        let view = |place| {
            let mut view = roadmap::milestone(self.it, self.key, place, &self.steps, How::Full);
            if long {
                view.id = None;
                view.title.href = self.it.milestone_href(self.key, place);
            }
            view
        };
        (!places.is_empty()).then(|| StepsView {
            id,
            title: self.it.t(&format!("roadmap.{name}")),
            intro: self.it.t(&format!("roadmap.{name}_how")),
            milestones: places.into_iter().map(view).collect(),
            more,
        })
    }

    fn hero(&self, title: Phrase, lead: Option<String>) -> Hero {
        let it = self.it;
        let mut kicker = vec![it.short(Thing::Mission(self.key))];
        let part = matches!(it.page, PageRef::RoadmapPart(..));
        kicker.extend(part.then(|| it.to(PageRef::Roadmap(self.key), "roadmap.title")));
        Hero { kicker, evidence: None, title, lead: lead.map(|text| it.plain(text)), dated: None }
    }
}

/// How many milestones stand where, in a sentence.
pub(super) fn status(it: &Writer, key: Key<Mission>) -> String {
    Way::new(it, key).status(false)
}

/// The whole way; where it has more milestones than a page holds, the first of each list.
pub(super) fn way(it: &Writer, key: Key<Mission>) -> Page {
    let way = Way::new(it, key);
    let (slipped, slipped_timeline, slipped_more) = way.all_slipped();
    let scale = roadmap::scale(way.mission, way.today());
    let mut timeline = roadmap::timeline(it, scale.as_ref());
    if !slipped.is_empty() {
        // How to read it has been said above.
        timeline.how.clear();
    }
    Page::Roadmap(Box::new(RoadmapPage {
        hero: way
            .hero(it.plain(way.headline()), Some(way.status(true)).filter(|it| !it.is_empty())),
        compass: it.t("roadmap.lead"),
        slipped,
        slipped_timeline,
        slipped_more,
        timeline,
        phases: way.phases(scale.as_ref()),
        steps: LISTS.into_iter().filter_map(|list| way.list(list)).collect(),
    }))
}

/// A part of the way: a phase, or a part of a long one, with its milestones in authored order.
pub(super) fn part(it: &Writer, key: Key<Mission>, at: u16) -> Page {
    let way = Way::new(it, key);
    let Part { phase, from, to, .. } = parts(way.mission)[usize::from(at)];
    let scale = roadmap::scale(way.mission, way.today());
    let one = &way.mission.roadmap[phase];
    let n = Way { counts: count(&one.milestones), ..Way::new(it, key) };
    let places = (from..to).map(|at| (phase, at));
    let milestones = places.map(|at| roadmap::milestone(it, key, at, &way.steps, How::Full));
    let steps = StepsView {
        id: "milepaele",
        title: it.t("roadmap.milestones"),
        intro: String::new(),
        milestones: milestones.collect(),
        more: Some(it.to(PageRef::Roadmap(key), "roadmap.link")),
    };
    let title = Phrase { text: it.roadmap_part(key, at), ..it.phrase(&one.title) };
    Page::Roadmap(Box::new(RoadmapPage {
        hero: way.hero(title, Some(n.status(false))),
        compass: String::new(),
        slipped: Vec::new(),
        slipped_timeline: roadmap::timeline(it, None),
        slipped_more: None,
        timeline: roadmap::timeline(it, scale.as_ref()),
        phases: vec![roadmap::phase(it, one, scale.as_ref())],
        steps: vec![steps],
    }))
}

/// The phases with what a reader of the mission's page must know: what slipped first, and of the rest what is
/// now, then next, then later.
pub(super) fn in_short(it: &Writer, key: Key<Mission>, scale: Option<&Scale>) -> Vec<PhaseView> {
    let way = Way::new(it, key);
    // Soonest first within each: what is late, what has no money, and only then what goes as it should.
    let mut chosen: Vec<Place> = way.slipped();
    chosen.extend(way.of(Turn::Now));
    chosen.extend(way.of(Turn::Next));
    chosen.extend(way.of(Turn::Later));
    let mut seen = BTreeSet::new();
    chosen.retain(|it| seen.insert(*it));
    chosen.truncate(SHORT);
    let all = way.mission.roadmap.iter().enumerate();
    let view = |(at, one)| {
        let here = chosen.iter().filter(|it| it.0 == at);
        let here: BTreeSet<Place> = here.copied().collect();
        let short = |place| roadmap::milestone(it, key, place, &way.steps, How::Short);
        PhaseView {
            milestones: here.into_iter().map(short).collect(),
            ..roadmap::phase(it, one, scale)
        }
    };
    all.map(view).collect()
}
