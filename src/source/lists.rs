//! The keys of the files that are lists: themes, ingredients, glossary, calendar, corrections, redirects.

use crate::diag::{Said, said};
use crate::tree::Spanned;
use crate::value::{CalendarKind, CorrectionKind, EvidenceLevel, Id};
use crate::yaml::{Node, Value};

use super::Piece;
use super::classify::List;
use super::draft::*;
use super::fields::{Cx, Fields};

/// Reads a list file.
pub(super) fn read(list: List, node: Option<Node>, cx: &mut Cx<'_>) -> Piece {
    match list {
        List::Themes => Piece::Themes(entries(node, cx, said!("et tema", "a theme"), |f| Theme {
            title: title(f, said!("et tema", "a theme")),
            also: f.other_names("also"),
            description: f.words("description"),
        })),
        List::Ingredients => {
            Piece::Ingredients(entries(node, cx, said!("en ingrediens", "an ingredient"), |f| {
                Ingredient {
                    title: title(f, said!("en ingrediens", "an ingredient")),
                    also: f.other_names("also"),
                    description: f.words("description"),
                    level: f.choice("level", LEVELS).map(|it| it.value),
                    evidence: f.words("evidence"),
                    careful: f.words("careful"),
                }
            }))
        }
        List::Glossary => Piece::Terms(entries(node, cx, said!("et ord", "a word"), |f| {
            let title = title(f, said!("et ord", "a word"));
            let meaning = f.words("meaning");
            f.require("meaning", meaning.is_some(), &said!("et ord", "a word"));
            Term {
                title,
                meaning,
                forms: f.words_list("forms"),
                also: f.words_list("also"),
                avoid: f.words_list("avoid"),
            }
        })),
        List::Calendar => {
            Piece::Calendar(items(node, cx, said!("en begivenhed", "an event"), calendar_entry))
        }
        List::Corrections => {
            Piece::Corrections(items(node, cx, said!("en rettelse", "a correction"), correction))
        }
        List::Redirects => Piece::Redirects(redirects(node, cx)),
    }
}

const LEVELS: &[(&str, EvidenceLevel)] = &[
    ("researched", EvidenceLevel::Researched),
    ("tried", EvidenceLevel::Tried),
    ("believed", EvidenceLevel::Believed),
];

fn title(f: &mut Fields<'_, '_>, what: Said) -> Option<Words> {
    let title = f.words("title");
    f.require("title", title.is_some(), &what);
    title
}

/// A map from id to keys. A bare text is the title.
fn entries<T>(
    node: Option<Node>,
    cx: &mut Cx<'_>,
    what: Said,
    mut read: impl FnMut(&mut Fields<'_, '_>) -> T,
) -> Vec<Entry<T>> {
    let mut f = Fields::of_root(node, cx);
    let mut found = Vec::new();
    for (id, node) in f.rest() {
        let mut id = id;
        if let Err(problem) = Id::parse(&id.value) {
            f.cx.diags.bad_id(id.span, &id.value, problem.suggestion.as_deref());
            // It goes on under the name that it should have.
            let Some(better) = problem.suggestion else { continue };
            id.value = better;
        }
        // `skole: Skole` is short for `skole: {title: Skole}`.
        let node = match &node.value {
            Value::Scalar { .. } => {
                let key = Spanned::new("title".to_owned(), id.span);
                Node { span: node.span, value: Value::Map(vec![(key, node)]) }
            }
            // `skole:` alone has everything missing.
            Value::Null => Node { span: id.span, value: Value::Map(Vec::new()) },
            _ => node,
        };
        let facts = match f.node_map(&id.value.clone(), what.clone(), node, &mut read) {
            Some(facts) => facts.value,
            // The id is there all the same, for those who use it.
            None => read(&mut Fields::of_root(None, f.cx)),
        };
        found.push(Entry { id, facts });
    }
    found
}

/// A list of maps as the whole file.
fn items<T>(
    node: Option<Node>,
    cx: &mut Cx<'_>,
    what: Said,
    mut read: impl FnMut(&mut Fields<'_, '_>) -> T,
) -> Vec<T> {
    let Some(node) = node else { return Vec::new() };
    // Nothing but comments: nothing yet.
    if node.value == Value::Map(Vec::new()) {
        return Vec::new();
    }
    let Value::List(nodes) = node.value else {
        cx.wrong_shape(
            &node,
            "",
            said!(
                "en liste, hvor hver post begynder med `-`",
                "a list in which each entry begins with `-`"
            ),
        );
        return Vec::new();
    };
    let mut f = Fields::of_root(None, cx);
    let each = |it| f.node_map("", what.clone(), it, &mut read).map(|it| it.value);
    nodes.into_iter().filter_map(each).collect()
}

