//! A figure's headline against its figures (W-08, W-12, W-17), in every language that it has.

use std::cmp::Ordering;
use std::ops::Range;

use crate::assess::{Verdict, moved};
use crate::diag::Diags;
use crate::model::{Aim, Direction, Evidence, Indicator, Model, Observation};
use crate::tree::{Span, Tree};
use crate::value::{Decimal, Lang, Period, rounded};

use super::words::{self, Token, Way};

/// The most words that can be read over a figure at a glance.
const LONGEST: usize = 15;
/// Above this many figures not every difference between two is looked for.
const MANY: usize = 200;

pub(super) fn check(
    indicator: &Indicator,
    verdict: &Verdict,
    model: &Model,
    tree: &Tree,
    diags: &mut Diags,
) {
    for (lang, text) in indicator.statement.iter().flat_map(|it| it.iter()) {
        let Some(place) = indicator.places.statement.get(&lang) else { continue };
        let it =
            Statement { indicator, lang, text, tokens: words::tokens(text), place: *place, tree };
        it.length(diags);
        it.praise(diags);
        it.direction(verdict, model, diags);
        it.numbers(diags);
    }
}

struct Statement<'a> {
    indicator: &'a Indicator,
    lang: Lang,
    text: &'a str,
    tokens: Vec<Token>,
    /// The whole value: the sentence, or all languages of it.
    place: Span,
    tree: &'a Tree,
}

