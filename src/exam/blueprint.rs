//! The blueprint: how many questions a paper has, and how many of each tag. A question fills one
//! place of it, whatever tags it has; a way to fill all places is found wherever there is one, and
//! where there is none it is told exactly what is short.
//!
//! Questions are taken in the order they come in, which is shuffled: one is taken where all that were
//! taken can still be seated with it, by moving some to another of their tags. So chance decides, and
//! a seed means the same paper for years, which the flow of no library promises.

use crate::engine::Count;
use crate::text::plural;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::fmt;

/// What a paper is drawn by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blueprint {
    /// How many questions it has; where that is not said as many as the tags ask for, or all there are.
    pub count: Option<Count>,
    /// How many of them have each tag.
    pub per_tag: Vec<(String, u32)>,
}

/// Why a blueprint cannot be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage(Vec<Lack>);

/// One thing that is short.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Lack {
    /// The tags ask for more than the whole paper has.
    Room { wanted: u64, count: usize },
    /// There are fewer questions than are asked for.
    Questions { wanted: u64, found: usize },
    /// Fewer have one of these tags than those ask for together.
    Tagged { tags: Vec<String>, wanted: u64, found: u64 },
}

impl Blueprint {
    /// Picks questions out of some, of which `tags` tells the tags: their places, ascending. Those
    /// that come first are likelier to be picked, so they come shuffled.
    ///
    /// # Errors
    /// When there is no way to fill it.
    pub fn fill<'t, T, I: IntoIterator<Item = &'t str>>(
        &self,
        questions: &'t [T],
        tags: impl Fn(&'t T) -> I,
    ) -> Result<Vec<usize>, Shortage> {
        let wanted: u64 = self.per_tag.iter().map(|(_, count)| u64::from(*count)).sum();
        let all = match self.count {
            Some(Count::Most(count)) => count as u64,
            None if !self.per_tag.is_empty() => wanted,
            Some(Count::All) | None => questions.len() as u64,
        };
        let mut lacks = Vec::new();
        if let Some(Count::Most(count)) = self.count
            && wanted > all
        {
            lacks.push(Lack::Room { wanted, count });
        }
        if all > questions.len() as u64 {
            lacks.push(Lack::Questions { wanted: all, found: questions.len() });
        }
        let mut seating = Seating::new(self);
        let numbers: HashMap<&str, usize> =
            self.per_tag.iter().enumerate().map(|(at, (tag, _))| (tag.as_str(), at)).collect();
        for question in questions {
            if seating.open == 0 {
                break;
            }
            let has = tags(question).into_iter().filter_map(|tag| numbers.get(tag).copied());
            seating.take(has.collect());
        }
        lacks.extend(seating.lacks(self));
        if !lacks.is_empty() {
            return Err(Shortage(lacks));
        }
        let mut free = usize::try_from(all.saturating_sub(wanted)).unwrap_or(usize::MAX);
        let seated = |at: usize| seating.seats.get(at).is_some_and(Option::is_some);
        let mut picks = |at: &usize| {
            let is_free = !seated(*at) && free > 0;
            free -= usize::from(is_free);
            is_free || seated(*at)
        };
        Ok((0..questions.len()).filter(|at| picks(at)).collect())
    }
}

/// Which question fills a place of which tag; tags and questions by their numbers.
struct Seating {
    /// How many places of each tag are free.
    free: Vec<u64>,
    /// How many places are free in all.
    open: u64,
    /// The tag whose place each question fills that was met.
    seats: Vec<Option<usize>>,
    /// The tags of each that was met and are asked for.
    tags: Vec<BTreeSet<usize>>,
    /// By the tag whose place they fill and one more of their tags, the questions that could move; some
    /// moved meanwhile.
    movable: Vec<BTreeMap<usize, Vec<usize>>>,
    /// Whether no place of a tag can be made free any more.
    closed: Vec<bool>,
}

impl Seating {
    fn new(blueprint: &Blueprint) -> Self {
        let mut free: Vec<u64> = Vec::with_capacity(blueprint.per_tag.len());
        free.extend(blueprint.per_tag.iter().map(|(_, count)| u64::from(*count)));
        Self {
            open: free.iter().sum(),
            seats: Vec::new(),
            tags: Vec::new(),
            movable: vec![BTreeMap::new(); free.len()],
            closed: vec![false; free.len()],
            free,
        }
    }

