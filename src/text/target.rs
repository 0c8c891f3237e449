//! Where a link or picture of an author points, by its spelling alone. Knows schemes. Does *not*
//! know whether there is anything there. An allow-list: what is not known to be harmless is refused.

use std::borrow::Cow;

/// A kind of thing that a link can name: `mission:ID` and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThingKind {
    /// A mission.
    Mission,
    /// An indicator.
    Indicator,
    /// A partner.
    Partner,
    /// A contribution.
    Contribution,
    /// A story.
    Story,
    /// A life situation.
    Situation,
    /// An update.
    Update,
    /// A theme.
    Theme,
    /// An effective ingredient.
    Ingredient,
    /// A free page.
    Page,
    /// A word of the glossary.
    Term,
}

impl ThingKind {
    /// Every kind.
    pub const ALL: [ThingKind; 11] = [
        ThingKind::Mission,
        ThingKind::Indicator,
        ThingKind::Partner,
        ThingKind::Contribution,
        ThingKind::Story,
        ThingKind::Situation,
        ThingKind::Update,
        ThingKind::Theme,
        ThingKind::Ingredient,
        ThingKind::Page,
        ThingKind::Term,
    ];

    /// What stands before the colon.
    pub fn scheme(self) -> &'static str {
        match self {
            ThingKind::Mission => "mission",
            ThingKind::Indicator => "indicator",
            ThingKind::Partner => "partner",
            ThingKind::Contribution => "contribution",
            ThingKind::Story => "story",
            ThingKind::Situation => "situation",
            ThingKind::Update => "update",
            ThingKind::Theme => "theme",
            ThingKind::Ingredient => "ingredient",
            ThingKind::Page => "page",
            ThingKind::Term => "term",
        }
    }

    /// The kind with this scheme, in any case.
    pub fn of_scheme(scheme: &str) -> Option<ThingKind> {
        ThingKind::ALL.into_iter().find(|it| it.scheme().eq_ignore_ascii_case(scheme))
    }
}

/// A destination, parsed but not looked up. Shared by checking and by writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target<'a> {
    /// `indicator:co2-udledning?view=bars&by=sektor#kilde`.
    Thing {
        /// What kind of thing.
        kind: ThingKind,
        /// Its id; for a page, its path below `pages/`. May be empty or nonsense.
        id: &'a str,
        /// What stands after `?`, in order; a key without `=` has an empty value.
        query: Vec<(&'a str, &'a str)>,
        /// What stands after `#`.
        anchor: Option<&'a str>,
    },
    /// `#here`: a heading of the same page.
    Anchor(&'a str),
    /// A path from this file to another content file or to a file beside it.
    File {
        /// The path as a file system has it: `%20` is a space. Empty if nothing was written.
        path: Cow<'a, str>,
        /// What stands after `#`.
        anchor: Option<&'a str>,
    },
    /// `/om/#kontakt`: an address on this site.
    SitePath(&'a str),
    /// `https:`, `http:`, `mailto:` or `tel:`.
    Elsewhere(&'a str),
    /// Anything that is no address for a page: `javascript:`, `data:`, `file:`, `C:\`, `//host` ...
    Refused {
        /// What stands before the colon, or `//`.
        scheme: &'a str,
    },
}

/// Schemes of addresses outside the site.
const ELSEWHERE: [&str; 4] = ["https", "http", "mailto", "tel"];

/// Reads a destination as [`super::Reference::dest`] has it.
pub fn target(dest: &str) -> Target<'_> {
    if starts_with_host(dest) {
        return Target::Refused { scheme: &dest[..2] };
    }
    let scheme = before_colon(dest);
    if dest.contains(is_odd) || hides_a_scheme(dest) {
        return Target::Refused { scheme: scheme.unwrap_or(dest) };
    }
    if let Some(scheme) = scheme {
        let rest = &dest[scheme.len() + 1..];
        return match ThingKind::of_scheme(scheme) {
            Some(kind) => thing(kind, rest),
            None if ELSEWHERE.iter().any(|it| it.eq_ignore_ascii_case(scheme)) => {
                Target::Elsewhere(dest)
            }
            None => Target::Refused { scheme },
        };
    }
    if dest.starts_with('/') {
        return Target::SitePath(dest);
    }
    let (path, anchor) = split_anchor(dest);
    match anchor {
        Some(anchor) if path.is_empty() => Target::Anchor(anchor),
        _ => Target::File { path: percent_decoded(path), anchor },
    }
}

fn thing(kind: ThingKind, rest: &str) -> Target<'_> {
    let (rest, anchor) = split_anchor(rest);
    let (id, query) = rest.split_once('?').unwrap_or((rest, ""));
    let pair = |it| match str::split_once(it, '=') {
        Some(pair) => pair,
        None => (it, ""),
    };
    let query = query.split('&').filter(|it| !it.is_empty()).map(pair).collect();
    Target::Thing { kind, id, query, anchor }
}

