//! A site's own theme: what it replaces, what stays as it was, and what it cannot do.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pejl::diag::Severity;
use pejl::diag::Tongue;
use pejl::diag::show::{Format, render};
use pejl::output::Entry;

/// A folder of the machine's own, taken away in the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let root = std::env::temp_dir().join(format!("pejl-theme-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let scratch = Scratch(root);
        scratch
            .write("content/site.yml", "title: Nordby i tal\nlanguages: [da, en]\ntheme: nordby\n");
        for name in ["unge", "klima", "havnen"] {
            let text =
                format!("---\ntitle: Missionen {name}\nsummary: Om {name}.\nhorizon: now\n---\n");
            scratch.write(&format!("content/missions/{name}.md"), &text);
        }
        scratch.write("content/pages/om.md", "---\ntitle: Om os\n---\nVi er en kommune.\n");
        scratch
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn theme(&self, path: &str, text: impl AsRef<[u8]>) {
        self.write(&format!("themes/nordby/{path}"), text);
    }

    fn report(&self) -> (Option<BTreeMap<String, Vec<u8>>>, String) {
        let tree = pejl::read(&self.0.join("content")).unwrap();
        let options = pejl::Options::at(pejl::value::parse_moment("2026-06-01").unwrap());
        let report = pejl::build_with(&tree, &options, &());
        let mut said = report.diagnostics;
        // What the tiny content lacks is not what these tests are about.
        said.retain(|it| {
            it.severity == Severity::Error
                || it.code.starts_with("template")
                || it.code.contains("theme")
        });
        let said = render(&said, &tree, Format::Human, Tongue::En, false, "content");
        let output = report.value.map(|output| {
            let bytes = |entry: &Entry| match entry {
                Entry::Bytes(bytes) => bytes.clone(),
                other => format!("{other:?}").into_bytes(),
            };
            output.iter().map(|(path, entry)| (path.to_owned(), bytes(entry))).collect()
        });
        (output, said)
    }

    #[track_caller]
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let (output, said) = self.report();
        assert_eq!(said, "");
        output.expect("nothing is wrong")
    }

    #[track_caller]
    fn said(&self) -> String {
        let (output, said) = self.report();
        assert!(output.is_none(), "it was built: {said}");
        said
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What differs between two sites, and that nothing else does.
fn differing<'a>(
    a: &'a BTreeMap<String, Vec<u8>>,
    b: &'a BTreeMap<String, Vec<u8>>,
) -> Vec<&'a str> {
    let all: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    all.into_iter().filter(|it| a.get(*it) != b.get(*it)).map(String::as_str).collect()
}

fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    std::str::from_utf8(&files[path]).unwrap()
}

#[test]
fn an_empty_theme_changes_nothing_and_one_file_changes_only_its_pages() {
    let site = Scratch::new("one-file");
    site.theme("README.md", "Notes.");
    let plain = {
        let own = Scratch::new("plain");
        own.write("content/site.yml", "title: Nordby i tal\nlanguages: [da, en]\n");
        own.files()
    };
    assert_eq!(differing(&plain, &site.files()), Vec::<&str>::new());

    // One template: the pages that it writes, and no other.
    site.theme(
        "templates/404.html",
        "{% extends \"default/404.html\" %}{% block main %}<p>Ring til os.</p>{{ super() }}{% endblock main %}",
    );
    let one = site.files();
    assert_eq!(differing(&plain, &one), ["404.html"]);
    let html = text(&one, "404.html");
    assert!(html.contains("<p>Ring til os.</p>") && html.contains("</footer>"), "{html}");

    // One static file, and its own name.
    site.theme("static/fonts/LICENSE-OFL.txt", "Ours.");
    site.theme("static/fonts/Ours.woff2", [0, 1, 2, 255]);
    let two = site.files();
    assert_eq!(differing(&one, &two), ["assets/fonts/LICENSE-OFL.txt", "assets/fonts/Ours.woff2"]);
    assert_eq!(two["assets/fonts/Ours.woff2"], [0, 1, 2, 255]);

    // The same twice is the same.
    assert_eq!(differing(&two, &site.files()), Vec::<&str>::new());
}

