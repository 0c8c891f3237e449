//! Pages to look things up on: themes, the glossary, corrections, and the one that is
//! shown where there is none.

use crate::model::{Key, Term, Theme, Thing};
use crate::site::PageRef;
use crate::site::view::{
    Column, CorrectionsPage, GlossaryPage, Group, NotFoundIn, NotFoundPage, Page, Phrase, Row,
    Table, TermView, ThemePage,
};
use crate::site::words::{NOTHING, Writer, partner_kind_key};

use super::{group, hero, list_hero};

pub(super) fn theme(it: &Writer, key: Key<Theme>) -> Page {
    let index = &it.site.index;
    let missions = index.missions_of_theme.of(key);
    let mut groups = Vec::new();
    let titled = |id: &str, key: &str| group(id, it.plain(it.t(key)));
    if !missions.is_empty() {
        let cards = missions.iter().map(|key| it.mission_card(*key)).collect();
        groups.push(Group { cards, ..titled("missions", "missions.title") });
    }
    let contributions = index.contributions_of_theme.of(key);
    if !contributions.is_empty() {
        let cards = it.contribution_cards(contributions);
        groups.push(Group { cards, ..titled("contributions", "contributions.title") });
    }
    let stories = index.stories_of_theme.of(key);
    if !stories.is_empty() {
        groups.push(Group { quotes: it.quotes(stories), ..titled("stories", "stories.title") });
    }
    let contacts = index.contacts_of_theme.of(key).iter().map(|(partner, at)| {
        let mut contact = it.partner_contact(*partner, *at);
        contact.role.insert(0, it.thing(Thing::Partner(*partner)));
        contact
    });
    Page::Theme(Box::new(ThemePage {
        hero: hero(it, Thing::Theme(key)),
        groups,
        contacts: contacts.collect(),
        needs: needs(it, key),
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
    let places: Vec<usize> = (0..it.model.corrections.len()).collect();
    let table = it.corrections(&places, true).expect("there is no page without corrections");
    Page::Corrections(Box::new(CorrectionsPage { hero: list_hero(it), table }))
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
