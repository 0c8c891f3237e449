//! What can be wrong with a file as such: its place, its name, its bytes, its front matter.

use crate::diag::{Diags, said};
use crate::tree::{Span, Unreadable};
use crate::value::Lang;

impl Diags {
    /// A file that could not be read as what its name promises.
    pub fn unreadable(&mut self, span: Span, path: &str, why: &Unreadable) {
        match why {
            Unreadable::InvalidUtf8(_) => self.invalid_utf8(span),
            Unreadable::Spreadsheet(reason) => self.unreadable_spreadsheet(span, reason),
            Unreadable::TooLarge(size) => self.file_too_large(span, path, *size),
            Unreadable::Symlink => self.symlink(span, path),
            Unreadable::BadName => self.name_not_utf8(span, path),
        }
    }

    fn invalid_utf8(&mut self, span: Span) {
        let message = said!("teksten er ikke gemt som UTF-8", "the text is not saved as UTF-8");
        self.error("invalid-utf8", span, message)
            .label(said!(
                "her står et tegn, der ikke kan læses",
                "here is a character that cannot be read"
            ))
            .help(said!(
                "gem filen igen som UTF-8 (i Notesblok: Gem som, Kodning: UTF-8)",
                "save the file again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"
            ));
    }

    fn file_too_large(&mut self, span: Span, path: &str, size: u64) {
        let megabytes = size / 1_048_576;
        let message = said!(
            "`{path}` fylder {megabytes} MB og læses ikke",
            "`{path}` is {megabytes} MB and is not read"
        );
        self.error("file-too-large", span, message).help(said!(
            "del filen op, eller fjern det, siden ikke skal vise",
            "split the file, or remove what the page does not show"
        ));
    }

    fn symlink(&mut self, span: Span, path: &str) {
        let message = said!(
            "`{path}` er en genvej eller en særlig fil, ikke en almindelig fil",
            "`{path}` is a link or a special file, not an ordinary file"
        );
        self.error("symlink", span, message).help(said!(
            "læg selve filen i mappen: pejl læser kun indholdsmappens egne filer",
            "put the file itself in the folder: pejl reads only the content folder's own files"
        ));
    }

    /// A drawing that does more than draw: it could run a script on our site for whoever opens it.
    pub fn svg_with_code(&mut self, span: Span) {
        let message = said!(
            "billedet indeholder andet end en tegning",
            "the picture holds more than a drawing"
        );
        self.error("svg-with-code", span, message)
            .label(said!(
                "det her kan køre kode eller hente noget udefra",
                "this can run code or fetch something from elsewhere"
            ))
            .help(said!(
                "gem den igen fra tegneprogrammet som ren SVG (plain SVG), eller brug PNG",
                "save it again from the drawing program as plain SVG, or use PNG"
            ));
    }

    /// The name of a picture, a document or a table that not every system can store.
    pub fn not_everywhere_a_name(&mut self, span: Span, path: &str) {
        let message = said!(
            "filnavnet `{path}` kan ikke bruges på alle computere og webservere",
            "the file name `{path}` does not work on every computer and web server"
        );
        self.error("bad-file-name", span, message).help(said!(
            "kald filen noget med bogstaver, tal, bindestreg og højst 100 tegn",
            "give the file a name of letters, digits and hyphens, at most 100 characters"
        ));
    }

    /// Two files whose names differ in capitals only: not every system can keep both.
    pub fn names_differ_in_capitals(&mut self, span: Span, first: Span, path: &str, other: &str) {
        let message = said!(
            "`{path}` og `{other}` er samme navn på Windows og Mac",
            "`{path}` and `{other}` are the same name on Windows and Mac"
        );
        self.error("bad-file-name", span, message)
            .second(first, said!("den anden er her", "the other is here"))
            .help(said!("giv den ene et andet navn", "give one of them another name"));
    }

    fn name_not_utf8(&mut self, span: Span, path: &str) {
        let message = said!(
            "filnavnet `{path}` har tegn, der ikke kan læses",
            "the file name `{path}` has characters that cannot be read"
        );
        self.error("name-not-utf8", span, message)
            .help(said!("giv filen et nyt navn", "give the file a new name"));
    }

    /// No site.yml.
    pub fn no_site(&mut self, somewhere: Option<Span>) {
        let message =
            said!("indholdsmappen har ingen `site.yml`", "the content folder has no `site.yml`");
        // There is no place in a file that is not there; the folder as a whole is meant.
        let _ = somewhere;
        let diagnostic = self.push(crate::diag::Severity::Error, "no-site", None, message);
        diagnostic.help(said!(
            "skriv `pejl new site MAPPE` for at få et helt lille site at begynde med; `site.yml` skal mindst have `title`",
            "write `pejl new site FOLDER` for a whole small site to begin with; `site.yml` needs at least a `title`"
        ));
    }

