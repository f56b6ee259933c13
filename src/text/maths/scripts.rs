//! What stands above and below the line, and under a root.

use super::atom::{Atom, Binding, Spacing};
use super::signs::{Accent, DEGREE, subscript, superscript};
use unicode_normalization::UnicodeNormalization;

/// Something with what stands below and above it: small where there are small signs for all of it.
pub(super) fn scripted(base: Atom, sub: Option<&Atom>, sup: Option<&Atom>, unicode: bool) -> Atom {
    let spacing = base.spacing;
    if let (None, Some(above)) = (sub, sup)
        && matches!(&*base.text, "\u{2192}" | "->")
    {
        let dash = if unicode { "\u{2013}" } else { "-" };
        return Atom { text: format!("{dash}{}{}", above.text, base.text), ..base };
    }
    let base = match spacing {
        Spacing::Letter | Spacing::Figure | Spacing::Word => base.within(Binding::One),
        _ => base,
    };
    let below = sub.map(|sub| script(sub, '_', subscript, unicode));
    let above = sup.map(|sup| script(sup, '^', superscript, unicode));
    // what stands before a letter is written top down
    let order = if base.text.is_empty() { [above, below] } else { [below, above] };
    let mut text = base.text.clone();
    let mut runs_on = false;
    for (part, runs) in order.into_iter().flatten() {
        text.push_str(&part);
        runs_on = runs;
    }
    let spacing = match spacing {
        Spacing::Letter | Spacing::Figure | Spacing::Word if runs_on => Spacing::Word,
        Spacing::Figure | Spacing::Operator => Spacing::Letter,
        spacing => spacing,
    };
    Atom::new(text, spacing)
}

/// A script after its base, and whether a letter behind it would be read as a part of it.
fn script(
    atom: &Atom,
    mark: char,
    small: impl Fn(&str) -> Option<String>,
    unicode: bool,
) -> (String, bool) {
    let text: String = atom.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if unicode && let Some(small) = small(&text) {
        return (small, false);
    }
    let is_sign = matches!(atom.spacing, Spacing::Operator | Spacing::Prefix);
    if is_sign && text == DEGREE && mark == '^' {
        return (" deg".to_owned(), true);
    }
    let is_short = text.chars().count() == 1 || text.chars().all(|c| c.is_ascii_digit());
    (if is_short { format!("{mark}{text}") } else { format!("{mark}({text})") }, true)
}

/// A root; small numbers stand on the sign.
pub(super) fn root(radicand: &Atom, index: Option<&Atom>, unicode: bool) -> Atom {
    let index = index.map(|index| &*index.text).filter(|index| *index != "2");
    let text = match radicand.spacing {
        Spacing::Bracketed if radicand.text.starts_with('(') => radicand.text.clone(),
        _ => format!("({})", radicand.text),
    };
    if !unicode {
        let name = index.map_or_else(|| "sqrt".to_owned(), |index| format!("root[{index}]"));
        return Atom::new(name + &text, Spacing::Word);
    }
    let sign = match index {
        None => "\u{221a}".to_owned(),
        Some("3") => "\u{221b}".to_owned(),
        Some("4") => "\u{221c}".to_owned(),
        Some(index) => match superscript(index) {
            Some(index) => format!("{index}\u{221a}"),
            None => format!("({index})\u{221a}"),
        },
    };
    let is_figure = !radicand.text.is_empty() && radicand.text.chars().all(|c| c.is_ascii_digit());
    if is_figure || radicand.text.chars().count() == 1 {
        return Atom::new(sign + &radicand.text, Spacing::Letter).bound(Binding::Root);
    }
    Atom::new(sign + &text, Spacing::Letter)
}

/// Letters with a mark over or under them; a name and brackets where there are no marks.
pub(super) fn accented(base: &Atom, accent: Accent, unicode: bool) -> Option<Atom> {
    let count = base.text.chars().count();
    if count == 0 {
        return None;
    }
    if !unicode {
        return Some(Atom::new(format!("{}({})", accent.name, base.text), Spacing::Word));
    }
    let middle = (count - 1) / 2;
    let mut text = String::new();
    for (place, c) in base.text.chars().enumerate() {
        text.push(c);
        if accent.is_long || place == middle {
            text.push(accent.mark);
        }
    }
    Some(Atom::new(text.nfc().collect::<String>(), Spacing::Letter))
}
