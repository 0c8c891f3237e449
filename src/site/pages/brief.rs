//! "Kort fortalt": a mission in three large facts (pages.md P3). The first two are figures of its
//! headline; the third counts what is under way, and says what is late before what comes next.

use crate::assess::late_pledges;
use crate::model::{Contribution, ContributionStatus, Key, Milestone, MilestoneStatus, Mission};
use crate::site::view::Fact;
use crate::site::words::Writer;

/// Now, what is left, and what happens now.
pub(super) fn brief(it: &Writer, key: Key<Mission>) -> Vec<Fact> {
    let headline = it.model.missions[key].indicators.first();
    let mut facts = headline.map(|key| it.now_and_left(*key)).unwrap_or_default();
    facts.extend(happening(it, key));
    facts
}

/// Whether a contribution is at work now.
pub(super) fn is_under_way(it: &Writer, key: Key<Contribution>) -> bool {
    let status = it.model.contributions[key].status;
    matches!(status, Some(ContributionStatus::Running | ContributionStatus::Scaled))
}

/// How many contributions are under way, what is late, and the next milestone; nothing where a mission
/// has neither contributions nor a road map.
fn happening(it: &Writer, key: Key<Mission>) -> Option<Fact> {
    let contributions = it.site.index.contributions_of_mission.of(key);
    let milestones: Vec<&Milestone> =
        it.model.missions[key].roadmap.iter().flat_map(|it| &it.milestones).collect();
    if contributions.is_empty() && milestones.is_empty() {
        return None;
    }
    let today = it.model.site.as_of;
    let n = contributions.iter().filter(|key| is_under_way(it, **key)).count();
    let mut notes = vec![it.count("told.under_way", n)];
    let late = milestones.iter().filter(|it| it.status == MilestoneStatus::Late).count();
    notes.extend((late > 0).then(|| it.count("told.late_milestones", late)));
    let late =
        late_pledges(it.model, contributions.iter().map(|key| &it.model.contributions[*key]));
    notes.extend((late > 0).then(|| it.count("told.late_pledges", late)));
    let open =
        |it: &&&Milestone| matches!(it.status, MilestoneStatus::Planned | MilestoneStatus::Running);
    let due = milestones.iter().filter(open).filter_map(|it| Some((it.due?, *it)));
    let due = due.filter(|(due, _)| due.last_day() >= today);
    let next = due.min_by_key(|(due, _)| due.last_day());
    notes.extend(next.map(|(due, next)| {
        let (title, date) = (it.phrase(&next.title).text, it.period(due));
        it.fill("told.next", &[("milestone", &title), ("date", &date)])
    }));
    Some(Fact {
        label: it.t("told.happening"),
        value: it.count("count.contributions", n),
        note: Some(notes.join(" ")),
    })
}
