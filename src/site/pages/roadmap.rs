//! A mission's road map: phases with milestones, in words and on one scale of time (C-48).

use std::collections::BTreeMap;

use crate::assess::{Place, Step, steps, years};
use crate::chart::{Role, Stretch};
use crate::model::{Key, Milestone, MilestoneStatus, Mission, Move, Phase};
use crate::site::view::{Html, Meta, MilestoneView, MoveView, PhaseView, Phrase, Plot, Timeline};
use crate::site::way::anchor;
use crate::site::words::{Writer, capital};
use crate::value::{Date, Period};

/// From the first to the last year in which anything has a date.
pub(super) struct Scale {
    first: i16,
    last: i16,
}

impl Scale {
    /// A row of this scale, empty.
    fn row(&self, it: &Writer) -> Stretch {
        // More labels than a head has room for give way there.
        let years = self.first..=self.last;
        Stretch {
            scale: (f64::from(self.first), f64::from(self.last) + 1.0),
            today: day(it.model.site.as_of),
            today_label: None,
            bars: Vec::new(),
            moved: Vec::new(),
            points: Vec::new(),
            years: years.map(|year| (f64::from(year), year.to_string())).collect(),
        }
    }
}

/// A day as a year and its part.
fn day(date: Date) -> f64 {
    years(Period::Day(date))
}

/// The scale of a mission's road map: its phases, all dates in them, and today.
pub(super) fn scale(mission: &Mission, today: Date) -> Option<Scale> {
    let spans = mission.roadmap.iter().filter_map(|it| it.span);
    let days = spans.flat_map(|it| [it.first_day(), it.last_day()]).flatten();
    scale_of(days, mission.roadmap.iter().flat_map(|it| &it.milestones), today)
}

/// The scale of these days, the dates of these milestones, and today.
pub(super) fn scale_of<'a>(
    days: impl IntoIterator<Item = Date>,
    milestones: impl IntoIterator<Item = &'a Milestone>,
    today: Date,
) -> Option<Scale> {
    let mut days: Vec<Date> = days.into_iter().collect();
    for one in milestones {
        days.extend([one.due, one.was_due].into_iter().flatten().map(Period::last_day));
        days.extend(one.done);
    }
    let (first, last) = (days.iter().min()?.year(), days.iter().max()?.year());
    Some(Scale { first: first.min(today.year()), last: last.max(today.year()) })
}

/// A drawing that repeats what stands beside it.
pub(super) fn plot(drawing: &crate::chart::Drawing) -> Plot {
    Plot { class: drawing.plot.class(), svg: Html(drawing.fluid(Role::Hidden)) }
}

/// What stands above the phases.
pub(super) fn timeline(it: &Writer, scale: Option<&Scale>) -> Timeline {
    let Some(scale) = scale else {
        return Timeline { how: it.t("mission.roadmap_how"), head: None };
    };
    let head = Stretch { today_label: Some(it.t("timeline.today")), ..scale.row(it) };
    Timeline {
        how: it.fill("timeline.how", &[("date", &it.date(it.model.site.as_of))]),
        head: Some(plot(&head.draw())),
    }
}

/// Where a milestone stands on a page, and so how much is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// All of it, without links: for paper, or where those links stand already.
    Plain,
    /// All of it, with its anchor.
    Full,
    /// Status and dates: the rest is a link away.
    Short,
}

/// The phases, in authored order, each with all its milestones.
pub(super) fn phases(it: &Writer, key: Key<Mission>, scale: Option<&Scale>) -> Vec<PhaseView> {
    let mission = &it.model.missions[key];
    let steps = steps(&mission.roadmap, it.model.site.as_of);
    let all = mission.roadmap.iter().enumerate();
    let view = |(at, one): (usize, &Phase)| {
        let places = (0..one.milestones.len()).map(|n| (at, n));
        let milestones = places.map(|place| milestone(it, key, place, &steps, How::Plain));
        PhaseView { milestones: milestones.collect(), ..phase(it, one, scale) }
    };
    all.map(view).collect()
}

/// A phase without its milestones.
pub(super) fn phase(it: &Writer, phase: &Phase, scale: Option<&Scale>) -> PhaseView {
    PhaseView {
        title: it.phrase(&phase.title),
        span: phase.span.map(|span| it.interval(span)),
        note: None,
        class: class(it, phase),
        stretch: scale.and_then(|scale| stretch(it, phase, scale)),
        milestones: Vec::new(),
    }
}

