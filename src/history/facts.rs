//! The public facts of a model. What is hidden is left out, also in a build that shows it. Does *not* know
//! addresses or calendar files: `site` and `export` add them.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_64;

use crate::assess::Verdicts;
use crate::model::{
    Aim, Body, Common, Contribution as OfPartner, ContributionStatus, Indicator as Measure,
    Milestone as Point, MilestoneStatus, Mission as Ambition, Model, Observation, Path, SeriesKey,
};
use crate::value::{Decimal, Localized, is_harmful};

use super::state::*;

/// Everything public, without addresses and calendar entries.
pub fn facts(model: &Model, verdicts: &Verdicts) -> State {
    let mut state = State { as_of: model.site.as_of.to_string(), ..State::default() };
    things(model, &mut state.things);
    for (key, it) in model.indicators.iter().filter(|it| !it.1.common.hidden) {
        let verdict = verdicts[key].headline.class.id().to_owned();
        state.indicators.insert(it.common.id.to_string(), indicator(model, it, verdict));
    }
    for it in model.contributions.values().filter(|it| !it.common.hidden) {
        state.contributions.insert(it.common.id.to_string(), contribution(it));
    }
    for it in model.missions.values().filter(|it| !it.common.hidden) {
        state.missions.insert(it.common.id.to_string(), mission(it));
    }
    state
}

fn things(model: &Model, all: &mut BTreeMap<String, Thing>) {
    let mut add = |kind: &str, it: &Common| {
        if !it.hidden {
            let title = words(&it.title);
            let text = hash(it.summary.as_ref(), it.body.as_ref());
            all.insert(format!("{kind}:{}", it.id), Thing { title, text });
        }
    };
    model.missions.values().for_each(|it| add("mission", &it.common));
    model.indicators.values().for_each(|it| add("indicator", &it.common));
    model.partners.values().for_each(|it| add("partner", &it.common));
    model.contributions.values().for_each(|it| add("contribution", &it.common));
    model.stories.values().for_each(|it| add("story", &it.common));
    model.updates.values().for_each(|it| add("update", &it.common));
    model.situations.values().for_each(|it| add("situation", &it.common));
    for it in model.pages.values().filter(|it| !it.common.hidden) {
        // Two pages may have one id in different folders.
        let path: Vec<&str> = it.path.iter().map(|it| it.as_str()).collect();
        let title = words(&it.common.title);
        let text = hash(it.common.summary.as_ref(), it.common.body.as_ref());
        all.insert(format!("page:{}", path.join("/")), Thing { title, text });
    }
    for it in model.themes.values() {
        let (title, text) = (words(&it.title), hash(it.description.as_ref(), None));
        all.insert(format!("theme:{}", it.id), Thing { title, text });
    }
    for it in model.ingredients.values() {
        let said = [&it.description, &it.evidence, &it.careful];
        let parts: Vec<String> = said.map(|it| hash(it.as_ref(), None)).to_vec();
        let (title, text) = (words(&it.title), digest(&parts.join(" ")));
        all.insert(format!("ingredient:{}", it.id), Thing { title, text });
    }
}

fn indicator(model: &Model, it: &Measure, verdict: String) -> Indicator {
    let statement = it.statement.as_ref().map(words).unwrap_or_default();
    let target = it.target.as_ref().map(|it| {
        let aim = match it.aim {
            Aim::Reach(value) => format!("reach {}", plain(value)),
            Aim::AtLeast(value) => format!("at_least {}", plain(value)),
            Aim::AtMost(value) => format!("at_most {}", plain(value)),
            Aim::Between(low, high) => format!("between {} {}", plain(low), plain(high)),
        };
        match it.period {
            Some(period) => format!("{aim} by {period}"),
            None => aim,
        }
    });
    let baseline = it.baseline.as_ref().map(|it| format!("{} {}", it.period, plain(it.value)));
    // Without a target to reach there is no way to it.
    let path = target.as_ref().filter(|it| it.starts_with("reach")).map(|_| match &it.path {
        Path::Linear => "linear".to_owned(),
        Path::Geometric => "geometric".to_owned(),
        Path::Steps(steps) => {
            let step = |(period, value): &(_, Decimal)| format!("{period} {}", plain(*value));
            steps.iter().map(step).collect::<Vec<_>>().join(", ")
        }
    });
    let visible = it
        .series
        .iter()
        .filter(|series| series.key.partner.is_none_or(|key| !model.partners[key].common.hidden));
    let mut series: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for one in visible {
        let figures = one.observations().iter().map(|it| (it.period.to_string(), figure(it)));
        series.insert(series_key(model, it, &one.key), figures.collect());
    }
    Indicator { verdict, statement, target, baseline, path, series }
}

