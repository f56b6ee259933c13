//! Claims about playing, with a person whose every move is known.

use super::*;
use crate::deck::{Deck, Place, read};
use crate::engine::{Agenda, Count, Filter, Mode, Plan, Sequence, draw};
use crate::env::Player;
use crate::form::{Answer, Verdict};
use crate::shelf::Revision;
use crate::sitting::joining::Companion;
use crate::sitting::journal::Journal;
use crate::sitting::stored;
use crate::sitting::table::Timer;
use crate::sitting::vigil::Vigil;
use crate::store::{Store, file_in};
use crate::sync::Joined;
use crate::ui::{Script, Wish};
use std::collections::HashMap;
use std::path::Path;
use tempfile::TempDir;

/// A deck of questions that are answered by what they say.
fn deck(words: &[&str]) -> [Deck; 1] {
    let question = |word: &&str| {
        format!(
            "[[question]]\nid = \"{word}\"\nprompt = \"{word}\"\nanswer = \"{word}\"\n\
             hint = [\"one\", \"two\"]\n"
        )
    };
    [read(&words.iter().map(question).collect::<String>(), "deck").deck]
}

fn session(decks: &[Deck]) -> Session<'_> {
    let entries = draw(decks, &Filter::default(), Count::All, Sequence::Deck, 7);
    Session::new(decks, Plan::new(entries, Agenda::Once { retry: true }), 7)
}

fn say(word: &str) -> Reply {
    Reply::Answer(Answer::Lines(vec![word.to_owned()]))
}

/// Plays with a person who replies like this; the session, how it ended, and what was shown.
fn played<'d>(
    decks: &'d [Deck],
    journal: &mut Journal,
    mut ui: Script,
) -> (Session<'d>, Result<End>, Script) {
    let (mut session, mut asides) = (session(decks), HashMap::new());
    let end = play(
        &mut session,
        &mut Table {
            ui: &mut ui,
            journal,
            asides: &mut asides,
            made: Vec::new(),
            accepted: Vec::new(),
            revision: Revision::kept_in(Path::new("/nowhere")),
            timer: None,
            companion: None,
            vigil: &mut Vigil::default(),
            player: Player::none(),
            suspends_leeches: false,
        },
    );
    (session, end, ui)
}

/// The same where nothing is kept.
fn unkept(
    decks: &[Deck],
    replies: impl IntoIterator<Item = Reply>,
) -> (Session<'_>, Result<End>, Script) {
    played(decks, &mut Journal::unkept(None, Mode::Quiz), Script::new(replies))
}

fn prompts(ui: &Script) -> Vec<&str> {
    ui.turns.iter().map(|turn| turn.prompt.as_str()).collect()
}

fn verdicts(ui: &Script) -> Vec<Verdict> {
    ui.feedback.iter().map(|feedback| feedback.grade.verdict).collect()
}

/// The words of the answers that count.
fn given(session: &Session<'_>) -> Vec<String> {
    session.answers().iter().map(|answer| answer.given.join(" ")).collect()
}

#[test]
fn each_answer_is_told_and_a_missed_question_comes_back() {
    let decks = deck(&["ash", "oak"]);
    let replies = [say("ash"), Reply::GoOn, say("elm"), Reply::GoOn, say("oak"), Reply::GoOn];
    let (session, end, ui) = unkept(&decks, replies);
    assert_eq!(end.unwrap(), End::Finished);
    assert_eq!(prompts(&ui), ["ash", "oak", "oak"]);
    assert_eq!(verdicts(&ui), [Verdict::Right, Verdict::Wrong, Verdict::Right]);
    assert_eq!((session.summary().score.right, session.summary().score.asked), (1, 2));
    let last: Vec<bool> = ui.feedback.iter().map(|feedback| feedback.last).collect();
    assert_eq!(last, [false, false, true]);
}

#[test]
fn what_is_asked_again_says_why_and_is_no_answer() {
    let decks = deck(&["ash"]);
    let (session, _, ui) = unkept(&decks, [say(""), say("ash")]);
    let notices: Vec<_> = ui.turns.iter().map(|turn| turn.notice.as_deref()).collect();
    assert_eq!(notices, [None, Some("nothing was typed")]);
    assert_eq!((given(&session), ui.feedback.len()), (vec!["ash".to_owned()], 1));
}

