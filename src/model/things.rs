//! Missions, partners, contributions and the other kinds.

use crate::tree::Span;
use crate::value::{
    CalendarKind, Contact, ContactLevel, ContributionKind, ContributionStatus, CorrectionKind,
    Date, Decimal, EvidenceLevel, Horizon, Id, Interval, Localized, OtherNames, Outcome,
    PartnerKind, Period, PledgeAim, Stage, UpdateKind,
};

use super::{Common, Indicator, Key};

/// A shared direction that several partners move in.
#[derive(Debug, Clone)]
pub struct Mission {
    /// Names and texts.
    pub common: Common,
    /// Now, next or later.
    pub horizon: Option<Horizon>,
    /// How far the work has come.
    pub stage: Option<Stage>,
    /// From when to when.
    pub span: Option<Interval>,
    /// Its themes.
    pub themes: Vec<Key<Theme>>,
    /// Its indicators; the first is the headline.
    pub indicators: Vec<Key<Indicator>>,
    /// Who holds the partnership together.
    pub backbone: Vec<Key<Partner>>,
    /// Who owns the mission.
    pub owners: Vec<Key<Partner>>,
    /// Who else takes part.
    pub partners: Vec<Key<Partner>>,
    /// Whom to turn to.
    pub contact: Option<Contact>,
    /// The way: phases with milestones.
    pub roadmap: Vec<Phase>,
    /// What it needs covered, and by whom.
    pub needs: Vec<CoverageNeed>,
    /// For dialogue with citizens and partners.
    pub questions: Vec<Localized<String>>,
    /// Whether it was ended before its time, or after it, by a decision.
    pub closed: Option<Closed>,
}

/// That a mission was ended, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// When.
    pub date: Date,
    /// Why.
    pub why: Localized<String>,
}

/// A phase of a roadmap.
#[derive(Debug, Clone)]
pub struct Phase {
    /// Its name.
    pub title: Localized<String>,
    /// From when to when.
    pub span: Option<Interval>,
    /// Its milestones, in the order written.
    pub milestones: Vec<Milestone>,
}

/// A point on the way.
#[derive(Debug, Clone)]
pub struct Milestone {
    /// Its id within the mission: others can come after it.
    pub id: Option<Id>,
    /// What will be true.
    pub title: Localized<String>,
    /// By when: a day, a month, a quarter or a year.
    pub due: Option<Period>,
    /// When it was promised first, if it was moved.
    pub was_due: Option<Period>,
    /// Every move of the deadline, oldest first, where each was told.
    pub moves: Vec<Move>,
    /// When it was done.
    pub done: Option<Date>,
    /// Where it stands.
    pub status: MilestoneStatus,
    /// Why it was moved or dropped.
    pub why: Option<Localized<String>>,
    /// Who does it.
    pub partners: Vec<Key<Partner>>,
    /// Milestones that must be done before, as (phase, milestone) of the same roadmap.
    pub after: Vec<(usize, usize)>,
    /// Whether it is paid for; `None` where nothing is said.
    pub financed: Option<bool>,
    /// What came out of it.
    pub result: Option<Localized<String>>,
    /// Address of the minutes, or of what was made.
    pub url: Option<String>,
    /// Where it is written.
    pub place: Span,
}

impl Milestone {
    /// Whether its deadline is another than the first one.
    pub fn is_moved(&self) -> bool {
        self.was_due.is_some() && self.was_due != self.due
    }

    /// Whether it is still to be reached.
    pub fn is_open(&self) -> bool {
        !matches!(self.status, MilestoneStatus::Done | MilestoneStatus::Dropped)
    }
}

/// A deadline that was moved. Where to, is the deadline that the next move starts from, or the present one.
#[derive(Debug, Clone)]
pub struct Move {
    /// The deadline that it had until then.
    pub from: Period,
    /// When that was decided.
    pub date: Option<Date>,
    /// Why; nothing where the author's text is wrong.
    pub why: Option<Localized<String>>,
    /// Address of the minutes.
    pub url: Option<String>,
}

/// Where a milestone stands, as of the site's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MilestoneStatus {
    /// Not due yet.
    Planned,
    /// Somebody works on it.
    Running,
    /// Done.
    Done,
    /// Due, and not done.
    Late,
    /// Given up.
    Dropped,
}

