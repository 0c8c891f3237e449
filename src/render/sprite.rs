//! The sprite of a page: only the symbols that the page uses. The theme brings all of them, and every
//! page would carry them. Knows finished HTML. Does *not* know what a symbol looks like.

use std::collections::BTreeSet;

/// Takes the symbols out of the page that nothing on it refers to.
pub(super) fn trim(html: &str) -> String {
    const OPEN: &str = "<symbol id=\"";
    const CLOSE: &str = "</symbol>\n";
    const USE: &str = "href=\"#";
    // What the page refers to, found in one reading of it and not in one for each symbol.
    let used = html.match_indices(USE).filter_map(|(at, _)| html.get(at + USE.len()..));
    let used: BTreeSet<&str> = used.filter_map(|it| Some(it.split_once('"')?.0)).collect();
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, symbol)) = rest.split_once(OPEN) {
        let (Some((id, _)), Some((body, after))) =
            (symbol.split_once('"'), symbol.split_once(CLOSE))
        else {
            break;
        };
        kept.push_str(before);
        if used.contains(id) {
            kept.push_str(OPEN);
            kept.push_str(body);
            kept.push_str(CLOSE);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_carries_the_symbols_that_it_uses() {
        let symbol = |id: &str| format!("<symbol id=\"{id}\"><path d=\"\"/></symbol>\n");
        let (one, other) = (symbol("i-on"), symbol("i-slow"));
        let page = |defs: &str| format!("<svg>{defs}</svg><svg><use href=\"#i-slow\"/></svg> ≈");
        assert_eq!(trim(&page(&format!("{one}{other}{one}"))), page(&other));
        assert_eq!(trim("<symbol id=\"i-on"), "<symbol id=\"i-on");
        assert_eq!(trim(""), "");
    }
}
