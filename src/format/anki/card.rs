//! Cards as questions: what a card asks and what is right, made of its note by its templates.

use super::cards::NoteCard;
use super::collection::Note;
use super::decks::DeckNames;
use super::notetype::{NoteType, Template};
use super::template::{Filling, Side};
use crate::deck::edit::{Draft, Literal};
use crate::format::html::{Dress, Dressed, GAP, dressed, literal};
use crate::format::{Style, Wishes};
use std::collections::HashSet;
use std::fmt::Write;

/// Makes questions of cards.
pub struct CardMaker<'m> {
    /// What decks are called.
    pub decks: &'m DeckNames<'m>,
    /// What is wished.
    pub wishes: &'m Wishes,
}

/// A question made of a card.
pub struct MadeCard {
    /// The card.
    pub card: NoteCard,
    /// The card that asks it the other way round, where the question does so too.
    pub other: Option<NoteCard>,
    /// The question, or why it is none.
    pub question: Result<MadeQuestion, &'static str>,
}

/// A question with what it names.
pub struct MadeQuestion {
    /// Its keys but for pictures and sounds.
    pub draft: Draft,
    /// The files of pictures of what is asked, then of what is right.
    pub pictures: [Vec<String>; 2],
    /// Those of sounds.
    pub sounds: Vec<String>,
    /// What is lost.
    pub lost: Vec<&'static str>,
}

/// What stands for a text where there is a picture only.
const PICTURE_ONLY: &str = "?";

/// What stands for an answer where there is a sound only.
const SOUND_ONLY: &str = "♪";

