//! Other kinds: a proposed question asked in another way, as far as its sentence and the other texts
//! of the article allow. Nothing is said in any of them that the proposal does not say.

use super::proposal::Proposal;
use crate::deck::COMMON;
use crate::deck::edit::{Draft, Literal};
use crate::kind::{self, PROMPT, around_gaps};

/// How many wrong options a choice gets.
const OPTIONS: usize = 3;

/// The longest statement, in words, that is true or false in one reading.
const STATEMENT: usize = 40;

/// What stands for a gap where the sentence is not a cloze.
const BLANK: &str = "____";

/// A kind, what is said of it besides, and the keys that make it.
type MadeKeys = (&'static str, &'static str, Vec<(&'static str, Literal)>);

/// The other kinds that the question of a proposal could be of, each as a menu has it, with the
/// question; `sentence` is the one that it rests on.
pub fn kinds(proposal: &Proposal, sentence: &str) -> Vec<(String, Draft)> {
    let Core { asked, answers, others } = Core::of(proposal);
    let draft = &proposal.question;
    let text = |text: &str| Literal::Text(text.to_owned());
    let mut all: Vec<MadeKeys> = Vec::new();
    let is_sentence = draft.has("cloze");
    let blank = answers.iter().fold(sentence.to_owned(), |all, one| all.replacen(one, BLANK, 1));
    let prompt = if is_sentence { blank } else { asked };
    let wrong: Vec<Literal> = others.iter().take(OPTIONS).map(|one| text(one)).collect();
    if let [answer] = &answers[..] {
        if wrong.len() >= 2 {
            let wrong = Literal::List(wrong.clone());
            let keys = vec![(PROMPT, text(&prompt)), ("answer", text(answer)), ("wrong", wrong)];
            all.push(("choice", "", keys));
        }
        if !is_sentence {
            let keys = vec![(PROMPT, text(&prompt)), ("answer", text(answer))];
            all.push(("short", "", keys));
        }
        if answer.parse::<i64>().is_ok_and(|number| number.to_string() == *answer) && !is_sentence {
            let answer = Literal::Bare(answer.clone());
            all.push(("number", "", vec![(PROMPT, text(&prompt)), ("answer", answer)]));
        }
        all.push(("card", "", vec![("front", text(&prompt)), ("back", text(answer))]));
        if sentence.split_whitespace().count() <= STATEMENT && sentence.contains(&**answer) {
            let flag = |flag: &str| Literal::Bare(flag.to_owned());
            let keys = vec![(PROMPT, text(sentence)), ("answer", flag("true"))];
            all.push(("truth", ", as it is", keys));
            if let Some(other) = others.first() {
                let false_one = text(&sentence.replacen(&**answer, other, 1));
                let explain = ("explain", text(sentence));
                let keys = vec![(PROMPT, false_one), ("answer", flag("false")), explain];
                all.push(("truth", ", with one thing exchanged", keys));
            }
        }
    } else if !answers.is_empty() && !is_sentence {
        let right = || Literal::texts(&answers);
        all.push(("list", "", vec![(PROMPT, text(&prompt)), ("answers", right())]));
        if !wrong.is_empty() {
            let wrong = Literal::List(wrong);
            let keys = vec![(PROMPT, text(&prompt)), ("answers", right()), ("wrong", wrong)];
            all.push(("select", "", keys));
        }
    }
    if let Some(cloze) = gapped(sentence, &answers) {
        all.push(("cloze", "", vec![("cloze", Literal::Text(cloze))]));
    }
    let made = all.into_iter().filter_map(|(name, more, keys)| {
        let offer = kind::row(name)?.offer;
        Some((format!("{name}{more}: {offer}"), with_rest(name, keys, draft)))
    });
    made.filter(|(_, made)| !asks_alike(made, draft)).collect()
}

/// What a question asks and what is right, whatever its kind.
struct Core {
    asked: String,
    answers: Vec<String>,
    others: Vec<String>,
}

impl Core {
    fn of(proposal: &Proposal) -> Self {
        let draft = &proposal.question;
        let texts = |key: &str| draft.texts(key).into_iter().map(str::to_owned);
        let asked = draft.asks().unwrap_or_default().to_owned();
        let answers: Vec<String> = if draft.has("cloze") {
            gaps(&asked)
        } else if draft.has("pairs") || draft.has("order") {
            Vec::new()
        } else {
            let bare = texts("answer").filter(|answer| !["true", "false"].contains(&&**answer));
            bare.chain(texts("answers")).chain(texts("back").take(1)).collect()
        };
        let mut others: Vec<String> = texts("wrong").collect();
        for other in proposal.others.iter().filter(|other| !answers.contains(other)) {
            if !others.contains(other) {
                others.push(other.clone());
            }
        }
        Self { asked, answers, others }
    }
}

/// The first of the alternatives of each gap.
pub fn gaps(sentence: &str) -> Vec<String> {
    let (_, gaps) = around_gaps(sentence).unwrap_or_default();
    gaps.into_iter().filter_map(|(ways, _)| ways.into_iter().next()).collect()
}

/// A sentence with a gap for each answer, where each stands in it once and nothing else in it would be
/// read as a gap.
fn gapped(sentence: &str, answers: &[String]) -> Option<String> {
    if answers.is_empty() || sentence.contains(['{', '}']) {
        return None;
    }
    let mut places = Vec::new();
    for answer in answers {
        let mut found = sentence.match_indices(&**answer);
        let (at, _) = found.next().filter(|_| !answer.is_empty())?;
        if found.next().is_some() || answer.contains(['|', ':', '{', '}', '\\']) {
            return None;
        }
        places.push(at..at + answer.len());
    }
    places.sort_by_key(|place| place.start);
    if places.windows(2).any(|two| two[0].end > two[1].start) {
        return None;
    }
    let (mut cloze, mut from) = (String::new(), 0);
    for place in places {
        cloze.push_str(&sentence[from..place.start]);
        cloze.push_str("{{");
        cloze.push_str(&sentence[place.clone()]);
        cloze.push_str("}}");
        from = place.end;
    }
    Some(cloze + &sentence[from..])
}

/// The keys of a kind, and those that every question may have as they were before.
fn with_rest(kind: &str, keys: Vec<(&'static str, Literal)>, old: &Draft) -> Draft {
    let mut new = Draft { keys };
    let is_own = |name: &str| kind::row(kind).is_some_and(|row| row.key(name).is_some());
    for (key, value) in &old.keys {
        let is_common = COMMON.iter().any(|common| common.name == *key);
        let is_kept = is_common || *key == "accept" && is_own("accept") && new.has("answer");
        if is_kept && !new.has(key) {
            new.push(key, value.clone());
        }
    }
    new
}

/// Whether two questions are the same but for the keys that every question may have.
fn asks_alike(one: &Draft, other: &Draft) -> bool {
    let own = |draft: &Draft| -> Vec<(&'static str, Literal)> {
        let is_own = |name: &str| COMMON.iter().all(|common| common.name != name);
        draft.keys.iter().filter(|(key, _)| is_own(key)).cloned().collect()
    };
    own(one) == own(other)
}

#[cfg(test)]
mod tests {
    use super::super::proposal::Motive;
    use super::*;
    use crate::deck::edit::{Manuscript, append};
    use crate::deck::read;

    const SENTENCE: &str = "It was founded in 2002 in Moscow.";

    fn proposal(keys: &str) -> Proposal {
        let question = Manuscript::of(&format!("[[question]]\n{keys}")).questions.remove(0).1;
        let others = ["1992", "2010", "1999"].map(str::to_owned).to_vec();
        Proposal { question, sentence: 0..33, fact: 18..22, motive: Motive::Date, others }
    }

    fn names(keys: &str) -> Vec<String> {
        let kinds = kinds(&proposal(keys), SENTENCE).into_iter();
        let mut names = Vec::new();
        for (name, draft) in kinds {
            let text = append("", &[draft]).unwrap();
            let reading = read(&text, "d");
            assert!(reading.deck.is_whole(), "{name}: {text}{:?}", reading.findings);
            let kind = reading.deck.questions()[0].kind.name();
            assert!(name.starts_with(kind), "{name}: {text}");
            assert!(text.contains("source = "), "{text}");
            names.push(name.split(':').next().unwrap().to_owned());
        }
        names
    }

    #[test]
    fn a_question_can_be_asked_in_every_way_that_makes_sense() {
        let truth = ["truth, as it is", "truth, with one thing exchanged"];
        let short = names("prompt = \"When?\"\nanswer = \"2002\"\nsource = \"x\"\n");
        assert_eq!(short, ["choice", "number", "card", truth[0], truth[1], "cloze"]);
        let cloze = names("cloze = \"It was founded in {{2002}} in Moscow.\"\nsource = \"x\"\n");
        assert_eq!(cloze, ["choice", "card", truth[0], truth[1]]);
        let list = names("prompt = \"Which?\"\nanswers = [\"2002\", \"Moscow\"]\nsource = \"x\"\n");
        assert_eq!(list, ["select", "cloze"]);
        let pairs = "prompt = \"?\"\npairs = [[\"a\", \"b\"], [\"c\", \"d\"]]\nsource = \"x\"\n";
        assert!(names(pairs).is_empty());
    }

    #[test]
    fn a_false_statement_differs_by_what_was_asked_and_says_what_is_so() {
        let kinds = kinds(&proposal("prompt = \"When?\"\nanswer = \"2002\"\n"), SENTENCE);
        let (_, draft) = kinds.iter().find(|(name, _)| name.contains("exchanged")).unwrap();
        assert_eq!(draft.text(PROMPT), Some("It was founded in 1992 in Moscow."));
        assert_eq!(draft.text("explain"), Some(SENTENCE));
    }

    #[test]
    fn a_gap_is_made_only_where_it_is_sure() {
        let answers = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let gap = |sentence: &str, texts: &[&str]| {
            let answers: Vec<String> = answers(texts);
            gapped(sentence, &answers)
        };
        assert_eq!(gap("a b c", &["c", "a"]).as_deref(), Some("{{a}} b {{c}}"));
        for (sentence, texts) in [("a a", &["a"][..]), ("a {{b}}", &["a"]), ("ab", &["ab", "b"])] {
            assert_eq!(gap(sentence, texts), None, "{sentence}");
        }
        assert_eq!(gap("a", &["b"]), None);
        assert_eq!(gap("a", &[]), None);
    }
}
