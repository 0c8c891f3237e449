//! Which pages exist, where they live in each language, and what each one says: finished values, the
//! theme's API (`view`). Knows the model, text and locale. Does *not* know HTML but for what stands
//! inside a text, nor the theme.

mod a_to_z;
mod cards;
pub(crate) mod changed;
mod changes;
mod dates;
mod figure;
mod figures;
mod found;
mod frame;
mod icons;
mod index;
mod lessons;
mod lexicon;
mod live;
mod order;
mod page_ref;
mod pages;
mod parts;
mod past;
mod pictures;
mod redirects;
mod route;
mod share;
mod twins;
mod verdicts;
mod view;
mod way;
mod words;

pub use crate::model::Brand;
pub use changes::{ToldChange, told};
pub use figure::{FigureContent, FigureFile, ShownRows, figure_files};
pub use found::{Findable, Found, found};
pub(crate) use frame::title_key;
pub(crate) use index::Role;
pub use page_ref::PageRef;
pub use redirects::Redirect;
pub use route::{MachineFile, Route};
pub use twins::Dated;
pub use view::*;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use crate::Options;
use crate::assess::Verdicts;
use crate::diag::Diags;
use crate::history::History;
use crate::locale::Locale;
use crate::model::{Common, FreePage as Free, Key, ListKind, Model, Thing};
use crate::output::Recipe;
use crate::theme::Theme;
use crate::tree::Span;
use crate::value::{Lang, Localized};

use index::Index;
use redirects::Onward;
use words::Writer;

/// Everything there is to show, planned but not yet written.
#[derive(Debug)]
pub struct Site {
    /// What it is made of.
    pub model: Arc<Model>,
    /// How it is going.
    pub verdicts: Verdicts,
    /// How each of its languages writes.
    pub locales: BTreeMap<Lang, Locale>,
    /// What it will look like: carried along for `render`, and opened by nobody here.
    pub theme: Theme,
    /// Every page by its address.
    pub routes: BTreeMap<Route, PageRef>,
    /// Where it is published, ending in `/`.
    pub base_url: Option<String>,
    /// Addresses end in `/` instead of `/index.html`.
    clean_urls: bool,
    paths: BTreeMap<(PageRef, Lang), String>,
    redirects: BTreeMap<String, Onward>,
    assets: BTreeSet<String>,
    pictures: pictures::Pictures,
    /// What the front page's share image says, and its hash: pages without one share it.
    shared: BTreeMap<Lang, (String, u64)>,
    pub(crate) index: Index,
    pub(crate) dates: dates::Dates,
    /// The words of the glossary, as they stand in texts of each language.
    lexicons: BTreeMap<Lang, crate::text::Lexicon<Key<crate::model::Term>>>,
    /// The index from A to Å, in each language, in parts.
    a_to_z: BTreeMap<Lang, Vec<a_to_z::Part>>,
    /// Lists that are too long for one page, in parts.
    parts: parts::Parts,
    /// Titles that more than one page has, by language.
    ambiguous: BTreeSet<(Lang, String)>,
    /// The main menu.
    menu: Vec<frame::MenuItem>,
    /// Free pages that the footer names.
    footer_pages: BTreeMap<Lang, Vec<Key<Free>>>,
    /// When what a page says was last changed.
    updated: BTreeMap<PageRef, crate::value::Date>,
    /// What stands in each file of dates.
    dated: BTreeMap<PageRef, Vec<Dated>>,
    /// The heading that explains the labels of evidence, if the site has a page about the method.
    evidence: BTreeMap<Lang, String>,
    /// What changed since last time. The entries of calendar files are added when those are written.
    pub history: History,
    /// Entries of the former build's calendar files.
    pub events_before: BTreeMap<String, crate::history::Event>,
}

