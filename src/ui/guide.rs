//! The guide to the keys, for `--help` and the manual pages: read off the table of controls, so that it
//! says what the program does.

use super::control::{CONTROLS, GO_ON};
use std::fmt::Write;

/// What is true of every prompt, whatever it asks: keys, and what they do.
const ALWAYS: [(&str, &str); 7] = [
    ("Enter", "answers, and goes on"),
    ("Esc", "opens the menu, and stops the clock"),
    ("PgUp, PgDn", "scroll where not all is seen"),
    ("Ctrl-V", "and two keys make one letter, as n and ~ or s and s"),
    ("Alt-1, Up", "pick a letter of the row above the line, where there is one"),
    ("Ctrl-Z", "stops the program until `fg`"),
    ("Ctrl-C", "ends the session, which is kept"),
];

/// All keys and commands: a line each.
pub fn guide() -> String {
    let mut text = "Keys:\n".to_owned();
    for (key, what) in ALWAYS {
        let _ = writeln!(text, "  {key:<12}{what}");
    }
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
}
