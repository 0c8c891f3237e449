//! What can be wrong with the form of a table: its cells, quotes, headings and figures.

use crate::diag::{Diagnostic, Diags, said};
use crate::tree::Span;
use crate::value::{Decimal, NumberProblem, parse_date, rounded};

/// What was written, short enough to be quoted.
fn quote(written: &str) -> String {
    let line: String = written.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
    match line.char_indices().nth(40) {
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
        None => line,
    }
}

/// Why `disk` refuses a spreadsheet, in its English and in Danish. Some go on with details.
const REASONS: [(&str, &str); 5] = [
    (
        "the file is no spreadsheet, or it is damaged",
        "filen er ikke et regneark, eller den er beskadiget",
    ),
    ("the file is protected by a password", "filen er beskyttet med en adgangskode"),
    ("the file has no visible sheet with cells", "filen har ingen synlige ark med celler"),
    (
        "the sheet is too large: at most 5 million cells are read",
        "arket er for stort: højst 5 millioner celler bliver læst",
    ),
    (
        "this pejl was built without the reading of spreadsheets",
        "denne udgave af pejl kan ikke læse regneark",
    ),
];

impl Diags {
    /// A spreadsheet that its reader refuses, for a reason in English.
    pub fn unreadable_spreadsheet(&mut self, span: Span, reason: &str) {
        let danish = REASONS
            .iter()
            .find_map(|(en, da)| reason.strip_prefix(en).map(|more| format!("{da}{more}")))
            .unwrap_or_else(|| reason.to_owned());
        let message = said!(
            "regnearket kan ikke læses: {danish}",
            "the spreadsheet cannot be read: {reason}"
        );
        self.error("unreadable-spreadsheet", span, message).help(said!(
            "åbn det i Excel eller LibreOffice, og gem det igen, eller gem det første ark som CSV",
            "open it in Excel or LibreOffice and save it again, or save its first sheet as CSV"
        ));
    }

    /// A row goes on where the heading has ended.
    pub fn too_many_cells(
        &mut self,
        span: Span,
        cell: &str,
        written: &str,
        columns: usize,
        comma: bool,
    ) {
        let written = quote(written);
        let message = said!(
            "celle {cell} (`{written}`) hører ikke til nogen kolonne: overskriften har kun {columns}",
            "cell {cell} (`{written}`) belongs to no column: the heading has only {columns}"
        );
        let help = if comma {
            said!(
                "er et decimaltal skrevet med komma? I en tabel med komma mellem cellerne skrives det med punktum: `12.5`. \
                 Tekst med komma i sættes i anførselstegn",
                "is there a figure with a decimal comma? Between commas it is written with a point: `12.5`. \
                 Text with a comma in it needs quotation marks"
            )
        } else {
            said!(
                "slet cellen, eller giv kolonnen et navn i overskriften",
                "delete the cell, or give its column a name in the heading"
            )
        };
        self.error("too-many-cells", span, message)
            .label(said!("her er der en celle for meget", "one cell too many"))
            .help(help);
    }

    /// A quotation mark opens a cell and nothing closes it.
    pub fn unclosed_quote(&mut self, quote: Span) {
        let message =
            said!("anførselstegnet bliver aldrig lukket", "this quotation mark is never closed");
        self.error("unclosed-quote", quote, message).help(said!(
            "sæt et `\"` efter cellens tekst, eller slet dette. Et anførselstegn inde i en celle skrives dobbelt: `\"\"`",
            "put a `\"` after the text of the cell, or delete this one. Inside a cell it is written twice: `\"\"`"
        ));
    }

    /// Text between the closing quotation mark and the end of the cell.
    pub fn text_after_quote(&mut self, span: Span, open: Span) {
        let message = said!(
            "der står tekst efter det anførselstegn, der lukker cellen",
            "there is text after the quotation mark that closes the cell"
        );
        self.error("text-after-quote", span, message)
            .second(open, said!("cellen begynder her", "the cell begins here"))
            .help(said!(
                "skriv anførselstegn inde i en celle dobbelt: `\"Den \"\"nye\"\" metode\"`",
                "write quotation marks inside a cell twice: `\"The \"\"new\"\" method\"`"
            ));
    }

