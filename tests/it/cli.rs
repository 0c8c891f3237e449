//! The program as somebody at a terminal meets it: languages, exit codes, what goes where.
use std::path::{Path, PathBuf};
use std::process::Command;

struct Said {
    code: i32,
    out: String,
    err: String,
}

/// A folder of a test's own, removed when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}"));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.0.join(path)).unwrap_or_else(|it| panic!("{path}: {it}"))
    }

    /// Runs `pejl` in this folder, in Danish, as on a machine without a terminal.
    fn pejl(&self, arguments: &str) -> Said {
        self.pejl_in("da_DK.UTF-8", &[], arguments)
    }

    fn pejl_in(&self, locale: &str, variables: &[(&str, &str)], arguments: &str) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_pejl"))
            .args(arguments.split(' ').filter(|it| !it.is_empty()))
            .current_dir(&self.0)
            .env_remove("SOURCE_DATE_EPOCH")
            .env_remove("LC_MESSAGES")
            .env("LC_ALL", locale)
            .envs(variables.iter().copied())
            .output()
            .expect("pejl starts");
        let text = |bytes| String::from_utf8(bytes).expect("pejl writes UTF-8");
        Said {
            code: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn help_speaks_the_environments_language_unless_told_otherwise() {
    let folder = Folder::new("help");
    for verb in ["", "build ", "check ", "new ", "explain "] {
        let da = folder.pejl(&format!("{verb}--help"));
        assert_eq!((da.code, da.err.as_str()), (0, ""));
        assert!(da.out.contains("Brug: pejl") && da.out.contains("Tilvalg:"), "{}", da.out);
        let english =
            ["Usage", "Options", "Commands", "[default", "Print help", "[possible", "Examples"];
        for word in english {
            assert!(!da.out.contains(word), "{verb}: {word} is no Danish:\n{}", da.out);
        }
        let en = folder.pejl_in("en_GB.UTF-8", &[], &format!("{verb}--help"));
        assert!(en.out.contains("Usage: pejl") && en.out.contains("Options:"), "{}", en.out);
        assert_eq!(folder.pejl(&format!("{verb}--help --lang en")).out, en.out);
        assert_eq!(folder.pejl(&format!("--lang=en {verb}--help")).out, en.out);
        assert_eq!(folder.pejl_in("C", &[], &format!("{verb}--help")).out, en.out);
        // Every verb shows how it is used.
        assert!(da.out.contains("\n  pejl "), "{verb} has no examples:\n{}", da.out);
    }
}

#[test]
fn a_wrong_call_is_2_and_says_what_was_meant() {
    let folder = Folder::new("wrong-call");
    folder.write("content/site.yml", "title: x\n");
    let cases = [
        ("", "Kommandoer:"),
        ("biuld", "`build`"),
        ("build --strickt", "`--strict`"),
        ("build --as-of igår", "2026-03-01"),
        ("build --format xml", "sarif"),
        ("build --threads 0", "1 til 1024"),
        ("build --base-url example.dk", "https://"),
        ("build nowhere", "`pejl new site nowhere`"),
        ("check nowhere", "`nowhere`"),
        ("build --lang tysk", "`da`"),
        ("new", "SLAGS"),
        ("new misson x", "`mission`"),
        ("new mission", "pejl new mission"),
        ("new mission Børn_og_Unge", "`pejl new mission boern-og-unge`"),
        ("explain duplikate-key", "`pejl explain duplicate-key`"),
        ("explain xxxxxxxx", "`pejl explain`"),
        ("build --output .", "output"),
    ];
    for (call, help) in cases {
        let said = folder.pejl(call);
        assert_eq!(said.code, 2, "pejl {call}\n{}{}", said.out, said.err);
        assert_eq!(said.out, "", "pejl {call}");
        assert!(said.err.contains(help), "pejl {call} should mention {help}:\n{}", said.err);
        assert!(!said.err.contains("error:"), "pejl {call} speaks English:\n{}", said.err);
    }
}

#[test]
fn explain_shows_the_page_and_the_list() {
    let folder = Folder::new("explain");
    let da = folder.pejl("explain duplicate-key");
    assert_eq!(da.code, 0);
    assert!(da.out.starts_with("# Den samme oplysning står to gange\n"), "{}", da.out);
    let en = folder.pejl("explain [duplicate-key] --lang en");
    assert!(en.out.starts_with("# The same entry is written twice\n"), "{}", en.out);
    let list = folder.pejl("explain");
    assert_eq!(list.code, 0);
    assert!(list.out.lines().any(|it| it.starts_with("yaml-syntax ")), "{}", list.out);
}

#[test]
fn new_makes_files_and_never_overwrites() {
    let folder = Folder::new("new");
    let kinds = ["mission", "indicator", "partner", "contribution", "story", "situation", "page"];
    for kind in kinds {
        let said = folder.pejl(&format!("new {kind} min-nye"));
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.out.starts_with("Lavet: content"), "{}", said.out);
    }
    let mission = folder.read("content/missions/min-nye.md");
    assert!(mission.contains("\ntitle: \"Min nye\"\n"), "{mission}");
    assert!(mission.contains("# Titlen, som læseren ser."), "{mission}");
    assert!(!mission.contains("{{"), "{mission}");
    assert!(folder.read("content/indicators/min-nye.csv").starts_with("period;value"));
    folder.write("content/missions/min-nye.md", "mit eget");
    let said = folder.pejl("new mission min-nye");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("findes allerede"), "{}", said.err);
    assert_eq!(folder.read("content/missions/min-nye.md"), "mit eget");
    // Half a thing is worse than none.
    std::fs::remove_file(folder.0.join("content/indicators/min-nye.md")).expect("was just made");
    assert_eq!(folder.pejl("new indicator min-nye").code, 2);
    assert!(!folder.0.join("content/indicators/min-nye.md").exists());
}

