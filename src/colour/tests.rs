use super::*;
use crate::colour::seen::ciede2000;

fn colour(text: &str) -> Colour {
    Colour::parse(text).unwrap_or_else(|| panic!("{text} is a colour"))
}

#[test]
fn colours_are_read_as_people_write_them() {
    assert_eq!(colour("#0b5a6E"), Colour([0x0b, 0x5a, 0x6e]));
    assert_eq!(colour("#fD0"), Colour([0xff, 0xdd, 0x00]));
    assert_eq!(colour("#0b5a6e").to_string(), "#0B5A6E");
    for bad in ["", "#", "0B5A6E", "#0B5A6", "#0B5A6EFF", "#0B5A6G", "#+1+1+1", "#blå", "blue"] {
        assert_eq!(Colour::parse(bad), None, "{bad}");
    }
}

#[test]
fn the_measure_of_contrast_agrees_with_published_ratios() {
    let rounded = |a, b| (colour(a).contrast(colour(b)) * 100.0).round() / 100.0;
    assert_eq!(rounded("#000", "#fff"), 21.0);
    assert_eq!(rounded("#767676", "#FFFFFF"), 4.54);
    assert_eq!(rounded("#0B5A6E", "#FFFFFF"), 7.77);
}

#[test]
fn oklch_agrees_with_published_colours() {
    // CSS Color 4 gives these for the corners of sRGB.
    for (hex, l, c, h) in [
        ("#FF0000", 0.627_96, 0.257_68, 29.23),
        ("#00FF00", 0.866_44, 0.294_83, 142.50),
        ("#0000FF", 0.452_01, 0.313_21, 264.05),
        ("#FFFFFF", 1.0, 0.0, 0.0),
    ] {
        let found = Oklch::from(colour(hex));
        let degrees = (found.h.to_degrees() + 360.0) % 360.0;
        let near = |a: f64, b: f64, by: f64| (a - b).abs() < by;
        assert!(
            near(found.l, l, 2e-4) && near(found.c, c, 2e-4) && near(degrees, h, 0.05),
            "{hex}: {found:?}, {degrees}"
        );
    }
}

#[test]
fn oklch_and_back_is_the_same_colour() {
    for red in (0..=255).step_by(15) {
        for green in (0..=255).step_by(15) {
            for blue in (0..=255).step_by(15) {
                let one = Colour([red, green, blue]);
                // A grey loses the rounding of its hue, and nothing else.
                assert_eq!(Oklch::from(one).colour(), one);
            }
        }
    }
}

#[test]
fn what_no_screen_shows_keeps_its_lightness_and_hue() {
    let wanted = Oklch { l: 0.7, c: 0.4, h: 2.0 };
    let found = Oklch::from(wanted.colour());
    assert!((found.l - wanted.l).abs() < 0.005, "{found:?}");
    assert!((found.h - wanted.h).abs() < 0.02, "{found:?}");
}

