//! Questions: what every kind has in common, and the keys for it.

use super::header;
use super::infer::{belongs, infer, look_at_prompt};
use crate::judge::{Accents, Rules};
use crate::kind::slips::DECK_KEYS;
use crate::kind::{
    self, AnyKind, Fields, KINDS, Key, MISPLACED_KEY, PROMPT, Part, PlacedText, Row, Shape,
};
use crate::text::words;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// A way to ask that is not the question's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum As {
    /// Pick one of some options, borrowed where there are none.
    Choice,
    /// Type the answer.
    Typed,
    /// Recall, look and rate oneself.
    Card,
}

/// The words for [`As`], in decks and on the command line.
pub const AS: &[(&str, As)] = &[("choice", As::Choice), ("typed", As::Typed), ("card", As::Card)];

/// What an author writes once.
#[derive(Clone, Debug)]
pub struct Question {
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

/// The keys that every question may have.
pub const COMMON: &[Key] = &[
    Key::may("id", Shape::Text, "a stable name; progress stays with it whatever else changes"),
    Key::may("explain", Shape::Text, "an explanation; shown after every answer, right or wrong"),
    Key::may("hint", Shape::Texts(0), "a hint; or a list, shown one at a time"),
    Key::may(
        "tags",
        Shape::Texts(0),
        "what it is about; a list, to which the deck's tags are added",
    ),
    Key::may("points", Shape::Whole(1, u32::MAX), "what it is worth; a whole number from 1")
        .in_defaults(),
    Key::may("partial", Shape::Flag, "false: all or nothing").in_defaults(),
    Key::may("source", Shape::Text, "what it was taken from"),
    Key::may("image", Shape::Text, "the path of a picture"),
    Key::may("alt", Shape::Text, "what the picture shows"),
    Key::may("passage", Shape::Text, "the name of a text under [passages]"),
    Key::may("language", Shape::Languages, "its language; BCP 47, if not the deck's"),
    Key::may("draft", Shape::Flag, "true: never asked"),
    Key::may(
        "show",
        Shape::Whole(2, u32::MAX),
        "how many options of a larger pool to show; from 2",
    )
    .in_defaults(),
    Key::may("allow", Shape::Texts(0), "findings to leave out; by code"),
    Key::may(
        "as",
        Shape::Word(&["choice", "typed", "card"]),
        "how to ask it; \"choice\", \"typed\" or \"card\"",
    )
    .in_defaults(),
    Key::may(
        "accents",
        Shape::Word(&["strict", "warn", "ignore"]),
        "how accents count; \"strict\", \"warn\" or \"ignore\"",
    )
    .in_defaults(),
    Key::may("typos", Shape::Flag, "false: no typo is forgiven").in_defaults(),
    Key::may("case", Shape::Flag, "true: capitals count").in_defaults(),
    Key::may("exact", Shape::Flag, "true: every character counts, for code").in_defaults(),
];

/// Every key a question may have, whatever its kind, sorted.
pub static KEYS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut keys: Vec<&str> = COMMON.iter().map(|key| key.name).collect();
    keys.extend(kind::keys().map(|key| key.name));
    keys.sort_unstable();
    keys.dedup();
    keys
});

/// What the header says for every question that does not say otherwise.
#[derive(Clone, Debug, Default)]
pub struct Common {
    pub language: Arc<[String]>,
    pub accents: Option<Accents>,
    pub typos: Option<bool>,
    pub case: Option<bool>,
    pub exact: Option<bool>,
    pub asked_as: Option<As>,
    /// Keys that only some kinds have.
    pub flags: Vec<(&'static str, bool)>,
    pub show: Option<u32>,
    pub points: Option<u32>,
    pub partial: Option<bool>,
}

/// The keys of `[deck.defaults]`, sorted.
pub static DEFAULTS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let keys = COMMON.iter().chain(kind::keys()).filter(|key| key.in_defaults);
    let mut names: Vec<&str> = keys.map(|key| key.name).collect();
    names.sort_unstable();
    names.dedup();
    names
});

