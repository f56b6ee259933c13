//! Edits of decks, each with what becomes of progress: a table, and what holds for all of it.

use super::*;
use crate::deck::{Place, Question, read};
use crate::engine::relink::Footing;
use crate::engine::schedule::Aim;
use crate::form::{Credit, Rating, Verdict};
use crate::store::Review;
use crate::ui::Script;

/// What was learned, each with a letter: a to l.
const Q: [&str; 12] = [
    "What is the capital of Belarus? = Minsk",
    "What is the capital of Poland? = Warsaw",
    "What is the capital of Latvia? = Riga",
    "In which year did the Berlin wall fall? = 1989",
    "Who painted the Mona Lisa? = Leonardo da Vinci",
    "Who wrote Hamlet? = Shakespeare",
    "The Danube flows into the Black Sea. = true",
    "Which gas do plants take in? = carbon dioxide",
    "How many legs does a spider have? = 8",
    "What is the chemical symbol of gold? = Au",
    "Which planet is closest to the sun? = Mercury",
    "What does HTML stand for? = HyperText Markup Language",
];

const ALL: &str = "abcdefghijkl";

/// A deck: its id, and its questions, each as `prompt = answer`, behind `#id ` where it has one, or
/// as it stands in the file.
type Written = (&'static str, Vec<String>);

/// An edit of decks.
struct Rework {
    what: &'static str,
    before: Vec<Written>,
    after: Vec<Written>,
    /// For each item of each deck afterwards the letter of the progress that it has.
    kept: &'static str,
    /// How often a person is asked.
    asked: usize,
    agrees: bool,
    /// Whether decks that are not there afterwards were ever met.
    is_met: bool,
}

impl Rework {
    fn new(
        what: &'static str,
        before: Vec<Written>,
        after: Vec<Written>,
        kept: &'static str,
    ) -> Self {
        Self { what, before, after, kept, asked: 0, agrees: true, is_met: true }
    }

    fn asks(self, asked: usize) -> Self {
        Self { asked, ..self }
    }

    fn declined(self) -> Self {
        Self { agrees: false, ..self }
    }

    fn never_met(self) -> Self {
        Self { is_met: false, ..self }
    }
}

fn deck(id: &'static str, questions: &[&str]) -> Written {
    (id, questions.iter().map(|question| (*question).to_owned()).collect())
}

/// The twelve, some of them changed; nothing is one that was taken out.
fn with(changes: &[(usize, &str)]) -> Written {
    let mut questions = Q.to_vec();
    for (at, change) in changes {
        if *at < questions.len() {
            questions[*at] = change;
        } else {
            questions.push(change);
        }
    }
    questions.retain(|question| !question.is_empty());
    deck("t", &questions)
}

/// An edit within one deck of the twelve.
fn within(what: &'static str, changes: &[(usize, &str)], kept: &'static str) -> Rework {
    Rework::new(what, vec![deck("t", &Q)], vec![with(changes)], kept)
}

/// A question with an id.
fn pinned(id: &str, question: &str) -> String {
    format!("#{id} {question}")
}

/// The first so many of the twelve, with ids.
fn all_pinned(range: std::ops::Range<usize>) -> Vec<String> {
    range.map(|at| pinned(&format!("q{at}"), Q[at])).collect()
}

fn toml((id, questions): &Written) -> String {
    let question = |question: &String| {
        if question.contains('\n') {
            return format!("[[question]]\n{question}");
        }
        let (id, rest) = match question.strip_prefix('#').and_then(|rest| rest.split_once(' ')) {
            Some((id, rest)) => (format!("id = \"{id}\"\n"), rest),
            None => (String::new(), question.as_str()),
        };
        let (prompt, answer) = rest.split_once(" = ").unwrap();
        let is_bare = answer == "true" || answer == "false" || answer.parse::<f64>().is_ok();
        let answer = if is_bare { answer.to_owned() } else { format!("\"{answer}\"") };
        format!("[[question]]\n{id}prompt = \"{prompt}\"\nanswer = {answer}\n")
    };
    let questions: String = questions.iter().map(question).collect();
    format!("[deck]\nid = \"{id}\"\n{questions}")
}

fn decks(written: &[Written]) -> Vec<Deck> {
    written.iter().map(|written| read(&toml(written), "stem").deck).collect()
}

const FIRST: i64 = 100;

fn moment(day: i64) -> Moment {
    Moment { at: day * 1000, day }
}

/// A history in which each item was learned on a day of its own.
fn learned(decks: &[Deck]) -> Store {
    let mut store = Store::in_memory(1).unwrap();
    let mut day = FIRST;
    for deck in decks {
        for item in deck.items() {
            let question = &deck.questions()[item.question];
            let review = Review {
                deck: deck.id.clone(),
                item: deck.key(item),
                question: question.key.clone(),
                form: "lines".to_owned(),
                verdict: Verdict::Right,
                rating: Rating::Good,
                credit: Credit::FULL,
                ..Review::new(store.id(day), store.device(), moment(day), Aim::default())
            };
            store.record(&review, &question.identity(), None).unwrap();
            day += 1;
        }
    }
    store
}

/// For each item the letter of its progress.
fn kept(store: &Store, decks: &[Deck]) -> String {
    let letters = decks.iter().map(|deck| -> String {
        let memories = store.memories(&deck.id).unwrap();
        let letter = |first: i64| char::from(b'a' + u8::try_from(first - FIRST).unwrap());
        let letter = |key| memories.get(&key).map_or('-', |memory| letter(memory.first));
        deck.items().map(|item| letter(deck.key(item))).collect()
    });
    letters.collect::<Vec<_>>().join(" ")
}

/// What is known of decks: those that are there, and those that were before.
fn neighbours(edit: &Rework, after: &[Deck]) -> Neighbours {
    let gone = if edit.is_met { Footing::Gone } else { Footing::Unknown };
    let gone = edit.before.iter().map(|(id, _)| ((*id).to_owned(), gone.clone()));
    let mut neighbours = Neighbours::fixed(gone.collect());
    neighbours.meet(after);
    neighbours
}

/// The decks after an edit, of which those that it left alone are taken as they were listed before.
fn listed(edit: &Rework) -> Vec<Deck> {
    let take = |written: &Written| {
        let text = toml(written);
        let read = read(&text, "stem").deck;
        let is_same = edit.before.contains(written);
        if is_same { Deck::listed(text, Place::Text, read.listing().to_vec()) } else { read }
    };
    edit.after.iter().map(take).collect()
}

/// Links the decks that may need it; what was asked, and what was said.
fn link_all(
    store: &mut Store,
    edit: &Rework,
    after: &[Deck],
    presence: Presence,
    day: i64,
) -> (usize, Vec<String>) {
    let replies = if edit.agrees { (true, 0) } else { (false, usize::MAX) };
    let mut ui = Script {
        confirmed: [replies.0; 99].into(),
        picked: [replies.1; 99].into(),
        ..Script::default()
    };
    let mut neighbours = neighbours(edit, after);
    let concerned = concerned(store, after).unwrap();
    for (deck, _) in after.iter().zip(concerned).filter(|(_, is_concerned)| *is_concerned) {
        link_in(presence, store, deck, &mut neighbours, &mut ui, moment(day)).unwrap();
    }
    let asked = 2 * 99 - ui.confirmed.len() - ui.picked.len();
    (asked, ui.said)
}

/// Every kind of edit.
#[expect(clippy::too_many_lines, reason = "a table")]
fn edits() -> Vec<Rework> {
    let q = |range: std::ops::Range<usize>| Q[range].to_vec();
    let t = |questions: &[&str]| deck("t", questions);
    let owned = |id, questions: Vec<String>| -> Written { (id, questions) };
    let mut swapped = Q.to_vec();
    swapped.swap(0, 1);
    let mut reversed = Q.to_vec();
    reversed.reverse();
    let raw = |text: &str| format!("{text}\n");
    vec![
        within("nothing", &[], ALL),
        // Words of one question.
        within("a typo", &[(0, "What is the captal of Belarus? = Minsk")], ALL),
        within(
            "letters that changed places",
            &[(0, "What is the captial of Belarus? = Minsk")],
            ALL,
        ),
        within("a typo in a name", &[(0, "What is the capital of Belaurs? = Minsk")], ALL),
        within("case", &[(5, "who wrote hamlet? = Shakespeare")], ALL),
        within("all in capitals", &[(5, "WHO WROTE HAMLET? = Shakespeare")], ALL),
        within("a sign at the end", &[(5, "Who wrote Hamlet = Shakespeare")], ALL),
        within("a word more", &[(4, "Who painted the famous Mona Lisa? = Leonardo da Vinci")], ALL),
        within("a word less", &[(7, "Which gas plants take in? = carbon dioxide")], ALL),
        within(
            "another order of words",
            &[(4, "The Mona Lisa: who painted it? = Leonardo da Vinci")],
            ALL,
        ),
        within(
            "a rewording",
            &[(3, "The Berlin wall: in which year did it come down? = 1989")],
            ALL,
        ),
        within("another verb", &[(4, "Who created the Mona Lisa? = Leonardo da Vinci")], ALL),
        within("emphasis", &[(4, "Who painted the *Mona Lisa*? = Leonardo da Vinci")], ALL),
        within(
            "typos of two",
            &[
                (0, "What is the captal of Belarus? = Minsk"),
                (1, "What is the captal of Poland? = Warsaw"),
            ],
            ALL,
        ),
        within(
            "a mould exchanged",
            &[
                (0, "Which capital has Belarus? = Minsk"),
                (1, "Which capital has Poland? = Warsaw"),
                (2, "Which capital has Latvia? = Riga"),
            ],
            ALL,
        ),
        within("case of a statement", &[(6, "the danube flows into the black sea = true")], ALL),
        within(
            "a typo in a statement",
            &[(6, "The Danube flowes into the Black Sea. = true")],
            ALL,
        ),
        within("another statement", &[(6, "The Dnieper flows into the Black Sea. = true")], ALL)
            .asks(1),
        within(
            "a statement turned round",
            &[(6, "The Black Sea flows into the Danube. = true")],
            "abcdef-hijkl",
        )
        .asks(1)
        .declined(),
        // Another question in its place.
        within(
            "the same answer and mould",
            &[(4, "Who painted the Last Supper? = Leonardo da Vinci")],
            "abcd-fghijkl",
        )
        .asks(1)
        .declined(),
        within(
            "another of its mould",
            &[(2, "What is the capital of Malta? = Valletta")],
            "ab-defghijkl",
        ),
        within(
            "its mould and answer, another name",
            &[(2, "What is the capital of Livonia? = Riga")],
            "ab-defghijkl",
        )
        .asks(1)
        .declined(),
        within(
            "a number replaced",
            &[(8, "How many legs do 2 spiders have? = 16")],
            "abcdefgh-jkl",
        )
        .asks(1)
        .declined(),
        within(
            "something else",
            &[(5, "Which sea is the saltiest? = the Dead Sea")],
            "abcde-ghijkl",
        ),
        within(
            "the same answer to something else",
            &[(10, "Which metal is liquid? = Mercury")],
            "abcdefghij-l",
        )
        .asks(1)
        .declined(),
        within(
            "two that may be meant",
            &[
                (0, "What is the main city of Belarus? = Minsk"),
                (12, "What is the biggest city of Belarus? = Minsk"),
            ],
            "abcdefghijkl-",
        )
        .asks(1),
        within("deleted", &[(5, "")], "abcdeghijkl"),
        // Answers and all that is no prompt.
        within("another answer", &[(2, "What is the capital of Latvia? = Rīga")], ALL),
        within(
            "another answer and a typo",
            &[(2, "What is the captal of Latvia? = Rīga")],
            "abcdefghijkl",
        )
        .asks(1),
        within(
            "another kind",
            &[(
                8,
                "prompt = \"How many legs does a spider have?\"\nanswer = \"8\"\nwrong = [\"6\"]\n",
            )],
            ALL,
        ),
        within(
            "another kind and a typo",
            &[(
                8,
                "prompt = \"How many legs does a spyder have?\"\nanswer = \"8\"\nwrong = [\"6\"]\n",
            )],
            ALL,
        ),
        within(
            "options",
            &[(
                5,
                "prompt = \"Who wrote Hamlet?\"\nanswer = \"Shakespeare\"\nwrong = [\"Marlowe\"]\n",
            )],
            ALL,
        ),
        within(
            "a language",
            &[(5, "prompt = \"Who wrote Hamlet?\"\nanswer = \"Shakespeare\"\nlanguage = \"fr\"\n")],
            ALL,
        ),
        within(
            "an explanation",
            &[(
                5,
                "prompt = \"Who wrote Hamlet?\"\nanswer = \"Shakespeare\"\nexplain = \"In 1600.\"\n",
            )],
            ALL,
        ),
        within(
            "an image",
            &[(5, "prompt = \"Who wrote Hamlet?\"\nanswer = \"Shakespeare\"\nimage = \"a.png\"\n")],
            ALL,
        ),
        Rework::new(
            "another image",
            vec![deck(
                "t",
                &[&raw("prompt = \"Which tree?\"\nanswer = \"elm\"\nimage = \"a.png\"")],
            )],
            vec![deck(
                "t",
                &[&raw("prompt = \"Which tree?\"\nanswer = \"elm\"\nimage = \"b.png\"")],
            )],
            "a",
        ),
        Rework::new(
            "a passage",
            vec![deck("t", &[Q[5], Q[4]])],
            vec![deck(
                "t",
                &[
                    &raw(
                        "prompt = \"Who wrote Hamlet?\"\nanswer = \"Shakespeare\"\npassage = \"p\"",
                    ),
                    Q[4],
                    &raw("prompt = \"x\"\nanswer = \"y\"\n[passages]\np = \"A text.\""),
                ],
            )],
            "ab-",
        ),
        // Order, twins and duplicates.
        Rework::new("another order", vec![t(&Q)], vec![t(&reversed)], "lkjihgfedcba"),
        Rework::new("two changed places", vec![t(&Q)], vec![t(&swapped)], "bacdefghijkl"),
        within(
            "prompts swapped, answers not",
            &[
                (0, "What is the capital of Poland? = Minsk"),
                (1, "What is the capital of Belarus? = Warsaw"),
            ],
            "bacdefghijkl",
        ),
        Rework::new(
            "prompts swapped under ids",
            vec![deck("t", &[&pinned("x", Q[4]), &pinned("y", Q[5])])],
            vec![deck("t", &[&pinned("x", Q[5]), &pinned("y", Q[4])])],
            "ab",
        ),
        within(
            "a twin made",
            &[(12, "What is the capital of Poland? = Warszawa")],
            "abcdefghijkl-",
        ),
        Rework::new(
            "a twin removed",
            vec![with(&[(12, "What is the capital of Poland? = Warszawa")])],
            vec![t(&Q)],
            ALL,
        ),
        within("a duplicate", &[(12, Q[4])], ALL),
        within(
            "a broken one beside",
            &[
                (0, "What is the captal of Belarus? = Minsk"),
                (12, "prompt = \"x\"\nanswer = [[1]]\n"),
            ],
            "-bcdefghijkl",
        ),
        within("one appended", &[(12, "Who composed the Ninth? = Beethoven")], "abcdefghijkl-"),
        within(
            "one of a mould appended",
            &[(12, "What is the capital of Malta? = Valletta")],
            "abcdefghijkl-",
        ),
        // Ids.
        Rework::new("pinned", vec![t(&Q)], vec![owned("t", all_pinned(0..12))], ALL),
        Rework::new("unpinned", vec![owned("t", all_pinned(0..12))], vec![t(&Q)], ALL),
        Rework::new(
            "pinned and edited",
            vec![t(&Q)],
            vec![deck(
                "t",
                &[&pinned("x", "Who painted the famous Mona Lisa? = Leonardo da Vinci")],
            )],
            "e",
        ),
        Rework::new(
            "another id",
            vec![owned("t", all_pinned(0..4))],
            vec![owned("t", (0..4).map(|at| pinned(&format!("r{at}"), Q[at])).collect())],
            "abcd",
        ),
        Rework::new(
            "reworded under its id",
            vec![deck("t", &[&pinned("x", Q[4])])],
            vec![deck("t", &[&pinned("x", "By whom is La Gioconda? = Leonardo")])],
            "a",
        ),
        // Parts.
        Rework::new(
            "a typo on a card of two sides",
            vec![deck(
                "t",
                &[&raw("front = \"the old dgo\"\nback = \"le vieux chien\"\nreverse = true"), Q[4]],
            )],
            vec![deck(
                "t",
                &[&raw("front = \"the old dog\"\nback = \"le vieux chien\"\nreverse = true"), Q[4]],
            )],
            "abc",
        ),
        Rework::new(
            "a gap edited",
            vec![deck(
                "t",
                &[&raw("cloze = \"Turing lived from {{1912}} to {{1945}}.\"\neach = true")],
            )],
            vec![deck(
                "t",
                &[&raw("cloze = \"Turing lived from {{1912}} to {{1954}}.\"\neach = true")],
            )],
            "ab",
        )
        .asks(1),
        // Decks.
        Rework::new("a file renamed", vec![deck("old", &Q)], vec![deck("new", &Q)], ALL),
        Rework::new(
            "a file renamed, with ids",
            vec![owned("old", all_pinned(0..12))],
            vec![owned("new", all_pinned(0..12))],
            ALL,
        ),
        Rework::new(
            "a deck from where nobody knows",
            vec![deck("old", &Q)],
            vec![deck("new", &Q)],
            ALL,
        )
        .asks(1)
        .never_met(),
        Rework::new(
            "one that is not that deck",
            vec![deck("old", &Q)],
            vec![deck("new", &Q)],
            "------------",
        )
        .asks(1)
        .never_met()
        .declined(),
        Rework::new(
            "a deck's id and a typo",
            vec![deck("old", &q(0..4))],
            vec![deck("new", &["What is the captal of Belarus? = Minsk", Q[1], Q[2], Q[3]])],
            "abcd",
        )
        .asks(1),
        Rework::new(
            "4 of 12 split off",
            vec![t(&Q)],
            vec![t(&q(4..12)), deck("u", &q(0..4))],
            "efghijkl abcd",
        ),
        Rework::new(
            "8 of 12 split off",
            vec![t(&Q)],
            vec![t(&q(8..12)), deck("u", &q(0..8))],
            "ijkl abcdefgh",
        ),
        Rework::new(
            "8 of 12 split off, with ids",
            vec![owned("t", all_pinned(0..12))],
            vec![owned("t", all_pinned(8..12)), owned("u", all_pinned(0..8))],
            "ijkl abcdefgh",
        ),
        Rework::new(
            "cut in two new ones",
            vec![t(&Q)],
            vec![deck("u", &q(0..6)), deck("v", &q(6..12))],
            "abcdef ghijkl",
        ),
        Rework::new(
            "one moved",
            vec![t(&q(0..4)), deck("u", &q(4..8))],
            vec![t(&q(0..3)), deck("u", &[Q[4], Q[5], Q[6], Q[7], Q[3]])],
            "abc efghd",
        ),
        Rework::new(
            "one moved, with an id",
            vec![owned("t", all_pinned(0..4)), deck("u", &q(4..6))],
            vec![owned("t", all_pinned(0..3)), deck("u", &[Q[4], Q[5], &pinned("q3", Q[3])])],
            "abc efd",
        ),
        Rework::new(
            "one moved and pinned",
            vec![t(&q(0..4)), deck("u", &q(4..6))],
            vec![t(&q(0..3)), deck("u", &[Q[4], Q[5], &pinned("wall", Q[3])])],
            "abc efd",
        ),
        Rework::new(
            "one moved and edited",
            vec![t(&q(0..4)), deck("u", &q(4..6))],
            vec![
                t(&q(0..3)),
                deck("u", &[Q[4], Q[5], "The Berlin wall: in which year did it fall? = 1989"]),
            ],
            "abc efd",
        )
        .asks(1),
        Rework::new(
            "one moved with another answer",
            vec![t(&q(0..4)), deck("u", &q(4..6))],
            vec![
                t(&q(0..3)),
                deck("u", &[Q[4], Q[5], "In which year did the Berlin wall fall? = 1990"]),
            ],
            "abc efd",
        )
        .asks(1),
        Rework::new(
            "two joined",
            vec![t(&q(0..4)), deck("u", &q(4..8))],
            vec![deck("w", &q(0..8))],
            "abcdefgh",
        ),
        Rework::new(
            "one joined to another",
            vec![t(&q(0..4)), deck("u", &q(4..8))],
            vec![t(&q(0..8))],
            "abcdefgh",
        ),
        Rework::new(
            "joined, learned in both",
            vec![t(&q(0..4)), deck("u", &q(3..6))],
            vec![deck("w", &q(0..6))],
            "abcdfg",
        )
        .asks(1),
        Rework::new("copied", vec![t(&q(0..4))], vec![t(&q(0..4)), deck("u", &q(0..2))], "--cd ab")
            .asks(1),
        Rework::new(
            "copied, to be learned anew",
            vec![t(&q(0..4))],
            vec![t(&q(0..4)), deck("u", &q(0..2))],
            "abcd --",
        )
        .asks(1)
        .declined(),
        Rework::new(
            "split off beside something broken",
            vec![t(&Q)],
            vec![t(&q(4..12)), deck("u", &[Q[0], "prompt = \"x\"\nanswer = [[1]]\n"])],
            "efghijkl -",
        ),
        Rework::new(
            "split off from something broken",
            vec![t(&q(0..4))],
            vec![deck("t", &[Q[0], "prompt = \"x\"\nanswer = [[1]]\n"]), deck("u", &[Q[1]])],
            "a -",
        ),
        Rework::new(
            "another deck of the same mould",
            vec![t(&q(0..3))],
            vec![t(&q(0..2)), deck("u", &["What is the capital of Malta? = Valletta"])],
            "ab -",
        ),
        Rework::new(
            "the same prompt to another picture elsewhere",
            vec![deck(
                "t",
                &[&raw("prompt = \"Which tree?\"\nanswer = \"elm\"\nimage = \"a.png\"")],
            )],
            vec![deck(
                "u",
                &[&raw("prompt = \"Which tree?\"\nanswer = \"elm\"\nimage = \"b.png\"")],
            )],
            "-",
        )
        .asks(1)
        .declined(),
    ]
}

#[test]
fn every_edit_keeps_asks_or_refuses_as_the_table_says() {
    let edits = edits();
    assert!(edits.len() >= 60, "{}", edits.len());
    let mut wrong = Vec::new();
    for edit in &edits {
        let (before, after) = (decks(&edit.before), listed(edit));
        let mut store = learned(&before);
        let (asked, said) = link_all(&mut store, edit, &after, Presence::Attended, 200);
        let kept = kept(&store, &after);
        if (&*kept, asked) != (edit.kept, edit.asked) {
            wrong.push(format!(
                "{}: {kept} asked {asked}, not {} {}: {said:?}",
                edit.what, edit.kept, edit.asked
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_was_linked_or_asked_once_is_neither_said_nor_asked_again() {
    for edit in edits() {
        let after = listed(&edit);
        let mut store = learned(&decks(&edit.before));
        link_all(&mut store, &edit, &after, Presence::Attended, 200);
        let before = kept(&store, &after);
        let again = link_all(&mut store, &edit, &after, Presence::Attended, 201);
        assert_eq!((again.0, &again.1[..]), (0, &[][..]), "{}", edit.what);
        assert_eq!(kept(&store, &after), before, "{}", edit.what);
    }
}

#[test]
fn without_a_person_nothing_goes_over_that_is_asked_and_a_look_shows_the_same() {
    for edit in edits() {
        let after = listed(&edit);
        let mut store = learned(&decks(&edit.before));
        let mut look = store.in_memory_copy(1).unwrap();
        preview(&mut look, &after, &mut neighbours(&edit, &after)).unwrap();
        let (asked, said) = link_all(&mut store, &edit, &after, Presence::Alone, 200);
        assert_eq!(asked, 0, "{}", edit.what);
        assert_eq!(kept(&look, &after), kept(&store, &after), "{}", edit.what);
        assert_eq!(said.is_empty(), store.last_links().unwrap().is_empty(), "{}", edit.what);
        if edit.asked == 0 {
            assert_eq!(kept(&store, &after), edit.kept, "{}", edit.what);
        }
    }
}

#[test]
fn what_went_over_silently_and_is_taken_back_stays_where_it_was() {
    for edit in edits().into_iter().filter(|edit| edit.asked == 0) {
        let after = listed(&edit);
        let mut store = learned(&decks(&edit.before));
        let before = kept(&store, &after);
        link_all(&mut store, &edit, &after, Presence::Attended, 200);
        let links: Vec<_> = store.last_links().unwrap().into_iter().map(|(id, _)| id).collect();
        store.unlink(&links, moment(201)).unwrap();
        assert_eq!(kept(&store, &after), before, "{}", edit.what);
        let (asked, said) = link_all(&mut store, &edit, &after, Presence::Alone, 202);
        assert_eq!((asked, said), (0, vec![]), "{}", edit.what);
        assert_eq!(kept(&store, &after), before, "{}", edit.what);
    }
}

#[test]
fn an_old_version_that_is_looked_at_changes_nothing_and_one_that_is_asked_is_followed_back() {
    let edit = within("", &[(0, "Belarus: what is the capital? = Minsk")], ALL);
    let (old, new) = (decks(&edit.before), decks(&edit.after));
    let mut store = learned(&old);
    for (at, decks) in [&new, &old, &new].into_iter().enumerate() {
        let mut look = store.in_memory_copy(1).unwrap();
        preview(&mut look, decks, &mut neighbours(&edit, decks)).unwrap();
        assert_eq!(kept(&look, decks), ALL);
        let day = 200 + i64::try_from(at).unwrap();
        link_all(&mut store, &edit, decks, Presence::Alone, day);
        assert_eq!(kept(&store, decks), ALL);
        assert_eq!(store.last_links().unwrap().len(), 1);
    }
    // A branch on which the deck is cut in two, and back.
    let edit = Rework::new("", vec![], vec![deck("t", &Q[4..]), deck("u", &Q[..4])], "");
    let halves = decks(&edit.after);
    let mut store = learned(&old);
    link_all(&mut store, &edit, &halves, Presence::Alone, 300);
    assert_eq!(kept(&store, &halves), "efghijkl abcd");
    let gone = Rework::new("", vec![deck("u", &Q[..4])], vec![], "");
    link_all(&mut store, &gone, &old, Presence::Alone, 301);
    assert_eq!(kept(&store, &old), ALL);
}

#[test]
fn what_another_device_learns_in_the_old_deck_follows_to_the_new_one() {
    let edit = Rework::new("", vec![], vec![deck("t", &Q[4..]), deck("u", &Q[..4])], "");
    let (old, halves) = (decks(&[deck("t", &Q)]), decks(&edit.after));
    let mut store = learned(&old);
    link_all(&mut store, &edit, &halves, Presence::Alone, 300);
    let question = &old[0].questions()[0];
    let review = Review {
        deck: "t".to_owned(),
        item: question.key.clone(),
        question: question.key.clone(),
        form: "lines".to_owned(),
        verdict: Verdict::Right,
        rating: Rating::Good,
        credit: Credit::FULL,
        ..Review::new(store.id(400), store.device(), moment(400), Aim::default())
    };
    store.record(&review, &question.identity(), None).unwrap();
    assert_eq!(store.memories("t").unwrap().len(), 9);
    link_all(&mut store, &edit, &halves, Presence::Alone, 401);
    assert_eq!(store.memories("t").unwrap().len(), 8);
    assert_eq!(store.memories("u").unwrap()[&question.key].last, 400);
}

#[test]
fn what_moved_or_would_move_is_wanted_elsewhere() {
    let edit = Rework::new("", vec![], vec![deck("t", &Q[4..11]), deck("u", &Q[..4])], "");
    let after = decks(&edit.after);
    let store = learned(&decks(&[deck("t", &Q)]));
    let mut neighbours = neighbours(&edit, &after);
    let wanted = wanted_elsewhere(&store, "t", &after, &mut neighbours).unwrap();
    let keys: HashSet<String> = after[1].questions().iter().map(|q| q.key.clone()).collect();
    assert_eq!(wanted, keys, "but not what was deleted");
}

#[test]
fn a_question_that_one_progress_went_over_to_is_not_offered_to_the_next() {
    let question = |id: &str| {
        format!("[[question]]\nid = \"{id}\"\nprompt = \"Say {id}\"\nanswer = \"{id}\"\n")
    };
    let deck = read(&["elm", "fir"].map(question).concat(), "trees").deck;
    let doubts = ["ash", "oak", "yew"].map(|gone| {
        let filed = Filed { question: gone.to_owned(), items: vec![gone.to_owned()], seen: None };
        let candidate = |question: &Question| Candidate {
            question: question.key.clone(),
            identity: question.identity(),
            items: vec![(gone.to_owned(), question.key.clone())],
        };
        Doubt { filed, candidates: deck.questions().iter().map(candidate).collect() }
    });
    let mut store = Store::in_memory(1).unwrap();
    let mut ui = Script { picked: [0, 0, 0].into(), ..Script::default() };
    ask(&mut store, &deck, doubts.into(), &HashSet::new(), &mut ui, moment(0)).unwrap();
    let renamed = store.renamed("trees").unwrap();
    let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(renamed, [pair("ash", "elm"), pair("oak", "fir")]);
    assert_eq!(ui.said.len(), 2, "nothing is left to offer to the third: {:?}", ui.said);
}
