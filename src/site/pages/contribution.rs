//! What a partner does, promises or tries (P7): one promise that anybody can test. Keeps what the partner
//! delivers apart from how the population is doing: the second stands under its own heading, with a sentence
//! that nobody alone answers for it.

use crate::assess::{PledgeStatus, pledges_of, unmoved_status};
use crate::model::{
    Contribution, ContributionKind, ContributionStatus, Evidence, FormerPledge, Key, Pledge,
    PledgeAim, Thing, UpdateKind,
};
use crate::site::changed;
use crate::site::view::{ChangeView, ContributionPage, Hero, Meta, Page, Phrase, PledgeView};
use crate::site::words::{Writer, contribution_kind_key};

use super::{hero, pledges};

pub(super) fn contribution(it: &Writer, key: Key<Contribution>) -> Page {
    let one = &it.model.contributions[key];
    let index = &it.site.index;
    let top = hero(it, Thing::Contribution(key));
    let mut kicker = vec![it.thing(Thing::Partner(one.partner))];
    kicker.extend(one.kind.map(|kind| it.plain(it.t(contribution_kind_key(kind)))));
    let meta = [
        it.meta("field.with", it.partners(&one.with)),
        it.meta_one("field.span", one.span.map(|span| it.plain(it.interval(span)))),
        it.meta("field.missions", it.things(&one.missions, Thing::Mission)),
        it.meta("field.themes", it.things(&one.themes, Thing::Theme)),
        it.meta("field.ingredients", it.things(&one.ingredients, Thing::Ingredient)),
        it.meta("contribution.situations", it.things(&one.situations, Thing::Situation)),
    ];
    let (lessons, updates): (Vec<_>, Vec<_>) = index
        .updates_of_contribution
        .of(key)
        .iter()
        .copied()
        .partition(|key| it.model.updates[*key].kind == UpdateKind::Learning);
    let corrections = index.corrections.get(&Thing::Contribution(key));
    let promises: Vec<PledgeView> = pledges_of(one, it.model.site.as_of)
        .map(|(pledge, status)| promise(it, one, pledge, status))
        .collect();
    let counted = promises.iter().any(|it| it.status.is_some());
    Page::Contribution(Box::new(ContributionPage {
        hero: Hero { kicker, title: says(it, one, top.title), ..top },
        status: one.status.map(|status| it.contribution_status(status)),
        late: it.late(one),
        when: when(it, one),
        why: it.maybe(&one.why),
        meta: meta.into_iter().flatten().collect(),
        rules: if counted { pledges::rules(it) } else { Vec::new() },
        promises,
        trial_title: match one.kind {
            Some(ContributionKind::Experiment) => it.t("contribution.trial"),
            _ => it.t("contribution.trial_other"),
        },
        trial: trial(it, one),
        lessons: it.entries(lessons),
        body: it.prose(&one.common.body, 3),
        indicators: it.indicators(&one.indicators),
        because: it.maybe(&one.because),
        because_evidence: it.evidence(Evidence::Assessed),
        cost: cost(it, one),
        cost_note: others_gain(it, one),
        updates: it.entries(updates),
        changes: changes(it, one),
        // What stands above as a change of a promise does not stand here again.
        corrections: corrections.and_then(|places| {
            let told = |at: &&usize| {
                let day = it.model.corrections[**at].date;
                one.pledges.iter().flat_map(|it| &it.was).any(|was| was.until == day)
            };
            let rest: Vec<usize> = places.iter().filter(|at| !told(at)).copied().collect();
            it.corrections(&rest, false)
        }),
        contact: one.contact.as_ref().map(|contact| it.contact(contact)),
    }))
}

/// Whether the work has ended.
pub(super) fn is_over(it: &Contribution) -> bool {
    matches!(it.status, Some(ContributionStatus::Completed | ContributionStatus::Closed))
}

/// "Region Fjordland lover: Første samtale inden for 14 dage". Where the title is in another language than
/// the page, it stands alone: one heading is in one language.
fn says(it: &Writer, one: &Contribution, title: Phrase) -> Phrase {
    let partner = it.short(Thing::Partner(one.partner));
    let Some(kind) = one.kind.filter(|_| title.lang.is_none() && partner.lang.is_none()) else {
        return title;
    };
    let key = match (kind, is_over(one)) {
        (ContributionKind::Initiative, false) => "contribution_says.initiative",
        (ContributionKind::Experiment, false) => "contribution_says.experiment",
        (ContributionKind::Commitment, false) => "contribution_says.commitment",
        (ContributionKind::Service, false) => "contribution_says.service",
        (ContributionKind::Initiative, true) => "contribution_said.initiative",
        (ContributionKind::Experiment, true) => "contribution_said.experiment",
        (ContributionKind::Commitment, true) => "contribution_said.commitment",
        (ContributionKind::Service, true) => "contribution_said.service",
    };
    it.plain(it.fill(key, &[("partner", &partner.text), ("title", &title.text)]))
}

/// When it closed; or else the next date by which something is promised; or else the last.
fn when(it: &Writer, one: &Contribution) -> Option<String> {
    if let Some(closed) = one.closed {
        return Some(it.date(closed));
    }
    let today = it.model.site.as_of;
    let open = pledges_of(one, today).filter(|it| it.1 != Some(PledgeStatus::Done));
    let next = open.filter_map(|(pledge, _)| pledge.by).filter(|by| *by >= today).min();
    let last = || one.pledges.iter().filter_map(|it| it.by).max();
    let said = |key: &str, date| it.fill(key, &[("date", &it.date(date))]);
    match next {
        Some(by) => Some(said("contribution.next_by", by)),
        None => last().map(|by| said("contribution.last_by", by)),
    }
}

