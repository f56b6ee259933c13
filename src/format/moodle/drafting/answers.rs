//! Answers of Moodle as the keys of a question that make its kind.

use super::super::{Earning, PlainNumber, Posed, Task, Weighed, Why};
use crate::deck::edit::Literal;

/// What became of a task.
#[derive(Debug, Default)]
pub struct Composed {
    /// What is asked and what is right.
    pub keys: Vec<(&'static str, Literal)>,
    /// What is said of the answers that has no place at them.
    pub explain: String,
    /// What is lost of it; true where it is only read otherwise.
    pub losses: Vec<(bool, &'static str)>,
}

/// What is typed where a teacher was to read it, and nothing says what is right.
const OWN: &str = "An answer of your own.";

/// The keys of a question.
///
/// # Errors
/// Why it cannot be asked.
pub fn composed(posed: &Posed) -> Result<Composed, Why> {
    let mut composed = Composed::default();
    let has_picture = posed.image.is_some() || posed.audio.is_some();
    if posed.text.is_empty() && !has_picture {
        return Err("it asks nothing");
    }
    let key = match posed.task {
        Task::Gaps => "cloze",
        Task::Essay(_) => "front",
        _ => "prompt",
    };
    let text = if posed.text.is_empty() { "?" } else { &posed.text };
    composed.push(key, text);
    match &posed.task {
        Task::Description => return Err("it asks nothing"),
        Task::Gaps => {}
        Task::Essay(model) if model.is_empty() => {
            composed.push("back", OWN);
            composed.lose("nothing says what the answer to an essay should say");
        }
        Task::Essay(model) => composed.push("back", model),
        Task::Truth { is_true, feedback } => {
            composed.bare("answer", if *is_true { "true" } else { "false" });
            let [wrong, right] = feedback;
            composed.explain = super::paragraphs([right.as_str(), wrong]);
        }
        Task::Options { options, is_single, is_ordered } => {
            composed.options(options, *is_single, *is_ordered)?;
        }
        Task::Typed { answers, is_cased } => composed.typed(answers, *is_cased)?,
        Task::Number { answers, units } => composed.number(answers, units)?,
        Task::Pairs(pairs) => composed.pairs(pairs)?,
        Task::Order(items) => composed.keys.push(("order", Literal::texts(items))),
    }
    Ok(composed)
}

impl Composed {
    fn push(&mut self, key: &'static str, text: &str) {
        self.keys.push((key, Literal::Text(text.to_owned())));
    }

    fn bare(&mut self, key: &'static str, text: &str) {
        self.keys.push((key, Literal::Bare(text.to_owned())));
    }

    fn lose(&mut self, reason: Why) {
        self.losses.push((false, reason));
    }

    fn options(&mut self, all: &[Weighed], is_single: bool, is_ordered: bool) -> Result<(), Why> {
        let options: Vec<&Weighed> = all.iter().filter(|option| !option.text.is_empty()).collect();
        if options.len() < all.len() {
            self.lose("an option without a text");
        }
        let least = if is_single { full_or_best(&options) } else { Earning(1) };
        let (mut right, wrong): (Vec<&Weighed>, Vec<&Weighed>) =
            options.iter().partition(|option| option.weight >= least);
        let is_none_right = !is_single && wrong.iter().all(|option| option.weight < Earning::NONE);
        if right.is_empty() && !is_none_right || options.is_empty() {
            return Err("no option is marked as right");
        }
        let is_one = is_single && right.len() == 1;
        if is_one && right[0].weight < Earning::FULL {
            self.lose("no option earns everything there; the best one is right here");
        } else if is_single && !is_one {
            self.lose("one of several right options was enough there; here all are to be picked");
        }
        if is_single && wrong.iter().any(|option| option.weight < Earning::NONE) {
            self.lose("weights below zero: here a wrong option earns nothing");
        }
        if !is_one && right.iter().any(|option| option.weight != right[0].weight) {
            self.lose("unequal weights: here every right option counts alike");
        }
        self.explain = of_right(&right);
        let noted = |option: &&Weighed| noted(option, is_one);
        if is_one {
            self.push("answer", &right.remove(0).text);
        } else {
            let texts = right.iter().map(|option| Literal::Text(option.text.clone()));
            self.keys.push(("answers", Literal::List(texts.collect())));
        }
        let (key, listed) = if is_ordered { ("options", &options) } else { ("wrong", &wrong) };
        let is_wrong = |option: &&Weighed| option.weight < least;
        let entries = listed.iter().map(|option| {
            if is_wrong(option) { noted(option) } else { Literal::Text(option.text.clone()) }
        });
        self.keys.push((key, Literal::List(entries.collect())));
        Ok(())
    }

    fn typed(&mut self, all: &[Weighed], is_cased: bool) -> Result<(), Why> {
        let (any, all): (Vec<&Weighed>, Vec<&Weighed>) =
            all.iter().partition(|answer| answer.text.chars().all(|c| c == '*'));
        if any.iter().any(|answer| answer.weight > Earning::NONE) {
            return Err("whatever is typed is right there");
        }
        if any.iter().any(|answer| !answer.feedback.is_empty()) {
            self.lose("what is said to any other answer");
        }
        let plain: Vec<Weighed> = all.iter().map(|answer| self.without_stars(answer)).collect();
        let least = full_or_best(&plain.iter().collect::<Vec<_>>());
        let best = plain.iter().position(|answer| answer.weight >= least);
        let best = best.ok_or("no answer is marked as right")?;
        if plain[best].weight < Earning::FULL {
            self.lose("no answer earns everything there; the best one is right here");
        }
        let answer = &plain[best];
        let is_date = answer.text.len() == 10 && is_date(&answer.text);
        if is_date {
            self.bare("answer", &answer.text);
        } else {
            self.push("answer", &answer.text);
        }
        self.explain.clone_from(&answer.feedback);
        let others = plain.iter().enumerate().filter(|(at, _)| *at != best).map(|(_, other)| other);
        let (accept, wrong): (Vec<&Weighed>, Vec<&Weighed>) =
            others.partition(|other| other.weight > Earning::NONE);
        let entries = |entries: Vec<&Weighed>| {
            Literal::List(entries.into_iter().map(|entry| noted(entry, true)).collect())
        };
        if !accept.is_empty() {
            self.keys.push(("accept", entries(accept)));
        }
        if !wrong.is_empty() {
            self.keys.push(("wrong", entries(wrong)));
            self.push("as", "typed");
        }
        if is_cased {
            self.bare("case", "true");
        }
        Ok(())
    }

    /// An answer in which no star stands for anything; `\*` is a star.
    fn without_stars(&mut self, answer: &Weighed) -> Weighed {
        const STAR: &str = "\u{1f}";
        let text = answer.text.replace(r"\*", STAR);
        let text = if text.contains('*') {
            self.lose("`*` stands for anything there; only the text without it is taken");
            text.replace('*', " ").split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            text
        };
        Weighed { text: text.replace(STAR, "*"), ..answer.clone() }
    }

    fn number(&mut self, all: &[Weighed], units: &[String]) -> Result<(), Why> {
        let (any, all): (Vec<&Weighed>, Vec<&Weighed>) =
            all.iter().partition(|answer| answer.text == "*");
        if any.iter().any(|answer| answer.weight > Earning::NONE) {
            return Err("whatever is typed is right there");
        }
        let best = full_or_best(&all);
        let best = all.iter().position(|answer| answer.weight >= best);
        let answer = all[best.ok_or("no answer is marked as right")?];
        if answer.weight < Earning::FULL {
            self.lose("no answer earns everything there; the best one is right here");
        }
        if all.iter().any(|answer| PlainNumber::written(&answer.text).is_none()) {
            return Err("an answer is no number: it takes digits with a point, as in 3.14");
        }
        let said = |answers: &[&Weighed]| answers.iter().any(|one| !one.feedback.is_empty());
        if said(&any) {
            self.lose("what is said to any other answer");
        }
        let (accept, wrong): (Vec<&Weighed>, Vec<&Weighed>) = all
            .iter()
            .filter(|other| !std::ptr::eq(**other, answer))
            .partition(|other| other.weight > Earning::NONE);
        if !wrong.is_empty() {
            self.lose("what is said to a wrong number");
        }
        self.bare("answer", &PlainNumber::written(&answer.text).unwrap_or_default());
        let is_wide = |tolerance: &&String| tolerance.parse::<f64>().is_ok_and(|it| it > 0.0);
        if let Some(tolerance) = answer.tolerance.as_ref().filter(is_wide) {
            self.bare("tolerance", tolerance);
        }
        self.explain.clone_from(&answer.feedback);
        if !accept.is_empty() {
            let entries = accept.into_iter().map(noted_number).collect();
            self.keys.push(("accept", Literal::List(entries)));
        }
        self.keys.extend(super::several(units).map(|units| ("unit", units)));
        Ok(())
    }

    fn pairs(&mut self, all: &[[String; 2]]) -> Result<(), Why> {
        let (pairs, wrong): (Vec<_>, Vec<_>) = all.iter().partition(|[left, _]| !left.is_empty());
        if pairs.iter().any(|[_, right]| right.is_empty()) {
            return Err("a side has no partner");
        }
        let pairs: Vec<Literal> = pairs.into_iter().map(|pair| Literal::texts(pair)).collect();
        self.keys.push(("pairs", Literal::List(pairs)));
        let wrong: Vec<String> = wrong.into_iter().map(|[_, right]| right.clone()).collect();
        if !wrong.is_empty() {
            self.keys.push(("wrong", Literal::texts(&wrong)));
        }
        Ok(())
    }
}

/// What earns everything, else the best that earns anything.
fn full_or_best(answers: &[&Weighed]) -> Earning {
    let best = answers.iter().map(|answer| answer.weight).max().unwrap_or_default();
    best.clamp(Earning(1), Earning::FULL)
}

/// What is said to right options, each behind its text where there are several.
fn of_right(right: &[&Weighed]) -> String {
    let said = right.iter().filter(|option| !option.feedback.is_empty());
    let said: Vec<String> = said
        .map(|option| match right {
            [_] => option.feedback.clone(),
            _ => format!("{}: {}", option.text, option.feedback),
        })
        .collect();
    super::paragraphs(said.iter().map(String::as_str))
}

/// An answer with what is said to it, and with what it earns where that is a part.
fn noted(answer: &Weighed, earns: bool) -> Literal {
    let credit = Some(answer.weight).filter(|weight| earns && weight.is_partial());
    if answer.feedback.is_empty() && credit.is_none() {
        return Literal::Text(answer.text.clone());
    }
    let mut entries = vec![("text".to_owned(), Literal::Text(answer.text.clone()))];
    entries.extend(credit.map(|credit| ("credit".to_owned(), Literal::Bare(credit.share()))));
    let why = Some(&answer.feedback).filter(|why| !why.is_empty());
    entries.extend(why.map(|why| ("why".to_owned(), Literal::Text(why.clone()))));
    Literal::Table(entries)
}

fn noted_number(answer: &Weighed) -> Literal {
    let number = Literal::Bare(PlainNumber::written(&answer.text).unwrap_or_default());
    let tolerance = answer.tolerance.clone().map(Literal::Bare);
    match (noted(answer, true), tolerance) {
        (Literal::Table(mut entries), tolerance) => {
            entries[0].1 = number;
            entries.extend(tolerance.map(|tolerance| ("tolerance".to_owned(), tolerance)));
            Literal::Table(entries)
        }
        (_, Some(tolerance)) => {
            let entries = [("text", number), ("tolerance", tolerance)];
            Literal::Table(entries.map(|(key, value)| (key.to_owned(), value)).into())
        }
        (_, None) => number,
    }
}

/// Whether a text is a date as a deck writes it.
fn is_date(text: &str) -> bool {
    let table = toml::from_str::<toml::Table>(&format!("date = {text}"));
    table.is_ok_and(|table| table.values().all(toml::Value::is_datetime))
}
