//! What the page of changes says. Does *not* know how a change is found.

use serde::Serialize;

use super::{Entry, Hero, Phrase};

/// What each build changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangesPage {
    /// Top.
    pub hero: Hero,
    /// From when on changes are kept.
    pub since: String,
    /// Newest first.
    pub releases: Vec<ChangesView>,
    /// To the older ones, where not all are on the page.
    pub older: Option<Phrase>,
}

/// What a build changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangesView {
    /// Its day, as an id on the page.
    pub id: String,
    /// Heading.
    pub title: String,
    /// How many changes, and since when.
    pub intro: String,
    /// Each change: its kind stands where others have a date. In a fixed order: verdicts, figures,
    /// targets and promises, dates, texts.
    pub items: Vec<Entry>,
}
