//! What an indicator's keys and figures lack, though none of them is wrong: what the verdict would
//! be blind to (`verdict.md`, B-8, C-1, C-4), and what a reader would miss. Knows one
//! indicator at a time, and at last who answers for which theme. Does *not* know the verdict, nor what texts say: that is `advise`.

use std::collections::BTreeSet;

use crate::diag::Diags;
use crate::model::{Key, Mission, Model, Observation, Series, Theme, Uncertainty};
use crate::source::{self, Thing, WrittenPath};
use crate::tree::{Encoding, Span, Tree};
use crate::value::{
    Decimal, Direction, Period, PeriodKind, Unit, UnitKind, may_be_thousands, rounded,
};

/// Below this, a count moves so much by chance that it shows (C-4).
const SMALL: i64 = 100;

/// Goes through an indicator whose file and table could be read.
pub(super) fn check(
    it: &Thing<source::Indicator>,
    series: &[Series],
    place: Span,
    tree: &Tree,
    diags: &mut Diags,
) {
    let facts = &it.facts;
    let written = |key: &str| it.common.written.iter().any(|it| it == key);
    let headline = series.first().filter(|it| it.key.is_headline());
    let figures: Vec<&Observation> = headline
        .map_or(&[][..], |it| it.observations())
        .iter()
        .filter(|it| it.value.is_some())
        .collect();
    if !figures.is_empty() && !written("statement") {
        diags.missing_statement(place);
    }
    if let Some(target) = &facts.target
        && target.value.decided.is_none()
        && target.value.url.is_none()
        && target.value.tried
    {
        diags.target_without_decision(target.span);
    }
    if let (Some(baseline), None) = (&facts.baseline, &facts.target)
        && facts.direction.as_ref().is_some_and(|it| it.value != Direction::Hold)
        && !written("target")
    {
        diags.unused_baseline(baseline.span);
    }
    if let Some(unit) = &facts.unit {
        decimals(facts, unit, diags);
        misread(unit, series, &figures, tree, diags);
    }
    if !written("meaningful_change") {
        if facts.target.is_none() && !written("target") {
            near_zero(facts, series, diags);
        }
        small_count(facts, &figures, diags);
    }
    if !written("seasonal") {
        season(&figures, place, diags);
    }
    let never = matches!(facts.next_release, Some(source::NextRelease::Never(_)));
    if let [.., before, latest] = &figures[..]
        && !written("cadence")
        && !never
    {
        diags.missing_cadence(place, usual(before.period, latest.period));
    }
    let retrieved = facts.source.as_ref().and_then(|it| it.retrieved.as_ref());
    if let (Some(source::NextRelease::On(release)), Some(retrieved), Some(span)) =
        (&facts.next_release, retrieved, it.common.places.get("next_release"))
        && release.last_day() < retrieved.value
    {
        let (release, day) = (release.to_string(), retrieved.value.to_string());
        diags.release_before_update(*span, retrieved.span, &release, &day);
    }
}

/// Themes of missions that no contact answers for. Said only where contacts have themes at all: who has
/// not begun with that is not told of every theme.
pub(super) fn contacts(model: &Model, diags: &mut Diags) {
    let contacts = model.partners.values().flat_map(|it| &it.contacts);
    let answered: BTreeSet<_> = contacts.flat_map(|it| it.themes.iter().copied()).collect();
    if answered.is_empty() {
        return;
    }
    let needed = |it: &Mission| -> Vec<Key<Theme>> {
        it.themes.iter().copied().chain(it.needs.iter().map(|it| it.theme)).collect()
    };
    let open = model.missions.values().filter(|it| it.closed.is_none());
    let used: BTreeSet<_> = open.flat_map(needed).collect();
    for key in used.difference(&answered) {
        let theme = &model.themes[*key];
        diags.theme_without_contact(theme.place, theme.id.as_str());
    }
}

