//! Judges a list of typed entries (rule 11): pairs typed entries with those of the key, one to one.

use super::candidates::Candidates;
use super::split::split;
use super::target::Prepared;
use super::text::Text;
use super::verdict::{Ground, Judgement, Ruling};
use super::{Expected, Judge};
use std::collections::HashSet;
use std::rc::Rc;

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
    pub fn matched(&self) -> usize {
        self.typed.iter().filter(|met| met.entry.is_some()).count()
    }

    /// Counts typed entries that met none.
    pub fn extras(&self) -> usize {
        self.typed.len() - self.matched()
    }
}

pub(super) fn judge(judge: &Judge, entries: &[Expected], typed: &[String]) -> ListJudgement {
    let mut prepared: Vec<_> =
        entries.iter().map(|entry| Prepared::new(entry, judge.rules)).collect();
    let own = prepared.iter().flat_map(|entry| entry.own.iter().cloned());
    let own: Rc<HashSet<String>> = Rc::new(own.collect());
    for entry in &mut prepared {
        entry.friends = Rc::clone(&own);
    }
    let candidates = Candidates::new(&prepared);
    // So many extras leave no point to lose; more of them would only take time.
    let most = entries.len().saturating_mul(4).saturating_add(100);
    let texts = split(judge, entries, (&prepared, &candidates), typed, most);
    let typed: Vec<Text> = texts.iter().map(|text| Text::typed(text, judge.rules)).collect();

    // First all that are the same are paired, then those that are near.
    let right: Vec<Vec<usize>> = typed
        .iter()
        .map(|typed| {
            let is_right = |at: &usize| is_right(judge, &prepared[*at], typed);
            candidates.same(typed).into_iter().filter(is_right).collect()
        })
        .collect();
    let mut typed_of = vec![None; prepared.len()];
    extend(&mut typed_of, &right);
    // What is an entry already met is an extra, however near it is to another one.
    let near: Vec<Vec<usize>> = typed
        .iter()
        .zip(&right)
        .map(|(typed, right)| {
            let is_free = |at: &usize| typed_of[*at].is_none();
            let accepts = |at: &usize| judge.prepared_line(&prepared[*at], typed).is_accepted();
            let near = if right.is_empty() { candidates.near(typed) } else { Vec::new() };
            near.into_iter().filter(is_free).filter(accepts).collect()
        })
        .collect();
    extend(&mut typed_of, &near);

    let mut entry_of = vec![None; typed.len()];
    for (entry, typed) in typed_of.iter().enumerate() {
        if let Some(typed) = *typed {
            entry_of[typed] = Some(entry);
        }
    }
    let judged = texts.into_iter().enumerate().map(|(at, text)| {
        let entry = entry_of[at];
        let judgement = match entry {
            Some(entry) => judge.prepared_line(&prepared[entry], &typed[at]),
            None if right[at].is_empty() => {
                extra(judge, &prepared, candidates.near(&typed[at]), &typed[at])
            }
            None => Judgement::wrong(Ground::List),
        };
        Met { text, entry, judgement }
    });
    ListJudgement { typed: judged.collect() }
}

fn is_right(judge: &Judge, entry: &Prepared, typed: &Text) -> bool {
    let judgement = if judge.rules.exact {
        Some(judge.prepared_line(entry, typed))
    } else {
        judge.meet(entry, typed)
    };
    judgement.is_some_and(|judgement| judgement.ruling == Ruling::Right)
}

/// Judges a typed entry that met none, with the author's why or a reason to ask again. What does not go
/// by the entries is the same for the first as for all.
fn extra(judge: &Judge, prepared: &[Prepared], near: Vec<usize>, typed: &Text) -> Judgement {
    let first = if near.first() == Some(&0) || prepared.is_empty() { None } else { Some(0) };
    let mut again = None;
    for at in first.into_iter().chain(near) {
        let judgement = judge.prepared_line(&prepared[at], typed);
        match judgement.ruling {
            Ruling::Wrong if judgement.note.is_some() => return judgement,
            Ruling::Again => again = again.or(Some(judgement)),
            Ruling::Right | Ruling::Close(_) | Ruling::Partly(_) | Ruling::Wrong => {}
        }
    }
    again.unwrap_or(Judgement::wrong(Ground::List))
}

/// Pairs as many more typed entries as can be, by which entries each may meet (Kuhn's algorithm).
fn extend(typed_of: &mut [Option<usize>], edges: &[Vec<usize>]) {
    let mut has_met = vec![false; edges.len()];
    for typed in typed_of.iter().flatten() {
        has_met[*typed] = true;
    }
    // From where one search came to nothing, none does later.
    let mut dead = vec![false; typed_of.len()];
    for typed in (0..edges.len()).filter(|typed| !has_met[*typed]) {
        let mut seen = dead.clone();
        if !augment(typed_of, edges, typed, &mut seen) {
            dead = seen;
        }
    }
}

