//! Tags of questions, put in and taken away; all else of the text stays.

use super::literal::Literal;
use super::patch::{Refused, after_entry, applied, at, line_end};
use super::site::{Site, each_site};
use super::tree::Edit;
use crate::text::Patch;
use std::collections::BTreeMap;
use toml::Value;
use toml::de::DeValue;

const TAGS: &str = "tags";

/// The tags that a question gets, and those that it loses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tagging {
    /// What it is about too, from now on.
    pub new: Vec<String>,
    /// What it is not about any more.
    pub old: Vec<String>,
}

/// Gives questions tags and takes others away, by the number of each from 1 in the order of the text.
///
/// # Errors
/// When the deck is no TOML.
pub fn tag(text: &str, taggings: &BTreeMap<usize, Tagging>) -> Result<String, Refused> {
    // One after the other, so that what is put in never meets what is taken away.
    let text = each(text, taggings, |site, tagging| {
        let tags = tags(site);
        let kept: Vec<String> =
            tags.iter().filter(|tag| !tagging.old.contains(tag)).cloned().collect();
        (kept.len() < tags.len()).then(|| (without(site, &tagging.old, &kept), kept))
    })?;
    each(&text, taggings, |site, tagging| {
        let mut tags = tags(site);
        let mut new: Vec<String> = Vec::new();
        for tag in &tagging.new {
            if !tags.contains(tag) {
                tags.push(tag.clone());
                new.push(tag.clone());
            }
        }
        (!new.is_empty()).then(|| (vec![with(site, &new, &tags)], tags))
    })
}

