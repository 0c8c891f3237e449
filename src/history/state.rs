//! The forms of `history.json`, described for others in `docs/schema/history-1.0.json`. Everything is a
//! text, so that a decimal keeps its digits and an old file can hold what this version does not know.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Words by language code.
pub type Words = BTreeMap<String, String>;

/// The version of the form that this program writes and reads.
pub const VERSION: &str = "1.0";

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct History {
    /// Where its schema lies; of no meaning to us.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this form.
    pub pejl_history: String,
    /// The day of the first build that was kept: nothing is known from before.
    pub since: String,
    /// The present build.
    pub state: State,
    /// What each build changed that changed something, newest first.
    #[serde(default)]
    pub releases: Vec<Release>,
}

/// What was different in a build from the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The day of the build.
    pub as_of: String,
    /// The day of the build before.
    pub since: String,
    /// In the order of [`Kind`].
    pub changes: Vec<Change>,
}

/// The public facts of a build.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Its day.
    pub as_of: String,
    /// Everything with a page, by kind and id: `mission:klima-2030`.
    pub things: BTreeMap<String, Thing>,
    /// Indicators by id.
    pub indicators: BTreeMap<String, Indicator>,
    /// Contributions by id.
    pub contributions: BTreeMap<String, Contribution>,
    /// Missions by id.
    pub missions: BTreeMap<String, Mission>,
    /// Every address from the site's root, and what is shown there.
    pub addresses: BTreeMap<String, String>,
    /// Addresses of parts that pejl made by itself and that are no more, and what was shown there: they
    /// lead on to what they were a part of, in this build and every later one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub onward: BTreeMap<String, String>,
    /// Entries of calendar files, by id.
    pub events: BTreeMap<String, Event>,
}

/// A thing with a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// Its name.
    pub title: Words,
    /// Hash of its summary and its long text in all languages.
    pub text: String,
}

/// What can change of an indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// The class of its headline.
    pub verdict: String,
    /// The sentence over the figure.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub statement: Words,
    /// `reach 70 by 2030`, `at_least 5`, `between 2 4`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// `2018 61.3`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<String>,
    /// `linear`, `geometric` or `2024 61.3, 2026 64`; only with a target to reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// By what a series is about (nothing for the headline), figures by period: `64.2`, `64.2 P`, `M`.
    pub series: BTreeMap<String, BTreeMap<String, String>>,
}

/// What can change of a contribution.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// What was promised, in the order written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
}

/// A promise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// What is promised.
    pub text: Words,
    /// How much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pledged: Option<String>,
    /// How much there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// What can change of a mission.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mission {
    /// Its goal: its summary.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub goal: Words,
    /// Its milestones, in the order written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
}

/// A milestone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// Its id, or a hash of its first words.
    pub key: String,
    /// What will be true.
    pub title: Words,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<String>,
    /// Where it stands.
    pub status: String,
}

/// An entry of a calendar file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// How often it was changed.
    pub sequence: u32,
    /// Hash of what a calendar shows of it, in all languages.
    pub hash: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// When it comes again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What it is called.
    pub title: Words,
    /// The missions and partners in whose files it stands: `mission:klima-2030`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<String>,
    /// Since when it is no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<String>,
}

/// What kind of change; in the order in which they are told, which has nothing to do with good or bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// How an indicator is going.
    Verdict,
    /// A figure that was published before; or the headline's first one of a period.
    Value,
    /// So many first figures of a period, of partners and groups.
    NewFigures,
    /// Where an indicator should go.
    Target,
    /// Where it began.
    Baseline,
    /// The way there.
    Path,
    /// What a contribution promises: the words.
    Promise,
    /// How much of it.
    Amount,
    /// By when.
    By,
    /// How much there is.
    Delivered,
    /// Where a contribution stands.
    Status,
    /// A milestone came or went.
    Milestone,
    /// When a milestone is due.
    Due,
    /// When it was done.
    Done,
    /// Where it stands.
    MilestoneStatus,
    /// A thing came or went.
    Thing,
    /// A thing's name.
    Title,
    /// The sentence over an indicator's figure.
    Statement,
    /// A mission's goal.
    Goal,
    /// A thing's long text; before and now are hashes.
    Text,
    /// An address came to an end.
    Address,
}

impl Kind {
    /// Its name in data.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Verdict => "verdict",
            Kind::Value => "value",
            Kind::NewFigures => "new_figures",
            Kind::Target => "target",
            Kind::Baseline => "baseline",
            Kind::Path => "path",
            Kind::Promise => "promise",
            Kind::Amount => "amount",
            Kind::By => "by",
            Kind::Delivered => "delivered",
            Kind::Status => "status",
            Kind::Milestone => "milestone",
            Kind::Due => "due",
            Kind::Done => "done",
            Kind::MilestoneStatus => "milestone_status",
            Kind::Thing => "thing",
            Kind::Title => "title",
            Kind::Statement => "statement",
            Kind::Goal => "goal",
            Kind::Text => "text",
            Kind::Address => "address",
        }
    }

    /// Under which heading it is told.
    pub fn group(self) -> Group {
        match self {
            Kind::Verdict => Group::Verdicts,
            Kind::Value | Kind::NewFigures => Group::Figures,
            Kind::Target
            | Kind::Baseline
            | Kind::Path
            | Kind::Promise
            | Kind::Amount
            | Kind::By
            | Kind::Delivered
            | Kind::Status => Group::Promises,
            Kind::Milestone | Kind::Due | Kind::Done | Kind::MilestoneStatus => Group::Dates,
            _ => Group::Texts,
        }
    }
}

/// A heading over changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// How indicators are going.
    Verdicts,
    /// Figures.
    Figures,
    /// Targets and promises.
    Promises,
    /// Milestones.
    Dates,
    /// Texts, things and addresses.
    Texts,
}

impl Group {
    /// Every heading, in the fixed order.
    pub const ALL: [Group; 5] =
        [Group::Verdicts, Group::Figures, Group::Promises, Group::Dates, Group::Texts];

    /// Its name in data and interface texts.
    pub fn id(self) -> &'static str {
        match self {
            Group::Verdicts => "verdicts",
            Group::Figures => "figures",
            Group::Promises => "promises",
            Group::Dates => "dates",
            Group::Texts => "texts",
        }
    }
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What kind.
    pub kind: Kind,
    /// Of what: `indicator:unge-i-trivsel`.
    pub about: String,
    /// Of which series of an indicator; none is the headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// Of which period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Which promise (its number, from 1) or milestone (its key).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// What that is called; for a thing that is gone, what it was called.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub part: Words,
    /// What it was; nothing for what is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Fact>,
    /// What it is; nothing for what is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Fact>,
}

impl Change {
    /// What it is about: a later change of the same is told together with it.
    pub(super) fn key(&self) -> impl Ord + '_ {
        (self.kind, &self.about, &self.series, &self.period, &self.item)
    }

    /// The kind and the id of what it is about.
    pub fn thing(&self) -> (&str, &str) {
        self.about.split_once(':').unwrap_or(("", &self.about))
    }
}

/// What something was or is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Fact {
    /// A figure, a date, a word of the format.
    Code(String),
    /// Words by language.
    Words(Words),
}

impl Fact {
    /// The figure, date or word.
    pub fn code(&self) -> Option<&str> {
        match self {
            Fact::Code(it) => Some(it),
            Fact::Words(_) => None,
        }
    }
}
