//! Templates: how Anki makes the sides of a card from the fields of a note.

use crate::format::html;
use crate::kind::AnkiSentence;
use memchr::memmem;

/// How deep sections may stand in each other.
const DEEPEST: usize = 50;

/// What a template is filled with.
pub struct Filling<'n> {
    /// The fields by name.
    pub fields: Vec<(&'n str, &'n str)>,
    /// What is no field of the note, as its tags and its deck, by name.
    pub special: Vec<(&'static str, &'n str)>,
    /// The number of the gaps that are asked.
    pub number: u32,
    /// What stands around those that are asked.
    pub marks: [&'static str; 3],
}

/// A side of a card.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Its HTML.
    pub html: String,
    /// The field that is to be typed.
    pub typed: Option<String>,
    /// The gaps that are to be typed, by the field that they are in.
    pub cloze: Option<String>,
}

impl Filling<'_> {
    /// Fills a template.
    pub fn side(&self, template: &str) -> Side {
        let mut side = Side::default();
        let (open, close, template) = marks(template);
        self.fill(template, (open, close), &mut side);
        side
    }

    fn field(&self, name: &str) -> Option<&str> {
        let mut all = self.fields.iter().chain(&self.special);
        all.find(|(known, _)| *known == name).map(|(_, text)| *text)
    }

    fn fill(&self, template: &str, (open, close): (&str, &str), side: &mut Side) {
        // Each section that is open, and whether all of those around it are shown.
        let mut sections: Vec<(String, bool)> = Vec::new();
        let mut deeper = 0_usize;
        let mut rest = template;
        while let Some(at) = position(rest, open) {
            let is_shown = sections.iter().all(|(_, is_shown)| *is_shown);
            if is_shown {
                side.html.push_str(&rest[..at]);
            }
            rest = &rest[at + open.len()..];
            let Some(end) = position(rest, close) else { return };
            let name = rest[..end].trim();
            rest = &rest[end + close.len()..];
            let is_begun = name.starts_with(['#', '^']);
            if is_begun && sections.len() >= DEEPEST {
                deeper += 1;
            } else if is_begun {
                let is_there = self.is_there(name[1..].trim());
                sections.push((name.to_owned(), is_there == name.starts_with('#')));
            } else if name.starts_with('/') {
                match deeper.checked_sub(1) {
                    Some(less) => deeper = less,
                    None => drop(sections.pop()),
                }
            } else if is_shown && !name.starts_with('!') {
                self.place(name, side);
            }
        }
        if sections.iter().all(|(_, is_shown)| *is_shown) {
            side.html.push_str(rest);
        }
    }

    /// Whether a section of a field is shown: something stands in it, or it has the gap asked.
    fn is_there(&self, name: &str) -> bool {
        let asked = name.strip_prefix('c').and_then(|number| number.parse::<u32>().ok());
        if let (Some(number), None) = (asked, self.field(name)) {
            return number == self.number;
        }
        let text = self.field(name).unwrap_or_default();
        !is_empty(text)
    }

    /// Puts a field in its place, through its filters from the last to the first.
    fn place(&self, name: &str, side: &mut Side) {
        let Some((filters, field)) = name.rsplit_once(':') else {
            side.html.push_str(self.field(name).unwrap_or_default());
            return;
        };
        let field = field.trim();
        let Some(text) = self.field(field) else { return };
        let filters: Vec<&str> = filters.split(':').map(str::trim).collect();
        if filters.contains(&"type") {
            if filters.contains(&"cloze") {
                side.cloze = Some(field.to_owned());
            } else {
                side.typed = Some(field.to_owned());
            }
            return;
        }
        let mut text = text.to_owned();
        for filter in filters.into_iter().rev() {
            text = match filter {
                "cloze" | "cloze-only" => self.cloze(&text, filter == "cloze-only"),
                "text" => html::untagged(&text),
                "furigana" => ruby(&text, |kanji, kana| format!("{kanji}({kana})")),
                "kana" => ruby(&text, |_, kana| kana.to_owned()),
                "kanji" => ruby(&text, |kanji, _| kanji.to_owned()),
                _ => text,
            };
        }
        side.html.push_str(&text);
    }

    fn cloze(&self, text: &str, is_only: bool) -> String {
        // Signs that gaps are marked with here come from nobody else.
        let text: String = text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
        let sentence = AnkiSentence::of(&text);
        if is_only {
            return sentence.answers(self.number).join(", ");
        }
        sentence.asked(self.number, self.marks)
    }
}

