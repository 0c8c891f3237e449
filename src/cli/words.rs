//! The language of the command line, and numbers in it. Does *not* know what is said.

use std::ffi::OsString;
use std::time::Duration;

use crate::diag::Tongue;

/// The words in one language.
pub(super) fn pick<'a>(tongue: Tongue, da: &'a str, en: &'a str) -> &'a str {
    match tongue {
        Tongue::Da => da,
        Tongue::En => en,
    }
}

/// The language of this name.
pub(super) fn parse_tongue(name: &str) -> Option<Tongue> {
    match name {
        "da" => Some(Tongue::Da),
        "en" => Some(Tongue::En),
        _ => None,
    }
}

/// `--lang` if there is one, else the environment's locale: Danish for `da`, English for all others.
/// Read before the arguments proper, since their help has to be in a language already.
pub(super) fn tongue(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Tongue {
    let mut arguments = arguments.iter().skip(1).map(|it| it.to_string_lossy());
    while let Some(argument) = arguments.next() {
        let name = match argument.strip_prefix("--lang") {
            Some("") => arguments.next().map(|it| it.into_owned()),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None if argument == "--" => break,
            None => continue,
        };
        if let Some(tongue) = name.as_deref().and_then(parse_tongue) {
            return tongue;
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
    let locale = locale.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("da") { Tongue::Da } else { Tongue::En }
}

/// `0,4 s` or `0.4 s`.
pub(super) fn seconds(took: Duration, tongue: Tongue) -> String {
    if took < Duration::from_millis(50) {
        return pick(tongue, "under 0,1 s", "less than 0.1 s").to_owned();
    }
    decimal(format!("{:.1} s", took.as_secs_f64()), tongue)
}

/// `3,1 ms` or `3.1 ms`.
pub(super) fn milliseconds(took: Duration, tongue: Tongue) -> String {
    decimal(format!("{:.1} ms", took.as_secs_f64() * 1000.0), tongue)
}

fn decimal(text: String, tongue: Tongue) -> String {
    if tongue == Tongue::Da { text.replace('.', ",") } else { text }
}

/// `1 side`, `132 sider`.
pub(super) fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(arguments: &[&str], variables: &[(&str, &str)], expected: Tongue) {
        let arguments: Vec<OsString> =
            ["pejl"].iter().chain(arguments).map(|it| OsString::from(*it)).collect();
        let variable = |name: &str| {
            variables.iter().find(|it| it.0 == name).map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(tongue(&arguments, variable), expected);
    }

    #[test]
    fn the_flag_goes_before_the_locale() {
        check(&[], &[], Tongue::En);
        check(&[], &[("LANG", "da_DK.UTF-8")], Tongue::Da);
        check(&[], &[("LANG", "da_DK.UTF-8"), ("LC_ALL", "C")], Tongue::En);
        check(&[], &[("LANG", "en_GB"), ("LC_MESSAGES", "da")], Tongue::Da);
        check(&[], &[("LANG", "da_DK"), ("LC_ALL", "")], Tongue::Da);
        check(&[], &[("LANG", "dagomba")], Tongue::En);
        check(&["build", "--lang", "en"], &[("LANG", "da_DK")], Tongue::En);
        check(&["--lang=da", "build"], &[], Tongue::Da);
        check(&["--lang", "xx"], &[("LANG", "da_DK")], Tongue::Da);
        check(&["build", "--", "--lang=da"], &[], Tongue::En);
    }

    #[test]
    fn danish_has_a_decimal_comma() {
        assert_eq!(seconds(Duration::from_millis(1360), Tongue::Da), "1,4 s");
        assert_eq!(seconds(Duration::from_millis(9), Tongue::Da), "under 0,1 s");
        assert_eq!(milliseconds(Duration::from_micros(1360), Tongue::En), "1.4 ms");
    }
}
