//! `pejl diff`: what changed between two builds, or between a build and the content as it is now.

use std::path::Path;

use crate::diag::show::Format;
use crate::diag::{Tongue, said};
use crate::history::{self, Change, Fact, Group, Kind, State};
use crate::value::{Lang, is_harmful};
use crate::{Options, Report, disk};

use super::words::{counted, pick};
use super::{Failure, print};

/// 0 if nothing is different, 1 if something is, 2 if one of the two cannot be read.
pub(super) fn diff(old: &str, new: &str, format: Format, tongue: Tongue) -> Result<(), Failure> {
    let (mut before, mut now) = (state(old)?, state(new)?);
    // Content alone has no addresses: they come with the pages. Else every page would seem to be gone.
    if before.addresses.is_empty() || now.addresses.is_empty() {
        before.addresses.clear();
        now.addresses.clear();
    }
    let changes = history::diff(&before, &now);
    match format {
        Format::Json => {
            let all =
                serde_json::json!({"before": before.as_of, "now": now.as_of, "changes": changes});
            print(&format!("{all:#}\n"));
        }
        _ => print(&text(&before, &now, &changes, tongue)),
    }
    if changes.is_empty() { Ok(()) } else { Err(Failure::Content) }
}

/// The facts of a `history.json`, of the folder of a published site, or of a content folder.
fn state(path: &str) -> Result<State, Failure> {
    let at = Path::new(path);
    if at.join("site.yml").is_file() || at.join("site.yaml").is_file() {
        let tree = crate::read(at)?;
        let Report { value, .. } = crate::compile(&tree, &Options::at(super::now()), &());
        return value
            .map(|site| history::facts(&site.model, &site.verdicts))
            .map(Ok)
            .unwrap_or_else(|| {
                Err(Failure::Machine(said!(
                    "indholdet i {path} har fejl: kør `pejl check {path}`",
                    "the content in {path} has errors: run `pejl check {path}`"
                )))
            });
    }
    let text = disk::read_former(at, true)?.and_then(|it| it.text.ok()).unwrap_or_default();
    let history = history::parse(&text).map_err(|fault| {
        let (da, en) = (fault.da, fault.en);
        Failure::Machine(said!(
            "{path} er hverken en mappe med indhold, en udgivet side eller en history.json: {da}",
            "{path} is neither a content folder, a published site nor a history.json: {en}"
        ))
    })?;
    Ok(history.state)
}

fn text(before: &State, now: &State, changes: &[Change], tongue: Tongue) -> String {
    let (from, to) = (&before.as_of, &now.as_of);
    let n = match tongue {
        Tongue::Da => counted(changes.len(), "ændring", "ændringer"),
        Tongue::En => counted(changes.len(), "change", "changes"),
    };
    let mut out = match tongue {
        Tongue::Da => format!("Fra {from} til {to}: {n}\n"),
        Tongue::En => format!("From {from} to {to}: {n}\n"),
    };
    for group in Group::ALL {
        let mut some = changes.iter().filter(|it| it.kind.group() == group).peekable();
        if some.peek().is_some() {
            out.push_str(&format!("\n{}\n", heading(group, tongue)));
        }
        for it in some {
            out.push_str(&line(it, tongue));
        }
    }
    out
}

fn heading(group: Group, tongue: Tongue) -> &'static str {
    match group {
        Group::Verdicts => pick(tongue, "Vurderinger", "Verdicts"),
        Group::Figures => pick(tongue, "Tal", "Figures"),
        Group::Promises => pick(tongue, "Mål og løfter", "Targets and pledges"),
        Group::Dates => pick(tongue, "Milepæle", "Milestones"),
        Group::Texts => pick(tongue, "Tekster og sider", "Texts and pages"),
    }
}

/// What it was that changed. The names in JSON stay as they are.
fn word(kind: Kind, tongue: Tongue) -> &'static str {
    match kind {
        Kind::Verdict => pick(tongue, "vurdering", "verdict"),
        Kind::Value => pick(tongue, "tal", "figure"),
        Kind::NewFigures => pick(tongue, "nye tal", "new figures"),
        Kind::Target => pick(tongue, "mål", "target"),
        Kind::Baseline => pick(tongue, "udgangspunkt", "baseline"),
        Kind::Path => pick(tongue, "vejen til målet", "path to the target"),
        Kind::Promise => pick(tongue, "løftets ord", "words of a pledge"),
        Kind::Amount => pick(tongue, "lovet", "pledged"),
        Kind::By => pick(tongue, "løftets frist", "date of a pledge"),
        Kind::Delivered => pick(tongue, "leveret", "delivered"),
        Kind::Status | Kind::MilestoneStatus => "status",
        Kind::Milestone => pick(tongue, "milepæl", "milestone"),
        Kind::Due => pick(tongue, "milepælens frist", "milestone due"),
        Kind::Done => pick(tongue, "milepæl nået", "milestone done"),
        Kind::Thing => pick(tongue, "side", "page"),
        Kind::Title => pick(tongue, "titel", "title"),
        Kind::Statement => pick(tongue, "overskrift over tallet", "headline of a figure"),
        Kind::Goal => pick(tongue, "missionens mål", "goal of a mission"),
        Kind::Text => pick(tongue, "tekst", "text"),
        Kind::Address => pick(tongue, "adresse", "address"),
    }
}

fn line(it: &Change, tongue: Tongue) -> String {
    // A milestone without an id is known by a number that says nothing to anybody: its name does.
    let part = it.part.get(pick(tongue, "da", "en")).or_else(|| it.part.values().next()).cloned();
    let item = if part.is_some() { &part } else { &it.item };
    let parts = [&it.series, &it.period, item];
    let of: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    let of = if of.is_empty() { String::new() } else { format!(" ({})", of.join(", ")) };
    let nothing = pick(tongue, "intet", "nothing");
    let lang = match tongue {
        Tongue::Da => Lang::Da,
        Tongue::En => Lang::En,
    };
    let fact = |of: &Option<Fact>| match of {
        None => nothing.to_owned(),
        Some(Fact::Code(_)) => history::spoken(it.kind, of, lang),
        Some(Fact::Words(words)) => {
            let wanted = words.get(pick(tongue, "da", "en")).or_else(|| words.values().next());
            format!("»{}«", wanted.map_or("", String::as_str))
        }
    };
    let change = match it.kind {
        Kind::Text => pick(tongue, "skrevet om", "rewritten").to_owned(),
        _ => format!("{} → {}", fact(&it.before), fact(&it.now)),
    };
    let line = format!("  {} {}{of}: {change}", word(it.kind, tongue), it.about);
    // From a file that anybody may have written, to a terminal.
    let plain = line.chars().map(|it| if it.is_control() { ' ' } else { it });
    let plain: String = plain.filter(|it| !is_harmful(*it)).collect();
    format!("{plain}\n")
}
