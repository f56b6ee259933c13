//! Digests: a number for what is asked, the same for years, whatever its layout and normal form.

use crate::random::Fnv;
use unicode_normalization::UnicodeNormalization;

/// The digest of some texts, each in NFC with single spaces.
pub fn digest(texts: &[&str]) -> u64 {
    let mut digest = Fnv::new();
    for text in texts {
        add(&mut digest, text);
    }
    digest.0
}

/// Takes in a text, word by word.
fn add(digest: &mut Fnv, text: &str) {
    if text.is_ascii() {
        let mut is_inside = false;
        for byte in text.bytes().chain([b' ']) {
            let is_blank = matches!(byte, b' ' | b'\t'..=b'\r');
            if !is_blank || is_inside {
                digest.write(&[if is_blank { b' ' } else { byte }]);
            }
            is_inside = !is_blank;
        }
    } else {
        for word in text.split_whitespace() {
            let mut utf8 = [0; 4];
            word.nfc().for_each(|c| digest.write(c.encode_utf8(&mut utf8).as_bytes()));
            digest.write(b" ");
        }
    }
    digest.write(&[0xff]);
}
