//! A text as events, with what is found in it: headings and their ids, references, footnotes, raw
//! HTML. Both the outline and the writer stand on this, so they cannot disagree. Does *not* write.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{Heading, RESERVED, RESERVED_PREFIXES, Reference, Shape};
use crate::tree::{FileId, Span, Spanned, Tree};
use crate::value::Id;

/// Where a text begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Its file.
    pub(super) file: FileId,
    /// Its first byte there.
    pub(super) offset: usize,
}

impl Place {
    /// For texts without a file.
    pub(super) fn nowhere() -> Place {
        let tree = Tree::of_texts([("text.md", "")]);
        let file = tree.find("text.md").expect("a tree has the file it was made of");
        Place { file, offset: 0 }
    }

    fn span(self, range: Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start, self.offset + range.end)
    }
}

/// What counts as Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// With our extensions.
    Pages,
    /// The specification alone.
    CommonMark,
}

impl Dialect {
    pub(super) fn options(self) -> Options {
        match self {
            Dialect::Pages => {
                Options::ENABLE_TABLES
                    | Options::ENABLE_FOOTNOTES
                    | Options::ENABLE_TASKLISTS
                    | Options::ENABLE_STRIKETHROUGH
                    | Options::ENABLE_GFM
            }
            Dialect::CommonMark => Options::empty(),
        }
    }
}

/// A text, read. The maps are keyed by the index of the event that begins the thing.
#[derive(Debug)]
pub(super) struct Document<'a> {
    /// Every event and the bytes it comes from.
    pub(super) events: Vec<(Event<'a>, Range<usize>)>,
    /// For each start, the index of its end; all others point at themselves.
    pub(super) closes: Vec<usize>,
    /// Headings; none in CommonMark, which has no ids.
    pub(super) headings: BTreeMap<usize, Heading>,
    /// Links and pictures, without those inside a picture's description.
    pub(super) references: BTreeMap<usize, Reference>,
    /// Definitions of footnotes by [`note_key`].
    pub(super) notes: BTreeMap<String, usize>,
    /// Footnotes that are not shown.
    pub(super) unused_notes: Vec<Spanned<String>>,
    /// Raw HTML other than comments.
    pub(super) html: Vec<Span>,
    /// Destinations that are words to Markdown, for a space is in them.
    pub(super) spaced: Vec<Span>,
}

