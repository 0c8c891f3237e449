//! What is drawn and written, byte for byte: for each class of verdict the main figure, the verdict
//! and its calculation; for each kind of chart and for the hard shapes of data the drawing. They are cut
//! out of the pages of the gallery and lie in `tests/golden`. `BLESS=1` accepts what is new; *look* at
//! the difference and at the drawing before you commit it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use pejl::assess::Class;

use crate::gallery::{pages, site, text};

/// A chart of 40 points is no larger than this (C-6).
const LARGEST: usize = 8_000;

/// The whole element whose opening tag holds `needle`, cut out of HTML where it first occurs.
fn element<'a>(html: &'a str, needle: &str) -> Option<&'a str> {
    let found = html.find(needle)?;
    let start = html[..=found].rfind('<')?;
    whole(&html[start..])
}

/// The element that this text begins with.
fn whole(text: &str) -> Option<&str> {
    let name: String = text[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut at) = (0, 0);
    loop {
        let rest = &text[at..];
        let next_close = rest.find(&close)?;
        match rest.find(&open).filter(|it| *it < next_close) {
            Some(it) => {
                let tag = &rest[it..];
                let end = tag.find('>')?;
                let really = tag[open.len()..].starts_with([' ', '>', '/', '\n']);
                if really && !tag[..end].ends_with('/') {
                    depth += 1;
                }
                at += it + end + 1;
            }
            None => {
                depth -= 1;
                at += next_close + close.len();
                if depth == 0 {
                    return Some(&text[..at]);
                }
            }
        }
    }
}

/// Every outermost drawing of some HTML: no icon, which only refers to the sprite.
fn drawings(html: &str) -> Vec<&str> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = html[at..].find("<svg").map(|it| it + at) {
        let svg = whole(&html[start..]).expect("every <svg> ends");
        at = start + svg.len();
        if !svg.contains("<use ") && !svg.contains("<symbol") {
            found.push(svg);
        }
    }
    found
}

/// Cut up so that a difference is easy to read: a line for each element.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<") + "\n"
}

/// The address of an indicator's page.
fn indicator(lang: &str, id: &str) -> String {
    match lang {
        "en" => format!("en/indicators/{id}/index.html"),
        _ => format!("indikatorer/{id}/index.html"),
    }
}

fn figure(html: &str) -> &str {
    element(html, "<figure").unwrap_or_default()
}

/// Every golden: its name and what is there now.
fn all() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut put = |name: String, text: String| {
        assert!(found.insert(name.clone(), text).is_none(), "{name} twice");
    };
    for class in Class::ALL {
        let id = class.id();
        let da = text(&indicator("da", id));
        if let Some(main) = drawings(figure(da)).first() {
            put(format!("class-{id}.svg"), lines(main));
        }
        let mut words = String::new();
        for lang in ["da", "en"] {
            let page = text(&indicator(lang, id));
            for needle in ["class=\"verdict", "id=\"saadan\""] {
                words += &format!("<!-- {lang} {} -->\n", needle.replace('"', ""));
                words += &element(page, needle).map_or("none\n".to_owned(), lines);
            }
        }
        put(format!("class-{id}.html"), words);
    }
    // A page of the gallery has its figures in the order of its views.
    for view in ["langsomt", "langsomt-40-grupper-bars", "langsomt-40-grupper-line"] {
        let page = text(&format!("galleri-{view}/index.html"));
        for (at, drawing) in drawings(element(page, "<main").unwrap_or_default()).iter().enumerate()
        {
            put(format!("view-{view}-{at:02}.svg"), lines(drawing));
        }
    }
    let shapes = [
        "bagefter-40-punkter",
        "tidligt-en-maaling",
        "langsomt-to-maalinger",
        "stille-alle-ens",
        "paa-vej-krydser-nul",
        "langsomt-negative",
        "bedre-tolv-stoerrelsesordener",
        "langsomt-huller-og-enkelte-vaerdier",
        "bedre-to-brud",
        "bagefter-fire-haendelser-taet",
        "langsomt-alle-foreloebige-med-foreloebig",
        "paa-vej-planen-begynder-fladt",
        "langsomt-geometrisk-plan",
        "naaet-mellem-40-og-60",
        "langsomt-maaneder-samme-saeson",
        "forkert-500-dage",
        "ingen-tal-kun-manglende",
    ];
    for id in shapes {
        if let Some(main) = drawings(figure(text(&indicator("da", id)))).first() {
            put(format!("shape-{id}.svg"), lines(main));
        }
    }
    for (name, path) in [("tracks", "missioner/vurderinger/index.html")] {
        for (at, drawing) in
            drawings(element(text(path), "<main").unwrap_or_default()).iter().enumerate()
        {
            put(format!("{name}-{at:02}.svg"), lines(drawing));
        }
    }
    found
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

