//! Records: a row of a table with what stands in each column, made a question.

use super::cells::{named_value, split, value};
use super::columns::Column;
use crate::deck::edit::{Draft, Literal};
use crate::format::{Loss, Style, Wishes};
use crate::kind::{self, Need, Row};
use std::collections::HashSet;

/// Names of kinds that other programs use.
const KINDS_ELSEWHERE: &[(&str, &str)] = &[
    ("multiple choice", "choice"),
    ("mc", "choice"),
    ("multichoice", "choice"),
    ("multiple answer", "select"),
    ("checkbox", "select"),
    ("true/false", "truth"),
    ("truefalse", "truth"),
    ("tf", "truth"),
    ("short answer", "short"),
    ("text", "short"),
    ("numeric", "number"),
    ("fill in the blank", "cloze"),
    ("ordering", "order"),
    ("matching", "match"),
    ("flashcard", "card"),
];

/// The texts of a row by what they are.
#[derive(Debug, Default)]
pub struct TableRecord {
    /// Where it stands.
    pub place: String,
    /// What is asked.
    pub asks: String,
    /// What is right.
    pub right: Vec<String>,
    /// The other keys, each with the cells for it.
    pub keys: Vec<(&'static str, Vec<String>)>,
    /// The kind by name.
    pub kind: String,
    /// Anki's sort of note.
    pub note_type: String,
}

impl TableRecord {
    /// Puts a text where it belongs.
    pub fn put(&mut self, column: Column, text: String) {
        match column {
            Column::Asks if self.asks.is_empty() => self.asks = text,
            Column::Asks => self.asks = format!("{}\n\n{text}", self.asks),
            Column::Right => self.right.push(text),
            Column::Kind => self.kind = text,
            Column::NoteType => self.note_type = text,
            Column::Key(key) => self.put_key(key, text),
            Column::Guid => self.put_key("id", text.replace('%', "%25").replace('#', "%23")),
            Column::Deck | Column::Skipped | Column::Unknown => {}
        }
    }

    fn put_key(&mut self, key: &'static str, text: String) {
        match self.keys.iter_mut().find(|(name, _)| *name == key) {
            Some((_, texts)) => texts.push(text),
            None => self.keys.push((key, vec![text])),
        }
    }

    fn take(&mut self, key: &str) -> Vec<String> {
        let at = self.keys.iter().position(|(name, _)| *name == key);
        at.map(|at| self.keys.remove(at).1).unwrap_or_default()
    }

    /// The question that it is; what of it is lost is told.
    ///
    /// # Errors
    /// When it is none: why.
    pub fn question(
        mut self,
        wishes: &Wishes,
        losses: &mut Vec<Loss>,
    ) -> Result<Draft, &'static str> {
        let sentence = self.take("cloze").concat();
        if self.asks.is_empty() && !sentence.is_empty() {
            self.asks = sentence;
            if !self.asks.contains("{{c") {
                "cloze".clone_into(&mut self.kind);
            }
        }
        if self.asks.is_empty() {
            return Err("there is nothing in the column of what is asked");
        }
        let known = self.known_kind();
        if known.is_none() && !self.kind.is_empty() {
            losses.push(Loss::part(
                &self.place,
                "its kind is one of another program, and is not taken",
            ));
        }
        let draft = match known {
            Some(row) => self.of_kind(row)?,
            None if self.asks.contains("{{c") => self.cloze(losses),
            None => self.by_shape(wishes)?,
        };
        Ok(self.with_rest(draft, losses))
    }

