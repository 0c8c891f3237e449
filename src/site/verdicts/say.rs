//! What a verdict says in sentences: the box, its caveats, one line for a list. Knows one series, its
//! unit and one language. Does *not* know the site, pages, or why a figure moved (pages.md V-30, V-31).

use crate::assess::{Caveat, Class, Goal, Inputs, Point, Verdict, limits};
use crate::locale::Locale;
use crate::model::{Aim, Direction, Method, Seasonal};
use crate::value::{Date, Decimal, Period, PeriodKind, Unit};

/// What was asked for, which decides how a verdict is put into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// To reach a value by a time.
    Reach(Period, Decimal),
    /// To keep a demand, perhaps by a time.
    Keep(Option<Period>, Aim),
    /// Nothing.
    Free,
}

/// One verdict, to be put into words.
pub(super) struct Saying<'a> {
    pub(super) locale: &'a Locale,
    pub(super) unit: &'a Unit,
    pub(super) inputs: &'a Inputs,
    pub(super) verdict: &'a Verdict,
    /// The day that was judged for.
    pub(super) as_of: Date,
    /// Whether units are spelled out ("procent"): in sentences, not in short lines of a list.
    pub(super) spelled: bool,
}

/// Words for the places of a text.
pub(super) type Words = Vec<(&'static str, String)>;

impl Saying<'_> {
    // ── words ──

    /// A text with its places filled.
    pub(super) fn fill(&self, key: &str, words: &Words) -> String {
        let words: Vec<(&str, &str)> = words.iter().map(|it| (it.0, it.1.as_str())).collect();
        self.locale.fill(key, &words)
    }

    /// A text with the places filled that every verdict has words for.
    pub(super) fn say(&self, key: &str) -> String {
        self.fill(key, &self.words())
    }

    pub(super) fn text(&self, key: &str) -> String {
        self.locale.text(key).to_owned()
    }

    /// What was asked for. Of a part of the whole perhaps nothing, though the whole has a target:
    /// then its verdict shows it.
    pub(super) fn kind(&self) -> Kind {
        let class = self.verdict.class;
        let free =
            matches!(class, Class::Uaendret | Class::Steget | Class::Faldet | Class::Usikker);
        match (self.inputs.direction, self.inputs.target) {
            (
                Direction::Increase | Direction::Decrease,
                Some(Goal { period: Some(by), aim: Aim::Reach(value) }),
            ) if self.verdict.baseline.is_some() || !class.is_judged() => Kind::Reach(by, value),
            (
                Direction::Hold,
                Some(Goal {
                    period,
                    aim: aim @ (Aim::AtLeast(_) | Aim::AtMost(_) | Aim::Between(..)),
                }),
            ) if !free => Kind::Keep(period, aim),
            _ => Kind::Free,
        }
    }

    /// What the change is counted from.
    pub(super) fn from(&self) -> Option<&Point> {
        self.verdict.baseline.as_ref().or(self.verdict.compared.as_ref())
    }

    /// "65,1 procent"
    fn value(&self, value: Decimal) -> String {
        if !self.spelled {
            return self.locale.value(value, self.unit);
        }
        self.locale.value_in_words(value, Some(self.unit.decimals), self.unit)
    }

    /// "75 procent", with as many decimals as were decided.
    fn aimed(&self, value: Decimal) -> String {
        if !self.spelled {
            return self.locale.value_as_written(value, self.unit);
        }
        self.locale.value_in_words(value, None, self.unit)
    }

    /// "mindst 95 procent"
    pub(super) fn demand(&self, aim: Aim) -> String {
        let fill =
            |key: &str, value: Decimal| self.locale.fill(key, &[("value", &self.aimed(value))]);
        match aim {
            Aim::Reach(value) => self.aimed(value),
            Aim::AtLeast(value) => fill("phrase.at_least", value),
            Aim::AtMost(value) => fill("phrase.at_most", value),
            Aim::Between(low, high) => {
                let (low, high) = (self.locale.number(low, None), self.aimed(high));
                self.locale.fill("phrase.between", &[("lower", &low), ("upper", &high)])
            }
        }
    }

    /// "3,9 procentpoint", with so many decimals.
    pub(super) fn difference(&self, value: Decimal, decimals: u32) -> String {
        self.locale.difference(value, &Unit { decimals, ..self.unit.clone() })
    }

    /// The fewest decimals with which two numbers that differ are seen to differ.
    pub(super) fn decimals_apart(&self, one: Decimal, other: Decimal) -> u32 {
        let shown = |it: Decimal, decimals| self.locale.number(it, Some(decimals));
        let least = self.unit.decimals;
        let told = |it: &u32| one == other || shown(one, *it) != shown(other, *it);
        (least..least + 4).find(told).unwrap_or(least + 3)
    }

    /// Words for every place that this verdict has something for.
    pub(super) fn words(&self) -> Words {
        let (it, locale) = (self.verdict, self.locale);
        let mut words = vec![("subject", self.subject())];
        if let Some(from) = self.from() {
            words.push(("from", self.value(from.value)));
            words.push(("in_from", locale.in_period(from.period)));
            words.push(("start", locale.after_period(from.period)));
        }
        if let Some(judged) = &it.judged {
            words.push(("to", self.value(judged.value)));
            words.push(("in_to", locale.in_period(judged.period)));
            words.push(("now", locale.after_period(judged.period)));
        }
        if let Some(latest) = &it.latest {
            words.push(("latest", self.value(latest.value)));
            words.push(("in_latest", locale.in_period(latest.period)));
        }
        if let Some(before) = it.previous.as_ref().or(it.compared.as_ref()) {
            words.push(("before", self.value(before.value)));
            words.push(("in_before", locale.in_period(before.period)));
        }
        let by = match self.kind() {
            Kind::Reach(by, value) => {
                words.push(("target", self.aimed(value)));
                Some(by)
            }
            Kind::Keep(by, aim) => {
                words.push(("demand", self.demand(aim)));
                by
            }
            Kind::Free => None,
        };
        if let Some(by) = by {
            words.push(("in_goal", locale.in_period(by)));
            words.push(("goal", locale.after_period(by)));
        }
        if let Some(share) = it.share_percent {
            words.push(("share", locale.number(share.into(), None)));
            words.push(("share_percent", self.percent(share)));
        }
        if let Some(change) = it.change {
            // Held against the error, or the least change that counts: they must be seen to differ.
            let other = it.threshold.or(it.error_of_change).unwrap_or(change);
            let decimals = self.decimals_apart(change.abs(), other);
            words.push(("change", self.difference(change.abs(), decimals)));
            words.push(("moved", locale.change(change, self.unit)));
            words.extend(it.threshold.map(|it| ("threshold", self.difference(it, decimals))));
            words.extend(it.error_of_change.map(|it| ("error", self.difference(it, decimals))));
        }
        words.extend(it.factor.map(|it| ("factor", locale.number(it, Some(1)))));
        words.extend(it.earliest.map(|it| ("earliest", locale.after_period(it))));
        words.extend(it.plan_begins.map(|it| ("begins", locale.after_period(it))));
        words.extend(
            it.stalled_since.as_ref().map(|it| ("stalled", locale.after_period(it.period))),
        );
        words.extend(self.inputs.next_release.map(|it| ("in_next", locale.in_period(it))));
        words
    }

    /// "64 %"
    pub(super) fn percent(&self, share: i64) -> String {
        let percent = Unit::named("percent").expect("a unit of that name");
        self.locale.value_as_written(share.into(), &percent)
    }

    /// A noun that fits any title: "Andelen".
    fn subject(&self) -> String {
        self.text(&format!("subject.{}", self.unit.name().unwrap_or("own")))
    }

    // ── what the class is called ──

    /// The name of this class where it stands: a demand is kept, a target is met.
    pub(super) fn label(&self, class: Class) -> String {
        match (class, self.kind()) {
            (Class::Naaet, Kind::Keep(..)) => self.text("verdict.naaet-hold"),
            _ => self.text(&format!("verdict.{}", class.id())),
        }
    }

    // ── the box ──

    /// What has happened; nothing where no figures were weighed.
    pub(super) fn change(&self) -> Option<String> {
        let judged = self.verdict.judged.as_ref().filter(|_| self.verdict.class.is_judged())?;
        let key = match (self.kind(), self.from()) {
            (Kind::Keep(..), _) => "judged.demand",
            (_, Some(from)) if from.period != judged.period => {
                match judged.value.cmp(&from.value) {
                    std::cmp::Ordering::Greater => "judged.rose",
                    std::cmp::Ordering::Less => "judged.fell",
                    std::cmp::Ordering::Equal => "judged.same",
                }
            }
            _ => "judged.was",
        };
        Some(self.say(key))
    }

    /// How it is going: at most two sentences.
    pub(super) fn sentences(&self) -> Vec<String> {
        match self.verdict.class {
            Class::Tidligt => self.too_early(),
            Class::Foraeldet => self.outdated(),
            Class::IkkeSammenlignelig => {
                let two = self.verdict.baseline.is_some();
                let key = if two { "judged.differ" } else { "judged.differ-before" };
                vec![self.say(key), self.text("judged.differ-end")]
            }
            Class::IngenTal => vec![self.text("judged.first-figures")],
            class => match self.kind() {
                Kind::Reach(by, _) => self.on_the_way(class, by),
                Kind::Keep(by, _) => self.kept(class, by),
                Kind::Free => self.free(class),
            },
        }
    }

    /// Whether the plan asks for no improvement yet (`verdict.md` V-3a).
    pub(super) fn is_flat(&self) -> bool {
        let it = self.verdict;
        let weighed = matches!(
            it.class,
            Class::PaaVej | Class::Langsomt | Class::Bagefter | Class::Stille | Class::Forkert
        );
        weighed && it.share_percent.is_none() && matches!(self.kind(), Kind::Reach(..))
    }

    /// Whether the class is `stille` because the error proves that we are far behind (B-3), and not
    /// because of the share.
    pub(super) fn is_proven(&self) -> bool {
        let it = self.verdict;
        let within = |error: Decimal| it.change.is_some_and(|change| change.abs() <= error);
        let by_share = it.share_percent.map(|share| by_share(self.method(), share));
        it.class == Class::Stille
            && by_share.is_some_and(|it| it != Class::Stille)
            && it.error_of_change.is_some_and(within)
    }

    /// The method that was used in the end.
    pub(super) fn method(&self) -> Method {
        if self.verdict.fell_back { Method::AndelAfPlanen } else { self.verdict.method }
    }

    fn on_the_way(&self, class: Class, by: Period) -> Vec<String> {
        if self.is_flat() {
            let begins = self.verdict.plan_begins.map(|_| self.say("judged.plan-begins"));
            let begins = begins.unwrap_or_else(|| self.text("judged.plan-flat"));
            return vec![begins, self.text(&format!("judged.flat-{}", class.id()))];
        }
        let first = match (class, self.method()) {
            (Class::Naaet, _) if self.verdict.final_ => self.say("judged.naaet-final"),
            (Class::Naaet, _) => self.say("judged.naaet"),
            (Class::IkkeNaaet, _) => self.say("judged.ikke-naaet"),
            (Class::Usikker, _) => {
                return vec![self.say("judged.usikker"), self.text("judged.usikker-better")];
            }
            (Class::Stille, _) if self.is_proven() => {
                return vec![self.say("judged.usikker"), self.text("judged.proven")];
            }
            (Class::Stille, _) if self.verdict.change == Some(Decimal::ZERO) => {
                self.text("judged.unmoved")
            }
            (Class::Stille, _) => self.say("judged.stille"),
            // Another method may call slower growth so, where nothing has got worse.
            (Class::Forkert, _) if self.worsened() => self.say("judged.forkert"),
            (_, Method::Eurostat) => self.say("judged.share-eurostat"),
            (_, Method::Un) => self.say("judged.share-un"),
            (class, Method::AndelAfPlanen) => self.say(&format!("judged.share-{}", class.id())),
        };
        std::iter::once(first).chain(self.tempo(class, by)).collect()
    }

    fn worsened(&self) -> bool {
        let change = self.verdict.change.unwrap_or_default();
        match self.inputs.direction {
            Direction::Decrease => change > Decimal::ZERO,
            _ => change < Decimal::ZERO,
        }
    }

    /// Where this pace leads (`verdict.md` B-4): said only of what the figures bear out.
    fn tempo(&self, class: Class, by: Period) -> Option<String> {
        let it = self.verdict;
        let asked =
            matches!(class, Class::PaaVej | Class::Langsomt | Class::Bagefter | Class::Stille);
        if it.final_ || !asked {
            return None;
        }
        if self.as_of > by.last_day() {
            let next = self.inputs.next_release.filter(|it| it.last_day() >= self.as_of);
            let key = if next.is_some() { "judged.overdue-next" } else { "judged.overdue" };
            return Some(self.say(key));
        }
        let change = it.change.unwrap_or_default();
        Some(match (it.pace_suffices?, it.factor) {
            (true, _) => self.say("judged.tempo-ok"),
            (false, Some(factor)) if factor > Decimal::from(5) => self.say("judged.tempo-five"),
            (false, Some(_)) => self.say("judged.tempo-factor"),
            // No pace at all, or the wrong way: there is nothing to hold the need against.
            (false, None) if change == Decimal::ZERO || self.worsened() => return None,
            (false, None) => self.say("judged.tempo-little"),
        })
    }

    fn kept(&self, class: Class, by: Option<Period>) -> Vec<String> {
        let by = by.filter(|_| self.verdict.final_);
        let first = match (class, by) {
            (Class::Naaet, Some(_)) => return vec![self.say("judged.hold-final")],
            (Class::Naaet, None) => return vec![self.text("judged.hold-naaet")],
            (Class::IkkeNaaet, Some(_)) => return vec![self.say("judged.hold-missed")],
            _ => self.text("judged.hold-not"),
        };
        vec![first, self.say(&format!("judged.hold-{}", class.id()))]
    }

    fn free(&self, class: Class) -> Vec<String> {
        let neutral = matches!(self.inputs.direction, Direction::None | Direction::Hold);
        let none = || self.text("phrase.no_target");
        match class {
            Class::Usikker => {
                let end = if neutral { "judged.usikker-up" } else { "judged.usikker-better" };
                vec![self.say("judged.usikker"), self.text(end)]
            }
            Class::Uaendret if self.verdict.change.is_some_and(|it| it == Decimal::ZERO) => {
                vec![none()]
            }
            Class::Uaendret => vec![self.say("judged.uaendret"), none()],
            Class::Steget | Class::Faldet => vec![self.text("judged.neutral")],
            Class::Daarligere => vec![self.say("judged.forkert"), none()],
            _ => vec![self.say("judged.bedre"), none()],
        }
    }

    fn too_early(&self) -> Vec<String> {
        let it = self.verdict;
        let first = match it.observations {
            0 => self.text("judged.none-from-start"),
            n @ (1 | 2) => self.locale.count("judged.few", n as u64, &[]),
            _ => self.text("judged.short"),
        };
        let wait = it.earliest.map(|_| self.say("judged.wait-until"));
        vec![first, wait.unwrap_or_else(|| self.text("judged.wait"))]
    }

    fn outdated(&self) -> Vec<String> {
        let words = self.words_of_latest();
        let mut said = vec![self.fill("judged.old", &words)];
        if let Some(class) = self.verdict.class_if_fresh {
            said.push(self.fill("judged.old-last", &vec![("label", self.label(class))]));
        }
        said
    }

    /// The latest figure may be another than the judged one: here it is meant.
    fn words_of_latest(&self) -> Words {
        let latest = self.verdict.latest.as_ref();
        let mut words: Words =
            latest.map(|it| ("now", self.locale.after_period(it.period))).into_iter().collect();
        words.extend(self.words());
        words
    }

    // ── caveats ──

    /// What a reader must know beside it, a sentence each.
    pub(super) fn caveats(&self) -> Vec<String> {
        let say = |it: &Caveat| self.say(&format!("caveat.{}", it.id()));
        let mut said = self.season();
        said.extend(self.verdict.caveats.iter().map(say));
        said
    }

    /// Which figures are held against one another, where seasons differ (`verdict.md` C-1).
    fn season(&self) -> Vec<String> {
        let it = self.verdict;
        let (Some(judged), Some(latest)) = (&it.judged, &it.latest) else { return Vec::new() };
        let seasons = self.inputs.seasonal == Some(Seasonal::SameSeason)
            && matches!(
                judged.period.kind(),
                PeriodKind::HalfYear | PeriodKind::Quarter | PeriodKind::Month | PeriodKind::Week
            );
        if !seasons || !it.class.is_judged() {
            return Vec::new();
        }
        let waits = !it.final_ && judged.period != latest.period;
        let waits = waits.then(|| self.say("season.waits"));
        std::iter::once(self.text("season.same")).chain(waits).collect()
    }

    /// Whether the judged figure is not the last word on itself.
    pub(super) fn is_provisional(&self) -> bool {
        self.verdict.caveats.contains(&Caveat::Foreloebig)
    }

    // ── one line ──

    /// The verdict's ground in a few words, for a list.
    pub(super) fn short(&self) -> String {
        let class = self.verdict.class;
        match class {
            Class::IngenTal => return self.text("short.none"),
            Class::IkkeSammenlignelig => return self.text("short.differ"),
            Class::Usikker => return self.text("short.usikker"),
            Class::Tidligt => {
                let until = self.verdict.earliest.map(|_| self.say("short.tidligt-until"));
                return until.unwrap_or_else(|| self.text("short.tidligt"));
            }
            Class::Foraeldet => {
                return self.fill("short.old", &self.words_of_latest());
            }
            _ => {}
        }
        match self.kind() {
            Kind::Keep(..) => self.say("short.demand"),
            Kind::Free => self.say("short.since"),
            Kind::Reach(..) if self.is_flat() => self.text("short.flat"),
            Kind::Reach(..) => match (class, self.method()) {
                (Class::Naaet, _) => self.say("short.naaet"),
                (Class::IkkeNaaet, _) => self.say("short.ikke-naaet"),
                (Class::Stille, _) if self.is_proven() => self.text("short.stille-proven"),
                (Class::Stille, _) => self.say("short.stille"),
                (Class::Forkert, _) if self.worsened() => self.say("short.forkert"),
                (_, Method::AndelAfPlanen) => self.say("short.share"),
                (_, Method::Eurostat) => self.say("short.share-eurostat"),
                (_, Method::Un) => self.say("short.share-un"),
            },
        }
    }
}

