//! The words of one page: phrases, links, figures and tables in its language. Knows the site and the
//! language. Does *not* know what stands on which page.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::chart::Drawing;
use crate::locale::Locale;
use crate::model::{
    Body, CalendarKind, ContributionKind, Direction, Key, Model, Outcome, Partner, PartnerKind,
    Status, Term, Thing, UpdateKind,
};
use crate::value::{Date, Interval, Lang, Localized, Period};

use super::figure::FigureIds;
use super::route;
use super::share::Drawn;
use super::view::{Meta, Phrase, Prose};
use super::{PageRef, Route, Site, live};

/// Stands in a cell where there is nothing to say.
pub(super) const NOTHING: &str = "–";

/// Writes one page.
pub(super) struct Writer<'a> {
    pub(super) site: &'a Site,
    pub(super) model: &'a Model,
    pub(super) route: Route,
    pub(super) page: PageRef,
    pub(super) lang: Lang,
    pub(super) locale: &'a Locale,
    /// The file that the page is written to.
    pub(super) file: String,
    /// Ids that the page's figures have already.
    pub(super) figures: Rc<RefCell<FigureIds>>,
    /// Captions of tables name regions, so that each must be another.
    captions: Rc<RefCell<BTreeMap<String, usize>>>,
    /// Words of the glossary that the page has explained already.
    pub(super) explained: Rc<RefCell<BTreeSet<Key<Term>>>>,
    /// What was drawn on the page, if somebody asked to keep it.
    pub(super) drawn: Option<Rc<RefCell<Vec<Drawing>>>>,
    /// How many bytes the files beside the page have, by name, where that is known.
    pub(super) sizes: BTreeMap<String, usize>,
    /// The page's own share image, once the page has told of it.
    pub(super) card: RefCell<Option<Drawn>>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(site: &'a Site, route: Route, page: PageRef) -> Writer<'a> {
        let (lang, file) = (route.lang, site.file(&route));
        let (model, locale) = (&*site.model, site.locale(lang));
        let (figures, captions) = (Rc::default(), Rc::default());
        let sizes = BTreeMap::new();
        Writer {
            site,
            model,
            route,
            page,
            lang,
            locale,
            file,
            figures,
            captions,
            explained: Rc::default(),
            drawn: None,
            sizes,
            card: RefCell::default(),
        }
    }

    /// The same page, for words in this language: links stay in the page's own tree.
    pub(super) fn in_language(&self, lang: Lang) -> Writer<'a> {
        Writer {
            site: self.site,
            model: self.model,
            route: self.route.clone(),
            page: self.page,
            lang,
            locale: self.site.locale(lang),
            file: self.file.clone(),
            figures: Rc::clone(&self.figures),
            captions: Rc::clone(&self.captions),
            explained: Rc::clone(&self.explained),
            drawn: self.drawn.clone(),
            sizes: self.sizes.clone(),
            card: RefCell::default(),
        }
    }

    /// A caption that no other table of the page has.
    pub(super) fn unique(&self, caption: String) -> String {
        let mut captions = self.captions.borrow_mut();
        let seen = captions.entry(caption.clone()).or_insert(0);
        *seen += 1;
        if *seen == 1 { caption } else { format!("{caption} ({seen})") }
    }

    // ── words of the interface ──

    /// An interface text.
    pub(super) fn t(&self, key: &str) -> String {
        self.locale.text(key).to_owned()
    }

    /// An interface text with places to fill.
    pub(super) fn fill(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.locale.fill(key, args)
    }

    /// An interface text that agrees with a number.
    pub(super) fn count(&self, key: &str, n: usize) -> String {
        self.locale.count(key, n as u64, &[])
    }

    // ── authored words ──

    /// The `lang` attribute for words in this language: none where it is the page's.
    pub(super) fn mark(&self, lang: Lang) -> Option<&'static str> {
        (lang != self.lang).then_some(lang.code())
    }

    /// Authored words in the page's language, or else in the first, marked as such.
    pub(super) fn phrase(&self, words: &Localized<String>) -> Phrase {
        let (lang, text) = words.get(self.lang);
        Phrase { text: text.clone(), lang: self.mark(lang), href: None }
    }

    /// The same for words that may be missing.
    pub(super) fn maybe(&self, words: &Option<Localized<String>>) -> Option<Phrase> {
        words.as_ref().map(|it| self.phrase(it))
    }

    /// Words of ours.
    pub(super) fn plain(&self, text: impl Into<String>) -> Phrase {
        Phrase { text: text.into(), lang: None, href: None }
    }

    /// Words whose language is known.
    pub(super) fn phrase_in(&self, (lang, text): super::changed::Told) -> Phrase {
        Phrase { text, lang: self.mark(lang), href: None }
    }

    /// What stood before a change, and what stands now.
    pub(super) fn change(&self, it: &crate::model::Correction) -> (Option<Phrase>, Option<Phrase>) {
        let (before, now) = super::changed::of_correction(self.model, self.locale, self.lang, it);
        (before.map(|it| self.phrase_in(it)), now.map(|it| self.phrase_in(it)))
    }

    /// A long text, with its first heading at level `top`.
    pub(super) fn prose(&self, body: &Option<Localized<Body>>, top: u8) -> Option<Prose> {
        let (lang, body) = body.as_ref()?.get(self.lang);
        if body.markdown.trim().is_empty() {
            return None;
        }
        Some(Prose { parts: live::parts(self, lang, body, top), lang: self.mark(lang) })
    }

    // ── addresses ──

    /// From this page to a path from the root.
    pub(super) fn relative(&self, path: &str) -> String {
        if self.page == PageRef::NotFound {
            // Shown at any address: only paths from the host's root lead anywhere.
            return format!("{}{path}", self.site.base_path());
        }
        route::relative(&self.file, path)
    }

    /// From this page to the site's root, ending in `/` or empty.
    pub(super) fn root(&self) -> String {
        match self.page {
            PageRef::NotFound => self.site.base_path().to_owned(),
            _ => "../".repeat(self.file.matches('/').count()),
        }
    }

    /// Where a page is, seen from this one, in a language.
    pub(super) fn href_in(&self, page: PageRef, lang: Lang) -> String {
        self.relative(&self.site.target_path(page, lang))
    }

    /// Where a page is, seen from this one.
    pub(super) fn href(&self, page: PageRef) -> String {
        self.href_in(page, self.route.lang)
    }

    /// Where something lies whose address from the root is known, seen from this page.
    pub(super) fn to_found(&self, href: &str) -> String {
        let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
        let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
        format!("{}{anchor}", self.relative(path))
    }

    /// Where a published file is, seen from this page. `None` if it is not published.
    pub(super) fn asset(&self, path: &str) -> Option<String> {
        let known = self.site.assets.contains(path);
        known.then(|| self.relative(&route::encode_path(&Site::asset_file(path))))
    }

    /// An address on this site that an author wrote out.
    pub(super) fn written_path(&self, address: &str) -> String {
        self.relative(&self.site.with_index(address.trim_start_matches('/')))
    }

    /// A link to a page, in the words of the interface.
    pub(super) fn to(&self, page: PageRef, key: &str) -> Phrase {
        Phrase { text: self.t(key), lang: None, href: Some(self.href(page)) }
    }

    /// "Se alle missioner".
    pub(super) fn see_all(&self, page: PageRef, key: &str) -> Phrase {
        let mut what = self.t(key);
        // German nouns keep their capitals.
        if self.lang != Lang::De {
            what = what.to_lowercase();
        }
        Phrase { text: self.fill("phrase.see_all", &[("what", &what)]), ..self.to(page, key) }
    }

    /// A thing's name, as a link to its page.
    pub(super) fn thing(&self, thing: Thing) -> Phrase {
        let href = Some(self.href(PageRef::Thing(thing)));
        Phrase { href, ..self.phrase(self.site.title(thing)) }
    }

    /// A thing's short name, as a link to its page.
    pub(super) fn short(&self, thing: Thing) -> Phrase {
        let short = self.site.common(thing).and_then(|it| it.short.as_ref());
        let href = Some(self.href(PageRef::Thing(thing)));
        Phrase { href, ..self.phrase(short.unwrap_or(self.site.title(thing))) }
    }

    /// Links to things.
    pub(super) fn things<T: Copy>(&self, keys: &[T], wrap: impl Fn(T) -> Thing) -> Vec<Phrase> {
        keys.iter().map(|key| self.thing(wrap(*key))).collect()
    }

    /// Links to partners.
    pub(super) fn partners(&self, keys: &[Key<Partner>]) -> Vec<Phrase> {
        self.things(keys, Thing::Partner)
    }

    /// A link to somewhere else, in the words of its address.
    pub(super) fn elsewhere(&self, url: &str) -> Phrase {
        let text = url.trim_start_matches("https://").trim_start_matches("http://");
        let text = text.trim_start_matches("mailto:").trim_start_matches("www.");
        self.linked(text.trim_end_matches('/'), url)
    }

    /// Words with an address.
    pub(super) fn linked(&self, text: &str, href: &str) -> Phrase {
        Phrase { text: text.to_owned(), lang: None, href: Some(href.to_owned()) }
    }

    // ── dates and figures ──

    pub(super) fn date(&self, date: Date) -> String {
        self.locale.date(date)
    }

    pub(super) fn period(&self, period: Period) -> String {
        self.locale.period(period)
    }

    pub(super) fn interval(&self, span: Interval) -> String {
        self.locale.interval(span)
    }

    /// A label with answers; nothing without answers.
    pub(super) fn meta(&self, key: &str, items: Vec<Phrase>) -> Option<Meta> {
        (!items.is_empty()).then(|| Meta { label: self.t(key), items })
    }

    /// A label with one answer.
    pub(super) fn meta_one(&self, key: &str, item: Option<Phrase>) -> Option<Meta> {
        self.meta(key, item.into_iter().collect())
    }

    /// Sorted as the language sorts.
    pub(super) fn sorted<T: Copy>(
        &self,
        mut keys: Vec<T>,
        title: impl Fn(T) -> &'a Localized<String>,
    ) -> Vec<T> {
        keys.sort_by(|a, b| {
            self.locale.compare(title(*a).best(self.lang), title(*b).best(self.lang))
        });
        keys
    }
}

