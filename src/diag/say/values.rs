//! What can be wrong with a key or a value, before anybody looks at other files.

use crate::diag::{Diagnostic, Diags, Said, nearest, said};
use crate::tree::Span;
use crate::value::{Interval, Lang, NumberProblem, Period, Unit};

use super::danish::{key_meant, value_meant};
use super::files::known_languages;

/// At most this many names in a help: a longer list is not read.
const MANY: usize = 14;

/// `a`, `b`, `c` …
pub(super) fn listed(known: &[&str]) -> String {
    let shown = known.iter().take(MANY).map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    if known.len() > MANY { shown + " …" } else { shown }
}

impl Diags {
    /// A key that this kind of thing has not.
    pub fn unknown_key(&mut self, span: Span, key: &str, known: &[&str], what: &Said) {
        let Said { da, en } = what;
        let message = said!("{da} har ikke nøglen `{key}`", "{en} has no key `{key}`");
        let better = key_meant(key, known).or_else(|| nearest(key, known.iter().copied()));
        let list = listed(known);
        let diagnostic = self.error("unknown-key", span, message);
        match better {
            Some(better) => diagnostic
                .help(said!("mente du `{better}`?", "did you mean `{better}`?"))
                .patch(span, better),
            None if key.contains(['“', '”', '„']) => diagnostic.help(said!(
                "slet Words krøllede anførselstegn, og sæt lige anførselstegn om hele teksten: `\"…\"`",
                "delete Word's curly quotation marks, and put straight ones around the whole text: `\"…\"`"
            )),
            None => diagnostic.help(said!("nøglerne er {list}", "the keys are {list}")),
        };
    }

    /// A text with a comma in it that YAML has read as the next key: `{text: Klubber, og sport}`.
    pub fn split_text(&mut self, span: Span, rest: &str) {
        let message = said!(
            "kommaet foran `{rest}` deler teksten i to",
            "the comma before `{rest}` divides the text in two"
        );
        let diagnostic = self.error("unknown-key", span, message);
        if rest.starts_with(|it: char| it.is_ascii_digit()) {
            diagnostic.help(said!(
                "er det et tal, så skriv det uden komma og enhed: `15.7`, `1200000`; er det en tekst, så sæt anførselstegn om den",
                "if it is a number, write it without comma and unit: `15.7`, `1200000`; if it is a text, put quotation marks around it"
            ));
            return;
        }
        diagnostic.help(said!(
            "sæt anførselstegn om hele teksten, når der er komma i den: `{{title: \"Klubber, foreninger\"}}`",
            "put quotation marks around the whole text when there is a comma in it: `{{title: \"Clubs, associations\"}}`"
        ));
    }

    /// A Danish decimal comma that YAML has read as the next item: `{value: 15,7}`.
    pub fn split_decimal(&mut self, span: Span, whole: Option<&str>, decimals: &str) {
        let message = said!(
            "her skiller et komma to ting ad, så tallet bliver til to tal",
            "a comma separates two things here, so the number becomes two numbers"
        );
        let diagnostic = self.error("split-decimal", span, message);
        match whole {
            Some(whole) => {
                let better = format!("{whole}.{decimals}");
                diagnostic
                    .help(said!(
                        "i disse filer skrives decimaler med punktum: `{better}`",
                        "in these files decimals are written with a point: `{better}`"
                    ))
                    .patch(span, better)
            }
            None => diagnostic.help(said!(
                "i disse filer skrives decimaler med punktum: `15.7`",
                "in these files decimals are written with a point: `15.7`"
            )),
        };
    }

