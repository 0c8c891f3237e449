//! How far promises are: one bar of the whole, and the same in words (C-44).

use crate::assess::{PledgeStatus, pledge_status};
use crate::chart::{Part, Stacked};
use crate::model::{Contribution, Key};
use crate::site::view::{Badge, PledgesView};
use crate::site::words::Writer;

use super::roadmap::plot;

/// The order of the bar: done, going, late, and what nobody can say (C-44). Status, class in the bar,
/// class and symbol in the list, and words. What promises no figure is counted too: nothing is left out.
const KINDS: [(Option<PledgeStatus>, &str, &str, &str, &str); 5] = [
    (Some(PledgeStatus::Done), "g-done", "st st-done", "i-done", "pledge_status.done"),
    (Some(PledgeStatus::OnWay), "g-go", "st st-go", "i-go", "pledge_status.on_way"),
    (Some(PledgeStatus::Late), "g-late", "st st-late", "i-late", "pledge_status.late"),
    (Some(PledgeStatus::NotReported), "g0", "st", "i-stop", "pledge_status.not_reported"),
    (None, "g-plan", "st", "i-plan", "pledge_status.no_figure"),
];

/// How far the pledges of these contributions are; nothing where there are none.
pub(super) fn of(it: &Writer, contributions: &[Key<Contribution>]) -> Option<PledgesView> {
    let today = it.model.site.as_of;
    let pledges = contributions.iter().flat_map(|key| &it.model.contributions[*key].pledges);
    let all: Vec<Option<PledgeStatus>> = pledges.map(|it| pledge_status(it, today)).collect();
    if all.is_empty() {
        return None;
    }
    let count = |status| all.iter().filter(|it| **it == status).count();
    let there = KINDS.map(|kind| (count(kind.0), kind)).into_iter().filter(|it| it.0 > 0);
    let (mut parts, mut items) = (Vec::new(), Vec::new());
    for (n, (_, in_bar, class, icon, key)) in there {
        let text = it.count(key, n);
        parts.push(Part { count: n, class: in_bar, label: text.clone() });
        items.push(Badge { class, icon, text });
    }
    let total = it.count("count.pledges", all.len());
    Some(PledgesView { total, plot: plot(&Stacked { parts }.draw()), items })
}
