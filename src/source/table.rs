//! An indicator's table as written: from the text of a .csv (or of a spreadsheet, which `disk` has
//! written out as text) to columns, rows and cells, each with its place. Knows delimiters, quotes,
//! decimal signs and what Excel does to them. Does *not* know periods, dimensions or which columns
//! an indicator has: the caller asks.
//!
//! We scan the table ourselves. The `csv` crate gives the place of a record, but of a field only
//! the place in its unescaped copy, and a diagnostic has to point at the cell in the file. The
//! crate stands beside us in the tests instead: both must read a random table alike.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diag::Diags;
use crate::tree::{Encoding, FileId, Span, Tree};
use crate::value::{Decimal, may_be_thousands, parse_number};

/// An indicator's table as written.
///
/// Cells are places, not texts: a table with a million cells costs sixteen bytes each, and cells
/// that a short row lacks cost nothing.
#[derive(Debug, Clone)]
pub struct Table {
    /// The file it stands in.
    pub file: FileId,
    /// The columns that have a name, from left to right.
    pub columns: Vec<Column>,
    /// What stands between two cells.
    pub delimiter: char,
    /// What stands before the decimals of a figure.
    pub decimal: char,
    lines: Vec<Line>,
    cells: Vec<Cell>,
}

/// A column with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading as written, trimmed.
    pub name: String,
    /// Where the heading stands.
    pub span: Span,
    /// How many columns stand left of it, empty ones too: 1 is Excel's B.
    pub index: usize,
}

/// One cell: what is written in it, without quotes and outer spaces, is a place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Where it stands.
    pub span: Span,
    /// Whether quotes in it are written twice.
    doubled: bool,
}

impl Cell {
    /// What is written in it.
    pub fn text<'t>(&self, tree: &'t Tree) -> Cow<'t, str> {
        let text = tree.slice(self.span);
        if self.doubled { Cow::Owned(text.replace("\"\"", "\"")) } else { Cow::Borrowed(text) }
    }

    /// Whether nothing is written in it.
    pub fn is_empty(&self) -> bool {
        self.span.start == self.span.end
    }
}

#[derive(Debug, Clone, Copy)]
struct Line {
    number: u32,
    start: u32,
    end: u32,
    first_cell: u32,
}

/// One row with something in it.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Its number as a spreadsheet shows it: the heading is usually 1, empty rows count, a
    /// `sep=;` does not, and a cell of several lines is one row.
    pub line: usize,
    /// The whole row without its line end.
    pub span: Span,
    cells: &'a [Cell],
}

impl Row<'_> {
    /// The cell in the column at this position in [`Table::columns`]; an empty one at the end of
    /// the row if the row is shorter.
    pub fn cell(&self, position: usize) -> Cell {
        let end = Span { start: self.span.end, ..self.span };
        self.cells.get(position).copied().unwrap_or(Cell { span: end, doubled: false })
    }
}

impl Table {
    /// The rows below the heading that have something in them, from above.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        (0..self.lines.len()).map(|at| self.row(at))
    }

    fn row(&self, at: usize) -> Row<'_> {
        let line = self.lines[at];
        let until = self.lines.get(at + 1).map_or(self.cells.len(), |it| it.first_cell as usize);
        Row {
            line: line.number as usize,
            span: Span { file: self.file, start: line.start, end: line.end },
            cells: &self.cells[line.first_cell as usize..until],
        }
    }

    /// The position in [`Table::columns`] of the column with exactly this name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|it| it.name == name)
    }

    /// The name of a cell as Excel shows it, `B7`.
    pub fn name_of(&self, cell: &Cell) -> String {
        let below = self.lines.partition_point(|it| it.start <= cell.span.start);
        let Some(at) = below.checked_sub(1) else {
            return cell_name(0, 1);
        };
        let row = self.row(at);
        let position = row.cells.iter().position(|it| it == cell).unwrap_or(row.cells.len());
        let column = self.columns.get(position).map_or(position, |it| it.index);
        cell_name(column, row.line)
    }
}

/// The columns that every table may have; all others are dimensions.
pub const COLUMNS: [&str; 8] =
    ["period", "value", "lower", "upper", "se", "status", "note", "partner"];

