//! Partners: what each has promised, and how far that is (P6). Own pace beside own plan; never a ranking.

use std::collections::BTreeSet;

use crate::model::{Contribution, Key, Mission, Partner, Series, Thing};
use crate::site::index::Role;
use crate::site::view::{Card, Column, Group, Hero, Page, Panel, PartnerPage, Phrase, Row, Table};
use crate::site::words::{NOTHING, Writer, partner_kind_key};

use super::{group, hero, load, pledges};

pub(super) fn partner(it: &Writer, key: Key<Partner>) -> Page {
    let partner = &it.model.partners[key];
    let index = &it.site.index;
    let top = hero(it, Thing::Partner(key));
    let kind = partner.kind.map(|kind| it.plain(it.t(partner_kind_key(kind).0)));
    let meta = [
        it.meta_one("field.area", it.maybe(&partner.area)),
        it.meta_one("field.web", partner.url.as_ref().map(|url| it.elsewhere(url))),
        it.meta_one("field.licence", partner.licence.as_ref().map(|text| it.plain(text.clone()))),
    ];
    let by_role = by_role(it, key);
    let roles = by_role.iter().filter_map(|(role, missions)| {
        let label = match role {
            Role::Backbone => "role.backbone",
            Role::Owner => "role.owner",
            Role::Partner => "role.partner",
        };
        it.meta(label, it.things(missions, Thing::Mission))
    });
    let stories = index.stories_of_partner.of(key);
    Page::Partner(Box::new(PartnerPage {
        hero: Hero { kicker: kind.map_or(top.kicker, |kind| vec![kind]), ..top },
        logo: partner.logo.as_ref().and_then(|path| it.logo(path)),
        role: role(it, key, &by_role),
        meta: meta.into_iter().flatten().collect(),
        load: load::of(it, key),
        roles: roles.collect(),
        body: it.prose(&partner.common.body, 3),
        pledges: pledges::of(it, &own(it, key)),
        contributions: by_mission(it, key),
        milestones: milestones(it, key),
        plots: plots(it, key),
        figures: figures(it, key),
        indicators: it.things(index.indicators_of_owner.of(key), Thing::Indicator),
        costs: costs(it, key),
        stories: it.quotes(stories),
        updates: it.entries(index.updates_of_partner.of(key).iter().copied().take(5)),
        contacts: (0..partner.contacts.len()).map(|at| it.partner_contact(key, at)).collect(),
    }))
}

/// So many of its figures are drawn: each takes as much as forty lines of text. The table below has all.
const DRAWN: usize = 4;

/// Its own figures over time, in the order of the indicators.
fn plots(it: &Writer, key: Key<Partner>) -> Vec<Panel> {
    let own = it.site.index.series_of_partner.of(key);
    own.iter()
        .filter_map(|(indicator, at)| it.beside_the_whole(*indicator, *at))
        .take(DRAWN)
        .collect()
}

/// What is the partner's own: not what it only helps with.
fn own(it: &Writer, key: Key<Partner>) -> Vec<Key<Contribution>> {
    let all = it.site.index.contributions_of_partner.of(key).iter().copied();
    all.filter(|at| it.model.contributions[*at].partner == key).collect()
}

