//! `kalender.ics`: milestones, the annual wheel and coming figures for a calendar program (RFC 5545,
//! RFC 7986). All of them are whole days. Nothing is asked of the clock: the stamp is the site's day, so
//! that the same content gives the same bytes. Written here and not by the `icalendar` crate, which stamps
//! by the clock, invents ids and brings a second library of dates; independent readers check the result in
//! `tests/run`. Does *not* know which dates belong where: that is [`Site`](crate::site::Site)'s.

use std::collections::BTreeMap;

use jiff::ToSpan;
use xxhash_rust::xxh3::xxh3_64;

use crate::assess::Place;
use crate::history::Event as Kept;
use crate::locale::Locale;
use crate::model::{
    CalendarEntry, Indicator, Key, MilestoneStatus, Mission, Model, Phase, Thing, When,
};
use crate::site::{Dated, PageRef, Site};
use crate::value::{Date, Lang, Localized, Period, parse_date};

/// An entry of the file.
struct Event {
    /// The same in every build, before the host.
    id: String,
    from: Date,
    /// Its last day.
    to: Date,
    /// When it comes again.
    rule: Option<String>,
    title: String,
    text: Vec<String>,
    place: Option<String>,
    category: Option<String>,
    url: Option<String>,
    cancelled: bool,
    /// How often it was changed since it was first published.
    sequence: u32,
}

/// Writes the dates of one page.
struct Writer<'a> {
    site: &'a Site,
    locale: &'a Locale,
    lang: Lang,
    /// Ids of the entries of the annual wheel.
    entries: Vec<String>,
    /// Ids of the milestones of each mission, by phase.
    milestones: BTreeMap<Key<Mission>, Vec<Vec<String>>>,
}

/// By what a calendar program knows each entry again: the id that the author chose or else title, missions and
/// year, and a number where that is not enough. So an entry keeps its id when its day is moved, and in whatever
/// order the file is.
fn entry_ids(model: &Model) -> Vec<String> {
    let id = |it: &CalendarEntry| {
        // No partner's entry can pass for the site's or another's: no id of ours has a point.
        let whose = it.of.as_ref().map_or_else(String::new, |it| format!("{it}."));
        if let Some(id) = &it.id {
            return format!("calendar-{whose}{id}");
        }
        let when = match it.when {
            When::Every { .. } => "every".to_owned(),
            When::Day(day) => day.year().to_string(),
            When::Span(span) => {
                let day = span.first_day().or(span.last_day());
                day.map_or(String::new(), |it| it.year().to_string())
            }
        };
        // Many missions have a meeting of the same name.
        let mut known: Vec<&str> =
            it.missions.iter().map(|key| model.missions[*key].common.id.as_str()).collect();
        known.sort_unstable();
        known.insert(0, it.title.first());
        format!("calendar-{whose}{}-{when}", hash(&known.join("\n")))
    };
    unique(model.calendar.iter().map(id))
}

/// The same of the milestones of each mission: their own ids or else their first words. A new date is the same
/// milestone. Of all of them, so that one has the same id in every file that it is in.
fn milestone_ids(mission: &Mission) -> Vec<Vec<String>> {
    let all = mission.roadmap.iter().flat_map(|it| &it.milestones);
    let ids = all.map(|one| {
        let id = one.id.as_ref().map_or_else(|| hash(one.title.first()), |it| it.to_string());
        format!("milestone-{}-{id}", mission.common.id)
    });
    let mut ids = unique(ids).into_iter();
    let of = |phase: &Phase| ids.by_ref().take(phase.milestones.len()).collect();
    mission.roadmap.iter().map(of).collect()
}

/// A number where two would be the same.
fn unique(ids: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let numbered = |id: String| {
        let n = seen.entry(id.clone()).or_insert(0);
        *n += 1;
        if *n == 1 { id } else { format!("{id}-{n}") }
    };
    ids.map(numbered).collect()
}

