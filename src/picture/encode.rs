//! Pixels become a smaller picture in a format, turned the way the camera was held, without anything
//! that the camera or a program noted. Does *not* know where it is shown.

use std::collections::{BTreeMap, BTreeSet};

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::decode::Pixels;
use super::look::{png_chunks, turn};
use crate::output::Format;

/// Of 100. Photographs at this quality cannot be told from better ones at the size they are shown.
const JPEG_QUALITY: u8 = 80;
/// Of 100; about as good as the JPEG.
const WEBP_QUALITY: f32 = 76.0;

/// The picture at this size (as shown) in this format.
pub(super) fn picture(
    bytes: &[u8],
    pixels: &Pixels,
    size: (u32, u32),
    format: Format,
) -> Option<Vec<u8>> {
    let turn = turn(bytes).unwrap_or(1);
    let lying = if turn >= 5 { (size.1, size.0) } else { size };
    let as_it_is = format == Format::Png && lying == (pixels.width, pixels.height) && turn == 1;
    if let Some(bare) = bare_png(bytes).filter(|_| as_it_is) {
        return Some(bare);
    }
    let small = resized(pixels, lying)?;
    let (data, size) = turned(small, lying, if pixels.clear { 4 } else { 3 }, turn);
    match format {
        Format::Jpeg => jpeg(data, size, pixels),
        Format::Png if is_flat(pixels) => indexed(&data, size),
        Format::Png => png(&data, size, pixels.clear, pixels.profile.as_deref()),
        Format::WebP => webp(&data, size, pixels),
        Format::Ico => ico(&png(&data, size, pixels.clear, None)?, size),
    }
}

/// The picture in the middle of a square.
pub(super) fn icon(
    bytes: &[u8],
    pixels: &Pixels,
    side: u32,
    ground: bool,
    format: Format,
) -> Option<Vec<u8>> {
    let turn = turn(bytes).unwrap_or(1);
    let room = if ground { side * 4 / 5 } else { side };
    let longest = pixels.width.max(pixels.height);
    let lying = (fitted(pixels.width, room, longest), fitted(pixels.height, room, longest));
    let each = if pixels.clear { 4 } else { 3 };
    let (data, size) = turned(resized(pixels, lying)?, lying, each, turn);
    let (left, top) = ((side - size.0) / 2, (side - size.1) / 2);
    let empty = if ground { [255; 4] } else { [0; 4] };
    let mut out = empty.repeat(side as usize * side as usize);
    for y in 0..size.1 as usize {
        for x in 0..size.0 as usize {
            let at = (y * size.0 as usize + x) * each;
            let to = ((y + top as usize) * side as usize + x + left as usize) * 4;
            let alpha = if pixels.clear { u32::from(data[at + 3]) } else { 255 };
            for colour in 0..3 {
                let own = u32::from(data[at + colour]);
                let mixed = (own * alpha + 255 * (255 - alpha) + 127) / 255;
                out[to + colour] = if ground { mixed as u8 } else { data[at + colour] };
            }
            out[to + 3] = if ground { 255 } else { alpha as u8 };
        }
    }
    let made = png(&out, (side, side), true, None)?;
    if format == Format::Ico { ico(&made, (side, side)) } else { Some(made) }
}

/// A side of a picture so that its longest fills the room: an icon may be larger than its picture.
pub(super) fn fitted(side: u32, room: u32, longest: u32) -> u32 {
    let fitted = u64::from(side) * u64::from(room) / u64::from(longest);
    u32::try_from(fitted).unwrap_or(room).max(1)
}

/// Cubic (Catmull-Rom) in whole numbers.
fn resized(pixels: &Pixels, size: (u32, u32)) -> Option<Vec<u8>> {
    if size == (pixels.width, pixels.height) {
        return Some(pixels.data.clone());
    }
    let kind = if pixels.clear { PixelType::U8x4 } else { PixelType::U8x3 };
    // Covered by ourselves: the library's own way differs in rounding from processor to processor.
    let covered: Vec<u8>;
    let data = if pixels.clear {
        covered = pixels.data.chunks_exact(4).flat_map(cover).collect();
        &covered
    } else {
        &pixels.data
    };
    let from = ImageRef::new(pixels.width, pixels.height, data, kind).ok()?;
    let mut to = Image::new(size.0, size.1, kind);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom))
        .use_alpha(false);
    Resizer::new().resize(&from, &mut to, &options).ok()?;
    let small = to.into_vec();
    Some(if pixels.clear { small.chunks_exact(4).flat_map(uncover).collect() } else { small })
}

