//! Judges one typed line: the order of the rules is the order of this file.

use super::distance::{chars, edits};
use super::quantity::Read;
use super::rivals::{self, Found};
use super::script::{has_digit, unaccent};
use super::text::Text;
use super::typo::{MOST, Near, near};
use super::verdict::{Judgement, Outcome, Reason, Rule};
use super::{Accents, Expected, Judge, Quantity, Rules};

/// The rules by which two texts are the same, in order: the letters first, then what they mean.
pub(super) const SAME: [Rule; 5] = [Rule::Key, Rule::Fold, Rule::Trim, Rule::Number, Rule::Date];

/// What may be typed on one line, prepared for comparing.
pub(super) struct Prepared<'a> {
    candidates: Vec<Candidate<'a>>,
    quantity: Option<&'a Quantity>,
    /// The own texts, as rivals are folded.
    own: Vec<String>,
}

struct Candidate<'a> {
    role: Role<'a>,
    text: Text,
}

#[derive(Clone, Copy)]
enum Role<'a> {
    Key,
    Noted(&'a str),
    Foreseen(Option<&'a str>),
}

impl Role<'_> {
    /// The judgement when a text is met without a slip.
    fn met(self, rule: Rule) -> Judgement {
        match self {
            Self::Key => Judgement::new(Outcome::Right, rule, None),
            Self::Noted(why) => Judgement::new(Outcome::Close(Reason::Noted), rule, Some(why)),
            Self::Foreseen(why) => Judgement::new(Outcome::Wrong, Rule::Rival, why),
        }
    }

    /// The judgement when it is met with one.
    fn nearly_met(self, reason: Reason, rule: Rule) -> Judgement {
        match self {
            Self::Key => Judgement::new(Outcome::Close(reason), rule, None),
            Self::Noted(why) => Judgement::new(Outcome::Close(reason), rule, Some(why)),
            Self::Foreseen(why) => Judgement::new(Outcome::Wrong, rule, why),
        }
    }

    fn is_accepted(self) -> bool {
        !matches!(self, Self::Foreseen(_))
    }
}

impl<'a> Prepared<'a> {
    pub(super) fn new(expected: &Expected<'a>, rules: Rules) -> Self {
        let keys = expected.key.iter().map(|text| (text, Role::Key));
        let noted = expected.noted.iter().map(|(text, why)| (text, Role::Noted(why)));
        let foreseen =
            expected.foreseen.iter().map(|(text, why)| (text, Role::Foreseen(why.as_deref())));
        let candidates: Vec<_> = keys
            .chain(noted)
            .chain(foreseen)
            .map(|(text, role)| Candidate { role, text: Text::written(text, rules) })
            .collect();
        let accepted = expected.key.iter().chain(expected.noted.iter().map(|(text, _)| text));
        let own = accepted.flat_map(|text| super::fold::variants(text, rivals::RULES)).collect();
        Self { candidates, quantity: expected.quantity, own }
    }

    pub(super) fn own(&self) -> &[String] {
        &self.own
    }

    /// Takes texts of other lines for own ones: the entries of one list are no rivals of each
    /// other.
    pub(super) fn befriend(&mut self, others: impl IntoIterator<Item = String>) {
        self.own.extend(others);
    }

