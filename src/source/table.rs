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
use crate::value::{Decimal, parse_number};

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
pub fn number(
    tree: &Tree,
    table: &Table,
    cell: &Cell,
    diags: &mut Diags,
) -> Option<Option<Decimal>> {
    if cell.is_empty() {
        return Some(None);
    }
    let text = cell.text(tree);
    match parse_number(&text, table.decimal) {
        Ok(value) => Some(Some(value)),
        Err(problem) => {
            let spreadsheet = tree.file(table.file).encoding == Encoding::Spreadsheet;
            let name = table.name_of(cell);
            if spreadsheet {
                diags.bad_number_in_spreadsheet(cell.span, &name, &text, problem);
            } else {
                diags.bad_number(cell.span, &name, &text, problem, table.decimal);
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
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::Diagnostic;
    use crate::tree::File;

    fn read_file(file: File) -> (Tree, Table, Vec<Diagnostic>) {
        let path = file.path.clone();
        let tree = Tree::new(vec![file]);
        let mut diags = Diags::default();
        let table = read(&tree, tree.find(&path).unwrap(), &mut diags);
        let said = diags.into_sorted(&tree, false);
        (tree, table, said)
    }

    fn read_bytes(bytes: &[u8]) -> (Tree, Table, Vec<Diagnostic>) {
        read_file(File::from_bytes("a.csv", bytes))
    }

    /// Headings, then each row with its number, as one text.
    fn shown(tree: &Tree, table: &Table) -> String {
        let names: Vec<&str> = table.columns.iter().map(|it| it.name.as_str()).collect();
        let mut out = names.join("|");
        for row in table.rows() {
            let cell = |at| row.cell(at).text(tree).into_owned();
            let cells: Vec<String> = (0..table.columns.len()).map(cell).collect();
            out += &format!("\n{} {}", row.line, cells.join("|"));
        }
        out
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (tree, table, said) = read_bytes(text.as_bytes());
        assert_eq!(said, [], "{text}");
        assert_eq!(shown(&tree, &table), expected, "{text}");
    }

    /// Code, what the place holds, and the English sentence, of all that is wrong.
    #[track_caller]
    fn check_wrong(text: &str, expected: &[(&str, &str, &str)]) {
        let (tree, _, said) = read_bytes(text.as_bytes());
        let found: Vec<_> = said
            .iter()
            .map(|it| (it.code, tree.slice(it.span.unwrap()), it.message.en.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    /// The figures of the column `value`, and what is said about those that are none.
    fn figures(file: File) -> (Vec<Option<Option<String>>>, Vec<Diagnostic>) {
        let (tree, table, _) = read_file(file);
        let mut diags = Diags::default();
        let at = table.position("value").unwrap();
        let values = table
            .rows()
            .map(|row| number(&tree, &table, &row.cell(at), &mut diags))
            .map(|it| it.map(|it| it.map(|it| it.to_string())))
            .collect();
        (values, diags.into_sorted(&tree, false))
    }

    #[track_caller]
    fn check_figure(file: File, en: &str, help: &str, patch: Option<&str>) {
        let (values, said) = figures(file);
        assert_eq!(values, [None]);
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].message.en, en);
        assert!(said[0].help.as_ref().unwrap().en.contains(help), "{:?}", said[0].help);
        assert_eq!(said[0].patch.as_ref().map(|it| it.text.as_str()), patch);
    }

    #[test]
    fn danish_excel_is_read_as_it_is() {
        let plain = "period;value;note\r\n2023;12,5;år\r\n2024;13;\r\n";
        let expected = "period|value|note\n2 2023|12,5|år\n3 2024|13|";
        let bom = format!("\u{feff}{plain}");
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(plain);
        for bytes in [plain.as_bytes(), bom.as_bytes(), &latin] {
            let (tree, table, said) = read_bytes(bytes);
            assert_eq!(said, []);
            assert_eq!((table.delimiter, table.decimal), (';', ','));
            assert_eq!(shown(&tree, &table), expected);
        }
        let (values, said) = figures(File::from_bytes("a.csv", &latin));
        assert_eq!(values, [Some(Some("12.5".to_owned())), Some(Some("13".to_owned()))]);
        assert_eq!(said, []);
    }

    #[test]
    fn the_delimiter_decides_the_decimal_sign() {
        for (text, expected) in [
            ("a;b\n1;2", (';', ',')),
            ("a,b\n1,2", (',', '.')),
            ("a\tb\n1\t2", ('\t', '.')),
            ("value", (',', '.')),
            ("\n;;\na,b\n", (',', '.')),
            ("\"a;b;c\",d\n", (',', '.')),
            ("sep=;\na\n1", (';', ',')),
            ("SEP=\t\r\na,b\tc", ('\t', '.')),
            ("", (',', '.')),
        ] {
            let (_, table, _) = read_bytes(text.as_bytes());
            assert_eq!((table.delimiter, table.decimal), expected, "{text:?}");
        }
        let utf16: Vec<u8> =
            "\u{feff}a\tb\r\n1,5\t2".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (tree, table, _) = read_bytes(&utf16);
        assert_eq!((table.delimiter, table.decimal), ('\t', ','));
        assert_eq!(shown(&tree, &table), "a|b\n2 1,5|2");
    }

    #[test]
    fn rows_are_numbered_as_excel_numbers_them() {
        check("a;b\n1;2\n", "a|b\n2 1|2");
        check("sep=;\r\na;b\r\n1;2\r\n", "a|b\n2 1|2");
        check("\na;b\n\n;\n  ; \n1;2\n\n", "a|b\n6 1|2");
        check("a;b\r1;2\r\r3;4", "a|b\n2 1|2\n4 3|4");
        check("a,b\n\"x\r\ny\",2\n3,4", "a|b\n2 x\r\ny|2\n3 3|4");
    }

    #[test]
    fn nothing_and_a_heading_alone_are_empty_tables() {
        for text in ["", "\n\n", ";;\n;;", "sep=;", "sep=;\n"] {
            check(text, "");
        }
        check("period,value\n", "period|value");
    }

    #[test]
    fn empty_columns_are_no_columns() {
        check("a;b;;\n1;2;;\n", "a|b\n2 1|2");
        check("a;b\n1;2;;;\n", "a|b\n2 1|2");
        check(";a;;b\n;1;;2\n", "a|b\n2 1|2");
        let (_, table, _) = read_bytes(b";a;;b\n;1;;2\n");
        assert_eq!(table.columns[1].index, 3);
        let row = table.rows().next().unwrap();
        assert_eq!(table.name_of(&row.cell(1)), "D2");
    }

    #[test]
    fn short_rows_are_filled_up() {
        check("a;b;c\n1\n", "a|b|c\n2 1||");
        let (tree, table, _) = read_bytes(b"a;b;c\n1\n");
        let row = table.rows().next().unwrap();
        assert_eq!(tree.line_column(row.cell(2).span).column, 2);
    }

    #[test]
    fn quotes_and_spaces_are_not_part_of_a_cell() {
        check("a;b\n\"1;2\";\"han sagde \"\"ja\"\"\"\n", "a|b\n2 1;2|han sagde \"ja\"");
        check("\"a\" ;  b\u{a0}\n \" x;\u{202f}5\" rør \n", "a|b\n2 \" x|5\" rør");
        let (tree, table, _) = read_bytes("æ,b\n\" x \",y\n".as_bytes());
        let span = table.rows().next().unwrap().cell(0).span;
        assert_eq!(tree.slice(span), "x");
    }

    #[test]
    fn the_form_of_a_table_can_be_wrong() {
        let columns = "belongs to no column: the heading has only 2";
        check_wrong(
            "a,b\n2024,12,5\n",
            &[("too-many-cells", "5", &format!("cell C2 (`5`) {columns}"))],
        );
        check_wrong(
            "a;b\n1;2;;4;5\n",
            &[("too-many-cells", "4", &format!("cell D2 (`4`) {columns}"))],
        );
        check_wrong(
            "a;;b;\n1;x;2;\n2;y;3;z",
            &[
                ("unnamed-column", "x", "cell B2 (`x`) is in a column without a heading"),
                ("unnamed-column", "z", "cell D3 (`z`) is in a column without a heading"),
            ],
        );
        check_wrong(
            "Sted;b;sted\n1;2;3\n",
            &[("duplicate-column", "sted", "there are two columns called `sted`")],
        );
        check_wrong(
            "a;b\n\"Den \"nye\" metode\";2\n",
            &[(
                "text-after-quote",
                "nye\" metode\"",
                "there is text after the quotation mark that closes the cell",
            )],
        );
    }

    #[test]
    fn after_an_open_quote_the_next_rows_are_still_read() {
        let text = "a;b\n\"1;2\n3;4\n";
        check_wrong(text, &[("unclosed-quote", "\"", "this quotation mark is never closed")]);
        let (tree, table, _) = read_bytes(text.as_bytes());
        assert_eq!(shown(&tree, &table), "a|b\n2 1;2|\n3 3|4");
    }

    #[test]
    fn a_figure_is_empty_right_or_wrong() {
        let file = |it: &str| File::from_bytes("a.csv", it.as_bytes());
        let (values, said) = figures(file("x;value\n1;\n2;−0,50\n3\n"));
        assert_eq!(values, [Some(None), Some(Some("-0.50".to_owned())), Some(None)]);
        assert_eq!(said, []);
        let semicolon = |it: &str| file(&format!("period;value\n\n2024;{it}\n"));
        check_figure(
            semicolon("12.5"),
            "cell B3: `12.5` has a point, but in this table the decimal sign is a comma",
            "write `12,5`",
            Some("12,5"),
        );
        check_figure(
            semicolon("1.234"),
            "cell B3: `1.234` may mean `1234` or `1,234`",
            "write `1234` if",
            None,
        );
        check_figure(
            semicolon("0.125"),
            "cell B3: `0.125` has a point, but in this table the decimal sign is a comma",
            "`0,125`",
            Some("0,125"),
        );
        check_figure(
            semicolon("1.234,5"),
            "cell B3: `1.234,5` is not a plain figure",
            "`1234,5`",
            Some("1234,5"),
        );
        check_figure(
            semicolon("45 %"),
            "cell B3: `45 %` is not a plain figure",
            "`45`",
            Some("45"),
        );
        check_figure(
            semicolon("12.5 %"),
            "cell B3: `12.5 %` is not a plain figure",
            "`12,5`",
            Some("12,5"),
        );
        check_figure(
            semicolon("1,2E+05"),
            "cell B3: `1,2E+05` is a shortened figure (with an exponent)",
            "`120000`",
            None,
        );
        check_figure(semicolon(".."), "cell B3: `..` is not a figure", "`M` (missing)", None);
        check_figure(
            semicolon("2024-03-12"),
            "cell B3: `2024-03-12` is a date or a time, not a figure",
            "format Number",
            None,
        );
        check_figure(
            semicolon("mar-24"),
            "cell B3: `mar-24` is a date or a time, not a figure",
            "format Number",
            None,
        );
        check_figure(
            semicolon("#DIV/0!"),
            "cell B3: the spreadsheet's formula gave the error `#DIV/0!`",
            "mend the formula",
            None,
        );
        check_figure(
            semicolon("123456789012345678901234567890123"),
            "cell B3: `123456789012345678901234567890123` has more digits than pejl can keep exactly",
            "28 digits",
            None,
        );
        check_figure(
            file("period,value\n2024,\"12,5\"\n"),
            "cell B2: `12,5` has a comma, but in this table the decimal sign is a point",
            "write `12.5`",
            Some("12.5"),
        );
    }

    #[test]
    fn a_spreadsheet_is_read_without_quotes_and_with_points() {
        let sheet = |it: &str| File::spreadsheet("a.xlsx", 1, Ok(it.to_owned()));
        let (tree, table, said) = read_file(sheet("\n\tsep=;\tvalue\n\t\"x\" y\t12.5\n"));
        assert_eq!(said, []);
        assert_eq!(shown(&tree, &table), "sep=;|value\n3 \"x\" y|12.5");
        assert_eq!(table.name_of(&table.rows().next().unwrap().cell(1)), "C3");
        check_figure(
            sheet("value\n12.5 %\n"),
            "cell A2 is formatted as percent: the spreadsheet shows `12.5 %` but keeps a hundredth of it",
            "write `12.5`",
            None,
        );
        check_figure(
            sheet("value\n12,5\n"),
            "cell A2 is text, not a figure: `12,5`",
            "`12.5`",
            None,
        );
        check_figure(
            sheet("value\n'1.234\n"),
            "cell A2: `1.234` may mean `1234` or `1,234`",
            "`1234`",
            None,
        );
    }

    #[test]
    fn cells_are_named_as_in_excel() {
        for (column, name) in [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")] {
            assert_eq!(cell_name(column, 7), name);
        }
    }

    #[test]
    fn danish_headings_have_an_english_column() {
        for (name, expected) in [
            ("Period", Some("period")),
            ("ÅR", Some("period")),
            (" Værdi ", Some("value")),
            ("Nedre grænse", Some("lower")),
            ("øvre_grænse", Some("upper")),
            ("Bemærkning:", Some("note")),
            ("OBS_VALUE", Some("value")),
            ("sektor", None),
        ] {
            assert_eq!(english_for(name), expected, "{name}");
        }
    }

    #[test]
    fn a_long_table_is_read_in_one_go() {
        let mut text = String::from("period;value;lower;upper;sted\n");
        for row in 0..170_000 {
            text += &format!("2024-01-01;{row},5;1;\"2\";region-nord\n");
        }
        let (_, table, said) = read_bytes(text.as_bytes());
        assert_eq!((table.rows().len(), said.len()), (170_000, 0));
        let wide = ";x".repeat(100_000) + "\n" + &"1\n".repeat(100_000);
        let (_, table, _) = read_bytes(wide.as_bytes());
        assert_eq!(table.cells.len(), 0);
        let quotes = "a\n".to_owned() + &"\"\"x\n\"".repeat(100_000);
        read_bytes(quotes.as_bytes());
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "\\PC*|[a\",;\t\r\n =%æ\u{a0}]{0,60}", sheet: bool) {
            let file = match sheet {
                true => File::spreadsheet("a.ods", 1, Ok(text)),
                false => File::from_bytes("a.csv", text.as_bytes()),
            };
            let (tree, table, _) = read_file(file);
            let mut diags = Diags::default();
            for row in table.rows() {
                prop_assert!(row.cells.len() <= table.columns.len());
                for at in 0..table.columns.len() {
                    let cell = row.cell(at);
                    prop_assert!(cell.span.start >= row.span.start && cell.span.end <= row.span.end);
                    prop_assert_eq!(cell.is_empty(), cell.text(&tree).is_empty());
                    number(&tree, &table, &cell, &mut diags);
                }
            }
        }

        #[test]
        fn we_agree_with_the_csv_crate(rows in prop::collection::vec((
            prop::collection::vec("([a-c ,][a-c \",]{0,3})?|\"([ab ;,\r\n]|\"\"){0,4}\"", 0..4),
            "\n|\r\n|\r",
        ), 0..6)) {
            let mut text = "a;b;\"c\"\n".to_owned();
            for (cells, end) in rows {
                text += &(cells.join(";") + &end);
            }
            let (tree, table, said) = read_bytes(text.as_bytes());
            prop_assert_eq!(&said, &[]);
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(table.delimiter as u8)
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let records: Vec<Vec<String>> = reader
                .records()
                .map(|it| it.unwrap().iter().map(|it| it.trim().to_owned()).collect())
                .filter(|it: &Vec<String>| it.iter().any(|it| !it.is_empty()))
                .collect();
            let ours = table.rows().map(|row| {
                (0..table.columns.len()).map(|at| row.cell(at).text(&tree).trim().to_owned()).collect::<Vec<_>>()
            });
            let named = |record: &Vec<String>| -> Vec<String> {
                table.columns.iter().map(|it| record.get(it.index).cloned().unwrap_or_default()).collect()
            };
            let theirs: Vec<Vec<String>> = records.iter().skip(1).map(named).collect();
            prop_assert_eq!(ours.collect::<Vec<_>>(), theirs);
        }
    }
}
