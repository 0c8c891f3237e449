//! Spreadsheets as text, so that everything after reads one kind of table: a line for each row, a
//! tab between cells, so that line 7, field 2 is cell B7. Knows .xlsx and .ods. Does *not* know
//! what the columns mean.
//!
//! Only the first visible sheet is read. What a cell *shows* is kept where a figure would lie
//! without it: 0.125 in percent format becomes `12.5 %`, which a reader of figures refuses, and
//! 1 March 2024 shown as "mar-24" becomes `2024-03`.

/// The first visible sheet of a spreadsheet as text: figures with a point and at most fifteen
/// digits, dates as 2024-03-15, `TRUE` and `FALSE`, errors as `#N/A`. Text that looks like a figure
/// with thousands, `1.234`, is marked as a spreadsheet does: `'1.234`.
///
/// # Errors
/// The reason in English why it cannot be read; [`crate::diag`] has the Danish.
pub(super) fn as_text(path: &str, bytes: &[u8]) -> Result<String, String> {
    #[cfg(feature = "xlsx")]
    return open::as_text(path, bytes);
    #[cfg(not(feature = "xlsx"))]
    {
        let _ = (path, bytes);
        Err("this pejl was built without the reading of spreadsheets".to_owned())
    }
}

#[cfg(feature = "xlsx")]
mod open {
    use std::borrow::Cow;
    use std::fmt::Write as _;
    use std::io::{self, Cursor, Read, Write};

