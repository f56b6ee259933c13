//! Relocating: questions of decks put into another one, so that each means what it meant: with what its
//! head says for it, with its passages, and under an id that nobody has there.

use super::append::{Draft, gap};
use super::extent::{Extent, extents};
use super::fold::{Folding, Unfolded, fold};
use super::header::set_passages;
use super::literal::Literal;
use super::manuscript::{Front, Manuscript};
use super::patch::{Refused, applied, at, line_end};
use super::remove::remove;
use super::slug::slug;
use super::tag::{Tagging, tag};
use super::tree::{Edit, questions};
use super::update::update;
use crate::deck::read;
use crate::form::Form;
use crate::kind::{KINDS, Part, Role};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A deck of which questions go elsewhere.
pub struct Donor<'t> {
    /// What it is called in what is told.
    pub name: &'t str,
    /// Its text.
    pub text: &'t str,
    /// The numbers of the questions, from 1 in the order of the text, in the order in which they go.
    pub numbers: Vec<usize>,
    /// The pictures and sounds that have another path there.
    pub files: HashMap<String, String>,
}

/// A deck that took questions in.
#[derive(Debug, Default)]
pub struct Relocated {
    /// Its text.
    pub text: String,
    /// For each question of each donor, in order, its number there.
    pub numbers: Vec<Vec<usize>>,
    /// What there is to tell, a line each.
    pub remarks: Vec<String>,
}

