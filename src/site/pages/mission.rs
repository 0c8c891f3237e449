//! A mission: the whole story on one page.

use crate::model::{Key, Milestone, Mission, Phase, Thing, UpdateKind};
use crate::site::view::{
    Column, Figure, Hero, Meta, MilestoneView, MissionPage, Page, PhaseView, Row, Table,
};
use crate::site::words::{NOTHING, Writer, partner_kind_key};
use crate::value::Period;

use super::hero;

pub(super) fn mission(it: &Writer, key: Key<Mission>) -> Page {
    let mission = &it.model.missions[key];
    let index = &it.site.index;
    let top = hero(it, Thing::Mission(key));
    let mut kicker = top.kicker;
    kicker.extend(mission.span.map(|span| it.plain(it.interval(span))));
    let (learning, updates): (Vec<_>, Vec<_>) = index
        .updates_of_mission
        .of(key)
        .iter()
        .partition(|key| it.model.updates[**key].kind == UpdateKind::Learning);
    let dates = index.dates_of_mission.of(key).iter().take(3);
    let corrections = index.corrections.get(&Thing::Mission(key));
    Page::Mission(Box::new(MissionPage {
        hero: Hero { kicker, ..top },
        verdict: mission.indicators.first().map(|key| it.verdict(*key)),
        tally: it.tally(mission.indicators.iter().copied()),
        meta: meta(it, mission),
        figure: headline(it, mission),
        roles: roles(it, mission),
        indicators: it.indicators(&mission.indicators),
        body: it.prose(&mission.common.body, 3),
        roadmap: mission.roadmap.iter().map(|phase| self::phase(it, mission, phase)).collect(),
        contributions: it.contribution_cards(index.contributions_of_mission.of(key)),
        needs: needs(it, mission),
        stories: it.quotes(index.stories_of_mission.of(key)),
        learning: it.entries(learning.into_iter().take(5)),
        updates: it.entries(updates.into_iter().take(5)),
        questions: mission.questions.iter().map(|words| it.phrase(words)).collect(),
        situations: it.things(index.situations_of_mission.of(key), Thing::Situation),
        dates: dates.map(|at| it.occurrence(index.calendar[*at])).collect(),
        corrections: corrections.and_then(|places| it.corrections(places, false)),
        contact: mission.contact.as_ref().map(|contact| it.contact(contact)),
    }))
}

/// The mission's first indicator, if it has figures to draw.
fn headline(it: &Writer, mission: &Mission) -> Option<Figure> {
    let key = *mission.indicators.first()?;
    let series = it.model.indicators[key].headline()?;
    series.latest()?;
    Some(it.figure(key, None, None, 2))
}

fn meta(it: &Writer, mission: &Mission) -> Vec<Meta> {
    use crate::model::{Horizon, Stage};
    let horizon = mission.horizon.map(|horizon| match horizon {
        Horizon::Now => "horizon.now",
        Horizon::Next => "horizon.next",
        Horizon::Later => "horizon.later",
    });
    let stage = mission.stage.map(|stage| match stage {
        Stage::Awareness => "stage.awareness",
        Stage::Experiments => "stage.experiments",
        Stage::Capability => "stage.capability",
        Stage::Embedded => "stage.embedded",
    });
    let helped = |key: &str| {
        let help = key.replace("horizon.", "horizon_help.").replace("stage.", "stage_help.");
        it.plain(format!("{}. {}", it.t(key), it.t(&help)))
    };
    let all = [
        it.meta_one("field.span", mission.span.map(|span| it.plain(it.interval(span)))),
        it.meta_one("field.horizon", horizon.map(helped)),
        it.meta_one("field.stage", stage.map(helped)),
        it.meta("field.themes", it.things(&mission.themes, Thing::Theme)),
    ];
    all.into_iter().flatten().collect()
}

/// Who holds it together, who owns it, and who else takes part: each partner once.
fn roles(it: &Writer, mission: &Mission) -> Vec<Meta> {
    let named = |key: &&_| !mission.backbone.contains(key) && !mission.owners.contains(key);
    let others: Vec<_> = mission.partners.iter().filter(named).copied().collect();
    let all = [
        it.meta("field.backbone", it.partners(&mission.backbone)),
        it.meta("field.owners", it.partners(&mission.owners)),
        it.meta("field.others", it.partners(&others)),
    ];
    all.into_iter().flatten().collect()
}

fn phase(it: &Writer, mission: &Mission, phase: &Phase) -> PhaseView {
    let today = it.model.site.as_of;
    let class = match phase.span {
        Some(span) if span.first_day().is_some_and(|first| first > today) => "later",
        Some(span) if span.last_day().is_none_or(|last| last >= today) => "now",
        _ => "",
    };
    PhaseView {
        title: it.phrase(&phase.title),
        span: phase.span.map(|span| it.interval(span)),
        class,
        milestones: phase.milestones.iter().map(|one| milestone(it, mission, one)).collect(),
    }
}

fn milestone(it: &Writer, mission: &Mission, one: &Milestone) -> MilestoneView {
    let period = |period: Period| it.period(period);
    let mut dates = Vec::new();
    match (one.was_due, one.due) {
        // A moved date shows both (pages.md T-31).
        (Some(was), Some(due)) if was != due => {
            dates.push(it.fill("phrase.moved", &[("was", &period(was)), ("due", &period(due))]));
        }
        (was, due) => dates.extend(due.or(was).map(|due| {
            let past = due.last_day() < it.model.site.as_of;
            let key = if past { "phrase.late_since" } else { "phrase.due_on" };
            it.fill(key, &[("date", &period(due))])
        })),
    }
    dates.extend(one.done.map(|done| it.fill("phrase.done_on", &[("date", &it.date(done))])));
    let after = one.after.iter().filter_map(|(phase, at)| {
        let before = it.phrase(&mission.roadmap.get(*phase)?.milestones.get(*at)?.title);
        let text = it.fill("phrase.after", &[("milestone", &before.text)]);
        Some(it.plain(text))
    });
    MilestoneView {
        title: it.phrase(&one.title),
        status: it.milestone_status(one.status),
        dates,
        why: it.maybe(&one.why),
        partners: it.partners(&one.partners),
        after: after.collect(),
        unfinanced: (one.financed == Some(false)).then(|| it.t("phrase.not_financed")),
    }
}

fn needs(it: &Writer, mission: &Mission) -> Option<Table> {
    if mission.needs.is_empty() {
        return None;
    }
    let rows = mission.needs.iter().map(|need| {
        let kinds: Vec<String> =
            need.from.iter().map(|kind| it.t(partner_kind_key(*kind).0)).collect();
        let kinds = if kinds.is_empty() { NOTHING.to_owned() } else { it.locale.list(&kinds) };
        let why = it.maybe(&need.why).unwrap_or_else(|| it.plain(NOTHING));
        Row { head: it.thing(Thing::Theme(need.theme)), cells: vec![it.plain(kinds), why] }
    });
    let column = |key| Column { head: it.plain(it.t(key)), left: true };
    Some(Table {
        caption: it.t("field.needs"),
        lang: None,
        columns: vec![column("field.theme"), column("field.from_kinds"), column("field.why")],
        rows: rows.collect(),
    })
}
