//! Pieces of a formula, and how they stand beside each other: with a space, without one, or in
//! brackets, so that what is written in one line means the same.

use super::signs::TIMES;

/// What a piece is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spacing {
    /// A letter, or letters that are multiplied.
    Letter,
    /// A number.
    Figure,
    /// A letter that is written as a word, or ends in something that would run on.
    Word,
    /// A function: `sin`, `mod`.
    Name,
    /// A sum, an integral, a limit.
    Large,
    /// `+`, `×`.
    Operator,
    /// `=`, `→`.
    Relation,
    /// A sign without spaces: a minus that belongs to what follows.
    Prefix,
    /// `/`.
    Slash,
    /// An opening bracket.
    Opening,
    /// A closing one.
    Closing,
    /// A bracket, all of it.
    Bracketed,
    /// A comma.
    Comma,
    /// Prose.
    Prose,
    /// Nothing but so many columns.
    Blank(usize),
}

/// How firmly the parts of a piece hold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Binding {
    /// As one sign.
    One,
    /// As a root without a line above: what follows could be read as part of it.
    Root,
    /// As things multiplied by standing together.
    Product,
    /// As one thing over another.
    Ratio,
    /// As terms of a sum.
    Loose,
}

/// A piece of a formula.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub text: String,
    pub spacing: Spacing,
    pub binding: Binding,
}

impl Atom {
    pub(super) fn new(text: impl Into<String>, spacing: Spacing) -> Self {
        Self { text: text.into(), spacing, binding: Binding::One }
    }

    pub(super) fn bound(self, binding: Binding) -> Self {
        Self { binding, ..self }
    }

    /// The same in brackets, where it does not hold together as firmly as `least`.
    pub(super) fn within(self, least: Binding) -> Self {
        if self.binding <= least {
            return self;
        }
        Self::new(format!("({})", self.text), Spacing::Bracketed)
    }

    /// Whether it ends something that can be multiplied.
    const fn ends_factor(&self) -> bool {
        use Spacing::{Bracketed, Closing, Figure, Letter, Word};
        matches!(self.spacing, Letter | Figure | Word | Closing | Bracketed)
    }

    /// Whether it begins something that can be multiplied.
    const fn begins_factor(&self) -> bool {
        use Spacing::{Bracketed, Figure, Letter, Opening, Word};
        matches!(self.spacing, Letter | Figure | Word | Opening | Bracketed)
    }

    /// Whether a sign behind it has nothing on its left.
    const fn wants_more(&self) -> bool {
        use Spacing::{Comma, Large, Opening, Operator, Prefix, Prose, Relation, Slash};
        matches!(
            self.spacing,
            Comma | Large | Opening | Operator | Prefix | Prose | Relation | Slash
        )
    }
}

/// Pieces side by side as one; `wide` sets signs off by spaces.
pub(super) fn joined(atoms: Vec<Atom>, wide: bool) -> Atom {
    let (blanks, mut atoms) = settled(atoms);
    if let ([_], 1) = (&*blanks, atoms.len()) {
        return atoms.swap_remove(0);
    }
    let mut text = String::new();
    for (place, atom) in atoms.iter().enumerate() {
        if let Some(before) = place.checked_sub(1).map(|before| &atoms[before]) {
            if before.binding == Binding::Root && atom.begins_factor() {
                text.push_str(TIMES);
            }
            let columns = space(before, atom, wide).max(blanks[place]);
            text.push_str(&" ".repeat(columns));
        }
        text.push_str(&atom.text);
    }
    let spacing = if encloses(&atoms) { Spacing::Bracketed } else { Spacing::Letter };
    Atom { text, spacing, binding: binding(&atoms, &blanks) }
}

