//! disk

pub mod spreadsheet;
