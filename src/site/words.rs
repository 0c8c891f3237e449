//! The words of one page: phrases, links, figures and tables in its language. Knows the site and the
//! language. Does *not* know what stands on which page.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::locale::Locale;
use crate::model::{
    Aim, Body, CalendarEntry, CalendarKind, Contribution, ContributionKind, ContributionStatus,
    Correction, CorrectionAbout, CorrectionKind, Direction, Evidence, Indicator, Key,
    MilestoneStatus, Mission, Model, Observation, Outcome, Partner, PartnerKind, Series, SeriesKey,
    Status, Story, Thing, Uncertainty, Update, UpdateKind, When,
};
use crate::value::{Contact, Date, Decimal, Interval, Lang, Localized, Period, Unit};

use super::index::Occurrence;
use super::route;
use super::view::{
    Badge, Card, Column, ContactView, Entry, Fact, IndicatorRow, Meta, Phrase, Prose, Quote, Row,
    Table,
};
use super::{PageRef, Route, Site, live};

/// Stands in a cell where there is nothing to say.
pub(super) const NOTHING: &str = "–";

/// Writes one page.
pub(super) struct Writer<'a> {
    pub(super) site: &'a Site,
    pub(super) model: &'a Model,
    pub(super) route: Route,
    pub(super) page: PageRef,
    pub(super) lang: Lang,
    pub(super) locale: &'a Locale,
    /// The file that the page is written to.
    pub(super) file: String,
    /// Figures inside texts are numbered, so that their ids are unique on the page.
    pub(super) figures: Rc<Cell<usize>>,
    /// Captions of tables name regions, so that each must be another.
    captions: Rc<RefCell<BTreeMap<String, usize>>>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(site: &'a Site, route: Route, page: PageRef) -> Writer<'a> {
        let (lang, file) = (route.lang, site.file(&route));
        let (model, locale) = (&*site.model, site.locale(lang));
        let (figures, captions) = (Rc::default(), Rc::default());
        Writer { site, model, route, page, lang, locale, file, figures, captions }
    }

    /// The same page, for words in this language: links stay in the page's own tree.
    pub(super) fn in_language(&self, lang: Lang) -> Writer<'a> {
        Writer {
            site: self.site,
            model: self.model,
            route: self.route.clone(),
            page: self.page,
            lang,
            locale: self.site.locale(lang),
            file: self.file.clone(),
            figures: Rc::clone(&self.figures),
            captions: Rc::clone(&self.captions),
        }
    }

    /// A caption that no other table of the page has.
    fn unique(&self, caption: String) -> String {
        let mut captions = self.captions.borrow_mut();
        let seen = captions.entry(caption.clone()).or_insert(0);
        *seen += 1;
        if *seen == 1 { caption } else { format!("{caption} ({seen})") }
    }

    // ── words of the interface ──

    /// An interface text.
    pub(super) fn t(&self, key: &str) -> String {
        self.locale.text(key).to_owned()
    }

    /// An interface text with places to fill.
    pub(super) fn fill(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.locale.fill(key, args)
    }

    /// An interface text that agrees with a number.
    pub(super) fn count(&self, key: &str, n: usize) -> String {
        self.locale.count(key, n as u64, &[])
    }

    // ── authored words ──

    /// The `lang` attribute for words in this language: none where it is the page's.
    pub(super) fn mark(&self, lang: Lang) -> Option<&'static str> {
        (lang != self.lang).then_some(lang.code())
    }

    /// Authored words in the page's language, or else in the first, marked as such.
    pub(super) fn phrase(&self, words: &Localized<String>) -> Phrase {
        let (lang, text) = words.get(self.lang);
        Phrase { text: text.clone(), lang: self.mark(lang), href: None }
    }

    /// The same for words that may be missing.
    pub(super) fn maybe(&self, words: &Option<Localized<String>>) -> Option<Phrase> {
        words.as_ref().map(|it| self.phrase(it))
    }

    /// Words of ours.
    pub(super) fn plain(&self, text: impl Into<String>) -> Phrase {
        Phrase { text: text.into(), lang: None, href: None }
    }

    /// A long text, with its first heading at level `top`.
    pub(super) fn prose(&self, body: &Option<Localized<Body>>, top: u8) -> Option<Prose> {
        let (lang, body) = body.as_ref()?.get(self.lang);
        if body.markdown.trim().is_empty() {
            return None;
        }
        Some(Prose { html: live::html(self, lang, body, top), lang: self.mark(lang) })
    }

    // ── addresses ──

    /// From this page to a path from the root.
    fn relative(&self, path: &str) -> String {
        if self.page == PageRef::NotFound {
            // Shown at any address: only paths from the host's root lead anywhere.
            return format!("{}{path}", self.site.base_path());
        }
        route::relative(&self.file, path)
    }

    /// From this page to the site's root, ending in `/` or empty.
    pub(super) fn root(&self) -> String {
        match self.page {
            PageRef::NotFound => self.site.base_path().to_owned(),
            _ => "../".repeat(self.file.matches('/').count()),
        }
    }

    /// Where a page is, seen from this one, in a language.
    pub(super) fn href_in(&self, page: PageRef, lang: Lang) -> String {
        self.relative(&self.site.target_path(page, lang))
    }

    /// Where a page is, seen from this one.
    pub(super) fn href(&self, page: PageRef) -> String {
        self.href_in(page, self.route.lang)
    }

    /// Where a published file is, seen from this page. `None` if it is not published.
    pub(super) fn asset(&self, path: &str) -> Option<String> {
        let known = self.site.assets.contains(path);
        known.then(|| self.relative(&route::encode_path(&Site::asset_file(path))))
    }

    /// An address on this site that an author wrote out.
    pub(super) fn written_path(&self, address: &str) -> String {
        self.relative(&self.site.with_index(address.trim_start_matches('/')))
    }

    /// A link to a page, in the words of the interface.
    pub(super) fn to(&self, page: PageRef, key: &str) -> Phrase {
        Phrase { text: self.t(key), lang: None, href: Some(self.href(page)) }
    }

    /// "Se alle missioner".
    pub(super) fn see_all(&self, page: PageRef, key: &str) -> Phrase {
        let mut what = self.t(key);
        // German nouns keep their capitals.
        if self.lang != Lang::De {
            what = what.to_lowercase();
        }
        Phrase { text: self.fill("phrase.see_all", &[("what", &what)]), ..self.to(page, key) }
    }

    /// A thing's name, as a link to its page.
    pub(super) fn thing(&self, thing: Thing) -> Phrase {
        let href = Some(self.href(PageRef::Thing(thing)));
        Phrase { href, ..self.phrase(self.site.title(thing)) }
    }

    /// A thing's short name, as a link to its page.
    pub(super) fn short(&self, thing: Thing) -> Phrase {
        let short = self.site.common(thing).and_then(|it| it.short.as_ref());
        let href = Some(self.href(PageRef::Thing(thing)));
        Phrase { href, ..self.phrase(short.unwrap_or(self.site.title(thing))) }
    }

    /// Links to things.
    pub(super) fn things<T: Copy>(&self, keys: &[T], wrap: impl Fn(T) -> Thing) -> Vec<Phrase> {
        keys.iter().map(|key| self.thing(wrap(*key))).collect()
    }

    /// Links to partners.
    pub(super) fn partners(&self, keys: &[Key<Partner>]) -> Vec<Phrase> {
        self.things(keys, Thing::Partner)
    }

    /// A link to somewhere else, in the words of its address.
    pub(super) fn elsewhere(&self, url: &str) -> Phrase {
        let text = url.trim_start_matches("https://").trim_start_matches("http://");
        let text = text.trim_start_matches("mailto:").trim_start_matches("www.");
        self.linked(text.trim_end_matches('/'), url)
    }

    /// Words with an address.
    pub(super) fn linked(&self, text: &str, href: &str) -> Phrase {
        Phrase { text: text.to_owned(), lang: None, href: Some(href.to_owned()) }
    }

    // ── dates and figures ──

    pub(super) fn date(&self, date: Date) -> String {
        self.locale.date(date)
    }

    pub(super) fn period(&self, period: Period) -> String {
        self.locale.period(period)
    }

    pub(super) fn interval(&self, span: Interval) -> String {
        self.locale.interval(span)
    }

    /// A figure with its unit: "65,1 %".
    pub(super) fn value(&self, value: Decimal, unit: &Unit) -> String {
        self.locale.value(value, unit)
    }

    /// A target's figure, with as many decimals as were decided: "75 %".
    fn aimed(&self, value: Decimal, unit: &Unit) -> String {
        self.locale.value_as_written(value, unit)
    }

    /// A figure in a table: "65,1".
    pub(super) fn number(&self, value: Decimal, unit: &Unit) -> String {
        self.locale.number(value, Some(unit.decimals))
    }

    /// "mellem 63,9 og 66,3".
    fn between(&self, lower: &str, upper: &str) -> String {
        self.fill("phrase.between", &[("lower", lower), ("upper", upper)])
    }

    /// What is known of a figure's error, in a table.
    fn error_of(&self, uncertainty: Uncertainty, unit: &Unit) -> Option<String> {
        match uncertainty {
            Uncertainty::Unknown => None,
            Uncertainty::Interval { lower, upper } => {
                let (low, high) = (self.number(lower, unit), self.number(upper, unit));
                Some(self.between(&low, &high))
            }
            Uncertainty::StandardError(se) => {
                // 95 % of a normal distribution lie within 1.96 standard errors.
                let half = se.checked_mul(Decimal::new(196, 2)).unwrap_or(se);
                let half = self.number(half, unit);
                Some(self.fill("phrase.plus_minus", &[("value", &half)]))
            }
        }
    }

    /// What the unit counts, and which way is better.
    pub(super) fn unit_and_direction(&self, it: &Indicator) -> String {
        let direction = self.t(direction_key(it.direction));
        format!("{}. {direction}.", capital(&self.locale.unit_name(&it.unit)))
    }

    /// Start, now and target; nothing where there is no figure at all.
    pub(super) fn facts(&self, it: &Indicator) -> Vec<Fact> {
        let mut facts = Vec::new();
        let fact = |key: &str, period: Period, value: String, note| Fact {
            label: self.fill(key, &[("period", &self.period(period))]),
            value,
            note,
        };
        if let Some(baseline) = &it.baseline {
            let note = self.error_of(baseline.uncertainty, &it.unit);
            facts.push(fact(
                "phrase.start_at",
                baseline.period,
                self.value(baseline.value, &it.unit),
                note,
            ));
        }
        let latest = it.headline().and_then(Series::latest);
        if let Some((latest, value)) = latest.and_then(|it| Some((it, it.value?))) {
            let mut notes: Vec<String> =
                self.error_of(latest.uncertainty, &it.unit).into_iter().collect();
            notes.extend(status_key(latest.status).map(|key| self.t(key)));
            let note = (!notes.is_empty()).then(|| notes.join(". "));
            facts.push(fact("phrase.now_at", latest.period, self.value(value, &it.unit), note));
        }
        if let Some(target) = &it.target {
            let value = self.aim(target.aim, &it.unit);
            facts.push(match target.period {
                Some(period) => fact("phrase.target_by", period, value, None),
                None => Fact { label: self.t("field.target"), value, note: None },
            });
        }
        facts
    }

    /// A target's value or limits.
    pub(super) fn aim(&self, aim: Aim, unit: &Unit) -> String {
        match aim {
            Aim::Reach(value) => self.aimed(value, unit),
            Aim::AtLeast(value) => {
                capital(&self.fill("phrase.at_least", &[("value", &self.aimed(value, unit))]))
            }
            Aim::AtMost(value) => {
                capital(&self.fill("phrase.at_most", &[("value", &self.aimed(value, unit))]))
            }
            Aim::Between(low, high) => {
                let (low, high) = (self.locale.number(low, None), self.aimed(high, unit));
                capital(&self.between(&low, &high))
            }
        }
    }

    /// Said where there are no figures yet.
    pub(super) fn none(&self, it: &Indicator) -> Option<String> {
        it.series.iter().all(|it| it.latest().is_none()).then(|| self.t("phrase.no_figures"))
    }

    /// A figure in a cell, or the word for why there is none.
    pub(super) fn cell(&self, observation: Option<&Observation>, unit: &Unit) -> String {
        let Some(observation) = observation else { return self.t("phrase.missing") };
        match (observation.value, observation.status) {
            (Some(value), Status::Provisional) => {
                format!("{} ({})", self.number(value, unit), self.t("phrase.provisional"))
            }
            (Some(value), _) => self.number(value, unit),
            (None, Status::Confidential) => self.t("phrase.confidential"),
            (None, _) => self.t("phrase.missing"),
        }
    }

    /// The words for a column and its alignment.
    pub(super) fn column(&self, key: &str, left: bool) -> Column {
        Column { head: self.plain(self.t(key)), left }
    }

    /// An indicator's name and unit, for the caption of a table; and its language if it is another.
    pub(super) fn caption(&self, it: &Indicator) -> (String, Option<&'static str>) {
        let title = self.phrase(&it.common.title);
        (format!("{}, {}", title.text, self.locale.unit_name(&it.unit)), title.lang)
    }

    /// The figures of one series, oldest first, with columns only for what there is.
    pub(super) fn series_table(&self, it: &Indicator, series: &Series) -> Table {
        let observations = series.observations();
        let errors = observations.iter().any(|it| it.uncertainty != Uncertainty::Unknown);
        let statuses = observations.iter().any(|it| status_key(it.status).is_some());
        let notes = observations.iter().any(|it| it.note.is_some());
        let mut columns =
            vec![self.column("field.period", true), self.column("field.value", false)];
        columns.extend(errors.then(|| self.column("field.interval", false)));
        columns.extend(statuses.then(|| self.column("field.status", true)));
        columns.extend(notes.then(|| self.column("field.note", true)));
        let dash = || NOTHING.to_owned();
        let row = |observation: &Observation| {
            let mut cells = vec![self.plain(self.cell(Some(observation), &it.unit))];
            if errors {
                let text = self.error_of(observation.uncertainty, &it.unit);
                cells.push(self.plain(text.unwrap_or_else(dash)));
            }
            if statuses {
                let text = status_key(observation.status).map(|key| self.t(key));
                cells.push(self.plain(text.unwrap_or_else(dash)));
            }
            if notes {
                let text = observation.note.clone();
                // Notes are written in the table, in the site's first language.
                let lang = text.as_ref().and_then(|_| self.mark(self.site.first_lang()));
                cells.push(Phrase { text: text.unwrap_or_else(dash), lang, href: None });
            }
            Row { head: self.plain(self.period(observation.period)), cells }
        };
        let (caption, lang) = self.caption(it);
        let caption = self.unique(caption);
        Table { caption, lang, columns, rows: observations.iter().map(row).collect() }
    }

    /// Several series side by side: periods down, or, where there are many series and few periods,
    /// series down.
    pub(super) fn side_by_side(
        &self,
        it: &Indicator,
        caption: String,
        head: Phrase,
        series: &[(Phrase, &Series)],
    ) -> Table {
        let caption = self.unique(caption);
        let mut periods: Vec<Period> =
            series.iter().flat_map(|(_, it)| it.observations()).map(|it| it.period).collect();
        periods.sort();
        periods.dedup();
        let cell = |series: &Series, period| self.plain(self.cell(series.at(period), &it.unit));
        if series.len() > 6 && periods.len() <= 10 {
            let mut columns = vec![Column { head, left: true }];
            let heads =
                periods.iter().map(|it| Column { head: self.plain(self.period(*it)), left: false });
            columns.extend(heads);
            let row = |(name, series): &(Phrase, &Series)| Row {
                head: name.clone(),
                cells: periods.iter().map(|period| cell(series, *period)).collect(),
            };
            return Table { caption, lang: None, columns, rows: series.iter().map(row).collect() };
        }
        let mut columns = vec![self.column("field.period", true)];
        columns.extend(series.iter().map(|(name, _)| Column { head: name.clone(), left: false }));
        let row = |period: &Period| Row {
            head: self.plain(self.period(*period)),
            cells: series.iter().map(|(_, series)| cell(series, *period)).collect(),
        };
        Table { caption, lang: None, columns, rows: periods.iter().map(row).collect() }
    }

    /// What a series is about: a partner, and values of dimensions.
    pub(super) fn series_name(&self, it: &Indicator, key: &SeriesKey) -> Phrase {
        let partner = key.partner.map(|it| self.phrase(self.site.title(Thing::Partner(it))));
        let values = key
            .values
            .iter()
            .map(|(dimension, value)| self.phrase(&it.dimensions[*dimension].values[*value].1));
        let names: Vec<Phrase> = partner.into_iter().chain(values).collect();
        let lang = names.first().and_then(|it| it.lang);
        let text: Vec<String> = names.into_iter().map(|it| it.text).collect();
        Phrase { text: text.join(", "), lang, href: None }
    }

    /// How a figure came about.
    pub(super) fn evidence(&self, evidence: Evidence) -> Badge {
        let (icon, key) = match evidence {
            Evidence::Measured => ("i-maalt", "evidence.measured"),
            Evidence::Estimated => ("i-skoen", "evidence.estimated"),
            Evidence::Assessed => ("i-vurd", "evidence.assessed"),
        };
        Badge { class: "ev", icon, text: self.t(key) }
    }

    /// Source, day of retrieval, next figures.
    pub(super) fn provenance(&self, it: &Indicator) -> Vec<Phrase> {
        let mut line = Vec::new();
        if let Some(source) = &it.source {
            let title = self.phrase(&source.title);
            let publisher = self.maybe(&source.publisher).map(|it| it.text);
            let name = match publisher {
                Some(publisher) if publisher != title.text => {
                    format!("{}, {publisher}", title.text)
                }
                _ => title.text,
            };
            let text = self.fill("phrase.source", &[("source", &name)]);
            line.push(Phrase { text, lang: None, href: source.url.clone() });
            if let Some(day) = source.retrieved {
                line.push(self.plain(self.fill("phrase.retrieved", &[("date", &self.date(day))])));
            }
        }
        line.extend(self.next_release(it));
        line
    }

    /// When there are new figures.
    pub(super) fn next_release(&self, it: &Indicator) -> Option<Phrase> {
        use crate::model::NextRelease;
        match it.next_release.as_ref()? {
            NextRelease::On(period) => Some(
                self.plain(self.fill("phrase.next_release", &[("period", &self.period(*period))])),
            ),
            NextRelease::Never { why } => {
                let why = self.phrase(why);
                let text = self.fill("phrase.no_next_release", &[("why", &why.text)]);
                Some(Phrase { text, ..why })
            }
        }
    }

    // ── things in lists ──

    /// An indicator in a list.
    pub(super) fn indicator(&self, key: Key<Indicator>) -> IndicatorRow {
        let it = &self.model.indicators[key];
        IndicatorRow {
            title: self.thing(Thing::Indicator(key)),
            text: self.maybe(&it.statement).or_else(|| self.maybe(&it.common.summary)),
            unit: self.unit_and_direction(it),
            facts: self.facts(it),
            none: self.none(it),
            evidence: self.evidence(it.evidence),
            draft: it.common.hidden,
        }
    }

    pub(super) fn indicators(&self, keys: &[Key<Indicator>]) -> Vec<IndicatorRow> {
        keys.iter().map(|key| self.indicator(*key)).collect()
    }

    /// A card that says no more than name and summary.
    pub(super) fn card(&self, thing: Thing) -> Card {
        let common = self.site.common(thing);
        let text = match thing {
            Thing::Theme(it) => self.maybe(&self.model.themes[it].description),
            Thing::Ingredient(it) => self.maybe(&self.model.ingredients[it].description),
            _ => common.and_then(|it| self.maybe(&it.summary)),
        };
        Card {
            kicker: None,
            title: self.thing(thing),
            text,
            status: None,
            notes: Vec::new(),
            draft: common.is_some_and(|it| it.hidden),
        }
    }

    pub(super) fn mission_card(&self, key: Key<Mission>) -> Card {
        let it = &self.model.missions[key];
        let mut notes = Vec::new();
        if let Some(headline) = it.indicators.first() {
            let indicator = &self.model.indicators[*headline];
            let facts = self.facts(indicator);
            let says = |it: &Fact| format!("{}: {}", it.label, it.value);
            let mut text: Vec<String> = facts.iter().map(says).collect();
            text.extend(self.none(indicator).filter(|_| facts.is_empty()));
            notes.push(self.short(Thing::Indicator(*headline)));
            if !text.is_empty() {
                notes.push(self.plain(text.join(" · ")));
            }
        }
        Card {
            kicker: it.span.map(|span| self.plain(self.interval(span))),
            notes,
            ..self.card(Thing::Mission(key))
        }
    }

    pub(super) fn contribution_card(&self, key: Key<Contribution>) -> Card {
        let it = &self.model.contributions[key];
        let mut notes = Vec::new();
        if !it.with.is_empty() {
            let names: Vec<String> = it
                .with
                .iter()
                .map(|it| self.phrase(self.site.title(Thing::Partner(*it))).text)
                .collect();
            notes.push(self.plain(format!(
                "{} {}",
                self.t("field.with"),
                self.locale.list(&names)
            )));
        }
        let kind = it.kind.map(|kind| self.t(contribution_kind_key(kind)));
        let span = it.span.map(|span| self.interval(span));
        let facts: Vec<String> = kind.into_iter().chain(span).collect();
        if !facts.is_empty() {
            notes.push(self.plain(facts.join(" · ")));
        }
        Card {
            kicker: Some(self.phrase(self.site.title(Thing::Partner(it.partner)))),
            status: it.status.map(|it| self.contribution_status(it)),
            notes,
            ..self.card(Thing::Contribution(key))
        }
    }

    pub(super) fn contribution_cards(&self, keys: &[Key<Contribution>]) -> Vec<Card> {
        keys.iter().map(|key| self.contribution_card(*key)).collect()
    }

    pub(super) fn partner_card(&self, key: Key<Partner>) -> Card {
        let it = &self.model.partners[key];
        let n = self.site.index.contributions_of_partner.of(key).len();
        let area = self.maybe(&it.area);
        let count = (n > 0).then(|| self.plain(self.count("count.contributions", n)));
        Card { notes: area.into_iter().chain(count).collect(), ..self.card(Thing::Partner(key)) }
    }

    pub(super) fn quote(&self, key: Key<Story>) -> Quote {
        let it = &self.model.stories[key];
        let mut notes: Vec<Phrase> = self.maybe(&it.perspective).into_iter().collect();
        if let Some(day) = it.told {
            notes.push(self.plain(self.fill("phrase.told_on", &[("date", &self.date(day))])));
        }
        if let Some(audience) = self.maybe(&it.audience) {
            notes.push(self.plain(self.fill("phrase.told_to", &[("audience", &audience.text)])));
        }
        Quote {
            evidence: self.story_badge(),
            text: self.maybe(&it.common.summary),
            title: self.thing(Thing::Story(key)),
            notes,
            draft: it.common.hidden,
        }
    }

    pub(super) fn quotes(&self, keys: &[Key<Story>]) -> Vec<Quote> {
        keys.iter().map(|key| self.quote(*key)).collect()
    }

    pub(super) fn story_badge(&self) -> Badge {
        Badge { class: "ev", icon: "i-for", text: self.t("evidence.story") }
    }

    pub(super) fn entry(&self, key: Key<Update>) -> Entry {
        let it = &self.model.updates[key];
        Entry {
            datetime: it.date.to_string(),
            date: self.date(it.date),
            kind: Some(self.t(update_kind_key(it.kind))),
            title: self.thing(Thing::Update(key)),
            text: self.maybe(&it.common.summary).or_else(|| self.maybe(&it.happened)),
            notes: it.outcome.map(|it| self.plain(self.t(outcome_key(it)))).into_iter().collect(),
            draft: it.common.hidden,
        }
    }

    pub(super) fn entries(&self, keys: impl IntoIterator<Item = Key<Update>>) -> Vec<Entry> {
        keys.into_iter().map(|key| self.entry(key)).collect()
    }

    /// A date of the calendar.
    pub(super) fn occurrence(&self, at: Occurrence) -> Entry {
        let it = &self.model.calendar[at.entry];
        let date = match it.when {
            When::Span(span) => self.interval(span),
            When::Day(_) | When::Every { .. } => self.date(at.from),
        };
        let single = !matches!(it.when, When::Span(_));
        Entry {
            datetime: if single { at.from.to_string() } else { String::new() },
            date,
            kind: it.kind.map(|kind| self.t(calendar_kind_key(kind))),
            title: Phrase { href: it.url.clone(), ..self.phrase(&it.title) },
            text: None,
            notes: self.calendar_notes(it),
            draft: false,
        }
    }

    fn calendar_notes(&self, it: &CalendarEntry) -> Vec<Phrase> {
        let mut notes = Vec::new();
        notes.extend(self.maybe(&it.place));
        notes.extend(it.open.then(|| self.plain(self.t("phrase.open_for_all"))));
        let here = match self.page {
            PageRef::Thing(thing) => Some(thing),
            _ => None,
        };
        let others =
            it.missions.iter().map(|key| Thing::Mission(*key)).filter(|it| Some(*it) != here);
        notes.extend(others.map(|it| self.short(it)));
        notes.extend(it.partners.iter().map(|key| self.short(Thing::Partner(*key))));
        notes.extend(it.themes.iter().map(|key| self.short(Thing::Theme(*key))));
        notes
    }

    /// Dates still to come, at most so many.
    pub(super) fn coming(&self, limit: usize) -> Vec<Entry> {
        let today = self.model.site.as_of;
        let coming = self.site.index.calendar.iter().filter(|it| it.to >= today);
        coming.take(limit).map(|it| self.occurrence(*it)).collect()
    }

    // ── people ──

    pub(super) fn contact(&self, it: &Contact) -> ContactView {
        let mut lines = Vec::new();
        if let Some(phone) = &it.phone {
            let text = self.fill("phrase.telephone", &[("phone", phone)]);
            lines.push(self.linked(&text, &tel(phone)));
        }
        if let Some(email) = &it.email {
            lines.push(self.linked(email, &format!("mailto:{email}")));
        }
        if let Some(url) = &it.url {
            lines.push(self.elsewhere(url));
        }
        let role = self.maybe(&it.role).into_iter().collect();
        ContactView { name: self.maybe(&it.name), role, lines }
    }

    /// A partner's contact, with what they can answer for.
    pub(super) fn partner_contact(&self, partner: Key<Partner>, at: usize) -> ContactView {
        use crate::model::ContactLevel;
        let it = &self.model.partners[partner].contacts[at];
        let mut contact = self.contact(&it.contact);
        let level = it.level.map(|level| match level {
            ContactLevel::Knowledge => "contact_level_help.knowledge",
            ContactLevel::Process => "contact_level_help.process",
            ContactLevel::Organisation => "contact_level_help.organisation",
        });
        contact.role.extend(level.map(|key| self.plain(self.t(key))));
        contact.role.extend(self.things(&it.themes, Thing::Theme));
        contact
    }

    // ── corrections ──

    /// Changes of what was published; `about` says whether a column names the thing.
    pub(super) fn corrections(&self, places: &[usize], about: bool) -> Option<Table> {
        if places.is_empty() {
            return None;
        }
        let mut columns = vec![self.column("field.date", true)];
        columns.extend(about.then(|| self.column("field.about", true)));
        columns.extend([
            self.column("field.why", true),
            self.column("field.before", false),
            self.column("field.after_change", false),
        ]);
        let rows = places.iter().map(|at| self.correction(&self.model.corrections[*at], about));
        let rows = rows.collect();
        Some(Table { caption: self.t("corrections.caption"), lang: None, columns, rows })
    }

    fn correction(&self, it: &Correction, about: bool) -> Row {
        let nothing = || self.plain(NOTHING);
        let mut cells = Vec::new();
        if about {
            cells.push(self.thing(match it.about {
                CorrectionAbout::Indicator(key) => Thing::Indicator(key),
                CorrectionAbout::Contribution(key) => Thing::Contribution(key),
                CorrectionAbout::Mission(key) => Thing::Mission(key),
            }));
        }
        let kind = self.t(match it.kind {
            CorrectionKind::Correction => "correction_type.correction",
            CorrectionKind::Revision => "correction_type.revision",
            CorrectionKind::ChangedTarget => "correction_type.changed_target",
        });
        let mut what = vec![kind];
        what.extend(it.period.map(|it| self.period(it)));
        what.extend(it.dimensions.iter().map(|(name, value)| format!("{name}: {value}")));
        let mut text = what.join(", ");
        let why = self.maybe(&it.why);
        let lang = why.as_ref().and_then(|it| it.lang);
        if let Some(why) = why {
            text = format!("{text}. {}", why.text);
        }
        if let Some(by) = self.maybe(&it.by) {
            text = format!("{text} ({})", by.text);
        }
        cells.push(Phrase { text, lang, href: it.url.clone() });
        cells.push(self.maybe(&it.before).unwrap_or_else(nothing));
        cells.push(self.maybe(&it.now).unwrap_or_else(nothing));
        Row { head: self.plain(self.date(it.date)), cells }
    }

    // ── where things stand ──

    pub(super) fn contribution_status(&self, status: ContributionStatus) -> Badge {
        let (class, icon, key) = match status {
            ContributionStatus::Planned => ("st", "i-plan", "contribution_status.planned"),
            ContributionStatus::Running => ("st st-go", "i-go", "contribution_status.running"),
            ContributionStatus::Scaled => ("st st-go", "i-go", "contribution_status.scaled"),
            ContributionStatus::Completed => {
                ("st st-done", "i-done", "contribution_status.completed")
            }
            ContributionStatus::Closed => ("st", "i-stop", "contribution_status.closed"),
        };
        Badge { class, icon, text: self.t(key) }
    }

    pub(super) fn milestone_status(&self, status: MilestoneStatus) -> Badge {
        let (class, icon, key) = match status {
            MilestoneStatus::Planned => ("st", "i-plan", "milestone_status.planned"),
            MilestoneStatus::Running => ("st st-go", "i-go", "milestone_status.running"),
            MilestoneStatus::Done => ("st st-done", "i-done", "milestone_status.done"),
            MilestoneStatus::Late => ("st st-late", "i-late", "milestone_status.late"),
            MilestoneStatus::Dropped => ("st", "i-stop", "milestone_status.dropped"),
        };
        Badge { class, icon, text: self.t(key) }
    }

    /// A label with answers; nothing without answers.
    pub(super) fn meta(&self, key: &str, items: Vec<Phrase>) -> Option<Meta> {
        (!items.is_empty()).then(|| Meta { label: self.t(key), items })
    }

    /// A label with one answer.
    pub(super) fn meta_one(&self, key: &str, item: Option<Phrase>) -> Option<Meta> {
        self.meta(key, item.into_iter().collect())
    }

    /// Sorted as the language sorts.
    pub(super) fn sorted<T: Copy>(
        &self,
        mut keys: Vec<T>,
        title: impl Fn(T) -> &'a Localized<String>,
    ) -> Vec<T> {
        keys.sort_by(|a, b| {
            self.locale.compare(title(*a).best(self.lang), title(*b).best(self.lang))
        });
        keys
    }
}

