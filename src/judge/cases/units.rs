//! Units by their names by example.

use super::{Quantity, Tolerance, USUAL, check, shown, texts};
use crate::judge::{Expected, Judge};

/// How an answer to a question of 5 or so in some units is judged.
fn judged(value: f64, units: &str, typed: &str) -> String {
    let units = texts(units);
    let key = [value.to_string()];
    let quantity = Quantity { value, tolerance: Tolerance::Absolute(0.0), units };
    let expected = Expected { quantity: Some(&quantity), ..Expected::of(&key) };
    let judge = Judge { rules: USUAL, rivals: None, question: 0, prompt: "" };
    shown(&judge.line(&expected, typed))
}

#[test]
fn the_unit_of_a_number_may_be_written_by_its_name_or_symbol() {
    for (units, typed) in [
        ("ohms", "5 ohm"),
        ("ohms", "5 Ω"),
        ("ohms", "5Ω"),
        ("ohm", "5 ohms"),
        ("Ω", "5 ohms"),
        ("watts", "5 W"),
        ("watts", "5 watt"),
        ("W", "5 Watts"),
        ("meters", "5 metres"),
        ("meters", "5 m"),
        ("m", "5 meter"),
        ("°C", "5 degrees Celsius"),
        ("°C", "5 degrees C"),
        ("°C", "5 celsius"),
        ("degrees Celsius", "5 °C"),
        ("mW", "5 milliwatts"),
        ("kHz", "5 kilohertz"),
        ("megahertz", "5 MHz"),
        ("km/h", "5 kilometres per hour"),
        ("km/h", "5 kmh"),
        ("kilometers per hour", "5 km/h"),
        ("m²", "5 square metres"),
        ("square meters", "5 m²"),
        ("m/s", "5 metres per second"),
        ("feet", "5 ft"),
        ("feet", "5 foot"),
        ("inches", "5 inch"),
        ("litres", "5 L"),
        ("minutes", "5 min"),
        ("hours", "5 h"),
        ("m|minutes", "5 min"),
        ("players", "5 player"),
        ("euros", "5 €"),
        ("euros", "€5"),
        ("dollars", "$5"),
        ("kg", "5 kilograms"),
        ("A", "5 amps"),
        ("volts", "five V"),
    ] {
        assert!(
            judged(5.0, units, typed).starts_with("right"),
            "{units} {typed}: {}",
            judged(5.0, units, typed)
        );
    }
}

#[test]
fn another_unit_is_asked_again() {
    for (units, typed) in [
        ("mW", "5 MW"),
        ("milliwatts", "5 MW"),
        ("mW", "5 megawatts"),
        ("ohms", "5 kΩ"),
        ("meters", "5 km"),
        ("meters", "5 miles"),
        ("°C", "5 °F"),
        ("°C", "5 degrees"),
        ("°C", "5 C"),
        ("°C", "5 K"),
        ("m|minutes", "5 metres"),
        ("seconds", "5 S"),
        ("m/s", "5 m"),
        ("m/s", "5 km/s"),
        ("m²", "5 m³"),
        ("m²", "5 metres"),
        ("", "5%"),
        ("", "$5"),
        ("", "5 m"),
        ("euros", "5 dollars"),
        ("bits", "5 B"),
        ("players", "5 teams"),
    ] {
        assert_eq!(judged(5.0, units, typed), "again number", "{units} {typed}");
    }
    for (value, typed, verdict) in [
        (18.0, "18%", "again number"),
        (18.0, "18 percent", "again number"),
        (18.0, "$18", "again number"),
        (18.0, "20%", "again number"),
        (0.5, "50%", "right number"),
        (0.5, "40%", "wrong number"),
        (1.5, "150%", "right number"),
        (1.0, "1%", "wrong number"),
    ] {
        assert_eq!(judged(value, "", typed), verdict, "{value} {typed}");
    }
}

#[test]
fn a_number_with_its_unit_is_one_answer() {
    check(
        USUAL,
        &[
            ("5 km", "", "5 kilometres", "right unit"),
            ("5 km", "", "five kilometers", "right unit"),
            ("5 kilometres", "", "5 km", "right unit"),
            ("20 °C", "", "20 degrees Celsius", "right unit"),
            ("100 watts", "", "100 W", "right unit"),
            ("100 W", "", "100 watt", "right unit"),
            ("10 ohms", "", "10 Ω", "right unit"),
            ("90 minutes", "", "90 min", "right unit"),
            ("100 km/h", "", "100 kilometres per hour", "right unit"),
            ("1,000 m", "", "1000 metres", "right unit"),
            ("5 km", "", "5 miles", "wrong unit"),
            ("5 km", "", "5 m", "wrong unit"),
            ("5 km", "", "6 kilometres", "wrong unit"),
            ("5 mW", "", "5 megawatts", "wrong unit"),
            ("5 mW", "", "5 MW", "wrong unit"),
            ("5 km", "5 kilometres", "5 kilometres", "wrong rival"),
            ("feet", "", "foot", "wrong typo"),
            ("gray", "", "Gy", "wrong typo"),
            ("20 C", "", "20 coulombs", "wrong digits"),
            ("5 people", "", "5 persons", "wrong digits"),
        ],
    );
}
