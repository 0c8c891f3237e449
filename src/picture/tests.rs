//! Pictures in, pictures out: made by the writers of others, read back by decoders.

use super::*;
use crate::output::Format;
use crate::tree::{PictureFault, PictureKind};

/// A picture whose corners are red, green, blue and white, in that order from the top left.
fn corners(width: u32, height: u32) -> Vec<u8> {
    let each = |at: u32| {
        let (x, y) = (at % width, at / width);
        match (x * 2 < width, y * 2 < height) {
            (true, true) => [220, 20, 20],
            (false, true) => [20, 200, 20],
            (true, false) => [20, 20, 220],
            (false, false) => [250, 250, 250],
        }
    };
    (0..width * height).flat_map(each).collect()
}

fn jpeg(width: u16, height: u16, turn: Option<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, 95);
    if let Some(turn) = turn {
        // Big-endian Exif: orientation, and a place that nobody should read.
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([turn, 0, 0, 0, 0, 0, 0]);
        exif.extend(b"GPS 55.6761 12.5683");
        encoder.add_app_segment(1, exif).expect("it was just made");
    }
    let data = corners(width.into(), height.into());
    encoder.encode(&data, width, height, jpeg_encoder::ColorType::Rgb).expect("it was just made");
    out
}

fn png_of(width: u32, height: u32, kind: (png::ColorType, png::BitDepth), data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(kind.0);
    encoder.set_depth(kind.1);
    encoder.add_text_chunk("Author".to_owned(), "Somebody".to_owned()).expect("it was just made");
    let mut writer = encoder.write_header().expect("it was just made");
    writer.write_image_data(data).expect("it was just made");
    writer.finish().expect("it was just made");
    out
}

fn made(bytes: &[u8], width: u32, height: u32, format: Format) -> Vec<u8> {
    let (source, hash) = (String::new(), 0);
    let recipe = Recipe::Picture { source, hash, width, height, format };
    Studio::default().pictures(bytes, &[&recipe]).expect("it was just made").remove(0)
}

/// The colour in the middle of each quarter, from the top left.
fn quarters(bytes: &[u8]) -> [[u8; 3]; 4] {
    let pixels = decode::decode(bytes).expect("it was just made");
    let each = if pixels.clear { 4 } else { 3 };
    [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| {
        let at = (pixels.height * y / 4 * pixels.width + pixels.width * x / 4) as usize * each;
        [pixels.data[at], pixels.data[at + 1], pixels.data[at + 2]]
    })
}

#[track_caller]
fn near(found: [[u8; 3]; 4], expected: [[u8; 3]; 4]) {
    let apart = found.iter().flatten().zip(expected.iter().flatten());
    assert!(apart.into_iter().all(|(a, b)| a.abs_diff(*b) < 24), "{found:?} {expected:?}");
}

const RED: [u8; 3] = [220, 20, 20];
const GREEN: [u8; 3] = [20, 200, 20];
const BLUE: [u8; 3] = [20, 20, 220];
const WHITE: [u8; 3] = [250, 250, 250];

#[test]
fn a_photo_becomes_smaller_in_every_format() {
    let photo = jpeg(120, 80, None);
    let seen = look(&photo).unwrap();
    assert_eq!((seen.kind, seen.width, seen.height), (PictureKind::Photo, 120, 80));
    for format in [Format::Jpeg, Format::WebP, Format::Png] {
        let small = made(&photo, 60, 40, format);
        let seen = look(&small).unwrap();
        assert_eq!((seen.width, seen.height), (60, 40), "{format:?}");
        near(quarters(&small), [RED, GREEN, BLUE, WHITE]);
    }
}

#[test]
fn a_picture_is_turned_as_the_camera_was_held_and_forgets_where() {
    let upright = [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
    ];
    for (turn, expected) in upright {
        let photo = jpeg(120, 80, Some(turn));
        let seen = look(&photo).unwrap();
        let size = if turn >= 5 { (80, 120) } else { (120, 80) };
        assert_eq!((seen.width, seen.height), size, "{turn}");
        for format in [Format::Jpeg, Format::WebP] {
            let small = made(&photo, size.0 / 2, size.1 / 2, format);
            let seen = look(&small).unwrap();
            assert_eq!((seen.width, seen.height), (size.0 / 2, size.1 / 2), "{turn}");
            near(quarters(&small), expected);
            let told = |what: &[u8]| small.windows(what.len()).any(|it| it == what);
            assert!(!told(b"GPS") && !told(b"Exif"), "{turn} {format:?}");
        }
    }
}

