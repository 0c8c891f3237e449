//! Words as signs: which way a sentence says that something went, in the languages that pejl speaks.
//! Rather silent than wrong: a negation, a wish, a comparison with something other than an earlier
//! time, or two ways at once, and nothing is read. Knows words only. Does *not* know any figure.

use std::ops::Range;

use crate::value::{Decimal, Lang};

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// In small letters.
    pub(super) word: String,
    /// Its bytes in the text.
    pub(super) at: Range<usize>,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

/// The tokens of a text. Hyphens and apostrophes hold words together, points and commas digits.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut tokens = Vec::new();
    let mut index = 0;
    while index < letters.len() {
        let (start, first) = letters[index];
        index += 1;
        if first.is_whitespace() {
            continue;
        }
        while first.is_alphanumeric()
            && let Some((_, letter)) = letters.get(index)
        {
            let after = letters.get(index + 1).map_or(' ', |it| it.1);
            let inner = "-'’".contains(*letter) && after.is_alphanumeric();
            let digits = ".,".contains(*letter)
                && after.is_ascii_digit()
                && letters[index - 1].1.is_ascii_digit();
            if !(letter.is_alphanumeric() || inner || digits) {
                break;
            }
            index += 1;
        }
        let end = letters.get(index).map_or(text.len(), |it| it.0);
        let (word, capital) = (text[start..end].to_lowercase(), first.is_uppercase());
        tokens.push(Token { word, at: start..end, capital });
    }
    tokens
}

/// The sentences among tokens.
pub(super) fn sentences(tokens: &[Token]) -> Vec<&[Token]> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (index, token) in tokens.iter().enumerate() {
        let ends = matches!(token.word.as_str(), "." | "!" | "?" | "…");
        let next = tokens.get(index + 1);
        let begins = next.is_none_or(|it| it.capital || !it.word.starts_with(char::is_alphabetic));
        if ends && begins {
            sentences.push(&tokens[start..=index]);
            start = index + 1;
        }
    }
    sentences.push(&tokens[start..]);
    sentences.retain(|it| !it.is_empty());
    sentences
}

/// A number as it is written in a language: `1.234,5` in Danish, `1,234.5` in English.
pub(super) fn number(token: &Token, lang: Lang) -> Option<Decimal> {
    let (sign, thousands) = if lang == Lang::En { ('.', ',') } else { (',', '.') };
    let word = &token.word;
    if !word.starts_with(|it: char| it.is_ascii_digit())
        || !word.chars().all(|it| it.is_ascii_digit() || it == '.' || it == ',')
    {
        return None;
    }
    let (whole, decimals) = word.split_once(sign).unwrap_or((word, ""));
    let mut groups = whole.split(thousands);
    let first = groups.next()?;
    let fine = groups.all(|it| it.len() == 3) && (first.len() <= 3 || !whole.contains(thousands));
    if !fine || decimals.contains(thousands) || decimals.contains(sign) {
        return None;
    }
    let whole = whole.replace(thousands, "");
    if decimals.is_empty() {
        whole.parse().ok()
    } else {
        format!("{whole}.{decimals}").parse().ok()
    }
}

/// A year that could be a figure's.
pub(super) fn year(token: &Token) -> Option<i16> {
    let digits = token.word.len() == 4 && token.word.bytes().all(|it| it.is_ascii_digit());
    token.word.parse().ok().filter(|it| digits && (1900..2100).contains(it))
}

/// Which way a sentence says that something went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    Better,
    Worse,
}

/// The words of a language that say which way.
struct Signs {
    /// Say it wherever they stand: "steget".
    verbs: [&'static [&'static str]; 2],
    /// Say it where the subject stands: "flere unge".
    amounts: [&'static [&'static str]; 2],
    /// Say it after a form of "to be", or beside an earlier time: "er højere", "højere end i 2021".
    /// Up, down, better, worse.
    degrees: [&'static [&'static str]; 4],
    /// Say it beside an earlier time only: "mindre end i 2021"; "mindre kommuner" says nothing.
    sizes: [&'static [&'static str]; 2],
    /// Forms of "to be" and the like.
    being: &'static [&'static str],
    /// What undoes the sentence: negations, wishes and duties.
    undoing: &'static [&'static str],
    /// Begin another clause.
    joints: &'static [&'static str],
    /// "than".
    than: &'static [&'static str],
    /// Words for an earlier time after "than", without a year.
    earlier: &'static [&'static str],
    /// Before the year that something is counted from.
    since: &'static [&'static str],
    /// "from": "falder fra" is to drop out.
    from: &'static [&'static str],
}

