//! Where the calendar asks the same people twice: surveys in one week, meetings and deadlines on one
//! day. Entries and dates only. Does *not* know whether it is meant so, nor how long an answer takes:
//! that two things fall together is a fact, what to do about it is for the partners to say.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;

use crate::model::{Asked, CalendarEntry, Model};
use crate::value::{CalendarKind, Date, Period};

use super::{Occurrence, occurrences};

/// What falls together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clash {
    /// Surveys that ask the same people in the same ISO week.
    Surveys,
    /// Meetings and deadlines of one partner on the same day.
    SameDay,
}

/// Entries that ask the same people at the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collision {
    /// What falls together.
    pub clash: Clash,
    /// The weeks or days, in order.
    pub when: Vec<Period>,
    /// The entries, two or more, as places in [`Model::calendar`], in order.
    pub entries: Vec<usize>,
    /// Those who are asked by all of them.
    pub who: Vec<Asked>,
}

/// Everything that falls together from the site's day and a year on; the first first. Entries that
/// meet again with nobody else are one finding with all its weeks or days.
pub fn collisions(model: &Model) -> Vec<Collision> {
    let today = model.site.as_of;
    let horizon = today.checked_add(1.year()).unwrap_or(today);
    // Who is asked when, by which entries.
    let mut asked: BTreeMap<(Clash, Asked, Period), BTreeSet<usize>> = BTreeMap::new();
    for it in occurrences(model) {
        let Some(clash) = clash(&model.calendar[it.entry]) else { continue };
        let who = who(&model.calendar[it.entry], clash);
        for slot in slots(it, clash, today, horizon) {
            for one in &who {
                asked.entry((clash, *one, slot)).or_default().insert(it.entry);
            }
        }
    }
    let mut met: BTreeMap<(Clash, Vec<usize>), BTreeMap<Period, BTreeSet<Asked>>> = BTreeMap::new();
    for ((clash, one, slot), entries) in &asked {
        let mut entries = entries.clone();
        // Who asks every school asks this one too.
        if let Asked::Partner(key) = one
            && let Some(kind) = model.partners[*key].kind
            && let Some(more) = asked.get(&(*clash, Asked::Kind(kind), *slot))
        {
            entries.extend(more);
        }
        if entries.len() > 1 {
            let entries = entries.into_iter().collect();
            met.entry((*clash, entries)).or_default().entry(*slot).or_default().insert(*one);
        }
    }
    let mut found: Vec<Collision> = Vec::new();
    for ((clash, entries), slots) in met {
        // The same people each time: one finding. Others another time: another.
        let mut by_who: BTreeMap<BTreeSet<Asked>, Vec<Period>> = BTreeMap::new();
        for (slot, who) in slots {
            by_who.entry(who).or_default().push(slot);
        }
        for (who, when) in by_who {
            let who = who.into_iter().collect();
            found.push(Collision { clash, when, entries: entries.clone(), who });
        }
    }
    found.sort_by_key(|it| (it.when[0].first_day(), it.clash, it.entries.clone()));
    found
}

/// What an entry may clash with.
fn clash(it: &CalendarEntry) -> Option<Clash> {
    match it.kind? {
        CalendarKind::Survey => Some(Clash::Surveys),
        CalendarKind::Meeting | CalendarKind::Deadline => Some(Clash::SameDay),
        // What one may come to or wait for takes nobody's time that others need.
        CalendarKind::Publication | CalendarKind::Decision | CalendarKind::OpenEvent => None,
    }
}

/// Whose time it takes: those whom it says that it asks, or else the partners whom it names.
fn who(it: &CalendarEntry, clash: Clash) -> BTreeSet<Asked> {
    let partners = || it.partners.iter().map(|key| Asked::Partner(*key));
    match clash {
        Clash::Surveys if !it.asks.is_empty() => it.asks.iter().copied().collect(),
        Clash::Surveys => partners().collect(),
        Clash::SameDay => partners().chain(it.asks.iter().copied()).collect(),
    }
}

