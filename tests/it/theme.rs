//! The style sheet's promises: readable colours in both modes, a budget, the order of its layers, and nothing from
//! elsewhere. The sheet is read as text; what it looks like is for `tests/browser` and for people.

use std::collections::BTreeMap;

const STYLE: &str = include_str!("../../themes/default/static/style.css");

/// Names of the verdict families; each has a colour `--NAME` and a tint `--NAME-bg`.
const FAMILIES: [&str; 6] = ["good", "slow", "behind", "wrong", "still", "none"];

/// The sheet without its comments.
fn style() -> String {
    let mut rest = STYLE;
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").expect("every comment ends").1;
    }
    out + rest
}

/// The text between the braces that open after `opening`, and what follows them.
fn block<'a>(css: &'a str, opening: &str) -> (&'a str, &'a str) {
    let start = css.find(opening).unwrap_or_else(|| panic!("the style sheet has `{opening}`"))
        + opening.len();
    let open = start + css[start..].find('{').expect("a block opens");
    let mut depth = 0;
    for (i, c) in css[open..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (&css[open + 1..open + i], &css[open + i + 1..]);
        }
    }
    panic!("the block `{opening}` closes");
}

/// A colour as three parts of light, 0 to 255.
type Rgb = [u8; 3];

fn hex(text: &str) -> Option<Rgb> {
    let digits = text.trim().strip_prefix('#')?;
    let whole = match digits.len() {
        3 => digits.chars().flat_map(|c| [c, c]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let part = |i: usize| u8::from_str_radix(&whole[i..i + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// The colours among the custom properties of a block.
fn colours(block: &str) -> BTreeMap<String, Rgb> {
    block
        .split([';', '{', '}'])
        .filter_map(|declaration| declaration.split_once(':'))
        .filter_map(|(name, value)| Some((name.trim().strip_prefix("--")?.to_owned(), hex(value)?)))
        .collect()
}

/// The colours of the light and of the dark mode.
fn modes() -> [(&'static str, BTreeMap<String, Rgb>); 2] {
    let css = style();
    let (tokens, _) = block(&css, "@layer tokens ");
    let (light, after) = block(tokens, ":root");
    let (dark, _) = block(after, "prefers-color-scheme:dark)");
    let light = colours(light);
    let mut both = light.clone();
    both.extend(colours(dark));
    [("light", light), ("dark", both)]
}

/// WCAG 2.2's contrast ratio.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |c: Rgb| {
        let [r, g, b] = c.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn c_60_every_pair_of_colours_can_be_told_apart() {
    let mut pairs: Vec<(String, String, f64)> = Vec::new();
    let mut pair =
        |front: &str, back: &str, least: f64| pairs.push((front.into(), back.into(), least));
    for text in ["ink", "ink2", "link", "visited"] {
        for ground in ["bg", "surface", "surface2"] {
            pair(text, ground, 4.5);
        }
    }
    pair("on-brand", "brand", 4.5);
    for graphic in ["c1", "c2", "c3", "c4", "ctx", "line2", "brand", "target", "focus"] {
        for ground in ["bg", "surface"] {
            pair(graphic, ground, 3.0);
        }
    }
    pair("c1", "band", 3.0);
    pair("focus", "surface2", 3.0);
    for family in FAMILIES {
        let tint = format!("{family}-bg");
        // The word beside the mark is in ink or in the family's colour, so the colour is held to what holds for text.
        for (front, ground) in [
            (family, tint.as_str()),
            (family, "bg"),
            (family, "surface"),
            ("ink", tint.as_str()),
            ("link", tint.as_str()),
        ] {
            pair(front, ground, 4.5);
        }
        pair("focus", &tint, 3.0);
        pair("glyph", family, 3.0);
    }
    // Code stands on `surface2`; its colours are those of the data.
    for code in code_colours() {
        pair(&code, "surface2", 4.5);
    }
    let mut wrong = Vec::new();
    for (mode, colours) in modes() {
        for (front, ground, least) in &pairs {
            let of = |name: &String| {
                *colours.get(name).unwrap_or_else(|| panic!("there is a token --{name}"))
            };
            let ratio = contrast(of(front), of(ground));
            if ratio < *least {
                wrong.push(format!("{mode}: {front} on {ground} is {ratio:.2}, must be {least}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The tokens that the highlighting classes (`hl-…`) use as colours.
fn code_colours() -> Vec<String> {
    let css = style();
    let mut names: Vec<String> = css
        .split('}')
        .filter_map(|rule| rule.split_once('{'))
        .filter(|(selector, _)| selector.contains(".hl-"))
        .flat_map(|(_, body)| body.split(';').filter_map(|d| d.trim().strip_prefix("color:var(--")))
        .map(|value| value.trim_end_matches(')').to_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn the_dark_mode_gives_every_colour_anew() {
    let css = style();
    let (tokens, _) = block(&css, "@layer tokens ");
    let (light, after) = block(tokens, ":root");
    let (dark, _) = block(after, "prefers-color-scheme:dark)");
    let (light, dark) = (colours(light), colours(dark));
    assert!(light.len() > 30, "the tokens were read: {}", light.len());
    assert_eq!(light.keys().collect::<Vec<_>>(), dark.keys().collect::<Vec<_>>());
}

#[test]
fn the_measure_of_contrast_agrees_with_published_ratios() {
    let ratio = |a: &str, b: &str| {
        (contrast(hex(a).expect("a colour"), hex(b).expect("a colour")) * 100.0).round() / 100.0
    };
    assert_eq!(ratio("#000", "#fff"), 21.0);
    assert_eq!(ratio("#767676", "#ffffff"), 4.54);
    assert_eq!(ratio("#0B5A6E", "#FFFFFF"), 7.77);
}

#[test]
fn l_20_the_sheet_keeps_its_budget() {
    assert!(STYLE.len() <= 24_000, "style.css is {} bytes, at most 24000", STYLE.len());
}

#[test]
fn l_20_layers_are_declared_first_and_stand_in_that_order() {
    let css = style();
    let first = css.trim_start().split(';').next().expect("a first statement");
    let declared: Vec<&str> = first
        .strip_prefix("@layer ")
        .expect("the order of layers comes first")
        .split(',')
        .map(str::trim)
        .collect();
    assert_eq!(
        declared,
        ["reset", "tokens", "base", "layout", "components", "charts", "prefs", "print"]
    );
    let mut rest = &css[css.find(';').expect("the declaration ends") + 1..];
    for layer in declared {
        let opening = format!("@layer {layer} ");
        assert!(
            rest.trim_start().starts_with(&opening),
            "`{opening}` comes next, and nothing stands outside a layer"
        );
        rest = block(rest, &opening).1;
    }
    assert_eq!(rest.trim(), "", "nothing stands outside a layer");
}

#[test]
fn l_20_nothing_is_important_but_on_paper() {
    let css = style();
    let (print, _) = block(&css, "@layer print ");
    assert_eq!(css.matches("!important").count(), print.matches("!important").count());
}

#[test]
fn l_21_the_sheet_asks_for_nothing_from_elsewhere() {
    let css = style();
    assert!(!css.contains("@import"));
    for address in css.split("url(").skip(1) {
        let address = address.split(')').next().expect("an address ends").trim_matches(['"', '\'']);
        assert!(address.starts_with("fonts/"), "`{address}` lies beside the sheet");
    }
}
