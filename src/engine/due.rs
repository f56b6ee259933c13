//! What a review asks: what is due, most at risk first, then what is new, from all decks in turn; of
//! siblings one a day.

use super::apart::one_a_day;
use super::draw::Filter;
use super::entry::Entry;
use super::schedule::{Memory, Scheduler};
use crate::deck::Deck;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// How much is asked.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// In all.
    pub all: Share,
    /// Of each deck.
    pub decks: Vec<Share>,
    /// What is not due yet instead of what is, the nearest first.
    pub ahead: bool,
}

/// How much is asked of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// At most so many items that were never answered.
    pub new: usize,
    /// At most so many in all.
    pub all: usize,
}

/// What there is to review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// What to ask, in order.
    pub entries: Vec<Entry>,
    /// How many were never answered and could come up that day.
    pub new: usize,
    /// How many wait for another day, because a sibling has this one.
    pub waiting: usize,
    /// The next day on which something is due, and how much.
    pub next: Option<(i64, usize)>,
}

/// Plans a review of some decks on a day; `memories` are those of each deck by key.
pub fn review(
    decks: &[Deck],
    filter: &Filter,
    memories: &[HashMap<String, Memory>],
    scheduler: &Scheduler,
    day: i64,
    limits: &Limits,
) -> Due {
    let (mut due, mut later, mut new) = (Vec::new(), Vec::new(), Vec::new());
    let mut buried = Vec::new();
    let (mut answered, mut questions) = (HashSet::new(), HashSet::new());
    for (number, (deck, memories)) in decks.iter().zip(memories).enumerate() {
        for listed in deck.listing() {
            let entry = Entry { deck: number, item: listed.item };
            let memory = memories.get(&listed.key);
            if memory.is_some_and(|memory| memory.last >= day) {
                answered.insert(entry);
                questions.insert(question(&entry));
            }
            if !filter.takes(deck, listed.item) {
                let until = memory.and_then(|_| filter.buried(deck, listed.item));
                buried
                    .extend(until.max(memory.map(|memory| memory.due)).filter(|_| until.is_some()));
                continue;
            }
            match memory {
                Some(memory) if memory.due <= day => {
                    due.push((scheduler.recall(memory, day), entry));
                }
                Some(memory) => later.push((memory.due, entry)),
                None => new.push(entry),
            }
        }
    }
    due.sort_by(|(one, _), (other, _)| one.total_cmp(other)); // stable: else as in the deck
    later.sort_by_key(|(due, _)| *due);
    let count_due = due.len();
    let count_new = new.len();
    let open = due.into_iter().map(|(_, entry)| (false, entry));
    let open = open.chain(new.into_iter().map(|entry| (true, entry)));
    let is_answered = |(_, entry): &(bool, Entry)| answered.contains(entry);
    let open = one_a_day(open, |(_, entry)| question(entry), is_answered, &questions);
    let (new, due): (Vec<_>, Vec<_>) = open.into_iter().partition(|(is_new, _)| *is_new);
    let entries = |of: Vec<(bool, Entry)>| of.into_iter().map(|(_, entry)| entry).collect();
    let (new, due): (Vec<Entry>, Vec<Entry>) = (entries(new), entries(due));
    let waiting = count_due - due.len();
    let dues = || later.iter().map(|(due, _)| *due).chain(buried.iter().copied());
    let next = dues().chain((waiting > 0).then_some(day + 1)).min().map(|next| {
        let then = dues().filter(|due| *due <= next).count();
        (next, then + if next == day + 1 { waiting } else { 0 })
    });
    let (waiting, count_new) = (waiting + count_new - new.len(), new.len());
    let entries = if limits.ahead {
        let later = later.into_iter().map(|(_, entry)| entry);
        let open = one_a_day(later, question, |entry| answered.contains(entry), &questions);
        limits.take(open)
    } else {
        limits.take(due.into_iter().chain(limits.deal_new(new)))
    };
    Due { entries, new: count_new, waiting, next }
}

const fn question(entry: &Entry) -> (usize, usize) {
    (entry.deck, entry.item.question)
}

/// How many of some items, each with its question, a review asks on a day.
pub fn count_due<'m, Q: Clone + Eq + Hash>(
    items: impl IntoIterator<Item = (Q, &'m Memory)>,
    day: i64,
) -> usize {
    due_on(items, day).len()
}

/// Those of some items, each with its question, that a review asks on a day.
pub fn due_on<'m, Q: Clone + Eq + Hash>(
    items: impl IntoIterator<Item = (Q, &'m Memory)>,
    day: i64,
) -> Vec<(Q, &'m Memory)> {
    let is_answered = |(_, memory): &(Q, &Memory)| memory.last >= day;
    let items: Vec<_> =
        items.into_iter().filter(|item| item.1.due <= day || is_answered(item)).collect();
    let answered = items.iter().filter(|item| is_answered(item)).map(|item| item.0.clone());
    let answered = answered.collect();
    let due = items.into_iter().filter(|(_, memory)| memory.due <= day);
    one_a_day(due, |item| item.0.clone(), is_answered, &answered)
}

