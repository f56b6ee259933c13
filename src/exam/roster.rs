//! Which results count: each once, however often it was copied, and of several that one learner handed
//! in for one paper the one that is asked for.

use super::result::ExamResult;
use crate::random::Fnv;
use sha1::{Digest, Sha1};
use std::collections::{BTreeMap, HashMap};

/// Which of several results of one learner and one paper count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Attempts {
    /// The one that was begun first: what was learned from it counts for nothing.
    #[default]
    First,
    /// The one that was begun last.
    Last,
    /// Each as if others had sat it.
    All,
}

/// What there is to know of a result before it is looked at.
#[derive(Clone, Debug)]
pub struct ResultHead {
    /// The file it is in, and which one of that.
    pub place: (usize, usize),
    /// Whose it is.
    pub name: Option<String>,
    /// When it was begun, in milliseconds since 1970, where that can be read.
    pub started: Option<i64>,
    /// A digest of all that it says.
    content: [u8; 20],
    /// A digest of its decks and the seed: the exam, in whatever variant.
    exam: u64,
    /// A digest of which questions it has, in whatever order.
    questions: u64,
}

impl ResultHead {
    /// The head of a result at a place.
    pub fn new(result: &ExamResult, place: (usize, usize)) -> Self {
        let mut exam = Fnv::new();
        exam.write(&result.seed.to_le_bytes());
        let mut decks: Vec<&str> = result.decks.iter().map(|deck| deck.id.as_str()).collect();
        decks.sort_unstable();
        write_all(&mut exam, decks.into_iter());
        let mut ids: Vec<[&str; 2]> =
            result.questions.iter().map(|one| [one.deck.as_str(), one.id.as_str()]).collect();
        ids.sort_unstable();
        let mut questions = Fnv::new();
        write_all(&mut questions, ids.as_flattened().iter().copied());
        let name = result.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let started = result.started.parse::<jiff::Timestamp>().ok();
        // What JSON cannot say is not in what was read from it.
        let content = serde_json::to_vec(result).unwrap_or_default();
        Self {
            place,
            name: name.map(str::to_owned),
            started: started.map(jiff::Timestamp::as_millisecond),
            content: Sha1::digest(content).into(),
            exam: exam.0,
            questions: questions.0,
        }
    }
}

fn write_all<'t>(hash: &mut Fnv, texts: impl Iterator<Item = &'t str>) {
    for text in texts {
        hash.write(text.as_bytes());
        hash.write(&[0xff]); // never part of UTF-8
    }
}

/// Why a result does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Uncounted {
    /// It says the same as another one.
    Copy,
    /// Its learner handed another one in for the same paper.
    Another,
}

/// What counts of some results.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// The places of those that count, each with whether it has the questions that most have.
    pub counted: HashMap<(usize, usize), bool>,
    /// Those that do not: why, and the place of the one that does instead.
    pub uncounted: Vec<(ResultHead, Uncounted, (usize, usize))>,
    /// How many have no name; each is taken for another learner.
    pub nameless: usize,
    /// How many have the questions that most have, of how many.
    pub usual: (usize, usize),
    /// The learners that handed in several papers which each count.
    pub with_several: Vec<(String, usize)>,
}

impl Roster {
    /// Decides which of some results count.
    pub fn new(mut heads: Vec<ResultHead>, attempts: Attempts) -> Self {
        // By what they say, and not by the order in which they were found.
        heads.sort_by(|one, other| {
            let of = |head: &ResultHead| (head.started.unwrap_or(i64::MAX), head.content);
            of(one).cmp(&of(other)).then_with(|| one.place.cmp(&other.place))
        });
        let mut roster = Self::default();
        let mut by_content: HashMap<[u8; 20], (usize, usize)> = HashMap::new();
        let mut singles = Vec::with_capacity(heads.len());
        for head in heads {
            if let Some(first) = by_content.get(&head.content) {
                roster.uncounted.push((head, Uncounted::Copy, *first));
            } else {
                by_content.insert(head.content, head.place);
                singles.push(head);
            }
        }
        if attempts == Attempts::Last {
            singles.reverse();
        }
        let mut papers: HashMap<(String, u64), (usize, usize)> = HashMap::new();
        let mut counted: Vec<ResultHead> = Vec::with_capacity(singles.len());
        for head in singles {
            let Some(name) = head.name.as_ref().map(|name| folded(name)) else {
                roster.nameless += 1;
                counted.push(head);
                continue;
            };
            match papers.get(&(name.clone(), head.exam)) {
                Some(first) if attempts != Attempts::All => {
                    roster.uncounted.push((head, Uncounted::Another, *first));
                }
                _ => {
                    papers.insert((name, head.exam), head.place);
                    counted.push(head);
                }
            }
        }
        roster.settle(&counted);
        roster
    }

