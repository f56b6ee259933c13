//! The wizard: what the author has decides the kind, then what is asked, right, wrong and to be
//! explained, and the rest on wish; the question is shown before it is written. Esc goes back a step, and
//! whatever was typed is kept until the question is written or dropped.

mod asking;
mod preview;

use super::half::HalfQuestion;
use super::leftover::{Leftover, Leftovers};
use super::part::label;
use super::{Place, append, editor};
use crate::deck::edit::Draft;
use crate::deck::{self, COMMON, Deck};
use crate::error::Result;
use crate::kind::{self, KINDS, Key, Need, Role, Row};
use crate::shelf::Revision;
use crate::text::{capitalized, with_article};
use crate::ui::{ENTER, Matter, Offering, Ui};
use std::collections::BTreeMap;

/// Asks for questions and writes them, until the author has enough; `given` is filled in for the first.
/// How many were added. Each can be taken back by itself.
pub fn write_questions(
    place: &Place,
    given: HalfQuestion,
    leftovers: &Leftovers,
    revision: &Revision,
    ui: &mut dyn Ui,
) -> Result<usize> {
    let (mut count, mut half) = (0, given);
    let mut carried = half.typed.clone();
    match take_up(&leftovers.half, &mut half, ui)? {
        None => return Ok(0),
        Some(true) => carried.clear(),
        Some(false) => {}
    }
    loop {
        let deck = deck::read_bytes(&place.bytes()?, &place.stem()).1.deck;
        let given = if count == 0 { half.typed.keys().cloned().collect() } else { Vec::new() };
        let mut sketch = Sketch {
            place,
            revision: revision.afresh(),
            deck: &deck,
            leftovers,
            row: half.row().unwrap_or(&KINDS[0]),
            half,
            carried,
            given,
            part: 0,
            ui: &mut *ui,
        };
        let end = sketch.write();
        match end {
            Ok(Ending::Added { .. } | Ending::Dropped | Ending::Written(_)) => {
                leftovers.half.forget()?;
            }
            Ok(Ending::Left) | Err(_) => {}
        }
        if !matches!(end, Ok(Ending::Added { .. } | Ending::Written(_))) && sketch.has_typed() {
            let more = if count > 0 { " more" } else { "" };
            let kept = if matches!(end, Ok(Ending::Dropped)) {
                String::new()
            } else {
                sketch.keep()?;
                format!(" What was typed is kept: {} goes on with it.", place.sure_command("add"))
            };
            sketch.ui.notice(&format!("Nothing{more} was added.{kept}"))?;
        }
        match end? {
            Ending::Added { more: true } => {
                count += 1;
                half = sketch.next()?;
                carried = half.typed.clone();
            }
            Ending::Added { more: false } => return Ok(count + 1),
            Ending::Written(written) => return Ok(count + written),
            Ending::Left | Ending::Dropped => return Ok(count),
        }
    }
}

/// Offers a question that was not finished; whether it is gone on with, or nothing where the author
/// leaves.
fn take_up(leftover: &Leftover, half: &mut HalfQuestion, ui: &mut dyn Ui) -> Result<Option<bool>> {
    let Some(kept) = HalfQuestion::kept(leftover)? else { return Ok(Some(false)) };
    let question = format!("Go on with the question that was not finished? {}", kept.name());
    let is_wanted = ui.confirm(&format!("{} (No drops it.)", question.trim_end()), true)?;
    match is_wanted {
        None => {}
        Some(false) => leftover.forget()?,
        Some(true) => {
            // What was typed is more than a preset: options fill what is empty in it.
            let given = std::mem::replace(half, kept);
            let (filled, there) = half.fill(given);
            for (keys, what) in [(filled, "filled in"), (there, "left as it was typed")] {
                if !keys.is_empty() {
                    ui.notice(&format!("From the options, {what}: {}.", keys.join(", ")))?;
                }
            }
        }
    }
    Ok(is_wanted)
}