#[test]
fn sixteen_bits_greys_palettes_and_holes_are_read() {
    use png::{BitDepth, ColorType};
    let rgb = corners(16, 16);
    let deep: Vec<u8> = rgb.iter().flat_map(|it| [*it, 7]).collect();
    let deep = png_of(16, 16, (ColorType::Rgb, BitDepth::Sixteen), &deep);
    near(quarters(&made(&deep, 16, 16, Format::Png)), [RED, GREEN, BLUE, WHITE]);
    assert_eq!(made(&deep, 16, 16, Format::Png)[24], 8, "no page needs sixteen bits");
    let grey = png_of(16, 16, (ColorType::Grayscale, BitDepth::Eight), &[128; 256]);
    near(quarters(&made(&grey, 8, 8, Format::Png)), [[128; 3]; 4]);
    // Red that covers nothing must not bleed into what is seen.
    let clear: Vec<u8> = (0..256)
        .flat_map(|it| if it % 16 < 8 { [255, 0, 0, 0] } else { [0, 0, 200, 255] })
        .collect();
    let clear = png_of(16, 16, (ColorType::Rgba, BitDepth::Eight), &clear);
    assert_eq!(look(&clear).unwrap().kind, PictureKind::Pixels);
    let small = decode::decode(&made(&clear, 5, 5, Format::Png)).unwrap();
    assert!(small.clear);
    let seen = small.data.chunks_exact(4).filter(|it| it[3] > 40);
    assert!(seen.into_iter().all(|it| it[0] < 40 && it[2] > 150), "{:?}", small.data);
}

#[test]
fn what_was_never_made_smaller_keeps_its_pixels_and_loses_its_notes() {
    let own = png_of(16, 16, (png::ColorType::Rgb, png::BitDepth::Eight), &corners(16, 16));
    let bare = made(&own, 16, 16, Format::Png);
    assert!(own.windows(8).any(|it| it == b"Somebody"));
    assert!(!bare.windows(8).any(|it| it == b"Somebody"));
    assert_eq!(decode::decode(&bare).unwrap().data, corners(16, 16));
}

#[test]
fn a_printers_jpeg_has_colours_again() {
    // Cyan, magenta, yellow, black; written upside down, as Adobe does it.
    let ink: Vec<u8> = (0..64 * 64).flat_map(|_| [0, 255, 255, 0]).collect();
    let mut photo = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut photo, 95);
    encoder.encode(&ink, 64, 64, jpeg_encoder::ColorType::Cmyk).unwrap();
    assert_eq!(look(&photo).unwrap().kind, PictureKind::Photo);
    let small = made(&photo, 32, 32, Format::Jpeg);
    assert_eq!(look(&small).unwrap().width, 32);
    let [red, ..] = quarters(&small);
    assert!(red[0] > 200 && red[1] < 60 && red[2] < 60, "{red:?}");
}

#[test]
fn wide_colours_stay_wide() {
    let mut photo = Vec::new();
    let mut profile = vec![0; 200];
    profile[16..20].copy_from_slice(b"RGB ");
    profile[100..110].copy_from_slice(b"Display P3");
    let mut encoder = jpeg_encoder::Encoder::new(&mut photo, 90);
    encoder.add_icc_profile(&profile).unwrap();
    encoder.encode(&corners(64, 64), 64, 64, jpeg_encoder::ColorType::Rgb).unwrap();
    for format in [Format::Jpeg, Format::WebP] {
        let small = made(&photo, 32, 32, format);
        assert_eq!(look(&small).unwrap().width, 32);
        assert_eq!(decode::decode(&small).unwrap().profile.as_ref(), Some(&profile), "{format:?}");
        near(quarters(&small), [RED, GREEN, BLUE, WHITE]);
    }
}