fn class(it: &Writer, phase: &Phase) -> &'static str {
    let today = it.model.site.as_of;
    match phase.span {
        Some(span) if span.first_day().is_some_and(|first| first > today) => "later",
        Some(span) if span.last_day().is_none_or(|last| last >= today) => "now",
        _ => "",
    }
}

/// A phase's time, its milestones, and what was moved; nothing where nothing has a date.
fn stretch(it: &Writer, phase: &Phase, scale: &Scale) -> Option<Plot> {
    let mut row = scale.row(it);
    if let Some(span) = phase.span {
        // An open end is that of the scale.
        let from = span.first_day().map_or(row.scale.0, day);
        let to = span.last_day().map_or(row.scale.1, day);
        // A phase has no status of its own: it is a quiet ground for its milestones, which have.
        let class = if class(it, phase) == "later" { "g-plan" } else { "g0" };
        row.bars.push((from, to, class));
    }
    for one in thinned(&phase.milestones, scale) {
        mark(&mut row, one);
    }
    let empty = row.bars.is_empty() && row.points.is_empty();
    (!empty).then(|| plot(&row.draw()))
}

/// Milestones that a row can show beside each other.
const MARKS: usize = 12;
/// Places on a row that is full.
const SLOTS: f64 = 60.0;

/// The milestones of a phase; where they are so many that their marks would lie on each other, one for each place
/// on the scale, and of those in one place the one that a reader must see: the text has all of them.
fn thinned<'a>(all: &'a [Milestone], scale: &Scale) -> Vec<&'a Milestone> {
    if all.len() <= MARKS {
        return all.iter().collect();
    }
    let years = f64::from(scale.last) + 1.0 - f64::from(scale.first);
    let mut places: BTreeMap<i64, &Milestone> = BTreeMap::new();
    for one in all {
        let Some(at) = place_of(one) else { continue };
        let slot = ((at - f64::from(scale.first)) / years * SLOTS).floor() as i64;
        let kept = places.entry(slot).or_insert(one);
        if weight(one) < weight(kept) {
            *kept = one;
        }
    }
    places.into_values().collect()
}

/// What is late before what is under way, and what is moved before what is not.
fn weight(one: &Milestone) -> (u8, bool) {
    let status = match one.status {
        MilestoneStatus::Late => 0,
        MilestoneStatus::Running => 1,
        MilestoneStatus::Planned => 2,
        MilestoneStatus::Done => 3,
        MilestoneStatus::Dropped => 4,
    };
    (status, !one.is_moved())
}

/// Where a milestone is marked: when it was done, or else by when it should be.
fn place_of(one: &Milestone) -> Option<f64> {
    let end = |period: Period| day(period.last_day());
    one.done.map(day).or(one.due.map(end)).or(one.was_due.map(end))
}

/// Adds a milestone to a row, with the date that it was moved from.
fn mark(row: &mut Stretch, one: &Milestone) {
    let end = |period: Period| day(period.last_day());
    let Some(at) = place_of(one) else { return };
    let class = match one.status {
        MilestoneStatus::Done => "g-done",
        MilestoneStatus::Running => "g-go",
        MilestoneStatus::Late => "g-late",
        MilestoneStatus::Planned => "g-plan",
        MilestoneStatus::Dropped => "g0",
    };
    row.points.push((at, class));
    row.moved.extend(one.was_due.filter(|_| one.is_moved()).map(|was| (end(was), at)));
}

/// A row of its own for one milestone, from its old date to its new one.
pub(super) fn single(it: &Writer, one: &Milestone, scale: &Scale) -> Option<Plot> {
    let mut row = scale.row(it);
    if one.status == MilestoneStatus::Late {
        // From the deadline until today: how long it is overdue.
        let due = one.due.map(|due| day(due.last_day()));
        row.bars.extend(due.map(|due| (due, row.today, "g-late")));
    }
    mark(&mut row, one);
    (!row.points.is_empty()).then(|| plot(&row.draw()))
}

/// Dates: by when, first promised, done. A moved one shows both (pages.md T-31).
fn dates(it: &Writer, one: &Milestone) -> Vec<String> {
    let period = |period: Period| it.period(period);
    let mut dates = Vec::new();
    match (one.was_due, one.due) {
        (Some(was), Some(due)) if was != due => {
            dates.push(it.fill("phrase.moved", &[("was", &period(was)), ("due", &period(due))]));
        }
        (was, due) => dates.extend(due.or(was).map(|due| {
            let past = due.last_day() < it.model.site.as_of;
            let key = if past { "phrase.late_since" } else { "phrase.due_on" };
            it.fill(key, &[("date", &period(due))])
        })),
    }
    dates.extend(one.done.map(|done| it.fill("phrase.done_on", &[("date", &it.date(done))])));
    dates
}

