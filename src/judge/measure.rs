//! Units by their names (rule 4): `ohms` are `Ω`, and `km/h` "kilometres per hour". A unit is read as
//! its symbol, so that two ways to write one are the same; what is none of these is no unit here.

use super::number::{self, Decimal, Hand};
use super::unit::{PREFIXES, is_base, symbols};
use super::words;

/// Names of the units that have a symbol, in the singular and, where that is no `s` more, in the
/// plural. Symbols that are not in the table of symbols take no prefix.
const NAMES: &str = "\
    m:metre/meter g:gram/gramme/gm s:second/sec l:litre/liter t:tonne h:hour/hr min:minute \
    A:ampere/amp K:kelvin C:coulomb N:newton J:joule W:watt V:volt F:farad H:henry/henries \
    S:siemens T:tesla Ω:ohm Hz:hertz Pa:pascal Nm:newtonmetre/newtonmeter/newton-metre/newton-meter Bq:becquerel Gy:gray Sv:sievert eV:electronvolt \
    Wh:watthour/watt-hour bar:bar cal:calorie mol:mole b:bit bit:bit B:byte \
    °C:degreecelsius/degreescelsius/celsius/degreec/degreesc/degc/degreecentigrade/degreescentigrade \
    °F:degreefahrenheit/degreesfahrenheit/fahrenheit/degreef/degreesf/degf °:degree/deg d:day \
    wk:week mo:month yr:year ft:foot/feet in:inch/inches yd:yard mi:mile lb:pound/lbs oz:ounce \
    gal:gallon ha:hectare ac:acre cd:candela lm:lumen lx:lux Wb:weber dB:decibel rad:radian \
    sr:steradian kn:knot au:astronomicalunit ly:lightyear/light-year rpm:revolutionperminute/revolutionsperminute \
    kΩ:kilohm MΩ:megohm €:euro/eur $:dollar/usd £:poundsterling/gbp ¥:yen/jpy";

/// Symbols for what others are put together for.
const SHORT: [(&str, &str); 7] = [
    ("mph", "mi/h"),
    ("kph", "km/h"),
    ("kmh", "km/h"),
    ("kmph", "km/h"),
    ("mps", "m/s"),
    ("cc", "cm^3"),
    ("sec", "s"),
];

/// More bytes have no unit.
const LONGEST: usize = 60;

/// Symbols that as they stand are often meant for another unit: C for °C.
const DOUBTFUL: [&str; 2] = ["C", "F"];

/// Reads a whole plain text as a number and a unit behind it, which is given as its symbol.
pub(super) fn reading(text: &str, hand: Hand, english: bool) -> Option<(Vec<Decimal>, String)> {
    let text = text.trim_end_matches(['.', '!', '?', ' ']);
    let is_digits = text.starts_with(|c: char| !c.is_alphabetic());
    let first = text.split([' ', '-']).next().unwrap_or_default();
    let is_number = is_digits || (english && words::value(&first.to_lowercase()).is_some());
    if text.len() > LONGEST || !is_number || is_decade(text) {
        return None;
    }
    let mut before = ' ';
    let mut places = text.char_indices().filter(|&(_, c)| {
        let begins = !matches!(c, ' ' | '.' | ',' | '-') && !c.is_ascii_digit();
        let is_place = begins && (before == ' ' || before.is_ascii_digit());
        before = c;
        is_place
    });
    places.find_map(|(at, _)| {
        let numbers = number::readings(text[..at].trim_end(), hand, english);
        let unit = || canonical(&text[at..].replace(' ', ""));
        if numbers.is_empty() { None } else { Some((numbers, unit()?)) }
    })
}

