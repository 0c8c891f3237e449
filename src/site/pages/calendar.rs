//! The calendar (pages.md P10): what comes, month by month; what falls together; the year as a table.

use std::collections::BTreeSet;

use crate::assess::{Clash, Collision};
use crate::model::{Asked, Milestone, Thing};
use crate::site::dates::{DatePart, Happening, What};
use crate::site::view::{
    CalendarPage, CollisionView, Collisions, Entry, Hero, Month, MonthLink, Page, Phrase,
    Subscribe, WheelPage, WheelRow,
};
use crate::site::words::{Writer, calendar_kind_key, capital, partner_kind_key};
use crate::site::{MachineFile, PageRef};
use crate::value::{CalendarKind, Interval, Lang, Period};

use super::list_hero;

/// How many findings the calendar tells of before it points to the year's page.
const FINDINGS: usize = 3;
/// How many the year's page tells of.
const FINDINGS_MOST: usize = 12;
/// How many things a cell of the year names before it counts the rest.
const CELL: usize = 4;

/// The calendar itself.
pub(super) fn calendar(it: &Writer) -> Page {
    let dates = &it.site.dates;
    let wheel = it.site.has(PageRef::Wheel);
    let shown: Vec<&Happening> = dates.shown.iter().map(|at| &dates.all[*at]).collect();
    let today = it.model.site.as_of;
    let months = months(it, &shown, |month| {
        let all = dates.all.iter().filter(|it| it.month() == month).count();
        let here = shown.iter().filter(|it| it.month() == month).count();
        let part = dates.month(month).filter(|_| here < all)?;
        let period = it.period(Period::Month(month.0, month.1));
        let says = it.locale.count("calendar.rest", all as u64, &[("month", &period)]);
        Some(it.linked(&says, &it.href(part_page(part))))
    });
    let told = |month| shown.iter().any(|it| it.told_in(today) == month);
    let this = (today.year(), today.month());
    let (mut more, mut past) = (Vec::new(), Vec::new());
    for (at, part) in dates.parts.iter().enumerate() {
        let month = dates.all[part.range.start].month();
        match part.over {
            Period::Year(_) => past.push(part_link(it, at).month),
            _ if month >= this && !told(month) => more.push(part_link(it, at)),
            _ => {}
        }
    }
    past.reverse();
    let next = it.coming(1).into_iter().next();
    let next = next.or_else(|| shown.first().map(|first| entry(it, first)));
    Page::Calendar(Box::new(CalendarPage {
        hero: list_hero(it),
        next,
        collisions: in_short(it),
        months,
        more_title: it.t("calendar.more"),
        more,
        wheel: wheel.then(|| it.to(PageRef::Wheel, "calendar.see_wheel")),
        past,
        subscribe: subscribe(it),
    }))
}

/// A month or a year of it. Where every month has a page, a year leads to them.
pub(super) fn part(it: &Writer, at: u16) -> Page {
    let dates = &it.site.dates;
    let at = usize::from(at);
    let part = &dates.parts[at];
    let is_year = |part: &DatePart| matches!(part.over, Period::Year(_));
    let (year, of_months) = (is_year(part), is_year(part) && dates.divided);
    let mut here: Vec<&Happening> = dates.all[part.range.clone()].iter().collect();
    let more: Vec<usize> = if of_months {
        here.clear();
        let inside = |one: &DatePart| !is_year(one) && part.range.contains(&one.range.start);
        (0..dates.parts.len()).filter(|at| inside(&dates.parts[*at])).collect()
    } else {
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        near.filter(|at| dates.parts.get(*at).is_some_and(|it| is_year(it) == year)).collect()
    };
    let title = match (of_months, year) {
        (true, _) => "calendar.months",
        (_, true) => "calendar.years",
        _ => "calendar.more",
    };
    let hero = Hero { title: it.page_title(), lead: None, ..list_hero(it) };
    Page::Calendar(Box::new(CalendarPage {
        hero,
        next: None,
        collisions: Vec::new(),
        months: months(it, &here, |_| None),
        more_title: it.t(title),
        more: more.into_iter().map(|at| part_link(it, at)).collect(),
        wheel: None,
        past: Vec::new(),
        subscribe: None,
    }))
}

