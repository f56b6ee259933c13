//! Other kinds of a proposed question, there and back: the kinds that it had before among them, with what
//! it had then.

use crate::command::add::proof::is_complete;
use crate::deck::edit::Draft;
use crate::deck::{self, COMMON};
use crate::draft::{Proposal, kinds};
use crate::kind::{KINDS, Role, Row};

/// The other kinds that a proposal could be of, each as a menu has it, with the question; `forms` is what
/// it was before, the last one last.
pub fn other_kinds(proposal: &Proposal, forms: &[Draft], sentence: &str) -> Vec<(String, Draft)> {
    let own = row(&proposal.question).name;
    let label = |form: &Draft| {
        let kind = row(form);
        format!("{}: {}", kind.name, kind.offer)
    };
    let mut all: Vec<_> = forms.iter().rev().map(|form| (label(form), form.clone())).collect();
    all.extend(kinds(proposal, sentence));
    for form in forms.iter().rev() {
        all.extend(kinds(&Proposal { question: form.clone(), ..proposal.clone() }, sentence));
    }
    let mut found: Vec<(String, Draft)> = Vec::new();
    for (label, made) in all {
        let kind = row(&made);
        let is_there = |(other, same): &(String, Draft)| *other == label || *same == made;
        if kind.name != own && !found.iter().any(is_there) {
            found.push((label, completed(made, kind, &proposal.question, forms)));
        }
    }
    found
}

/// The kind of a question; of one that does not read, the kind that its keys make.
pub fn row(draft: &Draft) -> &'static Row {
    let reading = deck::read(&draft.written("\n"), "");
    if let Some(question) = reading.deck.questions().first() {
        return question.kind.row();
    }
    let is_made = |row: &&Row| is_complete(draft, row);
    let own = |row: &&Row| row.keys.iter().filter(|key| draft.has(key.name)).count();
    KINDS.iter().rev().filter(is_made).max_by_key(own).unwrap_or(&KINDS[0])
}

/// A question with what another kind of it had no place for, unless it has an error then.
fn completed(made: Draft, kind: &Row, present: &Draft, forms: &[Draft]) -> Draft {
    let mut full = made.clone();
    for form in std::iter::once(present).chain(forms.iter().rev()) {
        let is_same = row(form).name == kind.name;
        for (key, value) in &form.keys {
            let role = kind.key(key).map(|key| key.role);
            let is_common = COMMON.iter().any(|common| common.name == *key);
            let is_core = matches!(role, Some(Role::Prompt | Role::Answer | Role::Parts));
            let is_setting = matches!(role, Some(Role::Setting | Role::Alternatives));
            if is_same && !is_core && role.is_some() {
                full.keys.retain(|(other, _)| other != key);
            }
            if !full.has(key) && (is_common || is_setting || is_same && !is_core) {
                full.push(key, value.clone());
            }
        }
    }
    if is_sound(&full) { full } else { made }
}

fn is_sound(draft: &Draft) -> bool {
    deck::read(&draft.written("\n"), "").is_sound()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::edit::Manuscript;
    use crate::draft::Motive;

    const SENTENCE: &str = "About 20000 troops are in it.";

    fn proposal(keys: &str) -> Proposal {
        let question = Manuscript::of(&format!("[[question]]\n{keys}")).questions.remove(0).1;
        let others = ["15000", "25000", "30000"].map(str::to_owned).to_vec();
        Proposal { question, sentence: 0..29, fact: 6..11, motive: Motive::Number, others }
    }

    fn turned(proposal: &mut Proposal, forms: &mut Vec<Draft>, kind: &str) {
        let all = other_kinds(proposal, forms, SENTENCE);
        let names: Vec<&str> = all.iter().map(|(label, _)| &**label).collect();
        let own = row(&proposal.question).name;
        assert!(names.iter().all(|name| !name.starts_with(&format!("{own}:"))), "{own}: {names:?}");
        let found = all.iter().find(|(label, _)| label.starts_with(kind));
        let made = found.unwrap_or_else(|| panic!("no {kind} in {names:?}")).1.clone();
        forms.push(std::mem::replace(&mut proposal.question, made));
    }

    #[test]
    fn every_kind_leads_back_and_nothing_is_lost_on_the_way() {
        let keys = "prompt = \"How many?\"\nanswer = 20000\ntolerance = 500\nunit = \"men\"\n\
                    hint = \"Many.\"\nexplain = \"So.\"\n";
        for kind in ["short", "card", "truth, as", "truth, with", "choice", "cloze"] {
            let (mut proposal, mut forms) = (proposal(keys), Vec::new());
            let first = proposal.question.clone();
            turned(&mut proposal, &mut forms, kind);
            turned(&mut proposal, &mut forms, "number");
            let sorted = |draft: &Draft| {
                let mut keys = draft.keys.clone();
                keys.sort_by_key(|(key, _)| *key);
                keys
            };
            assert_eq!(sorted(&proposal.question), sorted(&first), "{kind}");
        }
    }
}
