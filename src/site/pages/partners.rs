//! The partnership: who holds it together, who owns which mission, and everybody by kind. Each list is in
//! the order that authors wrote or of names, never of results.

use std::collections::BTreeMap;

use crate::assess::is_over;
use crate::model::{Key, Mission, Partner, Thing};
use crate::site::PageRef;
use crate::site::view::{Card, Group, OwnersView, Page, PartnersPage, Phrase};
use crate::site::words::{Writer, partner_kind_key};

use super::{coverage, group, list_hero};

pub(super) fn partners(it: &Writer) -> Page {
    let runs = |(_, mission): &(Key<Mission>, &Mission)| !is_over(mission, it.model.site.as_of);
    let missions: Vec<(Key<Mission>, &Mission)> = it.model.missions.iter().filter(runs).collect();
    let mut backbone: Vec<(Key<Partner>, Vec<Key<Mission>>)> = Vec::new();
    for (key, mission) in &missions {
        for partner in &mission.backbone {
            match backbone.iter_mut().find(|it| it.0 == *partner) {
                Some((_, held)) => held.push(*key),
                None => backbone.push((*partner, vec![*key])),
            }
        }
    }
    let owners = missions.iter().filter(|(_, mission)| !mission.owners.is_empty());
    let owners = owners.map(|(key, mission)| OwnersView {
        mission: it.thing(Thing::Mission(*key)),
        owners: it.partners(&mission.owners),
    });
    let page = PageRef::Coverage;
    Page::Partners(Box::new(PartnersPage {
        hero: list_hero(it),
        backbone: backbone.iter().map(|(key, held)| holds(it, *key, held)).collect(),
        owners: owners.collect(),
        groups: by_kind(it),
        coverage: it.site.has(page).then(|| it.to(page, "coverage.all")),
        contact: coverage::join(it, None),
    }))
}

/// A backbone, with the missions that it holds together.
fn holds(it: &Writer, key: Key<Partner>, held: &[Key<Mission>]) -> Card {
    let names: Vec<String> = held.iter().map(|key| it.short(Thing::Mission(*key)).text).collect();
    let held = it.fill("partners.holds", &[("missions", &it.locale.list(&names))]);
    Card { notes: vec![it.plain(held)], ..it.card(Thing::Partner(key)) }
}

/// Everybody by kind, each by name; those without a kind come last.
fn by_kind(it: &Writer) -> Vec<Group> {
    let mut kinds: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (key, partner) in it.model.partners.iter() {
        kinds.entry((partner.kind.is_none(), partner.kind)).or_default().push(key);
    }
    let groups = kinds.into_iter().enumerate().map(|(at, ((_, kind), keys))| {
        let title = kind.map_or("partners.no_kind", |kind| partner_kind_key(kind).1);
        let keys = it.sorted(keys, |key| &it.model.partners[key].common.title);
        let cards = keys.into_iter().map(|key| card(it, key)).collect();
        Group { cards, ..group(&format!("{at}"), it.plain(it.t(title))) }
    });
    groups.collect()
}

/// From so many partners on a card is only a name: the page would be too long to look through.
const MANY: usize = 100;

fn card(it: &Writer, key: Key<Partner>) -> Card {
    let card = it.partner_card(key);
    match it.model.partners.len() > MANY {
        true => Card { text: None, notes: Vec::<Phrase>::new(), ..card },
        false => card,
    }
}