    /// Two columns with one name.
    pub fn duplicate_column(&mut self, span: Span, first: Span, name: &str) {
        let name = quote(name);
        let message = said!(
            "der er to kolonner med navnet `{name}`",
            "there are two columns called `{name}`"
        );
        self.error("duplicate-column", span, message)
            .second(first, said!("den første er her", "the first is here"))
            .help(said!(
                "giv den ene et andet navn, eller slet den: pejl gætter ikke på, hvilken der gælder",
                "rename one or delete it: pejl does not guess which one counts"
            ));
    }

    /// Cells below a heading without a name.
    pub fn unnamed_column(&mut self, span: Span, heading: Span, cell: &str, written: &str) {
        let written = quote(written);
        let message = said!(
            "celle {cell} (`{written}`) står i en kolonne uden overskrift",
            "cell {cell} (`{written}`) is in a column without a heading"
        );
        self.error("unnamed-column", span, message)
            .second(heading, said!("her mangler navnet", "the name is missing here"))
            .help(said!(
                "giv kolonnen et navn i første række, eller tøm dens celler",
                "give the column a name in the first row, or empty its cells"
            ));
    }

    /// A cell that should hold a plain figure, in a text file with this decimal sign.
    pub fn bad_number(
        &mut self,
        span: Span,
        cell: &str,
        written: &str,
        problem: NumberProblem,
        decimal: char,
    ) {
        if let NumberProblem::DecimalSign(Some(meant)) = problem
            && let Some(whole) = in_thousands(written)
        {
            let fraction = meant.to_string().replace('.', &decimal.to_string());
            self.ambiguous_number(span, cell, written, &whole, &fraction);
            return;
        }
        let Some(meant) = problem.meant().filter(|_| !gone_wrong(written)) else {
            self.no_number(span, cell, written, problem);
            return;
        };
        let plain = meant.to_string().replace('.', &decimal.to_string());
        let shown = quote(written);
        let (message, help) = match problem {
            NumberProblem::DecimalSign(_) if decimal == ',' => (
                said!(
                    "celle {cell}: `{shown}` er skrevet med punktum, men i denne tabel er decimaltegnet komma",
                    "cell {cell}: `{shown}` has a point, but in this table the decimal sign is a comma"
                ),
                said!("skriv `{plain}`", "write `{plain}`"),
            ),
            NumberProblem::DecimalSign(_) => (
                said!(
                    "celle {cell}: `{shown}` er skrevet med komma, men i denne tabel er decimaltegnet punktum",
                    "cell {cell}: `{shown}` has a comma, but in this table the decimal sign is a point"
                ),
                said!("skriv `{plain}`", "write `{plain}`"),
            ),
            NumberProblem::Exponent(_) => (
                said!(
                    "celle {cell}: `{shown}` er et forkortet tal (med eksponent)",
                    "cell {cell}: `{shown}` is a shortened figure (with an exponent)"
                ),
                said!(
                    "skriv tallet helt ud: `{plain}`, hvis ingen cifre er gået tabt. I regnearket: vælg formatet Tal, før du gemmer som CSV",
                    "write it in full: `{plain}`, if no digits were lost. In the spreadsheet: choose the format Number before saving as CSV"
                ),
            ),
            _ => (
                said!(
                    "celle {cell}: `{shown}` er ikke et rent tal",
                    "cell {cell}: `{shown}` is not a plain figure"
                ),
                said!(
                    "skriv kun tallet, uden procenttegn, enhed og skilletegn mellem tusinder: `{plain}`",
                    "write the figure alone, without percent sign, unit or thousand separators: `{plain}`"
                ),
            ),
        };
        let patch = !matches!(problem, NumberProblem::Exponent(_));
        let diagnostic = self.error("bad-number", span, message).help(help);
        // A shortened figure has usually lost digits: only a person can write it out.
        if patch {
            diagnostic.patch(span, plain);
        }
    }

