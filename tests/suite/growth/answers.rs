//! Answers that are long in one way, to a question of each sort.

#![allow(clippy::ptr_arg, reason = "a stage is told of what a case made")]

use super::decks::join;
use super::{Case, Meter};
use quizdeck::deck::{Deck, read};
use quizdeck::judge::{Expected, Judge};
use quizdeck::kind::Part;
use std::sync::LazyLock;

/// A question of each sort that is typed, with others that could be meant.
static DECK: LazyLock<Deck> = LazyLock::new(|| {
    read(
        "[[question]]\nprompt = 'What is it?'\nanswer = 'the quick brown fox'\n\
         [[question]]\nprompt = 'Which are they?'\nanswers = ['salt and pepper', 'sugar', ['cream', 'milk']]\n\
         [[question]]\nprompt = 'Which are they in order?'\nanswers = ['one', 'two, three', 'four']\nordered = true\n\
         [[question]]\nprompt = 'How many are there?'\nanswer = 1234.5\nunit = ['km', 'kilometres']\n\
         [[question]]\nprompt = 'When was it?'\nanswer = 1914-07-28\n\
         [[question]]\nprompt = 'Who was it?'\nanswer = 'George III (the king) / Georg'\naccept = [{ text = 'Georges', credit = 0.5 }]\n\
         [[question]]\nprompt = 'How is it written?'\nanswer = 'let x = [1];'\nexact = true\n\
         [[question]]\nfront = 'laufen'\nback = ['to run; to walk', 'walk']\n\
         [[question]]\nprompt = 'What is it in Greek?'\nanswer = 'λόγος'\n\
         [[question]]\nprompt = 'Which is it?'\nanswer = 'Minsk'\nwrong = ['Brest', 'Pinsk']\nas = 'typed'\n",
        "deck",
    )
    .deck
});

