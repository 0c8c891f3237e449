//! A style sheet as it is published: without comments and without blanks that mean nothing, so that
//! its source can be laid out for people. Rewrites no rule; knows no property but those whose name has a
//! shorter equal. Strings, `url(…)` and escapes stay as they are. Does *not* check the sheet: `tests/it/theme.rs` and browsers do.

/// A piece of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    /// Blanks, as many as there are.
    Blank,
    /// A character with a meaning of its own.
    Mark(char),
    /// Anything else, as it is: names and numbers, a string, an address.
    Text(&'a str),
}

/// Properties along the lines and across them, and what they are called where lines run from left to
/// right and from top to bottom, as in all our languages: as long as `dir` is always `ltr`.
const SHORTER: [(&str, &str); 16] = [
    ("block-size", "height"),
    ("border-block-end", "border-bottom"),
    ("border-block-start", "border-top"),
    ("border-inline-start", "border-left"),
    ("inline-size", "width"),
    ("inset-block-start", "top"),
    ("inset-inline-start", "left"),
    ("margin-block-end", "margin-bottom"),
    ("margin-block-start", "margin-top"),
    ("margin-inline-end", "margin-right"),
    ("margin-inline-start", "margin-left"),
    ("max-inline-size", "max-width"),
    ("min-inline-size", "min-width"),
    ("padding-block-end", "padding-bottom"),
    ("padding-block-start", "padding-top"),
    ("padding-inline-start", "padding-left"),
];

/// The sheet without what only its authors need.
pub(super) fn compact(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut statement = Vec::new();
    for piece in pieces(css) {
        statement.push(piece);
        if let Piece::Mark(end @ ('{' | '}' | ';')) = piece {
            write(&mut out, &statement, end == '{');
            statement.clear();
        }
    }
    write(&mut out, &statement, false);
    out
}

/// Writes what ends in `{`, `}` or `;` without its needless blanks.
fn write(out: &mut String, statement: &[Piece], opens: bool) {
    let first = statement.iter().find(|it| **it != Piece::Blank);
    // `@media` and its like hold no combinators; in a value, + needs its blanks.
    let selector = opens && !matches!(first, Some(Piece::Text(it)) if it.starts_with('@'));
    for (i, piece) in statement.iter().enumerate() {
        match piece {
            Piece::Blank => {
                let before = i.checked_sub(1).map(|at| statement[at]);
                let after = statement.get(i + 1).copied();
                // `2n + 1` is no combinator.
                let ends = |it: Option<Piece>| match it {
                    None => true,
                    Some(Piece::Mark('{' | '}' | ';' | ',' | '>')) => true,
                    Some(Piece::Mark('+' | '~')) => selector,
                    Some(_) => false,
                };
                let inside = before == Some(Piece::Mark('(')) || after == Some(Piece::Mark(')'));
                let value = before == Some(Piece::Mark(':')) || after == Some(Piece::Mark('!'));
                if !(ends(before) || ends(after) || inside || value) {
                    out.push(' ');
                }
            }
            Piece::Mark('}') => {
                while out.ends_with(';') && !out.ends_with("\\;") {
                    out.pop();
                }
                out.push('}');
            }
            Piece::Mark(it) => out.push(*it),
            Piece::Text(it) => {
                let names = out.ends_with(['{', '}', ';']) || out.is_empty();
                let declares = names && !opens && statement.get(i + 1) == Some(&Piece::Mark(':'));
                let shorter = SHORTER.iter().find(|(long, _)| declares && long == it);
                out.push_str(shorter.map_or(*it, |(_, short)| *short));
            }
        }
    }
}

/// The sheet in pieces, without its comments.
fn pieces(css: &str) -> Vec<Piece<'_>> {
    let mut out: Vec<Piece> = Vec::new();
    let mut rest = css;
    // Whether a comment stands between the last piece and the next.
    let mut parted = false;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '/' if rest.starts_with("/*") => {
                rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
                parted = true;
                continue;
            }
            it if it.is_ascii_whitespace() => {
                if out.last() != Some(&Piece::Blank) {
                    out.push(Piece::Blank);
                }
                rest = rest.trim_start_matches(|it: char| it.is_ascii_whitespace());
                continue;
            }
            '{' | '}' | ';' | ',' | ':' | '>' | '+' | '~' | '(' | ')' | '!' => {
                out.push(Piece::Mark(first));
                rest = &rest[1..];
                parted = false;
                continue;
            }
            '"' | '\'' => string_end(rest, first),
            _ => text_end(rest),
        };
        let (text, after) = rest.split_at(end);
        // Two names or numbers with nothing but a comment between them are two; a class stays at its name.
        let of_selector = matches!(first, '.' | '#' | '[')
            && !text.chars().nth(1).is_some_and(|it| it.is_ascii_digit());
        if parted && !of_selector && matches!(out.last(), Some(Piece::Text(_))) {
            out.push(Piece::Blank);
        }
        parted = false;
        out.push(Piece::Text(text));
        rest = after;
    }
    out
}

