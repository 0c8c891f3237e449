//! Reading keys one by one. A key is known because somebody asked for it: what nobody asked for is
//! an error, with the nearest key that was. Every mistake in a map is said, not only the first.

use std::collections::BTreeMap;

use crate::diag::{Diags, Said, said};
use crate::tree::{FileId, Span, Spanned, Tree};
use crate::value::{
    Contact, Date, Decimal, Id, Interval, Lang, Localized, Moment, OtherNames, Period, Unit,
    UnitKind, may_be_thousands, parse_date, parse_moment, parse_number,
};
use crate::yaml::{Node, Value};

use super::Words;

/// What a reader of one file needs.
pub(super) struct Cx<'a> {
    pub(super) tree: &'a Tree,
    pub(super) file: FileId,
    /// The site's languages; empty if nobody can know them, as site.yml cannot be read.
    pub(super) languages: &'a [Lang],
    pub(super) diags: &'a mut Diags,
}

impl Cx<'_> {
    /// The language of a bare text.
    pub(super) fn first(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::Da)
    }

    /// The id that a file's name gives: each part of it between `/` must be one.
    pub(super) fn file_id(&mut self, stem: &str) -> Option<Spanned<String>> {
        let span = Span::start_of(self.file);
        if stem.split('/').all(|part| Id::parse(part).is_ok()) {
            return Some(Spanned::new(stem.to_owned(), span));
        }
        // It goes on under the name that it should have: whoever uses that name makes no mistake.
        let better = super::likely_id(stem);
        let path = &self.tree.file(self.file).path;
        self.diags.bad_file_name(span, path, stem, better.as_deref());
        better.map(|it| Spanned::new(it, span))
    }

    /// Words in the site's languages.
    pub(super) fn words(&mut self, key: &str, node: Node) -> Option<Words> {
        let entries = match node.value {
            Value::Scalar { text, .. } => {
                return if text.trim().is_empty() {
                    self.diags.empty_text(node.span, key);
                    None
                } else {
                    Some(Localized::new(self.first(), text.trim().to_owned()))
                };
            }
            Value::Null => return None,
            Value::Map(entries) => entries,
            Value::List(_) => {
                self.wrong_shape(&node, key, said!("en tekst", "a text"));
                return None;
            }
        };
        let mut words = BTreeMap::new();
        let before = self.diags.len();
        for (tag, value) in entries {
            let empty = value.value == Value::Null;
            if empty && Lang::parse(&tag.value).is_none() && self.follows_comma(tag.span) {
                self.diags.split_text(tag.span, &tag.value);
                continue;
            }
            let Some(lang) = self.site_language(&tag) else { continue };
            match value.value {
                Value::Scalar { text, .. } if !text.trim().is_empty() => {
                    words.insert(lang, text.trim().to_owned());
                }
                Value::Scalar { .. } | Value::Null => self.diags.empty_text(value.span, key),
                _ => self.wrong_shape(&value, key, said!("en tekst", "a text")),
            }
        }
        // Where the site's languages are not known, any language will do.
        let any = words.keys().next().copied().filter(|_| self.languages.is_empty());
        let first = any.unwrap_or(self.first());
        let found = Localized::from_map(first, words);
        if found.is_none() && self.diags.len() == before {
            self.diags.missing_first_language(node.span, key, first);
        }
        found
    }

    /// What else people call a thing, by language: `[ventetid, kø]`, `{da: [ventetid], en: [waiting time]}`,
    /// or in place `[{da: ventetid, en: waiting time}]`. A language may lack names that another has.
    fn other_names(&mut self, key: &str, node: Node) -> OtherNames {
        let mut names = OtherNames::new();
        let mut by_language = |cx: &mut Self, entries: Vec<(Spanned<String>, Node)>| {
            for (tag, node) in entries {
                let Some(lang) = cx.site_language(&tag) else { continue };
                let found = cx.other_names_in(lang, key, node);
                names.entry(lang).or_default().extend(found);
            }
        };
        let first = Spanned::new(self.first().code().to_owned(), node.span);
        match node.value {
            Value::Map(entries) => by_language(self, entries),
            Value::List(items) => {
                for item in items {
                    match item.value {
                        Value::Map(entries) => by_language(self, entries),
                        _ => by_language(self, vec![(first.clone(), item)]),
                    }
                }
            }
            _ => by_language(self, vec![(first, node)]),
        }
        names
    }

    /// Names in one language: a text, or a list of texts.
    pub(super) fn other_names_in(&mut self, lang: Lang, key: &str, node: Node) -> Vec<String> {
        let items = match node.value {
            Value::List(items) => items,
            _ => vec![node],
        };
        let mut names = Vec::new();
        for item in items {
            match &item.value {
                Value::Scalar { text, .. } if !text.trim().is_empty() => {
                    names.push(text.trim().to_owned());
                }
                Value::Scalar { .. } | Value::Null => self.diags.empty_text(item.span, key),
                _ => {
                    let expected = said!("et navn på {lang}", "a name in {lang}");
                    self.wrong_shape(&item, key, expected);
                }
            }
        }
        names
    }

    /// Whether a comma stands before this place, as between the keys of `{…}`.
    fn follows_comma(&self, span: Span) -> bool {
        self.tree.file(span.file).text[..span.start as usize].trim_end().ends_with(',')
    }

    pub(super) fn site_language(&mut self, tag: &Spanned<String>) -> Option<Lang> {
        match Lang::parse(&tag.value) {
            Some(lang) if self.languages.is_empty() || self.languages.contains(&lang) => Some(lang),
            Some(lang) => {
                self.diags.language_not_on_site(tag.span, lang, self.languages);
                None
            }
            None => {
                self.diags.bad_language(tag.span, &tag.value);
                None
            }
        }
    }

    /// A file that has no keys.
    pub(super) fn not_a_map(&mut self, node: &Node) {
        let expected = said!("linjer med `nøgle: værdi`", "lines of `key: value`");
        let diagnostic = self.diags.wrong_shape(node.span, "", &expected, &node.shape());
        // `title:Om os` is a text to YAML.
        if node.text().is_some_and(|it| it.contains(':')) {
            diagnostic.help(said!(
                "husk mellemrum efter kolon: `title: …`",
                "remember the space after the colon: `title: …`"
            ));
        }
    }

    pub(super) fn wrong_shape(&mut self, node: &Node, key: &str, expected: Said) {
        self.diags.wrong_shape(node.span, key, &expected, &node.shape());
    }
}

