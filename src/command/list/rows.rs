//! Decks and questions as rows of a table, or as paragraphs where the window is narrow.

use super::Standing;
use crate::engine::schedule::number_of;
use crate::sitting::known::{KnownDeck, KnownItem};
use crate::text::code::legible_line;
use crate::text::{Look, in_days, pad, percent, plural, printable_line, table, times, wrap};
use crate::ui::page;

/// Narrower windows get a paragraph for each deck.
const DECKS: usize = 76;

/// A prompt stands on so many lines at most.
const LINES: usize = 2;

/// Narrower windows get what is known of a question below it.
const ITEMS: usize = 64;

/// Decks with how far each is.
pub fn decks(standings: &[Standing], columns: usize, today: i64) -> Vec<String> {
    let score = |share: Option<f64>| share.map_or("-".to_owned(), percent);
    let next = |deck: &Standing| {
        let date = deck.next.as_ref().and_then(|date| date.parse().ok());
        date.map_or("-".to_owned(), |date| in_days(number_of(date).saturating_sub(today)))
    };
    if columns < DECKS {
        let paragraph = |deck: &Standing| {
            let questions = plural(deck.questions, "question");
            let [last, best, next] = [score(deck.last), score(deck.best), next(deck)];
            let mut lines = wrap(&printable_line(&deck.id), columns);
            for line in [
                format!(
                    "{questions}, {} due, {} new, {} learned",
                    deck.due, deck.new, deck.learned
                ),
                format!("last {last}, best {best}, next {next}"),
            ] {
                lines.extend(indented(&line, 2, columns));
            }
            lines
        };
        return standings.iter().flat_map(paragraph).collect();
    }
    let header = ["deck", "questions", "due", "new", "learned", "last", "best", "next"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows.extend(standings.iter().map(|deck| {
        let counts = [deck.questions, deck.due, deck.new, deck.learned].map(|n| n.to_string());
        let mut row = vec![printable_line(&deck.id)];
        row.extend(counts);
        row.extend([score(deck.last), score(deck.best), next(deck)]);
        row
    }));
    table(&rows, 0, columns, 1)
}

/// How many questions are in no column, as they are never asked.
pub fn left_out(standings: &[Standing], look: Look) -> Vec<String> {
    let sum = |of: fn(&Standing) -> usize| standings.iter().map(of).sum();
    let told = page::left_out(sum(|deck| deck.known_for_good), sum(|deck| deck.suspended));
    if told.is_empty() { told } else { wrap(&told.join(look.dot()), look.columns) }
}

/// Items by the number of their question, which other commands take for a name: how likely each is
/// recalled, when it is due, how often it was forgotten.
pub fn items(known: &KnownDeck, items: &[&KnownItem], look: Look) -> Vec<String> {
    let columns = look.columns;
    let digits = known.deck.total().to_string().len();
    let number = |item: &KnownItem| {
        format!("{:>digits$}", known.deck.questions()[item.item.question].number)
    };
    let prompt = |item: &KnownItem| {
        let question = &known.deck.questions()[item.item.question];
        legible_line(&question.prompt(item.item.part), look.unicode)
    };
    if columns < ITEMS {
        let paragraph = |item: &&KnownItem| {
            let mut lines = indented(&prompt(item), digits + 1, columns);
            if let Some(first) = lines.first_mut() {
                first.replace_range(..=digits, &pad(&number(item), digits + 1));
            }
            let told = facts(known, item).into_iter().filter(|fact| !fact.is_empty());
            let told = told.collect::<Vec<_>>().join(", ");
            lines.extend(indented(&told, digits + 3, columns));
            lines
        };
        return items.iter().flat_map(paragraph).collect();
    }
    let row = |item: &&KnownItem| {
        let mut row = vec![number(item), prompt(item)];
        row.extend(facts(known, item));
        row
    };
    table(&items.iter().map(row).collect::<Vec<_>>(), 1, columns, LINES)
}

/// How likely an item is recalled, when it is due, and how often it was forgotten with what was
/// decided about it.
fn facts(known: &KnownDeck, item: &KnownItem) -> [String; 3] {
    let marks = item.aside.marks(known.today);
    if let Some([state, rest]) = item.aside.never_asked() {
        return [state.to_owned(), rest.to_owned(), marks.join(", ")];
    }
    let Some(memory) = item.memory else {
        return ["new".to_owned(), String::new(), marks.join(", ")];
    };
    let recall = match memory.missed {
        true if memory.last >= known.today => "missed today".to_owned(),
        true => "missed".to_owned(),
        false => percent(f64::from(known.recall(item)) * 100.0),
    };
    let lapses =
        (memory.lapses > 0).then(|| format!("forgotten {}", times(memory.lapses as usize)));
    let rest: Vec<String> = lapses.into_iter().chain(marks).collect();
    let due = format!("due {}", in_days(memory.due.saturating_sub(known.today)));
    [recall, due, rest.join(", ")]
}

/// A text between words on lines that are all set in.
fn indented(text: &str, by: usize, columns: usize) -> Vec<String> {
    let lines = wrap(text, columns.saturating_sub(by).max(1));
    lines.into_iter().map(|line| format!("{}{line}", " ".repeat(by))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::read;
    use crate::engine::schedule::{Aim, Name};
    use crate::form::Rating;
    use crate::text::{Theme, width};

    const fn look(columns: usize) -> Look {
        Look { columns, colour: false, unicode: true, theme: Theme::USUAL }
    }

    const DECK: &str = "[[question]]\nid = \"a\"\nprompt = \"Which organisation keeps the seat of its \
        secretariat in the capital of the Russian Federation?\"\nanswer = \"x\"\n[[question]]\nid = \
        \"b\"\nprompt = \"東京都の首都はどこですか、教えてください\"\nanswer = \"y\"\n";

    fn known() -> KnownDeck {
        let mut known = KnownDeck::new(read(DECK, "t").deck, None, 100).unwrap();
        let name = Name { deck: "t", item: "a" };
        let scheduler = known.scheduler.clone();
        let answer = |memory, rating, day| {
            Some(scheduler.answer(memory, name, rating, day, Aim::default(), None))
        };
        let memory = answer(answer(None, Rating::Good, 90), Rating::Again, 100);
        known.items[0].memory = memory;
        known
    }

    #[test]
    fn lines_fit_every_window_and_no_word_is_broken() {
        let known = known();
        let all: Vec<&KnownItem> = known.items.iter().collect();
        for columns in [24, 40, 63, 64, 80, 120] {
            let lines = items(&known, &all, look(columns));
            assert!(lines.iter().all(|line| width(line) <= columns), "{columns}: {lines:#?}");
            for word in lines.iter().flat_map(|line| line.split(' ')) {
                let is_whole = |text: &str| text.split(' ').any(|one| one == word);
                let plain = word.trim_end_matches("...");
                let told = "missed today, due today forgotten once 1 2 new";
                let prompt = &known.deck.questions()[0].prompt(all[0].item.part);
                let is_known = is_whole(prompt) || prompt.split(' ').any(|one| one == plain);
                assert!(is_known || told.contains(plain) || !word.is_ascii(), "{columns}: {word}");
            }
        }
    }

    #[test]
    fn a_formula_of_a_prompt_can_be_read() {
        let text = "[[question]]\nprompt = 'What is $x^2$ for $x = \\sqrt{2}$?'\nanswer = '2'\n";
        let known = KnownDeck::new(read(text, "t").deck, None, 100).unwrap();
        let told = items(&known, &[&known.items[0]], look(80)).join("\n");
        assert!(told.contains("What is x² for x = √2?"), "{told}");
    }

    #[test]
    fn code_of_a_prompt_stands_on_the_line_without_its_fences() {
        let text = "[[question]]\nprompt = \"\"\"\nWhat?\n\n```python\nf(\n  1)\n```\n\"\"\"\nanswer = '2'\n";
        let known = KnownDeck::new(read(text, "t").deck, None, 100).unwrap();
        let told = items(&known, &[&known.items[0]], look(80)).join("\n");
        assert!(told.contains("What? `f( 1)`  new"), "{told}");
    }

    #[test]
    fn what_was_missed_today_is_not_said_to_be_known() {
        let known = known();
        let told = items(&known, &[&known.items[0]], look(80)).join("\n");
        assert!(told.contains("missed today  due today  forgotten once"), "{told}");
        let later = KnownDeck { today: 103, ..known };
        let told = items(&later, &[&later.items[0]], look(80)).join("\n");
        assert!(told.contains("missed        due today") || told.contains("missed  due"), "{told}");
        assert!(!told.contains('%'), "{told}");
    }
}
