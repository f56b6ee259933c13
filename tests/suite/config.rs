//! `config`: settings, and where each comes from.

use crate::program::Program;

const NOTHING_SET: &str = "\
count      20                  default
new        10                  default
limit      100                 default
retention  0.9                 default
colour     auto                default
plain      false               default
suspend-leeches false default
player     whichever is there  default
decks      none                default
backups    FOLDER/data/quizdeck/backups  default
backup-days  7  default
profile  none  default
goal.answers none default
goal.minutes none default
sync.place none default
sync.auto false default
sync.name the machine's default
data       FOLDER/data/quizdeck  default
theme.active  32  default
theme.bar  65  default
theme.close  166  default
theme.right  65  default
theme.wrong  196  default

The file is FOLDER/config/quizdeck/config.toml (not there).
";

/// What `config` says, with the folder's name made the same and spaces as wide as they may be.
fn told(program: &Program, arguments: &[&str]) -> String {
    let run = program.run(&[arguments, &["config"]].concat(), "");
    assert_eq!((run.status, &run.stderr[..]), (0, ""));
    let folder = program.path("");
    let folder = folder.display().to_string();
    words(&run.stdout.replace(folder.trim_end_matches('/'), "FOLDER"))
}

/// Each line with single spaces.
fn words(text: &str) -> String {
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n";
    text.lines().map(line).collect()
}

#[test]
fn nothing_needs_to_be_set() {
    assert_eq!(told(&Program::new(), &[]), words(NOTHING_SET));
}

#[test]
fn each_value_is_shown_with_the_place_it_comes_from() {
    let program = Program::new();
    program.write(
        "config/quizdeck/config.toml",
        "count = \"all\"\nretention = 0.85\n\ncolour = \"never\"\ndecks = [\"mine\"]\n",
    );
    let told = told(&program, &["--color", "always", "--data", "here"]);
    for line in [
        "count all config.toml, line 1",
        "new 10 default",
        "retention 0.85 config.toml, line 2",
        "colour always flag",
        "decks FOLDER/config/quizdeck/mine config.toml, line 5",
        "data here flag",
        "The file is FOLDER/config/quizdeck/config.toml.",
    ] {
        assert!(told.lines().any(|told| told == line), "{line}\n{told}");
    }
}

#[test]
fn a_setting_changes_what_a_command_does() {
    let question =
        |name: &str| format!("[[question]]\nprompt = \"{name}?\"\nanswer = \"{name}\"\n");
    let program = Program::new();
    program.write("config/quizdeck/config.toml", "count = 2\ndecks = [\"mine\"]\n");
    program.write("config/quizdeck/mine/letters.toml", ["a", "b", "c"].map(question).concat());
    let run = program.run(&["quiz", "letters"], "\n");
    assert!(run.stderr.contains("1/2"), "{}", run.stderr);
    let run = program.run(&["quiz", "letters", "--count", "1"], "\n");
    assert!(run.stderr.contains("1/1"), "{}", run.stderr);
}

#[test]
fn a_mistake_is_told_with_its_place() {
    let program = Program::new();
    let path = program.write("config/quizdeck/config.toml", "new = 5\ncuont = 3\nplain = 1\n");
    let run = program.run(&["config"], "");
    let message = format!(
        "error: cannot read {}:2:1: unknown key `cuont` (and 1 more)\n\
         hint: did you mean `count`?\n",
        path.display()
    );
    assert_eq!((run.status, &run.stdout[..], &run.stderr[..]), (2, "", &message[..]));
}
