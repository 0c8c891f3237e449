//! Who covers what, in a mission and in all of them: roles by theme and by life situation, and from them
//! gaps, overlaps and needs that nobody meets (C-47, P12). Keys and counts only. Does *not* know whether a
//! role is filled well: that nobody leads, or that several do, is a fact; that it matters is for readers to
//! say.

use crate::model::{
    Contribution, ContributionStatus, Key, Mission, Model, Partner, PartnerKind, Situation, Theme,
};
use crate::value::Date;

/// Partners with a part in something, by key.
pub type Roles = Vec<(Key<Partner>, Part)>;

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

/// Whether a mission is over on a day: it was closed, or its time has ended and nobody says that it still
/// runs.
pub fn is_over(mission: &Mission, today: Date) -> bool {
    let ended = mission.span.and_then(|it| it.last_day()).is_some_and(|day| day < today);
    mission.closed.as_ref().is_some_and(|it| it.date <= today)
        || (mission.horizon.is_none() && ended)
}

/// A theme, and who works in it in any mission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedTheme {
    /// Which theme, who works in it, and which kinds of partners some mission needs in vain.
    pub all: ThemeCoverage,
    /// Missions that have the theme or need it.
    pub missions: Vec<Key<Mission>>,
    /// Those of them in which nobody leads it.
    pub gaps: Vec<Key<Mission>>,
}

/// What the partners do together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// Missions that are not over, each by itself.
    pub missions: Vec<(Key<Mission>, Coverage)>,
    /// Their themes, in the order of the list of themes.
    pub themes: Vec<SharedTheme>,
    /// Who offers what to whom, situation by situation.
    pub situations: Vec<(Key<Situation>, Roles)>,
}

impl Whole {
    /// Partners with a role in a theme, by key.
    pub fn partners(&self) -> Vec<Key<Partner>> {
        sorted(self.themes.iter().flat_map(|it| &it.all.parts))
    }

    /// Partners with a role in a life situation, by key.
    pub fn offering(&self) -> Vec<Key<Partner>> {
        sorted(self.situations.iter().flat_map(|it| &it.1))
    }
}

fn sorted<'a>(parts: impl Iterator<Item = &'a (Key<Partner>, Part)>) -> Vec<Key<Partner>> {
    let keys: std::collections::BTreeSet<Key<Partner>> = parts.map(|it| it.0).collect();
    keys.into_iter().collect()
}

