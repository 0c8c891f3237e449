//! The search page: an index from A to Å, and what the script needs to say.

use serde::Serialize;

use super::{Hero, NavItem, Phrase};

/// The search page, or a part of its index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchPage {
    /// Top.
    pub hero: Hero,
    /// Whether this is the search page itself, which the script works on, and no part of the index.
    pub form: bool,
    /// Every letter, as links to where its names stand.
    pub letters: Vec<NavItem>,
    /// The names that stand here, by letter.
    pub groups: Vec<IndexGroup>,
    /// Whom to ask, if nothing is found.
    pub contact: Option<Phrase>,
}

/// Names of one letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndexGroup {
    /// For links to the letter; unique on the page.
    pub id: String,
    /// The letter.
    pub title: String,
    /// The names, sorted.
    pub names: Vec<IndexName>,
}

/// A name in the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndexName {
    /// The name, as a link to what it is a name of.
    pub name: Phrase,
    /// What kind of thing that is, and what it calls itself where that is something else:
    /// words after one another, since they may be in different languages.
    pub note: Vec<Phrase>,
}
