//! The gallery, `tests/gallery`: a content folder in which every class of verdict, every caveat and
//! every shape of data that we could think of has an indicator whose id says what its verdict must
//! be, and a page with its figures. What it looks like is for `tests/browser/gallery.mjs` and for people.
//! To change it, change `tests/gallery/make.py` and run it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use pejl::assess::{Caveat, Class};
use pejl::model::{Aim, Direction, Path as Way, Status, Uncertainty};
use pejl::output::{Entry, Output};
use pejl::site::Site;
use pejl::tree::Tree;
use pejl::value::PeriodKind;

fn content() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gallery/content")
}

fn tree() -> Tree {
    pejl::disk::read(&content()).unwrap()
}

fn options() -> pejl::Options {
    pejl::Options::at(pejl::value::parse_moment("2026-06-01").expect("a date"))
}

/// Everything of it, planned. Made once: many tests look at it.
pub(crate) fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let report = pejl::compile(&tree(), &options(), &());
        report.value.unwrap_or_else(|| panic!("the gallery has errors: {:#?}", report.diagnostics))
    })
}

/// Every file of it, built. Made once.
pub(crate) fn output() -> &'static Output {
    static OUTPUT: OnceLock<Output> = OnceLock::new();
    OUTPUT.get_or_init(|| {
        let built = pejl::render::render(site(), &(), &mut pejl::diag::Diags::default());
        built.expect("the default theme has no mistakes")
    })
}

/// The text of a file of it.
pub(crate) fn text(path: &str) -> &'static str {
    match output().get(path) {
        Some(Entry::Bytes(bytes)) => std::str::from_utf8(bytes).expect("pages are UTF-8"),
        _ => panic!("the gallery has no file {path}"),
    }
}

/// Every page of it: path and HTML.
pub(crate) fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    let pages = output().iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, _)| (path, text(path)))
}

/// What an id announces: CLASS[-words][-med-CAVEAT[-og-CAVEAT]].
fn announced(id: &str) -> (Class, Vec<Caveat>) {
    let (words, caveats) = id.split_once("-med-").unwrap_or((id, ""));
    let begins = |it: &&Class| words == it.id() || words.starts_with(&format!("{}-", it.id()));
    let class = Class::ALL.iter().filter(begins).max_by_key(|it| it.id().len());
    let class = class.unwrap_or_else(|| panic!("{id} begins with no class"));
    let caveat = |name: &str| {
        let found = Caveat::ALL.into_iter().find(|it| it.id() == name);
        found.unwrap_or_else(|| panic!("{id}: {name} is no caveat"))
    };
    let mut caveats: Vec<Caveat> =
        caveats.split("-og-").filter(|it| !it.is_empty()).map(caveat).collect();
    caveats.sort();
    (*class, caveats)
}

