//! Who covers what in a mission: roles by theme, and from them gaps and overlaps (C-47). Keys and
//! counts only. Does *not* know whether a role is filled well: that nobody leads is a fact, that it
//! matters is for readers to say.

use crate::model::{
    Contribution, ContributionStatus, Key, Mission, Model, Partner, PartnerKind, Theme,
};

/// What a partner does in a theme; the stronger first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Some work in the theme is its own.
    Leads,
    /// It helps with the work of others.
    Contributes,
}

/// How a theme is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// Nobody leads, and so nobody helps either: work always has somebody whose it is.
    Gap,
    /// So many lead, two or more. It may be meant so; that is not for us to say.
    Overlap(usize),
    /// One leads.
    Covered,
}

/// A theme of a mission, and who works in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeCoverage {
    /// Which theme.
    pub theme: Key<Theme>,
    /// Partners with a role, by key.
    pub parts: Vec<(Key<Partner>, Part)>,
    /// Kinds of partners that the mission needs here and that have no role, in authored order.
    pub missing: Vec<PartnerKind>,
}

impl ThemeCoverage {
    /// What a partner does here.
    pub fn part(&self, partner: Key<Partner>) -> Option<Part> {
        let at = self.parts.binary_search_by_key(&partner, |it| it.0).ok()?;
        Some(self.parts[at].1)
    }

    /// Who leads, by key.
    pub fn leaders(&self) -> impl Iterator<Item = Key<Partner>> {
        self.parts.iter().filter(|it| it.1 == Part::Leads).map(|it| it.0)
    }

    /// How the theme is covered.
    pub fn finding(&self) -> Finding {
        match self.leaders().count() {
            0 => Finding::Gap,
            1 => Finding::Covered,
            n => Finding::Overlap(n),
        }
    }
}

/// A mission's coverage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Its themes, then those that only its needs name, in authored order.
    pub themes: Vec<ThemeCoverage>,
    /// Partners with a role in any of them: those that the mission names in its order, then others by key.
    pub partners: Vec<Key<Partner>>,
    /// Partners that the mission names and that have no role in any theme.
    pub idle: Vec<Key<Partner>>,
}

/// Who covers what, from the mission's contributions: a contribution's partner leads its themes, and
/// those it is made with contribute. Work that has ended covers nothing any more.
pub fn coverage(
    model: &Model,
    mission: Key<Mission>,
    contributions: &[Key<Contribution>],
) -> Coverage {
    let mission = &model.missions[mission];
    let running: Vec<&Contribution> = contributions
        .iter()
        .map(|key| &model.contributions[*key])
        .filter(|it| is_open(it))
        .collect();
    let needed = mission.needs.iter().map(|it| it.theme);
    let themes = distinct(mission.themes.iter().copied().chain(needed));
    let themes: Vec<ThemeCoverage> = themes
        .into_iter()
        .map(|theme| {
            let parts = parts(running.iter().filter(|it| it.themes.contains(&theme)));
            let has = |kind| parts.iter().any(|it| model.partners[it.0].kind == Some(kind));
            let needs = mission.needs.iter().filter(|it| it.theme == theme);
            let missing = needs.flat_map(|it| it.from.iter().copied()).filter(|it| !has(*it));
            let missing = distinct(missing);
            ThemeCoverage { theme, parts, missing }
        })
        .collect();
    let mut others: Vec<Key<Partner>> =
        themes.iter().flat_map(|it| it.parts.iter().map(|it| it.0)).collect();
    others.sort();
    let named = [&mission.backbone, &mission.owners, &mission.partners];
    let all = distinct(named.into_iter().flatten().copied().chain(others));
    let works = |it: &Key<Partner>| themes.iter().any(|theme| theme.part(*it).is_some());
    let (partners, idle) = all.into_iter().partition(works);
    Coverage { themes, partners, idle }
}

/// Whether work goes on, so that it covers something.
pub fn is_open(it: &Contribution) -> bool {
    !matches!(it.status, Some(ContributionStatus::Completed | ContributionStatus::Closed))
}

/// Each partner once, with its strongest part.
fn parts<'a>(
    contributions: impl Iterator<Item = &'a &'a Contribution>,
) -> Vec<(Key<Partner>, Part)> {
    let mut parts = Vec::new();
    for it in contributions {
        parts.push((it.partner, Part::Leads));
        parts.extend(it.with.iter().map(|with| (*with, Part::Contributes)));
    }
    parts.sort();
    parts.dedup_by_key(|it| it.0);
    parts
}

