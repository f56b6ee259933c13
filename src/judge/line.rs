//! Judges one typed line: the order of the rules is the order of this file.

use super::distance::{chars, edits};
use super::quantity::Measured;
use super::rivals::{self, Found};
use super::script::{has_digit, unaccent};
use super::text::Text;
use super::typo::{MOST, Near, near};
use super::unit::Capitals;
use super::verdict::{Ground, Judgement, Reason, Ruling};
use super::{Accents, Expected, Judge, Quantity, Rules};

/// The rules by which two texts are the same, in order: the letters first, then what they mean.
pub(super) const SAME: [Ground; 5] =
    [Ground::Key, Ground::Fold, Ground::Trim, Ground::Number, Ground::Date];

/// What may be typed on one line, prepared for comparing.
pub(super) struct Prepared<'a> {
    targets: Vec<Target<'a>>,
    quantity: Option<&'a Quantity>,
    /// The own texts, as rivals are folded.
    own: Vec<String>,
}

struct Target<'a> {
    worth: Worth<'a>,
    text: Text,
}

#[derive(Clone, Copy)]
enum Worth<'a> {
    Key,
    Noted(&'a str),
    Foreseen(Option<&'a str>),
}

impl Worth<'_> {
    /// The judgement when a text is met without a slip.
    fn met(self, ground: Ground) -> Judgement {
        match self {
            Self::Key => Judgement::new(Ruling::Right, ground, None),
            Self::Noted(why) => Judgement::new(Ruling::Close(Reason::Noted), ground, Some(why)),
            Self::Foreseen(why) => Judgement::new(Ruling::Wrong, Ground::Rival, why),
        }
    }

    /// The judgement when it is met with one.
    fn nearly_met(self, reason: Reason, ground: Ground) -> Judgement {
        match self {
            Self::Key => Judgement::new(Ruling::Close(reason), ground, None),
            Self::Noted(why) => Judgement::new(Ruling::Close(reason), ground, Some(why)),
            Self::Foreseen(why) => Judgement::new(Ruling::Wrong, ground, why),
        }
    }

    fn is_accepted(self) -> bool {
        !matches!(self, Self::Foreseen(_))
    }
}

impl<'a> Prepared<'a> {
    pub(super) fn new(expected: &Expected<'a>, rules: Rules) -> Self {
        let keys = expected.key.iter().map(|text| (text, Worth::Key));
        let noted = expected.noted.iter().map(|(text, why)| (text, Worth::Noted(why)));
        let foreseen =
            expected.foreseen.iter().map(|(text, why)| (text, Worth::Foreseen(why.as_deref())));
        let targets: Vec<_> = keys
            .chain(noted)
            .chain(foreseen)
            .map(|(text, worth)| Target { worth, text: Text::written(text, rules) })
            .collect();
        let accepted = expected.key.iter().chain(expected.noted.iter().map(|(text, _)| text));
        let own = accepted.flat_map(|text| super::fold::variants(text, rivals::RULES)).collect();
        Self { targets, quantity: expected.quantity, own }
    }

    pub(super) fn own(&self) -> &[String] {
        &self.own
    }

    /// Takes texts of other lines for own ones: the entries of one list are no rivals of each
    /// other.
    pub(super) fn befriend(&mut self, others: impl IntoIterator<Item = String>) {
        self.own.extend(others);
    }

    fn accepted(&self) -> impl Iterator<Item = &Target<'a>> {
        self.targets.iter().filter(|target| target.worth.is_accepted())
    }

    fn foreseen(&self) -> impl Iterator<Item = &Target<'a>> {
        self.targets.iter().filter(|target| !target.worth.is_accepted())
    }

    /// Rules 1, 3, 4 and 5, with rule 6 for the question's own wrong options: what is typed *is*
    /// one of the texts.
    ///
    /// Each rule is tried on all texts before the next, so that `its` is the wrong option `its` and
    /// not the key `it's`, which would be the same only by rule 5.
    pub(super) fn same(&self, typed: &Text) -> Option<Judgement> {
        SAME.iter().find_map(|&ground| {
            if self.quantity.is_some() && matches!(ground, Ground::Number | Ground::Date) {
                return None;
            }
            let met = self.targets.iter().find(|target| target.text.equals(typed, ground))?;
            Some(met.worth.met(ground))
        })
    }
}