const DANISH: Signs = Signs {
    verbs: [
        &["steget", "stiger", "steg", "stigende", "vokset", "vokser", "voksede", "voksende"],
        &["faldet", "falder", "faldt", "faldende"],
    ],
    amounts: [&["flere"], &["færre"]],
    degrees: [&["højere", "længere"], &["lavere", "kortere"], &["bedre"], &["værre", "dårligere"]],
    sizes: [&["mere", "større"], &["mindre"]],
    being: &[
        "er", "var", "bliver", "blevet", "blev", "ligger", "lå", "går", "gik", "gået", "langt",
        "lidt", "meget",
    ],
    undoing: &[
        "ikke", "ingen", "intet", "aldrig", "uden", "næppe", "hverken", "stoppet", "skal",
        "skulle", "bør", "vil", "ville", "kan", "kunne", "må", "måtte", "hvis", "håber", "ønsker",
        "mål", "målet", "plan", "planen",
    ],
    joints: &["men", "mens", "selvom", "fordi", "og", "at"],
    than: &["end"],
    earlier: &["før", "tidligere", "sidst", "sidste", "året"],
    since: &["end", "siden", "fra"],
    from: &["fra"],
};

const ENGLISH: Signs = Signs {
    verbs: [
        &["risen", "rises", "rising", "increased", "increasing", "grown", "grew", "growing"],
        &["fallen", "fell", "falling", "decreased", "decreasing", "declined", "declining"],
    ],
    amounts: [&["more"], &["fewer"]],
    degrees: [&["higher", "longer"], &["lower", "shorter"], &["better"], &["worse"]],
    sizes: [&["larger", "greater"], &["less", "smaller"]],
    being: &[
        "is", "are", "was", "were", "been", "become", "became", "be", "going", "gone", "went",
        "much", "slightly", "far",
    ],
    undoing: &[
        "not",
        "no",
        "none",
        "never",
        "without",
        "hardly",
        "neither",
        "nor",
        "stopped",
        "should",
        "shall",
        "must",
        "will",
        "would",
        "can",
        "could",
        "cannot",
        "may",
        "might",
        "if",
        "hope",
        "goal",
        "aim",
        "target",
        "plan",
        "don't",
        "don’t",
        "doesn't",
        "doesn’t",
        "didn't",
        "didn’t",
        "isn't",
        "isn’t",
        "hasn't",
        "hasn’t",
        "haven't",
        "haven’t",
        "aren't",
        "aren’t",
    ],
    joints: &["but", "while", "although", "though", "because", "and", "that"],
    than: &["than"],
    earlier: &["before", "earlier", "last"],
    since: &["in", "since", "from"],
    from: &[],
};

const SWEDISH: Signs = Signs {
    verbs: [
        &["ökat", "ökar", "ökade", "stigit", "stiger", "steg"],
        &["minskat", "minskar", "minskade", "sjunkit", "sjunker", "sjönk"],
    ],
    amounts: [&["fler"], &["färre"]],
    degrees: [&["högre", "längre"], &["lägre", "kortare"], &["bättre"], &["sämre", "värre"]],
    sizes: [&["mer", "större"], &["mindre"]],
    being: &["är", "var", "blir", "blivit", "blev", "ligger", "går", "gått", "mycket", "lite"],
    undoing: &[
        "inte", "ej", "ingen", "inga", "inget", "aldrig", "utan", "knappast", "ska", "skulle",
        "bör", "vill", "kan", "kunde", "måste", "får", "om", "hoppas", "mål", "målet", "planen",
    ],
    joints: &["men", "medan", "fast", "eftersom", "och", "att"],
    than: &["än"],
    earlier: &["före", "tidigare", "förra", "sist"],
    since: &["än", "sedan", "från"],
    from: &[],
};