/// How a question ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// It was added; whether another is wanted.
    Added { more: bool },
    /// So many were written in the editor.
    Written(usize),
    /// It is not wanted.
    Dropped,
    /// The author left.
    Left,
}

/// What was picked at first.
enum Picked {
    Kind(&'static Row),
    Editor,
}

/// A question being written.
struct Sketch<'a> {
    place: &'a Place,
    revision: Revision,
    deck: &'a Deck,
    leftovers: &'a Leftovers,
    row: &'static Row,
    /// What was typed for it.
    half: HalfQuestion,
    /// What stood there before anything was typed.
    carried: BTreeMap<String, Vec<String>>,
    /// The keys that need not be asked for, as they were given.
    given: Vec<String>,
    /// The part that was changed last.
    part: usize,
    ui: &'a mut dyn Ui,
}

impl Sketch<'_> {
    /// Asks for the kind, unless it is known, and all that belongs to it, and writes the question.
    fn write(&mut self) -> Result<Ending> {
        let mut is_known = self.half.row().is_some();
        loop {
            if !is_known {
                match self.pick_kind()? {
                    Some(Picked::Kind(row)) => self.row = row,
                    Some(Picked::Editor) => {
                        let count = editor::write(
                            self.place,
                            &self.leftovers.text,
                            &self.revision,
                            self.ui,
                        )?;
                        return Ok(Ending::Written(count.unwrap_or(0)));
                    }
                    None => return Ok(Ending::Left),
                }
                self.half.kind = Some(self.row.name.to_owned());
            }
            is_known = false;
            if let Some(end) = self.fill()? {
                return Ok(end);
            }
        }
    }

    fn pick_kind(&mut self) -> Result<Option<Picked>> {
        // What was given can only be of some kinds.
        let takes = |row: &&Row| {
            let is_own = |name: &String| kind::keys().any(|key| key.name == name.as_str());
            self.given.iter().filter(|name| is_own(name)).all(|name| row.key(name).is_some())
        };
        let rows: Vec<&'static Row> = KINDS.iter().filter(takes).collect();
        let offer = |row: &&Row| format!("{} ({})", capitalized(row.offer), row.name);
        let mut offers: Vec<String> = rows.iter().map(offer).collect();
        let has_editor = !self.has_typed();
        if has_editor {
            offers.push("Many questions, as quick text in your editor".to_owned());
        }
        let chosen = self.half.row();
        let at = rows.iter().position(|row| chosen.is_some_and(|own| own.name == row.name));
        let picked = self.ui.pick_from("What do you have?", &offers, at.unwrap_or(0))?;
        let Some(at) = picked else { return Ok(None) };
        Ok(Some(rows.get(at).map_or(Picked::Editor, |row| Picked::Kind(row))))
    }

    /// Asks key by key, then what becomes of it; left when the author goes back from the first.
    fn fill(&mut self) -> Result<Option<Ending>> {
        let keys: Vec<&Key> = keys(self.row).collect();
        let left = self.half.at.take();
        let was_left = |key: &&Key| left.as_deref() == Some(key.name);
        // What was left is gone on with where it was; what was given is not asked for.
        let mut at = keys.iter().position(was_left).unwrap_or(0);
        let mut given = if left.is_some() { Vec::new() } else { std::mem::take(&mut self.given) };
        loop {
            let Some(key) = keys.get(at) else {
                match self.review()? {
                    None => at -= 1,
                    end => return Ok(end),
                }
                continue;
            };
            if given.iter().any(|name| name == key.name) {
                given.retain(|name| name != key.name);
                at += 1;
                continue;
            }
            match self.ask(key)? {
                Some(()) => at += 1,
                None if at == 0 => return Ok(None),
                None => at -= 1,
            }
        }
    }

    /// Shows the question and asks what is to become of it.
    fn review(&mut self) -> Result<Option<Ending>> {
        loop {
            let preview = self.preview()?;
            let missing = preview.has_error().then_some("It has an error: e changes a part.");
            let offerings = [
                Offering::new(ENTER, "adds").unless(missing),
                Offering::new('n', "adds, one more").unless(missing),
                Offering::new('e', "edits"),
                Offering::new('d', "drops"),
                Offering::new('b', "back").spare(),
            ];
            let heading = ["Is it as it should be?".to_owned()].to_vec();
            let lines = |look, rows| preview.lines(look, rows);
            let matter = Matter { heading, lines: &lines, offerings: &offerings };
            match self.ui.decide(&matter)? {
                Some(key @ (ENTER | 'n')) => {
                    let (draft, look) = (self.draft(), self.ui.look());
                    if let Some(added) = append(self.place, &draft, &self.revision, look)? {
                        self.ui.notice(&added)?;
                        self.ui.show(&[String::new()])?;
                        return Ok(Some(Ending::Added { more: key == 'n' }));
                    }
                }
                Some('e') => drop(self.change()?),
                Some('d') => return Ok(Some(Ending::Dropped)),
                _ => return Ok(None),
            }
        }
    }

    /// Lets the author pick a key, those that were not asked for too, and asks for it.
    fn change(&mut self) -> Result<Option<()>> {
        let parts: Vec<&Key> = parts(self.row).collect();
        let item = |key: &&Key| format!("{}: {}", key.name, label(key));
        let items: Vec<String> = parts.iter().map(item).collect();
        let picked = self.ui.pick_from("Which part?", &items, self.part)?;
        let Some((at, key)) = picked.and_then(|at| Some((at, *parts.get(at)?))) else {
            return Ok(None);
        };
        self.part = at;
        self.ask(key)
    }

    /// What the next question begins with: the kind and the tags of this one.
    fn next(&mut self) -> Result<HalfQuestion> {
        let mut half = HalfQuestion { kind: self.half.kind.take(), ..HalfQuestion::default() };
        half.set("tags", self.half.lines("tags").to_vec());
        let with = match self.half.lines("tags") {
            [] => String::new(),
            tags => format!(", tagged {}", tags.join(", ")),
        };
        let kind = with_article(self.row.name);
        self.ui.notice(&format!(
            "The next one is {kind} question too{with}; Esc picks another kind."
        ))?;
        Ok(half)
    }

    fn draft(&self) -> Draft {
        self.half.draft(self.row)
    }

    /// Whether anything was typed.
    fn has_typed(&self) -> bool {
        self.half.typed != self.carried
    }

    /// Keeps what was typed so far.
    fn keep(&self) -> Result<()> {
        let leftover = &self.leftovers.half;
        if self.has_typed() { self.half.keep(leftover) } else { leftover.forget() }
    }
}

/// The keys that are asked for, the same in every kind: what is asked, what is right, what is wrong, and
/// why.
pub fn keys(row: &'static Row) -> impl Iterator<Item = &'static Key> {
    let of = |role: Role| row.keys.iter().filter(move |key| key.role == role);
    let right = of(Role::Answer).chain(of(Role::Parts));
    let own = of(Role::Prompt).chain(right).chain(of(Role::Wrong));
    own.chain(COMMON.iter().filter(|key| key.name == "explain"))
}

/// All keys of a kind: those that are asked for, and the rest. Of those that exclude each other the
/// first is there.
pub fn parts(row: &'static Row) -> impl Iterator<Item = &'static Key> {
    let either = row.keys_of(Need::Either).next();
    let is_excluded = move |key: &Key| {
        key.need == Need::Either && either.is_some_and(|either| either.name != key.name)
    };
    let is_asked = move |name: &str| keys(row).any(|key| key.name == name);
    let own = row.keys.iter().filter(move |key| !is_excluded(key) && !is_asked(key.name));
    let common = COMMON.iter().filter(|key| key.name != "explain");
    keys(row).chain(own).chain(common)
}
