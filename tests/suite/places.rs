//! Decks are found from any folder once they were asked, hidden where that is wanted, and told when
//! they have gone.

use crate::program::{Program, Run, finish};
use crate::pty::Terminal;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

fn deck(id: &str) -> String {
    format!(
        "[deck]\nid = \"{id}\"\ntitle = \"The {id}\"\n\n[[question]]\nid = \"ash\"\nprompt = \
         \"Say ash\"\nanswer = \"ash\"\n\n[[question]]\nid = \"oak\"\nprompt = \"Say oak\"\nanswer = \
         \"oak\"\n"
    )
}

/// A home with folders in it, in which nothing counts as temporary.
pub struct Home(pub Program);

impl Home {
    pub fn new(decks: &[(&str, &str)]) -> Self {
        let program = Program::new();
        for (path, text) in decks {
            program.write(path, text);
        }
        for folder in ["tmp", "elsewhere"] {
            fs::create_dir_all(program.path(folder)).unwrap();
        }
        Self(program)
    }

    fn temporary(&self) -> String {
        self.0.path("tmp").display().to_string()
    }

    /// Where a file lies, as it is told.
    pub fn path(&self, name: &str) -> String {
        self.0.path(name).canonicalize().unwrap_or_else(|_| self.0.path(name)).display().to_string()
    }

    /// Starts it in a terminal.
    pub fn start(&self, arguments: &[&str]) -> Terminal {
        let temporary = self.temporary();
        Terminal::start_with(&self.0, (24, 80), arguments, &[("TMPDIR", &temporary)])
    }

    /// Asks a question of a deck at a terminal.
    fn ask(&self, deck: &str) {
        self.ask_for(deck, "ash");
    }

    /// The same for a question of some id.
    pub fn ask_for(&self, deck: &str, id: &str) {
        let mut terminal = self.start(&["quiz", deck, "--id", id]);
        terminal.wait(&format!("Say {id}"));
        terminal.send(&format!("{id}\r"));
        terminal.wait("Right");
        terminal.send("\r");
        assert_eq!(terminal.end(), 0);
    }

    /// Runs it without a terminal in another folder, some days later.
    pub fn elsewhere(&self, arguments: &[&str]) -> Run {
        let mut command = self.0.command(crate::program::QUIZDECK);
        let command = command.current_dir(self.0.path("elsewhere")).args(arguments);
        finish(command.env("QUIZDECK_NOW", "2026-03-09T12:00:00Z"), "")
    }

    /// All that is kept in the folder for data, to the byte.
    pub fn kept(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let folder = self.0.path("data/quizdeck");
        let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
        let paths = entries.map(|entry| entry.unwrap().path());
        let files = paths.filter(|path| path.is_file());
        files.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    }
}

