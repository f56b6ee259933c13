//! Posing: questions of a deck become those of Moodle, with a word on what these cannot say.

use super::decimal::PlainNumber;
use super::gapped::sentence;
use super::grades::{Earning, nearest};
use super::{Posed, Task, Weighed, paragraphs};
use crate::deck::edit::Front;
use crate::format::asked::Exercise;
use crate::format::keys::{Remarked, TakenKeys};
use crate::format::{Carried, Loss};
use crate::kind::around_gaps;

/// A question of Moodle, or several where a gap is one; `is_rich` where there are hints, points,
/// pictures, units, orders and several gaps.
pub fn posed(carried: &Carried, front: &Front, is_rich: bool) -> (Vec<Posed>, Vec<Loss>) {
    let Carried { place, draft } = carried;
    let keys = TakenKeys::new(draft, front);
    let mut losses = Vec::new();
    let Some(exercise) = Exercise::of(&keys) else {
        return (Vec::new(), vec![Loss::question(place, "its keys make no kind of question")]);
    };
    let mut posed = Posed {
        place: place.clone(),
        id: keys.text("id").map(str::to_owned),
        tags: keys.texts("tags").into_iter().map(str::to_owned).collect(),
        text: keys.prompt(),
        explain: keys.text("explain").unwrap_or_default().trim().to_owned(),
        ..Posed::default()
    };
    if is_rich {
        rich(&mut posed, &keys);
    }
    let all = match exercise {
        Exercise::Gaps { sentence, is_each } => {
            gaps(&posed, sentence, is_each, is_rich, &mut losses)
        }
        exercise => task(exercise, &keys, is_rich, &mut losses).map(|(text, task)| {
            posed.text = paragraphs([posed.text.as_str(), &text]);
            vec![Posed { task, ..posed }]
        }),
    };
    let mut told: Vec<Loss> = losses.into_iter().map(|why| Loss::part(place, why)).collect();
    match all {
        Ok(all) => {
            told.extend(keys.losses(place));
            (all, told)
        }
        Err(reason) => (Vec::new(), vec![Loss::question(place, reason)]),
    }
}

/// What only Moodle's XML can say.
fn rich(posed: &mut Posed, keys: &TakenKeys<'_>) {
    posed.hints = keys.texts("hint").into_iter().map(str::to_owned).collect();
    posed.points = keys.text("points").map(str::to_owned);
    let alt = keys.text("alt").unwrap_or_default().to_owned();
    posed.image = keys.text("image").map(|name| [name.to_owned(), alt]);
    posed.audio = keys.text("audio").map(str::to_owned);
}

type Lost = Vec<&'static str>;

/// What is asked beside the prompt, and what is to be done.
fn task(
    exercise: Exercise<'_>,
    keys: &TakenKeys<'_>,
    is_rich: bool,
    lost: &mut Lost,
) -> Result<(String, Task), &'static str> {
    let no_text = String::new();
    Ok(match exercise {
        Exercise::Gaps { .. } => return Err("its gaps are none"),
        Exercise::Truth(is_true) => {
            (no_text, Task::Truth { is_true, feedback: Default::default() })
        }
        Exercise::Options { options, right, is_many, is_ordered } => {
            if is_ordered && !is_rich {
                lost.push("the order of the options is not kept there");
            }
            let options = shares(&options, &right, is_many, lost);
            (no_text, Task::Options { options, is_single: !is_many, is_ordered })
        }
        Exercise::Typed { answer, accept, foreseen } => {
            let right =
                Weighed { text: answer.to_owned(), weight: Earning::FULL, ..Weighed::default() };
            let mut answers = vec![right];
            answers.extend(accept.iter().map(|one| weighed(one, Earning::FULL, lost)));
            answers.extend(foreseen.iter().map(|one| weighed(one, Earning::NONE, lost)));
            if !foreseen.is_empty() {
                keys.text("as");
            }
            for answer in &mut answers {
                answer.text = answer.text.replace('*', r"\*");
            }
            let is_cased = is_rich && keys.flag("case").unwrap_or(false);
            (no_text, Task::Typed { answers, is_cased })
        }
        Exercise::Number { answer, tolerance, units, accept } => {
            let right = Remarked { text: answer, tolerance, ..Remarked::default() };
            let all = std::iter::once(&right).chain(&accept);
            let answers = all.map(|one| number(one, lost)).collect::<Result<_, _>>()?;
            if !units.is_empty() && !is_rich {
                lost.push("`unit` cannot be said there");
            }
            let units = units.into_iter().map(str::to_owned).collect();
            (no_text, Task::Number { answers, units })
        }
        Exercise::List { entries, .. } => {
            lost.push("a list to type is an essay there");
            let lines = entries.iter().map(|ways| format!("- {}", ways.join(" / ")));
            (no_text, Task::Essay(lines.collect::<Vec<_>>().join("\n")))
        }
        Exercise::Order(items) if is_rich => {
            (no_text, Task::Order(items.into_iter().map(str::to_owned).collect()))
        }
        Exercise::Order(items) => {
            lost.push("an order is matched with numbers there");
            let numbered = items.into_iter().enumerate();
            let pair = |(at, item): (usize, &str)| [(at + 1).to_string(), item.to_owned()];
            (no_text, Task::Pairs(numbered.map(pair).collect()))
        }
        Exercise::Pairs { pairs, wrong } => {
            let pairs = pairs.into_iter().map(|pair| pair.map(str::to_owned));
            let wrong = wrong.into_iter().map(|right| [String::new(), right.to_owned()]);
            (no_text, Task::Pairs(pairs.chain(wrong).collect()))
        }
        Exercise::Card { front, back, is_reversed } => {
            if is_reversed {
                lost.push("a card is not asked the other way round there");
            }
            if front.len() > 1 || back.len() > 1 {
                lost.push("several ways to say a side of a card are one text there");
            }
            (paragraphs(front), Task::Essay(paragraphs(back)))
        }
    })
}

