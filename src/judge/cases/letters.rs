//! Marks of scripts and letters that a keyboard lacks by example.

use super::{Accents, Case, Language, Rules, USUAL, check};

#[test]
fn marks_that_readers_leave_out_count_as_accents_are_set() {
    const ROWS: [Case; 14] = [
        ("שָׁלוֹם", "", "שלום", "accent accent"),
        ("שלום", "", "שָׁלוֹם", "accent accent"),
        ("כֶּלֶב", "", "כלב", "accent accent"),
        ("كِتَاب", "", "كتاب", "accent accent"),
        ("كتاب", "", "كِتَاب", "accent accent"),
        ("مُحَمَّد", "", "محمد", "accent accent"),
        ("ещё", "", "еще", "accent accent"),
        ("ёлка", "", "елка", "accent accent"),
        ("самолёт", "", "самолет", "accent accent"),
        ("за\u{301}мок", "", "замок", "accent accent"),
        ("достопримеча\u{301}тельность", "", "достопримечательность", "accent accent"),
        ("трёхсотшестидесятипятидневный", "", "трехсотшестидесятипятидневный", "accent accent"),
        ("λόγος", "", "λογος", "accent accent"),
        ("internationalität", "", "internationalitat", "accent accent"),
    ];
    check(USUAL, &ROWS);
    let set = |accents, verdict| {
        check(
            Rules { accents, ..USUAL },
            &ROWS.map(|(key, others, typed, _)| (key, others, typed, verdict)),
        );
    };
    set(Accents::Ignore, "right accent");
    set(Accents::Strict, "wrong accent");
    check(
        USUAL,
        &[
            ("йод", "", "иод", "wrong typo"),
            ("їжа", "", "іжа", "wrong typo"),
            ("が", "", "か", "wrong typo"),
            ("भारत", "", "भरत", "wrong typo"),
            ("ў", "", "у", "wrong typo"),
            ("القاهـــرة", "", "القاهرة", "accent accent"),
            ("كـتاب", "", "كتاب", "accent accent"),
            ("القاهرة", "", "القاهره", "accent accent"),
            ("أحمد", "", "احمد", "accent accent"),
            ("مستشفى", "", "مستشفي", "accent accent"),
            ("مسؤول", "", "مسوول", "accent accent"),
            ("за\u{301}мок", "замо\u{301}к", "замок", "wrong accent"),
            ("все", "всё", "всё", "wrong rival"),
            ("всё", "все", "все", "wrong rival"),
            ("mǎ", "mā", "ma", "wrong accent"),
            ("mǎ", "", "ma", "accent accent"),
            ("bàn", "bạn", "ban", "wrong accent"),
            ("كتاب", "", "كتب", "wrong typo"),
            ("שלום", "", "שלם", "wrong typo"),
        ],
    );
    check(
        Rules { accents: Accents::Strict, ..USUAL },
        &[
            ("самолётостроение", "", "самолетостроение", "wrong accent"),
            ("самолётостроение", "", "самолётостроеине", "typo typo"),
            ("كـتاب", "", "كتاب", "wrong accent"),
            ("Straße", "", "Strasse", "wrong accent"),
            ("Straße", "", "STRASSE", "right fold"),
        ],
    );
}

#[test]
fn pairs_of_letters_stand_for_one_that_a_keyboard_lacks() {
    let rows: [(&str, &[Case]); 7] = [
        (
            "de",
            &[
                ("Mädchen", "", "Maedchen", "letters keyboard"),
                ("Öl", "", "Oel", "letters keyboard"),
                ("Übergrößen", "", "Uebergroessen", "letters keyboard"),
                ("München", "", "Muenchen", "letters keyboard"),
                ("Straße", "", "Strasse", "letters keyboard"),
                ("Straße", "", "STRASSE", "right fold"),
                ("Strasse", "", "Straße", "wrong keyboard"),
                ("Busse", "Buße", "Buße", "wrong rival"),
                ("Busse", "", "Buße", "wrong keyboard"),
                ("Maße", "Masse", "MASSE", "wrong rival"),
                ("Masse", "Maße", "Maße", "wrong rival"),
                ("die Tür", "", "die Tuer", "letters keyboard"),
                ("München", "", "Munchen", "accent accent"),
                ("Müller", "Mueller", "Mueller", "wrong rival"),
                ("Feuer", "", "Feür", "wrong keyboard"),
                ("Goethe", "", "Göthe", "wrong keyboard"),
                ("neue", "", "neü", "wrong keyboard"),
                ("Maße", "Masse", "Masse", "wrong rival"),
                ("Åre", "", "Aare", "wrong typo"),
            ],
        ),
        (
            "sv",
            &[
                ("båt", "", "baat", "letters keyboard"),
                ("älg", "", "aelg", "letters keyboard"),
                ("kött", "", "koett", "letters keyboard"),
                ("baat", "", "båt", "wrong keyboard"),
                ("über", "", "ueber", "wrong typo"),
            ],
        ),
        (
            "da",
            &[
                ("smørrebrød", "", "smoerrebroed", "letters keyboard"),
                ("på", "", "paa", "letters keyboard"),
                ("æble", "", "aeble", "letters keyboard"),
            ],
        ),
        ("nb", &[("gå", "", "gaa", "letters keyboard"), ("poeng", "", "pøng", "wrong keyboard")]),
        ("is", &[("köttur", "", "koettur", "letters keyboard"), ("á", "", "aa", "wrong typo")]),
        ("fi", &[("yö", "", "yoe", "wrong typo"), ("älä", "", "aelae", "wrong typo")]),
        ("fr", &[("où", "", "oue", "wrong typo"), ("naïf", "", "naief", "wrong typo")]),
    ];
    for (tag, rows) in rows {
        let rules = Rules { english: false, language: Language::of(tag), ..USUAL };
        check(rules, rows);
    }
    let german = Rules { english: false, language: Language::of("de-AT"), ..USUAL };
    check(
        Rules { accents: Accents::Ignore, ..german },
        &[("Mädchen", "", "Maedchen", "right keyboard"), ("Feuer", "", "Feür", "wrong keyboard")],
    );
    check(
        Rules { accents: Accents::Strict, ..german },
        &[("Mädchen", "", "Maedchen", "wrong keyboard")],
    );
    check(USUAL, &[("Mädchen", "", "Maedchn", "wrong typo")]);
}

#[test]
fn kana_of_one_reading_are_close() {
    check(
        Rules { english: false, language: Language::of("ja"), ..USUAL },
        &[
            ("たべる", "", "タベル", "letters keyboard"),
            ("カメラ", "", "かめら", "letters keyboard"),
            ("ビール", "", "びいる", "letters keyboard"),
            ("ビール", "", "ビイル", "letters keyboard"),
            ("コーヒー", "", "こーひー", "letters keyboard"),
            ("ｶﾒﾗ", "", "カメラ", "right fold"),
            ("ビール", "", "ビル", "wrong typo"),
            ("ビル", "", "ビール", "wrong typo"),
            ("ビール", "", "びうる", "wrong typo"),
            ("ビール", "ビル", "ビル", "wrong rival"),
            ("あめ", "アメ", "アメ", "wrong rival"),
            ("か", "", "カ", "wrong typo"),
            ("かめら", "", "がめら", "wrong typo"),
            ("つき", "", "っき", "wrong typo"),
            ("食べる", "", "たべる", "wrong typo"),
        ],
    );
    check(
        Rules { english: false, language: Language::of("zh"), ..USUAL },
        &[("カメラ", "", "かめら", "wrong typo")],
    );
}
