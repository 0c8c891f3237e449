//! Where a promise with a figure stands. Derived from figures and dates, never typed by hand. The same rule
//! everywhere: whoever counts promises counts here. Does *not* know how the population is doing: that a
//! promise was kept says nothing of its indicators.

use jiff::ToSpan;

use crate::model::{Contribution, ContributionStatus, Model, Pledge, PledgeAim};
use crate::value::{Date, Decimal};

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PledgeStatus {
    /// As much as promised, or better.
    Done,
    /// Not yet, and there is time left.
    OnWay,
    /// Not when the time was up, and somebody is still at it.
    Late,
    /// The work has ended, and it was not done.
    NotKept,
    /// Nobody has said how much; or it was counted too long ago to say where it stands.
    NotReported,
    /// The work has not begun.
    Planned,
}

impl PledgeStatus {
    /// Whether a reader would ask which promises these are.
    pub fn asks(self) -> bool {
        matches!(self, PledgeStatus::Late | PledgeStatus::NotKept | PledgeStatus::NotReported)
    }
}

/// So many months old, a count says nothing of now.
const OLD: i32 = 12;

/// Where a promise of a contribution with this status stands on a day; `None` if no figure was promised.
///
/// The first that applies: kept → [`PledgeStatus::Done`], whatever the day. No count → not reported (of
/// what has not begun: planned). The work has ended → not kept. After the date → late, or not reported if it
/// was counted before the date. Before it, or without one → planned if nothing has begun, not reported if the
/// count is more than a year old, else on its way. The last day is still in time.
pub fn pledge_status(
    pledge: &Pledge,
    of: Option<ContributionStatus>,
    today: Date,
) -> Option<PledgeStatus> {
    status(&Facts::now(pledge), of, today)
}

/// Where a promise would stand had it never been changed; `None` where it was not, or where it stands no
/// worse so. Moving a promise never silently improves its status (pages.md T-31).
pub fn unmoved_status(
    pledge: &Pledge,
    of: Option<ContributionStatus>,
    today: Date,
) -> Option<PledgeStatus> {
    let versions = pledge.versions();
    let first = versions.first().filter(|_| versions.len() > 1)?;
    let before = Facts { pledged: first.pledged, by: first.by, ..Facts::now(pledge) };
    let (before, now) = (status(&before, of, today)?, pledge_status(pledge, of, today)?);
    let rank = |it: PledgeStatus| match it {
        PledgeStatus::Done => 0,
        PledgeStatus::OnWay | PledgeStatus::Planned => 1,
        PledgeStatus::NotReported => 2,
        PledgeStatus::Late | PledgeStatus::NotKept => 3,
    };
    (rank(before) > rank(now)).then_some(before)
}

/// Where each promise of a contribution stands, in the order written.
pub fn pledges_of<'a>(
    it: &'a Contribution,
    today: Date,
) -> impl Iterator<Item = (&'a Pledge, Option<PledgeStatus>)> + use<'a> {
    it.pledges.iter().map(move |pledge| (pledge, pledge_status(pledge, it.status, today)))
}

/// How many promises of these contributions are late.
pub fn late_pledges<'a>(
    model: &'a Model,
    contributions: impl IntoIterator<Item = &'a Contribution>,
) -> usize {
    let today = model.site.as_of;
    let all = contributions.into_iter().flat_map(|it| pledges_of(it, today));
    all.filter(|it| it.1 == Some(PledgeStatus::Late)).count()
}

/// What the rule looks at.
#[derive(Debug, Clone, Copy)]
struct Facts {
    aim: PledgeAim,
    pledged: Option<Decimal>,
    delivered: Option<Decimal>,
    by: Option<Date>,
    counted: Option<Date>,
}

impl Facts {
    fn now(it: &Pledge) -> Facts {
        let Pledge { aim, pledged, delivered, by, as_of, .. } = it;
        Facts { aim: *aim, pledged: *pledged, delivered: *delivered, by: *by, counted: *as_of }
    }
}

fn status(it: &Facts, of: Option<ContributionStatus>, today: Date) -> Option<PledgeStatus> {
    let pledged = it.pledged?;
    let over = it.by.is_some_and(|by| today > by);
    let planned = of == Some(ContributionStatus::Planned) && !over;
    let Some(delivered) = it.delivered else {
        return Some(if planned { PledgeStatus::Planned } else { PledgeStatus::NotReported });
    };
    let kept = match it.aim {
        PledgeAim::AtLeast => delivered >= pledged,
        PledgeAim::AtMost => delivered <= pledged,
    };
    let ended = matches!(of, Some(ContributionStatus::Completed | ContributionStatus::Closed));
    let before = |day: Date| it.counted.is_some_and(|counted| counted < day);
    let begins = it.aim == PledgeAim::AtMost || delivered.is_zero();
    Some(if kept {
        PledgeStatus::Done
    } else if ended {
        PledgeStatus::NotKept
    } else if over {
        match it.by.is_some_and(before) {
            true => PledgeStatus::NotReported,
            false => PledgeStatus::Late,
        }
    } else if planned && begins {
        PledgeStatus::Planned
    } else if today.checked_sub(OLD.months()).is_ok_and(before) {
        PledgeStatus::NotReported
    } else {
        PledgeStatus::OnWay
    })
}

