//! The whole line on a small site that has everything, in two languages.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Severity, Tongue};
use crate::output::{Entry, Output};
use crate::tree::Tree;
use crate::value::parse_date;
use crate::{Options, Report};

fn options() -> Options {
    let day = parse_date("2026-06-01").expect("a date");
    Options { drafts: true, ..Options::at(day.into()) }
}

const SITE: &str = "title: {da: Fjordens missioner, en: Missions of the Fjord}
summary: {da: Fire kommuner og en region arbejder sammen om unges trivsel og om klimaet., en: Four municipalities and a region work together.}
publisher: fjordby
languages: [da, en]
base_url: https://fjord.example/under/
as_of: 2026-06-01
contact: {name: Sekretariatet, email: post@fjord.example, phone: '+45 99 99 99 99'}
licence: CC-BY-4.0
accessibility: {statement: 'https://was.example/fjord', date: 2026-01-01, phone: '+45 99 99 99 99', email: post@fjord.example}
report_errors: fejl@fjord.example
brand: {brand: '#0B5A6E', logo: logo.svg}
example: true
";

const MISSION: &str = "---
title: {da: Flere unge trives, en: More young people thrive}
short: {da: Unge, en: Youth}
summary: {da: Flere unge skal have det godt i 2030., en: More young people should be well by 2030.}
horizon: now
stage: experiments
span: 2022..2030
themes: [skole]
indicators: [trivsel, ventetid]
roles: {backbone: [fjordby], owner: [fjordby], partners: [idraet]}
contact: {email: unge@fjord.example}
roadmap:
  - phase: {da: Begyndelsen, en: The beginning}
    span: 2022..2025
    milestones:
      - {id: aftale, title: {da: Aftale underskrevet, en: Agreement signed}, due: 2023-06-30, done: 2023-05-12, partners: [fjordby]}
      - {id: maaling, title: Fælles måling, due: 2027, was_due: 2025, why: Skemaet var ikke klar, after: [aftale]}
needs:
  - {theme: skole, from: [municipality, company], why: Ingen tager sig af overgangen}
questions:
  - {da: Hvad vil hjælpe dig?, en: What would help you?}
aliases: [/unge/]
---

## Hvorfor

