//! A whole mission with all its indicators as one document, made to be read on paper. Says nothing that
//! other pages do not say: it puts their parts in the order of a report, with numbers.

use std::collections::BTreeMap;

use crate::assess::{PledgeStatus, pledges_of};
use crate::model::{Body, Contribution, Indicator, Key, Mission, Pledge, Term, Thing, UpdateKind};
use crate::site::figure::{By, view_on_page};
use crate::site::view::{
    Column, ContentsLine, Figure, Hero, Meta, Page, Phrase, ReportIndicator, ReportMethod,
    ReportPage, Row, Table, VerdictView,
};
use crate::site::words::{NOTHING, Writer};
use crate::site::{MachineFile, PageRef};
use crate::value::Localized;

use super::{brief, indicator, matrix, mission, pledges, reference, roadmap};

pub(super) fn report(it: &Writer, key: Key<Mission>) -> Page {
    let mission = &it.model.missions[key];
    let index = &it.site.index;
    // Before the text: where that shows a figure again, its table stands in the indicator's chapter.
    let mut indicators: Vec<ReportIndicator> =
        mission.indicators.iter().map(|key| chapter(it, *key)).collect();
    let coverage = matrix::coverage(it, key);
    let contributions = index.contributions_of_mission.of(key);
    let scale = roadmap::scale(mission, it.model.site.as_of);
    let learning = index.updates_of_mission.of(key).iter().copied();
    let learning = learning.filter(|key| it.model.updates[*key].kind == UpdateKind::Learning);
    let top = mission::mission_hero(it, key);
    let mut kicker = vec![it.plain(it.t("report.title"))];
    kicker.extend(top.kicker);
    let mut page = ReportPage {
        hero: Hero { kicker, ..top },
        hint: it.t("report.lead"),
        cover: cover(it, key),
        contents: Vec::new(),
        titles: BTreeMap::new(),
        verdict: mission.indicators.first().map(|key| it.verdict(*key)),
        tally: it.tally(mission.indicators.iter().copied()),
        brief: brief::brief(it, key),
        meta: mission::meta(it, mission),
        body: it.prose(&mission.common.body, 3),
        indicators: Vec::new(),
        timeline: roadmap::timeline(it, scale.as_ref()),
        roadmap: roadmap::phases(it, key, scale.as_ref()),
        roles: mission::roles(it, mission, coverage.as_ref().is_some_and(|it| it.matrix.is_some())),
        coverage,
        pledges: pledges::of(it, contributions),
        contributions: promised(it, contributions),
        learning: it.entries(learning),
        corrections: corrections(it, key),
        words: reference::terms(it, used(it, key)),
        method: method(it, mission),
    };
    number(it, &mut page, &mut indicators);
    page.indicators = indicators;
    Page::Report(Box::new(page))
}

/// Gives each chapter that there is its number, and lists them.
fn number(it: &Writer, page: &mut ReportPage, indicators: &mut [ReportIndicator]) {
    let brief = page.verdict.is_some() || page.tally.is_some() || !page.brief.is_empty();
    let who = !page.roles.is_empty() || page.coverage.is_some();
    let chapters = [
        ("kort", "mission.in_short", brief),
        ("tekst", "mission.text", page.body.is_some() || !page.meta.is_empty()),
        ("tal", "report.indicators", !indicators.is_empty()),
        ("vej", "mission.roadmap", !page.roadmap.is_empty()),
        ("hvem", "mission.who", who),
        ("bidrag", "mission.contributions", page.contributions.is_some()),
        ("laering", "mission.learning", !page.learning.is_empty()),
        ("rettelser", "corrections.title", page.corrections.is_some()),
        ("ord", "report.words", !page.words.is_empty()),
        ("metode", "report.method", !indicators.is_empty()),
    ];
    for (at, (id, key, _)) in chapters.into_iter().filter(|it| it.2).enumerate() {
        let (number, title) = ((at + 1).to_string(), it.t(key));
        let link = it.linked(&title, &format!("#h-{id}"));
        page.titles.insert(id, format!("{number}. {title}"));
        page.contents.push(ContentsLine { number: format!("{number}."), link, below: false });
        if id != "tal" {
            continue;
        }
        for (below, one) in indicators.iter_mut().enumerate() {
            one.number = format!("{number}.{}", below + 1);
            one.id = format!("tal-{}", below + 1);
            let href = Some(format!("#h-{}", one.id));
            let link = Phrase { href, ..one.title.clone() };
            page.contents.push(ContentsLine { number: one.number.clone(), link, below: true });
        }
    }
    let numbers = indicators.iter().map(|it| it.number.as_str());
    for (row, number) in page.method.files.iter_mut().flat_map(|it| &mut it.rows).zip(numbers) {
        row.head.text = format!("{number} {}", row.head.text);
    }
}

