//! Verbs: a list of base forms, of which the regular forms are made, and one of irregular triples. Rules
//! that strip endings get a fifth of the past forms wrong ("creat", "rebell"); these get none wrong,
//! and what is not listed is no verb.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Base forms of verbs, with blanks between them.
const REGULAR: &str = include_str!("verbs.txt");

/// Base form, past and participle, a verb a line.
const IRREGULAR: &str = include_str!("irregular.txt");

/// Which form of a verb a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inflection {
    /// `write`.
    Base,
    /// `writes`.
    Third,
    /// `wrote`.
    Past,
    /// `written`.
    Participle,
    /// `signed`: past and participle.
    Either,
    /// `writing`.
    Ing,
}

/// A word as a form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbForm {
    /// Its base form.
    pub base: &'static str,
    /// Which form it is.
    pub inflection: Inflection,
}

static FORMS: LazyLock<HashMap<String, VerbForm>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    let irregular: Vec<[&'static str; 3]> = IRREGULAR
        .lines()
        .filter_map(|line| line.split(' ').collect::<Vec<_>>().try_into().ok())
        .collect();
    let mut add = |form: String, base: &'static str, inflection: Inflection| {
        forms.entry(form).or_insert(VerbForm { base, inflection });
    };
    for [base, past, participle] in &irregular {
        if past == participle {
            add((*past).to_owned(), base, Inflection::Either);
        } else if past != base {
            add((*past).to_owned(), base, Inflection::Past);
        }
        if participle != past && participle != base {
            add((*participle).to_owned(), base, Inflection::Participle);
        }
    }
    let is_regular = |base: &&str| irregular.iter().all(|[other, ..]| other != base);
    let regular: Vec<&'static str> = REGULAR.split_whitespace().filter(is_regular).collect();
    for base in &regular {
        for form in past(base) {
            add(form, base, Inflection::Either);
        }
    }
    for base in regular.iter().copied().chain(irregular.iter().map(|[base, ..]| *base)) {
        add(third(base), base, Inflection::Third);
        for form in ing(base) {
            add(form, base, Inflection::Ing);
        }
        add(base.to_owned(), base, Inflection::Base);
    }
    forms
});

/// What form of which verb a word in lower case is, if it is one that is known.
pub fn inflected(word: &str) -> Option<VerbForm> {
    FORMS.get(word).copied()
}

fn is_vowel(c: char) -> bool {
    "aeiou".contains(c)
}

/// Whether the last letter may be doubled before an ending: `stop`, `refer`.
fn may_double(base: &str) -> bool {
    let mut letters = base.chars().rev();
    let last = letters.next().is_some_and(|c| !is_vowel(c) && !"wxyh".contains(c));
    last && letters.next().is_some_and(is_vowel) && letters.next().is_some_and(|c| !is_vowel(c))
}

fn doubled(base: &str) -> Option<String> {
    let last = base.chars().next_back().filter(|_| may_double(base))?;
    Some(format!("{base}{last}"))
}

/// The stem of a base form in a consonant and `y`.
fn before_y(base: &str) -> Option<&str> {
    base.strip_suffix('y').filter(|stem| !stem.ends_with(is_vowel))
}

fn past(base: &str) -> Vec<String> {
    if base.ends_with('e') {
        return vec![format!("{base}d")];
    }
    if let Some(stem) = before_y(base) {
        return vec![format!("{stem}ied")];
    }
    let doubled = doubled(base).map(|stem| stem + "ed");
    doubled.into_iter().chain([format!("{base}ed")]).collect()
}

fn third(base: &str) -> String {
    if let Some(stem) = before_y(base) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end));
    format!("{base}{}", if hisses { "es" } else { "s" })
}

fn ing(base: &str) -> Vec<String> {
    if let Some(stem) = base.strip_suffix("ie") {
        return vec![format!("{stem}ying")];
    }
    match base.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o'])) {
        Some(stem) => vec![format!("{stem}ing")],
        None => {
            doubled(base).map(|s| s + "ing").into_iter().chain([format!("{base}ing")]).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_of_a_past_form_is_found() {
        let table = [
            ("created", "create"),
            ("developed", "develop"),
            ("rebelled", "rebel"),
            ("signed", "sign"),
            ("planned", "plan"),
            ("used", "use"),
            ("died", "die"),
            ("occupied", "occupy"),
            ("led", "lead"),
            ("wrote", "write"),
            ("founded", "found"),
            ("stopped", "stop"),
            ("freed", "free"),
            ("referred", "refer"),
        ];
        for (form, base) in table {
            assert_eq!(inflected(form).map(|form| form.base), Some(base), "{form}");
        }
        assert_eq!(inflected("founded").unwrap().inflection, Inflection::Either);
        assert_eq!(inflected("began").unwrap().inflection, Inflection::Past);
        assert_eq!(inflected("dying").unwrap().base, "die");
        assert_eq!(inflected("table"), None);
    }
}
