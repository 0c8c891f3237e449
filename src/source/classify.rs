//! What each file is, by where it lies and what it is called.

use crate::diag::{Diags, Said, said};
use crate::tree::{FileId, SPREADSHEET_ENDINGS, Span, Tree, Unreadable};
use crate::value::Lang;

use super::own;

/// A folder of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Folder {
    /// `missions/`
    Missions,
    /// `indicators/`
    Indicators,
    /// `partners/`
    Partners,
    /// `contributions/`
    Contributions,
    /// `stories/`
    Stories,
    /// `updates/`
    Updates,
    /// `situations/`
    Situations,
    /// `pages/`
    Pages,
}

impl Folder {
    /// Every folder with its name.
    pub const ALL: [(&'static str, Folder); 8] = [
        ("missions", Folder::Missions),
        ("indicators", Folder::Indicators),
        ("partners", Folder::Partners),
        ("contributions", Folder::Contributions),
        ("stories", Folder::Stories),
        ("updates", Folder::Updates),
        ("situations", Folder::Situations),
        ("pages", Folder::Pages),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Folder::ALL.iter().find(|(_, it)| *it == self).map_or("", |(name, _)| name)
    }

    /// One of what it holds, in words with an article: "en mission".
    pub fn singular(self) -> Said {
        match self {
            Folder::Missions => said!("en mission", "a mission"),
            Folder::Indicators => said!("en indikator", "an indicator"),
            Folder::Partners => said!("en partner", "a partner"),
            Folder::Contributions => said!("et bidrag", "a contribution"),
            Folder::Stories => said!("en fortælling", "a story"),
            Folder::Updates => said!("en opdatering", "an update"),
            Folder::Situations => said!("en livssituation", "a situation"),
            Folder::Pages => said!("en side", "a page"),
        }
    }
}

/// A file that is a list of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// `themes.yml`
    Themes,
    /// `ingredients.yml`
    Ingredients,
    /// `glossary.yml`
    Glossary,
    /// `calendar.yml`
    Calendar,
    /// `corrections.yml`
    Corrections,
    /// `redirects.yml`
    Redirects,
}

const LISTS: [(&str, List); 6] = [
    ("themes", List::Themes),
    ("ingredients", List::Ingredients),
    ("glossary", List::Glossary),
    ("calendar", List::Calendar),
    ("corrections", List::Corrections),
    ("redirects", List::Redirects),
];

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    Site,
    List(List),
    Thing {
        folder: Folder,
        stem: String,
    },
    Translation {
        folder: Folder,
        stem: String,
        lang: Lang,
    },
    Table {
        stem: String,
    },
    Asset,
    /// Something that was complained of.
    Nothing,
}

/// Endings of pictures and documents that a site may publish as they are.
const ASSET_ENDINGS: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "pdf", "docx", "odt", "pptx", "odp", "txt",
    "zip", "mp3", "mp4", "vtt",
];

/// The role of every file, in the order of the tree.
pub(super) fn roles(tree: &Tree, diags: &mut Diags) -> Vec<(FileId, Role)> {
    let each = |(file, _)| (file, own::allowed(tree, file, role(tree, file, diags), diags));
    let mut roles: Vec<(FileId, Role)> = tree.iter().map(each).collect();
    // What a partner has is held against what the site has, and not the other way round.
    roles.sort_by_key(|(file, _)| (tree.source_of(*file).map(|(at, _)| at), *file));
    only_once(tree, &mut roles, diags);
    published_names(tree, &roles, diags);
    roles.sort_by_key(|(file, _)| *file);
    roles
}

fn role(tree: &Tree, file: FileId, diags: &mut Diags) -> Role {
    let content = tree.file(file);
    match &content.unreadable {
        Some(why @ Unreadable::BadName) => {
            diags.unreadable(Span::start_of(file), &content.path, why);
            return Role::Nothing;
        }
        // One complaint is enough; but the thing that should be there is known by its name.
        Some(why @ Unreadable::Symlink) => {
            diags.unreadable(Span::start_of(file), &content.path, why);
            return readable_role(tree, file, &mut Diags::default());
        }
        _ => {}
    }
    readable_role(tree, file, diags)
}

