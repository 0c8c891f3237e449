//! Who does what: the road map's drawings and the table of roles.

use serde::Serialize;

use super::{Card, ContactView, Fact, Group, Hero, Html, Phrase, Table};

/// A drawing that repeats what stands beside it (pages.md C-13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plot {
    /// Classes of the element around it.
    pub class: String,
    /// The `<svg>`.
    pub svg: Html,
}

/// What stands above the phases of a road map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// How to read it.
    pub how: String,
    /// Years, and today; nothing where nothing has a date.
    pub head: Option<Plot>,
}

/// What a partner does in a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleCell {
    /// `lead2`, `part` or `nil`.
    pub class: &'static str,
    /// "Leder", "Bidrager", "Ingen rolle".
    pub text: String,
}

/// A partner's roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleRow {
    /// The partner.
    pub partner: Phrase,
    /// One for each theme.
    pub cells: Vec<RoleCell>,
}

/// The table of partners and themes (pages.md C-47).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// What it shows.
    pub caption: String,
    /// The themes, as links.
    pub themes: Vec<Phrase>,
    /// Partners with a role in any of them.
    pub rows: Vec<RoleRow>,
    /// What is found, one for each theme: "Hul: ingen leder".
    pub findings: Vec<String>,
}

/// Who covers what in a mission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoverageView {
    /// The findings in words, gaps first.
    pub says: Vec<String>,
    /// Who has which role; nothing where nobody has any.
    pub matrix: Option<Matrix>,
    /// Partners without a role, in a sentence.
    pub idle: Option<String>,
    /// What the mission needs, from whom, and who is missing.
    pub needs: Option<Table>,
    /// To the page that says more.
    pub more: Option<Phrase>,
}

/// Something found, and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingView {
    /// The theme or the mission, as a link.
    pub title: Phrase,
    /// What is found of it, each in a sentence.
    pub says: Vec<String>,
}

/// A part of the page of who does what: gaps, overlaps, or needs that nobody meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingsView {
    /// For links to the part.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What it means that something stands here.
    pub how: String,
    /// What is found.
    pub items: Vec<FindingView>,
}

/// Partners of whom several missions ask something at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LoadView {
    /// What counts as several, and what as asked.
    pub how: String,
    /// The partners by name, where they are few: what is asked of each, in a sentence.
    pub says: Vec<FindingView>,
    /// The same as a table, where they are many.
    pub table: Option<Table>,
    /// How many they are, and where the table stands, if it is not on this page.
    pub more: Option<Phrase>,
}

/// A part of that page with a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoveragePart {
    /// For links to the part.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// How to read it.
    pub how: String,
    /// Partners and themes or life situations.
    pub matrix: Option<Matrix>,
    /// The same as a list, where the table would be too large to read; or a mission's needs.
    pub table: Option<Table>,
    /// What else is to be said, in a sentence.
    pub note: Option<String>,
}

/// Who does what: in all missions, or in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoveragePage {
    /// Top: the heading is what was found.
    pub hero: Hero,
    /// How many gaps, overlaps and needs that nobody meets.
    pub counts: Vec<Fact>,
    /// What was found, gaps first.
    pub findings: Vec<FindingsView>,
    /// The tables.
    pub parts: Vec<CoveragePart>,
    /// Partners of whom several missions ask something at once.
    pub load: Option<LoadView>,
    /// The same page of each mission; of a mission's, that of all.
    pub missions: Vec<Phrase>,
    /// Whom to turn to if one wants to join in.
    pub contact: Option<ContactView>,
}

/// A mission and those who own it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnersView {
    /// The mission, as a link.
    pub mission: Phrase,
    /// Who owns it, as links.
    pub owners: Vec<Phrase>,
}

/// The partnership: who holds it together, who owns what, and who is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnersPage {
    /// Top.
    pub hero: Hero,
    /// Who holds it together, each with what it holds together.
    pub backbone: Vec<Card>,
    /// Who owns each mission that is not over.
    pub owners: Vec<OwnersView>,
    /// Everybody, by kind.
    pub groups: Vec<Group>,
    /// To the page of who does what.
    pub coverage: Option<Phrase>,
    /// Whom to turn to if one wants to join in.
    pub contact: Option<ContactView>,
}

/// Somebody to ask, in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskView {
    /// Who.
    pub name: Option<Phrase>,
    /// Where they are: the partner, as a link.
    pub partner: Option<Phrase>,
    /// What they do, and what they can answer for.
    pub role: Vec<Phrase>,
    /// Addresses, as links.
    pub lines: Vec<Phrase>,
}

/// A theme, mission or life situation, and whom to ask about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DirectoryEntry {
    /// What it is about, as a link.
    pub title: Phrase,
    /// Why these, where nobody is named for just this.
    pub note: Option<String>,
    /// Whom to ask, the first first.
    pub people: Vec<AskView>,
    /// To all others, where there are more.
    pub more: Option<Phrase>,
}

/// A part of the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DirectoryPart {
    /// For links to the part.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// In which order they stand.
    pub how: String,
    /// What one may ask about.
    pub entries: Vec<DirectoryEntry>,
}

/// Whom to ask about what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DirectoryPage {
    /// Top.
    pub hero: Hero,
    /// By life situation, theme and mission.
    pub parts: Vec<DirectoryPart>,
    /// Whom to ask about all else.
    pub contact: Option<ContactView>,
}
