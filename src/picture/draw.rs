//! Drawings become pixels: SVG to PNG with the theme's font and nothing of the machine. Does *not* know
//! what is drawn.

use std::sync::Arc;

use resvg::usvg;
use resvg::{tiny_skia, usvg::fontdb};

use super::encode::{ico, indexed, png};
use crate::output::Format;

/// The default theme's fonts: the widths that `chart` counts with are theirs.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../themes/default/static/fonts/IBMPlexSans-Regular-Latin1.woff2"),
    include_bytes!("../../themes/default/static/fonts/IBMPlexSans-SemiBold-Latin1.woff2"),
];
const FAMILY: &str = "IBM Plex Sans";

/// How much of its place a drawing takes that stands on a ground.
const GROUNDED: f32 = 0.8;

/// What draws.
pub(super) struct Pen {
    fonts: Arc<fontdb::Database>,
}

impl Pen {
    /// With its fonts unpacked.
    pub(super) fn new() -> Pen {
        let mut fonts = fontdb::Database::new();
        for font in FONTS {
            let plain = wuff::decompress_woff2(font).expect("the fonts in the binary are WOFF2");
            fonts.load_font_data(plain);
        }
        fonts.set_sans_serif_family(FAMILY);
        Pen { fonts: Arc::new(fonts) }
    }

    /// The drawing as large as fits into this size, in its middle. `None` if it is no SVG.
    pub(super) fn draw(
        &self,
        svg: &str,
        size: (u32, u32),
        ground: bool,
        format: Format,
    ) -> Option<Vec<u8>> {
        let options = usvg::Options {
            fontdb: self.fonts.clone(),
            font_family: FAMILY.to_owned(),
            // A drawing may come from an author: it reads no file and holds no other picture.
            image_href_resolver: usvg::ImageHrefResolver {
                resolve_data: Box::new(|_, _, _| None),
                resolve_string: Box::new(|_, _| None),
            },
            ..usvg::Options::default()
        };
        let tree = usvg::Tree::from_str(svg, &options).ok()?;
        let mut pixels = tiny_skia::Pixmap::new(size.0, size.1)?;
        let (width, height) = (size.0 as f32, size.1 as f32);
        let own = tree.size();
        let mut scale = (width / own.width()).min(height / own.height());
        if ground {
            pixels.fill(tiny_skia::Color::WHITE);
            scale *= GROUNDED;
        }
        let left = (width - own.width() * scale) / 2.0;
        let top = (height - own.height() * scale) / 2.0;
        let place = tiny_skia::Transform::from_row(scale, 0.0, 0.0, scale, left, top);
        resvg::render(&tree, place, &mut pixels.as_mut());
        let clear = pixels.pixels().iter().any(|it| it.alpha() != 255);
        let colours = pixels.pixels().iter().map(|it| it.demultiply());
        let data: Vec<u8> = if clear {
            colours.flat_map(|it| [it.red(), it.green(), it.blue(), it.alpha()]).collect()
        } else {
            colours.flat_map(|it| [it.red(), it.green(), it.blue()]).collect()
        };
        let png = if clear { png(&data, size, true, None)? } else { indexed(&data, size)? };
        match format {
            Format::Ico => ico(&png, size),
            _ => Some(png),
        }
    }
}