/// Decides which pages there are and where. Cheap: no page is written.
pub fn plan(
    model: Arc<Model>,
    verdicts: Verdicts,
    mut theme: Theme,
    (former, options): (Option<History>, &Options),
    diags: &mut Diags,
) -> Site {
    let locales = model.site.languages.iter().map(|lang| (*lang, theme.locale(*lang))).collect();
    let base_url = options.base_url.clone().or_else(|| model.site.base_url.clone());
    let base_url = base_url.map(|it| if it.ends_with('/') { it } else { format!("{it}/") });
    let pictures = pictures::Pictures::new(&model);
    let assets = model.files.assets.iter().chain(&pictures.as_they_are).cloned().collect();
    let mut site = Site {
        index: Index::new(&model),
        lexicons: lexicon::lexicons(&model),
        assets,
        pictures,
        shared: BTreeMap::new(),
        locales,
        routes: BTreeMap::new(),
        base_url,
        clean_urls: options.clean_urls,
        paths: BTreeMap::new(),
        redirects: BTreeMap::new(),
        a_to_z: BTreeMap::new(),
        parts: parts::Parts::default(),
        ambiguous: BTreeSet::new(),
        menu: Vec::new(),
        footer_pages: BTreeMap::new(),
        updated: BTreeMap::new(),
        dated: BTreeMap::new(),
        dates: dates::Dates::none(),
        evidence: BTreeMap::new(),
        history: crate::history::carry(None, crate::history::State::default()),
        events_before: BTreeMap::new(),
        model,
        verdicts,
        theme,
    };
    let mut taken = BTreeMap::new();
    site.parts = site.divide();
    site.dated = site.all_dates();
    let state = crate::history::facts(&site.model, &site.verdicts);
    let former = past::ours(former, &state, diags);
    let divided = former.as_ref().is_some_and(past::had_months);
    site.dates = dates::Dates::new(&site.model, &site.index.calendar, divided);
    site.plan_pages(&mut taken, diags);
    site.plan_search(&mut taken, diags);
    let made = former.as_ref().map(past::made_before).unwrap_or_default();
    let made = site.plan_redirects(taken, made, diags);
    site.remember(former, state, made, diags);
    site.plan_titles();
    site.updated = site.all_updated();
    site.menu = frame::menu(&site);
    site.evidence = verdicts::evidence(&site);
    for lang in site.model.site.languages.clone() {
        site.footer_pages.insert(lang, frame::footer_pages(&site, lang));
    }
    for lang in site.model.site.languages.clone() {
        let route = site.route_of(PageRef::Front, lang).filter(|_| site.has_card(PageRef::Front));
        let card = route.and_then(|it| Writer::new(&site, it, PageRef::Front).front_card());
        site.shared.extend(card.map(|it| (lang, it)));
    }
    site
}

/// The finished page at this address.
///
/// # Panics
/// If there is no such address: they come from [`Site::routes`].
pub fn view(site: &Site, route: &Route) -> View {
    view_beside(site, route, BTreeMap::new()).0
}

/// The finished page at this address, beside files of these sizes in bytes, by name: links to them say
/// it. And its share image, if it has one of its own: where that is published and how it is made.
///
/// # Panics
/// If there is no such address: they come from [`Site::routes`].
pub fn view_beside(
    site: &Site,
    route: &Route,
    sizes: BTreeMap<String, usize>,
) -> (View, Option<(String, Recipe)>) {
    let page = site.routes.get(route).expect("routes are asked for as they were planned");
    let mut writer = Writer::new(site, route.clone(), *page);
    writer.sizes = sizes;
    let view = pages::view(&writer);
    (view, writer.made_card())
}

/// A thing's long text as lines without markup, and the language it is in. None where there is none.
///
/// # Panics
/// If there is no such address.
pub fn plain_text(site: &Site, route: &Route, thing: Thing) -> Option<(Lang, String)> {
    let page = site.routes.get(route).expect("routes are asked for as they were planned");
    let writer = Writer::new(site, route.clone(), *page);
    let (lang, body) = site.common(thing)?.body.as_ref()?.get(route.lang);
    Some((lang, live::plain(&writer, lang, body))).filter(|it| !it.1.is_empty())
}

/// What is drawn on the page at this address, before it is text: for tests of where labels stand.
///
/// # Panics
/// If there is no such address.
pub fn drawings(site: &Site, route: &Route) -> Vec<crate::chart::Drawing> {
    let page = site.routes.get(route).expect("routes are asked for as they were planned");
    let mut writer = Writer::new(site, route.clone(), *page);
    let drawn = writer.drawn.insert(Rc::default()).clone();
    pages::view(&writer);
    drawn.take()
}

impl Site {
    /// The language that lives at the root.
    pub fn first_lang(&self) -> Lang {
        self.model.site.languages[0]
    }

    /// How the pages of this language write.
    pub fn locale(&self, lang: Lang) -> &Locale {
        &self.locales[&lang]
    }

    /// Where a language's pages live below the root: nothing or `en/`.
    fn prefix(&self, lang: Lang) -> String {
        if lang == self.first_lang() { String::new() } else { format!("{lang}/") }
    }

