//! The whole of a question within a note: what quizdeck reads again, so that all of it comes back from
//! Anki. Beside it stands what each field said, so that an edit made there is seen.

use super::looks::{NoteLook, WHOLE};
use crate::deck::edit::{Draft, Front};
use crate::format::{Bundle, Carried, ForeignFile, Wishes, json};
use crate::random::Fnv;
use unicode_normalization::UnicodeNormalization;

/// What the field begins with: the version of its layout.
const BEGINNING: &str = "1";

/// What stands for the key of a question that has an id.
const NO_KEY: &str = "-";

/// What of a deck's head each of its questions needs.
const NEEDED: [&str; 3] = ["id", "language", "tags"];

/// The head of a deck as far as a question needs it: all of it with the first.
pub fn front_of(front: &Front, draft: &Draft, is_first: bool) -> Front {
    let passage = draft.text("passage");
    let passages = front.passages.iter().filter(|(name, _)| Some(name.as_str()) == passage);
    let passages = passages.cloned().collect();
    if is_first {
        return Front { passages, ..front.clone() };
    }
    let header = front.header.iter().filter(|(name, _)| NEEDED.contains(name)).cloned().collect();
    let defaults = front.defaults.iter().filter(|(name, _)| draft.takes(name)).cloned().collect();
    Front { header, defaults, passages, ..Front::default() }
}

/// The text of the field for a note with these fields; nothing where it cannot be put into words. The
/// key of a question without an id tells which one it was when what it asks is edited.
pub fn written(
    (name, key): (&str, &str),
    front: &Front,
    draft: &Draft,
    fields: &[String],
) -> Option<String> {
    let marks: Vec<String> = fields.iter().map(|field| format!("{:x}", mark(field))).collect();
    let whole = json::question(name, front, draft)?;
    let key = if draft.has("id") || key.is_empty() { NO_KEY } else { key };
    Some(format!("{BEGINNING} {key} {} {}", marks.join("."), quiet(&whole)))
}

/// JSON that means nothing to HTML and to Anki: what could stands in a text, and is escaped there.
fn quiet(json: &str) -> String {
    let mut quiet = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => quiet.push_str("\\u003c"),
            '>' => quiet.push_str("\\u003e"),
            '&' => quiet.push_str("\\u0026"),
            '\u{a0}' => quiet.push_str("\\u00a0"),
            c => quiet.push(c),
        }
    }
    for (meant, escaped) in [
        ("{{", "\\u007b\\u007b"),
        ("[sound:", "\\u005bsound:"),
        ("[anki:", "\\u005banki:"),
        ("[latex]", "\\u005blatex]"),
        ("[$", "\\u005b$"),
    ] {
        quiet = quiet.replace(meant, escaped);
    }
    quiet
}

/// A question that was read back, and the fields that were edited.
pub struct Restored {
    /// What its deck is called.
    pub name: String,
    /// What of its deck's head goes with it.
    pub front: Front,
    /// The question.
    pub draft: Draft,
    /// The names of the fields that say something else since.
    pub edited: Vec<&'static str>,
    /// What it was known by, where it has no id.
    pub key: Option<String>,
}

/// Reads what a note of a type of ours says of its question; nothing where that is gone.
pub fn restored(look: NoteLook, fields: &[impl AsRef<str>]) -> Option<Restored> {
    let at = look.fields().position(|name| name == WHOLE)?;
    let (version, rest) = fields.get(at)?.as_ref().split_once(' ')?;
    let (key, rest) = rest.split_once(' ').filter(|_| version == BEGINNING)?;
    let (marks, whole) = rest.split_once(' ')?;
    let key = Some(key.to_owned()).filter(|key| key != NO_KEY);
    let file = ForeignFile { name: "", bytes: whole.as_bytes() };
    let mut bundles = json::read(&file, &Wishes::default()).ok()?.bundles;
    let Bundle { name, front, mut questions, .. } = bundles.pop()?;
    let Carried { draft, .. } = questions.pop().filter(|_| questions.is_empty())?;
    let marks = marks.split('.').map(|mark| u32::from_str_radix(mark, 16).ok());
    let fields_of_look = look.fields().take_while(|name| *name != WHOLE);
    let edited = fields_of_look
        .zip(fields)
        .zip(marks)
        .filter(|((_, field), mark)| *mark != Some(self::mark(field.as_ref())))
        .map(|((name, _), _)| name);
    Some(Restored { edited: edited.collect(), name, front, draft, key })
}

/// By what a field is known to be as it was; Anki composes letters.
fn mark(field: &str) -> u32 {
    let mut digest = Fnv::new();
    field.nfc().for_each(|c| digest.write(c.encode_utf8(&mut [0; 4]).as_bytes()));
    u32::try_from(digest.0 >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::Manuscript;

    #[test]
    fn a_question_comes_back_whole_and_an_edit_is_seen() {
        let manuscript = Manuscript::of(
            "[deck]\nid = 'd'\nlicense = 'CC0'\n[deck.defaults]\ntypos = false\nreverse = true\n\
             [passages]\np = '<b> {{x}} [sound:y]'\nq = 'another'\n\
             [[question]]\nprompt = 'a & b?'\nanswer = 1914-07-28\npassage = 'p'\n",
        );
        let draft = &manuscript.questions[0].1;
        let front = front_of(&manuscript.front, draft, false);
        assert_eq!((front.header.len(), front.defaults.len(), front.passages.len()), (1, 1, 1));
        let mut fields: Vec<String> =
            NoteLook::Typed.fields().filter(|name| *name != WHOLE).map(str::to_owned).collect();
        let whole = written(("deck", "key"), &front, draft, &fields).unwrap();
        assert!(!whole.contains(['<', '&']) && !whole.contains("{{") && !whole.contains("[sound"));
        fields.push(whole);
        fields[1] = "another answer".to_owned();
        let restored = restored(NoteLook::Typed, &fields).unwrap();
        assert_eq!(restored.edited, ["Answer"]);
        assert_eq!((restored.name.as_str(), restored.key.as_deref()), ("deck", Some("key")));
        assert_eq!(restored.front, front);
        assert_eq!(&restored.draft, draft);
        assert!(super::restored(NoteLook::Cloze, &fields).is_none());
    }
}
