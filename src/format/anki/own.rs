//! Notes of types of our own: they say their question whole, so that it comes back as it went out. What
//! was edited in Anki since is taken over field by field.

use super::card::MARKS;
use super::collection::Note;
use super::media::PackedMedia;
use super::write::{NoteLook, Restored, restored, tags};
use crate::deck::edit::{Draft, Literal};
use crate::format::html::{Dress, dressed, literal, markdown};
use crate::format::{Bundle, Carried, Loss};
use crate::kind::AnkiSentence;
use std::collections::{BTreeMap, HashSet};

/// What a note says of its question whole; nothing for a note of another type, or one that was made
/// in Anki.
pub fn whole(note: Note<'_>) -> Option<(NoteLook, Restored)> {
    let look = NoteLook::of(note.type_id)?;
    Some((look, restored(look, &note.fields().collect::<Vec<_>>())?))
}

/// The passages that decks have already, by the deck's name and their own.
pub type MetPassages = HashSet<[String; 2]>;

/// Puts a question of a deck to those of the same deck that came before it; the deck so far.
pub fn gather<'b>(
    bundles: &'b mut BTreeMap<String, Bundle>,
    own: Bundle,
    met: &mut MetPassages,
) -> &'b mut Bundle {
    let Bundle { name, front, questions, media, .. } = own;
    let bundle = bundles
        .entry(name)
        .or_insert_with_key(|name| Bundle { name: name.clone(), ..Bundle::default() });
    for (key, value) in front.header {
        if bundle.front.header.iter().all(|(known, _)| *known != key) {
            bundle.front.header.push((key, value));
        }
    }
    for (key, value) in front.defaults {
        if bundle.front.defaults.iter().all(|(known, _)| *known != key) {
            bundle.front.defaults.push((key, value));
        }
    }
    if bundle.front.exam.is_empty() {
        bundle.front.exam = front.exam;
    }
    let passages = front.passages.into_iter();
    let new = passages.filter(|(passage, _)| met.insert([bundle.name.clone(), passage.clone()]));
    bundle.front.passages.extend(new);
    bundle.questions.extend(questions);
    bundle.media.extend(media);
    bundle
}

