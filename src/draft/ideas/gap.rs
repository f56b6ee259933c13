//! Gaps: the sentence itself, trimmed to the part that says it, with dates, numbers, a name or a term left
//! out. It asserts nothing that the article does not, so it is what stays where no rule is sure. The
//! figures of a sentence are left out together: asked one by one they would give each other away.

use super::life;
use crate::deck::edit::{Draft, Literal};
use crate::draft::amount::worth;
use crate::draft::bracket::spare;
use crate::draft::clause::opening;
use crate::draft::context::{Context, contexts, heading};
use crate::draft::figures::figures;
use crate::draft::fraction::fraction;
use crate::draft::guard::{needs_context, removes};
use crate::draft::hole::{Hole, LEAST, foreign, names, titles};
use crate::draft::idea::{Idea, Phrasing};
use crate::draft::label::label;
use crate::draft::parse::Parse;
use crate::draft::piece::{piece, pieces};
use crate::draft::proposal::Motive;
use crate::draft::survey::Survey;
use crate::draft::term;
use crate::draft::token::Class;
use crate::text::capitalized;
use std::ops::Range;

/// So many figures are left out of one sentence at most.
const TOGETHER: usize = 4;

/// A sentence with fewer words has one gap for so many of them at most.
const WORDS_A_GAP: usize = 4;

/// What each further figure of a sentence adds.
const FURTHER: f64 = 0.6;

/// Gaps in all sentences.
pub fn ideas(survey: &Survey<'_>) -> Vec<Idea> {
    let terms = term::terms(survey);
    let mut found = Vec::new();
    for (at, parse) in survey.parses.iter().enumerate() {
        let mut holes = if survey.is_english { figures(parse) } else { foreign(parse) };
        if survey.is_english {
            let lives = life::brackets(survey, parse);
            holes.retain(|hole| !lives.iter().any(|life| life.contains(&hole.words.start)));
        }
        for holes in together(parse, holes) {
            let idea = gap(survey, parse, at, &holes);
            let is_good = idea.as_ref().is_some_and(|idea| removes(survey, idea).is_none());
            found.extend(idea);
            // Where not all can be asked together, one may be.
            if !is_good && holes.len() > 1 {
                let each = holes.chunks(1).filter(|hole| hole[0].weight > LEAST);
                found.extend(each.filter_map(|hole| gap(survey, parse, at, hole)));
            }
        }
        if !survey.is_english {
            continue;
        }
        let mut single = names(parse);
        single.extend(titles(survey, parse));
        if survey.is_running(parse) {
            single.extend(term::in_sentence(parse, &terms));
        }
        found.extend(
            single
                .into_iter()
                .filter_map(|hole| gap(survey, parse, at, std::slice::from_ref(&hole))),
        );
    }
    found
}

/// The figures of a sentence in groups that are left out together.
fn together(parse: &Parse<'_>, holes: Vec<Hole>) -> Vec<Vec<Hole>> {
    let most = (parse.count() / WORDS_A_GAP).clamp(1, TOGETHER);
    let mut groups: Vec<Vec<Hole>> = Vec::new();
    for hole in holes {
        let group = groups.last_mut().filter(|group| {
            let hull = group[0].words.start..hole.words.end;
            let shown = piece(parse, &hull, opening(&parse.words));
            group.len() < most && shown.is_some_and(|shown| shown.len() <= 44)
        });
        match group {
            Some(group) => group.push(hole),
            None => groups.push(vec![hole]),
        }
    }
    for group in &mut groups {
        keep_anchor(parse, group);
    }
    groups.retain(|group| group.iter().any(|hole| hole.weight > LEAST));
    groups
}

