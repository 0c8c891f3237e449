//! Closed lists of words that authors choose from. They mean the same before and after linking, so
//! both `source` and `model` have them from here.

use super::Localized;

/// A place in the portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Horizon {
    /// In focus.
    Now,
    /// To come.
    Next,
    /// Can wait.
    Later,
}

/// How far a mission's work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Shared awareness.
    Awareness,
    /// Trying things out.
    Experiments,
    /// Building what it takes.
    Capability,
    /// A part of daily work.
    Embedded,
}

/// What a partner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartnerKind {
    /// A municipality.
    Municipality,
    /// A region.
    Region,
    /// The state.
    State,
    /// A hospital.
    Hospital,
    /// General practice.
    GeneralPractice,
    /// A company.
    Company,
    /// An association.
    Association,
    /// A group of citizens.
    Citizens,
    /// A university.
    University,
    /// A foundation.
    Foundation,
    /// A school.
    School,
    /// Something else.
    Other,
}

/// What a contact can answer for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContactLevel {
    /// What is known.
    Knowledge,
    /// How it is done.
    Process,
    /// Who decides.
    Organisation,
}

/// What a contribution is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContributionKind {
    /// Something done.
    Initiative,
    /// Something tried.
    Experiment,
    /// Something promised.
    Commitment,
    /// Something on offer.
    Service,
}

/// Where a contribution stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContributionStatus {
    /// Not begun.
    Planned,
    /// Under way.
    Running,
    /// Spread to more places.
    Scaled,
    /// Finished as planned.
    Completed,
    /// Stopped, with a reason.
    Closed,
}

/// Which way a promised figure binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum PledgeAim {
    /// As much, or more.
    #[default]
    AtLeast,
    /// As much, or less: days to wait.
    AtMost,
}

/// How much is known of what an effective ingredient does; the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceLevel {
    /// Somebody has compared those who had it with those who had not, and published it.
    Researched,
    /// Partners have tried it and written down what happened.
    Tried,
    /// Partners believe it; nobody has tried it out.
    Believed,
}

/// What an update is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum UpdateKind {
    /// News.
    #[default]
    News,
    /// New figures or finished work.
    Result,
    /// Something learned.
    Learning,
    /// Something decided.
    Decision,
}

/// How something tried came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// As hoped.
    Worked,
    /// Not as hoped.
    DidNotWork,
    /// Otherwise than anybody thought.
    Surprised,
}

/// What a calendar entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CalendarKind {
    /// A meeting.
    Meeting,
    /// Something is published.
    Publication,
    /// Something is decided.
    Decision,
    /// Something must be done by then.
    Deadline,
    /// People are asked.
    Survey,
    /// Everybody may come.
    OpenEvent,
}

/// Why something published was changed (pages.md T-30, T-31).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CorrectionKind {
    /// It was wrong.
    Correction,
    /// There are better data, as planned.
    Revision,
    /// The target, baseline, path or promise was moved.
    ChangedTarget,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Up is better.
    Increase,
    /// Down is better.
    Decrease,
    /// It should stay within limits.
    Hold,
    /// No way is better.
    None,
}

/// How a series of short periods is compared (verdict.md C-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seasonal {
    /// The figures are already adjusted for season.
    Adjusted,
    /// There is no season to speak of.
    None,
    /// Compare with the same season only.
    SameSeason,
}

/// Whether an indicator belongs on front pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Need {
    /// It does.
    #[default]
    MustKnow,
    /// Only on lists and its own page.
    NiceToKnow,
}

/// How a figure came about (pages.md T-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Evidence {
    /// Counted, or surveyed with a stated method.
    #[default]
    Measured,
    /// Modelled.
    Estimated,
    /// A named body's judgement.
    Assessed,
}

/// How often there are new figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cadence {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Twice a year.
    HalfYearly,
    /// Every so many years, from 1 to 10.
    Years(u8),
    /// Now and then.
    Irregular,
}

/// A method of judgement (verdict.md A-19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// Our own: change achieved against change planned by now.
    #[default]
    AndelAfPlanen,
    /// Eurostat's ratio of growth rates.
    Eurostat,
    /// The UN progress chart's.
    Un,
}

/// Whether a site's content is invented.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Example {
    /// It is not.
    #[default]
    No,
    /// All of it is: every page says so.
    Yes,
    /// In part: every page says this.
    Says(Localized<String>),
}

/// Every verdict class that a body may override with (pages.md 2.4).
pub const VERDICT_CLASSES: [&str; 16] = [
    "naaet",
    "paa-vej",
    "langsomt",
    "bagefter",
    "stille",
    "forkert",
    "ikke-naaet",
    "bedre",
    "uaendret",
    "daarligere",
    "steget",
    "faldet",
    "usikker",
    "tidligt",
    "foraeldet",
    "ikke-sammenlignelig",
];
