//! `history.json` as text. It comes from the web and through many hands, so nothing in it is believed:
//! every text is held against what may stand there, and the rest is refused with its place. Does *not*
//! open files.

use serde_json::Value;

use crate::diag::{Diags, Said, said};
use crate::tree::{Former, Span, Tree, Unreadable};
use crate::value::{Lang, Period, is_harmful, parse_date, parse_number};

use super::state::*;

/// More bytes than this no build of ours writes.
const LARGEST: usize = 16 << 20;
/// A text beyond this many letters is none that a page shows.
const LONGEST: usize = 5_000;
/// An id, an address or a code beyond this is none of ours.
const LONGEST_NAME: usize = 600;
/// More builds than we write.
const MOST_RELEASES: usize = 1_000;
/// More changes than we write.
const MOST_CHANGES: usize = 200_000;

/// Why a text is no history: in the words of somebody who did not write it.
pub type Fault = Said;

/// The former history, from the content folder or from where the caller found one; says so if it cannot
/// be used. What somebody put there or named is an error; what lay in the output folder is not theirs.
pub fn former(tree: &Tree, diags: &mut Diags) -> Option<History> {
    if let Some(Former { name, named, text }) = tree.former().filter(|it| it.named) {
        // `--previous none`: somebody wants to begin anew.
        if text.as_ref().is_ok_and(String::is_empty) {
            return None;
        }
        return told(read(text), name, None, *named, diags);
    }
    if let Some(id) = tree.find(crate::tree::HISTORY) {
        let file = tree.file(id);
        let found = match &file.unreadable {
            None => parse(&file.text),
            Some(Unreadable::InvalidUtf8(at)) => read(&Err(Unreadable::InvalidUtf8(*at))),
            Some(Unreadable::TooLarge(_)) => Err(too_large()),
            // That it is a link has been said with the other files.
            Some(_) => return None,
        };
        return told(found, &file.path, Some(Span::start_of(id)), true, diags);
    }
    let Former { name, named, text } = tree.former()?;
    told(read(text), name, None, *named, diags)
}

fn read(text: &Result<String, Unreadable>) -> Result<History, Fault> {
    match text {
        Ok(text) => parse(text),
        Err(Unreadable::TooLarge(_)) => Err(too_large()),
        Err(_) => Err(said!("den er ikke en tekstfil", "it is no text file")),
    }
}

fn too_large() -> Fault {
    let mb = LARGEST >> 20;
    said!("den er større end {mb} MB", "it is larger than {mb} MB")
}

fn told(
    found: Result<History, Fault>,
    name: &str,
    span: Option<Span>,
    named: bool,
    diags: &mut Diags,
) -> Option<History> {
    match found {
        Ok(it) => Some(it),
        Err(fault) => {
            diags.broken_history(span, name, &fault, named);
            None
        }
    }
}

/// Reads a history.
///
/// # Errors
/// If it is none, or says something that no build of ours says.
pub fn parse(text: &str) -> Result<History, Fault> {
    if text.len() > LARGEST {
        return Err(too_large());
    }
    // The reader refuses what nests deeper than 128 by itself.
    let history: History = serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        said!(
            "den er ikke skrevet af pejl eller er gået i stykker ved linje {line}, tegn {column}",
            "it was not written by pejl, or is damaged at line {line}, character {column}"
        )
    })?;
    if history.pejl_history.split('.').next() != VERSION.split('.').next() {
        return Err(said!(
            "den er skrevet af en anden udgave af pejl",
            "it was written by another version of pejl"
        ));
    }
    match Check.history(&history) {
        Ok(()) => Ok(history),
        Err(what) => {
            // From outside: shown shortened and without what could harm a terminal.
            let shown: String = what.chars().filter(|it| !is_harmful(*it)).take(60).collect();
            let shown = shown.replace(['\n', '\r', '\t'], " ");
            Err(said!(
                "der står noget, som pejl ikke skriver: `{shown}`",
                "it says something that pejl does not write: `{shown}`"
            ))
        }
    }
}

