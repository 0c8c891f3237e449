//! Pages that list a kind of things: in authored order or by name, never by result.

use std::collections::BTreeMap;

use crate::model::{Need, Thing};
use crate::site::view::{Card, Group, ListPage, Page};
use crate::site::words::{Writer, capital, contribution_kind_key, partner_kind_key};

use super::{group, list_hero, pledges};

fn page(it: &Writer, groups: Vec<Group>) -> Page {
    Page::List(Box::new(list(it, groups)))
}

fn list(it: &Writer, groups: Vec<Group>) -> ListPage {
    ListPage { hero: list_hero(it), tally: None, pledges: None, next: None, groups }
}

/// One part without a heading of its own: it takes the page's.
fn single(it: &Writer, id: &str, cards: Vec<Card>) -> Page {
    let title = list_hero(it).title;
    page(it, vec![Group { cards, alone: true, ..group(id, title) }])
}

/// What one must know first, then the rest; each by name.
pub(super) fn indicators(it: &Writer) -> Page {
    let mut groups = Vec::new();
    let parts = [
        (Need::MustKnow, "indicators.must_know", "must"),
        (Need::NiceToKnow, "indicators.nice_to_know", "nice"),
    ];
    for (need, title, id) in parts {
        let keys = it.model.indicators.iter().filter(|(_, it)| it.need == need).map(|(key, _)| key);
        let keys = it.sorted(keys.collect(), |key| &it.model.indicators[key].common.title);
        if !keys.is_empty() {
            let indicators = it.indicators(&keys);
            groups.push(Group { indicators, ..group(id, it.plain(it.t(title))) });
        }
    }
    let tally = it.tally(it.model.indicators.iter().map(|(key, _)| key));
    Page::List(Box::new(ListPage { tally, ..list(it, groups) }))
}

/// By kind, each by name.
pub(super) fn partners(it: &Writer) -> Page {
    let mut kinds: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (key, partner) in it.model.partners.iter() {
        // Those without a kind come last.
        kinds.entry((partner.kind.is_none(), partner.kind)).or_default().push(key);
    }
    let groups = kinds.into_iter().enumerate().map(|(at, ((_, kind), keys))| {
        let title = kind.map_or("partners.no_kind", |kind| partner_kind_key(kind).1);
        let keys = it.sorted(keys, |key| &it.model.partners[key].common.title);
        let cards = keys.into_iter().map(|key| it.partner_card(key)).collect();
        Group { cards, ..group(&format!("{at}"), it.plain(it.t(title))) }
    });
    page(it, groups.collect())
}

/// Promises by where they stand, then contributions by kind, each in the order of the files.
pub(super) fn contributions(it: &Writer) -> Page {
    let mut kinds: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (key, contribution) in it.model.contributions.iter() {
        kinds.entry((contribution.kind.is_none(), contribution.kind)).or_default().push(key);
    }
    let groups = kinds.into_iter().enumerate().map(|(at, ((_, kind), keys))| {
        let title = match kind {
            Some(kind) => {
                contribution_kind_key(kind).replace("contribution_kind.", "contribution_kinds.")
            }
            None => "contributions.title".to_owned(),
        };
        let cards = it.contribution_cards(&keys);
        Group { cards, ..group(&format!("{at}"), it.plain(it.t(&title))) }
    });
    let all: Vec<_> = it.model.contributions.iter().map(|(key, _)| key).collect();
    let pledges = pledges::above(it, &all);
    let groups = pledges::by_status(it, &all).into_iter().chain(groups).collect();
    Page::List(Box::new(ListPage { pledges, ..list(it, groups) }))
}

/// The log, newest first, year by year.
pub(super) fn updates(it: &Writer) -> Page {
    let mut groups: Vec<Group> = Vec::new();
    for key in &it.site.index.updates {
        let year = it.model.updates[*key].date.year().to_string();
        let id = format!("h-{year}");
        if groups.last().is_none_or(|last| last.id != id) {
            groups.push(group(&year, it.plain(year.clone())));
        }
        let last = groups.last_mut().expect("just made");
        last.entries.push(it.entry(*key));
    }
    page(it, groups)
}

pub(super) fn stories(it: &Writer) -> Page {
    let keys: Vec<_> = it.model.stories.iter().map(|(key, _)| key).collect();
    let quotes = it.quotes(&keys);
    let intro = Some(it.plain(it.t("mission.stories_how")));
    page(it, vec![Group { quotes, intro, alone: true, ..group("all", list_hero(it).title) }])
}

pub(super) fn situations(it: &Writer) -> Page {
    let keys = it.model.situations.iter().map(|(key, _)| it.card(Thing::Situation(key)));
    single(it, "all", keys.collect())
}

pub(super) fn themes(it: &Writer) -> Page {
    single(it, "all", it.model.themes.iter().map(|(key, _)| it.card(Thing::Theme(key))).collect())
}

/// What comes, month by month, and what was, newest first.
pub(super) fn calendar(it: &Writer) -> Page {
    let today = it.model.site.as_of;
    let mut groups: Vec<Group> = Vec::new();
    let mut past = Vec::new();
    for at in &it.site.index.calendar {
        if at.to < today {
            past.push(it.occurrence(*at));
            continue;
        }
        // What has begun is told in the month that it is.
        let day = at.from.max(today);
        let month = crate::value::Period::Month(day.year(), day.month());
        let id = format!("h-{month}");
        if groups.last().is_none_or(|last| last.id != id) {
            groups.push(group(&month.to_string(), it.plain(capital(&it.period(month)))));
        }
        groups.last_mut().expect("just made").entries.push(it.occurrence(*at));
    }
    if !past.is_empty() {
        past.reverse();
        groups.push(Group { entries: past, ..group("past", it.plain(it.t("calendar.past"))) });
    }
    let next = it.coming(1).into_iter().next();
    Page::List(Box::new(ListPage { next, ..list(it, groups) }))
}
