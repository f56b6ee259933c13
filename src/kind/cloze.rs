//! Cloze: a sentence with gaps, `{{answer}}`, `{{one|other}}`, `{{answer::hint}}`.

use super::anki::{ANKI_CLOZE, Foreign};
use super::{Fields, Key, Kind, Part, PlacedText, Role, Shape};
use crate::judge::Expected;
use crate::report::Rule;
use crate::text::first_places;
use std::borrow::Cow;
use std::ops::Range;

const NO_GAP: Rule = Rule::error(
    "no-gap",
    "a cloze without a gap",
    "There is nothing to fill in.",
    r#"- cloze = "The largest planet is Jupiter."
+ cloze = "The largest planet is {{Jupiter}}."
"#,
);

const EMPTY_GAP: Rule = Rule::error(
    "empty-gap",
    "a gap without an answer",
    "The answer stands between the braces.",
    r#"- cloze = "The largest planet is {{}}."
+ cloze = "The largest planet is {{Jupiter}}."
"#,
);

const UNCLOSED_GAP: Rule = Rule::error(
    "unclosed-gap",
    "a gap that is not closed",
    "All that follows would be the answer.",
    r#"- cloze = "The largest planet is {{Jupiter."
+ cloze = "The largest planet is {{Jupiter}}."
"#,
);

const DUPLICATE_GAP: Rule = Rule::error(
    "duplicate-gap",
    "two gaps with one answer that are asked one by one",
    "Progress is filed under what stands in a gap, and that of the two would be mixed.",
    r#"- cloze = "Without {{water}} no life, and no ice without {{water}}."
+ cloze = "Without {{water}} there is no life, and without {{cold}} no ice."
each = true
"#,
);

/// A sentence with gaps to fill.
#[derive(Clone, Debug)]
pub struct Cloze {
    /// What stands before each gap, and after the last.
    texts: Vec<String>,
    gaps: Vec<Gap>,
    each: bool,
}

/// What belongs in a gap: the answer and its alternatives, and a hint.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Gap {
    key: Vec<String>,
    hint: Option<String>,
    /// Where the `::` before the hint stands, from the opening braces.
    hint_at: Option<usize>,
}

/// What is amiss with the gaps of a sentence, and where in it.
#[derive(Debug, PartialEq, Eq)]
enum GapFault {
    None,
    Empty(Range<usize>),
    Unclosed(Range<usize>),
}

impl Kind for Cloze {
    const NAME: &'static str = "cloze";
    const SUMMARY: &'static str = "fill the gaps of a sentence";
    const OFFER: &'static str = "a sentence with gaps";
    const KEYS: &'static [Key] = &[
        Key::makes(
            "cloze",
            Role::Prompt,
            Shape::Sentence,
            "the sentence; its gaps are written {{answer}}, {{one|other}} or {{answer::hint}}",
        ),
        Key::may("each", Shape::Flag, "true: ask every gap by itself; the others are shown"),
    ];
    const EXAMPLE: &'static str = r#"
cloze = "Water consists of {{hydrogen}} and {{oxygen::a gas}}."
"#;
    const RULES: &'static [&'static Rule] =
        &[&NO_GAP, &EMPTY_GAP, &UNCLOSED_GAP, &DUPLICATE_GAP, &ANKI_CLOZE];

    fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let text = fields.text("cloze");
        let each = fields.flag("each");
        let mut text = text?;
        let count = text.value.matches("{{").count();
        if !fields.is_answerable("cloze", count, text.span.clone()) {
            return None;
        }
        let foreign = Foreign::of(&text.value);
        if let Some(foreign) = &foreign {
            foreign.report(fields, &text, each.is_some());
            text.value.clone_from(&foreign.sentence);
        }
        let each = each.unwrap_or_else(|| foreign.is_some_and(|foreign| foreign.is_each()));
        match parse(&text.value) {
            Ok((texts, gaps)) => {
                let keys: Vec<&str> = gaps.iter().map(|gap| gap.key[0].as_str()).collect();
                let mut places = first_places(&keys).into_iter().enumerate();
                if each && let Some((twin, _)) = places.find(|(at, first)| at != first) {
                    let message = format!("two gaps ask for \"{}\"", keys[twin]);
                    let help = "delete `each`, or leave one of the two open to read: progress is \
                                filed under what stands in a gap";
                    fields.report(&DUPLICATE_GAP, text.span, message, help);
                    return None;
                }
                Some(Self { texts, gaps, each })
            }
            Err(fault) => {
                report(fields, &text, &fault);
                None
            }
        }
    }

    fn parts(&self) -> Vec<Part> {
        if self.each { (0..self.gaps.len()).map(Part::Gap).collect() } else { vec![Part::Whole] }
    }

    fn prompt(&self, part: Part) -> Option<Cow<'_, str>> {
        Some(self.sentence(|at, gap| {
            match (part, &gap.hint) {
                (Part::Gap(asked), _) if asked != at => gap.key[0].clone(),
                (Part::Whole, hint) if self.gaps.len() > 1 => hint.as_ref().map_or_else(
                    || format!("[{}]", at + 1),
                    |hint| format!("[{}: {hint}]", at + 1),
                ),
                (_, Some(hint)) => format!("[{hint}]"),
                (_, None) => "[...]".to_owned(),
            }
        }))
    }

    fn identity(&self) -> Option<Cow<'_, str>> {
        Some(self.sentence(|_, _| "{{}}".to_owned()))
    }

    fn known_by(asked: &str) -> Option<Cow<'_, str>> {
        let (texts, gaps) = parse(asked).ok()?;
        Self { texts, gaps, each: false }.identity().map(|sentence| sentence.into_owned().into())
    }

    fn expected(&self, part: Part) -> Vec<Expected<'_>> {
        let asked = match part {
            Part::Gap(at) => self.gaps.get(at..=at).unwrap_or_default(),
            Part::Whole | Part::Reverse => &self.gaps,
        };
        asked.iter().map(|gap| Expected::of(&gap.key)).collect()
    }
}

