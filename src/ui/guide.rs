//! The guides to the keys, for `--help` and the manual pages: read off the tables of controls and of
//! gestures, so that they say what the program does.

use super::control::{CONTROLS, GO_ON};
use super::gesture::GESTURES;
use std::fmt::Write;

/// What is true of every prompt, whatever it asks: keys, and what they do.
const ALWAYS: [(&str, &str); 3] = [
    ("PgUp, PgDn", "scroll where not all is seen"),
    ("Ctrl-V", "and two keys make one letter, as n and ~ or s and s"),
    ("Alt-1, Up", "pick a letter of the row above the line, where there is one"),
];

/// What begins a guide: what some keys do everywhere.
fn everywhere(first: [(&str, &str); 2], last: [(&str, &str); 2]) -> String {
    let mut text = "Keys:\n".to_owned();
    for (key, what) in first.into_iter().chain(ALWAYS).chain(last) {
        let _ = writeln!(text, "  {key:<12}{what}");
    }
    text
}

/// All keys and commands: a line each.
pub fn guide() -> String {
    let mut text = everywhere(
        [("Enter", "answers, and goes on"), ("Esc", "opens the menu, and stops the clock")],
        [("Ctrl-Z", "stops the program until `fg`"), ("Ctrl-C", "ends the session, which is kept")],
    );
    text.push_str("\nAt a question, after its answer, in the menu, and as a plain line:\n");
    let _ = writeln!(text, "  {:<8}{:<6}{:<6}{:<10}Go on", "", "", GO_ON, "");
    for control in &CONTROLS {
        let ctrl = control.ctrl.map_or_else(String::new, |key| format!("Ctrl-{key}"));
        let after = if control.is_direct { control.letter.to_string() } else { String::new() };
        let what = control.text.replace(" ({left} left)", "");
        let (letter, command) = (control.letter, control.command);
        let _ = writeln!(text, "  {ctrl:<8}{after:<6}{letter:<6}{command:<10}{what}");
    }
    text.truncate(text.trim_end().len());
    text
}

/// The same for an exam.
pub fn exam_guide() -> String {
    let mut text = everywhere(
        [
            ("Enter", "goes on to the next question; what stands here is the answer"),
            ("Esc", "opens the menu; the time goes on"),
        ],
        [
            ("Ctrl-Z", "stops the program until `fg`, and not the time"),
            ("Ctrl-C", "leaves the exam, which is kept; the time goes on"),
        ],
    );
    text.push_str("\nAt a question, in the menu, and as a plain line:\n");
    let _ = writeln!(text, "  {:<11}{:<3}{:<10}Go on", "", GO_ON, "");
    for gesture in &GESTURES {
        let key = gesture.key.as_ref().map_or("", |(key, _)| key);
        let command = gesture.written();
        let _ = writeln!(text, "  {key:<11}{:<3}{command:<10}{}", gesture.letter, gesture.text);
    }
    text.push_str(
        "\nIn the list: a number, arrows, `o` the next open one, `f` the next flagged one.",
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_stands_in_the_guide_within_eighty_columns() {
        let guide = guide();
        for control in &CONTROLS {
            let has_it = |line: &str| {
                line.contains(control.command) && line.contains(&format!(" {} ", control.letter))
            };
            assert!(guide.lines().any(has_it), "{}", control.text);
        }
        assert!(guide.lines().all(|line| line.chars().count() < 80), "{guide}");
        assert!(!guide.contains('{'), "{guide}");
    }

    #[test]
    fn every_gesture_stands_in_the_guide_to_an_exam_within_eighty_columns() {
        let guide = exam_guide();
        for gesture in &GESTURES {
            let row = format!("{:<3}{:<10}{}", gesture.letter, gesture.written(), gesture.text);
            assert!(guide.lines().any(|line| line.ends_with(&row)), "{row}");
        }
        assert!(guide.lines().all(|line| line.chars().count() < 80), "{guide}");
    }
}
