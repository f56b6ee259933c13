//! Words that a question begins with and that add to a sentence which is not seen.

use super::super::idea::{Idea, Phrasing};
use super::super::survey::Survey;
use super::super::token::Class;
use super::pronoun::label_end;
use super::shown;

/// Places and times that hang on a sentence that is not seen: "Nearby, a mill …", "There, she met …".
const LEFT_OVER: &[&str] = &["nearby", "elsewhere", "here", "further", "additional", "similarly"];

/// Whether what is shown alone adds to something that is not seen: "More mills were built", "Two others died",
/// "There, a train was stopped".
pub fn leftover(survey: &Survey<'_>, idea: &Idea) -> bool {
    let sentence = &survey.article.sentences()[super::parse(survey, idea).number].range;
    if !survey.is_english || idea.source.start != sentence.start {
        return false;
    }
    let words = shown(survey, idea);
    let words = &words[label_end(survey, idea, &words).min(words.len())..];
    let has = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| word.is_of(list));
    let compares = words.iter().any(|word| word.lower == "than");
    let adds = |at: usize| {
        let is_more = has(at, &["more"]) && !compares && !has(at + 1, &["and", "or", "of"]);
        let is_further = has(at, &["further", "additional"])
            && words.get(at + 1).is_some_and(|next| {
                next.is('{')
                    || !next.is_word()
                    || matches!(next.class, Class::Number | Class::Noun | Class::Adjective)
            });
        is_more || is_further || at > 0 && has(at, &["others"]) && !has(at - 1, &["among", "and"])
    };
    let first = words.iter().take_while(|word| !matches!(word.class, Class::Be | Class::Have));
    if idea.phrasing == Phrasing::Reworded {
        let last = words.iter().rev().find(|word| word.is_word());
        let asks_more = has(0, &["how"]) && has(1, &["many", "much"]) && adds(2);
        return asks_more
            || last.is_some_and(|word| word.is_of(&["nearby", "elsewhere", "there", "here"]));
    }
    let is_added = has(0, &["in"]) && has(1, &["addition"]) && !has(2, &["to"]);
    let is_there = has(0, &["there"]) && words.get(1).is_some_and(|next| next.is(','));
    has(0, LEFT_OVER) || is_added || is_there || adds(0) || (1..first.take(5).count()).any(adds)
}