#[test]
fn hints_come_one_at_a_time_and_are_counted() {
    let decks = deck(&["ash"]);
    let (session, _, ui) = unkept(&decks, [Reply::Hint, Reply::Hint, Reply::Hint, say("ash")]);
    let hints: Vec<_> = ui.turns.iter().map(|turn| (turn.hints.len(), turn.hints_left)).collect();
    assert_eq!(hints, [(0, 2), (1, 1), (2, 0), (2, 0)]);
    assert_eq!(ui.turns[3].notice.as_deref(), Some("there is no other hint"));
    assert_eq!(session.answers()[0].hints, 2);
}

#[test]
fn an_answer_is_taken_back_from_its_feedback_and_from_the_next_question() {
    let decks = deck(&["ash", "oak"]);
    let replies =
        [say("x"), Reply::Undo, say("y"), Reply::GoOn, Reply::Undo, Reply::Undo, say("ash")];
    let (session, end, ui) = unkept(&decks, replies);
    assert_eq!(end.unwrap(), End::Ended);
    assert_eq!(prompts(&ui), ["ash", "ash", "oak", "ash", "ash", "oak"]);
    assert_eq!(given(&session), ["ash"]);
}

#[test]
fn answers_are_taken_back_as_often_as_there_are_some_and_the_history_follows() {
    let decks = deck(&["ash", "oak", "elm"]);
    let folder = TempDir::new().unwrap();
    let mut journal = Journal::in_folder(folder.path().to_owned(), Mode::Quiz);
    let mut replies = vec![say("ash"), Reply::GoOn, say("x"), Reply::GoOn];
    replies.extend([Reply::Undo, Reply::Undo, Reply::Undo, say("y"), Reply::Quit]);
    let (session, _, ui) = played(&decks, &mut journal, Script::new(replies));
    assert_eq!(prompts(&ui), ["ash", "oak", "elm", "oak", "ash", "ash"]);
    assert_eq!(given(&session), ["y"]);
    drop(journal);
    assert_eq!(kept(folder.path(), &decks), ["y"]);
}

#[test]
fn a_guess_that_is_taken_back_counts_as_it_was_judged() {
    let decks = deck(&["ash"]);
    let guessed = || Reply::Overrule(Overrule::Guessed);
    for (says, due_in) in [(vec![], 2), (vec![guessed()], 0), (vec![guessed(), guessed()], 2)] {
        let folder = TempDir::new().unwrap();
        let mut journal = Journal::in_folder(folder.path().to_owned(), Mode::Quiz);
        let count = says.len();
        let replies = [vec![say("ash")], says, vec![Reply::Quit]].concat();
        let (session, ..) = played(&decks, &mut journal, Script::new(replies));
        let is_guessed = session.answers()[0].overruled == Some(Overrule::Guessed);
        assert_eq!(is_guessed, count == 1);
        let store = Store::open(folder.path(), 1).unwrap();
        let due = store.memories("deck").unwrap()["ash"].due - env_day();
        assert_eq!(due, due_in, "said {count} times");
        drop(journal);
    }
}

#[test]
fn a_verdict_is_overruled_at_its_feedback_and_at_the_next_question() {
    let decks = deck(&["ash", "oak"]);
    let replies = [
        say("x"),
        Reply::Overrule(Overrule::Right),
        Reply::Overrule(Overrule::Right), // it is right already
        Reply::GoOn,
        Reply::Overrule(Overrule::Wrong),
        Reply::GoOn,
        say("oak"),
    ];
    let (session, _, ui) = unkept(&decks, replies);
    let told = [Verdict::Wrong, Verdict::Right, Verdict::Right, Verdict::Wrong, Verdict::Right];
    assert_eq!(verdicts(&ui), told);
    assert_eq!(prompts(&ui), ["ash", "oak", "oak", "ash"], "the missed one comes back");
    assert_eq!(session.answers()[0].overruled, Some(Overrule::Wrong));
}

#[test]
fn before_the_first_answer_there_is_nothing_to_overrule_or_to_take_back() {
    let decks = deck(&["ash"]);
    let (session, end, ui) =
        unkept(&decks, [Reply::Overrule(Overrule::Right), Reply::Undo, Reply::Edit, Reply::Quit]);
    assert_eq!(end.unwrap(), End::Stopped);
    assert_eq!((prompts(&ui), ui.feedback.len()), (vec!["ash"; 4], 0));
    assert!(session.answers().is_empty());
}