const NORWEGIAN: Signs = Signs {
    verbs: [
        &["steget", "stiger", "steg", "stigende", "økt", "øker", "økte", "vokst", "vokser"],
        &["falt", "faller", "fallende", "sunket", "synker", "sank"],
    ],
    amounts: [&["flere"], &["færre"]],
    degrees: [&["høyere", "lengre"], &["lavere", "kortere"], &["bedre"], &["verre", "dårligere"]],
    sizes: [&["mer", "større"], &["mindre"]],
    being: &["er", "var", "blir", "blitt", "ble", "ligger", "går", "gått", "mye", "litt", "langt"],
    undoing: &[
        "ikke", "ingen", "intet", "aldri", "uten", "neppe", "skal", "skulle", "bør", "vil",
        "ville", "kan", "kunne", "må", "måtte", "hvis", "håper", "mål", "målet", "planen",
    ],
    joints: &["men", "mens", "selv", "fordi", "og", "at"],
    than: &["enn"],
    earlier: &["før", "tidligere", "sist", "fjor"],
    since: &["enn", "siden", "fra"],
    from: &["fra"],
};

const GERMAN: Signs = Signs {
    verbs: [
        &["gestiegen", "steigt", "stieg", "steigend", "zugenommen", "gewachsen"],
        &["gesunken", "sinkt", "sank", "sinkend", "abgenommen", "gefallen"],
    ],
    // "mehr" and "weniger" have too many other meanings.
    amounts: [&[], &[]],
    degrees: [&["höher"], &["niedriger"], &["besser"], &["schlechter", "schlimmer"]],
    sizes: [&[], &[]],
    being: &[
        "ist", "sind", "war", "waren", "wird", "wurde", "geworden", "liegt", "geht", "viel",
        "etwas",
    ],
    undoing: &[
        "nicht", "kein", "keine", "keiner", "nie", "ohne", "kaum", "weder", "soll", "sollen",
        "muss", "müssen", "will", "wollen", "kann", "können", "könnte", "darf", "wenn", "falls",
        "hoffen", "ziel", "plan",
    ],
    joints: &["aber", "während", "obwohl", "weil", "und", "dass"],
    than: &["als"],
    earlier: &["vor", "früher", "zuvor"],
    since: &["als", "seit", "von"],
    from: &[],
};

fn signs(lang: Lang) -> &'static Signs {
    match lang {
        Lang::Da => &DANISH,
        Lang::En => &ENGLISH,
        Lang::Sv => &SWEDISH,
        Lang::Nb => &NORWEGIAN,
        Lang::De => &GERMAN,
    }
}

/// What stands after "than".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Than {
    /// There is no "than".
    Absent,
    /// An earlier time.
    Earlier,
    /// Anything else: a level, another place, a number.
    Level,
}

impl Signs {
    fn than(&self, after: &[Token]) -> Than {
        let Some(at) = after.iter().position(|it| self.than.contains(&it.word.as_str())) else {
            return Than::Absent;
        };
        let next = &after[at + 1..after.len().min(at + 4)];
        let time = |it: &Token| year(it).is_some() || self.earlier.contains(&it.word.as_str());
        if next.iter().any(time) { Than::Earlier } else { Than::Level }
    }

    /// The way that a word says, `Err` where nothing may be read of the whole sentence.
    fn way(&self, sentence: &[Token], clause: Range<usize>, at: usize) -> Result<Option<Way>, ()> {
        let word = sentence[at].word.as_str();
        let among = |lists: &[&[&str]]| lists.iter().position(|it| it.contains(&word));
        let before = |count: usize| &sentence[at.saturating_sub(count).max(clause.start)..at];
        let be = before(2).iter().any(|it| self.being.contains(&it.word.as_str()));
        let than = self.than(&sentence[at + 1..]);
        let updown = |it: usize| if it == 0 { Way::Up } else { Way::Down };
        if let Some(found) = among(&self.verbs) {
            let out = sentence.get(at + 1).is_some_and(|it| self.from.contains(&it.word.as_str()))
                && !sentence
                    .get(at + 2)
                    .is_some_and(|it| it.word.starts_with(|it: char| it.is_ascii_digit()));
            return Ok((!out).then(|| updown(found)));
        }
        if let Some(found) = among(&self.amounts) {
            let subject = at <= clause.start + 1 || be;
            return match than {
                Than::Level => Err(()),
                _ => Ok(subject.then(|| updown(found))),
            };
        }
        if let Some(found) = among(&self.degrees) {
            let way = [Way::Up, Way::Down, Way::Better, Way::Worse][found];
            return match than {
                Than::Level => Err(()),
                Than::Earlier => Ok(Some(way)),
                Than::Absent => Ok(be.then_some(way)),
            };
        }
        if let Some(found) = among(&self.sizes) {
            return match than {
                Than::Level => Err(()),
                Than::Earlier => Ok(Some(updown(found))),
                Than::Absent => Ok(None),
            };
        }
        Ok(None)
    }
}

