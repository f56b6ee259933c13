//! The events of the parser made into pieces of a line.

use super::atom::{Atom, Binding, Spacing, joined};
use super::scripts;
use super::signs::{self, Accent};
use pulldown_latex::Parser;
use pulldown_latex::event::{
    Content, DelimiterType, Dimension, DimensionUnit, EnvironmentFlow, Event, Font, Grouping,
    ScriptPosition, ScriptType, StateChange, Visual,
};
use std::iter::Peekable;

/// How deep the parts of a formula may lie in each other.
const DEEPEST: usize = 40;

/// How the parts of a formula are to be read.
#[derive(Clone, Copy)]
struct Manner {
    font: Option<Font>,
    /// Whether signs are set off by spaces.
    wide: bool,
    depth: usize,
}

/// Reads the events of one formula. Where one of them is an error or cannot be shown in a line,
/// there is no result.
pub(super) struct FormulaReader<'p> {
    events: Peekable<Parser<'p>>,
    unicode: bool,
}

impl<'p> FormulaReader<'p> {
    pub(super) fn new(events: Parser<'p>, unicode: bool) -> Self {
        Self { events: events.peekable(), unicode }
    }

    /// All pieces of the formula.
    pub(super) fn all(&mut self) -> Option<Vec<Atom>> {
        let mut rows = self.rows(Manner { font: None, wide: true, depth: 0 })?;
        let mut cells = rows.pop().filter(|_| rows.is_empty())?;
        cells.pop().filter(|_| cells.is_empty())
    }

    /// Rows of cells of pieces, up to the end of the group or of all.
    fn rows(&mut self, mut manner: Manner) -> Option<Vec<Vec<Vec<Atom>>>> {
        manner.depth += 1;
        if manner.depth > DEEPEST {
            return None;
        }
        let mut rows = vec![vec![Vec::new()]];
        let inner = manner;
        while let Some(event) = self.event().ok()? {
            match event {
                Event::End => break,
                Event::StateChange(StateChange::Font(font)) => manner.font = font,
                Event::StateChange(_)
                | Event::EnvironmentFlow(EnvironmentFlow::StartLines { .. }) => {}
                Event::EnvironmentFlow(EnvironmentFlow::Alignment) => {
                    manner = inner;
                    rows.last_mut()?.push(Vec::new());
                }
                Event::EnvironmentFlow(EnvironmentFlow::NewLine { .. }) => {
                    manner = inner;
                    rows.push(vec![Vec::new()]);
                }
                event => {
                    let atoms = self.atoms(event, manner)?;
                    rows.last_mut()?.last_mut()?.extend(atoms);
                }
            }
        }
        Some(rows)
    }