/// A history as a file: what may change is on a line of its own, so that two builds can be compared line
/// by line.
///
/// # Panics
/// Never: texts and maps of texts can always be written.
pub fn write(history: &History) -> Vec<u8> {
    let value = serde_json::to_value(history).expect("texts and maps of texts");
    let mut out = String::new();
    rows(&mut out, &value, 0);
    out.push('\n');
    out.into_bytes()
}

/// How deep objects and lists are broken into lines.
const DEEP: usize = 4;

fn rows(out: &mut String, value: &Value, depth: usize) {
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', depth));
    };
    let (items, open, close): (Vec<(Option<&str>, &Value)>, char, char) = match value {
        Value::Object(it) if depth < DEEP && !it.is_empty() => {
            (it.iter().map(|(key, it)| (Some(key.as_str()), it)).collect(), '{', '}')
        }
        Value::Array(it) if depth < DEEP && !it.is_empty() => {
            (it.iter().map(|it| (None, it)).collect(), '[', ']')
        }
        plain => return out.push_str(&plain.to_string()),
    };
    // Deeper than a thing, a figure or a change nobody looks for lines.
    let deep = depth == 3 && close == '}';
    if deep {
        return out.push_str(&value.to_string());
    }
    out.push(open);
    for (at, (key, item)) in items.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        line(out, depth + 1);
        if let Some(key) = key {
            out.push_str(&Value::from(key).to_string());
            out.push_str(": ");
        }
        rows(out, item, depth + 1);
    }
    line(out, depth);
    out.push(close);
}

/// Holds every text against what may stand there; the answer is the first one that may not.
struct Check;

type Found = Result<(), String>;

fn must(fine: bool, what: &str) -> Found {
    if fine { Ok(()) } else { Err(what.to_owned()) }
}

impl Check {
    fn history(&self, it: &History) -> Found {
        self.day(&it.since)?;
        self.state(&it.state)?;
        must(it.releases.len() <= MOST_RELEASES, "releases")?;
        must(
            it.releases.iter().map(|it| it.changes.len()).sum::<usize>() <= MOST_CHANGES,
            "changes",
        )?;
        let mut above: Option<&str> = None;
        for release in &it.releases {
            self.day(&release.as_of)?;
            self.day(&release.since)?;
            let ordered = above.is_none_or(|above| above > release.as_of.as_str());
            must(ordered && release.as_of <= it.state.as_of, &release.as_of)?;
            must(release.since <= release.as_of, &release.since)?;
            above = Some(&release.as_of);
            release.changes.iter().try_for_each(|it| self.change(it))?;
        }
        Ok(())
    }

    fn state(&self, it: &State) -> Found {
        self.day(&it.as_of)?;
        for (about, thing) in &it.things {
            self.about(about)?;
            self.words(&thing.title)?;
            self.name(&thing.text)?;
        }
        for (id, it) in &it.indicators {
            self.id(id)?;
            self.name(&it.verdict)?;
            self.words(&it.statement)?;
            [&it.target, &it.baseline].into_iter().flatten().try_for_each(|it| self.name(it))?;
            it.path.iter().try_for_each(|it| self.text(it))?;
            for (series, figures) in &it.series {
                self.name(series)?;
                for (period, figure) in figures {
                    self.period(period)?;
                    self.figure(figure)?;
                }
            }
        }
        for (id, it) in &it.contributions {
            self.id(id)?;
            it.status.iter().try_for_each(|it| self.name(it))?;
            for it in &it.promises {
                self.words(&it.text)?;
                [&it.pledged, &it.delivered]
                    .into_iter()
                    .flatten()
                    .try_for_each(|it| self.figure(it))?;
                it.by.iter().try_for_each(|it| self.day(it))?;
            }
        }
        for (id, it) in &it.missions {
            self.id(id)?;
            self.words(&it.goal)?;
            for it in &it.milestones {
                self.name(&it.key)?;
                self.words(&it.title)?;
                self.name(&it.status)?;
                it.due.iter().try_for_each(|it| self.period(it))?;
                it.done.iter().try_for_each(|it| self.day(it))?;
            }
        }
        for (address, about) in it.addresses.iter().chain(&it.onward) {
            self.address(address)?;
            self.about(about)?;
        }
        it.events.iter().try_for_each(|(id, it)| self.event(id, it))
    }

