//! The command `pejl`.

fn main() {}
