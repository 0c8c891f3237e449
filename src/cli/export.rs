//! `pejl export`: what is public of a site as one file, for another pejl site to take in. Does *not*
//! know the file's form: `crate::snapshot` does.

use std::path::Path;

use clap::{Arg, ArgMatches, Command};

use crate::diag::show::Format;
use crate::diag::{Diagnostic, Diags, Severity, Tongue, nearest, said};
use crate::value::{Moment, parse_moment};
use crate::{Report, disk, snapshot, source};

use super::args::{Run, option, verb};
use super::words::{counted, pick};
use super::{Failure, options, print, show};

/// What `pejl export snapshot` is asked to do.
#[derive(Debug)]
pub(super) struct Wanted {
    content: String,
    output: String,
    partner: Option<String>,
    as_of: Option<Moment>,
}

/// The names of what it can do, for whoever mistypes them.
pub(super) const ACTS: [&str; 1] = ["snapshot"];

/// Its part of the command line.
pub(super) fn command(tongue: Tongue) -> Command {
    let say = move |da: &'static str, en: &'static str| pick(tongue, da, en);
    verb(tongue, "export", say("Gem det offentlige som én fil", "Save what is public as one file"))
        .override_usage(say("pejl export HANDLING [TILVALG]", "pejl export ACTION [OPTIONS]"))
        .help_template(say(
            "{about}\n\nBrug: {usage}\n\nHandlinger:\n{subcommands}\n\nTilvalg:\n{options}{after-help}",
            "{about}\n\nUsage: {usage}\n\nActions:\n{subcommands}\n\nOptions:\n{options}{after-help}",
        ))
        .after_help(say(AFTER_DA, AFTER_EN))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand(
            verb(tongue, "snapshot", say(
                "Én JSON-fil, som en anden pejl-side kan hente ind",
                "One JSON file that another pejl site can take in",
            ))
            .override_usage(say(
                "pejl export snapshot [MAPPE] --output FIL [TILVALG]",
                "pejl export snapshot [FOLDER] --output FILE [OPTIONS]",
            ))
            .arg(Arg::new("folder").value_name(say("MAPPE", "FOLDER")).default_value("content")
                .hide_default_value(true)
                .help(say("Mappen med indholdet [ellers content]", "The content folder [else content]")))
            .arg(option("output", say("FIL", "FILE")).required(true).help(say(
                "Filen, der skrives, fx hedeby.json",
                "The file to write, such as hedeby.json",
            )))
            .arg(option("partner", "ID").help(say(
                "Kun det, denne partner ejer: det, en anden side kan hente ind",
                "Only what this partner owns: what another site can take in",
            )))
            .arg(option("as-of", say("DATO", "DATE")).help(say(
                "Det, der er offentligt denne dag [ellers as_of i site.yml]",
                "What is public on this day [else as_of in site.yml]",
            )).value_parser(move |it: &str| {
                parse_moment(it).ok_or(say("skriv en dato som 2026-03-01", "write a date such as 2026-03-01"))
            })),
        )
}

/// What was asked for.
pub(super) fn parse(matches: &ArgMatches) -> Wanted {
    let (_, matches) = matches.subcommand().expect("clap demands an action");
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    Wanted {
        content: text("folder").unwrap_or_default(),
        output: text("output").unwrap_or_default(),
        partner: text("partner"),
        as_of: matches.get_one("as-of").copied(),
    }
}

const AFTER_DA: &str = "\
Eksempel:
  pejl export snapshot --partner hedeby-kommune --output hedeby.json

Kladder og det, der venter på sin time, kommer aldrig med. Den anden side skriver i site.yml:
  sources:
    - {partner: hedeby-kommune, snapshot: ../hedeby.json}";
const AFTER_EN: &str = "\
Example:
  pejl export snapshot --partner hedeby-kommune --output hedeby.json

Drafts and what waits for its hour never go along. The other site writes in site.yml:
  sources:
    - {partner: hedeby-kommune, snapshot: ../hedeby.json}";

/// What a reader of the site does not see but its author has written: an error here, because the text
/// leaves as it stands.
const MUST_NOT_LEAVE: [&str; 2] = ["link-to-hidden", "rows-left-out"];

pub(super) fn export(wanted: &Wanted, tongue: Tongue) -> Result<(), Failure> {
    let run = Run {
        folder: wanted.content.clone(),
        base_url: None,
        previous: Some("none".to_owned()),
        as_of: wanted.as_of,
        drafts: false,
        strict: false,
        quiet: false,
        format: Format::Human,
        timings: false,
        clean_urls: false,
        threads: None,
    };
    let content = Path::new(&wanted.content);
    let options = options(&run)?;
    let tree = crate::read(content)?;
    let Report { value: site, mut diagnostics } = crate::compile(&tree, &options, &());
    for it in diagnostics.iter_mut().filter(|it| MUST_NOT_LEAVE.contains(&it.code)) {
        it.severity = Severity::Error;
    }
    let is_error = |it: &Diagnostic| it.severity == Severity::Error;
    diagnostics.retain(is_error);
    show(&diagnostics, &tree, &run, tongue);
    let Some(site) = site.filter(|_| diagnostics.is_empty()) else { return Err(Failure::Content) };
    let draft = source::parse(&tree, &mut Diags::default());
    let partner = wanted.partner.as_deref();
    let Some(collected) = snapshot::collect(&tree, &draft, &site.model, partner) else {
        let name = partner.unwrap_or_default();
        let near = nearest(name, site.model.partners.ids());
        let near = near.map(|it| said!(" Mente du `{it}`?", " Did you mean `{it}`?"));
        let (da, en) = near.map_or_else(Default::default, |it| (it.da, it.en));
        return Err(Failure::Machine(said!(
            "siden har ingen partner `{name}`.{da}",
            "the site has no partner `{name}`.{en}"
        )));
    };
    let bytes: Result<Vec<Vec<u8>>, disk::Error> =
        collected.files.iter().map(|it| disk::read_shared(content, &tree, &it.from)).collect();
    let snapshot = collected.finish(&bytes?);
    let count = snapshot.files.len();
    if !disk::write_snapshot(Path::new(&wanted.output), &snapshot.to_bytes())? {
        let output = &wanted.output;
        return Err(Failure::Machine(said!(
            "{output} er ikke en fil fra `pejl export snapshot`, og pejl overskriver den ikke. Vælg et andet navn.",
            "{output} is not a file from `pejl export snapshot`, and pejl does not overwrite it. Choose another name."
        )));
    }
    let (output, day) = (&wanted.output, &snapshot.as_of);
    print(&match tongue {
        Tongue::Da => {
            format!("Gemt: {} i {output}, som de var {day}\n", counted(count, "fil", "filer"))
        }
        Tongue::En => {
            format!("Saved: {} in {output}, as of {day}\n", counted(count, "file", "files"))
        }
    });
    Ok(())
}
