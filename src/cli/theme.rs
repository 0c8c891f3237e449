//! `pejl theme`: a look of one's own to begin with, and what of the default one can be replaced.
//! Never overwrites. Does *not* know what a template means: `crate::theme` does.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};

use crate::diag::{Said, Tongue, nearest, said};
use crate::value::Id;
use crate::{disk, theme};

use super::args::{option, verb};
use super::preview;
use super::words::pick;
use super::{Failure, print};

/// What `pejl theme` is asked to do.
#[derive(Debug)]
pub(super) enum Act {
    /// A new theme of this name.
    New { name: String, content: String },
    /// What can be replaced, and what this site has replaced.
    Files { content: String },
    /// One default file, to be changed.
    Copy { file: String, content: String },
    /// The look on one page.
    Preview { output: String, content: String },
}

/// The names of what it can do, for whoever mistypes them.
pub(super) const ACTS: [&str; 4] = ["new", "files", "copy", "preview"];

/// Its part of the command line.
pub(super) fn command(tongue: Tongue) -> Command {
    let say = move |da: &'static str, en: &'static str| pick(tongue, da, en);
    let content = || {
        option("content", say("MAPPE", "FOLDER")).default_value("content").help(say(
            "Mappen med indholdet [ellers content]; udseendet ligger i mappen themes ved siden af",
            "The content folder [else content]; themes lie in the folder themes beside it",
        ))
    };
    let about = say("Giv siden dit eget udseende", "Give the site a look of your own");
    verb(tongue, "theme", about)
        .override_usage(say("pejl theme HANDLING [TILVALG]", "pejl theme ACTION [OPTIONS]"))
        .help_template(say(
            "{about}\n\nBrug: {usage}\n\nHandlinger:\n{subcommands}\n\nTilvalg:\n{options}{after-help}",
            "{about}\n\nUsage: {usage}\n\nActions:\n{subcommands}\n\nOptions:\n{options}{after-help}",
        ))
        .after_help(say(AFTER_DA, AFTER_EN))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand(
            verb(tongue, "new", say(
                "Lav mappen themes/NAVN med noget at begynde med",
                "Make the folder themes/NAME with something to begin with",
            ))
            .override_usage(say("pejl theme new NAVN [TILVALG]", "pejl theme new NAME [OPTIONS]"))
            .arg(Arg::new("name").value_name(say("NAVN", "NAME")).required(true).help(say(
                "Mappens navn: små bogstaver a-z, tal og bindestreg",
                "The folder's name: small letters a-z, digits and hyphens",
            )))
            .arg(content()),
        )
        .subcommand(
            verb(tongue, "files", say(
                "Vis de filer, du kan erstatte, og dem, du har erstattet",
                "List the files that you can replace, and those you have",
            ))
            .override_usage(say("pejl theme files [TILVALG]", "pejl theme files [OPTIONS]"))
            .arg(content()),
        )
        .subcommand(
            verb(tongue, "copy", say(
                "Kopiér en af pejls filer til dit udseende, så du kan rette i den",
                "Copy one of pejl's files to your theme, to change it",
            ))
            .override_usage(say("pejl theme copy FIL [TILVALG]", "pejl theme copy FILE [OPTIONS]"))
            .arg(Arg::new("file").value_name(say("FIL", "FILE")).required(true).help(say(
                "Som `pejl theme files` skriver den: templates/404.html",
                "As `pejl theme files` writes it: templates/404.html",
            )))
            .arg(content()),
        )
        .subcommand(
            verb(tongue, "preview", say(
                "Vis farver og dele på én side, i lys og mørk, og alle kontraster",
                "Show colours and parts on one page, in light and dark, and all contrasts",
            ))
            .override_usage(say("pejl theme preview [TILVALG]", "pejl theme preview [OPTIONS]"))
            .arg(option("output", say("MAPPE", "FOLDER")).default_value(preview::FOLDER).help(say(
                "Mappen, siden skrives til [ellers theme-preview]",
                "The folder that the page is written to [else theme-preview]",
            )))
            .arg(content()),
        )
}

/// What was asked for.
pub(super) fn parse(matches: &ArgMatches) -> Act {
    let (name, matches) = matches.subcommand().expect("clap demands an action");
    let text = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    match name {
        "new" => Act::New { name: text("name"), content: text("content") },
        "files" => Act::Files { content: text("content") },
        "preview" => Act::Preview { output: text("output"), content: text("content") },
        _ => Act::Copy { file: text("file"), content: text("content") },
    }
}

const AFTER_DA: &str = "\
Eksempler:
  pejl theme new kommunen            themes/kommunen ved siden af content
  pejl theme files                   alt, hvad du kan erstatte
  pejl theme copy templates/404.html en kopi, du kan rette i
  pejl theme preview                 jeres farver i lys og mørk, og kan de læses?

Skriv så `theme: kommunen` i site.yml. Farver, logo og skrift ændres under `brand` uden et udseende.";
const AFTER_EN: &str = "\
Examples:
  pejl theme new council             themes/council beside content
  pejl theme files                   everything that you can replace
  pejl theme copy templates/404.html a copy that you can change
  pejl theme preview                 your colours in light and dark, and can they be read?

Then write `theme: council` in site.yml. Colours, logo and font change under `brand`, without a theme.";

pub(super) fn theme(act: &Act, tongue: Tongue) -> Result<(), Failure> {
    match act {
        Act::New { name, content } => new(name, content, tongue),
        Act::Files { content } => files(content, tongue),
        Act::Copy { file, content } => copy(file, content, tongue),
        Act::Preview { output, content } => preview::preview(content, output, tongue),
    }
}

