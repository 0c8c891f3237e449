//! For people: the compiler's look, a line of source with a marker under it. Does *not* know where
//! it will be shown, but for whether there are colours.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet,
};

use crate::diag::{Diagnostic, Severity, Tongue};
use crate::tree::{FileId, Span};

use super::{Stage, harmless, harmless_text, summary};

/// Lines longer than this (in bytes) are cut around the marker before they are drawn.
const LONG_LINE: usize = 2000;
/// Characters kept of such a line before and after the beginning of the marker.
const KEPT: (usize, usize) = (60, 120);
/// Mistakes of one kind in one file that are drawn; of the others only the lines are told. Who has seen
/// twenty knows the twenty-first, and a column of a table can be wrong in a hundred thousand rows.
const DRAWN_ALIKE: usize = 20;
/// Stretches of lines that are told of what is not drawn.
const STRETCHES: usize = 60;
/// Columns of the drawing. Narrow enough for half a screen, wide enough for most lines.
const WIDTH: usize = 110;

pub(super) fn render(stage: &Stage<'_>, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(WIDTH);
    let mut out = String::new();
    let mut alike = Alike::new();
    for diagnostic in stage.diagnostics {
        if let Some(span) = diagnostic.span {
            alike.entry((diagnostic.code, span.file)).or_default().push(span);
        }
    }
    let mut seen: BTreeMap<_, usize> = BTreeMap::new();
    for diagnostic in stage.diagnostics {
        if let Some(span) = diagnostic.span {
            let kind = (diagnostic.code, span.file);
            let nth = seen.entry(kind).or_default();
            *nth += 1;
            // One more is drawn rather than told of.
            if *nth > DRAWN_ALIKE && alike[&kind].len() > DRAWN_ALIKE + 1 {
                if *nth == DRAWN_ALIKE + 1 {
                    let _ = writeln!(
                        out,
                        "{}\n",
                        the_others(stage, kind.0, &alike[&kind][DRAWN_ALIKE..])
                    );
                }
                continue;
            }
        }
        let drawn = renderer.render(&groups(stage, diagnostic));
        for line in drawn.lines() {
            // The drawing pads some lines with blanks, which editors and tests stumble over.
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out.push('\n');
    }
    if let Some(summary) = summary(stage) {
        out.push_str(&summary);
        out.push('\n');
    }
    out
}

/// Places of one kind of mistake in one file.
type Alike = BTreeMap<(&'static str, FileId), Vec<Span>>;

/// "... and 280 more `not-a-number` in this file: lines 22-301".
fn the_others(stage: &Stage<'_>, code: &str, spans: &[Span]) -> String {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for span in spans {
        let line = stage.places.place(*span).line;
        match stretches.last_mut() {
            Some((_, last)) if line <= *last + 1 => *last = line,
            _ => stretches.push((line, line)),
        }
    }
    let told = stretches.iter().take(STRETCHES);
    let told =
        told.map(|(from, to)| if from == to { format!("{from}") } else { format!("{from}–{to}") });
    let told = told.collect::<Vec<_>>().join(", ");
    let rest = if stretches.len() > STRETCHES { " …" } else { "" };
    let (count, path) = (spans.len(), stage.path(spans[0].file));
    let path = harmless_text(&path);
    match stage.tongue {
        Tongue::Da => {
            format!("… og {count} til af samme slags (`{code}`) i {path}, linje {told}{rest}")
        }
        Tongue::En => {
            format!("… and {count} more of the same kind (`{code}`) in {path}, lines {told}{rest}")
        }
    }
}

fn groups<'a>(stage: &Stage<'a>, diagnostic: &'a Diagnostic) -> Vec<Group<'a>> {
    let tongue = stage.tongue;
    let word = |da, en| if tongue == Tongue::Da { da } else { en };
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(word("fejl", "error")),
        Severity::Warning => Level::WARNING.with_name(word("advarsel", "warning")),
        Severity::Advice => Level::INFO.with_name(word("råd", "advice")),
    };
    let title =
        level.primary_title(harmless_text(diagnostic.message.get(tongue))).id(diagnostic.code);
    let mut primary = Group::with_title(title);
    if let Some(span) = diagnostic.span {
        let label = diagnostic.label.as_ref().map(|it| harmless_text(it.get(tongue)));
        primary = marked(primary, stage, span, AnnotationKind::Primary, label.as_deref());
    }
    let mut groups = vec![primary];
    if let Some(second) = &diagnostic.second {
        let level = Level::NOTE.with_name(word("se også", "see also"));
        let group = Group::with_title(level.secondary_title(trusted(second.said.get(tongue))));
        groups.push(marked(group, stage, second.span, AnnotationKind::Primary, None));
    }
    let help = diagnostic.help.as_ref().map(|it| trusted(it.get(tongue)));
    if diagnostic.span.is_none() && diagnostic.second.is_none() && diagnostic.patch.is_none() {
        // Nothing is drawn, so the help hangs on the message itself.
        let level = Level::HELP.with_name(word("hjælp", "help"));
        return vec![groups.remove(0).elements(help.map(|it| level.message(it)))];
    }
    let patch = diagnostic.patch.as_ref().and_then(|it| Some((it, patched(stage, it)?)));
    let level = Level::HELP.with_name(word("hjælp", "help"));
    match (help, patch) {
        (help, Some((patch, drawn))) => {
            let help = help.unwrap_or_else(|| {
                trusted(&match (tongue, patch.text.as_str()) {
                    (Tongue::Da, "") => "slet det".to_owned(),
                    (Tongue::En, "") => "delete it".to_owned(),
                    (Tongue::Da, text) => format!("skriv `{text}`"),
                    (Tongue::En, text) => format!("write `{text}`"),
                })
            });
            groups.push(level.secondary_title(help).element(drawn));
        }
        (Some(help), None) => groups.push(Group::with_title(level.secondary_title(help))),
        (None, None) => {}
    }
    groups
}

