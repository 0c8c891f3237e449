//! What themes are given: finished text in one language, every address made, every figure formatted.
//! A template only loops and chooses. Knows nothing but strings. This is the theme's API: a field
//! that goes or changes its meaning is a breaking change.

mod changes;
mod calendar;
mod figure;
mod front;
mod partnership;
mod parts;
mod pledges;
mod report;
mod roadmap;
mod search;
mod share;
mod told;
mod verdict;
mod words;

pub use calendar::{
    CalendarPage, CollisionView, Collisions, Month, MonthLink, Subscribe, WheelPage, WheelRow,
};
pub use changes::{ChangesPage, ChangesView};
pub use figure::{Figure, FileLink, Note, Panel};
pub use front::*;
pub use partnership::*;
pub use parts::{PartLink, Way};
pub use pledges::*;
pub use report::{ContentsLine, ReportIndicator, ReportMethod, ReportPage};
pub use roadmap::{MilestoneView, MoveView, PhaseView, RoadmapPage, SlippedView, StepsView};
pub use search::{IndexGroup, IndexName, SearchPage};
pub use share::{Icon, PictureView, Share, ShareImage};
pub use told::*;
pub use verdict::*;
pub use words::*;

use serde::Serialize;

/// A big figure with its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is: "Nu 2025".
    pub label: String,
    /// The figure: "65,1 %".
    pub value: String,
    /// A few words below it.
    pub note: Option<String>,
}

/// A label and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meta {
    /// The label.
    pub label: String,
    /// One or more answers.
    pub items: Vec<Phrase>,
}

/// A small icon with words: where something stands, or what kind of proof it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// Class for its colour.
    pub class: &'static str,
    /// Id of its symbol in the sprite.
    pub icon: &'static str,
    /// Its words.
    pub text: String,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading.
    pub head: Phrase,
    /// Text stands to the left, figures to the right.
    pub left: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its heading.
    pub head: Phrase,
    /// Its cells, one for each column but the first.
    pub cells: Vec<Phrase>,
}

/// A table with words for everything that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What it shows. Unique on the page.
    pub caption: String,
    /// The language of the caption, where it is not the page's.
    pub lang: Option<&'static str>,
    /// Its columns; the first holds the row's headings.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// Something shown in a list, with a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// A few words above the title: whose it is, what it is.
    pub kicker: Option<Phrase>,
    /// Its name, as a link.
    pub title: Phrase,
    /// What it is.
    pub text: Option<Phrase>,
    /// Where it stands.
    pub status: Option<Badge>,
    /// How much of what it promises is late.
    pub late: Option<Badge>,
    /// How its headline figure is going.
    pub verdict: Option<VerdictBadge>,
    /// Facts in a few words.
    pub notes: Vec<Phrase>,
    /// What it promises, where the list is about promises.
    pub pledges: Vec<PledgeLine>,
    /// Where its headline stands, as a small drawing that says nothing new.
    pub mark: Option<Panel>,
    /// Not for the public yet.
    pub draft: bool,
}

/// An indicator in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorRow {
    /// Its name, as a link.
    pub title: Phrase,
    /// What it is.
    pub text: Option<Phrase>,
    /// Unit and direction.
    pub unit: String,
    /// Start, now and target.
    pub facts: Vec<Fact>,
    /// Said where there are no figures yet.
    pub none: Option<String>,
    /// How it is going.
    pub verdict: VerdictBadge,
    /// How the figure came about.
    pub evidence: Badge,
    /// Where it stands, as a small drawing that says nothing new.
    pub mark: Option<Panel>,
    /// Not for the public yet.
    pub draft: bool,
}

/// An entry in a log, or a date in a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// When, for machines; empty where it is no single day.
    pub datetime: String,
    /// When.
    pub date: String,
    /// What kind of entry.
    pub kind: Option<String>,
    /// What happened, as a link where there is more.
    pub title: Phrase,
    /// In short.
    pub text: Option<Phrase>,
    /// Where, who, what about.
    pub notes: Vec<Phrase>,
    /// Not for the public yet.
    pub draft: bool,
}

/// A story in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// "Fortælling", and who tells it.
    pub evidence: Badge,
    /// Its first words or summary.
    pub text: Option<Phrase>,
    /// Its name, as a link.
    pub title: Phrase,
    /// Who tells it, when.
    pub notes: Vec<Phrase>,
    /// Not for the public yet.
    pub draft: bool,
}

