//! Misplaced texts: what an author types into one field and means for another, noticed while it can still
//! be moved. It is a matter of wording, and so said once and never refused.

use crate::kind::{Key, Role};

/// From so many words on a text with a full stop is a sentence, and no name of anything.
const SENTENCE: usize = 5;

/// What a text can look like.
struct TextGuise {
    is: fn(&str) -> bool,
    reads: &'static str,
}

const LONG: TextGuise = TextGuise { is: is_long, reads: "reads like a sentence" };
const ASKING: TextGuise = TextGuise { is: asks, reads: "asks something" };
const ADDRESS: TextGuise = TextGuise { is: is_address, reads: "is an address" };
const PICTURE: TextGuise =
    TextGuise { is: |text| is_file(text, PICTURES), reads: "is the name of a picture" };
const SOUND: TextGuise =
    TextGuise { is: |text| is_file(text, SOUNDS), reads: "is the name of a sound" };

const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "svg", "webp"];
const SOUNDS: &[&str] = &["mp3", "ogg", "oga", "opus", "wav", "m4a", "flac", "aac"];

/// What a name of something hardly is.
const NO_NAME: &[&TextGuise] = &[&LONG, &ASKING, &ADDRESS, &PICTURE, &SOUND];
/// What a text to be read hardly is.
const NO_TEXT: &[&TextGuise] = &[&ADDRESS, &PICTURE, &SOUND];

/// What a key is for, and what its texts hardly are.
struct KeyHabit {
    key: &'static str,
    holds: &'static str,
    unlike: &'static [&'static TextGuise],
}

const HABITS: &[KeyHabit] = &[
    KeyHabit { key: "prompt", holds: "here is what is asked", unlike: NO_TEXT },
    KeyHabit { key: "front", holds: "here is what is shown", unlike: NO_TEXT },
    KeyHabit { key: "explain", holds: "here is what explains the answer", unlike: NO_TEXT },
    KeyHabit { key: "hint", holds: "a hint leads to the answer", unlike: NO_TEXT },
    KeyHabit { key: "alt", holds: "here is what the picture shows", unlike: NO_TEXT },
    KeyHabit {
        key: "source",
        holds: "a source is what it was taken from",
        unlike: &[&ASKING, &PICTURE, &SOUND],
    },
    KeyHabit { key: "tags", holds: "a tag is a word or two", unlike: NO_NAME },
    KeyHabit { key: "id", holds: "an id is a short name", unlike: NO_NAME },
    KeyHabit { key: "passage", holds: "here is the name of a passage", unlike: NO_NAME },
    KeyHabit { key: "language", holds: "here is a language, as en", unlike: NO_NAME },
    KeyHabit { key: "allow", holds: "here is the code of a finding", unlike: NO_NAME },
    KeyHabit {
        key: "unit",
        holds: "a unit is a word or a sign",
        unlike: &[&LONG, &ASKING, &PICTURE, &SOUND],
    },
    KeyHabit {
        key: "image",
        holds: "here is the path of a picture",
        unlike: &[&LONG, &ASKING, &ADDRESS, &SOUND],
    },
    KeyHabit {
        key: "audio",
        holds: "here is the path of a sound",
        unlike: &[&LONG, &ASKING, &ADDRESS, &PICTURE],
    },
];

/// What is said of lines that likely belong into another field; `right` is what was typed as right.
pub fn misplaced(key: &Key, lines: &[String], right: &[String]) -> Option<String> {
    unlike_habit(key, lines).or_else(|| unlike_others(key, lines, right))
}

/// The first of some lines that looks like what its key does not hold.
fn unlike_habit(key: &Key, lines: &[String]) -> Option<String> {
    let habit = HABITS.iter().find(|habit| habit.key == key.name)?;
    // Tags are parted by commas.
    let texts = lines.iter().flat_map(|line| line.split(|c| c == ',' && key.name == "tags"));
    texts.map(str::trim).find_map(|text| {
        let guise = habit.unlike.iter().find(|guise| (guise.is)(text))?;
        Some(format!("\"{text}\" {}, and {}.", guise.reads, habit.holds))
    })
}

/// The first of some lines that is not like the answers and options beside it.
fn unlike_others(key: &Key, lines: &[String], right: &[String]) -> Option<String> {
    let said = |line: &str, why: &str| Some(format!("\"{}\" {why}", line.trim()));
    let is_short = |line: &String| !is_sentence(line);
    match key.role {
        Role::Alternatives if right.iter().all(is_short) => {
            let line = lines.iter().find(|line| is_sentence(text(line)))?;
            said(line, "reads like an explanation, and here is what may be typed as the answer.")
        }
        Role::Answer | Role::Wrong => {
            if let Some(line) = lines.iter().find(|line| asks(text(line))) {
                return said(line, "asks something, and here is what may be answered.");
            }
            let others: Vec<&String> = lines.iter().chain(right).collect();
            let line = lines.iter().find(|line| is_sentence(text(line)))?;
            // Among sentences it is one of them.
            let is_alone = others.iter().filter(|other| is_sentence(text(other))).count() == 1;
            let has_others = others.len() > 1;
            (is_alone && has_others)
                .then(|| said(line, "reads like an explanation, and the others are short."))?
        }
        _ => None,
    }
}

