//! What can be wrong with a YAML file before anybody asks what it means.

use crate::diag::{Diagnostic, Diags, Said, said};
use crate::tree::Span;

impl Diags {
    /// The YAML parser gave up.
    pub fn yaml_syntax(&mut self, span: Span, reason: &Said) -> &mut Diagnostic {
        let Said { da, en } = reason;
        let message =
            said!("filen kan ikke læses som YAML: {da}", "the file cannot be read as YAML: {en}");
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
            "filen er for indviklet: den går for mange trin ned eller gentager sig selv for mange gange",
            "the file is too intricate: it goes too many levels down, or repeats itself too many times"
        );
        self.error("yaml-too-large", span, message).help(said!(
            "skriv det helt ud i stedet for at bruge `&` og `*`, og læg lange talrækker i en tabel (CSV)",
            "write it out without `&` and `*`, and put long series in a table (CSV)"
        ));
    }

    /// `!vigtigt`: a tag, which nothing here has a use for.
    pub fn yaml_tag(&mut self, span: Span) {
        let message = said!(
            "filen kan ikke læses som YAML: `!` betyder noget særligt forrest i en tekst",
            "the file cannot be read as YAML: `!` has a special meaning at the beginning of a text"
        );
        self.error("yaml-syntax", span, message)
            .help(said!("sæt teksten i anførselstegn", "put the text in quotes"));
    }

    /// A second document in one file.
    pub fn yaml_documents(&mut self, span: Span) {
        let message = said!(
            "filen deles i to af en linje med `---`",
            "a line with `---` splits the file in two"
        );
        self.error("yaml-documents", span, message).help(said!(
            "slet linjen, eller del filen i to filer",
            "delete the line, or split the file into two files"
        ));
    }

    /// A key that is a list or a map.
    pub fn yaml_key_shape(&mut self, span: Span) {
        let message = said!("en nøgle skal være et ord", "a key must be a word");
        self.error("yaml-key-shape", span, message).help(said!(
            "skriv `nøgle: værdi`; skal teksten begynde med `[` eller `{{`, så sæt den i anførselstegn",
            "write `key: value`; if the text must begin with `[` or `{{`, put it in quotes"
        ));
    }

    /// What stands after `#` is a remark that nobody sees.
    pub fn cut_off(&mut self, span: Span, remark: &str) {
        let message = said!("`{remark}` kommer ikke med", "`{remark}` is left out");
        self.warning("cut-off", span, message).help(said!(
            "i YAML er alt efter ` #` en bemærkning; sæt hele teksten i anførselstegn, eller skriv et mellemrum efter `#`, hvis det er en bemærkning",
            "in YAML all that follows ` #` is a remark; put the whole text in quotes, or write a space after the `#` if it is a remark"
        ));
    }
}