/// What a new theme begins with, in both languages.
fn beginning(name: &Id, tongue: Tongue) -> [(&'static str, String); 3] {
    let fill = |text: &str| text.replace("\r\n", "\n").replace("{{name}}", name.as_str());
    let (readme, css, page) = match tongue {
        Tongue::Da => (
            include_str!("new/da/theme/LAESMIG.md"),
            include_str!("new/da/theme/own.css"),
            include_str!("new/da/theme/404.html"),
        ),
        Tongue::En => (
            include_str!("new/en/theme/README.md"),
            include_str!("new/en/theme/own.css"),
            include_str!("new/en/theme/404.html"),
        ),
    };
    let readme_name = pick(tongue, "LAESMIG.md", "README.md");
    [(readme_name, readme), ("static/own.css", css), ("templates/404.html", page)]
        .map(|(path, text)| (path, fill(text)))
}

fn new(name: &str, content: &str, tongue: Tongue) -> Result<(), Failure> {
    let id = Id::parse(name).map_err(|problem| {
        let try_it = problem.suggestion.unwrap_or_else(|| "mit-udseende".to_owned());
        Failure::Machine(said!(
            "`{name}` kan ikke være navnet på et udseende: brug små bogstaver a-z, tal og bindestreg. Prøv `pejl theme new {try_it}`.",
            "`{name}` cannot be the name of a theme: use small letters a-z, digits and hyphens. Try `pejl theme new {try_it}`."
        ))
    })?;
    if id.as_str() == theme::DEFAULT {
        return Err(Failure::Machine(said!(
            "`default` er pejls eget udseende. Vælg et andet navn.",
            "`default` is pejl's own theme. Choose another name."
        )));
    }
    let folder = disk::beside(Path::new(content)).join(id.as_str());
    if folder.symlink_metadata().is_ok() {
        return Err(Failure::Machine(is_there(&folder)));
    }
    let mut text = String::new();
    for (path, bytes) in beginning(&id, tongue) {
        let path = folder.join(path);
        make(&path, bytes.as_bytes())?;
        text.push_str(&format!("{} {}\n", pick(tongue, "Lavet:", "Made:"), path.display()));
    }
    let next = said!(
        "\nSkriv `theme: {id}` i site.yml, og byg siden. `pejl theme files` viser alt, hvad du kan erstatte.\n",
        "\nWrite `theme: {id}` in site.yml and build the site. `pejl theme files` lists all that you can replace.\n"
    );
    text.push_str(next.get(tongue));
    print(&text);
    Ok(())
}

/// The folder of the site's own theme, if site.yml names one.
fn own_folder(content: &str) -> Result<Option<(String, PathBuf)>, Failure> {
    let content = Path::new(content);
    let tree = disk::read(content)?;
    let name = theme::wanted(&tree);
    Ok(name.map(|it| (it.to_string(), disk::beside(content).join(it.as_str()))))
}

fn files(content: &str, tongue: Tongue) -> Result<(), Failure> {
    let own = match Path::new(content).is_dir() {
        true => own_folder(content)?,
        false => None,
    };
    let mut text = String::new();
    for (path, _) in theme::shipped() {
        let own = own.as_ref().filter(|(_, folder)| folder.join(&path).is_file());
        match own {
            Some((name, _)) => {
                let here =
                    said!("erstattet af themes/{name}/{path}", "replaced by themes/{name}/{path}");
                text.push_str(&format!("{path}  ({})\n", here.get(tongue)));
            }
            None => text.push_str(&format!("{path}\n")),
        }
    }
    print(&text);
    Ok(())
}

fn copy(file: &str, content: &str, tongue: Tongue) -> Result<(), Failure> {
    let shipped = theme::shipped();
    let file = file.trim_start_matches("./").replace('\\', "/");
    let Some(bytes) = shipped.get(&file) else {
        let near = nearest(&file, shipped.keys().map(String::as_str));
        return Err(Failure::Machine(match near {
            Some(near) => said!(
                "pejl har ingen fil `{file}`. Mente du `pejl theme copy {near}`?",
                "pejl has no file `{file}`. Did you mean `pejl theme copy {near}`?"
            ),
            None => said!(
                "pejl har ingen fil `{file}`. `pejl theme files` viser dem alle.",
                "pejl has no file `{file}`. `pejl theme files` lists them all."
            ),
        }));
    };
    let Some((_, folder)) = own_folder(content)? else {
        return Err(Failure::Machine(said!(
            "siden har ikke sit eget udseende endnu. Skriv `pejl theme new NAVN` og så `theme: NAVN` i site.yml.",
            "the site has no theme of its own yet. Run `pejl theme new NAME`, then write `theme: NAME` in site.yml."
        )));
    };
    let path = folder.join(&file);
    make(&path, bytes)?;
    let shown = path.display();
    let done = said!(
        "Lavet: {shown}\nDen står nu i stedet for pejls. Slet den, så er alt som før.\n",
        "Made: {shown}\nIt now stands in place of pejl's. Delete it and all is as before.\n"
    );
    print(done.get(tongue));
    Ok(())
}

/// Writes a file that is not there yet.
fn make(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if disk::create_new(path, bytes)? { Ok(()) } else { Err(Failure::Machine(is_there(path))) }
}

fn is_there(path: &Path) -> Said {
    let path = path.display();
    said!(
        "{path} findes allerede, og pejl overskriver ikke.",
        "{path} is there already, and pejl does not overwrite."
    )
}