/// Somebody to turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContactView {
    /// Who.
    pub name: Option<Phrase>,
    /// What they do or can answer for.
    pub role: Vec<Phrase>,
    /// Addresses, as links.
    pub lines: Vec<Phrase>,
}

/// The top of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hero {
    /// Words above the heading.
    pub kicker: Vec<Phrase>,
    /// How the figure came about, where the page is about one.
    pub evidence: Option<Badge>,
    /// The page's only first-level heading.
    pub title: Phrase,
    /// What it is, in two sentences.
    pub lead: Option<Phrase>,
    /// The day it is about, where it is about one.
    pub dated: Option<Dated>,
}

/// A part of a list, perhaps with a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// For links to the part; unique on the page.
    pub id: String,
    /// Its heading.
    pub title: Phrase,
    /// Its heading only says what the page's says: for those who do not see the page.
    pub alone: bool,
    /// How to read it.
    pub intro: Option<Phrase>,
    /// Things with pages of their own.
    pub cards: Vec<Card>,
    /// Indicators.
    pub indicators: Vec<IndicatorRow>,
    /// Entries of a log or calendar.
    pub entries: Vec<Entry>,
    /// Stories.
    pub quotes: Vec<Quote>,
    /// Promises.
    pub pledges: Vec<PledgeLine>,
}

/// A link that knows whether it leads to where the reader is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavItem {
    /// Words and address.
    pub link: Phrase,
    /// `page` on the page itself, `true` on pages below it, else nothing.
    pub current: Option<&'static str>,
}

/// The same page in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LangLink {
    /// Its language.
    pub lang: &'static str,
    /// The language's own name.
    pub name: &'static str,
    /// Where.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// An absolute address of a page in a language, for search engines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// A language or `x-default`.
    pub lang: &'static str,
    /// Absolute.
    pub href: String,
}

/// A line at the top of the page that a reader must know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Banner {
    /// `example`, `draft`, `closed` or `untranslated`.
    pub kind: &'static str,
    /// What it says.
    pub text: Phrase,
}

/// What stands around every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// What kind of page it is: `front`, `mission`, `missions`, `page`, `not-found` ... The same in every language.
    pub kind: &'static str,
    /// The language of the page.
    pub lang: &'static str,
    /// The direction it is written in.
    pub dir: &'static str,
    /// For the window: "X – Site".
    pub title: Phrase,
    /// For search engines.
    pub description: Option<String>,
    /// The page's one true address; nothing without a base address.
    pub canonical: Option<String>,
    /// The same page in every language, and `x-default`.
    pub alternates: Vec<Alternate>,
    /// Whether search engines should leave it alone.
    pub noindex: bool,
    /// From here to the site's root: `../../`.
    pub root: String,
    /// The site's name, as a link home.
    pub brand: Phrase,
    /// Address of the logo.
    pub logo: Option<String>,
    /// Icons for tabs, bookmarks and phones.
    pub icons: Vec<Icon>,
    /// For where the page is shared; nothing where its address is not known.
    pub share: Option<Share>,
    /// Whether the site has colours of its own.
    pub brand_css: bool,
    /// Who is behind.
    pub owner: Option<Phrase>,
    /// The same page in every language, if there are several.
    pub languages: Vec<LangLink>,
    /// The main menu.
    pub nav: Vec<NavItem>,
    /// To the search page.
    pub search: NavItem,
    /// What the browser may load here: a Content-Security-Policy.
    pub csp: &'static str,
    /// The way here; the last is this page. Empty on the front page.
    pub crumbs: Vec<Phrase>,
    /// To the page that says whom to ask about what; not on that page.
    pub directory: Option<Phrase>,
    /// What a reader must know.
    pub banners: Vec<Banner>,
    /// Who wrote the page, where that is a partner in its own place, and whose page that is.
    pub origin: Option<Phrase>,
    /// Who is behind, with addresses.
    pub contact: Option<ContactView>,
    /// Where the accessibility duties are written, and other pages about the site.
    pub about: Vec<Phrase>,
    /// Lists that are not in the menu: who and what.
    pub more: Vec<Phrase>,
    /// Lists that are not in the menu: what happens, what was learned and what changed.
    pub follow: Vec<Phrase>,
    /// Where to report an error.
    pub report: Option<Phrase>,
    /// Where the labels of evidence are explained, if the site does so.
    pub evidence: Option<String>,
    /// The pages before and after, where there is an order.
    pub turn: Option<Turn>,
    /// The last day on which something of the page changed, as far as its content tells.
    pub updated: Option<Dated>,
    /// The page's own address, for paper; nothing without a base address.
    pub address: Option<String>,
    /// Terms, day and version.
    pub stamp: Vec<Phrase>,
    /// What lies beside the page for programs, calendars and feed readers.
    pub twins: Vec<Twin>,
}

