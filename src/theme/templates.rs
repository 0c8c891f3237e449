//! A site's own templates among the default theme's: each is read by itself, so that one run tells
//! what is wrong with all of them, and then all together. What the engine says becomes a place in a
//! site's file. Does *not* fill templates in.
//!
//! Beside templates of a site's own, the default theme's are called `default/NAME`, and the engine looks
//! there for what the site has not. So a site's `base.html` may extend `default/base.html`, and a
//! component of the site's goes before the default one of that name.

use std::collections::{BTreeMap, BTreeSet};

use tera::{ErrorKind, Tera};

use crate::diag::{Diags, nearest};
use crate::tree::Span;
use crate::value::is_harmful;

use super::{OwnTemplate, Theme, shipped};

/// Before the names of the default theme's templates, if a site has some of its own.
const PREFIX: &str = "default/";

/// What we say in the engine's place.
const CLOSES: &str = "Unexpected end of input inside of a block";

/// A mistake that the engine found while it filled a template in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// In which file of the site, and where.
    pub span: Span,
    /// What the engine says, in its English, as one line.
    pub message: String,
}

/// The default theme's templates and what is in them.
fn shipped_templates() -> Vec<(String, String)> {
    let files = shipped().into_iter().filter_map(|(path, bytes)| {
        let name = path.strip_prefix("templates/")?.to_owned();
        Some((name, String::from_utf8(bytes.into_owned()).expect("templates are UTF-8")))
    });
    files.collect()
}

/// What a template writes of a value: as text, without letters that no page may hold.
fn escape(text: &str, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    if text.contains(is_harmful) {
        return tera::escape_html(&text.replace(is_harmful, ""), out);
    }
    tera::escape_html(text, out)
}

/// The engine with the default theme's templates alone.
pub(super) fn shipped_engine() -> Tera {
    let mut tera = Tera::new();
    tera.set_escape_fn(escape);
    if let Err(error) = tera.add_raw_templates(shipped_templates()) {
        panic!("the default theme has a mistake: {error}");
    }
    tera
}

/// The engine with a site's own templates before the default theme's. If some are wrong, that is said,
/// and the engine has no more than the default theme's.
pub(super) fn engine(own: &[OwnTemplate], diags: &mut Diags) -> Tera {
    if own.is_empty() {
        return shipped_engine();
    }
    let mut together = Together { shipped: shipped_templates(), own, left_out: BTreeSet::new() };
    for template in own {
        if let Some((span, message)) = alone(template) {
            diags.template_syntax(span, &template.name, &message);
            together.left_out.insert(&template.name);
        }
    }
    together.unused(diags);
    loop {
        match together.load() {
            Ok(tera) if together.left_out.is_empty() => return tera,
            Ok(_) => return shipped_engine(),
            Err(error) => {
                if !together.tell(&error, diags) {
                    return shipped_engine();
                }
            }
        }
    }
}

/// What is wrong with a template whatever the others are.
fn alone(template: &OwnTemplate) -> Option<(Span, String)> {
    match Tera::new().add_raw_template(&template.name, &template.text) {
        Err(error) => match error.kind() {
            ErrorKind::SyntaxError(report) => {
                let range = &report.span().range;
                let span = Span::new(template.file, range.start, range.end);
                let word = template.text.get(range.clone()).unwrap_or("");
                // The engine calls an end that fits no beginning an unknown tag.
                let closes = report.message() == "Unknown tag" && word.starts_with("end");
                Some((span, if closes { CLOSES.to_owned() } else { report.message().to_owned() }))
            }
            _ => None,
        },
        Ok(()) => None,
    }
}

struct Together<'a> {
    shipped: Vec<(String, String)>,
    own: &'a [OwnTemplate],
    /// Templates that were found to be wrong.
    left_out: BTreeSet<&'a str>,
}

