//! Mending: what is certain to be a slip is put right, and nothing else of the text is touched.
//!
//! Every mend is read again. A piece is kept as it was when its mended text does not mean exactly
//! what the reader already took the old one for.

use crate::deck::edit::{Patch, patched};
use crate::deck::{DEFAULTS, KEYS, Piece, pieces, read};
use crate::kind::slips::{self, DECK_KEYS};
use crate::random::Fnv;
use crate::report::{Finding, Severity};
use std::fmt::{self, Write};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A text with its slips put right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The whole text.
    pub text: String,
    /// What was changed, by place.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The line in which it was made, from 1.
    pub line: usize,
    /// What stood there.
    pub from: String,
    /// What stands there now.
    pub to: String,
}

/// Puts right the keys that are misspelt or another program's, and curly quotes around values.
#[must_use]
pub fn mend(text: &str) -> Mended {
    // What a newer format means is not known.
    if read(text, "").findings.iter().any(|finding| finding.code == "newer-format") {
        return Mended { text: text.to_owned(), changes: Vec::new() };
    }
    let straight =
        pass(text, |piece, text| if piece.errors.is_empty() { Vec::new() } else { quotes(text) });
    let mut mended =
        pass(
            &straight.text,
            |piece, text| {
                if piece.errors.is_empty() { keys(piece, text) } else { Vec::new() }
            },
        );
    mended.changes.extend(straight.changes);
    mended.changes.sort_by_key(|change| change.line);
    mended
}

/// Patches every piece. No patch has a line end in it, so that lines keep their numbers.
fn pass(text: &str, patches: impl Fn(&Piece<'_>, &str) -> Vec<Patch>) -> Mended {
    let mut mended = Mended { text: String::with_capacity(text.len()), changes: Vec::new() };
    let mut line = 1;
    for piece in pieces(text) {
        let old = &text[piece.range.clone()];
        let patches = patches(&piece, old);
        mended.text.push_str(&patched(old, &patches));
        let mut from = 0;
        for (place, to) in patches {
            line += old[from..place.start].matches('\n').count();
            from = place.start;
            mended.changes.push(Change { line, from: old[place].to_owned(), to });
        }
        line += old[from..].matches('\n').count();
    }
    mended
}

/// What puts the keys of a piece right, if that does not change what it means.
fn keys(piece: &Piece<'_>, text: &str) -> Vec<Patch> {
    let mut patches = Vec::new();
    look_at(&piece.table, text, &mut patches);
    if patches.is_empty() {
        return patches;
    }
    patches.sort_by_key(|(place, _)| place.start);
    let (before, after) = (meaning(text), meaning(&patched(text, &patches)));
    // Each mend takes one error away, and gives the reader nothing new to say.
    let is_same = before.0 == after.0 && before.1 == after.1 + patches.len();
    if is_same { patches } else { Vec::new() }
}

/// What a piece means to the reader, as a hash, and how many errors it has.
fn meaning(text: &str) -> (u64, usize) {
    struct Digest(Fnv);
    impl fmt::Write for Digest {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.write(text.as_bytes());
            Ok(())
        }
    }
    let reading = read(text, "");
    // That there is no question is said only of a piece that has no other error.
    let counts = |one: &&Finding| one.severity == Severity::Error && one.code != "no-question";
    let errors = reading.findings.iter().filter(counts).count();
    let mut digest = Digest(Fnv::new());
    let deck = &reading.deck;
    // Writing into a hash cannot fail.
    for question in deck.questions.iter().chain(reading.left_out.iter().flatten()) {
        let _ = write!(digest, "{question:?}");
    }
    let _ = write!(digest, "{:?}", (&deck.id, &deck.title, &deck.tags));
    let _ = write!(digest, "{:?}", (&deck.description, &deck.language, &deck.authors));
    let _ = write!(digest, "{:?}", (&deck.license, &deck.source, deck.retention));
    (digest.0.0, errors)
}

