//! Composing: what an author types, made values, with ` :: `, ` | ` and ` = ` between their parts.

use super::literal::Literal;
use crate::deck::COMMON;
use crate::kind::{self, KINDS, Key, Need, Row, Shape};
use crate::text::with_article;

/// How the lines for a value are written, beyond what is plain.
pub const fn notation(shape: Shape) -> Option<&'static str> {
    match shape {
        Shape::Noted(_) => {
            Some("Say why after ` :: `, if you like: Vilnius :: It is in Lithuania.")
        }
        Shape::Entries => {
            Some("Put other ways to write it after ` | `: Russia | Russian Federation")
        }
        Shape::Pairs => Some("Write each pair with ` = `: Oslo = Norway"),
        Shape::Tolerance => Some("As a number, 0.5, or a percentage: 2 %"),
        Shape::Sentence => Some(
            "Put what is to be typed in double braces: Water is made of {{hydrogen}} and \
             {{oxygen::a gas}}.",
        ),
        Shape::Text
        | Shape::Path
        | Shape::Day
        | Shape::Texts(_)
        | Shape::Languages
        | Shape::List(_)
        | Shape::Flag
        | Shape::Whole(..)
        | Shape::Number
        | Shape::Between(..)
        | Shape::Word(_) => None,
    }
}

/// Whether a shape takes several lines.
pub const fn takes_several(shape: Shape) -> bool {
    use Shape::{Entries, Languages, List, Noted, Pairs, Texts};
    matches!(shape, Texts(_) | Languages | List(_) | Entries | Noted(_) | Pairs)
}

/// The value that some lines make for a key: a plural name asks for a list.
///
/// # Errors
/// When they make none: what to write.
pub fn value_of(key: &Key, lines: &[String]) -> Result<Literal, String> {
    match key.shape {
        // No tag has a comma in it: there they are several on a line.
        Shape::Texts(_) if key.name == "tags" => {
            let tags =
                lines.iter().flat_map(|line| line.split(',')).map(|tag| tag.trim().to_owned());
            value(Shape::List(0), &tags.filter(|tag| !tag.is_empty()).collect::<Vec<_>>())
        }
        Shape::Texts(_) if key.name.ends_with('s') => value(Shape::List(0), lines),
        shape => value(shape, lines),
    }
}

/// The lines that make a value of a shape, one for each of several.
pub fn lines_of(shape: Shape, value: &Literal) -> Vec<String> {
    match value {
        Literal::List(entries) => entries.iter().map(|entry| line_of(shape, entry)).collect(),
        one => vec![line_of(shape, one)],
    }
}

/// An entry as it is typed: ways to write it, two that belong together, or one with its reason.
fn line_of(shape: Shape, entry: &Literal) -> String {
    match (entry, entry.get("why").and_then(Literal::text)) {
        (Literal::List(parts), _) => {
            let between = if shape == Shape::Pairs { " = " } else { " | " };
            parts.iter().filter_map(Literal::text).collect::<Vec<_>>().join(between)
        }
        (one, Some(why)) => format!("{} :: {why}", one.text().unwrap_or_default()),
        (one, None) => one.text().unwrap_or_default().to_owned(),
    }
}

/// The value that some lines make.
fn value(shape: Shape, lines: &[String]) -> Result<Literal, String> {
    let first = lines.first().map_or("", |line| line.trim());
    let text = |line: &String| Literal::Text(line.trim().to_owned());
    Ok(match shape {
        Shape::Text | Shape::Path | Shape::Day | Shape::Sentence | Shape::Word(_) => {
            Literal::Text(first.to_owned())
        }
        Shape::Texts(_) | Shape::Languages => match lines {
            [line] => text(line),
            lines => Literal::List(lines.iter().map(text).collect()),
        },
        Shape::List(_) => Literal::List(lines.iter().map(text).collect()),
        Shape::Entries => Literal::List(lines.iter().map(|line| entry(line)).collect()),
        Shape::Noted(_) => Literal::List(lines.iter().map(|line| noted(line)).collect()),
        Shape::Pairs => {
            Literal::List(lines.iter().map(|line| pair(line)).collect::<Result<_, _>>()?)
        }
        Shape::Flag | Shape::Whole(..) | Shape::Number | Shape::Between(..) => bare(shape, first)?,
        Shape::Tolerance if first.ends_with('%') => Literal::Text(first.to_owned()),
        Shape::Tolerance => bare(Shape::Number, first)?,
    })
}