impl Cloze {
    /// The sentence with something in the place of each gap.
    fn sentence(&self, filled: impl Fn(usize, &Gap) -> String) -> Cow<'_, str> {
        let mut sentence = String::new();
        for (at, text) in self.texts.iter().enumerate() {
            if at > 0 && text.starts_with(['(', '[']) && sentence.ends_with(']') {
                sentence.push('\\'); // or Markdown takes it for a link
            }
            sentence.push_str(text);
            if let Some(gap) = self.gaps.get(at) {
                sentence.push_str(&filled(at, gap));
            }
        }
        sentence.into()
    }
}

fn report(fields: &mut Fields<'_, '_>, text: &PlacedText, fault: &GapFault) {
    // The value may hold escapes: the nearest `{{` as written is where the eye should go.
    let (rule, range, message, help) = match fault {
        GapFault::None => (
            &NO_GAP,
            None,
            "the sentence has no gap",
            "put what is to be typed in double braces: {{answer}}",
        ),
        GapFault::Empty(range) => (
            &EMPTY_GAP,
            Some(range),
            "a gap is empty",
            "write the answer between the braces: {{answer}}",
        ),
        GapFault::Unclosed(range) => (
            &UNCLOSED_GAP,
            Some(range),
            "a gap is not closed",
            r"close it with }}, or write \{{ for two braces",
        ),
    };
    let span = range.and_then(|range| fields.inside(text, range)).unwrap_or(text.span.clone());
    fields.report(rule, span, message, help);
}

/// Takes a sentence apart into texts and gaps.
fn parse(sentence: &str) -> Result<(Vec<String>, Vec<Gap>), GapFault> {
    let (mut texts, mut gaps) = (Vec::new(), Vec::new());
    let (mut text, mut at) = (String::new(), 0);
    while let Some(c) = sentence[at..].chars().next() {
        let rest = &sentence[at..];
        let plain = rest.find(['{', '\\']).unwrap_or(rest.len());
        if plain > 0 {
            text.push_str(&rest[..plain]);
            at += plain;
        } else if let Some(literal) = literal(rest) {
            text.push_str(literal);
            at += literal.len() + 1;
        } else if rest.starts_with("{{") {
            let (gap, length) = parse_gap(rest, at)?;
            texts.push(std::mem::take(&mut text));
            gaps.push(gap);
            at += length;
        } else {
            text.push(c);
            at += c.len_utf8();
        }
    }
    texts.push(text);
    if gaps.is_empty() { Err(GapFault::None) } else { Ok((texts, gaps)) }
}

/// What belongs in a gap, each way to write it, with its hint.
pub type GapWays = (Vec<String>, Option<String>);

/// What stands before each gap of a sentence and after the last, and the gaps; nothing where it has
/// none, or one that is amiss.
pub fn around_gaps(sentence: &str) -> Option<(Vec<String>, Vec<GapWays>)> {
    let (texts, gaps) = parse(sentence).ok()?;
    Some((texts, gaps.into_iter().map(|gap| (gap.key, gap.hint)).collect()))
}

/// Where in a sentence an alternative of each gap can be put in.
pub fn gap_ends(sentence: &str) -> Vec<usize> {
    let (mut ends, mut at) = (Vec::new(), 0);
    while let Some(c) = sentence[at..].chars().next() {
        let rest = &sentence[at..];
        if let Some(literal) = literal(rest) {
            at += literal.len() + 1;
        } else if rest.starts_with("{{") {
            let Ok((gap, length)) = parse_gap(rest, at) else { break };
            ends.push(at + gap.hint_at.unwrap_or(length - 2));
            at += length;
        } else {
            at += c.len_utf8();
        }
    }
    ends
}

