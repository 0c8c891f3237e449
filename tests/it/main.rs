//! One test binary: it links once. Each module opens with what belongs in it.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests touch files, ask the environment and end at the first surprise"
)]

mod cases;
mod cli;
mod commonmark;
mod gallery;
mod golden;
#[cfg(feature = "pictures")]
mod pictures;
mod publish;
mod readme;
mod robust;
mod site_theme;
mod sources;
mod theme;
mod theme_api;
mod tidy;
