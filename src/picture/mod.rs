//! Pictures: bytes in, bytes out. `look` says what a file is from its first bytes; `Studio` makes what
//! a [`Recipe`] asks for. The same recipe gives the same bytes on every machine: integers throughout, no
//! font of the machine, no path that only some processors have. Does *not* know the disk, a page or a
//! language. Without the feature `pictures` there is only `look`.

mod look;
#[cfg(feature = "pictures")]
mod decode;
#[cfg(feature = "pictures")]
mod draw;
#[cfg(feature = "pictures")]
mod encode;

pub use look::{LARGEST_FILE, drawing_size, look};

use crate::output::Recipe;

/// Counted up whenever a recipe gives other bytes than before.
const VERSION: u32 = 2;

/// Why something could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// The bytes are not what they seemed to be: damaged, or of a kind that nobody writes.
    Unreadable,
    /// This program makes no pictures.
    CannotMake,
}

/// What a recipe stands for: changes with everything that the bytes depend on.
pub fn key(recipe: &Recipe) -> u64 {
    let text = format!("{VERSION} {} {recipe:?}", env!("CARGO_PKG_VERSION"));
    xxhash_rust::xxh3::xxh3_64(text.as_bytes())
}

/// Makes files. Holds what is needed for many of them: the font.
#[derive(Default)]
pub struct Studio {
    #[cfg(feature = "pictures")]
    pen: std::sync::OnceLock<draw::Pen>,
}

impl Studio {
    /// The files of these recipes, which are all of the picture with these bytes. It is decoded once.
    #[cfg(feature = "pictures")]
    pub fn pictures(&self, bytes: &[u8], recipes: &[&Recipe]) -> Result<Vec<Vec<u8>>, Trouble> {
        let pixels = decode::decode(bytes).ok_or(Trouble::Unreadable)?;
        let each = |recipe: &&Recipe| match recipe {
            Recipe::Picture { width, height, format, .. } => {
                encode::picture(bytes, &pixels, (*width, *height), *format)
            }
            Recipe::Icon { side, ground, format, .. } => {
                encode::icon(bytes, &pixels, *side, *ground, *format)
            }
            Recipe::Drawing { .. } => None,
        };
        recipes.iter().map(each).collect::<Option<_>>().ok_or(Trouble::Unreadable)
    }

    /// The file of a drawing.
    #[cfg(feature = "pictures")]
    pub fn drawing(&self, recipe: &Recipe) -> Result<Vec<u8>, Trouble> {
        let Recipe::Drawing { svg, width, height, ground, format } = recipe else {
            return Err(Trouble::Unreadable);
        };
        let pen = self.pen.get_or_init(draw::Pen::new);
        pen.draw(svg, (*width, *height), *ground, *format).ok_or(Trouble::Unreadable)
    }

    /// Nothing is made.
    #[cfg(not(feature = "pictures"))]
    pub fn pictures(&self, _: &[u8], _: &[&Recipe]) -> Result<Vec<Vec<u8>>, Trouble> {
        Err(Trouble::CannotMake)
    }

    /// Nothing is made.
    #[cfg(not(feature = "pictures"))]
    pub fn drawing(&self, _: &Recipe) -> Result<Vec<u8>, Trouble> {
        Err(Trouble::CannotMake)
    }
}

#[cfg(all(test, feature = "pictures"))]
mod tests;
