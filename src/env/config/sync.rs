//! Where the history is joined as it is set: `[sync]` with `place`, `auto` and `name`.

use crate::kind::{Fields, WRONG_TYPE};
use crate::report::Source;
use std::path::Path;
use toml::de::DeValue;

/// What the file says of it, each with its line.
#[derive(Default)]
pub struct SaidSync {
    /// The place: a folder, or an address.
    pub place: Option<(Option<String>, usize)>,
    /// Whether each session is joined by itself.
    pub auto: Option<(bool, usize)>,
    /// What this device is called there.
    pub name: Option<(Option<String>, usize)>,
}

/// Reads the table, if it is there.
pub fn read_sync(fields: &mut Fields<'_, '_>, source: &Source<'_>) -> SaidSync {
    let Some(value) = fields.take("sync") else { return SaidSync::default() };
    let span = fields.at(value.span());
    let DeValue::Table(table) = value.into_inner() else {
        fields.report(&WRONG_TYPE, span, "`sync` must be a table", "write [sync]");
        return SaidSync::default();
    };
    let mut sync = fields.inner("[sync]", table, span);
    sync.correct(&["auto", "name", "place"], (&[], ""));
    let line = |name: &str, fields: &Fields<'_, '_>| source.line(fields.place(name).start);
    let [auto, name, place] = ["auto", "name", "place"].map(|key| line(key, &sync));
    let said = SaidSync {
        auto: sync.flag("auto").map(|wanted| (wanted, auto)),
        name: sync.string("name").map(|text| (Some(text), name)),
        place: sync.string("place").map(|text| (Some(at_home(text)), place)),
    };
    sync.finish(|_| None);
    said
}

/// A folder that is named from one's own, named as a whole.
fn at_home(text: String) -> String {
    let whole = text.strip_prefix("~/").map(|_| super::place(Path::new(""), &text));
    whole.map_or(text, |path| path.display().to_string())
}