impl<'a> Together<'a> {
    fn good(&self) -> impl Iterator<Item = &'a OwnTemplate> {
        self.own.iter().filter(|it| !self.left_out.contains(it.name.as_str()))
    }

    fn find(&self, name: &str) -> Option<&'a OwnTemplate> {
        self.own.iter().find(|it| it.name == name)
    }

    fn load(&self) -> Result<Tera, tera::Error> {
        let mut tera = Tera::new();
        tera.set_escape_fn(escape);
        tera.set_fallback_prefixes([PREFIX])?;
        let shipped = self.shipped.iter();
        let shipped = shipped.map(|(name, text)| (format!("{PREFIX}{name}"), text.as_str()));
        let own = self.good().map(|it| (it.name.clone(), it.text.as_str()));
        tera.add_raw_templates(shipped.chain(own))?;
        Ok(tera)
    }

    /// Says what the engine found. Whether it is worth a second look without what was wrong.
    fn tell(&mut self, error: &tera::Error, diags: &mut Diags) -> bool {
        let left_out = self.left_out.len();
        match error.kind() {
            ErrorKind::MissingParent { current, parent } => {
                if let Some(template) = self.find(current) {
                    // What was told of the parent is reason enough.
                    if !self.left_out.contains(parent.as_str()) {
                        let engine = format!("Unknown template `{parent}`");
                        let span = quoted(template, parent);
                        diags.template_unknown(span, current, &engine, self.template_names());
                    }
                    self.left_out.insert(&template.name);
                }
            }
            ErrorKind::CircularExtend { tpl: first, inheritance_chain: chain }
            | ErrorKind::CircularInclude { tpl: first, include_chain: chain } => {
                let last = chain.last().unwrap_or(first);
                let begins = chain.iter().position(|it| it == last).unwrap_or(0);
                let ring = &chain[begins..];
                for name in ring.iter().chain([first]) {
                    let Some(template) = self.find(name) else { continue };
                    let to = ring.iter().find(|it| contains_quoted(&template.text, it));
                    if let Some(to) = to {
                        diags.template_ring(quoted(template, to), name, to);
                        self.left_out.insert(&template.name);
                        break;
                    }
                }
            }
            ErrorKind::Msg(message) => self.tell_all(message, diags),
            _ => {}
        }
        self.left_out.len() > left_out
    }

    /// What the engine says as text: reports of one template each, or a component that stands twice.
    fn tell_all(&mut self, message: &str, diags: &mut Diags) {
        if let Some(rest) = message.strip_prefix("Component `") {
            let names: Vec<&str> = rest.split('`').step_by(2).collect();
            if let [component, first, second, ..] = names[..]
                && let Some(template) = self.find(second)
            {
                let at = template.text.find(&format!("component {component}"));
                let at = at.map_or(0, |it| it + "component ".len());
                let span = Span::new(template.file, at, at + component.len());
                diags.component_twice(span, component, first);
                self.left_out.insert(&template.name);
            }
            return;
        }
        let mut blocks = BTreeSet::new();
        let mut wrong = Vec::new();
        for report in reports(message) {
            let name = report.message.split('`').nth(1).unwrap_or("");
            if self.may_be_left_out(&report, name) {
                continue;
            }
            if let Some(template) = self.find(report.template) {
                let span = report.span(template);
                let names = self.names(report.message);
                let known = names.iter().map(String::as_str);
                diags.template_unknown(span, &template.name, report.message, known);
                wrong.push(template);
            } else if let Some(page) = report.template.strip_prefix(PREFIX)
                && let Some(base) = self.parent_of(page)
                && blocks.insert(name)
            {
                let span = Span::start_of(base.file);
                diags.template_without_block(span, &base.name, name, page);
                wrong.push(base);
            }
        }
        self.left_out.extend(wrong.into_iter().map(|it| it.name.as_str()));
    }

    /// Whether what the engine misses may stand in a template that was left out: then enough was said.
    fn may_be_left_out(&self, report: &Report<'_>, name: &str) -> bool {
        let mut left_out = self.own.iter().filter(|it| self.left_out.contains(it.name.as_str()));
        match report.message {
            it if it.starts_with("Unknown component") => {
                left_out.any(|it| it.text.contains(&format!("component {name}")))
            }
            it if it.starts_with("Unknown template") => left_out.any(|it| it.name == name),
            it if it.starts_with("Block") => match self.find(report.template) {
                Some(child) => left_out.any(|it| contains_quoted(&child.text, &it.name)),
                None => left_out.next().is_some(),
            },
            _ => false,
        }
    }

    /// The site's template that a default one builds on.
    fn parent_of(&self, page: &str) -> Option<&'a OwnTemplate> {
        let (_, text) = self.shipped.iter().find(|(name, _)| name == page)?;
        self.own.iter().find(|it| contains_quoted(text, &it.name))
    }

    fn template_names(&self) -> impl Iterator<Item = &str> {
        let own = self.own.iter().map(|it| it.name.as_str());
        self.shipped.iter().map(|(name, _)| name.as_str()).chain(own)
    }

    /// What might have been meant where the engine does not know a name.
    fn names(&self, message: &str) -> Vec<String> {
        let texts = || {
            let own = self.own.iter().map(|it| it.text.as_str());
            self.shipped.iter().map(|(_, text)| text.as_str()).chain(own)
        };
        if message.starts_with("Unknown template") {
            return self.template_names().map(str::to_owned).collect();
        }
        let word = match message.split(' ').nth(1) {
            Some("component") => "component ",
            _ if message.starts_with("Block") => "block ",
            _ => return FILTERS.iter().map(|it| (*it).to_owned()).collect(),
        };
        let after = |text: &str| -> Vec<String> {
            let name = |it: &str| {
                let end = it.find(|it: char| !it.is_alphanumeric() && it != '_');
                it[..end.unwrap_or(it.len())].to_owned()
            };
            let open = ["{% ", "{%- "].map(|it| format!("{it}{word}"));
            open.iter().flat_map(|open| text.split(open).skip(1).map(name)).collect()
        };
        let written = message.split('`').nth(1).unwrap_or("");
        texts().flat_map(after).filter(|it| it != written).collect()
    }

    /// Says which templates nothing uses.
    fn unused(&self, diags: &mut Diags) {
        for template in self.own {
            let name = template.name.as_str();
            let replaces = self.shipped.iter().any(|(it, _)| it == name);
            let components = ["{% component ", "{%- component "];
            let brings = components.iter().any(|it| template.text.contains(it));
            let mut others = self.own.iter().filter(|it| it.name != name);
            if replaces || brings || others.any(|it| contains_quoted(&it.text, name)) {
                continue;
            }
            let near = nearest(name, self.shipped.iter().map(|(name, _)| name.as_str()));
            diags.template_unused(Span::start_of(template.file), name, near);
        }
    }
}