/// A pixel as much darker as one can see through it, so that what is not seen does not bleed.
fn cover(it: &[u8]) -> [u8; 4] {
    let alpha = u32::from(it[3]);
    let part = |at: usize| ((u32::from(it[at]) * alpha + 127) / 255) as u8;
    [part(0), part(1), part(2), it[3]]
}

fn uncover(it: &[u8]) -> [u8; 4] {
    let alpha = u32::from(it[3]);
    let full = |at: usize| match (u32::from(it[at]) * 255 + alpha / 2).checked_div(alpha) {
        Some(it) => it.min(255) as u8,
        None => 0,
    };
    [full(0), full(1), full(2), it[3]]
}

/// The pixels in the order in which they are shown, and their size then.
fn turned(data: Vec<u8>, size: (u32, u32), each: usize, turn: u8) -> (Vec<u8>, (u32, u32)) {
    let (width, height) = (size.0 as usize, size.1 as usize);
    if !(2..=8).contains(&turn) {
        return (data, size);
    }
    let shown = if turn >= 5 { (height, width) } else { (width, height) };
    let mut out = Vec::with_capacity(data.len());
    for y in 0..shown.1 {
        for x in 0..shown.0 {
            let (from_x, from_y) = match turn {
                2 => (width - 1 - x, y),
                3 => (width - 1 - x, height - 1 - y),
                4 => (x, height - 1 - y),
                5 => (y, x),
                6 => (y, height - 1 - x),
                7 => (width - 1 - y, height - 1 - x),
                _ => (width - 1 - y, x),
            };
            let at = (from_y * width + from_x) * each;
            out.extend_from_slice(&data[at..at + each]);
        }
    }
    (out, (shown.0 as u32, shown.1 as u32))
}

fn jpeg(data: Vec<u8>, size: (u32, u32), pixels: &Pixels) -> Option<Vec<u8>> {
    use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
    // What one could see through lies on white.
    let data = if pixels.clear {
        let white = |it: &[u8]| {
            let alpha = u32::from(it[3]);
            [0, 1, 2]
                .map(|at| ((u32::from(it[at]) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
        };
        data.chunks_exact(4).flat_map(white).collect()
    } else {
        data
    };
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, JPEG_QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    if let Some(profile) = &pixels.profile {
        encoder.add_icc_profile(profile).ok()?;
    }
    let (width, height) = (u16::try_from(size.0).ok()?, u16::try_from(size.1).ok()?);
    encoder.encode(&data, width, height, ColorType::Rgb).ok()?;
    Some(out)
}

/// Pixels as PNG.
pub(super) fn png(
    data: &[u8],
    size: (u32, u32),
    clear: bool,
    profile: Option<&[u8]>,
) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut info = png::Info::with_size(size.0, size.1);
    info.icc_profile = profile.map(std::borrow::Cow::Borrowed);
    let mut encoder = png::Encoder::with_info(&mut out, info).ok()?;
    encoder.set_color(if clear { png::ColorType::Rgba } else { png::ColorType::Rgb });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::Adaptive);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(data).ok()?;
    writer.finish().ok()?;
    Some(out)
}

/// Whether a picture has no more colours than a palette: made smaller it gets more, all between them.
fn is_flat(pixels: &Pixels) -> bool {
    if pixels.clear || pixels.profile.is_some() {
        return false;
    }
    let mut seen = BTreeSet::new();
    let mut last = [0; 3];
    seen.insert(last);
    for it in pixels.data.chunks_exact(3) {
        if it != last {
            last = [it[0], it[1], it[2]];
            if seen.insert(last) && seen.len() > 257 {
                return false;
            }
        }
    }
    true
}

/// Pixels of a drawing as PNG with a palette, which takes a third: the colours of its surfaces as they
/// are, and of its soft edges the commonest, the others by the nearest of them.
pub(super) fn indexed(rgb: &[u8], size: (u32, u32)) -> Option<Vec<u8>> {
    let colours = || rgb.chunks_exact(3).map(|it| [it[0], it[1], it[2]]);
    let mut counts: BTreeMap<[u8; 3], usize> = BTreeMap::new();
    let (mut last, mut run) = ([0; 3], 0);
    // Neighbours are mostly alike.
    for colour in colours() {
        if colour != last {
            *counts.entry(last).or_default() += run;
            (last, run) = (colour, 0);
        }
        run += 1;
    }
    *counts.entry(last).or_default() += run;
    let mut common: Vec<([u8; 3], usize)> = counts.iter().map(|it| (*it.0, *it.1)).collect();
    common.sort_by_key(|it| (std::cmp::Reverse(it.1), it.0));
    let palette: Vec<[u8; 3]> = common.iter().take(256).map(|it| it.0).collect();
    let apart = |a: &[u8; 3], b: &[u8; 3]| -> u32 {
        a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
    };
    let nearest = |it: &[u8; 3]| -> u8 {
        let found = palette.iter().enumerate().min_by_key(|(_, own)| apart(own, it));
        found.map_or(0, |(at, _)| at as u8)
    };
    let places: BTreeMap<[u8; 3], u8> = counts.keys().map(|it| (*it, nearest(it))).collect();
    let mut data = Vec::with_capacity(rgb.len() / 3);
    let mut last = ([0; 3], nearest(&[0; 3]));
    for colour in colours() {
        if colour != last.0 {
            last = (colour, places[&colour]);
        }
        data.push(last.1);
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, size.0, size.1);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    // The highest level takes nearly four times as long and saves a fortieth.
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&data).ok()?;
    writer.finish().ok()?;
    Some(out)
}