#[test]
fn what_is_broken_or_too_large_is_told_before_it_is_decoded() {
    let photo = jpeg(64, 64, Some(6));
    assert_eq!(look(&photo[..photo.len() - 8]), Err(PictureFault::Damaged));
    assert_eq!(look(b""), Err(PictureFault::Damaged));
    assert_eq!(look(b"foto"), Err(PictureFault::Damaged));
    assert_eq!(look(b"\0\0\0\x18ftypheic"), Err(PictureFault::OtherKind("HEIC")));
    assert_eq!(look(b"%PDF-1.7"), Err(PictureFault::OtherKind("PDF")));
    let mut huge = jpeg(64, 64, None);
    let at = huge.windows(2).position(|it| it == [0xff, 0xc0]).unwrap();
    huge[at + 5..at + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(look(&huge), Err(PictureFault::TooManyPixels(65_535 * 65_535)));
    // A byte that is another tears a PNG apart, wherever it is.
    let own = png_of(16, 16, (png::ColorType::Rgb, png::BitDepth::Eight), &corners(16, 16));
    for at in 8..own.len() {
        let mut other = own.clone();
        other[at] ^= 1;
        assert!(look(&other).is_err(), "{at}");
    }
}

#[test]
fn nothing_that_is_cut_or_changed_makes_it_panic() {
    let photos = [
        jpeg(40, 30, Some(6)),
        made(&jpeg(40, 30, None), 40, 30, Format::WebP),
        png_of(16, 16, (png::ColorType::Rgb, png::BitDepth::Eight), &corners(16, 16)),
    ];
    for photo in photos {
        for at in 0..photo.len() {
            let _ = look(&photo[..at]);
            let mut other = photo.clone();
            other[at] = other[at].wrapping_mul(31).wrapping_add(101);
            let _ = look(&other);
            if at % 7 == 0 {
                let recipe = Recipe::Picture {
                    source: String::new(),
                    hash: 0,
                    width: 8,
                    height: 6,
                    format: Format::Jpeg,
                };
                let _ = Studio::default().pictures(&other, &[&recipe]);
            }
        }
    }
}

#[test]
fn the_same_bytes_on_every_machine() {
    // If this fails on another machine or after an update of a library, `VERSION` must be counted up.
    let photo = jpeg(200, 150, Some(6));
    let hash = |bytes: Vec<u8>| xxhash_rust::xxh3::xxh3_64(&bytes);
    let made = [Format::Jpeg, Format::WebP, Format::Png].map(|it| hash(made(&photo, 75, 100, it)));
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='63'><rect width='120' height='63' fill='#fff'/>\
               <text x='4' y='40' font-family='IBM Plex Sans' font-size='20' fill='#0b5a6e'>æøå \u{2212}5 %</text></svg>";
    let drawn = Studio::default().drawing(&drawing(svg, (120, 63), false)).unwrap();
    assert_eq!((made, hash(drawn)), GOLDEN);
}

const GOLDEN: ([u64; 3], u64) = (
    [1_315_561_341_852_286_745, 2_959_436_828_205_987_112, 8_160_628_251_276_724_463],
    10_235_619_032_199_422_419,
);

fn drawing(svg: &str, (width, height): (u32, u32), ground: bool) -> Recipe {
    Recipe::Drawing { svg: svg.to_owned(), width, height, ground, format: Format::Png }
}

#[test]
fn letters_of_our_languages_are_drawn_with_the_themes_font() {
    let draw = |letter: char, weight: u32| {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='60'><rect width='60' height='60' fill='#fff'/>\
             <text x='5' y='45' font-family='IBM Plex Sans' font-weight='{weight}' font-size='40'>{letter}</text></svg>"
        );
        let png = Studio::default().drawing(&drawing(&svg, (60, 60), false)).unwrap();
        decode::decode(&png).unwrap().data
    };
    let mut seen = std::collections::BTreeSet::new();
    for letter in "æøåÆØÅäöüß\u{2212}–%·".chars() {
        for weight in [400, 600] {
            let data = draw(letter, weight);
            assert!(data.iter().any(|it| *it < 128), "{letter} {weight} is not drawn");
            // The minus and the dash may look alike; nothing else, and no box of a missing letter.
            assert!(seen.insert(data) || letter == '–', "{letter} {weight} is drawn as another");
        }
    }
}

