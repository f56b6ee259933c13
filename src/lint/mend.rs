//! Mending: what is certain to be a slip is put right, and nothing else of the text is touched.
//!
//! Rules know what puts their findings right. Every mend is read again: a piece is kept as it was
//! when its mended text does not mean exactly what the reader already took the old one for, or that
//! in several questions.

use crate::deck::{Question, Reading, pieces, read};
use crate::kind::ANKI_CLOZE;
use crate::random::Fnv;
use crate::report::{Finding, Severity};
use crate::text::{Patch, patched};
use std::fmt::{self, Write};
use std::ops::{Range, RangeInclusive};

/// A text with its slips put right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The whole text.
    pub text: String,
    /// What was put right, by place.
    pub corrections: Vec<Correction>,
}

/// One thing put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The line in which it was, from 1.
    pub line: usize,
    /// What stood there.
    pub from: String,
    /// What stands there now.
    pub to: String,
}

/// Puts right what rules are certain of: misspelt or foreign keys, curly quotes around values.
pub fn mend(text: &str) -> Mended {
    let mut mended = Mended { text: text.to_owned(), corrections: Vec::new() };
    // Behind what is put right there may be more that could not be read before.
    for _ in 0..PASSES {
        let mut next = pass(&mended.text);
        if next.corrections.is_empty() {
            break;
        }
        next.corrections.append(&mut mended.corrections);
        mended = next;
    }
    mended.corrections.sort_by_key(|correction| correction.line);
    mended
}

/// How often a text is read again to mend more of it: its lines, its headers, its keys, and what
/// stands under them.
const PASSES: usize = 6;

/// The patches that put one finding right.
type Fix = Vec<Patch>;

/// Puts right what can be seen, piece by piece.
fn pass(text: &str) -> Mended {
    let reading = read(text, "");
    if reading.is_newer() {
        return Mended { text: text.to_owned(), corrections: Vec::new() };
    }
    let findings = reading.findings.into_iter().map(|finding| finding.fix);
    let mut fixes: Vec<Fix> = findings.filter(|fix| !fix.is_empty()).collect();
    fixes.sort_by_key(|fix| fix[0].0.start);
    let mut fixes = fixes.into_iter().peekable();
    let mut mended = Mended { text: String::with_capacity(text.len()), corrections: Vec::new() };
    let mut line = 1;
    for piece in pieces(text) {
        let (start, old) = (piece.range.start, &text[piece.range.clone()]);
        let mut own: Vec<Fix> = Vec::new();
        while let Some(fix) = fixes.next_if(|fix| fix[0].0.start < piece.range.end) {
            let at = |place: Range<usize>| place.start - start..place.end - start;
            own.push(fix.into_iter().map(|(place, new)| (at(place), new)).collect());
        }
        let own = match (piece.errors.is_empty(), own.is_empty()) {
            (true, false) => sound(old, own),
            (false, true) => beside(old, &piece.errors),
            (true, true) | (false, false) => own,
        };
        let mut own: Vec<Patch> = own.concat();
        own.sort_by_key(|(place, _)| (place.start, place.end));
        mended.text.push_str(&patched(old, &own));
        let mut from = 0;
        for (place, to) in own {
            line += old[from..place.start].matches('\n').count();
            from = place.start;
            mended.corrections.push(Correction { line, from: old[place].to_owned(), to });
        }
        line += old[from..].matches('\n').count();
    }
    mended
}

/// Those fixes of a piece that take errors away and change nothing of what it means; of many all or
/// none.
fn sound(text: &str, fixes: Vec<Fix>) -> Vec<Fix> {
    if keeps_meaning(text, &fixes) {
        return fixes;
    }
    if fixes.len() > MANY {
        return Vec::new();
    }
    let mut kept: Vec<Fix> = Vec::new();
    for fix in fixes {
        kept.push(fix);
        if !keeps_meaning(text, &kept) {
            kept.pop();
        }
    }
    kept
}

/// How many fixes of one piece are tried one by one.
const MANY: usize = 16;