/// The name of a cell as Excel shows it: column 1 of line 7 is `B7`. Columns count from 0, lines from 1.
pub fn cell_name(column: usize, line: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        match (rest / 26).checked_sub(1) {
            Some(more) => rest = more,
            None => break,
        }
    }
    letters.iter().rev().collect::<String>() + &line.to_string()
}

/// The figure in a cell. `None`: it is wrong, and that has been said; `Some(None)`: the cell is empty.
/// `whole`: the figures are published without decimals, so three of them are more likely a thousand.
pub fn number(
    tree: &Tree,
    table: &Table,
    cell: &Cell,
    whole: bool,
    diags: &mut Diags,
) -> Option<Option<Decimal>> {
    if cell.is_empty() {
        return Some(None);
    }
    let text = cell.text(tree);
    // A spreadsheet has told apart what is a thousand and what is a decimal; a text has not.
    let typed = tree.file(table.file).encoding != Encoding::Spreadsheet;
    match parse_number(&text, table.decimal) {
        Ok(value) if whole && typed && may_be_thousands(&text, table.decimal) => {
            diags.thousands_in_a_table(
                cell.span,
                &table.name_of(cell),
                &text,
                value,
                table.decimal,
            );
            None
        }
        Ok(value) => Some(Some(value)),
        Err(problem) => {
            let name = table.name_of(cell);
            if typed {
                diags.bad_number(cell.span, &name, &text, problem, table.decimal);
            } else {
                diags.bad_number_in_spreadsheet(cell.span, &name, &text, problem);
            }
            None
        }
    }
}

/// The column that a heading in Danish (or in other English words) probably means.
pub fn english_for(name: &str) -> Option<&'static str> {
    let words: Vec<String> = name
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(str::to_lowercase)
        .collect();
    Some(match words.join(" ").as_str() {
        "period" | "periode" | "perioder" | "år" | "aar" | "årstal" | "aarstal" | "tid"
        | "tidspunkt" | "kvartal" | "måned" | "maaned" | "uge" | "halvår" | "dato" | "skoleår"
        | "year" | "date" | "time" | "quarter" | "month" | "week" | "time period"
        | "ref period" => "period",
        "value" | "værdi" | "værdier" | "vaerdi" | "tal" | "resultat" | "måling" | "indhold"
        | "antal" | "andel" | "procent" | "pct" | "figure" | "values" | "result" | "obs value" => {
            "value"
        }
        "lower"
        | "nedre"
        | "nedre grænse"
        | "nedre graense"
        | "mindst"
        | "low"
        | "ci low"
        | "ci lower"
        | "lower ci"
        | "lower limit"
        | "konfidensinterval nedre"
        | "nedre konfidensgrænse" => "lower",
        "upper"
        | "øvre"
        | "oevre"
        | "øvre grænse"
        | "oevre graense"
        | "højst"
        | "high"
        | "ci high"
        | "ci upper"
        | "upper ci"
        | "upper limit"
        | "konfidensinterval øvre"
        | "øvre konfidensgrænse" => "upper",
        "se" | "standardfejl" | "standard fejl" | "std fejl" | "stderr" | "std error"
        | "standard error" => "se",
        "status" | "obs status" | "observationsstatus" => "status",
        "note" | "noter" | "notes" | "bemærkning" | "bemærkninger" | "bemaerkning"
        | "anmærkning" | "kommentar" | "kommentarer" | "fodnote" | "comment" | "comments"
        | "remark" | "remarks" => "note",
        "partner" | "partnere" | "partners" | "samarbejdspartner" => "partner",
        _ => return None,
    })
}