    /// The next event; none where the formula has ended, an error where it is wrong.
    fn event(&mut self) -> Result<Option<Event<'p>>, ()> {
        self.events.next().transpose().map_err(|_| ())
    }

    /// The next element as one piece.
    fn one(&mut self, manner: Manner) -> Option<Atom> {
        loop {
            match self.event().ok()?? {
                Event::StateChange(StateChange::Style(_) | StateChange::Color(_)) => {}
                event => return Some(joined(self.atoms(event, manner)?, manner.wide)),
            }
        }
    }

    /// The pieces that an event, with those that belong to it, comes to.
    fn atoms(&mut self, event: Event<'p>, manner: Manner) -> Option<Vec<Atom>> {
        if manner.depth > DEEPEST {
            return None;
        }
        let deeper = Manner { depth: manner.depth + 1, ..manner };
        let atom = match event {
            Event::Content(Content::Text(text)) => return Some(prose(text)),
            Event::Content(content) => self.sign(content, manner.font)?,
            Event::Begin(grouping) => self.group(&grouping, manner)?,
            Event::Visual(visual) => self.visual(visual, deeper)?,
            Event::Script { ty, position } => self.script(ty, position, deeper)?,
            Event::Space { width, .. } => Atom::new("", Spacing::Blank(columns(width))),
            Event::StateChange(_) | Event::EnvironmentFlow(_) | Event::End => return None,
        };
        Some(vec![atom])
    }

    fn sign(&self, content: Content<'_>, font: Option<Font>) -> Option<Atom> {
        let glyph = |c: char| signs::glyph(c, font, self.unicode);
        Some(match content {
            Content::Text(text) | Content::Function(text) => Atom::new(text, Spacing::Name),
            Content::Number(text) => Atom::new(text, Spacing::Figure),
            Content::Ordinary { content, .. } => {
                let text = glyph(content)?;
                let is_word = text.chars().count() > 1 && text.chars().all(char::is_alphabetic);
                Atom::new(text, if is_word { Spacing::Word } else { Spacing::Letter })
            }
            Content::LargeOp { content, .. } => Atom::new(glyph(content)?, Spacing::Large),
            Content::BinaryOp { content: '/', .. } => Atom::new("/", Spacing::Slash),
            Content::BinaryOp { content, .. } => Atom::new(glyph(content)?, Spacing::Operator),
            Content::Relation { content, .. } => {
                let mut bytes = [0; 8];
                let text = std::str::from_utf8(content.encode_utf8_to_buf(&mut bytes)).ok()?;
                let text = text.chars().map(glyph).collect::<Option<String>>()?;
                Atom::new(text, Spacing::Relation)
            }
            Content::Delimiter { content, ty, .. } => {
                let spacing = match ty {
                    DelimiterType::Open => Spacing::Opening,
                    DelimiterType::Fence => Spacing::Relation,
                    DelimiterType::Close => Spacing::Closing,
                };
                Atom::new(glyph(content)?, spacing)
            }
            Content::Punctuation(content) => Atom::new(glyph(content)?, Spacing::Comma),
        })
    }

    fn group(&mut self, grouping: &Grouping, manner: Manner) -> Option<Atom> {
        if let Grouping::LeftRight(open, close) = grouping {
            return self.bracket(*open, *close, manner);
        }
        let is_of_a_font =
            matches!(self.events.peek(), Some(Ok(Event::StateChange(StateChange::Font(Some(_))))));
        let rows = self.rows(manner)?;
        let wide = manner.wide;
        let cell = |atoms: Vec<Atom>| joined(atoms, wide);
        Some(match grouping {
            Grouping::Normal | Grouping::LeftRight(..) => {
                let atoms: Vec<Atom> = rows.into_iter().flatten().flatten().collect();
                let is_name = atoms.iter().all(|atom| atom.spacing == Spacing::Letter);
                let atom = grouped(atoms, wide);
                if is_of_a_font && is_name { atom.bound(Binding::One) } else { atom }
            }
            Grouping::Array(_) | Grouping::Matrix { .. } | Grouping::SubArray { .. } => {
                let row = |cells: Vec<Vec<Atom>>| texts(cells.into_iter().map(cell)).join("  ");
                Atom::new(lines(rows.into_iter().map(row), "; "), Spacing::Letter)
                    .bound(Binding::Loose)
            }
            Grouping::Cases { .. } => {
                let row = |cells: Vec<Vec<Atom>>| {
                    let is_prose = |cell: &Vec<Atom>| {
                        cell.first().is_some_and(|atom| atom.spacing == Spacing::Prose)
                    };
                    let between = if cells.iter().skip(1).any(is_prose) { " " } else { ", " };
                    texts(cells.into_iter().map(cell)).join(between)
                };
                Atom::new(
                    format!("{{{}}}", lines(rows.into_iter().map(row), "; ")),
                    Spacing::Bracketed,
                )
            }
            Grouping::Equation { .. }
            | Grouping::Align { .. }
            | Grouping::Aligned
            | Grouping::Alignat { .. }
            | Grouping::Alignedat { .. }
            | Grouping::Gather { .. }
            | Grouping::Gathered
            | Grouping::Multline
            | Grouping::Split => {
                let between = if manner.depth > 1 { "; " } else { "\n" };
                let row = |cells: Vec<Vec<Atom>>| cell(cells.into_iter().flatten().collect()).text;
                Atom::new(lines(rows.into_iter().map(row), between), Spacing::Letter)
                    .bound(Binding::Loose)
            }
        })
    }

    /// What stands between `\left` and `\right`; `\binom` comes as such a bracket.
    fn bracket(&mut self, open: Option<char>, close: Option<char>, manner: Manner) -> Option<Atom> {
        let is_binomial = matches!(
            self.events.peek(),
            Some(Ok(Event::Visual(Visual::Fraction(Some(line))))) if line.value == 0.0
        );
        if is_binomial && (open, close) == (Some('('), Some(')')) {
            self.event().ok()?;
            let deeper = Manner { depth: manner.depth + 1, ..manner };
            let (above, below) = (self.one(deeper)?, self.one(deeper)?);
            self.event().ok()?.filter(|event| *event == Event::End)?;
            return Some(Atom::new(
                format!("C({}, {})", above.text, below.text),
                Spacing::Bracketed,
            ));
        }
        let inner =
            grouped(self.rows(manner)?.into_iter().flatten().flatten().collect(), manner.wide);
        let fence = |c: Option<char>| {
            c.map_or(Some(String::new()), |c| signs::glyph(c, None, self.unicode))
        };
        let text = format!("{}{}{}", fence(open)?, inner.text, fence(close)?);
        Some(Atom::new(text, Spacing::Bracketed))
    }

    fn visual(&mut self, visual: Visual, manner: Manner) -> Option<Atom> {
        match visual {
            Visual::SquareRoot => Some(scripts::root(&self.one(manner)?, None, self.unicode)),
            Visual::Root => {
                let radicand = self.one(manner)?;
                let index = self.one(Manner { wide: false, ..manner })?;
                Some(scripts::root(&radicand, Some(&index), self.unicode))
            }
            Visual::Fraction(line) if line.is_some_and(|line| line.value == 0.0) => None,
            Visual::Fraction(_) => {
                let (above, below) = (self.one(manner)?, self.one(manner)?);
                if manner.wide
                    && self.unicode
                    && let Some(fraction) = signs::vulgar(&above.text, &below.text)
                {
                    return Some(Atom::new(fraction, Spacing::Letter));
                }
                let (above, below) = (above.within(Binding::Product), below.within(Binding::One));
                let text = format!("{}/{}", above.text, below.text);
                Some(Atom::new(text, Spacing::Letter).bound(Binding::Ratio))
            }
            Visual::Negation => {
                let atom = self.one(manner)?;
                Some(Atom { text: signs::negated(&atom.text, self.unicode)?, ..atom })
            }
        }
    }

    /// Something with what stands below and above it.
    fn script(
        &mut self,
        scripts: ScriptType,
        position: ScriptPosition,
        manner: Manner,
    ) -> Option<Atom> {
        let mut base = self.one(manner)?;
        let narrow = Manner { wide: false, ..manner };
        if position != ScriptPosition::Right
            && scripts != ScriptType::SubSuperscript
            && let Some(accent) = self.accent(&base).ok()?
        {
            return scripts::accented(&base, accent, self.unicode);
        }
        if base.spacing == Spacing::Name && position != ScriptPosition::Right {
            base.spacing = Spacing::Large;
        }
        let sub = if scripts == ScriptType::Superscript { None } else { Some(self.one(narrow)?) };
        let sup = if scripts == ScriptType::Subscript { None } else { Some(self.one(narrow)?) };
        Some(scripts::scripted(base, sub.as_ref(), sup.as_ref(), self.unicode))
    }

    /// The accent that comes next, if one does; an error where it cannot be shown in a line.
    fn accent(&mut self, base: &Atom) -> Result<Option<Accent>, ()> {
        let Some(Ok(Event::Content(Content::Ordinary { content, .. }))) = self.events.peek() else {
            return Ok(None);
        };
        let accent = signs::accent(*content)?;
        if accent.is_none() || !base.text.chars().all(char::is_alphanumeric) {
            return Ok(None);
        }
        self.event()?;
        Ok(accent)
    }
}