/// Takes out of a group the year that its numbers hang on: "By 1999 the firm had 60 shops in 12 countries",
/// "25th in a 2016 survey". Without it nobody could know them.
fn keep_anchor(parse: &Parse<'_>, group: &mut Vec<Hole>) {
    let numbers = group.iter().filter(|hole| hole.motive != Motive::Date).count();
    let is_date = |hole: &Hole| hole.motive == Motive::Date;
    let first = group.iter().position(is_date);
    let Some(at) = first.filter(|_| group.iter().filter(|hole| is_date(hole)).count() == 1) else {
        return;
    };
    let word = |at: Option<usize>| at.and_then(|at| parse.words.get(at));
    let hole = &group[at].words;
    let before = word(hole.start.checked_sub(1));
    let opens = hole.start <= 2;
    let is_told = word(Some(hole.end))
        .is_some_and(|next| matches!(next.class, Class::Noun | Class::Name | Class::Adjective))
        && before.is_some_and(|word| word.class == Class::Determiner);
    let is_by = before.is_some_and(|word| word.lower == "by");
    if numbers > 0 && is_told || opens && (numbers > 1 || numbers > 0 && is_by) {
        group.remove(at);
    }
}

fn gap(survey: &Survey<'_>, parse: &Parse<'_>, at: usize, holes: &[Hole]) -> Option<Idea> {
    let (first, last) = (holes.first()?, holes.last()?);
    let words = first.words.start..last.words.end;
    let (mut fit, mut best) = (None, None);
    for shown in pieces(parse, &words, begin(parse, first)) {
        let made = |context: &Context| in_context(survey, parse, at, holes, &shown, context);
        for context in contexts(survey, parse, &shown) {
            let Some(idea) = made(&context) else { continue };
            if needs_context(survey, &idea) {
                best = best.or(Some(idea));
                continue;
            }
            let heading = heading(survey, parse, &shown).filter(|_| context == Context::None);
            let headed = heading.and_then(|context| made(&context)).unwrap_or(idea);
            if removes(survey, &headed).is_none() {
                return Some(headed);
            }
            fit = fit.or(Some(headed));
        }
    }
    fit.or(best)
}

/// Where what is shown begins: behind "However," and the label of an entry, but no gap in lower case stands
/// first.
fn begin(parse: &Parse<'_>, first: &Hole) -> usize {
    let opening = opening(&parse.words);
    let start = label(&parse.words).filter(|label| label.end <= first.words.start);
    let start = start.map_or(opening, |label| label.end + 1);
    let is_small = |at: usize| parse.words[at].text.starts_with(char::is_lowercase);
    if start == first.words.start && is_small(start) { 0 } else { start }
}

