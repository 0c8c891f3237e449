//! The colours of a style sheet, by the names of their tokens: once for the light and once for the
//! dark mode. Does *not* know what a token is for.

use std::collections::BTreeMap;

use super::Colour;

/// The sheet whose colours a site has if it says nothing.
const DEFAULT: &str = include_str!("../../themes/default/static/style.css");

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Colours by the names of their tokens, without the two hyphens: `brand`, `surface2`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens(BTreeMap<String, Colour>);

impl Tokens {
    /// The colour of a token, if the sheet has it.
    pub fn get(&self, name: &str) -> Option<Colour> {
        self.0.get(name).copied()
    }

    /// Gives a token another colour.
    pub fn set(&mut self, name: &str, colour: Colour) {
        self.0.insert(name.to_owned(), colour);
    }

    /// Every token, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Colour)> {
        self.0.iter().map(|(name, colour)| (name.as_str(), *colour))
    }

    /// A token that the default sheet has, as a test holds.
    ///
    /// # Panics
    /// If it has not: that is our bug.
    pub fn of(&self, name: &str) -> Colour {
        self.get(name).unwrap_or_else(|| panic!("the style sheet has no colour --{name}"))
    }

    /// The custom properties among these declarations whose values are colours.
    fn read(&mut self, declarations: &str) {
        for declaration in declarations.split([';', '{', '}']) {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let Some(name) = name.trim().strip_prefix("--") else { continue };
            if let Some(colour) = Colour::parse(value.trim()) {
                self.set(name, colour);
            }
        }
    }
}

/// The colours of a site in both modes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Where the reader's device is light, on paper, and in files that are downloaded.
    pub light: Tokens,
    /// Where the reader's device is dark.
    pub dark: Tokens,
}

impl Default for Look {
    fn default() -> Look {
        let mut look = Look { light: Tokens::default(), dark: Tokens::default() };
        look.read(DEFAULT);
        look
    }
}

impl Look {
    /// The colours of these style sheets, later ones over earlier ones, each with our layer `tokens`.
    /// What they do not say is as in the default sheet.
    pub fn of_sheets<'a>(sheets: impl IntoIterator<Item = &'a str>) -> Look {
        let mut look = Look::default();
        sheets.into_iter().for_each(|it| look.read(it));
        look
    }

    /// The colours of one mode.
    pub fn mode(&self, mode: Mode) -> &Tokens {
        match mode {
            Mode::Light => &self.light,
            Mode::Dark => &self.dark,
        }
    }

    pub(super) fn mode_mut(&mut self, mode: Mode) -> &mut Tokens {
        match mode {
            Mode::Light => &mut self.light,
            Mode::Dark => &mut self.dark,
        }
    }

    /// Takes over the colours of the layer `tokens`: those before the dark mode are light.
    fn read(&mut self, css: &str) {
        let css = without_comments(css);
        let Some(tokens) = layer(&css, "@layer tokens") else { return };
        let (light, dark) = tokens.split_once("prefers-color-scheme").unwrap_or((tokens, ""));
        self.light.read(light);
        self.dark.read(dark);
    }
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    out
}

/// The text between the braces that open right after `opening`.
fn layer<'a>(css: &'a str, opening: &str) -> Option<&'a str> {
    let mut blocks =
        css.match_indices(opening).map(|(at, _)| css[at + opening.len()..].trim_start());
    let block = blocks.find_map(|it| it.strip_prefix('{'))?;
    let mut depth = 1;
    for (at, letter) in block.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(&block[..at]);
        }
    }
    Some(block)
}
