//! One constructor per diagnostic, in the words of somebody who keeps a spreadsheet: what is wrong,
//! where, what to do, with the nearest right spelling. Each code is written out in the call of
//! `error`, `warning` or `advice`: a test reads these files for the list of codes.

mod advice;
mod danish;
mod figures;
mod files;
mod history;
mod linking;
mod looks;
mod plain;
mod pledges;
mod site;
mod sources;
mod tables;
mod texts;
mod themes;
mod told;
mod values;
mod yaml;

pub use history::to_paste;
pub use looks::met;
