//! Moodle XML read, question by question.

use super::media::{Attached, FOLDER, SOUNDS};
use super::shapes::{self, markdown, markup};
use super::tree::{Element, Questions};
use crate::format::html::{self, Dress};
use crate::format::moodle::{Drafting, PlainNumber, Posed, Task, TextFormat};
use crate::format::text::{Lines, decoded};
use crate::format::{ForeignFile, Intake, Loss, Unfit, Wishes};
use std::collections::HashSet;

/// Reads a file.
pub fn read(file: &ForeignFile<'_>, wishes: &Wishes) -> Result<Intake, Unfit> {
    let text = decoded(file, wishes)?;
    let mut lines = Lines::of(&text);
    let mut drafting = Drafting::new(file.stem(), wishes.is_split);
    let mut attached = Attached::new(file.stem());
    let mut is_any = false;
    for step in Questions::of(&text) {
        let (at, question) = match step {
            Ok(step) => step,
            Err((at, reason)) => {
                drafting.lose(Loss::question(lines.at(at), reason));
                continue;
            }
        };
        is_any = true;
        let place = lines.at(at);
        if question.attribute("type") == Some("category") {
            drafting.category(question.says("category"));
            continue;
        }
        let mut reading = QuestionReader { attached: &mut attached, drafting: &mut drafting };
        match reading.posed(&question) {
            Ok(posed) => drafting.add(Posed { place, ..posed }),
            Err(reason) => drafting.lose(Loss::question(place, reason)),
        }
    }
    if !is_any {
        let reason = "there is no question of Moodle in it";
        return Err(Unfit::new(reason, "export the questions there as Moodle XML"));
    }
    Ok(drafting.finish())
}

/// A question that is being read.
struct QuestionReader<'r> {
    attached: &'r mut Attached,
    drafting: &'r mut Drafting,
}

impl QuestionReader<'_> {
    fn posed(&mut self, question: &Element) -> Result<Posed, String> {
        let mut posed = Posed {
            title: html::literal(question.says("name")),
            id: Some(question.says("idnumber").to_owned()).filter(|id| !id.is_empty()),
            explain: markdown(question, "generalfeedback"),
            points: points(question.says("defaultgrade")),
            ..Posed::default()
        };
        let tags = question.child("tags").into_iter().flat_map(|tags| tags.all("tag"));
        let mut known: HashSet<String> = posed.tags.iter().cloned().collect();
        let tags = tags.map(Element::said).filter(|tag| !tag.is_empty());
        posed.tags.extend(tags.map(str::to_owned).filter(|tag| known.insert(tag.clone())));
        let hints = question.all("hint").map(|hint| markup(hint).markdown(hint.said()));
        posed.hints = hints.filter(|hint| !hint.is_empty()).collect();
        let asked = question.child("questiontext").ok_or("it asks nothing")?;
        let text = self.text(asked, question, &mut posed);
        let mut posed = shapes::task(question, &text, markup(asked), posed)?;
        if matches!(posed.task, Task::Essay(ref model) if model.is_empty()) {
            posed.task = Task::Essay(std::mem::take(&mut posed.explain));
        }
        if question.says("defaultgrade").parse::<f64>().is_ok_and(|grade| grade.fract() != 0.0) {
            posed.losses.push("points that are no whole number");
        }
        Ok(posed)
    }

    /// What is asked, without the picture and the sound, which become those of the question.
    fn text(&mut self, asked: &Element, question: &Element, posed: &mut Posed) -> String {
        let mut text = asked.said().to_owned();
        let (mut pictures, mut sounds) = (Vec::new(), Vec::new());
        if markup(asked) == TextFormat::Markdown {
            text = linked(&text, &mut pictures, &mut sounds);
        } else if html::is_likely(&text) {
            let dressed = html::dressed(&text, Dress::Markdown);
            let alt = alt(&text);
            pictures.extend(dressed.pictures.into_iter().map(|source| [source, alt.clone()]));
            sounds = dressed.sounds;
        }
        // What older versions of Moodle had.
        let image = question.child("image_base64").map(Element::said).filter(|it| !it.is_empty());
        if let Some(image) = image.filter(|_| pictures.is_empty()) {
            pictures.push([format!("data:image;base64,{image}"), String::new()]);
        }
        let texts: Vec<&Element> = vec![asked, question];
        for [source, alt] in pictures {
            match self.attached.file(&source, true, &texts) {
                Ok(_) if posed.image.is_some() => posed.losses.push("a second picture"),
                Ok(medium) => {
                    posed.image = Some([medium.name.clone(), alt]);
                    self.drafting.medium(medium);
                }
                Err(reason) => posed.losses.push(reason),
            }
        }
        for source in sounds {
            match self.attached.file(&source, false, &texts) {
                Ok(_) if posed.audio.is_some() => posed.losses.push("a second sound"),
                Ok(medium) => {
                    posed.audio = Some(medium.name.clone());
                    self.drafting.medium(medium);
                }
                Err(reason) => posed.losses.push(reason),
            }
        }
        let is_shown = |element: &Element| element.said().contains(FOLDER);
        let others = ["generalfeedback", "answer", "subquestion", "hint"];
        if question.children.iter().any(|it| others.contains(&it.name.as_str()) && is_shown(it)) {
            posed.losses.push("a picture in an answer or an explanation");
        }
        text
    }
}

/// Whole points, where they are not one.
fn points(grade: &str) -> Option<String> {
    let points = grade.parse::<f64>().ok()?.round().to_string();
    PlainNumber::written(&points).filter(|points| points != "1" && points != "0")
}

/// What stands for a picture whose words are its own.
fn alt(text: &str) -> String {
    let image = text.split_once("<img").map_or("", |(_, rest)| rest);
    let image = image.split_once('>').map_or(image, |(image, _)| image);
    let alt = image.split_once("alt=\"").and_then(|(_, rest)| rest.split_once('"'));
    alt.map_or_else(String::new, |(alt, _)| html::literal(alt))
}

/// A Markdown text without links to its own files, which are put aside.
fn linked(text: &str, pictures: &mut Vec<[String; 2]>, sounds: &mut Vec<String>) -> String {
    let (mut kept, mut rest) = (String::new(), text);
    let link = format!("]({FOLDER}");
    while let Some((before, after)) = rest.split_once(&link) {
        let (Some((source, behind)), Some(open)) = (after.split_once(')'), before.rfind('['))
        else {
            break;
        };
        let is_picture = before[..open].ends_with('!');
        let words = before[open + 1..].to_owned();
        let is_sound = source.rsplit('.').next().is_some_and(|end| SOUNDS.contains(&end));
        if is_picture {
            pictures.push([format!("{FOLDER}{source}"), words]);
        } else if is_sound {
            sounds.push(format!("{FOLDER}{source}"));
        } else {
            kept.push_str(&before[open + 1..]);
        }
        kept.push_str(before[..open].strip_suffix('!').unwrap_or(&before[..open]));
        rest = behind;
    }
    kept.push_str(rest);
    kept.trim().to_owned()
}