Vi har [et tal](indicator:trivsel) på ![](indicator:trivsel?value=latest), som er steget
![](indicator:trivsel?value=change). En [](term:rygrad) holder sammen. Se [om os](../pages/om.md) og
[mere her](#hvorfor), [rapporten](rapport.pdf) og [alle](mission:).

![](indicator:trivsel)

![](contribution:vejleder)

![](partner:idraet)

![Et træ](trae.jpg)
";

fn content() -> Tree {
    Tree::of_texts([
        ("site.yml", SITE),
        ("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        (
            "themes.yml",
            "skole: {title: {da: Skole, en: School}, description: Alt om skolen}\nfritid: {title: Fritid}\n",
        ),
        (
            "ingredients.yml",
            "voksen: {title: En fast voksen, description: Den samme hver gang, evidence: Undersøgt to steder, careful: Kræver tid}\n",
        ),
        (
            "glossary.yml",
            "rygrad: {title: {da: rygrad, en: backbone}, meaning: {da: Dem der holder sammen, en: Those who hold together}, also: [sekretariat], avoid: [hub]}\n",
        ),
        (
            "calendar.yml",
            "- {title: Styregruppemøde, date: 2026-07-01, type: meeting, missions: [unge], partners: [fjordby], themes: [skole], place: Rådhuset, open: true}\n- {title: Måling, every: quarterly, from: 2026-01-15, to: 2027-12-31, type: survey}\n- {title: Festival, span: 2026-05-01..2026-05-03}\n",
        ),
        (
            "corrections.yml",
            "- {date: 2026-03-01, indicator: trivsel, period: 2023, before: '62,7', now: '63,0', why: Svar manglede, type: correction}\n- {date: 2026-02-01, mission: unge, before: 2028, now: 2030, why: Nyt mål, type: changed_target, by: Styregruppen}\n",
        ),
        ("redirects.yml", "/gammel/: mission:unge\n/ud/: https://example.org/\n"),
        ("missions/unge.md", MISSION),
        (
            "missions/unge.en.md",
            "---\ntitle: More young people thrive\n---\n\n## Why\n\nSee [the figure](indicator:trivsel): ![](indicator:trivsel?value=latest).\n",
        ),
        ("missions/klima.md", "---\ntitle: Mindre CO2\nhorizon: later\ndraft: true\n---\nKort.\n"),
        ("missions/rapport.pdf", "%PDF"),
        ("missions/trae.jpg", "jpg"),
        (
            "indicators/trivsel.md",
            "---\ntitle: {da: Unge med høj trivsel, en: Young people who thrive}\nstatement: {da: Flere unge trives, en: More young people thrive now}\nsummary: {da: Andel af 15-24-årige., en: Share of those aged 15-24.}\nunit: percent\ndirection: increase\nbaseline: {period: 2021}\ntarget: {period: 2030, value: 75, decided: Byrådet 2022, url: 'https://example.org/x'}\nbreaks: [{period: 2021, text: Nyt skema}]\nevents: [{period: 2022, text: Missionen begynder}]\ndimensions:\n  koen: {title: {da: Køn, en: Sex}, values: {m: {da: Mænd, en: Men}, k: {da: Kvinder, en: Women}}}\nsource: {title: Ungeprofilen, publisher: Regionen, url: 'https://example.org/u', licence: CC-BY-4.0, retrieved: 2026-04-14}\nowner: fjordby\ncadence: every_2_years\nnext_release: 2027-04\ncannot_say: Om missionen er årsagen\noverride: {class: langsomt, reason: For få svar, by: Styregruppen}\nneed: must_know\n---\n\n# Metode\n\nSpurgt i marts.[^1]\n\n[^1]: Med et skema.\n\n![](indicator:trivsel?by=koen)\n",
        ),
        (
            "indicators/trivsel.csv",
            "period,value,lower,upper,status,note,partner,koen\n2021,61.2,60.0,62.4,,,,\n2023,63.0,61.8,64.2,,Rettet,,\n2025,65.1,63.9,66.3,P,,,\n2021,60.0,,,,,fjordby,\n2025,67.2,,,,,fjordby,\n2025,70.1,,,,,,m\n2025,60.2,,,,,,k\n2025,,,,C,,idraet,\n",
        ),
        (
            "indicators/ventetid.yml",
            "title: Ventetid\nunit: days\ndirection: decrease\nneed: nice_to_know\n",
        ),
        (
            "partners/fjordby.md",
            "---\ntitle: Fjordby Kommune\nshort: Fjordby\nkind: municipality\nsummary: En kommune ved fjorden.\narea: Fjordby\nurl: https://fjordby.example/\nlogo: ../logo.svg\ncontacts:\n  - {name: Ungeenheden, role: Leder, level: process, themes: [skole], email: unge@fjordby.example, phone: '+45 11 11 11 11'}\n---\nTekst.\n",
        ),
        ("partners/idraet.yml", "title: Idræt & Co\nkind: association\n"),
        ("partners/uden-slags.yml", "title: Ærø Forening\n"),
        (
            "contributions/vejleder.md",
            "---\ntitle: En vejleder på hver skole\nsummary: Hver skole får en vejleder.\npartner: fjordby\nwith: [idraet]\nmissions: [unge]\nindicators: [trivsel]\nkind: commitment\nstatus: closed\nwhy: Pengene slap op\nspan: 2023..\nthemes: [skole]\ningredients: [voksen]\npledges:\n  - {text: {da: Skoler, en: Schools}, pledged: 11, delivered: 7, unit: count, by: 2026-12-31, as_of: 2026-05-01}\ncost: {amount: 1200000, unit: dkk, paid_by: [fjordby], gain_to: [idraet]}\nsituations: [foraelder]\ncontact: {phone: '+45 22 22 22 22'}\n---\n\n## Sådan\n\nTekst.\n",
        ),
        (
            "stories/laereren.md",
            "---\ntitle: Læreren\nmissions: [unge]\naudience: forældre\nperspective: En lærer i Fjordby\ntold: 2026-02-03\nconsent: true\neditor: Redaktionen\nindicators: [trivsel]\nthemes: [skole]\nsituations: [foraelder]\nsummary: Hun så det komme.\n---\nDet begyndte i august.\n",
        ),
        (
            "stories/eleven.md",
            "---\ntitle: Eleven\nmissions: [unge]\nconsent: true\n---\nJeg ventede.\n",
        ),
        (
            "updates/2026-03-01-nye-tal.md",
            "---\ntitle: Nye tal\ntype: result\nmissions: [unge]\nindicators: [trivsel]\ncontributions: [vejleder]\npartners: [fjordby]\nurl: https://example.org/referat\nsummary: Der er nye tal.\n---\nTekst.\n",
        ),
        (
            "updates/2025-10-01-laert.md",
            "---\ntitle: Flere pladser gav ikke kortere ventetid\ntype: learning\nmissions: [unge]\nbelieved: At pladser hjalp\nhappened: Ventetiden steg\nnow: Vi prøver noget andet\noutcome: did_not_work\n---\n",
        ),
        (
            "situations/foraelder.md",
            "---\ntitle: For dig, der er forælder\nsummary: Hvad du kan gøre.\nmissions: [unge]\nindicators: [trivsel]\noffers:\n  - {title: Åben rådgivning, partner: fjordby, when: Hver tirsdag, where: Rådhuset, contact: {phone: '+45 33 33 33 33'}}\nhelp:\n  - {title: Børnetelefonen, url: 'https://example.org/b', phone: '116 111'}\n---\n## Godt at vide\n\nTekst.\n",
        ),
        (
            "pages/om.md",
            "---\ntitle: {da: Om os, en: About us}\nmenu: 1\ntoc: true\n---\n\n# Hvem\n\nVi.\n\n## Hvordan\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSe [videre](om/penge.md#budget).\n",
        ),
        (
            "pages/om/penge.md",
            "---\ntitle: Penge\nslug: {en: money}\n---\n## Budget\n\nTekst <script>alert(1)</script>.\n",
        ),
    ])
}

#[track_caller]
fn build(tree: &Tree, options: &Options) -> Output {
    let Report { value, diagnostics } = crate::build_with(tree, options, &());
    let errors: Vec<&str> = diagnostics
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .map(|it| it.message.get(Tongue::En))
        .collect();
    value.unwrap_or_else(|| panic!("{errors:#?}"))
}

fn text<'a>(output: &'a Output, path: &str) -> &'a str {
    match output.get(path) {
        Some(Entry::Bytes(bytes)) => std::str::from_utf8(bytes).expect("UTF-8"),
        other => panic!("{path}: {other:?}"),
    }
}

