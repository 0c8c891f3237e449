//! YAML as a tree of nodes with places. Scalars keep their spelling (`1.10`, `no`, `012`): what they
//! mean is decided by who asks. Knows YAML 1.2. Does *not* know any key.
//!
//! Our own tree on a library's events, instead of serde: one run can then tell every mistake of a
//! file, with its place, and a key that stands twice is seen with both its places.

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, Span as At};

use crate::diag::{Diags, Said, said};
use crate::tree::{FileId, Span, Spanned};

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A word, a number, a sentence: as spelled, after quotes and escapes.
    Scalar {
        /// The text.
        text: String,
        /// Whether it stood in quotes or in a block: then it is a text whatever it looks like.
        quoted: bool,
    },
    /// Items in order.
    List(Vec<Node>),
    /// Keys and values in the order written. Invariant: each key once.
    Map(Vec<(Spanned<String>, Node)>),
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// What it is, in words.
    pub fn shape(&self) -> Said {
        match self.value {
            Value::Null => said!("tom", "empty"),
            Value::Scalar { .. } => said!("en tekst", "a text"),
            Value::List(_) => said!("en liste", "a list"),
            Value::Map(_) => said!("nøgler og værdier", "keys and values"),
        }
    }
}

/// The most nodes that a file may unfold into, aliases included.
const MAX_NODES: usize = 1_000_000;
/// The deepest nesting.
const MAX_DEPTH: usize = 40;

/// Reads one document. `text` is a part of `file` that begins at byte `offset`. `None` when there is
/// nothing in it, and after a mistake that was said.
pub fn parse(text: &str, file: FileId, offset: usize, diags: &mut Diags) -> Option<Node> {
    let mut builder = Builder { text, file, offset, diags, anchors: Vec::new(), nodes: 0 };
    builder.document()
}

struct Builder<'a> {
    text: &'a str,
    file: FileId,
    offset: usize,
    diags: &'a mut Diags,
    /// Finished anchored nodes, by anchor id, with how many nodes each unfolds into.
    anchors: Vec<(usize, Node, usize)>,
    nodes: usize,
}

/// A collection that is being read.
struct Open {
    start: At,
    anchor: usize,
    first_node: usize,
    kind: Kind,
}

enum Kind {
    List(Vec<Node>),
    /// A key that is no word is read, so that its value is not taken for a key, and then dropped.
    Map {
        done: Vec<(Spanned<String>, Node)>,
        key: Option<Option<Spanned<String>>>,
    },
}

