//! Judges a list of typed entries (rule 11): splits what was typed, and pairs typed entries with
//! those of the key, one to one.

use super::target::Prepared;
use super::text::Text;
use super::verdict::{Ground, Judgement, Ruling};
use super::{Expected, Judge};

/// How a list of typed entries was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListJudgement {
    /// Each typed entry, in the order typed; none if nothing was typed.
    pub typed: Vec<Met>,
}

/// One typed entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// As typed.
    pub text: String,
    /// The entry of the key that it met; none for an extra.
    pub entry: Option<usize>,
    /// How it was judged: accepted if it met an entry, else wrong or to be asked again.
    pub judgement: Judgement,
}

impl ListJudgement {
    /// Counts the entries that were met.
    #[must_use]
    pub fn matched(&self) -> usize {
        self.typed.iter().filter(|met| met.entry.is_some()).count()
    }

    /// Counts typed entries that met none.
    #[must_use]
    pub fn extras(&self) -> usize {
        self.typed.len() - self.matched()
    }
}

pub(super) fn judge(judge: &Judge, entries: &[Expected], typed: &[String]) -> ListJudgement {
    let mut prepared: Vec<_> =
        entries.iter().map(|entry| Prepared::new(entry, judge.rules)).collect();
    let own: Vec<String> = prepared.iter().flat_map(|entry| entry.own.iter().cloned()).collect();
    for entry in &mut prepared {
        entry.befriend(own.iter().cloned());
    }
    let list = Entries { judge, prepared: &prepared, parts: most_parts(judge, entries) };
    // So many extras leave no point to lose; more of them would only take time.
    let most = entries.len().saturating_mul(4).saturating_add(100);
    let texts: Vec<String> =
        typed.iter().flat_map(|line| list.split(line, most)).take(most).collect();
    ListJudgement { typed: list.pair(texts) }
}

struct Entries<'a, 'e> {
    judge: &'a Judge<'a>,
    prepared: &'a [Prepared<'e>],
    /// The most pieces into which an entry of the key would be split.
    parts: usize,
}

fn most_parts(judge: &Judge, entries: &[Expected]) -> usize {
    let texts = |entry: &Expected| {
        let noted = entry.noted.iter().map(|(text, _)| text);
        entry.key.iter().chain(noted).map(|text| pieces(text, judge, false).len()).max()
    };
    entries.iter().filter_map(texts).max().unwrap_or(1)
}

impl Entries<'_, '_> {
    /// Splits a line into entries.
    fn split(&self, line: &str, most_entries: usize) -> Vec<String> {
        if self.judge.rules.exact {
            return line
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(str::to_owned)
                .collect();
        }
        let pieces = pieces(line, self.judge, false);
        let mut entries = Vec::new();
        let mut at = 0;
        while at < pieces.len() && entries.len() < most_entries {
            let most = self.parts.min(pieces.len() - at);
            // Never inside an entry of the key: the longest run of pieces that is one.
            let run = (2..=most).rev().find(|count| {
                let text = &line[pieces[at].0..pieces[at + count - 1].1];
                let typed = Text::typed(text, self.judge.rules);
                self.prepared
                    .iter()
                    .any(|entry| self.judge.prepared_line(entry, &typed).is_accepted())
            });
            let count = run.unwrap_or(1);
            let text = &line[pieces[at].0..pieces[at + count - 1].1];
            if count == 1 {
                entries.extend(self.numbers(text));
            } else {
                entries.push(text.to_owned());
            }
            at += count;
        }
        entries
    }

    /// Splits `2,3,5,7` where it is no entry as a whole and each of its numbers is one.
    fn numbers(&self, text: &str) -> Vec<String> {
        let parts = pieces(text, self.judge, true);
        let is_entry = |text: &str| {
            let typed = Text::typed(text, self.judge.rules);
            self.prepared.iter().any(|entry| {
                self.judge.is_same(entry, &typed).is_some_and(|judgement| judgement.is_accepted())
            })
        };
        if parts.len() < 2
            || is_entry(text)
            || !parts.iter().all(|&(from, to)| is_entry(&text[from..to]))
        {
            return vec![text.to_owned()];
        }
        parts.into_iter().map(|(from, to)| text[from..to].to_owned()).collect()
    }