/// The name that `klima.md.txt` was meant to have: Notepad adds an ending, and Windows hides it.
fn hidden_ending(path: &str) -> Option<&str> {
    let name = path.strip_suffix(".txt")?;
    let content = [".md", ".markdown", ".yml", ".yaml", ".csv"];
    content.iter().any(|it| name.ends_with(it)).then_some(name)
}

fn readable_role(tree: &Tree, file: FileId, diags: &mut Diags) -> Role {
    let content = tree.file(file);
    let ending = content.ending();
    let (path, root) = (tree.local_path(file), tree.root_of(file));
    if tree.is_snapshot(file) || !root.is_empty() && own::is_repository_file(path) {
        return Role::Nothing;
    }
    let yaml = matches!(ending.as_str(), "yml" | "yaml");
    let markdown = matches!(ending.as_str(), "md" | "markdown");
    let table = ending == "csv" || SPREADSHEET_ENDINGS.contains(&ending.as_str());
    if let Some(better) = hidden_ending(path) {
        diags.unknown_file(Span::start_of(file), path, Some(better.to_owned()));
        return Role::Nothing;
    }
    if ASSET_ENDINGS.contains(&ending.as_str()) {
        return Role::Asset;
    }
    // Written by pejl and read by `history`.
    if path == crate::tree::HISTORY {
        return Role::Nothing;
    }
    let stem = stem(content.name());
    let Some((top, rest)) = path.split_once('/') else {
        if yaml && stem == "site" {
            return Role::Site;
        }
        if let Some((_, list)) = LISTS.iter().find(|(name, _)| yaml && *name == stem) {
            return Role::List(*list);
        }
        let known = LISTS.iter().map(|(name, _)| *name).chain(["site"]);
        // `site.md` is `site.yml` with the wrong ending; `sitte.yml` is mistyped.
        let near = match yaml {
            true => crate::diag::nearest(stem, known),
            false => known.into_iter().find(|it| *it == stem),
        };
        diags.unknown_file(Span::start_of(file), path, near.map(|it| format!("{it}.yml")));
        // It goes on as what it was meant to be: whoever uses its names makes no mistake.
        let meant = LISTS.iter().find(|(name, _)| Some(*name) == near);
        let free = |name: &str| {
            ["yml", "yaml"].iter().all(|it| tree.find(&format!("{root}{name}.{it}")).is_none())
        };
        return match meant {
            Some((name, list)) if (yaml || markdown) && free(name) => Role::List(*list),
            _ => Role::Nothing,
        };
    };
    let exact = Folder::ALL.iter().find(|(name, _)| *name == top);
    let mut unheard = Diags::default();
    let (folder, diags) = match exact {
        Some((_, folder)) => (folder, diags),
        None => {
            let near = crate::diag::nearest(top, Folder::ALL.iter().map(|(name, _)| *name));
            let better = near.map(|it| format!("{it}/{rest}"));
            diags.unknown_file(Span::start_of(file), path, better.clone());
            let free = better.is_some_and(|it| tree.find(&format!("{root}{it}")).is_none());
            match Folder::ALL.iter().find(|(name, _)| free && Some(*name) == near) {
                Some((_, folder)) => (folder, &mut unheard),
                None => return Role::Nothing,
            }
        }
    };
    if table && *folder == Folder::Indicators {
        return Role::Table { stem: thing_stem(rest) };
    }
    if !markdown && !yaml {
        // A table belongs to an indicator.
        let better = table.then(|| format!("{}/{}", Folder::Indicators.name(), content.name()));
        diags.unknown_file(Span::start_of(file), path, better);
        return Role::Nothing;
    }
    let stem = match folder {
        Folder::Pages => rest.rsplit_once('.').map_or(rest, |(before, _)| before).to_owned(),
        _ => thing_stem(rest),
    };
    // `klima.en.md` translates `klima.md`; `index.en.md` translates `index.md`.
    let before_ending = content.name().rsplit_once('.').map_or("", |(before, _)| before);
    let Some((_, tag)) = before_ending.rsplit_once('.') else {
        let stem = if *folder == Folder::Pages { page_stem(&stem) } else { stem };
        return deep(tree, file, *folder, rest, Role::Thing { folder: *folder, stem }, diags);
    };
    let Some(lang) = Lang::parse(tag) else {
        diags.bad_language_ending(Span::start_of(file), path, tag);
        return Role::Nothing;
    };
    let stem = match folder {
        Folder::Pages => {
            page_stem(stem.rsplit_once('.').map_or(stem.as_str(), |(before, _)| before))
        }
        _ => thing_stem(&rest.replace(&format!(".{tag}."), ".")),
    };
    deep(tree, file, *folder, rest, Role::Translation { folder: *folder, stem, lang }, diags)
}