/// The pieces, and how many columns are wanted before each. A sign with nothing on its left belongs
/// to what follows; a ratio that is multiplied gets brackets.
fn settled(atoms: Vec<Atom>) -> (Vec<usize>, Vec<Atom>) {
    let (mut blanks, mut settled): (Vec<usize>, Vec<Atom>) = (Vec::new(), Vec::new());
    let mut blank = 0;
    for mut atom in atoms {
        if let Spacing::Blank(columns) = atom.spacing {
            blank = columns.max(blank);
            continue;
        }
        match settled.last_mut() {
            Some(last) => {
                if atom.spacing == Spacing::Operator && last.wants_more() {
                    atom.spacing = Spacing::Prefix;
                }
                let follows = last.ends_factor() || last.spacing == Spacing::Name;
                let goes_on = matches!(atom.spacing, Spacing::Name | Spacing::Large);
                if follows && atom.begins_factor() && atom.binding == Binding::Ratio {
                    atom = atom.within(Binding::Product);
                }
                if last.binding == Binding::Ratio && (atom.begins_factor() || goes_on) {
                    *last = last.clone().within(Binding::Product);
                }
            }
            None if atom.spacing == Spacing::Operator => atom.spacing = Spacing::Prefix,
            None => {}
        }
        blanks.push(std::mem::take(&mut blank));
        settled.push(atom);
    }
    (blanks, settled)
}

/// How many columns stand between two pieces.
fn space(left: &Atom, right: &Atom, wide: bool) -> usize {
    use Spacing::{Bracketed, Comma, Large, Name, Opening, Operator, Relation};
    let is_set_off = |spacing| matches!(spacing, Operator | Relation);
    let is_wide = is_set_off(left.spacing)
        || is_set_off(right.spacing)
        || matches!(left.spacing, Comma | Large)
        || (right.spacing == Large && left.ends_factor());
    let is_called = left.spacing == Name && matches!(right.spacing, Opening | Bracketed);
    let runs_on = (left.spacing == Name && (right.begins_factor() || right.spacing == Name))
        || (right.spacing == Name && left.ends_factor())
        || collides(left, right);
    usize::from((is_wide && wide) || (runs_on && !is_called))
}

/// Whether two pieces would be read as one word.
fn collides(left: &Atom, right: &Atom) -> bool {
    let is_word = right.text.chars().take(2).filter(|c| c.is_alphabetic()).count() == 2;
    let runs_on = left.spacing == Spacing::Word && right.text.starts_with(char::is_alphanumeric);
    let is_name = right.spacing == Spacing::Word && is_word;
    runs_on || (is_name && left.text.ends_with(char::is_alphanumeric))
}

/// Whether the first piece opens the bracket that the last one closes.
fn encloses(atoms: &[Atom]) -> bool {
    let mut depth = 0_usize;
    for (place, atom) in atoms.iter().enumerate() {
        match atom.spacing {
            Spacing::Opening => depth += 1,
            Spacing::Closing => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return place > 0 && place + 1 == atoms.len();
        }
    }
    false
}

/// How firmly pieces hold together that stand side by side.
fn binding(atoms: &[Atom], blanks: &[usize]) -> Binding {
    if is_one(atoms) {
        return Binding::One;
    }
    let mut depth = 0_usize;
    let mut binding = Binding::Product;
    for (place, atom) in atoms.iter().enumerate() {
        match atom.spacing {
            Spacing::Opening => depth += 1,
            Spacing::Closing => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            Spacing::Prefix if place == 0 => {}
            Spacing::Slash => binding = binding.max(Binding::Ratio),
            Spacing::Letter | Spacing::Figure | Spacing::Bracketed if blanks[place] == 0 => {
                binding = binding.max(atom.binding);
            }
            _ => binding = Binding::Loose,
        }
    }
    binding
}

/// Whether pieces are read as one thing: a number, a bracket, a function of a bracket, `dx`.
fn is_one(atoms: &[Atom]) -> bool {
    match atoms {
        [] => true,
        [first, rest @ ..] => {
            let is_function = matches!(first.spacing, Spacing::Letter | Spacing::Name);
            let is_change = matches!(&*first.text, "d" | "\u{2202}" | "\u{394}" | "\u{3b4}");
            encloses(atoms)
                || atoms.iter().all(|atom| atom.spacing == Spacing::Figure)
                || (is_function
                    && (encloses(rest)
                        || matches!(rest, [Atom { spacing: Spacing::Bracketed, .. }])))
                || (is_change
                    && matches!(
                        rest,
                        [Atom { spacing: Spacing::Letter, binding: Binding::One, .. }]
                    ))
        }
    }
}
