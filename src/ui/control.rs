//! Controls: what a learner can do beside answering, as data. A row of the table has all that is known
//! of one: when it is there, the keys and the command that do it, and its words. The menu, the line of
//! keys and the commands of plain lines are read off the table, so that a control is one row.

use super::keys::Keystroke;
use super::legend::{Hotkey, Weight};
use super::scene::{
    Access, Scene, always, asked, decided, edit, guess, guess_back, hint, judged, sound, undo,
};
use super::{Reply, Wish};
use crate::engine::{Feedback, Overrule};
use crate::form::Verdict;

/// A row of the table.
pub(super) struct Control {
    /// What picks it in the menu, which is opened by Esc.
    pub letter: char,
    /// Its key with Ctrl at a question, also where text is typed.
    pub ctrl: Option<char>,
    /// Whether its letter alone does it after an answer.
    pub is_direct: bool,
    /// Its word in the line of keys; none for what only the menu has. `{left}` is how many hints
    /// there are.
    pub word: Option<&'static str>,
    /// How much it is missed in the line of keys.
    pub weight: Weight,
    /// Its line in the menu.
    pub text: &'static str,
    /// Its command by plain lines.
    pub command: &'static str,
    /// What stays on the screen of it, where it follows an answer.
    pub mark: Option<&'static str>,
    /// Whether it can be done.
    pub when: fn(Scene<'_>) -> Access,
    /// What who asks is told.
    pub reply: fn() -> Reply,
}

/// What picks going on in the menu.
pub(super) const GO_ON: char = 'c';

/// What a row does not say.
const PLAIN: Control = Control {
    letter: ' ',
    ctrl: None,
    is_direct: false,
    word: None,
    weight: Weight::Useful,
    text: "",
    command: "",
    mark: None,
    when: always,
    reply: || Reply::GoOn,
};

/// All of them, as the menu and the line of keys have them.
pub(super) static CONTROLS: [Control; 18] = [
    Control {
        letter: 'h',
        ctrl: Some('T'),
        word: Some("hint ({left})"),
        text: "Hint ({left} left)",
        command: ":hint",
        when: hint,
        reply: || Reply::Hint,
        ..PLAIN
    },
    Control {
        letter: 'i',
        ctrl: Some('G'),
        word: Some("I don't know"),
        text: "I don't know",
        command: ":skip",
        when: asked,
        reply: || Reply::Skip,
        ..PLAIN
    },
    Control {
        letter: 'p',
        ctrl: Some('R'),
        is_direct: true,
        word: Some("play again"),
        text: "Play the sound again",
        command: ":play",
        when: sound,
        reply: || Reply::Listen,
        ..PLAIN
    },
    Control {
        letter: 'r',
        is_direct: true,
        word: Some("I was right"),
        text: "I was right",
        command: ":right",
        mark: Some("(you: I was right)"),
        when: |scene| judged(scene, &[Verdict::Wrong, Verdict::Partly, Verdict::Skipped]),
        reply: || Reply::Overrule(Overrule::Right),
        ..PLAIN
    },
    Control {
        letter: 'w',
        is_direct: true,
        word: Some("I was wrong"),
        text: "I was wrong",
        command: ":wrong",
        mark: Some("(you: I was wrong)"),
        when: |scene| judged(scene, &[Verdict::Right, Verdict::Close]),
        reply: || Reply::Overrule(Overrule::Wrong),
        ..PLAIN
    },
    Control {
        letter: 'g',
        is_direct: true,
        word: Some("I guessed"),
        text: "I guessed",
        command: ":guess",
        mark: Some("(you: I guessed)"),
        when: guess,
        reply: || Reply::Overrule(Overrule::Guessed),
        ..PLAIN
    },
    Control {
        letter: 'g',
        is_direct: true,
        word: Some("I did not guess"),
        text: "I did not guess",
        command: ":guess",
        mark: Some("(you: I did not guess)"),
        when: guess_back,
        reply: || Reply::Overrule(Overrule::Guessed),
        ..PLAIN
    },
    Control {
        letter: 'u',
        ctrl: Some('_'),
        is_direct: true,
        word: Some("undo"),
        text: "Undo the last answer or decision",
        command: ":undo",
        mark: Some("(taken back)"),
        when: undo,
        reply: || Reply::Undo,
        ..PLAIN
    },
    Control {
        letter: 'e',
        is_direct: true,
        word: Some("edit"),
        weight: Weight::Spare,
        text: "Edit the question answered last",
        mark: Some("(edit)"),
        when: edit,
        reply: || Reply::Edit,
        ..PLAIN
    },
    Control {
        letter: 'a',
        text: "This question: as new",
        command: ":reset",
        mark: Some("(as new)"),
        reply: || Reply::Treat(Wish::Reset),
        ..PLAIN
    },
    Control {
        letter: 'd',
        text: "This question: due on ...",
        command: ":due",
        reply: || Reply::Treat(Wish::Due(None)),
        ..PLAIN
    },
    Control {
        letter: 'k',
        text: "This question: known, never ask it again",
        command: ":known",
        mark: Some("(known)"),
        reply: || Reply::Treat(Wish::Known),
        ..PLAIN
    },
    Control {
        letter: 's',
        text: "This question: suspend until that is taken back",
        command: ":suspend",
        mark: Some("(suspended)"),
        when: |scene| decided(scene, |aside| !aside.suspended),
        reply: || Reply::Treat(Wish::Suspend),
        ..PLAIN
    },
    Control {
        letter: 'b',
        text: "This question: bury until tomorrow",
        command: ":bury",
        mark: Some("(buried)"),
        reply: || Reply::Treat(Wish::Bury),
        ..PLAIN
    },
    Control {
        letter: 'l',
        text: "This question: ask as any other again",
        command: ":ask",
        mark: Some("(asked again)"),
        when: |scene| decided(scene, |aside| aside.suspended || aside.buried.is_some()),
        reply: || Reply::Treat(Wish::Ask),
        ..PLAIN
    },
    Control {
        letter: 'f',
        text: "This question: flag with a word ...",
        command: ":flag",
        reply: || Reply::Treat(Wish::Flag(None)),
        ..PLAIN
    },
    Control {
        letter: 'n',
        text: "This question: note to yourself ...",
        command: ":note",
        reply: || Reply::Treat(Wish::Note(None)),
        ..PLAIN
    },
    Control {
        letter: 'q',
        is_direct: true,
        word: Some("stop"),
        text: "Stop",
        command: ":quit",
        reply: || Reply::Quit,
        ..PLAIN
    },
];

impl Control {
    /// Its line in the menu.
    pub(super) fn text(&self, scene: Scene<'_>) -> String {
        filled(self.text, scene)
    }

