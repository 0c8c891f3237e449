//! Code blocks: the name of the language, and colours as classes. Does *not* know where the code stands.

/// The first word after the fence, if it can be a class: `rust`, `c++`.
pub(super) fn language(info: &str) -> Option<String> {
    let word = info.split([' ', '\t', ',', '{']).next().unwrap_or("");
    let good = |it: &char| it.is_ascii_alphanumeric() || "+-_.#".contains(*it);
    let name: String = word.chars().filter(good).take(30).collect();
    (!name.is_empty()).then(|| name.to_ascii_lowercase())
}

/// The code as HTML with classes `hl-…`; `None` if the language is not known or the code too large
/// to be worth the time.
#[cfg(feature = "highlight")]
pub(super) fn highlighted(code: &str, language: &str) -> Option<String> {
    use std::sync::OnceLock;
    use syntect::html::{ClassStyle, ClassedHTMLGenerator};
    use syntect::parsing::SyntaxSet;
    use syntect::util::LinesWithEndings;

    // Grammars are regular expressions with backtracking: what is too long for a reader stays plain.
    const MOST_BYTES: usize = 50_000;
    const LONGEST_LINE: usize = 1_000;

    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    if code.len() > MOST_BYTES || code.lines().any(|it| it.len() > LONGEST_LINE) {
        return None;
    }
    let syntaxes = SYNTAXES.get_or_init(SyntaxSet::load_defaults_newlines);
    let syntax = syntaxes.find_syntax_by_token(language)?;
    if syntax.name == "Plain Text" {
        return None;
    }
    let style = ClassStyle::SpacedPrefixed { prefix: "hl-" };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, syntaxes, style);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

/// Without the feature `highlight` all code is plain.
#[cfg(not(feature = "highlight"))]
pub(super) fn highlighted(_code: &str, _language: &str) -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_class_or_nothing() {
        assert_eq!(language("rust,ignore").as_deref(), Some("rust"));
        assert_eq!(language("C++ title=x").as_deref(), Some("c++"));
        assert_eq!(language("\"><script>").as_deref(), Some("script"));
        assert_eq!(language(""), None);
        assert_eq!(language("æøå"), None);
    }

    #[cfg(feature = "highlight")]
    #[test]
    fn known_languages_get_classes_and_others_stay_plain() {
        let html = highlighted("title: \"<b>\" # æ\n", "yaml").expect("known");
        assert!(html.contains("class=\"hl-string"), "{html}");
        assert!(html.contains("hl-comment"), "{html}");
        assert!(html.contains("&lt;b&gt;") && !html.contains("style"), "{html}");
        assert_eq!(highlighted("x", "klingon"), None);
        assert_eq!(highlighted("x", "txt"), None);
        assert_eq!(highlighted(&"x".repeat(2_000), "yaml"), None);
    }
}
