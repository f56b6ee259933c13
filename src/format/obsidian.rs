//! Obsidian's spaced repetition: cards in notes, `front::back` and `front:::back` on a line, `?` and
//! `??` between lines, `==gaps==` in a paragraph; a tag says to which deck the cards below it belong.

mod gaps;
mod lines;
mod schedule;
mod write;

use super::notes::{explained, take_media, without_media};
use super::text::decoded;
use super::{Bundle, Carried, ForeignFile, Format, Intake, Loss, Unfit, Wishes};
use crate::deck::edit::{Draft, Literal, slug};
use crate::text::lossy;
use lines::{CardBlock, NoteReader};
use schedule::{SideSchedule, read_sides};
use std::collections::HashMap;

/// The row of the table.
pub const FORMAT: Format = Format {
    name: "obsidian",
    summary: "Obsidian's spaced repetition: `::`, `:::`, `?`, `??` and `==gaps==` in notes",
    extensions: &["md"],
    is_text: true,
    keeps_history: false,
    names_files: true,
    tells,
    read: Some(read),
    write: Some(write::write),
    keeps: "cards, also those asked both ways, and gaps with their hints, with their picture and sound, \
            the explanation of a card and one tag, which is a deck there; other kinds become cards; when \
            a card is due comes from there",
};

/// The tag below which Obsidian looks for cards.
const TAG: &str = "flashcards";

/// Signs that would mean something in a note, and how they are written there instead.
const GUARDED: [(&str, &str); 4] =
    [("::", ":&#58;"), ("==", "=&#61;"), ("<!--", "&#60;!--"), ("[[", "[&#91;")];

/// The signs that are guarded, as they are written instead.
const SIGNS: [(&str, &str); 7] = [
    ("&#58;", ":"),
    ("&#61;", "="),
    ("&#60;", "<"),
    ("&#91;", "["),
    ("&#35;", "#"),
    ("&#63;", "?"),
    ("&#43;", "+"),
];

/// How many bytes the words of a link have at most, so that a text of many beginnings is soon read.
const LONGEST: usize = 1000;

fn tells(file: &ForeignFile<'_>) -> bool {
    let text = lossy(file.bytes);
    if text.contains("<!--SR:") {
        return true;
    }
    let is_note = file.extension().eq_ignore_ascii_case("md");
    text.trim_start_matches('\u{feff}').lines().any(|line| {
        let is_tag = line.strip_prefix('#').is_some_and(|rest| rest.starts_with(TAG));
        is_tag || is_note && (matches!(line.trim_end(), "?" | "??") || lines::sides(line).is_some())
    })
}

fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let text = decoded(file, wishes)?;
    let mut reader = NoteReader::of(&text);
    let (mut losses, mut questions) = (Vec::new(), Vec::new());
    while let Some(block) = reader.next_block() {
        let place = format!("line {}", block.line());
        let tags = block.tags.clone();
        let drafts = drafts(&block, wishes, &place, &mut losses);
        let mut sides = sides(&block, &place, &mut losses).into_iter();
        for (draft, parts) in drafts {
            let sides = parts.into_iter().zip(sides.by_ref());
            let known = sides.filter_map(|(part, side)| Some((part, side?))).collect();
            let (tags, place) = (tags.clone(), place.clone());
            questions.push(NoteQuestion { tags, place, draft, known });
        }
        if sides.flatten().next().is_some() {
            losses.push(Loss::part(place, "more sides are due in Obsidian than it has here"));
        }
    }
    losses.extend(reader.told());
    Ok(Intake { bundles: bundles(questions, file.stem(), wishes.is_split), losses })
}

/// A question of a note.
struct NoteQuestion {
    /// The decks that it belongs to.
    tags: Vec<String>,
    place: String,
    draft: Draft,
    /// What is known of its parts.
    known: Vec<(usize, SideSchedule)>,
}

/// What a block says of when its sides are due.
fn sides(block: &CardBlock<'_>, place: &str, losses: &mut Vec<Loss>) -> Vec<Option<SideSchedule>> {
    let Some(told) = block.schedule else { return Vec::new() };
    read_sides(told).unwrap_or_else(|| {
        losses.push(Loss::part(place, "when it is due in Obsidian cannot be read"));
        Vec::new()
    })
}

