//! Partners' own places: what `sources` in site.yml may name, which kinds of files a partner may have
//! there, and that nothing in it speaks for somebody else. Does *not* read a file: `disk` does.

use crate::diag::{Diags, said};
use crate::tree::{FileId, SourceState, Span, Spanned, Tree};
use crate::yaml::{self, Value};

use super::classify::Role;
use super::draft::*;
use super::fields::{Cx, Fields};

/// A place to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The partner's id.
    pub partner: String,
    /// Its folder or file below the content folder, or beside it (`../`).
    pub path: String,
    /// Whether it is a file that another site has exported.
    pub snapshot: bool,
}

/// The places that site.yml names and that may be read. What is wrong with the others is said when
/// the file is parsed.
pub fn wanted(tree: &Tree) -> Vec<Wanted> {
    let Some(file) = ["site.yml", "site.yaml"].into_iter().find_map(|it| tree.find(it)) else {
        return Vec::new();
    };
    let mut unheard = Diags::default();
    let Some(node) = yaml::parse(&tree.file(file).text, file, 0, &mut unheard) else {
        return Vec::new();
    };
    let Value::Map(mut keys) = node.value else { return Vec::new() };
    keys.retain(|(key, _)| key.value == "sources");
    let node = yaml::Node { value: Value::Map(keys), span: node.span };
    let mut cx = Cx { tree, file, languages: &[], diags: &mut unheard };
    let sources = sources(&mut Fields::of_root(Some(node), &mut cx));
    sources.into_iter().filter_map(|it| it.wanted()).collect()
}

impl PartnerSource {
    /// What is to be read for it, if it says so.
    fn wanted(self) -> Option<Wanted> {
        let (partner, place) = (self.partner?.value, self.place?);
        Some(Wanted { partner, path: place.value, snapshot: self.snapshot })
    }
}

/// The key `sources`.
pub(super) fn sources(f: &mut Fields<'_, '_>) -> Vec<PartnerSource> {
    let what = || said!("en partners eget sted", "a partner's own place");
    let mut found: Vec<PartnerSource> = Vec::new();
    for mut it in f.maps("sources", what, source) {
        // The first of two that are in each other's way goes on.
        let same = |other: &&PartnerSource| same_partner(&it, other);
        if let Some(first) = found.iter().find(same) {
            let (at, before) = (it.partner.as_ref(), first.partner.as_ref());
            if let (Some(at), Some(before)) = (at, before) {
                f.cx.diags.source_partner_twice(at.span, before.span, &at.value);
            }
            it.place = None;
        }
        let overlaps = |other: &&PartnerSource| match (&it.place, &other.place) {
            (Some(a), Some(b)) => within(&a.value, &b.value) || within(&b.value, &a.value),
            _ => false,
        };
        if let Some(first) = found.iter().find(overlaps).and_then(|it| it.place.clone())
            && let Some(place) = it.place.take()
        {
            f.cx.diags.source_place_twice(place.span, first.span, &place.value, &first.value);
        }
        found.push(it);
    }
    found
}

fn same_partner(it: &PartnerSource, other: &PartnerSource) -> bool {
    match (&it.partner, &other.partner) {
        (Some(a), Some(b)) => a.value == b.value,
        _ => false,
    }
}

