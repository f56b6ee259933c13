//! Text for terminals and messages, and how like two texts are; each job in a file of its own.

mod alignment;
pub(crate) mod breaks;
pub(crate) mod code;
mod date;
mod diff;
mod digraph;
mod emulator;
mod json;
mod layout;
mod likeness;
mod markup;
pub(crate) mod maths;
mod patch;
mod phrase;
mod printable;
mod quotes;
mod search;
mod signs;
mod table;
mod theme;
mod word;
mod written;

pub use emulator::{Emulator, Palette};
pub use layout::Look;
pub use patch::Patch;
pub use printable::is_printable;
pub use theme::Theme;

pub(crate) use alignment::{alignment, ascending};
pub(crate) use date::{MONTHS, Tense, month, read_date, read_full_date, short_date, weekday};
pub(crate) use diff::{changed_lines, diff};
pub(crate) use digraph::digraph;
pub(crate) use json::{Unwritable, indented_json, json};
pub(crate) use layout::{fitted, pad, shorten, shorten_between_words, width, wrap};
pub(crate) use likeness::{did_you_mean, first_places, likeness, repeated, words};
pub(crate) use markup::escape;
pub(crate) use patch::patched;
pub(crate) use phrase::{capitalized, in_days, percent, plural, times, with_article};
pub(crate) use printable::{is_blank, lossy, printable, printable_line};
pub(crate) use quotes::closing_quotes;
pub(crate) use search::{find_all, searchable};
pub(crate) use signs::Signs;
pub(crate) use table::table;
pub(crate) use theme::{COLOURED, COLOURS, Coloured, Hue, read_colour};
pub(crate) use word::{shell_lines, shell_word, to_type};
pub(crate) use written::written_date;