impl Common {
    /// Reads the keys that every question may have too.
    pub fn read(fields: &mut Fields<'_, '_>) -> Self {
        let accents =
            [("strict", Accents::Strict), ("warn", Accents::Warn), ("ignore", Accents::Ignore)];
        Self {
            accents: fields.word("accents", &accents),
            typos: fields.flag("typos"),
            case: fields.flag("case"),
            exact: fields.flag("exact"),
            asked_as: fields.word("as", AS),
            flags: Vec::new(),
            language: Arc::default(),
            show: fields.whole("show", 2),
            points: fields.whole("points", 1),
            partial: fields.flag("partial"),
        }
    }
}

/// What the reader of a deck has to know of a question besides.
#[derive(Debug, Default)]
pub struct Particulars {
    /// Whether it could be read.
    pub is_read: bool,
    /// The digest of what is asked, where the question could not be read and this could.
    pub asked: Option<u64>,
    /// The passage it names.
    pub passage: Option<PlacedText>,
    /// Whether there is no such passage.
    pub lacks_passage: bool,
    /// The findings it leaves out.
    pub allow: Vec<String>,
    /// Where it says what it is known by.
    pub known_by: Range<usize>,
}

/// Reads one question, its keys already corrected; no question where it cannot be asked.
pub fn read(mut fields: Fields<'_, '_>, common: &Common) -> (Option<Question>, Particulars) {
    let row = infer(&mut fields);
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
    let own = Common::read(&mut fields);
    let passage = fields.text("passage");
    if !fields.has("image") {
        fields.idle("alt", "there is no `image`");
    }
    let (image, alt) = (fields.string("image"), fields.string("alt"));
    let language = header::read_language(&mut fields);
    let allow = fields.strings("allow");
    let explain = fields.string("explain");
    let hints = fields.strings("hint");
    let tags = fields.strings("tags");
    let source = fields.string("source");
    let draft = fields.flag("draft").unwrap_or(false);
    match row {
        Some(row) => fields.finish(|key| belongs(key, row)),
        None => fields.leave(|_| true),
    }
    let question = kind.map(|kind| Question {
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
        },
        language: if language.is_empty() { Arc::clone(&common.language) } else { language.into() },
    });
    (question, Particulars { passage, allow, ..Particulars::default() })
}

/// Reports the keys of a question that stand below `[deck]`, and takes them out.
pub fn report_headless(fields: &mut Fields<'_, '_>) {
    let Some(key) = KINDS.iter().map(Row::asks).find(|key| fields.has(key)) else { return };
    let message = "a question begins here without its header";
    let help = "write [[question]] on a line above it";
    fields.report(&MISPLACED_KEY, fields.place(key), message, help);
    for key in KEYS.iter().filter(|key| !DECK_KEYS.contains(key)) {
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
    #[must_use]
    pub fn prompt(&self, part: Part) -> Cow<'_, str> {
        self.kind.prompt(part).unwrap_or(Cow::Borrowed(&self.prompt))
    }

    /// Whether its prompt points at options, so that it makes no sense without them.
    #[must_use]
    pub fn points_at_options(&self) -> bool {
        points_at_options(&self.prompt)
    }

    /// How a typed answer to a part is compared.
    #[must_use]
    pub fn rules(&self, part: Part) -> Rules {
        let language = match part {
            Part::Reverse => self.language.first(),
            Part::Whole | Part::Gap(_) => self.language.last(),
        };
        let english = language.is_none_or(|language| is_english(language));
        Rules { english, ..self.rules }
    }
}

/// Whether a language, by its tag, is English.
#[must_use]
pub fn is_english(language: &str) -> bool {
    language.split(['-', '_']).next().is_some_and(|main| main.eq_ignore_ascii_case("en"))
}

/// What prompts say that make no sense without their options.
const POINTERS: &[&str] = &[
    "which of", "which one", "the following", "of these", "of those", "select", "choose", "pick",
    "tick",
];

/// Whether a prompt points at options.
fn points_at_options(prompt: &str) -> bool {
    let prompt = words(prompt);
    POINTERS.iter().any(|pointer| prompt.contains(&format!(" {pointer} ")))
}
