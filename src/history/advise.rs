//! What an author owes a reader for a change of what was published (T-30, T-31): an entry in
//! corrections.yml, or a word in the promise or the milestone itself. Says which are missing, with what to
//! paste. Does *not* compare anything itself.

use crate::diag::{Diags, Said, said};
use crate::model::{Correction, CorrectionAbout, Indicator as Measure, Milestone, Model, Series};
use crate::tree::Span;
use crate::value::{Date, Lang, Period, parse_date};

use super::facts::series_key;
use super::state::*;

/// Says which changes lack their correction. Asked in every build until it is written, or until the
/// change is too old to be told of.
pub fn advise(history: &History, model: &Model, diags: &mut Diags) {
    for release in &history.releases {
        let Some(since) = parse_date(&release.since) else { continue };
        for change in &release.changes {
            match change.kind {
                Kind::Value => value(change, since, model, diags),
                Kind::Target | Kind::Baseline | Kind::Path => aim(change, since, model, diags),
                Kind::Promise | Kind::Amount | Kind::By => {
                    promise(change, &release.changes, since, model, diags);
                }
                Kind::Due => due(change, since, model, diags),
                _ => {}
            }
        }
    }
}

fn code(it: &Option<Fact>) -> Option<&str> {
    it.as_ref().and_then(Fact::code)
}

/// The figure and the letter of what was published.
fn parts(figure: Option<&str>) -> (Option<&str>, &str) {
    let Some(figure) = figure else { return (None, "") };
    match figure.split_once(' ') {
        Some((number, letter)) => (Some(number), letter),
        None if figure.chars().all(|it| it.is_ascii_uppercase()) => (None, figure),
        None => (Some(figure), ""),
    }
}

/// Whether readers are owed a word: a figure that they saw is another one or gone, or was not final and
/// is now. A first figure is none, and neither is a break or a low reliability that is told later.
pub(super) fn is_owed(before: Option<&str>, now: Option<&str>) -> bool {
    let ((seen, was), (number, is)) = (parts(before), parts(now));
    let waited = |it: &str| matches!(it, "P" | "E");
    seen.is_some() && (seen != number || (waited(was) && !waited(is)))
}

fn value(change: &Change, since: Date, model: &Model, diags: &mut Diags) {
    let (before, now) = (code(&change.before), code(&change.now));
    let (kind, id) = change.thing();
    let found = model.indicators.find(id).filter(|_| kind == "indicator");
    let (Some(key), Some(period)) = (found, change.period.as_deref().and_then(Period::parse))
    else {
        return;
    };
    let it = &model.indicators[key];
    if it.common.hidden || !is_owed(before, now) {
        return;
    }
    let wanted = change.series.as_deref().unwrap_or("");
    let series = it.series.iter().find(|one| series_key(model, it, &one.key) == wanted);
    // A period that no series has any more cannot be named in a correction.
    let named = it.series.iter().any(|one| one.at(period).is_some());
    let covers = |entry: &Correction| {
        entry.date >= since
            && entry.about == CorrectionAbout::Indicator(key)
            && entry.period == Some(period).filter(|_| named)
            && is_about(entry, it, series)
    };
    if model.corrections.iter().any(covers) {
        return;
    }
    let cell = series.and_then(|one| one.at(period)).map(|one| one.span);
    let revision = matches!(parts(before).1, "P" | "E");
    let mut lines = vec![format!("indicator: {id}")];
    lines.extend(named.then(|| format!("period: {period}")));
    if !wanted.is_empty() && series.is_some() {
        let inside: Vec<String> = wanted
            .split(';')
            .filter_map(|it| it.split_once('='))
            .map(|(name, value)| format!("{name}: {}", quoted(value)))
            .collect();
        lines.push(format!("dimensions: {{{}}}", inside.join(", ")));
    }
    let entry = Entry { model, before: shown(change, true), now: shown(change, false), lines };
    let yaml = entry.yaml(if revision { "revision" } else { "correction" });
    let group = if wanted.is_empty() { String::new() } else { format!(" ({wanted})") };
    let what = format!("{id}, {period}{group}");
    let span = cell.unwrap_or(it.common.span);
    let (was, is) = (both(change.kind, &change.before), both(change.kind, &change.now));
    diags.uncorrected_figure(span, &what, (&was, &is), &yaml);
}

/// What something was or is, in the languages that we speak to authors.
fn both(kind: Kind, fact: &Option<Fact>) -> Said {
    Said { da: spoken(kind, fact, Lang::Da), en: spoken(kind, fact, Lang::En) }
}

/// Whether a correction names exactly this series: its partner and its groups. One that names neither is
/// about the headline.
fn is_about(entry: &Correction, it: &Measure, series: Option<&Series>) -> bool {
    // A series that is gone cannot be named any more: a word about its period is enough.
    let Some(series) = series else { return true };
    let mut names: Vec<(&str, &str)> = Vec::new();
    for (dimension, value) in &series.key.values {
        let dimension = &it.dimensions[*dimension];
        names.push((dimension.title.first(), dimension.values[*value].1.first()));
    }
    let named = |(name, value): &(&str, &str)| {
        entry.dimensions.iter().any(|(a, b)| a.first() == name && b.first() == value)
    };
    entry.partner == series.key.partner
        && entry.dimensions.len() == names.len()
        && names.iter().all(named)
}