/// Each once, in the order of their first mention.
fn distinct<T: PartialEq>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Tree;

    const MISSION: &str = "title: {da: Unge}
themes: [skole, fritid, job]
roles: {backbone: [sekretariat], owner: [by], partners: [region, idraet]}
needs:
  - {theme: fritid, from: [municipality, association]}
  - {theme: uddannelse, from: [school, municipality]}
";

    fn contribution(partner: &str, with: &str, themes: &str, status: &str) -> String {
        format!(
            "title: {{da: Bidrag}}\npartner: {partner}\nwith: [{with}]\nmissions: [unge]\nthemes: [{themes}]\nstatus: {status}\n"
        )
    }

    fn of(contributions: &[String]) -> (Model, Coverage) {
        let mut texts = vec![
            ("missions/unge.yml".to_owned(), MISSION.to_owned()),
            (
                "themes.yml".to_owned(),
                ["skole", "fritid", "job", "uddannelse"]
                    .map(|it| format!("{it}: {{title: {it}}}\n"))
                    .concat(),
            ),
        ];
        for (id, kind) in [
            ("by", "municipality"),
            ("idraet", "association"),
            ("region", "region"),
            ("sekretariat", "other"),
            ("aaben", "citizens"),
        ] {
            texts.push((format!("partners/{id}.yml"), format!("title: {id}\nkind: {kind}\n")));
        }
        for (at, text) in contributions.iter().enumerate() {
            texts.push((format!("contributions/c{at}.yml"), text.clone()));
        }
        texts.push(("site.yml".to_owned(), "title: {da: Fjorden}\nlanguages: [da]\n".to_owned()));
        let model = linked(&texts);
        let keys: Vec<_> = model.contributions.iter().map(|it| it.0).collect();
        let mission = model.missions.find("unge").expect("the mission");
        let coverage = coverage(&model, mission, &keys);
        (model, coverage)
    }

    fn linked(texts: &[(String, String)]) -> Model {
        let tree = Tree::of_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let mut diags = crate::diag::Diags::default();
        let draft = crate::source::parse(&tree, &mut diags);
        let now = crate::value::parse_moment("2026-11-01").expect("a moment");
        let settings = crate::link::Settings { as_of: None, now, base_url: None, drafts: false };
        let model = crate::link::link(&draft, &tree, &settings, &mut diags);
        model.unwrap_or_else(|| panic!("{diags:?}"))
    }

    fn ids(model: &Model, keys: &[Key<Partner>]) -> Vec<String> {
        keys.iter().map(|it| model.partners[*it].common.id.to_string()).collect()
    }

    #[test]
    fn c_47_a_theme_is_covered_by_one_a_gap_with_nobody_and_an_overlap_with_two_leaders() {
        let (model, found) = of(&[
            contribution("by", "idraet", "skole", "running"),
            contribution("by", "", "skole, fritid", "planned"),
            contribution("idraet", "by, aaben", "fritid", "scaled"),
        ]);
        let findings: Vec<Finding> = found.themes.iter().map(ThemeCoverage::finding).collect();
        // The last is one that only a need names.
        assert_eq!(findings, [Finding::Covered, Finding::Overlap(2), Finding::Gap, Finding::Gap]);
        assert_eq!(ids(&model, &found.partners), ["by", "idraet", "aaben"]);
        assert_eq!(ids(&model, &found.idle), ["sekretariat", "region"]);
        let by = found.partners[0];
        let idraet = found.partners[1];
        assert_eq!(found.themes[0].part(by), Some(Part::Leads));
        assert_eq!(found.themes[0].part(idraet), Some(Part::Contributes));
        // Who leads one thing and helps with another, leads.
        assert_eq!(found.themes[1].part(by), Some(Part::Leads));
        assert_eq!(found.themes[2].part(by), None);
        assert_eq!(found.themes[1].missing, []);
        assert_eq!(found.themes[3].missing, [PartnerKind::School, PartnerKind::Municipality]);
    }

    #[test]
    fn work_that_has_ended_covers_nothing() {
        let (_, found) = of(&[
            contribution("by", "idraet", "skole", "completed"),
            contribution("by", "", "fritid", "closed") + "why: Ingen penge\n",
        ]);
        assert!(found.themes.iter().all(|it| it.finding() == Finding::Gap));
        assert!(found.partners.is_empty());
    }
}
