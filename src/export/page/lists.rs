//! What pages that list things say, and the front page.

use crate::assess::{self, Clash, Part, tally};
use crate::history::{Change, Release};
use crate::model::{Asked, CalendarEntry, Term, Thing, When};
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

    /// What was learned, as the page tells it.
    pub(super) fn lessons(&self) -> Facts {
        let lesson = |key: crate::model::Key<crate::model::Update>| {
            let it = &self.model.updates[key];
            let answers = self.site.index.answers_of_update.of(key);
            self.item(Thing::Update(key))
                .add("date", it.date)
                .some("outcome", it.outcome.map(ids::outcome))
                .some("believed", self.maybe(it.believed.as_ref()))
                .some("happened", self.maybe(it.happened.as_ref()))
                .some("now", self.maybe(it.now.as_ref()))
                .list("missions", self.links(&it.missions, Thing::Mission))
                .list("answered_by", self.links(answers, Thing::Update))
        };
        Facts::default().list("items", self.site.lessons_on(self.page).into_iter().map(lesson))
    }

    /// A mission's narrative as each audience is told it.
    pub(super) fn tellings(&self, key: crate::model::Key<crate::model::Mission>) -> Facts {
        let version = |key: crate::model::Key<crate::model::Story>| {
            let it = &self.model.stories[key];
            let used = self.site.used_by(key);
            self.item(Thing::Story(key))
                .some("audience", self.maybe(it.audience.as_ref()))
                .some("perspective", self.maybe(it.perspective.as_ref()))
                .some("told", it.told)
                .list("uses", used.iter().map(|thing| self.link(*thing)))
        };
        let mission = &self.model.missions[key];
        Facts::default()
            .add("mission", self.link(Thing::Mission(key)))
            .list("indicators", mission.indicators.iter().map(|key| self.indicator(*key)))
            .list("items", self.site.tellings(key).into_iter().map(version))
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
                .some("id", it.id.as_ref().map(crate::value::Id::as_str))
                .add("title", self.words(&it.title))
                .some("type", it.kind.map(ids::calendar_kind));
            let dated = match it.when {
                When::Day(day) => base.add("date", day),
                When::Span(it) => base.add("span", span(it)),
                When::Every { months, from, to, days } => base.add(
                    "every",
                    Facts::default()
                        .add("months", i64::from(months))
                        .add("from", from)
                        .some("to", to)
                        .some("days", (days > 1).then_some(i64::from(days))),
                ),
            };
            dated
                .list("missions", self.links(&it.missions, Thing::Mission))
                .list("partners", self.links(&it.partners, Thing::Partner))
                .list("themes", self.links(&it.themes, Thing::Theme))
                .list("asks", it.asks.iter().map(|it| self.asked(*it)))
                .some("place", self.maybe(it.place.as_ref()))
                .some("website", it.url.as_deref())
                .some("open", it.open.then_some(true))
        };
        let collisions = self.site.collisions().iter().map(|it| {
            Facts::default()
                .add(
                    "type",
                    match it.clash {
                        Clash::Surveys => "surveys_in_one_week",
                        Clash::SameDay => "same_day",
                    },
                )
                .list("when", it.when.iter().map(ToString::to_string))
                .list("who", it.who.iter().map(|it| self.asked(*it)))
                .list("entries", it.entries.iter().map(|at| entry(&self.model.calendar[*at])))
        });
        Facts::default()
            .list("items", self.model.calendar.iter().map(entry))
            .list("collisions", collisions)
    }

    /// Those who are asked: a partner or a theme, or a kind of partners by its name in the content.
    fn asked(&self, it: Asked) -> Facts {
        match it {
            Asked::Partner(key) => self.link(Thing::Partner(key)),
            Asked::Theme(key) => self.link(Thing::Theme(key)),
            Asked::Kind(kind) => Facts::default().add("kind", ids::partner_kind(kind)),
        }
    }

    /// Who does what in each mission that is not over, who offers what in each life situation, and of whom
    /// several missions ask something at once.
    pub(super) fn coverage_of_all(&self) -> Facts {
        let whole = self.site.coverage();
        let missions = whole
            .missions
            .iter()
            .map(|(key, _)| self.item(Thing::Mission(*key)).list("coverage", self.coverage(*key)));
        let situations = whole.situations.iter().map(|(key, parts)| {
            let of = |part| parts.iter().filter(move |it| it.1 == part).map(|it| it.0);
            let links = |part| of(part).map(|key| self.link(Thing::Partner(key)));
            self.link(Thing::Situation(*key))
                .list("offers", links(Part::Leads))
                .list("contributes", links(Part::Contributes))
        });
        let loads = self.site.index.loads.iter().filter(|it| it.is_much());
        let load = loads.map(|it| {
            let of = i64::try_from(it.of).unwrap_or(i64::MAX);
            Facts::default()
                .add("partner", self.link(Thing::Partner(it.partner)))
                .list("asking", self.links(&it.asking, Thing::Mission))
                .add("missions", of)
                .add("until", it.until)
        });
        Facts::default()
            .list("missions", missions)
            .list("situations", situations)
            .list("load", load)
    }

    /// Who does what in one mission.
    pub(super) fn coverage_page(&self, key: crate::model::Key<crate::model::Mission>) -> Facts {
        Facts::default()
            .add("mission", self.item(Thing::Mission(key)))
            .list("coverage", self.coverage(key))
            .list("needs", self.needs(key))
    }

    /// Those to ask, the first first.
    pub(super) fn people(&self, answer: &assess::Answer) -> Vec<Facts> {
        let model = self.model;
        let person = |whom: &assess::Whom| {
            let level = match *whom {
                assess::Whom::Partner(key, at) => model.partners[key].contacts[at].level,
                _ => None,
            };
            let partner = whom.partner(model).map(|key| self.link(Thing::Partner(key)));
            let contact = self.contact(whom.contact(model)?);
            Some(contact.some("partner", partner).some("level", level.map(ids::contact_level)))
        };
        answer.whom.iter().filter_map(person).collect()
    }

    /// Whom to ask about each life situation, theme and mission that is not over, in the page's order.
    pub(super) fn directory(&self) -> Facts {
        use crate::assess::{About, whom_to_ask};
        let model = self.model;
        let entry = |about: About, thing: Thing| {
            let answer = whom_to_ask(model, about)?;
            let people = self.people(&answer);
            let because = ids::because(answer.because);
            Some(self.link(thing).add("because", because).list("people", people))
        };
        let runs = |it: &crate::model::Mission| !assess::is_over(it, model.site.as_of);
        let missions = model.missions.iter().filter(|it| runs(it.1));
        Facts::default()
            .list(
                "situations",
                model
                    .situations
                    .iter()
                    .filter_map(|(key, _)| entry(About::Situation(key), Thing::Situation(key))),
            )
            .list(
                "themes",
                model
                    .themes
                    .iter()
                    .filter_map(|(key, _)| entry(About::Theme(key), Thing::Theme(key))),
            )
            .list(
                "missions",
                missions.filter_map(|(key, _)| entry(About::Mission(key), Thing::Mission(key))),
            )
    }
}
