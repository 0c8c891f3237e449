//! Every id there is, by kind: what a name written somewhere may mean.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diags, Said};
use crate::model::*;
use crate::source::{Draft, Folder, List, Name};
use crate::tree::{FileId, SourceState};

use super::Cx;

/// Things of one kind by id: those that are shown have keys, the others are only known.
pub(super) struct Kind<T> {
    pub(super) table: Table<T>,
    shown: BTreeSet<String>,
    /// Ids that exist but are not for the public yet.
    hidden: BTreeSet<String>,
    /// Whether their list could not be read: then nobody can say that a name is not in it.
    blind: bool,
    /// One of the kind, with an article.
    what: Said,
}

impl<T> Kind<T> {
    fn new(what: Said, ids: impl Iterator<Item = (String, bool)>) -> Self {
        let (mut shown, mut hidden, mut order) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        for (id, show) in ids {
            if show && shown.insert(id.clone()) {
                order.push(id);
            } else if !show {
                hidden.insert(id);
            }
        }
        Kind { table: Table::of_ids(order), shown, hidden, blind: false, what }
    }

    /// Whether this id is shown.
    pub(super) fn shows(&self, id: &str) -> bool {
        self.shown.contains(id)
    }

    /// Whether this id exists but is not shown.
    pub(super) fn hides(&self, id: &str) -> bool {
        self.hidden.contains(id)
    }

    /// Whether nobody can say that a name is not in the list.
    pub(super) fn is_blind(&self) -> bool {
        self.blind
    }

    /// The thing of this name. Says so if there is none; a hidden one is left out in silence.
    pub(super) fn find(&self, name: &Name, diags: &mut Diags) -> Option<Key<T>> {
        let found = self.table.find(&name.value);
        if found.is_none() && !self.hides(&name.value) {
            self.unknown(name, diags);
        }
        found
    }

    /// Says that there is none of this name.
    pub(super) fn unknown(&self, name: &Name, diags: &mut Diags) {
        if self.blind {
            return;
        }
        let known: Vec<&str> = self.shown.iter().chain(&self.hidden).map(String::as_str).collect();
        diags.unknown_id(name.span, &self.what, &name.value, &known);
    }

    /// The thing of this key, if every thing of the kind could be made.
    pub(super) fn made(&self, key: Key<T>) -> Option<&T> {
        self.table.values().nth(key.index())
    }

    /// The things of these names.
    pub(super) fn all(&self, names: &[Name], diags: &mut Diags) -> Vec<Key<T>> {
        names.iter().filter_map(|it| self.find(it, diags)).collect()
    }

    /// Puts the things in, if there is one for each id.
    pub(super) fn fill(&mut self, items: Vec<T>) -> bool {
        let whole = items.len() == self.shown.len();
        if whole {
            self.table.fill(items);
        }
        whole
    }
}

/// Every id by kind.
pub(super) struct Names {
    pub(super) themes: Kind<Theme>,
    pub(super) ingredients: Kind<Ingredient>,
    pub(super) terms: Kind<Term>,
    pub(super) missions: Kind<Mission>,
    pub(super) indicators: Kind<Indicator>,
    pub(super) partners: Kind<Partner>,
    pub(super) contributions: Kind<Contribution>,
    pub(super) stories: Kind<Story>,
    pub(super) updates: Kind<Update>,
    pub(super) situations: Kind<Situation>,
    pub(super) pages: Kind<FreePage>,
    /// Which thing stands in which file.
    files: BTreeMap<FileId, Thing>,
    /// Files of things that are not shown.
    hidden_files: BTreeSet<FileId>,
}

