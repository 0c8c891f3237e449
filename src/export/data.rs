//! The figures of an indicator, to take away (T-20): `data.csv` and `data.json`. The same rows in
//! both: every series, a row for each figure, as published. What is not for the public is not in the
//! model, and so not here. Does *not* know verdicts.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::locale::Locale;
use crate::model::{Indicator, Key, Model, Observation, Series, SeriesKey, Status, Uncertainty};
use crate::site::ShownRows;
use crate::value::{Decimal, Lang, Localized, Period};

use super::json::{Json, Members};
use super::method::parts;
use super::published;

/// The columns, on every site and in every language: programs that read them must not break when a
/// page is translated.
const COLUMNS: [&str; 14] = [
    "indikator",
    "part",
    "gruppe",
    "periode",
    "vaerdi",
    "enhed",
    "status",
    "usikkerhed",
    "nedre",
    "oevre",
    "standardfejl",
    "kilde",
    "opdateret",
    "bemaerkning",
];

/// One cell.
enum Cell<'a> {
    None,
    Text(Cow<'a, str>),
    Number(Decimal),
}

impl<'a> Cell<'a> {
    fn text(it: impl Into<Cow<'a, str>>) -> Cell<'a> {
        Some(it.into()).filter(|it| !it.is_empty()).map_or(Cell::None, Cell::Text)
    }

    fn number(it: Option<Decimal>) -> Cell<'a> {
        it.map_or(Cell::None, Cell::Number)
    }
}

/// The whole table as CSV.
pub(super) fn csv(model: &Model, it: &Indicator, lang: Lang) -> Vec<u8> {
    table(rows(model, it, lang, whole(it)))
}

/// Every figure of several indicators in one table.
pub(super) fn csv_of_all(model: &Model, keys: &[Key<Indicator>], lang: Lang) -> Vec<u8> {
    let each = |key: &Key<Indicator>| {
        let it = &model.indicators[*key];
        rows(model, it, lang, whole(it))
    };
    table(keys.iter().flat_map(each))
}

/// Some of the rows, in this order: exactly what a figure shows.
pub(super) fn csv_of(model: &Model, it: &Indicator, lang: Lang, shown: &[ShownRows]) -> Vec<u8> {
    let series = shown.iter().filter_map(|shown| {
        let series = it.series.iter().find(|it| it.key == shown.key)?;
        Some((series, shown.periods.as_deref()))
    });
    table(rows(model, it, lang, series.collect()))
}

/// Every row of every series.
fn whole(it: &Indicator) -> Vec<Part<'_>> {
    it.series.iter().map(|it| (it, None)).collect()
}

/// A series and those of its periods that are wanted; `None` is all of them.
type Part<'a> = (&'a Series, Option<&'a [Period]>);

fn table<'a>(rows: impl Iterator<Item = [Cell<'a>; 14]>) -> Vec<u8> {
    let heads = COLUMNS.map(Cow::Borrowed);
    let text = |cell: Cell<'a>| match cell {
        Cell::None => Cow::Borrowed(""),
        Cell::Text(it) => it,
        Cell::Number(it) => Cow::Owned(it.to_string()),
    };
    super::csv::csv(std::iter::once(heads).chain(rows.map(|row| row.map(text))))
}

/// The columns that say the same in every row; `data.json` says it once, at the top.
const CONSTANT: [&str; 4] = ["indikator", "enhed", "kilde", "opdateret"];

/// The rows as a list of objects.
pub(super) fn list(model: &Model, it: &Indicator, lang: Lang) -> Json {
    let value = |cell: Cell<'_>| match cell {
        Cell::None => Json::Null,
        Cell::Text(it) => Json::Text(it.into_owned()),
        Cell::Number(it) => Json::Number(it),
    };
    let object = |row: [Cell<'_>; 14]| -> Members {
        let members = COLUMNS.into_iter().zip(row.map(value));
        members.filter(|(name, _)| !CONSTANT.contains(name)).collect()
    };
    rows(model, it, lang, whole(it)).map(object).collect()
}

fn rows<'a>(
    model: &'a Model,
    it: &'a Indicator,
    lang: Lang,
    series: Vec<Part<'a>>,
) -> impl Iterator<Item = [Cell<'a>; 14]> {
    let source = it.source.as_ref();
    let title = source.map_or("", |source| source.title.best(lang));
    let updated = source.and_then(|it| it.retrieved).map_or(String::new(), |it| it.to_string());
    let unit = unit_text(it, lang);
    let each = move |(series, periods): Part<'a>| {
        let group = group(it, &series.key);
        let wanted =
            move |it: &&Observation| periods.is_none_or(|periods| periods.contains(&it.period));
        let rows = series.observations().iter().filter(wanted);
        rows.map(move |observation| (series, group.clone(), observation))
    };
    series.into_iter().flat_map(each).map(move |(series, group, observation)| {
        let partner = series.key.partner.map_or("", |it| model.partners[it].common.id.as_str());
        let (value, uncertainty) = figure(observation, it.unit.decimals);
        let (lower, upper, se) = parts(uncertainty);
        [
            Cell::text(it.common.id.as_str()),
            Cell::text(partner),
            Cell::text(group),
            Cell::text(observation.period.to_string()),
            Cell::number(value),
            Cell::text(unit),
            Cell::text(observation.status.letter()),
            Cell::number(half_width(uncertainty)),
            Cell::number(lower),
            Cell::number(upper),
            Cell::number(se),
            Cell::text(title),
            Cell::text(updated.clone()),
            Cell::text(observation.note.as_deref().unwrap_or_default()),
        ]
    })
}

