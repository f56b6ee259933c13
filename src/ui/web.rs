//! Statistics as a page for a browser: one file with everything in it, light and dark, that asks
//! nothing of a network and runs no script.

mod calendar;
mod class;
mod columns;
mod line;
mod svg;
mod table;

pub use class::class_page;

use crate::engine::schedule::{date_of, say_day};
use crate::engine::stats::{Chronicle, Glimpse, Maturity, Period, RecallCount};
use crate::text::code::legible_line;
use crate::text::{self, escape, percent, plural};
use crate::ui::page::{cost, left_out, time, whole, words};
use std::fmt::Write as _;
use svg::figure;
use table::table;

const STYLE: &str = include_str!("web/style.css");

/// The days to come that are drawn.
const DAYS: usize = 30;
/// The weeks of what was recalled that are drawn.
const WEEKS: usize = 53;

/// The page; `title` says whose statistics it has, as the decks that were named.
pub fn page(glimpse: &Glimpse, chronicle: &Chronicle, title: &str) -> String {
    let today = glimpse.today;
    let date = date_of(today).map_or_else(String::new, |date| date.to_string());
    let title = escape(title);
    let parts = [
        known(glimpse),
        coming(glimpse),
        done(glimpse, chronicle),
        recalled(chronicle, today),
        course(chronicle, today),
        hard(chronicle),
    ];
    sheet(&title, &date, &parts.concat())
}

/// A whole page; all is markup already.
fn sheet(title: &str, date: &str, body: &str) -> String {
    let both = [title, date].into_iter().filter(|text| !text.is_empty());
    let both = both.collect::<Vec<_>>().join(", ");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{both}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <h1>{title}</h1>\n<p class=\"date\">{date}</p>\n{body}</body>\n</html>\n"
    )
}

fn section(heading: &str, body: &str) -> String {
    format!("<section>\n<h2>{}</h2>\n{body}</section>\n", escape(heading))
}

/// A bar of a share, from 0 to 1.
fn meter(share: f64) -> String {
    let said = percent(share * 100.0);
    format!(
        "<span class=\"meter\" role=\"img\" aria-label=\"{said}\"><i style=\"width:{:.1}%\"></i></span>",
        share * 100.0
    )
}

fn known(glimpse: &Glimpse) -> String {
    let knowledge = &glimpse.knowledge;
    let share = knowledge.share();
    let counts = Maturity::ALL.map(|one| format!("{} {}", knowledge.at(one), one.word()));
    let counts =
        [counts.to_vec(), left_out(glimpse.known_for_good, glimpse.suspended)].concat().join(", ");
    let share = percent(share * 100.0);
    let mut body = format!("<p>{} {share}</p>\n<p>{counts}.</p>\n", meter(knowledge.share()));
    if glimpse.parts().next().is_some() {
        let rows = glimpse.parts().map(|portion| {
            let share = portion.knowledge.share();
            vec![
                escape(&portion.name),
                meter(share),
                percent(share * 100.0),
                portion.knowledge.items().to_string(),
                portion.due.to_string(),
            ]
        });
        body += &table(&["", "", "known", "questions", "due"], rows);
    }
    let heading = format!(
        "Known today: {} of {}",
        whole(knowledge.known),
        plural(knowledge.items(), "question")
    );
    section(&heading, &body)
}

fn coming(glimpse: &Glimpse) -> String {
    let today = glimpse.today;
    let counts = glimpse.forecast.with_overdue(DAYS);
    let exams: Vec<usize> = glimpse
        .deadlines
        .iter()
        .filter_map(|exam| usize::try_from(exam.day - today).ok())
        .collect();
    let said = words::coming(glimpse, DAYS);
    let rows =
        (today..).zip(&counts).map(|(day, count)| vec![say_day(day, today), count.to_string()]);
    let mut body = figure(
        &columns::columns(&counts, today, &exams),
        "What is due on each of the next 30 days",
        &said,
        &table(&["day", "due"], rows),
    );
    for exam in &glimpse.deadlines {
        let _ = writeln!(body, "<p>{}</p>", escape(&exam.said));
    }
    let overdue = match glimpse.forecast.overdue {
        0 => String::new(),
        overdue => format!(", {overdue} of them overdue"),
    };
    section(&format!("Coming: {} due today{overdue}", glimpse.due), &body)
}

