//! What a round came to, as text.

use super::answers::sign;
use super::points;
use crate::engine::{ExamSummary, Record, Score, Summary};
use crate::text::code::on_a_line;
use crate::text::{Look, percent, plural, printable_line};
use crate::ui::chart::bar;
use crate::ui::look::{Ink, width, wrap};
use crate::ui::markdown::{render, spans};
use num_traits::ToPrimitive;

/// The summary: misses, tags, then score, points, bar, streak, time and seed, which stay in sight
/// however many were missed.
pub fn summary(summary: &Summary, look: Look) -> Vec<String> {
    let (score, is_learning) = (&summary.score, summary.learned.is_some());
    let mut lines = Vec::new();
    misses(summary, if is_learning { "Missed at first" } else { "Missed" }, look, &mut lines);
    if !is_learning {
        tags(summary, look, &mut lines);
    }
    lines.push(look.paint(Ink::Bold, "Summary"));
    let time = time(summary.milliseconds);
    if score.asked == 0 {
        lines.extend(wrap("Nothing was asked.", look.columns, "", ""));
    } else if let Some((learned, of)) = summary.learned {
        let facts = format!("{learned} of {of} learned, time {time}");
        lines.extend(wrap(&facts, look.columns, "", "  "));
        lines.extend(wrap(&bar(share(learned, of), look, 30), look.columns, "", ""));
    } else {
        let mut facts = vec![
            format!("{} of {} right", score.right, score.asked),
            format!("{} of {}", points(&score.points), plural(whole(score.of), "point")),
        ];
        if score.asked < summary.total {
            facts.insert(0, format!("{} of {} asked", score.asked, summary.total));
        }
        lines.extend(wrap(&facts.join(", "), look.columns, "", "  "));
        lines.extend(wrap(&bar(percent_of(score), look, 30), look.columns, "", ""));
        let facts = match summary.exam {
            Some(exam) => outcome(exam, summary, &time),
            None => format!("Best streak {}, time {time}", summary.best_streak),
        };
        lines.extend(wrap(&facts, look.columns, "", "  "));
    }
    lines.extend(summary.goal.iter().flat_map(|goal| wrap(goal, look.columns, "", "  ")));
    lines.push(format!("Seed {}", summary.seed));
    lines
}

/// Whether an exam is passed, and how long it took.
fn outcome(exam: ExamSummary, summary: &Summary, time: &str) -> String {
    let Some(pass) = exam.pass else { return format!("Time {time}") };
    let passed = if exam.is_passed { "Passed" } else { "Not passed" };
    let exact = percent_of(&summary.score);
    let rounded = percent(exact);
    // What is short of it by less than half a percent is not to look like it.
    let is_rounded_up = !exam.is_passed && rounded == format!("{pass} %");
    let below = (exact * 100.0).floor() / 100.0;
    let percent = if is_rounded_up { format!("{below:.2} %") } else { rounded };
    format!("{passed}: {percent}, and {pass} % are asked for. Time {time}")
}

fn whole(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// The share of the points, in percent.
fn percent_of(score: &Score) -> f64 {
    score.percent().to_f64().unwrap_or(0.0)
}

#[expect(clippy::cast_precision_loss, reason = "no deck has 2^53 items")]
fn share(part: usize, of: usize) -> f64 {
    part as f64 * 100.0 / of.max(1) as f64
}

/// How long something took: "1 min 23 s".
pub fn time(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}

fn tags(summary: &Summary, look: Look, lines: &mut Vec<String>) {
    if summary.tags.len() < 2 {
        return; // one tag says no more than the whole
    }
    let most = (look.columns / 2).min(30);
    let names: Vec<String> = summary.tags.iter().map(|tag| printable_line(&tag.name)).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0).min(most);
    for (name, tag) in names.iter().zip(&summary.tags) {
        let name = super::super::look::cut(name, look.with_columns(most));
        let pad = " ".repeat(widest.saturating_sub(width(&name)));
        let Score { right, asked, .. } = tag.score;
        let line =
            format!("{name}{pad}  {right}/{asked}  {}", bar(percent_of(&tag.score), look, 10));
        lines.extend(wrap(&line, look.columns, "", "  "));
    }
    lines.push(String::new());
}

fn misses(summary: &Summary, title: &str, look: Look, lines: &mut Vec<String>) {
    let is_exam = summary.exam.is_some();
    if summary.misses().next().is_none() {
        return;
    }
    lines.push(look.paint(Ink::Bold, title));
    for miss in summary.misses() {
        self::miss(miss, look, lines);
        // In other rounds it was told with the answer.
        for text in miss.explained.iter().filter(|_| is_exam) {
            let inner = look.with_columns(look.columns.saturating_sub(4).max(10));
            lines.extend(
                render(text, inner).iter().map(|line| format!("    {line}").trim_end().to_owned()),
            );
        }
    }
    lines.push(String::new());
}

