//! What is different between two states. Neither good nor bad is told first. Does *not* know why.

use std::collections::BTreeMap;

use super::state::*;

/// One thing before and now.
type Pair<'a, T> = (Option<&'a T>, Option<&'a T>);

/// Everything that is different, in the order of [`Kind`] and then by id. Of what is new or gone as a
/// whole only that is told, not each of its facts.
pub fn diff(before: &State, now: &State) -> Vec<Change> {
    let mut out = Out::default();
    for (about, pair) in both(&before.things, &now.things) {
        things(&mut out, about, pair);
    }
    for (id, pair) in both(&before.indicators, &now.indicators) {
        if let (Some(before), Some(now)) = pair {
            indicator(&mut out, &format!("indicator:{id}"), before, now);
        }
    }
    for (id, pair) in both(&before.contributions, &now.contributions) {
        if let (Some(before), Some(now)) = pair {
            contribution(&mut out, &format!("contribution:{id}"), before, now);
        }
    }
    for (id, pair) in both(&before.missions, &now.missions) {
        if let (Some(before), Some(now)) = pair {
            mission(&mut out, &format!("mission:{id}"), before, now);
        }
    }
    for (address, about) in &before.addresses {
        // What leads on by itself is lost to nobody.
        if !now.addresses.contains_key(address) && !now.onward.contains_key(address) {
            out.push(Kind::Address, about).item(address).change(code(Some(address)), None);
        }
    }
    // Stable: series, periods, promises and milestones of a thing stay in their order.
    out.0.sort_by(|a, b| (a.kind, &a.about).cmp(&(b.kind, &b.about)));
    out.0
}

/// Whether a verdict is worse news than the one before. Classes of different kinds cannot be compared;
/// a loss of what was known is worse.
pub fn worse(before: &str, now: &str) -> bool {
    const AIMED: [&str; 7] =
        ["naaet", "paa-vej", "langsomt", "bagefter", "stille", "forkert", "ikke-naaet"];
    const FREE: [&str; 3] = ["bedre", "uaendret", "daarligere"];
    let rank = |list: &[&str], it: &str| list.iter().position(|one| *one == it);
    let lost = |it: &str| matches!(it, "foraeldet" | "ingen-tal" | "ikke-sammenlignelig");
    let steps = [&AIMED[..], &FREE[..]].into_iter().find_map(|list| {
        let (before, now) = (rank(list, before)?, rank(list, now)?);
        Some(now > before)
    });
    steps.unwrap_or(lost(now) && !lost(before))
}

#[derive(Default)]
struct Out(Vec<Change>);

impl Out {
    fn push(&mut self, kind: Kind, about: &str) -> &mut Change {
        let about = about.to_owned();
        let (series, period, item, part) = (None, None, None, Words::new());
        self.0.push(Change { kind, about, series, period, item, part, before: None, now: None });
        self.0.last_mut().expect("just pushed")
    }

    fn differ(&mut self, kind: Kind, about: &str, before: Option<Fact>, now: Option<Fact>) {
        if before != now {
            self.push(kind, about).change(before, now);
        }
    }
}

impl Change {
    fn change(&mut self, before: Option<Fact>, now: Option<Fact>) {
        (self.before, self.now) = (before, now);
    }

    fn item(&mut self, item: &str) -> &mut Change {
        self.item = Some(item.to_owned());
        self
    }

    fn part(&mut self, words: &Words) -> &mut Change {
        self.part = words.clone();
        self
    }
}

fn code(it: Option<&(impl AsRef<str> + ?Sized)>) -> Option<Fact> {
    it.map(|it| Fact::Code(it.as_ref().to_owned()))
}

fn words(it: &Words) -> Option<Fact> {
    (!it.is_empty()).then(|| Fact::Words(it.clone()))
}

/// The keys of either map, with what each has.
fn both<'a, T>(
    before: &'a BTreeMap<String, T>,
    now: &'a BTreeMap<String, T>,
) -> impl Iterator<Item = (&'a str, (Option<&'a T>, Option<&'a T>))> {
    let mut keys: Vec<&String> = before.keys().chain(now.keys()).collect();
    keys.sort();
    keys.dedup();
    keys.into_iter().map(|key| (key.as_str(), (before.get(key), now.get(key))))
}

fn things(out: &mut Out, about: &str, pair: (Option<&Thing>, Option<&Thing>)) {
    match pair {
        (Some(before), Some(now)) => {
            out.differ(Kind::Title, about, words(&before.title), words(&now.title));
            out.differ(Kind::Text, about, code(Some(&before.text)), code(Some(&now.text)));
        }
        (before, now) => {
            let name = |it: Option<&Thing>| it.and_then(|it| words(&it.title));
            out.differ(Kind::Thing, about, name(before), name(now));
        }
    }
}