impl Limits {
    /// As many of some entries as may be asked, from the first.
    fn take(&self, entries: impl IntoIterator<Item = Entry>) -> Vec<Entry> {
        let mut left: Vec<usize> = self.decks.iter().map(|share| share.all).collect();
        let is_left = |entry: &Entry| match left.get_mut(entry.deck) {
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
            None => true,
        };
        entries.into_iter().filter(is_left).take(self.all.all).collect()
    }

    /// As many new ones as may be asked, from every deck in turn.
    fn deal_new(&self, new: Vec<Entry>) -> Vec<Entry> {
        let mut rounds: HashMap<usize, usize> = HashMap::new();
        let mut dealt: Vec<(usize, Entry)> = new
            .into_iter()
            .filter_map(|entry| {
                let round = rounds.entry(entry.deck).or_default();
                let most = self.decks.get(entry.deck).map_or(usize::MAX, |share| share.new);
                *round += 1;
                (*round <= most).then_some((*round, entry))
            })
            .collect();
        dealt.sort_by_key(|(round, _)| *round); // stable: decks stay in their order
        dealt.into_iter().map(|(_, entry)| entry).take(self.all.new).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::read;

    /// A deck of questions with these ids; those in capitals are cards with two sides.
    fn deck(ids: &str) -> Deck {
        let question = |id: char| {
            let kind = if id.is_uppercase() { "reverse = true\nfront" } else { "prompt" };
            let answer = if id.is_uppercase() { "back" } else { "answer" };
            format!("[[question]]\nid = \"{id}\"\n{kind} = \"{id}\"\n{answer} = \"x{id}\"\n")
        };
        read(&ids.chars().map(question).collect::<String>(), "t").deck
    }

    fn limits(new: usize, all: usize) -> Limits {
        Limits { all: Share { new, all }, decks: Vec::new(), ahead: false }
    }

    /// What is planned for day 100, by deck and key.
    fn plan(decks: &[Deck], known: &[(&str, Memory)], limits: &Limits) -> (Vec<String>, Due) {
        let known = known.iter().map(|(key, memory)| ((*key).to_owned(), *memory)).collect();
        let mut memories = vec![known];
        memories.resize(decks.len(), HashMap::new());
        let filter = Filter::default();
        let due = review(decks, &filter, &memories, &Scheduler::default(), 100, limits);
        let name = |entry: &Entry| format!("{}{}", entry.deck, decks[entry.deck].key(entry.item));
        (due.entries.iter().map(name).collect(), due)
    }

    #[test]
    fn what_is_most_at_risk_comes_first_and_new_items_last() {
        let decks = [deck("abcde")];
        let known = [
            ("a", Memory::sample(10.0, 90, 100)),
            ("b", Memory::sample(10.0, 60, 95)),
            ("c", Memory::sample(5.0, 99, 104)),
        ];
        let (asked, due) = plan(&decks, &known, &limits(1, 10));
        assert_eq!(asked, ["0b", "0a", "0d"]);
        assert_eq!((due.new, due.next), (2, Some((104, 1))));
        assert_eq!(plan(&decks, &known, &limits(1, 1)).0, ["0b"]);
        assert_eq!(plan(&decks, &known, &Limits { ahead: true, ..limits(1, 10) }).0, ["0c"]);
    }

    #[test]
    fn new_items_come_from_all_decks_in_turn_as_far_as_each_allows() {
        let decks = [deck("abcde"), deck("fg"), deck("hijkl")];
        assert_eq!(plan(&decks, &[], &limits(5, 9)).0, ["0a", "1f", "2h", "0b", "1g"]);
        let shares = [(1, 9), (9, 9), (9, 2)].map(|(new, all)| Share { new, all }).to_vec();
        let some = Limits { decks: shares, ..limits(9, 9) };
        assert_eq!(plan(&decks, &[], &some).0, ["0a", "1f", "2h", "1g", "2i"]);
    }

    #[test]
    fn of_two_sides_one_waits_for_another_day() {
        let decks = [deck("AB")];
        let (asked, due) = plan(&decks, &[], &limits(9, 9));
        assert_eq!((asked, due.new, due.waiting), (vec!["0A".to_owned(), "0B".to_owned()], 2, 2));
        let today =
            [("A", Memory::sample(3.0, 100, 103)), ("A#reverse", Memory::sample(3.0, 90, 95))];
        let (asked, due) = plan(&decks, &today, &limits(0, 9));
        assert!(asked.is_empty(), "its sibling was answered today");
        assert_eq!((due.waiting, due.next), (2, Some((101, 1))));
        let missed =
            [("A", Memory::sample(3.0, 100, 100)), ("A#reverse", Memory::sample(3.0, 90, 95))];
        assert_eq!(plan(&decks, &missed, &limits(0, 9)).0, ["0A"], "it was missed itself");
        for (known, count) in [(today, 0), (missed, 1)] {
            assert_eq!(count_due(known.iter().map(|(_, memory)| ('A', memory)), 100), count);
        }
    }
}
