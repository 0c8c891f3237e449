//! Tables of a figure's values (C-12): words for what is missing, the plan beside the figures, the
//! verdict beside the parts.

use std::collections::BTreeMap;

use crate::model::{Indicator, Key, Observation, Series, Uncertainty};
use crate::site::view::{Column, Phrase, Row, Table};
use crate::site::words::{NOTHING, Writer, status_key};
use crate::value::{Decimal, Period, UnitKind};

use super::line::plan;
use super::shape::rounded;
use super::{By, Told, has_share};

/// Parts stand in rows, with their verdicts, where there are no more periods than this.
const PERIODS: usize = 10;
/// A table has at most so many cells: more would make the page slow, and nobody reads them here. The
/// latest periods stay; the file beside it has them all.
const CELLS: usize = 600;

impl Writer<'_> {
    /// The figures of one series, oldest first, with columns only for what there is.
    pub(super) fn series_table(
        &self,
        it: &Indicator,
        series: &Series,
        told: Option<&Told>,
    ) -> Table {
        let observations = series.observations();
        let periods: Vec<Period> = observations.iter().map(|it| it.period).collect();
        let planned = told.map_or(&[][..], plan);
        let planned: BTreeMap<Period, Decimal> = planned.iter().copied().collect();
        let planned_any = periods.iter().any(|it| planned.contains_key(it));
        let errors = observations.iter().any(|it| it.uncertainty != Uncertainty::Unknown);
        let statuses = observations.iter().any(|it| status_key(it.status).is_some());
        let notes = observations.iter().any(|it| it.note.is_some());
        let mut columns =
            vec![self.column("field.period", true), self.column("field.value", false)];
        columns.extend(errors.then(|| self.column("field.interval", false)));
        columns.extend(planned_any.then(|| self.column("field.plan", false)));
        columns.extend(statuses.then(|| self.column("field.status", true)));
        columns.extend(notes.then(|| self.column("field.note", true)));
        let dash = || NOTHING.to_owned();
        let row = |observation: &Observation| {
            let value = match observation.value {
                // The next column says its status.
                Some(value) if statuses => self.number(value, &it.unit),
                _ => self.cell(Some(observation), &it.unit),
            };
            let mut cells = vec![self.plain(value)];
            if errors {
                let text = self.error_of(observation.uncertainty, &it.unit);
                cells.push(self.plain(text.unwrap_or_else(dash)));
            }
            if planned_any {
                let text =
                    planned.get(&observation.period).map(|it_is| self.number(*it_is, &it.unit));
                cells.push(self.plain(text.unwrap_or_else(dash)));
            }
            if statuses {
                let text = status_key(observation.status).map(|key| self.t(key));
                cells.push(self.plain(text.unwrap_or_else(dash)));
            }
            if notes {
                let text = observation.note.clone();
                // Notes are written in the table, in the site's first language.
                let lang = text.as_ref().and_then(|_| self.mark(self.site.first_lang()));
                cells.push(Phrase { text: text.unwrap_or_else(dash), lang, href: None });
            }
            Row { head: self.plain(self.period(observation.period)), cells }
        };
        let (caption, lang) = self.caption(it);
        let caption = self.unique(caption);
        let from = observations.len().saturating_sub(CELLS / columns.len());
        Table { caption, lang, columns, rows: observations[from..].iter().map(row).collect() }
    }

    /// The figures of an indicator's parts.
    pub(super) fn table_by(
        &self,
        key: Key<Indicator>,
        by: By,
        main: Option<&Told>,
        parts: &[Told],
    ) -> Option<Table> {
        let indicator = &self.model.indicators[key];
        if parts.is_empty() {
            return None;
        }
        let head = match by {
            By::Partner => self.plain(self.t("field.partner")),
            By::Dimension(at) => self.phrase(&indicator.dimensions[at].title),
        };
        let caption = self.caption_by(indicator, &self.by_name(indicator, by));
        let series: Vec<(Phrase, &Series)> =
            parts.iter().map(|it| (it.name.clone(), it.series)).collect();
        let mut table = self.side_by_side(indicator, caption, head.clone(), &series);
        // The whole stands first if there is one.
        let whole = table.rows.len().saturating_sub(parts.len());
        if table.columns.first().is_some_and(|it| it.head == head) {
            let shares = main.into_iter().chain(parts).any(|it| has_share(it.verdict));
            table.columns.extend(shares.then(|| self.column("method.andel-af-planen", false)));
            table.columns.push(self.column("field.verdict", true));
            for (at, row) in table.rows.iter_mut().enumerate() {
                let told = match at.checked_sub(whole) {
                    Some(at) => Some(&parts[at]),
                    None => main,
                };
                let share =
                    told.filter(|it| has_share(it.verdict)).and_then(|it| it.verdict.share_percent);
                let share =
                    share.map(|it| self.locale.value_as_written(Decimal::from(it), &percent()));
                let nothing = || NOTHING.to_owned();
                row.cells.extend(shares.then(|| self.plain(share.unwrap_or_else(nothing))));
                let verdict = told.map(|it| self.verdict_badge(it.verdict, key).label);
                row.cells.push(self.plain(verdict.unwrap_or_else(nothing)));
            }
        }
        Some(table)
    }

    /// Each part at its start and now, how sure that is, and the difference.
    pub(super) fn dumbbell_table(
        &self,
        it: &Indicator,
        parts: &[Told],
        by: Option<By>,
    ) -> Option<Table> {
        let by = by?;
        let head = match by {
            By::Partner => self.plain(self.t("field.partner")),
            By::Dimension(at) => self.phrase(&it.dimensions[at].title),
        };
        let change = match it.unit.kind {
            UnitKind::Percent => format!("{}, {}", self.t("field.change"), self.t("unit.points")),
            _ => self.t("field.change"),
        };
        let errors =
            parts.iter().any(|it| it.shape.latest().is_some_and(|it| it.interval.is_some()));
        let starts: Vec<Period> = parts.iter().filter_map(|it| Some(it.start()?.period)).collect();
        let ends: Vec<Period> =
            parts.iter().filter_map(|it| Some(it.shape.latest()?.period)).collect();
        let one = |all: &[Period]| {
            all.windows(2).all(|it| it[0] == it[1]).then(|| all.first().copied()).flatten()
        };
        let (start, end) = (one(&starts), one(&ends));
        let column = |period: Option<Period>, key: &str| Column {
            head: self.plain(period.map_or_else(|| self.t(key), |it| self.period(it))),
            left: false,
        };
        let mut columns = vec![
            Column { head, left: true },
            column(start, "field.start"),
            column(end, "field.now"),
        ];
        columns.extend(errors.then(|| self.column("field.interval", false)));
        columns.push(Column { head: self.plain(change), left: false });
        let rows = parts.iter().filter_map(|told| {
            let latest = told.shape.latest()?;
            let first = told.start().filter(|it| it.period != latest.period);
            let dash = || self.plain(NOTHING);
            // A period of its own is named beside the figure.
            let dated = |text: String, common: Option<Period>, period: Period| match common {
                Some(_) => text,
                None => format!("{text} ({})", self.period(period)),
            };
            let mut cells = vec![
                first.map_or_else(dash, |seen| {
                    self.plain(dated(self.number(seen.value, &it.unit), start, seen.period))
                }),
                self.plain(dated(
                    self.cell(told.series.at(latest.period), &it.unit),
                    end,
                    latest.period,
                )),
            ];
            if errors {
                let observed = told.series.at(latest.period);
                let text = observed.and_then(|seen| self.error_of(seen.uncertainty, &it.unit));
                cells.push(text.map_or_else(dash, |text| self.plain(text)));
            }
            let change = first.and_then(|first| latest.value.checked_sub(first.value));
            cells.push(change.map_or_else(dash, |change| {
                let change = rounded(change, it.unit.decimals);
                self.plain(self.locale.signed(change, Some(it.unit.decimals)))
            }));
            Some(Row { head: told.name.clone(), cells })
        });
        let rows = rows.collect();
        let caption = self.unique(self.caption_by(it, &self.by_name(it, by)));
        Some(Table { caption, lang: None, columns, rows })
    }

    /// Each part for one period.
    pub(super) fn bars_table(
        &self,
        it: &Indicator,
        parts: &[Told],
        by: Option<By>,
        period: Period,
    ) -> Option<Table> {
        let by = by?;
        let head = match by {
            By::Partner => self.plain(self.t("field.partner")),
            By::Dimension(at) => self.phrase(&it.dimensions[at].title),
        };
        let value = Column { head: self.plain(self.period(period)), left: false };
        let rows = parts.iter().map(|told| Row {
            head: told.name.clone(),
            cells: vec![self.plain(self.cell(told.series.at(period), &it.unit))],
        });
        let caption = self.unique(self.caption_by(it, &self.by_name(it, by)));
        let columns = vec![Column { head, left: true }, value];
        Some(Table { caption, lang: None, columns, rows: rows.collect() })
    }

    /// "Unge med høj trivsel fordelt på køn, procent".
    pub(in crate::site) fn caption_by(&self, indicator: &Indicator, by: &str) -> String {
        let title = self.phrase(&indicator.common.title).text;
        let unit = self.locale.unit_name(&indicator.unit);
        let args = [("title", title.as_str()), ("dimension", by), ("unit", &unit)];
        self.fill("phrase.table_caption_by", &args)
    }

    /// Several series side by side: the whole first, for the parts' own periods. Parts stand in rows
    /// where there are few periods, else in columns.
    pub(in crate::site) fn side_by_side(
        &self,
        it: &Indicator,
        caption: String,
        head: Phrase,
        series: &[(Phrase, &Series)],
    ) -> Table {
        let caption = self.unique(caption);
        let mut periods = periods_of(series);
        periods.drain(..periods.len().saturating_sub(most_periods(series.len())));
        let rows = periods.len() <= PERIODS;
        let whole = it.headline().map(|whole| (self.plain(self.t("field.headline")), whole));
        let series: Vec<(Phrase, &Series)> =
            whole.into_iter().chain(series.iter().cloned()).collect();
        let cell = |series: &Series, period| self.plain(self.cell(series.at(period), &it.unit));
        if rows {
            let mut columns = vec![Column { head, left: true }];
            let heads =
                periods.iter().map(|it| Column { head: self.plain(self.period(*it)), left: false });
            columns.extend(heads);
            let row = |(name, series): &(Phrase, &Series)| Row {
                head: name.clone(),
                cells: periods.iter().map(|period| cell(series, *period)).collect(),
            };
            return Table { caption, lang: None, columns, rows: series.iter().map(row).collect() };
        }
        let mut columns = vec![self.column("field.period", true)];
        columns.extend(series.iter().map(|(name, _)| Column { head: name.clone(), left: false }));
        let row = |period: &Period| Row {
            head: self.plain(self.period(*period)),
            cells: series.iter().map(|(_, series)| cell(series, *period)).collect(),
        };
        Table { caption, lang: None, columns, rows: periods.iter().map(row).collect() }
    }
}

/// Whether there are more periods than a table of so many parts can show.
pub(super) fn is_cut<'a>(series: impl Iterator<Item = &'a Series>) -> bool {
    let named: Vec<(Phrase, &Series)> = series.map(|it| (Phrase::default(), it)).collect();
    periods_of(&named).len() > most_periods(named.len())
}

/// How many periods a table of so many parts and the whole shows: at least two.
fn most_periods(parts: usize) -> usize {
    (CELLS / (parts + 1)).max(2)
}

fn periods_of(series: &[(Phrase, &Series)]) -> Vec<Period> {
    let mut periods: Vec<Period> =
        series.iter().flat_map(|(_, it)| it.observations()).map(|it| it.period).collect();
    periods.sort();
    periods.dedup();
    periods
}

/// Shares are in percent.
fn percent() -> crate::value::Unit {
    crate::value::Unit { kind: UnitKind::Percent, decimals: 0 }
}
