//! Exact fractions: [`Decimal`] in and out at the borders, nothing rounded in between. Roots and
//! powers, which no fraction can hold, are found to more digits than anything is decided on.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::value::Decimal;

/// An exact fraction. It need not be in lowest terms: its arithmetic brings it there, and comparisons
/// do not mind.
pub(super) type Fraction = BigRational;

/// Binary places of the series below: about 120 digits.
const BITS: usize = 400;

/// A decimal as a fraction.
pub(super) fn exact(value: Decimal) -> Fraction {
    // A scale is at most 28.
    small(value.mantissa(), 10_i128.pow(value.scale()))
}

/// A whole number of parts.
pub(super) fn parts(number: i64, of: i64) -> Fraction {
    small(number.into(), of.into())
}

/// A fraction in lowest terms, which numbers of the machine find much faster than long ones.
fn small(number: i128, of: i128) -> Fraction {
    let (mut common, mut rest) = (number.unsigned_abs(), of.unsigned_abs());
    while rest > 0 {
        (common, rest) = (rest, common % rest);
    }
    let common = i128::try_from(common).expect("it divides what is above 0") * of.signum();
    Fraction::new_raw(BigInt::from(number / common), BigInt::from(of / common))
}

/// The product, not in lowest terms.
pub(super) fn product(one: &Fraction, other: &Fraction) -> Fraction {
    Fraction::new_raw(one.numer() * other.numer(), one.denom() * other.denom())
}

/// What lies `gone` of `all` on the way from one to the other, not in lowest terms. `all` is above 0.
pub(super) fn between(from: &Fraction, to: &Fraction, gone: i64, all: i64) -> Fraction {
    let (from_number, to_number) = (from.numer() * to.denom(), to.numer() * from.denom());
    let number = (to_number - &from_number) * gone + from_number * all;
    Fraction::new_raw(number, from.denom() * to.denom() * all)
}

fn ten(power: u32) -> BigInt {
    BigInt::from(10).pow(power)
}

/// Rounded half away from zero to this many decimals, or fewer if a [`Decimal`] cannot hold them.
pub(super) fn decimal(value: &Fraction, decimals: u32) -> Decimal {
    for decimals in (0..=decimals.min(28)).rev() {
        let scaled = rounded(&(value.numer() * ten(decimals)), value.denom());
        let fits =
            scaled.to_i128().and_then(|it| Decimal::try_from_i128_with_scale(it, decimals).ok());
        if let Some(found) = fits {
            return found.normalize();
        }
    }
    if value.is_negative() { Decimal::MIN } else { Decimal::MAX }
}

/// A quotient as a whole number, half away from zero. The divisor is above 0. Whole numbers all the
/// way: bringing a fraction to lowest terms costs more than everything else here together.
fn rounded(number: &BigInt, of: &BigInt) -> BigInt {
    let whole: BigInt = (number.abs() * 2_u8 + of) / (of * 2_u8);
    if number.is_negative() { -whole } else { whole }
}

/// A share in whole percent, half away from zero.
pub(super) fn percent(share: &Fraction) -> i64 {
    let whole = rounded(&(share.numer() * 100_u8), share.denom());
    let limit = if whole.is_negative() { i64::MIN } else { i64::MAX };
    whole.to_i64().unwrap_or(limit)
}

/// The square root of what is not negative, to this many decimals, half away from zero.
pub(super) fn root(square: &Fraction, decimals: u32) -> Fraction {
    let scaled = (square * Fraction::from(ten(2 * decimals) * 4)).floor().to_integer();
    let twice: BigInt = scaled.sqrt();
    Fraction::new((twice + 1) / 2, ten(decimals))
}

/// Rounded half away from zero to this many significant digits; not in lowest terms.
pub(super) fn significant(value: &Fraction, digits: u32) -> Fraction {
    significant_of(value.numer(), value.denom(), digits)
}

/// The same of a quotient that may not be in lowest terms. The divisor is above 0.
fn significant_of(number: &BigInt, of: &BigInt, digits: u32) -> Fraction {
    if number.is_zero() {
        return Fraction::zero();
    }
    let size = number.abs();
    let length = |it: &BigInt| it.to_string().len() as i64;
    // The first digit stands at 10^place, or one lower.
    let mut place = length(&size) - length(of);
    let power = ten(u32::try_from(place.unsigned_abs()).unwrap_or(u32::MAX));
    if if place < 0 { size * power < *of } else { size < of * power } {
        place -= 1;
    }
    let shift = i64::from(digits) - 1 - place;
    let power = ten(u32::try_from(shift.unsigned_abs()).unwrap_or(u32::MAX));
    if shift < 0 {
        Fraction::from(rounded(number, &(of * &power)) * power)
    } else {
        Fraction::new_raw(rounded(&(number * &power), of), power)
    }
}

/// Powers of one base: what they share is found once.
pub(super) struct Powers {
    logarithm: BigInt,
    of_two: BigInt,
}

impl Powers {
    /// `None` unless the base is above 0.
    pub(super) fn new(base: &Fraction) -> Option<Powers> {
        let of_two = logarithm_of_two();
        base.is_positive().then(|| Powers { logarithm: logarithm(base, &of_two), of_two })
    }

