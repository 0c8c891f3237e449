//! A mission's road map: phases with milestones, in words and on one scale of time (C-48).

use crate::assess::years;
use crate::chart::{Role, Stretch};
use crate::model::{Milestone, MilestoneStatus, Mission, Phase};
use crate::site::view::{Html, MilestoneView, PhaseView, Phrase, Plot, Timeline};
use crate::site::words::Writer;
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
    let mut days: Vec<Date> = Vec::new();
    for phase in &mission.roadmap {
        days.extend(phase.span.and_then(|it| it.first_day()));
        days.extend(phase.span.and_then(|it| it.last_day()));
        for one in &phase.milestones {
            days.extend([one.due, one.was_due].into_iter().flatten().map(Period::last_day));
            days.extend(one.done);
        }
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

/// The phases, in authored order.
pub(super) fn phases(it: &Writer, mission: &Mission, scale: Option<&Scale>) -> Vec<PhaseView> {
    let view = |phase: &Phase| PhaseView {
        title: it.phrase(&phase.title),
        span: phase.span.map(|span| it.interval(span)),
        class: class(it, phase),
        stretch: scale.and_then(|scale| stretch(it, phase, scale)),
        milestones: phase.milestones.iter().map(|one| milestone(it, mission, one)).collect(),
    };
    mission.roadmap.iter().map(view).collect()
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
    for one in &phase.milestones {
        let end = |period: Period| day(period.last_day());
        let at = one.done.map(day).or(one.due.map(end)).or(one.was_due.map(end));
        let Some(at) = at else { continue };
        let class = match one.status {
            MilestoneStatus::Done => "g-done",
            MilestoneStatus::Running => "g-go",
            MilestoneStatus::Late => "g-late",
            MilestoneStatus::Planned => "g-plan",
            MilestoneStatus::Dropped => "g0",
        };
        row.points.push((at, class));
        if one.was_due.is_some() && one.was_due != one.due {
            row.moved.extend(one.was_due.map(|was| (end(was), at)));
        }
    }
    let empty = row.bars.is_empty() && row.points.is_empty();
    (!empty).then(|| plot(&row.draw()))
}

fn milestone(it: &Writer, mission: &Mission, one: &Milestone) -> MilestoneView {
    let period = |period: Period| it.period(period);
    let mut dates = Vec::new();
    match (one.was_due, one.due) {
        // A moved date shows both (pages.md T-31).
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
    let after = one.after.iter().filter_map(|(phase, at)| {
        let before = it.phrase(&mission.roadmap.get(*phase)?.milestones.get(*at)?.title);
        let text = it.fill("phrase.after", &[("milestone", &before.text)]);
        Some(it.plain(text))
    });
    // Links to all partners stand on the page already.
    let unlinked = |it: Phrase| Phrase { href: None, ..it };
    MilestoneView {
        title: it.phrase(&one.title),
        status: it.milestone_status(one.status),
        dates,
        why: it.maybe(&one.why),
        partners: it.partners(&one.partners).into_iter().map(unlinked).collect(),
        after: after.collect(),
        unfinanced: (one.financed == Some(false)).then(|| it.t("phrase.not_financed")),
    }
}
