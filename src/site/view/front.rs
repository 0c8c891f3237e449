//! The front page, the portfolio, and what stands around pages: finished words. Does *not* know how
//! they were found.

use serde::Serialize;

use super::{Entry, Hero, LoadView, Panel, Phrase, TallyView, VerdictBadge};

/// A day in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dated {
    /// For machines: `2026-04-14`.
    pub datetime: String,
    /// For people: "14. april 2026".
    pub text: String,
}

/// The pages before and after this one, where there is an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Turn {
    /// What the links are called together: "Opdateringer".
    pub label: String,
    /// "Ældre" or "Forrige", and the page's name.
    pub before: Option<TurnTo>,
    /// "Nyere" or "Næste", and the page's name.
    pub after: Option<TurnTo>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TurnTo {
    /// Which way.
    pub label: String,
    /// Name and address.
    pub link: Phrase,
}

/// A mission where missions are listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MissionSummary {
    /// From when to when.
    pub span: Option<Phrase>,
    /// Its name, as a link.
    pub title: Phrase,
    /// What it is to reach, in a sentence.
    pub text: Option<Phrase>,
    /// Who owns it, or else holds it together.
    pub owners: Vec<Phrase>,
    /// Its first figure, as a link.
    pub headline: Option<Phrase>,
    /// Start, now and target of that figure in words: what the drawing shows.
    pub said: Option<String>,
    /// Where that figure stands, as a small drawing that says nothing new.
    pub mark: Option<Panel>,
    /// Whether the drawing is a way from start to target and not only a line.
    pub way: bool,
    /// How that figure is going.
    pub verdict: Option<VerdictBadge>,
    /// How many of all its figures are going how; nothing where there is but one.
    pub tally: Option<TallyView>,
    /// When and why it was closed, if it was.
    pub closed: Option<Phrase>,
    /// Not for the public yet.
    pub draft: bool,
}

/// How figures are judged, in three sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HowView {
    /// The sentences.
    pub sentences: Vec<String>,
    /// To the page about the method.
    pub method: Option<Phrase>,
}

/// The front page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FrontPage {
    /// Top: the promise and what the site is.
    pub hero: Hero,
    /// How many figures are going how.
    pub tally: Option<TallyView>,
    /// The missions, in authored order.
    pub missions: Vec<MissionSummary>,
    /// All missions.
    pub all_missions: Option<Phrase>,
    /// What readers come for: life situations, whom to ask, who does what, what was learned.
    pub ways: Vec<Phrase>,
    /// The latest updates and corrections together, newest first; bad news is never left out.
    pub updates: Vec<Entry>,
    /// All updates, what changed, all corrections.
    pub all_updates: Vec<Phrase>,
    /// The next dates.
    pub dates: Vec<Entry>,
    /// All dates.
    pub all_dates: Option<Phrase>,
    /// How figures are judged, where there are figures.
    pub how: Option<HowView>,
    /// How much there is of each kind, as links.
    pub counts: Vec<Phrase>,
}

/// All missions: a row each, then the board of now, next and later, then those that are over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PortfolioPage {
    /// Top.
    pub hero: Hero,
    /// How many figures of all missions are going how.
    pub tally: Option<TallyView>,
    /// The missions, by theme where there are many.
    pub groups: Vec<MissionGroup>,
    /// Now, next and later; nothing where no mission says when.
    pub board: Vec<BoardColumn>,
    /// How far the work has come, from the first stage to the last; nothing where no mission says it.
    pub stages: Vec<BoardColumn>,
    /// Partners of whom several missions ask something at once.
    pub load: Option<LoadView>,
    /// Missions that were closed or whose time is over, with the last word on their first figure. Never deleted.
    pub closed: Vec<MissionSummary>,
}

/// Missions of a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MissionGroup {
    /// The theme, as a link; nothing where missions are not divided.
    pub title: Option<Phrase>,
    /// The missions, in authored order.
    pub missions: Vec<MissionSummary>,
}

/// A column of the portfolio board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoardColumn {
    /// "Nu".
    pub title: String,
    /// What that means.
    pub intro: String,
    /// The missions, as links, each with its years and stage in words.
    pub missions: Vec<BoardMission>,
    /// Said where there are none.
    pub none: String,
}

/// A mission on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoardMission {
    /// Its short name, as a link.
    pub title: Phrase,
    /// Years and stage.
    pub text: String,
}