/// The questions of a block, each with its parts in the order in which the note counts them.
fn drafts(
    block: &CardBlock<'_>,
    wishes: &Wishes,
    place: &str,
    losses: &mut Vec<Loss>,
) -> Vec<(Draft, Vec<usize>)> {
    let Some((front, back, is_reversed)) = block.sides() else {
        return gaps::drafts(&block.text(), place, losses);
    };
    let mut shown = Draft::default();
    let front = take_media(&linked(&front, place, losses), &mut shown, place, losses);
    let back = without_media(&linked(&back, place, losses), place, losses);
    let (back, explain) = explained(&unguarded(&back));
    let asked = |asked: &str, right: &str| {
        let mut draft = wishes.style.question(asked.to_owned(), vec![right.to_owned()]);
        draft.keys.extend(explain.clone().map(|text| ("explain", Literal::Text(text))));
        draft.keys.extend(shown.keys.clone());
        draft
    };
    let front = unguarded(&front);
    let mut draft = asked(&front, &back);
    if is_reversed && draft.text("front").is_some() {
        draft.push("reverse", Literal::Bare("true".to_owned()));
        return vec![(draft, vec![0, 1])];
    }
    let other = is_reversed.then(|| (asked(&back, &front), vec![0]));
    std::iter::once((draft, vec![0])).chain(other).collect()
}

/// A text whose links to notes are their words; pictures stay.
fn linked(text: &str, place: &str, losses: &mut Vec<Loss>) -> String {
    let (mut rest, mut words) = (text, String::with_capacity(text.len()));
    let mut is_lost = false;
    while let Some(start) = rest.find("[[") {
        let inner = &rest[start + 2..];
        let near = &inner[..inner.floor_char_boundary(LONGEST)];
        let end = near.find("]]").filter(|end| !near[..*end].contains('\n'));
        let end = end.filter(|_| !rest[..start].ends_with('!'));
        words.push_str(&rest[..start]);
        let Some(end) = end else {
            words.push_str("[[");
            rest = inner;
            continue;
        };
        let name = &inner[..end];
        words.push_str(name.split_once('|').map_or(name, |(_, shown)| shown));
        rest = &inner[end + 2..];
        is_lost = true;
    }
    losses.extend(is_lost.then(|| Loss::part(place, "a link to a note becomes its words")));
    words + rest
}

/// A text in which what was guarded stands as it is meant.
fn unguarded(text: &str) -> String {
    let lines = text.split('\n').map(|line| if line == "<br>" { "" } else { line });
    let text = lines.collect::<Vec<_>>().join("\n");
    if !text.contains("&#") {
        return text;
    }
    SIGNS.iter().fold(text, |text, (guard, sign)| text.replace(guard, sign))
}

/// The questions as decks: one, in which the deck of each is a tag, or one a deck.
fn bundles(questions: Vec<NoteQuestion>, stem: &str, is_split: bool) -> Vec<Bundle> {
    let own = slug(stem);
    let mut bundles: Vec<Bundle> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for NoteQuestion { tags, place, mut draft, known } in questions {
        // A deck of the note's own name says nothing more.
        let mut tags: Vec<String> = (tags.iter().filter_map(|tag| deck_of(tag, &own))).collect();
        let name = match tags.first() {
            Some(_) if is_split => tags.remove(0),
            _ => stem.to_owned(),
        };
        if !tags.is_empty() {
            draft.push("tags", Literal::texts(&tags));
        }
        let at = *places.entry(name.clone()).or_insert_with(|| {
            bundles.push(Bundle { name, ..Bundle::default() });
            bundles.len() - 1
        });
        let bundle = &mut bundles[at];
        let number = bundle.questions.len();
        if !known.is_empty() {
            // A note has no name for its cards but what they ask.
            let asked = ["front", "cloze", "prompt"].iter().find_map(|key| draft.text(key));
            let name = |part| format!("obsidian\u{1f}{}\u{1f}{part}", asked.unwrap_or_default());
            let tracks = known.into_iter().map(|(part, side)| side.track(name(part), number, part));
            bundle.logbook.program = "Obsidian";
            bundle.logbook.tracks.extend(tracks);
        }
        bundle.questions.push(Carried { place, draft });
    }
    bundles
}

/// The deck that a tag names below the one that Obsidian looks for, and below the note's own.
fn deck_of(tag: &str, own: &str) -> Option<String> {
    let mut parts: Vec<&str> = tag.split('/').filter(|part| !part.is_empty()).collect();
    for leading in [TAG, own] {
        if parts.first().is_some_and(|first| *first == leading) {
            parts.remove(0);
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests;
