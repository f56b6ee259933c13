//! The lines that Anki writes at the head of its text files: `#separator:tab`, `#tags column:4`.

use std::collections::HashMap;

/// What the lines at the head say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks<'t> {
    /// Each with its name in small letters.
    values: HashMap<String, &'t str>,
    /// How long the head is, in bytes and in lines.
    pub length: usize,
    /// How many lines it has.
    pub lines: usize,
}

/// The names that Anki knows.
const NAMES: &[&str] = &[
    "separator", "html", "tags", "columns", "notetype", "deck", "notetype column", "deck column",
    "tags column", "guid column", "if matches", "match scope",
];

/// Separators by name.
const SEPARATORS: &[(&str, &str)] = &[
    ("comma", ","),
    ("semicolon", ";"),
    ("tab", "\t"),
    ("\\t", "\t"),
    ("space", " "),
    ("pipe", "|"),
    ("colon", ":"),
];

impl<'t> Marks<'t> {
    /// Those of a text; none where its first lines are others.
    pub fn of(text: &'t str) -> Self {
        let mut marks = Self::default();
        for line in text.split_inclusive('\n') {
            let named = match line.strip_prefix('#') {
                Some(rest) => rest.split_once(':'),
                // As it was written long ago, in the first line alone.
                None if marks.lines == 0 && line.starts_with("tags:") => line.split_once(':'),
                None => break,
            };
            marks.length += line.len();
            marks.lines += 1;
            let Some((name, value)) = named else { continue };
            let name = name.trim().to_lowercase();
            if NAMES.contains(&&*name) {
                // A tab may be the very value.
                marks.values.insert(name, value.trim_matches([' ', '\r', '\n']));
            }
            if !line.starts_with('#') {
                break;
            }
        }
        if marks.values.is_empty() { Self::default() } else { marks }
    }

    /// Whether there are any.
    pub fn are_there(&self) -> bool {
        self.lines > 0
    }

    /// What one says.
    pub fn value(&self, name: &str) -> Option<&'t str> {
        self.values.get(name).copied().filter(|value| !value.is_empty())
    }

    /// The separator that they name.
    pub fn separator(&self) -> Option<&'t str> {
        let named = self.value("separator")?;
        let known = SEPARATORS.iter().find(|(name, _)| name.eq_ignore_ascii_case(named));
        Some(known.map_or(named, |(_, separator)| separator))
    }

    /// Whether the cells hold HTML, where they say so.
    pub fn html(&self) -> Option<bool> {
        self.value("html").map(|value| value.eq_ignore_ascii_case("true"))
    }

    /// The place of a column, from 0.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.value(name)?.trim().parse::<usize>().ok()?.checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_ends_with_the_first_line_that_is_no_mark() {
        let text = "#Separator:tab\r\n# a remark\n#html:true\n#tags column:3\na\tb\tc\n#d\n";
        let marks = Marks::of(text);
        assert_eq!((marks.separator(), marks.html()), (Some("\t"), Some(true)));
        assert_eq!(marks.place("tags column"), Some(2));
        assert_eq!(&text[marks.length..][..3], "a\tb");
        assert!(!Marks::of("# a\nb\n").are_there());
        assert_eq!(Marks::of("#separator:\t\na\tb").separator(), Some("\t"));
        assert_eq!(Marks::of("tags:x y\ntags:z\n").lines, 1);
    }
}