/// What a mission needs covered.
#[derive(Debug, Clone)]
pub struct CoverageNeed {
    /// In which theme.
    pub theme: Key<Theme>,
    /// By partners of these kinds.
    pub from: Vec<PartnerKind>,
    /// Why.
    pub why: Option<Localized<String>>,
}

/// An organisation or group that takes part.
#[derive(Debug, Clone)]
pub struct Partner {
    /// Names and texts.
    pub common: Common,
    /// What it is.
    pub kind: Option<PartnerKind>,
    /// Where it works.
    pub area: Option<Localized<String>>,
    /// Its own site.
    pub url: Option<String>,
    /// Path of its logo below the content folder.
    pub logo: Option<String>,
    /// On what terms its data may be used.
    pub licence: Option<String>,
    /// Whom to turn to for what.
    pub contacts: Vec<PartnerContact>,
}

/// Somebody at a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerContact {
    /// How to reach them.
    pub contact: Contact,
    /// What they can answer for.
    pub level: Option<ContactLevel>,
    /// In which themes.
    pub themes: Vec<Key<Theme>>,
}

/// What a partner does, promises or tries.
#[derive(Debug, Clone)]
pub struct Contribution {
    /// Names and texts.
    pub common: Common,
    /// Whose it is.
    pub partner: Key<Partner>,
    /// Who helps.
    pub with: Vec<Key<Partner>>,
    /// The missions it serves.
    pub missions: Vec<Key<Mission>>,
    /// The indicators that it is meant to move.
    pub indicators: Vec<Key<Indicator>>,
    /// What it is.
    pub kind: Option<ContributionKind>,
    /// Where it stands.
    pub status: Option<ContributionStatus>,
    /// Why it was closed.
    pub why: Option<Localized<String>>,
    /// When it was closed.
    pub closed: Option<Date>,
    /// Why somebody believes that it moves its indicators.
    pub because: Option<Localized<String>>,
    /// Of an experiment: what is tried.
    pub tried: Option<Localized<String>>,
    /// Of an experiment: what was expected beforehand.
    pub expected: Option<Localized<String>>,
    /// Of an experiment: what was learned.
    pub learned: Option<Localized<String>>,
    /// Of an experiment: when it is decided whether to go on.
    pub decide: Option<Period>,
    /// From when to when.
    pub span: Option<Interval>,
    /// Its themes.
    pub themes: Vec<Key<Theme>>,
    /// The effective ingredients that it uses.
    pub ingredients: Vec<Key<Ingredient>>,
    /// What was promised.
    pub pledges: Vec<Pledge>,
    /// What it costs, who pays and who gains.
    pub cost: Option<Cost>,
    /// The life situations it is for.
    pub situations: Vec<Key<Situation>>,
    /// Whom to turn to.
    pub contact: Option<Contact>,
}

/// A promise with a figure.
#[derive(Debug, Clone)]
pub struct Pledge {
    /// What is promised.
    pub text: Localized<String>,
    /// For whom.
    pub whom: Option<Localized<String>>,
    /// Whether at least or at most so much is promised.
    pub aim: PledgeAim,
    /// How much.
    pub pledged: Option<Decimal>,
    /// How much there is already.
    pub delivered: Option<Decimal>,
    /// In what unit.
    pub unit: crate::value::Unit,
    /// By when.
    pub by: Option<Date>,
    /// When `delivered` was counted.
    pub as_of: Option<Date>,
    /// What it was before, oldest first.
    pub was: Vec<FormerPledge>,
    /// Where it is written.
    pub place: Span,
}

/// A promise as it stood until a day. What is missing was then as it was afterwards.
#[derive(Debug, Clone)]
pub struct FormerPledge {
    /// What was promised.
    pub text: Option<Localized<String>>,
    /// How much.
    pub pledged: Option<Decimal>,
    /// By when.
    pub by: Option<Date>,
    /// When it was changed.
    pub until: Date,
    /// Why.
    pub why: Option<Localized<String>>,
    /// Who decided.
    pub decided: Option<Localized<String>>,
    /// Minutes, a note.
    pub url: Option<String>,
}

/// What was promised at a time, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PledgeVersion<'a> {
    /// What.
    pub text: &'a Localized<String>,
    /// How much.
    pub pledged: Option<Decimal>,
    /// By when.
    pub by: Option<Date>,
}

