//! A stage for tests of the screen: a terminal whose keys are written down beforehand, and what it
//! would show.

use super::*;
use crate::engine::Aside;
use crate::form::{Answer, Arrange, Credit, Deal, Form, Grade, Grouping};
use crate::random::Random;
use crate::ui::keys::Keystroke;
use crate::ui::tty::Press;
use num_rational::BigRational;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

pub(super) const LOOK: Look =
    Look { columns: 80, colour: false, theme: crate::text::Theme::USUAL, unicode: true };

/// A terminal whose keys are written down beforehand, and that says what was asked of it.
pub(super) struct Keyboard {
    pub presses: VecDeque<Press>,
    /// The sizes that the window changes to.
    pub sizes: VecDeque<Size>,
    pub size: Size,
    pub is_raw: bool,
    pub discarded: usize,
    pub suspended: usize,
    /// What the terminal was asked, and what it answers.
    pub questions: Vec<String>,
    pub answer: Vec<u8>,
}

impl Terminal for Keyboard {
    fn raw(&mut self) -> io::Result<()> {
        self.is_raw = true;
        Ok(())
    }

    fn cooked(&mut self) {
        self.is_raw = false;
    }

    fn quiet(&mut self) {
        self.is_raw = false;
    }

    fn discard(&mut self) -> io::Result<()> {
        self.discarded += 1;
        Ok(())
    }

    fn press(&mut self) -> io::Result<Press> {
        assert!(self.is_raw, "keys are read in raw mode");
        let press = self.presses.pop_front().ok_or(io::ErrorKind::Interrupted)?;
        if press == Press::Resized {
            self.size = self.sizes.pop_front().unwrap_or(self.size);
        }
        Ok(press)
    }

    fn answer(&mut self, question: &str) -> io::Result<Vec<u8>> {
        assert!(self.is_raw, "the terminal is asked in raw mode");
        self.questions.push(question.to_owned());
        Ok(self.answer.clone())
    }

    fn size(&self) -> Size {
        self.size
    }

    fn suspend(&mut self) -> io::Result<()> {
        assert!(self.is_raw, "only a prompt has to give the terminal back");
        self.suspended += 1;
        Ok(())
    }
}

/// What was written, also while it is written.
#[derive(Clone, Default)]
pub(super) struct Roll(pub Rc<RefCell<Vec<u8>>>);

impl Write for Roll {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

pub(super) struct Stage {
    pub ui: Screen<Keyboard, Roll, Roll>,
    pub paper: Roll,
    pub results: Roll,
}

impl Stage {
    pub(super) fn new(rows: usize, columns: usize) -> Self {
        let (paper, results) = (Roll::default(), Roll::default());
        let keyboard = Keyboard {
            presses: VecDeque::new(),
            sizes: VecDeque::new(),
            size: Size { rows, columns },
            is_raw: false,
            discarded: 0,
            suspended: 0,
            questions: Vec::new(),
            answer: Vec::new(),
        };
        let ui = Screen::new(keyboard, paper.clone(), LOOK, results.clone(), LOOK);
        Self { ui, paper, results }
    }

    /// The same in colour.
    pub(super) fn in_colour(rows: usize, columns: usize) -> Self {
        let mut stage = Self::new(rows, columns);
        stage.ui.look.colour = true;
        stage
    }

    /// The characters that have a colour, and the words in bold.
    pub(super) fn painted(&self) -> (String, String) {
        let terminal = self.parsed(self.paper.0.borrow().len());
        let (rows, columns) = terminal.screen().size();
        let (mut coloured, mut bold) = (String::new(), String::new());
        for row in 0..rows.into() {
            for column in 0..columns.into() {
                let Some(cell) = terminal.screen().cell(row, column) else { continue };
                if cell.fgcolor() != vt100::Color::Default {
                    coloured.push_str(cell.contents());
                }
                if cell.bold() {
                    bold.push_str(cell.contents());
                }
            }
        }
        (coloured, bold)
    }

    pub(super) fn press(&mut self, keys: &[Keystroke]) {
        self.ui.terminal.presses.extend(keys.iter().cloned().map(Press::Key));
    }

