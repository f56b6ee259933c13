//! Concern: in which decks there may be something to link. That is told by the names of their items
//! and digests of what they ask, so that a deck that was listed before is not read for nothing.

use crate::deck::{Deck, Identity};
use crate::error::Result;
use crate::store::Store;
use std::collections::HashMap;

/// What of a deck and its progress does not fit together.
struct Mismatch {
    /// How many of its items are remembered.
    remembered: usize,
    /// Whether something is remembered that it does not ask.
    has_lost: bool,
    /// Whether something it asks was learned elsewhere, or went over from there before.
    may_take: bool,
}

/// In which decks there may be something to link. Where some progress belongs to no question, it may
/// be in any deck that was read because it changed, edited on the way; and in any deck at all where
/// one that changed has lost it.
pub fn concerned(store: &Store, decks: &[Deck]) -> Result<Vec<bool>> {
    let owners = owners(store)?;
    let all = decks.iter().map(|deck| Ok((deck.was_listed(), mismatch(store, deck, &owners)?)));
    let all = all.collect::<Result<Vec<_>>>()?;
    let remembered: usize = all.iter().map(|(_, mismatch)| mismatch.remembered).sum();
    let is_left = store.count_memories()? > remembered;
    let was_just_lost = all.iter().any(|(was_listed, it)| it.has_lost && !was_listed);
    let is_concerned = |(was_listed, it): (bool, Mismatch)| {
        it.has_lost || it.may_take || is_left && (was_just_lost || !was_listed)
    };
    Ok(all.into_iter().map(is_concerned).collect())
}

/// The deck in which what reads so was learned, by the digest of the text; none where several are.
fn owners(store: &Store) -> Result<HashMap<u64, Option<String>>> {
    let mut owners: HashMap<u64, Option<String>> = HashMap::new();
    store.learned_texts(|deck, text| {
        let owner = owners.entry(Identity::asks(text)).or_insert_with(|| Some(deck.to_owned()));
        if owner.as_deref() != Some(deck) {
            *owner = None;
        }
    })?;
    Ok(owners)
}

fn mismatch(store: &Store, deck: &Deck, owners: &HashMap<u64, Option<String>>) -> Result<Mismatch> {
    let keys = store.remembered(&deck.id)?;
    let (known, fresh): (Vec<_>, Vec<_>) =
        deck.listing().iter().partition(|listed| keys.contains(&listed.key));
    let is_elsewhere =
        |asks: &u64| owners.get(asks).is_some_and(|owner| owner.as_deref() != Some(&*deck.id));
    let may_take = fresh.iter().any(|listed| is_elsewhere(&listed.asks))
        || !store.followers(&deck.id)?.0.is_empty();
    Ok(Mismatch { remembered: known.len(), has_lost: known.len() < keys.len(), may_take })
}
