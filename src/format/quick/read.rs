//! Reading quick text: block by block, and then as the deck that it becomes.

use super::blocks::{Blocks, QuickBlock, misspelt, name};
use super::gathered::Gathered;
use super::made::made;
use super::rules::REMEDIES;
use super::signs::LineSign;
use super::{QuickQuestion, QuickText};
use crate::deck::edit::{append, header_key, question_key};
use crate::deck::read as read_deck;
use crate::format::text::decoded;
use crate::format::{Bundle, Carried, ForeignFile, Intake, Unfit, Wishes};
use crate::kind::UNKNOWN_KEY;
use crate::report::{Finding, Severity, Source};

/// Reads a text as far as it can be read.
pub fn quick_text(text: &str) -> QuickText {
    let mut quick = QuickText::default();
    for block in Blocks::of(text) {
        if block.section.is_some() {
            let is_late = !quick.questions.is_empty();
            quick.head.take(block, is_late, &mut quick.findings);
        } else {
            quick.block(text, block);
        }
    }
    quick.findings.sort_by_key(|finding| finding.span.start);
    quick
}

impl QuickText {
    /// Takes the questions of a block: a card begins one wherever it stands.
    fn block(&mut self, text: &str, block: QuickBlock<'_>) {
        let mut gathered = Gathered::default();
        let mut place = block.place;
        for statement in block.statements {
            if matches!(statement.sign, LineSign::Card { .. }) && gathered.card.is_some() {
                self.end(std::mem::take(&mut gathered), place);
                place = statement.place.clone();
            }
            let slip =
                slip(&text[statement.place.clone()]).filter(|_| statement.sign == LineSign::Stray);
            match slip {
                Some((message, help)) => {
                    gathered.findings.push(UNKNOWN_KEY.finding(statement.place, message, help));
                }
                None => gathered.take(statement),
            }
        }
        self.end(gathered, place);
    }

    fn end(&mut self, gathered: Gathered, place: std::ops::Range<usize>) {
        let (question, findings): (QuickQuestion, _) = made(gathered, place);
        let is_something = findings.is_empty() || !question.draft.keys.is_empty();
        self.findings.extend(findings);
        self.questions.extend(is_something.then_some(question));
    }

    /// What is said of the deck that it became, in places of its text and in its own words. Its questions
    /// are the last ones of the deck, and its head is that of the deck where it is `whole`.
    pub fn told(
        &self,
        text: &str,
        deck: &str,
        findings: Vec<Finding>,
        whole: bool,
    ) -> Vec<Finding> {
        let mut findings = self.traced(text, deck, findings, whole);
        for finding in &mut findings {
            finding.help = match REMEDIES.iter().find(|(code, _)| *code == finding.code) {
                Some((_, help)) => (*help).to_owned(),
                None => reworded(&finding.help),
            };
        }
        findings.sort_by_key(|finding| finding.span.start);
        findings
    }
}

/// A remedy as it is written here: `points = 2` is `points: 2`, and a text has no quotes.
fn reworded(help: &str) -> String {
    let mut parts = help.split(" = ");
    let mut said = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let key = said.rsplit([' ', '`', '(']).next().unwrap_or_default();
        if question_key(key).or_else(|| header_key(key)).is_none() {
            said = said + " = " + part;
            continue;
        }
        let quoted = part.strip_prefix('"').and_then(|inner| inner.split_once('"'));
        said = match quoted {
            Some((inner, rest)) => said + ": " + inner + rest,
            None => said + ": " + part,
        };
    }
    said
}

/// What is said of a line that begins with what may be a key.
fn slip(line: &str) -> Option<(String, String)> {
    let (name, _) = name(line).filter(|(name, _)| !name.contains([' ', '"']))?;
    let guard = "a backslash before the line makes it a part of what is asked";
    let help = match misspelt(name) {
        Some(near) => format!("did you mean `{near}:`? {guard}"),
        None => {
            "quizdeck add --help has all keys; two blanks before the line let the text above go on"
                .to_owned()
        }
    };
    Some((format!("unknown key `{name}`"), help))
}

/// Reads a file whole, or nothing of it where anything is wrong.
pub fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let text = decoded(file, wishes)?;
    let quick = quick_text(&text);
    let head = quick.front().written();
    let deck = append(&head, &quick.drafts())
        .map_err(|_| Unfit::new("it makes no deck", "quizdeck check has more to say of a deck"))?;
    let mut findings = read_deck(&deck, file.stem()).findings;
    findings.retain(|finding| finding.severity == Severity::Error);
    let mut findings = quick.told(&text, &deck, findings, true);
    findings.extend(quick.findings.iter().cloned());
    if !findings.is_empty() {
        findings.sort_by_key(|finding| finding.span.start);
        return Err(Unfit::wrong(text.into_owned(), findings));
    }
    let source = Source::new("", &text);
    let line = |question: &QuickQuestion| format!("line {}", source.line(question.place.start));
    let places: Vec<String> = quick.questions.iter().map(line).collect();
    let drafts = quick.questions.into_iter().map(|question| question.draft);
    let questions = places.into_iter().zip(drafts).map(|(place, draft)| Carried { place, draft });
    let questions = questions.collect();
    let front = quick.head.front;
    let bundle = Bundle { name: file.stem().to_owned(), front, questions, ..Bundle::default() };
    Ok(Intake { bundles: vec![bundle], losses: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::reworded;

    #[test]
    fn a_remedy_is_said_in_the_words_of_quick_text() {
        let table = [
            ("write a number: points = 2", "write a number: points: 2"),
            ("write tolerance = \"2 %\" or 5", "write tolerance: 2 % or 5"),
            ("1 + 1 = 2", "1 + 1 = 2"),
            ("delete it", "delete it"),
        ];
        for (help, expected) in table {
            assert_eq!(reworded(help), expected);
        }
    }
}
