//! What somebody who looks for something may find: every public page of a language and every word of
//! the glossary, with all their names and all that they say, as plain words. For the index from A to Å
//! and for the search index. Knows the model; renders no page. Does *not* know how one searches.

use rayon::prelude::*;

use crate::model::{Common, Indicator, Key, ListKind, Mission, Partner, Term, Thing};
use crate::text::bare_words;
use crate::value::{Contact, Lang, Localized};

use super::frame::{kicker_key, title_key};
use super::words::{Writer, calendar_kind_key, contribution_kind_key, partner_kind_key};
use super::{PageRef, Route, Site};

/// What can be found: a page, or a word of the glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Findable {
    /// A page.
    Page(PageRef),
    /// A word of the shared language.
    Term(Key<Term>),
}

/// A page or a word, as it can be found. Every text is in the page's language where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub what: Findable,
    /// Its address, from the site's root.
    pub href: String,
    /// Its name.
    pub title: String,
    /// The language of its words, where it is not the page's.
    pub lang: Option<&'static str>,
    /// What else it is called: the short name, and what people say.
    pub names: Vec<String>,
    /// What kind of thing it is, in a word: "Indikator".
    pub kind: String,
    /// What it is about, in short.
    pub summary: String,
    /// How it is going, in a few words: "Går langsomt. Nu 2025: 65,1 %". May be empty.
    pub note: String,
    /// Words of its headings and other words that it is about.
    pub about: String,
    /// All other words.
    pub body: String,
}

/// Everything that can be found in a language, kind by kind in the order of the content. What is not
/// for the public yet is not there.
pub fn found(site: &Site, lang: Lang) -> Vec<Found> {
    let finder = Finder::new(site, lang);
    everything(site).into_par_iter().map(|what| finder.found(what)).collect()
}

/// Every public page and word.
pub(super) fn everything(site: &Site) -> Vec<Findable> {
    let things = site.things().into_iter().map(PageRef::Thing);
    let lists = PageRef::LISTS.into_iter().chain([PageRef::Wheel]).filter(|it| site.has(*it));
    // Months and runs are found through their years and missions.
    let parts = site.top_parts().map(PageRef::Part);
    let pages =
        things.chain(lists).chain(parts).filter(|it| !site.is_hidden(*it)).map(Findable::Page);
    pages.chain(site.model.terms.iter().map(|(key, _)| Findable::Term(key))).collect()
}

/// Writes what can be found in one language.
pub(super) struct Finder<'a> {
    site: &'a Site,
    lang: Lang,
}

/// Words that are gathered, one text after the other.
#[derive(Default)]
struct Gathered(String);

impl Gathered {
    fn add(&mut self, text: &str) {
        if !text.is_empty() {
            self.0.push_str(text);
            self.0.push('\n');
        }
    }
}

impl<'a> Finder<'a> {
    pub(super) fn new(site: &'a Site, lang: Lang) -> Finder<'a> {
        Finder { site, lang }
    }

    /// The words of a page in this language: those of the front page, which every site has.
    fn writer(&self, page: PageRef) -> Writer<'a> {
        let path = self.site.paths.get(&(page, self.lang)).cloned().unwrap_or_default();
        Writer::new(self.site, Route { lang: self.lang, path }, page)
    }

