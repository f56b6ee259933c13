//! What is read as a number or a date by example: near misses, and the other answers of a deck.

use super::{Accents, Language, Rules, USUAL, check};

#[test]
fn no_reading_makes_another_answer_of_the_deck_right() {
    check(
        USUAL,
        &[
            ("World War X", "World War 10", "World War 10", "wrong rival"),
            ("George III", "George 3", "George 3", "wrong rival"),
            ("George III", "", "George 3", "right ordinal"),
            ("020-6921-4236", "02069214236", "02069214236", "wrong rival"),
            ("5 mW", "5 milliwatts", "5 milliwatts", "wrong rival"),
            ("5 mW", "5 milliwatts", "5 Milliwatt", "right unit"),
            ("1914–1918", "1914-18", "1914-18", "wrong rival"),
            ("1914–1918", "1914-18", "1914 to 1918", "right date"),
            ("14:30", "2.30 pm", "2.30 pm", "wrong rival"),
            ("March 17th", "17 March", "17 March", "wrong rival"),
            ("28 July 1914", "1914-07-28", "1914-07-28", "right date"),
            ("6", "six", "six", "right number"),
        ],
    );
}

#[test]
fn a_letter_is_a_number_only_behind_rulers_and_serial_words() {
    check(
        USUAL,
        &[
            ("Rocky V", "", "Rocky 5", "right ordinal"),
            ("George V", "", "George the Fifth", "right ordinal"),
            ("George 5", "", "George V", "right ordinal"),
            ("Chapter X", "", "chapter ten", "right ordinal"),
            ("Solution XI", "", "Solution 11", "right ordinal"),
            ("Solution X", "", "Solution 10", "wrong digits"),
            ("Solution 10", "", "Solution X", "wrong digits"),
            ("Variable X", "", "variable 10", "wrong digits"),
            ("Volt V", "", "Volt 5", "wrong digits"),
            ("Malcolm X", "", "Malcolm 10", "wrong digits"),
            ("Windows X", "", "Windows 10", "wrong digits"),
            ("Fantastic Four", "", "Fantastic Fourth", "wrong typo"),
            ("Formula One", "", "Formula First", "wrong typo"),
            ("Formula One", "", "Formula 1", "right number"),
        ],
    );
}

#[test]
fn ranges_versions_and_decades_are_what_they_look_like() {
    check(
        USUAL,
        &[
            ("4000–6000", "", "40006000", "wrong digits"),
            ("12000-15000", "", "1200015000", "wrong digits"),
            ("1234567-1234568", "", "12345671234568", "wrong digits"),
            ("100-20000", "", "10020000", "wrong digits"),
            ("1.20.30000", "", "12030000", "wrong digits"),
            ("12.04.10234", "", "120410234", "wrong digits"),
            ("1234.5678.9012", "", "123456789012", "right grouped"),
            ("555.123.4567", "", "5551234567", "right grouped"),
            ("1.800.555.1234", "", "18005551234", "right grouped"),
            ("01.23.45.67.89", "", "0123456789", "right grouped"),
            ("+49 (0)30 123456", "", "+49 030123456", "right grouped"),
            ("030-123456", "", "030123456", "right grouped"),
            ("867-5309", "", "8675309", "right grouped"),
            ("1980s", "", "1980 seconds", "wrong digits"),
            ("60s", "", "60 seconds", "right unit"),
            ("5 nm", "", "5 Nm", "wrong unit"),
            ("5 m", "", "5 M", "again unit"),
            ("5 g", "", "5 G", "again unit"),
            ("5 Nm", "", "5 newton metres", "right unit"),
        ],
    );
}

#[test]
fn days_without_a_year_may_be_typed_in_numbers() {
    check(
        USUAL,
        &[
            ("March 17th", "", "17.03", "right date"),
            ("November 11", "", "11.11", "right date"),
            ("March 17th", "", "18.03", "wrong date"),
            ("11:11", "", "11.11", "right date"),
            ("3 April", "", "3-4", "again date"),
            ("October 2001", "", "2001-10", "again date"),
            ("2001–2010", "", "2001-10", "again date"),
            ("1914–1918", "", "'14–'18", "again date"),
            ("1914–1918", "", "'14-18", "again date"),
            ("1914–1918", "", "'18–'14", "wrong date"),
        ],
    );
    let of = |tag| Rules { english: false, language: Language::of(tag), ..USUAL };
    check(of("de"), &[("17. März", "", "17.03", "right date")]);
    check(of("nl"), &[("27 april", "", "27-4", "right date")]);
}

#[test]
fn parts_of_several_answers_and_of_code() {
    check(
        USUAL,
        &[
            ("hi / hello / hey", "", "hi / hello", "one of several several"),
            ("hi / hello / hey", "", "hey, hi", "one of several several"),
            ("hi / hello / hey", "", "hi / howdy", "wrong typo"),
            ("fib(n)", "", "fib", "wrong typo"),
            ("fib(n)", "", "fibn", "wrong typo"),
            ("sort(s)", "", "sort", "wrong typo"),
            ("cat(s)", "", "cat", "right trim"),
            ("child(ren)", "", "child", "right trim"),
            ("colou(r)", "", "colou", "right trim"),
            ("to and fro", "", "and fro", "wrong typo"),
        ],
    );
    let of = |tag| Rules { english: false, language: Language::of(tag), ..USUAL };
    check(
        of("de"),
        &[
            ("schnell oder früh", "", "schnell", "again several"),
            ("Blume(n)", "", "Blume", "right trim"),
        ],
    );
    check(of("fr"), &[("vite ou tôt", "", "vite", "again several")]);
    check(
        Rules { accents: Accents::Ignore, ..of("de") },
        &[("Maße", "", "Masse", "right keyboard"), ("Masse", "", "Maße", "wrong keyboard")],
    );
}