#[test]
fn a_text_changes_where_it_is_shown_in_its_language_only() {
    let site = Scratch::new("text");
    site.write("content/partners/by.yml", "title: Byen\n");
    site.write("content/contributions/bad.yml", "title: Rent bad\npartner: by\n");
    site.theme("README.md", "");
    let before = site.files();
    site.theme("i18n/da.yml", "nav:\n  skip: Til det, det handler om\ncount:\n  contributions:\n    one: én indsats\n    other: \"{n} indsatser\"\n");
    let after = site.files();
    let differing = differing(&before, &after);
    assert!(!differing.is_empty());
    assert!(
        differing.iter().all(|it| it.ends_with(".html") && !it.starts_with("en/")),
        "{differing:?}"
    );
    assert!(text(&after, "index.html").contains(">Til det, det handler om</a>"));
    assert!(text(&after, "partnere/index.html").contains("én indsats"));
}

#[test]
fn a_style_sheet_comes_after_the_default_one_or_takes_its_place() {
    let site = Scratch::new("sheets");
    site.theme("static/own.css", "/* ours */\n.hero h1 { color: red }\n");
    let files = site.files();
    let sheet = |files: &BTreeMap<String, Vec<u8>>| {
        let found: Vec<&String> = files.keys().filter(|it| it.ends_with(".css")).collect();
        // The search page has a sheet of its own beside it.
        let found: Vec<&String> = found.into_iter().filter(|it| !it.contains("search.")).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        text(files, found[0]).to_owned()
    };
    let css = sheet(&files);
    assert!(css.starts_with("@layer reset,") && css.ends_with(".hero h1{color:red}"), "{css}");
    site.theme("static/style.css", "body { margin: 0 }");
    assert_eq!(sheet(&site.files()), "body{margin:0}.hero h1{color:red}");
}

#[test]
fn a_component_of_the_sites_goes_before_the_default_one() {
    let site = Scratch::new("component");
    site.theme(
        "templates/ours.html",
        "{% component badge(it: map) %}<b class=\"ours\">{{ it.text }}</b>{% endcomponent badge %}{% component words(p: map) %}<i>{{ p.text }}</i>{% endcomponent words %}",
    );
    let files = site.files();
    assert!(text(&files, "index.html").contains("<i>Nordby i tal</i>"));
}

#[test]
fn the_same_mistake_on_many_pages_is_told_once_with_the_page() {
    let site = Scratch::new("failed");
    site.theme(
        "templates/mission.html",
        "{% extends \"base.html\" %}\n{% block main %}\n<p>Så {{ page.hero.titel.text }}</p>\n{% endblock main %}\n",
    );
    let said = site.said();
    assert_eq!(said.matches("error[template-failed]").count(), 1, "{said}");
    assert!(said.contains("themes/nordby/templates/mission.html:3:"), "{said}");
    assert!(
        said.contains("on the page en/missions/havnen/index.html (and on 5 more pages)"),
        "{said}"
    );
    assert!(said.contains("{{ page.hero.titel.text }}"), "{said}");
}

#[test]
fn a_mistake_that_shows_in_a_default_component_is_told_where_it_is_called() {
    let site = Scratch::new("called");
    site.theme(
        "templates/404.html",
        "{% extends \"base.html\" %}\n{% block main %}{{ <list items={[1]} /> }}{% endblock main %}\n",
    );
    let said = site.said();
    assert!(said.contains("themes/nordby/templates/404.html:2:"), "{said}");
}

#[test]
fn all_broken_templates_are_told_in_one_run() {
    let site = Scratch::new("broken");
    site.theme("templates/front.html", "{% if %}");
    site.theme(
        "templates/list.html",
        "{% extends \"base.html\" %}{% block mian %}{% endblock mian %}",
    );
    site.theme("templates/page.html", "{{ page.body | uper }}");
    site.theme("templates/mission.html", "{% extends \"bse.html\" %}");
    site.theme("templates/base.html", "{% extends \"base.html\" %}");
    let said = site.said();
    for file in ["front", "page", "mission", "base"] {
        assert!(
            said.contains(&format!("themes/nordby/templates/{file}.html:1:")),
            "{file}: {said}"
        );
    }
    assert!(said.contains("write `default/base.html`"), "{said}");
}

