//! What can be wrong in a Markdown text: links, anchors, pictures, figures, live numbers.

use crate::diag::say::values::listed;
use crate::diag::{Diags, Said, nearest, said};
use crate::tree::{PictureFault, Span};

impl Diags {
    /// Raw HTML, which is shown as text.
    pub fn raw_html(&mut self, span: Span, found: &str) {
        let short: String = found.chars().take(40).collect();
        let message =
            said!("HTML-koden `{short}` vises som tekst", "the HTML `{short}` is shown as text");
        self.warning("raw-html", span, message).help(said!(
            "brug Markdown i stedet; skal læserne se selve koden, så sæt en accent grave (backtick) på hver side af den",
            "use Markdown instead; if readers are to see the code itself, put a backtick on each side of it"
        ));
    }

    /// A footnote that nothing refers to.
    pub fn unused_footnote(&mut self, span: Span, name: &str) {
        self.warning(
            "unused-footnote",
            span,
            said!("ingen henviser til noten `{name}`", "nothing refers to the footnote `{name}`"),
        )
        .help(said!(
            "skriv `[^{name}]` i teksten, eller slet noten",
            "write `[^{name}]` in the text, or delete the footnote"
        ));
    }

    /// An anchor that the page has not.
    pub fn broken_anchor(&mut self, span: Span, anchor: &str, near: Option<&str>) {
        let message =
            said!("siden har ingen overskrift `#{anchor}`", "the page has no heading `#{anchor}`");
        let diagnostic = self.error("broken-anchor", span, message);
        match near {
            Some(near) => diagnostic.help(said!("mente du `#{near}`?", "did you mean `#{near}`?")),
            None => diagnostic.help(said!(
                "et anker er overskriftens ord med små bogstaver og bindestreger",
                "an anchor is the heading's words in small letters with hyphens"
            )),
        };
    }

    /// A picture that is none.
    pub fn not_a_picture(&mut self, span: Span, found: &str) {
        let message = said!(
            "`{found}` er ikke et billede, som en browser kan vise",
            "`{found}` is not a picture that a browser can show"
        );
        let diagnostic = self.error("not-a-picture", span, message);
        if let Some(how) = saved_otherwise(found) {
            diagnostic.help(how);
            return;
        }
        diagnostic.help(said!(
            "brug .jpg, .png, .webp eller .svg; et link skrives uden udråbstegn: `[tekst](adresse)`",
            "use .jpg, .png, .webp or .svg; a link is written without the exclamation mark: `[text](address)`"
        ));
    }

    /// A picture that cannot be shown, for its own sake.
    pub fn unshowable_picture(&mut self, span: Span, path: &str, fault: PictureFault) {
        let again = said!(
            "åbn billedet i et billedprogram, og gem det igen som JPEG (fotos) eller PNG (tegninger)",
            "open the picture in a picture program and save it again as JPEG (photos) or PNG (drawings)"
        );
        let smaller = said!(
            "gem det i en mindre udgave: 2.000 pixel på den længste led er nok til en webside",
            "save a smaller version: 2,000 pixels on the longest side are enough for a web page"
        );
        match fault {
            PictureFault::Damaged => {
                let message = said!(
                    "billedet `{path}` er i stykker eller ikke helt overført",
                    "the picture `{path}` is damaged or was not copied to the end"
                );
                self.error("damaged-picture", span, message).help(again);
            }
            PictureFault::OtherKind(kind) => {
                let message = said!(
                    "filen `{path}` er ikke det billede, som navnet siger: indholdet er {kind}",
                    "the file `{path}` is not the picture that its name says: it holds {kind}"
                );
                self.error("damaged-picture", span, message).help(again);
            }
            PictureFault::TooLarge(bytes) => {
                let size = bytes / 1_000_000;
                let message = said!(
                    "billedet `{path}` fylder {size} MB; pejl læser højst 67 MB",
                    "the picture `{path}` takes {size} MB; pejl reads at most 67 MB"
                );
                self.error("picture-too-large", span, message).help(smaller);
            }
            PictureFault::TooManyPixels(pixels) => {
                let size = pixels / 1_000_000;
                let message = said!(
                    "billedet `{path}` har {size} millioner pixel; pejl læser højst 100",
                    "the picture `{path}` has {size} million pixels; pejl reads at most 100"
                );
                self.error("picture-too-large", span, message).help(smaller);
            }
        }
    }