/// Which way a sentence says that something went, and the word that says so; `None` if it says
/// nothing, or nothing that can be read without doubt.
pub(super) fn way(lang: Lang, sentence: &[Token]) -> Option<(Way, usize)> {
    let signs = signs(lang);
    if sentence.iter().any(|it| it.word == "?") {
        return None;
    }
    let splits = |it: &Token| {
        let word = it.word.as_str();
        [",", ";", ":", "–", "(", ")"].contains(&word) || signs.joints.contains(&word)
    };
    let mut found: Option<(Way, usize)> = None;
    let mut start = 0;
    while start < sentence.len() {
        let length = sentence[start..].iter().position(splits);
        let clause = start..length.map_or(sentence.len(), |it| start + it);
        start = clause.end + 1;
        // "uden for" is a place, "uden" a lack.
        let outside = |at: usize| {
            let after = sentence.get(at + 1).map_or("", |it| &*it.word);
            sentence[at].word == "uden" && after == "for"
        };
        let undone =
            |at: usize| signs.undoing.contains(&sentence[at].word.as_str()) && !outside(at);
        // What follows may hang on it: "vi kan ikke sige, at flere …"
        if clause.clone().any(undone) {
            break;
        }
        for at in clause.clone() {
            let Some(way) = signs.way(sentence, clause.clone(), at).ok()? else { continue };
            match found {
                Some((other, _)) if other != way => return None,
                Some(_) => {}
                None => found = Some((way, at)),
            }
        }
    }
    found
}

/// The years that a sentence names: one, or the first and the last of a stretch; with whether
/// something is counted from there.
pub(super) fn times(lang: Lang, sentence: &[Token]) -> Vec<(i16, Option<i16>, bool)> {
    let signs = signs(lang);
    let mut times: Vec<(i16, Option<i16>, bool)> = Vec::new();
    let mut last = None;
    for (index, token) in sentence.iter().enumerate() {
        let Some(found) = year(token) else { continue };
        let between = index.checked_sub(1).and_then(|it| sentence.get(it)).map(|it| &*it.word);
        let joined = matches!(between, Some("til" | "to" | "–" | "-" | "bis" | "till"));
        match times.last_mut() {
            Some((_, end @ None, _)) if joined && last == index.checked_sub(2) => {
                *end = Some(found)
            }
            _ => {
                let before = &sentence[index.saturating_sub(2)..index];
                let since = before.iter().any(|it| signs.since.contains(&it.word.as_str()));
                // "in 2021" alone is no beginning; "than in 2021" is.
                let than = before.iter().any(|it| signs.than.contains(&it.word.as_str()));
                let fine = if lang == Lang::En {
                    than || before.iter().any(|it| it.word == "since" || it.word == "from")
                } else {
                    since
                };
                times.push((found, None, fine));
            }
        }
        last = Some(index);
    }
    times
}

/// Words of praise and regret (W-17).
pub(super) fn praise(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Da => &[
            "historisk",
            "historiske",
            "enestående",
            "succes",
            "succesen",
            "flot",
            "flotte",
            "imponerende",
            "fantastisk",
            "fantastiske",
            "glædeligt",
            "glædelig",
            "desværre",
            "heldigvis",
            "beklageligvis",
        ],
        Lang::En => &[
            "historic",
            "success",
            "successful",
            "impressive",
            "fantastic",
            "outstanding",
            "remarkable",
            "unfortunately",
            "fortunately",
            "sadly",
            "luckily",
            "regrettably",
        ],
        Lang::Sv => &[
            "historisk",
            "historiskt",
            "enastående",
            "succé",
            "imponerande",
            "fantastisk",
            "tyvärr",
            "lyckligtvis",
        ],
        Lang::Nb => &[
            "historisk",
            "enestående",
            "suksess",
            "imponerende",
            "fantastisk",
            "dessverre",
            "heldigvis",
        ],
        Lang::De => &[
            "historisch",
            "einzigartig",
            "erfolg",
            "beeindruckend",
            "fantastisch",
            "leider",
            "erfreulicherweise",
        ],
    }
}

