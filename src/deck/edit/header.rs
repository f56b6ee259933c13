//! The head of a deck: keys of `[deck]` and texts of `[passages]`, set, replaced and taken away.

use super::literal::{Literal, key_of};
use super::patch::{Refused, applied, at, line_end};
use super::site::{Site, section};
use super::tree::Edit;
use crate::deck::HEADER;
use crate::text::Patch;
use std::ops::Range;
use std::slice;
use toml::de::{DeTable, DeValue};

/// Gives a key of `[deck]` a value, or takes it away where there is none.
///
/// # Errors
/// When the deck is no TOML, or writes its header in a way that does not allow it.
pub fn set_header(text: &str, key: &str, value: Option<&Literal>) -> Result<String, Refused> {
    let rank = |key: &str| HEADER.iter().position(|row| row.name == key);
    set(text, "deck", &[(key, value)], |other| rank(other) < rank(key))
}

/// Gives passages their texts, or takes those away that have none, all of them at once: the deck is not
/// read once more for each.
///
/// # Errors
/// When the deck is no TOML, or writes its passages in a way that does not allow it.
pub fn set_passages<'p>(
    text: &str,
    passages: impl IntoIterator<Item = (&'p str, Option<&'p str>)>,
) -> Result<String, Refused> {
    let literal = |passage: &str| Literal::Text(passage.to_owned());
    let passages = passages.into_iter().map(|(name, passage)| (name, passage.map(literal)));
    let passages: Vec<(&str, Option<Literal>)> = passages.collect();
    let all = passages.iter().map(|(name, value)| (*name, value.as_ref()));
    let (given, gone): (Vec<_>, Vec<_>) = all.partition(|(_, value)| value.is_some());
    let set = |text: &str, some: &[_]| set(text, "passages", some, |_| true);
    let text = set(text, &given)?;
    // The last one may take its table along; between braces each takes a comma along.
    let Some((last, others)) = gone.split_last() else { return Ok(text) };
    let is_inline = section(&text, "passages")?.is_some_and(|site| site.is_inline());
    let at_once = if is_inline { 1 } else { others.len().max(1) };
    let left = others.chunks(at_once).try_fold(text, |text, some| set(&text, some))?;
    set(&left, slice::from_ref(last))
}

/// Sets keys of a table, new ones below those that come before them.
fn set(
    text: &str,
    table: &'static str,
    entries: &[(&str, Option<&Literal>)],
    is_before: impl Fn(&str) -> bool,
) -> Result<String, Refused> {
    let (mut patches, mut edits, mut new) = (Vec::new(), Vec::new(), Vec::new());
    let site = section(text, table)?;
    for &(key, value) in entries {
        let meant = match value {
            Some(value) => Some(value.meant().ok_or_else(Refused::unsafe_edit)?),
            None => None,
        };
        match (site.as_ref().and_then(|site| Some((site, site.entry(key)?))), value) {
            (None, None) => continue,
            (None, Some(value)) => new.push((key_of(key), value)),
            (Some((_, (_, old))), Some(value)) => {
                patches.push((old, value.written(key.len() + 3, line_end(text))));
            }
            (Some((site, (name, old))), None) => patches.push(taken_out(site, name.start..old.end)),
        }
        edits.push(Edit::Put { table, key: key.to_owned(), value: meant });
    }
    if !new.is_empty() {
        patches.push(match site.filter(Site::has_header) {
            Some(site) => {
                let before = |(key, _): &(&str, Range<usize>)| is_before(key);
                let last = site.values().filter(before).map(|(_, place)| place.end).max();
                let new = new.iter().map(|(key, value)| (key.as_ref(), *value));
                site.below(last.unwrap_or(site.span.end), new)
            }
            None => with_header(text, table, &new)?,
        });
    }
    if edits.is_empty() {
        return Ok(text.to_owned());
    }
    applied(text, &patches, &edits)
}

