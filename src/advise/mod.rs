//! What the figures and the words say of each other: sentences that the data contradict, numbers that
//! have grown old in a text, figures that are overdue. Between `assess` and `site`, because it needs
//! verdicts and texts but no page: it would say the same of a site without HTML. Advice, or a warning
//! where a reader would be led astray; never an error. Does *not* change anything.

mod plain;
mod roadmap;
mod statement;
mod texts;
mod words;

use rayon::prelude::*;

use crate::assess::{Class, Verdict, Verdicts};
use crate::diag::Diags;
use crate::model::{Body, Common, Indicator, Key, Model, NextRelease, Observation, Series, Thing};
use crate::tree::Tree;
use crate::value::Lang;

/// Goes through every indicator, its verdict, and every text that speaks of one.
pub fn advise(model: &Model, verdicts: &Verdicts, tree: &Tree, diags: &mut Diags) {
    let indicators: Vec<(Key<Indicator>, &Indicator)> = model.indicators.iter().collect();
    let said: Vec<Diags> = indicators
        .into_par_iter()
        .map(|(key, indicator)| {
            let mut diags = Diags::default();
            let verdict = &verdicts[key].headline;
            overdue(indicator, verdict, model, &mut diags);
            target_passed(key, indicator, model, &mut diags);
            statement::check(indicator, verdict, model, tree, &mut diags);
            diags
        })
        .collect();
    said.into_iter().for_each(|it| diags.append(it));
    roadmap::check(model, diags);
    texts::check(model, diags);
    plain::check(model, diags);
}

/// What every thing with a file of its own shares, kind by kind.
fn commons(model: &Model) -> Vec<(Thing, &Common)> {
    let mut all = Vec::new();
    macro_rules! things {
        ($($table:ident: $thing:ident),*) => {$(
            all.extend(model.$table.iter().map(|(key, it)| (Thing::$thing(key), &it.common)));
        )*};
    }
    things!(missions: Mission, indicators: Indicator, partners: Partner, contributions: Contribution,
            stories: Story, updates: Update, situations: Situation, pages: Page);
    all
}

/// Every long text, in each of its languages.
fn bodies(model: &Model) -> Vec<(Thing, Lang, &Body)> {
    let mut all = Vec::new();
    for (thing, common) in commons(model) {
        let bodies = common.body.iter().flat_map(|it| it.iter());
        all.extend(bodies.map(|(lang, body)| (thing, lang, body)));
    }
    all
}

/// The headline's figures that have a value, oldest first.
fn figures(indicator: &Indicator) -> Vec<&Observation> {
    let all = indicator.headline().map_or(&[][..], Series::observations);
    all.iter().filter(|it| it.value.is_some()).collect()
}

/// New figures should have come (V-7). Where there will be none, the author has said why.
fn overdue(indicator: &Indicator, verdict: &Verdict, model: &Model, diags: &mut Diags) {
    let never = matches!(indicator.next_release, Some(NextRelease::Never { .. }));
    let figures = figures(indicator);
    let (Some(latest), Some(fresh)) = (figures.last().filter(|_| !never), verdict.fresh_until)
    else {
        return;
    };
    let fetched = indicator.source.as_ref().and_then(|it| it.retrieved);
    let place = indicator.places.next_release.unwrap_or(indicator.common.span);
    let outdated = fresh.tomorrow().unwrap_or(fresh).to_string();
    if verdict.class == Class::Foraeldet {
        diags.stale_figures(place, &outdated, &latest.period.to_string());
    } else if let Some(NextRelease::On(release)) = indicator.next_release
        && release.last_day() < model.site.as_of
        // Before the present figures were fetched: then `link` has asked for the next day.
        && fetched.is_none_or(|it| release.last_day() >= it)
    {
        diags.release_passed(place, &release.to_string(), &outdated);
    }
}

/// A target's time is over, and no update since is about the indicator or its mission (W-27).
fn target_passed(key: Key<Indicator>, indicator: &Indicator, model: &Model, diags: &mut Diags) {
    let Some(period) = indicator.target.as_ref().and_then(|it| it.period) else { return };
    if period.last_day() >= model.site.as_of {
        return;
    }
    let told = model.updates.values().any(|it| {
        let mission = |it: &Key<_>| model.missions[*it].indicators.contains(&key);
        it.date > period.last_day()
            && (it.indicators.contains(&key) || it.missions.iter().any(mission))
    });
    if !told {
        let place = indicator.places.target.unwrap_or(indicator.common.span);
        diags.target_passed(place, &period.to_string(), indicator.common.id.as_str());
    }
}
