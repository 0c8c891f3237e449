//! Words of a text as the index knows them: small letters, without accents, by their stems. What the
//! script must know to cut a question in the same way is in [`Language`]. Does *not* know pages.

use rust_stemmers::{Algorithm, Stemmer};

use crate::value::Lang;

/// How a language is searched.
pub(super) struct Language {
    lang: Lang,
    stemmer: Stemmer,
    /// Words that say nothing of what a text is about, sorted: not in the index, but in names.
    pub(super) stops: Vec<&'static str>,
    /// What may stand between the parts of a compound word. Empty where the language has none.
    pub(super) joints: &'static [&'static str],
}

impl Language {
    pub(super) fn new(lang: Lang) -> Language {
        let (algorithm, stops, joints): (_, _, &'static [&'static str]) = match lang {
            Lang::Da => (Algorithm::Danish, STOPS_DA, &["", "s", "e"]),
            Lang::En => (Algorithm::English, STOPS_EN, &[]),
            Lang::Sv => (Algorithm::Swedish, STOPS_SV, &["", "s", "e"]),
            Lang::Nb => (Algorithm::Norwegian, STOPS_NB, &["", "s", "e"]),
            Lang::De => (Algorithm::German, STOPS_DE, &["", "s", "es", "n", "en", "er", "e"]),
        };
        let mut stops: Vec<&str> = stops.split_whitespace().collect();
        stops.sort_unstable();
        Language { lang, stemmer: Stemmer::create(algorithm), stops, joints }
    }

    /// Whether a word in small letters says nothing of what a text is about.
    pub(super) fn is_stop(&self, word: &str) -> bool {
        self.stops.binary_search(&word).is_ok()
    }

    /// What a word in small letters has in common with its other forms, without accents.
    pub(super) fn stem(&self, word: &str) -> String {
        self.fold(&self.stemmer.stem(word))
    }

    /// Letters that not every keyboard has, as people write them without: "kvaelstof".
    pub(super) fn fold(&self, word: &str) -> String {
        if word.is_ascii() {
            return word.to_owned();
        }
        let mut out = String::with_capacity(word.len());
        for letter in word.chars() {
            match FOLDS.iter().find(|it| it.0 == letter) {
                Some((_, usual, swedish, german)) => out.push_str(match self.lang {
                    Lang::Sv => swedish,
                    Lang::De => german,
                    _ => usual,
                }),
                None => out.push(letter),
            }
        }
        out
    }

    /// Every letter that is folded, and what it becomes.
    pub(super) fn folds(&self) -> impl Iterator<Item = (char, String)> {
        FOLDS.iter().map(|it| (it.0, self.fold(&it.0.to_string())))
    }
}

/// The words of a text in small letters. A single letter is no word.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|it: char| !it.is_alphanumeric());
    parts
        .filter(|it| it.len() > 1 || it.starts_with(|c: char| c.is_ascii_digit()))
        .map(str::to_lowercase)
}

/// A letter, and what stands for it: usually, in Swedish (where the dots are left out) and in German.
const FOLDS: &[(char, &str, &str, &str)] = &[
    ('æ', "ae", "a", "ae"),
    ('ø', "oe", "o", "oe"),
    ('å', "aa", "a", "aa"),
    ('ä', "ae", "a", "ae"),
    ('ö', "oe", "o", "oe"),
    ('ü', "u", "u", "ue"),
    ('ß', "ss", "ss", "ss"),
    ('é', "e", "e", "e"),
    ('è', "e", "e", "e"),
    ('ê', "e", "e", "e"),
    ('ë', "e", "e", "e"),
    ('á', "a", "a", "a"),
    ('à', "a", "a", "a"),
    ('â', "a", "a", "a"),
    ('ã', "a", "a", "a"),
    ('í', "i", "i", "i"),
    ('ì', "i", "i", "i"),
    ('î', "i", "i", "i"),
    ('ï', "i", "i", "i"),
    ('ó', "o", "o", "o"),
    ('ò', "o", "o", "o"),
    ('ô', "o", "o", "o"),
    ('õ', "o", "o", "o"),
    ('ú', "u", "u", "u"),
    ('ù', "u", "u", "u"),
    ('û', "u", "u", "u"),
    ('ý', "y", "y", "y"),
    ('ç', "c", "c", "c"),
    ('č', "c", "c", "c"),
    ('ć', "c", "c", "c"),
    ('ñ', "n", "n", "n"),
    ('ń', "n", "n", "n"),
    ('š', "s", "s", "s"),
    ('ž', "z", "z", "z"),
    ('ł', "l", "l", "l"),
    ('ð', "d", "d", "d"),
    ('þ', "th", "th", "th"),
];

