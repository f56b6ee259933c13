//! Moodle XML written, as Moodle takes it: texts in Markdown, files in base64.

use super::media::{BASE64, FOLDER};
use crate::format::moodle::{Earning, Posed, Task, Weighed, posed};
use crate::format::{Bundle, Loss, Unfit};
use crate::kind::around_gaps;
use base64::Engine;
use quick_xml::escape::escape;
use std::fmt::Write;

/// Writes decks; several are categories.
pub fn write(bundles: &[Bundle]) -> Result<(Vec<u8>, Vec<Loss>), Unfit> {
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n".to_owned();
    let (mut losses, mut count) = (Vec::new(), 0);
    for bundle in bundles {
        if bundles.len() > 1 {
            let title = bundle.front.text("title").unwrap_or(&bundle.name).replace('/', "//");
            xml.push_str("<question type=\"category\">\n<category>");
            element(&mut xml, "text", &title);
            xml.push_str("</category>\n</question>\n");
        }
        for carried in &bundle.questions {
            let (questions, lost) = posed(carried, &bundle.front, true);
            losses.extend(lost);
            for question in questions {
                let files = files(&question, bundle, &mut losses);
                write_question(&mut xml, &question, &files);
                count += 1;
            }
        }
    }
    if count == 0 {
        let reason = "none of the questions can be said there";
        return Err(Unfit::new(reason, "export them to json, or another selection by --kind"));
    }
    xml.push_str("</quiz>\n");
    if xml.contains(is_no_xml) {
        xml.retain(|c| !is_no_xml(c));
        losses.push(Loss::part("the deck", "control characters"));
    }
    Ok((xml.into_bytes(), losses))
}

