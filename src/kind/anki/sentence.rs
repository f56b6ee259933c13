//! Sentences as Anki writes them: gaps with numbers, which may stand in each other, and what is asked
//! under each number.

/// How deep gaps may stand in each other; Anki reads no deeper either.
const DEEPEST: usize = 10;

/// The last number that a gap can have.
const LAST_NUMBER: u32 = 500;

/// What opens a gap at the start of a text, as `{{c1::` or `{{c1,3::`: how long it is, and its numbers.
pub fn opening(text: &str) -> Option<(usize, Vec<u32>)> {
    let inner = text.strip_prefix("{{c").or_else(|| text.strip_prefix("{{C"))?;
    let length = inner.find(|c: char| !c.is_ascii_digit() && c != ',')?;
    let numbers: Vec<u32> =
        inner[..length].split(',').filter_map(|number| number.parse().ok()).collect();
    let is_mark = inner[length..].starts_with("::") && !numbers.is_empty();
    is_mark.then_some((3 + length + 2, numbers))
}

/// A part of a sentence with gaps as Anki has them, which may stand in each other.
enum Segment<'t> {
    Text(&'t str),
    Gap { numbers: Vec<u32>, inner: Vec<Segment<'t>>, hint: Option<&'t str> },
}

/// A gap that is still open: its mark, its numbers and what stands in it so far.
struct Open<'t> {
    mark: &'t str,
    numbers: Vec<u32>,
    inner: Vec<Segment<'t>>,
    hint: Option<&'t str>,
}

/// A sentence as Anki writes it.
pub struct AnkiSentence<'t>(Vec<Segment<'t>>);

impl<'t> AnkiSentence<'t> {
    /// Reads one; what is not closed is text.
    pub fn of(text: &'t str) -> Self {
        let mut open: Vec<Open<'t>> = Vec::new();
        let mut outer: Vec<Segment<'t>> = Vec::new();
        let (mut rest, mut from) = (text, 0);
        while let Some(at) = rest.get(from..).and_then(|tail| tail.find(['{', '}'])) {
            let at = from + at;
            let found = opening(&rest[at..]).filter(|_| rest[at..].starts_with("{{c"));
            if let Some((length, numbers)) = found.filter(|_| open.len() < DEEPEST) {
                push(&rest[..at], open.last_mut(), &mut outer);
                let mark = &rest[at..at + length];
                open.push(Open { mark, numbers, inner: Vec::new(), hint: None });
                rest = &rest[at + length..];
                from = 0;
            } else if rest[at..].starts_with("}}")
                && let Some(mut closed) = open.pop()
            {
                push(&rest[..at], Some(&mut closed), &mut outer);
                let Open { numbers, inner, hint, .. } = closed;
                let gap = Segment::Gap { numbers, inner, hint };
                open.last_mut().map_or(&mut outer, |open| &mut open.inner).push(gap);
                rest = &rest[at + 2..];
                from = 0;
            } else {
                from = at + 1;
            }
        }
        push(rest, open.last_mut(), &mut outer);
        for Open { mark, inner, hint, .. } in open {
            outer.push(Segment::Text(mark));
            outer.extend(inner);
            outer.extend(hint.iter().flat_map(|hint| ["::", hint]).map(Segment::Text));
        }
        Self(outer)
    }

    /// The numbers of its gaps, each once; a question each.
    pub fn numbers(&self) -> Vec<u32> {
        let mut numbers = Vec::new();
        collect(&self.0, &mut numbers);
        numbers.retain(|number| (1..=LAST_NUMBER).contains(number));
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// What is asked under a number: its gaps between marks, with one before each hint; the others
    /// are open to read.
    pub fn asked(&self, number: u32, marks: [&str; 3]) -> String {
        let mut sentence = String::new();
        write(&self.0, Some((Some(number), marks)), &mut sentence);
        sentence
    }

    /// How many gaps it has, those in others too.
    pub fn count(&self) -> usize {
        let mut numbers = Vec::new();
        collect(&self.0, &mut numbers);
        numbers.len()
    }

    /// The sentence with all its gaps between marks, with one before each hint; one in another is
    /// open to read.
    pub fn all(&self, marks: [&str; 3]) -> String {
        let mut sentence = String::new();
        write(&self.0, Some((None, marks)), &mut sentence);
        sentence
    }

    /// What stands in the gaps of a number, one after the other.
    pub fn answers(&self, number: u32) -> Vec<String> {
        let mut answers = Vec::new();
        answer(&self.0, number, &mut answers);
        answers
    }
}

/// Adds a text to the gap that is open, where `::` begins its hint.
fn push<'t>(text: &'t str, open: Option<&mut Open<'t>>, outer: &mut Vec<Segment<'t>>) {
    let Some(open) = open else {
        outer.push(Segment::Text(text));
        return;
    };
    match text.split_once("::") {
        Some((answer, hint)) if open.hint.is_none() => {
            open.inner.push(Segment::Text(answer));
            open.hint = Some(hint);
        }
        _ => open.inner.push(Segment::Text(text)),
    }
}