/// The weeks or days that an occurrence fills, from the site's day to the horizon.
fn slots(it: Occurrence, clash: Clash, today: Date, horizon: Date) -> BTreeSet<Period> {
    let (from, to) = (it.from.max(today), it.to.min(horizon));
    let days = std::iter::successors(Some(from), |day| day.checked_add(1.day()).ok());
    days.take_while(|day| *day <= to)
        .map(|day| match clash {
            Clash::SameDay => Period::Day(day),
            Clash::Surveys => {
                let week = day.iso_week_date();
                Period::Week(week.year(), week.week())
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::testing::model_of;

    const PARTNERS: &[(&str, &str)] = &[
        ("by", "municipality"),
        ("havn", "company"),
        ("nordskolen", "school"),
        ("sydskolen", "school"),
    ];

    /// The findings in short: what, when, which entries by title, who.
    fn found(calendar: &str) -> Vec<String> {
        let mut texts = vec![
            ("site.yml".to_owned(), "title: {da: Fjorden}\nlanguages: [da]\n".to_owned()),
            ("themes.yml".to_owned(), "skole: {title: Skole}\n".to_owned()),
            ("calendar.yml".to_owned(), calendar.to_owned()),
        ];
        for (id, kind) in PARTNERS {
            texts.push((format!("partners/{id}.yml"), format!("title: {id}\nkind: {kind}\n")));
        }
        let model = model_of(&texts);
        let say = |it: Collision| {
            let who = it.who.iter().map(|one| match one {
                Asked::Partner(key) => model.partners[*key].common.id.to_string(),
                Asked::Theme(key) => model.themes[*key].id.to_string(),
                Asked::Kind(kind) => format!("{kind:?}"),
            });
            let title = |at: &usize| model.calendar[*at].title.first().clone();
            format!(
                "{:?} {}: {} ask {}",
                it.clash,
                it.when.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
                it.entries.iter().map(title).collect::<Vec<_>>().join("+"),
                who.collect::<Vec<_>>().join(","),
            )
        };
        collisions(&model).into_iter().map(say).collect()
    }

    #[test]
    fn p10_what_asks_the_same_people_at_the_same_time_is_found_and_nothing_else() {
        let rows: &[(&str, &[&str], &[&str])] = &[
            (
                "two surveys of the same schools in one week, on different days",
                &[
                    "title: A, type: survey, date: 2027-03-01, asks: [school]",
                    "title: B, type: survey, date: 2027-03-05, asks: [school]",
                ],
                &["Surveys 2027-W09: A+B ask School"],
            ),
            (
                "the Sunday is of the week before",
                &[
                    "title: A, type: survey, date: 2027-02-28, asks: [school]",
                    "title: B, type: survey, date: 2027-03-01, asks: [school]",
                ],
                &[],
            ),
            (
                "spans meet in each week that they share, as one finding",
                &[
                    "title: A, type: survey, span: 2027-02-01..2027-02-26, asks: [school]",
                    "title: B, type: survey, span: 2027-02-15..2027-03-05, asks: [school]",
                ],
                &["Surveys 2027-W07,2027-W08: A+B ask School"],
            ),
            (
                "three in one of the weeks are a finding of their own",
                &[
                    "title: A, type: survey, span: 2027-02-15..2027-03-05, asks: [school]",
                    "title: B, type: survey, span: 2027-02-15..2027-03-05, asks: [school]",
                    "title: C, type: survey, date: 2027-03-02, asks: [school]",
                ],
                &[
                    "Surveys 2027-W07,2027-W08: A+B ask School",
                    "Surveys 2027-W09: A+B+C ask School",
                ],
            ),
            (
                "the week across a new year is one week",
                &[
                    "title: A, type: survey, date: 2026-12-31, asks: [by]",
                    "title: B, type: survey, date: 2027-01-02, asks: [by]",
                ],
                &["Surveys 2026-W53: A+B ask by"],
            ),
            (
                "other people are asked",
                &[
                    "title: A, type: survey, date: 2027-03-01, asks: [nordskolen]",
                    "title: B, type: survey, date: 2027-03-01, asks: [sydskolen]",
                ],
                &[],
            ),
            (
                "who asks every school asks this one",
                &[
                    "title: A, type: survey, date: 2027-03-01, asks: [nordskolen]",
                    "title: B, type: survey, date: 2027-03-01, asks: [school]",
                ],
                &["Surveys 2027-W09: A+B ask nordskolen"],
            ),
            (
                "a survey that does not say whom it asks, asks its partners",
                &[
                    "title: A, type: survey, date: 2027-03-01, partners: [by, havn]",
                    "title: B, type: survey, date: 2027-03-01, partners: [havn]",
                ],
                &["Surveys 2027-W09: A+B ask havn"],
            ),
            (
                "who makes a survey is not asked, where it says whom it asks",
                &[
                    "title: A, type: survey, date: 2027-03-01, partners: [by], asks: [skole]",
                    "title: B, type: survey, date: 2027-03-01, partners: [by], asks: [havn]",
                ],
                &[],
            ),
            (
                "meetings and deadlines of one partner on one day",
                &[
                    "title: A, type: meeting, date: 2027-03-01, partners: [by, havn]",
                    "title: B, type: deadline, date: 2027-03-01, partners: [by]",
                    "title: C, type: meeting, date: 2027-03-02, partners: [by]",
                ],
                &["SameDay 2027-03-01: A+B ask by"],
            ),
            (
                "two partners of the same two meetings are one finding",
                &[
                    "title: A, type: meeting, date: 2027-03-01, partners: [by, havn]",
                    "title: B, type: meeting, date: 2027-03-01, partners: [havn, by]",
                ],
                &["SameDay 2027-03-01: A+B ask by,havn"],
            ),
            (
                "what comes again is found each time within a year, as one finding",
                &[
                    "title: A, type: meeting, every: quarterly, from: 2026-03-09, partners: [by]",
                    "title: B, type: meeting, every: half_yearly, from: 2026-06-09, partners: [by]",
                ],
                &["SameDay 2026-12-09,2027-06-09: A+B ask by"],
            ),
            (
                "a survey that comes again takes all its days",
                &[
                    "title: A, type: survey, every: yearly, from: 2026-02-01, days: 15, asks: [by]",
                    "title: B, type: survey, date: 2027-02-15, asks: [by]",
                ],
                &["Surveys 2027-W07: A+B ask by"],
            ),
            (
                "an open event, a decision and what is published clash with nothing",
                &[
                    "title: A, type: open_event, date: 2027-03-01, partners: [by]",
                    "title: B, type: decision, date: 2027-03-01, partners: [by]",
                    "title: C, type: publication, date: 2027-03-01, partners: [by]",
                    "title: D, date: 2027-03-01, partners: [by]",
                ],
                &[],
            ),
            (
                "a survey and a meeting are different things to ask for",
                &[
                    "title: A, type: survey, date: 2027-03-01, partners: [by]",
                    "title: B, type: meeting, date: 2027-03-01, partners: [by]",
                ],
                &[],
            ),
            (
                "what has been, and what is more than a year away, is not told",
                &[
                    "title: A, type: meeting, date: 2026-10-01, partners: [by]",
                    "title: B, type: meeting, date: 2026-10-01, partners: [by]",
                    "title: C, type: meeting, date: 2028-01-01, partners: [by]",
                    "title: D, type: meeting, date: 2028-01-01, partners: [by]",
                ],
                &[],
            ),
            (
                "of what has begun, the weeks to come are told; without an end, those of a year",
                &[
                    "title: A, type: survey, span: 2026-09-01.., asks: [by]",
                    "title: B, type: survey, span: 2026-10-01..2026-11-08, asks: [by]",
                ],
                &["Surveys 2026-W44,2026-W45: A+B ask by"],
            ),
        ];
        for (name, entries, expected) in rows {
            let calendar: String = entries.iter().map(|it| format!("- {{{it}}}\n")).collect();
            assert_eq!(found(&calendar), *expected, "{name}");
        }
    }
}