    fn known_kind(&self) -> Option<&'static Row> {
        let name = self.kind.trim().to_lowercase();
        let name = KINDS_ELSEWHERE.iter().find(|(known, _)| *known == name).map_or(&*name, |k| k.1);
        kind::row(name)
    }

    /// The question of a kind that is named.
    fn of_kind(&mut self, row: &'static Row) -> Result<Draft, &'static str> {
        let asks = row.asks();
        let mut draft = Draft::default();
        draft.push(asks, Literal::Text(std::mem::take(&mut self.asks)));
        let right = std::mem::take(&mut self.right);
        for key in row.keys_of(Need::Makes).filter(|key| key.name != asks) {
            let made = value(key, &right).ok_or("its answer is none of its kind")?;
            draft.push(key.name, made);
        }
        for key in row.keys.iter().filter(|key| key.need != Need::Makes && key.name != asks) {
            let texts = self.take(key.name);
            if !texts.is_empty() {
                draft.push(key.name, value(key, &texts).ok_or("a value of its kind is none")?);
            }
        }
        Ok(draft)
    }

    /// The question that the shape of the row makes.
    fn by_shape(&mut self, wishes: &Wishes) -> Result<Draft, &'static str> {
        let right = split(&std::mem::take(&mut self.right), wishes.alternatives.as_deref());
        let listed = |texts: Vec<String>| -> Vec<String> {
            let several = texts.len() > 1;
            let parts = split(&texts, wishes.alternatives.as_deref());
            let lines = |part: String| -> Vec<String> {
                if several { vec![part] } else { part.lines().map(str::to_owned).collect() }
            };
            parts.into_iter().flat_map(lines).collect()
        };
        let (options, wrong) = (listed(self.take("options")), listed(self.take("wrong")));
        let (right, wrong) = chosen(right, options, wrong)?;
        if right.is_empty() {
            return Err("there is nothing in the column of what is right");
        }
        let asks = std::mem::take(&mut self.asks);
        if !wrong.is_empty() {
            let mut draft = Draft::default();
            draft.push("prompt", Literal::Text(asks));
            match &*right {
                [one] => draft.push("answer", Literal::Text(one.clone())),
                several => draft.push("answers", Literal::texts(several)),
            }
            draft.push("wrong", Literal::texts(&wrong));
            return Ok(draft);
        }
        let note_type = self.note_type.to_lowercase();
        let is_typed = note_type.contains("type in") || note_type.contains("type-in");
        let style = if is_typed { Style::Short } else { wishes.style };
        let mut right = right;
        right.extend(listed(self.take("accept")));
        let mut draft = style.question(asks, right);
        let is_reversed = ["revers", "invers", "beide"].iter().any(|word| note_type.contains(word));
        if style == Style::Card && is_reversed {
            draft.push("reverse", Literal::Bare("true".to_owned()));
        }
        Ok(draft)
    }

    /// A sentence with the gaps of Anki.
    fn cloze(&mut self, losses: &mut Vec<Loss>) -> Draft {
        let (sentence, numbers) = gaps(&std::mem::take(&mut self.asks));
        let mut draft = Draft::default();
        draft.push("cloze", Literal::Text(sentence));
        let mut apart = numbers.clone();
        apart.sort_unstable();
        apart.dedup();
        if apart.len() > 1 {
            draft.push("each", Literal::Bare("true".to_owned()));
            if apart.len() < numbers.len() {
                let reason = "gaps of one number are asked one by one here";
                losses.push(Loss::part(&self.place, reason));
            }
        }
        for extra in std::mem::take(&mut self.right) {
            self.put_key("explain", extra);
        }
        draft
    }

    /// A question with the keys that any may have.
    fn with_rest(self, mut draft: Draft, losses: &mut Vec<Loss>) -> Draft {
        for (name, texts) in self.keys {
            match named_value(name, &texts) {
                Some(value) if !draft.keys.iter().any(|(known, _)| *known == name) => {
                    draft.push(name, value);
                }
                _ => {
                    let reason = format!("`{name}` cannot be said of it");
                    losses.push(Loss::part(&self.place, reason));
                }
            }
        }
        draft
    }
}

/// What is right and what is wrong, where options stand in columns of their own and what is right is
/// named by its letter, its number or its text.
fn chosen(
    right: Vec<String>,
    options: Vec<String>,
    mut wrong: Vec<String>,
) -> Result<(Vec<String>, Vec<String>), &'static str> {
    if options.is_empty() {
        return Ok((right, wrong));
    }
    let mut places: Vec<usize> = Vec::new();
    for text in &right {
        if let Some(at) = options.iter().position(|option| option == text) {
            places.push(at);
            continue;
        }
        let named: Option<Vec<usize>> = text
            .split([',', ';', ' '])
            .filter(|part| !part.is_empty())
            .map(|part| place(part).filter(|at| *at < options.len()))
            .collect();
        places.extend(named.ok_or("what is right is none of its options")?);
    }
    let places: HashSet<usize> = places.into_iter().collect();
    let is_right = |at: &usize| places.contains(at);
    let mut taken = Vec::new();
    for (at, option) in options.into_iter().enumerate() {
        if is_right(&at) { taken.push(option) } else { wrong.push(option) }
    }
    Ok((taken, wrong))
}