    /// A link or picture that Markdown takes for words, because of a space.
    pub fn link_with_space(&mut self, span: Span, dest: &str) {
        let message = said!(
            "der er mellemrum i `{dest}`, så læserne ser linjen, som den står her",
            "there is a space in `{dest}`, so readers see the line as it stands here"
        );
        self.error("link-with-space", span, message)
            .help(said!(
                "sæt `<` og `>` om det, eller giv filen et navn uden mellemrum",
                "put `<` and `>` around it, or give the file a name without spaces"
            ))
            .patch(span, format!("<{dest}>"));
    }

    /// `C:\\Users\\…`: only one computer in the world has it.
    pub fn own_computer(&mut self, span: Span, dest: &str) {
        let message = said!(
            "`{dest}` findes kun på din egen computer",
            "`{dest}` is only on your own computer"
        );
        let name = dest.rsplit(['\\', '/']).next().unwrap_or(dest);
        self.error("refused-scheme", span, message).help(said!(
            "læg filen ved siden af teksten, og skriv kun dens navn: `{name}`",
            "put the file beside the text, and write only its name: `{name}`"
        ));
    }

    /// A link or picture whose file is not there.
    pub fn file_not_found(&mut self, span: Span, path: &str, near: Option<&str>) {
        let message = said!("filen `{path}` findes ikke", "the file `{path}` does not exist");
        let diagnostic = self.error("file-not-found", span, message);
        match near {
            Some(near) => diagnostic.help(said!("mente du `{near}`?", "did you mean `{near}`?")),
            None if path.starts_with("www.") => diagnostic.help(said!(
                "er det en webadresse, så skriv `https://{path}`",
                "if it is a web address, write `https://{path}`"
            )),
            None => diagnostic.help(said!(
                "stien begynder i den mappe, som filen her ligger i",
                "the path begins in the folder that this file is in"
            )),
        };
    }

    /// A path that leads out of the content folder, or of a partner's own place.
    pub fn file_outside(&mut self, span: Span, path: &str, partner: Option<&str>) {
        if let Some(partner) = partner {
            let message = said!(
                "`{path}` fører ud af det sted, hvor `{partner}` har sine filer",
                "`{path}` leads out of the place where `{partner}` keeps its files"
            );
            self.error("file-outside", span, message).help(said!(
                "læg filen ved siden af teksten; til andres ting linkes med id, fx `mission:…`",
                "put the file beside the text; link to others' things by id, such as `mission:…`"
            ));
            return;
        }
        let message = said!(
            "`{path}` fører ud af indholdsmappen",
            "`{path}` leads out of the content folder"
        );
        self.error("file-outside", span, message)
            .help(said!("læg filen i indholdsmappen", "put the file in the content folder"));
    }

    /// A link to a content file that has no page.
    pub fn no_page_of_its_own(&mut self, span: Span, path: &str) {
        let message =
            said!("`{path}` har ikke en side for sig selv", "`{path}` has no page of its own");
        self.error("no-page-of-its-own", span, message).help(said!(
            "link til en mission, indikator, partner eller side i stedet",
            "link to a mission, indicator, partner or page instead"
        ));
    }

    /// A picture that those who cannot see it miss.
    pub fn picture_without_description(&mut self, span: Span, path: &str) {
        let message = said!(
            "billedet `{path}` mangler en beskrivelse",
            "the picture `{path}` lacks a description"
        );
        self.error("picture-without-description", span, message).help(said!(
            "skriv, hvad man ser: `![To elever ved en tavle]({path})`; er det kun pynt: `![]({path} \"dekorativ\")`",
            "write what is seen: `![Two pupils at a blackboard]({path})`; if it is decoration: `![]({path} \"decorative\")`"
        ));
    }

    /// A picture on somebody else's site.
    pub fn picture_elsewhere(&mut self, span: Span, url: &str) {
        let message = said!(
            "billedet `{url}` ligger på et andet websted",
            "the picture `{url}` is on another web site"
        );
        self.error("picture-elsewhere", span, message).help(said!(
            "læg det i indholdsmappen: sitet henter intet hos andre, for læsernes skyld",
            "put it in the content folder: the site fetches nothing from others, for the readers' sake"
        ));
    }

    /// `/om/` where a scheme is asked for.
    pub fn absolute_path(&mut self, span: Span, path: &str) {
        let message = said!(
            "adressen `{path}` holder ikke, hvis sitet flytter",
            "the address `{path}` breaks when the site moves"
        );
        self.error("absolute-path", span, message).help(said!(
            "skriv hvad det er: `page:om`, `mission:ID`, `indicator:ID` …, eller stien til filen",
            "write what it is: `page:about`, `mission:ID`, `indicator:ID` …, or the path to the file"
        ));
    }