#[test]
fn a_skipped_question_counts_and_comes_back() {
    let decks = deck(&["ash"]);
    let (session, _, ui) = unkept(&decks, [Reply::Skip, Reply::GoOn, say("ash")]);
    assert_eq!(verdicts(&ui), [Verdict::Skipped, Verdict::Right]);
    assert_eq!((session.summary().score.right, session.summary().score.asked), (0, 1));
}

#[test]
fn what_is_replied_to_a_pause_is_done() {
    let decks = deck(&["ash"]);
    let replies = [Reply::Pause, Reply::GoOn, Reply::Pause, Reply::Hint, Reply::Pause, Reply::Skip];
    let (session, _, ui) = unkept(&decks, replies);
    let hints: Vec<_> = ui.turns.iter().map(|turn| turn.hints.len()).collect();
    assert_eq!(hints, [0, 0, 1, 0]);
    assert_eq!(verdicts(&ui), [Verdict::Skipped]);
    assert!(session.answers()[0].hints == 1 && session.turn(None).is_some());
    let (_, end, _) = unkept(&decks, [Reply::Pause, Reply::Quit]);
    assert_eq!(end.unwrap(), End::Stopped);
}

#[test]
fn a_session_ends_where_the_learner_stops_edits_or_has_no_more_input() {
    let decks = deck(&["ash"]);
    for (replies, expected, answers) in [
        (vec![Reply::Quit], End::Stopped, 0),
        (vec![Reply::Ended], End::Ended, 0),
        (vec![say("x"), Reply::Quit], End::Stopped, 1),
        (vec![say("x"), Reply::Edit], End::Edit, 1),
        (vec![say("x"), Reply::GoOn, Reply::Edit], End::Edit, 1),
        (vec![say("x"), Reply::Ended, Reply::Quit], End::Stopped, 1),
        (vec![say("ash"), Reply::Ended], End::Finished, 1),
    ] {
        let (session, end, _) = unkept(&decks, replies.clone());
        assert_eq!((end.unwrap(), session.answers().len()), (expected, answers), "{replies:?}");
    }
}

#[test]
fn an_interruption_is_one_wherever_it_comes_and_keeps_what_was_answered() {
    let decks = deck(&["ash"]);
    for (replies, answers) in [
        (vec![], 0),
        (vec![Reply::Pause], 0),
        (vec![say("x")], 1),
        (vec![say("x"), Reply::GoOn], 1),
    ] {
        let folder = TempDir::new().unwrap();
        let mut journal = Journal::in_folder(folder.path().to_owned(), Mode::Quiz);
        let ui = Script { interrupts: true, ..Script::new(replies) };
        let (session, end, _) = played(&decks, &mut journal, ui);
        assert!(end.unwrap_err().is_interruption());
        assert_eq!((session.answers().len(), journal.is_open()), (answers, answers > 0));
        drop(journal);
        assert_eq!(kept(folder.path(), &decks), given(&session));
    }
}

/// The answers of the session that did not end, as they are in a folder's history.
fn kept(folder: &Path, decks: &[Deck]) -> Vec<String> {
    let mut journal = Journal::in_folder(folder.to_owned(), Mode::Quiz);
    let stored = journal.unfinished(decks).unwrap();
    stored.map_or(Vec::new(), |stored| given(&stored::restore(&stored, decks).unwrap()))
}

#[test]
fn whatever_the_learner_does_the_history_says_the_same() {
    let decks = deck(&["ash", "oak", "elm"]);
    let folder = TempDir::new().unwrap();
    let mut journal = Journal::in_folder(folder.path().to_owned(), Mode::Quiz);
    let replies = [
        say("x"),
        Reply::Overrule(Overrule::Right),
        Reply::GoOn,
        Reply::Hint,
        say("oak"),
        Reply::Undo,
        Reply::Skip,
        Reply::GoOn,
        say("elm"),
        Reply::Overrule(Overrule::Guessed),
        Reply::Quit,
    ];
    let (session, end, _) = played(&decks, &mut journal, Script::new(replies));
    assert_eq!(end.unwrap(), End::Stopped);
    assert!(session.answers().iter().all(|answer| answer.id.is_some()));
    drop(journal); // it is live until then
    let stored = Journal::in_folder(folder.path().to_owned(), Mode::Quiz).unfinished(&decks);
    let replayed = stored::restore(&stored.unwrap().unwrap(), &decks).unwrap();
    assert_eq!(format!("{:?}", replayed.answers()), format!("{:?}", session.answers()));
    assert_eq!(replayed.summary().score, session.summary().score);
    assert_eq!(replayed.save(), session.save());
}

