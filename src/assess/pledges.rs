//! Where a promise with a figure stands. Derived from figures and dates, never typed by hand.

use crate::model::Pledge;
use crate::value::Date;

/// Where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PledgeStatus {
    /// As much as promised, or more.
    Done,
    /// Less, and there is time left.
    OnWay,
    /// Less when the time was up.
    Late,
    /// Nobody has said how much; or the time is up, and nobody has said how much since.
    NotReported,
}

/// Where a promise stands on a day; `None` if no figure was promised. The last day is still in time.
pub fn pledge_status(pledge: &Pledge, as_of: Date) -> Option<PledgeStatus> {
    let pledged = pledge.pledged?;
    let Some(delivered) = pledge.delivered else { return Some(PledgeStatus::NotReported) };
    let over = pledge.by.is_some_and(|by| as_of > by);
    let counted_before = |by: Date| pledge.as_of.is_some_and(|counted| counted < by);
    Some(if delivered >= pledged {
        PledgeStatus::Done
    } else if !over {
        PledgeStatus::OnWay
    } else if pledge.by.is_some_and(counted_before) {
        PledgeStatus::NotReported
    } else {
        PledgeStatus::Late
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Lang, Localized, Unit};

    #[track_caller]
    fn check(delivered: Option<i64>, counted: Option<&str>, today: &str, expect: PledgeStatus) {
        let date = |it: &str| it.parse().expect("a date");
        let pledge = Pledge {
            text: Localized::new(Lang::parse("da").expect("a language"), "Pladser".to_owned()),
            pledged: Some(200.into()),
            delivered: delivered.map(Into::into),
            unit: Unit::named("count").expect("a unit"),
            by: Some(date("2026-12-31")),
            as_of: counted.map(date),
        };
        assert_eq!(pledge_status(&pledge, date(today)), Some(expect));
        assert_eq!(pledge_status(&Pledge { pledged: None, ..pledge }, date(today)), None);
    }

    #[test]
    fn figures_and_dates_decide() {
        check(Some(200), None, "2026-06-01", PledgeStatus::Done);
        check(Some(200), None, "2027-06-01", PledgeStatus::Done);
        check(Some(143), Some("2026-06-30"), "2026-12-31", PledgeStatus::OnWay);
        check(Some(199), Some("2026-12-31"), "2027-01-01", PledgeStatus::Late);
        check(Some(199), None, "2027-01-01", PledgeStatus::Late);
        check(Some(143), Some("2026-06-30"), "2027-01-01", PledgeStatus::NotReported);
        check(None, None, "2026-06-01", PledgeStatus::NotReported);
    }
}
