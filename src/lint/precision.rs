//! Claims about what rules must leave alone: questions as they are in decks that people use.

use super::tests::told;
use super::{Outside, lint};

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
    // negative: clauses, infinitives, what is spoken of
    "prompt = \"Which country borders one that did not join?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"Which island is divided (although it is not recognized)?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"Which model connects resources not located in a cloud?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"Who sent a letter telling him not to do it?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"When the operator is not the owner, who pays?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"Lizards which do not have legs have what name?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    "prompt = \"Who said 'I am not a crook'?\"\nanswer = \"b\"\nwrong = [\"c\"]",
    // absolute-word: manner, titles, what did not happen, where the right one has it
    "prompt = \"a?\"\nanswer = \"It froze\"\nwrong = [\"It stopped completely\"]",
    "prompt = \"a?\"\nanswer = \"It always froze\"\nwrong = [\"It always melted\", \"It rose\"]",
    "prompt = \"Which song?\"\nanswer = \"Ill Be There\"\nwrong = [\"Never Say Goodbye\"]",
    "prompt = \"How often?\"\nanswer = \"Once\"\nwrong = [\"Never, the call is enough\"]",
    "prompt = \"Who?\"\nanswer = \"b\"\nwrong = [\"It was never mentioned.\"]",
    // words-give-away: plurals, and where another option repeats a word too
    "prompt = \"When are instances used?\"\nanswer = \"For short instances\"\nwrong = [\"For one instance\"]",
    "prompt = \"Which islands are countries?\"\nanswer = \"Some islands\"\nwrong = [\"All countries\"]",
    // same-side: cognates
    "front = \"Hotel\"\nback = \"hotel\"",
    "front = \"la radio\"\nback = \"la radio\"",
    // overlapping-ranges: bands that touch, and pairs of numbers
    "prompt = \"a?\"\nanswer = \"300 to 3000 MHz\"\nwrong = [\"30 to 300 MHz\"]",
    "prompt = \"a?\"\nanswer = \"1 and 3\"\nwrong = [\"2 and 3\"]",
    // no-tolerance: a whole number; unit-in-answer: an electron configuration
    "prompt = \"a?\"\nanswer = 1449.0",
    "prompt = \"a?\"\nanswer = \"1s2 2s1\"",
    "prompt = \"a?\"\nanswer = \"1s1\"",
    // longest-is-right: code
    "prompt = \"a?\"\nanswer = \"`[undefined, undefined, undefined]`\"\nwrong = [\"`[]`\"]",
];

#[test]
fn questions_of_decks_that_people_use_are_left_alone() {
    let table = SOUND.iter().map(|keys| (*keys, told(&format!("[[question]]\n{keys}\n"))));
    let wrong: Vec<_> = table.filter(|(_, told)| !told.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let block = "let mut x = 1; // a line\n".repeat(20);
    let long = format!("What does it print?\n\n```rust\n{block}```");
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
fn what_a_whole_deck_does_is_told_once() {
    let pair = |at: usize| {
        let one = format!("[[question]]\nprompt = \"Who is {at}?\"\nanswer = \"Anna {at}\"\n");
        let other = format!("[[question]]\nprompt = \"And {at}?\"\nanswer = \"Anna {at}.\"\n");
        one + &other
    };
    let found = |text: &str| {
        let text = format!("[deck]\nid = \"t\"\n{text}");
        let findings = lint(&text, "t", &Outside::unknown()).findings;
        findings.into_iter().map(|one| (one.code, one.message)).collect::<Vec<_>>()
    };
    let text = (0..5).map(pair).collect::<String>();
    let expected = [
        ("no-explanation", "none of the 10 questions is explained".to_owned()),
        ("written-differently", "5 answers differ from others in a full stop only".to_owned()),
    ];
    assert_eq!(found(&text), expected);
    let text = text.replacen("answer", "explain = \"c\"\nanswer", 1);
    let lines = "9 questions have no explanation, lines 7, 10, 13, 16, 19, 22, 25, 28, 31";
    assert_eq!(found(&text)[0].1, lines);
}