    /// A list where a text is asked for, and the like.
    pub fn wrong_shape(
        &mut self,
        span: Span,
        key: &str,
        expected: &Said,
        found: &Said,
    ) -> &mut Diagnostic {
        let (da, en) = (&expected.da, &expected.en);
        let (found_da, found_en) = (&found.da, &found.en);
        let message = match key {
            "" => said!(
                "her ventes {da}, men der står {found_da}",
                "here {en} is expected, but there is {found_en}"
            ),
            _ => said!(
                "`{key}` skal være {da}, men er {found_da}",
                "`{key}` must be {en}, but is {found_en}"
            ),
        };
        let diagnostic = self.error("wrong-shape", span, message);
        if da.starts_with("en liste, hvor") {
            diagnostic.help(match key {
                "was" => said!(
                    "skriv det, der stod før: `was: [{{by: 2026-06-30, until: 2026-06-24, why: …}}]`",
                    "write what stood before: `was: [{{by: 2026-06-30, until: 2026-06-24, why: …}}]`"
                ),
                _ => said!(
                    "sæt en bindestreg og et mellemrum foran den første linje i hver post, og ryk dens andre linjer lige så langt ind: `- title: …`",
                    "put a hyphen and a space before the first line of each entry, and indent its other lines as far: `- title: …`"
                ),
            });
        }
        diagnostic
    }

    /// A key that must be there.
    pub fn missing_key(&mut self, span: Span, key: &str, what: &Said) {
        let Said { da, en } = what;
        self.error("missing-key", span, said!("{da} mangler `{key}`", "{en} lacks `{key}`")).help(
            match key {
                "date" | "until" => {
                    said!("tilføj dagen: `{key}: 2026-03-01`", "add the day: `{key}: 2026-03-01`")
                }
                _ => said!("tilføj `{key}: …`", "add `{key}: …`"),
            },
        );
    }

    /// Everything needs a title.
    pub fn missing_title(&mut self, span: Span) {
        self.error("missing-title", span, said!("der mangler en titel", "there is no title"))
            .help(said!("tilføj en linje: `title: …`", "add a line: `title: …`"));
    }

    /// `why` is missing where a reader would ask for it.
    pub fn missing_why(&mut self, span: Span, what: &Said) {
        let Said { da, en } = what;
        self.error("missing-why", span, said!("{da} mangler en grund", "{en} lacks a reason"))
            .help(said!(
                "skriv den under `why`: læserne vil spørge",
                "write it under `why`: readers will ask"
            ));
    }

    /// Why a mission was closed, of one that nobody closed.
    pub fn why_without_closed(&mut self, span: Span) {
        let message = said!(
            "`why` siger, hvorfor missionen er lukket, men der står ikke hvornår",
            "`why` says why the mission was closed, but not when"
        );
        self.error("why-without-closed", span, message).help(said!(
            "tilføj dagen, fx `closed: 2026-03-01`, eller slet `why`",
            "add the day, e.g. `closed: 2026-03-01`, or delete `why`"
        ));
    }

    /// A text without a word in it.
    pub fn empty_text(&mut self, span: Span, key: &str) {
        self.error("empty-text", span, said!("`{key}` er tom", "`{key}` is empty"))
            .help(said!("skriv noget, eller slet linjen", "write something, or delete the line"));
    }

    /// A word that is not one of those allowed.
    pub fn unknown_value(&mut self, span: Span, key: &str, found: &str, known: &[&str]) {
        let message = said!("`{key}` kan ikke være `{found}`", "`{key}` cannot be `{found}`");
        let better = value_meant(found, known).or_else(|| nearest(found, known.iter().copied()));
        let list = listed(known);
        let diagnostic = self.error("unknown-value", span, message);
        diagnostic.help(said!("vælg mellem {list}", "choose one of {list}"));
        if let Some(better) = better {
            diagnostic.meant(span, better);
        }
    }

    /// `?vew=line`
    pub fn unknown_query(&mut self, span: Span, key: &str, known: &[&str]) {
        let message = said!(
            "`{key}` kan ikke stå efter `?` i en adresse",
            "`{key}` cannot stand after `?` in an address"
        );
        let list = listed(known);
        let better = nearest(key, known.iter().copied());
        let diagnostic = self.error("unknown-value", span, message);
        diagnostic.help(said!("vælg mellem {list}", "choose one of {list}"));
        if let Some(better) = better {
            diagnostic.meant(span, better);
        }
    }