fn pages(output: &Output) -> impl Iterator<Item = (&str, &str)> {
    let html = output.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, _)| (path, text(output, path)))
}

/// Values of an attribute, in order.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|it| it.split('"').next()).collect()
}

/// Where a relative address leads: a file and an anchor.
fn resolve(from: &str, href: &str) -> (String, Option<String>) {
    let (path, anchor) = match href.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (href, None),
    };
    if path.is_empty() {
        return (from.to_owned(), anchor);
    }
    let (path, from) = match path.strip_prefix("/under/") {
        Some("") => ("./", ""),
        Some(path) => (path, ""),
        None => (path, from),
    };
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{from}: {href} leads out of the site"),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    let mut file = parts.join("/");
    if path.ends_with('/') {
        file.push_str("/index.html");
    }
    (file.trim_start_matches('/').to_owned(), anchor)
}

#[test]
fn every_internal_link_and_anchor_leads_somewhere() {
    for clean_urls in [false, true] {
        let output = build(&content(), &Options { clean_urls, ..options() });
        let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (path, html) in pages(&output) {
            ids.insert(path, attributes(html, "id").into_iter().collect());
        }
        for (path, html) in pages(&output) {
            for href in attributes(html, "href").into_iter().chain(attributes(html, "src")) {
                let elsewhere =
                    ["https:", "mailto:", "tel:", "webcal:"].iter().any(|it| href.starts_with(it));
                if elsewhere {
                    continue;
                }
                let (file, anchor) = resolve(path, href);
                assert!(
                    output.get(&file).is_some(),
                    "{path}: {href} is {file}, which is not there"
                );
                if let Some(anchor) = anchor {
                    let there =
                        ids.get(file.as_str()).is_some_and(|it| it.contains(anchor.as_str()));
                    assert!(there, "{path}: {href} has no such anchor");
                }
            }
            for reference in ["aria-labelledby", "aria-describedby"] {
                for id in attributes(html, reference) {
                    assert!(ids[path].contains(id), "{path}: {reference}={id}");
                }
            }
        }
    }
}