/// A table with its header, where it is to stand.
fn with_header(
    text: &str,
    table: &str,
    entries: &[(impl AsRef<str>, &Literal)],
) -> Result<Patch, Refused> {
    let end = line_end(text);
    let line = |(key, value): &(_, &Literal)| {
        let key = AsRef::<str>::as_ref(key);
        format!("{key} = {}{end}", value.written(key.len() + 3, end))
    };
    let lines: String = entries.iter().map(line).collect();
    let lines = format!("[{table}]{end}{lines}");
    Ok(match section(text, "deck")? {
        Some(deck) if table != "deck" => below_all(text, &deck, &lines),
        _ => on_top(text, &lines),
    })
}

/// Takes a key out of a table; the last one with the header of the table, where no remark stands by it.
fn taken_out(site: &Site<'_>, place: Range<usize>) -> Patch {
    let text = site.text;
    if !site.has_header() {
        return from_braces(site, &place).unwrap_or_else(|| without(text, place));
    }
    let (lines, _) = without(text, place);
    let header = text[..site.span.start].rfind('\n').map_or(0, |at| at + 1);
    let above = text[..header].lines().next_back().unwrap_or_default();
    let has_remark = above.trim_start().starts_with('#')
        || text[site.span.end..lines.start].contains('#')
        || text[lines.end..].starts_with('#') && !text[..lines.end].ends_with('\n');
    if site.table.len() > 1 || has_remark {
        return (lines, String::new());
    }
    let rest = text[lines.end..].split_inclusive('\n');
    let blanks = rest.take_while(|line| line.trim().is_empty());
    let end = lines.end + blanks.map(str::len).sum::<usize>();
    if end < text.len() {
        // One blank line parts what is above from what is below, wherever it stood.
        let is_apart = header == 0 || above.trim().is_empty();
        return (header..if is_apart { end } else { lines.end }, String::new());
    }
    let above = text[..header].trim_end().len();
    let start = text[above..header].find('\n').map_or(header, |at| above + at + 1);
    (start..end, String::new())
}

/// Takes a key out of a table in braces, with one of the commas beside it.
fn from_braces(site: &Site<'_>, place: &Range<usize>) -> Option<Patch> {
    let text = site.text;
    let inner = text.get(site.span.clone())?;
    if !inner.starts_with('{') {
        return None;
    }
    let after = text[place.end..].trim_start();
    if let Some(rest) = after.strip_prefix(',') {
        let rest = rest.trim_start();
        return Some((place.start..text.len() - rest.len(), String::new()));
    }
    let before = text[..place.start].trim_end();
    let start = before.strip_suffix(',').map_or(place.start, str::len);
    Some((start..place.end, String::new()))
}

/// Takes a key away, with its line where nothing else stands there: a remark stays.
fn without(text: &str, place: Range<usize>) -> Patch {
    let line = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let rest = &text[place.end..];
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len();
    match rest[blanks..].chars().next() {
        None => (line..text.len(), String::new()),
        Some('\n') => (line..place.end + blanks + 1, String::new()),
        Some(_) => (place.start..place.end + blanks, String::new()),
    }
}

/// Some lines below a table and those in it, a blank line before them.
fn below_all(text: &str, site: &Site<'_>, lines: &str) -> Patch {
    let end = line_end(text);
    let last = site.place(0..last(&site.table)).end.max(site.span.end);
    match text[last..].find('\n') {
        Some(next) => at(last + next + 1, format!("{end}{lines}")),
        None => at(text.len(), format!("{end}{end}{lines}")),
    }
}

/// Where the last value of a table ends.
fn last(table: &DeTable<'_>) -> usize {
    let end = |value: &toml::Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::Table(inner) => last(inner).max(value.span().end),
        _ => value.span().end,
    };
    table.iter().map(|(_, value)| end(value)).max().unwrap_or(0)
}

