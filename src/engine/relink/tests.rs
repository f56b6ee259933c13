//! Which progress goes over to which question, edit by edit.

use super::*;
use crate::deck;
use crate::kind::KINDS;

/// A deck of short questions: prompt, answer.
fn deck(questions: &[(&str, &str)]) -> Deck {
    let question = |(prompt, answer): &(&str, &str)| {
        format!("[[question]]\nprompt = \"{prompt}\"\nanswer = {answer}\n")
    };
    let text: Vec<String> = questions.iter().map(question).collect();
    let text = text.concat();
    deck::read(&text, "deck").deck
}

/// All of a deck as it is filed once everything was asked.
fn filed(deck: &Deck) -> Vec<Filed> {
    let question = |at: usize| {
        let question = &deck.questions()[at];
        let items = deck.items().filter(|item| item.question == at);
        let items = items.map(|item| deck.key(item)).collect();
        Filed { question: question.key.clone(), items, seen: Some(question.identity()) }
    };
    (0..deck.questions().len()).map(question).collect()
}

const BEFORE: [(&str, &str); 4] = [
    ("What is the captal of Belarus?", "\"Minsk\""),
    ("What is the capital of Poland?", "\"Warsaw\""),
    ("In which year did the Berlin wall fall?", "1989"),
    ("The Danube flows into the Black Sea.", "true"),
];

/// What is sure and what is in doubt, as texts, after an edit.
fn edit(after: &[(&str, &str)]) -> (Vec<(String, String)>, Vec<usize>, usize) {
    let links = compare(&deck(after), &filed(&deck(&BEFORE)), &Precedents::default());
    let text = |filed: &Filed| filed.seen.clone().unwrap().text;
    let sure = links.sure.iter().map(|(filed, to)| (text(filed), to.identity.text.clone()));
    let doubts = links.doubtful.iter().map(|doubt| doubt.candidates.len());
    (sure.collect(), doubts.collect(), links.lost.len())
}

