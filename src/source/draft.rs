//! The types of content as written. Field names are the keys of the content format; what they mean
//! is documented once, on their twins in `model`.
#![expect(missing_docs, reason = "the keys of format.md; their meaning is documented in model")]

use std::collections::BTreeMap;

use crate::colour::Colour;
use crate::tree::{FileId, Span, Spanned};
use crate::value::{
    Cadence, CalendarKind, Contact, ContactLevel, ContributionKind, ContributionStatus,
    CorrectionKind, Date, Decimal, Direction, Evidence, EvidenceLevel, Example, Horizon, Id,
    Interval, Lang, Localized, Method, Moment, Need, OtherNames, Outcome, PartnerKind, Period,
    PledgeAim, Seasonal, Stage, Unit, UpdateKind,
};

pub use super::classify::{Folder, List};
use super::{Piece, table::Table};

/// Words in the site's languages.
pub type Words = Localized<String>;
/// A name that somebody wrote to mean another thing.
pub type Name = Spanned<String>;

/// Everything as written.
#[derive(Debug, Default)]
pub struct Draft {
    pub site: Site,
    pub themes: Vec<Entry<Theme>>,
    pub ingredients: Vec<Entry<Ingredient>>,
    pub terms: Vec<Entry<Term>>,
    pub missions: Vec<Thing<Mission>>,
    pub indicators: Vec<Thing<Indicator>>,
    pub partners: Vec<Thing<Partner>>,
    pub contributions: Vec<Thing<Contribution>>,
    pub stories: Vec<Thing<Story>>,
    pub updates: Vec<Thing<Update>>,
    pub situations: Vec<Thing<Situation>>,
    pub pages: Vec<Thing<FreePage>>,
    pub translations: Vec<Translation>,
    pub tables: Vec<TableFile>,
    pub calendar: Vec<CalendarEntry>,
    pub corrections: Vec<Correction>,
    pub redirects: Vec<Redirect>,
    pub assets: Vec<FileId>,
    /// Lists whose file is there but could not be read.
    pub unreadable_lists: Vec<List>,
}

impl Draft {
    pub(super) fn new(site: Site) -> Draft {
        Draft { site, ..Draft::default() }
    }

    pub(super) fn add(&mut self, piece: Piece) {
        match piece {
            Piece::Mission(it) => self.missions.push(it),
            Piece::Indicator(it) => self.indicators.push(it),
            Piece::Partner(it) => self.partners.push(it),
            Piece::Contribution(it) => self.contributions.push(it),
            Piece::Story(it) => self.stories.push(it),
            Piece::Update(it) => self.updates.push(it),
            Piece::Situation(it) => self.situations.push(it),
            Piece::Page(it) => self.pages.push(it),
            Piece::Translation(it) => self.translations.push(it),
            Piece::Table(it) => self.tables.push(it),
            Piece::Themes(it) => self.themes.extend(it),
            Piece::Ingredients(it) => self.ingredients.extend(it),
            Piece::Terms(it) => self.terms.extend(it),
            Piece::Calendar(it) => self.calendar.extend(it),
            Piece::Corrections(it) => self.corrections.extend(it),
            Piece::Redirects(it) => self.redirects.extend(it),
            Piece::Asset(it) => self.assets.push(it),
            Piece::Unreadable(list) => self.unreadable_lists.push(list),
            Piece::Nothing => {}
        }
    }
}

/// A thing with a file of its own.
#[derive(Debug)]
pub struct Thing<T> {
    /// The file's stem; for pages the path below `pages/`.
    pub id: Spanned<String>,
    /// Whether its file could be read: if not, every field is a hole that was complained of.
    pub readable: bool,
    pub common: Common,
    pub facts: T,
}

/// A thing in a list file.
#[derive(Debug)]
pub struct Entry<T> {
    pub id: Spanned<String>,
    pub facts: T,
}

#[derive(Debug, Default)]
pub struct Common {
    pub title: Option<Words>,
    pub title_span: Option<Span>,
    /// Every key under which something stands, right or wrong: what is wrong is not missing too.
    pub written: Vec<String>,
    /// Where the value of each key stands, for what is said of it later.
    pub places: BTreeMap<String, Span>,
    pub short: Option<Words>,
    /// What else people call it.
    pub also: OtherNames,
    pub summary: Option<Words>,
    /// Place of the Markdown body, in the first language.
    pub body: Option<Span>,
    pub slug: BTreeMap<Lang, Spanned<Id>>,
    pub aliases: Vec<Name>,
    pub draft: bool,
    pub publish: Option<Spanned<Moment>>,
}