fn split_anchor(dest: &str) -> (&str, Option<&str>) {
    match dest.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (dest, None),
    }
}

/// What stands before the first colon, if nothing before it says that this is a path.
fn before_colon(dest: &str) -> Option<&str> {
    let at = dest.find([':', '/', '\\', '?', '#'])?;
    dest[at..].starts_with(':').then(|| &dest[..at])
}

/// `//host`, also as browsers read it: with `\` for `/`.
fn starts_with_host(dest: &str) -> bool {
    let slash = |at: usize| matches!(dest.as_bytes().get(at), Some(b'/' | b'\\'));
    slash(0) && slash(1)
}

/// Letters that browsers skip or that nobody sees.
fn is_odd(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a scheme comes to light if somebody decodes the destination once more than we do.
fn hides_a_scheme(dest: &str) -> bool {
    if before_colon(dest).is_some_and(|it| it.trim() != it) {
        return true;
    }
    let percent = percent_decoded(dest);
    let again = entities_decoded(&percent);
    let plain = before_colon(dest);
    *again != *dest && (before_colon(&again) != plain || plain.is_none() && again.contains(is_odd))
}

/// `%C3%A6` as `æ`; as it stands if that would be no text.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let digit = |it: &u8| char::from(*it).to_digit(16);
        match tail {
            [high, low, after @ ..] if *first == b'%' => match (digit(high), digit(low)) {
                (Some(high), Some(low)) => {
                    bytes.push((high * 16 + low) as u8);
                    rest = after;
                    continue;
                }
                _ => bytes.push(*first),
            },
            _ => bytes.push(*first),
        }
        rest = tail;
    }
    match String::from_utf8(bytes) {
        Ok(decoded) => Cow::Owned(decoded),
        Err(_) => Cow::Borrowed(text),
    }
}

