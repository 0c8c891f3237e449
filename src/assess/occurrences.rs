//! When the entries of the calendar are: each day of what comes again, from its first until a year from
//! the site's day. Knows the model only. Does *not* know milestones and coming figures, which have their own places.

use jiff::ToSpan;

use crate::model::{Model, When};
use crate::value::Date;

/// A date of the calendar, and its entry in [`Model::calendar`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// Its first day.
    pub from: Date,
    /// Its last day; [`Date::MAX`] where nobody knows its end.
    pub to: Date,
    /// Which entry.
    pub entry: usize,
}

/// What came again and again is told of so many years back: as long as anybody looks, and no page of a
/// month loses its dates before.
const YEARS: i32 = 20;

/// Every date of the calendar: all single ones, and of the recurring ones those since their first day, at
/// most twenty years back, until a year from the site's day. What was is among them.
pub fn occurrences(model: &Model) -> Vec<Occurrence> {
    let today = model.site.as_of;
    let horizon = today.checked_add(1.year()).unwrap_or(today);
    let begin = today.checked_sub(YEARS.years()).unwrap_or(today);
    let mut found = Vec::new();
    for (entry, it) in model.calendar.iter().enumerate() {
        match it.when {
            When::Day(day) => found.push(Occurrence { from: day, to: day, entry }),
            When::Span(span) => {
                let ends = (span.first_day(), span.last_day());
                let from = ends.0.or(ends.1).unwrap_or(today);
                found.push(Occurrence { from, to: ends.1.unwrap_or(Date::MAX), entry });
            }
            When::Every { months, from, to, days } => {
                let last = to.map_or(horizon, |to| to.min(horizon));
                // From the first day each time, so that the 31st does not wander to the 28th.
                let nth = |n: i32| from.checked_add((n * months.max(1)).months()).ok();
                let firsts = (0..).map_while(nth).take_while(|day| *day <= last);
                let lasts = |day: Date| day.checked_add((days - 1).days()).unwrap_or(day);
                let all = firsts.map(|from| Occurrence { from, to: lasts(from), entry });
                found.extend(all.filter(|it| it.to >= begin));
            }
        }
    }
    found.sort();
    found
}