    /// `?by=sektor` of an indicator that has nothing to be divided by.
    pub fn no_dimensions(&mut self, span: Span, id: &str) {
        let message = said!("`{id}` har ingen opdelinger", "`{id}` has no breakdowns");
        self.error("unknown-value", span, message).help(said!(
            "slet `by=…`, eller beskriv opdelingen under `dimensions` i indikatoren",
            "delete `by=…`, or describe the breakdown under `dimensions` in the indicator"
        ));
    }

    /// A breakdown of which there are no figures but those that are broken down further.
    pub fn no_figures_by(&mut self, span: Span, id: &str, by: &str) {
        let message = said!(
            "`{id}` har ingen tal, der kun er fordelt på `{by}`",
            "`{id}` has no figures that are broken down by `{by}` alone"
        );
        self.error("no-number", span, message).help(said!(
            "vælg en anden opdeling, eller føj rækker til tabellen, hvor de andre opdelinger er tomme",
            "choose another breakdown, or add rows to the table in which the other breakdowns are empty"
        ));
    }

    /// Something that is no date.
    pub fn bad_date(&mut self, span: Span, found: &str) {
        let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
        let well_written = found.len() == 10 && found.splitn(3, '-').all(digits);
        let message = if well_written {
            said!("datoen `{found}` findes ikke", "the date `{found}` does not exist")
        } else {
            said!("`{found}` er ikke en dato", "`{found}` is not a date")
        };
        let day = found.split_once('T').map_or(found, |it| it.0);
        let better = crate::value::guess_date(day).map(|it| it.to_string());
        let diagnostic = self.error("bad-date", span, message);
        diagnostic.help(match value_meant(found, &["true", "false"]).unwrap_or(found) {
            "true" => said!(
                "her skal den dag stå, hvor det skete: `2026-03-01` for 1. marts 2026",
                "write the day on which it happened: `2026-03-01` for 1 March 2026"
            ),
            "false" => said!(
                "er det ikke sket, så slet linjen; ellers skriv dagen: `2026-03-01`",
                "if it has not happened, delete the line; else write the day: `2026-03-01`"
            ),
            _ if Period::parse(found).is_some() => said!(
                "skriv også måned og dag, fx den sidste dag i tidsrummet: `2026-12-31`",
                "write the month and the day as well, such as the last day of that time: `2026-12-31`"
            ),
            _ => said!(
                "skriv år-måned-dag med tal: `2026-03-01` for 1. marts 2026",
                "write year-month-day in figures: `2026-03-01` for 1 March 2026"
            ),
        });
        if let Some(better) = better {
            diagnostic.label(said!("skriv `{better}`", "write `{better}`")).patch(span, better);
        }
    }

    /// Something that is no period.
    pub fn bad_period(&mut self, span: Span, found: &str) {
        let message = said!("`{found}` er ikke en periode", "`{found}` is not a period");
        let better = Period::guess(found);
        let diagnostic = self.error("bad-period", span, message);
        diagnostic.help(said!(
            "skriv `2024`, `2024-H1`, `2024-Q3`, `2024-03`, `2024-W11`, `2024-03-15`, `2024/25` (skoleår) eller `2018..2020`",
            "write `2024`, `2024-H1`, `2024-Q3`, `2024-03`, `2024-W11`, `2024-03-15`, `2024/25` (school year) or `2018..2020`"
        ));
        if let Some(better) = better {
            diagnostic.meant(span, better);
        }
    }

    /// Something that is no stretch of time.
    pub fn bad_span(&mut self, span: Span, found: &str) {
        let message = said!("`{found}` er ikke et tidsrum", "`{found}` is not a span of time");
        let better = found
            .split_once(['-', '–', '—'])
            .map(|(from, to)| format!("{}..{}", from.trim(), to.trim()))
            .filter(|it| Interval::parse(it).is_some());
        let diagnostic = self.error("bad-span", span, message);
        diagnostic.help(said!(
            "skriv begyndelse og slutning med to punktummer imellem: `2024..2029`, `2024-Q2..` eller `..2029`",
            "write beginning and end with two points between: `2024..2029`, `2024-Q2..` or `..2029`"
        ));
        if let Some(better) = better {
            diagnostic.meant(span, better);
        }
    }

