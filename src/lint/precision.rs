//! Claims about what rules must tell and must leave alone: slips of authors, and questions as they are
//! in decks that people use.

use super::tests::told;
use super::{Outside, lint};
use crate::report::Rigour;

/// Questions about which nothing is wrong.
const SOUND: &[&str] = &[
    // several-ideas: addresses, speech without quotes, lists and sequences with a gap
    "prompt = \"What does the part b of http://a.org/?b=c?d=e name in a query?\"\nanswer = \"b\"",
    "prompt = \"Who said What is it? in a play, and won?\"\nanswer = \"b\"",
    "prompt = \"Which film has the line You smell that? Do you smell that?\"\nanswer = \"b\"",
    "prompt = \"The region includes France, the UK and what other country?\"\nanswer = \"b\"",
    "prompt = \"The corps were led by Longstreet, Hill and who else?\"\nanswer = \"b\"",
    "prompt = \"The dog is a mix of a beagle and what dog?\"\nanswer = \"b\"",
    "prompt = \"What is missing: 2,4,7,11,?,22?\"\nanswer = \"b\"",
    "prompt = \"What is next in the series 1 8 27 ?? 125 216?\"\nanswer = \"b\"",
    "prompt = \"Will it be taken? If so, what does it become?\"\nanswer = \"b\"",
    "prompt = \"What has a bed and never sleeps? What am I?\"\nanswer = \"b\"",
    "prompt = \"Did you know that it can fly? Where does it live?\"\nanswer = \"b\"",
    // same-option, option-is-answer: what is code counts
    "prompt = \"a?\"\nanswer = \"`105`\"\nwrong = ['`\"105\"`', '`x`']",
    "prompt = \"a?\"\nanswer = \"75\"\nwrong = ['\"75\"', '12']",
    "prompt = \"a?\"\nanswer = \"ls -a\"\nwrong = ['ls -A', 'ls']",
    "prompt = \"a?\"\nanswer = \"b\"\nwrong = ['`Fn`', '`fn`']",
    // asks-nothing: a clue, a statement to judge, a question without its mark
    "prompt = \"This gland, located in the neck, is the largest of its kind.\"\nanswer = \"b\"",
    "prompt = \"It was founded in 1701 and is the third oldest.\"\nanswer = \"b\"",
    "prompt = \"He was the first to reach the pole.\"\nanswer = \"b\"",
    "prompt = \"All objects have prototypes.\"\nanswer = \"false\"\nwrong = [\"true\"]",
    "prompt = \"What port is the largest city.\"\nanswer = \"b\"",
    // gives-away: the name that is asked about, options in the prompt
    "prompt = \"What is the capital of Luxembourg?\"\nanswer = \"Luxembourg\"",
    "prompt = \"What is the capital of São Tomé and Príncipe?\"\nanswer = \"São Tomé\"",
    "prompt = \"Столица: Сан-Томе и Принсипи?\"\nanswer = \"Сан-Томе\"",
    "prompt = \"Who wrote the ballet? (Handel, Tchaikovsky, Bach)\"\nanswer = \"Tchaikovsky\"",
    "prompt = \"Who played it? (robert morely, alec guiness)\"\nanswer = \"Robert Morely\"",
    "prompt = \"Which tree is it: oak, beech, or ash?\"\nanswer = \"beech\"",
    "prompt = \"What marks a unit test?\"\nanswer = \"#[test]\"",
    "prompt = 'Select \"no rights\" if there are none: it is no rights?'\nanswer = \"No rights\"",
    // negative: clauses, infinitives, what is spoken of
    "prompt = \"Which country borders one that did not join?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"Which island is divided (although it is not recognized)?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"Which model connects resources not located in a cloud?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"Who sent a letter telling him not to do it?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"When the operator is not the owner, who pays?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"Lizards which do not have legs have what name?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"Who said 'I am not a crook'?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"Which sets x, provided you cannot pass it?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"It is unclean, meaning it is not eaten.\"\nanswer = true",
    "prompt = \"It is a basin where layers do not mix, and thus lack what?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    // absolute-word: manner, titles, what did not happen, where the right one has it
    "prompt = \"a?\"\nanswer = \"It froze\"\nwrong = [\"It stopped completely\"]",
    "prompt = \"a?\"\nanswer = \"It always froze\"\nwrong = [\"It always melted\", \"It rose\"]",
    "prompt = \"Which song?\"\nanswer = \"Ill Be There\"\nwrong = [\"Never Say Goodbye\"]",
    "prompt = \"How often?\"\nanswer = \"Once\"\nwrong = [\"Never, the call is enough\"]",
    "prompt = \"Who?\"\nanswer = \"b\"\nwrong = [\"It was never mentioned.\"]",
    "prompt = \"a?\"\nanswer = \"All of these\"\nwrong = [\"Always wear a belt\"]\nallow = [\"all-of-the-above\"]",
    "prompt = \"Which song was the first?\"\nanswer = \"b\"\nwrong = [\"Always and forever\"]",
    // words-give-away: other forms of a word, a denial, and where another option repeats a word too
    "prompt = \"When are instances used?\"\nanswer = \"For short instances\"\nwrong = [\"For one instance\"]",
    "prompt = \"Which islands are countries?\"\nanswer = \"Some islands\"\nwrong = [\"All countries\"]",
    "prompt = \"How are waves polarized?\"\nanswer = \"A polarized way\"\nwrong = [\"By polarization\"]",
    "prompt = \"Which nation owns it?\"\nanswer = \"No nation does\"\nwrong = [\"France\"]",
    // same-side: cognates
    "front = \"Hotel\"\nback = \"hotel\"",
    "front = \"la radio\"\nback = \"la radio\"",
    // overlapping-ranges: bands that touch, and pairs of numbers
    "prompt = \"a?\"\nanswer = \"300 to 3000 MHz\"\nwrong = [\"30 to 300 MHz\"]",
    "prompt = \"a?\"\nanswer = \"1 and 3\"\nwrong = [\"2 and 3\"]",
    "prompt = \"a?\"\nanswer = \"8-18 years\"\nwrong = [\"8-12 years\", \"5-18 years\"]",
    "prompt = \"a?\"\nanswer = \"over 70 years\"\nwrong = [\"over 80 years\", \"50+ years\"]",
    // no-tolerance: a whole number, few digits, money, what is reckoned; unit-in-answer: an electron configuration
    "prompt = \"a?\"\nanswer = 1449.0",
    "prompt = \"a?\"\nanswer = 0.5",
    "prompt = \"a?\"\nanswer = 12.50\nunit = \"$\"",
    "prompt = \"a?\"\nanswer = 12.50\nunit = [\"Dollars\", \"bucks\"]",
    "prompt = \"What is 5 times 2.25?\"\nanswer = 11.25",
    "prompt = \"a?\"\nanswer = \"1s2 2s1\"",
    "prompt = \"a?\"\nanswer = \"1s1\"",
    // no-options: words that point at what the prompt tells
    "prompt = \"Name the film with the aid of the following actors. One is Mitchum\"\nanswer = \"b\"",
    // longest-is-right: code, names, quantities, what speaks of the others
    "prompt = \"a?\"\nanswer = \"Department of Trade and Industry (DTI)\"\nwrong = [\"BBC\"]",
    "prompt = \"a?\"\nanswer = \"3 hours, 5 minutes and 6 seconds\"\nwrong = [\"4 hours\"]",
    "prompt = \"a?\"\nanswer = \"All these choices are correct\"\nwrong = [\"b\"]\nallow = [\"all-of-the-above\"]",
    "prompt = \"a?\"\nanswer = \"`[undefined, undefined, undefined]`\"\nwrong = [\"`[]`\"]",
];

