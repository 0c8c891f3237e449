//! What lies beside a page for programs: which files, what they are called, and the links to them. Also
//! what the files and the page agree on: the news about a thing, and the day its facts were last changed.
//! Does *not* know what is in the files: `export` writes them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    CorrectionAbout, Indicator, Key, ListKind, MilestoneStatus, Mission, NextRelease, Partner,
    Thing, Update,
};
use crate::value::{Date, Period};

use super::view::Twin;
use super::words::Writer;
use super::{MachineFile, PageRef, Site, way};

impl Site {
    /// The files for programs that lie beside a page, in every language. What would be empty is not
    /// there, and a feed needs to know where the site lives: its entries have addresses for ever.
    pub fn machine_files(&self, page: PageRef) -> Vec<MachineFile> {
        use MachineFile as File;
        if !self.has_twin(page) {
            return Vec::new();
        }
        let mut files = vec![File::Page];
        match page {
            PageRef::Thing(Thing::Indicator(_)) => files.extend(File::OF_INDICATOR),
            PageRef::Thing(Thing::Mission(key)) => {
                let mission = &self.model.missions[key];
                files.extend((!mission.indicators.is_empty()).then_some(File::Csv));
                files.extend((!mission.roadmap.is_empty()).then_some(File::Roadmap));
            }
            PageRef::Roadmap(_) => {
                files.push(File::Roadmap);
                files.extend((!self.dates(page).is_empty()).then_some(File::RoadmapDates));
            }
            PageRef::Thing(Thing::Partner(key)) => {
                let some = !self.index.contributions_of_partner.of(key).is_empty();
                files.extend(some.then_some(File::Contributions));
            }
            PageRef::List(ListKind::Missions) => files.push(File::Missions),
            PageRef::Coverage | PageRef::CoverageOf(_) => files.push(File::Matrix),
            PageRef::List(ListKind::Contributions) => files.push(File::Contributions),
            PageRef::List(ListKind::Updates) => {
                files.push(File::Updates);
                if self.lessons().next().is_some() {
                    files.push(File::Learning);
                    files.extend(self.base_url.is_some().then_some(File::LearningFeed));
                }
            }
            PageRef::Learning | PageRef::LearningOf(_) => {
                files.push(File::Learning);
                files.extend(self.base_url.is_some().then_some(File::LearningFeed));
            }
            PageRef::Corrections => {
                files.push(File::Corrections);
                files.extend(self.base_url.is_some().then_some(File::CorrectionsFeed));
            }
            PageRef::Changes => {
                files.push(File::Changes);
                files.extend(self.base_url.is_some().then_some(File::ChangesFeed));
            }
            _ => {}
        }
        files.extend(self.has_dates(page).then_some(File::Calendar));
        files.extend(self.has_feed(page).then_some(File::News));
        files
    }

    /// Whether the page says something that is kept as facts: all but free pages and those of the
    /// site itself.
    pub(crate) fn has_twin(&self, page: PageRef) -> bool {
        match page {
            PageRef::Thing(Thing::Page(_)) | PageRef::NotFound => false,
            PageRef::Thing(_) | PageRef::Front | PageRef::CoverageOf(_) | PageRef::Roadmap(_) => {
                true
            }
            PageRef::LearningOf(_) | PageRef::Tellings(_) => true,
            list => PageRef::LISTS.contains(&list),
        }
    }

    /// Whether a mission that is not over needs something, or anybody has a role in its themes.
    pub(crate) fn has_coverage(&self, key: Key<Mission>) -> bool {
        let mission = &self.model.missions[key];
        let contributions = self.index.contributions_of_mission.of(key);
        let roles =
            || !crate::assess::coverage(&self.model, key, contributions).partners.is_empty();
        !crate::assess::is_over(mission, self.model.site.as_of)
            && (!mission.needs.is_empty() || roles())
    }

    /// What all missions cover together.
    pub(crate) fn coverage(&self) -> crate::assess::Whole {
        crate::assess::whole(&self.model, |key| self.index.contributions_of_mission.of(key))
    }

    /// Whether there is a file of dates: of a mission or a partner, and of all together beside the
    /// front page.
    fn has_dates(&self, page: PageRef) -> bool {
        matches!(page, PageRef::Front | PageRef::Thing(Thing::Mission(_) | Thing::Partner(_)))
            && !self.dates(page).is_empty()
    }

