//! Lines and columns of many places at once. [`Tree::line_column`] reads a file from its beginning
//! each time; ten thousand diagnostics in a long table would take minutes. Does *not* know why
//! anybody asks.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::Diagnostic;
use crate::tree::{FileId, Span, Tree};

/// A place for people and machines: everything counts from 1, columns in characters, the end is one
/// past the last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

/// How far apart the counted characters of a text are, in bytes.
const STEP: usize = 1024;

/// A file, measured once.
struct Measured<'a> {
    text: &'a str,
    /// The first byte of each line.
    lines: Vec<usize>,
    /// Characters before each `STEP`th byte; empty if each byte is a character.
    letters: Vec<usize>,
}

/// Every file that the diagnostics are about, measured once.
pub(super) struct Places<'a>(BTreeMap<FileId, Measured<'a>>);

impl<'a> Places<'a> {
    /// Measures the files that these diagnostics are about.
    pub(super) fn new(tree: &'a Tree, diagnostics: &[Diagnostic]) -> Places<'a> {
        let mut places = BTreeMap::new();
        for diagnostic in diagnostics {
            let second = diagnostic.second.as_ref().map(|it| it.span);
            let patch = diagnostic.patch.as_ref().map(|it| it.span);
            for span in [diagnostic.span, second, patch].into_iter().flatten() {
                let text = &tree.file(span.file).text;
                places.entry(span.file).or_insert_with(|| Measured::new(text));
            }
        }
        Places(places)
    }

    fn file(&self, file: FileId) -> &Measured<'a> {
        self.0.get(&file).expect("every file that a diagnostic names was measured")
    }

    /// Lines and columns of a place. Places outside of the text are moved to its end.
    pub(super) fn place(&self, span: Span) -> Place {
        let file = self.file(span.file);
        let Range { start, end } = file.clamp(span);
        let (line, column) = file.line_column(start);
        let (end_line, end_column) = file.line_column(end);
        Place { line, column, end_line, end_column }
    }

    /// The line that a place begins in, without its end, and the part of the place within it (in
    /// bytes of the line).
    pub(super) fn line(&self, span: Span) -> (&'a str, Range<usize>) {
        let file = self.file(span.file);
        let Range { start, end } = file.clamp(span);
        let index = file.line_index(start);
        let from = file.lines[index];
        let to = file.lines.get(index + 1).map_or(file.text.len(), |next| next - 1);
        let line = &file.text[from..to];
        let line = line.strip_suffix('\r').unwrap_or(line);
        let inside = |at: usize| (at - from).min(line.len());
        (line, inside(start)..inside(end))
    }
}

impl<'a> Measured<'a> {
    fn new(text: &'a str) -> Measured<'a> {
        let ends = text.bytes().enumerate().filter(|(_, it)| *it == b'\n');
        let lines = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut letters = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            for part in text.as_bytes().chunks(STEP) {
                letters.push(before);
                before += count(part);
            }
        }
        Measured { text, lines, letters }
    }

    /// A place that lies inside of the text and between characters.
    fn clamp(&self, span: Span) -> Range<usize> {
        let start = self.text.floor_char_boundary(span.start as usize);
        start..self.text.floor_char_boundary(span.end as usize).max(start)
    }

    fn line_index(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at) - 1
    }

    fn line_column(&self, at: usize) -> (usize, usize) {
        let index = self.line_index(at);
        (index + 1, self.letters_before(at) - self.letters_before(self.lines[index]) + 1)
    }

    fn letters_before(&self, at: usize) -> usize {
        match self.letters.get(at / STEP) {
            Some(before) => before + count(&self.text.as_bytes()[at / STEP * STEP..at]),
            // The text ends just at a step.
            None if !self.letters.is_empty() => {
                let last = self.letters.len() - 1;
                self.letters[last] + count(&self.text.as_bytes()[last * STEP..at])
            }
            None => at,
        }
    }
}

/// The characters that begin in these bytes of a text.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|it| **it & 0xC0 != 0x80).count()
}
