//! The scale of values: where it begins and ends, and which numbers stand on it (C-23, C-25). Does
//! *not* know what is measured or how numbers are written.

use crate::value::Decimal;
use num_traits::ToPrimitive;

/// A scale of values with its ticks. Made once and shared by everything that must be comparable (C-24).
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The lowest value shown.
    pub low: f64,
    /// The highest value shown.
    pub high: f64,
    /// Numbers on the axis, lowest first: 4 to 6 of {1, 2, 2.5, 5} × 10ⁿ; 3 or 7 where those waste
    /// too much of the plot.
    pub ticks: Vec<Decimal>,
}

/// What is larger is drawn at the edge: sums of money and counts of atoms end long before.
const LARGEST: f64 = 1e18;
/// What differs by less than this share of itself is drawn as equal.
const EQUAL: f64 = 1e-9;
/// What is nearer to zero is zero.
const SMALLEST: f64 = 1e-14;
/// Room below and above the data, as a share of their span: at least, and what is taken when no tick
/// lies between the two (C-25).
const PADDING: (f64, f64) = (0.04, 0.1);
/// Zero is shown too when it is so near, as a share of the farthest value: then nobody must be told
/// where the axis starts.
const NEAR_ZERO: f64 = 0.3;

impl Axis {
    /// A scale for these values. With `bounds` it never goes beyond them (a percentage: 0 and 100)
    /// unless a value does: a figure is never drawn outside the plot. With `from_zero` it holds zero
    /// (bars, columns). It never crosses zero for room alone.
    pub fn new(
        values: impl IntoIterator<Item = f64>,
        bounds: (Option<f64>, Option<f64>),
        from_zero: bool,
    ) -> Axis {
        let values = values.into_iter().filter(|it| it.is_finite());
        let mut values: Vec<f64> = values.map(|it| it.clamp(-LARGEST, LARGEST)).collect();
        // Counts get no half persons on their axis.
        let whole =
            !values.is_empty() && values.iter().all(|it| it.abs() < 1e9 && *it == it.floor());
        if from_zero || values.is_empty() {
            values.push(0.0);
        }
        let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (lowest, highest) = spread(lowest, highest, whole, bounds);
        // Three whole numbers need a span of two.
        let (lowest, highest, whole) = match (whole && highest - lowest < 2.0, bounds) {
            (true, (floor, _)) if highest <= 0.0 && floor.is_none_or(|it| it <= highest - 2.0) => {
                (highest - 2.0, highest, true)
            }
            (true, (_, ceiling)) if ceiling.is_none_or(|it| it >= lowest + 2.0) => {
                (lowest, lowest + 2.0, true)
            }
            (true, _) => (lowest, highest, false),
            (false, _) => (lowest, highest, whole),
        };
        let floor = bounds.0.filter(|it| *it <= lowest).unwrap_or(f64::NEG_INFINITY);
        let floor = if lowest >= 0.0 { floor.max(0.0) } else { floor };
        let ceiling = bounds.1.filter(|it| *it >= highest).unwrap_or(f64::INFINITY);
        let ceiling = if highest <= 0.0 { ceiling.min(0.0) } else { ceiling };
        let span = highest - lowest;
        let low_end = if lowest > 0.0 && lowest <= NEAR_ZERO * highest { 0.0 } else { lowest };
        let high_end = if highest < 0.0 && highest >= NEAR_ZERO * lowest { 0.0 } else { highest };

        let mut best: Option<((u32, f64), Axis)> = None;
        for step in steps(span.max(high_end - low_end), whole) {
            let axis = fit((low_end, high_end), (floor, ceiling), step);
            let off = match axis.ticks.len() {
                4..=6 => 0,
                3 | 7 => 1,
                it => 2 + (it as i64 - 5).unsigned_abs().min(1000) as u32,
            };
            let waste = (axis.high - axis.low) / span;
            if best.as_ref().is_none_or(|(it, _)| off < it.0 || (off == it.0 && waste < it.1)) {
                best = Some(((off, waste), axis));
            }
        }
        let fallback = || Axis { low: lowest, high: highest, ticks: Vec::new() };
        best.map_or_else(fallback, |(_, axis)| axis)
    }

    /// Where it starts, if zero is not on it: the reader must be told (C-23).
    pub fn starts_at(&self) -> Option<Decimal> {
        if self.low <= 0.0 && self.high >= 0.0 {
            return None;
        }
        let near = |it: &&Decimal| (float(**it) - self.low).abs() <= (self.high - self.low) * 1e-6;
        let exact = self.ticks.first().filter(near).copied();
        exact.or_else(|| Decimal::try_from(self.low).ok()).map(|it| it.normalize())
    }

    /// How far down from the top a value is, as a fraction of the plot's height.
    pub(super) fn down(&self, value: f64) -> f64 {
        1.0 - self.along(value)
    }

    /// How far from the low end a value is, as a fraction.
    pub(super) fn along(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        if span <= 0.0 || !span.is_finite() || value.is_nan() {
            return 0.5;
        }
        ((value.clamp(-LARGEST, LARGEST) - self.low) / span).clamp(0.0, 1.0)
    }
}