#[test]
fn a_page_without_its_frame_is_not_published() {
    let site = Scratch::new("frame");
    site.theme(
        "templates/404.html",
        "<!doctype html><html lang=\"da\"><title>x</title><h1>Nej</h1><script src=\"https://evil.example/x.js\"></script>",
    );
    let said = site.said();
    assert!(said.contains("Content-Security-Policy"), "{said}");
    assert!(said.contains("its main content"), "{said}");
    assert_eq!(said.matches("error[theme-frame]").count(), 3, "{said}");
}

#[test]
fn content_cannot_reach_the_theme_and_the_theme_cannot_reach_content() {
    let site = Scratch::new("walls");
    site.theme("static/hemmelig.png", "x");
    site.write(
        "content/pages/om.md",
        "---\ntitle: Om\n---\n[x](../../themes/nordby/static/hemmelig.png)\n",
    );
    assert!(site.said().contains("error["), "content named a file of the theme");
    site.write("content/pages/om.md", "---\ntitle: Om\n---\nVi.\n");
    for path in ["../../../content/site.yml", "/etc/passwd", "../../content/site.yml"] {
        site.theme("templates/404.html", format!("{{% include \"{path}\" %}}"));
        let said = site.said();
        assert!(said.contains("there is no template"), "{path}: {said}");
    }
}

#[test]
fn a_theme_is_a_folder_beside_the_content_and_no_path() {
    let site = Scratch::new("name");
    site.theme("README.md", "");
    for name in ["../content", "nordby/templates", "/etc", "Nordby", "nrdby"] {
        site.write("content/site.yml", format!("title: x\ntheme: {name}\n"));
        let said = site.said();
        assert!(said.contains("error[unknown-theme]"), "{name}: {said}");
    }
    assert!(site.said().contains("did you mean `nordby`?"));
    site.write("content/site.yml", "title: x\ntheme: default\n");
    site.files();
}

#[cfg(unix)]
#[test]
fn links_in_a_theme_are_not_followed() {
    let site = Scratch::new("links");
    site.theme("README.md", "");
    let link = |to: &Path, at: &str| {
        let at = site.0.join("themes/nordby").join(at);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(to, at).unwrap();
    };
    link(Path::new("/etc/passwd"), "static/x.txt");
    link(&site.0.join("content"), "templates");
    let said = site.said();
    assert_eq!(said.matches("error[symlink]").count(), 2, "{said}");
}

#[test]
fn what_is_too_large_or_no_text_is_told() {
    let site = Scratch::new("large");
    site.theme("static/x.png", vec![0; (4 << 20) + 1]);
    site.theme("templates/404.html", [b'x', 0xe6, b'x']);
    let said = site.said();
    assert!(said.contains("error[file-too-large]"), "{said}");
    assert!(said.contains("error[invalid-utf8]"), "{said}");
}

/// What the command line says and how it ends.
fn pejl(folder: &Path, line: &str) -> (i32, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_pejl"))
        .args(line.split(' '))
        .current_dir(folder)
        .env("LC_ALL", "en_GB.UTF-8")
        .env("SOURCE_DATE_EPOCH", "1780000000")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
    (output.status.code().unwrap_or(-1), said.concat())
}

#[test]
fn the_command_line_makes_a_theme_that_works_and_never_overwrites() {
    for (lang, readme) in [("da", "LAESMIG.md"), ("en", "README.md")] {
        let site = Scratch::new(&format!("cli-{lang}"));
        let run = |line: &str| pejl(&site.0, &format!("{line} --lang {lang}"));
        site.write("content/site.yml", "title: Nordby i tal\ncontact: {email: a@b.dk}\n");
        let (code, said) = run("theme copy templates/404.html");
        assert_eq!(code, 2, "{said}");
        assert!(said.contains("`theme: N"), "{said}");
        let (code, said) = run("theme new nordby");
        assert_eq!(code, 0, "{said}");
        assert!(site.0.join("themes/nordby").join(readme).is_file(), "{said}");
        site.write(
            "content/site.yml",
            "title: Nordby i tal\ncontact: {email: a@b.dk}\ntheme: nordby\n",
        );
        let files = site.files();
        let before = text(&files, "404.html").matches("a@b.dk").count();
        fs::remove_file(site.0.join("themes/nordby/templates/404.html")).unwrap();
        let plain = site.files();
        assert_eq!(differing(&files, &plain), ["404.html"]);
        assert!(before > text(&plain, "404.html").matches("a@b.dk").count());

        let (code, said) = run("theme new nordby");
        assert_eq!(code, 2, "{said}");
        for name in ["Nordby", "../x", "default"] {
            assert_eq!(run(&format!("theme new {name}")).0, 2, "{name}");
        }
        let (code, said) = run("theme copy templates/404.html");
        assert_eq!(
            (code, site.0.join("themes/nordby/templates/404.html").is_file()),
            (0, true),
            "{said}"
        );
        assert_eq!(differing(&plain, &site.files()), Vec::<&str>::new(), "a copy changes nothing");
        let (code, said) = run("theme files");
        assert_eq!(code, 0, "{said}");
        assert!(
            said.contains("static/style.css\n")
                && said.contains("themes/nordby/templates/404.html")
        );
        site.theme("templates/404.html", "ours");
        assert_eq!(run("theme copy templates/404.html").0, 2);
        assert_eq!(
            fs::read_to_string(site.0.join("themes/nordby/templates/404.html")).unwrap(),
            "ours"
        );
    }
}

