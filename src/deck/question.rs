//! Questions: what every kind has in common, and the keys for it.

use super::infer::{belongs, infer, look_at_prompt};
use super::{Deck, header};
use crate::judge::{Accents, Rules};
use crate::kind::{AnyKind, Fields, Key, Part, Text};
use std::borrow::Cow;
use std::ops::Range;

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
    pub language: Vec<String>,
    /// Where its header stands in the file.
    pub span: Range<usize>,
}

/// The keys that every question may have.
pub const COMMON: &[Key] = &[
    ("id", "a stable name: progress stays with it whatever else changes"),
    ("explain", "shown after every answer, right or wrong"),
    ("hint", "text, or a list shown one at a time"),
    ("tags", "a list; the deck's tags are added"),
    ("points", "what it is worth, a whole number from 1"),
    ("partial", "false: all or nothing"),
    ("source", "what it was taken from"),
    ("image", "the path of a picture"),
    ("alt", "what the picture shows"),
    ("passage", "the name of a text under [passages]"),
    ("language", "BCP 47, if not the deck's"),
    ("draft", "true: never asked"),
    ("show", "how many options of a larger pool to show, from 2"),
    ("allow", "findings to leave out, by code"),
    ("as", "\"choice\", \"typed\" or \"card\": ask it that way"),
    ("accents", "\"strict\", \"warn\" or \"ignore\""),
    ("typos", "false: no typo is forgiven"),
    ("case", "true: capitals count"),
    ("exact", "true: every character counts, for code"),
];

/// What [deck.defaults] says for every question that does not say otherwise.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    pub accents: Option<Accents>,
    pub typos: Option<bool>,
    pub case: Option<bool>,
    pub exact: Option<bool>,
    pub asked_as: Option<As>,
    pub reverse: Option<bool>,
    pub show: Option<u32>,
    pub points: Option<u32>,
    pub partial: Option<bool>,
}

/// The keys of [deck.defaults].
pub const DEFAULTS: [&str; 9] =
    ["accents", "typos", "case", "exact", "as", "reverse", "show", "points", "partial"];

impl Defaults {
    /// Reads the keys that a question may have too; `reverse` is read by its owner.
    pub fn read(fields: &mut Fields<'_, '_>) -> Self {
        let accents =
            [("strict", Accents::Strict), ("warn", Accents::Warn), ("ignore", Accents::Ignore)];
        Self {
            accents: fields.word("accents", &accents),
            typos: fields.flag("typos"),
            case: fields.flag("case"),
            exact: fields.flag("exact"),
            asked_as: fields.word("as", AS),
            reverse: None,
            show: fields.whole("show", 2),
            points: fields.whole("points", 1),
            partial: fields.flag("partial"),
        }
    }
}

/// What prompts say that make no sense without their options.
const POINTERS: &[&str] = &[
    "which of",
    "which one",
    "what of the following",
    "the following",
    "of these",
    "select",
    "choose",
    "pick",
    "tick",
];

/// Reads one question; also the passage it names and the findings it allows.
pub fn read(
    mut fields: Fields<'_, '_>,
    deck: &Deck,
    defaults: &Defaults,
    span: Range<usize>,
) -> (Option<Question>, Option<Text>, Vec<String>) {
    let row = infer(&mut fields);
    if let Some(row) = row {
        fields.call(row.name);
    }
    let owns = |key: &str| row.is_some_and(|row| row.keys.iter().any(|(own, _)| *own == key));
    let mut prompt = None;
    if owns("prompt") || (row.is_none() && fields.has("prompt")) {
        prompt = fields.need_text("prompt", "write the question: prompt = \"…\"");
    }
    if let (Some(prompt), Some(row)) = (&prompt, row) {
        look_at_prompt(&mut fields, prompt, row);
    }
    if let Some(reverse) = defaults.reverse
        && owns("reverse")
    {
        fields.default_flag("reverse", reverse);
    }
    let kind = row.and_then(|row| (row.read)(&mut fields));

    let values = |texts: Vec<Text>| texts.into_iter().map(|text| text.value).collect::<Vec<_>>();
    let id = fields.text("id");
    let own = Defaults::read(&mut fields);
    let passage = fields.text("passage");
    let image = fields.text("image").map(|image| image.value);
    let alt = fields.text("alt").map(|alt| alt.value);
    let language = header::read_language(&mut fields);
    let allow = values(fields.texts("allow"));
    let question = Question {
        pinned: id.is_some(),
        key: id.map(|id| id.value).unwrap_or_default(),
        prompt: prompt.map(|prompt| prompt.value).unwrap_or_default(),
        explain: fields.text("explain").map(|explain| explain.value),
        hints: values(fields.texts("hint")),
        tags: values(fields.texts("tags")),
        points: own.points.or(defaults.points).unwrap_or(1),
        partial: own.partial.or(defaults.partial).unwrap_or(true),
        source: fields.text("source").map(|source| source.value),
        image: image.map(|image| (image, alt)),
        passage: passage.as_ref().map(|passage| passage.value.clone()),
        draft: fields.flag("draft").unwrap_or(false),
        show: own.show.or(defaults.show).and_then(|show| usize::try_from(show).ok()),
        asked_as: own.asked_as.or(defaults.asked_as),
        rules: Rules {
            accents: own.accents.or(defaults.accents).unwrap_or_default(),
            typos: own.typos.or(defaults.typos).unwrap_or(true),
            case: own.case.or(defaults.case).unwrap_or(false),
            exact: own.exact.or(defaults.exact).unwrap_or(false),
            english: true,
        },
        language: if language.is_empty() { deck.language.clone() } else { language },
        span,
        kind: match kind {
            Some(kind) => kind,
            None => {
                if row.is_some() {
                    fields.finish(belongs);
                }
                return (None, passage, allow);
            }
        },
    };
    fields.finish(belongs);
    (Some(question), passage, allow)
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
        let english = language.is_none_or(|language| {
            language.split(['-', '_']).next().is_some_and(|main| main.eq_ignore_ascii_case("en"))
        });
        Rules { english, ..self.rules }
    }
}

/// Whether a prompt points at options.
pub fn points_at_options(prompt: &str) -> bool {
    let prompt = prompt.to_lowercase();
    POINTERS.iter().any(|pointer| prompt.contains(pointer))
}
