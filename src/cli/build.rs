//! `pejl build`: read, compile, publish.

use std::path::Path;

use crate::diag::Tongue;
use crate::{Observer, Stage, disk};

use super::args::Run;
use super::watch::Watch;
use super::words::{counted, pick, seconds};
use super::{Failure, complain, read_and_build, result};

pub(super) fn build(run: &Run, output: &str, verbose: bool, tongue: Tongue) -> Result<(), Failure> {
    let content = Path::new(&run.folder);
    let watch = Watch::start(tongue, run.quiet, run.timings);
    // A folder that we may not write to is no reason to let somebody wait for a build first. What
    // is wrong with the content folder itself, reading it will say.
    let place = content.is_dir().then(|| disk::place(Path::new(output), content)).transpose()?;
    let built = read_and_build(run, tongue, &watch, Some(output), |_| {});
    let stands = place.as_ref().is_some_and(|it| it.path().exists());
    let as_it_was = || {
        if stands && !run.quiet {
            let text = pick(
                tongue,
                "Intet er udgivet: mappen {} er, som den var.\n",
                "Nothing was published: the folder {} is as it was.\n",
            );
            complain(&text.replace("{}", output));
        }
    };
    if matches!(built, Err(Failure::Content)) {
        as_it_was();
    }
    if built.is_err() && run.timings {
        complain(&watch.timings());
    }
    let (tree, site) = built?;
    let site = site.expect("what was asked for was built");
    watch.resume();
    let place = place.expect("a folder that was read is a folder");
    watch.stage(Stage::Publish);
    let published = disk::publish(&site, content, &place);
    watch.pause();
    if let Err(error) = &published
        && !error.damaged_pictures().is_empty()
    {
        let failure = super::show_damaged(error.damaged_pictures(), &tree, run, tongue);
        as_it_was();
        return Err(failure);
    }
    let published = published?;
    if verbose {
        complain(&made(&published, tongue));
    }
    let took = seconds(watch.took(), tongue);
    if run.timings {
        complain(&watch.timings());
    }
    let pages = site.iter().filter(|(path, _)| path.ends_with(".html")).count();
    let folder = output.trim_end_matches('/');
    result(
        run,
        &match tongue {
            Tongue::Da => {
                format!("Bygget: {} i {folder}/ på {took}", counted(pages, "side", "sider"))
            }
            Tongue::En => {
                format!("Built: {} in {folder}/ in {took}", counted(pages, "page", "pages"))
            }
        },
    );
    Ok(())
}

/// How many pictures and icons were made, and how many were there already.
fn made(published: &disk::Published, tongue: Tongue) -> String {
    let (made, reused) = (published.made, published.reused);
    match tongue {
        Tongue::Da => format!("Billeder: lavet {made}, genbrugt {reused}\n"),
        Tongue::En => format!("Pictures: made {made}, reused {reused}\n"),
    }
}
