//! What is told: entries of the log and what was learned, stories and one narrative told to many, life
//! situations, the shared language. Knows nothing but strings.

use serde::Serialize;

use super::{
    Badge, Card, ContactView, Entry, Hero, IndicatorRow, Meta, NavItem, Phrase, Prose, Quote,
    Table, Way,
};

/// Something that was learned, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LessonView {
    /// When, for machines.
    pub datetime: String,
    /// When.
    pub date: String,
    /// Its name, as a link.
    pub title: Phrase,
    /// How it came out.
    pub outcome: Option<Badge>,
    /// What kind of proof it is.
    pub evidence: Badge,
    /// What it is, where it does not say what was believed and what happened.
    pub text: Option<Phrase>,
    /// Believed, happened, now.
    pub steps: Vec<Meta>,
    /// Whose judgement it is.
    pub by: Vec<Phrase>,
    /// Missions that it is about, but the page's own.
    pub missions: Vec<Phrase>,
    /// Decisions and results that answer it.
    pub answers: Vec<Phrase>,
    /// Not for the public yet.
    pub draft: bool,
}

/// What was learned in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LessonGroup {
    /// For links to the year; unique on the page.
    pub id: String,
    /// The year.
    pub title: String,
    /// Newest first.
    pub lessons: Vec<LessonView>,
}

/// The learning log, that of a mission, or a part of either.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LearningPage {
    /// Top.
    pub hero: Hero,
    /// How many, and how they came out.
    pub says: String,
    /// All of it, and mission by mission; empty where there is one mission.
    pub filters: Vec<NavItem>,
    /// Year by year, newest first.
    pub groups: Vec<LessonGroup>,
    /// To its parts, where it is long.
    pub ways: Vec<Way>,
}

/// A narrative as it is told to one audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TellingView {
    /// "Fortælling".
    pub evidence: Badge,
    /// Who it is told to.
    pub audience: Phrase,
    /// Its name, as a link.
    pub title: Phrase,
    /// How it begins.
    pub opening: Option<Phrase>,
    /// Who tells it, when, and what of the mission it uses.
    pub meta: Vec<Meta>,
    /// What of the mission it leaves to others, counted.
    pub leaves: String,
    /// Not for the public yet.
    pub draft: bool,
}

/// One narrative told to many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TellingsPage {
    /// Top.
    pub hero: Hero,
    /// What the mission wants: the same for all versions.
    pub common: Option<Phrase>,
    /// How it is going: the same for all versions.
    pub indicators: Vec<IndicatorRow>,
    /// Each version.
    pub versions: Vec<TellingView>,
    /// Which version uses what.
    pub compared: Option<Table>,
    /// Where all stories are, if these are not all.
    pub more: Option<Phrase>,
}

/// An entry in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UpdatePage {
    /// Top.
    pub hero: Hero,
    /// For machines.
    pub datetime: String,
    /// When.
    pub date: String,
    /// Believed, happened, now.
    pub learning: Vec<Meta>,
    /// How it came out.
    pub outcome: Option<Badge>,
    /// The long text.
    pub body: Option<Prose>,
    /// What it is about.
    pub meta: Vec<Meta>,
}

/// A story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StoryPage {
    /// Top.
    pub hero: Hero,
    /// The sentence that every story has.
    pub caution: String,
    /// The story.
    pub body: Option<Prose>,
    /// Who tells it, when, consent, editor.
    pub meta: Vec<Meta>,
    /// Figures beside it.
    pub indicators: Vec<IndicatorRow>,
    /// Figures about the same that go another way than those beside it.
    pub contrary: Vec<IndicatorRow>,
    /// Other perspectives on the same themes.
    pub others: Vec<Quote>,
}

/// Something on offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfferView {
    /// What.
    pub title: Phrase,
    /// From whom.
    pub partner: Option<Phrase>,
    /// When and where.
    pub notes: Vec<Phrase>,
    /// How to get it.
    pub contact: Option<ContactView>,
}

/// A life situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SituationPage {
    /// Top.
    pub hero: Hero,
    /// What is on offer: the first few.
    pub offers: Vec<OfferView>,
    /// What else is on offer.
    pub more_offers: Vec<OfferView>,
    /// The long text.
    pub body: Option<Prose>,
    /// What partners do.
    pub contributions: Vec<Card>,
    /// Where anybody may come: the next dates.
    pub events: Vec<Entry>,
    /// Where to get help.
    pub help: Vec<ContactView>,
    /// Figures about it.
    pub indicators: Vec<IndicatorRow>,
    /// Told by others.
    pub stories: Vec<Quote>,
    /// Who answers for it, mission by mission, and where to turn.
    pub responsible: Vec<ContactView>,
}

/// A word of the shared language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermView {
    /// Anchor.
    pub id: String,
    /// The word.
    pub title: Phrase,
    /// What it means.
    pub meaning: Phrase,
    /// Other words for it, words to avoid, and pages that use it.
    pub meta: Vec<Meta>,
}

/// A letter of the glossary, and its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermGroup {
    /// Anchor; empty where the glossary is short and has no letters.
    pub id: String,
    /// The letter.
    pub letter: String,
    /// Its words, in the language's own order.
    pub terms: Vec<TermView>,
}

/// The shared language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryPage {
    /// Top.
    pub hero: Hero,
    /// Its letters, as links, where it is long.
    pub letters: Vec<Phrase>,
    /// Its words, letter by letter; in one group where it is short.
    pub groups: Vec<TermGroup>,
}
