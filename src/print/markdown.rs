//! Papers as Markdown, for who lays them out by other means.

use super::room::{Room, room};
use super::solved::Signed;
use super::{Booklet, Document};
use crate::exam::{Slot, sign};
use crate::form::{Form, Grouping};
use crate::format::as_markdown;
use crate::text::code::{Strand, blocks, legible_line, spans, ticked};
use crate::text::maths::{Inline, formulas};
use crate::text::{printable, printable_line, shorten_between_words};
use std::fmt::Write;

/// Room to write, which is no mark of Markdown's.
const BLANK: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

/// A box for a letter.
const BOX: &str = "\\_\\_\\_";

/// How much of a prompt a key repeats, in columns.
const ASKED: usize = 160;

impl Booklet<'_> {
    /// A document as Markdown.
    pub fn markdown(&self, document: Document) -> String {
        let mut text = format!("# {}\n\n", plain(&self.title(document)));
        let facts = self.facts().into_iter().chain([self.reference()]);
        let facts: Vec<String> = facts.map(|fact| plain(&fact)).collect();
        let _ = writeln!(text, "{}\n", facts.join(" · "));
        let has_name =
            document == Document::Sheet || document == Document::Paper && self.masthead.has_name;
        if has_name {
            let names = [self.words.name, self.words.class, self.words.date];
            let names = names.map(|name| format!("{name} {BLANK}"));
            let _ = writeln!(text, "{}\n", names.join(" "));
        }
        let passages = self.passages();
        for (at, slot) in self.paper.slots().iter().enumerate() {
            match document {
                Document::Paper => {
                    if let Some((passage, numbers)) = passages.get(&at) {
                        let _ = writeln!(text, "*{} {numbers}*\n", self.words.text_for);
                        let _ = writeln!(text, "{}\n", quoted(&harmless(passage)));
                    }
                    let _ = writeln!(text, "## {}\n", self.heading(at, slot));
                    let _ = writeln!(text, "{}\n", harmless(&slot.question.prompt(slot.item.part)));
                    self.put_matter(slot, &mut text);
                    self.put_parts(slot, &mut text);
                }
                Document::Key => {
                    let _ = writeln!(text, "## {}\n", self.heading(at, slot));
                    self.put_key(slot, &mut text);
                }
                Document::Sheet => {
                    let _ = write!(text, "**{}.** ", at + 1);
                    self.put_room(slot, &mut text);
                }
            }
        }
        text.truncate(text.trim_end().len());
        text + "\n"
    }

    fn heading(&self, at: usize, slot: &Slot<'_>) -> String {
        let number = at + 1;
        if !self.tells_points {
            return number.to_string();
        }
        let (points, colon) = (slot.question.points, self.colon());
        format!("{number} ({}{colon}{points})", self.words.points)
    }

    fn put_matter(&self, slot: &Slot<'_>, text: &mut String) {
        if let Some((path, alt)) = &slot.question.image {
            let alt = plain(alt.as_deref().unwrap_or_default());
            let is_there = self.pictures.contains_key(&(slot.deck.id.clone(), path.clone()));
            let _ = if is_there {
                writeln!(text, "![{alt}](<{}>)\n", address(path))
            } else {
                writeln!(text, "{}: {} {alt}\n", self.words.no_picture, plain(path))
            };
        }
        if let Some(path) = &slot.question.audio {
            let _ = writeln!(text, "{}{}{}\n", self.words.sound, self.colon(), plain(path));
        }
    }

    fn put_parts(&self, slot: &Slot<'_>, text: &mut String) {
        let words = self.words;
        let mut listed = |how: &str, signs: &str, texts: &[String]| {
            if !how.is_empty() {
                let _ = writeln!(text, "*{how}*\n");
            }
            for (at, text_of) in texts.iter().enumerate() {
                *text += &item("- ", &format!("{signs}{}) ", sign(at)), &rich(text_of));
            }
            text.push('\n');
        };
        match &slot.deal.form {
            form @ Form::One { .. } => listed("", "◯ ", &self.options(form)),
            form @ Form::Many { .. } => listed(words.pick_all, "☐ ", &self.options(form)),
            Form::Order { items } => {
                listed(words.order, "", items);
                self.put_room(slot, text);
            }
            Form::Pairs { left, right } => {
                let _ = writeln!(text, "*{}*\n", words.pairs);
                for (at, left) in left.iter().enumerate() {
                    *text += &item(&format!("{}. ", at + 1), &format!("{BOX} "), &rich(left));
                }
                text.push('\n');
                for (at, right) in right.iter().enumerate() {
                    *text += &item("- ", &format!("{}) ", sign(at)), &rich(right));
                }
                text.push('\n');
            }
            Form::Lines { .. } => self.put_room(slot, text),
            Form::Card { .. } => {} // none is on a paper
        }
    }

    /// Room for the answer alone.
    fn put_room(&self, slot: &Slot<'_>, text: &mut String) {
        let signs = |mark: &str, count: usize| {
            let sign = |at| format!("{mark} {}", sign(at));
            (0..count).map(sign).collect::<Vec<_>>().join("  ")
        };
        let room = match &slot.deal.form {
            form @ Form::One { .. } => signs("◯", self.options(form).len()),
            form @ Form::Many { .. } => signs("☐", self.options(form).len()),
            Form::Order { items } => vec![BOX; items.len()].join(" "),
            Form::Pairs { left, .. } => {
                let labels = (1..=left.len()).map(|number| format!("{number} {BOX}"));
                labels.collect::<Vec<_>>().join("  ")
            }
            Form::Lines { labels, grouping } => lines(slot, labels, *grouping),
            Form::Card { .. } => String::new(),
        };
        let _ = writeln!(text, "{room}\n");
    }

    fn put_key(&self, slot: &Slot<'_>, text: &mut String) {
        let (solved, words, colon) = (self.solved(slot), self.words, self.colon());
        let prompt = legible_line(&slot.question.prompt(slot.item.part), true);
        let asked = shorten_between_words(&prompt, ASKED);
        let _ = writeln!(text, "*{}*\n", plain(&asked).trim());
        for Signed { sign, text: right, partner } in &solved.right {
            let sign = if sign.is_empty() { String::new() } else { format!("**{sign})** ") };
            let is_typed = matches!(slot.form(), Form::Lines { .. });
            let right = match partner {
                Some(partner) => joined(&rich(right), self.arrow(slot), &rich(partner)),
                None if is_typed && right.contains('\n') => fenced(right),
                None => rich(right),
            };
            *text += &item("- ", &sign, &right);
        }
        text.push('\n');
        if !solved.provisos.is_empty() {
            let _ = writeln!(text, "({})\n", plain(&solved.provisos.join("; ")));
        }
        if !solved.also.is_empty() {
            let also = solved.also.iter().map(|Signed { sign, text, .. }| {
                let sign = if sign.is_empty() { sign } else { &format!("{sign}) ") };
                format!("{sign}{}", on_a_line(text))
            });
            let also: Vec<String> = also.collect();
            let _ = writeln!(text, "{}{colon}{}\n", words.also, also.join("; "));
        }
        for remark in &solved.remarks {
            let credit = remark.credit.as_ref().map(|credit| format!("{} {credit}.", words.earns));
            let said: Vec<String> =
                credit.into_iter().chain(remark.why.as_deref().map(harmless)).collect();
            let _ = writeln!(text, "{}{colon}{}\n", on_a_line(&remark.answer), said.join(" "));
        }
        if let Some(explain) = solved.explain {
            let _ = writeln!(text, "{}\n", quoted(&harmless(explain)));
        }
        if let Some(source) = solved.source {
            let _ = writeln!(text, "{}{colon}{}\n", words.source, plain(source));
        }
    }
}

