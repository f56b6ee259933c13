//! Questions: what every kind has in common, and the keys for it.

use super::common::{Common, read_language};
use super::infer::{belongs, infer};
use super::keys::{As, HEADER_KEYS, KEYS};
use super::prompt::{look_at_prompt, points_at_options};
use crate::judge::{Language, Rules};
use crate::kind::{
    AnyKind, Fields, KINDS, MISPLACED_KEY, PROMPT, Part, PlacedText, Row, Transcript,
};
use crate::random::Fnv;
use crate::text::words;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// What an author writes once.
#[derive(Clone, Debug)]
pub struct Question {
    /// Which one of the file it is, from 1; those that cannot be asked count.
    pub number: usize,
    /// The name progress is filed under: `id`, or else a digest of what is asked.
    pub key: String,
    /// Whether the key is an `id` that the author wrote.
    pub pinned: bool,
    /// What is asked; for a cloze or a card see [`Question::prompt`].
    pub prompt: String,
    /// Its kind, with the kind's own keys.
    pub kind: AnyKind,
    /// Shown after every answer.
    pub explain: Option<String>,
    /// Shown one at a time.
    pub hints: Vec<String>,
    /// Its own tags.
    pub tags: Vec<String>,
    /// What it is worth.
    pub points: u32,
    /// Whether part of an answer earns part of the points.
    pub partial: bool,
    /// What it was taken from.
    pub source: Option<String>,
    /// A picture, and what it shows.
    pub image: Option<(String, Option<String>)>,
    /// The path of a sound.
    pub audio: Option<String>,
    /// The name of a text of the deck that it is about.
    pub passage: Option<String>,
    /// Never asked.
    pub draft: bool,
    /// How many options of a larger pool are shown.
    pub show: Option<usize>,
    /// How it is to be asked, if not as its kind is.
    pub asked_as: Option<As>,
    /// How typed answers are compared.
    pub rules: Rules,
    /// Its own languages, or else the deck's.
    pub language: Arc<[String]>,
}

/// What the reader has to know of a question as it stands in a deck, besides what it asks.
#[derive(Debug, Default)]
pub struct Occurrence {
    /// Whether it could be read.
    pub is_read: bool,
    /// The digest of its id, where it has one.
    pub id: Option<u64>,
    /// The digest of what is asked, also where the question could not be read and this could.
    pub asked: Option<u64>,
    /// The passage it names.
    pub passage: Option<PlacedText>,
    /// Whether there is no such passage.
    pub lacks_passage: bool,
    /// The findings it leaves out, sorted.
    pub allow: Vec<String>,
    /// Where it says what it is known by.
    pub known_by: Range<usize>,
}