/// What a backslash makes literal: the braces and signs that mean something to a cloze.
fn literal(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix('\\')?;
    ["{{", "}}", "::", "|"].into_iter().find(|sign| rest.starts_with(sign))
}

/// Reads one gap from its opening braces, which stand at `start`; also how long it is.
fn parse_gap(rest: &str, start: usize) -> Result<(Gap, usize), GapFault> {
    let (mut key, mut hint): (Vec<String>, Option<String>) = (vec![String::new()], None);
    let (mut depth, mut at, mut hint_at) = (0_usize, 2, None);
    loop {
        let inner = &rest[at..];
        let Some(c) = inner.chars().next() else {
            return Err(GapFault::Unclosed(start..start + 2));
        };
        let into = |key: &mut Vec<String>, hint: &mut Option<String>, text: &str| match hint {
            Some(hint) => hint.push_str(text),
            None => key.last_mut().into_iter().for_each(|last| last.push_str(text)),
        };
        let is_in_key = hint.is_none() && depth == 0;
        let plain = inner.find(['{', '}', '\\', '|', ':']).unwrap_or(inner.len());
        if plain > 0 {
            into(&mut key, &mut hint, &inner[..plain]);
            at += plain;
        } else if let Some(literal) = literal(inner) {
            into(&mut key, &mut hint, literal);
            at += literal.len() + 1;
        } else if depth == 0 && inner.starts_with("}}") {
            at += 2;
            break;
        } else if is_in_key && inner.starts_with("::") {
            (hint, hint_at) = (Some(String::new()), Some(at));
            at += 2;
        } else if is_in_key && c == '|' {
            key.push(String::new());
            at += 1;
        } else {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            // One of the signs above, which are a byte each.
            into(&mut key, &mut hint, &inner[..1]);
            at += 1;
        }
    }
    let key: Vec<String> = key.iter().map(|text| text.trim().to_owned()).collect();
    if key.iter().any(String::is_empty) {
        return Err(GapFault::Empty(start..start + at));
    }
    let hint = hint.map(|hint| hint.trim().to_owned()).filter(|hint| !hint.is_empty());
    Ok((Gap { key, hint, hint_at }, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gaps(sentence: &str) -> Vec<(Vec<String>, Option<String>)> {
        let (_, gaps) = parse(sentence).unwrap();
        gaps.into_iter().map(|gap| (gap.key, gap.hint)).collect()
    }

    #[test]
    fn a_gap_has_alternatives_and_a_hint() {
        let expected =
            vec![(vec!["grey".to_owned(), "gray".to_owned()], Some("a colour".to_owned()))];
        assert_eq!(gaps("It is {{grey|gray::a colour}}."), expected);
    }

    #[test]
    fn inner_braces_and_escaped_signs_belong_to_the_answer() {
        assert_eq!(gaps(r"half: {{\frac{1}{2}}}")[0].0, [r"\frac{1}{2}"]);
        assert_eq!(gaps(r"{{a\|b}} {{std\::io}} {{\}}}}")[0].0, ["a|b"]);
        assert_eq!(gaps(r"{{a\|b}} {{std\::io}} {{\}}}}")[1].0, ["std::io"]);
        assert_eq!(gaps(r"{{a\|b}} {{std\::io}} {{\}}}}")[2].0, ["}}"]);
        assert_eq!(parse(r"only \{{braces\}}"), Err(GapFault::None));
    }

    #[test]
    fn a_gap_that_is_amiss_is_shown_at_its_place_in_the_file() {
        let sound = "[[question]]\nprompt = 'a'\nanswer = 'b'\n";
        for (gaps, shown) in [("{{x}} {{ }}", "{{ }}"), ("{{x}} {{y", "{{"), ("x", "'x'")] {
            let text = format!("{sound}[[question]]\ncloze = '{gaps}'\n");
            let [finding] = &crate::deck::read(&text, "t").findings[..] else { panic!("{gaps}") };
            assert_eq!(&text[finding.span.clone()], shown);
            assert_eq!(finding.span.start, text.rfind(shown).unwrap());
        }
    }

    #[test]
    fn an_empty_or_unclosed_gap_has_its_place() {
        assert_eq!(parse("a {{ }} b"), Err(GapFault::Empty(2..7)));
        assert_eq!(parse("a {{b|}} c"), Err(GapFault::Empty(2..8)));
        assert_eq!(parse("a {{b} c"), Err(GapFault::Unclosed(2..4)));
    }
}