    /// Lets the next question fill a place where it can.
    fn take(&mut self, tags: BTreeSet<usize>) {
        let question = self.seats.len();
        self.seats.push(None);
        let roots: Vec<usize> = tags.iter().copied().filter(|tag| !self.closed[*tag]).collect();
        self.tags.push(tags);
        let Some((end, came)) = self.way(&roots) else { return };
        self.free[end] -= 1;
        self.open -= 1;
        let mut here = end;
        while let Some((from, moving)) = came[&here] {
            self.seat(moving, here);
            here = from;
        }
        self.seat(question, here);
    }

    /// The nearest tag with a free place, and how it is come to from some: by which questions move.
    /// Where there is none, all that were looked at are closed: nobody who sits there has a tag beyond.
    fn way(&mut self, roots: &[usize]) -> Option<(usize, Steps)> {
        let mut came: Steps = roots.iter().map(|tag| (*tag, None)).collect();
        let free = roots.iter().copied().filter(|tag| self.free[*tag] > 0);
        // The one with most room: the others are sooner needed by who has no choice.
        if let Some(end) = free.max_by_key(|tag| (self.free[*tag], Reverse(*tag))) {
            return Some((end, came));
        }
        let mut queue: VecDeque<usize> = roots.iter().copied().collect();
        while let Some(here) = queue.pop_front() {
            let seats = &self.seats;
            for (next, movers) in &mut self.movable[here] {
                if came.contains_key(next) {
                    continue;
                }
                while movers.pop_if(|mover| seats[*mover] != Some(here)).is_some() {}
                let Some(mover) = movers.last() else { continue };
                came.insert(*next, Some((here, *mover)));
                if self.free[*next] > 0 {
                    return Some((*next, came));
                }
                queue.push_back(*next);
            }
        }
        for tag in came.keys() {
            self.closed[*tag] = true;
        }
        None
    }

    fn seat(&mut self, question: usize, tag: usize) {
        self.seats[question] = Some(tag);
        for other in self.tags[question].iter().filter(|other| **other != tag) {
            self.movable[tag].entry(*other).or_default().push(question);
        }
    }

