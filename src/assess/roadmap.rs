//! What of a roadmap is now, what is next, and what is later. A rule over dates and what waits for what,
//! never typed by hand: a roadmap is a compass, and where a milestone stands on it moves by itself as
//! time passes. Does *not* know words or pages.
//!
//! The rule, for a milestone that is neither reached nor given up:
//!
//! 1. *Now* if somebody works on it, if it is late, or if it is due within `SOON` months.
//! 2. *Next* if its phase has begun or begins within `SOON` months, or if it is due within `AHEAD` months.
//! 3. Otherwise *later*, also where nothing has a date.
//! 4. What waits for something that is not reached comes after it: *next* at the earliest, and *later* if
//!    that itself is next or later. What is under way or late stays *now* all the same: bad news is not moved
//!    down a list. What waits for something that was given up is *later*.

use std::collections::BTreeMap;

use jiff::ToSpan;

use crate::model::{Milestone, MilestoneStatus, Phase};
use crate::value::{Date, Period};

/// Months ahead that are *now*.
const SOON: i32 = 6;
/// Months ahead that are *next*.
const AHEAD: i32 = 18;

/// A milestone's place in a roadmap: phase and milestone, as [`Milestone::after`] has it.
pub type Place = (usize, usize);

/// When a milestone's turn is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// Under way, late or soon due.
    Now,
    /// After that.
    Next,
    /// Far off, or waiting for what is itself not begun.
    Later,
    /// Reached.
    Done,
    /// Given up.
    Dropped,
}

/// Where a milestone stands among the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When its turn is.
    pub turn: Turn,
    /// What must be reached before and is not, in the order written.
    pub waits_for: Vec<Place>,
    /// What of `waits_for` is due after it: one of the two dates cannot hold.
    pub due_after: Vec<Place>,
    /// What must be reached before and was given up.
    pub lost: Vec<Place>,
    /// What waits for this one and is not reached.
    pub awaited_by: Vec<Place>,
}

/// Where every milestone of a roadmap stands, as of a day. Milestones that wait for each other in a ring,
/// which is an error of its own, stand as if they did not wait.
pub fn steps(phases: &[Phase], as_of: Date) -> BTreeMap<Place, Step> {
    let mut steps: BTreeMap<Place, Step> = BTreeMap::new();
    let one = |(phase, at): Place| phases.get(phase)?.milestones.get(at);
    let mut left: BTreeMap<Place, usize> = BTreeMap::new();
    let mut awaited: BTreeMap<Place, Vec<Place>> = BTreeMap::new();
    for (phase, part) in phases.iter().enumerate() {
        for (at, it) in part.milestones.iter().enumerate() {
            let place = (phase, at);
            let before = || it.after.iter().copied().filter_map(|at| Some((at, one(at)?)));
            let open = before().filter(|(_, other)| it.is_open() && other.is_open());
            let late = |other: &Milestone| Some(other.due?.last_day() > it.due?.last_day());
            let lost = |other: &Milestone| other.status == MilestoneStatus::Dropped;
            let step = Step {
                turn: own_turn(it, part, as_of),
                waits_for: open.clone().map(|it| it.0).collect(),
                due_after: open.filter(|it| late(it.1) == Some(true)).map(|it| it.0).collect(),
                lost: before().filter(|at| it.is_open() && lost(at.1)).map(|it| it.0).collect(),
                awaited_by: Vec::new(),
            };
            left.insert(place, step.waits_for.len());
            for other in &step.waits_for {
                awaited.entry(*other).or_default().push(place);
            }
            steps.insert(place, step);
        }
    }
    // What waits for nothing first, then what waits for that: without recursion, however long the chain is.
    let mut ready: Vec<Place> = left.iter().filter(|it| *it.1 == 0).map(|it| *it.0).collect();
    while let Some(place) = ready.pop() {
        let fixed = one(place).is_some_and(|it| under_way(it) || !it.is_open());
        let Some(step) = steps.get(&place).filter(|_| !fixed) else {
            ready.extend(released(&awaited, &mut left, place));
            continue;
        };
        let after = step.waits_for.iter().filter_map(|it| steps.get(it)).map(|it| behind(it.turn));
        let lost = (!step.lost.is_empty()).then_some(Turn::Later);
        let turn = after.chain(lost).fold(step.turn, Turn::max);
        steps.entry(place).and_modify(|it| it.turn = turn);
        ready.extend(released(&awaited, &mut left, place));
    }
    for (place, by) in awaited {
        steps.entry(place).and_modify(|it| it.awaited_by = by);
    }
    steps
}

/// Those that waited for this one alone.
fn released(
    awaited: &BTreeMap<Place, Vec<Place>>,
    left: &mut BTreeMap<Place, usize>,
    place: Place,
) -> Vec<Place> {
    let mut free = Vec::new();
    for it in awaited.get(&place).into_iter().flatten() {
        if let Some(n) = left.get_mut(it) {
            *n = n.saturating_sub(1);
            free.extend((*n == 0).then_some(*it));
        }
    }
    free
}

/// The earliest turn of what waits for something with this turn.
fn behind(turn: Turn) -> Turn {
    if turn == Turn::Now { Turn::Next } else { Turn::Later }
}