#[test]
fn a_drawing_stands_in_the_middle_and_reads_nothing() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink' viewBox='0 0 10 10'>\
               <rect width='10' height='10' fill='#00f'/><image x:href='Cargo.toml' width='9' height='9'/></svg>";
    let own = Studio::default().drawing(&drawing(svg, (40, 20), false)).unwrap();
    let pixels = decode::decode(&own).unwrap();
    assert!(pixels.clear);
    assert_eq!(pixels.data[3], 0);
    assert_eq!(pixels.data[(10 * 40 + 20) * 4..][..4], [0, 0, 255, 255]);
    let ground = Studio::default().drawing(&drawing(svg, (40, 40), true)).unwrap();
    let pixels = decode::decode(&ground).unwrap();
    assert_eq!(pixels.data[..3], [255; 3]);
    let ico = Recipe::Drawing {
        svg: svg.to_owned(),
        width: 32,
        height: 32,
        ground: false,
        format: Format::Ico,
    };
    let ico = Studio::default().drawing(&ico).unwrap();
    assert_eq!(ico[..8], [0, 0, 1, 0, 1, 0, 32, 32]);
    assert_eq!(look(&ico[22..]).unwrap().width, 32);
    assert_eq!(
        Studio::default().drawing(&drawing("<svg", (4, 4), false)),
        Err(Trouble::Unreadable)
    );
}

#[test]
fn an_icon_is_square_whatever_the_logo_is() {
    for (width, height) in [(300, 100), (100, 300), (16, 16)] {
        for ground in [true, false] {
            let (source, hash, side) = (String::new(), 0, 180);
            let recipe = Recipe::Icon { source, hash, side, ground, format: Format::Png };
            let logo = jpeg(width, height, None);
            let icon = Studio::default().pictures(&logo, &[&recipe]).unwrap().remove(0);
            let seen = look(&icon).unwrap();
            assert_eq!((seen.width, seen.height), (180, 180));
        }
    }
}

#[test]
fn a_drawings_size_is_its_own_or_its_view_boxs() {
    let check = |svg: &str, expected| assert_eq!(drawing_size(svg), expected, "{svg}");
    check("<svg width=\"20px\" height='10'>", Some((20, 10)));
    check("<?xml?><svg viewBox=\"0 0 36.4 18\">", Some((36, 18)));
    check("<svg width='100%' height='100%' viewBox='0,0,4,2'>", Some((4, 2)));
    check("<svg stroke-width='3' height='2'>", None);
    check("<svg viewBox='0 0 0 0'>", None);
    check("<g>", None);
}

#[test]
fn a_long_band_as_logo_is_a_thin_icon() {
    assert_eq!(encode::fitted(90_000_000, 180, 90_000_000), 180);
    assert_eq!(encode::fitted(1, 180, 90_000_000), 1);
    assert_eq!(encode::fitted(30, 180, 60), 90);
}

#[test]
fn a_small_picture_that_unfolds_without_end_is_not_unfolded() {
    use std::io::Write;
    // A colour profile of 100 MB in 100 kB, in a picture of a few pixels.
    let profile = vec![0; 100 << 20];
    let mut info = png::Info::with_size(4, 4);
    info.icc_profile = Some(profile.into());
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::with_info(&mut bytes, info).unwrap();
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[7; 48]).unwrap();
    writer.finish().unwrap();
    assert!(look(&bytes).is_ok() && bytes.len() < 1 << 20);
    // It is left out, or the picture is told as damaged; either way nobody waits for it.
    if let Some(pixels) = decode::decode(&bytes) {
        assert_eq!((pixels.width, pixels.profile), (4, None));
    }
    // What comes behind the picture stays behind.
    let mut polyglot = png_of(4, 4, (png::ColorType::Rgb, png::BitDepth::Eight), &[7; 48]);
    polyglot.write_all(b"<script>alert(1)</script>").unwrap();
    let made = made(&polyglot, 4, 4, Format::Png);
    assert!(!made.windows(7).any(|it| it == b"<script"));
}

#[test]
fn a_jpeg_that_says_two_sizes_is_not_decoded() {
    let bytes = jpeg(16, 16, None);
    let frame = bytes.windows(2).position(|it| matches!(it, [0xff, 0xc0..=0xc2])).unwrap();
    let mut large = bytes[frame..frame + 19].to_vec();
    large[5..9].copy_from_slice(&[0xff; 4]);
    // The large one first, as decoders read it, and the small one last, as `look` does.
    let two = [&bytes[..frame], &large, &bytes[frame..]].concat();
    assert!(look(&two).is_err() || decode::decode(&two).is_none());
}
