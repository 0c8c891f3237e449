//! Figures in words, for readers who do not see them (C-11): what kind of drawing, from where to
//! where, how it stands with the plan, extremes, gaps. Also the statement where nobody wrote one, and
//! the notes below. Never a cause, never praise.

use std::collections::BTreeSet;

use crate::model::{Indicator, Status};
use crate::site::view::{Note, Phrase};
use crate::site::words::{Writer, capital};
use crate::value::{Decimal, Period};

use super::line::{MARKS, baseline, from_plan, shown_events, turns};
use super::parts::common_period;
use super::shape::{Hole, Seen, Shape, rounded};
use super::{NAMED, Told};

/// Descriptions have at most so many sentences and letters.
const SENTENCES: usize = 5;
const LETTERS: usize = 600;
/// A statement has at most so many words; figures and their signs are joined.
const WORDS: usize = 15;

/// A sentence and how easily it can be done without: 0 never.
struct Sentence(u8, String);

/// As many of these as a description may have, in order.
fn told_in_short(mut sentences: Vec<Sentence>) -> String {
    let length = |all: &[Sentence]| all.iter().map(|it| it.1.chars().count() + 1).sum::<usize>();
    while sentences.len() > SENTENCES || length(&sentences) > LETTERS {
        let least = sentences.iter().enumerate().filter(|it| it.1.0 > 0);
        let Some((at, _)) = least.max_by_key(|(at, it)| (it.0, *at)) else { break };
        sentences.remove(at);
    }
    let sentences: Vec<String> = sentences.into_iter().map(|it| it.1).collect();
    sentences.join(" ")
}

