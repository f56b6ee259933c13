//! What is done to a case: to its lines, its words, its keys and values, its bytes.

use super::hostile::FRAGMENTS;
use crate::harness::Luck;
use quizdeck::deck::{COMMON, HEADER_KEYS};
use quizdeck::kind::keys;
use quizdeck::random::Random;
use std::ops::Range;
use std::sync::LazyLock;

/// Does something to a case; what else there is of its sort may come in.
type Mutation = fn(&mut Vec<u8>, &[Vec<u8>], &mut Random);

/// What may be done.
const MUTATIONS: &[Mutation] = &[
    |case, _, random| put(case, random),
    |case, _, random| put(case, random),
    |case, _, random| put(case, random),
    // A word becomes something else.
    |case, _, random| {
        let place = word(case, random);
        let new = fragment(random);
        case.splice(place, new);
    },
    |case, _, random| {
        let place = word(case, random);
        let other = case[word(case, random)].to_vec();
        case.splice(place, other);
    },
    |case, _, random| drop(case.drain(word(case, random))),
    // Lines go, come twice, change places, or come from elsewhere.
    |case, _, random| drop(case.drain(line(case, random))),
    |case, _, random| {
        let line = line(case, random);
        let copy = case[line.clone()].repeat(random.between(1, 3));
        case.splice(line.start..line.start, copy);
    },
    |case, _, random| {
        let taken: Vec<u8> = case.drain(line(case, random)).collect();
        let at = line(case, random).start;
        case.splice(at..at, taken);
    },
    |case, others, random| {
        let other = random.of(others);
        let copy = other[line(other, random)].to_vec();
        let at = line(case, random).start;
        case.splice(at..at, copy);
    },
    // Two files become one.
    |case, others, random| {
        let other = random.of(others);
        case.truncate(random.below(case.len() + 1));
        case.extend(&other[random.below(other.len() + 1)..]);
    },
    |case, others, random| {
        case.push(b'\n');
        case.extend(random.of(others));
    },
    // A stretch comes many times.
    |case, _, random| {
        let start = random.below(case.len() + 1);
        let end = (start + random.between(1, 40)).min(case.len());
        let many = case[start..end].repeat(random.between(2, 30));
        case.splice(start..end, many);
    },
    // Keys and values of TOML.
    |case, _, random| {
        let line = line(case, random);
        if let Some(equals) = case[line.clone()].iter().position(|byte| *byte == b'=') {
            case.splice(line.start..line.start + equals, key(random));
        }
    },
    |case, _, random| {
        let line = line(case, random);
        if let Some(equals) = case[line.clone()].iter().position(|byte| *byte == b'=') {
            let value = random.of(VALUES).as_bytes().to_vec();
            let end = line.end - usize::from(case[..line.end].ends_with(b"\n"));
            case.splice(line.start + equals + 1..end.max(line.start + equals + 1), value);
        }
    },
    |case, _, random| {
        let at = line(case, random).start;
        let new = [&key(random)[..], b" = ", random.of(VALUES).as_bytes(), b"\n"].concat();
        case.splice(at..at, new);
    },
    // Digits become others.
    |case, _, random| {
        let digits = |byte: &u8| byte.is_ascii_digit();
        let start = random.below(case.len() + 1);
        let Some(at) = case[start..].iter().position(digits) else { return };
        let at = start + at;
        let count = case[at..].iter().take_while(|byte| digits(byte)).count();
        let new =
            random.of(&["0", "-1", "1e999", "4294967296", "99999999999999999999", "0.5", "007"]);
        case.splice(at..at + count, new.bytes());
    },
    // Bytes.
    |case, _, random| {
        if !case.is_empty() {
            let at = random.below(case.len());
            case[at] ^= 1 << random.below(8);
        }
    },
    |case, _, random| {
        let at = random.below(case.len() + 1);
        case.insert(at, random.below(256).try_into().unwrap());
    },
    |case, _, random| {
        let start = random.below(case.len() + 1);
        let end = (start + random.between(0, 60)).min(case.len());
        case.drain(start..end);
    },
    |case, _, random| case.truncate(random.below(case.len() + 1)),
    // All of it.
    |case, _, random| {
        if random.once_in(2) {
            let text = case.split(|byte| *byte == b'\n').collect::<Vec<_>>().join(&b"\r\n"[..]);
            *case = text;
        }
    },
    |case, _, random| {
        if random.once_in(2) {
            case.splice(0..0, *b"\xef\xbb\xbf");
        }
    },
    // Depth.
    |case, _, random| {
        let (open, close) = *random.of(&[
            ("[", "]"),
            ("{", "}"),
            ("(", ")"),
            ("{{", "}}"),
            ("*", "*"),
            ("> ", ""),
            ("$", "$"),
            ("\\frac{", "}"),
        ]);
        let depth = random.between(2, 120);
        let inside = case[word(case, random)].to_vec();
        let at = random.below(case.len() + 1);
        case.splice(
            at..at,
            [open.repeat(depth).as_bytes(), &inside[..], close.repeat(depth).as_bytes()].concat(),
        );
    },
];