#[test]
fn questions_of_decks_that_people_use_are_left_alone() {
    let table = SOUND.iter().map(|keys| (*keys, told(&format!("[[question]]\n{keys}\n"))));
    let wrong: Vec<_> = table.filter(|(_, told)| !told.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let story = "Assume that the compiler took it. ".repeat(12);
    let long = format!("What does it print?\n\n```rust\nlet mut x = 1;\n```\n{story}");
    assert_eq!(told(&format!("[[question]]\nprompt = '''{long}'''\nanswer = 'b'\n")), []);
    let long = format!("Given this:\n\n    let mut x = 1;\n\n{story}What is it?");
    assert_eq!(told(&format!("[[question]]\nprompt = '''{long}'''\nanswer = 'b'\n")), []);
    let task = "He has 3 apples and buys 4 more. ".repeat(12);
    assert_eq!(told(&format!("[[question]]\nprompt = '{task}How many has he?'\nanswer = 7\n")), []);
}

#[test]
fn words_that_a_deck_is_about_give_nothing_away() {
    let question = |at: usize| {
        let prompt = format!("What does the service {at} do?");
        format!("[[question]]\nprompt = \"{prompt}\"\nanswer = \"b{at}\"\n")
    };
    let hinting = "[[question]]\nprompt = \"Which service stores files?\"\n\
                   answer = \"Simple Storage Service\"\nwrong = [\"Macie and Config\", \"Aurora\"]\n";
    assert_eq!(told(hinting), [("words-give-away", "Service".to_owned())]);
    let deck = (0..10).map(question).collect::<String>() + hinting;
    assert_eq!(told(&deck), []);
}

#[test]
fn a_prompt_that_names_what_the_deck_is_about_gives_nothing_away() {
    let telling = "[[question]]\nprompt = \"Who pays in the Acme Payment Model?\"\nanswer = \"Acme\"\n\
                   wrong = [\"You\", \"A friend\"]\n";
    assert_eq!(told(telling), [("gives-away", "Acme".to_owned())]);
    let question =
        |at: usize| format!("[[question]]\nprompt = \"What {at} has Acme?\"\nanswer = \"b{at}\"\n");
    let deck = (0..10).map(question).collect::<String>() + telling;
    assert_eq!(told(&deck), []);
}

#[test]
fn of_several_absolute_words_the_first_is_told() {
    let text = "[[question]]\nprompt = 'a?'\nanswer = 'It depends'\n\
                wrong = ['It always stops', 'It goes on', 'It never stops']\n";
    assert_eq!(told(text), [("absolute-word", "always".to_owned())]);
}

#[test]
fn each_answer_that_is_misjudged_for_its_writing_is_told() {
    let pair = |name: &str| {
        let one = format!("[[question]]\nprompt = \"a {name}?\"\nanswer = \"{name} Sea\"\n");
        let other = format!("[[question]]\nprompt = \"b {name}?\"\nanswer = \"the {name} Sea\"\n");
        one + &other
    };
    let found = told(&["Red", "Dead", "Baltic"].map(pair).concat());
    let codes: Vec<_> = found.into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["written-differently"; 3]);
}

