//! What may be said of how a text reads: too hard, too long, or only true today. Advice, unless a reader
//! is lost or a person is named by a number.

use crate::diag::{Diags, said};
use crate::tree::Span;
use crate::value::Lang;

impl Diags {
    /// A text above the measure for its kind of page (W-01).
    pub fn hard_to_read(&mut self, span: Span, lang: Lang, found: u32, limit: u32, far: bool) {
        let message = match lang {
            Lang::En => said!(
                "teksten svarer til {found} års skolegang (Flesch-Kincaid); her bør den højst kræve {limit}",
                "the text needs grade {found} at school (Flesch-Kincaid); here it should need {limit} at most"
            ),
            _ => said!(
                "teksten har lixtal {found}; her bør det højst være {limit}",
                "the text has a LIX of {found}; here it should be {limit} at most"
            ),
        };
        let diagnostic = match far {
            true => self.warning("hard-to-read", span, message),
            false => self.advice("hard-to-read", span, message),
        };
        diagnostic.help(said!(
            "sæt punktum tidligere, og byt de længste ord ud med korte. Sig, hvem der gør hvad",
            "end sentences earlier, and use short words for the longest ones. Say who does what"
        ));
    }

    /// A sentence that one has to read twice (W-02).
    pub fn long_sentence(&mut self, span: Span, count: usize, most: usize) {
        let message = said!(
            "sætningen har {count} ord; efter {most} skal den læses to gange",
            "the sentence has {count} words; above {most} it has to be read twice"
        );
        self.advice("long-sentence", span, message).help(said!(
            "del den i to: én tanke, ét punktum",
            "divide it in two: one thought, one full stop"
        ));
    }

    /// A paragraph that fills a phone (W-02).
    pub fn long_paragraph(&mut self, span: Span, count: usize, most: usize) {
        let message = said!(
            "afsnittet har {count} ord; efter {most} fylder det hele skærmen på en telefon",
            "the paragraph has {count} words; above {most} it fills the screen of a phone"
        );
        self.advice("long-paragraph", span, message).help(said!(
            "sæt en tom linje, hvor der kommer noget nyt, eller lav en liste",
            "leave an empty line where something new begins, or make a list"
        ));
    }

    /// A word that stops the eye (W-04).
    pub fn long_word(&mut self, span: Span, word: &str, count: usize) {
        let message = said!("»{word}« har {count} bogstaver", "“{word}” has {count} letters");
        self.advice("long-word", span, message).help(said!(
            "sig det med flere ord: korte ord bliver læst hurtigere",
            "say it with several words: people read short words faster"
        ));
    }

    /// A time that means another time when it is read later (W-24).
    pub fn relative_time(&mut self, span: Span, words: &str) {
        let message = said!(
            "»{words}« er en anden tid, når siden læses senere",
            "“{words}” is another time when the page is read later"
        );
        self.advice("relative-time", span, message)
            .help(said!("skriv årstallet eller datoen", "write the year or the date"));
    }

    /// What looks like a civil registration number (W-28).
    pub fn personal_number(&mut self, span: Span) {
        let message = said!(
            "her står noget, der ligner et CPR-nummer",
            "this looks like a civil registration number (CPR)"
        );
        self.warning("personal-number", span, message).help(said!(
            "slet det, også i ældre udgaver af filen, hvis de ligger et sted, hvor andre kan se dem. Er det et andet nummer, så skriv det med mellemrum",
            "delete it, in older versions of the file too where others can see them. If it is another number, write it with spaces"
        ));
    }

    /// A title that a search result cuts off (W-25).
    pub fn long_title(&mut self, span: Span, lang: Lang, count: usize, most: usize) {
        let message = said!(
            "titlen har {count} tegn ({lang}); en søgemaskine viser kun {most}",
            "the title has {count} characters ({lang}); a search engine shows only {most}"
        );
        self.advice("long-title", span, message).help(said!(
            "gør den kortere, eller giv siden et kort navn med `short`",
            "make it shorter, or give the page a short name with `short`"
        ));
    }

    /// A summary that a search result cuts off or finds empty (W-25).
    pub fn summary_length(&mut self, span: Span, lang: Lang, count: usize, fits: (usize, usize)) {
        let (least, most) = fits;
        let message = said!(
            "`summary` har {count} tegn ({lang}); {least} til {most} passer i et søgeresultat",
            "`summary` has {count} characters ({lang}); {least} to {most} fit into a search result"
        );
        self.advice("summary-length", span, message).help(said!(
            "sig i en eller to korte sætninger, hvad læseren finder på siden",
            "say in one or two short sentences what the reader finds on the page"
        ));
    }
}
