//! Letters that no page may hold, and those that mean something in markup. Does *not* know which
//! document they are written to: what is safe in HTML is safe in XML.

/// Whether a letter shows nothing and harms what stands around it: control characters, which neither HTML nor
/// XML can write, and marks that turn the direction of everything behind them, so that a name could make a
/// verdict beside it read backwards. Marks that only say how their own letters run are let through.
pub fn is_harmful(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => true,
        other => other.is_control(),
    }
}

/// Adds text that is safe between tags and in attributes with double quotes, in HTML and in XML. What no
/// page may hold is left out.
pub fn push_escaped(out: &mut String, text: &str) {
    let means_something = |it: char| matches!(it, '&' | '<' | '>' | '"') || is_harmful(it);
    let mut rest = text;
    while let Some(at) = rest.find(means_something) {
        let letter = rest[at..].chars().next().expect("it was just found");
        out.push_str(&rest[..at]);
        out.push_str(match letter {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ => "",
        });
        rest = &rest[at + letter.len_utf8()..];
    }
    out.push_str(rest);
}

/// The same as a text of its own.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_text_is_markup_and_what_no_page_may_hold_is_left_out() {
        let rows = [
            ("", ""),
            ("æ — 'ø'", "æ — 'ø'"),
            ("<b>&\"c\"</b>", "&lt;b&gt;&amp;&quot;c&quot;&lt;/b&gt;"),
            ("a\u{1}b\u{202e}c\u{9f}\u{ffff}", "abc"),
            // Marks that say how their own letters run, and the ends of lines, are an author's.
            ("a\u{200f}\r\n\tb", "a\u{200f}\r\n\tb"),
        ];
        for (text, expected) in rows {
            assert_eq!(super::escaped(text), expected, "{text:?}");
        }
    }
}
