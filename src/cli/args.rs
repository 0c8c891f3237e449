//! What was typed, in either language: the verbs, their options and help, and what to say when
//! something is off. Checks each value by itself. Does *not* look at the disk or the clock.
//!
//! Built with clap's builder rather than its derive, because derived help speaks one language only.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::diag::show::Format;
use crate::diag::{Tongue, nearest};
use crate::value::{Moment, parse_moment};

use super::new::{KINDS, Wanted};
use super::words::{parse_tongue, pick};
use super::{export, theme};

/// What was asked for.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) tongue: Tongue,
    pub(super) verb: Verb,
}

#[derive(Debug)]
pub(super) enum Verb {
    Build { run: Run, output: String, verbose: bool },
    Check { run: Run, verbose: bool },
    Diff { old: String, new: String, format: Format },
    New(Wanted),
    Theme(theme::Act),
    Export(export::Wanted),
    Explain { code: Option<String> },
}

/// What `build` and `check` share.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) folder: String,
    pub(super) base_url: Option<String>,
    pub(super) as_of: Option<Moment>,
    pub(super) drafts: bool,
    pub(super) strict: bool,
    pub(super) quiet: bool,
    pub(super) format: Format,
    pub(super) timings: bool,
    pub(super) clean_urls: bool,
    pub(super) threads: Option<usize>,
    /// The former build: a file, a folder or `none`.
    pub(super) previous: Option<String>,
}

/// Why there is nothing to do.
#[derive(Debug)]
pub(super) enum Refused {
    /// Help or a version was asked for: show it on stdout, all is well.
    Shown(String),
    /// Something is off: say so on stderr.
    Wrong(String),
}

/// Reads the command line.
pub(super) fn parse(arguments: &[OsString], tongue: Tongue) -> Result<Call, Refused> {
    let mut command = command(tongue);
    let matches = command.try_get_matches_from_mut(arguments);
    let matches = matches.map_err(|error| match error.kind() {
        ErrorKind::MissingSubcommand => {
            let has = |verb: &&&str| arguments.iter().any(|it| it == **verb);
            let verb = ["theme", "export"].iter().find(has);
            let verb = verb.and_then(|it| command.find_subcommand_mut(it));
            Refused::Wrong(match verb {
                Some(verb) => verb.render_help().to_string(),
                None => command.render_help().to_string(),
            })
        }
        _ => refused(&error, tongue),
    })?;
    let (name, matches) = matches.subcommand().expect("clap demands a verb");
    let verb = match name {
        "build" => {
            let (output, verbose) = (text(matches, "output"), matches.get_flag("verbose"));
            Verb::Build { run: run(matches), output, verbose }
        }
        "check" => Verb::Check { run: run(matches), verbose: matches.get_flag("verbose") },
        "diff" => Verb::Diff {
            old: text(matches, "old"),
            new: text(matches, "new"),
            format: matches.get_one("format").copied().unwrap_or(Format::Human),
        },
        "new" => Verb::New(Wanted {
            kind: text(matches, "kind"),
            name: matches.get_one::<String>("name").cloned(),
            title: matches.get_one::<String>("title").cloned(),
            content: text(matches, "content"),
        }),
        "theme" => Verb::Theme(theme::parse(matches)),
        "export" => Verb::Export(export::parse(matches)),
        _ => Verb::Explain { code: matches.get_one::<String>("code").cloned() },
    };
    Ok(Call { tongue, verb })
}

fn text(matches: &ArgMatches, name: &str) -> String {
    matches.get_one::<String>(name).cloned().unwrap_or_default()
}

fn run(matches: &ArgMatches) -> Run {
    Run {
        folder: text(matches, "folder"),
        base_url: matches.get_one("base-url").cloned(),
        as_of: matches.get_one("as-of").copied(),
        drafts: matches.get_flag("drafts"),
        strict: matches.get_flag("strict"),
        quiet: matches.get_flag("quiet"),
        format: matches.get_one("format").copied().unwrap_or(Format::Human),
        timings: matches.get_flag("timings"),
        clean_urls: matches.get_flag("clean-urls"),
        threads: matches.get_one("threads").copied(),
        previous: matches.get_one("previous").cloned(),
    }
}