impl CardMaker<'_> {
    /// Adds the questions of a note to those that are made.
    pub fn questions(
        &self,
        note: Note<'_>,
        note_type: &NoteType,
        cards: &[NoteCard],
        made: &mut Vec<MadeCard>,
    ) {
        if note_type.is_occlusion {
            made.extend(cards.first().map(|card| self.occluded(note, note_type, *card)));
            return;
        }
        let before = made.len();
        made.extend(cards.iter().map(|card| MadeCard {
            card: *card,
            other: None,
            question: self.question(note, note_type, *card),
        }));
        if self.wishes.style == Style::Card && are_reversed(&made[before..]) {
            let other = made.pop().map(|made| made.card);
            if let Some(MadeCard { question: Ok(question), other: back, .. }) = made.last_mut() {
                *back = other;
                let at = question.draft.keys.iter().position(|(key, _)| *key == "back");
                let at = at.map_or(question.draft.keys.len(), |at| at + 1);
                question.draft.keys.insert(at, ("reverse", Literal::Bare("true".to_owned())));
            }
        }
    }

    fn question(
        &self,
        note: Note<'_>,
        note_type: &NoteType,
        card: NoteCard,
    ) -> Result<MadeQuestion, &'static str> {
        let at =
            if note_type.is_cloze { 0 } else { usize::try_from(card.ord).unwrap_or(usize::MAX) };
        let template = note_type.templates.get(at).ok_or("its template is not in the package")?;
        let mut filling = self.filling(note, note_type, template, card);
        let front = filling.side(&template.front);
        let asked = dressed(&front.html, Dress::Markdown);
        filling.marks = [""; 3];
        let question = if note_type.is_cloze {
            // The sentence is not told once more behind the question.
            filling.number = 0;
            let gapped = cloze_fields(&template.front);
            filling
                .fields
                .iter_mut()
                .filter(|(name, _)| gapped.contains(name))
                .for_each(|f| f.1 = "");
            let back = filling.side(&template.back);
            cloze(asked, &back)
        } else {
            let back = filling.side(&template.back);
            self.sides(asked, &front, &back, note, note_type)
        };
        let mut question = question?;
        let id = id(note.guid, card.ord);
        question.draft.keys.insert(0, ("id", Literal::Text(id)));
        question.draft.keys.extend(self.tags(note, card).map(|tags| ("tags", tags)));
        Ok(question)
    }

    fn filling<'n>(
        &'n self,
        note: Note<'n>,
        note_type: &'n NoteType,
        template: &'n Template,
        card: NoteCard,
    ) -> Filling<'n> {
        let fields = note_type.fields.iter().zip(note.fields());
        let deck = self.decks.whole(card.deck);
        let subdeck = deck.rsplit("::").next().unwrap_or_default();
        let special = vec![
            ("Tags", note.tags.trim()),
            ("Deck", deck),
            ("Subdeck", subdeck),
            ("Card", &template.name),
            ("Type", &note_type.name),
            ("CardFlag", ""),
            ("FrontSide", ""),
        ];
        Filling {
            fields: fields.map(|(name, text)| (name.as_str(), text)).collect(),
            special,
            number: u32::try_from(card.ord + 1).unwrap_or(0),
            marks: MARKS,
        }
    }

    /// A question with two sides.
    fn sides(
        &self,
        asked: Dressed,
        front: &Side,
        back: &Side,
        note: Note<'_>,
        note_type: &NoteType,
    ) -> Result<MadeQuestion, &'static str> {
        let is_seen = !asked.pictures.is_empty() || !asked.sounds.is_empty();
        if asked.text.is_empty() && !is_seen {
            return Err("nothing stands on its front");
        }
        let typed = front.typed.as_ref().and_then(|field| {
            let at = note_type.fields.iter().position(|name| name == field)?;
            Some(dressed(note.field(at)?, Dress::Plain)).filter(|typed| !typed.text.is_empty())
        });
        let back = match &typed {
            Some(_) => dressed(&back.html, Dress::Markdown),
            None => dressed(&back.html, Dress::Plain),
        };
        let rest = beyond(&back.text, &front.html, &asked.text);
        let is_typed = typed.is_some();
        let right = match &typed {
            Some(typed) => typed.text.replace('\n', " "),
            None if !rest.is_empty() => rest.to_owned(),
            None if !back.sounds.is_empty() => SOUND_ONLY.to_owned(),
            None if !back.pictures.is_empty() => return Err("its answer is a picture"),
            None => return Err("nothing stands on its back"),
        };
        let style = match self.wishes.style {
            _ if is_typed => Style::Short,
            // What has several lines is nothing to type or pick.
            _ if right.contains('\n') => Style::Card,
            style => style,
        };
        let explain = (is_typed && !rest.is_empty() && rest != right).then(|| rest.to_owned());
        let text = if asked.text.is_empty() { PICTURE_ONLY.to_owned() } else { asked.text };
        let mut draft = style.question(text, vec![right]);
        draft.keys.extend(explain.map(|explain| ("explain", Literal::Text(explain))));
        let lost =
            [asked.lost, back.lost, typed.map(|typed| typed.lost).unwrap_or_default()].concat();
        let sounds = [asked.sounds, back.sounds].concat();
        let pictures = [asked.pictures, back.pictures];
        Ok(MadeQuestion { draft, pictures, sounds, lost })
    }

    /// The picture of a note whose areas are hidden one by one in Anki.
    fn occluded(&self, note: Note<'_>, note_type: &NoteType, card: NoteCard) -> MadeCard {
        let field = |wanted: &str| {
            let at = note_type.fields.iter().position(|name| name == wanted);
            at.and_then(|at| note.field(at)).unwrap_or_default()
        };
        // Anki's own order of fields, whatever language their names are in.
        let by_place = |wanted: &str, at: usize| match field(wanted) {
            "" => note.field(at).unwrap_or_default(),
            found => found,
        };
        let image = dressed(by_place("Image", 1), Dress::Plain);
        let header = dressed(by_place("Header", 2), Dress::Markdown);
        let extra = dressed(by_place("Back Extra", 3), Dress::Plain);
        let question = if image.pictures.is_empty() {
            Err("there is no picture in it")
        } else if extra.text.is_empty() {
            Err(
                "which areas of its picture are hidden cannot be asked, and nothing else is said to it",
            )
        } else {
            let text = if header.text.is_empty() { PICTURE_ONLY } else { &header.text };
            let mut draft = Style::Card.question(text.to_owned(), vec![extra.text]);
            draft.keys.insert(0, ("id", Literal::Text(id(note.guid, card.ord))));
            draft.keys.extend(self.tags(note, card).map(|tags| ("tags", tags)));
            let pictures = [[image.pictures, header.pictures].concat(), extra.pictures];
            let lost = vec!["the areas of its picture that are hidden in Anki are seen"];
            let sounds = [header.sounds, extra.sounds].concat();
            Ok(MadeQuestion { draft, pictures, sounds, lost })
        };
        MadeCard { card, other: None, question }
    }

    /// The tags of a card's question, if it has any.
    fn tags(&self, note: Note<'_>, card: NoteCard) -> Option<Literal> {
        let tidy = |tag: &str| {
            if tag.bytes().all(|byte| byte.is_ascii_graphic() && byte != b',') {
                return tag.to_owned(); // as most are
            }
            let tag = tag.replace(',', " ").chars().filter(|c| !c.is_control()).collect::<String>();
            tag.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let own = note.tags().chain(self.decks.tag(card.deck)).map(tidy);
        let mut tags: Vec<Literal> = own.filter(|tag| !tag.is_empty()).map(Literal::Text).collect();
        if !tags.is_sorted_by(|one, other| one.text() < other.text()) {
            let mut seen = HashSet::new(); // Anki itself sorts them, and writes each once
            tags.retain(|tag| seen.insert(tag.clone()));
        }
        (!tags.is_empty()).then_some(Literal::List(tags))
    }
}

