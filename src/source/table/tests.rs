//! How tables are read.

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
        .map(|row| number(&tree, &table, &row.cell(at), false, &mut diags))
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
    check_wrong("a;b\n1;2;;4;5\n", &[("too-many-cells", "4", &format!("cell D2 (`4`) {columns}"))]);
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
    check_figure(semicolon("45 %"), "cell B3: `45 %` is not a plain figure", "`45`", Some("45"));
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
    check_figure(sheet("value\n12,5\n"), "cell A2 is text, not a figure: `12,5`", "`12.5`", None);
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
                number(&tree, &table, &cell, false, &mut diags);
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