impl Statement<'_> {
    /// Where these bytes of the sentence stand; the whole value where YAML folded it.
    fn span(&self, at: Range<usize>) -> Span {
        match self.tree.slice(self.place).find(self.text) {
            Some(start) => {
                let start = self.place.start as usize + start;
                Span::new(self.place.file, start + at.start, start + at.end)
            }
            None => self.place,
        }
    }

    fn length(&self, diags: &mut Diags) {
        let count = self.text.split_whitespace().filter(|it| it.contains(char::is_alphanumeric));
        let count = count.count();
        if count > LONGEST {
            diags.long_statement(self.span(0..self.text.len()), count);
        }
    }

    fn praise(&self, diags: &mut Diags) {
        if self.indicator.evidence != Evidence::Measured {
            return;
        }
        let list = words::praise(self.lang);
        if let Some(found) = self.tokens.iter().find(|it| list.contains(&it.word.as_str())) {
            diags.praise_in_statement(self.span(found.at.clone()), &self.text[found.at.clone()]);
        }
        for sentence in words::sentences(&self.tokens) {
            if let Some(at) = words::cause(self.lang, sentence) {
                diags.cause_without_evidence(self.span(at.clone()), &self.text[at], true);
            }
        }
    }

    fn direction(&self, verdict: &Verdict, model: &Model, diags: &mut Diags) {
        let [sentence] = words::sentences(&self.tokens)[..] else { return };
        let Some((way, at)) = words::way(self.lang, sentence) else { return };
        let up = match (way, self.indicator.direction) {
            (Way::Up, _)
            | (Way::Better, Direction::Increase)
            | (Way::Worse, Direction::Decrease) => true,
            (Way::Down, _)
            | (Way::Better, Direction::Decrease)
            | (Way::Worse, Direction::Increase) => false,
            _ => return,
        };
        let figures = super::figures(self.indicator);
        let Some(latest) = figures.last().copied() else { return };
        let (from, to) = match &words::times(self.lang, sentence)[..] {
            [] => {
                let start = verdict.baseline.as_ref().or(verdict.compared.as_ref());
                let start = start.map_or(figures[0].period, |it| it.period);
                // "The figure is falling" may be said of the last step.
                let before = figures.iter().rev().nth(1).and_then(|it| it.value);
                let step = before.zip(latest.value).map(|(before, now)| now.cmp(&before));
                let said = if up { Ordering::Greater } else { Ordering::Less };
                if step == Some(said) {
                    return;
                }
                (vec![start], vec![latest.period])
            }
            [(year, end, true)] => (within(&figures, *year, *end), vec![latest.period]),
            [(first, None, _), (second, None, _)] if first != second => {
                let (early, late) = (first.min(second), first.max(second));
                (within(&figures, *early, None), within(&figures, *late, None))
            }
            _ => return,
        };
        let against = if up { Ordering::Less } else { Ordering::Greater };
        let denied = |from: &Period| {
            to.iter().all(|to| moved(self.indicator, model.site.as_of, *from, *to) == Some(against))
        };
        if from.is_empty() || to.is_empty() || !from.iter().all(denied) {
            return;
        }
        let value = |period: Period| {
            let found = figures.iter().find(|it| it.period == period).and_then(|it| it.value);
            let given = self.indicator.baseline.as_ref().filter(|it| it.period == period);
            found.or(given.map(|it| it.value)).map(|it| self.published(it).to_string())
        };
        let (first, last) = (from[0], to[to.len() - 1]);
        let figure = figures.iter().find(|it| it.period == last).map_or(latest.span, |it| it.span);
        let (Some(start), Some(end)) = (value(first), value(last)) else { return };
        let word = sentence[at].at.clone();
        diags.against_the_data(
            self.span(word.clone()),
            figure,
            &self.text[word],
            !up,
            (&start, &first.to_string()),
            (&end, &last.to_string()),
        );
    }

    fn published(&self, value: Decimal) -> Decimal {
        rounded(value, self.indicator.unit.decimals)
    }

    /// Numbers with decimals or of a hundred must come from somewhere.
    fn numbers(&self, diags: &mut Diags) {
        for (index, token) in self.tokens.iter().enumerate() {
            let Some(found) = words::number(token, self.lang) else { continue };
            let next = self.tokens.get(index + 1).map_or("", |it| &it.word);
            let of_hundred = next.starts_with("pro") && next.len() > 5
                || matches!(next, "%" | "per" | "percent" | "percentage" | "pct" | "prosent");
            if (found.scale() > 0 || of_hundred) && !self.is_known(found) {
                diags.number_not_in_figures(
                    self.span(token.at.clone()),
                    &self.text[token.at.clone()],
                );
            }
        }
    }

    /// Whether a number is a figure, the target, or what can be worked out from two figures.
    fn is_known(&self, found: Decimal) -> bool {
        let it = self.indicator;
        let scale = found.scale();
        let same = |value: Decimal| rounded(value.abs(), scale) == found;
        let all = it.series.iter().flat_map(|it| it.observations()).filter_map(|it| it.value);
        let mut plain: Vec<Decimal> = Vec::new();
        plain.extend(it.baseline.as_ref().map(|it| it.value));
        plain.extend(it.meaningful_change);
        if let Some(target) = &it.target {
            match target.aim {
                Aim::Reach(value) | Aim::AtLeast(value) | Aim::AtMost(value) => plain.push(value),
                Aim::Between(low, high) => plain.extend([low, high]),
            }
        }
        let hundred = Decimal::ONE_HUNDRED;
        if all
            .chain(plain.iter().copied())
            .any(|it| same(it) || hundred.checked_sub(it).is_some_and(same))
        {
            return true;
        }
        plain.extend(super::figures(it).iter().filter_map(|it| it.value));
        if plain.len() > MANY {
            return true;
        }
        plain.iter().any(|from| {
            plain.iter().any(|to| {
                let Some(change) = to.checked_sub(*from) else { return true };
                let shown = self.published(*to).checked_sub(self.published(*from));
                let share = change.checked_mul(hundred).and_then(|it| it.checked_div(*from));
                let part = to.checked_mul(hundred).and_then(|it| it.checked_div(*from));
                same(change)
                    || shown.is_some_and(same)
                    || share.is_some_and(same)
                    || part.is_some_and(same)
            })
        })
    }
}

/// The periods of the figures in a year, or of the stretch from one year to another.
fn within(figures: &[&Observation], year: i16, end: Option<i16>) -> Vec<Period> {
    let periods = || figures.iter().map(|it| it.period);
    if let Some(end) = end {
        return periods().filter(|it| *it == Period::Years(year, end)).collect();
    }
    let inside = |it: &Period| it.first_day().year() == year && it.last_day().year() == year;
    let found: Vec<Period> = periods().filter(inside).collect();
    if !found.is_empty() {
        return found;
    }
    let school = |it: &Period| matches!(it, Period::SchoolYear(first) if *first == year || first + 1 == year);
    periods().filter(school).collect()
}
