//! Readings: what came of reading a deck. By its place each finding belongs to the part it is about,
//! so that a question can leave out its own, and one that cannot be asked leaves the others alone.

use super::content::{Content, Pages};
use super::header::NEWER_FORMAT;
use super::question::{Occurrence, Question};
use super::{Deck, Omitted};
use crate::report::{Finding, Severity, Source};
use crate::text::plural;
use std::cell::LazyCell;
use std::ops::{Range, RangeInclusive};

/// A deck as far as it could be read, and all there is to say of it, sorted by place.
#[derive(Debug, Default)]
pub struct Reading {
    /// What of it can be asked: the questions without an error, of equal ones the first. None of
    /// them while the header has an error, which would hold for all.
    pub deck: Deck,
    /// Errors and warnings.
    pub findings: Vec<Finding>,
    /// Where the deck says its id, or else where its header stands.
    pub named: Range<usize>,
    /// Where each question of the deck says what it is known by: its id, or else what it asks.
    pub places: Vec<Range<usize>>,
    /// Where each question of the file begins, by its number, those too that cannot be asked.
    pub starts: Vec<usize>,
    /// The questions that could be read and cannot be asked.
    pub left_out: Vec<Question>,
    /// How many more could not be read.
    pub unread: usize,
    /// The lines of each part that is no TOML, from 1, in which there may be questions too.
    pub hidden: Vec<RangeInclusive<usize>>,
}

impl Reading {
    /// Whether all of the deck was read and can be asked, see [`Deck::is_whole`].
    pub fn is_sound(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity != Severity::Error)
    }

    /// Whether the deck is of a newer format than is known here.
    pub fn is_newer(&self) -> bool {
        self.findings.iter().any(|finding| finding.code == NEWER_FORMAT.code)
    }

    /// How many questions could be read, those too that cannot be asked.
    pub fn count(&self) -> usize {
        self.deck.questions().len() + self.left_out.len()
    }

    /// What cannot be asked, in words: "2 questions and part of the deck, lines 40 to 58".
    pub fn omission(&self) -> Option<String> {
        let count = self.left_out.len() + self.unread;
        let questions = (count > 0).then(|| plural(count, "question"));
        let lines = |lines: &RangeInclusive<usize>| match (lines.start(), lines.end()) {
            (first, last) if first == last => format!("line {first}"),
            (first, last) => format!("lines {first} to {last}"),
        };
        let parts: Vec<String> = self.hidden.iter().map(lines).collect();
        let hidden = match &*parts {
            [] => None,
            [part] => Some(format!("part of the deck, {part}")),
            parts => Some(format!("parts of the deck, {}", parts.join(", "))),
        };
        let all: Vec<String> = questions.into_iter().chain(hidden).collect();
        (!all.is_empty()).then(|| all.join(" and "))
    }
}

/// A part of a deck's text that its errors and its `allow` are about. What stands in none says
/// something of the whole deck.
#[derive(Default)]
pub struct Section {
    /// Where it begins and ends.
    pub place: Range<usize>,
    /// The question that stands there, whether it could be read or not.
    pub entry: Option<Occurrence>,
    /// Whether it says something of all questions.
    pub is_header: bool,
    /// Whether it is no TOML.
    pub is_hidden: bool,
}

impl Reading {
    /// Leaves out the findings that the header or the question they stand in allows, and the
    /// questions that cannot be asked; `sections` are sorted, and the questions of `content` are theirs.
    pub(super) fn settle(
        &mut self,
        sections: &[Section],
        mut content: Content,
        allow: &[String],
        text: &str,
    ) {
        let section = |finding: &Finding| {
            let start = finding.span.start;
            let at = sections.partition_point(|section| section.place.start <= start);
            let at = at.checked_sub(1)?;
            let end = sections[at].place.end;
            (start < end || end == text.len()).then_some(at)
        };
        let is_allowed = |finding: &Finding, allow: &[String]| {
            finding.severity == Severity::Warning
                && allow.binary_search_by(|code| (**code).cmp(finding.code)).is_ok()
        };
        self.findings.retain(|finding| {
            let entry = || sections[section(finding)?].entry.as_ref();
            !is_allowed(finding, allow)
                && !entry().is_some_and(|entry| is_allowed(finding, &entry.allow))
        });
        // What a newer format means is not known, nor what is wrong by it.
        if self.is_newer() {
            self.findings.retain(|finding| finding.code == NEWER_FORMAT.code);
        }
        self.findings.sort_by_key(|finding| (finding.span.start, finding.severity));

        let mut is_broken = vec![false; sections.len()];
        for finding in self.findings.iter().filter(|one| one.severity == Severity::Error) {
            match section(finding) {
                Some(at) if !sections[at].is_header => is_broken[at] = true,
                _ => is_broken.fill(true),
            }
        }
        let source = LazyCell::new(|| Source::new("", text));
        let hidden = sections.iter().filter(|section| section.is_hidden);
        self.hidden.extend(hidden.map(|section| {
            let part = text[section.place.clone()].trim_end();
            let line = |at: usize| source.line(at);
            line(section.place.start)..=line(section.place.start + part.len())
        }));
        let mut questions = content.questions.iter_mut();
        let mut can_be_asked = Vec::with_capacity(questions.len());
        for (section, is_broken) in sections.iter().zip(is_broken) {
            // What is no TOML is cut before each question, too.
            if section.entry.is_some() || section.is_hidden && !section.is_header {
                self.starts.push(section.place.start);
            }
            let Some(entry) = &section.entry else { continue };
            let Some(question) = entry.is_read.then(|| questions.next()).flatten() else {
                self.unread += 1;
                continue;
            };
            question.number = self.starts.len();
            let is_sound = !is_broken && !entry.lacks_passage;
            can_be_asked.push(is_sound);
            self.places.extend(is_sound.then(|| entry.known_by.clone()));
        }
        let mut can_be_asked = can_be_asked.into_iter();
        let left_out = content.questions.extract_if(.., |_| can_be_asked.next() == Some(false));
        self.left_out = left_out.collect();
        content.questions.shrink_to_fit();
        self.deck.pages = Pages::read(content);
        let (questions, parts) = (self.left_out.len() + self.unread, self.hidden.len());
        self.deck.omitted = Omitted { questions, parts };
    }
}

