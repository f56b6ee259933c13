//! Files: what surrounds the text. The rules read no file; what lies outside comes in as a value.

use super::subject::Subject;
use crate::report::{Finding, Rule};

/// The rules of this file.
pub const RULES: &[&Rule] = &[&MISSING_IMAGE, &OUTSIDE_IMAGE, &MIXED_LINE_ENDS];

const MISSING_IMAGE: Rule = Rule::warning(
    "missing-image",
    "an image that is not there",
    "The path counts from the deck's folder. The question is asked without its picture.",
    r#"[[question]]
prompt = "Which bird is this?"
answer = "A wren"
image = "missing.png"
alt = "A small brown bird with its tail up"
"#,
    r#"[[question]]
prompt = "Which bird is this?"
answer = "A wren"
image = "there.png"
alt = "A small brown bird with its tail up"
"#,
);

const OUTSIDE_IMAGE: Rule = Rule::warning(
    "outside-image",
    "an image outside the deck's folder",
    "A deck is passed on with its folder; what lies elsewhere stays behind, and a path \
     of another machine may name a file that is none of the deck's business.",
    r#"[[question]]
prompt = "Which bird is this?"
answer = "A wren"
image = "../birds/wren.png"
alt = "A small brown bird with its tail up"
"#,
    r#"[[question]]
prompt = "Which bird is this?"
answer = "A wren"
image = "there.png"
alt = "A small brown bird with its tail up"
"#,
);

const MIXED_LINE_ENDS: Rule = Rule::warning(
    "mixed-line-ends",
    "line ends of two kinds in one file",
    "Editors and version control then change lines that nobody touched.",
    "[[question]]\r\nprompt = \"Which planet is the largest?\"\nanswer = \"Jupiter\"\n",
    "[[question]]\nprompt = \"Which planet is the largest?\"\nanswer = \"Jupiter\"\n",
);

/// What is known of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// It is there.
    Here,
    /// It is not.
    Missing,
    /// It lies outside the deck's folder.
    Outside,
}

/// What the rules may ask of the world outside a deck's text.
pub struct Outside<'o> {
    /// Where the picture of this path is.
    pub picture: &'o dyn Fn(&str) -> Picture,
}

impl Outside<'static> {
    /// A world in which every picture is there.
    #[must_use]
    pub const fn unknown() -> Self {
        Self { picture: &|_| Picture::Here }
    }
}

/// Looks for the picture of a question.
pub fn picture(subject: &Subject<'_>, outside: &Outside<'_>, findings: &mut Vec<Finding>) {
    let Some(image) = &subject.image else { return };
    let (rule, message, help) = match (outside.picture)(&image.text) {
        Picture::Here => return,
        Picture::Missing => (
            &MISSING_IMAGE,
            format!("there is no image {}", image.quoted()),
            "put it there, or correct the path, which counts from the deck's folder",
        ),
        Picture::Outside => (
            &OUTSIDE_IMAGE,
            format!("the image {} lies outside the deck's folder", image.quoted()),
            "copy it into the folder of the deck, or below it",
        ),
    };
    findings.push(image.warning(rule, message, help));
}

/// Line ends that differ from most of the others.
pub fn line_ends(text: &str, findings: &mut Vec<Finding>) {
    if !text.contains('\r') {
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