fn collect(segments: &[Segment<'_>], all: &mut Vec<u32>) {
    for segment in segments {
        if let Segment::Gap { numbers, inner, .. } = segment {
            all.extend(numbers);
            collect(inner, all);
        }
    }
}

fn answer(segments: &[Segment<'_>], number: u32, answers: &mut Vec<String>) {
    for segment in segments {
        match segment {
            Segment::Gap { numbers, inner, .. } if numbers.contains(&number) => {
                let mut text = String::new();
                write(inner, None, &mut text);
                answers.push(text);
            }
            Segment::Gap { inner, .. } => answer(inner, number, answers),
            Segment::Text(_) => {}
        }
    }
}

/// Writes a sentence: the gaps of a number, or all where none is said, between marks.
fn write(segments: &[Segment<'_>], asked: Option<(Option<u32>, [&str; 3])>, sentence: &mut String) {
    for segment in segments {
        match (segment, asked) {
            (Segment::Text(text), _) => sentence.push_str(text),
            (Segment::Gap { numbers, inner, hint }, Some((number, [begin, between, end])))
                if number.is_none_or(|number| numbers.contains(&number)) =>
            {
                sentence.push_str(begin);
                write(inner, None, sentence);
                for part in hint.iter().flat_map(|hint| [between, *hint]) {
                    sentence.push_str(part);
                }
                sentence.push_str(end);
            }
            (Segment::Gap { inner, .. }, asked) => write(inner, asked, sentence),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_asked_with_the_other_gaps_open() {
        let asked = |text: &str| -> Vec<(u32, String)> {
            let sentence = AnkiSentence::of(text);
            let asked = |number| (number, sentence.asked(number, ["<", "|", ">"]));
            sentence.numbers().into_iter().map(asked).collect()
        };
        let cases: [(&str, &[(u32, &str)]); 16] = [
            ("{{c1::P}} of {{c2::F}}", &[(1, "<P> of F"), (2, "P of <F>")]),
            ("{{c1::a}} and {{c1::b}}", &[(1, "<a> and <b>")]),
            ("{{c2::only two}}", &[(2, "<only two>")]),
            ("{{c1,3::m}} {{c2::x}}", &[(1, "<m> x"), (2, "m <x>"), (3, "<m> x")]),
            ("{{c1::a::b::c}}", &[(1, "<a|b::c>")]),
            ("{{c1::C++ std::vector::hint}}", &[(1, "<C++ std|vector::hint>")]),
            ("{{c0::zero}}", &[]),
            ("{{c10::ten}} {{c1::one}}", &[(1, "ten <one>"), (10, "<ten> one")]),
            ("\\frac{{{c1::a}}}{b}", &[(1, "\\frac{<a>}{b}")]),
            ("}} stray {{c1::x}}", &[(1, "}} stray <x>")]),
            ("{{c1::{{c1::same}}}}", &[(1, "<same>")]),
            (
                "{{c1::outer {{c2::inner}} end}}",
                &[(1, "<outer inner end>"), (2, "outer <inner> end")],
            ),
            ("{{c500::big}}", &[(500, "<big>")]),
            ("{{c501::bigger}}", &[]),
            (
                "{{c1::a {{c2::b}} {{C1x}} {{ c1::y}}",
                &[(1, "<a b {{C1x> {{ c1::y}}"), (2, "a <b> {{C1x {{ c1::y}}")],
            ),
            ("{{c1::a {{c2::b}} {{C1 x", &[(2, "{{c1::a <b> {{C1 x")]),
        ];
        for (text, expected) in cases {
            let expected: Vec<(u32, String)> =
                expected.iter().map(|(number, text)| (*number, (*text).to_owned())).collect();
            assert_eq!(asked(text), expected, "{text}");
        }
        let deep = "{{c1::".repeat(100_000);
        assert!(AnkiSentence::of(&deep).asked(0, [""; 3]) == deep);
    }
}