    /// Pairs typed entries with those of the key: first all that are the same, then those that are
    /// near.
    fn pair(&self, texts: Vec<String>) -> Vec<Met> {
        let typed: Vec<Text> =
            texts.iter().map(|text| Text::typed(text, self.judge.rules)).collect();
        let judge = |typed: &Text, entry: &Prepared| self.judge.prepared_line(entry, typed);
        let mut pairs = Pairs::new(typed.len(), self.prepared.len());

        let right: Vec<Vec<usize>> = typed
            .iter()
            .map(|typed| {
                let is_right = |entry: &Prepared| {
                    if self.judge.rules.exact {
                        judge(typed, entry).ruling == Ruling::Right
                    } else {
                        let judgement = self.judge.is_same(entry, typed);
                        judgement.is_some_and(|judgement| judgement.ruling == Ruling::Right)
                    }
                };
                (0..self.prepared.len()).filter(|&at| is_right(&self.prepared[at])).collect()
            })
            .collect();
        pairs.extend(&right);
        let free: Vec<usize> =
            (0..self.prepared.len()).filter(|&at| pairs.typed_of[at].is_none()).collect();
        // What is an entry already met is an extra, however near it is to another one.
        let near: Vec<Vec<usize>> = typed
            .iter()
            .zip(&right)
            .map(|(typed, right)| {
                let accepts = |&&at: &&usize| judge(typed, &self.prepared[at]).is_accepted();
                if right.is_empty() {
                    free.iter().filter(accepts).copied().collect()
                } else {
                    Vec::new()
                }
            })
            .collect();
        pairs.extend(&near);

        let entry_of = pairs.entries(typed.len());
        texts
            .into_iter()
            .zip(&typed)
            .zip(entry_of)
            .zip(&right)
            .map(|(((text, typed), entry), right)| {
                let judgement = match entry {
                    Some(at) => judge(typed, &self.prepared[at]),
                    None => self.extra(typed, !right.is_empty()),
                };
                Met { text, entry, judgement }
            })
            .collect()
    }

    /// Judges a typed entry that met none: with the author's why, or to be asked again, where there
    /// is one.
    fn extra(&self, typed: &Text, is_repeated: bool) -> Judgement {
        let told = || self.prepared.iter().map(|entry| self.judge.prepared_line(entry, typed));
        let told = |wanted: fn(&Judgement) -> bool| told().find(wanted);
        let extra = Judgement::new(Ruling::Wrong, Ground::List, None);
        if is_repeated {
            return extra;
        }
        told(|judgement| judgement.ruling == Ruling::Wrong && judgement.note.is_some())
            .or_else(|| told(|judgement| judgement.ruling == Ruling::Again))
            .unwrap_or(extra)
    }
}

/// The typed entry that each entry of the key is paired with.
struct Pairs {
    typed_of: Vec<Option<usize>>,
    is_paired: Vec<bool>,
}

impl Pairs {
    fn new(typed: usize, entries: usize) -> Self {
        Self { typed_of: vec![None; entries], is_paired: vec![false; typed] }
    }

    /// Pairs as many more typed entries as can be, given which entries each may meet (Kuhn's
    /// algorithm).
    fn extend(&mut self, edges: &[Vec<usize>]) {
        for typed in 0..edges.len() {
            if !self.is_paired[typed] {
                let mut seen = vec![false; self.typed_of.len()];
                self.is_paired[typed] = self.augment(edges, typed, &mut seen);
            }
        }
    }

    /// Finds a place for a typed entry, moving others on. Entries are tried in order, and so kept
    /// in order.
    fn augment(&mut self, edges: &[Vec<usize>], typed: usize, seen: &mut [bool]) -> bool {
        for &at in &edges[typed] {
            if self.typed_of[at].is_none() {
                self.typed_of[at] = Some(typed);
                return true;
            }
        }
        for &at in &edges[typed] {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            let moved = self.typed_of[at].is_none_or(|other| self.augment(edges, other, seen));
            if moved {
                self.typed_of[at] = Some(typed);
                return true;
            }
        }
        false
    }

    fn entries(&self, typed: usize) -> Vec<Option<usize>> {
        let mut entries = vec![None; typed];
        for (at, typed) in self.typed_of.iter().enumerate() {
            if let Some(typed) = *typed {
                entries[typed] = Some(at);
            }
        }
        entries
    }
}

