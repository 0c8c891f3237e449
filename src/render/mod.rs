//! Pages as files: each finished page through its template, and beside them the theme's own files, the
//! site's colours, the sitemap and what leads on from old addresses. Knows `site`, `theme` and the template
//! engine. Does *not* know the model: a template sees only what [`crate::site::View`] holds.

mod files;
mod guard;
pub mod preview;
mod sheet;
mod sprite;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Value};

use crate::Observer;
use crate::diag::Diags;
use crate::export::Export;
use crate::output::{Entry, Output, Recipe};
use crate::site::{Route, Site, View};
use crate::theme::Fault;
use crate::value::Lang;

use guard::{Faults, Lost};

/// A theme ready to use: its templates, and where its files are published.
pub struct Theme<'a> {
    look: &'a crate::theme::Theme,
    /// Files below the output folder.
    files: BTreeMap<String, Vec<u8>>,
    links: ThemeLinks,
    /// Interface texts as templates see them (`t.nav.home`), by language.
    texts: BTreeMap<Lang, Value>,
    /// Folders of the search indexes, by language.
    indexes: BTreeMap<Lang, String>,
}

/// What templates know of the theme's files, as paths from the site's root.
#[derive(Debug, Clone, Serialize)]
struct ThemeLinks {
    /// Style sheets, in order.
    styles: Vec<String>,
    /// The font to load first.
    font: Option<String>,
    /// For the browser's tab, if the theme has one: else the site's logo or mark.
    icon: Option<String>,
    /// Style sheet of the search page alone.
    search_style: Option<String>,
    /// The site's only script, on the search page alone.
    search_script: Option<String>,
    /// Who made the page.
    generator: &'static str,
}

/// The font that the first line of every page needs.
const FIRST_FONT: &str = "assets/fonts/IBMPlexSans-Regular-Latin1.woff2";

/// A theme's own sign.
const OWN_ICON: &str = "assets/icon.svg";

impl Theme<'_> {
    /// The site's theme in its languages and colours.
    ///
    /// # Panics
    /// If a style sheet is no text, which was seen when it was read.
    pub fn new(site: &Site) -> Theme<'_> {
        let mut files = BTreeMap::new();
        let mut sheets: Vec<(bool, &str, String)> = Vec::new();
        let (mut search_style, mut search_script) = (None, None);
        for (path, file) in site.theme.statics() {
            let text = || String::from_utf8(file.bytes.to_vec()).expect("style sheets are UTF-8");
            match path {
                "search.js" => {
                    search_script = Some(hashed(&mut files, "search", "js", file.bytes.to_vec()));
                }
                "search.css" => {
                    let css = sheet::compact(&text()).into_bytes();
                    search_style = Some(hashed(&mut files, "search", "css", css));
                }
                _ if path.ends_with(".css") => {
                    sheets.push((file.own.is_some() && path != "style.css", path, text()));
                }
                _ => {
                    files.insert(format!("assets/{path}"), file.bytes.to_vec());
                }
            }
        }
        // style.css says in which order its layers count, so that it stands first. What a site brings
        // comes last, unlayered, and wins. The brand goes with it, so that it costs nobody a request.
        sheets.sort_by_key(|(own, path, _)| (*own, *path != "style.css", *path));
        let mut css: String = sheets.iter().map(|(.., css)| sheet::compact(css)).collect();
        css.extend(files::brand_css(&site.model.site.brand));
        let mut styles = Vec::new();
        if !css.is_empty() {
            styles.push(hashed(&mut files, "style", "css", css.into_bytes()));
        }
        let font = files.contains_key(FIRST_FONT).then(|| FIRST_FONT.to_owned());
        let icon = files.contains_key(OWN_ICON).then(|| OWN_ICON.to_owned());
        let texts = site.locales.iter();
        let texts = texts.map(|(lang, it)| (*lang, Value::from_serializable(it.all_texts())));
        let generator = concat!("pejl ", env!("CARGO_PKG_VERSION"));
        let links = ThemeLinks { styles, font, icon, search_style, search_script, generator };
        let indexes = BTreeMap::new();
        Theme { look: &site.theme, files, links, texts: texts.collect(), indexes }
    }

    /// Puts the search index of each language among the files.
    fn add_indexes(&mut self, site: &Site) {
        for lang in site.locales.keys() {
            let index = crate::search::index(site, *lang);
            let folder = format!("assets/search/{}/", index.name);
            let files = index.files.into_iter();
            self.files.extend(files.map(|(name, bytes)| (format!("{folder}{name}"), bytes)));
            self.indexes.insert(*lang, folder);
        }
    }

    /// One page as HTML.
    ///
    /// # Errors
    /// If a template of the site's own cannot be filled in.
    ///
    /// # Panics
    /// If a template of ours asks for what there is not, with its name, line and column: that is our bug.
    pub fn page(&self, lang: Lang, view: &View) -> Result<String, Fault> {
        let mut context = Context::new();
        context.insert("frame", &view.frame);
        context.insert("page", &view.page);
        context.insert("theme", &self.links);
        context.insert("search_index", &self.indexes.get(&lang));
        context.insert_value("t", self.texts[&lang].clone());
        Ok(sprite::trim(&self.run(view.page.template(), &context)?))
    }

    fn run(&self, template: &str, context: &Context) -> Result<String, Fault> {
        self.look.engine().render(template, context).map_err(|error| {
            let fault = self.look.fault(&error);
            fault.unwrap_or_else(|| panic!("the template {template} has a mistake: {error}"))
        })
    }
}