/// Figures are rounded to the unit's decimals; a target is not.
fn decimals(facts: &source::Indicator, unit: &Unit, diags: &mut Diags) {
    let own = matches!(unit.kind, UnitKind::Own { .. });
    let mut check = |span: Span, value: Decimal| {
        let finer = value.normalize().scale();
        if finer > unit.decimals {
            let rounded = rounded(value, unit.decimals).to_string();
            diags.more_decimals(span, &value.to_string(), &rounded, unit.decimals, own, finer);
        }
    };
    if let Some(target) = &facts.target {
        let it = &target.value;
        for number in [&it.value, &it.at_least, &it.at_most].into_iter().flatten() {
            check(number.span, number.value);
        }
        if let Some((low, high)) = it.between {
            check(target.span, low);
            check(target.span, high);
        }
    }
    if let Some(WrittenPath::Steps(steps)) = facts.path.as_ref().map(|it| &it.value) {
        for (period, value) in steps {
            check(period.span, *value);
        }
    }
}

/// So many figures alike are no accident.
const ALIKE: usize = 3;

/// What becomes another figure when it is rounded to the unit's decimals: the first that
/// applies is said, once for a table.
fn misread(
    unit: &Unit,
    series: &[Series],
    headline: &[&Observation],
    tree: &Tree,
    diags: &mut Diags,
) {
    let share =
        |it: &&Observation| it.value.is_some_and(|it| it >= Decimal::ZERO && it <= Decimal::ONE);
    if unit.kind == UnitKind::Percent
        && headline.len() >= ALIKE
        && headline.iter().all(share)
        && let Some((first, value)) = headline.iter().find_map(|it| finer(it, 1))
    {
        diags.percent_as_share(first.span, value, rounded(value, unit.decimals));
        return;
    }
    let all = || series.iter().flat_map(|it| it.observations());
    let typed = |it: &Observation| tree.file(it.span.file).encoding != Encoding::Spreadsheet;
    let apart = |it: &Observation| {
        let text = tree.slice(it.span);
        typed(it) && (may_be_thousands(text, '.') || may_be_thousands(text, ','))
    };
    let fractions = || all().filter(|it| it.value.is_some_and(|it| it.scale() > 0));
    // A thousand per cent, or a thousand of a thousand, is nothing that anybody means.
    let large = !matches!(unit.kind, UnitKind::Percent | UnitKind::Per1000);
    if large
        && (1..3).contains(&unit.decimals)
        && fractions().nth(ALIKE - 1).is_some()
        && fractions().all(apart)
        && let Some((span, value)) = fractions().find_map(|it| Some((it.span, it.value?)))
    {
        diags.perhaps_thousands(span, tree.slice(span), rounded(value, unit.decimals));
        return;
    }
    // A decimal less than the source has is how figures are published; none at all may astonish.
    if unit.decimals == 0
        && let Some((first, value)) = all().find_map(|it| finer(it, 0))
    {
        let own = matches!(unit.kind, UnitKind::Own { .. });
        diags.figures_rounded(first.span, value, rounded(value, unit.decimals), own);
    }
}

/// An observation whose value has more decimals than these, with its value.
fn finer(it: &Observation, decimals: u32) -> Option<(&Observation, Decimal)> {
    it.value.map(|it| it.normalize()).filter(|it| it.scale() > decimals).map(|value| (it, value))
}

/// Two per cent of a figure near zero is nothing: what counts as a change must be said (B-8).
fn near_zero(facts: &source::Indicator, series: &[Series], diags: &mut Diags) {
    let Some(unit) = &facts.unit else { return };
    if facts.direction.as_ref().is_none_or(|it| it.value == Direction::Hold) {
        return;
    }
    for one in series {
        let figure = |it: &Observation| Some((rounded(it.value?, unit.decimals), it.span));
        let figures: Vec<_> = one.observations().iter().filter_map(figure).collect();
        let positive = figures.iter().any(|it| it.0 > Decimal::ZERO);
        let zero = figures.iter().find(|it| it.0.is_zero());
        let negative = figures.iter().find(|it| it.0 < Decimal::ZERO).filter(|_| positive);
        if let Some((_, span)) = zero.or(negative) {
            diags.needs_meaningful_change(*span, zero.is_some());
            return;
        }
    }
}