/// Secondary titles are printed as they are, so they must be made harmless and single-lined here.
fn trusted(text: &str) -> String {
    text.chars().map(|it| if it == '\n' || it == '\t' { ' ' } else { harmless(it) }).collect()
}

fn marked<'a>(
    group: Group<'a>,
    stage: &Stage<'a>,
    span: Span,
    kind: AnnotationKind,
    label: Option<&str>,
) -> Group<'a> {
    let place = stage.places.place(span);
    let path = harmless_text(&stage.path(span.file)).into_owned();
    let (line, inside) = stage.places.line(span);
    if line.is_empty() && stage.tree.file(span.file).text.is_empty() {
        // An empty file, a picture: there is no line to show.
        let group = group.element(Origin::path(path).line(place.line).char_column(place.column));
        return match label {
            Some(label) => group.element(Level::NOTE.no_name().message(trusted(label))),
            None => group,
        };
    }
    let drawn = drawn_line(line, inside);
    let annotation: Annotation<'a> = kind.span(drawn.marker).label(label.map(str::to_owned));
    let snippet = Snippet::source(drawn.text).line_start(place.line).annotation(annotation);
    if drawn.cut {
        // The drawing would count columns from the cut.
        let origin = Origin::path(path).line(place.line).char_column(place.column);
        return group.element(origin).element(snippet);
    }
    group.element(snippet.path(path))
}

/// The line with the better spelling in place. None for what a line cannot show.
fn patched<'a>(stage: &Stage<'a>, patch: &crate::diag::Patch) -> Option<Snippet<'a, Patch<'a>>> {
    let place = stage.places.place(patch.span);
    let (line, inside) = stage.places.line(patch.span);
    if place.line != place.end_line || patch.text.contains('\n') {
        return None;
    }
    if inside.is_empty() && patch.text.is_empty() {
        return None;
    }
    let drawn = drawn_line(line, inside);
    let text = harmless_text(&patch.text).into_owned();
    Some(Snippet::source(drawn.text).line_start(place.line).patch(Patch::new(drawn.marker, text)))
}

struct DrawnLine {
    text: String,
    marker: Range<usize>,
    cut: bool,
}

/// A line with control characters made visible, cut around the marker if it is very long.
fn drawn_line(line: &str, inside: Range<usize>) -> DrawnLine {
    let (from, to) = if line.len() <= LONG_LINE {
        (0, line.len())
    } else {
        let before = line[..inside.start].char_indices().rev().take(KEPT.0).last();
        let after = line[inside.start..].char_indices().nth(KEPT.1);
        (
            before.map_or(inside.start, |(at, _)| at),
            after.map_or(line.len(), |(at, _)| inside.start + at),
        )
    };
    let mut text = String::new();
    if from > 0 {
        text.push('…');
    }
    let mut marker = None;
    let mut marker_end = None;
    for (at, letter) in line[from..to].char_indices() {
        if from + at == inside.start {
            marker = Some(text.len());
        }
        if from + at == inside.end {
            marker_end = Some(text.len());
        }
        text.push(harmless(letter));
    }
    let start = marker.unwrap_or(text.len());
    let end = marker_end.unwrap_or(text.len());
    if to < line.len() {
        text.push('…');
    }
    DrawnLine { text, marker: start..end.max(start), cut: from > 0 }
}