/// The first letter as a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// `tel:` with digits only.
pub(super) fn tel(phone: &str) -> String {
    let digits: String = phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
    format!("tel:{digits}")
}

pub(super) fn status_key(status: Status) -> Option<&'static str> {
    Some(match status {
        Status::Normal => return None,
        Status::Provisional => "status.P",
        Status::Estimated => "status.E",
        Status::Break => "status.B",
        Status::LowReliability => "status.U",
        Status::Confidential => "status.C",
        Status::Missing => "status.M",
    })
}

pub(super) fn direction_key(direction: Direction) -> &'static str {
    match direction {
        Direction::Increase => "direction.increase",
        Direction::Decrease => "direction.decrease",
        Direction::Hold => "direction.hold",
        Direction::None => "direction.none",
    }
}

pub(super) fn update_kind_key(kind: UpdateKind) -> &'static str {
    match kind {
        UpdateKind::News => "update_type.news",
        UpdateKind::Result => "update_type.result",
        UpdateKind::Learning => "update_type.learning",
        UpdateKind::Decision => "update_type.decision",
    }
}

pub(super) fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Worked => "outcome.worked",
        Outcome::DidNotWork => "outcome.did_not_work",
        Outcome::Surprised => "outcome.surprised",
    }
}

pub(super) fn contribution_kind_key(kind: ContributionKind) -> &'static str {
    match kind {
        ContributionKind::Initiative => "contribution_kind.initiative",
        ContributionKind::Experiment => "contribution_kind.experiment",
        ContributionKind::Commitment => "contribution_kind.commitment",
        ContributionKind::Service => "contribution_kind.service",
    }
}

