//! What comes before and after a page, and how the day on which something of it last changed is told
//! ([`Site::updated`] knows the day). Does *not* know what a page says.

use crate::model::{FreePage, Key, ListKind, Thing};
use crate::value::Date;

use super::view::{Dated, Phrase, Turn, TurnTo};
use super::words::Writer;
use super::{PageRef, Site};

impl Site {
    /// Pages before and after one, where there is an order: updates by day, missions as the author
    /// has them, free pages as they stand in the menu.
    fn beside(&self, page: PageRef) -> Option<(Option<PageRef>, Option<PageRef>)> {
        let model = &*self.model;
        if let PageRef::Part(at) = page {
            let row = self.parts_beside(at);
            let here = row.iter().position(|it| *it == at)?;
            let beside = |at: Option<usize>| Some(PageRef::Part(*row.get(at?)?));
            return Some((beside(here.checked_sub(1)), beside(Some(here + 1))));
        }
        let PageRef::Thing(thing) = page else { return None };
        let row: Vec<Thing> = match thing {
            Thing::Update(_) => {
                self.index.updates.iter().rev().map(|it| Thing::Update(*it)).collect()
            }
            Thing::Mission(_) => model.missions.iter().map(|(it, _)| Thing::Mission(it)).collect(),
            Thing::Page(_) => {
                let mut pages: Vec<(i64, Key<FreePage>)> =
                    model.pages.iter().filter_map(|(key, it)| Some((it.menu?, key))).collect();
                pages.sort();
                pages.into_iter().map(|(_, key)| Thing::Page(key)).collect()
            }
            _ => return None,
        };
        let at = row.iter().position(|it| *it == thing)?;
        let page = |at: Option<usize>| at.and_then(|at| row.get(at)).map(|it| PageRef::Thing(*it));
        Some((page(at.checked_sub(1)), page(Some(at + 1))))
    }
}

impl Writer<'_> {
    /// A day in words, and for machines.
    pub(super) fn dated(&self, day: Date) -> Dated {
        Dated { datetime: day.to_string(), text: self.date(day) }
    }

    /// When the page last changed, as far as the content tells.
    pub(super) fn updated(&self) -> Option<Dated> {
        self.site.updated(self.page).map(|it| self.dated(it))
    }

    /// The pages before and after this one.
    pub(super) fn turn(&self) -> Option<Turn> {
        let (before, after) = self.site.beside(self.page)?;
        let (label, keys) = match self.page {
            PageRef::Thing(Thing::Update(_)) => ("updates.title", ["nav.earlier", "nav.later"]),
            PageRef::Thing(Thing::Mission(_)) => ("missions.title", ["nav.previous", "nav.next"]),
            _ => ("nav.pages", ["nav.previous", "nav.next"]),
        };
        let to = |page: PageRef, key: &str| TurnTo { label: self.t(key), link: self.name_of(page) };
        let before = before.map(|it| to(it, keys[0]));
        let after = after.map(|it| to(it, keys[1]));
        let any = before.is_some() || after.is_some();
        any.then(|| Turn { label: self.t(label), before, after })
    }

    /// The main menu and then other lists, as links: where a reader goes who is lost.
    pub(super) fn top_links(&self, most: usize) -> Vec<Phrase> {
        let menu = self.nav().into_iter().map(|it| it.link);
        let lists = [ListKind::Missions, ListKind::Indicators, ListKind::Partners];
        let lists = lists.into_iter().map(PageRef::List).filter(|it| self.site.has(*it));
        let lists = lists.map(|page| self.to(page, super::frame::title_key(page)));
        let mut links: Vec<Phrase> = vec![self.to(PageRef::Front, "nav.home")];
        for link in menu.chain(lists) {
            if links.len() < most && links.iter().all(|it| it.href != link.href) {
                links.push(link);
            }
        }
        links
    }
}
