//! Timelines: all that counts for the memory of an item, in the order of all events, wherever it
//! happened and under whatever name it was filed.

use super::log::unwritable;
use crate::engine::Id;
use crate::engine::schedule::{Aim, Move, RatedAnswer};
use crate::form::Rating;
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A place in the order of all events: its number, and its name.
pub(super) type Rank = (i64, Id);

/// A move, and when it was made.
pub(super) type Ranked = (Rank, Move);

/// The decisions that move memories, those taken back left out.
const MOVES: &str = "SELECT d.number, d.id, d.treatment, d.day, e.at, d.item FROM decisions d \
    JOIN events e ON e.id = d.id WHERE d.treatment IN ('reset', 'due') \
    AND d.id NOT IN (SELECT decision FROM withdrawn)";

/// What other programs knew, in the same columns.
const SEEDS: &str = "SELECT d.number, d.id, 'seed', NULL, d.seed, d.item FROM seeds d";

/// What is known beside the answers: where progress went, what was said of answers, and what was
/// decided.
#[derive(Debug, Default)]
pub(super) struct Past {
    /// Where progress of each item went, the earliest first.
    went: HashMap<i64, Vec<(Rank, i64)>>,
    /// From where progress of each item came.
    came: HashMap<i64, Vec<i64>>,
    /// Days of answers before this number follow from the algorithm.
    replanned: i64,
    has_redated: bool,
}