impl Builder<'_> {
    fn document(&mut self) -> Option<Node> {
        let mut stack: Vec<Open> = Vec::new();
        let mut root: Option<Node> = None;
        let mut documents = 0;
        for event in Parser::new_from_str(self.text) {
            let (event, at) = match event {
                Ok(it) => it,
                Err(error) => {
                    let mark = error.marker().byte_offset().unwrap_or(0);
                    let span = self.line_end_span(opening(error.kind(), self.text, mark));
                    let (reason, help) = reason(error.kind(), self.text, mark);
                    let diagnostic = self.diags.yaml_syntax(span, &reason);
                    if let Some(help) = help {
                        diagnostic.help(help);
                    }
                    return None;
                }
            };
            let finished = match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        self.diags.yaml_documents(self.span(&at));
                        return None;
                    }
                    continue;
                }
                Event::Scalar(_, _, _, Some(_))
                | Event::SequenceStart(_, _, Some(_))
                | Event::MappingStart(_, _, Some(_)) => {
                    // The event has the place of what follows the tag.
                    let upto =
                        self.text.floor_char_boundary(at.byte_range().map_or(0, |it| it.end));
                    let tag = self.text[..upto].rfind('!').unwrap_or(upto);
                    self.diags.yaml_tag(self.line_end_span(tag));
                    return None;
                }
                Event::Scalar(text, style, anchor, _) => {
                    let quoted = style != ScalarStyle::Plain;
                    let null = !quoted && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                    let text = text.into_owned();
                    let value = if null { Value::Null } else { Value::Scalar { text, quoted } };
                    self.nodes += 1;
                    let node = Node { value, span: self.span(&at) };
                    if !quoted {
                        self.cut_off(node.span);
                    }
                    self.remember(anchor, &node, 1);
                    node
                }
                Event::Alias(id) => {
                    let known = self.anchors.iter().rev().find(|(anchor, ..)| *anchor == id);
                    let Some((_, node, size)) = known else {
                        // An alias inside the thing it names: it would never end.
                        self.diags.yaml_too_large(self.span(&at));
                        return None;
                    };
                    self.nodes += size;
                    if self.nodes > MAX_NODES {
                        self.diags.yaml_too_large(self.span(&at));
                        return None;
                    }
                    node.clone()
                }
                Event::SequenceStart(_, anchor, _) => {
                    self.nodes += 1;
                    stack.push(Open {
                        start: at,
                        anchor,
                        first_node: self.nodes,
                        kind: Kind::List(Vec::new()),
                    });
                    if self.too_large(&stack, &at) {
                        return None;
                    }
                    continue;
                }
                Event::MappingStart(_, anchor, _) => {
                    self.nodes += 1;
                    let kind = Kind::Map { done: Vec::new(), key: None };
                    stack.push(Open { start: at, anchor, first_node: self.nodes, kind });
                    if self.too_large(&stack, &at) {
                        return None;
                    }
                    continue;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let open = stack.pop().expect("the parser closes what it opened");
                    let (anchor, size) = (open.anchor, self.nodes - open.first_node + 1);
                    let node = self.close(open, &at);
                    self.remember(anchor, &node, size);
                    node
                }
                _ => continue,
            };
            match stack.last_mut() {
                None => root = Some(finished),
                Some(Open { kind: Kind::List(items), .. }) => items.push(finished),
                Some(Open { kind: Kind::Map { done, key }, .. }) => match key.take() {
                    Some(Some(key)) => done.push((key, finished)),
                    Some(None) => {}
                    None => match finished.value {
                        Value::Scalar { text, .. } => {
                            *key = Some(Some(Spanned::new(text, finished.span)))
                        }
                        Value::Null => {
                            *key = Some(Some(Spanned::new("null".to_owned(), finished.span)))
                        }
                        Value::List(_) | Value::Map(_) => {
                            self.diags.yaml_key_shape(finished.span);
                            *key = Some(None);
                        }
                    },
                },
            }
        }
        root.filter(|it| it.value != Value::Null)
    }

    /// `title: Mål #1`: to YAML the rest is a remark, to its author a part of the title.
    fn cut_off(&mut self, span: Span) {
        let end = span.end as usize - self.offset;
        let rest = self.text.get(end..).unwrap_or("");
        let line = &rest[..rest.find(['\r', '\n']).unwrap_or(rest.len())];
        let remark = line.trim_start_matches([' ', '\t']);
        let mut letters = remark.chars();
        if letters.next() == Some('#') && letters.next().is_some_and(char::is_alphanumeric) {
            let at = end + line.len() - remark.len();
            let span =
                Span::new(span.file, self.offset + at, self.offset + end + line.trim_end().len());
            self.diags.cut_off(span, remark.trim_end());
        }
    }

    fn too_large(&mut self, stack: &[Open], at: &At) -> bool {
        let too_large = stack.len() > MAX_DEPTH || self.nodes > MAX_NODES;
        if too_large {
            self.diags.yaml_too_large(self.span(at));
        }
        too_large
    }

    fn remember(&mut self, anchor: usize, node: &Node, size: usize) {
        if anchor != 0 {
            self.anchors.push((anchor, node.clone(), size));
        }
    }

    fn close(&mut self, open: Open, end: &At) -> Node {
        let start = self.span(&open.start);
        let end = self.span(end).end.max(start.end);
        let mut span = Span { end, ..start };
        let value = match open.kind {
            Kind::List(items) => Value::List(items),
            Kind::Map { done, .. } => {
                // A block map has no sign of its own: it begins at its first key.
                if let (Some((first, _)), Some((_, last))) = (done.first(), done.last())
                    && start.start == start.end
                {
                    span = Span { start: first.span.start, end: last.span.end, ..span };
                }
                Value::Map(self.once(done))
            }
        };
        Node { value, span }
    }

    /// Each key once; the second is said.
    fn once(&mut self, entries: Vec<(Spanned<String>, Node)>) -> Vec<(Spanned<String>, Node)> {
        let mut seen = std::collections::BTreeMap::new();
        let mut kept: Vec<(Spanned<String>, Node)> = Vec::with_capacity(entries.len());
        for (key, node) in entries {
            match seen.get(&key.value) {
                Some(first) => self.diags.duplicate_key(key.span, *first, &key.value),
                None => {
                    seen.insert(key.value.clone(), key.span);
                    kept.push((key, node));
                }
            }
        }
        kept
    }

    fn span(&self, at: &At) -> Span {
        let range = at.byte_range().unwrap_or(0..0);
        let text = self.text.get(range.clone()).unwrap_or("");
        // Block scalars and block collections end after the line break that follows them.
        let end = range.start + text.trim_end().len();
        Span::new(self.file, self.offset + range.start, self.offset + end)
    }

    /// From a byte to the end of its line; the line before if that is where the text ended.
    fn line_end_span(&self, at: usize) -> Span {
        let at = at.min(self.text.len());
        let at = if at == self.text.len() { self.text.trim_end().len() } else { at };
        let end = self
            .text
            .get(at..)
            .and_then(|it| it.find(['\r', '\n']))
            .map_or(self.text.len(), |it| at + it);
        Span::new(self.file, self.offset + at, self.offset + end)
    }
}

