//! Letters of what is laid out: options, items and right-hand sides, on paper and where it is marked.

/// What stands before a place on paper: a letter, or beyond z its number.
pub fn sign(place: usize) -> String {
    match u8::try_from(place) {
        Ok(letter @ 0..26) => char::from(b'a' + letter).to_string(),
        _ => (place + 1).to_string(),
    }
}

/// The places that letters or numbers name, written one after the other; numbers next to each other are
/// set apart by commas or blanks. Nothing where something is neither.
pub fn places(signs: &str) -> Option<Vec<usize>> {
    let mut places = Vec::new();
    let mut rest = signs.trim_start_matches([',', ' ']);
    while let Some(c) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let letter = u8::try_from(c.to_ascii_lowercase()).ok().filter(u8::is_ascii_lowercase);
        let (place, length) = if let Some(letter) = letter {
            (usize::from(letter - b'a'), 1)
        } else {
            let number: usize = rest[..digits].parse().ok()?;
            (number.checked_sub(1)?, digits)
        };
        places.push(place);
        rest = rest[length..].trim_start_matches([',', ' ']);
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_by_its_sign() {
        let signs: Vec<String> = [0, 1, 25, 26, 27, 99].map(sign).to_vec();
        assert_eq!(signs.join(" "), "a b z 27 28 100");
        assert_eq!(places(&signs.join(",")), Some(vec![0, 1, 25, 26, 27, 99]));
        assert_eq!(places("aC27,28"), Some(vec![0, 2, 26, 27]));
        assert_eq!(places(""), Some(Vec::new()));
        assert_eq!(places("2,1,3"), Some(vec![1, 0, 2]));
        for wrong in ["0", "a-b", "é", "99999999999999999999999"] {
            assert_eq!(places(wrong), None, "{wrong}");
        }
    }
}
