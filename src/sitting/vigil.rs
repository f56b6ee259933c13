//! A vigil over decks that are being asked: another terminal, or an editor, may change them, move their
//! questions to other decks or take them away meanwhile. A session asks them as it read them; what
//! became of them is told, and what was answered follows.

use super::linking;
use crate::deck::{Deck, Item, read};
use crate::engine::Session;
use crate::engine::schedule::Moment;
use crate::error::Result;
use crate::shelf::{Ledger, Transit, edition};
use crate::store::{Edition, Store};
use crate::text::{plural, printable_line};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;

/// What is known of some decks as they were read.
#[derive(Default)]
pub struct Vigil {
    /// The files, as they were when they were last looked at.
    seen: HashMap<PathBuf, Option<Edition>>,
    /// Whether one of them was another one then.
    is_stirred: bool,
    /// Where changes that this program makes are written down, the number of the last one, and when
    /// that was.
    ledger: Option<(Ledger, u64, i64)>,
}

impl Vigil {
    /// Watches over some decks from now.
    pub fn over(decks: &[Deck], ledger: Option<Ledger>, now: i64) -> Self {
        let files = decks.iter().filter_map(|deck| deck.place.file().ok());
        let seen = files.map(|path| (path.to_owned(), edition(path))).collect();
        let ledger = ledger.and_then(|ledger| Some((ledger.last().ok()?, ledger)));
        let ledger = ledger.map(|(last, ledger)| (ledger, last, now));
        Self { seen, is_stirred: false, ledger }
    }

    /// What became of the questions of the deck that is asked now, where that was not told yet;
    /// `keeps` says whether answers to it are kept.
    pub fn told(&mut self, session: &Session<'_>, keeps: impl Fn(&Deck) -> bool) -> Option<String> {
        let (deck, ..) = session.current()?;
        let path = deck.place.file().ok()?;
        let now = edition(path);
        let seen = self.seen.get_mut(path)?;
        if *seen == now {
            return None;
        }
        *seen = now;
        self.is_stirred = true;
        let text = deck.place.text();
        let read = text.map(|text| read(&text, &deck.place.stem()).deck);
        let keys: HashSet<&str> = match &read {
            Ok(read) if !read.is_whole() => return None, // it is being written
            Ok(read) => read.questions().iter().map(|question| question.key.as_str()).collect(),
            Err(_) => HashSet::new(),
        };
        let key = |item: Item| deck.questions()[item.question].key.as_str();
        let missing = |count: &dyn Fn(&str) -> bool| {
            session.count(|other, item| {
                other.id == deck.id && !keys.contains(key(item)) && count(key(item))
            })
        };
        let ways = Moves::of(self.transits());
        let went = missing(&|key| ways.end(&deck.id, key).is_some());
        let lost = missing(&|key| ways.end(&deck.id, key).is_none());
        let ends: BTreeSet<String> = deck
            .questions()
            .iter()
            .filter_map(|question| ways.end(&deck.id, &question.key))
            .map(|end| format!("\"{end}\""))
            .collect();
        let ends = ends.into_iter().collect::<Vec<_>>().join(", ");
        let name = deck.place.name();
        let moved = (went > 0).then(|| {
            let (questions, were) = (plural(went, "question"), verb(went, ["was", "were"]));
            format!("{questions} of this session {were} moved from {name} to {ends} meanwhile")
        });
        let lost = (lost > 0).then(|| {
            if read.is_err() && went == 0 {
                return format!("{name} is not there any more");
            }
            let (questions, are) = (plural(lost, "question"), verb(lost, ["is", "are"]));
            format!("{questions} of this session {are} not in {name} any more as asked here")
        });
        let is_moved = moved.is_some();
        let said: Vec<String> = moved.into_iter().chain(lost).collect();
        let kept = match (keeps(deck), is_moved) {
            (false, _) => "",
            (true, true) => ", and what is answered goes with what was moved",
            (true, false) => ", and what is answered is kept",
        };
        (!said.is_empty())
            .then(|| printable_line(&format!("{}. It goes on as before{kept}.", said.join("; "))))
    }

    /// Lets what was answered go where its questions went meanwhile; of how many questions.
    ///
    /// # Errors
    /// When the history cannot be written.
    pub fn follow(&mut self, store: &mut Store, moment: Moment) -> Result<usize> {
        let is_other = |(path, seen): (&PathBuf, &Option<Edition>)| edition(path) != *seen;
        if !self.is_stirred && !self.seen.iter().any(is_other) {
            return Ok(0);
        }
        let changes = self.transits().into_iter();
        changes.map(|transits| linking::carry(store, &transits, moment)).sum()
    }

    /// What went elsewhere by the changes since, a list each, the first change first.
    fn transits(&self) -> Vec<Vec<Transit>> {
        let Some((ledger, last, at)) = &self.ledger else { return Vec::new() };
        // What cannot be read there is told where changes are taken back.
        let postings = ledger.since(*last, *at).unwrap_or_default().into_iter();
        postings.map(|posting| posting.transits).collect()
    }
}

/// Where questions went, change by change.
struct Moves(Vec<HashMap<(String, String), (String, String)>>);

impl Moves {
    fn of(changes: Vec<Vec<Transit>>) -> Self {
        let steps = changes.into_iter();
        Self(steps.map(|step| step.into_iter().map(|one| (one.from, one.to)).collect()).collect())
    }

    /// The deck in which a question is after all of them, where that is another one.
    fn end(&self, deck: &str, key: &str) -> Option<String> {
        let mut at = (deck.to_owned(), key.to_owned());
        for step in &self.0 {
            if let Some(to) = step.get(&at) {
                at = to.clone();
            }
        }
        (at.0 != deck).then_some(at.0)
    }
}

