//! Workbooks: which parts a file has, the texts that its sheets share, and what its numbers mean.

use super::value::NumberStyle;
use crate::format::Unfit;
use crate::format::archive::Archive;
use crate::format::xml::{attribute, local, text};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::rc::Rc;

/// The most bytes of a part.
const MOST: u64 = 256 << 20;

/// A sheet of a workbook.
pub struct NamedSheet {
    /// What it is called.
    pub name: String,
    /// The part that it is.
    pub path: String,
    /// Whether people do not see it.
    pub is_hidden: bool,
}

/// A workbook.
pub struct Workbook {
    archive: Archive,
    /// Its sheets in their order.
    pub sheets: Vec<NamedSheet>,
    /// What the numbers of each style mean.
    pub styles: Vec<NumberStyle>,
    /// The part with the texts that cells share.
    strings: Option<String>,
}

/// A workbook that is none, or broken.
fn broken(reason: impl Into<String>) -> Unfit {
    Unfit::new(reason, "save it anew as .xlsx, or as CSV")
}

/// Goes through the elements of a part: each as it begins, as it ends, and the text between.
pub fn walk(xml: &[u8], mut take: impl FnMut(Sign<'_>) -> Result<(), Unfit>) -> Result<(), Unfit> {
    let xml = xml.strip_prefix(b"\xef\xbb\xbf").unwrap_or(xml);
    let xml = std::str::from_utf8(xml).map_err(|_| broken("a part of it is not UTF-8"))?;
    let mut reader = Reader::from_str(xml);
    let mut said = String::new();
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| broken("the XML in it is broken"))? {
            Event::Start(tag) => {
                depth += 1;
                take(Sign::Begin(local(tag.name().as_ref()), &tag))?;
            }
            Event::Empty(tag) => {
                take(Sign::Begin(local(tag.name().as_ref()), &tag))?;
                take(Sign::End(local(tag.name().as_ref())))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                take(Sign::End(local(tag.name().as_ref())))?;
            }
            Event::Eof if depth > 0 => return Err(broken("a part of it is cut off")),
            Event::Eof => return Ok(()),
            event => {
                said.clear();
                text(&event, &mut said);
                if !said.is_empty() {
                    take(Sign::Text(&said))?;
                }
            }
        }
    }
}

/// What a part says at one place.
pub enum Sign<'s> {
    /// An element begins.
    Begin(&'s str, &'s BytesStart<'s>),
    /// One ends.
    End(&'s str),
    /// A text.
    Text(&'s str),
}

impl Workbook {
    /// Opens one.
    pub fn open(bytes: Rc<[u8]>) -> Result<Self, Unfit> {
        let archive =
            Archive::open(bytes).ok_or_else(|| broken("it is no workbook, or cut off"))?;
        let (sheets, styles) = (Vec::new(), Vec::new());
        let mut book = Self { archive, sheets, styles, strings: None };
        let mut paths: HashMap<String, String> = HashMap::new();
        let mut styles = None;
        let relations = book.part("xl/_rels/workbook.xml.rels")?;
        walk(&relations, |sign| {
            let Sign::Begin("Relationship", tag) = sign else { return Ok(()) };
            let of = |name| attribute(tag, name).unwrap_or_default();
            let (sort, target) = (of("Type"), of("Target"));
            let path =
                target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            match sort.rsplit('/').next() {
                Some("worksheet") => drop(paths.insert(of("Id"), path)),
                Some("sharedStrings") => book.strings = Some(path),
                Some("styles") => styles = Some(path),
                _ => {}
            }
            Ok(())
        })?;
        let xml = book.part("xl/workbook.xml")?;
        let mut is_from_1904 = false;
        walk(&xml, |sign| {
            match sign {
                Sign::Begin("workbookPr", tag) => {
                    let from = attribute(tag, "date1904");
                    is_from_1904 = from.is_some_and(|is| ["1", "true"].contains(&&*is));
                }
                Sign::Begin("sheet", tag) => {
                    let path = attribute(tag, "id").and_then(|id| paths.get(&id).cloned());
                    let is_hidden = attribute(tag, "state").is_some_and(|state| state != "visible");
                    let name = attribute(tag, "name").unwrap_or_default();
                    // A sheet that is a chart is no table.
                    book.sheets.extend(path.map(|path| NamedSheet { name, path, is_hidden }));
                }
                _ => {}
            }
            Ok(())
        })?;
        if let Some(path) = styles.filter(|path| book.archive.has(path)) {
            book.styles = meanings(&book.part(&path)?, is_from_1904)?;
        }
        Ok(book)
    }

    /// What a part holds.
    pub fn part(&mut self, path: &str) -> Result<Vec<u8>, Unfit> {
        let part = self.archive.unpacked(path, MOST);
        part.map_err(|why| broken(format!("\"{path}\" in it {why}")))
    }

    /// The texts that cells share.
    pub fn strings(&mut self) -> Result<Vec<String>, Unfit> {
        let mut strings = Vec::new();
        let Some(path) = self.strings.take().filter(|path| self.archive.has(path)) else {
            return Ok(strings);
        };
        let xml = self.part(&path)?;
        let mut string = RichText::default();
        walk(&xml, |sign| {
            match sign {
                Sign::Begin("si", _) => string = RichText::default(),
                Sign::End("si") => strings.push(string.take()),
                sign => string.add(&sign),
            }
            Ok(())
        })?;
        Ok(strings)
    }
}

/// A text in pieces: how it looks is lost, and how it is read is not part of it.
#[derive(Default)]
pub struct RichText {
    text: String,
    is_in_text: bool,
    is_in_reading: bool,
}

impl RichText {
    /// Adds what is said.
    pub fn add(&mut self, sign: &Sign<'_>) {
        match sign {
            Sign::Begin("t", _) => self.is_in_text = true,
            Sign::End("t") => self.is_in_text = false,
            Sign::Begin("rPh", _) => self.is_in_reading = true,
            Sign::End("rPh") => self.is_in_reading = false,
            Sign::Text(text) if self.is_in_text && !self.is_in_reading => self.text.push_str(text),
            _ => {}
        }
    }

    /// The whole text.
    pub fn take(&mut self) -> String {
        super::value::plain(std::mem::take(&mut self.text))
    }
}

/// What the numbers of each style mean.
fn meanings(xml: &[u8], is_from_1904: bool) -> Result<Vec<NumberStyle>, Unfit> {
    let mut own: HashMap<u32, String> = HashMap::new();
    let mut styles = Vec::new();
    let mut is_of_cells = false;
    walk(xml, |sign| {
        match sign {
            Sign::Begin("numFmt", tag) => {
                let id = attribute(tag, "numFmtId").and_then(|id| id.parse().ok());
                own.extend(id.zip(attribute(tag, "formatCode")));
            }
            Sign::Begin("cellXfs", _) => is_of_cells = true,
            Sign::End("cellXfs") => is_of_cells = false,
            Sign::Begin("xf", tag) if is_of_cells => {
                let id = attribute(tag, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                styles.push(NumberStyle::of(id, own.get(&id).map(String::as_str), is_from_1904));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}