#[test]
fn every_template_copied_whole_changes_nothing() {
    let site = Scratch::new("copied");
    site.theme("README.md", "");
    let before = site.files();
    for (path, bytes) in pejl::theme::replaceable() {
        site.theme(&path, bytes);
    }
    assert_eq!(differing(&before, &site.files()), Vec::<&str>::new());
}

#[test]
fn check_finds_what_only_shows_when_pages_are_written_and_build_leaves_the_site() {
    let site = Scratch::new("check");
    site.theme("README.md", "");
    let (code, said) = pejl(&site.0, "build");
    assert_eq!(code, 0, "{said}");
    let before = fs::read(site.0.join("output/index.html")).unwrap();
    site.theme(
        "templates/front.html",
        "{% extends \"base.html\" %}{% block main %}{{ page.nej }}{% endblock main %}",
    );
    for verb in ["check", "build"] {
        let (code, said) = pejl(&site.0, verb);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("error[template-failed]"), "{said}");
        assert!(said.contains("themes/nordby/templates/front.html:1:"), "{said}");
    }
    assert_eq!(fs::read(site.0.join("output/index.html")).unwrap(), before);
    // From inside of the content folder the path is the one that can be clicked there.
    let (_, said) = pejl(&site.0.join("content"), "check .");
    assert!(said.contains("../themes/nordby/templates/front.html:1:"), "{said}");
}

#[test]
fn no_template_however_broken_makes_pejl_panic() {
    let site = Scratch::new("garbage");
    let shipped = pejl::theme::shipped();
    let base = String::from_utf8(shipped["templates/base.html"].to_vec()).unwrap();
    for at in (0..base.len()).step_by(base.len() / 40).filter(|it| base.is_char_boundary(*it)) {
        // Cut off, with something in the middle, and without a part.
        site.theme("templates/base.html", &base[..at]);
        site.report();
        site.theme("templates/base.html", format!("{}{{{{ page.a.b }}}}{{% for", &base[..at]));
        site.report();
        let rest = base[at..].find('}').map_or("", |it| &base[at + it..]);
        site.theme("templates/base.html", format!("{}{rest}", &base[..at]));
        site.report();
    }
    for text in [
        "{{",
        "{%",
        "{#",
        "{{ 1 / 0 }}",
        "{{ throw(message='x') }}",
        "{% include 1 %}",
        "\0",
        "{{ range(end=3) }}",
        "{{ __tera_context }}",
        "{% extends \"\" %}",
        "{% include \"\" %}",
    ] {
        site.theme("templates/base.html", text);
        site.report();
    }
}

#[test]
fn a_file_that_pejl_makes_itself_cannot_be_replaced() {
    let site = Scratch::new("taken");
    site.theme("README.md", "");
    let made =
        site.files().into_keys().filter(|it| it.starts_with("assets/") && it.ends_with(".svg"));
    let made: Vec<String> = made.collect();
    assert!(!made.is_empty());
    for path in made {
        let path = path.replacen("assets/", "static/", 1);
        site.theme(&path, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        let said = site.said();
        assert!(said.contains("error[theme-file]") && said.contains(&path), "{said}");
        fs::remove_file(site.0.join("themes/nordby").join(&path)).unwrap();
    }
}
