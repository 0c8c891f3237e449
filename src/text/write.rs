//! A text that was read, as HTML. The only place that writes tags. It never recurses, so that no
//! depth of nesting can hurt it, and it writes no address that it has not looked at itself.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::value::push_escaped;

use super::escape::{address_attribute, attribute};
use super::read::{Document, note_key, without_comments};
use super::target::{is_dangerous, is_web, may_be_linked, may_be_shown};
use super::{Reference, Resolved, Shape, Smaller, Writing, code};

/// Writes one text.
pub(super) struct Writer<'d> {
    document: &'d Document<'d>,
    /// None for CommonMark, which has no pages.
    writing: Option<&'d Writing<'d>>,
    out: String,
    paragraph: Paragraph,
    link: Option<Link>,
    table: Table,
    tables: usize,
    /// Whether a picture was written.
    pictured: bool,
    /// Headings, tables and quotations that we are in: their words are not explained.
    apart: usize,
    notes: Notes,
}

/// What stands before so many bytes of HTML is seen without scrolling.
const AT_ONCE: usize = 1200;

/// A paragraph begins with its first words: what stands alone on a line takes no part in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paragraph {
    None,
    Awaited,
    Open,
}

/// The link we are in. Links hold no links.
#[derive(Debug, Default)]
struct Link {
    /// Whether there is a tag to close.
    open: bool,
    /// Whether to say that it leads elsewhere.
    elsewhere: bool,
    /// An address is not a sentence: no typography.
    verbatim: bool,
}

/// The table we are in. Tables hold no tables.
#[derive(Debug, Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
    body: bool,
    /// What ends the cell we are in.
    cell_end: &'static str,
}

/// Footnotes in the order of their first mention.
#[derive(Debug, Default)]
struct Notes {
    /// Where each is defined, by number from 0.
    order: Vec<usize>,
    /// Number from 0 by name.
    numbers: BTreeMap<String, usize>,
    /// How often each was mentioned.
    mentions: Vec<usize>,
}

