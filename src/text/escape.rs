//! Attributes of HTML. Knows which characters an address may hold. Does *not* know Markdown.

use crate::value::push_escaped;

/// An address in a quoted attribute: what may not stand in one is written `%XX`, `%XX` stays.
pub(super) fn address(out: &mut String, address: &str) {
    for letter in address.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '\'' => out.push_str("&#x27;"),
            'a'..='z' | 'A'..='Z' | '0'..='9' => out.push(letter),
            _ if "-_.+!*(),%#@?=;:/$~".contains(letter) => out.push(letter),
            _ => {
                for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                    out.push('%');
                    let digit = |it: u8| char::from(b"0123456789ABCDEF"[usize::from(it)]);
                    out.push(digit(byte >> 4));
                    out.push(digit(byte & 15));
                }
            }
        }
    }
}

/// A `name="value"` with a space before it.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_escaped(out, value);
    out.push('"');
}

/// The same for an address.
pub(super) fn address_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    address(out, value);
    out.push('"');
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_no_page_may_hold_is_left_out() {
        let mut out = String::new();
        super::attribute(&mut out, "alt", "\u{1}a\u{202e}\"&\u{7f}b");
        assert_eq!(out, " alt=\"a&quot;&amp;b\"");
    }
}