    /// `from` and `to` the wrong way round.
    pub fn ends_before_it_begins(&mut self, to: Span, from: Span) {
        let message = said!(
            "`to` ligger før `from`: det slutter, før det begynder",
            "`to` is before `from`: it ends before it begins"
        );
        self.error("backward-span", to, message)
            .second(from, said!("begynder her", "begins here"))
            .help(said!("byt om på `from` og `to`", "swap `from` and `to`"));
    }

    /// A stretch of time that ends before it begins.
    pub fn backward_span(&mut self, span: Span, found: &str) {
        let turned =
            found.split_once("..").map_or(String::new(), |(from, to)| format!("{to}..{from}"));
        let message = said!(
            "tidsrummet `{found}` slutter, før det begynder",
            "the span `{found}` ends before it begins"
        );
        self.error("backward-span", span, message)
            .help(said!(
                "skriv det tidligste først: `{turned}`",
                "write the earliest first: `{turned}`"
            ))
            .patch(span, turned);
    }

    /// Something in YAML that is no number.
    pub fn not_a_plain_number(&mut self, span: Span, found: &str, problem: NumberProblem) {
        let message = match problem {
            NumberProblem::TooLong => said!(
                "`{found}` har flere cifre, end pejl kan regne med",
                "`{found}` has more digits than pejl can calculate with"
            ),
            _ => said!("`{found}` er ikke et rent tal", "`{found}` is not a plain number"),
        };
        let diagnostic = self.error("not-a-number", span, message);
        diagnostic.help(said!(
            "skriv kun tallet: med punktum før decimalerne og uden enhed, procenttegn og punktum i tusinder",
            "write the figure alone, with a point before the decimals and without unit, percent sign or thousand separator"
        ));
        if let Some(meant) = problem.meant() {
            diagnostic
                .label(said!("skriv `{meant}`", "write `{meant}`"))
                .patch(span, meant.to_string());
        }
    }

    /// `1.200`: a thousand and more to a Dane, little more than one to a computer.
    pub fn thousands_or_decimals(&mut self, span: Span, found: &str) {
        let whole = found.replace('.', "");
        let fraction = format!("{found}0");
        let message = said!(
            "`{found}` kan betyde både `{whole}` og `{fraction}`",
            "`{found}` may mean `{whole}` or `{fraction}`"
        );
        self.error("not-a-number", span, message).help(said!(
            "skriv `{whole}`, hvis punktummet skiller tusinder, og `{fraction}`, hvis det er et decimaltegn",
            "write `{whole}` if the point separates thousands, and `{fraction}` if it is a decimal point"
        ));
    }

    /// A unit that pejl has not.
    pub fn bad_unit(&mut self, span: Span, found: &str) {
        let list = listed(&Unit::NAMES);
        let message = said!(
            "`{found}` er ikke en enhed, pejl kender",
            "`{found}` is not a unit that pejl knows"
        );
        let better = match found.trim().to_lowercase().as_str() {
            "%" | "procent" | "pct" | "pct." | "procentpoint" => Some("percent"),
            "antal" | "personer" | "stk" | "stk." | "number" => Some("count"),
            "kr" | "kr." | "kroner" => Some("dkk"),
            "dage" | "dag" | "day" => Some("days"),
            "timer" | "time" | "hour" => Some("hours"),
            "ton" | "tons" | "tonnes" | "ton co2" => Some("tonnes_co2"),
            "point" | "indeks" | "points" => Some("score"),
            other => nearest(other, Unit::NAMES),
        };
        let diagnostic = self.error("bad-unit", span, message);
        diagnostic.help(said!(
            "vælg mellem {list}, eller skriv din egen: `{{text: mio. ton CO2, symbol: mio. t, decimals: 1}}`",
            "choose one of {list}, or write your own: `{{text: million tonnes CO2, symbol: Mt, decimals: 1}}`"
        ));
        if let Some(better) = better {
            diagnostic.meant(span, better);
        }
    }

