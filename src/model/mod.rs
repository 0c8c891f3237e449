//! Content as meant: names are keys, series are sorted, every fact was checked. Holding one of these
//! is the proof. Language-free but for [`Localized`] words. Does *not* know how it was written
//! (`source`), nor how it will be shown (`site`).

mod indicator;
mod table;
mod things;

pub use indicator::*;
pub use table::{Key, Table};
pub use things::*;

// Words that authors choose from are vocabulary; here they belong to what they describe.
pub use crate::value::{
    Cadence, CalendarKind, ContactLevel, ContributionKind, ContributionStatus, CorrectionKind,
    Direction, Evidence, EvidenceLevel, Example, Horizon, Method, Need, Outcome, PartnerKind,
    PledgeAim, Seasonal, Stage, UpdateKind,
};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::colour::Look;
use crate::tree::{Picture, Span, Spanned};
use crate::value::{Contact, Date, Id, Lang, Localized, OtherNames};

/// Everything that a site is made of.
#[derive(Debug, Clone)]
pub struct Model {
    /// The site itself.
    pub site: Site,
    /// The themes, in the order written.
    pub themes: Table<Theme>,
    /// The effective ingredients.
    pub ingredients: Table<Ingredient>,
    /// The shared language.
    pub terms: Table<Term>,
    /// Missions.
    pub missions: Table<Mission>,
    /// Indicators.
    pub indicators: Table<Indicator>,
    /// Partners.
    pub partners: Table<Partner>,
    /// Contributions.
    pub contributions: Table<Contribution>,
    /// Stories.
    pub stories: Table<Story>,
    /// Updates.
    pub updates: Table<Update>,
    /// Life situations.
    pub situations: Table<Situation>,
    /// Free pages.
    pub pages: Table<FreePage>,
    /// The annual wheel, by first date.
    pub calendar: Vec<CalendarEntry>,
    /// Changes of published figures and promises, newest first.
    pub corrections: Vec<Correction>,
    /// Old addresses (`/gammel/side/`) and where they lead now.
    pub redirects: Vec<Redirect>,
    /// Pictures and documents.
    pub files: Files,
    /// Partners' own places, which some things come from.
    pub origins: Vec<Origin>,
}

/// A place of a partner's own, apart from the site's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Whose it is.
    pub partner: Key<Partner>,
    /// The site that its things were exported from; nothing if they lie in a folder.
    pub snapshot: Option<OriginSite>,
}

/// Another site that things come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginSite {
    /// Its name, in its first language.
    pub title: String,
    /// The day that its things were taken: they are as they were then.
    pub as_of: Option<Date>,
    /// Where it lives.
    pub base_url: Option<String>,
    /// Terms of its data.
    pub licence: Option<String>,
}

/// What pages use beside their words, by path below the content folder.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// What something links to: published as it is.
    pub assets: BTreeSet<String>,
    /// What is shown.
    pub pictures: BTreeMap<String, Shown>,
    /// Those of them that lie in no file of their own, with all that is in them.
    pub held: BTreeMap<String, Arc<[u8]>>,
}

/// A file that is shown as a picture.
#[derive(Debug, Clone)]
pub struct Shown {
    /// What is known of it; nothing of kinds that we do not read.
    pub picture: Option<Picture>,
    /// Whether a text shows it; else it is somebody's logo.
    pub in_text: bool,
    /// Its text, if it is the site's logo and an SVG: icons are drawn from it.
    pub drawing: Option<String>,
}

/// What every page-making thing has.
#[derive(Debug, Clone)]
pub struct Common {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: Localized<String>,
    /// A shorter name for menus and cards.
    pub short: Option<Localized<String>>,
    /// What else people call it, by language: for the index from A to Å and for search.
    pub also: OtherNames,
    /// Two sentences in plain language.
    pub summary: Option<Localized<String>>,
    /// The long text.
    pub body: Option<Localized<Body>>,
    /// The last part of its address where it is not the id.
    pub slugs: BTreeMap<Lang, Id>,
    /// Old addresses that lead here.
    pub aliases: Vec<Spanned<String>>,
    /// Not for the public yet (shown only with `--drafts`).
    pub hidden: bool,
    /// The place in [`Model::origins`] of where it comes from; nothing if it is the site's own content.
    pub origin: Option<usize>,
    /// Where it is written: its title, or its file's beginning.
    pub span: Span,
}

impl Common {
    /// The short name if there is one, else the title.
    pub fn short(&self, lang: Lang) -> &str {
        self.short.as_ref().unwrap_or(&self.title).best(lang)
    }

    /// Whether there are words in this language: a title or a text.
    pub fn speaks(&self, lang: Lang) -> bool {
        let body = self.body.as_ref().is_some_and(|it| it.exact(lang).is_some());
        self.title.exact(lang).is_some() || body
    }
}

