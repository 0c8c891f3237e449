//! One JSON object, for editors and scripts. Its fields are a promise: they change only with
//! `version`. Does *not* know colours.

use serde::Serialize;

use crate::diag::Severity;
use crate::tree::Span;

use super::{Count, Stage};

#[derive(Serialize)]
struct Object<'a> {
    version: u32,
    diagnostics: Vec<Item<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    advice: usize,
}

#[derive(Serialize)]
struct Item<'a> {
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Option<Where>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    second: Option<Second<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Where {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    #[serde(flatten)]
    place: Where,
    text: &'a str,
}

#[derive(Serialize)]
struct Second<'a> {
    #[serde(flatten)]
    place: Where,
    message: &'a str,
}

pub(super) fn render(stage: &Stage<'_>) -> String {
    let tongue = stage.tongue;
    let place = |span: Span| {
        let at = stage.places.place(span);
        Where {
            file: stage.path(span.file),
            line: at.line,
            column: at.column,
            end_line: at.end_line,
            end_column: at.end_column,
        }
    };
    let count = Count::of(stage.diagnostics);
    let items = stage.diagnostics.iter().map(|it| Item {
        code: it.code,
        severity: match it.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        },
        message: it.message.get(tongue),
        place: it.span.map(place),
        label: it.label.as_ref().map(|it| it.get(tongue)),
        help: it.help.as_ref().map(|it| it.get(tongue)),
        suggestion: it
            .patch
            .as_ref()
            .map(|it| Suggestion { place: place(it.span), text: &it.text }),
        second: it
            .second
            .as_ref()
            .map(|it| Second { place: place(it.span), message: it.said.get(tongue) }),
    });
    let object = Object {
        version: 1,
        diagnostics: items.collect(),
        summary: Summary { errors: count.errors, warnings: count.warnings, advice: count.advice },
    };
    let mut text = serde_json::to_string_pretty(&object).expect("texts and numbers are JSON");
    text.push('\n');
    text
}
