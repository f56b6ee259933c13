//! Pictures of every size on every easel.

use super::*;
use crate::text::width;

const LOOK: Look =
    Look { columns: 39, colour: true, theme: crate::text::Theme::USUAL, unicode: true };
const SIZE: Size = Size { rows: 24, columns: 40 };
const PLAIN: Emulator =
    Emulator { palette: Palette::Full, is_multiplexed: false, takes_files: false };

fn bitmap(width: u32, height: u32) -> Bitmap {
    let dots = (0..width * height).map(|at| [u8::try_from(at % 251).unwrap(), 0, 255]).collect();
    Bitmap { width, height, dots }
}

fn canvas(protocol: Protocol, cell: (u32, u32), bitmap: Bitmap) -> Canvas {
    Canvas { easel: Easel { protocol, cell }, bitmap, drawn: RefCell::new(None) }
}

#[test]
fn what_pictures_are_drawn_on_is_told_by_the_terminal() {
    let find = |emulator, look, answer: &[u8]| {
        let easel = Easel::find(emulator, look, |_| Ok(answer.to_vec())).unwrap();
        easel.map(|easel| easel.protocol)
    };
    let blocks = Some(Protocol::Blocks(Palette::Full));
    if cfg!(not(feature = "pictures")) {
        assert_eq!(find(PLAIN, LOOK, b"\x1b_Gi=31;OK\x1b\\\x1b[?62;4c"), None);
        return;
    }
    assert_eq!(find(PLAIN, LOOK, b"\x1b_Gi=31;OK\x1b\\\x1b[?62;4c"), Some(Protocol::Kitty));
    assert_eq!(find(PLAIN, LOOK, b"\x1b[?62;4;22c"), Some(Protocol::Sixel));
    assert_eq!(find(PLAIN, LOOK, b"\x1b[?1;2c"), blocks);
    assert_eq!(find(PLAIN, LOOK, b""), blocks);
    let files = Emulator { takes_files: true, ..PLAIN };
    assert_eq!(find(files, LOOK, b""), Some(Protocol::Iterm));
    let inside = Emulator { is_multiplexed: true, ..files };
    let unasked = |_: &str| -> io::Result<Vec<u8>> { panic!("asked") };
    let easel = Easel::find(inside, LOOK, unasked).unwrap();
    assert_eq!(easel.map(|easel| easel.protocol), blocks, "tmux and screen are not asked");
    let few = Emulator { palette: Palette::Few, ..PLAIN };
    assert_eq!(find(few, LOOK, b"\x1b[?1;2c"), None);
    assert_eq!(find(PLAIN, Look { unicode: false, ..LOOK }, b""), None);
    assert_eq!(find(PLAIN, Look { colour: false, ..LOOK }, b"\x1b[?62;4c"), None);
}

#[test]
fn a_picture_fits_the_window_keeps_its_shape_and_is_not_enlarged() {
    for (size, cell, most, cells) in [
        ((160, 90), (1, 2), (79, 12), (42, 12)),
        ((1000, 10), (1, 2), (39, 5), (39, 1)),
        ((10, 1000), (1, 2), (39, 5), (1, 5)),
        ((16, 16), (8, 16), (79, 12), (2, 1)),
        ((640, 480), (8, 16), (79, 12), (32, 12)),
        ((1, 1), (8, 16), (1, 1), (1, 1)),
        ((u32::MAX, u32::MAX), (200, 200), (u32::MAX, 1), (1, 1)),
    ] {
        assert_eq!(fitting(size, cell, most), cells, "{size:?}");
    }
}

#[test]
fn no_row_is_wider_than_the_window_and_there_are_half_as_many_at_most() {
    for (wide, high) in [(1, 1), (300, 7), (7, 300), (200, 100), (40, 24)] {
        for rows in [3, 4, 10, 24] {
            for columns in [1, 9, 39, 79] {
                let look = LOOK.with_columns(columns);
                let size = Size { rows, columns: columns + 1 };
                let blocks = canvas(Protocol::Blocks(Palette::Full), (1, 2), bitmap(wide, high));
                let drawn = blocks.rows(look, size);
                assert!(!drawn.is_empty() && drawn.len() <= rows / 2, "{}", drawn.len());
                for row in drawn {
                    assert!(width(&console::strip_ansi_codes(&row)) <= columns);
                }
            }
        }
    }
}