/// Few cases, and nothing said of their chance (C-4).
fn small_count(facts: &source::Indicator, figures: &[&Observation], diags: &mut Diags) {
    let counted = facts.unit.as_ref().is_some_and(|it| it.kind == UnitKind::Count);
    let Some(latest) = figures.last().filter(|_| counted) else { return };
    let Some(value) = latest.value.filter(|it| it.fract().is_zero()) else { return };
    let Ok(cases) = i64::try_from(value) else { return };
    if (0..SMALL).contains(&cases) && latest.uncertainty == Uncertainty::Unknown {
        let (lower, upper) = poisson(cases);
        diags.small_count(latest.span, cases, &lower, &upper);
    }
}

/// The exact 95 % interval of a Poisson count (Garwood 1936), in tenths, from 0 to 99 cases.
/// Computed once with chi-square quantiles; a table, since no room but `chart` has floating point.
#[rustfmt::skip]
const POISSON: [(u16, u16); SMALL as usize] = [
    (0, 37), (0, 56), (2, 72), (6, 88), (11, 102), (16, 117), (22, 131), (28, 144),
    (35, 158), (41, 171), (48, 184), (55, 197), (62, 210), (69, 222), (77, 235), (84, 247),
    (91, 260), (99, 272), (107, 284), (114, 297), (122, 309), (130, 321), (138, 333), (146, 345),
    (154, 357), (162, 369), (170, 381), (178, 393), (186, 405), (194, 416), (202, 428), (211, 440),
    (219, 452), (227, 463), (235, 475), (244, 487), (252, 498), (261, 510), (269, 522), (277, 533),
    (286, 545), (294, 556), (303, 568), (311, 579), (320, 591), (328, 602), (337, 614), (345, 625),
    (354, 636), (363, 648), (371, 659), (380, 671), (388, 682), (397, 693), (406, 705), (414, 716),
    (423, 727), (432, 739), (440, 750), (449, 761), (458, 772), (467, 784), (475, 795), (484, 806),
    (493, 817), (502, 828), (510, 840), (519, 851), (528, 862), (537, 873), (546, 884), (555, 896),
    (563, 907), (572, 918), (581, 929), (590, 940), (599, 951), (608, 962), (617, 973), (625, 985),
    (634, 996), (643, 1007), (652, 1018), (661, 1029), (670, 1040), (679, 1051), (688, 1062), (697, 1073),
    (706, 1084), (715, 1095), (724, 1106), (733, 1117), (742, 1128), (751, 1139), (760, 1150), (769, 1161),
    (778, 1172), (787, 1183), (796, 1194), (805, 1205),
];

fn poisson(cases: i64) -> (String, String) {
    let tenths = |it: u16| format!("{}.{}", it / 10, it % 10);
    let found = usize::try_from(cases).ok().and_then(|it| POISSON.get(it));
    let (lower, upper) = found.copied().unwrap_or_default();
    (tenths(lower), tenths(upper))
}

/// Months, quarters, weeks and half-years swing with the seasons (C-1).
fn season(figures: &[&Observation], place: Span, diags: &mut Diags) {
    let kinds = [PeriodKind::HalfYear, PeriodKind::Quarter, PeriodKind::Month, PeriodKind::Week];
    let mut short = figures.iter().filter(|it| kinds.contains(&it.period.kind()));
    if let (Some(first), Some(_)) = (short.next(), short.next()) {
        diags.season_unknown(place, first.span, first.period.kind());
    }
}

/// The `cadence` that two figures in a row look like.
fn usual(before: Period, latest: Period) -> &'static str {
    let years = latest.last_day().year() - before.last_day().year();
    match latest.kind() {
        PeriodKind::Day => "daily",
        PeriodKind::Week => "weekly",
        PeriodKind::Month => "monthly",
        PeriodKind::Quarter => "quarterly",
        PeriodKind::HalfYear => "half_yearly",
        PeriodKind::Years | PeriodKind::Year | PeriodKind::SchoolYear => match years {
            ..=1 => "yearly",
            2 => "every_2_years",
            3 => "every_3_years",
            4 => "every_4_years",
            5 => "every_5_years",
            _ => "irregular",
        },
    }
}
