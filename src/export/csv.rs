//! Tables as CSV (RFC 4180): commas, CRLF, quotes where they are needed, UTF-8 without a mark. Does
//! *not* know what the columns mean.

/// Rows as CSV; the first one is the heads of the columns. A cell that a spreadsheet would take for a
/// formula, and that is no number, gets an apostrophe in front, so that opening the file runs nothing.
/// So does each part of a cell behind a semicolon or a line end: a Danish Excel cuts the file there,
/// also inside quotes that do not begin the line.
pub(super) fn csv<R, C>(rows: impl IntoIterator<Item = R>) -> Vec<u8>
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut out = String::new();
    for row in rows {
        for (at, text) in row.into_iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            cell(&mut out, text.as_ref());
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

fn cell(out: &mut String, text: &str) {
    // Most cells are short and plain, and there are millions of them.
    if text.bytes().all(|it| it.is_ascii_alphanumeric())
        || text.starts_with(|it: char| it.is_ascii_alphanumeric())
            && !text.contains(['"', ',', ';', '\r', '\n'])
            && !text.ends_with(' ')
    {
        out.push_str(text);
        return;
    }
    let edge = text.starts_with(' ') || text.ends_with(' ');
    let text = guarded(text);
    if edge || text.contains(['"', ',', '\r', '\n']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&text);
    }
}

/// The text with an apostrophe before each part that a spreadsheet would take for a formula.
fn guarded(text: &str) -> String {
    let mut safe = String::new();
    for (at, part) in text.split_inclusive([';', '\r', '\n']).enumerate() {
        // A blank line is none.
        let said = part.trim_end_matches([';', '\r', '\n']);
        let judged = if at == 0 { part } else { said };
        if !judged.is_empty() && is_formula(judged.strip_suffix(';').unwrap_or(judged)) {
            safe.push('\'');
        }
        safe.push_str(part);
    }
    safe
}

/// Whether a spreadsheet might calculate what is written: also behind blanks, and with the wide
/// signs of East Asian keyboards.
fn is_formula(text: &str) -> bool {
    let starts = |it: &str| {
        it.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%'])
    };
    let begun = starts(text) || starts(text.trim_start());
    begun && !is_number(text)
}

fn is_number(text: &str) -> bool {
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let plain = text.strip_prefix(['-', '+']).unwrap_or(text);
    match plain.split_once('.') {
        Some((whole, rest)) => digits(whole) && digits(rest),
        None => digits(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let rows = [["a", "b,c", "d\"e"], ["æ;ø", "linje\nskift", " kant"], ["", "1.5", "x"]];
        assert_eq!(
            String::from_utf8(csv(rows)).expect("UTF-8"),
            "a,\"b,c\",\"d\"\"e\"\r\næ;ø,\"linje\nskift\",\" kant\"\r\n,1.5,x\r\n"
        );
    }

    #[test]
    fn nothing_runs_behind_a_semicolon_either() {
        let check = |text: &str, expect: &str| {
            let written = String::from_utf8(csv([[text]])).expect("UTF-8");
            assert_eq!(written.trim_end_matches("\r\n"), expect, "{text}");
        };
        check("ok;=1+1", "ok;'=1+1");
        check("ok; @x;y", "ok;' @x;y");
        check("a\n=1", "\"a\n'=1\"");
        check("a\r\n\r\n-1+1;", "\"a\r\n\r\n'-1+1;\"");
        check("koen=kvinder;alder=15-17", "koen=kvinder;alder=15-17");
        check("fra 1;-2.5", "fra 1;-2.5");
        check("\n", "\"'\n\"");
    }

    #[test]
    fn nothing_runs_when_a_spreadsheet_opens_it() {
        let check = |text: &str, expect: &str| {
            let written = String::from_utf8(csv([[text]])).expect("UTF-8");
            assert_eq!(written.trim_end_matches("\r\n"), expect, "{text}");
        };
        check("=1+1", "'=1+1");
        check("=HYPERLINK(\"https://x\",\"y\")", "\"'=HYPERLINK(\"\"https://x\"\",\"\"y\"\")\"");
        check("@SUM(A1)", "'@SUM(A1)");
        check("+45 12 34 56 78", "'+45 12 34 56 78");
        check("-1+2", "'-1+2");
        check("-", "'-");
        check(" =1", "\"' =1\"");
        check("\t=1", "'\t=1");
        check("＝1", "'＝1");
        check("-1.5", "-1.5");
        check("+3", "+3");
        check("12", "12");
        check("a=1", "a=1");
        check("koen=kvinder", "koen=kvinder");
    }

    #[test]
    fn another_reader_reads_what_was_meant() {
        let rows = [["a", "b\r\n\"c\"", ",;,", "x"], ["", " ", "æ", "\"\""]];
        let bytes = csv(rows);
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
        for (read, row) in reader.records().zip(rows) {
            assert_eq!(read.expect("a row").iter().collect::<Vec<_>>(), row);
        }
    }
}