    /// The file below the output folder that this page is written to.
    pub fn file(&self, route: &Route) -> String {
        let path = format!("{}{}", self.prefix(route.lang), route.path);
        if path.ends_with(".html") { path } else { format!("{path}index.html") }
    }

    /// The file of this name in the folder of a page.
    pub fn file_beside(&self, route: &Route, name: &str) -> String {
        let page = self.file(route);
        let folder = page.rfind('/').map_or("", |at| &page[..=at]);
        format!("{folder}{name}")
    }

    /// From a page to a file below the output folder.
    pub fn relative(&self, route: &Route, file: &str) -> String {
        route::relative(&self.file(route), file)
    }

    /// Where a page is in a language, if there is such a page.
    fn route_of(&self, page: PageRef, lang: Lang) -> Option<Route> {
        let path = self.paths.get(&(page, lang))?.clone();
        Some(Route { lang, path })
    }

    /// The address of a page in a language, if there is such a page.
    pub fn route_in(&self, page: PageRef, lang: Lang) -> Option<Route> {
        self.route_of(page, lang)
    }

    /// The absolute address of a page, if it is known where the site is published.
    pub fn absolute(&self, page: PageRef, lang: Lang) -> Option<String> {
        let path = self.paths.get(&(page, lang))?;
        Some(format!("{}{}{path}", self.base_url.as_ref()?, self.prefix(lang)))
    }

    /// The path that the site has at its host: `/` or `/missioner/`.
    fn base_path(&self) -> &str {
        let Some(base) = &self.base_url else { return "/" };
        let rest = base.split_once("://").map_or(base.as_str(), |(_, rest)| rest);
        rest.find('/').map_or("/", |at| &rest[at..])
    }

    /// Whether there is such a page.
    pub(crate) fn has(&self, page: PageRef) -> bool {
        self.paths.contains_key(&(page, self.first_lang()))
    }

    /// Whether this page is not for the public yet, or no page at all.
    pub fn is_hidden(&self, page: PageRef) -> bool {
        match page {
            PageRef::NotFound => true,
            PageRef::Thing(thing) => self.common(thing).is_some_and(|it| it.hidden),
            PageRef::Report(key)
            | PageRef::CoverageOf(key)
            | PageRef::LearningOf(key)
            | PageRef::Tellings(key)
            | PageRef::Roadmap(key)
            | PageRef::RoadmapPart(key, _) => self.model.missions[key].common.hidden,
            _ => false,
        }
    }

    /// Whether this page is not one to be found: it is hidden, or it says in another form what other
    /// pages say. Such a page is in no sitemap and no index.
    pub fn is_unlisted(&self, page: PageRef) -> bool {
        self.is_hidden(page) || matches!(page, PageRef::Report(_))
    }

    /// Where a file of the content folder is published, or of a partner's own place beside it.
    pub fn asset_file(path: &str) -> String {
        format!("filer/{}", path.replacen("../", "fra/", 1))
    }

    /// Whether the site has colours, a font or corners of its own.
    pub fn has_brand_css(&self) -> bool {
        let brand = &self.model.site.brand;
        !brand.changed.is_empty() || brand.font_head.is_some() || brand.radius.is_some()
    }

    /// Files of the content folder that the site publishes, sorted.
    pub fn assets(&self) -> impl Iterator<Item = &str> {
        self.assets.iter().map(String::as_str)
    }

    /// Pages that lead on from old addresses, sorted by file.
    pub fn redirects(&self) -> impl Iterator<Item = Redirect> {
        self.redirects.iter().map(|(file, onward)| self.redirect(file, onward))
    }

    /// What things of every kind share; themes and ingredients have only a name.
    pub(crate) fn common(&self, thing: Thing) -> Option<&Common> {
        let model = &*self.model;
        Some(match thing {
            Thing::Mission(it) => &model.missions[it].common,
            Thing::Indicator(it) => &model.indicators[it].common,
            Thing::Partner(it) => &model.partners[it].common,
            Thing::Contribution(it) => &model.contributions[it].common,
            Thing::Story(it) => &model.stories[it].common,
            Thing::Update(it) => &model.updates[it].common,
            Thing::Situation(it) => &model.situations[it].common,
            Thing::Page(it) => &model.pages[it].common,
            Thing::Theme(_) | Thing::Ingredient(_) => return None,
        })
    }

