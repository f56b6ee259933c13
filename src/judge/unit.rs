//! Capitals in units (rule 4): mW is a billionth of MW, and KM is km all the same.

use super::words;

/// Symbols of units, as they are written, each with the prefixes that are used with it.
const SYMBOLS: &str = "\
    m:pnμumcdkM g:pnμumkM s:pnμum l:nμumcdh t:kMG h: min: A:pnμumk K:nμum C:pnμumk N:nμumkM \
    J:pnμumkMGTP W:pnμumkMGTP V:nμumkM F:pnμum H:pnμum S:nμum T:pnμum Ω:μumkMG Hz:μumkMGTP \
    Pa:μumhkMG Bq:mkMGTP Gy:μumk Sv:nμum eV:μumkMGT Wh:mkMGT bar:μumk cal:kM mol:pnμumk pH: pM: \
    nM: μM: mM: b:kMGTP B:kMGTP bit:kMGTP bps:kMGT Bps:kMGT Nm:mk";

/// The prefixes by their names.
pub(super) const PREFIXES: [(char, &str); 12] = [
    ('p', "pico"),
    ('n', "nano"),
    ('μ', "micro"),
    ('m', "milli"),
    ('c', "centi"),
    ('d', "deci"),
    ('h', "hecto"),
    ('k', "kilo"),
    ('M', "mega"),
    ('G', "giga"),
    ('T', "tera"),
    ('P', "peta"),
];

pub(super) fn symbols() -> impl Iterator<Item = (&'static str, &'static str)> {
    SYMBOLS.split(' ').filter_map(|symbol| symbol.split_once(':'))
}

/// Whether a text is a symbol without a prefix.
pub(super) fn is_base(text: &str) -> bool {
    symbols().any(|(base, _)| base == text)
}

/// The prefix and the symbol that a text is put together of.
pub(super) fn prefixed(text: &str) -> Option<(char, &'static str)> {
    parse(text).and_then(|symbol| Some((symbol.prefix?, symbol.base)))
}

/// What it means that two ways to write a unit differ in capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Capitals {
    /// Nothing: KM for km.
    Idle,
    /// It may be another prefix, and is no usual symbol as it stands: mhz for MHz.
    Doubtful,
    /// It is another unit: MW for mW.
    Telling,
}

/// Compares what was typed with a unit that has the same letters.
pub(super) fn capitals(typed: &str, unit: &str) -> Capitals {
    if typed == unit || typed.to_lowercase() != unit.to_lowercase() {
        return Capitals::Idle;
    }
    let parsed = |text: &str| -> Vec<Option<Symbol>> { runs(text).map(parse).collect() };
    let (given, own) = (parsed(typed), parsed(unit));
    if given.iter().chain(&own).all(Option::is_some) && given != own {
        return Capitals::Telling;
    }
    let is_other_prefix = |(at, run): (usize, &str)| match own.get(at) {
        Some(Some(Symbol { prefix: Some(prefix @ ('m' | 'M' | 'p' | 'P')), .. })) => {
            !run.starts_with(*prefix)
        }
        _ => false,
    };
    // 5 M and 5 G are millions and billions as well.
    let is_letter = !matches!(unit, "l") && typed.len() == 1 && is_base(unit);
    let is_grown = is_letter && typed.starts_with(char::is_uppercase);
    let is_doubtful = is_grown || runs(typed).enumerate().any(is_other_prefix);
    if is_doubtful { Capitals::Doubtful } else { Capitals::Idle }
}

/// Whether a text is the symbol of a unit, or several with signs between: `kW`, `m/s`.
pub fn is_unit(text: &str) -> bool {
    runs(text).next().is_some() && runs(text).all(|run| parse(run).is_some())
}

/// A symbol of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Symbol {
    prefix: Option<char>,
    base: &'static str,
}

/// The letters between the signs of a unit: `km` and `h` of `km/h`.
fn runs(unit: &str) -> impl Iterator<Item = &str> {
    unit.split(|c: char| !c.is_alphabetic()).filter(|run| !run.is_empty())
}

