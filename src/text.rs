//! Text for terminals and messages, and how like two texts are; each job in a file of its own.

mod json;
mod layout;
mod likeness;
mod patch;
mod phrase;
mod printable;
mod quotes;
mod word;

pub use json::{Unwritable, indented_json, json};
pub use layout::{Look, pad, shorten, width, wrap};
pub use likeness::{did_you_mean, first_places, likeness, words};
pub use patch::{Patch, patched};
pub use phrase::{capitalized, in_days, percent, plural, with_article};
pub use printable::{is_blank, is_printable, printable, printable_line};
pub use quotes::closing_quotes;
pub use word::shell_word;
