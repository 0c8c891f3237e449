//! An indicator: one figure, its proof, and what it cannot say.

use crate::model::{Cadence, Indicator, Key, NextRelease, Seasonal, Series, Thing};
use crate::site::view::{Entry, Hero, IndicatorPage, Meta, Page, Phrase, Table};
use crate::site::words::{Writer, capital, direction_key};

use super::hero;

pub(super) fn indicator(it: &Writer, key: Key<Indicator>) -> Page {
    let indicator = &it.model.indicators[key];
    let index = &it.site.index;
    let evidence = it.evidence(indicator.evidence);
    let missions = index.missions_of_indicator.of(key);
    let corrections = index.corrections.get(&Thing::Indicator(key));
    let download = indicator.download().and_then(|path| {
        let text = it.fill(
            "download.of",
            &[("what", &it.t("field.file")), ("title", path.rsplit('/').next().unwrap_or(path))],
        );
        Some(it.linked(&text, &it.asset(path)?))
    });
    Page::Indicator(Box::new(IndicatorPage {
        hero: Hero { evidence: Some(evidence.clone()), ..hero(it, Thing::Indicator(key)) },
        statement: it.maybe(&indicator.statement),
        verdict: it.verdict(key),
        calculation: it.calculation(key),
        facts: it.facts(indicator),
        none: it.none(indicator),
        body: it.prose(&indicator.common.body, 3),
        table: indicator.headline().map(|series| it.series_table(indicator, series)),
        evidence,
        provenance: it.provenance(indicator),
        download,
        report: it.report("phrase.report_error"),
        notes: notes(it, indicator),
        partners: by_partner(it, indicator),
        breakdowns: breakdowns(it, indicator),
        contributions: it.contribution_cards(index.contributions_of_indicator.of(key)),
        missions: missions.iter().map(|key| it.mission_card(*key)).collect(),
        stories: it.quotes(index.stories_of_indicator.of(key)),
        updates: it.entries(index.updates_of_indicator.of(key).iter().copied().take(5)),
        about: about(it, indicator),
        corrections: corrections.and_then(|places| it.corrections(places, false)),
        cite: cite(it, indicator),
    }))
}

/// Breaks and events, by period.
fn notes(it: &Writer, indicator: &Indicator) -> Vec<Entry> {
    let entry = |period, kind: Option<String>, title: Phrase, text: Option<Phrase>| Entry {
        datetime: String::new(),
        date: it.period(period),
        kind,
        title,
        text,
        notes: Vec::new(),
        draft: false,
    };
    let mut notes = Vec::new();
    for one in &indicator.breaks {
        let period = it.period(one.period);
        let key = if one.bridged { "phrase.break_bridged" } else { "phrase.break_note" };
        let text = it.plain(it.fill(key, &[("period", &period)]));
        let title = it.maybe(&one.text).unwrap_or_else(|| it.plain(it.t("field.break")));
        notes.push((one.period, entry(one.period, Some(it.t("field.break")), title, Some(text))));
    }
    for one in &indicator.events {
        notes.push((one.period, entry(one.period, None, it.phrase(&one.text), None)));
    }
    notes.sort_by_key(|(period, _)| *period);
    notes.into_iter().map(|(_, note)| note).collect()
}

/// Figures by partner: alone in one table, with dimensions in a table for each partner.
fn by_partner(it: &Writer, indicator: &Indicator) -> Vec<Table> {
    let with = |it: &&Series| it.key.partner.is_some();
    let (alone, within): (Vec<&Series>, Vec<&Series>) =
        indicator.series.iter().filter(with).partition(|it| it.key.values.is_empty());
    let mut tables = Vec::new();
    let name = |series: &Series| it.series_name(indicator, &series.key);
    if !alone.is_empty() {
        let series: Vec<(Phrase, &Series)> = alone.iter().map(|it| (name(it), *it)).collect();
        let head = it.plain(it.t("field.partner"));
        let caption = caption_by(it, indicator, &it.t("field.partners"));
        tables.push(it.side_by_side(indicator, caption, head, &series));
    }
    if !within.is_empty() {
        let series: Vec<(Phrase, &Series)> = within.iter().map(|it| (name(it), *it)).collect();
        let head = it.plain(it.t("field.group"));
        let by = [it.t("field.partner"), it.t("field.group")];
        let caption = caption_by(it, indicator, &it.locale.list(&by));
        tables.push(it.side_by_side(indicator, caption, head, &series));
    }
    tables
}

/// "Unge med høj trivsel fordelt på køn, procent".
fn caption_by(it: &Writer, indicator: &Indicator, by: &str) -> String {
    let title = it.phrase(&indicator.common.title).text;
    let by = by.to_lowercase();
    let unit = it.locale.unit_name(&indicator.unit);
    it.fill("phrase.table_caption_by", &[("title", &title), ("dimension", &by), ("unit", &unit)])
}

/// The figures by partner, or by the dimension of this id.
pub(in crate::site) fn tables_by(it: &Writer, indicator: &Indicator, by: &str) -> Vec<Table> {
    if by == "partner" {
        return by_partner(it, indicator);
    }
    let Some(at) = indicator.dimensions.iter().position(|it| it.id.as_str() == by) else {
        return Vec::new();
    };
    breakdown(it, indicator, at).into_iter().collect()
}

