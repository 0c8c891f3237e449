//! What a contribution promises, and how it ended: dates that cannot be, promises that were changed
//! without a change, and what a reader would miss. Does *not* know how a promise is going: that is `assess`.

use std::collections::BTreeSet;

use crate::diag::Diags;
use crate::model::{self, ContributionStatus, Correction, CorrectionAbout, CorrectionKind};
use crate::source::{self, Draft, Thing};
use crate::tree::Spanned;
use crate::value::{ContributionKind, Date, Unit};

use super::Cx;
use super::names::Names;

/// A promise; `None` where it does not say what is promised.
pub(super) fn pledge(it: &source::Pledge, cx: &Cx<'_>, diags: &mut Diags) -> Option<model::Pledge> {
    if it.vague {
        diags.vague_pledge(it.span);
    }
    has_happened(it.as_of.as_ref(), cx, diags);
    if let Some(delivered) = it.delivered.as_ref().filter(|_| it.as_of.is_none()) {
        diags.count_without_date(delivered.span);
    }
    let made = model::Pledge {
        text: it.text.clone()?,
        whom: it.whom.clone(),
        aim: it.aim,
        pledged: it.pledged.as_ref().map(|it| it.value),
        delivered: it.delivered.as_ref().map(|it| it.value),
        unit: it.unit.clone().unwrap_or_else(|| Unit::named("count").expect("count is a unit")),
        by: it.by.as_ref().map(|it| it.value),
        as_of: it.as_of.as_ref().map(|it| it.value),
        was: former(&it.was, cx, diags),
        place: it.span,
    };
    // Each must differ from what came after it, or nothing was changed.
    let mut written: Vec<&source::FormerPledge> =
        it.was.iter().filter(|it| it.until.is_some()).collect();
    written.sort_by_key(|it| it.until.as_ref().map(|it| it.value));
    for (former, pair) in written.into_iter().zip(made.versions().windows(2)) {
        let same_figures = pair[0].pledged == pair[1].pledged && pair[0].by == pair[1].by;
        if same_figures && pair[0].text == pair[1].text && former.sound() {
            diags.unchanged_pledge(former.span, former.tried);
        }
    }
    Some(made)
}

impl source::FormerPledge {
    /// Whether what it says could be read: a figure with a mistake in it is no figure left as it was.
    fn sound(&self) -> bool {
        let read = [self.text.is_some(), self.pledged.is_some(), self.by.is_some()];
        !self.tried || read.contains(&true)
    }
}

/// What was promised before, oldest first.
fn former(
    all: &[source::FormerPledge],
    cx: &Cx<'_>,
    diags: &mut Diags,
) -> Vec<model::FormerPledge> {
    let mut made = Vec::new();
    for it in all {
        has_happened(it.until.as_ref(), cx, diags);
        let Some(until) = &it.until else { continue };
        made.push(model::FormerPledge {
            text: it.text.clone(),
            pledged: it.pledged.as_ref().map(|it| it.value),
            by: it.by.as_ref().map(|it| it.value),
            until: until.value,
            why: it.why.clone(),
            decided: it.decided.clone(),
            url: it.url.clone(),
        });
    }
    made.sort_by_key(|it| it.until);
    made
}

/// Each change of a promise as a change of what was published (pages.md T-31), unless somebody has written
/// one about the same contribution on the same day.
pub(super) fn changes(names: &Names, written: &[Correction]) -> Vec<Correction> {
    let mut made = Vec::new();
    for (key, contribution) in names.contributions.table.iter() {
        let about = CorrectionAbout::Contribution(key);
        for (at, pledge) in contribution.pledges.iter().enumerate() {
            for (version, was) in pledge.was.iter().enumerate() {
                if written.iter().any(|it| it.about == about && it.date == was.until) {
                    continue;
                }
                made.push(Correction {
                    date: was.until,
                    about,
                    period: None,
                    partner: None,
                    dimensions: Vec::new(),
                    before: None,
                    now: None,
                    pledge: Some((at, version)),
                    why: was.why.clone(),
                    kind: CorrectionKind::ChangedTarget,
                    material: true,
                    by: was.decided.clone(),
                    url: was.url.clone(),
                });
            }
        }
    }
    made
}

/// How a contribution ended: the day, and what an experiment taught.
pub(super) fn end(it: &Thing<source::Contribution>, cx: &Cx<'_>, diags: &mut Diags) {
    let facts = &it.facts;
    has_happened(facts.closed.as_ref(), cx, diags);
    let Some(status) = &facts.status else { return };
    let is_closed = status.value == ContributionStatus::Closed;
    match &facts.closed {
        Some(closed) if !is_closed => diags.closed_but_open(closed.span, status.span),
        None if is_closed && !it.common.written.iter().any(|it| it == "closed") => {
            diags.closed_without_date(status.span);
        }
        _ => {}
    }
    let ended = matches!(
        status.value,
        ContributionStatus::Closed | ContributionStatus::Completed | ContributionStatus::Scaled
    );
    let experiment = facts.kind == Some(ContributionKind::Experiment);
    if ended && experiment && !it.common.written.iter().any(|it| it == "learned") {
        diags.ended_without_learning(status.span);
    }
}

/// Effective ingredients that no contribution names, not even one that waits.
pub(super) fn unused_ingredients(draft: &Draft, names: &Names, diags: &mut Diags) {
    let used: BTreeSet<&str> = draft
        .contributions
        .iter()
        .flat_map(|it| &it.facts.ingredients)
        .map(|it| it.value.as_str())
        .collect();
    let shown = draft.ingredients.iter().filter(|it| names.ingredients.shows(&it.id.value));
    for it in shown.filter(|it| !used.contains(it.id.value.as_str())) {
        diags.unused_ingredient(it.id.span, &it.id.value);
    }
}

fn has_happened(date: Option<&Spanned<Date>>, cx: &Cx<'_>, diags: &mut Diags) {
    if let Some(date) = date.filter(|it| it.value > cx.as_of.date()) {
        diags.done_in_future(date.span, &date.value.to_string(), &cx.as_of.date().to_string());
    }
}