/// A milestone with as much as belongs on the page.
pub(super) fn milestone(
    it: &Writer,
    key: Key<Mission>,
    place: Place,
    steps: &BTreeMap<Place, Step>,
    how: How,
) -> MilestoneView {
    let mission = &it.model.missions[key];
    let one = &mission.roadmap[place.0].milestones[place.1];
    let short = MilestoneView {
        id: None,
        title: it.phrase(&one.title),
        status: it.milestone_status(one.status),
        dates: dates(it, one),
        unfinanced: (one.financed == Some(false)).then(|| it.t("phrase.not_financed")),
        result: None,
        why: None,
        moves: Vec::new(),
        partners: Vec::new(),
        waits: Vec::new(),
        link: None,
    };
    if how == How::Short {
        return short;
    }
    let full = how == How::Full;
    let mut partners = it.partners(&one.partners);
    if !full {
        partners.iter_mut().for_each(|it| it.href = None);
    }
    let minutes = |url: &String| it.linked(&it.t("field.minutes"), url);
    MilestoneView {
        id: full.then(|| anchor(mission, place)),
        result: it.maybe(&one.result),
        why: it.maybe(&one.why),
        moves: moves(it, one),
        partners,
        waits: steps.get(&place).map_or(Vec::new(), |step| waits(it, key, one, step, full)),
        link: one.url.as_ref().map(minutes),
        ..short
    }
}

/// Another milestone's name, perhaps as a link to it.
fn named(it: &Writer, key: Key<Mission>, (phase, at): Place, link: bool) -> Phrase {
    let other = &it.model.missions[key].roadmap[phase].milestones[at];
    let href = it.milestone_href(key, (phase, at)).filter(|_| link);
    Phrase { href, ..it.phrase(&other.title) }
}

/// What it waits for, what of that cannot hold, and what waits for it: in words, with their names.
fn waits(it: &Writer, key: Key<Mission>, one: &Milestone, step: &Step, link: bool) -> Vec<Meta> {
    let waits = |at: &Place| step.waits_for.contains(at);
    let early = |at: &Place| step.due_after.contains(at);
    let lost = |at: &Place| step.lost.contains(at);
    let reached = |at: &Place| {
        let phase = it.model.missions[key].roadmap.get(at.0);
        phase
            .and_then(|phase| phase.milestones.get(at.1))
            .is_some_and(|it| it.status == MilestoneStatus::Done)
    };
    let after = |keep: &dyn Fn(&Place) -> bool| -> Vec<Place> {
        one.after.iter().copied().filter(|at| keep(at)).collect()
    };
    let all = [
        ("roadmap.after", after(&waits)),
        ("roadmap.due_after", after(&early)),
        ("roadmap.lost", after(&lost)),
        ("roadmap.built_on", after(&reached)),
        ("roadmap.awaited", step.awaited_by.clone()),
    ];
    let names =
        |places: Vec<Place>| places.into_iter().map(|at| named(it, key, at, link)).collect();
    all.into_iter().filter_map(|(words, places)| it.meta(words, names(places))).collect()
}

/// Every move that was told one by one. Of a single one the dates stand above already.
fn moves(it: &Writer, one: &Milestone) -> Vec<MoveView> {
    let to = one.moves.iter().skip(1).map(|it| Some(it.from)).chain([one.due]);
    let view = |(at, to): (&Move, Option<Period>)| {
        let was = it.period(at.from);
        let text = match to {
            Some(_) if one.moves.len() == 1 => None,
            Some(to) => Some(it.fill("phrase.moved", &[("was", &was), ("due", &it.period(to))])),
            None => Some(it.fill("roadmap.moved_away", &[("was", &was)])),
        };
        let decided = at.date.map(|day| it.fill("roadmap.decided", &[("date", &it.date(day))]));
        let parts: Vec<String> = text.into_iter().chain(decided).collect();
        let text = if parts.is_empty() { it.t("field.why") } else { capital(&parts.join(", ")) };
        let link = at.url.as_ref().map(|url| it.linked(&it.t("field.minutes"), url));
        MoveView { text, why: it.maybe(&at.why), link }
    };
    one.moves.iter().zip(to).map(view).collect()
}
