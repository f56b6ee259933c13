//! What of a question is answered: options with bubbles, boxes for letters, lines to write on.

use crate::exam::{Slot, sign};
use crate::form::{Form, Grouping};
use crate::format::drawn_plain;
use crate::print::Booklet;
use crate::print::room::{Room, room};
use crate::text::{escape, width};

/// How wide options may be that stand in two columns.
const NARROW: usize = 30;
/// How few stay below each other.
const FEW: usize = 4;

impl Booklet<'_> {
    /// What is chosen from, and room for the answer.
    pub(super) fn parts(&self, slot: &Slot<'_>) -> String {
        let words = self.words;
        let how = |how: &str| format!("<p class=\"how\">{}</p>\n", self.own(how, Some(slot)));
        match &slot.deal.form {
            form @ Form::One { .. } => bubbled(&self.options(form), "one"),
            form @ Form::Many { .. } => how(words.pick_all) + &bubbled(&self.options(form), "many"),
            Form::Order { items } => {
                how(words.order) + &lettered(items) + &boxes(items.iter().map(|_| String::new()))
            }
            Form::Pairs { left, right } => {
                let numbered = |(at, text): (usize, &String)| {
                    let (number, text) = (at + 1, drawn_plain(text));
                    format!(
                        "<li><span class=\"letter\">{number}</span><span class=\"box\"></span><div>{text}</div></li>\n"
                    )
                };
                let left: String = left.iter().enumerate().map(numbered).collect();
                format!(
                    "{}<div class=\"pairs\">\n<ol class=\"parts\">\n{left}</ol>\n{}</div>\n",
                    how(words.pairs),
                    lettered(right)
                )
            }
            Form::Lines { labels, grouping } => written(slot, labels, *grouping),
            Form::Card { .. } => String::new(), // none is on a paper
        }
    }

    /// Room for the answer alone.
    pub(super) fn answer_room(&self, slot: &Slot<'_>) -> String {
        let bubbles = |count: usize, class: &str| {
            let bubble = |at| format!("<span class=\"bubble\">{}</span>", sign(at));
            let bubbles: String = (0..count).map(bubble).collect();
            format!("<div class=\"bubbles {class}\">{bubbles}</div>")
        };
        match &slot.deal.form {
            form @ Form::One { .. } => bubbles(self.options(form).len(), "one"),
            form @ Form::Many { .. } => bubbles(self.options(form).len(), "many"),
            Form::Order { items } => boxes(items.iter().map(|_| String::new())),
            Form::Pairs { left, .. } => boxes((1..=left.len()).map(|number| number.to_string())),
            Form::Lines { labels, grouping } => written(slot, labels, *grouping),
            Form::Card { .. } => String::new(),
        }
    }
}

fn bubbled(options: &[String], class: &str) -> String {
    let is_narrow = |text: &String| width(text) <= NARROW && !text.contains('\n');
    let columns = if options.len() >= FEW && options.iter().all(is_narrow) { " two" } else { "" };
    let option = |(at, text): (usize, &String)| {
        let (sign, text) = (sign(at), drawn_plain(text));
        format!("<li><span class=\"bubble\">{sign}</span><div>{text}</div></li>\n")
    };
    let options: String = options.iter().enumerate().map(option).collect();
    format!("<ol class=\"parts {class}{columns}\">\n{options}</ol>\n")
}

fn lettered(texts: &[String]) -> String {
    let item = |(at, text): (usize, &String)| {
        let (sign, text) = (sign(at), drawn_plain(text));
        format!("<li><span class=\"letter\">{sign}</span><div>{text}</div></li>\n")
    };
    let items: String = texts.iter().enumerate().map(item).collect();
    format!("<ol class=\"parts\">\n{items}</ol>\n")
}

/// A box for a letter after each label.
fn boxes(labels: impl Iterator<Item = String>) -> String {
    let one = |label: String| {
        let label = if label.is_empty() { label } else { format!("<b>{label}</b>") };
        format!("<span>{label}<span class=\"box\"></span></span>")
    };
    format!("<div class=\"boxes\">{}</div>\n", labels.map(one).collect::<String>())
}

/// Lines to write on; those of several answers are numbered or have their labels.
fn written(slot: &Slot<'_>, labels: &[String], grouping: Grouping) -> String {
    let room = room(slot, grouping);
    let (class, count) = match room {
        Room::Short => (" short", 1),
        Room::Lines(count) => ("", count),
    };
    let rules = "<i class=\"rule\"></i>".repeat(count);
    let one = |(at, label): (usize, &String)| {
        let label = match label.as_str() {
            "" if labels.len() > 1 => (at + 1).to_string(),
            label => escape(label),
        };
        let label =
            if label.is_empty() { label } else { format!("<span class=\"letter\">{label}</span>") };
        format!("<div class=\"write{class}\">{label}<div>{rules}</div></div>\n")
    };
    labels.iter().enumerate().map(one).collect()
}