/// The engine's own filters that a theme is likely to want.
const FILTERS: &[&str] = &[
    "safe",
    "length",
    "upper",
    "lower",
    "capitalize",
    "title",
    "trim",
    "replace",
    "default",
    "first",
    "last",
    "join",
    "reverse",
    "sort",
    "unique",
    "filter",
    "map",
    "slice",
    "split",
    "truncate",
    "round",
    "abs",
    "int",
    "float",
    "str",
    "escape",
];

fn contains_quoted(text: &str, name: &str) -> bool {
    [format!("\"{name}\""), format!("'{name}'")].iter().any(|it| text.contains(it.as_str()))
}

/// Where a template names another.
fn quoted(template: &OwnTemplate, name: &str) -> Span {
    let forms = [format!("\"{name}\""), format!("'{name}'")];
    let at = forms.iter().find_map(|it| template.text.find(it.as_str()));
    match at {
        Some(at) => Span::new(template.file, at, at + name.len() + 2),
        None => Span::start_of(template.file),
    }
}

/// What the engine writes of one mistake: a line with the message, one with the place, and a drawing.
struct Report<'a> {
    message: &'a str,
    template: &'a str,
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
    /// In characters.
    width: usize,
}

impl Report<'_> {
    fn span(&self, template: &OwnTemplate) -> Span {
        place(template, self.line, self.column, self.width)
    }
}

