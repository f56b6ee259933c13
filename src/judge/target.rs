//! What may be typed on one line, prepared for comparing, and what it is worth to meet it.

use super::optional::variants;
use super::rivals;
use super::several::{Several, several};
use super::text::Text;
use super::verdict::{Ground, Judgement, Reason, Ruling};
use super::{Expected, Quantity, Rules};

/// The rules by which two texts are the same, in order: the letters first, then what they mean.
pub(super) const SAME: [Ground; 8] = [
    Ground::Key,
    Ground::Fold,
    Ground::Trim,
    Ground::Number,
    Ground::Unit,
    Ground::Ordinal,
    Ground::Date,
    Ground::Grouped,
];

/// What may be typed on one line, prepared for comparing.
pub(super) struct Prepared<'a> {
    pub(super) targets: Vec<Target<'a>>,
    pub(super) quantity: Option<&'a Quantity>,
    /// The own texts, as rivals are folded.
    pub(super) own: Vec<String>,
    /// Those of the other entries of a list, which are no rivals of each other.
    pub(super) friends: Vec<String>,
}

pub(super) struct Target<'a> {
    pub(super) worth: Worth<'a>,
    pub(super) text: Text,
    pub(super) several: Option<Several>,
}

#[derive(Clone, Copy)]
pub(super) enum Worth<'a> {
    Key,
    Noted(&'a str),
    Foreseen(Option<&'a str>),
}

impl Worth<'_> {
    /// The judgement when a text is met without a slip.
    pub(super) fn met(self, ground: Ground) -> Judgement {
        match self {
            Self::Key => Judgement::new(Ruling::Right, ground, None),
            Self::Noted(why) => Judgement::new(Ruling::Close(Reason::Noted), ground, Some(why)),
            Self::Foreseen(why) => Judgement::new(Ruling::Wrong, Ground::Rival, why),
        }
    }

    /// The judgement when it is met with one.
    pub(super) fn nearly_met(self, reason: Reason, ground: Ground) -> Judgement {
        match self {
            Self::Key => Judgement::new(Ruling::Close(reason), ground, None),
            Self::Noted(why) => Judgement::new(Ruling::Close(reason), ground, Some(why)),
            Self::Foreseen(why) => Judgement::new(Ruling::Wrong, ground, why),
        }
    }

    pub(super) fn is_accepted(self) -> bool {
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
            .map(|(text, worth)| Target {
                worth,
                text: Text::written(text, rules),
                several: several(text, rules),
            })
            .collect();
        let accepted = expected.key.iter().chain(expected.noted.iter().map(|(text, _)| text));
        let own = accepted.flat_map(|text| variants(text, rivals::RULES)).collect();
        Self { targets, quantity: expected.quantity, own, friends: Vec::new() }
    }

    pub(super) fn is_own(&self, folded: &str) -> bool {
        self.own.iter().chain(&self.friends).any(|own| own == folded)
    }

    pub(super) fn accepted(&self) -> impl Iterator<Item = &Target<'a>> {
        self.targets.iter().filter(|target| target.worth.is_accepted())
    }

    pub(super) fn foreseen(&self) -> impl Iterator<Item = &Target<'a>> {
        self.targets.iter().filter(|target| !target.worth.is_accepted())
    }

    /// Rules 1, 3, 4 and 5, with rule 6 for the question's own wrong options: what is typed *is*
    /// one of the texts.
    ///
    /// Each rule is tried on all texts before the next, so that `its` is the wrong option `its` and
    /// not the key `it's`, which would be the same only by rule 5.
    pub(super) fn meet(&self, typed: &Text) -> Option<Judgement> {
        SAME.iter().find_map(|&ground| {
            if self.quantity.is_some() && ground.is_reading() {
                return None;
            }
            let met = self.targets.iter().find(|target| target.text.equals(typed, ground))?;
            Some(met.worth.met(ground))
        })
    }
}