    use calamine::{
        Data, DataRef, ExcelDateTime, HeaderRow, Ods, OdsError, Reader, Sheet, SheetType,
        SheetVisible, Style, Xlsx, XlsxError,
    };
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipArchive, ZipWriter};

    /// Cells that a table may have, with the empty ones left of and above the last.
    const MAX_CELLS: u64 = 5_000_000;
    /// Bytes that a spreadsheet may unfold into. The largest honest table is far below.
    const MAX_UNPACKED: u64 = 1 << 29;
    /// Bytes of text that a table may become.
    const MAX_TEXT: usize = 1 << 28;

    // Each of these has its Danish in `diag/say/tables.rs`.
    const DAMAGED: &str = "the file is no spreadsheet, or it is damaged";
    const PROTECTED: &str = "the file is protected by a password";
    const NO_SHEET: &str = "the file has no visible sheet with cells";
    const TOO_LARGE: &str = "the sheet is too large: at most 5 million cells are read";

    pub(super) fn as_text(path: &str, bytes: &[u8]) -> Result<String, String> {
        // An encrypted workbook is not a zip but an old "compound file".
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(PROTECTED.to_owned());
        }
        check_unpacked(bytes)?;
        let sheet = if crate::tree::ending(path) == "ods" { ods(bytes)? } else { xlsx(bytes)? };
        sheet.into_text()
    }

    /// Unpacks everything into nothing, to see that it ends: sizes in a zip can lie.
    fn check_unpacked(bytes: &[u8]) -> Result<(), String> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut left = MAX_UNPACKED;
        for index in 0..zip.len() {
            let part = zip.by_index(index).map_err(damaged)?;
            left -= io::copy(&mut part.take(left), &mut io::sink()).map_err(damaged)?;
            if left == 0 {
                return Err(TOO_LARGE.to_owned());
            }
        }
        Ok(())
    }

    fn damaged(why: impl std::fmt::Display) -> String {
        format!("{DAMAGED} ({why})")
    }

    fn first_sheet(sheets: &[Sheet]) -> Result<String, String> {
        let shown =
            |it: &&Sheet| it.visible == SheetVisible::Visible && it.typ == SheetType::WorkSheet;
        sheets.iter().find(shown).map(|it| it.name.clone()).ok_or_else(|| NO_SHEET.to_owned())
    }

    fn xlsx(bytes: &[u8]) -> Result<Cells, String> {
        let refused = |why: XlsxError| match why {
            XlsxError::Password => PROTECTED.to_owned(),
            why => damaged(why),
        };
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
        let name = first_sheet(book.sheets_metadata())?;
        let mut reader = book.worksheet_cells_reader(&name).map_err(refused)?;
        let formats: Vec<Format> = reader.styles().iter().map(Format::of).collect();
        let mut cells = Cells::default();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(refused)? {
            let (row, column) = cell.get_position();
            let format = formats.get(style).copied().unwrap_or(Format::Plain);
            cells.put(row, column, |out| match cell.get_value() {
                DataRef::Int(it) => figure(out, *it as f64, format),
                DataRef::Float(it) => figure(out, *it, format),
                DataRef::String(it) => words(out, it),
                DataRef::SharedString(it) => words(out, it),
                DataRef::Bool(it) => out.push_str(if *it { "TRUE" } else { "FALSE" }),
                DataRef::DateTime(it) => moment(out, it, format),
                DataRef::DateTimeIso(it) | DataRef::DurationIso(it) => iso(out, it),
                DataRef::Error(it) => drop(write!(out, "{it}")),
                DataRef::Empty => {}
            })?;
        }
        Ok(cells)
    }

    fn ods(bytes: &[u8]) -> Result<Cells, String> {
        let refused = |why: OdsError| match why {
            OdsError::Password => PROTECTED.to_owned(),
            OdsError::CellLimitExceeded { .. } => TOO_LARGE.to_owned(),
            why => damaged(why),
        };
        let bytes = with_percent_shown(bytes)?;
        let mut book: Ods<_> = Ods::new(Cursor::new(&bytes[..])).map_err(refused)?;
        let name = first_sheet(book.sheets_metadata())?;
        let range = book
            .with_header_row(HeaderRow::FirstNonEmptyRow)
            .worksheet_range(&name)
            .map_err(refused)?;
        let (top, left) = range.start().unwrap_or((0, 0));
        let mut cells = Cells::default();
        for (row, column, value) in range.used_cells() {
            let at = |first: u32, more: usize| first + u32::try_from(more).unwrap_or(u32::MAX);
            cells.put(at(top, row), at(left, column), |out| match value {
                Data::Int(it) => figure(out, *it as f64, Format::Plain),
                Data::Float(it) => figure(out, *it, Format::Plain),
                Data::String(it) => words(out, it),
                Data::Bool(it) => out.push_str(if *it { "TRUE" } else { "FALSE" }),
                Data::DateTime(it) => moment(out, it, Format::Plain),
                Data::DateTimeIso(it) | Data::DurationIso(it) => iso(out, it),
                Data::Error(it) => drop(write!(out, "{it}")),
                Data::Empty => {}
            })?;
        }
        Ok(cells)
    }

    /// The cells of a sheet that have something in them, in the order in which they came.
    #[derive(Default)]
    struct Cells {
        pool: String,
        places: Vec<Place>,
    }

    /// Row and column from 0, and a slice of the pool.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    struct Place {
        row: u32,
        column: u32,
        start: u32,
        end: u32,
    }

    impl Cells {
        fn put(
            &mut self,
            row: u32,
            column: u32,
            write: impl FnOnce(&mut String),
        ) -> Result<(), String> {
            let start = self.pool.len();
            write(&mut self.pool);
            let end = self.pool.len();
            if end > MAX_TEXT || self.places.len() as u64 >= MAX_CELLS {
                return Err(TOO_LARGE.to_owned());
            }
            if end > start {
                // Both fit: MAX_TEXT is below 4 GB.
                self.places.push(Place { row, column, start: start as u32, end: end as u32 });
            }
            Ok(())
        }

        /// A line for each row from the first, padded so that line and field number are Excel's.
        fn into_text(mut self) -> Result<String, String> {
            // Spreadsheets write their cells in order; whoever does not is put in order.
            self.places.sort();
            self.places.dedup_by_key(|it| (it.row, it.column));
            let mut text = String::with_capacity(self.pool.len() + self.places.len());
            let (mut row, mut column, mut padding) = (0, 0, 0_u64);
            for place in &self.places {
                let down = u64::from(place.row - row);
                let from = if down > 0 { 0 } else { column };
                padding += down + u64::from(place.column - from);
                if padding > MAX_CELLS {
                    return Err(TOO_LARGE.to_owned());
                }
                text.extend((0..down).map(|_| '\n'));
                text.extend((from..place.column).map(|_| '\t'));
                text.push_str(&self.pool[place.start as usize..place.end as usize]);
                (row, column) = (place.row, place.column);
            }
            if !text.is_empty() {
                text.push('\n');
            }
            Ok(text)
        }
    }

    /// What of a number format changes the meaning of a cell.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum Format {
        Plain,
        Percent,
        /// A date of which only the year is shown.
        Year,
        /// A date of which only year and month are shown.
        Month,
    }

    impl Format {
        fn of(style: &Style) -> Format {
            style
                .number_format
                .as_ref()
                .map_or(Format::Plain, |it| Format::of_code(&it.format_code))
        }

        /// Reads a code like `0.0 %` or `[$-406]mmm-yy;@`: its first part, without literals.
        pub(super) fn of_code(code: &str) -> Format {
            let (mut year, mut month, mut finer, mut percent) = (false, false, false, false);
            let mut signs = code.chars();
            while let Some(sign) = signs.next() {
                match sign.to_ascii_lowercase() {
                    '"' => drop(signs.by_ref().find(|it| *it == '"')),
                    '[' => drop(signs.by_ref().find(|it| *it == ']')),
                    '\\' | '_' | '*' => drop(signs.next()),
                    ';' => break,
                    '%' => percent = true,
                    'y' => year = true,
                    'm' => month = true,
                    'd' | 'h' | 's' => finer = true,
                    _ => {}
                }
            }
            match (percent, year, month) {
                (true, ..) => Format::Percent,
                (_, true, false) if !finer => Format::Year,
                (_, true, true) if !finer => Format::Month,
                _ => Format::Plain,
            }
        }
    }

    /// A figure as Excel knows it: fifteen digits, so that 0.1 + 0.2 is 0.3.
    fn figure(out: &mut String, value: f64, format: Format) {
        let (value, unit) = match format {
            Format::Percent => (value * 100.0, " %"),
            _ => (value, ""),
        };
        // Writing to a String cannot fail.
        let _ = if value.fract() == 0.0 && value.abs() < 1e15 {
            write!(out, "{}{unit}", value as i64)
        } else {
            let rounded = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
            write!(out, "{rounded}{unit}")
        };
    }

    /// Text on one line and in one field.
    fn words(out: &mut String, text: &str) {
        let text = text.trim();
        if looks_grouped(text) {
            out.push('\'');
        }
        out.extend(text.chars().map(|it| if matches!(it, '\t' | '\n' | '\r') { ' ' } else { it }));
    }

    /// Text like `1.234`: in a Danish workbook 1234 kept as text, in plain reading 1 and a bit.
    fn looks_grouped(text: &str) -> bool {
        let digits = text.trim_start_matches(['-', '−', '+']);
        let mut groups = digits.split('.');
        let figure = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
        let head = groups
            .next()
            .is_some_and(|it| (1..=3).contains(&it.len()) && figure(it) && !it.starts_with('0'));
        let mut rest = groups.peekable();
        head && rest.peek().is_some() && rest.all(|it| it.len() == 3 && figure(it))
    }

    fn moment(out: &mut String, value: &ExcelDateTime, format: Format) {
        let _ = if value.is_duration() {
            let seconds = (value.as_f64() * 86_400.0).round() as i64;
            let sign = if seconds < 0 { "-" } else { "" };
            let (hours, rest) = (seconds.abs() / 3600, seconds.abs() % 3600);
            write!(out, "{sign}{hours:02}:{:02}:{:02}", rest / 60, rest % 60)
        } else {
            let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
            let midnight = (hour, minute, second) == (0, 0, 0);
            match format {
                _ if value.as_f64() > 0.0 && value.as_f64() < 1.0 => {
                    write!(out, "{hour:02}:{minute:02}:{second:02}")
                }
                Format::Year if midnight && (month, day) == (1, 1) => write!(out, "{year:04}"),
                Format::Month if midnight && day == 1 => write!(out, "{year:04}-{month:02}"),
                _ if midnight => write!(out, "{year:04}-{month:02}-{day:02}"),
                _ => write!(out, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
            }
        };
    }

    fn iso(out: &mut String, text: &str) {
        let day = text.split_once('T').filter(|(_, time)| {
            time.trim_end_matches('Z').bytes().all(|it| matches!(it, b'0' | b':' | b'.'))
        });
        words(out, day.map_or(text, |(day, _)| day));
    }

    /// An .ods keeps 12.5 % as 0.125 of the type "percentage", and its reader tells us no types. So
    /// such cells are rewritten as text before they are read. Also counts how large the sheets
    /// unfold: a cell may be repeated a million times in forty letters.
    fn with_percent_shown(bytes: &[u8]) -> Result<Cow<'_, [u8]>, String> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut part = |name: &str| -> Result<Vec<u8>, String> {
            let mut content = Vec::new();
            let part = zip.by_name(name).map_err(damaged)?;
            part.take(MAX_UNPACKED).read_to_end(&mut content).map_err(damaged)?;
            Ok(content)
        };
        let content = String::from_utf8(part("content.xml")?).map_err(damaged)?;
        let Some(shown) = percent_as_text(&content)? else {
            return Ok(Cow::Borrowed(bytes));
        };
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, content) in [
            ("mimetype", part("mimetype")?),
            ("META-INF/manifest.xml", part("META-INF/manifest.xml")?),
            ("content.xml", shown.into_bytes()),
        ] {
            out.start_file(name, stored).map_err(damaged)?;
            out.write_all(&content).map_err(damaged)?;
        }
        Ok(Cow::Owned(out.finish().map_err(damaged)?.into_inner()))
    }

    /// The XML with percent cells as text, if it has any.
    fn percent_as_text(content: &str) -> Result<Option<String>, String> {
        let mut out = String::new();
        let mut copied = 0;
        let mut size = Unfolding::default();
        let mut at = 0;
        while let Some(open) = content[at..].find('<').map(|it| at + it) {
            let end = tag_end(content, open);
            let tag = &content[open..end];
            at = end;
            size.see(tag)?;
            if !is_cell(tag) || attribute(tag, "office:value-type") != Some("percentage") {
                continue;
            }
            let Some(value) = attribute(tag, "office:value").and_then(|it| it.parse().ok()) else {
                continue;
            };
            let mut shown = String::new();
            figure(&mut shown, value, Format::Percent);
            out.push_str(&content[copied..open]);
            out.push_str("<table:table-cell office:value-type=\"string\" office:string-value=\"");
            out.push_str(&shown);
            if let Some(times) = attribute(tag, REPEATED_COLUMNS) {
                let _ = write!(out, "\" {REPEATED_COLUMNS}=\"{times}");
            }
            out.push_str(if tag.ends_with("/>") { "\"/>" } else { "\">" });
            copied = end;
        }
        if copied == 0 {
            return Ok(None);
        }
        out.push_str(&content[copied..]);
        Ok(Some(out))
    }

    const REPEATED_COLUMNS: &str = "table:number-columns-repeated";
    const REPEATED_ROWS: &str = "table:number-rows-repeated";

    /// Up to which cell a sheet is used, counted as its reader will lay it out.
    #[derive(Default)]
    struct Unfolding {
        width: u64,
        height: u64,
        rows: u64,
        this_row: u64,
        columns: u64,
    }

    impl Unfolding {
        fn see(&mut self, tag: &str) -> Result<(), String> {
            let times = |name| attribute(tag, name).and_then(|it| it.parse().ok()).unwrap_or(1_u64);
            if tag.starts_with("<table:table ") || tag.starts_with("<table:table>") {
                *self = Unfolding::default();
            } else if starts_tag(tag, "<table:table-row") {
                self.rows = self.rows.saturating_add(self.this_row);
                self.this_row = times(REPEATED_ROWS);
                self.columns = 0;
            } else if is_cell(tag) {
                self.columns = self.columns.saturating_add(times(REPEATED_COLUMNS));
                // A cell without a type or a formula is empty, whatever its style.
                if tag.contains("office:") || tag.contains("table:formula") {
                    self.width = self.width.max(self.columns);
                    self.height = self.height.max(self.rows.saturating_add(self.this_row));
                    if self.width.saturating_mul(self.height) > MAX_CELLS {
                        return Err(TOO_LARGE.to_owned());
                    }
                }
            }
            Ok(())
        }
    }

    fn is_cell(tag: &str) -> bool {
        starts_tag(tag, "<table:table-cell") || starts_tag(tag, "<table:covered-table-cell")
    }

    fn starts_tag(tag: &str, name: &str) -> bool {
        tag.strip_prefix(name).is_some_and(|it| it.starts_with([' ', '\n', '\t', '\r', '/', '>']))
    }

    /// One past the end of the tag or comment at `open`: quoted values may hold a `>` too.
    fn tag_end(content: &str, open: usize) -> usize {
        let rest = &content[open..];
        for (begin, end) in [("<!--", "-->"), ("<![CDATA[", "]]>")] {
            if rest.starts_with(begin) {
                return rest.find(end).map_or(content.len(), |it| open + it + end.len());
            }
        }
        let mut quote = None;
        for (at, byte) in rest.bytes().enumerate() {
            match (quote, byte) {
                (Some(it), _) if it == byte => quote = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'>') => return open + at + 1,
                (None, _) => {}
            }
        }
        content.len()
    }

    fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
        let mut rest = tag;
        loop {
            let at = rest.find(name)?;
            let before = rest[..at].ends_with(char::is_whitespace);
            rest = &rest[at + name.len()..];
            let value = rest.trim_start().strip_prefix('=').map(str::trim_start);
            if let (true, Some(value)) = (before, value) {
                let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
                return value[1..].split(quote).next();
            }
        }
    }
}

