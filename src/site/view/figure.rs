//! Figures as themes get them: drawings that are finished, and every word around them.

use serde::Serialize;

use super::{Badge, Fact, Html, Phrase, Table, VerdictBadge};

/// A figure: statement, drawing, notes, description, tables, provenance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// Unique on the page.
    pub id: String,
    /// Level of its heading; 0 inside a text, where nobody knows between which headings it stands.
    pub level: u8,
    /// What it shows: a statement.
    pub title: Phrase,
    /// The measure, in a text as a link to its page. Empty where the title says it.
    pub unit: Phrase,
    /// What follows it: unit, period, how to read the drawing.
    pub reading: String,
    /// Drawings: one, or several small ones beside each other. None where there is nothing to draw.
    pub plots: Vec<Panel>,
    /// Start, now and target; only where there is no drawing that says them.
    pub facts: Vec<Fact>,
    /// Said where there are no figures yet.
    pub none: Option<String>,
    /// What the drawing cannot say by itself.
    pub notes: Vec<Note>,
    /// The drawing in words.
    pub description: String,
    /// The same figures as tables.
    pub tables: Vec<Table>,
    /// Where the tables are, if they are not here.
    pub table_at: Option<Phrase>,
    /// The same figure stands on the page already.
    pub twice: bool,
    /// The tables are what was asked for: they stand open.
    pub open: bool,
    /// What opens them.
    pub show_table: String,
    /// How the figures came about.
    pub evidence: Badge,
    /// Source, day, next figures.
    pub provenance: Vec<Phrase>,
    /// When figures should have come that did not; beside the icon of a clock.
    pub overdue: Option<Phrase>,
    /// Files to take away, and where to report an error.
    pub links: Vec<FileLink>,
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Panel {
    /// Classes of the element around it, for its size: `plot line`, `plot mini`, `plot track`.
    pub class: String,
    /// Whose it is, where there are several.
    pub name: Option<Phrase>,
    /// The `<svg>`.
    pub svg: Html,
    /// How it is going there.
    pub verdict: Option<VerdictBadge>,
    /// A few words below.
    pub text: Option<String>,
}

/// A note below a drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Its number in the drawing: ①.
    pub mark: Option<&'static str>,
    /// What it says.
    pub text: Phrase,
}

/// A link with a part of its name that is heard but not seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileLink {
    /// What is seen: "Hent som CSV".
    pub text: String,
    /// Of what, so that the link is useful alone.
    pub about: Phrase,
    /// Where.
    pub href: String,
    /// The name that the file is saved under (T-20); none where it is no file.
    pub download: Option<String>,
}
