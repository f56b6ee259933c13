//! The colours of signs and bars as they are set: `[theme]`.

use super::{Config, Origin, Setting};
use crate::kind::{Fields, WRONG_TYPE};
use crate::report::Source;
use crate::text::{COLOURED, COLOURS, Hue, Theme, read_colour};
use toml::de::DeValue;

/// What the file says of each, with its line.
pub type SaidTheme = [Option<(Hue, usize)>; COLOURED.len()];

/// Reads the table, if it is there.
pub fn read_theme(fields: &mut Fields<'_, '_>, source: &Source<'_>) -> SaidTheme {
    let mut said = [None; COLOURED.len()];
    let Some(table) = fields.take("theme") else { return said };
    let span = fields.at(table.span());
    let DeValue::Table(table) = table.into_inner() else {
        fields.report(&WRONG_TYPE, span, "`theme` must be a table", "write [theme]");
        return said;
    };
    let mut inner = fields.inner("[theme]", table, span);
    inner.correct(&COLOURED.map(|(name, _)| name), (&[], ""));
    for (name, what) in COLOURED {
        let (place, line) = (inner.value_place(name), source.line(inner.place(name).start));
        let Some(value) = inner.take(name) else { continue };
        let colour = match value.into_inner() {
            DeValue::String(text) => read_colour(&text),
            DeValue::Integer(number) => read_colour(number.as_str()),
            _ => None,
        };
        if let Some(colour) = colour {
            said[what as usize] = Some((colour, line));
        } else {
            let message = format!("`{name}` is no colour");
            inner.report(&WRONG_TYPE, place, message, format!("write {COLOURS}"));
        }
    }
    inner.finish(|_| None);
    said
}

/// Each colour as the file says, or else as usual.
pub fn chosen(said: SaidTheme) -> [Setting<Hue>; COLOURED.len()] {
    COLOURED.map(|(_, what)| match said[what as usize] {
        Some((value, line)) => Setting { value, origin: Origin::File(line) },
        None => Setting { value: Theme::USUAL.of(what), origin: Origin::Default },
    })
}

impl Config {
    /// The colours of signs and bars.
    pub fn theme(&self) -> Theme {
        let mut theme = Theme::USUAL;
        for ((_, what), setting) in COLOURED.into_iter().zip(&self.theme) {
            theme.set(what, setting.value);
        }
        theme
    }
}