/// The whole command line, in one language.
fn command(tongue: Tongue) -> Command {
    let say = move |da: &'static str, en: &'static str| pick(tongue, da, en);
    let root = Command::new("pejl")
        .bin_name("pejl")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(
            "Gør en mappe med Markdown, YAML og regneark til en hjemmeside om missioner.",
            "Turns a folder of Markdown, YAML and spreadsheets into a website about missions.",
        ))
        .override_usage(say("pejl KOMMANDO [TILVALG]", "pejl COMMAND [OPTIONS]"))
        .help_template(say(
            "{about}\n\nBrug: {usage}\n\nKommandoer:\n{subcommands}\n\nTilvalg:\n{options}{after-help}",
            "{about}\n\nUsage: {usage}\n\nCommands:\n{subcommands}\n\nOptions:\n{options}{after-help}",
        ))
        .after_help(say(ROOT_DA, ROOT_EN))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            switch("version", say("Vis versionen", "Show the version"))
                .short('V')
                .action(ArgAction::Version),
        )
        .args(everywhere(tongue));
    root.subcommand(build(tongue))
        .subcommand(check(tongue))
        .subcommand(diff(tongue))
        .subcommand(new(tongue))
        .subcommand(theme::command(tongue))
        .subcommand(export::command(tongue))
        .subcommand(explain(tongue))
}

pub(super) fn verb(tongue: Tongue, name: &'static str, about: &'static str) -> Command {
    let say = move |da: &'static str, en: &'static str| pick(tongue, da, en);
    Command::new(name)
        .about(about)
        .help_template(say(
            "{about}\n\nBrug: {usage}\n\n{positionals}\n\nTilvalg:\n{options}{after-help}",
            "{about}\n\nUsage: {usage}\n\n{positionals}\n\nOptions:\n{options}{after-help}",
        ))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .args(everywhere(tongue))
}

fn everywhere(tongue: Tongue) -> [Arg; 2] {
    let say = move |da: &'static str, en: &'static str| pick(tongue, da, en);
    [
        option("lang", say("SPROG", "LANGUAGE"))
            .display_order(900)
            .help(say(
                "Sproget, som pejl taler til dig: da eller en [ellers computerens]",
                "The language that pejl speaks to you: da or en [else the computer's]",
            ))
            .value_parser(move |it: &str| {
                let unknown = say("vælg `da` eller `en`", "choose `da` or `en`");
                parse_tongue(it).map(|_| it.to_owned()).ok_or(unknown)
            }),
        switch("help", say("Vis denne hjælp", "Show this help"))
            .short('h')
            .display_order(901)
            .action(ArgAction::Help),
    ]
}

fn switch(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

pub(super) fn option(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).hide_default_value(true)
}