    /// A file that is in no known place or of no known kind.
    pub fn unknown_file(&mut self, span: Span, path: &str, better: Option<String>) {
        let message =
            said!("pejl ved ikke, hvad `{path}` er", "pejl does not know what `{path}` is");
        let diagnostic = self.error("unknown-file", span, message);
        match better {
            Some(better) if path.strip_suffix(".txt") == Some(better.as_str()) => diagnostic.help(said!(
                "kald den `{better}`: Notesblok har sat `.txt` på, og Windows skjuler det (Vis > Filtypenavne)",
                "call it `{better}`: Notepad has added `.txt`, and Windows hides it (View > File name extensions)"
            )),
            Some(better) => diagnostic.help(said!("mente du `{better}`?", "did you mean `{better}`?")),
            None if path.starts_with("themes/") => diagnostic.help(said!(
                "er det et udseende, så flyt mappen `themes` ud, så den ligger ved siden af mappen med indholdet",
                "if it is a look, move the folder `themes` out, so that it lies beside the folder with the content"
            )),
            None if let Some(how) = super::texts::saved_otherwise(path) => diagnostic.help(how),
            None if [".doc", ".docx", ".odt", ".rtf"].iter().any(|it| path.ends_with(it)) => {
                diagnostic.help(said!(
                    "pejl læser ikke Word: kopiér teksten til en fil, der ender på .md, eller gem den som PDF, og link til den",
                    "pejl does not read Word: copy the text to a file that ends in .md, or save it as PDF and link to it"
                ))
            }
            None => diagnostic.help(said!(
                "mapperne er missions, indicators, partners, contributions, stories, updates, situations og pages; filer ender på .md, .yml eller (tal) .csv, .xlsx, .ods",
                "the folders are missions, indicators, partners, contributions, stories, updates, situations and pages; files end in .md, .yml or (figures) .csv, .xlsx, .ods"
            )),
        };
    }

    /// A file with nothing in it.
    pub fn empty_file(&mut self, span: Span, path: &str) {
        self.error("empty-file", span, said!("`{path}` er tom", "`{path}` is empty")).help(said!(
            "skriv noget i den, eller slet den",
            "write something in it, or delete it"
        ));
    }

    /// A Markdown file that does not begin with `---`.
    pub fn no_front_matter(&mut self, span: Span) {
        let message = said!("filen begynder ikke med `---`", "the file does not begin with `---`");
        self.error("front-matter", span, message).help(said!(
            "øverst skal der stå tre bindestreger, så `title: …` og andre oplysninger, og så tre bindestreger igen",
            "at the top there must be three hyphens, then `title: …` and other facts, and then three hyphens again"
        ));
    }

    /// Front matter without its end.
    pub fn open_front_matter(&mut self, span: Span) {
        let message = said!(
            "oplysningerne øverst i filen bliver ikke lukket",
            "the facts at the top of the file are not closed"
        );
        self.error("front-matter-open", span, message)
            .label(said!("begynder her", "begins here"))
            .help(said!(
                "skriv en linje med `---`, hvor oplysningerne slutter",
                "write a line of `---` where the facts end"
            ));
    }

    /// `klima.xx.md`
    pub fn bad_language_ending(&mut self, span: Span, path: &str, tag: &str) {
        let known = known_languages();
        let message = said!(
            "`.{tag}.` i `{path}` er ikke et sprog",
            "`.{tag}.` in `{path}` is not a language"
        );
        self.error("language-ending", span, message).help(said!(
            "en oversættelse hedder som sin original med et sprog før endelsen, fx `klima.en.md`; sprogene er {known}. Brug ellers bindestreg i stedet for punktum",
            "a translation is named like its original with a language before the ending, e.g. `klima.en.md`; the languages are {known}. Otherwise use a hyphen instead of the point"
        ));
    }

    /// Two files that are the same thing.
    pub fn two_files(&mut self, span: Span, first: Span, path: &str, other: &str, table: bool) {
        let message = match table {
            true => said!(
                "indikatoren har to tabeller: `{other}` og `{path}`",
                "the indicator has two tables: `{other}` and `{path}`"
            ),
            false => said!(
                "`{path}` og `{other}` er den samme ting",
                "`{path}` and `{other}` are the same thing"
            ),
        };
        self.error("duplicate-id", span, message)
            .second(first, said!("den første er her", "the first is here"))
            .help(said!(
                "behold den ene, eller giv den anden et nyt navn",
                "keep one, or give the other a new name"
            ));
    }

    /// A file name that is no id.
    pub fn bad_file_name(&mut self, span: Span, path: &str, stem: &str, better: Option<&str>) {
        let message = said!(
            "`{stem}` i `{path}` kan ikke være et navn på nettet",
            "`{stem}` in `{path}` cannot be a name on the web"
        );
        let diagnostic = self.error("bad-file-name", span, message);
        // What Windows, Mac and Office call a copy.
        let copy = stem.ends_with(')')
            || ["kopi", "copy"]
                .iter()
                .any(|it| stem.to_lowercase().split([' ', '-', '_']).any(|word| word == *it));
        match better {
            Some(better) if copy => diagnostic.help(said!(
                "er den en kopi, så slet den; er den en ny ting, så kald den `{better}`: små bogstaver a-z, tal og bindestreg",
                "if it is a copy, delete it; if it is a new thing, call it `{better}`: small letters a-z, digits and hyphens"
            )),
            Some(better) => diagnostic.help(said!(
                "kald den `{better}`: små bogstaver a-z, tal og bindestreg",
                "call it `{better}`: small letters a-z, digits and hyphens"
            )),
            None => diagnostic.help(said!(
                "brug små bogstaver a-z, tal og bindestreg",
                "use small letters a-z, digits and hyphens"
            )),
        };
    }
}

/// `da, en, sv, nb, de`
pub(super) fn known_languages() -> String {
    Lang::ALL.map(Lang::code).join(", ")
}
