//! A site's own interface texts: any part of the default theme's, each held against the text that it
//! replaces. Does *not* know where a text is shown.

use crate::diag::{Diags, nearest};
use crate::locale::{Locale, Text, TextProblem};
use crate::tree::{FileId, Span, Tree};
use crate::value::{Id, Lang};
use crate::yaml::{self, Node, Value};

/// Reads a site's texts in one language: the language with those that fit; what does not is said.
pub(super) fn read(tree: &Tree, file: FileId, lang: Lang, diags: &mut Diags) -> Locale {
    let mut locale = Locale::new(lang);
    let node = yaml::parse(&tree.file(file).text, file, 0, diags);
    if let Some(node) = node {
        Reader { locale: &mut locale, diags }.node(&node, "", node.span);
    }
    locale
}

struct Reader<'a> {
    locale: &'a mut Locale,
    diags: &'a mut Diags,
}

impl Reader<'_> {
    /// What stands under a key; the root has none.
    fn node(&mut self, node: &Node, key: &str, place: Span) {
        let known = self.locale.texts().find(|(it, _)| *it == key).map(|(_, text)| text.clone());
        match (known, &node.value) {
            (Some(Text::Simple(_)), Value::Scalar { text, .. }) => {
                if let Some(text) = self.text(node, key, text) {
                    self.replace(node.span, key, Text::Simple(text));
                }
            }
            (Some(Text::Simple(_)), Value::Map(_)) => self.diags.text_forms(place, key, &[]),
            (Some(Text::Simple(_)), _) => self.diags.not_a_text(node.span, key, &node.shape()),
            (Some(Text::Plural { .. }), value) => self.plural(node, key, place, value),
            (None, Value::Map(entries)) if key.is_empty() || self.is_group(key) => {
                for (part, node) in entries {
                    let key = match key {
                        "" => part.value.clone(),
                        _ => format!("{key}.{}", part.value),
                    };
                    self.node(node, &key, part.span);
                }
            }
            (None, _) if key.is_empty() || self.is_group(key) => {
                let key = if key.is_empty() { "i18n" } else { key };
                self.diags.text_group(node.span, key);
            }
            (None, _) => {
                let keys: Vec<&str> = self.locale.texts().map(|(it, _)| it).collect();
                let groups = keys.iter().filter_map(|it| it.rsplit_once('.')).map(|(it, _)| it);
                let near = nearest(key, keys.iter().copied().chain(groups)).map(str::to_owned);
                self.diags.unknown_text(place, key, near.as_deref());
            }
        }
    }

    fn is_group(&self, key: &str) -> bool {
        let inside = |it: &str| it.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'));
        self.locale.texts().any(|(it, _)| inside(it))
    }

    /// A text that is one: not empty, and an address where it becomes one.
    fn text(&mut self, node: &Node, key: &str, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            self.diags.not_a_text(node.span, key, &crate::diag::said!("tom", "empty"));
            return None;
        }
        if key.starts_with("route.")
            && let Err(problem) = Id::parse(text)
        {
            self.diags.text_not_an_address(node.span, key, problem.suggestion.as_deref());
            return None;
        }
        Some(text.to_owned())
    }

    /// One text for each plural form of the language, neither more nor fewer.
    fn plural(&mut self, node: &Node, key: &str, place: Span, value: &Value) {
        let forms = self.locale.plural_forms();
        let Value::Map(entries) = value else {
            self.diags.text_forms(place, key, &forms);
            return;
        };
        let mut written: Vec<&str> = entries.iter().map(|(it, _)| it.value.as_str()).collect();
        let mut wanted = forms.clone();
        written.sort_unstable();
        wanted.sort_unstable();
        if written != wanted {
            let extra = entries.iter().find(|(it, _)| !forms.contains(&it.value.as_str()));
            self.diags.text_forms(extra.map_or(place, |(it, _)| it.span), key, &forms);
            return;
        }
        let mut of = |form: &str| {
            let (_, node) = entries.iter().find(|(it, _)| it.value == form)?;
            let key = format!("{key}.{form}");
            match &node.value {
                Value::Scalar { text, .. } => self.text(node, &key, text),
                _ => {
                    self.diags.not_a_text(node.span, &key, &node.shape());
                    None
                }
            }
        };
        if let (Some(one), Some(other)) = (of("one"), of("other")) {
            self.replace(node.span, key, Text::Plural { one, other });
        }
    }

    fn replace(&mut self, place: Span, key: &str, text: Text) {
        let has: Vec<String> = text.placeholders().into_iter().map(str::to_owned).collect();
        match self.locale.replace(key, text) {
            Ok(()) => {}
            Err(TextProblem::Placeholders(wanted)) => {
                self.diags.text_placeholders(place, key, &wanted, &has);
            }
            Err(TextProblem::Forms | TextProblem::UnknownKey { .. }) => {
                unreachable!("the key was found, and its forms were compared")
            }
        }
    }
}
