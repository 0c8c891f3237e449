//! Lists that are too long for one page, in parts: by what a reader would look by (the year, the mission), never
//! "page 2 of 12". The list's own page keeps its address, shows the first of its things and leads to its parts;
//! a part that is itself too long does the same. Knows what things have in common. Does *not* know what a page
//! looks like.
//!
//! A list becomes divisible by an arm in [`Site::long`]: its things in the list's own order, how much room each takes,
//! and the ways to divide them. Its page then shows [`Site::shown`] in place of all, and [`Writer::ways`].
//!
//! Addresses do not depend on how much there is: `opdateringer/2024/03/` is March 2024 from the day the list is divided,
//! and stays so while it grows. Only runs, the last resort, are counted from the end of the list.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{CorrectionAbout, Key, ListKind, Mission, Need, Theme, Thing};
use crate::value::{Date, Lang, Period};

use super::view::{PartLink, Way};
use super::words::{Writer, capital};
use super::{PageRef, Site};

/// How many elements the things of a page may take together. A page has at most 1,500, of which what stands
/// around takes some 300.
const ROOM: usize = 1_000;

/// How much of [`ROOM`] things take where links to the parts stand beside them.
const FIRST: usize = ROOM / 3;

/// What the things of a part have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    /// A year.
    Year(i16),
    /// A quarter of a year.
    Quarter(i16, i8),
    /// A month of a year.
    Month(i16, i8),
    /// A mission, or that they belong to none.
    Mission(Option<Key<Mission>>),
    /// A theme, or that they have none.
    Theme(Option<Key<Theme>>),
    /// Nothing but that they stand together: the number of the run, from the end of the list, from 1.
    Run(u16),
}

/// By what a list is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Axis {
    /// Newest year first.
    Year,
    /// Newest quarter first.
    Quarter,
    /// Newest month first.
    Month,
    /// As the author has the missions.
    Mission,
    /// As the author has the themes.
    Theme,
    /// Where nothing else divides them.
    Run,
}

/// A part of a list.
#[derive(Debug)]
pub(crate) struct Part {
    /// The list.
    pub(super) of: PageRef,
    /// The list, or the part of it, that this is a part of.
    pub(super) above: PageRef,
    /// What its things have in common.
    by: By,
    /// Their places in the list.
    items: Vec<usize>,
}

/// Every part of every list that is too long for one page.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    all: Vec<Part>,
    /// The ways in which a list or a part is divided. Only what is too long is here.
    below: BTreeMap<PageRef, Vec<(Axis, Vec<u16>)>>,
    /// What the page of a divided list shows itself.
    first: BTreeMap<PageRef, Vec<usize>>,
}

/// A list as it may be divided.
struct Long<'a> {
    items: Vec<Item<'a>>,
    /// How many elements each takes on a page.
    each: usize,
    /// Each way leads to everything: first by this, and where that is too long, then by that.
    ways: &'static [&'static [Axis]],
}

/// A thing of a list.
#[derive(Clone, Copy, Default)]
struct Item<'a> {
    thing: Option<Thing>,
    day: Option<Date>,
    missions: &'a [Key<Mission>],
    themes: &'a [Key<Theme>],
    /// What stands first where not all can: the smaller, the sooner.
    rank: (u8, Option<std::cmp::Reverse<Date>>),
}

impl Item<'_> {
    fn values(&self, axis: Axis) -> Vec<By> {
        let day = self.day.unwrap_or_default();
        match axis {
            Axis::Year => vec![By::Year(day.year())],
            Axis::Quarter => vec![By::Quarter(day.year(), (day.month() + 2) / 3)],
            Axis::Month => vec![By::Month(day.year(), day.month())],
            Axis::Mission if self.missions.is_empty() => vec![By::Mission(None)],
            Axis::Mission => self.missions.iter().map(|it| By::Mission(Some(*it))).collect(),
            Axis::Theme if self.themes.is_empty() => vec![By::Theme(None)],
            Axis::Theme => self.themes.iter().map(|it| By::Theme(Some(*it))).collect(),
            Axis::Run => Vec::new(),
        }
    }
}

