//! A change in words: what it is, of what, what stood there and what stands there now, and why. The same
//! on the page, in the feed and among the news. Does *not* know where it is told.

use crate::assess::Class;
use crate::history::{Change, Fact, Kind, Release, Words as ByLang, series_key};
use crate::model::{Aim, Correction, CorrectionAbout, Direction, Indicator, Key, SeriesKey, Thing};
use crate::value::{Decimal, Lang, Period, Unit, parse_date, rounded};

use super::view::Phrase;
use super::words::{Writer, status_key};
use super::{PageRef, Route, Site};

/// A change in the words of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldChange {
    /// What kind: "Vurdering".
    pub label: String,
    /// Of what, as a link where it is still there.
    pub title: Phrase,
    /// Which period, part, promise or milestone, and what stood there and stands there now.
    pub text: Phrase,
    /// Why, where a correction says so.
    pub why: Option<Phrase>,
}

/// A change in the words of the page at this address.
///
/// # Panics
/// If there is no such address.
pub fn told(site: &Site, route: &Route, release: &Release, change: &Change) -> ToldChange {
    let page = site.routes.get(route).expect("routes are asked for as they were planned");
    Writer::new(site, route.clone(), *page).told_change(release, change)
}

impl Writer<'_> {
    /// A change in words.
    pub(super) fn told_change(&self, release: &Release, change: &Change) -> ToldChange {
        let label = self.t(&format!("changes.kind.{}", change.kind.id()));
        let (title, text) = (self.changed_thing(change), self.changed_text(change));
        let why = self.correction_of(release, change).and_then(|it| self.maybe(&it.why));
        let why =
            why.map(|it| Phrase { text: self.fill("changes.why", &[("why", &it.text)]), ..it });
        ToldChange { label, title, text, why }
    }

    fn changed_thing(&self, change: &Change) -> Phrase {
        if let Some(thing) = self.site.thing_of(&change.about) {
            return self.thing(thing);
        }
        // It is gone: its name is in what was told of it, or else only its id is known.
        let named = [&change.before, &change.now].into_iter().flatten().find_map(|it| match it {
            Fact::Words(words) if matches!(change.kind, Kind::Thing | Kind::Title) => Some(words),
            _ => None,
        });
        match named {
            Some(words) => self.by_lang(words),
            None => {
                let (kind, id) = change.thing();
                self.plain(if id.is_empty() { kind } else { id })
            }
        }
    }

    /// Words that were kept, in the page's language or the best there is.
    fn by_lang(&self, words: &ByLang) -> Phrase {
        let own = words.get(self.lang.code()).map(|it| (self.lang, it));
        let first = self.site.first_lang();
        let best = own.or_else(|| words.get(first.code()).map(|it| (first, it)));
        let any = || words.iter().find_map(|(lang, it)| Some((Lang::parse(lang)?, it)));
        match best.or_else(any) {
            Some((lang, it)) => Phrase { text: it.clone(), lang: self.mark(lang), href: None },
            None => self.plain(super::words::NOTHING),
        }
    }

    fn changed_text(&self, change: &Change) -> Phrase {
        let mut of: Vec<String> = Vec::new();
        let period = change.period.as_deref().and_then(Period::parse);
        of.extend(period.map(|it| self.period(it)));
        of.extend(change.series.as_deref().map(|it| self.changed_series(change, it)));
        let mut lang = None;
        if !change.part.is_empty() {
            let part = self.by_lang(&change.part);
            lang = part.lang;
            of.push(part.text);
        }
        let said = |it: &Option<Fact>| it.as_ref().map(|it| self.fact(change, it));
        let (before, now) = (said(&change.before), said(&change.now));
        // Words of ours around words of another language: the authored ones are what is read out.
        lang =
            lang.or(now.as_ref().and_then(|it| it.lang)).or(before.as_ref().and_then(|it| it.lang));
        let text =
            |it: &Option<Phrase>| it.as_ref().map(|it| it.text.trim_end_matches('.').to_owned());
        let change_text = match (change.kind, text(&before), text(&now)) {
            (Kind::Text, ..) => self.t("changes.text"),
            (Kind::Thing, None, _) => self.t("changes.added"),
            (Kind::Thing, ..) => self.t("changes.removed"),
            (Kind::Address, Some(address), _) => {
                self.fill("changes.moved", &[("address", &address)])
            }
            (Kind::NewFigures, ..) => {
                let count = change.now.as_ref().and_then(Fact::code);
                self.count("changes.figures", count.and_then(|it| it.parse().ok()).unwrap_or(0))
            }
            (Kind::Value, None, Some(now)) => self.fill("changes.first", &[("now", &now)]),
            (_, Some(before), Some(now)) => {
                self.fill("changes.from_to", &[("before", &before), ("now", &now)])
            }
            (_, None, Some(now)) => self.fill("changes.new", &[("now", &now)]),
            (_, Some(before), None) => self.fill("changes.gone", &[("before", &before)]),
            (_, None, None) => String::new(),
        };
        let of = of.join(", ");
        let text = if of.is_empty() { change_text } else { format!("{of}. {change_text}") };
        Phrase { text, lang, href: None }
    }

    fn changed_indicator(&self, change: &Change) -> Option<Key<Indicator>> {
        match self.site.thing_of(&change.about)? {
            Thing::Indicator(key) => Some(key),
            _ => None,
        }
    }

    /// The partner and the groups of a series, by name where they are still there.
    fn changed_series(&self, change: &Change, series: &str) -> String {
        let key = self.changed_indicator(change);
        let found = key.and_then(|key| {
            let it = &self.model.indicators[key];
            let one =
                it.series.iter().find(|one| series_key(self.model, it, &one.key) == series)?;
            Some((it, &one.key))
        });
        let Some((it, SeriesKey { partner, values })) = found else { return series.to_owned() };
        let mut names: Vec<String> = Vec::new();
        names.extend(partner.map(|key| self.thing(Thing::Partner(key)).text));
        names.extend(values.iter().map(|(dimension, value)| {
            self.phrase(&it.dimensions[*dimension].values[*value].1).text
        }));
        names.join(", ")
    }

    /// What something was or is, in words.
    fn fact(&self, change: &Change, fact: &Fact) -> Phrase {
        let code = match fact {
            Fact::Words(words) => return self.by_lang(words),
            Fact::Code(code) => code,
        };
        // What this version cannot read is shown as it is.
        self.plain(self.coded(change, code).unwrap_or_else(|| code.clone()))
    }

    fn coded(&self, change: &Change, code: &str) -> Option<String> {
        let known = |prefix: &str| self.locale.find(&format!("{prefix}.{code}")).map(str::to_owned);
        match change.kind {
            Kind::Verdict => {
                Class::of(code)?;
                let key = self.changed_indicator(change);
                let hold = |key| self.model.indicators[key].direction == Direction::Hold;
                if code == Class::Naaet.id() && key.is_some_and(hold) {
                    return Some(self.t("verdict.naaet-hold"));
                }
                known("verdict")
            }
            Kind::Status => known("contribution_status"),
            Kind::MilestoneStatus => known("milestone_status"),
            Kind::By | Kind::Done => Some(self.date(parse_date(code)?)),
            Kind::Due => Some(self.period(Period::parse(code)?)),
            Kind::Amount | Kind::Delivered => {
                let value: Decimal = code.parse().ok()?;
                let Thing::Contribution(key) = self.site.thing_of(&change.about)? else {
                    return None;
                };
                let at = change.item.as_deref()?.parse::<usize>().ok()?.checked_sub(1)?;
                let pledge = self.model.contributions[key].pledges.get(at)?;
                Some(self.locale.value_as_written(value, &pledge.unit))
            }
            Kind::Value => self.figure_of(&self.unit_of(change)?, code),
            Kind::Target => self.target_of(&self.unit_of(change)?, code),
            Kind::Baseline => {
                let (period, value) = code.rsplit_once(' ')?;
                self.in_period(&self.unit_of(change)?, value, period)
            }
            Kind::Path => match code {
                "linear" => Some(self.t("changes.linear")),
                "geometric" => Some(self.t("changes.geometric")),
                steps => {
                    let unit = self.unit_of(change)?;
                    let step = |it: &str| {
                        let (period, value) = it.rsplit_once(' ')?;
                        self.in_period(&unit, value, period)
                    };
                    let steps: Option<Vec<String>> = steps.split(", ").map(step).collect();
                    Some(self.locale.list(&steps?))
                }
            },
            _ => None,
        }
    }

    fn unit_of(&self, change: &Change) -> Option<Unit> {
        Some(self.model.indicators[self.changed_indicator(change)?].unit.clone())
    }

    fn in_period(&self, unit: &Unit, value: &str, period: &str) -> Option<String> {
        let value = self.locale.value_as_written(value.parse().ok()?, unit);
        let period = self.period(Period::parse(period)?);
        Some(self.fill("changes.by", &[("value", &value), ("period", &period)]))
    }

    /// `64.2 P` as "64,2 % (foreløbigt)". Where rounding hides a difference, the digits are shown.
    fn figure_of(&self, unit: &Unit, code: &str) -> Option<String> {
        let letter = |letter: &str| {
            let status = crate::model::Status::LETTERS.iter().find(|it| it.0 == letter)?.1;
            status_key(status).map(|key| self.t(key))
        };
        let Some((value, status)) = code.split_once(' ') else {
            return letter(code).or_else(|| Some(self.published(unit, code.parse().ok()?)));
        };
        let value = self.published(unit, value.parse().ok()?);
        Some(match letter(status) {
            Some(status) => format!("{value} ({status})"),
            None => value,
        })
    }

    fn published(&self, unit: &Unit, value: Decimal) -> String {
        match rounded(value, unit.decimals) == value {
            true => self.locale.value(value, unit),
            false => self.locale.value_as_written(value, unit),
        }
    }

    fn target_of(&self, unit: &Unit, code: &str) -> Option<String> {
        let (aim, period) = match code.split_once(" by ") {
            Some((aim, period)) => (aim, Some(period)),
            None => (code, None),
        };
        let mut parts = aim.split(' ');
        let kind = parts.next()?;
        let mut value = || parts.next().and_then(|it| it.parse::<Decimal>().ok());
        let aim = match kind {
            "reach" => Aim::Reach(value()?),
            "at_least" => Aim::AtLeast(value()?),
            "at_most" => Aim::AtMost(value()?),
            "between" => Aim::Between(value()?, value()?),
            _ => return None,
        };
        let value = self.aim(aim, unit);
        match period {
            None => Some(value),
            Some(period) => {
                let period = self.period(Period::parse(period)?);
                Some(self.fill("changes.by", &[("value", &value), ("period", &period)]))
            }
        }
    }

    /// The correction that says why: about the same, and from between the two builds.
    fn correction_of(&self, release: &Release, change: &Change) -> Option<&Correction> {
        let (since, until) = (parse_date(&release.since)?, parse_date(&release.as_of)?);
        let about = match self.site.thing_of(&change.about)? {
            Thing::Indicator(key) => CorrectionAbout::Indicator(key),
            Thing::Contribution(key) => CorrectionAbout::Contribution(key),
            Thing::Mission(key) => CorrectionAbout::Mission(key),
            _ => return None,
        };
        let fits = |it: &&Correction| match change.kind {
            Kind::Value => {
                let wanted = change.series.as_deref().unwrap_or("");
                let is = |key: Key<Indicator>| {
                    let one = &self.model.indicators[key];
                    let series = one.series.iter();
                    let mut of = series.filter(|one| one.key.partner == it.partner);
                    of.any(|s| series_key(self.model, one, &s.key) == wanted)
                };
                it.period == change.period.as_deref().and_then(Period::parse)
                    && matches!(it.about, CorrectionAbout::Indicator(key) if is(key))
            }
            Kind::Target | Kind::Baseline | Kind::Path => it.period.is_none(),
            Kind::Promise | Kind::Amount | Kind::By | Kind::Due => true,
            _ => false,
        };
        let all = self.model.corrections.iter();
        let mut all = all.filter(|it| it.about == about && it.date >= since && it.date <= until);
        all.find(fits)
    }

    /// Verdicts that changed, newest first, with the day: for the news.
    pub(super) fn changed_verdicts(&self) -> impl Iterator<Item = (&Release, &Change)> {
        self.site.changed_verdicts()
    }
}

impl Site {
    /// Verdicts that changed, newest first: of indicators that are still there, as of days that have come.
    pub fn changed_verdicts(&self) -> impl Iterator<Item = (&Release, &Change)> {
        let releases = self.releases();
        let all = releases.flat_map(|it| it.changes.iter().map(move |change| (it, change)));
        all.filter(|(_, it)| it.kind == Kind::Verdict && self.thing_of(&it.about).is_some())
    }

    /// What each build changed, newest first; nothing from days that are still to come for this one.
    pub fn releases(&self) -> impl Iterator<Item = &Release> {
        let today = self.model.site.as_of.to_string();
        self.history.releases.iter().filter(move |it| it.as_of <= today)
    }

    /// Whether there is a page about this change's thing, and where it is.
    pub fn changed_page(&self, change: &Change) -> Option<PageRef> {
        self.thing_of(&change.about).map(PageRef::Thing)
    }
}