/// The class that a method gives a share.
pub(super) fn by_share(method: Method, share: i64) -> Class {
    let reached = |it: &&(Class, Option<i64>)| it.1.is_none_or(|limit| share >= limit);
    limits(method).iter().find(reached).map_or(Class::Forkert, |it| it.0)
}

/// Class for its colours, and the id of its symbol in the sprite (pages.md 2.4).
pub(super) fn look(class: Class) -> (&'static str, &'static str) {
    match class {
        Class::Naaet => ("v v-met", "i-met"),
        Class::PaaVej => ("v v-on", "i-on"),
        Class::Langsomt => ("v v-slow", "i-slow"),
        Class::Bagefter => ("v v-behind", "i-behind"),
        Class::Stille => ("v v-still", "i-still"),
        Class::Forkert => ("v v-wrong", "i-wrong"),
        Class::IkkeNaaet => ("v v-missed", "i-missed"),
        Class::Bedre => ("v v-better", "i-better"),
        Class::Uaendret => ("v v-same", "i-same"),
        Class::Daarligere => ("v v-worse", "i-worse"),
        Class::Steget | Class::Faldet => ("v v-same", "i-moved"),
        Class::Usikker => ("v v-none", "i-unsure"),
        Class::Tidligt => ("v v-none", "i-early"),
        Class::Foraeldet => ("v v-none", "i-old"),
        Class::IkkeSammenlignelig => ("v v-none", "i-differ"),
        Class::IngenTal => ("v v-none", "i-empty"),
    }
}