    /// A language that pejl has no interface texts for.
    pub fn bad_language(&mut self, span: Span, found: &str) {
        let known = known_languages();
        let better = match found {
            "dk" | "dansk" | "da-DK" => Some("da"),
            "uk" | "gb" | "engelsk" | "english" | "en-GB" | "en-US" => Some("en"),
            "se" | "svensk" => Some("sv"),
            "no" | "nn" | "norsk" => Some("nb"),
            "tysk" | "deutsch" => Some("de"),
            _ => None,
        };
        let message = said!(
            "`{found}` er ikke et sprog, pejl kan",
            "`{found}` is not a language that pejl speaks"
        );
        let diagnostic = self.error("bad-language", span, message);
        diagnostic.help(said!("sprogene er {known}", "the languages are {known}"));
        if let Some(better) = better {
            diagnostic.meant(span, better);
        }
    }

    /// A language that pejl speaks but this site has not.
    pub fn language_not_on_site(&mut self, span: Span, lang: Lang, languages: &[Lang]) {
        let list = languages.iter().map(|it| it.code()).collect::<Vec<_>>().join(", ");
        let message = said!("sitet har ikke sproget `{lang}`", "the site has no language `{lang}`");
        self.error("language-not-on-site", span, message).help(said!(
            "slet teksten, eller tilføj sproget i site.yml: `languages: [{list}, {lang}]`",
            "delete the text, or add the language in site.yml: `languages: [{list}, {lang}]`"
        ));
    }

    /// Words without the site's first language.
    pub fn missing_first_language(&mut self, span: Span, key: &str, first: Lang) {
        let message = said!(
            "`{key}` mangler sitets første sprog, `{first}`",
            "`{key}` lacks the site's first language, `{first}`"
        );
        self.error("missing-first-language", span, message).help(said!(
            "tilføj det: `{{{first}: …}}`; de andre sprog falder tilbage på det",
            "add it: `{{{first}: …}}`; the other languages fall back on it"
        ));
    }

    /// Words in a translation that the original has not: the first language would lack them.
    pub fn translated_nothing(&mut self, span: Span, what: &Said) {
        let Said { da, en } = what;
        let message = said!(
            "{da} er oversat her, men står ikke i originalen",
            "{en} is translated here, but is not in the original"
        );
        self.error("missing-first-language", span, message).help(said!(
            "skriv det først på sitets første sprog, i originalen",
            "write it in the site's first language first, in the original"
        ));
    }

    /// An id that is none.
    pub fn bad_id(&mut self, span: Span, found: &str, better: Option<&str>) {
        let message = said!("`{found}` kan ikke være et id", "`{found}` cannot be an id");
        let diagnostic = self.error("bad-id", span, message);
        diagnostic.help(said!(
            "brug små bogstaver a-z, tal og bindestreg",
            "use small letters a-z, digits and hyphens"
        ));
        if let Some(better) = better {
            diagnostic.label(said!("skriv `{better}`", "write `{better}`")).patch(span, better);
        }
    }

    /// `themes: energi, transport`
    pub fn list_without_brackets(&mut self, span: Span, key: &str, found: &str) {
        let message =
            said!("en liste skal stå i kantede parenteser", "a list must stand in square brackets");
        self.error("list-without-brackets", span, message)
            .help(said!("skriv `{key}: [{found}]`", "write `{key}: [{found}]`"))
            .patch(span, format!("[{found}]"));
    }

    /// The same name twice in a list.
    pub fn twice_in_list(&mut self, span: Span, first: Span, name: &str) {
        self.error(
            "twice-in-list",
            span,
            said!("`{name}` står to gange i listen", "`{name}` stands twice in the list"),
        )
        .second(first, said!("første gang her", "first written here"))
        .help(said!("slet den ene", "delete one"));
    }

