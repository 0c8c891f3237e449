//! Who promised what: a contribution, a partner, an effective ingredient, and promises in lists.

use serde::Serialize;

use super::{
    Badge, Card, ContactView, Entry, Group, Hero, IndicatorRow, Meta, Panel, Phrase, PictureView,
    Plot, Prose, Quote, Table,
};

/// How far pledges are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PledgesView {
    /// "23 løfter".
    pub total: String,
    /// The stacked bar.
    pub plot: Plot,
    /// The same in words, one for each status that there is.
    pub items: Vec<PledgeCount>,
}

/// How many promises have a status, and which they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PledgeCount {
    /// Class for its colour.
    pub class: &'static str,
    /// Id of its symbol in the sprite.
    pub icon: &'static str,
    /// "2 forsinket".
    pub text: String,
    /// Where those are listed, if it is on this page.
    pub href: Option<String>,
    /// Which, where a reader would ask: links to the contributions.
    pub which: Vec<Phrase>,
    /// Where the rest are, if these are not all.
    pub more: Option<Phrase>,
}

/// A promise in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PledgeLine {
    /// What is promised.
    pub text: Phrase,
    /// Where it stands; nothing where no figure was promised.
    pub status: Option<Badge>,
    /// "143 af 200"; nothing where no figure was promised.
    pub says: Option<String>,
    /// "inden 31. december 2026".
    pub by: Option<String>,
    /// The contribution it belongs to, as a link, where that does not stand above.
    pub of: Option<Phrase>,
    /// Whose it is, where that does not stand above.
    pub who: Option<Phrase>,
}

/// A promise on the page of its contribution: so that anybody can test it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PledgeView {
    /// What is promised.
    pub text: Phrase,
    /// Where it stands; nothing where no figure was promised.
    pub status: Option<Badge>,
    /// "143 af 200".
    pub says: String,
    /// How much of it is delivered, as a bar that says nothing new.
    pub plot: Option<Plot>,
    /// For whom, how much, by when, how much so far and when that was counted.
    pub meta: Vec<Meta>,
    /// Said where it was changed, with a link to what stood before.
    pub changed: Option<Phrase>,
    /// Where it would stand without the change, if that is worse.
    pub unmoved: Option<String>,
}

/// A promise that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeView {
    /// Which.
    pub title: Phrase,
    /// What stood before, what stands now, when, why, who decided.
    pub meta: Vec<Meta>,
}

/// How a status is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleView {
    /// The status.
    pub status: Badge,
    /// When a promise has it.
    pub text: String,
}

/// A contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContributionPage {
    /// Top.
    pub hero: Hero,
    /// Where it stands.
    pub status: Option<Badge>,
    /// How many of its promises are late.
    pub late: Option<Badge>,
    /// The next or the last date by which something is promised, or when it closed.
    pub when: Option<String>,
    /// Why it was closed.
    pub why: Option<Phrase>,
    /// Who, with whom, for what.
    pub meta: Vec<Meta>,
    /// What was promised, and what there is.
    pub promises: Vec<PledgeView>,
    /// How the status of a promise is decided; where there are promises with figures.
    pub rules: Vec<RuleView>,
    /// What the part about that is called: of experiments otherwise than of the rest.
    pub trial_title: String,
    /// What is tried, what was expected, what was learned, when it is decided.
    pub trial: Vec<Meta>,
    /// What was learned, newest first.
    pub lessons: Vec<Entry>,
    /// The long text.
    pub body: Option<Prose>,
    /// What it is meant to move.
    pub indicators: Vec<IndicatorRow>,
    /// Why somebody believes so.
    pub because: Option<Phrase>,
    /// "Vurdering": what kind of proof that is.
    pub because_evidence: Badge,
    /// What it costs, who pays, who gains: with words for what nobody has said.
    pub cost: Vec<Meta>,
    /// Said where those who pay are others than those who gain.
    pub cost_note: Option<String>,
    /// What else is new.
    pub updates: Vec<Entry>,
    /// What was promised before.
    pub changes: Vec<ChangeView>,
    /// Changes of what was published.
    pub corrections: Option<Table>,
    /// Whom to turn to.
    pub contact: Option<ContactView>,
}

/// A partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnerPage {
    /// Top.
    pub hero: Hero,
    /// Said where several missions ask it for something at once.
    pub load: Option<String>,
    /// Its logo.
    pub logo: Option<PictureView>,
    /// Its role in the missions, in a sentence.
    pub role: Option<String>,
    /// Area, site, licence.
    pub meta: Vec<Meta>,
    /// The missions it is in, by role.
    pub roles: Vec<Meta>,
    /// The long text.
    pub body: Option<Prose>,
    /// How far what it has promised itself is.
    pub pledges: Option<PledgesView>,
    /// What it does, by mission.
    pub contributions: Vec<Group>,
    /// Milestones that it has promised.
    pub milestones: Option<Table>,
    /// Its own figures over time, each with the whole behind it on the same scale.
    pub plots: Vec<Panel>,
    /// Its own figures on shared indicators.
    pub figures: Option<Table>,
    /// Indicators that it answers for.
    pub indicators: Vec<Phrase>,
    /// What it pays for, and what it gains from.
    pub costs: Option<Table>,
    /// Stories about what it does.
    pub stories: Vec<Quote>,
    /// What is new.
    pub updates: Vec<Entry>,
    /// Whom to turn to for what.
    pub contacts: Vec<ContactView>,
}

/// An effective ingredient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IngredientPage {
    /// Top.
    pub hero: Hero,
    /// How much is known of its effect.
    pub level: Option<Badge>,
    /// What that level means.
    pub level_how: Option<String>,
    /// What is known, what to be careful about.
    pub meta: Vec<Meta>,
    /// Who uses it now.
    pub contributions: Vec<Card>,
    /// Who used it.
    pub ended: Vec<Card>,
    /// How the indicators are going that those aim at.
    pub indicators: Vec<IndicatorRow>,
    /// Where the rest are, if these are not all.
    pub indicators_all: Option<Phrase>,
    /// Whom to ask.
    pub contacts: Vec<ContactView>,
}
