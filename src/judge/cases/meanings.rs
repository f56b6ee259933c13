//! Words that begin as an opposite does, little words, remarks and several answers by example.

use super::{Expected, Judge, Rules, USUAL, check};

#[test]
fn what_begins_as_the_opposite_is_no_slip() {
    check(
        USUAL,
        &[
            ("aerobic", "", "anerobic", "wrong meaning"),
            ("aerobic", "", "anaerobic", "wrong typo"),
            ("regular", "", "iregular", "wrong meaning"),
            ("regular", "", "irregular", "wrong typo"),
            ("legal", "", "ilegal", "wrong meaning"),
            ("logical", "", "ilogical", "wrong meaning"),
            ("mature", "", "imature", "wrong meaning"),
            ("typical", "", "atipical", "wrong typo"),
            ("typical", "", "atypical", "wrong meaning"),
            ("symmetrical", "", "asymetrical", "wrong typo"),
            ("responsibility", "", "iresponsibility", "wrong meaning"),
            ("an aerobic process", "", "an anerobic process", "wrong meaning"),
            ("motion", "", "emotion", "typo typo"),
            ("a motion", "", "emotion", "wrong typo"),
            ("emotion", "", "a motion", "wrong typo"),
            ("a motion", "", "an emotion", "wrong typo"),
            ("the motion", "", "emotion", "wrong typo"),
        ],
    );
    check(
        USUAL,
        &[
            ("unnecessary", "", "unecessary", "typo typo"),
            ("illegal", "", "ilegal", "typo typo"),
            ("irregular", "", "iregular", "typo typo"),
            ("immediately", "", "imediately", "typo typo"),
            ("innocent", "", "inocent", "typo typo"),
            ("anaerobic", "", "anerobic", "typo typo"),
            ("immature", "", "imature", "typo typo"),
            ("annual", "", "anual", "typo typo"),
            ("dissimilar", "", "disimilar", "typo typo"),
            ("academic", "", "acadmic", "typo typo"),
            ("illness", "", "ilness", "typo typo"),
            ("university", "", "unniversity", "typo typo"),
            ("regular", "", "regullar", "typo typo"),
            ("aerobic", "", "aerobbic", "typo typo"),
            ("a station", "", "staton", "typo typo"),
            ("a motion", "", "motoin", "typo typo"),
            ("a motion", "", "a moton", "typo typo"),
            ("unlikely", "", "unlikly", "typo typo"),
        ],
    );
}

#[test]
fn little_words_may_be_left_out() {
    check(
        USUAL,
        &[
            ("to eat", "", "eat", "right little"),
            ("to eat", "", "Eat!", "right little"),
            ("eat", "", "to eat", "right little"),
            ("to run (fast)", "", "run", "right little"),
            ("to take care of", "", "take care of", "right little"),
            ("to love", "love", "love", "wrong rival"),
            ("love", "to love", "to love", "wrong rival"),
            ("to love", "the love", "love", "wrong rival"),
            ("to work", "", "a work", "wrong typo"),
            ("a work", "", "to work", "wrong typo"),
            ("the work", "", "to work", "wrong typo"),
            ("to the lighthouse", "", "the lighthouse", "wrong typo"),
            ("to eat", "", "too eat", "wrong typo"),
            ("to eat", "", "to", "wrong typo"),
            ("to eat", "", "beat", "wrong typo"),
            ("to 5", "", "5", "wrong digits"),
            ("toeat", "", "eat", "wrong typo"),
            ("a work", "work", "work", "wrong rival"),
            ("the love", "love", "love", "wrong rival"),
            ("Tom & a Dog", "", "Tom and a dog", "right trim"),
            ("Tom and a dog", "", "tom & a dog", "right trim"),
            ("You & I", "", "you and i", "right trim"),
            ("p & mask", "", "p and mask", "wrong typo"),
            ("mask & a", "", "mask and a", "wrong typo"),
            ("a & b", "", "a and b", "wrong typo"),
            ("x & 1", "", "x and 1", "wrong digits"),
        ],
    );
    check(
        Rules { english: false, ..USUAL },
        &[("to eat", "", "eat", "wrong typo"), ("Tom & a Dog", "", "Tom and a dog", "wrong typo")],
    );
}

#[test]
fn brackets_within_a_word_hold_what_may_be_left_out() {
    check(
        USUAL,
        &[
            ("colo(u)r", "", "color", "right trim"),
            ("colo(u)r", "", "colour", "right trim"),
            ("p(a)ediatric", "", "pediatric", "right trim"),
            ("an(a)esthetic", "", "anaesthetic", "right trim"),
            ("dog(s)", "", "dog", "right trim"),
            ("dog(s)", "", "dogs", "right trim"),
            ("box(es)", "", "boxes", "right trim"),
            ("child(ren)", "", "children", "right trim"),
            ("ox(en)", "", "ox", "right trim"),
            ("Katze(n)", "", "Katzen", "right trim"),
            ("blond(e)", "", "blonde", "right trim"),
            ("Lehre(r)", "", "Lehrer", "right trim"),
            ("dog(s) and cat(s)", "", "dog and cats", "right trim"),
            ("dog(s)", "dog", "dog", "wrong rival"),
            ("f(x)", "", "f", "wrong typo"),
            ("f(x)", "", "fx", "wrong typo"),
            ("len(s)", "", "len", "wrong typo"),
            ("len(s)", "", "lens", "wrong typo"),
            ("abs(x)", "", "abs", "wrong typo"),
            ("iron(III)", "", "iron", "wrong typo"),
            ("Ca(OH)2", "", "Ca2", "wrong digits"),
            ("Ca(OH)2", "", "CaOH2", "wrong digits"),
            ("(un)happy", "", "happy", "wrong typo"),
            ("(un)happy", "", "unhappy", "wrong typo"),
            ("`dog(s)`", "", "dog", "wrong typo"),
            ("obj.dog(s)", "", "obj.dog", "wrong typo"),
            ("dog(house)", "", "dog", "wrong typo"),
        ],
    );
    check(
        Rules { exact: true, ..USUAL },
        &[("dog(s)", "", "dog", "wrong exact"), ("colo(u)r", "", "color", "wrong exact")],
    );
}