/// Some lines at the top of a text, below a remark on the whole of it.
fn on_top(text: &str, lines: &str) -> Patch {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let remark: usize = text[start..]
        .split_inclusive('\n')
        .take_while(|line| line.starts_with('#'))
        .map(str::len)
        .sum();
    let below = &text[start + remark..];
    let blanks = below.len() - below.trim_start_matches(['\r', '\n']).len();
    let is_closed = blanks > 0 || below.is_empty();
    let place = if is_closed { start + remark + blanks } else { start };
    let end = line_end(text);
    let before = if place > start && !text[..place].ends_with('\n') { end } else { "" };
    let after = if text[place..].is_empty() { "" } else { end };
    at(place, format!("{before}{lines}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::read;

    const QUESTION: &str = "[[question]]\nprompt = 'a'\nanswer = 'b'\n";

    fn set_passage(text: &str, name: &str, passage: Option<&str>) -> Result<String, Refused> {
        set_passages(text, [(name, passage)])
    }

    fn to_title(text: &str, title: &str) -> Result<String, Refused> {
        set_header(text, "title", Some(&Literal::Text(title.to_owned())))
    }

    /// Sets the title in a head above a question, by both line ends.
    fn titled(head: &str, new: &str) -> String {
        let text = format!("{head}{QUESTION}");
        let changed = to_title(&text, new).unwrap();
        let crlf = to_title(&text.replace('\n', "\r\n"), new).unwrap();
        assert_eq!(crlf, changed.replace('\n', "\r\n"));
        assert_eq!(read(&changed, "t").deck.title, new);
        changed.strip_suffix(QUESTION).unwrap().to_owned()
    }

    #[test]
    fn a_key_gets_its_place_and_all_else_is_kept() {
        let table = [
            ("", "[deck]\ntitle = \"T\"\n\n"),
            ("# of the question\n", "[deck]\ntitle = \"T\"\n\n# of the question\n"),
            ("# of the deck\n\n", "# of the deck\n\n[deck]\ntitle = \"T\"\n\n"),
            ("[deck]\n", "[deck]\ntitle = \"T\"\n"),
            ("[deck] # d\ntags = ['a'] # t\n\n", "[deck] # d\ntitle = \"T\"\ntags = ['a'] # t\n\n"),
            ("[deck]\n  id = 'x' # i\n\n", "[deck]\n  id = 'x' # i\n  title = \"T\"\n\n"),
            (
                "[deck]\ntags = [\n 'a',\n]\nid = 'x'\n",
                "[deck]\ntags = [\n 'a',\n]\nid = 'x'\ntitle = \"T\"\n",
            ),
            ("[deck]\ntitle  =  'old' # t\n", "[deck]\ntitle  =  \"T\" # t\n"),
            ("[deck]\ntitle = '''\nold\n'''\nid = 'x'\n", "[deck]\ntitle = \"T\"\nid = 'x'\n"),
            (
                "[deck.defaults]\ntypos = true\n",
                "[deck]\ntitle = \"T\"\n\n[deck.defaults]\ntypos = true\n",
            ),
            (
                "[deck]\n[deck.defaults]\ncase = true\n",
                "[deck]\ntitle = \"T\"\n[deck.defaults]\ncase = true\n",
            ),
            ("deck = { title = 'old', id = 'x' }\n", "deck = { title = \"T\", id = 'x' }\n"),
            ("deck.title = 'old'\n", "deck.title = \"T\"\n"),
        ];
        for (head, expected) in table {
            assert_eq!(titled(head, "T"), expected);
        }
    }

    #[test]
    fn a_list_that_does_not_fit_on_its_line_has_an_entry_a_line() {
        let set = |text: &str, length: usize| {
            let tags = Literal::texts(&["a".repeat(length)]);
            let new = set_header(text, "tags", Some(&tags)).unwrap();
            new.lines().map(str::to_owned).collect::<Vec<_>>()
        };
        for text in ["[deck]\n", "[deck]\ntags = []\n", ""] {
            assert_eq!(set(text, 89)[1].len(), 100, "{text}");
            assert_eq!(set(text, 90)[1], "tags = [", "{text}");
        }
    }

    #[test]
    fn a_deck_without_questions_gets_a_header_too() {
        let table = [
            ("", "[deck]\ntitle = \"T\"\n"),
            ("\u{feff}", "\u{feff}[deck]\ntitle = \"T\"\n"),
            (
                "#:schema ./deck.schema.json\n\n",
                "#:schema ./deck.schema.json\n\n[deck]\ntitle = \"T\"\n",
            ),
            ("# only a remark", "# only a remark\n[deck]\ntitle = \"T\"\n"),
            ("[deck]", "[deck]\ntitle = \"T\""),
        ];
        for (text, expected) in table {
            assert_eq!(to_title(text, "T").as_deref(), Ok(expected));
        }
    }

    #[test]
    fn a_key_is_taken_away_with_its_line_and_a_remark_stays() {
        let table = [
            ("[deck]\nid = 'x'\ntitle = 'old'\ntags = []\n", "[deck]\nid = 'x'\ntags = []\n"),
            ("[deck]\n  title = '''\nold'''  \n", ""),
            ("deck.title = 'old'\n", ""),
            ("[deck]\ntitle = 'old' # mine\n", "[deck]\n# mine\n"),
            ("[deck]\nid = 'x'\ntitle = 'old'", "[deck]\nid = 'x'\n"),
            ("[deck]\nid = 'x'\n", "[deck]\nid = 'x'\n"),
            ("", ""),
            ("deck = { id = 'x', title = 'old' }\n", "deck = { id = 'x' }\n"),
            ("deck = { title = 'old', id = 'x' }\n", "deck = { id = 'x' }\n"),
            ("deck = { title = 'old' }\n", "deck = {  }\n"),
        ];
        for (text, expected) in table {
            assert_eq!(set_header(text, "title", None).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn a_table_goes_with_its_last_key_unless_a_remark_stands_by_it() {
        let table = [
            ("[deck]\nid = 'x'\n\n[passages]\np = 'P'\n\n", "[deck]\nid = 'x'\n\n"),
            ("[deck]\nid = 'x'\n[passages]\np = 'P'\n\n", "[deck]\nid = 'x'\n\n"),
            ("[passages]\np = '''\n#1\n'''\n\n# one\n", "# one\n"),
            ("[passages]\np = 'P'\n# one\n", "# one\n"),
            ("[passages] # all\np = 'P'\n", "[passages] # all\n"),
            ("# all\n[passages]\np = 'P'\n", "# all\n[passages]\n"),
            ("[passages]\n# p\np = 'P'\n", "[passages]\n# p\n"),
            ("[passages]\np = 'P' # p\n", "[passages]\n# p\n"),
            ("[passages]\np = 'P'\no = 'O'\n", "[passages]\no = 'O'\n"),
        ];
        for (head, expected) in table {
            for question in ["", QUESTION] {
                let [text, expected] = [head, expected].map(|head| format!("{head}{question}"));
                let expected = if question.is_empty() && expected.ends_with("'x'\n\n") {
                    expected.trim_end().to_owned() + "\n"
                } else {
                    expected
                };
                assert_eq!(set_passage(&text, "p", None).as_deref(), Ok(&*expected));
                let [crlf, expected] = [text, expected].map(|text| text.replace('\n', "\r\n"));
                assert_eq!(set_passage(&crlf, "p", None).as_deref(), Ok(&*expected));
            }
        }
        let below = format!("{QUESTION}\n[passages]\np = 'P'\n");
        assert_eq!(set_passage(&below, "p", None).as_deref(), Ok(QUESTION));
        let braces = format!("passages = {{ p = 'P', o = 'O' }}\n{QUESTION}");
        let left = format!("passages = {{ o = 'O' }}\n{QUESTION}");
        assert_eq!(set_passage(&braces, "p", None).as_deref(), Ok(&*left));
    }

    #[test]
    fn several_passages_come_and_go_at_once_as_one_after_the_other() {
        let heads = [
            "",
            "[deck]\nid = 'x'\n\n",
            "[passages]\n  a = 'A' # a\n  b = 'B'\n\n",
            "passages.a = 'A'\npassages.b = 'B'\n",
            "passages = { a = 'A', b = 'B', c = 'C' }\n",
        ];
        for head in heads {
            for ending in ["", QUESTION] {
                let text = format!("{head}{ending}");
                let all = ["a", "b", "c", "d"];
                let gone = |text: &str| set_passages(text, all.map(|name| (name, None)));
                let one = |text: String, name| set_passage(&text, name, None);
                assert_eq!(gone(&text), all.into_iter().try_fold(text.clone(), one));
                assert!(read(&gone(&text).unwrap(), "t").deck.passages().is_empty());
                if head.contains('=') && !head.contains("[passages]") && !head.contains("[deck]") {
                    continue; // nothing can be added to those
                }
                let more = [("d", Some("D")), ("e f", Some("E\nF"))];
                let given = set_passages(&text, more).unwrap();
                let one = |text: String, (name, new)| set_passage(&text, name, new);
                assert_eq!(Ok(&given), more.into_iter().try_fold(text, one).as_ref());
                assert_eq!(read(&given, "t").deck.passages()["e f"], "E\nF");
            }
        }
    }

    #[test]
    fn passages_are_put_below_the_header_replaced_and_taken_away() {
        let table = [
            ("", "[passages]\np = \"One.\"\n\n"),
            ("[deck]\nid = 'x' # i\n\n", "[deck]\nid = 'x' # i\n\n[passages]\np = \"One.\"\n\n"),
            (
                "[deck]\nid = 'x'\n[deck.defaults]\ncase = true\n\n# first\n",
                "[deck]\nid = 'x'\n[deck.defaults]\ncase = true\n\n[passages]\np = \"One.\"\n\n# first\n",
            ),
            ("deck = { id = 'x' }\n", "deck = { id = 'x' }\n\n[passages]\np = \"One.\"\n"),
            ("[passages]\no = '''\nO'''\n\n", "[passages]\no = '''\nO'''\np = \"One.\"\n\n"),
            ("[passages]\np = '''\nOld'''\no = ''\n", "[passages]\np = \"One.\"\no = ''\n"),
        ];
        for (head, expected) in table {
            let text = format!("{head}{QUESTION}");
            let changed = set_passage(&text, "p", Some("One.")).unwrap();
            assert_eq!(changed, format!("{expected}{QUESTION}"));
            assert_eq!(read(&changed, "t").deck.passages()["p"], "One.");
            let removed = set_passage(&changed, "p", None).unwrap();
            assert_eq!(read(&removed, "t").deck.passages().get("p"), None);
        }
        let named = set_passage("", "a_b-1", Some("One.")).unwrap();
        assert_eq!(named, "[passages]\na_b-1 = \"One.\"\n");
        let long = set_passage(QUESTION, "a b", Some("One.\n\nTwo \"2\".\n")).unwrap();
        assert!(
            long.starts_with("[passages]\n\"a b\" = '''\nOne.\n\nTwo \"2\".\n'''\n\n"),
            "{long}"
        );
    }

    #[test]
    fn what_cannot_be_done_without_changing_more_is_refused() {
        let inline = "question = [{ prompt = 'a', answer = 'b' }]\n";
        let braces = "deck = { id = 'x', tags = [] }\n";
        assert!(to_title(inline, "T").is_err());
        assert!(to_title(braces, "T").is_err());
        assert!(set_header("[deck]\n[deck.defaults]\ncase = true\n", "defaults", None).is_err());
        let broken = to_title("[deck\n", "T").unwrap_err();
        assert!(broken.reason.starts_with("line 1 is not TOML"), "{}", broken.reason);
        assert!(set_passage(QUESTION, "a\nb", Some("One.")).is_err());
    }
}
