//! Hashcards: cards as lines of Markdown that begin with `Q:` and `A:`, and sentences with `[gaps]`
//! that begin with `C:`. Repeater reads the same, with other text between the cards.

mod write;

use super::notes::{explained, gap, literal, take_media, without_media};
use super::text::decoded;
use super::{Bundle, Carried, ForeignFile, Format, Intake, Loss, Unfit, Wishes};
use crate::deck::edit::{Draft, Front, Literal};
use crate::text::lossy;
use std::collections::HashSet;
use std::mem::take;

/// The row of the table.
pub const FORMAT: Format = Format {
    name: "hashcards",
    summary: "hashcards and repeater: `Q:`, `A:` and `C:` in Markdown",
    extensions: &["md"],
    is_text: true,
    keeps_history: false,
    names_files: true,
    tells,
    read: Some(read),
    write: Some(write::write),
    keeps: "cards and gaps with their picture and sound, and the explanation of a card; other kinds \
            become cards; no hints, tags or other ways to write an answer",
};

/// What a line begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    Question,
    Answer,
    Cloze,
    Break,
}

/// What a line begins, and what stands behind it.
fn begins(line: &str) -> Option<(Begins, &str)> {
    let marks = [("Q:", Begins::Question), ("A:", Begins::Answer), ("C:", Begins::Cloze)];
    if line.trim_end() == "---" {
        return Some((Begins::Break, ""));
    }
    marks.into_iter().find_map(|(mark, begun)| Some((begun, line.strip_prefix(mark)?)))
}

fn tells(file: &ForeignFile<'_>) -> bool {
    let text = lossy(file.bytes);
    let mut seen = [false; 2];
    for line in text.trim_start_matches('\u{feff}').lines() {
        match begins(line) {
            Some((Begins::Cloze, rest)) if rest.contains('[') => return true,
            Some((Begins::Question, _)) => seen[0] = true,
            Some((Begins::Answer, _)) => seen[1] = seen[0],
            _ => {}
        }
    }
    seen == [true; 2]
}

fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let text = decoded(file, wishes)?;
    let mut reader = CardReader::new(wishes);
    let body = reader.front_matter(&text);
    for (at, line) in text.lines().enumerate().skip(body) {
        reader.line(at + 1, line);
    }
    reader.end();
    if reader.stray > 0 {
        let reason = "text between cards is not taken, as hashcards refuses and repeater leaves it";
        reader.losses.push(Loss::remark(format!("line {}", reader.stray), reason));
    }
    let CardReader { front, questions, losses, .. } = reader;
    let bundle = Bundle { name: file.stem().to_owned(), front, questions, ..Bundle::default() };
    Ok(Intake { bundles: vec![bundle], losses })
}

/// A card as far as it was read: where it begins, and its texts.
#[derive(Default)]
enum OpenCard {
    #[default]
    Nothing,
    Question(usize, String),
    Answer(usize, String, String),
    Cloze(usize, String),
}

/// Reads cards line by line.
struct CardReader<'w> {
    wishes: &'w Wishes,
    front: Front,
    begun: OpenCard,
    questions: Vec<Carried>,
    seen: HashSet<[String; 2]>,
    losses: Vec<Loss>,
    /// The first line that is of no card.
    stray: usize,
}

impl<'w> CardReader<'w> {
    fn new(wishes: &'w Wishes) -> Self {
        Self {
            wishes,
            front: Front::default(),
            begun: OpenCard::Nothing,
            questions: Vec::new(),
            seen: HashSet::new(),
            losses: Vec::new(),
            stray: 0,
        }
    }

    /// Reads what stands between two rules above all; how many lines that are.
    fn front_matter(&mut self, text: &str) -> usize {
        let mut lines = text.lines();
        if lines.next().map(str::trim_end) != Some("---") {
            return 0;
        }
        let inner: Vec<&str> = lines.take_while(|line| line.trim_end() != "---").collect();
        let count = inner.len() + 2;
        let Ok(table) = toml::from_str::<toml::Table>(&inner.join("\n")) else {
            let reason = "front matter that is no TOML";
            self.losses.push(Loss::part("line 1", reason));
            return if text.lines().count() < count { 0 } else { count };
        };
        for (key, value) in table {
            match (&*key, value) {
                ("name", toml::Value::String(name)) => self.front.set("title", Literal::Text(name)),
                _ => self.losses.push(Loss::part("line 1", "front matter beside `name`")),
            }
        }
        count
    }