/// Words that name a cause without doubt (W-16). "fordi" is not among them: it explains as often as
/// it claims.
const CAUSES: [(Lang, &[&[&str]]); 5] = [
    (
        Lang::Da,
        &[
            &["takket", "være"],
            &["på", "grund", "af"],
            &["skyldes"],
            &["har", "ført", "til"],
            &["som", "følge", "af"],
        ],
    ),
    (
        Lang::En,
        &[
            &["thanks", "to"],
            &["because", "of"],
            &["due", "to"],
            &["has", "led", "to"],
            &["have", "led", "to"],
            &["as", "a", "result", "of"],
            &["caused", "by"],
        ],
    ),
    (
        Lang::Sv,
        &[&["tack", "vare"], &["på", "grund", "av"], &["beror", "på"], &["har", "lett", "till"]],
    ),
    (
        Lang::Nb,
        &[&["takket", "være"], &["på", "grunn", "av"], &["skyldes"], &["har", "ført", "til"]],
    ),
    (Lang::De, &[&["dank"], &["aufgrund"], &["wegen"], &["hat", "dazu", "geführt"]]),
];

/// The first cause that a sentence names, unless it is denied or only thought of.
pub(super) fn cause(lang: Lang, sentence: &[Token]) -> Option<Range<usize>> {
    let signs = signs(lang);
    if sentence.iter().any(|it| it.word == "?" || signs.undoing.contains(&it.word.as_str())) {
        return None;
    }
    let phrases = CAUSES.iter().find(|it| it.0 == lang)?.1;
    (0..sentence.len()).find_map(|at| {
        let here = |phrase: &&&[&str]| {
            let words = sentence.get(at..at + phrase.len());
            words.is_some_and(|it| it.iter().zip(phrase.iter()).all(|(a, b)| a.word == *b))
        };
        let phrase = phrases.iter().find(here)?;
        Some(sentence[at].at.start..sentence[at + phrase.len() - 1].at.end)
    })
}

