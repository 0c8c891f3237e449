//! Who does what: the road map's drawings and the table of roles.

use serde::Serialize;

use super::{Html, Phrase, Table};

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
}