/// The place that a letter or a number names, from 0.
fn place(name: &str) -> Option<usize> {
    let mut letters = name.chars();
    match (letters.next()?, letters.next()) {
        (letter, None) if letter.is_ascii_alphabetic() => {
            Some(usize::from(letter.to_ascii_lowercase() as u8 - b'a'))
        }
        _ => name.parse::<usize>().ok()?.checked_sub(1),
    }
}

/// A sentence without the numbers of its gaps, and these.
fn gaps(text: &str) -> (String, Vec<u32>) {
    let (mut sentence, mut numbers) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find("{{c") {
        let (before, gap) = rest.split_at(at);
        sentence.push_str(before);
        sentence.push_str("{{");
        rest = &gap[3..];
        match rest.split_once("::").and_then(|(number, rest)| Some((number.parse().ok()?, rest))) {
            Some((number, inner)) => {
                numbers.push(number);
                rest = inner;
            }
            None => sentence.push('c'),
        }
    }
    sentence.push_str(rest);
    (sentence, numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::KINDS;

    fn question(cells: &[(Column, &str)]) -> Result<String, &'static str> {
        let mut record = TableRecord::default();
        for (column, text) in cells {
            record.put(*column, (*text).to_owned());
        }
        let mut losses = Vec::new();
        let draft = record.question(&Wishes::default(), &mut losses)?;
        assert_eq!(losses, []);
        Ok(draft.written("\n").replace("[[question]]\n", ""))
    }

    #[test]
    fn the_cells_make_the_question() {
        use Column::{Asks, Key, Kind, NoteType, Right};
        let options = [(Key("options"), "x"), (Key("options"), "y"), (Key("options"), "z")];
        let with = |right: &'static str| {
            let mut cells = vec![(Asks, "Q"), (Right, right)];
            cells.extend(options);
            cells
        };
        let cases: [(&[(Column, &str)], &str); 8] = [
            (&[(Asks, "Q"), (Right, "A")], "front = \"Q\"\nback = \"A\"\n"),
            (
                &[(Asks, "Q"), (Right, "A"), (Key("wrong"), "B"), (Key("wrong"), "C")],
                "prompt = \"Q\"\nanswer = \"A\"\nwrong = [\"B\", \"C\"]\n",
            ),
            (&with("b"), "prompt = \"Q\"\nanswer = \"y\"\nwrong = [\"x\", \"z\"]\n"),
            (&with("1, 3"), "prompt = \"Q\"\nanswers = [\"x\", \"z\"]\nwrong = [\"y\"]\n"),
            (&with("z"), "prompt = \"Q\"\nanswer = \"z\"\nwrong = [\"x\", \"y\"]\n"),
            (
                &[(Asks, "{{c1::a::h}} {{c2::b}}"), (Right, "more")],
                "cloze = \"{{a::h}} {{b}}\"\neach = true\nexplain = \"more\"\n",
            ),
            (
                &[(Asks, "Q"), (Right, "4.5"), (Kind, "number"), (Key("tags"), "a, b")],
                "prompt = \"Q\"\nanswer = 4.5\ntags = [\"a\", \"b\"]\n",
            ),
            (
                &[(Asks, "Q"), (Right, "A"), (NoteType, "Basic (and reversed card)")],
                "front = \"Q\"\nback = \"A\"\nreverse = true\n",
            ),
        ];
        for (cells, meant) in cases {
            assert_eq!(question(cells).as_deref(), Ok(meant));
        }
        assert!(question(&with("d")).is_err());
        assert!(question(&[(Right, "A")]).is_err());
    }

    #[test]
    fn every_kind_elsewhere_is_one_here() {
        for (_, name) in KINDS_ELSEWHERE {
            assert!(KINDS.iter().any(|row| row.name == *name), "{name}");
        }
    }
}
