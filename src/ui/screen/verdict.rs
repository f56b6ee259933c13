//! What became of an answer, as the terminal shows it, and the keys that go on from there.

use super::Screen;
use super::menu::Sight;
use super::question::{EVERYWHERE, Imprint, Kept};
use crate::engine::Feedback;
use crate::text::Look;
use crate::ui::area::Page;
use crate::ui::control;
use crate::ui::keys::Keystroke;
use crate::ui::legend::Hotkey;
use crate::ui::look::{Ink, wrap};
use crate::ui::page::{self, Visible};
use crate::ui::scene::Scene;
use crate::ui::tty::{Size, Terminal};
use crate::ui::{Reply, Retelling};
use std::io::{self, Write};

/// What became of an answer, below the question while that is not left.
pub(super) struct Reception<'t> {
    pub feedback: &'t Feedback,
    pub asked: Option<(Imprint, Kept)>,
    /// How much of it stands on the screen already: where that is all, only a key is waited for.
    pub before: Retelling,
}

impl Reception<'_> {
    /// The lines of the question, and those of the verdict.
    /// The picture is named where no size of a window is given.
    pub(super) fn lines(&self, look: Look, size: Option<Size>) -> (Vec<String>, Vec<String>) {
        if self.before == Retelling::All {
            return (Vec::new(), Vec::new());
        }
        if self.before == Retelling::Answer {
            return (
                Vec::new(),
                [head(self.feedback, look), page::standing(self.feedback, look)].concat(),
            );
        }
        let Some((record, kept)) = &self.asked else {
            let is_rated = self.feedback.rated.is_some();
            let visible = if is_rated { Visible::All } else { Visible::Given };
            return (Vec::new(), verdict(self.feedback, look, visible));
        };
        let (lines, visible) = record.judged(kept, self.feedback, look, size);
        (lines, verdict(self.feedback, look, visible))
    }

    /// The page that waits for a key, with the reason why one was refused: of what does not fit, the
    /// verdict is seen.
    fn page(&self, look: Look, size: Size, refused: Option<&str>) -> Page {
        let (mut lines, verdict) = self.lines(look, Some(size));
        let start = lines.len();
        lines.extend(verdict);
        if let Some(refused) = refused {
            lines.extend(wrap(refused, look.columns, &look.paint(Ink::Fair, "! "), "  "));
        }
        let group = start..lines.len();
        let keys = keys(Scene::Told(self.feedback));
        Page {
            lines,
            group: group.clone(),
            active: start..group.end.min(start + 1),
            keys,
            ..Page::default()
        }
    }

    /// What stays in sight of it while the menu is open.
    fn sight(&self, look: Look) -> Sight {
        let (mut whole, verdict) = self.lines(look, None);
        let asked = self.asked.iter().flat_map(|(_, kept)| page::question(&kept.turn, look));
        let core = asked.chain(verdict.first().cloned()).collect();
        whole.extend(verdict);
        Sight { whole, core }
    }
}

impl<T: Terminal, W: Write, R: Write> Screen<T, W, R> {
    /// Shows feedback until a key replies to it.
    pub(super) fn await_reply(&mut self, told: &Reception<'_>) -> io::Result<Reply> {
        let scene = Scene::Told(told.feedback);
        let mut refused = None;
        loop {
            let key = self.key(&|look, size| told.page(look, size, refused))?;
            refused = None;
            let reply = match control::pressed(scene, &key) {
                Some(Ok(reply)) => reply,
                Some(Err(reason)) => {
                    refused = Some(reason);
                    continue;
                }
                None => match key {
                    Keystroke::Up | Keystroke::Down => {
                        self.area.scroll(key == Keystroke::Down);
                        continue;
                    }
                    Keystroke::Enter | Keystroke::Char(' ' | 'n' | 'N') => Reply::GoOn,
                    Keystroke::EndOfInput => return Ok(Reply::Ended),
                    Keystroke::Esc | Keystroke::Char('?') => {
                        self.area.clear()?;
                        let chosen =
                            self.choose_control(scene, &all_keys(), &|look| told.sight(look))?;
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

/// The verdict and what there is to say of it.
fn verdict(feedback: &Feedback, look: Look, visible: Visible) -> Vec<String> {
    let mut lines = head(feedback, look);
    lines.extend(page::feedback(feedback, look, visible));
    lines
}

/// The verdict alone.
fn head(feedback: &Feedback, look: Look) -> Vec<String> {
    let verdict = feedback.grade.verdict;
    let sign = look.verdict_sign(verdict);
    let sign = look.paint(Look::verdict_ink(verdict), sign);
    let text = look.paint(Ink::Bold, &page::heard(feedback));
    let dot = look.dot();
    let earned: String = page::earned(feedback).iter().flat_map(|part| [dot, part]).collect();
    let line = format!("{sign} {text}{}", look.paint(Ink::Dim, &earned));
    wrap(&line, look.columns, "", "  ")
}

/// The keys after an answer that the menu has no entry for.
fn all_keys() -> Vec<String> {
    let own = ["Enter, Space or n goes on", "arrows scroll"];
    own.iter().chain(&EVERYWHERE).map(|key| (*key).to_owned()).collect()
}

fn keys(scene: Scene<'_>) -> Vec<Hotkey> {
    let mut keys = vec![Hotkey::must("Enter goes on")];
    keys.extend(control::keys(scene));
    keys.push(Hotkey::must("Esc menu"));
    keys
}
