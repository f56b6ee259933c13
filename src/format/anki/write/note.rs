//! Notes of questions: their fields, their tags and their cards, and what they lose.

use super::collection::{PackedCard, PackedNote};
use super::gapped::NumberedSentence;
use super::media::MediaPacker;
use super::names::{guid_of, own_name, tags};
use super::texts::{FieldTexts, exercise};
use super::whole;
use crate::format::asked::Exercise;
use crate::format::html::{rendered, rendered_plain};
use crate::format::keys::{Remarked, TakenKeys};
use crate::format::{Bundle, Carried, ItemPast, Loss, QuestionPast};
use crate::kind::Part;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What is said of every question but a card, whose learner rates himself here too.
const NOT_JUDGED: &str = "it is a card there: what is right is shown, not judged";
const COMPARED: &str =
    "what is typed is compared letter for letter there, and rated by the learner";

/// The fields of hints, shown one after the other.
const HINTS: [&str; 3] = ["Hint", "Hint 2", "Hint 3"];

/// A note of Anki that was put together again.
struct JoinedNote {
    sentence: NumberedSentence,
    /// Its cards by number, and the question of each.
    parts: Vec<(i64, usize)>,
}

/// Makes the notes of a deck, one after the other.
pub struct NoteMaker<'b> {
    bundle: &'b Bundle,
    media: &'b MediaPacker,
    /// The next question.
    at: usize,
    /// The questions that an import made of one note of Anki, by the note's own name.
    parts: HashMap<String, Vec<(i64, usize)>>,
    /// Those of them that are in a note already.
    done: HashSet<usize>,
    /// What is lost.
    pub losses: Vec<Loss>,
}

impl<'b> NoteMaker<'b> {
    /// Begins with the first question.
    pub fn new(bundle: &'b Bundle, media: &'b MediaPacker) -> Self {
        let mut parts: HashMap<String, Vec<(i64, usize)>> = HashMap::new();
        for (at, question) in bundle.questions.iter().enumerate() {
            if let Some((guid, number)) = question.draft.text("id").and_then(own_name) {
                parts.entry(guid).or_default().push((number, at));
            }
        }
        Self { bundle, media, at: 0, parts, done: HashSet::new(), losses: Vec::new() }
    }