/// Words of a thing in another language.
#[derive(Debug)]
pub struct Translation {
    pub folder: Folder,
    pub of: Spanned<String>,
    pub lang: Lang,
    /// `title`, `short`, `summary`, `statement` ... with their places.
    pub words: BTreeMap<&'static str, Spanned<String>>,
    /// What else people call it in this language.
    pub also: Vec<String>,
    pub body: Option<Span>,
}

/// A table beside an indicator.
#[derive(Debug)]
pub struct TableFile {
    pub indicator: String,
    pub file: FileId,
    /// `None` if it could not be read.
    pub table: Option<Table>,
    /// Whether something was wrong with its form.
    pub flawed: bool,
}

#[derive(Debug, Default)]
pub struct Site {
    /// Whether there is a readable site.yml.
    pub known: bool,
    pub written: Vec<String>,
    pub span: Option<Span>,
    pub title: Option<Words>,
    pub promise: Option<Words>,
    pub summary: Option<Words>,
    pub publisher: Option<(Words, Span)>,
    pub languages: Vec<Lang>,
    pub base_url: Option<String>,
    pub as_of: Option<Date>,
    pub contact: Option<Contact>,
    pub licence: Option<String>,
    pub repository: Option<String>,
    pub brand: Brand,
    pub navigation: Vec<NavItem>,
    pub theme: Option<Name>,
    pub accessibility: Option<Accessibility>,
    pub report_errors: Option<String>,
    pub security_contact: Option<String>,
    pub method: Method,
    pub sources: Vec<PartnerSource>,
    pub example: Example,
    /// `glossary_links`, if it is written.
    pub glossary_links: Option<bool>,
}

/// A partner's own place.
#[derive(Debug)]
pub struct PartnerSource {
    pub partner: Option<Name>,
    /// Its folder or its snapshot, if that may be read: below the content folder, or beside it (`../`).
    pub place: Option<Name>,
    pub snapshot: bool,
}

#[derive(Debug, Default)]
pub struct Brand {
    pub name: Option<Words>,
    pub logo: Option<Name>,
    pub colours: BTreeMap<&'static str, Spanned<Colour>>,
    pub font_head: Option<Spanned<String>>,
    pub radius: Option<Spanned<String>>,
}

#[derive(Debug)]
pub struct NavItem {
    pub text: Option<Words>,
    pub to: Name,
}

#[derive(Debug)]
pub struct Accessibility {
    pub statement: Option<String>,
    pub date: Option<Spanned<Date>>,
    pub statement_at: Span,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub span: Span,
    pub written: Vec<String>,
}

#[derive(Debug)]
pub struct Mission {
    pub horizon: Option<Horizon>,
    pub stage: Option<Stage>,
    pub span: Option<Interval>,
    pub themes: Vec<Name>,
    pub indicators: Vec<Name>,
    /// Whether there is something under `indicators`, right or wrong.
    pub indicators_tried: bool,
    /// The same of `backbone`, or of `roles` if that is no map.
    pub backbone_tried: bool,
    pub backbone: Vec<Name>,
    pub owner: Vec<Name>,
    pub partners: Vec<Name>,
    pub contact: Option<Contact>,
    pub roadmap: Vec<Phase>,
    pub needs: Vec<CoverageNeed>,
    pub questions: Vec<Words>,
    pub closed: Option<Spanned<Date>>,
    /// Why it was closed.
    pub why: Option<Words>,
}

#[derive(Debug)]
pub struct Phase {
    pub title: Option<Words>,
    pub span: Option<Interval>,
    pub milestones: Vec<Milestone>,
}

#[derive(Debug)]
pub struct Milestone {
    pub id: Option<Spanned<Id>>,
    pub title: Option<Words>,
    pub due: Option<Spanned<Period>>,
    pub was_due: Option<Spanned<Period>>,
    pub done: Option<Spanned<Date>>,
    pub status: Option<Spanned<WrittenStatus>>,
    pub why: Option<Words>,
    pub partners: Vec<Name>,
    pub after: Vec<Name>,
    pub financed: Option<bool>,
    pub result: Option<Words>,
    pub url: Option<String>,
    pub moved: Vec<Move>,
    pub span: Span,
}

#[derive(Debug)]
pub struct Move {
    pub from: Option<Spanned<Period>>,
    pub date: Option<Spanned<Date>>,
    pub why: Option<Words>,
    pub url: Option<String>,
}

/// What an author can say of a milestone; `done` and `late` follow from dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenStatus {
    Planned,
    Running,
    Done,
    Dropped,
}

#[derive(Debug)]
pub struct CoverageNeed {
    pub theme: Option<Name>,
    pub from: Vec<PartnerKind>,
    pub why: Option<Words>,
}

