//! Long series in few points (C-6): what is left out is never the highest or the lowest of its stretch,
//! so that a thinned line does not hide a peak. Does *not* know what the points mean.

/// More points than this are thinned: a line of these is about 2 kB.
const MOST: usize = 200;

/// Positions that are kept of `count` points: first, last, and of each stretch the lowest and the highest.
pub(super) fn kept(count: usize, value: impl Fn(usize) -> f64) -> Vec<usize> {
    if count <= MOST {
        return (0..count).collect();
    }
    let stretches = MOST / 2 - 1;
    let inside = count - 2;
    let mut kept = vec![0];
    for stretch in 0..stretches {
        let (from, to) = (1 + stretch * inside / stretches, 1 + (stretch + 1) * inside / stretches);
        let (mut lowest, mut highest) = (from, from);
        for at in from..to {
            if value(at) < value(lowest) {
                lowest = at;
            }
            if value(at) > value(highest) {
                highest = at;
            }
        }
        kept.push(lowest.min(highest));
        if lowest != highest {
            kept.push(lowest.max(highest));
        }
    }
    kept.push(count - 1);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_series_are_left_alone() {
        assert_eq!(kept(3, |_| 0.0), [0, 1, 2]);
        assert!(kept(0, |_| 0.0).is_empty());
    }

    #[test]
    fn a_peak_of_one_day_in_many_years_is_kept() {
        let value = |at: usize| match at {
            3210 => 9.0,
            3211 => -9.0,
            at => (at % 7) as f64 / 10.0,
        };
        let kept = kept(5000, value);
        assert!(kept.contains(&3210) && kept.contains(&3211));
        assert!(kept.len() <= MOST && kept.is_sorted());
        assert_eq!((kept[0], kept[kept.len() - 1]), (0, 4999));
    }
}
