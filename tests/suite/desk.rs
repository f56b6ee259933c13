//! An exam at a terminal: filled in in any order, flagged, left, killed and taken up again, and ended
//! by its clock.

use crate::program::Program;
use crate::pty::Terminal;
use serde_json::Value;
use std::time::{Duration, SystemTime};

const DECK: &str = r#"
[deck]
id = "forms"

[[question]]
id = "capital"
prompt = "The capital of **Belarus**?"
wrong = ["Brest", "Gomel"]
answer = "Minsk"

[[question]]
id = "primes"
prompt = "Which are primes?"
options = ["1", "2", "3", "4"]
answers = ["2", "3"]

[[question]]
id = "truth"
prompt = "Is it so?"
answer = true

[[question]]
id = "japan"
prompt = "日本の首都はどこですか？"
answer = "東京都"

[[question]]
id = "members"
prompt = "How many members?"
answer = 6

[[question]]
id = "colours"
prompt = "Name the colours"
answers = ["red", "green"]

[[question]]
id = "signed"
cloze = "Signed in {{1992}} in {{Ташкент}}."

[[question]]
id = "order"
prompt = "Put them in order"
order = ["one", "two", "three"]

[[question]]
id = "metals"
prompt = "Match them"
pairs = [["Cu", "copper"], ["Fe", "iron"]]

[[question]]
id = "river"
prompt = "Назовите реку в Минске"
answer = "Свислочь"

[[question]]
id = "long"
prompt = "A long prompt that says rather a lot before it comes to the point, so that it takes several lines in a narrow window: which of these?"
wrong = ["東京都の首都はどこですか、とても長い選択肢です", "Cafe\u0301 and nai\u0308ve"]
answer = "A plain option that is rather long too, but in ASCII"

[[question]]
id = "last"
prompt = "What is left?"
answer = "nothing"
"#;

const NOON: &str = "2026-03-01T12:00:00Z";
const TAB: &str = "\t";
const BACK: &str = "\x1b[Z";
const LIST: &str = "\x0c";
const FLAG: &str = "\x14";

/// A candidate at a terminal.
struct Candidate {
    terminal: Terminal,
}

impl Candidate {
    /// Sits down at a time, of which nothing is told where the machine's own is meant.
    fn at(program: &Program, window: (u16, u16), now: &str, more: &[&str]) -> Self {
        let arguments = [&["exam", "deck.toml", "--minutes", "10"], more].concat();
        let now = [("QUIZDECK_NOW", now)];
        Self { terminal: Terminal::start_with(program, window, &arguments, &now) }
    }

    /// The same, and begins.
    fn new(program: &Program, window: (u16, u16), now: &str, more: &[&str]) -> Self {
        let mut candidate = Self::at(program, window, now, more);
        candidate.terminal.wait("Begin?");
        candidate.terminal.send("y");
        candidate.terminal.wait("1/12");
        candidate
    }

    /// Types, and waits for what comes of it.
    fn types(&mut self, keys: &str, what: &str) -> Vec<String> {
        self.terminal.send(keys);
        self.terminal.wait(what)
    }

    /// Goes through all questions; which one stands where.
    fn looks_through(&mut self) -> Vec<String> {
        let mut shown = Vec::new();
        for number in 1..=12 {
            let heading = format!("{number}/12");
            shown.push(self.terminal.wait(&heading).join("\n"));
            let mut rows = shown[number - 1].clone();
            while rows.contains(&heading) && number < 12 {
                self.terminal.send(TAB); // the lines of one question come before the next
                let before = rows;
                let rest = || Some(self.terminal.rows().join("\n")).filter(|rows| *rows != before);
                rows = self.terminal.until_some("next line or question", rest);
            }
        }
        shown
    }

    /// Goes to a question by its number, from 1.
    fn goes_to(&mut self, number: usize) -> Vec<String> {
        self.types(LIST, "Enter goes there");
        self.types(&number.to_string(), &format!("number {number}"));
        self.types("\r", &format!("{number}/12"))
    }

    /// Hands in, whatever is open.
    fn hands_in(&mut self, said: &str) -> u32 {
        self.types(LIST, "Enter goes there");
        self.types("h", said);
        self.terminal.send("y");
        self.terminal.end()
    }
}

/// Where the question with this text stands, from 1.
fn number(paper: &[String], prompt: &str) -> usize {
    paper.iter().position(|rows| rows.contains(prompt)).unwrap() + 1
}

/// The letter of an option or an item.
fn letter(rows: &[String], text: &str) -> String {
    let row = rows.iter().find(|row| row.ends_with(&format!(") {text}"))).unwrap();
    let letter = row.trim_end_matches(&format!(") {text}")).chars().last().unwrap();
    letter.to_string()
}

