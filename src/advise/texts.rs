//! Markdown texts against the figures that they show or link to (W-12, W-13, W-15, W-16), sentence by
//! sentence.

use std::cmp::Ordering;

use rayon::prelude::*;

use crate::diag::Diags;
use crate::model::{Aim, Body, Indicator, Key, Model, Thing};
use crate::text::{Passage, Shape, Target, ThingKind, prose, target};
use crate::value::{Decimal, Lang, Period, UnitKind, rounded};

use super::words::{self, Token, Way};

/// Goes through every text that speaks of an indicator.
pub(super) fn check(model: &Model, diags: &mut Diags) {
    let texts = texts(model);
    let said: Vec<Diags> = texts
        .par_iter()
        .map(|it| {
            let mut diags = Diags::default();
            it.check(&mut diags);
            diags
        })
        .collect();
    said.into_iter().for_each(|it| diags.append(it));
}

struct Text<'a> {
    model: &'a Model,
    /// Whose text it is.
    thing: Thing,
    lang: Lang,
    body: &'a Body,
}

fn texts(model: &Model) -> Vec<Text<'_>> {
    let bodies = super::bodies(model).into_iter();
    let mut texts: Vec<Text<'_>> =
        bodies.map(|(thing, lang, body)| Text { model, thing, lang, body }).collect();
    let own = |it: &Text<'_>| matches!(it.thing, Thing::Indicator(_));
    texts.retain(|it| own(it) || it.body.markdown.contains("indicator:"));
    texts
}

/// A live number or a link in a sentence.
struct Mention<'a> {
    key: Key<Indicator>,
    /// `value=` and `from=`; none for a link.
    value: Option<&'a str>,
    from: Option<&'a str>,
}

impl Text<'_> {
    fn check(&self, diags: &mut Diags) {
        let body = self.body;
        let passages = prose(&body.markdown, body.span.file, body.span.start as usize);
        let mut shown: Vec<Key<Indicator>> = Vec::new();
        shown.extend(match self.thing {
            Thing::Indicator(key) => Some(key),
            _ => None,
        });
        for (_, reference) in passages.iter().flat_map(|it| &it.references) {
            if reference.shape != Shape::Link {
                shown.extend(self.mention(&reference.dest).map(|it| it.key));
            }
        }
        shown.sort();
        shown.dedup();
        for passage in &passages {
            let tokens = words::tokens(&passage.text);
            self.old_numbers(passage, &tokens, &shown, diags);
            for sentence in words::sentences(&tokens) {
                self.sentence(passage, sentence, diags);
            }
        }
    }

    fn mention<'d>(&self, dest: &'d str) -> Option<Mention<'d>> {
        let Target::Thing { kind: ThingKind::Indicator, id, query, .. } = target(dest) else {
            return None;
        };
        let asked = |name: &str| query.iter().find(|it| it.0 == name).map(|it| it.1);
        let key = self.model.indicators.find(id)?;
        Some(Mention { key, value: asked("value"), from: asked("from") })
    }

    fn sentence(&self, passage: &Passage, sentence: &[Token], diags: &mut Diags) {
        let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { return };
        let here = first.at.start..last.at.end;
        let references: Vec<_> =
            passage.references.iter().filter(|it| here.contains(&it.0)).map(|it| &it.1).collect();
        let mentions: Vec<Mention<'_>> =
            references.iter().filter_map(|it| self.mention(&it.dest)).collect();
        if mentions.is_empty() {
            return;
        }
        // A source in the same sentence may well show the cause; and a story is one person's view.
        let sourced = references
            .iter()
            .any(|it| matches!(target(&it.dest), Target::Elsewhere(_) | Target::File { .. }));
        if let Some(at) = words::cause(self.lang, sentence)
            && !sourced
            && !matches!(self.thing, Thing::Story(_))
        {
            diags.cause_without_evidence(passage.span(at.clone()), &passage.text[at], false);
        }
        if let [one] = &mentions[..] {
            self.change(one, passage, sentence, diags);
            let indicator = &self.model.indicators[one.key];
            percent_or_points(indicator, self.lang, sentence, passage, diags);
        }
    }

    /// "steget med" beside a change that is negative.
    fn change(&self, it: &Mention<'_>, passage: &Passage, sentence: &[Token], diags: &mut Diags) {
        let Some((way @ (Way::Up | Way::Down), at)) = words::way(self.lang, sentence) else {
            return;
        };
        if it.value != Some("change") {
            return;
        }
        let indicator = &self.model.indicators[it.key];
        let figures = super::figures(indicator);
        let Some(latest) = figures.last() else { return };
        let start = match it.from {
            Some(from) => Period::parse(from).and_then(|from| {
                let found = figures.iter().find(|it| it.period == from)?;
                Some((found.period, found.value?))
            }),
            None => indicator.baseline.as_ref().map(|it| (it.period, it.value)),
        };
        let (Some((first, from)), Some(to)) = (start, latest.value) else { return };
        let against = if way == Way::Up { Ordering::Less } else { Ordering::Greater };
        if to.cmp(&from) != against {
            return;
        }
        let word = sentence[at].at.clone();
        let shown = |it: Decimal| rounded(it, indicator.unit.decimals).to_string();
        diags.against_the_data(
            passage.span(word.clone()),
            latest.span,
            &passage.text[word],
            way == Way::Down,
            (&shown(from), &first.to_string()),
            (&shown(to), &latest.period.to_string()),
        );
    }

    /// Numbers written by hand that are older figures of an indicator shown in the same text.
    fn old_numbers(
        &self,
        passage: &Passage,
        tokens: &[Token],
        shown: &[Key<Indicator>],
        diags: &mut Diags,
    ) {
        let years: Vec<i16> = tokens.iter().filter_map(words::year).collect();
        for token in tokens {
            let Some(found) = words::number(token, self.lang) else { continue };
            // Only what can hardly be anything else: decimals, or a large number.
            if found.scale() == 0 && (found < Decimal::ONE_THOUSAND || words::year(token).is_some())
            {
                continue;
            }
            for key in shown {
                let indicator = &self.model.indicators[*key];
                let Some((period, latest, now)) = older(indicator, found, &years) else { continue };
                let text = &passage.text[token.at.clone()];
                diags.old_number(
                    passage.span(token.at.clone()),
                    text,
                    indicator.common.id.as_str(),
                    &period.to_string(),
                    (&latest.to_string(), &now.to_string()),
                );
                break;
            }
        }
    }
}

