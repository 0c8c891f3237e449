//! `pejl build`: read, compile, publish.

use std::path::Path;

use crate::diag::Tongue;
use crate::{Observer, Stage, disk};

use super::args::Run;
use super::watch::Watch;
use super::words::{counted, pick, seconds};
use super::{Failure, complain, read_and_build, result};

pub(super) fn build(run: &Run, output: &str, tongue: Tongue) -> Result<(), Failure> {
    let content = Path::new(&run.folder);
    let watch = Watch::start(tongue, run.quiet, run.timings);
    // A folder that we may not write to is no reason to let somebody wait for a build first. What
    // is wrong with the content folder itself, reading it will say.
    let place = content.is_dir().then(|| disk::place(Path::new(output), content)).transpose()?;
    let built = read_and_build(run, tongue, &watch, true, |_| {});
    let stands = place.as_ref().is_some_and(|it| it.path().exists());
    if matches!(built, Err(Failure::Content)) && stands && !run.quiet {
        let text = pick(
            tongue,
            "Intet er udgivet: mappen {} er, som den var.\n",
            "Nothing was published: the folder {} is as it was.\n",
        );
        complain(&text.replace("{}", output));
    }
    if built.is_err() && run.timings {
        complain(&watch.timings());
    }
    let (_, site) = built?;
    let site = site.expect("what was asked for was built");
    watch.resume();
    let place = place.expect("a folder that was read is a folder");
    watch.stage(Stage::Publish);
    let published = disk::publish(&site, content, &place);
    watch.pause();
    published?;
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
