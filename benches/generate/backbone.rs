//! A whole partnership, as large as a backbone may have to hold: 60 partners, 12 missions, 2,000 milestones, 36
//! indicators, 600 contributions, 5,000 updates over five years, and all that belongs to them, in Danish and English.
//! For tests of whether long lists stay readable. The same bytes each time.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::words::*;

const PARTNER_COUNT: usize = 60;
const CONTRIBUTION_COUNT: usize = 600;
const UPDATE_COUNT: usize = 5_000;
const MILESTONE_COUNT: usize = 2_000;
const DATE_COUNT: usize = 300;
const STORY_COUNT: usize = 60;
const CORRECTION_COUNT: usize = 80;

const SITE: &str = "title: {da: Fjordlandets partnerskab, en: The Fjordland partnership}
promise: {da: \"Vi viser, hvad vi har lovet hinanden\", en: We show what we promised each other}
summary: {da: Et stort partnerskab. Alt er opdigtet., en: A large partnership. Everything is invented.}
publisher: sekretariatet-i-fjordby
languages: [da, en]
base_url: https://stort.example/
as_of: 2026-11-01
contact: {email: post@stort.example}
accessibility: {statement: https://was.digst.dk/stort-example, date: 2026-01-01, phone: \"+45 99 99 99 99\", email: post@stort.example}
report_errors: fejl@stort.example
licence: CC-BY-4.0
example: {da: Alt på denne side er opdigtet., en: Everything on this site is invented.}
";

/// A number that looks like chance: the same for the same question.
fn mixed(seed: usize, salt: usize) -> usize {
    let mut it = (seed as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        ^ (salt as u64).wrapping_mul(0xD1B5_4A32_D192_ED03);
    it = (it ^ (it >> 31)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (it >> 33) as usize
}

fn pick<T: Copy>(all: &[T], seed: usize, salt: usize) -> T {
    all[mixed(seed, salt) % all.len()]
}

/// Several different ones, at least one.
fn several(count: usize, most: usize, seed: usize, salt: usize) -> Vec<usize> {
    let n = 1 + mixed(seed, salt) % most;
    let mut all: Vec<usize> = (0..n).map(|at| mixed(seed, salt + 1 + at) % count).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn slug(text: &str) -> String {
    let text = text
        .to_lowercase()
        .replace('æ', "ae")
        .replace('ø', "oe")
        .replace('å', "aa")
        .replace('é', "e")
        .replace(',', "");
    text.replace(' ', "-")
}

/// Both languages in one value.
fn both(words: (&str, &str)) -> String {
    format!("{{da: \"{}\", en: \"{}\"}}", words.0, words.1)
}

fn filled(words: Two, with: (&str, &str)) -> (String, String) {
    let named = |text: &str, name: &str| {
        // Within a sentence the name does not begin with a capital letter, but for a place.
        text.replace("{}", name)
    };
    (named(words.0, with.0), named(words.1, with.1))
}

fn said(words: &(String, String)) -> String {
    both((&words.0, &words.1))
}

fn paragraph(seed: usize, sentences: usize) -> String {
    let all: Vec<&str> =
        (0..sentences).map(|at| SENTENCES[(mixed(seed, 90) + at * 5) % SENTENCES.len()]).collect();
    all.join(" ")
}

/// The day so many days after 1 January 2022, in months of 28 days: no day that is none.
fn day(n: usize) -> String {
    let (months, day) = (n / 28, n % 28 + 1);
    format!("{}-{:02}-{day:02}", 2022 + months / 12, months % 12 + 1)
}

/// How many such days there are until the day of the report.
const DAYS: usize = (4 * 12 + 10) * 28;

struct Partner {
    id: String,
    kind: &'static str,
    name: (String, String),
    place: &'static str,
}

fn partners() -> Vec<Partner> {
    let mut all = Vec::new();
    for (kind, count, name) in PARTNERS {
        for at in 0..count {
            let place = if kind == "other" {
                "Fjordby"
            } else {
                PLACES[(at + all.len() / 7) % PLACES.len()]
            };
            let place = if kind == "municipality" { PLACES[at] } else { place };
            let name = filled(name, (place, place));
            all.push(Partner { id: slug(&name.0), kind, name, place });
        }
    }
    assert_eq!(all.len(), PARTNER_COUNT);
    all
}

struct Contribution {
    id: String,
    title: (String, String),
    partner: usize,
    missions: Vec<usize>,
    themes: Vec<usize>,
}

fn contributions(partners: &[Partner]) -> Vec<Contribution> {
    let one = |n: usize| {
        // Each activity at most once with each partner.
        let activity = n % ACTIVITIES.len();
        let partner = (n * 7 + n / 120) % partners.len();
        let place = partners[partner].place;
        let (da, en) = ACTIVITIES[activity];
        let missions = match n % 50 {
            49 => Vec::new(),
            _ => several(MISSIONS.len(), 2, n, 10),
        };
        Contribution {
            id: format!("{}-{}", slug(da), partners[partner].id),
            title: (format!("{da} i {place}"), format!("{en} in {place}")),
            partner,
            missions,
            themes: several(THEMES.len(), 3, n, 20),
        }
    };
    (0..CONTRIBUTION_COUNT).map(one).collect()
}

fn mission_id(at: usize) -> String {
    slug(MISSIONS[at].1.0)
}

fn theme_id(at: usize) -> String {
    slug(THEMES[at].0)
}

fn indicator_id(at: usize) -> String {
    slug(INDICATORS[at].0.0)
}

fn ids(all: &[usize], id: impl Fn(usize) -> String) -> String {
    format!("[{}]", all.iter().map(|it| id(*it)).collect::<Vec<_>>().join(", "))
}

struct Out<'a>(&'a Path);

impl Out<'_> {
    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("files are in folders"))
            .expect("a folder that can be made");
        fs::write(path, text).expect("a folder that can be written");
    }
}

pub(crate) fn backbone(folder: &Path) {
    let out = Out(folder);
    let partners = partners();
    let contributions = contributions(&partners);
    out.write("site.yml", SITE);
    lists(&out);
    for (n, partner) in partners.iter().enumerate() {
        write_partner(&out, n, partner);
    }
    (0..INDICATORS.len()).for_each(|n| indicator(&out, n, &partners));
    (0..MISSIONS.len()).for_each(|n| mission(&out, n, &partners));
    for (n, it) in contributions.iter().enumerate() {
        contribution(&out, n, it, &partners);
    }
    (0..UPDATE_COUNT).for_each(|n| update(&out, n, &contributions, &partners));
    (0..STORY_COUNT).for_each(|n| story(&out, n));
    (0..SITUATIONS.len()).for_each(|n| situation(&out, n, &partners));
    calendar(&out, &partners);
    corrections(&out, &contributions);
}

/// Themes, ingredients and the glossary.
fn lists(out: &Out) {
    let mut text = String::new();
    for (n, title) in THEMES.iter().enumerate() {
        let about = format!("Det, vi gør sammen om emnet {}.", title.0.to_lowercase());
        let about_en = format!("What we do together on the theme of {}.", title.1.to_lowercase());
        let _ = writeln!(
            text,
            "{}: {{title: {}, description: {}}}",
            theme_id(n),
            both(*title),
            both((&about, &about_en))
        );
    }
    out.write("themes.yml", &text);
    text.clear();
    for title in INGREDIENTS {
        let _ = writeln!(
            text,
            "{}:\n  title: {}\n  description: {{da: En måde at arbejde på. Den går igen i flere bidrag., en: A way of working that is found in several contributions.}}\n  evidence: {{da: Parternes egen erfaring., en: The partners’ own experience.}}\n  careful: {{da: Det virker ikke alene., en: It does not work alone.}}",
            slug(title.0),
            both(title)
        );
    }
    out.write("ingredients.yml", &text);
    text.clear();
    for (title, meaning) in TERMS {
        let _ = writeln!(
            text,
            "{}: {{title: {}, meaning: {}}}",
            slug(title.0),
            both(title),
            both(meaning)
        );
    }
    out.write("glossary.yml", &text);
}

fn write_partner(out: &Out, n: usize, it: &Partner) {
    let themes = several(THEMES.len(), 4, n, 30);
    let mut text = format!(
        "title: {}\nkind: {}\nsummary: {}\narea: {}\nurl: https://{}.example/\ncontacts:\n",
        said(&it.name),
        it.kind,
        both((
            &format!("{} er med i partnerskabet. Opdigtet.", it.name.0),
            &format!("{} is part of the partnership. Invented.", it.name.1)
        )),
        both((&format!("{} og omegn", it.place), &format!("{} and around", it.place))),
        it.id,
    );
    for (at, (level, name)) in [
        ("process", ("Projektleder", "Project manager")),
        ("organisation", ("Chefsekretær", "Executive secretary")),
    ]
    .into_iter()
    .enumerate()
    {
        let own: Vec<usize> = themes.iter().copied().skip(at).collect();
        let _ = writeln!(
            text,
            "  - {{name: {}, level: {level}, themes: {}, email: kontakt{at}@{}.example}}",
            both(name),
            ids(&own, theme_id),
            it.id
        );
    }
    out.write(&format!("partners/{}.yml", it.id), &text);
}

fn indicator(out: &Out, n: usize, partners: &[Partner]) {
    let (title, up) = INDICATORS[n];
    let start = 30 + mixed(n, 1) % 30;
    let (direction, target) = if up { ("increase", start + 20) } else { ("decrease", start - 15) };
    let owner = &partners[(n * 5) % 20];
    let text = format!(
        "title: {}\nsummary: {}\nunit: percent\ndirection: {direction}\nbaseline: {{period: 2018}}\ntarget: {{period: 2030, value: {target}, decided: {{da: \"Styregruppen, 9. januar 2020 (opdigtet)\", en: \"The steering group, 9 January 2020 (invented)\"}}, url: \"https://stort.example/referat\"}}\nneed: {}\nevidence: measured\nsource: {{title: {{da: Fjordprofilen, en: The Fjord Profile}}, publisher: {{da: Fjordby Universitet, en: Fjordby University}}, url: \"https://stort.example/tal/{n}\", licence: CC-BY-4.0, retrieved: 2026-05-0{}}}\nowner: {}\ncadence: yearly\nnext_release: 2027-0{}-15\ncannot_say: {}\n",
        both(title),
        both((
            &format!(
                "{}, i procent af alle, der er spurgt. Opdigtede tal.",
                title.0.split(',').next().unwrap_or("")
            ),
            &format!("{}, in per cent of all who were asked. Invented figures.", title.1)
        )),
        if n % 3 == 2 { "nice_to_know" } else { "must_know" },
        1 + n % 9,
        owner.id,
        1 + n % 9,
        both((
            "Tallet siger ikke, hvorfor det er sådan.",
            "The figure does not say why this is so."
        )),
    );
    out.write(&format!("indicators/{}.yml", indicator_id(n)), &text);
    let mut table = "period,value,lower,upper,partner\n".to_owned();
    let signed = if up { 1 } else { -1_i64 };
    let pace = (mixed(n, 2) % 22) as i64 - 4;
    for year in 0..8_i64 {
        let value =
            start as i64 * 10 + signed * pace * year + (mixed(n, 40 + year as usize) % 9) as i64;
        let told = |it: i64| format!("{}.{}", it / 10, it % 10);
        let _ = writeln!(
            table,
            "{},{},{},{},",
            2018 + year,
            told(value),
            told(value - 12),
            told(value + 12)
        );
        for at in 0..8 {
            let own = value + (mixed(n, 60 + at) % 90) as i64 - 45
                + (mixed(n + at, 70 + year as usize) % 12) as i64;
            let _ = writeln!(
                table,
                "{},{},,,{}",
                2018 + year,
                told(own.max(0)),
                partners[(n + at * 2) % 20].id
            );
        }
    }
    out.write(&format!("indicators/{}.csv", indicator_id(n)), &table);
}

fn mission(out: &Out, n: usize, partners: &[Partner]) {
    let (title, short) = MISSIONS[n];
    let horizon = ["now", "now", "now", "next", "next", "later"][n % 6];
    let stage = ["awareness", "experiments", "capability", "embedded"][n % 4];
    let measures = [n * 3, n * 3 + 1, n * 3 + 2];
    let mut themes: Vec<usize> = (0..6).map(|at| (n * 5 + at * 2) % THEMES.len()).collect();
    themes.sort_unstable();
    themes.dedup();
    let partner = |at: usize| partners[at].id.clone();
    let all: Vec<usize> = (0..14).map(|at| (n * 4 + at * 3) % (PARTNER_COUNT - 1)).collect();
    let mut text = format!(
        "---\ntitle: {}\nshort: {}\nsummary: {}\nhorizon: {horizon}\nstage: {stage}\nspan: 2022..2030\nthemes: {}\nindicators: {}\nroles:\n  backbone: [sekretariatet-i-fjordby]\n  owner: {}\n  partners: {}\ncontact: {{email: mission{n}@stort.example}}\nroadmap:\n",
        both(title),
        both(short),
        both((
            &format!("{}. Vi har sat et mål for 2030 og følger tre tal. Opdigtet.", title.0),
            &format!(
                "{}. We have set a target for 2030 and follow three figures. Invented.",
                title.1
            )
        )),
        ids(&themes, theme_id),
        ids(&measures, indicator_id),
        ids(&all[..2], partner),
        ids(&all[2..], partner),
    );
    roadmap(&mut text, n, partners);
    text.push_str("needs:\n");
    for (at, theme) in themes.iter().enumerate() {
        let kinds = [
            ["municipality", "school"],
            ["association", "municipality"],
            ["region", "hospital"],
            ["company", "citizens"],
        ];
        let kinds = kinds[(n + at) % kinds.len()].join(", ");
        let why = both((
            "Her når vi dem, der har mest brug for det.",
            "Here we reach those who need it most.",
        ));
        let _ = writeln!(text, "  - {{theme: {}, from: [{kinds}], why: {why}}}", theme_id(*theme));
    }
    let question =
        both(("Hvad vil gøre det lettere for dig?", "What would make it easier for you?"));
    let _ = write!(
        text,
        "questions:\n  - {question}\n---\n\n## Hvad vi vil\n\n{}\n\nTallet er nu ![](indicator:{}?value=latest).\n\n## Hvordan\n\n{}\n",
        paragraph(n, 4),
        indicator_id(measures[0]),
        paragraph(n + 1, 5)
    );
    out.write(&format!("missions/{}.md", mission_id(n)), &text);
}

/// The way in phases: done, moved, late, dropped, not paid for, and waiting for each other.
fn roadmap(text: &mut String, n: usize, partners: &[Partner]) {
    let count =
        MILESTONE_COUNT / MISSIONS.len() + usize::from(n < MILESTONE_COUNT % MISSIONS.len());
    for (phase, title) in PHASES.iter().enumerate() {
        let from = 2022 + phase * 3 / 2;
        let _ = writeln!(
            text,
            "  - phase: {}\n    span: {from}..{}\n    milestones:",
            both(*title),
            from + 1
        );
        let (start, end) = (count * phase / PHASES.len(), count * (phase + 1) / PHASES.len());
        for at in start..end {
            let seed = n * 1_000 + at;
            let place = PLACES[(at * 3 + n) % PLACES.len()];
            let name = filled(MILESTONES[(at + n) % MILESTONES.len()], (place, place));
            let (year, month) = (from + (at - start) * 2 / (end - start), 1 + mixed(seed, 3) % 12);
            let past = (year, month) < (2026, 11);
            let _ = write!(
                text,
                "      - {{id: m{at}, title: {}, due: {year}-{month:02}-28",
                said(&name)
            );
            let why = both(pick(&REASONS, seed, 4));
            match mixed(seed, 5) % 20 {
                0 => {
                    let _ = write!(text, ", status: dropped, why: {why}");
                }
                1 | 2 => {
                    let _ = write!(text, ", was_due: {}-{month:02}-28, why: {why}", year - 1);
                }
                3 if !past => {
                    let _ = write!(text, ", financed: false, why: {why}");
                }
                // Late: the day has passed, and nobody says that it is done.
                3 => {}
                _ if past => {
                    let _ = write!(text, ", done: {year}-{month:02}-1{}", seed % 9);
                }
                _ => {}
            }
            if at > start && seed.is_multiple_of(4) {
                let _ = write!(text, ", after: [m{}]", at - 1);
            }
            let own = several(PARTNER_COUNT - 1, 2, seed, 6);
            let _ = writeln!(text, ", partners: {}}}", ids(&own, |at| partners[at].id.clone()));
        }
    }
}

fn contribution(out: &Out, n: usize, it: &Contribution, partners: &[Partner]) {
    let kind = ["initiative", "experiment", "commitment", "service"][mixed(n, 7) % 4];
    let status = ["planned", "running", "running", "running", "scaled", "completed", "closed"]
        [mixed(n, 8) % 7];
    let mut with = several(PARTNER_COUNT - 1, 2, n, 50);
    with.retain(|at| *at != it.partner && n.is_multiple_of(3));
    let measures: Vec<usize> = it.missions.iter().map(|at| at * 3 + n % 3).collect();
    let from = 2022 + mixed(n, 9) % 4;
    let mut text = format!(
        "---\ntitle: {}\nsummary: {}\npartner: {}\nwith: {}\nmissions: {}\nindicators: {}\nkind: {kind}\nstatus: {status}\nspan: {from}..{}\nthemes: {}\ningredients: [{}]\n",
        said(&it.title),
        both((
            &format!(
                "{}. Det er for dem, der bor i {}.",
                pick(&SENTENCES, n, 11).trim_end_matches('.'),
                partners[it.partner].place
            ),
            &format!("It is for those who live in {}. Invented.", partners[it.partner].place)
        )),
        partners[it.partner].id,
        ids(&with, |at| partners[at].id.clone()),
        ids(&it.missions, mission_id),
        ids(&measures, indicator_id),
        from + 4,
        ids(&it.themes, theme_id),
        slug(pick(&INGREDIENTS, n, 12).0),
    );
    if status == "closed" {
        let _ = writeln!(text, "why: {}", both(pick(&REASONS, n, 13)));
    }
    text.push_str("pledges:\n");
    for at in 0..1 + n % 2 {
        let seed = n * 2 + at;
        let pledged = 20 * (1 + mixed(seed, 14) % 20);
        let words = both(PLEDGES[(seed + n) % PLEDGES.len()]);
        // Done; on the way; late; nobody has said; counted before the time was up.
        let rest = match mixed(seed, 15) % 6 {
            0 => {
                format!("delivered: {}, by: 2026-06-30, as_of: 2026-07-0{}", pledged + 5, 1 + n % 9)
            }
            1 | 2 => {
                format!("delivered: {}, by: 2028-12-31, as_of: 2026-09-1{}", pledged / 2, n % 9)
            }
            3 => format!("delivered: {}, by: 2025-12-31, as_of: 2026-01-1{}", pledged / 3, n % 9),
            4 => "by: 2027-12-31".to_owned(),
            _ => format!("delivered: {}, by: 2026-03-31, as_of: 2025-11-1{}", pledged / 4, n % 9),
        };
        let _ = writeln!(text, "  - {{text: {words}, pledged: {pledged}, {rest}, unit: count}}");
    }
    if n % 3 != 1 {
        let gains = &partners[mixed(n, 16) % 20].id;
        let amount = 50_000 * (1 + mixed(n, 17) % 40);
        let _ = writeln!(
            text,
            "cost: {{amount: {amount}, unit: dkk, paid_by: [{}], gain_to: [{gains}]}}",
            partners[it.partner].id
        );
    }
    if n.is_multiple_of(4) {
        let _ = writeln!(text, "situations: [{}]", situation_id(mixed(n, 18) % SITUATIONS.len()));
    }
    let _ = write!(text, "---\n\n{}\n", paragraph(n, 3));
    out.write(&format!("contributions/{}.md", it.id), &text);
}

fn update(out: &Out, n: usize, contributions: &[Contribution], partners: &[Partner]) {
    let about = &contributions[(n * 7 + mixed(n / 40, 19)) % contributions.len()];
    let (kind, names): (_, &[Two]) = match mixed(n, 21) % 10 {
        0..4 => ("news", &NEWS),
        4..6 => ("result", &RESULTS),
        6..7 => ("decision", &DECISIONS),
        _ => ("learning", &LEARNING),
    };
    let name = pick(names, n, 22);
    let title = filled(name, (&about.title.0, &about.title.1));
    let id = slug(
        name.0
            .replace("{}", "")
            .trim_matches(|it: char| !it.is_alphanumeric())
            .replace(':', "")
            .trim(),
    );
    let mut text = format!(
        "title: {}\nsummary: {}\ntype: {kind}\nmissions: {}\ncontributions: [{}]\npartners: [{}]\n",
        said(&title),
        both((pick(&SENTENCES, n, 23), "Invented, and as long as such texts are.")),
        ids(&about.missions, mission_id),
        about.id,
        partners[about.partner].id,
    );
    if kind == "learning" {
        let [believed, happened, now] = pick(&LESSONS, n, 24);
        let outcome = ["worked", "did_not_work", "surprised"][mixed(n, 25) % 3];
        let _ = write!(
            text,
            "believed: {}\nhappened: {}\nnow: {}\noutcome: {outcome}\n",
            both(believed),
            both(happened),
            both(now)
        );
    }
    let date = day(n * DAYS / UPDATE_COUNT);
    out.write(&format!("updates/{date}-{id}-{n}.yml"), &text);
}

fn situation_id(n: usize) -> String {
    slug(SITUATIONS[n].0.trim_start_matches("For dig, der "))
}

fn story(out: &Out, n: usize) {
    let (title, teller) = STORIES[n % STORIES.len()];
    let place = PLACES[(n * 3 + n / STORIES.len()) % PLACES.len()];
    let age = 15 + mixed(n, 26) % 60;
    let missions = several(MISSIONS.len(), 2, n, 27);
    let text = format!(
        "---\ntitle: {}\nsummary: {}\nmissions: {}\naudience: {}\nperspective: {}\ntold: {}\nconsent: true\neditor: {}\nindicators: [{}]\nthemes: {}\n---\n\n{}\n\n{}\n",
        both(title),
        both((
            "Opdigtet fortælling om at være med fra begyndelsen.",
            "An invented story about being there from the start."
        )),
        ids(&missions, mission_id),
        both(("Andre i samme situation", "Others in the same situation")),
        both((
            &format!("{}, {age} år, {place}", teller.0),
            &format!("{}, aged {age}, {place}", teller.1)
        )),
        day(DAYS - 1 - n * 20),
        both(("Redaktionen i sekretariatet", "The editors at the secretariat")),
        indicator_id(missions[0] * 3),
        ids(&several(THEMES.len(), 2, n, 28), theme_id),
        paragraph(n, 4),
        paragraph(n + 3, 3),
    );
    out.write(&format!("stories/{}-{}.md", slug(teller.0), n / STORIES.len() + 1), &text);
}

fn situation(out: &Out, n: usize, partners: &[Partner]) {
    let mut text = format!(
        "---\ntitle: {}\nsummary: {}\nmissions: {}\nindicators: [{}]\noffers:\n",
        both(SITUATIONS[n]),
        both(("Her er den hjælp, du kan få. Opdigtet.", "Here is the help you can get. Invented.")),
        ids(&several(MISSIONS.len(), 3, n, 29), mission_id),
        indicator_id(n * 3),
    );
    for at in 0..6 {
        let partner = &partners[(n * 7 + at * 5) % (PARTNER_COUNT - 1)];
        let title = filled(("Tal med os i {}", "Talk to us in {}"), (partner.place, partner.place));
        let _ = writeln!(
            text,
            "  - {{title: {}, partner: {}, when: {}, contact: {{phone: \"+45 99 99 99 {:02}\"}}}}",
            said(&title),
            partner.id,
            both(("Mandag til torsdag klokken 10 til 14", "Monday to Thursday, 10 am to 2 pm")),
            n * 6 + at,
        );
    }
    let _ = write!(
        text,
        "help:\n  - {{title: {}, phone: \"+45 99 99 99 00\"}}\n---\n\nDu skal ikke kende systemet. {}\n",
        both(("Fælles linje (opdigtet)", "The shared line (invented)")),
        paragraph(n, 2)
    );
    out.write(&format!("situations/{}.md", situation_id(n)), &text);
}

/// The annual wheel: what comes once, what comes again, and surveys that ask the same people in the same weeks.
fn calendar(out: &Out, partners: &[Partner]) {
    let mut text = String::new();
    for n in 0..DATE_COUNT {
        let place = PLACES[(n * 7) % PLACES.len()];
        let (kind, name) = DATES[n % DATES.len()];
        let title = filled(name, (place, place));
        let _ = writeln!(text, "- title: {}", said(&title));
        let month = 1 + mixed(n, 31) % 12;
        let day = 1 + mixed(n, 32) % 28;
        if n % 9 == 0 {
            let every = ["yearly", "quarterly", "monthly"][n / 9 % 3];
            let _ = writeln!(
                text,
                "  every: {every}\n  from: 2026-{month:02}-{day:02}\n  to: 2029-12-31"
            );
        } else if kind == "survey" && n % 2 == 0 {
            // Week 9, and the weeks around it.
            let _ = writeln!(text, "  span: 2027-03-0{}..2027-03-1{}", 1 + n % 5, n % 5);
        } else {
            let year = if n % 4 == 0 { 2026 } else { 2027 };
            let _ = writeln!(text, "  date: {year}-{month:02}-{day:02}");
        }
        let own = several(PARTNER_COUNT - 1, 3, n, 33);
        let _ = writeln!(
            text,
            "  type: {kind}\n  missions: {}\n  partners: {}\n  themes: {}\n  place: \"{place}\"",
            ids(&several(MISSIONS.len(), 2, n, 34), mission_id),
            ids(&own, |at| partners[at].id.clone()),
            ids(&several(THEMES.len(), 2, n, 35), theme_id),
        );
        if kind == "open_event" {
            text.push_str("  open: true\n");
        }
    }
    out.write("calendar.yml", &text);
}

fn corrections(out: &Out, contributions: &[Contribution]) {
    let mut text = String::new();
    for n in 0..CORRECTION_COUNT {
        let date = day(DAYS - 1 - n * DAYS / (CORRECTION_COUNT + 1));
        let _ = writeln!(text, "- date: {date}");
        if n % 3 == 0 {
            let about = &contributions[mixed(n, 36) % contributions.len()];
            let _ = writeln!(
                text,
                "  contribution: {}\n  before: {}\n  now: {}\n  type: changed_target",
                about.id,
                both(("Frist 30. juni 2025", "Deadline 30 June 2025")),
                both(("Frist 31. december 2026", "Deadline 31 December 2026"))
            );
        } else {
            let value = 30 + mixed(n, 37) % 30;
            let _ = writeln!(
                text,
                "  indicator: {}\n  period: {}\n  before: {}\n  now: {}\n  type: {}",
                indicator_id(mixed(n, 38) % INDICATORS.len()),
                2019 + mixed(n, 39) % 6,
                both((&format!("{value},4 procent"), &format!("{value}.4 per cent"))),
                both((&format!("{value},1 procent"), &format!("{value}.1 per cent"))),
                if n % 2 == 0 { "correction" } else { "revision" },
            );
        }
        let _ = writeln!(
            text,
            "  why: {}\n  material: {}\n  by: {}",
            both(pick(&REASONS, n, 41)),
            n % 5 == 0,
            both(("Redaktionen", "The editors"))
        );
    }
    out.write("corrections.yml", &text);
}