/// What stands on the cover: of what, from when to when, as of which day, who is behind, and where.
fn cover(it: &Writer, key: Key<Mission>) -> Vec<Meta> {
    let (mission, site) = (&it.model.missions[key], &it.model.site);
    let address = it.site.absolute(PageRef::Thing(Thing::Mission(key)), it.lang);
    let all = [
        it.meta_one("report.site", Some(it.phrase(&site.title))),
        it.meta_one("field.span", mission.span.map(|span| it.plain(it.interval(span)))),
        it.meta_one("field.as_of", Some(it.plain(it.date(site.as_of)))),
        it.meta("field.owners", it.partners(&mission.owners)),
        it.meta("field.backbone", it.partners(&mission.backbone)),
        it.meta_one("report.address", address.map(|it_is| it.linked(&it_is, &it_is))),
        it.meta_one("field.licence", site.licence.as_ref().map(|words| it.plain(words.clone()))),
    ];
    all.into_iter().flatten().collect()
}

/// An indicator as a chapter; its number comes when all chapters are known.
fn chapter(it: &Writer, key: Key<Indicator>) -> ReportIndicator {
    let indicator = &it.model.indicators[key];
    let divided = By::all(indicator).into_iter();
    let divided = divided.map(|by| it.figure(key, Some(view_on_page(by)), Some(by), 0));
    // On paper nothing can be opened or fetched; the definition and the facts stand above.
    let open = |figure| Figure { open: true, links: Vec::new(), facts: Vec::new(), ..figure };
    let what = it.t("field.what");
    let about = indicator::about(it, indicator);
    ReportIndicator {
        id: String::new(),
        number: String::new(),
        title: it.thing(Thing::Indicator(key)),
        definition: it.maybe(&indicator.common.summary),
        // The chapter's heading has its name.
        verdict: VerdictView { about: None, ..it.verdict(key) },
        facts: it.facts(key),
        calculation: it.calculation(key),
        figures: std::iter::once(it.figure(key, None, None, 0)).chain(divided).map(open).collect(),
        about: about.into_iter().filter(|it| it.label != what).collect(),
    }
}

/// All contributions in authored order, with what they promise and what there is of it.
fn promised(it: &Writer, keys: &[Key<Contribution>]) -> Option<Table> {
    let row = |key: &Key<Contribution>| {
        let one = &it.model.contributions[*key];
        let status = one.status.map(|status| it.contribution_status(status).text);
        let span = one.span.map(|span| it.interval(span));
        let pledges: Vec<String> = pledges_of(one, it.model.site.as_of)
            .map(|(pledge, status)| kept(it, pledge, status))
            .collect();
        let text = |text: Option<String>| it.plain(text.unwrap_or_else(|| NOTHING.to_owned()));
        let unlinked = Phrase { href: None, ..it.short(Thing::Partner(one.partner)) };
        Row {
            head: it.thing(Thing::Contribution(*key)),
            cells: vec![
                unlinked,
                text(span),
                text(status),
                text((!pledges.is_empty()).then(|| pledges.join(" "))),
            ],
        }
    };
    let columns =
        ["field.contribution", "field.partner", "field.span", "field.status", "field.pledges"];
    (!keys.is_empty()).then(|| Table {
        caption: it.unique(it.t("report.contributions")),
        lang: None,
        columns: columns.map(|key| Column { head: it.plain(it.t(key)), left: true }).into(),
        rows: keys.iter().map(row).collect(),
    })
}

/// "Skoler: 11 af 11, inden 31. december 2026, forsinket."
fn kept(it: &Writer, pledge: &Pledge, status: Option<PledgeStatus>) -> String {
    let text = it.phrase(&pledge.text).text;
    let amount =
        pledges::amount(it, pledge).unwrap_or_else(|| it.inside(it.t("phrase.not_stated")));
    let mut parts = vec![it.fill("phrase.colon", &[("label", &text), ("value", &amount)])];
    parts.extend(pledge.by.map(|by| it.fill("phrase.by_date", &[("date", &it.date(by))])));
    let asks = matches!(status, Some(PledgeStatus::Late | PledgeStatus::NotKept));
    let word = pledges::badge(it, status).filter(|_| asks);
    parts.extend(word.map(|it_| it.inside(it_.text)));
    format!("{}.", parts.join(", "))
}