fn miss(miss: &Record, look: Look, lines: &mut Vec<String>) {
    let sign = sign(miss.verdict, look);
    let inner = look.with_columns(look.columns.saturating_sub(2).max(10));
    for (number, line) in render(&miss.prompt, inner).iter().enumerate() {
        let before = if number == 0 { format!("{sign} ") } else { "  ".to_owned() };
        lines.push(format!("{before}{line}"));
    }
    let join = |texts: &[String]| {
        let texts: Vec<String> = texts.iter().map(|text| spans(&on_a_line(text), look)).collect();
        texts.join("; ")
    };
    let given = match join(&miss.given) {
        given if given.trim().is_empty() => "(nothing)".to_owned(),
        given => given,
    };
    lines.extend(wrap(&given, look.columns, "    given: ", "      "));
    lines.extend(wrap(&join(&miss.shown), look.columns, "    right: ", "      "));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::PartScore;
    use crate::form::Verdict;
    use num_rational::BigRational;

    const LOOK: Look =
        Look { columns: 60, colour: false, theme: crate::text::Theme::USUAL, unicode: false };

    fn score(right: usize, asked: usize) -> Score {
        let points = BigRational::from_integer(right.into());
        Score { asked, right, points, of: asked as u64 }
    }

    fn round() -> Summary {
        Summary {
            total: 3,
            score: score(2, 3),
            best_streak: 2,
            milliseconds: 83_400,
            tags: vec![
                PartScore { name: "geography".into(), score: score(2, 2) },
                PartScore { name: "war".into(), score: score(0, 1) },
            ],
            records: vec![Record {
                deck: "capitals".into(),
                id: "minsk".into(),
                kind: "short",
                prompt: "The capital of *Belarus*?".into(),
                given: vec!["Brest".into()],
                key: vec!["Minsk".into()],
                shown: vec!["Minsk".into()],
                verdict: Verdict::Wrong,
                reason: None,
                explained: Vec::new(),
                points: BigRational::from_integer(0.into()),
                of: 1,
                hints: 0,
                milliseconds: 0,
                tries: 1,
            }],
            seed: 42,
            ..Summary::default()
        }
    }

    #[test]
    fn a_summary_tells_all_that_was_asked_for() {
        let lines = [
            "Missed",
            "x The capital of *Belarus*?",
            "    given: Brest",
            "    right: Minsk",
            "",
            "geography  2/2  ########## 100 %",
            "war        0/1  .......... 0 %",
            "",
            "Summary",
            "2 of 3 right, 2 of 3 points",
            "####################.......... 67 %",
            "Best streak 2, time 1 min 23 s",
            "Seed 42",
        ];
        assert_eq!(summary(&round(), LOOK), lines);
    }

    #[test]
    fn an_exam_says_whether_it_is_passed_and_explains_what_was_missed() {
        let mut round = round();
        round.records[0].explained = vec!["It lies on the *Svislach*.".into()];
        round.exam = Some(ExamSummary { pass: Some(67), is_passed: false });
        let lines = summary(&round, LOOK);
        assert_eq!(lines[3..5], ["    right: Minsk", "    It lies on the *Svislach*."]);
        let told = "Not passed: 66.66 %, and 67 % are asked for. Time 1 min 23 s";
        assert!(lines.contains(&told.to_owned()), "{lines:?}");
        round.exam = Some(ExamSummary { pass: None, is_passed: true });
        assert!(summary(&round, LOOK).contains(&"Time 1 min 23 s".to_owned()));
    }

    #[test]
    fn code_that_was_picked_is_told_on_a_line_without_its_language() {
        let mut round = round();
        round.records[0].given = vec!["```c\nwhile (0) {\n    work();\n}\n```\n".into()];
        let lines = summary(&round, LOOK);
        assert_eq!(lines[2], "    given: `while (0) { work(); }`");
    }

    #[test]
    fn nothing_answered_is_no_division_by_nothing() {
        let lines = summary(&Summary { total: 20, seed: 7, ..Summary::default() }, LOOK);
        assert_eq!(lines[1], "Nothing was asked.");
        assert_eq!(lines.last().unwrap(), "Seed 7");
    }

    #[test]
    fn every_line_fits_a_narrow_window() {
        let mut round = round();
        round.tags[0].name = "Организация договора о коллективной безопасности".into();
        for columns in [19, 39] {
            for line in summary(&round, LOOK.with_columns(columns)) {
                assert!(width(&line) <= columns, "{line:?}");
            }
        }
    }
}
