//! `pejl new`: files to begin with, in which comments explain each field. Never overwrites. Does
//! *not* read what is there: `check` does.

use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use crate::diag::{Said, Tongue, said};
use crate::disk;
use crate::value::{Date, Id};

use super::words::pick;
use super::{Failure, now, print};

/// What can be made.
pub(super) const KINDS: [&str; 9] = [
    "site",
    "mission",
    "indicator",
    "partner",
    "contribution",
    "story",
    "update",
    "situation",
    "page",
];

#[derive(RustEmbed)]
#[folder = "src/cli/new/"]
struct Templates;

/// What was asked for.
#[derive(Debug)]
pub(super) struct Wanted {
    /// One of [`KINDS`].
    pub(super) kind: String,
    /// The id; for a site its folder.
    pub(super) name: Option<String>,
    pub(super) title: Option<String>,
    pub(super) content: String,
}

pub(super) fn new(wanted: &Wanted, tongue: Tongue) -> Result<(), Failure> {
    let today = now().date();
    let files = if wanted.kind == "site" {
        site(wanted, tongue, today)
    } else {
        thing(wanted, tongue, today)?
    };
    // All or nothing: half a site beside somebody's own files would be hard to tell apart.
    if let Some((taken, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(Failure::Machine(is_there(taken)));
    }
    for (path, text) in &files {
        if !disk::create_new(path, text.as_bytes())? {
            return Err(Failure::Machine(is_there(path)));
        }
    }
    let mut text = String::new();
    for (path, _) in &files {
        text.push_str(&format!("{} {}\n", pick(tongue, "Lavet:", "Made:"), path.display()));
    }
    text.push('\n');
    text.push_str(&next(wanted, tongue));
    print(&text);
    Ok(())
}

fn is_there(path: &Path) -> Said {
    let path = path.display();
    said!(
        "{path} findes allerede, og pejl overskriver ikke. Vælg et andet navn, eller ret i den, der er.",
        "{path} is there already, and pejl does not overwrite. Choose another name, or edit the one there is."
    )
}

fn language(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Da => "da",
        Tongue::En => "en",
    }
}

fn template(path: &str) -> String {
    let file = Templates::get(path).expect("every kind has its template in every language");
    String::from_utf8_lossy(&file.data).replace("\r\n", "\n")
}

/// A small, complete site.
fn site(wanted: &Wanted, tongue: Tongue, today: Date) -> Vec<(PathBuf, String)> {
    let root = Path::new(wanted.name.as_deref().unwrap_or(&wanted.content));
    let prefix = format!("{}/site/", language(tongue));
    let mut paths: Vec<String> =
        Templates::iter().filter(|it| it.starts_with(&prefix)).map(|it| it.into_owned()).collect();
    paths.sort();
    let file = |path: &String| {
        let name = path[prefix.len()..].replace("DATE", &today.to_string());
        (root.join(name), dated(&template(path), today))
    };
    paths.iter().map(file).chain([method(root, tongue)]).collect()
}

/// The page that verdicts lead to: the method's own text, so that the two are the same.
fn method(root: &Path, tongue: Tongue) -> (PathBuf, String) {
    let (name, head, text) = match tongue {
        Tongue::Da => (
            "om/metode.md",
            "title: Sådan vurderer vi tallene\nshort: Metode\n\
             summary: Reglerne for, hvordan hvert tal bliver vurderet, og hvad de ikke kan.\n",
            include_str!("../../docs/method.da.md"),
        ),
        Tongue::En => (
            "about/method.md",
            "title: How we judge the figures\nshort: Method\n\
             summary: The rules by which each figure is judged, and what they cannot do.\n",
            include_str!("../../docs/method.en.md"),
        ),
    };
    let text = text.replace("\r\n", "\n");
    // The page has a title already.
    let body = text.split_once('\n').map_or("", |(_, body)| body);
    (root.join("pages").join(name), format!("---\n{head}toc: true\n---\n{body}"))
}

/// Dates around today, so that the examples never look old: `{{date}}`, `{{year-1}}`, `{{year+4}}`.
fn dated(template: &str, today: Date) -> String {
    let mut text = template.replace("{{date}}", &today.to_string());
    for away in -9..=9_i16 {
        let name = if away == 0 { "{{year}}".to_owned() } else { format!("{{{{year{away:+}}}}}") };
        text = text.replace(&name, &(today.year() + away).to_string());
    }
    text
}

