//! Texts of a note: the fields of a question in HTML, as its note type has them.

use super::looks::{NoteLook, WHOLE};
use crate::format::asked::Exercise;
use crate::format::faces::letter;
use crate::format::html::{rendered, rendered_plain};
use crate::format::keys::Remarked;
use crate::random::Random;
use crate::text::plural;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// The fields of a note by their names.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FieldTexts(HashMap<&'static str, String>);

impl FieldTexts {
    /// Gives a field a text.
    pub fn set(&mut self, name: &'static str, html: String) {
        self.0.insert(name, html);
    }

    /// All fields of a type in their order but the last, which says the question whole.
    pub fn in_order(mut self, look: NoteLook) -> Vec<String> {
        let names = look.fields().take_while(|name| *name != WHOLE);
        names.map(|name| self.0.remove(name).unwrap_or_default()).collect()
    }
}

/// Puts what an exercise asks and what is right into fields, and says by which type it is shown.
/// Sentences with gaps are left to their own file. `seed` mixes what is to be put in order.
pub fn exercise(
    asked: &Exercise<'_>,
    prompt: &str,
    seed: &str,
    texts: &mut FieldTexts,
) -> NoteLook {
    if !matches!(asked, Exercise::Card { .. } | Exercise::Gaps { .. }) {
        texts.set("Prompt", rendered(prompt));
    }
    match asked {
        Exercise::Options { options, right, .. } => self::options(options, right, texts),
        Exercise::Truth(is_true) => {
            texts.set("Options", "<ul><li>True</li><li>False</li></ul>".to_owned());
            texts.set("Answer", if *is_true { "True" } else { "False" }.to_owned());
        }
        Exercise::Typed { answer, accept, foreseen } => {
            texts.set("Answer", rendered_plain(answer));
            texts.set("Also right", also(accept, &[]));
            texts.set("Why", whys(foreseen.iter().map(|one| (rendered_plain(one.text), one.why))));
        }
        Exercise::Number { answer, tolerance, units, accept } => {
            texts.set("Answer", rendered_plain(answer));
            texts.set("Unit", units.first().map_or_else(String::new, |unit| rendered_plain(unit)));
            let within = tolerance.map(|tolerance| format!("± {}", rendered_plain(tolerance)));
            texts.set("Also right", also(accept, within.as_slice()));
        }
        Exercise::List { entries, is_ordered, need } => {
            let count = match need {
                Some(need) => format!("{need} of {}", entries.len()),
                None => plural(entries.len(), "answer"),
            };
            let order = if *is_ordered { ", in their order" } else { "" };
            texts.set("Items", format!("<p class=\"way\">{}{order}</p>", rendered_plain(&count)));
            let entries = entries.iter().map(|ways| {
                ways.iter().map(|way| rendered_plain(way)).collect::<Vec<_>>().join(" / ")
            });
            texts.set("Answer", list(entries, *is_ordered));
        }
        Exercise::Order(items) => {
            texts.set("Items", list(mixed(items, seed).map(rendered_plain), false));
            texts.set("Answer", list(items.iter().map(|item| rendered_plain(item)), true));
        }
        Exercise::Pairs { pairs, wrong } => self::pairs(pairs, wrong, seed, texts),
        Exercise::Card { front, back, is_reversed } => {
            for (side, names) in [(front, ["Front", "Front too"]), (back, ["Back", "Back too"])] {
                let ways = side.iter().map(|way| rendered(way));
                let ways: Vec<String> = ways.collect();
                let (first, others) = ways.split_first().unwrap_or((const { &String::new() }, &[]));
                texts.set(names[0], first.clone());
                texts.set(names[1], others.join("<br>"));
            }
            texts.set("Both ways", if *is_reversed { "yes" } else { "" }.to_owned());
        }
        Exercise::Gaps { .. } => {}
    }
    match asked {
        Exercise::Options { .. } | Exercise::Truth(_) => NoteLook::Choice,
        Exercise::Typed { .. } | Exercise::Number { .. } => NoteLook::Typed,
        Exercise::List { .. } | Exercise::Order(_) | Exercise::Pairs { .. } => NoteLook::List,
        Exercise::Gaps { .. } => NoteLook::Cloze,
        Exercise::Card { .. } => NoteLook::Card,
    }
}

/// Options with letters; those that are right, and what is said to each.
fn options(options: &[Remarked<'_>], right: &[usize], texts: &mut FieldTexts) {
    let shown: Vec<String> = options.iter().map(|option| rendered_plain(option.text)).collect();
    let items: String =
        shown.iter().map(|option| format!("<li>{option}</li>")).collect::<Vec<_>>().concat();
    texts.set("Options", format!("<ol type=\"A\">{items}</ol>"));
    let right: Vec<String> =
        right.iter().map(|at| format!("{}) {}", letter(*at), shown[*at])).collect();
    texts.set(
        "Answer",
        match &*right {
            [] => "None of them".to_owned(),
            several => several.join("<br>"),
        },
    );
    let said = options.iter().enumerate();
    texts.set("Why", whys(said.map(|(at, option)| (format!("{})", letter(at)), option.why))));
}

/// What is said to some answers.
fn whys<'w>(said: impl Iterator<Item = (String, Option<&'w str>)>) -> String {
    let said = said.filter_map(|(what, why)| Some(format!("{what} {}", rendered(why?))));
    let said: Vec<String> = said.collect();
    if said.is_empty() { String::new() } else { list(said, false) }
}

