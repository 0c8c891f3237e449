//! Stage 1 → 2: names become keys, tables become series, words get their translations. The only room
//! that knows both `source` (as written) and `model` (as meant). It never complains about a hole:
//! whoever left it has said why.

mod advice;
mod brand;
mod data;
mod lists;
mod names;
mod pledges;
mod references;
mod things;

pub use brand::theme_look;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diag::Diags;
use crate::model::{Body, Common, Destination, Files, Model, Origin, OriginSite, Shown};
use crate::source::{self, Draft, Folder};
use crate::text;
use crate::tree::{FileId, Span, Tree};
use crate::value::{Id, Lang, Moment};

use names::Names;

/// What linking depends on beside the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The day (and hour, UTC) to build for, before the site's own.
    pub as_of: Option<Moment>,
    /// What to use if there is none of either.
    pub now: Moment,
    /// Instead of the site's.
    pub base_url: Option<String>,
    /// Take drafts in, and what waits for its hour.
    pub drafts: bool,
}

/// What every part of linking needs.
struct Cx<'a> {
    tree: &'a Tree,
    languages: &'a [Lang],
    as_of: Moment,
    drafts: bool,
    /// Words in other languages, by folder and id.
    translations: BTreeMap<(Folder, &'a str), Vec<&'a source::Translation>>,
}

impl Cx<'_> {
    fn first(&self) -> Lang {
        self.languages[0]
    }

    /// Whether a thing is not for the public yet.
    fn waits(&self, common: &source::Common) -> bool {
        common.draft || common.publish.as_ref().is_some_and(|it| it.value > self.as_of)
    }
}

/// Makes the model. `None` if there were errors, in this stage or before.
pub fn link(draft: &Draft, tree: &Tree, settings: &Settings, diags: &mut Diags) -> Option<Model> {
    let site = &draft.site;
    let midnight = |it: crate::value::Date| it.at(0, 0, 0, 0);
    let as_of = settings.as_of.or(site.as_of.map(midnight)).unwrap_or(settings.now);
    let mut cx = Cx {
        tree,
        languages: &site.languages,
        as_of,
        drafts: settings.drafts,
        translations: BTreeMap::new(),
    };
    for translation in &draft.translations {
        let of = (translation.folder, translation.of.value.as_str());
        cx.translations.entry(of).or_default().push(translation);
    }
    let mut names = Names::new(draft, &cx);
    orphans(draft, &cx, diags);

    // Each kind in turn; where a thing has a hole the whole kind is left empty, and an error was said.
    let mut whole = true;
    macro_rules! kind {
        ($field:ident, $make:path) => {{
            let make = |it: &_| {
                let mut said = Diags::default();
                let made = $make(it, &cx, &names, &mut said);
                (made, said)
            };
            let visible: Vec<_> =
                draft.$field.iter().filter(|it| names.$field.shows(&it.id.value)).collect();
            let made: Vec<_> = visible.par_iter().map(|it| make(*it)).collect();
            let mut items = Vec::with_capacity(made.len());
            for (item, said) in made {
                diags.append(said);
                items.push(item);
            }
            items
        }};
    }
    let themes = kind!(themes, lists::theme);
    let ingredients = kind!(ingredients, lists::ingredient);
    let terms = kind!(terms, lists::term);
    let indicators = {
        let tables: BTreeMap<&str, &source::TableFile> =
            draft.tables.iter().map(|it| (it.indicator.as_str(), it)).collect();
        let make = |it: &source::Thing<source::Indicator>,
                    cx: &Cx<'_>,
                    names: &Names,
                    diags: &mut Diags| {
            data::indicator(it, tables.get(it.id.value.as_str()).copied(), cx, names, diags)
        };
        kind!(indicators, make)
    };
    let partners = kind!(partners, things::partner);
    let missions = kind!(missions, things::mission);
    let contributions = kind!(contributions, things::contribution);
    let stories = kind!(stories, things::story);
    let updates = kind!(updates, things::update);
    things::answers(draft, diags);
    let situations = kind!(situations, things::situation);
    let pages = kind!(pages, things::free_page);
    tables_without_indicator(draft, diags);
    pledges::unused_ingredients(draft, &names, diags);

    let (used, headings) = references::check(draft, &cx, &names, &indicators, diags);
    // A table that its indicator keeps back is not published for a link to it either.
    let without: BTreeSet<&str> = indicators
        .iter()
        .flatten()
        .filter(|it| it.table.is_none())
        .map(|it| it.common.id.as_str())
        .collect();
    let kept_back: BTreeSet<&str> = draft
        .tables
        .iter()
        .filter(|it| without.contains(it.indicator.as_str()))
        .map(|it| tree.file(it.file).path.as_str())
        .collect();
    macro_rules! fill {
        ($($field:ident),*) => {$(
            let items: Vec<_> = $field.into_iter().flatten().collect();
            whole &= names.$field.fill(items);
        )*};
    }
    fill!(
        themes,
        ingredients,
        terms,
        indicators,
        partners,
        missions,
        contributions,
        stories,
        updates,
        situations,
        pages
    );

    let site = lists::site(site, &cx, &names, &headings, settings, diags);
    let calendar = lists::calendar(&draft.calendar, &cx, &names, diags);
    let corrections = lists::corrections(&draft.corrections, &cx, &names, diags);
    let redirects = lists::redirects(&draft.redirects, &cx, &names, &headings, diags);
    let logos = names.partners.table.values().filter_map(|it| it.logo.clone());
    let own_logo = site.iter().filter_map(|(it, _)| it.brand.logo.clone());
    let site_files = site.iter().flat_map(|(_, files)| files.iter().cloned());
    let led_to = redirects.iter().filter_map(|it| match &it.to {
        Destination::Asset(path) => Some(path.clone()),
        _ => None,
    });
    let (shown, linked): (Vec<_>, Vec<_>) = used.into_iter().partition(|it| it.shown);
    let path = |it: references::Used| it.path;
    let linked: BTreeSet<String> = linked
        .into_iter()
        .map(path)
        .chain(site_files)
        .chain(led_to)
        .filter(|it| !kept_back.contains(it.as_str()))
        .collect();
    let in_texts: BTreeSet<String> = shown.into_iter().map(path).collect();
    let shown: BTreeSet<String> = in_texts.iter().cloned().chain(logos).chain(own_logo).collect();
    let used: BTreeSet<String> = linked.union(&shown).cloned().collect();
    let waiting = references::waiting(draft, &cx, &names).into_iter().collect();
    unused(draft, &[&used, &waiting], &cx, diags);
    let origins = origins(draft, tree, &names, diags);
    if diags.has_errors() {
        return None;
    }
    let (site, _) = site.expect("whoever leaves the site without a title has said so");
    assert!(whole, "a hole that nobody complained of");
    let seen = |path: String| {
        let file = tree.find(&path).map(|it| tree.file(it));
        let drawing = file.filter(|_| site.brand.logo.as_ref() == Some(&path));
        let drawing = drawing.filter(|it| it.ending() == "svg").map(|it| it.text.clone());
        let picture = file.and_then(|it| it.picture?.ok());
        let in_text = in_texts.contains(&path);
        (path, Shown { picture, in_text, drawing })
    };
    let held = |path: &String| {
        let file = tree.find(path).map(|it| tree.file(it))?;
        Some((path.clone(), file.held.clone()?))
    };
    let held = used.iter().filter_map(held).collect();
    let pictures = shown.into_iter().map(seen).collect();
    let files = Files { assets: linked, pictures, held };
    let model = names.into_model(site, calendar, corrections, redirects, files);
    let model = Model { origins: origins.expect("whoever left a hole has said so"), ..model };
    advice::contacts(&model, diags);
    Some(model)
}