impl Writer<'_> {
    /// A noun that fits any title, the same as in the verdict: "Andelen".
    fn subject(&self, indicator: &Indicator) -> String {
        self.t(&format!("subject.{}", indicator.unit.name().unwrap_or("own")))
    }

    /// "Andelen er steget fra 61,2 % i 2021 til 65,1 % i 2025."
    pub(super) fn changed(
        &self,
        indicator: &Indicator,
        (from, before): (Period, Decimal),
        (to, now): (Period, Decimal),
    ) -> String {
        let decimals = indicator.unit.decimals;
        let (before, now) = (rounded(before, decimals), rounded(now, decimals));
        let key = match now.cmp(&before) {
            std::cmp::Ordering::Greater => "judged.rose",
            std::cmp::Ordering::Less => "judged.fell",
            std::cmp::Ordering::Equal => "judged.same",
        };
        let args = [
            ("subject", self.subject(indicator)),
            ("from", self.value(before, &indicator.unit)),
            ("to", self.value(now, &indicator.unit)),
            ("in_from", self.locale.in_period(from)),
            ("in_to", self.locale.in_period(to)),
        ];
        let args = args.each_ref().map(|(key, it)| (*key, it.as_str()));
        self.fill(key, &args)
    }

    /// What changed: from the baseline, or else from the first figure that can be compared.
    pub(super) fn change_of(&self, indicator: &Indicator, told: &Told) -> Option<String> {
        let (period, value) = told.counted_to()?;
        let start = told.counted_from().filter(|it| it.0 != period);
        Some(match start {
            Some(start) => self.changed(indicator, start, (period, value)),
            None => self.fill(
                if told.shape.seen.len() == 1 { "figure.only" } else { "figure.latest" },
                &[
                    ("value", &self.value(value, &indicator.unit)),
                    ("in", &self.locale.in_period(period)),
                ],
            ),
        })
    }

    /// The statement where nobody wrote one (C-20): neutral, from the figures alone.
    pub(super) fn statement_of(&self, indicator: &Indicator, told: &Told) -> Option<String> {
        let text = self.change_of(indicator, told)?;
        Some(text.trim_end_matches('.').to_owned())
    }

    /// From the first to the last of these: "2017–2025".
    pub(super) fn stretch(&self, periods: &[Period]) -> String {
        let first = periods.iter().min_by_key(|it| it.first_day()).copied();
        let last = periods.iter().max_by_key(|it| it.last_day()).copied();
        self.interval(crate::value::Interval { from: first, to: last })
    }

    /// "Linjediagram, 2017–2025: Unge, der har det godt, procent."
    pub(super) fn kind_of(&self, key: &str, indicator: &Indicator, periods: &[Period]) -> String {
        let kind = self.t(key);
        let title = self.phrase(&indicator.common.title).text;
        let unit = self.locale.unit_name(&indicator.unit);
        format!("{kind}, {}: {title}, {unit}.", self.stretch(periods))
    }

    /// The main chart in words.
    pub(super) fn line_in_words(&self, indicator: &Indicator, told: &Told) -> String {
        let unit = &indicator.unit;
        let shape = &told.shape;
        let mut all = vec![Sentence(0, self.kind_of("figure.kind_line", indicator, &told.periods))];
        all.extend(self.change_of(indicator, told).map(|it| Sentence(0, it)));
        if let (Some(latest), Some((now, _))) = (shape.latest(), told.counted_to())
            && latest.period > now
        {
            let args = [
                ("value", &*self.value(latest.value, unit)),
                ("in", &*self.locale.in_period(latest.period)),
            ];
            all.push(Sentence(1, self.fill("figure.latest", &args)));
        }
        let plan = turns(told);
        match (&indicator.target, plan.first(), plan.last()) {
            (_, Some((from, start)), Some((to, goal))) => {
                let args = [
                    ("from", self.value(*start, unit)),
                    ("in_from", self.locale.in_period(*from)),
                    ("to", self.locale.value_as_written(goal.normalize(), unit)),
                    ("in_to", self.locale.in_period(*to)),
                ];
                let args = args.each_ref().map(|(key, it)| (*key, it.as_str()));
                all.push(Sentence(2, self.fill("figure.plan", &args)));
            }
            (Some(target), ..) => {
                let mut aim = decapital(&self.aim(target.aim, unit));
                if let Some(period) = target.period {
                    aim = format!("{aim} {}", self.locale.in_period(period));
                }
                all.push(Sentence(1, self.fill("figure.target", &[("aim", &aim)])));
            }
            (None, ..) => all.push(Sentence(4, self.t("phrase.no_target"))),
        }
        if let Some((judged, plan, behind)) = from_plan(told) {
            let apart = rounded((judged.value - plan).abs(), unit.decimals);
            let text = if apart.is_zero() {
                self.fill("figure.on_plan_at", &[("in", &self.locale.in_period(judged.period))])
            } else {
                let key = if behind { "figure.behind_at" } else { "figure.ahead_at" };
                let gap = self.locale.difference(apart, unit);
                let when = self.locale.in_period(judged.period);
                self.fill(key, &[("gap", &gap), ("in", &when)])
            };
            all.push(Sentence(1, capital(&text)));
        }
        all.extend(self.extremes(indicator, shape).map(|it| Sentence(3, it)));
        let breaks = shape.lines();
        if let Some((_, cut)) = breaks.last() {
            let period = self.period(cut.period);
            all.push(Sentence(2, self.fill("phrase.break_note", &[("period", &period)])));
        }
        let holes = self.holes(shape);
        if !holes.is_empty() {
            all.push(Sentence(3, holes.join(" ")));
        }
        if let Some(key) = shape.latest().and_then(|it| status_sentence(it.status)) {
            all.push(Sentence(1, self.t(key)));
        }
        told_in_short(all)
    }

    /// The highest and the lowest, unless they are the first and the last.
    fn extremes(&self, indicator: &Indicator, shape: &Shape) -> Option<String> {
        let all: Vec<&Seen> = shape.comparable().collect();
        let high = all.iter().max_by_key(|it| it.value)?;
        let low = all.iter().rev().min_by_key(|it| it.value)?;
        let ends = [all.first()?.period, all.last()?.period];
        if high.value == low.value || [high, low].iter().all(|it| ends.contains(&it.period)) {
            return None;
        }
        let args = [
            ("high", self.value(high.value, &indicator.unit)),
            ("in_high", self.locale.in_period(high.period)),
            ("low", self.value(low.value, &indicator.unit)),
            ("in_low", self.locale.in_period(low.period)),
        ];
        let args = args.each_ref().map(|(key, it)| (*key, it.as_str()));
        Some(self.fill("figure.extremes", &args))
    }

    /// Periods without figures, and why (C-27).
    pub(super) fn holes(&self, shape: &Shape) -> Vec<String> {
        let mut missing = Vec::new();
        let mut confidential = Vec::new();
        let mut sentences = Vec::new();
        for hole in &shape.holes {
            match hole {
                Hole::Missing(period) => missing.push(*period),
                Hole::Confidential(period) => confidential.push(*period),
                Hole::Between(from, to) => sentences.push(self.fill(
                    "figure.nothing_between",
                    &[("from", &self.period(*from)), ("to", &self.period(*to))],
                )),
            }
        }
        let named = |one: &str, many: &str, periods: &[Period]| match periods {
            [] => None,
            [only] => Some(self.fill(one, &[("in", &capital(&self.locale.in_period(*only)))])),
            several => {
                let names: Vec<String> = several.iter().map(|it| self.period(*it)).collect();
                Some(self.fill(many, &[("periods", &self.locale.list(&names))]))
            }
        };
        // Many of one kind are in the table.
        if sentences.len() > 2 {
            sentences = vec![self.t("figure.several_gaps")];
        }
        let missing = named("figure.missing_one", "figure.missing", &missing);
        let secret = named("figure.confidential_one", "figure.confidential", &confidential);
        missing.into_iter().chain(secret).chain(sentences).collect()
    }

    /// Notes below the main chart: events, where the axis starts, breaks, gaps, what is not final.
    pub(super) fn line_notes(
        &self,
        indicator: &Indicator,
        all: &[&Told],
        starts_at: Option<Decimal>,
    ) -> Vec<Note> {
        let mut notes = Vec::new();
        let numbered = shown_events(indicator, all);
        for (mark, event) in MARKS.iter().zip(&numbered) {
            notes.push(Note { mark: Some(mark), text: self.event(event) });
        }
        notes.extend(starts_at.map(|at| self.axis_note("phrase.axis_start", indicator, at)));
        let mut said = BTreeSet::new();
        for told in all {
            let lines: BTreeSet<Period> = told.shape.lines().iter().map(|it| it.1.period).collect();
            for cut in &told.shape.cuts {
                let line = lines.contains(&cut.period);
                if (line || cut.bridged) && said.insert(cut.period) {
                    notes.push(Note { mark: None, text: self.cut_note(cut) });
                }
            }
        }
        if let [told] = all {
            for text in self.holes(&told.shape) {
                notes.push(Note { mark: None, text: self.plain(text) });
            }
        }
        if all.iter().any(|told| told.shape.seen.iter().any(Seen::tentative)) {
            notes.push(Note { mark: None, text: self.plain(self.t("figure.hollow")) });
        }
        notes
    }

    fn event(&self, event: &crate::model::Event) -> Phrase {
        let words = self.phrase(&event.text);
        let text = format!("{}: {}", capital(&self.period(event.period)), words.text);
        Phrase { text, ..words }
    }

    /// "Den lodrette akse starter ved 55 %."
    pub(super) fn axis_note(&self, key: &str, indicator: &Indicator, at: Decimal) -> Note {
        let value = self.locale.value_as_written(at.normalize(), &indicator.unit);
        let text = self.fill(key, &[("value", &value)]);
        // "… starter ved −50 mio. kr.": the point of an abbreviation also ends the sentence.
        let text = text.strip_suffix("..").map_or(text.clone(), |it| format!("{it}."));
        Note { mark: None, text: self.plain(text) }
    }

    fn cut_note(&self, cut: &super::shape::Cut) -> Phrase {
        let period = self.period(cut.period);
        if cut.bridged {
            return self.plain(self.fill("phrase.break_bridged", &[("period", &period)]));
        }
        let why = self.fill("phrase.break_note", &[("period", &period)]);
        match cut.text {
            Some(text) => {
                let words = self.phrase(text);
                // "Nyt spørgeskema fra 2021" says it already.
                if words.text.contains(&period) {
                    let line = self.fill("figure.break_said", &[("text", &words.text)]);
                    return Phrase { text: format!("{line} {why}"), ..words };
                }
                let line =
                    self.fill("figure.break_line", &[("text", &words.text), ("period", &period)]);
                Phrase { text: format!("{line} {why}"), lang: words.lang, href: None }
            }
            None => {
                let line = self.fill("figure.break_line_plain", &[("period", &period)]);
                self.plain(format!("{line} {why}"))
            }
        }
    }

    /// The highest and the lowest of several parts, in words; all of them in the order in which they are
    /// shown, where it cannot be said who is highest.
    pub(super) fn between_parts(&self, indicator: &Indicator, parts: &[Told]) -> Option<String> {
        let (now, _) = together(parts);
        let ends = ends(&now).filter(|_| !is_ranking(parts));
        let Some([(high_name, high), (low_name, low)]) = ends else {
            let known: Vec<(Decimal, &str)> = now.iter().map(|it| (it.1.value, it.0)).collect();
            return self.values_of(indicator, &known);
        };
        let args = [
            ("high", self.value(high.value, &indicator.unit)),
            ("high_name", high_name.to_owned()),
            ("in_high", self.locale.in_period(high.period)),
            ("low", self.value(low.value, &indicator.unit)),
            ("low_name", low_name.to_owned()),
            ("in_low", self.locale.in_period(low.period)),
        ];
        let args = args.each_ref().map(|(key, it)| (*key, it.as_str()));
        Some(self.fill("figure.parts_apart", &args))
    }

    /// Parts whose latest figure is from another time than that of the others: they are not compared
    /// with them.
    fn other_times(&self, indicator: &Indicator, parts: &[Told]) -> Option<String> {
        let (_, others) = together(parts);
        if others.len() > NAMED {
            return Some(self.count("figure.parts_elsewhen_count", others.len()));
        }
        let said: Vec<String> = others
            .iter()
            .map(|(name, seen)| {
                let value = self.value(seen.value, &indicator.unit);
                let value = format!("{value} ({})", self.period(seen.period));
                self.fill("figure.part_is", &[("name", name), ("value", &value)])
            })
            .collect();
        let said = said.join("; ");
        (!said.is_empty()).then(|| self.fill("figure.parts_elsewhen", &[("parts", &said)]))
    }

    /// "Tallene er: Unge 12; Voksne 14." or "Tallene går fra 12 til 71."
    pub(super) fn values_of(
        &self,
        indicator: &Indicator,
        known: &[(Decimal, &str)],
    ) -> Option<String> {
        let value = |it: Decimal| self.value(rounded(it, indicator.unit.decimals), &indicator.unit);
        if known.len() > NAMED {
            let low = value(known.iter().map(|it| it.0).min()?);
            let high = value(known.iter().map(|it| it.0).max()?);
            return Some(self.fill("figure.parts_range", &[("low", &low), ("high", &high)]));
        }
        let said: Vec<String> = known
            .iter()
            .map(|(it, name)| {
                self.fill("figure.part_is", &[("name", name), ("value", &value(*it))])
            })
            .collect();
        (!said.is_empty()).then(|| self.fill("figure.parts_are", &[("parts", &said.join("; "))]))
    }

    /// The statement over a figure of groups (C-20), if all their latest figures are of one time.
    pub(super) fn parts_statement(&self, indicator: &Indicator, parts: &[Told]) -> Option<String> {
        let (now, others) = together(parts);
        if parts.len() > NAMED || !others.is_empty() {
            return None;
        }
        let [(high_name, high), (low_name, low)] = ends(&now)?;
        let args = [
            ("high", self.value(high.value, &indicator.unit)),
            ("high_name", high_name.to_owned()),
            ("low", self.value(low.value, &indicator.unit)),
            ("low_name", low_name.to_owned()),
            ("in", self.locale.in_period(high.period)),
        ];
        let args = args.each_ref().map(|(key, it)| (*key, it.as_str()));
        let text = self.fill("figure.parts_statement", &args);
        // Names of whole sentences make no title (C-20).
        (text.split_whitespace().count() <= WORDS).then_some(text)
    }

    /// The statement over a figure of partners: how many went which way, never who. Nothing where the
    /// error of a change is larger than the change.
    pub(super) fn partners_statement(
        &self,
        indicator: &Indicator,
        parts: &[Told],
    ) -> Option<String> {
        let steps: Vec<(&Seen, &Seen)> =
            parts.iter().filter_map(|it| Some((it.start()?, it.now()?))).collect();
        let whole = steps.len() == parts.len() && steps.len() > 1;
        let known = |(from, to): &(&Seen, &Seen)| {
            from.period != to.period && !from.earlier && to.differs(from)
        };
        if !whole || !steps.iter().all(known) {
            return None;
        }
        let risen = steps.iter().filter(|(from, to)| to.value > from.value).count();
        let fallen = steps.len() - risen;
        let key = match (risen, fallen) {
            (_, 0) => "figure.partners_risen",
            (0, _) => "figure.partners_fallen",
            _ => "figure.partners_moved",
        };
        let n = |it: usize| self.locale.whole(it as u64);
        let args = [
            ("subject", self.subject(indicator)),
            ("risen", n(risen)),
            ("fallen", n(fallen)),
            ("n", n(steps.len())),
        ];
        Some(self.fill(key, &args.each_ref().map(|(key, it)| (*key, it.as_str()))))
    }

    /// How many parts rose, fell and stayed.
    pub(super) fn parts_changed(&self, parts: &[Told]) -> Option<String> {
        let mut counts = [0_usize; 3];
        for told in parts {
            let (Some(start), Some(latest)) = (told.start(), told.now()) else { continue };
            if start.period == latest.period || start.earlier {
                continue;
            }
            counts[match latest.value.cmp(&start.value) {
                std::cmp::Ordering::Greater => 0,
                std::cmp::Ordering::Less => 1,
                std::cmp::Ordering::Equal => 2,
            }] += 1;
        }
        let keys = ["figure.parts_risen", "figure.parts_fallen", "figure.parts_same"];
        let said: Vec<String> = keys
            .iter()
            .zip(counts)
            .filter(|it| it.1 > 0)
            .map(|(key, n)| self.count(key, n))
            .collect();
        (!said.is_empty()).then(|| format!("{}.", capital(&self.locale.list(&said))))
    }

    /// Several parts in words.
    pub(super) fn parts_in_words(
        &self,
        key: &str,
        indicator: &Indicator,
        parts: &[Told],
    ) -> String {
        let periods: Vec<Period> = parts.iter().flat_map(|it| it.periods.iter().copied()).collect();
        let names: Vec<&str> = parts.iter().map(|it| it.name.text.as_str()).collect();
        let mut all = vec![Sentence(0, self.kind_of(key, indicator, &periods))];
        if names.len() <= 12 {
            let names = self.locale.list(&names);
            all.push(Sentence(3, self.fill("figure.parts_named", &[("names", &names)])));
        }
        all.extend(self.parts_changed(parts).map(|it| Sentence(1, it)));
        all.extend(self.between_parts(indicator, parts).map(|it| Sentence(0, it)));
        all.extend(self.other_times(indicator, parts).map(|it| Sentence(1, it)));
        let missing: Vec<String> = parts
            .iter()
            .filter(|it| !it.shape.holes.is_empty())
            .map(|it| it.name.text.clone())
            .collect();
        if !missing.is_empty() {
            let names = self.locale.list(&missing);
            all.push(Sentence(2, self.fill("figure.parts_with_gaps", &[("names", &names)])));
        }
        told_in_short(all)
    }
}