/// Whether Anki takes a field for an empty one: only blanks, line breaks and empty lines.
pub fn is_empty(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(tag) = rest.strip_prefix('<') {
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let Some(after) = tag.strip_prefix("br").or_else(|| tag.strip_prefix("div")) else {
            return false;
        };
        let after = after.trim_start().trim_start_matches('/');
        let Some(after) = after.strip_prefix('>') else { return false };
        rest = after.trim_start();
    }
    rest.is_empty()
}

/// The marks of a template, which its first line may change, and the rest of it.
fn marks(template: &str) -> (&str, &str, &str) {
    let changed = template.trim_start().strip_prefix("{{=").and_then(|rest| {
        let (marks, rest) = rest.split_once("=}}")?;
        let (open, close) = marks.trim().split_once(' ')?;
        Some((open.trim(), close.trim(), rest))
    });
    changed
        .filter(|(open, close, _)| !open.is_empty() && !close.is_empty())
        .unwrap_or(("{{", "}}", template))
}

/// Where a mark stands: texts are short, and marks are looked for in many.
fn position(text: &str, mark: &str) -> Option<usize> {
    memmem::find(text.as_bytes(), mark.as_bytes())
}

/// Words with their reading in brackets, ` 漢字[かんじ]`.
fn ruby(text: &str, show: impl Fn(&str, &str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, bracket) = rest.split_at(at);
        let reading = bracket[1..].split_once(']').filter(|(kana, _)| !kana.starts_with("sound:"));
        let Some((kana, after)) = reading else {
            out.push_str(before);
            out.push('[');
            rest = &bracket[1..];
            continue;
        };
        let start = before.rfind([' ', '>', '\u{3000}', ']']);
        let (plain, kanji) = start.map_or(("", before), |at| {
            let sign = before[at..].chars().next().map_or(0, char::len_utf8);
            (&before[..at + sign], &before[at + sign..])
        });
        out.push_str(plain.strip_suffix(' ').unwrap_or(plain));
        match kanji {
            "" => out.extend(["[", kana, "]"]),
            kanji => out += &show(kanji, kana),
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> Side {
        let fields = vec![
            ("Front", "a &amp; <b>b</b>"),
            ("Empty", " <br><div></div> "),
            ("Zero", "0"),
            ("Text", "{{c1::x::h}} {{c2::y}}"),
            ("Kanji", "日本[にほん]の 言葉[ことば]"),
            ("My Field", "m"),
        ];
        let special = vec![("Tags", "t u")];
        Filling { fields, special, number: 1, marks: ["<<", "|", ">>"] }.side(template)
    }

    #[test]
    fn a_template_is_filled_as_anki_fills_it() {
        let cases = [
            ("{{Front}}-{{ My Field }}", "a &amp; <b>b</b>-m"),
            ("{{#Empty}}no{{/Empty}}{{^Empty}}yes{{/Empty}}{{#Zero}}z{{/Zero}}", "yesz"),
            ("{{#Zero}}a{{#Empty}}b{{/Empty}}c{{/Zero}}", "ac"),
            ("{{text:Front}}", "a &amp; b"),
            ("{{cloze:Text}}", "<<x|h>> y"),
            ("{{#c1}}one{{/c1}}{{#c2}}two{{/c2}}", "one"),
            ("{{furigana:Kanji}}", "日本(にほん)の言葉(ことば)"),
            ("{{kana:Kanji}} {{kanji:Kanji}}", "にほんのことば 日本の言葉"),
            ("{{Tags}}{{Unknown}}{{!no}}{{hint:Zero}}{{odd:Zero}}", "t u00"),
            ("{{=<% %>=}}<%Front%> {{Front}}", "a &amp; <b>b</b> {{Front}}"),
            ("{{Front", ""),
        ];
        for (template, expected) in cases {
            assert_eq!(filled(template).html, expected, "{template}");
        }
        assert_eq!(filled("{{type:Front}}").typed.as_deref(), Some("Front"));
        assert_eq!(filled("{{type:nc:Front}}").typed.as_deref(), Some("Front"));
        assert_eq!(filled("{{type:cloze:Text}}").cloze.as_deref(), Some("Text"));
        let deep = "{{#Zero}}".repeat(100_000) + "x" + &"{{/Zero}}".repeat(100_000);
        assert_eq!(filled(&deep).html, "x");
    }

    #[test]
    fn what_anki_takes_for_empty_is_empty() {
        for text in ["", " ", "<br>", "<div><br /></div>"] {
            assert!(is_empty(text), "{text}");
        }
        for text in ["0", "&nbsp;", "<b></b>", "<br"] {
            assert!(!is_empty(text), "{text}");
        }
    }
}
