//! The examples of the CommonMark specification, against our writer without its extensions. The
//! specification (CC-BY-SA) is not kept here: `tests/run` fetches it, or its path is given.

use std::fmt::Write;

/// Where `tests/run` puts it.
const FETCHED: &str = "tests/browser/.tools/node_modules/commonmark-spec/spec.txt";

/// Examples whose input is about raw HTML. We show it as text (and drop `<!-- remarks -->`), where
/// CommonMark passes it through: content is not trusted. Checked to be exactly these.
const RAW_HTML: &[usize] = &[
    21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164,
    165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183,
    184, 185, 186, 187, 188, 189, 190, 191, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536,
    613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 642, 643,
];

struct Example {
    number: usize,
    markdown: String,
    html: String,
}

fn specification() -> String {
    let given = std::env::var("PEJL_COMMONMARK_SPEC").ok();
    let path = given.unwrap_or_else(|| format!("{}/{FETCHED}", env!("CARGO_MANIFEST_DIR")));
    std::fs::read_to_string(&path).unwrap_or_else(|why| {
        panic!(
            "the CommonMark specification is not at {path} ({why}): run `tests/run` once, which \
             fetches it, or say where version 0.31.2 is in PEJL_COMMONMARK_SPEC"
        )
    })
}

fn examples(specification: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let (opening, mut examples) = (format!("{fence} example"), Vec::new());
    let mut lines = specification.lines();
    while lines.by_ref().any(|it| it == opening) {
        let mut part = |end: &str| -> String {
            lines.by_ref().take_while(|it| *it != end).fold(String::new(), |mut text, line| {
                text.push_str(&line.replace('→', "\t"));
                text.push('\n');
                text
            })
        };
        let (markdown, html) = (part("."), part(&fence));
        examples.push(Example { number: examples.len() + 1, markdown, html });
    }
    examples
}

/// What is written, without remarks, paragraphs, white space and escaping.
fn letters(html: &str) -> String {
    let (mut letters, mut rest) = (String::new(), html);
    while let Some(start) = rest.find("<!--") {
        let Some(end) = rest[start + 2..].find("-->") else { break };
        letters.push_str(&rest[..start]);
        rest = &rest[start + 2 + end + 3..];
    }
    letters.push_str(rest);
    for (written, letter) in
        [("<p>", ""), ("</p>", ""), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
    {
        letters = letters.replace(written, letter);
    }
    letters.replace("<p>", "").replace("</p>", "").split_whitespace().collect()
}

#[test]
fn every_example_without_raw_html_is_written_as_specified() {
    let examples = examples(&specification());
    assert_eq!(examples.len(), 652, "version 0.31.2 has 652 examples");
    let (mut differing, mut report) = (Vec::new(), String::new());
    for Example { number, markdown, html } in &examples {
        let ours = pejl::text::commonmark(markdown);
        if ours == *html {
            continue;
        }
        differing.push(*number);
        // The same letters, once tags are letters too.
        if letters(&ours) != letters(html) || !markdown.contains('<') {
            let _ = writeln!(report, "{number}\n{markdown}\nspecified:\n{html}\nours:\n{ours}");
        }
    }
    assert!(report.is_empty(), "{report}\ndiffering: {differing:?}");
    assert_eq!(differing, RAW_HTML, "an example that no longer differs leaves the list");
}
