//! What a verdict is made from: the facts of one series, as published.

use crate::model::{
    Aim, Cadence, Direction, Indicator, NextRelease, Observation, Path, Seasonal, Series, Status,
    Uncertainty,
};
use crate::value::{Decimal, Period, Unit, UnitKind, rounded};

/// All that the verdict on one series depends on, but the day and the method. With this alone a
/// reader can redo the verdict (V-50).
#[derive(Debug, Clone, PartialEq)]
pub struct Inputs {
    /// Decimals of published figures.
    pub decimals: u32,
    /// Of a hundred: the default threshold is in points (V-6).
    pub is_percent: bool,
    /// Things or people: they are not rounded, so rounding is no reason to doubt (C-3).
    pub is_count: bool,
    /// Which way is better.
    pub direction: Direction,
    /// What change is counted from.
    pub start: Start,
    /// What was promised.
    pub target: Option<Goal>,
    /// The planned way from baseline to target.
    pub path: Path,
    /// The figures that there are, as published, oldest first.
    pub observations: Vec<Point>,
    /// Changes of method that were announced, and whether the series was calculated back over
    /// them. A row of status B is one too, and need not be here.
    pub breaks: Vec<(Period, bool)>,
    /// How to compare periods shorter than a year.
    pub seasonal: Option<Seasonal>,
    /// How often there are new figures.
    pub cadence: Option<Cadence>,
    /// When the next figures are due; `None` also if there will be none.
    pub next_release: Option<Period>,
    /// Smaller changes are none; `None` for the method's default.
    pub meaningful_change: Option<Decimal>,
}

/// Which observation change is counted from (`verdict.md` A-5).
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// The first after the last unbridged break that lies before the judged observation. (A break
    /// that is announced for later, or came after a final verdict, moves nothing.)
    First,
    /// The first of this period or later: a part of the whole starts where the whole does, or as
    /// soon after as it has figures.
    At(Period),
    /// This one, whether or not it is among the observations.
    Given(Point),
}

/// What was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// By when.
    pub period: Option<Period>,
    /// The value or the limits.
    pub aim: Aim,
}

/// One figure as published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The time it is about.
    pub period: Period,
    /// The figure, rounded to the unit's decimals.
    pub value: Decimal,
    /// What is known of its error; bounds are rounded as the figure is, a standard error is not.
    pub uncertainty: Uncertainty,
    /// How it came about.
    pub status: Status,
}

impl Point {
    /// The figure as it is published; `None` if there is none.
    fn published(it: &Observation, decimals: u32) -> Option<Point> {
        let value = rounded(it.value?, decimals);
        let uncertainty = published(it.uncertainty, decimals);
        Some(Point { period: it.period, value, uncertainty, status: it.status })
    }
}

fn published(uncertainty: Uncertainty, decimals: u32) -> Uncertainty {
    match uncertainty {
        Uncertainty::Interval { lower, upper } => {
            let (lower, upper) = (rounded(lower, decimals), rounded(upper, decimals));
            Uncertainty::Interval { lower, upper }
        }
        Uncertainty::Unknown | Uncertainty::StandardError(_) => uncertainty,
    }
}

/// Whether the target of the whole is one for its parts too. A share, a rate, a score or a time is
/// a level that any group can have. What adds up (things, kroner, tonnes) is not: the transport
/// sector has not met the country's target because it is smaller than the country. Of an author's
/// own unit nobody knows, so it is taken to add up. Parts without a target are judged by V-6.
pub fn target_holds_for_parts(unit: &Unit) -> bool {
    match unit.kind {
        UnitKind::Percent
        | UnitKind::Per1000
        | UnitKind::Per100000
        | UnitKind::Days
        | UnitKind::Hours
        | UnitKind::Score => true,
        UnitKind::Count | UnitKind::Dkk | UnitKind::TonnesCo2 | UnitKind::Own { .. } => false,
    }
}

impl Inputs {
    /// The whole: an indicator's headline.
    pub fn headline(indicator: &Indicator) -> Inputs {
        let mut inputs = Inputs::new(indicator, indicator.headline());
        inputs.target = indicator.target.as_ref().map(|it| Goal { period: it.period, aim: it.aim });
        if let Some(it) = &indicator.baseline {
            let found = inputs.observations.iter().find(|other| other.period == it.period);
            inputs.start = Start::Given(Point {
                period: it.period,
                value: rounded(it.value, inputs.decimals),
                uncertainty: published(it.uncertainty, inputs.decimals),
                status: found.map_or(Status::Normal, |it| it.status),
            });
        }
        inputs
    }

    /// A part of it: a partner or a group. It has the indicator's target and path (where they can
    /// be a part's: see [`target_holds_for_parts`]) and its own baseline.
    pub fn part(indicator: &Indicator, series: &Series) -> Inputs {
        let mut inputs = Inputs::new(indicator, Some(series));
        if let Some(target) = &indicator.target
            && target_holds_for_parts(&indicator.unit)
        {
            inputs.target = Some(Goal { period: target.period, aim: target.aim });
        }
        if let Some(it) = &indicator.baseline {
            inputs.start = Start::At(it.period);
        }
        inputs
    }

    fn new(indicator: &Indicator, series: Option<&Series>) -> Inputs {
        let decimals = indicator.unit.decimals;
        let observations = series.map_or(&[][..], Series::observations);
        Inputs {
            decimals,
            is_percent: indicator.unit.kind == UnitKind::Percent,
            is_count: indicator.unit.kind == UnitKind::Count,
            direction: indicator.direction,
            start: Start::First,
            target: None,
            path: indicator.path.clone(),
            observations: observations
                .iter()
                .filter_map(|it| Point::published(it, decimals))
                .collect(),
            breaks: indicator.breaks.iter().map(|it| (it.period, it.bridged)).collect(),
            seasonal: indicator.seasonal,
            cadence: indicator.cadence,
            next_release: match indicator.next_release {
                Some(NextRelease::On(period)) => Some(period),
                Some(NextRelease::Never { .. }) | None => None,
            },
            meaningful_change: indicator.meaningful_change,
        }
    }
}