/// Lines to write on.
fn lines(slot: &Slot<'_>, labels: &[String], grouping: Grouping) -> String {
    let (blank, count) = match room(slot, grouping) {
        Room::Short => (BLANK.to_owned(), 1),
        Room::Lines(count) => (BLANK.repeat(3), count),
    };
    let block = vec![blank; count].join("\\\n");
    let one = |(at, label): (usize, &String)| match label.as_str() {
        "" if labels.len() > 1 => format!("**{}** {block}", at + 1),
        "" => block.clone(),
        label => format!("**{}** {block}", plain(label)),
    };
    labels.iter().enumerate().map(one).collect::<Vec<_>>().join("\\\n")
}

/// Markdown of a deck without tags of its own: what looks like one is text.
fn harmless(markdown: &str) -> String {
    let markdown = printable(markdown);
    let mut is_code = false;
    let line = |line: &str| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        if is_code || is_fence {
            return line.to_owned();
        }
        let strand = |strand| match strand {
            Strand::Prose(prose) => formulas(prose)
                .into_iter()
                .map(|inline| match inline {
                    Inline::Plain(plain) => plain.replace('<', "\\<"),
                    Inline::Formula(whole, _) => kept(whole),
                })
                .collect(),
            Strand::Code(code) => ticked(code),
        };
        spans(line).into_iter().map(strand).collect()
    };
    markdown.trim().lines().map(line).collect::<Vec<String>>().join("\n")
}

