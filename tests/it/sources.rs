//! Partners' own places: what comes from them is on the site with their stamp, what they may not have is
//! not, and a snapshot of one site gives another the same facts.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pejl::diag::show::{Format, render};
use pejl::diag::{Diags, Severity, Tongue};
use pejl::output::{Entry, Output};
use pejl::tree::{Source, SourceState, Tree};
use proptest::prelude::*;
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of the machine's own, taken away in the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let root = std::env::temp_dir().join(format!("pejl-sources-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        Scratch(root)
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn options(day: &str) -> pejl::Options {
    pejl::Options::at(pejl::value::parse_moment(day).unwrap())
}

#[track_caller]
fn built(content: &Path) -> Output {
    let tree = pejl::read(content).unwrap();
    let report = pejl::build_with(&tree, &options("2026-11-01"), &());
    let errors: Vec<_> =
        report.diagnostics.iter().filter(|it| it.severity == Severity::Error).cloned().collect();
    let said = render(&errors, &tree, Format::Human, Tongue::En, false, "content");
    report.value.unwrap_or_else(|| panic!("{said}"))
}

fn text(output: &Output, path: &str) -> String {
    match output.get(path) {
        Some(Entry::Bytes(bytes)) => String::from_utf8(bytes.clone()).unwrap(),
        other => panic!("{path}: {other:?}"),
    }
}

/// The snapshot of a content folder, as `pejl export snapshot` writes it.
fn exported(content: &Path, partner: Option<&str>) -> Vec<u8> {
    let tree = pejl::read(content).unwrap();
    let site = pejl::compile(&tree, &options("2026-11-01"), &()).value.expect("no errors");
    let draft = pejl::source::parse(&tree, &mut Diags::default());
    let collected =
        pejl::snapshot::collect(&tree, &draft, &site.model, partner).expect("a partner");
    let read =
        |it: &pejl::snapshot::File| pejl::disk::read_shared(content, &tree, &it.from).unwrap();
    let bytes: Vec<Vec<u8>> = collected.files.iter().map(read).collect();
    collected.finish(&bytes).to_bytes()
}

#[test]
fn a_page_says_who_wrote_it_and_where() {
    let output = built(&root().join("content"));
    let page = text(&output, "bidrag/borgersamtaler-i-hedeby/index.html");
    assert!(page.contains("Skrevet af Hedeby Kommune i deres egen mappe"), "{page}");
    let page = text(&output, "en/contributions/raadhuset-svarer/index.html");
    let stamp = "Written by Sønderfjord Municipality on their own site, Sønderfjord følger op";
    assert!(page.contains(stamp), "{page}");
    let twin = text(&output, "bidrag/raadhuset-svarer/index.json");
    let twin: Value = serde_json::from_str(&twin).unwrap();
    let source = &twin["meta"]["source"];
    assert_eq!(source["kind"], "snapshot");
    assert_eq!(source["partner"]["id"], "soenderfjord-kommune");
    assert_eq!(source["as_of"], "2026-10-26");
    let own = text(&output, "bidrag/ungeprofilen/index.html");
    assert!(!own.contains("Skrevet af"));
}

/// The committed file is what the program writes today: nobody edited it, and the content it is made
/// of has not moved on without it.
#[test]
fn the_snapshot_of_the_demonstration_is_a_real_one() {
    let path = root().join("partners/soenderfjord-kommune.json");
    let content = root().join("examples/soenderfjord/content");
    let made = exported(&content, Some("soenderfjord-kommune"));
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let same = fs::read(&path).unwrap() == made;
    assert!(
        same,
        "run `pejl export snapshot` again: examples/soenderfjord/content/site.yml says how"
    );
}

