//! Entries: texts beside an answer, each alone or in braces with what it is worth and what is said to it.

use super::fields::MISPLACED_KEY;
use super::tolerance::{NOT_A_NUMBER, number, read_tolerance};
use super::values::OUT_OF_RANGE;
use super::{Fields, PlacedText, TomlValue};
use crate::judge::{Fraction, Noted, Quantity};
use toml::Spanned;
use toml::de::DeValue;

/// The key of the text in `{ text, why }`.
pub const TEXT: &str = "text";

/// The key of the share of the points.
pub const CREDIT: &str = "credit";

const TOLERANCE: &str = "tolerance";

/// What an entry may say beside its text and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    /// Nothing: it has no share of its own.
    Tell,
    /// How much it earns.
    Earn,
    /// That, and how far off it is still met.
    Measure,
}

/// An entry with its place.
pub struct PlacedNoted {
    /// The entry.
    pub noted: Noted,
    /// Where its text stands.
    pub text: PlacedText,
}

impl<'i> Fields<'i, '_> {
    /// A list of texts or tables of a text; empty without the key, nothing when an entry is neither.
    pub fn noted(&mut self, key: &str, may: May) -> Option<Vec<PlacedNoted>> {
        let Some(value) = self.take(key) else { return Some(Vec::new()) };
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(array) => {
                let count = array.len();
                let noted: Vec<_> =
                    array.into_iter().filter_map(|entry| self.as_noted(key, entry, may)).collect();
                (noted.len() == count).then_some(noted)
            }
            other => Some(vec![self.as_noted(key, Spanned::new(span, other), may)?]),
        }
    }

    fn as_noted(&mut self, key: &str, entry: TomlValue<'i>, may: May) -> Option<PlacedNoted> {
        let span = entry.span();
        match entry.into_inner() {
            DeValue::Table(table) => {
                let place = self.at(span);
                let owner = self.owner();
                let mut inner = self.inner("an entry in braces", table, place);
                inner.correct(&[CREDIT, TEXT, TOLERANCE, "why"], (&[], ""));
                inner.leave_out(key, &owner, may);
                inner.read_noted()
            }
            other => {
                let entry = Spanned::new(span, other);
                let text = self.as_text(key, &entry, "a list of texts, or of { text, why }")?;
                let noted = Noted { text: text.value.clone(), ..Noted::default() };
                Some(PlacedNoted { noted, text })
            }
        }
    }

    /// Reports what an entry cannot have where it stands, and takes it out.
    fn leave_out(&mut self, key: &str, owner: &str, may: May) {
        if may == May::Tell && self.has(CREDIT) {
            let message = format!("`credit` does not go into `{key}` of {owner}");
            let help = "delete it: only what is one answer alone earns a share of its own";
            self.report(&MISPLACED_KEY, self.place(CREDIT), message, help);
            self.take(CREDIT);
        }
        if may != May::Measure && self.has(TOLERANCE) {
            let message = format!("`tolerance` does not go into `{key}` of {owner}");
            let help = "delete it: it goes with `accept` beside a number to be typed";
            self.report(&MISPLACED_KEY, self.place(TOLERANCE), message, help);
            self.take(TOLERANCE);
        }
    }

    /// Reads a table of a text.
    fn read_noted(mut self) -> Option<PlacedNoted> {
        let why = self.string("why");
        let (has_credit, has_tolerance) = (self.has(CREDIT), self.has(TOLERANCE));
        let credit = self.credit();
        let tolerance = if has_tolerance { read_tolerance(&mut self) } else { None };
        let value = self.peek(TEXT).cloned();
        let text = self.need_text(TEXT, "write { text = \"...\", why = \"...\" }")?;
        let mut band = None;
        if let Some(tolerance) = tolerance {
            let value = value.and_then(|value| number(&value, &text.value));
            let Some(value) = value.filter(|value| value.is_finite()) else {
                let help = "write its text as a number, or delete `tolerance`";
                let message = "`tolerance` goes with a number, and the entry is text";
                self.report(&NOT_A_NUMBER, text.span, message, help);
                return None;
            };
            band = Some(Box::new(Quantity { value, tolerance, units: Vec::new() }));
        }
        let is_sound = has_credit == credit.is_some() && has_tolerance == band.is_some();
        let noted = Noted { text: text.value.clone(), why, credit, band };
        is_sound.then_some(PlacedNoted { noted, text })
    }

    /// A share of the points: more than nothing and less than all.
    fn credit(&mut self) -> Option<Fraction> {
        let value = self.take(CREDIT)?;
        let span = self.at(value.span());
        let raw: &'i str = &self.excerpt.text[value.span()];
        if !matches!(value.get_ref(), DeValue::Integer(_) | DeValue::Float(_)) {
            self.wrong_type(CREDIT, &value, "a number between 0 and 1");
            return None;
        }
        let share = Fraction::read(raw);
        if share.is_none() {
            let size: f64 = raw.replace('_', "").parse().unwrap_or(f64::NAN);
            let (message, help) = if size > 0.0 && size < 1.0 {
                let most = Fraction::DECIMALS;
                (format!("`credit` has more than {most} decimals"), "write fewer: credit = 0.333")
            } else {
                let help = match size {
                    ..=0.0 => "for nothing, delete it and put the entry into `wrong`",
                    1.0 => "for all of the points, delete it",
                    _ => "write a share of one: credit = 0.5",
                };
                ("`credit` must be more than 0 and less than 1".to_owned(), help)
            };
            self.report(&OUT_OF_RANGE, span, message, help);
        }
        share
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::read;

    /// The findings of a question.
    fn found(keys: &str) -> Vec<(&'static str, String)> {
        let found = read(&format!("[[question]]\nprompt = \"p\"\n{keys}\n"), "t").findings;
        assert!(found.iter().all(|finding| !finding.help.is_empty()), "{keys}");
        found.into_iter().map(|finding| (finding.code, finding.message)).collect()
    }

    /// Each row has one finding, whose message begins so.
    fn check(rows: &[(&str, &str, &str)]) {
        for (keys, code, message) in rows {
            let told = found(keys);
            let [(found, said)] = &told[..] else { panic!("{keys}: {told:?}") };
            assert_eq!(found, code, "{keys}");
            assert!(said.starts_with(message), "{keys}: {said}");
        }
    }

    #[test]
    fn a_share_is_read_where_one_answer_alone_can_earn_it() {
        for sound in [
            "answer = 'a'\naccept = [{ text = 'b', credit = 0.75, why = 'w' }, { text = 'c', credit = 1e-1 }]",
            "answer = 'a'\naccept = { text = 'b', credit = 0.5 }",
            "answer = 'a'\nwrong = ['d', { text = 'b', credit = 0.5 }]\naccept = [{ text = 'c', credit = 0.5 }]",
            "answer = 'a'\noptions = ['a', { text = 'b', credit = 0.5 }, 'c']",
            "answer = 3\naccept = [{ text = 3, tolerance = 2, credit = 0.5 }, { text = 9.5, tolerance = '2 %' }]",
        ] {
            assert_eq!(found(sound), [], "{sound}");
        }
    }

    #[test]
    fn a_share_is_more_than_nothing_and_less_than_all() {
        let bounds = "`credit` must be more than 0 and less than 1";
        for (credit, code, message) in [
            ("0", "out-of-range", bounds),
            ("1", "out-of-range", bounds),
            ("1.0", "out-of-range", bounds),
            ("50", "out-of-range", bounds),
            ("-0.5", "out-of-range", bounds),
            ("nan", "out-of-range", bounds),
            ("0.12345678901", "out-of-range", "`credit` has more than 9 decimals"),
            ("'0.5'", "wrong-type", "`credit` must be a number between 0 and 1"),
        ] {
            let keys = format!("answer = 'a'\naccept = [{{ text = 'b', credit = {credit} }}]");
            check(&[(&keys, code, message)]);
        }
    }

    #[test]
    fn a_share_stands_where_it_can_be_earned() {
        let (twice, apart) = ("credit-for-answer", "misplaced-key");
        check(&[
            ("answer = 'a'\naccept = [{ text = 'b', credti = 0.5 }]", "unknown-key", "unknown"),
            ("answer = 'a'\naccept = [{ credit = 0.5 }]", "missing-key", "an entry in braces"),
            ("answer = 'a'\naccept = [{ text = 'a', credit = 0.5 }]", twice, "\"a\" is the answer"),
            ("answer = 'a'\naccept = [{ text = 'b', credit = 0.5 }, 'b']", twice, "\"b\" is acc"),
            ("answer = 2\naccept = [{ text = 2, credit = 0.5 }]", twice, "\"2\" is the answer"),
            ("answer = 'a'\nwrong = [{ text = 'a', credit = 0.5 }]", "right-and-wrong", "\"a\" is"),
            ("answer = 'a'\noptions = [{ text = 'a', credit = 0.5 }, 'b']", twice, "\"a\" is the"),
            ("answers = ['a']\nwrong = [{ text = 'b', credit = 0.5 }]", apart, "`credit` does not"),
            ("answers = ['a']\noptions = ['a', { text = 'b', credit = 0.5 }]", apart, "`credit` "),
            ("answer = 'a'\naccept = [{ text = 'b', tolerance = 2 }]", apart, "`tolerance` does"),
            ("answer = 2\nwrong = [{ text = 3, tolerance = 2 }]", apart, "`tolerance` does not"),
            ("answer = 2\naccept = [{ text = 'x', tolerance = 2 }]", "not-a-number", "`toleranc"),
            ("answer = 2\naccept = [{ text = 3, tolerance = -2 }]", "bad-tolerance", "`tolerance"),
        ]);
    }
}
