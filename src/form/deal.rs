//! A deal: a form laid out for the learner, with the way back to the order of the deck. It is
//! drawn once for a try and never touches what it was made from.

use super::{Answer, Arrange, Form};
use crate::random::Random;
use std::collections::{HashMap, HashSet};

/// A form as shown, and where each of its parts stands in the deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deal {
    /// The form as the learner sees it.
    pub form: Form,
    /// For each place shown, its place in the deck: options, items or left-hand sides.
    places: Vec<usize>,
    /// The same for right-hand sides.
    rights: Vec<usize>,
}

impl Deal {
    /// Lays a form out, and never as it is right where it can be laid out otherwise: a rotation of
    /// what is not all alike is another. With `show`, only that many options of a larger pool: all that are in the
    /// key, and at least one more where there is one.
    pub fn new(form: &Form, key: &Answer, show: Option<usize>, random: &mut Random) -> Self {
        let mut deal = Self { form: form.clone(), places: Vec::new(), rights: Vec::new() };
        let pick = |texts: &mut Vec<String>, places: &[usize]| {
            *texts = places.iter().map(|place| std::mem::take(&mut texts[*place])).collect();
        };
        match &mut deal.form {
            Form::One { options, arrange } | Form::Many { options, arrange, .. } => {
                let pool = drawn(options.len(), key, show, random);
                deal.places = arranged(pool, options.len(), *arrange, random);
                pick(options, &deal.places);
            }
            Form::Order { items } => {
                deal.places = shuffled(items.len(), random);
                if let Answer::Order(right) = key
                    && is_solved(&deal.places, right, items)
                    && !items.is_empty()
                {
                    deal.places.rotate_left(1);
                }
                pick(items, &deal.places);
            }
            Form::Pairs { left, right } => {
                deal.places = shuffled(left.len(), random);
                deal.rights = shuffled(right.len(), random);
                if let Answer::Pairs(pairs) = key
                    && is_beside(&deal.places, &deal.rights, pairs)
                    && deal.rights.len() > 1
                {
                    deal.rights.rotate_left(1);
                }
                pick(left, &deal.places);
                pick(right, &deal.rights);
            }
            Form::Lines { .. } | Form::Card { .. } => {}
        }
        deal
    }

    /// An answer in places of the deck, as places shown.
    pub fn place(&self, answer: &Answer) -> Answer {
        let Answer::Pairs(pairs) = answer else {
            let shown = shown(&self.places);
            return map(answer, |deck| shown.get(deck).copied());
        };
        let shown = shown(&self.rights);
        let right = |left: &usize| shown.get(&(*pairs.get(*left)?)?).copied();
        Answer::Pairs(self.places.iter().map(right).collect())
    }

    /// An answer in places shown, as places of the deck.
    pub fn restore(&self, answer: &Answer) -> Answer {
        let Answer::Pairs(pairs) = answer else {
            return map(answer, |shown| self.places.get(*shown).copied());
        };
        let mut deck = vec![None; self.places.len()];
        for (left, right) in self.places.iter().zip(pairs) {
            deck[*left] = right.and_then(|right| self.rights.get(right).copied());
        }
        Answer::Pairs(deck)
    }
}

/// Where each place of the deck is shown.
fn shown(places: &[usize]) -> HashMap<usize, usize> {
    places.iter().enumerate().map(|(at, deck)| (*deck, at)).collect()
}

/// An answer with every place in it looked up; pairs have places of two sorts.
fn map(answer: &Answer, at: impl Fn(&usize) -> Option<usize>) -> Answer {
    match answer {
        Answer::One(place) => Answer::One(at(place).unwrap_or(usize::MAX)),
        Answer::Many(places) => {
            let mut places: Vec<usize> = places.iter().filter_map(at).collect();
            places.sort_unstable();
            Answer::Many(places)
        }
        Answer::Order(places) => Answer::Order(places.iter().filter_map(at).collect()),
        Answer::Lines(_) | Answer::Pairs(_) | Answer::Card(_) => answer.clone(),
    }
}

/// The places of the options that are shown, ascending.
fn drawn(count: usize, key: &Answer, show: Option<usize>, random: &mut Random) -> Vec<usize> {
    let all = 0..count;
    let Some(show) = show.filter(|show| *show < count) else { return all.collect() };
    let right: HashSet<usize> = match key {
        Answer::One(right) => HashSet::from([*right]),
        Answer::Many(right) => right.iter().copied().collect(),
        Answer::Lines(_) | Answer::Order(_) | Answer::Pairs(_) | Answer::Card(_) => HashSet::new(),
    };
    let (mut kept, mut others): (Vec<usize>, Vec<usize>) =
        all.partition(|place| right.contains(place));
    random.shuffle(&mut others);
    kept.extend(others.iter().take(show.saturating_sub(kept.len()).max(1)));
    kept.sort_unstable();
    kept
}

/// Whether places show the items in their right order.
fn is_solved(places: &[usize], right: &[usize], items: &[String]) -> bool {
    places.iter().zip(right).all(|(shown, right)| items.get(*shown) == items.get(*right))
}

/// Whether each left-hand side has its right one beside it.
fn is_beside(places: &[usize], rights: &[usize], pairs: &[Option<usize>]) -> bool {
    let own = |left: &usize| pairs.get(*left).copied().flatten();
    places.iter().enumerate().all(|(row, left)| own(left) == rights.get(row).copied())
}

fn arranged(
    mut pool: Vec<usize>,
    count: usize,
    arrange: Arrange,
    random: &mut Random,
) -> Vec<usize> {
    if let Arrange::Shuffle { pinned } = arrange {
        let free = pool.partition_point(|place| *place < count.saturating_sub(pinned));
        random.shuffle(&mut pool[..free]);
    }
    pool
}

fn shuffled(count: usize, random: &mut Random) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    random.shuffle(&mut places);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(count: usize) -> Vec<String> {
        (0..count).map(|at| format!("item {at}")).collect()
    }

    #[test]
    fn nothing_is_dealt_solved_and_two_are_dealt_the_other_way_round() {
        for seed in 0..200 {
            for count in 2..5 {
                let random = &mut Random::new(seed, &["deal"]);
                let items = texts(count);
                let key = Answer::Order((0..count).collect());
                let deal = Deal::new(&Form::Order { items: items.clone() }, &key, None, random);
                assert_ne!(deal.form, Form::Order { items });
                let (left, right) = (texts(count), texts(count));
                let pairs = Answer::Pairs((0..count).map(Some).collect());
                let deal = Deal::new(&Form::Pairs { left, right }, &pairs, None, random);
                let Form::Pairs { left, right } = deal.form else { unreachable!() };
                assert_ne!(left, right);
            }
        }
    }

    #[test]
    fn what_has_only_one_layout_is_dealt() {
        for items in [Vec::new(), texts(1), vec!["same".to_owned(); 2]] {
            let key = Answer::Order((0..items.len()).collect());
            let form = Form::Order { items };
            assert_eq!(Deal::new(&form, &key, None, &mut Random::new(1, &["deal"])).form, form);
        }
    }
}
