//! The keys of an indicator.

use crate::diag::said;
use crate::tree::Spanned;
use crate::value::{
    Cadence, Decimal, Direction, Evidence, Id, Need, Period, PeriodKind, Seasonal, VERDICT_CLASSES,
    parse_number,
};
use crate::yaml::Value;

use super::draft::*;
use super::fields::Fields;
use super::table::COLUMNS;

/// An indicator's keys.
pub(super) fn indicator(f: &mut Fields<'_, '_>) -> Indicator {
    let what = said!("en indikator", "an indicator");
    let direction = [
        ("increase", Direction::Increase),
        ("decrease", Direction::Decrease),
        ("hold", Direction::Hold),
        ("none", Direction::None),
    ];
    let unit = f.unit("unit");
    f.require("unit", unit.is_some(), &what);
    let direction = f.choice("direction", &direction);
    f.require("direction", direction.is_some(), &what);
    Indicator {
        statement: f.words("statement"),
        cannot_say: f.words("cannot_say"),
        unit,
        direction,
        baseline: f.map("baseline", said!("en baseline", "a baseline"), |f| {
            let period = f.period("period");
            f.require("period", period.is_some(), &said!("en baseline", "a baseline"));
            Baseline {
                tried: f.written("value"),
                period,
                value: f.number("value"),
                lower: f.number("lower"),
                upper: f.number("upper"),
                se: f.number("se"),
            }
        }),
        target: f.map("target", said!("et mål", "a target"), |f| Target {
            tried: ["value", "at_least", "at_most", "between"].iter().any(|it| f.written(it)),
            period: f.period("period"),
            value: f.number("value"),
            at_least: f.number("at_least"),
            at_most: f.number("at_most"),
            between: between(f),
            decided: f.words("decided"),
            url: f.url("url"),
        }),
        path: path(f),
        meaningful_change: f.number("meaningful_change"),
        breaks: f.maps(
            "breaks",
            || said!("et databrud", "a break in the series"),
            |f| {
                let period = f.period("period");
                f.require(
                    "period",
                    period.is_some(),
                    &said!("et databrud", "a break in the series"),
                );
                Break { period, text: f.words("text"), bridged: f.flag("bridged") }
            },
        ),
        seasonal: f
            .choice(
                "seasonal",
                &[
                    ("adjusted", Seasonal::Adjusted),
                    ("none", Seasonal::None),
                    ("same_season", Seasonal::SameSeason),
                ],
            )
            .map(|it| it.value),
        override_: f
            .map("override", said!("en egen vurdering", "a judgement of your own"), |f| {
                let what = said!("en egen vurdering", "a judgement of your own");
                let classes = VERDICT_CLASSES.map(|it| (it, it));
                let it = Override {
                    class: f.choice("class", &classes).map(|it| it.value),
                    reason: f.words("reason"),
                    by: f.words("by"),
                };
                f.require("class", it.class.is_some(), &what);
                f.require("reason", it.reason.is_some(), &what);
                f.require("by", it.by.is_some(), &what);
                it
            })
            .map(|it| it.value),
        need: f
            .choice("need", &[("must_know", Need::MustKnow), ("nice_to_know", Need::NiceToKnow)])
            .map(|it| it.value)
            .unwrap_or_default(),
        evidence: f
            .choice(
                "evidence",
                &[
                    ("measured", Evidence::Measured),
                    ("estimated", Evidence::Estimated),
                    ("assessed", Evidence::Assessed),
                ],
            )
            .map(|it| it.value)
            .unwrap_or_default(),
        dimensions: dimensions(f),
        source: f
            .map("source", said!("en kilde", "a source"), |f| {
                let title = f.words("title");
                f.require("title", title.is_some(), &said!("en kilde", "a source"));
                Source {
                    title,
                    publisher: f.words("publisher"),
                    url: f.url("url"),
                    licence: f.text("licence").map(|it| it.value),
                    dated: f.written("retrieved"),
                    retrieved: f.date("retrieved"),
                }
            })
            .map(|it| it.value),
        owner: f.name("owner"),
        cadence: f.choice("cadence", CADENCES).map(|it| it.value),
        next_release: next_release(f),
        why: f.words("why"),
        events: f.maps(
            "events",
            || said!("en hændelse", "an event"),
            |f| {
                let what = said!("en hændelse", "an event");
                let (period, text) = (f.period("period"), f.words("text"));
                f.require("period", period.is_some(), &what);
                f.require("text", text.is_some(), &what);
                Event { period, text }
            },
        ),
    }
}

