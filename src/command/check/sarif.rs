//! SARIF 2.1.0, the form in which code scanning reads findings: the rules first, then each finding
//! with its place. It is written finding by finding, however many there are.

use super::digest::severity;
use crate::error::Result;
use crate::lint::rules;
use crate::report::Rigour;
use crate::text::json;
use serde::Serialize;
use serde_json::json as value;
use std::fmt::Write as _;
use std::io::Write;

/// One finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Located {
    rule_id: &'static str,
    level: &'static str,
    message: serde_json::Value,
    locations: [serde_json::Value; 1],
}

/// A place: lines and columns from 1, the end behind the last character.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

impl Region {
    /// From one position to another; an empty place has the width of a character.
    pub fn new((start_line, start_column): (usize, usize), end: (usize, usize)) -> Self {
        let (end_line, end_column) = end.max((start_line, start_column + 1));
        Self { start_line, start_column, end_line, end_column }
    }
}

impl Located {
    /// A finding of a rule, with what there is to say of it, its file and its place there.
    pub fn new(
        (rule_id, level): (&'static str, &'static str),
        text: &str,
        file: &str,
        region: &Region,
    ) -> Self {
        let place = value!({"artifactLocation": {"uri": uri(file)}, "region": region});
        let message = value!({ "text": text });
        Self { rule_id, level, message, locations: [value!({ "physicalLocation": place })] }
    }
}

/// Writes what stands before the findings: who found them, and by which rules.
pub fn begin(out: &mut impl Write) -> Result<()> {
    let rules: Vec<_> = rules()
        .map(|rule| {
            value!({
                "id": rule.code,
                "shortDescription": {"text": rule.summary},
                "fullDescription": {"text": rule.why},
                "defaultConfiguration": {
                    "level": severity(rule.severity),
                    "enabled": rule.rigour == Rigour::Usual,
                },
            })
        })
        .collect();
    let driver = value!({
        "name": "quizdeck",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    write!(
        out,
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\
         \"runs\":[{{\"tool\":{{\"driver\":{}}},\"columnKind\":\"unicodeCodePoints\",\"results\":[",
        json(&driver)?
    )?;
    Ok(())
}

/// A path as a relative reference (RFC 3986): what is no plain letter of a path is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