fn result(program: &Program) -> Value {
    serde_json::from_slice(&std::fs::read(program.path("result.json")).unwrap()).unwrap()
}

/// What was given to a question, and whether it is flagged.
fn given(result: &Value, id: &str) -> (Vec<String>, bool) {
    let questions = result["questions"].as_array().unwrap();
    let question = questions.iter().find(|question| question["id"] == id).unwrap();
    let given = question["given"].as_array().cloned().unwrap_or_default();
    let given = given.iter().map(|given| given.as_str().unwrap().to_owned()).collect();
    (given, question["flagged"] == true)
}

#[test]
fn an_exam_is_filled_in_in_any_order_with_flags_and_second_thoughts() {
    let program = Program::with_deck(DECK);
    let mut candidate = Candidate::new(&program, (24, 80), NOON, &["--json", "result.json"]);
    let paper = candidate.looks_through();
    let rows = candidate.types(TAB, "Hand in?");
    assert!(rows.iter().any(|row| row == "None of 12 questions is answered."), "{rows:#?}");
    candidate.types("\r", "12/12");
    // An option is marked, left by Enter, and another one marked when one comes back.
    let at = number(&paper, "The capital of");
    let rows = candidate.goes_to(at);
    let (brest, minsk) = (letter(&rows, "Brest"), letter(&rows, "Minsk"));
    candidate.types(&brest, &format!("(x) {brest}) Brest"));
    let next = if at == 12 { "Hand in?".to_owned() } else { format!("{}/12", at + 1) };
    candidate.types("\r", &next);
    candidate.types(if at == 12 { "\r" } else { BACK }, &format!("(x) {brest}) Brest"));
    candidate.types(&minsk, &format!("(x) {minsk}) Minsk"));
    candidate.types(FLAG, "flagged");
    // What is typed counts without Enter.
    candidate.goes_to(number(&paper, "日本の首都"));
    candidate.types("東京都", "› 東京都");
    candidate.goes_to(number(&paper, "Назовите реку"));
    candidate.types("Свислочь", "› Свислочь");
    candidate.types(FLAG, "flagged");
    candidate.types(FLAG, "Ctrl-T flag");
    // No number at all is warned about once, and taken when it stays.
    let at = number(&paper, "How many members?");
    candidate.goes_to(at);
    candidate.types("many", "› many");
    candidate.types(LIST, "Enter goes there");
    candidate.types("\x1b", "› many");
    candidate.types(FLAG, "flagged");
    let primes = number(&paper, "Which are primes?");
    candidate.types(LIST, "Enter goes there");
    candidate.types(&primes.to_string(), &format!("number {primes}"));
    candidate.types("\r", "! A number is asked for");
    let rows = candidate.goes_to(primes);
    candidate.types(&letter(&rows, "2"), "1 chosen");
    candidate.goes_to(number(&paper, "Signed in"));
    candidate.types("1992\tТашкент", "2 › Ташкент");
    let rows = candidate.goes_to(number(&paper, "Put them in order"));
    assert!(rows.iter().any(|row| row.contains("(as dealt: no answer yet)")), "{rows:#?}");
    candidate.types(&format!("{}1", letter(&rows, "one")), "1. ");
    candidate.goes_to(number(&paper, "Match them"));
    candidate.types("a", "→ a) ");
    // An answer that is taken away is none.
    candidate.goes_to(number(&paper, "What is left?"));
    candidate.types("something", "› something");
    candidate.types("\x1b", "x) Take the answer away");
    candidate.types("x", "Esc menu");
    assert_eq!(candidate.hands_in("4 of 12 questions are open: "), 0);
    let said = candidate.terminal.everything().join("\n");
    assert!(said.contains("of 12 points"), "{said}");
    let result = result(&program);
    assert_eq!(given(&result, "capital"), (vec!["Minsk".to_owned()], true));
    assert_eq!(given(&result, "japan"), (vec!["東京都".to_owned()], false));
    assert_eq!(given(&result, "river"), (vec!["Свислочь".to_owned()], false));
    assert_eq!(given(&result, "members"), (vec!["many".to_owned()], true));
    assert_eq!(given(&result, "primes").0, ["2"]);
    assert_eq!(given(&result, "signed").0, ["1992", "Ташкент"]);
    assert_eq!(given(&result, "order").0.first().unwrap(), "one");
    assert_eq!(given(&result, "last").0, [""; 0]);
    assert_eq!(result["handed-in"], "learner");
}