    /// What falls together in the calendar, the first first.
    pub(crate) fn collisions(&self) -> &[crate::assess::Collision] {
        &self.dates.collisions
    }

    /// The name of a thing.
    pub(crate) fn title(&self, thing: Thing) -> &Localized<String> {
        match thing {
            Thing::Theme(it) => &self.model.themes[it].title,
            Thing::Ingredient(it) => &self.model.ingredients[it].title,
            _ => &self.common(thing).expect("all other kinds have it").title,
        }
    }

    /// Where a thing is written.
    fn place(&self, thing: Thing) -> Span {
        match thing {
            Thing::Theme(it) => self.model.themes[it].place,
            Thing::Ingredient(it) => self.model.ingredients[it].place,
            _ => self.common(thing).expect("all other kinds have it").span,
        }
    }

    /// Every thing that has a page, kind by kind.
    pub(crate) fn things(&self) -> Vec<Thing> {
        let model = &*self.model;
        let mut things = Vec::new();
        things.extend(model.missions.iter().map(|(key, _)| Thing::Mission(key)));
        things.extend(model.indicators.iter().map(|(key, _)| Thing::Indicator(key)));
        things.extend(model.partners.iter().map(|(key, _)| Thing::Partner(key)));
        things.extend(model.contributions.iter().map(|(key, _)| Thing::Contribution(key)));
        things.extend(model.updates.iter().map(|(key, _)| Thing::Update(key)));
        things.extend(model.stories.iter().map(|(key, _)| Thing::Story(key)));
        things.extend(model.situations.iter().map(|(key, _)| Thing::Situation(key)));
        things.extend(model.themes.iter().map(|(key, _)| Thing::Theme(key)));
        things.extend(model.ingredients.iter().map(|(key, _)| Thing::Ingredient(key)));
        things.extend(model.pages.iter().map(|(key, _)| Thing::Page(key)));
        things
    }

    /// The list that a thing stands in.
    pub(crate) fn list_of(thing: Thing) -> Option<PageRef> {
        Some(match thing {
            Thing::Mission(_) => PageRef::List(ListKind::Missions),
            Thing::Indicator(_) => PageRef::List(ListKind::Indicators),
            Thing::Partner(_) => PageRef::List(ListKind::Partners),
            Thing::Contribution(_) => PageRef::List(ListKind::Contributions),
            Thing::Update(_) => PageRef::List(ListKind::Updates),
            Thing::Story(_) => PageRef::List(ListKind::Stories),
            Thing::Situation(_) => PageRef::List(ListKind::Situations),
            Thing::Theme(_) => PageRef::Themes,
            Thing::Ingredient(_) => PageRef::Ingredients,
            Thing::Page(_) => return None,
        })
    }

    fn is_empty(&self, list: PageRef) -> bool {
        let model = &*self.model;
        match list {
            PageRef::List(ListKind::Missions) => model.missions.is_empty(),
            PageRef::List(ListKind::Indicators) => model.indicators.is_empty(),
            PageRef::List(ListKind::Partners) => model.partners.is_empty(),
            PageRef::List(ListKind::Contributions) => model.contributions.is_empty(),
            PageRef::List(ListKind::Updates) => model.updates.is_empty(),
            PageRef::List(ListKind::Stories) => model.stories.is_empty(),
            PageRef::List(ListKind::Situations) => model.situations.is_empty(),
            PageRef::Themes => model.themes.is_empty(),
            PageRef::Ingredients => model.ingredients.is_empty(),
            PageRef::Glossary => model.terms.is_empty(),
            PageRef::Calendar | PageRef::Wheel => self.dates.all.is_empty(),
            PageRef::Corrections => model.corrections.is_empty(),
            PageRef::Coverage => !model.missions.iter().any(|(key, _)| self.has_coverage(key)),
            PageRef::Directory => {
                let named = model.partners.values().any(|it| !it.contacts.is_empty());
                !named && model.missions.values().all(|it| it.contact.is_none())
            }
            PageRef::Learning => self.lessons().next().is_none(),
            // Whoever measures or promises something says what is changed in it.
            PageRef::Changes => model.indicators.is_empty() && model.contributions.is_empty(),
            PageRef::Front
            | PageRef::Search
            | PageRef::SearchPart(_)
            | PageRef::Part(_)
            | PageRef::CalendarPart(_)
            | PageRef::NotFound
            | PageRef::Thing(_)
            | PageRef::CoverageOf(_)
            | PageRef::Roadmap(_)
            | PageRef::RoadmapPart(..)
            | PageRef::LearningOf(_)
            | PageRef::Tellings(_)
            | PageRef::Report(_) => false,
        }
    }

