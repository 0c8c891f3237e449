//! Writes invented series with their verdicts, each as a `metode.json`, for tests/browser/recompute.mjs
//! to redo: `cargo run --example verdicts -- FOLDER COUNT [SEED]`. The same numbers give the same bytes.
//!
//! What is invented is what `check` lets through, and what a part of a whole may have beside it: every
//! kind of path, target, period and error, breaks, seasons, forecasts, old figures. Values are small and
//! coarse, so that borders and ties are met often.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a tool for tests, not a part of pejl"
)]

use std::fs;
use std::path::Path as Folder;

use pejl::assess::{Goal, Inputs, Point, Start, judge};
use pejl::export::bare;
use pejl::model::{Aim, Cadence, Direction, Method, Path, Seasonal, Status, Uncertainty};
use pejl::value::{Date, Decimal, Period};

/// Numbers that look random and are not (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        it ^ (it >> 31)
    }

    /// From `from` to `to`, both counted in.
    fn within(&mut self, from: i64, to: i64) -> i64 {
        from + (self.next() % (to - from + 1) as u64) as i64
    }

    /// True once in so many times.
    fn one_in(&mut self, times: i64) -> bool {
        self.within(1, times) == 1
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.within(0, from.len() as i64 - 1) as usize].clone()
    }
}

/// Which periods a series has.
#[derive(Clone, Copy)]
enum Rhythm {
    Years,
    SchoolYears,
    HalfYears,
    Quarters,
    Months,
    Weeks,
    Days,
    Spans,
    Mixed,
}

/// The period this many steps after 2010.
fn period(dice: &mut Dice, rhythm: Rhythm, step: i64) -> Period {
    let part = |parts: i64| ((2010 + step / parts) as i16, (step % parts + 1) as i8);
    match rhythm {
        Rhythm::Years => Period::Year((2010 + step) as i16),
        Rhythm::SchoolYears => Period::SchoolYear((2010 + step) as i16),
        Rhythm::HalfYears => Period::HalfYear(part(2).0, part(2).1),
        Rhythm::Quarters => Period::Quarter(part(4).0, part(4).1),
        Rhythm::Months => Period::Month(part(12).0, part(12).1),
        Rhythm::Weeks => Period::Week(part(52).0, part(52).1),
        Rhythm::Days => {
            let day = Date::constant(2024, 1, 1);
            let later = pejl_days(step * 17);
            Period::Day(day.checked_add(later).unwrap_or(day))
        }
        Rhythm::Spans => Period::Years((2010 + step) as i16, (2012 + step) as i16),
        Rhythm::Mixed => {
            let (year, rest) = ((2010 + step / 2) as i16, dice.within(0, 5));
            match rest {
                0 => Period::Quarter(year, dice.within(1, 4) as i8),
                1 => Period::Month(year, dice.within(1, 12) as i8),
                2 => Period::SchoolYear(year),
                3 => Period::Years(year, year + dice.within(1, 3) as i16),
                4 => Period::HalfYear(year, dice.within(1, 2) as i8),
                _ => Period::Year(year),
            }
        }
    }
}

fn pejl_days(days: i64) -> jiff::Span {
    jiff::Span::new().days(days)
}

fn number(dice: &mut Dice, from: i64, to: i64, decimals: u32) -> Decimal {
    Decimal::new(dice.within(from, to), decimals)
}

fn uncertainty(dice: &mut Dice, value: Decimal, decimals: u32, kind: i64) -> Uncertainty {
    match kind {
        0 => Uncertainty::Interval {
            lower: value - number(dice, 0, 40, decimals),
            upper: value + number(dice, 0, 40, decimals),
        },
        1 => Uncertainty::StandardError(number(dice, 0, 200, decimals + 1)),
        _ => Uncertainty::Unknown,
    }
}