/// Partners' own places, in the order of the tree. `None` if one has no partner, which is said.
fn origins(draft: &Draft, tree: &Tree, names: &Names, diags: &mut Diags) -> Option<Vec<Origin>> {
    for name in draft.site.sources.iter().filter_map(|it| it.partner.as_ref()) {
        match names.partners.hides(&name.value) {
            true => diags.source_of_hidden(name.span, &name.value),
            false => _ = names.partners.find(name, diags),
        }
    }
    let origin = |source: &crate::tree::Source| {
        let snapshot = source.snapshot.as_ref().map(|it| {
            let as_of = crate::value::parse_date(&it.as_of);
            (it.title.clone(), as_of, it.base_url.clone(), it.licence.clone())
        });
        let partner = names.partners.table.find(&source.partner)?;
        Some(Origin {
            partner,
            snapshot: snapshot.map(|(title, as_of, base_url, licence)| OriginSite {
                title,
                as_of,
                base_url,
                licence,
            }),
        })
    };
    tree.sources().iter().map(origin).collect()
}

/// Translations without their original, or in a language that the site has not.
fn orphans(draft: &Draft, cx: &Cx<'_>, diags: &mut Diags) {
    // With what is written in the original; nothing if that cannot be read.
    let mut ids: BTreeMap<(Folder, &str), Option<&source::Common>> = BTreeMap::new();
    macro_rules! ids {
        ($($field:ident: $folder:ident),*) => {$(
            ids.extend(draft.$field.iter().map(|it| {
                let of = (Folder::$folder, it.id.value.as_str());
                (of, it.readable.then_some(&it.common))
            }));
        )*};
    }
    ids!(missions: Missions, indicators: Indicators, partners: Partners, contributions: Contributions,
         stories: Stories, updates: Updates, situations: Situations, pages: Pages);
    for translation in &draft.translations {
        let of = (translation.folder, translation.of.value.as_str());
        let path = &cx.tree.file(translation.of.span.file).path;
        if !draft.site.known {
        } else if !cx.languages.contains(&translation.lang) {
            diags.language_not_on_site(translation.of.span, translation.lang, cx.languages);
        } else if translation.lang == cx.first() {
            diags.translation_into_first(translation.of.span, path, translation.lang);
        } else if let Some(original) = ids.get(&of) {
            if let Some(original) = original {
                translated_nothing(translation, original, cx, diags);
            }
        } else {
            let near = ids.keys().filter(|it| it.0 == of.0).map(|it| it.1);
            diags.translation_without_original(
                translation.of.span,
                path,
                of.1,
                crate::diag::nearest(of.1, near),
            );
        }
    }
}

