//! Partners, and what each does, promises or tries.

use std::collections::BTreeSet;

use crate::model::{Contribution, Key, Partner, Pledge, Series, Thing};
use crate::site::index::Role;
use crate::site::view::{
    Card, Column, ContributionPage, Group, Hero, Page, PartnerPage, Phrase, Row, Table,
};
use crate::site::words::{NOTHING, Writer, contribution_kind_key, partner_kind_key};

use super::{group, hero, load, pledges};

pub(super) fn partner(it: &Writer, key: Key<Partner>) -> Page {
    let partner = &it.model.partners[key];
    let index = &it.site.index;
    let top = hero(it, Thing::Partner(key));
    let kind = partner.kind.map(|kind| it.plain(it.t(partner_kind_key(kind).0)));
    let n = index.contributions_of_partner.of(key).len();
    let count = (n > 0).then(|| it.plain(it.count("count.contributions", n)));
    let meta = [
        it.meta_one("field.area", it.maybe(&partner.area)),
        it.meta_one("field.contributions", count),
        it.meta_one("field.web", partner.url.as_ref().map(|url| it.elsewhere(url))),
        it.meta_one("field.licence", partner.licence.as_ref().map(|text| it.plain(text.clone()))),
    ];
    let owned = index.indicators_of_owner.of(key);
    Page::Partner(Box::new(PartnerPage {
        hero: Hero { kicker: kind.map_or(top.kicker, |kind| vec![kind]), ..top },
        logo: partner.logo.as_ref().and_then(|path| it.logo(path)),
        meta: meta.into_iter().flatten().collect(),
        load: load::of(it, key),
        body: it.prose(&partner.common.body, 3),
        pledges: pledges::of(it, &own(it, key)),
        contributions: by_mission(it, key),
        missions: missions(it, key),
        figures: figures(it, key),
        indicators: it.things(owned, Thing::Indicator),
        updates: it.entries(index.updates_of_partner.of(key).iter().copied().take(5)),
        contacts: (0..partner.contacts.len()).map(|at| it.partner_contact(key, at)).collect(),
    }))
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
        last.cards.push(it.contribution_card(contribution));
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Missions, with the most binding role in each.
fn missions(it: &Writer, key: Key<Partner>) -> Vec<Card> {
    let mut roles = it.site.index.missions_of_partner.of(key).to_vec();
    roles.sort();
    let mut seen = BTreeSet::new();
    roles.retain(|(mission, _)| seen.insert(*mission));
    let card = |(mission, role): (_, Role)| {
        let role = match role {
            Role::Backbone => "role.backbone",
            Role::Owner => "role.owner",
            Role::Partner => "role.partner",
        };
        Card { kicker: Some(it.plain(it.t(role))), ..it.mission_card(mission) }
    };
    roles.into_iter().map(card).collect()
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

pub(super) fn contribution(it: &Writer, key: Key<Contribution>) -> Page {
    let contribution = &it.model.contributions[key];
    let index = &it.site.index;
    let top = hero(it, Thing::Contribution(key));
    let mut kicker = vec![it.thing(Thing::Partner(contribution.partner))];
    kicker.extend(contribution.kind.map(|kind| it.plain(it.t(contribution_kind_key(kind)))));
    let meta = [
        it.meta("field.with", it.partners(&contribution.with)),
        it.meta_one("field.span", contribution.span.map(|span| it.plain(it.interval(span)))),
        it.meta("field.missions", it.things(&contribution.missions, Thing::Mission)),
        it.meta("field.themes", it.things(&contribution.themes, Thing::Theme)),
        it.meta("field.ingredients", it.things(&contribution.ingredients, Thing::Ingredient)),
        it.meta("contribution.situations", it.things(&contribution.situations, Thing::Situation)),
    ];
    let corrections = index.corrections.get(&Thing::Contribution(key));
    Page::Contribution(Box::new(ContributionPage {
        hero: Hero { kicker, ..top },
        status: contribution.status.map(|status| it.contribution_status(status)),
        why: it.maybe(&contribution.why),
        meta: meta.into_iter().flatten().collect(),
        pledges: pledge_table(it, contribution),
        body: it.prose(&contribution.common.body, 3),
        cost: cost(it, contribution),
        indicators: it.indicators(&contribution.indicators),
        updates: it.entries(index.updates_of_contribution.of(key).iter().copied()),
        corrections: corrections.and_then(|places| it.corrections(places, false)),
        contact: contribution.contact.as_ref().map(|contact| it.contact(contact)),
    }))
}

fn pledge_table(it: &Writer, contribution: &Contribution) -> Option<Table> {
    if contribution.pledges.is_empty() {
        return None;
    }
    let column = |key: &str, left| Column { head: it.plain(it.t(key)), left };
    let row = |pledge: &Pledge| {
        let value = |value: Option<_>| match value {
            Some(value) => it.plain(it.value(value, &pledge.unit)),
            None => it.plain(it.t("phrase.not_stated")),
        };
        let date =
            |date: Option<_>| it.plain(date.map_or(NOTHING.to_owned(), |date| it.date(date)));
        Row {
            head: it.phrase(&pledge.text),
            cells: vec![
                value(pledge.pledged),
                value(pledge.delivered),
                date(pledge.by),
                date(pledge.as_of),
            ],
        }
    };
    Some(Table {
        caption: it.t("contribution.pledges"),
        lang: None,
        columns: vec![
            column("field.pledge", true),
            column("field.pledged", false),
            column("field.delivered", false),
            column("field.by", false),
            column("field.as_of", false),
        ],
        rows: contribution.pledges.iter().map(row).collect(),
    })
}

fn cost(it: &Writer, contribution: &Contribution) -> Vec<crate::site::view::Meta> {
    let Some(cost) = &contribution.cost else { return Vec::new() };
    let amount = match cost.amount {
        Some(amount) => it.value(amount, &cost.unit),
        None => it.t("phrase.not_stated"),
    };
    let all = [
        it.meta_one("field.cost", Some(it.plain(amount))),
        it.meta("field.paid_by", it.partners(&cost.paid_by)),
        it.meta("field.gain_to", it.partners(&cost.gain_to)),
    ];
    all.into_iter().flatten().collect()
}