fn bare(shape: Shape, text: &str) -> Result<Literal, String> {
    let (fits, wanted) = match shape {
        Shape::Flag => (["true", "false"].contains(&text), "true or false"),
        Shape::Whole(..) => (is_number(text), "a whole number"),
        _ => (
            is_number(text),
            "a number alone, as in 4806, 0.5 or 6.02e23, without a unit or commas",
        ),
    };
    if fits { Ok(Literal::Bare(text.to_owned())) } else { Err(format!("write {wanted}")) }
}

/// Whether TOML takes a text as a number as it stands.
pub fn is_number(text: &str) -> bool {
    let is_plain = text.chars().all(|c| c.is_ascii_digit() || "+-._eE".contains(c));
    let table = toml::from_str::<toml::Table>(&format!("value = {text}"));
    is_plain && table.is_ok_and(|table| table.values().all(|v| v.is_integer() || v.is_float()))
}

fn entry(line: &str) -> Literal {
    let mut names: Vec<String> = line.split(" | ").map(|name| name.trim().to_owned()).collect();
    names.retain(|name| !name.is_empty());
    match <[String; 1]>::try_from(names) {
        Ok([name]) => Literal::Text(name),
        Err(names) => Literal::texts(&names),
    }
}

fn noted(line: &str) -> Literal {
    match line.split_once(" :: ") {
        Some((text, why)) => Literal::noted(text.trim(), why.trim()),
        None => Literal::Text(line.trim().to_owned()),
    }
}

fn pair(line: &str) -> Result<Literal, String> {
    let (left, right) = line
        .split_once(" = ")
        .or_else(|| line.split_once(" → "))
        .or_else(|| line.split_once('=').filter(|(_, right)| !right.contains('=')))
        .filter(|(left, right)| !left.trim().is_empty() && !right.trim().is_empty())
        .ok_or_else(|| {
            format!("write the pair \"{}\" with an equals sign: left = right", line.trim())
        })?;
    Ok(Literal::texts(&[left.trim().to_owned(), right.trim().to_owned()]))
}

/// The keys of a kind in the order in which they are written: its id, its own, those of all.
pub fn in_order(row: &Row) -> impl Iterator<Item = &'static Key> {
    let (id, others): (Vec<&Key>, Vec<&Key>) = COMMON.iter().partition(|key| key.name == "id");
    id.into_iter().chain(row.keys).chain(others)
}

/// The kind that some given keys make: each with its lines. `name` is the kind that is wanted.
///
/// # Errors
/// When they make none: what to give.
pub fn kind(given: &[(&str, &[String])], name: Option<&str>) -> Result<&'static Row, String> {
    let refused = |row: &'static Row| {
        let reason = misfit(row, given).map(|reason| format!("{reason}; "));
        Err(format!("{}{}", reason.unwrap_or_default(), needs(row)))
    };
    let fits = |row: &&Row| misfit(row, given).is_none();
    if let Some(name) = name {
        let row = kind::row(name).ok_or("there is no such kind")?;
        return if fits(&row) { Ok(row) } else { refused(row) };
    }
    // Where several kinds fit, the one whose value is told apart by its type is meant: 4806 is a
    // number before it is a text.
    let rank = |row: &&Row| {
        let maker = row.keys_of(Need::Makes).next();
        !maker.is_some_and(|key| matches!(key.shape, Shape::Flag | Shape::Number))
    };
    let has = |key: &&Key| given.iter().any(|(name, _)| *name == key.name);
    let near = |row: &&Row| row.keys.iter().filter(has).count();
    match KINDS.iter().filter(fits).min_by_key(rank) {
        Some(row) => Ok(row),
        None => KINDS.iter().rev().max_by_key(near).map_or(Err(String::new()), refused),
    }
}

