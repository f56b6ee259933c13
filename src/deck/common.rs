//! What a question and the header's defaults for all questions have in common.

use super::keys::{ACCENTS, AS, As, POINTS, SHOW};
use crate::judge::Accents;
use crate::kind::{Fields, WRONG_TYPE};
use std::sync::Arc;

/// What the header says for every question that does not say otherwise.
#[derive(Clone, Debug, Default)]
pub struct Common {
    pub language: Arc<[String]>,
    pub accents: Option<Accents>,
    pub typos: Option<bool>,
    pub case: Option<bool>,
    pub exact: Option<bool>,
    pub asked_as: Option<As>,
    /// Keys that only some kinds have.
    pub flags: Vec<(&'static str, bool)>,
    pub show: Option<u32>,
    pub points: Option<u32>,
    pub partial: Option<bool>,
}

impl Common {
    /// Reads the keys that every question may have too.
    pub fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self {
            accents: fields.word("accents", &ACCENTS),
            typos: fields.flag("typos"),
            case: fields.flag("case"),
            exact: fields.flag("exact"),
            asked_as: fields.word("as", &AS),
            flags: Vec::new(),
            language: Arc::default(),
            show: fields.whole(&SHOW),
            points: fields.whole(&POINTS),
            partial: fields.flag("partial"),
        }
    }
}

/// One language, or those of front and back.
pub fn read_language(fields: &mut Fields<'_, '_>) -> Vec<String> {
    let place = fields.value_place("language");
    let languages = fields.strings("language");
    if languages.len() > 2 {
        let help = "write one language, or those of front and back: [\"de\", \"en\"]";
        fields.report(&WRONG_TYPE, place, "`language` names more than two languages", help);
    }
    languages
}
