//! `completions`: what a shell is told, and what it is answered at a Tab.

use crate::program::{Program, QUIZDECK, finish};
use crate::pty::Terminal;
use std::fs::Permissions;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;

const DECK: &str = "[deck]\ntitle = \"My rivers\"\ntags = [\"water\"]\n\n[[question]]\nid = \"danube\"\n\
                    prompt = \"Which river?\"\nanswer = \"Danube\"\ntags = [\"europe\"]\n";

/// What fish is offered for a line.
fn offered(program: &Program, line: &[&str]) -> Vec<String> {
    let mut command = program.command(QUIZDECK);
    command.args(["--", "quizdeck"]).args(line).env("QUIZDECK_COMPLETE", "fish");
    let run = finish(&mut command, "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn every_shell_gets_a_script() {
    let program = Program::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = program.run(&["completions", shell], "");
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        assert!(run.stdout.contains("QUIZDECK_COMPLETE") && run.stdout.contains("quizdeck"));
    }
    let run = program.run(&["completions", "tcsh"], "");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("bash"), "{}", run.stderr);
}

#[test]
fn decks_ids_and_tags_complete_as_they_are_now() {
    let program = Program::with_deck(DECK);
    program.write("decks/rivers.toml", DECK);
    let decks = offered(&program, &["quiz", ""]);
    assert!(decks.contains(&"rivers\tMy rivers".to_owned()), "{decks:?}");
    assert!(decks.iter().any(|deck| deck.starts_with("csto\t")), "{decks:?}");
    assert!(decks.contains(&"deck.toml".to_owned()), "{decks:?}");
    assert_eq!(offered(&program, &["show", "riv"]), ["rivers\tMy rivers"]);
    assert_eq!(offered(&program, &["show", "rivers", ""])[0], "danube\tWhich river?");
    assert_eq!(offered(&program, &["edit", "deck.toml", "da"]), ["danube\tWhich river?"]);
    assert_eq!(
        offered(&program, &["quiz", "rivers", "--tag", ""]),
        ["europe\t1 question", "water\t1 question"]
    );
    assert_eq!(offered(&program, &["quiz", "rivers", "--id", ""]), ["danube\tWhich river?"]);
    assert!(offered(&program, &["quiz", "--ki"])[0].starts_with("--kind"));
}

#[test]
fn nothing_in_a_deck_reaches_the_shell_as_a_command() {
    let program = Program::with_deck(
        "[[question]]\nid = \"a\\u001b]0;x\\u0007\"\nprompt = \"b\\u001b[2J\\nc\"\nanswer = \"d\"\n\
         [[question]]\nid = \"e\"\nprompt = \"f\\u001b[2J\\ng\"\nanswer = \"h\"\n",
    );
    assert_eq!(offered(&program, &["show", "deck.toml", ""])[0], "e\tf[2J g");
    for broken in ["\u{0}", "[[question]]\nprompt = \"", ""] {
        let program = Program::with_deck(broken);
        assert!(!offered(&program, &["show", "deck.toml", ""]).is_empty(), "the options at least");
    }
}

/// What a shell shows where it waits for a command.
const READY: &str = "ready>";

