//! The style sheet's promises: readable colours in both modes, a budget, the order of its layers, and nothing from
//! elsewhere. The sheet is read as text; what it looks like is for `tests/browser` and for people.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use std::sync::OnceLock;

use pejl::output::{Entry, Output};

/// The sheet as its authors see it.
const SOURCE: &str = include_str!("../../themes/default/static/style.css");

/// The sheet as it is published: without comments and needless blanks.
fn style() -> &'static str {
    let sheets = output().iter().filter(|(path, _)| path.starts_with("assets/style."));
    let sheets: Vec<&str> = sheets.map(|(path, _)| text(path)).collect();
    let [sheet] = sheets[..] else { panic!("there is one style sheet, not {}", sheets.len()) };
    sheet
}

/// The demonstration site, built. Made once.
fn output() -> &'static Output {
    static OUTPUT: OnceLock<Output> = OnceLock::new();
    OUTPUT.get_or_init(|| {
        let tree = pejl::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
        let options = pejl::Options::at(pejl::value::parse_moment("2026-11-01").expect("a date"));
        let report = pejl::build_with(&tree.expect("the content can be read"), &options, &());
        report.value.unwrap_or_else(|| panic!("the site has errors: {:#?}", report.diagnostics))
    })
}

fn text(path: &str) -> &'static str {
    match output().get(path) {
        Some(Entry::Bytes(bytes)) => std::str::from_utf8(bytes).expect("it is text"),
        _ => panic!("there is no file {path}"),
    }
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
    let (tokens, _) = block(css, "@layer tokens");
    let (light, after) = block(tokens, ":root");
    let (dark, _) = block(after, "prefers-color-scheme:dark)");
    let light = colours(light);
    let mut both = light.clone();
    both.extend(colours(dark));
    [("light", light), ("dark", both)]
}