impl Names {
    /// The names of everything in a draft.
    pub(super) fn new(draft: &Draft, cx: &Cx<'_>) -> Names {
        macro_rules! things {
            ($field:ident, $folder:ident) => {
                Kind::new(
                    Folder::$folder.singular(),
                    draft
                        .$field
                        .iter()
                        .map(|it| (it.id.value.clone(), cx.drafts || !cx.waits(&it.common))),
                )
            };
        }
        macro_rules! entries {
            ($field:ident, $da:literal, $en:literal) => {
                Kind::new(
                    crate::diag::said!($da, $en),
                    draft.$field.iter().map(|it| (it.id.value.clone(), true)),
                )
            };
        }
        let mut names = Names {
            themes: entries!(themes, "et tema", "a theme"),
            ingredients: entries!(ingredients, "en ingrediens", "an ingredient"),
            terms: entries!(terms, "et ord i ordlisten", "a word in the glossary"),
            missions: things!(missions, Missions),
            indicators: things!(indicators, Indicators),
            partners: things!(partners, Partners),
            contributions: things!(contributions, Contributions),
            stories: things!(stories, Stories),
            updates: things!(updates, Updates),
            situations: things!(situations, Situations),
            pages: things!(pages, Pages),
            files: BTreeMap::new(),
            hidden_files: BTreeSet::new(),
        };
        // What a partner has in a place that could not be read, nobody knows: the place is said, and one
        // mistake is not told as twenty names that are missing.
        let read = |place: &Name| {
            let found = cx.tree.sources().iter().find(|it| it.root == place.value);
            found.is_some_and(|it| it.state == SourceState::Read)
        };
        if draft.site.sources.iter().any(|it| !it.place.as_ref().is_some_and(read)) {
            names.indicators.blind = true;
            names.partners.blind = true;
            names.contributions.blind = true;
            names.stories.blind = true;
            names.updates.blind = true;
        }
        for list in &draft.unreadable_lists {
            match list {
                List::Themes => names.themes.blind = true,
                List::Ingredients => names.ingredients.blind = true,
                List::Glossary => names.terms.blind = true,
                List::Calendar | List::Corrections | List::Redirects => {}
            }
        }
        macro_rules! files {
            ($($field:ident: $thing:ident),*) => {$(
                for it in &draft.$field {
                    match names.$field.table.find(&it.id.value) {
                        Some(key) => { names.files.insert(it.id.span.file, Thing::$thing(key)); }
                        None => { names.hidden_files.insert(it.id.span.file); }
                    }
                }
            )*};
        }
        files!(missions: Mission, indicators: Indicator, partners: Partner, contributions: Contribution,
               stories: Story, updates: Update, situations: Situation, pages: Page);
        // A link to `klima.en.md` means the same thing as one to `klima.md`.
        for translation in &draft.translations {
            let id = translation.of.value.as_str();
            let thing = match translation.folder {
                Folder::Missions => names.missions.table.find(id).map(Thing::Mission),
                Folder::Indicators => names.indicators.table.find(id).map(Thing::Indicator),
                Folder::Partners => names.partners.table.find(id).map(Thing::Partner),
                Folder::Contributions => {
                    names.contributions.table.find(id).map(Thing::Contribution)
                }
                Folder::Stories => names.stories.table.find(id).map(Thing::Story),
                Folder::Updates => names.updates.table.find(id).map(Thing::Update),
                Folder::Situations => names.situations.table.find(id).map(Thing::Situation),
                Folder::Pages => names.pages.table.find(id).map(Thing::Page),
            };
            match thing {
                Some(thing) => names.files.insert(translation.of.span.file, thing),
                // Its original is hidden, or there is none.
                None => {
                    names.hidden_files.insert(translation.of.span.file);
                    None
                }
            };
        }
        // The figures of a hidden indicator are as hidden as it is.
        for table in &draft.tables {
            if names.indicators.hides(&table.indicator) {
                names.hidden_files.insert(table.file);
            }
        }
        names
    }

    /// The thing that this file holds.
    pub(super) fn in_file(&self, file: FileId) -> Option<Thing> {
        self.files.get(&file).copied()
    }

    /// Whether this file's thing is not shown.
    pub(super) fn hides_file(&self, file: FileId) -> bool {
        self.hidden_files.contains(&file)
    }

    /// The finished model.
    pub(super) fn into_model(
        self,
        site: Site,
        calendar: Vec<CalendarEntry>,
        corrections: Vec<Correction>,
        redirects: Vec<Redirect>,
        files: Files,
    ) -> Model {
        Model {
            site,
            themes: self.themes.table,
            ingredients: self.ingredients.table,
            terms: self.terms.table,
            missions: self.missions.table,
            indicators: self.indicators.table,
            partners: self.partners.table,
            contributions: self.contributions.table,
            stories: self.stories.table,
            updates: self.updates.table,
            situations: self.situations.table,
            pages: self.pages.table,
            calendar,
            corrections,
            redirects,
            files,
            origins: Vec::new(),
        }
    }
}