fn aim(change: &Change, since: Date, model: &Model, diags: &mut Diags) {
    let (kind, id) = change.thing();
    let Some(key) = model.indicators.find(id).filter(|_| kind == "indicator") else { return };
    let it = &model.indicators[key];
    // A first target is a promise and no broken one.
    if it.common.hidden || change.before.is_none() {
        return;
    }
    let about = CorrectionAbout::Indicator(key);
    let fine =
        |entry: &Correction| entry.date >= since && entry.about == about && entry.period.is_none();
    // The way was moved with the target: one word is enough for both.
    if !model.corrections.iter().any(fine) {
        let place = it.places.target.filter(|_| change.kind == Kind::Target);
        owed(
            change,
            place.unwrap_or(it.common.span),
            vec![format!("indicator: {id}")],
            model,
            diags,
        );
    }
}

fn promise(change: &Change, all: &[Change], since: Date, model: &Model, diags: &mut Diags) {
    let (kind, id) = change.thing();
    let Some(key) = model.contributions.find(id).filter(|_| kind == "contribution") else { return };
    let it = &model.contributions[key];
    if it.common.hidden || change.before.is_none() {
        return;
    }
    // A promise that keeps what it was says so itself.
    let at = change.item.as_deref().and_then(|it| it.parse::<usize>().ok());
    let pledge = at.and_then(|at| it.pledges.get(at.checked_sub(1)?));
    if pledge.is_some_and(|it| it.was.iter().any(|was| was.until >= since)) {
        return;
    }
    let about = CorrectionAbout::Contribution(key);
    if model.corrections.iter().any(|entry| entry.date >= since && entry.about == about) {
        return;
    }
    let Some(pledge) = pledge else {
        owed(change, it.common.span, vec![format!("contribution: {id}")], model, diags);
        return;
    };
    // What was otherwise, all of it: one entry is enough for a promise that was changed in two ways.
    let of_it = |one: &&Change| one.about == change.about && one.item == change.item;
    let before = all.iter().filter(of_it).filter_map(|one| Some((one.kind, one.before.as_ref()?)));
    let mut was: Vec<String> = before
        .filter_map(|(kind, fact)| match (kind, fact) {
            (Kind::Promise, Fact::Words(words)) => {
                let one = |(lang, text): (&String, &String)| format!("{lang}: {}", quoted(text));
                let words: Vec<String> = words.iter().map(one).collect();
                Some(format!("text: {{{}}}", words.join(", ")))
            }
            (Kind::Amount, Fact::Code(code)) => Some(format!("pledged: {code}")),
            (Kind::By, Fact::Code(code)) => Some(format!("by: {code}")),
            _ => None,
        })
        .collect();
    was.push(format!("until: {}", model.site.as_of));
    let all = was.join(", ");
    let beside = said!(
        "fortæl det til læserne: sæt dette ind i løftet, og skriv grunden ved `why`: was: [{{{all}, why: \"\"}}]",
        "tell readers: put this into the pledge, and write the reason at `why`: was: [{{{all}, why: \"\"}}]"
    );
    let (was, is) = (both(change.kind, &change.before), both(change.kind, &change.now));
    diags.uncorrected_promise(pledge.place, &what_of(change.kind), (&was, &is), beside);
}

/// A milestone that was moved says so itself, with `was_due`; else a correction of its mission must.
fn due(change: &Change, since: Date, model: &Model, diags: &mut Diags) {
    let (kind, id) = change.thing();
    let Some(key) = model.missions.find(id).filter(|_| kind == "mission") else { return };
    let it = &model.missions[key];
    if it.common.hidden || change.before.is_none() {
        return;
    }
    let is_it = |one: &&Milestone| Some(super::facts::milestone_key(one)) == change.item;
    let milestone = it.roadmap.iter().flat_map(|it| &it.milestones).find(is_it);
    let about = CorrectionAbout::Mission(key);
    if milestone.is_some_and(|it| it.was_due.is_some())
        || model.corrections.iter().any(|entry| entry.date >= since && entry.about == about)
    {
        return;
    }
    let (Some(milestone), Some(before)) = (milestone, code(&change.before)) else {
        owed(change, it.common.span, vec![format!("mission: {id}")], model, diags);
        return;
    };
    let beside = said!(
        "fortæl det til læserne: skriv `was_due: {before}` og grunden under `why` ved milepælen",
        "tell readers: write `was_due: {before}` and the reason under `why` beside the milestone"
    );
    let (was, is) = (both(change.kind, &change.before), both(change.kind, &change.now));
    diags.uncorrected_promise(milestone.place, &what_of(change.kind), (&was, &is), beside);
}