    /// Lets the window have another size.
    pub(super) fn resize(&mut self, rows: usize, columns: usize) {
        self.ui.terminal.sizes.push_back(Size { rows, columns });
        self.ui.terminal.presses.push_back(Press::Resized);
    }

    /// What was drawn last.
    pub(super) fn drawn(&self) -> String {
        let written = self.paper.0.borrow();
        let last = written.windows(6).rposition(|bytes| bytes == b"\x1b[?25l").unwrap();
        String::from_utf8_lossy(&written[last..]).into_owned()
    }

    pub(super) fn type_in(&mut self, text: &str) {
        let key = |c| if c == '\n' { Keystroke::Enter } else { Keystroke::Char(c) };
        self.press(&text.chars().map(key).collect::<Vec<_>>());
    }

    /// The screen as a terminal would show it.
    pub(super) fn screen(&self) -> Vec<String> {
        rows(&self.parsed(self.paper.0.borrow().len()))
    }

    /// The screen as it was when it last waited for a key, and where the cursor stood.
    pub(super) fn waiting(&self) -> (Vec<String>, (u16, u16)) {
        let written = self.paper.0.borrow();
        let find = |from: usize, what: &[u8]| {
            written[from..].windows(what.len()).position(|bytes| bytes == what).map(|at| from + at)
        };
        let last = written.windows(6).rposition(|bytes| bytes == b"\x1b[?25l").unwrap();
        let end = find(last, b"\x1b[?25h").unwrap() + 6;
        let terminal = self.parsed(end);
        assert!(!terminal.screen().hide_cursor());
        (rows(&terminal), terminal.screen().cursor_position())
    }

    /// A terminal that has shown so many bytes.
    fn parsed(&self, end: usize) -> vt100::Parser {
        let size = self.ui.terminal.size;
        let short = |length: usize| u16::try_from(length).ok().and_then(|n| n.try_into().ok());
        let (rows, columns) = (short(size.rows).unwrap(), short(size.columns).unwrap());
        let mut terminal = vt100::Parser::new(rows, columns, 0);
        terminal.process(&self.paper.0.borrow()[..end]);
        terminal
    }
}

/// The rows of a terminal without those that are empty at its end.
fn rows(terminal: &vt100::Parser) -> Vec<String> {
    let (_, columns) = terminal.screen().size();
    let lines: Vec<String> = terminal.screen().rows(0, columns.into()).collect();
    let end = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |at| at + 1);
    lines[..end].iter().map(|line| line.trim_end().to_owned()).collect()
}

pub(super) fn turn(form: &Form, prompt: &str) -> Turn {
    Turn {
        number: 3,
        total: 20,
        deck: None,
        attempt: 1,
        is_first: false,
        can_edit_last: false,
        aside: Aside::default(),
        passage: None,
        prompt: prompt.to_owned(),
        image: None,
        picture: None,
        is_picture_missing: false,
        sound: None,
        tags: vec!["geography".to_owned()],
        points: 1,
        deal: Deal::new(form, &Answer::One(0), None, &mut Random::new(1, &["test"])),
        hints: Vec::new(),
        hints_left: 0,
        letters: Vec::new(),
        notice: None,
        previews: None,
        explain: None,
        learned: None,
    }
}

pub(super) fn one(options: &[&str]) -> Form {
    let options = options.iter().map(|option| (*option).to_owned()).collect();
    Form::One { options, arrange: Arrange::Keep }
}

pub(super) fn line() -> Form {
    Form::Lines { labels: vec![String::new()], grouping: Grouping::Each }
}

pub(super) fn wrong() -> Feedback {
    Feedback {
        grade: Grade::new(Credit::NONE),
        rated: None,
        overruled: None,
        hints: 0,
        guise: crate::engine::Guise::Text,
        given: vec!["Brest".to_owned()],
        key: vec!["Minsk".to_owned()],
        also: Vec::new(),
        lines: Vec::new(),
        explain: Some("Since 1919.".to_owned()),
        source: None,
        points: BigRational::default(),
        of: 1,
        confusion: None,
        streak: 0,
        comes_back: false,
        outlook: crate::engine::Outlook::default(),
        last: false,
        can_edit: true,
        sound: None,
        aside: Aside::default(),
    }
}
