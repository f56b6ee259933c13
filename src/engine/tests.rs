//! Claims about rounds: what is drawn, what comes back, what counts.

use super::*;
use crate::deck::{As, Deck, read};
use crate::form::{Answer, Form, Grade, Verdict};
use std::collections::HashSet;

fn deck(text: &str) -> Deck {
    let reading = read(text, "t");
    assert!(reading.is_sound(), "{:?}", reading.findings);
    reading.deck
}

/// The short questions that these words answer.
fn says(words: &[&str]) -> String {
    let questions = words.iter().map(|word| {
        format!("[[question]]\nid = \"{word}\"\nprompt = \"Say {word}\"\nanswer = \"{word}\"\ntags = [\"{}\"]\n", &word[..1])
    });
    questions.collect()
}

const WORDS: [&str; 8] = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel"];

/// A deck of so many of them.
fn shorts(count: usize) -> Deck {
    deck(&says(&WORDS[..count]))
}

fn plan(decks: &[Deck]) -> Plan {
    let entries = draw(decks, &Filter::default(), Count::All, Sequence::Deck, 0);
    Plan::new(entries, Agenda::Once { retry: true })
}

fn lines(text: &str) -> Answer {
    Answer::Lines(vec![text.to_owned()])
}

/// What became of the last answer.
fn told(session: &Session<'_>) -> Feedback {
    session.feedback(Outlook::default()).unwrap()
}

fn stamp(milliseconds: u64) -> Stamp {
    Stamp { milliseconds, ..Stamp::default() }
}

/// What the question that waits would be answered by.
fn key(session: &Session<'_>) -> String {
    session.turn(None).map_or_else(String::new, |turn| turn.prompt.replace("Say ", ""))
}

#[test]
fn a_seed_draws_the_same_round_and_another_seed_another() {
    let decks = [shorts(8)];
    let round = |seed| draw(&decks, &Filter::default(), Count::Most(5), Sequence::Random, seed);
    assert_eq!(round(1), round(1));
    assert_ne!(round(1), round(2));
    assert_eq!(round(1).iter().collect::<HashSet<_>>().len(), 5);
}

#[test]
fn every_question_is_drawn_about_as_often() {
    let decks = [shorts(8)];
    let mut seen = [0; 8];
    for seed in 0..2000 {
        for entry in draw(&decks, &Filter::default(), Count::Most(2), Sequence::Random, seed) {
            seen[entry.item.question] += 1;
        }
    }
    assert!(seen.iter().all(|count| (420..580).contains(count)), "{seen:?}");
}

#[test]
fn a_filter_admits_only_what_it_names() {
    let decks = [shorts(8)];
    let drawn = |filter| draw(&decks, &filter, Count::All, Sequence::Deck, 0).len();
    let texts = |text: &str| vec![text.to_owned()];
    assert_eq!(drawn(Filter { tags: texts("e"), ..Filter::default() }), 1);
    assert_eq!(drawn(Filter { kinds: texts("short"), ..Filter::default() }), 8);
    assert_eq!(drawn(Filter { kinds: texts("card"), ..Filter::default() }), 0);
    assert_eq!(drawn(Filter { ids: texts("golf"), ..Filter::default() }), 1);
}

#[test]
fn a_draft_is_never_drawn() {
    let draft = "[[question]]\nid = \"draft\"\nfront = \"a\"\nback = \"b\"\nreverse = true\n\
                 draft = true\n[[question]]\nid = \"done\"\nprompt = \"a\"\nanswer = \"b\"\n";
    let decks = [deck(draft)];
    assert_eq!(decks[0].questions().len(), 2);
    let all = Filter::default();
    let named = Filter { ids: vec!["draft".to_owned()], ..Filter::default() };
    for sequence in [Sequence::Deck, Sequence::Random] {
        let drawn = draw(&decks, &all, Count::All, sequence, 1);
        assert!(drawn.iter().map(|entry| entry.item.question).eq([1]), "{drawn:?}");
        assert_eq!(draw(&decks, &named, Count::All, sequence, 1), []);
    }
}

#[test]
fn questions_of_one_passage_stay_together() {
    let question = |prompt: &str, passage: &str| {
        format!("[[question]]\nprompt = \"{prompt}\"\nanswer = \"{prompt}\"\n{passage}")
    };
    let mut text = "[passages]\np = \"A text.\"\n".to_owned();
    for prompt in ["one", "two", "three", "four", "five", "six"] {
        let passage =
            if ["two", "four", "six"].contains(&prompt) { "passage = \"p\"\n" } else { "" };
        text += &question(prompt, passage);
    }
    let decks = [deck(&text)];
    for seed in 0..50 {
        let drawn = draw(&decks, &Filter::default(), Count::All, Sequence::Random, seed);
        let with: Vec<usize> = drawn
            .iter()
            .enumerate()
            .filter(|(_, entry)| decks[0].questions()[entry.item.question].passage.is_some())
            .map(|(place, _)| place)
            .collect();
        assert_eq!(with[2] - with[0], 2, "seed {seed}");
    }
}