/// A PNG that is as large as wanted keeps its pixels as they are packed, and loses everything else.
/// `None` where sixteen bits a channel make it heavier than a page needs.
fn bare_png(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(&[0x89]) || bytes.get(24).is_none_or(|it| *it > 8) {
        return None;
    }
    const KEPT: [&[u8]; 9] =
        [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"iCCP"];
    let mut out = bytes.get(..8)?.to_vec();
    for (name, _, whole) in png_chunks(bytes) {
        if KEPT.contains(&name) {
            out.extend_from_slice(whole);
        }
        if name == b"IEND" {
            return Some(out);
        }
    }
    None
}

fn webp(data: &[u8], size: (u32, u32), pixels: &Pixels) -> Option<Vec<u8>> {
    if pixels.clear {
        // libwebp weighs what one can see through in floating point: PNG is asked for instead.
        return None;
    }
    let made = webp::Encoder::from_rgb(data, size.0, size.1).encode_simple(false, WEBP_QUALITY);
    let made = made.ok()?.to_vec();
    match &pixels.profile {
        Some(profile) => with_profile(&made, size, profile),
        None => Some(made),
    }
}

/// The same WebP with a colour profile: in the extended form of the container.
fn with_profile(plain: &[u8], size: (u32, u32), profile: &[u8]) -> Option<Vec<u8>> {
    let mut body = b"WEBPVP8X".to_vec();
    body.extend(10_u32.to_le_bytes());
    body.extend([0x20, 0, 0, 0]);
    for side in [size.0, size.1] {
        body.extend(&(side - 1).to_le_bytes()[..3]);
    }
    body.extend(b"ICCP");
    body.extend(u32::try_from(profile.len()).ok()?.to_le_bytes());
    body.extend(profile);
    if !profile.len().is_multiple_of(2) {
        body.push(0);
    }
    body.extend(plain.get(12..)?);
    let mut out = b"RIFF".to_vec();
    out.extend(u32::try_from(body.len()).ok()?.to_le_bytes());
    out.extend(body);
    Some(out)
}

/// A PNG as a Windows icon of one size.
pub(super) fn ico(png: &[u8], size: (u32, u32)) -> Option<Vec<u8>> {
    // 256 is written as 0.
    let side = |it: u32| (it <= 256).then_some((it % 256) as u8);
    let mut out = vec![0, 0, 1, 0, 1, 0, side(size.0)?, side(size.1)?, 0, 0, 1, 0, 32, 0];
    out.extend(u32::try_from(png.len()).ok()?.to_le_bytes());
    out.extend(22_u32.to_le_bytes());
    out.extend(png);
    Some(out)
}
