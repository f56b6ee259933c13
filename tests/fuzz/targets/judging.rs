//! Judging: what is right is right however it is asked, what is right elsewhere or wrong here is not, and
//! nothing that is typed makes the judge fail.

use crate::harness::Luck;
use crate::material::{any_text, mutated};
use quizdeck::deck::{Deck, Item, read};
use quizdeck::form::{Answer, Deal, Form, Grade, Verdict};
use quizdeck::judge::{Accents, Judge, Rules};
use quizdeck::kind::AskAgain;
use quizdeck::random::Random;

/// What an answer earns by the kind of its question.
fn grade(deck: &Deck, item: Item, answer: &Answer) -> Result<Grade, AskAgain> {
    let question = &deck.questions()[item.question];
    question.kind.grade(item.part, answer, &judge(deck, item, &question.prompt(item.part)))
}

fn judge<'d>(deck: &'d Deck, item: Item, prompt: &'d str) -> Judge<'d> {
    let rules = deck.questions()[item.question].rules(item.part);
    Judge {
        rules,
        rivals: Some(deck.rivals()),
        question: item.question.try_into().unwrap(),
        prompt,
    }
}

/// What is right is right, and what is right elsewhere is not.
pub fn holds(case: &[u8], random: &mut Random) {
    let text = String::from_utf8_lossy(case);
    let deck = read(&text, "deck").deck;
    let items: Vec<Item> = deck.items().collect();
    for item in &items {
        let question = &deck.questions()[item.question];
        let (form, key) = (question.kind.form(item.part), question.kind.key(item.part));
        let earned = grade(&deck, *item, &key);
        assert_eq!(
            earned.as_ref().map(|grade| grade.verdict),
            Ok(Verdict::Right),
            "the key {key:?} of {question:?}: {earned:?}"
        );
        let deal = Deal::new(&form, &key, question.show, random);
        assert_eq!(deal.restore(&deal.place(&key)), key, "dealt and gathered: {question:?}");
        for answer in answers(&form, &key, random) {
            let once = grade(&deck, *item, &answer);
            assert_eq!(once, grade(&deck, *item, &answer), "twice the same: {answer:?}");
        }
        for expected in question.kind.expected(item.part) {
            let prompt = question.prompt(item.part);
            let judge = judge(&deck, *item, &prompt);
            for key in expected.key {
                assert!(
                    judge.line(&expected, key).is_accepted(),
                    "{key:?} is a key of {question:?}"
                );
            }
            if expected.quantity.is_some() {
                continue; // what has the same value is the same number
            }
            for other in items.iter().filter(|other| other.question != item.question) {
                let foreign = &deck.questions()[other.question];
                for rival in foreign
                    .kind
                    .expected(other.part)
                    .iter()
                    .filter_map(|expected| expected.key.first())
                {
                    let is_own = expected.key.iter().any(|key| is_one(judge.rules, key, rival));
                    let is_noted =
                        expected.noted.iter().any(|noted| is_one(judge.rules, &noted.text, rival));
                    let judged = judge.line(&expected, rival);
                    assert!(
                        is_own || is_noted || !judged.is_accepted(),
                        "{rival:?} is the answer of another, and is taken for {:?}: {judged:?}",
                        expected.key
                    );
                }
            }
            for wrong in question.kind.others() {
                let is_own = expected.key.iter().any(|key| is_one(judge.rules, key, wrong));
                let is_noted =
                    expected.noted.iter().any(|noted| is_one(judge.rules, &noted.text, wrong));
                let judged = judge.line(&expected, wrong);
                assert!(
                    is_own || is_noted || !judged.is_accepted(),
                    "{wrong:?} is wrong, and is taken for {:?}: {judged:?}",
                    expected.key
                );
            }
        }
    }
}

/// Whether two answers are one, by the rules of their question or by those of any.
fn is_one(rules: Rules, key: &str, other: &str) -> bool {
    let fixed = Rules { accents: Accents::Strict, ..Rules::default() };
    rules.one_answer(key, other) || fixed.one_answer(key, other)
}

/// Some answers that may be given in a form, right and wrong ones, and such as fit nothing.
fn answers(form: &Form, key: &Answer, random: &mut Random) -> Vec<Answer> {
    let mut answers = vec![
        Answer::One(random.below(7)),
        Answer::Many(vec![random.below(7)]),
        Answer::Lines(Vec::new()),
        Answer::Pairs(vec![None, Some(random.below(9))]),
    ];
    let places = |random: &mut Random| (0..random.below(6)).map(|_| random.below(6)).collect();
    answers.push(Answer::Order(places(random)));
    let Answer::Lines(lines) = key else { return answers };
    let labels = if let Form::Lines { labels, .. } = form { labels.len() } else { 1 };
    for _ in 0..2 {
        let slip = |line: &String| {
            let others = [any_text(random).into_bytes()];
            String::from_utf8_lossy(&mutated(line.as_bytes(), &others, random)).into_owned()
        };
        answers.push(Answer::Lines(lines.iter().map(slip).collect()));
        answers.push(Answer::Lines(
            (0..random.between(0, labels + 1)).map(|_| any_text(random)).collect(),
        ));
    }
    answers
}
