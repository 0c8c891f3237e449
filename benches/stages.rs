//! CPU of each stage on one core, for a folder that `generate` wrote: `cargo bench --bench stages -- FOLDER`.
//!
//! What issue 3 asks for is "judged and drawn": every verdict, and each drawing of each page with its
//! text, once for the page and once for the file beside it. A tool for people; nothing is asserted.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a tool for people, not a part of pejl"
)]

use std::path::Path;
use std::sync::Arc;

use pejl::chart::{Drawing, Role};
use pejl::value::parse_moment;
use pejl::{Options, advise, assess, diag::Diags, export, link, render, site, source, theme};

fn main() {
    let folder = std::env::args().skip(1).find(|it| it != "--bench");
    let Some(folder) = folder else {
        eprintln!("usage: cargo bench --bench stages -- FOLDER");
        return;
    };
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    one.install(|| run(Path::new(&folder)));
}

/// Seconds of CPU that this thread has used, from Linux's own books.
fn used() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    let nanos: f64 = text.split(' ').next().and_then(|it| it.parse().ok()).expect("a number");
    nanos / 1e9
}

fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let start = used();
    let result = work();
    println!("{name:<28} {:6.3} s", used() - start);
    result
}

fn run(folder: &Path) {
    let now = parse_moment("2026-06-01").expect("a day");
    let options = Options::at(now);
    let tree = timed("read", || pejl::read(folder).expect("a folder that can be read"));
    let mut diags = Diags::default();
    let draft = timed("parse", || source::parse(&tree, &mut diags));
    let settings = link::Settings { as_of: None, now, base_url: None, drafts: false };
    let model = timed("link", || link::link(&draft, &tree, &settings, &mut diags));
    let model = model.expect("content without mistakes");
    let verdicts = timed("judge", || assess::judge_model(&model));
    timed("advise", || advise::advise(&model, &verdicts, &tree, &mut diags));
    let theme = timed("templates", theme::Theme::shipped);
    let site = timed("plan", || {
        site::plan(Arc::new(model), verdicts, theme, (None, &options), &mut Diags::default())
    });
    let drawings: Vec<Drawing> = timed("drawings with their pages", || {
        site.routes.keys().flat_map(|it| site::drawings(&site, it)).collect()
    });
    let svg: usize =
        timed("drawings as text", || drawings.iter().map(|it| it.fluid(Role::Hidden).len()).sum());
    println!("{} drawings, {svg} bytes", drawings.len());
    drop(drawings);
    timed("figure files", || {
        site.routes.keys().map(|it| site::figure_files(&site, it).len()).sum::<usize>()
    });
    let theme = timed("theme", || render::Theme::new(&site));
    let views: Vec<_> = timed("pages without HTML", || {
        site.routes.keys().map(|it| site::view(&site, it)).collect()
    });
    let html: usize = timed("HTML", || {
        site.routes
            .keys()
            .zip(&views)
            .map(|(it, view)| theme.page(it.lang, view).map_or(0, |it| it.len()))
            .sum()
    });
    let export = export::Export::new(&site);
    let files: usize = timed("files beside pages", || {
        site.routes.keys().flat_map(|it| export.beside(it)).map(|it| it.1.len()).sum()
    });
    println!("{html} bytes of HTML, {files} bytes beside");
}
