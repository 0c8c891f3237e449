//! What was learned, and one narrative told to many: which pages of them there are. Knows the model and
//! its relations. Does *not* know what such a page says.

use std::collections::BTreeSet;

use crate::model::{Key, Mission, Story, Thing, Update, UpdateKind};
use crate::text::{self, Target, ThingKind, target};

use super::{PageRef, Site};

/// Lessons on a page: whole, and no more than a page may weigh.
pub(super) const LESSONS: usize = 40;

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
            PageRef::LearningPart(at) => self.lessons_in(at),
            _ => self.lessons().collect(),
        }
    }

    fn is_lesson(&self, key: Key<Update>) -> bool {
        self.model.updates[key].kind == UpdateKind::Learning
    }

    /// The lessons of a part, newest first.
    fn lessons_in(&self, part: u16) -> Vec<Key<Update>> {
        let mut old: Vec<Key<Update>> = self.lessons().skip(LESSONS).collect();
        old.reverse();
        let mut here: Vec<_> =
            old.into_iter().skip(usize::from(part) * LESSONS).take(LESSONS).collect();
        here.reverse();
        here
    }

    /// How many pages what is older than the newest takes.
    pub(super) fn lesson_parts(&self) -> u16 {
        let old = self.lessons().count().saturating_sub(LESSONS);
        u16::try_from(old.div_ceil(LESSONS)).unwrap_or(u16::MAX)
    }

    /// The page of lessons before and after this one in time.
    pub(super) fn lessons_beside(&self, page: PageRef) -> Option<[Option<PageRef>; 2]> {
        let parts = self.lesson_parts();
        let before = |at: u16| at.checked_sub(1).map(PageRef::LearningPart);
        match page {
            PageRef::Learning => Some([before(parts), None]),
            PageRef::LearningPart(at) if at + 1 < parts => {
                Some([before(at), Some(PageRef::LearningPart(at + 1))])
            }
            PageRef::LearningPart(at) => Some([before(at), Some(PageRef::Learning)]),
            _ => None,
        }
    }

    /// The pages about lessons and narratives that are no list of their own: those of a mission where
    /// there are several, the older parts, and narratives that are told to more than one audience.
    pub(super) fn told_pages(&self) -> Vec<PageRef> {
        let missions = || self.model.missions.iter().map(|(key, _)| key);
        let several = self.model.missions.len() > 1;
        let learned = missions().filter(|key| several && self.lessons_of(*key).next().is_some());
        let told = missions().filter(|key| self.tellings(*key).len() > 1);
        let mut pages: Vec<PageRef> = learned.map(PageRef::LearningOf).collect();
        pages.extend((0..self.lesson_parts()).map(PageRef::LearningPart));
        pages.extend(told.map(PageRef::Tellings));
        pages
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