#[cfg(test)]
mod tests {
    use super::PledgeStatus::*;
    use super::*;
    use crate::model::FormerPledge;
    use crate::value::{Lang, Localized, Unit};

    fn date(it: &str) -> Date {
        it.parse().expect("a date")
    }

    /// `200>143 2026-12-31 @2026-06-30`: promised at least, delivered, by, counted; `14<31` at most; `-` nothing.
    fn pledge(written: &str) -> Pledge {
        let parts: Vec<&str> = written.split(' ').collect();
        let at_most = parts[0].contains('<');
        let (pledged, delivered) = parts[0].split_once(['>', '<']).expect("two figures");
        let number = |it: &str| it.parse::<Decimal>().ok();
        let day = |it: Option<&&str>| it.filter(|it| **it != "-").map(|it| date(it));
        let counted = parts.get(2).map(|it| it.trim_start_matches('@'));
        Pledge {
            text: Localized::new(Lang::Da, "Pladser".to_owned()),
            whom: None,
            aim: if at_most { PledgeAim::AtMost } else { PledgeAim::AtLeast },
            pledged: number(pledged),
            delivered: number(delivered),
            unit: Unit::named("count").expect("a unit"),
            by: day(parts.get(1)),
            as_of: counted.as_ref().map(|it| date(it)),
            was: Vec::new(),
            place: {
                let tree = crate::tree::Tree::of_texts([("a.md", "")]);
                crate::tree::Span::start_of(tree.find("a.md").expect("it is there"))
            },
        }
    }