    /// Something that is no web address.
    pub fn bad_url(&mut self, span: Span, found: &str) {
        let message = said!("`{found}` er ikke en webadresse", "`{found}` is not a web address");
        let diagnostic = self.error("bad-url", span, message);
        diagnostic.help(said!(
            "en webadresse begynder med `https://`",
            "a web address begins with `https://`"
        ));
        if !found.contains([' ', ':', '"', '\'']) && found.contains('.') {
            diagnostic.patch(span, format!("https://{found}"));
        }
    }

    /// Something that is no e-mail address.
    pub fn bad_email(&mut self, span: Span, found: &str) {
        let message =
            said!("`{found}` er ikke en mailadresse", "`{found}` is not an e-mail address");
        self.error("bad-email", span, message).help(said!(
            "skriv den som `navn@eksempel.dk`, uden andet",
            "write it as `name@example.org`, without anything else"
        ));
    }

    /// Something that is no telephone number.
    pub fn bad_phone(&mut self, span: Span, found: &str) {
        let message =
            said!("`{found}` er ikke et telefonnummer", "`{found}` is not a telephone number");
        self.error("bad-phone", span, message).help(said!(
            "brug tal, mellemrum og `+`, i anførselstegn: \"+45 12 34 56 78\"",
            "use digits, spaces and `+`, in quotes: \"+45 12 34 56 78\""
        ));
    }

    /// Something that is no colour.
    pub fn bad_colour(&mut self, span: Span, found: &str) {
        let message = said!("`{found}` er ikke en farve", "`{found}` is not a colour");
        let diagnostic = self.error("bad-colour", span, message);
        if let Some(meant) = colour_meant(found) {
            diagnostic
                .help(said!(
                    "mente du \"{meant}\"? Husk anførselstegnene",
                    "did you mean \"{meant}\"? Keep the quotes"
                ))
                .patch(span, format!("\"{meant}\""));
            return;
        }
        diagnostic.help(said!(
            "skriv den med seks tegn, i anførselstegn: \"#0B5A6E\"",
            "write it with six characters, in quotes: \"#0B5A6E\""
        ));
    }

    /// `brand: #0B5A6E`: to YAML, all after `#` is a remark, and there is no colour.
    pub fn colour_without_quotes(&mut self, span: Span, key: &str) {
        let message = said!(
            "`{key}` har ingen farve: `#` begynder en bemærkning, og resten af linjen læses ikke",
            "`{key}` has no colour: `#` begins a remark, and the rest of the line is not read"
        );
        self.error("bad-colour", span, message).help(said!(
            "sæt farven i anførselstegn: `{key}: \"#0B5A6E\"`",
            "put the colour in quotes: `{key}: \"#0B5A6E\"`"
        ));
    }

    /// A value that could break out of the style sheet.
    pub fn bad_css(&mut self, span: Span, key: &str, found: &str) {
        let message = said!("`{key}` kan ikke være `{found}`", "`{key}` cannot be `{found}`");
        self.error("bad-css", span, message).help(match key {
            "radius" => said!(
                "skriv et tal og `px` eller `rem`: `4px`, `0.25rem`",
                "write a number and `px` or `rem`: `4px`, `0.25rem`"
            ),
            _ => said!(
                "skriv kun navne på skrifter, med komma imellem: `Gill Sans, sans-serif`",
                "write only names of typefaces, with commas between them: `Gill Sans, sans-serif`"
            ),
        });
    }

    /// A contact that nobody can reach.
    pub fn contact_without_address(&mut self, span: Span) {
        let message = said!(
            "kontakten har hverken mail, telefon eller webadresse",
            "the contact has neither e-mail, phone nor web address"
        );
        self.error("contact-without-address", span, message).help(said!(
            "tilføj mindst én af `email`, `phone` og `url`",
            "add at least one of `email`, `phone` and `url`"
        ));
    }

    /// A heading of the front page that fills a telephone.
    pub fn promise_too_long(&mut self, span: Span, count: usize, most: usize) {
        let message = said!(
            "forsidens overskrift har {count} ord; der er plads til {most}",
            "the heading of the front page has {count} words; there is room for {most}"
        );
        self.advice("promise-too-long", span, message).help(said!(
            "skriv det vigtigste løfte i `promise`, og resten i `summary`",
            "write the main promise in `promise` and the rest in `summary`"
        ));
    }

