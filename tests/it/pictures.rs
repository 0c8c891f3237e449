//! Pictures, share images and icons of the demonstration site: what pages refer to is there, has a size,
//! and says what the page says. How a picture is made is for the unit tests of `picture`. The gallery's share
//! images lie in `tests/share`; `BLESS=1` accepts what is new, after you have looked at it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use pejl::output::{Entry, Output, Recipe};

const BASE: &str = "https://missioner.example.dk/under/";

fn options(base_url: Option<&str>) -> pejl::Options {
    let now = pejl::value::parse_moment("2026-11-01").expect("a date");
    pejl::Options { base_url: base_url.map(str::to_owned), ..pejl::Options::at(now) }
}

fn built(folder: &str, base_url: Option<&str>) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tree = pejl::read(&root.join(folder)).unwrap();
    let report = pejl::build_with(&tree, &options(base_url), &());
    report.value.unwrap_or_else(|| panic!("{folder} has errors: {:#?}", report.diagnostics))
}

/// The demonstration site, at home in a folder of a host. Made once.
fn output() -> &'static Output {
    static OUTPUT: OnceLock<Output> = OnceLock::new();
    OUTPUT.get_or_init(|| built("content", Some(BASE)))
}

fn pages(output: &Output) -> impl Iterator<Item = (&str, &str)> {
    output.iter().filter_map(|(path, entry)| match entry {
        Entry::Bytes(bytes) if path.ends_with(".html") => {
            Some((path, std::str::from_utf8(bytes).unwrap()))
        }
        _ => None,
    })
}

/// Every value of an attribute on elements that begin so.
fn values<'a>(html: &'a str, element: &str, attribute: &str) -> Vec<&'a str> {
    let open = format!("<{element}");
    let tags = html.split(&open).skip(1);
    let tags = tags.map(|it| it.split('>').next().unwrap());
    let start = format!(" {attribute}=\"");
    tags.filter_map(|it| it.split_once(&start)?.1.split('"').next()).collect()
}