/// The page, or what is on it, as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Twin {
    /// The file's name: `kalender.ics`. Templates find a file by it.
    pub name: &'static str,
    /// `json`, `csv`, `calendar` or `feed`.
    pub kind: &'static str,
    /// Its media type.
    pub mime: &'static str,
    /// Where.
    pub href: String,
    /// What it is, for the head of the page.
    pub title: String,
    /// The same for readers, with its type and its size if that is known.
    pub text: String,
}

/// A page that lists a kind of things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListPage {
    /// Top.
    pub hero: Hero,
    /// How many of its figures are going how.
    pub tally: Option<TallyView>,
    /// How far what was promised is.
    pub pledges: Option<PledgesView>,
    /// Its parts.
    pub groups: Vec<Group>,
    /// Where it goes on, if it is too long for one page.
    pub ways: Vec<Way>,
}

/// A mission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MissionPage {
    /// Top.
    pub hero: Hero,
    /// How its headline figure is going.
    pub verdict: Option<VerdictView>,
    /// How many of its figures are going how.
    pub tally: Option<TallyView>,
    /// The pages that tell more of the mission: its road map, who does what, what was learned.
    pub ways: Vec<Phrase>,
    /// Period, horizon, stage, themes.
    pub meta: Vec<Meta>,
    /// Its first indicator over time, where it has figures.
    pub figure: Option<Figure>,
    /// In three large facts: now, what is left, what happens now.
    pub brief: Vec<Fact>,
    /// Who holds it together, who owns it, who else takes part.
    pub roles: Vec<Meta>,
    /// Its indicators, in authored order.
    pub indicators: Vec<IndicatorRow>,
    /// The shared narrative.
    pub body: Option<Prose>,
    /// How many milestones of its roadmap stand where; nothing without a roadmap.
    pub way: Option<String>,
    /// The years above its roadmap.
    pub timeline: Timeline,
    /// Its roadmap in short: all phases, and of their milestones what is late, under way, next or not paid for.
    pub roadmap: Vec<PhaseView>,
    /// To the whole way.
    pub roadmap_all: Option<Phrase>,
    /// How far what was promised is.
    pub pledges: Option<PledgesView>,
    /// Who does what: the first few.
    pub contributions: Vec<Card>,
    /// Where all are, if these are not all.
    pub contributions_all: Option<Phrase>,
    /// Who covers what, and what is needed.
    pub coverage: Option<CoverageView>,
    /// The narrative told to others: the first few.
    pub stories: Vec<Quote>,
    /// Where all are, if these are not all.
    pub stories_all: Option<Phrase>,
    /// The narrative as it is told to each audience, if it is told to several.
    pub tellings: Option<Phrase>,
    /// What was learned: the latest, what did not work among them.
    pub learning: Vec<Entry>,
    /// All that was learned.
    pub learning_all: Option<Phrase>,
    /// What else is new.
    pub updates: Vec<Entry>,
    /// The rest of it, where the log is divided by mission.
    pub updates_all: Option<Phrase>,
    /// For dialogue.
    pub questions: Vec<Phrase>,
    /// Life situations.
    pub situations: Vec<Phrase>,
    /// The next dates.
    pub dates: Vec<Entry>,
    /// Changes of targets and promises.
    pub corrections: Option<Table>,
    /// Whom to turn to.
    pub contact: Option<ContactView>,
    /// The whole mission as one document.
    pub report: Phrase,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorPage {
    /// Top.
    pub hero: Hero,
    /// The figure's headline.
    pub statement: Option<Phrase>,
    /// How it is going.
    pub verdict: VerdictView,
    /// The sum behind that.
    pub calculation: Calculation,
    /// Start, now and target.
    pub facts: Vec<Fact>,
    /// The whole over time.
    pub figure: Figure,
    /// The long text.
    pub body: Option<Prose>,
    /// By partner.
    pub partners: Vec<Figure>,
    /// By each dimension.
    pub breakdowns: Vec<Figure>,
    /// Figures that are divided in more than one way at once.
    pub crossed: Vec<Table>,
    /// What is done about it.
    pub contributions: Vec<Card>,
    /// Missions that use it.
    pub missions: Vec<Card>,
    /// Stories beside it.
    pub stories: Vec<Quote>,
    /// What is new.
    pub updates: Vec<Entry>,
    /// About the figure.
    pub about: Vec<Meta>,
    /// Changes of published figures.
    pub corrections: Option<Table>,
    /// How to refer to the page.
    pub cite: String,
}