    /// More menu items than a reader can take in.
    pub fn menu_too_long(&mut self, span: Span, count: usize) {
        let message = said!(
            "menuen har {count} punkter; der er plads til 7",
            "the menu has {count} items; there is room for 7"
        );
        self.error("menu-too-long", span, message).help(said!(
            "læg resten på en side, som menuen linker til",
            "put the rest on a page that the menu links to"
        ));
    }

    /// A fact in a translation.
    pub fn fact_in_translation(&mut self, span: Span, key: &str, allowed: &[&str]) {
        let list = listed(allowed);
        let message = said!(
            "`{key}` hører ikke til i en oversættelse",
            "`{key}` does not belong in a translation"
        );
        let better = nearest(key, allowed.iter().copied());
        let diagnostic = self.error("fact-in-translation", span, message);
        diagnostic.help(said!(
            "tal, datoer og navne står kun i originalen, så to sprog aldrig kan sige hver sit; her må kun stå {list} og selve teksten",
            "figures, dates and ids stand in the original only, so that two languages can never disagree; only {list} and the text itself may stand here"
        ));
        if let Some(better) = better {
            diagnostic.meant(span, better);
        }
    }

    /// `between` is not two numbers, the smaller first.
    pub fn bad_between(&mut self, span: Span, count: usize) {
        let message = match count {
            2 => said!(
                "`between` skal have det mindste tal først",
                "`between` must have the smaller number first"
            ),
            4 => said!(
                "`between` har fire dele: er tallene skrevet med komma?",
                "`between` has four parts: are the numbers written with commas?"
            ),
            _ => said!("`between` skal have to tal", "`between` must have two numbers"),
        };
        self.error("bad-between", span, message).help(said!(
            "skriv `between: [40, 60]`, og decimaler med punktum: `[40.5, 60]`",
            "write `between: [40, 60]`, and decimals with a point: `[40.5, 60]`"
        ));
    }

    /// A release that is neither a day, a month, a quarter nor `none`.
    pub fn bad_release(&mut self, span: Span, found: &str) {
        let message = said!(
            "`{found}` siger ikke, hvornår de næste tal kommer",
            "`{found}` does not say when the next figures come"
        );
        let diagnostic = self.error("bad-release", span, message);
        diagnostic.help(said!(
            "skriv en dato (`2026-03-15`), en måned (`2026-03`), et kvartal (`2026-Q2`) eller `none` med en grund under `why`",
            "write a date (`2026-03-15`), a month (`2026-03`), a quarter (`2026-Q2`) or `none` with a reason under `why`"
        ));
        if let Some(better) =
            Period::guess(found).filter(|it| it.len() > 4 && !it.contains(['/', '.', 'W', 'H']))
        {
            diagnostic.meant(span, better);
        }
    }

    /// The date in the file's name and the one in the file.
    pub fn dates_disagree(&mut self, span: Span, written: &str, named: &str) {
        let message = said!(
            "datoen er {written} her, men {named} i filens navn",
            "the date is {written} here, but {named} in the file's name"
        );
        self.error("dates-disagree", span, message).help(said!(
            "ret den ene, eller slet `date`: navnet er nok",
            "correct one, or delete `date`: the name is enough"
        ));
    }

    /// `menu` is no whole number.
    pub fn not_a_place(&mut self, span: Span, found: &str) {
        let message = said!(
            "`menu` skal være et helt tal, ikke `{found}`",
            "`menu` must be a whole number, not `{found}`"
        );
        self.error("not-a-place", span, message).help(said!(
            "det er sidens plads i menuen: `menu: 1` kommer først",
            "it is the page's place in the menu: `menu: 1` comes first"
        ));
    }