/// Puts questions into a deck: before the one of a number, or at its end. One that is there to the
/// letter is not put in again.
///
/// # Errors
/// When one of the decks is no TOML, or writes its questions as one list.
pub fn relocate(
    to: &str,
    donors: &[Donor<'_>],
    before: Option<usize>,
) -> Result<Relocated, Refused> {
    let there = extents(to)?;
    let before = before.filter(|number| (1..=there.len()).contains(number));
    let mut haven = Haven::of(to);
    let (mut blocks, mut places) = (Vec::new(), Vec::new());
    for donor in donors {
        let (text, of_donor) = haven.take_in(donor, line_end(to))?;
        blocks.extend((!text.is_empty()).then_some(text));
        places.push(of_donor);
    }
    let Haven { new, passages, mut remarks, unfolded, .. } = haven;
    remarks.extend(unfolded.told());
    let first = before.unwrap_or(there.len() + 1);
    let number = |place: &Berth| match place {
        Berth::New(at) => first + at,
        Berth::There(number) if *number < first => *number,
        Berth::There(number) => number + new,
    };
    let numbers = places.iter().map(|some| some.iter().map(number).collect()).collect();
    let blocks = blocks.join(line_end(to));
    let text = put(to, &blocks, before.map(|number| &there[number - 1]))?;
    let new = passages.new.iter().map(|(name, passage)| (name.as_str(), Some(passage.as_str())));
    let text = set_passages(&text, new)?;
    Ok(Relocated { text, numbers, remarks })
}

/// Puts questions of a deck, by number, before another one of it, or at its end.
///
/// # Errors
/// When the deck is no TOML, or writes its questions as one list.
pub fn reorder(text: &str, numbers: &[usize], before: Option<usize>) -> Result<String, Refused> {
    let all = extents(text)?;
    let at = |number: usize| number.checked_sub(1).and_then(|at| all.get(at));
    let blocks = numbers.iter().filter_map(|number| at(*number));
    let blocks = blocks.map(|extent| closed(&text[extent.lines.clone()], line_end(text)));
    let blocks = blocks.collect::<Vec<_>>().join(line_end(text));
    let first = before.unwrap_or(all.len() + 1);
    let both = put(text, &blocks, before.and_then(at))?;
    let shift = |number: &usize| number + if *number >= first { numbers.len() } else { 0 };
    remove(&both, &numbers.iter().map(shift).collect())
}

/// The lines of a question, with these line ends, also at the last one.
pub(super) fn closed(lines: &str, end: &str) -> String {
    let lines = lines.trim_end_matches(['\r', '\n']).replace("\r\n", "\n") + "\n";
    lines.replace('\n', end)
}

/// Puts the lines of questions before those of another one, or below all.
fn put(to: &str, blocks: &str, before: Option<&Extent>) -> Result<String, Refused> {
    if blocks.is_empty() {
        return Ok(to.to_owned());
    }
    let end = line_end(to);
    let meant = questions(blocks).ok_or_else(Refused::unsafe_edit)?;
    let (patch, edits): (_, Vec<Edit>) = match before {
        None => {
            let below = at(to.len(), gap(to, end) + blocks);
            (below, meant.into_iter().map(Edit::Push).collect())
        }
        Some(Extent { lines, header }) => {
            let above = at(lines.start, format!("{blocks}{end}"));
            (above, meant.into_iter().map(|one| Edit::Insert(*header, one)).collect())
        }
    };
    applied(to, &[patch], &edits)
}

/// Where a question is then.
#[derive(Clone, Copy)]
enum Berth {
    /// As the new one of this place among the new ones.
    New(usize),
    /// It was there, under this number.
    There(usize),
}

/// The deck that questions go to.
struct Haven {
    front: Front,
    /// What is there already, or came from another deck, to the letter.
    known: HashMap<String, Berth>,
    /// What is asked already, with what is right.
    asked: HashSet<String>,
    ids: HashSet<String>,
    /// The last number that was tried behind an id that was taken.
    tried: HashMap<String, usize>,
    passages: Passages,
    /// How many are new.
    new: usize,
    remarks: Vec<String>,
    unfolded: Unfolded,
}

impl Haven {
    fn of(text: &str) -> Self {
        let Manuscript { front, questions } = Manuscript::of(text);
        let drafts = || questions.iter().map(|(_, draft)| draft);
        Self {
            known: drafts().map(letters).zip((1..).map(Berth::There)).collect(),
            asked: drafts().map(asked).collect(),
            ids: drafts().filter_map(|draft| draft.text("id")).map(str::to_owned).collect(),
            tried: HashMap::new(),
            passages: Passages { there: front.passages.iter().cloned().collect(), new: Vec::new() },
            front,
            new: 0,
            remarks: Vec::new(),
            unfolded: Unfolded::default(),
        }
    }

    /// Takes the questions of a deck in: their lines as they are to stand there, and where each is.
    fn take_in(&mut self, donor: &Donor<'_>, end: &str) -> Result<(String, Vec<Berth>), Refused> {
        let lines = extents(donor.text)?;
        let Manuscript { front, questions } = Manuscript::of(donor.text);
        if lines.len() != questions.len() {
            return Err(Refused::unsafe_edit());
        }
        let forms = own_forms(donor.text, [&front, &self.front]);
        let (mut places, mut blocks) = (Vec::new(), Vec::new());
        let (mut keys, mut taggings) = (Vec::new(), BTreeMap::new());
        let (mut equal, mut renamed, mut taken) = (0, HashMap::new(), Vec::new());
        for number in &donor.numbers {
            let Some((_, draft)) = number.checked_sub(1).and_then(|at| questions.get(at)) else {
                return Err(Refused::unsafe_edit());
            };
            let own = forms.get(number).copied();
            let mut folding = fold(draft, own, [&front, &self.front], &mut self.unfolded);
            self.passages
                .bring(draft, &front, &mut folding, &mut renamed, donor.name, &mut self.remarks);
            for key in ["image", "audio"] {
                let file = draft.text(key).and_then(|file| donor.files.get(file));
                folding.keys.extend(file.map(|file| (key, Literal::Text(file.clone()))));
            }
            let letters = letters(&folded(draft, &folding));
            if let Some(there) = self.known.get(&letters) {
                places.push(*there);
                equal += 1;
                continue;
            }
            self.name(draft, &mut folding, donor.name);
            places.push(Berth::New(self.new));
            taken.push((letters, Berth::New(self.new)));
            self.new += 1;
            let tags = std::mem::take(&mut folding.tags);
            keys.push(folding.keys);
            taggings.insert(keys.len(), Tagging { new: tags, old: Vec::new() });
            let own = &donor.text[lines[number - 1].lines.clone()];
            blocks.push(closed(own, end));
        }
        self.known.extend(taken);
        if equal > 0 {
            let (them, stay) =
                if equal == 1 { ("question", "stays") } else { ("questions", "stay") };
            self.remarks
                .push(format!("{}: {equal} {them} that it has already {stay} once", donor.name));
        }
        taggings.retain(|_, tagging| !tagging.new.is_empty());
        let text = blocks.join(end);
        let updates = Manuscript::starts(&text).into_iter().zip(keys);
        let updates: Vec<_> = updates.filter(|(_, keys)| !keys.is_empty()).collect();
        let text = if updates.is_empty() { text } else { update(&text, &updates)? };
        let text = if taggings.is_empty() { text } else { tag(&text, &taggings)? };
        Ok((text, places))
    }

    /// Gives a question an id that nobody has there, where its own is taken, or where what it asks is
    /// asked with the same answer.
    fn name(&mut self, draft: &Draft, folding: &mut Folding, from: &str) {
        let is_asked = !self.asked.insert(asked(draft));
        let own = draft.text("id");
        let wish = match own {
            Some(id) if self.ids.contains(id) => id.to_owned(),
            None if is_asked => slug(draft.asks().unwrap_or_default()),
            _ => {
                self.ids.extend(own.map(str::to_owned));
                return;
            }
        };
        // What was tried once is taken for good.
        let tried = self.tried.entry(wish.clone()).or_default();
        let mut id = wish.clone();
        while *tried == 0 || self.ids.contains(&id) {
            *tried += 1;
            id = if *tried == 1 { wish.clone() } else { format!("{wish}-{tried}") };
        }
        self.remarks.push(match own {
            Some(own) => format!("{from}: the id {own} is taken: it is {id} there"),
            None => format!("{from}: what is asked there with the same answer gets the id {id}"),
        });
        self.ids.insert(id.clone());
        folding.keys.push(("id", Literal::Text(id)));
    }
}

/// The texts that questions share, there and to be brought.
struct Passages {
    there: HashMap<String, String>,
    new: Vec<(String, String)>,
}

impl Passages {
    /// Brings the passage of a question along, under another name where that is taken by another text.
    fn bring(
        &mut self,
        draft: &Draft,
        from: &Front,
        folding: &mut Folding,
        renamed: &mut HashMap<String, String>,
        donor: &str,
        remarks: &mut Vec<String>,
    ) {
        let Some(name) = draft.text("passage") else { return };
        if let Some(new) = renamed.get(name) {
            if new != name {
                folding.keys.push(("passage", Literal::Text(new.clone())));
            }
            return;
        }
        let Some((_, text)) = from.passages.iter().find(|(own, _)| own == name) else { return };
        let names = std::iter::once(name.to_owned()).chain((2..).map(|at| format!("{name}-{at}")));
        let fits = |new: &String| self.there.get(new).is_none_or(|other| other == text);
        let Some(new) = { names }.find(fits) else { return };
        if !self.there.contains_key(&new) {
            self.there.insert(new.clone(), text.clone());
            self.new.push((new.clone(), text.clone()));
        }
        if new != name {
            remarks.push(format!("{donor}: the passage {name} is another there: it is {new}"));
            folding.keys.push(("passage", Literal::Text(new.clone())));
        }
        renamed.insert(name.to_owned(), new);
    }
}

/// The words for how questions are asked by themselves, by number, where a head says how.
fn own_forms(text: &str, fronts: [&Front; 2]) -> HashMap<usize, &'static str> {
    let says = |front: &&Front| front.defaults.iter().any(|(key, _)| *key == "as");
    if !fronts.iter().any(says) {
        return HashMap::new();
    }
    let word = |form: Form| match form {
        Form::One { .. } => Some("choice"),
        Form::Lines { .. } => Some("typed"),
        Form::Card { .. } => Some("card"),
        Form::Many { .. } | Form::Order { .. } | Form::Pairs { .. } => None,
    };
    let deck = read(text, "").deck;
    let own = deck.questions().iter();
    own.filter_map(|one| Some((one.number, word(one.kind.form(Part::Whole))?))).collect()
}