#[test]
fn a_missed_question_comes_back_after_three_others_until_right() {
    let decks = [shorts(6)];
    let mut session = Session::new(&decks, plan(&decks), 0);
    let mut asked = Vec::new();
    while let Some(turn) = session.turn(None) {
        let word = key(&session);
        asked.push(word.clone());
        let is_missed = word == "alpha" && turn.attempt < 3;
        session.answer(&lines(if is_missed { "nothing" } else { &word }), Stamp::default());
    }
    let expected = ["alpha", "bravo", "charlie", "delta", "alpha", "echo", "foxtrot", "alpha"];
    assert_eq!(asked, expected); // the last time there are no three others left
    let summary = session.summary();
    assert_eq!((summary.score.right, summary.score.asked, summary.misses().count()), (5, 6, 1));
    assert_eq!(summary.records[0].tries, 3);
}

#[test]
fn without_retry_a_missed_question_stays_away() {
    let decks = [shorts(2)];
    let mut session =
        Session::new(&decks, Plan { agenda: Agenda::Once { retry: false }, ..plan(&decks) }, 0);
    session.skip(Stamp::default());
    assert!(!told(&session).comes_back);
    session.skip(Stamp::default());
    assert!(session.turn(None).is_none());
}

#[test]
fn undo_leads_back_to_the_same_question_with_its_hints() {
    let decks = [deck("[[question]]\nprompt = \"a\"\nanswer = \"b\"\nhint = [\"one\", \"two\"]\n")];
    let mut session = Session::new(&decks, plan(&decks), 0);
    session.hint();
    let before = session.turn(None).unwrap();
    assert_eq!((before.hints.len(), before.hints_left), (1, 1));
    session.answer(&lines("b"), Stamp::default());
    assert!(session.turn(None).is_none());
    assert!(session.undo().is_some());
    let after = session.turn(None).unwrap();
    assert_eq!((after.prompt, after.hints, after.attempt), (before.prompt, before.hints, 1));
    assert_eq!(session.summary().score.asked, 0);
    assert!(session.undo().is_none());
}

#[test]
fn the_learner_overrules_and_the_score_follows() {
    let decks = [shorts(2)];
    let mut session = Session::new(&decks, plan(&decks), 0);
    assert!(session.answer(&lines("zulu"), Stamp::default()));
    assert_eq!(told(&session).grade.verdict, Verdict::Wrong);
    assert!(session.overrule(Overrule::Right));
    let changed = told(&session);
    assert_eq!((changed.grade.verdict, changed.comes_back), (Verdict::Right, false));
    assert!(!session.overrule(Overrule::Right), "it is right already");
    session.answer(&lines("bravo"), Stamp::default());
    assert!(session.overrule(Overrule::Guessed));
    let guessed = told(&session);
    assert_eq!((guessed.grade.verdict, guessed.comes_back), (Verdict::Right, true));
    assert_eq!(session.summary().score.right, 2);
    session.answer(&lines("bravo"), Stamp::default());
    assert!(session.turn(None).is_none());
}

#[test]
fn a_guess_keeps_the_learners_word_and_leads_back_to_it() {
    let decks = [shorts(1)];
    let mut session = Session::new(&decks, plan(&decks), 0);
    session.answer(&lines("zulu"), Stamp::default());
    for (said, verdict, is_guessed) in [
        (Overrule::Right, Verdict::Right, false),
        (Overrule::Guessed, Verdict::Right, true),
        (Overrule::Guessed, Verdict::Right, false),
        (Overrule::Guessed, Verdict::Right, true),
        (Overrule::Wrong, Verdict::Wrong, false),
    ] {
        assert!(session.overrule(said));
        let told = told(&session);
        let guessed = told.overruled == Some(Overrule::Guessed);
        assert_eq!((told.grade.verdict, guessed), (verdict, is_guessed), "{said:?}");
    }
    assert!(!session.overrule(Overrule::Guessed), "what is wrong was not guessed");
}

