//! `pejl check`: everything that `build` would say, without publishing.

use crate::diag::{Diags, Tongue};
use crate::tree::{Encoding, Tree, ending};

use super::args::Run;
use super::watch::Watch;
use super::words::{counted, pick, seconds};
use super::{Failure, complain, read_and_build, result};

pub(super) fn check(run: &Run, verbose: bool, tongue: Tongue) -> Result<(), Failure> {
    let watch = Watch::start(tongue, run.quiet, run.timings);
    let built = read_and_build(run, tongue, &watch, None, |tree| {
        if verbose {
            complain(&assumptions(tree, run, tongue));
        }
    });
    let took = seconds(watch.took(), tongue);
    if run.timings {
        complain(&watch.timings());
    }
    let (tree, _) = built?;
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
fn assumptions(tree: &Tree, run: &Run, tongue: Tongue) -> String {
    let mut text = String::new();
    for (id, file) in tree.iter() {
        if !matches!(ending(&file.path).as_str(), "csv" | "xlsx" | "ods") {
            continue;
        }
        let encoding = match file.encoding {
            Encoding::Utf8 => "UTF-8",
            Encoding::Windows1252 => "Windows-1252",
            Encoding::Utf16 => "UTF-16",
            Encoding::Spreadsheet => pick(tongue, "det første ark", "the first sheet"),
            Encoding::Opaque => continue,
        };
        text.push_str(&format!("{}/{}: {encoding}", run.folder.trim_end_matches('/'), file.path));
        if file.encoding != Encoding::Spreadsheet {
            // What is wrong with the table has been said already.
            let table = crate::source::table::read(tree, id, &mut Diags::default());
            let between = match table.delimiter {
                ';' => pick(tongue, "semikolon", "semicolons"),
                ',' => pick(tongue, "komma", "commas"),
                '\t' => pick(tongue, "tabulator", "tabs"),
                _ => pick(tongue, "andet", "something else"),
            };
            let decimal = match table.decimal {
                ',' => pick(tongue, "decimalkomma", "a decimal comma"),
                _ => pick(tongue, "decimalpunktum", "a decimal point"),
            };
            text.push_str(&match tongue {
                Tongue::Da => format!(", {between} mellem cellerne, {decimal}"),
                Tongue::En => format!(", {between} between cells, {decimal}"),
            });
        }
        text.push('\n');
    }
    text
}