    /// A cell of a spreadsheet that should hold a figure. No patch: the text is ours, not the file's.
    pub fn bad_number_in_spreadsheet(
        &mut self,
        span: Span,
        cell: &str,
        written: &str,
        problem: NumberProblem,
    ) {
        if let Some(text) = written.strip_prefix('\'')
            && let Some(whole) = in_thousands(text)
        {
            let fraction = text.trim_start_matches('+').replace('.', ",");
            self.ambiguous_number(span, cell, text, &whole, &fraction);
            return;
        }
        let Some(meant) = problem.meant().filter(|_| !gone_wrong(written)) else {
            self.no_number(span, cell, written, problem);
            return;
        };
        // People type the decimal sign of their own spreadsheet.
        let en = meant.to_string();
        let da = en.replace('.', ",");
        let shown = quote(written);
        let (message, help) = match written.strip_suffix(" %").map(str::parse::<f64>) {
            Some(Ok(_)) => {
                let shown_da = shown.replace('.', ",");
                (
                    said!(
                        "celle {cell} har procentformat: regnearket viser `{shown_da}`, men gemmer en hundrededel af tallet",
                        "cell {cell} is formatted as percent: the spreadsheet shows `{shown}` but keeps a hundredth of it"
                    ),
                    said!(
                        "vælg formatet Tal for cellen, og skriv `{da}`: procenten hører til i indikatorens `unit`",
                        "choose the format Number for the cell and write `{en}`: the percent belongs in the indicator's `unit`"
                    ),
                )
            }
            _ => (
                said!(
                    "celle {cell} er tekst, ikke et tal: `{shown}`",
                    "cell {cell} is text, not a figure: `{shown}`"
                ),
                said!(
                    "vælg formatet Tal for cellen, og skriv tallet igen, uden procenttegn, enhed og skilletegn mellem tusinder: `{da}`",
                    "choose the format Number for the cell and write the figure again, without percent sign, unit or thousand separators: `{en}`"
                ),
            ),
        };
        self.error("bad-number", span, message).help(help);
    }

    /// `1.234`: a whole number with its thousands apart, or three decimals?
    fn ambiguous_number(
        &mut self,
        span: Span,
        cell: &str,
        written: &str,
        whole: &str,
        fraction: &str,
    ) {
        let shown = quote(written);
        let message = said!(
            "celle {cell}: `{shown}` kan betyde både `{whole}` og `{fraction}`",
            "cell {cell}: `{shown}` may mean `{whole}` or `{fraction}`"
        );
        self.error("bad-number", span, message).help(said!(
            "skriv `{whole}`, hvis tegnet skiller tusinder, og `{fraction}`, hvis det er et decimaltegn",
            "write `{whole}` if the sign separates thousands, and `{fraction}` if it is a decimal sign"
        ));
    }

    /// `1.234` where the figures are published without decimals: it would become 1.
    pub fn thousands_in_a_table(
        &mut self,
        span: Span,
        cell: &str,
        written: &str,
        value: Decimal,
        decimal: char,
    ) {
        let whole = written.replace([decimal, '+'], "");
        let one = rounded(value, 1).to_string().replace('.', &decimal.to_string());
        let message = said!(
            "celle {cell}: `{written}` kan betyde både `{whole}` og et tal med tre decimaler",
            "cell {cell}: `{written}` may mean `{whole}` or a figure with three decimals"
        );
        self.error("bad-number", span, message).help(said!(
            "skriv `{whole}`, hvis tegnet skiller tusinder. Er det et decimaltegn, så rund af til `{one}`, og bed om decimalen i indikatorens enhed: `unit: {{text: …, decimals: 1}}`. Ellers vises tallet uden",
            "write `{whole}` if the sign separates thousands. If it is a decimal sign, round to `{one}` and ask for the decimal in the indicator's unit: `unit: {{text: …, decimals: 1}}`. Otherwise the figure is shown without"
        ));
    }

    /// A cell with no figure in it at all, or one that is too long to be kept.
    fn no_number(&mut self, span: Span, cell: &str, written: &str, problem: NumberProblem) {
        let shown = quote(written);
        if problem == NumberProblem::TooLong {
            let message = said!(
                "celle {cell}: `{shown}` har flere cifre, end pejl kan gemme nøjagtigt",
                "cell {cell}: `{shown}` has more digits than pejl can keep exactly"
            );
            self.error("bad-number", span, message)
                .help(said!("afrund til højst 28 cifre", "round it to at most 28 digits"));
            return;
        }
        let diagnostic = self.not_a_number(span, cell, &shown, written);
        diagnostic.label(said!("her skal stå et tal", "a figure is expected here"));
    }

