//! The table of README: what the program does, beside the libraries that it rests on doing the same in the
//! same run. A row is a line of Markdown; a script adds those of other programs.

#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "a benchmark that cannot go on may stop at once"
)]

#[path = "../deck_of.rs"]
mod deck_of;
#[path = "../history.rs"]
mod history;
mod memory;
#[path = "../plain.rs"]
mod plain;
mod reading;
mod remembering;
#[path = "../turns.rs"]
mod turns;

use turns::Turns;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, word, way, count] = &arguments[..]
        && word == memory::WORD
    {
        return memory::measure(way, count.parse().unwrap());
    }
    // There is nothing to see by running it once.
    if arguments.iter().any(|argument| argument == "--bench") {
        reading::rows();
        memory::rows();
        remembering::rows();
    }
}

/// Tells a row.
fn row(what: &str, beside: &str, turns: &Turns) {
    let Turns { took: [one, other], ratio: [low, middle, high] } = turns;
    told(&format!(
        "| {what} | {beside} | {one:.3?} | {other:.3?} | {middle:.2} ({low:.2} to {high:.2}) |"
    ));
}

#[expect(clippy::print_stdout, reason = "times are told")]
fn told(line: &str) {
    println!("{line}");
}
