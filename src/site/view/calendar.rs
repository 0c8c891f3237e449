//! The calendar: what comes, what falls together, the year as a table, and how to subscribe.

use serde::Serialize;

use super::{Entry, Hero, Phrase};

/// The calendar, or the page of one of its months or years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalendarPage {
    /// Top.
    pub hero: Hero,
    /// The next date; nothing on the page of a month or a year.
    pub next: Option<Entry>,
    /// What asks the same people at the same time, in a sentence each, as links to the year's page.
    pub collisions: Vec<Phrase>,
    /// Dates in full, month by month.
    pub months: Vec<Month>,
    /// What the other months or years are called together.
    pub more_title: String,
    /// Other months and how many dates they have; beside a month the one before and the one after; the
    /// months of a year that has a page for each.
    pub more: Vec<MonthLink>,
    /// The year as a table.
    pub wheel: Option<Phrase>,
    /// Pages of the years that were.
    pub past: Vec<Phrase>,
    /// How to have the dates in a calendar of one's own.
    pub subscribe: Option<Subscribe>,
}

/// A month with its dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Month {
    /// For links to it; unique on the page.
    pub id: String,
    /// "Marts 2027".
    pub title: String,
    /// Its dates.
    pub entries: Vec<Entry>,
    /// Where the rest is, if it has more than there is room for.
    pub rest: Option<Phrase>,
}

/// A month that has a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthLink {
    /// Which month, as a link.
    pub month: Phrase,
    /// "34 datoer".
    pub count: String,
}

/// What asks the same people at the same time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Collisions {
    /// The findings, the first first.
    pub items: Vec<CollisionView>,
    /// How many more there are.
    pub rest: Option<String>,
}

/// Entries of the calendar that ask the same people at the same time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CollisionView {
    /// For links to it; unique on the page.
    pub id: String,
    /// The finding in a sentence.
    pub says: String,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// Addresses for a calendar program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subscribe {
    /// All dates, as a link that opens a telephone's calendar where the site's address is known.
    pub whole: Phrase,
    /// The same address to copy; nothing where the site's address is not known.
    pub address: Option<String>,
    /// The dates of each mission.
    pub missions: Vec<Phrase>,
    /// The dates of each partner.
    pub partners: Vec<Phrase>,
}

/// The year as a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WheelPage {
    /// Top.
    pub hero: Hero,
    /// What asks the same people at the same time.
    pub collisions: Option<Collisions>,
    /// What it shows.
    pub caption: String,
    /// Kinds of activities: the heads of its columns.
    pub kinds: Vec<String>,
    /// Its rows.
    pub rows: Vec<WheelRow>,
    /// Back to the dates.
    pub calendar: Phrase,
}

/// A month of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WheelRow {
    /// Which month, as a link where it has a page.
    pub month: Phrase,
    /// What happens, one cell for each kind; perhaps nothing.
    pub cells: Vec<Vec<Phrase>>,
}
