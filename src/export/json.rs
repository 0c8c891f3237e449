//! JSON as text: members in the order in which they are given, numbers with the digits that they
//! have. A serialiser that passes numbers through floating point would not do: 0.1 is 0.1 here.
//! Does *not* know what the values mean.

use std::fmt::Write;

use crate::value::Decimal;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Json {
    /// Nothing is known.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A number, digit by digit, without exponent.
    Number(Decimal),
    /// A text.
    Text(String),
    /// Several values.
    List(Vec<Json>),
    /// Members, in this order.
    Object(Members),
}

/// The members of an object.
pub(super) type Members = Vec<(&'static str, Json)>;

impl Json {
    /// The value, or null.
    pub(super) fn maybe(value: Option<impl Into<Json>>) -> Json {
        value.map_or(Json::Null, Into::into)
    }

    /// A file: indented, UTF-8, with a line end.
    pub(super) fn file(&self) -> Vec<u8> {
        self.bytes(usize::MAX)
    }

    /// A file whose rows are lines: only so deep is it indented, and the rest stands on one line. Small,
    /// and what changes between two builds can still be seen line by line.
    pub(super) fn rows(&self) -> Vec<u8> {
        self.bytes(3)
    }

    fn bytes(&self, deep: usize) -> Vec<u8> {
        let mut out = String::new();
        self.write(&mut out, 0, deep);
        out.push('\n');
        out.into_bytes()
    }

    /// Whether it stands on one line: so the figures of a period can be read as a row.
    fn is_small(&self) -> bool {
        let plain = |it: &Json| !matches!(it, Json::List(_) | Json::Object(_));
        match self {
            Json::List(values) => values.iter().all(plain),
            Json::Object(members) => members.iter().all(|(_, it)| plain(it)),
            _ => true,
        }
    }

    fn write(&self, out: &mut String, depth: usize, deep: usize) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(it) => out.push_str(if *it { "true" } else { "false" }),
            Json::Number(it) => {
                // A zero has no sign.
                let it = if it.is_zero() { it.abs() } else { *it };
                write!(out, "{it}").expect("a String takes what is written");
            }
            Json::Text(it) => quote(out, it),
            Json::List(values) => {
                let items = values.iter().map(|it| (None, it));
                block(out, (depth, deep), ('[', ']'), self.is_small(), items);
            }
            Json::Object(members) => {
                let items = members.iter().map(|(name, it)| (Some(*name), it));
                block(out, (depth, deep), ('{', '}'), self.is_small(), items);
            }
        }
    }
}

fn block<'a>(
    out: &mut String,
    (depth, deep): (usize, usize),
    (open, close): (char, char),
    small: bool,
    items: impl Iterator<Item = (Option<&'static str>, &'a Json)>,
) {
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    let small = small || depth >= deep;
    out.push(open);
    let mut empty = true;
    for (name, value) in items {
        if !empty {
            out.push_str(if small { ", " } else { "," });
        }
        if !small {
            line(out, depth + 1);
        }
        empty = false;
        if let Some(name) = name {
            quote(out, name);
            out.push_str(": ");
        }
        value.write(out, depth + 1, deep);
    }
    if !small && !empty {
        line(out, depth);
    }
    out.push(close);
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Some readers take these for line ends; some look for the end of a script in any text.
            '\0'..='\u{1f}' | '\u{7f}' | '\u{2028}' | '\u{2029}' | '<' => {
                write!(out, "\\u{:04x}", u32::from(letter))
                    .expect("a String takes what is written");
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

impl From<&str> for Json {
    fn from(it: &str) -> Json {
        Json::Text(it.to_owned())
    }
}

impl From<String> for Json {
    fn from(it: String) -> Json {
        Json::Text(it)
    }
}

impl From<Decimal> for Json {
    fn from(it: Decimal) -> Json {
        Json::Number(it)
    }
}

impl From<i64> for Json {
    fn from(it: i64) -> Json {
        Json::Number(it.into())
    }
}

impl From<bool> for Json {
    fn from(it: bool) -> Json {
        Json::Bool(it)
    }
}

impl From<crate::value::Period> for Json {
    fn from(it: crate::value::Period) -> Json {
        Json::Text(it.to_string())
    }
}

impl From<crate::value::Date> for Json {
    fn from(it: crate::value::Date) -> Json {
        Json::Text(it.to_string())
    }
}

impl From<Members> for Json {
    fn from(it: Members) -> Json {
        Json::Object(it)
    }
}

impl<T: Into<Json>> FromIterator<T> for Json {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Json {
        Json::List(items.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(it: &Json) -> String {
        String::from_utf8(it.file()).expect("JSON is UTF-8")
    }

    #[test]
    fn numbers_keep_their_digits_and_have_no_exponent() {
        let number = |it: &str| Json::Number(it.parse().expect("a number"));
        assert_eq!(text(&number("0.10")), "0.10\n");
        assert_eq!(
            text(&number("0.0000000000000000000000000001")),
            "0.0000000000000000000000000001\n"
        );
        assert_eq!(
            text(&number("-79228162514264337593543950335")),
            "-79228162514264337593543950335\n"
        );
        assert_eq!(text(&number("-0.0")), "0.0\n");
    }

    #[test]
    fn any_text_is_read_back_as_it_was() {
        for it in ["", "æøå \"\\/\u{8}\n\r\t\u{2028}\u{7f}</script><!--\u{1f600}", "\0"] {
            let written = text(&it.into());
            assert_eq!(serde_json::from_str::<String>(&written).expect("JSON"), it);
            assert!(!written.contains('<'));
        }
    }

    #[test]
    fn rows_are_lines_and_what_is_in_them_stands_beside_it() {
        let row: Members = vec![("id", "x".into()), ("in", vec![("y", 1.into())].into())];
        let list: Json = [row.clone(), row].into_iter().collect();
        let facts: Members = vec![("items", list)];
        let whole = Json::Object(vec![("facts", facts.into())]);
        let row = "{\"id\": \"x\", \"in\": {\"y\": 1}}";
        assert_eq!(
            String::from_utf8(whole.rows()).expect("UTF-8"),
            format!(
                "{{\n  \"facts\": {{\n    \"items\": [\n      {row},\n      {row}\n    ]\n  }}\n}}\n"
            )
        );
    }

    #[test]
    fn what_is_small_stands_on_one_line() {
        let small: Members = vec![("a", 1.into()), ("b", Json::Null)];
        let list: Json = [small.clone(), small].into_iter().collect();
        let members: Members = vec![("list", list), ("none", Json::List(Vec::new()))];
        assert_eq!(
            text(&members.into()),
            "{\n  \"list\": [\n    {\"a\": 1, \"b\": null},\n    {\"a\": 1, \"b\": null}\n  ],\n  \"none\": []\n}\n"
        );
    }
}
