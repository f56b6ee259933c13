//! What may be wrong with quick text itself; the rest is what `check` says of the deck that it becomes.

use crate::report::Rule;

/// All of them.
pub const RULES: [&Rule; 5] = [&STRAY_LINE, &GIVEN_TWICE, &MISCOUNTED, &LATE_HEAD, &NO_NUMBER];

/// A line that belongs to nothing.
pub const STRAY_LINE: Rule = Rule::error(
    "stray-line",
    "a line of quick text that belongs to nothing",
    "Below what is asked a line begins with a sign or with `key:`; what it means would be a guess.",
    "",
);

/// A key that is given more than once.
pub const GIVEN_TWICE: Rule = Rule::error(
    "given-twice",
    "a part of a question in quick text that is there twice",
    "One of them would be left out in silence. Often a blank line is missing between two questions.",
    "",
);

/// Numbers of an order that do not count.
pub const MISCOUNTED: Rule = Rule::error(
    "miscounted",
    "an order in quick text whose numbers do not count from 1",
    "Whether the numbers are right or the places cannot be told.",
    "",
);

/// A head below a question.
pub const LATE_HEAD: Rule = Rule::error(
    "late-head",
    "a head of quick text below a question",
    "What is said of a deck stands above its questions, so that it is found.",
    "",
);

/// A number that is none.
pub const NO_NUMBER: Rule = Rule::error(
    "no-number",
    "a text beside `±` in quick text",
    "How far off is still right can be said of a number only.",
    "",
);

/// What to do about findings of a deck, in the words of quick text.
pub const REMEDIES: &[(&str, &str)] = &[
    (
        "missing-answer",
        "write below it what is right: `= answer`, with `- wrong` for options; a blank stands behind \
         the sign",
    ),
    (
        "mixed-kinds",
        "keep one: `=`, `1.`, `left => right` and `front == back` each make another kind",
    ),
];

/// What to do about a line that belongs to nothing.
pub const STRAY_REMEDY: &str = "put a blank line above it if a question begins there, two blanks before \
                                it if the text above goes on, or begin it with a sign: = - ! ? #";
