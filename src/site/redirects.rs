//! Old addresses and where they lead: aliases, `redirects.yml`, and the short address that the law asks
//! for. Does *not* know how the page that leads on is written.

use std::collections::BTreeSet;

use crate::diag::Diags;
use crate::model::Destination;
use crate::tree::{Span, Spanned};
use crate::value::Lang;

use super::past::Made;
use super::{PageRef, Site, Taken, route};

/// Where an old address or a link of the menu leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Onward {
    /// A page, and an anchor on it.
    Page(PageRef, Option<String>),
    /// A file that is published as it is.
    Asset(String),
    /// An address that was written out: here (`/om/`) or elsewhere.
    Address(String),
}

impl Onward {
    pub(super) fn of(to: &Destination) -> Onward {
        match to {
            Destination::Thing(thing, anchor) => {
                Onward::Page(PageRef::Thing(*thing), anchor.clone())
            }
            Destination::List(kind) => Onward::Page(PageRef::List(*kind), None),
            Destination::Asset(path) => Onward::Asset(path.clone()),
            Destination::Elsewhere(address) | Destination::Path(address) => {
                Onward::Address(address.clone())
            }
        }
    }
}

/// A page that only leads on from an old address.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Redirect {
    /// The file below the output folder.
    #[serde(skip)]
    pub file: String,
    /// The language of its one sentence.
    pub lang: &'static str,
    /// Where it leads.
    pub href: String,
    /// The same, absolute, if that is known.
    pub canonical: Option<String>,
    /// Heading and link.
    pub title: String,
    /// What the link says.
    pub text: String,
}

impl Site {
    /// Plans every page that leads on: what authors wrote, and then what was `made` and is no more, which is
    /// returned.
    pub(super) fn plan_redirects(&mut self, taken: Taken, made: Made, diags: &mut Diags) -> Made {
        // On some systems names that differ in capitals only are the same.
        let mut taken: Taken = taken.into_iter().map(|(k, v)| (k.to_lowercase(), v)).collect();
        let mut wanted: Vec<(String, Onward, Span)> = Vec::new();
        for thing in self.things() {
            let Some(common) = self.common(thing) else { continue };
            let onward = Onward::Page(PageRef::Thing(thing), None);
            let each = |it: &Spanned<String>| (it.value.clone(), onward.clone(), it.span);
            wanted.extend(common.aliases.iter().map(each));
        }
        for it in &self.model.redirects {
            wanted.push((it.from.clone(), Onward::of(&it.to), it.from_span));
        }
        // The short address that Danish law asks for (pages.md P15).
        let statement = self.model.site.accessibility.as_ref().and_then(|it| it.statement.clone());
        if let Some(statement) = statement.filter(|_| !taken.contains_key("was/index.html")) {
            wanted.push(("/was/".to_owned(), Onward::Address(statement), self.model.site.span));
        }
        for (address, onward, span) in wanted {
            let file =
                route::file_of_old(&address).expect("old addresses were checked when linked");
            if self.redirects.get(&file) == Some(&onward) {
                continue;
            }
            let name = file.to_lowercase();
            match in_the_way(&name, &taken) {
                Some(other) => diags.old_address_in_use(span, other, &address),
                None => {
                    taken.insert(name, Some(span));
                    self.redirects.insert(file, onward);
                }
            }
        }
        let gone = self.lead_on(made, &mut taken);
        self.check_onward(diags);
        gone
    }