pub(super) fn calendar_kind_key(kind: CalendarKind) -> &'static str {
    match kind {
        CalendarKind::Meeting => "calendar_type.meeting",
        CalendarKind::Publication => "calendar_type.publication",
        CalendarKind::Decision => "calendar_type.decision",
        CalendarKind::Deadline => "calendar_type.deadline",
        CalendarKind::Survey => "calendar_type.survey",
        CalendarKind::OpenEvent => "calendar_type.open_event",
    }
}

/// A kind of partner: one, and the heading over several.
pub(super) fn partner_kind_key(kind: PartnerKind) -> (&'static str, &'static str) {
    match kind {
        PartnerKind::Municipality => ("partner_kind.municipality", "partner_kinds.municipality"),
        PartnerKind::Region => ("partner_kind.region", "partner_kinds.region"),
        PartnerKind::State => ("partner_kind.state", "partner_kinds.state"),
        PartnerKind::Hospital => ("partner_kind.hospital", "partner_kinds.hospital"),
        PartnerKind::GeneralPractice => {
            ("partner_kind.general_practice", "partner_kinds.general_practice")
        }
        PartnerKind::Company => ("partner_kind.company", "partner_kinds.company"),
        PartnerKind::Association => ("partner_kind.association", "partner_kinds.association"),
        PartnerKind::Citizens => ("partner_kind.citizens", "partner_kinds.citizens"),
        PartnerKind::University => ("partner_kind.university", "partner_kinds.university"),
        PartnerKind::Foundation => ("partner_kind.foundation", "partner_kinds.foundation"),
        PartnerKind::School => ("partner_kind.school", "partner_kinds.school"),
        PartnerKind::Other => ("partner_kind.other", "partner_kinds.other"),
    }
}
