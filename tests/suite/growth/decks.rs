//! Decks that have many of one thing.

use super::Case;
use std::fmt::Write as _;

/// Those of which nothing can be asked, whatever their size; in the order in which they stand below.
pub const UNSOUND: &[&str] = &[
    "options that are the same",
    "gaps of Anki",
    "languages",
    "defaults that are not known",
    "keys of the header that are not known",
    "tables that are not known",
    "keys that are not known",
    "keys that are there twice",
    "dotted keys",
    "broken lines",
    "broken questions",
    "texts left open",
    "brackets left open",
    "arrays in each other",
    "inline tables in each other",
    "tables in tables",
    "brackets in a line",
    "quotes in a line",
    "equals signs in a line",
    "curly quotes in a line",
];

/// Everything but texts that are long in one way; those are `texts`.
pub const DECKS: &[Case<String>] = &[
    ("options of a choice", |n| one("answer = 'x'", "wrong", words(n))),
    ("options with a why", |n| {
        one("answer = 'x'", "wrong", each(n, |i| format!("{{ text = 'v{i}', why = 'w{i}' }}")))
    }),
    ("options of a scale", |n| one("answer = 'wordb'", "options", words(n))),
    ("options that are numbers", |n| one("answer = 'x'", "wrong", each(n, |i| i.to_string()))),
    ("options that are long", |n| one("answer = 'x'", "wrong", sentences(n))),
    ("options that are near", |n| one("answer = 'x'", "wrong", near(n))),
    ("options that are the same", |n| one("answer = 'x'", "wrong", each(n, |_| "'w'".to_owned()))),
    ("right options", |n| one("wrong = ['x']", "answers", words(n))),
    ("right and wrong options", |n| {
        let wrong = each(n, |i| format!("'v{i}'"));
        one(&format!("wrong = [{wrong}]"), "answers", words(n))
    }),
    ("right options of a scale", |n| {
        one(&format!("answers = [{}]", words(n / 2)), "options", words(n))
    }),
    ("options shown of a pool", |n| one("answer = 'x'\nshow = 4", "wrong", words(n))),
    ("foreseen answers", |n| one("answer = 'x'\nas = 'typed'", "wrong", sentences(n))),
    ("other answers", |n| one("answer = 'x'", "accept", words(n))),
    ("other answers that are long", |n| one("answer = 'x'", "accept", sentences(n))),
    ("other answers that are near", |n| one("answer = 'x'", "accept", near(n))),
    ("other answers with a why", |n| {
        one(
            "answer = 'x'",
            "accept",
            each(n, |i| format!("{{ text = 'letters{i}', why = 'w{i}' }}")),
        )
    }),
    ("other answers with a share", |n| {
        one(
            "answer = 'x'",
            "accept",
            each(n, |i| format!("{{ text = 'letters{i}', credit = 0.5 }}")),
        )
    }),
    ("other answers of other scripts", |n| {
        one("answer = 'x'", "accept", each(n, |i| format!("'{}'", script(i))))
    }),
    ("other numbers", |n| one("answer = -1", "accept", each(n, |i| (3 * i).to_string()))),
    ("units", |n| one("answer = 5", "unit", words(n))),
    ("entries of a list", |n| one("", "answers", words(n))),
    ("entries that are long", |n| one("", "answers", sentences(n))),
    ("entries that are near", |n| one("", "answers", near(n))),
    ("entries that are numbers", |n| one("", "answers", each(n, |i| (7 * i).to_string()))),
    ("entries that are dates", |n| {
        one(
            "",
            "answers",
            each(n, |i| format!("{}-{:02}-{:02}", 1000 + i / 336, i / 28 % 12 + 1, i % 28 + 1)),
        )
    }),
    ("entries with commas", |n| {
        one("", "answers", each(n, |i| format!("'one{i}, two{i}, three{i}'")))
    }),
    ("entries with and", |n| one("", "answers", each(n, |i| format!("'salt{i} and pepper{i}'")))),
    ("entries in order", |n| one("ordered = true", "answers", words(n))),
    ("entries with a need", |n| one(&format!("need = {}", n / 2), "answers", words(n))),
    ("entries with other names", |n| {
        one("", "answers", each(n, |i| format!("['state{i}', 'land{i}']")))
    }),
    ("names of one entry", |n| one("", "answers", format!("[{}], 'x'", words(n)))),
    ("entries left out by wrong", |n| {
        one("answers = ['red', 'blue', 'green']\nas = 'typed'", "wrong", words(n))
    }),
    ("gaps", |n| {
        format!("[[question]]\ncloze = \"{}\"\n", join(n, |i| format!("The {{{{word{i}}}}} is. ")))
    }),
    ("gaps that are long", |n| {
        format!(
            "[[question]]\ncloze = \"{}\"\n",
            join(n, |i| format!("The {{{{{}}}}} is. ", sentence(i)))
        )
    }),
    ("gaps that are the same", |n| {
        format!("[[question]]\ncloze = \"{}\"\n", join(n, |_| "The {{word}} is. ".to_owned()))
    }),
    ("gaps asked each", |n| {
        format!(
            "[[question]]\neach = true\ncloze = \"{}\"\n",
            join(n, |i| format!("The {{{{word{i}}}}} is. "))
        )
    }),
    ("gaps with a hint", |n| {
        format!(
            "[[question]]\ncloze = \"{}\"\n",
            join(n, |i| format!("The {{{{word{i}::hint{i}}}}} is. "))
        )
    }),
    ("gaps of Anki", |n| {
        format!(
            "[[question]]\ncloze = \"{}\"\n",
            join(n, |i| format!("The {{{{c{i}::word{i}}}}} is. "))
        )
    }),
    ("words of one gap", |n| {
        format!(
            "[[question]]\ncloze = \"A {{{{{}}}}} is.\"\n",
            join(n, |i| format!("word{i}|")).trim_end_matches('|')
        )
    }),
    ("items in order", |n| one("", "order", words(n))),
    ("items in order that are long", |n| one("", "order", sentences(n))),
    ("pairs", |n| one("", "pairs", each(n, |i| format!("['left{i}', 'right{i}']")))),
    ("pairs with one side", |n| one("", "pairs", each(n, |i| format!("['left{i}', 'right']")))),
    ("pairs that are the same", |n| one("", "pairs", each(n, |_| "['left', 'right']".to_owned()))),
    ("pairs with more sides", |n| one("pairs = [['a', 'b'], ['c', 'd']]", "wrong", words(n))),
    ("sides of a card", |n| {
        format!(
            "[[question]]\nreverse = true\nfront = [{}]\nback = [{}]\n",
            words(n),
            each(n, |i| format!("'back{i}'"))
        )
    }),
    ("tags", |n| one("answer = 'x'", "tags", words(n))),
    ("tags that are near", |n| one("answer = 'x'", "tags", near(n))),
    ("tags of a deck", |n| format!("[deck]\nid = 'd'\ntags = [{}]\n{}", words(n), questions(3))),
    ("tags of each question", |n| {
        join(n, |i| {
            format!(
                "[[question]]\nprompt = 'Which is {i}?'\nanswer = 'word{i}'\ntags = ['tag{i}', 'word']\n"
            )
        })
    }),
    ("allowed codes", |n| one("answer = 'x'", "allow", each(n, |_| "'no-article'".to_owned()))),
    ("allowed codes of a deck", |n| {
        format!("[deck]\nid = 'd'\nallow = [{}]\n{}", words(n), questions(3))
    }),
    ("hints", |n| one("answer = 'x'", "hint", sentences(n))),
    ("sources", |n| {
        join(n, |i| {
            format!(
                "[[question]]\nprompt = 'Which is {i}?'\nanswer = 'word{i}'\nsource = 'Book, page {i}'\n"
            )
        })
    }),
    ("authors", |n| format!("[deck]\nid = 'd'\nauthors = [{}]\n{}", words(n), questions(3))),
    ("languages", |n| format!("[deck]\nid = 'd'\nlanguage = [{}]\n{}", words(n), questions(3))),
    ("defaults that are not known", |n| {
        format!(
            "[deck]\nid = 'd'\n[deck.defaults]\n{}{}",
            join(n, |i| format!("key{i} = true\n")),
            questions(3)
        )
    }),
    ("keys of the header that are not known", |n| {
        format!("[deck]\nid = 'd'\n{}{}", join(n, |i| format!("key{i} = true\n")), questions(3))
    }),
    ("tables that are not known", |n| {
        format!("[deck]\nid = 'd'\n{}{}", join(n, |i| format!("[table{i}]\na = 1\n")), questions(3))
    }),
    ("entries of an exam", |n| {
        format!(
            "[deck]\nid = 'd'\n[exam]\ncount = 3\nper-tag = {{ {} }}\n{}",
            each(n, |i| format!("word{i} = 1")),
            questions(3)
        )
    }),
    ("entries of an exam that have questions", |n| {
        format!(
            "[deck]\nid = 'd'\n[exam]\nper-tag = {{ {} }}\n{}",
            each(n, |i| format!("tag{i} = 1")),
            join(n, |i| format!(
                "[[question]]\nprompt = 'Which is {i}?'\nanswer = 'word{i}'\ntags = ['tag{i}']\n"
            )),
        )
    }),
    ("passages", |n| {
        format!(
            "[deck]\nid = 'd'\n[passages]\n{}{}",
            join(n, |i| format!("p{i} = 'Text {i}'\n")),
            join(n, |i| format!(
                "[[question]]\nprompt = 'Which is {i}?'\nanswer = 'word{i}'\npassage = 'p{i}'\n"
            ))
        )
    }),
    ("passages that nobody needs", |n| {
        format!(
            "[deck]\nid = 'd'\n[passages]\n{}{}",
            join(n, |i| format!("p{i} = 'Text {i}'\n")),
            questions(3)
        )
    }),
    ("passages that are not there", |n| {
        format!(
            "[deck]\nid = 'd'\n[passages]\np = 'x'\n{}{}",
            questions(3),
            join(n, |i| format!(
                "[[question]]\nprompt = 'Which is {i}?'\nanswer = 'word{i}'\npassage = 'p{i}'\n"
            ))
        )
    }),
    ("questions of one passage", |n| {
        format!(
            "[deck]\nid = 'd'\n[passages]\np = 'Text'\n{}",
            join(n, |i| format!(
                "[[question]]\nprompt = 'Which is {i}?'\nanswer = 'word{i}'\npassage = 'p'\n"
            ))
        )
    }),
    ("questions", questions),
    ("questions with ids", |n| {
        join(n, |i| {
            format!("[[question]]\nid = 'id{i}'\nprompt = 'Which is {i}?'\nanswer = 'word{i}'\n")
        })
    }),
    ("questions with one id", |n| {
        join(n, |i| {
            format!("[[question]]\nid = 'id'\nprompt = 'Which is {i}?'\nanswer = 'word{i}'\n")
        })
    }),
    ("questions with one prompt", |n| {
        join(n, |i| format!("[[question]]\nprompt = 'Which is it?'\nanswer = 'word{i}'\n"))
    }),
    ("questions that are the same", |n| {
        join(n, |_| "[[question]]\nprompt = 'Which is it?'\nanswer = 'word'\n".to_owned())
    }),
    ("questions that are near", |n| {
        join(n, |i| {
            format!(
                "[[question]]\nprompt = 'Which {} of all {} is the first in the long row of the others?'\nanswer = 'word{i}'\n",
                letters(i),
                letters(i + 1)
            )
        })
    }),
    ("questions with one answer", |n| {
        join(n, |i| {
            format!("[[question]]\nprompt = 'Which {} is it?'\nanswer = 'Kasarford'\n", sentence(i))
        })
    }),
    ("questions with near answers", |n| {
        join(n, |i| {
            format!(
                "[[question]]\nprompt = 'Which {} is it?'\nanswer = 'Kasar{}ford'\n",
                sentence(i),
                letters(i)
            )
        })
    }),
    ("questions with common options", |n| {
        join(n, |i| {
            format!(
                "[[question]]\nprompt = 'Which is {i}?'\nanswer = 'word{i}'\nwrong = ['word{}', 'word{}', 'none']\n",
                i + 1,
                i + 2
            )
        })
    }),
    ("questions of choice", |n| {
        join(n, |i| {
            format!(
                "[[question]]\nprompt = 'Which is {i}?'\nanswer = 'word{i}'\nwrong = ['left{i}', 'right{i}', 'big{i}']\n"
            )
        })
    }),
    ("questions of truth", |n| {
        join(n, |i| format!("[[question]]\nprompt = 'Is it {i}?'\nanswer = {}\n", i % 2 == 0))
    }),
    ("questions of number", |n| {
        join(n, |i| {
            format!("[[question]]\nprompt = 'How many are {i}?'\nanswer = {i}\nunit = 'km'\n")
        })
    }),
    ("questions of lists", |n| {
        join(n, |i| {
            format!(
                "[[question]]\nprompt = 'Which are {i}?'\nanswers = ['word{i}', 'other{i}', 'third{i}']\n"
            )
        })
    }),
    ("questions of gaps", |n| {
        join(n, |i| {
            format!(
                "[[question]]\ncloze = 'In {i} the {{{{word{i}}}}} is of {{{{other{i}}}}}.'\neach = true\n"
            )
        })
    }),
    ("questions of order", |n| {
        join(n, |i| {
            format!(
                "[[question]]\nprompt = 'Which order has {i}?'\norder = ['a{i}', 'b{i}', 'c{i}']\n"
            )
        })
    }),
    ("questions of pairs", |n| {
        join(n, |i| {
            format!(
                "[[question]]\nprompt = 'Which pairs has {i}?'\npairs = [['a{i}', 'b{i}'], ['c{i}', 'd{i}']]\n"
            )
        })
    }),
    ("questions of cards", |n| {
        format!(
            "[deck]\nid = 'd'\nlanguage = ['de', 'en']\n{}",
            join(n, |i| format!(
                "[[question]]\nfront = 'vorn {}'\nback = 'back {}'\nreverse = true\n",
                letters(i),
                letters(i)
            ))
        )
    }),
    ("cards with one back", |n| {
        join(n, |i| {
            format!("[[question]]\nfront = 'vorn {}'\nback = 'back'\nreverse = true\n", letters(i))
        })
    }),
    ("questions that are drafts", |n| {
        format!(
            "{}{}",
            questions(3),
            join(n, |i| format!(
                "[[question]]\nprompt = 'What is {i}?'\nanswer = 'word{i}'\ndraft = true\n"
            ))
        )
    }),
    ("questions with a slip in a key", |n| {
        format!(
            "{}{}",
            questions(3),
            join(n, |i| format!(
                "[[question]]\npromt = 'What is {i}?'\nanswer = 'word{i}'\nexplian = 'x'\n"
            ))
        )
    }),
    ("questions in curly quotes", |n| {
        format!(
            "{}{}",
            questions(3),
            join(n, |i| format!("[[question]]\nprompt = “What is {i}?”\nanswer = „word{i}“\n"))
        )
    }),
    ("questions with nothing", |n| format!("{}{}", questions(3), "[[question]]\n".repeat(n))),
    ("keys that are not known", |n| {
        format!(
            "[[question]]\nprompt = 'a'\nanswer = 'b'\n{}",
            join(n, |i| format!("key{i} = 1\n"))
        )
    }),
    ("keys that are there twice", |n| {
        format!("[[question]]\nprompt = 'a'\n{}", join(n, |i| format!("answer = '{i}'\n")))
    }),
    ("dotted keys", |n| {
        format!("[[question]]\nprompt = 'a'\nanswer = 'b'\na{} = 1\n", ".a".repeat(n))
    }),
    ("comment lines", |n| format!("{}{}", "# a remark\n".repeat(n), questions(3))),
    ("comment lines in a list", |n| {
        format!(
            "[[question]]\nprompt = 'p'\nanswer = 'a'\nwrong = [\n{}]\n",
            join(n, |i| format!("  'w{i}', # why\n"))
        )
    }),
    ("blank lines", |n| format!("{}{}", "\n".repeat(n), questions(3))),
    ("blank lines of DOS", |n| format!("{}{}", "\r\n".repeat(n), questions(3))),
    ("blank lines between", |n| {
        join(n, |i| {
            format!("\n \n[[question]]\nprompt = 'Which is {i}?'\nanswer = 'word{i}'\n\n\n")
        })
    }),
    ("blanks", |n| format!("[[question]]\nprompt ={}'p'\nanswer = 'a'\n", " ".repeat(n))),
    ("broken lines", |n| {
        format!("[[question]]\nprompt = 'p'\nanswer = 'a'\n{}", "this is no line\n".repeat(n))
    }),
    ("broken questions", |n| {
        join(n, |i| format!("[[question]]\nprompt = 'Which is {i}?'\nanswer = \n"))
    }),
    ("texts left open", |n| {
        join(n, |i| format!("[[question]]\nprompt = '''Which is {i}?\nanswer = 'a'\n"))
    }),
    ("brackets left open", |n| {
        join(n, |i| format!("[[question]]\nprompt = 'Which is {i}?'\nanswers = ['a',\n"))
    }),
    ("headers in a text", |n| {
        format!("[[question]]\nprompt = '''\n{}'''\nanswer = 'a'\n", "[[question]]\n".repeat(n))
    }),
    ("headers in texts", |n| {
        join(n, |i| format!("[[question]]\nprompt = '''\n[[question]]\n{i}'''\nanswer = 'a'\n"))
    }),
    ("arrays in each other", |n| {
        format!("[[question]]\nprompt = 'p'\nanswers = {}{}\n", "[".repeat(n), "]".repeat(n))
    }),
    ("inline tables in each other", |n| {
        format!("[[question]]\nprompt = 'p'\nanswers = {}1{}\n", "{a=".repeat(n), "}".repeat(n))
    }),
    ("tables in tables", |n| {
        format!(
            "{}[[question]]\nprompt = 'p'\n",
            join(n, |i| format!("[deck{}]\n", ".a".repeat(i % 50)))
        )
    }),
    ("brackets in a line", |n| format!("{}\n{}", "[".repeat(n), questions(3))),
    ("quotes in a line", |n| format!("{}\n{}", "'".repeat(n), questions(3))),
    ("equals signs in a line", |n| format!("{}\n{}", "=".repeat(n), questions(3))),
    ("curly quotes in a line", |n| format!("[deck]\nid = {}\n{}", "“".repeat(n), questions(3))),
    ("digits of a number", |n| {
        format!("[[question]]\nprompt = 'p'\nanswer = {}\n{}", "1".repeat(n), questions(3))
    }),
    ("digits behind a point", |n| {
        format!("[[question]]\nprompt = 'p'\nanswer = 1.{}\n{}", "1".repeat(n), questions(3))
    }),
    ("digits of an exponent", |n| {
        format!("[[question]]\nprompt = 'p'\nanswer = 1e{}\n{}", "1".repeat(n), questions(3))
    }),
    ("escapes", |n| {
        format!("[[question]]\nprompt = \"p{}\"\nanswer = 'a'\n", "\\u00e9\\n".repeat(n))
    }),
];