/// A part of a line of a template; columns in characters.
fn place(template: &OwnTemplate, line: usize, column: usize, width: usize) -> Span {
    let text = &template.text;
    let starts = text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let Some((start, line)) = starts.into_iter().nth(line.saturating_sub(1)) else {
        return Span::new(template.file, text.len(), text.len());
    };
    let byte = |letters: usize| line.char_indices().nth(letters).map_or(line.len(), |(at, _)| at);
    let from = column.saturating_sub(1);
    Span::new(template.file, start + byte(from), start + byte(from + width))
}

/// ` --> NAME:LINE:COLUMN`, wherever it begins.
fn at(text: &str) -> Option<(&str, usize, usize)> {
    let (rest, column) = text.trim().rsplit_once(':')?;
    let (name, line) = rest.rsplit_once(':')?;
    Some((name, line.parse().ok()?, column.parse().ok()?))
}

fn reports(text: &str) -> Vec<Report<'_>> {
    let mut found: Vec<Report<'_>> = Vec::new();
    let mut message = None;
    for line in text.lines() {
        if let Some(it) = line.strip_prefix("error: ") {
            message = Some(it);
        } else if let (Some(it), Some(rest)) = (message, line.trim_start().strip_prefix("--> "))
            && let Some((template, line, column)) = at(rest)
        {
            message = None;
            found.push(Report { message: it, template, line, column, width: 1 });
        } else if let Some((_, drawn)) = line.split_once('|')
            && drawn.contains('^')
            && drawn.chars().all(|it| it == '^' || it.is_whitespace())
            && let Some(last) = found.last_mut()
        {
            last.width = drawn.matches('^').count();
        }
    }
    found
}

impl Theme {
    /// A mistake of rendering as one in the site's own theme; `None` if the site has no templates of
    /// its own, so that it is ours. A mistake that shows in a default template is told where the site's
    /// template calls it, or else where site.yml names the theme.
    pub fn fault(&self, error: &tera::Error) -> Option<Fault> {
        let own = self.own.as_ref().filter(|it| !it.templates.is_empty())?;
        let by_name: BTreeMap<&str, &OwnTemplate> =
            own.templates.iter().map(|it| (it.name.as_str(), it)).collect();
        let ErrorKind::RenderingError(report) = error.kind() else {
            let message = error.to_string().lines().next().unwrap_or("").to_owned();
            return Some(Fault { span: own.key, message });
        };
        let message = report.message().to_owned();
        if let Some(template) = by_name.get(report.filename()) {
            let range = &report.span().range;
            return Some(Fault { span: Span::new(template.file, range.start, range.end), message });
        }
        let text = error.to_string();
        let called = text.lines().filter_map(|it| it.strip_prefix("note: called from "));
        let called = called
            .filter_map(at)
            .find_map(|(name, line, column)| Some(place(by_name.get(name)?, line, column, 1)));
        Some(Fault { span: called.unwrap_or(own.key), message })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_turns_the_line_or_holds_what_no_page_may() {
        let mut out = Vec::new();
        escape("<b>'\u{1}\u{202e}\u{2067}\u{fffe}\u{9f}\u{200f}æ\n", &mut out).expect("written");
        assert_eq!(String::from_utf8(out).expect("UTF-8"), "&lt;b&gt;&#39;\u{200f}æ\n");
        let page =
            shipped_engine().render_str("{{ it }}", &tera::context! { it => "a\u{202e}b" }, true);
        assert_eq!(page.expect("a template"), "ab");
    }

    /// The engine's reports are text: if their look changes, places would be lost.
    #[test]
    fn the_engine_still_writes_its_reports_as_we_read_them() {
        let mut tera = Tera::new();
        let text = "å {{ page | uper }}\n{{ 1 | lenght }}";
        let error = tera.add_raw_template("x/a.html", text).expect_err("two unknown filters");
        let error = error.to_string();
        let found: Vec<_> = reports(&error)
            .into_iter()
            .map(|it| (it.message, it.template, it.line, it.column, it.width))
            .collect();
        assert_eq!(found.len(), 2, "{error}");
        assert_eq!(found[0].0, "Unknown filter `uper`");
        assert_eq!((found[0].1, found[0].2), ("x/a.html", 1));
        assert_eq!((found[1].0, found[1].2), ("Unknown filter `lenght`", 2));
    }
}
