//! Hascard: cards in a text file, `# ` before what is asked, `---` between cards; options, gaps and
//! orders are told by how the lines below begin.

mod write;

use super::notes::{gap, literal, take_media};
use super::text::decoded;
use super::{Bundle, Carried, ForeignFile, Format, Intake, Loss, Unfit, Wishes};
use crate::deck::edit::{Draft, Literal};
use crate::text::lossy;

/// The row of the table.
pub const FORMAT: Format = Format {
    name: "hascard",
    summary: "hascard: cards in a text file",
    extensions: &["txt"],
    is_text: true,
    keeps_history: false,
    names_files: true,
    tells,
    read: Some(read),
    write: Some(write::write),
    keeps: "cards, options, gaps with other ways to write them, orders, and pictures; what is asked \
            stands on one line; other kinds become cards; no hints, tags, sounds or explanations",
};

/// What stands alone on the line between two cards.
const BREAK: &str = "---";

/// The cards of a text, each with the number of its first line.
fn cards(text: &str) -> Vec<(usize, Vec<&str>)> {
    let mut cards = vec![(1, Vec::new())];
    for (at, line) in text.lines().enumerate() {
        if line.trim_end() == BREAK {
            cards.push((at + 2, Vec::new()));
        } else if let Some((first, lines)) = cards.last_mut() {
            if lines.is_empty() && line.trim().is_empty() {
                *first = at + 2;
            } else {
                lines.push(line);
            }
        }
    }
    cards.retain(|(_, lines)| !lines.is_empty());
    cards
}

fn tells(file: &ForeignFile<'_>) -> bool {
    let text = lossy(file.bytes);
    let cards = cards(text.trim_start_matches('\u{feff}'));
    let is_card = |lines: &[&str]| lines[0].starts_with("# ") && lines.len() > 1;
    // A note of Markdown begins so too.
    let is_note = file.extension().eq_ignore_ascii_case("md");
    !is_note && !cards.is_empty() && cards.iter().all(|(_, lines)| is_card(lines))
}

fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let text = decoded(file, wishes)?;
    let (mut questions, mut losses) = (Vec::new(), Vec::new());
    for (line, lines) in cards(&text) {
        let place = format!("line {line}");
        match draft(&lines, wishes, &place, &mut losses) {
            Ok(draft) => questions.push(Carried { place, draft }),
            Err(reason) => losses.push(Loss::question(place, reason)),
        }
    }
    let bundle = Bundle { name: file.stem().to_owned(), questions, ..Bundle::default() };
    Ok(Intake { bundles: vec![bundle], losses })
}

fn draft(
    lines: &[&str],
    wishes: &Wishes,
    place: &str,
    losses: &mut Vec<Loss>,
) -> Result<Draft, &'static str> {
    let Some(title) = lines[0].strip_prefix("# ") else {
        return Err("a card without `# ` above it");
    };
    let mut media = Draft::default();
    let title = take_media(title.trim(), &mut media, place, losses);
    let body = take_media(lines[1..].join("\n").trim(), &mut media, place, losses);
    if body.is_empty() {
        return Err("there is nothing below what is asked");
    }
    let body_lines: Vec<&str> = body.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut draft = options(&title, &body_lines)
        .or_else(|| several(&title, &body_lines))
        .or_else(|| order(&title, &body_lines))
        .or_else(|| gaps(&title, &body))
        .unwrap_or_else(|| wishes.style.question(title.clone(), vec![plain(&body)]));
    draft.keys.extend(media.keys);
    Ok(draft)
}

fn asking(title: &str) -> Draft {
    let mut draft = Draft::default();
    draft.push("prompt", Literal::Text(title.to_owned()));
    draft
}

/// Options of which one is right: `* ` before that, `- ` before the others.
fn options(title: &str, lines: &[&str]) -> Option<Draft> {
    let option = |line: &&str| {
        let right = line.strip_prefix("* ").map(|text| (true, text.trim().to_owned()));
        right.or_else(|| line.strip_prefix("- ").map(|text| (false, text.trim().to_owned())))
    };
    let options: Vec<(bool, String)> = lines.iter().map(option).collect::<Option<_>>()?;
    let (right, wrong): (Vec<_>, Vec<_>) = options.into_iter().partition(|(is_right, _)| *is_right);
    let [(_, right)] = &right[..] else { return None };
    let wrong: Vec<String> = wrong.into_iter().map(|(_, text)| text).collect();
    let mut draft = asking(title);
    draft.push("answer", Literal::Text(right.clone()));
    draft.push("wrong", Literal::texts(&wrong));
    (!wrong.is_empty()).then_some(draft)
}

/// Options of which several may be right: `[*] ` or `[x] ` before those, `[ ] ` before the others.
fn several(title: &str, lines: &[&str]) -> Option<Draft> {
    let option = |line: &&str| {
        let right = line.strip_prefix("[*]").or(line.strip_prefix("[x]"));
        let wrong = line.strip_prefix("[ ]").map(|text| (false, text.trim().to_owned()));
        right.map(|text| (true, text.trim().to_owned())).or(wrong)
    };
    let options: Vec<(bool, String)> = lines.iter().map(option).collect::<Option<_>>()?;
    let of = |is_right: bool| -> Vec<String> {
        let of = options.iter().filter(|option| option.0 == is_right);
        of.map(|(_, text)| text.clone()).collect()
    };
    let mut draft = asking(title);
    draft.push("answers", Literal::texts(&of(true)));
    draft.push("wrong", Literal::texts(&of(false)));
    Some(draft)
}

/// Items with their places: `1. `, each once.
fn order(title: &str, lines: &[&str]) -> Option<Draft> {
    let item = |line: &&str| {
        let (number, text) = line.split_once(". ")?;
        Some((number.parse::<usize>().ok()?, text.trim().to_owned()))
    };
    let mut items: Vec<(usize, String)> = lines.iter().map(item).collect::<Option<_>>()?;
    items.sort();
    let is_whole = items.iter().enumerate().all(|(at, (number, _))| *number == at + 1);
    let items: Vec<String> = items.into_iter().map(|(_, text)| text).collect();
    let mut draft = asking(title);
    draft.push("order", Literal::texts(&items));
    (is_whole && items.len() > 1).then_some(draft)
}

/// A text with gaps, `_answer_` or `_one|other_`, below what is asked.
fn gaps(title: &str, body: &str) -> Option<Draft> {
    let (mut sentence, mut count) = (literal(&format!("{title}\n\n")), 0);
    let (mut from, mut open, mut is_escaped) = (0, None, false);
    for (at, c) in body.char_indices() {
        match (c, open) {
            _ if is_escaped => is_escaped = false,
            ('\\', _) => is_escaped = true,
            ('_', None) => open = Some(at),
            ('_', Some(start)) => {
                let ways = plain(&body[start + 1..at]);
                let ways: Vec<&str> = ways.split('|').map(str::trim).collect();
                if ways.iter().all(|way| !way.is_empty()) {
                    sentence += &literal(&plain(&body[from..start]));
                    sentence += &gap(&ways, None);
                    (from, count) = (at + 1, count + 1);
                }
                open = None;
            }
            _ => {}
        }
    }
    sentence += &literal(&plain(&body[from..]));
    let mut draft = Draft::default();
    draft.push("cloze", Literal::Text(sentence));
    (count > 0).then_some(draft)
}

/// A text whose underscores are not escaped.
fn plain(text: &str) -> String {
    text.replace("\\_", "_")
}

#[cfg(test)]
mod tests;