/// A parser's complaint in the words of somebody who has never heard of a scalar; and what to do.
fn reason(kind: &ErrorKind, text: &str, mark: usize) -> (Said, Option<Said>) {
    use ErrorKind as K;
    let mark = text.floor_char_boundary(mark);
    let line = text[..mark].rfind('\n').map_or(0, |it| it + 1);
    let before = &text[line..mark];
    let indented = before.starts_with([' ', '\t']);
    let whole = text[line..].lines().next().unwrap_or("");
    let quotes = || {
        if whole.contains(['“', '”', '„']) {
            return Some(said!(
                "slet Words krøllede anførselstegn, og sæt lige anførselstegn om hele teksten: `\"…\"`",
                "delete Word's curly quotation marks, and put straight ones around the whole text: `\"…\"`"
            ));
        }
        Some(said!(
            "en tekst med kolon, `#` eller et specialtegn forrest skal stå i anførselstegn: `title: \"Unge: trivsel\"`",
            "a text with a colon, a `#` or a special character in front must stand in quotes: `title: \"Youth: well-being\"`"
        ))
    };
    let brackets = || {
        if whole.contains(": #") {
            return Some(said!(
                "`#` begynder en kommentar, og resten af linjen læses ikke: sæt farven i anførselstegn, `\"#0B5A6E\"`",
                "`#` begins a comment, and the rest of the line is not read: put the colour in quotes, `\"#0B5A6E\"`"
            ));
        }
        Some(said!(
            "hver `[` skal lukkes med `]`, hver `{{` med `}}`, og mellem delene står komma. Skal teksten selv begynde med `[` eller `{{`, så sæt den i anførselstegn",
            "each `[` is closed by `]`, each `{{` by `}}`, with commas between the parts. If the text itself begins with `[` or `{{`, put it in quotes"
        ))
    };
    match kind {
        K::TabNotAllowed | K::TabInBlockIndentation | K::TabInIndentation => (
            said!("linjen er rykket ind med en tabulator", "the line is indented with a tab"),
            Some(said!("brug mellemrum i stedet", "use spaces instead")),
        ),
        // ` summary: x` below `title: y`: to YAML the second line goes on with the first.
        K::MappingValueNotAllowed | K::InvalidColonPlacement
            if indented && !before.trim_start().contains(": ") =>
        {
            uneven()
        }
        K::InvalidIndentation => uneven(),
        K::MappingValueNotAllowed | K::InvalidColonPlacement
            if !before.contains(": ") && unclosed(&text[..mark]).is_some() =>
        {
            (
                said!(
                    "en parentes (`[` eller `{{`) er ikke lukket",
                    "a bracket (`[` or `{{`) is not closed"
                ),
                brackets(),
            )
        }
        K::MappingValueNotAllowed | K::InvalidColonPlacement => {
            (said!("her er et kolon for meget", "there is a colon too many here"), quotes())
        }
        K::UnexpectedEofFlowSequence
        | K::ExpectedFlowSequenceSeparator
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowMappingSeparator
        | K::UnclosedFlowCollection { .. }
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. }
        | K::BlockEntryInFlowCollection
        | K::InvalidFlowScalarIndent
        | K::FlowMappingValueAdjacentCollection => (
            said!(
                "en parentes (`[` eller `{{`) er ikke lukket, eller et komma mangler",
                "a bracket (`[` or `{{`) is not closed, or a comma is missing"
            ),
            brackets(),
        ),
        K::UnclosedQuotedScalar
        | K::InvalidQuotedScalarIndent
        | K::DocumentIndicatorInQuotedScalar => (
            said!("et anførselstegn er ikke lukket", "a quotation mark is not closed"),
            Some(said!(
                "sæt et anførselstegn, hvor teksten slutter",
                "put a quotation mark where the text ends"
            )),
        ),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => (
            said!(
                "der står noget efter det anførselstegn, som lukker teksten",
                "there is something after the quotation mark that closes the text"
            ),
            Some(said!(
                "sæt hele teksten i enkelte anførselstegn: `'\"Skole\" og hjem'`",
                "put the whole text in single quotes: `'\"School\" and home'`"
            )),
        ),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidUnicodeEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate => (
            said!(
                "en omvendt skråstreg `\\` betyder noget særligt mellem dobbelte anførselstegn",
                "a backslash `\\` has a special meaning between double quotes"
            ),
            Some(said!(
                "skriv den dobbelt, `\\\\`, eller brug enkelte anførselstegn: `'…'`",
                "write it twice, `\\\\`, or use single quotes: `'…'`"
            )),
        ),
        K::UnexpectedEof => (
            said!(
                "noget er ikke lukket: et anførselstegn eller en parentes",
                "something is not closed: a quotation mark or a bracket"
            ),
            brackets(),
        ),
        K::SimpleKeyExpected | K::InvalidSimpleKey | K::ExpectedBlockMappingKey
            if before.trim_end().ends_with([']', '}']) =>
        {
            (
                said!(
                    "her står noget efter den parentes, som lukker",
                    "there is something after the closing bracket"
                ),
                Some(said!(
                    "er det en tekst, så sæt det hele i anførselstegn",
                    "if it is a text, put all of it in quotes"
                )),
            )
        }
        K::SimpleKeyExpected | K::InvalidSimpleKey | K::ExpectedBlockMappingKey
            if indented && whole.contains(": ") =>
        {
            uneven()
        }
        K::SimpleKeyExpected | K::InvalidSimpleKey | K::ExpectedBlockMappingKey
            if whole.trim_start().starts_with(['•', '–', '·']) =>
        {
            (
                said!(
                    "et punkt i en liste begynder med en bindestreg",
                    "an item of a list begins with a hyphen"
                ),
                Some(said!(
                    "skriv `- ` forrest, eller skriv listen på én linje: `[et, to]`",
                    "begin with `- `, or write the list on one line: `[one, two]`"
                )),
            )
        }
        K::SimpleKeyExpected | K::InvalidSimpleKey | K::ExpectedBlockMappingKey => (
            said!(
                "her skulle stå `nøgle: værdi`, med mellemrum efter kolon",
                "here `key: value` should stand, with a space after the colon"
            ),
            Some(said!(
                "hører linjen til teksten i linjen før, så ryk den ind, eller sæt hele teksten i anførselstegn",
                "if the line belongs to the text of the line before, indent it, or put the whole text in quotes"
            )),
        ),
        K::ExpectedBlockSequenceEntry
        | K::BlockSequenceEntryNotAllowed
        | K::InvalidBlockEntryWhitespace => (
            said!(
                "en bindestreg med mellemrum begynder en liste, og her kan ingen liste stå",
                "a hyphen and a space begin a list, and no list can stand here"
            ),
            Some(said!(
                "begynder teksten med en bindestreg, så sæt den i anførselstegn; er det en liste, så giv den sine egne linjer under nøglen",
                "if the text begins with a hyphen, put it in quotes; if it is a list, give it lines of its own below the key"
            )),
        ),
        K::UnknownAnchor | K::MissingAnchorOrAliasName | K::AnchorCountOverflow => (
            said!(
                "`*` og `&` betyder noget særligt forrest i en tekst",
                "`*` and `&` have a special meaning at the beginning of a text"
            ),
            Some(said!("sæt teksten i anførselstegn", "put the text in quotes")),
        ),
        K::UnexpectedCharacter { character } => {
            let character = *character;
            (
                said!(
                    "en tekst kan ikke begynde med tegnet {character}",
                    "a text cannot begin with the character {character}"
                ),
                Some(said!("sæt teksten i anførselstegn", "put the text in quotes")),
            )
        }
        _ => {
            let letter = text[mark..].chars().next().filter(|it| !it.is_alphanumeric());
            let special = before.trim_end().ends_with([':', '-', '[', ',']);
            match letter.filter(|it| special && !it.is_whitespace()) {
                Some(letter) => (
                    said!(
                        "en tekst kan ikke begynde med tegnet {letter}",
                        "a text cannot begin with the character {letter}"
                    ),
                    Some(said!("sæt teksten i anførselstegn", "put the text in quotes")),
                ),
                None => (
                    said!(
                        "det går galt her, eller i linjen før",
                        "it goes wrong here, or in the line before"
                    ),
                    quotes(),
                ),
            }
        }
    }
}

