//! Judges one typed line: the order of the rules is the order of this file.

use super::distance::{chars, edits};
use super::elsewhere::other_answer;
use super::fold::{article_of, fold, light};
use super::headword::headword;
use super::keyboard;
use super::quantity::Measured;
use super::rivals::{self, Rivals};
use super::script::{has_digit, unaccent};
use super::several::{Several, met};
use super::target::{Prepared, SAME, Target, Worth};
use super::text::Text;
use super::typo::{MOST, Near, near};
use super::unit::Capitals;
use super::verdict::{Ground, Judgement, Reason, Ruling};
use super::{Accents, Judge, Quantity};
use std::cmp::Reverse;

impl Judge<'_> {
    /// Judges a line by all rules.
    pub(super) fn prepared_line(&self, expected: &Prepared, typed: &Text) -> Judgement {
        let judgement = self.ruled(expected, typed);
        match judgement.ruling {
            Ruling::Partly(_) => Judgement { ground: Ground::Credit, ..judgement },
            Ruling::Right | Ruling::Close(_) | Ruling::Wrong | Ruling::Again => judgement,
        }
    }

    fn ruled(&self, expected: &Prepared, typed: &Text) -> Judgement {
        if self.rules.exact {
            return exact(expected, typed);
        }
        if let Some(judgement) = self.meet(expected, typed) {
            return judgement;
        }
        if typed.light.is_empty() {
            return Judgement::again(Ground::Empty, "nothing was typed");
        }
        let as_rival = fold(&typed.exact, rivals::RULES);
        let found = self.elsewhere(expected, &as_rival);
        if found.is_none() && self.leaves_century_open(expected, typed) {
            let reason = "two digits may be of any century: write the year with four";
            return Judgement::again(Ground::Date, reason);
        }
        if let Some(quantity) = expected.quantity {
            return self.quantity(expected, quantity, typed);
        }
        if let Some(reason) = expected.earning().find_map(|target| target.text.doubts(typed)) {
            return Judgement::again(Ground::Date, reason);
        }
        if expected.earning().any(|target| target.text.may_be_unit(typed)) {
            let reason = "capital letters make another unit: write it as it is written";
            return Judgement::again(Ground::Unit, reason);
        }
        if self.is_asked_about(typed) {
            return Judgement::again(Ground::Headword, "that is what the question is about");
        }
        if let Some(found) = found {
            return other_answer(found, Ground::Rival);
        }
        let judgement = self
            .one_of_several(expected, typed)
            .or_else(|| self.little(expected, typed))
            .or_else(|| self.other_keys(expected, typed))
            .or_else(|| self.accent(expected, typed, &as_rival))
            .unwrap_or_else(|| self.slip(expected, typed, &as_rival));
        self.outranked(expected, typed, &judgement).unwrap_or(judgement)
    }

    /// Whether the right year was typed with its last two digits: `'14` for 1914.
    fn leaves_century_open(&self, expected: &Prepared, typed: &Text) -> bool {
        let plain = &typed.plain;
        let short = plain.match_indices('\'').filter_map(|(at, _)| {
            let begins = at == 0 || plain[..at].ends_with([' ', '-', '/', '.']);
            let digits = plain.get(at + 1..at + 3)?;
            let ends = !plain[at + 3..].starts_with(|c: char| c.is_alphanumeric());
            let is_short = begins && ends && digits.bytes().all(|byte| byte.is_ascii_digit());
            is_short.then_some((at, digits))
        });
        let short: Vec<(usize, &str)> = short.collect();
        !short.is_empty()
            && expected.earning().any(|target| {
                let whole = with_years(plain, &short, &target.text.plain);
                let whole = whole.map(|whole| Text::typed(&whole, self.rules));
                let is_met =
                    |whole: &Text| SAME.iter().any(|&ground| target.text.equals(whole, ground));
                whole.as_ref().is_some_and(is_met)
            })
    }

    /// Rule 11 for several answers in one text.
    fn one_of_several(&self, expected: &Prepared, typed: &Text) -> Option<Judgement> {
        let given = typed.fold();
        expected.earning().find_map(|target| match target.several.as_ref()? {
            Several::Apart(parts) => match met(parts, &typed.plain, self.rules) {
                Some(count) if count == parts.len() => Some(target.worth.met(Ground::Several)),
                None if !parts.iter().flatten().any(|part| part == given) => None,
                Some(_) | None => Some(target.worth.nearly_met(Reason::Part, Ground::Several)),
            },
            Several::Joined(parts) if parts.iter().any(|part| part == given) => {
                Some(Judgement::again(Ground::Several, "the whole, please"))
            }
            Several::Joined(_) => None,
        })
    }

    /// What is left of rule 5 once no other answer of the deck was typed.
    fn little(&self, expected: &Prepared, typed: &Text) -> Option<Judgement> {
        let mut earning = expected.earning().filter(|_| self.rules.english);
        let met = earning.find(|target| target.text.differs_in_to(typed))?;
        Some(met.worth.met(Ground::Little))
    }

    /// Whether the word was typed that the question is about.
    fn is_asked_about(&self, typed: &Text) -> bool {
        let typed = light(&typed.exact, rivals::RULES);
        !typed.is_empty()
            && (typed == headword(self.prompt, rivals::RULES)
                || typed == light(self.prompt, rivals::RULES))
    }

    /// Rules 1 to 6 for what is typed as it is written somewhere: one of the own texts, unless it
    /// is another answer of the deck that these rules take for the same.
    pub(super) fn meet(&self, expected: &Prepared, typed: &Text) -> Option<Judgement> {
        let judgement = expected.meet(typed)?;
        let other = match judgement.ground {
            Ground::Trim => self.outranked(expected, typed, &judgement),
            // Capitals may be those of another word: MASSE.
            ground if (ground.is_reading() || ground == Ground::Fold) && judgement.earns() => {
                self.reread(expected, typed, ground)
            }
            _ => None,
        };
        Some(other.unwrap_or(judgement))
    }

    /// Rule 4 for the kind number.
    fn quantity(&self, expected: &Prepared, quantity: &Quantity, typed: &Text) -> Judgement {
        let english = self.rules.english;
        let values = match quantity.read(&typed.plain, english) {
            Measured::Values(values) => values,
            Measured::OtherUnit => {
                let reason = match quantity.units.first() {
                    Some(unit) => format!("the answer is asked in {unit}"),
                    None => "a number without a unit is asked for".to_owned(),
                };
                return Judgement::again(Ground::Number, &reason);
            }
            Measured::NoNumber => return Judgement::again(Ground::Number, "a number is asked for"),
        };
        let mut apart = expected.targets.iter().filter(|target| target.band.is_none());
        let met = apart.find(|target| {
            let own = quantity.read(&target.text.plain, true);
            matches!(own, Measured::Values(own) if own.first().is_some_and(|own| values.contains(own)))
        });
        if let Some(met) = met {
            return met.worth.met(Ground::Number);
        }
        let key = expected.targets.first().map_or("", |key| key.text.plain.as_str());
        if values.iter().any(|value| quantity.holds(key, value)) {
            return Judgement::new(Ruling::Right, Ground::Number, None);
        }
        let within = expected.targets.iter().filter(|target| {
            let holds =
                |band: &Quantity| values.iter().any(|value| band.holds(&target.text.plain, value));
            target.band.is_some_and(holds)
        });
        let best = within.min_by_key(|target| target.worth.share().map(Reverse));
        best.map_or_else(
            || Judgement::wrong(Ground::Number),
            |target| target.worth.met(Ground::Number),
        )
    }

    /// Rule 7.
    fn accent(&self, expected: &Prepared, typed: &Text, as_rival: &str) -> Option<Judgement> {
        let bare = unaccent(typed.fold());
        let is_bare = |target: &&Target| {
            let same = target.text.folds.iter().any(|fold| unaccent(fold) == bare);
            same && target.text.capitals(typed) == Capitals::Idle
        };
        let met = expected.earning().find(is_bare)?;
        if self.rules.accents == Accents::Strict {
            return Some(Judgement::wrong(Ground::Accent));
        }
        if let Some(foreseen) = expected.foreseen().find(is_bare) {
            return Some(foreseen.worth.nearly_met(Reason::Accent, Ground::Accent));
        }
        let bare = unaccent(as_rival);
        let is_other =
            |rivals: &Rivals| rivals.unaccented(&bare).any(|text| !expected.is_own(text));
        if self.rivals.is_some_and(is_other) {
            return Some(Judgement::wrong(Ground::Accent));
        }
        Some(match self.rules.accents {
            Accents::Ignore => met.worth.met(Ground::Accent),
            Accents::Strict | Accents::Warn => met.worth.nearly_met(Reason::Accent, Ground::Accent),
        })
    }

    /// Rule 7 for letters that a keyboard lacks.
    fn other_keys(&self, expected: &Prepared, typed: &Text) -> Option<Judgement> {
        let given = typed.fold();
        let language = self.rules.language;
        let own = || expected.earning().flat_map(|target| target.text.folds.iter());
        // The letter typed for what stands for it is another word: `Feür` for `Feuer`.
        if own().any(|own| keyboard::stands_for(given, own, language)) {
            return Some(Judgement::wrong(Ground::Keyboard));
        }
        let is_met = |target: &&Target| {
            let mut folds = target.text.folds.iter();
            folds.any(|own| {
                keyboard::stands_for(own, given, language)
                    || keyboard::is_other_kana(own, given, language, self.prompt)
            })
        };
        let met = expected.earning().find(is_met)?;
        Some(match self.rules.accents {
            Accents::Strict => Judgement::wrong(Ground::Keyboard),
            Accents::Warn => met.worth.nearly_met(Reason::Letters, Ground::Keyboard),
            Accents::Ignore => met.worth.met(Ground::Keyboard),
        })
    }

    /// Rules 8, 9 and 10, and what is left.
    fn slip(&self, expected: &Prepared, typed: &Text, as_rival: &str) -> Judgement {
        if has_digit(typed.fold()) || expected.earning().all(|own| has_digit(own.text.fold())) {
            let key = expected.earning().next();
            return Judgement::wrong(key.map_or(Ground::Digits, |key| key.text.reading()));
        }
        if !self.rules.typos {
            return Judgement::wrong(Ground::Typo);
        }
        let mut best: Option<(usize, Reason, Worth)> = None;
        let mut other = false;
        for target in expected.earning() {
            if !target.text.numbers.is_empty() && !typed.numbers.is_empty() {
                continue;
            }
            for fold in &target.text.folds {
                let near = near(fold, typed.fold(), self.rules);
                let is_slip = !target.text.numerals.lacks_numeral(&typed.numerals)
                    && !is_article_kept(&target.text, typed);
                if matches!(near, Some(Near::Typo(_))) && !is_slip {
                    continue;
                }
                other |= near == Some(Near::Other);
                let (distance, reason) = match near {
                    Some(Near::Spacing(spaces)) => (spaces, Reason::Spacing),
                    Some(Near::Typo(slips)) => (slips, Reason::Typo),
                    Some(Near::Other) | None => continue,
                };
                if best.is_none_or(|(least, ..)| distance < least) {
                    best = Some((distance, reason, target.worth));
                }
            }
        }
        let Some((distance, reason, worth)) = best else {
            return Judgement::wrong(if other { Ground::Meaning } else { Ground::Typo });
        };
        let distance = distance.min(MOST);
        let given = chars(&unaccent(typed.fold()));
        let as_near = |target: &&Target| {
            let mut folds = target.text.folds.iter();
            folds.any(|fold| edits(&chars(&unaccent(fold)), &given, distance).is_some())
        };
        if let Some(foreseen) = expected.foreseen().find(as_near) {
            return foreseen.worth.nearly_met(reason, Ground::Nearer);
        }
        let is_own = |text: &str| expected.is_own(text);
        let bare = unaccent(as_rival);
        if self.rivals.is_some_and(|rivals| rivals.any_near(&bare, distance, is_own)) {
            return Judgement::wrong(Ground::Nearer);
        }
        worth.nearly_met(reason, Ground::Typo)
    }
}

