//! Things in lists: cards, quotes, entries of the log, dates, contacts, corrections. Does *not* know
//! which list.

use crate::assess::late_pledges;
use crate::model::{
    CalendarEntry, CalendarKind, Contribution, ContributionStatus, Correction, CorrectionAbout,
    CorrectionKind, Key, MilestoneStatus, Mission, Partner, Story, Thing, Update, When,
};
use crate::value::Contact;

use super::PageRef;
use super::view::{Badge, Card, ContactView, Entry, Fact, Phrase, Quote, Row, Table};
use crate::assess::Occurrence;

use super::words::*;

impl Writer<'_> {
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
            late: None,
            verdict: None,
            notes: Vec::new(),
            pledges: Vec::new(),
            mark: None,
            draft: common.is_some_and(|it| it.hidden),
        }
    }

    pub(super) fn mission_card(&self, key: Key<Mission>) -> Card {
        let it = &self.model.missions[key];
        let mut notes = Vec::new();
        if let Some(headline) = it.indicators.first() {
            let indicator = &self.model.indicators[*headline];
            let facts = self.facts(*headline);
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
            verdict: it.indicators.first().map(|key| self.headline_badge(*key)),
            notes,
            mark: it.indicators.first().and_then(|it| self.small(*it)),
            ..self.card(Thing::Mission(key))
        }
    }

    /// How many promises are late: work that is going on says nothing of that.
    pub(super) fn late(&self, it: &Contribution) -> Option<Badge> {
        let late = late_pledges(self.model, [it]);
        let said = (late > 0).then(|| self.count("told.late_pledges", late))?;
        let text = said.trim_end_matches('.').to_owned();
        Some(Badge { class: "st st-late", icon: "i-late", text })
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
            late: self.late(it),
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
            When::Day(_) | When::Every { .. } => self.locale.date_range(at.from, at.to),
        };
        let single = at.from == at.to;
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
        // An open event is called so already.
        let said = it.kind == Some(CalendarKind::OpenEvent);
        notes.extend((it.open && !said).then(|| self.plain(self.t("phrase.open_for_all"))));
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
        if let Some(address) = self.maybe(&it.address) {
            let each = |line: &str| Phrase { text: line.trim().to_owned(), ..address.clone() };
            lines.extend(address.text.lines().filter(|it| !it.trim().is_empty()).map(each));
        }
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
        let it = &self.model.partners[partner].contacts[at];
        let mut contact = self.contact(&it.contact);
        contact.role.extend(self.level(it.level));
        contact.role.extend(self.things(&it.themes, Thing::Theme));
        contact
    }

    /// What somebody can answer for, in plain words.
    pub(super) fn level(&self, level: Option<crate::model::ContactLevel>) -> Option<Phrase> {
        use crate::model::ContactLevel;
        let key = match level? {
            ContactLevel::Knowledge => "contact_level_help.knowledge",
            ContactLevel::Process => "contact_level_help.process",
            ContactLevel::Organisation => "contact_level_help.organisation",
        };
        Some(self.plain(self.t(key)))
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
            self.column("field.before", true),
            self.column("field.after_change", true),
        ]);
        let all = || places.iter().map(|at| &self.model.corrections[*at]);
        // Minutes and notes: a column of their own, where there are any.
        let minutes = all().any(|it| it.url.is_some());
        columns.extend(minutes.then(|| self.column("field.minutes", true)));
        let rows = all().map(|it| self.correction(it, about, minutes)).collect();
        Some(Table { caption: self.t("corrections.caption"), lang: None, columns, rows })
    }

    fn correction(&self, it: &Correction, about: bool, minutes: bool) -> Row {
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
        what.extend(it.partner.map(|key| self.thing(Thing::Partner(key)).text));
        what.extend(it.dimensions.iter().map(|(name, value)| {
            format!("{}: {}", self.phrase(name).text, self.phrase(value).text)
        }));
        let mut text = what.join(", ");
        let why = self.maybe(&it.why);
        let lang = why.as_ref().and_then(|it| it.lang);
        if let Some(why) = why {
            text = format!("{text}. {}", why.text);
        }
        if let Some(by) = self.maybe(&it.by) {
            text = format!("{text} ({})", by.text);
        }
        cells.push(Phrase { text, lang, href: None });
        let (before, now) = self.change(it);
        cells.push(before.unwrap_or_else(nothing));
        cells.push(now.unwrap_or_else(nothing));
        if minutes {
            let link = it.url.as_ref().map(|url| self.elsewhere_named("field.minutes", url));
            cells.push(link.unwrap_or_else(nothing));
        }
        Row { head: self.plain(self.date(it.date)), cells }
    }

    /// A link to somewhere else in words of ours, with its host: links of the same words lead to
    /// different places.
    fn elsewhere_named(&self, key: &str, url: &str) -> Phrase {
        let host = url.split("://").nth(1).unwrap_or(url).split('/').next().unwrap_or(url);
        let said = [("label", self.t(key)), ("value", host.trim_start_matches("www.").to_owned())];
        let said = said.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.linked(&self.fill("phrase.colon", &said), url)
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
}