#[cfg(test)]
mod tests {
    use super::Reading;
    use crate::deck::read;

    const SOUND: &str = "[[question]]\nprompt = 'a?'\nanswer = 'b'\n";
    const TWIN: &str = "[[question]]\nprompt = 'a?'\nanswer = 'c'\n";

    fn keys(reading: &Reading) -> Vec<&str> {
        reading.deck.questions().iter().map(|question| question.key.as_str()).collect()
    }

    fn codes(reading: &Reading) -> Vec<&str> {
        reading.findings.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn what_a_broken_question_allows_is_told_of_the_one_after_it() {
        let broken = "[[question]]\nprompt = 'd?'\nallow = ['same-prompt']\n";
        let reading = read(&format!("{SOUND}{broken}{TWIN}"), "t");
        assert_eq!(codes(&reading), ["missing-answer", "same-prompt"]);
        let allowed = format!("{SOUND}{broken}{TWIN}allow = ['same-prompt']\n");
        assert_eq!(codes(&read(&allowed, "t")), ["missing-answer"]);
    }

    #[test]
    fn a_question_with_an_error_leaves_the_others_alone() {
        for broken in [
            "[[question]]\nprompt = 'd?'\n",
            "[[question]]\nprompt = 'd?'\nanswer = 'e'\nexplian = 'f'\n",
            "[[question]]\nprompt = 'd?'\nanswer = 'e'\npassage = 'none'\n",
            "[[question]]\nprompt = 'a?'\nanswer = 'b'\n",
            "[[question]]\nprompt = 'd?'\nanswer = 'e'\n[question.more]\nf = 1\n",
        ] {
            let text = format!("[deck]\nid = 't'\n\n{SOUND}{broken}\n[passages]\np = 'text'\n");
            let reading = read(&text, "t");
            assert!(!reading.is_sound());
            assert_eq!(keys(&reading), keys(&read(SOUND, "t")), "{broken}");
            assert_eq!(reading.places.len(), 1);
            assert_eq!(reading.omission().as_deref(), Some("1 question"), "{broken}");
        }
        assert_eq!(read(&format!("{SOUND}{TWIN}"), "t").omission(), None);
    }

    #[test]
    fn of_a_deck_whose_header_has_an_error_nothing_is_asked() {
        for header in [
            "[deck]\nid = []\n",
            "[deck]\nid = 't\n",
            "[deck]\nformat = 2\n",
            "[deck.defaults]\nacents = 'strict'\n",
            "[meta]\nid = 't'\n",
        ] {
            let reading = read(&format!("{header}\n{SOUND}\n"), "t");
            assert!(reading.deck.questions().is_empty(), "{header}");
        }
        assert!(read(&format!("{SOUND}\n[deck]\nid = 't'\n"), "t").deck.questions().is_empty());
        let passages = "[passages]\np = ['text']\n";
        assert_eq!(read(&format!("{SOUND}\n{passages}"), "t").deck.questions().len(), 1);
    }

    #[test]
    fn what_is_no_toml_is_told_by_its_lines() {
        let broken = "[[question]]\nprompt = 'd?\nanswer = 'e'\n";
        let one = read(&format!("{SOUND}\n{broken}\n\n{TWIN}"), "t");
        assert_eq!(one.omission().as_deref(), Some("part of the deck, lines 5 to 7"));
        assert_eq!(one.deck.questions().len(), 2);
        let more = read(&format!("{broken}{SOUND}{broken}[[question]]\nprompt = 'd?'\n"), "t");
        let expected = "1 question and parts of the deck, lines 1 to 3, lines 7 to 9";
        assert_eq!(more.omission().as_deref(), Some(expected));
    }

    #[test]
    fn a_question_keeps_its_key_whether_its_twin_can_be_read_or_not() {
        let key = |twin: &str| keys(&read(&format!("{SOUND}{twin}"), "t"))[0].to_owned();
        let of_twins = key(TWIN);
        assert_ne!(of_twins, key(""));
        for twin in [
            "[[question]]\nprompt = 'a?'\n",
            "[[question]]\nprompt = ' a?'\nanswer = ['c']\n",
            "[[question]]\nprompt = 'a?'\nanswer = 'c'\nanswers = ['d']\n",
            "[[question]]\nprompt = 'a?'\nanswer = 'c'\nwrong = ['c']\n",
            "[[question]]\nprompt = 'a?'\nanswer = 'c\n",
        ] {
            assert_eq!(key(twin), of_twins, "{twin}");
        }
        let cloze = "[[question]]\ncloze = 'It is {{grey}}.'\n";
        let key = |twin: &str| keys(&read(&format!("{cloze}{twin}"), "t"))[0].to_owned();
        let twin = cloze.replace("grey", "blue");
        assert_eq!(key(&twin), key(&format!("{twin}answer = 'blue'\n")));
        assert_ne!(key(&twin), key(""));
    }
}