    #[test]
    fn figures_dates_and_whether_somebody_is_at_it_decide() {
        use ContributionStatus::{Closed, Completed, Running, Scaled};
        type Row = (
            &'static str,
            &'static str,
            Option<ContributionStatus>,
            &'static str,
            Option<PledgeStatus>,
        );
        let rows: &[Row] = &[
            ("no figure was promised", "->3 2026-12-31 @2026-06-30", None, "2026-07-01", None),
            (
                "as much as promised",
                "200>200 2026-12-31 @2026-06-30",
                None,
                "2026-07-01",
                Some(Done),
            ),
            (
                "more than promised",
                "200>231 2026-12-31 @2026-06-30",
                None,
                "2026-07-01",
                Some(Done),
            ),
            (
                "kept is kept after the date",
                "200>200 2026-12-31 @2026-06-30",
                None,
                "2029-07-01",
                Some(Done),
            ),
            (
                "kept is kept when the work ends",
                "200>200 2026-12-31",
                Some(Closed),
                "2026-07-01",
                Some(Done),
            ),
            (
                "nothing was promised: kept",
                "0>0 2026-12-31 @2026-06-30",
                None,
                "2026-07-01",
                Some(Done),
            ),
            (
                "less, with time left",
                "200>143 2026-12-31 @2026-06-30",
                None,
                "2026-07-01",
                Some(OnWay),
            ),
            (
                "little with little time left is still on its way",
                "200>1 2026-12-31 @2026-12-30",
                None,
                "2026-12-30",
                Some(OnWay),
            ),
            (
                "due today is in time",
                "200>199 2026-12-31 @2026-12-31",
                None,
                "2026-12-31",
                Some(OnWay),
            ),
            (
                "the day after is late",
                "200>199 2026-12-31 @2026-12-31",
                None,
                "2027-01-01",
                Some(Late),
            ),
            (
                "late, counted on the last day",
                "200>199 2026-12-31 @2026-12-31",
                Some(Running),
                "2027-03-01",
                Some(Late),
            ),
            (
                "late, nobody says when counted",
                "200>199 2026-12-31",
                None,
                "2027-01-01",
                Some(Late),
            ),
            (
                "nobody has counted since the date",
                "200>143 2026-12-31 @2026-12-30",
                None,
                "2027-01-01",
                Some(NotReported),
            ),
            ("nobody has said how much", "200>- 2026-12-31", None, "2026-06-01", Some(NotReported)),
            (
                "nobody has said how much, and the date has passed",
                "200>- 2026-12-31",
                None,
                "2027-06-01",
                Some(NotReported),
            ),
            ("no date: never late", "200>143 - @2026-06-30", None, "2026-07-01", Some(OnWay)),
            ("no date and nothing counted", "200>- -", None, "2026-07-01", Some(NotReported)),
            (
                "counted a year ago to the day",
                "200>143 2030-12-31 @2025-07-01",
                None,
                "2026-07-01",
                Some(OnWay),
            ),
            (
                "counted more than a year ago",
                "200>143 2030-12-31 @2025-06-30",
                None,
                "2026-07-01",
                Some(NotReported),
            ),
            (
                "counted long ago, no date",
                "200>143 - @2020-06-30",
                None,
                "2026-07-01",
                Some(NotReported),
            ),
            (
                "counted on a leap day",
                "200>143 2030-12-31 @2024-02-29",
                None,
                "2025-02-28",
                Some(OnWay),
            ),
            (
                "not begun",
                "200>0 2026-12-31 @2026-06-30",
                Some(ContributionStatus::Planned),
                "2026-07-01",
                Some(Planned),
            ),
            (
                "not begun, nothing counted",
                "200>- 2026-12-31",
                Some(ContributionStatus::Planned),
                "2026-07-01",
                Some(Planned),
            ),
            (
                "not begun when the time was up",
                "200>0 2026-12-31 @2027-01-01",
                Some(ContributionStatus::Planned),
                "2027-01-01",
                Some(Late),
            ),
            (
                "planned, but something is delivered",
                "200>5 2026-12-31 @2026-06-30",
                Some(ContributionStatus::Planned),
                "2026-07-01",
                Some(OnWay),
            ),
            (
                "closed before the date",
                "200>143 2026-12-31 @2026-06-30",
                Some(Closed),
                "2026-07-01",
                Some(NotKept),
            ),
            (
                "closed, and the date has passed since",
                "200>143 2026-12-31 @2026-06-30",
                Some(Closed),
                "2027-07-01",
                Some(NotKept),
            ),
            (
                "closed, and nobody says how much",
                "200>- 2026-12-31",
                Some(Closed),
                "2026-07-01",
                Some(NotReported),
            ),
            (
                "completed with less",
                "80>71 2026-06-30 @2026-06-30",
                Some(Completed),
                "2026-11-01",
                Some(NotKept),
            ),
            (
                "spread to others with less, after the date",
                "80>71 2026-06-30 @2026-06-30",
                Some(Scaled),
                "2026-11-01",
                Some(Late),
            ),
            (
                "at most: more is not kept yet",
                "14<31 2026-12-31 @2026-06-30",
                None,
                "2026-07-01",
                Some(OnWay),
            ),
            (
                "at most: exactly so much is kept",
                "14<14 2026-12-31 @2026-06-30",
                None,
                "2026-07-01",
                Some(Done),
            ),
            (
                "at most: less is kept",
                "14<9 2026-12-31 @2026-06-30",
                None,
                "2027-07-01",
                Some(Done),
            ),
            (
                "at most: more when the time was up",
                "14<31 2026-12-31 @2026-12-31",
                None,
                "2027-01-01",
                Some(Late),
            ),
            (
                "at most: not begun, and still as it was",
                "14<31 2026-12-31 @2026-06-30",
                Some(ContributionStatus::Planned),
                "2026-07-01",
                Some(Planned),
            ),
            (
                "decimals are compared as decimals",
                "0.3>0.30 2026-12-31",
                None,
                "2026-07-01",
                Some(Done),
            ),
        ];
        for (name, written, of, today, expected) in rows {
            assert_eq!(pledge_status(&pledge(written), *of, date(today)), *expected, "{name}");
        }
    }

    #[test]
    fn t_31_moving_a_promise_never_silently_improves_it() {
        let former = |pledged: Option<i64>, by: Option<&str>, until: &str| FormerPledge {
            text: None,
            pledged: pledged.map(Into::into),
            by: by.map(date),
            until: date(until),
            why: None,
            decided: None,
            url: None,
        };
        let rows = [
            ("never changed", vec![], "200>143 2026-12-31 @2026-06-30", None),
            (
                "a date that was moved",
                vec![former(None, Some("2026-06-30"), "2026-06-24")],
                "90>41 2028-12-31 @2026-09-30",
                Some(Late),
            ),
            (
                "a figure that was lowered",
                vec![former(Some(300), None, "2026-05-01")],
                "143>143 2026-06-30 @2026-06-30",
                Some(Late),
            ),
            (
                "a figure that was raised hides nothing",
                vec![former(Some(100), None, "2026-05-01")],
                "200>143 2026-12-31 @2026-06-30",
                None,
            ),
            (
                "moved twice: the first counts",
                vec![
                    former(None, Some("2025-12-31"), "2025-11-01"),
                    former(None, Some("2026-12-31"), "2026-06-24"),
                ],
                "90>41 2028-12-31 @2026-09-30",
                Some(Late),
            ),
            (
                "late both ways says nothing new",
                vec![former(None, Some("2025-12-31"), "2025-11-01")],
                "90>41 2026-06-30 @2026-09-30",
                None,
            ),
        ];
        for (name, was, written, expected) in rows {
            let pledge = Pledge { was, ..pledge(written) };
            assert_eq!(unmoved_status(&pledge, None, date("2026-11-01")), expected, "{name}");
        }
    }
}