    /// The last part of a thing's address.
    fn slug(&self, thing: Thing, lang: Lang) -> String {
        let Some(common) = self.common(thing) else {
            return match thing {
                Thing::Theme(it) => self.model.themes[it].id.to_string(),
                Thing::Ingredient(it) => self.model.ingredients[it].id.to_string(),
                _ => unreachable!("all other kinds have common words"),
            };
        };
        match (common.slugs.get(&lang), thing) {
            (Some(slug), _) => slug.to_string(),
            (None, Thing::Update(_)) => without_date(common.id.as_str()).to_owned(),
            (None, _) => common.id.to_string(),
        }
    }

    fn segment(&self, list: PageRef, lang: Lang) -> &str {
        self.locale(lang).text(route::segment_key(list))
    }

    fn path_of(&self, page: PageRef, lang: Lang) -> String {
        match page {
            PageRef::Front => String::new(),
            PageRef::NotFound => "404.html".to_owned(),
            PageRef::SearchPart(at) => {
                let part = &self.a_to_z[&lang][usize::from(at)];
                format!("{}/{}/", self.segment(PageRef::Search, lang), part.slug)
            }
            PageRef::CalendarPart(at) => {
                let part = &self.dates.parts[usize::from(at)];
                format!("{}/{}/", self.segment(PageRef::Calendar, lang), part.slug)
            }
            PageRef::Wheel => {
                let calendar = self.segment(PageRef::Calendar, lang);
                format!("{calendar}/{}/", self.segment(PageRef::Wheel, lang))
            }
            PageRef::Thing(Thing::Page(key)) => {
                let parts: Vec<String> =
                    self.model.pages[key].path.iter().map(|it| it.to_string()).collect();
                let mut path = String::new();
                for end in 1..=parts.len() {
                    // A page above this one may have another name in this language.
                    let part = match self.index.pages.get(&parts[..end]) {
                        Some(above) => self.slug(Thing::Page(*above), lang),
                        None => parts[end - 1].clone(),
                    };
                    path.push_str(&part);
                    path.push('/');
                }
                path
            }
            PageRef::Thing(thing) => {
                let list = Site::list_of(thing).expect("only free pages have no list");
                format!("{}/{}/", self.segment(list, lang), self.slug(thing, lang))
            }
            PageRef::Report(key) => {
                let mission = self.path_of(PageRef::Thing(Thing::Mission(key)), lang);
                format!("{mission}{}/", self.locale(lang).text("route.report"))
            }
            PageRef::Part(at) => {
                let above = self.path_of(self.part(at).above, lang);
                format!("{above}{}/", self.part_slug(at, lang))
            }
            PageRef::CoverageOf(key) => {
                let mission = self.path_of(PageRef::Thing(Thing::Mission(key)), lang);
                format!("{mission}{}/", self.segment(PageRef::Coverage, lang))
            }
            PageRef::Roadmap(key) => {
                let mission = self.path_of(PageRef::Thing(Thing::Mission(key)), lang);
                format!("{mission}{}/", self.locale(lang).text("route.roadmap"))
            }
            // A number is the same in every language.
            PageRef::RoadmapPart(key, at) => {
                format!("{}{}/", self.path_of(PageRef::Roadmap(key), lang), at + 1)
            }
            PageRef::Tellings(_) | PageRef::LearningOf(_) => self.told_path(page, lang),
            list => format!("{}/", self.segment(list, lang)),
        }
    }

