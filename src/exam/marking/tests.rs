//! Every form is typed on a line, and what cannot be meant is told.

use super::*;
use crate::deck::{Deck, read};
use crate::engine::Filter;
use crate::exam::Blueprint;

/// A deck with a question of every form; each says by its id which it is.
fn deck() -> Deck {
    let reading = read(include_str!("../../../tests/papers/forms.toml"), "forms");
    assert!(reading.is_sound());
    reading.deck
}

fn paper(decks: &[Deck]) -> Paper<'_> {
    let blueprint = Blueprint::default();
    Paper::draw(decks, &Filter::default(), &blueprint, 1, "A".parse().unwrap()).unwrap()
}

/// The number of a question on the paper.
fn number(paper: &Paper<'_>, id: &str) -> usize {
    paper.slots().iter().position(|slot| slot.question.key == id).unwrap() + 1
}

/// What a line says, with the ids of questions instead of their numbers: the answer in words, `open`
/// where there is none, or why it cannot be meant.
fn said(line: &str) -> Result<Vec<(String, String)>, Vec<String>> {
    let decks = [deck()];
    let paper = paper(&decks);
    let mut numbered = line.to_owned();
    for slot in paper.slots() {
        let number = number(&paper, &slot.question.key).to_string();
        numbered = numbered.replace(&format!("{{{}}}", slot.question.key), &number);
    }
    let sheet = AnswerSheet::read(&paper, &numbered)?;
    Ok(sheet
        .answers
        .iter()
        .map(|(place, answer)| {
            let slot = &paper.slots()[*place];
            let words = answer
                .as_ref()
                .map_or_else(|| "open".to_owned(), |answer| slot.form().words(answer).join("; "));
            (slot.question.key.clone(), words)
        })
        .collect())
}

/// What stands at one place, by the letters of texts in angle brackets.
fn one(id: &str, written: &str) -> Result<String, String> {
    let decks = [deck()];
    let paper = paper(&decks);
    let slot = &paper.slots()[number(&paper, id) - 1];
    let texts: Vec<String> = match &slot.deal.form {
        Form::One { options, .. } => options.clone(),
        Form::Many { options, .. } => [&options[..], &["none".to_owned()]].concat(),
        Form::Order { items } => items.clone(),
        Form::Pairs { right, .. } => right.clone(),
        Form::Lines { .. } | Form::Card { .. } => Vec::new(),
    };
    let mut line = written.to_owned();
    for (at, text) in texts.iter().enumerate() {
        line = line.replace(&format!("<{text}>"), &crate::exam::sign(at));
    }
    let said = said(&format!("{{{id}}}{line}"));
    said.map(|said| said[0].1.clone()).map_err(|faults| faults.join("; "))
}

use crate::form::Form;

#[test]
fn every_form_is_typed_by_letters_or_text() {
    for (id, written, words) in [
        ("capital", "<Minsk>", "Minsk"),
        ("capital", ") <Brest>,", "Brest"),
        ("capital", " -", "open"),
        ("boils", "t", "True"),
        ("boils", " b", "False"),
        ("danube", " <Vienna><Munich>", "Vienna; Munich"),
        ("danube", "<none>", "none of these"),
        ("unit", " 100", "100"),
        ("unit", " -40", "-40"),
        ("unit", "=99.6 °C", "99.6 °C"),
        ("faust", " Johann Wolfgang von Goethe", "Johann Wolfgang von Goethe"),
        ("faust", "\"28 of \\\"them\\\"\"", "28 of \"them\""),
        ("faust", "-", "open"),
        ("borders", " Russia, China", "Russia, China"),
        ("borders", " Russia | China", "Russia; China"),
        ("borders", " \"Russia\" \"China\"", "Russia; China"),
        ("treaty", " 1992|Tashkent", "1992; Tashkent"),
        ("treaty", " |Tashkent", "; Tashkent"),
        ("ages", " <Stone><Iron><Bronze>", "Stone; Iron; Bronze"),
        ("ages", " <Stone>,<Iron>,<Bronze>", "Stone; Iron; Bronze"),
        ("ages", " <Iron>-", "Iron"),
        ("hund", " the dog", "the dog"),
        ("code", " \"one\" \"two\"", "one\ntwo"),
    ] {
        assert_eq!(one(id, written), Ok(words.to_owned()), "{id}{written}");
    }
    let pairs = one("capitals", " <Paris><Madrid>").unwrap();
    assert!(pairs.contains(" → Paris") && pairs.contains(" → Madrid"), "{pairs}");
    assert!(one("capitals", " -<Lyon>").unwrap().contains(" → ?"));
}