/// Whether a path is another or lies below it.
fn within(path: &str, other: &str) -> bool {
    path.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn source(f: &mut Fields<'_, '_>) -> PartnerSource {
    let what = said!("en partners eget sted", "a partner's own place");
    let partner = f.name("partner");
    f.require("partner", partner.is_some(), &what);
    let (folder, snapshot) = (f.name("folder"), f.name("snapshot"));
    let tried = f.written("folder") || f.written("snapshot");
    if folder.is_some() && snapshot.is_some() || !tried {
        f.cx.diags.source_place(f.span, tried);
    }
    let is_file = folder.is_none();
    let place = match (folder, snapshot) {
        (Some(_), Some(_)) | (None, None) => None,
        (one, other) => one.or(other),
    };
    let place = place.and_then(|it| clean(it, is_file, f.cx.diags));
    PartnerSource { partner, place, snapshot: is_file }
}

/// A path that may be read: below the folder that the content folder lies in, and nothing hidden.
fn clean(it: Spanned<String>, is_file: bool, diags: &mut Diags) -> Option<Spanned<String>> {
    let written = it.value.trim_end_matches('/').trim_start_matches("./").to_owned();
    let (above, rest) = match written.strip_prefix("../") {
        Some(rest) => (true, rest),
        None => (false, written.as_str()),
    };
    let good = |part: &str| !part.is_empty() && !part.starts_with('.');
    let odd = |it: char| it.is_control() || "\\:*?\"<>|".contains(it);
    let plain = rest.split('/').all(good) && !rest.contains(odd);
    let right_kind = !is_file || rest.to_ascii_lowercase().ends_with(".json");
    // A folder within the content folder would be content twice.
    if !plain || !right_kind || !above && !is_file {
        diags.source_path(it.span, &it.value, is_file);
        return None;
    }
    Some(Spanned::new(written, it.span))
}

/// Says what came of reading each place, where that was not its files.
pub(super) fn places(site: &Site, tree: &Tree, diags: &mut Diags) {
    for it in &site.sources {
        let (Some(partner), Some(place)) = (&it.partner, &it.place) else { continue };
        let read = tree.sources().iter().find(|it| it.root == place.value);
        match read.map(|it| &it.state) {
            None => diags.source_missing(place.span, &place.value, it.snapshot),
            Some(SourceState::Read) => {
                let source = read.filter(|it| it.snapshot.is_some());
                if let Some(source) = source {
                    snapshot(source, partner, place, site, diags);
                }
            }
            Some(SourceState::Missing) => {
                diags.source_missing(place.span, &place.value, it.snapshot);
            }
            Some(SourceState::OtherKind) => {
                diags.source_other_kind(place.span, &place.value, it.snapshot);
            }
            Some(SourceState::Link) => diags.source_link(place.span, &place.value),
            Some(SourceState::Content) => {
                diags.source_path(place.span, &place.value, it.snapshot);
            }
            Some(SourceState::TooManyFiles(count)) => {
                diags.source_too_many(place.span, &place.value, *count);
            }
            Some(SourceState::TooLarge(size)) => {
                diags.source_too_large(place.span, &place.value, *size);
            }
            Some(SourceState::Wrong(faults)) => {
                let Some(file) = tree.find(&place.value) else { continue };
                for fault in faults {
                    let at = Span::new(file, fault.at.0, fault.at.1);
                    diags.snapshot_fault(at, place.span, &place.value, &fault.kind);
                }
            }
        }
    }
}

/// What a snapshot says of itself must fit the site that takes it in.
fn snapshot(
    source: &crate::tree::Source,
    partner: &Name,
    place: &Name,
    site: &Site,
    diags: &mut Diags,
) {
    let Some(facts) = &source.snapshot else { return };
    match &facts.partner {
        Some(owner) if *owner == partner.value => {}
        owner => diags.snapshot_partner(place.span, &place.value, &partner.value, owner.as_deref()),
    }
    let first = site.languages.first().map_or("", |it| it.code());
    if !first.is_empty() && facts.language != first {
        diags.snapshot_language(place.span, &place.value, &facts.language, first);
    }
}

/// Whether a file of a partner's own place is one that belongs to a folder that others see, and not to
/// the site: what every repository has.
pub(super) fn is_repository_file(local: &str) -> bool {
    let stem = local.split('.').next().unwrap_or("").to_ascii_lowercase();
    !local.contains('/') && matches!(stem.as_str(), "readme" | "license" | "licence" | "changelog")
}

/// What a partner may have in its own place; the rest is said and becomes nothing.
pub(super) fn allowed(tree: &Tree, file: FileId, role: Role, diags: &mut Diags) -> Role {
    let Some((_, source)) = tree.source_of(file) else { return role };
    let fine = match &role {
        Role::Site => false,
        Role::List(list) => *list == List::Calendar,
        Role::Thing { folder, .. } | Role::Translation { folder, .. } => {
            !matches!(folder, Folder::Missions | Folder::Situations | Folder::Pages)
        }
        Role::Table { .. } | Role::Asset | Role::Nothing => true,
    };
    if fine {
        return role;
    }
    diags.source_kind(Span::start_of(file), tree.local_path(file), &source.partner);
    Role::Nothing
}

/// Everything from a partner's own place is that partner's: what names another is said, and what names
/// nobody gets its name.
pub(super) fn claim(draft: &mut Draft, tree: &Tree, diags: &mut Diags) {
    let owner = |file: FileId| tree.source_of(file).map(|(_, it)| it.partner.as_str());
    // One that does not exist is told where site.yml names it, and not at each of its things.
    let known: std::collections::BTreeSet<String> =
        draft.partners.iter().map(|it| it.id.value.clone()).collect();
    let mut mine = |name: &mut Option<Name>, file: FileId| {
        let Some(partner) = owner(file) else { return };
        match name {
            Some(name) if name.value == partner => {}
            Some(name) => {
                diags.source_other_partner(name.span, &name.value, partner);
                // It goes on as its own, so that this is said once.
                name.value = partner.to_owned();
            }
            None if known.contains(partner) => {
                *name = Some(Spanned::new(partner.to_owned(), Span::start_of(file)));
            }
            None => {}
        }
    };
    for it in &mut draft.contributions {
        // A contribution without its partner is told as everywhere.
        if it.facts.partner.is_some() {
            mine(&mut it.facts.partner, it.id.span.file);
        }
    }
    for it in &mut draft.indicators {
        mine(&mut it.facts.owner, it.id.span.file);
    }
    let mut among = |names: &mut Vec<Name>, place: Span, file: FileId| {
        let Some(partner) = owner(file) else { return };
        if names.iter().any(|it| it.value == partner) || !known.contains(partner) {
            return;
        }
        if let Some(first) = names.first() {
            diags.source_without_itself(first.span, partner);
        }
        names.insert(0, Spanned::new(partner.to_owned(), place));
    };
    for it in &mut draft.updates {
        among(&mut it.facts.partners, it.id.span, it.id.span.file);
    }
    for it in &mut draft.calendar {
        among(&mut it.partners, it.at, it.at.file);
    }
    for it in &draft.partners {
        if let Some(partner) = owner(it.id.span.file).filter(|partner| *partner != it.id.value) {
            diags.source_other_partner(it.id.span, &it.id.value, partner);
        }
    }
    together(draft, tree, diags);
}

/// Translations and tables stand where their thing does: nobody puts words into another's mouth.
fn together(draft: &Draft, tree: &Tree, diags: &mut Diags) {
    let whose = |file: FileId| tree.source_of(file).map(|(at, _)| at);
    let mut homes = std::collections::BTreeMap::new();
    macro_rules! homes {
        ($($field:ident: $folder:ident),*) => {$(
            homes.extend(draft.$field.iter().map(|it| {
                ((Folder::$folder, it.id.value.as_str()), it.id.span)
            }));
        )*};
    }
    homes!(missions: Missions, indicators: Indicators, partners: Partners, contributions: Contributions,
           stories: Stories, updates: Updates, situations: Situations, pages: Pages);
    let translations =
        draft.translations.iter().map(|it| (it.of.span, (it.folder, it.of.value.as_str())));
    let tables = draft
        .tables
        .iter()
        .map(|it| (Span::start_of(it.file), (Folder::Indicators, it.indicator.as_str())));
    for (span, of) in translations.chain(tables) {
        if let Some(home) = homes.get(&of).filter(|it| whose(it.file) != whose(span.file)) {
            let path = &tree.file(span.file).path;
            diags.source_apart(span, *home, path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(yaml: &str, expect: &[(&str, &str)]) {
        let text = format!("title: x\nsources:\n{yaml}");
        let tree = Tree::of_texts([("site.yml", text.as_str())]);
        let found = wanted(&tree);
        let found: Vec<(&str, &str)> =
            found.iter().map(|it| (it.partner.as_str(), it.path.as_str())).collect();
        assert_eq!(found, expect, "{yaml}");
    }

    #[test]
    fn only_clean_places_near_the_content_folder_are_read() {
        check("  - {partner: a, folder: ../a}\n", &[("a", "../a")]);
        check("  - {partner: a, folder: ../x/a/}\n", &[("a", "../x/a")]);
        check("  - {partner: a, snapshot: kilder/a.json}\n", &[("a", "kilder/a.json")]);
        check("  - {partner: a, snapshot: ../a.JSON}\n", &[("a", "../a.JSON")]);
        for bad in [
            "/",
            "/etc",
            "..",
            "../",
            "../..",
            "../../a",
            "../a/../../b",
            "a",
            ".",
            "../.git",
            "../a/.git",
            "../a//b",
            "'../a\\b'",
            "'C:\\a'",
            "'../a:b'",
            "~",
            "../.",
        ] {
            check(&format!("  - {{partner: a, folder: {bad}}}\n"), &[]);
        }
        for bad in ["../a", "a.yml", "../../a.json", "/a.json", "../.a.json", ".json"] {
            check(&format!("  - {{partner: a, snapshot: {bad}}}\n"), &[]);
        }
    }

    #[test]
    fn two_places_are_never_in_each_other() {
        check("  - {partner: a, folder: ../a}\n  - {partner: a, folder: ../b}\n", &[("a", "../a")]);
        check("  - {partner: a, folder: ../a}\n  - {partner: b, folder: ../a}\n", &[("a", "../a")]);
        check(
            "  - {partner: a, folder: ../x/a}\n  - {partner: b, folder: ../x}\n",
            &[("a", "../x/a")],
        );
        check(
            "  - {partner: a, folder: ../a}\n  - {partner: b, folder: ../ab}\n",
            &[("a", "../a"), ("b", "../ab")],
        );
    }
}
