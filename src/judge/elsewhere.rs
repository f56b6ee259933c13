//! Rules 6 and 10: what is typed is another answer of the deck, or as near to one.

use super::Judge;
use super::distance::{chars, edits};
use super::fold::{fold, spelling};
use super::rivals::{self, Found};
use super::target::{Prepared, Target};
use super::text::Text;
use super::verdict::{Ground, Judgement};
use std::collections::HashSet;

impl Judge<'_> {
    /// What drops something (an article, quotes, an accent, a slip) never folds two answers of the
    /// deck together: of those that it makes the same, the nearest one was typed, and if two are
    /// as near, none.
    pub(super) fn outranked(
        &self,
        expected: &Prepared,
        typed: &Text,
        judgement: &Judgement,
    ) -> Option<Judgement> {
        const FAR: usize = 40;
        if !judgement.earns() {
            return None;
        }
        let spelled = |text: &Text| spelling(&text.exact, rivals::RULES);
        let given = chars(&spelled(typed));
        let is_own = |target: &&Target| !target.is_foreseen || !judgement.is_accepted();
        let own = expected.earning().filter(is_own);
        let own = own.map(|target| spelled(&target.text));
        let own: HashSet<String> = own.collect();
        let distances = own.iter().filter_map(|own| edits(&chars(own), &given, FAR));
        let least = distances.min().unwrap_or(FAR);
        let is_within = |spelled: &str, limit: usize| {
            !own.contains(spelled) && edits(&chars(spelled), &given, limit).is_some()
        };
        let foreseen = expected.foreseen().filter(|_| judgement.ground == Ground::Trim);
        let mut foreseen = foreseen.filter(|target| target.text.equals(typed, Ground::Trim));
        if let Some(foreseen) = foreseen.find(|target| is_within(&spelled(&target.text), least)) {
            return Some(foreseen.worth.met(Ground::Rival));
        }
        let rivals = self.rivals.filter(|_| least > 0)?;
        let as_rival = fold(&typed.exact, rivals::RULES);
        [(0, Ground::Rival), (least, Ground::Nearer)].into_iter().find_map(|(limit, ground)| {
            let found = expected.own.iter().chain([&as_rival]).find_map(|folded| {
                let is_other = |spelled: &str| is_within(spelled, limit);
                rivals.find_spelled(folded, self.question, self.prompt, is_other)
            });
            found.map(|found| other_answer(found, ground))
        })
    }

    /// What is read as a number or a date and is another answer of the deck is that one, but for a
    /// number or a day that its author wrote for the same.
    pub(super) fn reread(
        &self,
        expected: &Prepared,
        typed: &Text,
        ground: Ground,
    ) -> Option<Judgement> {
        let found = self.elsewhere(expected, &fold(&typed.exact, rivals::RULES))?;
        let written = Text::written(&typed.exact, self.rules);
        let is_same = expected.earning().any(|target| {
            ground != Ground::Fold
                && target.text.is_settled(ground)
                && target.text.equals(&written, ground)
        });
        (!is_same).then(|| other_answer(found, Ground::Rival))
    }

    /// Rule 6: finds a folded text among the other answers of the deck.
    pub(super) fn elsewhere(&self, expected: &Prepared, folded: &str) -> Option<Found> {
        let rivals = self.rivals.filter(|_| !expected.is_own(folded))?;
        rivals.find(folded, self.question, self.prompt)
    }
}

/// The judgement of another answer of the deck.
pub(super) fn other_answer(found: Found, ground: Ground) -> Judgement {
    match found {
        Found::Elsewhere => Judgement::wrong(ground),
        Found::SamePrompt => Judgement::again(
            Ground::Rival,
            "that is right for another question with the same prompt: what else could it be?",
        ),
        Found::SameHeadword => Judgement::again(
            Ground::Rival,
            "that is right for another question about the same: look again at what is asked",
        ),
    }
}