/// Numeric entities, and the named ones that matter before a scheme's end.
fn entities_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        // An entity that matters is short; the bound keeps this linear.
        let end = rest.bytes().take(12).position(|it| it == b';');
        match end.and_then(|end| Some((end, entity(&rest[1..end])?))) {
            Some((end, letter)) => {
                decoded.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    match name.to_ascii_lowercase().as_str() {
        "colon" => Some(':'),
        "tab" => Some('\t'),
        "newline" => Some('\n'),
        _ => None,
    }
}

/// Whether an address may stand in `href`: http, https, mailto, tel, or on this site. The last
/// guard of the writer, whatever it was told.
pub(super) fn may_be_linked(href: &str) -> bool {
    match before_colon(href) {
        _ if starts_with_host(href) || href.contains(is_odd) => false,
        Some(scheme) => ELSEWHERE.iter().any(|it| it.eq_ignore_ascii_case(scheme)),
        None => !href.starts_with(' '),
    }
}

/// Whether an address may stand in `src`: on this site only, since pages ask nothing of others.
pub(super) fn may_be_shown(src: &str) -> bool {
    may_be_linked(src) && before_colon(src).is_none()
}

/// Whether an address leads to another web site.
pub(super) fn is_web(href: &str) -> bool {
    before_colon(href)
        .is_some_and(|it| it.eq_ignore_ascii_case("http") || it.eq_ignore_ascii_case("https"))
}

/// Whether an address runs or opens something: refused even where all else is passed through.
pub(super) fn is_dangerous(href: &str) -> bool {
    let plain: String = href.chars().filter(|it| !it.is_control() && *it != ' ').collect();
    let dangerous = ["javascript", "vbscript", "data", "file"];
    before_colon(&plain).is_some_and(|it| dangerous.iter().any(|bad| it.eq_ignore_ascii_case(bad)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(dest: &str) {
        assert!(matches!(target(dest), Target::Refused { .. }), "{dest:?}: {:?}", target(dest));
        assert!(!may_be_linked(dest) || dest.contains(['%', '&']), "{dest:?}");
    }

    #[test]
    fn a_thing_has_id_query_and_anchor() {
        let found = target("indicator:co2-udledning?view=bars&by=sektor&x#kilde");
        let Target::Thing { kind, id, query, anchor } = found else { panic!("{found:?}") };
        assert_eq!((kind, id, anchor), (ThingKind::Indicator, "co2-udledning", Some("kilde")));
        assert_eq!(query, [("view", "bars"), ("by", "sektor"), ("x", "")]);
        for kind in ThingKind::ALL {
            let dest = format!("{}:a", kind.scheme());
            assert!(matches!(target(&dest), Target::Thing { kind: it, id: "a", .. } if it == kind));
        }
    }

    #[test]
    fn paths_are_decoded_as_files_are_named() {
        let file = |path: &'static str, anchor| Target::File { path: Cow::Borrowed(path), anchor };
        assert_eq!(target("../pages/om.md#hvem"), file("../pages/om.md", Some("hvem")));
        assert_eq!(target("b%C3%B8rn%20og%20unge.pdf"), file("børn og unge.pdf", None));
        assert_eq!(target("100%.pdf"), file("100%.pdf", None));
        assert_eq!(target("%FF.pdf"), file("%FF.pdf", None));
        assert_eq!(target("møde kl. 10.pdf"), file("møde kl. 10.pdf", None));
        assert_eq!(target(""), file("", None));
        assert_eq!(target("#her"), Target::Anchor("her"));
        assert_eq!(target("/om/#her"), Target::SitePath("/om/#her"));
        assert_eq!(target("om/a:b"), file("om/a:b", None));
    }

    #[test]
    fn the_web_mail_and_telephone_are_elsewhere() {
        for dest in
            ["https://example.dk/a?b=1&c=%20", "HTTP://example.dk", "mailto:a@b.dk", "tel:+45"]
        {
            assert_eq!(target(dest), Target::Elsewhere(dest));
            assert!(may_be_linked(dest));
            assert!(!may_be_shown(dest));
        }
    }

    #[test]
    fn everything_that_could_run_is_refused() {
        for dest in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "java\u{200b}script:alert(1)",
            "\u{1}javascript:alert(1)",
            "javascript :alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "ftp://example.dk",
            "C:\\rapport.pdf",
            "//example.dk/x",
            "/\\example.dk/x",
            "\\\\server\\share",
            ":",
        ] {
            refused(dest);
        }
        for hidden in [
            "javascript%3Aalert(1)",
            "javascript&colon;alert(1)",
            "java&#115;cript&#58;alert(1)",
            "java&#x73;cript:alert(1)",
            "java&Tab;script:alert(1)",
            "a%00b.md",
        ] {
            refused(hidden);
        }
    }

    #[test]
    fn dangerous_addresses_are_known_in_any_spelling() {
        for bad in ["javascript:x", "JAVASCRIPT:x", "java\nscript:x", " data:x", "file:x"] {
            assert!(is_dangerous(bad), "{bad:?}");
        }
        assert!(!is_dangerous("made-up-scheme://foo,bar"));
    }
}
