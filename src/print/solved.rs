//! What a key says of a question, by the signs that stand on the paper.

use super::Booklet;
use crate::engine::{Remark, solution};
use crate::exam::{Slot, sign};
use crate::form::{Answer, Form, Grouping, is_truth};
use crate::judge::{Accents, Tolerance};
use crate::kind::Proviso;

/// An answer with what stands before it on the paper, where something does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// What stands before it.
    pub sign: String,
    /// The answer.
    pub text: String,
    /// What belongs to it, of a pair.
    pub partner: Option<String>,
}

impl Signed {
    fn new((sign, text): (String, String)) -> Self {
        Self { sign, text, partner: None }
    }
}

/// What is right of a question, and what there is to say to it.
pub struct Solved<'p> {
    /// What is right, sign by sign.
    pub right: Vec<Signed>,
    /// Other ways to say it, with the signs of their gaps.
    pub also: Vec<Signed>,
    /// How it is judged, where that is not as usual.
    pub provisos: Vec<String>,
    /// What the author says to some answers.
    pub remarks: Vec<Remark>,
    /// The explanation.
    pub explain: Option<&'p str>,
    /// Where it is taken from.
    pub source: Option<&'p str>,
}

impl<'p> Booklet<'p> {
    /// The options of a form as the paper has them.
    pub(super) fn options(&self, form: &Form) -> Vec<String> {
        match form {
            Form::One { options, .. } if is_truth(options) => {
                self.words.truth.map(str::to_owned).to_vec()
            }
            Form::Many { options, offers_none: true, .. } => {
                let none = std::iter::once(self.words.none.to_owned());
                options.iter().cloned().chain(none).collect()
            }
            Form::One { options, .. } | Form::Many { options, .. } => options.clone(),
            Form::Lines { .. } | Form::Order { .. } | Form::Pairs { .. } | Form::Card { .. } => {
                Vec::new()
            }
        }
    }

    /// What is right of a question.
    pub(super) fn solved(&self, slot: &Slot<'p>) -> Solved<'p> {
        let solution = solution(slot.deck, slot.item);
        let right = self.right(slot);
        let also = match slot.form() {
            Form::Lines { labels, grouping: Grouping::Each } if labels.len() > 1 => {
                also_of_gaps(slot, labels)
            }
            Form::Lines { .. } => {
                let also = solution.key.into_iter().chain(solution.also);
                let is_new = |text: &String| right.iter().all(|one| one.text != *text);
                also.filter(is_new).map(|text| Signed::new((String::new(), text))).collect()
            }
            _ => Vec::new(),
        };
        let shown = self.options(&slot.deal.form);
        let is_shown = |remark: &Remark| shown.is_empty() || shown.contains(&remark.answer);
        Solved {
            also,
            right,
            provisos: self.provisos(slot, &solution.provisos),
            remarks: solution.remarks.into_iter().filter(is_shown).collect(),
            explain: solution.explain,
            source: solution.source,
        }
    }

    fn right(&self, slot: &Slot<'_>) -> Vec<Signed> {
        let form = &slot.deal.form;
        let options = self.options(form);
        let at = |texts: &[String], place: usize| {
            Signed::new((sign(place), texts.get(place).cloned().unwrap_or_default()))
        };
        match (form, slot.deal.place(slot.key())) {
            (_, Answer::One(place)) => vec![at(&options, place)],
            (_, Answer::Many(places)) if places.is_empty() => {
                vec![at(&options, options.len().saturating_sub(1))]
            }
            (_, Answer::Many(places)) => places.iter().map(|place| at(&options, *place)).collect(),
            (Form::Order { items }, Answer::Order(places)) => {
                places.iter().map(|place| at(items, *place)).collect()
            }
            (Form::Pairs { left, right }, Answer::Pairs(places)) => {
                let pair = |(row, (left, place)): (usize, (&String, &Option<usize>))| {
                    let Signed { sign, text, .. } = at(right, (*place)?);
                    let (sign, partner) = (format!("{} {sign}", row + 1), Some(text));
                    Some(Signed { sign, text: left.clone(), partner })
                };
                left.iter().zip(&places).enumerate().filter_map(pair).collect()
            }
            (Form::Lines { labels, .. }, Answer::Lines(lines)) => {
                let labels = labels.iter().cloned().chain(std::iter::repeat(String::new()));
                labels.zip(lines).map(Signed::new).collect()
            }
            _ => Vec::new(),
        }
    }

    /// How typed answers are judged, where that is not as usual.
    fn provisos(&self, slot: &Slot<'_>, provisos: &[Proviso]) -> Vec<String> {
        if !matches!(slot.form(), Form::Lines { .. }) {
            return Vec::new();
        }
        let words = self.words;
        let told = provisos.iter().map(|proviso| match proviso {
            Proviso::Within(Tolerance::Absolute(size)) => format!("± {size}"),
            Proviso::Within(Tolerance::Percent(size)) => format!("± {size} %"),
            Proviso::Units(units) => units.join(", "),
            Proviso::InOrder => words.in_order.to_owned(),
            Proviso::Enough(need) => format!("{}{}{need}", words.enough, self.colon()),
        });
        let rules = slot.question.rules(slot.item.part);
        let is_number = slot.question.kind.asks_number(slot.item.part);
        let strict = [
            (rules.exact, words.exact),
            (!rules.exact && !is_number && !rules.typos, words.no_typos),
            (!rules.exact && rules.case, words.case),
            (!rules.exact && rules.accents == Accents::Strict, words.accents),
        ];
        let strict = strict.into_iter().filter(|(is_so, _)| *is_so);
        told.chain(strict.map(|(_, word)| word.to_owned())).collect()
    }
}

/// Other ways to fill gaps, with the signs of those.
fn also_of_gaps(slot: &Slot<'_>, labels: &[String]) -> Vec<Signed> {
    let gaps = slot.question.kind.expected(slot.item.part);
    let also = labels.iter().zip(gaps).flat_map(|(label, gap)| {
        let others = gap.key.iter().skip(1).cloned();
        others.map(|text| Signed::new((label.clone(), text)))
    });
    also.collect()
}