fn verb(count: usize, [one, several]: [&'static str; 2]) -> &'static str {
    if count == 1 { one } else { several }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::Place;
    use crate::engine::{Agenda, Count, Filter, Mode, Plan, Sequence, Stamp, draw};
    use crate::env;
    use crate::form::Answer;
    use crate::shelf::{Company, Revision};
    use crate::sitting::journal::Journal;
    use std::fs;
    use std::path::Path;

    const TEXT: &str = "[[question]]\nid = \"x\"\nprompt = \"X?\"\nanswer = \"x\"\n\n\
                        [[question]]\nid = \"y\"\nprompt = \"Y?\"\nanswer = \"y\"\n";

    fn deck_in(folder: &Path) -> [Deck; 1] {
        let path = folder.join("a.toml");
        fs::write(&path, TEXT).unwrap();
        let mut deck = read(TEXT, "a").deck;
        deck.place = Place::File { path, most: 1 << 20 };
        [deck]
    }

    fn session(decks: &[Deck]) -> Session<'_> {
        let entries = draw(decks, &Filter::default(), Count::All, Sequence::Deck, 7);
        Session::new(decks, Plan::new(entries, Agenda::Once { retry: true }), 7)
    }

    /// What is told after `change`, and told again.
    fn told(keeps: bool, change: impl FnOnce(&Path, &Revision, &Place)) -> [Option<String>; 2] {
        let folder = tempfile::tempdir().unwrap();
        let decks = deck_in(folder.path());
        let ledger = Ledger::in_folder(folder.path(), 1 << 20);
        let mut vigil = Vigil::over(&decks, Some(ledger), 0);
        let session = session(&decks);
        assert_eq!(vigil.told(&session, |_| keeps), None);
        let revision = Revision::kept_in(folder.path());
        change(folder.path(), &revision, &decks[0].place);
        [(); 2].map(|()| vigil.told(&session, |_| keeps))
    }

    fn first(text: &str) -> String {
        text.split_inclusive("\n\n").next().unwrap().to_owned()
    }

    #[test]
    fn what_became_of_a_deck_is_told_once_and_no_more_than_is_true() {
        let [said, again] =
            told(true, |folder, _, _| fs::remove_file(folder.join("a.toml")).unwrap());
        let said = said.unwrap();
        assert!(
            said.ends_with(
                "a.toml is not there any more. It goes on as before, and what is \
                                answered is kept."
            ),
            "{said}"
        );
        assert_eq!(again, None);
        let write = |text: String| {
            move |folder: &Path, _: &Revision, _: &Place| {
                fs::write(folder.join("a.toml"), text).unwrap();
            }
        };
        let [said, _] = told(false, write(first(TEXT)));
        let said = said.unwrap();
        assert!(said.starts_with("1 question of this session is not in "), "{said}");
        assert!(said.ends_with("as asked here. It goes on as before."), "{said}");
        // More questions, and a text that is being written, take nothing away.
        let more = format!("{TEXT}\n[[question]]\nprompt = \"Z?\"\nanswer = \"z\"\n");
        assert_eq!(told(true, write(more)), [None, None]);
        assert_eq!(told(true, write("[[question]]\nprompt = \"Z".to_owned())), [None, None]);
    }

    /// Moves the second question to a deck b.
    fn moves(folder: &Path, revision: &Revision, place: &Place) {
        let other = Place::File { path: folder.join("b.toml"), most: 1 << 20 };
        let went = |key: &str| Transit {
            from: ("a".to_owned(), key.to_owned()),
            to: ("b".to_owned(), key.to_owned()),
            is_joined: false,
        };
        let change = |texts: &[Option<String>]| {
            let company = Company { transits: vec![went("y")], ..Company::default() };
            let after = vec![texts[0].as_deref().map(first), Some(String::new())];
            Ok((after, company, ()))
        };
        revision.change_together(&[place.clone(), other], change, |_| Ok(())).unwrap();
    }

    #[test]
    fn where_questions_were_moved_is_told() {
        let [said, again] = told(true, moves);
        let said = said.unwrap();
        assert!(said.starts_with("1 question of this session was moved from "), "{said}");
        assert!(said.contains("a.toml to \"b\" meanwhile. It goes on as before, and"), "{said}");
        assert_eq!(again, None);
    }

    #[test]
    fn what_is_answered_after_a_move_goes_where_the_question_went() {
        let folder = tempfile::tempdir().unwrap();
        let decks = deck_in(folder.path());
        let ledger = Ledger::in_folder(folder.path(), 1 << 20);
        let mut vigil = Vigil::over(&decks, Some(ledger), 0);
        moves(folder.path(), &Revision::kept_in(folder.path()), &decks[0].place);
        let mut journal = Journal::in_folder(folder.path().join("data"), Mode::Quiz);
        let mut session = session(&decks);
        for answer in ["x", "y"] {
            let id = journal.next_id(&session).unwrap();
            let answer = Answer::Lines(vec![answer.to_owned()]);
            assert!(session.answer(&answer, Stamp { id, milliseconds: 1 }));
            journal.keep(&session).unwrap();
        }
        let store = journal.opened().unwrap();
        assert_eq!(vigil.follow(store, env::moment().unwrap()).unwrap(), 1);
        let keys = |deck| store.memories(deck).unwrap().into_keys().collect::<Vec<_>>();
        assert_eq!((keys("a"), keys("b")), (vec!["x".to_owned()], vec!["y".to_owned()]));
    }
}
