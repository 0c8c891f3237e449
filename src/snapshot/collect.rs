//! Which files of a site are public, and whose they are: what goes into a snapshot. Knows content as
//! written and as meant. Does *not* open a file: pictures are named, and `disk` brings their bytes.

use std::collections::BTreeSet;

use crate::diag::Diags;
use crate::model::{Model, Publisher};
use crate::source::{Draft, Folder, front_matter, table};
use crate::tree::{Encoding, FileId, Tree, ending};
use crate::yaml;

use super::{Entry, SCHEMA, Snapshot, VERSION, clean};

/// A snapshot that lacks only the bytes of its pictures and documents.
#[derive(Debug, Clone)]
pub struct Collected {
    snapshot: Snapshot,
    /// What is still to be read.
    pub files: Vec<File>,
}

/// A picture or a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path in the snapshot.
    pub path: String,
    /// Its path in the tree.
    pub from: String,
}

impl Collected {
    /// The finished snapshot, with the bytes of `files` in their order.
    pub fn finish(self, bytes: &[Vec<u8>]) -> Snapshot {
        let Collected { mut snapshot, files } = self;
        let entries = files.into_iter().zip(bytes);
        snapshot.files.extend(entries.map(|(it, bytes)| Entry::bytes(it.path, bytes)));
        snapshot.files.sort_by(|a, b| a.path.cmp(&b.path));
        snapshot
    }
}

/// What is public of this site, or of one partner's things on it: those that it owns, and what lies in
/// its own place. `draft` and `model` are of the same tree. `None` if there is no such partner.
pub fn collect(
    tree: &Tree,
    draft: &Draft,
    model: &Model,
    partner: Option<&str>,
) -> Option<Collected> {
    if partner.is_some_and(|it| model.partners.find(it).is_none()) {
        return None;
    }
    let public = Public::new(tree, draft, model, partner);
    let hidden: BTreeSet<&str> = public.hidden.iter().map(|it| it.1).collect();
    let shown: BTreeSet<&str> = public.shown.iter().map(|it| it.1).collect();
    let hidden: BTreeSet<&str> = hidden.difference(&shown).copied().collect();
    let mut files: Vec<Entry> = Vec::new();
    for file in &public.files {
        let path = tree.local_path(*file);
        let table = matches!(ending(path).as_str(), "csv" | "xlsx" | "ods");
        let entry = if table {
            let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
            Entry::text(format!("{stem}.csv"), csv(tree, *file))
        } else {
            Entry::text(path.to_owned(), text(tree, *file, &hidden))
        };
        files.push(entry);
    }
    let pictures = model.files.pictures.keys().chain(&model.files.assets);
    let mut wanted: BTreeSet<FileId> = pictures.filter_map(|it| tree.find(it)).collect();
    let used = |file: &FileId| {
        let name = tree.file(*file).name();
        files.iter().any(|it| it.text.as_ref().is_some_and(|text| text.contains(name)))
    };
    wanted.retain(|file| {
        let of = tree.source_of(*file).map(|(_, it)| it.partner.as_str());
        let opaque = !public.files.contains(file) && tree.file(*file).encoding == Encoding::Opaque
            || ending(&tree.file(*file).path) == "svg";
        opaque && (of.is_none() || of == partner) && used(file)
    });
    let file = |file: &FileId| File {
        path: tree.local_path(*file).to_owned(),
        from: tree.file(*file).path.clone(),
    };
    let site = &model.site;
    let first = site.languages[0];
    let publisher = site.publisher.as_ref().map(|it| match it {
        Publisher::Partner(key) => model.partners[*key].common.title.best(first).clone(),
        Publisher::Name(name) => name.best(first).clone(),
    });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let snapshot = Snapshot {
        schema: SCHEMA.to_owned(),
        pejl_snapshot: VERSION.to_owned(),
        generator: concat!("pejl ", env!("CARGO_PKG_VERSION")).to_owned(),
        title: site.title.best(first).clone(),
        publisher,
        languages: site.languages.iter().map(|it| it.code().to_owned()).collect(),
        as_of: site.as_of.to_string(),
        base_url: site.base_url.clone(),
        licence: site.licence.clone(),
        partner: partner.map(str::to_owned),
        files,
    };
    Some(Collected { snapshot, files: wanted.iter().map(file).collect() })
}

