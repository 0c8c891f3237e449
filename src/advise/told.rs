//! What people tell, held against what figures say: a version of the narrative that is older than a
//! verdict, a mission that tells of nothing that failed (W-19), words that the glossary asks to avoid
//! (W-05). Knows texts, dates and verdicts. Does *not* judge what is told.

use jiff::ToSpan;

use crate::assess::{Class, Verdicts, class_on, turned};
use crate::diag::Diags;
use crate::model::{
    CorrectionAbout, CorrectionKind, Horizon, Indicator, Key, Mission, Model, Outcome, Story, Term,
    Thing,
};
use crate::text::{Lexicon, prose};
use crate::value::{Date, Lang};

/// Goes through missions, stories and texts.
pub(super) fn check(model: &Model, verdicts: &Verdicts, diags: &mut Diags) {
    for (key, mission) in model.missions.iter() {
        nothing_failed(key, mission, model, diags);
    }
    for story in model.stories.values().filter(|it| it.audience.is_some()) {
        telling(story, model, verdicts, diags);
    }
    for lang in &model.site.languages {
        avoided(model, *lang, diags);
    }
}

/// A mission in work that has news but has told of no failure for a year (T-61). With hardly any news it
/// tells of nothing at all, which is another matter.
fn nothing_failed(key: Key<Mission>, mission: &Mission, model: &Model, diags: &mut Diags) {
    let today = model.site.as_of;
    let since = today.checked_sub(1.year()).unwrap_or(Date::MIN);
    let recent = |day: Date| day > since && day <= today;
    let waits = matches!(mission.horizon, Some(Horizon::Next | Horizon::Later));
    let new = mission.span.and_then(|it| it.first_day()).is_some_and(|it| it > since);
    let over = mission.span.and_then(|it| it.last_day()).is_some_and(|it| it < today);
    let news = || {
        let all = model.updates.values().filter(|it| it.missions.contains(&key));
        all.filter(|it| recent(it.date))
    };
    // One or two entries are no year's log.
    if waits || new || over || news().count() < 3 {
        return;
    }
    let failed = news().any(|it| it.outcome == Some(Outcome::DidNotWork));
    let moved = model.corrections.iter().any(|it| {
        let about = match it.about {
            CorrectionAbout::Mission(about) => about == key,
            CorrectionAbout::Indicator(about) => mission.indicators.contains(&about),
            CorrectionAbout::Contribution(about) => {
                model.contributions[about].missions.contains(&key)
            }
        };
        about && recent(it.date) && it.kind == CorrectionKind::ChangedTarget
    });
    if !failed && !moved {
        diags.nothing_failed(mission.common.span, &since.to_string());
    }
}

/// A story that is told to somebody, against the figures beside it.
fn telling(story: &Story, model: &Model, verdicts: &Verdicts, diags: &mut Diags) {
    let place = story.common.span;
    if story.indicators.is_empty() {
        diags.telling_without_figure(place);
    }
    let Some(told) = story.told else { return };
    for key in &story.indicators {
        let indicator = &model.indicators[*key];
        let now = verdicts[*key].headline.class;
        if let Some(period) = changed(indicator, told, now, model) {
            let id = indicator.common.id.as_str();
            diags.telling_before_verdict(place, id, &told.to_string(), &period);
            return;
        }
    }
}

/// The latest period, if the verdict has turned since a day. Figures that have only grown old are no news.
fn changed(indicator: &Indicator, day: Date, now: Class, model: &Model) -> Option<String> {
    let latest = indicator.headline()?.latest()?;
    if latest.period.last_day() <= day {
        return None;
    }
    let then = class_on(indicator, day, model.site.method);
    turned(then, now).then(|| latest.period.to_string())
}

/// Words to avoid, once in each text. Stories are somebody's own words.
fn avoided(model: &Model, lang: Lang, diags: &mut Diags) {
    let words = model.terms.iter().flat_map(|(key, term)| {
        let avoid = term.avoid.iter().filter_map(move |it| it.exact(lang));
        avoid.map(move |it| (it.as_str(), key))
    });
    let lexicon: Lexicon<Key<Term>> = Lexicon::new(words);
    for (thing, written, body) in super::bodies(model) {
        if written != lang || matches!(thing, Thing::Story(_)) {
            continue;
        }
        let mut said: Vec<Key<Term>> = Vec::new();
        for passage in prose(&body.markdown, body.span.file, body.span.start as usize) {
            for (at, key) in lexicon.find(&passage.text) {
                if said.contains(&key) {
                    continue;
                }
                said.push(key);
                let term = &model.terms[key];
                let found = &passage.text[at.clone()];
                diags.avoided_word(passage.span(at), found, term.title.best(lang), term.place);
            }
        }
    }
}