/// The figures by one dimension alone.
fn breakdown(it: &Writer, indicator: &Indicator, at: usize) -> Option<Table> {
    let series = indicator.series.iter().filter(|it| it.key.is_only(at));
    let named: Vec<(Phrase, &Series)> =
        series.map(|series| (it.series_name(indicator, &series.key), series)).collect();
    let by = it.phrase(&indicator.dimensions[at].title);
    let caption = caption_by(it, indicator, &by.text);
    (!named.is_empty()).then(|| it.side_by_side(indicator, caption, by, &named))
}

/// Figures by dimension: one table for each, and one for what crosses several.
fn breakdowns(it: &Writer, indicator: &Indicator) -> Vec<Table> {
    let each = (0..indicator.dimensions.len()).filter_map(|at| breakdown(it, indicator, at));
    let mut tables: Vec<Table> = each.collect();
    let crossed =
        indicator.series.iter().filter(|it| it.key.partner.is_none() && it.key.values.len() > 1);
    let crossed: Vec<(Phrase, &Series)> =
        crossed.map(|series| (it.series_name(indicator, &series.key), series)).collect();
    if !crossed.is_empty() {
        let by = it.t("field.group");
        let caption = caption_by(it, indicator, &by);
        tables.push(it.side_by_side(indicator, caption, it.plain(by), &crossed));
    }
    tables
}

fn about(it: &Writer, indicator: &Indicator) -> Vec<Meta> {
    let target = indicator.target.as_ref();
    let decided = target.and_then(|target| {
        let words = it.maybe(&target.decided);
        let url = target.url.clone();
        match (words, url) {
            (Some(words), url) => Some(Phrase { href: url, ..words }),
            (None, Some(url)) => Some(it.elsewhere(&url)),
            (None, None) => None,
        }
    });
    let aim = Meta {
        label: match target.and_then(|it| it.period) {
            Some(period) => it.fill("phrase.target_by", &[("period", &it.period(period))]),
            None => it.t("field.target"),
        },
        items: vec![it.plain(match target {
            Some(target) => it.aim(target.aim, &indicator.unit),
            None => it.t("phrase.no_target"),
        })],
    };
    let next_release = match &indicator.next_release {
        // The label says what it is.
        Some(NextRelease::On(period)) => Some(it.plain(capital(&it.period(*period)))),
        _ => it.next_release(indicator),
    };
    let source = indicator.source.as_ref();
    let publisher = source.and_then(|source| it.maybe(&source.publisher));
    let licence = source.and_then(|source| source.licence.clone()).map(|text| it.plain(text));
    let named =
        source.map(|source| Phrase { href: source.url.clone(), ..it.phrase(&source.title) });
    let cadence = indicator.cadence.map(|cadence| it.plain(self::cadence(it, cadence)));
    let seasonal = indicator.seasonal.map(|seasonal| match seasonal {
        Seasonal::Adjusted => "seasonal.adjusted",
        Seasonal::None => "seasonal.none",
        Seasonal::SameSeason => "seasonal.same_season",
    });
    let owner = indicator.owner.map(|owner| it.thing(Thing::Partner(owner)));
    let evidence = it.evidence(indicator.evidence);
    let help = match indicator.evidence {
        crate::model::Evidence::Measured => "evidence_help.measured",
        crate::model::Evidence::Estimated => "evidence_help.estimated",
        crate::model::Evidence::Assessed => "evidence_help.assessed",
    };
    let evidence = it.plain(format!("{}. {}", evidence.text, it.t(help)));
    let all = [
        it.meta_one("field.what", it.maybe(&indicator.common.summary)),
        it.meta_one("field.cannot_say", it.maybe(&indicator.cannot_say)),
        it.meta_one("field.unit", Some(it.plain(capital(&it.locale.unit_name(&indicator.unit))))),
        it.meta_one("field.direction", Some(it.plain(it.t(direction_key(indicator.direction))))),
        Some(aim),
        it.meta_one("field.decided", decided),
        it.meta_one("field.evidence", Some(evidence)),
        it.meta_one("field.source", named),
        it.meta_one("field.publisher", publisher),
        it.meta_one("field.licence", licence),
        it.meta_one("field.cadence", cadence),
        it.meta_one("field.next_release", next_release),
        it.meta_one("field.seasonal", seasonal.map(|key| it.plain(it.t(key)))),
        it.meta_one("field.owner", owner),
    ];
    all.into_iter().flatten().collect()
}

fn cadence(it: &Writer, cadence: Cadence) -> String {
    match cadence {
        Cadence::Daily => it.t("cadence.daily"),
        Cadence::Weekly => it.t("cadence.weekly"),
        Cadence::Monthly => it.t("cadence.monthly"),
        Cadence::Quarterly => it.t("cadence.quarterly"),
        Cadence::HalfYearly => it.t("cadence.half_yearly"),
        Cadence::Irregular => it.t("cadence.irregular"),
        Cadence::Years(n) => it.count("cadence.years", usize::from(n)),
    }
}

/// How to refer to the page, in one line.
fn cite(it: &Writer, indicator: &Indicator) -> String {
    let site = it.phrase(&it.model.site.title).text;
    let title = it.phrase(&indicator.common.title).text;
    let day = it.model.site.as_of;
    let url = it.site.absolute(it.page, it.lang).unwrap_or_default();
    let args = [
        ("site", site.as_str()),
        ("year", &day.year().to_string()),
        ("title", &title),
        ("date", &it.date(day)),
        ("url", &url),
    ];
    it.fill("indicator.citation", &args).trim_end().to_owned()
}
