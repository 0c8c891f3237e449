//! Workflow commands: GitHub shows each beside the line it is about. Does *not* draw.

use crate::diag::{Diagnostic, Severity, Tongue};

use super::{Stage, harmless_text, summary};

pub(super) fn render(stage: &Stage<'_>) -> String {
    let mut out = String::new();
    for diagnostic in stage.diagnostics {
        command(&mut out, stage, diagnostic);
    }
    if let Some(summary) = summary(stage) {
        out.push_str(&summary);
        out.push('\n');
    }
    out
}

fn command(out: &mut String, stage: &Stage<'_>, diagnostic: &Diagnostic) {
    let tongue = stage.tongue;
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let mut properties = Vec::new();
    if let Some(span) = diagnostic.span {
        let place = stage.places.place(span);
        properties.push(format!("file={}", property(&stage.path(span.file))));
        properties.push(format!("line={}", place.line));
        if place.end_line == place.line {
            properties.push(format!("col={}", place.column));
            properties.push(format!("endColumn={}", place.end_column));
        } else {
            // Columns count on a single line only.
            properties.push(format!("endLine={}", place.end_line));
        }
    }
    properties.push(format!("title={}", property(diagnostic.code)));
    let mut message = diagnostic.message.get(tongue).to_owned();
    if let Some(second) = &diagnostic.second {
        let place = stage.places.place(second.span);
        let (said, path) = (second.said.get(tongue), stage.path(second.span.file));
        message.push_str(&format!("\n{said}: {path}:{}:{}", place.line, place.column));
    }
    if let Some(help) = &diagnostic.help {
        let word = if tongue == Tongue::Da { "Hjælp" } else { "Help" };
        message.push_str(&format!("\n{word}: {}", help.get(tongue)));
    }
    out.push_str(&format!("::{name} {}::{}\n", properties.join(","), data(&message)));
}

/// The text of a command, in which a line end would begin another command (carriage returns are
/// control characters, hence replaced).
fn data(text: &str) -> String {
    harmless_text(text).replace('%', "%25").replace('\n', "%0A")
}

/// The value of a property, which commas and colons end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
