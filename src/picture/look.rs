//! What a picture's bytes say of it without being decoded: kind, size as shown, whether the file is
//! whole. Damage that this misses is found when the picture is made. Does *not* know colours.

use crate::tree::{Picture, PictureFault, PictureKind};
use xxhash_rust::xxh3::xxh3_64;

/// A file beyond this many bytes is no picture for a page.
pub const LARGEST_FILE: u64 = 64 << 20;
/// A picture beyond this many pixels is not decoded: each takes three or four bytes.
const MOST_PIXELS: u64 = 100_000_000;

/// What the bytes are.
pub fn look(bytes: &[u8]) -> Result<Picture, PictureFault> {
    let head = |it: &[u8]| bytes.starts_with(it);
    let found = if head(&[0xff, 0xd8, 0xff]) {
        jpeg(bytes)?
    } else if head(b"\x89PNG\r\n\x1a\n") {
        png(bytes)?
    } else if head(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp(bytes)?
    } else if head(b"GIF8") {
        let (width, height) = (le16(bytes, 6), le16(bytes, 8));
        Found { kind: PictureKind::AsItIs, size: width.zip(height), ..Found::default() }
    } else {
        return Err(stranger(bytes));
    };
    let (mut width, mut height) = found.size.ok_or(PictureFault::Damaged)?;
    if width == 0 || height == 0 {
        return Err(PictureFault::Damaged);
    }
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS {
        return Err(PictureFault::TooManyPixels(pixels));
    }
    if found.turn.is_some_and(swaps) {
        (width, height) = (height, width);
    }
    let mut kind = found.kind;
    if kind == PictureKind::Pixels && !found.clear && bytes.len() as u64 >= pixels * found.deep {
        // Without loss a drawing takes far less than a byte for each of its pixels.
        kind = PictureKind::Photo;
    }
    if kind == PictureKind::Photo && found.clear {
        kind = PictureKind::Pixels;
    }
    Ok(Picture { kind, width, height, hash: xxh3_64(bytes) })
}

/// How the camera was held (Exif, 1 to 8), if the picture says so.
#[cfg(feature = "pictures")]
pub(super) fn turn(bytes: &[u8]) -> Option<u8> {
    let found = match bytes {
        [0xff, 0xd8, ..] => jpeg(bytes),
        [0x89, ..] => png(bytes),
        _ => webp(bytes),
    };
    found.ok()?.turn
}

/// Whether width and height change places.
fn swaps(turn: u8) -> bool {
    turn >= 5
}

/// What a header says.
struct Found {
    kind: PictureKind,
    size: Option<(u32, u32)>,
    turn: Option<u8>,
    /// Whether one may see through parts of it.
    clear: bool,
    /// Bytes of a channel.
    deep: u64,
}

impl Default for Found {
    fn default() -> Found {
        Found { kind: PictureKind::AsItIs, size: None, turn: None, clear: false, deep: 1 }
    }
}

/// A file whose name says picture and whose bytes say something else.
fn stranger(bytes: &[u8]) -> PictureFault {
    let name = match bytes {
        [_, _, _, _, b'f', b't', b'y', b'p', rest @ ..] => match rest.get(..4) {
            Some(b"avif" | b"avis") => "AVIF",
            _ => "HEIC",
        },
        [b'B', b'M', ..] => "BMP",
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => "TIFF",
        [b'%', b'P', b'D', b'F', ..] => "PDF",
        _ if bytes.trim_ascii_start().starts_with(b"<") => "SVG/HTML",
        _ => return PictureFault::Damaged,
    };
    PictureFault::OtherKind(name)
}

fn jpeg(bytes: &[u8]) -> Result<Found, PictureFault> {
    let damaged = PictureFault::Damaged;
    let mut found = Found { kind: PictureKind::Photo, ..Found::default() };
    let mut at = 2;
    loop {
        if bytes.get(at) != Some(&0xff) {
            return Err(damaged);
        }
        // Any number of fill bytes may stand before a marker.
        let marker = loop {
            at += 1;
            match bytes.get(at) {
                Some(0xff) => {}
                Some(marker) => break *marker,
                None => return Err(damaged),
            }
        };
        at += 1;
        if matches!(marker, 0x01 | 0xd0..=0xd8) {
            continue;
        }
        let length = usize::from(be16(bytes, at).ok_or(damaged)?);
        let body = bytes.get(at + 2..at + length).ok_or(damaged)?;
        at += length;
        match marker {
            0xc0..=0xc2 if body.first() == Some(&8) => {
                let (height, width) = (be16(body, 1), be16(body, 3));
                found.size = width.map(u32::from).zip(height.map(u32::from));
            }
            // Lossless, arithmetic, hierarchical or twelve bits: no browser shows them.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Err(PictureFault::OtherKind("JPEG (lossless/arithmetic)"));
            }
            0xe1 => {
                if let Some(tiff) = body.strip_prefix(b"Exif\0\0") {
                    found.turn = found.turn.or(orientation(tiff));
                }
            }
            0xda => break,
            0xd9 => return Err(damaged),
            _ => {}
        }
    }
    // An upload that broke off has no end. Some cameras write more behind it.
    let whole = bytes[at..].windows(2).any(|it| it == [0xff, 0xd9]);
    if whole { Ok(found) } else { Err(damaged) }
}

/// The chunks of a PNG after its signature: name, data, and the whole with length and checksum.
pub(super) fn png_chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8], &[u8])> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = be32(rest, 0)? as usize;
        let whole = rest.get(..length.checked_add(12)?)?;
        rest = &rest[whole.len()..];
        Some((&whole[4..8], &whole[8..8 + length], whole))
    })
}

