//! The theme's texts: a flat map from `nav.home` to words. Knows how they are written, with plurals and
//! placeholders. Does *not* know which plural form a language takes for a number.

use std::collections::{BTreeMap, BTreeSet};

use icu_plurals::PluralCategory;
use serde::Serialize;

use crate::diag::{self, Diags};
use crate::tree::Tree;
use crate::value::Lang;
use crate::yaml::{self, Node, Value};

/// The texts of the default theme, as shipped in the binary.
pub(super) fn shipped(lang: Lang) -> &'static str {
    match lang {
        Lang::Da => include_str!("../../themes/default/i18n/da.yml"),
        Lang::En => include_str!("../../themes/default/i18n/en.yml"),
        Lang::Sv => include_str!("../../themes/default/i18n/sv.yml"),
        Lang::Nb => include_str!("../../themes/default/i18n/nb.yml"),
        Lang::De => include_str!("../../themes/default/i18n/de.yml"),
    }
}

/// The simple texts as a tree, for templates: `t.nav.home`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Words {
    /// A text.
    Text(String),
    /// Texts by the last part of their keys.
    Group(BTreeMap<String, Words>),
}

/// Why a site's own text cannot stand for one of the theme's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextProblem {
    /// There is no text of this key; the nearest that there is.
    UnknownKey {
        /// The nearest right spelling.
        nearest: Option<String>,
    },
    /// It has other placeholders than the theme's text, which has these.
    Placeholders(Vec<String>),
    /// The theme's text has forms for singular and plural; this has not, or the other way.
    Forms,
}

/// What stands under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// One text.
    Simple(String),
    /// A text per plural form.
    Plural {
        /// For one.
        one: String,
        /// For all else.
        other: String,
    },
}

impl Text {
    /// The names in braces, in every form together.
    pub fn placeholders(&self) -> BTreeSet<&str> {
        match self {
            Text::Simple(text) => placeholders(text).collect(),
            Text::Plural { one, other } => placeholders(one).chain(placeholders(other)).collect(),
        }
    }
}

/// Every text of one language, by key.
#[derive(Debug, Clone)]
pub(super) struct Texts {
    by_key: BTreeMap<String, Text>,
}