/// The first letter as a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// `tel:` with digits only.
pub(super) fn tel(phone: &str) -> String {
    let digits: String = phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
    format!("tel:{digits}")
}

fn status_key(status: Status) -> Option<&'static str> {
    Some(match status {
        Status::Normal => return None,
        Status::Provisional => "status.P",
        Status::Estimated => "status.E",
        Status::Break => "status.B",
        Status::LowReliability => "status.U",
        Status::Confidential => "status.C",
        Status::Missing => "status.M",
    })
}

pub(super) fn direction_key(direction: Direction) -> &'static str {
    match direction {
        Direction::Increase => "direction.increase",
        Direction::Decrease => "direction.decrease",
        Direction::Hold => "direction.hold",
        Direction::None => "direction.none",
    }
}

pub(super) fn update_kind_key(kind: UpdateKind) -> &'static str {
    match kind {
        UpdateKind::News => "update_type.news",
        UpdateKind::Result => "update_type.result",
        UpdateKind::Learning => "update_type.learning",
        UpdateKind::Decision => "update_type.decision",
    }
}

pub(super) fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Worked => "outcome.worked",
        Outcome::DidNotWork => "outcome.did_not_work",
        Outcome::Surprised => "outcome.surprised",
    }
}

pub(super) fn contribution_kind_key(kind: ContributionKind) -> &'static str {
    match kind {
        ContributionKind::Initiative => "contribution_kind.initiative",
        ContributionKind::Experiment => "contribution_kind.experiment",
        ContributionKind::Commitment => "contribution_kind.commitment",
        ContributionKind::Service => "contribution_kind.service",
    }
}

