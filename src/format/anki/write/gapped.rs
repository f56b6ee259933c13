//! Sentences with gaps as Anki writes them; those that an import made of one note become that note again
//! where its whole can be told from its parts.

use crate::format::html::{rendered_around, rendered_plain};
use crate::kind::around_gaps;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write;

/// A gap: its numbers, what is right, the hint, and other ways to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct NumberedGap {
    numbers: Vec<i64>,
    ways: Vec<String>,
    hint: Option<String>,
}

/// A sentence whose gaps have numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberedSentence {
    /// What stands before each gap and after the last.
    texts: Vec<String>,
    gaps: Vec<NumberedGap>,
}

impl NumberedSentence {
    /// The sentence of one question, whose gaps are one card or, with `is_each`, one each; the first
    /// card has a number. Nothing where it has no gaps.
    pub fn of(sentence: &str, is_each: bool, first: i64) -> Option<Self> {
        let (texts, gaps) = around_gaps(sentence)?;
        let numbered = |(at, (ways, hint))| {
            let number = if is_each { first + at } else { first };
            NumberedGap { numbers: vec![number], ways, hint }
        };
        Some(Self { texts, gaps: (0..).zip(gaps).map(numbered).collect() })
    }

    /// The sentence that the sentences of several cards are of, each with the card's number; nothing
    /// where they differ by more than which gaps are open, or where gaps stand in each other.
    pub fn joined(parts: &[(i64, &str)]) -> Option<Self> {
        let mut whole: Option<String> = None;
        let mut gaps: BTreeMap<(usize, usize), NumberedGap> = BTreeMap::new();
        for (number, sentence) in parts {
            let (texts, own) = around_gaps(sentence)?;
            let mut open = String::new();
            let mut own = own.into_iter();
            for text in texts {
                open.push_str(&text);
                let Some((ways, hint)) = own.next() else { continue };
                let start = open.len();
                open.push_str(ways.first()?);
                let gap = NumberedGap { numbers: vec![*number], ways, hint };
                match gaps.entry((start, open.len())) {
                    Entry::Vacant(free) => drop(free.insert(gap)),
                    Entry::Occupied(mut known) => {
                        let known = known.get_mut();
                        if (&known.ways, &known.hint) != (&gap.ways, &gap.hint) {
                            return None;
                        }
                        known.numbers.extend(gap.numbers);
                    }
                }
            }
            if whole.get_or_insert_with(|| open.clone()) != &open {
                return None;
            }
        }
        let whole = whole?;
        let (mut texts, mut at) = (Vec::new(), 0);
        for (start, end) in gaps.keys() {
            texts.push(whole.get(at..*start)?.to_owned());
            at = *end;
        }
        texts.push(whole.get(at..)?.to_owned());
        Some(Self { texts, gaps: gaps.into_values().collect() })
    }

    /// The sentence in HTML, with the gaps as Anki marks them.
    pub fn html(&self) -> String {
        let pieces: Vec<&str> = self.texts.iter().map(String::as_str).collect();
        let gaps = self.gaps.iter().map(|gap| {
            let inner = rendered_plain(gap.ways.first().map_or("", String::as_str));
            let hint = gap.hint.as_deref().map(|hint| format!("\u{3}{}", rendered_plain(hint)));
            format!("\u{4}{inner}{}\u{5}", hint.unwrap_or_default())
        });
        let gaps: Vec<String> = gaps.collect();
        let html = rendered_around(&pieces, &gaps);
        // What is said in a sentence makes no gap there.
        let html = html.replace('{', "&#123;").replace('}', "&#125;").replace("::", "&#58;&#58;");
        let mut numbers = self.gaps.iter().map(|gap| {
            let numbers: Vec<String> = gap.numbers.iter().map(i64::to_string).collect();
            numbers.join(",")
        });
        let mut whole = String::with_capacity(html.len());
        for c in html.chars() {
            match c {
                '\u{4}' => {
                    let _ = write!(whole, "{{{{c{}::", numbers.next().unwrap_or_default());
                }
                '\u{3}' => whole.push_str("::"),
                '\u{5}' => whole.push_str("}}"),
                c => whole.push(c),
            }
        }
        whole
    }

    /// The other ways to write its gaps, a line for each gap that has some.
    pub fn also(&self) -> String {
        let several = self.gaps.iter().filter(|gap| gap.ways.len() > 1);
        let lines = several.map(|gap| {
            gap.ways.iter().map(|way| rendered_plain(way)).collect::<Vec<_>>().join(" / ")
        });
        lines.collect::<Vec<_>>().join("<br>")
    }

    /// The numbers of its cards.
    pub fn numbers(&self) -> Vec<i64> {
        let mut numbers: Vec<i64> = self.gaps.iter().flat_map(|gap| gap.numbers.clone()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_one_card_or_one_each_and_nothing_else_is_a_gap() {
        let html =
            |sentence: &str, is_each| NumberedSentence::of(sentence, is_each, 1).unwrap().html();
        let cases = [
            ("{{a}} and {{b::c}}", false, "{{c1::a}} and {{c1::b::c}}"),
            ("{{a|x}} and {{b}}", true, "{{c1::a}} and {{c2::b}}"),
            (
                "*x* \\}} std\\::v {{f::}}",
                false,
                "<em>x</em> &#125;&#125; std&#58;&#58;v {{c1::f}}",
            ),
            ("$\\frac{ {{a}} }{b}$", false, "\\(\\frac&#123; {{c1::a}} &#125;&#123;b&#125;\\)"),
            ("`f({{x}})`", false, "<code>f({{c1::x}})</code>"),
        ];
        for (sentence, is_each, expected) in cases {
            assert_eq!(html(sentence, is_each), expected, "{sentence}");
        }
        let sentence = NumberedSentence::of("{{a|x}} and {{b}}", true, 1).unwrap();
        assert_eq!((sentence.also().as_str(), sentence.numbers()), ("a / x", vec![1, 2]));
        assert!(NumberedSentence::of("none", false, 1).is_none());
    }

    #[test]
    fn what_an_import_took_apart_becomes_one_sentence_again_or_nothing() {
        let joined = |parts: &[(i64, &str)]| Some(NumberedSentence::joined(parts)?.html());
        let cases: [(&[_], Option<&str>); 5] = [
            (&[(1, "{{P::city}} of F"), (2, "P of {{F}}")], Some("{{c1::P::city}} of {{c2::F}}")),
            (
                &[(1, "{{m}} x {{y}}"), (3, "{{m}} x y"), (2, "m {{x}} y")],
                Some("{{c1,3::m}} {{c2::x}} {{c1::y}}"),
            ),
            (&[(1, "{{P}} of F"), (2, "Paris of {{F}}")], None),
            (&[(1, "{{P::city}} of F"), (2, "{{P}} of F")], None),
            (&[(1, "{{outer inner end}}"), (2, "outer {{inner}} end")], None),
        ];
        for (parts, expected) in cases {
            assert_eq!(joined(parts).as_deref(), expected, "{parts:?}");
        }
    }
}
