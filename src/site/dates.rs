//! Everything that has a date, as one calendar: entries of the annual wheel, milestones and coming
//! figures; and the pages that it takes to show them, so that none is too long (pages.md 4.7) and none
//! goes away with time (IA-3): which months have pages depends on what has a date, not on the day of the
//! build. Knows the model. Does *not* know words.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::assess::{Collision, Occurrence, collisions};
use crate::model::{Indicator, Key, MilestoneStatus, Mission, Model, NextRelease};
use crate::value::{Date, Period};

/// About how many elements of dates the calendar's own page may hold. The frame, what falls together,
/// the other months and the ways to subscribe take the rest.
const PAGE: usize = 600;
/// How many a page of a month or a year may hold.
const PART: usize = 1_100;
/// So many months are told in full, where not all are.
const MONTHS: usize = 3;

/// What has a date.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// An entry of the annual wheel.
    Entry(Occurrence),
    /// A milestone of a mission's roadmap: its phase, and its place in it.
    Milestone(Key<Mission>, usize, usize),
    /// New figures within a period.
    Figures(String, Vec<Key<Indicator>>),
}

/// Something on its day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Happening {
    /// Its first day: it is on the page of that month, whatever the day of the build.
    pub(crate) from: Date,
    /// Its last day.
    pub(crate) to: Date,
    /// What.
    pub(crate) what: What,
}

impl Happening {
    /// The month of its first day.
    pub(crate) fn month(&self) -> (i16, i8) {
        (self.from.year(), self.from.month())
    }

    /// The month that the calendar's own page tells it in: this one, where it has begun.
    pub(crate) fn told_in(&self, today: Date) -> (i16, i8) {
        let day = if self.to >= today { self.from.max(today) } else { self.from };
        (day.year(), day.month())
    }
}

/// A month or a year with a page of its own, or a part of a month that is too long for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DatePart {
    /// The last part of its address, the same in every language: `2027-03`, `2025`, `2027-03-2`.
    pub(crate) slug: String,
    /// The month or year.
    pub(crate) over: Period,
    /// Which part of it, from 1, where there are several.
    pub(crate) part: Option<usize>,
    /// Places in [`Dates::all`].
    pub(crate) range: Range<usize>,
}

/// Everything that has a date.
#[derive(Debug, Clone)]
pub(crate) struct Dates {
    /// All of them, day by day.
    pub(crate) all: Vec<Happening>,
    /// Places in `all` that the calendar's own page tells in full.
    pub(crate) shown: Vec<usize>,
    /// Whether every month has a page.
    pub(crate) divided: bool,
    /// Pages of years and months: the years that were, and where it is divided, every month.
    pub(crate) parts: Vec<DatePart>,
    /// What falls together.
    pub(crate) collisions: Vec<Collision>,
}

impl Dates {
    /// Nothing yet.
    pub(crate) fn none() -> Dates {
        let (all, shown, parts) = (Vec::new(), Vec::new(), Vec::new());
        Dates { all, shown, divided: false, parts, collisions: Vec::new() }
    }

    /// A calendar that was divided before stays so: its months were published.
    pub(crate) fn new(model: &Model, occurrences: &[Occurrence], was_divided: bool) -> Dates {
        let today = model.site.as_of;
        let all = happenings(model, occurrences);
        let cost: Vec<usize> = all.iter().map(|it| cost(model, &it.what)).collect();
        let coming: Vec<usize> = (0..all.len()).filter(|at| all[*at].to >= today).collect();
        let divided = was_divided || cost.iter().sum::<usize>() > PAGE;
        let long = coming.iter().map(|at| cost[*at]).sum::<usize>() > PAGE;
        let shown = if long { first_months(&all, &cost, &coming, today) } else { coming };
        let parts = parts(&all, &cost, today, divided);
        Dates { all, shown, divided, parts, collisions: collisions(model) }
    }

    /// The page of a month, if it has one; the first where it has several.
    pub(crate) fn month(&self, month: (i16, i8)) -> Option<usize> {
        let over = Period::Month(month.0, month.1);
        self.parts.iter().position(|it| it.over == over)
    }
}

/// Whether the last part of an address is that of a month.
pub(super) fn is_month(slug: &str) -> bool {
    matches!(Period::parse(slug), Some(Period::Month(..)))
}

