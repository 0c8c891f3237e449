//! A text as it may leave the house: its keys written out again, without remarks and without the names of
//! what is not public. The Markdown body stays as it is. Does *not* know which names those are.

use std::collections::BTreeSet;

use crate::yaml::{Node, Value};

/// Keys under which names of other things stand.
const NAMES: [&str; 20] = [
    "missions",
    "mission",
    "indicators",
    "indicator",
    "partners",
    "partner",
    "with",
    "contributions",
    "contribution",
    "situations",
    "stories",
    "updates",
    "themes",
    "theme",
    "ingredients",
    "paid_by",
    "gain_to",
    "backbone",
    "owner",
    "publisher",
];

/// Of a list that is a file, an entry about one of these goes with what it is about.
const ABOUT: [&str; 3] = ["mission", "indicator", "contribution"];

/// Takes every name out that may not leave. What is only about such a name goes whole.
pub(super) fn scrub(node: &mut Node, hidden: &BTreeSet<&str>) {
    let is_hidden = |node: &Node| node.text().is_some_and(|it| hidden.contains(it.trim()));
    match &mut node.value {
        Value::Map(entries) => {
            entries.retain_mut(|(key, value)| {
                if !NAMES.contains(&key.value.as_str()) {
                    scrub(value, hidden);
                    return true;
                }
                if let Value::List(items) = &mut value.value {
                    items.retain(|it| !is_hidden(it));
                }
                scrub(value, hidden);
                !is_hidden(value)
            });
        }
        Value::List(items) => {
            items.retain(|item| {
                let Value::Map(entries) = &item.value else { return true };
                let about = |key: &str| ABOUT.contains(&key);
                !entries.iter().any(|(key, value)| about(&key.value) && is_hidden(value))
            });
            items.iter_mut().for_each(|it| scrub(it, hidden));
        }
        Value::Null | Value::Scalar { .. } => {}
    }
}

/// The keys of a file as YAML, a line for each, in the order they were written.
pub(super) fn yaml(node: &Node) -> String {
    let mut out = String::new();
    match &node.value {
        Value::Map(entries) => {
            for (key, value) in entries {
                let rows = match &value.value {
                    Value::List(items) if items.iter().any(|it| it.text().is_none()) => items,
                    _ => {
                        out.push_str(&format!("{}: {}\n", word(&key.value, false), flow(value)));
                        continue;
                    }
                };
                out.push_str(&format!("{}:\n", word(&key.value, false)));
                rows.iter().for_each(|it| out.push_str(&format!("  - {}\n", flow(it))));
            }
        }
        Value::List(items) => {
            items.iter().for_each(|it| out.push_str(&format!("- {}\n", flow(it))));
        }
        Value::Null | Value::Scalar { .. } => out.push_str(&flow(node)),
    }
    out
}

/// A value in one line.
fn flow(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Scalar { text, quoted } => word(text, *quoted),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) => {
            let entry = |(key, value): &(crate::tree::Spanned<String>, Node)| {
                format!("{}: {}", word(&key.value, false), flow(value))
            };
            let entries: Vec<String> = entries.iter().map(entry).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// A word, a number or a sentence. Quotes of JSON are quotes of YAML.
fn word(text: &str, quoted: bool) -> String {
    let mut letters = text.chars();
    let plain = letters.next().is_some_and(|it| it.is_ascii_alphanumeric())
        && letters.all(|it| it.is_alphanumeric() || "._-/".contains(it));
    match plain && !quoted {
        true => text.to_owned(),
        false => serde_json::Value::from(text).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diags;
    use crate::tree::Tree;
    use crate::yaml::parse;

    fn read(text: &str) -> Node {
        let tree = Tree::of_texts([("x.yml", text)]);
        let file = tree.find("x.yml").expect("just made");
        let mut diags = Diags::default();
        let node = parse(text, file, 0, &mut diags).expect("YAML");
        assert!(diags.is_empty(), "{text}: {diags:?}");
        node
    }

    /// The same without places.
    fn bare(node: &Node) -> String {
        flow(node)
    }

    #[test]
    fn what_is_written_out_again_means_the_same() {
        for text in [
            "title: Mål\nspan: 2023..\nyes: no\nn: 012\nd: 1.10\nq: '1.10'\ne: \"\"\nz:\n",
            "a: {da: 'en: to', en: \"x \\\"y\\\" # z\"}\nb: [a, 'b, c', \"d\\te\"]\n",
            "- {title: x, when: [1, {a: ~}]}\n- plain: |\n    two\n    lines\n",
            "t: 'emoji 🙂 \u{a0}\u{2028} \\ / @ ` % & * ! | >'\n\"odd key: x\": y\n",
            "- \"mission:\"\n- mission:\n",
        ] {
            let before = read(text);
            let written = yaml(&before);
            assert_eq!(bare(&read(&written)), bare(&before), "{written}");
            assert_eq!(yaml(&read(&written)), written);
        }
    }

    #[test]
    fn remarks_and_hidden_names_do_not_leave() {
        let mut node = read(
            "title: hemmelig # ikke endnu\nmissions: [a, hemmelig]\nwith: [hemmelig]\n\
             partner: hemmelig\noffers:\n  - {title: x, partner: hemmelig}\n",
        );
        scrub(&mut node, &BTreeSet::from(["hemmelig"]));
        let expect = "title: hemmelig\nmissions: [a]\nwith: []\noffers:\n  - {title: x}\n";
        assert_eq!(yaml(&node), expect);
        let mut node = read("- {date: 2026-01-01, indicator: hemmelig}\n- {indicator: b}\n");
        scrub(&mut node, &BTreeSet::from(["hemmelig"]));
        assert_eq!(yaml(&node), "- {indicator: b}\n");
    }
}