fn part_link(it: &Writer, at: usize) -> MonthLink {
    let part = &it.site.dates.parts[at];
    MonthLink {
        month: it.linked(&capital(&part_title(it, part)), &it.href(part_page(at))),
        count: it.count("calendar.dates", part.range.len()),
    }
}

fn part_page(at: usize) -> PageRef {
    PageRef::CalendarPart(u16::try_from(at).unwrap_or(u16::MAX))
}

/// "marts 2027", "marts 2027 (2)".
pub(in crate::site) fn part_title(it: &Writer, part: &DatePart) -> String {
    let period = it.period(part.over);
    match part.part {
        Some(n) if n > 1 => format!("{period} ({n})"),
        _ => period,
    }
}

fn is_coming(it: &Writer, what: &Happening) -> bool {
    what.to >= it.model.site.as_of
}

/// Month by month; on the calendar's own page what has begun stands in this month, and what is more than
/// a year away together. The page of a month is the same whenever it is built.
fn months(
    it: &Writer,
    shown: &[&Happening],
    rest: impl Fn((i16, i8)) -> Option<Phrase>,
) -> Vec<Month> {
    let today = it.model.site.as_of;
    let next_year = (today.year() + 1, today.month());
    let whole = it.page == PageRef::Calendar;
    let told = |one: &Happening| if whole { one.told_in(today) } else { one.month() };
    let far = |one: &Happening| whole && one.month() >= next_year;
    let month = |these: &[&Happening]| {
        let (year, month) = told(these[0]);
        let period = Period::Month(year, month);
        let (id, title) = match far(these[0]) {
            true => ("h-later".to_owned(), it.t("calendar.later")),
            false => (format!("h-{period}"), capital(&it.period(period))),
        };
        let entries = these.iter().map(|one| entry(it, one)).collect();
        Month { id, title, entries, rest: rest((year, month)) }
    };
    let together = |a: &&Happening, b: &&Happening| told(a) == told(b) || (far(a) && far(b));
    shown.chunk_by(together).map(month).collect()
}

/// Something on its day, whatever it is.
fn entry(it: &Writer, happening: &Happening) -> Entry {
    match &happening.what {
        What::Entry(at) => it.occurrence(*at),
        What::Milestone(mission, phase, at) => {
            let one = &it.model.missions[*mission].roadmap[*phase].milestones[*at];
            let mut notes = vec![it.short(Thing::Mission(*mission))];
            let late = happening.to < it.model.site.as_of && one.done.is_none();
            notes.extend(late.then(|| it.plain(it.t("milestone_status.late"))));
            notes.extend(moved(it, one));
            notes.extend(one.partners.iter().map(|key| it.short(Thing::Partner(*key))));
            let due = one.due.filter(|_| one.done.is_none()).unwrap_or(Period::Day(happening.to));
            Entry {
                datetime: if let Period::Day(day) = due { day.to_string() } else { String::new() },
                date: capital(&it.period(due)),
                kind: Some(it.t("field.milestone")),
                title: Phrase {
                    href: Some(it.href(PageRef::Roadmap(*mission))),
                    ..it.phrase(&one.title)
                },
                text: None,
                notes,
                draft: false,
            }
        }
        What::Figures(period, keys) => {
            let period = Period::parse(period).unwrap_or(Period::Day(happening.to));
            let names = keys.iter().map(|key| it.short(Thing::Indicator(*key)));
            let mut notes: Vec<Phrase> = names.collect();
            // One is named in the title itself.
            let title = match &keys[..] {
                [_] => {
                    let one = notes.remove(0);
                    let text = it.fill("twins.release", &[("title", &one.text)]);
                    Phrase { text, ..one }
                }
                _ => it.plain(it.count("calendar.figures", keys.len())),
            };
            Entry {
                datetime: if let Period::Day(day) = period {
                    day.to_string()
                } else {
                    String::new()
                },
                date: capital(&it.period(period)),
                kind: Some(it.t("calendar_type.publication")),
                title,
                text: None,
                notes,
                draft: false,
            }
        }
    }
}

/// Both dates of a milestone that was moved (T-31).
fn moved(it: &Writer, one: &Milestone) -> Option<Phrase> {
    let (was, due) = (one.was_due?, one.due?);
    let said = [("was", it.period(was)), ("due", it.period(due))];
    let said = said.each_ref().map(|(name, value)| (*name, value.as_str()));
    (was != due).then(|| it.plain(it.fill("phrase.moved", &said)))
}