/// What makes `quizdeck` complete, and where it is run write down the words that it is given.
const WRAPPER: &str = "#!/bin/sh
if [ -n \"$QUIZDECK_COMPLETE\" ] || [ \"$1\" = completions ]; then exec PROGRAM \"$@\"; fi
printf '<%s>\\n' \"$@\" > words.new
mv words.new words
";

/// A folder with names that a shell reads in its own way, and with the settings of shells.
fn folder_of_names() -> Program {
    let program = Program::with_deck(DECK);
    for name in ["zevil$(touch PWNED).toml", "French verbs.toml", "it's.toml", "my decks/r`x.toml"]
    {
        program.write(name, DECK);
    }
    let ids =
        "[[question]]\nid = \"the $x;y\"\nprompt = \"p\"\nanswer = \"a\"\ntags = ['say \"hi\"!']\n";
    program.write("ids.toml", ids);
    let wrapper = program.write("bin/quizdeck", WRAPPER.replace("PROGRAM", QUIZDECK));
    std::fs::set_permissions(wrapper, Permissions::from_mode(0o755)).unwrap();
    program.write(".zshrc", "PS1='ready>'\nautoload -Uz compinit\ncompinit -u\n");
    program.write(
        "config/fish/config.fish",
        "function fish_prompt\necho -n 'ready>'\nend\nset -g fish_greeting\n",
    );
    program.write(
        "config/elvish/rc.elv",
        "set edit:prompt = { put 'ready>' }\nset edit:rprompt = { }\n",
    );
    program
}

/// A shell that waits for commands; nothing where it is not installed, which is said. In CI all
/// of them are.
fn shell(name: &str, program: &Program) -> Option<Terminal> {
    let folders = std::env::var_os("PATH").unwrap();
    let mut paths = std::env::split_paths(&folders).map(|folder| folder.join(name));
    let Some(path) = paths.find(|path| path.is_file()) else {
        assert!(std::env::var_os("CI").is_none(), "{name} is not installed");
        let told = format!("not tested: {name} is not installed\n"); // past the test's own output
        std::io::stderr().write_all(told.as_bytes()).unwrap();
        return None;
    };
    let options: &[&str] = if name == "bash" { &["--norc", "--noprofile", "-i"] } else { &["-i"] };
    let options = if name == "elvish" { &[] } else { options };
    let folders = format!("{}:/usr/bin:/bin", program.path("bin").display());
    let variables = [("PATH", folders.as_str()), ("PS1", READY), ("INPUTRC", "/dev/null")];
    let size = (30, 120);
    let path = path.to_str().unwrap();
    Some(Terminal::start_other(path, program, size, options, &variables))
}

/// Enters lines after a Tab, and looks at the words that `quizdeck` is given then.
fn completes(name: &str, load: &str, enter: &str) {
    let program = folder_of_names();
    let Some(mut terminal) = shell(name, &program) else { return };
    terminal.wait(READY);
    terminal.send(load);
    terminal.send("\r");
    let table: [(&str, &[&str]); _] = [
        ("check zev", &["check", "zevil$(touch PWNED).toml"]),
        ("check Fren", &["check", "French verbs.toml"]),
        ("check \"Fren", &["check", "French verbs.toml"]),
        ("check 'Fren", &["check", "French verbs.toml"]),
        ("check it", &["check", "it's.toml"]),
        ("check \"it", &["check", "it's.toml"]),
        ("check 'it", &["check", "it's.toml"]),
        ("check \"my decks/r", &["check", "my decks/r`x.toml"]),
        ("show ids.toml the", &["show", "ids.toml", "the $x;y"]),
        ("quiz ids.toml --id=the", &["quiz", "ids.toml", "--id=the $x;y"]),
        ("quiz ids.toml --tag \"say", &["quiz", "ids.toml", "--tag", "say \"hi\"!"]),
        ("quiz ids.toml --tag 'say", &["quiz", "ids.toml", "--tag", "say \"hi\"!"]),
    ];
    for (line, words) in table {
        terminal.send(&format!("quizdeck {line}\t{enter}"));
        let file = program.path("words");
        let given = terminal.until_some("words", || std::fs::read_to_string(&file).ok());
        std::fs::remove_file(file).unwrap();
        let words: Vec<_> = words.iter().map(|word| format!("<{word}>")).collect();
        assert_eq!(given.lines().collect::<Vec<_>>(), words, "{name}: {line}");
    }
    assert!(!program.path("PWNED").exists(), "a name was run");
}

#[test]
fn bash_completes_names_as_they_are() {
    completes("bash", "source <(quizdeck completions bash)", "\r");
}

#[test]
fn zsh_completes_names_as_they_are() {
    completes("zsh", "source <(quizdeck completions zsh)", "\r");
}

#[test]
fn fish_completes_names_as_they_are() {
    completes("fish", "quizdeck completions fish | source", "\r");
}

#[test]
fn elvish_completes_names_as_they_are() {
    // The first Enter takes what a menu offers.
    completes("elvish", "eval (quizdeck completions elvish | slurp)", "\r\r");
}