/// Whether XML has no way to say a character.
const fn is_no_xml(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

fn element(xml: &mut String, name: &str, text: &str) {
    let _ = writeln!(xml, "<{name}>{}</{name}>", escape(text));
}

/// An element whose text has a format.
fn formatted(xml: &mut String, name: &str, format: &str, text: &str, inner: &str) {
    let text = escape(text);
    let _ = writeln!(xml, "<{name} format=\"{format}\"><text>{text}</text>{inner}</{name}>");
}

/// The picture and the sound of a question: what shows them in its text, and the elements that hold
/// them.
fn files(posed: &Posed, bundle: &Bundle, losses: &mut Vec<Loss>) -> [String; 2] {
    let [mut shown, mut held] = [String::new(), String::new()];
    let picture = posed.image.iter().map(|[path, alt]| (path, format!("![{alt}]")));
    let sound = posed.audio.iter().map(|path| (path, "[sound]".to_owned()));
    for (path, words) in picture.chain(sound) {
        let medium = bundle.media.iter().find(|medium| medium.name == *path);
        let bytes =
            medium.map_or_else(|| Err("the file is not there".to_owned()), |it| (it.fetch)());
        match bytes {
            Ok(bytes) => {
                let name = path.rsplit('/').next().unwrap_or(path);
                let plain =
                    |c: char| if c.is_alphanumeric() || "._-".contains(c) { c } else { '-' };
                let name: String = name.chars().map(plain).collect();
                let _ = write!(shown, "\n\n{words}({FOLDER}{name})");
                let _ = write!(
                    held,
                    "<file name=\"{name}\" path=\"/\" encoding=\"base64\">{}</file>",
                    BASE64.encode(bytes)
                );
            }
            Err(reason) => losses.push(Loss::part(&posed.place, format!("{path}: {reason}"))),
        }
    }
    [shown, held]
}

fn write_question(xml: &mut String, posed: &Posed, [shown, held]: &[String; 2]) {
    let sort = match &posed.task {
        Task::Description => "description",
        Task::Essay(_) => "essay",
        Task::Truth { .. } => "truefalse",
        Task::Options { .. } => "multichoice",
        Task::Typed { .. } => "shortanswer",
        Task::Number { .. } => "numerical",
        Task::Pairs(_) => "matching",
        Task::Order(_) => "ordering",
        Task::Gaps => "cloze",
    };
    let text = if posed.task == Task::Gaps { embedded(&posed.text) } else { posed.text.clone() };
    let _ = writeln!(xml, "<question type=\"{sort}\">");
    let title: String = posed.id.clone().unwrap_or_else(|| {
        let line = posed.text.split_whitespace().collect::<Vec<_>>().join(" ");
        line.replace("{{", "").replace("}}", "").chars().take(80).collect()
    });
    xml.push_str("<name>");
    element(xml, "text", &title);
    xml.push_str("</name>\n");
    formatted(xml, "questiontext", "markdown", &(text + shown), held);
    formatted(xml, "generalfeedback", "markdown", &posed.explain, "");
    element(xml, "defaultgrade", posed.points.as_deref().unwrap_or("1"));
    element(xml, "idnumber", posed.id.as_deref().unwrap_or_default());
    write_task(xml, &posed.task);
    for hint in &posed.hints {
        formatted(xml, "hint", "markdown", hint, "");
    }
    if !posed.tags.is_empty() {
        xml.push_str("<tags>\n");
        for tag in &posed.tags {
            let _ = writeln!(xml, "<tag><text>{}</text></tag>", escape(tag));
        }
        xml.push_str("</tags>\n");
    }
    xml.push_str("</question>\n");
}

fn write_task(xml: &mut String, task: &Task) {
    match task {
        Task::Description | Task::Gaps => {}
        Task::Essay(model) => {
            element(xml, "responseformat", "editor");
            formatted(xml, "graderinfo", "markdown", model, "");
        }
        Task::Truth { is_true, feedback: [wrong, right] } => {
            for word in [true, false] {
                let is_right = word == *is_true;
                let feedback = if is_right { right } else { wrong }.clone();
                let weight = if is_right { Earning::FULL } else { Earning::NONE };
                let text = word.to_string();
                let answer = Weighed { text, weight, feedback, tolerance: None };
                write_answer(xml, &answer, "moodle_auto_format");
            }
        }
        Task::Options { options, is_single, is_ordered } => {
            element(xml, "single", &is_single.to_string());
            element(xml, "shuffleanswers", &(!is_ordered).to_string());
            element(xml, "answernumbering", "abc");
            for option in options {
                write_answer(xml, option, format_of(&option.text));
            }
        }
        Task::Typed { answers, is_cased } => {
            element(xml, "usecase", if *is_cased { "1" } else { "0" });
            for answer in answers {
                write_answer(xml, answer, "moodle_auto_format");
            }
        }
        Task::Number { answers, units } => {
            for answer in answers {
                write_answer(xml, answer, "moodle_auto_format");
            }
            if !units.is_empty() {
                xml.push_str("<units>\n");
                for unit in units {
                    let unit = escape(unit);
                    let factor = "<multiplier>1</multiplier>";
                    let _ = writeln!(xml, "<unit>{factor}<unit_name>{unit}</unit_name></unit>");
                }
                xml.push_str("</units>\n");
                element(xml, "unitgradingtype", "0");
                element(xml, "showunits", "0");
            }
        }
        Task::Pairs(pairs) => {
            element(xml, "shuffleanswers", "true");
            for [left, right] in pairs {
                let answer = format!("<answer><text>{}</text></answer>", escape(right));
                formatted(xml, "subquestion", format_of(left), left, &answer);
            }
        }
        Task::Order(items) => {
            for (name, value) in [("layouttype", "VERTICAL"), ("selecttype", "ALL")] {
                element(xml, name, value);
            }
            for (at, item) in items.iter().enumerate() {
                let (format, item) = (format_of(item), escape(item));
                let fraction = at + 1;
                let text = format!("<text>{item}</text>");
                let _ = writeln!(
                    xml,
                    "<answer fraction=\"{fraction}\" format=\"{format}\">{text}</answer>"
                );
            }
        }
    }
}

/// The format of an option: only code and formulas are marked up in it.
fn format_of(text: &str) -> &'static str {
    if text.contains(['`', '$']) { "markdown" } else { "plain_text" }
}

fn write_answer(xml: &mut String, answer: &Weighed, format: &str) {
    let (weight, text) = (answer.weight.percent(), escape(&answer.text));
    let _ = write!(xml, "<answer fraction=\"{weight}\" format=\"{format}\"><text>{text}</text>");
    if let Some(tolerance) = &answer.tolerance {
        element(xml, "tolerance", tolerance);
    }
    formatted(xml, "feedback", "markdown", &answer.feedback, "");
    xml.push_str("</answer>\n");
}

/// A sentence with gaps as embedded answers.
fn embedded(sentence: &str) -> String {
    let Some((texts, gaps)) = around_gaps(sentence) else { return sentence.to_owned() };
    let mut text = String::new();
    for (at, part) in texts.iter().enumerate() {
        if let Some((ways, _)) = at.checked_sub(1).and_then(|at| gaps.get(at)) {
            let ways: Vec<String> = ways.iter().map(|way| format!("={}", escaped(way))).collect();
            let _ = write!(text, "{{1:SHORTANSWER:{}}}", ways.join("~"));
        }
        text.push_str(part);
    }
    text
}

/// An answer that is embedded: the signs that would end it have a backslash.
fn escaped(way: &str) -> String {
    let mut safe = String::with_capacity(way.len());
    for c in way.chars() {
        if r"}#~/\*".contains(c) || c == '"' {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}