/// A part's name and its latest figure.
type Latest<'a> = (&'a str, &'a Seen);

/// The parts whose latest figure is of the latest time that they have in common, and the others: what
/// is of different times is not compared.
fn together<'a>(parts: &'a [Told]) -> (Vec<Latest<'a>>, Vec<Latest<'a>>) {
    let common = common_period(parts);
    let all = parts.iter().filter_map(|it| Some((it.name.text.as_str(), it.shape.latest()?)));
    all.partition(|it| Some(it.1.period) == common)
}

/// The highest and the lowest of several figures, if there is one of each and they differ by more than
/// their error.
fn ends<'a>(known: &[Latest<'a>]) -> Option<[Latest<'a>; 2]> {
    let high = known.iter().max_by_key(|it| it.1.value)?;
    let low = known.iter().min_by_key(|it| it.1.value)?;
    let alone = |end: &Seen| known.iter().filter(|it| it.1.value == end.value).count() == 1;
    (alone(high.1) && alone(low.1) && high.1.differs(low.1)).then_some([*high, *low])
}

/// Whether it would be a ranking to name the first and the last of these: partners never compete, and
/// of many groups it would say nothing.
fn is_ranking(parts: &[Told]) -> bool {
    parts.len() > NAMED || parts.iter().any(|it| it.series.key.partner.is_some())
}