pub(super) fn calendar_kind_key(kind: CalendarKind) -> &'static str {
    match kind {
        CalendarKind::Meeting => "calendar_type.meeting",
        CalendarKind::Publication => "calendar_type.publication",
        CalendarKind::Decision => "calendar_type.decision",
        CalendarKind::Deadline => "calendar_type.deadline",
        CalendarKind::Survey => "calendar_type.survey",
        CalendarKind::OpenEvent => "calendar_type.open_event",
    }
}

/// A kind of partner: one, and the heading over several.
pub(super) fn partner_kind_key(kind: PartnerKind) -> (&'static str, &'static str) {
    match kind {
        PartnerKind::Municipality => ("partner_kind.municipality", "partner_kinds.municipality"),
        PartnerKind::Region => ("partner_kind.region", "partner_kinds.region"),
        PartnerKind::State => ("partner_kind.state", "partner_kinds.state"),
        PartnerKind::Hospital => ("partner_kind.hospital", "partner_kinds.hospital"),
        PartnerKind::GeneralPractice => {
            ("partner_kind.general_practice", "partner_kinds.general_practice")
        }
        PartnerKind::Company => ("partner_kind.company", "partner_kinds.company"),
        PartnerKind::Association => ("partner_kind.association", "partner_kinds.association"),
        PartnerKind::Citizens => ("partner_kind.citizens", "partner_kinds.citizens"),
        PartnerKind::University => ("partner_kind.university", "partner_kinds.university"),
        PartnerKind::Foundation => ("partner_kind.foundation", "partner_kinds.foundation"),
        PartnerKind::School => ("partner_kind.school", "partner_kinds.school"),
        PartnerKind::Other => ("partner_kind.other", "partner_kinds.other"),
    }
}
