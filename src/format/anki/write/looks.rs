//! Looks: the note types that an export brings along, a field for each key and templates that show
//! them. Their numbers never change, so that a later export meets the notes of an earlier one; a type
//! whose fields change needs another number, which is why some fields are spare.

use serde_json::{Value, json};

/// When the look was last changed, in seconds since 1970: Anki takes over a newer one, and with it
/// writes over what the learner made of it.
const CHANGED: i64 = 1_795_700_000;

const STYLE: &str = include_str!("style.css");

/// The field of a note that says all of its question, to be read again here.
pub const WHOLE: &str = "quizdeck";

/// The fields that every type has behind its own.
const COMMON: [&str; 11] = [
    "Passage", "Picture", "Sound", "Hint", "Hint 2", "Hint 3", "Explanation", "Source", "Spare 1",
    "Spare 2", WHOLE,
];

/// What stands above what is asked, and below it.
const ABOVE: &str =
    "{{#Passage}}<div class=\"passage\" dir=\"auto\">{{Passage}}</div>{{/Passage}}\n";
const SEEN: &str = "{{#Picture}}<div class=\"picture\">{{Picture}}</div>{{/Picture}}\n{{Sound}}\n";
const HINTS: &str = "{{#Hint}}<details class=\"hint\"><summary>Hint</summary>{{Hint}}</details>{{/Hint}}\n\
{{#Hint 2}}<details class=\"hint\"><summary>Another hint</summary>{{Hint 2}}</details>{{/Hint 2}}\n\
{{#Hint 3}}<details class=\"hint\"><summary>One more hint</summary>{{Hint 3}}</details>{{/Hint 3}}";
/// What stands below what is right.
const BELOW: &str = "{{#Explanation}}<div class=\"explanation\" dir=\"auto\">{{Explanation}}</div>{{/Explanation}}\n\
{{#Source}}<div class=\"source\">{{Source}}</div>{{/Source}}";
/// The line between what is asked and what is right.
const LINE: &str = "\n<hr id=answer>\n";

/// A note type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoteLook {
    /// Options, and whether something is true.
    Choice,
    /// What is typed.
    Typed,
    /// Several answers, an order, pairs: what is right is read.
    List,
    /// A sentence with gaps.
    Cloze,
    /// A card, asked from one side or from both.
    Card,
}

/// What a note type has of its own.
struct LookRow {
    id: i64,
    name: &'static str,
    fields: &'static [&'static str],
    /// What each of its cards asks, and what it shows then, without what all have.
    cards: &'static [(&'static str, &'static str, &'static str)],
}

