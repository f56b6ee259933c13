//! Gestures: what can be done at a question of an exam beside filling it in, as data. The menu, the
//! line of keys, the commands of plain lines and the guide are read off the table. What an exam has
//! not, a hint or a verdict, has no row here.

use super::desk::Desk;
use super::keys::Keystroke;
use super::legend::{Hotkey, Weight};
use crate::form::Form;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    /// Goes on to the next question.
    Next,
    /// Goes back to the one before.
    Back,
    /// Shows all questions, of which one is gone to.
    List,
    /// Goes to a question by its number.
    Jump,
    /// Flags the question, or takes its flag off.
    Flag,
    /// Takes the answer away.
    Clear,
    /// Plays the sound.
    Listen,
    /// Hands in, once what is open was said.
    HandIn,
    /// Leaves the exam as it stands.
    Quit,
}

/// A row of the table.
pub(super) struct Gesture {
    pub doing: Doing,
    /// What picks it in the menu, which is opened by Esc.
    pub letter: char,
    /// Its key, as it is named and as it comes.
    pub key: Option<(&'static str, Keystroke)>,
    /// Its word in the line of keys; none for what only the menu has.
    pub word: Option<&'static str>,
    /// How much it is missed there.
    pub weight: Weight,
    /// Its line in the menu.
    pub text: &'static str,
    /// Its command by plain lines.
    pub command: &'static str,
    /// Whether it can be done.
    pub when: fn(&Desk<'_>) -> bool,
}

/// What a row does not say.
const PLAIN: Gesture = Gesture {
    doing: Doing::Next,
    letter: ' ',
    key: None,
    word: None,
    weight: Weight::Useful,
    text: "",
    command: "",
    when: |_| true,
};

/// All of them, in the order of the menu.
pub(super) static GESTURES: [Gesture; 10] = [
    Gesture {
        doing: Doing::Next,
        letter: 'n',
        key: Some(("Tab", Keystroke::Tab)),
        word: Some("next"),
        text: "Next question",
        command: ":next",
        ..PLAIN
    },
    Gesture {
        doing: Doing::Back,
        letter: 'b',
        key: Some(("Shift-Tab", Keystroke::BackTab)),
        word: Some("back"),
        text: "Back to the question before",
        command: ":back",
        when: |desk| desk.at > 0,
        ..PLAIN
    },
    Gesture {
        doing: Doing::List,
        letter: 'l',
        key: Some(("Ctrl-L", Keystroke::Ctrl('L'))),
        word: Some("list"),
        text: "List of all questions",
        command: ":list",
        ..PLAIN
    },
    Gesture {
        doing: Doing::Jump,
        letter: 'g',
        key: Some(("Ctrl-G", Keystroke::Ctrl('G'))),
        word: Some("number"),
        weight: Weight::Spare,
        text: "Go to a question by its number",
        command: ":go",
        ..PLAIN
    },
    Gesture {
        doing: Doing::Flag,
        letter: 'f',
        key: Some(("Ctrl-T", Keystroke::Ctrl('T'))),
        word: Some("flag"),
        text: "Flag this question, to look at it again",
        command: ":flag",
        when: |desk| !desk.is_flagged(),
        ..PLAIN
    },
    Gesture {
        doing: Doing::Flag,
        letter: 'f',
        key: Some(("Ctrl-T", Keystroke::Ctrl('T'))),
        word: Some("unflag"),
        text: "Take the flag off this question",
        command: ":flag",
        when: |desk| desk.is_flagged(),
        ..PLAIN
    },
    Gesture {
        doing: Doing::Clear,
        letter: 'x',
        text: "Take the answer away",
        command: ":clear",
        ..PLAIN
    },
    Gesture {
        doing: Doing::Listen,
        letter: 'p',
        key: Some(("Ctrl-R", Keystroke::Ctrl('R'))),
        word: Some("play again"),
        text: "Play the sound again",
        command: ":play",
        when: |desk| desk.turn.sound.as_ref().is_some_and(|sound| sound.is_heard),
        ..PLAIN
    },
    Gesture {
        doing: Doing::HandIn,
        letter: 'h',
        text: "Hand in ...",
        command: ":hand-in",
        ..PLAIN
    },
    Gesture {
        doing: Doing::Quit,
        letter: 'q',
        text: "Leave, and go on later",
        command: ":quit",
        ..PLAIN
    },
];

impl Gesture {
    /// Its line in the menu, with the key that does it without.
    pub(super) fn entry(&self) -> String {
        match &self.key {
            Some((key, _)) => format!("{} [{key}]", self.text),
            None => self.text.to_owned(),
        }
    }

    /// Its command as it is written.
    pub(super) fn written(&self) -> String {
        let number = if self.doing == Doing::Jump { " 7" } else { "" };
        format!("{}{number}", self.command)
    }

    /// How the line of keys names it, if it does.
    fn named(&self) -> Option<Hotkey> {
        let (key, _) = self.key.as_ref()?;
        Some(Hotkey { text: format!("{key} {}", self.word?), weight: self.weight })
    }
}

/// What can be done now, in the order of the table.
pub(super) fn open(desk: &Desk<'_>) -> impl Iterator<Item = &'static Gesture> {
    GESTURES.iter().filter(move |gesture| (gesture.when)(desk))
}

/// What a key does without the menu.
pub(super) fn pressed(desk: &Desk<'_>, key: &Keystroke) -> Option<Doing> {
    let has_key = |gesture: &&Gesture| gesture.key.as_ref().is_some_and(|(_, own)| own == key);
    open(desk).find(has_key).map(|gesture| gesture.doing)
}

/// The keys that do something without the menu, as the line of keys names them; of a question with
/// several lines Tab goes through these first, up to the last.
pub(super) fn keys(desk: &Desk<'_>, is_at_edge: bool) -> Vec<Hotkey> {
    let has_lines = match &desk.turn.deal.form {
        Form::Pairs { .. } => true,
        Form::Lines { labels, .. } => labels.len() > 1,
        _ => false,
    };
    let named = open(desk).filter_map(|gesture| {
        let mut key = gesture.named()?;
        if gesture.doing == Doing::Next && has_lines && !is_at_edge {
            key.text.push_str(" line");
        }
        Some(key)
    });
    named.collect()
}

/// What a command does, and what is said with it.
pub(super) fn command(line: &str) -> Option<(Doing, &str)> {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let gesture = GESTURES.iter().find(|gesture| gesture.command == word)?;
    Some((gesture.doing, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_key_or_command_means_two_things() {
        for (at, gesture) in GESTURES.iter().enumerate() {
            for other in GESTURES[..at].iter().filter(|other| other.doing != gesture.doing) {
                assert_ne!(gesture.letter, other.letter);
                assert_ne!(gesture.command, other.command);
                assert!(gesture.key.is_none() || gesture.key != other.key, "{}", gesture.text);
            }
            assert_eq!(gesture.key.is_some(), gesture.word.is_some(), "{}", gesture.text);
        }
    }
}