/// What `build` and `check` share.
fn run_args(tongue: Tongue) -> Vec<Arg> {
    let say = move |da: &'static str, en: &'static str| pick(tongue, da, en);
    vec![
        Arg::new("folder")
            .value_name(say("MAPPE", "FOLDER"))
            .default_value("content")
            .hide_default_value(true)
            .help(say("Mappen med indholdet [ellers content]", "The content folder [else content]")),
        option("base-url", say("ADRESSE", "ADDRESS"))
            .help(say(
                "Sidens adresse, i stedet for base_url i site.yml",
                "The site's address, instead of base_url in site.yml",
            ))
            .value_parser(move |it: &str| base_url(it, tongue)),
        option("as-of", say("DATO", "DATE"))
            .help(say(
                "Byg siden, som den ser ud den dag (2026-03-01) [ellers as_of i site.yml, ellers i dag]",
                "Build the site as of that day (2026-03-01) [else as_of in site.yml, else today]",
            ))
            .value_parser(move |it: &str| {
                let how = say(
                    "skriv datoen som 2026-03-01 eller 2026-03-01T08:00",
                    "write the date as 2026-03-01 or 2026-03-01T08:00",
                );
                parse_moment(it).ok_or(how)
            }),
        switch(
            "drafts",
            say(
                "Tag kladder og det, der venter på sin dato, med",
                "Include drafts and what waits for its date",
            ),
        ),
        option("previous", say("FIL", "FILE"))
            .help(say(
                "Siden fra sidst: history.json, mappen med den, eller none [ellers MAPPE/history.json, ellers den i mappen, der bliver erstattet]",
                "The site from last time: history.json, its folder, or none [else FOLDER/history.json, else the one in the folder that is replaced]",
            )),
        switch("strict", say("Advarsler er fejl: brug det, før du udgiver", "Warnings are errors: use it before you publish")),
        switch("clean-urls", say(
            "Links ender på / i stedet for /index.html: til en webserver, ikke til en mappe",
            "Links end in / instead of /index.html: for a web server, not for a folder",
        )),
        switch("quiet", say("Sig kun, hvad der er galt", "Say only what is wrong")).short('q'),
        option("format", say("FORMAT", "FORMAT"))
            .help(say(
                "Hvordan fejl vises: human, json, sarif eller github [ellers human]",
                "How mistakes are shown: human, json, sarif or github [else human]",
            ))
            .value_parser(move |it: &str| {
                let names = Format::NAMES.map(|(name, _)| name);
                Format::parse(it).ok_or_else(|| match nearest(it, names) {
                    Some(near) => format!("{} `{near}`?", say("mente du", "did you mean")),
                    None => say(
                        "vælg human, json, sarif eller github",
                        "choose human, json, sarif or github",
                    )
                    .to_owned(),
                })
            }),
        switch("timings", say(
            "Vis, hvor lang tid hvert trin og de langsomste sider tog",
            "Show how long each stage and the slowest pages took",
        )),
        option("threads", say("ANTAL", "NUMBER"))
            .help(say(
                "Hvor mange processorkerner pejl må bruge [ellers alle]",
                "How many processor cores pejl may use [else all]",
            ))
            .value_parser(move |it: &str| {
                let number = it.parse::<usize>().ok().filter(|it| (1..=1024).contains(it));
                number.ok_or(say("skriv et tal fra 1 til 1024", "write a number from 1 to 1024"))
            }),
    ]
}

fn base_url(written: &str, tongue: Tongue) -> Result<String, &'static str> {
    let rest = written.strip_prefix("https://").or_else(|| written.strip_prefix("http://"));
    let host = rest.unwrap_or_default().split('/').next().unwrap_or_default();
    let fine = !host.is_empty()
        && !written.contains(|it: char| {
            it.is_whitespace() || it.is_control() || "?#\"'<>\\`{}|^".contains(it)
        });
    if fine {
        return Ok(written.to_owned());
    }
    Err(pick(
        tongue,
        "skriv hele adressen, for eksempel https://missioner.example.dk/",
        "write the whole address, such as https://missions.example.org/",
    ))
}

fn build(tongue: Tongue) -> Command {
    let say = move |da: &'static str, en: &'static str| pick(tongue, da, en);
    verb(
        tongue,
        "build",
        say("Byg siden og læg den i en mappe", "Build the site and put it in a folder"),
    )
    .override_usage(say("pejl build [MAPPE] [TILVALG]", "pejl build [FOLDER] [OPTIONS]"))
    .after_help(say(BUILD_DA, BUILD_EN))
    .arg(option("output", say("MAPPE", "FOLDER")).short('o').default_value("output").help(say(
        "Hvor siden lægges [ellers output]; alt i mappen bliver erstattet",
        "Where the site is put [else output]; everything in the folder is replaced",
    )))
    .args(run_args(tongue))
    .arg(
        switch(
            "verbose",
            say(
                "Sig også, hvor mange billeder der blev lavet",
                "Say as well how many pictures were made",
            ),
        )
        .short('v'),
    )
}

fn check(tongue: Tongue) -> Command {
    let say = move |da: &'static str, en: &'static str| pick(tongue, da, en);
    verb(
        tongue,
        "check",
        say(
            "Find alle fejl uden at udgive noget",
            "Find every mistake without publishing anything",
        ),
    )
    .override_usage(say("pejl check [MAPPE] [TILVALG]", "pejl check [FOLDER] [OPTIONS]"))
    .after_help(say(CHECK_DA, CHECK_EN))
    .args(run_args(tongue))
    .arg(
        switch(
            "verbose",
            say("Sig også, hvordan hver tabel er læst", "Say as well how each table was read"),
        )
        .short('v'),
    )
}

