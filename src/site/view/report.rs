//! A whole mission as one document for paper.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    Calculation, CoverageView, Entry, Fact, Figure, Hero, Limit, Meta, PhaseView, Phrase,
    PledgesView, Prose, Table, TallyView, TermView, Timeline, VerdictView,
};

/// A line of the list of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentsLine {
    /// "3" or "3.1".
    pub number: String,
    /// The heading, as a link to its chapter.
    pub link: Phrase,
    /// Whether it stands below a chapter.
    pub below: bool,
}

/// An indicator as a chapter of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportIndicator {
    /// Its place on the page.
    pub id: String,
    /// "3.1".
    pub number: String,
    /// Its name, as a link to its own page.
    pub title: Phrase,
    /// What it measures.
    pub definition: Option<Phrase>,
    /// How it is going.
    pub verdict: VerdictView,
    /// Start, now and target.
    pub facts: Vec<Fact>,
    /// The sum behind the verdict.
    pub calculation: Calculation,
    /// The whole over time, then each way in which it is divided; the tables stand open.
    pub figures: Vec<Figure>,
    /// About the figure.
    pub about: Vec<Meta>,
}

/// How verdicts are made, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportMethod {
    /// In a few sentences.
    pub text: Vec<String>,
    /// The limits of the site's method.
    pub scale: Vec<Limit>,
    /// What the list of limits is called.
    pub scale_label: String,
    /// The whole method.
    pub link: Option<Phrase>,
    /// Where each figure's sum is published for programs.
    pub files: Option<Table>,
}

/// A whole mission with all its indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportPage {
    /// Top.
    pub hero: Hero,
    /// How to get it on paper.
    pub hint: String,
    /// Site, period, day, who is behind, where the page is.
    pub cover: Vec<Meta>,
    /// Its chapters.
    pub contents: Vec<ContentsLine>,
    /// "3. Tallene", by the name of the chapter; only chapters that there are.
    pub titles: BTreeMap<&'static str, String>,
    /// How its headline figure is going.
    pub verdict: Option<VerdictView>,
    /// How many of its figures are going how.
    pub tally: Option<TallyView>,
    /// Now, what is left, what happens now.
    pub brief: Vec<Fact>,
    /// Horizon, stage, themes.
    pub meta: Vec<Meta>,
    /// The shared narrative.
    pub body: Option<Prose>,
    /// Its indicators, in authored order.
    pub indicators: Vec<ReportIndicator>,
    /// The years above its roadmap.
    pub timeline: Timeline,
    /// Its roadmap.
    pub roadmap: Vec<PhaseView>,
    /// Who holds it together, who owns it, and who else takes part.
    pub roles: Vec<Meta>,
    /// Who covers what, and what is needed.
    pub coverage: Option<CoverageView>,
    /// How far what was promised is.
    pub pledges: Option<PledgesView>,
    /// All contributions, with what they promise.
    pub contributions: Option<Table>,
    /// All that was learned, newest first.
    pub learning: Vec<Entry>,
    /// Changes of the mission and of its figures.
    pub corrections: Option<Table>,
    /// Words of the shared language that the document uses.
    pub words: Vec<TermView>,
    /// How verdicts are made.
    pub method: ReportMethod,
}
