//! Who covers what in a mission: findings in words, the table of roles (C-47), and what is needed. Also
//! what the page across all missions shares with it: the table, and the same as a list.

use crate::assess::{self, Coverage, Finding, Part, ThemeCoverage};
use crate::model::{CoverageNeed, Key, Mission, Partner, PartnerKind, Thing};
use crate::site::PageRef;
use crate::site::view::{Column, CoverageView, Matrix, Phrase, RoleCell, RoleRow, Row, Table};
use crate::site::words::{NOTHING, Writer, partner_kind_key};

/// Who covers what, with the whole table. Nothing where the mission is over, or names no need and nobody
/// has a role.
pub(super) fn coverage(it: &Writer, key: Key<Mission>) -> Option<CoverageView> {
    it.site.has_coverage(key).then_some(())?;
    let found = found(it, key);
    Some(CoverageView {
        says: says(it, &found),
        idle: idle(it, &found),
        matrix: matrix(it, &found),
        needs: needs(it, &it.model.missions[key], &found),
        more: None,
    })
}

/// The findings in words, and the way to the table.
pub(super) fn short(it: &Writer, key: Key<Mission>) -> Option<CoverageView> {
    let page = PageRef::CoverageOf(key);
    it.site.has(page).then_some(())?;
    let found = found(it, key);
    let mut said = says(it, &found);
    said.extend(unmet(it, &found));
    Some(CoverageView {
        says: said,
        idle: None,
        matrix: None,
        needs: None,
        more: Some(it.to(page, "coverage.more")),
    })
}

/// Who covers what in a mission.
pub(super) fn found(it: &Writer, key: Key<Mission>) -> Coverage {
    assess::coverage(it.model, key, it.site.index.contributions_of_mission.of(key))
}

pub(super) fn name(it: &Writer, thing: Thing) -> String {
    it.phrase(it.site.title(thing)).text
}

/// Kinds of partners in a sentence.
pub(super) fn kinds(it: &Writer, kinds: &[PartnerKind]) -> String {
    let names: Vec<String> = kinds.iter().map(|kind| it.t(partner_kind_key(*kind).0)).collect();
    if names.is_empty() { NOTHING.to_owned() } else { it.locale.list(&names) }
}

/// The same within a sentence; German nouns keep their capitals.
fn small(it: &Writer, those: &[PartnerKind]) -> String {
    let said = kinds(it, those);
    if it.lang == crate::value::Lang::De { said } else { said.to_lowercase() }
}

/// Partners that the mission names and that have no role.
pub(super) fn idle(it: &Writer, found: &Coverage) -> Option<String> {
    let idle: Vec<String> = found.idle.iter().map(|it_| name(it, Thing::Partner(*it_))).collect();
    (!idle.is_empty()).then(|| it.fill("coverage.idle", &[("partners", &it.locale.list(&idle))]))
}