    /// The base to the power of `number / of`, to 40 significant digits: what is a fraction of fewer
    /// digits comes out exact. `None` unless the result is of a size one can write.
    pub(super) fn at(&self, number: i64, of: i64) -> Option<Fraction> {
        if of == 0 {
            return None;
        }
        let exponent = &self.logarithm * number / of;
        let size = exponent.abs();
        if size > BigInt::from(5000) << BITS {
            return None;
        }
        let (size, one) = (exponential(&size, &self.of_two), BigInt::one() << BITS);
        Some(match exponent.is_negative() {
            true => significant_of(&one, &size, 40),
            false => significant_of(&size, &one, 40),
        })
    }
}

/// One power alone; see [`Powers::at`].
pub(super) fn power(base: &Fraction, number: i64, of: i64) -> Option<Fraction> {
    Powers::new(base)?.at(number, of)
}

/// ln of a fraction above 0, in units of 2^-BITS.
fn logarithm(value: &Fraction, of_two: &BigInt) -> BigInt {
    if *value < Fraction::one() {
        return -logarithm(&value.recip(), of_two);
    }
    let doublings = value.numer().bits() - value.denom().bits();
    let (mut numer, mut denom) = (value.numer().clone(), value.denom() << doublings);
    let mut sign = 1;
    if numer < denom {
        std::mem::swap(&mut numer, &mut denom);
        sign = -1;
    }
    let rest = twice_artanh(&(&numer - &denom), &(&numer + &denom));
    of_two * BigInt::from(doublings) + rest * sign
}

fn logarithm_of_two() -> BigInt {
    twice_artanh(&BigInt::one(), &BigInt::from(3))
}

/// 2 artanh(z) = ln((1 + z) / (1 - z)) for 0 <= z <= 1/3, as a series.
fn twice_artanh(numer: &BigInt, denom: &BigInt) -> BigInt {
    let z: BigInt = (numer << BITS) / denom;
    let square: BigInt = (&z * &z) >> BITS;
    let (mut term, mut sum, mut odd) = (z, BigInt::zero(), 1_u32);
    while !term.is_zero() {
        sum += &term / odd;
        term = (term * &square) >> BITS;
        odd += 2;
    }
    sum * 2
}

/// e to a power that is not negative, both in units of 2^-BITS.
fn exponential(power: &BigInt, of_two: &BigInt) -> BigInt {
    let doublings = (power / of_two).to_usize().unwrap_or(0);
    let rest = power - of_two * BigInt::from(doublings);
    let (mut term, mut sum, mut count) = (BigInt::one() << BITS, BigInt::zero(), 1_u32);
    while !term.is_zero() {
        sum += &term;
        term = ((term * &rest) >> BITS) / count;
        count += 1;
    }
    sum << doublings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Fraction {
        exact(text.parse().expect("a number"))
    }

    #[test]
    fn halves_go_away_from_zero() {
        let check = |text: &str, decimals, expect: &str| {
            assert_eq!(decimal(&number(text), decimals).to_string(), expect, "{text}");
        };
        check("0.05", 1, "0.1");
        check("-0.05", 1, "-0.1");
        check("2.4999", 0, "2");
        check("-0.04", 1, "0");
        assert_eq!(percent(&number("0.945")), 95);
        assert_eq!(percent(&number("-0.095")), -10);
        assert_eq!(percent(&number("-0.004")), 0);
        assert_eq!(percent(&Fraction::from(ten(40))), i64::MAX);
        assert_eq!(decimal(&Fraction::from(ten(40)), 3), Decimal::MAX);
    }

    #[test]
    fn exact_powers_are_exact() {
        assert_eq!(power(&number("0.25"), 1, 2), Some(number("0.5")));
        assert_eq!(power(&number("8"), 2, 3), Some(number("4")));
        assert_eq!(power(&number("8"), -2, 3), Some(number("0.25")));
        assert_eq!(power(&number("1"), 7, 3), Some(number("1")));
        assert_eq!(power(&number("1.1"), 10, 1), Some(number("2.5937424601")));
        assert_eq!(power(&number("0"), 1, 2), None);
        assert_eq!(power(&number("-4"), 1, 2), None);
    }

    #[test]
    fn powers_agree_with_floating_point() {
        for (base, number, of) in [(0.3, 10, 15), (7.25, 31, 7), (1.0001, -3, 8), (1e-9, 5, 6)] {
            let text = format!("{base:.9}");
            let found = power(&super::tests::number(&text), number, of).expect("a power");
            let expect = f64::powf(base, number as f64 / of as f64);
            let found = found.to_f64().expect("a float");
            assert!((found / expect - 1.0).abs() < 1e-12, "{base}: {found} {expect}");
        }
    }

    #[test]
    fn digits_are_counted_from_the_first_that_is_not_zero() {
        let check = |text: &str, digits, expect: &str| {
            assert_eq!(significant(&number(text), digits), number(expect), "{text}");
        };
        check("123456", 2, "120000");
        check("0.00125", 2, "0.0013");
        check("-99.96", 3, "-100");
        check("100", 1, "100");
        check("0", 3, "0");
    }

    #[test]
    fn roots_are_rounded_once() {
        assert_eq!(decimal(&root(&number("2.88"), 4), 4).to_string(), "1.6971");
        assert_eq!(root(&number("6.25"), 1), number("2.5"));
        assert_eq!(root(&number("6.25"), 0), number("3"));
        assert_eq!(root(&number("0"), 3), number("0"));
    }
}