    /// `javascript:`, a typing mistake, a drive letter.
    pub fn refused_scheme(&mut self, span: Span, scheme: &str) {
        let short: String = scheme.chars().filter(|it| !it.is_control()).take(30).collect();
        let message = said!(
            "`{short}:` er ikke en adresse, som en side må linke til",
            "`{short}:` is not an address that a page may link to"
        );
        let better = scheme_meant(&short);
        let diagnostic = self.error("refused-scheme", span, message);
        match better {
            Some(better) => diagnostic.help(said!("mente du `{better}:`?", "did you mean `{better}:`?")),
            None => diagnostic.help(said!(
                "brug https:, mailto:, tel: eller et af pejls egne ord, fx `mission:` og `indicator:`",
                "use https:, mailto:, tel: or one of pejl's own words, such as `mission:` and `indicator:`"
            )),
        };
    }

    /// `indicator:` where one of them is meant.
    pub fn scheme_without_id(&mut self, span: Span, scheme: &str) {
        let message = said!("`{scheme}:` mangler et id", "`{scheme}:` lacks an id");
        self.error("scheme-without-id", span, message).help(said!(
            "skriv fx `{scheme}:navnet-paa-filen`",
            "write e.g. `{scheme}:the-name-of-the-file`"
        ));
    }

    /// A link to a list without words.
    pub fn link_without_words(&mut self, span: Span) {
        self.error(
            "link-without-words",
            span,
            said!("linket har ingen ord", "the link has no words"),
        )
        .help(said!(
            "skriv dem mellem de kantede parenteser: `[alle missioner](mission:)`",
            "write them between the square brackets: `[all missions](mission:)`"
        ));
    }

    /// `[]()`
    pub fn empty_link(&mut self, span: Span) {
        self.error(
            "empty-link",
            span,
            said!("linket fører ingen steder hen", "the link leads nowhere"),
        )
        .help(said!(
            "skriv adressen mellem parenteserne",
            "write the address between the parentheses"
        ));
    }

    /// A link to something that is not published.
    pub fn link_to_hidden(&mut self, span: Span, name: &str) {
        let message = said!(
            "`{name}` er ikke offentliggjort endnu; her vises kun ordene",
            "`{name}` is not published yet; only the words are shown here"
        );
        self.warning("link-to-hidden", span, message).help(said!(
            "vent med linket, eller offentliggør den",
            "wait with the link, or publish it"
        ));
    }

    /// A table with figures of a partner that is not published yet.
    pub fn rows_left_out(&mut self, span: Span, name: &str) {
        let message = said!(
            "`{name}` er ikke offentliggjort endnu, så dens tal er ikke med",
            "`{name}` is not published yet, so its figures are left out"
        );
        self.warning("link-to-hidden", span, message).help(said!(
            "tallene kommer med, når partneren bliver offentliggjort",
            "the figures appear when the partner is published"
        ));
    }

    /// `?view=…` where it means nothing.
    pub fn query_on_link(&mut self, span: Span, key: &str) {
        let message = said!("`{key}` betyder ikke noget her", "`{key}` means nothing here");
        self.error("query-on-link", span, message).help(said!(
            "`?view=` og `?by=` hører til en figur, `?value=` (med `&from=`) til et tal: `![](indicator:ID?value=latest)`",
            "`?view=` and `?by=` belong to a figure, `?value=` (with `&from=`) to a number: `![](indicator:ID?value=latest)`"
        ));
    }

    /// A card or figure inside a sentence.
    pub fn card_in_sentence(&mut self, span: Span, dest: &str) {
        let message = said!(
            "`![]({dest})` skal stå alene på en linje",
            "`![]({dest})` must stand alone on a line"
        );
        self.error("card-in-sentence", span, message).help(said!(
            "giv den sin egen linje med en tom linje før og efter; et link skrives uden udråbstegn",
            "give it a line of its own with an empty line before and after; a link is written without the exclamation mark"
        ));
    }

    /// A live number of an indicator without figures.
    pub fn no_live_number(&mut self, span: Span, id: &str) {
        let message = said!("`{id}` har ingen tal at vise", "`{id}` has no figures to show");
        self.error("no-number", span, message).help(said!(
            "vent med at nævne tallet, til der er rækker i indikatorens tabel",
            "do not name the figure until there are rows in the indicator's table"
        ));
    }

