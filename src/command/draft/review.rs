//! The review: proposals one by one, each decided by a key. What is kept is in the deck, and what is
//! dropped is remembered, before the next one is shown.

use super::memo::Memo;
use super::nearby::AskedNearby;
use super::offered::OfferedProposal;
use super::page::Showing;
use super::rework::{self, Rework};
use super::target::{Addition, Recipient};
use crate::deck::Deck;
use crate::draft::Vocabulary;
use crate::error::Result;
use crate::text::{Look, printable_line, shorten};
use crate::ui::{ENTER, Matter, Offering, Ui};
use std::cell::RefCell;

/// What became of a proposal.
enum Settled {
    Kept(Addition),
    Dropped,
}

/// How a review ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReviewTally {
    /// How many were kept.
    pub kept: usize,
    /// How many were dropped.
    pub dropped: usize,
    /// How many were not decided.
    pub left: usize,
}

/// A review of some proposals.
pub struct ProposalReview<'r> {
    /// The article's text.
    pub article: &'r str,
    /// The deck that takes what is kept.
    pub target: &'r mut Recipient,
    /// What is remembered for it.
    pub memo: &'r mut Memo,
    /// What is offered, in order.
    pub proposals: Vec<OfferedProposal>,
    /// Whether questions are edited in the author's editor.
    pub has_editor: bool,
    /// The words and numbers of the article.
    known: Vocabulary,
    /// What the deck asks.
    nearby: AskedNearby,
    fates: Vec<Settled>,
}

/// What is said where Enter keeps nothing.
const ERROR: &str = "It has an error and cannot be kept so: e edits it, d drops it.";
const STRANGE: &str = "It says what the article does not: y keeps it, Enter does not.";

impl<'r> ProposalReview<'r> {
    /// Begins.
    pub fn new(
        article: &'r str,
        target: &'r mut Recipient,
        memo: &'r mut Memo,
        deck: &Deck,
        proposals: Vec<OfferedProposal>,
        has_editor: bool,
    ) -> Self {
        let known = Vocabulary::of(article);
        let (nearby, fates) = (AskedNearby::of(deck), Vec::new());
        Self { article, target, memo, proposals, has_editor, known, nearby, fates }
    }

    /// How far it is.
    pub fn tally(&self) -> ReviewTally {
        let kept = self.fates.iter().filter(|fate| matches!(fate, Settled::Kept(_))).count();
        let dropped = self.fates.len() - kept;
        ReviewTally { kept, dropped, left: self.proposals.len() - self.fates.len() }
    }

    /// Asks of each proposal what becomes of it, until all are decided or the author stops.
    ///
    /// # Errors
    /// When the terminal or the disk fails, and when the author is interrupted; what was decided stays.
    pub fn hold(&mut self, ui: &mut dyn Ui) -> Result<()> {
        while let Some(offered) = self.proposals.get(self.fates.len()) {
            let sight = Showing::of(offered, self.article, &self.known, &self.nearby, self.target)?;
            let offerings = self.offerings(&sight);
            let matter = Matter {
                heading: self.heading(&sight),
                lines: &|look, rows| sight.lines(look, rows),
                offerings: &offerings,
            };
            let Some(key) = ui.decide(&matter)? else { return Ok(()) };
            match key {
                'q' => return Ok(()),
                ENTER | 'y' => self.keep(&sight, ui)?,
                'd' => self.drop(&sight, ui)?,
                'u' => self.go_back(ui)?,
                key => self.change(key, ui)?,
            }
        }
        Ok(())
    }

    fn heading(&self, sight: &Showing) -> Vec<String> {
        let (at, of) = (self.fates.len() + 1, self.proposals.len());
        let place = [format!("{at} of {of}"), format!("{} kept", self.tally().kept)];
        place.into_iter().chain([sight.title.to_owned()]).collect()
    }