#[test]
fn the_measure_of_difference_agrees_with_published_pairs() {
    // Sharma, Wu and Dalal 2005, pairs 1, 7, 9, 13, 16, 19 and 20.
    let check = |a, b, expected: f64| {
        let found = ciede2000(a, b);
        assert!((found - expected).abs() < 5e-5, "{found} instead of {expected}");
    };
    check([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425);
    check([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669);
    check([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792);
    check([50.0, -0.001, 2.49], [50.0, 0.0011, -2.49], 4.7461);
    check([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065);
    check([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030);
    check([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535);
}

/// The pairs of a palette that fail.
fn failing(look: &Look) -> Vec<String> {
    let mut failing = Vec::new();
    for mode in [Mode::Light, Mode::Dark] {
        let tokens = look.mode(mode);
        for pair in pairs().into_iter().filter(|it| !it.passes(tokens)) {
            failing.push(format!("{mode:?} {pair:?}: {:?}", pair.ratio(tokens)));
        }
        for it in apart() {
            let worst = it.worst(tokens).expect("the sheet has these colours");
            if worst.1 < it.least {
                failing.push(format!("{mode:?} {it:?}: {worst:?}"));
            }
        }
    }
    failing
}

#[test]
fn the_default_theme_passes() {
    assert_eq!(failing(&Look::default()), Vec::<String>::new());
}

#[test]
fn a_site_that_says_nothing_has_the_theme() {
    let theme = Look::default();
    let given = |pairs: &[(&'static str, &str)]| -> Given {
        pairs.iter().map(|(key, hex)| (*key, colour(hex))).collect()
    };
    for written in [given(&[]), given(&[("brand", "#0B5A6E")])] {
        let found = derive(&written, &theme);
        assert_eq!((found.look, found.changed), (theme.clone(), Vec::new()));
        assert_eq!((found.refused, found.charts), (Vec::new(), Charts::Theme));
    }
}

/// What becomes of a brand, in a few words: the tokens, or the nearest that passes.
fn told(hex: &str) -> String {
    let found = derive(&Given::from([("brand", colour(hex))]), &Look::default());
    match &found.refused[..] {
        [] => {
            let Look { light, dark } = &found.look;
            let tokens = ["brand", "on-brand", "link", "surface"];
            let side = |it: &Tokens| tokens.map(|name| it.of(name).to_string()).join(" ");
            let charts = match found.charts {
                Charts::Alike { other, eyes, .. } => format!("like {other} to {eyes:?}"),
                other => format!("{other:?}"),
            };
            format!("{} | {} | {charts}", side(light), side(dark))
        }
        [refusal] => {
            let better = refusal.better.expect("there is always a darker one");
            format!("{:.2} of {}, better {better}", refusal.ratio, refusal.pair.least)
        }
        more => panic!("one colour is refused once: {more:?}"),
    }
}

#[test]
fn l_30_colours_of_real_municipalities() {
    for (name, hex, expected) in [
        ("yellow", "#FFD100", "1.46 of 4.5, better #8F7400"),
        (
            "red",
            "#C8102E",
            "#C8102E #FFFFFF #C8102E #FCF3F2 | #EC414B #0F1B20 #FF6869 #2B1E1D | like c2 to Protan",
        ),
        (
            "green",
            "#00843D",
            "#00843D #FFFFFF #007A38 #F1F7F2 | #23944C #0F1B20 #44AE64 #1B241D | like c2 to Protan",
        ),
        (
            "navy",
            "#002855",
            "#002855 #FFFFFF #002855 #F1F6FC | #5B84B9 #0F1B20 #739DD3 #1B222B | like c4 to Tritan",
        ),
        ("turquoise", "#00A3AD", "3.07 of 4.5, better #00838C"),
        (
            "purple",
            "#6B2C91",
            "#6B2C91 #FFFFFF #6B2C91 #F7F3FA | #A567D0 #0F1B20 #BE80EB #251F29 | Follow",
        ),
        (
            "black",
            "#000000",
            "#000000 #FFFFFF #000000 #F5F5F5 | #828282 #0F1B20 #9A9A9A #222222 | like ctx to All",
        ),
        ("white", "#FFFFFF", "1.00 of 4.5, better #767676"),
        ("grey", "#808080", "3.95 of 4.5, better #767676"),
        ("orange", "#E87722", "2.96 of 4.5, better #BD5A00"),
        (
            "lake",
            "#00677F",
            "#00677F #FFFFFF #00677F #EEF7FA | #388BA4 #0F1B20 #54A5BF #172428 | Follow",
        ),
    ] {
        assert_eq!(told(hex), expected, "{name}");
    }
}

/// What follows from these colours passes everywhere, or is refused with colours that do.
fn holds(given: &Given) {
    let theme = Look::default();
    let found = derive(given, &theme);
    let (mut better, mut found) = (given.clone(), found);
    // What stands on a brand that is refused is told when there is another.
    for _ in 0..2 {
        for refusal in &found.refused {
            assert!(refusal.ratio < refusal.pair.least, "{given:?}: {refusal:?}");
            let nearest =
                refusal.better.unwrap_or_else(|| panic!("{given:?}: no way out of {refusal:?}"));
            better.insert(refusal.key, nearest);
        }
        found = derive(&better, &theme);
    }
    assert_eq!(found.refused, [], "{given:?}: the suggestion {better:?} is refused");
    assert_eq!(failing(&found.look), Vec::<String>::new(), "{given:?} as {better:?}");
}

#[test]
fn c_60_any_brand_is_readable_or_refused_with_one_that_is() {
    use proptest::prelude::*;
    let any = || any::<[u8; 3]>().prop_map(Colour);
    const KEYS: &[&str] = &["brand_dark", "on_brand", "on_brand_dark", "tint", "tint_dark"];
    let others = proptest::collection::btree_map(proptest::sample::select(KEYS), any(), 0..3);
    let config =
        ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(brand in proptest::option::weighted(0.9, any()), others in others)| {
        holds(&brand.map(|it| ("brand", it)).into_iter().chain(others).collect());
    });
}

#[test]
fn the_tint_follows_the_brand() {
    // L-30: the brand's hue, light .97 and dark .25.
    let found = derive(&Given::from([("brand", colour("#C8102E"))]), &Look::default());
    for (tokens, l, c) in [(&found.look.light, 0.97, 0.01), (&found.look.dark, 0.25, 0.02)] {
        let (tint, brand) = (Oklch::from(tokens.of("surface")), Oklch::from(tokens.of("brand")));
        // A tint has few steps of colour, so that its hue is rough.
        assert!((tint.l - l).abs() < 0.004 && (tint.c - c).abs() < 0.004, "{tint:?}");
        assert!((tint.h - brand.h).abs() < 0.3, "{tint:?} and {brand:?}");
    }
}

#[test]
fn what_is_written_is_kept() {
    let written = [
        ("brand", "#002855"),
        ("brand_dark", "#9CC4FF"),
        ("on_brand", "#FFF3D6"),
        ("on_brand_dark", "#000000"),
        ("tint", "#FFF8E7"),
        ("tint_dark", "#1D1A10"),
    ];
    let given: Given = written.iter().map(|(key, hex)| (*key, colour(hex))).collect();
    let Branded { look, refused, .. } = derive(&given, &Look::default());
    assert_eq!(refused, []);
    let tokens = ["brand", "on-brand", "surface"];
    assert_eq!(tokens.map(|it| look.light.of(it).to_string()), ["#002855", "#FFF3D6", "#FFF8E7"]);
    assert_eq!(tokens.map(|it| look.dark.of(it).to_string()), ["#9CC4FF", "#000000", "#1D1A10"]);
}
