//! What changed since last time (T-32): build by build, verdicts first and texts last, whether good or bad.

use crate::history::Release;
use crate::site::view::{ChangesPage, ChangesView, Entry, Page};
use crate::site::words::Writer;
use crate::value::parse_date;

use super::list_hero;

/// So many changes stand on the page; a page of more would be slow and long. The rest is in the table
/// beside it.
const MOST: usize = 120;

pub(super) fn changes(it: &Writer) -> Page {
    let mut room = MOST;
    let mut releases = Vec::new();
    let mut all = it.site.releases();
    for release in all.by_ref() {
        releases.push(view(it, release, room));
        room = room.saturating_sub(release.changes.len());
        if room == 0 {
            break;
        }
    }
    let shown: usize = releases.iter().map(|it| it.items.len()).sum();
    let total: usize = it.site.releases().map(|it| it.changes.len()).sum();
    let since = day(it, &it.site.history.since);
    let since = it.fill("changes.since", &[("date", &since)]);
    let none = releases.is_empty().then(|| it.t("changes.none"));
    Page::Changes(Box::new(ChangesPage {
        hero: list_hero(it),
        since: [Some(since), none].into_iter().flatten().collect::<Vec<_>>().join(" "),
        releases,
        older: (total > shown).then(|| it.linked(&it.t("changes.older"), "aendringer.csv")),
    }))
}

fn day(it: &Writer, written: &str) -> String {
    parse_date(written).map_or_else(|| written.to_owned(), |day| it.date(day))
}

fn view(it: &Writer, release: &Release, room: usize) -> ChangesView {
    let date = day(it, &release.as_of);
    let n = release.changes.len() as u64;
    let since = day(it, &release.since);
    let items = release.changes.iter().take(room).map(|change| {
        let told = it.told_change(release, change);
        Entry {
            datetime: String::new(),
            date: told.label,
            kind: None,
            title: told.title,
            text: Some(told.text),
            notes: told.why.into_iter().collect(),
            draft: false,
        }
    });
    ChangesView {
        id: release.as_of.clone(),
        title: it.fill("changes.release", &[("date", &date)]),
        intro: it.locale.count("changes.count", n, &[("date", &since)]),
        items: items.collect(),
    }
}
