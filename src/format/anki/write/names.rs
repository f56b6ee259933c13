//! Names of notes: those that Anki gave, read off the ids of questions that came from there, and those
//! that follow from a deck and a key; and tags as Anki writes them.

use crate::deck::edit::{Draft, Front};
use crate::format::Departure;
use crate::random::Fnv;
use crate::text::printable_line;

/// The tags of a question and of its deck, as Anki has them: without blanks.
pub fn tags(front: &Front, draft: &Draft) -> Vec<String> {
    let all = front.texts("tags").into_iter().chain(draft.texts("tags"));
    let mut tags: Vec<String> = Vec::new();
    for tag in all {
        let tag = printable_line(tag).replace(' ', "_");
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// By what the note of a question is known everywhere: its deck, and its key in it.
pub fn guid_of(departure: &Departure, key: &str) -> String {
    let mut digest = Fnv::new();
    for part in [&departure.deck, key] {
        digest.write(part.as_bytes());
        digest.write(&[0xff]);
    }
    format!("{:016x}", digest.0)
}

/// The own name of the note that a question came from, and which card of it it is, from 1; nothing for
/// a question that did not come from Anki.
pub fn own_name(id: &str) -> Option<(String, i64)> {
    let rest = id.strip_prefix("anki:")?;
    let (name, number) = match rest.rsplit_once(':') {
        Some((name, number)) => (name, number.parse().ok().filter(|number| *number > 1)?),
        None => (rest, 1),
    };
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        if let Some(code) = code.filter(|_| *first == b'%') {
            bytes.push(u8::from_str_radix(code, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    let guid = String::from_utf8(bytes).ok().filter(|guid| !guid.is_empty())?;
    Some((guid, number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::anki::card::id;

    #[test]
    fn a_note_of_anki_is_known_by_its_own_name_again() {
        for guid in ["d5;WsQj{W]", "BD|OTch9zh", "FocNE,L?Vi", "a%3a:#é", "-_."] {
            assert_eq!(own_name(&id(guid, 0)), Some((guid.to_owned(), 1)));
            assert_eq!(own_name(&id(guid, 4)), Some((guid.to_owned(), 5)));
        }
        for id in ["anki:", "anki:a:x", "other", "anki:%zz", "anki:a:1"] {
            assert_eq!(own_name(id), None, "{id}");
        }
    }
}
