//! Values that mean the same before and after linking: periods, decimals, units, ids, languages.
//! Knows how each is written. Does *not* know files, places or what the values are about.

mod choices;
mod id;
mod lang;
mod letters;
mod number;
mod period;
mod unit;

pub use choices::*;
pub use id::{Id, IdProblem};
pub use lang::{Lang, Localized, OtherNames};
pub use letters::{escaped, is_harmful, push_escaped};
pub use number::{Decimal, NumberProblem, may_be_thousands, parse_number, rounded};
pub(crate) use period::guess_date;
pub use period::{Date, Interval, Moment, Period, PeriodKind, parse_date, parse_moment};
pub use unit::{Unit, UnitKind};

/// Somebody to turn to. Invariant: at least one of `email`, `phone` and `url` is given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// The person or office.
    pub name: Option<Localized<String>>,
    /// What they do.
    pub role: Option<Localized<String>>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A telephone number, as it should be read.
    pub phone: Option<String>,
    /// A page or form.
    pub url: Option<String>,
    /// Where they are: street and town, a line each.
    pub address: Option<Localized<String>>,
}
