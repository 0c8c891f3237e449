//! All missions (pages.md P2): a row each, the board of now, next and later, and those that are over.

use crate::assess::is_over;
use crate::model::{Horizon, Key, Mission, Stage, Theme, Thing};
use crate::site::view::{BoardColumn, BoardMission, MissionGroup, Page, PortfolioPage};
use crate::site::words::Writer;

use super::{list_hero, load};

/// From so many missions on they are divided by theme: fewer are seen at once.
const MANY: usize = 8;

pub(super) fn portfolio(it: &Writer) -> Page {
    let missions = &it.model.missions;
    let (closed, open): (Vec<_>, Vec<_>) = missions
        .iter()
        .map(|(key, _)| key)
        .partition(|key| is_over(&missions[*key], it.model.site.as_of));
    let figures = missions.iter().flat_map(|(_, mission)| mission.indicators.iter().copied());
    let figures: std::collections::BTreeSet<_> = figures.collect();
    Page::Portfolio(Box::new(PortfolioPage {
        hero: list_hero(it),
        tally: it.tally(figures),
        groups: groups(it, &open),
        board: board(it, &open),
        stages: stages(it, &open),
        load: load::all(it),
        load_how: load::how(it),
        closed: closed.into_iter().map(|key| it.mission_summary(key)).collect(),
    }))
}

/// The missions in authored order, by their first theme where there are many.
fn groups(it: &Writer, keys: &[Key<Mission>]) -> Vec<MissionGroup> {
    let row = |keys: &[Key<Mission>]| keys.iter().map(|key| it.mission_summary(*key)).collect();
    let theme = |key: &Key<Mission>| it.model.missions[*key].themes.first().copied();
    if keys.len() < MANY || keys.iter().all(|key| theme(key).is_none()) {
        return vec![MissionGroup { title: None, missions: row(keys) }];
    }
    let mut themes: Vec<Option<Key<Theme>>> = Vec::new();
    for key in keys {
        if !themes.contains(&theme(key)) {
            themes.push(theme(key));
        }
    }
    // Those without a theme come last.
    themes.sort_by_key(Option::is_none);
    let group = |wanted: Option<Key<Theme>>| {
        let of: Vec<_> = keys.iter().copied().filter(|key| theme(key) == wanted).collect();
        let title = wanted
            .map_or_else(|| it.plain(it.t("missions.no_theme")), |key| it.thing(Thing::Theme(key)));
        MissionGroup { title: Some(title), missions: row(&of) }
    };
    themes.into_iter().map(group).collect()
}

/// Three columns side by side, also where one is empty: an empty one says something too.
fn board(it: &Writer, keys: &[Key<Mission>]) -> Vec<BoardColumn> {
    let horizon = |key: &&Key<Mission>| it.model.missions[**key].horizon;
    if keys.iter().all(|key| horizon(&key).is_none()) {
        return Vec::new();
    }
    let column = |(wanted, title, intro): (Horizon, &str, &str)| BoardColumn {
        title: it.t(title),
        intro: it.t(intro),
        missions: keys
            .iter()
            .filter(|key| horizon(key) == Some(wanted))
            .map(|key| on_board(it, *key))
            .collect(),
        none: it.t("missions.none_here"),
    };
    [
        (Horizon::Now, "horizon.now", "horizon_help.now"),
        (Horizon::Next, "horizon.next", "horizon_help.next"),
        (Horizon::Later, "horizon.later", "horizon_help.later"),
    ]
    .map(column)
    .into()
}

/// How far the work has come: four columns, also where one is empty.
fn stages(it: &Writer, keys: &[Key<Mission>]) -> Vec<BoardColumn> {
    let stage = |key: &&Key<Mission>| it.model.missions[**key].stage;
    if keys.iter().all(|key| stage(&key).is_none()) {
        return Vec::new();
    }
    let column = |(wanted, title, intro): (Stage, &str, &str)| BoardColumn {
        title: it.t(title),
        intro: it.t(intro),
        missions: keys
            .iter()
            .filter(|key| stage(key) == Some(wanted))
            .map(|key| BoardMission { title: it.short(Thing::Mission(*key)), text: String::new() })
            .collect(),
        none: it.t("missions.none_here"),
    };
    [
        (Stage::Awareness, "stage.awareness", "stage_help.awareness"),
        (Stage::Experiments, "stage.experiments", "stage_help.experiments"),
        (Stage::Capability, "stage.capability", "stage_help.capability"),
        (Stage::Embedded, "stage.embedded", "stage_help.embedded"),
    ]
    .map(column)
    .into()
}

fn on_board(it: &Writer, key: Key<Mission>) -> BoardMission {
    let span = it.model.missions[key].span.map(|span| it.interval(span));
    BoardMission { title: it.short(Thing::Mission(key)), text: span.unwrap_or_default() }
}
