//! What was learned, and one narrative told to many: which pages of them there are. Knows the model and
//! its relations. Does *not* know what such a page says.

use std::collections::BTreeSet;

use crate::model::{Key, Mission, Story, Thing, Update, UpdateKind};
use crate::text::{self, Target, ThingKind, target};
use crate::value::Lang;

use super::{PageRef, Site};

/// Versions of a narrative on a page.
pub(super) const VERSIONS: usize = 8;

impl Site {
    /// What was learned, newest first.
    pub(crate) fn lessons(&self) -> impl Iterator<Item = Key<Update>> {
        self.index.updates.iter().copied().filter(|key| self.is_lesson(*key))
    }

    /// What was learned in a mission, newest first.
    pub(crate) fn lessons_of(&self, key: Key<Mission>) -> impl Iterator<Item = Key<Update>> {
        let all = self.index.updates_of_mission.of(key).iter().copied();
        all.filter(|key| self.is_lesson(*key))
    }

    /// What was learned, as a page tells it: all of it, or that of a mission.
    pub(crate) fn lessons_on(&self, page: PageRef) -> Vec<Key<Update>> {
        match page {
            PageRef::LearningOf(key) => self.lessons_of(key).collect(),
            _ => self.lessons().collect(),
        }
    }

    fn is_lesson(&self, key: Key<Update>) -> bool {
        self.model.updates[key].kind == UpdateKind::Learning
    }

    /// The pages about lessons and narratives that are no list of their own: those of a mission where
    /// there are several, and narratives that are told to more than one audience.
    pub(super) fn told_pages(&self) -> Vec<PageRef> {
        let missions = || self.model.missions.iter().map(|(key, _)| key);
        let several = self.model.missions.len() > 1;
        let learned = missions().filter(|key| several && self.lessons_of(*key).next().is_some());
        let told = missions().filter(|key| self.tellings(*key).len() > 1);
        let mut pages: Vec<PageRef> = learned.map(PageRef::LearningOf).collect();
        pages.extend(told.map(PageRef::Tellings));
        pages
    }

    /// The path of such a page.
    pub(super) fn told_path(&self, page: PageRef, lang: Lang) -> String {
        match page {
            PageRef::Tellings(key) => {
                let mission = self.path_of(PageRef::Thing(Thing::Mission(key)), lang);
                format!("{mission}{}/", self.locale(lang).text("route.tellings"))
            }
            PageRef::LearningOf(key) => {
                let log = self.segment(PageRef::Learning, lang);
                format!("{log}/{}/", self.slug(Thing::Mission(key), lang))
            }
            _ => unreachable!("asked for pages of `told_pages` alone"),
        }
    }

    /// The stories that tell a mission's narrative to somebody, in authored order.
    pub(crate) fn tellings(&self, key: Key<Mission>) -> Vec<Key<Story>> {
        let all = self.index.stories_of_mission.of(key).iter().copied();
        all.filter(|key| self.model.stories[*key].audience.is_some()).collect()
    }

    /// What a story uses: the indicators and themes that it names, and the indicators that its text speaks
    /// of in the site's first language.
    pub(crate) fn used_by(&self, key: Key<Story>) -> BTreeSet<Thing> {
        let story = &self.model.stories[key];
        let mut used: BTreeSet<Thing> =
            story.indicators.iter().map(|it| Thing::Indicator(*it)).collect();
        used.extend(story.themes.iter().map(|it| Thing::Theme(*it)));
        if let Some(body) = &story.common.body {
            let body = body.best(self.first_lang());
            let found = text::outline(&body.markdown, body.span.file, body.span.start as usize);
            for reference in &found.references {
                if let Target::Thing { kind: ThingKind::Indicator, id, .. } =
                    target(&reference.dest)
                {
                    used.extend(self.model.indicators.find(id).map(Thing::Indicator));
                }
            }
        }
        used
    }
}