/// Needs that nobody meets, theme by theme.
pub(super) fn unmet(it: &Writer, found: &Coverage) -> Vec<String> {
    let say = |at: &ThemeCoverage| {
        let theme = name(it, Thing::Theme(at.theme));
        it.fill("coverage.unmet", &[("theme", &theme), ("kinds", &small(it, &at.missing))])
    };
    found.themes.iter().filter(|at| !at.missing.is_empty()).map(say).collect()
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

/// The roles of partners in the columns of a table: themes or life situations.
pub(super) struct Roles<'a> {
    /// What the table shows.
    pub(super) caption: String,
    /// What to call somebody whose work it is, how many of them, and nobody.
    pub(super) words: RoleWords,
    /// Each column: what it is, and who has which part in it, by key.
    pub(super) columns: Vec<(Thing, &'a assess::Roles)>,
    /// The rows.
    pub(super) partners: Vec<Key<Partner>>,
}

/// Keys of the words for roles.
#[derive(Clone, Copy)]
pub(super) struct RoleWords {
    lead: &'static str,
    gap: &'static str,
    overlap: &'static str,
}

/// In a theme one leads.
pub(super) const IN_THEMES: RoleWords =
    RoleWords { lead: "role.lead", gap: "coverage.gap", overlap: "coverage.overlap" };
/// In a life situation one offers.
pub(super) const IN_SITUATIONS: RoleWords =
    RoleWords { lead: "role.offers", gap: "coverage.no_offer", overlap: "coverage.offers" };

impl Roles<'_> {
    /// How many cells its table has.
    pub(super) fn cells(&self) -> usize {
        self.columns.len() * self.partners.len()
    }

    /// A row for each partner, a column for each theme.
    pub(super) fn matrix(&self, it: &Writer) -> Matrix {
        let cell = |parts: &[(Key<Partner>, Part)], partner| {
            let part = parts.binary_search_by_key(&partner, |it| it.0).map(|at| parts[at].1);
            let (class, key) = match part {
                Ok(Part::Leads) => ("lead2", self.words.lead),
                Ok(Part::Contributes) => ("part", "role.contributes"),
                Err(_) => ("nil", "role.none"),
            };
            RoleCell { class, text: it.t(key) }
        };
        let row = |partner| RoleRow {
            partner: it.short(Thing::Partner(partner)),
            cells: self.columns.iter().map(|(_, parts)| cell(parts, partner)).collect(),
        };
        Matrix {
            caption: it.unique(self.caption.clone()),
            themes: self.columns.iter().map(|(thing, _)| it.short(*thing)).collect(),
            rows: self.partners.iter().map(|partner| row(*partner)).collect(),
            findings: self.columns.iter().map(|(_, parts)| self.finding(it, parts)).collect(),
        }
    }

    fn finding(&self, it: &Writer, parts: &[(Key<Partner>, Part)]) -> String {
        match parts.iter().filter(|it| it.1 == Part::Leads).count() {
            0 => it.t(self.words.gap),
            1 => it.t("phrase.covered"),
            n => it.count(self.words.overlap, n),
        }
    }

    /// The same where the table would be too large: a row for each theme, with names.
    pub(super) fn list(&self, it: &Writer) -> Table {
        let row = |(thing, parts): &(Thing, &assess::Roles)| {
            let of = |part| {
                let here = parts.iter().filter(move |it| it.1 == part).map(|it| it.0);
                it.plain(some(it, &here.collect::<Vec<_>>()))
            };
            Row {
                head: it.short(*thing),
                cells: vec![
                    it.plain(self.finding(it, parts)),
                    of(Part::Leads),
                    of(Part::Contributes),
                ],
            }
        };
        let keys = ["coverage.finding", self.words.lead, "role.contributes"];
        let first = match self.words.lead {
            "role.lead" => "field.theme",
            _ => "situation.kicker",
        };
        let columns = [first].into_iter().chain(keys);
        Table {
            caption: it.unique(self.caption.clone()),
            lang: None,
            columns: columns.map(|key| Column { head: it.plain(it.t(key)), left: true }).collect(),
            rows: self.columns.iter().map(row).collect(),
        }
    }
}

/// So many names stand in a sentence; of more it is said how many they are.
const NAMES: usize = 6;

/// Partners in a sentence, the first few by name.
pub(super) fn some(it: &Writer, partners: &[Key<Partner>]) -> String {
    let names: Vec<String> =
        partners.iter().map(|key| it.short(Thing::Partner(*key)).text).collect();
    match names.len() {
        0 => NOTHING.to_owned(),
        n if n <= NAMES + 1 => it.locale.list(&names),
        n => {
            let first = names[..NAMES].join(", ");
            let rest = it.count("coverage.others", n - NAMES);
            it.fill("coverage.and_others", &[("names", &first), ("others", &rest)])
        }
    }
}

/// Themes and who has which part in each.
pub(super) fn columns(themes: &[ThemeCoverage]) -> Vec<(Thing, &assess::Roles)> {
    themes.iter().map(|at| (Thing::Theme(at.theme), &at.parts)).collect()
}

/// A mission's roles.
pub(super) fn roles<'a>(it: &Writer, found: &'a Coverage) -> Roles<'a> {
    Roles {
        caption: it.t("coverage.caption"),
        words: IN_THEMES,
        columns: columns(&found.themes),
        partners: found.partners.clone(),
    }
}

fn matrix(it: &Writer, found: &Coverage) -> Option<Matrix> {
    (!found.partners.is_empty()).then(|| roles(it, found).matrix(it))
}

/// What the mission needs, from whom, and which of those have no role.
pub(super) fn needs(it: &Writer, mission: &Mission, found: &Coverage) -> Option<Table> {
    if mission.needs.is_empty() {
        return None;
    }
    let row = |need: &CoverageNeed| {
        let at = found.themes.iter().find(|at| at.theme == need.theme);
        let missing = at.map_or(&[][..], |at| &at.missing);
        // A theme may be needed twice: each row answers for its own kinds.
        let missing: Vec<_> = need.from.iter().copied().filter(|it| missing.contains(it)).collect();
        let why = it.maybe(&need.why).unwrap_or_else(|| it.plain(NOTHING));
        let head = it.thing(Thing::Theme(need.theme));
        Row {
            // The table of roles links to the themes.
            head: if found.partners.is_empty() { head } else { Phrase { href: None, ..head } },
            cells: vec![it.plain(kinds(it, &need.from)), it.plain(kinds(it, &missing)), why],
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
