//! Scenes: where a learner can do something beside answering, and what can be done there.

use crate::engine::{Aside, Feedback, Overrule, Sound, Turn};
use crate::form::Verdict;

/// Where something can be done: at a question, or after an answer.
#[derive(Clone, Copy)]
pub(super) enum Scene<'s> {
    Asked(&'s Turn),
    Told(&'s Feedback),
}

/// Whether something can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// It can.
    Open,
    /// Not now, for this reason, which is said where its key is pressed all the same.
    Refused(&'static str),
    /// It makes no sense here.
    Absent,
}

pub(super) const fn always(_: Scene<'_>) -> Access {
    Access::Open
}

pub(super) const fn asked(scene: Scene<'_>) -> Access {
    match scene {
        Scene::Asked(_) => Access::Open,
        Scene::Told(_) => Access::Absent,
    }
}

pub(super) const fn hint(scene: Scene<'_>) -> Access {
    match scene {
        Scene::Asked(turn) if turn.hints_left > 0 => Access::Open,
        Scene::Asked(turn) if turn.hints.is_empty() => {
            Access::Refused("There is no hint for this one.")
        }
        Scene::Asked(_) => Access::Refused("There are no more hints."),
        Scene::Told(_) => Access::Absent,
    }
}

/// What can be said against some verdicts; where the learner was the judge, undo is the way.
pub(super) fn judged(scene: Scene<'_>, verdicts: &[Verdict]) -> Access {
    match scene {
        Scene::Told(told) if told.rated.is_none() && verdicts.contains(&told.grade.verdict) => {
            Access::Open
        }
        Scene::Told(_) | Scene::Asked(_) => Access::Absent,
    }
}

pub(super) fn guess(scene: Scene<'_>) -> Access {
    match scene {
        Scene::Told(told) if told.overruled == Some(Overrule::Guessed) => Access::Absent,
        scene => judged(scene, &[Verdict::Right, Verdict::Close, Verdict::Partly]),
    }
}

pub(super) fn guess_back(scene: Scene<'_>) -> Access {
    match scene {
        Scene::Told(told) if told.overruled == Some(Overrule::Guessed) => Access::Open,
        Scene::Told(_) | Scene::Asked(_) => Access::Absent,
    }
}

pub(super) const fn undo(scene: Scene<'_>) -> Access {
    match scene {
        Scene::Asked(Turn { is_first: true, .. }) => {
            Access::Refused("There is nothing to take back.")
        }
        Scene::Asked(_) | Scene::Told(_) => Access::Open,
    }
}

pub(super) const fn edit(scene: Scene<'_>) -> Access {
    match scene {
        Scene::Told(Feedback { can_edit: true, .. })
        | Scene::Asked(Turn { can_edit_last: true, .. }) => Access::Open,
        Scene::Told(_) | Scene::Asked(_) => Access::Absent,
    }
}

/// What depends on what was decided about the question.
pub(super) fn decided(scene: Scene<'_>, holds: fn(&Aside) -> bool) -> Access {
    let aside = match scene {
        Scene::Asked(turn) => &turn.aside,
        Scene::Told(told) => &told.aside,
    };
    if holds(aside) { Access::Open } else { Access::Absent }
}

pub(super) const fn sound(scene: Scene<'_>) -> Access {
    let sound = match scene {
        Scene::Asked(turn) => &turn.sound,
        Scene::Told(told) => &told.sound,
    };
    match sound {
        Some(Sound { is_heard: true, .. }) => Access::Open,
        Some(Sound { is_missing: true, .. }) => {
            Access::Refused("The file of the sound is not there.")
        }
        Some(_) => Access::Refused("The sound cannot be played here."),
        None => Access::Refused("There is no sound to this one."),
    }
}