/// A question as it is to read there.
fn folded(draft: &Draft, folding: &Folding) -> Draft {
    let mut folded = draft.clone();
    let tags = (!folding.tags.is_empty()).then(|| {
        let own = draft.texts("tags").into_iter().map(str::to_owned);
        ("tags", Literal::texts(&own.chain(folding.tags.iter().cloned()).collect::<Vec<_>>()))
    });
    for (key, value) in folding.keys.iter().cloned().chain(tags) {
        match folded.keys.iter_mut().find(|(name, _)| *name == key) {
            Some((_, old)) => *old = value,
            None => folded.push(key, value),
        }
    }
    folded
}

/// All that a question says, whatever the order of its keys.
fn letters(draft: &Draft) -> String {
    let mut keys: Vec<&(&str, Literal)> = draft.keys.iter().collect();
    keys.sort_by_key(|(key, _)| *key);
    format!("{keys:?}")
}

/// What a question asks, and what is right.
fn asked(draft: &Draft) -> String {
    let is_asked = |(key, _): &&(&str, Literal)| {
        let row = KINDS.iter().find_map(|row| row.key(key));
        row.is_some_and(|key| matches!(key.role, Role::Prompt | Role::Answer | Role::Parts))
            || matches!(*key, "passage" | "image")
    };
    let mut keys: Vec<&(&str, Literal)> = draft.keys.iter().filter(is_asked).collect();
    keys.sort_by_key(|(key, _)| *key);
    format!("{keys:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deck(count: usize, own: &str) -> String {
        let question = |at| {
            format!(
                "[[question]]\nprompt = \"Which?\"\nanswer = \"x\"\nexplain = \"{own} {at}\"\n\n"
            )
        };
        (0..count).map(question).collect()
    }

    fn brought(to: &str, texts: &[&str]) -> Relocated {
        let numbers = |text: &str| (1..=Manuscript::of(text).questions.len()).collect();
        let donors = texts.iter().map(|text| {
            let (numbers, files) = (numbers(text), HashMap::new());
            Donor { name: "a", text, numbers, files }
        });
        let donors: Vec<_> = donors.collect();
        relocate(to, &donors, None).unwrap_or_else(|_| panic!("{to}"))
    }

    #[test]
    fn a_question_that_two_decks_have_goes_into_a_third_once() {
        let (one, other) = (deck(1, "both"), deck(1, "other"));
        let both = format!("{other}{one}");
        let Relocated { text, numbers, remarks } = brought("[deck]\nid = \"t\"\n", &[&one, &both]);
        assert_eq!(numbers, [vec![1], vec![2, 1]]);
        assert_eq!(text.matches("both").count(), 1);
        assert!(remarks.iter().any(|said| said.contains("already stays once")), "{remarks:?}");
    }

    #[test]
    fn ids_that_are_given_are_numbered_on() {
        let (one, other) = (deck(2, "a"), deck(3, "b"));
        let Relocated { text, .. } = brought("[deck]\nid = \"t\"\n", &[&one, &other]);
        let ids: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("id = ")).collect();
        assert_eq!(ids, ["\"t\"", "\"which\"", "\"which-2\"", "\"which-3\"", "\"which-4\""]);
    }
}