    /// None or several of `date`, `span` and `every`.
    pub fn calendar_when(&mut self, span: Span, several: bool) {
        let message = said!(
            "begivenheden skal have præcis én af `date`, `span` og `every`",
            "the event must have exactly one of `date`, `span` and `every`"
        );
        let diagnostic = self.error("calendar-when", span, message);
        if several {
            diagnostic.help(said!(
                "behold den ene, og slet resten: `date` er én dag, `span` flere dage i træk, `every` det, der kommer igen",
                "keep one and delete the rest: `date` is one day, `span` days in a row, `every` what comes again"
            ));
            return;
        }
        diagnostic.help(said!(
            "skriv `date: 2026-03-01`, `span: 2026-03-01..2026-03-03` eller `every: yearly` med `from: 2026-03-01`",
            "write `date: 2026-03-01`, `span: 2026-03-01..2026-03-03` or `every: yearly` with `from: 2026-03-01`"
        ));
    }

    /// `days` that is no number of days, or beside a `date` or a `span`.
    pub fn calendar_days(&mut self, span: Span) {
        let message = said!(
            "`days` skal være et helt antal dage fra 1 til 366 og stå sammen med `every`",
            "`days` must be a whole number of days from 1 to 366, beside `every`"
        );
        self.error("calendar-days", span, message).help(said!(
            "skriv `days: 5` for det, der varer fem dage hver gang; noget, der kun sker én gang, får `span: 2026-03-02..2026-03-06`",
            "write `days: 5` for what takes five days each time; what happens only once has `span: 2026-03-02..2026-03-06`"
        ));
    }

    /// Two events with one id.
    pub fn calendar_id_twice(&mut self, span: Span, first: Span, id: &str) {
        let message = said!(
            "to begivenheder i kalenderen har id'et `{id}`",
            "two events of the calendar have the id `{id}`"
        );
        self.error("calendar-id-twice", span, message)
            .second(first, said!("det første står her", "the first is here"))
            .help(said!(
                "giv dem hver sit: id'et er det, en abonnents kalender kender begivenheden på",
                "give each its own: the id is what a subscriber's calendar knows the event by"
            ));
    }

    /// A name under `asks` that means nobody.
    pub fn unknown_asked(&mut self, span: Span, name: &str, known: &[&str]) {
        let message = said!(
            "`{name}` under `asks` er hverken en part, et tema eller en slags part",
            "`{name}` under `asks` is neither a partner, a theme nor a kind of partner"
        );
        let better = value_meant(name, known).or_else(|| nearest(name, known.iter().copied()));
        let found = self.error("unknown-asked", span, message);
        match better {
            Some(better) => {
                found
                    .help(said!("mente du `{better}`?", "did you mean `{better}`?"))
                    .patch(span, better);
            }
            None => {
                found.help(said!(
                    "skriv en parts eller et temas id, eller en slags part: `asks: [school]` er alle skoler",
                    "write the id of a partner or a theme, or a kind of partner: `asks: [school]` is every school"
                ));
            }
        }
    }

    /// A correction of nothing, or of several things.
    pub fn correction_about(&mut self, span: Span, count: usize) {
        let message = match count {
            0 => said!(
                "rettelsen siger ikke, hvad den handler om",
                "the correction does not say what it is about"
            ),
            _ => said!(
                "rettelsen handler om flere ting på en gang",
                "the correction is about several things at once"
            ),
        };
        self.error("correction-about", span, message).help(said!(
            "skriv én af `indicator`, `contribution` og `mission`",
            "write one of `indicator`, `contribution` and `mission`"
        ));
    }
}

/// The colour that somebody wrote in another way: `0B5A6E`, `rgb(11, 90, 110)`.
fn colour_meant(found: &str) -> Option<String> {
    let parsed = |it: String| crate::colour::Colour::parse(&it).map(|it| it.to_string());
    if let Some(found) = parsed(format!("#{found}")) {
        return Some(found);
    }
    let inside = found.to_ascii_lowercase();
    let inside = inside.strip_prefix("rgb(")?.strip_suffix(')')?;
    let parts: Vec<u8> = inside.split(',').map_while(|it| it.trim().parse().ok()).collect();
    match parts[..] {
        [red, green, blue] => parsed(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}