/// Puts a file among the files under a name that changes when its content does.
fn hashed(
    files: &mut BTreeMap<String, Vec<u8>>,
    stem: &str,
    ending: &str,
    content: Vec<u8>,
) -> String {
    let hash = xxhash_rust::xxh3::xxh3_64(&content);
    let path = format!("assets/{stem}.{hash:016x}.{ending}");
    files.insert(path.clone(), content);
    path
}

/// How many bytes each file has, by its name without the folder.
fn sizes(files: &[(String, Vec<u8>)]) -> BTreeMap<String, usize> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    files.iter().map(|(path, bytes)| (name(path), bytes.len())).collect()
}

/// Every file of the site; `None` if a template of the site's own is wrong, which is said. The
/// observer is told of each page.
pub fn render(site: &Site, observer: &dyn Observer, diags: &mut Diags) -> Option<Output> {
    let mut theme = Theme::new(site);
    theme.add_indexes(site);
    let theme = theme;
    let routes: Vec<&Route> = site.routes.keys().collect();
    let export = Export::new(site);
    let pages: Vec<(String, Page)> = routes
        .par_iter()
        .map(|route| {
            let file = site.file(route);
            let mut page = Page::default();
            observer.page(&file, &mut || {
                let beside = export.beside(route);
                let (view, card) = crate::site::view_beside(site, route, sizes(&beside));
                page.card = card;
                match theme.page(route.lang, &view) {
                    Ok(html) => {
                        page.lost = guard::lost(&site.theme, view.page.template(), &html);
                        page.files.push((file.clone(), html.into_bytes()));
                    }
                    Err(fault) => page.fault = Some(fault),
                }
                page.files.extend(beside);
            });
            (file, page)
        })
        .collect();
    let mut faults = Faults::default();
    let mut output = Output::default();
    for (file, page) in pages {
        faults.add(&file, page.fault, page.lost);
        for (file, bytes) in page.files {
            output.insert(file, Entry::Bytes(bytes));
        }
        if let Some((file, recipe)) = page.card {
            output.insert(file, Entry::Made(recipe));
        }
    }
    for (file, bytes) in export.shared() {
        output.insert(file, Entry::Bytes(bytes));
    }
    if let Some((file, svg)) = site.mark() {
        output.insert(file.to_owned(), Entry::Bytes(svg.into_bytes()));
    }
    for redirect in site.redirects() {
        let mut context = Context::new();
        context.insert("redirect", &redirect);
        match theme.run("redirect.html", &context) {
            Ok(html) => output.insert(redirect.file, Entry::Bytes(html.into_bytes())),
            Err(fault) => faults.add(&redirect.file, Some(fault), Vec::new()),
        }
    }
    output.hold(site.model.files.held.clone());
    for path in site.assets() {
        output.insert(Site::asset_file(path), Entry::CopyOf(path.to_owned()));
    }
    for (path, recipe) in site.made() {
        output.insert(path.to_owned(), Entry::Made(recipe.clone()));
    }
    for (path, bytes) in theme.files {
        match output.get(&path).and_then(|_| site.theme.own_static(&path)) {
            // Nobody but us knows what we make beside the pages.
            Some(span) => faults.taken(span, &path),
            None => output.insert(path, Entry::Bytes(bytes)),
        }
    }
    if let Some(sitemap) = files::sitemap(site) {
        output.insert("sitemap.xml".to_owned(), Entry::Bytes(sitemap.into_bytes()));
    }
    output.insert("robots.txt".to_owned(), Entry::Bytes(files::robots(site).into_bytes()));
    if let Some(text) = files::security_txt(site) {
        output.insert(files::SECURITY_TXT.to_owned(), Entry::Bytes(text.into_bytes()));
    }
    faults.say(diags).then_some(output)
}

/// What came of one page.
#[derive(Default)]
struct Page {
    /// Its HTML and what lies beside it.
    files: Vec<(String, Vec<u8>)>,
    /// Why there is no HTML.
    fault: Option<Fault>,
    /// What every page must have and this has not.
    lost: Vec<Lost>,
    /// The picture that is shown where somebody shares it, and where it is published.
    card: Option<(String, Recipe)>,
}

#[cfg(test)]
mod tests;