/// Tells whether a letter more or less at the front stands where only one of two texts has an
/// article: `emotion` is no slip for `a motion`.
fn is_article_kept(own: &Text, typed: &Text) -> bool {
    let first = |text: &str| text.split(' ').next().map(chars).unwrap_or_default();
    let (word, given) = (first(own.fold()), first(typed.fold()));
    article_of(&own.light) != article_of(&typed.light)
        && word.len() != given.len()
        && word.first() != given.first()
}

/// Writes the years of two digits in a text with four, each as a year of the key that ends so.
fn with_years(plain: &str, short: &[(usize, &str)], key: &str) -> Option<String> {
    let mut years = key.split(|c: char| !c.is_ascii_digit()).filter(|year| year.len() == 4);
    let (mut out, mut from) = (String::new(), 0);
    for &(at, digits) in short {
        out.push_str(&plain[from..at]);
        out.push_str(years.find(|year| year.ends_with(digits))?);
        from = at + 3;
    }
    Some(out + &plain[from..])
}

/// Rule 2.
fn exact(expected: &Prepared, typed: &Text) -> Judgement {
    if typed.exact.is_empty() {
        return Judgement::again(Ground::Empty, "nothing was typed");
    }
    let met = expected.targets.iter().find(|target| target.text.equals(typed, Ground::Key));
    met.map_or_else(|| Judgement::wrong(Ground::Exact), |met| met.worth.met(Ground::Key))
}
