//! Stage 1: content as written. Values are typed, names are still names, fields may be missing and
//! everything has a place. Does *not* know whether a name exists: that is for `link`.

mod classify;
mod draft;
mod fields;
mod indicator;
mod kinds;
mod lists;
mod own;
mod site_file;
mod svg;
pub mod table;

pub(crate) use classify::is_device;
pub use draft::*;
pub(crate) use kinds::PARTNER_KINDS;
pub use own::{Wanted, wanted};

use rayon::prelude::*;

use crate::diag::{Diags, said};
use crate::tree::{DRAWING_ENDINGS, FileId, Span, Tree, Unreadable};
use crate::value::{Id, Lang};
use crate::yaml;
use classify::Role;
use fields::{Cx, Fields};

/// Reads every file of a content folder. Never drops a thing: where something is wrong it says why
/// and leaves a hole.
pub fn parse(tree: &Tree, diags: &mut Diags) -> Draft {
    let roles = classify::roles(tree, diags);
    let site = site(tree, &roles, diags);
    own::places(&site, tree, diags);
    let languages = if site.known { site.languages.clone() } else { Vec::new() };
    let pieces: Vec<(Piece, Diags)> = roles
        .par_iter()
        .map(|(file, role)| {
            let mut diags = Diags::default();
            let piece = piece(tree, *file, role, &languages, &mut diags);
            (piece, diags)
        })
        .collect();
    let mut draft = Draft::new(site);
    for (piece, said) in pieces {
        diags.append(said);
        draft.add(piece);
    }
    own::claim(&mut draft, tree, diags);
    draft
}

/// What one file holds.
#[expect(clippy::large_enum_variant, reason = "one a file, moved once: not worth a box")]
pub(crate) enum Piece {
    Mission(Thing<Mission>),
    Indicator(Thing<Indicator>),
    Partner(Thing<Partner>),
    Contribution(Thing<Contribution>),
    Story(Thing<Story>),
    Update(Thing<Update>),
    Situation(Thing<Situation>),
    Page(Thing<FreePage>),
    Translation(Translation),
    Table(TableFile),
    Themes(Vec<Entry<Theme>>),
    Ingredients(Vec<Entry<Ingredient>>),
    Terms(Vec<Entry<Term>>),
    Calendar(Vec<CalendarEntry>),
    Corrections(Vec<Correction>),
    Redirects(Vec<Redirect>),
    /// A list that could not be read: then nobody can say that a name is not in it.
    Unreadable(List),
    Asset(FileId),
    Nothing,
}

fn site(tree: &Tree, roles: &[(FileId, Role)], diags: &mut Diags) -> Site {
    let Some((file, _)) = roles.iter().find(|(_, role)| *role == Role::Site) else {
        let somewhere = tree.iter().next().map(|(file, _)| Span::start_of(file));
        diags.no_site(somewhere);
        return Site { languages: vec![Lang::Da], known: false, ..Site::default() };
    };
    let node = node(tree, *file, diags).0;
    // What cannot be read says nothing, and then nobody can know what is missing or too much.
    let empty = node.as_ref().is_some_and(|it| it.value == yaml::Value::Map(Vec::new()));
    if empty || !is_map(&node) {
        let mut cx = Cx { tree, file: *file, languages: &[], diags };
        match &node {
            Some(node) if empty => {
                cx.diags.missing_key(node.span, "title", &said!("sitet", "the site"));
            }
            Some(node) => cx.not_a_map(node),
            None => {}
        }
        return Site { languages: vec![Lang::Da], known: false, ..Site::default() };
    }
    let mut cx = Cx { tree, file: *file, languages: &[], diags };
    let mut site = site_file::site(node, &mut cx);
    if site.languages.is_empty() {
        site.languages.push(Lang::Da);
    }
    site
}

/// The keys of a file as they are written, and where its Markdown body begins, if it has one.
pub fn front_matter(
    tree: &Tree,
    file: FileId,
    diags: &mut Diags,
) -> (Option<yaml::Node>, Option<Span>) {
    node(tree, file, diags)
}

/// The YAML of a file, and where its Markdown body begins, if it has one.
fn node(tree: &Tree, file: FileId, diags: &mut Diags) -> (Option<yaml::Node>, Option<Span>) {
    let content = tree.file(file);
    if let Some(why) = &content.unreadable {
        let span = match why {
            Unreadable::InvalidUtf8(at) => Span::new(file, *at, *at + 3),
            _ => Span::start_of(file),
        };
        diags.unreadable(span, &content.path, why);
        return (None, None);
    }
    let text = content.text.as_str();
    if text.trim().is_empty() {
        diags.empty_file(Span::start_of(file), &content.path);
        return (None, None);
    }
    if matches!(content.ending().as_str(), "yml" | "yaml") {
        let whole = yaml_of(text);
        return (map_or_nothing(whole, file, 0, diags), None);
    }
    let Some(front) = FrontMatter::find(text) else {
        let first = text.lines().next().unwrap_or("");
        diags.no_front_matter(Span::new(file, 0, first.len()));
        return (None, None);
    };
    let Some(body) = front.body else {
        diags.open_front_matter(Span::new(file, 0, 3));
        return (None, None);
    };
    let node = map_or_nothing(&text[front.yaml.clone()], file, front.yaml.start, diags);
    let body = (!text[body..].trim().is_empty()).then(|| Span::new(file, body, text.len()));
    (node, body)
}

/// Whether there are keys to read.
fn is_map(node: &Option<yaml::Node>) -> bool {
    matches!(node, Some(yaml::Node { value: yaml::Value::Map(_), .. }))
}