#[test]
fn every_verdict_is_the_one_that_its_id_announces() {
    let site = site();
    let mut wrong = Vec::new();
    for (key, indicator) in site.model.indicators.iter() {
        let id = indicator.common.id.as_str();
        let verdict = &site.verdicts[key].headline;
        let (class, caveats) = announced(id);
        if (verdict.class, &verdict.caveats) != (class, &caveats) {
            let share = verdict.share_percent;
            wrong.push(format!("{id}: {:?} {:?} {share:?}", verdict.class, verdict.caveats));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_class_and_every_caveat_occurs() {
    let site = site();
    let verdicts = || site.model.indicators.iter().map(|(key, _)| &site.verdicts[key].headline);
    let classes: BTreeSet<Class> = verdicts().map(|it| it.class).collect();
    assert_eq!(classes, BTreeSet::from(Class::ALL));
    let caveats: BTreeSet<Caveat> = verdicts().flat_map(|it| it.caveats.clone()).collect();
    assert_eq!(caveats, BTreeSet::from(Caveat::ALL));
    assert!(verdicts().any(|it| it.final_), "a final verdict");
    assert!(verdicts().any(|it| it.class_if_fresh.is_some()), "an old verdict");
    assert!(verdicts().any(|it| it.plan_begins.is_some()), "a plan that begins flat");
    assert!(verdicts().any(|it| it.pace_suffices == Some(true)), "a pace that suffices");
}

/// A list of names for what is there, so that a failure says what is missing.
fn missing(wanted: &[&str], found: &BTreeSet<String>) -> Vec<String> {
    wanted.iter().filter(|it| !found.contains(**it)).map(|it| (*it).to_owned()).collect()
}

#[test]
fn every_kind_of_fact_occurs() {
    let mut found = BTreeSet::new();
    for (_, it) in site().model.indicators.iter() {
        let mut note = |what: &str| {
            found.insert(what.to_owned());
        };
        note(match it.direction {
            Direction::Increase => "increase",
            Direction::Decrease => "decrease",
            Direction::Hold => "hold",
            Direction::None => "none",
        });
        match it.target.as_ref().map(|it| (it.aim, it.period.is_some())) {
            None => note("no target"),
            Some((Aim::Reach(_), _)) => note("reach"),
            Some((Aim::AtLeast(_), true)) => note("at least, by a time"),
            Some((Aim::AtLeast(_), false)) => note("at least"),
            Some((Aim::AtMost(_), _)) => note("at most"),
            Some((Aim::Between(..), _)) => note("between"),
        }
        note(match it.path {
            Way::Linear => "linear",
            Way::Geometric => "geometric",
            Way::Steps(_) => "steps",
        });
        note(it.unit.name().unwrap_or("own unit"));
        if it.override_.is_some() {
            note("override");
        }
        note(match it.events.len() {
            0 => "no events",
            1 => "1 event",
            4 => "4 events",
            _ => "some events",
        });
        for one in &it.breaks {
            note(if one.bridged { "bridged break" } else { "break" });
        }
        note(match it.dimensions.len() {
            0 => "no dimensions",
            3 => "3 dimensions",
            _ => "dimensions",
        });
        if it.dimensions.iter().any(|it| it.values.len() == 40) {
            note("40 groups");
        }
        let Some(headline) = it.headline() else {
            note("no table");
            continue;
        };
        let kinds: BTreeSet<PeriodKind> =
            headline.observations().iter().map(|it| it.period.kind()).collect();
        for kind in &kinds {
            note(&format!("{kind:?}"));
        }
        if kinds.len() > 1 {
            note("mixed periods");
        }
        let values: Vec<_> = headline.observations().iter().filter_map(|it| it.value).collect();
        note(&format!("{} values", values.len()));
        if values.iter().all(|it| it.is_sign_negative()) && values.len() > 1 {
            note("only negative");
        }
        if let (Some(low), Some(high)) = (values.iter().min(), values.iter().max()) {
            if low.is_sign_negative() && high.is_sign_positive() {
                note("both signs");
            }
            if low == high && values.len() > 2 {
                note("all equal");
            }
            if high.to_string().len() >= low.to_string().len() + 11 {
                note("12 orders of magnitude");
            }
        }
        for one in headline.observations() {
            note(&format!("{:?}", one.status));
            note(match one.uncertainty {
                Uncertainty::Unknown => "no error",
                Uncertainty::Interval { .. } => "interval",
                Uncertainty::StandardError(_) => "standard error",
            });
        }
        if headline.observations().iter().all(|it| it.status == Status::Provisional) {
            note("all provisional");
        }
        if it.series.iter().filter(|it| it.key.partner.is_some()).count() > 3 {
            note("partners");
        }
    }
    let wanted = [
        "increase",
        "decrease",
        "hold",
        "none",
        "no target",
        "reach",
        "at least",
        "at least, by a time",
        "at most",
        "between",
        "linear",
        "geometric",
        "steps",
        "percent",
        "per_1000",
        "per_100000",
        "count",
        "dkk",
        "tonnes_co2",
        "days",
        "hours",
        "score",
        "own unit",
        "override",
        "no events",
        "1 event",
        "some events",
        "4 events",
        "bridged break",
        "break",
        "no dimensions",
        "dimensions",
        "3 dimensions",
        "40 groups",
        "no table",
        "Year",
        "Years",
        "SchoolYear",
        "HalfYear",
        "Quarter",
        "Month",
        "Week",
        "Day",
        "mixed periods",
        "0 values",
        "1 values",
        "2 values",
        "500 values",
        "only negative",
        "both signs",
        "all equal",
        "12 orders of magnitude",
        "Normal",
        "Provisional",
        "Estimated",
        "Break",
        "LowReliability",
        "Confidential",
        "Missing",
        "no error",
        "interval",
        "standard error",
        "all provisional",
        "partners",
    ];
    assert_eq!(missing(&wanted, &found), Vec::<String>::new());
}

#[test]
fn the_gallery_has_no_other_warnings_than_of_figures_that_are_old_or_not_there() {
    let report = pejl::compile(&tree(), &options(), &());
    let said: Vec<&str> = report
        .diagnostics
        .iter()
        .filter(|it| it.severity != pejl::diag::Severity::Advice)
        .map(|it| it.code)
        .collect();
    assert_eq!(said, ["stale-figures", "indicator-without-data", "indicator-without-data"]);
}

#[test]
fn one_thread_and_two_write_the_same_bytes() {
    let build = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let report = pool.install(|| pejl::build_with(&tree(), &options(), &()));
        report.value.expect("the gallery builds")
    };
    let (one, two) = (build(1), build(2));
    for ((path, one), (other, two)) in one.iter().zip(two.iter()) {
        assert_eq!(path, other);
        assert!(one == two, "{path} differs");
    }
    assert_eq!(one.len(), two.len());
    assert!(one == *output(), "a third time");
}

/// How many elements a page has, counted in its text.
fn elements(html: &str) -> usize {
    html.match_indices('<')
        .filter(|(at, _)| html[at + 1..].starts_with(|it: char| it.is_ascii_alphabetic()))
        .count()
}

#[test]
fn a_page_of_the_gallery_is_no_longer_than_a_page_may_be() {
    // A table of 500 rows is long whatever its page does; such a page has one figure, and nothing else.
    let own = pages().filter(|(path, _)| {
        path.contains("galleri-")
            && !path.contains("-500-")
            && !path.ends_with("/rapport/index.html")
    });
    let long: BTreeMap<&str, usize> =
        own.map(|(path, html)| (path, elements(html))).filter(|it| it.1 > 1500).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn every_view_and_every_class_stand_on_a_page() {
    let source = |class: Class| {
        let path = content().join(format!("pages/galleri-{}.md", class.id()));
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    for class in Class::ALL {
        let text = source(class);
        for view in ["line", "small-multiples", "bars", "dumbbell", "spark", "table"] {
            let embed = format!("![](indicator:{}?view={view}", class.id());
            assert!(text.contains(&embed), "{}: {view}", class.id());
        }
    }
}

/// In both forms, at every width: no label touches another, leaves its drawing or lies on what must
/// be seen. The drawings are those of the pages, whatever page they stand on.
#[test]
fn no_label_of_any_drawing_collides() {
    let site = site();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for route in site.routes.keys() {
        for (at, drawing) in pejl::site::drawings(site, route).iter().enumerate() {
            seen += 1;
            let page = site.file(route);
            wrong.extend(drawing.collisions().into_iter().map(|it| format!("{page} #{at}: {it}")));
        }
    }
    let some: Vec<&String> = wrong.iter().take(60).collect();
    assert!(wrong.is_empty(), "{} collisions: {some:#?}", wrong.len());
    assert!(seen > 500, "{seen} drawings");
}