/// Reads one question, its keys already corrected.
pub fn read<'t>(
    mut fields: Fields<'t, '_>,
    common: &Common,
    transcript: &mut Transcript<'t>,
) -> (Option<Question>, Occurrence) {
    let row = infer(&mut fields);
    fields.transcribe(transcript);
    if let Some(row) = row {
        fields.call(row.name);
    }
    let prompt = read_prompt(&mut fields, row);
    let owns = |key: &str| row.is_some_and(|row| row.key(key).is_some());
    for (key, flag) in common.flags.iter().filter(|(key, _)| owns(key)) {
        fields.default_flag(key, *flag);
    }
    let mut kind = row.and_then(|row| (row.read)(&mut fields));
    if kind.is_none() {
        fields.leave(owns); // what a slip left unread is not misplaced
    }
    if prompt.is_none() && owns(PROMPT) {
        kind = None;
    }

    let id = fields.string("id");
    let id_digest = id.as_deref().map(|id| Fnv::of(id.as_bytes()));
    let own = Common::read(&mut fields);
    let passage = fields.text("passage");
    if !fields.has("image") {
        fields.idle("alt", "there is no `image`");
    }
    let (image, alt) = (fields.path("image"), fields.string("alt"));
    let audio = fields.path("audio");
    let language = read_language(&mut fields);
    let mut allow = fields.strings("allow");
    allow.sort_unstable();
    let explain = fields.string("explain");
    let hints = fields.strings("hint");
    let tags = fields.strings("tags");
    let source = fields.string("source");
    let draft = fields.flag("draft").unwrap_or(false);
    match row {
        Some(row) => fields.finish(|key| belongs(key, row)),
        None => fields.leave(|_| true),
    }
    let question = kind.map(|kind| {
        Question {
            number: 0, // known when the whole file is read
            pinned: id.is_some(),
            key: id.unwrap_or_default(),
            prompt: prompt.unwrap_or_default(),
            kind,
            explain,
            hints,
            tags,
            points: own.points.or(common.points).unwrap_or(1),
            partial: own.partial.or(common.partial).unwrap_or(true),
            source,
            image: image.map(|image| (image, alt)),
            audio,
            passage: passage.as_ref().map(|passage| passage.value.clone()),
            draft,
            show: own.show.or(common.show).and_then(|show| usize::try_from(show).ok()),
            asked_as: own.asked_as.or(common.asked_as),
            rules: Rules {
                accents: own.accents.or(common.accents).unwrap_or_default(),
                typos: own.typos.or(common.typos).unwrap_or(true),
                case: own.case.or(common.case).unwrap_or(false),
                exact: own.exact.or(common.exact).unwrap_or(false),
                english: true,
                language: Language::default(),
            },
            language: if language.is_empty() {
                Arc::clone(&common.language)
            } else {
                language.into()
            },
        }
    });
    let is_read = question.is_some();
    (question, Occurrence { is_read, id: id_digest, passage, allow, ..Occurrence::default() })
}

/// Reports the keys of a question that stand below `[deck]`, and takes them out.
pub fn report_headless(fields: &mut Fields<'_, '_>) {
    let Some(key) = KINDS.iter().map(Row::asks).find(|key| fields.has(key)) else { return };
    let message = "a question begins here without its header";
    let help = "write [[question]] on a line above it";
    fields.report(&MISPLACED_KEY, fields.place(key), message, help);
    for key in KEYS.iter().filter(|key| !HEADER_KEYS.contains(key)) {
        fields.take(key);
    }
}

/// Reads the prompt where the kind has one, or where there is no kind to tell.
fn read_prompt(fields: &mut Fields<'_, '_>, row: Option<&Row>) -> Option<String> {
    let Some(row) = row else { return fields.string(PROMPT) };
    row.key(PROMPT)?;
    let prompt = fields.need_text(PROMPT, "write the question: prompt = \"...\"")?;
    look_at_prompt(fields, &prompt, row);
    Some(prompt.value)
}

impl Question {
    /// What is asked for a part.
    pub fn prompt(&self, part: Part) -> Cow<'_, str> {
        self.kind.prompt(part).unwrap_or(Cow::Borrowed(&self.prompt))
    }

    /// The name under which a part is remembered.
    pub fn key_of(&self, part: Part) -> String {
        match part {
            Part::Whole => self.key.clone(),
            Part::Reverse => format!("{}#reverse", self.key),
            Part::Gap(_) => {
                let expected = self.kind.expected(part);
                let gap = expected.first().and_then(|expected| expected.key.first());
                format!("{}#{}", self.key, gap.map_or("", String::as_str))
            }
        }
    }

    /// Whether its prompt points at options, so that it makes no sense without them.
    pub fn points_at_options(&self) -> bool {
        points_at_options(&words(&self.prompt), false)
    }

    /// How a typed answer to a part is compared.
    pub fn rules(&self, part: Part) -> Rules {
        let language = self.language(part);
        Rules {
            english: language.is_none_or(is_english),
            language: language.map(Language::of).unwrap_or_default(),
            ..self.rules
        }
    }

    /// The language of an answer to a part, if the author says it.
    pub fn language(&self, part: Part) -> Option<&str> {
        let language = match part {
            Part::Reverse => self.language.first(),
            Part::Whole | Part::Gap(_) => self.language.last(),
        };
        language.map(String::as_str)
    }
}

/// Whether a language, by its tag, is English.
pub fn is_english(language: &str) -> bool {
    language.split(['-', '_']).next().is_some_and(|main| main.eq_ignore_ascii_case("en"))
}