    fn has_feed(&self, page: PageRef) -> bool {
        let place =
            matches!(page, PageRef::Front | PageRef::Thing(Thing::Mission(_) | Thing::Partner(_)));
        let news =
            || !self.updates_about(page).is_empty() || !self.corrections_about(page).is_empty();
        place && self.base_url.is_some() && news()
    }

    /// The log about a mission or a partner, or all of it; newest first.
    pub(crate) fn updates_about(&self, page: PageRef) -> &[Key<Update>] {
        match page {
            PageRef::Thing(Thing::Mission(key)) => self.index.updates_of_mission.of(key),
            PageRef::Thing(Thing::Indicator(key)) => self.index.updates_of_indicator.of(key),
            PageRef::Thing(Thing::Contribution(key)) => self.index.updates_of_contribution.of(key),
            PageRef::Thing(Thing::Partner(key)) => self.index.updates_of_partner.of(key),
            PageRef::Thing(_) => &[],
            _ => &self.index.updates,
        }
    }

    /// Changes of what was published, newest first, as places in the model: of a mission and what
    /// belongs to it, of a partner's own promises and figures, of a thing, or all of them.
    pub(crate) fn corrections_about(&self, page: PageRef) -> Vec<usize> {
        let model = &*self.model;
        let concerns = |it: &crate::model::Correction| match (page, it.about) {
            (PageRef::Thing(Thing::Mission(key)), CorrectionAbout::Mission(about)) => key == about,
            (PageRef::Thing(Thing::Mission(key)), CorrectionAbout::Indicator(about)) => {
                model.missions[key].indicators.contains(&about)
            }
            (PageRef::Thing(Thing::Mission(key)), CorrectionAbout::Contribution(about)) => {
                model.contributions[about].missions.contains(&key)
            }
            (PageRef::Thing(Thing::Partner(key)), CorrectionAbout::Contribution(about)) => {
                model.contributions[about].partner == key
            }
            (PageRef::Thing(Thing::Partner(key)), _) => it.partner == Some(key),
            (PageRef::Thing(Thing::Indicator(key)), CorrectionAbout::Indicator(about)) => {
                key == about
            }
            (PageRef::Thing(Thing::Contribution(key)), CorrectionAbout::Contribution(about)) => {
                key == about
            }
            (PageRef::Thing(_), _) => false,
            _ => true,
        };
        let all = model.corrections.iter().enumerate();
        all.filter(|(_, it)| concerns(it)).map(|(at, _)| at).collect()
    }

    /// The day on which the facts of a page were last changed, as far as the content says: the latest
    /// of its dated things that is not still to come. None where nothing on it has a date. Never the
    /// time of a file.
    pub fn updated(&self, page: PageRef) -> Option<Date> {
        self.updated.get(&page).copied()
    }

    /// The same for every page that has such a day, worked out once.
    pub(super) fn all_updated(&self) -> BTreeMap<PageRef, Date> {
        let mut found = BTreeMap::new();
        let things = self.things();
        for thing in &things {
            let day = self.updated_thing(*thing);
            found.extend(day.map(|day| (PageRef::Thing(*thing), day)));
        }
        let latest = |list: Option<PageRef>| {
            let here = things.iter().filter(|it| list.is_none() || Site::list_of(**it) == list);
            here.filter_map(|it| found.get(&PageRef::Thing(*it)).copied()).max()
        };
        let mut lists: Vec<(PageRef, Date)> = Vec::new();
        for list in PageRef::LISTS {
            lists.extend(latest(Some(list)).map(|day| (list, day)));
        }
        for (key, mission) in self.model.missions.iter() {
            let all = mission.roadmap.iter().flat_map(|it| &it.milestones);
            let days = all
                .flat_map(|it| it.done.into_iter().chain(it.moves.iter().filter_map(|it| it.date)));
            let day = days.filter(|it| *it <= self.model.site.as_of).max();
            let pages = std::iter::once(PageRef::Roadmap(key)).chain(way::part_pages(mission, key));
            lists.extend(pages.filter_map(|page| Some((page, day?))));
        }
        lists.extend(self.told_pages().into_iter().chain([PageRef::Learning]).filter_map(|page| {
            let days: Vec<Date> = match page {
                PageRef::Tellings(key) => {
                    let told = |key: &Key<_>| self.model.stories[*key].told;
                    self.tellings(key).iter().filter_map(told).collect()
                }
                _ => {
                    self.lessons_on(page).iter().map(|key| self.model.updates[*key].date).collect()
                }
            };
            Some((page, days.into_iter().filter(|it| *it <= self.model.site.as_of).max()?))
        }));
        let corrected = self.model.corrections.iter().map(|it| it.date);
        let corrected = corrected.filter(|it| *it <= self.model.site.as_of).max();
        lists.extend(corrected.map(|day| (PageRef::Corrections, day)));
        let changed = self.releases().next().and_then(|it| crate::value::parse_date(&it.as_of));
        lists.extend(changed.map(|day| (PageRef::Changes, day)));
        lists.extend(latest(None).max(corrected).map(|day| (PageRef::Front, day)));
        found.extend(lists);
        for (part, things) in self.parts_and_things() {
            let things = things.into_iter();
            let day = things.filter_map(|it| found.get(&PageRef::Thing(it)).copied()).max();
            found.extend(day.map(|day| (part, day)));
        }
        found
    }

