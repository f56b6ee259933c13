//! Mistakes that authors make, each put at random places of the decks that ship: `check` names it
//! at the very line, and says nothing else.

use quizdeck::lint::{Outside, lint};
use quizdeck::random::Random;
use quizdeck::report::Rigour;
use std::fs;
use std::path::Path;

/// How often each mistake is made in each deck.
const ROUNDS: u64 = 12;

/// A deck's lines, to be spoilt at a random place.
struct Deck {
    lines: Vec<String>,
    random: Random,
}

/// What must be told of it: a code, and the line, from 1.
type Told = (&'static str, usize);

/// A mistake: what it is, and what makes it, where there is a place for it.
type Mistake = (&'static str, fn(&mut Deck) -> Option<Told>);

const MISTAKES: &[Mistake] = &[
    ("a key is misspelt", |deck| {
        let at = deck.pick(|line, _| is_key(line))?;
        let table = deck.lines[..at].iter().rfind(|line| line.starts_with('['))?;
        if table == "[passages]" {
            return None; // its keys are the author's own
        }
        let letter = deck.lines[at].get(1..2)?.to_owned();
        deck.lines[at].insert_str(1, &letter);
        Some(("unknown-key", at + 1))
    }),
    ("a key has another program's name", |deck| {
        let at = deck.pick(|line, _| line.starts_with("explain = "))?;
        deck.change(at, "explain", "explanation");
        Some(("unknown-key", at + 1))
    }),
    ("a key of another kind", |deck| {
        let at =
            deck.pick(|line, _| line.starts_with("cloze = ") || line.starts_with("front = "))?;
        deck.lines.insert(at, "need = 1".to_owned());
        Some(("misplaced-key", at + 1))
    }),
    ("a key is written twice", |deck| {
        let at = deck.pick(|line, _| is_key(line) && line.starts_with("answer = "))?;
        deck.lines.insert(at + 1, deck.lines[at].clone());
        Some(("syntax", at + 2))
    }),
    ("a quote is not closed", |deck| {
        let at = deck.pick(|line, _| is_text(line))?;
        deck.lines[at].pop();
        Some(("syntax", at + 1))
    }),
    ("a quote is not opened", |deck| {
        let at = deck.pick(|line, _| is_text(line))?;
        deck.change(at, "= \"", "= ");
        Some(("syntax", at + 1))
    }),
    ("a quote stands inside quotes", |deck| {
        let at = deck.pick(|line, _| is_text(line) && line.matches(' ').count() > 3)?;
        let place = deck.lines[at].rfind(' ')?;
        deck.lines[at].insert(place, '"');
        Some(("syntax", at + 1))
    }),
    ("quotes are curly", |deck| {
        let at = deck.pick(|line, _| is_text(line))?;
        deck.lines[at].pop();
        deck.lines[at].push('”');
        deck.change(at, "= \"", "= “");
        Some(("syntax", at + 1))
    }),
    ("a text of several lines is not closed", |deck| {
        let at = deck.pick(|line, _| is_key(line) && line.ends_with("= '''"))?;
        let end = (at + 1..deck.lines.len()).find(|end| deck.lines[*end].ends_with("'''"))?;
        deck.change(end, "'''", "");
        Some(("syntax", at + 1))
    }),
    ("a comma is missing", |deck| {
        let at = deck.pick(|line, _| is_list(line) && line.contains("\", \""))?;
        deck.change(at, "\", \"", "\" \"");
        Some(("syntax", at + 1))
    }),
    ("a list is not closed", |deck| {
        let at = deck.pick(|line, _| is_list(line))?;
        deck.lines[at].pop();
        Some(("syntax", at + 1))
    }),
    ("a colon stands for the equals sign", |deck| {
        let at = deck.pick(|line, _| is_key(line))?;
        deck.change(at, " =", ":");
        Some(("syntax", at + 1))
    }),
    ("a number begins with a zero", |deck| {
        let is_whole = |line: &str| line.bytes().all(|byte| byte.is_ascii_digit());
        let at = deck.pick(|line, _| line.strip_prefix("answer = ").is_some_and(is_whole))?;
        deck.change(at, "= ", "= 0");
        Some(("syntax", at + 1))
    }),
    ("true has a capital", |deck| {
        let at = deck.pick(|line, _| ["answer = true", "answer = false"].contains(&line))?;
        deck.change(at, "= t", "= T");
        deck.change(at, "= f", "= F");
        Some(("syntax", at + 1))
    }),
    ("a header has single brackets", |deck| {
        let at = deck.pick(|line, _| line == "[[question]]")?;
        deck.change(at, "[[question]]", "[question]");
        Some(("single-brackets", at + 1))
    }),
    ("a header is not closed", |deck| {
        let at = deck.pick(|line, _| line == "[[question]]")?;
        deck.change(at, "]]", "]");
        Some(("syntax", at + 1))
    }),
    ("a header is forgotten", |deck| {
        let first = deck.lines.iter().position(|line| line == "[[question]]")?;
        let at = deck.pick(|line, _| line == "[[question]]").filter(|at| *at > first)?;
        deck.lines[at].clear();
        Some(("syntax", at + 2))
    }),
    ("an id is taken", |deck| {
        let is_id = |line: &str, _: &str| line.starts_with("id = ");
        let deck_id = deck.lines.iter().position(|line| is_id(line, ""))?;
        let (one, other) = (deck.pick(is_id)?, deck.pick(is_id)?);
        if one == other || one == deck_id || other == deck_id {
            return None;
        }
        deck.lines[one] = deck.lines[other].clone();
        Some(("duplicate-id", one.max(other) + 1))
    }),
    ("a question is copied", |deck| {
        let at = deck.pick(|line, next| line == "[[question]]" && next.starts_with("id = "))?;
        let rest = &deck.lines[at..];
        let length = rest.iter().position(String::is_empty).unwrap_or(rest.len());
        let copy = rest[..length].to_vec();
        deck.lines.push(String::new());
        deck.lines.extend(copy);
        Some(("duplicate-id", deck.lines.len() - length + 2))
    }),
    ("the answer is forgotten", |deck| {
        let is_place = |line: &str, next: &str| {
            line.starts_with("answer = ")
                && ["wrong", "options"].iter().all(|key| !next.starts_with(key))
        };
        let at = deck.pick(is_place)?;
        deck.lines[at].clear();
        deck.header(at).map(|header| ("missing-answer", header))
    }),
    ("there are two answers", |deck| {
        let at =
            deck.pick(|line, _| line.starts_with("order = ") || line.starts_with("pairs = "))?;
        deck.lines.insert(at, "answer = \"Both\"".to_owned());
        Some(("mixed-kinds", at + 2))
    }),
    ("the answer is among the wrong options", |deck| {
        let at = deck
            .pick(|line, next| line.starts_with("answer = \"") && next.starts_with("wrong = ["))?;
        let answer = deck.lines[at].strip_prefix("answer = ")?.to_owned();
        deck.change(at + 1, "[", &format!("[{answer}, "));
        Some(("right-and-wrong", at + 2))
    }),
    ("an option stands there twice", |deck| {
        let at = deck.pick(|line, next| line == "wrong = [" && next.ends_with(','))?;
        if !deck.lines[at + 2].ends_with(',') {
            return None;
        }
        deck.lines[at + 2] = deck.lines[at + 1].clone();
        Some(("duplicate-option", at + 3))
    }),
    ("no option is wrong", |deck| {
        let is_choice =
            |line: &str, next: &str| line.starts_with("answer = ") && next == "wrong = [";
        let at = deck.pick(is_choice)? + 1;
        let end = at + deck.lines[at..].iter().position(|line| line == "]")?;
        deck.lines.splice(at..=end, ["wrong = []".to_owned()]);
        Some(("too-few", at + 1))
    }),
    ("a value has the wrong type", |deck| {
        let at = deck.pick(|line, next| line == "[[question]]" && next.starts_with("id = "))?;
        deck.lines.insert(at + 1, "draft = \"no\"".to_owned());
        Some(("wrong-type", at + 2))
    }),
    ("a gap is not closed", |deck| {
        let at = deck.last_gap()?;
        let close = deck.lines[at].rfind("}}")?;
        deck.lines[at].replace_range(close..close + 2, "");
        Some(("unclosed-gap", at + 1))
    }),
    ("a gap is empty", |deck| {
        let at = deck.last_gap()?;
        let (open, close) = (deck.lines[at].rfind("{{")? + 2, deck.lines[at].rfind("}}")?);
        deck.lines[at].replace_range(open..close, "");
        Some(("empty-gap", at + 1))
    }),
    ("more is needed than there is", |deck| {
        let at = deck.pick(|line, _| line.starts_with("need = "))?;
        deck.change(at, "= ", "= 9");
        Some(("need-too-many", at + 1))
    }),
    ("a passage is misspelt", |deck| {
        let at = deck.pick(|line, _| line.starts_with("passage = \""))?;
        deck.change(at, "= \"", "= \"x");
        Some(("unknown-passage", at + 1))
    }),
    ("a rule to leave out is misspelt", |deck| {
        let at = deck.pick(|line, next| line == "[[question]]" && next.starts_with("id = "))?;
        deck.lines.insert(at + 1, "allow = [\"long-promt\"]".to_owned());
        Some(("unknown-code", at + 2))
    }),
    ("the deck is of a newer format", |deck| {
        let at = deck.pick(|line, _| line == "format = 1")?;
        deck.change(at, "1", "2");
        Some(("newer-format", at + 1))
    }),
    ("an explanation is forgotten", |deck| {
        let at = deck.pick(|line, _| line.starts_with("explain = \""))?;
        deck.lines[at].clear();
        let header = deck.header(at)?;
        (!deck.has_above(at, "front")).then_some(("no-explanation", header))
    }),
    ("a letter of another alphabet", |deck| {
        let at = deck.pick(|line, next| {
            line.starts_with("answer = \"") && line.contains('e') && !next.starts_with("options")
        })?;
        let place = deck.lines[at].rfind('e').filter(|place| *place > 9)?;
        deck.lines[at].replace_range(place..=place, "е");
        let word = deck.lines[at].split([' ', '"']).find(|word| word.contains('е'))?;
        (word.chars().count() > 1).then_some(("mixed-scripts", at + 1))
    }),
    ("a character that nobody sees", |deck| {
        let at = deck
            .pick(|line, next| line.starts_with("answer = \"") && !next.starts_with("options"))?;
        deck.change(at, "= \"", "= \"\u{200b}");
        Some(("invisible-character", at + 1))
    }),
    ("a line end of another system", |deck| {
        let at = deck.pick(|_, _| true)?;
        deck.lines[at].push('\r');
        Some(("mixed-line-ends", at + 1))
    }),
    ("an escape eats a backslash", |deck| {
        let at = deck.pick(|line, _| line.starts_with("prompt = \""))?;
        deck.change(at, "= \"", "= \"$\\times$ ");
        Some(("control-character", at + 1))
    }),
    ("an alternative is the answer already", |deck| {
        let at = deck
            .pick(|line, next| line.starts_with("answer = \"") && next.starts_with("accept = ["))?;
        let answer = deck.lines[at].strip_prefix("answer = ")?.to_uppercase();
        deck.change(at + 1, "[", &format!("[{answer}, "));
        Some(("idle-accept", at + 2))
    }),
];

impl Deck {
    /// A random line, by itself and with the one below, of those that do not stand inside a text.
    fn pick(&mut self, is_place: impl Fn(&str, &str) -> bool) -> Option<usize> {
        let mut is_inside = false;
        let mut places = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            let next = self.lines.get(at + 1).map_or("", String::as_str);
            if !is_inside && is_place(line, next) {
                places.push(at);
            }
            is_inside ^= line.matches("'''").count() % 2 == 1;
        }
        let chosen = self.random.below(places.len());
        places.get(chosen).copied()
    }

    fn change(&mut self, at: usize, from: &str, to: &str) {
        self.lines[at] = self.lines[at].replacen(from, to, 1);
    }

    /// The line of a cloze's last gap.
    fn last_gap(&mut self) -> Option<usize> {
        let at = self.pick(|line, _| line.starts_with("cloze = "))?;
        let length = self.lines[at..].iter().position(|line| line.starts_with("explain"))?;
        let lines = &self.lines[at..at + length];
        let gap = lines.iter().rposition(|line| line.contains("}}"))?;
        lines[gap].contains("{{").then_some(at + gap)
    }

    /// Whether the question has a key above a line.
    fn has_above(&self, at: usize, key: &str) -> bool {
        let question = &self.lines[self.header(at).unwrap_or_default()..at];
        question.iter().any(|line| line.split(' ').next() == Some(key))
    }

    /// The number of the header above a line.
    fn header(&self, at: usize) -> Option<usize> {
        Some(self.lines[..at].iter().rposition(|line| line == "[[question]]")? + 1)
    }
}

fn is_key(line: &str) -> bool {
    line.split_once(" = ").is_some_and(|(key, _)| key.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Whether a key has a text on its line.
fn is_text(line: &str) -> bool {
    is_key(line) && line.contains(" = \"") && line.ends_with('"')
}

/// Whether a key has a list of texts on its line.
fn is_list(line: &str) -> bool {
    is_key(line) && line.contains(" = [\"") && line.ends_with("\"]")
}

#[test]
fn every_mistake_is_told_at_its_very_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("decks");
    let mut decks = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_name().unwrap().display().to_string();
            decks.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(decks.len() >= 2);
    for (mistake, make) in MISTAKES {
        let mut made = 0;
        for (name, text) in &decks {
            for round in 0..ROUNDS {
                let random = Random::new(round, &[mistake, name]);
                let mut deck = Deck { lines: text.lines().map(str::to_owned).collect(), random };
                let Some(expected) = make(&mut deck) else { continue };
                let spoilt = deck.lines.join("\n") + "\n";
                let findings = lint(&spoilt, "t", &Outside::unknown(), Rigour::Usual).findings;
                let line = |at: usize| spoilt[..at].matches('\n').count() + 1;
                let found: Vec<Told> = findings
                    .iter()
                    .map(|finding| (finding.code, line(finding.span.start)))
                    .collect();
                assert_eq!(found, [expected], "{mistake}, {name}, round {round}: {findings:#?}");
                made += 1;
            }
        }
        assert!(made >= 10, "{mistake}: {made} times only");
    }
}
