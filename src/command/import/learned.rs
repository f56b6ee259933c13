//! What was learned of decks in the program that they come from: filed under the items that their
//! questions have here, and taken into the history as one batch.

use super::Args;
use super::events::{FiledTrack, fitted};
use super::merge::Merged;
use crate::deck::edit::Literal;
use crate::deck::{self, Identity, RETENTION};
use crate::engine::schedule::{Aim, Scheduler, date_of, read_parameters};
use crate::env::{self, Global, Origin};
use crate::error::Result;
use crate::format::{Bundle, Carried, Logbook, Loss, Track, TrackAct};
use crate::shelf::{Place, Shelf};
use crate::store::{ForeignEvent, Imported, Store};
use crate::text::{plural, to_type};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;
use std::rc::Rc;

/// What was learned elsewhere.
#[derive(Debug, Default)]
pub struct Experience {
    tracks: Vec<FiledTrack>,
    /// How questions read, and when each was learned last.
    seen: Vec<(Rc<str>, Rc<str>, Identity, i64)>,
    parameters: Option<Vec<f32>>,
    program: &'static str,
    days: Option<(i32, i32)>,
    /// What it comes to.
    pub tally: ExperienceTally,
}

/// What it comes to.
#[derive(Debug, Default, Serialize)]
pub struct ExperienceTally {
    /// How many answers there are to what is in a deck now.
    answers: usize,
    /// The dates of the first and the last of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    dates: Option<[String; 2]>,
    /// How many questions, or sides of them, have answers.
    answered: usize,
    /// How many have none that count, and are known all the same.
    known: usize,
    suspended: usize,
    buried: usize,
    flagged: usize,
    /// Whether the parameters of the other program are taken.
    parameters: bool,
    /// How many of the answers are new here.
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<usize>,
    /// The number by which all that can be taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    batch: Option<i64>,
}

/// Says of a new deck what recall is aimed at in the other program, unless the learner set one.
pub fn wish(bundle: &mut Bundle, args: &Args, losses: &mut Vec<Loss>, global: &Global) {
    let Some(share) = bundle.logbook.retention else { return };
    let setting = &global.config.retention;
    let is_usual = (share - setting.value).abs() < 0.001;
    if args.kept.no_history || is_usual || bundle.front.text("retention").is_some() {
        return;
    }
    let percent = format!("{:.0} %", share * 100.0);
    let reason = if matches!(setting.origin, Origin::Default) {
        bundle.front.set("retention", Literal::Bare(format!("{share:.2}")));
        format!("{percent} is to be recalled when it is due, as there: `retention` says so")
    } else {
        format!("{percent} is to be recalled there when it is due; your own setting stays")
    };
    losses.push(Loss::remark(bundle.name.clone(), reason));
}

/// Tells that a deck that is there keeps what it says of recall, where the other program aims elsewhere.
pub fn kept_wish(
    bundle: &Bundle,
    place: &Place,
    args: &Args,
    global: &Global,
) -> Result<Option<Loss>> {
    let Some(share) = bundle.logbook.retention.filter(|_| !args.kept.no_history) else {
        return Ok(None);
    };
    let own = deck::read_header(&place.text()?, &place.stem()).retention;
    let is_same = (share - global.config.retention_of(own)).abs() < 0.001;
    let reason = || {
        format!(
            "{:.0} % is to be recalled there when it is due; the deck stays as it is",
            share * 100.0
        )
    };
    Ok((!is_same).then(|| Loss::remark(place.name(), reason())))
}

impl Experience {
    /// Files what was learned of a bundle under the items that it has in its deck now, whose text is given.
    pub fn gather(
        &mut self,
        bundle: &mut Bundle,
        merged: &Merged,
        (place, text): (&Place, &str),
        args: &Args,
        global: &Global,
    ) -> Result<Vec<Loss>> {
        let Logbook { program, tracks, parameters, retention } =
            std::mem::take(&mut bundle.logbook);
        if tracks.is_empty() {
            return Ok(Vec::new());
        }
        let questions = std::mem::take(&mut bundle.questions);
        if args.kept.no_history {
            let reason = "what was learned of it elsewhere is left (--no-history)";
            return Ok(vec![Loss::remark(bundle.name.clone(), reason)]);
        }
        self.program = program;
        let (kept, mut losses) = sorted(tracks, &questions, merged);
        drop(questions);
        for (_, track) in &kept {
            self.count(track);
        }
        if args.dry_run {
            return Ok(losses);
        }
        self.parameters = self.parameters.take().or(parameters);
        let deck = deck::read(text, &place.stem()).deck;
        if !deck.has_id && Shelf::load(global)?.rival(&deck.id, false, place).is_some() {
            let reason = "what was learned of it is not taken: another deck has its id";
            return Ok(vec![Loss::part(place.name(), reason)]);
        }
        let id: Rc<str> = deck.id.as_str().into();
        let retention = retention.filter(|share| RETENTION.shape.admits(*share));
        let retention = retention.unwrap_or(Aim::default().retention);
        let mut asked: Option<usize> = None;
        for (at, track) in kept {
            // One that is a draft is never asked.
            let question = deck.questions().get(at).filter(|question| !question.draft);
            let part = question
                .and_then(|question| Some((question, *question.kind.parts().get(track.part)?)));
            let Some((question, part)) = part else {
                let reason = "what was learned of a part that it does not have here is not taken";
                losses.push(Loss::part(format!("question {}", at + 1), reason));
                continue;
            };
            if asked.replace(at) != Some(at) {
                let key = question.key.as_str().into();
                self.seen.push((id.clone(), key, question.identity(), 1));
            }
            let item = question.key_of(part);
            let Some((deck_id, question, _, latest)) = self.seen.last_mut() else { continue };
            let question = question.clone();
            let filed =
                FiledTrack { deck: deck_id.clone(), question, item, retention, program, track };
            *latest = filed.last().max(*latest);
            self.tracks.push(filed);
        }
        Ok(losses)
    }