/// Changes of the mission, of its figures and of its promises, as on the page of all corrections.
fn corrections(it: &Writer, key: Key<Mission>) -> Option<Table> {
    let index = &it.site.index;
    let indicators = it.model.missions[key].indicators.iter().map(|key| Thing::Indicator(*key));
    let contributions = index.contributions_of_mission.of(key).iter();
    let things = std::iter::once(Thing::Mission(key))
        .chain(indicators)
        .chain(contributions.map(|key| Thing::Contribution(*key)));
    let mut places: Vec<usize> =
        things.filter_map(|it| index.corrections.get(&it)).flatten().copied().collect();
    places.sort_unstable();
    it.corrections(&places, true)
}

/// How verdicts are made, and where each sum is for programs.
fn method(it: &Writer, mission: &Mission) -> ReportMethod {
    let row = |key: &Key<Indicator>| {
        let page = PageRef::Thing(Thing::Indicator(*key));
        let file = |folder: &str| {
            format!("{}{}", folder.trim_end_matches("index.html"), MachineFile::Method.name())
        };
        let href = file(&it.href(page));
        let shown =
            it.site.absolute(page, it.route.lang).map_or_else(|| href.clone(), |it| file(&it));
        Row {
            head: it.phrase(it.site.title(Thing::Indicator(*key))),
            cells: vec![it.linked(&shown, &href)],
        }
    };
    let column = |key: &str| Column { head: it.plain(it.t(key)), left: true };
    ReportMethod {
        text: vec![
            it.fill("report.method_name", &[("method", &it.site_method())]),
            it.t("report.method_how"),
            it.t("report.method_never"),
        ],
        scale: it.scale_of_method(),
        scale_label: it.t("scale.label"),
        link: it.method_link(),
        files: (!mission.indicators.is_empty()).then(|| Table {
            caption: it.unique(it.t("report.files")),
            lang: None,
            columns: vec![column("field.indicator"), column("report.file")],
            rows: mission.indicators.iter().map(row).collect(),
        }),
    }
}

/// Words of the shared language that stand in the mission's texts or in those of its indicators.
fn used(it: &Writer, key: Key<Mission>) -> Vec<Key<Term>> {
    let mission = &it.model.missions[key];
    let mut texts: Vec<String> = Vec::new();
    let mut add = |words: &Option<Localized<String>>| {
        texts.extend(words.as_ref().map(|it_is| it_is.best(it.lang).clone()));
    };
    add(&mission.common.summary);
    for key in &mission.indicators {
        let one = &it.model.indicators[*key];
        add(&one.common.summary);
        add(&one.statement);
        add(&one.cannot_say);
    }
    let body = mission.common.body.as_ref().map(|words: &Localized<Body>| words.best(it.lang));
    let markdown = body.map_or("", |body| body.markdown.as_str());
    let all: Vec<String> = texts.iter().map(|it| it.to_lowercase()).collect();
    let text = format!("{}\n{}", all.join("\n"), markdown.to_lowercase());
    let terms = it.model.terms.iter().filter(|(_, term)| {
        let linked = markdown.contains(&format!("(term:{})", term.id));
        linked || says(&text, &term.title.best(it.lang).to_lowercase())
    });
    terms.map(|(key, _)| key).collect()
}

/// Whether a text has a word, or a form of it: a longer word may have up to four letters more.
fn says(text: &str, word: &str) -> bool {
    let more = if word.chars().count() < 6 { 0 } else { 4 };
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().take_while(|it| it.is_alphanumeric());
        !before.is_some_and(char::is_alphanumeric) && after.count() <= more
    })
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn a_word_is_found_in_its_forms_but_not_inside_others() {
        assert!(says("vi følger indikatorerne hvert år", "indikator"));
        assert!(says("rygrad", "rygrad"));
        assert!(!says("en måling af noget", "mål"));
        assert!(!says("fagindikator", "indikator"));
        assert!(!says("indikatorpaneler", "indikator"));
    }
}
