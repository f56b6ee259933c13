//! The gaps of Anki, `{{c1::answer::hint}}`: what they are here. There an item is a number: gaps with
//! one number are asked together, those with several one after the other.

mod sentence;

pub use sentence::AnkiSentence;

use super::{Fields, PlacedText};
use crate::report::Rule;
use crate::text::{Patch, patched};
use sentence::opening;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A gap as Anki writes it.
pub const ANKI_CLOZE: Rule = Rule::error(
    "anki-cloze",
    "a gap as Anki writes it",
    "Here `::` stands before a hint, so that \"c1\" would be asked for and the answer shown. \
     `--fix` mends it: the hint keeps its place, gaps with numbers of their own are asked one by \
     one, by `each = true`, and other numbers become a question each.",
    r#"- cloze = "The largest planet is {{c1::Jupiter}}."
+ cloze = "The largest planet is {{Jupiter}}."
"#,
);

/// A sentence with such gaps, as it is written here.
pub struct Foreign {
    /// The same with gaps of ours.
    pub sentence: String,
    /// Where the numbers stand in the sentence as it was, and what they are.
    marks: Vec<(Range<usize>, Vec<u32>)>,
}

impl Foreign {
    /// Reads a sentence; nothing where it has no such gap.
    pub fn of(text: &str) -> Option<Self> {
        let mark = |(at, _): (usize, &str)| {
            let (length, numbers) = opening(&text[at..])?;
            Some((at + 2..at + length, numbers))
        };
        let marks: Vec<(Range<usize>, Vec<u32>)> =
            text.match_indices("{{").filter_map(mark).collect();
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
        let mut numbers: Vec<u32> = self.numbers().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.len() > 1
            && numbers.len() == self.numbers().count()
            && numbers.len() == self.marks.len()
    }

    /// Whether all gaps are one item.
    fn is_one(&self) -> bool {
        let first = self.numbers().next();
        self.numbers().count() == self.marks.len() && self.numbers().all(|one| Some(one) == first)
    }

    /// The numbers of all gaps, as they stand.
    fn numbers(&self) -> impl Iterator<Item = u32> {
        self.marks.iter().flat_map(|(_, numbers)| numbers.iter().copied())
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
            "write {{answer}}; to ask some gaps together and others later, write a question for each"
        };
        let fix = if self.is_one() || self.is_each() {
            self.fix(fields, text, has_each)
        } else {
            split(fields, text)
        };
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
        let place = |(place, _): &(Range<usize>, Vec<u32>)| {
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

/// The patches that make a question of each number, as an import from Anki does: the first stands where
/// the sentence does, the others below with all else that the question says. Nothing where the
/// question has no header of its own, or the file has not the sentence letter for letter.
fn split(fields: &Fields<'_, '_>, text: &PlacedText) -> Option<Vec<Patch>> {
    let (file, base) = (fields.excerpt.text, fields.excerpt.base);
    if !file.trim_start().starts_with("[[") || file.matches("[[question]]").count() != 1 {
        return None;
    }
    let raw = file.get(text.span.start - base..text.span.end - base)?;
    if raw.matches(text.value.as_str()).count() != 1 {
        return None;
    }
    let sentence = AnkiSentence::of(&text.value);
    let asked = |number| raw.replace(&text.value, &sentence.asked(number, ["{{", "::", "}}"]));
    let mut numbers = sentence.numbers().into_iter();
    let mut patches = vec![(text.span.clone(), asked(numbers.next()?))];

    let lines: Vec<&str> = file.split_inclusive('\n').collect();
    let is_own = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let count = lines.iter().rposition(is_own)? + 1;
    let end: usize = lines[..count].iter().map(|line| line.len()).sum();
    let block = file[..end].trim_end();
    let line_end = if file.contains("\r\n") { "\r\n" } else { "\n" };
    let id = id_place(block);
    let mut copies = String::new();
    for number in numbers {
        let span = text.span.start - base..text.span.end - base;
        let mut parts = vec![(span, asked(number))];
        if let Some(id) = &id {
            let own = block.get(id.clone())?;
            let quote = own.chars().last()?;
            parts.push((id.clone(), format!("{}-{number}{quote}", own.trim_end_matches(quote))));
        }
        copies.extend([line_end, line_end]);
        copies.push_str(&patched(block, &parts));
    }
    patches.push((base + block.len()..base + block.len(), copies));
    Some(patches)
}

/// Where the id of a question stands in its text.
fn id_place(block: &str) -> Option<Range<usize>> {
    let (table, _) = DeTable::parse_recoverable(block);
    let questions = table.get_ref().get("question")?.get_ref().as_array()?;
    let id = questions.iter().next()?.get_ref().as_table()?.get("id")?;
    Some(id.span())
}

impl Fields<'_, '_> {
    /// Puts a sentence with such gaps that stands under a key without them under the key that has
    /// them, and reports it.
    pub fn move_anki_gaps(&mut self, from: &'static str, key: &'static str) {
        let Some(DeValue::String(text)) = self.peek(from) else { return };
        if Foreign::of(text).is_none() {
            return;
        }
        let place = self.place(from);
        let message = format!("a sentence with gaps stands under `{from}`");
        let help = format!("write `{key}`: gaps are read there");
        let mut finding = ANKI_CLOZE.finding(place.clone(), message, help);
        finding.fix = vec![(place, key.to_owned())];
        self.findings.push(finding);
        self.rename(from, key);
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
        assert_eq!(of("{{c1,2::a}}"), some(false, "{{a}}"));
        for text in ["{{a}}", "{{c::a}}", "{{c1}}", "c1::a", "{{std\\::c1::a}}"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
