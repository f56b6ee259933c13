//! The gaps of Anki, `{{c1::answer::hint}}`: what they are here. There an item is a number: gaps with
//! one number are asked together, those with several one after the other.

use super::{Fields, PlacedText};
use crate::report::Rule;
use crate::text::Patch;
use std::ops::Range;

/// A gap as Anki writes it.
pub const ANKI_CLOZE: Rule = Rule::error(
    "anki-cloze",
    "a gap as Anki writes it",
    "Here `::` stands before a hint, so that \"c1\" would be asked for and the answer shown. \
     `--fix` mends it: the hint keeps its place, and gaps with numbers of their own are asked one \
     by one, by `each = true`.",
    r#"- cloze = "The largest planet is {{c1::Jupiter}}."
+ cloze = "The largest planet is {{Jupiter}}."
"#,
);

/// A sentence with such gaps, as it is written here.
pub struct Foreign {
    /// The same with gaps of ours.
    pub sentence: String,
    /// Where the numbers stand in the sentence as it was, and what they are.
    marks: Vec<(Range<usize>, u32)>,
}

impl Foreign {
    /// Reads a sentence; nothing where it has no such gap.
    pub fn of(text: &str) -> Option<Self> {
        let mark = |(at, _): (usize, &str)| {
            let inner = text[at + 2..].strip_prefix(['c', 'C'])?;
            let digits = inner.find(|c: char| !c.is_ascii_digit())?;
            let is_mark = inner[digits..].starts_with("::");
            let number = inner[..digits].parse().ok().filter(|_| is_mark)?;
            Some((at + 2..at + 3 + digits + 2, number))
        };
        let marks: Vec<(Range<usize>, u32)> = text.match_indices("{{").filter_map(mark).collect();
        let (mut sentence, mut from) = (String::new(), 0);
        for (place, _) in &marks {
            sentence.push_str(&text[from..place.start]);
            from = place.end;
        }
        sentence.push_str(&text[from..]);
        (!marks.is_empty()).then_some(Self { sentence, marks })
    }

    /// Whether each gap is an item of its own: no number comes twice, and there are several.
    pub fn is_each(&self) -> bool {
        let mut numbers: Vec<u32> = self.marks.iter().map(|(_, number)| *number).collect();
        numbers.sort_unstable();
        let count = numbers.len();
        numbers.dedup();
        count > 1 && numbers.len() == count
    }

    /// Whether all gaps are one item.
    fn is_one(&self) -> bool {
        self.marks.iter().all(|(_, number)| *number == self.marks[0].1)
    }

    /// Reports it, with what puts it right; `has_each` where `each` is written already.
    pub fn report(&self, fields: &mut Fields<'_, '_>, text: &PlacedText, has_each: bool) {
        let first = fields.inside(text, &self.marks[0].0);
        let span = first.unwrap_or_else(|| text.span.clone());
        let help = if self.is_one() {
            "write {{answer}}, and a hint behind ::"
        } else if self.is_each() {
            "write {{answer}}, and each = true to ask the gaps one by one"
        } else {
            "write {{answer}}; to ask some gaps together and others later, write two questions"
        };
        let fix =
            if self.is_one() || self.is_each() { self.fix(fields, text, has_each) } else { None };
        let mut finding = ANKI_CLOZE.finding(span, "this gap is written as in Anki", help);
        finding.fix = fix.unwrap_or_default();
        fields.findings.push(finding);
    }

    /// The patches, where the file has the sentence letter for letter.
    fn fix(
        &self,
        fields: &Fields<'_, '_>,
        text: &PlacedText,
        has_each: bool,
    ) -> Option<Vec<Patch>> {
        let place = |(place, _): &(Range<usize>, u32)| {
            // With its braces it stands where it is looked for and nowhere else.
            let braced = fields.inside(text, &(place.start - 2..place.end))?;
            Some((braced.start + 2..braced.end, String::new()))
        };
        let mut patches: Vec<Patch> = self.marks.iter().map(place).collect::<Option<_>>()?;
        if self.is_each() && !has_each {
            let end = text.span.end;
            let file = fields.excerpt.text;
            let line_end = if file.contains("\r\n") { "\r\n" } else { "\n" };
            let rest = file.get(end - fields.excerpt.base..)?;
            let rest = rest.split('\n').next().unwrap_or_default().trim_end();
            patches.push((end + rest.len()..end + rest.len(), format!("{line_end}each = true")));
        }
        Some(patches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_an_item_and_the_hint_keeps_its_place() {
        let of = |text: &str| Foreign::of(text).map(|one| (one.is_each(), one.sentence));
        let some = |is_each: bool, text: &str| Some((is_each, text.to_owned()));
        assert_eq!(of("{{c1::Minsk}}"), some(false, "{{Minsk}}"));
        assert_eq!(of("{{c1::Minsk::a city}} is"), some(false, "{{Minsk::a city}} is"));
        assert_eq!(of("{{c1::a}} {{c2::b}}"), some(true, "{{a}} {{b}}"));
        assert_eq!(of("{{c1::a}} {{c1::b}}"), some(false, "{{a}} {{b}}"));
        assert_eq!(of("{{c1::a}} {{c2::b}} {{c1::c}}"), some(false, "{{a}} {{b}} {{c}}"));
        assert_eq!(of("{{C12::a}} {{b}}"), some(false, "{{a}} {{b}}"));
        for text in ["{{a}}", "{{c::a}}", "{{c1}}", "c1::a", "{{std\\::c1::a}}"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