    /// The same with the key that does it without the menu.
    pub(super) fn entry(&self, scene: Scene<'_>) -> String {
        let text = self.text(scene);
        self.key(scene).map_or_else(|| text.clone(), |key| format!("{text} [{key}]"))
    }

    /// Its key without the menu, if it has one there.
    fn key(&self, scene: Scene<'_>) -> Option<String> {
        match (scene, self.ctrl) {
            (Scene::Asked(_), Some(key)) => Some(format!("Ctrl-{key}")),
            (Scene::Told(_), _) if self.is_direct => Some(self.letter.to_string()),
            (Scene::Asked(_) | Scene::Told(_), _) => None,
        }
    }

    /// How the line of keys names it, if it does.
    fn named(&self, scene: Scene<'_>) -> Option<Hotkey> {
        let text = format!("{} {}", self.key(scene)?, filled(self.word?, scene));
        Some(Hotkey { text, weight: self.weight })
    }

    /// Whether a key does it without the menu.
    fn has_key(&self, scene: Scene<'_>, key: &Keystroke) -> bool {
        match (scene, key) {
            (_, Keystroke::Ctrl(key)) => self.ctrl == Some(*key),
            (Scene::Told(_), Keystroke::Char(key)) => {
                self.is_direct && self.letter == key.to_ascii_lowercase()
            }
            (Scene::Asked(_) | Scene::Told(_), _) => false,
        }
    }
}

fn filled(text: &str, scene: Scene<'_>) -> String {
    let left = match scene {
        Scene::Asked(turn) => turn.hints_left,
        Scene::Told(_) => 0,
    };
    text.replace("{left}", &left.to_string())
}

/// What can be done now, in the order of the table.
pub(super) fn open(scene: Scene<'_>) -> impl Iterator<Item = &'static Control> {
    CONTROLS.iter().filter(move |control| (control.when)(scene) == Access::Open)
}

/// What a key comes to without the menu: a reply, or why there is none. Nothing for other keys.
pub(super) fn pressed(scene: Scene<'_>, key: &Keystroke) -> Option<Result<Reply, &'static str>> {
    let with_key = CONTROLS.iter().filter(|control| control.has_key(scene, key));
    with_key.map(|control| ((control.when)(scene), control)).find_map(
        |(offer, control)| match offer {
            Access::Open => Some(Ok((control.reply)())),
            Access::Refused(reason) => Some(Err(reason)),
            Access::Absent => None,
        },
    )
}

/// Why a reply makes no sense now, if it does not.
pub(super) fn refusal(scene: Scene<'_>, reply: &Reply) -> Option<&'static str> {
    let control = CONTROLS.iter().find(|control| (control.reply)() == *reply)?;
    match (control.when)(scene) {
        Access::Refused(reason) => Some(reason),
        Access::Open | Access::Absent => None,
    }
}

/// The keys that do something without the menu, as the line of keys names them.
pub(super) fn keys(scene: Scene<'_>) -> Vec<Hotkey> {
    open(scene).filter_map(|control| control.named(scene)).collect()
}

/// The commands that do something now, by plain lines, each with what that is.
pub(super) fn commands(scene: Scene<'_>) -> impl Iterator<Item = (&'static Control, String)> {
    let named = open(scene).filter(|control| !control.command.is_empty());
    named.map(move |control| (control, control.text(scene)))
}

/// What a word is a command for, by plain lines.
pub(super) fn command(word: &str) -> Option<Reply> {
    let control = CONTROLS.iter().find(|control| !word.is_empty() && control.command == word)?;
    Some((control.reply)())
}

/// What stays on the screen of a reply to feedback that is no plain going on.
pub(super) fn mark(told: &Feedback, reply: &Reply) -> Option<&'static str> {
    let is_it = |control: &&Control| match (reply, (control.reply)()) {
        (Reply::Treat(wish), Reply::Treat(other)) => wish.bare() == other,
        (reply, other) => *reply == other,
    };
    open(Scene::Told(told)).find(is_it).and_then(|control| control.mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_key_or_command_means_two_things() {
        for (at, control) in CONTROLS.iter().enumerate() {
            assert!(control.letter.is_ascii_lowercase() && control.letter != GO_ON);
            for other in &CONTROLS[..at] {
                if (control.reply)() == (other.reply)() {
                    continue; // said, or taken back
                }
                assert_ne!(control.letter, other.letter, "{}", control.text);
                assert!(control.command.is_empty() || control.command != other.command);
                assert!(control.ctrl.is_none() || control.ctrl != other.ctrl);
            }
        }
    }

    #[test]
    fn what_the_line_of_keys_names_has_a_key() {
        for control in &CONTROLS {
            let has_key = control.ctrl.is_some() || control.is_direct;
            assert_eq!(control.word.is_some(), has_key, "{}", control.text);
        }
    }
}
