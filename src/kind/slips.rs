//! Slips: keys that authors write when they mean another. A new slip is a new row.

use super::{Fields, PROMPT};
use crate::report::Rule;
use crate::text::did_you_mean;
use toml::Spanned;
use toml::de::DeValue;

/// The rules of this file.
pub const RULES: &[&Rule] = &[&UNKNOWN_KEY];

/// A key that there is not.
pub const UNKNOWN_KEY: Rule = Rule::error(
    "unknown-key",
    "a key that there is not",
    "Misspelt, it would be left out in silence. `--fix` mends what is certain.",
    r#"- promt = "Which planet is the largest?"
+ prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
);

/// What a key of another program is here.
#[derive(Clone, Copy)]
enum Meant {
    /// The same under another name: `--fix` renames it.
    Same(&'static str),
    /// Likely this, and read so, but not certain enough to be renamed.
    Likely(&'static str),
    /// Nothing that could be read in its place.
    Nothing,
}
use Meant::{Likely, Nothing, Same};

/// A key of another program: its name, what it is here, and what else there is to say.
const SYNONYMS: &[(&str, Meant, &str)] = &[
    ("aliases", Same("accept"), ""),
    (
        "alternatives",
        Nothing,
        "other ways to write the answer go under `accept`, wrong options under `wrong`",
    ),
    ("ask", Same("prompt"), ""),
    ("category", Likely("tags"), ", a list"),
    ("choices", Nothing, "put the right one under `answer` and the others under `wrong`"),
    ("comment", Likely("explain"), ""),
    ("context", Same("explain"), ""),
    ("correct", Likely("answer"), " (several right ones: `answers`)"),
    ("correct_answer", Same("answer"), ""),
    ("definition", Same("back"), ""),
    ("difficulty", Nothing, "delete the line; `points` may weigh a question"),
    ("distractors", Same("wrong"), ""),
    ("explanation", Same("explain"), ""),
    ("feedback", Same("explain"), ""),
    ("hints", Same("hint"), ": text, or a list shown one at a time"),
    ("incorrect", Likely("wrong"), ""),
    ("incorrect_answers", Same("wrong"), ""),
    ("items", Likely("order"), ""),
    ("kind", Nothing, "delete the line: the kind follows from the other keys"),
    ("name", Likely("title"), ""),
    ("note", Likely("explain"), ""),
    ("q", Same("prompt"), ""),
    ("question", Same("prompt"), ""),
    ("rationale", Same("explain"), ""),
    ("score", Likely("points"), ""),
    ("sentence", Likely("cloze"), ""),
    ("solution", Likely("answer"), ""),
    ("tag", Same("tags"), ", a list"),
    ("term", Same("front"), ""),
    ("text", Likely("prompt"), ""),
    ("type", Nothing, "delete the line: the kind follows from the other keys"),
    ("units", Same("unit"), ", also for a list"),
    ("why", Same("explain"), "; a `why` stands beside an option"),
];

/// Keys that stand in another table, and what to do with them.
pub type Elsewhere<'k> = (&'k [&'static str], &'static str);

impl Fields<'_, '_> {
    /// Puts keys that are misspelt, or another program's, under the name they were meant for, so
    /// that the mistake is told once and all that follows from it is not. `known` is sorted.
    pub fn correct(&mut self, known: &[&'static str], elsewhere: Elsewhere<'_>) {
        let is_known = |name: &str| known.binary_search(&name).is_ok();
        if self.table.iter().all(|(name, _)| is_known(name.get_ref())) {
            return;
        }
        let mut taken: Vec<&str> = known.iter().copied().filter(|key| self.has(key)).collect();
        for at in (0..self.table.len()).rev() {
            let name = self.table[at].0.get_ref();
            if is_known(name) {
                continue;
            }
            let name = name.to_string();
            let Guess { meant, mut help, is_certain } =
                guess(&name, known, elsewhere, |key| taken.contains(&key));
            let (place, value) = self.table.swap_remove(at);
            if let (DeValue::Table(_), None) = (value.get_ref(), meant) {
                "delete it: there are no tables of that name".clone_into(&mut help);
            }
            let span = self.at(place.span());
            let mut finding =
                UNKNOWN_KEY.finding(span.clone(), format!("unknown key `{name}`"), help);
            // A name in quotes is more than a slip of the fingers.
            let is_bare = self.excerpt.text.get(place.span()) == Some(&name);
            if let Some(meant) = meant {
                taken.push(meant);
                finding.fix.extend((is_certain && is_bare).then(|| (span, meant.to_owned())));
                self.put(Spanned::new(place.span(), meant.into()), value);
            }
            self.findings.push(finding);
        }
    }
}

/// What an unknown key is taken for.
struct Guess {
    /// The key under which its value can be read.
    meant: Option<&'static str>,
    /// The remedy.
    help: String,
    /// Whether it can be renamed.
    is_certain: bool,
}

/// Guesses what an unknown key was meant for. `taken` tells the keys that stand there already.
fn guess(
    name: &str,
    known: &[&'static str],
    (others, move_it): Elsewhere<'_>,
    taken: impl Fn(&str) -> bool,
) -> Guess {
    let none = |help: String| Guess { meant: None, help, is_certain: false };
    let find = |key: &str| known.iter().copied().find(|known| *known == key);
    let lower = name.to_lowercase().replace('-', "_");
    if let Some((_, own, more)) = SYNONYMS.iter().find(|(theirs, ..)| *theirs == lower) {
        let is_certain = matches!(own, Same(_));
        let (help, meant) = match own {
            Same(own) | Likely(own) => (format!("here it is called `{own}`{more}"), find(own)),
            Nothing => ((*more).to_owned(), None),
        };
        match meant {
            Some(meant) if taken(meant) => {
                let help = format!("here it is called `{meant}`, which stands there already");
                return none(format!("{help}: delete one"));
            }
            Some(_) => return Guess { meant, help, is_certain },
            None if known.contains(&PROMPT) => return none(help),
            None => {}
        }
    }
    if others.contains(&name) {
        return none(format!("`{name}` {move_it}"));
    }
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
    if let Some(list) = find(stem).filter(|_| stem != name) {
        return none(format!("write one list: {list} = [\"...\", \"...\"]"));
    }
    if let Some(key) = find(&name.to_lowercase()).filter(|key| taken(key)) {
        return none(format!("`{key}` stands there already: delete one"));
    }
    match did_you_mean(name, known.iter().copied().filter(|known| !taken(known))) {
        Some(meant) => {
            let help = format!("did you mean `{meant}`?");
            Guess { meant: Some(meant), help, is_certain: is_slip(name, meant) }
        }
        None if known.len() > 12 => none("delete the line: there is no such key".to_owned()),
        None => none(format!("delete it; the keys are {}", known.join(", "))),
    }
}

/// Whether a name is a key that the fingers slipped on: a letter is missing or stands there twice,
/// or two neighbours are swapped. Another letter may make another word: border, drift, black.
fn is_slip(name: &str, meant: &str) -> bool {
    let (name, meant) = (name.to_lowercase().into_bytes(), meant.as_bytes());
    let without = |text: &[u8], at: usize| [&text[..at], &text[at + 1..]].concat();
    let lacks = |at| without(meant, at) == name;
    let doubles = |at: usize| name[at] == name[at - 1] && without(&name, at) == meant;
    let swaps = |at: usize| {
        let mut swapped = name.clone();
        swapped.swap(at - 1, at);
        swapped == meant
    };
    name == meant
        || meant.len() > 3
            && ((0..meant.len()).any(lacks)
                || (1..name.len()).any(doubles)
                || (1..name.len()).any(swaps))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_another_program_is_told_as_one_of_ours() {
        let own: Vec<&str> =
            super::super::keys().chain(crate::deck::COMMON).map(|key| key.name).collect();
        for (theirs, meant, _) in SYNONYMS {
            assert!(!own.contains(theirs), "{theirs}");
            if let Same(ours) | Likely(ours) = meant {
                assert!(own.contains(ours) || crate::deck::HEADER_KEYS.contains(ours), "{ours}");
            }
        }
    }

    #[test]
    fn the_key_of_another_program_is_translated() {
        let known = ["answer", "prompt", "wrong"];
        let of = |name: &str| guess(name, &known, (&["title"], "goes up"), |_| false);
        assert_eq!((of("question").meant, of("question").is_certain), (Some("prompt"), true));
        assert_eq!(of("question").help, "here it is called `prompt`");
        assert_eq!((of("promt").meant, of("promt").is_certain), (Some("prompt"), true));
        assert_eq!((of("pronpt").meant, of("pronpt").is_certain), (Some("prompt"), false));
        assert_eq!((of("title").meant, of("title").help), (None, "`title` goes up".to_owned()));
        assert_eq!(
            (of("Correct-Answer").meant, of("solution").is_certain),
            (Some("answer"), false)
        );
        let taken = guess("why", &["explain", "prompt"], (&[], ""), |_| true);
        let help = "here it is called `explain`, which stands there already: delete one";
        assert_eq!((taken.meant, taken.help.as_str()), (None, help));
        let none: [(&str, &[&str], &str); 7] = [
            (
                "distractors",
                &["wrong"],
                "here it is called `wrong`, which stands there already: delete one",
            ),
            ("choices", &[], "put the right one under `answer` and the others under `wrong`"),
            ("wrong2", &[], "write one list: wrong = [\"...\", \"...\"]"),
            ("wrong_1", &[], "write one list: wrong = [\"...\", \"...\"]"),
            ("Answer", &["answer"], "`answer` stands there already: delete one"),
            ("promt", &["prompt"], "delete it; the keys are answer, prompt, wrong"),
            ("zzz", &[], "delete it; the keys are answer, prompt, wrong"),
        ];
        for (name, taken, help) in none {
            let guess = guess(name, &known, (&[], ""), |key| taken.contains(&key));
            assert_eq!((guess.meant, guess.help.as_str()), (None, help), "{name}");
        }
        let of_a_header = guess("q", &["accents", "case"], (&[], ""), |_| false);
        assert_eq!(of_a_header.help, "delete it; the keys are accents, case");
    }
}
