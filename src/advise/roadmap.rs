//! What the dates of a roadmap say of each other: a milestone that should be reached before what it waits
//! for, and one that waits for what was given up. Advice: readers are told the same. Knows no page.

use crate::assess;
use crate::diag::Diags;
use crate::model::Model;

/// Goes through every mission's roadmap.
pub(super) fn check(model: &Model, diags: &mut Diags) {
    for mission in model.missions.values() {
        let one = |(phase, at): assess::Place| &mission.roadmap[phase].milestones[at];
        for (place, step) in assess::steps(&mission.roadmap, model.site.as_of) {
            let it = one(place);
            for other in step.due_after.iter().map(|at| one(*at)) {
                if let (Some(due), Some(first)) = (it.due, other.due) {
                    let (due, first) = (due.to_string(), first.to_string());
                    diags.due_before_its_turn(it.place, other.place, &due, &first);
                }
            }
            for other in step.lost.iter().map(|at| one(*at)) {
                diags.waits_for_dropped(it.place, other.place);
            }
        }
    }
}
