//! What Markdown notes with cards in them have in common: pictures and sounds in their texts, gaps to
//! be written as gaps of a deck, and an explanation below an answer.

use super::Loss;
use crate::deck::edit::{Draft, Literal};
use std::ops::Range;

/// The ends of names of files that are heard.
const SOUNDS: [&str; 6] = [".mp3", ".ogg", ".wav", ".flac", ".opus", ".m4a"];

/// How many bytes a picture's words and name may have, so that a line of many beginnings is soon read.
const LONGEST: usize = 2000;

/// A picture or a sound that a text shows.
#[derive(Debug, PartialEq, Eq)]
struct Pictured {
    place: Range<usize>,
    name: String,
    alt: String,
}

/// The next `![alt](name)` or `![[name|alt]]` from a byte on.
fn shown(text: &str, from: usize) -> Option<Pictured> {
    for (at, _) in text[from..].match_indices("![") {
        let (start, at) = (from + at, from + at + 2);
        // One that is not closed on its line is none; what follows may be one still.
        let line = &text[at..text.floor_char_boundary(at + LONGEST)];
        let line = line.lines().next().unwrap_or_default();
        if let Some(inner) = line.strip_prefix('[') {
            let Some(end) = inner.find("]]") else { continue };
            let (name, alt) = inner[..end].split_once('|').unwrap_or((&inner[..end], ""));
            let place = start..at + 1 + end + 2;
            return Some(Pictured { place, name: name.trim().to_owned(), alt: alt.to_owned() });
        }
        let Some((alt, rest)) = line.split_once("](") else { continue };
        if alt.contains("![") {
            continue;
        }
        let name_at = at + alt.len() + 2;
        let in_angles = rest.strip_prefix('<').and_then(|inner| inner.split_once(">)"));
        let (name, length) = if let Some((name, _)) = in_angles {
            (name, name.len() + 3)
        } else {
            let Some(end) = rest.find(')') else { continue };
            (rest[..end].split(" \"").next().unwrap_or_default(), end + 1)
        };
        let place = start..name_at + length;
        return Some(Pictured { place, name: name.trim().to_owned(), alt: alt.to_owned() });
    }
    None
}

/// Takes pictures and sounds out of a text: the first of each becomes a key, where there is none yet.
pub fn take_media(text: &str, draft: &mut Draft, place: &str, losses: &mut Vec<Loss>) -> String {
    let (mut rest, mut from) = (String::with_capacity(text.len()), 0);
    while let Some(Pictured { place: range, name, alt }) = shown(text, from) {
        rest.push_str(&text[from..range.start]);
        from = range.end;
        let is_sound = SOUNDS.iter().any(|end| name.to_lowercase().ends_with(end));
        let key = if is_sound { "audio" } else { "image" };
        if name.contains("://") {
            losses.push(Loss::part(place, "a picture or sound of the web"));
        } else if name.starts_with('/') || name.contains(['\\', ':']) || name.contains("..") {
            losses.push(Loss::part(place, "a picture or sound outside of the folder"));
        } else if draft.text(key).is_some() {
            losses.push(Loss::part(place, "a second picture or sound"));
        } else {
            draft.push(key, Literal::Text(name));
            if !is_sound && !alt.trim().is_empty() {
                draft.push("alt", Literal::Text(alt.trim().to_owned()));
            }
        }
    }
    rest.push_str(&text[from..]);
    if from == 0 { rest } else { rest.trim().to_owned() }
}

/// The text of an answer without its pictures and sounds, which would be shown before it is given.
pub fn without_media(text: &str, place: &str, losses: &mut Vec<Loss>) -> String {
    let mut shown = Draft::default();
    let rest = take_media(text, &mut shown, place, losses);
    if !shown.keys.is_empty() {
        losses.push(Loss::part(place, "a picture or sound of an answer"));
    }
    rest
}

/// An answer and the quotation below it, which explains it.
pub fn explained(back: &str) -> (String, Option<String>) {
    let lines: Vec<&str> = back.lines().collect();
    let quoted = lines.iter().rev().take_while(|line| line.starts_with('>')).count();
    let (answer, quotation) = lines.split_at(lines.len() - quoted);
    let is_apart = answer.last().is_some_and(|line| line.trim().is_empty());
    if quoted == 0 || !is_apart {
        return (back.to_owned(), None);
    }
    let inner = |line: &&str| line[1..].strip_prefix(' ').unwrap_or(&line[1..]).to_owned();
    let explain = quotation.iter().map(inner).collect::<Vec<_>>().join("\n");
    (answer.join("\n").trim_end().to_owned(), Some(explain))
}

/// An answer with its explanation as a quotation below it.
pub fn with_explanation(back: &str, explain: Option<&str>) -> String {
    let Some(explain) = explain else { return back.to_owned() };
    let quoted: Vec<String> =
        explain.trim_end().lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
    format!("{}\n\n{}", back.trim_end(), quoted.join("\n"))
}

/// A text as it stands in a sentence with gaps: what means something there is literal.
pub fn literal(text: &str) -> String {
    ["{{", "}}"].iter().fold(text.to_owned(), |text, sign| text.replace(sign, &format!("\\{sign}")))
}

/// A gap of a deck.
pub fn gap(ways: &[&str], hint: Option<&str>) -> String {
    let own = |text: &str| {
        ["|", "::"]
            .iter()
            .fold(literal(text), |text, sign| text.replace(sign, &format!("\\{sign}")))
    };
    let ways = ways.iter().map(|way| own(way)).collect::<Vec<_>>().join("|");
    let hint = hint.map_or_else(String::new, |hint| format!("::{}", literal(hint)));
    format!("{{{{{ways}{hint}}}}}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::around_gaps;

    #[test]
    fn the_first_picture_and_sound_are_keys_and_more_are_told() {
        let (mut draft, mut losses) = (Draft::default(), Vec::new());
        let text =
            "See ![a map](<a b.png>), ![[c.jpg]] hear ![](d.MP3) ![](http://e.png \"t\") ![x ![[";
        let rest = take_media(text, &mut draft, "line 1", &mut losses);
        assert_eq!(rest, "See ,  hear   ![x ![[");
        assert_eq!(draft.text("image"), Some("a b.png"));
        assert_eq!(draft.text("alt"), Some("a map"));
        assert_eq!(draft.text("audio"), Some("d.MP3"));
        let told: Vec<&str> = losses.iter().map(|loss| &*loss.reason).collect();
        assert_eq!(told, ["a second picture or sound", "a picture or sound of the web"]);
    }

    #[test]
    fn a_quotation_below_an_answer_explains_it() {
        let explained = |text| explained(text);
        assert_eq!(explained("> only"), ("> only".to_owned(), None));
        assert_eq!(explained("a\n> b"), ("a\n> b".to_owned(), None));
        assert_eq!(explained("a\n\n> b\n>\n> c"), ("a".to_owned(), Some("b\n\nc".to_owned())));
        assert_eq!(explained(&with_explanation("a", Some("b\n\nc"))).1.as_deref(), Some("b\n\nc"));
    }

    #[test]
    fn what_means_something_in_a_gap_is_literal() {
        let sentence = format!("{} {}", literal("{{no}}"), gap(&["a|b", "c::d"], Some("e::f")));
        let (texts, gaps) = around_gaps(&sentence).unwrap();
        assert_eq!(texts, ["{{no}} ", ""]);
        let ways = ["a|b", "c::d"].map(str::to_owned).to_vec();
        assert_eq!(gaps, [(ways, Some("e::f".to_owned()))]);
    }
}
