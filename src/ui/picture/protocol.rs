//! What is written to terminals that take pictures, and what is asked of them.
//!
//! kitty: <https://sw.kovidgoyal.net/kitty/graphics-protocol/>. iTerm2:
//! <https://iterm2.com/documentation-images.html>. Sixels: DEC's VT330/VT340 programmer reference,
//! chapter 14. Questions: xterm's control sequences.

use super::Bitmap;
use std::fmt::Write as _;

/// Asks for a kitty picture of one dot that is not kept, the size of a character, and what kind of
/// terminal it is, which all of them answer, last.
pub(super) const QUESTION: &str =
    "\u{1b}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1b}\\\u{1b}[16t\u{1b}[c";

/// Whether the terminal took kitty's picture.
pub(super) fn is_kitty(answer: &[u8]) -> bool {
    String::from_utf8_lossy(answer).contains("\u{1b}_Gi=31;OK")
}

/// Whether 4, for sixels, is among the features of `ESC [ ? 62 ; 4 c`.
pub(super) fn takes_sixels(answer: &[u8]) -> bool {
    let answer = String::from_utf8_lossy(answer);
    let features = answer.split("\u{1b}[?").skip(1).filter_map(|rest| rest.split_once('c'));
    features.into_iter().any(|(features, _)| features.split(';').skip(1).any(|one| one == "4"))
}

/// The width and height of a character in dots, of `ESC [ 6 ; height ; width t`.
pub(super) fn cell(answer: &[u8]) -> Option<(u32, u32)> {
    let answer = String::from_utf8_lossy(answer);
    let (sides, _) = answer.split("\u{1b}[6;").nth(1)?.split_once('t')?;
    let (height, width) = sides.split_once(';')?;
    let side = |text: &str| text.parse().ok().filter(|side| (2..=200).contains(side));
    Some((side(width)?, side(height)?))
}

/// The most that kitty takes in one piece.
const PIECE: usize = 4096;

/// What removes kitty's picture from the screen, and what draws it without moving the cursor. It is
/// numbered, so that kitty finds it a name that no other picture has.
pub(super) fn kitty(bitmap: &Bitmap, columns: u32, rows: u32) -> Option<(String, String)> {
    let data = base64(&png(bitmap)?);
    let mut draw = String::new();
    let mut begin = format!("a=T,f=100,I=81,q=2,C=1,c={columns},r={rows},");
    let mut rest = &*data;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.len().min(PIECE));
        let more = u8::from(!after.is_empty());
        let _ = write!(draw, "\u{1b}_G{begin}m={more};{piece}\u{1b}\\");
        begin.clear();
        rest = after;
    }
    Some(("\u{1b}_Ga=d,d=N,I=81,q=2\u{1b}\\".to_owned(), draw))
}

/// What draws iTerm2's picture; it goes with the characters that it stands on.
pub(super) fn iterm(bitmap: &Bitmap, columns: u32, rows: u32) -> Option<(String, String)> {
    let file = png(bitmap)?;
    let size = file.len();
    let data = base64(&file);
    let keys = format!("inline=1;size={size};width={columns};height={rows};preserveAspectRatio=1");
    Some((String::new(), format!("\u{1b}]1337;File={keys}:{data}\u{7}")))
}

/// The steps of each of red, green and blue.
const STEPS: u32 = 6;

/// What draws a picture of sixels, in 216 colours.
pub(super) fn sixels(bitmap: &Bitmap) -> String {
    let (width, height) = (bitmap.width, bitmap.height);
    let mut text = format!("\u{1b}P0;1;0q\"1;1;{width};{height}");
    for colour in 0..STEPS.pow(3) {
        let [red, green, blue] =
            [colour / 36, colour / 6 % 6, colour % 6].map(|step| step * 100 / (STEPS - 1));
        let _ = write!(text, "#{colour};2;{red};{green};{blue}");
    }
    let width = usize::try_from(width).unwrap_or(usize::MAX).max(1);
    let step = |part: u8| (u32::from(part) * (STEPS - 1) + 127) / 255;
    let colours: Vec<u32> = bitmap
        .dots
        .iter()
        .map(|[red, green, blue]| step(*red) * 36 + step(*green) * 6 + step(*blue))
        .collect();
    for band in colours.chunks(width * 6) {
        let mut used = band.to_vec();
        used.sort_unstable();
        used.dedup();
        for colour in used {
            let _ = write!(text, "#{colour}");
            let bits = |x: usize| {
                let rows = band.chunks(width).enumerate();
                let set = rows.filter(|(_, row)| row.get(x) == Some(&colour));
                set.fold(0_u8, |bits, (y, _)| bits | 1 << y)
            };
            run_lengths(&mut text, (0..width).map(bits));
            text.push('$');
        }
        text.push('-');
    }
    text + "\u{1b}\\"
}

/// Writes columns of six dots, equal ones once with their number.
fn run_lengths(text: &mut String, columns: impl Iterator<Item = u8>) {
    let mut columns = columns.peekable();
    while let Some(bits) = columns.next() {
        let mut count = 1;
        while columns.next_if_eq(&bits).is_some() {
            count += 1;
        }
        let sign = char::from(b'?' + bits);
        if count > 3 {
            let _ = write!(text, "!{count}{sign}");
        } else {
            text.extend(std::iter::repeat_n(sign, count));
        }
    }
}

/// The picture as a file that holds nothing but its dots.
#[cfg(feature = "pictures")]
fn png(bitmap: &Bitmap) -> Option<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, bitmap.width, bitmap.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(bitmap.dots.as_flattened()).ok()?;
    writer.finish().ok()?;
    Some(file)
}

#[cfg(not(feature = "pictures"))]
fn png(_: &Bitmap) -> Option<Vec<u8>> {
    None
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as letters, as RFC 4648 says.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4_usize {
            let digit = (bits >> (18 - 6 * at) & 63) as usize;
            text.push(if at > group.len() { '=' } else { char::from(DIGITS[digit]) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_told_apart() {
        let kitty = b"\x1b_Gi=31;OK\x1b\\\x1b[6;18;9t\x1b[?62;c";
        assert!(is_kitty(kitty) && !takes_sixels(kitty));
        assert_eq!(cell(kitty), Some((9, 18)));
        let foot = b"\x1b[6;20;10t\x1b[?62;4;22;28c";
        assert!(!is_kitty(foot) && takes_sixels(foot));
        for answer in
            [&b"\x1b[?1;2c"[..], b"", b"\x1b_Gi=31;ENOTSUP\x1b\\\x1b[?64;1;2c", b"\x1b[6;0;0t"]
        {
            assert!(!is_kitty(answer) && !takes_sixels(answer));
            assert_eq!(cell(answer), None);
        }
    }

    #[test]
    fn bytes_are_written_as_letters() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xfb, 0xff]), "+/8=");
    }

    #[test]
    fn sixels_are_bands_of_six_rows_a_colour_at_a_time() {
        let (red, white) = ([255, 0, 0], [255, 255, 255]);
        let mut dots = vec![red; 4 * 6];
        dots.extend([white, white, red, red]);
        let text = sixels(&Bitmap { width: 4, height: 7, dots });
        assert!(text.starts_with("\u{1b}P0;1;0q\"1;1;4;7#0;2;0;0;0"), "{text}");
        assert!(text.contains("#180;2;100;0;0"), "{text}");
        assert!(text.ends_with("#180!4~$-#180??@@$#215@@??$-\u{1b}\\"), "{text}");
    }
}