fn diff(tongue: Tongue) -> Command {
    let say = move |da: &'static str, en: &'static str| pick(tongue, da, en);
    let file = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).value_name(value).required(true).help(help)
    };
    verb(
        tongue,
        "diff",
        say("Vis, hvad der er ændret mellem to udgaver", "Show what changed between two builds"),
    )
    .override_usage(say("pejl diff GAMMEL NY [TILVALG]", "pejl diff OLD NEW [OPTIONS]"))
    .after_help(say(
        "Svaret er 0, hvis intet er ændret, 1, hvis noget er, og 2, hvis det ikke kan læses.\n\nEksempel:\n  pejl diff output content",
        "The answer is 0 if nothing changed, 1 if something did, and 2 if one cannot be read.\n\nExample:\n  pejl diff output content",
    ))
    .arg(file("old", say("GAMMEL", "OLD"), say(
        "En history.json, en udgivet side eller en mappe med indhold",
        "A history.json, a published site or a content folder",
    )))
    .arg(file("new", say("NY", "NEW"), say("Det samme, som det er nu", "The same, as it is now")))
    .arg(
        option("format", say("FORMAT", "FORMAT"))
            .help(say("human eller json [ellers human]", "human or json [else human]"))
            .value_parser(move |it: &str| match it {
                "human" => Ok(Format::Human),
                "json" => Ok(Format::Json),
                _ => Err(say("vælg human eller json", "choose human or json")),
            }),
    )
}

fn new(tongue: Tongue) -> Command {
    let say = move |da: &'static str, en: &'static str| pick(tongue, da, en);
    verb(tongue, "new", say(
        "Lav en ny fil med forklaringer, eller en hel side",
        "Make a new file with explanations, or a whole site",
    ))
    .override_usage(say("pejl new SLAGS NAVN [TILVALG]\n      pejl new site [MAPPE]", "pejl new KIND NAME [OPTIONS]\n       pejl new site [FOLDER]"))
    .after_help(say(NEW_DA, NEW_EN))
    .arg(
        Arg::new("kind")
            .value_name(say("SLAGS", "KIND"))
            .required(true)
            .help("site, mission, indicator, partner, contribution, story, update, situation, page")
            .value_parser(move |it: &str| {
                if KINDS.contains(&it) {
                    return Ok(it.to_owned());
                }
                Err(match nearest(it, KINDS) {
                    Some(near) => format!("{} `{near}`?", say("mente du", "did you mean")),
                    None => format!("{} {}", say("vælg en af", "choose one of"), KINDS.join(", ")),
                })
            }),
    )
    .arg(
        Arg::new("name").value_name(say("NAVN", "NAME")).help(say(
            "Filens navn og tingens id: små bogstaver a-z, tal og bindestreg. For site: mappen [ellers content]",
            "The file's name and the thing's id: small letters a-z, digits and hyphen. For site: the folder [else content]",
        )),
    )
    .arg(option("title", say("TITEL", "TITLE")).help(say(
        "Titlen, som læseren ser [ellers lavet af navnet]",
        "The title that readers see [else made from the name]",
    )))
    .arg(
        option("content", say("MAPPE", "FOLDER"))
            .default_value("content")
            .help(say("Mappen med indholdet [ellers content]", "The content folder [else content]")),
    )
}

fn explain(tongue: Tongue) -> Command {
    let say = move |da: &'static str, en: &'static str| pick(tongue, da, en);
    verb(
        tongue,
        "explain",
        say(
            "Læs mere om en fejl: hvorfor, og hvad du gør",
            "Read more about a mistake: why, and what to do",
        ),
    )
    .override_usage(say("pejl explain [KODE]", "pejl explain [CODE]"))
    .after_help(say(EXPLAIN_DA, EXPLAIN_EN))
    .arg(Arg::new("code").value_name(say("KODE", "CODE")).help(say(
        "Koden i kantet parentes efter `fejl` eller `advarsel`; uden kode vises alle",
        "The code in brackets after `error` or `warning`; without one, all are listed",
    )))
}