fn offered(home: &Home, line: &[&str]) -> Vec<String> {
    let mut command = home.0.command(crate::program::QUIZDECK);
    command.current_dir(home.0.path("elsewhere")).args(["--", "quizdeck"]).args(line);
    let run = finish(command.env("QUIZDECK_COMPLETE", "fish"), "");
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn a_deck_that_was_asked_is_found_from_any_folder() {
    let home = Home::new(&[("mine/trees.toml", &deck("trees"))]);
    assert!(!home.elsewhere(&["list"]).stdout.contains("trees"));
    home.ask("mine/trees.toml");
    let listed = home.elsewhere(&["list"]).stdout;
    assert!(listed.lines().any(|line| line.starts_with("trees  2          1")), "{listed}");
    assert_eq!(home.elsewhere(&["list", "trees"]).status, 0);
    assert_eq!(home.elsewhere(&["due", "--count"]).stdout, "1\n");
    assert_eq!(home.elsewhere(&["due"]).stdout, "trees  1\n1 question is due: quizdeck review\n");
    let run = home.elsewhere(&["review", "--new", "0"]);
    assert!(run.stderr.contains("Say ash") && !run.stderr.contains("Say oak"), "{}", run.stderr);
    assert!(offered(&home, &["quiz", "tr"]).contains(&"trees\tThe trees".to_owned()));
    assert!(offered(&home, &["decks", "hide", "tr"]).contains(&"trees\tThe trees".to_owned()));
    let places = home.elsewhere(&["decks"]).stdout;
    let expected = format!(
        "trees  {}\ncsto   built in, not started\ntour   built in, not started\n",
        home.path("mine/trees.toml")
    );
    assert_eq!(places, expected);
}

#[test]
fn the_decks_here_come_first_and_do_not_hide_the_others() {
    let home = Home::new(&[
        ("mine/trees.toml", &deck("trees")),
        ("elsewhere/decks/stones.toml", &deck("stones")),
    ]);
    home.ask("mine/trees.toml");
    let listed = home.elsewhere(&["list"]).stdout;
    let ids: Vec<&str> =
        listed.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(ids, ["stones", "trees"]);
    let checked = home.elsewhere(&["check"]).stdout;
    assert!(checked.contains("in 2 decks, 4 questions"), "{checked}");
}

#[test]
fn what_is_not_meant_to_stay_is_not_remembered() {
    let home = Home::new(&[("tmp/trees.toml", &deck("trees")), ("stones.toml", &deck("stones"))]);
    home.ask("tmp/trees.toml");
    let run = home.0.run(&["quiz", "stones.toml", "--id", "ash"], "ash\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let before = home.kept();
    let mut terminal = home.start(&["quiz", "stones.toml", "--no-save", "--id", "ash"]);
    terminal.wait("Say ash");
    terminal.send("ash\r");
    terminal.wait("Right");
    terminal.send("\r");
    assert_eq!(terminal.end(), 0);
    assert_eq!(home.kept(), before);
    let listed = home.elsewhere(&["list"]).stdout;
    assert!(listed.starts_with("There is no deck to list or review: "), "{listed}");
}

#[test]
fn what_only_shows_writes_nothing() {
    let home = Home::new(&[("mine/trees.toml", &deck("trees"))]);
    let shows: [&[&str]; 6] = [
        &["list"],
        &["list", "trees", "--json"],
        &["show", "trees"],
        &["due"],
        &["due", "--count"],
        &["decks"],
    ];
    for arguments in shows {
        home.elsewhere(arguments);
    }
    assert!(!home.0.path("data").exists(), "looking makes no history");
    home.ask("mine/trees.toml");
    // Edited, so that progress goes over to the new text where that is stored.
    let edited =
        deck("trees").replace("id = \"ash\"\nprompt = \"Say ash\"", "prompt = \"Say ash!\"");
    home.0.write("mine/trees.toml", edited);
    let before = home.kept();
    for arguments in shows {
        let run = home.elsewhere(arguments);
        assert_eq!(run.status, 0, "{arguments:?}: {}", run.stderr);
    }
    assert!(offered(&home, &["quiz", "tr"]).iter().any(|offer| offer.starts_with("trees")));
    assert_eq!(home.kept(), before);
}

#[test]
fn a_deck_that_has_gone_is_named_with_what_is_due() {
    let home = Home::new(&[("mine/trees.toml", &deck("trees"))]);
    home.ask("mine/trees.toml");
    let path = home.path("mine/trees.toml");
    fs::rename(home.0.path("mine/trees.toml"), home.0.path("trees.old")).unwrap();
    let said = format!(
        "trees has gone, 1 question of it is due: it was {path} (quizdeck decks drop trees)\n"
    );
    assert_eq!(home.elsewhere(&["list"]).stderr, said);
    assert_eq!(home.elsewhere(&["review"]).stderr, said);
    assert_eq!(home.elsewhere(&["due", "--count"]).stdout, "0\n");
    let missing = home.elsewhere(&["quiz", "trees"]);
    let expected = format!("hint: it was {path}, which has gone; name where it is now\n");
    assert!(missing.stderr.ends_with(&expected), "{}", missing.stderr);
    assert!(home.elsewhere(&["decks"]).stdout.contains(&format!("trees  {path}, gone\n")));
    let dropped = home.elsewhere(&["decks", "drop", "trees"]);
    assert_eq!(dropped.stdout, format!("{path} is dropped; all progress stays.\n"));
    assert_eq!(home.elsewhere(&["list"]).stderr, "");
    // Progress is there again with the deck.
    home.0.write("elsewhere/decks/other.toml", deck("trees"));
    assert_eq!(home.elsewhere(&["due", "--count"]).stdout, "1\n");
}

#[test]
fn a_hidden_deck_does_not_come_up_until_it_is_wanted_again() {
    let home = Home::new(&[("decks/trees.toml", &deck("trees"))]);
    home.0.run(&["quiz", "csto", "--count", "1", "--no-retry"], "x\nx\n");
    let listed = home.0.run(&["list"], "").stdout;
    assert!(listed.contains("\ntrees ") && listed.contains("\ncsto "), "{listed}");
    assert!(!listed.contains("tour"), "it was not started: {listed}");
    for (name, id) in [("csto", "csto"), ("decks/trees.toml", "trees")] {
        let run = home.0.run(&["decks", "hide", name], "");
        let said = format!(
            "{id} is hidden: list, review and menus leave it out. quizdeck decks unhide {id} takes \
             that back.\n"
        );
        assert_eq!((run.stdout, run.stderr.as_str(), run.status), (said, "", 0));
    }
    assert!(home.0.run(&["list"], "").stdout.starts_with("There is no deck"));
    assert!(home.0.run(&["review"], "").stdout.starts_with("There is no deck"));
    assert_eq!(home.elsewhere(&["due", "--count"]).stdout, "0\n");
    assert_eq!(home.0.run(&["list", "trees"], "").status, 0, "it can be named");
    let places = home.0.run(&["decks", "--json"], "").stdout;
    let places: Vec<serde_json::Value> = serde_json::from_str(&places).unwrap();
    assert_eq!(places[0]["hidden"], true);
    assert_eq!((&places[1]["id"], &places[1]["path"]), (&"csto".into(), &serde_json::Value::Null));
    let mut terminal = home.start(&["quiz"]);
    let rows = terminal.wait("Which deck?");
    assert!(rows.iter().any(|row| row.contains("tour")), "{rows:?}");
    assert!(!rows.iter().any(|row| row.contains("csto") || row.contains("trees")), "{rows:?}");
    terminal.send("\u{1b}");
    terminal.end();
    let run = home.0.run(&["decks", "unhide", "csto"], "");
    assert_eq!(run.stdout, "csto comes up again.\n");
    assert_eq!(home.0.run(&["decks", "unhide", "csto"], "").stdout, "csto is not hidden.\n");
    assert!(home.0.run(&["list"], "").stdout.contains("\ncsto "));
}

#[test]
fn a_deck_that_is_nowhere_is_told_with_where_it_was_looked_for() {
    let home = Home::new(&[("mine/trees.toml", &deck("trees"))]);
    home.ask("mine/trees.toml");
    let run = home.elsewhere(&["quiz", "stones"]);
    let data = home.0.path("data/quizdeck/decks");
    let said = format!(
        "error: cannot find the deck stones\nhint: there are trees, csto, tour; quizdeck new begins \
         one; it was looked for as a file, in decks, in {}, among 1 deck met elsewhere, and among \
         the built-in ones\n",
        data.display()
    );
    assert_eq!((run.stderr, run.status), (said, 2));
    let run = home.elsewhere(&["decks", "drop", "stones"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("cannot drop stones: it was not met"), "{}", run.stderr);
}

#[test]
fn a_name_that_two_decks_have_is_asked_back() {
    let other = deck("stones").replace("ash", "flint").replace("oak", "chalk");
    let home = Home::new(&[
        ("mine/a/unit.toml", &deck("trees")),
        ("mine/b/unit.toml", &other),
        ("mine/c/unit.toml", &other),
    ]);
    home.ask("mine/a/unit.toml");
    home.ask_for("mine/b/unit.toml", "flint");
    home.ask_for("mine/c/unit.toml", "chalk");
    let run = home.elsewhere(&["show", "unit"]);
    let [one, two] = ["mine/a/unit.toml", "mine/b/unit.toml"].map(|path| home.path(path));
    let said = format!(
        "error: cannot tell which deck unit is meant\nhint: name one of them: {one}, {two}\n"
    );
    assert_eq!(run.stderr, said);
    assert_eq!(home.elsewhere(&["list", "trees"]).status, 0, "an id is a name too");
}

#[test]
fn of_two_decks_with_one_id_the_first_is_taken_and_the_other_named() {
    let text = deck("trees");
    let home = Home::new(&[
        ("elsewhere/decks/a.toml", &text),
        ("elsewhere/decks/b.toml", &text),
        ("elsewhere/decks/c.toml", &text.replace("oak", "elm")),
    ]);
    let run = home.elsewhere(&["list"]);
    let said = "decks/c.toml is left out: decks/a.toml has the same id, trees\n";
    assert_eq!(run.stderr, said, "the same content is one deck");
    assert_eq!(run.stdout.matches("trees").count(), 1);
}

#[test]
fn questions_of_several_decks_name_their_deck() {
    let home = Home::new(&[("trees.toml", &deck("trees")), ("stones.toml", &deck("stones"))]);
    let run = home.0.run(&["quiz", "trees.toml", "stones.toml"], "ash\noak\nash\noak\n");
    assert!(run.stderr.contains("/4 · The trees\n"), "{}", run.stderr);
    assert!(run.stderr.contains("/4 · The stones\n"), "{}", run.stderr);
    let run = home.0.run(&["quiz", "trees.toml", "--fresh"], ":quit\n");
    assert!(!run.stderr.contains("The trees"), "{}", run.stderr);
    let mut terminal = home.start(&["quiz", "trees.toml", "stones.toml", "--fresh"]);
    terminal.wait("1/4 · The ");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 130);
}

/// How much of the deck `trees` is due, by `list` and by `due`.
fn due(home: &Home) -> (String, String) {
    let listed = home.elsewhere(&["list"]).stdout;
    let line = listed.lines().find(|line| line.starts_with("trees")).unwrap();
    let due = home.elsewhere(&["due", "--count"]).stdout;
    (line.split_whitespace().nth(2).unwrap().to_owned(), due.trim().to_owned())
}

#[test]
fn what_is_due_is_counted_as_it_is_listed() {
    let home = Home::new(&[("mine/trees.toml", &deck("trees"))]);
    home.ask("mine/trees.toml");
    let pair = |count: &str| (count.to_owned(), count.to_owned());
    assert_eq!(due(&home), pair("1"));
    home.0.write("mine/trees.toml", deck("trees").replace("id = \"ash\"", "id = \"elm\""));
    assert_eq!(due(&home), pair("1"), "progress goes over to the new id");
    home.0.write("mine/trees.toml", deck("trees").replace("ash", "fir"));
    assert_eq!(due(&home), pair("0"), "it is another question");
}

#[test]
fn a_deck_that_did_not_change_is_not_read_to_count_what_is_due() {
    let home = Home::new(&[("mine/trees.toml", &deck("trees"))]);
    home.ask("mine/trees.toml");
    let path = home.0.path("mine/trees.toml");
    let modified = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, "#".repeat(deck("trees").len())).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
    assert_eq!(home.elsewhere(&["due", "--count"]).stdout, "1\n");
    fs::write(&path, "#").unwrap();
    assert_eq!(home.elsewhere(&["due", "--count"]).stdout, "0\n");
}

#[test]
fn a_deck_that_was_edited_is_remembered_too() {
    let home = Home::new(&[("mine/trees.toml", &deck("trees"))]);
    let (temporary, deck) = (home.temporary(), ["edit", "mine/trees.toml"]);
    let variables = [("TMPDIR", temporary.as_str()), ("EDITOR", "true")];
    let mut terminal = Terminal::start_with(&home.0, (24, 80), &deck, &variables);
    assert_eq!(terminal.end(), 0);
    assert!(home.elsewhere(&["list"]).stdout.contains("\ntrees "));
}

#[test]
fn a_repair_keeps_where_decks_are_and_which_are_hidden() {
    let home = Home::new(&[("mine/trees.toml", &deck("trees"))]);
    home.ask("mine/trees.toml");
    home.elsewhere(&["decks", "hide", "csto"]);
    let before = home.elsewhere(&["decks"]).stdout;
    assert!(before.contains("csto   built in, not started, hidden\n"), "{before}");
    let run = home.elsewhere(&["history", "repair"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(home.elsewhere(&["decks"]).stdout, before);
    assert_eq!(home.elsewhere(&["due", "--count"]).stdout, "1\n");
}

#[test]
fn a_session_over_two_decks_is_offered_from_anywhere_though_one_was_not_answered_yet() {
    let home = Home::new(&[("a/elms.toml", &deck("elms")), ("b/firs.toml", &deck("firs"))]);
    let mut terminal = home.start(&["quiz", "a/elms.toml", "b/firs.toml", "--order", "deck"]);
    terminal.wait("Say ash");
    terminal.send("ash\r");
    terminal.wait("Enter goes on");
    terminal.send("\x03");
    assert_eq!(terminal.end(), 130);
    let mut terminal = home.start(&[]);
    terminal.wait("Go on with the quiz (");
    terminal.send("\x03");
    terminal.end();
}