/// The figures of a series, and how many steps a year has.
fn observations(dice: &mut Dice, rhythm: Rhythm, decimals: u32, a_year: i64) -> Vec<Point> {
    let count = if dice.one_in(12) { dice.within(0, 2) } else { dice.within(3, 14) };
    let known = dice.within(0, 5);
    let mut step = dice.within(0, 4 * a_year);
    let positive = dice.one_in(2);
    let mut value = if positive { dice.within(1, 900) } else { dice.within(-300, 900) };
    let drift = dice.within(-30, 30);
    let stride = if dice.one_in(4) { a_year } else { 1 };
    let mut points: Vec<Point> = Vec::new();
    for _ in 0..count {
        let noise = dice.pick(&[0, 0, 3, 20, 60]);
        value += drift + dice.within(-noise, noise);
        if positive {
            value = value.max(1);
        }
        let shown = Decimal::new(value, decimals);
        let kind = if dice.one_in(5) { dice.within(0, 2) } else { known };
        let status = match dice.within(0, 19) {
            0 => Status::Provisional,
            1 => Status::Estimated,
            2 => Status::LowReliability,
            3 => Status::Break,
            _ => Status::Normal,
        };
        let period = period(dice, rhythm, step);
        let uncertainty = uncertainty(dice, shown, decimals, kind);
        points.push(Point { period, value: shown, uncertainty, status });
        step += stride * if dice.one_in(6) { dice.within(2, 5) } else { 1 };
    }
    points.sort_by_key(|it| it.period);
    points.dedup_by_key(|it| it.period);
    points
}