    fn updated_thing(&self, thing: Thing) -> Option<Date> {
        let (model, index) = (&*self.model, &self.index);
        let page = PageRef::Thing(thing);
        let mut days: Vec<Date> = Vec::new();
        let promised = |key: &Key<crate::model::Contribution>| {
            model.contributions[*key].pledges.iter().filter_map(|it| it.as_of)
        };
        let fetched = |key: &Key<Indicator>| {
            model.indicators[*key].source.as_ref().and_then(|it| it.retrieved)
        };
        match thing {
            Thing::Mission(key) => {
                let mission = &model.missions[key];
                let milestones = mission.roadmap.iter().flat_map(|it| &it.milestones);
                days.extend(milestones.filter_map(|it| it.done));
                days.extend(mission.indicators.iter().filter_map(fetched));
                days.extend(index.contributions_of_mission.of(key).iter().flat_map(promised));
            }
            Thing::Indicator(key) => days.extend(fetched(&key)),
            Thing::Partner(key) => {
                days.extend(index.contributions_of_partner.of(key).iter().flat_map(promised));
            }
            Thing::Contribution(key) => days.extend(promised(&key)),
            Thing::Story(key) => days.extend(model.stories[key].told),
            Thing::Update(key) => days.push(model.updates[key].date),
            Thing::Situation(key) => {
                let situation = &model.situations[key];
                days.extend(situation.indicators.iter().filter_map(fetched));
                days.extend(index.contributions_of_situation.of(key).iter().flat_map(promised));
            }
            Thing::Theme(key) => {
                days.extend(index.contributions_of_theme.of(key).iter().flat_map(promised));
            }
            Thing::Ingredient(key) => {
                days.extend(index.contributions_of_ingredient.of(key).iter().flat_map(promised));
            }
            Thing::Page(_) => {}
        }
        days.extend(self.updates_about(page).iter().map(|key| model.updates[*key].date));
        let about = self.index.corrections.get(&thing).into_iter().flatten();
        days.extend(about.map(|at| model.corrections[*at].date));
        days.into_iter().filter(|it| *it <= model.site.as_of).max()
    }

    /// What stands in a mission's, a partner's or the whole site's file of dates, in no order of time:
    /// milestones, entries of the annual wheel, and figures to come.
    pub(crate) fn dates(&self, page: PageRef) -> &[Dated] {
        let page = match page {
            PageRef::Thing(Thing::Mission(_) | Thing::Partner(_)) | PageRef::Roadmap(_) => page,
            _ => PageRef::Front,
        };
        self.dated.get(&page).map_or(&[], Vec::as_slice)
    }

    /// The same for every page that has some, in one pass: a site may have thousands of them.
    pub(super) fn all_dates(&self) -> BTreeMap<PageRef, Vec<Dated>> {
        let model = &*self.model;
        let mut found: BTreeMap<PageRef, Vec<Dated>> = BTreeMap::new();
        let mut add = |it: Dated, missions: &[Key<Mission>], partners: &[Key<Partner>]| {
            let missions = missions.iter().map(|key| Thing::Mission(*key));
            let things = missions.chain(partners.iter().map(|key| Thing::Partner(*key)));
            let mut pages: BTreeSet<PageRef> = things.map(PageRef::Thing).collect();
            if let Dated::Milestone { mission, .. } = it {
                pages.insert(PageRef::Roadmap(mission));
            }
            for page in pages.into_iter().chain([PageRef::Front]) {
                found.entry(page).or_default().push(it);
            }
        };
        for (key, mission) in model.missions.iter() {
            for (phase, part) in mission.roadmap.iter().enumerate() {
                for (at, one) in part.milestones.iter().enumerate() {
                    let due = one.due.or(one.was_due).map(Period::last_day);
                    let done = one.done.filter(|_| one.status == MilestoneStatus::Done);
                    if let Some(day) = done.or(due) {
                        add(
                            Dated::Milestone { mission: key, phase, at, day },
                            &[key],
                            &one.partners,
                        );
                    }
                }
            }
        }
        for (at, entry) in model.calendar.iter().enumerate() {
            add(Dated::Entry(at), &entry.missions, &entry.partners);
        }
        for (key, indicator) in model.indicators.iter() {
            let Some(NextRelease::On(period)) = indicator.next_release else { continue };
            // What should have come already is told on the page, and is no date to keep free.
            if period.last_day() >= model.site.as_of {
                let missions = self.index.missions_of_indicator.of(key);
                add(
                    Dated::Release { indicator: key, period },
                    missions,
                    indicator.owner.as_slice(),
                );
            }
        }
        found
    }
}

