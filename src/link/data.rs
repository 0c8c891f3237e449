//! Indicators: their keys and their table agree, or it is said where they do not.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diags, nearest};
use crate::model::{
    self, Aim, Direction, NextRelease, Observation, Series, SeriesKey, Status, Uncertainty,
};
use crate::source::table::{self, COLUMNS, Cell, Row, Table};
use crate::source::{self, Folder, Thing, WrittenPath};
use crate::tree::{Span, Spanned};
use crate::value::{Decimal, Period, rounded};

use super::names::Names;
use super::{Cx, advice, common, translate};

/// An indicator with its figures.
pub(super) fn indicator(
    it: &Thing<source::Indicator>,
    file: Option<&source::TableFile>,
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Option<model::Indicator> {
    let facts = &it.facts;
    let common = common(&it.common, &it.id.value, it.id.span, Folder::Indicators, cx, diags);
    let (mut statement, mut cannot_say) = (facts.statement.clone(), facts.cannot_say.clone());
    let mut places = places(it, cx);
    for translation in
        cx.translations.get(&(Folder::Indicators, it.id.value.as_str())).into_iter().flatten()
    {
        let word = |key: &str| translation.words.get(key).map(|it| it.value.clone());
        translate(&mut statement, translation.lang, word("statement"));
        if let Some(word) = translation.words.get("statement") {
            places.statement.insert(translation.lang, word.span);
        }
        translate(&mut cannot_say, translation.lang, word("cannot_say"));
    }
    let mut dimensions: Vec<model::Dimension> = Vec::new();
    let mut holes = false;
    for dimension in &facts.dimensions {
        let id = dimension.id.value.replace('_', "-");
        // A dimension that cannot be called so was said; its column is known all the same.
        let id = crate::value::Id::parse(&id).ok().or_else(|| {
            holes = true;
            crate::value::Id::from_title(&id).or_else(|| crate::value::Id::parse("x").ok())
        });
        dimensions.push(model::Dimension {
            id: id?,
            title: dimension
                .title
                .clone()
                .unwrap_or_else(|| source::Words::new(cx.first(), dimension.id.value.clone())),
            values: dimension
                .values
                .iter()
                .map(|(value, words)| (value.value.clone(), words.clone()))
                .collect(),
        });
    }
    let table = file.and_then(|it| it.table.as_ref());
    let withheld = table.is_some_and(|it| speaks_of_hidden(it, cx, names, diags));
    // Where the table has a mistake, nobody can say what it lacks: that would be told twice.
    let errors = diags.errors();
    let series = table
        .map(|it| observations(it, facts, &mut dimensions, cx, names, diags))
        .unwrap_or_default();
    let flawed = diags.errors() > errors || file.is_some_and(|it| it.flawed);
    let headline: &[Observation] =
        series.first().filter(|it| it.key.is_headline()).map_or(&[], |it| it.observations());
    let owner = facts.owner.as_ref().and_then(|it| names.partners.find(it, diags));
    let none = series.iter().all(|it| it.observations().iter().all(|it| it.value.is_none()));
    let decimals = facts.unit.as_ref().map_or(0, |it| it.decimals);
    let baseline = facts
        .baseline
        .as_ref()
        .and_then(|it| baseline(it, headline, decimals, none || flawed, diags));
    let breaks = breaks(&facts.breaks);
    let start = baseline.clone().or_else(|| default_baseline(headline, &breaks));
    let target = target(facts, start.as_ref(), diags);
    let path = path(facts, start.as_ref(), target.as_ref(), diags);
    let next_release = next_release(facts, diags);
    let place = it.common.title_span.unwrap_or(it.id.span);
    if it.readable && none && !flawed {
        diags.indicator_without_data(
            file.map_or(place, |it| Span::start_of(it.file)),
            file.is_some(),
            &it.id.value,
        );
    }
    provenance(it, place, cx, diags);
    if it.readable && !flawed {
        advice::check(it, &series, place, cx.tree, diags);
    }
    if flawed || holes {
        return None;
    }
    Some(model::Indicator {
        common: common?,
        statement,
        cannot_say,
        unit: facts.unit.clone()?,
        direction: facts.direction.as_ref()?.value,
        baseline,
        target,
        path,
        meaningful_change: facts.meaningful_change.as_ref().map(|it| it.value),
        breaks,
        seasonal: facts.seasonal,
        override_: facts.override_.as_ref().and_then(|it| {
            Some(model::Override {
                class: it.class?.to_owned(),
                reason: it.reason.clone()?,
                by: it.by.clone()?,
            })
        }),
        need: facts.need,
        evidence: facts.evidence,
        dimensions,
        source: facts.source.as_ref().and_then(|it| {
            Some(model::Source {
                title: it.title.clone()?,
                publisher: it.publisher.clone(),
                url: it.url.clone(),
                licence: it.licence.clone(),
                retrieved: it.retrieved.as_ref().map(|it| it.value),
            })
        }),
        owner,
        cadence: facts.cadence,
        next_release,
        events: facts
            .events
            .iter()
            .filter_map(|it| {
                Some(model::Event { period: it.period.as_ref()?.value, text: it.text.clone()? })
            })
            .collect(),
        series,
        // A text may link to the table as it was written, so one that speaks of a hidden partner must wait.
        table: file.filter(|_| !withheld).map(|it| cx.tree.file(it.file).path.clone()),
        places,
    })
}

/// Where those keys stand that later stages speak of.
fn places(it: &Thing<source::Indicator>, cx: &Cx<'_>) -> model::Places {
    let at = |key: &str| it.common.places.get(key).copied();
    let mut places = model::Places {
        target: at("target"),
        next_release: at("next_release"),
        ..model::Places::default()
    };
    if let (Some(place), Some(statement)) = (at("statement"), &it.facts.statement) {
        places.statement.extend(statement.iter().map(|(lang, _)| (lang, place)));
        places.statement.entry(cx.first()).or_insert(place);
    }
    places
}

/// What a reader needs to trust a figure (pages.md T-10, W-20).
fn provenance(it: &Thing<source::Indicator>, place: Span, cx: &Cx<'_>, diags: &mut Diags) {
    let facts = &it.facts;
    if !it.readable {
        return;
    }
    let keys = ["summary", "source", "owner", "next_release"];
    let mut missing: Vec<&str> =
        keys.into_iter().filter(|key| !it.common.written.iter().any(|it| it == key)).collect();
    if facts.source.as_ref().is_some_and(|it| !it.dated) {
        missing.push("source.retrieved");
    }
    if !missing.is_empty() {
        diags.missing_provenance(place, &missing);
    }
    let today = cx.as_of.date();
    if let Some(late) =
        facts.source.as_ref().and_then(|it| it.retrieved.as_ref()).filter(|it| it.value > today)
    {
        diags.date_in_future(late.span, &late.value.to_string(), &today.to_string(), false);
    }
}

/// Where each known column stands in a table.
struct Columns {
    period: usize,
    value: usize,
    lower: Option<usize>,
    upper: Option<usize>,
    se: Option<usize>,
    status: Option<usize>,
    note: Option<usize>,
    partner: Option<usize>,
    /// Position in the table, for each dimension that has a column.
    dimensions: Vec<(usize, usize)>,
}

fn columns(table: &Table, facts: &source::Indicator, diags: &mut Diags) -> Option<Columns> {
    let mut dimensions = Vec::new();
    let mut meant: BTreeSet<&str> = BTreeSet::new();
    let known: Vec<&str> =
        COLUMNS.into_iter().chain(facts.dimensions.iter().map(|it| it.id.value.as_str())).collect();
    let named = |name: &str| known.contains(&name) || table::english_for(name).is_some();
    if let Some(first) = table.columns.first()
        && !table.columns.iter().any(|it| named(&it.name))
    {
        diags.no_headings(first.span);
        return None;
    }
    for (position, column) in table.columns.iter().enumerate() {
        if let Some(index) = facts.dimensions.iter().position(|it| it.id.value == column.name) {
            dimensions.push((position, index));
        } else if !COLUMNS.contains(&column.name.as_str()) {
            let better = table::english_for(&column.name)
                .or_else(|| nearest(&column.name, known.iter().copied()));
            let free = better.filter(|it| table.position(it).is_none());
            meant.extend(free);
            diags.unknown_column(column.span, &column.name, free, &known);
        }
    }
    let mut needed = |name: &str| {
        let found = table.position(name);
        let misnamed = meant.contains(name);
        if found.is_none() && !misnamed && !table.columns.is_empty() {
            diags.missing_column(table.columns[0].span, name);
        }
        found
    };
    let (period, value) = (needed("period"), needed("value"));
    Some(Columns {
        period: period?,
        value: value?,
        lower: table.position("lower"),
        upper: table.position("upper"),
        se: table.position("se"),
        status: table.position("status"),
        note: table.position("note"),
        partner: table.position("partner"),
        dimensions,
    })
}

/// Whether a row is about a partner that is not for the public yet; the first is said.
fn speaks_of_hidden(table: &Table, cx: &Cx<'_>, names: &Names, diags: &mut Diags) -> bool {
    let Some(column) = table.position("partner") else { return false };
    let hidden = table.rows().find_map(|row| {
        let cell = row.cell(column);
        let name = cell.text(cx.tree).into_owned();
        names.partners.hides(&name).then_some((cell.span, name))
    });
    if let Some((span, name)) = &hidden {
        diags.rows_left_out(*span, name);
    }
    hidden.is_some()
}

/// Every series of a table: the headline first.
fn observations(
    table: &Table,
    facts: &source::Indicator,
    dimensions: &mut [model::Dimension],
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Vec<Series> {
    let errors = diags.errors();
    let Some(columns) = columns(table, facts, diags) else { return Vec::new() };
    // Rows that an unknown column tells apart look the same without it.
    let every_column_known = diags.errors() == errors;
    // What a dimension does not declare it takes from its column, in the order found.
    let open: BTreeSet<usize> = dimensions
        .iter()
        .enumerate()
        .filter(|(_, it)| it.values.is_empty())
        .map(|(index, _)| index)
        .collect();
    let mut known: Vec<BTreeMap<String, usize>> = dimensions
        .iter()
        .map(|it| {
            it.values.iter().enumerate().map(|(index, (value, _))| (value.clone(), index)).collect()
        })
        .collect();
    let whole = facts.unit.as_ref().is_some_and(|it| it.decimals == 0);
    let mut groups: BTreeMap<SeriesKey, Vec<Observation>> = BTreeMap::new();
    for row in table.rows() {
        let key = series_key(&row, &columns, dimensions, &mut known, &open, cx, names, diags);
        let observation = observation(&row, table, &columns, whole, cx, diags);
        if let (Some(key), Some(observation)) = (key, observation) {
            groups.entry(key).or_default().push(observation);
        }
    }
    let mut series = Vec::new();
    for (key, mut observations) in groups {
        observations.sort_by_key(|it| (it.period, it.span));
        let mut kept: Vec<Observation> = Vec::with_capacity(observations.len());
        for observation in observations {
            match kept.last().filter(|it| it.period == observation.period) {
                Some(first) if every_column_known => diags.duplicate_observation(
                    observation.span,
                    first.span,
                    &observation.period.to_string(),
                ),
                Some(_) => {}
                None => kept.push(observation),
            }
        }
        series.extend(Series::new(key, kept).ok());
    }
    series
}

#[expect(clippy::too_many_arguments, reason = "one row, and all that its keys can mean")]
fn series_key(
    row: &Row<'_>,
    columns: &Columns,
    dimensions: &mut [model::Dimension],
    known: &mut [BTreeMap<String, usize>],
    open: &BTreeSet<usize>,
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Option<SeriesKey> {
    let mut key = SeriesKey::default();
    if let Some(cell) = columns.partner.map(|it| row.cell(it)).filter(|it| !it.is_empty()) {
        let name = Spanned::new(cell.text(cx.tree).into_owned(), cell.span);
        key.partner = Some(names.partners.find(&name, diags)?);
    }
    for (position, index) in &columns.dimensions {
        let cell = row.cell(*position);
        if cell.is_empty() {
            continue;
        }
        let text = cell.text(cx.tree);
        let value = match known[*index].get(&*text) {
            Some(value) => *value,
            None if open.contains(index) => {
                let value = dimensions[*index].values.len();
                dimensions[*index].values.push((
                    text.clone().into_owned(),
                    source::Words::new(cx.first(), text.clone().into_owned()),
                ));
                known[*index].insert(text.into_owned(), value);
                value
            }
            None => {
                let values: Vec<&str> =
                    dimensions[*index].values.iter().map(|(value, _)| value.as_str()).collect();
                diags.unknown_dimension_value(
                    cell.span,
                    dimensions[*index].id.as_str(),
                    &text,
                    &values,
                );
                return None;
            }
        };
        key.values.insert(*index, value);
    }
    Some(key)
}

fn observation(
    row: &Row<'_>,
    table: &Table,
    columns: &Columns,
    whole: bool,
    cx: &Cx<'_>,
    diags: &mut Diags,
) -> Option<Observation> {
    let cell = |it: Option<usize>| it.map(|it| row.cell(it)).filter(|it| !it.is_empty());
    let mut number = |it: &Option<Cell>| match it {
        None => Some(None),
        Some(cell) => table::number(cx.tree, table, cell, whole, diags),
    };
    let (lower_cell, upper_cell, se_cell) =
        (cell(columns.lower), cell(columns.upper), cell(columns.se));
    let value_cell = row.cell(columns.value);
    let value = number(&Some(value_cell));
    let (lower, upper, se) = (number(&lower_cell), number(&upper_cell), number(&se_cell));
    let period_cell = row.cell(columns.period);
    let written = period_cell.text(cx.tree);
    let period = Period::parse(&written);
    match period {
        None if period_cell.is_empty() => diags.row_without_period(row.span, row.line),
        None => diags.bad_period(period_cell.span, &written),
        Some(period) if period.first_day() > cx.as_of.date() => {
            diags.observation_in_future(
                period_cell.span,
                &period.to_string(),
                &cx.as_of.date().to_string(),
            );
        }
        Some(_) => {}
    }
    let status = match cell(columns.status) {
        None => Some(Status::Normal),
        Some(cell) => {
            let text = cell.text(cx.tree);
            let found =
                Status::LETTERS.iter().find(|(letter, _)| *letter == text).map(|(_, it)| *it);
            if found.is_none() {
                diags.unknown_value(
                    cell.span,
                    "status",
                    &text,
                    &Status::LETTERS.map(|(letter, _)| letter),
                );
            }
            found
        }
    };
    let (period, value, status) = (period?, value?, status?);
    let absent = matches!(status, Status::Confidential | Status::Missing);
    if absent && value.is_some() {
        diags.value_of_missing(value_cell.span, status.letter());
    } else if !absent && value.is_none() {
        diags.empty_value(value_cell.span, &table.name_of(&value_cell));
    }
    let place = |it: &Option<Cell>| it.as_ref().map_or(row.span, |it| it.span);
    let places = [value_cell.span, place(&lower_cell), place(&upper_cell), place(&se_cell)];
    let uncertainty = uncertainty(lower?, upper?, se?, value, places, diags)?;
    let note = cell(columns.note).map(|it| it.text(cx.tree).into_owned());
    let span = if value_cell.is_empty() { row.span } else { value_cell.span };
    Some(Observation { period, value, uncertainty, status, note, span })
}

/// An interval or a standard error, not both, and with the value in it (verdict.md A-11).
fn uncertainty(
    lower: Option<Decimal>,
    upper: Option<Decimal>,
    se: Option<Decimal>,
    value: Option<Decimal>,
    [at_value, at_lower, at_upper, at_se]: [Span; 4],
    diags: &mut Diags,
) -> Option<Uncertainty> {
    match (lower, upper, se) {
        (None, None, None) => Some(Uncertainty::Unknown),
        (None, None, Some(se)) if se.is_sign_negative() && !se.is_zero() => {
            diags.negative_error(at_se, &se.to_string());
            None
        }
        (None, None, Some(se)) => Some(Uncertainty::StandardError(se)),
        (Some(lower), Some(upper), None) => {
            if lower > upper || value.is_some_and(|it| it < lower || it > upper) {
                let value = value.filter(|_| lower <= upper);
                let value = value.map_or(String::new(), |it| it.to_string());
                let span = if lower > upper { at_lower } else { at_value };
                diags.value_outside_interval(span, &value, &lower.to_string(), &upper.to_string());
                return None;
            }
            Some(Uncertainty::Interval { lower, upper })
        }
        (_, _, Some(_)) => {
            diags.two_uncertainties(at_se);
            None
        }
        _ => {
            diags.one_bound(if lower.is_some() { at_lower } else { at_upper });
            None
        }
    }
}

fn baseline(
    it: &Spanned<source::Baseline>,
    headline: &[Observation],
    decimals: u32,
    excused: bool,
    diags: &mut Diags,
) -> Option<model::Baseline> {
    let written = &it.value;
    let period = written.period.as_ref()?;
    let number = |it: &Option<Spanned<Decimal>>| it.as_ref().map(|it| it.value);
    let row = headline.iter().find(|it| it.period == period.value);
    let found = row.and_then(|it| it.value);
    let own = uncertainty(
        number(&written.lower),
        number(&written.upper),
        number(&written.se),
        number(&written.value),
        [&written.value, &written.lower, &written.upper, &written.se]
            .map(|number| number.as_ref().map_or(it.span, |it| it.span)),
        diags,
    )?;
    if let (Some(given), Some(found), Some(row)) = (&written.value, found, row)
        && rounded(given.value, decimals) != rounded(found, decimals)
    {
        diags.baseline_disagrees(
            given.span,
            row.span,
            &given.value.to_string(),
            &found.to_string(),
        );
    }
    let value = found.or(number(&written.value));
    if value.is_none() && !excused && !written.tried {
        diags.baseline_without_value(period.span, &period.value.to_string());
    }
    let uncertainty = match row.map(|it| it.uncertainty) {
        Some(known @ (Uncertainty::Interval { .. } | Uncertainty::StandardError(_))) => known,
        _ => own,
    };
    Some(model::Baseline { period: period.value, value: value?, uncertainty })
}

/// The first observation with a value after the last unbridged break (verdict.md ).
fn default_baseline(headline: &[Observation], breaks: &[model::Break]) -> Option<model::Baseline> {
    let bridged = |period: Period| breaks.iter().any(|it| it.period == period && it.bridged);
    let marked = headline.iter().filter(|it| it.status == Status::Break).map(|it| it.period);
    let all = breaks.iter().map(|it| it.period).chain(marked);
    let last = all.filter(|it| !bridged(*it)).map(Period::first_day).max();
    let mut comparable =
        headline.iter().filter(|it| last.is_none_or(|last| it.period.first_day() >= last));
    let first = comparable.find(|it| it.value.is_some())?;
    Some(model::Baseline {
        period: first.period,
        value: first.value?,
        uncertainty: first.uncertainty,
    })
}

fn breaks(written: &[source::Break]) -> Vec<model::Break> {
    let each = |it: &source::Break| {
        Some(model::Break {
            period: it.period.as_ref()?.value,
            text: it.text.clone(),
            bridged: it.bridged,
        })
    };
    let mut breaks: Vec<model::Break> = written.iter().filter_map(each).collect();
    breaks.sort_by_key(|it| it.period);
    breaks
}

/// The target, with the direction that it goes with (verdict.md A-6).
fn target(
    facts: &source::Indicator,
    start: Option<&model::Baseline>,
    diags: &mut Diags,
) -> Option<model::Target> {
    let direction = facts.direction.as_ref();
    let Some(target) = &facts.target else {
        if let Some(direction) = direction.filter(|it| it.value == Direction::Hold) {
            diags.hold_without_target(direction.span);
        }
        return None;
    };
    let written = &target.value;
    let number = |it: &Option<Spanned<Decimal>>| it.as_ref().map(|it| it.value);
    let aims: Vec<Aim> = [
        number(&written.value).map(Aim::Reach),
        number(&written.at_least).map(Aim::AtLeast),
        number(&written.at_most).map(Aim::AtMost),
        written.between.map(|(low, high)| Aim::Between(low, high)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let [aim] = aims[..] else {
        if !aims.is_empty() || !written.tried {
            diags.target_aims(target.span, aims.len());
        }
        return None;
    };
    let direction = direction?;
    let fits = match direction.value {
        Direction::Increase | Direction::Decrease => matches!(aim, Aim::Reach(_)),
        Direction::Hold => !matches!(aim, Aim::Reach(_)),
        Direction::None => false,
    };
    if !fits {
        diags.target_direction(target.span, direction.span, direction.value == Direction::None);
        return None;
    }
    let (Aim::Reach(value), Some(start)) = (aim, start) else {
        if matches!(aim, Aim::Reach(_)) && written.period.is_none() {
            diags.target_without_period(target.span);
        }
        return Some(made(written, aim));
    };
    let Some(period) = &written.period else {
        diags.target_without_period(target.span);
        return None;
    };
    if period.value.last_day() <= start.period.last_day() {
        diags.target_not_after(period.span, &period.value.to_string(), &start.period.to_string());
    }
    let wrong = match direction.value {
        Direction::Increase => value <= start.value,
        _ => value >= start.value,
    };
    if wrong {
        let span = written.value.as_ref().map_or(target.span, |it| it.span);
        let second = facts.baseline.as_ref().map_or(direction.span, |it| it.span);
        let up = direction.value == Direction::Increase;
        diags.target_side(
            span,
            second,
            &value.to_string(),
            &start.value.to_string(),
            &start.period.to_string(),
            up,
        );
    }
    Some(made(written, aim))
}

fn made(written: &source::Target, aim: Aim) -> model::Target {
    let period = written.period.as_ref().map(|it| it.value);
    model::Target { period, aim, decided: written.decided.clone(), url: written.url.clone() }
}

/// The way to the target (verdict.md ).
fn path(
    facts: &source::Indicator,
    start: Option<&model::Baseline>,
    target: Option<&model::Target>,
    diags: &mut Diags,
) -> model::Path {
    let Some(path) = &facts.path else { return model::Path::Linear };
    let Some((target, Aim::Reach(value))) = target.map(|it| (it, it.aim)) else {
        if facts.target.is_none() {
            diags.path_without_target(path.span);
        }
        return model::Path::Linear;
    };
    match &path.value {
        WrittenPath::Linear => model::Path::Linear,
        WrittenPath::Geometric => {
            let positive = |it: Decimal| it > Decimal::ZERO;
            if !positive(value) || start.is_some_and(|it| !positive(it.value)) {
                diags.geometric_needs_positive(path.span);
            }
            model::Path::Geometric
        }
        WrittenPath::Steps(steps) => {
            let mut sorted: Vec<(Period, Decimal)> = Vec::new();
            for (period, step) in steps {
                let at = period.value;
                if let Some((twice, _)) = sorted.iter().find(|it| it.0 == at) {
                    diags.step_twice(period.span, &twice.to_string());
                    continue;
                }
                let late = target
                    .period
                    .is_some_and(|it| at.last_day() > it.last_day() || at == it && *step != value);
                let early = start.is_some_and(|it| at.last_day() <= it.period.last_day());
                if late || early {
                    diags.step_outside(period.span, &at.to_string());
                    continue;
                }
                sorted.push((at, *step));
            }
            sorted.sort();
            model::Path::Steps(sorted)
        }
    }
}

fn next_release(facts: &source::Indicator, diags: &mut Diags) -> Option<NextRelease> {
    match facts.next_release.as_ref()? {
        source::NextRelease::On(period) => Some(NextRelease::On(*period)),
        source::NextRelease::Never(span) => match &facts.why {
            Some(why) => Some(NextRelease::Never { why: why.clone() }),
            None => {
                diags.missing_why(
                    *span,
                    &crate::diag::said!("`next_release: none`", "`next_release: none`"),
                );
                None
            }
        },
    }
}