    fn accepted(&self) -> impl Iterator<Item = &Candidate<'a>> {
        self.candidates.iter().filter(|candidate| candidate.role.is_accepted())
    }

    fn foreseen(&self) -> impl Iterator<Item = &Candidate<'a>> {
        self.candidates.iter().filter(|candidate| !candidate.role.is_accepted())
    }

    /// Rules 1, 3, 4 and 5, with rule 6 for the question's own wrong options: what is typed *is*
    /// one of the texts.
    ///
    /// Each rule is tried on all texts before the next, so that `its` is the wrong option `its` and
    /// not the key `it's`, which would be the same only by rule 5.
    pub(super) fn same(&self, typed: &Text) -> Option<Judgement> {
        SAME.iter().find_map(|&rule| {
            if self.quantity.is_some() && matches!(rule, Rule::Number | Rule::Date) {
                return None;
            }
            let met =
                self.candidates.iter().find(|candidate| candidate.text.equals(typed, rule))?;
            Some(met.role.met(rule))
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
            return Judgement::new(Outcome::Again, Rule::Empty, Some("nothing was typed"));
        }
        if let Some(quantity) = expected.quantity {
            return self.quantity(expected, quantity, typed);
        }
        if expected.accepted().any(|candidate| candidate.text.doubts(typed)) {
            let reason = "day and month are in doubt: write the month as a word";
            return Judgement::new(Outcome::Again, Rule::Date, Some(reason));
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
            Read::Values(values) => values,
            Read::OtherUnit => {
                let reason = match quantity.units.first() {
                    Some(unit) => format!("the answer is asked in {unit}"),
                    None => "a number without a unit is asked for".to_owned(),
                };
                return Judgement::new(Outcome::Again, Rule::Number, Some(&reason));
            }
            Read::NoNumber => {
                return Judgement::new(Outcome::Again, Rule::Number, Some("a number is asked for"));
            }
        };
        let met = expected.candidates.iter().find(|candidate| {
            match quantity.read(&candidate.text.plain, true) {
                Read::Values(own) => own.iter().take(1).any(|own| values.contains(own)),
                Read::OtherUnit | Read::NoNumber => false,
            }
        });
        if let Some(met) = met {
            return met.role.met(Rule::Number);
        }
        let key = expected.candidates.first().map_or("", |key| key.text.plain.as_str());
        let right = values.iter().any(|value| quantity.holds(key, value));
        Judgement::new(if right { Outcome::Right } else { Outcome::Wrong }, Rule::Number, None)
    }

    /// Rule 6.
    fn rival(&self, expected: &Prepared, typed: &str) -> Option<Judgement> {
        if expected.own.iter().any(|own| own == typed) {
            return None;
        }
        match self.rivals?.find(typed, self.question, self.prompt)? {
            Found::Elsewhere => Some(Judgement::new(Outcome::Wrong, Rule::Rival, None)),
            Found::SamePrompt => {
                let reason = "that is right for another question with the same prompt: what else could it be?";
                Some(Judgement::new(Outcome::Again, Rule::Rival, Some(reason)))
            }
        }
    }

    /// Rule 7.
    fn accent(&self, expected: &Prepared, typed: &Text, as_rival: &str) -> Option<Judgement> {
        let bare = unaccent(typed.fold());
        let is_bare =
            |candidate: &&Candidate| candidate.text.folds.iter().any(|fold| unaccent(fold) == bare);
        let met = expected.accepted().find(is_bare)?;
        if self.rules.accents == Accents::Strict {
            return Some(Judgement::new(Outcome::Wrong, Rule::Accent, None));
        }
        if let Some(foreseen) = expected.foreseen().find(is_bare) {
            return Some(foreseen.role.nearly_met(Reason::Accent, Rule::Accent));
        }
        let bare = unaccent(as_rival);
        let is_own = |text: &str| expected.own.iter().any(|own| own == text);
        if self.rivals.is_some_and(|rivals| rivals.unaccented(&bare).any(|text| !is_own(text))) {
            return Some(Judgement::new(Outcome::Wrong, Rule::Accent, None));
        }
        Some(match self.rules.accents {
            Accents::Ignore => met.role.met(Rule::Accent),
            Accents::Strict | Accents::Warn => met.role.nearly_met(Reason::Accent, Rule::Accent),
        })
    }

    /// Rules 8, 9 and 10, and what is left.
    fn slip(&self, expected: &Prepared, typed: &Text, as_rival: &str) -> Judgement {
        let wrong = |rule| Judgement::new(Outcome::Wrong, rule, None);
        let digits =
            has_digit(typed.fold()) || expected.accepted().all(|own| has_digit(own.text.fold()));
        if digits {
            return wrong(Rule::Number);
        }
        if !self.rules.typos {
            return wrong(Rule::Typo);
        }
        let mut best: Option<(usize, Reason, Role)> = None;
        let mut other = false;
        for candidate in expected.accepted() {
            if candidate.text.is_number() && typed.is_number() {
                continue;
            }
            for fold in &candidate.text.folds {
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
                    best = Some((distance, reason, candidate.role));
                }
            }
        }
        let Some((distance, reason, role)) = best else {
            return wrong(if other { Rule::Meaning } else { Rule::Typo });
        };
        let distance = distance.min(MOST);
        let given = chars(&unaccent(typed.fold()));
        let as_near = |candidate: &&Candidate| {
            let mut folds = candidate.text.folds.iter();
            folds.any(|fold| edits(&chars(&unaccent(fold)), &given, distance).is_some())
        };
        if let Some(foreseen) = expected.foreseen().find(as_near) {
            return foreseen.role.nearly_met(reason, Rule::Nearer);
        }
        let is_own = |text: &str| expected.own.iter().any(|own| own == text);
        if self.rivals.is_some_and(|rivals| rivals.any_near(&unaccent(as_rival), distance, is_own))
        {
            return wrong(Rule::Nearer);
        }
        role.nearly_met(reason, Rule::Typo)
    }
}

/// Rule 2.
fn exact(expected: &Prepared, typed: &Text) -> Judgement {
    for rule in [Rule::Key, Rule::Exact] {
        let met = expected.candidates.iter().find(|candidate| candidate.text.equals(typed, rule));
        match (met.map(|met| met.role), rule) {
            (Some(Role::Key), Rule::Exact) if !typed.exact.is_empty() => {
                return Judgement::new(Outcome::Close(Reason::Spacing), rule, None);
            }
            (Some(role), _) if !typed.exact.is_empty() => return role.met(rule),
            _ => {}
        }
    }
    if typed.exact.is_empty() {
        return Judgement::new(Outcome::Again, Rule::Empty, Some("nothing was typed"));
    }
    Judgement::new(Outcome::Wrong, Rule::Exact, None)
}
