//! Words, perhaps with a link, and long texts: what every page is made of.

use serde::Serialize;

use super::Figure;

/// HTML that we wrote ourselves and that is safe as it stands. Everything else is escaped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(pub String);

/// Words, perhaps in another language than the page, perhaps a link.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// Their language, where it is not the page's.
    pub lang: Option<&'static str>,
    /// Where they lead.
    pub href: Option<String>,
}

/// A long text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Prose {
    /// The text in parts, to be written one after the other: each ends where a figure stands, and need
    /// not be whole HTML by itself.
    pub parts: Vec<ProsePart>,
    /// Its language, where it is not the page's.
    pub lang: Option<&'static str>,
}

/// A part of a long text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProsePart {
    /// The text.
    pub html: Html,
    /// The figure that follows it: the theme decides what it looks like.
    pub figure: Option<Figure>,
}