/// The keys of one map, taken one by one.
pub(super) struct Fields<'c, 'a> {
    pub(super) cx: &'c mut Cx<'a>,
    /// Where the map stands.
    pub(super) span: Span,
    entries: Vec<(Spanned<String>, Option<Node>)>,
    asked: Vec<&'static str>,
    /// Whether there is anything to complain of when a key is missing.
    readable: bool,
}

impl<'c, 'a> Fields<'c, 'a> {
    /// The keys of a file. Nothing, if there is no map: then nothing is missing either.
    pub(super) fn of_root(node: Option<Node>, cx: &'c mut Cx<'a>) -> Self {
        let span = node.as_ref().map_or(Span::start_of(cx.file), |it| it.span);
        let span = Span { end: span.start, ..span };
        let (entries, readable) = match node {
            None => (Vec::new(), false),
            Some(Node { value: Value::Map(entries), .. }) => (entries, true),
            Some(other) => {
                cx.not_a_map(&other);
                (Vec::new(), false)
            }
        };
        Self::of(entries, span, readable, cx)
    }

    fn of(
        entries: Vec<(Spanned<String>, Node)>,
        span: Span,
        readable: bool,
        cx: &'c mut Cx<'a>,
    ) -> Self {
        let entries = entries.into_iter().map(|(key, node)| (key, Some(node))).collect();
        Fields { cx, span, entries, asked: Vec::new(), readable }
    }

    /// Every key and value that has not been taken, for maps whose keys are the author's own.
    pub(super) fn rest(&mut self) -> Vec<(Spanned<String>, Node)> {
        self.entries.drain(..).filter_map(|(key, node)| node.map(|node| (key, node))).collect()
    }

