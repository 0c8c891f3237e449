//! Bytes of a picture become pixels, eight bits a channel. Only readers without a path of their own for
//! some processors. Does *not* know sizes that were asked for.

use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::look::look;

/// A decoded picture, as it lies in the file: not yet turned.
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Three or four bytes a pixel, rows from the top.
    pub(super) data: Vec<u8>,
    /// Whether each pixel has a fourth byte: how much it covers.
    pub(super) clear: bool,
    /// What its colours mean, where that is not what screens take for granted.
    pub(super) profile: Option<Vec<u8>>,
}

/// What decoders may take beside the pixels of a picture: for a colour profile, and for what they need
/// meanwhile. A few bytes can say that they unfold to any number of them.
const BESIDE: usize = 64 << 20;
/// A larger colour profile is more than a page should carry with each picture.
const LARGEST_PROFILE: usize = 16 << 10;

/// The pixels; `None` if the bytes cannot be read, or if decoders see another size in them than `look`,
/// by which the limits are held.
pub(super) fn decode(bytes: &[u8]) -> Option<Pixels> {
    let seen = look(bytes).ok()?;
    let pixels = seen.width as usize * seen.height as usize;
    // Sixteen bits a channel, four channels, and as much for what is made of them.
    let memory = pixels * 8 + BESIDE;
    let mut pixels = match bytes {
        [0xff, 0xd8, ..] => jpeg(bytes, pixels)?,
        [0x89, ..] => png(bytes, memory)?,
        _ => webp(bytes, memory)?,
    };
    let each = if pixels.clear { 4 } else { 3 };
    if pixels.data.len() != pixels.width as usize * pixels.height as usize * each {
        return None;
    }
    if pixels.clear && pixels.data.chunks_exact(4).all(|it| it[3] == 255) {
        // Many programs write the fourth channel without using it.
        pixels.data = pixels.data.chunks_exact(4).flat_map(|it| [it[0], it[1], it[2]]).collect();
        pixels.clear = false;
    }
    pixels.profile = pixels.profile.filter(|it| matters(it));
    Some(pixels)
}

fn jpeg(bytes: &[u8], pixels: usize) -> Option<Pixels> {
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let info = decoder.info()?;
    if usize::from(info.width) * usize::from(info.height) != pixels {
        return None;
    }
    let data = decoder.decode().ok()?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    Some(Pixels { width, height, data, clear: false, profile: decoder.icc_profile() })
}

fn png(bytes: &[u8], memory: usize) -> Option<Pixels> {
    use png::{ColorType, Decoder, Limits, Transformations};
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: memory });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    let mut reader = decoder.read_info().ok()?;
    let size = reader.output_buffer_size().filter(|it| *it <= memory)?;
    let mut data = vec![0; size];
    let info = reader.next_frame(&mut data).ok()?;
    data.truncate(info.buffer_size());
    let grey = |step: usize| data.chunks_exact(step);
    let (data, clear) = match info.color_type {
        ColorType::Rgb => (data, false),
        ColorType::Rgba => (data, true),
        ColorType::Grayscale => (grey(1).flat_map(|it| [it[0]; 3]).collect(), false),
        ColorType::GrayscaleAlpha => {
            (grey(2).flat_map(|it| [it[0], it[0], it[0], it[1]]).collect(), true)
        }
        ColorType::Indexed => return None,
    };
    let profile = reader.info().icc_profile.as_ref().map(|it| it.to_vec());
    Some(Pixels { width: info.width, height: info.height, data, clear, profile })
}

fn webp(bytes: &[u8], memory: usize) -> Option<Pixels> {
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).ok()?;
    decoder.set_memory_limit(memory);
    let size = decoder.output_buffer_size().filter(|it| *it <= memory)?;
    let mut data = vec![0; size];
    decoder.read_image(&mut data).ok()?;
    let (width, height) = decoder.dimensions();
    let clear = decoder.has_alpha();
    let profile = decoder.icc_profile().ok().flatten();
    Some(Pixels { width, height, data, clear, profile })
}

/// Whether colours would be others without this profile: of red, green and blue, and not the usual
/// ones. A phone's are wider. A profile says nothing of who took the picture or where.
fn matters(profile: &[u8]) -> bool {
    let holds = |it: &[u8]| profile.windows(it.len()).any(|at| at == it);
    profile.get(16..20) == Some(b"RGB ")
        && profile.len() <= LARGEST_PROFILE
        && !holds(b"sRGB")
        && !holds(b"s\0R\0G\0B")
}