impl Pledge {
    /// Everything that was promised, one after the other; the last is what is promised now.
    pub fn versions(&self) -> Vec<PledgeVersion<'_>> {
        let mut all = vec![PledgeVersion { text: &self.text, pledged: self.pledged, by: self.by }];
        for former in self.was.iter().rev() {
            let after = all.last().expect("there is always what is promised now");
            let before = PledgeVersion {
                text: former.text.as_ref().unwrap_or(after.text),
                pledged: former.pledged.or(after.pledged),
                by: former.by.or(after.by),
            };
            all.push(before);
        }
        all.reverse();
        all
    }
}

/// What a contribution costs.
#[derive(Debug, Clone)]
pub struct Cost {
    /// How much.
    pub amount: Option<Decimal>,
    /// Of what: kroner, hours.
    pub unit: crate::value::Unit,
    /// Who pays.
    pub paid_by: Vec<Key<Partner>>,
    /// Who gains.
    pub gain_to: Vec<Key<Partner>>,
}

/// The shared narrative told to one audience.
#[derive(Debug, Clone)]
pub struct Story {
    /// Names and texts.
    pub common: Common,
    /// The partner whose work it tells of.
    pub partner: Option<Key<Partner>>,
    /// The missions it is about.
    pub missions: Vec<Key<Mission>>,
    /// Who it is told to.
    pub audience: Option<Localized<String>>,
    /// Who tells it, and where.
    pub perspective: Option<Localized<String>>,
    /// When it was told.
    pub told: Option<Date>,
    /// Whether those it is about have agreed.
    pub consent: bool,
    /// Who wrote it down.
    pub editor: Option<Localized<String>>,
    /// Figures to read beside it.
    pub indicators: Vec<Key<Indicator>>,
    /// Its themes.
    pub themes: Vec<Key<Theme>>,
    /// Life situations it belongs to.
    pub situations: Vec<Key<Situation>>,
}

/// An entry in the log.
#[derive(Debug, Clone)]
pub struct Update {
    /// Names and texts.
    pub common: Common,
    /// When.
    pub date: Date,
    /// What it is.
    pub kind: UpdateKind,
    /// What it is about.
    pub missions: Vec<Key<Mission>>,
    /// What it is about.
    pub indicators: Vec<Key<Indicator>>,
    /// What it is about.
    pub contributions: Vec<Key<Contribution>>,
    /// Who it is about.
    pub partners: Vec<Key<Partner>>,
    /// What it answers: a decision the lesson that led to it.
    pub answers: Vec<Key<Update>>,
    /// Minutes, a report.
    pub url: Option<String>,
    /// Learning: what we believed.
    pub believed: Option<Localized<String>>,
    /// Learning: what happened.
    pub happened: Option<Localized<String>>,
    /// Learning: what we do now.
    pub now: Option<Localized<String>>,
    /// Learning: how it came out.
    pub outcome: Option<Outcome>,
}

/// A life situation: what all partners together offer.
#[derive(Debug, Clone)]
pub struct Situation {
    /// Names and texts.
    pub common: Common,
    /// The missions behind it.
    pub missions: Vec<Key<Mission>>,
    /// Figures about it.
    pub indicators: Vec<Key<Indicator>>,
    /// What is on offer, in the order written.
    pub offers: Vec<Offer>,
    /// Where to get help.
    pub help: Vec<Help>,
}

/// Something on offer.
#[derive(Debug, Clone)]
pub struct Offer {
    /// What.
    pub title: Localized<String>,
    /// From whom.
    pub partner: Option<Key<Partner>>,
    /// When.
    pub when: Option<Localized<String>>,
    /// Where.
    pub place: Option<Localized<String>>,
    /// How to get it.
    pub contact: Option<Contact>,
}

/// Where to get help.
#[derive(Debug, Clone)]
pub struct Help {
    /// What.
    pub title: Localized<String>,
    /// On the web.
    pub url: Option<String>,
    /// On the telephone.
    pub phone: Option<String>,
}

/// A page that is only text.
#[derive(Debug, Clone)]
pub struct FreePage {
    /// Names and texts. The id is the last part of the path.
    pub common: Common,
    /// Folders below `pages/` and its own id: the address's parts.
    pub path: Vec<Id>,
    /// Its place in the menu, if it has one.
    pub menu: Option<i64>,
    /// Whether it has a table of contents; unless somebody says, where there is much to look up.
    pub toc: Option<bool>,
}

