//! How different two colours look, also to eyes that lack one kind of cones. CIEDE2000 after Sharma,
//! Wu and Dalal, "The CIEDE2000 color-difference formula" (2005); the simulations after Machado,
//! Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency"
//! (2009), full severity. `tests/it/theme.rs` has the same written independently, as a second opinion.

use super::Colour;

/// Whose eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Eyes {
    /// All three kinds of cones.
    All,
    /// No cones for long waves: reds are dark.
    Protan,
    /// No cones for middle waves: red and green are alike. The most common.
    Deutan,
    /// No cones for short waves: blue and green are alike.
    Tritan,
}

impl Eyes {
    /// Everybody, in the order of the specification.
    pub const EVERYBODY: [Eyes; 4] = [Eyes::All, Eyes::Protan, Eyes::Deutan, Eyes::Tritan];

    /// What these eyes make of light.
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Eyes::All => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Eyes::Protan => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Eyes::Deutan => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Eyes::Tritan => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }
}

fn times(matrix: &[[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

/// A colour in CIE L*a*b* (D65), as these eyes see it.
fn lab(colour: Colour, eyes: Eyes) -> [f64; 3] {
    let light = times(&eyes.matrix(), colour.light()).map(|part| part.clamp(0.0, 1.0));
    let to_xyz = [
        [0.412_456_4, 0.357_576_1, 0.180_437_5],
        [0.212_672_9, 0.715_152_2, 0.072_175_0],
        [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ];
    let [x, y, z] = times(&to_xyz, light);
    let f = |t: f64| {
        if t > 216.0 / 24_389.0 { libm::cbrt(t) } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 }
    };
    let (x, y, z) = (f(x / 0.950_47), f(y), f(z / 1.088_83));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How different two colours look to these eyes (CIEDE2000): 0 the same, 2 side by side just seen,
/// 12 plainly two colours in a chart.
pub fn difference(one: Colour, other: Colour, eyes: Eyes) -> f64 {
    ciede2000(lab(one, eyes), lab(other, eyes))
}

const DEGREE: f64 = std::f64::consts::PI / 180.0;

/// The hue of a colour, 0 to 360 degrees.
fn hue(a: f64, b: f64) -> f64 {
    let degrees = libm::atan2(b, a) / DEGREE;
    if degrees < 0.0 { degrees + 360.0 } else { degrees }
}

/// The difference of two colours in L*a*b*.
pub(super) fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let length = |a: f64, b: f64| libm::sqrt(a * a + b * b);
    let square = |it: f64| it * it;
    let seventh = |it: f64| square(square(it)) * square(it) * it;
    let root = |c: f64| libm::sqrt(seventh(c) / (seventh(c) + seventh(25.0)));
    let cos = |degrees: f64| libm::cos(degrees * DEGREE);
    let middle = f64::midpoint(length(a1, b1), length(a2, b2));
    let stretch = 1.0 + 0.5 * (1.0 - root(middle));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (length(a1, b1), length(a2, b2));
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    // The shorter way round.
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        it if it > 180.0 => it - 360.0,
        it if it < -180.0 => it + 360.0,
        it => it,
    };
    let mean = if grey { h1 + h2 } else { h1 + turn / 2.0 };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * libm::sqrt(c1 * c2) * libm::sin(turn / 2.0 * DEGREE);
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let t = 1.0 - 0.17 * cos(mean - 30.0) + 0.24 * cos(2.0 * mean) + 0.32 * cos(3.0 * mean + 6.0)
        - 0.20 * cos(4.0 * mean - 63.0);
    let sl = 1.0 + 0.015 * square(l - 50.0) / libm::sqrt(20.0 + square(l - 50.0));
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let round = match mean {
        it if it < 0.0 => it + 360.0,
        it if it >= 360.0 => it - 360.0,
        it => it,
    };
    let turned = (round - 275.0) / 25.0;
    let rotation = -libm::sin(60.0 * libm::exp(-square(turned)) * DEGREE) * 2.0 * root(c);
    let (l, c, h) = (dl / sl, dc / sc, dh / sh);
    libm::sqrt(l * l + c * c + h * h + rotation * c * h)
}