    fn plan_pages(&mut self, taken: &mut Taken, diags: &mut Diags) {
        let lists = PageRef::LISTS.into_iter().filter(|it| !self.is_empty(*it));
        let own = [PageRef::Front, PageRef::NotFound, PageRef::Search].into_iter().chain(lists);
        let things = self.things();
        let reports = self.model.missions.iter().map(|(key, _)| PageRef::Report(key));
        let parts = (0..self.part_count()).map(PageRef::Part);
        let wheel = Some(PageRef::Wheel).filter(|it| !self.is_empty(*it));
        let months = (0..u16::MAX).zip(&self.dates.parts).map(|(at, _)| PageRef::CalendarPart(at));
        let covered = self.model.missions.iter().map(|(key, _)| key);
        let covered = covered.filter(|key| self.has_coverage(*key)).map(PageRef::CoverageOf);
        let ways = self.model.missions.iter().filter(|(_, it)| !it.roadmap.is_empty());
        let ways = ways.flat_map(|(key, it)| {
            std::iter::once(PageRef::Roadmap(key)).chain(way::part_pages(it, key))
        });
        let things = things.into_iter().map(PageRef::Thing);
        let of_missions = reports.chain(ways).chain(covered).chain(self.told_pages());
        let beside = of_missions.chain(parts).chain(wheel).chain(months);
        let pages: Vec<PageRef> = own.chain(things).chain(beside).collect();
        for page in pages {
            let span = match page {
                PageRef::Thing(thing) => Some(self.place(thing)),
                PageRef::Report(key)
                | PageRef::CoverageOf(key)
                | PageRef::LearningOf(key)
                | PageRef::Tellings(key)
                | PageRef::Roadmap(key)
                | PageRef::RoadmapPart(key, _) => Some(self.place(Thing::Mission(key))),
                _ => None,
            };
            let files = self.machine_files(page);
            for lang in self.model.site.languages.clone() {
                if page == PageRef::NotFound && lang != self.first_lang() {
                    continue;
                }
                // A page that says another's again is nowhere if that has no place, which was said.
                let original = page.below();
                if original != page && !self.paths.contains_key(&(original, lang)) {
                    continue;
                }
                let route = Route { lang, path: self.path_of(page, lang) };
                let file = self.file(&route);
                if let Some(other) = taken.get(&file) {
                    let address = format!("/{}", file.trim_end_matches("index.html"));
                    let place = span.or(*other).unwrap_or(self.model.site.span);
                    diags.same_address(place, *other, &address);
                    continue;
                }
                taken.insert(file, span);
                for file in &files {
                    taken.insert(self.file_beside(&route, file.name()), span);
                }
                if self.has_card(page) {
                    taken.insert(self.file_beside(&route, share::NAME), span);
                }
                if let PageRef::Thing(Thing::Indicator(key)) = page {
                    for name in figure::file_names(&self.model.indicators[key]) {
                        taken.insert(self.file_beside(&route, &name), span);
                    }
                }
                self.paths.insert((page, lang), route.path.clone());
                self.routes.insert(route, page);
            }
        }
    }

    /// The index from A to Å, when all else has its place.
    fn plan_search(&mut self, taken: &mut Taken, diags: &mut Diags) {
        for lang in self.model.site.languages.clone() {
            let parts = a_to_z::parts(self, lang);
            let many = if parts.len() > 1 { parts.len() } else { 0 };
            self.a_to_z.insert(lang, parts);
            for at in (0..u16::MAX).take(many) {
                let page = PageRef::SearchPart(at);
                let route = Route { lang, path: self.path_of(page, lang) };
                let file = self.file(&route);
                if let Some(other) = taken.insert(file.clone(), None) {
                    let address = format!("/{}", file.trim_end_matches("index.html"));
                    diags.same_address(other.unwrap_or(self.model.site.span), other, &address);
                }
                self.paths.insert((page, lang), route.path.clone());
                self.routes.insert(route, page);
            }
        }
    }

    /// The path from the root that links lead to: with `index.html` unless addresses are clean.
    pub(crate) fn target_path(&self, page: PageRef, lang: Lang) -> String {
        let path = self.paths.get(&(page, lang)).expect("links lead to pages that were planned");
        self.with_index(&format!("{}{path}", self.prefix(lang)))
    }

    /// Adds `index.html` to a folder's path unless addresses are clean.
    fn with_index(&self, path: &str) -> String {
        let (path, rest) = match path.find(['#', '?']) {
            Some(at) => path.split_at(at),
            None => (path, ""),
        };
        let folder = path.is_empty() || path.ends_with('/');
        if folder && !self.clean_urls {
            format!("{path}index.html{rest}")
        } else {
            format!("{path}{rest}")
        }
    }
}

/// Files that are spoken for, and by what is written where.
type Taken = BTreeMap<String, Option<Span>>;

/// An update's id without the date that it begins with.
fn without_date(id: &str) -> &str {
    let date = id.get(..10).and_then(crate::value::parse_date);
    match (date, id.get(10..)) {
        (Some(_), Some(rest)) if rest.starts_with('-') && rest.len() > 1 => &rest[1..],
        _ => id,
    }
}