fn png(bytes: &[u8]) -> Result<Found, PictureFault> {
    let mut found = Found { kind: PictureKind::Pixels, ..Found::default() };
    let mut ended = false;
    for (name, data, whole) in png_chunks(bytes) {
        if be32(whole, whole.len() - 4) != Some(crc(&whole[4..whole.len() - 4])) {
            return Err(PictureFault::Damaged);
        }
        match name {
            b"IHDR" => {
                found.size = be32(data, 0).zip(be32(data, 4));
                found.clear |= matches!(data.get(9), Some(4 | 6));
                found.deep = if data.get(8) == Some(&16) { 2 } else { 1 };
            }
            b"tRNS" => found.clear = true,
            b"acTL" => found.kind = PictureKind::AsItIs,
            b"eXIf" => found.turn = orientation(data),
            b"IEND" => {
                ended = true;
                break;
            }
            _ => {}
        }
    }
    if ended { Ok(found) } else { Err(PictureFault::Damaged) }
}

/// The checksum of PNG, bit by bit from a table.
fn crc(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut at = 0;
        while at < 256 {
            let mut it = at as u32;
            let mut bit = 0;
            while bit < 8 {
                it = if it & 1 == 1 { 0xedb8_8320 ^ (it >> 1) } else { it >> 1 };
                bit += 1;
            }
            table[at] = it;
            at += 1;
        }
        table
    };
    let step = |it: u32, byte: &u8| TABLE[((it ^ u32::from(*byte)) & 0xff) as usize] ^ (it >> 8);
    !bytes.iter().fold(!0, step)
}

fn webp(bytes: &[u8]) -> Result<Found, PictureFault> {
    let damaged = PictureFault::Damaged;
    let says = le32(bytes, 4).ok_or(damaged)?;
    if bytes.len() as u64 + 1 < u64::from(says) + 8 {
        return Err(damaged);
    }
    let mut found = Found { kind: PictureKind::Photo, ..Found::default() };
    let mut rest = &bytes[12..];
    while let (Some(name), Some(length)) = (rest.get(..4), le32(rest, 4)) {
        let length = length as usize;
        let data = rest.get(8..8 + length).unwrap_or_default();
        match name {
            b"VP8X" => {
                let flags = data.first().copied().unwrap_or(0);
                if flags & 2 != 0 {
                    found.kind = PictureKind::AsItIs;
                }
                found.clear = flags & 16 != 0;
                found.size = le24(data, 4).map(|it| it + 1).zip(le24(data, 7).map(|it| it + 1));
            }
            b"VP8 " if found.size.is_none() => {
                let side = |at| le16(data, at).map(|it| it & 0x3fff);
                found.size = side(6).zip(side(8));
            }
            b"VP8L" if found.size.is_none() => {
                let bits = le32(data, 1).ok_or(damaged)?;
                found.size = Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1));
                found.clear = bits & (1 << 28) != 0;
                found.kind = PictureKind::Pixels;
            }
            b"EXIF" => found.turn = orientation(data.strip_prefix(b"Exif\0\0").unwrap_or(data)),
            _ => {}
        }
        rest = rest.get(8 + length + length % 2..).unwrap_or_default();
    }
    Ok(found)
}

/// The orientation in a block of Exif, 1 to 8.
fn orientation(tiff: &[u8]) -> Option<u8> {
    let little = match tiff.get(..4)? {
        [b'I', b'I', 42, 0] => true,
        [b'M', b'M', 0, 42] => false,
        _ => return None,
    };
    let short = |at: usize| {
        let pair = [*tiff.get(at)?, *tiff.get(at.checked_add(1)?)?];
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let start = if little { le32(tiff, 4)? } else { be32(tiff, 4)? } as usize;
    let count = usize::from(short(start)?);
    (0..count).find_map(|index| {
        let entry = start.checked_add(2 + index * 12)?;
        let value = (short(entry)? == 0x0112).then(|| short(entry.checked_add(8)?)).flatten()?;
        u8::try_from(value).ok().filter(|it| (1..=8).contains(it))
    })
}

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn le16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    let it = bytes.get(at..at + 3)?;
    Some(u32::from(it[0]) | u32::from(it[1]) << 8 | u32::from(it[2]) << 16)
}

fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Width and height of an SVG: its own where they are plain numbers or px, else its `viewBox`.
pub fn drawing_size(svg: &str) -> Option<(u32, u32)> {
    let open = svg.find("<svg")?;
    let tag = &svg[open..open + svg[open..].find('>')?];
    let value = |name: &str| {
        let mut from = 0;
        while let Some(at) = tag[from..].find(name).map(|it| from + it) {
            from = at + name.len();
            let after = tag[from..].trim_start();
            let alone = tag[..at].ends_with(|it: char| it.is_whitespace());
            if let Some(after) = after.strip_prefix('=').filter(|_| alone) {
                let after = after.trim_start();
                let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
                return after[1..].split(quote).next();
            }
        }
        None
    };
    let side = |text: &str| -> Option<u32> {
        let size: f64 = text.trim().trim_end_matches("px").parse().ok()?;
        (size >= 0.5 && size <= 100_000.0).then(|| size.round() as u32)
    };
    let own = value("width").and_then(side).zip(value("height").and_then(side));
    own.or_else(|| {
        let parts = value("viewBox")?.split([' ', ',', '\n', '\t']).filter(|it| !it.is_empty());
        let parts: Vec<&str> = parts.collect();
        match parts[..] {
            [_, _, width, height] => side(width).zip(side(height)),
            _ => None,
        }
    })
}
