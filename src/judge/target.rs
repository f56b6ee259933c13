//! What may be typed on one line, prepared for comparing, and what it is worth to meet it.

use super::optional::variants;
use super::rivals;
use super::several::{Several, several};
use super::text::Text;
use super::verdict::{Ground, Judgement, Reason, Ruling};
use super::{Expected, Fraction, Noted, Quantity, Rules};
use std::collections::HashSet;
use std::rc::Rc;

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
    /// Those of all entries of a list, which are no rivals of each other.
    pub(super) friends: Rc<HashSet<String>>,
}

pub(super) struct Target<'a> {
    pub(super) worth: Worth<'a>,
    pub(super) text: Text,
    pub(super) several: Option<Several>,
    /// The number that it is, with a tolerance of its own.
    pub(super) band: Option<&'a Quantity>,
    /// Whether it is a wrong option.
    pub(super) is_foreseen: bool,
}

/// What it is worth to meet a text.
#[derive(Clone, Copy)]
pub(super) enum Worth<'a> {
    /// All.
    Key,
    /// All, with something to say to it.
    Noted(&'a str),
    /// A share, with something to say to it maybe.
    Share(Fraction, Option<&'a str>),
    /// Nothing, with something to say to it maybe.
    Foreseen(Option<&'a str>),
}

impl<'a> Worth<'a> {
    /// The worth of a text that is accepted.
    fn of_accepted(noted: &'a Noted) -> Self {
        match (noted.credit, noted.why.as_deref()) {
            (Some(share), why) => Self::Share(share, why),
            (None, Some(why)) => Self::Noted(why),
            (None, None) => Self::Key,
        }
    }

    /// The worth of a wrong option.
    fn of_foreseen(noted: &'a Noted) -> Self {
        let why = noted.why.as_deref();
        noted.credit.map_or(Self::Foreseen(why), |share| Self::Share(share, why))
    }

    /// The judgement when a text is met without a slip.
    pub(super) fn met(self, ground: Ground) -> Judgement {
        match self {
            Self::Key => Judgement::new(Ruling::Right, ground, None),
            Self::Noted(why) => Judgement::new(Ruling::Close(Reason::Noted), ground, Some(why)),
            Self::Share(share, why) => Judgement::new(Ruling::Partly(share), ground, why),
            Self::Foreseen(why) => Judgement::new(Ruling::Wrong, Ground::Rival, why),
        }
    }

    /// The judgement when it is met with one.
    pub(super) fn nearly_met(self, reason: Reason, ground: Ground) -> Judgement {
        match self {
            Self::Key => Judgement::new(Ruling::Close(reason), ground, None),
            Self::Noted(why) => Judgement::new(Ruling::Close(reason), ground, Some(why)),
            Self::Share(share, why) => Judgement::new(Ruling::Partly(share), ground, why),
            Self::Foreseen(why) => Judgement::new(Ruling::Wrong, ground, why),
        }
    }

    /// How it compares with others: what earns all before what earns less.
    pub(super) const fn share(self) -> Option<Fraction> {
        match self {
            Self::Share(share, _) => Some(share),
            Self::Key | Self::Noted(_) | Self::Foreseen(_) => None,
        }
    }
}

impl<'a> Prepared<'a> {
    pub(super) fn new(expected: &Expected<'a>, rules: Rules) -> Self {
        let target = |text: &str, worth, band, is_foreseen| Target {
            worth,
            text: Text::written(text, rules),
            several: several(text, rules),
            band,
            is_foreseen,
        };
        let keys = expected.key.iter().map(|text| target(text, Worth::Key, None, false));
        let noted = expected.noted.iter().map(|noted| {
            target(&noted.text, Worth::of_accepted(noted), noted.band.as_deref(), false)
        });
        let foreseen = expected
            .foreseen
            .iter()
            .map(|noted| target(&noted.text, Worth::of_foreseen(noted), None, true));
        let targets: Vec<_> = keys.chain(noted).chain(foreseen).collect();
        let shared = expected.foreseen.iter().filter(|noted| noted.credit.is_some());
        let others = expected.noted.iter().chain(shared).map(|noted| &noted.text);
        let own = expected.key.iter().chain(others);
        let own = own.flat_map(|text| variants(text, rivals::RULES)).collect();
        Self { targets, quantity: expected.quantity, own, friends: Rc::default() }
    }

    pub(super) fn is_own(&self, folded: &str) -> bool {
        self.friends.contains(folded) || self.own.iter().any(|own| own == folded)
    }

    /// The texts that earn all or a share of the points.
    pub(super) fn earning(&self) -> impl Iterator<Item = &Target<'a>> {
        let earns = |target: &&Target<'_>| !matches!(target.worth, Worth::Foreseen(_));
        self.targets.iter().filter(earns)
    }

    pub(super) fn foreseen(&self) -> impl Iterator<Item = &Target<'a>> {
        self.targets.iter().filter(|target| target.is_foreseen)
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
            let mut apart = self.targets.iter().filter(|target| target.band.is_none());
            let met = apart.find(|target| target.text.equals(typed, ground))?;
            Some(met.worth.met(ground))
        })
    }
}