#[test]
fn every_golden_is_as_it_was() {
    let bless = std::env::var_os("BLESS").is_some();
    let now = all();
    let there: BTreeSet<String> = fs::read_dir(folder())
        .map(|all| all.map(|it| it.unwrap().file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    let mut wrong = Vec::new();
    for gone in there.iter().filter(|it| !now.contains_key(*it)) {
        if bless {
            fs::remove_file(folder().join(gone)).unwrap();
        } else {
            wrong.push(format!("{gone} is drawn no more"));
        }
    }
    for (name, text) in &now {
        let path = folder().join(name);
        if bless {
            fs::create_dir_all(folder()).unwrap();
            fs::write(&path, text).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != *text {
            let before = fs::read_to_string(&path).unwrap_or_default();
            let line = before.lines().zip(text.lines()).position(|(one, other)| one != other);
            let line = line.unwrap_or_else(|| before.lines().count().min(text.lines().count()));
            let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
            wrong.push(format!("{name}:{}\n  was {}\n  is  {}", line + 1, at(&before), at(text)));
        }
    }
    assert!(wrong.is_empty(), "{} goldens differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_class_with_figures_has_a_drawing_and_every_class_words() {
    let now = all();
    for class in Class::ALL {
        let id = class.id();
        let drawn = now.contains_key(&format!("class-{id}.svg"));
        assert_eq!(drawn, class != Class::IngenTal, "{id}");
        let words = &now[&format!("class-{id}.html")];
        assert!(!words.contains("none\n"), "{id} has a verdict and its calculation:\n{words}");
    }
}

#[test]
fn a_chart_of_40_points_is_at_most_8_kb() {
    let mut large = Vec::new();
    let mut seen = 0;
    for (key, it) in site().model.indicators.iter() {
        let Some(series) = it.headline() else { continue };
        let few = series.observations().len() <= 40;
        let page = text(&indicator("da", it.common.id.as_str()));
        let Some(main) = drawings(figure(page)).first().copied().filter(|_| few) else { continue };
        seen += 1;
        let _ = key;
        if main.len() > LARGEST {
            large.push(format!("{}: {} bytes", it.common.id.as_str(), main.len()));
        }
    }
    assert!(large.is_empty(), "{}", large.join("\n"));
    assert!(seen > 60, "{seen} charts");
}

/// Numbers in attributes that say where something is: finite, and with two decimals at most (C-6).
#[test]
fn no_drawing_has_a_number_that_is_none_or_has_too_many_decimals() {
    let places = [
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "d",
        "points",
        "dx",
        "dy",
        "transform",
        "viewBox",
    ];
    let (mut wrong, mut seen) = (BTreeSet::new(), 0);
    for (path, html) in pages() {
        for svg in drawings(element(html, "<main").unwrap_or_default()) {
            seen += 1;
            for tag in svg.split('<').skip(1).filter_map(|it| it.split('>').next()) {
                let mut rest = tag;
                while let Some((before, after)) = rest.split_once("=\"") {
                    let name = before.rsplit([' ', '\n']).next().unwrap_or_default();
                    let (value, next) = after.split_once('"').expect("an attribute ends");
                    rest = next;
                    if !places.contains(&name) {
                        continue;
                    }
                    let words = value.split(|it: char| !(it.is_ascii_alphanumeric() || it == '.'));
                    let bad = |it: &str| {
                        let lower = it.to_ascii_lowercase();
                        let letters = lower.contains("nan") || lower.contains("inf");
                        let digits = it.split_once('.').map_or(0, |(_, after)| {
                            after.chars().take_while(char::is_ascii_digit).count()
                        });
                        letters || digits > 2
                    };
                    if words.into_iter().any(bad) {
                        wrong.insert(format!("{path}: {name}=\"{value}\""));
                    }
                }
            }
        }
    }
    let some: Vec<_> = wrong.iter().take(20).collect();
    assert!(wrong.is_empty(), "{} such numbers: {some:#?}", wrong.len());
    assert!(seen > 300, "{seen} drawings");
}

#[test]
fn an_element_is_cut_out_whole() {
    let html = r#"<p>a</p><div id="b"><div class="c"/><div>d</div></div><div>e</div>"#;
    assert_eq!(element(html, "id=\"b\""), Some(&html[8..54]));
    let html = "<main><svg><use href='#a'/></svg><svg a><svg b></svg></svg></main>";
    assert_eq!(drawings(html), ["<svg a><svg b></svg></svg>"]);
}