#[test]
fn what_stands_is_kept_where_an_exam_is_left_or_killed_and_its_time_goes_on() {
    let program = Program::with_deck(DECK);
    let mut candidate = Candidate::new(&program, (24, 80), NOON, &[]);
    let paper = candidate.looks_through();
    let (japan, river) = (number(&paper, "日本の首都"), number(&paper, "Назовите реку"));
    candidate.goes_to(japan);
    candidate.types("東京", "› 東京");
    candidate.terminal.send("\x03");
    assert_eq!(candidate.terminal.end(), 130);
    assert!(candidate.terminal.is_cooked());
    let said = candidate.terminal.everything().join(" ");
    assert!(said.contains("its time goes on"), "{said}");

    let later = "2026-03-01T12:04:00Z";
    let resumed = ["--resume", "--json", "result.json"];
    let mut candidate = Candidate::at(&program, (10, 40), later, &resumed);
    candidate.terminal.wait("› 東京");
    let rows = candidate.types("都", "› 東京都");
    assert!(rows.iter().any(|row| row.starts_with("6 min · ")), "{rows:#?}");
    candidate.goes_to(river);
    candidate.types("Сви", "› Сви");
    candidate.types(FLAG, "flagged");
    candidate.terminal.kill("-KILL");
    candidate.terminal.end();

    // What the list tells as answered is kept.
    let mut candidate = Candidate::at(&program, (24, 80), later, &resumed);
    candidate.terminal.wait("› Сви");
    candidate.types("слочь", "› Свислочь");
    candidate.types(LIST, "[x] 2 answered");
    candidate.terminal.kill("-KILL");
    candidate.terminal.end();

    let mut candidate = Candidate::at(&program, (24, 80), "2026-03-01T12:11:00Z", &resumed);
    assert_eq!(candidate.terminal.end(), 0);
    let result = result(&program);
    assert_eq!(given(&result, "japan").0, ["東京都"]);
    assert_eq!(given(&result, "river"), (vec!["Свислочь".to_owned()], true));
    assert_eq!(result["handed-in"], "time");
}

#[test]
fn an_interruption_is_heard_where_other_keys_are_thrown_away() {
    for keys in ["\r\x03", "h\x03", "hy\x03"] {
        let program = Program::with_deck(DECK);
        let mut candidate = Candidate::new(&program, (10, 40), NOON, &[]);
        candidate.types(LIST, "Enter goes there");
        candidate.types("2", "number 2");
        candidate.terminal.send(keys);
        assert_eq!(candidate.terminal.end(), 130, "{keys:?}");
        let said = candidate.terminal.everything().join(" ");
        assert!(said.contains("its time goes on"), "{keys:?}: {said}");
        assert!(candidate.terminal.is_cooked());
    }
}

#[test]
fn a_clock_that_runs_out_takes_what_stands_and_hands_in() {
    let program = Program::with_deck(DECK);
    let begun = SystemTime::now() - Duration::from_secs(10 * 60 - 4);
    let begun = begun.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
    let date = std::process::Command::new("date")
        .args(["-u", "-d", &format!("@{begun}"), "+%Y-%m-%dT%H:%M:%SZ"])
        .output();
    let date = String::from_utf8(date.unwrap().stdout).unwrap();
    let mut candidate = Candidate::new(&program, (24, 80), date.trim(), &[]);
    let paper = candidate.looks_through();
    candidate.goes_to(number(&paper, "日本の首都"));
    candidate.types("東京都", "› 東京都");
    candidate.terminal.send("\x03");
    assert_eq!(candidate.terminal.end(), 130);
    // From here on the clock is the machine's own; wherever it stands by now, it ends.
    let mut candidate =
        Candidate::at(&program, (24, 80), "", &["--resume", "--json", "result.json"]);
    assert_eq!(candidate.terminal.end(), 0);
    let result = result(&program);
    assert_eq!(given(&result, "japan").0, ["東京都"]);
    assert_eq!(result["handed-in"], "time");
    assert!(candidate.terminal.is_cooked());
}

#[test]
fn a_resized_exam_is_drawn_anew_with_what_was_typed() {
    let program = Program::with_deck(DECK);
    let mut candidate = Candidate::new(&program, (24, 80), NOON, &[]);
    let paper = candidate.looks_through();
    candidate.goes_to(number(&paper, "Назовите реку"));
    candidate.types("Свис", "› Свис");
    candidate.terminal.resize(10, 40);
    candidate.types("лочь", "› Свислочь");
    candidate.types(LIST, "❯ 10 [x]");
    candidate.terminal.resize(24, 80);
    candidate.types("\x1b", "› Свислочь");
    candidate.types("\x1b", "q) Leave, and go on later");
    candidate.terminal.send("q");
    assert_eq!(candidate.terminal.end(), 130);
}