impl<'a> Document<'a> {
    /// Reads a text. Never fails: to Markdown, everything is a text.
    pub(super) fn read(markdown: &'a str, place: Place, dialect: Dialect) -> Document<'a> {
        let mut parser = Parser::new_ext(markdown, dialect.options()).into_offset_iter();
        let events: Vec<_> = parser.by_ref().collect();
        let mut closes: Vec<usize> = (0..events.len()).collect();
        let mut open = Vec::new();
        for (index, (event, _)) in events.iter().enumerate() {
            match event {
                Event::Start(_) => open.push(index),
                Event::End(_) => {
                    if let Some(start) = open.pop() {
                        closes[start] = index;
                    }
                }
                _ => {}
            }
        }
        let mut document = Document {
            events,
            closes,
            headings: BTreeMap::new(),
            references: BTreeMap::new(),
            notes: BTreeMap::new(),
            unused_notes: Vec::new(),
            html: Vec::new(),
            spaced: Vec::new(),
        };
        if dialect == Dialect::Pages {
            document.find_headings(markdown, place);
        }
        let definitions = parser.reference_definitions();
        document.find_references(markdown, place, |id| Some(definitions.get(id)?.span.clone()));
        document.find_html(markdown, place);
        document.find_spaced(markdown, place);
        document.find_notes(markdown, place);
        document
    }

    fn find_headings(&mut self, markdown: &str, place: Place) {
        let mut ids = Ids::default();
        for index in 0..self.events.len() {
            let Event::Start(Tag::Heading { level, .. }) = &self.events[index].0 else { continue };
            let level = *level as u8;
            let inside = index + 1..self.closes[index];
            let explicit = self.take_explicit_id(markdown, inside.clone());
            let text = self.words(inside);
            let text = text.trim().to_owned();
            let id = ids.give(explicit.as_deref().unwrap_or(&text));
            let range = self.events[index].1.clone();
            let length = markdown[range.clone()].trim_end().len();
            let span = place.span(range.start..range.start + length);
            self.headings.insert(index, Heading { level, id, text, span });
        }
    }

    /// Takes `{#id}` off the end of a heading. Only this: what else stands in braces is a text,
    /// and pulldown's own heading attributes would swallow it.
    fn take_explicit_id(&mut self, markdown: &str, inside: Range<usize>) -> Option<String> {
        let is_text = |it: &usize| matches!(self.events[*it].0, Event::Text(_));
        let texts = inside.clone().rev().take_while(is_text).last()?..inside.end;
        let joined = self.words(texts.clone());
        let (before, id) = joined.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
        if id.is_empty() || id.contains(|it: char| it.is_whitespace() || "{}".contains(it)) {
            return None;
        }
        let brace = before.len();
        let keep = before.trim_end().len();
        let mut length = 0;
        for (event, range) in &mut self.events[texts] {
            let Event::Text(text) = event else { continue };
            let escaped = length == brace && markdown[..range.start].ends_with('\\');
            if escaped {
                return None;
            }
            length += text.len();
        }
        self.truncate(inside, joined.len() - keep);
        Some(id.to_owned())
    }

    /// Cuts bytes off the texts at the end of a range of events.
    fn truncate(&mut self, inside: Range<usize>, mut cut: usize) {
        for (event, _) in self.events[inside].iter_mut().rev() {
            let Event::Text(text) = event else { return };
            let keep = text.len().saturating_sub(cut);
            cut -= text.len() - keep;
            *text = CowStr::from(text[..keep].to_owned());
            if cut == 0 {
                return;
            }
        }
    }

    fn find_references(
        &mut self,
        markdown: &str,
        place: Place,
        definition: impl Fn(&str) -> Option<Range<usize>>,
    ) {
        let (mut index, mut depth, mut link_end, mut line_less) = (0, 0_usize, 0, false);
        let mut found = BTreeMap::new();
        while index < self.events.len() {
            let (event, range) = &self.events[index];
            let end = self.closes[index];
            let (tag, shape) = match event {
                Event::Start(tag @ Tag::Link { .. }) => (tag, Shape::Link),
                Event::Start(tag @ Tag::Image { .. }) => {
                    let alone = depth == 0 && !line_less && self.is_edge(index.wrapping_sub(1));
                    let alone = alone && self.is_edge(end + 1);
                    (tag, if alone { Shape::Block } else { Shape::Picture })
                }
                Event::Start(Tag::Heading { .. } | Tag::TableCell) => {
                    (line_less, index) = (true, index + 1);
                    continue;
                }
                Event::End(TagEnd::Heading(_) | TagEnd::TableCell) => {
                    (line_less, index) = (false, index + 1);
                    continue;
                }
                _ => {
                    match event {
                        Event::Start(_) if is_inline(event) => depth += 1,
                        Event::End(_) if is_inline(event) => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    index += 1;
                    continue;
                }
            };
            let (Tag::Link { link_type, dest_url, title, id }
            | Tag::Image { link_type, dest_url, title, id }) = tag
            else {
                unreachable!("only links and pictures get here")
            };
            let written = match link_type {
                LinkType::Inline => {
                    let first = range.start + if shape == Shape::Link { 1 } else { 2 };
                    let words_end =
                        if end > index + 1 { self.events[end - 1].1.end } else { first };
                    after(markdown, words_end..range.end, "](")
                }
                LinkType::Autolink | LinkType::Email => Some(range.start + 1..range.end - 1),
                _ => definition(id).and_then(|it| after_label(markdown, it)),
            };
            let matches = |it: &Range<usize>| {
                let written = markdown.get(it.clone()).unwrap_or("");
                written == &**dest_url || written.contains(['\\', '&'])
            };
            let span = written.filter(matches).unwrap_or_else(|| range.clone());
            let mail = if *link_type == LinkType::Email { "mailto:" } else { "" };
            let reference = Reference {
                shape,
                dest: format!("{mail}{dest_url}"),
                words: self.words(index + 1..end),
                title: title.to_string(),
                in_link: shape != Shape::Link && index < link_end,
                span: place.span(span),
            };
            found.insert(index, reference);
            if shape == Shape::Link {
                (link_end, depth, index) = (end, depth + 1, index + 1);
            } else {
                index = end + 1;
            }
        }
        self.references = found;
    }

    /// Whether a line begins after, or ends before, this event.
    fn is_edge(&self, index: usize) -> bool {
        self.events.get(index).is_none_or(|(event, _)| !is_inline(event))
    }

    fn find_html(&mut self, markdown: &str, place: Place) {
        let mut index = 0;
        while index < self.events.len() {
            let (event, range) = &self.events[index];
            if matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
                let html = &markdown[range.clone()];
                if !without_comments(html).trim().is_empty() {
                    let end = range.start + html.trim_end().len();
                    self.html.push(place.span(range.start..end));
                }
            }
            // What stands in a picture's description is words.
            let skip = matches!(event, Event::Start(Tag::Image { .. } | Tag::HtmlBlock));
            index = if skip { self.closes[index] + 1 } else { index + 1 };
        }
    }

    /// `[words](a name.pdf)`: what somebody writes who has not heard that addresses have no spaces. Only
    /// what looks like the name of a file or an address: words in parentheses may follow a bracket.
    fn find_spaced(&mut self, markdown: &str, place: Place) {
        let mut index = 0;
        while index < self.events.len() {
            let (event, range) = &self.events[index];
            if matches!(event, Event::Text(_))
                && let Some(before) = markdown[..range.end].strip_suffix(']')
                && before.contains('[')
                && let Some(inside) = markdown[range.end..].strip_prefix('(')
                && let Some((inside, _)) = inside.split_once([')', '\n'])
            {
                let dest = inside.split(" \"").next().unwrap_or(inside).trim_end();
                if dest.contains(' ') && looks_like_a_file(dest) {
                    let start = range.end + 1;
                    self.spaced.push(place.span(start..start + dest.len()));
                }
            }
            let skip = matches!(event, Event::Start(Tag::CodeBlock(_) | Tag::Image { .. }));
            index = if skip { self.closes[index] + 1 } else { index + 1 };
        }
    }

    fn find_notes(&mut self, markdown: &str, place: Place) {
        let mut calls: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let (mut inside, mut inside_end) = (String::new(), 0);
        let mut index = 0;
        while index < self.events.len() {
            if index >= inside_end {
                inside.clear();
            }
            match &self.events[index].0 {
                Event::Start(Tag::FootnoteDefinition(name)) => {
                    (inside, inside_end) = (note_key(name), self.closes[index]);
                    self.notes.entry(inside.clone()).or_insert(index);
                }
                Event::Start(Tag::Image { .. }) => index = self.closes[index],
                Event::FootnoteReference(name) => {
                    calls.entry(inside.clone()).or_default().push(note_key(name));
                }
                _ => {}
            }
            index += 1;
        }
        let mut waiting = vec![String::new()];
        let mut used = BTreeSet::new();
        while let Some(from) = waiting.pop() {
            for name in calls.remove(&from).unwrap_or_default() {
                if used.insert(name.clone()) {
                    waiting.push(name);
                }
            }
        }
        for (event, range) in &self.events {
            let Event::Start(Tag::FootnoteDefinition(name)) = event else { continue };
            if !used.contains(&note_key(name)) {
                // Only its name: definitions can stand in each other, and lines can be long.
                let length = markdown[range.clone()].find(']').map_or(range.len(), |it| it + 1);
                let span = place.span(range.start..range.start + length);
                self.unused_notes.push(Spanned::new(name.to_string(), span));
            }
        }
    }

    /// The plain words of some events.
    pub(super) fn words(&self, inside: Range<usize>) -> String {
        let mut words = String::new();
        for (event, _) in &self.events[inside] {
            match event {
                Event::Text(text) | Event::Code(text) => words.push_str(text),
                Event::InlineHtml(html) => words.push_str(&without_comments(html)),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
        }
        words
    }
}

/// Whether an event is part of a line of text.
fn is_inline(event: &Event) -> bool {
    match event {
        Event::Start(tag) => is_inline_tag(&tag.to_end()),
        Event::End(tag) => is_inline_tag(tag),
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) => true,
        Event::FootnoteReference(_) => true,
        _ => false,
    }
}

fn is_inline_tag(tag: &TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
    matches!(tag, Emphasis | Image | Link | Strikethrough | Strong)
}

/// Names of footnotes do not care for case.
pub(super) fn note_key(name: &str) -> String {
    name.to_lowercase()
}

/// Whether this ends as files do (`Rapport 2025.pdf`), or has the beginning of an address.
fn looks_like_a_file(dest: &str) -> bool {
    let ending = dest.rsplit_once('.').map_or("", |(_, it)| it);
    let is_ending =
        (2..=5).contains(&ending.len()) && ending.bytes().all(|it| it.is_ascii_alphanumeric());
    is_ending || dest.contains("://")
}

/// Raw HTML without `<!-- remarks -->`. A remark that is never closed is none: it would swallow the page.
pub(super) fn without_comments(html: &str) -> Cow<'_, str> {
    if !html.contains("<!--") {
        return Cow::Borrowed(html);
    }
    let mut kept = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<!--") {
        // `<!-->` and `<!--->` are whole remarks.
        let Some(end) = rest[start + 2..].find("-->") else { break };
        kept.push_str(&rest[..start]);
        rest = &rest[start + 2 + end + 3..];
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// The destination that begins after a mark, inside a range.
fn after(markdown: &str, within: Range<usize>, mark: &str) -> Option<Range<usize>> {
    let at = within.start + markdown.get(within.clone())?.find(mark)? + mark.len();
    scan_destination(markdown, at..within.end)
}

/// The destination of a definition: `[label]: destination`.
fn after_label(markdown: &str, definition: Range<usize>) -> Option<Range<usize>> {
    let mut escaped = false;
    for (at, letter) in markdown.get(definition.clone())?.char_indices() {
        match letter {
            ']' if !escaped => {
                let at = definition.start + at;
                return after(markdown, at..definition.end, "]:");
            }
            _ => escaped = letter == '\\' && !escaped,
        }
    }
    None
}

/// A destination as written, as CommonMark bounds it; without its `<` and `>`.
fn scan_destination(markdown: &str, within: Range<usize>) -> Option<Range<usize>> {
    let text = markdown.get(within.clone())?;
    let start = text.len() - text.trim_start().len();
    let text = &text[start..];
    let start = within.start + start;
    if let Some(text) = text.strip_prefix('<') {
        let mut escaped = false;
        for (at, letter) in text.char_indices() {
            match letter {
                '>' if !escaped => return Some(start + 1..start + 1 + at),
                '\n' => return None,
                _ => escaped = letter == '\\' && !escaped,
            }
        }
        return None;
    }
    let (mut escaped, mut depth) = (false, 0_usize);
    for (at, letter) in text.char_indices() {
        match letter {
            ')' if !escaped && depth == 0 => return Some(start..start + at),
            ')' if !escaped => depth -= 1,
            '(' if !escaped => depth += 1,
            _ if letter.is_ascii_whitespace() => return Some(start..start + at),
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
    }
    Some(start..start + text.len())
}

/// Gives out ids, each once. Linear also for a thousand headings of the same name.
#[derive(Debug, Default)]
struct Ids {
    given: BTreeSet<String>,
    next: BTreeMap<String, usize>,
}

impl Ids {
    fn give(&mut self, words: &str) -> String {
        let base = match Id::from_title(words) {
            Some(id) if is_reserved(id.as_str()) => format!("s-{id}"),
            Some(id) => id.to_string(),
            None => "s".to_owned(),
        };
        let mut id = base.clone();
        while !self.given.insert(id.clone()) {
            let next = self.next.entry(base.clone()).or_insert(2);
            id = format!("{base}-{next}");
            *next += 1;
        }
        id
    }
}

fn is_reserved(id: &str) -> bool {
    // `fn` too: its second heading would be `fn-2`.
    let begins = |prefix: &&str| id.starts_with(*prefix) || prefix.strip_suffix('-') == Some(id);
    RESERVED.contains(&id) || RESERVED_PREFIXES.iter().any(begins)
}