impl NoteLook {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Choice, Self::Typed, Self::List, Self::Cloze, Self::Card];

    const fn row(self) -> LookRow {
        match self {
            Self::Choice => LookRow {
                id: 1_795_680_000_001,
                name: "quizdeck choice",
                fields: &["Prompt", "Options", "Answer", "Why"],
                cards: &[(
                    "Choice",
                    "<div class=\"prompt\" dir=\"auto\">{{Prompt}}</div>\n<div class=\"options\" dir=\"auto\">{{Options}}</div>",
                    "<div class=\"answer\" dir=\"auto\">{{Answer}}</div>\n{{#Why}}<div class=\"why\" dir=\"auto\">{{Why}}</div>{{/Why}}",
                )],
            },
            Self::Typed => LookRow {
                id: 1_795_680_000_002,
                name: "quizdeck typed",
                fields: &["Prompt", "Answer", "Unit", "Also right", "Why"],
                cards: &[(
                    "Typed",
                    "<div class=\"prompt\" dir=\"auto\">{{Prompt}}</div>\n{{#Unit}}<div class=\"unit\">{{Unit}}</div>{{/Unit}}",
                    "{{type:Answer}}\n{{#Also right}}<div class=\"also\" dir=\"auto\">also right: {{Also right}}</div>{{/Also right}}\n{{#Why}}<div class=\"why\" dir=\"auto\">{{Why}}</div>{{/Why}}",
                )],
            },
            Self::List => LookRow {
                id: 1_795_680_000_003,
                name: "quizdeck list",
                fields: &["Prompt", "Items", "Answer"],
                cards: &[(
                    "List",
                    "<div class=\"prompt\" dir=\"auto\">{{Prompt}}</div>\n{{#Items}}<div class=\"items\" dir=\"auto\">{{Items}}</div>{{/Items}}",
                    "<div class=\"answer\" dir=\"auto\">{{Answer}}</div>",
                )],
            },
            Self::Cloze => LookRow {
                id: 1_795_680_000_004,
                name: "quizdeck cloze",
                fields: &["Text", "Also right"],
                cards: &[(
                    "Cloze",
                    "<div class=\"prompt\" dir=\"auto\">{{cloze:Text}}</div>",
                    "{{#Also right}}<div class=\"also\" dir=\"auto\">also right: {{Also right}}</div>{{/Also right}}",
                )],
            },
            Self::Card => LookRow {
                id: 1_795_680_000_005,
                name: "quizdeck card",
                fields: &["Front", "Back", "Front too", "Back too", "Both ways"],
                cards: &[
                    (
                        "Forward",
                        "<div class=\"prompt\" dir=\"auto\">{{Front}}</div>",
                        "<div class=\"answer\" dir=\"auto\">{{Back}}</div>\n{{#Back too}}<div class=\"also\" dir=\"auto\">also right: {{Back too}}</div>{{/Back too}}",
                    ),
                    (
                        "Backward",
                        "<div class=\"prompt\" dir=\"auto\">{{Back}}</div>",
                        "<div class=\"answer\" dir=\"auto\">{{Front}}</div>\n{{#Front too}}<div class=\"also\" dir=\"auto\">also right: {{Front too}}</div>{{/Front too}}",
                    ),
                ],
            },
        }
    }

    /// Its number.
    pub const fn id(self) -> i64 {
        self.row().id
    }

    /// The one of a number.
    pub fn of(id: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|look| look.id() == id)
    }

    /// Its fields, in their order.
    pub fn fields(self) -> impl Iterator<Item = &'static str> {
        self.row().fields.iter().chain(&COMMON).copied()
    }

    /// The type as older collections say it.
    pub fn model(self) -> Value {
        let LookRow { id, name, cards, .. } = self.row();
        let fields = self.fields().enumerate().map(|(ord, name)| {
            // What says the question whole is for programs: the editor hides it, the search passes it over.
            let is_whole = name == WHOLE;
            json!({
                "name": name, "ord": ord, "sticky": false, "rtl": false, "font": "Arial", "size": 20,
                "media": [], "collapsed": is_whole, "plainText": is_whole,
                "excludeFromSearch": is_whole,
                "description": if is_whole { "for quizdeck: leave it as it is" } else { "" },
            })
        });
        let templates = cards.iter().enumerate().map(|(ord, (name, asked, right))| {
            let [front, back] = self.sides(ord, asked, right);
            json!({
                "name": name, "ord": ord, "qfmt": front, "afmt": back,
                "bqfmt": "", "bafmt": "", "did": null,
            })
        });
        // What older versions make cards by: the first field, and for the way back its mark too.
        let needed = [json!([0, "any", [0]]), json!([1, "all", [1, 4]])];
        json!({
            "id": id, "name": name, "type": i32::from(self == Self::Cloze), "mod": CHANGED,
            "usn": -1, "sortf": 0, "did": null, "css": STYLE, "tags": [], "vers": [],
            "latexPre": LATEX_BEFORE, "latexPost": "\\end{document}", "latexsvg": false,
            "req": needed[..cards.len()],
            "flds": fields.collect::<Vec<_>>(), "tmpls": templates.collect::<Vec<_>>(),
        })
    }

    fn sides(self, ord: usize, asked: &str, right: &str) -> [String; 2] {
        let front = format!("{ABOVE}{asked}\n{SEEN}");
        let below = format!("{right}\n{BELOW}");
        match self {
            // What was typed is compared where it stands on the back: the front is not repeated whole.
            Self::Typed => [
                format!("{front}{{{{type:Answer}}}}\n{HINTS}"),
                format!("{ABOVE}{asked}\n{SEEN}{LINE}{below}"),
            ],
            Self::Cloze => [format!("{front}{HINTS}"), format!("{front}{LINE}{below}")],
            Self::Card if ord == 1 => [
                format!("{{{{#Both ways}}}}{ABOVE}{asked}\n{HINTS}{{{{/Both ways}}}}"),
                format!("{{{{FrontSide}}}}{LINE}{right}\n{SEEN}{BELOW}"),
            ],
            _ => [format!("{front}{HINTS}"), format!("{{{{FrontSide}}}}{LINE}{below}")],
        }
    }
}

const LATEX_BEFORE: &str = "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\
\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\
\\setlength{\\parindent}{0in}\n\\begin{document}\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_shows_only_fields_that_are_there_and_begins_with_what_is_asked() {
        for look in NoteLook::ALL {
            let fields: Vec<&str> = look.fields().collect();
            let model = look.model();
            for template in model["tmpls"].as_array().unwrap() {
                for side in ["qfmt", "afmt"] {
                    let side = template[side].as_str().unwrap();
                    for tag in side.split("{{").skip(1) {
                        let name = tag.split_once("}}").unwrap().0.trim_start_matches(['#', '/']);
                        let name = name.rsplit(':').next().unwrap();
                        assert!(name == "FrontSide" || fields.contains(&name), "{look:?}: {name}");
                        assert_ne!(name, WHOLE);
                    }
                }
            }
            assert_eq!(NoteLook::of(look.id()), Some(look));
        }
    }
}
