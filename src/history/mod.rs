//! What changed since last time (V-60, T-30 to T-32): the public facts of a build as a small file that
//! the next build is given, the differences between two such files, and what an author owes a reader for
//! them. Pure: the file is an input, found by `disk`. Never holds anything of drafts: what is hidden is
//! left out also where it is shown. Does *not* know pages, languages' words, or where the file came from.

mod advise;
mod carry;
mod diff;
mod facts;
mod read;
mod state;

#[cfg(test)]
mod tests;

/// The file's name, in the content folder and at the root of the published site.
pub const FILE: &str = crate::tree::HISTORY;

pub use advise::{advise, spoken};
pub use carry::{carry, is_of_same_site, stamp};
pub use diff::{diff, worse};
pub use facts::{facts, milestone_key, series_key};
pub use read::{Fault, former, parse, write};
pub use state::*;
