//! Gaps in a sentence: Moodle's embedded answers, `{1:SHORTANSWER:=Minsk}`, and a deck's `{{Minsk}}`.

use super::decimal::PlainNumber;
use super::grades::Earning;
use super::markup::TextFormat;
use super::signs::{cut, find, pieces};
use super::{BLANK, Posed, Task, Weighed};
use crate::kind::around_gaps;

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SentencePart<'t> {
    /// Text as it stands.
    Text(&'t str),
    /// A field to fill in.
    Field(Task),
}

/// The sorts of fields, by every name that Moodle has for them; `_` and what follows is how they look.
const SORTS: [(&str, FieldSort); 15] = [
    ("SHORTANSWER", FieldSort::Typed(false)),
    ("SA", FieldSort::Typed(false)),
    ("MW", FieldSort::Typed(false)),
    ("SHORTANSWER_C", FieldSort::Typed(true)),
    ("SAC", FieldSort::Typed(true)),
    ("MWC", FieldSort::Typed(true)),
    ("NUMERICAL", FieldSort::Number),
    ("NM", FieldSort::Number),
    ("MULTICHOICE", FieldSort::Options(true)),
    ("MC", FieldSort::Options(true)),
    ("MCV", FieldSort::Options(true)),
    ("MCH", FieldSort::Options(true)),
    ("MCS", FieldSort::Options(true)),
    ("MULTIRESPONSE", FieldSort::Options(false)),
    ("MR", FieldSort::Options(false)),
];

/// What a field wants; whether capitals count, whether only one may be picked.
#[derive(Clone, Copy)]
enum FieldSort {
    Typed(bool),
    Number,
    Options(bool),
}

/// The sort of a field and its answers: `1:SA:=a~b` without its braces.
fn head(field: &str) -> Option<(FieldSort, &str)> {
    let (points, rest) = field.trim_start().split_once(':')?;
    let (name, answers) = rest.split_once(':')?;
    let is_number = points.trim().bytes().all(|byte| byte.is_ascii_digit());
    let name = name.trim();
    let find = |name: &str| SORTS.iter().find(|(known, _)| *known == name).map(|(_, sort)| *sort);
    let base = name.split('_').next().unwrap_or_default();
    let base = if base.len() > 2 { base.trim_end_matches('S') } else { base };
    let sort = find(name).or_else(|| find(base)).or_else(|| find(base.trim_end_matches('H')))?;
    is_number.then_some((sort, answers))
}

/// Whether what stands in braces is a field of Moodle's embedded answers.
pub fn is_embedded(field: &str) -> bool {
    head(field).is_some()
}

/// A sentence cut at its embedded answers, which are marked up as it is.
pub fn stretches(sentence: &str, markup: TextFormat) -> Vec<SentencePart<'_>> {
    let (mut stretches, mut done, mut at) = (Vec::new(), 0, 0);
    while let Some(open) = sentence[at..].find('{').map(|found| at + found) {
        at = open + 1;
        // What is no field is not looked through to its end: a thousand braces would be a thousand times.
        let near =
            &sentence[at..sentence.ceil_char_boundary((at + LONGEST_HEAD).min(sentence.len()))];
        if head(near).is_none() {
            continue;
        }
        let Some(length) = find(&sentence[at..], |c| c == '}') else { break };
        if let Some(task) =
            head(&sentence[at..at + length]).map(|(sort, text)| field(sort, text, markup))
        {
            stretches.push(SentencePart::Text(&sentence[done..open]));
            stretches.push(SentencePart::Field(task));
            (done, at) = (at + length + 1, at + length + 1);
        }
    }
    stretches.push(SentencePart::Text(&sentence[done..]));
    stretches
}

/// How long what stands before the answers of a field may be.
const LONGEST_HEAD: usize = 40;

