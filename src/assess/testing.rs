//! Cases in a few words, for tests: `up("2021=61.2 2025=65.1±1.2").to("75", "2030")`.

use proptest::prelude::*;

use crate::model::{Aim, Cadence, Direction, Path, Seasonal, Status, Uncertainty};
use crate::value::{Date, Decimal, Period};

use super::{Goal, Inputs, Method, Point, Start, Verdict, judge};

pub(crate) fn number(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("{text} is a number"))
}

pub(crate) fn period(text: &str) -> Period {
    Period::parse(text).unwrap_or_else(|| panic!("{text} is a period"))
}

pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text} is a date"))
}

/// `2021=61.2`, `2021=61.2±1.2` (half a 95 % interval), `2021=61.2s0.6` (standard error); then `:P`.
pub(crate) fn point(text: &str) -> Point {
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

pub(crate) fn up(observations: &str) -> Inputs {
    inputs(Direction::Increase, observations)
}

pub(crate) fn down(observations: &str) -> Inputs {
    inputs(Direction::Decrease, observations)
}

pub(crate) fn neither(observations: &str) -> Inputs {
    inputs(Direction::None, observations)
}

pub(crate) fn hold(observations: &str, aim: Aim) -> Inputs {
    let target = Some(Goal { period: None, aim });
    Inputs { target, ..inputs(Direction::Hold, observations) }
}

impl Inputs {
    pub(crate) fn to(self, value: &str, by: &str) -> Inputs {
        let aim = Aim::Reach(number(value));
        Inputs { target: Some(Goal { period: Some(period(by)), aim }), ..self }
    }

    pub(crate) fn by(mut self, by: &str) -> Inputs {
        self.target.as_mut().expect("a target").period = Some(period(by));
        self
    }

    pub(crate) fn from(self, start: &str) -> Inputs {
        Inputs { start: Start::Given(point(start)), ..self }
    }

    pub(crate) fn starting(self, at: &str) -> Inputs {
        Inputs { start: Start::At(period(at)), ..self }
    }

    pub(crate) fn geometric(self) -> Inputs {
        Inputs { path: Path::Geometric, ..self }
    }

    pub(crate) fn steps(self, steps: &str) -> Inputs {
        let step = |it: &str| {
            let it = point(it);
            (it.period, it.value)
        };
        Inputs { path: Path::Steps(steps.split_whitespace().map(step).collect()), ..self }
    }

    pub(crate) fn broken(mut self, at: &str, bridged: bool) -> Inputs {
        self.breaks.push((period(at), bridged));
        self
    }

    pub(crate) fn decimals(self, decimals: u32) -> Inputs {
        Inputs { decimals, ..self }
    }

    pub(crate) fn plain(self) -> Inputs {
        Inputs { is_percent: false, ..self }
    }

    pub(crate) fn meaningful(self, change: &str) -> Inputs {
        Inputs { meaningful_change: Some(number(change)), ..self }
    }

    pub(crate) fn same_season(self) -> Inputs {
        Inputs { seasonal: Some(Seasonal::SameSeason), ..self }
    }

    pub(crate) fn every(self, cadence: Cadence) -> Inputs {
        Inputs { cadence: Some(cadence), ..self }
    }

    pub(crate) fn next(self, release: &str) -> Inputs {
        Inputs { next_release: Some(period(release)), ..self }
    }

    /// Judged on a day.
    pub(crate) fn on(&self, day: &str) -> Verdict {
        judge(self, date(day), Method::AndelAfPlanen)
    }

    /// Judged by another method on the last day of the latest figure.
    pub(crate) fn by_method(&self, method: Method) -> Verdict {
        let given = match &self.start {
            Start::Given(point) => Some(point.period),
            Start::First | Start::At(_) => None,
        };
        let days = self.observations.iter().map(|it| it.period).chain(given);
        judge(self, days.map(Period::last_day).max().expect("a figure"), method)
    }

    /// Judged on the last day of the latest figure.
    pub(crate) fn verdict(&self) -> Verdict {
        self.by_method(Method::AndelAfPlanen)
    }
}

/// A verdict in one line: class, share, caveats.
pub(crate) fn line(verdict: &Verdict) -> String {
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

fn any_period() -> impl Strategy<Value = Period> {
    (1980..2070_i16, 1..13_i8, 0..9_u8).prop_map(|(year, part, kind)| match kind {
        0 => Period::Years(year, year + i16::from(part)),
        1..=3 => Period::Year(year),
        4 => Period::SchoolYear(year),
        5 => Period::HalfYear(year, (part - 1) / 6 + 1),
        6 => Period::Quarter(year, (part - 1) / 3 + 1),
        7 => Period::Month(year, part),
        _ => period(&format!("{year}-W{part:02}")),
    })
}

fn any_point() -> impl Strategy<Value = Point> {
    let value = prop_oneof![
        8 => (-1000..1000_i64).prop_map(|it| Decimal::new(it, 1)),
        1 => Just(Decimal::MAX),
        1 => Just(Decimal::MIN),
        1 => Just(Decimal::new(1, 28)),
    ];
    (any_period(), value, 0..20_i64, 0..8_usize).prop_map(|(period, value, error, status)| {
        let status = Status::LETTERS[status % 5].1;
        let uncertainty = match error {
            0..8 => Uncertainty::Unknown,
            _ => Uncertainty::StandardError(Decimal::new(error - 8, 1)),
        };
        Point { period, value, uncertainty, status }
    })
}

pub(crate) fn any_inputs() -> impl Strategy<Value = Inputs> {
    let small = (-1000..1000_i64).prop_map(|it| Decimal::new(it, 1));
    let aim = (small.clone(), small, 0..6_u8).prop_map(|(one, other, kind)| match kind {
        0..3 => Aim::Reach(one),
        3 => Aim::AtLeast(one),
        4 => Aim::AtMost(one),
        _ => Aim::Between(one.min(other), one.max(other)),
    });
    let goal = (proptest::option::weighted(0.8, any_period()), aim)
        .prop_map(|(period, aim)| Goal { period, aim });
    let start = prop_oneof![
        3 => Just(Start::First),
        2 => any_point().prop_map(Start::Given),
        1 => any_period().prop_map(Start::At),
    ];
    let path = prop_oneof![
        2 => Just(Path::Linear),
        1 => Just(Path::Geometric),
        1 => proptest::collection::vec(any_point(), 0..4).prop_map(|points| {
            let mut steps: Vec<_> = points.iter().map(|it| (it.period, it.value)).collect();
            steps.sort();
            Path::Steps(steps)
        }),
    ];
    let points = proptest::collection::vec(any_point(), 0..12);
    let breaks = proptest::collection::vec((any_period(), any::<bool>()), 0..3);
    let direction = prop_oneof![
        Just(Direction::Increase),
        Just(Direction::Decrease),
        Just(Direction::Hold),
        Just(Direction::None),
    ];
    let seasonal = prop_oneof![Just(None), Just(Some(Seasonal::SameSeason))];
    let cadence = prop_oneof![
        Just(None),
        Just(Some(Cadence::Daily)),
        Just(Some(Cadence::Quarterly)),
        Just(Some(Cadence::Years(3))),
        Just(Some(Cadence::Irregular)),
    ];
    (
        points,
        direction,
        start,
        proptest::option::weighted(0.8, goal),
        path,
        breaks,
        seasonal,
        cadence,
    )
        .prop_map(
            |(mut observations, direction, start, target, path, breaks, seasonal, cadence)| {
                observations.sort_by_key(|it| it.period);
                observations.dedup_by_key(|it| it.period);
                let plain = up("");
                Inputs {
                    observations,
                    direction,
                    start,
                    target,
                    path,
                    breaks,
                    seasonal,
                    cadence,
                    ..plain
                }
            },
        )
}

/// The model of these files, as of 1 November 2026 unless site.yml says otherwise.
pub(crate) fn model_of<P: AsRef<str>>(texts: &[(P, String)]) -> crate::model::Model {
    let texts = texts.iter().map(|(path, text)| (path.as_ref(), text.as_str()));
    let tree = crate::tree::Tree::of_texts(texts);
    let mut diags = crate::diag::Diags::default();
    let draft = crate::source::parse(&tree, &mut diags);
    let now = crate::value::parse_moment("2026-11-01").expect("a moment");
    let settings = crate::link::Settings { as_of: None, now, base_url: None, drafts: false };
    let model = crate::link::link(&draft, &tree, &settings, &mut diags);
    model.unwrap_or_else(|| panic!("{diags:?}"))
}