#[test]
fn no_page_has_an_id_twice_a_script_or_a_style() {
    let output = build(&content(), &options());
    assert!(output.len() > 70, "{} files", output.len());
    for (path, html) in pages(&output) {
        let ids = attributes(html, "id");
        let unique: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{path}: {ids:?}");
        for bad in
            ["<script", " style=", " onclick=", " onload=", "javascript:", "{{", "{%", "<p></p>"]
        {
            let html = match path {
                // The only script, and no other.
                "soeg/index.html" | "en/search/index.html" => {
                    html.replacen("<script src=\"", "", 1)
                }
                _ => html.to_owned(),
            };
            assert!(!html.contains(bad), "{path} holds {bad}");
        }
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        let regions = attributes(html, "aria-label");
        let tables: Vec<&&str> = regions.iter().filter(|it| it.starts_with("Tab")).collect();
        assert_eq!(
            tables.iter().collect::<BTreeSet<_>>().len(),
            tables.len(),
            "{path}: {tables:?}"
        );
    }
}

#[test]
fn headings_never_skip_a_level() {
    let output = build(&content(), &options());
    for (path, html) in pages(&output) {
        let mut last = 0;
        for piece in html.split("<h").skip(1) {
            let Some(level) = piece.chars().next().and_then(|it| it.to_digit(10)) else { continue };
            assert!(
                level <= last + 1,
                "{path}: h{level} after h{last}: {}",
                &piece[..piece.len().min(80)]
            );
            last = level;
        }
    }
}

#[test]
fn titles_are_unique_in_each_language() {
    let output = build(&content(), &options());
    let mut seen: BTreeMap<(bool, &str), &str> = BTreeMap::new();
    for (path, html) in pages(&output) {
        if html.contains("http-equiv=\"refresh\"") {
            continue;
        }
        let title = html.split("<title").nth(1).and_then(|it| it.split_once('>'));
        let title = title.and_then(|(_, it)| it.split('<').next()).expect("a title");
        if let Some(other) = seen.insert((path.starts_with("en/"), title), path) {
            panic!("{path} and {other} are both called {title}");
        }
    }
}

#[test]
fn ia_1_addresses_follow_the_language() {
    let output = build(&content(), &options());
    for path in [
        "index.html",
        "en/index.html",
        "missioner/unge/index.html",
        "en/missions/unge/index.html",
        "opdateringer/nye-tal/index.html",
        "en/updates/nye-tal/index.html",
        "fortaellinger/laereren/index.html",
        "for-dig/foraelder/index.html",
        "om/penge/index.html",
        "en/om/money/index.html",
        "404.html",
        "gammel/index.html",
        "unge/index.html",
        "was/index.html",
        "filer/missions/rapport.pdf",
        "robots.txt",
        "sitemap.xml",
    ] {
        assert!(output.get(path).is_some(), "{path} is missing");
    }
    assert!(text(&output, "gammel/index.html").contains("../missioner/unge/index.html"));
    assert!(output.get("en/404.html").is_none());
}

#[test]
fn figures_are_written_as_the_language_writes_them() {
    let output = build(&content(), &options());
    let danish = text(&output, "missioner/unge/index.html");
    assert!(danish.contains("65,1\u{a0}%</a>, som er steget"), "a live number");
    assert!(danish.contains("3,9\u{a0}procentpoint"), "a change");
    assert!(text(&output, "en/missions/unge/index.html").contains("65.1"), "in English");
    assert!(danish.contains("2025") && danish.contains("2027"), "a moved date shows both");
}