/// A Markdown text in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The text as written.
    pub markdown: String,
    /// Where it stands.
    pub span: Span,
    /// Path of its file below the content folder: relative links start from there.
    pub path: String,
}

/// Something that an address of ours can point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A mission.
    Mission(Key<Mission>),
    /// An indicator.
    Indicator(Key<Indicator>),
    /// A partner.
    Partner(Key<Partner>),
    /// A contribution.
    Contribution(Key<Contribution>),
    /// A story.
    Story(Key<Story>),
    /// An update.
    Update(Key<Update>),
    /// A life situation.
    Situation(Key<Situation>),
    /// A free page.
    Page(Key<FreePage>),
    /// A theme.
    Theme(Key<Theme>),
    /// An effective ingredient.
    Ingredient(Key<Ingredient>),
}

/// Where a checked link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A page of the site, and an anchor on it.
    Thing(Thing, Option<String>),
    /// A list page: `mission:`, `indicator:` ... without an id.
    List(ListKind),
    /// A file that is published as it is (path below the content folder).
    Asset(String),
    /// An address elsewhere (`https`, `mailto`, `tel`).
    Elsewhere(String),
    /// An address on this site that was written out: `/om/`.
    Path(String),
}

/// An old address, and where it leads now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old address: `/gammel/side/`.
    pub from: String,
    /// Where it leads.
    pub to: Destination,
    /// Where the old address is written.
    pub from_span: Span,
    /// Where the new one is.
    pub to_span: Span,
}

/// A page that lists a kind of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListKind {
    /// All missions.
    Missions,
    /// All indicators.
    Indicators,
    /// All partners.
    Partners,
    /// All contributions.
    Contributions,
    /// All updates.
    Updates,
    /// All stories.
    Stories,
    /// All life situations.
    Situations,
}

/// The site as a whole.
#[derive(Debug, Clone)]
pub struct Site {
    /// Its name.
    pub title: Localized<String>,
    /// What the front page says first: its heading, where that is not the name.
    pub promise: Option<Localized<String>>,
    /// What it is, in two sentences.
    pub summary: Option<Localized<String>>,
    /// Who answers for it.
    pub publisher: Option<Publisher>,
    /// Its languages; the first is the default and lives at `/`. Never empty.
    pub languages: Vec<Lang>,
    /// Where it is published, ending in `/`.
    pub base_url: Option<String>,
    /// The day that judgements and lists are made for.
    pub as_of: Date,
    /// Whom to write to.
    pub contact: Option<Contact>,
    /// Of the data: an SPDX name.
    pub licence: Option<String>,
    /// Where content is kept.
    pub repository: Option<String>,
    /// Name, logo and colours.
    pub brand: Brand,
    /// The main menu, at most seven; empty for the default.
    pub navigation: Vec<NavLink>,
    /// The accessibility statement.
    pub accessibility: Option<Accessibility>,
    /// An address or form for errors in figures.
    pub report_errors: Option<String>,
    /// Whom to tell about security holes.
    pub security_contact: Option<String>,
    /// The method of judgement.
    pub method: Method,
    /// Every page says that its content is invented.
    pub example: Example,
    /// Whether the first mention of a word of the glossary in a text leads to its meaning by itself.
    pub glossary_links: bool,
    /// The day its words were last changed is unknown to us; where the file stands.
    pub span: Span,
}

/// The publisher of a site.
#[derive(Debug, Clone)]
pub enum Publisher {
    /// A partner with a page.
    Partner(Key<Partner>),
    /// A name.
    Name(Localized<String>),
}

/// What a municipality sets (pages.md L-30).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brand {
    /// The name in the masthead.
    pub name: Option<Localized<String>>,
    /// Path of the logo below the content folder.
    pub logo: Option<String>,
    /// Every colour of the site in both modes: the theme's, and what follows from the brand.
    pub look: Look,
    /// The tokens in `look` that are the brand's, in the order of the style sheet.
    pub changed: Vec<&'static str>,
    /// A CSS font family list for headings.
    pub font_head: Option<String>,
    /// A CSS length.
    pub radius: Option<String>,
}

/// A link in the main menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavLink {
    /// Its words; without them, the target's short title.
    pub text: Option<Localized<String>>,
    /// Where it leads.
    pub to: Destination,
}

/// The accessibility statement that Danish law asks for (pages.md P15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accessibility {
    /// Address of the statement in WAS-Tool.
    pub statement: Option<String>,
    /// When it was last renewed.
    pub date: Option<Date>,
    /// Telephone for those who cannot use the site.
    pub phone: Option<String>,
    /// E-mail for the same.
    pub email: Option<String>,
}