/// The signs around gaps, as texts.
pub const MARKS: [&str; 3] = ["\u{1}", "\u{2}", "\u{3}"];

/// A sentence with gaps, and what explains it.
fn cloze(asked: Dressed, back: &Side) -> Result<MadeQuestion, &'static str> {
    if !asked.text.contains("{{") {
        return Err("there is no gap for this card in it");
    }
    let back = dressed(&back.html, Dress::Markdown);
    let mut draft = Draft::default();
    draft.push("cloze", Literal::Text(asked.text));
    if !back.text.is_empty() {
        draft.push("explain", Literal::Text(back.text));
    }
    let lost = [asked.lost, back.lost].concat();
    let sounds = [asked.sounds, back.sounds].concat();
    let pictures = [asked.pictures, back.pictures];
    Ok(MadeQuestion { draft, pictures, sounds, lost })
}

/// Whether two cards are one, asked from both sides: each shows what the other is to recall, as it is.
fn are_reversed(made: &[MadeCard]) -> bool {
    let [MadeCard { question: Ok(one), .. }, MadeCard { question: Ok(two), .. }] = made else {
        return false;
    };
    let sides = one.bare_sides().zip(two.bare_sides());
    sides.is_some_and(|(one, [front, back])| one == [back, front])
}

impl MadeQuestion {
    /// What stands on a card, where that is one line at its back and no picture.
    fn bare_sides(&self) -> Option<[&str; 2]> {
        let back = self.draft.text("back").filter(|back| !back.contains('\n'));
        let back = back.filter(|_| self.pictures.iter().all(Vec::is_empty))?;
        Some([self.draft.text("front")?, back])
    }
}

/// The fields of a template whose gaps are asked.
fn cloze_fields(template: &str) -> Vec<&str> {
    let places = template.split("{{").skip(1).filter_map(|rest| rest.split_once("}}"));
    let names = places.filter_map(|(name, _)| {
        let (filters, field) = name.rsplit_once(':')?;
        filters.split(':').any(|filter| filter.trim() == "cloze").then_some(field.trim())
    });
    names.collect()
}

/// What a back says beyond the front that it repeats.
fn beyond<'b>(back: &'b str, front: &str, asked: &str) -> &'b str {
    if !back.contains(['\n', '\\']) {
        return back; // as most are: nothing can stand below a front
    }
    let front = literal(front);
    let repeated = [&*front, asked].into_iter().filter(|front| !front.is_empty());
    let mut rest = repeated.filter_map(|front| back.strip_prefix(front));
    let rest = rest.find(|rest| rest.starts_with(['\n', '\\']) && !rest.trim().is_empty());
    rest.map_or(back, |rest| rest.trim_start_matches('\\').trim())
}

/// What a card is known by: the note's own name, with the card's number behind the first. No `#`
/// stands in it, by which items are told apart.
pub fn id(guid: &str, ord: i64) -> String {
    let mut id = String::with_capacity(16 + guid.len());
    id.push_str("anki:");
    let stays = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let mut rest = guid;
    while let Some(at) = rest.bytes().position(|byte| !stays(byte)) {
        let (kept, odd) = rest.split_at(at);
        id.push_str(kept);
        // All bytes of a letter are odd ones.
        let end = odd.ceil_char_boundary(1);
        for byte in odd[..end].bytes() {
            let _ = write!(id, "%{byte:02x}");
        }
        rest = &odd[end..];
    }
    id.push_str(rest);
    if ord != 0 {
        let _ = write!(id, ":{}", ord + 1);
    }
    id
}

const _: () = assert!(MARKS[0].as_bytes()[0] as u32 == GAP[0] as u32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_card_is_known_by_has_no_sign_that_means_anything_here() {
        let cases = [
            ("aB3-_.", 0, "anki:aB3-_."),
            ("a#b é中", 0, "anki:a%23b%20%c3%a9%e4%b8%ad"),
            ("%", 2, "anki:%25:3"),
            ("", 0, "anki:"),
        ];
        for (guid, ord, expected) in cases {
            assert_eq!(id(guid, ord), expected);
        }
    }
}
