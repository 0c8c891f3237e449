//! Who does what (pages.md P12): across all missions, and in one. The heading is what was found; then
//! gaps, overlaps and needs that nobody meets in words, and the tables. That several lead the same is told
//! as a fact and not as a fault.

use crate::assess::{self, Coverage, Finding, Whole};
use crate::model::{Key, Mission, Partner, PartnerKind, Thing};
use crate::site::PageRef;
use crate::site::view::{
    Column, ContactView, CoveragePage, CoveragePart, Fact, FindingView, FindingsView, Hero, Page,
    Phrase, Row, Table,
};
use crate::site::words::{NOTHING, Writer};

use super::matrix::{self, IN_SITUATIONS, IN_THEMES, Roles};
use super::{list_hero, load};

/// A table of so many cells is read as a table; a larger one becomes a list, and each mission has its own.
const CELLS: usize = 300;
/// The same of a page that has one table only.
const CELLS_OF_ONE: usize = 700;
/// More columns than these cannot be looked over, however few the rows.
const COLUMNS: usize = 12;
/// So many names stand in a heading.
const NAMES: usize = 2;

/// So many overlaps stand with those who lead; of more only the themes, as the list below has the rest.
const MANY: usize = 12;

/// Across all missions.
pub(super) fn all(it: &Writer) -> Page {
    let whole = it.site.coverage();
    let gaps: Vec<Thing> = whole
        .themes
        .iter()
        .filter(|at| !at.gaps.is_empty())
        .map(|at| Thing::Theme(at.all.theme))
        .collect();
    let overlaps =
        whole.themes.iter().filter(|at| matches!(at.all.finding(), Finding::Overlap(_))).count();
    let unmet = whole.missions.iter().map(|(_, found)| unmet(found)).sum();
    let missions = whole.missions.iter().map(|(key, _)| PageRef::CoverageOf(*key));
    let missions = missions.filter(|page| it.site.has(*page));
    let link = |page: PageRef| {
        let PageRef::CoverageOf(key) = page else { return it.to(page, "coverage.title") };
        Phrase { href: Some(it.href(page)), ..it.phrase(it.site.title(Thing::Mission(key))) }
    };
    Page::Coverage(Box::new(CoveragePage {
        hero: top(it, &gaps, whole.themes.len(), unmet),
        counts: counts(it, gaps.len(), overlaps, unmet),
        findings: findings(it, &whole),
        parts: parts(it, &whole),
        load: load::all(it),
        missions: missions.map(link).collect(),
        contact: join(it, None),
    }))
}

/// In one mission.
pub(super) fn of(it: &Writer, key: Key<Mission>) -> Page {
    let mission = &it.model.missions[key];
    let found = matrix::found(it, key);
    let gap = |at: &&crate::assess::ThemeCoverage| at.finding() == Finding::Gap;
    let gaps: Vec<Thing> =
        found.themes.iter().filter(gap).map(|at| Thing::Theme(at.theme)).collect();
    let overlaps =
        found.themes.iter().filter(|at| matches!(at.finding(), Finding::Overlap(_))).count();
    let unmet = unmet(&found);
    let mut parts = Vec::new();
    if !found.partners.is_empty() {
        let roles = matrix::roles(it, &found);
        let note = matrix::idle(it, &found);
        parts.push(CoveragePart { note, ..part(it, "emner", &roles, CELLS_OF_ONE) });
    }
    if let Some(table) = matrix::needs(it, mission, &found) {
        parts.push(CoveragePart {
            id: "behov",
            title: it.t("field.needs"),
            how: it.t("coverage.needs_of_mission"),
            matrix: None,
            table: Some(table),
            note: None,
        });
    }
    let top = top(it, &gaps, found.themes.len(), unmet);
    Page::Coverage(Box::new(CoveragePage {
        hero: Hero { kicker: vec![it.thing(Thing::Mission(key))], ..top },
        counts: counts(it, gaps.len(), overlaps, unmet),
        findings: Vec::new(),
        parts,
        load: None,
        missions: vec![it.to(PageRef::Coverage, "coverage.all")],
        contact: join(it, Some(key)),
    }))
}

