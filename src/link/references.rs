//! What texts refer to: links, anchors, pictures, figures and live numbers, each looked up. What is
//! checked here is written out later by `site`, which can then no longer fail.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diag::{Diags, nearest};
use crate::model::{self, Destination, ListKind, Thing};
use crate::source::{Draft, Folder, Name, is_device};
use crate::text::{Heading, Outline, Reference, Shape, Target, ThingKind, target};
use crate::tree::{Span, Spanned, TEXT_ENDINGS, ending};
use crate::value::{Id, Lang, Period};

use super::names::Names;
use super::things::PICTURES;
use super::{Cx, beside, outline};

/// The views of an indicator's figure (format.md).
const VIEWS: [&str; 6] = ["line", "bars", "small-multiples", "dumbbell", "spark", "table"];

/// Views that show parts, and must be told which.
const PARTED: [&str; 3] = ["bars", "small-multiples", "dumbbell"];

/// A text of the site.
struct Body {
    span: Span,
    thing: Thing,
    lang: Lang,
}

/// The headings of every text, by thing and language: where an anchor can lead.
#[derive(Default)]
pub(super) struct Headings(BTreeMap<Thing, BTreeMap<Lang, Vec<Heading>>>);

/// A file that a text uses.
pub(super) struct Used {
    /// Below the content folder.
    pub(super) path: String,
    /// Shown as a picture; else linked to.
    pub(super) shown: bool,
}

/// Looks up everything that texts refer to. Returns the pictures and documents that they use, and
/// what others can refer to.
pub(super) fn check(
    draft: &Draft,
    cx: &Cx<'_>,
    names: &Names,
    indicators: &[Option<model::Indicator>],
    diags: &mut Diags,
) -> (Vec<Used>, Headings) {
    let bodies = bodies(draft, cx, names);
    let outlines: Vec<Outline> = bodies.par_iter().map(|it| outline(it.span, cx)).collect();
    let mut texts: BTreeMap<Thing, BTreeMap<Lang, &Outline>> = BTreeMap::new();
    for (body, outline) in bodies.iter().zip(&outlines) {
        texts.entry(body.thing).or_default().insert(body.lang, outline);
    }
    let by_id: BTreeMap<&str, &model::Indicator> =
        indicators.iter().flatten().map(|it| (it.common.id.as_str(), it)).collect();
    let checker = Checker { cx, names, texts, indicators: by_id };
    let checked: Vec<(Vec<Used>, Diags)> = bodies
        .par_iter()
        .zip(&outlines)
        .map(|(body, outline)| {
            let mut diags = Diags::default();
            let used = checker.text(body, outline, &mut diags);
            (used, diags)
        })
        .collect();
    let mut used = Vec::new();
    for (files, said) in checked {
        used.extend(files);
        diags.append(said);
    }
    let mut headings = Headings::default();
    for (body, outline) in bodies.into_iter().zip(outlines) {
        headings.0.entry(body.thing).or_default().insert(body.lang, outline.headings);
    }
    (used, headings)
}

/// Every text that will be shown, in every language.
fn bodies(draft: &Draft, cx: &Cx<'_>, names: &Names) -> Vec<Body> {
    let mut bodies = Vec::new();
    macro_rules! bodies {
        ($($field:ident),*) => {$(
            for it in &draft.$field {
                if let (Some(span), Some(thing)) = (it.common.body, names.in_file(it.id.span.file)) {
                    bodies.push(Body { span, thing, lang: cx.first() });
                }
            }
        )*};
    }
    bodies!(missions, indicators, partners, contributions, stories, updates, situations, pages);
    for translation in &draft.translations {
        let known = cx.languages.contains(&translation.lang) && translation.lang != cx.first();
        if let (true, Some(span), Some(thing)) =
            (known, translation.body, names.in_file(translation.of.span.file))
        {
            bodies.push(Body { span, thing, lang: translation.lang });
        }
    }
    bodies
}

/// The files that texts refer to which are not shown: they wait too, and are not unused.
pub(super) fn waiting(draft: &Draft, cx: &Cx<'_>, names: &Names) -> Vec<String> {
    let mut spans = Vec::new();
    macro_rules! spans {
        ($($field:ident: $folder:ident),*) => {$(
            for it in draft.$field.iter().filter(|it| names.hides_file(it.id.span.file)) {
                spans.extend(it.common.body);
                let of = (Folder::$folder, it.id.value.as_str());
                let translations = cx.translations.get(&of).into_iter().flatten();
                spans.extend(translations.filter_map(|it| it.body));
            }
        )*};
    }
    spans!(missions: Missions, indicators: Indicators, partners: Partners, contributions: Contributions,
           stories: Stories, updates: Updates, situations: Situations, pages: Pages);
    let mut files = Vec::new();
    for span in spans {
        for reference in outline(span, cx).references {
            if let Target::File { path, .. } = target(&reference.dest) {
                files.extend(beside(cx.tree, span.file, &path));
            }
        }
    }
    let hidden = draft.partners.iter().filter(|it| names.hides_file(it.id.span.file));
    for logo in hidden.filter_map(|it| it.facts.logo.as_ref()) {
        files.extend(beside(cx.tree, logo.span.file, &logo.value));
        files.push(logo.value.clone());
    }
    files
}

