//! `pejl check`: everything that `build` would say, without publishing.

use crate::diag::Tongue;
use crate::tree::{Encoding, Tree, ending};

use super::args::Run;
use super::watch::Watch;
use super::words::{counted, pick, seconds};
use super::{Failure, complain, read_and_compile, result};

pub(super) fn check(run: &Run, verbose: bool, tongue: Tongue) -> Result<(), Failure> {
    let watch = Watch::start(tongue, run.quiet, run.timings);
    let (tree, _) = read_and_compile(run, tongue, &watch)?;
    let took = seconds(watch.took(), 1, tongue);
    if run.timings {
        complain(&watch.timings());
    }
    if verbose && !run.quiet {
        complain(&assumptions(&tree, tongue));
    }
    let files = tree.iter().count();
    result(
        run,
        &match tongue {
            Tongue::Da => {
                format!("Ingen fejl: {} tjekket på {took}", counted(files, "fil", "filer"))
            }
            Tongue::En => {
                format!("No errors: {} checked in {took}", counted(files, "file", "files"))
            }
        },
    );
    Ok(())
}

/// What was taken for granted when the tables were read, one line a table.
fn assumptions(tree: &Tree, tongue: Tongue) -> String {
    let mut text = String::new();
    for (_, file) in tree.iter() {
        if !matches!(ending(&file.path).as_str(), "csv" | "xlsx" | "ods") {
            continue;
        }
        let encoding = match file.encoding {
            Encoding::Utf8 => "UTF-8",
            Encoding::Windows1252 => "Windows-1252",
            Encoding::Utf16 => "UTF-16",
            Encoding::Spreadsheet => pick(tongue, "første ark", "first sheet"),
            Encoding::Opaque => continue,
        };
        text.push_str(&format!("{}: {encoding}\n", file.path));
    }
    text
}