#[test]
fn what_a_whole_deck_does_is_told_once() {
    let pair = |at: usize| {
        let one = format!("[[question]]\nprompt = \"Who is {at}?\"\nanswer = \"Anna {at}\"\n");
        let other = format!("[[question]]\nprompt = \"And {at}?\"\nanswer = \"Anna {at}.\"\n");
        one + &other
    };
    let found = |text: &str| {
        let text = format!("[deck]\nid = \"t\"\n{text}");
        let findings = lint(&text, "t", &Outside::unknown(), Rigour::Pedantic).findings;
        findings.into_iter().map(|one| (one.code, one.message)).collect::<Vec<_>>()
    };
    let text = (0..5).map(pair).collect::<String>();
    let expected = [
        ("no-explanation", "none of the 10 questions is explained".to_owned()),
        (
            "written-differently",
            "\"Anna 0.\" and \"Anna 0\" in line 5 differ in writing only, like 4 more answers of the \
             deck"
                .to_owned(),
        ),
    ];
    assert_eq!(found(&text), expected);
    let text = text.replacen("answer", "explain = \"c\"\nanswer", 1);
    let lines = "9 questions have no explanation, lines 7, 10, 13, 16, 19, 22, 25, 28, 31";
    assert_eq!(found(&text)[0].1, lines);
}