#[test]
fn another_reason_to_ask_again_is_told_too_and_each_once() {
    let decks = [deck("[[question]]\nprompt = \"How high?\"\nanswer = 4806\nunit = \"m\"\n")];
    let mut session = Session::new(&decks, plan(&decks), 0);
    assert!(!session.answer(&lines(""), Stamp::default()));
    assert!(!session.answer(&lines("abc"), Stamp::default()));
    assert!(session.answer(&lines("abc"), Stamp::default()), "the same is told once");
    assert_eq!(told(&session).grade.verdict, Verdict::Wrong);
    assert!(session.undo().is_some());
    assert!(!session.answer(&lines("abc"), Stamp::default()));
    assert!(!session.answer(&lines("4806 ft"), Stamp::default()));
    assert!(session.answer(&lines("4806 m"), Stamp::default()));
    assert_eq!(told(&session).grade.verdict, Verdict::Right);
}

#[test]
fn asking_again_costs_nothing_and_happens_once() {
    let decks = [shorts(1)];
    let mut session = Session::new(&decks, plan(&decks), 0);
    assert!(!session.answer(&lines(""), Stamp::default()));
    assert_eq!(session.turn(None).unwrap().notice.as_deref(), Some("nothing was typed"));
    assert!(session.answer(&lines(" "), Stamp::default()));
    assert_eq!(told(&session).grade.verdict, Verdict::Wrong);
}

#[test]
fn what_is_right_is_told_and_other_ways_to_say_it_where_the_key_is_one_of_them() {
    let short = "prompt = \"p\"\nanswer = \"Minsk\"\naccept = [\"Mensk\"]";
    let card = "front = \"f\"\nback = [\"ash\", \"tree\"]";
    for (question, asked_as, key, also) in [
        (short, None, "Minsk", "Mensk"),
        (card, None, "ash tree", ""),
        (card, Some(As::Typed), "ash", "tree"),
        ("prompt = \"p\"\nanswers = [[\"ash\", \"tree\"], \"oak\"]", None, "ash oak", ""),
        ("prompt = \"p\"\norder = [\"one\", \"two\"]", None, "one two", ""),
        ("prompt = \"p\"\nanswer = true", None, "True", ""),
    ] {
        let decks = [deck(&format!("[[question]]\n{question}\n"))];
        let mut session = Session::new(&decks, Plan { asked_as, ..plan(&decks) }, 0);
        session.skip(Stamp::default());
        let feedback = told(&session);
        assert_eq!((&*feedback.key.join(" "), &*feedback.also.concat()), (key, also), "{question}");
    }
}

#[test]
fn best_streak_counts_first_tries() {
    let decks = [shorts(6)];
    let mut session = Session::new(&decks, plan(&decks), 0);
    for right in [true, true, false, true, true, true] {
        let word = key(&session);
        session.answer(&lines(if right { &word } else { "nothing" }), stamp(1500));
    }
    let summary = session.summary();
    assert_eq!((summary.best_streak, summary.milliseconds), (3, 9000));
}

#[test]
fn points_of_part_answers_are_exact() {
    let decks =
        [deck("[[question]]\nprompt = \"p\"\npoints = 2\nanswers = [\"ash\", \"oak\", \"elm\"]\n")];
    let mut session = Session::new(&decks, plan(&decks), 0);
    assert!(session.answer(&lines("ash, oak"), Stamp::default()));
    let feedback = told(&session);
    assert_eq!(feedback.grade.verdict, Verdict::Partly);
    assert_eq!((feedback.points.to_string(), feedback.of), ("4/3".to_owned(), 2));
    assert_eq!(session.percent_of_all().to_string(), "200/3");
}

#[test]
fn all_or_nothing_where_the_author_says_so() {
    let text = "[[question]]\nprompt = \"p\"\npartial = false\nanswers = [\"ash\", \"oak\"]\n";
    let decks = [deck(text)];
    let mut session = Session::new(&decks, plan(&decks), 0);
    assert!(session.answer(&lines("ash"), Stamp::default()));
    assert_eq!(told(&session).grade.verdict, Verdict::Wrong);
}

#[test]
fn all_or_nothing_counts_also_for_what_was_asked_again() {
    let decks = [deck("[[question]]\ncloze = \"{{ash}} or {{oak}}\"\npartial = false\n")];
    let mut session = Session::new(&decks, plan(&decks), 0);
    let half = Answer::Lines(vec!["ash".to_owned(), String::new()]);
    assert!(!session.answer(&half, Stamp::default()));
    assert!(session.answer(&half, Stamp::default()));
    assert_eq!(told(&session).grade.verdict, Verdict::Wrong);
}