fn under_way(it: &Milestone) -> bool {
    matches!(it.status, MilestoneStatus::Running | MilestoneStatus::Late)
}

/// The turn of a milestone by itself, whatever it waits for.
fn own_turn(it: &Milestone, phase: &Phase, as_of: Date) -> Turn {
    let within =
        |day: Date, months: i32| as_of.checked_add(months.months()).is_ok_and(|limit| day <= limit);
    let due = it.due.map(Period::last_day);
    let begins = phase.span.and_then(|it| it.first_day());
    let begun = phase.span.is_some() && begins.is_none_or(|day| within(day, SOON));
    match it.status {
        MilestoneStatus::Done => Turn::Done,
        MilestoneStatus::Dropped => Turn::Dropped,
        MilestoneStatus::Running | MilestoneStatus::Late => Turn::Now,
        MilestoneStatus::Planned if due.is_some_and(|day| within(day, SOON)) => Turn::Now,
        MilestoneStatus::Planned if begun || due.is_some_and(|day| within(day, AHEAD)) => {
            Turn::Next
        }
        MilestoneStatus::Planned => Turn::Later,
    }
}

/// How many milestones of a roadmap stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub total: usize,
    /// Reached.
    pub done: usize,
    /// Under way, and not late.
    pub running: usize,
    /// Late.
    pub late: usize,
    /// Neither begun nor late.
    pub planned: usize,
    /// Given up.
    pub dropped: usize,
    /// With another deadline than the first; not those that were given up.
    pub moved: usize,
    /// Decided and not paid for; neither those that are reached nor those that were given up.
    pub unfinanced: usize,
}

/// Counts milestones: never a score.
pub fn count<'a>(milestones: impl IntoIterator<Item = &'a Milestone>) -> Counts {
    let mut counts = Counts::default();
    for it in milestones {
        counts.total += 1;
        match it.status {
            MilestoneStatus::Planned => counts.planned += 1,
            MilestoneStatus::Running => counts.running += 1,
            MilestoneStatus::Done => counts.done += 1,
            MilestoneStatus::Late => counts.late += 1,
            MilestoneStatus::Dropped => counts.dropped += 1,
        }
        let dropped = it.status == MilestoneStatus::Dropped;
        counts.moved += usize::from(it.is_moved() && !dropped);
        counts.unfinanced += usize::from(it.is_open() && it.financed == Some(false));
    }
    counts
}