    /// Takes what is written under a key. An empty value counts as not written.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Node> {
        self.asked.push(key);
        let (_, node) = self.entries.iter_mut().find(|(it, _)| it.value == key)?;
        node.take_if(|it| it.value != Value::Null)
    }

    /// Whether something is written under a key, right or wrong. An empty value is nothing.
    pub(super) fn written(&self, key: &str) -> bool {
        let something =
            |node: &Option<Node>| node.as_ref().is_none_or(|it| it.value != Value::Null);
        self.entries.iter().any(|(it, node)| it.value == key && something(node))
    }

    /// Whether something other than an empty list is written under a key.
    pub(super) fn not_empty(&self, key: &str) -> bool {
        let empty = |node: &Node| matches!(&node.value, Value::List(items) if items.is_empty());
        let node = self.entries.iter().find(|(it, _)| it.value == key);
        self.written(key) && !node.and_then(|(_, it)| it.as_ref()).is_some_and(empty)
    }

    /// Every key under which something is written.
    pub(super) fn all_written(&self) -> Vec<String> {
        let keys = self.entries.iter().map(|(key, _)| key.value.clone());
        keys.filter(|it| self.written(it)).collect()
    }

    /// Where the value of every key stands that has one.
    pub(super) fn all_places(&self) -> BTreeMap<String, Span> {
        let place = |(key, node): &(Spanned<String>, Option<Node>)| {
            Some((key.value.clone(), node.as_ref().filter(|it| it.value != Value::Null)?.span))
        };
        self.entries.iter().filter_map(place).collect()
    }

    /// Where a key stands, or else the map.
    pub(super) fn place(&self, key: &str) -> Span {
        self.entries.iter().find(|(it, _)| it.value == key).map_or(self.span, |(it, _)| it.span)
    }

    /// Whether there is nothing but a colour without quotes after a key, which is a remark to YAML.
    pub(super) fn remark_instead(&self, key: &str) -> bool {
        let Some((it, Some(node))) = self.entries.iter().find(|(it, _)| it.value == key) else {
            return false;
        };
        let after = &self.cx.tree.file(it.span.file).text[it.span.end as usize..];
        let rest = after.lines().next().unwrap_or("").trim_start_matches([':', '"', ' ', '\t']);
        let digits = rest.strip_prefix('#').map(|it| it.bytes().take(3));
        node.value == Value::Null
            && digits.is_some_and(|mut it| it.len() == 3 && it.all(|it| it.is_ascii_hexdigit()))
    }

    /// Complains of a key that must be there. `what` is the thing, with an article.
    pub(super) fn require(&mut self, key: &'static str, found: bool, what: &Said) {
        if self.readable && !found && !self.written(key) {
            self.cx.diags.missing_key(self.place(key), key, what);
        }
    }

    /// Complains of every key that nobody asked for.
    pub(super) fn finish(self, what: Said) {
        for (key, node) in self.entries {
            let taken = self.asked.iter().any(|it| *it == key.value);
            if taken {
                continue;
            }
            let number = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_digit());
            let empty = node.is_some_and(|it| it.value == Value::Null);
            let words = |it: &str| !it.bytes().all(|it| it.is_ascii_lowercase() || it == b'_');
            if number(&key.value) && empty {
                self.cx.diags.split_decimal(key.span, None, &key.value);
            } else if empty && self.cx.follows_comma(key.span) && words(&key.value) {
                self.cx.diags.split_text(key.span, &key.value);
            } else {
                self.cx.diags.unknown_key(key.span, &key.value, &self.asked, &what);
            }
        }
    }

    /// Words in the site's languages.
    pub(super) fn words(&mut self, key: &'static str) -> Option<Words> {
        let node = self.take(key)?;
        self.cx.words(key, node)
    }

    /// What else people call it, by language.
    pub(super) fn other_names(&mut self, key: &'static str) -> OtherNames {
        let Some(node) = self.take(key) else { return OtherNames::new() };
        self.cx.other_names(key, node)
    }

    /// A plain text.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.text_as(key, said!("en tekst", "a text"))
    }

    /// A text that is to be read as something.
    fn text_as(&mut self, key: &'static str, expected: Said) -> Option<Spanned<String>> {
        let node = self.take(key)?;
        self.scalar(key, node, expected)
    }

    fn scalar(&mut self, key: &str, node: Node, expected: Said) -> Option<Spanned<String>> {
        match node.value {
            Value::Scalar { text, .. } if text.trim().is_empty() => {
                self.cx.diags.empty_text(node.span, key);
                None
            }
            Value::Scalar { text, .. } => Some(Spanned::new(text.trim().to_owned(), node.span)),
            _ => {
                self.cx.wrong_shape(&node, key, expected);
                None
            }
        }
    }

    /// A web address: `https://…` or `http://…`.
    pub(super) fn url(&mut self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        let fine = ["https://", "http://"]
            .iter()
            .any(|it| text.value.strip_prefix(it).is_some_and(|it| !it.is_empty()));
        if fine && !text.value.contains(|it: char| it.is_whitespace() || it.is_control()) {
            return Some(text.value);
        }
        self.cx.diags.bad_url(text.span, &text.value);
        None
    }

    /// An e-mail address.
    pub(super) fn email(&mut self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        let parts = text.value.split_once('@');
        let odd = |it: char| it.is_whitespace() || it.is_control() || "<>\"',;:()?&@".contains(it);
        let fine = parts.is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !name.contains(odd) && !host.contains(odd)
        });
        if fine {
            return Some(text.value);
        }
        self.cx.diags.bad_email(text.span, &text.value);
        None
    }

    /// A web address or an e-mail address.
    pub(super) fn address(&mut self, key: &'static str) -> Option<String> {
        let written = self.entries.iter().find(|(it, _)| it.value == key);
        let text = written.and_then(|(_, node)| node.as_ref()).and_then(Node::text).unwrap_or("");
        if text.contains('@') && !text.contains("://") { self.email(key) } else { self.url(key) }
    }

    /// A telephone number, as it should be read.
    pub(super) fn phone(&mut self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        let digits = text.value.chars().filter(char::is_ascii_digit).count();
        let fine = text.value.chars().all(|it| it.is_ascii_digit() || "+-() .\u{a0}".contains(it));
        if fine && digits >= 3 {
            return Some(text.value);
        }
        self.cx.diags.bad_phone(text.span, &text.value);
        None
    }

    /// A date.
    pub(super) fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let text =
            self.text_as(key, said!("en dato som `2026-03-01`", "a date such as `2026-03-01`"))?;
        let found = parse_date(&text.value);
        if found.is_none() {
            self.cx.diags.bad_date(text.span, &text.value);
        }
        found.map(|it| Spanned::new(it, text.span))
    }

    /// A date, with or without an hour.
    pub(super) fn moment(&mut self, key: &'static str) -> Option<Spanned<Moment>> {
        let text =
            self.text_as(key, said!("en dato som `2026-03-01`", "a date such as `2026-03-01`"))?;
        let found = parse_moment(&text.value);
        if found.is_none() {
            self.cx.diags.bad_date(text.span, &text.value);
        }
        found.map(|it| Spanned::new(it, text.span))
    }

    /// A period.
    pub(super) fn period(&mut self, key: &'static str) -> Option<Spanned<Period>> {
        let text = self.text_as(key, said!("en periode som `2024`", "a period such as `2024`"))?;
        let found = Period::parse(&text.value);
        if found.is_none() {
            self.cx.diags.bad_period(text.span, &text.value);
        }
        found.map(|it| Spanned::new(it, text.span))
    }

    /// A stretch of time.
    pub(super) fn interval(&mut self, key: &'static str) -> Option<Spanned<Interval>> {
        let text =
            self.text_as(key, said!("et tidsrum som `2024..2029`", "a span such as `2024..2029`"))?;
        let found = Interval::parse(&text.value);
        if found.is_none() {
            match Interval::is_backward(&text.value) {
                true => self.cx.diags.backward_span(text.span, &text.value),
                false => self.cx.diags.bad_span(text.span, &text.value),
            }
        }
        found.map(|it| Spanned::new(it, text.span))
    }

    /// A number.
    pub(super) fn number(&mut self, key: &'static str) -> Option<Spanned<Decimal>> {
        let after = self.entries.iter().position(|(it, _)| it.value == key).map(|it| it + 1);
        let text = self.text_as(key, said!("et tal", "a number"))?;
        if let Some((span, decimals)) = after.and_then(|it| self.take_decimals(it)) {
            let span = Span { end: span.end, ..text.span };
            self.cx.diags.split_decimal(span, Some(&text.value), &decimals);
            return None;
        }
        match parse_number(&text.value, '.') {
            // To a Dane `1.200` is one thousand two hundred.
            Ok(_) if may_be_thousands(&text.value, '.') => {
                self.cx.diags.thousands_or_decimals(text.span, &text.value);
                None
            }
            Ok(value) => Some(Spanned::new(value, text.span)),
            Err(problem) => {
                self.cx.diags.not_a_plain_number(text.span, &text.value, problem);
                None
            }
        }
    }

    /// The `7` of `{value: 15,7}`, if that is what stands at this place.
    fn take_decimals(&mut self, at: usize) -> Option<(Span, String)> {
        let (key, node) = self.entries.get(at)?;
        let empty = node.as_ref().is_some_and(|it| it.value == Value::Null);
        let digits = !key.value.is_empty() && key.value.bytes().all(|it| it.is_ascii_digit());
        (empty && digits).then(|| {
            let (key, _) = self.entries.remove(at);
            (key.span, key.value)
        })
    }

    /// `true` or `false`; false if not written.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        self.maybe_flag(key).unwrap_or(false)
    }

    /// `true` or `false`, if written.
    pub(super) fn maybe_flag(&mut self, key: &'static str) -> Option<bool> {
        self.choice(key, &[("true", true), ("false", false)]).map(|it| it.value)
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        let text = self.text_as(key, said!("et enkelt ord", "a single word"))?;
        match words.iter().find(|(word, _)| *word == text.value) {
            Some((_, value)) => Some(Spanned::new(*value, text.span)),
            None => {
                let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                self.cx.diags.unknown_value(text.span, key, &text.value, &known);
                None
            }
        }
    }

    /// Some of a few words.
    pub(super) fn choices<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Vec<T> {
        let mut found = Vec::new();
        for name in self.names(key) {
            match words.iter().find(|(word, _)| *word == name.value) {
                Some((_, value)) => found.push(*value),
                None => {
                    let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                    self.cx.diags.unknown_value(name.span, key, &name.value, &known);
                }
            }
        }
        found
    }

    /// A name of another thing.
    pub(super) fn name(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.text(key)
    }

    /// Names of other things. One alone needs no brackets.
    pub(super) fn names(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let items = match node.value {
            Value::List(items) => items,
            Value::Scalar { ref text, .. } if text.contains(',') => {
                self.cx.diags.list_without_brackets(node.span, key, text);
                return Vec::new();
            }
            _ => vec![node],
        };
        let expected = || said!("et navn eller en liste af navne", "a name or a list of names");
        let mut names: Vec<Spanned<String>> = Vec::new();
        for item in items {
            if item.value == Value::Null {
                self.cx.diags.empty_text(item.span, key);
                continue;
            }
            let Some(name) = self.scalar(key, item, expected()) else { continue };
            match names.iter().find(|it| it.value == name.value) {
                Some(first) => self.cx.diags.twice_in_list(name.span, first.span, &name.value),
                None => names.push(name),
            }
        }
        names
    }

    /// Texts in the site's languages. One alone needs no brackets.
    pub(super) fn words_list(&mut self, key: &'static str) -> Vec<Words> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let items = match node.value {
            Value::List(items) => items,
            _ => vec![node],
        };
        items.into_iter().filter_map(|it| self.cx.words(key, it)).collect()
    }

    /// A map, read by `read`.
    pub(super) fn map<T>(
        &mut self,
        key: &'static str,
        what: Said,
        read: impl FnOnce(&mut Fields<'_, 'a>) -> T,
    ) -> Option<Spanned<T>> {
        let node = self.take(key)?;
        self.node_map(key, what, node, read)
    }

    /// A node that should be a map, read by `read`.
    pub(super) fn node_map<T>(
        &mut self,
        key: &str,
        what: Said,
        node: Node,
        read: impl FnOnce(&mut Fields<'_, 'a>) -> T,
    ) -> Option<Spanned<T>> {
        let span = node.span;
        let Value::Map(entries) = node.value else {
            let expected = said!("nøgler og værdier", "keys and values");
            let found = self.cx.diags.wrong_shape(node.span, key, &expected, &node.shape());
            if !key.is_empty() {
                found.help(said!(
                    "skriv dem under `{key}:`, hver på sin linje og rykket to mellemrum ind",
                    "write them below `{key}:`, each on its own line and two spaces in"
                ));
            }
            return None;
        };
        let mut fields = Fields::of(entries, span, true, &mut *self.cx);
        let value = read(&mut fields);
        fields.finish(what);
        Some(Spanned::new(value, span))
    }

    /// A list of maps, each read by `read`.
    pub(super) fn maps<T>(
        &mut self,
        key: &'static str,
        what: fn() -> Said,
        mut read: impl FnMut(&mut Fields<'_, 'a>) -> T,
    ) -> Vec<T> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let Value::List(items) = node.value else {
            let expected = said!(
                "en liste, hvor hver post begynder med `-`",
                "a list in which each entry begins with `-`"
            );
            self.cx.wrong_shape(&node, key, expected);
            return Vec::new();
        };
        let read = |it| self.node_map("", what(), it, &mut read).map(|it| it.value);
        items.into_iter().filter_map(read).collect()
    }

    /// A map whose keys are the author's own.
    pub(super) fn own_keys(&mut self, key: &'static str) -> Vec<(Spanned<String>, Node)> {
        let Some(node) = self.take(key) else { return Vec::new() };
        match node.value {
            Value::Map(entries) => entries,
            _ => {
                self.cx.wrong_shape(&node, key, said!("nøgler og værdier", "keys and values"));
                Vec::new()
            }
        }
    }

    /// A unit: a word, or the author's own with its text.
    pub(super) fn unit(&mut self, key: &'static str) -> Option<Unit> {
        let node = self.take(key)?;
        if let Some(text) = node.text() {
            let found = Unit::named(text);
            if found.is_none() {
                self.cx.diags.bad_unit(node.span, text);
            }
            return found;
        }
        if !matches!(node.value, Value::Map(_)) {
            let expected = said!("en enhed som `percent`", "a unit such as `percent`");
            self.cx.wrong_shape(&node, key, expected);
            return None;
        }
        let what = said!("en enhed", "a unit");
        let read = |f: &mut Fields<'_, 'a>| {
            let text = f.words("text");
            f.require("text", text.is_some(), &said!("en enhed", "a unit"));
            let symbol = f.words("symbol");
            let choices = [("0", 0), ("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6", 6)];
            let decimals = f.choice("decimals", &choices).map_or(1, |it| it.value);
            text.map(|text| Unit { kind: UnitKind::Own { text, symbol }, decimals })
        };
        self.node_map(key, what, node, read)?.value
    }

    /// How to reach somebody.
    pub(super) fn contact(&mut self, key: &'static str) -> Option<Contact> {
        self.map(key, said!("en kontakt", "a contact"), |f| f.contact_here())?.value
    }

    /// The keys of a contact in this very map.
    pub(super) fn contact_here(&mut self) -> Option<Contact> {
        let (name, role) = (self.words("name"), self.words("role"));
        let address = self.words("address");
        let tried = ["email", "phone", "url"].iter().any(|it| self.written(it));
        let (email, phone, url) = (self.email("email"), self.phone("phone"), self.url("url"));
        if email.is_none() && phone.is_none() && url.is_none() {
            if !tried {
                self.cx.diags.contact_without_address(self.span);
            }
            return None;
        }
        Some(Contact { name, role, email, phone, url, address })
    }
}