/// A journal whose history cannot be written: where its folder should be stands a file.
fn unwritable(folder: &TempDir) -> Journal {
    let path = folder.path().join("taken");
    std::fs::write(&path, "").unwrap();
    Journal::in_folder(path, Mode::Quiz)
}

#[test]
fn where_the_history_cannot_be_written_the_learner_may_go_on_without_it() {
    let (decks, folder) = (deck(&["ash", "oak"]), TempDir::new().unwrap());
    let mut journal = unwritable(&folder);
    let mut ui = Script::new([say("ash"), Reply::GoOn, say("oak"), Reply::Undo, say("oak")]);
    ui.confirmed.push_back(true);
    let (session, end, ui) = played(&decks, &mut journal, ui);
    assert_eq!(end.unwrap(), End::Finished);
    assert_eq!(given(&session), ["ash", "oak"]);
    assert!(!journal.is_kept());
    let asked = ui.said.iter().filter(|said| *said == "Go on without saving?").count();
    assert_eq!(asked, 1, "{:?}", ui.said);
    assert!(ui.said[0].starts_with("error: cannot make the folder "), "{:?}", ui.said);
}

#[test]
fn who_does_not_go_on_without_a_history_is_told_what_failed() {
    for confirmed in [Some(false), None] {
        let (decks, folder) = (deck(&["ash", "oak"]), TempDir::new().unwrap());
        let ui = Script { confirmed: confirmed.into_iter().collect(), ..Script::new([say("ash")]) };
        let (session, end, ui) = played(&decks, &mut unwritable(&folder), ui);
        let error = end.unwrap_err();
        assert!(!error.is_interruption() && error.to_string().contains("hint: "), "{error}");
        assert_eq!((given(&session).len(), ui.feedback.len()), (1, 0), "nothing was shown");
    }
}

#[test]
fn what_is_said_of_an_answer_may_fail_to_be_written_too() {
    for reply in [Reply::Undo, Reply::Overrule(Overrule::Wrong)] {
        let (decks, folder) = (deck(&["ash", "oak"]), TempDir::new().unwrap());
        let mut journal = Journal::in_folder(folder.path().to_owned(), Mode::Quiz);
        Store::open(folder.path(), 1).unwrap();
        let history = rusqlite::Connection::open(file_in(folder.path())).unwrap();
        history.execute_batch("DROP TABLE amended").unwrap();
        let mut ui = Script::new([say("ash"), reply]);
        ui.confirmed.push_back(true);
        let (_, end, ui) = played(&decks, &mut journal, ui);
        assert_eq!(end.unwrap(), End::Ended);
        assert!(ui.said[0].starts_with("error: cannot save the change in "), "{:?}", ui.said);
        assert!(!journal.is_kept());
    }
}

#[test]
fn an_answer_is_taken_for_right_from_then_on_only_in_a_deck_that_is_a_file() {
    let decks = deck(&["ash"]);
    assert_eq!(decks[0].place, Place::Text);
    let (_, _, ui) = unkept(&decks, [say("x"), Reply::Overrule(Overrule::Right)]);
    assert!(ui.said.is_empty(), "{:?}", ui.said);
}

#[test]
fn a_question_that_is_known_is_not_asked_again_in_the_session_before_and_after_its_answer() {
    let decks = deck(&["ash", "oak", "elm"]);
    let known = || Reply::Treat(Wish::Known);
    let (session, end, ui) =
        unkept(&decks, [known(), say("x"), known(), Reply::Treat(Wish::Reset), say("elm")]);
    assert_eq!(end.unwrap(), End::Finished);
    assert_eq!(prompts(&ui), ["ash", "oak", "elm", "elm"], "oak was missed and comes no more");
    let numbers: Vec<_> = ui.turns.iter().map(|turn| (turn.number, turn.total)).collect();
    assert_eq!(numbers, [(1, 3), (1, 2), (2, 2), (2, 2)]);
    assert_eq!(session.summary().total, 2);
    let told = "Nothing of this session is kept: there is nothing to change.";
    let not_again = "It is not asked again in this session.";
    assert_eq!(ui.said, [not_again, not_again, told]);
}