#[test]
fn what_is_hidden_never_leaves_in_a_snapshot() {
    let made = exported(&root().join("examples/soenderfjord/content"), None);
    let all = String::from_utf8(made).unwrap();
    assert!(!all.contains("kladde") && !all.contains("Vi tæller igen\""), "{all}");
    let whole = String::from_utf8(exported(&root().join("content"), None)).unwrap();
    for word in ["kladde-om-vinterens-hold", "# højst syv", "borgersamtaler-i-hedeby.md"] {
        assert!(!whole.contains(word), "{word}");
    }
    let scratch = Scratch::new("hidden");
    scratch.write("content/site.yml", "title: Nordby # hemmelig bemærkning\n");
    scratch.write("content/partners/nord.yml", "title: Nord\n");
    scratch.write("content/missions/hemmelig.yml", "title: H\ndraft: true\n");
    scratch.write("content/missions/venter.yml", "title: V\npublish: 2027-01-01T08:00\n");
    scratch.write(
        "content/contributions/a.md",
        "---\ntitle: A\npartner: nord\nmissions: [hemmelig, venter]\n---\nOrd.\n",
    );
    let made = String::from_utf8(exported(&scratch.0.join("content"), Some("nord"))).unwrap();
    assert!(made.contains("missions: []"), "{made}");
    assert!(!made.contains("hemmelig") && !made.contains("venter"), "{made}");
}

/// One site's partner, exported and taken in by another: the page's facts are the same.
#[test]
fn what_is_exported_here_is_the_same_there() {
    let scratch = Scratch::new("round-trip");
    let mission = "title: Unge\nhorizon: now\nindicators: [trivsel]\n";
    let indicator = "title: Trivsel\nunit: percent\ndirection: increase\nowner: nord\n\
                     baseline: {period: 2024}\ntarget: {period: 2030, value: 80}\n";
    let contribution = "---\ntitle: 'Åbent: hus'\npartner: nord\nmissions: [unge]\nkind: service\n\
        pledges: [{text: Aftener, pledged: 12, delivered: 7, unit: count, by: 2027-01-01, as_of: 2026-10-01}]\n\
        ---\nVi åbner [hver uge](indicator:trivsel).\n\n![Et hus](hus.svg)\n";
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"60\"/>";
    scratch.write("a/content/site.yml", "title: A\nbase_url: https://a.example/\n");
    scratch.write("a/content/missions/unge.yml", mission);
    scratch.write("a/content/partners/nord.yml", "title: Nord\nkind: municipality\n");
    scratch.write("a/content/indicators/trivsel.yml", indicator);
    scratch.write(
        "a/content/indicators/trivsel.csv",
        "periode;x\n".replace("periode;x", "period;value") + "2024;61,5\n2025;63\n",
    );
    scratch.write("a/content/contributions/hus/index.md", contribution);
    scratch.write("a/content/contributions/hus/hus.svg", svg);
    let made = exported(&scratch.0.join("a/content"), Some("nord"));
    assert_eq!(made, exported(&scratch.0.join("a/content"), Some("nord")));
    scratch.write(
        "b/content/site.yml",
        "title: B\nbase_url: https://a.example/\nsources:\n  - {partner: nord, snapshot: ../nord.json}\n",
    );
    scratch.write("b/content/missions/unge.yml", mission);
    scratch.write("b/nord.json", made);
    let (a, b) = (built(&scratch.0.join("a/content")), built(&scratch.0.join("b/content")));
    for page in ["bidrag/hus", "indikatorer/trivsel", "partnere/nord"] {
        let facts = |output: &Output| -> Value {
            let twin = text(output, &format!("{page}/index.json"));
            serde_json::from_str::<Value>(&twin).unwrap()["facts"].clone()
        };
        assert_eq!(facts(&a), facts(&b), "{page}");
        assert!(!facts(&a).is_null());
    }
    // Its picture is published from the snapshot, where it does not lie in a file of its own.
    let place = pejl::disk::place(&scratch.0.join("out"), &scratch.0.join("b/content")).unwrap();
    pejl::disk::publish(&b, &scratch.0.join("b/content"), &place).unwrap();
    let picture = "out/filer/fra/nord.json/contributions/hus/hus.svg";
    assert_eq!(fs::read_to_string(scratch.0.join(picture)).unwrap(), svg);
}

