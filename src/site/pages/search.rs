//! Search: the index from A to Å, which is the page where there is no script.

use crate::site::PageRef;
use crate::site::a_to_z::{Letter, Name};
use crate::site::found::Finder;
use crate::site::view::{IndexGroup, IndexName, NavItem, Page, Phrase, SearchPage};
use crate::site::words::Writer;

use super::list_hero;

/// The search page; with a number, that part of the index.
pub(super) fn search(it: &Writer, part: Option<u16>) -> Page {
    let parts = &it.site.a_to_z[&it.lang];
    let (single, shown) = match part {
        Some(at) => (false, parts.get(usize::from(at)).map_or(&[][..], |it| &it.letters)),
        None if parts.len() == 1 => (true, &parts[0].letters[..]),
        None => (false, &[][..]),
    };
    let link =
        |text: &str, href: String, current| NavItem { link: it.linked(text, &href), current };
    let letters: Vec<NavItem> = if single {
        let anchors = shown.iter().enumerate();
        anchors.map(|(at, one)| link(&one.letter, format!("#h-{at}"), None)).collect()
    } else {
        let numbers = (0_u16..).zip(parts);
        let to = |(at, one): (u16, &crate::site::a_to_z::Part)| {
            let page = PageRef::SearchPart(at);
            link(&one.label, it.href(page), (it.page == page).then_some("page"))
        };
        numbers.map(to).collect()
    };
    let mut hero = list_hero(it);
    hero.title = it.page_title();
    Page::Search(Box::new(SearchPage {
        hero,
        form: part.is_none(),
        letters,
        groups: shown.iter().enumerate().map(|(at, one)| group(it, at, one)).collect(),
        contact: it.ask(),
    }))
}

fn group(it: &Writer, at: usize, letter: &Letter) -> IndexGroup {
    let finder = Finder::new(it.site, it.lang);
    let name = |one: &Name| {
        let (title, marked) = finder.title(one.what);
        let kind = finder.kind(one.what);
        IndexName {
            name: Phrase {
                text: one.text.clone(),
                lang: one.lang,
                href: Some(it.to_found(&finder.href(one.what))),
            },
            note: if one.other { see(it, title, marked, &kind) } else { vec![plain(&kind)] },
        }
    };
    IndexGroup {
        id: format!("h-{at}"),
        title: letter.letter.clone(),
        names: letter.names.iter().map(name).collect(),
    }
}

/// "see Title · Kind", the title marked where it is in another language than the words around it.
fn see(it: &Writer, title: String, lang: Option<&'static str>, kind: &str) -> Vec<Phrase> {
    /// Stands for the title; no text has it.
    const TITLE: &str = "\u{0}";
    let around = it.fill("search.see", &[("title", TITLE), ("kind", kind)]);
    let (before, after) = around.split_once(TITLE).unwrap_or((&around, ""));
    let Some(lang) = lang else { return vec![plain(&format!("{before}{title}{after}"))] };
    let title = Phrase { text: title, lang: Some(lang), href: None };
    vec![plain(before), title, plain(after)]
}

/// Words in the language of the page that lead nowhere.
fn plain(text: &str) -> Phrase {
    Phrase { text: text.to_owned(), lang: None, href: None }
}
