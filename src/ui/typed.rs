//! Typed answers: one line, one line a gap, or the entries of a list.

mod answered;

use super::field::{ANSWERS, Block, Field, GOES_ON, Step, judged_item};
use super::keys::Keystroke;
use super::legend::Hotkey;
use super::letters::{Letters, Pick};
use super::line::Editor;
use super::look::{Ink, width, wrap};
use super::page::{self, Visible};
use crate::engine::Feedback;
use crate::form::{Answer, Grouping, LONGEST, TOO_LONG, Verdict};
use crate::text::{self, Look};

/// What is said where nothing is typed.
const NOTHING: &str = "Nothing is typed yet; Ctrl-G says \"I don't know\".";

/// What Enter does before the last line.
const NEXT_LINE: &str = "Enter goes to the next";

/// Lines being typed.
pub(super) struct Typed {
    labels: Vec<String>,
    grouping: Grouping,
    lines: Vec<Editor>,
    at: usize,
    letters: Letters,
    /// What Enter does behind the last line.
    ends: &'static str,
}

impl Typed {
    pub(super) fn new(labels: &[String], grouping: Grouping, letters: &[char]) -> Self {
        let count = if grouping.is_list() { 1 } else { labels.len().max(1) };
        Self {
            labels: labels.iter().map(|label| text::printable_line(label)).collect(),
            grouping,
            lines: vec![Editor::default(); count],
            at: 0,
            letters: Letters::new(letters.to_vec()),
            ends: ANSWERS,
        }
    }

    fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.text().trim().is_empty())
    }

    /// What stands before a line.
    fn mark(&self, look: Look, line: usize) -> String {
        let sign = look.sign("› ", "> ");
        match (self.grouping, self.labels.get(line).map(String::as_str)) {
            (Grouping::List | Grouping::Column, _) => format!("{}. {sign}", line + 1),
            (Grouping::Each, Some(label)) if !label.is_empty() => {
                let most = look.columns / 2;
                format!("{} {sign}", super::look::cut(label, look.with_columns(most)))
            }
            (Grouping::Text, _) if line > 0 => " ".repeat(width(sign)),
            (Grouping::Each | Grouping::Text, _) => sign.to_owned(),
        }
    }

    fn enter(&mut self) -> Step {
        let last = self.at + 1 == self.lines.len();
        let is_blank = |line: &Editor| line.text().trim().is_empty();
        let blank_here = is_blank(&self.lines[self.at]);
        let before = self.at.checked_sub(1);
        let ends = last && blank_here && before.is_some_and(|at| is_blank(&self.lines[at]));
        if self.grouping == Grouping::Text && (!ends || self.is_blank()) {
            let rest = self.lines[self.at].split();
            self.at += 1;
            self.lines.insert(self.at, rest);
        } else if !last {
            self.at += 1;
        } else if self.grouping.is_list() && !blank_here {
            self.lines.push(Editor::default());
            self.at += 1;
        } else if self.is_blank() {
            return Step::Lacking(NOTHING.into());
        } else if self.length() > LONGEST {
            return Step::Refused(TOO_LONG.into());
        } else {
            return Step::Answered(self.answer());
        }
        Step::Stay
    }

    /// Takes the line end before the cursor away.
    fn join(&mut self) {
        let line = self.lines.remove(self.at);
        self.at -= 1;
        self.lines[self.at].join(&line);
    }

    /// What is typed so far, without empty lines.
    pub(super) fn entries(&self) -> Vec<String> {
        let lines = self.lines.iter().map(|line| line.text().trim().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// Whether the line that is edited has something in it.
    pub(super) fn is_open(&self) -> bool {
        self.lines.get(self.at).is_some_and(|line| !line.text().trim().is_empty())
    }

    /// Takes empty lines out of a list, the last one and the one that is edited aside.
    fn close_up(&mut self) {
        if !self.grouping.is_list() {
            return;
        }
        for line in (0..self.lines.len() - 1).rev() {
            if line != self.at && self.lines[line].text().trim().is_empty() {
                self.lines.remove(line);
                self.at -= usize::from(line < self.at);
            }
        }
    }

    /// Takes pasted entries of a list, one a line, as far as there is room.
    fn paste(&mut self, pasted: &str) -> Result<(), String> {
        let mut taken = Ok(());
        let is_text = self.grouping == Grouping::Text;
        let rest = if is_text { self.lines[self.at].split() } else { Editor::default() };
        let is_line = |line: &&str| !self.grouping.is_list() || !line.trim().is_empty();
        let lines: Vec<&str> = pasted.lines().filter(is_line).collect();
        for (number, line) in lines.into_iter().enumerate() {
            if number > 0 {
                self.at += 1;
                self.lines.insert(self.at, Editor::default());
            }
            taken = taken.and(self.lines[self.at].press(&Keystroke::Paste(line.to_owned())));
        }
        if is_text {
            self.lines[self.at].join(&rest);
        }
        taken
    }
}

impl Field for Typed {
    fn draw(&self, look: Look) -> Block {
        let mut block = Block::default();
        if !self.letters.is_empty() {
            self.letters.draw(look, &mut block);
        }
        for (number, line) in self.lines.iter().enumerate() {
            let is_active = number == self.at;
            let mark = self.mark(look, number);
            let indent = width(&mark);
            let (lines, (row, column)) = line.layout(look.columns.saturating_sub(indent));
            let (start, is_selected) = (block.lines.len(), line.is_selected());
            let ink = if is_active { Ink::Active } else { Ink::Dim };
            for (row, line) in lines.iter().enumerate() {
                let before = if row == 0 { look.paint(ink, &mark) } else { " ".repeat(indent) };
                let line = if is_selected { look.paint(Ink::Selected, line) } else { line.clone() };
                block.lines.push(before + &line);
            }
            if is_active && !self.letters.is_entered() {
                block.cursor = Some((start + row, indent + column));
                block.active = start + row..start + row + 1;
            }
        }
        block
    }

    fn press(&mut self, key: &Keystroke) -> Step {
        let letter = match self.letters.press(key) {
            Pick::Letter(letter) => Some(Keystroke::Char(letter)),
            Pick::Taken => return Step::Stay,
            Pick::Passed => None,
        };
        let taken = match letter.as_ref().unwrap_or(key) {
            key if self.lines[self.at].is_composing() => self.lines[self.at].press(key),
            Keystroke::Enter => {
                let step = self.enter();
                self.close_up();
                return step;
            }
            Keystroke::Esc => return Step::Pause,
            Keystroke::EndOfInput if self.is_blank() => return Step::Ended,
            Keystroke::EndOfInput if self.grouping == Grouping::Text => {
                if self.length() > LONGEST {
                    return Step::Refused(TOO_LONG.into());
                }
                return Step::Answered(self.answer());
            }
            Keystroke::EndOfInput => self.lines[self.at].press(&Keystroke::Delete),
            Keystroke::Up if self.at == 0 && !self.letters.is_empty() => {
                self.letters.enter();
                Ok(())
            }
            Keystroke::Up | Keystroke::BackTab => {
                self.at = self.at.saturating_sub(1);
                self.close_up();
                Ok(())
            }
            Keystroke::Down | Keystroke::Tab => {
                self.at = (self.at + 1).min(self.lines.len() - 1);
                self.close_up();
                Ok(())
            }
            Keystroke::Backspace
                if self.grouping == Grouping::Text
                    && self.at > 0
                    && self.lines[self.at].is_at_start() =>
            {
                self.join();
                Ok(())
            }
            Keystroke::Paste(text) if self.grouping != Grouping::Each => self.paste(text),
            key => self.lines[self.at].press(key),
        };
        taken.map_or_else(Step::Refused, |()| Step::Stay)
    }

    fn keys(&self) -> Vec<Hotkey> {
        if self.letters.is_entered() {
            return vec![Hotkey::must("arrows move"), Hotkey::must("Enter types it")];
        }
        let mut keys = match self.grouping {
            Grouping::List | Grouping::Column => {
                vec![Hotkey::must("an empty line ends"), Hotkey::spare("one entry a line")]
            }
            Grouping::Text => vec![
                Hotkey::must("two empty lines or Ctrl-D end"),
                Hotkey::spare("Enter begins a line"),
            ],
            Grouping::Each if self.at + 1 < self.lines.len() => {
                let next = if self.ends == GOES_ON { "Enter next line" } else { NEXT_LINE };
                vec![Hotkey::must(next)]
            }
            Grouping::Each => vec![Hotkey::must(self.ends)],
        };
        if !self.letters.is_empty() {
            keys.push(Hotkey::useful("Alt-1 or Up a letter"));
        }
        keys
    }

    fn more_keys(&self) -> &'static [&'static str] {
        &[
            "Ctrl-V and two keys make one character, as n and ~",
            "Ctrl-A and Ctrl-E go to the ends",
            "Alt-B and Alt-F by a word",
            "Ctrl-W, Ctrl-U and Ctrl-K cut a word, all before, all behind",
        ]
    }

    fn standing(&self) -> Option<Answer> {
        let mut room = LONGEST;
        let fits = |line: &&Editor| {
            let left = room.checked_sub(line.text().len() + 1);
            room = left.unwrap_or(0);
            left.is_some()
        };
        let is_whole = self.excess().is_none();
        let count =
            if is_whole { self.lines.len() } else { self.lines.iter().take_while(fits).count() };
        (!self.is_blank()).then(|| self.answer_of(count))
    }

    fn excess(&self) -> Option<&'static str> {
        (self.length() > LONGEST).then_some(TOO_LONG)
    }

    fn is_at_edge(&self, forward: bool) -> bool {
        let edge = if forward { self.lines.len() - 1 } else { 0 };
        self.at == edge && !self.letters.is_entered() && !self.lines[self.at].is_composing()
    }

    fn refuse(&mut self) {
        if let [line] = &mut self.lines[..] {
            line.select();
        }
    }

    fn judged(&self, look: Look, told: &Feedback) -> (Vec<String>, Visible) {
        let is_answered = told.grade.verdict != Verdict::Skipped;
        let entries: Vec<usize> = (0..self.lines.len())
            .filter(|at| !self.grouping.is_list() || !self.lines[*at].text().trim().is_empty())
            .collect();
        let [first, others @ ..] = &told.lines[..] else {
            return (self.record(look, is_answered), Visible::Given);
        };
        if entries.len() != told.lines.len() || !is_answered || self.grouping == Grouping::Text {
            return (self.record(look, is_answered), Visible::Given);
        }
        if others.is_empty() && self.grouping == Grouping::Each {
            let mark = self.mark(look, 0);
            let typed = page::typed(first, told.grade.verdict, look);
            let hang = " ".repeat(width(&mark));
            return (wrap(&typed, look.columns, &mark, &hang), Visible::Given);
        }
        let mut lines = Vec::new();
        for (at, line) in entries.into_iter().zip(&told.lines) {
            let verdict = if line.right { Verdict::Right } else { Verdict::Wrong };
            let text = page::beside(line, look);
            judged_item(&mut lines, look, Some(verdict), &self.mark(look, at), &text);
        }
        (lines, Visible::Marked)
    }

    fn record(&self, look: Look, answered: bool) -> Vec<String> {
        let mut lines = Vec::new();
        let is_blank = |line: &Editor| line.text().trim().is_empty();
        let last = self.lines.iter().rposition(|line| !is_blank(line));
        for (number, line) in self.lines.iter().enumerate() {
            let empty = is_blank(line);
            let is_behind = self.grouping == Grouping::Text && Some(number) > last;
            if is_behind || empty && (self.grouping.is_list() || !answered) {
                continue;
            }
            let mark = self.mark(look, number);
            if self.grouping == Grouping::Text {
                let (rows, _) = line.layout(look.columns.saturating_sub(width(&mark)));
                let hang = " ".repeat(width(&mark));
                let marks = std::iter::once(&mark).chain(std::iter::repeat(&hang));
                lines.extend(marks.zip(rows).map(|(mark, row)| format!("{mark}{row}")));
                continue;
            }
            let typed = text::printable_line(line.text());
            lines.extend(wrap(&typed, look.columns, &mark, &" ".repeat(width(&mark))));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look =
        Look { columns: 20, colour: false, theme: crate::text::Theme::USUAL, unicode: true };

    fn type_in(field: &mut Typed, text: &str) -> Step {
        text.chars().fold(Step::Stay, |_, c| match c {
            '\n' => field.press(&Keystroke::Enter),
            c => field.press(&Keystroke::Char(c)),
        })
    }

    fn lines(texts: &[&str]) -> Step {
        Step::Answered(Answer::Lines(texts.iter().map(|text| (*text).to_owned()).collect()))
    }

    #[test]
    fn enter_answers_one_line_and_an_empty_one_is_not_taken() {
        let mut field = Typed::new(&[String::new()], Grouping::Each, &[]);
        assert!(matches!(type_in(&mut field, " \n"), Step::Lacking(_)));
        assert_eq!(type_in(&mut field, "東京?"), Step::Stay);
        assert_eq!(field.draw(LOOK).lines, ["›  東京?"]);
        assert_eq!(field.draw(LOOK).cursor, Some((0, 8)));
        assert_eq!(type_in(&mut field, "\n"), lines(&[" 東京?"]));
    }

    #[test]
    fn what_is_too_long_to_be_kept_is_refused_and_can_be_made_shorter() {
        let mut field = Typed::new(&[String::new()], Grouping::List, &[]);
        let long = Keystroke::Paste("x".repeat(LONGEST / 10));
        for _ in 0..10 {
            assert_eq!(field.press(&long), Step::Stay);
            assert_eq!(
                field.press(&Keystroke::Char('x')),
                Step::Refused("That is longer than a line can be (10,000 bytes).".into())
            );
            assert_eq!(type_in(&mut field, "\n"), Step::Stay);
        }
        assert_eq!(type_in(&mut field, "x\n\n"), Step::Refused(TOO_LONG.into()));
        field.press(&Keystroke::Up);
        field.press(&Keystroke::Backspace);
        field.press(&Keystroke::Down);
        assert!(matches!(type_in(&mut field, "\n"), Step::Answered(_)));
    }

    #[test]
    fn gaps_are_typed_one_a_line_and_can_be_gone_back_to() {
        let mut field = Typed::new(&["1".into(), "city".into()], Grouping::Each, &[]);
        type_in(&mut field, "1993\nTashkent");
        field.press(&Keystroke::Up);
        field.press(&Keystroke::Backspace);
        type_in(&mut field, "2");
        assert_eq!(field.draw(LOOK).lines, ["1 › 1992", "city › Tashkent"]);
        assert_eq!(type_in(&mut field, "\n\n"), lines(&["1992", "Tashkent"]));
    }

    #[test]
    fn a_list_ends_with_an_empty_line() {
        let mut field = Typed::new(&[], Grouping::List, &[]);
        assert!(matches!(type_in(&mut field, "\n"), Step::Lacking(_)));
        assert_eq!(type_in(&mut field, "one\ntwo\n"), Step::Stay);
        assert_eq!(type_in(&mut field, "\n"), lines(&["one", "two"]));
    }

    #[test]
    fn an_entry_that_was_emptied_leaves_no_hole() {
        let mut field = Typed::new(&[], Grouping::List, &[]);
        type_in(&mut field, "one\nx\nthree\n");
        field.press(&Keystroke::Up);
        field.press(&Keystroke::Up);
        field.press(&Keystroke::Backspace);
        field.press(&Keystroke::Down);
        assert_eq!(field.draw(LOOK).lines, ["1. › one", "2. › three", "3. › "]);
        assert_eq!(type_in(&mut field, "\n\n"), lines(&["one", "three"]));
    }

    #[test]
    fn a_letter_is_typed_from_the_row_where_the_cursor_stands() {
        let mut field = Typed::new(&[String::new()], Grouping::Each, &['é', 'ñ']);
        type_in(&mut field, "Espaa");
        field.press(&Keystroke::Left);
        field.press(&Keystroke::Alt('2'));
        assert_eq!(field.draw(LOOK).lines, ["1é  2ñ", "› España"]);
        assert_eq!(field.draw(LOOK).cursor, Some((1, 7)));
        field.press(&Keystroke::End);
        for key in [Keystroke::Up, Keystroke::Right] {
            field.press(&key);
        }
        assert_eq!(field.draw(LOOK).cursor, Some((0, 5)));
        assert_eq!(type_in(&mut field, "\n"), Step::Stay);
        assert_eq!(type_in(&mut field, "\n"), lines(&["Españañ"]));
        assert_eq!(field.record(LOOK, true), ["› Españañ"]);
    }

    #[test]
    fn the_key_of_the_row_takes_a_second_line_rather_than_not_to_be_named() {
        let field = Typed::new(&[String::new()], Grouping::Each, &['é']);
        let mut keys = field.keys();
        keys.extend(["Ctrl-G I don't know", "Ctrl-_ undo"].map(Hotkey::useful));
        keys.push(Hotkey::must("Esc menu"));
        let named = |columns| super::super::legend::legend(&keys, 2, LOOK.with_columns(columns));
        let wide = ["Enter answers · Alt-1 or Up a letter · Ctrl-G I don't know · Ctrl-_ undo"];
        assert_eq!(named(79), [wide[0], "Esc menu"]);
        assert_eq!(
            named(39),
            ["Enter answers · Alt-1 or Up a letter", "Ctrl-G I don't know · Esc menu"]
        );
    }

    #[test]
    fn a_text_of_several_lines_ends_with_two_empty_ones_or_the_end_of_input() {
        let field = || Typed::new(&[String::new()], Grouping::Text, &[]);
        let mut text = field();
        assert_eq!(type_in(&mut text, "fn f() {\n\n    1\n}\n"), Step::Stay);
        assert_eq!(text.draw(LOOK).lines, ["› fn f() {", "  ", "      1", "  }", "  "]);
        assert_eq!(type_in(&mut text, "\n"), Step::Stay);
        assert_eq!(type_in(&mut text, "\n"), lines(&["fn f() {\n\n    1\n}"]));
        assert_eq!(text.record(LOOK, true), ["› fn f() {", "  ", "      1", "  }"]);
        let mut text = field();
        assert_eq!(type_in(&mut text, "\n\n\n"), Step::Stay, "nothing is typed");
        assert_eq!(text.press(&Keystroke::EndOfInput), Step::Ended);
        type_in(&mut text, "a");
        assert_eq!(text.press(&Keystroke::EndOfInput), lines(&["\n\n\na"]));
        assert_eq!(text.press(&Keystroke::Esc), Step::Pause);
    }

    #[test]
    fn lines_of_a_text_are_parted_and_joined_where_the_cursor_stands() {
        let mut text = Typed::new(&[String::new()], Grouping::Text, &[]);
        type_in(&mut text, "东京x");
        text.press(&Keystroke::Left);
        type_in(&mut text, "\n");
        assert_eq!(text.draw(LOOK).lines, ["› 东京", "  x"]);
        assert_eq!(text.draw(LOOK).cursor, Some((1, 2)));
        text.press(&Keystroke::Backspace);
        assert_eq!(
            (text.draw(LOOK).lines, text.draw(LOOK).cursor),
            (vec!["› 东京x".to_owned()], Some((0, 6)))
        );
        text.press(&Keystroke::Paste("\n\nlet b;\n".into()));
        assert_eq!(text.press(&Keystroke::EndOfInput), lines(&["东京\n\nlet b;x"]));
        assert_eq!(text.record(LOOK, true), ["› 东京", "  ", "  let b;x"]);
    }

    #[test]
    fn what_is_typed_after_an_answer_was_refused_takes_its_place() {
        for (keys, expected) in [
            (vec![Keystroke::Char('x')], "x"),
            (vec![Keystroke::Paste("xy".into())], "xy"),
            (vec![Keystroke::Backspace], "ol"),
            (vec![Keystroke::Char(' '), Keystroke::Char('m')], "old m"),
            (vec![Keystroke::End, Keystroke::Char('x')], "oldx"),
            (
                ["V", "n", "~"]
                    .map(|key| match key {
                        "V" => Keystroke::Ctrl('V'),
                        key => Keystroke::Char(key.chars().next().unwrap()),
                    })
                    .to_vec(),
                "ñ",
            ),
        ] {
            let mut field = Typed::new(&[String::new()], Grouping::Each, &['é']);
            type_in(&mut field, "old");
            field.refuse();
            assert_eq!(field.draw(LOOK).lines[1], "› old");
            for key in &keys {
                field.press(key);
            }
            assert_eq!(field.answer(), Answer::Lines(vec![expected.to_owned()]), "{keys:?}");
        }
    }

    #[test]
    fn a_pasted_line_end_never_answers() {
        let mut field = Typed::new(&[String::new()], Grouping::Each, &[]);
        assert_eq!(field.press(&Keystroke::Paste("Minsk\n".into())), Step::Stay);
        assert_eq!(type_in(&mut field, "\n"), lines(&["Minsk"]));
        let mut list = Typed::new(&[], Grouping::List, &[]);
        assert_eq!(list.press(&Keystroke::Paste("one\n\ntwo\n".into())), Step::Stay);
        assert_eq!(type_in(&mut list, "\n\n"), lines(&["one", "two"]));
    }
}
