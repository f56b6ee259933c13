//! What became of an answer, as the terminal shows it, and the keys that go on from there.

use super::Screen;
use crate::engine::{Feedback, Overrule};
use crate::form::Verdict;
use crate::text::Look;
use crate::ui::area::Page;
use crate::ui::keys::Keystroke;
use crate::ui::look::{Ink, wrap};
use crate::ui::page::{self, Visible};
use crate::ui::tty::Terminal;
use crate::ui::{Reply, WISHES, Wish};
use std::io::{self, Write};

impl<T: Terminal, W: Write, R: Write> Screen<T, W, R> {
    /// Shows feedback until a key replies to it.
    pub(super) fn await_reply(&mut self, feedback: &Feedback) -> io::Result<Reply> {
        let card = self.card;
        let page = |look| {
            let (lines, keys) = (lines(feedback, look, card), keys(feedback, look, card));
            Page { lines, keys, ..Page::default() }
        };
        loop {
            let reply = match self.key(&page)? {
                key @ (Keystroke::Up | Keystroke::Down) => {
                    self.area.scroll(key == Keystroke::Down);
                    continue;
                }
                Keystroke::Enter | Keystroke::Char(' ' | 'n' | 'N') => return Ok(Reply::GoOn),
                Keystroke::Char('u' | 'U') => Reply::Undo,
                Keystroke::Char('q' | 'Q') => Reply::Quit,
                Keystroke::Char('e' | 'E') if feedback.can_edit => Reply::Edit,
                Keystroke::EndOfInput => Reply::Ended,
                Keystroke::Char(key) => {
                    objection(key, feedback, card).map_or(Reply::GoOn, Reply::Overrule)
                }
                Keystroke::Esc => {
                    self.area.clear()?;
                    let mut items = vec![
                        ("Resume".to_owned(), Reply::GoOn),
                        ("Undo this answer".to_owned(), Reply::Undo),
                        ("Stop".to_owned(), Reply::Quit),
                    ];
                    items.extend(WISHES.map(|(text, wish)| (text.to_owned(), Reply::Treat(wish))));
                    self.choose_reply(&items)?
                }
                _ => continue,
            };
            if reply != Reply::GoOn {
                return Ok(reply);
            }
        }
    }
}

/// The verdict and what there is to say of it.
pub(super) fn lines(feedback: &Feedback, look: Look, card: bool) -> Vec<String> {
    let verdict = feedback.grade.verdict;
    let sign = look.verdict_sign(verdict);
    let text = format!("{sign} {}", page::verdict(&feedback.grade));
    let dot = look.dot();
    let earned: String = page::earned(feedback).iter().flat_map(|part| [dot, part]).collect();
    let line = look.paint(Look::verdict_ink(verdict), &text) + &look.paint(Ink::Dim, &earned);
    let mut lines = wrap(&line, look.columns, "", "  ");
    let visible = if card { Visible::All } else { Visible::Given };
    lines.extend(page::feedback(feedback, look, visible));
    lines
}

/// What a key says against a verdict, where it can be said.
const fn objection(key: char, feedback: &Feedback, card: bool) -> Option<Overrule> {
    if card {
        return None; // rated by the learner: undo is the way
    }
    match (key.to_ascii_lowercase(), feedback.grade.verdict) {
        ('r', Verdict::Wrong | Verdict::Partly | Verdict::Skipped) => Some(Overrule::Right),
        ('w', Verdict::Right | Verdict::Close) => Some(Overrule::Wrong),
        ('g', Verdict::Right | Verdict::Close | Verdict::Partly) => Some(Overrule::Guessed),
        _ => None,
    }
}

fn keys(feedback: &Feedback, look: Look, card: bool) -> String {
    let mut keys = vec!["Enter goes on"];
    for (key, text) in [('r', "r I was right"), ('w', "w I was wrong"), ('g', "g I guessed")] {
        if objection(key, feedback, card).is_some() {
            keys.push(text);
        }
    }
    keys.push("u undo");
    keys.extend(feedback.can_edit.then_some("e edit"));
    keys.push("q stop");
    keys.join(look.dot())
}

/// What stays on the screen of a reply that is no plain going on.
pub(super) const fn mark(reply: &Reply) -> Option<&'static str> {
    match reply {
        Reply::Overrule(Overrule::Right) => Some("(you: I was right)"),
        Reply::Overrule(Overrule::Wrong) => Some("(you: I was wrong)"),
        Reply::Overrule(Overrule::Guessed) => Some("(you: I guessed)"),
        Reply::Undo => Some("(taken back)"),
        Reply::Edit => Some("(edit)"),
        Reply::Treat(Wish::Reset) => Some("(as new)"),
        Reply::Treat(Wish::Due(_)) => Some("(due on another day)"),
        Reply::Treat(Wish::Known) => Some("(known)"),
        Reply::Answer(_)
        | Reply::GoOn
        | Reply::Hint
        | Reply::Pause
        | Reply::Skip
        | Reply::Quit
        | Reply::Ended => None,
    }
}
