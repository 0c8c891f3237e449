//! Cases in a few words, for tests: `up("2021=61.2 2025=65.1±1.2").to("75", "2030")`.

use crate::model::{Aim, Cadence, Direction, Path, Seasonal, Status, Uncertainty};
use crate::value::{Date, Decimal, Period};

use super::{Goal, Inputs, Method, Point, Start, Verdict, judge};

pub(super) fn number(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("{text} is a number"))
}

pub(super) fn period(text: &str) -> Period {
    Period::parse(text).unwrap_or_else(|| panic!("{text} is a period"))
}

pub(super) fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text} is a date"))
}

/// `2021=61.2`, `2021=61.2±1.2` (half a 95 % interval), `2021=61.2s0.6` (standard error); then `:P`.
pub(super) fn point(text: &str) -> Point {
    let (at, rest) = text.split_once('=').expect("period=value");
    let (rest, letter) = rest.split_once(':').unwrap_or((rest, "A"));
    let status = Status::LETTERS.iter().find(|it| it.0 == letter).expect("a status").1;
    let (value, uncertainty) = if let Some((value, half)) = rest.split_once('±') {
        let (value, half) = (number(value), number(half));
        (value, Uncertainty::Interval { lower: value - half, upper: value + half })
    } else if let Some((value, se)) = rest.split_once('s') {
        (number(value), Uncertainty::StandardError(number(se)))
    } else {
        (number(rest), Uncertainty::Unknown)
    };
    Point { period: period(at), value, uncertainty, status }
}

fn inputs(direction: Direction, observations: &str) -> Inputs {
    Inputs {
        decimals: 1,
        is_percent: true,
        is_count: false,
        direction,
        start: Start::First,
        target: None,
        path: Path::Linear,
        observations: observations.split_whitespace().map(point).collect(),
        breaks: Vec::new(),
        seasonal: None,
        cadence: None,
        next_release: None,
        meaningful_change: None,
    }
}

pub(super) fn up(observations: &str) -> Inputs {
    inputs(Direction::Increase, observations)
}

pub(super) fn down(observations: &str) -> Inputs {
    inputs(Direction::Decrease, observations)
}

pub(super) fn neither(observations: &str) -> Inputs {
    inputs(Direction::None, observations)
}

pub(super) fn hold(observations: &str, aim: Aim) -> Inputs {
    let target = Some(Goal { period: None, aim });
    Inputs { target, ..inputs(Direction::Hold, observations) }
}

impl Inputs {
    pub(super) fn to(self, value: &str, by: &str) -> Inputs {
        let aim = Aim::Reach(number(value));
        Inputs { target: Some(Goal { period: Some(period(by)), aim }), ..self }
    }

    pub(super) fn by(mut self, by: &str) -> Inputs {
        self.target.as_mut().expect("a target").period = Some(period(by));
        self
    }

    pub(super) fn from(self, start: &str) -> Inputs {
        Inputs { start: Start::Given(point(start)), ..self }
    }

    pub(super) fn starting(self, at: &str) -> Inputs {
        Inputs { start: Start::At(period(at)), ..self }
    }

    pub(super) fn geometric(self) -> Inputs {
        Inputs { path: Path::Geometric, ..self }
    }

    pub(super) fn steps(self, steps: &str) -> Inputs {
        let step = |it: &str| {
            let it = point(it);
            (it.period, it.value)
        };
        Inputs { path: Path::Steps(steps.split_whitespace().map(step).collect()), ..self }
    }

    pub(super) fn broken(mut self, at: &str, bridged: bool) -> Inputs {
        self.breaks.push((period(at), bridged));
        self
    }

    pub(super) fn decimals(self, decimals: u32) -> Inputs {
        Inputs { decimals, ..self }
    }

    pub(super) fn plain(self) -> Inputs {
        Inputs { is_percent: false, ..self }
    }

    pub(super) fn meaningful(self, change: &str) -> Inputs {
        Inputs { meaningful_change: Some(number(change)), ..self }
    }

    pub(super) fn same_season(self) -> Inputs {
        Inputs { seasonal: Some(Seasonal::SameSeason), ..self }
    }

    pub(super) fn every(self, cadence: Cadence) -> Inputs {
        Inputs { cadence: Some(cadence), ..self }
    }

    pub(super) fn next(self, release: &str) -> Inputs {
        Inputs { next_release: Some(period(release)), ..self }
    }

    /// Judged on a day.
    pub(super) fn on(&self, day: &str) -> Verdict {
        judge(self, date(day), Method::AndelAfPlanen)
    }

    /// Judged by another method on the last day of the latest figure.
    pub(super) fn by_method(&self, method: Method) -> Verdict {
        let given = match &self.start {
            Start::Given(point) => Some(point.period),
            Start::First | Start::At(_) => None,
        };
        let days = self.observations.iter().map(|it| it.period).chain(given);
        judge(self, days.map(Period::last_day).max().expect("a figure"), method)
    }

    /// Judged on the last day of the latest figure.
    pub(super) fn verdict(&self) -> Verdict {
        self.by_method(Method::AndelAfPlanen)
    }
}

/// A verdict in one line: class, share, caveats.
pub(super) fn line(verdict: &Verdict) -> String {
    let mut line = verdict.class.id().to_owned();
    if let Some(class) = verdict.class_if_fresh {
        line += &format!(" ({})", class.id());
    }
    if let Some(share) = verdict.share_percent {
        line += &format!(" {share}");
    }
    for caveat in &verdict.caveats {
        line += &format!(" +{}", caveat.id());
    }
    line + if verdict.final_ { " final" } else { "" }
}
