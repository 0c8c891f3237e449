//! The running text of a Markdown text, for those who read it as sentences: paragraphs and items of
//! lists, with the place of every word. Headings, tables, code and quotations (somebody else's words)
//! are left out. Does *not* know what a sentence is, nor what it says.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::Reference;
use super::read::{Dialect, Document, Place};
use crate::tree::{FileId, Span};

/// What stands in a passage for a picture, a live number or a footnote.
const OBJECT: char = '\u{fffc}';

/// One paragraph or item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its words; U+FFFC stands for a picture or a live number.
    pub text: String,
    /// Its links and pictures, and the byte of `text` where each begins.
    pub references: Vec<(usize, Reference)>,
    /// From which byte of `text` on the words stand where in the source, in order.
    pieces: Vec<(usize, Range<usize>)>,
    file: FileId,
}

impl Passage {
    /// Where these bytes of the text stand in its file.
    pub fn span(&self, range: Range<usize>) -> Span {
        // What is spelled otherwise in the source (`&amp;`) is one place as a whole.
        let place = |at: usize| {
            let piece = self.pieces.iter().rposition(|it| it.0 <= at).unwrap_or(0);
            let (start, source) = self.pieces.get(piece).cloned().unwrap_or_default();
            let end = self.pieces.get(piece + 1).map_or(self.text.len(), |it| it.0);
            let exact = end - start == source.len();
            let here = source.start + (at - start.min(at));
            if exact { here..here + 1 } else { source }
        };
        // The last byte, not the one after it: that may stand in another piece.
        let last = range.end.max(range.start + 1) - 1;
        let (start, end) = (place(range.start).start, place(last).end);
        Span::new(self.file, start, end)
    }
}

/// Every passage of a text. `file` and `offset` say where its first byte stands.
pub fn prose(markdown: &str, file: FileId, offset: usize) -> Vec<Passage> {
    let read = Document::read(markdown, Place { file, offset }, Dialect::Pages);
    let mut passages = Vec::new();
    let new = || Passage { text: String::new(), references: Vec::new(), pieces: Vec::new(), file };
    let mut open = new();
    let mut index = 0;
    while index < read.events.len() {
        let (event, range) = &read.events[index];
        let source = offset + range.start..offset + range.end;
        match event {
            Event::Start(
                Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::Heading { .. }
                | Tag::Table(_)
                | Tag::HtmlBlock,
            ) => {
                passages.push(std::mem::replace(&mut open, new()));
                index = read.closes[index];
            }
            Event::Start(Tag::Image { .. }) => {
                if let Some(reference) = read.references.get(&index) {
                    open.references.push((open.text.len(), reference.clone()));
                }
                open.pieces.push((open.text.len(), source));
                open.text.push(OBJECT);
                index = read.closes[index];
            }
            Event::Start(Tag::Link { .. }) => {
                if let Some(reference) = read.references.get(&index) {
                    open.references.push((open.text.len(), reference.clone()));
                }
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {}
            Event::Start(_) => passages.push(std::mem::replace(&mut open, new())),
            Event::Text(text) => {
                open.pieces.push((open.text.len(), source));
                open.text.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak => {
                open.pieces.push((open.text.len(), source));
                open.text.push(' ');
            }
            Event::Code(_) | Event::FootnoteReference(_) => {
                open.pieces.push((open.text.len(), source));
                open.text.push(OBJECT);
            }
            _ => {}
        }
        index += 1;
    }
    passages.push(open);
    passages.retain(|it| !it.text.trim().is_empty());
    passages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Tree;

    #[test]
    fn every_word_is_where_it_was_written() {
        let text = "# Titel\n\nDer er *mange*\nord, og ![](indicator:x?value=latest) med [link](page:om).\n\n> Citat\n\n- et\n- to **tre**\n";
        let tree = Tree::of_texts([("a.md", text)]);
        let file = tree.find("a.md").unwrap();
        let found = prose(text, file, 0);
        let words: Vec<&str> = found.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(words, ["Der er mange ord, og \u{fffc} med link.", "et", "to tre"]);
        for (passage, word) in [(0, "Der"), (0, "mange"), (0, "ord"), (0, "link"), (2, "tre")] {
            let at = found[passage].text.find(word).unwrap();
            assert_eq!(tree.slice(found[passage].span(at..at + word.len())), word);
        }
        let dests: Vec<&str> = found[0].references.iter().map(|it| it.1.dest.as_str()).collect();
        assert_eq!(dests, ["indicator:x?value=latest", "page:om"]);
    }

    #[test]
    fn what_is_spelled_otherwise_is_one_place_and_shifts_nothing() {
        let text = "A\0B &amp; \\* ærø &nbsp;og 8,1\n";
        let tree = Tree::of_texts([("a.md", text)]);
        let found = &prose(text, tree.find("a.md").unwrap(), 0)[0];
        let at = found.text.find("8,1").unwrap();
        assert_eq!(tree.slice(found.span(at..at + 3)), "8,1");
        for (at, _) in found.text.char_indices() {
            for (end, letter) in found.text[at..].char_indices() {
                tree.slice(found.span(at..at + end + letter.len_utf8()));
            }
        }
    }
}