/// Where a string ends that opens with `quote`.
fn string_end(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, it) in rest.char_indices().skip(1) {
        match it {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if it == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Where a run of other characters ends; an address in brackets belongs to it.
fn text_end(rest: &str) -> usize {
    let mut escaped = false;
    for (at, it) in rest.char_indices() {
        match it {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' if at >= 3 && rest[..at].to_ascii_lowercase().ends_with("url") => {
                let inside = &rest[at + 1..];
                let quoted = inside.trim_start().starts_with(['"', '\'']);
                return if quoted {
                    at
                } else {
                    inside.find(')').map_or(rest.len(), |end| at + end + 2)
                };
            }
            '{' | '}' | ';' | ',' | ':' | '>' | '+' | '~' | '(' | ')' | '!' | '"' | '\'' => {
                return at;
            }
            '/' if rest[at..].starts_with("/*") => return at,
            _ if it.is_ascii_whitespace() => return at,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::compact;

    fn check(css: &str, expected: &str) {
        assert_eq!(compact(css), expected);
        assert_eq!(compact(expected), expected, "what is compact stays as it is");
    }

    #[test]
    fn long_names_of_properties_become_short_ones_and_values_stay() {
        check(
            ".a { margin-block-start: 1rem; container-type: inline-size; inline-size: 2px }",
            ".a{margin-top:1rem;container-type:inline-size;width:2px}",
        );
        check("a:is(block-size) { --block-size: 1px }", "a:is(block-size){--block-size:1px}");
        check("a { transition: block-size }", "a{transition:block-size}");
    }

    #[test]
    fn comments_and_needless_blanks_go() {
        check(
            "/* a */\n.a,\n.b > li + li {\n  color: red;\n  margin: 0 1px;\n}\n",
            ".a,.b>li+li{color:red;margin:0 1px}",
        );
        check(
            "@layer a, b;\n\n@layer a {\n  p { margin: 0 }\n}",
            "@layer a,b;@layer a{p{margin:0}}",
        );
        check("a { b: c; ; }", "a{b:c}");
    }

    #[test]
    fn blanks_that_mean_something_stay() {
        check(".a :hover .b { c: d }", ".a :hover .b{c:d}");
        check("a { width: calc(1rem + 2px - (3px)) }", "a{width:calc(1rem + 2px - (3px))}");
        check(
            "@media (min-width: 62rem) and (x) { a { b: c } }",
            "@media (min-width:62rem) and (x){a{b:c}}",
        );
        check("@container (max-width:35rem){a{b:c}}", "@container (max-width:35rem){a{b:c}}");
        check(
            ":is(.a, .b) ~ .c:not( .d ) { e: f !important }",
            ":is(.a,.b)~.c:not(.d){e:f!important}",
        );
        check("a { font: 600 1rem/1.4 var(--x) }", "a{font:600 1rem/1.4 var(--x)}");
    }

    #[test]
    fn strings_addresses_and_escapes_are_left_alone() {
        check(
            r#"a::before { content: "/* ; } */  x" / "" }"#,
            r#"a::before{content:"/* ; } */  x" / ""}"#,
        );
        check(r#"a { b: "\"  ;" ; c: '  ' }"#, r#"a{b:"\"  ;";c:'  '}"#);
        check("a { b: url( x/*y*/;z.png ) c }", "a{b:url( x/*y*/;z.png ) c}");
        check(r#"a { b: url( "x  y" ) }"#, r#"a{b:url("x  y")}"#);
        check(r".a\:b\ c > d { e: f }", r".a\:b\ c>d{e:f}");
    }

    #[test]
    fn a_comment_parts_two_names_and_nothing_else() {
        check("a { b: c/* */d }", "a{b:c d}");
        check(".a/* */.b { c: d 1/**/.5 }", ".a.b{c:d 1 .5}");
        check("a { b: c; /* no end", "a{b:c;");
    }
}