#[test]
fn new_quotes_a_title_and_dates_an_update() {
    let folder = Folder::new("new-title");
    let said = folder.pejl_in("en", &[], "new update good-news --content c --title a:\"b\\");
    assert_eq!(said.code, 0, "{}", said.err);
    let made = said.out.lines().next().expect("a line").trim_start_matches("Made: ").to_owned();
    let text = folder.read(&made);
    assert!(text.contains("title: \"a:\\\"b\\\\\"\n"), "{text}");
    let file = Path::new(&made).file_stem().expect("a name").to_string_lossy().into_owned();
    let date = file.strip_suffix("-good-news").expect("the id at the end");
    assert!(text.contains(&format!("\ndate: {date}\n")), "{text}");
}

#[test]
fn a_new_site_is_complete_in_either_language() {
    for lang in ["da", "en"] {
        let folder = Folder::new(&format!("new-site-{lang}"));
        let said = folder.pejl(&format!("new site min-side --lang {lang}"));
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.out.contains("`pejl build min-side`"), "{}", said.out);
        assert!(folder.read("min-side/site.yml").contains(&format!("languages: [{lang}]")));
        let again = folder.pejl("new site min-side");
        assert_eq!(again.code, 2, "a second time would overwrite");
    }
}

/// One mistake that the first stage finds, so that this holds for whatever comes later.
const BROKEN: &str = "title: Et\ntitle: To\n";

#[test]
fn wrong_content_is_1_and_publishes_nothing() {
    let folder = Folder::new("content-error");
    folder.write("content/site.yml", BROKEN);
    for call in ["build", "check", "build --quiet"] {
        let said = folder.pejl(call);
        assert_eq!(said.code, 1, "{}{}", said.out, said.err);
        assert_eq!(said.out, "");
        assert!(said.err.contains("fejl[duplicate-key]"), "{}", said.err);
        assert!(said.err.contains("content/site.yml:2:1"), "{}", said.err);
        assert!(!said.err.contains('\u{1b}'), "colours outside of a terminal: {:?}", said.err);
        assert!(!folder.0.join("output").exists());
    }
}