#[cfg(test)]
#[cfg(feature = "xlsx")]
mod tests {
    use std::io::{Cursor, Read, Write};

    use proptest::prelude::*;

    use super::as_text;
    use super::open::Format;

    const XLSX: &[u8] = include_bytes!("../../tests/fixtures/table.xlsx");
    const ODS: &[u8] = include_bytes!("../../tests/fixtures/table.ods");

    #[test]
    fn a_workbook_becomes_lines_and_fields_counted_as_excel_counts() {
        let text = as_text("indicators/a.xlsx", XLSX).unwrap();
        let expected = "\n\
            \n\
            \tperiod\tvalue\tandel\tnote\n\
            \t2023\t12.5\t12.5 %\ttab og linje\n\
            \t2024\t0.3\t100 %\than sagde \"ja\"\n\
            \t2024-03-15\t-1200000\t7 %\tTRUE\n\
            \n\
            \t2024/25\t'1.234\t\ttekst\n\
            \t2024-03\t0.0000001\n\
            \t2023\t#N/A\n\
            \t2024-03-01T10:30:00\t0.333333333333333\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn an_ods_reads_as_the_same_workbook_does() {
        let text = as_text("indicators/A.ODS", ODS).unwrap();
        let xlsx = as_text("indicators/a.xlsx", XLSX).unwrap();
        assert_eq!(text.lines().collect::<Vec<_>>(), xlsx.lines().take(8).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_no_spreadsheet_says_so() {
        for path in ["a.xlsx", "a.ods"] {
            assert!(as_text(path, b"").unwrap_err().contains("damaged"));
            assert!(as_text(path, b"period;value\n").unwrap_err().contains("damaged"));
            assert!(as_text(path, &XLSX[..XLSX.len() / 2]).unwrap_err().contains("damaged"));
            let old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
            assert!(as_text(path, &old).unwrap_err().contains("password"));
        }
        assert!(as_text("a.ods", XLSX).is_err());
        assert!(as_text("a.xlsx", ODS).is_err());
    }

    #[test]
    fn a_bomb_is_refused_before_it_goes_off() {
        let row = "<table:table-row table:number-rows-repeated=\"1000000\">\
            <table:table-cell table:number-columns-repeated=\"16000\" office:value-type=\"float\" office:value=\"1\"/>\
            </table:table-row>";
        let text = as_text("a.ods", &ods_of(row)).unwrap_err();
        assert!(text.contains("too large"), "{text}");
    }

    #[test]
    fn percent_cells_of_an_ods_may_be_repeated_and_empty() {
        let row = "<table:table-row>\
            <table:table-cell table:number-columns-repeated='2' office:value-type='percentage' office:value='0.5'/>\
            <table:table-cell office:value-type='percentage'/>\
            <table:table-cell office:value-type='float' office:value='0.5'><!-- it's > --><text:p>0,5</text:p></table:table-cell>\
            </table:table-row>";
        let text = as_text("a.ods", &ods_of(row)).unwrap();
        assert_eq!(text, "50 %\t50 %\t\t0.5\n");
    }

    #[test]
    fn far_cells_are_not_padded_for_ever() {
        let rows: String = (1..400)
            .map(|it| format!("<row r=\"{it}\"><c r=\"XFD{it}\"><v>1</v></c></row>"))
            .collect();
        let text = as_text("a.xlsx", &xlsx_of(&rows)).unwrap_err();
        assert!(text.contains("too large"), "{text}");
        let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
        assert_eq!(as_text("a.xlsx", &xlsx_of(far)).unwrap().lines().count(), 1_048_576);
    }

    #[test]
    fn cells_out_of_order_are_put_in_order() {
        let rows = "<row r=\"2\"><c r=\"B2\"><v>4</v></c><c r=\"A2\"><v>3</v></c></row>\
            <row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
        assert_eq!(as_text("a.xlsx", &xlsx_of(rows)).unwrap(), "1\n3\t4\n");
    }

    #[test]
    fn figures_have_fifteen_digits_and_no_exponent() {
        for (written, expected) in [
            ("1.1000000000000001", "1.1"),
            ("0.30000000000000004", "0.3"),
            ("1.5E-5", "0.000015"),
            ("-0", "0"),
            ("1234567890123456789", "1234567890123460000"),
            ("98765432109876.5", "98765432109876.5"),
        ] {
            let rows = format!("<row r=\"1\"><c r=\"A1\"><v>{written}</v></c></row>");
            assert_eq!(as_text("a.xlsx", &xlsx_of(&rows)).unwrap(), format!("{expected}\n"));
        }
    }

    proptest! {
        // Each case is a workbook written and read; thousands have been run by hand.
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn a_spreadsheet_with_damaged_parts_never_panics(
            ods: bool, part in 0..30_usize, at in 0..10_000_usize, cut in 0..9_usize, new in "[0-9A<>/\"'&;=a-z:-]{0,9}",
        ) {
            let (path, bytes) = if ods { ("a.ods", ODS) } else { ("a.xlsx", XLSX) };
            let mut parts = parts(bytes);
            let part = part % parts.len();
            let content = &mut parts[part].1;
            let at = at % content.len().max(1);
            let end = (at + cut).min(content.len());
            content.splice(at.min(end)..end, new.bytes());
            let _ = as_text(path, &zipped(&parts));
        }
    }

    fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let read = |at| {
            let mut part = zip.by_index(at).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        };
        let count = zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len();
        (0..count).map(read).collect()
    }

    fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
        let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            let options = zip::write::SimpleFileOptions::default();
            let options = options.compression_method(zip::CompressionMethod::Stored);
            out.start_file(name, options).unwrap();
            out.write_all(content).unwrap();
        }
        out.finish().unwrap().into_inner()
    }

    /// The workbook with these rows on its visible sheet.
    fn xlsx_of(rows: &str) -> Vec<u8> {
        let mut parts = parts(XLSX);
        let sheet = parts.iter_mut().find(|it| it.0 == "xl/worksheets/sheet2.xml").unwrap();
        sheet.1 = format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
             <sheetData>{rows}</sheetData></worksheet>"
        )
        .into_bytes();
        zipped(&parts)
    }

    /// A document with these rows on its only sheet.
    fn ods_of(rows: &str) -> Vec<u8> {
        let content = format!(
            "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\">{rows}</table:table>\
             </office:spreadsheet></office:body></office:document-content>"
        );
        let part = |name: &str, content: &str| (name.to_owned(), content.as_bytes().to_vec());
        zipped(&[
            part("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            part("META-INF/manifest.xml", "<manifest:manifest/>"),
            part("content.xml", &content),
        ])
    }

    #[test]
    fn a_number_format_tells_percent_and_how_much_of_a_date_is_shown() {
        for (code, expected) in [
            ("General", Format::Plain),
            ("0.0 %", Format::Percent),
            ("0\" %\"", Format::Plain),
            ("0\\%", Format::Plain),
            ("#,##0;[Red]-0%", Format::Plain),
            ("yyyy", Format::Year),
            ("[$-406]mmm-yy;@", Format::Month),
            ("mmm-yy", Format::Month),
            ("dd-mm-yyyy", Format::Plain),
            ("yyyy-mm-dd hh:mm", Format::Plain),
            ("mm:ss", Format::Plain),
        ] {
            assert_eq!(Format::of_code(code), expected, "{code}");
        }
    }
}