impl Site {
    /// The things of a list that may be long, in its own order. None of a page that is never divided.
    fn long(&self, list: PageRef) -> Option<Long<'_>> {
        use Axis::{Month, Quarter, Run, Theme, Year};
        const MISSION: Axis = Axis::Mission;
        let model = &*self.model;
        let today = model.site.as_of;
        let contribution = |key: Key<crate::model::Contribution>| {
            let it = &model.contributions[key];
            let told = it.pledges.iter().filter_map(|it| it.as_of).filter(|it| *it <= today).max();
            Item {
                thing: Some(Thing::Contribution(key)),
                missions: &it.missions,
                themes: &it.themes,
                rank: (u8::from(told.is_none()), told.map(std::cmp::Reverse)),
                ..Item::default()
            }
        };
        fn long<'a>(
            items: Vec<Item<'a>>,
            each: usize,
            ways: &'static [&'static [Axis]],
        ) -> Option<Long<'a>> {
            Some(Long { items, each, ways })
        }
        match list {
            PageRef::List(ListKind::Updates) => {
                let item = |key: &Key<_>| {
                    let it = &model.updates[*key];
                    let thing = Some(Thing::Update(*key));
                    Item { thing, day: Some(it.date), missions: &it.missions, ..Item::default() }
                };
                let items = self.index.updates.iter().map(item).collect();
                long(items, 11, &[&[Year, Month, Run], &[MISSION, Year, Quarter, Month, Run]])
            }
            // Each stands whole, with what was believed and what was done.
            PageRef::Learning | PageRef::LearningOf(_) => {
                let item = |key: Key<_>| {
                    let it: &crate::model::Update = &model.updates[key];
                    Item { thing: Some(Thing::Update(key)), day: Some(it.date), ..Item::default() }
                };
                let items = self.lessons_on(list).into_iter().map(item).collect();
                long(items, 25, &[&[Year, Month, Run]])
            }
            PageRef::List(ListKind::Contributions) => {
                let items = model.contributions.iter().map(|it| contribution(it.0)).collect();
                long(items, 12, &[&[MISSION, Theme, Run]])
            }
            PageRef::Thing(Thing::Theme(key)) => {
                let all = self.index.contributions_of_theme.of(key).iter();
                long(all.map(|it| contribution(*it)).collect(), 12, &[&[MISSION, Run]])
            }
            PageRef::List(ListKind::Indicators) => {
                let item = |(key, it): (Key<_>, &crate::model::Indicator)| Item {
                    thing: Some(Thing::Indicator(key)),
                    missions: self.index.missions_of_indicator.of(key),
                    rank: (u8::from(it.need != Need::MustKnow), None),
                    ..Item::default()
                };
                long(model.indicators.iter().map(item).collect(), 26, &[&[MISSION, Run]])
            }
            PageRef::List(ListKind::Stories) => {
                let item = |(key, _)| {
                    let it = &model.stories[key];
                    let thing = Some(Thing::Story(key));
                    Item { thing, missions: &it.missions, themes: &it.themes, ..Item::default() }
                };
                long(model.stories.iter().map(item).collect(), 11, &[&[MISSION, Theme, Run]])
            }
            PageRef::Corrections => {
                let item = |it: &crate::model::Correction| Item {
                    thing: Some(match it.about {
                        CorrectionAbout::Indicator(key) => Thing::Indicator(key),
                        CorrectionAbout::Contribution(key) => Thing::Contribution(key),
                        CorrectionAbout::Mission(key) => Thing::Mission(key),
                    }),
                    day: Some(it.date),
                    ..Item::default()
                };
                long(model.corrections.iter().map(item).collect(), 8, &[&[Year, Month, Run]])
            }
            _ => None,
        }
    }

    /// Divides every list that is too long.
    pub(super) fn divide(&self) -> Parts {
        let lists = PageRef::LISTS.into_iter().filter(|it| !self.is_empty(*it));
        let themes = self.model.themes.iter().map(|(key, _)| PageRef::Thing(Thing::Theme(key)));
        let logs = self.told_pages().into_iter();
        let logs = logs.filter(|it| matches!(it, PageRef::LearningOf(_)));
        let mut parts = Parts::default();
        for list in lists.chain(themes).chain(logs) {
            if let Some(long) = self.long(list) {
                let all = (0..long.items.len()).collect();
                parts.divide(&long, list, list, all, long.ways);
            }
        }
        parts
    }

    /// The places of the things that a page shows itself, in its list: all, or the first of them.
    pub(super) fn shown(&self, page: PageRef) -> Vec<usize> {
        match (self.parts.first.get(&page), page) {
            (Some(first), _) => first.clone(),
            (None, PageRef::Part(at)) => self.parts.all[usize::from(at)].items.clone(),
            (None, list) => (0..self.long(list).map_or(0, |it| it.items.len())).collect(),
        }
    }

    /// Whether a list or a part of one shows only its first things, and links to its parts.
    pub(super) fn is_divided(&self, page: PageRef) -> bool {
        self.parts.below.contains_key(&page)
    }

    /// A part by its number.
    pub(super) fn part(&self, at: u16) -> &Part {
        &self.parts.all[usize::from(at)]
    }

    /// Parts of lists that are no parts of parts.
    pub(super) fn top_parts(&self) -> impl Iterator<Item = u16> {
        (0..self.part_count()).filter(|at| !matches!(self.part(*at).above, PageRef::Part(_)))
    }

    /// How many parts there are.
    pub(super) fn part_count(&self) -> u16 {
        u16::try_from(self.parts.all.len()).unwrap_or(u16::MAX)
    }

    /// The part of a list with what has this in common, or the list itself where it is not divided so.
    pub(super) fn part_or_list(&self, list: PageRef, by: By) -> PageRef {
        let ways = self.parts.below.get(&list).into_iter().flatten();
        let mut all = ways.flat_map(|(_, parts)| parts).copied();
        all.find(|at| self.part(*at).by == by).map_or(list, PageRef::Part)
    }

    /// The parts beside one, and itself: the same way, in order.
    pub(super) fn parts_beside(&self, at: u16) -> &[u16] {
        let ways = self.parts.below.get(&self.part(at).above).into_iter().flatten();
        let mut ways = ways.map(|(_, parts)| parts.as_slice());
        ways.find(|it| it.contains(&at)).unwrap_or(&[])
    }

    /// The parts that hold a part, from the list down.
    pub(super) fn parts_above(&self, at: u16) -> Vec<PageRef> {
        let mut chain = Vec::new();
        let mut above = self.part(at).above;
        while let PageRef::Part(at) = above {
            chain.push(above);
            above = self.part(at).above;
        }
        chain.reverse();
        chain
    }

    /// The places of everything in a part, in its list.
    pub(super) fn places_of_part(&self, at: u16) -> &[usize] {
        &self.part(at).items
    }

    /// Every part with its things, as far as they have pages. Of all in one pass: a list is made once for
    /// its parts, which stand together.
    pub(super) fn parts_and_things(&self) -> Vec<(PageRef, Vec<Thing>)> {
        let mut found = Vec::new();
        let numbered: Vec<(u16, &Part)> = (0..u16::MAX).zip(&self.parts.all).collect();
        for parts in numbered.chunk_by(|a, b| a.1.of == b.1.of) {
            let Some(long) = parts.first().and_then(|it| self.long(it.1.of)) else { continue };
            let things =
                |it: &Part| it.items.iter().filter_map(|at| long.items[*at].thing).collect();
            found.extend(parts.iter().map(|(at, it)| (PageRef::Part(*at), things(it))));
        }
        found
    }

    /// Where a part lives, below the page that it is a part of.
    pub(super) fn part_slug(&self, at: u16, lang: Lang) -> String {
        let folder = |list, slug: Option<String>| {
            let slug = slug.unwrap_or_else(|| "0".to_owned());
            format!("{}/{slug}", self.segment(list, lang))
        };
        match self.part(at).by {
            By::Year(year) => year.to_string(),
            By::Quarter(_, quarter) => {
                format!("{}-{quarter}", self.locale(lang).text("route.quarter"))
            }
            By::Month(_, month) => format!("{month:02}"),
            By::Mission(key) => folder(
                PageRef::List(ListKind::Missions),
                key.map(|key| self.slug(Thing::Mission(key), lang)),
            ),
            By::Theme(key) => {
                folder(PageRef::Themes, key.map(|key| self.slug(Thing::Theme(key), lang)))
            }
            By::Run(n) => n.to_string(),
        }
    }
}