#[test]
fn borrowed_options_are_never_also_right() {
    let text = r#"
[[question]]
prompt = "The capital of Belarus"
answer = "Minsk"
accept = ["Mensk"]
[[question]]
prompt = "The old name of Minsk"
answer = "Mensk"
[[question]]
prompt = "Where is the Island of Tears?"
answer = "minsk"
[[question]]
prompt = "The capital of Latvia"
answer = "Riga"
"#;
    let decks = [deck(text)];
    for seed in 0..30 {
        let plan = Plan { asked_as: Some(As::Choice), ..plan(&decks) };
        let session = Session::new(&decks, plan, seed);
        let Form::One { options, .. } = session.turn(None).unwrap().deal.form else {
            panic!("asked as a choice")
        };
        assert_eq!(
            options.iter().collect::<HashSet<_>>(),
            HashSet::from([&"Minsk".to_owned(), &"Riga".to_owned()])
        );
    }
}

#[test]
fn a_wrong_answer_says_what_it_is_right_for_unless_that_is_still_to_come() {
    let decks = [deck(
        "[[question]]\nfront = \"comer\"\nback = \"to eat\"\nreverse = true\n\
         [[question]]\nfront = \"beber\"\nback = \"to drink\"\nreverse = true\n\
         [[question]]\nprompt = \"What is the capital of Spain?\"\nanswer = \"Madrid\"\n\
         [[question]]\nprompt = \"Where is the Mezquita?\"\nanswer = \"Córdoba\"\n",
    )];
    let items: Vec<_> = decks[0].items().collect();
    let told = |asked: &[usize], typed: &str| {
        let entries = asked.iter().map(|at| Entry { deck: 0, item: items[*at] }).collect();
        let plan =
            Plan { asked_as: Some(As::Typed), ..Plan::new(entries, Agenda::Once { retry: false }) };
        let mut session = Session::new(&decks, plan, 0);
        session.answer(&lines(typed), Stamp::default());
        let confusion = told(&session).confusion?;
        Some((confusion.prompt, confusion.is_side))
    };
    let (drink, drink_back) = (2, 3);
    assert_eq!(told(&[drink_back], "comer"), Some(("to eat".to_owned(), true)));
    assert_eq!(told(&[drink], "to eat"), Some(("comer".to_owned(), true)));
    assert_eq!(told(&[drink], "Cordoba"), Some(("Where is the Mezquita?".to_owned(), false)));
    let capital = ("What is the capital of Spain?".to_owned(), false);
    assert_eq!(told(&[drink], "madrid"), Some(capital));
    assert_eq!(told(&[drink_back, 0], "comer"), None, "it would be given away");
    assert_eq!(told(&[drink_back], "beber"), None, "it is right");
    assert_eq!(told(&[drink_back], "nadar"), None, "it means nothing here");
}

#[test]
fn the_word_asked_about_and_what_else_is_asked_of_it_are_asked_again_once() {
    let decks = [deck(
        "[[question]]\nprompt = \"What does 食べる mean?\"\nanswer = \"to eat\"\n\
         [[question]]\nprompt = \"How is 食べる read?\"\nanswer = \"たべる\"\n\
         [[question]]\nprompt = \"How is 飲む read?\"\nanswer = \"のむ\"\n",
    )];
    for (typed, is_taken) in [("to eat", false), ("食べる", false), ("のむ", true)] {
        let mut plan = plan(&decks);
        plan.entries = vec![plan.entries[1]];
        let mut session = Session::new(&decks, plan, 0);
        assert_eq!(session.answer(&lines(typed), Stamp::default()), is_taken, "{typed}");
        assert!(is_taken || session.answer(&lines(typed), Stamp::default()));
        assert_eq!(told(&session).grade.verdict, Verdict::Wrong);
    }
}

/// The options of each item of a deck, asked as a choice, with its prompt.
fn options_of(text: &str, seed: u64) -> Vec<(String, Vec<String>)> {
    let decks = [deck(text)];
    let mut session = Session::new(
        &decks,
        Plan { asked_as: Some(As::Choice), agenda: Agenda::Once { retry: false }, ..plan(&decks) },
        seed,
    );
    let mut all = Vec::new();
    while let Some(turn) = session.turn(None) {
        let options = match turn.deal.form {
            Form::One { options, .. } => options,
            _ => Vec::new(), // there is none to lend one
        };
        all.push((turn.prompt.clone(), options));
        session.skip(Stamp::default());
    }
    all
}

#[test]
fn a_day_is_asked_among_days_or_not_by_options() {
    let when = |prompt, day| format!("[[question]]\nprompt = \"{prompt}\"\nanswer = {day}\n");
    let word = |name| format!("[[question]]\nprompt = \"Say {name}.\"\nanswer = \"{name}\"\n");
    let signed = when("When was it signed?", "1992-05-15");
    let mut text = signed + &["Article 4", "Integrated air defence", "Illegal"].map(word).concat();
    let signed = options_of(&text, 1).into_iter().find(|(prompt, _)| prompt.starts_with("When"));
    assert_eq!(signed.unwrap().1, [""; 0]);
    text.push_str(&when("When did it begin?", "1914-07-28"));
    let options = options_of(&text, 1);
    let (_, days) = options.iter().find(|(prompt, _)| prompt == "When was it signed?").unwrap();
    assert_eq!(days.len(), 2, "{days:?}");
    let words = options.iter().filter(|(prompt, _)| prompt.starts_with("Say"));
    assert!(words.flat_map(|(_, options)| options).all(|option| !option.contains("19")));
}

