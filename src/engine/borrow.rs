//! Borrowed options: wrong options for a question that has none, from the answers of its deck. The
//! nearest in kind, tags and length are taken, and never one that the judge would accept. Two sides
//! are two languages, as a rule: all options are of the one that is asked for.

use crate::deck::{Deck, Item, Lender, Question, single};
use crate::form::{Arrange, Form};
use crate::judge::{Expected, Judge, Ruling};
use crate::kind::Part;
use crate::random::Random;
use crate::text::read_full_date;

/// Up to `count` wrong options for an item, or none.
pub fn options(
    deck: &Deck,
    item: Item,
    expected: Expected<'_>,
    count: usize,
    random: &mut Random,
) -> Vec<String> {
    let question = &deck.questions()[item.question];
    let right = expected.key.first().map_or("", String::as_str);
    let prompt = question.prompt(item.part);
    let borrower = Lender::new(deck, item, right);
    let near = deck.lenders(item.part).near(deck, &borrower, random);

    let mut candidates: Vec<_> = near
        .into_iter()
        .filter(|other| other.item.question != item.question)
        .filter_map(|Lender { item: other, stance, length }| {
            let lender = &deck.questions()[other.question];
            let answer = single(lender, other.part)?;
            let text = answer.key.first()?;
            let is_strange = !same_measure(expected, answer)
                || !same_language((question, item.part), (lender, other.part));
            if is_strange || lender.prompt(other.part) == prompt {
                return None;
            }
            let other_kind = lender.kind.name() != question.kind.name();
            let tags = lender.tags.iter().filter(|tag| question.tags.contains(tag)).count();
            let off = length.abs_diff(borrower.length);
            let apart = borrower.stance.distance(stance);
            Some(((apart, other_kind, std::cmp::Reverse(tags), off), text))
        })
        .collect();
    random.shuffle(&mut candidates); // among equally near ones, any
    candidates.sort_by_key(|(nearness, _)| *nearness);
    // Sides of cards are lent by sides already.
    let has_sides = matches!(question.kind.form(item.part), Form::Card { .. });
    if let Some(((nearest, ..), _)) = candidates.first().copied().filter(|_| !has_sides) {
        // one fewer of its side is better than one that is told by its language
        candidates.retain(|((apart, ..), _)| *apart == nearest);
    }
    if question.kind.parts().contains(&Part::Reverse)
        && candidates.first().is_some_and(|((_, other_kind, ..), _)| !other_kind)
    {
        candidates.retain(|((_, other_kind, ..), _)| !other_kind);
    }

    // Without rivals: every answer of the deck is one, and none would be accepted for it.
    let judge = Judge { rules: question.rules(item.part), rivals: None, question: 0, prompt: "" };
    let mut options: Vec<String> = Vec::with_capacity(count + 1);
    for (_, text) in candidates {
        if options.len() == count {
            break;
        }
        let is_wrong = judge.line(&expected, text).ruling == Ruling::Wrong;
        if is_wrong && !options.iter().any(|option| judge.rules.same(option, text)) {
            options.push(text.clone());
        }
    }
    options
}

/// Whether two answers are in one language, as far as their author says.
fn same_language(one: (&Question, Part), other: (&Question, Part)) -> bool {
    let [one, other] = [one, other].map(|(question, part)| question.language(part));
    one.zip(other).is_none_or(|(one, other)| one.eq_ignore_ascii_case(other))
}

/// A number borrows from numbers with the same unit only, a day from days, and nothing else from them.
fn same_measure(one: Expected<'_>, other: Expected<'_>) -> bool {
    let is_day =
        |answer: Expected<'_>| answer.key.first().is_some_and(|key| read_full_date(key).is_some());
    one.quantity.map(|one| &one.units) == other.quantity.map(|other| &other.units)
        && is_day(one) == is_day(other)
}

/// Puts the right one among the options: numbers ascending, all else to be shuffled.
pub fn arrange(options: &mut Vec<String>, right: &str) -> Arrange {
    options.push(right.to_owned());
    let number = |text: &String| text.split(' ').next()?.replace('_', "").parse::<f64>().ok();
    if options.iter().all(|option| number(option).is_some()) {
        options
            .sort_by(|a, b| number(a).partial_cmp(&number(b)).unwrap_or(std::cmp::Ordering::Equal));
        Arrange::Keep
    } else {
        Arrange::Shuffle { pinned: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::read;

    #[test]
    fn options_are_of_the_side_of_the_right_answer() {
        let pair = |(prompt, answer): (&str, &str)| {
            format!("[[question]]\nprompt = '{prompt}'\nanswer = '{answer}'\n")
        };
        let verbs = [
            ("comer", "to eat"),
            ("beber", "to drink"),
            ("vivir", "to live"),
            ("the dog", "el perro"),
            ("the cat", "el gato"),
            ("the cow", "la vaca"),
            ("How do you say tomorrow?", "mañana"),
            ("How do you say heart?", "corazón"),
        ];
        let deck = read(&verbs.map(pair).concat(), "t").deck;
        let lent = |question| {
            let item = Item { question, part: Part::Whole };
            let expected = single(&deck.questions()[question], item.part).unwrap();
            let mut lent = options(&deck, item, expected, 3, &mut Random::new(1, &["t"]));
            lent.sort();
            lent
        };
        assert_eq!(lent(0), ["to drink", "to live"]);
        assert_eq!(lent(3), ["el gato"]);
    }
}
