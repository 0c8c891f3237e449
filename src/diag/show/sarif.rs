//! SARIF 2.1.0, for code review tools. Does *not* know which tool.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diag::explain::explanation;
use crate::diag::{Diagnostic, Severity, Tongue};
use crate::tree::Span;

use super::Stage;
use super::place::Place;

pub(super) fn render(stage: &Stage<'_>) -> String {
    let tongue = stage.tongue;
    let mut rules: BTreeMap<&str, usize> =
        stage.diagnostics.iter().map(|it| (it.code, 0)).collect();
    for (index, at) in rules.values_mut().enumerate() {
        *at = index;
    }
    let results: Vec<Value> =
        stage.diagnostics.iter().map(|it| result(stage, it, rules[it.code])).collect();
    let rules: Vec<Value> = rules.keys().map(|code| rule(code, tongue)).collect();
    let object = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "pejl",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": if tongue == Tongue::Da { "da" } else { "en" },
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&object).expect("texts and numbers are JSON");
    text.push('\n');
    text
}

fn rule(code: &str, tongue: Tongue) -> Value {
    let mut rule = json!({ "id": code });
    if let Some(page) = explanation(code, tongue) {
        let (title, text) = page.trim_start().split_once('\n').unwrap_or((&page, ""));
        let (title, text) = (title.trim_start_matches('#').trim(), text.trim());
        rule["shortDescription"] = json!({ "text": title });
        rule["help"] = json!({ "text": text, "markdown": text });
    }
    rule
}

fn result(stage: &Stage<'_>, diagnostic: &Diagnostic, rule: usize) -> Value {
    let tongue = stage.tongue;
    let mut message = diagnostic.message.get(tongue).to_owned();
    if let Some(help) = &diagnostic.help {
        message.push('\n');
        message.push_str(help.get(tongue));
    }
    let mut result = json!({
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "note",
        },
        "message": { "text": message },
        "locations": diagnostic.span.iter().map(|span| location(stage, *span)).collect::<Vec<_>>(),
    });
    if let Some(second) = &diagnostic.second {
        let mut place = location(stage, second.span);
        place["message"] = json!({ "text": second.said.get(tongue) });
        result["relatedLocations"] = json!([place]);
    }
    if let Some(patch) = &diagnostic.patch {
        result["fixes"] = json!([{
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(&stage.path(patch.span.file)) },
                "replacements": [{
                    "deletedRegion": region(stage.places.place(patch.span)),
                    "insertedContent": { "text": patch.text },
                }],
            }],
        }]);
    }
    result
}

fn location(stage: &Stage<'_>, span: Span) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&stage.path(span.file)) },
        "region": region(stage.places.place(span)),
    }})
}

fn region(place: Place) -> Value {
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}

/// A path as a relative URI reference.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    if out.starts_with('/') { format!("file://{out}") } else { out }
}