/// What a field becomes when it was edited.
enum FieldEdit {
    /// The text of a key, in Markdown.
    Text(&'static str),
    /// The first text of a key that may have several.
    First(&'static str),
    /// A key that is compared: without marks, and a number where it was one.
    Answer,
    /// A sentence with gaps.
    Sentence,
    /// One of the hints.
    Hints,
    /// A file, which comes under the path that it had.
    Picture,
    /// The same for a sound.
    Sound,
    /// Nothing: it shows what several keys say.
    Shown,
}

fn edited(look: NoteLook, name: &str) -> FieldEdit {
    match (look, name) {
        (_, "Prompt") => FieldEdit::Text("prompt"),
        (_, "Front") => FieldEdit::First("front"),
        (_, "Back") => FieldEdit::First("back"),
        (_, "Text") => FieldEdit::Sentence,
        (NoteLook::Typed, "Answer") => FieldEdit::Answer,
        (_, "Explanation") => FieldEdit::Text("explain"),
        (_, "Source") => FieldEdit::Text("source"),
        (_, "Hint" | "Hint 2" | "Hint 3") => FieldEdit::Hints,
        (_, "Picture") => FieldEdit::Picture,
        (_, "Sound") => FieldEdit::Sound,
        _ => FieldEdit::Shown,
    }
}

/// The question that a note says whole, in a deck of its own, and what of an edit is lost.
pub fn question(
    note: Note<'_>,
    (look, restored): (NoteLook, Restored),
    place: &str,
    media: &mut PackedMedia,
    losses: &mut Vec<Loss>,
) -> Bundle {
    let Restored { name, front, mut draft, edited: names, key } = restored;
    let before = tags(&front, &draft);
    let mut files = Vec::new();
    retag(&mut draft, &before, &note.tags().map(str::to_owned).collect::<Vec<_>>());
    let field = |wanted: &str| note.field(look.fields().position(|name| name == wanted)?);
    // What is asked in other words is the same question all the same.
    if names.iter().any(|name| ["Prompt", "Front", "Text"].contains(name)) {
        draft.keys.splice(0..0, key.map(|key| ("id", Literal::Text(key))));
    }
    for name in names {
        let html = field(name).unwrap_or_default();
        let is_taken = match edited(look, name) {
            FieldEdit::Text(key) => set(&mut draft, key, markdown(html)),
            FieldEdit::First(key) => set_first(&mut draft, key, markdown(html)),
            FieldEdit::Answer => set_answer(&mut draft, &literal(html)),
            FieldEdit::Sentence => set_sentence(&mut draft, html),
            FieldEdit::Hints => {
                let hints = ["Hint", "Hint 2", "Hint 3"].into_iter().filter_map(field);
                set_hints(&mut draft, hints.map(markdown).filter(|hint| !hint.is_empty()).collect())
            }
            // Files come below, whatever they are called now.
            FieldEdit::Picture | FieldEdit::Sound => true,
            FieldEdit::Shown => false,
        };
        if !is_taken {
            let reason =
                format!("its field \"{name}\" was edited in Anki, which is not taken over");
            losses.push(Loss::part(place, reason));
        }
    }
    let shown = |name| dressed(field(name).unwrap_or_default(), Dress::Plain);
    for (key, named) in [("image", shown("Picture").pictures), ("audio", shown("Sound").sounds)] {
        let Some(path) = draft.text(key) else { continue };
        match named.into_iter().next().map(|file| media.under(&name, path, file)) {
            Some(Ok(medium)) => files.extend(medium),
            Some(Err(reason)) => losses.push(Loss::part(place, reason)),
            None => losses.push(Loss::part(place, "a picture or sound is not in the package")),
        }
    }
    let questions = vec![Carried { place: place.to_owned(), draft }];
    Bundle { name, front, questions, media: files, ..Bundle::default() }
}

/// Gives a key a text, or takes it away where there is none; whether that could be done.
fn set(draft: &mut Draft, key: &'static str, text: String) -> bool {
    let at = draft.keys.iter().position(|(name, _)| *name == key);
    match (at, text.is_empty()) {
        (Some(_), true) if key == "prompt" => return false,
        (Some(at), true) => drop(draft.keys.remove(at)),
        (Some(at), false) => draft.keys[at].1 = Literal::Text(text),
        (None, true) => {}
        (None, false) => draft.push(key, Literal::Text(text)),
    }
    true
}

/// Gives a key that may have several texts another first one.
fn set_first(draft: &mut Draft, key: &'static str, text: String) -> bool {
    let Some((_, value)) = draft.keys.iter_mut().find(|(name, _)| *name == key) else {
        return false;
    };
    if text.is_empty() {
        return false;
    }
    match value {
        Literal::List(ways) => match ways.first_mut() {
            Some(first) => *first = Literal::Text(text),
            None => return false,
        },
        one => *one = Literal::Text(text),
    }
    true
}

fn set_answer(draft: &mut Draft, text: &str) -> bool {
    let Some((_, value)) = draft.keys.iter_mut().find(|(name, _)| *name == "answer") else {
        return false;
    };
    let text = text.replace('\n', " ");
    let is_bare = matches!(value, Literal::Bare(_));
    let is_number = text.parse::<f64>().is_ok_and(f64::is_finite)
        && text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    if text.is_empty() || is_bare && !is_number {
        return false;
    }
    *value = if is_bare { Literal::Bare(text) } else { Literal::Text(text) };
    true
}

/// A sentence whose gaps have one way to write them; others stand in another field.
fn set_sentence(draft: &mut Draft, html: &str) -> bool {
    let Some(old) = draft.text("cloze") else { return false };
    let sentence = AnkiSentence::of(html);
    let is_each = draft.text("each") == Some("true");
    let numbers = sentence.numbers();
    let is_read = numbers.len() == 1 || is_each && numbers.len() == sentence.count();
    if old.contains('|') || !is_read {
        return false;
    }
    let text = dressed(&sentence.all(MARKS), Dress::Markdown).text;
    text.contains("{{") && set(draft, "cloze", text)
}

fn set_hints(draft: &mut Draft, hints: Vec<String>) -> bool {
    draft.keys.retain(|(name, _)| *name != "hint");
    match <[String; 1]>::try_from(hints) {
        Ok([hint]) => draft.push("hint", Literal::Text(hint)),
        Err(hints) if hints.is_empty() => {}
        Err(hints) => draft.push("hint", Literal::texts(&hints)),
    }
    true
}

/// Gives a question the tags that its note was given in Anki, and takes away those that were.
fn retag(draft: &mut Draft, before: &[String], now: &[String]) {
    let own = draft.texts("tags").into_iter();
    let own = own.filter(|tag| now.contains(&tag.replace(' ', "_"))).map(str::to_owned);
    let new = now.iter().filter(|tag| !before.contains(tag)).cloned();
    let tags: Vec<String> = own.chain(new).collect();
    if tags == draft.texts("tags") {
        return;
    }
    match draft.keys.iter().position(|(name, _)| *name == "tags") {
        Some(at) if tags.is_empty() => drop(draft.keys.remove(at)),
        Some(at) => draft.keys[at].1 = Literal::texts(&tags),
        None => draft.push("tags", Literal::texts(&tags)),
    }
}
