//! The keys of every question and of the header, and the words that some of them take.

use crate::judge::Accents;
use crate::kind::{self, Key, KeyNames, Shape};
use std::sync::LazyLock;

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
pub const AS: [(&str, As); 3] = [("choice", As::Choice), ("typed", As::Typed), ("card", As::Card)];

/// The words for how accents count.
pub const ACCENTS: [(&str, Accents); 3] =
    [("strict", Accents::Strict), ("warn", Accents::Warn), ("ignore", Accents::Ignore)];

/// The words alone.
pub const fn names<T, const N: usize>(words: &[(&'static str, T); N]) -> [&'static str; N] {
    let (mut names, mut at) = ([""; N], 0);
    while at < N {
        names[at] = words[at].0;
        at += 1;
    }
    names
}

/// What a question is worth: no learner has use for a finer scale.
pub const POINTS: Key =
    Key::may("points", Shape::Whole(1, 1000), "what it is worth; a whole number from 1 to 1000")
        .in_defaults();

/// How many options are shown: more than a hundred nobody reads.
pub const SHOW: Key =
    Key::may("show", Shape::Whole(2, 100), "how many options of a larger pool to show; 2 to 100")
        .in_defaults();

/// How likely an answer should be recalled, within what the scheduler is made for.
pub const RETENTION: Key = Key::may(
    "retention",
    Shape::Between(0.70, 0.99),
    "how likely an answer should be recalled, 0.70 to 0.99",
);

/// More questions than anybody answers in a sitting.
const MOST: u32 = 1_000_000;

/// How many new questions a day.
pub const NEW: Key = Key::may(
    "new",
    Shape::Whole(0, MOST),
    "how many new questions a review asks a day; a whole number from 0",
);

/// How many questions a review.
pub const LIMIT: Key = Key::may(
    "limit",
    Shape::Whole(1, MOST),
    "how many questions a review asks; a whole number from 1",
);

/// Until when it is to be known.
pub const UNTIL: Key =
    Key::may("until", Shape::Day, "the day of an exam, as 2026-12-24: all is seen again before");

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
    POINTS,
    Key::may("partial", Shape::Flag, "false: all or nothing").in_defaults(),
    Key::may("source", Shape::Text, "what it was taken from"),
    Key::may("image", Shape::Path, "the path of a picture"),
    Key::may("alt", Shape::Text, "what the picture shows"),
    Key::may("audio", Shape::Path, "the path of a sound, played while the question is asked"),
    Key::may("passage", Shape::Text, "the name of a text under [passages]"),
    Key::may("language", Shape::Languages, "its language; BCP 47, if not the deck's"),
    Key::may("draft", Shape::Flag, "true: never asked"),
    SHOW,
    Key::may("allow", Shape::Texts(0), "findings to leave out; by code"),
    Key::may("as", Shape::Word(&names(&AS)), "how to ask it; \"choice\", \"typed\" or \"card\"")
        .in_defaults(),
    Key::may(
        "accents",
        Shape::Word(&names(&ACCENTS)),
        "how accents count; \"strict\", \"warn\" or \"ignore\"",
    )
    .in_defaults(),
    Key::may("typos", Shape::Flag, "false: no typo is forgiven").in_defaults(),
    Key::may("case", Shape::Flag, "true: capitals count").in_defaults(),
    Key::may("exact", Shape::Flag, "true: every character counts, for code").in_defaults(),
];

/// Every key a question may have, whatever its kind, sorted.
pub static KEYS: LazyLock<KeyNames> =
    LazyLock::new(|| KeyNames::of(COMMON.iter().chain(kind::keys()).map(|key| key.name)));

/// The keys of `[deck.defaults]`, sorted.
pub static DEFAULTS: LazyLock<KeyNames> = LazyLock::new(|| {
    KeyNames::of(
        COMMON.iter().chain(kind::keys()).filter(|key| key.in_defaults).map(|key| key.name),
    )
});

/// The keys of `[deck]`, its defaults aside.
pub const HEADER: &[Key] = &[
    Key::may("id", Shape::Text, "a stable name: progress is filed under it; else the file's name"),
    Key::may("title", Shape::Text, "what the deck is called"),
    Key::may("description", Shape::Text, "what it is about"),
    Key::may("language", Shape::Languages, "BCP 47: \"en\", or [front, back] for cards"),
    Key::may("authors", Shape::Texts(0), "who wrote it"),
    Key::may("license", Shape::Text, "under which terms it may be passed on"),
    Key::may("tags", Shape::Texts(0), "tags that every question inherits"),
    Key::may("source", Shape::Text, "what it was taken from"),
    Key::may("format", Shape::Whole(1, 1), "the version of the deck format: 1"),
    RETENTION,
    NEW,
    LIMIT,
    UNTIL,
    Key::may("allow", Shape::Texts(0), "findings to leave out, by code"),
];

/// A day is the longest that an exam lasts.
const DAY: u32 = 24 * 60;

/// How many questions an exam asks.
pub const COUNT: Key =
    Key::may("count", Shape::Whole(1, MOST), "how many questions it asks; a whole number from 1");

/// How long an exam lasts.
pub const MINUTES: Key =
    Key::may("minutes", Shape::Whole(1, DAY), "how long it lasts; a whole number from 1 to 1440");

/// What passes an exam.
pub const PASS: Key =
    Key::may("pass", Shape::Whole(0, 100), "from how many percent it is passed; 0 to 100");

/// The keys of `[exam]`, its counts by tag aside.
pub const EXAM: &[Key] = &[
    COUNT,
    MINUTES,
    PASS,
    Key::may(
        REVIEW,
        Shape::Word(&names(&REVIEWS)),
        "what is shown when it is over; \"none\", \"score\" or \"full\", which explains what was missed",
    ),
];

/// The key of what is shown afterwards.
pub const REVIEW: &str = "review";

/// What may be shown of an exam when it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aftermath {
    /// That it was handed in.
    None,
    /// What it came to.
    Score,
    /// That, and what was missed with what is right there.
    Full,
}

/// The words for it.
pub const REVIEWS: [(&str, Aftermath); 3] =
    [("none", Aftermath::None), ("score", Aftermath::Score), ("full", Aftermath::Full)];

/// The key of the counts by tag, a table.
pub const PER_TAG: &str = "per-tag";

/// Every key of `[exam]`, sorted.
pub static EXAM_KEYS: LazyLock<KeyNames> =
    LazyLock::new(|| KeyNames::of(EXAM.iter().map(|key| key.name).chain([PER_TAG])));

/// Every key of `[deck]`, sorted; authors also write them below the first question.
pub static HEADER_KEYS: LazyLock<KeyNames> =
    LazyLock::new(|| KeyNames::of(HEADER.iter().map(|key| key.name).chain(["defaults"])));
