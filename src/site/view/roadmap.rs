//! The way of a mission: phases, milestones, and what slipped.

use serde::Serialize;

use super::{Badge, Hero, Meta, Phrase, Plot, Timeline};

/// A phase of a roadmap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseView {
    /// Its name; a link where its milestones stand on a page of their own.
    pub title: Phrase,
    /// From when to when.
    pub span: Option<String>,
    /// How many of its milestones are reached, and how many are late.
    pub note: Option<String>,
    /// `now` while it runs, `later` before.
    pub class: &'static str,
    /// Its time and its milestones as a row of the timeline.
    pub stretch: Option<Plot>,
    /// Its milestones, or those of them that the page shows.
    pub milestones: Vec<MilestoneView>,
}

/// A point on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MilestoneView {
    /// Its anchor, where this is the place to link to.
    pub id: Option<String>,
    /// What will be true.
    pub title: Phrase,
    /// Where it stands.
    pub status: Badge,
    /// Dates: by when, first promised, done.
    pub dates: Vec<String>,
    /// Said where it is not paid for.
    pub unfinanced: Option<String>,
    /// What came out of it.
    pub result: Option<Phrase>,
    /// Why it was moved or dropped.
    pub why: Option<Phrase>,
    /// Every move of its deadline, where there were several.
    pub moves: Vec<MoveView>,
    /// Who does it.
    pub partners: Vec<Phrase>,
    /// What must be done before, what of that cannot hold, and what waits for it.
    pub waits: Vec<Meta>,
    /// To the minutes, or to what was made.
    pub link: Option<Phrase>,
}

/// A deadline that was moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MoveView {
    /// From when to when, and when that was decided.
    pub text: String,
    /// Why.
    pub why: Option<Phrase>,
    /// To the minutes.
    pub link: Option<Phrase>,
}

/// A milestone that is late, was moved or is not paid for, as a row of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SlippedView {
    /// Its name, as a link to where all is said of it.
    pub title: Phrase,
    /// Where it stands.
    pub status: Badge,
    /// "2 år senere end først lovet".
    pub slip: Option<String>,
    /// Both dates, whether money lacks, and who.
    pub notes: Vec<String>,
    /// The old date and the new.
    pub stretch: Option<Plot>,
}

/// Milestones whose turn is the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepsView {
    /// For links to the part; unique on the page.
    pub id: &'static str,
    /// "Nu".
    pub title: String,
    /// What the rule is.
    pub intro: String,
    /// The milestones, or the first of them.
    pub milestones: Vec<MilestoneView>,
    /// How many more there are, as a link to where they stand.
    pub more: Option<Phrase>,
}

/// The way of a mission, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoadmapPage {
    /// Top.
    pub hero: Hero,
    /// That it is a compass, and how it is kept.
    pub compass: String,
    /// What is late, moved or not paid for, the worst first.
    pub slipped: Vec<SlippedView>,
    /// The years above that.
    pub slipped_timeline: Timeline,
    /// How many more there are, as a link to where they stand.
    pub slipped_more: Option<Phrase>,
    /// The years above the phases.
    pub timeline: Timeline,
    /// Its phases, without their milestones.
    pub phases: Vec<PhaseView>,
    /// Now, next, later, reached and given up; on a part of the way, its milestones.
    pub steps: Vec<StepsView>,
}