/// A page's entries, each with an id of its own.
fn events(writer: &Writer, page: PageRef) -> Vec<Event> {
    let dates = writer.site.dates(page).iter().copied();
    dates.filter_map(|it| writer.event(it)).collect()
}

fn writer(site: &Site, lang: Lang) -> Writer<'_> {
    let missions = site.model.missions.iter();
    let milestones = missions.map(|(key, it)| (key, milestone_ids(it))).collect();
    Writer { site, locale: site.locale(lang), lang, entries: entry_ids(&site.model), milestones }
}

/// Every entry of the site with how often it was changed, and those that are no more and must be told so:
/// the former build's entries held against the present ones. What is hidden is in neither.
pub(super) fn stamped(site: &Site) -> BTreeMap<String, Kept> {
    let mut all: BTreeMap<String, Kept> = BTreeMap::new();
    let mut shown: BTreeMap<String, String> = BTreeMap::new();
    for lang in &site.model.site.languages {
        for it in events(&writer(site, *lang), PageRef::Front) {
            let kept = all.entry(it.id.clone()).or_insert_with(|| Kept {
                from: it.from.to_string(),
                to: it.to.max(it.from).to_string(),
                rule: it.rule.clone(),
                ..Kept::default()
            });
            let clean = |it: &str| -> String {
                it.chars().filter(|it| !crate::value::is_harmful(*it)).take(1_000).collect()
            };
            kept.title.insert(lang.code().to_owned(), clean(&it.title));
            let text = it.text.join("\n");
            let words = [it.title.as_str(), &text, it.place.as_deref().unwrap_or("")].join("\n");
            let rule = it.rule.as_deref().unwrap_or("");
            let days = format!("{} {} {rule} {}", it.from, it.to, it.cancelled);
            shown.entry(it.id).or_default().push_str(&format!("{lang} {days}\n{words}\n"));
        }
    }
    let first = writer(site, site.first_lang());
    for thing in site.things() {
        let page = PageRef::Thing(thing);
        if !matches!(thing, Thing::Mission(_) | Thing::Partner(_)) || site.is_hidden(page) {
            continue;
        }
        for it in events(&first, page) {
            all.entry(it.id).and_modify(|kept| kept.on.push(site.about(page)));
        }
    }
    all.retain(|id, _| !is_draft(site, id));
    for (id, kept) in &mut all {
        kept.hash = hash(&shown[id]);
    }
    crate::history::stamp(&site.events_before, all, site.model.site.as_of)
}

/// Whether an entry is a hidden mission's or indicator's own: seen only with `--drafts`.
fn is_draft(site: &Site, id: &str) -> bool {
    let of = |kind: &str, own: &crate::model::Common| {
        own.hidden && id.starts_with(&format!("{kind}-{}-", own.id))
    };
    site.model.missions.values().any(|it| of("milestone", &it.common))
        || site.model.indicators.values().any(|it| of("release", &it.common))
}

/// The dates of a mission, a partner or the whole site.
pub(super) fn file(
    site: &Site,
    page: PageRef,
    lang: Lang,
    stamps: &BTreeMap<String, Kept>,
) -> Vec<u8> {
    let writer = writer(site, lang);
    let mut events = events(&writer, page);
    for event in &mut events {
        event.sequence = stamps.get(&event.id).map_or(0, |it| it.sequence);
    }
    events.extend(writer.gone(page, stamps));
    events.sort_by(|a, b| (a.from, a.to, &a.id).cmp(&(b.from, b.to, &b.id)));
    let title = match page {
        PageRef::Thing(thing) => site.title(thing),
        PageRef::Roadmap(key) => &site.model.missions[key].common.title,
        _ => &site.model.site.title,
    };
    let name = writer.locale.fill("twins.dates_of", &[("title", title.best(lang))]);
    let mut out = String::new();
    line(&mut out, "BEGIN", "VCALENDAR");
    line(&mut out, "VERSION", "2.0");
    line(&mut out, "PRODID", concat!("-//pejl//pejl ", env!("CARGO_PKG_VERSION"), "//EN"));
    line(&mut out, "CALSCALE", "GREGORIAN");
    line(&mut out, "METHOD", "PUBLISH");
    line(&mut out, "NAME", &escaped(&name));
    line(&mut out, "X-WR-CALNAME", &escaped(&name));
    line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    line(&mut out, "X-PUBLISHED-TTL", "P1D");
    if let Some(url) = site.absolute(page, lang) {
        line(&mut out, "URL;VALUE=URI", &bare(&url));
    }
    for event in &events {
        writer.write(&mut out, event);
    }
    line(&mut out, "END", "VCALENDAR");
    out.into_bytes()
}