/// Something that has a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// A milestone of a mission's roadmap.
    Milestone {
        /// Whose roadmap.
        mission: Key<Mission>,
        /// Which phase of it.
        phase: usize,
        /// Which milestone of the phase.
        at: usize,
        /// When it was done, or else by when it should be.
        day: Date,
    },
    /// An entry of the annual wheel, by its place in the model.
    Entry(usize),
    /// New figures.
    Release {
        /// Of what.
        indicator: Key<Indicator>,
        /// Within this period.
        period: Period,
    },
}

impl Writer<'_> {
    /// Links to what lies beside this page, and to the dates and the news of the whole site where
    /// the page is about them.
    pub(super) fn twins(&self) -> Vec<Twin> {
        let own = self.site.machine_files(self.page).into_iter();
        let own = own.filter(|it| !MachineFile::OF_INDICATOR.contains(it) || self.is_mission());
        let mut twins: Vec<Twin> = own.map(|it| self.twin(it, PageRef::Front, false)).collect();
        let whole = match self.page {
            PageRef::Calendar => Some(MachineFile::Calendar),
            PageRef::List(ListKind::Updates) => Some(MachineFile::News),
            _ => None,
        };
        if let PageRef::Part(at) = self.page {
            // The whole list as a table lies beside the list.
            let of = self.site.part(at).of;
            let files = self.site.machine_files(of).into_iter().filter(|it| it.kind() == "csv");
            twins.extend(files.map(|it| self.twin(it, of, true)));
        }
        let whole = whole.filter(|it| self.site.machine_files(PageRef::Front).contains(it));
        twins.extend(whole.map(|it| self.twin(it, PageRef::Front, true)));
        twins
    }

    fn is_mission(&self) -> bool {
        matches!(self.page, PageRef::Thing(Thing::Mission(_)))
    }

    fn twin(&self, file: MachineFile, of: PageRef, elsewhere: bool) -> Twin {
        let name = file.name();
        let href = match elsewhere {
            false => name.to_owned(),
            true => {
                let page = self.href(of);
                format!("{}{name}", page.strip_suffix("index.html").unwrap_or(&page))
            }
        };
        let size = (!elsewhere).then(|| self.sizes.get(name)).flatten();
        Twin {
            name,
            kind: file.kind(),
            mime: file.mime(),
            text: self.with_size(&self.t(file.words()), size.copied()),
            title: self.t(file.words()),
            href,
        }
    }

    /// A file of a page to subscribe to: a link that opens a telephone's calendar, and the address to
    /// copy; a link to the file alone where nobody knows where the site is published.
    pub(super) fn address_of(&self, page: PageRef, file: MachineFile) -> (String, Option<String>) {
        match self.site.absolute(page, self.lang) {
            Some(page) => {
                let address = format!("{page}{}", file.name());
                let rest = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
                (format!("webcal://{rest}"), Some(address))
            }
            None => (self.twin(file, page, true).href, None),
        }
    }

    /// An interface text that leads to a file beside a page; its size is known beside this one.
    pub(super) fn sized(&self, key: &str, page: PageRef, name: &str) -> String {
        let size = self.sizes.get(name).filter(|_| page == self.page);
        self.with_size(&self.t(key), size.copied())
    }

    /// The words of a link to a file that end in its type, "(CSV)", with its size if that is known.
    fn with_size(&self, words: &str, bytes: Option<usize>) -> String {
        match (words.strip_suffix(')'), bytes) {
            (Some(start), Some(bytes)) => format!("{start}, {})", self.locale.file_size(bytes)),
            _ => words.to_owned(),
        }
    }
}
