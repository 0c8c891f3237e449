//! Indicators and their observations.

use std::collections::BTreeMap;

use crate::tree::Span;
use crate::value::{
    Cadence, Date, Decimal, Direction, Evidence, Id, Localized, Need, Period, Seasonal, Unit,
};

use super::{Common, Key, Partner};

/// A shared measure: what is counted, where it should go, and the figures.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Names and texts.
    pub common: Common,
    /// The figure's headline, a sentence that the data must bear out.
    pub statement: Option<Localized<String>>,
    /// What the figure cannot say.
    pub cannot_say: Option<Localized<String>>,
    /// Unit and decimals.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// Where it began.
    pub baseline: Option<Baseline>,
    /// Where it should go.
    pub target: Option<Target>,
    /// The way there.
    pub path: Path,
    /// Without a target: smaller changes are "unchanged" (in the indicator's unit).
    pub meaningful_change: Option<Decimal>,
    /// Where figures before and after cannot be compared, by period.
    pub breaks: Vec<Break>,
    /// How to compare periods shorter than a year.
    pub seasonal: Option<Seasonal>,
    /// A body's own judgement, shown beside the computed one.
    pub override_: Option<Override>,
    /// Whether it belongs on front pages.
    pub need: Need,
    /// How the figure came about.
    pub evidence: Evidence,
    /// Breakdowns other than by partner, in the order written.
    pub dimensions: Vec<Dimension>,
    /// Who published the figures.
    pub source: Option<Source>,
    /// The partner who answers for it.
    pub owner: Option<Key<Partner>>,
    /// How often there are new figures.
    pub cadence: Option<Cadence>,
    /// When the next figures are due.
    pub next_release: Option<NextRelease>,
    /// What happened, drawn on the chart, never as a cause.
    pub events: Vec<Event>,
    /// The figures: the headline series first, then by partner and dimension values.
    pub series: Vec<Series>,
    /// Path below the content folder of the table as it was written, if a text may lead to it.
    pub table: Option<String>,
}

/// The observation that change is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Baseline {
    /// Its period.
    pub period: Period,
    /// Its value: from the data or, where the data lack it, as written.
    pub value: Decimal,
    /// Its 95 % interval or standard error.
    pub uncertainty: Uncertainty,
}

/// What has been promised of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// By when; `None` for a demand that holds for every period.
    pub period: Option<Period>,
    /// The value or the limits.
    pub aim: Aim,
    /// Who decided it, and where that can be read.
    pub decided: Option<Localized<String>>,
    /// Address of the decision.
    pub url: Option<String>,
}

/// A target's value or limits, in the indicator's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Reach this value (directions increase and decrease).
    Reach(Decimal),
    /// Stay at or above.
    AtLeast(Decimal),
    /// Stay at or below.
    AtMost(Decimal),
    /// Stay within these, both counted in.
    Between(Decimal, Decimal),
}

/// The planned way from baseline to target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Path {
    /// A straight line.
    Linear,
    /// The same percentage every year.
    Geometric,
    /// Straight lines between these points, sorted by period.
    Steps(Vec<(Period, Decimal)>),
}

/// A change of method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// The first period of the new method.
    pub period: Period,
    /// What changed.
    pub text: Option<Localized<String>>,
    /// The series was calculated back: figures can be compared after all.
    pub bridged: bool,
}

/// A body's own judgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The verdict class: one of [`VERDICT_CLASSES`](crate::value::VERDICT_CLASSES).
    pub class: String,
    /// Why.
    pub reason: Localized<String>,
    /// Who judged.
    pub by: Localized<String>,
}

/// A breakdown: what the values of a column mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Its id: the column's name.
    pub id: Id,
    /// Its name for readers.
    pub title: Localized<String>,
    /// Its values with their names, in the order written.
    pub values: Vec<(String, Localized<String>)>,
}

/// Who published figures, and on what terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub title: Localized<String>,
    /// Who published it.
    pub publisher: Option<Localized<String>>,
    /// Where it can be found.
    pub url: Option<String>,
    /// On what terms: an SPDX name.
    pub licence: Option<String>,
    /// When it was fetched.
    pub retrieved: Option<Date>,
}