#[test]
fn all_options_are_of_the_side_that_is_asked_for() {
    const SPANISH: [&str; 5] = ["el perro", "el gato", "la casa", "el sol", "la luna"];
    const ENGLISH: [&str; 5] = ["the dog", "the cat", "the house", "the sun", "the moon"];
    // The last one is not asked from its back, and a question of another kind is no side at all.
    let card = |at: usize| {
        let (front, back, reverse) = (SPANISH[at], ENGLISH[at], at < 4);
        format!("[[question]]\nfront = \"{front}\"\nback = \"{back}\"\nreverse = {reverse}\n")
    };
    let cards: Vec<String> = (0..5).map(card).collect();
    let text = cards.concat()
        + "[[question]]\nprompt = \"Who wrote Don Quixote?\"\nanswer = \"Cervantes\"\n";
    for seed in 0..20 {
        for (prompt, options) in options_of(&text, seed) {
            let side = match &prompt[..] {
                prompt if SPANISH.contains(&prompt) => ENGLISH,
                prompt if ENGLISH.contains(&prompt) => SPANISH,
                _ => continue,
            };
            assert_eq!(options.len(), 4);
            assert!(
                options.iter().all(|option| side.contains(&&option[..])),
                "{prompt}: {options:?}"
            );
        }
    }
}

#[test]
fn options_are_of_one_language_where_the_author_names_them() {
    let question = |prompt: &str, answer: &str, language: &str| {
        format!(
            "[[question]]\nprompt = \"{prompt}\"\nanswer = \"{answer}\"\nlanguage = \"{language}\"\n"
        )
    };
    let text = question("dog", "perro", "es")
        + &question("cat", "gato", "ES")
        + &question("chien", "hound", "en")
        + &question("chat", "tomcat", "en");
    for (prompt, options) in options_of(&text, 7) {
        let spanish = options.iter().filter(|option| ["perro", "gato"].contains(&&option[..]));
        assert_eq!(spanish.count(), if prompt.starts_with("ch") { 0 } else { 2 }, "{options:?}");
    }
}

#[test]
fn as_many_options_are_borrowed_as_are_to_be_shown() {
    for (show, count) in [("", 4), ("show = 2\n", 2), ("show = 6\n", 6)] {
        let first = format!("[[question]]\nprompt = \"p\"\nanswer = \"a\"\n{show}");
        let decks = [deck(&(first + &says(&WORDS[1..])))];
        let plan = Plan { asked_as: Some(As::Choice), ..plan(&decks) };
        let form = Session::new(&decks, plan, 0).turn(None).unwrap().deal.form;
        assert!(matches!(&form, Form::One { options, .. } if options.len() == count), "{form:?}");
    }
}

#[test]
fn neither_what_answers_the_same_prompt_nor_a_number_is_lent_to_a_text() {
    let question = |id: &str, prompt: &str, answer: &str| {
        format!("[[question]]\nid = \"{id}\"\nprompt = \"{prompt}\"\nanswer = {answer}\n")
    };
    let text = question("ser", "to be", "\"ser\"")
        + &question("estar", "to be", "\"estar\"")
        + &question("ir", "to go", "\"ir\"")
        + &question("legs", "How many legs has a spider?", "8");
    let decks = [deck(&text)];
    let session = Session::new(&decks, Plan { asked_as: Some(As::Choice), ..plan(&decks) }, 0);
    let Form::One { mut options, .. } = session.turn(None).unwrap().deal.form else {
        panic!("a choice")
    };
    options.sort();
    assert_eq!(options, ["ir", "ser"]);
}

#[test]
fn a_list_of_one_entry_is_no_choice_and_lends_nothing() {
    let list = "[[question]]\nprompt = \"Name a tree\"\nanswers = [\"oak\"]\n";
    let short = |prompt: &str, answer: &str| {
        format!("[[question]]\nprompt = \"{prompt}\"\nanswer = \"{answer}\"\n")
    };
    let decks = [deck(&(short("A", "ash") + &short("B", "elm") + list))];
    let form = |entry: usize| {
        let all = plan(&decks);
        let entries = vec![all.entries[entry]];
        Session::new(&decks, Plan { entries, asked_as: Some(As::Choice), ..all }, 0)
            .turn(None)
            .unwrap()
            .deal
            .form
    };
    let Form::One { options, .. } = form(0) else { panic!("a choice") };
    assert_eq!(options.iter().collect::<HashSet<_>>().len(), 2, "{options:?}");
    assert!(!options.contains(&"oak".to_owned()), "{options:?}");
    assert!(matches!(form(2), Form::Lines { .. }));
}

