//! What can be wrong with a YAML file before anybody asks what it means.

use crate::diag::{Diagnostic, Diags, said};
use crate::tree::Span;

impl Diags {
    /// The YAML parser gave up.
    pub fn yaml_syntax(&mut self, span: Span, reason: &str) -> &mut Diagnostic {
        let message = said!(
            "filen kan ikke læses som YAML: {reason}",
            "the file cannot be read as YAML: {reason}"
        );
        self.error("yaml-syntax", span, message)
    }

    /// The same key twice in one map.
    pub fn duplicate_key(&mut self, span: Span, first: Span, key: &str) {
        self.error(
            "duplicate-key",
            span,
            said!("`{key}` står her to gange", "`{key}` is written twice here"),
        )
        .second(first, said!("første gang her", "first written here"))
        .help(said!(
            "slet den ene: pejl gætter ikke på, hvilken der gælder",
            "delete one: pejl does not guess which one counts"
        ));
    }

    /// Too deep, or too much by way of aliases.
    pub fn yaml_too_large(&mut self, span: Span) {
        let message = said!(
            "filen folder sig ud til mere, end en fil må fylde",
            "the file unfolds into more than a file may hold"
        );
        self.error("yaml-too-large", span, message).help(said!(
            "skriv det ud uden `&` og `*`, og læg lange talrækker i en tabel (CSV)",
            "write it out without `&` and `*`, and put long series in a table (CSV)"
        ));
    }
}