const STOPS_DA: &str = "ad af alle alt anden andet andre at bare blev blive bliver da de dem den denne der deres det \
dette dig din dine disse dit dog du efter eller en end er et ene eneste enhver fik for fordi forbi fra få får før gå \
går gør gøre ham han hans har havde have hej hen hende hendes her hin hos hun hvad hvem hver hvilke hvilken hvilket \
hvis hvor hvordan hvorfor hvornår hvorhen hvori i ikke ind ingen intet ja jeg jer jeres jo kan kom komme kommer kun \
kunne kære lad lave laver lidt lige mange man me med meget mellem men mens mere mig min mine mit mod må måtte ned \
nej noget nogen nogle nok nu når og også om op os over på sagde samme se selv ses sig sin sine sit skal skulle slags \
som stadig står så sådan tag tage temmelig til ting tit tror ud uden under var ved vi via vil ville vor vores være \
været betyder find finde lang lange langt gang ske sker skete findes hedder godt";

const STOPS_EN: &str = "a about after all also am an and any are as at be because been being but by can could did do \
does doing for from get got had has have having he her here him his how i if in into is it its just like make many me \
more most much must my no not of on or other our out over please she should so some than that the their them then \
there these they this those to too up us very was way we were what when where which who whom whose why will with would \
you your mean means does happen happens tell";

const STOPS_SV: &str = "alla allt att av bara blev bli blir de dem den denna deras dess det detta dig din dina ditt du \
där då efter ej eller en er ett finns från för få får gå går gör göra ha hade han hans har henne hennes hon honom hur \
här i icke ingen inte jag ju kan kom kommer kunde man med mellan men mer mig min mina mitt mot mycket många ni nu när \
någon något några och om oss på samma sedan sig sin sina ska skulle som så sådan till under upp ut utan vad var vara \
varför varit varje vem vems vi vid vilka vilken vilket vill vår våra vårt än är åt över betyder";

const STOPS_NB: &str = "alle alt at av bare ble bli blir både da de deg dem den denne der dere deres det dette di din \
disse ditt du eller en enn er et etter finnes for fordi fra få får før går gjør gjøre ha hadde han hans har hennes her \
hos hun hva hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor i ikke ingen inn ja jeg kan kom kommer kun kunne \
mange man med meg meget mellom men mer min mitt mot mye må nei noe noen nå når og også om opp oss over på samme se seg \
selv sin sine sitt skal skulle slik som så til under ut uten var ved vi vil ville vår være vært å betyr";

const STOPS_DE: &str = "aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei bin bis \
bist da damit dann das dass dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch \
dort du durch ein eine einem einen einer eines er es etwas euch euer für gegen gibt haben habe hat hatte hier hin ich \
ihm ihn ihnen ihr ihre im in ist ja jede jeder jedes kann kein keine können machen man mein meine mehr mich mir mit \
muss nach nicht noch nun nur ob oder ohne sehr sein seine sich sie sind so soll sollte sondern sonst über um und uns \
unser unter viel viele vom von vor war warum was weil welche welcher welches wenn wer werde werden wie wieder will wir \
wird wo wurde zu zum zur zwischen bedeutet";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_letters_end() {
        let found: Vec<String> = words("CO2-udledning, 70 % i 2030: Ådal’s A").collect();
        assert_eq!(found, ["co2", "udledning", "70", "2030", "ådal"]);
    }

    #[test]
    fn forms_of_a_word_have_one_stem_that_any_keyboard_can_write() {
        let check = |lang, forms: &[&str], stem: &str| {
            let language = Language::new(lang);
            forms.iter().for_each(|it| assert_eq!(language.stem(it), stem, "{it}"));
        };
        check(Lang::Da, &["kommune", "kommuner", "kommunerne", "kommunens"], "kommun");
        check(Lang::Da, &["kvælstof", "kvælstoffet"], "kvaelstof");
        check(Lang::Sv, &["kommun", "kommunen", "kommunerna"], "kommun");
        check(Lang::Nb, &["kommune", "kommunen", "kommunene"], "kommun");
        check(Lang::De, &["Häuser".to_lowercase().as_str()], "haus");
        check(Lang::En, &["waiting", "waits", "waited"], "wait");
    }
}
