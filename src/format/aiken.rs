//! Aiken: questions with lettered options of which one is right, as teachers type them.
//!
//! A prompt, options `A) ...` or `A. ...`, and `ANSWER: B`. The letter is the option's place. Moodle,
//! which named the format, wants the prompt on one line and capitals; both are taken more kindly here.

use super::asked::Exercise;
use super::keys::TakenKeys;
use super::text::decoded;
use super::{Bundle, Carried, ForeignFile, Format, Intake, Loss, Unfit, Wishes};
use crate::deck::edit::{Draft, Literal};
use crate::text::lossy;
use std::fmt::Write;

/// The row of the table.
pub const FORMAT: Format = Format {
    name: "aiken",
    summary: "Moodle and others: questions with lettered options",
    extensions: &["aiken"],
    is_text: true,
    keeps_history: false,
    names_files: false,
    tells: |file| {
        let text = lossy(file.bytes);
        text.lines().any(|line| answer(line.trim()).is_some())
            && text.lines().any(|line| option(line.trim()).is_some())
    },
    read: Some(read),
    write: Some(write),
    keeps: "the prompt and the options of a choice; nothing else of a question",
};

/// How many options have a letter.
const MOST: usize = 26;

/// A question as far as it was read.
#[derive(Default)]
struct Halfway<'t> {
    line: usize,
    prompt: Vec<&'t str>,
    options: Vec<&'t str>,
    /// Whether a letter or the word ANSWER is small.
    is_small: bool,
    /// Whether letters are not those of their places.
    is_mixed: bool,
}

fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let text = decoded(file, wishes)?;
    let (mut questions, mut losses) = (Vec::new(), Vec::new());
    let mut begun = Halfway::default();
    for (at, line) in text.lines().enumerate() {
        let (number, line) = (at + 1, line.trim());
        if line.is_empty() {
            continue;
        }
        if let Some(letter) = answer(line) {
            let place = format!("line {}", if begun.line > 0 { begun.line } else { number });
            if begun.is_small || !line.starts_with("ANSWER:") {
                losses.push(Loss::remark(&place, "small letters, which Moodle does not take"));
            }
            if begun.is_mixed {
                losses.push(Loss::remark(&place, "letters out of order: ANSWER counts places"));
            }
            match std::mem::take(&mut begun).question(letter) {
                Ok(draft) => questions.push(Carried { place, draft }),
                Err(reason) => losses.push(Loss::question(place, reason)),
            }
        } else if let Some(text) = option(line).filter(|_| !begun.prompt.is_empty()) {
            begun.is_small |= line.starts_with(|letter: char| letter.is_ascii_lowercase());
            let letter = line.bytes().next().map(|letter| letter.to_ascii_uppercase());
            begun.is_mixed |= letter.is_some_and(|letter| {
                usize::from(letter.saturating_sub(b'A')) != begun.options.len()
            });
            begun.options.push(text);
        } else {
            if !begun.options.is_empty() {
                let place = format!("line {}", begun.line);
                losses.push(Loss::question(place, "there is no line ANSWER below its options"));
                begun = Halfway::default();
            }
            if begun.prompt.is_empty() {
                begun.line = number;
            }
            begun.prompt.push(line);
        }
    }
    if !begun.prompt.is_empty() {
        let reason = "there is no line ANSWER below it";
        losses.push(Loss::question(format!("line {}", begun.line), reason));
    }
    let bundle = Bundle { name: file.stem().to_owned(), questions, ..Bundle::default() };
    Ok(Intake { bundles: vec![bundle], losses })
}

impl Halfway<'_> {
    fn question(self, letter: char) -> Result<Draft, &'static str> {
        if self.prompt.is_empty() {
            return Err("there is no question above ANSWER");
        }
        if self.options.len() < 2 {
            return Err("there are not two options");
        }
        let place = u32::from(letter).checked_sub(u32::from('A')).map_or(MOST, |at| at as usize);
        let Some(right) = self.options.get(place) else {
            return Err("ANSWER names an option that is not there");
        };
        let wrong = self.options.iter().enumerate().filter(|(at, _)| *at != place);
        let wrong: Vec<String> = wrong.map(|(_, text)| (*text).to_owned()).collect();
        let mut draft = Draft::default();
        draft.push("prompt", Literal::Text(self.prompt.join("\n")));
        draft.push("answer", Literal::Text((*right).to_owned()));
        draft.push("wrong", Literal::texts(&wrong));
        Ok(draft)
    }
}

/// The letter of a line that says which option is right.
fn answer(line: &str) -> Option<char> {
    let rest = line.get(..7).filter(|word| word.eq_ignore_ascii_case("ANSWER:"))?;
    let letter = line[rest.len()..].trim_start().chars().next()?;
    letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase())
}

/// The text of a line that is an option.
fn option(line: &str) -> Option<&str> {
    let mut characters = line.chars();
    let letter = characters.next().filter(char::is_ascii_alphabetic)?;
    let sign = characters.next().filter(|sign| [')', '.'].contains(sign))?;
    // "a. m." begins no option, "A.Paris" does.
    let rest = characters.as_str();
    let is_sure = letter.is_ascii_uppercase() || rest.starts_with([' ', '\t']) || sign == ')';
    is_sure.then(|| rest.trim()).filter(|rest| !rest.is_empty())
}