/// What a series is about, by ids: `partner=nordvig-kommune;koen=piger`. Nothing for the headline.
pub fn series_key(model: &Model, it: &Measure, key: &SeriesKey) -> String {
    let partner = key.partner.map(|key| format!("partner={}", model.partners[key].common.id));
    let value = |(dimension, value): (&usize, &usize)| {
        let dimension = &it.dimensions[*dimension];
        format!("{}={}", dimension.id, dimension.values[*value].0)
    };
    let parts: Vec<String> = partner.into_iter().chain(key.values.iter().map(value)).collect();
    parts.join(";").chars().filter(|it| !it.is_control() && !is_harmful(*it)).take(140).collect()
}

fn figure(it: &Observation) -> String {
    match (it.value, it.status.letter()) {
        (Some(value), "A") => plain(value),
        (Some(value), letter) => format!("{} {letter}", plain(value)),
        (None, "A") => "M".to_owned(),
        (None, letter) => letter.to_owned(),
    }
}

fn contribution(it: &OfPartner) -> Contribution {
    let promise = |it: &crate::model::Pledge| Promise {
        text: words(&it.text),
        pledged: it.pledged.map(plain),
        delivered: it.delivered.map(plain),
        by: it.by.map(|it| it.to_string()),
    };
    let status = it.status.map(|it| match it {
        ContributionStatus::Planned => "planned",
        ContributionStatus::Running => "running",
        ContributionStatus::Scaled => "scaled",
        ContributionStatus::Completed => "completed",
        ContributionStatus::Closed => "closed",
    });
    Contribution {
        status: status.map(str::to_owned),
        promises: it.pledges.iter().map(promise).collect(),
    }
}

fn mission(it: &Ambition) -> Mission {
    let goal = it.common.summary.as_ref().map(words).unwrap_or_default();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let milestones = it.roadmap.iter().flat_map(|it| &it.milestones).map(|it| {
        let mut key = milestone_key(it);
        let n = seen.entry(key.clone()).or_insert(0);
        *n += 1;
        if *n > 1 {
            key = format!("{key}-{n}");
        }
        let status = match it.status {
            MilestoneStatus::Planned => "planned",
            MilestoneStatus::Running => "running",
            MilestoneStatus::Done => "done",
            MilestoneStatus::Late => "late",
            MilestoneStatus::Dropped => "dropped",
        };
        Milestone {
            key,
            title: words(&it.title),
            due: it.due.map(|it| it.to_string()),
            done: it.done.map(|it| it.to_string()),
            status: status.to_owned(),
        }
    });
    Mission { goal, milestones: milestones.collect() }
}

/// How a milestone is known within its mission: by its id, or else by its first words. A new date is the
/// same milestone.
pub fn milestone_key(it: &Point) -> String {
    it.id.as_ref().map_or_else(|| digest(it.title.first()), |it| it.to_string())
}

/// A number without trailing zeros: 3.70 is 3.7.
fn plain(value: Decimal) -> String {
    let value = value.normalize();
    if value.is_zero() { "0".to_owned() } else { value.to_string() }
}

/// Without letters that no page may hold, so that what is written can be read again.
fn words(it: &Localized<String>) -> Words {
    let clean =
        |it: &str| -> String { it.chars().filter(|it| !is_harmful(*it)).take(1_200).collect() };
    it.iter().map(|(lang, text)| (lang.code().to_owned(), clean(text))).collect()
}

fn hash(summary: Option<&Localized<String>>, body: Option<&Localized<Body>>) -> String {
    let mut all = String::new();
    for (lang, text) in summary.iter().flat_map(|it| it.iter()) {
        all.push_str(&format!("{lang} {text}\u{0}"));
    }
    for (lang, text) in body.iter().flat_map(|it| it.iter()) {
        // Line ends of Windows are no change of the text.
        all.push_str(&format!("{lang}: {}\u{0}", text.markdown.replace('\r', "").trim()));
    }
    digest(&all)
}

fn digest(text: &str) -> String {
    format!("{:016x}", xxh3_64(text.as_bytes()))
}