    /// A live number of a period without a figure. `known` are the periods that have one, oldest first.
    pub fn no_live_number_at(&mut self, span: Span, id: &str, period: &str, known: &[String]) {
        let message =
            said!("`{id}` har intet tal for {period}", "`{id}` has no figure for {period}");
        let first = known.first().map_or("", String::as_str);
        let last = known.last().map_or("", String::as_str);
        // Another year is not what was meant, however near it is in the alphabet.
        self.error("no-number", span, message).help(said!(
            "der er tal fra {first} til {last}; skriv `latest` for det nyeste",
            "there are figures from {first} to {last}; write `latest` for the newest"
        ));
    }

    /// `?view=bars` without a word on what the bars are.
    pub fn view_without_by(&mut self, span: Span, id: &str, view: &str, known: &[&str]) {
        let message = said!(
            "`view={view}` viser dele, men `by` mangler",
            "`view={view}` shows parts, but `by` is missing"
        );
        let diagnostic = self.error("view-without-by", span, message);
        match known {
            [] => diagnostic.help(said!(
                "`{id}` har ingen opdelinger; slet `view={view}`, så vises udviklingen som en linje",
                "`{id}` has no breakdowns; delete `view={view}` to show it over time as a line"
            )),
            [first, ..] => {
                let list = listed(known);
                diagnostic.help(said!(
                    "skriv, hvad figuren er fordelt på: `?view={view}&by={first}`; vælg mellem {list}",
                    "write what the figure is broken down by: `?view={view}&by={first}`; choose one of {list}"
                ))
            }
        };
    }

    /// `?view=spark&by=alder`: a spark is of the whole.
    pub fn spark_by(&mut self, span: Span) {
        let message = said!(
            "`view=spark` kan ikke opdeles med `by`",
            "`view=spark` cannot be divided with `by`"
        );
        self.error("query-on-link", span, message).help(said!(
            "slet `by=…`, eller vælg `view=small-multiples`, som viser en lille linje for hver del",
            "delete `by=…`, or choose `view=small-multiples`, which shows a small line for each part"
        ));
    }

    /// A change since nothing.
    pub fn change_without_from(&mut self, span: Span, id: &str) {
        let message = said!(
            "`{id}` har ingen baseline at måle ændringen fra",
            "`{id}` has no baseline to measure the change from"
        );
        self.error("change-without-from", span, message).help(said!(
            "skriv hvorfra: `?value=change&from=2015`",
            "write from when: `?value=change&from=2015`"
        ));
    }
}

/// How to get a picture out of a file of another kind, if it holds one.
pub(super) fn saved_otherwise(path: &str) -> Option<Said> {
    let ending = path.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
    match ending.as_str() {
        "heic" | "heif" => Some(said!(
            "det er et foto fra en telefon: åbn det i et billedprogram, og gem det som JPEG (.jpg)",
            "it is a photo from a phone: open it in a picture program and save it as JPEG (.jpg)"
        )),
        "bmp" | "tif" | "tiff" | "psd" | "ai" | "eps" => Some(said!(
            "åbn det i et billedprogram, og gem det som JPEG (fotos), PNG eller SVG (tegninger)",
            "open it in a picture program and save it as JPEG (photos), PNG or SVG (drawings)"
        )),
        _ => None,
    }
}

/// The scheme that was probably meant: a typing mistake, or the Danish word.
fn scheme_meant(scheme: &str) -> Option<&'static str> {
    const SCHEMES: [&str; 14] = [
        "mission",
        "indicator",
        "partner",
        "contribution",
        "story",
        "situation",
        "update",
        "theme",
        "ingredient",
        "page",
        "term",
        "https",
        "mailto",
        "tel",
    ];
    match scheme.to_lowercase().as_str() {
        "indikator" => Some("indicator"),
        "bidrag" => Some("contribution"),
        "fortaelling" | "fortælling" => Some("story"),
        "livssituation" => Some("situation"),
        "opdatering" => Some("update"),
        "tema" => Some("theme"),
        "ingrediens" => Some("ingredient"),
        "side" => Some("page"),
        "ord" | "begreb" => Some("term"),
        "mail" | "email" => Some("mailto"),
        "tlf" | "telefon" | "phone" => Some("tel"),
        "javascript" | "data" | "vbscript" | "file" => None,
        other => nearest(other, SCHEMES),
    }
}