fn field(sort: FieldSort, text: &str, markup: TextFormat) -> Task {
    let answers = pieces(text, &['~']).map(|(_, answer)| answer.trim());
    let answers = answers.filter(|answer| !answer.is_empty()).map(|answer| {
        let (weight, answer) = match answer.strip_prefix('=') {
            Some(answer) => (Earning::FULL, answer),
            None => weighed(answer).unwrap_or((Earning::NONE, answer)),
        };
        let (answer, feedback) = cut(answer, '#').unwrap_or((answer, ""));
        let (answer, tolerance) = match sort {
            FieldSort::Number => answer.split_once(':').unwrap_or((answer, "")),
            _ => (answer, ""),
        };
        let tolerance = PlainNumber::written(tolerance);
        let text = markup.literal(&unescaped(answer));
        let feedback = markup.markdown(&unescaped(feedback));
        Weighed { text, weight, feedback, tolerance }
    });
    let answers = answers.collect();
    match sort {
        FieldSort::Typed(is_cased) => Task::Typed { answers, is_cased },
        FieldSort::Number => Task::Number { answers, units: Vec::new() },
        FieldSort::Options(is_single) => {
            Task::Options { options: answers, is_single, is_ordered: false }
        }
    }
}

fn weighed(answer: &str) -> Option<(Earning, &str)> {
    let (percent, answer) = answer.strip_prefix('%')?.split_once('%')?;
    Some((Earning::of_percent(percent)?, answer))
}

/// A text without the backslashes before signs.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let sign = after.chars().next().filter(|sign| "}#~/\"\\=:{".contains(*sign));
        match sign {
            Some(sign) => plain.push(sign),
            None => plain.push('\\'),
        }
        rest = &after[sign.map_or(0, char::len_utf8)..];
    }
    plain + rest
}

/// What stands for a field while its sentence is turned into Markdown.
const FIELD: char = '\u{e000}';

/// A question whose text has fields: with gaps where they can be such, else with a blank where its one
/// field is; `convert` turns the text into Markdown.
///
/// # Errors
/// Why it cannot be asked.
pub fn within(
    parts: &[SentencePart<'_>],
    posed: Posed,
    convert: impl Fn(&str) -> String,
) -> Result<Posed, &'static str> {
    let text: String = parts
        .iter()
        .map(|part| match part {
            SentencePart::Text(text) => text.replace(FIELD, ""),
            SentencePart::Field(_) => FIELD.to_string(),
        })
        .collect();
    let text = convert(&text);
    let fields = parts.iter().filter_map(|part| match part {
        SentencePart::Field(task) => Some(task),
        SentencePart::Text(_) => None,
    });
    let fields: Vec<&Task> = fields.collect();
    let ways: Vec<(Vec<String>, bool)> = fields.iter().map(|task| ways(task)).collect();
    let is_whole = ways.iter().all(|(_, is_whole)| *is_whole);
    if let ([only], false) = (&fields[..], is_whole) {
        let text = text.replace(FIELD, BLANK);
        return Ok(Posed { text, task: (*only).clone(), ..posed });
    }
    let texts: Vec<String> = text.split(FIELD).map(str::to_owned).collect();
    let gaps: Vec<Result<&[String], &str>> =
        ways.iter().map(|(ways, _)| Ok(ways.as_slice())).collect();
    let text = sentence(&texts, &gaps).ok_or("a gap has no right answer that could be typed")?;
    let mut posed = Posed { text, task: Task::Gaps, ..posed };
    if !is_whole {
        posed
            .losses
            .push("what a gap has beside its right answers: options, parts of points, words");
    }
    Ok(posed)
}

/// A sentence as a deck writes it, of its texts and what stands between them: the ways to fill a gap, or
/// a text. Nothing where a gap cannot be written.
pub fn sentence(texts: &[String], between: &[Result<&[String], &str>]) -> Option<String> {
    let mut sentence = String::new();
    for (at, text) in texts.iter().enumerate() {
        match at.checked_sub(1).and_then(|at| between.get(at)) {
            Some(Ok(ways)) => sentence.push_str(&gap(ways)?),
            Some(Err(text)) => sentence.push_str(&text.replace("{{", r"\{{")),
            None => {}
        }
        sentence.push_str(&text.replace("{{", r"\{{"));
    }
    Some(sentence)
}

