//! What became of an answer, as the terminal shows it, and the keys that go on from there.

use super::Screen;
use super::menu::Sight;
use crate::engine::Feedback;
use crate::text::Look;
use crate::ui::Reply;
use crate::ui::area::Page;
use crate::ui::control::{self, Scene};
use crate::ui::keys::Keystroke;
use crate::ui::legend::Hotkey;
use crate::ui::look::{Ink, wrap};
use crate::ui::page::{self, Visible};
use crate::ui::tty::Terminal;
use std::io::{self, Write};

impl<T: Terminal, W: Write, R: Write> Screen<T, W, R> {
    /// Shows feedback until a key replies to it.
    pub(super) fn await_reply(&mut self, feedback: &Feedback) -> io::Result<Reply> {
        let scene = Scene::Told(feedback);
        let page = |look: Look, _| {
            let lines = lines(feedback, look);
            Page { active: 0..1.min(lines.len()), lines, keys: keys(scene), ..Page::default() }
        };
        loop {
            let key = self.key(&page)?;
            let reply = match control::pressed(scene, &key) {
                Some(Ok(reply)) => reply,
                Some(Err(_)) => continue,
                None => match key {
                    Keystroke::Up | Keystroke::Down => {
                        self.area.scroll(key == Keystroke::Down);
                        continue;
                    }
                    Keystroke::Enter | Keystroke::Char(' ' | 'n' | 'N') => Reply::GoOn,
                    Keystroke::EndOfInput => return Ok(Reply::Ended),
                    Keystroke::Esc | Keystroke::Char('?') => {
                        self.area.clear()?;
                        let chosen = self.choose_control(scene, &|look| sight(feedback, look))?;
                        if chosen == Reply::GoOn {
                            continue;
                        }
                        chosen
                    }
                    _ => continue,
                },
            };
            return Ok(reply);
        }
    }
}

/// What stays in sight of it while the menu is open.
fn sight(feedback: &Feedback, look: Look) -> Sight {
    let lines = lines(feedback, look);
    Sight { core: lines.clone(), whole: lines }
}

/// The verdict and what there is to say of it.
pub(super) fn lines(feedback: &Feedback, look: Look) -> Vec<String> {
    let verdict = feedback.grade.verdict;
    let sign = look.verdict_sign(verdict);
    let text = format!("{sign} {}", page::verdict(&feedback.grade));
    let dot = look.dot();
    let earned: String = page::earned(feedback).iter().flat_map(|part| [dot, part]).collect();
    let line = look.paint(Look::verdict_ink(verdict), &text) + &look.paint(Ink::Dim, &earned);
    let mut lines = wrap(&line, look.columns, "", "  ");
    let visible = if feedback.rated.is_some() { Visible::All } else { Visible::Given };
    lines.extend(page::feedback(feedback, look, visible));
    lines
}

fn keys(scene: Scene<'_>) -> Vec<Hotkey> {
    let mut keys = vec![Hotkey::must("Enter goes on")];
    keys.extend(control::keys(scene));
    keys.push(Hotkey::must("Esc menu"));
    keys
}