/// The fixes of a piece that is no TOML, with the lines left out that cannot be read.
fn beside(text: &str, errors: &[toml::de::Error]) -> Vec<Fix> {
    if text.len() > LARGE {
        return Vec::new();
    }
    let (mut readable, mut blank) = (text.to_owned(), None);
    for error in errors {
        let at =
            error.span().map_or(0, |span| text.floor_char_boundary(span.start.min(text.len())));
        if blank.as_ref().is_some_and(|line: &RangeInclusive<usize>| line.contains(&at)) {
            continue;
        }
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        readable.replace_range(start..end, &" ".repeat(end - start));
        blank = Some(start..=end);
    }
    let is_read = pieces(&readable).all(|piece| piece.errors.is_empty());
    if !is_read {
        return Vec::new();
    }
    let fixes = read(&readable, "").findings.into_iter().map(|finding| finding.fix);
    // A key that cannot be read stands there as well.
    let is_new = |fix: &Fix| !fix.iter().any(|(_, new)| has_key(text, new));
    sound(&readable, fixes.filter(|fix| !fix.is_empty() && is_new(fix)).collect())
}

/// Whether a line of a text begins with a key, whatever stands behind it.
fn has_key(text: &str, key: &str) -> bool {
    let begins = |line: &str| {
        let rest = line.trim_start().strip_prefix(key);
        rest.is_some_and(|rest| rest.trim_start().starts_with(['=', ':']))
    };
    !key.is_empty() && text.lines().any(begins)
}

/// The largest piece that is read once more with lines left out, in bytes.
const LARGE: usize = 100_000;

/// Whether each fix takes one error away and changes nothing of what a piece means.
fn keeps_meaning(text: &str, fixes: &[Fix]) -> bool {
    let (before, after) = (read(text, ""), read(&patched(text, &fixes.concat()), ""));
    // That there is no question is said only of a piece that has no other error.
    let counts = |one: &&Finding| one.severity == Severity::Error && one.code != "no-question";
    let errors = |reading: &Reading| reading.findings.iter().filter(counts).count();
    let is_same = meaning(&before) == meaning(&after) || is_split(&before, &after);
    is_same && errors(&before) == errors(&after) + fixes.len()
}

/// Whether the gaps of one question became several questions that say the same besides.
fn is_split(before: &Reading, after: &Reading) -> bool {
    let all = |reading: &Reading| -> Vec<Question> {
        reading.deck.questions().iter().chain(&reading.left_out).cloned().collect()
    };
    let besides =
        |one: &Question| format!("{:?}", (&one.explain, &one.hints, &one.tags, one.points));
    let is_of_anki = before.findings.iter().any(|finding| finding.code == ANKI_CLOZE.code);
    let (old, new) = (all(before), all(after));
    let [old] = &old[..] else { return false };
    is_of_anki && new.len() > 1 && new.iter().all(|one| besides(one) == besides(old))
}