/// A table as plain CSV, whatever it was written with.
fn csv(tree: &Tree, file: FileId) -> String {
    let table = table::read(tree, file, &mut Diags::default());
    // Where a comma stands before the decimals, another sign must stand between the cells.
    let between = if table.decimal == ',' { ';' } else { ',' };
    let cell = |text: &str| match text.contains([between, '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    };
    let line = |cells: Vec<String>| cells.join(&between.to_string()) + "\n";
    let mut out = line(table.columns.iter().map(|it| cell(&it.name)).collect());
    for row in table.rows() {
        let cells = 0..table.columns.len();
        out.push_str(&line(cells.map(|at| cell(&row.cell(at).text(tree))).collect()));
    }
    out
}

/// A text without remarks and without names that may not leave.
fn text(tree: &Tree, file: FileId, hidden: &BTreeSet<&str>) -> String {
    let (node, body) = front_matter(tree, file, &mut Diags::default());
    let keys = node.map(|mut node| {
        if let yaml::Value::Map(entries) = &mut node.value {
            // Another site reads no places of ours.
            entries.retain(|(key, _)| key.value != "sources" && key.value != "publish");
        }
        clean::scrub(&mut node, hidden);
        clean::yaml(&node)
    });
    let keys = keys.unwrap_or_default();
    match ending(&tree.file(file).path).as_str() {
        "yml" | "yaml" => keys,
        _ => {
            let body = body.map_or("", |it| tree.slice(it));
            format!("---\n{keys}---\n{body}")
        }
    }
}

/// Things by folder and id, and the files that go out.
struct Public<'a> {
    shown: BTreeSet<(Folder, &'a str)>,
    hidden: BTreeSet<(Folder, &'a str)>,
    files: BTreeSet<FileId>,
}

impl<'a> Public<'a> {
    fn new(tree: &Tree, draft: &'a Draft, model: &Model, partner: Option<&str>) -> Public<'a> {
        let (shown, hidden, files) = Default::default();
        let mut it = Public { shown, hidden, files };
        let own = |file: FileId| tree.source_of(file).map(|(_, it)| it.partner.as_str());
        // Without a partner, all that is the site's own; with one, all that is that partner's.
        let goes = |file: FileId, owned: bool| match (own(file), partner) {
            (None, None) => true,
            (Some(_), None) => false,
            (Some(source), Some(partner)) => source == partner,
            (None, Some(_)) => owned,
        };
        let is = |name: Option<&str>| partner.is_some() && name == partner;
        macro_rules! things {
            ($field:ident, $folder:ident, |$thing:ident| $owned:expr) => {
                for $thing in &draft.$field {
                    let id = $thing.id.value.as_str();
                    if model.$field.find(id).is_none() {
                        it.hidden.insert((Folder::$folder, id));
                        continue;
                    }
                    it.shown.insert((Folder::$folder, id));
                    if goes($thing.id.span.file, $owned) {
                        it.files.insert($thing.id.span.file);
                    }
                }
            };
        }
        things!(missions, Missions, |thing| false);
        things!(situations, Situations, |thing| false);
        things!(stories, Stories, |thing| false);
        things!(pages, Pages, |thing| false);
        things!(partners, Partners, |thing| is(Some(&thing.id.value)));
        things!(contributions, Contributions, |thing| {
            is(thing.facts.partner.as_ref().map(|it| it.value.as_str()))
        });
        things!(indicators, Indicators, |thing| {
            is(thing.facts.owner.as_ref().map(|it| it.value.as_str()))
        });
        things!(updates, Updates, |thing| match thing.facts.partners.as_slice() {
            [only] => is(Some(&only.value)),
            _ => false,
        });
        it.words_and_tables(draft);
        it.lists(tree, goes);
        it
    }

    /// Translations and tables go where their thing goes.
    fn words_and_tables(&mut self, draft: &Draft) {
        let mut homes = BTreeSet::new();
        macro_rules! homes {
            ($($field:ident: $folder:ident),*) => {$(
                for it in &draft.$field {
                    if self.files.contains(&it.id.span.file) {
                        homes.insert((Folder::$folder, it.id.value.as_str()));
                    }
                }
            )*};
        }
        homes!(missions: Missions, indicators: Indicators, partners: Partners, contributions: Contributions,
               stories: Stories, updates: Updates, situations: Situations, pages: Pages);
        for it in &draft.translations {
            if homes.contains(&(it.folder, it.of.value.as_str())) {
                self.files.insert(it.of.span.file);
            }
        }
        for it in &draft.tables {
            if homes.contains(&(Folder::Indicators, it.indicator.as_str())) {
                self.files.insert(it.file);
            }
        }
    }

    /// Files that are lists have no owner but the place where they are.
    fn lists(&mut self, tree: &Tree, goes: impl Fn(FileId, bool) -> bool) {
        for (file, content) in tree.iter() {
            let local = tree.local_path(file);
            let yaml = matches!(content.ending().as_str(), "yml" | "yaml");
            if yaml && !local.contains('/') && goes(file, false) {
                self.files.insert(file);
            }
        }
    }
}