/// What is accepted too, each with what is said to it.
fn also(accept: &[Remarked<'_>], more: &[String]) -> String {
    let accept = accept.iter().map(|one| match one.why {
        Some(why) => format!("{}: {}", rendered_plain(one.text), rendered(why)),
        None => rendered_plain(one.text),
    });
    more.iter().cloned().chain(accept).collect::<Vec<_>>().join("<br>")
}

/// Two columns, and which of the one belongs to which of the other.
fn pairs(pairs: &[[&str; 2]], wrong: &[&str], seed: &str, texts: &mut FieldTexts) {
    let lefts = list(pairs.iter().map(|[left, _]| rendered_plain(left)), false);
    let rights: Vec<&str> =
        pairs.iter().map(|[_, right]| *right).chain(wrong.iter().copied()).collect();
    let mut met = HashSet::new();
    let rights: Vec<&str> = rights.into_iter().filter(|right| met.insert(*right)).collect();
    let rights = list(mixed(&rights, seed).map(rendered_plain), false);
    texts.set("Items", format!("<div class=\"columns\">{lefts}{rights}</div>"));
    let mut table = "<table>".to_owned();
    for [left, right] in pairs {
        let (left, right) = (rendered_plain(left), rendered_plain(right));
        let _ = write!(table, "<tr><td>{left}</td><td>{right}</td></tr>");
    }
    texts.set("Answer", table + "</table>");
}

/// Items in an order that does not tell the right one, the same for the same question.
fn mixed<'i>(items: &[&'i str], seed: &str) -> impl Iterator<Item = &'i str> + use<'i> {
    let mut mixed = items.to_vec();
    Random::new(0, &[seed]).shuffle(&mut mixed);
    if mixed == items {
        mixed.rotate_left(1);
    }
    mixed.into_iter()
}

/// A list in HTML, with numbers where the order says something.
fn list(items: impl IntoIterator<Item = String>, is_numbered: bool) -> String {
    let tag = if is_numbered { "ol" } else { "ul" };
    let mut html = format!("<{tag}>");
    for item in items {
        let _ = write!(html, "<li>{item}</li>");
    }
    let _ = write!(html, "</{tag}>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::{Front, Manuscript};
    use crate::format::keys::TakenKeys;

    fn texts(question: &str) -> (NoteLook, FieldTexts) {
        let manuscript = Manuscript::of(&format!("[[question]]\n{question}"));
        let front = Front::default();
        let keys = TakenKeys::new(&manuscript.questions[0].1, &front);
        let mut texts = FieldTexts::default();
        let asked = Exercise::of(&keys).unwrap();
        let look = exercise(&asked, &keys.prompt(), "seed", &mut texts);
        (look, texts)
    }

    #[test]
    fn every_sort_of_answer_is_shown_by_the_fields_of_its_type() {
        let cases: [(&str, NoteLook, &str, &str); 11] = [
            (
                "prompt = '*a*?'\nanswer = 'b'\noptions = [{ text = '<x>', why = 'no' }, 'b']",
                NoteLook::Choice,
                "Options",
                "<ol type=\"A\"><li>&lt;x&gt;</li><li>b</li></ol>",
            ),
            (
                "prompt = 'a?'\nanswer = 'b'\noptions = ['x', 'b']",
                NoteLook::Choice,
                "Answer",
                "B) b",
            ),
            (
                "prompt = 'a?'\nanswer = 'b'\noptions = [{ text = 'x', why = 'no' }, 'b']",
                NoteLook::Choice,
                "Why",
                "<ul><li>A) no</li></ul>",
            ),
            (
                "prompt = 'a?'\nanswers = []\nwrong = ['x']",
                NoteLook::Choice,
                "Answer",
                "None of them",
            ),
            ("prompt = 'a?'\nanswer = true", NoteLook::Choice, "Answer", "True"),
            (
                "prompt = 'a?'\nanswer = 'b'\naccept = ['c', { text = 'd', why = 'old' }]",
                NoteLook::Typed,
                "Also right",
                "c<br>d: old",
            ),
            (
                "prompt = 'a?'\nanswer = 2.50\ntolerance = '2 %'\nunit = ['km', 'm']",
                NoteLook::Typed,
                "Also right",
                "± 2 %",
            ),
            (
                "prompt = 'a?'\nanswers = [['b', 'c'], 'd']\nordered = true",
                NoteLook::List,
                "Answer",
                "<ol><li>b / c</li><li>d</li></ol>",
            ),
            (
                "prompt = 'a?'\norder = ['b', 'c']",
                NoteLook::List,
                "Items",
                "<ul><li>c</li><li>b</li></ul>",
            ),
            (
                "prompt = 'a?'\npairs = [['b', 'c']]",
                NoteLook::List,
                "Answer",
                "<table><tr><td>b</td><td>c</td></tr></table>",
            ),
            ("front = 'a'\nback = ['b', 'c']\nreverse = true", NoteLook::Card, "Both ways", "yes"),
        ];
        for (question, look, name, html) in cases {
            let (found, texts) = texts(question);
            assert_eq!((found, texts.0[name].as_str()), (look, html), "{question}");
        }
        assert_eq!([0, 25, 26, 701, 702].map(letter), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