/// The finding as a heading, gaps before needs; where nothing is missing it says just that.
fn top(it: &Writer, gaps: &[Thing], themes: usize, unmet: usize) -> Hero {
    let quoted = |thing: &Thing| it.fill("coverage.quoted", &[("name", &matrix::name(it, *thing))]);
    let title = match gaps.len() {
        0 if unmet > 0 => it.count("coverage.h1_needs", unmet),
        0 => it.t("coverage.h1_covered"),
        n if n <= NAMES => {
            let names: Vec<String> = gaps.iter().map(quoted).collect();
            it.fill("coverage.h1_gap", &[("themes", &it.locale.list(&names))])
        }
        n => {
            let (n, of) = (n.to_string(), themes.to_string());
            it.fill("coverage.h1_gaps", &[("n", &n), ("of", &of)])
        }
    };
    Hero { title: it.plain(title), ..list_hero(it) }
}

/// How many needs nobody meets: a kind of partner in a theme is one.
fn unmet(found: &Coverage) -> usize {
    found.themes.iter().map(|at| at.missing.len()).sum()
}

fn counts(it: &Writer, gaps: usize, overlaps: usize, unmet: usize) -> Vec<Fact> {
    let fact =
        |(key, n): (&str, usize)| Fact { label: it.t(key), value: n.to_string(), note: None };
    [("coverage.gaps", gaps), ("coverage.overlaps", overlaps), ("coverage.unmet_needs", unmet)]
        .map(fact)
        .into()
}

/// Gaps, overlaps, and needs that nobody meets; none of them where there is none.
fn findings(it: &Writer, whole: &Whole) -> Vec<FindingsView> {
    let missions = |keys: &[Key<Mission>]| -> String {
        let names: Vec<String> =
            keys.iter().map(|key| it.short(Thing::Mission(*key)).text).collect();
        it.locale.list(&names)
    };
    let gaps = whole.themes.iter().filter(|at| !at.gaps.is_empty()).map(|at| {
        let led = at.missions.iter().filter(|key| !at.gaps.contains(key)).copied();
        let led: Vec<_> = led.collect();
        let mut says = vec![it.fill("coverage.gap_in", &[("missions", &missions(&at.gaps))])];
        if !led.is_empty() {
            says.push(it.fill("coverage.led_in", &[("missions", &missions(&led))]));
        }
        FindingView { title: it.thing(Thing::Theme(at.all.theme)), says }
    });
    let leads =
        |at: &crate::assess::SharedTheme| -> Vec<Key<Partner>> { at.all.leaders().collect() };
    let overlapping: Vec<_> = whole.themes.iter().filter(|at| leads(at).len() > 1).collect();
    let overlaps = overlapping.iter().filter(|_| overlapping.len() <= MANY).map(|at| {
        let names = matrix::some(it, &leads(at));
        let says = vec![it.fill("coverage.led_by", &[("partners", &names)])];
        FindingView { title: it.thing(Thing::Theme(at.all.theme)), says }
    });
    let names: Vec<String> =
        overlapping.iter().map(|at| matrix::name(it, Thing::Theme(at.all.theme))).collect();
    let in_short = (names.len() > MANY).then(|| FindingView {
        title: it.plain(it.count("coverage.themes_n", names.len())),
        says: vec![it.locale.list(&names)],
    });
    let needs = whole.missions.iter().filter(|(_, found)| unmet(found) > 0).map(|(key, found)| {
        FindingView { title: it.short(Thing::Mission(*key)), says: matrix::unmet(it, found) }
    });
    let view = |id, title: &str, how: &str, items: Vec<FindingView>| FindingsView {
        id,
        title: it.t(title),
        how: it.t(how),
        items,
    };
    let all = [
        view("huller", "coverage.gaps", "coverage.gaps_how", gaps.collect()),
        view(
            "overlap",
            "coverage.overlaps",
            "coverage.overlaps_how",
            overlaps.chain(in_short).collect(),
        ),
        view("mangler", "coverage.unmet_needs", "coverage.unmet_needs_how", needs.collect()),
    ];
    all.into_iter().filter(|it| !it.items.is_empty()).collect()
}

