//! What comes before and after a page, and when something of it last changed: from what the content
//! says, never from the times of files. Does *not* know what a page says.

use crate::model::{Contribution, FreePage, Indicator, Key, ListKind, Mission, Thing};
use crate::value::Date;

use super::view::{Dated, Phrase, Turn, TurnTo};
use super::words::Writer;
use super::{PageRef, Site};

impl Site {
    /// The last day, not after the site's own, that the content of a page tells of: an update, a
    /// correction, figures that were fetched, a pledge that was counted, a milestone that was met.
    /// Nothing where the content has no date: then nobody can say.
    pub fn last_changed(&self, page: PageRef) -> Option<Date> {
        let model = &*self.model;
        let things = |things: Vec<Thing>| things.into_iter().filter_map(|it| self.told(it)).max();
        let day = match page {
            PageRef::Thing(thing) => self.told(thing),
            PageRef::Corrections => model.corrections.first().map(|it| it.date),
            PageRef::Front => things(self.things()),
            PageRef::List(kind) => {
                let all = self.things().into_iter();
                let list = Some(PageRef::List(kind));
                things(all.filter(|it| Site::list_of(*it) == list).collect())
            }
            _ => None,
        };
        day.filter(|it| *it <= model.site.as_of)
    }

    fn told(&self, thing: Thing) -> Option<Date> {
        let (model, index) = (&*self.model, &self.index);
        let today = model.site.as_of;
        let updates = |keys: &[Key<_>]| keys.iter().map(|it| model.updates[*it].date).max();
        let contributions = |keys: &[Key<Contribution>]| {
            keys.iter().filter_map(|it| self.told(Thing::Contribution(*it))).max()
        };
        let corrected = index.corrections.get(&thing);
        let corrected =
            corrected.and_then(|it| it.iter().map(|at| model.corrections[*at].date).max());
        let days = match thing {
            Thing::Update(key) => vec![Some(model.updates[key].date)],
            Thing::Story(key) => vec![model.stories[key].told],
            Thing::Indicator(key) => {
                vec![fetched(&model.indicators[key]), updates(index.updates_of_indicator.of(key))]
            }
            Thing::Contribution(key) => vec![
                updates(index.updates_of_contribution.of(key)),
                counted(&model.contributions[key], today),
            ],
            Thing::Mission(key) => vec![
                updates(index.updates_of_mission.of(key)),
                contributions(index.contributions_of_mission.of(key)),
                model.missions[key]
                    .indicators
                    .iter()
                    .filter_map(|it| fetched(&model.indicators[*it]))
                    .max(),
                met(&model.missions[key]),
            ],
            Thing::Partner(key) => vec![
                updates(index.updates_of_partner.of(key)),
                contributions(index.contributions_of_partner.of(key)),
            ],
            Thing::Situation(key) => vec![contributions(index.contributions_of_situation.of(key))],
            Thing::Theme(key) => vec![contributions(index.contributions_of_theme.of(key))],
            Thing::Ingredient(key) => {
                vec![contributions(index.contributions_of_ingredient.of(key))]
            }
            Thing::Page(_) => Vec::new(),
        };
        days.into_iter().flatten().chain(corrected).filter(|it| *it <= today).max()
    }

    /// Pages before and after one, where there is an order: updates by day, missions as the author
    /// has them, free pages as they stand in the menu.
    fn beside(&self, page: PageRef) -> Option<(Option<PageRef>, Option<PageRef>)> {
        let model = &*self.model;
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

/// When an indicator's figures were fetched.
fn fetched(it: &Indicator) -> Option<Date> {
    it.source.as_ref().and_then(|it| it.retrieved)
}

/// When a pledge was last counted.
fn counted(it: &Contribution, today: Date) -> Option<Date> {
    it.pledges.iter().filter_map(|it| it.as_of).filter(|it| *it <= today).max()
}

/// When a milestone was last met.
fn met(it: &Mission) -> Option<Date> {
    it.roadmap.iter().flat_map(|it| &it.milestones).filter_map(|it| it.done).max()
}

impl Writer<'_> {
    /// A day in words, and for machines.
    pub(super) fn dated(&self, day: Date) -> Dated {
        Dated { datetime: day.to_string(), text: self.date(day) }
    }

    /// When the page last changed, as far as the content tells.
    pub(super) fn updated(&self) -> Option<Dated> {
        self.site.last_changed(self.page).map(|it| self.dated(it))
    }

    /// The pages before and after this one.
    pub(super) fn turn(&self) -> Option<Turn> {
        let (before, after) = self.site.beside(self.page)?;
        let (label, keys) = match self.page {
            PageRef::Thing(Thing::Update(_)) => ("updates.title", ["nav.earlier", "nav.later"]),
            PageRef::Thing(Thing::Mission(_)) => ("missions.title", ["nav.previous", "nav.next"]),
            _ => ("nav.pages", ["nav.previous", "nav.next"]),
        };
        let to = |page: PageRef, key: &str| {
            let PageRef::Thing(thing) = page else { return None };
            Some(TurnTo { label: self.t(key), link: self.short(thing) })
        };
        let before = before.and_then(|it| to(it, keys[0]));
        let after = after.and_then(|it| to(it, keys[1]));
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
