//! From the former history and the present state to the present history: the same inputs give the same
//! history, and a build over its own result changes nothing. Does *not* know what the facts mean.

use std::collections::BTreeMap;

use crate::value::{Date, parse_date};

use super::diff::diff;
use super::state::*;

/// So many builds are told of; the oldest go first.
const RELEASES: usize = 60;
/// So many changes are kept in all; whole builds go, the newest never.
const CHANGES: usize = 20_000;

/// The present history. Without a former one it begins now. A look back (a build for a day before the
/// former one's) leaves it as it is: the past is not written anew.
pub fn carry(former: Option<&History>, state: State) -> History {
    let Some(former) = former else {
        let (since, releases) = (state.as_of.clone(), Vec::new());
        return History { schema: None, pejl_history: VERSION.to_owned(), since, state, releases };
    };
    if looks_back(former, &state) {
        return former.clone();
    }
    let changes = diff(&former.state, &state);
    let mut releases = former.releases.clone();
    if !changes.is_empty() {
        match releases.first_mut().filter(|it| it.as_of == state.as_of) {
            Some(release) => merge(&mut release.changes, changes),
            None => {
                let (as_of, since) = (state.as_of.clone(), former.state.as_of.clone());
                releases.insert(0, Release { as_of, since, changes });
            }
        }
    }
    // An address that is there again on the same day was never gone.
    let is_back = |it: &Change| {
        let address = it.before.as_ref().and_then(Fact::code);
        it.kind == Kind::Address && address.is_some_and(|it| state.addresses.contains_key(it))
    };
    for release in releases.iter_mut().filter(|it| it.as_of == state.as_of) {
        release.changes.retain(|it| !is_back(it));
    }
    releases.retain(|it| !it.changes.is_empty());
    let mut room = CHANGES;
    let fits = |(at, it): (usize, &Release)| {
        room = room.saturating_sub(it.changes.len());
        at == 0 || (at < RELEASES && room > 0)
    };
    let keep = releases.iter().enumerate().map(fits).take_while(|it| *it).count();
    let cut = keep < releases.len();
    releases.truncate(keep);
    let oldest = releases.last().map(|it| it.since.clone()).filter(|_| cut);
    let since = oldest.unwrap_or_else(|| former.since.clone());
    History { schema: None, pejl_history: VERSION.to_owned(), since, state, releases }
}

/// Whether a former history can be this site's: they have something in common, or one has nothing yet.
pub fn is_of_same_site(former: &History, state: &State) -> bool {
    let (before, now) = (&former.state.things, &state.things);
    before.is_empty() || now.is_empty() || before.keys().any(|it| now.contains_key(it))
}

/// Whether a state is of an earlier day than the former one.
pub(super) fn looks_back(former: &History, state: &State) -> bool {
    state.as_of < former.state.as_of
}

/// More changes of the same day: what was before stays, what is now is the new. What is as it was before
/// is no change.
fn merge(all: &mut Vec<Change>, more: Vec<Change>) {
    let is_new = |it: &Change| it.kind == Kind::Thing && it.before.is_none();
    let new: Vec<String> = all.iter().filter(|it| is_new(it)).map(|it| it.about.clone()).collect();
    for change in more {
        // What came on this day has no past to differ from.
        if change.kind != Kind::Thing && new.contains(&change.about) {
            continue;
        }
        match all.iter_mut().find(|it| it.key() == change.key()) {
            Some(old) if old.kind == Kind::NewFigures => old.now = sum(&old.now, &change.now),
            Some(old) => (old.now, old.part) = (change.now, change.part),
            None => all.push(change),
        }
    }
    all.retain(|it| it.before != it.now);
    all.sort_by(|a, b| (a.kind, &a.about).cmp(&(b.kind, &b.about)));
}

/// Two counts together.
fn sum(one: &Option<Fact>, other: &Option<Fact>) -> Option<Fact> {
    let count = |it: &Option<Fact>| {
        it.as_ref().and_then(Fact::code).and_then(|it| it.parse::<u64>().ok()).unwrap_or(0)
    };
    Some(Fact::Code(count(one).saturating_add(count(other)).to_string()))
}

/// The entries of calendar files with their sequence numbers: one more than before for each that was
/// changed since. An entry that is no more is kept, as cancelled, until its day is over (or for a year, if
/// it came again and again): a calendar program forgets it only if it is told so.
pub fn stamp(
    former: &BTreeMap<String, Event>,
    present: BTreeMap<String, Event>,
    as_of: Date,
) -> BTreeMap<String, Event> {
    let mut all = present;
    for (id, event) in &mut all {
        let Some(old) = former.get(id) else { continue };
        let same = old.hash == event.hash && old.gone.is_none();
        event.sequence = if same { old.sequence } else { old.sequence.saturating_add(1) };
    }
    for (id, old) in former {
        if all.contains_key(id) {
            continue;
        }
        let mut event = old.clone();
        if event.gone.is_none() {
            event.sequence = event.sequence.saturating_add(1);
            event.gone = Some(as_of.to_string());
        }
        let ahead = parse_date(&event.to).is_some_and(|it| it >= as_of);
        let gone = event.gone.as_deref().and_then(parse_date);
        let recent = |day: Date| as_of.since(day).is_ok_and(|it| it.get_days() <= 366);
        if ahead || (event.rule.is_some() && gone.is_some_and(recent)) {
            all.insert(id.clone(), event);
        }
    }
    all
}