/// The keys of a piece's tables that are to be put right.
fn look_at(table: &DeTable<'_>, text: &str, patches: &mut Vec<Patch>) {
    for (key, value) in table {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("deck", DeValue::Table(deck)) => {
                misspelt(deck, &DECK_KEYS, text, patches);
                if let Some(DeValue::Table(defaults)) = deck.get("defaults").map(Spanned::get_ref) {
                    misspelt(defaults, &DEFAULTS, text, patches);
                }
            }
            ("question", DeValue::Array(questions)) => {
                for question in questions.iter().filter_map(|one| one.get_ref().as_table()) {
                    misspelt(question, &KEYS, text, patches);
                    for (_, value) in question {
                        let entries = value.get_ref().as_array().into_iter().flatten();
                        for entry in entries.filter_map(|entry| entry.get_ref().as_table()) {
                            misspelt(entry, &["text", "why"], text, patches);
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

fn misspelt(table: &DeTable<'_>, known: &[&'static str], text: &str, patches: &mut Vec<Patch>) {
    let unknown = table.keys().filter(|key| known.binary_search(&key.get_ref().as_ref()).is_err());
    for key in unknown {
        let name = key.get_ref().as_ref();
        let is_bare = text.get(key.span()) == Some(name);
        let (meant, _) = slips::key(name, known, |key| table.contains_key(key));
        let Some(meant) = meant.filter(|_| is_bare) else { continue };
        if slips::is_synonym(name, meant) || is_slip(name, meant) {
            patches.push((key.span(), meant.to_owned()));
        }
    }
}

/// Whether a name is a key that the fingers slipped on: a letter is missing or stands there twice,
/// or two neighbours are swapped. Another letter may make another word: border, drift, black.
fn is_slip(name: &str, meant: &str) -> bool {
    let (name, meant) = (name.to_lowercase().into_bytes(), meant.as_bytes());
    let without = |text: &[u8], at: usize| [&text[..at], &text[at + 1..]].concat();
    let lacks = |at| without(meant, at) == name;
    let doubles = |at: usize| name[at] == name[at - 1] && without(&name, at) == meant;
    let swaps = |at: usize| {
        let mut swapped = name.clone();
        swapped.swap(at - 1, at);
        swapped == meant
    };
    meant.len() > 3
        && ((0..meant.len()).any(lacks)
            || (1..name.len()).any(doubles)
            || (1..name.len()).any(swaps))
}

/// Straight quotes for the curly ones around the values of a piece that is no TOML, if it is TOML
/// then.
fn quotes(text: &str) -> Vec<Patch> {
    let patches = curly(text);
    let new = patched(text, &patches);
    let mut read = pieces(&new);
    let is_sound =
        read.next().is_some_and(|piece| piece.errors.is_empty()) && read.next().is_none();
    if is_sound { patches } else { Vec::new() }
}

/// Opening quotes, and what may close them.
const QUOTES: &[(char, &[char])] = &[
    ('“', &['”', '“']),
    ('„', &['“', '”']),
    ('”', &['”']),
    ('«', &['»']),
    ('»', &['«']),
    ('‘', &['’', '‘']),
    ('‚', &['‘', '’']),
    ('’', &['’']),
    ('「', &['」']),
];

/// Values in curly quotes, with what to write in their place.
fn curly(text: &str) -> Vec<Patch> {
    let mut patches = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        at += match c {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => straight(rest, c),
            c => match QUOTES.iter().find(|(open, _)| *open == c) {
                Some((_, close)) => {
                    let line = &rest[c.len_utf8()..rest.find('\n').unwrap_or(rest.len())];
                    let Some(end) = line.find(*close) else { return Vec::new() };
                    let inner = &line[..end];
                    let close = line[end..].chars().next().map_or(0, char::len_utf8);
                    let length = c.len_utf8() + end + close;
                    let value = match (inner.contains(['"', '\\']), inner.contains('\'')) {
                        (false, _) => format!("\"{inner}\""),
                        (true, false) => format!("'{inner}'"),
                        (true, true) => return Vec::new(),
                    };
                    patches.push((at..at + length, value));
                    length
                }
                None => c.len_utf8(),
            },
        };
    }
    patches
}

/// How long the text in straight quotes is that begins here.
fn straight(rest: &str, quote: char) -> usize {
    let three: String = [quote; 3].iter().collect();
    let (open, close) =
        if rest.starts_with(&three) { (3, three.as_str()) } else { (1, &three[..1]) };
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(open) {
        let is_end = !escaped && rest[at..].starts_with(close);
        if is_end || (open == 1 && c == '\n') {
            return at + if is_end { close.len() } else { 0 };
        }
        escaped = quote == '"' && c == '\\' && !escaped;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::properties::any_deck;
    use proptest::prelude::*;

    fn mended(text: &str) -> String {
        mend(text).text
    }

    #[test]
    fn misspelt_and_synonym_keys_are_put_right_and_the_layout_stays() {
        let text = "[dek]\n\n[[question]]  # one\n  promt   = 'Which?'\nanswer=\"a\" # b\n\
                    distractors = [ \"c\",\n { txt = \"d\" } ]\n\n";
        let expected = "[dek]\n\n[[question]]  # one\n  prompt   = 'Which?'\nanswer=\"a\" # b\n\
                        wrong = [ \"c\",\n { text = \"d\" } ]\n\n";
        assert_eq!(mended(text), expected);
        let changes: Vec<_> =
            mend(text).changes.into_iter().map(|one| (one.line, one.from, one.to)).collect();
        let change = |line, from: &str, to: &str| (line, from.to_owned(), to.to_owned());
        assert_eq!(
            changes,
            [
                change(4, "promt", "prompt"),
                change(6, "distractors", "wrong"),
                change(7, "txt", "text")
            ]
        );
    }

    #[test]
    fn a_slip_in_the_header_is_put_right() {
        let text = "[deck]\nlicens = 'x' # y\n\n[[question]]\nprompt = 'a'\nanswer = 'b'\n";
        assert_eq!(mended(text), text.replace("licens", "license"));
    }

    #[test]
    fn what_is_a_guess_is_left_alone() {
        for text in [
            "[[question]]\nprompt = 'a'\nansw = 'b'\n",
            "[[question]]\nprompt = 'a'\nanswer = 'b'\ndrift = true\n",
            "[[question]]\nprompt = 'a'\nborder = ['b', 'c']\n",
            "[[question]]\nprompt = 'a'\nanswer = 'b'\ncomment = 'ask Anna'\n",
            "[[question]]\nprompt = 'a'\nanswer = 'b'\nalternatives = ['c', 'd']\n",
            "[[question]]\nprompt = 'a'\ncorrect = 2\noptions = ['1', '2']\n",
            "[deck]\nformat = 2\n[[question]]\npromt = 'a'\nanswer = 'b'\n",
            "[[question]]\nprompt = 'a'\nanswer = 'b'\nfoo = 1\n",
            "[[question]]\nprompt = 'a'\nprompts = 'c'\nanswer = 'b'\n",
            "[[question]]\nprompt = 'a'\nchoices = ['b']\n",
            "[[question]]\n'promt' = 'a'\nanswer = 'b'\n",
            "[[question]]\nprompt = 'a'\nanswer = “b\n",
            "[[question]]\nprompt = 'a'\nanswer = “b” c\n",
            "[[question]]\nprompt = 'a “b” c'\nanswer = \n",
        ] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn curly_quotes_around_values_become_straight() {
        let text = "[[question]]\nprompt = “What is “up”?”\nanswer = 'a'\n";
        assert_eq!(mended(text), text, "quotes in quotes are a guess");
        let text =
            "[[question]]\nprompt = “Say \"a\", “ # “b”\nanswer = „it's”\nwrong = [‘c’, «d»]\n";
        let expected = "[[question]]\nprompt = 'Say \"a\", ' # “b”\nanswer = \"it's\"\n\
                        wrong = [\"c\", \"d\"]\n";
        assert_eq!(mended(text), expected);
    }

    /// Keys with slips that are certain.
    const SLIPS: &[(&str, &str)] = &[
        ("prompt", "promt"),
        ("answer", "anwser"),
        ("explain", "explian"),
        ("wrong", "distractors"),
        ("title", "titel"),
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn mending_twice_changes_nothing_more(text in crate::lint::tests::pieces()) {
            let once = mend(&text);
            prop_assert_eq!(once.changes.is_empty(), once.text == text);
            let reading = read(&once.text, "");
            prop_assert!(reading.deck.questions.len() >= read(&text, "").deck.questions.len());
            prop_assert_eq!(mend(&once.text).text, once.text);
        }

        #[test]
        fn a_deck_whose_slips_are_mended_is_the_deck_without_them(
            text in any_deck(),
            slips in prop::sample::subsequence(SLIPS, 0..=SLIPS.len()),
        ) {
            let slipped = slips.iter().fold(text.clone(), |text, (key, slip)| {
                text.replace(&format!("{key} = "), &format!("{slip} = "))
            });
            let mended = mend(&slipped);
            prop_assert_eq!(mended.changes.is_empty(), slipped == text);
            prop_assert_eq!(mended.text, text);
        }
    }
}
