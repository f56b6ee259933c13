//! What is suggested to be typed is quoted for the shell, by one function.

use super::source::texts;
use crate::program::Program;

/// The commands of the program, by what it says of itself.
fn commands() -> Vec<String> {
    let help = Program::new().run(&["--help"], "").stdout;
    let names = help.lines().filter_map(|line| line.strip_prefix("  "));
    let names = names.filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// The places where a command is put together by hand with something that is only known then.
fn by_hand(text: &str, commands: &[String]) -> Vec<String> {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.map(str::trim_start).collect::<Vec<_>>().join("\n").replace("\\\n", "");
    let mut found = Vec::new();
    for (at, start) in code.match_indices("quizdeck ") {
        let rest = &code[at + start.len()..];
        let end = rest.find(['`', '"', ')', ';', '\n']).unwrap_or(rest.len());
        let said = &rest[..end];
        let command = said.split([' ', '{', ':']).next().unwrap_or_default();
        let is_command = said.starts_with('{') || commands.iter().any(|known| known == command);
        if is_command && said.contains('{') {
            found.push(said.to_owned());
        }
    }
    found
}

#[test]
fn every_command_that_is_suggested_is_quoted_by_one_function() {
    let commands = commands();
    assert!(commands.iter().any(|command| command == "quiz"), "{commands:?}");
    let sources = texts().into_iter().filter(|(path, _)| path != "text/word.rs");
    let found: Vec<_> = sources
        .map(|(path, text)| (path, by_hand(&text, &commands)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(found.is_empty(), "write these by to_type: {found:#?}");
}

#[test]
fn a_command_put_together_by_hand_is_found() {
    let commands = ["quiz".to_owned()];
    let found = |text: &str| by_hand(text, &commands).len();
    assert_eq!(found(r#"format!("Next: quizdeck quiz {word}")"#), 1);
    assert_eq!(found("format!(\"(quizdeck quiz \\\n    {word})\")"), 1);
    assert_eq!(found(r#"format!("quizdeck {mode} {}", word)"#), 1);
    assert_eq!(found(r#"format!("`quizdeck quiz csto` asks {name}")"#), 0);
    assert_eq!(found(r#"format!("quizdeck kept {name}")"#), 0);
}