/// Numbers after "steget med" that are called per cent (W-15).
pub(super) fn percents(lang: Lang, sentence: &[Token]) -> Vec<usize> {
    let stems: &[&str] = match lang {
        Lang::Da | Lang::Nb => &["steg", "stig", "fald", "fall", "falt", "øg", "øk", "voks"],
        Lang::En => &[
            "rise", "rose", "fall", "fell", "increas", "decreas", "declin", "grew", "grow", "dropp",
        ],
        Lang::Sv => &["ökat", "ökar", "stig", "steg", "minsk", "sjunk"],
        Lang::De => &["stieg", "steig", "gestieg", "sank", "sink", "gesunk", "fiel"],
    };
    let by = match lang {
        Lang::En => "by",
        Lang::De => "um",
        Lang::Da | Lang::Nb | Lang::Sv => "med",
    };
    let is_percent = |at: usize| {
        let word = |it: usize| sentence.get(it).map_or("", |it| &*it.word);
        matches!(word(at), "procent" | "prosent" | "prozent" | "percent" | "pct" | "%")
            || word(at) == "per" && word(at + 1) == "cent"
    };
    (1..sentence.len())
        .filter(|at| {
            let before = &sentence[at.saturating_sub(9)..*at];
            let said = |it: &Token| stems.iter().any(|stem| it.word.starts_with(stem));
            number(&sentence[*at], lang).is_some()
                && sentence[at - 1].word == by
                && before.iter().any(said)
                && is_percent(at + 1)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(lang: Lang, text: &str) -> Option<Way> {
        way(lang, &tokens(text)).map(|it| it.0)
    }

    #[test]
    fn plain_sentences_say_which_way() {
        for (text, expected) in [
            ("Flere unge har det godt end i 2021", Way::Up),
            ("Færre unge føler sig ofte ensomme end i 2021", Way::Down),
            ("Langt flere unge er i job", Way::Up),
            ("Udledningen falder, men ikke hurtigt nok", Way::Down),
            ("Danmark udledte mindre CO2 i 2018 end i 1990", Way::Down),
            ("Ventetiden er blevet længere", Way::Up),
            ("Det går bedre", Way::Better),
            ("Færre unge står uden for skole, uddannelse og job end i 2021", Way::Down),
            ("Fremmødet er lavere end før", Way::Down),
            ("Der er færre ensomme unge", Way::Down),
        ] {
            assert_eq!(says(Lang::Da, text), Some(expected), "{text}");
        }
        assert_eq!(says(Lang::En, "More young people feel well than in 2021"), Some(Way::Up));
        assert_eq!(says(Lang::En, "Emissions have fallen since 1990"), Some(Way::Down));
        assert_eq!(says(Lang::Sv, "Färre väntar än 2021"), Some(Way::Down));
        assert_eq!(says(Lang::Nb, "Utslippene har økt"), Some(Way::Up));
        assert_eq!(says(Lang::De, "Die Zahl ist gesunken"), Some(Way::Down));
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        for text in [
            "Ensomheden er ikke steget",
            "Ensomheden falder ikke",
            "Flere skal have det godt",
            "Vi kan ikke sige, at flere har det godt",
            "Mere end hver tredje er ensom",
            "Flere end 500 unge venter",
            "Unge venter længere end de 14 dage, der er lovet",
            "Danmark ligger højere end Sverige",
            "Flere er ensomme, og færre har venner",
            "Tallene kommer fra flere kommuner",
            "Udviklingen er den samme i flere kommuner",
            "Mindre kommuner har en aftale",
            "De højere klasser er med",
            "Mange unge falder fra en uddannelse",
            "Er ensomheden faldet?",
            "Målet er, at flere har det godt",
            "Godt en tredjedel kommer fra vind",
            "Kommunen har ansat flere rådgivere",
            "Flere unge klarer sig uden hjælp",
            "Bedring og fremfald",
        ] {
            assert_eq!(says(Lang::Da, text), None, "{text}");
        }
        for text in [
            "Lower secondary schools took part",
            "The number of falls is known",
            "Young people wait longer than the 14 days they were promised",
            "More than half feel well",
            "Fewer should wait",
        ] {
            assert_eq!(says(Lang::En, text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_the_language_writes_them() {
        let read = |text: &str, lang| number(&tokens(text)[0], lang).map(|it| it.to_string());
        assert_eq!(read("61,2", Lang::Da).as_deref(), Some("61.2"));
        assert_eq!(read("1.234,5", Lang::Da).as_deref(), Some("1234.5"));
        assert_eq!(read("1,234.5", Lang::En).as_deref(), Some("1234.5"));
        assert_eq!(read("12.03", Lang::Da), None);
        assert_eq!(read("15-17", Lang::Da), None);
        assert_eq!(read("15-årige", Lang::Da), None);
    }

    #[test]
    fn years_say_from_when() {
        let read = |text: &str, lang| times(lang, &tokens(text));
        assert_eq!(
            read("mindre i 2018 end i 1990", Lang::Da),
            [(2018, None, false), (1990, None, true)]
        );
        assert_eq!(read("than in 2012 to 2014", Lang::En), [(2012, Some(2014), true)]);
        assert_eq!(read("a few days in 2025", Lang::En), [(2025, None, false)]);
        assert_eq!(read("siden 2021", Lang::Da), [(2021, None, true)]);
    }

    #[test]
    fn causes_are_read_unless_they_are_denied() {
        let read = |text: &str| cause(Lang::Da, &tokens(text)).map(|it| text[it].to_owned());
        assert_eq!(read("Det skyldes skolerne.").as_deref(), Some("skyldes"));
        assert_eq!(read("Takket være jer.").as_deref(), Some("Takket være"));
        assert_eq!(read("Vi ved ikke, om det skyldes skolerne."), None);
        assert_eq!(read("Det kan skyldes skolerne."), None);
    }

    #[test]
    fn only_a_difference_is_asked_about() {
        let found = |text: &str| percents(Lang::Da, &tokens(text)).len();
        assert_eq!(found("Andelen er steget med 3,9 procent"), 1);
        assert_eq!(found("Andelen er steget med 3,9 procentpoint"), 0);
        assert_eq!(found("Andelen er steget til 65 procent"), 0);
    }
}
