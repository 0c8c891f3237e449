//! Pages to look things up on: themes, ingredients, the glossary, corrections, and the one that is
//! shown where there is none.

use std::collections::BTreeSet;

use crate::model::{Ingredient, Key, Term, Theme, Thing};
use crate::site::PageRef;
use crate::site::view::{
    Column, CorrectionsPage, GlossaryPage, Group, IngredientPage, ListPage, NotFoundIn,
    NotFoundPage, Page, Phrase, Row, Table, TermView, ThemePage,
};
use crate::site::words::{NOTHING, Writer, partner_kind_key};

use super::{directory, group, hero, list_hero, pledges};

pub(super) fn theme(it: &Writer, key: Key<Theme>) -> Page {
    let index = &it.site.index;
    let missions = index.missions_of_theme.of(key);
    let mut groups = Vec::new();
    let page = PageRef::Thing(Thing::Theme(key));
    let titled = |id: &str, key: &str| group(id, it.plain(it.t(key)));
    if !missions.is_empty() {
        let cards = missions.iter().map(|key| it.mission_card(*key)).collect();
        groups.push(Group { cards, ..titled("missions", "missions.title") });
    }
    let contributions = index.contributions_of_theme.of(key);
    if !contributions.is_empty() {
        let shown: Vec<_> = it.site.shown(page).into_iter().map(|at| contributions[at]).collect();
        let cards = it.contribution_cards(&shown);
        groups.push(Group { cards, ..titled("contributions", "contributions.title") });
    }
    let stories = index.stories_of_theme.of(key);
    if !stories.is_empty() {
        groups.push(Group { quotes: it.quotes(stories), ..titled("stories", "stories.title") });
    }
    let (contacts, contacts_how) = directory::of_theme(it, key);
    Page::Theme(Box::new(ThemePage {
        hero: hero(it, Thing::Theme(key)),
        groups,
        ways: it.ways(&BTreeSet::new()),
        contacts,
        contacts_how,
        needs: needs(it, key),
    }))
}

/// A part of a theme's contributions.
pub(super) fn part_of_theme(it: &Writer, key: Key<Theme>) -> Page {
    let all = it.site.index.contributions_of_theme.of(key);
    let shown: Vec<_> = it.site.shown(it.page).into_iter().map(|at| all[at]).collect();
    let group = Group {
        cards: it.contribution_cards(&shown),
        alone: true,
        ..group("contributions", it.plain(it.t("contributions.title")))
    };
    Page::List(Box::new(ListPage {
        hero: list_hero(it),
        tally: None,
        pledges: pledges::of(it, &shown),
        groups: vec![group],
        ways: it.ways(&BTreeSet::new()),
    }))
}

/// What missions need in this theme.
fn needs(it: &Writer, key: Key<Theme>) -> Option<Table> {
    let mut rows = Vec::new();
    for mission in it.site.index.missions_needing_theme.of(key) {
        for need in it.model.missions[*mission].needs.iter().filter(|need| need.theme == key) {
            let kinds: Vec<String> =
                need.from.iter().map(|kind| it.t(partner_kind_key(*kind).0)).collect();
            let kinds = if kinds.is_empty() { NOTHING.to_owned() } else { it.locale.list(&kinds) };
            let why = it.maybe(&need.why).unwrap_or_else(|| it.plain(NOTHING));
            rows.push(Row {
                head: it.thing(Thing::Mission(*mission)),
                cells: vec![it.plain(kinds), why],
            });
        }
    }
    let column = |key: &str| Column { head: it.plain(it.t(key)), left: true };
    (!rows.is_empty()).then(|| Table {
        caption: it.t("field.needs"),
        lang: None,
        columns: vec![column("field.mission"), column("field.from_kinds"), column("field.why")],
        rows,
    })
}

pub(super) fn ingredient(it: &Writer, key: Key<Ingredient>) -> Page {
    let ingredient = &it.model.ingredients[key];
    let meta = [
        it.meta_one("ingredients.evidence", it.maybe(&ingredient.evidence)),
        it.meta_one("ingredients.careful", it.maybe(&ingredient.careful)),
    ];
    Page::Ingredient(Box::new(IngredientPage {
        hero: hero(it, Thing::Ingredient(key)),
        meta: meta.into_iter().flatten().collect(),
        contributions: it.contribution_cards(it.site.index.contributions_of_ingredient.of(key)),
    }))
}

pub(super) fn glossary(it: &Writer) -> Page {
    let keys = it.model.terms.iter().map(|(key, _)| key).collect();
    Page::Glossary(Box::new(GlossaryPage { hero: list_hero(it), terms: terms(it, keys) }))
}

/// Words of the shared language, in the language's own order.
pub(super) fn terms(it: &Writer, keys: Vec<Key<Term>>) -> Vec<TermView> {
    let keys = it.sorted(keys, |key| &it.model.terms[key].title);
    let term = |key| {
        let term = &it.model.terms[key];
        let also = term.also.iter().map(|words| it.phrase(words)).collect();
        let avoid = term.avoid.iter().map(|words| it.phrase(words)).collect();
        let meta = [it.meta("glossary.also", also), it.meta("glossary.avoid", avoid)];
        TermView {
            id: format!("term-{}", term.id),
            title: it.phrase(&term.title),
            meaning: it.phrase(&term.meaning),
            meta: meta.into_iter().flatten().collect(),
        }
    };
    keys.into_iter().map(term).collect()
}

pub(super) fn corrections(it: &Writer) -> Page {
    let places = it.site.shown(it.page);
    let table = it.corrections(&places, true).expect("there is no page without corrections");
    let ways = it.ways(&BTreeSet::new());
    Page::Corrections(Box::new(CorrectionsPage { hero: list_hero(it), table, ways }))
}

/// How many links the page offers that is shown where there is none (P16).
const TOP_LINKS: usize = 7;

pub(super) fn not_found(it: &Writer) -> Page {
    let others = it.model.site.languages.iter().filter(|lang| **lang != it.lang).map(|lang| {
        let locale = it.site.locale(*lang);
        NotFoundIn {
            lang: lang.code(),
            title: locale.text("not_found.title").to_owned(),
            text: locale.text("not_found.lead").to_owned(),
            home: Phrase {
                text: locale.text("nav.home").to_owned(),
                lang: None,
                href: Some(it.href_in(PageRef::Front, *lang)),
            },
        }
    });
    Page::NotFound(Box::new(NotFoundPage {
        hero: list_hero(it),
        links: it.top_links(TOP_LINKS),
        contact: it.report("not_found.contact"),
        others: others.collect(),
    }))
}