/// Prose in a formula: its spaces count.
fn prose(text: &str) -> Vec<Atom> {
    if text == "&nbsp;" {
        return vec![Atom::new("", Spacing::Blank(1))];
    }
    let blank = || Atom::new("", Spacing::Blank(1));
    let words: Vec<&str> = text.split_whitespace().collect();
    let binding = if words.len() > 1 { Binding::Loose } else { Binding::One };
    let mut atoms = vec![Atom::new(words.join(" "), Spacing::Prose).bound(binding)];
    if text.starts_with(char::is_whitespace) {
        atoms.insert(0, blank());
    }
    if text.ends_with(char::is_whitespace) {
        atoms.push(blank());
    }
    atoms
}

/// What stands in braces: one thing, whatever it is made of.
fn grouped(atoms: Vec<Atom>, wide: bool) -> Atom {
    let is_alone = atoms.len() == 1;
    let atom = joined(atoms, wide);
    match atom.spacing {
        Spacing::Operator | Spacing::Relation | Spacing::Comma | Spacing::Prefix if is_alone => {
            Atom { spacing: Spacing::Letter, ..atom }
        }
        _ => atom,
    }
}

/// How many columns a space is shown as.
fn columns(width: Option<Dimension>) -> usize {
    match width {
        Some(Dimension { value, .. }) if value <= 0.0 => 0,
        Some(Dimension { value, unit: DimensionUnit::Em }) if value >= 1.0 => 2,
        Some(_) => 1,
        None => 0,
    }
}

fn texts(atoms: impl Iterator<Item = Atom>) -> Vec<String> {
    atoms.map(|atom| atom.text).collect()
}

/// Rows in a line, or below each other; a last one that is empty only ends the one before.
fn lines(rows: impl Iterator<Item = String>, between: &str) -> String {
    let mut rows: Vec<String> = rows.collect();
    if rows.last().is_some_and(|row| row.trim().is_empty()) {
        rows.pop();
    }
    rows.join(between)
}
