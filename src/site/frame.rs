//! What stands around every page: head, menu, breadcrumbs, footer. Knows the site. Does *not* know
//! what is on the page but for its name and summary.

use std::collections::BTreeSet;

use crate::model::{Example, FreePage, Key, ListKind, Publisher, Thing};
use crate::value::{Lang, Localized};

use super::view::{Alternate, Banner, ContactView, Frame, LangLink, NavItem, Phrase};
use super::words::{Writer, tel};
use super::{Onward, PageRef, Site};

/// A link of the main menu.
#[derive(Debug, Clone)]
pub(super) struct MenuItem {
    /// Its words, if the author chose some.
    text: Option<Localized<String>>,
    to: Onward,
}

/// How many links the main menu may have.
const MENU_MAX: usize = 7;

/// The author's menu, or else the lists that there are and the pages that ask for a place.
pub(super) fn menu(site: &Site) -> Vec<MenuItem> {
    let model = &*site.model;
    if !model.site.navigation.is_empty() {
        let item =
            |it: &crate::model::NavLink| MenuItem { text: it.text.clone(), to: Onward::of(&it.to) };
        return model.site.navigation.iter().take(MENU_MAX).map(item).collect();
    }
    let mut pages: Vec<_> =
        model.pages.iter().filter_map(|(key, it)| Some((it.menu?, it.path.clone(), key))).collect();
    pages.sort();
    pages.truncate(MENU_MAX);
    let lists = PageRef::LISTS.into_iter().take(6).filter(|it| site.has(*it));
    let lists = lists.take(MENU_MAX - pages.len());
    let pages = pages.into_iter().map(|(_, _, key)| PageRef::Thing(Thing::Page(key)));
    let all = lists.chain(pages);
    all.map(|page| MenuItem { text: None, to: Onward::Page(page, None) }).collect()
}

/// How many free pages the footer may name: it stands on every page.
const FOOTER_MAX: usize = 12;

/// Free pages that nothing else links to: not in the menu, and not below another page.
pub(super) fn footer_pages(site: &Site, lang: Lang) -> Vec<Key<FreePage>> {
    let model = &*site.model;
    let in_menu = |page: PageRef| site.menu.iter().any(|it| it.to == Onward::Page(page, None));
    let roots = model.pages.iter().filter(|(key, page)| {
        let parts: Vec<String> = page.path.iter().map(|it| it.to_string()).collect();
        let below = (1..parts.len()).any(|end| site.index.pages.contains_key(&parts[..end]));
        !below && !in_menu(PageRef::Thing(Thing::Page(*key)))
    });
    let mut pages: Vec<Key<FreePage>> = roots.map(|(key, _)| key).collect();
    let title = |key: &Key<FreePage>| model.pages[*key].common.title.best(lang);
    pages.sort_by(|a, b| site.locale(lang).compare(title(a), title(b)));
    pages.truncate(FOOTER_MAX);
    pages
}

/// The heading of a page that is not about one thing.
pub(crate) fn title_key(page: PageRef) -> &'static str {
    match page {
        PageRef::Front => "nav.home",
        PageRef::List(ListKind::Missions) => "missions.title",
        PageRef::List(ListKind::Indicators) => "indicators.title",
        PageRef::List(ListKind::Partners) => "partners.title",
        PageRef::List(ListKind::Contributions) => "contributions.title",
        PageRef::List(ListKind::Updates) => "updates.title",
        PageRef::List(ListKind::Stories) => "stories.title",
        PageRef::List(ListKind::Situations) => "situations.title",
        PageRef::Themes => "themes.title",
        PageRef::Ingredients => "ingredients.title",
        PageRef::Glossary => "glossary.title",
        PageRef::Calendar | PageRef::CalendarPart(_) => "calendar.title",
        PageRef::Wheel => "wheel.title",
        PageRef::Corrections => "corrections.title",
        PageRef::Coverage | PageRef::CoverageOf(_) => "coverage.title",
        PageRef::Directory => "directory.title",
        PageRef::Changes => "changes.title",
        PageRef::Search | PageRef::SearchPart(_) => "search.title",
        PageRef::NotFound => "not_found.title",
        PageRef::Part(_) => "parts.title",
        PageRef::Thing(thing) => kicker_key(thing),
        PageRef::Report(_) => "report.title",
        PageRef::Roadmap(_) | PageRef::RoadmapPart(..) => "roadmap.title",
        PageRef::Learning | PageRef::LearningOf(_) => "learning.title",
        PageRef::Tellings(_) => "tellings.title",
    }
}