fn write(bundles: &[Bundle]) -> Result<(Vec<u8>, Vec<Loss>), Unfit> {
    let (mut text, mut losses) = (String::new(), Vec::new());
    for bundle in bundles {
        for Carried { place, draft } in &bundle.questions {
            let keys = TakenKeys::new(draft, &bundle.front);
            let prompt = one_line(&keys.prompt());
            let asked = Exercise::of(&keys).map(|asked| asked.mixed(&prompt));
            let Some(Exercise::Options { options, right, is_many: false, .. }) = asked else {
                losses
                    .push(Loss::question(place, "only questions with one right option are there"));
                continue;
            };
            let [right] = right[..] else { continue };
            if prompt.is_empty() || answer(&prompt).is_some() {
                losses.push(Loss::question(place, "what it asks cannot be told from an answer"));
                continue;
            }
            if options.len() > MOST {
                losses.push(Loss::question(place, "there are letters for 26 options only"));
                continue;
            }
            let _ = writeln!(text, "{prompt}");
            let letters = 'A'..='Z';
            for (option, letter) in options.iter().zip(letters.clone()) {
                let _ = writeln!(text, "{letter}) {}", one_line(option.text));
            }
            let letter = letters.clone().nth(right).unwrap_or('A');
            let _ = writeln!(text, "ANSWER: {letter}\n");
            let has_why = options.iter().any(|option| option.why.is_some());
            let why = has_why
                .then(|| Loss::part(place, "what is said to an option cannot be said there"));
            losses.extend(why.into_iter().chain(keys.losses(place)));
        }
    }
    if text.is_empty() {
        let reason = "it has only questions with one right option, and the deck has none";
        return Err(Unfit::new(reason, "export to another format"));
    }
    Ok((text.into_bytes(), losses))
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::cases;
    use proptest::prelude::*;

    fn read(text: &str) -> Intake {
        let file = ForeignFile { name: "a.txt", bytes: text.as_bytes() };
        super::read(&file, &Wishes::default()).unwrap()
    }

    #[test]
    fn a_prompt_options_and_a_letter_make_a_choice() {
        let text = "What is it,\nand why?\nA) one\nB. two\n\nC)three\nAnswer:  b\n";
        let intake = read(text);
        let draft = &intake.bundles[0].questions[0].draft;
        assert_eq!(draft.text("prompt"), Some("What is it,\nand why?"));
        assert_eq!(draft.text("answer"), Some("two"));
        let wrong = ["one", "three"].map(str::to_owned);
        assert_eq!(draft.keys[2], ("wrong", Literal::texts(&wrong)));
        let told: Vec<&str> = intake.losses.iter().map(|loss| &*loss.reason).collect();
        assert_eq!(told, ["small letters, which Moodle does not take"]);
    }

    #[test]
    fn the_letter_is_a_place_whatever_the_options_are_called() {
        let intake = read("Q\nB) one\nA) two\nANSWER: A\n");
        assert_eq!(intake.bundles[0].questions[0].draft.text("answer"), Some("one"));
        assert_eq!(intake.losses[0].reason, "letters out of order: ANSWER counts places");
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn a_choice_is_the_same_there_and_back(
            asked in "[A-Za-zé東.):#*{]{1,3}( [a-zA-Z.):*_{]{1,8}){0,3}",
            answer in "[a-zé東]{1,4}( [a-z.):A]{1,4}){0,2}",
            wrong in prop::collection::btree_set("[A-Zß]{1,4}( [a-z.):A]{1,4}){0,2}", 1..6),
        ) {
            let wrong: Vec<String> = wrong.into_iter().collect();
            let mut draft = Draft::default();
            draft.push("prompt", Literal::Text(asked));
            draft.push("answer", Literal::Text(answer));
            draft.push("wrong", Literal::texts(&wrong));
            let carried = Carried { place: "here".to_owned(), draft: draft.clone() };
            let bundle = Bundle { questions: vec![carried], ..Bundle::default() };
            let (bytes, losses) = write(&[bundle]).unwrap();
            prop_assert_eq!(losses, []);
            let intake = read(std::str::from_utf8(&bytes).unwrap());
            prop_assert_eq!(&intake.losses, &[]);
            let mut again = intake.bundles[0].questions[0].draft.clone();
            if let Some((_, Literal::List(options))) = again.keys.last_mut() {
                options.sort_by_key(|option| option.text().map(str::to_owned));
            }
            prop_assert_eq!(again, draft);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let file = ForeignFile { name: "a", bytes: &bytes };
            let _ = super::read(&file, &Wishes::default());
        }

        #[test]
        fn any_lines_are_read(text in "([A-Ca-c][.)] ?|ANSWER: ?|\n|[a-z ]){0,40}") {
            read(&text);
        }
    }

    #[test]
    fn what_is_no_question_is_left_out_with_its_line() {
        let text = "Q\nA) a\nB) b\nANSWER: Z\n\nR\nA) a\nANSWER: A\nANSWER: A\nS\nA) a\nB) b\nT\n";
        let told: Vec<(String, String)> = read(text)
            .losses
            .into_iter()
            .map(|loss| (loss.place, loss.reason.into_owned()))
            .collect();
        let places: Vec<&str> = told.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, ["line 1", "line 6", "line 9", "line 10", "line 13"], "{told:?}");
    }
}