/// So many texts, one after the other.
pub fn join(count: usize, each: impl Fn(usize) -> String) -> String {
    let mut all = String::new();
    for i in 0..count {
        let _ = write!(all, "{}", each(i));
    }
    all
}

fn each(count: usize, each: impl Fn(usize) -> String) -> String {
    join(count, |i| each(i) + ", ")
}

fn words(count: usize) -> String {
    each(count, |i| format!("'word{}'", letters(i)))
}

/// Words that one letter tells apart.
fn near(count: usize) -> String {
    each(count, |i| format!("'Kasar{}ford'", letters(i)))
}

fn sentences(count: usize) -> String {
    each(count, |i| format!("'{}'", sentence(i)))
}

/// A number in letters.
fn letters(i: usize) -> String {
    let letter = |digit: u32| char::from_u32(u32::from('a') + digit).unwrap();
    let mut left = i + 1;
    let mut word = String::new();
    while left > 0 {
        word.push(letter(u32::try_from(left % 26).unwrap()));
        left /= 26;
    }
    word
}

/// Seven words of which no two sentences have all.
fn sentence(i: usize) -> String {
    let words = (1..8).map(|at| letters((i + 7) * at * 7919 % 1_000_003));
    words.collect::<Vec<_>>().join(" ")
}

/// A word of another script.
fn script(i: usize) -> String {
    let letter =
        |at: usize| char::from_u32(0x4e00 + u32::try_from(i / at % 5000).unwrap()).unwrap();
    [letter(1), letter(5000)].iter().collect()
}

fn one(rest: &str, key: &str, list: impl AsRef<str>) -> String {
    format!("[[question]]\nprompt = 'Which is it?'\n{rest}\n{key} = [{}]\n", list.as_ref())
}

fn questions(count: usize) -> String {
    join(count, |i| {
        format!(
            "[[question]]\nprompt = 'Which is {}?'\nanswer = 'word {}'\n",
            sentence(i),
            letters(i)
        )
    })
}