#[derive(Debug)]
pub struct Indicator {
    pub statement: Option<Words>,
    pub cannot_say: Option<Words>,
    pub unit: Option<Unit>,
    pub direction: Option<Spanned<Direction>>,
    pub baseline: Option<Spanned<Baseline>>,
    pub target: Option<Spanned<Target>>,
    pub path: Option<Spanned<WrittenPath>>,
    pub meaningful_change: Option<Spanned<Decimal>>,
    pub breaks: Vec<Break>,
    pub seasonal: Option<Seasonal>,
    pub override_: Option<Override>,
    pub need: Need,
    pub evidence: Evidence,
    pub dimensions: Vec<Dimension>,
    pub source: Option<Source>,
    pub owner: Option<Name>,
    pub cadence: Option<Cadence>,
    pub next_release: Option<NextRelease>,
    pub why: Option<Words>,
    pub events: Vec<Event>,
}

#[derive(Debug)]
pub struct Baseline {
    /// Whether there is something under `value`, right or wrong.
    pub tried: bool,
    pub period: Option<Spanned<Period>>,
    pub value: Option<Spanned<Decimal>>,
    pub lower: Option<Spanned<Decimal>>,
    pub upper: Option<Spanned<Decimal>>,
    pub se: Option<Spanned<Decimal>>,
}

#[derive(Debug)]
pub struct Target {
    /// Whether it says what is to be reached, right or wrong.
    pub tried: bool,
    pub period: Option<Spanned<Period>>,
    pub value: Option<Spanned<Decimal>>,
    pub at_least: Option<Spanned<Decimal>>,
    pub at_most: Option<Spanned<Decimal>>,
    pub between: Option<(Decimal, Decimal)>,
    pub decided: Option<Words>,
    pub url: Option<String>,
}

#[derive(Debug)]
pub enum WrittenPath {
    Linear,
    Geometric,
    Steps(Vec<(Spanned<Period>, Decimal)>),
}

#[derive(Debug)]
pub struct Break {
    pub period: Option<Spanned<Period>>,
    pub text: Option<Words>,
    pub bridged: bool,
}

#[derive(Debug)]
pub struct Override {
    pub class: Option<&'static str>,
    pub reason: Option<Words>,
    pub by: Option<Words>,
}

#[derive(Debug)]
pub struct Dimension {
    pub id: Spanned<String>,
    pub title: Option<Words>,
    pub values: Vec<(Spanned<String>, Words)>,
}

#[derive(Debug)]
pub struct Source {
    pub title: Option<Words>,
    pub publisher: Option<Words>,
    pub url: Option<String>,
    pub licence: Option<String>,
    /// Whether there is something under `retrieved`, right or wrong.
    pub dated: bool,
    pub retrieved: Option<Spanned<Date>>,
}

#[derive(Debug)]
pub enum NextRelease {
    On(Period),
    Never(Span),
}

#[derive(Debug)]
pub struct Event {
    pub period: Option<Spanned<Period>>,
    pub text: Option<Words>,
}

#[derive(Debug)]
pub struct Partner {
    pub kind: Option<PartnerKind>,
    pub area: Option<Words>,
    pub url: Option<String>,
    pub logo: Option<Name>,
    pub licence: Option<String>,
    pub contacts: Vec<PartnerContact>,
}

#[derive(Debug)]
pub struct PartnerContact {
    pub contact: Contact,
    pub level: Option<ContactLevel>,
    pub themes: Vec<Name>,
}

#[derive(Debug)]
pub struct Contribution {
    pub partner: Option<Name>,
    pub with: Vec<Name>,
    pub missions: Vec<Name>,
    pub indicators: Vec<Name>,
    pub kind: Option<ContributionKind>,
    pub status: Option<Spanned<ContributionStatus>>,
    pub why: Option<Words>,
    pub closed: Option<Spanned<Date>>,
    pub because: Option<Words>,
    pub tried: Option<Words>,
    pub expected: Option<Words>,
    pub learned: Option<Words>,
    pub decide: Option<Period>,
    pub span: Option<Interval>,
    pub themes: Vec<Name>,
    pub ingredients: Vec<Name>,
    pub pledges: Vec<Pledge>,
    pub cost: Option<Cost>,
    pub situations: Vec<Name>,
    pub contact: Option<Contact>,
}

#[derive(Debug)]
pub struct Pledge {
    pub text: Option<Words>,
    pub whom: Option<Words>,
    pub aim: PledgeAim,
    pub pledged: Option<Spanned<Decimal>>,
    pub delivered: Option<Spanned<Decimal>>,
    pub unit: Option<Unit>,
    pub by: Option<Spanned<Date>>,
    pub as_of: Option<Spanned<Date>>,
    pub was: Vec<FormerPledge>,
    /// Whether it does not even try to say how much and by when.
    pub vague: bool,
    pub span: Span,
}