    /// What can be done now.
    fn offerings(&self, sight: &Showing) -> Vec<Offering> {
        let is_strange = !sight.strangers.is_empty();
        let strange = is_strange.then_some(STRANGE);
        let wrong = sight.has_error.then_some(ERROR);
        let kind = (!sight.can_turn).then_some("It can be of no other kind.");
        let options = (!sight.has_wrong).then_some(
            "A question of this kind has no wrong options: k makes one that has, where that can be.",
        );
        let back = self.fates.is_empty().then_some("Nothing was decided before this one.");
        let mut all = vec![Offering::new(ENTER, "keeps").unless(wrong.or(strange))];
        if is_strange {
            all.push(Offering::new('y', "keeps it").unless(wrong));
        }
        all.extend([
            Offering::new('d', "drops"),
            Offering::new('e', "edit"),
            Offering::new('k', "kind").unless(kind),
            Offering::new('w', "wrong").unless(options),
            Offering::new('u', "back").unless(back),
            // Esc stops as well.
            Offering::new('q', "stops").spare(),
        ]);
        all
    }

    fn keep(&mut self, sight: &Showing, ui: &mut dyn Ui) -> Result<()> {
        let at = self.fates.len();
        let Some(OfferedProposal { key, proposal, .. }) = self.proposals.get(at) else {
            return Ok(());
        };
        let was_new = self.target.is_new;
        let addition = self.target.add(std::slice::from_ref(&proposal.question))?;
        if was_new {
            self.memo.begin_with(self.article)?;
        }
        self.memo.keep(key, &sight.key)?;
        self.nearby.add_last(sight.known_by.clone());
        self.fates.push(Settled::Kept(addition));
        note(ui, "kept", &sight.asks)
    }

    fn drop(&mut self, sight: &Showing, ui: &mut dyn Ui) -> Result<()> {
        let Some(offered) = self.proposals.get(self.fates.len()) else { return Ok(()) };
        self.memo.drop(&offered.key)?;
        self.fates.push(Settled::Dropped);
        note(ui, "dropped", &sight.asks)
    }

    /// Takes the last decision back.
    fn go_back(&mut self, ui: &mut dyn Ui) -> Result<()> {
        match self.fates.pop() {
            Some(Settled::Kept(addition)) => {
                if !self.target.take_out(&addition)? {
                    self.fates.push(Settled::Kept(addition));
                    let name = self.target.place.name();
                    ui.notice(&format!(
                        "{name} was changed meanwhile: take the question out there yourself."
                    ))?;
                    return Ok(());
                }
                self.nearby.pop();
                ui.notice("(taken out again)")?;
            }
            Some(Settled::Dropped) => {
                let Some(offered) = self.proposals.get(self.fates.len()) else { return Ok(()) };
                self.memo.offer(&offered.key)?;
                ui.notice("(offered again)")?;
            }
            None => {}
        }
        Ok(())
    }

    /// Lets the author change the question.
    fn change(&mut self, key: char, ui: &mut dyn Ui) -> Result<()> {
        let at = self.fates.len();
        let Some(offered) = self.proposals.get_mut(at) else { return Ok(()) };
        let OfferedProposal { key: own, proposal, forms } = offered;
        let typed = RefCell::new(self.memo.typed(own).map(str::to_owned));
        let sentence = &self.article[proposal.sentence.clone()];
        let half = RefCell::new(self.memo.half(own));
        let has_editor = self.has_editor;
        let rework = Rework { proposal, forms, sentence, has_editor, typed: &typed, half: &half };
        let changed = match key {
            'e' => rework::edit(&rework, ui),
            'k' => rework::turn(&rework, ui),
            'w' => rework::set_wrong(&rework, ui),
            _ => Ok(None),
        };
        // Whatever became of it, what was typed is there the next time.
        self.memo.note_typed(own, &typed.take().unwrap_or_default())?;
        self.memo.note_half(own, half.take())?;
        if let Some(draft) = changed? {
            self.memo.change(own, &draft)?;
            forms.push(std::mem::replace(&mut proposal.question, draft));
        }
        Ok(())
    }
}

/// Leaves on the screen what became of a proposal.
fn note(ui: &mut dyn Ui, word: &str, asks: &str) -> Result<()> {
    let Look { columns, .. } = ui.look();
    let line = format!("{word}: {}", printable_line(asks));
    ui.show(&[shorten(&line, columns)])?;
    Ok(())
}
