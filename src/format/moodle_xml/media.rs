//! Pictures and sounds in Moodle XML: files in base64 beside the text that shows them.

use super::tree::Element;
use crate::deck::edit::slug;
use crate::format::Medium;
use crate::random::Fnv;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use std::collections::HashMap;

/// How files are written: with line breaks, and by some programs without padding.
pub const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// What stands for the folder of a question's files.
pub const FOLDER: &str = "@@PLUGINFILE@@/";

/// The extensions of sounds.
pub const SOUNDS: [&str; 8] = ["mp3", "ogg", "oga", "opus", "wav", "m4a", "flac", "aac"];

/// How pictures begin that are shown, PNG and JPEG, with their extensions.
const PICTURES: [(&[u8], &str); 2] = [(b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg")];

/// The files of a deck in the making.
pub struct Attached {
    folder: String,
    /// What is under each path, by its digest.
    taken: HashMap<String, u64>,
}

impl Attached {
    /// Those of a file of this name.
    pub fn new(stem: &str) -> Self {
        Self { folder: format!("{}-media", slug(stem)), taken: HashMap::new() }
    }

    /// The file that a text names as its picture or sound, of those that stand beside the text.
    ///
    /// # Errors
    /// Why it is lost.
    pub fn file(
        &mut self,
        source: &str,
        is_picture: bool,
        texts: &[&Element],
    ) -> Result<Medium, &'static str> {
        let (name, base64) = if let Some(inline) = source.strip_prefix("data:") {
            let base64 = inline.split_once(";base64,").map(|(_, base64)| base64);
            ("file".to_owned(), base64.ok_or("a picture that is written in its address")?)
        } else {
            let rest = source.strip_prefix(FOLDER).unwrap_or(source);
            let name = decoded(rest.split(['?', '#']).next().unwrap_or_default());
            let is_it = |file: &&Element| {
                file.name == "file" && file.attribute("name").is_some_and(|it| ends(&name, it))
            };
            let found = texts.iter().flat_map(|text| &text.children).find(is_it);
            let found = found.ok_or("a picture or sound that is not in the file")?;
            (name, found.text.as_str())
        };
        let base64: String = base64.split_whitespace().collect();
        let bytes = BASE64.decode(base64).map_err(|_| "a picture or sound that cannot be read")?;
        let name = name.rsplit('/').next().unwrap_or_default();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let extension = extension.to_ascii_lowercase();
        let extension = if is_picture {
            let sort = PICTURES.iter().find(|(magic, _)| bytes.starts_with(magic));
            sort.ok_or("a picture that is no PNG or JPEG")?.1
        } else {
            let sort = SOUNDS.iter().find(|known| **known == extension);
            sort.ok_or("a sound of a kind that is not known")?
        };
        Ok(self.medium(stem, extension, bytes))
    }

    /// A file under a path of its own.
    fn medium(&mut self, stem: &str, extension: &str, bytes: Vec<u8>) -> Medium {
        let plain = |c: char| if c.is_alphanumeric() || c == '_' { c } else { '-' };
        let stem: String = stem.chars().take(60).map(plain).collect();
        let digest = Fnv::of(&bytes);
        let mut number = 1;
        let name = loop {
            let suffix = if number > 1 { format!("-{number}") } else { String::new() };
            let name = format!("{}/{stem}{suffix}.{extension}", self.folder);
            let there = self.taken.entry(name.to_lowercase()).or_insert(digest);
            if *there == digest {
                break name;
            }
            number += 1;
        };
        Medium { name, fetch: Box::new(move || Ok(bytes.clone())) }
    }
}

/// Whether a path names a file.
fn ends(path: &str, name: &str) -> bool {
    path.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

/// A name without the escapes of an address.
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        let code =
            code.filter(|_| *first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}