/// A gap with what is shown before its sentence.
fn in_context(
    survey: &Survey<'_>,
    parse: &Parse<'_>,
    at: usize,
    holes: &[Hole],
    shown: &Range<usize>,
    context: &Context,
) -> Option<Idea> {
    let text = survey.article.text();
    let range = parse.at(shown);
    let mut source = survey.article.sentences()[parse.number].range.clone();
    let (mut lead, mut off) = (String::new(), 0.0);
    match context {
        Context::None | Context::Named(_) => {}
        Context::Label => (lead, off) = (format!("{}: ", survey.topic.name), 0.2),
        Context::Heading(name) => lead = format!("{name}: "),
        Context::Before(before) => {
            source.start = before.start;
            lead = capitalized(&text.get(before.start..range.start)?.replace("\n\n", " "));
            off = 0.3;
        }
    }
    let mut out: Vec<Swap> = spare(parse)
        .into_iter()
        .chain(life::brackets(survey, parse))
        .filter(|range| !holes.iter().any(|hole| range.contains(&hole.words.start)))
        .map(|range| (parse.at(&range), String::new()))
        .collect();
    let referent = match context {
        Context::Named(referent) => Some(referent),
        Context::Heading(_) => survey.referent(parse),
        _ => None,
    };
    if let Some(referent) = referent.filter(|one| shown.contains(&one.words.start)) {
        if holes.iter().any(|hole| referent.words.contains(&hole.words.start)) {
            return None;
        }
        out.push((parse.at(&referent.words), referent.text.clone()));
    }
    out.sort_by_key(|(range, _)| range.start);
    let is_marked = |text: &str| text.contains(['{', '}', '\\']);
    let (mut cloze, mut prompt) = (lead.clone(), lead.clone());
    let mut from = range.start;
    for hole in holes {
        let before = without(text, from..hole.at.start, &out)?;
        let is_first = prompt.len() == lead.len() && *context != Context::None;
        let is_labelled = is_first && !matches!(context, Context::Before(_) | Context::Named(_));
        let opens = prompt.is_empty() || is_labelled;
        // What stood before it may be left out: "On Monday, the firm …".
        let before = if opens { capitalized(before.trim_start()) } else { before };
        let answer = text.get(hole.at.clone())?;
        if is_marked(&before) || answer.contains(['|', '{', '}', '\\']) || answer.contains("::") {
            return None;
        }
        let hint = if hole.hint.is_empty() { String::new() } else { format!("::{}", hole.hint) };
        let dashed = (hole.hint == "range").then(|| answer.replace(" to ", "-"));
        let dashed = dashed.filter(|dashed| dashed != answer);
        let digits =
            in_digits(answer).or(dashed).map_or_else(String::new, |digits| format!("|{digits}"));
        cloze.extend([before.as_str(), "{{", answer, &digits, &hint, "}}"]);
        prompt.extend([before.as_str(), "{}"]);
        from = hole.at.end;
    }
    let behind = without(text, from..range.end, &out)?;
    let behind = behind.trim_end_matches([':', ',', ';', ' ', '-', '–']).to_owned(); // what it announces is not shown
    if is_marked(&behind) || is_marked(&lead) {
        return None;
    }
    let stop = if behind.ends_with(['.', '!', '?', '”', '"']) { "" } else { "." };
    let mut question = Draft::default();
    question.push("cloze", Literal::Text(format!("{cloze}{behind}{stop}")));
    let (first, last) = (holes.first()?, holes.last()?);
    #[expect(clippy::cast_precision_loss, reason = "gaps are few")]
    let further = (holes.len() - 1) as f64 * FURTHER;
    Some(Idea {
        motive: first.motive,
        phrasing: Phrasing::Gapped,
        prompt: prompt + &behind,
        answer: text.get(first.at.clone())?.to_owned(),
        question,
        parse: at,
        fact: first.at.start..last.at.end,
        source,
        weight: holes.iter().map(|hole| hole.weight).fold(0.0, f64::max) + further - off,
        is_named: matches!(context, Context::Named(_)),
        label: if matches!(context, Context::Heading(_)) { lead } else { String::new() },
        others: Vec::new(),
    })
}

/// A stretch of a text and what is put in its place.
type Swap = (Range<usize>, String);

/// A stretch of a text with others in it that are left out or replaced.
fn without(text: &str, range: Range<usize>, out: &[Swap]) -> Option<String> {
    let (mut kept, mut from) = (String::new(), range.start);
    for (cut, new) in out.iter().filter(|(cut, _)| range.start <= cut.start && cut.end <= range.end)
    {
        if cut.start < from {
            continue;
        }
        let before = text.get(from..cut.start)?;
        kept.push_str(if new.is_empty() { before.trim_end() } else { before });
        kept.push_str(new);
        from = cut.end;
    }
    kept.push_str(text.get(from..range.end)?);
    Some(kept)
}

/// A number word in digits, or digits without the space between them, which are as right; of a fraction its
/// decimals, of a sum the number alone, of a range its ends in words.
fn in_digits(answer: &str) -> Option<String> {
    let bare = answer.trim_start_matches(['$', '€', '£', '¥']);
    if bare.len() < answer.len() && bare.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(bare.to_owned());
    }
    if let Some((from, to)) = answer.split_once(['–', '-'])
        && [from, to].iter().all(|end| end.bytes().all(|byte| byte.is_ascii_digit()))
        && from.len() < 4
        && !from.is_empty()
        && !to.is_empty()
    {
        return Some(format!("{from} to {to}"));
    }
    let lower = answer.to_lowercase();
    let close = lower.replace([' ', '\u{a0}'], "");
    if close != lower && close.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(close);
    }
    if let Some(value) = fraction(&lower) {
        let is_short = (value * 1000.0).fract() == 0.0;
        return is_short.then(|| value.to_string());
    }
    let is_word = lower.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    worth(&lower).filter(|_| is_word).map(|value| format!("{value:.0}"))
}