fn status_sentence(status: Status) -> Option<&'static str> {
    Some(match status {
        Status::Provisional => "figure.is_provisional",
        Status::Estimated => "figure.is_estimate",
        Status::LowReliability => "figure.is_uncertain",
        _ => return None,
    })
}

/// The first letter small: what began a line now stands inside a sentence.
pub(super) fn decapital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

impl Told<'_> {
    /// What change is counted from: period and value.
    pub(super) fn counted_from(&self) -> Option<(Period, Decimal)> {
        // With limits to keep, what the verdict compares is only the last step.
        let compared = || self.verdict.compared.clone().filter(|_| self.inputs.target.is_none());
        match baseline(self).or_else(compared) {
            Some(point) => Some((point.period, point.value)),
            None => self.shape.first().map(|it| (it.period, it.value)),
        }
    }

    /// The figure that is held against it: the one that was judged, where seasons or forecasts make
    /// it another than the latest. After a final verdict the latest, or what has been lost since
    /// would not be told.
    pub(super) fn counted_to(&self) -> Option<(Period, Decimal)> {
        let judged = self.verdict.judged.as_ref().filter(|_| !self.verdict.final_);
        match judged {
            Some(point) => Some((point.period, point.value)),
            None => self.shape.latest().map(|it| (it.period, it.value)),
        }
    }

    /// The same, among the figures that are shown.
    pub(super) fn now(&self) -> Option<&Seen> {
        let (period, _) = self.counted_to()?;
        self.shape.of(period).or_else(|| self.shape.latest())
    }

    /// The figure that change is counted from, if it is among those that are shown.
    pub(super) fn start(&self) -> Option<&Seen> {
        let (period, _) = self.counted_from()?;
        self.shape.of(period).or_else(|| self.shape.first())
    }
}
