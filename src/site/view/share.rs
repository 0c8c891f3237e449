//! Pictures beside the words, and what a page says of itself to others.

use serde::Serialize;

/// A picture beside the words: it says nothing that they do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PictureView {
    /// Its address.
    pub src: String,
    /// In px, as it is shown; nothing where it is not known.
    pub width: Option<u32>,
    /// In px, as it is shown.
    pub height: u32,
}

/// An icon of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Icon {
    /// `icon` or `apple-touch-icon`.
    pub rel: &'static str,
    /// Its address.
    pub href: String,
    /// Its format, where a browser must know before it asks.
    pub kind: Option<&'static str>,
    /// Its size: "32x32".
    pub sizes: Option<&'static str>,
}

/// What is said of a page where somebody shares a link to it (Open Graph).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The page's name, without the site's.
    pub title: String,
    /// What it says in short.
    pub description: Option<String>,
    /// `website`, or `article` for what has a day.
    pub kind: &'static str,
    /// The page's address, absolute.
    pub url: String,
    /// Its language: `da_DK`.
    pub locale: &'static str,
    /// Other languages of the page.
    pub others: Vec<&'static str>,
    /// The site's name.
    pub site: String,
    /// The day of an update: 2026-10-08.
    pub published: Option<String>,
    /// The picture beside the link.
    pub image: Option<ShareImage>,
}

/// The picture beside a shared link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShareImage {
    /// Absolute.
    pub url: String,
    /// In px.
    pub width: u32,
    /// In px.
    pub height: u32,
    /// What stands on it.
    pub alt: String,
}
