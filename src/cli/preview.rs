//! `pejl theme preview`: the site's look on one page, in light and in dark, and the contrast of every
//! pair of colours on the terminal. Does *not* decide which colours pass: `crate::colour` does.

use std::path::Path;

use crate::colour::{Branded, Given, Look, Mode, Pair, Tokens, apart, derive, pairs};
use crate::diag::show::Format;
use crate::diag::{Diags, Tongue, met, said};
use crate::render::preview::{Row, Specimen, preview as page};
use crate::{disk, link, source};

use super::args::Run;
use super::watch::Watch;
use super::words::pick;
use super::{Failure, complain, print, read_and_build};

/// Where the page goes if nobody says: not where a site would be published.
pub(super) const FOLDER: &str = "theme-preview";

pub(super) fn preview(content: &str, output: &str, tongue: Tongue) -> Result<(), Failure> {
    let folder = Path::new(content);
    if !folder.is_dir() {
        return Err(Failure::Machine(said!(
            "der er ingen mappe `{content}`. Skriv mappen med dit indhold efter `--content`.",
            "there is no folder `{content}`. Write the folder with your content after `--content`."
        )));
    }
    let place = disk::place(Path::new(output), folder)?;
    let tree = crate::read(folder)?;
    // What is wrong with the content is said when it is built, below.
    let draft = source::parse(&tree, &mut Diags::default());
    let written = &draft.site.brand.colours;
    let given: Given = written.iter().map(|(key, it)| (*key, it.value)).collect();
    let Branded { look, .. } = derive(&given, &link::theme_look(&tree));
    let (text, fails) = table(&look, tongue);
    print(&text);
    let run = Run {
        folder: content.to_owned(),
        base_url: None,
        as_of: None,
        drafts: true,
        strict: false,
        quiet: true,
        format: Format::Human,
        timings: false,
        clean_urls: false,
        threads: None,
        // What is made to look at has no past.
        previous: Some("none".to_owned()),
    };
    let watch = Watch::start(tongue, true, false);
    let built = read_and_build(&run, tongue, &watch, Some(""), |_| {});
    if built.is_err() {
        complain(pick(
            tongue,
            "Der blev ikke lavet nogen side, for indholdet har fejl.\n",
            "No page was made, because the content has errors.\n",
        ));
    }
    let (_, site) = built?;
    let site = site.expect("what was asked for was built");
    disk::publish(&page(&site, &look, &specimen(&look, tongue)), folder, &place)?;
    let shown = output.trim_end_matches('/');
    let done = said!("\nÅbn {shown}/index.html\n", "\nOpen {shown}/index.html\n");
    print(done.get(tongue));
    if fails { Err(Failure::Content) } else { Ok(()) }
}

/// A number with two decimals, cut and not rounded: 4.499 is not 4.5.
fn number(value: f64, tongue: Tongue) -> String {
    let text = format!("{:.2}", (value * 100.0 + 1e-9).floor() / 100.0);
    if tongue == Tongue::Da { text.replace('.', ",") } else { text }
}