#[test]
fn programs_get_their_format_on_stdout() {
    let folder = Folder::new("formats");
    folder.write("content/site.yml", BROKEN);
    let json = folder.pejl("check --format json");
    assert_eq!(json.code, 1);
    let value: serde_json::Value = serde_json::from_str(&json.out).expect("JSON and nothing else");
    let codes: Vec<_> = value["diagnostics"].as_array().expect("a list").iter().collect();
    assert!(codes.iter().any(|it| it["code"] == "duplicate-key"), "{}", json.out);
    let sarif = folder.pejl("check --format sarif");
    let value: serde_json::Value = serde_json::from_str(&sarif.out).expect("JSON and nothing else");
    assert_eq!(value["version"], "2.1.0");
    let github = folder.pejl("check --format github --lang en");
    assert!(github.out.contains("::error file=content/site.yml,line=2,col=1,"), "{}", github.out);
}

#[test]
fn a_new_site_builds_without_a_word_of_complaint() {
    for lang in ["da", "en"] {
        let folder = Folder::new(&format!("new-site-builds-{lang}"));
        assert_eq!(folder.pejl(&format!("new site --lang {lang}")).code, 0);
        let said = folder.pejl("build --strict");
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
        assert!(said.out.starts_with("Bygget: "), "{}", said.out);
        assert!(folder.read("output/index.html").contains("<html"));
        let check = folder.pejl("check --verbose");
        assert_eq!(check.code, 0);
        assert!(check.out.starts_with("Ingen fejl: "), "{}", check.out);
        let quiet = folder.pejl("build --quiet");
        assert_eq!((quiet.code, quiet.out.as_str(), quiet.err.as_str()), (0, "", ""));
        let timings = folder.pejl("build --timings");
        assert!(timings.err.contains("Tid pr. trin"), "{}", timings.err);
        assert!(timings.err.contains("index.html"), "{}", timings.err);
    }
}

#[test]
fn check_says_how_each_table_was_read() {
    let folder = Folder::new("verbose");
    folder.write("content/site.yml", BROKEN);
    folder.write("content/indicators/a.csv", "period;value\n2024;1,5\n");
    folder.write("content/indicators/b.csv", "period,value\n2024,1.5\n");
    let said = folder.pejl("check --verbose");
    let da = "content/indicators/a.csv: UTF-8, semikolon mellem cellerne, decimalkomma\n";
    assert!(said.err.contains(da), "{}", said.err);
    let said = folder.pejl("check --verbose --lang en");
    let en = "content/indicators/b.csv: UTF-8, commas between cells, a decimal point\n";
    assert!(said.err.contains(en), "{}", said.err);
    assert!(!folder.pejl("check").err.contains("semikolon"));
}

#[test]
fn the_day_comes_from_the_call_then_from_the_environment() {
    let folder = Folder::new("as-of");
    folder.write("content/site.yml", "title: x\nlanguages: [da]\n");
    folder.write("content/indicators/a.md", "---\ntitle: A\nunit: count\ndirection: none\n---\n");
    folder.write("content/indicators/a.csv", "period;value\n2024;1\n");
    // Figures for 2024 lie in the future of 2020, and of 1970.
    let future = |variables: &[(&str, &str)], call: &str| {
        folder.pejl_in("da_DK", variables, call).err.contains("[observation-in-future]")
    };
    assert!(!future(&[], "check"));
    assert!(future(&[], "check --as-of 2020-06-01"));
    assert!(future(&[("SOURCE_DATE_EPOCH", "1577836800")], "check"));
    assert!(!future(&[("SOURCE_DATE_EPOCH", "1577836800")], "check --as-of 2026-01-01"));
    let said = folder.pejl_in("da_DK", &[("SOURCE_DATE_EPOCH", "i går")], "check");
    assert_eq!(said.code, 2, "a broken clock is not passed over in silence: {}", said.err);
    assert!(said.err.contains("SOURCE_DATE_EPOCH"), "{}", said.err);
}

#[test]
fn strict_turns_warnings_into_errors() {
    let folder = Folder::new("strict");
    folder.write("content/site.yml", "title: x\nlanguages: [da]\n");
    let said = folder.pejl("check --strict");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("fejl[site-without-contact]"), "{}", said.err);
    assert!(folder.pejl("check").err.contains("advarsel[site-without-contact]"));
}
