//! The command line: one file a verb. The only room that prints, measures time and asks the
//! environment. Does *not* know what content means: it hands a folder to the pipeline and says what
//! came of it.
#![expect(
    clippy::disallowed_methods,
    reason = "only cli/ measures time and asks the environment; all else gets both as inputs"
)]

mod args;
mod build;
mod check;
mod diff;
mod explain;
mod export;
mod new;
mod preview;
mod theme;
mod watch;
mod words;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};

use crate::diag::show::{self, Format};
use crate::diag::{Diagnostic, Diags, Said, Severity, Tongue, said};
use crate::output::Output;
use crate::tree::{Former, PictureFault, Span, Tree};
use crate::value::Moment;
use crate::{Observer, Options, Report, Stage, disk};

use args::{Call, Run, Verb};
use watch::Watch;

/// Why a verb did not do what it was asked to.
enum Failure {
    /// The content has errors, which have been shown.
    Content,
    /// The call or the machine: a sentence that is still to be said.
    Machine(Said),
}

impl From<disk::Error> for Failure {
    fn from(error: disk::Error) -> Failure {
        Failure::Machine(Said { da: error.say(Tongue::Da), en: error.say(Tongue::En) })
    }
}

/// Does what the command line asks for. The answer is 0, 1 if the content has errors, or 2 if the
/// call or the machine is at fault (or pejl itself).
pub fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let tongue = words::tongue(&arguments, |name| std::env::var(name).ok());
    ask_to_report_panics(tongue);
    let call = match args::parse(&arguments, tongue) {
        Ok(call) => call,
        Err(args::Refused::Shown(text)) => {
            print(&text);
            return ExitCode::SUCCESS;
        }
        Err(args::Refused::Wrong(text)) => {
            complain(&text);
            return ExitCode::from(2);
        }
    };
    match act(&call) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Content) => ExitCode::from(1),
        Err(Failure::Machine(said)) => {
            let word = words::pick(tongue, "fejl", "error");
            complain(&format!("{word}: {}\n", said.get(tongue)));
            ExitCode::from(2)
        }
    }
}

fn act(call: &Call) -> Result<(), Failure> {
    match &call.verb {
        Verb::Build { run, output, verbose } => build::build(run, output, *verbose, call.tongue),
        Verb::Check { run, verbose } => check::check(run, *verbose, call.tongue),
        Verb::Diff { old, new, format } => diff::diff(old, new, *format, call.tongue),
        Verb::New(wanted) => new::new(wanted, call.tongue),
        Verb::Theme(act) => theme::theme(act, call.tongue),
        Verb::Export(wanted) => export::export(wanted, call.tongue),
        Verb::Explain { code } => explain::explain(code.as_deref(), call.tongue),
    }
}

/// What `build` and `check` share: reads the folder, compiles it, writes the pages and shows what there
/// is to say. Whatever came of it, `look` may look at what was read. `check` needs no pages, but for
/// those of a theme of the site's own: they may have something to say.
fn read_and_build(
    run: &Run,
    tongue: Tongue,
    watch: &Watch,
    output: Option<&str>,
    look: impl FnOnce(&Tree),
) -> Result<(Tree, Option<Output>), Failure> {
    if let Some(threads) = run.threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        // It can only have been built already, by a test in the same process.
        let _ = pool.build_global();
    }
    watch.stage(Stage::Read);
    let folder = Path::new(&run.folder);
    if !folder.is_dir() {
        let name = &run.folder;
        return Err(Failure::Machine(said!(
            "der er ingen mappe `{name}`. Skriv mappen med dit indhold efter kommandoen, eller lav en ny med `pejl new site {name}`.",
            "there is no folder `{name}`. Write the folder with your content after the command, or make a new one with `pejl new site {name}`."
        )));
    }
    let options = options(run)?;
    let tree = crate::read(folder)?;
    let former = former(run.previous.as_deref(), output, &tree)?;
    let tree = tree.with_former(former);
    let needs_pages = output.is_some();
    let Report { value: site, diagnostics } = crate::compile(&tree, &options, watch);
    let compiled = site.is_some();
    let report = match site {
        Some(site) if needs_pages || site.theme.has_own_templates() => {
            crate::render_with(&site, diagnostics, &tree, &options, watch)
        }
        _ => Report { value: None, diagnostics },
    };
    watch.pause();
    show(&report.diagnostics, &tree, run, tongue);
    look(&tree);
    if report.diagnostics.iter().any(|it| it.severity == Severity::Error) {
        return Err(Failure::Content);
    }
    if !compiled || needs_pages && report.value.is_none() {
        return Err(Failure::Machine(said!(
            "pejl fandt ingen fejl i indholdet, men byggede heller ingenting. Det er vores fejl.",
            "pejl found nothing wrong with the content, but built nothing either. That is our fault."
        )));
    }
    Ok((tree, report.value))
}