    fn line(&mut self, number: usize, line: &str) {
        let Some((begun, rest)) = begins(line) else { return self.more(number, line) };
        let rest = rest.trim_start().to_owned();
        match begun {
            Begins::Answer => match take(&mut self.begun) {
                OpenCard::Question(start, question) => {
                    self.begun = OpenCard::Answer(start, question, rest);
                }
                before => {
                    self.begun = before;
                    self.end();
                    let reason = "an answer without a question above it";
                    self.losses.push(Loss::question(format!("line {number}"), reason));
                    self.begun = OpenCard::Nothing;
                }
            },
            Begins::Question => {
                self.end();
                self.begun = OpenCard::Question(number, rest);
            }
            Begins::Cloze => {
                self.end();
                self.begun = OpenCard::Cloze(number, rest);
            }
            Begins::Break => self.end(),
        }
    }

    /// A line that goes on with what was begun.
    fn more(&mut self, number: usize, line: &str) {
        let text = match &mut self.begun {
            OpenCard::Question(_, text)
            | OpenCard::Answer(_, _, text)
            | OpenCard::Cloze(_, text) => text,
            OpenCard::Nothing => {
                if self.stray == 0 && !line.trim().is_empty() {
                    self.stray = number;
                }
                return;
            }
        };
        text.push('\n');
        text.push_str(bare(line));
    }

    /// Ends what was begun.
    fn end(&mut self) {
        match take(&mut self.begun) {
            OpenCard::Nothing => {}
            OpenCard::Question(line, _) => {
                let reason = "a question without an answer below it";
                self.losses.push(Loss::question(format!("line {line}"), reason));
            }
            OpenCard::Answer(line, question, answer) => self.card(line, &question, &answer),
            OpenCard::Cloze(line, text) => self.cloze(line, &text),
        }
    }

    fn card(&mut self, line: usize, question: &str, answer: &str) {
        let place = format!("line {line}");
        let sides = [question.trim().to_owned(), answer.trim().to_owned()];
        if !self.is_new(&place, sides.clone()) {
            return;
        }
        let mut shown = Draft::default();
        let front = take_media(&sides[0], &mut shown, &place, &mut self.losses);
        let back = without_media(&sides[1], &place, &mut self.losses);
        let (back, explain) = explained(&back);
        let mut draft = self.wishes.style.question(front, vec![back]);
        draft.keys.extend(explain.map(|text| ("explain", Literal::Text(text))));
        draft.keys.extend(shown.keys);
        self.questions.push(Carried { place, draft });
    }

    fn cloze(&mut self, line: usize, text: &str) {
        let place = format!("line {line}");
        if !self.is_new(&place, [text.trim().to_owned(), String::new()]) {
            return;
        }
        let mut shown = Draft::default();
        let text = take_media(text.trim(), &mut shown, &place, &mut self.losses);
        let (sentence, answers) = sentence(&text);
        if answers.is_empty() {
            let reason = "a sentence without a gap in square brackets";
            self.losses.push(Loss::question(place, reason));
            return;
        }
        let mut draft = Draft::default();
        draft.push("cloze", Literal::Text(sentence));
        let count = answers.iter().collect::<HashSet<_>>().len();
        if count < answers.len() {
            let reason = "gaps with the same answer are asked together";
            self.losses.push(Loss::remark(place.clone(), reason));
        } else if count > 1 {
            draft.push("each", Literal::Bare("true".to_owned()));
        }
        draft.keys.extend(shown.keys);
        self.questions.push(Carried { place, draft });
    }

    /// Whether a card is not there yet, as hashcards takes of the same cards one.
    fn is_new(&mut self, place: &str, sides: [String; 2]) -> bool {
        let is_new = self.seen.insert(sides);
        if !is_new {
            self.losses.push(Loss::remark(place, "the same card again"));
        }
        is_new
    }
}

/// A line without the blanks that keep it from beginning something.
fn bare(line: &str) -> &str {
    let inner = line.trim_start_matches(' ');
    if inner.len() < line.len() && begins(inner).is_some() { &line[1..] } else { line }
}

/// A sentence with gaps in square brackets as one of a deck, and the answers of its gaps.
fn sentence(text: &str) -> (String, Vec<String>) {
    let (mut sentence, mut answers) = (String::new(), Vec::new());
    // From where on the text is not written yet, and where a gap was opened.
    let (mut from, mut open) = (0, None);
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match (c, open) {
            _ if is_escaped => is_escaped = false,
            ('\\', _) => is_escaped = true,
            ('[', _) => open = Some(at),
            (']', Some(start)) => {
                let answer = plain(text[start + 1..at].trim());
                if !answer.is_empty() {
                    sentence += &literal(&plain(&text[from..start]));
                    sentence += &gap(&[&answer], None);
                    answers.push(answer);
                    from = at + 1;
                }
                open = None;
            }
            _ => {}
        }
    }
    (sentence + &literal(&plain(&text[from..])), answers)
}

/// A text whose square brackets are not escaped.
fn plain(text: &str) -> String {
    text.replace("\\[", "[").replace("\\]", "]")
}

#[cfg(test)]
mod tests;