/// What stands in a YAML text. Nothing but comments is an empty map, in which everything is missing;
/// `None` after a mistake that was said.
fn map_or_nothing(
    text: &str,
    file: FileId,
    offset: usize,
    diags: &mut Diags,
) -> Option<yaml::Node> {
    let before = diags.len();
    let node = yaml::parse(text, file, offset, diags);
    if node.is_some() || diags.len() > before {
        return node;
    }
    let span = Span::start_of(file);
    Some(yaml::Node { value: yaml::Value::Map(Vec::new()), span })
}

/// The id that a file's name was probably meant to give; the name itself if it is one.
fn likely_id(stem: &str) -> Option<String> {
    let parts = stem.split('/').map(|part| Some(Id::from_title(part)?.as_str().to_owned()));
    Some(parts.collect::<Option<Vec<String>>>()?.join("/"))
}

/// A YAML file may begin and end with `---` lines of its own.
fn yaml_of(text: &str) -> &str {
    let trimmed = text.trim_end();
    match trimmed.strip_suffix("---") {
        Some(before) if before.ends_with('\n') && trimmed.len() > 3 => before,
        _ => text,
    }
}

struct FrontMatter {
    yaml: std::ops::Range<usize>,
    /// Where the body begins; `None` if the front matter is not closed.
    body: Option<usize>,
}

impl FrontMatter {
    /// `None` if the text does not begin with a line of `---`.
    fn find(text: &str) -> Option<FrontMatter> {
        let mut lines = text.split_inclusive('\n');
        let first = lines.next()?;
        if first.trim_end() != "---" {
            return None;
        }
        let start = first.len();
        let mut at = start;
        for line in lines {
            if matches!(line.trim_end(), "---" | "...") {
                return Some(FrontMatter { yaml: start..at, body: Some(at + line.len()) });
            }
            at += line.len();
        }
        Some(FrontMatter { yaml: start..text.len(), body: None })
    }
}

fn piece(tree: &Tree, file: FileId, role: &Role, languages: &[Lang], diags: &mut Diags) -> Piece {
    let (folder, stem) = match role {
        Role::Site | Role::Nothing => return Piece::Nothing,
        Role::Asset => {
            let content = tree.file(file);
            return match &content.unreadable {
                Some(why) => {
                    diags.unreadable(Span::start_of(file), &content.path, why);
                    Piece::Nothing
                }
                None => {
                    if DRAWING_ENDINGS.contains(&content.ending().as_str())
                        && let Some(part) = svg::more_than_drawing(&content.text)
                    {
                        diags.svg_with_code(Span::new(file, part.start, part.end));
                    }
                    Piece::Asset(file)
                }
            };
        }
        Role::Table { stem } => return Piece::Table(table_file(tree, file, stem, diags)),
        Role::List(list) => {
            let node = node(tree, file, diags).0;
            let readable = is_map(&node);
            let mut cx = Cx { tree, file, languages, diags };
            return match lists::read(*list, node, &mut cx) {
                Piece::Themes(_) | Piece::Ingredients(_) | Piece::Terms(_) if !readable => {
                    Piece::Unreadable(*list)
                }
                piece => piece,
            };
        }
        Role::Thing { folder, stem } => (*folder, stem),
        Role::Translation { folder, stem, lang } => {
            let (node, body) = node(tree, file, diags);
            let mut cx = Cx { tree, file, languages, diags };
            return Piece::Translation(kinds::translation(
                *folder, stem, *lang, node, body, &mut cx,
            ));
        }
    };
    let (node, body) = node(tree, file, diags);
    let mut cx = Cx { tree, file, languages, diags };
    let Some(id) = cx.file_id(stem) else { return Piece::Nothing };
    let readable = is_map(&node);
    let mut fields = Fields::of_root(node, &mut cx);
    let common = kinds::common(&mut fields, body, readable);
    macro_rules! thing {
        ($kind:ident, $read:path) => {{
            let facts = $read(&mut fields);
            fields.finish(folder.singular());
            Piece::$kind(Thing { id, readable, common, facts })
        }};
    }
    match folder {
        Folder::Missions => thing!(Mission, kinds::mission),
        Folder::Indicators => thing!(Indicator, indicator::indicator),
        Folder::Partners => thing!(Partner, kinds::partner),
        Folder::Contributions => thing!(Contribution, kinds::contribution),
        Folder::Stories => thing!(Story, kinds::story),
        Folder::Updates => thing!(Update, kinds::update),
        Folder::Situations => thing!(Situation, kinds::situation),
        Folder::Pages => thing!(Page, kinds::free_page),
    }
}

fn table_file(tree: &Tree, file: FileId, stem: &str, diags: &mut Diags) -> TableFile {
    let content = tree.file(file);
    let errors = diags.errors();
    let table = match &content.unreadable {
        Some(why) => {
            diags.unreadable(Span::start_of(file), &content.path, why);
            None
        }
        None => Some(table::read(tree, file, diags)),
    };
    TableFile {
        indicator: likely_id(stem).unwrap_or_else(|| stem.to_owned()),
        file,
        table,
        flawed: diags.errors() > errors,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_found_with_any_line_ends() {
        for text in ["---\ntitle: x\n---\nbody", "---\r\ntitle: x\r\n---\r\nbody"] {
            let found = FrontMatter::find(text).expect("front matter");
            assert_eq!(text[found.yaml.clone()].trim(), "title: x");
            assert_eq!(&text[found.body.expect("closed")..], "body");
        }
        assert!(FrontMatter::find("title: x").is_none());
        assert!(FrontMatter::find("---\ntitle: x\n").expect("begun").body.is_none());
    }
}
