//! What was otherwise before a change: of a promise in the words of a language, figures and dates included.
//! Knows one change. Does *not* know on which page, or in which file, it is told.

use crate::locale::Locale;
use crate::model::{Correction, CorrectionAbout, Model, Pledge, PledgeVersion};
use crate::value::{Lang, Localized};

/// Words with their language.
pub(crate) type Told = (Lang, String);

/// What two versions of a promise say otherwise: what stood before, and what stood after it.
pub(crate) fn of_pledge(
    locale: &Locale,
    lang: Lang,
    pledge: &Pledge,
    [before, after]: [&PledgeVersion<'_>; 2],
) -> (Vec<Told>, Vec<Told>) {
    let told = |of: &PledgeVersion<'_>| {
        let missing = || locale.text("phrase.not_stated").to_owned();
        let value = of.pledged.map(|value| locale.value_as_written(value, &pledge.unit));
        let by = of.by.map(|by| locale.fill("phrase.by_date", &[("date", &locale.date(by))]));
        let mut words = Vec::new();
        words.extend((before.text != after.text).then(|| in_words(lang, of.text)));
        let figure = before.pledged != after.pledged;
        words.extend(figure.then(|| (lang, value.unwrap_or_else(missing))));
        words.extend((before.by != after.by).then(|| (lang, by.unwrap_or_else(missing))));
        words
    };
    (told(before), told(after))
}

fn in_words(lang: Lang, words: &Localized<String>) -> Told {
    let (lang, text) = words.get(lang);
    (lang, text.clone())
}

/// What stood before a change and what stands now; either may be missing.
pub(crate) fn of_correction(
    model: &Model,
    locale: &Locale,
    lang: Lang,
    it: &Correction,
) -> (Option<Told>, Option<Told>) {
    let promise = match (it.about, it.pledge) {
        (CorrectionAbout::Contribution(key), Some((at, version))) => {
            let pledge = model.contributions[key].pledges.get(at);
            pledge.map(|pledge| (pledge, version))
        }
        _ => None,
    };
    let Some((pledge, version)) = promise else {
        let words = |it: &Option<Localized<String>>| it.as_ref().map(|it| in_words(lang, it));
        return (words(&it.before), words(&it.now));
    };
    let versions = pledge.versions();
    let [before, after] = [&versions[version], &versions[version + 1]];
    let (mut then, mut now) = of_pledge(locale, lang, pledge, [before, after]);
    // Where the words are the same, they say which promise it is.
    if before.text == after.text {
        then.insert(0, in_words(lang, before.text));
        now.insert(0, in_words(lang, after.text));
    }
    let whole = |all: Vec<Told>| {
        let lang = all.first().map(|it| it.0)?;
        let text: Vec<String> = all.into_iter().map(|it| it.1).collect();
        Some((lang, text.join(", ")))
    };
    (whole(then), whole(now))
}