/// A theme that missions, partners' contacts and contributions share.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: Localized<String>,
    /// What else people call it, by language.
    pub also: OtherNames,
    /// What it covers.
    pub description: Option<Localized<String>>,
    /// Where it is written.
    pub place: Span,
}

/// Something that makes efforts work, wherever they are made.
#[derive(Debug, Clone)]
pub struct Ingredient {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: Localized<String>,
    /// What else people call it, by language.
    pub also: OtherNames,
    /// What it is.
    pub description: Option<Localized<String>>,
    /// How much is known of its effect.
    pub level: Option<EvidenceLevel>,
    /// What is known of its effect.
    pub evidence: Option<Localized<String>>,
    /// What to be careful about.
    pub careful: Option<Localized<String>>,
    /// Where it is written.
    pub place: Span,
}

/// A word of the shared language.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its id.
    pub id: Id,
    /// The word.
    pub title: Localized<String>,
    /// Its plain meaning.
    pub meaning: Localized<String>,
    /// The word in other forms, to be known in a text: "missionen", "missioner".
    pub forms: Vec<Localized<String>>,
    /// Other words for the same.
    pub also: Vec<Localized<String>>,
    /// Words to avoid for it.
    pub avoid: Vec<Localized<String>>,
    /// Where it is written.
    pub place: Span,
}

/// An entry in the annual wheel.
#[derive(Debug, Clone)]
pub struct CalendarEntry {
    /// By which a calendar program knows it again, if the author chose one.
    pub id: Option<Id>,
    /// Whose place it comes from, if not the site's own: the partner's id. Names in it are that partner's.
    pub of: Option<String>,
    /// What.
    pub title: Localized<String>,
    /// When.
    pub when: When,
    /// What kind of entry.
    pub kind: Option<CalendarKind>,
    /// What it is about.
    pub missions: Vec<Key<Mission>>,
    /// Who takes part.
    pub partners: Vec<Key<Partner>>,
    /// What it is about.
    pub themes: Vec<Key<Theme>>,
    /// Whose time it takes; nobody where it is not said.
    pub asks: Vec<Asked>,
    /// Where.
    pub place: Option<Localized<String>>,
    /// More about it.
    pub url: Option<String>,
    /// Whether anybody may come.
    pub open: bool,
}

/// Those who are asked for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// A partner.
    Partner(Key<Partner>),
    /// Everybody who works with a theme.
    Theme(Key<Theme>),
    /// Every partner of a kind: the schools.
    Kind(PartnerKind),
}

/// When a calendar entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// On a day.
    Day(Date),
    /// Over some days.
    Span(Interval),
    /// Again and again, from a day to a day.
    Every {
        /// How many months between.
        months: i32,
        /// First time.
        from: Date,
        /// Not after.
        to: Option<Date>,
        /// How many days it takes each time.
        days: i32,
    },
}

/// A change of something that had been published.
#[derive(Debug, Clone)]
pub struct Correction {
    /// When.
    pub date: Date,
    /// What was changed.
    pub about: CorrectionAbout,
    /// The figure's period.
    pub period: Option<Period>,
    /// Whose figure it is, if it is one partner's.
    pub partner: Option<Key<Partner>>,
    /// What the figure is broken down by, and its values, in words.
    pub dimensions: Vec<(Localized<String>, Localized<String>)>,
    /// What stood there.
    pub before: Option<Localized<String>>,
    /// What stands there now.
    pub now: Option<Localized<String>>,
    /// The promise that tells it, as its place in the contribution and the place of what it was before: its
    /// figures and dates are told in each language. Then `before` and `now` are empty.
    pub pledge: Option<(usize, usize)>,
    /// Why.
    pub why: Option<Localized<String>>,
    /// Error, better data, or a new target.
    pub kind: CorrectionKind,
    /// Whether it changes what a reader would think.
    pub material: bool,
    /// Who decided.
    pub by: Option<Localized<String>>,
    /// Minutes, a note.
    pub url: Option<String>,
}

/// What a correction is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectionAbout {
    /// An indicator.
    Indicator(Key<Indicator>),
    /// A contribution.
    Contribution(Key<Contribution>),
    /// A mission.
    Mission(Key<Mission>),
}
