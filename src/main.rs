//! The command `pejl`.

use std::process::ExitCode;

fn main() -> ExitCode {
    pejl::cli::main()
}