/// Changes questions, each by what is made of it: patches, and the tags that it has then.
fn each(
    text: &str,
    taggings: &BTreeMap<usize, Tagging>,
    change: impl Fn(&Site<'_>, &Tagging) -> Option<(Vec<Patch>, Vec<String>)>,
) -> Result<String, Refused> {
    let (mut patches, mut edits) = (Vec::new(), Vec::new());
    for (site, number) in each_site(text).zip(1..) {
        let site = &site?;
        let change = taggings.get(&number).and_then(|tagging| change(site, tagging));
        let Some((some, tags)) = change else { continue };
        let question = site.span.start;
        // Where none is left, its key goes with the last one.
        let is_gone = tags.is_empty() && some.iter().any(|(place, _)| holds_key(site, place.start));
        edits.push(if is_gone {
            Edit::Unset { question, key: TAGS }
        } else {
            let value = Value::Array(tags.into_iter().map(Value::String).collect());
            Edit::Set { question, key: TAGS, value }
        });
        patches.extend(some);
    }
    if patches.is_empty() { Ok(text.to_owned()) } else { applied(text, &patches, &edits) }
}

fn holds_key(site: &Site<'_>, start: usize) -> bool {
    site.entry(TAGS).is_some_and(|(key, _)| start <= key.start)
}

/// The tags that a question says itself.
pub fn tags(site: &Site<'_>) -> Vec<String> {
    match site.value(TAGS) {
        Some((DeValue::Array(entries), _)) => {
            entries.iter().filter_map(|entry| text(entry.get_ref())).collect()
        }
        Some((one, _)) => text(one).into_iter().collect(),
        None => Vec::new(),
    }
}

/// A tag with its line ends as the reader has them.
fn text(value: &DeValue<'_>) -> Option<String> {
    value.as_str().map(|tag| tag.replace("\r\n", "\n"))
}

/// Tags after those that are there.
fn with(site: &Site<'_>, new: &[String], all: &[String]) -> Patch {
    let written = |tags: &[String]| Literal::texts(tags).inline(line_end(site.text));
    let Some((value, place)) = site.value(TAGS) else {
        if site.is_inline() {
            return at(site.span.start + 1, format!(" {TAGS} = {},", written(all)));
        }
        return site.below(site.last_line(), [(TAGS, &Literal::texts(all))]);
    };
    let Some(entries) = value.as_array() else { return (place, written(all)) };
    let bare = written(new);
    let bare = &bare[1..bare.len() - 1];
    match entries.iter().map(toml::Spanned::span).next_back() {
        Some(last) => after_entry(site.text, &site.place(last), bare),
        None => at(place.start + 1, bare.to_owned()),
    }
}

/// Some tags taken out of the list; the key with them where none is left.
fn without(site: &Site<'_>, old: &[String], kept: &[String]) -> Vec<Patch> {
    let Some((value, place)) = site.value(TAGS) else { return Vec::new() };
    if kept.is_empty() {
        return vec![whole(site, place)];
    }
    let Some(entries) = value.as_array() else { return Vec::new() };
    let is_old = |value: &DeValue<'_>| text(value).is_some_and(|tag| old.contains(&tag));
    let text = site.text;
    let spans: Vec<_> =
        entries.iter().map(|entry| (site.place(entry.span()), is_old(entry.get_ref()))).collect();
    let mut patches = Vec::new();
    let last_kept = spans.iter().rposition(|(_, is_old)| !is_old).unwrap_or(0);
    for (at, (span, is_old)) in spans.iter().enumerate() {
        if !is_old {
            continue;
        }
        let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let rest = &text[span.end..];
        let end = span.end + rest.find('\n').map_or(rest.len(), |at| at + 1);
        let below =
            rest.split('\n').next().unwrap_or_default().trim_start().trim_start_matches(',');
        let is_alone = text[line..span.start].trim().is_empty()
            && (below.trim().is_empty() || below.trim_start().starts_with('#'));
        patches.push(if is_alone && at < last_kept {
            (line..end, String::new())
        } else if at < last_kept {
            (span.start..spans[at + 1].0.start, String::new())
        } else {
            // The comma before it goes, and one behind it stays.
            (spans[at - 1].0.end..span.end, String::new())
        });
    }
    patches
}

/// All of the key, with its line where nothing else stands there.
fn whole(site: &Site<'_>, value: std::ops::Range<usize>) -> Patch {
    let text = site.text;
    let name = site.entry(TAGS).map_or(value.start, |(name, _)| name.start);
    let line = text[..name].rfind('\n').map_or(0, |at| at + 1);
    let rest = &text[value.end..];
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len();
    let is_alone = text[line..name].trim().is_empty();
    match rest[blanks..].chars().next() {
        Some('\n') if is_alone => (line..value.end + blanks + 1, String::new()),
        // The line above it is the last one then, and ends as this one does: not at all.
        None if is_alone && line > 0 => {
            let above = text[..line].strip_suffix('\n').unwrap_or_default();
            (above.strip_suffix('\r').unwrap_or(above).len()..text.len(), String::new())
        }
        _ => (value, "[]".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagged(tags: &str, new: &[&str], old: &[&str]) -> String {
        let texts = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect();
        let tagging = Tagging { new: texts(new), old: texts(old) };
        let text = format!("[[question]]\nprompt = 'a'\n{tags}# end\n");
        let done = tag(&text, &BTreeMap::from([(1, tagging.clone())])).unwrap();
        let crlf = tag(&text.replace('\n', "\r\n"), &BTreeMap::from([(1, tagging)])).unwrap();
        assert_eq!(crlf, done.replace('\n', "\r\n"));
        let done = done.strip_prefix("[[question]]\nprompt = 'a'\n").unwrap();
        done.strip_suffix("# end\n").unwrap().to_owned()
    }

    #[test]
    fn a_deck_that_ends_with_a_tag_ends_with_the_line_above_it_then() {
        let old = Tagging { new: Vec::new(), old: vec!["a".to_owned()] };
        for end in ["\n", "\r\n"] {
            let text = format!("[[question]]{end}prompt = 'a'");
            for last in ["tags = ['a']", "  tags = ['a'] ", "tags = 'a'"] {
                let tagged = format!("{text}{end}{last}");
                let done = tag(&tagged, &BTreeMap::from([(1, old.clone())]));
                assert_eq!(done.as_deref(), Ok(&*text), "{tagged:?}");
            }
        }
    }

    #[test]
    fn tags_come_and_go_in_the_way_they_are_laid_out() {
        let table: [(&str, &[&str], &[&str], &str); 14] = [
            ("", &["x"], &[], "tags = [\"x\"]\n"),
            ("", &[], &["x"], ""),
            ("tags = ['a'] # why\n", &["x", "y"], &[], "tags = ['a', \"x\", \"y\"] # why\n"),
            ("tags = ['a', 'b']\n", &["b", "x"], &["a"], "tags = ['b', \"x\"]\n"),
            ("tags = ['a', 'b', ]\n", &[], &["b"], "tags = ['a', ]\n"),
            ("tags = ['a', 'b', 'c']\n", &[], &["b", "c"], "tags = ['a']\n"),
            ("tags = ['a']\n", &[], &["a"], ""),
            ("tags = ['a'] # why\n", &[], &["a"], "tags = [] # why\n"),
            ("tags = ['a']\n", &["x"], &["a"], "tags = [\"x\"]\n"),
            ("tags = 'a'\n", &["x"], &[], "tags = [\"a\", \"x\"]\n"),
            ("tags = 'a'\n", &[], &["a"], ""),
            (
                "tags = [\n  'a', # one\n  'b', # two\n]\n",
                &["x"],
                &["a"],
                "tags = [\n  'b',\n  \"x\", # two\n]\n",
            ),
            ("tags = []\n", &["x"], &[], "tags = [\"x\"]\n"),
            ("tags = ['a', '''b\nc''']\n", &[], &["b\nc"], "tags = ['a']\n"),
        ];
        for (before, new, old, after) in table {
            assert_eq!(tagged(before, new, old), after, "{before:?} +{new:?} -{old:?}");
        }
    }

    #[test]
    fn a_question_within_braces_or_with_tables_gets_its_tags_too() {
        let new = BTreeMap::from([(1, Tagging { new: vec!["x".into()], old: Vec::new() })]);
        let inline = "question = [{ prompt = 'a' }]\n";
        assert_eq!(tag(inline, &new).unwrap(), "question = [{ tags = [\"x\"], prompt = 'a' }]\n");
        let tables = "[[question]]\nprompt = 'a'\n[[question.wrong]]\ntext = 'b'\n";
        let expected =
            "[[question]]\nprompt = 'a'\ntags = [\"x\"]\n[[question.wrong]]\ntext = 'b'\n";
        assert_eq!(tag(tables, &new).unwrap(), expected);
    }
}