/// Things lie in their folder, or in a folder of their own called `index`; only pages nest deeper.
fn deep(
    tree: &Tree,
    file: FileId,
    folder: Folder,
    rest: &str,
    role: Role,
    diags: &mut Diags,
) -> Role {
    let parts: Vec<&str> = rest.split('/').collect();
    let fine = folder == Folder::Pages
        || parts.len() == 1
        || parts.len() == 2 && stem(parts[1]) == "index";
    if fine {
        return role;
    }
    let better = format!("{}/{}", folder.name(), parts.last().unwrap_or(&rest));
    diags.unknown_file(Span::start_of(file), tree.local_path(file), Some(better));
    Role::Nothing
}

/// A name up to its first point, so that `klima.en.md` and `klima.md` agree.
fn stem(name: &str) -> &str {
    name.split_once('.').map_or(name, |(before, _)| before)
}

/// `klima.md` and `klima/index.md` are both `klima`.
fn thing_stem(rest: &str) -> String {
    let (folder, name) = rest.rsplit_once('/').unwrap_or(("", rest));
    let before_ending = name.rsplit_once('.').map_or(name, |(before, _)| before);
    match before_ending {
        "index" if !folder.is_empty() => folder.to_owned(),
        _ => before_ending.to_owned(),
    }
}

/// `om/index` is the page `om`.
fn page_stem(path: &str) -> String {
    path.strip_suffix("/index").unwrap_or(path).to_owned()
}

/// Names under which files are published as they are: every system must be able to store them, and
/// keep them apart.
fn published_names(tree: &Tree, roles: &[(FileId, Role)], diags: &mut Diags) {
    let mut seen: std::collections::BTreeMap<String, FileId> = std::collections::BTreeMap::new();
    for (file, role) in roles {
        if !matches!(role, Role::Asset | Role::Table { .. }) {
            continue;
        }
        // As it is published: see `Site::asset_file`.
        let path = &tree.file(*file).path.replacen("../", "fra/", 1);
        if !path.split('/').all(is_name_everywhere) {
            diags.not_everywhere_a_name(Span::start_of(*file), path);
        } else if let Some(first) = seen.insert(path.to_lowercase(), *file) {
            let other = &tree.file(first).path;
            diags.names_differ_in_capitals(
                Span::start_of(*file),
                Span::start_of(first),
                path,
                other,
            );
        }
    }
}