impl Parts {
    /// Divides what is on a page in every way, if it is too much for it.
    fn divide(
        &mut self,
        long: &Long,
        of: PageRef,
        page: PageRef,
        items: Vec<usize>,
        ways: &[&'static [Axis]],
    ) {
        if items.len() * long.each <= ROOM {
            return;
        }
        let mut below = Vec::new();
        for way in ways {
            let Some((axis, groups, rest)) = first_that_divides(long, &items, way) else {
                continue;
            };
            // Where nothing has a mission, the way by mission is the way by year: one way, one address.
            if below.iter().any(|(taken, _)| *taken == axis) {
                continue;
            }
            let mut parts = Vec::new();
            for (by, items) in groups {
                let Ok(at) = u16::try_from(self.all.len()) else { return };
                self.all.push(Part { of, above: page, by, items: items.clone() });
                parts.push(at);
                self.divide(long, of, PageRef::Part(at), items, &[rest]);
            }
            below.push((axis, parts));
        }
        let mut first = items;
        first.sort_by_key(|it| long.items[*it].rank);
        first.truncate((FIRST / long.each).max(1));
        self.first.insert(page, first);
        self.below.insert(page, below);
    }
}

type Groups = Vec<(By, Vec<usize>)>;

/// The first axis of a way by which these are more than one group, the groups in the order of the axis, and what is
/// left of the way.
fn first_that_divides(
    long: &Long,
    items: &[usize],
    way: &'static [Axis],
) -> Option<(Axis, Groups, &'static [Axis])> {
    for (at, axis) in way.iter().enumerate() {
        let rest = &way[at + 1..];
        if *axis == Axis::Run {
            return Some((*axis, runs(items, ROOM / long.each), way));
        }
        let mut groups: BTreeMap<By, Vec<usize>> = BTreeMap::new();
        for item in items {
            for by in long.items[*item].values(*axis) {
                groups.entry(by).or_default().push(*item);
            }
        }
        // A year is an address even while it is the only one.
        let one = groups.len() < 2 && !matches!(axis, Axis::Year);
        if one {
            continue;
        }
        let mut groups: Groups = groups.into_iter().collect();
        match axis {
            Axis::Year | Axis::Quarter | Axis::Month => groups.reverse(),
            // What has none comes last.
            _ => groups
                .sort_by_key(|(by, _)| (matches!(by, By::Mission(None) | By::Theme(None)), *by)),
        }
        return Some((*axis, groups, rest));
    }
    None
}

/// Runs of so many, counted from the end: what comes first is what is added.
fn runs(items: &[usize], most: usize) -> Groups {
    let chunks = items.rchunks(most.max(1)).zip(1_u16..);
    let mut runs: Groups = chunks.map(|(it, n)| (By::Run(n), it.to_vec())).collect();
    runs.reverse();
    runs
}

impl Writer<'_> {
    /// What a part is called beside its sisters: "2024", "Marts 2024", a mission's name.
    pub(super) fn part_name(&self, at: u16) -> super::Phrase {
        match self.site.part(at).by {
            By::Year(year) => self.plain(year.to_string()),
            By::Quarter(year, quarter) => {
                self.plain(capital(&self.period(Period::Quarter(year, quarter))))
            }
            By::Month(year, month) => self.plain(capital(&self.period(Period::Month(year, month)))),
            By::Mission(Some(key)) => {
                super::Phrase { href: None, ..self.short(Thing::Mission(key)) }
            }
            By::Theme(Some(key)) => super::Phrase { href: None, ..self.short(Thing::Theme(key)) },
            By::Mission(None) => self.plain(self.t("parts.no_mission")),
            By::Theme(None) => self.plain(self.t("parts.no_theme")),
            By::Run(n) => self.plain(self.fill("parts.run", &[("n", &n.to_string())])),
        }
    }

