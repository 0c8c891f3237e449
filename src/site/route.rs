//! Addresses: the words they are made of in each language, and how one page finds another. Knows
//! text and languages. Does *not* know what is on a page.

use crate::model::ListKind;
use crate::value::Lang;

use super::PageRef;

/// The address of a page: a language and a path without the language's own prefix.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// The language of the page around the content.
    pub lang: Lang,
    /// Parts that each end in `/` (`missioner/klima-2030/`), empty for the front page, `404.html` for
    /// the page that is shown where there is none.
    pub path: String,
}

/// A file for programs beside a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MachineFile {
    /// What the page says, as facts and words.
    Page,
    /// Figures as a table.
    Csv,
    /// The same, with what the codes mean.
    Json,
    /// The verdict with all that it was made from.
    Method,
    /// All missions as a table.
    Missions,
    /// A roadmap as a table.
    Roadmap,
    /// A roadmap's dates for a calendar program.
    RoadmapDates,
    /// Who does what in which theme, as a table.
    Matrix,
    /// Contributions and what they promise, as a table.
    Contributions,
    /// The log as a table.
    Updates,
    /// What was learned as a table.
    Learning,
    /// Changes of what was published, as a table.
    Corrections,
    /// What was different in each build from the one before, as a table.
    Changes,
    /// Dates for a calendar program.
    Calendar,
    /// News to follow.
    News,
    /// What was learned, to follow.
    LearningFeed,
    /// Changes of what was published, to follow.
    CorrectionsFeed,
    /// What was different in each build, to follow.
    ChangesFeed,
}

impl MachineFile {
    /// Those of an indicator's figures.
    pub const OF_INDICATOR: [MachineFile; 3] =
        [MachineFile::Csv, MachineFile::Json, MachineFile::Method];

    /// The file's name, the same in every language: programs must not break when a page is translated.
    pub fn name(self) -> &'static str {
        match self {
            MachineFile::Page => "index.json",
            MachineFile::Csv => "data.csv",
            MachineFile::Json => "data.json",
            MachineFile::Method => "metode.json",
            MachineFile::Missions => "missioner.csv",
            MachineFile::Roadmap => "vej.csv",
            MachineFile::RoadmapDates => "vej.ics",
            MachineFile::Matrix => "matrix.csv",
            MachineFile::Contributions => "bidrag.csv",
            MachineFile::Updates => "opdateringer.csv",
            MachineFile::Learning => "laering.csv",
            MachineFile::Corrections => "rettelser.csv",
            MachineFile::Changes => "aendringer.csv",
            MachineFile::Calendar => "kalender.ics",
            MachineFile::News => "opdateringer.atom",
            MachineFile::LearningFeed => "laering.atom",
            MachineFile::CorrectionsFeed => "rettelser.atom",
            MachineFile::ChangesFeed => "aendringer.atom",
        }
    }

    /// What kind of file it is, for themes: `json`, `csv`, `calendar` or `feed`.
    pub(super) fn kind(self) -> &'static str {
        match self.name().rsplit_once('.').map_or("", |(_, ending)| ending) {
            "json" => "json",
            "csv" => "csv",
            "ics" => "calendar",
            _ => "feed",
        }
    }

    /// Its media type.
    pub(super) fn mime(self) -> &'static str {
        match self.kind() {
            "json" => "application/json",
            "csv" => "text/csv",
            "calendar" => "text/calendar",
            _ => "application/atom+xml",
        }
    }

    /// The interface text of a link to it, which ends in its type.
    pub(super) fn words(self) -> &'static str {
        match self {
            MachineFile::Page => "twins.page",
            MachineFile::Csv => "download.data",
            MachineFile::Json => "download.json",
            MachineFile::Method => "twins.method",
            MachineFile::Missions => "twins.missions",
            MachineFile::Roadmap => "twins.roadmap",
            MachineFile::RoadmapDates => "twins.roadmap_dates",
            MachineFile::Matrix => "twins.matrix",
            MachineFile::Contributions => "twins.contributions",
            MachineFile::Updates => "twins.updates",
            MachineFile::Learning => "twins.learning",
            MachineFile::Corrections => "twins.corrections",
            MachineFile::Changes => "twins.changes",
            MachineFile::Calendar => "twins.calendar",
            MachineFile::News => "twins.news",
            MachineFile::LearningFeed => "twins.learning_feed",
            MachineFile::CorrectionsFeed => "twins.corrections_feed",
            MachineFile::ChangesFeed => "twins.changes_feed",
        }
    }
}

