//! Papers as HTML for a browser's printer: whole in one file, with nothing of a network and no script.
//! Nothing of a deck in it is markup of its own.

mod parts;

use super::direction::{is_leftward, main_part};
use super::solved::Signed;
use super::style::style;
use super::{Booklet, Document};
use crate::exam::Slot;
use crate::format::{drawn, drawn_plain};
use crate::text::code::legible_line;
use crate::text::{escape, shorten_between_words, width};
use std::fmt::Write;

/// Nothing is fetched, and nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// How much of a prompt a key repeats, in columns.
const ASKED: usize = 160;

impl Booklet<'_> {
    /// A document as a page of HTML.
    pub fn html(&self, document: Document) -> String {
        let head = self.masthead;
        let body: String = match document {
            Document::Paper => self.questions(),
            Document::Key => self.key(),
            Document::Sheet => self.sheet(),
        };
        let title = self.title(document);
        let variant = format!("{} {}", self.words.variant, self.paper.variant());
        let style = style(head, [&title, &variant], &self.reference());
        let language = escape(&head.language);
        let direction = direction(&head.language);
        let class = if head.is_large { " class=\"large\"" } else { "" };
        let title = escape(&title);
        format!(
            "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\"{class}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <title>{title}, {variant}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{}{body}</body>\n</html>\n",
            self.header(document, &title)
        )
    }

    /// What a document is called.
    pub(super) fn title(&self, document: Document) -> String {
        let title = &self.masthead.title;
        match document {
            Document::Paper => title.clone(),
            Document::Key => format!("{}: {title}", self.words.key),
            Document::Sheet => format!("{}: {title}", self.words.sheet),
        }
    }

    fn header(&self, document: Document, title: &str) -> String {
        let fact = |fact: String| format!("<span>{}</span>", self.own(&escape(&fact), None));
        let facts: String = self.facts().into_iter().map(fact).collect();
        let has_name = match document {
            Document::Paper => self.masthead.has_name,
            Document::Key => false,
            Document::Sheet => true,
        };
        let names = [self.words.name, self.words.class, self.words.date];
        let names = names
            .map(|name| format!("<span>{} <i class=\"rule\"></i></span>", self.own(name, None)));
        let names = format!("<p class=\"names\">{}</p>\n", names.concat());
        format!(
            "<header>\n<h1>{title}</h1>\n<p class=\"facts\">{facts}<span class=\"reference\">{}</span></p>\n{}</header>\n",
            self.reference(),
            if has_name { &*names } else { "" }
        )
    }

    fn questions(&self) -> String {
        let passages = self.passages();
        let mut html = String::new();
        for (at, slot) in self.paper.slots().iter().enumerate() {
            if let Some((text, numbers)) = passages.get(&at) {
                let for_them = format!("{} {numbers}", self.words.text_for);
                let for_them = self.own(&for_them, Some(slot));
                let _ = writeln!(
                    html,
                    "<section class=\"passage\"{}>\n<p class=\"how\">{for_them}</p>\n{}\n</section>",
                    self.tongue(slot),
                    drawn(text).trim()
                );
            }
            let _ = writeln!(
                html,
                "<section class=\"question\"{}>\n{}<div class=\"prompt\">{}</div>\n{}{}</section>",
                self.tongue(slot),
                self.number(at, slot),
                drawn(&slot.question.prompt(slot.item.part)).trim(),
                self.matter(slot),
                self.parts(slot)
            );
        }
        html
    }

    /// The number of a question, and what it is worth.
    fn number(&self, at: usize, slot: &Slot<'_>) -> String {
        let mut html = format!("<div class=\"number\">{}.</div>\n", at + 1);
        if self.tells_points {
            let (points, colon) = (slot.question.points, self.colon());
            let told = format!("{}{colon}{points}", self.words.points);
            let told = self.own(&told, Some(slot));
            let _ = writeln!(html, "<div class=\"points\">{told}</div>");
        }
        html
    }

    /// Words of the paper's own, marked where what stands around them, a question or the paper, is in
    /// another language.
    fn own(&self, words: &str, around: Option<&Slot<'_>>) -> String {
        let own = self.words.tag;
        let around = around.and_then(|slot| slot.question.language.first());
        let around = around.unwrap_or(&self.masthead.language);
        if main_part(around).eq_ignore_ascii_case(own) {
            return words.to_owned();
        }
        format!("<bdi lang=\"{own}\" dir=\"{}\">{words}</bdi>", direction(own))
    }

    /// The language of a question, where it is not the paper's.
    fn tongue(&self, slot: &Slot<'_>) -> String {
        let own = slot.question.language.first().filter(|own| **own != self.masthead.language);
        own.map_or_else(String::new, |own| {
            format!(" lang=\"{}\" dir=\"{}\"", escape(own), direction(own))
        })
    }

    /// The picture of a question, and its sound.
    fn matter(&self, slot: &Slot<'_>) -> String {
        let mut html = String::new();
        if let Some((path, alt)) = &slot.question.image {
            let alt = escape(alt.as_deref().unwrap_or_default());
            let _ = if let Some(address) = self.pictures.get(&(slot.deck.id.clone(), path.clone()))
            {
                let address = escape(address);
                writeln!(html, "<figure><img src=\"{address}\" alt=\"{alt}\"></figure>")
            } else {
                let (said, path) = (self.own(self.words.no_picture, Some(slot)), escape(path));
                let alt = if alt.is_empty() { alt } else { format!(" ({alt})") };
                writeln!(html, "<p class=\"missing\">{said}: {path}{alt}</p>")
            };
        }
        if let Some(path) = &slot.question.audio {
            let (said, colon) = (self.own(self.words.sound, Some(slot)), self.colon());
            let _ = writeln!(html, "<p class=\"missing\">{said}{colon}{}</p>", escape(path));
        }
        html
    }

    fn key(&self) -> String {
        let slots = self.paper.slots().iter().enumerate();
        let answers = slots.map(|(at, slot)| {
            let asked = asked(&slot.question.prompt(slot.item.part));
            format!(
                "<section class=\"answer\"{}>\n{}<p class=\"asked\">{asked}</p>\n{}</section>\n",
                self.tongue(slot),
                self.number(at, slot),
                self.told(slot)
            )
        });
        answers.collect()
    }

    fn told(&self, slot: &Slot<'_>) -> String {
        let (solved, words, colon) = (self.solved(slot), self.words, self.colon());
        let own = |word: &str| self.own(word, Some(slot));
        let mut html = String::new();
        for Signed { sign, text, partner } in &solved.right {
            let letter = format!("<span class=\"letter\">{}</span>", escape(sign));
            let letter = if sign.is_empty() { "" } else { &letter };
            let text = drawn_plain(text);
            let text = match partner {
                Some(partner) => {
                    let (arrow, partner) = (self.arrow(slot), drawn_plain(partner));
                    format!("<bdi>{text}</bdi>{arrow}<bdi>{partner}</bdi>")
                }
                None => text,
            };
            let _ = writeln!(html, "<div class=\"right\">{letter}<div>{text}</div></div>");
        }
        if !solved.provisos.is_empty() {
            let provisos = own(&escape(&solved.provisos.join("; ")));
            let _ = writeln!(html, "<p>({provisos})</p>");
        }
        if !solved.also.is_empty() {
            let also = solved.also.iter().map(|Signed { sign, text, .. }| {
                let sign = if sign.is_empty() { sign } else { &format!("{})\u{a0}", escape(sign)) };
                format!("{sign}{}", drawn_plain(text))
            });
            let also = also.collect::<Vec<String>>().join("; ");
            let _ = writeln!(html, "<div>{}{colon}{also}</div>", own(words.also));
        }
        for remark in &solved.remarks {
            let credit =
                remark.credit.as_ref().map(|credit| own(&format!("{} {credit}", words.earns)));
            let why = remark.why.as_deref().map(drawn);
            let said: Vec<String> = credit.into_iter().chain(why).collect();
            let answer = drawn_plain(&remark.answer);
            let _ = writeln!(html, "<div>{answer}{colon}{}</div>", said.join(". "));
        }
        if let Some(explain) = solved.explain {
            let _ = writeln!(html, "<div class=\"explain\">{}</div>", drawn(explain).trim());
        }
        if let Some(source) = solved.source {
            let _ = writeln!(html, "<p>{}{colon}{}</p>", own(words.source), escape(source));
        }
        html
    }

    fn sheet(&self) -> String {
        let slots = self.paper.slots().iter().enumerate();
        let rows = slots.map(|(at, slot)| {
            let room = self.answer_room(slot);
            format!(
                "<div class=\"row\"><div class=\"number\">{}.</div><div class=\"room\">{room}</div></div>\n",
                at + 1
            )
        });
        format!("<div class=\"rows\">\n{}</div>\n", rows.collect::<String>())
    }
}

/// A prompt as a key repeats it: a long one is cut short.
fn asked(prompt: &str) -> String {
    if width(prompt) <= ASKED && !prompt.trim().contains('\n') {
        return drawn(prompt);
    }
    escape(&shorten_between_words(&legible_line(prompt, true), ASKED))
}

/// The direction of a language.
fn direction(language: &str) -> &'static str {
    if is_leftward(language) { "rtl" } else { "ltr" }
}