/// Finds a place for a typed entry, moving others on. Trying in order keeps the order.
fn augment(
    typed_of: &mut [Option<usize>],
    edges: &[Vec<usize>],
    typed: usize,
    seen: &mut [bool],
) -> bool {
    if let Some(&free) = edges[typed].iter().find(|&&at| typed_of[at].is_none()) {
        typed_of[free] = Some(typed);
        return true;
    }
    for &at in &edges[typed] {
        if std::mem::replace(&mut seen[at], true) {
            continue;
        }
        if typed_of[at].is_none_or(|other| augment(typed_of, edges, other, seen)) {
            typed_of[at] = Some(typed);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::verdict::Reason;
    use super::super::{Rival, Rivals, Rules};
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
        for mark in [',', ';', '/', '&', '，', '；', '／', '＆', '、', '،', '؛', '\r'] {
            let line = format!("赤{mark}青");
            assert_eq!(met("赤|青", &[&line]), [Some(0), Some(1)], "{line}");
        }
        assert_eq!(met("red|green", &[]), []);
        assert_eq!(met("red|green", &["", " , "]), []);
        assert_eq!(met("sand|andorra", &["sandandorra"]), [None]);
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
        assert_eq!(met("105|7", &["One hundred and five and seven"]), [Some(0), Some(1)]);
        assert_eq!(met("2023|7", &["7, two thousand and twenty-three"]), [Some(1), Some(0)]);
        assert_eq!(met("one hundred|five", &["one hundred and five"]), [Some(0), Some(1)]);
        assert_eq!(met("five|one hundred", &["five and one hundred"]), [Some(0), Some(1)]);
        assert_eq!(met("2|3|5|7", &["2,3,5,7"]), [Some(0), Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn separators_may_be_entries_or_stand_in_them() {
        for (key, lines) in [
            ("/var|/etc|/dev", "/var, /etc, /dev;/var /etc and /dev"),
            ("&|:", "& and :;&, :;& :;&,: ;& & :"),
            ("and|or", "and, or;and or;and and or;And OR"),
            ("R&D|and", "R&D, and;R&D and and;r&d and"),
            ("a, b|c", "a, b, c;a, b and c;a,b c"),
            ("New York|Boston", "new york boston;New York, Boston;New York & Boston"),
        ] {
            for line in lines.split(';') {
                let met: Vec<_> = met(key, &[line]).into_iter().flatten().collect();
                assert_eq!(met.len(), key.split('|').count(), "{line}");
                assert!(met.is_sorted(), "{line}");
            }
        }
        assert_eq!(met(";|,", &[";", ","]), [Some(0), Some(1)]);
        assert_eq!(met(";|,", &[", ;"]), [Some(1), Some(0)]);
        assert_eq!(met("&|:", &["&", ":", ";"]), [Some(0), Some(1), None]);
        assert_eq!(met("/var|/etc|/dev", &["/var, /etc/dev"]), [Some(0), None]);
        let judged = judged("/var|/etc|/dev", &["/var, /tmp, /dev"]);
        let texts: Vec<_> = judged.iter().map(|(text, entry, _)| (text.as_str(), *entry)).collect();
        assert_eq!(texts, [("/var", Some(0)), ("/tmp", None), ("/dev", Some(2))]);
    }

    #[test]
    fn spaces_part_entries_where_nothing_else_can_be_meant() {
        assert_eq!(met("red|green|blue", &["blue red, green"]), [Some(2), Some(0), Some(1)]);
        assert_eq!(met("red|green", &["red and very green"]), [Some(0), None]);
        assert_eq!(met("red|green", &["red lantern"]), [None]);
        assert_eq!(met("York|New York|New", &["New York"]), [Some(1)]);
        let rivals = Rivals::new([Rival {
            text: "Guinea-Bissau",
            question: 1,
            prompt: "",
            is_answer: true,
        }]);
        let keys = [vec!["Guinea".to_owned()], vec!["Bissau".to_owned()]];
        let expected: Vec<Expected> = keys.iter().map(|key| Expected::of(key)).collect();
        let judge =
            Judge { rules: Rules::default(), rivals: Some(&rivals), question: 0, prompt: "" };
        let judged = judge.list(&expected, &["Guinea Bissau".to_owned()]);
        assert_eq!((judged.matched(), judged.extras()), (0, 1));
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

    #[test]
    fn a_long_list_of_extras_meets_nothing() {
        let name = |at: usize| format!("{at:b}").replace('0', "pa").replace('1', "to");
        let key: Vec<String> = (1..25).map(name).collect();
        let typed: Vec<String> = (100..175).map(name).collect();
        assert_eq!(met(&key.join("|"), &[&typed.join(", ")]), [None; 75]);
    }
}