    fn count(&mut self, track: &Track) {
        let tally = &mut self.tally;
        for answer in &track.answers {
            let (first, last) = self.days.unwrap_or((answer.day, answer.day));
            self.days = Some((first.min(answer.day), last.max(answer.day)));
        }
        tally.answers += track.answers.len();
        tally.answered += usize::from(!track.answers.is_empty());
        for act in &track.acts {
            match act {
                TrackAct::Known { .. } => tally.known += usize::from(track.answers.is_empty()),
                TrackAct::Suspended { .. } => tally.suspended += 1,
                TrackAct::Buried { .. } => tally.buried += 1,
                TrackAct::Flagged { .. } => tally.flagged += 1,
                TrackAct::Reset { .. } => {}
            }
        }
    }

    /// Takes all of it into the history, and tells how much it is and how it is taken back.
    pub fn take_in(&mut self, args: &Args, global: &Global) -> Result<()> {
        let date = |day: i32| date_of(day.into()).map_or_else(String::new, |date| date.to_string());
        self.tally.dates = self.days.map(|(first, last)| [date(first), date(last)]);
        let Some(told) = self.told() else { return Ok(()) };
        let mut out = env::sentences();
        if args.dry_run {
            writeln!(out, "From {} would come: {told}", self.program)?;
            return Ok(());
        }
        let now = env::moment()?;
        let mut store = Store::open(&global.history_folder()?, env::entropy())?;
        let own = self.parameters.take().and_then(|numbers| read_parameters(&numbers));
        let has_none = store.scheduler().has(Scheduler::default().parameters());
        let parameters = own.filter(|_| has_none);
        self.tally.parameters = parameters.is_some();
        let names: Vec<String> = args.files.iter().map(|path| path.display().to_string()).collect();
        let latest = self.tracks.iter().map(FiledTrack::last).max().unwrap_or(now.at);
        let seen = std::mem::take(&mut self.seen).into_iter();
        let seen = seen.map(|(deck, question, identity, at)| {
            ForeignEvent::seen(&deck, &question, identity, at)
        });
        let tracks = std::mem::take(&mut self.tracks);
        let happened = tracks.iter().flat_map(FiledTrack::events);
        let events = parameters.map(|numbers| fitted(numbers, latest)).into_iter();
        let imported =
            store.take_foreign(&names.join(", "), now, events.chain(happened).chain(seen))?;
        let Imported { batch, answers, .. } = imported;
        self.tally.new = Some(answers);
        self.tally.batch = batch;
        writeln!(out, "From {}: {told}", self.program)?;
        let there = self.tally.answers.saturating_sub(answers);
        if there > 0 {
            let them =
                if there == self.tally.answers { "All".to_owned() } else { there.to_string() };
            writeln!(out, "{them} of these answers were known here already, or forgotten.")?;
        }
        if parameters.is_some() {
            writeln!(out, "The parameters that {} fitted to you are taken.", self.program)?;
        } else if own.is_some_and(|own| !store.scheduler().has(&own)) {
            writeln!(
                out,
                "Your own parameters stay; those that {} fitted are left.",
                self.program
            )?;
        }
        if let Some(batch) = batch {
            writeln!(
                out,
                "`{}` takes that back.",
                to_type("history undo-import", [batch.to_string()])
            )?;
        }
        Ok(())
    }

    /// How much it is, in words; nothing where it is nothing.
    fn told(&self) -> Option<String> {
        let ExperienceTally { answers, answered, known, suspended, buried, flagged, .. } =
            self.tally;
        let mut parts = Vec::new();
        if let Some([first, last]) = self.tally.dates.as_ref().filter(|_| answers > 0) {
            let on = if first == last {
                format!("on {first}")
            } else {
                format!("from {first} to {last}")
            };
            let (answers, cards) = (plural(answers, "answer"), plural(answered, "item"));
            parts.push(format!("{answers} to {cards}, {on}"));
        }
        if known > 0 {
            parts.push(format!("what is known of {} without answers", plural(known, "item")));
        }
        let rest = [(suspended, "suspended"), (buried, "buried"), (flagged, "flagged")];
        let rest = rest.into_iter().filter(|(count, _)| *count > 0);
        parts.extend(rest.map(|(count, word)| format!("{count} {word}")));
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// Whether answers came that may be due.
    pub const fn is_due(&self) -> bool {
        self.tally.answered + self.tally.known > 0 && self.tally.new.is_some()
    }
}

/// The tracks of questions that are in the deck now, with the place of each there, in their order; what
/// is told of the others.
fn sorted(
    tracks: Vec<Track>,
    questions: &[Carried],
    merged: &Merged,
) -> (Vec<(usize, Track)>, Vec<Loss>) {
    let (mut kept, mut left) = (Vec::with_capacity(tracks.len()), BTreeSet::new());
    for track in tracks {
        match merged.kept.get(track.question).copied().flatten() {
            Some(at) => kept.push((at, track)),
            None => drop(left.insert(track.question)),
        }
    }
    kept.sort_by_key(|(at, _)| *at);
    let reason = "what was learned of it is not taken either";
    let left = left.into_iter().filter_map(|at| questions.get(at));
    (kept, left.map(|question| Loss::part(question.place.clone(), reason)).collect())
}
