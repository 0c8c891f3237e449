//! Pages that list a kind of things: in authored order or by name, never by result.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Contribution, Key, Need, Thing};
use crate::site::PageRef;
use crate::site::view::{Card, Group, ListPage, Page};
use crate::site::words::{Writer, contribution_kind_key};

use super::{group, list_hero, pledges};

fn page(it: &Writer, groups: Vec<Group>) -> Page {
    Page::List(Box::new(list(it, groups)))
}

fn list(it: &Writer, groups: Vec<Group>) -> ListPage {
    let taken: BTreeSet<String> = groups.iter().map(|it| it.id.clone()).collect();
    let (hero, ways) = (list_hero(it), it.ways(&taken));
    ListPage { hero, tally: None, pledges: None, groups, ways }
}

/// One part without a heading of its own: it takes the page's.
fn single(it: &Writer, id: &str, cards: Vec<Card>) -> Page {
    let title = list_hero(it).title;
    page(it, vec![Group { cards, alone: true, ..group(id, title) }])
}

/// What one must know first, then the rest; each by name.
pub(super) fn indicators(it: &Writer) -> Page {
    let mut groups = Vec::new();
    let all: Vec<_> = it.model.indicators.iter().map(|(key, _)| key).collect();
    let shown: Vec<_> = it.site.shown(it.page).into_iter().map(|at| all[at]).collect();
    let parts = [
        (Need::MustKnow, "indicators.must_know", "must"),
        (Need::NiceToKnow, "indicators.nice_to_know", "nice"),
    ];
    for (need, title, id) in parts {
        let keys = shown.iter().copied().filter(|key| it.model.indicators[*key].need == need);
        let keys = it.sorted(keys.collect(), |key| &it.model.indicators[key].common.title);
        if !keys.is_empty() {
            let indicators = it.indicators(&keys);
            groups.push(Group { indicators, ..group(id, it.plain(it.t(title))) });
        }
    }
    let told = match it.page {
        PageRef::Part(at) => it.site.places_of_part(at).iter().map(|at| all[*at]).collect(),
        _ => all,
    };
    let tally = it.tally(told);
    Page::List(Box::new(ListPage { tally, ..list(it, groups) }))
}

/// By kind, each in the order of the files; where they are many, those that were told of last.
pub(super) fn contributions(it: &Writer) -> Page {
    let all: Vec<_> = it.model.contributions.iter().map(|(key, _)| key).collect();
    let shown: Vec<_> = it.site.shown(it.page).into_iter().map(|at| all[at]).collect();
    let part = matches!(it.page, PageRef::Part(_));
    let groups = match it.site.is_divided(it.page) {
        true => vec![latest_contributions(it, &shown)],
        false if part => contributions_by_kind(it, &shown),
        // Few enough to say of each promise where it stands.
        false => {
            let kinds = contributions_by_kind(it, &shown);
            let groups = pledges::by_status(it, &all).into_iter().chain(kinds).collect();
            let pledges = pledges::above(it, &all);
            return Page::List(Box::new(ListPage { pledges, ..list(it, groups) }));
        }
    };
    let told = match it.page {
        PageRef::Part(at) => it.site.places_of_part(at).iter().map(|at| all[*at]).collect(),
        _ => all,
    };
    Page::List(Box::new(ListPage { pledges: pledges::of(it, &told), ..list(it, groups) }))
}

/// The first of many contributions.
pub(super) fn latest_contributions(it: &Writer, keys: &[Key<Contribution>]) -> Group {
    let cards = it.contribution_cards(keys);
    Group { cards, ..group("latest", it.plain(it.t("parts.latest_contributions"))) }
}

fn contributions_by_kind(it: &Writer, keys: &[Key<Contribution>]) -> Vec<Group> {
    let mut kinds: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for key in keys {
        let kind = it.model.contributions[*key].kind;
        kinds.entry((kind.is_none(), kind)).or_default().push(*key);
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
    groups.collect()
}

/// The log, newest first, year by year.
pub(super) fn updates(it: &Writer) -> Page {
    let mut groups: Vec<Group> = Vec::new();
    for at in it.site.shown(it.page) {
        let key = &it.site.index.updates[at];
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
    let all: Vec<_> = it.model.stories.iter().map(|(key, _)| key).collect();
    let keys: Vec<_> = it.site.shown(it.page).into_iter().map(|at| all[at]).collect();
    let quotes = it.quotes(&keys);
    let intro = Some(it.plain(it.t("mission.stories_how")));
    page(it, vec![Group { quotes, intro, alone: true, ..group("all", list_hero(it).title) }])
}

pub(super) fn situations(it: &Writer) -> Page {
    // The page's heading begins the sentence that each short name ends.
    let card =
        |key| Card { title: it.short(Thing::Situation(key)), ..it.card(Thing::Situation(key)) };
    let keys = it.model.situations.iter().map(|(key, _)| card(key));
    single(it, "all", keys.collect())
}

pub(super) fn themes(it: &Writer) -> Page {
    single(it, "all", it.model.themes.iter().map(|(key, _)| it.card(Thing::Theme(key))).collect())
}
