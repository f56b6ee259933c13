//! Exams that were sat: their answers by sitting, so that a learner can be told what they show.

use super::Store;
use super::timeline::Past;
use crate::engine::{Id, Mode};
use crate::error::Result;
use crate::form::Verdict;

/// An exam of the history.
#[derive(Clone, Debug)]
pub struct PastExam {
    /// When it was handed in, in milliseconds since 1970.
    pub at: i64,
    /// What repeats its paper; 0 where it was sat on another machine.
    pub seed: u64,
    /// How many questions it had.
    pub asked: usize,
    /// Its answers, in the order in which they were kept.
    pub answers: Vec<PastExamAnswer>,
}

/// An answer in an exam.
#[derive(Clone, Debug)]
pub struct PastExamAnswer {
    /// The id of the deck.
    pub deck: String,
    /// The key of the item.
    pub item: String,
    /// How it was asked.
    pub form: String,
    /// How it was judged.
    pub verdict: Verdict,
    /// The part of the points that it earned, from 0 to 1.
    pub share: f64,
    /// What was given, in words.
    pub given: Vec<String>,
    /// How long it took.
    pub milliseconds: u64,
}

impl Store {
    /// The exams that were sat, the first one first: those whose answers are remembered.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn exams(&self) -> Result<Vec<PastExam>> {
        self.read_exams().map_err(self.failed("read the exams"))
    }

    fn read_exams(&self) -> rusqlite::Result<Vec<PastExam>> {
        let past = Past::load(&self.connection)?;
        let sql = "SELECT r.session, r.item, r.number, r.at, r.form, r.verdict, r.earned, r.of, r.given, \
                   r.milliseconds, coalesce(s.seed, 0), \
                   (SELECT coalesce(sum(asked), 0) FROM scores WHERE session = r.session) FROM answers r \
                   LEFT JOIN sessions s ON s.id = r.session \
                   LEFT JOIN amended a ON a.review = r.id \
                   WHERE r.mode = ?1 AND r.session IS NOT NULL AND coalesce(a.change, '') <> 'undo' \
                   ORDER BY r.session, r.row";
        let name = "SELECT deck, item FROM items WHERE id = ?1";
        let mut name = self.connection.prepare(name)?;
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([Mode::Exam])?;
        let mut exams: Vec<(Id, PastExam)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (session, at) = (row.get(0)?, row.get(3)?);
            // Progress may have gone over to an item of another name.
            let item = past.place(row.get(1)?, row.get(2)?);
            let (deck, item) = name.query_row([item], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let (verdict, given): (String, String) = (row.get(5)?, row.get(8)?);
            let verdict = Verdict::ALL
                .into_iter()
                .find(|known| known.word().to_lowercase() == verdict)
                .unwrap_or(Verdict::Wrong);
            let (earned, of): (f64, f64) = (row.get(6)?, row.get(7)?);
            let answer = PastExamAnswer {
                deck,
                item,
                form: row.get(4)?,
                verdict,
                share: if of > 0.0 { (earned / of).clamp(0.0, 1.0) } else { 0.0 },
                given: serde_json::from_str(&given).unwrap_or_default(),
                milliseconds: row.get::<_, i64>(9)?.unsigned_abs(),
            };
            if let Some((_, exam)) = exams.last_mut().filter(|(last, _)| *last == session) {
                exam.answers.push(answer);
            } else {
                let seed = row.get::<_, i64>(10)?.cast_unsigned();
                let (asked, answers) = (row.get(11)?, vec![answer]);
                exams.push((session, PastExam { at, seed, asked, answers }));
            }
        }
        let mut exams: Vec<PastExam> = exams.into_iter().map(|(_, exam)| exam).collect();
        exams.sort_by_key(|exam| exam.at);
        Ok(exams)
    }
}