#[test]
fn what_is_picked_counts_as_recalled_only_where_nothing_can_be_typed() {
    let text = "[[question]]\nprompt = \"A tree\"\nanswer = \"oak\"\n\
                [[question]]\nprompt = \"A tree with acorns\"\nanswer = \"oak\"\nwrong = [\"elm\"]\n\
                [[question]]\nprompt = \"Which of these is a tree?\"\nanswer = \"oak\"\nwrong = [\"fern\"]\n\
                [[question]]\nprompt = \"Order them\"\norder = [\"one\", \"two\"]\n";
    let deck = deck(text);
    let typed: Vec<bool> = deck.items().map(|item| can_be_typed(&deck, item)).collect();
    assert_eq!(typed, [true, true, false, false]);
}

#[test]
fn numbers_borrow_numbers_of_their_unit_and_ascend() {
    let number = |prompt: &str, value: &str, unit: &str| {
        format!(
            "[[question]]\nprompt = \"{prompt}\"\nanswer = {value}\nunit = \"{unit}\"\ntolerance = 5\n"
        )
    };
    let text = number("a", "100", "km")
        + &number("b", "103", "km")
        + &number("c", "50", "km")
        + &number("d", "300", "km")
        + &number("e", "7", "kg");
    let decks = [deck(&text)];
    let session = Session::new(&decks, Plan { asked_as: Some(As::Choice), ..plan(&decks) }, 3);
    let Form::One { options, .. } = session.turn(None).unwrap().deal.form else {
        panic!("a choice")
    };
    assert_eq!(options, ["50 km", "100 km", "300 km"]);
}

#[test]
fn a_form_is_kept_where_another_makes_no_sense() {
    let text = r#"
[[question]]
prompt = "Which of these is a tree?"
answer = "oak"
wrong = ["fern"]
[[question]]
prompt = "A tree with acorns"
answer = "oak"
wrong = ["elm"]
[[question]]
prompt = "Order them"
order = ["one", "two"]
"#;
    let decks = [deck(text)];
    let form = |entry: usize, wish| {
        let all = plan(&decks);
        let plan = Plan { entries: vec![all.entries[entry]], asked_as: Some(wish), ..all };
        Session::new(&decks, plan, 0).turn(None).unwrap().deal.form
    };
    assert!(matches!(form(0, As::Typed), Form::One { .. }), "it points at its options");
    assert!(matches!(form(1, As::Typed), Form::Lines { .. }));
    assert!(matches!(form(1, As::Card), Form::Card { .. }));
    assert!(matches!(form(2, As::Choice), Form::Order { .. }));
}

#[test]
fn a_typed_choice_knows_its_foreseen_mistakes() {
    let text = r#"
[[question]]
prompt = "The capital of Belarus"
answer = "Minsk"
wrong = [{ text = "Vilnius", why = "That is Lithuania." }]
as = "typed"
"#;
    let decks = [deck(text)];
    let mut session = Session::new(&decks, plan(&decks), 0);
    assert!(session.answer(&lines("vilnius"), Stamp::default()));
    let feedback = told(&session);
    assert_eq!(feedback.grade.notes, ["That is Lithuania."]);
}

#[test]
fn a_share_is_earned_exactly_by_picking_and_by_typing() {
    let text = r#"
[[question]]
prompt = "Where did Jesus grow up?"
answer = "Nazareth"
accept = [{ text = "Nazereth", credit = 0.75, why = "It is written Nazareth." }]
points = 3

[[question]]
prompt = "Which city is the capital?"
answer = "Minsk"
wrong = [{ text = "Brest", credit = 0.1, why = "It was one." }]

[[question]]
prompt = "How many?"
answer = 100
accept = [{ text = 100, tolerance = 2, credit = 0.2 }]

[[question]]
prompt = "All or nothing?"
answer = "all"
accept = [{ text = "most", credit = 0.5 }]
partial = false
"#;
    let decks = [deck(text)];
    let mut session =
        Session::new(&decks, Plan { agenda: Agenda::Once { retry: false }, ..plan(&decks) }, 0);
    let mut given = Vec::new();
    while let Some(turn) = session.turn(None) {
        let answer = match &turn.deal.form {
            Form::One { options, .. } => {
                Answer::One(options.iter().position(|option| option == "Brest").unwrap())
            }
            _ if turn.prompt.starts_with("Where") => lines("nazereth"),
            _ if turn.prompt.starts_with("How") => lines("98"),
            _ => lines("most"),
        };
        session.answer(&answer, Stamp::default());
        let Grade { verdict, credit, notes, .. } = told(&session).grade;
        given.push((verdict, credit.to_string(), notes.concat()));
    }
    given.sort_by(|one, other| one.1.cmp(&other.1));
    let partly = |credit: &str, note: &str| (Verdict::Partly, credit.to_owned(), note.to_owned());
    assert_eq!(
        given,
        [
            (Verdict::Wrong, "0/1".to_owned(), String::new()),
            partly("1/10", "It was one."),
            partly("1/5", ""),
            partly("3/4", "It is written Nazareth."),
        ]
    );
    let summary = session.summary();
    // 9/4 + 1/10 + 1/5: a sum of floats would be 2.5500000000000003.
    assert_eq!(summary.score.points, num_rational::BigRational::new(51.into(), 20.into()));
    assert!(session.undo().is_some());
    assert!(session.turn(None).is_some());
}

