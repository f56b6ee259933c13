//! Drafting: questions of Moodle become those of a deck, one after the other; what stands between
//! them, categories and texts, belongs to those that follow.

mod answers;

use super::{Posed, Task, paragraphs};
use crate::deck::edit::{Draft, Literal, slug};
use crate::format::{Bundle, Carried, Intake, Loss, Medium};
use answers::Composed;
use std::collections::{HashMap, HashSet};

/// Decks in the making.
pub struct Drafting {
    /// Whether each category becomes a deck.
    is_split: bool,
    /// What the deck is called that is of no category.
    stem: String,
    bundles: Vec<Bundle>,
    /// Decks by name, and names of passages with the deck that has them.
    named: HashMap<String, usize>,
    passages: HashSet<(usize, String)>,
    category: Vec<String>,
    current: usize,
    above: Option<Above>,
    losses: Vec<Loss>,
}

/// A text that stands before questions.
struct Above {
    posed: Posed,
    /// Its name, once a question needs it.
    name: Option<String>,
}

impl Drafting {
    /// Of a file of this name.
    pub fn new(stem: &str, is_split: bool) -> Self {
        let bundle = Bundle { name: stem.to_owned(), ..Bundle::default() };
        Self {
            is_split,
            stem: stem.to_owned(),
            bundles: vec![bundle],
            named: HashMap::from([(slug(stem), 0)]),
            passages: HashSet::new(),
            category: Vec::new(),
            current: 0,
            above: None,
            losses: Vec::new(),
        }
    }

    /// What follows is of another category: a path, in which `//` is a slash.
    pub fn category(&mut self, path: &str) {
        self.end_passage();
        self.category = steps(path);
        if !self.is_split {
            return;
        }
        let name = self.category.join(" ");
        let name = if name.is_empty() { self.stem.clone() } else { name };
        let count = self.bundles.len();
        self.current = *self.named.entry(slug(&name)).or_insert(count);
        if self.current == count {
            let mut bundle = Bundle { name, ..Bundle::default() };
            if let Some(last) = self.category.last() {
                bundle.front.set("title", Literal::Text(last.clone()));
            }
            self.bundles.push(bundle);
        }
    }

    /// Something is lost.
    pub fn lose(&mut self, loss: Loss) {
        self.losses.push(loss);
    }

    /// A file comes with what is asked.
    pub fn medium(&mut self, medium: Medium) {
        self.bundles[self.current].media.push(medium);
    }

    /// The next question.
    pub fn add(&mut self, posed: Posed) {
        if posed.task == Task::Description {
            self.end_passage();
            if posed.text.is_empty() {
                self.lose(Loss::question(posed.place, "there is no text in it"));
            } else {
                self.above = Some(Above { posed, name: None });
            }
            return;
        }
        self.expect_title(&posed);
        let lost = posed.losses.iter().map(|reason| Loss::part(&posed.place, *reason));
        self.losses.extend(lost);
        match answers::composed(&posed) {
            Ok(composed) => {
                let place = &posed.place;
                self.losses.extend(composed.losses.iter().map(|loss| match loss {
                    (true, reason) => Loss::remark(place, *reason),
                    (false, reason) => Loss::part(place, *reason),
                }));
                let draft = self.draft(&posed, composed);
                self.bundles[self.current].questions.push(Carried { place: posed.place, draft });
            }
            Err(reason) => self.lose(Loss::question(posed.place, reason)),
        }
    }

    /// All of it.
    pub fn finish(mut self) -> Intake {
        self.end_passage();
        Intake { bundles: self.bundles, losses: self.losses }
    }

    /// A title that says more than the question is lost.
    fn expect_title(&mut self, posed: &Posed) {
        let plain = |text: &str| {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let (title, text): (String, String) = (plain(&posed.title), plain(&posed.text));
        if !text.starts_with(&title) && posed.id.as_deref() != Some(posed.title.as_str()) {
            self.lose(Loss::part(&posed.place, "its title, which learners are not shown there"));
        }
    }

    /// A text without a question below it is lost.
    fn end_passage(&mut self) {
        if let Some(Above { posed, name: None }) = self.above.take() {
            self.lose(Loss::question(posed.place, "it asks nothing, and no question follows it"));
        }
    }

    fn draft(&mut self, posed: &Posed, composed: Composed) -> Draft {
        let passage = self.passage();
        let mut draft = Draft::default();
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        draft.keys.extend(posed.id.clone().map(|id| ("id", Literal::Text(id))));
        draft.keys.extend(composed.keys);
        let mut push = |key, value: Option<Literal>| draft.keys.extend(value.map(|it| (key, it)));
        let explain = paragraphs([posed.explain.as_str(), &composed.explain]);
        push("explain", text(&explain).map(Literal::Text));
        push("hint", several(&posed.hints));
        let mut tags = posed.tags.clone();
        let category =
            Some(self.category.join("/")).filter(|tag| !self.is_split && !tag.is_empty());
        tags.extend(category.filter(|tag| !posed.tags.contains(tag)));
        push("tags", Some(Literal::texts(&tags)).filter(|_| !tags.is_empty()));
        push("points", posed.points.clone().map(Literal::Bare));
        push("passage", passage.map(Literal::Text));
        let above = self.above.as_ref().map(|above| &above.posed);
        let image = posed.image.as_ref().or_else(|| above?.image.as_ref());
        push("image", image.and_then(|[name, _]| text(name)).map(Literal::Text));
        push("alt", image.and_then(|[_, alt]| text(alt)).map(Literal::Text));
        let audio = posed.audio.as_ref().or_else(|| above?.audio.as_ref());
        push("audio", audio.cloned().map(Literal::Text));
        draft
    }

    /// The name of the text above, which is put into the deck with its first question.
    fn passage(&mut self) -> Option<String> {
        let above = self.above.as_mut()?;
        if above.name.is_none() {
            let Posed { title, text, .. } = &above.posed;
            let name = slug(if title.is_empty() { text } else { title });
            let mut names = std::iter::once(name.clone())
                .chain((2..).map(|number: usize| format!("{name}-{number}")));
            let is_free = |name: &String| self.passages.insert((self.current, name.clone()));
            let name = names.find(is_free)?;
            let passages = &mut self.bundles[self.current].front.passages;
            passages.push((name.clone(), text.clone()));
            above.name = Some(name);
        }
        above.name.clone()
    }
}

/// One text, or a list of several; nothing where there is none.
fn several(texts: &[String]) -> Option<Literal> {
    match texts {
        [] => None,
        [one] => Some(Literal::Text(one.clone())),
        several => Some(Literal::texts(several)),
    }
}

/// The steps of a path of categories that say something of what is in them.
fn steps(path: &str) -> Vec<String> {
    const SLASH: &str = "\u{1f}";
    let path = path.replace("//", SLASH);
    let steps = path.split('/').map(|step| step.replace(SLASH, "/").trim().to_owned());
    let is_telling = |step: &String| {
        let is_context = step.len() > 1 && step.starts_with('$') && step.ends_with('$');
        !step.is_empty() && !is_context && step != "top" && !step.starts_with("Default for ")
    };
    steps.filter(is_telling).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_teacher_named_is_left_of_a_category() {
        for (path, left) in [
            ("$course$/top/Default for X", &[] as &[&str]),
            ("$course$/top/Biology/Cells", &["Biology", "Cells"]),
            ("a//b/c", &["a/b", "c"]),
            (" top ", &[]),
        ] {
            assert_eq!(steps(path), left, "{path}");
        }
    }
}