/// How many elements it takes to tell of something, at most: a row, and its links.
fn cost(model: &Model, what: &What) -> usize {
    7 + match what {
        What::Entry(it) => {
            let it = &model.calendar[it.entry];
            it.missions.len() + it.partners.len() + it.themes.len()
        }
        What::Milestone(mission, phase, at) => {
            2 + model.missions[*mission].roadmap[*phase].milestones[*at].partners.len()
        }
        What::Figures(_, indicators) => indicators.len(),
    }
}

fn happenings(model: &Model, occurrences: &[Occurrence]) -> Vec<Happening> {
    let today = model.site.as_of;
    let mut all = Vec::new();
    let mut add = |from: Date, to: Date, what| {
        all.push(Happening { from, to, what });
    };
    for it in occurrences {
        add(it.from, it.to, What::Entry(*it));
    }
    for (key, mission) in model.missions.iter() {
        for (phase, part) in mission.roadmap.iter().enumerate() {
            for (at, one) in part.milestones.iter().enumerate() {
                // What is late stays on the day that was promised, and is told as late. What is given
                // up is the roadmap's to tell: it is on no day.
                let day = match one.status {
                    MilestoneStatus::Done => one.done.filter(|it| *it <= today),
                    MilestoneStatus::Dropped => None,
                    _ => one.due.map(Period::last_day),
                };
                if let Some(day) = day {
                    add(day, day, What::Milestone(key, phase, at));
                }
            }
        }
    }
    let mut figures: BTreeMap<(Date, String), Vec<Key<Indicator>>> = BTreeMap::new();
    for (key, indicator) in model.indicators.iter() {
        if let Some(NextRelease::On(period)) = indicator.next_release
            && period.last_day() >= today
        {
            figures.entry((period.last_day(), period.to_string())).or_default().push(key);
        }
    }
    for ((day, period), keys) in figures {
        add(day, day, What::Figures(period, keys));
    }
    all.sort();
    all
}

/// Whole months from the first on, as many as there is room for; of the first at least a part.
fn first_months(all: &[Happening], cost: &[usize], coming: &[usize], today: Date) -> Vec<usize> {
    let (mut shown, mut used) = (Vec::new(), 0);
    let told = |at: usize| all[at].told_in(today);
    for (nth, month) in coming.chunk_by(|a, b| told(*a) == told(*b)).enumerate() {
        let whole: usize = month.iter().map(|at| cost[*at]).sum();
        if nth == MONTHS || (nth > 0 && used + whole > PAGE) {
            break;
        }
        for at in month {
            if used + cost[*at] <= PAGE {
                shown.push(*at);
            }
            used += cost[*at];
        }
    }
    shown
}

/// A page for each year that has begun to be past and, where the calendar is divided, for each month,
/// whether it was, is or comes. None of them goes away while its dates stay.
fn parts(all: &[Happening], cost: &[usize], today: Date, divided: bool) -> Vec<DatePart> {
    let (mut years, mut all_months) = (Vec::new(), Vec::new());
    let mut start = 0;
    for year in all.chunk_by(|a, b| a.from.year() == b.from.year()) {
        let range = start..start + year.len();
        start = range.end;
        if divided {
            months(year, range.start, cost, &mut all_months);
        }
        if year.iter().any(|it| it.from < today) {
            let number = year[0].from.year();
            let over = Period::Year(number);
            years.push(DatePart { slug: number.to_string(), over, part: None, range });
        }
    }
    years.append(&mut all_months);
    years
}

fn months(year: &[Happening], mut start: usize, cost: &[usize], parts: &mut Vec<DatePart>) {
    for month in year.chunk_by(|a, b| a.month() == b.month()) {
        let over = Period::Month(month[0].from.year(), month[0].from.month());
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut used = PART;
        for (at, own) in cost.iter().enumerate().skip(start).take(month.len()) {
            used += own;
            match ranges.last_mut() {
                Some(last) if used <= PART => last.end = at + 1,
                _ => {
                    used = *own;
                    ranges.push(at..at + 1);
                }
            }
        }
        start += month.len();
        let several = ranges.len() > 1;
        for (at, range) in ranges.into_iter().enumerate() {
            let slug = if at == 0 { over.to_string() } else { format!("{over}-{}", at + 1) };
            parts.push(DatePart { slug, over, part: several.then_some(at + 1), range });
        }
    }
}
