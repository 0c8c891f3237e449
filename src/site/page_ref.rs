//! The names of pages: which kinds of pages there are. Does *not* know where they live, nor what they say.

use crate::model::{Key, ListKind, Mission, Thing};

/// A page of the site, in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageRef {
    /// The front page.
    Front,
    /// All things of a kind.
    List(ListKind),
    /// One thing.
    Thing(Thing),
    /// A whole mission with all its indicators as one document, for paper.
    Report(Key<Mission>),
    /// Who does what, across all missions.
    Coverage,
    /// Who does what in a mission.
    CoverageOf(Key<Mission>),
    /// Whom to ask about what.
    Directory,
    /// The way of a mission: what happens when, and what slipped.
    Roadmap(Key<Mission>),
    /// A part of the way, where it has more milestones than one page holds: its place.
    RoadmapPart(Key<Mission>, u16),
    /// All themes.
    Themes,
    /// All effective ingredients.
    Ingredients,
    /// The shared language.
    Glossary,
    /// Everything that has a date.
    Calendar,
    /// A month or a year of the calendar that has a page of its own: its place.
    CalendarPart(u16),
    /// The year as a table of months and kinds of activities.
    Wheel,
    /// What was learned.
    Learning,
    /// What was learned in a mission.
    LearningOf(Key<Mission>),
    /// A mission's narrative as it is told to each audience, side by side.
    Tellings(Key<Mission>),
    /// Every change of what was published.
    Corrections,
    /// What was different in each build from the one before.
    Changes,
    /// Search, and the index from A to Å.
    Search,
    /// A part of the index, where it is too long for one page: its place.
    SearchPart(u16),
    /// A part of a list that is too long for one page: its place among all parts.
    Part(u16),
    /// Shown where there is no page.
    NotFound,
}

impl PageRef {
    /// Every page that stands for a kind of thing, in the order of a default menu.
    pub(crate) const LISTS: [PageRef; 16] = [
        PageRef::List(ListKind::Missions),
        PageRef::List(ListKind::Indicators),
        PageRef::List(ListKind::Partners),
        PageRef::List(ListKind::Contributions),
        PageRef::List(ListKind::Updates),
        PageRef::Calendar,
        PageRef::Directory,
        PageRef::Coverage,
        PageRef::List(ListKind::Situations),
        PageRef::List(ListKind::Stories),
        PageRef::Learning,
        PageRef::Themes,
        PageRef::Ingredients,
        PageRef::Glossary,
        PageRef::Corrections,
        PageRef::Changes,
    ];

    /// Whether one comes back to the list to see what is new on it.
    pub(crate) fn is_followed(&self) -> bool {
        matches!(
            self,
            PageRef::List(ListKind::Updates)
                | PageRef::Calendar
                | PageRef::Learning
                | PageRef::Corrections
                | PageRef::Changes
        )
    }

    /// The page to be found and shared: a report says again what its mission's page says.
    pub(crate) fn original(self) -> PageRef {
        match self {
            PageRef::Report(key) => PageRef::Thing(Thing::Mission(key)),
            page => page,
        }
    }

    /// The page that this one is a part of.
    pub(super) fn below(self) -> PageRef {
        match self {
            PageRef::CoverageOf(key) => PageRef::Thing(Thing::Mission(key)),
            page => page.original(),
        }
    }

    /// What kind of page it is, in a word that a style sheet and a test can ask for. The same in every language.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            PageRef::Front => "front",
            PageRef::List(ListKind::Missions) => "missions",
            PageRef::List(ListKind::Indicators) => "indicators",
            PageRef::List(ListKind::Partners) => "partners",
            PageRef::List(ListKind::Contributions) => "contributions",
            PageRef::List(ListKind::Updates) => "updates",
            PageRef::List(ListKind::Stories) => "stories",
            PageRef::List(ListKind::Situations) => "situations",
            PageRef::Themes => "themes",
            PageRef::Ingredients => "ingredients",
            PageRef::Glossary => "glossary",
            PageRef::Calendar => "calendar",
            PageRef::CalendarPart(_) => "calendar-part",
            PageRef::Wheel => "wheel",
            PageRef::Corrections => "corrections",
            PageRef::Learning | PageRef::LearningOf(_) => "learning",
            PageRef::Tellings(_) => "tellings",
            PageRef::Changes => "changes",
            PageRef::Search => "search",
            PageRef::SearchPart(_) => "search-part",
            PageRef::Part(_) => "part",
            PageRef::NotFound => "not-found",
            PageRef::Thing(Thing::Mission(_)) => "mission",
            PageRef::Report(_) => "report",
            PageRef::Coverage => "coverage",
            PageRef::CoverageOf(_) => "mission-coverage",
            PageRef::Directory => "directory",
            PageRef::Roadmap(_) => "roadmap",
            PageRef::RoadmapPart(..) => "roadmap-part",
            PageRef::Thing(Thing::Indicator(_)) => "indicator",
            PageRef::Thing(Thing::Partner(_)) => "partner",
            PageRef::Thing(Thing::Contribution(_)) => "contribution",
            PageRef::Thing(Thing::Update(_)) => "update",
            PageRef::Thing(Thing::Story(_)) => "story",
            PageRef::Thing(Thing::Situation(_)) => "situation",
            PageRef::Thing(Thing::Page(_)) => "page",
            PageRef::Thing(Thing::Theme(_)) => "theme",
            PageRef::Thing(Thing::Ingredient(_)) => "ingredient",
        }
    }
}