fn indicator(out: &mut Out, about: &str, before: &Indicator, now: &Indicator) {
    out.differ(Kind::Verdict, about, code(Some(&before.verdict)), code(Some(&now.verdict)));
    out.differ(Kind::Statement, about, words(&before.statement), words(&now.statement));
    let facts = [
        (Kind::Target, &before.target, &now.target),
        (Kind::Baseline, &before.baseline, &now.baseline),
        (Kind::Path, &before.path, &now.path),
    ];
    for (kind, before, now) in facts {
        // The way goes with the target: without one before or now there is none to speak of.
        out.differ(kind, about, code(before.as_ref()), code(now.as_ref()));
    }
    let mut added: BTreeMap<&str, usize> = BTreeMap::new();
    let none = BTreeMap::new();
    for (series, (before, now)) in both(&before.series, &now.series) {
        for (period, (before, now)) in both(before.unwrap_or(&none), now.unwrap_or(&none)) {
            match (before, now) {
                (None, Some(_)) if !series.is_empty() => {
                    *added.entry(period).or_default() += 1;
                }
                (before, now) if before != now => {
                    let change = out.push(Kind::Value, about);
                    change.series = (!series.is_empty()).then(|| series.to_owned());
                    change.period = Some(period.to_owned());
                    change.change(code(before), code(now));
                }
                _ => {}
            }
        }
    }
    for (period, count) in added {
        let change = out.push(Kind::NewFigures, about);
        change.period = Some(period.to_owned());
        change.change(None, Some(Fact::Code(count.to_string())));
    }
}

fn contribution(out: &mut Out, about: &str, before: &Contribution, now: &Contribution) {
    out.differ(Kind::Status, about, code(before.status.as_ref()), code(now.status.as_ref()));
    for (at, pair) in paired(&before.promises, &now.promises, |it| it.text.clone()) {
        let item = (at + 1).to_string();
        let (Some(before), Some(now)) = pair else {
            let text = |it: Option<&Promise>| it.and_then(|it| words(&it.text));
            let (before, now) = (text(pair.0), text(pair.1));
            out.push(Kind::Promise, about).item(&item).change(before, now);
            continue;
        };
        if before.text != now.text {
            let (one, other) = (words(&before.text), words(&now.text));
            out.push(Kind::Promise, about).item(&item).change(one, other);
        }
        let facts = [
            (Kind::Amount, &before.pledged, &now.pledged),
            (Kind::By, &before.by, &now.by),
            (Kind::Delivered, &before.delivered, &now.delivered),
        ];
        for (kind, before, after) in facts {
            if before != after {
                let change = out.push(kind, about).item(&item).part(&now.text);
                change.change(code(before.as_ref()), code(after.as_ref()));
            }
        }
    }
}

fn mission(out: &mut Out, about: &str, before: &Mission, now: &Mission) {
    out.differ(Kind::Goal, about, words(&before.goal), words(&now.goal));
    let keyed = |all: &[Milestone]| -> BTreeMap<String, Milestone> {
        all.iter().map(|it| (it.key.clone(), it.clone())).collect()
    };
    for (key, pair) in both(&keyed(&before.milestones), &keyed(&now.milestones)) {
        let (Some(before), Some(now)) = pair else {
            let title = |it: Option<&Milestone>| it.and_then(|it| words(&it.title));
            let (before, now) = (title(pair.0), title(pair.1));
            out.push(Kind::Milestone, about).item(key).change(before, now);
            continue;
        };
        if before.title != now.title {
            let (one, other) = (words(&before.title), words(&now.title));
            out.push(Kind::Milestone, about).item(key).change(one, other);
        }
        let facts = [
            (Kind::Due, before.due.as_ref(), now.due.as_ref()),
            (Kind::Done, before.done.as_ref(), now.done.as_ref()),
            (Kind::MilestoneStatus, Some(&before.status), Some(&now.status)),
        ];
        // The day on which it was reached says the status too, also if it is taken back.
        let is_done = |it: &Milestone| it.done.is_some() && it.status == "done";
        let reached =
            is_done(before) != is_done(now) && before.done.is_some() != now.done.is_some();
        for (kind, before, after) in facts {
            if before != after && !(reached && kind == Kind::MilestoneStatus) {
                let change = out.push(kind, about).item(key).part(&now.title);
                change.change(code(before), code(after));
            }
        }
    }
}

/// Which of these was which of those: the same words first; what is left, in its order. With the place
/// that each has now, or had.
fn paired<'a, T, K: PartialEq>(
    before: &'a [T],
    now: &'a [T],
    key: impl Fn(&T) -> K,
) -> Vec<(usize, Pair<'a, T>)> {
    let mut left: Vec<(usize, &T)> = before.iter().enumerate().collect();
    let mut found: Vec<(usize, Pair<'_, T>)> = Vec::new();
    for (at, it) in now.iter().enumerate() {
        let same = left.iter().position(|(_, old)| key(old) == key(it));
        found.push((at, (same.map(|same| left.remove(same).1), Some(it))));
    }
    let mut left = left.into_iter();
    for (_, pair) in found.iter_mut().filter(|it| it.1.0.is_none()) {
        pair.0 = left.next().map(|it| it.1);
    }
    found.extend(left.map(|(at, it)| (at, (Some(it), None))));
    found
}