/// Reads a symbol as it stands.
fn parse(run: &str) -> Option<Symbol> {
    let is_base = |text: &str, base: &str| text == base || (text == "L" && base == "l");
    if let Some((base, _)) = symbols().find(|(base, _)| is_base(run, base)) {
        return Some(Symbol { prefix: None, base });
    }
    let mut letters = run.chars();
    let (first, rest) = (letters.next()?, letters.as_str());
    symbols().find_map(|(base, prefixes)| {
        let is_data = matches!(base, "b" | "B" | "bit" | "bps" | "Bps");
        let prefix = if first == 'K' && is_data { 'k' } else { first };
        let fits = is_base(rest, base) && prefixes.contains(prefix);
        fits.then_some(Symbol { prefix: Some(prefix), base })
    })
}

/// What stands behind a number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Behind {
    unit: String,
    /// A single letter that is stuck to its number is part of a name: 5G, 4K, the 1920s.
    is_name: bool,
}

/// Finds what stands behind each number of a plain text.
pub(super) fn behind_numbers(plain: &str, english: bool) -> Vec<Behind> {
    let mut found = Vec::new();
    let mut after_number = false;
    for word in plain.split(' ') {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '°' | '%'));
        let first = word.find(char::is_alphabetic);
        if after_number && first.is_some() {
            found.push(Behind { unit: word.to_owned(), is_name: false });
        } else if let Some(at) = first.filter(|_| word.starts_with(|c: char| c.is_ascii_digit())) {
            let unit = word[at..].to_owned();
            found.push(Behind { is_name: unit.chars().nth(1).is_none(), unit });
        }
        let is_number = word.ends_with(|c: char| c.is_ascii_digit())
            || (english && words::value(&word.to_lowercase()).is_some());
        after_number = is_number && !after_number;
    }
    found
}

/// Compares what stands behind the numbers of two texts; with more or less, they differ anyway.
pub(super) fn compare(written: &[Behind], typed: &[Behind]) -> Capitals {
    if written.len() != typed.len() {
        return Capitals::Idle;
    }
    let pairs = written.iter().zip(typed).filter(|(written, _)| !written.is_name);
    pairs
        .map(|(written, typed)| capitals(&typed.unit, &written.unit))
        .max()
        .unwrap_or(Capitals::Idle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_tell_where_they_make_another_unit() {
        for (unit, telling, doubtful, idle) in [
            ("mW", "MW", "MWh", "mw"),
            ("MW", "mW", "mw", "MW"),
            ("mm", "mM Mm", "MM", "mm"),
            ("nm", "Nm", "", "nm NM"),
            ("m", "", "M", "m"),
            ("g", "", "G", "g"),
            ("W", "", "", "w"),
            ("km", "", "", "KM Km kM"),
            ("km/h", "", "", "KM/H Km/h"),
            ("MHz", "mHz", "mhz", "MHZ Mhz"),
            ("kB", "kb", "", "KB"),
            ("GB", "Gb", "", "gb GB"),
            ("s", "S", "", "s"),
            ("L", "", "", "l"),
            ("mL", "", "ML Ml", "ml"),
            ("°C", "", "", "°c"),
            ("metre", "", "", "Metre METRE"),
            ("mW/cm^2", "MW/cm^2", "MW/CM^2", "mw/cm^2"),
            ("pH", "", "", "PH ph"),
        ] {
            let all = [
                (telling, Capitals::Telling),
                (doubtful, Capitals::Doubtful),
                (idle, Capitals::Idle),
            ];
            for (list, expected) in all {
                for typed in list.split_whitespace().filter(|typed| typed.len() == unit.len()) {
                    assert_eq!(capitals(typed, unit), expected, "{typed} for {unit}");
                }
            }
        }
    }

    #[test]
    fn what_stands_behind_a_number_is_found() {
        let found = |text: &str| -> Vec<String> {
            behind_numbers(text, true).into_iter().map(|behind| behind.unit).collect()
        };
        assert_eq!(found("about 5 mW, and 1.5e3 kW/m^2"), ["mW", "e3", "kW/m^2"]);
        assert_eq!(found("five mW"), ["mW"]);
        assert_eq!(found("5mW"), ["mW"]);
        assert_eq!(found("-5 °C."), ["°C"]);
        assert_eq!(found("H2O and IPv4"), [""; 0]);
    }
}