#[test]
fn pictures_of_a_partners_folder_are_published_beside_those_of_the_site() {
    let scratch = Scratch::new("pictures");
    let svg = |side: u32| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"60\"/>")
    };
    scratch.write(
        "content/site.yml",
        "title: A\nsources: [{partner: nord, folder: ../steder/nord}]\n",
    );
    scratch.write("content/partners/nord.yml", "title: Nord\n");
    scratch.write("content/stories/egen.md", "---\ntitle: E\n---\n![Et hus](foto.svg)\n");
    scratch.write("content/stories/foto.svg", svg(90));
    scratch.write("steder/nord/stories/deres.md", "---\ntitle: D\n---\n![Et hus](foto.svg)\n");
    scratch.write("steder/nord/stories/foto.svg", svg(91));
    let content = scratch.0.join("content");
    let output = built(&content);
    let place = pejl::disk::place(&scratch.0.join("out"), &content).unwrap();
    pejl::disk::publish(&output, &content, &place).unwrap();
    for (path, side) in [("filer/stories", 90), ("filer/fra/steder/nord/stories", 91)] {
        let published = fs::read_to_string(scratch.0.join("out").join(path).join("foto.svg"));
        assert_eq!(published.unwrap(), svg(side), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_a_partners_place() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new("links");
    scratch.write("secret/contributions/a.md", "secret");
    scratch.write("content/partners/nord.yml", "title: Nord\n");
    scratch.write("content/partners/syd.yml", "title: Syd\n");
    scratch.write("syd/contributions/b.md", "---\ntitle: B\npartner: syd\n---\n");
    symlink(scratch.0.join("secret"), scratch.0.join("nord")).unwrap();
    symlink(scratch.0.join("secret"), scratch.0.join("syd/stories")).unwrap();
    scratch.write(
        "content/site.yml",
        "title: A\nsources: [{partner: nord, folder: ../nord}, {partner: syd, folder: ../syd}]\n",
    );
    let tree = pejl::read(&scratch.0.join("content")).unwrap();
    assert_eq!(tree.sources()[0].state, SourceState::Link);
    assert!(tree.iter().all(|(_, it)| it.text != "secret"));
    let report = pejl::build_with(&tree, &options("2026-11-01"), &());
    let codes: Vec<&str> = report.diagnostics.iter().map(|it| it.code).collect();
    assert!(codes.contains(&"source-path") && codes.contains(&"symlink"), "{codes:?}");
    assert!(report.value.is_none());
}

/// The command itself: what it answers, and what it leaves on the disk.
fn pejl(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_pejl"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .env("LC_ALL", "en_GB.UTF-8")
        .output()
        .expect("pejl starts");
    let said = [output.stdout, output.stderr].map(|it| String::from_utf8(it).expect("UTF-8"));
    (output.status.code().unwrap_or(-1), said.concat())
}

#[test]
fn the_command_saves_one_file_and_nothing_that_must_not_leave() {
    let scratch = Scratch::new("command");
    scratch.write("content/site.yml", "title: A\nas_of: 2026-11-01\n");
    scratch.write("content/partners/nord.yml", "title: Nord\n");
    scratch.write("content/contributions/a.md", "---\ntitle: A\npartner: nord\n---\nOrd.\n");
    let call = |more: &[&str]| {
        pejl(&scratch.0, &[&["export", "snapshot", "--output", "nord.json"], more].concat())
    };
    let file = || fs::read(scratch.0.join("nord.json"));
    let (code, said) = call(&["--partner", "norrd"]);
    assert!(code == 2 && said.contains("Did you mean `nord`?") && file().is_err(), "{said}");
    let (code, said) = call(&["--partner", "nord"]);
    assert_eq!((code, said.trim()), (0, "Saved: 2 files in nord.json, as of 2026-11-01"));
    let first = file().unwrap();
    assert_eq!(call(&["--partner", "nord"]).0, 0);
    assert_eq!(file().unwrap(), first);
    // A text that names what is not public stays at home, and the file is as it was.
    scratch.write("content/missions/ny.yml", "title: Ny\ndraft: true\n");
    let text = "---\ntitle: A\npartner: nord\n---\nSe [den](mission:ny).\n";
    scratch.write("content/contributions/a.md", text);
    let (code, said) = call(&["--partner", "nord"]);
    assert!(code == 1 && said.contains("error[link-to-hidden]"), "{said}");
    assert_eq!(file().unwrap(), first);
    scratch.write("content/contributions/a.md", "---\ntitle: A\npartner: nord\n---\nOrd.\n");
    scratch.write("nord.json", "{\"mine\": true}");
    let (code, said) = call(&["--partner", "nord"]);
    assert!(code == 2 && said.contains("does not overwrite"), "{said}");
    let (code, said) = pejl(&scratch.0, &["export"]);
    assert!(code == 2 && said.contains("pejl export ACTION"), "{said}");
}

/// What random bytes say as a snapshot. Nothing panics, and what is no snapshot is an error.
fn said_of(bytes: &[u8]) -> Vec<pejl::diag::Diagnostic> {
    let base = Tree::of_texts([
        ("site.yml", "title: A\nsources: [{partner: nord, snapshot: ../nord.json}]\n"),
        ("partners/nord.yml", "title: Nord\n"),
    ]);
    let mut source = Source {
        partner: "nord".to_owned(),
        root: "../nord.json".to_owned(),
        state: SourceState::Read,
        snapshot: None,
    };
    let (file, mut files) = pejl::disk::open_snapshot(&mut source, bytes);
    files.push(file);
    let tree = base.with_sources(vec![source], files);
    let report = pejl::build_with(&tree, &options("2026-11-01"), &());
    for format in [Format::Human, Format::Json, Format::Sarif, Format::Github] {
        for tongue in [Tongue::Da, Tongue::En] {
            render(&report.diagnostics, &tree, format, tongue, false, "content");
        }
    }
    report.diagnostics
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_bytes_as_a_snapshot_are_told(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let said = said_of(&bytes);
        prop_assert!(said.iter().any(|it| it.code == "snapshot-broken"));
    }

    #[test]
    fn a_snapshot_with_a_random_hole_is_told(from in 0.0..1.0f64, length in 1usize..60, byte in any::<u8>()) {
        let whole = fs::read(root().join("partners/soenderfjord-kommune.json")).unwrap();
        let start = ((whole.len() as f64) * from) as usize;
        let end = (start + length).min(whole.len());
        let mut spoiled = whole[..start].to_vec();
        spoiled.push(byte);
        spoiled.extend(&whole[end..]);
        said_of(&spoiled);
    }
}

/// Two reads of the same folders give the same bytes, sources included.
#[test]
fn the_same_places_give_the_same_bytes() {
    let files = |output: &Output| -> BTreeMap<String, Entry> {
        output.iter().map(|(path, entry)| (path.to_owned(), entry.clone())).collect()
    };
    let content = root().join("tests/cases/partners-with-places-of-their-own/content");
    assert!(files(&built(&content)) == files(&built(&content)));
}

/// The site has a calendar, and so may each partner. Nobody's entry passes for another's in a calendar
/// program, be it by its title and year or by its id.
#[test]
fn a_partner_has_a_calendar_of_its_own_beside_the_sites() {
    let scratch = Scratch::new("calendar");
    let sources = "title: Nordby\nsources:\n  - {partner: syd, folder: ../syd}\n";
    scratch.write("content/site.yml", sources);
    scratch.write("content/partners/syd.yml", "title: Syd\n");
    let entries = "- {title: Fest, date: 2026-12-09, type: open_event}\n\
                   - {id: frist, title: Frist, date: 2026-12-08, type: deadline}\n";
    scratch.write("content/calendar.yml", entries);
    let alone = {
        scratch.write("syd/README.md", "Intet endnu.");
        text(&built(&scratch.0.join("content")), "kalender.ics")
    };
    scratch.write("syd/calendar.yml", entries.replace("2026-12-09", "2026-12-01"));
    let both = text(&built(&scratch.0.join("content")), "kalender.ics");
    let ids = |it: &str| -> Vec<String> {
        let mut ids: Vec<String> =
            it.lines().filter(|it| it.starts_with("UID:")).map(str::to_owned).collect();
        ids.sort();
        ids.dedup();
        ids
    };
    assert_eq!((ids(&alone).len(), ids(&both).len()), (2, 4), "{both}");
    let day_of = |file: &str, uid: &str| {
        let entry = file.split("BEGIN:VEVENT").find(|it| it.contains(uid)).unwrap().to_owned();
        entry.lines().find(|it| it.starts_with("DTSTART")).unwrap().to_owned()
    };
    for uid in ids(&alone) {
        assert_eq!(day_of(&alone, &uid), day_of(&both, &uid), "{uid}");
    }
}
