//! What pages that list things say, and the front page.

use crate::assess::tally;
use crate::history::{Change, Release};
use crate::model::{CalendarEntry, Term, Thing, When};
use crate::site::{PageRef, Site};

use super::super::ids;
use super::super::json::{Json, Members};
use super::parts::span;
use super::{Facts, Page};

/// So many builds are told of here.
const RELEASES: usize = 12;
/// And so many changes of each.
const RELEASED: usize = 200;

impl Page<'_> {
    /// Everything of a kind, in the order in which it is written; the log has the newest first.
    pub(super) fn items(&self, list: PageRef) -> Facts {
        if list == PageRef::List(crate::model::ListKind::Updates) {
            let entry = |key: &_| {
                let it = &self.model.updates[*key];
                self.item(Thing::Update(*key))
                    .add("date", it.date)
                    .add("type", ids::update_kind(it.kind))
                    .some("outcome", it.outcome.map(ids::outcome))
            };
            return Facts::default().list("items", self.site.index.updates.iter().map(entry));
        }
        let things = self.site.things().into_iter().filter(|it| Site::list_of(*it) == Some(list));
        let item = |thing: Thing| match thing {
            Thing::Mission(key) => {
                let it = &self.model.missions[key];
                let first =
                    it.indicators.first().map(|key| self.site.verdicts[*key].headline.class);
                self.item(thing)
                    .some("horizon", it.horizon.map(ids::horizon))
                    .some("class", first.map(|it| it.id()))
            }
            Thing::Indicator(key) => {
                self.item(thing).add("class", self.site.verdicts[key].headline.class.id())
            }
            Thing::Contribution(key) => {
                let it = &self.model.contributions[key];
                self.item(thing)
                    .add("partner", self.id(Thing::Partner(it.partner)))
                    .some("status", it.status.map(ids::contribution_status))
            }
            _ => self.item(thing),
        };
        Facts::default().list("items", things.map(item))
    }

    pub(super) fn front(&self) -> Facts {
        let model = self.model;
        let classes =
            model.indicators.iter().map(|(key, _)| self.site.verdicts[key].headline.class);
        let count = |(class, n): (crate::assess::Class, usize)| {
            (class.id(), Json::from(i64::try_from(n).unwrap_or(i64::MAX)))
        };
        let counts: Members = tally(classes).into_iter().map(count).collect();
        let lists = PageRef::LISTS.into_iter().filter(|it| self.site.has(*it)).map(|list| {
            let url = self.href(list);
            let json = super::json_of(&url);
            Facts::default()
                .add("title", self.locale.text(crate::site::title_key(list)))
                .add("url", url)
                .add("json", json)
        });
        let missions = model.missions.iter().map(|(key, it)| {
            let headline = it.indicators.first().map(|key| self.indicator(*key));
            self.item(Thing::Mission(key)).some("headline", headline)
        });
        Facts::default()
            // How many figures are going how: counts, never one score.
            .facts("tally", Facts(counts))
            .list("missions", missions)
            .list("lists", lists)
    }

    pub(super) fn glossary(&self) -> Facts {
        let page = self.href(PageRef::Glossary);
        let term = |it: &Term| {
            Facts::default()
                .add("id", it.id.as_str())
                .add("title", self.words(&it.title))
                .add("url", format!("{page}#term-{}", it.id))
                .add("meaning", self.words(&it.meaning))
                .list("also", it.also.iter().map(|it| self.words(it)))
                .list("avoid", it.avoid.iter().map(|it| self.words(it)))
        };
        Facts::default().list("items", self.model.terms.values().map(term))
    }

    /// The newest builds and what each changed, in words; all of it is in `aendringer.csv`, and as facts
    /// in `history.json`.
    pub(super) fn changes(&self) -> Facts {
        let release = |it: &Release| {
            let change = |change: &Change| {
                let told = crate::site::told(self.site, self.route, it, change);
                Facts::default()
                    .add("kind", change.kind.id())
                    .add("about", change.about.as_str())
                    .add("title", told.title.text)
                    .add("text", told.text.text)
                    .some("why", told.why.map(|it| it.text))
            };
            Facts::default()
                .add("date", it.as_of.as_str())
                .add("since", it.since.as_str())
                .list("items", it.changes.iter().take(RELEASED).map(change))
        };
        Facts::default()
            .add("since", self.site.history.since.as_str())
            .list("releases", self.site.releases().take(RELEASES).map(release))
    }

    pub(super) fn calendar(&self) -> Facts {
        let entry = |it: &CalendarEntry| {
            let base = Facts::default()
                .add("title", self.words(&it.title))
                .some("type", it.kind.map(ids::calendar_kind));
            let dated = match it.when {
                When::Day(day) => base.add("date", day),
                When::Span(it) => base.add("span", span(it)),
                When::Every { months, from, to } => base.add(
                    "every",
                    Facts::default()
                        .add("months", i64::from(months))
                        .add("from", from)
                        .some("to", to),
                ),
            };
            dated
                .list("missions", self.links(&it.missions, Thing::Mission))
                .list("partners", self.links(&it.partners, Thing::Partner))
                .list("themes", self.links(&it.themes, Thing::Theme))
                .some("place", self.maybe(it.place.as_ref()))
                .some("website", it.url.as_deref())
                .some("open", it.open.then_some(true))
        };
        Facts::default().list("items", self.model.calendar.iter().map(entry))
    }
}
