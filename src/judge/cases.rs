//! The rules by example: what a learner types, and how it is judged. A row is the key with its
//! alternatives (parted by `|`), the other answers of the deck (likewise), what is typed, and the
//! verdict with its rule.

use super::{
    Accents, Expected, Judge, Language, Noted, Quantity, Rival, Rivals, Rules, Ruling, Tolerance,
};

mod credit;
mod letters;
mod meanings;
mod numbers;
mod readings;
mod units;

type Case = (&'static str, &'static str, &'static str, &'static str);

const USUAL: Rules = Rules {
    accents: Accents::Warn,
    typos: true,
    case: false,
    exact: false,
    english: true,
    language: Language::NONE,
};

fn texts(list: &str) -> Vec<String> {
    list.split('|').filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

/// A text with what the author says to it.
pub(super) fn noted(text: &str, why: Option<&str>) -> Noted {
    Noted { text: text.to_owned(), why: why.map(str::to_owned), ..Noted::default() }
}

fn shown(judgement: &super::Judgement) -> String {
    let outcome = match judgement.ruling {
        Ruling::Right => "right".to_owned(),
        Ruling::Close(reason) => reason.to_string(),
        Ruling::Partly(share) => share.to_string(),
        Ruling::Wrong => "wrong".to_owned(),
        Ruling::Again => "again".to_owned(),
    };
    format!("{outcome} {}", judgement.ground.name())
}

fn check(rules: Rules, rows: &[Case]) {
    let mut failures = Vec::new();
    for &(key, others, typed, verdict) in rows {
        let (key, others) = (texts(key), texts(others));
        let rival = |text, question| Rival { text, question, prompt: "", is_answer: true };
        let own = key.iter().map(|text| rival(text, 0));
        let rivals = Rivals::new(
            own.chain((1..).zip(&others).map(|(question, text)| rival(text, question))),
        );
        let expected = Expected { key: &key, noted: &[], foreseen: &[], quantity: None };
        let judge = Judge { rules, rivals: Some(&rivals), question: 0, prompt: "" };
        let found = shown(&judge.line(&expected, typed));
        if found != verdict {
            failures.push(format!("{key:?} {others:?} {typed:?}: {found}, not {verdict}"));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn what_is_the_same() {
    check(
        USUAL,
        &[
            ("Minsk", "", "", "again empty"),
            ("Minsk", "", " \u{200b}\t", "again empty"),
            ("Minsk", "", "Minsk", "right key"),
            ("Minsk", "", "  Minsk\n", "right key"),
            ("Minsk|Mensk", "", "Mensk", "right key"),
            ("Minsk", "", "MINSK", "right fold"),
            ("Minsk", "Minsk", "minsk", "right fold"),
            ("…", "", "…", "right key"),
            ("\u{200b}", "", "\u{200b}", "right key"),
            ("Straße", "", "STRASSE", "right fold"),
            ("Σίσυφος", "", "ΣΊΣΥΦΟΣ", "right fold"),
            ("Москва", "", "москва", "right fold"),
            ("東京", "", "東京", "right key"),
            ("ガラス", "", "ｶﾞﾗｽ", "right fold"),
            ("서울", "", "\u{1109}\u{1165}\u{110b}\u{116e}\u{11af}", "right key"),
            ("भारत", "", "भारत", "right key"),
            ("القاهرة", "", "القاهرة", "right key"),
            ("القاهرة", "", "القاهـــرة", "accent accent"),
            ("H₂O", "", "h2o", "right fold"),
            ("x²", "", "x^2", "right fold"),
            ("x²", "", "x2", "wrong digits"),
            ("Fe³⁺", "", "Fe3+", "right fold"),
            ("Fe³⁺", "", "Fe2+", "wrong digits"),
            ("SO₄²⁻", "", "SO4^2-", "right fold"),
            ("½", "", "1/2", "right fold"),
            ("A → B", "", "a -> b", "right fold"),
            ("x ≤ 5", "", "x<=5", "right trim"),
            ("don't", "", "don’t", "right fold"),
            ("don't", "", "dont", "right trim"),
            ("Gone with the Wind", "", "“Gone with the wind.”", "right trim"),
            ("The Beatles", "", "beatles", "right trim"),
            ("Beatles", "", "The Beatles", "right trim"),
            ("the", "", "the", "right key"),
            ("the", "", "a", "wrong typo"),
            ("¿Dónde está?", "", "dónde está", "right trim"),
            ("U.N.", "", "UN", "right trim"),
            ("U.N.", "", "u. n.", "right trim"),
            ("St. Petersburg", "", "st petersburg", "right trim"),
            ("to run (quickly)", "", "to run", "right trim"),
            ("to run (quickly)", "", "to run quickly", "right trim"),
            ("to run (quickly)", "", "to run (quickly)", "right key"),
            ("iron (II) oxide", "", "iron oxide", "wrong typo"),
            ("(not) permitted", "", "permitted", "wrong typo"),
            ("well-known", "", "well known", "right trim"),
            ("C++", "", "c ++", "right trim"),
            ("C++", "", "C", "wrong typo"),
            ("C", "", "C++", "wrong typo"),
            ("C#", "", "C", "wrong typo"),
            ("5 km", "", "5km", "right trim"),
            ("?", "", "?", "right key"),
            ("?", "", "!", "wrong typo"),
            ("5!", "", "5", "wrong digits"),
            ("f'", "", "f", "wrong typo"),
            ("sin x - cos x", "", "sin x-cos x", "right trim"),
            ("sin x - cos x", "", "sin x cos x", "wrong typo"),
            ("x-y", "", "xy", "wrong typo"),
            ("(3, 4)", "", "(3,4)", "right trim"),
            ("don't (you) know", "", "dont know", "right trim"),
            ("こんにちは", "", "こんにちは。", "right trim"),
        ],
    );
}

#[test]
fn numbers_and_dates() {
    check(
        USUAL,
        &[
            ("1000", "", "1,000", "right number"),
            ("1000", "", "1 000", "right number"),
            ("1,000", "", "1000", "right number"),
            ("1,000", "", "1", "wrong number"),
            ("1", "", "1,000", "wrong number"),
            ("3.14", "", "3,14", "right number"),
            ("1.234", "", "1,234", "right number"),
            ("1234", "", "1.234", "right number"),
            ("1.234", "", "1234", "wrong number"),
            ("6", "", "six", "right number"),
            ("six", "", "6", "right number"),
            ("six", "", "sixty", "wrong typo"),
            ("seven", "", "sevn", "typo typo"),
            ("sixteen", "", "sixten", "typo typo"),
            ("20000", "", "twenty thousand", "right number"),
            ("20000", "", "20k", "right number"),
            ("105", "", "one hundred and five", "right number"),
            ("6.02e23", "", "6.02×10²³", "right number"),
            ("6.02×10^23", "", "6.02e23", "right number"),
            ("6.02×10^23", "", "6.02e24", "wrong number"),
            ("1914", "", "in 1914", "right number"),
            ("1914", "", "about 1914", "right number"),
            ("1914", "", "1941", "wrong number"),
            ("1914", "", "١٩١٤", "right number"),
            ("007", "", "7", "wrong digits"),
            ("007", "", "007", "right key"),
            ("-5", "", "5", "wrong number"),
            ("-5", "", "−5", "right fold"),
            ("-5", "", "minus five", "right number"),
            ("IPv4", "", "IPv6", "wrong digits"),
            ("H2O", "", "H2O2", "wrong digits"),
            ("Apollo 11", "", "Apolo 11", "wrong digits"),
            ("World War 1", "", "world war one", "right number"),
            ("28 days", "", "twenty-eight days", "right number"),
            ("1,000 metres", "", "1000 metres", "right number"),
            ("9007199254740993", "", "9007199254740992", "wrong number"),
            ("28 July 1914", "", "July 28, 1914", "right date"),
            ("28 July 1914", "", "28.07.1914", "right date"),
            ("1914-07-28", "", "28th of July 1914", "right date"),
            ("1914-07-28", "", "28/7/1914", "right date"),
            ("1914-07-28", "", "1914-07-27", "wrong date"),
            ("1914-08-07", "", "7/8/1914", "again date"),
            ("1914-08-08", "", "8/8/1914", "right date"),
            ("1914-09-09", "", "7/8/1914", "wrong date"),
            ("28 July 1914", "", "July 1914", "wrong date"),
        ],
    );
}

#[test]
fn other_answers_of_the_deck() {
    check(
        USUAL,
        &[
            ("Austria", "Australia", "Australia", "wrong rival"),
            ("Austria", "Australia", "australia!", "wrong rival"),
            ("Austria", "Australia", "Austrlia", "wrong nearer"),
            ("Australia", "Austria", "Austrlia", "wrong nearer"),
            ("Australia", "", "Austrlia", "typo typo"),
            ("Australia", "Austria", "Austrslia", "typo typo"),
            ("Slovakia", "Slovenia", "Slovaki", "typo typo"),
            ("Niger", "Nigeria", "Nigeria", "wrong rival"),
            ("papá", "papa", "papa", "wrong rival"),
            ("pèche", "péché", "peche", "wrong accent"),
            ("pèche", "", "peche", "accent accent"),
            ("perro", "pero", "pero", "wrong rival"),
            ("libro", "libre", "libra", "wrong typo"),
            ("the United States", "United States", "United States", "wrong rival"),
            ("Москва", "Мовква", "Мосвква", "wrong nearer"),
            ("cheval", "chevaux", "cheveau", "wrong typo"),
            ("ever green", "evergreen", "evergreen", "wrong rival"),
            ("evergreen", "", "ever green", "spacing typo"),
        ],
    );
}

#[test]
fn what_does_not_count_never_folds_two_answers_of_a_deck_together() {
    check(
        USUAL,
        &[
            ("a work", "", "work", "right trim"),
            ("a work", "work", "a work", "right key"),
            ("a work", "work", "work", "wrong rival"),
            ("a work", "work", "Work.", "wrong rival"),
            ("a work", "work", "“work”", "wrong nearer"),
            ("a work", "work", "the work", "right trim"),
            ("work", "a work", "work", "right key"),
            ("work", "a work", "Work.", "right trim"),
            ("work", "a work", "a work", "wrong rival"),
            ("work", "a work", "the work", "wrong nearer"),
            ("a work|work", "work", "Work.", "right trim"),
            ("it's", "its", "its", "wrong rival"),
            ("it's", "its", "Its!", "wrong nearer"),
            ("its", "it's", "its!", "right trim"),
            ("“Hamlet”", "Hamlet", "hamlet", "wrong rival"),
            ("Hamlet", "“Hamlet”", "hamlet!", "right trim"),
            ("who?", "who", "Who", "wrong rival"),
            ("to run (fast)", "to run", "to run", "wrong rival"),
            ("to run (fast)", "to run", "to run fast", "right trim"),
            ("to run", "to run (fast)", "to run", "right key"),
            ("to run", "to run (fast)", "to run fast", "wrong rival"),
            ("a station", "station", "staton", "wrong nearer"),
            ("a station", "station", "a staton", "typo typo"),
            ("station", "a station", "staton", "typo typo"),
            ("a café", "café", "cafe", "wrong nearer"),
            ("a café", "café", "a cafe", "accent accent"),
            ("1234", "1.234", "1.234", "wrong rival"),
            ("1.234", "1234", "1,234", "right number"),
        ],
    );
}

#[test]
fn one_answer_written_in_two_ways_is_no_rival_of_itself() {
    check(
        USUAL,
        &[
            ("5 km", "5km", "5km", "right trim"),
            ("well-known", "well known", "well known", "right trim"),
            ("U.N.", "UN", "un", "right trim"),
            ("salt & pepper", "salt and pepper", "salt and pepper", "right trim"),
            ("Polish", "polish", "polish", "right fold"),
            ("6", "six", "six", "right number"),
            ("1,000", "1000", "1000", "right number"),
            ("World War 1", "World War One", "world war one", "right number"),
            ("28 July 1914", "1914-07-28", "1914-07-28", "right date"),
            ("a + b", "a+b", "a+b", "right trim"),
            ("X (SNS).", "X (SNS)", "X (SNS)", "right trim"),
            ("X (SNS)", "X (SNS).", "x (sns).", "right trim"),
            ("rose by 5%.", "rose by 5%", "rose by 5%", "right trim"),
        ],
    );
}

#[test]
fn two_are_one_answer_where_the_judge_takes_each_for_the_other() {
    let rows = [
        ("X (SNS).", "X (SNS)", true),
        ("World War 1", "World War One", true),
        ("5 km", "5km", true),
        ("Sea 0", "the Sea 0", false),
        ("colony 2", "a colony 2", false),
        ("git add .", "git add", false),
    ];
    for (one, other, are_one) in rows {
        assert_eq!(USUAL.one_answer(one, other), are_one, "{one}, {other}");
        let verdict = if are_one { "right" } else { "wrong" };
        for (key, typed) in [(one, other), (other, one)] {
            let (keys, texts) = ([key.to_owned()], [(0, key), (1, typed)]);
            let rivals = Rivals::new(texts.into_iter().map(|(question, text)| Rival {
                text,
                question,
                prompt: "",
                is_answer: true,
            }));
            let expected = Expected::of(&keys);
            let judge = Judge { rules: USUAL, rivals: Some(&rivals), question: 0, prompt: "" };
            let found = shown(&judge.line(&expected, typed));
            assert!(found.starts_with(verdict), "{key}, {typed}: {found}");
        }
    }
}

#[test]
fn accents() {
    const ROWS: [Case; 5] = [
        ("café", "", "cafe", "accent accent"),
        ("cafe", "", "café", "accent accent"),
        ("Łódź", "", "Lodz", "accent accent"),
        ("Ελλάδα", "", "ελλαδα", "accent accent"),
        ("smørrebrød", "", "smorrebrod", "accent accent"),
    ];
    check(USUAL, &ROWS);
    check(
        Rules { accents: Accents::Ignore, ..USUAL },
        &ROWS.map(|(a, b, c, _)| (a, b, c, "right accent")),
    );
    check(
        Rules { accents: Accents::Strict, ..USUAL },
        &ROWS.map(|(a, b, c, _)| (a, b, c, "wrong accent")),
    );
    check(
        USUAL,
        &[
            ("йод", "", "иод", "wrong typo"),
            ("が", "", "か", "wrong typo"),
            ("भारत", "", "भरत", "wrong typo"),
            ("élégant", "", "elegnat", "typo typo"),
            ("Dvořák", "", "dvorak", "accent accent"),
            ("Dvořák", "Dvorak", "dvorak", "wrong rival"),
        ],
    );
    check(
        Rules { accents: Accents::Strict, ..USUAL },
        &[
            ("élégante", "", "élégnate", "typo typo"),
            ("élégante", "", "elégnate", "wrong typo"),
            ("Müller-Straße", "", "Muller Strasse", "wrong accent"),
        ],
    );
}

#[test]
fn words_that_are_not_each_other() {
    check(
        USUAL,
        &[
            ("hypertension", "", "hypotension", "wrong meaning"),
            ("adsorption", "", "absorption", "wrong meaning"),
            ("nitrate", "", "nitrite", "wrong meaning"),
            ("sulfate", "", "sulfide", "wrong typo"),
            ("propane", "", "propene", "wrong meaning"),
            ("ethanol", "", "ethanal", "wrong meaning"),
            ("ethanol", "", "methanol", "wrong meaning"),
            ("symmetrical", "", "asymmetrical", "wrong meaning"),
            ("typical", "", "atypical", "wrong meaning"),
            ("intravenous", "", "intervenous", "wrong typo"),
            ("macroeconomics", "", "microeconomics", "wrong meaning"),
            ("it never rains", "", "it ever rains", "wrong meaning"),
            ("nowhere", "", "now here", "wrong meaning"),
            ("desert", "", "dessert", "wrong meaning"),
            ("stalactite", "", "stalagmite", "wrong typo"),
            ("cation", "", "anion", "wrong typo"),
            ("Gambia", "", "Zambia", "wrong typo"),
            ("hermano", "", "hermana", "wrong typo"),
            ("evolution", "", "revolution", "wrong meaning"),
            ("mangé", "", "manger", "wrong meaning"),
            ("manger", "", "mangé", "wrong meaning"),
            ("mangé", "", "mange", "accent accent"),
            ("Monet", "", "Manet", "wrong meaning"),
            ("git add .", "", "git add", "wrong typo"),
        ],
    );
}

#[test]
fn slips_of_the_fingers() {
    check(
        USUAL,
        &[
            ("Minsk", "", "Mnisk", "typo typo"),
            ("Rome", "", "Rmoe", "wrong typo"),
            ("Rome", "", "Rom", "wrong typo"),
            ("photosynthesis", "", "photosinthesys", "typo typo"),
            ("elephant", "", "elpehnat", "wrong typo"),
            ("mitochondrion", "", "mitocondrion", "typo typo"),
            ("Napoleon Bonaparte", "", "Napolean Bonapart", "typo typo"),
            ("Napoleon Bonaparte", "", "Bonaparte", "wrong typo"),
            ("Napoleon Bonaparte", "", "Napoleon Bonaprate the", "wrong typo"),
            ("Санкт-Петербург", "", "санкт питербург", "typo typo"),
            ("Θεσσαλονίκη", "", "Θεσαλονίκη", "typo typo"),
            ("القاهرة", "", "القاهره", "accent accent"),
            ("الإسكندرية", "", "الاسكندرية", "accent accent"),
            ("東京都庁舎", "", "東京都庁", "wrong typo"),
            ("サッカーボール", "", "サッカーボル", "wrong typo"),
            ("안녕하십니까", "", "안녕하심니까", "wrong typo"),
            ("日本", "", "日 本", "spacing typo"),
            ("ice cream", "", "icecream", "spacing typo"),
            ("a lot", "", "alot", "spacing typo"),
            ("well-known", "", "wellknown", "spacing typo"),
            ("café au lait", "", "cafeaulait", "spacing typo"),
            ("tomorrow", "", "tommorrow", "typo typo"),
            ("without sugar", "", "wihtout sugar", "typo typo"),
        ],
    );
    check(
        Rules { typos: false, ..USUAL },
        &[("Minsk", "", "Mnisk", "wrong typo"), ("a lot", "", "alot", "wrong typo")],
    );
}

#[test]
fn case_and_code() {
    check(
        Rules { case: true, ..USUAL },
        &[
            ("Polish", "", "polish", "wrong typo"),
            ("Polish", "", "Polish", "right key"),
            ("MacDonald", "", "Macdonald", "wrong typo"),
            ("MacDonald", "", "MacDonlad", "typo typo"),
        ],
    );
    check(
        Rules { exact: true, ..USUAL },
        &[
            ("let x = 1;", "", "  let x = 1;\r\n", "right key"),
            ("let x = 1;", "", "let x=1;", "wrong exact"),
            ("a\nb", "", "a\r\nb\n", "right key"),
            ("a\n  b", "", "a\n b", "wrong exact"),
            ("let x = 1;", "", "let x = 1", "wrong exact"),
            ("let x = 1;", "", "Let x = 1;", "wrong exact"),
            ("a\nb", "", "a\r\nb", "right key"),
            ("“a”", "", "\"a\"", "wrong exact"),
            ("x", "", " ", "again empty"),
        ],
    );
    check(
        Rules { english: false, ..USUAL },
        &[
            ("a casa", "", "casa", "wrong typo"),
            ("1.234", "", "1234", "right number"),
            ("seis", "", "6", "wrong digits"),
            ("six", "", "6", "wrong digits"),
        ],
    );
}

#[test]
fn what_the_author_foresaw_and_noted() {
    let key = texts("it's");
    let noted = [noted("it is", Some("the long form"))];
    let foreseen = [self::noted("its", Some("that is the possessive")), self::noted("Itts", None)];
    let expected = Expected { key: &key, noted: &noted, foreseen: &foreseen, quantity: None };
    let judge = Judge { rules: USUAL, rivals: None, question: 0, prompt: "" };
    for (typed, verdict, note) in [
        ("it's", "right key", None),
        ("its", "wrong rival", Some("that is the possessive")),
        ("Its", "wrong rival", Some("that is the possessive")),
        ("Its!", "wrong rival", Some("that is the possessive")),
        ("It’s.", "right trim", None),
        ("It is", "noted fold", Some("the long form")),
        ("itts", "wrong rival", None),
    ] {
        let judgement = judge.line(&expected, typed);
        assert_eq!(
            (shown(&judgement).as_str(), judgement.note.as_deref()),
            (verdict, note),
            "{typed}"
        );
    }
}

#[test]
fn the_answer_to_the_same_prompt_is_asked_for_again() {
    let rival = |text, question, prompt, is_answer| Rival { text, question, prompt, is_answer };
    let rivals = Rivals::new([
        rival("ser", 0, "to be", true),
        rival("ir", 0, "to be", false),
        rival("estar", 1, "To be", true),
        rival("haber", 2, "to have", true),
    ]);
    let key = texts("ser");
    let expected = Expected { key: &key, noted: &[], foreseen: &[], quantity: None };
    let judge = Judge { rules: USUAL, rivals: Some(&rivals), question: 0, prompt: "to be" };
    for (typed, verdict) in [
        ("ser", "right key"),
        ("estar", "again rival"),
        ("haber", "wrong rival"),
        ("ir", "wrong rival"),
    ] {
        assert_eq!(shown(&judge.line(&expected, typed)), verdict, "{typed}");
    }
}

#[test]
fn capitals_tell_units_apart() {
    check(
        USUAL,
        &[
            ("5 mW", "", "5 MW", "wrong unit"),
            ("5 mW", "", "5MW", "wrong unit"),
            ("5mW", "", "about 5 MW", "wrong unit"),
            ("five mW", "", "5 MW", "wrong unit"),
            ("5 mW", "", "five MW", "wrong unit"),
            ("5 MW", "", "5 mW", "wrong unit"),
            ("5 mW", "", "5 MW.", "wrong unit"),
            ("a laser of 5 mW", "", "a laser of 5 MW", "wrong digits"),
            ("5 mW/cm²", "", "5 MW/cm^2", "wrong unit"),
            ("8 GB", "", "8 Gb", "wrong unit"),
            ("10 T", "", "10 t", "wrong unit"),
            ("3 mm", "", "3 mM", "wrong unit"),
            ("5 MW", "", "5 mw", "again unit"),
            ("100 MHz", "", "100 mhz", "again unit"),
            ("3 mm", "", "3 MM", "again unit"),
            ("5 mW", "", "5mW", "right trim"),
            ("5 mW", "", "five mW", "right number"),
            ("5 mW", "", "“5 mW”", "right trim"),
        ],
    );
    for (key, typed) in [
        ("5 km", "5 KM"),
        ("5 km", "5Km"),
        ("20 kg", "20 KG"),
        ("50 km/h", "50 KM/H"),
        ("3 m/s", "3 M/S"),
        ("8 GB", "8 gb"),
        ("8 kB", "8 KB"),
        ("100 MHz", "100 MHZ"),
        ("2.4 GHz", "2.4 ghz"),
        ("3 kWh", "3 KWH"),
        ("20 °C", "20 °c"),
        ("500 mL", "500 ml"),
        ("100 Pa", "100 PA"),
        ("5 pH", "5 PH"),
        ("5 metres", "5 Metres"),
        ("5 megawatts", "5 Megawatts"),
        ("5 percent", "5 Percent"),
        ("5G", "5g"),
        ("4K", "4k"),
        ("2B", "2b"),
        ("the 1920s", "the 1920S"),
        ("World War 2", "world war 2"),
        ("10 Downing Street", "10 downing street"),
        ("IPv4", "ipv4"),
        ("H2O", "h2o"),
    ] {
        let key = texts(key);
        let judge = Judge { rules: USUAL, rivals: None, question: 0, prompt: "" };
        assert_eq!(judge.line(&Expected::of(&key), typed).ruling, Ruling::Right, "{typed}");
    }
}

#[test]
fn a_number_is_judged_by_its_quantity() {
    let judged = |unit: &str, typed: &str| {
        let units: Vec<String> = texts(unit);
        let key = [format!("5 {}", units[0])];
        let quantity = Quantity { value: 5.0, tolerance: Tolerance::Absolute(0.0), units };
        let expected = Expected { quantity: Some(&quantity), ..Expected::of(&key) };
        let judge = Judge { rules: USUAL, rivals: None, question: 0, prompt: "" };
        shown(&judge.line(&expected, typed))
    };
    for (unit, typed) in [
        ("mW", "5 MW"),
        ("mW", "5MW"),
        ("MW", "5 mW"),
        ("MW", "5 mw"),
        ("mm", "5 MM"),
        ("s", "5 S"),
        ("m", "5 M"),
        ("g", "5 G"),
        ("nm", "5 Nm"),
        ("t", "5 T"),
        ("GB", "5 Gb"),
        ("mW|milliwatt", "5 MW"),
        ("km", "5 mi"),
    ] {
        assert_eq!(judged(unit, typed), "again number", "{unit} {typed}");
    }
    for (unit, typed) in [
        ("km", "5 KM"),
        ("km", "Km 5"),
        ("km", "5.0 km"),
        ("kg", "5 KG"),
        ("kWh", "5 KWH"),
        ("kHz", "5 KHz"),
        ("km/h", "5 KM/H"),
        ("%", "5 Percent"),
        ("%", "5 PER CENT"),
        ("mW|Milliwatt", "5 MilliWatts"),
        ("GB", "5 gb"),
        ("mW", "5 mw"),
    ] {
        assert!(judged(unit, typed).starts_with("right"), "{unit} {typed}");
    }
}

#[test]
fn quantities() {
    let quantity = Quantity {
        value: 300.0,
        tolerance: Tolerance::Percent(2.0),
        units: texts("km/s|kilometres per second"),
    };
    let key = texts("300");
    let foreseen = [noted("301", Some("an old figure"))];
    let expected =
        Expected { key: &key, noted: &[], foreseen: &foreseen, quantity: Some(&quantity) };
    let judge = Judge { rules: USUAL, rivals: None, question: 0, prompt: "" };
    for (typed, verdict) in [
        ("300", "right key"),
        ("300 km/s", "right number"),
        ("km/s 300", "right number"),
        ("three hundred kilometres per second", "right number"),
        ("306", "right number"),
        ("294 km / s", "right number"),
        ("306.1", "wrong number"),
        ("301", "wrong rival"),
        ("301 km/s", "wrong rival"),
        ("300 m/s", "again number"),
        ("fast", "again number"),
        ("600/2", "right number"),
        ("0300", "again number"),
        ("", "again empty"),
    ] {
        assert_eq!(shown(&judge.line(&expected, typed)), verdict, "{typed}");
    }
}

/// A made-up word, another one for each number.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu",
        "va",
    ];
    let mut word = String::new();
    for _ in 0..5 {
        word.push_str(SYLLABLES[number % 16]);
        number /= 16;
    }
    word
}

#[test]
fn one_answer_is_judged_against_a_large_deck() {
    const QUESTIONS: u32 = 2_000;
    large_deck(QUESTIONS, str::to_owned);
    large_deck(QUESTIONS, |word| format!("the capital of the province is {word}, more or less"));
}

#[test]
#[ignore = "slow without optimization"]
fn one_answer_is_judged_against_the_largest_deck() {
    const QUESTIONS: u32 = 100_000;
    large_deck(QUESTIONS, str::to_owned);
    large_deck(QUESTIONS, |word| format!("the capital of the province is {word}, more or less"));
}

/// Judges answers with slips in a deck of so many questions with an answer and three wrong options
/// each.
fn large_deck(questions: u32, template: impl Fn(&str) -> String) {
    let count = questions as usize * 4;
    // Multiplying by an odd number permutes the words, so that neighbours in the deck are not
    // alike.
    let texts: Vec<String> =
        (0..count).map(|at| template(&word(at * 0x9e37 % 0x10_0000))).collect();
    let rivals = Rivals::new(texts.iter().enumerate().map(|(at, text)| {
        let question = u32::try_from(at / 4).unwrap_or(0);
        Rival { text, question, prompt: "which?", is_answer: at % 4 == 0 }
    }));
    let mut accepted = 0;
    for at in (0..count).step_by(count / 500) {
        let key = [texts[at].clone()];
        let expected = Expected { key: &key, noted: &[], foreseen: &[], quantity: None };
        let judge = Judge { rules: USUAL, rivals: Some(&rivals), question: 0, prompt: "" };
        let made = word(at * 0x9e37 % 0x10_0000);
        let (left, right) = made.split_at(5);
        assert_eq!(judge.line(&expected, &key[0]).ruling, Ruling::Right);
        let other = &texts[(at + 1) % count];
        assert_eq!(shown(&judge.line(&expected, other)), "wrong rival");
        let slip = template(&format!("{left}x{right}"));
        accepted += usize::from(judge.line(&expected, &slip).is_accepted());
    }
    assert!(accepted > 400, "{accepted}");
}