/// What was read, as a hash.
fn meaning(reading: &Reading) -> u64 {
    struct Digest(Fnv);
    impl fmt::Write for Digest {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.write(text.as_bytes());
            Ok(())
        }
    }
    let mut digest = Digest(Fnv::new());
    let deck = &reading.deck;
    // Writing into a hash cannot fail.
    for question in deck.questions().iter().chain(&reading.left_out) {
        let _ = write!(digest, "{question:?}");
    }
    let (names, terms) = ((&deck.id, &deck.title, &deck.tags), (&deck.license, &deck.source));
    let texts = (&deck.description, &deck.language, &deck.authors);
    let _ = write!(
        digest,
        "{:?}",
        (names, texts, terms, (deck.retention, deck.new, deck.limit, deck.until))
    );
    digest.0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::properties::any_deck;
    use crate::testing::cases;
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
        let corrections: Vec<_> =
            mend(text).corrections.into_iter().map(|one| (one.line, one.from, one.to)).collect();
        let correction = |line, from: &str, to: &str| (line, from.to_owned(), to.to_owned());
        assert_eq!(
            corrections,
            [
                correction(4, "promt", "prompt"),
                correction(6, "distractors", "wrong"),
                correction(7, "txt", "text")
            ]
        );
    }

    #[test]
    fn of_a_newer_format_nothing_is_a_slip() {
        for broken in ["", "p\n"] {
            let text = format!("[deck]\nformat = 2\n[[question]]\npromt = 'a'\n{broken}");
            assert_eq!(mended(&text), text);
        }
    }

    #[test]
    fn a_minus_of_a_word_processor_becomes_the_one_of_the_keyboard() {
        let text = "[[question]]\nprompt = 'a – b'\nanswer = 3 # –1\nwrong = [–1, 2, '–3',\n −4]\n";
        let expected = text.replace("[–1", "[-1").replace("−4", "-4");
        assert_eq!(mended(text), expected);
        let text = "[[question]]\nprompt = 'a'\nanswer = –40\n";
        assert_eq!(mended(text), text.replace('–', "-"));
    }

    #[test]
    fn a_prompt_with_gaps_of_anki_becomes_a_sentence_with_gaps() {
        let text = "[[question]]\nprompt = 'It is {{c1::Minsk::a city}}.'\nexplain = 'b'\n";
        let expected = "[[question]]\ncloze = 'It is {{Minsk::a city}}.'\nexplain = 'b'\n";
        assert_eq!(mended(text), expected);
        let text = "[[question]]\nprompt = 'What is {{c1::x}}?'\nanswer = 'a gap'\n";
        assert_eq!(mended(text), text);
    }

    #[test]
    fn gaps_of_anki_with_mixed_numbers_become_a_question_each() {
        let text = "[deck]\nid = 'd'\n\n[[question]]\nid = \"r\" # here\ncloze = \"{{c1::Rome}} lies on \
                    {{c2::the Tiber::river}}, in {{c1,2::Italy}}.\"\nexplain = 'e'\n\n# the next\n\
                    [[question]]\nprompt = 'a'\nanswer = 'b'\n";
        let expected = "[deck]\nid = 'd'\n\n[[question]]\nid = \"r\" # here\ncloze = \"{{Rome}} lies on \
                        the Tiber, in {{Italy}}.\"\nexplain = 'e'\n\n[[question]]\nid = \"r-2\" # here\n\
                        cloze = \"Rome lies on {{the Tiber::river}}, in {{Italy}}.\"\nexplain = 'e'\n\n\
                        # the next\n[[question]]\nprompt = 'a'\nanswer = 'b'\n";
        assert_eq!(mended(text), expected);
        let list = "question = [{ cloze = '{{c1::a}} is {{c2::b}} and {{c1::c}}' }]\n";
        assert_eq!(mended(list), list, "left to their author");
    }

    #[test]
    fn a_header_in_other_letters_is_put_right() {
        for name in ["questions", "Question", "QUESTION", "Questions"] {
            let text = format!("[[{name}]]\nprompt = 'a'\nanswer = 'b'\n");
            assert_eq!(mended(&text.repeat(2)), text.replace(name, "question").repeat(2), "{name}");
        }
    }

    #[test]
    fn no_key_is_written_that_stands_there() {
        let broken = "[[question]]\nprompt = 'a'\nanswer = \"it's \"big\"\"\n";
        for slip in ["Anwser = 'zz'\n", "Answer = 'zz'\n", "correct_answer = 'zz'\n"] {
            let text = format!("{broken}{slip}");
            assert_eq!(mended(&text), text);
        }
        let text = format!("{broken}explian = 'c'\n");
        assert_eq!(mended(&text), text.replace("explian", "explain"));
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
        #![proptest_config(cases(256))]

        #[test]
        fn mending_twice_changes_nothing_more(text in crate::lint::tests::pieces()) {
            let once = mend(&text);
            prop_assert_eq!(once.corrections.is_empty(), once.text == text);
            let reading = read(&once.text, "");
            prop_assert!(reading.deck.questions().len() >= read(&text, "").deck.questions().len());
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
            prop_assert_eq!(mended.corrections.is_empty(), slipped == text);
            prop_assert_eq!(mended.text, text);
        }
    }
}
