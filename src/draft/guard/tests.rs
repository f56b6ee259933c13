//! A table of what each guard stops and what it lets through, so that none is lost behind another.

use super::super::Article;
use super::super::article::ArticleSort;
use super::super::ideas::ideas;
use super::super::survey::Survey;
use super::*;

/// A guard, a text with the answer to what it stops there, and one with the answer to what it lets
/// through.
type Row = (&'static str, [&'static str; 2], [&'static str; 2]);

const ROWS: &[Row] = &[
    (
        "pronoun",
        ["They signed it in 1901 after a long night.", "1901"],
        ["The lords signed the pact in 1901 after a long night.", "1901"],
    ),
    (
        "definite",
        ["The film was shown to the public in 1901 in town.", "1901"],
        ["The film “Orn” was shown to the public in 1901 in town.", "1901"],
    ),
    (
        "quotation",
        [
            "The lord of Orn wrote in 1901 that “all the old walls of Orn must be gone soon”.",
            "1901",
        ],
        ["The mill was called “Old Betty” in 1901 by the people of Orn.", "1901"],
    ),
    (
        "long",
        [
            "The first of the great mills of the wide northern valley, which had stood on the left \
             bank of the river since the days of the old counts and had ground the grain of nine \
             villages, of two abbeys and of one castle without a pause for many winters, was finally \
             closed in 1901.",
            "1901",
        ],
        ["The first mill of the valley was finally closed in 1901.", "1901"],
    ),
    (
        "short",
        ["Orn fell in 1901.", "1901"],
        ["The castle of Orn fell to the army of the north in 1901.", "1901"],
    ),
    (
        "topic",
        ["Harbin Mill\n\nThe oldest mill of the land is Harbin Mill.", "Harbin Mill"],
        ["Harbin Mill\n\nThe oldest mill of the land is Orn Mill.", "Orn Mill"],
    ),
    (
        "titled",
        ["The Storm of 1901\n\nThe mill of Orn was lost in 1901 in one night.", "1901"],
        ["The Storm of 1901\n\nThe mill of Orn was built in 1880 by a smith.", "1880"],
    ),
    (
        "hedge",
        ["The mill was probably built by Anna Berg for the town in 1901.", "Anna Berg"],
        ["The mill was built by Anna Berg for the town in 1901.", "Anna Berg"],
    ),
    (
        "attribution",
        ["The mill was built by Anna Berg in 1901, critics argued.", "Anna Berg"],
        ["The mill was built by Anna Berg in 1901.", "Anna Berg"],
    ),
    (
        "fragment",
        ["Is the oldest of all the towns since 1901.", "1901"],
        ["Orn is the oldest of all the towns since 1901.", "1901"],
    ),
    (
        "visible",
        ["The Orn bridge was built by Orn in 1901.", "Orn"],
        ["The Orn bridge was built by Anna Berg in 1901.", "Anna Berg"],
    ),
    (
        "dangling",
        ["The dam was built of in 1901.", "1901"],
        ["The dam was built of stone in 1901.", "1901"],
    ),
    (
        "summed",
        ["Five men of Orn are lost, including three of the mill and two of the inn.", "Five"],
        ["Five men of Orn are lost, including three of the mill and one of the inn.", "Five"],
    ),
    (
        "trivial",
        ["The lords met at Oland, Farland and Midland after the great storm.", "Oland"],
        ["The lords met at Oland after the great storm.", "Oland"],
    ),
    (
        "given",
        ["Many people moved to the city of London after the war had ended.", "London"],
        ["Many people moved to London after the war had ended.", "London"],
    ),
    (
        "mention",
        ["The mill was described by Anna Berg as the finest of the valley.", "Anna Berg"],
        ["The mill was designed by Anna Berg for the people of the valley.", "Anna Berg"],
    ),
    (
        "torn",
        ["The clerks printed the Bills of Mortality each week in the town.", "Mortality"],
        ["The clerks printed the bills in Mortality each week.", "Mortality"],
    ),
    (
        "weak",
        ["The wall of the old town was kept by a Virginia captain until the war.", "Virginia"],
        ["Many people moved to London after the war had ended.", "London"],
    ),
    (
        "broken",
        ["The dam was built by Anna Berg and, in 1901, torn down.", "1901"],
        ["The dam was built by Anna Berg in 1901 and torn down.", "1901"],
    ),
    (
        "list",
        [
            "The members are Oland, Farland, Midland, Lowland, Highland, Westland, Eastland, Norland, \
             Sudland and Inland.",
            "Oland",
        ],
        ["The members are Oland, Farland, Midland and Lowland.", "Oland"],
    ),
    (
        "ageing",
        ["Currently 300 boats lie in the harbour of Orn.", "300"],
        ["In 1901 300 boats lay in the harbour of Orn.", "300"],
    ),
    (
        "page",
        ["The table below describes the size of the 15 towns of the land.", "15"],
        ["The law sets the size of the 15 towns of the land.", "15"],
    ),
    (
        "counted",
        ["Oland is one of the four isles of the realm, along with Far, Mid and Low.", "four"],
        ["Oland is one of the four isles of the realm.", "four"],
    ),
    (
        "heavy",
        ["In 1901 the sum was (a+b)*(c-d)/2=[3*z]{n%2}.", "1901"],
        ["In 1901 the town of Orn got a wall and a gate.", "1901"],
    ),
    (
        "superseded",
        [
            "The papers of Orn told of 12 dead miners on Friday. By noon the toll had risen to 19.",
            "12",
        ],
        ["The papers of Orn told of 12 dead miners. The mine was closed for a week.", "12"],
    ),
    (
        "leftover",
        ["More mills were built in Orn and Lind in 1901.", "1901"],
        ["More mills stood in Orn than in Lind in 1901.", "1901"],
    ),
];

/// Texts with a figure, and whether a guard takes out each question for it.
const MORE: &[(&str, &str, &str, bool)] = &[
    ("superseded", "Initially, Orn had 40 mills. In a short time it grew to 90 mills.", "40", true),
    ("superseded", "In 1901 Orn had 40 mills. By 1950 it had grown to 90 mills.", "40", false),
    ("superseded", "The mill of Orn has 40 looms. It is old and now has two doors.", "40", false),
    (
        "superseded",
        "The judge of Orn fined Berg 40 dollars. The fine was later reduced to 9 dollars.",
        "40",
        true,
    ),
    (
        "superseded",
        "A count of 1901 found 40 mills in Orn. The figure was later corrected to 42.",
        "40",
        true,
    ),
    (
        "superseded",
        "Orn had 40 mills in 1901 and grew to 90 mills by 1950 in the long peace.",
        "40",
        false,
    ),
    ("superseded", "The town of Orn originally had 40 mills by the river.", "How many", true),
    ("leftover", "Elsewhere in Orn, a mill with 12 wheels was built by Anna Berg.", "12", true),
    ("leftover", "There, a train of Orn with 12 men was stopped by Anna Berg.", "12", true),
    ("leftover", "There were 12 men in the train of Orn when it was stopped.", "12", false),
    ("leftover", "In addition to the mill, 12 inns of Orn were closed by Anna Berg.", "12", false),
    ("leftover", "Two others, with 12 men of Orn, were closed by Anna Berg.", "12", true),
    ("leftover", "More than 12 men of Orn were lost in the storm of the night.", "12", false),
    (
        "quotation",
        "“We lost 40 cows and a mill in one night,” said Karl Lind, a smith.",
        "40",
        false,
    ),
    (
        "quotation",
        "“We lost 40 cows and a mill in one night,” a smith in tears went on.",
        "40",
        true,
    ),
    ("pronoun", "“We lost 40 cows and a mill in one night,” said Karl Lind, a smith.", "40", false),
    (
        "pronoun",
        "“They lost 40 cows and a mill in one night,” said Karl Lind, a smith.",
        "40",
        true,
    ),
    ("pronoun", "During the German raid she hid 40 men in a hut near Voss.", "40", true),
    ("pronoun", "During the First World War it made 40 ships for the land.", "40", true),
    ("pronoun", "The Great Storm hit it hard: only 40 of the mills were left.", "40", true),
    ("page", "The mill of Orn described above had 40 looms and two gates.", "40", true),
    ("page", "The mill of Orn above the river had 40 looms and two gates.", "40", false),
    (
        "dangling",
        "In 1901, Anna Berg of Orn used live, weakened germs to heal the hens of the land.",
        "In which year",
        true,
    ),
    (
        "dangling",
        "In 1901, Anna Berg of Orn used weakened germs to heal the hens of the land.",
        "In which year",
        false,
    ),
    ("page", "The mill of Orn made the 40 looms of the following sorts.", "40", true),
    ("page", "The mill of Orn made 40 looms in the following year of the war.", "40", false),
    ("quotation", "The mill of Orn was sold by Anna Berg (in 1901.", "1901", true),
    ("pronoun", "The mill of Orn had closed only 14 years prior.", "14", true),
    ("pronoun", "The mill of Orn had closed only 14 years prior to the war.", "14", false),
    ("trivial", "The lamp of Orn was named Lamp of the Year in the end.", "Lamp", true),
    ("short", "Forty clerks were dismissed.", "Forty", true),
];

#[test]
fn guards_know_their_fault_in_other_words() {
    let mut failed = Vec::new();
    for (guard, text, answer, expected) in MORE {
        let (wanted, text_of) = match *answer {
            "How many" => ("How many", "40"),
            "In which year" => ("In which year", "1901"),
            answer => ("", answer),
        };
        let is_asked = |(prompt, _): &(String, bool)| prompt.contains(wanted);
        let found: Vec<_> = verdicts(guard, [text, text_of]).into_iter().filter(is_asked).collect();
        if found.is_empty() || found.iter().all(|(_, is_removed)| is_removed != expected) {
            failed.push(format!("{guard} {expected}: {found:?}"));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

/// Of the questions of a text with an answer, whether a guard removes each.
fn verdicts(guard: &str, [text, answer]: [&str; 2]) -> Vec<(String, bool)> {
    let article = Article::read(text, ArticleSort::Plain);
    let survey = Survey::of(&article);
    let (_, has_fault) = GUARDS.iter().find(|(name, _)| *name == guard).unwrap();
    let ideas = ideas(&survey).into_iter().filter(|idea| idea.answer.contains(answer));
    ideas.map(|idea| (idea.prompt.clone(), has_fault(&survey, &idea))).collect()
}

#[test]
fn each_guard_stops_its_fault_and_lets_through_what_is_like_it() {
    let named: Vec<&str> = ROWS.iter().map(|(guard, ..)| *guard).collect();
    let all: Vec<&str> = GUARDS.iter().map(|(guard, _)| *guard).collect();
    assert_eq!(named, all);
    let mut failed = Vec::new();
    for (guard, stopped, passed) in ROWS {
        let (stopped, passed) = (verdicts(guard, *stopped), verdicts(guard, *passed));
        if !stopped.iter().any(|(_, is_removed)| *is_removed) {
            failed.push(format!("{guard} stops none of {stopped:?}"));
        }
        if !passed.iter().any(|(_, is_removed)| !is_removed) {
            failed.push(format!("{guard} lets nothing through of {passed:?}"));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}
