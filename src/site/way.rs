//! A long roadmap in parts: which milestones stand on which page, and where one of them is found. Knows the
//! model and addresses. Does *not* know what is said of a milestone.

use crate::assess::Place;
use crate::model::{Key, Mission};

use super::words::Writer;
use super::{PageRef, Site};

/// Milestones that one page holds in full: with what stands around them it has at most 1,500 elements.
pub(super) const FULL: usize = 40;

/// Consecutive milestones of one phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// Which phase.
    pub(super) phase: usize,
    /// The first milestone.
    pub(super) from: usize,
    /// One past the last.
    pub(super) to: usize,
    /// Which part of its phase it is, from 1, and of how many.
    pub(super) of: (usize, usize),
}

impl Part {
    fn has(&self, (phase, at): Place) -> bool {
        self.phase == phase && (self.from..self.to).contains(&at)
    }
}

/// The parts of a roadmap that has more milestones than a page holds: a phase each, and a long phase in several.
pub(super) fn parts(mission: &Mission) -> Vec<Part> {
    let total: usize = mission.roadmap.iter().map(|it| it.milestones.len()).sum();
    if total <= FULL {
        return Vec::new();
    }
    let mut parts = Vec::new();
    for (phase, it) in mission.roadmap.iter().enumerate() {
        let all = it.milestones.len();
        let n = all.div_ceil(FULL);
        // As even as can be.
        let cut = |at: usize| all * at / n.max(1);
        parts.extend((0..n).map(|at| Part {
            phase,
            from: cut(at),
            to: cut(at + 1),
            of: (at + 1, n),
        }));
    }
    parts
}

/// The anchor of a milestone: its id, or else its place.
pub(super) fn anchor(mission: &Mission, place: Place) -> String {
    let one = mission.roadmap.get(place.0).and_then(|it| it.milestones.get(place.1));
    match one.and_then(|it| it.id.as_ref()) {
        Some(id) => format!("m-{id}"),
        None => format!("m{}-{}", place.0 + 1, place.1 + 1),
    }
}

/// Pages of one mission's roadmap that hold parts of it, in order.
pub(super) fn part_pages(mission: &Mission, key: Key<Mission>) -> impl Iterator<Item = PageRef> {
    let n = u16::try_from(parts(mission).len()).unwrap_or(u16::MAX);
    (0..n).map(move |at| PageRef::RoadmapPart(key, at))
}

impl Site {
    /// The page on which a milestone stands with all that is said of it, and its anchor there.
    pub(crate) fn milestone_at(&self, key: Key<Mission>, place: Place) -> (PageRef, String) {
        let mission = &self.model.missions[key];
        let at = parts(mission).iter().position(|it| it.has(place));
        let at = at.and_then(|at| u16::try_from(at).ok());
        let page = at.map(|at| PageRef::RoadmapPart(key, at)).filter(|it| self.has(*it));
        (page.unwrap_or(PageRef::Roadmap(key)), anchor(mission, place))
    }
}

impl Writer<'_> {
    /// Where a milestone stands in full, seen from this page.
    pub(super) fn milestone_href(&self, key: Key<Mission>, place: Place) -> Option<String> {
        let (page, anchor) = self.site.milestone_at(key, place);
        if page == self.page {
            return Some(format!("#{anchor}"));
        }
        self.site.has(page).then(|| format!("{}#{anchor}", self.href(page)))
    }
}

impl Writer<'_> {
    /// What a part of the way is called: the name of its phase, and which part of that it is.
    pub(super) fn roadmap_part(&self, key: Key<Mission>, at: u16) -> String {
        let mission = &self.model.missions[key];
        let part = parts(mission)[usize::from(at)];
        let title = self.phrase(&mission.roadmap[part.phase].title).text;
        let (n, of) = part.of;
        if of == 1 {
            return title;
        }
        self.fill(
            "roadmap.part",
            &[("phase", &title), ("n", &n.to_string()), ("of", &of.to_string())],
        )
    }
}