fn inputs(dice: &mut Dice) -> Inputs {
    use Rhythm::{Days, HalfYears, Mixed, Months, Quarters, SchoolYears, Spans, Weeks, Years};
    let rhythms =
        [Years, Years, Years, SchoolYears, HalfYears, Quarters, Months, Weeks, Days, Spans, Mixed];
    let rhythm = dice.pick(&rhythms);
    let a_year = match rhythm {
        Years | SchoolYears | Spans => 1,
        HalfYears | Mixed => 2,
        Quarters => 4,
        Months => 12,
        Weeks => 52,
        Days => 21,
    };
    let decimals = dice.pick(&[0, 1, 1, 1, 2]);
    let mut observations = observations(dice, rhythm, decimals, a_year);
    let any = |dice: &mut Dice, from: i64, to: i64| {
        let step = dice.within(from, to);
        period(dice, rhythm, step)
    };
    let breaks = match dice.within(0, 5) {
        0 | 1 => {
            (0..dice.within(1, 2)).map(|_| (any(dice, 0, 14 * a_year), dice.one_in(3))).collect()
        }
        _ => Vec::new(),
    };
    let direction = dice.pick(&[
        Direction::Increase,
        Direction::Increase,
        Direction::Decrease,
        Direction::Decrease,
        Direction::Hold,
        Direction::None,
    ]);
    let last = observations.last().map_or(Decimal::new(500, decimals), |it| it.value);
    let first = observations.first().map_or(Decimal::new(500, decimals), |it| it.value);
    let mut start = Start::First;
    let mut target = None;
    let mut path = Path::Linear;
    let end = match dice.within(0, 3) {
        // By the rhythm of the figures, among them or later.
        0 | 1 => any(dice, 6 * a_year, 24 * a_year),
        _ => Period::Year(dice.within(2018, 2038) as i16),
    };
    let near = |dice: &mut Dice, value: Decimal| value + number(dice, -60, 60, decimals);
    match direction {
        Direction::Hold => {
            let (low, high) = (near(dice, last), near(dice, last));
            let aim = match dice.within(0, 2) {
                0 => Aim::AtLeast(low),
                1 => Aim::AtMost(low),
                _ => Aim::Between(low.min(high), low.max(high)),
            };
            let period = Some(end).filter(|_| dice.one_in(2));
            target = Some(Goal { period, aim }).filter(|_| !dice.one_in(10));
        }
        Direction::Increase | Direction::Decrease if !dice.one_in(4) => {
            // Often such that what was achieved is a part of what was planned.
            let moved = (last - first).abs() * Decimal::new(dice.within(8, 60), 1);
            let moved = moved.round_dp(decimals).normalize();
            let random = number(dice, 1, 300, decimals);
            let fits = (last > first) == (direction == Direction::Increase);
            let reach = if fits && !moved.is_zero() && !dice.one_in(4) { moved } else { random };
            let goal = if direction == Direction::Increase { first + reach } else { first - reach };
            target = Some(Goal { period: Some(end), aim: Aim::Reach(goal) });
            match dice.within(0, 5) {
                0 | 1 => path = Path::Geometric,
                2 => {
                    // Also flat ones and such as go back first; sorted, one for each time.
                    let mut steps: Vec<(Period, Decimal)> = (0..dice.within(1, 3))
                        .map(|_| {
                            let period = any(dice, 0, 16 * a_year);
                            let share = dice.within(-3, 10);
                            let value = first + (goal - first) * Decimal::new(share.max(-1), 1);
                            (period, value.round_dp(decimals + 1))
                        })
                        .collect();
                    steps.sort_by_key(|it| it.0);
                    steps.dedup_by_key(|it| (it.0.first_day(), it.0.last_day()));
                    path = Path::Steps(steps);
                }
                _ => {}
            }
        }
        _ => {}
    }
    match dice.within(0, 4) {
        0 => start = Start::At(any(dice, 0, 8 * a_year)),
        1 | 2 => {
            if let Some(it) = observations.first().filter(|_| dice.one_in(2)) {
                start = Start::Given(it.clone());
            } else if let Some(it) = observations.get(1) {
                start = Start::Given(it.clone());
            }
        }
        // Written for the indicator, and not among the figures.
        3 if !observations.is_empty() && dice.one_in(2) => {
            start = Start::Given(observations.remove(0));
        }
        _ => {}
    }
    let cadence = dice.pick(&[
        None,
        None,
        Some(Cadence::Daily),
        Some(Cadence::Weekly),
        Some(Cadence::Monthly),
        Some(Cadence::Quarterly),
        Some(Cadence::HalfYearly),
        Some(Cadence::Years(1)),
        Some(Cadence::Years(4)),
        Some(Cadence::Irregular),
    ]);
    let newest = observations.last().map(|it| it.period);
    let next_release = match (dice.within(0, 3), newest) {
        (0, Some(newest)) => {
            let day = newest.last_day().checked_add(pejl_days(dice.within(30, 500)));
            day.ok().map(|day| match dice.within(0, 2) {
                0 => Period::Day(day),
                1 => Period::Month(day.year(), day.month()),
                _ => Period::Quarter(day.year(), (day.month() - 1) / 3 + 1),
            })
        }
        _ => None,
    };
    let unit = dice.within(0, 3);
    Inputs {
        decimals,
        is_percent: unit < 2,
        is_count: unit == 2,
        direction,
        start,
        target,
        path,
        observations,
        breaks,
        seasonal: dice.pick(&[
            None,
            None,
            Some(Seasonal::SameSeason),
            Some(Seasonal::Adjusted),
            Some(Seasonal::None),
        ]),
        cadence,
        next_release,
        meaningful_change: (dice.one_in(4)).then(|| number(dice, 0, 40, decimals)),
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count, seed @ ..] = &arguments[..] else {
        eprintln!("usage: cargo run --example verdicts -- FOLDER COUNT [SEED]");
        std::process::exit(2);
    };
    let count: u64 = count.parse().expect("COUNT is a whole number");
    let seed: u64 = seed.first().map_or(1, |it| it.parse().expect("SEED is a whole number"));
    for case in 0..count {
        let mut dice = Dice(seed << 32 | case);
        let inputs = inputs(&mut dice);
        let method = dice.pick(&[
            Method::AndelAfPlanen,
            Method::AndelAfPlanen,
            Method::AndelAfPlanen,
            Method::Eurostat,
            Method::Un,
        ]);
        // Mostly soon after the latest figure, so that it is not too old; sometimes before it.
        let latest = inputs
            .observations
            .last()
            .map_or(Date::constant(2020, 1, 1), |it| it.period.last_day());
        let days = match dice.within(0, 19) {
            0 => dice.within(-900, 0),
            1..=4 => dice.within(0, 2000),
            _ => dice.within(0, 200),
        };
        let as_of = latest.checked_add(pejl_days(days)).expect("a day that there is");
        let folder = Folder::new(folder).join(format!("{case:06}"));
        fs::create_dir_all(&folder).expect("a folder that can be written");
        let verdict = judge(&inputs, as_of, method);
        fs::write(folder.join("metode.json"), bare(&inputs, &verdict, as_of))
            .expect("room for a file");
    }
}
