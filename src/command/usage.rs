//! What is said of a command line that makes no sense: its arguments are not to be trusted either.

use crate::error::Exit;
use crate::text::printable_line;
use clap::error::{ContextKind, ContextValue};

/// Says what is wrong with a command line, or the help that it asks for.
pub fn say(mut error: clap::Error) -> Exit {
    let named: Vec<_> = error
        .context()
        .filter(|(kind, _)| *kind != ContextKind::Usage) // that one is ours, and coloured
        .map(|(kind, value)| (kind, printable(value)))
        .collect();
    for (kind, value) in named {
        error.insert(kind, value);
    }
    // Where even standard error is gone there is nobody left to tell.
    let _ = error.print();
    if error.use_stderr() { Exit::Failure } else { Exit::Done }
}

fn printable(value: &ContextValue) -> ContextValue {
    let text = |text: &str| printable_line(text);
    match value {
        ContextValue::String(value) => ContextValue::String(text(value)),
        ContextValue::Strings(values) => {
            ContextValue::Strings(values.iter().map(|value| text(value)).collect())
        }
        ContextValue::StyledStr(value) => ContextValue::StyledStr(text(&value.to_string()).into()),
        ContextValue::StyledStrs(values) => ContextValue::StyledStrs(
            values.iter().map(|value| text(&value.to_string()).into()).collect(),
        ),
        other => other.clone(),
    }
}
