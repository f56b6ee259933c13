//! What may be chosen, as plain lines.

use super::answer;
use crate::form::is_truth;
use crate::form::{Form, Grouping, offered};
use crate::text::{Look, printable, printable_line};
use crate::ui::chooser::TRUTH;
use crate::ui::markdown::spans;

/// What may be chosen, lettered; for pairs both sides.
pub(super) fn parts(form: &Form, look: Look) -> Vec<String> {
    match form {
        Form::One { options, .. } if is_truth(options) => {
            TRUTH.iter().zip(options).map(|(mark, option)| format!("{mark}{option}")).collect()
        }
        Form::Many { options, offers_none, .. } => lettered(&offered(options, *offers_none), look),
        Form::One { options: texts, .. } | Form::Order { items: texts } => lettered(texts, look),
        Form::Pairs { left, right } => {
            let line = |(place, text): (usize, &String)| {
                format!("{}. {}", place + 1, one_line(text, look))
            };
            let mut lines: Vec<String> = left.iter().enumerate().map(line).collect();
            lines.extend(lettered(right, look));
            lines
        }
        Form::Lines { labels, grouping: Grouping::Each } if labels.len() > 1 => {
            let labels: Vec<String> = labels.iter().map(|label| printable_line(label)).collect();
            vec![format!("One line each: {}", labels.join(", "))]
        }
        Form::Lines { grouping: Grouping::Text, .. } => {
            vec!["Several lines; two empty ones end them.".to_owned()]
        }
        Form::Lines { .. } | Form::Card { .. } => Vec::new(),
    }
}

/// Texts a line each, with letters.
pub(super) fn lettered(texts: &[String], look: Look) -> Vec<String> {
    let line = |(place, text): (usize, &String)| {
        format!("{}) {}", answer::label(place), one_line(text, look))
    };
    texts.iter().enumerate().map(line).collect()
}

/// An option on its line; the lines of longer code are set in.
fn one_line(text: &str, look: Look) -> String {
    spans(printable(text).trim_end(), look).replace('\n', "\n   ")
}
