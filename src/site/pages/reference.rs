//! Pages to look things up on: themes, the glossary, corrections, and the one that is
//! shown where there is none.

use std::collections::BTreeSet;

use crate::model::{Key, Term, Theme, Thing};
use crate::site::PageRef;
use crate::site::view::{
    Column, CorrectionsPage, GlossaryPage, Group, ListPage, NotFoundIn, NotFoundPage, Page, Phrase,
    Row, Table, TermGroup, TermView, ThemePage,
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

/// A glossary of so many words has an index of letters.
const LONG: usize = 24;

/// Pages that are named where a word is used.
const USERS: usize = 5;

pub(super) fn glossary(it: &Writer) -> Page {
    let keys: Vec<Key<Term>> = it.model.terms.iter().map(|(key, _)| key).collect();
    let long = keys.len() > LONG;
    let users = it.site.users_of_terms(it.lang);
    let keys = it.sorted(keys, |key| &it.model.terms[key].title);
    let mut groups: Vec<TermGroup> = Vec::new();
    for key in keys {
        let term = term(it, key, users.get(&key).map_or(&[], Vec::as_slice));
        let letter = if long { initial(&term.title.text) } else { String::new() };
        if groups.last().is_none_or(|last| last.letter != letter) {
            let id = if long { format!("h-{}", letter.to_lowercase()) } else { String::new() };
            groups.push(TermGroup { id, letter, terms: Vec::new() });
        }
        groups.last_mut().expect("just made").terms.push(term);
    }
    let letters = groups.iter().filter(|_| long);
    let letters = letters.map(|group| it.linked(&group.letter, &format!("#{}", group.id)));
    let letters = letters.collect();
    Page::Glossary(Box::new(GlossaryPage { hero: list_hero(it), letters, groups }))
}

/// The letter that a word stands under.
fn initial(word: &str) -> String {
    word.chars().next().map_or(String::new(), |it| it.to_uppercase().collect())
}

/// Words of the shared language, in the language's own order.
pub(super) fn terms(it: &Writer, keys: Vec<Key<Term>>) -> Vec<TermView> {
    let keys = it.sorted(keys, |key| &it.model.terms[key].title);
    keys.into_iter().map(|key| term(it, key, &[])).collect()
}

/// A word of the shared language, and the first pages that use it.
fn term(it: &Writer, key: Key<Term>, users: &[Thing]) -> TermView {
    let term = &it.model.terms[key];
    let here = |words: &&crate::value::Localized<String>| words.exact(it.lang).is_some();
    let also = term.also.iter().filter(here).map(|words| it.phrase(words)).collect();
    let avoid = term.avoid.iter().filter(here).map(|words| it.phrase(words)).collect();
    let pages = users.iter().take(USERS).map(|thing| it.short(*thing)).collect();
    let meta = [
        it.meta("glossary.also", also),
        it.meta("glossary.avoid", avoid),
        it.meta("glossary.used", pages),
    ];
    TermView {
        id: format!("term-{}", term.id),
        title: it.phrase(&term.title),
        meaning: it.phrase(&term.meaning),
        meta: meta.into_iter().flatten().collect(),
    }
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