/// Whether Windows, Mac and Linux can all store a file or folder of this name.
fn is_name_everywhere(name: &str) -> bool {
    let odd = |it: char| {
        it.is_control()
            || "\\:*?\"<>|".contains(it)
            || matches!(it, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let short = name.chars().count() <= 100;
    short && !name.contains(odd) && !name.ends_with(['.', ' ']) && !is_device(name)
}

/// Names that Windows keeps for devices, with any ending.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = stem(name).trim_end().to_ascii_lowercase();
    let numbered = |it: &str| it.len() == 1 && matches!(it.as_bytes()[0], b'1'..=b'9');
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || stem.strip_prefix("com").is_some_and(numbered)
        || stem.strip_prefix("lpt").is_some_and(numbered)
}

/// One thing, one file: the second with the same name is said, with the first as second place.
fn only_once(tree: &Tree, roles: &mut [(FileId, Role)], diags: &mut Diags) {
    let mut seen: std::collections::BTreeMap<String, FileId> = std::collections::BTreeMap::new();
    let whose = |file: FileId| tree.source_of(file).map(|(at, _)| at);
    for (file, role) in roles {
        let name = match role {
            Role::Site => "site".to_owned(),
            // The only list that partners may have: each has its own.
            Role::List(List::Calendar) => format!("calendar of {:?}", whose(*file)),
            Role::List(list) => format!("{list:?}"),
            Role::Thing { folder, stem } => format!("{}/{stem}", folder.name()),
            Role::Translation { folder, stem, lang } => format!("{}/{stem}.{lang}", folder.name()),
            Role::Table { stem } => format!("table/{stem}"),
            Role::Asset | Role::Nothing => continue,
        };
        match seen.get(&name) {
            Some(first) => {
                let table = matches!(role, Role::Table { .. });
                let (path, other) = (&tree.file(*file).path, &tree.file(*first).path);
                if whose(*file) != whose(*first) {
                    let (at, first) = (Span::start_of(*file), Span::start_of(*first));
                    diags.source_taken(at, first, tree.local_path(*file), table);
                    *role = Role::Nothing;
                    continue;
                }
                diags.two_files(Span::start_of(*file), Span::start_of(*first), path, other, table);
                *role = Role::Nothing;
            }
            None => {
                seen.insert(name, *file);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expect: Role) {
        let tree = Tree::of_texts([(path, "x")]);
        let mut diags = Diags::default();
        assert_eq!(roles(&tree, &mut diags)[0].1, expect, "{path}");
    }

    #[test]
    fn names_decide() {
        let thing = |folder, stem: &str| Role::Thing { folder, stem: stem.to_owned() };
        check("site.yml", Role::Site);
        check("missions/klima-2030.md", thing(Folder::Missions, "klima-2030"));
        check("missions/klima-2030/index.md", thing(Folder::Missions, "klima-2030"));
        check("missions/KLIMA.MD", thing(Folder::Missions, "KLIMA"));
        check("pages/om/metode.md", thing(Folder::Pages, "om/metode"));
        check("pages/om/index.md", thing(Folder::Pages, "om"));
        check("indicators/co2.csv", Role::Table { stem: "co2".into() });
        check("indicators/co2/index.xlsx", Role::Table { stem: "co2".into() });
        check("indicators/co2.XLSX", Role::Table { stem: "co2".into() });
        check("missions/klima/foto.jpg", Role::Asset);
        check("missions/x/y/z.md", Role::Nothing);
        check("mission/x.md", thing(Folder::Missions, "x"));
        check("noget/x.md", Role::Nothing);
        check("noter.yml", Role::Nothing);
    }

    #[test]
    fn published_files_have_names_that_every_system_can_store() {
        let said = |paths: &[&str]| {
            let tree = Tree::of_texts(paths.iter().map(|it| (*it, "x")));
            let mut diags = Diags::default();
            roles(&tree, &mut diags);
            diags.into_sorted(&tree, false).iter().map(|it| it.code).collect::<Vec<_>>()
        };
        for bad in
            ["a\\b.jpg", "a:b.jpg", "a\nb.jpg", "a\u{202e}b.jpg", "con.jpg", "a./b.jpg", "a?.jpg"]
        {
            assert_eq!(said(&[&format!("pages/{bad}")]), ["bad-file-name"], "{bad}");
        }
        assert_eq!(said(&["indicators/a:b.csv"]), ["bad-file-name"]);
        assert_eq!(said(&[&format!("pages/{}.jpg", "x".repeat(200))]), ["bad-file-name"]);
        assert_eq!(said(&["pages/Foto.jpg", "pages/foto.jpg"]), ["bad-file-name"]);
        for fine in ["rød grød (2).jpg", "50 %.pdf", "konkurs.jpg", "com10.jpg", "a'b#1.jpg"] {
            assert_eq!(said(&[&format!("pages/{fine}")]), [""; 0], "{fine}");
        }
    }

    #[test]
    fn translations_are_known_by_their_ending() {
        let translation = |folder, stem: &str| Role::Translation {
            folder,
            stem: stem.to_owned(),
            lang: Lang::En,
        };
        check("missions/klima.en.md", translation(Folder::Missions, "klima"));
        check("missions/klima/index.en.md", translation(Folder::Missions, "klima"));
        check("pages/om/metode.en.md", translation(Folder::Pages, "om/metode"));
        check("pages/om/index.en.md", translation(Folder::Pages, "om"));
        check("missions/klima.xx.md", Role::Nothing);
    }
}
