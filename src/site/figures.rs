//! Figures of one page: values, tables and provenance in its language. Knows units and series. Does
//! *not* know on which page they stand.

use crate::assess::Class;
use crate::model::{
    Aim, Evidence, Indicator, Key, Observation, Series, SeriesKey, Status, Thing, Uncertainty,
};
use crate::value::{Date, Decimal, Period, Unit};

use super::view::{Badge, Column, Fact, IndicatorRow, Phrase};

use super::words::*;

impl Writer<'_> {
    /// A figure with its unit: "65,1 %".
    pub(super) fn value(&self, value: Decimal, unit: &Unit) -> String {
        self.locale.value(value, unit)
    }

    /// A target's figure, with as many decimals as were decided: "75 %".
    fn aimed(&self, value: Decimal, unit: &Unit) -> String {
        self.locale.value_as_written(value, unit)
    }

    /// A figure in a table: "65,1".
    pub(super) fn number(&self, value: Decimal, unit: &Unit) -> String {
        self.locale.number(value, Some(unit.decimals))
    }

    /// "mellem 63,9 og 66,3".
    pub(super) fn between(&self, lower: &str, upper: &str) -> String {
        self.fill("phrase.between", &[("lower", lower), ("upper", upper)])
    }

    /// What is known of a figure's error, in a table.
    pub(super) fn error_of(&self, uncertainty: Uncertainty, unit: &Unit) -> Option<String> {
        match uncertainty {
            Uncertainty::Unknown => None,
            Uncertainty::Interval { lower, upper } => {
                let (low, high) = (self.number(lower, unit), self.number(upper, unit));
                Some(self.between(&low, &high))
            }
            Uncertainty::StandardError(se) => {
                // 95 % of a normal distribution lie within 1.96 standard errors.
                let half = se.checked_mul(Decimal::new(196, 2)).unwrap_or(se);
                let half = self.number(half, unit);
                Some(self.fill("phrase.plus_minus", &[("value", &half)]))
            }
        }
    }

    /// What the unit counts, and which way is better.
    pub(super) fn unit_and_direction(&self, it: &Indicator) -> String {
        let direction = self.t(direction_key(it.direction));
        format!("{}. {direction}.", capital(&self.locale.unit_name(&it.unit)))
    }

    /// Start, now (or, of an old figure, the latest) and target; nothing where there is no figure at
    /// all. What the verdict compares: with seasons, a later figure is only a note.
    pub(super) fn facts(&self, key: Key<Indicator>) -> Vec<Fact> {
        let it = &self.model.indicators[key];
        let verdict = &self.site.verdicts[key].headline;
        let mut facts = Vec::new();
        let fact = |key: &str, period: Period, value: String, note| Fact {
            label: self.fill(key, &[("period", &self.period(period))]),
            // Large letters: a long unit goes on the next line.
            value: if value.chars().count() > 9 { value.replace('\u{a0}', " ") } else { value },
            note,
        };
        let latest = it.headline().and_then(Series::latest);
        let latest = latest.and_then(|it| Some((it.period, it.value?, it.uncertainty, it.status)));
        // After a final verdict what came later counts as now.
        let judged = verdict.judged.as_ref().filter(|_| !verdict.final_);
        let judged = judged.map(|it| (it.period, it.value, it.uncertainty, it.status));
        let now = judged.or(latest);
        let given = it.baseline.as_ref().map(|it| (it.period, it.value, it.uncertainty));
        let counted = verdict.baseline.as_ref().map(|it| (it.period, it.value, it.uncertainty));
        let start = counted
            .or(given)
            .filter(|start| given.is_some() || now.is_some_and(|now| now.0 != start.0));
        if let Some((period, value, uncertainty)) = start {
            let note = self.error_of(uncertainty, &it.unit);
            facts.push(fact("phrase.start_at", period, self.value(value, &it.unit), note));
        }
        if let Some((period, value, uncertainty, status)) = now {
            let mut notes: Vec<String> = self.error_of(uncertainty, &it.unit).into_iter().collect();
            notes.extend(status_key(status).map(|key| self.t(key)));
            if let Some((newest, value, ..)) = latest.filter(|it| it.0 > period) {
                let label = self.fill("phrase.latest_at", &[("period", &self.period(newest))]);
                notes.push(format!("{label}: {}", self.value(value, &it.unit)));
            }
            let note = (!notes.is_empty()).then(|| notes.join(". "));
            let key = if is_old(period, self.model.site.as_of) {
                "phrase.latest_at"
            } else {
                "phrase.now_at"
            };
            facts.push(fact(key, period, self.value(value, &it.unit), note));
        }
        if let Some(target) = &it.target {
            let value = self.aim(target.aim, &it.unit);
            facts.push(match target.period {
                Some(period) => fact("phrase.target_by", period, value, None),
                None => Fact { label: self.t("field.target"), value, note: None },
            });
        }
        facts
    }

    /// A target's value or limits.
    pub(super) fn aim(&self, aim: Aim, unit: &Unit) -> String {
        match aim {
            Aim::Reach(value) => self.aimed(value, unit),
            Aim::AtLeast(value) => {
                capital(&self.fill("phrase.at_least", &[("value", &self.aimed(value, unit))]))
            }
            Aim::AtMost(value) => {
                capital(&self.fill("phrase.at_most", &[("value", &self.aimed(value, unit))]))
            }
            Aim::Between(low, high) => {
                let (low, high) = (self.locale.number(low, None), self.aimed(high, unit));
                capital(&self.between(&low, &high))
            }
        }
    }

    /// Said where there are no figures yet.
    pub(super) fn none(&self, it: &Indicator) -> Option<String> {
        it.series.iter().all(|it| it.latest().is_none()).then(|| self.t("phrase.no_figures"))
    }

    /// A figure in a cell, or the word for why there is none.
    pub(super) fn cell(&self, observation: Option<&Observation>, unit: &Unit) -> String {
        let Some(observation) = observation else { return self.t("phrase.missing") };
        match (observation.value, observation.status) {
            (Some(value), Status::Provisional) => {
                format!("{} ({})", self.number(value, unit), self.t("phrase.provisional"))
            }
            (Some(value), _) => self.number(value, unit),
            (None, Status::Confidential) => self.t("phrase.confidential"),
            (None, _) => self.t("phrase.missing"),
        }
    }

    /// The words for a column and its alignment.
    pub(super) fn column(&self, key: &str, left: bool) -> Column {
        Column { head: self.plain(self.t(key)), left }
    }

    /// An indicator's name and unit, for the caption of a table; and its language if it is another.
    pub(super) fn caption(&self, it: &Indicator) -> (String, Option<&'static str>) {
        let title = self.phrase(&it.common.title);
        (format!("{}, {}", title.text, self.locale.unit_name(&it.unit)), title.lang)
    }

    /// What a series is about: a partner, and values of dimensions.
    pub(super) fn series_name(&self, it: &Indicator, key: &SeriesKey) -> Phrase {
        let partner = key.partner.map(|it| self.phrase(self.site.title(Thing::Partner(it))));
        let values = key
            .values
            .iter()
            .map(|(dimension, value)| self.phrase(&it.dimensions[*dimension].values[*value].1));
        let names: Vec<Phrase> = partner.into_iter().chain(values).collect();
        let lang = names.first().and_then(|it| it.lang);
        let text: Vec<String> = names.into_iter().map(|it| it.text).collect();
        Phrase { text: text.join(", "), lang, href: None }
    }

    /// How a figure came about.
    pub(super) fn evidence(&self, evidence: Evidence) -> Badge {
        let (icon, key) = match evidence {
            Evidence::Measured => ("i-maalt", "evidence.measured"),
            Evidence::Estimated => ("i-skoen", "evidence.estimated"),
            Evidence::Assessed => ("i-vurd", "evidence.assessed"),
        };
        Badge { class: "ev", icon, text: self.t(key) }
    }

    /// Source, day of retrieval, next figures; of figures that are too old see [`Writer::overdue`].
    pub(super) fn provenance(&self, key: Key<Indicator>) -> Vec<Phrase> {
        let it = &self.model.indicators[key];
        let mut line = Vec::new();
        if let Some(source) = &it.source {
            let title = self.phrase(&source.title);
            let publisher = self.maybe(&source.publisher).map(|it| it.text);
            let name = match publisher {
                Some(publisher) if publisher != title.text => {
                    format!("{}, {publisher}", title.text)
                }
                _ => title.text,
            };
            let text = self.fill("phrase.source", &[("source", &name)]);
            line.push(Phrase { text, lang: None, href: source.url.clone() });
            if let Some(day) = source.retrieved {
                line.push(self.plain(self.fill("phrase.retrieved", &[("date", &self.date(day))])));
            }
        }
        line.extend(self.next_release(it).filter(|_| self.overdue(key).is_none()));
        line
    }

    /// When figures should have come that did not (T-11).
    pub(super) fn overdue(&self, key: Key<Indicator>) -> Option<Phrase> {
        use crate::model::NextRelease;
        let verdict = &self.site.verdicts[key].headline;
        if verdict.class != Class::Foraeldet {
            return None;
        }
        let date = match self.model.indicators[key].next_release.as_ref() {
            Some(NextRelease::On(period)) => self.period(*period),
            // There will be none: the line says why.
            Some(NextRelease::Never { .. }) => return None,
            None => self.date(verdict.fresh_until?),
        };
        Some(self.plain(self.fill("phrase.was_expected", &[("date", &date)])))
    }

    /// When there are new figures.
    pub(super) fn next_release(&self, it: &Indicator) -> Option<Phrase> {
        use crate::model::NextRelease;
        match it.next_release.as_ref()? {
            NextRelease::On(period) => Some(
                self.plain(self.fill("phrase.next_release", &[("period", &self.period(*period))])),
            ),
            NextRelease::Never { why } => {
                let why = self.phrase(why);
                let text = self.fill("phrase.no_next_release", &[("why", &why.text)]);
                Some(Phrase { text, ..why })
            }
        }
    }

    // ── things in lists ──

    /// An indicator in a list.
    pub(super) fn indicator(&self, key: Key<Indicator>) -> IndicatorRow {
        let it = &self.model.indicators[key];
        IndicatorRow {
            title: self.thing(Thing::Indicator(key)),
            text: self.maybe(&it.statement).or_else(|| self.maybe(&it.common.summary)),
            unit: self.unit_and_direction(it),
            facts: self.facts(key),
            none: self.none(it),
            verdict: self.headline_badge(key),
            evidence: self.evidence(it.evidence),
            mark: self.small(key),
            draft: it.common.hidden,
        }
    }

    pub(super) fn indicators(&self, keys: &[Key<Indicator>]) -> Vec<IndicatorRow> {
        keys.iter().map(|key| self.indicator(*key)).collect()
    }
}

/// Whether a figure is too old to stand for now: its period ended more than two years before the
/// day of the report.
pub(super) fn is_old(period: Period, as_of: Date) -> bool {
    let two_years_ago = as_of.checked_sub(jiff::Span::new().years(2));
    two_years_ago.is_ok_and(|it| period.last_day() < it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_old_when_its_period_ended_more_than_two_years_ago() {
        let check = |period: &str, as_of: &str, expect: bool| {
            let period = Period::parse(period).expect("a period");
            let day = crate::value::parse_date(as_of).expect("a date");
            assert_eq!(is_old(period, day), expect, "{period} on {as_of}");
        };
        check("2018", "2026-11-01", true);
        check("2024", "2026-11-01", false);
        check("2024", "2026-12-31", false);
        check("2024", "2027-01-01", true);
        check("2023/24", "2026-07-31", false);
        check("2024-Q1", "2026-11-01", true);
        check("2020..2025", "2026-11-01", false);
        check("2024-02-28", "2026-02-28", false);
    }
}