/// How often something comes again, in months.
const EVERY: &[(&str, i32)] =
    &[("yearly", 12), ("half_yearly", 6), ("quarterly", 3), ("monthly", 1)];

/// The name by which a calendar program knows an event again, whatever becomes of its title and day.
fn calendar_id(f: &mut Fields<'_, '_>) -> Option<Name> {
    let mut id = f.name("id")?;
    if let Err(problem) = Id::parse(&id.value) {
        f.cx.diags.bad_id(id.span, &id.value, problem.suggestion.as_deref());
        id.value = problem.suggestion?;
    }
    Some(id)
}

/// How many days something takes each time that it comes again.
fn calendar_days(f: &mut Fields<'_, '_>) -> Option<i32> {
    let days = f.text("days")?;
    let whole = days.value.parse::<i32>().ok().filter(|it| (1..=366).contains(it));
    if whole.is_none() || !f.written("every") {
        f.cx.diags.calendar_days(days.span);
    }
    whole
}

fn calendar_entry(f: &mut Fields<'_, '_>) -> CalendarEntry {
    let what = said!("en begivenhed", "an event");
    let kinds = [
        ("meeting", CalendarKind::Meeting),
        ("publication", CalendarKind::Publication),
        ("decision", CalendarKind::Decision),
        ("deadline", CalendarKind::Deadline),
        ("survey", CalendarKind::Survey),
        ("open_event", CalendarKind::OpenEvent),
    ];
    let entry = CalendarEntry {
        id: calendar_id(f),
        title: title(f, what.clone()),
        date: f.date("date"),
        span: f.interval("span"),
        every: f.choice("every", EVERY),
        from: f.date("from"),
        to: f.date("to"),
        days: calendar_days(f),
        kind: f.choice("type", &kinds).map(|it| it.value),
        missions: f.names("missions"),
        partners: f.names("partners"),
        themes: f.names("themes"),
        asks: f.names("asks"),
        place: f.words("place"),
        url: f.url("url"),
        open: f.flag("open"),
        at: f.span,
    };
    let ways = [entry.date.is_some(), entry.span.is_some(), entry.every.is_some()];
    let tried = ["date", "span", "every"].iter().any(|key| f.written(key));
    match ways.iter().filter(|it| **it).count() {
        0 if tried => {}
        1 if entry.every.is_some() => f.require("from", entry.from.is_some(), &what),
        1 => {}
        several => f.cx.diags.calendar_when(f.span, several > 1),
    }
    entry
}

fn correction(f: &mut Fields<'_, '_>) -> Correction {
    let what = said!("en rettelse", "a correction");
    let kinds = [
        ("correction", CorrectionKind::Correction),
        ("revision", CorrectionKind::Revision),
        ("changed_target", CorrectionKind::ChangedTarget),
    ];
    let date = f.date("date");
    f.require("date", date.is_some(), &what);
    let (indicator, contribution, mission) =
        (f.name("indicator"), f.name("contribution"), f.name("mission"));
    let about = [&indicator, &contribution, &mission].iter().filter(|it| it.is_some()).count();
    if about != 1 {
        f.cx.diags.correction_about(f.span, about);
    }
    let why = f.words("why");
    f.require("why", why.is_some(), &what);
    let kind = f.choice("type", &kinds);
    f.require("type", kind.is_some(), &what);
    let mut dimensions = Vec::new();
    for (key, node) in f.own_keys("dimensions") {
        match node.text() {
            Some(text) => dimensions.push((key, Spanned::new(text.to_owned(), node.span))),
            None => f.cx.wrong_shape(&node, "dimensions", said!("en tekst", "a text")),
        }
    }
    Correction {
        date,
        indicator,
        contribution,
        mission,
        period: f.period("period"),
        dimensions,
        before: f.words("before"),
        now: f.words("now"),
        why,
        kind: kind.map(|it| it.value),
        material: f.flag("material"),
        by: f.words("by"),
        url: f.url("url"),
        at: f.span,
    }
}

fn redirects(node: Option<Node>, cx: &mut Cx<'_>) -> Vec<Redirect> {
    let mut f = Fields::of_root(node, cx);
    let mut found = Vec::new();
    for (from, node) in f.rest() {
        match node.text() {
            Some(to) => found.push(Redirect { from, to: Spanned::new(to.to_owned(), node.span) }),
            None => f.cx.wrong_shape(&node, &from.value.clone(), said!("en adresse", "an address")),
        }
    }
    found
}