const ROOT_DA: &str = "\
Begynd sådan:
  pejl new site            lav en lille, færdig side i mappen content
  pejl build               byg den i mappen output
  pejl check               find alle fejl uden at udgive noget

`pejl KOMMANDO --help` viser mere om hver kommando.
Svaret er 0, når alt er godt, 1, når indholdet har fejl, og 2, når kaldet eller computeren har.";
const ROOT_EN: &str = "\
Begin like this:
  pejl new site            make a small, complete site in the folder content
  pejl build               build it in the folder output
  pejl check               find every mistake without publishing anything

`pejl COMMAND --help` tells more about each command.
The answer is 0 if all is well, 1 if the content has mistakes and 2 if the call or the computer has.";
const BUILD_DA: &str = "\
Eksempler:
  pejl build                              content bliver til output
  pejl build content --output www         læg siden i mappen www
  pejl build --strict --base-url https://missioner.example.dk/
  pejl build --drafts --as-of 2026-09-01  se, hvordan siden bliver

Siden bliver udgivet hel eller slet ikke: er der fejl i indholdet, er output, som den var.";
const BUILD_EN: &str = "\
Examples:
  pejl build                              content becomes output
  pejl build content --output www         put the site in the folder www
  pejl build --strict --base-url https://missions.example.org/
  pejl build --drafts --as-of 2026-09-01  see what the site will be

The site is published whole or not at all: if the content has mistakes, output is as it was.";
const CHECK_DA: &str = "\
Eksempler:
  pejl check                       alle fejl og advarsler i mappen content
  pejl check --strict              advarsler tæller også som fejl
  pejl check --verbose             sig også, hvilket tegnsæt hver tabel har
  pejl check --format github       til en kørsel på GitHub";
const CHECK_EN: &str = "\
Examples:
  pejl check                       every mistake and warning in the folder content
  pejl check --strict              warnings count as mistakes too
  pejl check --verbose             say as well which encoding each table has
  pejl check --format github       for a run on GitHub";
const NEW_DA: &str = "\
Eksempler:
  pejl new site                              en lille, færdig side i mappen content
  pejl new mission unges-trivsel             missions/unges-trivsel.md
  pejl new indicator elever-i-skole          indikatoren og dens tabel
  pejl new partner hjoering-kommune --title \"Hjørring Kommune\"
  pejl new update nye-tal                    med dagens dato i navnet

pejl overskriver aldrig en fil.";
const NEW_EN: &str = "\
Examples:
  pejl new site                              a small, complete site in the folder content
  pejl new mission youth-well-being          missions/youth-well-being.md
  pejl new indicator school-attendance       the indicator and its table
  pejl new partner hjoering-kommune --title \"Hjørring Kommune\"
  pejl new update new-figures                with today's date in its name

pejl never overwrites a file.";
const EXPLAIN_DA: &str = "\
Eksempler:
  pejl explain duplicate-key       hvad koden i fejl[duplicate-key] betyder
  pejl explain                     alle koder";
const EXPLAIN_EN: &str = "\
Examples:
  pejl explain duplicate-key       what the code in error[duplicate-key] means
  pejl explain                     every code";

