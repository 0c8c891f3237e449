//! Decimal numbers, read exactly as they are written.

/// An exact decimal number (28 digits). It keeps its trailing zeros: `1.10` has two decimals.
pub type Decimal = rust_decimal::Decimal;

/// Rounded half away from zero: how every figure is published (`verdict.md` A-2).
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}

/// Why something is not a plain number, with the plain number that was probably meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberProblem {
    /// The decimal sign is a comma where a point is asked for (or the other way).
    DecimalSign(Option<Decimal>),
    /// A thousand separator, a percent sign or a unit beside the figure.
    Decorated(Option<Decimal>),
    /// Written with an exponent (`1e3`).
    Exponent(Option<Decimal>),
    /// More digits than can be kept exactly.
    TooLong,
    /// No number at all.
    NotANumber,
}

impl NumberProblem {
    /// The plain number that was probably meant.
    pub fn meant(self) -> Option<Decimal> {
        match self {
            NumberProblem::DecimalSign(it)
            | NumberProblem::Decorated(it)
            | NumberProblem::Exponent(it) => it,
            NumberProblem::TooLong | NumberProblem::NotANumber => None,
        }
    }
}

/// Reads a plain number with `sign` ('.' or ',') before its decimals: `-12.5`, and `−12.5` with a real minus.
///
/// # Errors
/// Anything else: see [`NumberProblem`].
pub fn parse_number(text: &str, sign: char) -> Result<Decimal, NumberProblem> {
    let text = text.trim();
    if let Some(plain) = plain(text, sign) {
        return plain.parse().map_err(|_| NumberProblem::TooLong);
    }
    let other = if sign == '.' { ',' } else { '.' };
    if let Some(found) = plain(text, other) {
        return Err(NumberProblem::DecimalSign(found.parse().ok()));
    }
    if text.contains(['e', 'E'])
        && let Ok(value) = Decimal::from_scientific(&text.replace(',', "."))
    {
        return Err(NumberProblem::Exponent(Some(value.normalize())));
    }
    if !text.chars().any(|it| it.is_ascii_digit()) {
        return Err(NumberProblem::NotANumber);
    }
    undecorated(text, sign)
}

/// Whether a plain number may also be a whole one with its thousands apart: one sign, one to three
/// digits before it that do not begin with 0, and exactly three after it, like `1.200` and `-20.000`.
pub fn may_be_thousands(text: &str, sign: char) -> bool {
    let digits = text.trim_start_matches(['-', '−', '+']);
    let Some((whole, decimals)) = digits.split_once(sign) else { return false };
    let figure = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && decimals.len() == 3
        && figure(whole)
        && figure(decimals)
}