#[test]
fn what_is_decided_in_a_session_is_kept_and_the_session_follows() {
    let folder = TempDir::new().unwrap();
    let decks = deck(&["ash", "oak", "elm", "fir"]);
    let mut journal = Journal::in_folder(folder.path().to_owned(), Mode::Quiz);
    let due = |text: &str| Reply::Treat(Wish::Due(Some(text.to_owned())));
    let replies = [
        Reply::Treat(Wish::Due(None)), // it was never answered: no day is asked for
        say("x"),
        due("long ago"),
        due("+3d"),
        Reply::Treat(Wish::Known),
        say("elm"),
        Reply::Treat(Wish::Reset),
        say("fir"),
    ];
    let (_, end, ui) = played(&decks, &mut journal, Script::new(replies));
    assert_eq!(end.unwrap(), End::Finished);
    assert_eq!(prompts(&ui), ["ash", "ash", "oak", "elm", "fir"]);
    let said = ui.said.join("\n");
    assert!(said.starts_with("It was never answered: there is no day to set yet.\nThat is no day"));
    assert!(said.contains("(in 3 days).") && said.contains("ask takes that"), "{said}");
    assert!(said.ends_with("It is as new."), "{said}");
    let store = Store::open(folder.path(), 1).unwrap();
    let memories = store.memories("deck").unwrap();
    let mut keys: Vec<&String> = memories.keys().collect();
    keys.sort_unstable();
    assert_eq!(keys, ["ash", "fir"]);
    assert_eq!(memories["ash"].due, env_day() + 3);
    let asides = store.asides("deck").unwrap();
    assert!(asides["oak"].known && asides.len() == 1);
}

fn env_day() -> i64 {
    crate::env::moment().unwrap().day
}

fn wish(wish: Wish) -> Reply {
    Reply::Treat(wish)
}

fn flag(word: &str) -> Reply {
    wish(Wish::Flag(Some(word.to_owned())))
}

fn note(text: &str) -> Reply {
    wish(Wish::Note(Some(text.to_owned())))
}

#[test]
fn what_is_put_aside_leaves_the_session_and_undo_brings_it_back() {
    let folder = TempDir::new().unwrap();
    let decks = deck(&["ash", "oak", "elm"]);
    let mut journal = Journal::in_folder(folder.path().to_owned(), Mode::Quiz);
    let replies = [
        wish(Wish::Suspend),
        wish(Wish::Bury),
        Reply::Undo, // of the second
        Reply::Undo,
        say("ash"),
        Reply::GoOn,
        wish(Wish::Suspend),
        say("elm"),
    ];
    let (session, end, ui) = played(&decks, &mut journal, Script::new(replies));
    assert_eq!(end.unwrap(), End::Finished);
    assert_eq!(prompts(&ui), ["ash", "oak", "elm", "oak", "ash", "oak", "elm"]);
    let first: Vec<bool> = ui.turns.iter().map(|turn| turn.is_first).collect();
    assert_eq!(first, [true, false, false, false, true, false, false]);
    assert_eq!(session.summary().total, 2);
    let back: Vec<&String> = ui.said.iter().filter(|said| said.contains("taken back.")).collect();
    let buried = "The burial until tomorrow for \"oak\" is taken back. It is asked again.";
    assert_eq!(back, [buried, "The suspension for \"ash\" is taken back. It is asked again."]);
    let asides = Store::open(folder.path(), 1).unwrap().asides("deck").unwrap();
    assert!(asides["oak"].suspended && asides.len() == 1, "{asides:?}");
}