/// Reads a table. What is wrong with its form is said; what its columns mean is the caller's.
pub fn read(tree: &Tree, file: FileId, diags: &mut Diags) -> Table {
    let source = tree.file(file);
    let text = source.text.as_str();
    let spreadsheet = source.encoding == Encoding::Spreadsheet;
    let (begin, announced) = if spreadsheet { (0, None) } else { sep_line(text) };
    let delimiter = match announced {
        _ if spreadsheet => b'\t',
        Some(it) => it,
        None => detect(&text[begin..]),
    };
    let decimal = match (source.encoding, delimiter) {
        (Encoding::Spreadsheet, _) => '.',
        (_, b';') | (Encoding::Utf16, b'\t') => ',',
        _ => '.',
    };
    let mut scanner = Scanner { text, file, delimiter, quoting: !spreadsheet, at: begin };
    let mut reading = Reading {
        table: Table {
            file,
            columns: Vec::new(),
            delimiter: char::from(delimiter),
            decimal,
            lines: Vec::new(),
            cells: Vec::new(),
        },
        heading: None,
        spreadsheet,
    };
    let mut record = Vec::new();
    let mut number = 0;
    while let Some(span) = scanner.record(&mut record, diags) {
        number += 1;
        if record.iter().any(|it| !it.is_empty()) {
            match reading.heading {
                None => reading.head(tree, &record, diags),
                Some(_) => reading.body(tree, number, span, &record, diags),
            }
        }
    }
    reading.table
}

/// A raw column of the heading: whether it is one of the table's, and if not, whether that was said.
#[derive(Debug, Clone, Copy)]
enum Heading {
    /// One of the table's columns.
    Named,
    /// A second column of the same name: that was said.
    Repeated,
    /// No name, at this place, and nothing below so far.
    Unnamed(Span),
    /// No name, but cells below: that was said.
    Missing,
}

struct Reading {
    table: Table,
    heading: Option<Vec<Heading>>,
    spreadsheet: bool,
}

impl Reading {
    fn head(&mut self, tree: &Tree, record: &[Cell], diags: &mut Diags) {
        let mut first: BTreeMap<String, Span> = BTreeMap::new();
        let mut heading = Vec::with_capacity(record.len());
        for (index, cell) in record.iter().enumerate() {
            let name = cell.text(tree).into_owned();
            let key = name.to_lowercase();
            heading.push(if name.is_empty() {
                Heading::Unnamed(cell.span)
            } else if let Some(&before) = first.get(&key) {
                diags.duplicate_column(cell.span, before, &name);
                Heading::Repeated
            } else {
                first.insert(key, cell.span);
                self.table.columns.push(Column { name, span: cell.span, index });
                Heading::Named
            });
        }
        self.heading = Some(heading);
    }

    fn body(&mut self, tree: &Tree, number: u32, row: Span, record: &[Cell], diags: &mut Diags) {
        let first_cell = u32::try_from(self.table.cells.len()).unwrap_or(u32::MAX);
        self.table.lines.push(Line { number, start: row.start, end: row.end, first_cell });
        let Some(heading) = &mut self.heading else { return };
        for (index, (cell, head)) in record.iter().zip(heading.iter_mut()).enumerate() {
            match *head {
                Heading::Named => self.table.cells.push(*cell),
                Heading::Unnamed(span) if !cell.is_empty() => {
                    let name = cell_name(index, number as usize);
                    diags.unnamed_column(cell.span, span, &name, &cell.text(tree));
                    *head = Heading::Missing;
                }
                Heading::Unnamed(_) | Heading::Repeated | Heading::Missing => {}
            }
        }
        let extra = record.iter().enumerate().skip(heading.len()).find(|(_, it)| !it.is_empty());
        if let Some((index, cell)) = extra {
            let name = cell_name(index, number as usize);
            let text = cell.text(tree);
            let columns = heading.len();
            // `2024,12,5`: a decimal comma that became a border between two cells.
            let comma = self.table.delimiter == ',' && !self.spreadsheet;
            diags.too_many_cells(cell.span, &name, &text, columns, comma);
        }
    }
}

/// Excel's own first line, `sep=;`: where the table begins and what stands between its cells.
fn sep_line(text: &str) -> (usize, Option<u8>) {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text[..end].trim_matches([' ', '"']);
    let Some(sign) = line.get(..4).filter(|it| it.eq_ignore_ascii_case("sep=")).map(|_| &line[4..])
    else {
        return (0, None);
    };
    let &[sign @ (b';' | b',' | b'\t' | b'|')] = sign.as_bytes() else {
        return (0, None);
    };
    (line_end(text.as_bytes(), end), Some(sign))
}

/// Where the next line begins, if a line ends at `at`.
fn line_end(bytes: &[u8], at: usize) -> usize {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => at + 2,
        (Some(b'\r' | b'\n'), _) => at + 1,
        _ => at,
    }
}