/// An entry without what is said to it.
fn text(line: &str) -> &str {
    line.split(" :: ").next().unwrap_or_default()
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '。'])
}

fn is_sentence(text: &str) -> bool {
    // Where words are not set apart, letters are counted.
    let is_long = words(text) >= SENTENCE || text.contains('。') && text.chars().count() > 12;
    is_long && ends_sentence(text)
}

/// Whether it is too long for a name of something.
fn is_long(text: &str) -> bool {
    words(text) >= SENTENCE || ends_sentence(text) && words(text) > 1 || is_sentence(text)
}

fn asks(text: &str) -> bool {
    text.trim_end().ends_with(['?', '？'])
}

fn is_address(text: &str) -> bool {
    let begins = ["http://", "https://", "www."].iter().any(|begin| text.starts_with(begin));
    begins && words(text) == 1
}

fn is_file(text: &str, extensions: &[&str]) -> bool {
    let extension = text.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    words(text) == 1 && extension.is_some_and(|extension| extensions.contains(&&*extension))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::COMMON;
    use crate::kind::{Shape, row};

    #[test]
    fn a_text_in_the_wrong_field_is_noticed_and_one_in_its_own_is_not() {
        let own = |kind: &str, key: &str| row(kind).unwrap().key(key).unwrap();
        let tags = COMMON.iter().find(|key| key.name == "tags").unwrap();
        let table: &[(&Key, &[&str], &[&str], bool)] = &[
            (tags, &["geography, capitals"], &[], false),
            (tags, &["history of the Second World War"], &[], true),
            (tags, &["Minsk lies on the Svislach."], &[], true),
            (tags, &["U.S."], &[], false),
            (own("short", "accept"), &["Minsk city"], &["Minsk"], false),
            (own("short", "accept"), &["Minsk lies on the river Svislach."], &["Minsk"], true),
            (own("short", "accept"), &["Миенск стоит на реке Свислочь."], &["Минск"], true),
            (
                own("short", "accept"),
                &["It lies on the old river."],
                &["It lies on that old river."],
                false,
            ),
            (
                own("choice", "wrong"),
                &["Brest", "Vilnius :: It is the capital of Lithuania."],
                &["Minsk"],
                false,
            ),
            (
                own("choice", "wrong"),
                &["Brest", "It is the capital of Lithuania."],
                &["Minsk"],
                true,
            ),
            (
                own("choice", "wrong"),
                &["It is in the far north.", "It is in the deep south."],
                &["East"],
                false,
            ),
            (own("short", "answer"), &["Where is Minsk?"], &[], true),
            (own("short", "answer"), &["明斯克"], &[], false),
        ];
        for (key, lines, right, is_noticed) in table {
            let owned =
                |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
            let said = misplaced(key, &owned(lines), &owned(right));
            assert_eq!(said.is_some(), *is_noticed, "{lines:?} {said:?}");
        }
    }

    #[test]
    fn each_key_is_known_by_what_it_holds() {
        let sentence = "Minsk lies on the river Svislach.";
        let question = "Where is Minsk?";
        let address = "https://a.example/minsk";
        let table: &[(&str, &[&str], &[&str])] = &[
            ("prompt", &[question, sentence], &[address, "map.png", "a.mp3"]),
            ("front", &["der Hund", question], &[address, "map.png", "a.mp3"]),
            ("explain", &[sentence, "Why? It grew."], &[address, "map.PNG", "a.mp3"]),
            ("hint", &[sentence, question, "M…"], &[address, "map.png", "a.ogg"]),
            ("alt", &[sentence, "a map"], &[address, "map.png", "a.ogg"]),
            ("source", &[sentence, address, "Atlas, p. 5"], &[question, "map.png", "a.ogg"]),
            ("id", &["minsk", "minsk 2"], &[sentence, question, address, "map.png"]),
            ("passage", &["the river"], &[sentence, question, address, "a.ogg"]),
            ("image", &["map.png", "my maps/a b.png"], &[sentence, question, address, "a.ogg"]),
            ("audio", &["a.ogg"], &[sentence, question, address, "map.png"]),
            ("unit", &["m", "km/h", "metres"], &[sentence, question, "map.png"]),
            ("language", &["en", "pt-BR"], &[sentence, question]),
            ("allow", &["no-explanation"], &[sentence, address]),
        ];
        for (name, own, other) in table {
            let mut keys = COMMON.iter().chain(crate::kind::keys());
            let key = keys.find(|key| key.name == *name).unwrap();
            let said = |text: &str| misplaced(key, &[text.to_owned()], &[]);
            for text in *own {
                assert_eq!(said(text), None, "{name}: {text}");
            }
            for text in *other {
                assert!(said(text).is_some(), "{name}: {text}");
            }
        }
    }

    #[test]
    fn every_key_that_is_typed_as_text_says_what_it_holds() {
        let typed = |shape| matches!(shape, Shape::Text | Shape::Path | Shape::Texts(_));
        for key in COMMON.iter().filter(|key| typed(key.shape)) {
            assert!(HABITS.iter().any(|habit| habit.key == key.name), "{}", key.name);
        }
    }
}