#[test]
fn a_decision_that_leaves_nothing_to_ask_can_be_taken_back_before_the_end() {
    let decks = deck(&["ash"]);
    let nothing = "Nothing is left to ask.";
    for decision in [Wish::Known, Wish::Suspend, Wish::Bury] {
        let (session, end, ui) = unkept(&decks, [wish(decision.clone()), Reply::Undo, say("ash")]);
        assert_eq!(end.unwrap(), End::Finished);
        assert_eq!((prompts(&ui), given(&session)), (vec!["ash", "ash"], vec!["ash".to_owned()]));
        assert_eq!(ui.said[1], nothing);
        let (session, end, ui) = unkept(&decks, [wish(decision)]);
        assert_eq!(end.unwrap(), End::Finished);
        assert!(session.answers().is_empty() && ui.said.ends_with(&[nothing.to_owned()]));
    }
    let (_, end, ui) = unkept(&decks, [say("x"), wish(Wish::Known), Reply::Undo, say("ash")]);
    assert_eq!(end.unwrap(), End::Finished);
    assert_eq!(prompts(&ui), ["ash", "ash"], "also after its answer");
    let (_, _, ui) = unkept(&decks, [say("ash"), Reply::GoOn]);
    assert!(ui.said.is_empty(), "all was answered: {:?}", ui.said);
}

#[test]
fn what_the_deck_keeps_is_said_where_its_answer_is_taken_back() {
    let decks = deck(&["ash", "oak"]);
    let (mut session, mut ui) = (session(&decks), Script::new([]));
    session.skip(Stamp::default());
    session.skip(Stamp::default());
    let table = &mut Table {
        ui: &mut ui,
        journal: &mut Journal::unkept(None, Mode::Quiz),
        asides: &mut HashMap::new(),
        made: Vec::new(),
        accepted: vec![(1, "esh".to_owned())],
        revision: Revision::kept_in(Path::new("/nowhere")),
        timer: None,
        companion: None,
        vigil: &mut Vigil::default(),
        player: Player::none(),
        suspends_leeches: false,
    };
    for _ in 0..2 {
        undo(&mut session, table).unwrap();
    }
    undo(&mut session, table).unwrap();
    assert_eq!(ui.said, ["The deck keeps \"esh\" as a right answer."]);
}

#[test]
fn a_flag_and_a_note_are_shown_from_then_on_and_taken_back_before_the_answer() {
    let folder = TempDir::new().unwrap();
    let decks = deck(&["ash", "oak"]);
    let mut journal = Journal::in_folder(folder.path().to_owned(), Mode::Quiz);
    let replies = [
        flag("hard"),
        flag("two words"),
        say("x"),
        note("not the dust"),
        note("nor the wood"),
        Reply::Undo,
        Reply::GoOn,
        say("oak"),
        Reply::GoOn,
        say("ash"),
    ];
    let (_, _, ui) = played(&decks, &mut journal, Script::new(replies));
    assert_eq!(prompts(&ui), ["ash", "ash", "ash", "oak", "ash"]);
    let flags: Vec<_> = ui.turns.iter().map(|turn| turn.aside.flag.as_deref()).collect();
    assert_eq!(flags, [None, Some("hard"), Some("hard"), None, Some("hard")]);
    assert!(ui.said[1].starts_with("A flag is one word"), "{:?}", ui.said);
    let notes: Vec<_> = ui.feedback.iter().map(|told| told.aside.note.as_deref()).collect();
    let (one, other) = (Some("not the dust"), Some("nor the wood"));
    assert_eq!(notes, [None, one, other, one, None, one]);
}

#[test]
fn a_leech_is_suspended_by_itself_where_that_is_set_and_asked_again_with_its_answer_taken_back() {
    let folder = TempDir::new().unwrap();
    let decks = deck(&["ash", "oak"]);
    let mut store = Store::open(folder.path(), 1).unwrap();
    let today = env_day();
    for day in 0..8 {
        let then = crate::engine::schedule::Moment { at: 1, day: today - 20 + day };
        let item = decks[0].items().next().unwrap();
        let aim = crate::engine::schedule::Aim::default();
        let mut review = crate::store::Review::new(store.id(1), store.device(), then, aim);
        (review.deck, review.item, review.question) =
            ("deck".to_owned(), decks[0].key(item), "ash".to_owned());
        store.record(&review, &decks[0].questions()[0].identity(), None).unwrap();
    }
    drop(store);
    let play_with = |replies: Vec<Reply>| {
        let mut journal = Journal::in_folder(folder.path().to_owned(), Mode::Quiz);
        let (mut session, mut asides) = (session(&decks), HashMap::new());
        let mut ui = Script::new(replies);
        let table = &mut Table {
            ui: &mut ui,
            journal: &mut journal,
            asides: &mut asides,
            made: Vec::new(),
            accepted: Vec::new(),
            revision: Revision::kept_in(Path::new("/nowhere")),
            timer: None,
            companion: None,
            vigil: &mut Vigil::default(),
            player: Player::none(),
            suspends_leeches: true,
        };
        play(&mut session, table).unwrap();
        let asides = Store::open(folder.path(), 1).unwrap().asides("deck").unwrap();
        (ui, asides)
    };
    let (ui, asides) = play_with(vec![say("x"), Reply::Undo, Reply::Quit]);
    assert_eq!(ui.feedback[0].outlook.forgotten, Some(8));
    assert!(ui.feedback[0].outlook.suspended && !ui.feedback[0].comes_back);
    assert!(asides.is_empty(), "{asides:?}");
    let right = Reply::Overrule(Overrule::Right);
    let (_, asides) = play_with(vec![say("x"), right, Reply::Quit]);
    assert!(asides.is_empty(), "{asides:?}");
}