fn done(glimpse: &Glimpse, chronicle: &Chronicle) -> String {
    let today = glimpse.today;
    let diary = &chronicle.diary;
    let spans = [("today", 1), ("7 days", 7), ("30 days", 30), ("a year", words::YEAR)];
    let rows = spans.into_iter().map(|(name, days)| {
        let work = diary.last(days, today);
        vec![name.to_owned(), work.answers.to_string(), time(work.milliseconds)]
    });
    let (picture, legend) = calendar::calendar(|day| diary.on(day).answers, today);
    let each = diary.until(today).filter(|(day, _)| *day > today - words::YEAR);
    let each = each.map(|(day, work)| vec![say_day(day, today), work.answers.to_string()]);
    let body = figure(
        &picture,
        "Answers on each day of a year",
        &words::done(diary, today),
        &table(&["day", "answers"], each),
    );
    let row = format!(
        "<p>{} in a row; the longest run was {}.</p>\n",
        plural(diary.row(today), "day"),
        plural(diary.longest_row(today), "day")
    );
    let goal = glimpse.goal.told(glimpse.work);
    let goal = goal.map_or_else(String::new, |told| format!("<p>{told}.</p>\n"));
    section("Done", &(body + &legend + &goal + &row + &table(&["", "answers", "time"], rows)))
}

fn recalled(chronicle: &Chronicle, today: i64) -> String {
    let mut weeks = chronicle.retention.by(Period::Week, today);
    weeks.drain(..weeks.len().saturating_sub(WEEKS));
    if weeks.is_empty() {
        return String::new();
    }
    let share = |share: Option<f64>| share.map_or_else(String::new, |share| percent(share * 100.0));
    let rows = |period: Period| {
        let periods = chronicle.retention.by(period, today).into_iter().rev();
        periods.map(move |(day, [young, mature])| {
            let both = young.joined(&mature);
            let name = match (period, date_of(day)) {
                (Period::Month, Some(date)) => date.strftime("%b %Y").to_string(),
                _ => say_day(day, today),
            };
            let shares = [both.share(), both.wished(), young.share(), mature.share()].map(share);
            [vec![name, both.due.to_string()], shares.to_vec()].concat()
        })
    };
    let both = |at: usize| weeks[at].1[0].joined(&weeks[at].1[1]);
    let all = 0..weeks.len();
    let points = |of: fn(&RecallCount) -> Option<f64>| -> Vec<(i64, f64)> {
        all.clone().filter_map(|at| Some((weeks[at].0, of(&both(at))? * 100.0))).collect()
    };
    let picture =
        line::lines(&[points(RecallCount::share), points(RecallCount::wished)], 100, today);
    let header = ["", "due", "recalled", "wished", "young", "mature"];
    let said = "The line is what was recalled, week by week, in percent; the dashed one what was wished for.";
    let by_week = table(&header, rows(Period::Week));
    let body = figure(&picture, "Recalled of what was due, by week", said, &by_week);
    section("Recalled, of what was due", &(body + &table(&header, rows(Period::Month))))
}

fn course(chronicle: &Chronicle, today: i64) -> String {
    let course = &chronicle.course;
    if course.len() < 2 {
        return String::new();
    }
    let most = course.iter().map(|(_, known)| whole(known.ceil())).max().unwrap_or(0);
    let picture = line::lines(std::slice::from_ref(course), most, today);
    let rows = course
        .iter()
        .rev()
        .map(|(day, known)| vec![say_day(*day, today), whole(*known).to_string()]);
    let words = words::course(course, today);
    let body =
        figure(&picture, "Questions known, week by week", &words, &table(&["day", "known"], rows));
    section("Known in the course of time", &body)
}

fn hard(chronicle: &Chronicle) -> String {
    if chronicle.hard.is_empty() {
        return String::new();
    }
    let items = chronicle.hard.iter().map(|burden| {
        let mut facts = format!("{}: {}", escape(&burden.deck), cost(burden).join(", "));
        if let Some((text, times)) = &burden.instead {
            let text = escape(&legible_line(text, true));
            let times = text::times(*times);
            let _ = write!(facts, "; given instead: <q>{text}</q> ({times})");
        }
        let prompt = escape(&legible_line(&burden.prompt, true));
        format!("<li>{prompt}<br><small>{facts}</small></li>\n")
    });
    let items: String = items.collect();
    section("What costs most", &format!("<ol>\n{items}</ol>\n"))
}

#[cfg(test)]
mod tests;