    /// What is short where places stayed free: of a tag, with all tags whose places are filled by
    /// questions that could not do without them.
    fn lacks(&self, blueprint: &Blueprint) -> Vec<Lack> {
        let mut lacks = Vec::new();
        let mut told = BTreeSet::new();
        for tag in (0..self.free.len()).filter(|tag| self.free[*tag] > 0) {
            if told.contains(&tag) {
                continue;
            }
            let (mut met, mut queue) = (BTreeSet::from([tag]), vec![tag]);
            while let Some(here) = queue.pop() {
                let sits = |at: &usize| {
                    let movers = self.movable[*at].get(&here).into_iter().flatten();
                    movers.into_iter().any(|mover| self.seats[*mover] == Some(*at))
                };
                queue.extend((0..self.free.len()).filter(sits).filter(|at| met.insert(*at)));
            }
            let row = |tag: &usize| &blueprint.per_tag[*tag];
            let wanted = met.iter().map(|tag| u64::from(row(tag).1)).sum();
            let free: u64 = met.iter().map(|tag| self.free[*tag]).sum();
            let tags = met.iter().map(|tag| row(tag).0.clone()).collect();
            lacks.push(Lack::Tagged { tags, wanted, found: wanted - free });
            told.extend(met);
        }
        lacks
    }
}

/// From which tag each was come to, and which question moves for it; nothing for the first ones.
type Steps = BTreeMap<usize, Option<(usize, usize)>>;

impl fmt::Display for Shortage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lacks: Vec<String> = self.0.iter().map(Lack::to_string).collect();
        f.write_str(&lacks.join("; "))
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Room { wanted, .. }
        | Self::Questions { wanted, .. }
        | Self::Tagged { wanted, .. }) = self;
        let wanted = plural(usize::try_from(*wanted).unwrap_or(usize::MAX), "question");
        match self {
            Self::Room { count, .. } => {
                write!(f, "its tags ask for {wanted}, and it is to have {count}")
            }
            Self::Questions { found: 0, .. } => {
                write!(f, "it asks for {wanted}, and there is none")
            }
            Self::Questions { found: 1, .. } => write!(f, "it asks for {wanted}, and there is 1"),
            Self::Questions { found, .. } => {
                write!(f, "it asks for {wanted}, and there are {found}")
            }
            Self::Tagged { tags, found, .. } => {
                match (&tags[..], if *found == 1 { "has" } else { "have" }) {
                    ([tag], have) => {
                        write!(f, "the tag {tag} asks for {wanted}, and {found} {have} it")
                    }
                    (tags, have) => {
                        let tags = tags.join(", ");
                        write!(
                            f,
                            "the tags {tags} together ask for {wanted}, and {found} {have} one of them"
                        )
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    fn blueprint(count: Option<usize>, per_tag: &[(&str, u32)]) -> Blueprint {
        let count = count.map(Count::Most);
        let per_tag = per_tag.iter().map(|(tag, count)| ((*tag).to_owned(), *count)).collect();
        Blueprint { count, per_tag }
    }

    fn filled(blueprint: &Blueprint, questions: &[&str]) -> Result<Vec<usize>, String> {
        let filled = blueprint.fill(questions, |tags| tags.split_whitespace());
        filled.map_err(|shortage| shortage.to_string())
    }

    #[test]
    fn without_numbers_all_is_asked_and_without_a_count_what_the_tags_ask_for() {
        let questions = ["a", "", "b", "a"];
        assert_eq!(filled(&blueprint(None, &[]), &questions), Ok(vec![0, 1, 2, 3]));
        assert_eq!(filled(&blueprint(Some(2), &[]), &questions), Ok(vec![0, 1]));
        assert_eq!(filled(&blueprint(None, &[("a", 1), ("b", 1)]), &questions), Ok(vec![0, 2]));
        assert_eq!(filled(&blueprint(Some(3), &[("b", 1)]), &questions), Ok(vec![0, 1, 2]));
        assert_eq!(filled(&blueprint(Some(0), &[]), &questions), Ok(vec![]));
    }

    #[test]
    fn all_are_asked_where_all_are_asked_for_whatever_the_tags_ask_for() {
        let all = |needs| Blueprint { count: Some(Count::All), ..blueprint(None, needs) };
        let questions = ["a", "", "b", "a"];
        assert_eq!(filled(&all(&[("a", 1)]), &questions), Ok(vec![0, 1, 2, 3]));
        assert_eq!(
            filled(&all(&[("a", 5)]), &questions),
            Err("the tag a asks for 5 questions, and 2 have it".to_owned())
        );
    }

    #[test]
    fn a_question_moves_to_another_of_its_tags_where_only_that_leaves_room() {
        let needs = [("a", 1), ("b", 1), ("c", 1)];
        assert_eq!(filled(&blueprint(None, &needs), &["a b", "b c", "a", "a"]), Ok(vec![0, 1, 2]));
        assert_eq!(filled(&blueprint(None, &needs), &["a b", "a c", "a"]), Ok(vec![0, 1, 2]));
    }

    #[test]
    fn what_is_short_is_told_and_nothing_else() {
        let short = |count, needs: &[(&str, u32)], questions: &[&str]| {
            filled(&blueprint(count, needs), questions).unwrap_err()
        };
        assert_eq!(
            short(None, &[("a", 2), ("b", 1)], &["a", "b", "b"]),
            "the tag a asks for 2 questions, and 1 has it"
        );
        assert_eq!(
            short(None, &[("c", 1), ("a", 2), ("b", 2)], &["a b", "a", "c", "b", "c"]),
            "the tags a, b together ask for 4 questions, and 3 have one of them"
        );
        assert_eq!(
            short(Some(1), &[("a", 2)], &["a", "a"]),
            "its tags ask for 2 questions, and it is to have 1"
        );
        assert_eq!(short(Some(3), &[], &["a"]), "it asks for 3 questions, and there is 1");
        assert_eq!(
            short(None, &[("a", 1)], &[]),
            "it asks for 1 question, and there is none; the tag a asks for 1 question, and 0 have it"
        );
    }

    /// Of some tags by the bits of a number, how many places they have, and how many questions.
    fn weigh(set: usize, needs: &[(String, u32)], questions: &[Vec<usize>]) -> (u64, u64) {
        let is_in = |tag: &usize| set >> tag & 1 == 1;
        let places = needs.iter().enumerate().filter(|(tag, _)| is_in(tag));
        let having = questions.iter().filter(|tags| tags.iter().any(&is_in));
        (places.map(|(_, (_, count))| u64::from(*count)).sum(), having.count() as u64)
    }

    #[test]
    fn it_is_filled_wherever_no_set_of_tags_asks_for_more_than_have_one_of_them() {
        const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];
        let (mut can, mut cannot) = (0, 0);
        for seed in 0..3000 {
            let random = &mut Random::new(seed, &["blueprint"]);
            let tags = 1 + random.below(5);
            let needs = NAMES[..tags]
                .iter()
                .map(|name| ((*name).to_owned(), u32::try_from(random.below(4)).unwrap()));
            let blueprint = Blueprint { count: None, per_tag: needs.collect() };
            let questions: Vec<Vec<usize>> = (0..random.below(12))
                .map(|_| (0..tags).filter(|_| random.below(3) == 0).collect())
                .collect();
            let is_short = (0..1 << tags).any(|set| {
                let (places, having) = weigh(set, &blueprint.per_tag, &questions);
                places > having
            });
            match blueprint.fill(&questions, |tags| tags.iter().map(|tag| NAMES[*tag])) {
                Ok(picked) => {
                    assert!(!is_short, "{seed}");
                    let wanted: u32 = blueprint.per_tag.iter().map(|(_, count)| count).sum();
                    assert_eq!(picked.len(), wanted as usize, "{seed}");
                    can += 1;
                }
                Err(Shortage(lacks)) => {
                    assert!(is_short, "{seed}");
                    for lack in lacks {
                        let Lack::Tagged { tags, wanted, found } = lack else { continue };
                        let at = |tag: &String| NAMES.iter().position(|name| name == tag).unwrap();
                        let set = tags.iter().map(at).fold(0, |set, tag| set | 1 << tag);
                        assert!(wanted > found, "{seed}");
                        assert_eq!(weigh(set, &blueprint.per_tag, &questions), (wanted, found));
                    }
                    cannot += 1;
                }
            }
        }
        assert!(can > 500 && cannot > 500, "{can} {cannot}");
    }

    #[test]
    fn a_hundred_thousand_questions_with_many_tags_are_seated() {
        let names: Vec<String> = (0..300).map(|tag| format!("tag {tag}")).collect();
        let random = &mut Random::new(1, &["many"]);
        let questions: Vec<Vec<&str>> = (0..100_000)
            .map(|at| {
                [at % 300, random.below(300), random.below(300)].map(|tag| &*names[tag]).into()
            })
            .collect();
        let needs = names.iter().map(|name| (name.clone(), 333));
        let blueprint = Blueprint { count: Some(Count::Most(100_000)), per_tag: needs.collect() };
        let picked = blueprint.fill(&questions, |tags| tags.iter().copied()).unwrap();
        assert_eq!(picked.len(), 100_000);
    }
}