/// The table of contrasts and differences, and whether any of them fails.
fn table(look: &Look, tongue: Tongue) -> (String, bool) {
    let mut rows: Vec<[String; 5]> = vec![columns(tongue)];
    let mut fails = false;
    let mut add = |name: String, found: [Option<f64>; 2], least: f64| {
        let passes = found.iter().flatten().all(|it| *it >= least);
        fails |= !passes;
        let shown = |it: Option<f64>| it.map_or_else(String::new, |it| number(it, tongue));
        let word = if passes { pick(tongue, "ja", "yes") } else { pick(tongue, "NEJ", "NO") };
        let [light, dark] = found.map(shown);
        rows.push([name, light, dark, number(least, tongue), word.to_owned()]);
    };
    for it in pairs() {
        let name = format!("{} / {}", it.front, it.ground);
        let said = met(&it, Mode::Light);
        add(
            format!("{name}  {}", said.get(tongue)),
            both(look, |tokens| it.ratio(tokens)),
            it.least,
        );
    }
    for it in apart() {
        let found = both(look, |tokens| it.worst(tokens).map(|it| it.1));
        let unlike =
            pick(tongue, "forskel for alle øjne (CIEDE2000)", "difference to all eyes (CIEDE2000)");
        add(format!("{} / {}  {unlike}", it.one, it.other), found, it.least);
    }
    let width = |at: usize| rows.iter().map(|it| it[at].chars().count()).max().unwrap_or(0);
    let widths = [0, 1, 2, 3, 4].map(width);
    let mut text = String::new();
    for row in &rows {
        let [name, light, dark, least, word] = row;
        let [first, second, third, fourth, _] = widths;
        let line =
            format!("{name:first$}  {light:>second$}  {dark:>third$}  {least:>fourth$}  {word}");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    (text, fails)
}

fn both(look: &Look, of: impl Fn(&Tokens) -> Option<f64>) -> [Option<f64>; 2] {
    [of(&look.light), of(&look.dark)]
}

fn columns(tongue: Tongue) -> [String; 5] {
    let words = match tongue {
        Tongue::Da => ["Par", "Lys", "Mørk", "Krav", "I orden"],
        Tongue::En => ["Pair", "Light", "Dark", "Needed", "OK"],
    };
    words.map(str::to_owned)
}

/// What the page says beside the site's own pages.
fn specimen(look: &Look, tongue: Tongue) -> Specimen {
    let say = |da: &str, en: &str| pick(tongue, da, en).to_owned();
    let rows = |mode: Mode| -> Vec<Row> {
        let row = |it: Pair| {
            let tokens = look.mode(mode);
            let colours = [tokens.get(it.front)?, tokens.get(it.ground)?];
            let passes = if it.passes(tokens) { say("ja", "yes") } else { say("NEJ", "NO") };
            let (ratio, least) = (number(it.ratio(tokens)?, tongue), number(it.least, tongue));
            Some(Row {
                colours,
                cells: [met(&it, mode).get(tongue).to_owned(), ratio, least, passes],
            })
        };
        pairs().into_iter().filter_map(row).collect()
    };
    let verdict = |class: &str, icon: &str, da: &str, en: &str| {
        [format!("v {class}"), icon.to_owned(), say(da, en)]
    };
    let note = |class: &str, da: &str, en: &str| {
        let sentence = say("Et link i en opdigtet note.", "A link in an invented note.");
        [class.to_owned(), say(da, en), sentence]
    };
    Specimen {
        lang: pick(tongue, "da", "en"),
        title: say("Udseendet på én side", "The look on one page"),
        intro: say(
            "Farver og kontraster, og derefter sider fra jeres eget site, som tilsammen bruger alle dele. Links fører ingen steder hen.",
            "Colours and contrasts, and then pages of your own site that together use every part. Links lead nowhere.",
        ),
        modes: [say("lys", "light"), say("mørk", "dark")],
        headings: [
            say("Farver", "Colours"),
            say("Kontraster", "Contrasts"),
            say("Mærker og noter (opdigtede)", "Marks and notes (invented)"),
        ],
        columns: match tongue {
            Tongue::Da => ["Eksempel", "Hvor", "Kontrast", "Krav", "I orden"],
            Tongue::En => ["Example", "Where", "Contrast", "Needed", "OK"],
        }
        .map(str::to_owned),
        rows: [rows(Mode::Light), rows(Mode::Dark)],
        verdicts: vec![
            verdict("v-met", "i-met", "Målet er nået", "Target met"),
            verdict("v-on", "i-on", "På vej", "On track"),
            verdict("v-slow", "i-slow", "Går langsomt", "Too slow"),
            verdict("v-behind", "i-behind", "Langt bagefter", "Far behind"),
            verdict("v-still", "i-still", "Står stille", "No real change"),
            verdict("v-wrong", "i-wrong", "Går den forkerte vej", "Going the wrong way"),
            verdict("v-none", "i-empty", "Ingen tal endnu", "No figures yet"),
        ],
        notes: vec![
            note("alert-note", "Bemærk", "Note"),
            note("alert-tip", "Tip", "Tip"),
            note("alert-important", "Vigtigt", "Important"),
            note("alert-warning", "Advarsel", "Warning"),
            note("alert-caution", "Pas på", "Caution"),
        ],
        chosen: say("Valgt med tastaturet", "Chosen with the keyboard"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_tells_what_passes_and_what_does_not() {
        let (text, fails) = table(&Look::default(), Tongue::Da);
        assert!(!fails, "{text}");
        assert!(text.contains("link / bg  links på sidens hvide bund"), "{text}");
        assert!(text.lines().next().is_some_and(|it| it.ends_with("Krav  I orden")), "{text}");
        let mut bad = Look::default();
        bad.dark.set("link", crate::colour::Colour([0, 0, 0]));
        let (text, fails) = table(&bad, Tongue::En);
        assert!(fails && text.lines().any(|it| it.starts_with("link / bg") && it.ends_with("NO")));
    }
}
