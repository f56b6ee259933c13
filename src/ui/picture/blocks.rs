//! Pictures of half blocks: each character is two dots, the upper one its ink, the lower one its
//! ground.

use super::Bitmap;
use crate::text::Palette;
use std::fmt::Write as _;

const UPPER_HALF: char = '\u{2580}';

/// The rows of a picture, two rows of dots each.
pub(super) fn rows(bitmap: &Bitmap, palette: Palette) -> Vec<String> {
    let width = usize::try_from(bitmap.width).unwrap_or(usize::MAX).max(1);
    let dots: Vec<&[[u8; 3]]> = bitmap.dots.chunks(width).collect();
    dots.chunks(2).map(|pair| row(pair[0], pair.get(1).copied(), palette)).collect()
}

fn row(upper: &[[u8; 3]], lower: Option<&[[u8; 3]]>, palette: Palette) -> String {
    let mut text = String::new();
    let mut before = None;
    for (at, ink) in upper.iter().enumerate() {
        let ground = lower.and_then(|lower| lower.get(at));
        if before != Some((ink, ground)) {
            let _ = write!(text, "\u{1b}[0;38;{}", colour(*ink, palette));
            if let Some(ground) = ground {
                let _ = write!(text, ";48;{}", colour(*ground, palette));
            }
            text.push('m');
            before = Some((ink, ground));
        }
        text.push(UPPER_HALF);
    }
    text + "\u{1b}[0m"
}

/// The parameters of a colour: itself, or the nearest of the 256.
fn colour([red, green, blue]: [u8; 3], palette: Palette) -> String {
    match palette {
        Palette::Full => format!("2;{red};{green};{blue}"),
        Palette::Indexed | Palette::Few => format!("5;{}", nearest([red, green, blue])),
    }
}

/// The levels of the cube of colours from 16, as xterm has them.
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest of the colours that all terminals of 256 have alike: the cube and the greys.
fn nearest(dot: [u8; 3]) -> u8 {
    let level = |part: u8| {
        let near = |at: &u8| LEVELS[usize::from(*at)].abs_diff(part);
        (0..6_u8).min_by_key(near).unwrap_or(0)
    };
    let distance = |other: [u8; 3]| -> u32 {
        dot.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let cube = dot.map(level);
    let from_cube = distance(cube.map(|at| LEVELS[usize::from(at)]));
    let mean = dot.iter().map(|part| u16::from(*part)).sum::<u16>() / 3;
    let step = u8::try_from(mean.saturating_sub(3) / 10).unwrap_or(0).min(23);
    if distance([8 + 10 * step; 3]) < from_cube {
        return 232 + step;
    }
    16 + 36 * cube[0] + 6 * cube[1] + cube[2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_the_nearest_of_256() {
        for (dot, index) in [
            ([0, 0, 0], 16),
            ([255, 255, 255], 231),
            ([255, 0, 0], 196),
            ([128, 128, 128], 244),
            ([9, 9, 9], 232),
        ] {
            assert_eq!(nearest(dot), index, "{dot:?}");
        }
    }

    #[test]
    fn two_rows_of_dots_are_one_of_characters() {
        let (red, blue) = ([255, 0, 0], [0, 0, 255]);
        let bitmap = Bitmap { width: 2, height: 3, dots: vec![red, red, blue, blue, red, blue] };
        let lines = rows(&bitmap, Palette::Full);
        assert_eq!(
            lines,
            [
                "\u{1b}[0;38;2;255;0;0;48;2;0;0;255m▀▀\u{1b}[0m",
                "\u{1b}[0;38;2;255;0;0m▀\u{1b}[0;38;2;0;0;255m▀\u{1b}[0m",
            ]
        );
        assert!(rows(&bitmap, Palette::Indexed)[0].starts_with("\u{1b}[0;38;5;196;48;5;21m"));
    }
}