/// A slip, with the code and the text that are told of it.
const SLIPS: &[(&str, &str, &str)] = &[
    ("cloze = 'Water is {hydrogen} and {{oxygen}}.'", "single-brace", "{hydrogen}"),
    ("prompt = 'a b?'\nanswer = 'hi / hello'", "several-answers", "'hi / hello'"),
    ("prompt = 'a b?'\nanswer = 'go; walk'", "several-answers", "'go; walk'"),
    ("prompt = 'a b?'\nanswer = 'Sucre | La Paz'", "several-answers", "'Sucre | La Paz'"),
    (
        "prompt = 'a b?'\nanswers = ['CVS, Subversion, Perforce']",
        "list-in-text",
        "'CVS, Subversion, Perforce'",
    ),
    ("prompt = 'Who?'\nanswer = 'd'\nwrong = 'b, c'", "list-in-text", "'b, c'"),
    (
        "prompt = 'Name two seas.'\nanswers = ['North Sea', 'Red Sea', 'Dead Sea']",
        "need-missing",
        "'Name two seas.'",
    ),
    (
        "prompt = 'Give 2 of them.'\nanswers = ['North Sea', 'Red Sea', 'Dead Sea']",
        "need-missing",
        "'Give 2 of them.'",
    ),
    ("prompt = 'a b?'\nanswer = 50\ntolerance = 50", "large-tolerance", "50"),
    ("prompt = 'a b?'\nanswer = -3\ntolerance = 3.5", "large-tolerance", "3.5"),
    (
        "prompt = 'a b?'\nanswer = 'b'\ntags = ['This is why it is so.']",
        "sentence",
        "'This is why it is so.'",
    ),
    (
        "prompt = 'a b?'\nanswer = 'Minsk'\naccept = ['It is so because it lies there.']",
        "sentence",
        "'It is so because it lies there.'",
    ),
    ("prompt = '1. Which one is it?'\nanswer = 'b'", "numbering", "1. "),
    ("prompt = 'a b?'\nanswer = 'c'\nwrong = ['2) Minsk']", "numbering", "2)"),
    ("prompt = 'a b?'\nanswer = '• Minsk'", "numbering", "•"),
    ("prompt = 'a b?'\nanswer = 'a) Minsk'", "numbering", "a)"),
    ("prompt = 'a b?'\nanswer = '**Minsk**'\nwrong = ['Brest']", "bold-option", "'**Minsk**'"),
    (
        "prompt = 'Who?'\nanswer = 'It is cold there.'\nwrong = ['It is warm there', 'It is wet there']",
        "stop-tells",
        "'It is cold there.'",
    ),
    ("prompt = 'Who founded Minsk[12] then?'\nanswer = 'b'", "footnote", "[12]"),
    ("prompt = 'a b?'\nanswer = 'b'\nwrong = ['Brest.[3]']", "footnote", "[3]"),
    ("prompt = 'Who won the war[12] then?'\nanswer = 'b'", "footnote", "[12]"),
    ("prompt = 'Who won this battle?[4]'\nanswer = 'b'", "footnote", "[4]"),
    ("prompt = 'Who won the battle [5] then?'\nanswer = 'b'", "footnote", "[5]"),
    ("prompt = 'a b?'\nanswer = 'Caesar [3]'", "footnote", "[3]"),
    ("prompt = 'a b?'\nanswer = 'b'\nexplain = 'It is so.[7]'", "footnote", "[7]"),
    ("prompt = 'What is 2 &times; 3?'\nanswer = 6", "html", "&times;"),
    ("prompt = 'What is <div>that</div>?'\nanswer = 'b'", "html", "<div>"),
    ("prompt = 'a b?'\nanswer = 'Caf&eacute;'", "html", "&eacute;"),
    ("prompt = 'a b?'\nanswer = 'Sun'\nwrong = ['- Moon']", "numbering", "-"),
    (
        "prompt = 'Who?'\nanswer = 'It is cold there'\nwrong = ['It is warm there.', 'It is wet there']",
        "stop-tells",
        "'It is warm there.'",
    ),
    ("prompt = 'Who wrote Faust?'\nanswer = 'TODO'", "placeholder", "'TODO'"),
    ("prompt = 'How many?'\nanswer = 1\nwrong = '2, 3'", "list-in-text", "'2, 3'"),
    ("prompt = 'Who?'\nanswer = 'd'\nwrong = ['b; c; e']", "list-in-text", "'b; c; e'"),
    ("prompt = 'a b?'\nanswers = ['two; three; four']", "several-answers", "'two; three; four'"),
    ("prompt = 'a b?'\nanswer = 'b'\ntags = ['x, y, z']", "list-in-text", "'x, y, z'"),
    ("front = 'laufen'\nback = 'to go; to walk'", "several-answers", "'to go; to walk'"),
    ("cloze = 'One says {{hi / hello}} there.'", "several-answers", "hi / hello"),
    (
        "prompt = 'Name at least two seas.'\nanswers = ['North Sea', 'Red Sea', 'Dead Sea']",
        "need-missing",
        "'Name at least two seas.'",
    ),
    (
        "prompt = 'Nennen Sie zwei Meere.'\nanswers = ['Nordsee', 'Ostsee', 'Rotes Meer']",
        "need-missing",
        "'Nennen Sie zwei Meere.'",
    ),
    (
        "prompt = 'Citez au moins deux mers.'\nanswers = ['Baltique', 'Noire', 'Rouge']",
        "need-missing",
        "'Citez au moins deux mers.'",
    ),
    (
        "prompt = 'Nombra dos mares.'\nanswers = ['Báltico', 'Negro', 'Rojo']",
        "need-missing",
        "'Nombra dos mares.'",
    ),
    (
        "prompt = 'a b?'\nanswer = 'b'\nwrong = ['None of the given options']",
        "all-of-the-above",
        "'None of the given options'",
    ),
    ("prompt = 'Who?<br>Say so.'\nanswer = 'b'", "html", "<br>"),
    ("prompt = 'a b?'\nanswer = 'cats &amp; dogs'", "html", "&amp;"),
    ("prompt = 'a b?'\nanswer = 'CafÃ©'", "mojibake", "Ã©"),
    ("prompt = 'Who is â€œhe?'\nanswer = 'b'", "mojibake", "â€"),
    ("prompt = 'TODO'\nanswer = 'b'", "placeholder", "'TODO'"),
    ("prompt = 'a b?'\nanswer = 'Lorem ipsum dolor'", "placeholder", "'Lorem ipsum dolor'"),
    (
        "prompt = 'a b?'\nanswer = 'b'\nexplain = 'Why the answer is right.'",
        "placeholder",
        "'Why the answer is right.'",
    ),
    (
        "prompt = 'a b?'\nanswer = 'b'\nwrong = ['All these choices are correct']",
        "all-of-the-above",
        "'All these choices are correct'",
    ),
    (
        "prompt = 'a b?'\nanswer = 'b'\nwrong = ['None of these programs']",
        "all-of-the-above",
        "'None of these programs'",
    ),
    ("prompt = 'a b?'\nanswer = '0.5'\nwrong = ['1/2', '0.3']", "same-number", "'1/2'"),
    ("prompt = 'a b?'\nanswer = '0.3'\nwrong = ['50 %', '0.50']", "same-number", "'0.50'"),
];

