//! `metode.json`: a verdict with all that it was made from, so that anybody can redo it (V-50). Its
//! form is docs/schema/metode-1.0.json. Knows verdicts and what they were given. Does *not* judge.

use crate::assess::{Caveat, Class, Goal, Inputs, Point, Start, VERSION, Verdict, limits};
use crate::model::{Aim, Cadence, Direction, Method, Path, Seasonal, Status, Uncertainty};
use crate::value::{Date, Decimal, Period};

use super::json::{Json, Members};

/// The name of a method in content and data.
fn method_id(method: Method) -> &'static str {
    match method {
        Method::AndelAfPlanen => "andel-af-planen",
        Method::Eurostat => "eurostat",
        Method::Un => "un",
    }
}

/// What is the same for every verdict of a file: which method, and the day it was judged for.
pub(super) fn head(method: Method, as_of: Date) -> Members {
    vec![
        ("method", method_id(method).into()),
        ("version", VERSION.into()),
        ("as_of", as_of.into()),
        ("generator", concat!("pejl ", env!("CARGO_PKG_VERSION")).into()),
    ]
}

/// One series: what it was judged by, and how. `names` are what the class is called, by member
/// (`label_da`).
pub(super) fn judgement(
    inputs: &Inputs,
    verdict: &Verdict,
    unit: &'static str,
    names: &[(&'static str, String)],
) -> Members {
    let it = verdict;
    let used = if it.fell_back { Method::AndelAfPlanen } else { it.method };
    let limit = |(class, from): &(Class, Option<i64>)| -> Members {
        vec![("class", class.id().into()), ("from_percent", Json::maybe(*from))]
    };
    let interval = it.share_interval.map(|(from, to)| [from, to].into_iter().collect::<Json>());
    let mut members: Members = vec![
        ("inputs", self::inputs(inputs, verdict, unit).into()),
        ("class", it.class.id().into()),
    ];
    members.extend(names.iter().map(|(name, text)| (*name, text.as_str().into())));
    members.extend([
        ("class_if_fresh", Json::maybe(it.class_if_fresh.map(Class::id))),
        ("final", it.final_.into()),
        ("caveats", it.caveats.iter().map(|it| Caveat::id(*it)).collect()),
        ("method_used", method_id(used).into()),
        ("share_percent", Json::maybe(it.share_percent)),
        ("share_interval", interval.unwrap_or(Json::Null)),
        ("path_value", Json::maybe(it.path_value)),
        ("change", Json::maybe(it.change)),
        ("planned_change", Json::maybe(it.planned_change)),
        ("error_of_change", Json::maybe(it.error_of_change)),
        ("need_per_year", Json::maybe(it.need_per_year)),
        ("pace_per_year", Json::maybe(it.pace_per_year)),
        ("factor", Json::maybe(it.factor)),
        ("projection", Json::maybe(it.projection)),
        ("pace_suffices", Json::maybe(it.pace_suffices)),
        ("threshold", Json::maybe(it.threshold)),
        ("figures_counted", Json::maybe(i64::try_from(it.observations).ok())),
        ("fresh_until", Json::maybe(it.fresh_until)),
        ("earliest", Json::maybe(it.earliest)),
        ("plan_begins", Json::maybe(it.plan_begins)),
        ("stalled_since", Json::maybe(it.stalled_since.as_ref().map(|it| it.period))),
        ("thresholds", limits(used).iter().map(limit).collect()),
    ]);
    members
}

fn inputs(inputs: &Inputs, verdict: &Verdict, unit: &'static str) -> Members {
    let it = inputs;
    let period = |it: &Option<Point>| Json::maybe(it.as_ref().map(|it| it.period));
    let (baseline, from) = match &it.start {
        Start::Given(point) => (point_of(point).into(), Json::Null),
        Start::At(period) => (Json::Null, days(*period).into()),
        Start::First => (Json::Null, Json::Null),
    };
    let broken = |(period, bridged): &(Period, bool)| {
        let mut members = days(*period);
        members.push(("bridged", (*bridged).into()));
        members
    };
    vec![
        ("unit", unit.into()),
        ("decimals", i64::from(it.decimals).into()),
        ("direction", direction_id(it.direction).into()),
        ("baseline", baseline),
        ("baseline_from", from),
        ("target", Json::maybe(it.target.map(target))),
        ("path", path(&it.path)),
        ("observations", it.observations.iter().map(point_of).collect()),
        ("breaks", it.breaks.iter().map(broken).collect()),
        ("cadence", Json::maybe(it.cadence.map(cadence_id))),
        ("next_release", Json::maybe(it.next_release.map(days))),
        ("seasonal", Json::maybe(it.seasonal.map(seasonal_id))),
        ("meaningful_change", Json::maybe(it.meaningful_change)),
        ("baseline_period", period(&verdict.baseline)),
        ("judged_period", period(&verdict.judged)),
        ("latest_period", period(&verdict.latest)),
        ("compared_period", period(&verdict.compared)),
        ("previous_period", period(&verdict.previous)),
    ]
}

/// A period with the days that it stands for: nobody needs to know how `2024/25` is read.
fn days(period: Period) -> Members {
    vec![
        ("period", period.into()),
        ("first_day", period.first_day().into()),
        ("last_day", period.last_day().into()),
    ]
}

fn point_of(point: &Point) -> Members {
    let (lower, upper, se) = parts(point.uncertainty);
    let mut members = days(point.period);
    members.extend([
        ("value", point.value.into()),
        ("lower", Json::maybe(lower)),
        ("upper", Json::maybe(upper)),
        ("se", Json::maybe(se)),
        ("status", Status::letter(point.status).into()),
    ]);
    members
}

/// Lower bound, upper bound and standard error.
pub(super) fn parts(it: Uncertainty) -> (Option<Decimal>, Option<Decimal>, Option<Decimal>) {
    match it {
        Uncertainty::Unknown => (None, None, None),
        Uncertainty::Interval { lower, upper } => (Some(lower), Some(upper), None),
        Uncertainty::StandardError(se) => (None, None, Some(se)),
    }
}

fn target(goal: Goal) -> Members {
    let (mut value, mut low, mut high) = (None, None, None);
    match goal.aim {
        Aim::Reach(it) => value = Some(it),
        Aim::AtLeast(it) => low = Some(it),
        Aim::AtMost(it) => high = Some(it),
        Aim::Between(from, to) => (low, high) = (Some(from), Some(to)),
    }
    let mut members = match goal.period {
        Some(period) => days(period),
        None => ["period", "first_day", "last_day"].map(|it| (it, Json::Null)).to_vec(),
    };
    members.extend([
        ("value", Json::maybe(value)),
        ("at_least", Json::maybe(low)),
        ("at_most", Json::maybe(high)),
    ]);
    members
}

fn path(path: &Path) -> Json {
    match path {
        Path::Linear => "linear".into(),
        Path::Geometric => "geometric".into(),
        Path::Steps(steps) => steps
            .iter()
            .map(|(period, value)| {
                let mut members = days(*period);
                members.push(("value", (*value).into()));
                members
            })
            .collect(),
    }
}

pub(super) fn direction_id(direction: Direction) -> &'static str {
    match direction {
        Direction::Increase => "increase",
        Direction::Decrease => "decrease",
        Direction::Hold => "hold",
        Direction::None => "none",
    }
}

fn seasonal_id(seasonal: Seasonal) -> &'static str {
    match seasonal {
        Seasonal::Adjusted => "adjusted",
        Seasonal::None => "none",
        Seasonal::SameSeason => "same_season",
    }
}

pub(super) fn cadence_id(cadence: Cadence) -> String {
    match cadence {
        Cadence::Daily => "daily".into(),
        Cadence::Weekly => "weekly".into(),
        Cadence::Monthly => "monthly".into(),
        Cadence::Quarterly => "quarterly".into(),
        Cadence::HalfYearly => "half_yearly".into(),
        Cadence::Irregular => "irregular".into(),
        Cadence::Years(1) => "yearly".into(),
        Cadence::Years(years) => format!("every_{years}_years"),
    }
}

/// A file with one verdict and no page: what the independent recomputation is tried on.
pub fn bare(inputs: &Inputs, verdict: &Verdict, as_of: Date) -> Vec<u8> {
    let unit = match (inputs.is_percent, inputs.is_count) {
        (true, _) => "percent",
        (_, true) => "count",
        _ => "own",
    };
    let mut members = head(verdict.method, as_of);
    members.extend(judgement(inputs, verdict, unit, &[]));
    members.push(("series", Json::List(Vec::new())));
    Json::Object(members).file()
}