/// Why some given keys make no question of a kind, if they do not.
fn misfit(row: &Row, given: &[(&str, &[String])]) -> Option<String> {
    let lines =
        |key: &Key| given.iter().find(|(name, _)| *name == key.name).map(|(_, lines)| *lines);
    let is_own = |name: &str| KINDS.iter().any(|row| row.key(name).is_some());
    let is_foreign = |name: &str| is_own(name) && row.key(name).is_none();
    if let Some(missing) = row.keys_of(Need::Makes).find(|key| lines(key).is_none()) {
        return Some(format!("--{} is missing", missing.name));
    }
    let either: Vec<&Key> = row.keys_of(Need::Either).collect();
    if !either.is_empty() && either.iter().all(|key| lines(key).is_none()) {
        let names: Vec<String> = either.iter().map(|key| format!("--{}", key.name)).collect();
        return Some(format!("{} is missing", names.join(" or ")));
    }
    if let Some((name, _)) = given.iter().find(|(name, _)| is_foreign(name)) {
        return Some(format!("--{name} does not go with {}", with_article(row.name)));
    }
    row.keys.iter().find_map(|key| {
        let reason = value(key.shape, lines(key)?).err()?;
        Some(format!("--{}: {reason}", key.name))
    })
}

/// What a kind takes, as options.
fn needs(row: &Row) -> String {
    let option = |key: &Key| match key.need {
        Need::Makes | Need::Must | Need::Either => format!("--{}", key.name),
        Need::May => format!("[--{}]", key.name),
    };
    let options: Vec<String> = row.keys.iter().map(option).collect();
    format!("{} takes {}", with_article(row.name), options.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(given: &[(&str, &[&str])]) -> Result<&'static str, String> {
        named(given, None)
    }

    fn named(given: &[(&str, &[&str])], name: Option<&str>) -> Result<&'static str, String> {
        let given: Vec<(&str, Vec<String>)> = given
            .iter()
            .map(|(key, lines)| (*key, lines.iter().map(|line| (*line).to_owned()).collect()))
            .collect();
        let given: Vec<(&str, &[String])> =
            given.iter().map(|(key, lines)| (*key, lines.as_slice())).collect();
        kind(&given, name).map(|row| row.name)
    }

    #[test]
    fn the_given_keys_make_the_kind() {
        let prompt: (&str, &[&str]) = ("prompt", &["a"]);
        assert_eq!(made(&[prompt, ("answer", &["b"])]), Ok("short"));
        assert_eq!(made(&[prompt, ("answer", &["b"]), ("wrong", &["c"])]), Ok("choice"));
        assert_eq!(made(&[prompt, ("answer", &["true"])]), Ok("truth"));
        assert_eq!(made(&[prompt, ("answer", &["4806"]), ("unit", &["m"])]), Ok("number"));
        assert_eq!(made(&[prompt, ("answer", &["007"])]), Ok("short"));
        assert_eq!(made(&[prompt, ("answers", &["b", "c"])]), Ok("list"));
        assert_eq!(made(&[prompt, ("answers", &["b"]), ("wrong", &["c"])]), Ok("select"));
        assert_eq!(made(&[("cloze", &["a {{b}}"]), ("explain", &["c"])]), Ok("cloze"));
        assert_eq!(made(&[prompt, ("order", &["a", "b"])]), Ok("order"));
        assert_eq!(made(&[prompt, ("pairs", &["a = b", "c = d"])]), Ok("match"));
        assert_eq!(made(&[("front", &["a"]), ("back", &["b"])]), Ok("card"));
    }

    #[test]
    fn what_makes_no_kind_is_told_with_what_the_nearest_one_takes() {
        let prompt: (&str, &[&str]) = ("prompt", &["a"]);
        let (short, order) = (("answer", &["4806"][..]), ("order", &["b", "c"][..]));
        let table = [
            (made(&[("front", &["a"])]), "--back is missing; a card takes --front --back [--"),
            (
                named(&[prompt, short, order], Some("order")),
                "--answer does not go with an order; an",
            ),
            (
                named(&[prompt], Some("choice")),
                "--answer is missing; a choice takes --prompt --answer",
            ),
            (named(&[prompt, short], Some("choice")), "--wrong or --options is missing; a choice"),
            (named(&[prompt, ("answer", &["b"])], Some("number")), "--answer: write a number"),
            (named(&[prompt, ("answer", &["b"])], Some("truth")), "--answer: write true or false"),
            (named(&[prompt, short], Some("essay")), "there is no such kind"),
        ];
        for (made, told) in table {
            let made = made.unwrap_err();
            assert!(made.starts_with(told), "{made}");
        }
        assert_eq!(named(&[prompt, short], Some("short")), Ok("short"));
        let needed = ("need", &["two"][..]);
        let told = made(&[prompt, ("answers", &["b", "c"]), needed]).unwrap_err();
        assert!(told.starts_with("--need: write a whole number; a list takes"), "{told}");
    }

    #[test]
    fn what_takes_several_lines_takes_them_all() {
        let lines = ["a = b".to_owned(), "c = d".to_owned()];
        for key in KINDS.iter().flat_map(|row| row.keys).chain(COMMON) {
            let is_list =
                matches!(value(key.shape, &lines), Ok(Literal::List(made)) if made.len() == 2);
            assert_eq!(takes_several(key.shape), is_list, "{}", key.name);
        }
    }

    #[test]
    fn what_is_written_with_signs_is_told() {
        let told = |name: &str| -> Vec<Option<&str>> {
            let same = KINDS.iter().flat_map(|row| row.keys).filter(|key| key.name == name);
            same.map(|key| notation(key.shape)).collect()
        };
        for (name, sign) in [
            ("wrong", " :: "),
            ("answers", " | "),
            ("pairs", " = "),
            ("cloze", "{{"),
            ("tolerance", "2 %"),
        ] {
            let told: String = told(name).into_iter().flatten().collect();
            assert!(told.contains(sign), "{name}: {told}");
        }
        assert!(told("prompt").iter().chain(&told("order")).all(Option::is_none));
    }

    #[test]
    fn a_plural_asks_for_a_list_and_tags_are_set_apart_by_commas() {
        let key = |name: &str| COMMON.iter().find(|key| key.name == name).unwrap();
        let made = value_of(key("tags"), &["a, b".to_owned(), "c,".to_owned()]);
        assert_eq!(made, Ok(Literal::texts(&["a", "b", "c"].map(str::to_owned))));
        let one = ["a, b".to_owned()];
        assert_eq!(value_of(key("hint"), &one), Ok(Literal::Text("a, b".to_owned())));
        let unread = Key::may("allows", Shape::Texts(0), "");
        assert_eq!(value_of(&unread, &one), Ok(Literal::texts(&one)));
    }

    #[test]
    fn the_id_comes_first_and_what_every_question_has_last() {
        for row in KINDS {
            let names: Vec<&str> = in_order(row).map(|key| key.name).collect();
            assert_eq!(names[0], "id");
            assert_eq!(names[1], row.keys[0].name);
            assert_eq!(names.len(), row.keys.len() + COMMON.len());
            assert_eq!(names.last(), COMMON.last().map(|key| &key.name));
        }
    }

    #[test]
    fn lines_make_values_by_their_notation() {
        let lines = |lines: &[&str]| lines.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>();
        let noted = Literal::noted("a", "b :: c");
        let made = value(Shape::Noted(0), &lines(&["a :: b :: c", "std::io"]));
        assert_eq!(made, Ok(Literal::List(vec![noted, Literal::Text("std::io".into())])));
        let made = value(Shape::Entries, &lines(&["a | b", "c"])).unwrap();
        let names = Literal::texts(&lines(&["a", "b"]));
        assert_eq!(made, Literal::List(vec![names, Literal::Text("c".into())]));
        let pair = Literal::List(vec![Literal::texts(&lines(&["a", "b"]))]);
        assert_eq!(value(Shape::Pairs, &lines(&["a=b"])), Ok(pair));
        assert!(value(Shape::Pairs, &lines(&["a=b=c"])).is_err());
        assert!(value(Shape::Pairs, &lines(&["a ="])).is_err());
        assert!(value(Shape::Number, &lines(&["4,806"])).is_err());
        assert_eq!(value(Shape::Tolerance, &lines(&["2 %"])), Ok(Literal::Text("2 %".into())));
        for evil in ["1\nx = 2", "nan", "[1]", "0x1f", "1 # a", ""] {
            assert!(value(Shape::Number, &lines(&[evil])).is_err(), "{evil}");
        }
    }

    #[test]
    fn the_lines_of_a_value_make_it_again() {
        use crate::deck::edit::Manuscript;
        for row in KINDS {
            let text = format!("[[question]]{}", row.example);
            for (name, value) in Manuscript::of(&text).questions.remove(0).1.keys {
                let key = in_order(row).find(|key| key.name == name).unwrap();
                let lines = lines_of(key.shape, &value);
                let again = value_of(key, &lines).unwrap();
                // A date stands bare in a deck, and in quotes where it was typed.
                assert_eq!(lines_of(key.shape, &again), lines, "{}: {name}", row.name);
            }
        }
    }
}