/// What looks like a slip and is none.
const MEANT: &[&str] = &[
    "cloze = 'The set {a} is in {{b}}.'\nallow = ['single-brace']",
    "prompt = 'a b?'\nanswer = '1 / 2'",
    "prompt = 'a b?'\nanswer = 'c; d'\nexact = true",
    "prompt = 'a b?'\nanswer = 'b; c'\nwrong = ['d; e']",
    "prompt = 'a b?'\nanswer = 'and/or'",
    "prompt = 'a b?'\nanswer = 'x = 1; y = 2'",
    "prompt = 'a b?'\nanswers = ['One, two, buckle my big old shoe', 'b']",
    "prompt = 'Who?'\nanswer = 'Paris, France'\nwrong = ['Paris, Texas']",
    "prompt = 'Name two seas.'\nanswers = ['North Sea', 'Red Sea', 'Dead Sea']\nneed = 2",
    "prompt = 'Name two seas.'\nanswers = ['North Sea', 'Red Sea']",
    "prompt = 'a b?'\nanswer = 0\ntolerance = 1",
    "prompt = 'a b?'\nanswer = 50\ntolerance = '10 %'",
    "prompt = 'a b?'\nanswer = 'b'\ntags = ['the kings of France']",
    "prompt = 'a b?'\nanswer = '1. FC Köln'",
    "prompt = 'a b?'\nanswer = 'A. Milne'\nwrong = ['C. Lewis', 'B. Potter', 'E. Nesbit']",
    "prompt = 'F. D. Roosevelt was who?'\nanswer = 'b'",
    "prompt = '1914 saw what?'\nanswer = 'b'",
    "prompt = 'a b?'\nanswer = '2 ** 3 ** 2'",
    "prompt = 'Who?'\nanswer = 'Acme Inc.'\nwrong = ['Miller & Son', 'Smith & Son']",
    "prompt = 'What is `a[1]`?'\nanswer = 'b'",
    "prompt = 'What is x[1]?'\nanswer = 'b'",
    "prompt = 'What is x[i]?'\nanswer = 'b'",
    "prompt = 'What is arr[1] or list[2]?'\nanswer = 'b'",
    "prompt = 'What belongs here: The cats [1] on the table [2] there?'\nanswer = 'b'",
    "prompt = 'a b?'\nanswer = 'b'\nexplain = 'It is so.[1] [1]: a book'",
    "prompt = 'What does `&times;` or a & b; mean?'\nanswer = 'b'",
    "prompt = 'What borrows &str; then?'\nanswer = 'b'",
    "prompt = 'a b?'\nanswer = '- 5'\nwrong = ['- x']",
    "prompt = '1. FC Köln plays where?'\nanswer = 'b'",
    "prompt = 'a b?'\nanswer = '1. FC Köln'\nwrong = ['2. Bundesliga']",
    "prompt = 'a b?'\nanswer = 'It is cold'\nwrong = ['The U.S.', 'It is warm']",
    "prompt = 'Which comment marks work?'\nanswer = 'TODO'",
    "prompt = 'Which is it?'\nanswer = 'TODO'\nwrong = ['FIXME', 'NOTE']",
    "prompt = 'Which has three significant digits?'\nanswer = '1.00'\nwrong = ['1.0', '1.000']",
    "prompt = 'How many?'\nanswer = 999\nwrong = '1,000'",
    "prompt = 'Where is it?'\nanswer = '1, 2'\nwrong = ['2, 3']",
    "prompt = 'a b?'\nanswer = 'b'\ntags = ['x, y', 'z']",
    "front = 'and'\nback = 'und/oder'",
    "cloze = 'The macro f{x} gives {{one}}.'",
    "prompt = 'Name the two seas.'\nanswers = ['North Sea', 'Red Sea', 'Dead Sea']",
    "prompt = 'What is `len`?'\nanswer = \"'a'\"\nwrong = ['\"a\"']",
    "prompt = 'Which tag ends a line?'\nanswer = '<br>'",
    "prompt = 'What does `&amp;` mean?'\nanswer = 'and'",
    "prompt = 'a b?'\nanswer = 'São Tomé'",
    "prompt = 'What does a TODO in code mean?'\nanswer = 'b'",
    "prompt = 'a b?'\nanswer = '0.5'\nwrong = ['0.25', '1/3']",
];