#[test]
fn a_retry_is_dealt_anew_and_a_repeated_session_alike() {
    let options: Vec<String> = (b'a'..=b'p').map(|c| format!("\"{0}{0}\"", c as char)).collect();
    let text =
        format!("[[question]]\nprompt = \"p\"\nanswer = \"zz\"\nwrong = [{}]\n", options.join(","));
    let decks = [deck(&text)];
    let deals = |seed| {
        let mut session = Session::new(&decks, plan(&decks), seed);
        let first = session.turn(None).unwrap().deal;
        session.skip(Stamp::default());
        (first, session.turn(None).unwrap().deal)
    };
    let (first, second) = deals(9);
    assert_ne!(first.form, second.form);
    assert_eq!(deals(9), (first, second));
}

/// Answers until the round is over; a word is known once it was missed `misses` times. Returns
/// what was asked, "?" before what was a choice.
fn learn(decks: &[Deck], criterion: u32, misses: impl Fn(&str) -> usize) -> Vec<String> {
    let plan = Plan { agenda: Agenda::UntilRecalled { criterion }, ..plan(decks) };
    let mut session = Session::new(decks, plan, 0);
    let mut asked: Vec<String> = Vec::new();
    while let Some(turn) = session.turn(None) {
        let word = key(&session);
        let answer = match &turn.deal.form {
            Form::One { options, .. } => {
                Answer::One(options.iter().position(|option| *option == word).unwrap())
            }
            _ => lines(&word),
        };
        let mark = if matches!(answer, Answer::One(_)) { "?" } else { "" };
        let times = asked.iter().filter(|other| other.trim_start_matches('?') == word).count();
        asked.push(format!("{mark}{word}"));
        if times < misses(&word) {
            session.skip(Stamp::default());
        } else {
            session.answer(&answer, Stamp::default());
        }
    }
    asked
}

#[test]
fn learning_asks_a_choice_first_and_then_to_type() {
    let decks = [shorts(2)];
    assert_eq!(learn(&decks, 1, |_| 0), ["?alpha", "?bravo", "alpha", "bravo"]);
    assert_eq!(learn(&decks, 2, |_| 0), ["?alpha", "?bravo", "alpha", "bravo", "alpha", "bravo"]);
}

#[test]
fn tries_are_counted_while_learning() {
    let decks = [shorts(1)];
    let plan = Plan { agenda: Agenda::UntilRecalled { criterion: 2 }, ..plan(&decks) };
    let mut session = Session::new(&decks, plan, 0);
    let mut attempts = Vec::new();
    while let Some(turn) = session.turn(None) {
        attempts.push(turn.attempt);
        match attempts.len() {
            1 | 2 => session.skip(Stamp::default()),
            _ => drop(session.answer(&lines("alpha"), Stamp::default())),
        }
    }
    assert_eq!(attempts, [1, 2, 3, 4]);
}

#[test]
fn what_is_missed_while_learning_returns_in_the_round_of_seven() {
    let decks = [shorts(8)];
    let asked = learn(&decks, 1, |word| usize::from(word == "alpha"));
    assert_eq!(
        asked[..9],
        ["?alpha", "?bravo", "?charlie", "?delta", "?echo", "?foxtrot", "?golf", "?alpha", "bravo"]
    );
    assert_eq!(asked[asked.len() - 3..], ["alpha", "?hotel", "hotel"], "{asked:?}");
}