    /// Every old address must lead to a page in the end: not to nothing, and not round in a ring.
    fn check_onward(&self, diags: &mut Diags) {
        let files: BTreeSet<String> = self.routes.keys().map(|it| self.file(it)).collect();
        for redirect in &self.model.redirects {
            let first = match &redirect.to {
                Destination::Path(address) => address.clone(),
                Destination::List(kind) => {
                    format!("/{}", self.path_of(PageRef::List(*kind), self.first_lang()))
                }
                _ => continue,
            };
            let mut seen = BTreeSet::new();
            let mut at = first.as_str();
            while let Some(file) = route::file_of_old(at).filter(|it| !files.contains(it)) {
                match self.redirects.get(&file) {
                    Some(Onward::Address(next)) if next.starts_with('/') && seen.insert(file) => {
                        at = next;
                    }
                    Some(Onward::Address(next)) if next.starts_with('/') => {
                        diags.redirect_in_a_ring(redirect.to_span, &redirect.from);
                        break;
                    }
                    Some(_) => break,
                    None => {
                        diags.unknown_address(redirect.to_span, &first);
                        break;
                    }
                }
            }
        }
    }

    pub(super) fn lang_of_file(&self, file: &str) -> Lang {
        let first = file.split('/').next().unwrap_or("");
        let others = self.model.site.languages.iter().skip(1);
        others.copied().find(|it| it.code() == first).unwrap_or(self.first_lang())
    }

    /// Where a reader ends who follows one old address to the next: nobody is led on twice.
    fn last<'a>(&'a self, onward: &'a Onward) -> &'a Onward {
        let (mut at, mut seen) = (onward, BTreeSet::new());
        while let Onward::Address(address) = at
            && address.starts_with('/')
            && let Some(file) = route::file_of_old(address)
            && let Some(next) = self.redirects.get(&file)
            && seen.insert(file)
        {
            at = next;
        }
        at
    }

    pub(super) fn redirect(&self, file: &str, onward: &Onward) -> Redirect {
        // A page's old address in another language leads to that language's page.
        let lang = self.lang_of_file(file);
        let anchored = |mut href: String, anchor: &Option<String>| {
            if let Some(anchor) = anchor {
                href.push('#');
                href.push_str(anchor);
            }
            href
        };
        let (href, canonical) = match self.last(onward) {
            Onward::Page(page, anchor) => {
                let to = self.target_path(*page, lang);
                (anchored(route::relative(file, &to), anchor), self.absolute(*page, lang))
            }
            Onward::Asset(path) => {
                let to = route::encode_path(&Site::asset_file(path));
                let canonical = self.base_url.as_ref().map(|base| format!("{base}{to}"));
                (route::relative(file, &to), canonical)
            }
            Onward::Address(address) => match address.strip_prefix('/') {
                Some(path) => {
                    let canonical = self.base_url.as_ref().map(|base| format!("{base}{path}"));
                    (route::relative(file, &self.with_index(path)), canonical)
                }
                None => (address.clone(), Some(address.clone())),
            },
        };
        let locale = self.locale(lang);
        let title = locale.text("phrase.moved_title").to_owned();
        let text = locale.text("phrase.moved_text").to_owned();
        Redirect { file: file.to_owned(), lang: lang.code(), href, canonical, title, text }
    }
}

/// Whether a file may be written beside those that are.
pub(super) fn is_free(file: &str, taken: &Taken) -> bool {
    in_the_way(&file.to_lowercase(), taken).is_none()
}

/// Whether a file cannot be written beside those that are: it is one of them, one of them would have
/// to be a folder, or it would; and where that one is written, if an author wrote it.
fn in_the_way(file: &str, taken: &Taken) -> Option<Option<Span>> {
    // What the theme brings, what is published as it is, and what tells robots about the site.
    if file.starts_with("assets/") || file.starts_with("filer/") {
        return Some(None);
    }
    if ["sitemap.xml", "robots.txt", "favicon.ico"]
        .iter()
        .any(|it| file.split('/').next() == Some(*it))
    {
        return Some(None);
    }
    let above = file.match_indices('/').map(|(at, _)| &file[..at]);
    if let Some(found) = above.chain([file]).find_map(|it| taken.get(it)) {
        return Some(*found);
    }
    let below = format!("{file}/");
    let next = taken.range(below.clone()..).next().filter(|(it, _)| it.starts_with(&below));
    next.map(|(_, place)| *place)
}
