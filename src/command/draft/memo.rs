//! What was dropped of the proposals for a deck, so that it is not offered again, and what was changed, so
//! that it is offered as it was then. What was kept stands in the deck; which proposal a question was is
//! remembered besides, and counts while it stands there.
//!
//! A file for each deck, in the folder of the history, a line for each decision: the later ones count.
//! A line is on the disk before the next proposal is shown.

use crate::command::add::HalfQuestion;
use crate::deck::edit::{Draft, Manuscript};
use crate::draft::Proposal;
use crate::env::{Global, file};
use crate::error::Result;
use crate::random::Fnv;
use crate::shelf::Place;
use crate::text::json;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

/// The words that lines begin with.
const DROPPED: &str = "dropped";
const OFFERED: &str = "offered";
const BEGUN: &str = "begun";
const KEPT: &str = "kept";
const CHANGED: &str = "changed";
const TYPED: &str = "typed";
const HALF: &str = "half";

/// What is remembered of the proposals for a deck.
pub struct Memo {
    path: PathBuf,
    /// How many bytes of a file are read at most.
    most: u64,
    dropped: HashSet<String>,
    /// The questions that proposals became, by their keys in the deck.
    kept: HashMap<String, HashSet<String>>,
    articles: HashSet<String>,
    /// What proposals were changed to, as TOML.
    changed: HashMap<String, Vec<String>>,
    /// What the editor left of proposals, where that was no question.
    typed: HashMap<String, String>,
    /// What was typed for parts of proposals, where that was left.
    half: HashMap<String, HalfQuestion>,
}