/// The tables: partners and themes, partners and life situations, missions and what they need.
fn parts(it: &Writer, whole: &Whole) -> Vec<CoveragePart> {
    let by_name =
        |keys: Vec<Key<Partner>>| it.sorted(keys, |key| it.site.title(Thing::Partner(key)));
    let themes: Vec<_> = whole.themes.iter().map(|it| &it.all).collect();
    let columns = |it: &&crate::assess::ThemeCoverage| -> Thing { Thing::Theme(it.theme) };
    let of_themes = Roles {
        caption: it.t("coverage.caption_all"),
        words: IN_THEMES,
        columns: themes.iter().map(|at| (columns(at), &at.parts)).collect(),
        partners: by_name(whole.partners()),
    };
    let situations: Vec<(Thing, &assess::Roles)> =
        whole.situations.iter().map(|(key, parts)| (Thing::Situation(*key), parts)).collect();
    let of_situations = Roles {
        caption: it.t("coverage.caption_situations"),
        words: IN_SITUATIONS,
        columns: situations,
        partners: by_name(whole.offering()),
    };
    let mut parts = Vec::new();
    if !of_themes.partners.is_empty() {
        parts.push(part(it, "emner", &of_themes, CELLS));
    }
    if !of_situations.partners.is_empty() {
        parts.push(CoveragePart {
            title: it.t("coverage.situations"),
            how: it.t("coverage.situations_how"),
            ..part(it, "livssituationer", &of_situations, CELLS)
        });
    }
    parts.extend(needs(it, whole).map(|table| CoveragePart {
        id: "behov",
        title: it.t("coverage.needs"),
        how: it.t("coverage.needs_how"),
        matrix: None,
        table: Some(table),
        note: None,
    }));
    parts
}

/// Roles as a table, or as a list where it would be too large.
fn part(it: &Writer, id: &'static str, roles: &Roles, most: usize) -> CoveragePart {
    let small = roles.cells() <= most && roles.columns.len() <= COLUMNS;
    CoveragePart {
        id,
        title: it.t("coverage.themes"),
        how: it.t("coverage.how"),
        matrix: small.then(|| roles.matrix(it)),
        table: (!small).then(|| roles.list(it)),
        note: None,
    }
}

/// Missions and the kinds of partners that they need: met, or in which themes not.
fn needs(it: &Writer, whole: &Whole) -> Option<Table> {
    let needing =
        |key: &Key<Mission>| it.model.missions[*key].needs.iter().any(|it| !it.from.is_empty());
    let missions: Vec<_> = whole.missions.iter().filter(|(key, _)| needing(key)).collect();
    let all = missions.iter().flat_map(|(key, _)| &it.model.missions[*key].needs);
    let kinds: std::collections::BTreeSet<PartnerKind> =
        all.flat_map(|it| it.from.iter().copied()).collect();
    if kinds.is_empty() {
        return None;
    }
    let cell = |key: Key<Mission>, found: &Coverage, kind: PartnerKind| {
        let asked = it.model.missions[key].needs.iter().any(|it| it.from.contains(&kind));
        let missing = found.themes.iter().filter(|at| at.missing.contains(&kind));
        let themes: Vec<String> =
            missing.map(|at| matrix::name(it, Thing::Theme(at.theme))).collect();
        it.plain(match (asked, themes.is_empty()) {
            (false, _) => NOTHING.to_owned(),
            (true, true) => it.t("phrase.covered"),
            (true, false) => {
                it.fill("coverage.missing_in", &[("themes", &it.locale.list(&themes))])
            }
        })
    };
    let row = |(key, found): &&(Key<Mission>, Coverage)| Row {
        head: it.short(Thing::Mission(*key)),
        cells: kinds.iter().map(|kind| cell(*key, found, *kind)).collect(),
    };
    let head = |text: String| Column { head: it.plain(text), left: true };
    let names = kinds.iter().map(|kind| matrix::kinds(it, &[*kind]));
    Some(Table {
        caption: it.unique(it.t("coverage.needs")),
        lang: None,
        columns: [it.t("field.mission")].into_iter().chain(names).map(head).collect(),
        rows: missions.iter().map(row).collect(),
    })
}

/// Whom to turn to if one wants to join in: the mission's contact, or else whoever answers for it.
pub(super) fn join(it: &Writer, mission: Option<Key<Mission>>) -> Option<ContactView> {
    use crate::assess::{About, whom_to_ask};
    let Some(key) = mission else {
        return it.model.site.contact.as_ref().map(|contact| it.contact(contact));
    };
    let answer = whom_to_ask(it.model, About::Mission(key))?;
    answer.whom.first()?.contact(it.model).map(|contact| it.contact(contact))
}