const CADENCES: &[(&str, Cadence)] = &[
    ("daily", Cadence::Daily),
    ("weekly", Cadence::Weekly),
    ("monthly", Cadence::Monthly),
    ("quarterly", Cadence::Quarterly),
    ("half_yearly", Cadence::HalfYearly),
    ("yearly", Cadence::Years(1)),
    ("every_2_years", Cadence::Years(2)),
    ("every_3_years", Cadence::Years(3)),
    ("every_4_years", Cadence::Years(4)),
    ("every_5_years", Cadence::Years(5)),
    ("every_6_years", Cadence::Years(6)),
    ("every_7_years", Cadence::Years(7)),
    ("every_8_years", Cadence::Years(8)),
    ("every_9_years", Cadence::Years(9)),
    ("every_10_years", Cadence::Years(10)),
    ("irregular", Cadence::Irregular),
];

fn between(f: &mut Fields<'_, '_>) -> Option<(Decimal, Decimal)> {
    let node = f.take("between")?;
    let Value::List(items) = &node.value else {
        f.cx.wrong_shape(&node, "between", said!("to tal: `[40, 60]`", "two numbers: `[40, 60]`"));
        return None;
    };
    let mut numbers = Vec::new();
    for item in items {
        match item.text().map(|it| (it, parse_number(it, '.'))) {
            Some((_, Ok(value))) => numbers.push(value),
            Some((text, Err(problem))) => f.cx.diags.not_a_plain_number(item.span, text, problem),
            None => f.cx.wrong_shape(item, "between", said!("et tal", "a number")),
        }
    }
    match numbers[..] {
        [low, high] if low < high && items.len() == 2 => Some((low, high)),
        _ if numbers.len() < items.len() => None,
        _ => {
            f.cx.diags.bad_between(node.span, items.len());
            None
        }
    }
}

fn path(f: &mut Fields<'_, '_>) -> Option<Spanned<WrittenPath>> {
    let node = f.take("path")?;
    let span = node.span;
    let path = match node.value {
        Value::Scalar { ref text, .. } => match text.as_str() {
            "linear" => WrittenPath::Linear,
            "geometric" => WrittenPath::Geometric,
            other => {
                f.cx.diags.unknown_value(span, "path", other, &["linear", "geometric"]);
                return None;
            }
        },
        Value::List(items) => {
            let mut steps = Vec::new();
            for item in items {
                let what = || said!("et trin på vejen", "a step on the way");
                let read = |f: &mut Fields<'_, '_>| {
                    let (period, value) = (f.period("period"), f.number("value"));
                    f.require("period", period.is_some(), &what());
                    f.require("value", value.is_some(), &what());
                    Some((period?, value?.value))
                };
                steps.extend(f.node_map("", what(), item, read).and_then(|it| it.value));
            }
            WrittenPath::Steps(steps)
        }
        _ => {
            let expected = said!(
                "`linear`, `geometric` eller en liste af trin",
                "`linear`, `geometric` or a list of steps"
            );
            f.cx.wrong_shape(&node, "path", expected);
            return None;
        }
    };
    Some(Spanned::new(path, span))
}

fn dimensions(f: &mut Fields<'_, '_>) -> Vec<Dimension> {
    let mut dimensions = Vec::new();
    for (id, node) in f.own_keys("dimensions") {
        if let Err(problem) = Id::parse(&id.value.replace('_', "-")) {
            f.cx.diags.bad_id(id.span, &id.value, problem.suggestion.as_deref());
        }
        if COLUMNS.contains(&id.value.as_str()) {
            f.cx.diags.reserved_dimension(id.span, &id.value);
        }
        let read = |f: &mut Fields<'_, '_>| {
            let title = f.words("title");
            let mut values = Vec::new();
            for (value, words) in f.own_keys("values") {
                if let Some(words) = f.cx.words(&value.value, words) {
                    values.push((value, words));
                }
            }
            (title, values)
        };
        let what = said!("en opdeling", "a dimension");
        let found = f.node_map("dimensions", what, node, read);
        let (title, values) = found.map(|it| it.value).unwrap_or_default();
        dimensions.push(Dimension { id, title, values });
    }
    dimensions
}

fn next_release(f: &mut Fields<'_, '_>) -> Option<NextRelease> {
    let text = f.text("next_release")?;
    if text.value == "none" {
        return Some(NextRelease::Never(text.span));
    }
    let kinds = [PeriodKind::Day, PeriodKind::Month, PeriodKind::Quarter];
    match Period::parse(&text.value).filter(|it| kinds.contains(&it.kind())) {
        Some(period) => Some(NextRelease::On(period)),
        None => {
            f.cx.diags.bad_release(text.span, &text.value);
            None
        }
    }
}