    fn say(&self, words: &'a Localized<String>) -> &'a str {
        words.best(self.lang)
    }

    fn maybe(&self, words: &'a Option<Localized<String>>) -> &'a str {
        words.as_ref().map_or("", |it| self.say(it))
    }

    /// What it is called, and in which language that is, if not the page's.
    pub(super) fn title(&self, what: Findable) -> (String, Option<&'static str>) {
        let authored = |words| self.authored(words);
        match what {
            Findable::Page(PageRef::Thing(thing)) => authored(self.site.title(thing)),
            Findable::Page(page @ PageRef::Part(at)) => {
                (self.writer(page).part_title(at).text, None)
            }
            Findable::Page(page) => {
                (self.site.locale(self.lang).text(title_key(page)).to_owned(), None)
            }
            Findable::Term(key) => authored(&self.site.model.terms[key].title),
        }
    }

    /// The author's words, with their language where it is another.
    fn authored(&self, words: &Localized<String>) -> (String, Option<&'static str>) {
        let (lang, text) = words.get(self.lang);
        (text.clone(), (lang != self.lang).then_some(lang.code()))
    }

    /// What else it is called in this language: never the title itself, none twice. With each the
    /// language it stands in, where that is another.
    pub(super) fn names(&self, what: Findable) -> Vec<(String, Option<&'static str>)> {
        let model = &*self.site.model;
        let locale = self.site.locale(self.lang);
        let mut names = Vec::new();
        let authored = |words| self.authored(words);
        fn own(name: impl Into<String>) -> (String, Option<&'static str>) {
            (name.into(), None)
        }
        match what {
            Findable::Page(PageRef::Thing(thing)) => {
                let common = self.site.common(thing);
                let short = common.and_then(|it| it.short.as_ref());
                names.extend(short.map(authored));
                let also = match thing {
                    Thing::Theme(it) => &model.themes[it].also,
                    Thing::Ingredient(it) => &model.ingredients[it].also,
                    _ => &common.expect("all other kinds have it").also,
                };
                names.extend(also.get(&self.lang).into_iter().flatten().map(own));
            }
            Findable::Page(page) => {
                // "search.also.calendar": what people call the list.
                let key = title_key(page).trim_end_matches(".title");
                let also = locale.find(&format!("search.also.{key}")).unwrap_or("");
                names.extend(also.split(',').map(|it| own(it.trim())));
            }
            Findable::Term(key) => {
                let also = model.terms[key].also.iter().filter_map(|it| it.exact(self.lang));
                names.extend(also.map(own));
            }
        }
        let title = self.title(what).0.to_lowercase();
        let mut seen = vec![title, String::new()];
        names.retain(|(name, _)| {
            let name = name.to_lowercase();
            let new = !seen.contains(&name);
            seen.push(name);
            new
        });
        names
    }

    /// What kind of thing it is, in a word.
    pub(super) fn kind(&self, what: Findable) -> String {
        let key = match what {
            Findable::Page(PageRef::Thing(Thing::Page(_))) => "search.page",
            Findable::Page(PageRef::Thing(thing)) => kicker_key(thing),
            Findable::Page(_) => "search.list",
            Findable::Term(_) => "search.term",
        };
        self.site.locale(self.lang).text(key).to_owned()
    }

    /// Its address, from the site's root.
    pub(super) fn href(&self, what: Findable) -> String {
        match what {
            Findable::Page(page) => self.site.target_path(page, self.lang),
            Findable::Term(key) => {
                let page = self.site.target_path(PageRef::Glossary, self.lang);
                format!("{page}#term-{}", self.site.model.terms[key].id)
            }
        }
    }

    fn found(&self, what: Findable) -> Found {
        let (title, lang) = self.title(what);
        let (mut about, mut body) = (Gathered::default(), Gathered::default());
        let model = &*self.site.model;
        let mut note = String::new();
        let summary = match what {
            Findable::Page(PageRef::Thing(thing)) => {
                note = self.note(thing);
                match self.site.common(thing) {
                    Some(common) => {
                        self.text(common, &mut about, &mut body);
                        self.thing(thing, &mut about, &mut body);
                        self.maybe(&common.summary).to_owned()
                    }
                    None => self.listed(thing, &mut body),
                }
            }
            Findable::Page(page) => {
                if page == PageRef::Calendar {
                    self.calendar(&mut body);
                }
                let lead = title_key(page).replace(".title", ".lead");
                match page {
                    PageRef::Part(_) => self.writer(page).part_lead().unwrap_or_default(),
                    _ => self.site.locale(self.lang).text(&lead).to_owned(),
                }
            }
            Findable::Term(key) => {
                let term = &model.terms[key];
                term.avoid.iter().for_each(|it| about.add(self.say(it)));
                self.say(&term.meaning).to_owned()
            }
        };
        let (names, kind, href) = (self.names(what), self.kind(what), self.href(what));
        let names = names.into_iter().map(|(name, _)| name).collect();
        Found { what, href, title, lang, names, kind, summary, note, about: about.0, body: body.0 }
    }

    /// Its long text.
    fn text(&self, common: &Common, about: &mut Gathered, body: &mut Gathered) {
        if let Some(text) = &common.body {
            let words = bare_words(&text.best(self.lang).markdown);
            about.add(&words.headings);
            body.add(&words.body);
        }
    }

    /// How it is going.
    fn note(&self, thing: Thing) -> String {
        match thing {
            Thing::Indicator(key) => {
                let it = self.writer(PageRef::Thing(thing));
                let verdict = it.headline_badge(key).label;
                // "Nu 2025" or, of an old figure, "Senest 2018".
                let starts = ["phrase.now_at", "phrase.latest_at"].map(|key| it.t(key));
                let starts = starts.each_ref().map(|it| it.split('{').next().unwrap_or_default());
                let facts = it.facts(key);
                let now = facts.iter().find(|it| starts.iter().any(|s| it.label.starts_with(s)));
                match now {
                    Some(now) => format!("{verdict}. {}: {}", now.label, now.value),
                    None => verdict,
                }
            }
            Thing::Contribution(key) => {
                let status = self.site.model.contributions[key].status;
                let it = self.writer(PageRef::Thing(thing));
                status.map_or(String::new(), |status| it.contribution_status(status).text)
            }
            Thing::Update(key) => {
                self.site.locale(self.lang).date(self.site.model.updates[key].date)
            }
            _ => String::new(),
        }
    }

    /// What only its kind says.
    fn thing(&self, thing: Thing, about: &mut Gathered, body: &mut Gathered) {
        let model = &*self.site.model;
        let locale = self.site.locale(self.lang);
        match thing {
            Thing::Mission(it) => self.mission(&model.missions[it], body),
            Thing::Indicator(it) => self.indicator(&model.indicators[it], about, body),
            Thing::Partner(it) => self.partner(&model.partners[it], about, body),
            Thing::Contribution(key) => {
                let it = &model.contributions[key];
                about.add(self.name(it.partner));
                it.with.iter().for_each(|it| body.add(self.name(*it)));
                it.pledges.iter().for_each(|it| body.add(self.say(&it.text)));
                it.kind.iter().for_each(|it| body.add(locale.text(contribution_kind_key(*it))));
                it.themes.iter().for_each(|it| body.add(self.say(&model.themes[*it].title)));
                body.add(self.maybe(&it.why));
                self.contact(it.contact.as_ref(), body);
            }
            Thing::Story(key) => {
                let it = &model.stories[key];
                about.add(self.maybe(&it.perspective));
                body.add(self.maybe(&it.audience));
                body.add(self.maybe(&it.editor));
            }
            Thing::Update(key) => {
                let it = &model.updates[key];
                for words in [&it.believed, &it.happened, &it.now] {
                    body.add(self.maybe(words));
                }
                it.partners.iter().for_each(|it| body.add(self.name(*it)));
            }
            Thing::Situation(key) => {
                let it = &model.situations[key];
                for offer in &it.offers {
                    about.add(self.say(&offer.title));
                    body.add(self.maybe(&offer.place));
                    offer.partner.iter().for_each(|it| body.add(self.name(*it)));
                }
                it.help.iter().for_each(|it| about.add(self.say(&it.title)));
            }
            Thing::Page(_) | Thing::Theme(_) | Thing::Ingredient(_) => {}
        }
    }

    fn name(&self, key: Key<Partner>) -> &'a str {
        self.say(&self.site.model.partners[key].common.title)
    }

    fn contact(&self, contact: Option<&'a Contact>, body: &mut Gathered) {
        if let Some(contact) = contact {
            body.add(self.maybe(&contact.name));
            body.add(self.maybe(&contact.role));
        }
    }

    fn mission(&self, it: &'a Mission, body: &mut Gathered) {
        for phase in &it.roadmap {
            body.add(self.say(&phase.title));
            for milestone in &phase.milestones {
                body.add(self.say(&milestone.title));
                body.add(self.maybe(&milestone.why));
            }
        }
        it.questions.iter().for_each(|it| body.add(self.say(it)));
        it.needs.iter().for_each(|it| body.add(self.maybe(&it.why)));
        self.contact(it.contact.as_ref(), body);
    }

    fn indicator(&self, it: &'a Indicator, about: &mut Gathered, body: &mut Gathered) {
        about.add(self.maybe(&it.statement));
        body.add(self.maybe(&it.cannot_say));
        body.add(&self.site.locale(self.lang).unit_name(&it.unit));
        if let Some(source) = &it.source {
            body.add(self.say(&source.title));
            body.add(self.maybe(&source.publisher));
        }
        for dimension in &it.dimensions {
            body.add(self.say(&dimension.title));
            dimension.values.iter().for_each(|(_, it)| body.add(self.say(it)));
        }
        it.events.iter().for_each(|it| body.add(self.say(&it.text)));
        it.owner.iter().for_each(|it| body.add(self.name(*it)));
    }

    fn partner(&self, it: &'a crate::model::Partner, about: &mut Gathered, body: &mut Gathered) {
        let locale = self.site.locale(self.lang);
        it.kind.iter().for_each(|it| about.add(locale.text(partner_kind_key(*it).0)));
        body.add(self.maybe(&it.area));
        it.contacts.iter().for_each(|it| self.contact(Some(&it.contact), body));
    }

    /// Themes and ingredients have no text of their own; returns what stands for their summary.
    fn listed(&self, thing: Thing, body: &mut Gathered) -> String {
        let model = &*self.site.model;
        match thing {
            Thing::Theme(key) => self.maybe(&model.themes[key].description).to_owned(),
            Thing::Ingredient(key) => {
                let it = &model.ingredients[key];
                body.add(self.maybe(&it.evidence));
                body.add(self.maybe(&it.careful));
                self.maybe(&it.description).to_owned()
            }
            _ => String::new(),
        }
    }

    fn calendar(&self, body: &mut Gathered) {
        let locale = self.site.locale(self.lang);
        for entry in &self.site.model.calendar {
            body.add(self.say(&entry.title));
            body.add(self.maybe(&entry.place));
            entry.kind.iter().for_each(|it| body.add(locale.text(calendar_kind_key(*it))));
        }
    }
}

impl Findable {
    /// How much a visitor is likely to look for this kind of thing, 1 being what most kinds have:
    /// missions, figures and what is offered come before the log and the lists.
    pub fn weight(self) -> f64 {
        match self {
            Findable::Page(PageRef::Thing(thing)) => match thing {
                Thing::Mission(_) | Thing::Indicator(_) | Thing::Situation(_) => 1.25,
                Thing::Contribution(_) | Thing::Partner(_) | Thing::Page(_) => 1.0,
                Thing::Update(_) | Thing::Story(_) => 0.85,
                Thing::Theme(_) | Thing::Ingredient(_) => 0.8,
            },
            Findable::Page(PageRef::List(ListKind::Missions)) => 0.9,
            Findable::Page(_) => 0.8,
            Findable::Term(_) => 0.9,
        }
    }
}