    fn settle(&mut self, counted: &[ResultHead]) {
        let mut sets: BTreeMap<u64, usize> = BTreeMap::new();
        let mut names: BTreeMap<String, (String, usize)> = BTreeMap::new();
        for head in counted {
            *sets.entry(head.questions).or_default() += 1;
            if let Some(name) = &head.name {
                names.entry(folded(name)).or_insert_with(|| (name.clone(), 0)).1 += 1;
            }
        }
        let usual = sets.into_iter().max_by_key(|(_, count)| *count);
        let is_usual = |head: &ResultHead| usual.is_some_and(|(set, _)| set == head.questions);
        self.counted = counted.iter().map(|head| (head.place, is_usual(head))).collect();
        self.usual = (usual.map_or(0, |(_, count)| count), counted.len());
        self.with_several = names.into_values().filter(|(_, count)| *count > 1).collect();
    }
}

/// A name as it is compared: capitals and inner spaces do not tell two learners apart.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(at: usize, name: &str, started: i64, content: u8, exam: u64) -> ResultHead {
        ResultHead {
            place: (at, 0),
            name: (!name.is_empty()).then(|| name.to_owned()),
            started: Some(started),
            content: [content; 20],
            exam,
            questions: exam,
        }
    }

    fn counted(roster: &Roster) -> Vec<usize> {
        let mut counted: Vec<usize> = roster.counted.keys().map(|(file, _)| *file).collect();
        counted.sort_unstable();
        counted
    }

    fn heads() -> Vec<ResultHead> {
        vec![
            head(0, "Ada", 20, 1, 7),
            head(1, "Ada", 20, 1, 7), // a copy
            head(2, " ada ", 10, 2, 7),
            head(3, "Ada", 30, 3, 8), // another paper
            head(4, "", 10, 4, 7),
            head(5, "", 10, 5, 7),
            head(6, "Bo", 15, 6, 7),
        ]
    }

    #[test]
    fn a_copy_counts_once_and_the_first_attempt_counts() {
        let roster = Roster::new(heads(), Attempts::First);
        assert_eq!(counted(&roster), [2, 3, 4, 5, 6]);
        let told: Vec<_> = roster
            .uncounted
            .iter()
            .map(|(head, why, instead)| (head.place.0, why.clone(), instead.0))
            .collect();
        assert_eq!(told, [(1, Uncounted::Copy, 0), (0, Uncounted::Another, 2)]);
        assert_eq!((roster.nameless, roster.usual), (2, (4, 5)));
        assert_eq!(roster.with_several, [(" ada ".to_owned(), 2)]);
    }

    #[test]
    fn the_last_attempt_counts_or_all_where_that_is_asked_for() {
        assert_eq!(counted(&Roster::new(heads(), Attempts::Last)), [0, 3, 4, 5, 6]);
        assert_eq!(counted(&Roster::new(heads(), Attempts::All)), [0, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn the_order_in_which_results_are_found_says_nothing() {
        let mut turned = heads();
        turned.reverse();
        let of = |heads| {
            let mut counted: Vec<_> =
                Roster::new(heads, Attempts::First).counted.into_iter().collect();
            counted.sort_unstable();
            counted
        };
        assert_eq!(of(turned), of(heads()));
    }

    #[test]
    fn of_nothing_nothing_counts() {
        let roster = Roster::new(Vec::new(), Attempts::First);
        assert_eq!((roster.counted.len(), roster.usual), (0, (0, 0)));
    }
}