impl<'d> Writer<'d> {
    /// A writer for pages, or for CommonMark without `writing`.
    pub(super) fn new(document: &'d Document<'d>, writing: Option<&'d Writing<'d>>) -> Writer<'d> {
        Writer {
            document,
            writing,
            out: String::new(),
            paragraph: Paragraph::None,
            link: None,
            table: Table::default(),
            tables: 0,
            pictured: false,
            apart: 0,
            notes: Notes::default(),
        }
    }

    /// The whole text.
    pub(super) fn run(mut self) -> String {
        self.events(0, self.document.events.len());
        self.footnotes();
        self.out
    }

    fn events(&mut self, from: usize, to: usize) {
        let mut index = from;
        while index < to {
            index = self.event(index);
        }
    }

    /// Writes what begins here; says where to go on.
    fn event(&mut self, index: usize) -> usize {
        let document = self.document;
        match &document.events[index].0 {
            Event::Start(tag) => return self.start(index, tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => {
                self.begin();
                let verbatim = self.link.as_ref().is_some_and(|it| it.verbatim);
                match self.writing {
                    Some(writing) if !verbatim => self.running(writing, words),
                    _ => push_escaped(&mut self.out, words),
                }
            }
            Event::Code(words) => {
                self.begin();
                self.out.push_str("<code>");
                push_escaped(&mut self.out, words);
                self.out.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let html = without_comments(html);
                if !html.is_empty() {
                    self.begin();
                    push_escaped(&mut self.out, &html);
                }
            }
            // After something that stands alone on its line there is nothing to break.
            Event::SoftBreak | Event::HardBreak if self.paragraph == Paragraph::Awaited => {}
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => {
                self.out.push_str(self.plain_or("<br />\n", "<br>\n"));
            }
            Event::Rule => {
                self.fresh_line();
                self.out.push_str(self.plain_or("<hr />\n", "<hr>\n"));
            }
            Event::FootnoteReference(name) => self.footnote_reference(name),
            Event::TaskListMarker(done) => self.task(*done),
            // Not asked for when reading.
            Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.begin();
                push_escaped(&mut self.out, words);
            }
        }
        index + 1
    }

    /// Words of a sentence, with links to the meanings of those that are explained elsewhere.
    fn running(&mut self, writing: &Writing, words: &str) {
        let write = |out: &mut String, words: &str| match writing.smart {
            true => push_escaped(out, &smart(words)),
            false => push_escaped(out, words),
        };
        let mut done = 0;
        if self.apart == 0 && self.link.is_none() {
            for (at, href) in writing.resolver.explained(words) {
                write(&mut self.out, &words[done..at.start]);
                self.out.push_str("<a class=\"term\"");
                address_attribute(&mut self.out, "href", &href);
                self.out.push('>');
                push_escaped(&mut self.out, &words[at.clone()]);
                self.out.push_str("</a>");
                done = at.end;
            }
        }
        write(&mut self.out, &words[done..]);
    }

    fn start(&mut self, index: usize, tag: &Tag) -> usize {
        if is_apart(tag) {
            self.apart += 1;
        }
        match tag {
            Tag::Paragraph => self.paragraph = Paragraph::Awaited,
            Tag::Heading { level, .. } => {
                self.fresh_line();
                let level = self.level(*level as u8);
                let _ = write!(self.out, "<h{level}");
                if let Some(heading) = self.document.headings.get(&index) {
                    attribute(&mut self.out, "id", &heading.id);
                }
                self.out.push('>');
            }
            Tag::BlockQuote(kind) => self.quote(*kind),
            Tag::CodeBlock(kind) => return self.code_block(index, kind),
            Tag::HtmlBlock => return self.html_block(index),
            Tag::List(first) => {
                self.fresh_line();
                match first {
                    Some(1) => self.out.push_str("<ol>\n"),
                    Some(first) => {
                        let _ = writeln!(self.out, "<ol start=\"{first}\">");
                    }
                    None => self.out.push_str("<ul>\n"),
                }
            }
            Tag::Item => {
                self.fresh_line();
                let task = if self.is_task(index) { "<li class=\"task\">" } else { "<li>" };
                self.out.push_str(task);
            }
            Tag::FootnoteDefinition(_) => return self.document.closes[index] + 1,
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => {
                (self.table.head, self.table.column) = (true, 0);
                self.out.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => {
                if !self.table.body {
                    self.out.push_str("<tbody>\n");
                }
                (self.table.body, self.table.column) = (true, 0);
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.cell(index),
            Tag::Emphasis => self.inline("<em>"),
            Tag::Strong => self.inline("<strong>"),
            Tag::Strikethrough => self.inline("<del>"),
            Tag::Link { link_type, .. } => return self.link(index, *link_type),
            Tag::Image { .. } => return self.image(index),
            // Not asked for when reading.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
        index + 1
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                if self.paragraph == Paragraph::Open {
                    self.out.push_str("</p>\n");
                }
                self.paragraph = Paragraph::None;
            }
            TagEnd::Heading(level) => {
                self.apart -= 1;
                let level = self.level(*level as u8);
                let _ = writeln!(self.out, "</h{level}>");
            }
            TagEnd::BlockQuote(kind) => {
                self.apart -= usize::from(kind.is_none());
                self.fresh_line();
                let alert = kind.is_some() && self.writing.is_some();
                self.out.push_str(if alert { "</div>\n" } else { "</blockquote>\n" });
            }
            TagEnd::List(ordered) => {
                self.fresh_line();
                self.out.push_str(if *ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => {
                self.apart -= 1;
                let body = if self.table.body { "</tbody>\n" } else { "" };
                let _ = writeln!(self.out, "{body}</table></div>");
            }
            TagEnd::TableHead => {
                self.table.head = false;
                self.out.push_str("</tr>\n</thead>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.table.column += 1;
                self.out.push_str(self.table.cell_end);
            }
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => self.end_link(),
            // These are written whole where they begin.
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image | TagEnd::FootnoteDefinition => {}
            // Not asked for when reading.
            TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    // Lines and paragraphs

    fn plain_or(&self, plain: &'static str, page: &'static str) -> &'static str {
        if self.writing.is_some() { page } else { plain }
    }

    fn fresh_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// To be called before anything that stands in a line.
    fn begin(&mut self) {
        if self.paragraph == Paragraph::Awaited {
            self.fresh_line();
            self.out.push_str("<p>");
            self.paragraph = Paragraph::Open;
        }
    }

    fn inline(&mut self, html: &str) {
        self.begin();
        self.out.push_str(html);
    }

    /// Writes what stands alone on its line: ends the paragraph, which goes on with the next words.
    fn block(&mut self, html: &str) {
        if self.paragraph == Paragraph::Open {
            for ending in ["\n", "<br>"] {
                if self.out.ends_with(ending) {
                    self.out.truncate(self.out.len() - ending.len());
                }
            }
            self.out.push_str("</p>");
            self.paragraph = Paragraph::Awaited;
        }
        self.fresh_line();
        self.out.push_str(html);
        self.fresh_line();
    }

    fn level(&self, written: u8) -> u8 {
        let shift = self.writing.map_or(0, |it| it.heading_shift);
        written.saturating_add(shift).min(6)
    }

    // Blocks

    fn quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.fresh_line();
        let (Some(kind), Some(writing)) = (kind, self.writing) else {
            self.out.push_str("<blockquote>\n");
            return;
        };
        let words = writing.words;
        let (class, title) = match kind {
            BlockQuoteKind::Note => ("note", &words.note),
            BlockQuoteKind::Tip => ("tip", &words.tip),
            BlockQuoteKind::Important => ("important", &words.important),
            BlockQuoteKind::Warning => ("warning", &words.warning),
            BlockQuoteKind::Caution => ("caution", &words.caution),
        };
        let _ = writeln!(self.out, "<div class=\"alert alert-{class}\" role=\"note\">");
        self.out.push_str("<p class=\"alert-title\">");
        push_escaped(&mut self.out, title);
        self.out.push_str("</p>\n");
    }

    fn code_block(&mut self, index: usize, kind: &CodeBlockKind) -> usize {
        self.fresh_line();
        let end = self.document.closes[index];
        let code = self.document.words(index + 1..end);
        self.out.push_str(self.plain_or("<pre><code", "<pre tabindex=\"0\"><code"));
        let info = match kind {
            CodeBlockKind::Fenced(info) => &**info,
            CodeBlockKind::Indented => "",
        };
        let language = match self.writing {
            Some(_) => code::language(info),
            None => info.split(' ').next().filter(|it| !it.is_empty()).map(str::to_owned),
        };
        let mut coloured = None;
        if let Some(language) = language {
            attribute(&mut self.out, "class", &format!("language-{language}"));
            coloured = self.writing.and_then(|_| code::highlighted(&code, &language));
        }
        self.out.push('>');
        match coloured {
            Some(html) => self.out.push_str(&html),
            None => push_escaped(&mut self.out, &code),
        }
        self.out.push_str("</code></pre>\n");
        end + 1
    }

    fn html_block(&mut self, index: usize) -> usize {
        let end = self.document.closes[index];
        let mut html = String::new();
        for (event, _) in &self.document.events[index + 1..end] {
            if let Event::Html(line) | Event::Text(line) = event {
                html.push_str(line);
            }
        }
        let html = without_comments(&html);
        if !html.trim().is_empty() {
            self.fresh_line();
            self.out.push_str("<p>");
            push_escaped(&mut self.out, html.trim());
            self.out.push_str("</p>\n");
        }
        end + 1
    }

    fn is_task(&self, item: usize) -> bool {
        let event = |at: usize| self.document.events.get(item + at).map(|it| &it.0);
        match event(1) {
            Some(Event::Start(Tag::Paragraph)) => {
                matches!(event(2), Some(Event::TaskListMarker(_)))
            }
            first => matches!(first, Some(Event::TaskListMarker(_))),
        }
    }

    /// A sign with a name: a disabled checkbox would be a form that does nothing.
    fn task(&mut self, done: bool) {
        let Some(writing) = self.writing else { return };
        let (sign, name) =
            if done { ("☑", &writing.words.done) } else { ("☐", &writing.words.not_done) };
        self.inline("<span class=\"check\" role=\"img\"");
        attribute(&mut self.out, "aria-label", name);
        let _ = write!(self.out, ">{sign}</span> ");
    }

    fn table(&mut self, alignments: &[Alignment]) {
        self.fresh_line();
        self.table = Table { alignments: alignments.to_vec(), ..Table::default() };
        self.tables += 1;
        self.out.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
        let name = self.writing.map_or("", |it| &it.words.table);
        // Two regions of one page do not share a name.
        attribute(&mut self.out, "aria-label", &format!("{name} {}", self.tables));
        self.out.push_str("><table class=\"data text\">\n");
    }

    fn cell(&mut self, index: usize) {
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Center) => " class=\"c\"",
            Some(Alignment::Right) => " class=\"r\"",
            _ => "",
        };
        // A corner without words heads nothing.
        let empty = self.document.closes[index] == index + 1;
        let (start, end) = match self.table.head && !empty {
            true => ("<th scope=\"col\"", "</th>"),
            false => ("<td", "</td>"),
        };
        self.table.cell_end = end;
        self.out.push_str(start);
        self.out.push_str(class);
        self.out.push('>');
    }

    // Links and pictures

    fn link(&mut self, index: usize, link_type: LinkType) -> usize {
        self.begin();
        if self.link.is_some() && self.writing.is_some() {
            // `[se <https://x.dk>](y)`: CommonMark nests these, HTML has no link in a link.
            push_escaped(&mut self.out, &self.document.references[&index].words);
            return self.document.closes[index] + 1;
        }
        let verbatim = matches!(link_type, LinkType::Autolink | LinkType::Email);
        let end = self.document.closes[index];
        let reference = &self.document.references[&index];
        self.link = Some(Link { verbatim, ..Link::default() });
        let Some(writing) = self.writing else {
            if !is_dangerous(&reference.dest) {
                self.open_link(reference, &reference.dest);
                self.out.push('>');
            }
            return index + 1;
        };
        match writing.resolver.resolve(reference) {
            Resolved::Link { href, words, elsewhere, lang } if may_be_linked(&href) => {
                let elsewhere = elsewhere && is_web(&href);
                self.open_link(reference, &href);
                if elsewhere {
                    self.out.push_str(" class=\"ext\" rel=\"noopener\"");
                }
                if let Some(lang) = lang {
                    attribute(&mut self.out, "hreflang", lang);
                }
                let is_picture =
                    |(event, _): &(Event, _)| matches!(event, Event::Start(Tag::Image { .. }));
                let inside = &self.document.events[index + 1..end];
                let wordless = reference.words.trim().is_empty() && !inside.iter().any(is_picture);
                if let (true, Some(_), Some(lang)) = (wordless, &words, lang) {
                    attribute(&mut self.out, "lang", lang);
                }
                self.out.push('>');
                if wordless {
                    push_escaped(&mut self.out, words.as_deref().unwrap_or(&reference.dest));
                }
                if let Some(link) = &mut self.link {
                    link.elsewhere = elsewhere;
                }
                index + 1
            }
            Resolved::Inline(html) => {
                self.out.push_str(&html);
                self.link = None;
                end + 1
            }
            _ => index + 1,
        }
    }

    fn open_link(&mut self, reference: &Reference, href: &str) {
        self.out.push_str("<a");
        address_attribute(&mut self.out, "href", href);
        if !reference.title.is_empty() {
            attribute(&mut self.out, "title", &reference.title);
        }
        if let Some(link) = &mut self.link {
            link.open = true;
        }
    }

    fn end_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        let external = self.writing.map_or("", |it| &it.words.external);
        if link.elsewhere && !external.is_empty() {
            self.out.push_str("<span class=\"vh\"> (");
            push_escaped(&mut self.out, external);
            self.out.push_str(")</span>");
        }
        if link.open {
            self.out.push_str("</a>");
        }
    }

    fn image(&mut self, index: usize) -> usize {
        let next = self.document.closes[index] + 1;
        let reference = &self.document.references[&index];
        let Some(writing) = self.writing else {
            self.plain_image(reference);
            return next;
        };
        let alone = reference.shape == Shape::Block;
        match writing.resolver.resolve(reference) {
            Resolved::Block(html) if alone => self.block(&html),
            Resolved::Inline(html) if !(reference.in_link && holds_link(&html)) => {
                self.inline(&html)
            }
            Resolved::Picture { src, decorative, width, height, smaller } if may_be_shown(&src) => {
                let at_once = writing.at_top && !self.pictured && self.out.len() < AT_ONCE;
                self.pictured = true;
                let (src, smaller) = (src.as_str(), smaller.as_ref());
                let it = Picture { src, decorative, width, height, smaller, at_once };
                let picture = picture(reference, &it);
                if alone { self.block(&picture) } else { self.inline(&picture) }
            }
            Resolved::Link { href, words, lang, elsewhere }
                if !reference.in_link && may_be_linked(&href) =>
            {
                self.begin();
                self.open_link(reference, &href);
                if elsewhere && is_web(&href) {
                    self.out.push_str(" class=\"ext\" rel=\"noopener\"");
                }
                if let Some(lang) = lang {
                    attribute(&mut self.out, "hreflang", lang);
                }
                self.out.push('>');
                let own = Some(reference.words.as_str()).filter(|it| !it.trim().is_empty());
                push_escaped(&mut self.out, own.or(words.as_deref()).unwrap_or(&reference.dest));
                self.out.push_str("</a>");
            }
            _ if reference.words.is_empty() => {}
            _ => {
                self.begin();
                push_escaped(&mut self.out, &reference.words);
            }
        }
        next
    }

    fn plain_image(&mut self, reference: &Reference) {
        self.inline("<img");
        let src = if is_dangerous(&reference.dest) { "" } else { &reference.dest };
        address_attribute(&mut self.out, "src", src);
        attribute(&mut self.out, "alt", &reference.words);
        if !reference.title.is_empty() {
            attribute(&mut self.out, "title", &reference.title);
        }
        self.out.push_str(" />");
    }

    // Footnotes

    fn footnote_reference(&mut self, name: &str) {
        self.begin();
        let key = note_key(name);
        let Some(&defined) = self.document.notes.get(&key) else {
            push_escaped(&mut self.out, &format!("[^{name}]"));
            return;
        };
        let notes = &mut self.notes;
        let number = *notes.numbers.entry(key).or_insert_with(|| {
            notes.order.push(defined);
            notes.mentions.push(0);
            notes.order.len() - 1
        });
        notes.mentions[number] += 1;
        let id = mention_id(number, notes.mentions[number]);
        let number = number + 1;
        let _ = match self.link {
            // A link holds no link.
            Some(Link { open: true, .. }) => write!(self.out, "<sup id=\"{id}\">{number}</sup>"),
            _ => write!(
                self.out,
                "<sup><a href=\"#fn-{number}\" id=\"{id}\" aria-describedby=\"fn-title\">{number}</a></sup>"
            ),
        };
    }

    /// The notes that were mentioned, and those that they mention, and so on.
    fn footnotes(&mut self) {
        let Some(writing) = self.writing else { return };
        if self.notes.order.is_empty() {
            return;
        }
        let body = std::mem::take(&mut self.out);
        let mut contents = Vec::new();
        while let Some(&defined) = self.notes.order.get(contents.len()) {
            self.events(defined + 1, self.document.closes[defined]);
            contents.push(std::mem::take(&mut self.out));
        }
        self.out = body;
        self.fresh_line();
        // No roles of DPUB-ARIA (doc-endnotes and its like): the engine of the Danish regulator does not know
        // them and calls them mistakes, and a region with a name and links with words say the same.
        self.out.push_str("<section class=\"footnotes\" aria-labelledby=\"fn-title\">\n");
        self.out.push_str("<h2 id=\"fn-title\">");
        push_escaped(&mut self.out, &writing.words.footnotes);
        self.out.push_str("</h2>\n<ol>\n");
        for (number, content) in contents.iter().enumerate() {
            let _ = writeln!(self.out, "<li id=\"fn-{}\">", number + 1);
            let content = content.trim_end();
            match content.strip_suffix("</p>") {
                Some(content) => self.out.push_str(content),
                None => {
                    self.out.push_str(content);
                    self.out.push_str("\n<p>");
                }
            }
            for mention in 1..=self.notes.mentions[number] {
                let name = mention_name(number, mention);
                let back = format!("{} {name}", writing.words.back_to_text);
                let id = mention_id(number, mention);
                let _ = write!(self.out, " <a href=\"#{id}\"");
                attribute(&mut self.out, "aria-label", back.trim());
                self.out.push_str(">↩\u{fe0e}");
                if mention > 1 {
                    let _ = write!(self.out, "<sup>{mention}</sup>");
                }
                self.out.push_str("</a>");
            }
            self.out.push_str("</p>\n</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }
}

/// Whether its words are no running text of the author's: headings, tables, and what others have said.
fn is_apart(tag: &Tag) -> bool {
    matches!(tag, Tag::Heading { .. } | Tag::Table(_) | Tag::BlockQuote(None))
}

fn mention_name(number: usize, mention: usize) -> String {
    let number = number + 1;
    if mention == 1 { number.to_string() } else { format!("{number}-{mention}") }
}

fn mention_id(number: usize, mention: usize) -> String {
    format!("fnref-{}", mention_name(number, mention))
}

fn holds_link(html: &str) -> bool {
    html.contains("<a ") || html.contains("<a>")
}

/// An `<img>` as it was resolved.
struct Picture<'a> {
    src: &'a str,
    decorative: bool,
    width: Option<u32>,
    height: Option<u32>,
    smaller: Option<&'a Smaller>,
    /// Readers see it at once.
    at_once: bool,
}

fn picture(reference: &Reference, it: &Picture) -> String {
    let alone = reference.shape == Shape::Block;
    let mut html = String::from(if alone { "<figure class=\"picture\">" } else { "" });
    let smaller = it.smaller.filter(|it| it.sources.iter().all(|it| may_be_shown(&it.0)));
    let kind = smaller.and_then(|it| it.kind);
    let sizes = |html: &mut String, it: &Smaller| {
        let each = it.sources.iter().map(|(address, width)| format!("{address} {width}w"));
        attribute(html, "srcset", &each.collect::<Vec<_>>().join(", "));
        attribute(html, "sizes", &it.sizes);
    };
    if let (Some(smaller), Some(kind)) = (smaller, kind) {
        html.push_str("<picture><source");
        attribute(&mut html, "type", kind);
        sizes(&mut html, smaller);
        html.push('>');
    }
    html.push_str("<img");
    address_attribute(&mut html, "src", it.src);
    attribute(&mut html, "alt", if it.decorative { "" } else { reference.words.trim() });
    html.push_str(if it.at_once {
        " decoding=\"async\""
    } else {
        " loading=\"lazy\" decoding=\"async\""
    });
    for (name, size) in [("width", it.width), ("height", it.height)] {
        if let Some(size) = size {
            attribute(&mut html, name, &size.to_string());
        }
    }
    let caption = if reference.is_decoration() { "" } else { reference.title.trim() };
    if !alone && !caption.is_empty() {
        attribute(&mut html, "title", caption);
    }
    if let (Some(smaller), None) = (smaller, kind) {
        sizes(&mut html, smaller);
    }
    html.push('>');
    if kind.is_some() {
        html.push_str("</picture>");
    }
    if alone && !caption.is_empty() {
        html.push_str("<figcaption>");
        push_escaped(&mut html, caption);
        html.push_str("</figcaption>");
    }
    if alone {
        html.push_str("</figure>");
    }
    html
}

/// Typography that is right in all our languages: `...` becomes `…`; ` -- ` and `2020--2024` get an
/// en dash. Quotation marks differ between languages and stay as the author set them.
pub fn smart(words: &str) -> Cow<'_, str> {
    if !words.contains("...") && !words.contains("--") {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find(['.', '-']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mark = &from[..1];
        let run = from.len() - from.trim_start_matches(mark).len();
        let after = from[run..].chars().next();
        let before = out.chars().next_back();
        let space = |it: Option<char>| it.is_none_or(char::is_whitespace);
        let digit = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
        let dash = space(before) && space(after) && (before, after) != (None, None)
            || digit(before) && digit(after);
        match (mark, run) {
            (".", 3) => out.push('…'),
            ("-", 2) if dash => out.push('–'),
            _ => out.push_str(&from[..run]),
        }
        rest = &from[run..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}