/// What the partner does, by the first mission it serves, in the order of the missions.
fn by_mission(it: &Writer, key: Key<Partner>) -> Vec<Group> {
    let mut own = it.site.index.contributions_of_partner.of(key).to_vec();
    let first = |key: &Key<Contribution>| it.model.contributions[*key].missions.first().copied();
    // Those without a mission come last.
    own.sort_by_key(|key| (first(key).is_none(), first(key), *key));
    let mut groups: Vec<(Option<_>, Group)> = Vec::new();
    for contribution in own {
        let mission = first(&contribution);
        if groups.last().is_none_or(|(last, _)| *last != mission) {
            let title = match mission {
                Some(mission) => it.thing(Thing::Mission(mission)),
                None => it.plain(it.t("field.contributions")),
            };
            groups.push((mission, group(&format!("m{}", groups.len()), title)));
        }
        let (_, last) = groups.last_mut().expect("just made");
        let card = it.contribution_card(contribution);
        // Of what it only helps with, another has promised it. Its lines say what is late.
        let card = match it.model.contributions[contribution].partner == key {
            true => Card { pledges: pledges::lines(it, contribution), kicker: None, ..card },
            false => card,
        };
        last.cards.push(card);
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Its roles and the missions in each, the most binding role first.
fn by_role(it: &Writer, key: Key<Partner>) -> Vec<(Role, Vec<Key<Mission>>)> {
    let mut roles = it.site.index.missions_of_partner.of(key).to_vec();
    roles.sort();
    let mut seen = BTreeSet::new();
    roles.retain(|(mission, _)| seen.insert(*mission));
    let of = |role| {
        let all: Vec<_> = roles.iter().filter(|it| it.1 == role).map(|it| it.0).collect();
        (!all.is_empty()).then_some((role, all))
    };
    [Role::Backbone, Role::Owner, Role::Partner].into_iter().filter_map(of).collect()
}

/// "Ådal er med i Unges trivsel.": its roles in a sentence.
fn role(it: &Writer, key: Key<Partner>, roles: &[(Role, Vec<Key<Mission>>)]) -> Option<String> {
    /// More names than this are a list, which stands below.
    const NAMED: usize = 4;
    let said = roles.iter().map(|(role, missions)| {
        let names: Vec<String> =
            missions.iter().map(|key| it.short(Thing::Mission(*key)).text).collect();
        let names = match names.len() {
            ..=NAMED => it.locale.list(&names),
            n => it.count("count.missions", n),
        };
        let key = match role {
            Role::Backbone => "partner_role.backbone",
            Role::Owner => "partner_role.owner",
            Role::Partner => "partner_role.partner",
        };
        it.fill(key, &[("missions", &names)])
    });
    let said: Vec<String> = said.collect();
    let name = it.phrase(it.site.title(Thing::Partner(key))).text;
    let words = [("partner", name.as_str()), ("roles", &it.locale.list(&said))];
    (!said.is_empty()).then(|| it.fill("partner.role", &words))
}

/// Milestones that it has promised, in the order of the missions and their road maps.
fn milestones(it: &Writer, key: Key<Partner>) -> Option<Table> {
    let mut rows = Vec::new();
    for (mission, facts) in it.model.missions.iter() {
        let all = facts.roadmap.iter().flat_map(|it| &it.milestones);
        for one in all.filter(|it| it.partners.contains(&key)) {
            let date = match (one.done, one.due.or(one.was_due)) {
                (Some(day), _) => it.date(day),
                (None, Some(due)) => it.period(due),
                (None, None) => NOTHING.to_owned(),
            };
            let moved = one.was_due.filter(|was| Some(*was) != one.due);
            let date = match moved {
                Some(was) => {
                    let words = [("date", date), ("was", it.period(was))];
                    let words = words.each_ref().map(|(name, text)| (*name, text.as_str()));
                    it.fill("partner.moved_from", &words)
                }
                None => date,
            };
            rows.push(Row {
                head: it.phrase(&one.title),
                cells: vec![
                    it.plain(it.milestone_status(one.status).text),
                    it.plain(date),
                    it.short(Thing::Mission(mission)),
                ],
            });
        }
    }
    let column = |key: &str| Column { head: it.plain(it.t(key)), left: true };
    let columns = ["field.milestone", "field.status", "field.date", "field.mission"];
    (!rows.is_empty()).then(|| Table {
        caption: it.t("partner.milestones"),
        lang: None,
        columns: columns.map(column).into(),
        rows,
    })
}

/// What it pays for, and what it gains from: also of contributions that others have made.
fn costs(it: &Writer, key: Key<Partner>) -> Option<Table> {
    let mut rows = Vec::new();
    for (contribution, facts) in it.model.contributions.iter() {
        let Some(cost) = &facts.cost else { continue };
        let (pays, gains) = (cost.paid_by.contains(&key), cost.gain_to.contains(&key));
        let part = match (pays, gains) {
            (true, true) => "partner.pays_and_gains",
            (true, false) => "partner.pays",
            (false, true) => "partner.gains",
            (false, false) => continue,
        };
        let names = |keys: &[Key<Partner>]| {
            let others = keys.iter().filter(|it| **it != key);
            let names: Vec<String> = others
                .map(|key| Phrase { href: None, ..it.short(Thing::Partner(*key)) }.text)
                .collect();
            if names.is_empty() { NOTHING.to_owned() } else { it.locale.list(&names) }
        };
        let amount = cost.amount.map(|amount| it.value(amount, &cost.unit));
        rows.push(Row {
            head: it.short(Thing::Contribution(contribution)),
            cells: vec![
                it.plain(it.t(part)),
                it.plain(amount.unwrap_or_else(|| it.t("phrase.not_stated"))),
                it.plain(names(&cost.paid_by)),
                it.plain(names(&cost.gain_to)),
            ],
        });
    }
    let column = |(key, left): (&str, bool)| Column { head: it.plain(it.t(key)), left };
    let columns = [
        ("field.contribution", true),
        ("partner.part", true),
        ("partner.whole_cost", false),
        ("partner.others_pay", true),
        ("partner.others_gain", true),
    ];
    (!rows.is_empty()).then(|| Table {
        caption: it.t("partner.costs"),
        lang: None,
        columns: columns.map(column).into(),
        rows,
    })
}

/// The partner's own latest figures beside the whole's.
fn figures(it: &Writer, key: Key<Partner>) -> Option<Table> {
    let own = it.site.index.series_of_partner.of(key);
    if own.is_empty() {
        return None;
    }
    let column = |key: &str, left| Column { head: it.plain(it.t(key)), left };
    let columns = vec![
        column("field.indicator", true),
        column("field.period", true),
        Column { head: it.short(Thing::Partner(key)), left: false },
        column("phrase.whole", false),
        column("field.verdict", true),
    ];
    let columns =
        columns.into_iter().map(|it| Column { head: Phrase { href: None, ..it.head }, ..it });
    let rows = own.iter().map(|(key, at)| {
        let indicator = &it.model.indicators[*key];
        let series: &Series = &indicator.series[*at];
        let latest = series.latest();
        let whole = latest.and_then(|latest| indicator.headline()?.at(latest.period)?.value);
        let value = |value| it.plain(it.value(value, &indicator.unit));
        let missing = || it.plain(it.t("phrase.missing"));
        // From its own figures and its own start.
        let verdict = it.site.verdicts[*key].of(&series.key);
        Row {
            head: it.thing(Thing::Indicator(*key)),
            cells: vec![
                latest.map_or_else(|| it.plain(NOTHING), |it_| it.plain(it.period(it_.period))),
                latest.and_then(|it| it.value).map_or_else(missing, value),
                whole.map_or_else(missing, value),
                verdict.map_or_else(|| it.plain(NOTHING), |judged| it.verdict_phrase(judged, *key)),
            ],
        }
    });
    Some(Table {
        caption: it.t("partner.figures"),
        lang: None,
        columns: columns.collect(),
        rows: rows.collect(),
    })
}