#[test]
fn an_old_figure_is_called_the_latest_in_every_language() {
    let tree = Tree::of_texts([
        ("site.yml", "title: Nordby\nlanguages: [da, en, sv, nb, de]\nas_of: 2026-06-01\n"),
        ("indicators/ny.md", "---\ntitle: Ny\nunit: count\ndirection: increase\n---\n"),
        ("indicators/ny.csv", "period;value\n2025;2\n"),
        ("indicators/gammel.md", "---\ntitle: Gl\nunit: count\ndirection: increase\n---\n"),
        ("indicators/gammel.csv", "period;value\n2018;2\n"),
    ]);
    let output = build(&tree, &options());
    let check = |path: &str, label: &str| {
        let page = text(&output, path);
        assert!(page.contains(&format!("<dt>{label}</dt>")), "{path} says {label}");
    };
    check("indikatorer/ny/index.html", "Nu 2025");
    check("indikatorer/gammel/index.html", "Senest 2018");
    check("en/indicators/gammel/index.html", "Latest 2018");
    check("sv/indikatorer/gammel/index.html", "Senast 2018");
    check("nb/indikatorer/gammel/index.html", "Senest 2018");
    check("de/indikatoren/gammel/index.html", "Zuletzt 2018");
}

#[test]
fn what_is_not_translated_says_so() {
    let output = build(&content(), &options());
    let page = text(&output, "en/stories/laereren/index.html");
    assert!(page.contains("<html lang=\"en\""));
    assert!(page.contains("banner-untranslated"));
    assert!(page.contains("<div class=\"prose\" lang=\"da\">"));
    assert!(page.contains("<h1 lang=\"da\">Læreren</h1>"));
    let list = text(&output, "en/stories/index.html");
    assert!(list.contains("lang=\"da\">Læreren</a>"));
    assert!(!list.contains("banner-untranslated"));
}

#[test]
fn drafts_are_marked_and_kept_from_search_engines() {
    let output = build(&content(), &options());
    let page = text(&output, "missioner/klima/index.html");
    assert!(page.contains("banner-draft") && page.contains("noindex"));
    assert!(!text(&output, "sitemap.xml").contains("klima"));
    let public = build(&content(), &Options { drafts: false, ..options() });
    assert!(public.get("missioner/klima/index.html").is_none());
    assert!(pages(&public).all(|(_, html)| !html.contains("missioner/klima")));
}

#[test]
fn empty_kinds_have_no_list_and_no_link() {
    let tree = Tree::of_texts([("site.yml", "title: Lille\nlanguages: [da]\n")]);
    let output = build(&tree, &options());
    let html: Vec<&str> = pages(&output).map(|(path, _)| path).collect();
    assert_eq!(html, ["404.html", "index.html", "soeg/index.html"]);
    assert!(!text(&output, "index.html").contains("hreflang"));
    assert!(output.get("sitemap.xml").is_none(), "nobody knows where it lives");
}

#[test]
fn two_pages_with_one_address_are_an_error_with_both_places() {
    let tree = Tree::of_texts([
        ("site.yml", "title: To\nlanguages: [da]\n"),
        ("missions/a.md", "---\ntitle: A\n---\n"),
        ("missions/b.md", "---\ntitle: B\nslug: a\naliases: [/om/]\n---\n"),
        ("pages/om.md", "---\ntitle: Om\n---\n"),
        ("pages/missioner.md", "---\ntitle: Missioner\n---\n"),
    ]);
    let report = crate::build_with(&tree, &options(), &());
    assert!(report.value.is_none());
    let same: Vec<_> = report.diagnostics.iter().filter(|it| it.code == "same-address").collect();
    assert_eq!(same.len(), 3, "{:#?}", report.diagnostics);
    assert_eq!(same.iter().filter(|it| it.second.is_some()).count(), 2);
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let one = build(&content(), &options());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    assert_eq!(one, pool.install(|| build(&content(), &options())));
}