/// The interface text that holds the part of an address that stands for a kind of thing.
pub(super) fn segment_key(page: PageRef) -> &'static str {
    match page {
        PageRef::List(ListKind::Missions) => "route.missions",
        PageRef::List(ListKind::Indicators) => "route.indicators",
        PageRef::List(ListKind::Partners) => "route.partners",
        PageRef::List(ListKind::Contributions) => "route.contributions",
        PageRef::List(ListKind::Updates) => "route.updates",
        PageRef::List(ListKind::Stories) => "route.stories",
        PageRef::List(ListKind::Situations) => "route.situations",
        PageRef::Themes => "route.themes",
        PageRef::Ingredients => "route.ingredients",
        PageRef::Glossary => "route.glossary",
        PageRef::Calendar => "route.calendar",
        PageRef::Wheel => "route.wheel",
        PageRef::Corrections => "route.corrections",
        PageRef::Coverage => "route.coverage",
        PageRef::Directory => "route.directory",
        PageRef::Learning => "route.learning",
        PageRef::Changes => "route.changes",
        PageRef::Search => "route.search",
        PageRef::Front
        | PageRef::SearchPart(_)
        | PageRef::Part(_)
        | PageRef::CalendarPart(_)
        | PageRef::NotFound
        | PageRef::Thing(_)
        | PageRef::CoverageOf(_)
        | PageRef::Roadmap(_)
        | PageRef::RoadmapPart(..)
        | PageRef::LearningOf(_)
        | PageRef::Tellings(_)
        | PageRef::Report(_) => {
            unreachable!("these pages have addresses of their own")
        }
    }
}

/// A path from the site's root, relative to the page at `from` (also from the root). Both are files
/// (`en/missions/index.html`) or folders that end in `/`.
pub(super) fn relative(from: &str, to: &str) -> String {
    let folder = |path: &str| path.rfind('/').map_or(0, |at| at + 1);
    let from_parts: Vec<&str> = from[..folder(from)].split_terminator('/').collect();
    let to_parts: Vec<&str> = to[..folder(to)].split_terminator('/').collect();
    let common = from_parts.iter().zip(&to_parts).take_while(|(a, b)| a == b).count();
    let mut path = "../".repeat(from_parts.len() - common);
    for part in &to_parts[common..] {
        path.push_str(part);
        path.push('/');
    }
    path.push_str(&to[folder(to)..]);
    if path.is_empty() { "./".to_owned() } else { path }
}

/// The file below the output folder that answers an old address: `/om/` and `/om` are `om/index.html`,
/// `/om.html` is itself. `None` if no file of ours can.
pub(super) fn file_of_old(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or("");
    let path = path.trim_start_matches('/');
    let clean = path.trim_end_matches('/');
    let good = |part: &str| {
        !matches!(part, "" | "." | "..")
            && !part.starts_with('.')
            && !part.contains(['\\', ':', '\0', '%'])
    };
    if !clean.split('/').all(good) {
        return None;
    }
    let page = !path.ends_with('/') && (clean.ends_with(".html") || clean.ends_with(".htm"));
    Some(if page { clean.to_owned() } else { format!("{clean}/index.html") })
}

/// Percent-encodes what may not stand in the path of an address.
pub(super) fn encode_path(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte as char);
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_address_goes_up_only_as_far_as_it_must() {
        let check = |from: &str, to: &str, expect: &str| {
            assert_eq!(relative(from, to), expect, "{from} {to}")
        };
        check("index.html", "missioner/index.html", "missioner/index.html");
        check("missioner/a/index.html", "missioner/b/index.html", "../b/index.html");
        check("missioner/a/index.html", "missioner/", "../");
        check("missioner/a/index.html", "index.html", "../../index.html");
        check(
            "en/missions/a/index.html",
            "missioner/a/index.html",
            "../../../missioner/a/index.html",
        );
        check("missioner/index.html", "missioner/", "./");
        check("index.html", "assets/style.css", "assets/style.css");
        check("en/index.html", "", "../");
    }

    #[test]
    fn an_old_address_becomes_a_file_that_we_may_write() {
        let file = |it: &str| file_of_old(it);
        assert_eq!(file("/om/").as_deref(), Some("om/index.html"));
        assert_eq!(file("/om").as_deref(), Some("om/index.html"));
        assert_eq!(file("/om/os.html").as_deref(), Some("om/os.html"));
        for bad in ["/", "", "/../etc/", "/a//b/", "/.git/x", "/a:b/", "/%2e%2e/"] {
            assert_eq!(file(bad), None, "{bad}");
        }
    }

    #[test]
    fn addresses_of_files_are_percent_encoded() {
        assert_eq!(encode_path("filer/rød grød.pdf"), "filer/r%C3%B8d%20gr%C3%B8d.pdf");
    }
}
