//! A question as quick text.

use super::words::{alone, among, closed, coded_lines, joined, line_of, noted, tags};
use crate::deck::edit::compose::is_number;
use crate::deck::edit::{Draft, Literal};
use crate::format::quick::signs::{BOTH, CARD, OR, PAIR, WHY, guarded, inside, means};
use crate::format::quick::traced::escaped;
use crate::kind::{self, Shape};

/// The keys that have a sign, or stand on a line with one.
const SIGNED: [&str; 15] = [
    "prompt", "cloze", "front", "back", "answer", "answers", "wrong", "order", "pairs", "hint",
    "explain", "tags", "accept", "tolerance", "unit",
];

/// Writes a question.
pub fn write(draft: &Draft, text: &mut String) {
    let mut writer = QuestionText { draft, text, rest: Vec::new() };
    writer.asked();
    writer.answer();
    writer.answers();
    writer.wrong();
    writer.parts();
    writer.others();
    writer.common();
}

struct QuestionText<'d, 't> {
    draft: &'d Draft,
    text: &'t mut String,
    /// Of the keys that have a sign those that stand by their names.
    rest: Vec<&'static str>,
}

impl<'d> QuestionText<'d, '_> {
    fn get(&self, key: &str) -> Option<&'d Literal> {
        self.draft.keys.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    fn line(&mut self, sign: &str, value: &str) {
        line_of(sign, value, self.text);
    }

    /// What is asked, or a card.
    fn asked(&mut self) {
        if let Some(asked) = self.get("prompt").or_else(|| self.get("cloze")) {
            let asked = asked.text().unwrap_or_default();
            if self.get("prompt").is_none() && !asked.contains("{{") {
                return self.line("cloze:", &closed(asked)); // without a gap it would be a question
            }
            for (line, is_code) in coded_lines(asked.trim()) {
                self.text.push_str(&if is_code { line.to_owned() } else { guarded(line, means) });
                self.text.push('\n');
            }
            return;
        }
        let sides = ["front", "back"].map(|key| self.get(key).map(side));
        if let [Some(front), Some(back)] = &sides {
            let is_both = self.get("reverse") == Some(&Literal::Bare("true".to_owned()));
            let line = format!("{front} {} {back}", if is_both { BOTH } else { CARD });
            let is_found =
                inside(&line, &[CARD, BOTH]).is_some_and(|(_, at)| at.start == front.len() + 1);
            let is_plain = !line.contains(['\n', '`']) && !means(front) && !front.starts_with('\\');
            if is_plain && is_found && !back.is_empty() && !back.starts_with('\\') {
                self.text.push_str(&(line + "\n"));
                if self.get("reverse").is_some() && !is_both {
                    self.rest.push("reverse");
                }
                return;
            }
        }
        for (key, side) in ["front:", "back:"].into_iter().zip(sides) {
            if let Some(side) = side {
                self.line(key, &closed(&side));
            }
        }
        if self.get("reverse").is_some() {
            self.rest.push("reverse");
        }
    }

    /// One answer, with what belongs on its line.
    fn answer(&mut self) {
        let Some(answer) = self.get("answer") else {
            self.rest.extend(["accept", "tolerance", "unit"]);
            return;
        };
        let is_choosing = self.draft.has("wrong") || self.draft.has("options");
        let mut line = match answer {
            Literal::Bare(bare) if !is_choosing && is_more(bare) => bare.clone(),
            Literal::Bare(bare) if !is_choosing => decimal(bare).unwrap_or_else(|| alone(bare)),
            one => {
                let text = escaped(one.text().unwrap_or_default(), &[OR]);
                if is_choosing { among(&text) } else { alone(&text) }
            }
        };
        let is_quantity = matches!(answer, Literal::Bare(bare) if !is_choosing && is_number(bare));
        let tolerance = self.get("tolerance").and_then(Literal::text).filter(|size| {
            let share = size.strip_suffix('%').map(str::trim_end);
            is_quantity && is_number(share.unwrap_or(size))
        });
        let unit = self.get("unit").filter(|_| tolerance.is_some());
        let unit = unit.and_then(Literal::text).filter(|unit| {
            let is_clear = unit.starts_with(char::is_alphabetic) && !unit.contains(['\n', '%']);
            is_clear && !unit.split_whitespace().any(|word| word.trim_start_matches('\\') == OR)
        });
        if let Some(tolerance) = tolerance {
            line = format!("{line} ± {tolerance}");
        } else {
            self.rest.push("tolerance");
        }
        match unit {
            Some(unit) => line = format!("{line} {unit}"),
            None => self.rest.push("unit"),
        }
        let accept = match self.get("accept") {
            Some(Literal::List(entries)) => &**entries,
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        let plain = accept.iter().take_while(|entry| {
            matches!(entry, Literal::Text(_) | Literal::Bare(_))
                && entry.text().is_some_and(|text| !text.trim().is_empty() && !text.contains('\n'))
        });
        let count = if line.contains('\n') { 0 } else { plain.count() };
        if count > 0 {
            line = format!("{line} {OR} {}", joined(&accept[..count], &[OR]));
        }
        self.line("=", &line);
        for entry in &accept[count..] {
            self.line("accept:", &closed(&noted(entry, &[OR, WHY])));
        }
    }

    /// A list of answers; a sign without one says that it is a list where that is not plain.
    fn answers(&mut self) {
        let Some(answers) = self.get("answers") else { return };
        let entries = match answers {
            Literal::List(entries) => &**entries,
            one => std::slice::from_ref(one),
        };
        let is_choosing = self.draft.has("wrong") || self.draft.has("options");
        for entry in entries {
            let line = match entry {
                Literal::List(ways) => {
                    let ways =
                        ways.iter().filter_map(Literal::text).enumerate().map(|(at, way)| {
                            let way = escaped(way, &[OR]);
                            if at == 0 { among(&way) } else { way }
                        });
                    ways.collect::<Vec<_>>().join(&format!(" {OR} "))
                }
                one if is_choosing => among(one.text().unwrap_or_default()),
                one => among(&escaped(one.text().unwrap_or_default(), &[OR])),
            };
            self.line("=", &line);
        }
        if entries.len() < 2 {
            self.line("=", "");
        }
    }

    fn wrong(&mut self) {
        let Some(wrong) = self.get("wrong") else { return };
        let entries = match wrong {
            Literal::List(entries) => &**entries,
            one => std::slice::from_ref(one),
        };
        let is_match = self.draft.has("pairs");
        for entry in entries {
            let line = if is_match {
                entry.text().unwrap_or_default().to_owned()
            } else {
                noted(entry, &[WHY])
            };
            self.line("-", &closed(&line));
        }
        if entries.is_empty() {
            self.line("-", "");
        }
    }

    fn parts(&mut self) {
        if let Some(Literal::List(steps)) = self.get("order") {
            for (at, step) in steps.iter().enumerate() {
                let step = closed(step.text().unwrap_or_default());
                self.line(&format!("{}.", at + 1), &step);
            }
        }
        let Some(Literal::List(pairs)) = self.get("pairs") else { return };
        for pair in pairs {
            let [left, right] = &pair.each()[..] else { continue };
            let line = [left, right].map(|side| escaped(side, &[PAIR])).join(&format!(" {PAIR} "));
            let is_clear = !line.contains(['\n', '`']) && !left.is_empty() && !right.is_empty();
            let begins = line.trim_start_matches('\\');
            let is_own = begins == line && crate::format::quick::signs::beginning(&line).is_none();
            if is_clear && is_own && !line.starts_with("//") && !line.starts_with([' ', '\t']) {
                self.text.push_str(&(line + "\n"));
            } else {
                self.line("pairs:", &closed(&escaped(&line, &[OR])));
            }
        }
    }

    /// Everything that has no sign, by its key.
    fn others(&mut self) {
        let named: Vec<_> = self
            .draft
            .keys
            .iter()
            .filter(|(key, _)| {
                self.rest.contains(key) || !SIGNED.contains(key) && *key != "reverse"
            })
            .collect();
        for (key, value) in named {
            let sign = format!("{key}:");
            let shape = kind::keys().chain(crate::deck::COMMON).find(|known| known.name == *key);
            let several =
                shape.is_some_and(|key| matches!(key.shape, Shape::Texts(_) | Shape::Languages));
            match value {
                Literal::List(entries) if entries.iter().any(is_long) => {
                    for entry in entries {
                        self.line(&sign, &closed(&noted(entry, &[OR, WHY])));
                    }
                }
                Literal::List(entries) if several => {
                    self.line(&sign, &closed(&joined(entries, &[OR])));
                }
                Literal::List(entries) => {
                    let noted = entries.iter().map(|entry| noted(entry, &[OR, WHY]));
                    let line = noted.collect::<Vec<_>>().join(&format!(" {OR} "));
                    self.line(&sign, &closed(&line));
                }
                one if several => {
                    self.line(&sign, &closed(&joined(std::slice::from_ref(one), &[OR])));
                }
                one => self.line(&sign, &closed(one.text().unwrap_or_default())),
            }
        }
    }

    /// Explanation, hints and tags.
    fn common(&mut self) {
        if let Some(explain) = self.get("explain") {
            self.line("!", &closed(explain.text().unwrap_or_default()));
        }
        for hint in self.get("hint").map(Literal::each).unwrap_or_default() {
            self.line("?", &closed(hint));
        }
        match self.get("tags") {
            Some(Literal::List(entries)) => self.line("#", &closed(&tags(entries))),
            Some(one) => self.line("#", &closed(&tags(std::slice::from_ref(one)))),
            None => {}
        }
    }
}

/// A side of a card, with its ways between bars.
fn side(value: &Literal) -> String {
    let signs = [OR, CARD, BOTH];
    match value {
        Literal::List(ways) => joined(ways, &signs),
        one => escaped(one.text().unwrap_or_default(), &signs),
    }
}

/// Whether an entry stands better on a line of its own.
fn is_long(entry: &Literal) -> bool {
    matches!(entry, Literal::Table(_)) || entry.text().is_some_and(|text| text.contains('\n'))
}

fn is_more(bare: &str) -> bool {
    ["true", "false"].contains(&bare) || is_number(bare)
}

/// A whole number of another base in decimals.
fn decimal(bare: &str) -> Option<String> {
    let digits = bare.replace('_', "");
    let radix = match digits.get(..2)? {
        "0x" => 16,
        "0o" => 8,
        "0b" => 2,
        _ => return None,
    };
    i128::from_str_radix(&digits[2..], radix).ok().map(|number| number.to_string())
}