/// What stands between the cells of the heading: the most frequent sign outside quotes in the first
/// line that holds anything else. Semicolons win over tabs, and tabs over commas.
fn detect(text: &str) -> u8 {
    let mut counts = [0_usize; 3];
    let mut quoted = false;
    let mut anything = false;
    for letter in text.chars() {
        match letter {
            '"' => {
                quoted = !quoted;
                anything = true;
            }
            _ if quoted => {}
            '\n' | '\r' if anything => break,
            '\n' | '\r' => counts = [0; 3],
            ';' => counts[0] += 1,
            '\t' => counts[1] += 1,
            ',' => counts[2] += 1,
            _ => anything |= !blank(letter),
        }
    }
    let [semicolons, tabs, commas] = counts;
    match semicolons.max(tabs).max(commas) {
        0 => b',',
        most if most == semicolons => b';',
        most if most == tabs => b'\t',
        _ => b',',
    }
}

/// Spaces of any kind, and marks without width that come along when copying from the web.
fn blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}' | '\0')
}

/// A reader of records (RFC 4180) that keeps the place of each field.
struct Scanner<'t> {
    text: &'t str,
    file: FileId,
    delimiter: u8,
    /// Whether quotes mean anything: not in the text of a spreadsheet.
    quoting: bool,
    at: usize,
}

impl Scanner<'_> {
    /// The next record, also if it is empty; `None` at the end.
    fn record(&mut self, cells: &mut Vec<Cell>, diags: &mut Diags) -> Option<Span> {
        cells.clear();
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            return None;
        }
        let start = self.at;
        loop {
            if self.quoting && bytes.get(self.at) == Some(&b'"') {
                cells.push(self.quoted(diags));
            } else {
                let from = self.at;
                self.at = self.border(from);
                cells.push(self.cell(from, self.at, false));
            }
            match bytes.get(self.at) {
                Some(it) if *it == self.delimiter => self.at += 1,
                _ => break,
            }
        }
        let span = Span::new(self.file, start, self.at);
        self.at = line_end(bytes, self.at);
        Some(span)
    }

    /// The next delimiter, line end or end of the text.
    fn border(&self, from: usize) -> usize {
        let ends = |it: &u8| *it == self.delimiter || self.ends_line(*it);
        let rest = &self.text.as_bytes()[from..];
        rest.iter().position(ends).map_or(self.text.len(), |it| from + it)
    }

    fn ends_line(&self, byte: u8) -> bool {
        byte == b'\n' || byte == b'\r'
    }

    fn cell(&self, from: usize, until: usize, doubled: bool) -> Cell {
        let written = &self.text[from..until];
        let left = written.trim_start_matches(blank);
        let start = from + written.len() - left.len();
        let end = start + left.trim_end_matches(blank).len();
        Cell { span: Span::new(self.file, start, end), doubled }
    }

    /// A cell that begins with a quote; leaves off at its border.
    fn quoted(&mut self, diags: &mut Diags) -> Cell {
        let bytes = self.text.as_bytes();
        let open = self.at;
        let mut doubled = false;
        let mut at = open + 1;
        let close = loop {
            match bytes[at..].iter().position(|it| *it == b'"') {
                None => break None,
                Some(it) if bytes.get(at + it + 1) == Some(&b'"') => {
                    doubled = true;
                    at += it + 2;
                }
                Some(it) => break Some(at + it),
            }
        };
        let Some(close) = close else {
            diags.unclosed_quote(Span::new(self.file, open, open + 1));
            // Go on at the line end: what follows is more likely rows than one long cell. The
            // quotes that are left are all doubled, so this happens once in a file.
            let ends = |it: &u8| self.ends_line(*it);
            self.at = bytes[open..].iter().position(ends).map_or(bytes.len(), |it| open + it);
            return self.cell(open + 1, self.at, false);
        };
        self.at = self.border(close + 1);
        let after = self.cell(close + 1, self.at, false);
        if !after.is_empty() {
            diags.text_after_quote(after.span, Span::new(self.file, open, open + 1));
        }
        self.cell(open + 1, close, doubled)
    }
}

#[cfg(test)]
mod tests;