/// What clap would say, in our words and either language.
fn refused(error: &clap::Error, tongue: Tongue) -> Refused {
    let say = move |da: &'static str, en: &'static str| pick(tongue, da, en);
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return Refused::Shown(error.render().to_string());
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return Refused::Wrong(error.render().to_string());
        }
        _ => {}
    }
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let (mut text, near) = match error.kind() {
        ErrorKind::UnknownArgument => (
            format!("{} `{argument}`", say("der er intet tilvalg", "there is no option")),
            context(ContextKind::SuggestedArg),
        ),
        ErrorKind::InvalidSubcommand => {
            let written = context(ContextKind::InvalidSubcommand);
            let near = nearest(
                &written,
                ["build", "check", "new", "theme", "export", "explain"]
                    .into_iter()
                    .chain(theme::ACTS)
                    .chain(export::ACTS),
            );
            (
                format!("{} `{written}`", say("der er ingen kommando", "there is no command")),
                near.unwrap_or_default().to_owned(),
            )
        }
        ErrorKind::MissingRequiredArgument => {
            (format!("{} {argument}", say("der mangler", "missing:")), String::new())
        }
        ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue);
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            let not = say("kan ikke bruges som", "cannot be used as");
            (format!("`{value}` {not} {argument}: {why}"), String::new())
        }
        ErrorKind::InvalidValue => {
            let what = say("der mangler noget efter", "something is missing after");
            (format!("{what} {argument}"), String::new())
        }
        ErrorKind::ArgumentConflict => {
            let what = say("kan kun bruges én gang", "can be used only once");
            (format!("{argument} {what}"), String::new())
        }
        // Rare ones in clap's own English, rather than a guess.
        _ => return Refused::Wrong(error.render().to_string()),
    };
    if !near.is_empty() {
        text.push_str(&format!(". {} `{near}`?", say("Mente du", "Did you mean")));
    }
    let word = say("fejl", "error");
    let help =
        say("`pejl --help` viser, hvad du kan skrive.", "`pejl --help` shows what you can write.");
    Refused::Wrong(format!("{word}: {text}\n{help}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str, tongue: Tongue) -> Result<Call, Refused> {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        parse(&arguments, tongue)
    }

    #[track_caller]
    fn wrong(line: &str, tongue: Tongue) -> String {
        match parsed(line, tongue) {
            Err(Refused::Wrong(text)) => text,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn the_command_is_well_built() {
        command(Tongue::Da).debug_assert();
        command(Tongue::En).debug_assert();
    }

    #[test]
    fn defaults_are_content_and_output() {
        let Ok(Call { verb: Verb::Build { run, output, .. }, .. }) =
            parsed("pejl build", Tongue::Da)
        else {
            panic!("build needs nothing more");
        };
        assert_eq!((run.folder.as_str(), output.as_str()), ("content", "output"));
        assert_eq!((run.format, run.strict, run.threads), (Format::Human, false, None));
    }

    #[test]
    fn options_are_read() {
        let line = "pejl check mappe --as-of 2026-03-01 --strict --format sarif --threads 2 -v";
        let Ok(Call { verb: Verb::Check { run, verbose }, .. }) = parsed(line, Tongue::Da) else {
            panic!("a good call");
        };
        assert!(verbose && run.strict);
        assert_eq!(run.as_of, parse_moment("2026-03-01"));
        assert_eq!(
            (run.folder.as_str(), run.format, run.threads),
            ("mappe", Format::Sarif, Some(2))
        );
    }

    #[test]
    fn what_is_off_is_said_in_both_languages() {
        let da = wrong("pejl build --strikt", Tongue::Da);
        assert!(
            da.starts_with("fejl: der er intet tilvalg `--strikt`. Mente du `--strict`?"),
            "{da}"
        );
        let en = wrong("pejl biuld", Tongue::En);
        assert!(
            en.starts_with("error: there is no command `biuld`. Did you mean `build`?"),
            "{en}"
        );
        let da = wrong("pejl build --as-of 1/3-2026", Tongue::Da);
        assert!(da.contains("`1/3-2026`") && da.contains("skriv datoen som 2026-03-01"), "{da}");
        let da = wrong("pejl check --format jsn", Tongue::Da);
        assert!(da.contains("mente du `json`?"), "{da}");
        let da = wrong("pejl new", Tongue::Da);
        assert!(da.contains("der mangler <SLAGS>"), "{da}");
        let en = wrong("pejl new misson x", Tongue::En);
        assert!(en.contains("did you mean `mission`?"), "{en}");
        for line in [
            "pejl build --output",
            "pejl build --quiet --quiet",
            "pejl build a b",
            "pejl build --threads 0",
            "pejl build --base-url example.dk",
            "pejl --lang xx build",
        ] {
            let da = wrong(line, Tongue::Da);
            assert!(da.contains("fejl:") && !da.contains("error:"), "{line}: {da}");
        }
    }
}