/// A number on an axis as a number to calculate places with.
pub(super) fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

/// The ends of the data; if they are equal, some room around them.
fn spread(low: f64, high: f64, whole: bool, bounds: (Option<f64>, Option<f64>)) -> (f64, f64) {
    let size = low.abs().max(high.abs());
    if high - low > size * EQUAL && high - low > SMALLEST {
        return (low, high);
    }
    let middle = if size < SMALLEST { 0.0 } else { low };
    let room =
        if middle == 0.0 { 1.0 } else { (middle.abs() * 0.1).max(if whole { 1.0 } else { 0.0 }) };
    // Zero alone is the floor of what it counts.
    let below = if middle == 0.0 { 0.0 } else { middle - room };
    let below = if middle > 0.0 { below.max(0.0) } else { below };
    let above = if middle < 0.0 { (middle + room).min(0.0) } else { middle + room };
    let (floor, ceiling) = (bounds.0.unwrap_or(below), bounds.1.unwrap_or(above));
    let below = if floor <= middle { below.max(floor) } else { below };
    let above = if ceiling >= middle { above.min(ceiling) } else { above };
    if above > below { (below, above) } else { (middle - room, middle + room) }
}

/// Steps that could divide a span: from a twentieth of it to all of it, smallest first.
fn steps(span: f64, whole: bool) -> Vec<Decimal> {
    let mut power = 0_i32;
    let mut unit = 1.0_f64;
    // A loop, not a logarithm: those differ in the last digit between machines.
    while unit * 10.0 <= span && power < 20 {
        unit *= 10.0;
        power += 1;
    }
    while unit > span && power > -16 {
        unit /= 10.0;
        power -= 1;
    }
    let mut found = Vec::new();
    for power in power - 2..=power + 1 {
        for (digits, decimals) in [(1_i64, 0), (2, 0), (25, 1), (5, 0)] {
            let shift = power - decimals;
            let step = if shift >= 0 {
                Decimal::from_i128_with_scale(
                    i128::from(digits) * 10_i128.pow(shift.unsigned_abs()),
                    0,
                )
            } else {
                Decimal::new(digits, shift.unsigned_abs())
            };
            let step = step.normalize();
            if !whole || step.is_integer() {
                found.push(step);
            }
        }
    }
    found
}