/// An entry of a list, whose further lines and blocks belong to it.
fn item(mark: &str, lead: &str, body: &str) -> String {
    let is_block = !lead.is_empty() && body.starts_with("```") && body.contains('\n');
    let gap = if is_block { "\n\n" } else { "" };
    let lead = if is_block { lead.trim_end() } else { lead };
    let whole = format!("{lead}{gap}{body}");
    let mut lines = whole.lines();
    let mut text = format!("{mark}{}", lines.next().unwrap_or_default());
    let indent = " ".repeat(mark.len());
    for line in lines {
        text += "\n";
        text += if line.is_empty() { "" } else { &indent };
        text += line;
    }
    text + "\n"
}

/// The two of a pair; blocks stand by themselves.
fn joined(left: &str, arrow: &str, right: &str) -> String {
    if left.contains('\n') || right.contains('\n') {
        return [left, arrow.trim(), right].join("\n\n");
    }
    format!("{left}{arrow}{right}")
}

/// A text of which only code and formulas stand out, as Markdown: in lines, with blocks of code.
fn rich(text: &str) -> String {
    let blocks = blocks(text).into_iter().filter(|strand| *strand != Strand::Prose(""));
    let block = |strand| match strand {
        Strand::Code(code) => fenced(code),
        Strand::Prose(prose) => with_formulas(prose, "\\\n"),
    };
    blocks.map(block).collect::<Vec<String>>().join("\n\n")
}

/// The same on a line.
fn on_a_line(text: &str) -> String {
    let strand = |strand| match strand {
        Strand::Code(code) => spelled(Strand::Code(code)),
        Strand::Prose(prose) => with_formulas(prose, " "),
    };
    blocks(text).into_iter().map(strand).collect::<Vec<String>>().join(" ")
}

/// Prose with its formulas as they are, and this between its lines.
fn with_formulas(prose: &str, between: &str) -> String {
    let inline = |inline: Inline<'_>| match inline {
        Inline::Plain(plain) => {
            let lines = plain.split('\n').map(|line| spelled(Strand::Prose(line)));
            lines.collect::<Vec<String>>().join(between)
        }
        Inline::Formula(whole, _) => kept(&printable_line(whole)),
    };
    let strand = |strand| match strand {
        Strand::Code(_) => spelled(strand),
        Strand::Prose(prose) => formulas(prose).into_iter().map(inline).collect(),
    };
    spans(prose).into_iter().map(strand).collect()
}

/// A formula in which nothing is a tag.
fn kept(formula: &str) -> String {
    formula.replace('<', "\\lt ")
}

/// A text of which only code stands out, as Markdown on a line; a block of code as a span.
fn plain(text: &str) -> String {
    let strand = |strand| match strand {
        Strand::Prose(prose) => spans(prose).into_iter().map(spelled).collect(),
        Strand::Code(code) => spelled(Strand::Code(code)),
    };
    blocks(text).into_iter().map(strand).collect::<Vec<String>>().join(" ")
}

fn spelled(strand: Strand<'_>) -> String {
    match strand {
        Strand::Code(code) => ticked(&printable_line(code)),
        Strand::Prose(prose) => {
            let line = printable_line(prose);
            let [before, after] = [prose.starts_with(' '), prose.ends_with(' ')]
                .map(|is_apart| if is_apart { " " } else { "" });
            format!("{before}{}{after}", as_markdown(&line))
        }
    }
}

/// A path as the address of a picture.
fn address(path: &str) -> String {
    printable_line(path).replace(['<', '>', '\\'], "")
}

/// Lines as a block of code.
fn fenced(text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}\n{}\n{fence}", printable(text).trim_end())
}

fn quoted(text: &str) -> String {
    text.lines()
        .map(|line| format!("> {line}").trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}