/// A page that is only text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FreePage {
    /// Top.
    pub hero: Hero,
    /// Headings, if it asks for a table of contents.
    pub toc: Vec<Phrase>,
    /// The text.
    pub body: Option<Prose>,
    /// Pages below it.
    pub children: Vec<Card>,
}

/// A theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemePage {
    /// Top.
    pub hero: Hero,
    /// What is in it, by kind.
    pub groups: Vec<Group>,
    /// Where its contributions go on, if they are too many for one page.
    pub ways: Vec<Way>,
    /// Whom to turn to.
    pub contacts: Vec<ContactView>,
    /// Why these, where nobody is named for the theme.
    pub contacts_how: Option<String>,
    /// What is needed.
    pub needs: Option<Table>,
}

/// Every change of what was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorrectionsPage {
    /// Top.
    pub hero: Hero,
    /// Newest first.
    pub table: Table,
    /// Where they go on, if they are too many for one page.
    pub ways: Vec<Way>,
}

/// What somebody says in another language on the page that is shown where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFoundIn {
    /// The language.
    pub lang: &'static str,
    /// Heading.
    pub title: String,
    /// One sentence.
    pub text: String,
    /// To the front page.
    pub home: Phrase,
}

/// Shown where there is no page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFoundPage {
    /// Top.
    pub hero: Hero,
    /// Where to go from here: at most seven.
    pub links: Vec<Phrase>,
    /// Whom to write to.
    pub contact: Option<Phrase>,
    /// The same in the site's other languages.
    pub others: Vec<NotFoundIn>,
}

/// What a page says, by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each is the struct of the same name")]
pub enum Page {
    Front(Box<FrontPage>),
    Portfolio(Box<PortfolioPage>),
    List(Box<ListPage>),
    Calendar(Box<CalendarPage>),
    Wheel(Box<WheelPage>),
    Partners(Box<PartnersPage>),
    Coverage(Box<CoveragePage>),
    Directory(Box<DirectoryPage>),
    Mission(Box<MissionPage>),
    Report(Box<ReportPage>),
    Roadmap(Box<RoadmapPage>),
    Indicator(Box<IndicatorPage>),
    Partner(Box<PartnerPage>),
    Contribution(Box<ContributionPage>),
    Update(Box<UpdatePage>),
    Story(Box<StoryPage>),
    Situation(Box<SituationPage>),
    Free(Box<FreePage>),
    Theme(Box<ThemePage>),
    Ingredient(Box<IngredientPage>),
    Glossary(Box<GlossaryPage>),
    Corrections(Box<CorrectionsPage>),
    Learning(Box<LearningPage>),
    Tellings(Box<TellingsPage>),
    Changes(Box<ChangesPage>),
    Search(Box<SearchPage>),
    NotFound(Box<NotFoundPage>),
}

impl Page {
    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self {
            Page::Front(_) => "front.html",
            Page::Portfolio(_) => "portfolio.html",
            Page::List(_) => "list.html",
            Page::Calendar(_) => "calendar.html",
            Page::Wheel(_) => "wheel.html",
            Page::Partners(_) => "partners.html",
            Page::Coverage(_) => "coverage.html",
            Page::Directory(_) => "directory.html",
            Page::Mission(_) => "mission.html",
            Page::Report(_) => "report.html",
            Page::Roadmap(_) => "roadmap.html",
            Page::Indicator(_) => "indicator.html",
            Page::Partner(_) => "partner.html",
            Page::Contribution(_) => "contribution.html",
            Page::Update(_) => "update.html",
            Page::Story(_) => "story.html",
            Page::Situation(_) => "situation.html",
            Page::Free(_) => "page.html",
            Page::Theme(_) => "theme.html",
            Page::Ingredient(_) => "ingredient.html",
            Page::Glossary(_) => "glossary.html",
            Page::Corrections(_) => "corrections.html",
            Page::Learning(_) => "learning.html",
            Page::Tellings(_) => "tellings.html",
            Page::Changes(_) => "changes.html",
            Page::Search(_) => "search.html",
            Page::NotFound(_) => "404.html",
        }
    }
}

/// A finished page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct View {
    /// What stands around it.
    pub frame: Frame,
    /// What it says.
    pub page: Page,
}