/// The history of the former build: what was named; what is in the content folder, which was read with it;
/// or what lies in the folder that is about to be replaced.
fn former(
    previous: Option<&str>,
    output: Option<&str>,
    tree: &Tree,
) -> Result<Option<Former>, Failure> {
    Ok(match (previous, output) {
        (Some("none"), _) => {
            let text = Ok(String::new());
            Some(Former { name: "none".to_owned(), named: true, text })
        }
        (Some(named), _) => disk::read_former(Path::new(named), true)?,
        (None, Some(output)) if tree.find(crate::tree::HISTORY).is_none() => {
            disk::read_former(Path::new(output), false)?
        }
        _ => None,
    })
}

fn options(run: &Run) -> Result<Options, Failure> {
    Ok(Options {
        as_of: run.as_of.map_or_else(source_date_epoch, |it| Ok(Some(it)))?,
        now: now(),
        base_url: run.base_url.clone(),
        drafts: run.drafts,
        strict: run.strict,
        clean_urls: run.clean_urls,
    })
}

/// The time that reproducible builds are given from outside, in seconds since 1970.
fn source_date_epoch() -> Result<Option<Moment>, Failure> {
    let Ok(written) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let at = written.parse().ok().and_then(|it| jiff::Timestamp::from_second(it).ok());
    match at {
        Some(at) => Ok(Some(jiff::tz::TimeZone::UTC.to_datetime(at))),
        None => Err(Failure::Machine(said!(
            "SOURCE_DATE_EPOCH skal være sekunder siden 1970, men er `{written}`.",
            "SOURCE_DATE_EPOCH must be seconds since 1970, but is `{written}`."
        ))),
    }
}

/// Now, in UTC. The only look at the calendar in the whole program.
fn now() -> Moment {
    jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now())
}

/// Diagnostics: to people beside the result (stderr), to programs as the result (stdout).
fn show(diagnostics: &[Diagnostic], tree: &Tree, run: &Run, tongue: Tongue) {
    let colour = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
    let text = show::render(diagnostics, tree, run.format, tongue, colour, &run.folder);
    match run.format {
        Format::Human => complain(&text),
        Format::Json | Format::Sarif | Format::Github => print(&text),
    }
}

/// Pictures that turned out to be unreadable when they were to be made: their author's business, so
/// they are told as everything else in the content is.
fn show_damaged(pictures: &[String], tree: &Tree, run: &Run, tongue: Tongue) -> Failure {
    let mut diags = Diags::default();
    for path in pictures {
        let place = tree.find(path).map(Span::start_of);
        let place = place.expect("pictures are made of files that were read");
        diags.unshowable_picture(place, path, PictureFault::Damaged);
    }
    show(&diags.into_sorted(tree, run.strict), tree, run, tongue);
    Failure::Content
}

/// The last line of a run: on stdout, unless that belongs to a program.
fn result(run: &Run, text: &str) {
    match run.format {
        _ if run.quiet => {}
        Format::Human => print(&format!("{text}\n")),
        Format::Json | Format::Sarif | Format::Github => complain(&format!("{text}\n")),
    }
}

/// To stdout. Whoever closed it has read enough.
fn print(text: &str) {
    let mut out = anstream::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// To stderr.
fn complain(text: &str) {
    let mut out = anstream::stderr();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// A panic is never the author's fault, and says so. It ends the program at once, whatever thread it
/// happens on.
#[expect(clippy::exit, reason = "a panic on a worker thread must end the program with 2 as well")]
fn ask_to_report_panics(tongue: Tongue) {
    std::panic::set_hook(Box::new(move |info| {
        let text = match info.payload() {
            it if it.is::<&str>() => it.downcast_ref::<&str>().map(|it| (*it).to_owned()),
            it => it.downcast_ref::<String>().cloned(),
        };
        let text = text.unwrap_or_default();
        let place = info.location().map(|it| format!("{}:{}", it.file(), it.line()));
        let place = place.unwrap_or_default();
        let version = env!("CARGO_PKG_VERSION");
        let said = said!(
            "\nDet er en fejl i pejl, ikke i dit indhold. Den side, der er udgivet, er som før.\nSend os venligst disse linjer og, om du kan, det indhold, der udløste den:\n\n  pejl {version}, {place}\n  {text}\n",
            "\nThis is a mistake in pejl, not in your content. The published site is as it was.\nPlease send us these lines and, if you can, the content that led to it:\n\n  pejl {version}, {place}\n  {text}\n"
        );
        complain(said.get(tongue));
        std::process::exit(2);
    }));
}
