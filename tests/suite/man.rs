//! `man`: a page for the program and each command, with every option.

use crate::program::Program;

#[test]
fn every_command_has_a_page() {
    let program = Program::new();
    let run = program.run(&["man"], "");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains(".TH quizdeck 1") && run.stdout.contains("quizdeck\\-add(1)"));
    let run = program.run(&["man", "--folder", "pages/man1"], "");
    assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    let help = program.run(&["--help"], "").stdout;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands: Vec<&str> = commands
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert!(commands.len() > 8, "{help}");
    for command in commands {
        let file = program.path(&format!("pages/man1/quizdeck-{command}.1"));
        let page = std::fs::read_to_string(file).unwrap();
        assert_eq!(program.run(&["man", command], "").status, 0);
        assert!(page.contains(".SH SYNOPSIS"), "{command}");
    }
}

#[test]
fn what_has_no_page_is_said() {
    let program = Program::with_deck("");
    let run = program.run(&["man", "chek"], "");
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("did you mean check?"), "{}", run.stderr);
    let run = program.run(&["man", "--folder", "deck.toml/below"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("hint: "), "{}", run.stderr);
}
