//! The signs of formulas, as tables: what each is where there is Unicode and where there is not.

use pulldown_latex::event::Font;
use unicode_normalization::UnicodeNormalization;

/// Stands between factors that would run into each other.
pub(super) const TIMES: &str = "·";

/// The ring that is a degree where it stands above the line, in ASCII.
pub(super) const DEGREE: &str = "o";

/// Signs that have a plainer form everywhere.
const PLAINER: &[(char, &str)] = &[
    ('∗', "*"),
    ('⋅', "·"),
    ('⋯', "…"),
    ('∣', "|"),
    ('∶', ":"),
    ('⋆', "*"),
    ('ϵ', "ε"),
    ('ϕ', "φ"),
];

/// Signs in ASCII. Where a formula has another one, its source is shown.
const ASCII: &[(char, &str)] = &[
    ('α', "alpha"),
    ('β', "beta"),
    ('γ', "gamma"),
    ('δ', "delta"),
    ('ε', "epsilon"),
    ('ϵ', "epsilon"),
    ('ζ', "zeta"),
    ('η', "eta"),
    ('θ', "theta"),
    ('ϑ', "theta"),
    ('ι', "iota"),
    ('κ', "kappa"),
    ('λ', "lambda"),
    ('μ', "mu"),
    ('ν', "nu"),
    ('ξ', "xi"),
    ('π', "pi"),
    ('ρ', "rho"),
    ('σ', "sigma"),
    ('ς', "sigma"),
    ('τ', "tau"),
    ('υ', "upsilon"),
    ('φ', "phi"),
    ('ϕ', "phi"),
    ('χ', "chi"),
    ('ψ', "psi"),
    ('ω', "omega"),
    ('Γ', "Gamma"),
    ('Δ', "Delta"),
    ('Θ', "Theta"),
    ('Λ', "Lambda"),
    ('Ξ', "Xi"),
    ('Π', "Pi"),
    ('Σ', "Sigma"),
    ('Υ', "Upsilon"),
    ('Φ', "Phi"),
    ('Ψ', "Psi"),
    ('Ω', "Omega"),
    ('∞', "inf"),
    ('∂', "d"),
    ('∇', "grad"),
    ('∑', "sum"),
    ('∏', "prod"),
    ('∫', "int"),
    ('∬', "iint"),
    ('∮', "oint"),
    ('−', "-"),
    ('×', "x"),
    ('⋅', "*"),
    ('·', "*"),
    ('∗', "*"),
    ('÷', ":"),
    ('±', "+-"),
    ('∓', "-+"),
    ('∘', DEGREE),
    ('≤', "<="),
    ('≥', ">="),
    ('≠', "!="),
    ('≈', "~="),
    ('∼', "~"),
    ('≡', "=="),
    ('→', "->"),
    ('⟶', "->"),
    ('←', "<-"),
    ('↔', "<->"),
    ('⇒', "=>"),
    ('⟹', "=>"),
    ('⇐', "<="),
    ('⇔', "<=>"),
    ('⟺', "<=>"),
    ('↦', "|->"),
    ('∈', "in"),
    ('∉', "not in"),
    ('⊂', "subset"),
    ('⊆', "subset="),
    ('∪', "cup"),
    ('∩', "cap"),
    ('∅', "{}"),
    ('∀', "for all "),
    ('∃', "there is "),
    ('∧', "and"),
    ('∨', "or"),
    ('¬', "not "),
    ('∖', "\\"),
    ('∣', "|"),
    ('‖', "||"),
    ('∥', "||"),
    ('⟂', "_|_"),
    ('⊥', "_|_"),
    ('∠', "angle "),
    ('△', "triangle "),
    ('′', "'"),
    ('°', " deg"),
    ('…', "..."),
    ('⋯', "..."),
    ('⟨', "<"),
    ('⟩', ">"),
    ('ℓ', "l"),
    ('ℏ', "hbar"),
    ('∝', "~"),
    ('∶', ":"),
    ('≪', "<<"),
    ('≫', ">>"),
    ('∴', "therefore "),
];

/// Letters with a double stroke that have a place of their own.
const STROKED: &[(char, char)] =
    &[('C', 'ℂ'), ('H', 'ℍ'), ('N', 'ℕ'), ('P', 'ℙ'), ('Q', 'ℚ'), ('R', 'ℝ'), ('Z', 'ℤ')];

/// Fractions that are one sign.
const VULGAR: &[(&str, &str, &str)] = &[
    ("1", "2", "½"),
    ("1", "3", "⅓"),
    ("2", "3", "⅔"),
    ("1", "4", "¼"),
    ("3", "4", "¾"),
    ("1", "5", "⅕"),
    ("2", "5", "⅖"),
    ("3", "5", "⅗"),
    ("4", "5", "⅘"),
    ("1", "6", "⅙"),
    ("5", "6", "⅚"),
    ("1", "8", "⅛"),
    ("3", "8", "⅜"),
    ("5", "8", "⅝"),
    ("7", "8", "⅞"),
];