/// A part of an sRGB colour as an amount of light, 0 to 1.
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// WCAG 2.2's contrast ratio.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |c: Rgb| {
        let [r, g, b] = c.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn c_60_every_pair_of_colours_can_be_told_apart() {
    // The table that the check of a site's own colours and `pejl theme preview` use as well; the sum is
    // done again here, as a second opinion.
    let mut pairs: Vec<(String, String, f64)> = pejl::colour::pairs()
        .iter()
        .map(|it| (it.front.to_owned(), it.ground.to_owned(), it.least))
        .collect();
    for family in pejl::colour::FAMILIES {
        assert!(pairs.contains(&(family.to_owned(), format!("{family}-bg"), 4.5)), "{family}");
    }
    // Code stands on `surface2`; its colours are those of links and verdicts.
    for code in code_colours() {
        pairs.push((code, "surface2".to_owned(), 4.5));
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

/// How people with one kind of cone missing see a colour (Machado, Oliveira and Fernandes 2009, full severity): a matrix
/// on light.
const WITHOUT_A_CONE: [(&str, [[f64; 3]; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deutan",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritan",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

/// A colour in CIE L*a*b* (D65), as seen through `cones`.
fn lab(colour: Rgb, cones: &[[f64; 3]; 3]) -> [f64; 3] {
    let times =
        |m: &[[f64; 3]; 3], v: [f64; 3]| m.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2]);
    let seen = times(cones, colour.map(linear)).map(|part| part.clamp(0.0, 1.0));
    let xyz = times(
        &[
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ],
        seen,
    );
    let f =
        |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let [x, y, z] = [f(xyz[0] / 0.95047), f(xyz[1]), f(xyz[2] / 1.08883)];
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000: how different two colours look.
fn difference([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let root7 = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let stretch = 1.0 + 0.5 * (1.0 - root7((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let (h1, h2) =
        (b1.atan2(a1).to_degrees().rem_euclid(360.0), b2.atan2(a2).to_degrees().rem_euclid(360.0));
    let grey = c1 * c2 == 0.0;
    let turn = if grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let hue = if grey { h1 + h2 } else { h1 + turn / 2.0 };
    let (dl, dc, dh) = (l2 - l1, c2 - c1, 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin());
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(hue - 30.0) + 0.24 * cos(2.0 * hue) + 0.32 * cos(3.0 * hue + 6.0)
        - 0.20 * cos(4.0 * hue - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let turned = (hue.rem_euclid(360.0) - 275.0) / 25.0;
    let rotation = -(60.0 * (-turned.powi(2)).exp()).to_radians().sin() * 2.0 * root7(c);
    ((dl / sl).powi(2) + (dc / sc).powi(2) + (dh / sh).powi(2) + rotation * (dc / sc) * (dh / sh))
        .sqrt()
}

#[test]
fn the_measure_of_difference_agrees_with_published_pairs() {
    // Sharma, Wu and Dalal 2005, pairs 1, 7, 13 and 19.
    let check = |a, b, expected: f64| {
        let found = difference(a, b);
        assert!((found - expected).abs() < 5e-5, "{found} instead of {expected}");
    };
    check([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425);
    check([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669);
    check([50.0, -0.001, 2.49], [50.0, 0.0011, -2.49], 4.7461);
    check([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030);
}

#[test]
fn c_60_series_and_verdicts_differ_for_everyone() {
    let mut wrong = Vec::new();
    for (mode, colours) in modes() {
        for it in pejl::colour::apart() {
            for (cones, matrix) in &WITHOUT_A_CONE {
                let seen = |name: &str| lab(colours[name], matrix);
                let apart = difference(seen(it.one), seen(it.other));
                if apart < it.least {
                    wrong.push(format!("{mode}, {cones}: {it:?} are {apart:.1} apart"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pejl_measures_colours_as_this_second_opinion_does() {
    use pejl::colour::{Colour, Eyes};
    let mut some: Rgb = [11, 90, 110];
    for _ in 0..300 {
        let one = some;
        some =
            [some[0].wrapping_mul(5).wrapping_add(67), some[1].wrapping_add(71), some[2] ^ one[0]];
        let (a, b) = (Colour(one), Colour(some));
        assert!((a.contrast(b) - contrast(one, some)).abs() < 1e-9, "{a} {b}");
        for (eyes, (name, matrix)) in Eyes::EVERYBODY.into_iter().zip(&WITHOUT_A_CONE) {
            let ours = pejl::colour::difference(a, b, eyes);
            let theirs = difference(lab(one, matrix), lab(some, matrix));
            assert!((ours - theirs).abs() < 1e-6, "{a} {b} {name}: {ours} and {theirs}");
        }
    }
}

#[test]
fn pejl_reads_the_colours_of_the_sheet() {
    let look = pejl::colour::Look::default();
    for ((name, ours), tokens) in modes().into_iter().zip([&look.light, &look.dark]) {
        let read: BTreeMap<String, Rgb> =
            tokens.iter().map(|(it, c)| (it.to_owned(), c.0)).collect();
        assert_eq!(read, ours, "{name}");
    }
}

#[test]
fn the_dark_mode_gives_every_colour_anew() {
    let css = style();
    let (tokens, _) = block(css, "@layer tokens");
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

/// Bytes when zipped.
fn zipped(text: &str) -> usize {
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    zip.write_all(text.as_bytes()).expect("memory takes it");
    zip.finish().expect("memory takes it").len()
}

#[test]
fn l_20_the_sheet_keeps_its_budget() {
    let (raw, zipped) = (style().len(), zipped(style()));
    // What only paper needs is counted for itself: it is no part of what a screen shows.
    let paper = block(style(), "@layer print").0.len();
    let screen = raw - paper;
    assert!(screen <= 24_000, "style.css is published with {screen} bytes, at most 24000");
    assert!(paper <= 3_000, "its rules for paper are {paper} bytes, at most 3000");
    assert!(zipped <= 8_000, "style.css is {zipped} bytes zipped, at most 8000");
}

#[test]
fn every_page_of_the_demonstration_keeps_its_budget() {
    let mut over = Vec::new();
    for (path, _) in output().iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = text(path);
        let opens = |it: &&[u8]| it[0] == b'<' && it[1].is_ascii_alphabetic();
        let elements = html.as_bytes().windows(2).filter(opens).count();
        let zipped = zipped(html);
        // A whole mission as one document is read on paper. It says itself that it is one.
        let report = html.contains("<body data-page=\"report\"");
        let (most, bytes) = if report { (6_000, 90_000) } else { (1_500, 30_000) };
        if elements > most || zipped > bytes {
            over.push(format!("{path}: {elements} elements of {most}, {zipped} bytes of {bytes}"));
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}

#[test]
fn the_sheet_is_laid_out_for_people() {
    let long = SOURCE.lines().enumerate().filter(|(_, line)| line.chars().count() > 120);
    let long: Vec<usize> = long.map(|(at, _)| at + 1).collect();
    assert!(long.is_empty(), "style.css has lines of more than 120 characters: {long:?}");
    let rules = |it: &str| it.matches('{').count() > 1 && it.matches('}').count() > 1;
    let crowded: Vec<&str> = SOURCE.lines().filter(|it| rules(it)).collect();
    assert!(crowded.is_empty(), "style.css has one rule a line: {crowded:?}");
}

#[test]
fn the_sheet_styles_only_what_a_page_can_have() {
    // What names classes: templates, Rust, and what a browser says of Markdown.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut said = String::new();
    let mut folders = vec![root.join("src"), root.join("themes/default/templates")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs" || it == "html") {
                said += &std::fs::read_to_string(path).unwrap();
            }
        }
    }
    let word = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
    let said: BTreeSet<&str> = said.split(|it| !word(it)).collect();
    let mut dead = BTreeSet::new();
    for rule in style().split('}') {
        // A selector stands before its `{`; a point in a value stands after it.
        for selector in rule.split('{').rev().skip(1) {
            for name in selector.split('.').skip(1) {
                let name = name.split(|it| !word(it)).next().unwrap_or_default();
                if name.starts_with(|it: char| it.is_ascii_alphabetic()) && !said.contains(name) {
                    dead.insert(name.to_owned());
                }
            }
        }
    }
    // Made of a stem and a kind or a number: of code, of a note, of a page, of lines above a figure.
    let made = |it: &str| {
        let stem =
            ["hl-", "alert-", "banner-", "k"].into_iter().find_map(|stem| it.strip_prefix(stem));
        stem.is_some_and(|rest| it.contains('-') || rest.parse::<u8>().is_ok())
    };
    dead.retain(|it| !made(it));
    assert!(dead.is_empty(), "no page has these classes: {dead:?}");
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
        let opening = format!("@layer {layer}");
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
    let (print, _) = block(css, "@layer print");
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

#[test]
fn p_14_the_method_page_holds_the_whole_method() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap().replace("\r\n", "\n");
    let pages = [("da", "metode.md", "## Bevis\n"), ("en", "metode.en.md", "## Evidence\n")];
    for (lang, page, labels) in pages {
        let method = read(&format!("docs/method.{lang}.md"));
        let (title, body) = method.split_once('\n').expect("it has a title");
        let page = read(&format!("content/pages/om/{page}"));
        assert!(page.ends_with(body.trim_start()), "copy docs/method.{lang}.md to the page");
        let version = title.rsplit(' ').next().unwrap_or_default();
        assert!(page.contains(&format!(", version {version}\n")), "the page names {version}");
        assert!(page.contains(labels), "the page explains the labels");
    }
}

#[test]
fn c_71_what_is_drawn_has_a_system_colour_where_colours_are_forced() {
    let css = style();
    let (prefs, _) = block(css, "@layer prefs");
    let (forced, _) = block(prefs, "forced-colors:active)");
    let (root, _) = block(forced, ":root");
    let given: BTreeSet<&str> =
        root.split(';').filter_map(|it| it.trim().strip_prefix("--")?.split(':').next()).collect();
    let [(_, colours), _] = modes();
    // Text and grounds are forced by the browser; lines and areas of a drawing are not.
    let drawn = ["fill:var(--", "stroke:var(--"].iter().flat_map(|it| css.split(it).skip(1));
    let drawn: BTreeSet<&str> = drawn.filter_map(|it| it.split(')').next()).collect();
    let missing: Vec<&&str> =
        drawn.iter().filter(|it| colours.contains_key(**it) && !given.contains(**it)).collect();
    assert!(drawn.len() > 10 && missing.is_empty(), "without a system colour: {missing:?}");
}