/// Words in a translation that its original has not.
fn translated_nothing(
    translation: &source::Translation,
    original: &source::Common,
    cx: &Cx<'_>,
    diags: &mut Diags,
) {
    for (key, word) in &translation.words {
        if *key != "title" && !original.written.iter().any(|it| it == key) {
            let key = format!("`{key}`");
            diags.translated_nothing(word.span, &crate::diag::Said::same(key));
        }
    }
    if let (Some(body), None) = (translation.body, original.body) {
        let text = cx.tree.slice(body);
        let start = body.start as usize + text.len() - text.trim_start().len();
        let line = text.trim_start().lines().next().unwrap_or("").len();
        let span = Span::new(body.file, start, start + line);
        diags.translated_nothing(span, &crate::diag::said!("teksten", "the text"));
    }
}

/// Tables beside which there is no indicator.
fn tables_without_indicator(draft: &Draft, diags: &mut Diags) {
    let ids: BTreeSet<&str> = draft.indicators.iter().map(|it| it.id.value.as_str()).collect();
    for table in &draft.tables {
        if !ids.contains(table.indicator.as_str()) {
            let near = crate::diag::nearest(&table.indicator, ids.iter().copied());
            diags.table_without_indicator(Span::start_of(table.file), &table.indicator, near);
        }
    }
}

/// Pictures and documents that nothing uses.
fn unused(draft: &Draft, used: &[&BTreeSet<String>], cx: &Cx<'_>, diags: &mut Diags) {
    for file in &draft.assets {
        let path = &cx.tree.file(*file).path;
        if !used.iter().any(|it| it.contains(path)) {
            diags.unused_file(Span::start_of(*file), path);
        }
    }
}

/// What every thing has, with its translations.
fn common(
    thing: &source::Common,
    id: &str,
    place: Span,
    folder: Folder,
    cx: &Cx<'_>,
    diags: &mut Diags,
) -> Option<Common> {
    let mut title = thing.title.clone()?;
    let (mut short, mut summary) = (thing.short.clone(), thing.summary.clone());
    let mut also = thing.also.clone();
    let first = cx.first();
    let mut body = thing.body.map(|it| crate::value::Localized::new(first, body_at(it, cx)));
    for translation in cx.translations.get(&(folder, id)).into_iter().flatten() {
        let lang = translation.lang;
        if !cx.languages.contains(&lang) || lang == first {
            continue;
        }
        let word = |key: &str| translation.words.get(key).map(|it| it.value.clone());
        if let Some(word) = word("title") {
            title.insert(lang, word);
        }
        translate(&mut short, lang, word("short"));
        also.entry(lang).or_default().extend(translation.also.iter().cloned());
        translate(&mut summary, lang, word("summary"));
        // What the original has not, `orphans` has said.
        if let (Some(body), Some(span)) = (&mut body, translation.body) {
            body.insert(lang, body_at(span, cx));
        }
    }
    let last = id.rsplit('/').next().unwrap_or(id);
    Some(Common {
        id: Id::parse(last).ok()?,
        title,
        short,
        also,
        summary,
        body,
        slugs: thing.slug.iter().map(|(lang, it)| (*lang, it.value.clone())).collect(),
        aliases: references::aliases(&thing.aliases, diags),
        hidden: cx.waits(thing),
        origin: cx.tree.source_of(place.file).map(|(at, _)| at),
        span: thing.title_span.unwrap_or(place),
    })
}

/// Adds a translation to words that the original has.
fn translate(words: &mut Option<source::Words>, lang: Lang, translation: Option<String>) {
    if let (Some(words), Some(translation)) = (words.as_mut(), translation) {
        words.insert(lang, translation);
    }
}

fn body_at(span: Span, cx: &Cx<'_>) -> Body {
    let path = cx.tree.file(span.file).path.clone();
    Body { markdown: cx.tree.slice(span).to_owned(), span, path }
}

/// The outline of a text, for anchors and references.
fn outline(span: Span, cx: &Cx<'_>) -> text::Outline {
    text::outline(cx.tree.slice(span), span.file, span.start as usize)
}

/// A path written in one file, as a path in the tree. `None` if it leads out of the content folder, or
/// of the partner's own place that the file lies in.
fn beside(tree: &Tree, file: FileId, relative: &str) -> Option<String> {
    let path = tree.local_path(file);
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(tree.root_of(file) + &parts.join("/"))
}