#[test]
fn once_the_time_is_over_nothing_new_is_asked_and_what_was_missed_comes_back() {
    let decks = deck(&["ash", "oak", "elm"]);
    let mut session = session(&decks);
    let mut play_for = |minutes: Option<u64>, ui: &mut Script| {
        let table = &mut Table {
            ui,
            journal: &mut Journal::unkept(None, Mode::Review),
            asides: &mut HashMap::new(),
            made: Vec::new(),
            accepted: Vec::new(),
            revision: Revision::kept_in(Path::new("/nowhere")),
            timer: minutes.map(Timer::start),
            companion: None,
            vigil: &mut Vigil::default(),
            player: Player::none(),
            suspends_leeches: false,
        };
        play(&mut session, table).unwrap()
    };
    let mut ui = Script::new([say("x"), Reply::GoOn]);
    assert_eq!(play_for(Some(60), &mut ui), End::Ended);
    assert_eq!(prompts(&ui), ["ash", "oak"]);
    let mut ui = Script::new([say("ash")]);
    assert_eq!(play_for(Some(0), &mut ui), End::Finished);
    assert_eq!(
        (prompts(&ui), &ui.said[..]),
        (vec!["ash"], &["0 minutes are over: nothing new is asked.".to_owned()][..])
    );
    assert_eq!((session.summary().total, session.summary().score.asked), (1, 1));
}

#[test]
fn what_was_answered_on_another_machine_meanwhile_is_not_asked_in_a_review() {
    let decks = deck(&["ash", "oak", "elm"]);
    for (mode, asked) in
        [(Mode::Review, vec!["ash", "elm"]), (Mode::Quiz, vec!["ash", "oak", "elm"])]
    {
        let folder = TempDir::new().unwrap();
        let mut store = Store::open(folder.path(), 1).unwrap();
        let (now, aim) = (env::moment().unwrap(), crate::engine::schedule::Aim::default());
        let oak = &decks[0].items().nth(1).unwrap();
        let mut review = crate::store::Review::new(store.id(1), store.device(), now, aim);
        review.rating = crate::form::Rating::Good;
        (review.deck, review.item, review.question) =
            ("deck".to_owned(), decks[0].key(*oak), "oak".to_owned());
        store.record(&review, &decks[0].questions()[1].identity(), None).unwrap();
        drop(store);
        let mut session = session(&decks);
        let replies = asked.iter().flat_map(|word| [say(word), Reply::GoOn]);
        let mut ui = Script::new(replies);
        let came = Joined { new: 2, answers: 1, ..Joined::default() };
        let table = &mut Table {
            ui: &mut ui,
            journal: &mut Journal::in_folder(folder.path().to_owned(), mode),
            asides: &mut HashMap::new(),
            made: Vec::new(),
            accepted: Vec::new(),
            revision: Revision::kept_in(Path::new("/nowhere")),
            timer: None,
            companion: Some(&mut Companion::with(came)),
            vigil: &mut Vigil::default(),
            player: Player::none(),
            suspends_leeches: false,
        };
        assert_eq!(play(&mut session, table).unwrap(), End::Finished);
        assert_eq!(prompts(&ui), asked);
        let said = "1 question is left out: it was answered or put aside on another machine.";
        assert_eq!(ui.said.contains(&said.to_owned()), mode == Mode::Review, "{:?}", ui.said);
    }
}