/// What a thing is, in a word.
pub(super) fn kicker_key(thing: Thing) -> &'static str {
    match thing {
        Thing::Mission(_) => "mission.kicker",
        Thing::Indicator(_) => "indicator.kicker",
        Thing::Partner(_) => "partner.kicker",
        Thing::Contribution(_) => "contribution.kicker",
        Thing::Story(_) => "story.kicker",
        Thing::Update(_) => "update.kicker",
        Thing::Situation(_) => "situation.kicker",
        Thing::Page(_) => "field.about",
        Thing::Theme(_) => "themes.kicker",
        Thing::Ingredient(_) => "ingredients.kicker",
    }
}

impl Site {
    /// Finds titles that more than one page has: the window then says which is meant.
    pub(super) fn plan_titles(&mut self) {
        let mut seen = BTreeSet::new();
        for thing in self.things() {
            for lang in &self.model.site.languages {
                let title = (*lang, self.title(thing).best(*lang).clone());
                if !seen.insert(title.clone()) {
                    self.ambiguous.insert(title);
                }
            }
        }
    }
}

impl Writer<'_> {
    /// The site's name.
    pub(super) fn site_name(&self) -> Phrase {
        self.phrase(self.model.site.brand.name.as_ref().unwrap_or(&self.model.site.title))
    }

    /// The page's own name, without the site's.
    pub(super) fn page_title(&self) -> Phrase {
        match self.page {
            PageRef::Thing(thing) => self.phrase(self.site.title(thing)),
            PageRef::Report(key) => {
                let title = self.phrase(&self.model.missions[key].common.title);
                let text = self.fill("report.window", &[("title", &title.text)]);
                Phrase { text, ..title }
            }
            PageRef::CoverageOf(key) => {
                let mission = self.short(Thing::Mission(key));
                let text = self.fill("coverage.of", &[("mission", &mission.text)]);
                Phrase { text, lang: mission.lang, href: None }
            }
            PageRef::Roadmap(key) => {
                let title = self.phrase(&self.model.missions[key].common.title);
                let text = self.fill("roadmap.window", &[("title", &title.text)]);
                Phrase { text, ..title }
            }
            PageRef::RoadmapPart(key, at) => {
                let title = self.phrase(&self.model.missions[key].common.title);
                let part = self.roadmap_part(key, at);
                Phrase { text: format!("{part} – {}", title.text), ..title }
            }
            PageRef::Front => self.phrase(&self.model.site.title),
            PageRef::LearningOf(key) => self.titled("learning.window", Thing::Mission(key)),
            PageRef::Tellings(key) => self.titled("tellings.window", Thing::Mission(key)),
            PageRef::Part(at) => self.part_title(at),
            PageRef::CalendarPart(at) => {
                let part = &self.site.dates.parts[usize::from(at)];
                let period = super::pages::part_title(self, part);
                self.plain(self.fill("calendar.part", &[("period", &period)]))
            }
            PageRef::SearchPart(at) => {
                let letter = &self.site.a_to_z[&self.lang][usize::from(at)].label;
                self.plain(self.fill("search.part", &[("letter", letter)]))
            }
            other => self.plain(self.t(title_key(other))),
        }
    }

    /// An interface text with a thing's short name in it.
    pub(super) fn titled(&self, key: &str, thing: Thing) -> Phrase {
        let name = self.short(thing);
        Phrase { text: self.fill(key, &[("title", &name.text)]), href: None, ..name }
    }

    /// The name for the window, unique among the site's pages of this language.
    fn window_title(&self) -> Phrase {
        let title = self.page_title();
        if self.page == PageRef::Front {
            return title;
        }
        let mut text = title.text;
        if let PageRef::Thing(thing) = self.page
            && self.site.ambiguous.contains(&(self.lang, text.clone()))
        {
            let kind = match thing {
                Thing::Update(key) => self.date(self.model.updates[key].date),
                // Two partners may do the same.
                Thing::Contribution(key) => {
                    let partner = self.model.contributions[key].partner;
                    self.phrase(self.site.title(Thing::Partner(partner))).text
                }
                Thing::Story(key) => match &self.model.stories[key].perspective {
                    Some(teller) => self.phrase(teller).text,
                    None => self.t(kicker_key(thing)),
                },
                _ => self.t(kicker_key(thing)),
            };
            text = format!("{text} ({kind})");
        }
        Phrase {
            text: format!("{text} – {}", self.site_name().text), lang: title.lang, href: None
        }
    }

    /// What the page says in short.
    fn summary(&self) -> Option<&Localized<String>> {
        match self.page {
            PageRef::Thing(Thing::Theme(key)) => self.model.themes[key].description.as_ref(),
            PageRef::Thing(Thing::Ingredient(key)) => {
                self.model.ingredients[key].description.as_ref()
            }
            PageRef::Thing(thing) => self.site.common(thing)?.summary.as_ref(),
            PageRef::Front => self.model.site.summary.as_ref(),
            _ => None,
        }
    }

    /// For search engines: the summary, with the site's own where it is short.
    fn description(&self, lead: Option<&str>) -> Option<String> {
        let own = self.summary().map(|it| it.best(self.lang).as_str()).or(lead);
        let own = own.unwrap_or("").trim();
        let site = self.model.site.summary.as_ref().map_or("", |it| it.best(self.lang).trim());
        let mut text = own.to_owned();
        if text.chars().count() < 70 && own != site {
            // A name alone says too little: the site's own words follow.
            if text.is_empty() {
                text = format!("{}.", self.page_title().text.trim_end_matches('.'));
            }
            text = format!("{text} {site}");
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then(|| shortened(&text, 160))
    }

    fn onward(&self, to: &Onward) -> Option<String> {
        match to {
            Onward::Page(page, anchor) => {
                let href = self.site.has(*page).then(|| self.href(*page))?;
                Some(anchor.as_ref().map_or(href.clone(), |anchor| format!("{href}#{anchor}")))
            }
            Onward::Asset(path) => self.asset(path),
            Onward::Address(address) if address.starts_with('/') => {
                Some(self.written_path(address))
            }
            Onward::Address(address) => Some(address.clone()),
        }
    }

    /// A short name for a page in menus.
    pub(super) fn name_of(&self, page: PageRef) -> Phrase {
        match page {
            PageRef::Thing(thing) => self.short(thing),
            PageRef::Part(at) => Phrase { href: Some(self.href(page)), ..self.part_name(at) },
            PageRef::LearningOf(key) => {
                Phrase { href: Some(self.href(page)), ..self.short(Thing::Mission(key)) }
            }
            other => self.to(other, title_key(other)),
        }
    }

    pub(super) fn nav(&self) -> Vec<NavItem> {
        let mut items = Vec::new();
        for item in &self.site.menu {
            let Some(href) = self.onward(&item.to) else { continue };
            let words = match (&item.text, &item.to) {
                (Some(text), _) => self.phrase(text),
                (None, Onward::Page(page, _)) => self.name_of(*page),
                (None, Onward::Asset(path)) => self.plain(path.rsplit('/').next().unwrap_or(path)),
                (None, Onward::Address(address)) => self.elsewhere(address),
            };
            let current = match &item.to {
                Onward::Page(page, _) if *page == self.page => Some("page"),
                Onward::Page(page, _) if self.above().contains(page) => Some("true"),
                _ => None,
            };
            items.push(NavItem { link: Phrase { href: Some(href), ..words }, current });
        }
        items
    }

    /// The pages on the way here, from the list down; without the front page and this one.
    fn above(&self) -> Vec<PageRef> {
        if let PageRef::Report(key)
        | PageRef::CoverageOf(key)
        | PageRef::Tellings(key)
        | PageRef::Roadmap(key)
        | PageRef::RoadmapPart(key, _) = self.page
        {
            let mission = PageRef::Thing(Thing::Mission(key));
            let mut above = vec![PageRef::List(ListKind::Missions), mission];
            let part = matches!(self.page, PageRef::RoadmapPart(..));
            above.extend(part.then_some(PageRef::Roadmap(key)));
            return above;
        }
        if let PageRef::Part(at) = self.page {
            let of = self.site.part(at).of;
            let mut above = match of {
                PageRef::Thing(thing) => Site::list_of(thing).into_iter().collect(),
                PageRef::LearningOf(_) => vec![PageRef::Learning],
                _ => Vec::new(),
            };
            above.push(of);
            above.extend(self.site.parts_above(at));
            return above;
        }
        if matches!(self.page, PageRef::CalendarPart(_) | PageRef::Wheel) {
            return vec![PageRef::Calendar];
        }
        if matches!(self.page, PageRef::Coverage | PageRef::Directory) {
            let partners = PageRef::List(ListKind::Partners);
            return Some(partners).filter(|it| self.site.has(*it)).into_iter().collect();
        }
        if let PageRef::LearningOf(_) = self.page {
            return vec![PageRef::Learning];
        }
        let PageRef::Thing(thing) = self.page else {
            let part = matches!(self.page, PageRef::SearchPart(_));
            return part.then_some(PageRef::Search).into_iter().collect();
        };
        let Thing::Page(key) = thing else { return Site::list_of(thing).into_iter().collect() };
        let parts: Vec<String> =
            self.model.pages[key].path.iter().map(|it| it.to_string()).collect();
        let folders = (1..parts.len()).filter_map(|end| self.site.index.pages.get(&parts[..end]));
        folders.map(|key| PageRef::Thing(Thing::Page(*key))).collect()
    }

    fn crumbs(&self) -> Vec<Phrase> {
        if self.page == PageRef::Front {
            return Vec::new();
        }
        let mut crumbs = vec![self.to(PageRef::Front, "nav.home")];
        crumbs.extend(self.above().into_iter().map(|page| self.name_of(page)));
        let here = match self.page {
            PageRef::Thing(_) | PageRef::Part(_) => self.name_of(self.page),
            PageRef::Report(_) | PageRef::Roadmap(_) | PageRef::Tellings(_) => {
                self.plain(self.t(title_key(self.page)))
            }
            PageRef::CoverageOf(_) => self.plain(self.t("coverage.title")),
            PageRef::RoadmapPart(key, at) => self.plain(self.roadmap_part(key, at)),
            PageRef::LearningOf(key) => self.short(Thing::Mission(key)),
            _ => self.page_title(),
        };
        crumbs.push(Phrase { href: None, ..here });
        crumbs
    }

    /// Whether the page's own words are there in its language.
    pub(super) fn is_translated(&self) -> bool {
        let page = match self.page {
            PageRef::Report(key) | PageRef::Roadmap(key) | PageRef::RoadmapPart(key, _) => {
                PageRef::Thing(Thing::Mission(key))
            }
            page => page,
        };
        match page {
            PageRef::Thing(thing) => match self.site.common(thing) {
                Some(common) => common.speaks(self.lang),
                None => self.site.title(thing).exact(self.lang).is_some(),
            },
            _ => true,
        }
    }

    /// Said where the site is an example.
    pub(super) fn example(&self) -> Option<Phrase> {
        match &self.model.site.example {
            Example::No => None,
            Example::Yes => Some(self.plain(self.t("phrase.example"))),
            Example::Says(words) => Some(self.phrase(words)),
        }
    }

    /// Said of a mission that was closed, on its pages.
    fn closed(&self) -> Option<Banner> {
        let (PageRef::Thing(Thing::Mission(key)) | PageRef::Report(key)) = self.page else {
            return None;
        };
        let text = self.closed_on(self.model.missions[key].closed.as_ref()?);
        Some(Banner { kind: "closed", text })
    }

    /// When and why a mission was closed.
    pub(super) fn closed_on(&self, it: &crate::model::Closed) -> Phrase {
        let why = self.phrase(&it.why);
        let day = self.date(it.date);
        let text = self.fill("mission.closed", &[("date", &day), ("why", &why.text)]);
        Phrase { text, ..why }
    }

    /// To the page that says whom to ask, from everywhere else.
    fn directory(&self) -> Option<Phrase> {
        let page = PageRef::Directory;
        (self.page != page && self.site.has(page)).then(|| self.to(page, "directory.title"))
    }

    fn banners(&self) -> Vec<Banner> {
        let mut banners = Vec::new();
        if let Some(text) = self.example() {
            banners.push(Banner { kind: "example", text });
        }
        if self.page != PageRef::NotFound && self.site.is_hidden(self.page) {
            banners.push(Banner { kind: "draft", text: self.plain(self.t("phrase.draft")) });
        }
        banners.extend(self.closed());
        if !self.is_translated() {
            let name = |lang: Lang| self.t(&format!("language.{lang}"));
            let (language, shown) = (name(self.lang), name(self.site.first_lang()));
            let args = [("language", language.as_str()), ("shown", shown.as_str())];
            banners.push(Banner {
                kind: "untranslated",
                text: self.plain(self.fill("phrase.not_translated", &args)),
            });
        }
        banners
    }

    /// Who wrote the page in a place of its own, apart from the site's content.
    fn origin(&self) -> Option<Phrase> {
        let PageRef::Thing(thing) = self.page else { return None };
        let origin = &self.model.origins[self.site.common(thing)?.origin?];
        let partner = self.thing(Thing::Partner(origin.partner));
        let Some(site) = &origin.snapshot else {
            let text = self.fill("phrase.own_folder", &[("partner", &partner.text)]);
            return Some(Phrase { text, lang: None, ..partner });
        };
        let day = site.as_of.map(|it| self.date(it)).unwrap_or_default();
        let args = [("partner", &*partner.text), ("site", &*site.title), ("date", &*day)];
        let text = self.fill("phrase.own_site", &args);
        let href = site.base_url.clone().filter(|it| it.starts_with("https://"));
        Some(Phrase { text, href: href.or(partner.href), lang: None })
    }

    /// Who publishes the site, as a link where there is a page.
    pub(super) fn publisher(&self) -> Option<Phrase> {
        Some(match self.model.site.publisher.as_ref()? {
            Publisher::Partner(key) => self.thing(Thing::Partner(*key)),
            Publisher::Name(name) => self.phrase(name),
        })
    }

    fn footer_contact(&self) -> Option<ContactView> {
        let mut contact = self.model.site.contact.as_ref().map(|it| self.contact(it));
        if let Some(publisher) = self.publisher() {
            let contact = contact.get_or_insert(ContactView {
                name: None,
                role: Vec::new(),
                lines: Vec::new(),
            });
            contact.role.insert(0, publisher);
        }
        contact
    }

    fn about(&self) -> Vec<Phrase> {
        let pages = self.site.footer_pages.get(&self.lang).map_or(&[][..], Vec::as_slice);
        let mut links: Vec<Phrase> =
            pages.iter().map(|key| self.short(Thing::Page(*key))).collect();
        if let Some(accessibility) = &self.model.site.accessibility {
            if let Some(statement) = &accessibility.statement {
                links.push(self.linked(&self.t("phrase.accessibility"), statement));
            }
            if let Some(phone) = &accessibility.phone {
                // A number is not broken in two.
                let whole = phone.replace(' ', "\u{a0}");
                let text = self.fill("phrase.by_phone", &[("phone", &whole)]);
                links.push(self.linked(&text, &tel(phone)));
            }
            if let Some(email) = &accessibility.email {
                let text = self.fill("phrase.write_to", &[("email", email)]);
                links.push(self.linked(&text, &format!("mailto:{email}")));
            }
        }
        links
    }

    fn more(&self) -> Vec<Phrase> {
        let search = (!matches!(self.page, PageRef::Search)).then_some(PageRef::Search);
        let lists = self.lists().filter(|it| !it.is_followed()).chain(search);
        lists.map(|page| self.name_of(page)).collect()
    }

    fn follow(&self) -> Vec<Phrase> {
        self.lists().filter(PageRef::is_followed).map(|page| self.name_of(page)).collect()
    }

    /// Lists that are not in the menu.
    fn lists(&self) -> impl Iterator<Item = PageRef> {
        let in_menu =
            |page: &PageRef| self.site.menu.iter().any(|it| it.to == Onward::Page(*page, None));
        PageRef::LISTS.into_iter().filter(move |it| self.site.has(*it) && !in_menu(it))
    }

    /// Where to report an error, with the page's name as the subject.
    pub(super) fn report(&self, key: &str) -> Option<Phrase> {
        let id = match self.page {
            PageRef::Thing(thing) => self.site.common(thing).map(|it| it.id.to_string()),
            PageRef::Report(key) | PageRef::Roadmap(key) | PageRef::RoadmapPart(key, _) => {
                Some(self.model.missions[key].common.id.to_string())
            }
            _ => None,
        };
        self.report_about(key, &id.unwrap_or_else(|| self.page_title().text), "")
    }

    /// Where to report an error in this, with its name and period as the subject (T-40).
    pub(super) fn report_about(&self, key: &str, id: &str, period: &str) -> Option<Phrase> {
        let to = self.model.site.report_errors.as_deref().or_else(|| {
            self.model
                .site
                .contact
                .as_ref()
                .and_then(|it| it.email.as_deref().or(it.url.as_deref()))
        })?;
        let address = to.strip_prefix("mailto:").unwrap_or(to);
        if to.contains("://") || !address.contains('@') {
            return Some(self.linked(&self.t(key), to));
        }
        let subject = self.fill("phrase.report_error_subject", &[("id", id), ("period", period)]);
        let subject = super::route::encode_path(subject.trim());
        Some(self.linked(&self.t(key), &format!("mailto:{address}?subject={subject}")))
    }

    /// Whom to ask: by e-mail, on the web or on the telephone.
    pub(super) fn ask(&self) -> Option<Phrase> {
        let contact = self.model.site.contact.as_ref()?;
        let mail = contact.email.as_ref().map(|it| format!("mailto:{it}"));
        let href = mail.or_else(|| contact.url.clone());
        let href = href.or_else(|| contact.phone.as_deref().map(tel))?;
        Some(self.linked(&self.t("search.ask"), &href))
    }

    fn stamp(&self) -> Vec<Phrase> {
        let day = self.date(self.model.site.as_of);
        let mut stamp = vec![self.plain(self.fill("phrase.day", &[("date", &day)]))];
        if let Some(licence) = &self.model.site.licence {
            stamp.push(self.plain(format!("{}: {licence}", self.t("field.licence"))));
        }
        stamp.push(self.plain(concat!("pejl ", env!("CARGO_PKG_VERSION"))));
        stamp
    }

    /// Everything around the page. `lead` is said to search engines where there is no summary.
    pub(super) fn frame(&self, lead: Option<&str>) -> Frame {
        let site = &self.model.site;
        let languages = site.languages.iter().filter(|_| site.languages.len() > 1);
        let alone = self.page == PageRef::NotFound;
        let original = self.page.original();
        // Letters differ from language to language.
        let elsewhere = match self.page {
            PageRef::NotFound => PageRef::Front,
            PageRef::SearchPart(_) => PageRef::Search,
            page => page,
        };
        let lang_link = |lang: &Lang| LangLink {
            lang: lang.code(),
            name: lang.endonym(),
            href: self.href_in(elsewhere, *lang),
            current: *lang == self.lang,
        };
        let alternate = |lang: &Lang| {
            let href = self.site.absolute(self.page, *lang)?;
            Some(Alternate { lang: lang.code(), href })
        };
        let mut alternates: Vec<Alternate> = Vec::new();
        if original == self.page && elsewhere == self.page {
            alternates.extend(languages.clone().filter_map(alternate));
            let default = self.site.absolute(self.page, self.site.first_lang());
            let default = default.filter(|_| !alternates.is_empty());
            alternates.extend(default.map(|href| Alternate { lang: "x-default", href }));
        }
        let description = self.description(lead);
        let share = self.share(description.as_deref());
        Frame {
            kind: self.page.kind(),
            lang: self.lang.code(),
            dir: "ltr",
            title: self.window_title(),
            description,
            canonical: if alone { None } else { self.site.absolute(original, self.lang) },
            alternates,
            noindex: self.site.is_unlisted(self.page),
            root: self.root(),
            brand: Phrase { href: Some(self.href(PageRef::Front)), ..self.site_name() },
            logo: self.brand_logo(),
            icons: self.icons(),
            share,
            brand_css: self.site.has_brand_css(),
            owner: self.publisher(),
            languages: languages.map(lang_link).collect(),
            nav: self.nav(),
            search: NavItem {
                link: self.to(PageRef::Search, "search.link"),
                current: (elsewhere == PageRef::Search)
                    .then_some(if self.page == PageRef::Search { "page" } else { "true" }),
            },
            csp: csp(self.page),
            crumbs: self.crumbs(),
            banners: self.banners(),
            origin: self.origin(),
            contact: self.footer_contact(),
            about: self.about(),
            directory: self.directory(),
            more: self.more(),
            follow: self.follow(),
            report: self.report("phrase.report_error_here"),
            evidence: self.evidence_page(),
            turn: self.turn(),
            updated: self.updated(),
            address: if alone { None } else { self.site.absolute(self.page, self.lang) },
            stamp: self.stamp(),
            twins: self.twins(),
        }
    }
}

/// What a browser may load on a page: only what is the site's own, and a script on the search page alone.
/// `connect-src` is for tools that read robots.txt from within the page, as Lighthouse does; where no script
/// may run, nothing else can ask.
fn csp(page: PageRef) -> &'static str {
    macro_rules! policy {
        ($script:literal) => {
            concat!(
                "default-src 'none'; ",
                $script,
                "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
            )
        };
    }
    if page == PageRef::Search { policy!("script-src 'self'; ") } else { policy!("") }
}

/// At most so many characters, cut between words.
fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let end = text.char_indices().nth(limit - 1).map_or(text.len(), |(at, _)| at);
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([',', ';', ':', '.', ' ', '–']))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_description_is_cut_between_words() {
        assert_eq!(shortened("Kort og godt", 20), "Kort og godt");
        assert_eq!(shortened("Æbler og pærer, æsker og dåser", 17), "Æbler og pærer…");
    }
}