    fn event(&self, id: &str, it: &Event) -> Found {
        self.name(id)?;
        self.name(&it.hash)?;
        self.day(&it.from)?;
        self.day(&it.to)?;
        must(it.from <= it.to, &it.to)?;
        it.gone.iter().try_for_each(|it| self.day(it))?;
        // The rule of a calendar: nothing that could begin a line of its own.
        let plain = |it: char| it.is_ascii_alphanumeric() || "=;,:-+".contains(it);
        let rule = it.rule.as_deref().unwrap_or("");
        must(rule.len() <= LONGEST_NAME && rule.chars().all(plain), rule)?;
        self.words(&it.title)?;
        it.on.iter().try_for_each(|it| self.about(it))
    }

    fn change(&self, it: &Change) -> Found {
        self.about(&it.about)?;
        it.series.iter().try_for_each(|it| self.name(it))?;
        it.period.iter().try_for_each(|it| self.period(it))?;
        match (it.kind, &it.item) {
            (Kind::Address, Some(item)) => self.address(item)?,
            (_, item) => item.iter().try_for_each(|it| self.name(it))?,
        }
        self.words(&it.part)?;
        for fact in [&it.before, &it.now].into_iter().flatten() {
            match fact {
                Fact::Words(words) => self.words(words)?,
                Fact::Code(code) => self.text(code)?,
            }
        }
        Ok(())
    }

    fn text(&self, it: &str) -> Found {
        must(it.len() <= LONGEST && !it.chars().any(is_harmful), it)
    }

    fn name(&self, it: &str) -> Found {
        let plain = it.len() <= LONGEST_NAME && !it.chars().any(char::is_control);
        must(plain && !it.chars().any(is_harmful), it)
    }

    fn words(&self, it: &Words) -> Found {
        for (lang, text) in it {
            must(Lang::parse(lang).is_some(), lang)?;
            self.text(text)?;
        }
        Ok(())
    }

    fn id(&self, it: &str) -> Found {
        let fine = |it: char| it.is_ascii_alphanumeric() || "-_/".contains(it);
        must(!it.is_empty() && it.len() <= LONGEST_NAME && it.chars().all(fine), it)
    }

    /// A kind of thing and an id, or a page of the site's own: `calendar:`.
    fn about(&self, it: &str) -> Found {
        let (kind, id) = it.split_once(':').unwrap_or((it, ""));
        let fine = |it: char| it.is_ascii_lowercase() || it == '-' || it == '_';
        must(!kind.is_empty() && kind.len() < 40 && kind.chars().all(fine), it)?;
        if id.is_empty() { Ok(()) } else { self.id(id) }
    }

    fn day(&self, it: &str) -> Found {
        must(it.len() == 10 && parse_date(it).is_some(), it)
    }

    fn period(&self, it: &str) -> Found {
        must(it.len() <= 40 && Period::parse(it).is_some(), it)
    }

    /// `64.2`, `64.2 P`, `M`.
    fn figure(&self, it: &str) -> Found {
        let (number, letter) = it.split_once(' ').unwrap_or((it, ""));
        let letter_fine = |it: &str| matches!(it, "P" | "E" | "B" | "U" | "C" | "M");
        let number_fine = number.len() <= 40 && parse_number(number, '.').is_ok();
        let fine = match letter {
            "" => number_fine || letter_fine(number),
            letter => number_fine && letter_fine(letter),
        };
        must(fine, it)
    }

    /// `/missioner/klima/`: no way up, no other host, nothing that a server could take for something else.
    fn address(&self, it: &str) -> Found {
        let inside = it.strip_prefix('/').is_some_and(|rest| !rest.starts_with('/'));
        let plain = |it: char| it.is_ascii_alphanumeric() || "-_./~%".contains(it);
        let up = it.split('/').any(|part| part == "." || part == "..") || it.contains('%');
        must(inside && !up && it.len() <= LONGEST_NAME && it.chars().all(plain), it)
    }
}
