//! The front page.

use crate::model::{ListKind, Thing};
use crate::site::PageRef;
use crate::site::view::{FrontPage, Hero, Page, Phrase};
use crate::site::words::Writer;

/// How many missions the front page shows before it points to the list.
const MISSIONS: usize = 12;

pub(super) fn front(it: &Writer) -> Page {
    let model = it.model;
    let list = |kind, key: &str| {
        let page = PageRef::List(kind);
        it.site.has(page).then(|| it.see_all(page, key))
    };
    let count = |kind, key: &str, n: usize| {
        let page = PageRef::List(kind);
        it.site
            .has(page)
            .then(|| Phrase { href: Some(it.href(page)), ..it.plain(it.count(key, n)) })
    };
    let counts = [
        count(ListKind::Missions, "count.missions", model.missions.len()),
        count(ListKind::Indicators, "count.indicators", model.indicators.len()),
        count(ListKind::Partners, "count.partners", model.partners.len()),
        count(ListKind::Contributions, "count.contributions", model.contributions.len()),
    ];
    let missions = model.missions.iter().take(MISSIONS);
    let situations = model.situations.iter().map(|(key, _)| it.thing(Thing::Situation(key)));
    let dates = it.coming(3);
    Page::Front(Box::new(FrontPage {
        hero: Hero {
            kicker: Vec::new(),
            evidence: None,
            title: it.phrase(&model.site.title),
            lead: it.maybe(&model.site.summary),
        },
        tally: it.tally(model.indicators.iter().map(|(key, _)| key)),
        counts: counts.into_iter().flatten().collect(),
        missions: missions.map(|(key, _)| it.mission_card(key)).collect(),
        all_missions: list(ListKind::Missions, "missions.title"),
        situations: situations.take(MISSIONS).collect(),
        updates: it.entries(it.site.index.updates.iter().copied().take(3)),
        all_updates: list(ListKind::Updates, "updates.title"),
        all_dates: it
            .site
            .has(PageRef::Calendar)
            .then(|| it.to(PageRef::Calendar, "calendar.see_all")),
        dates,
    }))
}