/// One thing: its file, and for an indicator its table.
fn thing(wanted: &Wanted, tongue: Tongue, today: Date) -> Result<Vec<(PathBuf, String)>, Failure> {
    let kind = wanted.kind.as_str();
    let Some(name) = &wanted.name else {
        return Err(Failure::Machine(said!(
            "skriv også et navn, for eksempel `pejl new {kind} mit-navn`. Det bliver filens navn og en del af adressen.",
            "write a name as well, such as `pejl new {kind} my-name`. It becomes the file's name and part of the address."
        )));
    };
    // Pages may lie in folders: `om/metode`.
    let (above, name) = match name.rsplit_once('/') {
        Some((above, last)) if kind == "page" => (Some(above), last),
        _ => (None, name.as_str()),
    };
    let parts = above.into_iter().flat_map(|it| it.split('/')).chain([name]);
    let checked: Result<Vec<Id>, _> =
        parts.map(|it| Id::parse(it).map_err(|why| (it, why))).collect();
    let id = checked.map(|mut it| it.pop().expect("at least the name")).map_err(|(name, problem)| {
        let try_it = problem.suggestion.unwrap_or_else(|| "mit-navn".to_owned());
        Failure::Machine(said!(
            "`{name}` kan ikke være et navn på en fil: brug små bogstaver a-z, tal og bindestreg. Prøv `pejl new {kind} {try_it}`; titlen kan stadig have æ, ø og å.",
            "`{name}` cannot be the name of a file: use small letters a-z, digits and hyphens. Try `pejl new {kind} {try_it}`; the title may still have any letters."
        ))
    })?;
    let title = wanted.title.clone().unwrap_or_else(|| title_of(&id));
    // Quoted as YAML wants it, whatever somebody wrote.
    let title = format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\""));
    let title = title.replace(|it: char| it.is_control(), " ");
    let folder = match kind {
        "story" => "stories".to_owned(),
        kind => format!("{kind}s"),
    };
    let folder = Path::new(&wanted.content).join(folder).join(above.unwrap_or(""));
    let stem = if kind == "update" { format!("{today}-{id}") } else { id.to_string() };
    let fill = |name: &str| {
        // What somebody wrote goes in last: it is no template.
        dated(&template(&format!("{}/{name}", language(tongue))), today)
            .replace("{{id}}", id.as_str())
            .replace("{{title}}", &title)
    };
    let mut files = vec![(folder.join(format!("{stem}.md")), fill(&format!("{kind}.md")))];
    if kind == "indicator" {
        files.push((folder.join(format!("{stem}.csv")), fill("indicator.csv")));
    }
    Ok(files)
}

/// `unges-trivsel` as a title to begin with: `Unges trivsel`.
fn title_of(id: &Id) -> String {
    let words = id.as_str().replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

fn next(wanted: &Wanted, tongue: Tongue) -> String {
    if wanted.kind == "site" {
        let folder = wanted.name.as_deref().unwrap_or(&wanted.content);
        let folder = if folder == "content" { String::new() } else { format!(" {folder}") };
        return match tongue {
            Tongue::Da => format!(
                "Byg siden med `pejl build{folder}`, og åbn output/index.html i en browser.\nAlt i den er eksempler: ret det til dit eget, og slet `example: true` i site.yml, når det er gjort.\n"
            ),
            Tongue::En => format!(
                "Build the site with `pejl build{folder}` and open output/index.html in a browser.\nEverything in it is an example: make it your own, and delete `example: true` in site.yml when you have.\n"
            ),
        };
    }
    let folder = match wanted.content.as_str() {
        "content" => String::new(),
        other => format!(" {other}"),
    };
    match tongue {
        Tongue::Da => format!(
            "Åbn filen, udfyld felterne, og fjern # foran dem, du vil bruge. `pejl check{folder}` siger, hvad der mangler.\n"
        ),
        Tongue::En => format!(
            "Open the file, fill in the fields, and remove # in front of those you want. `pejl check{folder}` says what is missing.\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_template_in_every_language() {
        for language in ["da", "en"] {
            for kind in KINDS {
                let path = if kind == "site" { "site/site.yml" } else { &format!("{kind}.md") };
                let text = template(&format!("{language}/{path}"));
                assert!(text.contains("title:"), "{language}/{path}");
            }
        }
    }

    #[test]
    fn both_languages_explain_the_same_fields() {
        let fields = |text: &str| -> Vec<String> {
            let line = |line: &str| {
                let line = line.trim_start_matches(['#', ' ', '-']);
                let (key, _) = line.split_once(':')?;
                let plain = |it: char| it.is_ascii_lowercase() || it == '_';
                (!key.is_empty() && key.chars().all(plain)).then(|| key.to_owned())
            };
            text.lines().filter_map(line).collect()
        };
        for kind in KINDS.into_iter().filter(|it| *it != "site") {
            let [da, en] = ["da", "en"].map(|it| fields(&template(&format!("{it}/{kind}.md"))));
            assert_eq!(da, en, "{kind}");
            assert!(!da.is_empty(), "{kind}");
        }
    }

    #[test]
    fn a_title_is_made_from_the_id() {
        assert_eq!(title_of(&Id::parse("unges-trivsel").unwrap()), "Unges trivsel");
    }
}