    /// What a part is called by itself: "Opdateringer: Skole, marts 2024".
    pub(super) fn part_title(&self, at: u16) -> super::Phrase {
        let part = self.site.part(at);
        let list = match part.of {
            PageRef::Thing(thing) => self.phrase(self.site.title(thing)),
            PageRef::LearningOf(key) => self.titled("learning.window", Thing::Mission(key)),
            list => self.plain(self.t(super::title_key(list))),
        };
        let mut chain: Vec<u16> = Vec::new();
        for page in self.site.parts_above(at) {
            chain.extend(if let PageRef::Part(above) = page { Some(above) } else { None });
        }
        chain.push(at);
        // A month says its year itself.
        let time = |at: u16| {
            matches!(self.site.part(at).by, By::Year(_) | By::Quarter(..) | By::Month(..))
        };
        let last = chain.iter().copied().rfind(|at| time(*at));
        chain.retain(|at| !time(*at) || Some(*at) == last);
        let names: Vec<String> = chain.into_iter().map(|at| self.part_name(at).text).collect();
        let part = names.join(", ");
        let text = self.fill("parts.title", &[("list", &list.text), ("part", &part)]);
        super::Phrase { text, lang: None, href: None }
    }

    /// Whether this page is a part of a list.
    pub(super) fn is_part(&self) -> bool {
        matches!(self.page, PageRef::Part(_))
    }

    /// How much there is in this part.
    pub(super) fn part_lead(&self) -> Option<String> {
        let PageRef::Part(at) = self.page else { return None };
        let (n, key) = (self.site.part(at).items.len(), "parts.lead");
        Some(match self.site.is_divided(self.page) {
            true => format!("{} {}", self.count(key, n), self.t("parts.first")),
            false => self.count(key, n),
        })
    }