/// Options with what each earns: of several right ones a share, and as much is lost by a wrong one.
fn shares(
    options: &[Remarked<'_>],
    right: &[usize],
    is_many: bool,
    lost: &mut Lost,
) -> Vec<Weighed> {
    let (good, bad) = (right.len(), options.len() - right.len().min(options.len()));
    let share = Earning::part_of(good);
    let fine = Earning(-Earning::part_of(good.min(bad)).0);
    if is_many && (nearest(share) != share || nearest(fine) != fine) {
        lost.push("the shares of the options are the nearest that Moodle knows");
    }
    let of = |(at, option): (usize, &Remarked<'_>)| {
        let is_right = right.binary_search(&at).is_ok();
        match (is_right, is_many) {
            (true, false) => {
                Weighed { weight: Earning::FULL, ..weighed(option, Earning::FULL, lost) }
            }
            (false, false) => weighed(option, Earning::NONE, lost),
            (true, true) => weighed(option, nearest(share), lost),
            (false, true) => weighed(option, nearest(fine), lost),
        }
    };
    options.iter().enumerate().map(of).collect()
}

fn weighed(one: &Remarked<'_>, without_credit: Earning, lost: &mut Lost) -> Weighed {
    let credit = one.credit.and_then(Earning::of_share);
    let weight = credit.map_or(without_credit, nearest);
    if credit.is_some_and(|credit| credit != weight) {
        lost.push("a `credit` is the nearest that Moodle knows");
    }
    let feedback = one.why.unwrap_or_default().trim().to_owned();
    Weighed { text: one.text.trim().to_owned(), weight, feedback, tolerance: None }
}

fn number(one: &Remarked<'_>, lost: &mut Lost) -> Result<Weighed, &'static str> {
    const NONE: &str = "its number cannot be written there";
    let text = PlainNumber::written(&one.text.replace('_', "")).ok_or(NONE)?;
    let tolerance =
        match one.tolerance.map(|tolerance| tolerance.trim().strip_suffix('%').ok_or(tolerance)) {
            None => None,
            Some(Err(width)) => Some(PlainNumber::written(&width.replace('_', "")).ok_or(NONE)?),
            Some(Ok(percent)) => {
                lost.push("a tolerance in percent is written as a number there");
                let size: f64 = text.parse().map_err(|_| NONE)?;
                let percent: f64 = percent.trim().parse().map_err(|_| NONE)?;
                Some((size * percent / 100.0).abs().to_string())
            }
        };
    Ok(Weighed { text, tolerance, ..weighed(one, Earning::FULL, lost) })
}

/// How many gaps of a text may become questions of their own, each with the whole text.
const MOST_APART: usize = 100;

/// A sentence with its gaps, or one for each where only one can be asked.
fn gaps(
    posed: &Posed,
    cloze: &str,
    is_each: bool,
    is_rich: bool,
    lost: &mut Lost,
) -> Result<Vec<Posed>, &'static str> {
    const NONE: &str = "a gap cannot be written there";
    let (texts, gaps) = around_gaps(cloze).ok_or("its gaps are none")?;
    if gaps.iter().any(|(_, hint)| hint.is_some()) {
        lost.push("the hint of a gap");
    }
    let whole = |posed: &Posed, text: String| {
        let text = paragraphs([posed.text.as_str(), &text]);
        Posed { text, task: Task::Gaps, ..posed.clone() }
    };
    let ways = |asked: Option<usize>| -> Option<String> {
        let gaps = gaps.iter().enumerate().map(|(at, (ways, _))| {
            let is_asked = asked.is_none_or(|asked| asked == at);
            if is_asked { Ok(ways.as_slice()) } else { Err(ways[0].as_str()) }
        });
        sentence(&texts, &gaps.collect::<Vec<_>>())
    };
    if is_rich || gaps.len() == 1 {
        if is_each && gaps.len() > 1 {
            lost.push("gaps that are asked one by one are asked together there");
        }
        return Ok(vec![whole(posed, ways(None).ok_or(NONE)?)]);
    }
    if gaps.len() > MOST_APART {
        return Err("its more than 100 gaps would each be a question with the whole text there");
    }
    if !is_each {
        lost.push("gaps are asked one by one there");
    }
    let one = |at: usize| {
        let mut one = whole(posed, ways(Some(at))?);
        // One id is for one question.
        one.id = one.id.map(|id| if at == 0 { id } else { format!("{id}-{}", at + 1) });
        Some(one)
    };
    (0..gaps.len()).map(one).collect::<Option<_>>().ok_or(NONE)
}
