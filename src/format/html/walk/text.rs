//! The text of a walk: characters with their styles, gaps, formulas, what is raised or lowered.

use super::{EMPHASIS, Walk};
use crate::format::html::emphasis::{BOLD, ITALIC, RAW, STRUCK, StyledRun};
use crate::format::html::maths::FORMULA;
use crate::format::html::{Dress, GAP};
use crate::text::is_printable;

impl Walk<'_> {
    /// The style of what comes.
    pub(super) fn style(&self) -> u8 {
        if self.is_gap {
            return RAW;
        }
        let styles = self.open.iter().enumerate().filter(|(_, open)| **open > 0);
        styles.fold(0, |all, (place, _)| all | 1 << place)
    }

    /// Takes up a text.
    pub(super) fn text(&mut self, text: &str) {
        let mut number: Option<String> = None;
        for c in text.chars() {
            match (&mut number, c) {
                (_, c) if c == FORMULA[0] => number = Some(String::new()),
                (Some(digits), c) if c == FORMULA[1] => {
                    let formula = digits.parse::<usize>().ok().and_then(|at| self.formulas.get(at));
                    let formula = formula.cloned().unwrap_or_default();
                    self.formula(&formula);
                    number = None;
                }
                (Some(digits), c) => digits.push(c),
                (None, c) if GAP.contains(&c) => self.gap(c),
                (None, c) => self.character(c),
            }
        }
    }

    pub(super) fn character(&mut self, c: char) {
        let is_space = c.is_whitespace() || c == '\u{a0}';
        if !is_space && (!is_printable(c) || c == '\u{feff}') {
            return;
        }
        if self.pre > 0 && !self.is_gap {
            self.code.push(if is_space && c != '\n' { ' ' } else { c });
            return;
        }
        if let Some((_, raised)) = self.raised.as_mut().filter(|_| !self.is_gap) {
            raised.push(c);
            return;
        }
        let style = self.style();
        if is_space {
            let is_open = self.line.runs.iter().rev().find(|run| !run.text.is_empty());
            let is_open =
                is_open.is_some_and(|run| !run.text.ends_with(' ') && !run.text.ends_with("{{"));
            if is_open {
                self.push(" ", style);
            }
            return;
        }
        if self.is_gap {
            return self.in_gap(c);
        }
        self.push(c.encode_utf8(&mut [0; 4]), style);
    }

    /// A character of a gap, where some signs have a meaning of their own.
    pub(super) fn in_gap(&mut self, c: char) {
        if self.dress == Dress::Markdown && self.open.iter().any(|open| *open > 0) {
            self.lose(EMPHASIS);
        }
        match c {
            '|' => self.push("\\|", RAW),
            c => self.push(c.encode_utf8(&mut [0; 4]), RAW),
        }
    }

    pub(super) fn push(&mut self, text: &str, style: u8) {
        match self.line.runs.last_mut() {
            Some(last) if last.style == style && (style != RAW || self.is_gap) => {
                last.text.push_str(text);
            }
            _ => self.line.runs.push(StyledRun { text: text.to_owned(), style }),
        }
    }

    pub(super) fn formula(&mut self, formula: &str) {
        self.raise();
        let is_within = self.is_gap;
        let styles = self.style() & (BOLD | ITALIC | STRUCK);
        self.line.runs.push(StyledRun { text: String::new(), style: RAW | styles });
        for c in formula.chars() {
            if GAP.contains(&c) {
                self.gap(c);
            } else if let Some(last) =
                self.line.runs.last_mut().filter(|_| c == '\n' || is_printable(c))
            {
                last.text.push(if c == '\n' { ' ' } else { c });
            }
        }
        if !is_within {
            self.line.runs.push(StyledRun::default());
        }
    }

    /// A gap begins, comes to its hint, or ends.
    pub(super) fn gap(&mut self, sign: char) {
        if sign == GAP[0] {
            self.raise();
            let is_glued = self.line.runs.iter().rev().find(|run| !run.text.is_empty());
            let is_glued = is_glued.is_some_and(|run| run.text.ends_with(['{', '\\']));
            let gap = if is_glued { " {{" } else { "{{" };
            match self.line.runs.last_mut().filter(|last| last.style & RAW != 0) {
                Some(last) => last.text.push_str(gap),
                None => self.line.runs.push(StyledRun { text: gap.to_owned(), style: RAW }),
            }
            self.is_gap = true;
        } else if self.is_gap {
            self.push(if sign == GAP[1] { "::" } else { "}}" }, RAW);
            if sign == GAP[2] {
                self.is_gap = false;
            }
        }
    }

    /// Sets what was raised or lowered.
    pub(super) fn raise(&mut self) {
        let Some((is_high, text)) = self.raised.take() else { return };
        let text = text.trim();
        let style = self.style();
        let set: Option<String> = text.chars().map(|c| set(c, is_high)).collect();
        if let Some(set) = set {
            return self.push(&set, style);
        }
        let sign = if is_high { '^' } else { '_' };
        let is_single = text.chars().count() == 1;
        let text = if is_single { format!("{sign}{text}") } else { format!("{sign}({text})") };
        self.push(&text, style);
    }

    /// What a link leads to, where its text does not say it.
    pub(super) fn end_link(&mut self) {
        let Some(link) = self.link.take().filter(|link| link.starts_with("http")) else { return };
        let is_said = self.line.runs.iter().any(|run| run.text.contains(&*link));
        if !is_said && !self.is_gap {
            self.text(&format!(" ({link})"));
        }
    }
}

/// A digit or a sign raised or lowered.
fn set(c: char, is_high: bool) -> Option<char> {
    const PLAIN: &str = "0123456789+-=()n";
    const HIGH: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    const LOW: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";
    let c = if c == '−' { '-' } else { c };
    let at = PLAIN.chars().position(|plain| plain == c)?;
    if is_high { HIGH } else { LOW }.chars().nth(at)
}
