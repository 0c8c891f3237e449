//! Pages as files: each finished page through its template, and beside them the theme's own files, the
//! site's colours, the sitemap and what leads on from old addresses. Knows `site` and the template
//! engine. Does *not* know the model: a template sees only what [`crate::site::View`] holds.

mod files;
mod sheet;
mod sprite;

use std::collections::BTreeMap;

use rayon::prelude::*;
use rust_embed::RustEmbed;
use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::Observer;
use crate::export::Export;
use crate::output::{Entry, Output};
use crate::site::{Route, Site, View};
use crate::value::Lang;

/// The default theme, inside the binary.
#[derive(RustEmbed)]
#[folder = "themes/default"]
struct DefaultTheme;

/// A theme ready to use: its templates, and where its files are published.
pub struct Theme {
    tera: Tera,
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
    /// For the browser's tab.
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

impl Theme {
    /// The theme in the binary, in the languages and colours of this site.
    ///
    /// # Panics
    /// If a template is wrong, with its name, line and column: that is our bug.
    pub fn new(site: &Site) -> Theme {
        let mut templates = Vec::new();
        let mut files = BTreeMap::new();
        let mut sheets: Vec<(String, String)> = Vec::new();
        let (mut search_style, mut search_script) = (None, None);
        let mut names: Vec<String> = DefaultTheme::iter().map(|it| it.into_owned()).collect();
        names.sort();
        for name in names {
            let file = DefaultTheme::get(&name).expect("the theme lists its own files");
            if let Some(template) = name.strip_prefix("templates/") {
                let text = String::from_utf8(file.data.into_owned()).expect("templates are UTF-8");
                templates.push((template.to_owned(), text));
            } else if let Some(path) = name.strip_prefix("static/") {
                match path.rsplit('/').next().unwrap_or_default() {
                    hidden if hidden.starts_with('.') => {}
                    "search.js" => {
                        let js = file.data.into_owned();
                        search_script = Some(hashed(&mut files, "search", "js", js));
                    }
                    "search.css" => {
                        let css = String::from_utf8(file.data.into_owned());
                        let css = sheet::compact(&css.expect("style sheets are UTF-8"));
                        let css = css.into_bytes();
                        search_style = Some(hashed(&mut files, "search", "css", css));
                    }
                    _ if path.ends_with(".css") => {
                        let css = String::from_utf8(file.data.into_owned());
                        sheets.push((path.to_owned(), css.expect("style sheets are UTF-8")));
                    }
                    _ => {
                        files.insert(format!("assets/{path}"), file.data.into_owned());
                    }
                }
            }
        }
        let mut styles = Vec::new();
        if !sheets.is_empty() {
            // style.css says in which order its layers count, so that it stands first.
            sheets.sort_by_key(|(name, _)| (name != "style.css", name.clone()));
            let sheets = sheets.into_iter();
            let css: String = sheets.map(|(_, css)| sheet::compact(&css)).collect();
            styles.push(hashed(&mut files, "style", "css", css.into_bytes()));
        }
        if let Some(css) = files::brand_css(&site.model.site.brand) {
            styles.push(hashed(&mut files, "brand", "css", css.into_bytes()));
        }
        let font = files.contains_key(FIRST_FONT).then(|| FIRST_FONT.to_owned());
        let icon =
            ["assets/icon.svg", "assets/pejl.svg"].into_iter().find(|it| files.contains_key(*it));
        let mut tera = Tera::new();
        if let Err(error) = tera.add_raw_templates(templates) {
            panic!("the default theme has a mistake: {error}");
        }
        let texts = site.locales.iter();
        let texts = texts.map(|(lang, it)| (*lang, Value::from_serializable(it.all_texts())));
        let generator = concat!("pejl ", env!("CARGO_PKG_VERSION"));
        let icon = icon.map(str::to_owned);
        let links = ThemeLinks { styles, font, icon, search_style, search_script, generator };
        let indexes = BTreeMap::new();
        Theme { tera, files, links, texts: texts.collect(), indexes }
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
    /// # Panics
    /// If a template asks for what there is not, with its name, line and column: that is our bug.
    pub fn page(&self, lang: Lang, view: &View) -> String {
        let mut context = Context::new();
        context.insert("frame", &view.frame);
        context.insert("page", &view.page);
        context.insert("theme", &self.links);
        context.insert("search_index", &self.indexes.get(&lang));
        context.insert_value("t", self.texts[&lang].clone());
        sprite::trim(&self.run(view.page.template(), &context))
    }

    fn run(&self, template: &str, context: &Context) -> String {
        match self.tera.render(template, context) {
            Ok(html) => html,
            Err(error) => panic!("the template {template} has a mistake: {error}"),
        }
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

/// Every file of the site. The observer is told of each page.
pub fn render(site: &Site, observer: &dyn Observer) -> Output {
    let mut theme = Theme::new(site);
    theme.add_indexes(site);
    let theme = theme;
    let routes: Vec<&Route> = site.routes.keys().collect();
    let export = Export::new(site);
    let pages: Vec<Vec<(String, Vec<u8>)>> = routes
        .par_iter()
        .map(|route| {
            let file = site.file(route);
            let mut files = Vec::new();
            observer.page(&file, &mut || {
                let html = theme.page(route.lang, &crate::site::view(site, route));
                files.push((file.clone(), html.into_bytes()));
                files.extend(export.beside(route));
            });
            files
        })
        .collect();
    let mut output = Output::default();
    for (file, bytes) in pages.into_iter().flatten().chain(export.shared()) {
        output.insert(file, Entry::Bytes(bytes));
    }
    for redirect in site.redirects() {
        let mut context = Context::new();
        context.insert("redirect", &redirect);
        let html = theme.run("redirect.html", &context);
        output.insert(redirect.file, Entry::Bytes(html.into_bytes()));
    }
    for path in site.assets() {
        output.insert(Site::asset_file(path), Entry::CopyOf(path.to_owned()));
    }
    for (path, bytes) in theme.files {
        output.insert(path, Entry::Bytes(bytes));
    }
    if let Some(sitemap) = files::sitemap(site) {
        output.insert("sitemap.xml".to_owned(), Entry::Bytes(sitemap.into_bytes()));
    }
    output.insert("robots.txt".to_owned(), Entry::Bytes(files::robots(site).into_bytes()));
    output
}

#[cfg(test)]
mod tests;