impl Judge<'_> {
    /// Judges a line by all rules.
    pub(super) fn prepared_line(&self, expected: &Prepared, typed: &Text) -> Judgement {
        if self.rules.exact {
            return exact(expected, typed);
        }
        if let Some(judgement) = expected.same(typed) {
            return judgement;
        }
        if typed.is_blank() {
            return Judgement::new(Ruling::Again, Ground::Empty, Some("nothing was typed"));
        }
        if let Some(quantity) = expected.quantity {
            return self.quantity(expected, quantity, typed);
        }
        if expected.accepted().any(|target| target.text.doubts(typed)) {
            let reason = "day and month are in doubt: write the month as a word";
            return Judgement::new(Ruling::Again, Ground::Date, Some(reason));
        }
        if expected.accepted().any(|target| target.text.may_be_unit(typed)) {
            let reason = "capital letters make another unit: write it as it is written";
            return Judgement::new(Ruling::Again, Ground::Number, Some(reason));
        }
        let as_rival = super::fold::fold(&typed.exact, rivals::RULES);
        self.rival(expected, &as_rival)
            .or_else(|| self.accent(expected, typed, &as_rival))
            .unwrap_or_else(|| self.slip(expected, typed, &as_rival))
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
                return Judgement::new(Ruling::Again, Ground::Number, Some(&reason));
            }
            Measured::NoNumber => {
                return Judgement::new(
                    Ruling::Again,
                    Ground::Number,
                    Some("a number is asked for"),
                );
            }
        };
        let met =
            expected.targets.iter().find(|target| match quantity.read(&target.text.plain, true) {
                Measured::Values(own) => own.iter().take(1).any(|own| values.contains(own)),
                Measured::OtherUnit | Measured::NoNumber => false,
            });
        if let Some(met) = met {
            return met.worth.met(Ground::Number);
        }
        let key = expected.targets.first().map_or("", |key| key.text.plain.as_str());
        let right = values.iter().any(|value| quantity.holds(key, value));
        Judgement::new(if right { Ruling::Right } else { Ruling::Wrong }, Ground::Number, None)
    }

    /// Rule 6.
    fn rival(&self, expected: &Prepared, typed: &str) -> Option<Judgement> {
        if expected.own.iter().any(|own| own == typed) {
            return None;
        }
        match self.rivals?.find(typed, self.question, self.prompt)? {
            Found::Elsewhere => Some(Judgement::new(Ruling::Wrong, Ground::Rival, None)),
            Found::SamePrompt => {
                let reason = "that is right for another question with the same prompt: what else could it be?";
                Some(Judgement::new(Ruling::Again, Ground::Rival, Some(reason)))
            }
        }
    }

    /// Rule 7.
    fn accent(&self, expected: &Prepared, typed: &Text, as_rival: &str) -> Option<Judgement> {
        let bare = unaccent(typed.fold());
        let is_bare = |target: &&Target| {
            let same = target.text.folds.iter().any(|fold| unaccent(fold) == bare);
            same && target.text.capitals(typed) == Capitals::Idle
        };
        let met = expected.accepted().find(is_bare)?;
        if self.rules.accents == Accents::Strict {
            return Some(Judgement::new(Ruling::Wrong, Ground::Accent, None));
        }
        if let Some(foreseen) = expected.foreseen().find(is_bare) {
            return Some(foreseen.worth.nearly_met(Reason::Accent, Ground::Accent));
        }
        let bare = unaccent(as_rival);
        let is_own = |text: &str| expected.own.iter().any(|own| own == text);
        if self.rivals.is_some_and(|rivals| rivals.unaccented(&bare).any(|text| !is_own(text))) {
            return Some(Judgement::new(Ruling::Wrong, Ground::Accent, None));
        }
        Some(match self.rules.accents {
            Accents::Ignore => met.worth.met(Ground::Accent),
            Accents::Strict | Accents::Warn => met.worth.nearly_met(Reason::Accent, Ground::Accent),
        })
    }

    /// Rules 8, 9 and 10, and what is left.
    fn slip(&self, expected: &Prepared, typed: &Text, as_rival: &str) -> Judgement {
        let wrong = |ground| Judgement::new(Ruling::Wrong, ground, None);
        let digits =
            has_digit(typed.fold()) || expected.accepted().all(|own| has_digit(own.text.fold()));
        if digits {
            return wrong(Ground::Number);
        }
        if !self.rules.typos {
            return wrong(Ground::Typo);
        }
        let mut best: Option<(usize, Reason, Worth)> = None;
        let mut other = false;
        for target in expected.accepted() {
            if target.text.is_number() && typed.is_number() {
                continue;
            }
            for fold in &target.text.folds {
                let (distance, reason) = match near(fold, typed.fold(), self.rules) {
                    None => continue,
                    Some(Near::Other) => {
                        other = true;
                        continue;
                    }
                    Some(Near::Spacing(spaces)) => (spaces, Reason::Spacing),
                    Some(Near::Typo(slips)) => (slips, Reason::Typo),
                };
                if best.is_none_or(|(least, ..)| distance < least) {
                    best = Some((distance, reason, target.worth));
                }
            }
        }
        let Some((distance, reason, worth)) = best else {
            return wrong(if other { Ground::Meaning } else { Ground::Typo });
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
        let is_own = |text: &str| expected.own.iter().any(|own| own == text);
        if self.rivals.is_some_and(|rivals| rivals.any_near(&unaccent(as_rival), distance, is_own))
        {
            return wrong(Ground::Nearer);
        }
        worth.nearly_met(reason, Ground::Typo)
    }
}

/// Rule 2.
fn exact(expected: &Prepared, typed: &Text) -> Judgement {
    for ground in [Ground::Key, Ground::Exact] {
        let met = expected.targets.iter().find(|target| target.text.equals(typed, ground));
        match (met.map(|met| met.worth), ground) {
            (Some(Worth::Key), Ground::Exact) if !typed.exact.is_empty() => {
                return Judgement::new(Ruling::Close(Reason::Spacing), ground, None);
            }
            (Some(worth), _) if !typed.exact.is_empty() => return worth.met(ground),
            _ => {}
        }
    }
    if typed.exact.is_empty() {
        return Judgement::new(Ruling::Again, Ground::Empty, Some("nothing was typed"));
    }
    Judgement::new(Ruling::Wrong, Ground::Exact, None)
}