struct Checker<'a> {
    cx: &'a Cx<'a>,
    names: &'a Names,
    texts: BTreeMap<Thing, BTreeMap<Lang, &'a Outline>>,
    indicators: BTreeMap<&'a str, &'a model::Indicator>,
}

impl Checker<'_> {
    fn text(&self, body: &Body, outline: &Outline, diags: &mut Diags) -> Vec<Used> {
        for span in &outline.spaced {
            diags.link_with_space(*span, self.cx.tree.slice(*span));
        }
        for span in &outline.html {
            let html = self.cx.tree.slice(*span);
            if !html.starts_with("</") {
                diags.raw_html(*span, html);
            }
        }
        for note in &outline.unused_notes {
            diags.unused_footnote(note.span, &note.value);
        }
        outline
            .references
            .iter()
            .filter_map(|it| {
                let mut said = Diags::default();
                let used = self.reference(body, outline, it, &mut said);
                // What was looked up is a part of the place: a better spelling of the part is none
                // of the whole.
                said.forget_patches_at(it.span);
                diags.append(said);
                used.map(|path| Used { path, shown: it.shape != Shape::Link })
            })
            .collect()
    }

    /// Checks one reference; returns the file that it uses.
    fn reference(
        &self,
        body: &Body,
        outline: &Outline,
        it: &Reference,
        diags: &mut Diags,
    ) -> Option<String> {
        let picture = it.shape != Shape::Link;
        match target(&it.dest) {
            Target::Thing { kind, id, query, anchor } => {
                self.thing(body, it, kind, id, &query, anchor, diags);
                None
            }
            Target::Anchor(anchor) => {
                if picture {
                    diags.not_a_picture(it.span, &it.dest);
                } else {
                    check_anchor(it.span, &outline.headings, anchor, diags);
                }
                None
            }
            Target::File { path, anchor } => self.file(body, it, &path, anchor, diags),
            Target::SitePath(path) => {
                diags.absolute_path(it.span, path);
                None
            }
            Target::Elsewhere(_) if picture => {
                diags.picture_elsewhere(it.span, &it.dest);
                None
            }
            Target::Elsewhere(_) => None,
            Target::Refused { scheme } => {
                match scheme.len() {
                    1 => diags.own_computer(it.span, &it.dest),
                    _ => diags.refused_scheme(it.span, scheme),
                }
                None
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one reference")]
    fn thing(
        &self,
        body: &Body,
        it: &Reference,
        kind: ThingKind,
        id: &str,
        query: &[(&str, &str)],
        anchor: Option<&str>,
        diags: &mut Diags,
    ) {
        let name = Spanned::new(id.to_owned(), part(self.cx, it.span, id));
        if id.is_empty() {
            let fine = it.shape == Shape::Link
                && list(kind).is_some()
                && query.is_empty()
                && anchor.is_none();
            if !fine {
                diags.scheme_without_id(it.span, kind.scheme());
            } else if it.words.is_empty() {
                diags.link_without_words(it.span);
            }
            return;
        }
        if kind == ThingKind::Term {
            let _ = self.names.terms.find(&name, diags);
            return;
        }
        let (found, hidden) = lookup(kind, &name, self.names, diags);
        if hidden {
            diags.link_to_hidden(it.span, id);
            return;
        }
        let Some(found) = found else { return };
        if it.shape == Shape::Link {
            if let Some((key, _)) = query.first() {
                diags.query_on_link(it.span, key);
            }
        } else if kind == ThingKind::Indicator {
            self.figure(it, id, query, diags);
        } else if it.shape == Shape::Picture {
            diags.card_in_sentence(it.span, &it.dest);
        } else if let Some((key, _)) = query.first() {
            diags.query_on_link(it.span, key);
        }
        if let Some(anchor) = anchor {
            self.anchor(it.span, found, body.lang, anchor, diags);
        }
    }

    fn anchor(&self, span: Span, thing: Thing, lang: Lang, anchor: &str, diags: &mut Diags) {
        let texts = self.texts.get(&thing);
        let outline = texts.and_then(|it| it.get(&lang).or_else(|| it.get(&self.cx.first())));
        check_anchor(span, outline.map_or(&[], |it| &it.headings), anchor, diags);
    }

    /// `![](indicator:ID?…)`: a figure on its own line, or a number in a sentence.
    fn figure(&self, it: &Reference, id: &str, query: &[(&str, &str)], diags: &mut Diags) {
        const KEYS: [&str; 4] = ["view", "by", "value", "from"];
        let mut said = false;
        for (at, (key, _)) in query.iter().enumerate() {
            if !KEYS.contains(key) {
                diags.unknown_query(part(self.cx, it.span, key), key, &KEYS);
                said = true;
            } else if query[..at].iter().any(|(before, _)| before == key) {
                diags.query_on_link(it.span, key);
                said = true;
            }
        }
        let get = |key: &str| query.iter().find(|(it, _)| *it == key).map(|(_, value)| *value);
        let Some(indicator) = self.indicators.get(id).filter(|_| !said) else { return };
        let Some(value) = get("value") else {
            if it.shape == Shape::Picture {
                diags.card_in_sentence(it.span, &it.dest);
            }
            if get("from").is_some() {
                diags.query_on_link(it.span, "from");
            }
            let partner = indicator.series.iter().any(|it| it.key.partner.is_some());
            let dimensions = indicator.dimensions.iter().map(|it| it.id.as_str());
            let known: Vec<&str> = dimensions.chain(partner.then_some("partner")).collect();
            if let Some(view) = get("view") {
                let place = part(self.cx, it.span, view);
                if !VIEWS.contains(&view) {
                    diags.unknown_value(place, "view", view, &VIEWS);
                } else if PARTED.contains(&view) && get("by").is_none() {
                    diags.view_without_by(place, id, view, &known);
                } else if view == "spark" && get("by").is_some() {
                    diags.spark_by(part(self.cx, it.span, "by"));
                }
            }
            if let Some(by) = get("by") {
                let place = part(self.cx, it.span, by);
                let found = known.iter().position(|it| *it == by);
                // `partner` is known only if there are figures by it.
                let figures =
                    |at| by == "partner" || indicator.series.iter().any(|it| it.key.is_only(at));
                match found {
                    None if known.is_empty() => diags.no_dimensions(place, id),
                    None => diags.unknown_value(place, "by", by, &known),
                    Some(at) if !indicator.series.is_empty() && !figures(at) => {
                        diags.no_figures_by(place, id, by);
                    }
                    Some(_) => {}
                }
            }
            return;
        };
        for key in ["view", "by"] {
            if get(key).is_some() {
                diags.query_on_link(it.span, key);
            }
        }
        self.live_number(it.span, indicator, value, get("from"), diags);
    }

    fn live_number(
        &self,
        span: Span,
        indicator: &model::Indicator,
        value: &str,
        from: Option<&str>,
        diags: &mut Diags,
    ) {
        let id = indicator.common.id.as_str();
        let Some(headline) = indicator.headline().filter(|it| it.latest().is_some()) else {
            diags.no_live_number(span, id);
            return;
        };
        let at = |text: &str, diags: &mut Diags| match Period::parse(text) {
            None => diags.bad_period(part(self.cx, span, text), text),
            Some(period) if headline.at(period).is_none_or(|it| it.value.is_none()) => {
                let known = headline.observations().iter().filter(|it| it.value.is_some());
                let known: Vec<String> = known.map(|it| it.period.to_string()).collect();
                diags.no_live_number_at(part(self.cx, span, text), id, text, &known)
            }
            Some(_) => {}
        };
        match (value, from) {
            ("latest", None) => {}
            ("change", Some(from)) => at(from, diags),
            ("change", None) if indicator.baseline.is_some() => {}
            ("change", None) => diags.change_without_from(span, id),
            (_, Some(_)) => diags.query_on_link(span, "from"),
            (period, None) => at(period, diags),
        }
    }

    /// A relative path: another content file, a picture or a document.
    fn file(
        &self,
        body: &Body,
        it: &Reference,
        path: &str,
        anchor: Option<&str>,
        diags: &mut Diags,
    ) -> Option<String> {
        let picture = it.shape != Shape::Link;
        if path.is_empty() {
            diags.empty_link(it.span);
            return None;
        }
        let tree = self.cx.tree;
        let Some(full) = beside(tree, body.span.file, path) else {
            let partner = tree.source_of(body.span.file).map(|(_, it)| it.partner.as_str());
            diags.file_outside(it.span, path, partner);
            return None;
        };
        let Some(file) = tree.find(&full) else {
            let folder = full.rsplit_once('/').map_or("", |(folder, _)| folder);
            let names =
                tree.iter().filter_map(|(_, it)| it.path.strip_prefix(folder)?.strip_prefix('/'));
            let wanted = full.rsplit('/').next().unwrap_or(&full);
            diags.file_not_found(
                it.span,
                path,
                nearest(wanted, names.filter(|it| !it.contains('/'))),
            );
            return None;
        };
        if let Some(thing) = self.names.in_file(file) {
            match (picture, anchor) {
                (true, _) => diags.not_a_picture(it.span, path),
                (false, Some(anchor)) => self.anchor(it.span, thing, body.lang, anchor, diags),
                (false, None) => {}
            }
            return None;
        }
        if self.names.hides_file(file) {
            diags.link_to_hidden(it.span, path);
            return None;
        }
        if matches!(ending(&full).as_str(), "md" | "markdown" | "yml" | "yaml") {
            diags.no_page_of_its_own(it.span, path);
            return None;
        }
        if picture && !PICTURES.contains(&ending(&full).as_str()) {
            diags.not_a_picture(it.span, path);
            return Some(full);
        }
        if picture && it.words.trim().is_empty() && !it.is_decoration() {
            diags.picture_without_description(it.span, path);
        }
        if let (true, Some(Err(fault))) = (picture, tree.file(file).picture) {
            diags.unshowable_picture(it.span, path, fault);
        }
        Some(full)
    }
}

/// Where a part of a destination stands: its last occurrence, or else the whole.
fn part(cx: &Cx<'_>, span: Span, text: &str) -> Span {
    match cx.tree.slice(span).rfind(text) {
        Some(at) if !text.is_empty() => {
            let start = span.start as usize + at;
            Span::new(span.file, start, start + text.len())
        }
        _ => span,
    }
}

/// Says that none of a text's headings has this anchor.
fn check_anchor(span: Span, headings: &[Heading], anchor: &str, diags: &mut Diags) {
    let ids = || headings.iter().map(|it| it.id.as_str());
    if !ids().any(|it| it == anchor) {
        diags.broken_anchor(span, anchor, nearest(anchor, ids()));
    }
}

fn list(kind: ThingKind) -> Option<ListKind> {
    Some(match kind {
        ThingKind::Mission => ListKind::Missions,
        ThingKind::Indicator => ListKind::Indicators,
        ThingKind::Partner => ListKind::Partners,
        ThingKind::Contribution => ListKind::Contributions,
        ThingKind::Story => ListKind::Stories,
        ThingKind::Situation => ListKind::Situations,
        ThingKind::Update => ListKind::Updates,
        ThingKind::Theme | ThingKind::Ingredient | ThingKind::Page | ThingKind::Term => {
            return None;
        }
    })
}

/// The thing of a kind and name; and whether it exists but is hidden. An unknown one is said.
fn lookup(kind: ThingKind, name: &Name, names: &Names, diags: &mut Diags) -> (Option<Thing>, bool) {
    macro_rules! look {
        ($field:ident, $thing:ident) => {
            (names.$field.find(name, diags).map(Thing::$thing), names.$field.hides(&name.value))
        };
    }
    match kind {
        ThingKind::Mission => look!(missions, Mission),
        ThingKind::Indicator => look!(indicators, Indicator),
        ThingKind::Partner => look!(partners, Partner),
        ThingKind::Contribution => look!(contributions, Contribution),
        ThingKind::Story => look!(stories, Story),
        ThingKind::Situation => look!(situations, Situation),
        ThingKind::Update => look!(updates, Update),
        ThingKind::Theme => look!(themes, Theme),
        ThingKind::Ingredient => look!(ingredients, Ingredient),
        ThingKind::Page => look!(pages, Page),
        ThingKind::Term => (None, false),
    }
}

/// Where a link in a YAML file leads: a menu item, a redirect.
pub(super) fn destination(
    name: &Name,
    cx: &Cx<'_>,
    names: &Names,
    headings: &Headings,
    diags: &mut Diags,
) -> Option<Destination> {
    let mut said = Diags::default();
    let found = found_destination(name, cx, names, &mut said);
    if let Some(Destination::Thing(thing, Some(anchor))) = &found {
        // Where an address leads on to is told in the first language.
        let there = headings.0.get(thing).and_then(|it| it.get(&cx.first()));
        check_anchor(name.span, there.map_or(&[], Vec::as_slice), anchor, &mut said);
    }
    said.forget_patches_at(name.span);
    diags.append(said);
    found
}

fn found_destination(
    name: &Name,
    cx: &Cx<'_>,
    names: &Names,
    diags: &mut Diags,
) -> Option<Destination> {
    match target(&name.value) {
        Target::Thing { kind, id: "", .. } => match list(kind) {
            Some(list) => Some(Destination::List(list)),
            None => {
                diags.scheme_without_id(name.span, kind.scheme());
                None
            }
        },
        Target::Thing { kind, id, query, anchor } => {
            if let Some((key, _)) = query.first() {
                diags.query_on_link(name.span, key);
            }
            let (found, hidden) =
                lookup(kind, &Spanned::new(id.to_owned(), part(cx, name.span, id)), names, diags);
            if hidden {
                diags.link_to_hidden(name.span, id);
            }
            Some(Destination::Thing(found?, anchor.map(str::to_owned)))
        }
        Target::Elsewhere(url) => Some(Destination::Elsewhere(url.to_owned())),
        Target::File { path, anchor } if !path.is_empty() => {
            let file = beside(cx.tree, name.span.file, &path).and_then(|it| cx.tree.find(&it));
            let Some(file) = file else {
                diags.file_not_found(name.span, &path, None);
                return None;
            };
            if let Some(thing) = names.in_file(file) {
                return Some(Destination::Thing(thing, anchor.map(str::to_owned)));
            }
            // A source text is never published as a document, least of all a draft's.
            if names.hides_file(file) {
                diags.link_to_hidden(name.span, &path);
                return None;
            }
            let ending = ending(&cx.tree.file(file).path);
            if TEXT_ENDINGS.contains(&ending.as_str()) {
                diags.no_page_of_its_own(name.span, &path);
                return None;
            }
            Some(Destination::Asset(cx.tree.file(file).path.clone()))
        }
        Target::SitePath(path) => {
            diags.absolute_path(name.span, path);
            None
        }
        Target::File { .. } | Target::Anchor(_) => {
            diags.empty_link(name.span);
            None
        }
        Target::Refused { scheme } => {
            diags.refused_scheme(name.span, scheme);
            None
        }
    }
}

/// The longest address that every system can store as folders, in bytes.
const LONGEST_PATH: usize = 200;

/// An address on this site, written out: begins and ends with `/`, with nothing in it that a host
/// or a file system could misread.
pub(super) fn site_path(name: &Name, diags: &mut Diags) -> Option<String> {
    let text = name.value.trim();
    let with_slash = if text.ends_with('/') { text.to_owned() } else { format!("{text}/") };
    let fine_letter = |it: char| it.is_ascii_alphanumeric() || "-_.~".contains(it);
    let part = |it: &str| {
        !it.is_empty()
            && it.len() <= Id::MAX_LEN
            && !it.starts_with('.')
            && !it.ends_with('.')
            && it.chars().all(fine_letter)
            && !is_device(it)
    };
    let inner = with_slash.strip_prefix('/').and_then(|it| it.strip_suffix('/'));
    let fine = inner.is_some_and(|it| it.split('/').all(part)) && text.len() <= LONGEST_PATH;
    // `/gammel.html` stays a file of that name.
    let file =
        text.rsplit('/').next().is_some_and(|it| it.ends_with(".html") || it.ends_with(".htm"));
    if fine {
        return Some(if file { text.to_owned() } else { with_slash });
    }
    diags.bad_site_path(name.span, text);
    None
}

/// Old addresses of a thing, checked.
pub(super) fn aliases(names: &[Name], diags: &mut Diags) -> Vec<Spanned<String>> {
    names.iter().filter_map(|it| Some(Spanned::new(site_path(it, diags)?, it.span))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_is_a_plain_path() {
        let check = |text: &str, expect: Option<&str>| {
            let tree = crate::tree::Tree::of_texts([("redirects.yml", "x")]);
            let file = tree.find("redirects.yml").expect("just made");
            let mut diags = Diags::default();
            let found = site_path(&Spanned::new(text.to_owned(), Span::start_of(file)), &mut diags);
            assert_eq!(found.as_deref(), expect, "{text}");
        };
        check("/gammel/side", Some("/gammel/side/"));
        check("/gammel/side/", Some("/gammel/side/"));
        check("/gammel.html", Some("/gammel.html"));
        for bad in [
            "/con/",
            "/aux.html",
            &format!("/{}/", "a".repeat(101)),
            &"/abc".repeat(60),
            "gammel/",
            "/",
            "/../x/",
            "/.git/",
            "/a//b/",
            "/a b/",
            "/a\\b/",
            "/æ/",
            "//host/",
        ] {
            check(bad, None);
        }
    }
}
