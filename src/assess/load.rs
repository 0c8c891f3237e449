//! How much is asked of a partner at once: how many missions want something of it within half a year.
//! Facts and dates only. Does *not* know how much work each thing is, nor whether the partner can do it:
//! that several ask at the same time is what nobody sees who knows one mission.

use std::collections::BTreeSet;

use jiff::ToSpan;

use crate::model::{
    Asked, Contribution, Key, Milestone, MilestoneStatus, Mission, Model, Partner, Pledge,
};
use crate::value::Date;

use super::{PledgeStatus, is_open, is_over, occurrences, pledges_of};

/// So many months ahead are counted.
const MONTHS: i32 = 6;

/// From so many missions on, what is asked of a partner is worth a word.
const SEVERAL: usize = 3;

/// What is asked of a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Of whom.
    pub partner: Key<Partner>,
    /// Missions that ask it for something before [`Load::until`], in their order.
    pub asking: Vec<Key<Mission>>,
    /// In how many missions it is.
    pub of: usize,
    /// The last day that is counted.
    pub until: Date,
}

impl Load {
    /// Whether so many ask at once that it is worth a word.
    pub fn is_much(&self) -> bool {
        is_much(self.asking.len(), self.of)
    }
}

/// Whether it is worth a word that so many of so many missions ask the same partner for something: three or
/// more, and more than half of those that it is in.
pub fn is_much(asking: usize, of: usize) -> bool {
    asking >= SEVERAL && asking * 2 > of
}

/// What is asked of each partner that is in a mission within half a year from the site's day, by key.
///
/// A mission asks for something where the partner has a milestone due that is neither done nor dropped, a
/// promise of its own due that is not yet kept, or an entry of the calendar that names it, or asks its kind
/// while it is in the mission. Whom an entry asks by a theme only is not counted: that is nobody's name.
/// What is overdue is still asked for, but for a promise without a figure: nobody could say that it was
/// kept. Missions that are over ask for nothing.
pub fn loads(model: &Model) -> Vec<Load> {
    let today = model.site.as_of;
    let until = today.checked_add(MONTHS.months()).unwrap_or(today);
    let runs: BTreeSet<Key<Mission>> =
        model.missions.iter().filter(|(_, it)| !is_over(it, today)).map(|it| it.0).collect();
    let mut member: BTreeSet<(Key<Partner>, Key<Mission>)> = BTreeSet::new();
    let mut asked = BTreeSet::new();
    for (key, it) in model.missions.iter() {
        let roles = [&it.backbone, &it.owners, &it.partners];
        member.extend(roles.into_iter().flatten().map(|partner| (*partner, key)));
        for one in it.roadmap.iter().flat_map(|it| &it.milestones) {
            member.extend(one.partners.iter().map(|partner| (*partner, key)));
            if is_due(one, until) {
                asked.extend(one.partners.iter().map(|partner| (*partner, key)));
            }
        }
    }
    for it in model.contributions.values() {
        for mission in &it.missions {
            let all = it.with.iter().chain([&it.partner]);
            member.extend(all.map(|partner| (*partner, *mission)));
            if is_owed(it, today, until) {
                asked.insert((it.partner, *mission));
            }
        }
    }
    let coming = occurrences(model).into_iter().filter(|it| it.from <= until && it.to >= today);
    let entries: BTreeSet<usize> = coming.map(|it| it.entry).collect();
    for it in entries.into_iter().map(|at| &model.calendar[at]) {
        for mission in &it.missions {
            asked.extend(it.partners.iter().map(|partner| (*partner, *mission)));
            let asks = |of: Asked, partner: Key<Partner>| match of {
                Asked::Partner(key) => key == partner,
                Asked::Kind(kind) => {
                    model.partners[partner].kind == Some(kind)
                        && member.contains(&(partner, *mission))
                }
                Asked::Theme(_) => false,
            };
            let all = model.partners.iter().map(|it| it.0);
            let all = all.filter(|key| it.asks.iter().any(|of| asks(*of, *key)));
            asked.extend(all.map(|key| (key, *mission)));
        }
    }
    // Whoever is asked is in it.
    member.extend(&asked);
    let of = |all: &BTreeSet<(Key<Partner>, Key<Mission>)>, partner| -> Vec<Key<Mission>> {
        let here = all.iter().filter(|it| it.0 == partner && runs.contains(&it.1));
        here.map(|it| it.1).collect()
    };
    let load = |(partner, _): (Key<Partner>, &Partner)| {
        let all = of(&member, partner).len();
        (all > 0).then(|| Load { partner, asking: of(&asked, partner), of: all, until })
    };
    model.partners.iter().filter_map(load).collect()
}

