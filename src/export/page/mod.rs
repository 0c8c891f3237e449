//! `index.json`: what a page says, as facts without language and words in the page's own. Its form is
//! docs/schema/page-1.0.json. A member that has nothing to say is left out: null is not used here. Knows
//! the model, its relations and its verdicts. Does *not* know how the page shows them.

mod lists;
mod parts;
mod things;

#[cfg(test)]
mod tests;

use crate::locale::Locale;
use crate::model::{Model, Thing};
use crate::site::{PageRef, Route, Site};
use crate::value::{Lang, Localized};

use super::json::{Json, Members};

/// Writes the twin of one page.
pub(super) struct Page<'a> {
    site: &'a Site,
    model: &'a Model,
    route: &'a Route,
    page: PageRef,
    lang: Lang,
    locale: &'a Locale,
    /// Files of the page's figures, by name.
    figures: &'a [String],
}

/// The twin of this page, which has these files of figures. `schema` is where its form is described.
pub(super) fn file(
    site: &Site,
    route: &Route,
    (page, figures): (PageRef, &[String]),
    schema: String,
) -> Vec<u8> {
    let (lang, model) = (route.lang, &*site.model);
    let it = Page { site, model, route, page, lang, locale: site.locale(lang), figures };
    let mut members: Members =
        vec![("$schema", schema.into()), ("meta", it.meta().into()), ("kind", page.kind().into())];
    let (id, title, summary) = it.name();
    members.extend(id.map(|id| ("id", id.into())));
    members.push(("title", title.into()));
    members.extend(summary.map(|text| ("summary", text.into())));
    members.extend(site.updated(page).map(|day| ("updated", day.into())));
    members.push(("facts", it.facts().0.into()));
    Json::Object(members).rows()
}

/// Members that are there only if there is something to say.
#[derive(Default)]
struct Facts(Members);

impl Facts {
    fn add(mut self, name: &'static str, value: impl Into<Json>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    fn some(mut self, name: &'static str, value: Option<impl Into<Json>>) -> Self {
        self.0.extend(value.map(|it| (name, it.into())));
        self
    }

    fn list<T: Into<Json>>(self, name: &'static str, items: impl IntoIterator<Item = T>) -> Self {
        let items: Vec<Json> = items.into_iter().map(Into::into).collect();
        if items.is_empty() { self } else { self.add(name, Json::List(items)) }
    }

    fn facts(self, name: &'static str, value: Facts) -> Self {
        if value.0.is_empty() { self } else { self.add(name, value) }
    }
}

impl From<Facts> for Json {
    fn from(it: Facts) -> Json {
        Json::Object(it.0)
    }
}

impl<'a> Page<'a> {
    /// Where it is from and on what terms.
    fn meta(&self) -> Facts {
        let (site, model) = (self.site, self.model);
        let others = model.site.languages.iter().filter(|lang| **lang != self.lang);
        let alternate = |lang: &Lang| {
            let url = self.href_in(self.page, *lang);
            let json = json_of(&url);
            Facts::default().add("language", lang.code()).add("url", url).add("json", json)
        };
        let owner = model.site.publisher.as_ref().map(|it| match it {
            crate::model::Publisher::Partner(key) => self.words(&model.partners[*key].common.title),
            crate::model::Publisher::Name(name) => self.words(name),
        });
        let hidden = site.is_hidden(self.page);
        Facts::default()
            .add("site", self.words(&model.site.title))
            .some("publisher", owner)
            .add("generator", concat!("pejl ", env!("CARGO_PKG_VERSION")))
            .add("as_of", model.site.as_of)
            .add("language", self.lang.code())
            .some("translated", (!self.is_translated()).then_some(false))
            .some("draft", hidden.then_some(true))
            .some("example", (model.site.example != crate::model::Example::No).then_some(true))
            .add("url", self.href(self.page))
            .some("canonical", site.absolute(self.page, self.lang))
            .list("alternates", others.map(alternate))
            .some("licence", model.site.licence.as_deref())
            .some("source", self.source())
    }

    /// The partner's own place that the thing comes from.
    fn source(&self) -> Option<Facts> {
        let PageRef::Thing(thing) = self.page else { return None };
        let origin = &self.model.origins[self.site.common(thing)?.origin?];
        let facts = Facts::default()
            .add("kind", if origin.snapshot.is_some() { "snapshot" } else { "folder" })
            .add("partner", self.link(Thing::Partner(origin.partner)));
        let Some(site) = &origin.snapshot else { return Some(facts) };
        Some(
            facts
                .add("site", site.title.as_str())
                .some("as_of", site.as_of)
                .some("address", site.base_url.as_deref())
                .some("licence", site.licence.as_deref()),
        )
    }

    fn is_translated(&self) -> bool {
        match self.page {
            PageRef::Thing(thing) => match self.site.common(thing) {
                Some(common) => common.speaks(self.lang),
                None => self.site.title(thing).exact(self.lang).is_some(),
            },
            PageRef::Roadmap(key) => self.model.missions[key].common.speaks(self.lang),
            _ => true,
        }
    }

