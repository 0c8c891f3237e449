//! Writes a large content folder: `cargo bench --bench generate -- partnership 1000 FOLDER`.
//!
//! `partnership N` makes N things in all: missions, indicators with figures by partner and year,
//! partners and contributions, in the proportions of a real partnership (1 : 3 : 2 : 4), each with
//! references to the others. The same N gives the same bytes.
//!
//! `figures N` makes N indicators with 680 observations each on average (250: 170,000 in all) by
//! partners, years and two dimensions; one of ten by day; with targets, plans, breaks and intervals.
//!
//! `backbone` makes a partnership that is as large as one may have to be, with natural names: for `tests/run partnership`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a tool for people, not a part of pejl"
)]

mod backbone;
mod words;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    if let [kind, folder] = &arguments[..]
        && kind == "backbone"
    {
        return backbone::backbone(Path::new(folder));
    }
    let [kind, count, folder] = &arguments[..] else {
        eprintln!(
            "usage: cargo bench --bench generate -- partnership|figures COUNT FOLDER, or backbone FOLDER"
        );
        // `cargo bench` runs every bench; without arguments there is nothing to do.
        return;
    };
    let count: usize = count.parse().expect("COUNT is a whole number");
    match kind.as_str() {
        "partnership" => partnership(count.max(10), Path::new(folder)),
        "figures" => figures(count.max(10), Path::new(folder)),
        _ => panic!("the kinds are `partnership` and `figures`"),
    }
}