#[test]
fn remarks_in_brackets_may_be_left_out_beside_han_and_kana_too() {
    check(
        USUAL,
        &[
            ("食べる（たべる）", "", "食べる", "right trim"),
            ("食べる（たべる）", "", "たべる", "right trim"),
            ("食べる(たべる)", "", "食べる", "right trim"),
            ("食べる （たべる）", "", "たべる", "right trim"),
            ("食べる（たべる）", "", "食べる(たべる)", "right fold"),
            ("東京（とうきょう）都", "", "東京都", "right trim"),
            ("猫（動物）", "", "猫", "right trim"),
            ("三角関数（cos）", "", "三角関数", "right trim"),
            ("Tokyo（capital）", "", "Tokyo", "right trim"),
            ("run（走る）", "", "run", "right trim"),
            ("サッカー（スポーツ）", "", "サッカー", "right trim"),
            ("to run (quickly)", "", "to run", "right trim"),
            ("猫（動物）", "", "動物", "wrong typo"),
            ("サッカー（スポーツ）", "", "スポーツ", "wrong typo"),
            ("run（はしる）", "", "はしる", "wrong typo"),
            ("東京（とうきょう）都", "", "とうきょう", "wrong typo"),
            ("食べる（たべる）", "食べる", "食べる", "wrong rival"),
            ("食べる（たべる）", "たべる", "たべる", "wrong rival"),
            ("鉄（III）", "", "鉄", "wrong typo"),
            ("f（x）", "", "f", "wrong typo"),
            ("Ca（OH）2", "", "Ca2", "wrong digits"),
            ("to run (quickly)", "", "quickly", "wrong typo"),
            ("（たべる）", "", "たべる", "wrong typo"),
        ],
    );
}

#[test]
fn a_year_of_two_digits_is_asked_again() {
    check(
        USUAL,
        &[
            ("1914", "", "'14", "again date"),
            ("1914", "", "’14", "again date"),
            ("28 July 1914", "", "28 July '14", "again date"),
            ("July 1914", "", "July '14", "again date"),
            ("summer of 1914", "", "summer of '14", "again date"),
            ("1914", "", "'15", "wrong number"),
            ("1914", "", "14", "wrong number"),
            ("28 July 1914", "", "29 July '14", "wrong date"),
            ("19140", "", "'40", "wrong number"),
            ("room 1914", "", "'14", "wrong digits"),
            ("1914", "'14", "'14", "wrong rival"),
        ],
    );
}

#[test]
fn one_of_several_answers_in_one_text_is_close() {
    check(
        USUAL,
        &[
            ("hi / hello", "", "hi / hello", "right key"),
            ("hi / hello", "", "Hi/hello", "right trim"),
            ("hi / hello", "", "hello, hi", "right several"),
            ("hi / hello", "", "hi", "one of several several"),
            ("hi / hello", "", "Hello!", "one of several several"),
            ("go; walk", "", "walk", "one of several several"),
            ("go; walk", "", "go; walk", "right key"),
            ("go (went); walk", "", "go", "one of several several"),
            ("go (went); walk", "", "walk, go", "right several"),
            ("go (went); walk", "", "went", "wrong typo"),
            ("a car; an auto", "", "auto", "one of several several"),
            ("hi / hello", "hello", "hello", "wrong rival"),
            ("hi / hello", "", "hey", "wrong typo"),
            ("remaining/leftover", "", "leftover", "again several"),
            ("remaining/leftover", "", "remaining", "again several"),
            ("fast or early", "", "early", "again several"),
            ("input/output", "", "input", "again several"),
            ("red/black tree", "", "black tree", "again several"),
            ("red/black tree", "", "red tree", "again several"),
            ("red/black tree", "", "red/black tree", "right key"),
            ("more or less", "", "more", "again several"),
            ("Trick or treat", "", "treat", "again several"),
            ("input/output", "input", "input", "wrong rival"),
            ("3 / 4", "", "3", "wrong digits"),
            ("m / s", "", "m", "wrong typo"),
            ("km/h", "", "km", "wrong typo"),
            ("/usr/bin", "", "usr", "wrong typo"),
            ("src/main.rs", "", "src", "wrong typo"),
            ("x / y", "", "x", "wrong typo"),
            ("sin x / cos x", "", "sin x", "wrong typo"),
            ("let a = 1; let b", "", "let b", "wrong digits"),
            ("`go; walk`", "", "go", "wrong typo"),
            ("1/2 or 3/4", "", "1/2", "wrong digits"),
            ("order", "", "der", "wrong typo"),
        ],
    );
    check(Rules { exact: true, ..USUAL }, &[("go; walk", "", "go", "wrong exact")]);
    let key = ["Sucre | La Paz".to_owned()];
    let judge = Judge { rules: USUAL, rivals: None, question: 0, prompt: "" };
    let judgement = judge.line(&Expected::of(&key), "La Paz");
    assert_eq!(super::shown(&judgement), "one of several several");
    check(
        Rules { english: false, ..USUAL },
        &[
            ("fast or early", "", "early", "wrong typo"),
            ("hola / adiós", "", "hola", "one of several several"),
        ],
    );
}
