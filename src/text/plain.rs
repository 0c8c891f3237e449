//! A text without markup, for programs: what a reader of the page reads, as lines. Headings keep their
//! `#` and items their `-`, so that the text is Markdown too, but links are only their words and figures
//! only their names. Stands on the same events as the HTML. Does *not* know HTML but for what a
//! [`Resolver`](super::Resolver) puts into a sentence.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag};

use super::read::{Dialect, Document, Place, note_key, without_comments};
use super::{Resolved, Writing, smart};

/// The text as lines.
pub fn plain(markdown: &str, writing: &Writing) -> String {
    let place = Place { file: writing.at.file, offset: writing.at.start as usize };
    let document = Document::read(markdown, place, Dialect::Pages);
    let mentioned = document.events.iter().filter_map(|(event, _)| match event {
        Event::FootnoteReference(name) => Some(note_key(name)),
        _ => None,
    });
    let mut lines = Lines { mentioned: mentioned.collect(), ..Lines::new(&document, writing) };
    let mut index = 0;
    while index < document.events.len() {
        index = lines.event(index);
    }
    lines.close();
    lines.out
}

/// What stands before the lines of a block: an item's dash and then its indent, a quotation's sign.
struct Prefix {
    first: Option<String>,
    rest: &'static str,
}

struct Lines<'d> {
    document: &'d Document<'d>,
    writing: &'d Writing<'d>,
    /// Footnotes that the text refers to: others are not shown.
    mentioned: BTreeSet<String>,
    out: String,
    /// The block that is being written.
    open: String,
    prefixes: Vec<Prefix>,
    /// Numbers of the lists that we are in; none where they have no numbers.
    lists: Vec<Option<u64>>,
    /// The next block follows the last without a blank line.
    tight: bool,
}

impl<'d> Lines<'d> {
    fn new(document: &'d Document<'d>, writing: &'d Writing<'d>) -> Lines<'d> {
        Lines {
            document,
            writing,
            mentioned: BTreeSet::new(),
            out: String::new(),
            open: String::new(),
            prefixes: Vec::new(),
            lists: Vec::new(),
            tight: false,
        }
    }

    /// Ends the block that is open.
    fn close(&mut self) {
        let block = std::mem::take(&mut self.open);
        let block = block.trim_matches(['\n', ' ']);
        if block.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str(if self.tight { "\n" } else { "\n\n" });
        }
        self.tight = false;
        for (at, line) in block.lines().enumerate() {
            if at > 0 {
                self.out.push('\n');
            }
            for prefix in &mut self.prefixes {
                match prefix.first.take() {
                    Some(first) => self.out.push_str(&first),
                    None => self.out.push_str(prefix.rest),
                }
            }
            self.out.push_str(line);
        }
    }

    /// Writes what begins here; says where to go on.
    fn event(&mut self, index: usize) -> usize {
        let document = self.document;
        match &document.events[index].0 {
            Event::Start(tag) => return self.start(index, tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.writing.smart => self.open.push_str(&smart(words)),
            Event::Text(words) | Event::Code(words) => self.open.push_str(words),
            Event::InlineMath(words) | Event::DisplayMath(words) => self.open.push_str(words),
            Event::Html(html) | Event::InlineHtml(html) => {
                self.open.push_str(&without_comments(html));
            }
            Event::SoftBreak => self.open.push(' '),
            Event::HardBreak => self.open.push('\n'),
            Event::Rule => self.close(),
            Event::FootnoteReference(name) => self.open.push_str(&format!("[^{name}]")),
            Event::TaskListMarker(done) => {
                self.open.push_str(if *done { "[x] " } else { "[ ] " });
            }
        }
        index + 1
    }

    fn start(&mut self, index: usize, tag: &Tag) -> usize {
        let next = self.document.closes[index] + 1;
        match tag {
            Tag::Heading { level, .. } => {
                self.close();
                let level = (*level as u8).saturating_add(self.writing.heading_shift).clamp(1, 6);
                self.open.push_str(&"#".repeat(usize::from(level)));
                self.open.push(' ');
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.prefixes.push(Prefix { first: None, rest: "> " });
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(*first);
                self.tight = self.lists.len() > 1;
            }
            Tag::Item => {
                self.close();
                let first = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.prefixes.push(Prefix { first: Some(first), rest: "  " });
            }
            Tag::FootnoteDefinition(name) => {
                self.close();
                if !self.mentioned.contains(&note_key(name)) {
                    return next;
                }
                let first = Some(format!("[^{name}]: "));
                self.prefixes.push(Prefix { first, rest: "  " });
            }
            Tag::HtmlBlock => {
                self.close();
                let mut html = String::new();
                for (event, _) in &self.document.events[index + 1..next - 1] {
                    if let Event::Html(line) | Event::Text(line) = event {
                        html.push_str(line);
                    }
                }
                self.open.push_str(without_comments(&html).trim());
                self.close();
                return next;
            }
            // Code is what it is: no typography.
            Tag::CodeBlock(_) => {
                self.close();
                for (event, _) in &self.document.events[index + 1..next - 1] {
                    if let Event::Text(line) = event {
                        self.open.push_str(line);
                    }
                }
                self.close();
                return next;
            }
            Tag::Image { .. } => {
                self.reference(index, true);
                return next;
            }
            Tag::Link { .. } => return self.link(index),
            Tag::Paragraph | Tag::Table(_) => self.close(),
            _ => {}
        }
        index + 1
    }

    fn end(&mut self, tag: &pulldown_cmark::TagEnd) {
        use pulldown_cmark::TagEnd;
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Table => {
                self.close();
            }
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.close();
                self.prefixes.pop();
            }
            TagEnd::Item => {
                self.close();
                self.prefixes.pop();
                self.tight = true;
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
                self.tight = !self.lists.is_empty();
            }
            TagEnd::TableCell => self.open.push_str(" | "),
            TagEnd::TableHead | TagEnd::TableRow => {
                let row = self.open.trim_end_matches([' ', '|']).len();
                self.open.truncate(row);
                self.close();
                self.tight = true;
            }
            _ => {}
        }
    }

    /// A link with words of its own is them; without, it says what it leads to.
    fn link(&mut self, index: usize) -> usize {
        let named = self.document.references.get(&index);
        match named.is_some_and(|it| it.words.trim().is_empty()) {
            true => {
                self.reference(index, false);
                self.document.closes[index] + 1
            }
            false => index + 1,
        }
    }

    fn reference(&mut self, index: usize, picture: bool) {
        let Some(reference) = self.document.references.get(&index) else { return };
        let own = reference.words.trim();
        match self.writing.resolver.resolve(reference) {
            Resolved::Inline(html) => self.open.push_str(&untagged(&html)),
            Resolved::Link { words, .. } if own.is_empty() => {
                self.open.push_str(words.as_deref().unwrap_or(&reference.dest));
            }
            Resolved::Picture { decorative: true, .. } | Resolved::Block(_) if picture => {}
            _ => self.open.push_str(own),
        }
    }
}