    fn not_a_number(
        &mut self,
        span: Span,
        cell: &str,
        shown: &str,
        written: &str,
    ) -> &mut Diagnostic {
        let empty = said!(
            "skriv et tal, eller lad cellen være tom og skriv `M` (mangler) i kolonnen `status`",
            "write a figure, or leave the cell empty and write `M` (missing) in a column `status`"
        );
        if written.starts_with('#') {
            let message = said!(
                "celle {cell}: regnearkets formel gav fejlen `{shown}`",
                "cell {cell}: the spreadsheet's formula gave the error `{shown}`"
            );
            return self.error("bad-number", span, message).help(said!(
                "ret formlen, eller lad cellen være tom og skriv `M` (mangler) i kolonnen `status`",
                "mend the formula, or leave the cell empty and write `M` (missing) in a column `status`"
            ));
        }
        if looks_like_date(written) {
            let message = said!(
                "celle {cell}: `{shown}` er en dato eller et klokkeslæt, ikke et tal",
                "cell {cell}: `{shown}` is a date or a time, not a figure"
            );
            return self.error("bad-number", span, message).help(said!(
                "regneark gør tal som `12-3` og `3.4` til datoer: vælg formatet Tal, og skriv tallet igen",
                "spreadsheets turn figures like `12-3` into dates: choose the format Number and write the figure again"
            ));
        }
        let message = said!(
            "celle {cell}: `{shown}` er ikke et tal",
            "cell {cell}: `{shown}` is not a figure"
        );
        self.error("bad-number", span, message).help(empty)
    }
}

/// Whether a spreadsheet has made something else of a figure: no digit in it is to be trusted.
fn gone_wrong(written: &str) -> bool {
    written.starts_with('#') || looks_like_date(written)
}

/// A date, the name of a month in it, or a time of day.
fn looks_like_date(written: &str) -> bool {
    const MONTHS: [&str; 14] = [
        "jan", "feb", "mar", "apr", "maj", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov",
        "dec",
    ];
    let lower = written.to_lowercase();
    lower.contains(':')
        || parse_date(written).is_some()
        || lower.split(|it: char| !it.is_alphabetic()).any(|it| MONTHS.contains(&it))
}

/// `1.234` and `12.345.678` (or with commas) without the signs between the thousands; `None` for
/// anything that cannot be a whole number written so, like `0.125`.
fn in_thousands(written: &str) -> Option<String> {
    let digits = written.trim_start_matches(['-', '−', '+']);
    let mut groups = digits.split(['.', ',']);
    let first = groups.next()?;
    let head = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let mut rest = groups.peekable();
    let more = rest.peek().is_some();
    let figure = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if head && more && figure(first) && rest.all(|it| it.len() == 3 && figure(it)) {
        Some(written.trim_start_matches('+').replace(['.', ','], ""))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Tree;

    #[test]
    fn a_refused_spreadsheet_is_told_in_danish_with_its_details() {
        let tree = Tree::of_texts([("a.csv", "")]);
        let file = tree.find("a.csv").unwrap();
        let mut diags = Diags::default();
        let damaged = "the file is no spreadsheet, or it is damaged (no end)";
        diags.unreadable_spreadsheet(Span::start_of(file), damaged);
        let said = diags.into_sorted(&tree, false);
        assert!(said[0].message.en.ends_with(damaged));
        assert!(said[0].message.da.ends_with("eller den er beskadiget (no end)"));
    }

    #[test]
    fn only_whole_thousands_are_thousands() {
        for text in ["1.234", "-12.345.678", "+1,234"] {
            assert!(in_thousands(text).is_some(), "{text}");
        }
        for text in ["0.125", "1234.567", "1.23", "1.2345", "1", "", "-", "1.234.", "1..234"] {
            assert_eq!(in_thousands(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_cell_is_quoted_in_part() {
        assert_eq!(quote(&"æ".repeat(50)), "æ".repeat(40) + " …");
        assert_eq!(quote("a\nb"), "a b");
    }
}