impl Writer<'_> {
    fn write(&self, out: &mut String, it: &Event) {
        let day = |it: Date| format!("{:04}{:02}{:02}", it.year(), it.month(), it.day());
        line(out, "BEGIN", "VEVENT");
        line(out, "UID", &format!("{}@{}", it.id, self.host()));
        line(out, "DTSTAMP", &format!("{}T000000Z", day(self.site.model.site.as_of)));
        line(out, "SEQUENCE", &it.sequence.to_string());
        line(out, "DTSTART;VALUE=DATE", &day(it.from));
        // The end is the day after the last one.
        let end = it.to.checked_add(1.day()).unwrap_or(it.to);
        line(out, "DTEND;VALUE=DATE", &day(end));
        if let Some(rule) = &it.rule {
            line(out, "RRULE", rule);
        }
        line(out, &format!("SUMMARY;LANGUAGE={}", self.lang), &escaped(&it.title));
        if !it.text.is_empty() {
            line(
                out,
                "DESCRIPTION",
                &escaped(&it.text.iter().map(|it| capital(it)).collect::<Vec<_>>().join("\n")),
            );
        }
        if let Some(place) = &it.place {
            line(out, "LOCATION", &escaped(place));
        }
        if let Some(category) = &it.category {
            line(out, "CATEGORIES", &escaped(category));
        }
        if let Some(url) = &it.url {
            line(out, "URL", &bare(url));
        }
        line(out, "STATUS", if it.cancelled { "CANCELLED" } else { "CONFIRMED" });
        // A date to know of keeps nobody's day.
        line(out, "TRANSP", "TRANSPARENT");
        line(out, "END", "VEVENT");
    }

    /// Entries that stood in this file and are no more: a calendar forgets them only if it is told.
    fn gone(&self, page: PageRef, stamps: &BTreeMap<String, Kept>) -> Vec<Event> {
        // The way has the milestones of its mission's file.
        let (of, kind) = match page {
            PageRef::Roadmap(key) => (PageRef::Thing(Thing::Mission(key)), "milestone-"),
            page => (page, ""),
        };
        let about = self.site.about(of);
        let on = |id: &str, it: &Kept| it.on.contains(&about) && id.starts_with(kind);
        let here = |id: &str, it: &Kept| page == PageRef::Front || on(id, it);
        let event = |(id, it): (&String, &Kept)| {
            let words = it.title.get(self.lang.code()).or_else(|| it.title.values().next())?;
            Some(Event {
                id: id.clone(),
                from: parse_date(&it.from)?,
                to: parse_date(&it.to)?,
                rule: it.rule.clone(),
                title: words.clone(),
                text: Vec::new(),
                place: None,
                category: None,
                url: None,
                cancelled: true,
                sequence: it.sequence,
            })
        };
        let gone = stamps.iter().filter(|(id, it)| it.gone.is_some() && here(id, it));
        gone.filter_map(event).collect()
    }

    /// The host of the site: what makes ids unique in the world.
    fn host(&self) -> &str {
        let base = self.site.base_url.as_deref().unwrap_or("");
        let rest = base.split_once("://").map_or("", |(_, rest)| rest);
        let host = rest.split(['/', ':', '?', '#']).next().unwrap_or("");
        if host.is_empty() { "pejl.invalid" } else { host }
    }

    fn words(&self, it: &Localized<String>) -> String {
        it.best(self.lang).clone()
    }

    fn event(&self, it: Dated) -> Option<Event> {
        Some(match it {
            Dated::Milestone { mission, phase, at, day } => self.milestone(mission, phase, at, day),
            Dated::Entry(at) => self.entry(at)?,
            Dated::Release { indicator, period } => self.release(indicator, period),
        })
    }

    fn milestone(&self, mission: Key<Mission>, phase: usize, at: usize, day: Date) -> Event {
        let it = &self.site.model.missions[mission];
        let one = &it.roadmap[phase].milestones[at];
        let locale = self.locale;
        let status = match one.status {
            MilestoneStatus::Planned => "milestone_status.planned",
            MilestoneStatus::Running => "milestone_status.running",
            MilestoneStatus::Done => "milestone_status.done",
            MilestoneStatus::Late => "milestone_status.late",
            MilestoneStatus::Dropped => "milestone_status.dropped",
        };
        let mut text = vec![format!("{}: {}", self.words(&it.common.title), locale.text(status))];
        match (one.was_due, one.due) {
            (Some(was), Some(due)) if was != due => {
                let (was, due) = (locale.period(was), locale.period(due));
                text.push(locale.fill("phrase.moved", &[("was", &was), ("due", &due)]));
            }
            (_, Some(due)) if !matches!(due, Period::Day(_)) => {
                text.push(locale.fill("phrase.due_on", &[("date", &locale.period(due))]));
            }
            _ => {}
        }
        text.extend(one.why.as_ref().map(|it| self.words(it)));
        Event {
            id: self.milestones[&mission][phase][at].clone(),
            from: day,
            to: day,
            rule: None,
            title: self.words(&one.title),
            text,
            place: None,
            category: Some(locale.text("field.milestone").to_owned()),
            url: self.url_of(mission, (phase, at)),
            cancelled: one.status == MilestoneStatus::Dropped,
            sequence: 0,
        }
    }

    /// Where all is said of a milestone.
    fn url_of(&self, mission: Key<Mission>, place: Place) -> Option<String> {
        let (page, anchor) = self.site.milestone_at(mission, place);
        Some(format!("{}#{anchor}", self.site.absolute(page, self.lang)?))
    }

    fn entry(&self, at: usize) -> Option<Event> {
        let it = &self.site.model.calendar[at];
        let (from, to, rule) = match it.when {
            When::Day(day) => (day, day, None),
            When::Span(span) => {
                let from = span.first_day().or(span.last_day())?;
                // Nobody knows when it ends: its first day is what can be kept.
                (from, span.last_day().unwrap_or(from), None)
            }
            When::Every { months, from, to, days } => {
                let last = from.checked_add((days - 1).days()).unwrap_or(from);
                (from, last, Some(recurrence(months, from, to)))
            }
        };
        let kind = it.kind.map(|it| {
            let key = format!("calendar_type.{}", super::ids::calendar_kind(it));
            self.locale.text(&key).to_owned()
        });
        let model = &self.site.model;
        let mut text = Vec::new();
        let missions = it.missions.iter().map(|key| self.words(&model.missions[*key].common.title));
        text.extend(missions);
        let partners: Vec<String> =
            it.partners.iter().map(|key| self.words(&model.partners[*key].common.title)).collect();
        if !partners.is_empty() {
            text.push(self.locale.list(&partners));
        }
        text.extend(it.open.then(|| self.locale.text("phrase.open_for_all").to_owned()));
        let page = self.site.absolute(PageRef::Calendar, self.lang);
        Some(Event {
            id: self.entries[at].clone(),
            from,
            to,
            rule,
            title: self.words(&it.title),
            text,
            place: it.place.as_ref().map(|it| self.words(it)),
            category: kind,
            url: it.url.clone().or(page),
            cancelled: false,
            sequence: 0,
        })
    }

    fn release(&self, key: Key<Indicator>, period: Period) -> Event {
        let it = &self.site.model.indicators[key];
        let title = self.words(&it.common.title);
        // Somewhere within a month: the last day is the one to look by.
        let day = period.last_day();
        let within = || {
            let period = self.locale.period(period);
            self.locale.fill("twins.within", &[("period", &period)])
        };
        Event {
            // What comes after the figures that there are: a day that is moved is the same release, and the
            // next figures are another.
            id: match it
                .series
                .iter()
                .filter_map(|it| it.observations().last())
                .map(|it| it.period)
                .max()
            {
                Some(last) => format!("release-{}-after-{last}", it.common.id).replace('/', "-"),
                None => format!("release-{}-first", it.common.id),
            },
            from: day,
            to: day,
            rule: None,
            title: self.locale.fill("twins.release", &[("title", &title)]),
            text: (!matches!(period, Period::Day(_))).then(within).into_iter().collect(),
            place: None,
            category: Some(self.locale.text("calendar_type.publication").to_owned()),
            url: self.site.absolute(PageRef::Thing(Thing::Indicator(key)), self.lang),
            cancelled: false,
            sequence: 0,
        }
    }
}