const SITE: &str = "title: Et stort partnerskab
languages: [da]
publisher: Eksempelsekretariatet
base_url: https://stort.example/
as_of: 2026-06-01
contact: {email: post@stort.example}
accessibility: {statement: https://was.digst.dk/stort-example, date: 2026-01-01, phone: \"+45 00 00 00 00\", email: post@stort.example}
example: true
";

/// Words that make texts of a natural length; what they say does not matter.
const TEXT: &str = "Vi mødes hver måned og ser på tallene sammen. Hver part fortæller, hvad der er sket, og hvad \
der ikke lykkedes. Det er enkelt, men det kræver, at nogen holder fast. Derfor har vi en fast rygrad, som samler \
trådene og skriver beslutningerne ned, så alle kan læse dem bagefter.";

fn partnership(count: usize, folder: &Path) {
    let missions = count / 10;
    let indicators = count * 3 / 10;
    let partners = count * 2 / 10;
    let contributions = count - missions - indicators - partners;
    for kind in ["missions", "indicators", "partners", "contributions"] {
        fs::create_dir_all(folder.join(kind)).expect("a folder that can be made");
    }
    let write = |path: String, text: String| {
        fs::write(folder.join(path), text).expect("a folder that can be written")
    };
    write("site.yml".into(), SITE.into());
    write(
        "themes.yml".into(),
        (0..12).fold(String::new(), |it, n| it + &format!("tema-{n}: {{title: Tema {n}}}\n")),
    );
    for n in 0..partners {
        let kind = ["municipality", "region", "association", "company"][n % 4];
        write(
            format!("partners/part-{n}.md"),
            format!(
                "---\ntitle: Part {n}\nkind: {kind}\nsummary: Part {n} er med i partnerskabet. Den findes ikke i virkeligheden.\ncontacts:\n  - {{name: Kontakt {n}, level: process, themes: [tema-{}], email: part{n}@stort.example}}\n---\n\n{TEXT}\n",
                n % 12
            ),
        );
    }
    for n in 0..indicators {
        write(
            format!("indicators/tal-{n}.md"),
            format!(
                "---\ntitle: Tal {n}\nsummary: Andelen, der svarer ja til spørgsmål {n}. Opdigtede tal.\nunit: percent\ndirection: increase\nbaseline: {{period: 2015}}\ntarget: {{period: 2030, value: 95}}\nsource: {{title: Undersøgelse {n}, url: https://stort.example/tal/{n}}}\nowner: part-{}\ncadence: yearly\nnext_release: 2027-03-01\n---\n\n{TEXT}\n\n[Om parten](partner:part-{}).\n",
                n % partners,
                (n + 1) % partners
            ),
        );
        let mut table = "period,value,lower,upper,partner\n".to_owned();
        for year in 2015..2026 {
            let value = 40 + (n * 7 + year) % 30;
            let _ = writeln!(table, "{year},{value}.5,{},{},", value - 1, value + 2);
            for own in 0..3 {
                let _ = writeln!(table, "{year},{}.2,,,part-{}", value + own, (n + own) % partners);
            }
        }
        write(format!("indicators/tal-{n}.csv"), table);
    }
    for n in 0..missions {
        let measures: Vec<String> =
            (0..3).map(|it| format!("tal-{}", (n * 3 + it) % indicators)).collect();
        write(
            format!("missions/mission-{n}.md"),
            format!(
                "---\ntitle: Mission {n} skal nå sit mål\nsummary: Mission {n} er opdigtet. Den viser, hvordan mange ser ud.\nhorizon: now\nspan: 2020..2030\nthemes: [tema-{}]\nindicators: [{}]\nroles: {{backbone: [part-{}], partners: [part-{}, part-{}]}}\ncontact: {{email: m{n}@stort.example}}\nroadmap:\n  - phase: Fase 1\n    span: 2024..2026\n    milestones:\n      - {{id: a, title: Aftale, due: 2024-06-30, done: 2024-06-01}}\n      - {{id: b, title: Måling, due: 2027-06-30, after: [a]}}\n---\n\n## Hvad vi vil\n\n{TEXT}\n\nTallet er nu ![](indicator:{}?value=latest).\n\n## Hvordan\n\n{TEXT}\n",
                n % 12,
                measures.join(", "),
                n % partners,
                (n + 1) % partners,
                (n + 2) % partners,
                measures[0]
            ),
        );
    }
    for n in 0..contributions {
        write(
            format!("contributions/bidrag-{n}.md"),
            format!(
                "---\ntitle: Bidrag {n}\nsummary: Et opdigtet bidrag.\npartner: part-{}\nmissions: [mission-{}]\nindicators: [tal-{}]\nkind: commitment\nstatus: running\nspan: 2023..\nthemes: [tema-{}]\npledges:\n  - {{text: Pladser om året, pledged: 200, delivered: {}, by: 2026-12-31, as_of: 2026-03-31}}\n---\n\n{TEXT}\n",
                n % partners,
                n % missions,
                n % indicators,
                n % 12,
                n % 200
            ),
        );
    }
}

/// Partners of `figures`.
const PARTNERS: usize = 10;

/// Indicators with much to draw: nine of ten have 10 partners, 8 age groups, 2 sexes and their
/// crossings over 17 years (629 rows); the tenth has the days of a little more than three years (1,139 rows).
fn figures(count: usize, folder: &Path) {
    for kind in ["missions", "indicators", "partners"] {
        fs::create_dir_all(folder.join(kind)).expect("a folder that can be made");
    }
    let write = |path: String, text: String| {
        fs::write(folder.join(path), text).expect("a folder that can be written")
    };
    write("site.yml".into(), SITE.into());
    write("themes.yml".into(), "tema-0: {title: Tema 0}\n".into());
    for n in 0..PARTNERS {
        write(
            format!("partners/part-{n}.md"),
            format!(
                "---\ntitle: Part {n}\nkind: municipality\nsummary: Part {n} er opdigtet.\ncontacts:\n  - {{name: Kontakt {n}, level: process, email: part{n}@stort.example}}\n---\n{TEXT}\n"
            ),
        );
    }
    let mut observations = 0;
    for n in 0..count {
        let daily = n % 10 == 9;
        let (facts, table) = if daily { by_day(n) } else { by_group(n) };
        observations += table.lines().count() - 1;
        write(
            format!("indicators/tal-{n}.md"),
            format!(
                "---\ntitle: Tal {n}\nsummary: Andelen, der svarer ja til spørgsmål {n}. Opdigtede tal.\n{facts}source: {{title: Undersøgelse {n}, url: https://stort.example/tal/{n}}}\nowner: part-{}\nnext_release: 2027-03-01\n---\n{TEXT}\n",
                n % PARTNERS
            ),
        );
        write(format!("indicators/tal-{n}.csv"), table);
    }
    for n in 0..count / 10 {
        let measures: Vec<String> = (0..10).map(|it| format!("tal-{}", n * 10 + it)).collect();
        write(
            format!("missions/mission-{n}.md"),
            format!(
                "---\ntitle: Mission {n} skal nå sit mål\nsummary: Mission {n} er opdigtet.\nhorizon: now\nspan: 2020..2030\nthemes: [tema-0]\nindicators: [{}]\nroles: {{backbone: [part-0]}}\ncontact: {{email: m{n}@stort.example}}\n---\n{TEXT}\n\n![](indicator:tal-{}?view=small-multiples&by=partner)\n",
                measures.join(", "),
                n * 10
            ),
        );
    }
    eprintln!("{count} indicators, {observations} observations");
}

/// A number between 0 and 9 that looks like chance.
fn noise(seed: usize) -> usize {
    (seed.wrapping_mul(2_654_435_761) >> 7) % 10
}

fn by_group(n: usize) -> (String, String) {
    let ways = [
        "target: {period: 2030, value: 88}",
        "target: {period: 2030, value: 88}\npath: geometric",
        "target: {period: 2030, value: 88}\npath: [{period: 2027, value: 60}]",
        "meaningful_change: 1",
    ];
    let extra = if n.is_multiple_of(5) {
        "breaks: [{period: 2014, text: Nyt spørgeskema, bridged: true}]\nevents: [{period: 2020, text: Skolerne lukker}]\n"
    } else {
        ""
    };
    let facts = format!(
        "unit: percent\ndirection: increase\n{}\n{extra}cadence: yearly\ndimensions:\n  alder: {{title: Alder}}\n  koen: {{title: Køn}}\n",
        ways[n % 4]
    );
    let mut table = "period,value,lower,upper,partner,alder,koen\n".to_owned();
    for (at, year) in (2009..2026).enumerate() {
        let value = 30 + at * 2 + n % 7;
        let mut row = |off: usize, group: &str| {
            let value = value + noise(n * 1000 + at * 50 + off);
            let _ = writeln!(
                table,
                "{year},{value}.{},{},{},{group}",
                noise(off + at),
                value - 2,
                value + 2
            );
        };
        row(0, ",,");
        for it in 0..PARTNERS {
            row(it + 1, &format!("part-{it},,"));
        }
        for sex in ["k", "m"] {
            row(20, &format!(",,{sex}"));
        }
        for age in 0..8 {
            row(30 + age, &format!(",a{age},"));
            for sex in ["k", "m"] {
                row(40 + age, &format!(",a{age},{sex}"));
            }
        }
    }
    (facts, table)
}

fn by_day(n: usize) -> (String, String) {
    let facts = "unit: count\ndirection: decrease\ntarget: {period: 2027-12-31, value: 20}\ncadence: daily\n";
    let mut table = "period,value\n".to_owned();
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut written = 0;
    'all: for year in 2023..2027 {
        for (month, days) in (1..).zip(days) {
            for day in 1..=days {
                if written == DAYS {
                    break 'all;
                }
                let value = 200 - written / 10 + noise(n + written) * 3;
                let _ = writeln!(table, "{year}-{month:02}-{day:02},{value}");
                written += 1;
            }
        }
    }
    (facts.to_owned(), table)
}

/// Days of each daily indicator.
const DAYS: usize = 1139;
