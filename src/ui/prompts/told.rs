//! What became of an answer, as the terminal shows it, and the keys that speak against it.

use crate::engine::{Feedback, Overrule};
use crate::form::Verdict;
use crate::text::Look;
use crate::ui::Reply;
use crate::ui::look::{Ink, wrap};
use crate::ui::page::{self, Seen};

/// The verdict and what there is to say of it.
pub(super) fn told(feedback: &Feedback, look: Look, card: bool) -> Vec<String> {
    let verdict = feedback.grade.verdict;
    let sign = look.verdict_sign(verdict);
    let text = format!("{sign} {}", page::verdict(&feedback.grade));
    let dot = look.sign(" · ", " - ");
    let earned: String = page::earned(feedback).iter().flat_map(|part| [dot, part]).collect();
    let line = look.paint(Look::verdict_ink(verdict), &text) + &look.paint(Ink::Dim, &earned);
    let mut lines = wrap(&line, look.columns, "", "  ");
    lines.extend(page::feedback(feedback, look, if card { Seen::All } else { Seen::Given }));
    lines
}

/// What a key says against a verdict, where it can be said.
pub(super) const fn objection(key: char, feedback: &Feedback, card: bool) -> Option<Overrule> {
    if card {
        return None; // rated by the learner: undo is the way
    }
    match (key.to_ascii_lowercase(), feedback.grade.verdict) {
        ('r', Verdict::Wrong | Verdict::Partly | Verdict::Skipped) => Some(Overrule::Right),
        ('w', Verdict::Right | Verdict::Close) => Some(Overrule::Wrong),
        ('g', Verdict::Right | Verdict::Close | Verdict::Partly) => Some(Overrule::Guessed),
        _ => None,
    }
}

pub(super) fn told_keys(feedback: &Feedback, look: Look, card: bool) -> String {
    let mut keys = vec!["Enter goes on"];
    for (key, text) in [('r', "r I was right"), ('w', "w I was wrong"), ('g', "g I guessed")] {
        if objection(key, feedback, card).is_some() {
            keys.push(text);
        }
    }
    keys.push("u undo");
    keys.extend(feedback.can_edit.then_some("e edit"));
    keys.push("q stop");
    keys.join(look.sign(" · ", " - "))
}

/// What stays on the screen of a reply that is no plain going on.
pub(super) const fn said(reply: &Reply) -> Option<&'static str> {
    match reply {
        Reply::Overrule(Overrule::Right) => Some("(you: I was right)"),
        Reply::Overrule(Overrule::Wrong) => Some("(you: I was wrong)"),
        Reply::Overrule(Overrule::Guessed) => Some("(you: I guessed)"),
        Reply::Undo => Some("(taken back)"),
        Reply::Edit => Some("(edit)"),
        Reply::Answer(_)
        | Reply::GoOn
        | Reply::Hint
        | Reply::Skip
        | Reply::Quit
        | Reply::Interrupted
        | Reply::Ended => None,
    }
}