// ── what falls together ──

/// The first findings in a sentence each, with links to what they are about.
fn in_short(it: &Writer) -> Vec<Phrase> {
    let all = &it.site.dates.collisions;
    let page = it.href(PageRef::Wheel);
    let shown = all.iter().take(FINDINGS).enumerate();
    let link = |(at, one)| it.linked(&says(it, one), &format!("{page}#h-{}", at + 1));
    let mut found: Vec<Phrase> = shown.map(link).collect();
    found.extend(more(it, FINDINGS).map(|text| it.linked(&text, &format!("{page}#h-sammen"))));
    found
}

/// All of them, with what they are about.
fn found(it: &Writer) -> Option<Collisions> {
    let all = &it.site.dates.collisions;
    let shown = all.iter().take(FINDINGS_MOST).enumerate();
    (!all.is_empty()).then(|| Collisions {
        items: shown.map(|(at, one)| finding(it, at, one)).collect(),
        rest: more(it, FINDINGS_MOST),
    })
}

/// How many there are beside the first.
fn more(it: &Writer, shown: usize) -> Option<String> {
    let left = it.site.dates.collisions.len().saturating_sub(shown);
    (left > 0).then(|| it.count("calendar.collisions_more", left))
}

fn says(it: &Writer, one: &Collision) -> String {
    let who: Vec<String> = one.who.iter().map(|who| asked(it, *who)).collect();
    let when: Vec<String> = match one.clash {
        Clash::SameDay => one.when.iter().map(|day| it.period(*day)).collect(),
        Clash::Surveys => weeks(&one.when).into_iter().map(|run| it.interval(run)).collect(),
    };
    let key = match one.clash {
        Clash::Surveys => "calendar.same_week",
        Clash::SameDay => "calendar.same_day",
    };
    let (who, when) = (it.locale.list(&who), it.locale.list(&when));
    let said = it.locale.count(key, one.entries.len() as u64, &[("who", &who), ("when", &when)]);
    capital(&said)
}

fn finding(it: &Writer, at: usize, one: &Collision) -> CollisionView {
    let coming = |entry: &usize| {
        let all = &it.site.index.calendar;
        let first = one.when[0].first_day();
        let mut these = all.iter().filter(|at| at.entry == *entry);
        these.find(|at| at.to >= first).map(|at| it.occurrence(*at))
    };
    CollisionView {
        id: format!("h-{}", at + 1),
        says: says(it, one),
        entries: one.entries.iter().filter_map(coming).collect(),
    }
}

/// Those who are asked, in the middle of a sentence.
fn asked(it: &Writer, who: Asked) -> String {
    match who {
        Asked::Partner(key) => it.short(Thing::Partner(key)).text,
        Asked::Theme(key) => {
            let theme = it.phrase(it.site.title(Thing::Theme(key))).text;
            it.fill("calendar.those_in", &[("theme", &theme)])
        }
        Asked::Kind(kind) => {
            let all = it.t(partner_kind_key(kind).1);
            // German nouns keep their capitals.
            if it.lang == Lang::De { all } else { all.to_lowercase() }
        }
    }
}

/// Weeks that follow each other as one.
fn weeks(all: &[Period]) -> Vec<Interval> {
    let follow = |a: &Period, b: &Period| a.last_day().tomorrow().ok() == Some(b.first_day());
    let run = |run: &[Period]| Interval { from: run.first().copied(), to: run.last().copied() };
    all.chunk_by(follow).map(run).collect()
}

// ── the year as a table ──

/// Kinds of activities, in the order of the table's columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Kind(CalendarKind),
    Milestone,
    Other,
}

const COLUMNS: [Column; 8] = [
    Column::Kind(CalendarKind::Publication),
    Column::Kind(CalendarKind::Meeting),
    Column::Kind(CalendarKind::Survey),
    Column::Kind(CalendarKind::Deadline),
    Column::Kind(CalendarKind::Decision),
    Column::Kind(CalendarKind::OpenEvent),
    Column::Milestone,
    Column::Other,
];