fn owed(change: &Change, span: Span, lines: Vec<String>, model: &Model, diags: &mut Diags) {
    let entry = Entry { model, before: shown(change, true), now: shown(change, false), lines };
    let yaml = entry.yaml("changed_target");
    let help = crate::diag::to_paste(&yaml);
    let (was, is) = (both(change.kind, &change.before), both(change.kind, &change.now));
    diags.uncorrected_promise(span, &what_of(change.kind), (&was, &is), help);
}

fn what_of(kind: Kind) -> Said {
    match kind {
        Kind::Target => said!("målet", "the target"),
        Kind::Baseline => said!("udgangspunktet", "the baseline"),
        Kind::Path => said!("vejen til målet", "the path to the target"),
        Kind::Promise => said!("ordene i et løfte", "the words of a promise"),
        Kind::Amount => said!("hvor meget der er lovet,", "how much is promised"),
        Kind::By => said!("fristen for et løfte", "the date of a promise"),
        _ => said!("en milepæls frist", "a milestone's date"),
    }
}

/// A target as somebody would say it: it is kept as `reach 60 by 2030`.
fn target_in(text: &str, lang: Lang) -> String {
    let (aim, period) = match text.split_once(" by ") {
        Some((aim, period)) => (aim, Some(period)),
        None => (text, None),
    };
    let [reach, least, most, between, and, by] = match lang {
        Lang::Da => ["", "mindst ", "højst ", "mellem ", "og", "i"],
        Lang::Nb => ["", "minst ", "høyst ", "mellom ", "og", "i"],
        Lang::Sv => ["", "minst ", "högst ", "mellan ", "och", "år"],
        Lang::De => ["", "mindestens ", "höchstens ", "zwischen ", "und", "in"],
        Lang::En => ["", "at least ", "at most ", "between ", "and", "in"],
    };
    let number = |it: &str| if lang == Lang::En { it.to_owned() } else { it.replace('.', ",") };
    let said = match aim.split(' ').collect::<Vec<_>>()[..] {
        ["reach", value] => format!("{reach}{}", number(value)),
        ["at_least", value] => format!("{least}{}", number(value)),
        ["at_most", value] => format!("{most}{}", number(value)),
        ["between", low, high] => format!("{between}{} {and} {}", number(low), number(high)),
        _ => return text.to_owned(),
    };
    period.map_or(said.clone(), |period| format!("{said} {by} {period}"))
}

/// What something was or is, for an author: `–` where there is nothing.
pub fn spoken(kind: Kind, fact: &Option<Fact>, lang: Lang) -> String {
    let text = match fact {
        None => "–".to_owned(),
        Some(Fact::Code(code)) if kind == Kind::Target => target_in(code, lang),
        Some(Fact::Code(code)) => code.clone(),
        Some(Fact::Words(words)) => {
            let first = words.get(lang.code()).or_else(|| words.values().next());
            first.cloned().unwrap_or_default()
        }
    };
    // One line, and not a whole story.
    let short: String = text.replace(['\n', '\r', '\t'], " ").chars().take(120).collect();
    if lang == Lang::Da { with_comma(&short) } else { short }
}

/// The decimal comma of Danish, where a text is one number and perhaps a letter.
fn with_comma(text: &str) -> String {
    let number = |it: &str| it.parse::<crate::value::Decimal>().is_ok();
    match text.split_once(' ') {
        Some((first, rest)) if number(first) => format!("{} {rest}", first.replace('.', ",")),
        None if number(text) => text.replace('.', ","),
        _ => text.to_owned(),
    }
}

/// What stood there, in each language of the site.
type Shown<'a> = Box<dyn Fn(Lang) -> String + 'a>;

fn shown(change: &Change, before: bool) -> Shown<'_> {
    Box::new(move |lang| {
        spoken(change.kind, if before { &change.before } else { &change.now }, lang)
    })
}

/// An entry of corrections.yml that only lacks its reason.
struct Entry<'a> {
    model: &'a Model,
    lines: Vec<String>,
    before: Shown<'a>,
    now: Shown<'a>,
}

impl Entry<'_> {
    fn yaml(&self, kind: &str) -> String {
        let site = &self.model.site;
        let words = |text: &dyn Fn(Lang) -> String| {
            let one = |lang: &Lang| format!("{lang}: {}", quoted(&text(*lang)));
            format!("{{{}}}", site.languages.iter().map(one).collect::<Vec<_>>().join(", "))
        };
        let date = format!("date: {}", site.as_of);
        let (before, now) = (words(&*self.before), words(&*self.now));
        let lines = self.lines.iter().cloned();
        let rest = [
            format!("before: {before}"),
            format!("now: {now}"),
            // Empty: pasted without a reason it is an error, and nobody publishes a placeholder.
            "why: \"\"".to_owned(),
            format!("type: {kind}"),
            "material: true".to_owned(),
        ];
        let all: Vec<String> = [date].into_iter().chain(lines).chain(rest).collect();
        // On one line: a terminal breaks it as it likes, and it can still be pasted.
        format!("- {{{}}}", all.join(", "))
    }
}

/// A text as YAML, whatever stands in it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            it if it.is_control() => out.push(' '),
            it => out.push(it),
        }
    }
    out.push('"');
    out
}