/// Where to point: at what was opened and never closed, if the parser only noticed later.
fn opening(kind: &ErrorKind, text: &str, mark: usize) -> usize {
    use ErrorKind as K;
    let mark = text.floor_char_boundary(mark);
    let found = match kind {
        K::UnclosedQuotedScalar
        | K::InvalidQuotedScalarIndent
        | K::DocumentIndicatorInQuotedScalar => {
            let odd = |line: &&str| line.matches('"').count() % 2 == 1;
            text[..mark].split_inclusive('\n').rfind(odd).and_then(|line| {
                let start = line.as_ptr() as usize - text.as_ptr() as usize;
                Some(start + line.rfind('"')?)
            })
        }
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowSequenceSeparator
        | K::ExpectedFlowMappingSeparator
        | K::UnclosedFlowCollection { .. }
        | K::MappingValueNotAllowed
        | K::InvalidColonPlacement => unclosed(&text[..mark]),
        _ => None,
    };
    found.unwrap_or(mark)
}

/// The last bracket before the end of a text that is opened on a line before its last and not
/// closed. Brackets inside of quotes count too: it is a guess, made only after a mistake.
fn unclosed(text: &str) -> Option<usize> {
    let last_line = text.rfind('\n').map_or(0, |it| it + 1);
    let mut open = Vec::new();
    for (at, letter) in text.char_indices() {
        match letter {
            '[' | '{' => open.push(at),
            ']' | '}' => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop().filter(|it| *it < last_line)
}

fn uneven() -> (Said, Option<Said>) {
    (
        said!("linjen er rykket skævt ind", "the line is indented unevenly"),
        Some(said!(
            "linjer, der hører sammen, skal begynde lige langt inde",
            "lines that belong together must begin equally far in"
        )),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Tree;

    fn read(text: &str) -> (Option<Node>, Vec<String>) {
        let tree = Tree::of_texts([("a.yml", text)]);
        let file = tree.find("a.yml").expect("just made");
        let mut diags = Diags::default();
        let node = parse(&tree.file(file).text, file, 0, &mut diags);
        let said = diags.into_sorted(&tree, false);
        let place = |it: &crate::diag::Diagnostic| {
            let at = tree.line_column(it.span.expect("a place"));
            format!("{} {}:{}", it.code, at.line, at.column)
        };
        (node, said.iter().map(place).collect())
    }

    #[test]
    fn scalars_keep_their_spelling() {
        let (node, said) = read("a: 1.10\nb: no\nc: 012\nd: ~\ne: \"null\"\n");
        assert!(said.is_empty());
        let Some(Node { value: Value::Map(entries), .. }) = node else { panic!("a map") };
        let texts: Vec<Option<&str>> = entries.iter().map(|(_, it)| it.text()).collect();
        assert_eq!(texts, [Some("1.10"), Some("no"), Some("012"), None, Some("null")]);
    }

    #[test]
    fn places_count_bytes_after_danish_letters() {
        let text = "titel: æøå\r\nunit: percent\r\n";
        let (node, _) = read(text);
        let Some(Node { value: Value::Map(entries), .. }) = node else { panic!("a map") };
        let span = entries[1].1.span;
        assert_eq!(&text[span.start as usize..span.end as usize], "percent");
        let span = entries[0].1.span;
        assert_eq!(&text[span.start as usize..span.end as usize], "æøå");
    }

    #[test]
    fn a_key_twice_is_said_and_the_rest_is_kept() {
        let (node, said) = read("a: 1\nb: 2\na: 3\n");
        assert_eq!(said, ["duplicate-key 3:1"]);
        let Some(Node { value: Value::Map(entries), .. }) = node else { panic!("a map") };
        assert_eq!(entries.len(), 2);
    }

    #[test]
    fn bombs_are_refused() {
        let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (from, to) in ["ab", "bc", "cd", "de", "ef", "fg", "gh"].map(|it| it.split_at(1)) {
            let nine = vec![format!("*{from}"); 9].join(",");
            bomb += &format!("{to}: &{to} [{nine}]\n");
        }
        let (node, said) = read(&bomb);
        assert!(node.is_none());
        assert_eq!(said.len(), 1);
        assert!(said[0].starts_with("yaml-too-large "), "{said:?}");
        let (node, said) = read(&"[".repeat(100_000));
        assert!(node.is_none() && said.len() == 1, "{said:?}");
    }

    #[test]
    fn a_mistake_has_its_place() {
        for (text, expect) in [
            ("title: Unge: trivsel\n", "yaml-syntax 1:"),
            ("a:\n\tb: 1\n", "yaml-syntax 2:"),
            ("a: [1, 2\nb: 3\n", "yaml-syntax "),
            ("a: \"x\n", "yaml-syntax "),
            ("a: 1\n---\nb: 2\n", "yaml-documents 2:1"),
            ("a: *x\n", "yaml-syntax 1:4"),
        ] {
            let (node, said) = read(text);
            assert!(node.is_none(), "{text}");
            assert!(said.len() == 1 && said[0].starts_with(expect), "{text:?}: {said:?}");
        }
    }
}
