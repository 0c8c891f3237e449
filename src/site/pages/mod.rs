//! What each kind of page says. One function a page; what they share is in `words`.

mod brief;
mod calendar;
mod changes;
mod contribution;
mod coverage;
mod directory;
mod front;
mod indicator;
mod ingredient;
mod learning;
mod lists;
mod load;
mod matrix;
mod mission;
mod partner;
mod partners;
mod pledges;
mod portfolio;
mod reference;
mod report;
mod roadmap;
mod search;
mod tellings;
mod told;
mod way;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod told_tests;
#[cfg(test)]
mod way_tests;

pub(super) use calendar::part_title;

use crate::model::{ListKind, Thing};

use super::PageRef;
use super::frame::{kicker_key, title_key};
use super::view::{Group, Hero, Page, Phrase, View};
use super::words::Writer;

/// The whole page.
pub(super) fn view(it: &Writer) -> View {
    let page = match it.page {
        PageRef::Front => front::front(it),
        PageRef::List(ListKind::Missions) => portfolio::portfolio(it),
        PageRef::List(ListKind::Indicators) => lists::indicators(it),
        PageRef::List(ListKind::Partners) => partners::partners(it),
        PageRef::List(ListKind::Contributions) => lists::contributions(it),
        PageRef::List(ListKind::Updates) => lists::updates(it),
        PageRef::List(ListKind::Stories) => lists::stories(it),
        PageRef::List(ListKind::Situations) => lists::situations(it),
        PageRef::Themes => lists::themes(it),
        PageRef::Ingredients => ingredient::ingredients(it),
        PageRef::Calendar => calendar::calendar(it),
        PageRef::CalendarPart(at) => calendar::part(it, at),
        PageRef::Wheel => calendar::wheel(it),
        PageRef::Glossary => reference::glossary(it),
        PageRef::Corrections => reference::corrections(it),
        PageRef::Coverage => coverage::all(it),
        PageRef::CoverageOf(key) => coverage::of(it, key),
        PageRef::Directory => directory::directory(it),
        PageRef::Learning | PageRef::LearningOf(_) => learning::learning(it),
        PageRef::Tellings(key) => tellings::tellings(it, key),
        PageRef::Changes => changes::changes(it),
        PageRef::Search => search::search(it, None),
        PageRef::SearchPart(at) => search::search(it, Some(at)),
        PageRef::Part(at) => part(it, at),
        PageRef::NotFound => reference::not_found(it),
        PageRef::Thing(Thing::Mission(key)) => mission::mission(it, key),
        PageRef::Report(key) => report::report(it, key),
        PageRef::Roadmap(key) => way::way(it, key),
        PageRef::RoadmapPart(key, at) => way::part(it, key, at),
        PageRef::Thing(Thing::Indicator(key)) => indicator::indicator(it, key),
        PageRef::Thing(Thing::Partner(key)) => partner::partner(it, key),
        PageRef::Thing(Thing::Contribution(key)) => contribution::contribution(it, key),
        PageRef::Thing(Thing::Update(key)) => told::update(it, key),
        PageRef::Thing(Thing::Story(key)) => told::story(it, key),
        PageRef::Thing(Thing::Situation(key)) => told::situation(it, key),
        PageRef::Thing(Thing::Page(key)) => told::free(it, key),
        PageRef::Thing(Thing::Theme(key)) => reference::theme(it, key),
        PageRef::Thing(Thing::Ingredient(key)) => ingredient::ingredient(it, key),
    };
    let lead = match it.page {
        PageRef::Thing(_) | PageRef::Front => None,
        PageRef::NotFound => Some(it.t("not_found.lead")),
        PageRef::Part(_) => it.part_lead(),
        PageRef::Roadmap(key) => Some(way::status(it, key)),
        PageRef::RoadmapPart(..) => None,
        other => Some(it.t(&title_key(other).replace(".title", ".lead"))),
    };
    View { frame: it.frame(lead.as_deref()), page }
}

/// A part of a list that is too long for one page.
fn part(it: &Writer, at: u16) -> Page {
    match it.site.part(at).of {
        PageRef::List(ListKind::Indicators) => lists::indicators(it),
        PageRef::List(ListKind::Contributions) => lists::contributions(it),
        PageRef::List(ListKind::Updates) => lists::updates(it),
        PageRef::List(ListKind::Stories) => lists::stories(it),
        PageRef::Corrections => reference::corrections(it),
        PageRef::Learning | PageRef::LearningOf(_) => learning::learning(it),
        PageRef::Thing(Thing::Theme(key)) => reference::part_of_theme(it, key),
        other => unreachable!("{other:?} is not divided"),
    }
}

/// The top of a page about one thing.
fn hero(it: &Writer, thing: Thing) -> Hero {
    let lead = match thing {
        Thing::Theme(key) => it.maybe(&it.model.themes[key].description),
        Thing::Ingredient(key) => it.maybe(&it.model.ingredients[key].description),
        _ => it.site.common(thing).and_then(|common| it.maybe(&common.summary)),
    };
    let kicker = match thing {
        Thing::Page(_) => Vec::new(),
        _ => vec![it.plain(it.t(kicker_key(thing)))],
    };
    Hero { kicker, evidence: None, title: it.phrase(it.site.title(thing)), lead, dated: None }
}

/// The top of a page that is not about one thing.
fn list_hero(it: &Writer) -> Hero {
    if it.is_part() {
        let lead = it.part_lead().map(|it_| it.plain(it_));
        let title = it.page_title();
        return Hero { kicker: Vec::new(), evidence: None, title, lead, dated: None };
    }
    let title = title_key(it.page);
    Hero {
        kicker: Vec::new(),
        evidence: None,
        title: it.plain(it.t(title)),
        lead: Some(it.plain(it.t(&title.replace(".title", ".lead")))),
        dated: None,
    }
}

/// An empty part of a list.
fn group(id: &str, title: Phrase) -> Group {
    Group {
        id: format!("h-{id}"),
        title,
        alone: false,
        intro: None,
        cards: Vec::new(),
        indicators: Vec::new(),
        entries: Vec::new(),
        quotes: Vec::new(),
        pledges: Vec::new(),
    }
}