/// Answers, as they may be typed or pasted.
pub const ANSWERS: &[Case<String>] = &[
    ("digits", |n| "7".repeat(n)),
    ("numbers", |n| "7 ".repeat(n)),
    ("numbers with commas", |n| ",777".repeat(n)),
    ("numbers with points", |n| ".777".repeat(n)),
    ("numbers with blanks", |n| " 777".repeat(n)),
    ("years", |n| "1914 ".repeat(n)),
    ("dates", |n| "28 July 1914 ".repeat(n)),
    ("clocks", |n| "12:30 ".repeat(n)),
    ("Roman numerals", |n| "XIV ".repeat(n)),
    ("letters of Roman numerals", |n| "M".repeat(n)),
    ("number words", |n| "twenty ".repeat(n)),
    ("number words joined", |n| "twenty-one-".repeat(n)),
    ("hundreds", |n| "hundred ".repeat(n)),
    ("ordinals", |n| "third ".repeat(n)),
    ("percents", |n| "5 % ".repeat(n)),
    ("units", |n| "5 km ".repeat(n)),
    ("degrees", |n| "5° ".repeat(n)),
    ("superscripts", |n| "²".repeat(n)),
    ("subscripts", |n| "₂".repeat(n)),
    ("fractions", |n| "½ ".repeat(n)),
    ("slashes", |n| "3/4 ".repeat(n)),
    ("minus signs", |n| "-".repeat(n)),
    ("plus signs", |n| "+".repeat(n)),
    ("chemistry", |n| "H2O".repeat(n)),
    ("marks", |n| "\u{301}".repeat(n)),
    ("letters with marks", |n| "e\u{301}".repeat(n)),
    ("letters with many marks", |n| "a\u{300}\u{323}".repeat(n)),
    ("marks out of order", |n| "\u{301}\u{323}".repeat(n)),
    ("words", |n| "word ".repeat(n)),
    ("one word", |n| "a".repeat(n)),
    ("capitals", |n| "Word ".repeat(n)),
    ("sentences", |n| "It is a word. ".repeat(n)),
    ("lines", |n| "word\n".repeat(n)),
    ("blanks", |n| " ".repeat(n)),
    ("tabs", |n| "\t".repeat(n)),
    ("exotic blanks", |n| "\u{3000}".repeat(n)),
    ("zero widths", |n| "\u{200b}".repeat(n)),
    ("commas", |n| ",".repeat(n)),
    ("words with commas", |n| "a, ".repeat(n)),
    ("ands", |n| "and ".repeat(n)),
    ("words with ands", |n| "a and ".repeat(n)),
    ("ampersands between words", |n| "a & ".repeat(n)),
    ("semicolons", |n| "a; ".repeat(n)),
    ("slashes between words", |n| "a / ".repeat(n)),
    ("words joined by slashes", |n| "a/".repeat(n)),
    ("ors", |n| "a or ".repeat(n)),
    ("points", |n| ".".repeat(n)),
    ("initials", |n| "U.".repeat(n)),
    ("abbreviations", |n| "St. ".repeat(n)),
    ("apostrophes", |n| "'".repeat(n)),
    ("words with apostrophes", |n| "don't ".repeat(n)),
    ("quotes", |n| "\"".repeat(n)),
    ("quoted words", |n| "\"a\" ".repeat(n)),
    ("curly quotes", |n| "“a” ".repeat(n)),
    ("nested curly quotes", |n| "“".repeat(n)),
    ("hyphens", |n| "a-".repeat(n)),
    ("dashes", |n| "a – ".repeat(n)),
    ("ellipses", |n| "… ".repeat(n)),
    ("articles", |n| "the ".repeat(n)),
    ("negations", |n| "not ".repeat(n)),
    ("prefixes", |n| "un".repeat(n)),
    ("braces", |n| "{".repeat(n)),
    ("colons", |n| ":".repeat(n)),
    ("equals signs", |n| "=".repeat(n)),
    ("arrows", |n| "→ ".repeat(n)),
    ("emoji", |n| "😀".repeat(n)),
    ("families", |n| "👨\u{200d}👩\u{200d}👧".repeat(n)),
    ("selectors", |n| "\u{fe0f}".repeat(n)),
    ("opening parentheses", |n| "(".repeat(n)),
    ("closing parentheses", |n| ")".repeat(n)),
    ("parentheses", |n| "(a) ".repeat(n)),
    ("optional words", |n| "a (b) ".repeat(n)),
    ("opening brackets", |n| "[".repeat(n)),
    ("backticks", |n| "`".repeat(n)),
    ("dollars", |n| "$".repeat(n)),
    ("backslashes", |n| "\\".repeat(n)),
    ("HTML tags", |n| "<b>".repeat(n)),
    ("entities", |n| "&amp;".repeat(n)),
    ("Greek", |n| "λόγος ".repeat(n)),
    ("Cyrillic", |n| "слово ".repeat(n)),
    ("Hebrew with points", |n| "שָׁ".repeat(n)),
    ("Arabic", |n| "كلمة ".repeat(n)),
    ("Devanagari", |n| "शब्द ".repeat(n)),
    ("Thai", |n| "คำ".repeat(n)),
    ("jamo", |n| "\u{1112}\u{1161}\u{11ab}".repeat(n)),
    ("kana", |n| "かな".repeat(n)),
    ("Han", |n| "漢".repeat(n)),
    ("umlauts", |n| "ae".repeat(n)),
    ("sharp s", |n| "ß".repeat(n)),
    ("dotted i", |n| "İ".repeat(n)),
    ("ligatures", |n| "ﷺ".repeat(n)),
    ("entries of a list", |n| join(n, |i| format!("w{i}, "))),
    ("numbers that follow", |n| join(n, |i| format!("{i} "))),
    ("the key many times", |n| "the quick brown fox ".repeat(n / 10)),
    ("the list many times", |n| "salt and pepper, sugar, ".repeat(n / 10)),
    ("the number many times", |n| "1234.5 km ".repeat(n / 10)),
    ("nested parentheses", |n| "(".repeat(n) + &")".repeat(n)),
];

/// Judges an answer to each question.
pub fn judging(typed: &String, meter: &mut Meter) {
    let deck = &*DECK;
    let rivals = deck.rivals();
    meter.measure(|| {
        for (number, question) in deck.questions().iter().enumerate() {
            let judge = Judge {
                rules: question.rules(Part::Whole),
                rivals: Some(rivals),
                question: u32::try_from(number).unwrap(),
                prompt: &question.prompt(Part::Whole),
            };
            let expected: Vec<Expected<'_>> = question.kind.expected(Part::Whole);
            for expected in &expected {
                judge.line(expected, typed);
            }
            judge.list(&expected, std::slice::from_ref(typed));
        }
    });
}