/// Whole months from one deadline to another, and the days that are left where there is no whole month.
/// Deadlines are last days: from 31 December to 30 June are six months. Negative where the other is earlier.
pub fn moved_by(from: Date, to: Date) -> (i32, i32) {
    let next = |it: Date| it.tomorrow().unwrap_or(it);
    let until = next(from).until((jiff::Unit::Month, next(to)));
    let gone = until.unwrap_or_default();
    (gone.get_months(), gone.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Span, Tree};
    use crate::value::{Lang, Localized, parse_date};
    use MilestoneStatus::{Done, Dropped, Late, Planned, Running};

    const TODAY: &str = "2026-06-01";

    fn milestone(status: MilestoneStatus, due: &str, after: &[Place]) -> Milestone {
        let tree = Tree::of_texts([("a.md", "")]);
        Milestone {
            id: None,
            title: Localized::new(Lang::Da, "Et skridt".to_owned()),
            due: Period::parse(due),
            was_due: None,
            moves: Vec::new(),
            done: None,
            status,
            why: None,
            partners: Vec::new(),
            after: after.to_vec(),
            financed: None,
            result: None,
            url: None,
            place: Span::start_of(tree.find("a.md").expect("it is there")),
        }
    }

    fn phase(span: &str, milestones: Vec<Milestone>) -> Phase {
        let title = Localized::new(Lang::Da, "En fase".to_owned());
        Phase { title, span: crate::value::Interval::parse(span), milestones }
    }

    #[test]
    fn status_dates_and_the_phase_decide_whose_turn_it_is() {
        // Status, due, phase, and when its turn is.
        let rows = [
            (Done, "2026", "2025..2026", Turn::Done),
            (Dropped, "2026", "2025..2026", Turn::Dropped),
            (Running, "2029", "2029..2030", Turn::Now),
            (Late, "2025", "2029..2030", Turn::Now),
            (Planned, "2026-12-01", "", Turn::Now),
            (Planned, "2026-12-02", "", Turn::Next),
            (Planned, "2027-12-01", "", Turn::Next),
            (Planned, "2027-12-02", "", Turn::Later),
            (Planned, "2030", "2026..2030", Turn::Next),
            (Planned, "", "2026..", Turn::Next),
            (Planned, "", "..2030", Turn::Next),
            (Planned, "2030", "2026-12-01..2030", Turn::Next),
            (Planned, "2030", "2026-12-02..2030", Turn::Later),
            (Planned, "", "2028..", Turn::Later),
            (Planned, "", "", Turn::Later),
        ];
        let today = parse_date(TODAY).expect("a date");
        for (status, due, span, expect) in rows {
            let found = steps(&[phase(span, vec![milestone(status, due, &[])])], today);
            assert_eq!(found[&(0, 0)].turn, expect, "{status:?} {due} {span}");
        }
    }

    #[test]
    fn what_waits_comes_after_what_it_waits_for() {
        // The first, the one that waits for it, and when the turn of the second is.
        let rows = [
            ((Running, "2026-09"), (Planned, "2026-10"), Turn::Next),
            ((Late, "2025"), (Planned, "2026-10"), Turn::Next),
            ((Planned, "2027"), (Planned, "2026-10"), Turn::Later),
            ((Planned, "2030"), (Planned, "2026-10"), Turn::Later),
            ((Done, "2026"), (Planned, "2026-10"), Turn::Now),
            ((Dropped, "2026"), (Planned, "2026-10"), Turn::Later),
            ((Planned, "2030"), (Running, "2026-10"), Turn::Now),
            ((Planned, "2030"), (Late, "2025"), Turn::Now),
            ((Running, "2026-09"), (Planned, "2030"), Turn::Later),
            ((Planned, "2030"), (Done, "2026"), Turn::Done),
        ];
        let today = parse_date(TODAY).expect("a date");
        for ((first, first_due), (then, due), expect) in rows {
            let both = vec![milestone(first, first_due, &[]), milestone(then, due, &[(0, 0)])];
            let found = steps(&[phase("", both)], today);
            assert_eq!(found[&(0, 1)].turn, expect, "{first:?} {first_due}, {then:?} {due}");
        }
    }

    #[test]
    fn a_long_chain_ends_later_and_a_ring_ends_at_all() {
        let today = parse_date(TODAY).expect("a date");
        let link = |at: usize| match at {
            0 => milestone(Running, "2026-07", &[]),
            at => milestone(Planned, "2026-08", &[(0, at - 1)]),
        };
        let found = steps(&[phase("", (0..5000).map(link).collect())], today);
        let turns: Vec<Turn> = [0, 1, 2, 4999].map(|at| found[&(0, at)].turn).into();
        assert_eq!(turns, [Turn::Now, Turn::Next, Turn::Later, Turn::Later]);
        assert_eq!(found[&(0, 0)].awaited_by, [(0, 1)]);
        let ring = vec![
            milestone(Planned, "2026-08", &[(0, 1)]),
            milestone(Planned, "2026-08", &[(0, 0)]),
        ];
        assert_eq!(steps(&[phase("", ring)], today)[&(0, 0)].turn, Turn::Now);
    }

    #[test]
    fn a_date_before_what_it_waits_for_and_a_wait_in_vain_are_found() {
        // The first, the one that waits for it; whether it is due too early, and whether it waits in vain.
        let rows = [
            ((Planned, "2027"), (Planned, "2026"), true, false),
            ((Planned, "2027"), (Planned, "2027"), false, false),
            ((Planned, "2027-06-30"), (Planned, "2027"), false, false),
            ((Late, "2025"), (Planned, "2027"), false, false),
            ((Planned, ""), (Planned, "2027"), false, false),
            ((Done, "2028"), (Planned, "2027"), false, false),
            ((Dropped, "2028"), (Planned, "2027"), false, true),
            ((Dropped, "2028"), (Done, "2027"), false, false),
            ((Planned, "2028"), (Dropped, "2027"), false, false),
        ];
        let today = parse_date(TODAY).expect("a date");
        for ((first, first_due), (then, due), early, lost) in rows {
            let both = vec![milestone(first, first_due, &[]), milestone(then, due, &[(0, 0)])];
            let step = &steps(&[phase("", both)], today)[&(0, 1)];
            let found = (!step.due_after.is_empty(), !step.lost.is_empty());
            assert_eq!(found, (early, lost), "{first:?} {first_due}, {then:?} {due}");
        }
    }

    #[test]
    fn counts_are_of_all_and_money_is_missing_only_where_something_is_to_come() {
        let moved =
            |status| Milestone { was_due: Period::parse("2025"), ..milestone(status, "2027", &[]) };
        let poor = |status| Milestone { financed: Some(false), ..milestone(status, "2027", &[]) };
        let all = [moved(Planned), moved(Dropped), poor(Planned), poor(Done), poor(Late)];
        let expect = Counts {
            total: 5,
            done: 1,
            running: 0,
            late: 1,
            planned: 2,
            dropped: 1,
            moved: 1,
            unfinanced: 2,
        };
        assert_eq!(count(&all), expect);
    }

    #[test]
    fn months_are_counted_from_last_day_to_last_day() {
        let rows = [
            ("2026-12-31", "2027-06-30", (6, 0)),
            ("2026-06-30", "2028-12-31", (30, 0)),
            ("2026-06-30", "2026-07-14", (0, 14)),
            ("2026-06-30", "2026-09-14", (2, 14)),
            ("2026-06-30", "2026-06-30", (0, 0)),
            ("2027-06-30", "2026-12-31", (-6, 0)),
        ];
        for (from, to, expect) in rows {
            let day = |it| parse_date(it).expect("a date");
            assert_eq!(moved_by(day(from), day(to)), expect, "{from} {to}");
        }
    }
}
