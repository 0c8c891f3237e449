//! Colours: reading them, how much they contrast, how different they look to eyes with and without
//! all cones, and the palette that follows from what a municipality writes under `brand` (pages.md
//! 3.6, 4.5). Roots, powers and angles come from `libm`, so that every machine finds the same colour.
//! Knows the tokens of a style sheet by name. Does *not* know files, pages or places.

mod brand;
mod look;
mod oklch;
mod pairs;
mod seen;

pub use brand::{Branded, Charts, Given, Refusal, derive};
pub use look::{Look, Mode, Tokens};
pub use oklch::Oklch;
pub use pairs::{Apart, FAMILIES, GRAPHIC, Pair, SERIES, TEXT, apart, pairs};
pub use seen::{Eyes, difference};

use std::fmt;

/// A colour of a screen (sRGB): red, green, blue, 0 to 255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Reads `#rgb` or `#rrggbb`, in capitals or not.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?.as_bytes();
        let digit = |at: usize| {
            let found = char::from(*digits.get(at)?).to_digit(16)?;
            u8::try_from(found).ok()
        };
        match digits.len() {
            3 => Some(Colour([digit(0)? * 17, digit(1)? * 17, digit(2)? * 17])),
            6 => {
                let part = |at: usize| Some(digit(at)? * 16 + digit(at + 1)?);
                Some(Colour([part(0)?, part(2)?, part(4)?]))
            }
            _ => None,
        }
    }

    /// The amounts of red, green and blue light, 0 to 1 each (sRGB, IEC 61966-2-1).
    pub fn light(self) -> [f64; 3] {
        self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
        })
    }

    /// The colour that is nearest to these amounts of light; what a screen cannot show is cut off.
    pub fn of_light(light: [f64; 3]) -> Colour {
        Colour(light.map(|part| {
            let part = part.clamp(0.0, 1.0);
            let coded = if part <= 0.003_130_8 {
                part * 12.92
            } else {
                1.055 * libm::pow(part, 1.0 / 2.4) - 0.055
            };
            // Between 0 and 255 by the clamp above.
            (coded * 255.0).round() as u8
        }))
    }

    /// Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it.
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.light();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast ratio of WCAG 2.2 (1.4.3): 1 for the same colour to 21 for black on white.
    pub fn contrast(self, other: Colour) -> f64 {
        ratio(self.luminance(), other.luminance())
    }
}

/// The contrast ratio of two luminances.
fn ratio(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// `#0B5A6E`
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02X}{g:02X}{b:02X}")
    }
}

#[cfg(test)]
mod tests;