/// Whether a milestone is still to be reached, and by then.
fn is_due(it: &Milestone, until: Date) -> bool {
    let open = !matches!(it.status, MilestoneStatus::Done | MilestoneStatus::Dropped);
    open && it.due.or(it.was_due).is_some_and(|due| due.last_day() <= until)
}

/// Whether work that goes on has a promise that should be kept by then and is not yet.
fn is_owed(it: &Contribution, today: Date, until: Date) -> bool {
    let mut all = pledges_of(it, today);
    // Nobody can say that a promise without a figure was kept: its date ends it.
    let owed = |(it, status): (&Pledge, Option<PledgeStatus>)| match it.by.filter(|by| *by <= until)
    {
        Some(by) => status != Some(PledgeStatus::Done) && (status.is_some() || by >= today),
        None => false,
    };
    is_open(it) && all.any(owed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_or_more_and_more_than_half_are_much() {
        let rows = [
            (0, 0, false),
            (1, 1, false),
            (2, 2, false),
            (2, 3, false),
            (3, 3, true),
            (3, 5, true),
            (3, 6, false),
            (4, 8, false),
            (5, 9, true),
            (7, 9, true),
        ];
        for (asking, of, expected) in rows {
            assert_eq!(is_much(asking, of), expected, "{asking} of {of}");
        }
    }

    /// The day is 1 November 2026; so half a year ends on 1 May 2027.
    const SITE: &str = "title: {da: Fjorden}\nlanguages: [da]\nas_of: 2026-11-01\n";

    fn asked(mission: &str, contribution: &str, calendar: &str) -> (usize, usize) {
        let of = |text: &str| format!("title: {{da: Bidrag}}\nmissions: [a]\n{text}\n");
        let mut texts = vec![
            ("site.yml", SITE.to_owned()),
            ("partners/by.yml", "title: by\nkind: municipality\n".to_owned()),
            ("partners/anden.yml", "title: anden\n".to_owned()),
            ("missions/a.yml", format!("title: {{da: A}}\nroles: {{partners: [by]}}\n{mission}\n")),
            ("missions/b.yml", "title: {da: B}\nroles: {owner: [by]}\n".to_owned()),
        ];
        if !contribution.is_empty() {
            texts.push(("contributions/c.yml", of(contribution)));
        }
        if !calendar.is_empty() {
            texts.push(("calendar.yml", format!("- {{title: Dag, {calendar}}}\n")));
        }
        let model = super::super::testing::model_of(&texts);
        let by = model.partners.find("by").expect("the partner");
        let found = loads(&model).into_iter().find(|it| it.partner == by);
        found.map_or((0, 0), |it| (it.asking.len(), it.of))
    }

    #[test]
    fn a_mission_asks_by_milestones_promises_and_dates_that_are_still_open() {
        let milestone = |keys: &str| {
            format!("roadmap: [{{phase: F, milestones: [{{title: M, partners: [by], {keys}}}]}}]")
        };
        let pledge = |keys: &str| format!("partner: by\npledges: [{{text: L, {keys}}}]");
        type Row = (&'static str, String, String, &'static str, (usize, usize));
        let rows: [Row; 25] = [
            ("nothing", String::new(), String::new(), "", (0, 2)),
            ("a milestone in half a year", milestone("due: 2027-05-01"), String::new(), "", (1, 2)),
            ("one a day later", milestone("due: 2027-05-02"), String::new(), "", (0, 2)),
            (
                "one within a quarter that ends later",
                milestone("due: 2027-Q2"),
                String::new(),
                "",
                (0, 2),
            ),
            ("one that is late", milestone("due: 2026-06-30"), String::new(), "", (1, 2)),
            (
                "one that is done",
                milestone("due: 2027-03-01, done: 2026-10-01"),
                String::new(),
                "",
                (0, 2),
            ),
            (
                "one that was dropped",
                milestone("due: 2027-03-01, status: dropped, why: W"),
                String::new(),
                "",
                (0, 2),
            ),
            ("one without a date", milestone("status: running"), String::new(), "", (0, 2)),
            (
                "a promise",
                String::new(),
                pledge("pledged: 5, delivered: 2, by: 2027-01-01"),
                "",
                (1, 2),
            ),
            (
                "a promise that is kept",
                String::new(),
                pledge("pledged: 5, delivered: 5, by: 2027-01-01"),
                "",
                (0, 2),
            ),
            ("a promise without a figure", String::new(), pledge("by: 2027-01-01"), "", (1, 2)),
            (
                "one without a figure whose date has passed",
                String::new(),
                pledge("by: 2026-10-31"),
                "",
                (0, 2),
            ),
            ("a promise without a date", String::new(), pledge("pledged: 5"), "", (0, 2)),
            (
                "a promise for later",
                String::new(),
                pledge("pledged: 5, by: 2028-01-01"),
                "",
                (0, 2),
            ),
            (
                "work that has ended",
                String::new(),
                pledge("pledged: 5, by: 2027-01-01") + "\nstatus: completed",
                "",
                (0, 2),
            ),
            (
                "somebody else's promise, that it only helps with",
                String::new(),
                "partner: anden\nwith: [by]\npledges: [{text: L, by: 2027-01-01}]".to_owned(),
                "",
                (0, 2),
            ),
            (
                "a survey",
                String::new(),
                String::new(),
                "missions: [a], partners: [by], type: survey, span: 2027-02-01..2027-02-26",
                (1, 2),
            ),
            (
                "a day that was",
                String::new(),
                String::new(),
                "missions: [a], partners: [by], date: 2026-10-31",
                (0, 2),
            ),
            (
                "a day of no mission",
                String::new(),
                String::new(),
                "partners: [by], date: 2026-12-01",
                (0, 2),
            ),
            (
                "a survey that asks its kind",
                String::new(),
                String::new(),
                "missions: [a], asks: [municipality], date: 2026-12-01",
                (1, 2),
            ),
            (
                "one that asks another kind",
                String::new(),
                String::new(),
                "missions: [a], asks: [school], date: 2026-12-01",
                (0, 2),
            ),
            (
                "one that asks it by name",
                String::new(),
                String::new(),
                "missions: [a], asks: [by], date: 2026-12-01",
                (1, 2),
            ),
            (
                "what comes again",
                String::new(),
                String::new(),
                "missions: [a], partners: [by], every: yearly, from: 2020-02-01",
                (1, 2),
            ),
            (
                "what has come for the last time",
                String::new(),
                String::new(),
                "missions: [a], partners: [by], every: yearly, from: 2020-02-01, to: 2026-12-31",
                (0, 2),
            ),
            (
                "a mission that was closed",
                milestone("due: 2027-03-01") + "\nclosed: 2026-10-01\nwhy: W",
                String::new(),
                "",
                (0, 1),
            ),
        ];
        for (name, mission, contribution, calendar, expected) in rows {
            assert_eq!(asked(&mission, &contribution, calendar), expected, "{name}");
        }
    }

    #[test]
    fn whoever_is_asked_by_several_missions_is_told_with_all_of_them() {
        let both = "missions: [a, b], partners: [anden, by], date: 2026-12-01";
        assert_eq!(asked("", "", both), (2, 2));
    }
}
