//! Who covers what in a mission: findings in words, the table of roles (C-47), and what is needed.

use crate::assess::{self, Coverage, Finding, Part};
use crate::model::{CoverageNeed, Key, Mission, PartnerKind, Thing};
use crate::site::view::{Column, CoverageView, Matrix, RoleCell, RoleRow, Row, Table};
use crate::site::words::{NOTHING, Writer, partner_kind_key};

/// Who covers what. Nothing where the mission names no need and nobody has a role.
pub(super) fn coverage(it: &Writer, key: Key<Mission>) -> Option<CoverageView> {
    let found = assess::coverage(it.model, key, it.site.index.contributions_of_mission.of(key));
    let mission = &it.model.missions[key];
    if mission.needs.is_empty() && found.partners.is_empty() {
        return None;
    }
    let idle: Vec<String> = found.idle.iter().map(|it_| name(it, Thing::Partner(*it_))).collect();
    Some(CoverageView {
        says: says(it, &found),
        idle: (!idle.is_empty())
            .then(|| it.fill("coverage.idle", &[("partners", &it.locale.list(&idle))])),
        matrix: (!found.partners.is_empty()).then(|| matrix(it, &found)),
        needs: needs(it, mission, &found),
    })
}

fn name(it: &Writer, thing: Thing) -> String {
    it.phrase(it.site.title(thing)).text
}

/// The findings in words, gaps first.
fn says(it: &Writer, found: &Coverage) -> Vec<String> {
    let key = |finding| match finding {
        Finding::Gap => "coverage.says_gap",
        Finding::Overlap(_) => "coverage.says_overlap",
        Finding::Covered => "coverage.says_covered",
    };
    let say = |said: &str| {
        let themes = found.themes.iter().filter(|it| key(it.finding()) == said);
        let names: Vec<String> = themes.map(|at| name(it, Thing::Theme(at.theme))).collect();
        (!names.is_empty()).then(|| it.fill(said, &[("themes", &it.locale.list(&names))]))
    };
    let kinds = ["coverage.says_gap", "coverage.says_overlap", "coverage.says_covered"];
    kinds.into_iter().filter_map(say).collect()
}

fn matrix(it: &Writer, found: &Coverage) -> Matrix {
    let cell = |part: Option<Part>| {
        let (class, key) = match part {
            Some(Part::Leads) => ("lead2", "role.lead"),
            Some(Part::Contributes) => ("part", "role.contributes"),
            None => ("nil", "role.none"),
        };
        RoleCell { class, text: it.t(key) }
    };
    let row = |partner| RoleRow {
        partner: it.short(Thing::Partner(partner)),
        cells: found.themes.iter().map(|theme| cell(theme.part(partner))).collect(),
    };
    let finding = |finding| match finding {
        Finding::Gap => it.t("coverage.gap"),
        Finding::Overlap(n) => it.count("coverage.overlap", n),
        Finding::Covered => it.t("phrase.covered"),
    };
    Matrix {
        caption: it.unique(it.t("coverage.caption")),
        themes: found.themes.iter().map(|at| it.thing(Thing::Theme(at.theme))).collect(),
        rows: found.partners.iter().map(|partner| row(*partner)).collect(),
        findings: found.themes.iter().map(|at| finding(at.finding())).collect(),
    }
}

/// What the mission needs, from whom, and which of those have no role.
fn needs(it: &Writer, mission: &Mission, found: &Coverage) -> Option<Table> {
    if mission.needs.is_empty() {
        return None;
    }
    let kinds = |kinds: &[PartnerKind]| {
        let names: Vec<String> = kinds.iter().map(|kind| it.t(partner_kind_key(*kind).0)).collect();
        it.plain(if names.is_empty() { NOTHING.to_owned() } else { it.locale.list(&names) })
    };
    let row = |need: &CoverageNeed| {
        let at = found.themes.iter().find(|at| at.theme == need.theme);
        let missing = at.map_or(&[][..], |at| &at.missing);
        // A theme may be needed twice: each row answers for its own kinds.
        let missing: Vec<_> = need.from.iter().copied().filter(|it| missing.contains(it)).collect();
        let why = it.maybe(&need.why).unwrap_or_else(|| it.plain(NOTHING));
        Row {
            // The table of roles links to the themes.
            head: match found.partners.is_empty() {
                true => it.thing(Thing::Theme(need.theme)),
                false => it.phrase(it.site.title(Thing::Theme(need.theme))),
            },
            cells: vec![kinds(&need.from), kinds(&missing), why],
        }
    };
    let columns = ["field.theme", "field.from_kinds", "coverage.missing", "field.why"];
    Some(Table {
        caption: it.unique(it.t("field.needs")),
        lang: None,
        columns: columns.map(|key| Column { head: it.plain(it.t(key)), left: true }).into(),
        rows: mission.needs.iter().map(row).collect(),
    })
}
