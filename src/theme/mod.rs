//! The look of a site as files: what comes with pejl, and what a site has put in its place. Finds
//! templates that cannot work and texts that do not fit, and says so. Knows the template engine and the
//! names of the default theme's files. Does *not* know pages: `render` writes those.

mod files;
mod templates;
mod texts;

pub use templates::Fault;

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_embed::RustEmbed;
use tera::Tera;

use crate::diag::Diags;
use crate::locale::Locale;
use crate::tree::{FileId, Span, Spanned, Tree};
use crate::value::{Id, Lang};
use crate::yaml;

/// The look of a site, ready to use.
#[derive(Debug)]
pub struct Theme {
    /// What the site has put in the place of the default theme's files, if anything.
    own: Option<Own>,
    engine: Tera,
    statics: BTreeMap<String, Static>,
    locales: BTreeMap<Lang, Locale>,
}

/// A file that is published beside the pages.
#[derive(Debug, Clone)]
pub struct Static {
    /// What is in it.
    pub bytes: Cow<'static, [u8]>,
    /// Whether the site brings it: its style sheets count before the default one's.
    pub own: bool,
}

/// A site's own theme.
#[derive(Debug)]
struct Own {
    /// Where site.yml names it.
    key: Span,
    templates: Vec<OwnTemplate>,
}

/// A template of a site's own.
#[derive(Debug, Clone)]
struct OwnTemplate {
    /// As other templates call it: `base.html`.
    name: String,
    file: FileId,
    text: String,
}

impl Theme {
    /// The theme in the binary.
    ///
    /// # Panics
    /// If one of its templates is wrong, with its name, line and column: that is our bug.
    pub fn shipped() -> Theme {
        let engine = templates::shipped_engine();
        Theme { own: None, engine, statics: shipped_statics(), locales: BTreeMap::new() }
    }

    /// The template engine with every template. The default theme's are called `default/NAME` where the
    /// site has templates of its own.
    pub fn engine(&self) -> &Tera {
        &self.engine
    }

    /// Files to publish, by their path below `assets`.
    pub fn statics(&self) -> impl Iterator<Item = (&str, &Static)> {
        self.statics.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// How a language is written, with the site's own words.
    pub fn locale(&mut self, lang: Lang) -> Locale {
        self.locales.remove(&lang).unwrap_or_else(|| Locale::new(lang))
    }

    /// Whether the site has templates of its own, so that rendering can find mistakes of its authors.
    pub fn has_own_templates(&self) -> bool {
        self.own.as_ref().is_some_and(|it| !it.templates.is_empty())
    }

    /// Where to point when a page of this template is not as it must be: the site's own template nearest
    /// to it, else where site.yml names the theme. `None` if all templates are ours.
    pub fn blame(&self, template: &str) -> Option<Span> {
        let own = self.own.as_ref().filter(|it| !it.templates.is_empty())?;
        let names = [template, "base.html"];
        let found = names.iter().find_map(|name| own.templates.iter().find(|it| it.name == *name));
        Some(found.map_or(own.key, |it| Span::start_of(it.file)))
    }
}

/// Reads the theme that a site asks for; the default one if it asks for none or for one that there is
/// not, which is said.
pub fn load(tree: &Tree, name: Option<&Spanned<String>>, diags: &mut Diags) -> Theme {
    let Some(name) = name.filter(|it| it.value != DEFAULT) else { return Theme::shipped() };
    let folder = tree.theme().cloned().unwrap_or_default();
    let is_name = Id::parse(&name.value).is_ok();
    if !is_name || !folder.found {
        let known: Vec<String> = folder.names.into_iter().filter(|it| it != DEFAULT).collect();
        diags.unknown_theme(name.span, &name.value, &known, is_name);
        return Theme::shipped();
    }
    let own = files::sort(tree, &name.value, diags);
    let mut statics = shipped_statics();
    statics.extend(own.statics);
    let engine = templates::engine(&own.templates, diags);
    let locales = own.texts.into_iter();
    let locales = locales.map(|(lang, file)| (lang, texts::read(tree, file, lang, diags)));
    let locales = locales.collect();
    let own = Own { key: name.span, templates: own.templates };
    Theme { own: Some(own), engine, statics, locales }
}

fn shipped_statics() -> BTreeMap<String, Static> {
    let files = shipped().into_iter().filter_map(|(path, bytes)| {
        let path = path.strip_prefix("static/")?.to_owned();
        Some((path, Static { bytes, own: false }))
    });
    files.collect()
}

/// The name of the theme in the binary.
pub const DEFAULT: &str = "default";

#[derive(RustEmbed)]
#[folder = "themes/default"]
struct Shipped;

/// Every file of the default theme by its path below the theme: what a site can replace.
///
/// # Panics
/// If the binary does not hold what it lists.
pub fn shipped() -> BTreeMap<String, Cow<'static, [u8]>> {
    let hidden = |path: &str| path.split('/').any(|it| it.starts_with('.'));
    let names = Shipped::iter().filter(|it| !hidden(it));
    names
        .map(|name| {
            let file = Shipped::get(&name).expect("the theme lists its own files");
            (name.into_owned(), file.data)
        })
        .collect()
}

/// The theme of its own that a site asks for, if the name can be that of a folder. What else may be wrong
/// with site.yml is said when it is parsed.
pub fn wanted(tree: &Tree) -> Option<Id> {
    let file = ["site.yml", "site.yaml"].into_iter().find_map(|it| tree.find(it))?;
    let node = yaml::parse(&tree.file(file).text, file, 0, &mut Diags::default())?;
    let yaml::Value::Map(keys) = node.value else { return None };
    let (_, name) = keys.iter().find(|(key, _)| key.value == "theme")?;
    Id::parse(name.text()?).ok().filter(|it| it.as_str() != DEFAULT)
}