#[test]
fn a_line_holds_all_answers_in_any_order() {
    let said =
        said("{unit} 100 {faust} Goethe, {capital}a; {treaty}\"1992\" \"Tashkent\" {hund} -");
    assert_eq!(said.unwrap().len(), 5);
    assert_eq!(super::tests::said("  "), Ok(Vec::new()));
}

#[test]
fn what_cannot_be_meant_is_told_with_its_question() {
    for (id, written, fault) in [
        ("capital", "z", "there is no option z: the options are a to d"),
        ("capital", "ab", "one option is right, and 2 are marked"),
        ("capital", "ä", "\"ä\" is no letter"),
        ("capital", "", "there is no answer; - stands for one that was left open"),
        ("danube", "aa", "a is there twice"),
        ("danube", "ae", "e says that none is right, and others are marked too"),
        ("ages", "abca", "a is there twice"),
        ("ages", "abcd", "there is no item d: the items are a to c"),
        ("capitals", "abc", "3 letters for 2 numbers"),
        ("treaty", "a|b|c", "3 answers for 2 lines"),
        ("faust", "\"open", "a quote is open"),
        ("hund", " a {hund} b", "it is answered twice"),
        ("hund", " a x {hund}", "there is no answer"),
    ] {
        let told = one(id, written).unwrap_err();
        assert!(told.starts_with("question ") && told.contains(fault), "{id}{written}: {told}");
    }
    for (line, fault) in [
        ("99a", "there is no question 99: the paper has 11 questions"),
        ("0a", "there is no question 0"),
        ("99999999999999999999999a", "there is no question 9999"),
        ("b", "\"b\" stands where the number of a question should"),
        ("+99", "there is no question 99"),
    ] {
        let told = said(line).unwrap_err();
        assert!(told[0].starts_with(fault), "{line}: {told:?}");
    }
    assert_eq!(said("99 a b 0c x 1zz").unwrap_err().len(), 3, "all of it is told at once");
}

#[test]
fn a_word_against_the_judge_goes_before_it_until_the_answer_is_corrected() {
    let decks = [deck()];
    let paper = paper(&decks);
    let capital = number(&paper, "capital");
    let read = |line: &str| AnswerSheet::read(&paper, &line.replace('N', &capital.to_string()));
    let words = |line: &str| read(line).unwrap().words.into_values().next();
    let half = |points: i64| BigRational::new(points.into(), 2.into());
    assert_eq!(words("Na +N"), Some(MarkerWord::Right));
    assert_eq!(words("-N"), Some(MarkerWord::Wrong));
    assert_eq!(words("+N:1.5"), Some(MarkerWord::Earns(half(3))));
    assert_eq!(words("+N:1,5"), Some(MarkerWord::Earns(half(3))));
    for line in ["+N:2.01", "+N:x", "+N:", "+N:1.234", "-N:1", "+N -N", "+Nx"] {
        assert!(read(line).is_err(), "{line}");
    }
    let mut sheet = read("Na -N").unwrap();
    sheet.correct(read("Nb").unwrap());
    assert_eq!(sheet.words.len(), 0);
    sheet.correct(read("+N").unwrap());
    assert_eq!((sheet.words.len(), sheet.answers.len()), (1, 1));
}

#[test]
fn a_name_stands_before_the_colon_with_a_variant_behind_a_slash() {
    let b = "B".parse().ok();
    for (line, name, variant, rest) in [
        ("Anna: 1b", "Anna", None, " 1b"),
        (" Anna  Łoś / b : 1:b", "Anna Łoś", b, " 1:b"),
        ("AC/DC 7: 1b", "AC/DC 7", None, " 1b"),
    ] {
        assert_eq!(heading(line), Ok((name.to_owned(), variant, rest)), "{line}");
    }
    for line in ["1b 2a", "1:b 2:a", ": 1b", "", "\"x:y\""] {
        assert!(heading(line).is_err(), "{line}");
    }
}
