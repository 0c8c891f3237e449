//! What figures say beside what people tell: which of them goes another way, and what the verdict was on
//! the day that something was told. Does *not* know what was told.

use crate::model::{Indicator, Method};
use crate::value::Date;

use super::{Class, Inputs, judge};

/// Whether a verdict is good news or bad; nothing where it is neither.
fn way(class: Class) -> Option<bool> {
    use Class::{Bagefter, Bedre, Daarligere, Forkert, IkkeNaaet, Langsomt, Naaet, PaaVej, Stille};
    match class {
        Naaet | PaaVej | Bedre => Some(true),
        Langsomt | Bagefter | Stille | Forkert | IkkeNaaet | Daarligere => Some(false),
        _ => None,
    }
}

/// Of figures that are not shown, the first that goes another way than all that are: so that no story
/// stands beside only such figures as fit it. Nothing where those shown already differ.
pub fn contrary<K: Copy>(shown: &[Class], others: &[(K, Class)]) -> Option<K> {
    let mut ways: Vec<bool> = shown.iter().filter_map(|it| way(*it)).collect();
    ways.dedup();
    let [one] = ways[..] else { return None };
    others.iter().find(|it| way(it.1) == Some(!one)).map(|it| it.0)
}

/// The verdict on the whole as it was on a day: with the figures whose time was over by then. When they
/// were published is not known, so that it may have been a little later.
pub fn class_on(indicator: &Indicator, day: Date, method: Method) -> Class {
    let mut inputs = Inputs::headline(indicator);
    inputs.observations.retain(|it| it.period.last_day() <= day);
    judge(&inputs, day, method).class
}

#[cfg(test)]
mod tests {
    use super::*;
    use Class::{Bagefter, Foraeldet, IngenTal, Langsomt, Naaet, PaaVej, Steget};

    #[test]
    fn a_figure_that_goes_another_way_stands_beside_those_that_agree() {
        let others = |classes: &[Class]| -> Vec<(usize, Class)> {
            classes.iter().copied().enumerate().collect()
        };
        for (shown, rest, expected) in [
            (vec![PaaVej, Naaet], vec![PaaVej, Langsomt, Bagefter], Some(1)),
            (vec![Bagefter], vec![Foraeldet, PaaVej], Some(1)),
            // They differ already.
            (vec![PaaVej, Bagefter], vec![Langsomt], None),
            // Nothing is good or bad about them.
            (vec![Steget, IngenTal], vec![Langsomt], None),
            (vec![], vec![Langsomt], None),
            (vec![PaaVej], vec![Naaet, Foraeldet], None),
        ] {
            assert_eq!(contrary(&shown, &others(&rest)), expected, "{shown:?} {rest:?}");
        }
    }
}