/// The deck with some prompts and answers replaced.
fn with(changes: &[(usize, &'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let mut after = BEFORE.to_vec();
    for (at, prompt, answer) in changes {
        after[*at] = (prompt, answer);
    }
    after
}

#[test]
fn nothing_is_linked_where_nothing_was_edited() {
    assert_eq!(edit(&BEFORE), (vec![], vec![], 0));
}

#[test]
fn a_typo_that_was_corrected_is_sure() {
    let (sure, doubts, lost) = edit(&with(&[(0, "What is the capital of Belarus?", "\"Minsk\"")]));
    assert_eq!(sure.len(), 1);
    assert_eq!(sure[0].1, "What is the capital of Belarus?");
    assert_eq!((doubts, lost), (vec![], 0));
}

#[test]
fn a_sentence_in_other_words_with_the_same_answer_is_sure() {
    let (sure, ..) =
        edit(&with(&[(2, "The Berlin wall: in which year did it come down?", "1989")]));
    assert_eq!(sure.len(), 1);
}

#[test]
fn two_at_once_are_told_apart_by_their_answers() {
    let (sure, doubts, _) = edit(&with(&[
        (0, "Belarus: what is the capital?", "\"Minsk\""),
        (1, "Poland: what is the capital?", "\"Warsaw\""),
    ]));
    assert_eq!((sure.len(), doubts.len()), (2, 0));
    assert!(sure.iter().all(|(from, to)| { from.contains("Poland") == to.contains("Poland") }));
}

#[test]
fn a_swap_of_two_prompts_leaves_progress_with_what_is_asked() {
    let swapped = with(&[(0, BEFORE[1].0, BEFORE[0].1), (1, BEFORE[0].0, BEFORE[1].1)]);
    assert_eq!(edit(&swapped), (vec![], vec![], 0));
}

#[test]
fn a_question_that_was_split_is_in_doubt() {
    let mut after = with(&[(2, "In which month did the Berlin wall fall?", "\"November\"")]);
    after.push(("In which decade did the Berlin wall fall?", "\"the eighties\""));
    let (sure, doubts, lost) = edit(&after);
    assert_eq!((sure, doubts, lost), (vec![], vec![2], 0));
}

#[test]
fn another_answer_is_in_doubt_and_another_question_is_no_candidate() {
    let (sure, doubts, lost) =
        edit(&with(&[(1, "What was the old capital of Poland?", "\"Kraków\"")]));
    assert_eq!((sure, doubts, lost), (vec![], vec![1], 0));
    let (sure, doubts, lost) = edit(&with(&[(1, "Who wrote Solaris?", "\"Lem\"")]));
    assert_eq!((sure, doubts, lost), (vec![], vec![], 1));
}

#[test]
fn the_same_answer_to_a_far_text_is_in_doubt() {
    let (sure, doubts, _) = edit(&with(&[(1, "Chopin grew up there", "\"Warsaw\"")]));
    assert_eq!((sure, doubts), (vec![], vec![1]));
}

#[test]
fn of_those_that_are_in_doubt_the_nearest_come_first() {
    let question = |id: &str, prompt: &str, answer: &str| {
        format!("[[question]]\nid = \"{id}\"\nprompt = \"{prompt}\"\nanswer = \"{answer}\"\n")
    };
    let before = question("old", "Who built the stone bridge over the Vltava?", "Parler");
    let near = "Who built the stone bridge over the Vltava then?";
    let far = "Who paid for the stone bridge over the Vltava?";
    let before = filed(&deck::read(&before, "t").deck);
    // Another answer for all; or the same one, which makes a far text nearer than a near one.
    for (texts, first) in [
        ([(near, "Gutenberg"), (far, "Luther")], near),
        ([(far, "Luther"), (near, "Gutenberg")], near),
        (
            [(near, "Gutenberg"), ("Which mason came from Swabia?", "Parler")],
            "Which mason came from Swabia?",
        ),
    ] {
        let all = ["a", "b"].iter().zip(texts);
        let after: String = all.map(|(id, (text, answer))| question(id, text, answer)).collect();
        let links = compare(&deck::read(&after, "t").deck, &before, &Precedents::default());
        let candidates = &links.doubtful[0].candidates;
        assert_eq!((links.sure.len(), candidates.len()), (0, 2), "{links:?}");
        assert_eq!(candidates[0].identity.text, first);
    }
}

#[test]
fn true_and_false_tell_nothing_apart() {
    let (sure, doubts, _) = edit(&with(&[(3, "The Dnieper flows into the Black Sea.", "true")]));
    assert_eq!((sure, doubts), (vec![], vec![1]));
    let (sure, ..) = edit(&with(&[(3, "The danube flows into the Black sea!", "true")]));
    assert_eq!(sure.len(), 1);
}

#[test]
fn an_edited_question_of_any_kind_keeps_its_progress_where_its_answers_tell() {
    for row in KINDS {
        let text = format!("[[question]]{}", row.example);
        let asked = row.key(row.asks()).unwrap().name;
        let edited = text.replacen(&format!("{asked} = \""), &format!("{asked} = \"Now: "), 1);
        assert_ne!(text, edited);
        let (before, after) = (deck::read(&text, "t").deck, deck::read(&edited, "t").deck);
        let links = compare(&after, &filed(&before), &Precedents::default());
        let expected = if row.is_telling { (1, 0) } else { (0, 1) };
        assert_eq!((links.sure.len(), links.doubtful.len()), expected, "{}", row.name);
        let sure = links.sure.iter().map(|(_, candidate)| candidate.items.len());
        let all = sure.chain(links.doubtful.iter().map(|doubt| doubt.candidates[0].items.len()));
        assert_eq!(all.sum::<usize>(), after.items().count(), "{}", row.name);
    }
}

#[test]
fn ids_that_were_written_into_a_deck_keep_all_progress() {
    let text = |ids: bool| {
        let id = |number: u32| if ids { format!("id = \"q{number}\"\n") } else { String::new() };
        let question = |number: u32| {
            let id = id(number);
            format!("[[question]]\n{id}prompt = \"Is {number} even?\"\nanswer = true\n")
        };
        (0..9).map(question).collect::<Vec<_>>().concat()
    };
    let (before, after) =
        (deck::read(&text(false), "deck").deck, deck::read(&text(true), "deck").deck);
    let links = compare(&after, &filed(&before), &Precedents::default());
    assert_eq!((links.sure.len(), links.doubtful.len(), links.lost.len()), (9, 0, 0));
    for (filed, candidate) in links.sure {
        assert_eq!(filed.seen.unwrap().text, candidate.identity.text);
    }
}

#[test]
fn an_answer_that_two_new_questions_have_is_in_doubt() {
    let mut after = with(&[(0, "What is the capital of Belarus?", "\"Minsk\"")]);
    after.push(("What is the biggest town of Belarus?", "\"Minsk\""));
    let (sure, doubts, _) = edit(&after);
    assert_eq!((sure, doubts), (vec![], vec![2]));
}

#[test]
fn a_prompt_that_is_shared_now_keeps_its_progress() {
    let mut after = BEFORE.to_vec();
    after.push((BEFORE[1].0, "\"Warszawa, in Polish\""));
    let (sure, doubts, lost) = edit(&after);
    assert_eq!((sure.len(), doubts.len(), lost), (1, 0, 0));
}

#[test]
fn both_sides_of_a_card_and_every_gap_go_over() {
    let card = |front: &str| {
        let text = format!(
            "[[question]]\nfront = \"{front}\"\nback = \"Hund\"\nreverse = true\n\
             [[question]]\ncloze = \"{front} lives from {{{{1912}}}} to {{{{1954}}}}.\"\neach = true\n"
        );
        deck::read(&text, "deck").deck
    };
    let links = compare(&card("the old dog"), &filed(&card("the old dgo")), &Precedents::default());
    assert_eq!(links.sure.len(), 2, "{links:?}");
    for (filed, candidate) in &links.sure {
        assert_eq!(candidate.items.len(), 2);
        for (from, to) in &candidate.items {
            let part = from.strip_prefix(&filed.question).unwrap();
            assert_eq!(*to, format!("{}{part}", candidate.question));
        }
    }
}

#[test]
fn a_gap_that_was_edited_is_asked_about_alone() {
    let cloze = |gap: &str| {
        let text = format!(
            "[[question]]\ncloze = \"Turing lived from {{{{1912}}}} to {{{{{gap}}}}}.\"\neach = true\n"
        );
        deck::read(&text, "deck").deck
    };
    let links = compare(&cloze("1954"), &filed(&cloze("1945")), &Precedents::default());
    assert_eq!((links.sure.len(), links.doubtful.len()), (0, 1));
    let items = &links.doubtful[0].candidates[0].items;
    assert!(items.len() == 1 && items[0].0.ends_with("#1945") && items[0].1.ends_with("#1954"));
}

#[test]
fn progress_from_a_device_with_the_old_deck_follows_where_the_rest_went() {
    let (before, after) = (deck(&BEFORE), deck(&with(&[(0, "Capital of Belarus", "\"Minsk\"")])));
    let renamed = vec![(before.questions()[0].key.clone(), after.questions()[0].key.clone())];
    let precedents = Precedents { renamed, ..Precedents::default() };
    let mut all = filed(&after); // the new one has progress already
    all.push(filed(&before)[0].clone());
    let links = compare(&after, &all, &precedents);
    assert_eq!(links.sure.len(), 1);
    assert_eq!(links.sure[0].1.question, after.questions()[0].key);
}

#[test]
fn progress_whose_question_is_not_known_is_left_alone() {
    let strange = Filed { question: "x".to_owned(), items: vec!["x".to_owned()], seen: None };
    let links = compare(&deck(&BEFORE), &[strange], &Precedents::default());
    assert_eq!((links.sure.len(), links.doubtful.len(), links.lost.len()), (0, 0, 1));
}
