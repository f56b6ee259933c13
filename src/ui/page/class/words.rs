//! What a class shows in sentences, the same in a terminal and in a browser.

use crate::exam::ClassReport;
use crate::exam::class::{
    ClassFigures, Figure, Formula, LEAST, OptionFigures, QuestionFigures, Reliability, ScoreFigures,
};
use crate::text::{percent, plural, times};
use crate::ui::page::time;

/// What the columns of the questions mean.
pub const LEGEND: &[&str] = &[
    "right: how many had it right; points: the share of its points that was earned.",
    "discr.: how it goes with all other questions, from -1 to 1: under 0 is wrong, from 0.2 on it is \
     worth keeping.",
    "27 %: what the best 27 % earned more than the weakest 27 %; open: how many left it open.",
];

/// A number with at most two digits behind the point.
pub fn decimal(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A share in whole percent; a half that was lost in reckoning is one all the same.
pub fn share(share: f64) -> String {
    percent(share * 100.0 + 1e-9)
}

/// A figure in a table: a dash where there is none.
pub fn figure(figure: Figure) -> String {
    figure.map_or_else(|_| "-".to_owned(), |number| format!("{number:.2}"))
}

fn count(count: u64, noun: &str) -> String {
    plural(usize::try_from(count).unwrap_or(usize::MAX), noun)
}

/// How the scores lie.
pub fn scores(scores: &ScoreFigures) -> String {
    let sittings = count(scores.sittings, "sitting");
    let (Some(mean), Some(median)) = (scores.mean, scores.median) else {
        return format!("{sittings}.");
    };
    let mut facts = vec![format!("mean {}", share(mean)), format!("median {}", share(median))];
    if let (Some(least), Some(most)) = (scores.least, scores.most) {
        facts.push(format!("from {} to {}", share(least), share(most)));
    }
    if let Some(deviation) = scores.deviation {
        facts.push(format!("standard deviation {}", share(deviation)));
    }
    if let Some(rate) = scores.pass_rate() {
        facts.push(format!("{} of {} passed ({})", scores.passed, scores.with_mark, share(rate)));
    }
    format!("{sittings}: {}.", facts.join(", "))
}

/// How many scores lie in each tenth.
pub fn histogram(scores: &ScoreFigures) -> String {
    let tenth = |(at, count): (usize, &usize)| {
        let (from, to) = (at * 10, if at == 9 { 100 } else { at * 10 + 9 });
        (*count > 0).then(|| format!("{from} to {to} %: {count}"))
    };
    let tenths: Vec<String> = scores.columns.iter().enumerate().filter_map(tenth).collect();
    tenths.join(", ") + "."
}

/// How far the scores are to be trusted, and how many sittings it needs to know.
pub fn reliability(report: &ClassReport) -> String {
    let told = &report.figures.reliability;
    let all = report.figures.scores.sittings;
    let name = match told.formula {
        Formula::Alpha => "Cronbach's alpha",
        Formula::OneWay => {
            "Reliability by the analysis of variance, as the papers have other questions,"
        }
    };
    let from = match told.formula {
        Formula::Alpha if told.sittings < all => {
            format!(" (of the {} that have the same questions)", count(told.sittings, "sitting"))
        }
        Formula::Alpha | Formula::OneWay => String::new(),
    };
    match (told.coefficient, told.error) {
        (Ok(coefficient), Ok(error)) => {
            let between = told.between.map_or_else(String::new, |[least, most]| {
                format!(", between {least:.2} and {most:.2} with 95 %")
            });
            format!(
                "{name} {coefficient:.2}{from}{between}; a score is off by {} by chance (standard error \
                 of measurement). {}",
                percent_point(error),
                enough(told)
            )
        }
        (Err(why), _) | (_, Err(why)) => {
            format!("{name} cannot be told{from}: {why}. {}", enough(told))
        }
    }
}

/// Percent with one digit.
fn percent_point(percent: f64) -> String {
    format!("{percent:.1} %")
}

fn enough(told: &Reliability) -> String {
    if told.sittings >= told.needed {
        format!("{} are enough to rely on that.", count(told.sittings, "sitting"))
    } else {
        let sittings = count(told.sittings, "sitting");
        format!(
            "It is told from {LEAST} sittings on, and to be relied on from about {}: here {sittings}.",
            told.needed
        )
    }
}

/// Why some figures are not there, each reason once.
pub fn unknown(figures: &ClassFigures) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    for (name, of) in [
        ("discrimination", QuestionFigures::discrimination as fn(&QuestionFigures) -> Figure),
        ("the best and the weakest 27 %", QuestionFigures::difference),
    ] {
        let mut counts: std::collections::BTreeMap<String, usize> =
            std::collections::BTreeMap::new();
        for why in figures.questions.iter().filter_map(|question| of(question).err()) {
            *counts.entry(why.to_string()).or_default() += 1;
        }
        for (why, questions) in counts {
            let questions = plural(questions, "question");
            reasons.push(format!("A dash: {name} cannot be told of {questions}: {why}."));
        }
    }
    reasons
}

/// What there is to say of a question.
pub fn question(figures: &QuestionFigures) -> String {
    let mut facts = vec![count(figures.sittings, "sitting")];
    for (number, what) in [
        (figures.right, "right"),
        (figures.partly, "partly"),
        (figures.wrong, "wrong"),
        (figures.skipped, "left open"),
    ] {
        if number > 0 {
            facts.push(format!("{number} {what}"));
        }
    }
    match figures.discrimination {
        Ok(number) => facts.push(format!("discrimination {number:.2}")),
        Err(why) => facts.push(format!("no discrimination: {why}")),
    }
    if let (Ok(best), Ok(weakest)) = (figures.best, figures.weakest) {
        facts.push(format!("best {}, weakest {}", share(best), share(weakest)));
    }
    if let Some(seconds) = figures.seconds {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "times are not negative"
        )]
        let milliseconds = (seconds * 1000.0) as u64;
        facts.push(format!("{} in the mean", time(milliseconds)));
    }
    for (number, what) in [(figures.worse, "to the worse"), (figures.better, "to the better")] {
        if number > 0 {
            let number = times(usize::try_from(number).unwrap_or(usize::MAX));
            facts.push(format!("changed {what} {number}"));
        }
    }
    facts.join(", ") + "."
}

/// Who picked an option: how many of the best and of the weakest, or else that nobody did.
pub fn by_whom(option: &OptionFigures) -> String {
    match (option.best, option.weakest) {
        _ if option.is_idle() => "nobody".to_owned(),
        (Some(best), Some(weakest)) => format!("{best:.1}, {weakest:.1}"),
        _ => String::new(),
    }
}