/// A promise as it stood before it was changed.
#[derive(Debug)]
pub struct FormerPledge {
    pub text: Option<Words>,
    pub pledged: Option<Spanned<Decimal>>,
    pub by: Option<Spanned<Date>>,
    pub until: Option<Spanned<Date>>,
    pub why: Option<Words>,
    pub decided: Option<Words>,
    pub url: Option<String>,
    /// Whether it tries to say what was otherwise.
    pub tried: bool,
    pub span: Span,
}

#[derive(Debug)]
pub struct Cost {
    pub amount: Option<Spanned<Decimal>>,
    pub unit: Option<Unit>,
    pub paid_by: Vec<Name>,
    pub gain_to: Vec<Name>,
}

#[derive(Debug)]
pub struct Story {
    pub partner: Option<Name>,
    pub missions: Vec<Name>,
    pub audience: Option<Words>,
    pub perspective: Option<Words>,
    pub told: Option<Spanned<Date>>,
    pub consent: bool,
    /// Whether `consent: false` is written.
    pub refused: bool,
    pub editor: Option<Words>,
    pub indicators: Vec<Name>,
    pub themes: Vec<Name>,
    pub situations: Vec<Name>,
}

#[derive(Debug)]
pub struct Update {
    pub date: Option<Spanned<Date>>,
    pub kind: UpdateKind,
    pub missions: Vec<Name>,
    pub indicators: Vec<Name>,
    pub contributions: Vec<Name>,
    pub partners: Vec<Name>,
    /// Updates, mostly lessons, that this one answers.
    pub answers: Vec<Name>,
    pub url: Option<String>,
    pub believed: Option<Words>,
    pub happened: Option<Words>,
    pub now: Option<Words>,
    pub outcome: Option<Outcome>,
}

#[derive(Debug)]
pub struct Situation {
    pub missions: Vec<Name>,
    pub indicators: Vec<Name>,
    pub offers: Vec<Offer>,
    pub help: Vec<Help>,
}

#[derive(Debug)]
pub struct Offer {
    pub title: Option<Words>,
    pub partner: Option<Name>,
    pub when: Option<Words>,
    pub place: Option<Words>,
    pub contact: Option<Contact>,
}

#[derive(Debug)]
pub struct Help {
    pub title: Option<Words>,
    pub url: Option<String>,
    pub phone: Option<String>,
}

#[derive(Debug)]
pub struct FreePage {
    pub menu: Option<i64>,
    pub toc: Option<bool>,
}

#[derive(Debug)]
pub struct Theme {
    pub title: Option<Words>,
    pub also: OtherNames,
    pub description: Option<Words>,
}

#[derive(Debug)]
pub struct Ingredient {
    pub title: Option<Words>,
    pub also: OtherNames,
    pub description: Option<Words>,
    pub level: Option<EvidenceLevel>,
    pub evidence: Option<Words>,
    pub careful: Option<Words>,
}

#[derive(Debug)]
pub struct Term {
    pub title: Option<Words>,
    pub meaning: Option<Words>,
    pub forms: Vec<Words>,
    pub also: Vec<Words>,
    pub avoid: Vec<Words>,
}

#[derive(Debug)]
pub struct CalendarEntry {
    pub id: Option<Name>,
    pub title: Option<Words>,
    pub date: Option<Spanned<Date>>,
    pub span: Option<Spanned<Interval>>,
    pub every: Option<Spanned<i32>>,
    pub from: Option<Spanned<Date>>,
    pub to: Option<Spanned<Date>>,
    pub days: Option<i32>,
    pub kind: Option<CalendarKind>,
    pub missions: Vec<Name>,
    pub partners: Vec<Name>,
    pub themes: Vec<Name>,
    pub asks: Vec<Name>,
    pub place: Option<Words>,
    pub url: Option<String>,
    pub open: bool,
    pub at: Span,
}

#[derive(Debug)]
pub struct Correction {
    pub date: Option<Spanned<Date>>,
    pub indicator: Option<Name>,
    pub contribution: Option<Name>,
    pub mission: Option<Name>,
    pub period: Option<Spanned<Period>>,
    pub dimensions: Vec<(Name, Name)>,
    pub before: Option<Words>,
    pub now: Option<Words>,
    pub why: Option<Words>,
    pub kind: Option<CorrectionKind>,
    pub material: bool,
    pub by: Option<Words>,
    pub url: Option<String>,
    pub at: Span,
}

#[derive(Debug)]
pub struct Redirect {
    pub from: Spanned<String>,
    pub to: Spanned<String>,
}