/// The axis with this step.
fn fit((lowest, highest): (f64, f64), (floor, ceiling): (f64, f64), step: Decimal) -> Axis {
    let width = float(step);
    let span = highest - lowest;
    let below = (lowest - PADDING.0 * span).max(floor);
    let above = (highest + PADDING.0 * span).min(ceiling);
    // It starts at a tick, so that the note of where it starts names a round number.
    let first = (below / width).floor();
    let mut low = first * width;
    if low < floor {
        low = floor;
    }
    // It ends at a tick if one is near; else with a little room.
    let next = (above / width).ceil() * width;
    let roomy = (highest + PADDING.1 * span).min(ceiling);
    let high = if next <= roomy { next } else { roomy };
    let mut ticks = Vec::new();
    let count = ((high - low) / width).floor();
    if count <= 60.0 {
        for index in 0..=count as i64 + 2 {
            let Some(tick) = Decimal::try_from(first)
                .ok()
                .and_then(|it| it.round().checked_add(Decimal::from(index)))
                .and_then(|it| it.checked_mul(step))
            else {
                continue;
            };
            let tick = tick.normalize();
            let place = float(tick);
            let hair = width * 1e-6;
            if place >= low - hair && place <= high + hair {
                ticks.push(if tick.is_zero() { Decimal::ZERO } else { tick });
            }
        }
    }
    // Both ends exactly as the ticks there: what was multiplied may differ in the last digit.
    let snap = |end: f64| {
        let near = ticks.iter().map(|it| float(*it)).find(|it| (it - end).abs() <= width * 1e-6);
        near.unwrap_or(end)
    };
    Axis { low: snap(low).min(lowest), high: snap(high).max(highest), ticks }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn axis(values: &[f64]) -> Axis {
        Axis::new(values.iter().copied(), (None, None), false)
    }

    fn ticks(axis: &Axis) -> Vec<String> {
        axis.ticks.iter().map(Decimal::to_string).collect()
    }

    fn sound(axis: &Axis, values: &[f64]) {
        assert!(axis.low.is_finite() && axis.high.is_finite() && axis.low < axis.high, "{axis:?}");
        for value in values.iter().filter(|it| it.is_finite() && it.abs() < LARGEST) {
            assert!(axis.low <= *value && *value <= axis.high, "{value} in {axis:?}");
        }
        assert!((3..=7).contains(&axis.ticks.len()), "{values:?} {axis:?}");
        let step = axis.ticks[1] - axis.ticks[0];
        for pair in axis.ticks.windows(2) {
            assert_eq!(pair[1] - pair[0], step, "{axis:?}");
        }
        let hair = (axis.high - axis.low) * 1e-6;
        for tick in &axis.ticks {
            assert!(!(tick.is_zero() && tick.is_sign_negative()), "−0 in {axis:?}");
            assert!(
                float(*tick) >= axis.low - hair && float(*tick) <= axis.high + hair,
                "{axis:?}"
            );
        }
        let mut digits = step.normalize().mantissa();
        while digits % 10 == 0 {
            digits /= 10;
        }
        assert!([1, 2, 25, 5].contains(&digits), "{step}");
    }

    #[test]
    fn the_example_of_the_prototype() {
        let axis = Axis::new([59.6, 63.8, 66.3, 75.0], (Some(0.0), Some(100.0)), false);
        assert_eq!(ticks(&axis), ["55", "60", "65", "70", "75"]);
        assert_eq!(axis.starts_at(), Some(Decimal::from(55)));
        assert!(axis.high > 75.6 && axis.high < 76.6, "{axis:?}");
    }

    #[test]
    fn it_never_goes_beyond_its_bounds() {
        let axis = Axis::new([91.0, 99.9], (Some(0.0), Some(100.0)), false);
        assert_eq!((axis.low, axis.high), (90.0, 100.0));
        let axis = Axis::new([0.2, 3.0], (Some(0.0), Some(100.0)), false);
        assert_eq!((axis.low, axis.starts_at()), (0.0, None));
        let axis = Axis::new([100.0], (Some(0.0), Some(100.0)), false);
        assert_eq!(axis.high, 100.0);
        sound(&axis, &[100.0]);
        let axis = Axis::new([0.0], (Some(0.0), Some(100.0)), false);
        assert_eq!(axis.low, 0.0);
        sound(&axis, &[0.0]);
    }

    #[test]
    fn a_value_outside_its_bounds_is_shown_all_the_same() {
        let axis = Axis::new([20.0, 104.0], (Some(0.0), Some(100.0)), false);
        sound(&axis, &[20.0, 104.0]);
    }

    #[test]
    fn bars_start_at_zero() {
        assert_eq!(Axis::new([90.0, 95.0], (None, None), true).low, 0.0);
        let below = Axis::new([-90.0, -95.0], (None, None), true);
        assert_eq!((below.high, below.starts_at()), (0.0, None));
    }

    #[test]
    fn counts_have_no_halves_on_their_axis() {
        for values in [&[0.0, 1.0][..], &[1.0, 2.0, 3.0], &[5.0], &[0.0], &[7.0, 12.0], &[1.0, 4.0]]
        {
            let axis = axis(values);
            sound(&axis, values);
            assert!(axis.ticks.iter().all(Decimal::is_integer), "{axis:?}");
        }
    }

    #[test]
    fn nothing_much_is_still_an_axis() {
        for values in [
            &[][..],
            &[f64::NAN],
            &[f64::INFINITY, 1.0],
            &[0.0],
            &[-0.0],
            &[42.5],
            &[-42.5],
            &[0.1 + 0.2, 0.3],
            &[1e-300],
            &[1e300, -1e300],
            &[1e-6, 1e6],
            &[-1e-7],
            &[1e15 + 1.0, 1e15],
            &[999_999_999_999.0, 0.001],
        ] {
            sound(&axis(values), values);
        }
    }

    #[test]
    fn the_same_ticks_at_every_size() {
        assert_eq!(
            ticks(&axis(&[0.0, 0.0047])),
            ["0", "0.001", "0.002", "0.003", "0.004", "0.005"]
        );
        assert_eq!(
            ticks(&axis(&[0.0, 47_000.5])),
            ["0", "10000", "20000", "30000", "40000", "50000"]
        );
        assert_eq!(ticks(&axis(&[-12.5, 12.0])), ["-15", "-10", "-5", "0", "5", "10"]);
    }

    proptest! {
        #[test]
        fn every_axis_is_sound(
            values in prop::collection::vec(-1e12_f64..1e12, 0..12),
            power in 0_u32..16,
            from_zero: bool,
        ) {
            let shrink = 10_f64.powi(power as i32);
            let values: Vec<f64> = values.into_iter().map(|it| it / shrink).collect();
            let axis = Axis::new(values.iter().copied(), (None, None), from_zero);
            sound(&axis, &values);
            if from_zero {
                prop_assert!(axis.low <= 0.0 && axis.high >= 0.0);
            }
        }

        #[test]
        fn every_axis_of_percent_is_sound(values in prop::collection::vec(0.0_f64..=100.0, 0..12)) {
            let axis = Axis::new(values.iter().copied(), (Some(0.0), Some(100.0)), false);
            sound(&axis, &values);
            prop_assert!(axis.low >= 0.0 && axis.high <= 100.0);
        }

        #[test]
        fn every_axis_of_counts_is_sound(values in prop::collection::vec(-40_i32..60, 1..9)) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let axis = Axis::new(values.iter().copied(), (None, None), false);
            sound(&axis, &values);
            prop_assert!(axis.ticks.iter().all(Decimal::is_integer));
        }
    }
}