/// What all missions cover together. A mission that is over needs nothing any more, and its work covers
/// nothing. `contributions` are those of a mission.
pub fn whole<'a>(
    model: &Model,
    contributions: impl Fn(Key<Mission>) -> &'a [Key<Contribution>],
) -> Whole {
    let runs = |it: &(Key<Mission>, &Mission)| !is_over(it.1, model.site.as_of);
    let missions: Vec<(Key<Mission>, Coverage)> = model
        .missions
        .iter()
        .filter(runs)
        .map(|(key, _)| (key, coverage(model, key, contributions(key))))
        .collect();
    let themes = model.themes.iter().filter_map(|(theme, _)| {
        let here = |it: &Coverage| it.themes.iter().position(|at| at.theme == theme);
        let found: Vec<(Key<Mission>, &ThemeCoverage)> =
            missions.iter().filter_map(|(key, it)| Some((*key, &it.themes[here(it)?]))).collect();
        let mut parts: Vec<_> = found.iter().flat_map(|it| it.1.parts.iter().copied()).collect();
        parts.sort();
        parts.dedup_by_key(|it| it.0);
        let missing = distinct(found.iter().flat_map(|it| it.1.missing.iter().copied()));
        let gap = |it: &&(Key<Mission>, &ThemeCoverage)| it.1.finding() == Finding::Gap;
        (!found.is_empty()).then(|| SharedTheme {
            all: ThemeCoverage { theme, parts, missing },
            missions: found.iter().map(|it| it.0).collect(),
            gaps: found.iter().filter(gap).map(|it| it.0).collect(),
        })
    });
    let themes = themes.collect();
    let situations = model.situations.iter().map(|(key, it)| {
        let offers = it.offers.iter().filter_map(|it| it.partner).map(|it| (it, Part::Leads));
        let works = model.contributions.values().filter(|it| it.situations.contains(&key));
        let works: Vec<&Contribution> = works.filter(|it| is_open(it)).collect();
        let mut all: Vec<_> = offers.chain(parts(works.iter())).collect();
        all.sort();
        all.dedup_by_key(|it| it.0);
        (key, all)
    });
    let situations = situations.collect();
    Whole { missions, themes, situations }
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
        let model = super::super::testing::model_of(&texts);
        let keys: Vec<_> = model.contributions.iter().map(|it| it.0).collect();
        let mission = model.missions.find("unge").expect("the mission");
        let coverage = coverage(&model, mission, &keys);
        (model, coverage)
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

    /// Work by so many, and what that makes of a theme.
    #[test]
    fn a_finding_follows_from_who_leads_and_from_nothing_else() {
        let lead = |n: usize| contribution(["by", "idraet", "region"][n], "", "skole", "running");
        let helped = contribution("by", "idraet, region", "skole", "running");
        let twice = [lead(0), lead(0)].to_vec();
        let ended = contribution("idraet", "region", "skole", "completed");
        let rows: [(&str, Vec<String>, Finding); 8] = [
            ("nobody works", vec![], Finding::Gap),
            ("one leads", vec![lead(0)], Finding::Covered),
            ("one leads and two help", vec![helped.clone()], Finding::Covered),
            ("one leads two things", twice, Finding::Covered),
            ("two lead", vec![lead(0), lead(1)], Finding::Overlap(2)),
            ("three lead", vec![lead(0), lead(1), lead(2)], Finding::Overlap(3)),
            ("the other's work has ended", vec![lead(0), ended.clone()], Finding::Covered),
            ("all work has ended", vec![ended], Finding::Gap),
        ];
        for (name, contributions, expected) in rows {
            let (_, found) = of(&contributions);
            assert_eq!(found.themes[0].finding(), expected, "{name}");
        }
    }

    #[test]
    fn a_need_is_met_by_any_partner_of_its_kind_who_has_a_role_in_the_theme() {
        use PartnerKind::{Association, Municipality};
        let rows: [(&str, Vec<String>, Vec<PartnerKind>); 5] = [
            ("nobody works", vec![], vec![Municipality, Association]),
            (
                "a municipality leads",
                vec![contribution("by", "", "fritid", "running")],
                vec![Association],
            ),
            (
                "an association helps",
                vec![contribution("region", "idraet", "fritid", "planned")],
                vec![Municipality],
            ),
            ("both", vec![contribution("by", "idraet", "fritid", "scaled")], vec![]),
            (
                "both, in another theme",
                vec![contribution("by", "idraet", "skole", "running")],
                vec![Municipality, Association],
            ),
        ];
        for (name, contributions, missing) in rows {
            let (_, found) = of(&contributions);
            assert_eq!(found.themes[1].missing, missing, "{name}");
        }
    }

    #[test]
    fn a_mission_is_over_when_it_was_closed_or_its_time_has_ended() {
        let rows = [
            ("nothing is said", "", false),
            ("it runs", "span: 2024..2030\n", false),
            ("its time has ended", "span: 2020..2025\n", true),
            ("its time has ended, and it goes on", "span: 2020..2025\nhorizon: now\n", false),
            ("it was closed", "closed: 2026-05-01\nwhy: Ingen virkning\n", true),
            ("it was closed today", "closed: 2026-11-01\nwhy: Ingen virkning\n", true),
            (
                "it was closed while it stood for later",
                "horizon: later\nclosed: 2026-05-01\nwhy: Ingen virkning\n",
                true,
            ),
        ];
        for (name, keys, expected) in rows {
            let model = super::super::testing::model_of(&[
                ("site.yml", "title: {da: Fjorden}\nlanguages: [da]\n".into()),
                ("missions/unge.yml", format!("title: {{da: Unge}}\n{keys}")),
            ]);
            let mission = model.missions.values().next().expect("the mission");
            assert_eq!(is_over(mission, model.site.as_of), expected, "{name}");
        }
    }

    #[test]
    fn missions_are_seen_together_and_a_gap_in_one_is_no_gap_in_all() {
        let mut texts = vec![
            ("site.yml".to_owned(), "title: {da: Fjorden}\nlanguages: [da]\n".to_owned()),
            ("themes.yml".into(), "skole: {title: s}\njob: {title: j}\nluft: {title: l}\n".into()),
            ("partners/by.yml".into(), "title: by\nkind: municipality\n".into()),
            ("partners/idraet.yml".into(), "title: idraet\nkind: association\n".into()),
            ("missions/a.yml".into(), "title: {da: A}\nthemes: [skole, job]\n".into()),
            ("missions/b.yml".into(), "title: {da: B}\nthemes: [job, skole]\n".into()),
            (
                "missions/slut.yml".into(),
                "title: {da: Slut}\nthemes: [luft]\nclosed: 2026-01-01\nwhy: Slut\n".into(),
            ),
            (
                "situations/ung.yml".into(),
                "title: {da: Ung}\noffers: [{title: Hjælp, partner: idraet}]\n".into(),
            ),
        ];
        for (at, (partner, mission, theme)) in
            [("by", "a", "skole"), ("idraet", "b", "skole"), ("by", "slut", "luft")]
                .into_iter()
                .enumerate()
        {
            texts.push((
                format!("contributions/c{at}.yml"),
                format!("title: {{da: C}}\npartner: {partner}\nmissions: [{mission}]\nthemes: [{theme}]\nstatus: running\nsituations: [ung]\n"),
            ));
        }
        let model = super::super::testing::model_of(&texts);
        let mut by_mission = std::collections::BTreeMap::new();
        for (key, it) in model.contributions.iter() {
            it.missions
                .iter()
                .for_each(|to| by_mission.entry(*to).or_insert_with(Vec::new).push(key));
        }
        let found = whole(&model, |key| by_mission.get(&key).map_or(&[][..], Vec::as_slice));
        assert_eq!(found.missions.len(), 2, "what is over needs nothing");
        let says: Vec<_> =
            found.themes.iter().map(|it| (it.all.finding(), it.gaps.len())).collect();
        // Two lead the same theme, each in a mission of its own; nobody leads the other one in any.
        assert_eq!(says, [(Finding::Overlap(2), 0), (Finding::Gap, 2)]);
        assert_eq!(ids(&model, &found.partners()), ["by", "idraet"]);
        // Who offers something, leads, also where its own work only helps.
        let (_, ung) = &found.situations[0];
        assert_eq!(ung.iter().map(|it| it.1).collect::<Vec<_>>(), [Part::Leads, Part::Leads]);
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