impl Memo {
    /// What is remembered for the deck at a place.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(deck: &Place, global: &Global) -> Result<Self> {
        let path = PathBuf::from(deck.argument());
        let whole = std::path::absolute(&path).unwrap_or(path);
        let name = digest(&[&whole.to_string_lossy()]);
        let path = global.history_folder()?.join("drafts").join(name);
        let mut memo = Self {
            path,
            most: global.max_size,
            dropped: HashSet::new(),
            kept: HashMap::new(),
            articles: HashSet::new(),
            changed: HashMap::new(),
            typed: HashMap::new(),
            half: HashMap::new(),
        };
        let text = if memo.path.exists() {
            String::from_utf8_lossy(&file::read(&memo.path, global.max_size)?).into_owned()
        } else {
            String::new()
        };
        for line in text.lines() {
            match line.split_once(' ') {
                Some((DROPPED, key)) => drop(memo.dropped.insert(key.to_owned())),
                Some((OFFERED, key)) => drop(memo.dropped.remove(key)),
                Some((BEGUN, key)) => drop(memo.articles.insert(key.to_owned())),
                Some((KEPT, keys)) => memo.note_kept(keys),
                Some((CHANGED, line)) => {
                    if let Some((key, text)) = read_line(line) {
                        memo.changed.entry(key).or_default().push(text);
                    }
                }
                Some((TYPED, line)) => memo.typed.extend(read_line(line)),
                Some((HALF, line)) => memo.half.extend(read_line(line)),
                _ => {}
            }
        }
        Ok(memo)
    }

    fn note_kept(&mut self, keys: &str) {
        if let Some((key, question)) = keys.split_once(' ') {
            self.kept.entry(key.to_owned()).or_default().insert(question.to_owned());
        }
    }

    /// Whether a proposal was kept as a question that is one of these still, by their keys.
    pub fn is_kept(&self, key: &str, questions: &HashSet<&str>) -> bool {
        let became = self.kept.get(key).into_iter().flatten();
        became.into_iter().any(|question| questions.contains(question.as_str()))
    }

    /// Remembers which question of the deck a proposal became: one that was changed in the review is not
    /// known by what it asks.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&mut self, key: &str, question: &str) -> Result<()> {
        let keys = format!("{key} {question}");
        self.note_kept(&keys);
        file::add_line(&self.path, &format!("{KEPT} {keys}"))
    }

    /// Whether a proposal was dropped.
    pub fn has(&self, key: &str) -> bool {
        self.dropped.contains(key)
    }

    /// Remembers that a proposal was dropped.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn drop(&mut self, key: &str) -> Result<()> {
        self.dropped.insert(key.to_owned());
        file::add_line(&self.path, &format!("{DROPPED} {key}"))
    }

    /// Takes that back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn offer(&mut self, key: &str) -> Result<()> {
        self.dropped.remove(key);
        file::add_line(&self.path, &format!("{OFFERED} {key}"))
    }

    /// What a proposal was changed to, in turn.
    pub fn changed(&self, key: &str) -> Vec<Draft> {
        let texts = self.changed.get(key).into_iter().flatten();
        texts.filter_map(|text| Some(Manuscript::of(text).questions.pop()?.1)).collect()
    }

    /// Remembers what a proposal was changed to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn change(&mut self, key: &str, question: &Draft) -> Result<()> {
        let text = question.written("\n");
        file::add_line(&self.path, &line(CHANGED, key, &text)?)?;
        self.changed.entry(key.to_owned()).or_default().push(text);
        Ok(())
    }

    /// What the editor left of a proposal when that was no question.
    pub fn typed(&self, key: &str) -> Option<&str> {
        self.typed.get(key).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Remembers that; an empty text takes it back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note_typed(&mut self, key: &str, text: &str) -> Result<()> {
        if self.typed(key).unwrap_or_default() == text {
            return Ok(());
        }
        file::add_line(&self.path, &line(TYPED, key, &text)?)?;
        self.typed.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    /// What was typed for parts of a proposal and not taken.
    pub fn half(&self, key: &str) -> HalfQuestion {
        self.half.get(key).cloned().unwrap_or_default()
    }

    /// Remembers that.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note_half(&mut self, key: &str, half: HalfQuestion) -> Result<()> {
        if self.half(key) == half {
            return Ok(());
        }
        file::add_line(&self.path, &line(HALF, key, &half)?)?;
        self.half.insert(key.to_owned(), half);
        Ok(())
    }

    /// What another program said when it was last asked this for the deck.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn said(&self, asked: &[&str]) -> Result<Option<String>> {
        let path = self.path.with_extension("said");
        if !path.exists() {
            return Ok(None);
        }
        let text = file::read(&path, self.most)?;
        let text = String::from_utf8_lossy(&text);
        let said = text.split_once('\n').filter(|(key, _)| *key == digest(asked));
        Ok(said.map(|(_, said)| said.to_owned()))
    }

    /// Keeps what another program said, until it is asked again: it may have taken long. Where it is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note_said(&self, asked: &[&str], said: &str) -> Result<PathBuf> {
        let path = self.path.with_extension("said");
        file::make_private_folder(&path)?;
        file::save(&path, &format!("{}\n{said}", digest(asked)))?;
        Ok(path)
    }

    /// Whether the deck was begun with an article of this text.
    pub fn is_begun_with(&self, article: &str) -> bool {
        self.articles.contains(&digest(&[article]))
    }

    /// Remembers that it was.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin_with(&mut self, article: &str) -> Result<()> {
        let key = digest(&[article]);
        let line = format!("{BEGUN} {key}");
        self.articles.insert(key);
        file::add_line(&self.path, &line)
    }
}

/// A line with what may be of several.
fn line(word: &str, key: &str, value: &impl Serialize) -> Result<String> {
    Ok(format!("{word} {key} {}", json(value)?))
}

fn read_line<T: DeserializeOwned>(line: &str) -> Option<(String, T)> {
    let (key, text) = line.split_once(' ')?;
    Some((key.to_owned(), serde_json::from_str(text).ok()?))
}

/// What a proposal is known by: its sentence, its fact, and what it asks.
pub fn key(proposal: &Proposal, article: &str) -> String {
    let at = |range: &std::ops::Range<usize>| article.get(range.clone()).unwrap_or_default();
    let asks = proposal.question.asks().unwrap_or_default();
    digest(&[at(&proposal.sentence), at(&proposal.fact), asks])
}

fn digest(texts: &[&str]) -> String {
    let mut hash = Fnv::new();
    for text in texts {
        hash.write(text.as_bytes());
        hash.write(&[0]);
    }
    format!("{:016x}", hash.0)
}
