//! The pictures of a paper, read and put into addresses, so that a page is whole in one file.

use crate::command::medium;
use crate::env::Global;
use crate::exam::Paper;
use crate::print::Pictures;
use crate::text::printable_line;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use std::collections::BTreeSet;

/// The largest picture, in bytes: a page holds all of its own.
const LARGEST: usize = 16 << 20;

/// What browsers show, by how the bytes begin or what stands in their first part.
const SORTS: [(&str, usize, &[u8]); 6] = [
    ("image/png", 0, b"\x89PNG\r\n\x1a\n"),
    ("image/jpeg", 0, b"\xff\xd8\xff"),
    ("image/gif", 0, b"GIF8"),
    ("image/webp", 8, b"WEBP"),
    ("image/avif", 4, b"ftypavif"),
    ("image/bmp", 0, b"BM"),
];

/// The pictures of the questions of a paper, and for each that cannot be shown why.
pub fn of(paper: &Paper<'_>, global: &Global) -> (Pictures, Vec<String>) {
    let (mut pictures, mut missing) = (Pictures::new(), Vec::new());
    let mut met = BTreeSet::new();
    for slot in paper.slots() {
        let Some((path, _)) = &slot.question.image else { continue };
        if !met.insert((&slot.deck.id, path)) {
            continue;
        }
        let read = (medium::medium(slot.deck.place.folder(), path.clone(), global).fetch)();
        match read.and_then(|bytes| address(path, &bytes)) {
            Ok(address) => {
                pictures.insert((slot.deck.id.clone(), path.clone()), address);
            }
            Err(reason) => {
                missing
                    .push(format!("{}: the picture is not shown: {reason}", printable_line(path)));
            }
        }
    }
    (pictures, missing)
}

/// A picture as an address that holds it.
fn address(path: &str, bytes: &[u8]) -> Result<String, String> {
    if bytes.len() > LARGEST {
        return Err(format!("it has more than {} MB", LARGEST >> 20));
    }
    let begins = |(_, from, signs): &&(&str, usize, &[u8])| {
        bytes.get(*from..).is_some_and(|rest| rest.starts_with(signs))
    };
    let is_drawing = path.to_ascii_lowercase().ends_with(".svg");
    let sort = SORTS.iter().find(begins).map(|(sort, ..)| *sort);
    let sort = sort.or(is_drawing.then_some("image/svg+xml"));
    let sort = sort.ok_or("no browser shows such a file")?;
    Ok(format!("data:{sort};base64,{}", BASE64_STANDARD.encode(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_bytes_and_a_drawing_by_its_name() {
        for (path, bytes, begins) in [
            ("a.gif", &b"\x89PNG\r\n\x1a\n"[..], Some("data:image/png;base64,iVBORw0KGgo=")),
            ("a.webp", b"RIFF....WEBPVP8 ", Some("data:image/webp;base64,")),
            ("a.SVG", b"<svg/>", Some("data:image/svg+xml;base64,PHN2Zy8+")),
            ("a.png", b"<html>", None),
            ("a.png", b"", None),
        ] {
            let made = address(path, bytes).ok();
            match begins {
                Some(begins) => assert!(made.unwrap().starts_with(begins), "{path}"),
                None => assert_eq!(made, None, "{path}"),
            }
        }
        assert!(address("a.png", &vec![0; LARGEST + 1]).is_err());
    }
}
