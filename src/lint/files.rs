//! Files: what surrounds the text. The rules read no file; what lies outside comes in as a value.

use super::Beside;
use super::inspection::{Inspection, Remarks};
use super::subject::Subject;
use crate::report::{Finding, Rule};

/// The rules of this file.
pub const INSPECTIONS: &[Inspection] =
    &[MISSING_IMAGE, OUTSIDE_IMAGE, MISSING_AUDIO, OUTSIDE_AUDIO];

/// The rule about the file itself.
pub const RULES: &[&Rule] = &[&MIXED_LINE_ENDS];

const MISSING_IMAGE: Inspection = Inspection::warning(
    |subject, remarks| missing("image", subject, remarks),
    "missing-image",
    "an image that is not there",
    "The path counts from the deck's folder. The question is asked without its picture.",
    r#"prompt = "Which bird is this?"
answer = "A wren"
- image = "missing.png"
+ image = "there.png"
alt = "A small brown bird with its tail up"
"#,
);

const OUTSIDE_IMAGE: Inspection = Inspection::warning(
    |subject, remarks| outside("image", subject, remarks),
    "outside-image",
    "an image outside the deck's folder",
    "A deck is passed on with its folder; what lies elsewhere stays behind, and a path \
     of another machine may name a file that is none of the deck's business.",
    r#"prompt = "Which bird is this?"
answer = "A wren"
- image = "../birds/wren.png"
+ image = "there.png"
alt = "A small brown bird with its tail up"
"#,
);

const MISSING_AUDIO: Inspection = Inspection::warning(
    |subject, remarks| missing("audio", subject, remarks),
    "missing-audio",
    "a sound that is not there",
    "The path counts from the deck's folder. The question is asked without its sound.",
    r#"prompt = "Which bird sings here?"
answer = "A wren"
- audio = "missing.ogg"
+ audio = "there.ogg"
"#,
);

const OUTSIDE_AUDIO: Inspection = Inspection::warning(
    |subject, remarks| outside("audio", subject, remarks),
    "outside-audio",
    "a sound outside the deck's folder",
    "A deck is passed on with its folder; what lies elsewhere stays behind and is not played.",
    r#"prompt = "Which bird sings here?"
answer = "A wren"
- audio = "../birds/wren.ogg"
+ audio = "there.ogg"
"#,
);

fn missing(key: &str, subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let is_missing = |path: &str| (subject.file)(path) == Beside::Missing;
    for file in subject.transcript.texts(key).filter(|file| is_missing(&file.text)) {
        let message = format!("there is no {key} {}", file.quoted());
        let help = "put it there, or correct the path, which counts from the deck's folder";
        remarks.on(file, message, help);
    }
}

fn outside(key: &str, subject: &Subject<'_, '_>, remarks: &mut Remarks<'_>) {
    let is_outside = |path: &str| (subject.file)(path) == Beside::Outside;
    for file in subject.transcript.texts(key).filter(|file| is_outside(&file.text)) {
        let message = format!("the {key} {} lies outside the deck's folder", file.quoted());
        remarks.on(file, message, "copy it into the folder of the deck, or below it");
    }
}

const MIXED_LINE_ENDS: Rule = Rule::warning(
    "mixed-line-ends",
    "line ends of two kinds in one file",
    "Editors and version control then change lines that nobody touched.",
    "- [[question]]\r\n+ [[question]]\nprompt = \"Which planet is the largest?\"\nanswer = \"Jupiter\"\n",
);

/// Line ends that differ from most of the others.
pub fn line_ends(text: &str, findings: &mut Vec<Finding>) {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return;
    }
    let all = text.bytes().filter(|byte| *byte == b'\n').count();
    let windows = text.matches("\r\n").count();
    if windows == 0 || windows == all {
        return;
    }
    let is_windows = |at: usize| text[..at].ends_with('\r');
    let mostly = windows * 2 > all;
    let mut odd = text.match_indices('\n').map(|(at, _)| at).filter(|at| is_windows(*at) != mostly);
    if let Some(at) = odd.next() {
        let (this, others) = if mostly { ("LF", "CRLF") } else { ("CRLF", "LF") };
        let count = if mostly { all - windows } else { windows };
        let message = format!("line ends are mixed: {this} here, and {others} in most lines");
        let help = match count {
            1 => format!("save the file with {others} throughout; this is the only other one"),
            count => format!("save the file with {others} throughout; {count} lines have {this}"),
        };
        let start = if mostly { at } else { at - 1 };
        findings.push(MIXED_LINE_ENDS.finding(start..at + 1, message, help));
    }
}
