//! The page behind `pejl explain CODE`: Markdown files in `docs/diagnostics/LANGUAGE/CODE.md`, which
//! are carried inside the program. Does *not* know who says which code: a test holds the pages
//! against the constructors in `say/`.

use std::borrow::Cow;

use rust_embed::RustEmbed;

use super::Tongue;

#[derive(RustEmbed)]
#[folder = "docs/diagnostics/"]
struct Pages;

/// Every code that has a page, sorted.
pub fn codes() -> Vec<String> {
    let stem =
        |path: Cow<'static, str>| Some(path.strip_prefix("da/")?.strip_suffix(".md")?.to_owned());
    let mut codes: Vec<String> = Pages::iter().filter_map(stem).collect();
    codes.sort();
    codes
}

/// What there is to read about a code, as Markdown: a title, why it is wrong, an example that is
/// wrong and the same put right. `None` if there is no such code.
pub fn explanation(code: &str, tongue: Tongue) -> Option<String> {
    let folder = match tongue {
        Tongue::Da => "da",
        Tongue::En => "en",
    };
    let known = code.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-');
    let page = known.then(|| Pages::get(&format!("{folder}/{code}.md")))??;
    let text = String::from_utf8_lossy(&page.data);
    // A checkout on Windows may have turned the line ends.
    Some(text.replace("\r\n", "\n"))
}

/// The page's first line, without its `#`.
pub fn title(code: &str, tongue: Tongue) -> Option<String> {
    let page = explanation(code, tongue)?;
    Some(page.lines().next()?.trim_start_matches('#').trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_can_be_read_in_both_languages() {
        assert!(codes().iter().any(|it| it == "yaml-syntax"));
        for code in codes() {
            for tongue in [Tongue::Da, Tongue::En] {
                let title = title(&code, tongue);
                assert!(title.is_some_and(|it| !it.is_empty()), "{code} has no title");
            }
        }
    }

    #[test]
    fn what_is_no_code_has_no_page() {
        assert_eq!(explanation("", Tongue::Da), None);
        assert_eq!(explanation("../../README", Tongue::Da), None);
        assert_eq!(explanation("no-such-code", Tongue::En), None);
    }
}