/// The period of an older figure that this number is, with the latest figure and its period; not if
/// the number is also the latest, the target or of a year that is named.
fn older(
    indicator: &Indicator,
    found: Decimal,
    years: &[i16],
) -> Option<(Period, Decimal, Period)> {
    let decimals = indicator.unit.decimals;
    if found.scale() != decimals {
        return None;
    }
    let figures = super::figures(indicator);
    let shown = |value: Decimal| rounded(value, decimals);
    let (latest, rest) = figures.split_last()?;
    let now = shown(latest.value?);
    let aims: &[Decimal] = match indicator.target.as_ref().map(|it| it.aim) {
        Some(Aim::Reach(it) | Aim::AtLeast(it) | Aim::AtMost(it)) => &[it],
        Some(Aim::Between(low, high)) => &[low, high],
        None => &[],
    };
    if now == found || aims.contains(&found) {
        return None;
    }
    let is = |it: &&&_| -> bool {
        let it: &crate::model::Observation = it;
        it.value.is_some_and(|value| shown(value) == found)
    };
    let matching: Vec<Period> = rest.iter().filter(is).map(|it| it.period).collect();
    let named = |it: &Period| {
        years.iter().any(|year| (it.first_day().year()..=it.last_day().year()).contains(year))
    };
    if matching.iter().any(named) {
        return None;
    }
    matching.last().map(|period| (*period, now, latest.period))
}

/// "steget med 3,9 procent" where 3.9 is the difference of two percentages and nothing else.
fn percent_or_points(
    indicator: &Indicator,
    lang: Lang,
    sentence: &[Token],
    passage: &Passage,
    diags: &mut Diags,
) {
    if indicator.unit.kind != UnitKind::Percent {
        return;
    }
    for at in words::percents(lang, sentence) {
        let token = &sentence[at];
        let Some(found) = words::number(token, lang) else { continue };
        if let Some((from, to)) = points(indicator, found) {
            let text = &passage.text[token.at.clone()];
            let span = passage.span(token.at.clone());
            diags.percent_or_points(span, text, &from.to_string(), &to.to_string());
        }
    }
}

/// The two latest figures with this difference, if no two differ by so many per cent.
fn points(indicator: &Indicator, found: Decimal) -> Option<(Decimal, Decimal)> {
    let decimals = indicator.unit.decimals;
    let figures: Vec<Decimal> = super::figures(indicator)
        .iter()
        .filter_map(|it| Some(rounded(it.value?, decimals)))
        .collect();
    let to = *figures.last()?;
    let same = |it: Decimal| rounded(it.abs(), found.scale()) == found;
    let relative = |from: &Decimal| {
        to.checked_sub(*from)?
            .checked_mul(Decimal::ONE_HUNDRED)
            .and_then(|it| it.checked_div(*from))
    };
    if figures.iter().any(|from| relative(from).is_some_and(same)) {
        return None;
    }
    figures
        .iter()
        .rev()
        .find(|from| to.checked_sub(**from).is_some_and(same))
        .map(|from| (*from, to))
}
