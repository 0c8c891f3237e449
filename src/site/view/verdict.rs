//! How it is going, and how we know: finished words for the box, the sum, the limits and the tally.

use serde::Serialize;

use super::{Badge, Phrase};

/// How it is going, in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerdictView {
    /// Class for its colours: "v v-slow".
    pub class: &'static str,
    /// Id of its symbol in the sprite.
    pub icon: &'static str,
    /// "Går langsomt".
    pub label: String,
    /// Which figure it is about, where that is not the page's own.
    pub about: Option<Phrase>,
    /// "Foreløbig vurdering", where the figure is provisional.
    pub provisional: Option<String>,
    /// What has happened: from what, to what. Nothing where no figures were weighed.
    pub change: Option<String>,
    /// How it is going, in at most two sentences.
    pub sentences: Vec<String>,
    /// What a reader must know beside it.
    pub caveats: Vec<String>,
    /// The day that was judged for: "Vurderet 1. november 2026".
    pub date: String,
    /// Method and version.
    pub method: String,
    /// To the sum behind it.
    pub how: Phrase,
    /// What somebody else says, beside the computed verdict.
    pub own: Option<OwnVerdict>,
}

/// A body's own judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnVerdict {
    /// Class for its colours.
    pub class: &'static str,
    /// Id of its symbol in the sprite.
    pub icon: &'static str,
    /// "På vej".
    pub label: String,
    /// "Vurdering".
    pub evidence: Badge,
    /// Why.
    pub reason: Phrase,
    /// Who judged.
    pub by: Phrase,
}

/// How it is going, in one line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerdictBadge {
    /// Class for its colours.
    pub class: &'static str,
    /// Id of its symbol in the sprite.
    pub icon: &'static str,
    /// "Går langsomt".
    pub label: String,
    /// Its ground in a few words: "64 % af planen".
    pub text: String,
    /// Which figure it is about: links of the same words lead to different sums.
    pub about: Phrase,
    /// To the sum behind it.
    pub href: String,
}

/// The sum behind a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Calculation {
    /// How to read it.
    pub how: String,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// What must be said beside them.
    pub notes: Vec<String>,
    /// What the list of limits is called.
    pub scale_label: String,
    /// The limits.
    pub scale: Vec<Limit>,
    /// To the method, and to the same for machines.
    pub links: Vec<Phrase>,
}

/// A step of a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What it finds.
    pub text: String,
    /// The figures put in.
    pub formula: Option<String>,
    /// What else one needs to redo it, in small print.
    pub notes: Vec<String>,
    /// What comes out.
    pub result: String,
    /// Whether it is the one that decides.
    pub sum: bool,
}

/// A class and what gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Limit {
    /// Class for its colours.
    pub class: &'static str,
    /// Id of its symbol in the sprite.
    pub icon: &'static str,
    /// Its name.
    pub label: String,
    /// "60–94 % af planen".
    pub text: String,
    /// "← her er vi", at the one.
    pub here: Option<String>,
}

/// How many are going how: never a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TallyView {
    /// What is counted.
    pub label: String,
    /// A count for each class that there is.
    pub items: Vec<TallyItem>,
}

/// How many of a class there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TallyItem {
    /// Class for its colours.
    pub class: &'static str,
    /// Id of its symbol in the sprite.
    pub icon: &'static str,
    /// "2 går langsomt".
    pub text: String,
}