/// When the next figures are due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextRelease {
    /// On a day, or within a month or a quarter.
    On(Period),
    /// There will be none.
    Never {
        /// Why.
        why: Localized<String>,
    },
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub period: Period,
    /// What, in neutral words.
    pub text: Localized<String>,
}

/// What a series is about: nothing set means the headline.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesKey {
    /// One partner's own figures.
    pub partner: Option<Key<Partner>>,
    /// Values of dimensions, as (index in [`Indicator::dimensions`], index in its values).
    pub values: BTreeMap<usize, usize>,
}

impl SeriesKey {
    /// Whether this is the headline.
    pub fn is_headline(&self) -> bool {
        self.partner.is_none() && self.values.is_empty()
    }

    /// Whether this is about one value of the dimension at this place, and nothing else.
    pub fn is_only(&self, dimension: usize) -> bool {
        self.partner.is_none() && self.values.len() == 1 && self.values.contains_key(&dimension)
    }
}

/// Observations about one thing. Invariant: strictly increasing in time, never empty.
#[derive(Debug, Clone)]
pub struct Series {
    /// What it is about.
    pub key: SeriesKey,
    observations: Vec<Observation>,
}

impl Series {
    /// A series of these observations, in any order. Returns the first two of the same period
    /// instead, if there are such.
    pub fn new(
        key: SeriesKey,
        mut observations: Vec<Observation>,
    ) -> Result<Series, Box<(Observation, Observation)>> {
        observations.sort_by_key(|it| (it.period, it.span));
        match observations.windows(2).find(|it| it[0].period == it[1].period) {
            Some(twice) => Err(Box::new((twice[0].clone(), twice[1].clone()))),
            None => Ok(Series { key, observations }),
        }
    }

    /// Its observations, oldest first.
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// The latest observation that has a value.
    pub fn latest(&self) -> Option<&Observation> {
        self.observations.iter().rev().find(|it| it.value.is_some())
    }

    /// The observation of this period.
    pub fn at(&self, period: Period) -> Option<&Observation> {
        self.observations
            .binary_search_by_key(&period, |it| it.period)
            .ok()
            .map(|at| &self.observations[at])
    }
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The time it is about.
    pub period: Period,
    /// The figure as written; none if missing or confidential.
    pub value: Option<Decimal>,
    /// What is known of its error.
    pub uncertainty: Uncertainty,
    /// SDMX observation status.
    pub status: Status,
    /// A word on it.
    pub note: Option<String>,
    /// The cell it stands in, or its row if there is no figure: the origin travels.
    pub span: Span,
}

/// What is known of a figure's sampling error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Uncertainty {
    /// Nothing.
    #[default]
    Unknown,
    /// A 95 % interval.
    Interval {
        /// Lower bound.
        lower: Decimal,
        /// Upper bound.
        upper: Decimal,
    },
    /// A standard error.
    StandardError(Decimal),
}

/// SDMX observation status (code list CL_OBS_STATUS, the part that format.md names).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// A: normal.
    #[default]
    Normal,
    /// P: provisional.
    Provisional,
    /// E: estimated.
    Estimated,
    /// B: break in series.
    Break,
    /// U: low reliability.
    LowReliability,
    /// C: confidential; no value.
    Confidential,
    /// M: missing; no value.
    Missing,
}

impl Status {
    /// Every status with its letter.
    pub const LETTERS: [(&'static str, Status); 7] = [
        ("A", Status::Normal),
        ("P", Status::Provisional),
        ("E", Status::Estimated),
        ("B", Status::Break),
        ("U", Status::LowReliability),
        ("C", Status::Confidential),
        ("M", Status::Missing),
    ];

    /// Its letter.
    pub fn letter(self) -> &'static str {
        Status::LETTERS.iter().find(|(_, it)| *it == self).map_or("A", |(letter, _)| letter)
    }
}

impl Indicator {
    /// The series about nothing in particular, if there is one.
    pub fn headline(&self) -> Option<&Series> {
        self.series.first().filter(|it| it.key.is_headline())
    }
}
