//! The shared language in running text: the first time a text of a page uses a word of the glossary, the
//! word leads to its meaning. A link and not `<abbr title>`: what stands in `title` cannot be had with a
//! finger, a keyboard or many screen readers. Not in headings, links, code, tables and quotations; and not in
//! stories, which are somebody else's words. Does *not* guess endings (`text::Lexicon`).

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Key, Model, Term, Thing};
use crate::text::{self, Lexicon, Target, ThingKind, prose, target};
use crate::value::Lang;

use super::words::Writer;
use super::{PageRef, Site};

/// The words of the glossary in each language, in every form that the author has written.
pub(super) fn lexicons(model: &Model) -> BTreeMap<Lang, Lexicon<Key<Term>>> {
    let of = |lang: Lang| {
        let all = model.terms.iter().flat_map(|(key, term)| {
            let titles = [&term.title].into_iter();
            let forms = titles.chain(&term.forms).chain(&term.also);
            forms.filter_map(move |it| it.exact(lang)).map(move |it| (it.as_str(), key))
        });
        (lang, Lexicon::new(all))
    };
    model.site.languages.iter().map(|lang| of(*lang)).collect()
}

impl Site {
    /// Which texts use a word, in the order of the content: those that lead to it, and those that name it.
    pub(super) fn users_of_terms(&self, lang: Lang) -> BTreeMap<Key<Term>, Vec<Thing>> {
        let mut found: BTreeMap<Key<Term>, Vec<Thing>> = BTreeMap::new();
        let Some(lexicon) = self.lexicons.get(&lang) else { return found };
        for thing in self.things() {
            let Some(common) = self.common(thing).filter(|it| !it.hidden) else { continue };
            let Some(body) = common.body.as_ref().and_then(|it| it.exact(lang)) else { continue };
            let mut used = Vec::new();
            let (file, start) = (body.span.file, body.span.start as usize);
            for reference in &text::outline(&body.markdown, file, start).references {
                if let Target::Thing { kind: ThingKind::Term, id, .. } = target(&reference.dest) {
                    used.extend(self.model.terms.find(id));
                }
            }
            if self.model.site.glossary_links && !matches!(thing, Thing::Story(_)) {
                for passage in prose(&body.markdown, file, start) {
                    used.extend(lexicon.find(&passage.text).into_iter().map(|it| it.1));
                }
            }
            used.sort();
            used.dedup();
            used.into_iter().for_each(|key| found.entry(key).or_default().push(thing));
        }
        found
    }
}

impl Writer<'_> {
    /// Where a word's meaning stands.
    pub(super) fn meaning(&self, key: Key<Term>) -> String {
        format!("{}#term-{}", self.href(PageRef::Glossary), self.model.terms[key].id)
    }

    /// Words of the glossary that this page has not explained yet, and where their meanings stand.
    pub(super) fn unexplained(&self, text: &str) -> Vec<(Range<usize>, String)> {
        let quiet = matches!(
            self.page,
            PageRef::Glossary | PageRef::NotFound | PageRef::Thing(Thing::Story(_))
        );
        if quiet || !self.model.site.glossary_links || !self.site.has(PageRef::Glossary) {
            return Vec::new();
        }
        let Some(lexicon) = self.site.lexicons.get(&self.lang) else { return Vec::new() };
        let mut explained = self.explained.borrow_mut();
        let found = lexicon.find(text).into_iter().filter(|(_, key)| explained.insert(*key));
        found.map(|(at, key)| (at, self.meaning(key))).collect()
    }
}