/// The twelve months from the site's day on.
pub(super) fn wheel(it: &Writer) -> Page {
    let today = it.model.site.as_of;
    let start = i32::from(today.year()) * 12 + i32::from(today.month()) - 1;
    let twelve: Vec<(i16, i8)> =
        (start..start + 12).map(|n| ((n / 12) as i16, (n % 12 + 1) as i8)).collect();
    let all: Vec<&Happening> = it.site.dates.all.iter().filter(|one| is_coming(it, one)).collect();
    let cells = |month: (i16, i8), column: Column| cell(it, &all, month, column);
    let some = |column: &Column| twelve.iter().any(|month| !cells(*month, *column).is_empty());
    let columns: Vec<Column> = COLUMNS.into_iter().filter(some).collect();
    let row = |month: &(i16, i8)| {
        let name = capital(&it.period(Period::Month(month.0, month.1)));
        let part = it.site.dates.month(*month);
        WheelRow {
            month: Phrase { href: part.map(|at| it.href(part_page(at))), ..it.plain(name) },
            cells: columns.iter().map(|column| cells(*month, *column)).collect(),
        }
    };
    let name = |column: &Column| match column {
        Column::Kind(kind) => it.t(calendar_kind_key(*kind)),
        Column::Milestone => it.t("field.milestone"),
        Column::Other => it.t("wheel.other"),
    };
    Page::Wheel(Box::new(WheelPage {
        hero: list_hero(it),
        collisions: found(it),
        caption: it.unique(it.t("wheel.caption")),
        kinds: columns.iter().map(name).collect(),
        rows: twelve.iter().map(row).collect(),
        calendar: it.to(PageRef::Calendar, "wheel.back"),
    }))
}

/// What happens in a month, each thing once; the rest is counted.
fn cell(it: &Writer, all: &[&Happening], month: (i16, i8), column: Column) -> Vec<Phrase> {
    let over = Period::Month(month.0, month.1);
    let here = all.iter().filter(|one| one.from <= over.last_day() && one.to >= over.first_day());
    let mut seen = BTreeSet::new();
    let mut names = Vec::new();
    for one in here {
        let these: Vec<Phrase> = match (&one.what, column) {
            (What::Entry(at), Column::Kind(kind)) => {
                let entry = &it.model.calendar[at.entry];
                let fits = entry.kind == Some(kind);
                fits.then(|| it.phrase(&entry.title)).into_iter().collect()
            }
            (What::Entry(at), Column::Other) => {
                let entry = &it.model.calendar[at.entry];
                let fits = entry.kind.is_none();
                fits.then(|| it.phrase(&entry.title)).into_iter().collect()
            }
            (What::Milestone(mission, phase, at), Column::Milestone) => {
                let one = &it.model.missions[*mission].roadmap[*phase].milestones[*at];
                vec![it.phrase(&one.title)]
            }
            (What::Figures(_, keys), Column::Kind(CalendarKind::Publication)) => {
                keys.iter().map(|key| it.short(Thing::Indicator(*key))).collect()
            }
            _ => Vec::new(),
        };
        names.extend(these.into_iter().filter(|it| seen.insert(it.text.clone())));
    }
    if names.len() > CELL + 1 {
        let more = it.count("wheel.more", names.len() - CELL);
        names.truncate(CELL);
        let part = it.site.dates.month(month);
        names.push(Phrase { href: part.map(|at| it.href(part_page(at))), ..it.plain(more) });
    }
    names
}

// ── how to subscribe ──

/// Addresses of the files of dates: of all, of each mission, of each partner.
fn subscribe(it: &Writer) -> Option<Subscribe> {
    let file = |page: PageRef| {
        let there = it.site.machine_files(page).contains(&MachineFile::Calendar);
        there.then(|| it.address_of(page, MachineFile::Calendar))
    };
    let whole = file(PageRef::Front)?;
    let feed = |thing: Thing| {
        let (href, _) = file(PageRef::Thing(thing))?;
        Some(Phrase { href: Some(href), ..it.short(thing) })
    };
    let missions = it.model.missions.iter().map(|(key, _)| Thing::Mission(key));
    let partners = it.model.partners.iter().map(|(key, _)| key).collect();
    let partners = it.sorted(partners, |key| &it.model.partners[key].common.title);
    Some(Subscribe {
        whole: it.linked(&it.t("calendar.whole"), &whole.0),
        address: whole.1,
        missions: missions.filter_map(feed).collect(),
        partners: partners.into_iter().filter_map(|key| feed(Thing::Partner(key))).collect(),
    })
}

#[cfg(test)]
mod tests;