    /// The ways on from this page to the parts of its list. `taken` are ids that the page has already.
    pub(super) fn ways(&self, taken: &BTreeSet<String>) -> Vec<Way> {
        let ways = self.site.parts.below.get(&self.page).into_iter().flatten();
        let way = |(axis, parts): &(Axis, Vec<u16>)| Way {
            id: format!("h-{}", axis.name()),
            title: self.t(&format!("parts.{}", axis.name())),
            links: parts.iter().map(|at| self.part_link(*at, taken)).collect(),
        };
        ways.map(way).collect()
    }

    fn part_link(&self, at: u16, taken: &BTreeSet<String>) -> PartLink {
        let part = self.site.part(at);
        let page = PageRef::Part(at);
        // Where the part stood while the list was short: links to it still lead here.
        let id = match part.by {
            By::Year(year) => Some(format!("h-{year}")),
            _ => None,
        };
        PartLink {
            id: id.filter(|it| !taken.contains(it)),
            link: super::Phrase { href: Some(self.href(page)), ..self.part_name(at) },
            count: self.count("parts.count", part.items.len()),
        }
    }
}

impl Axis {
    fn name(self) -> &'static str {
        match self {
            Axis::Year => "by_year",
            Axis::Quarter => "by_quarter",
            Axis::Month => "by_month",
            Axis::Mission => "by_mission",
            Axis::Theme => "by_theme",
            Axis::Run => "by_run",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: PageRef = PageRef::List(ListKind::Updates);
    const WAYS: &[&[Axis]] = &[&[Axis::Year, Axis::Month, Axis::Run]];

    /// A list of so many things on each of these days, ten elements each: a hundred fit on a page.
    fn divided(days: &[(&str, usize)]) -> Parts {
        let item = |day: &str| Item { day: day.parse().ok(), ..Item::default() };
        let items = days.iter().flat_map(|(day, n)| std::iter::repeat_n(item(day), *n)).collect();
        let long = Long { items, each: 10, ways: WAYS };
        let mut parts = Parts::default();
        parts.divide(&long, LOG, LOG, (0..long.items.len()).collect(), WAYS);
        parts
    }

    fn names(parts: &Parts) -> Vec<(By, usize)> {
        parts.all.iter().map(|it| (it.by, it.items.len())).collect()
    }

    #[test]
    fn a_list_is_divided_as_far_as_it_must_be_and_no_further() {
        use By::{Month, Run, Year};
        type Row<'a> = (&'a [(&'a str, usize)], &'a [(By, usize)]);
        let table: &[Row<'_>] = &[
            (&[("2026-05-01", 100)], &[]),
            // A year has an address even while it is the only one.
            (
                &[("2026-05-01", 60), ("2026-04-01", 41)],
                &[(Year(2026), 101), (Month(2026, 5), 60), (Month(2026, 4), 41)],
            ),
            (&[("2026-05-01", 60), ("2025-04-01", 41)], &[(Year(2026), 60), (Year(2025), 41)]),
            // Nothing divides a single month: runs do, and the last is full, so that it stays as it is.
            (&[("2026-05-01", 130)], &[(Year(2026), 130), (Run(2), 30), (Run(1), 100)]),
        ];
        for (days, expect) in table {
            assert_eq!(names(&divided(days)), *expect, "{days:?}");
        }
    }

    #[test]
    fn ways_that_begin_alike_are_one_way() {
        const TWO: &[&[Axis]] = &[&[Axis::Year, Axis::Month], &[Axis::Mission, Axis::Year]];
        let item = Item { day: "2025-01-01".parse().ok(), ..Item::default() };
        let long = Long { items: vec![item; 101], each: 10, ways: TWO };
        let mut parts = Parts::default();
        parts.divide(&long, LOG, LOG, (0..101).collect(), TWO);
        assert_eq!(names(&parts), [(By::Year(2025), 101)]);
    }

    #[test]
    fn the_first_page_shows_the_first_and_a_part_that_is_short_enough_shows_all() {
        let parts = divided(&[("2026-05-01", 60), ("2025-04-01", 41)]);
        assert_eq!(parts.first[&LOG], (0..33).collect::<Vec<_>>());
        assert!(!parts.first.contains_key(&PageRef::Part(0)));
    }

    #[test]
    fn what_is_added_changes_no_part_of_what_is_past() {
        let before = divided(&[("2026-05-01", 30), ("2025-04-01", 80)]);
        let after = divided(&[("2026-06-01", 90), ("2026-05-01", 30), ("2025-04-01", 80)]);
        for part in names(&before).into_iter().filter(|it| it.0 != By::Year(2026)) {
            assert!(names(&after).contains(&part), "{part:?}");
        }
    }
}
