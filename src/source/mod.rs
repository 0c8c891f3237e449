//! source

pub mod table;
