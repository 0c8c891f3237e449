//! Markdown to HTML: CommonMark with tables, footnotes, task lists, strikethrough and alerts, on the
//! events of pulldown-cmark, with a writer of our own. Content is not trusted: raw HTML is shown as
//! text, and an address that is not known to be harmless never reaches an attribute. Knows links by
//! their spelling only ([`target`]); what they lead to is told by a [`Resolver`]. Does *not* know the
//! model, the site or a language.

mod target;
mod read;
mod write;
mod escape;
mod code;
mod bare;
mod lexicon;
mod prose;
mod plain;

use crate::tree::{FileId, Span, Spanned};

pub use bare::{BareWords, bare_words};
pub use lexicon::Lexicon;
pub use plain::plain;
pub use prose::{Passage, prose};
pub use target::{Target, ThingKind, target};
pub use write::smart;

/// What a text holds, found once when read: for checks and tables of contents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Every heading, in order. Their ids are those of [`html`].
    pub headings: Vec<Heading>,
    /// Every link and picture, in order.
    pub references: Vec<Reference>,
    /// Where raw HTML stands. It is shown as text, which is hardly what the author wanted.
    pub html: Vec<Span>,
    /// Destinations with a space in them (`![…](IMG 1.jpg)`): to Markdown these are no links but words.
    pub spaced: Vec<Span>,
    /// Footnotes that nothing refers to, by their names. They are not shown.
    pub unused_notes: Vec<Spanned<String>>,
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as written; pages shift it ([`Writing::heading_shift`]).
    pub level: u8,
    /// Its anchor, unique in the text.
    pub id: String,
    /// Its words.
    pub text: String,
    /// The whole heading.
    pub span: Span,
}

/// How a reference stands in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A link.
    Link,
    /// A picture inside a sentence, a heading, a link or a table.
    Picture,
    /// A picture on a line of its own.
    Block,
}

/// A link or a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// How it stands in its text.
    pub shape: Shape,
    /// The destination as Markdown understands it: without `\` and entities; `mailto:` is added to `<a@b.dk>`.
    pub dest: String,
    /// The plain words of the link, or the picture's description. May be empty.
    pub words: String,
    /// The title in quotes after the destination. May be empty.
    pub title: String,
    /// Whether it is a picture inside a link: what it becomes must hold no link of its own.
    pub in_link: bool,
    /// The destination in its file, or else the whole construct.
    pub span: Span,
}

impl Reference {
    /// Whether the author marked the picture as decoration: it needs no description.
    pub fn is_decoration(&self) -> bool {
        matches!(self.title.trim().to_lowercase().as_str(), "dekorativ" | "decorative")
    }
}

/// What is in a text. `file` and `offset` say where its first byte stands.
pub fn outline(markdown: &str, file: FileId, offset: usize) -> Outline {
    let read = read::Document::read(markdown, read::Place { file, offset }, read::Dialect::Pages);
    Outline {
        html: read.html,
        spaced: read.spaced,
        unused_notes: read.unused_notes,
        headings: read.headings.into_values().collect(),
        references: read.references.into_values().collect(),
    }
}

/// What a reference becomes on a page in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// A link.
    Link {
        /// Its address.
        href: String,
        /// Used when the author wrote no words.
        words: Option<String>,
        /// Whether it leads to another web site.
        elsewhere: bool,
        /// The language of the target, if other than this page's.
        lang: Option<&'static str>,
    },
    /// Finished, trusted HTML for a line of its own: a card, a figure. Only for [`Shape::Block`].
    Block(String),
    /// Finished, trusted HTML inside a sentence: a live number, a term.
    Inline(String),
    /// A picture of this site.
    Picture {
        /// Its address.
        src: String,
        /// Whether it only decorates: readers who do not see it miss nothing.
        decorative: bool,
        /// In pixels.
        width: Option<u32>,
        /// In pixels.
        height: Option<u32>,
        /// The same in sizes for every screen.
        smaller: Option<Smaller>,
    },
    /// Only the words.
    Nothing,
}

/// A picture in several sizes, for the browser to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Smaller {
    /// Their format, as `type` says it, where there are browsers that do not read it.
    pub kind: Option<&'static str>,
    /// Addresses and widths in pixels.
    pub sources: Vec<(String, u32)>,
    /// How wide it is shown, as `sizes` says it.
    pub sizes: String,
}

/// Knows what references lead to.
pub trait Resolver {
    /// What this reference becomes. Called once for each reference that is shown, in order.
    fn resolve(&self, reference: &Reference) -> Resolved;

    /// Words of running text that are explained elsewhere: their bytes in order, and where. Asked for every
    /// piece of running text in order, but not in headings, links, code, tables and quotations.
    fn explained(&self, _words: &str) -> Vec<(std::ops::Range<usize>, String)> {
        Vec::new()
    }
}

/// Interface words in the language of a page, as plain text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Heading of the footnotes: "Noter".
    pub footnotes: String,
    /// From a footnote to its place in the text: "Tilbage til teksten, note"; the number follows.
    pub back_to_text: String,
    /// Title of `> [!NOTE]`.
    pub note: String,
    /// Title of `> [!TIP]`.
    pub tip: String,
    /// Title of `> [!IMPORTANT]`.
    pub important: String,
    /// Title of `> [!WARNING]`.
    pub warning: String,
    /// Title of `> [!CAUTION]`.
    pub caution: String,
    /// Said after links to other web sites, for those who do not see the arrow: "eksternt websted".
    pub external: String,
    /// A table as a region: "Tabel"; a number follows.
    pub table: String,
    /// A task that is done: "Udført".
    pub done: String,
    /// A task that is not done: "Ikke udført".
    pub not_done: String,
}

/// How a text is to be written.
pub struct Writing<'a> {
    /// What references lead to.
    pub resolver: &'a dyn Resolver,
    /// Interface words.
    pub words: &'a Words,
    /// Where the text stands: references have the same spans here as in [`outline`].
    pub at: Span,
    /// Added to each heading's level; with 1, the page's own `h1` stays the only one. Never above 6.
    pub heading_shift: u8,
    /// Whether `...` becomes `…` and ` -- ` a dash ([`smart`]).
    pub smart: bool,
    /// Whether it begins where readers see it at once: its first picture is not put off then.
    pub at_top: bool,
}

/// Ids that pages use themselves: no heading gets one of them.
pub const RESERVED: &[&str] =
    &["main-content", "main", "top", "toc", "search", "menu", "nav", "footer", "saadan"];

/// Beginnings of ids that pages use themselves: a heading that would begin so gets `s-` before it.
pub const RESERVED_PREFIXES: &[&str] = &["h-", "fig-", "fn-", "fnref-", "i-"];

/// The text as HTML: balanced, without scripts and inline styles, whatever the author wrote.
pub fn html(markdown: &str, writing: &Writing) -> String {
    let place = read::Place { file: writing.at.file, offset: writing.at.start as usize };
    let read = read::Document::read(markdown, place, read::Dialect::Pages);
    write::Writer::new(&read, Some(writing)).run()
}

/// CommonMark and nothing else: no extensions, no ids, links as they stand (but nothing that runs).
/// For the test against the specification; raw HTML is text here too.
pub fn commonmark(markdown: &str) -> String {
    let read = read::Document::read(markdown, read::Place::nowhere(), read::Dialect::CommonMark);
    write::Writer::new(&read, None).run()
}

#[cfg(test)]
mod tests;
