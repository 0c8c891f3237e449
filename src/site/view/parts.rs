//! What stands on a page of a list that is too long for one. Knows nothing but strings.

use serde::Serialize;

use super::Phrase;

/// A way on to the parts of a list that is too long for one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Way {
    /// For links to it; unique on the page.
    pub id: String,
    /// By what it is divided: "Efter år".
    pub title: String,
    /// Its parts.
    pub links: Vec<PartLink>,
}

/// A link to a part of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartLink {
    /// Where links to that part led while the list stood on one page.
    pub id: Option<String>,
    /// What it is, and where.
    pub link: Phrase,
    /// How many things are in it.
    pub count: String,
}