const SUPERSCRIPTS: (&str, &str) = (
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ′°∘*∗†",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ′°°**†",
);

const SUBSCRIPTS: (&str, &str) =
    ("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

/// What stands over or under letters: the sign that the parser gives, the mark that combines with a
/// letter, and its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Accent {
    sign: char,
    /// The combining mark.
    pub mark: char,
    /// What it is called where there are no marks.
    pub name: &'static str,
    /// Whether every letter has it, or only the middle one.
    pub is_long: bool,
}

const fn long(sign: char, mark: char, name: &'static str) -> Accent {
    Accent { sign, mark, name, is_long: true }
}

const fn short(sign: char, mark: char, name: &'static str) -> Accent {
    Accent { sign, mark, name, is_long: false }
}

const ACCENTS: &[Accent] = &[
    long('‾', '\u{305}', "bar"),
    long('_', '\u{332}', "underline"),
    long('→', '\u{20d7}', "vec"),
    long('⇀', '\u{20d1}', "vec"),
    long('←', '\u{20d6}', "leftvec"),
    short('^', '\u{302}', "hat"),
    short('~', '\u{303}', "tilde"),
    short('˙', '\u{307}', "dot"),
    short('¨', '\u{308}', "ddot"),
    short('ˇ', '\u{30c}', "check"),
    short('´', '\u{301}', "acute"),
    short('`', '\u{300}', "grave"),
    short('˘', '\u{306}', "breve"),
    short('˚', '\u{30a}', "ring"),
    short('⏜', '\u{311}', "arc"),
];

/// Braces and the like, which take a line of their own.
const BRACES: &str = "⏞⏟⏠⏡⏝⎴⎵⇒↔↼";

/// The accent that a sign is, if it is one; an error where it cannot be shown in a line.
pub(super) fn accent(sign: char) -> Result<Option<Accent>, ()> {
    if BRACES.contains(sign) {
        return Err(());
    }
    Ok(ACCENTS.iter().find(|accent| accent.sign == sign).copied())
}

/// A sign in a font, as it is shown; none where it cannot be.
pub(super) fn glyph(c: char, font: Option<Font>, unicode: bool) -> Option<String> {
    let table = if unicode { PLAINER } else { ASCII };
    if let Some((_, text)) = table.iter().find(|(sign, _)| *sign == c) {
        return Some((*text).to_owned());
    }
    if !unicode {
        return c.is_ascii().then(|| c.to_string());
    }
    let stroked = || STROKED.iter().find(|(letter, _)| *letter == c).map(|(_, sign)| *sign);
    let shifted = |from: char, to: u32| char::from_u32(to + u32::from(c) - u32::from(from));
    let shown = match (font, c) {
        (Some(Font::DoubleStruck), 'A'..='Z') => stroked().or_else(|| shifted('A', 0x1d538)),
        (Some(Font::DoubleStruck), 'a'..='z') => shifted('a', 0x1d552),
        (Some(Font::DoubleStruck), '0'..='9') => shifted('0', 0x1d7d8),
        _ => Some(c),
    };
    shown.map(String::from)
}

/// A fraction of numbers as one sign.
pub(super) fn vulgar(above: &str, below: &str) -> Option<&'static str> {
    VULGAR.iter().find(|fraction| (fraction.0, fraction.1) == (above, below)).map(|found| found.2)
}

/// A sign struck through.
pub(super) fn negated(sign: &str, unicode: bool) -> Option<String> {
    if !unicode {
        return (sign == "=" || sign == "==").then(|| "!=".to_owned());
    }
    let text: String = sign.chars().chain(['\u{338}']).nfc().collect();
    (text.chars().count() == 1).then_some(text)
}

/// A text in small letters above the line; none where one of its characters has no such form.
pub(super) fn superscript(text: &str) -> Option<String> {
    raised(text, SUPERSCRIPTS)
}

/// The same below the line.
pub(super) fn subscript(text: &str) -> Option<String> {
    raised(text, SUBSCRIPTS)
}

fn raised(text: &str, (from, to): (&str, &str)) -> Option<String> {
    let one = |c: char| from.chars().position(|other| other == c).and_then(|at| to.chars().nth(at));
    text.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_small_sign_has_its_large_one() {
        for (from, to) in [SUPERSCRIPTS, SUBSCRIPTS] {
            assert_eq!(from.chars().count(), to.chars().count());
        }
        assert_eq!(superscript("-1+n*"), Some("⁻¹⁺ⁿ*".to_owned()));
        assert_eq!(subscript("max"), Some("ₘₐₓ".to_owned()));
        assert_eq!(superscript("q"), None);
    }

    #[test]
    fn what_is_called_ascii_is() {
        for (sign, text) in ASCII {
            assert!(text.is_ascii() && !sign.is_ascii(), "{sign}");
        }
        assert!(ACCENTS.iter().all(|accent| accent.name.is_ascii()));
    }
}
