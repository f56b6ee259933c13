//! The questions of an XML file as trees, one after the other. No entity is expanded but those of
//! single characters, and nothing stands deeper than fifty elements.

use crate::format::xml::{attributes, text};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element with all that is in it.
#[derive(Debug, Default)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes.
    attributes: Vec<(String, String)>,
    /// Its text, without that of its children.
    pub text: String,
    /// The elements in it.
    pub children: Vec<Element>,
}

/// How deep elements may stand in each other; those of Moodle do about seven deep.
const DEPTH: usize = 50;

/// The questions of a text.
pub struct Questions<'t> {
    reader: Reader<&'t [u8]>,
    /// How many elements around questions are open.
    around: usize,
    is_over: bool,
}

/// A question with the byte at which it begins, or why the rest cannot be read and where.
pub type XmlQuestion = Result<(usize, Element), (usize, &'static str)>;

impl<'t> Questions<'t> {
    /// Those of a text.
    pub fn of(text: &'t str) -> Self {
        Self { reader: Reader::from_str(text), around: 0, is_over: false }
    }

    fn step(&mut self) -> Option<XmlQuestion> {
        let (mut open, mut start): (Vec<Element>, usize) = (Vec::new(), 0);
        loop {
            let at = place(self.reader.buffer_position());
            let Ok(event) = self.reader.read_event() else {
                let at = place(self.reader.error_position());
                return Some(Err((at, "the XML is broken here: what follows is not read")));
            };
            let closed = match event {
                Event::Start(tag) if open.is_empty() && tag.name().as_ref() != QUESTION => {
                    self.around += 1;
                    None
                }
                Event::Start(tag) => {
                    if open.len() >= DEPTH {
                        let reason = "its elements stand in each other more than 50 deep";
                        return Some(Err((start, reason)));
                    }
                    if open.is_empty() {
                        start = at;
                    }
                    open.push(element(&tag));
                    None
                }
                Event::Empty(tag) if !open.is_empty() => Some(element(&tag)),
                Event::End(_) if open.is_empty() => {
                    self.around = self.around.saturating_sub(1);
                    None
                }
                Event::End(_) => open.pop(),
                Event::Eof => {
                    let reason = "an element is not closed: the file is cut off here";
                    let is_cut = !open.is_empty() || self.around > 0;
                    return is_cut
                        .then_some(Err((if open.is_empty() { at } else { start }, reason)));
                }
                event => {
                    if let Some(top) = open.last_mut() {
                        text(&event, &mut top.text);
                    }
                    None
                }
            };
            match (closed, open.last_mut()) {
                (Some(closed), Some(parent)) => parent.children.push(closed),
                (Some(closed), None) => return Some(Ok((start, closed))),
                (None, _) => {}
            }
        }
    }
}

impl Iterator for Questions<'_> {
    type Item = XmlQuestion;

    fn next(&mut self) -> Option<XmlQuestion> {
        if self.is_over {
            return None;
        }
        let step = self.step();
        self.is_over = !matches!(step, Some(Ok(_)));
        step
    }
}

/// The element of a question.
const QUESTION: &str = "question";

fn place(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

fn element(tag: &BytesStart<'_>) -> Element {
    Element {
        name: tag.name().as_ref().to_owned(),
        attributes: attributes(tag).collect(),
        ..Element::default()
    }
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Its children of a name.
    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> + 'e {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Its first child of a name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// What its child of a name says, in that or in a `text` in it.
    pub fn says(&self, name: &str) -> &str {
        self.child(name).map_or("", Element::said)
    }

    /// What it says, itself or in a `text` in it.
    pub fn said(&self) -> &str {
        self.child("text").map_or(&self.text, |text| &text.text).trim()
    }

    /// Whether its child of a name says yes.
    pub fn is(&self, name: &str) -> bool {
        ["1", "true"].contains(&self.says(name))
    }
}
