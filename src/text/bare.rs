//! All the words of a Markdown text without its form, for those who look for words: headings apart
//! from the rest. Pictures and live figures are left out but for their descriptions. Does *not* know
//! what a word is.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::read::{Dialect, without_comments};

/// The words of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BareWords {
    /// The words of its headings, one a line.
    pub headings: String,
    /// All other words: paragraphs, lists, tables, quotations, code.
    pub body: String,
}

/// The words of a text.
pub fn bare_words(markdown: &str) -> BareWords {
    let mut plain = BareWords::default();
    let mut in_heading = false;
    for event in Parser::new_ext(markdown, Dialect::Pages.options()) {
        let out = if in_heading { &mut plain.headings } else { &mut plain.body };
        match event {
            Event::Start(Tag::Heading { .. }) => in_heading = true,
            Event::End(TagEnd::Heading(_)) => {
                plain.headings.push('\n');
                in_heading = false;
            }
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::InlineHtml(html) | Event::Html(html) => out.push_str(&without_comments(&html)),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            // Words of one paragraph and of the next are not one word.
            Event::End(end) if !is_inside_words(&end) => out.push('\n'),
            _ => {}
        }
    }
    plain
}

/// Whether a word may go on after the end of this.
fn is_inside_words(end: &TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_stand_apart_from_the_rest_and_words_stay_whole() {
        let text = "# Om *os*\n\nVi er **Fjord**byen[^1].\n\n| A | B |\n|---|---|\n| c | d |\n\n[^1]: En note.\n\n![](indicator:x)\n\n- [x] gjort\n";
        let plain = bare_words(text);
        assert_eq!(plain.headings, "Om os\n");
        let words: Vec<&str> = plain.body.split_whitespace().collect();
        assert_eq!(words, ["Vi", "er", "Fjordbyen.", "A", "B", "c", "d", "En", "note.", "gjort"]);
    }
}