/// Whether a text is the years of a decade: `1980s` are no seconds.
fn is_decade(text: &str) -> bool {
    let years = text.strip_suffix("0s").filter(|years| years.len() == 3);
    years.is_some_and(|years| {
        years.starts_with(['1', '2']) && years.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Writes a unit, as plain text without spaces, in symbols; none if it is none that is known.
pub(super) fn canonical(unit: &str) -> Option<String> {
    if unit.is_empty() || unit.len() > LONGEST {
        return None;
    }
    let unit = SHORT.iter().find(|(short, _)| *short == unit).map_or(unit, |(_, whole)| whole);
    if let Some(one) = part(unit) {
        return Some(one);
    }
    let parted = unit.match_indices('/').chain(unit.match_indices("per"));
    parted.into_iter().find_map(|(at, mark)| {
        let (over, under) = (&unit[..at], &unit[at + mark.len()..]);
        Some(format!("{}/{}", part(over)?, part(under)?))
    })
}

/// Reads a unit with its power: `m^2`, "square metres".
fn part(text: &str) -> Option<String> {
    const POWERS: [(&str, &str); 5] =
        [("square", "^2"), ("sq.", "^2"), ("sq", "^2"), ("cubic", "^3"), ("cu", "^3")];
    const RAISED: [(&str, &str); 6] =
        [("^2", "^2"), ("^3", "^3"), ("squared", "^2"), ("cubed", "^3"), ("2", "^2"), ("3", "^3")];
    if let Some(unit) = atom(text) {
        return Some(unit);
    }
    let before = POWERS.iter().filter_map(|(word, power)| Some((text.strip_prefix(word)?, power)));
    let after = RAISED.iter().filter_map(|(word, power)| Some((text.strip_suffix(word)?, power)));
    before.chain(after).find_map(|(rest, power)| Some(format!("{}{power}", atom(rest)?)))
}

/// Reads one unit: a symbol with its case, or a name in any, each with a prefix or without.
fn atom(text: &str) -> Option<String> {
    if DOUBTFUL.contains(&text) {
        return None;
    }
    let is_symbol = names().any(|(symbol, _)| symbol == text);
    let symbol = if text == "L" { "l" } else { text };
    if is_symbol || is_base(symbol) {
        return Some(symbol.to_owned());
    }
    if let Some((prefix, base)) = super::unit::prefixed(text) {
        return Some(format!("{prefix}{base}"));
    }
    let lower = text.to_lowercase();
    if let Some(symbol) = named(&lower) {
        return Some(symbol.to_owned());
    }
    PREFIXES.iter().find_map(|(prefix, name)| {
        let symbol = named(lower.strip_prefix(name)?)?;
        let takes = symbols().any(|(base, prefixes)| base == symbol && prefixes.contains(*prefix));
        takes.then(|| format!("{prefix}{symbol}"))
    })
}

/// The symbol of a name in lower case, in either number.
fn named(name: &str) -> Option<&'static str> {
    let is_name = |text: &str| {
        names().find(|(_, names)| names.split('/').any(|own| own == text)).map(|(symbol, _)| symbol)
    };
    is_name(name).or_else(|| is_name(name.strip_suffix('s')?))
}

fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.split_whitespace().filter_map(|row| row.split_once(':'))
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn a_unit_has_one_symbol() {
        for (symbol, ways) in [
            ("Ω", "Ω ohm ohms Ohms"),
            ("kΩ", "kΩ kilohm kiloohms kilohms"),
            ("W", "W watt Watts"),
            ("mW", "mW milliwatt milliwatts"),
            ("m", "m metre meters"),
            ("km/h", "km/h kmh kph kilometresperhour kilometersperhour"),
            ("m/s", "m/s metrespersecond meterspersecond"),
            ("m^2", "m^2 m2 squaremetres sqm metressquared"),
            ("cm^3", "cm^3 cc cubiccentimetres"),
            ("°C", "°C degreesCelsius celsius degC"),
            ("A", "A amp amps ampere amperes"),
            ("mA", "mA milliamp milliamperes"),
            ("ft", "ft foot feet"),
            ("in", "in inch inches"),
            ("μF", "μF microfarad microfarads"),
            ("$", "$ dollars dollar USD"),
        ] {
            for way in ways.split(' ') {
                assert_eq!(canonical(way).as_deref(), Some(symbol), "{way}");
            }
        }
        for none in ["", "C", "F", "people", "kfoot", "per", "mmm", "kft", "kiloinch"] {
            assert_eq!(canonical(none), None, "{none}");
        }
        assert_ne!(canonical("MW"), canonical("mW"));
    }
}
