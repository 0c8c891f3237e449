//! An indicator: one figure, its proof, and what it cannot say.

use crate::model::{Cadence, Indicator, Key, NextRelease, Seasonal, Series, Thing};
use crate::site::MachineFile;
use crate::site::figure::{By, view_on_page};
use crate::site::view::{Figure, Hero, IndicatorPage, Meta, Page, Phrase, Table};
use crate::site::words::{Writer, capital, direction_key};

use super::hero;

pub(super) fn indicator(it: &Writer, key: Key<Indicator>) -> Page {
    let indicator = &it.model.indicators[key];
    let index = &it.site.index;
    let evidence = it.evidence(indicator.evidence);
    let missions = index.missions_of_indicator.of(key);
    let corrections = index.corrections.get(&Thing::Indicator(key));
    let by = |partners| {
        let ways =
            By::all(indicator).into_iter().filter(move |it| (*it == By::Partner) == partners);
        ways.map(move |by| it.figure(key, Some(view_on_page(by)), Some(by), 3))
    };
    Page::Indicator(Box::new(IndicatorPage {
        hero: Hero { evidence: Some(evidence), ..hero(it, Thing::Indicator(key)) },
        statement: it.maybe(&indicator.statement),
        verdict: it.verdict(key),
        calculation: it.calculation(key),
        facts: it.facts(key),
        figure: Figure { facts: Vec::new(), ..it.figure(key, None, None, 2) },
        body: it.prose(&indicator.common.body, 3),
        partners: by(true).collect(),
        breakdowns: by(false).collect(),
        crossed: crossed(it, indicator),
        contributions: it.contribution_cards(index.contributions_of_indicator.of(key)),
        missions: missions.iter().map(|key| it.mission_card(*key)).collect(),
        stories: it.quotes(index.stories_of_indicator.of(key)),
        updates: it.entries(index.updates_of_indicator.of(key).iter().copied().take(5)),
        about: about(it, indicator).into_iter().chain(files(it, indicator)).collect(),
        corrections: corrections.and_then(|places| it.corrections(places, false)),
        cite: cite(it, indicator),
    }))
}

/// Figures that are divided in more than one way at once, as tables: by partner and group, by groups.
fn crossed(it: &Writer, indicator: &Indicator) -> Vec<Table> {
    let several = indicator.series.iter().filter(|it| {
        it.key.values.len() > 1 || (it.key.partner.is_some() && !it.key.values.is_empty())
    });
    let (within, groups): (Vec<&Series>, Vec<&Series>) =
        several.partition(|it| it.key.partner.is_some());
    let table = |series: Vec<&Series>, by: String| {
        let named: Vec<(Phrase, &Series)> =
            series.into_iter().map(|one| (it.series_name(indicator, &one.key), one)).collect();
        let caption = it.caption_by(indicator, &it.inside(by));
        let head = it.plain(it.t("field.group"));
        (!named.is_empty()).then(|| it.side_by_side(indicator, caption, head, &named))
    };
    let partner_and_group =
        it.locale.list(&[it.t("field.partner"), it.inside(it.t("field.group"))]);
    let tables = [table(within, partner_and_group), table(groups, it.t("field.group"))];
    tables.into_iter().flatten().collect()
}

/// What there is to know about a figure: what it says, where it comes from, what it cannot say.
pub(super) fn about(it: &Writer, indicator: &Indicator) -> Vec<Meta> {
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

/// All that stands in the table, not only what the figure shows, as files beside the page.
fn files(it: &Writer, indicator: &Indicator) -> Option<Meta> {
    let files = [MachineFile::Csv, MachineFile::Json].into_iter();
    let files = files.filter(|_| !indicator.series.is_empty());
    let files: Vec<Phrase> = files.map(|file| it.linked(file.name(), file.name())).collect();
    it.meta("data.all", files)
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
