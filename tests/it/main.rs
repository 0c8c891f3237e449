//! One test binary: it links once. Each module opens with what belongs in it.

mod cases;
mod cli;
mod commonmark;
mod publish;
mod robust;
mod theme;
mod tidy;