#[test]
fn what_cannot_be_a_choice_is_typed_and_what_cannot_be_typed_is_done_once_right() {
    assert_eq!(learn(&[shorts(1)], 1, |_| 0), ["alpha"], "nothing to borrow");
    let decks = [deck("[[question]]\nprompt = \"p\"\norder = [\"a\", \"b\"]\n")];
    let plan = Plan { agenda: Agenda::UntilRecalled { criterion: 1 }, ..plan(&decks) };
    let mut session = Session::new(&decks, plan, 0);
    let deal = session.turn(None).unwrap().deal;
    let key = deal.place(&Answer::Order(vec![0, 1]));
    session.answer(&key, Stamp::default());
    assert!(session.turn(None).is_none());
}

#[test]
fn a_saved_session_goes_on_with_the_same_questions_options_and_score() {
    let decks = [shorts(6)];
    let plan = Plan { asked_as: Some(As::Choice), ..plan(&decks) };
    let mut session = Session::new(&decks, plan, 4);
    session.answer(&lines("alpha"), stamp(10));
    session.skip(stamp(20));
    let text = serde_json::to_string(&(session.save(), &session.answers)).unwrap();
    let (saved, answers): (Saved, Vec<Answered>) = serde_json::from_str(&text).unwrap();
    let mut resumed = saved.restore(&decks, 4, answers);
    assert_eq!(resumed.summary().score, session.summary().score);
    while let Some(turn) = session.turn(None) {
        assert_eq!(resumed.turn(None).map(|turn| turn.deal), Some(turn.deal));
        session.skip(Stamp::default());
        resumed.skip(Stamp::default());
        if session.answers.len() > 12 {
            break; // skipped ones come back for ever
        }
    }
}

#[test]
fn after_an_edit_what_vanished_drops_out_and_verdicts_stand() {
    let decks = [shorts(5)];
    let mut session = Session::new(&decks, plan(&decks), 4);
    for word in ["alpha", "bravo", "wrong"] {
        session.answer(&lines(word), Stamp::default());
    }
    let saved = session.save();
    // "bravo" was answered, "delta" was not.
    let edited = [deck(&says(&["alpha", "charlie", "echo"]))];
    let mut resumed = saved.restore(&edited, 4, session.answers.clone());
    assert_eq!(resumed.summary().total, 3);
    assert_eq!((resumed.summary().score.right, resumed.summary().score.asked), (1, 2));
    assert_eq!(key(&resumed), "echo");
    resumed.answer(&lines("echo"), Stamp::default());
    assert_eq!(key(&resumed), "charlie", "the missed one comes back");
}

#[test]
fn a_turn_stays_the_same_as_long_as_the_same_is_asked_in_the_same_form() {
    let decks = [shorts(2)];
    let mut session = Session::new(&decks, plan(&decks), 0);
    let turn = session.turn(None).unwrap();
    session.answer(&lines(""), Stamp::default());
    assert!(turn.is_same(&session.turn(None).unwrap()), "it is asked again");
    let other = Session::new(&decks, Plan { asked_as: Some(As::Card), ..plan(&decks) }, 0);
    assert!(!turn.is_same(&other.turn(None).unwrap()));
    session.skip(Stamp::default());
    let next = session.turn(None).unwrap();
    assert!(!turn.is_same(&next));
    assert!(!turn.is_same(&Turn { number: turn.number, ..next }), "another round asks another");
    assert!(!turn.is_same(&Turn { attempt: 2, ..turn.clone() }));
}

#[test]
fn a_saved_plan_follows_a_deck_to_its_new_id() {
    let mut decks = [shorts(2), shorts(2)];
    decks[1].id = "other".to_owned();
    let mut saved = Session::new(&decks, plan(&decks), 0).save();
    saved.rename_deck("t", "trees");
    let ids: Vec<&str> = saved.items.iter().map(|(deck, _)| &deck[..]).collect();
    assert_eq!(ids, ["trees", "trees", "other", "other"]);
}

#[test]
fn a_date_is_shown_as_the_authors_language_writes_it_and_to_the_letter_where_that_counts() {
    for (says, shown) in [
        ("", "28 July 1914"),
        ("language = \"de\"", "28. Juli 1914"),
        ("exact = true", "1914-07-28"),
    ] {
        let text = format!("[[question]]\nprompt = \"When?\"\nanswer = \"1914-07-28\"\n{says}\n");
        let decks = [read(&text, "deck").deck];
        let entries = draw(&decks, &Filter::default(), Count::All, Sequence::Deck, 1);
        let mut session =
            Session::new(&decks, Plan::new(entries, Agenda::Once { retry: false }), 1);
        session.skip(Stamp::default());
        let feedback = session.feedback(Outlook::default()).unwrap();
        assert_eq!(feedback.key, [shown], "{says}");
        let records = session.summary().records;
        assert_eq!((&records[0].shown[0][..], &records[0].key[0][..]), (shown, "1914-07-28"));
    }
}