/// The words of a piece of HTML that we wrote ourselves.
fn untagged(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&")];
    pairs.into_iter().fold(out, |out, (escaped, letter)| out.replace(escaped, letter))
}

#[cfg(test)]
mod tests {
    use super::super::read::Place;
    use super::super::{Reference, Resolved, Resolver, Words, Writing};
    use crate::tree::Span;

    struct Few;

    impl Resolver for Few {
        fn resolve(&self, reference: &Reference) -> Resolved {
            match reference.dest.as_str() {
                "term:x" => {
                    Resolved::Inline("<a class=\"term\" href=\"#\">Ord &amp; sag</a>".into())
                }
                "indicator:i?value=latest" => Resolved::Inline("<a href=\"#\">65,1 %</a>".into()),
                dest => Resolved::Link {
                    href: dest.to_owned(),
                    words: Some("Titlen".into()),
                    elsewhere: false,
                    lang: None,
                },
            }
        }
    }

    #[track_caller]
    fn check(markdown: &str, expect: &str) {
        let at = Span::new(Place::nowhere().file, 0, markdown.len());
        let words = Words::default();
        let writing = Writing {
            resolver: &Few,
            words: &words,
            at,
            heading_shift: 1,
            smart: true,
            at_top: false,
        };
        assert_eq!(super::plain(markdown, &writing), expect, "{markdown}");
    }

    #[test]
    fn a_text_is_its_words_in_its_order() {
        check("# Om *os*\n\nVi **er**\nmange.  \nOg `her`.", "## Om os\n\nVi er mange.\nOg her.");
        check("- en\n- to\n  - tre\n\nSlut", "- en\n- to\n  - tre\n\nSlut");
        check("3. tre\n4. fire", "3. tre\n4. fire");
        check("> Et ord\n> til", "> Et ord til");
        check("| a | b |\n|---|---|\n| 1 | 2 |\n", "a | b\n1 | 2");
        check("    kode ... her\n\nOrd ... her", "kode ... her\n\nOrd … her");
    }

    #[test]
    fn links_are_their_words_and_live_figures_their_figures() {
        check("Se [siden](mission:x) og [](mission:x).", "Se siden og Titlen.");
        check("Nu ![](indicator:i?value=latest) og [](term:x).", "Nu 65,1 % og Ord & sag.");
        check("![Et foto](foto.jpg)", "Et foto");
        check("![](indicator:i)", "Titlen");
    }

    #[test]
    fn what_the_page_does_not_show_is_not_here_either() {
        check("Før <!-- hemmeligt --> efter", "Før  efter");
        check("<!-- hemmeligt -->\n\nOrd", "Ord");
        check("Ord[^a]\n\n[^a]: Note\n[^b]: Hemmeligt", "Ord[^a]\n\n[^a]: Note");
        check("<b>fed</b>", "<b>fed</b>");
    }
}
