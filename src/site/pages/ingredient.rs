//! Effective ingredients: what makes efforts work wherever they are made. A list by how much is known, and a
//! page each. That an indicator moves where an ingredient is used shows no cause, and the page says so.

use std::collections::BTreeSet;

use crate::model::{EvidenceLevel, Ingredient, Key, Thing};
use crate::site::PageRef;
use crate::site::view::{Badge, Card, ContactView, Group, IngredientPage, ListPage, Page};
use crate::site::words::Writer;

use super::contribution::is_over;
use super::{group, hero, list_hero};

/// More indicators than this are a list of their own.
const INDICATORS: usize = 5;
/// More people to ask than this are no help.
const CONTACTS: usize = 4;

/// Words for a level: its name, and what it takes.
fn level(it: &Writer, level: Option<EvidenceLevel>) -> (Badge, String) {
    let (icon, name, how) = match level {
        Some(EvidenceLevel::Researched) => {
            ("i-maalt", "evidence_level.researched", "evidence_level_how.researched")
        }
        Some(EvidenceLevel::Tried) => {
            ("i-skoen", "evidence_level.tried", "evidence_level_how.tried")
        }
        Some(EvidenceLevel::Believed) => {
            ("i-vurd", "evidence_level.believed", "evidence_level_how.believed")
        }
        None => ("i-empty", "evidence_level.none", "evidence_level_how.none"),
    };
    (Badge { class: "ev", icon, text: it.t(name) }, it.t(how))
}

/// By how much is known of them, each in the order written.
pub(super) fn ingredients(it: &Writer) -> Page {
    let levels = [
        (Some(EvidenceLevel::Researched), "researched"),
        (Some(EvidenceLevel::Tried), "tried"),
        (Some(EvidenceLevel::Believed), "believed"),
        (None, "none"),
    ];
    let mut groups: Vec<Group> = Vec::new();
    for (at, id) in levels {
        let with = it.model.ingredients.iter().filter(|(_, it)| it.level == at);
        let cards: Vec<Card> = with.map(|(key, _)| card(it, key)).collect();
        if !cards.is_empty() {
            let (name, how) = level(it, at);
            let intro = Some(it.plain(how));
            groups.push(Group { cards, intro, ..group(id, it.plain(name.text)) });
        }
    }
    let hero = list_hero(it);
    Page::List(Box::new(ListPage { hero, tally: None, pledges: None, groups, ways: Vec::new() }))
}

fn card(it: &Writer, key: Key<Ingredient>) -> Card {
    let with = it.site.index.contributions_of_ingredient.of(key);
    let used = match with.len() {
        0 => it.t("ingredients.unused"),
        n => it.fill("ingredients.used_by", &[("count", &it.count("count.contributions", n))]),
    };
    Card { notes: vec![it.plain(used)], ..it.card(Thing::Ingredient(key)) }
}

pub(super) fn ingredient(it: &Writer, key: Key<Ingredient>) -> Page {
    let one = &it.model.ingredients[key];
    let (badge, how) = level(it, one.level);
    let meta = [
        it.meta_one("ingredients.evidence", it.maybe(&one.evidence)),
        it.meta_one("ingredients.careful", it.maybe(&one.careful)),
    ];
    let with = it.site.index.contributions_of_ingredient.of(key);
    let (ended, running): (Vec<_>, Vec<_>) =
        with.iter().copied().partition(|key| is_over(&it.model.contributions[*key]));
    let mut seen = BTreeSet::new();
    let aimed = with.iter().flat_map(|key| &it.model.contributions[*key].indicators);
    let indicators: Vec<_> = aimed.copied().filter(|key| seen.insert(*key)).collect();
    let shown = &indicators[..indicators.len().min(INDICATORS)];
    let list = PageRef::List(crate::model::ListKind::Indicators);
    let more = (indicators.len() > INDICATORS).then(|| it.see_all(list, "indicators.title"));
    // Whoever uses it now can be asked; or else whoever did.
    let asked: Vec<ContactView> = running
        .iter()
        .chain(&ended)
        .filter_map(|key| {
            let facts = &it.model.contributions[*key];
            let mut contact = it.contact(facts.contact.as_ref()?);
            contact.role.push(it.short(Thing::Partner(facts.partner)));
            Some(contact)
        })
        .take(CONTACTS)
        .collect();
    Page::Ingredient(Box::new(IngredientPage {
        hero: hero(it, Thing::Ingredient(key)),
        level: one.level.map(|_| badge),
        level_how: one.level.map(|_| how),
        meta: meta.into_iter().flatten().collect(),
        contributions: it.contribution_cards(&running),
        ended: it.contribution_cards(&ended),
        indicators: it.indicators(shown),
        indicators_all: more,
        contacts: asked,
    }))
}