    /// The next note; nothing where there is none.
    pub fn next(&mut self) -> Option<PackedNote<'b>> {
        loop {
            let at = self.at;
            let carried = self.bundle.questions.get(at)?;
            self.at += 1;
            if self.done.contains(&at) {
                continue;
            }
            let own = carried.draft.text("id").and_then(own_name);
            let note = if let Some((guid, number)) = own {
                self.returning(at, &guid, number)
            } else {
                let guid = guid_of(&self.bundle.departure, self.key(at));
                self.note(at, guid, 1, None)
            };
            if note.is_some() {
                return note;
            }
        }
    }

    /// The name under which progress of a question is filed.
    fn key(&self, at: usize) -> &'b str {
        self.past(at).map_or("", |known| known.key.as_str())
    }

    fn past(&self, at: usize) -> Option<&'b QuestionPast> {
        self.bundle.departure.questions.get(at)
    }

    /// The note of a question that came from Anki: with all that came of the same note where it can be
    /// put together again.
    fn returning(&mut self, at: usize, guid: &str, number: i64) -> Option<PackedNote<'b>> {
        let place = &self.bundle.questions[at].place;
        let mut parts = self.parts.get(guid).cloned().unwrap_or_default();
        parts.sort_unstable();
        let reason = "it came from Anki: where its note still is, that keeps its own type and text";
        self.losses.push(Loss::remark(place, reason));
        if parts.len() < 2 {
            return self.note(at, guid.to_owned(), number, None);
        }
        if let Some(sentence) = self.joined(&parts) {
            self.done.extend(parts.iter().map(|(_, at)| *at));
            return self.note(at, guid.to_owned(), number, Some(&JoinedNote { sentence, parts }));
        }
        let is_first = parts.iter().all(|(other, _)| *other >= number);
        if is_first {
            return self.note(at, guid.to_owned(), number, None);
        }
        let reason =
            "it was part of a note of Anki that cannot be put together again: it is one of its own";
        self.losses.push(Loss::part(place, reason));
        self.note(at, guid_of(&self.bundle.departure, &format!("{guid}:{number}")), 1, None)
    }

    /// The sentence of several questions that say the same but for which gaps are open.
    fn joined(&self, parts: &[(i64, usize)]) -> Option<NumberedSentence> {
        let draft = |at: usize| &self.bundle.questions[at].draft;
        let rest =
            |at: usize| draft(at).keys.iter().filter(|(key, _)| !["id", "cloze"].contains(key));
        let (_, first) = parts.first()?;
        let sentences: Option<Vec<(i64, &str)>> = parts
            .iter()
            .map(|(number, at)| {
                let is_same = rest(*at).eq(rest(*first));
                Some((*number, draft(*at).text("cloze").filter(|_| is_same)?))
            })
            .collect();
        NumberedSentence::joined(&sentences?)
    }

    /// The note of a question, whose first card has a number.
    fn note(
        &mut self,
        at: usize,
        guid: String,
        number: i64,
        joined: Option<&JoinedNote>,
    ) -> Option<PackedNote<'b>> {
        let Carried { place, draft } = &self.bundle.questions[at];
        let front = &self.bundle.front;
        let keys = TakenKeys::new(draft, front);
        let Some(asked) = Exercise::of(&keys) else {
            self.losses.push(Loss::question(place, "it asks nothing"));
            return None;
        };
        let known = self.key(at);
        let asked = asked.mixed(known);
        let mut texts = FieldTexts::default();
        let prompt = keys.text("prompt").unwrap_or_default();
        let look = exercise(&asked, prompt, known, &mut texts);
        let cards = if let Exercise::Gaps { sentence, is_each } = &asked {
            let sentence = match joined {
                Some(joined) => Some(Cow::Borrowed(&joined.sentence)),
                None => NumberedSentence::of(sentence, *is_each, number).map(Cow::Owned),
            };
            let Some(sentence) = sentence else {
                self.losses.push(Loss::question(place, "it asks nothing"));
                return None;
            };
            texts.set("Text", sentence.html());
            texts.set("Also right", sentence.also());
            self.cards_of_gaps(at, &sentence, *is_each, joined)
        } else {
            self.cards(at, matches!(asked, Exercise::Card { is_reversed: true, .. }))
        };
        self.common(&keys, place, &mut texts);
        self.lost(&keys, &asked, place);
        let is_draft = keys.flag("draft").unwrap_or(false);
        let cards = cards.into_iter().map(|card| PackedCard { is_suspended: is_draft, ..card });
        let cards: Vec<PackedCard<'b>> = cards.collect();
        let pasts = || cards.iter().filter_map(|card| card.past);
        for (is_so, reason) in [
            (pasts().any(|past| past.is_flagged), "a flag has a colour there, and no word"),
            (pasts().any(|past| past.has_note), "what the learner wrote on it is not kept"),
        ] {
            self.losses.extend(is_so.then(|| Loss::part(place, reason)));
        }
        self.losses.extend(keys.losses(place));
        let mut fields = texts.in_order(look);
        let is_first = at == 0;
        let front = whole::front_of(front, draft, is_first);
        // A note that is a note of Anki has no other whole than its own.
        let whole = joined
            .is_none()
            .then(|| whole::written((&self.bundle.name, known), &front, draft, &fields));
        fields.push(whole.flatten().unwrap_or_default());
        Some(PackedNote { look, guid, tags: tags(&self.bundle.front, draft), fields, cards })
    }

    /// The cards of a question that is no sentence with gaps.
    fn cards(&self, at: usize, is_reversed: bool) -> Vec<PackedCard<'b>> {
        let parts = [(0, Part::Whole), (1, Part::Reverse)];
        let parts = parts.into_iter().take(if is_reversed { 2 } else { 1 });
        parts.map(|(ord, part)| self.card(at, ord, part)).collect()
    }

    fn cards_of_gaps(
        &self,
        at: usize,
        sentence: &NumberedSentence,
        is_each: bool,
        joined: Option<&JoinedNote>,
    ) -> Vec<PackedCard<'b>> {
        if let Some(JoinedNote { parts, .. }) = joined {
            let cards = parts.iter();
            return cards.map(|(number, at)| self.card(*at, number - 1, Part::Whole)).collect();
        }
        let numbers = sentence.numbers().into_iter().enumerate();
        let part = |gap| if is_each { Part::Gap(gap) } else { Part::Whole };
        numbers.map(|(gap, number)| self.card(at, number - 1, part(gap))).collect()
    }

    fn card(&self, at: usize, ord: i64, asked: Part) -> PackedCard<'b> {
        let items = self.past(at).map_or(&[][..], |known| &known.items);
        let past: Option<&ItemPast> = items.iter().find(|item| item.part == asked);
        PackedCard { ord, past, is_suspended: false }
    }

    /// What every question may have.
    fn common(&mut self, keys: &TakenKeys<'_>, place: &str, texts: &mut FieldTexts) {
        let passage = keys.passage().map(rendered);
        let source = keys.text("source").map(rendered_plain);
        let explain = keys.text("explain").map(rendered);
        for (name, html) in [("Passage", passage), ("Source", source), ("Explanation", explain)] {
            texts.set(name, html.unwrap_or_default());
        }
        let hints: Vec<String> = keys.texts("hint").into_iter().map(rendered).collect();
        for (at, name) in HINTS.into_iter().enumerate() {
            let hint = match hints.get(at..) {
                Some(rest) if at + 1 == HINTS.len() => rest.join("<br>"),
                rest => rest.and_then(|rest| rest.first().cloned()).unwrap_or_default(),
            };
            texts.set(name, hint);
        }
        let alt = rendered_plain(keys.text("alt").unwrap_or_default()).replace("<br>", " ");
        let picture = |name: &str| format!("<img src=\"{name}\" alt=\"{alt}\">");
        let sound = |name: &str| format!("[sound:{name}]");
        self.medium(keys.text("image"), place, |html| texts.set("Picture", html), picture);
        self.medium(keys.text("audio"), place, |html| texts.set("Sound", html), sound);
        keys.take("id");
        keys.take("tags");
    }

    fn medium(
        &mut self,
        path: Option<&str>,
        place: &str,
        set: impl FnOnce(String),
        html: impl Fn(&str) -> String,
    ) {
        match path.map(|path| self.media.name(path)) {
            Some(Ok(name)) => set(html(name)),
            Some(Err(reason)) => {
                self.losses.push(Loss::part(place, format!("its picture or sound: {reason}")));
            }
            None => {}
        }
    }

    /// What a question loses that is not a key of its own.
    fn lost(&mut self, keys: &TakenKeys<'_>, asked: &Exercise<'_>, place: &str) {
        match asked {
            Exercise::Card { .. } => {}
            Exercise::Typed { .. } | Exercise::Number { .. } => {
                self.losses.push(Loss::part(place, COMPARED));
            }
            _ => self.losses.push(Loss::part(place, NOT_JUDGED)),
        }
        if keys.is_typed() {
            keys.take("as");
        }
        let shares = |entries: &[Remarked<'_>]| entries.iter().any(|entry| entry.credit.is_some());
        let has_shares = match asked {
            Exercise::Options { options, .. } => shares(options),
            Exercise::Typed { accept, foreseen, .. } => shares(accept) || shares(foreseen),
            Exercise::Number { accept, .. } => shares(accept),
            _ => false,
        };
        if has_shares {
            self.losses.push(Loss::part(place, "`credit` cannot be said there"));
        }
    }
}