pub(super) fn hash(text: &str) -> String {
    format!("{:016x}", xxh3_64(text.as_bytes()))
}

/// Every so many months on the same day; where a month is too short, on its last day, as the page has
/// it: a plain rule would leave such a month out.
fn recurrence(months: i32, from: Date, to: Option<Date>) -> String {
    let mut rule = format!("FREQ=MONTHLY;INTERVAL={}", months.max(1));
    if from.day() > 28 {
        let days: Vec<String> = (28..=from.day()).map(|it| it.to_string()).collect();
        rule.push_str(&format!(";BYMONTHDAY={};BYSETPOS=-1", days.join(",")));
    }
    if let Some(to) = to {
        rule.push_str(&format!(";UNTIL={:04}{:02}{:02}", to.year(), to.month(), to.day()));
    }
    rule
}

/// A property, folded to lines of at most 75 bytes.
fn line(out: &mut String, name: &str, value: &str) {
    let whole = format!("{name}:{value}");
    let mut room = 75;
    for letter in whole.chars() {
        if letter.len_utf8() > room {
            out.push_str("\r\n ");
            // The space counts.
            room = 74;
        }
        room -= letter.len_utf8();
        out.push(letter);
    }
    out.push_str("\r\n");
}

/// A line of its own begins with a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |it| it.to_uppercase().chain(letters).collect())
}