impl Texts {
    /// Reads texts; `name` is what to call them if they are ill written, which is a bug of ours.
    pub(super) fn read(yaml: &str, name: &str) -> Texts {
        let leaves = load(yaml).unwrap_or_else(|problem| panic!("the texts {name}: {problem}"));
        let groups = plural_groups(&leaves);
        let mut by_key = BTreeMap::new();
        for (key, text) in &leaves {
            if let Some((group, _)) = key.rsplit_once('.').filter(|(it, _)| groups.contains(it)) {
                let form = |it: &str| leaves.get(&format!("{group}.{it}")).unwrap_or(text).clone();
                let plural = Text::Plural { one: form("one"), other: form("other") };
                by_key.insert(group.to_owned(), plural);
            } else {
                by_key.insert(key.clone(), Text::Simple(text.clone()));
            }
        }
        Texts { by_key }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Text> {
        self.by_key.get(key)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Text)> {
        self.by_key.iter().map(|(key, text)| (key.as_str(), text))
    }

    /// Puts a site's own text in the place of the theme's.
    pub(super) fn replace(&mut self, key: &str, text: Text) -> Result<(), TextProblem> {
        let Some(old) = self.by_key.get(key) else {
            let keys = self.by_key.keys().map(String::as_str);
            let nearest = diag::nearest(key, keys).map(str::to_owned);
            return Err(TextProblem::UnknownKey { nearest });
        };
        let names = |it: &Text| it.placeholders().into_iter().map(str::to_owned).collect();
        match (old, &text) {
            (Text::Simple(_), Text::Simple(_)) | (Text::Plural { .. }, Text::Plural { .. }) => {}
            _ => return Err(TextProblem::Forms),
        }
        if old.placeholders() != text.placeholders() {
            return Err(TextProblem::Placeholders(names(old)));
        }
        self.by_key.insert(key.to_owned(), text);
        Ok(())
    }

    /// The simple texts as a tree.
    pub(super) fn tree(&self) -> Words {
        let mut root = BTreeMap::new();
        for (key, text) in &self.by_key {
            let Text::Simple(text) = text else { continue };
            let mut parts = key.split('.').peekable();
            let mut group = &mut root;
            while let Some(part) = parts.next() {
                if parts.peek().is_none() {
                    group.insert(part.to_owned(), Words::Text(text.clone()));
                    break;
                }
                let next = group.entry(part.to_owned());
                match next.or_insert_with(|| Words::Group(BTreeMap::new())) {
                    Words::Group(inner) => group = inner,
                    Words::Text(_) => unreachable!("a key of the texts is both a text and a group"),
                }
            }
        }
        Words::Group(root)
    }
}

/// Keys whose children are plural forms and nothing else.
fn plural_groups(leaves: &BTreeMap<String, String>) -> BTreeSet<&str> {
    let mut forms: BTreeMap<&str, (bool, bool)> = BTreeMap::new();
    for key in leaves.keys() {
        let Some((group, form)) = key.rsplit_once('.') else { continue };
        let (others, rest) = forms.entry(group).or_insert((false, false));
        match form {
            "other" => *others = true,
            "one" => {}
            _ => *rest = true,
        }
    }
    forms.into_iter().filter(|(_, it)| *it == (true, false)).map(|(group, _)| group).collect()
}

/// Maps of maps of scalars as flat keys.
fn load(text: &str) -> Result<BTreeMap<String, String>, String> {
    let tree = Tree::of_texts([("texts.yml", text)]);
    let file = tree.find("texts.yml").expect("just made");
    let mut said = Diags::default();
    let root = yaml::parse(&tree.file(file).text, file, 0, &mut said);
    if let Some(first) = said.into_sorted(&tree, false).first() {
        let at = first.span.map_or("", |it| tree.slice(it));
        return Err(format!("{}: {at}", first.message.en));
    }
    let mut leaves = BTreeMap::new();
    if let Some(root) = root {
        flatten(root, "", &mut leaves)?;
    }
    Ok(leaves)
}

fn flatten(node: Node, under: &str, leaves: &mut BTreeMap<String, String>) -> Result<(), String> {
    let text = match node.value {
        Value::Map(entries) => {
            for (part, node) in entries {
                let key =
                    if under.is_empty() { part.value } else { format!("{under}.{}", part.value) };
                // What stands before its own key came there by an alias.
                if node.span.start < part.span.end && node.value != Value::Null {
                    return Err(format!("an alias under {key}"));
                }
                flatten(node, &key, leaves)?;
            }
            return Ok(());
        }
        Value::Scalar { text, .. } => text,
        Value::Null => String::new(),
        Value::List(_) => return Err(format!("a list under {under}")),
    };
    match leaves.insert(under.to_owned(), text) {
        Some(_) => Err(format!("{under} stands there twice")),
        None if under.is_empty() => Err("a text without a key".to_owned()),
        None => Ok(()),
    }
}

/// The names in braces, in the order written.
pub(super) fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|it| it.split_once('}').map(|(name, _)| name))
}

/// The text with every `{name}` replaced. A name that nobody gave, or that the text has not, is a bug of ours.
pub(super) fn fill(key: &str, text: &str, args: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        let value = args.iter().find(|(it, _)| *it == name);
        let (_, value) = value.unwrap_or_else(|| panic!("the text {key} wants {{{name}}}"));
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The form for a plural category: our five languages know two.
pub(super) fn form<'a>(one: &'a str, other: &'a str, category: PluralCategory) -> &'a str {
    match category {
        PluralCategory::One => one,
        _ => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ill_written_texts_are_refused() {
        let fine = load("nav:\n  home: Forside\n  empty:\n").expect("well written");
        assert_eq!(fine.get("nav.home").map(String::as_str), Some("Forside"));
        assert_eq!(fine.get("nav.empty").map(String::as_str), Some(""));
        for bad in [
            "a: x\na: y\n",
            "a:\n  b: x\na.b: y\n",
            "a: [x]\n",
            "a: &t x\nb: *t\n",
            "a: &t {c: x}\nb: *t\n",
            "a: \"x\n",
            "x\n",
        ] {
            assert!(load(bad).is_err(), "{bad}");
        }
    }
}