#[test]
#[cfg(feature = "pictures")]
fn kitty_and_iterm_get_files_that_hold_the_picture() {
    let first = |protocol| {
        let rows = canvas(protocol, (8, 16), bitmap(80, 32)).rows(LOOK, SIZE);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1], ROW.to_string());
        let parts: Vec<String> = rows[0].split(ROW).skip(1).map(str::to_owned).collect();
        assert_eq!(parts[0], "2");
        (parts[1].clone(), parts[2].clone())
    };
    let (remove, draw) = first(Protocol::Kitty);
    assert_eq!(remove, "\u{1b}_Ga=d,d=N,I=81,q=2\u{1b}\\");
    assert!(draw.starts_with("\u{1b}_Ga=T,f=100,I=81,q=2,C=1,c=10,r=2,m="), "{draw}");
    let pieces: Vec<&str> = draw.split("\u{1b}\\").filter(|piece| !piece.is_empty()).collect();
    for (at, piece) in pieces.iter().enumerate() {
        let (keys, data) = piece.split_once(';').unwrap();
        assert!(data.len() <= 4096);
        let more = if at + 1 < pieces.len() { "m=1" } else { "m=0" };
        assert!(keys.ends_with(more), "{keys}");
        assert!(at + 1 == pieces.len() || data.len() % 4 == 0);
    }
    let (remove, draw) = first(Protocol::Iterm);
    assert_eq!(remove, "");
    assert!(draw.starts_with("\u{1b}]1337;File=inline=1;size="), "{draw}");
    assert!(draw.contains(";width=10;height=2;preserveAspectRatio=1:iVBORw0KGgo"), "{draw}");
    assert!(draw.ends_with('\u{7}'));
}

#[test]
fn sixels_are_as_large_as_the_characters_that_they_stand_on() {
    let rows = canvas(Protocol::Sixel, (10, 20), bitmap(1000, 1000)).rows(LOOK, SIZE);
    assert_eq!(rows.len(), 12);
    assert!(rows[0].contains("\"1;1;240;240#0"), "{}", &rows[0][..60]);
}

/// What is wrong with a file of these bytes.
#[cfg(feature = "pictures")]
fn fault(bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    std::fs::write(&path, bytes).unwrap();
    let easel = Easel { protocol: Protocol::Sixel, cell: CELL };
    Canvas::read(&path, easel).err()
}

#[test]
#[cfg(feature = "pictures")]
fn what_is_no_picture_or_too_large_is_said_in_a_few_words() {
    let dots = bitmap(3, 2);
    let mut good = Vec::new();
    let mut encoder = png::Encoder::new(&mut good, 3, 2);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(dots.dots.as_flattened()).unwrap();
    assert_eq!(fault(&good), None);
    assert_eq!(fault(&good[..40]).unwrap(), "it is damaged");
    assert_eq!(fault(b"").unwrap(), "it is neither PNG nor JPEG");
    assert_eq!(fault(b"text").unwrap(), "it is neither PNG nor JPEG");
    assert_eq!(fault(b"\xff\xd8\xff\xe0").unwrap(), "it is damaged");
    let mut huge = Vec::new();
    let mut encoder = png::Encoder::new(&mut huge, 20_000, 20_000);
    encoder.set_color(png::ColorType::Grayscale);
    drop(encoder.write_header().unwrap());
    assert_eq!(fault(&huge).unwrap(), "20000 by 20000 dots are too many");
    assert_eq!(fault(&vec![0; (16 << 20) + 1]).unwrap(), "it has more than 16 megabytes");
    for at in 8..good.len() {
        let mut damaged = good.clone();
        damaged[at] ^= 0xff;
        let _ = fault(&damaged); // whatever it says, nothing panics
    }
}
