//! OKLCH: a colour as lightness, colourfulness and hue, so even to the eye that one of the three can
//! be changed alone. Formulas and matrices: Björn Ottosson, "A perceptual color space for image
//! processing" (2020), in the digits that he published.

use super::Colour;

/// A colour as the eye orders it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Oklch {
    /// Lightness, 0 (black) to 1 (white).
    pub l: f64,
    /// Chroma, how colourful: 0 (grey) to about 0.37 (the most that a screen shows).
    pub c: f64,
    /// Hue, in radians; without meaning where `c` is 0.
    pub h: f64,
}

/// Below this chroma a colour is a grey, and its hue is only rounding.
const GREY: f64 = 0.003;

impl From<Colour> for Oklch {
    fn from(colour: Colour) -> Oklch {
        let [r, g, b] = colour.light();
        let l = libm::cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b);
        let m = libm::cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b);
        let s = libm::cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b);
        let lightness = 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s;
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        let c = libm::sqrt(a * a + b * b);
        if c < GREY {
            return Oklch { l: lightness, c: 0.0, h: 0.0 };
        }
        Oklch { l: lightness, c, h: libm::atan2(b, a) }
    }
}

impl Oklch {
    /// Red, green and blue light; less than 0 or more than 1 where no screen shows the colour.
    fn light(self) -> [f64; 3] {
        let (a, b) = (self.c * libm::cos(self.h), self.c * libm::sin(self.h));
        let cube = |it: f64| it * it * it;
        let l = cube(self.l + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let m = cube(self.l - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let s = cube(self.l - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }

    /// Whether a screen shows it, but for a rounding.
    fn shown(self) -> bool {
        self.light().iter().all(|it| (-0.000_5..=1.000_5).contains(it))
    }

    /// The colour on a screen, with the same lightness and hue: paler where there is none so colourful.
    pub fn colour(self) -> Colour {
        if self.l <= 0.0 {
            return Colour([0; 3]);
        }
        if self.l >= 1.0 {
            return Colour([255; 3]);
        }
        if self.shown() {
            return Colour::of_light(self.light());
        }
        let (mut shown, mut too_much) = (0.0, self.c);
        // Sixteen halvings leave less than a step of 256.
        for _ in 0..16 {
            let middle = (shown + too_much) / 2.0;
            if (Oklch { c: middle, ..self }).shown() {
                shown = middle;
            } else {
                too_much = middle;
            }
        }
        Colour::of_light(Oklch { c: shown, ..self }.light())
    }
}

/// Steps of lightness from black to white in a search: finer than the eye sees.
const STEPS: i32 = 400;

/// The colour of the same hue whose lightness is nearest and that will do; this very colour if it does.
pub(super) fn nearest(colour: Colour, will_do: impl Fn(Colour) -> bool) -> Option<Colour> {
    if will_do(colour) {
        return Some(colour);
    }
    let from = Oklch::from(colour);
    // Black and white are tried too, wherever the steps fall.
    let at = |step: i32| {
        let l = (from.l + f64::from(step) / f64::from(STEPS)).clamp(0.0, 1.0);
        Some(Oklch { l, ..from }.colour()).filter(|it| will_do(*it))
    };
    (1..=STEPS).find_map(|step| at(-step).or_else(|| at(step)))
}