    /// Its id, its title, and what it is in short.
    fn name(&self) -> (Option<&'a str>, String, Option<String>) {
        let (site, model) = (self.site, self.model);
        let PageRef::Thing(thing) = self.page else {
            return match self.page {
                PageRef::Front => {
                    let summary = model.site.summary.as_ref().map(|it| self.words(it));
                    (None, self.words(&model.site.title), summary)
                }
                PageRef::Roadmap(key) => {
                    let mission = &model.missions[key].common;
                    let title = self.words(&mission.title);
                    let title = self.locale.fill("roadmap.window", &[("title", &title)]);
                    let lead = self.locale.text("roadmap.lead").to_owned();
                    (Some(mission.id.as_str()), title, Some(lead))
                }
                list => {
                    let key = crate::site::title_key(list);
                    let lead = self.locale.text(&key.replace(".title", ".lead")).to_owned();
                    (None, self.locale.text(key).to_owned(), Some(lead))
                }
            };
        };
        let summary = match thing {
            Thing::Theme(key) => model.themes[key].description.as_ref(),
            Thing::Ingredient(key) => model.ingredients[key].description.as_ref(),
            _ => site.common(thing).and_then(|it| it.summary.as_ref()),
        };
        (Some(self.id(thing)), self.words(site.title(thing)), summary.map(|it| self.words(it)))
    }

    fn facts(&self) -> Facts {
        match self.page {
            PageRef::Front => self.front(),
            PageRef::Glossary => self.glossary(),
            PageRef::Calendar => self.calendar(),
            PageRef::Corrections => {
                let all = self.model.corrections.iter();
                Facts::default().list("items", all.map(|it| self.correction(it)))
            }
            PageRef::Coverage => self.coverage_of_all(),
            PageRef::CoverageOf(key) => self.coverage_page(key),
            PageRef::Directory => self.directory(),
            PageRef::Roadmap(key) => self.roadmap(key),
            PageRef::Learning | PageRef::LearningOf(_) => self.lessons(),
            PageRef::Tellings(key) => self.tellings(key),
            PageRef::Changes => self.changes(),
            PageRef::Thing(Thing::Mission(key)) => self.mission(key),
            PageRef::Thing(Thing::Indicator(key)) => self.indicator_page(key),
            PageRef::Thing(Thing::Partner(key)) => self.partner(key),
            PageRef::Thing(Thing::Contribution(key)) => self.contribution(key),
            PageRef::Thing(Thing::Update(key)) => self.update(key),
            PageRef::Thing(Thing::Story(key)) => self.story(key),
            PageRef::Thing(Thing::Situation(key)) => self.situation(key),
            PageRef::Thing(Thing::Theme(key)) => self.theme(key),
            PageRef::Thing(Thing::Ingredient(key)) => self.ingredient(key),
            list => self.items(list),
        }
    }

    // ── words and addresses ──

    /// Words in the page's language, or else in the site's first.
    fn words(&self, it: &Localized<String>) -> String {
        it.best(self.lang).clone()
    }

    fn maybe(&self, it: Option<&Localized<String>>) -> Option<String> {
        it.map(|it| self.words(it))
    }

    fn id(&self, thing: Thing) -> &'a str {
        match thing {
            Thing::Theme(key) => self.model.themes[key].id.as_str(),
            Thing::Ingredient(key) => self.model.ingredients[key].id.as_str(),
            _ => self.site.common(thing).expect("all other kinds have it").id.as_str(),
        }
    }

    /// Where a page is: absolute if it is known where the site lives, else seen from this file.
    fn href_in(&self, page: PageRef, lang: Lang) -> String {
        let absolute = self.site.absolute(page, lang);
        absolute
            .unwrap_or_else(|| self.site.relative(self.route, &self.site.target_path(page, lang)))
    }

    fn href(&self, page: PageRef) -> String {
        self.href_in(page, self.lang)
    }

    /// A thing: its id, its name, and where its page is.
    fn link(&self, thing: Thing) -> Facts {
        Facts::default()
            .add("id", self.id(thing))
            .add("title", self.words(self.site.title(thing)))
            .add("url", self.href(PageRef::Thing(thing)))
    }

    fn links<T: Copy>(&self, keys: &[T], wrap: impl Fn(T) -> Thing) -> Vec<Facts> {
        keys.iter().map(|key| self.link(wrap(*key))).collect()
    }

    /// A thing in a list, with where its own twin is.
    fn item(&self, thing: Thing) -> Facts {
        let link = self.link(thing);
        let json = json_of(&self.href(PageRef::Thing(thing)));
        link.add("json", json)
    }

    /// The long text, without markup.
    fn text(&self, thing: Thing) -> Option<String> {
        crate::site::plain_text(self.site, self.route, thing).map(|(_, text)| text)
    }
}

/// The twin of the page at this address.
fn json_of(url: &str) -> String {
    format!("{}index.json", url.strip_suffix("index.html").unwrap_or(url))
}