/// Text as a value.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.trim().chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            // No value may hold them, and a line end would begin a property of the author's own.
            it if it.is_control() => {}
            it => out.push(it),
        }
    }
    out
}

/// An address as a value: without what could end its line.
fn bare(url: &str) -> String {
    url.chars().filter(|it| !it.is_control() && !it.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let mut out = String::new();
        line(&mut out, "SUMMARY", &"æ".repeat(100));
        for part in out.trim_end().split("\r\n") {
            assert!(part.len() <= 75, "{part}");
        }
        assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "æ".repeat(100)));
    }

    #[test]
    fn no_text_begins_a_property() {
        assert_eq!(escaped("a;b,c\\d\ne\r\nX-EVIL:1\u{7}"), "a\\;b\\,c\\\\d\\ne\\nX-EVIL:1");
        assert_eq!(bare("https://x.example/\r\nX-EVIL:1"), "https://x.example/X-EVIL:1");
    }

    #[test]
    fn the_last_day_of_a_month_is_kept_in_short_months() {
        let date = |it| crate::value::parse_date(it).expect("a date");
        let to = Some(date("2030-12-31"));
        assert_eq!(recurrence(3, date("2026-03-09"), to), "FREQ=MONTHLY;INTERVAL=3;UNTIL=20301231");
        assert_eq!(
            recurrence(1, date("2026-01-31"), None),
            "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
        );
    }
}