fn promise(
    it: &Writer,
    one: &Contribution,
    pledge: &Pledge,
    status: Option<PledgeStatus>,
) -> PledgeView {
    let value = |value| it.locale.value_as_written(value, &pledge.unit);
    let aim = match pledge.aim {
        PledgeAim::AtLeast => "pledge.at_least",
        PledgeAim::AtMost => "pledge.at_most",
    };
    let missing = || it.plain(it.t("phrase.not_stated"));
    let pledged = pledge.pledged.map(|it_| it.plain(it.fill(aim, &[("value", &value(it_))])));
    let delivered = pledge.delivered.map(|delivered| {
        it.plain(match pledge.as_of {
            Some(day) => {
                let words = [("value", value(delivered)), ("date", it.date(day))];
                let words = words.each_ref().map(|(name, text)| (*name, text.as_str()));
                it.fill("pledge.counted", &words)
            }
            None => value(delivered),
        })
    });
    let by = pledge.by.map(|by| it.plain(it.date(by)));
    let meta = [
        it.meta_one("pledge.for", it.maybe(&pledge.whom)),
        it.meta_one("field.pledged", Some(pledged.unwrap_or_else(missing))),
        it.meta_one("field.delivered", Some(delivered.unwrap_or_else(missing))),
        it.meta_one("field.by", Some(by.unwrap_or_else(missing))),
    ];
    let changed = pledge.was.last().map(|last| Phrase {
        text: it.fill("pledge.changed", &[("date", &it.date(last.until))]),
        lang: None,
        href: Some("#h-rettelser".to_owned()),
    });
    let unmoved = unmoved_status(pledge, one.status, it.model.site.as_of);
    let unmoved = pledges::badge(it, unmoved)
        .map(|badge| it.fill("pledge.unmoved", &[("status", &badge.text.to_lowercase())]));
    PledgeView {
        text: it.phrase(&pledge.text),
        status: pledges::badge(it, status),
        says: pledges::amount(it, pledge).unwrap_or_default(),
        plot: pledges::bar(it, pledge, status),
        meta: meta.into_iter().flatten().collect(),
        changed,
        unmoved,
    }
}

/// What is tried, what was expected and learned, and when it is decided whether to go on: of experiments,
/// and of whatever has any of it.
fn trial(it: &Writer, one: &Contribution) -> Vec<Meta> {
    let words = [&one.tried, &one.expected, &one.learned];
    let any = words.iter().any(|it| it.is_some()) || one.decide.is_some();
    if !any {
        return Vec::new();
    }
    // Of what has ended a reader would ask what was learned.
    let learned = it.maybe(&one.learned);
    let learned = learned.or_else(|| is_over(one).then(|| it.plain(it.t("phrase.not_stated"))));
    let all = [
        it.meta_one("contribution.tried", it.maybe(&one.tried)),
        it.meta_one("contribution.expected", it.maybe(&one.expected)),
        it.meta_one("contribution.learned", learned),
        it.meta_one("contribution.decide", one.decide.map(|at| it.plain(it.period(at)))),
    ];
    all.into_iter().flatten().collect()
}

/// What it costs, who pays, who gains; nothing is left out in silence.
fn cost(it: &Writer, one: &Contribution) -> Vec<Meta> {
    let missing = || it.plain(it.t("phrase.not_stated"));
    let cost = one.cost.as_ref();
    let amount = cost.and_then(|cost| Some(it.plain(it.value(cost.amount?, &cost.unit))));
    let partners = |keys: Option<&Vec<_>>| {
        let found = keys.map(|keys| it.partners(keys)).unwrap_or_default();
        if found.is_empty() { vec![missing()] } else { found }
    };
    let all = [
        it.meta_one("field.cost", Some(amount.unwrap_or_else(missing))),
        it.meta("field.paid_by", partners(cost.map(|it| &it.paid_by))),
        it.meta("field.gain_to", partners(cost.map(|it| &it.gain_to))),
    ];
    all.into_iter().flatten().collect()
}

/// Said where nobody who pays is among those who gain.
fn others_gain(it: &Writer, one: &Contribution) -> Option<String> {
    let cost = one.cost.as_ref()?;
    let both = !cost.paid_by.is_empty() && !cost.gain_to.is_empty();
    let apart = !cost.gain_to.iter().any(|key| cost.paid_by.contains(key));
    (both && apart).then(|| it.t("contribution.others_gain"))
}

/// Every change of a promise, newest first: what stood before and what stood after it.
fn changes(it: &Writer, one: &Contribution) -> Vec<ChangeView> {
    let mut all: Vec<(&FormerPledge, ChangeView)> = Vec::new();
    for pledge in &one.pledges {
        let versions = pledge.versions();
        for (former, pair) in pledge.was.iter().zip(versions.windows(2)) {
            let (before, after) =
                changed::of_pledge(it.locale, it.lang, pledge, [&pair[0], &pair[1]]);
            let phrases =
                |all: Vec<changed::Told>| all.into_iter().map(|one| it.phrase_in(one)).collect();
            let (before, after) = (phrases(before), phrases(after));
            let minutes = former.url.as_ref().map(|url| it.elsewhere(url));
            let meta = [
                it.meta("field.before", before),
                it.meta("field.after_change", after),
                it.meta_one("field.date", Some(it.plain(it.date(former.until)))),
                it.meta_one("field.why", it.maybe(&former.why)),
                it.meta_one("field.decided", it.maybe(&former.decided)),
                it.meta_one("field.minutes", minutes),
            ];
            let title = it.phrase(&pledge.text);
            all.push((former, ChangeView { title, meta: meta.into_iter().flatten().collect() }));
        }
    }
    all.sort_by_key(|(former, _)| std::cmp::Reverse(former.until));
    all.into_iter().map(|(_, change)| change).collect()
}