/// Finds the pieces of a text between separators, without the spaces around them.
fn pieces(text: &str, judge: &Judge, between_digits: bool) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut push = |from: usize, to: usize| {
        let piece = &text[from..to];
        let start = from + (piece.len() - piece.trim_start().len());
        if !piece.trim().is_empty() {
            pieces.push((start, start + piece.trim().len()));
        }
    };
    let mut from = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let digits = before.is_numeric() && rest.starts_with(char::is_numeric);
        let mark =
            matches!(c, ',' | ';' | '/' | '&' | '，' | '；' | '／' | '＆' | '、' | '،' | '؛');
        let line_end = matches!(c, '\n' | '\r');
        if line_end || (mark && (!digits || between_digits)) {
            push(from, at);
            from = at + c.len_utf8();
        } else if judge.rules.english && !before.is_alphanumeric() && at >= from {
            let word = text.get(at..at + 3).is_some_and(|word| word.eq_ignore_ascii_case("and"));
            if word && text[at + 3..].starts_with(char::is_whitespace) {
                push(from, at);
                from = at + 3;
            }
        }
        before = c;
    }
    push(from, text.len());
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::{Reason, Rules};
    use super::*;

    /// Judges against entries parted by `|`, with alternatives parted by `=`: each typed entry, the
    /// entry it met and how.
    fn judged(entries: &str, typed: &[&str]) -> Vec<(String, Option<usize>, Ruling)> {
        let keys: Vec<Vec<String>> =
            entries.split('|').map(|entry| entry.split('=').map(str::to_owned).collect()).collect();
        let expected: Vec<Expected> = keys
            .iter()
            .map(|key| Expected { key, noted: &[], foreseen: &[], quantity: None })
            .collect();
        let judge = Judge { rules: Rules::default(), rivals: None, question: 0, prompt: "" };
        let typed: Vec<String> = typed.iter().map(|&line| line.to_owned()).collect();
        let judged = judge.list(&expected, &typed);
        judged.typed.into_iter().map(|met| (met.text, met.entry, met.judgement.ruling)).collect()
    }

    fn met(entries: &str, typed: &[&str]) -> Vec<Option<usize>> {
        judged(entries, typed).into_iter().map(|(_, entry, _)| entry).collect()
    }

    #[test]
    fn entries_are_split_at_separators() {
        for line in [
            "red, green and blue",
            "Red/green/blue",
            "red; green & blue",
            "red\ngreen\r\nblue",
            "red, green, and blue",
        ] {
            assert_eq!(met("red|green|blue", &[line]), [Some(0), Some(1), Some(2)], "{line}");
        }
        assert_eq!(met("赤|青", &["赤、青"]), [Some(0), Some(1)]);
        assert_eq!(met("red|green", &[]), []);
        assert_eq!(met("red|green", &["", " , "]), []);
        assert_eq!(met("sand|andorra", &["sand andorra"]), [None]);
    }

    #[test]
    fn entries_of_the_key_are_never_split() {
        let key = "Bosnia and Herzegovina|Trinidad and Tobago|TCP/IP|Malta";
        assert_eq!(
            met(key, &["malta, bosnia & herzegovina and Trinidad and Tobago, TCP/IP"]),
            [Some(3), Some(0), Some(1), Some(2)]
        );
        assert_eq!(met(key, &["Bosnia and Herzegovnia and Malta"]), [Some(0), Some(3)]);
        assert_eq!(met("1,000|2", &["1,000, 2"]), [Some(0), Some(1)]);
        assert_eq!(met("1,000|2", &["1000 and two"]), [Some(0), Some(1)]);
        assert_eq!(met("2|3|5|7", &["2,3,5,7"]), [Some(0), Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn pairs_are_one_to_one_and_the_same_goes_before_the_near() {
        assert_eq!(met("Austria|Australia", &["australia", "austria"]), [Some(1), Some(0)]);
        assert_eq!(
            met("Russia=Russian Federation|China", &["Russia", "Russian Federation"]),
            [Some(0), None]
        );
        assert_eq!(met("pero|perro", &["pero", "pero"]), [Some(0), None]);
        assert_eq!(met("a1=b1|a1", &["a1", "b1"]), [Some(1), Some(0)]);
        assert_eq!(met("x|y|x", &["x", "y", "x"]), [Some(0), Some(1), Some(2)]);
        let near = judged("Lisbon|London", &["Lodnon", "Lisbon", "Paris"]);
        let outcomes: Vec<_> =
            near.into_iter().map(|(_, entry, outcome)| (entry, outcome)).collect();
        assert_eq!(
            outcomes,
            [
                (Some(1), Ruling::Close(Reason::Typo)),
                (Some(0), Ruling::Right),
                (None, Ruling::Wrong)
            ]
        );
    }
}
