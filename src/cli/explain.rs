//! `pejl explain`: the page about a code, or all codes.

use crate::diag::explain::{codes, explanation, title};
use crate::diag::{Tongue, nearest, said};

use super::{Failure, print};

pub(super) fn explain(code: Option<&str>, tongue: Tongue) -> Result<(), Failure> {
    let Some(code) = code else {
        print(&list(tongue));
        return Ok(());
    };
    // People copy the brackets along: `[duplicate-key]`.
    let code = code.trim_matches(['[', ']', '`']).to_ascii_lowercase();
    match explanation(&code, tongue) {
        Some(page) => {
            print(&page);
            Ok(())
        }
        None => {
            let codes = codes();
            let near = nearest(&code, codes.iter().map(String::as_str));
            Err(Failure::Machine(match near {
                Some(near) => said!(
                    "der er ingen kode `{code}`. Mente du `pejl explain {near}`?",
                    "there is no code `{code}`. Did you mean `pejl explain {near}`?"
                ),
                None => said!(
                    "der er ingen kode `{code}`. `pejl explain` viser dem alle.",
                    "there is no code `{code}`. `pejl explain` lists them all."
                ),
            }))
        }
    }
}

fn list(tongue: Tongue) -> String {
    let codes = codes();
    let width = codes.iter().map(String::len).max().unwrap_or(0);
    let line =
        |code: &String| format!("{code:width$}  {}\n", title(code, tongue).unwrap_or_default());
    codes.iter().map(line).collect()
}