#[test]
fn slips_of_authors_are_told_at_their_very_words() {
    let table = SLIPS.iter().map(|(keys, code, text)| {
        (*keys, told(&format!("[[question]]\n{keys}\n")), vec![(*code, (*text).to_owned())])
    });
    let wrong: Vec<_> = table.filter(|(_, told, expected)| told != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let table = MEANT.iter().map(|keys| (*keys, told(&format!("[[question]]\n{keys}\n"))));
    let wrong: Vec<_> = table.filter(|(_, told)| !told.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn questions_that_are_near_each_other_are_told() {
    let of = |first: &str, second: &str| {
        let text = format!("[[question]]\n{first}\n[[question]]\n{second}\n");
        told(&text).into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    let asked = |prompt: &str| format!("prompt = \"{prompt}\"\nanswer = \"Spring\"");
    let first = asked("When was it nationalised?");
    for other in
        ["When was it nationalized?", "when was it nationalised", "When was  it nationalised ?"]
    {
        assert_eq!(of(&first, &asked(other)), ["near-duplicate"], "{other}");
    }
    assert_eq!(of(&first, &asked("When was it privatised?")), [""; 0]);
    assert_eq!(of(&first, "prompt = 'When was it nationalized?'\nanswer = 'Autumn'"), [""; 0]);
    let passage = "[passages]\np = 'A text.'\n";
    let first = "passage = 'p'\nprompt = 'Who founded it?'\nanswer = 'Miller'";
    let second =
        format!("passage = 'p'\nprompt = 'When did Miller do so?'\nanswer = '1901'\n{passage}");
    assert_eq!(of(first, &second), ["passage-tells"]);
    let second = second.replace("Miller do so?", "it close?").replace("'1901'", "1901");
    let third = "passage = 'p'\nprompt = 'Who left in 1901?'\nanswer = 'Smith'";
    assert_eq!(of(third, &second), ["passage-tells"]);
    for (one, other) in [("Who wrote Faust I?", "Who wrote Faust II?"), ("part ii?", "part iii?")] {
        assert_eq!(of(&asked(one), &asked(other)), [""; 0], "{one}");
    }
    for (one, other) in [("What is 2 + 2?", "What is 2 × 2?"), ("Who made C?", "Who made C++?")] {
        assert_eq!(of(&asked(one), &asked(other)), [""; 0], "{one}");
    }
    assert_eq!(of(&asked("How is 時間 read?"), &asked("How is ～時間 read?")), [""; 0]);
    assert_eq!(of(&asked("Who is it (now)?"), &asked("Who is it, now?")), ["near-duplicate"]);
    let apart = second.replacen("passage = 'p'\n", "", 1);
    assert_eq!(of(first, &apart), [""; 0]);
}
