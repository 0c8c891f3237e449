//! How wide words are in the theme's font, for placing labels (C-3). Does *not* know what is drawn.
//!
//! The tables were made once from `themes/default/static/fonts/IBMPlexSans-{Regular,SemiBold}-Latin1.woff2`
//! with fonttools: `TTFont(path)`, then `font["hmtx"][font.getBestCmap()[code]][0]` for each code; the
//! fonts have 1000 units to the em. Kerning is left out: it makes words narrower, never wider than the
//! margin of [`SAFETY`] allows for.

/// A font's weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
}

/// The reader's font may be the fallback, or a little wider than the table (C-3).
pub(super) const SAFETY: f64 = 1.08;

/// How wide a line of text is at most, in px.
pub(super) fn width_px(text: &str, size_px: f64, weight: Weight) -> f64 {
    let units: f64 = text.chars().map(|it| f64::from(advance(it, weight))).sum();
    units * size_px * SAFETY / 1000.0
}

/// The text in lines that are at most so wide; a word that is wider stands alone.
pub(super) fn wrap(text: &str, size_px: f64, weight: Weight, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // Not `split_whitespace`: a no-break space holds a number and its sign together.
    for word in text.split([' ', '\n', '\t']).filter(|it| !it.is_empty()) {
        match lines.last_mut() {
            Some(line) if width_px(&format!("{line} {word}"), size_px, weight) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn advance(letter: char, weight: Weight) -> u16 {
    let (table, widest) = match weight {
        Weight::Regular => (&REGULAR, 1306),
        Weight::SemiBold => (&SEMIBOLD, 1359),
    };
    let code = u32::from(letter) as usize;
    match code {
        0x20..=0x7e => table[code - 0x20],
        0xa0..=0xff => table[code - 0xa0 + 95],
        _ => match OTHERS.binary_search_by_key(&letter, |it| it.0) {
            Ok(at) if weight == Weight::Regular => OTHERS[at].1,
            Ok(at) => OTHERS[at].2,
            Err(_) => widest,
        },
    }
}

/// Advance widths in thousandths of the size: U+0020 to U+007E, then U+00A0 to U+00FF.
const REGULAR: [u16; 191] = [
    236, 284, 419, 713, 598, 927, 694, 242, 335, 335, 450, 600, 272, 399, 272, 383, 600, 600, 600,
    600, 600, 600, 600, 600, 600, 600, 292, 292, 600, 600, 600, 477, 891, 641, 653, 621, 671, 583,
    559, 695, 707, 400, 510, 634, 501, 812, 707, 708, 606, 708, 640, 581, 572, 678, 609, 891, 613,
    593, 580, 317, 383, 317, 600, 565, 600, 534, 580, 503, 580, 549, 324, 528, 568, 250, 250, 527,
    272, 873, 568, 560, 580, 580, 367, 487, 351, 568, 492, 768, 507, 499, 464, 343, 314, 343, 600,
    236, 284, 514, 595, 612, 605, 314, 586, 600, 776, 399, 513, 600, 0, 476, 600, 468, 600, 346,
    346, 600, 573, 652, 326, 600, 359, 398, 513, 847, 872, 824, 467, 641, 641, 641, 641, 641, 641,
    907, 621, 583, 583, 583, 583, 400, 400, 400, 400, 674, 707, 708, 708, 708, 708, 708, 600, 708,
    678, 678, 678, 678, 593, 606, 640, 534, 534, 534, 534, 534, 534, 864, 503, 549, 549, 549, 549,
    250, 250, 250, 250, 555, 568, 560, 560, 560, 560, 560, 600, 568, 568, 568, 568, 568, 499, 580,
    499,
];
/// The same for SemiBold.
const SEMIBOLD: [u16; 191] = [
    236, 309, 471, 656, 600, 960, 713, 260, 337, 337, 556, 600, 298, 402, 298, 437, 600, 600, 600,
    600, 600, 600, 600, 600, 600, 600, 318, 318, 600, 600, 600, 493, 899, 672, 663, 642, 689, 600,
    577, 712, 719, 423, 545, 678, 521, 816, 719, 712, 641, 712, 664, 611, 580, 690, 638, 949, 655,
    632, 599, 329, 437, 329, 600, 559, 600, 559, 600, 513, 600, 558, 350, 545, 588, 276, 276, 562,
    294, 888, 588, 563, 600, 600, 393, 499, 374, 588, 524, 819, 544, 524, 502, 363, 376, 363, 600,
    236, 309, 541, 586, 624, 615, 376, 574, 600, 788, 434, 545, 600, 0, 468, 600, 470, 600, 347,
    345, 600, 593, 670, 350, 600, 348, 424, 545, 840, 863, 827, 486, 672, 672, 672, 672, 672, 672,
    950, 642, 600, 600, 600, 600, 423, 423, 423, 423, 694, 719, 712, 712, 712, 712, 712, 600, 712,
    690, 690, 690, 690, 632, 641, 677, 559, 559, 559, 559, 559, 559, 864, 513, 558, 558, 558, 558,
    276, 276, 276, 276, 589, 588, 563, 563, 563, 563, 563, 600, 571, 588, 588, 588, 588, 524, 600,
    524,
];
/// The fonts' other characters, in order: Regular, SemiBold.
const OTHERS: [(char, u16, u16); 27] = [
    ('\u{131}', 250, 276),
    ('\u{152}', 985, 994),
    ('\u{153}', 931, 910),
    ('\u{2c6}', 600, 600),
    ('\u{2da}', 600, 600),
    ('\u{2dc}', 600, 600),
    ('\u{2013}', 588, 588),
    ('\u{2014}', 780, 780),
    ('\u{2018}', 273, 292),
    ('\u{2019}', 273, 292),
    ('\u{201a}', 274, 295),
    ('\u{201c}', 475, 517),
    ('\u{201d}', 474, 517),
    ('\u{201e}', 475, 520),
    ('\u{2020}', 552, 531),
    ('\u{2021}', 552, 545),
    ('\u{2022}', 396, 420),
    ('\u{2026}', 803, 868),
    ('\u{2030}', 1306, 1359),
    ('\u{2039}', 304, 313),
    ('\u{203a}', 304, 313),
    ('\u{2044}', 147, 147),
    ('\u{20ac}', 625, 627),
    ('\u{2122}', 658, 627),
    ('\u{2212}', 600, 600),
    ('\u{fb01}', 567, 624),
    ('\u{fb02}', 596, 644),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_as_wide_as_the_font_says() {
        // P 606, l 272, a 534, n 568, e 549, n 568 of 1000 at 13 px, with 8 % for safety.
        let width = width_px("Planen", 13.0, Weight::Regular);
        assert!((width - (606 + 272 + 534 + 568 + 549 + 568) as f64 * 0.013 * 1.08).abs() < 1e-9);
        assert!(width_px("Planen", 13.0, Weight::SemiBold) > width);
        assert_eq!(width_px("", 13.0, Weight::Regular), 0.0);
    }

    #[test]
    fn an_unknown_letter_is_as_wide_as_the_widest() {
        let widest = REGULAR.iter().copied().chain(OTHERS.iter().map(|it| it.1)).max();
        assert_eq!(Some(advance('漢', Weight::Regular)), widest);
        let widest = SEMIBOLD.iter().copied().chain(OTHERS.iter().map(|it| it.2)).max();
        assert_eq!(Some(advance('①', Weight::SemiBold)), widest);
    }

    #[test]
    fn the_others_are_sorted_and_digits_are_equal() {
        assert!(OTHERS.is_sorted_by_key(|it| it.0));
        for digit in '0'..='9' {
            assert_eq!(advance(digit, Weight::Regular), 600);
        }
    }

    #[test]
    fn lines_are_broken_at_spaces_and_never_inside_a_number() {
        let lines = wrap("Andelen er 65,1\u{a0}% i år", 13.0, Weight::Regular, 80.0);
        assert_eq!(lines, ["Andelen er", "65,1\u{a0}% i år"]);
        assert_eq!(wrap("Donaudampfschiff ja", 13.0, Weight::Regular, 10.0).len(), 2);
        assert!(wrap("  ", 13.0, Weight::Regular, 10.0).is_empty());
    }
}