/// A figure as published, with its error. What is kept back is empty whatever was written.
fn figure(it: &Observation, decimals: u32) -> (Option<Decimal>, Uncertainty) {
    let kept_back = matches!(it.status, Status::Confidential | Status::Missing);
    let Some(value) = it.value.filter(|_| !kept_back) else { return (None, Uncertainty::Unknown) };
    let uncertainty = match it.uncertainty {
        Uncertainty::Interval { lower, upper } => Uncertainty::Interval {
            lower: published(lower, decimals),
            upper: published(upper, decimals),
        },
        other => other,
    };
    (Some(published(value, decimals)), uncertainty)
}

/// Half the width of the 95 % interval, as the method has it. `None` if unknown, or if it
/// has more digits than a number of ours: then the standard error says it.
fn half_width(it: Uncertainty) -> Option<Decimal> {
    match it {
        Uncertainty::Unknown => None,
        Uncertainty::Interval { lower, upper } => {
            upper.checked_sub(lower)?.checked_mul(Decimal::new(5, 1)).map(|it| it.normalize())
        }
        Uncertainty::StandardError(se) => {
            se.checked_mul(Decimal::new(196, 2)).map(|it| it.normalize())
        }
    }
}

/// `koen=kvinder`, and `koen=kvinder;alder=15-17` where breakdowns cross: ids, in the order of the
/// indicator.
fn group(it: &Indicator, key: &SeriesKey) -> String {
    let one = |(dimension, value): (&usize, &usize)| {
        let dimension = &it.dimensions[*dimension];
        format!("{}={}", dimension.id, dimension.values[*value].0)
    };
    key.values.iter().map(one).collect::<Vec<_>>().join(";")
}

/// The unit's name in data, or an author's own words for it.
fn unit_text(it: &Indicator, lang: Lang) -> &str {
    use crate::value::UnitKind::Own;
    match (&it.unit.kind, it.unit.name()) {
        (Own { text, .. }, _) => text.best(lang),
        (_, name) => name.unwrap_or_default(),
    }
}

/// Words in each language that they are in.
pub(super) fn words(it: &Localized<String>) -> Json {
    Json::Object(it.iter().map(|(lang, text)| (lang.code(), text.as_str().into())).collect())
}

/// What the codes in the rows stand for, and where the figures are from.
pub(super) fn about(model: &Model, it: &Indicator, locale: &Locale) -> Members {
    let lang = locale.lang;
    let text = |it: Option<&Localized<String>>| Json::maybe(it.map(|it| it.best(lang).as_str()));
    let source = it.source.as_ref().map(|source| -> Members {
        vec![
            ("title", text(Some(&source.title))),
            ("publisher", text(source.publisher.as_ref())),
            ("url", Json::maybe(source.url.as_deref())),
            ("licence", Json::maybe(source.licence.as_deref())),
            ("retrieved", Json::maybe(source.retrieved)),
        ]
    });
    let unit: Members = vec![
        ("name", it.unit.name().unwrap_or("own").into()),
        ("text", locale.unit_name(&it.unit).into()),
        ("decimals", i64::from(it.unit.decimals).into()),
    ];
    let mut keys: Vec<_> = it.series.iter().filter_map(|it| it.key.partner).collect();
    keys.sort();
    keys.dedup();
    let named = |id: &str, title: &Localized<String>| -> Members {
        vec![("id", id.into()), ("title", title.best(lang).as_str().into())]
    };
    let partner = |key| {
        let common = &model.partners[key].common;
        named(common.id.as_str(), &common.title)
    };
    // Only what there are figures of: a name may stand in rows that are not for the public yet.
    let used: BTreeSet<(usize, usize)> = it
        .series
        .iter()
        .flat_map(|it| &it.key.values)
        .map(|(dimension, value)| (*dimension, *value))
        .collect();
    let dimension = |(at, it): (usize, &crate::model::Dimension)| {
        let values = it.values.iter().enumerate().filter(|(value, _)| used.contains(&(at, *value)));
        let mut members = named(it.id.as_str(), &it.title);
        members.push(("values", values.map(|(_, (id, title))| named(id, title)).collect()));
        members
    };
    let licence = it.source.as_ref().and_then(|it| it.licence.as_deref());
    vec![
        ("id", it.common.id.as_str().into()),
        ("title", it.common.title.best(lang).as_str().into()),
        ("definition", text(it.common.summary.as_ref())),
        ("unit", unit.into()),
        ("source", Json::maybe(source)),
        // The figures' own terms; where none are named, those of the site.
        ("licence", Json::maybe(licence.or(model.site.licence.as_deref()))),
        ("parts", keys.into_iter().map(partner).collect()),
        ("groups", it.dimensions.iter().enumerate().map(dimension).collect()),
    ]
}