/// The right answers of a field, and whether they are all that it says.
fn ways(task: &Task) -> (Vec<String>, bool) {
    let (answers, is_plain): (&[Weighed], bool) = match task {
        Task::Typed { answers, is_cased } => (answers, !is_cased),
        Task::Number { answers, .. } => (answers, false),
        Task::Options { options, .. } => (options, false),
        _ => (&[], false),
    };
    let has_star = |text: &str| text.replace(r"\*", "").contains('*');
    let is_right = |answer: &&Weighed| answer.weight >= Earning::FULL && !has_star(&answer.text);
    let right = answers.iter().filter(is_right).map(|answer| answer.text.replace(r"\*", "*"));
    let right: Vec<String> = right.collect();
    let is_bare = |answer: &Weighed| is_right(&answer) && answer.feedback.is_empty();
    (right, is_plain && answers.iter().all(is_bare))
}

/// A gap as a deck writes it; nothing where it cannot be.
fn gap(ways: &[String]) -> Option<String> {
    let ways: Vec<String> = ways.iter().map(|way| way_of(way)).collect::<Option<_>>()?;
    (!ways.is_empty()).then(|| format!("{{{{{}}}}}", ways.join("|")))
}

/// A way to fill a gap, as it is written there; nothing where it would be read otherwise.
fn way_of(way: &str) -> Option<String> {
    let signs = [("{{", r"\{{"), ("}}", r"\}}"), ("::", r"\::"), ("|", r"\|")];
    let written = signs.iter().fold(way.to_owned(), |way, (sign, safe)| way.replace(sign, safe));
    let (_, gaps) = around_gaps(&format!("{{{{{written}}}}}"))?;
    let is_read = |(ways, hint): &(Vec<String>, Option<String>)| *ways == [way] && hint.is_none();
    (gaps.len() == 1 && gaps.iter().all(is_read)).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_field_is_known_and_nothing_else_is_one() {
        for field in [
            "1:SHORTANSWER:=a",
            ":SA:a",
            "2:MW:=a",
            "1:SHORTANSWER_C:=a",
            "1:NM:=3:0.1",
            "1:MULTICHOICE:=a~b",
            "1:MULTICHOICE_V:=a~b",
            "1:MCVS:=a",
            "1:MCHS:=a",
            "1:MCS:=a",
            "1:MULTIRESPONSE_HS:=a",
            "1:MRH:=a",
            "1:MRS:=a",
            "1:MULTICHOICE_S:=a",
        ] {
            assert!(is_embedded(field), "{field}");
        }
        for other in ["1", "=a", "a:b", "x:SA:=a", "1:SAX:=a", "1:sa:=a", "http://a"] {
            assert!(!is_embedded(other), "{other}");
        }
    }

    #[test]
    fn a_sentence_is_cut_at_its_fields() {
        let cut = stretches(
            r"In {1:SA:=Mi\}nsk~%50%Brest#near} it {x} is {2:NM:=5:0.1}.",
            TextFormat::Plain,
        );
        let [
            SentencePart::Text("In "),
            SentencePart::Field(Task::Typed { answers, is_cased: false }),
            ..,
        ] = &cut[..]
        else {
            panic!("{cut:?}")
        };
        assert_eq!(answers[0].text, "Mi}nsk");
        assert_eq!(answers[1].weight, Earning(5_000_000));
        assert_eq!(answers[1].feedback, "near");
        assert_eq!(cut[2], SentencePart::Text(" it {x} is "));
        let SentencePart::Field(Task::Number { answers, .. }) = &cut[3] else { panic!("{cut:?}") };
        assert_eq!((answers[0].text.as_str(), answers[0].tolerance.as_deref()), ("5", Some("0.1")));
        assert_eq!(
            stretches("open {1:SA:=a", TextFormat::Plain),
            [SentencePart::Text("open {1:SA:=a")]
        );
    }

    #[test]
    fn a_gap_holds_whatever_can_be_written_in_it() {
        for ways in [vec!["a|b", "std::io"], vec![r"\frac{1}{2}"], vec!["{{x}}"], vec!["a}} {{b"]] {
            let ways: Vec<String> = ways.into_iter().map(str::to_owned).collect();
            let (_, gaps) = around_gaps(&gap(&ways).unwrap()).unwrap();
            assert_eq!(gaps[0].0, ways);
        }
        assert_eq!(gap(&["a}".to_owned(), "{".to_owned()]), None);
        assert_eq!(gap(&[]), None);
    }
}