/// The file that an address on a page leads to.
fn file(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        if part == ".." {
            parts.pop().unwrap();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

#[test]
fn every_picture_of_a_page_is_there_and_has_a_size() {
    let mut seen = BTreeSet::new();
    for (page, html) in pages(output()) {
        for tag in html.split("<img").skip(1).map(|it| it.split('>').next().unwrap()) {
            assert!(tag.contains(" width=\"") && tag.contains(" height=\""), "{page}: {tag}");
            assert!(tag.contains(" alt=\""), "{page}: {tag}");
        }
        let mut addresses = values(html, "img", "src");
        let sets = [values(html, "img", "srcset"), values(html, "source", "srcset")].concat();
        addresses.extend(sets.into_iter().flat_map(|it| it.split(", ")).map(|it| {
            let (address, width) = it.rsplit_once(' ').unwrap();
            assert!(address.contains(&format!("-{}.", width.trim_end_matches('w'))), "{it}");
            address
        }));
        for address in addresses {
            let path = file(page, address);
            assert!(output().get(&path).is_some(), "{page}: {address}");
            seen.insert(path);
        }
    }
    let is_made = |ending: &str| seen.iter().any(|it| it.ends_with(ending));
    assert!(is_made("-1600.webp") && is_made("-400.webp") && is_made("-800.jpg"), "{seen:?}");
    // What is only shown is not published as it came from the camera.
    assert!(
        output().iter().all(|(path, _)| !path.starts_with("filer/") || !path.ends_with(".jpg"))
    );
}

#[test]
fn only_the_first_picture_at_the_top_of_a_page_is_not_put_off() {
    let at_once = |path: &str| {
        let html = pages(output()).find(|it| it.0 == path).unwrap().1;
        let html = html.split_once("<main").unwrap().1;
        html.split("<img")
            .skip(1)
            .filter(|it| !it.split('>').next().unwrap().contains("lazy"))
            .count()
    };
    assert_eq!(at_once("fortaellinger/fodboldtraeneren/index.html"), 1);
    assert_eq!(at_once("missioner/klima-2030/index.html"), 0);
}

#[test]
fn every_page_can_be_shared_and_its_image_is_there() {
    let (mut own, mut articles) = (0, 0);
    for (page, html) in pages(output()) {
        let is_redirect = html.contains("http-equiv=\"refresh\"");
        if page == "404.html" || is_redirect {
            assert!(!html.contains("property=\"og:"), "{page}");
            continue;
        }
        let meta = |name: &str| {
            let start = format!("<meta property=\"{name}\" content=\"");
            html.split_once(&start).map(|it| it.1.split('"').next().unwrap())
        };
        for name in ["og:title", "og:description", "og:type", "og:site_name", "og:locale"] {
            assert!(meta(name).is_some_and(|it| !it.is_empty()), "{page}: {name}");
        }
        // The report says again what the mission's page says, and is shared as that.
        assert_eq!(meta("og:url"), values(html, "link rel=\"canonical\"", "href").first().copied());
        let (address, version) = meta("og:image").unwrap().split_once("?v=").unwrap();
        assert_eq!(version.len(), 8, "{page}");
        let path = address.strip_prefix(BASE).unwrap();
        match output().get(path) {
            Some(Entry::Made(Recipe::Drawing { width: 1200, height: 630, .. })) => {}
            other => panic!("{page}: {other:?}"),
        }
        own += usize::from(path == file(page, "deling.png"));
        let alt = meta("og:image:alt").unwrap();
        assert!(!alt.is_empty() && !alt.contains('<'), "{page}: {alt}");
        let article = meta("og:type") == Some("article");
        assert_eq!(meta("article:published_time").is_some(), article, "{page}");
        articles += usize::from(article);
    }
    let made = output().iter().filter(|(path, _)| path.ends_with("deling.png")).count();
    assert_eq!(own, made);
    assert!(articles > 3, "updates have a day");
    let alone = built("tests/cases/a-site-without-any-complaint/content", None);
    for (page, html) in pages(&alone) {
        assert!(!html.contains("property=\"og:") && !html.contains("\"twitter:"), "{page}");
    }
    assert!(alone.iter().all(|(path, _)| !path.ends_with("deling.png")));
}

#[test]
fn icons_are_there_from_every_folder() {
    for (page, html) in pages(output()) {
        if html.contains("http-equiv=\"refresh\"") {
            continue;
        }
        let icons = values(html, "link rel=\"icon\"", "href");
        let touch = values(html, "link rel=\"apple-touch-icon\"", "href");
        assert_eq!((icons.len(), touch.len()), (2, 1), "{page}");
        for address in icons.into_iter().chain(touch) {
            let path = match address.strip_prefix("/under/") {
                Some(path) => path.to_owned(),
                None => file(page, address),
            };
            assert!(output().get(&path).is_some(), "{page}: {address}");
        }
    }
}

#[test]
fn share_images_are_as_they_were() {
    let gallery = built("tests/gallery/content", Some("https://galleri.example/"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/share");
    let indicator = |class: &str| {
        let begins = format!("indikatorer/{class}");
        let cards = gallery.iter().filter(|(path, _)| path.ends_with("/deling.png"));
        let mut cards = cards.filter(|(path, _)| path.starts_with(&begins));
        cards.next().unwrap_or_else(|| panic!("no indicator of {class}"))
    };
    let mut wrong = Vec::new();
    let front = ("front", gallery.get("deling.png").unwrap());
    let others = ["naaet", "langsomt", "ingen-tal"].map(|class| (class, indicator(class).1));
    for (name, entry) in others.into_iter().chain([front]) {
        let Entry::Made(Recipe::Drawing { svg, .. }) = entry else { panic!("{name}: {entry:?}") };
        let found = svg.replace("><", ">\n<");
        let path = folder.join(format!("{name}.svg"));
        if std::env::var_os("BLESS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &found).unwrap();
        }
        if std::fs::read_to_string(&path).ok() != Some(found) {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "not as in tests/share: {wrong:?}");
}