impl Past {
    pub fn load(connection: &Connection) -> rusqlite::Result<Self> {
        let sql = "SELECT number, id, source, target FROM renames \
                   WHERE id NOT IN (SELECT rename FROM unlinked) ORDER BY number, id";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let (mut went, mut came): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>) =
            (HashMap::new(), HashMap::new());
        while let Some(row) = rows.next()? {
            let (source, target) = (row.get(2)?, row.get(3)?);
            went.entry(source).or_default().push(((row.get(0)?, row.get(1)?), target));
            came.entry(target).or_default().push(source);
        }
        let sql = "SELECT (SELECT coalesce(max(number), 0) FROM parameters WHERE replan), \
                   EXISTS (SELECT 1 FROM redated)";
        let (replanned, has_redated) =
            connection.prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self { went, came, replanned, has_redated })
    }

    /// The item that what happened at a number counts for now.
    pub fn place(&self, item: i64, number: i64) -> i64 {
        let (mut here, mut since) = (item, None);
        while let Some(went) = self.went.get(&here) {
            let next = went.partition_point(|(rank, _)| match since {
                None => rank.0 < number,
                Some(since) => *rank <= since,
            });
            let Some((rank, target)) = went.get(next) else { break };
            (here, since) = (*target, Some(*rank));
        }
        here
    }

    /// Every item whose answers may count for another, or that may have those of another.
    pub fn involved(&self) -> HashSet<i64> {
        self.went.keys().chain(self.came.keys()).copied().collect()
    }

    /// Every item whose answers may count for some, themselves too.
    pub fn origins(&self, items: impl IntoIterator<Item = i64>) -> BTreeSet<i64> {
        reach(items, |here| self.came.get(&here).into_iter().flatten().copied())
    }

    /// Every item for which what is filed under some may count, themselves too.
    pub fn targets(&self, items: impl IntoIterator<Item = i64>) -> BTreeSet<i64> {
        reach(items, |here| self.went.get(&here).into_iter().flatten().map(|(_, to)| *to))
    }

    /// Whether days that were set at a number follow from the algorithm since.
    pub const fn is_replanned(&self, number: i64) -> bool {
        number <= self.replanned
    }

    fn answer(&self, row: &Row<'_>) -> rusqlite::Result<(Rank, RatedAnswer)> {
        let rank: Rank = (row.get(0)?, row.get(1)?);
        let due: Option<i64> = row.get(6)?;
        let answer = RatedAnswer {
            day: row.get(2)?,
            rating: to_rating(row.get(3)?),
            aim: Aim { retention: row.get(4)?, until: row.get(5)? },
            due: due.filter(|_| !self.is_replanned(rank.0)),
        };
        Ok((rank, answer))
    }

    /// The moves of one item.
    pub fn timeline(&self, connection: &Connection, item: i64) -> rusqlite::Result<Vec<Ranked>> {
        let sql = "SELECT number, id, day, rating, retention, until, due FROM answers \
                   WHERE item = ?1";
        let mut answers = connection.prepare_cached(sql)?;
        let mut amended =
            connection.prepare_cached("SELECT rating FROM amended WHERE review = ?1")?;
        let sql = "SELECT coalesce(sum(days), 0) FROM redated WHERE review = ?1";
        let mut redated = connection.prepare_cached(sql)?;
        let sql = format!("{MOVES} AND d.item = ?1 UNION ALL {SEEDS} WHERE d.item = ?1");
        let mut decisions = connection.prepare_cached(&sql)?;
        let mut timeline: Vec<Ranked> = Vec::new();
        for origin in self.origins([item]) {
            let mut rows = answers.query([origin])?;
            while let Some(row) = rows.next()? {
                let (rank, mut answer) = self.answer(row)?;
                if self.place(origin, rank.0) != item {
                    continue;
                }
                let said = amended.query_row([rank.1], |row| row.get(0)).optional()?;
                let days = if self.has_redated {
                    redated.query_row([rank.1], |row| row.get(0))?
                } else {
                    0
                };
                if hear(&mut answer, said, days) {
                    timeline.push((rank, Move::Answer(answer)));
                }
            }
            let mut rows = decisions.query([origin])?;
            while let Some(row) = rows.next()? {
                let rank: Rank = (row.get(0)?, row.get(1)?);
                if self.place(origin, rank.0) == item {
                    timeline.extend(decided(row)?.map(|decided| (rank, decided)));
                }
            }
        }
        timeline.sort_unstable_by_key(|(rank, _)| *rank);
        Ok(timeline)
    }

    /// The moves of every item, one after the other; returns how many answers were read.
    pub fn each(
        &self,
        connection: &Connection,
        mut take: impl FnMut(i64, &[Ranked]) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<usize> {
        let (amended, redated) = (amended(connection)?, redated(connection)?);
        let mut gathered: BTreeMap<i64, Vec<Ranked>> = BTreeMap::new();
        let mut involved = self.involved();
        let mut statement = connection.prepare(&format!("{MOVES} UNION ALL {SEEDS}"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let rank: Rank = (row.get(0)?, row.get(1)?);
            let item = row.get(5)?;
            let target = self.place(item, rank.0);
            involved.extend([item, target]);
            let moves = decided(row)?.map(|decided| (rank, decided));
            gathered.entry(target).or_default().extend(moves);
        }
        let sql = "SELECT number, id, day, rating, retention, until, due, item FROM answers \
                   INDEXED BY answers_by_item ORDER BY item, number, id";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let (mut current, mut timeline, mut count) = (None, Vec::new(), 0);
        while let Some(row) = rows.next()? {
            count += 1;
            let (rank, mut answer) = self.answer(row)?;
            let item: i64 = row.get(7)?;
            let days = redated.get(&rank.1).copied().unwrap_or(0);
            if !hear(&mut answer, amended.get(&rank.1).copied(), days) {
                continue;
            }
            if involved.contains(&item) {
                let target = self.place(item, rank.0);
                gathered.entry(target).or_default().push((rank, Move::Answer(answer)));
                continue;
            }
            if let Some(before) = current.filter(|before| *before != item) {
                take(before, &timeline)?;
                timeline.clear();
            }
            current = Some(item);
            timeline.push((rank, Move::Answer(answer)));
        }
        if let Some(item) = current {
            take(item, &timeline)?;
        }
        for (item, mut timeline) in gathered {
            timeline.sort_unstable_by_key(|(rank, _)| *rank);
            take(item, &timeline)?;
        }
        Ok(count)
    }
}

/// Takes up what was said of an answer afterwards, and by how many days it was moved; whether it still
/// counts.
#[expect(clippy::option_option, reason = "nothing said, or said that it does not count")]
fn hear(answer: &mut RatedAnswer, said: Option<Option<usize>>, days: i64) -> bool {
    answer.day = answer.day.saturating_add(days);
    answer.due = answer.due.filter(|_| days == 0); // it was reckoned from another day
    match said {
        Some(None) => return false,
        Some(Some(rating)) => {
            let rating = to_rating(rating);
            // The day was for another rating.
            answer.due = answer.due.filter(|_| rating == answer.rating);
            answer.rating = rating;
        }
        None => {}
    }
    true
}

/// The day of a time in milliseconds; where the learner was then is not known.
const fn day_in_utc(at: i64) -> i64 {
    at.div_euclid(86_400_000)
}

/// Some items and all that are reached from them, step by step.
fn reach<N: Iterator<Item = i64>>(
    items: impl IntoIterator<Item = i64>,
    step: impl Fn(i64) -> N,
) -> BTreeSet<i64> {
    let mut open: Vec<i64> = items.into_iter().collect();
    let mut met: BTreeSet<i64> = open.iter().copied().collect();
    while let Some(here) = open.pop() {
        open.extend(step(here).filter(|to| met.insert(*to)));
    }
    met
}

/// The move that a decision or a seed is, if it is one.
fn decided(row: &Row<'_>) -> rusqlite::Result<Option<Move>> {
    let (treatment, day): (String, Option<i64>) = (row.get(2)?, row.get(3)?);
    Ok(match (&*treatment, day) {
        ("reset", _) => Some(Move::Reset(day_in_utc(row.get(4)?))),
        ("due", Some(day)) => Some(Move::Due(day)),
        ("seed", _) => {
            let seed: String = row.get(4)?;
            Some(Move::Seed(serde_json::from_str(&seed).map_err(unwritable)?))
        }
        _ => None,
    })
}

/// A rating as stored; the tables take no others than these.
pub(super) fn to_rating(number: usize) -> Rating {
    Rating::ALL.get(number.wrapping_sub(1)).copied().unwrap_or(Rating::Again)
}

/// What was said of answers afterwards: the rating that counts, or nothing for those taken back.
pub(super) fn amended(connection: &Connection) -> rusqlite::Result<HashMap<Id, Option<usize>>> {
    let mut statement = connection.prepare("SELECT review, rating FROM amended")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

pub(super) fn redated(connection: &Connection) -> rusqlite::Result<HashMap<Id, i64>> {
    let mut statement =
        connection.prepare("SELECT review, sum(days) FROM redated GROUP BY review")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}