/// Values of TOML, right and wrong ones.
const VALUES: &[&str] = &[
    "",
    "\"\"",
    "''",
    "\"a\"",
    "\"a",
    "'''\na\n'''",
    "\"\"\"a\"\"\"",
    "[]",
    "[\"a\"]",
    "[\"a\", \"b\"]",
    "[\"a\", \"a\"]",
    "[[\"a\", \"b\"], [\"c\", \"d\"]]",
    "[[\"a\", \"b\"], [\"a\", \"c\"]]",
    "[[], []]",
    "{}",
    "{ text = \"a\", why = \"b\" }",
    "[{ text = \"a\", why = \"b\" }, \"c\"]",
    "[{ text = \"a\", credit = 0.5 }]",
    "{ a = { b = 1 } }",
    "true",
    "false",
    "True",
    "0",
    "1",
    "2",
    "-1",
    "1.5",
    "1e400",
    "inf",
    "nan",
    "1979-05-27",
    "07:32:00",
    "1979-05-27T07:32:00Z",
    "\"10 %\"",
    "\"5 km\"",
    "\"{{a}} {{b::c}}\"",
    "\"{{a|b}}\"",
    "\"{{{a}}}\"",
    "[\"a\\u202eb\"]",
    "\"\\u001b[2J\"",
    "\"\\\\(x^2\\\\)\"",
    "\"$x$ *a* `b`\"",
    "\"typed\"",
    "\"choice\"",
    "\"card\"",
    "\"ignore\"",
    "\"strict\"",
    "[\"en\", \"de\"]",
    "\"de\"",
    "\"ru\"",
    "\"en-GB\"",
    "\"a/b.png\"",
    "\"../a.png\"",
    "[[[[[[[[1]]]]]]]]",
    "[1, 2, 3]",
    "[1, \"a\"]",
    "[\n  \"a\", # b\n  \"c\",\n]",
];

/// Does a few things to a case; `others` are what else there is of its sort.
pub fn mutated(case: &[u8], others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut case = case.to_vec();
    for _ in 0..random.between(1, 8) {
        random.of(MUTATIONS)(&mut case, others, random);
        case.truncate(LONGEST);
    }
    case
}

/// Longer ones cost time and find no more.
const LONGEST: usize = 60_000;

/// Puts something anywhere, most often between characters.
fn put(case: &mut Vec<u8>, random: &mut Random) {
    let mut at = random.below(case.len() + 1);
    while !random.once_in(50) && case.get(at).is_some_and(|byte| byte & 0xc0 == 0x80) {
        at += 1;
    }
    let new = fragment(random);
    case.splice(at..at, new);
}

/// A fragment, or bytes that are no text.
fn fragment(random: &mut Random) -> Vec<u8> {
    if random.once_in(60) {
        return random
            .of(&[
                &b"\xff"[..],
                b"\xc0\x80",
                b"\xed\xa0\x80",
                b"\xf4\x90\x80\x80",
                b"\xe2\x82",
                b"\xfe\xff",
            ])
            .to_vec();
    }
    random.of(FRAGMENTS).as_bytes().to_vec()
}

/// The name of a key.
fn key(random: &mut Random) -> Vec<u8> {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let own = keys().map(|key| key.name);
        own.chain(COMMON.iter().map(|key| key.name)).chain(HEADER_KEYS.iter().copied()).collect()
    });
    random.of(&NAMES).as_bytes().to_vec()
}

/// A line with its end.
fn line(case: &[u8], random: &mut Random) -> Range<usize> {
    let at = random.below(case.len() + 1);
    let start = case[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let end =
        case[at..].iter().position(|byte| *byte == b'\n').map_or(case.len(), |end| at + end + 1);
    start..end
}

/// A word, or the signs between two.
fn word(case: &[u8], random: &mut Random) -> Range<usize> {
    if case.is_empty() {
        return 0..0;
    }
    let at = random.below(case.len());
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
    let is_same = |other: &&u8| is_word(**other) == is_word(case[at]);
    let before = case[..at].iter().rev().take_while(is_same).count();
    let behind = case[at..].iter().take_while(is_same).count();
    at - before..at + behind
}