/// Digits with at most one decimal sign, as Rust wants them; `None` if there is anything else.
fn plain(text: &str, sign: char) -> Option<String> {
    let (minus, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = digits.split_once(sign).unwrap_or((digits, "0"));
    let digit = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    if !digit(decimals) || !(digit(whole) || whole.is_empty() && digits.contains(sign)) {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(match digits.contains(sign) {
        true => format!("{minus}{whole}.{decimals}"),
        false => format!("{minus}{whole}"),
    })
}

/// `1.234,5 kr.` and `45 %`: the figure without what stands around it and between its thousands.
fn undecorated(text: &str, sign: char) -> Result<Decimal, NumberProblem> {
    let number =
        |it: char| it.is_ascii_digit() || "-−.,".contains(it) || it.is_whitespace() || it == '\'';
    let mut core = String::new();
    let mut others = 0_usize;
    // Whether a letter stood after the last digit: `12 km2` is not 122.
    let mut parted = false;
    for letter in text.chars() {
        match letter {
            _ if !number(letter) => {
                others += letter.len_utf8();
                parted |= core.contains(|it: char| it.is_ascii_digit());
            }
            _ if letter.is_ascii_digit() && parted => return Err(NumberProblem::NotANumber),
            _ if letter.is_whitespace() || letter == '\'' => {
                // The point of `kr. 12` is none of the figure's.
                if core.ends_with(['.', ',']) {
                    core.pop();
                }
                core.push(' ');
            }
            _ => core.push(letter),
        }
    }
    let core = core.trim().trim_end_matches(['.', ',', ' ']);
    // More words than figures is a text, not a figure with a unit.
    if others > 12 || core.is_empty() {
        return Err(NumberProblem::NotANumber);
    }
    // `1 234` has a thousand in it, `5 1` a footnote: that is not 51.
    let (minus, digits) = match core.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", core),
    };
    let whole = digits.split(['.', ',']).next().unwrap_or("");
    let spaced = |it: &str| it.split(' ').skip(1).all(|it| it.len() == 3);
    if !spaced(whole) || digits[whole.len()..].contains(' ') {
        return Err(NumberProblem::NotANumber);
    }
    let core = &format!("{minus}{}", digits.replace(' ', ""));
    let thousands = if sign == '.' { ',' } else { '.' };
    // `1.234,5` has a thousand in it; `12.5 %` has not, whatever the decimal sign should be.
    let groups = |separator: char, decimal: char| {
        let whole = core.trim_start_matches(['-', '−']).split(decimal).next().unwrap_or("");
        let mut groups = whole.split(separator);
        let first = groups.next().is_some_and(|it| (1..=3).contains(&it.len()));
        first && whole.contains(separator) && groups.all(|it| it.len() == 3)
    };
    let meant = plain(core, sign)
        .or_else(|| {
            let plain = || plain(&core.replace(thousands, ""), sign);
            groups(thousands, sign).then(plain).flatten()
        })
        .or_else(|| {
            let plain = || plain(&core.replace(sign, ""), thousands);
            groups(sign, thousands).then(plain).flatten()
        })
        .or_else(|| plain(core, thousands));
    match meant.and_then(|it| it.parse().ok()) {
        Some(value) => Err(NumberProblem::Decorated(Some(value))),
        None => Err(NumberProblem::NotANumber),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, sign: char, expect: Result<&str, &str>) {
        let found = match parse_number(text, sign) {
            Ok(value) => Ok(value.to_string()),
            Err(problem) => Err(format!("{problem:?}")),
        };
        assert_eq!(found.as_deref().map_err(|it| it.as_str()), expect, "{text}");
    }

    #[test]
    fn a_half_is_rounded_away_from_zero() {
        let number = |it: &str| it.parse::<Decimal>().expect("a number");
        for (value, decimals, expect) in
            [("0.25", 1, "0.3"), ("-0.25", 1, "-0.3"), ("2.5", 0, "3"), ("0.249", 1, "0.2")]
        {
            assert_eq!(rounded(number(value), decimals), number(expect), "{value}");
        }
    }

    #[test]
    fn only_three_digits_after_the_sign_may_be_a_thousand() {
        for text in ["1.234", "-20.000", "−1.200", "+999.000"] {
            assert!(may_be_thousands(text, '.'), "{text}");
        }
        for text in ["0.125", "1.23", "1.2345", "1234.567", "1234", ".200", "1,234", "1.234.567"] {
            assert!(!may_be_thousands(text, '.'), "{text}");
        }
        assert!(may_be_thousands("1,234", ','));
    }

    #[test]
    fn numbers_keep_their_decimals() {
        check("12.50", '.', Ok("12.50"));
        check("12,50", ',', Ok("12.50"));
        check("-.5", '.', Ok("-0.5"));
        check("−3", ',', Ok("-3"));
        check("0.00079061236", '.', Ok("0.00079061236"));
    }

    #[test]
    fn what_is_no_plain_number_shows_the_plain_one() {
        check("12,5", '.', Err("DecimalSign(Some(12.5))"));
        check("12.5", ',', Err("DecimalSign(Some(12.5))"));
        check("45 %", ',', Err("Decorated(Some(45))"));
        check("1.234,5", ',', Err("Decorated(Some(1234.5))"));
        check("1 234", ',', Err("Decorated(Some(1234))"));
        check("- 1 234 567,5 t", ',', Err("Decorated(Some(-1234567.5))"));
        check("1'234", ',', Err("Decorated(Some(1234))"));
        check("12 km2", ',', Err("NotANumber"));
        check("5 1", ',', Err("NotANumber"));
        check("5 (2)", ',', Err("NotANumber"));
        check("10:30", ',', Err("NotANumber"));
        check("kr. 1.234", ',', Err("Decorated(Some(1234))"));
        check("12,5 *", ',', Err("Decorated(Some(12.5))"));
        check("1.234.567", ',', Err("Decorated(Some(1234567))"));
        check("12.5 %", ',', Err("Decorated(Some(12.5))"));
        check("12,5 %", '.', Err("Decorated(Some(12.5))"));
        check("1,234.5", '.', Err("Decorated(Some(1234.5))"));
        check("12 mio. kr.", ',', Err("Decorated(Some(12))"));
        check("1e3", '.', Err("Exponent(Some(1000))"));
        check("ved ikke", '.', Err("NotANumber"));
        check("", '.', Err("NotANumber"));
        check("123456789012345678901234567890123", '.', Err("TooLong"));
    }
}
