//! What makes a question.

use crate::lint::{Rule, error, warning};

/// Rules of the kinds of question.
pub const KINDS: &[Rule] = &[
    error(
        "missing-answer",
        "a question without an answer",
        "The shape of the answer makes the kind: answer, answers, cloze, order, pairs, or front \
         and back.",
        r#"[[question]]
prompt = "Which planet is the largest?"
"#,
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
"#,
    ),
    error(
        "mixed-kinds",
        "keys of two kinds in one question",
        "The keys of a question decide its kind, and these decide for two.",
        r#"[[question]]
prompt = "Which planets have rings?"
answer = "Jupiter"
answers = ["Jupiter", "Saturn"]
"#,
        r#"[[question]]
prompt = "Which planets have rings?"
answers = ["Jupiter", "Saturn", "Uranus", "Neptune"]
"#,
    ),
    error(
        "right-and-wrong",
        "an option that is both right and wrong",
        "Whatever is picked could be called wrong.",
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
wrong = ["Saturn", "Jupiter"]
"#,
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
wrong = ["Saturn", "Neptune"]
"#,
    ),
    error(
        "duplicate-option",
        "an option that stands there twice",
        "Nobody can tell the two apart.",
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
wrong = ["Saturn", "Saturn"]
"#,
        r#"[[question]]
prompt = "Which planet is the largest?"
answer = "Jupiter"
wrong = ["Saturn", "Neptune"]
"#,
    ),
    error(
        "answer-not-in-options",
        "an answer that is not among its options",
        "`options` lists all that is shown, the right one too, letter for letter.",
        r#"[[question]]
prompt = "How dense is Saturn, beside water?"
answer = "Denser"
options = ["Less dense", "As dense", "More dense"]
"#,
        r#"[[question]]
prompt = "How dense is Saturn, beside water?"
answer = "Less dense"
options = ["Less dense", "As dense", "More dense"]
"#,
    ),
    warning(
        "no-options",
        "a prompt that points at options where there are none",
        "It is typed then, and the learner looks for \"these\" in vain.",
        r#"[[question]]
prompt = "Which of these planets is the largest?"
answer = "Jupiter"
"#,
        r#"[[question]]
prompt = "Which of these planets is the largest?"
answer = "Jupiter"
wrong = ["Saturn", "Neptune"]
"#,
    ),
    warning(
        "text-for-truth",
        "True or False in quotes",
        "In quotes it is a text to type; without, it is a question of True or False.",
        r#"[[question]]
prompt = "Is Jupiter a planet?"
answer = "True"
"#,
        r#"[[question]]
prompt = "Is Jupiter a planet?"
answer = true
"#,
    ),
    error(
        "not-a-number",
        "a tolerance or a unit beside a text",
        "Both go with a number, which stands without quotes.",
        r#"[[question]]
prompt = "How many hours has a day on Jupiter?"
answer = "10"
unit = "hours"
"#,
        r#"[[question]]
prompt = "How many hours has a day on Jupiter?"
answer = 10
unit = "hours"
"#,
    ),
    error(
        "bad-tolerance",
        "a tolerance that is none",
        "It is a number from 0, or a percentage in quotes.",
        r#"[[question]]
prompt = "How many hours has a day on Jupiter?"
answer = 10
tolerance = "half an hour"
"#,
        r#"[[question]]
prompt = "How many hours has a day on Jupiter?"
answer = 10
tolerance = 0.5
"#,
    ),
    error(
        "duplicate-answer",
        "an answer that stands in a list twice",
        "A learner could earn it once only.",
        r#"[[question]]
prompt = "Name two planets with rings."
answers = ["Saturn", "Uranus", "Saturn"]
need = 2
"#,
        r#"[[question]]
prompt = "Name two planets with rings."
answers = ["Saturn", "Uranus", "Neptune"]
need = 2
"#,
    ),
    error(
        "need-too-many",
        "a `need` above the number of answers",
        "Nobody could name as many.",
        r#"[[question]]
prompt = "Name three planets with rings."
answers = ["Saturn", "Uranus"]
need = 3
"#,
        r#"[[question]]
prompt = "Name two planets with rings."
answers = ["Saturn", "Uranus", "Neptune"]
need = 2
"#,
    ),
    error(
        "not-a-pair",
        "a pair with one side, or three",
        "Each pair has a left and a right side.",
        r#"[[question]]
prompt = "Which planet does each moon belong to?"
pairs = [["Ganymede", "Jupiter"], ["Titan"]]
"#,
        r#"[[question]]
prompt = "Which planet does each moon belong to?"
pairs = [["Ganymede", "Jupiter"], ["Titan", "Saturn"]]
"#,
    ),
    error(
        "no-gap",
        "a cloze without a gap",
        "There is nothing to fill in.",
        r#"[[question]]
cloze = "The largest planet is Jupiter."
"#,
        r#"[[question]]
cloze = "The largest planet is {{Jupiter}}."
"#,
    ),
    error(
        "empty-gap",
        "a gap without an answer",
        "The answer stands between the braces.",
        r#"[[question]]
cloze = "The largest planet is {{}}."
"#,
        r#"[[question]]
cloze = "The largest planet is {{Jupiter}}."
"#,
    ),
    error(
        "unclosed-gap",
        "a gap that is not closed",
        "All that follows would be the answer.",
        r#"[[question]]
cloze = "The largest planet is {{Jupiter."
"#,
        r#"[[question]]
cloze = "The largest planet is {{Jupiter}}."
"#,
    ),
    error(
        "duplicate-gap",
        "two gaps with one answer that are asked one by one",
        "Progress is filed under what stands in a gap, and that of the two would be mixed.",
        r#"[[question]]
cloze = "Without {{water}} no life, and no ice without {{water}}."
each = true
"#,
        r#"[[question]]
cloze = "Without {{water}} there is no life, and without {{cold}} no ice."
each = true
"#,
    ),
    warning(
        "gap-in-prompt",
        "a gap in a prompt",
        "Gaps are read in `cloze` only; here, the braces are shown as they are.",
        r#"[[question]]
prompt = "The largest planet is {{what}}?"
answer = "Jupiter"
"#,
        r#"[[question]]
cloze = "The largest planet is {{Jupiter}}."
"#,
    ),
];
