//! Choices: a year that is asked for, among others that the article has too. What is near it from elsewhere
//! only fills up.

use super::idea::{Idea, Phrasing};
use super::proposal::Motive;
use super::survey::Survey;
use crate::deck::edit::{Draft, Literal};

/// So many wrong options a choice has.
const OPTIONS: usize = 3;

/// So many of them are of the article at least.
const OWN: usize = 2;

/// Whether the article tells that something of the same verb was in another year too.
fn is_told_of(survey: &Survey<'_>, idea: &Idea, year: &str) -> bool {
    let verb = |at: usize| {
        let parse = survey.parses.get(at)?;
        Some(parse.words[parse.clause.as_ref()?.main].lower.as_str())
    };
    let own = verb(idea.parse);
    let has_year = |at: &usize| {
        let whens = &survey.parses[*at].whens;
        whens.iter().any(|when| when.year.is_some_and(|other| other.to_string() == year))
    };
    let mut others = (0..survey.parses.len()).filter(|at| *at != idea.parse && has_year(at));
    own.is_none() || others.any(|at| verb(at) == own)
}

/// The same question as a choice, where enough of the wrong options stand in the article.
pub fn as_choice(survey: &Survey<'_>, mut idea: Idea) -> Idea {
    let is_year = idea.answer.len() == 4 && idea.answer.bytes().all(|byte| byte.is_ascii_digit());
    let is_fit = idea.phrasing == Phrasing::Reworded
        && matches!(idea.motive, Motive::Date | Motive::Life)
        && is_year
        && idea.prompt.contains("n which year ")
        && !idea.question.has("wrong");
    if !is_fit {
        return idea;
    }
    let mut others = std::mem::take(&mut idea.others);
    others.retain(|year| !is_told_of(survey, &idea, year));
    idea.others = others;
    let stands = |other: &&String| survey.uses.places(other).next().is_some();
    let own = idea.others.iter().take(OPTIONS).filter(stands).count();
    if own < OWN || idea.others.len() < OPTIONS {
        return idea;
    }
    let (wrong, rest) = idea.others.split_at(OPTIONS);
    let wrong: Vec<Literal> = wrong.iter().map(|other| Literal::Text(other.clone())).collect();
    let mut question = Draft::default();
    for (key, value) in idea.question.keys {
        let value = if key == "answer" { Literal::Text(idea.answer.clone()) } else { value };
        question.push(key, value);
    }
    question.push("wrong", Literal::List(wrong));
    let others = rest.to_vec();
    Idea { question, others, ..idea }
}

#[cfg(test)]
mod tests {
    use crate::draft::{AlreadyAsked, Article, ArticleSort, Proposal, propose};

    fn wrong(text: &str) -> Vec<(String, Vec<String>)> {
        let article = Article::read(text, ArticleSort::Plain);
        let told = |one: Proposal| {
            let asks = one.question.asks().unwrap_or_default().to_owned();
            let wrong = one.question.texts("wrong").into_iter().map(str::to_owned);
            (asks, wrong.collect())
        };
        propose(&article, &AlreadyAsked::default()).map(told).collect()
    }

    #[test]
    fn a_year_is_chosen_among_those_of_the_article_that_nothing_like_it_was_in() {
        let text = "The mill of Lindau was built in 1848. In 1860 a storm destroyed the bridge of Lindau. \
                    In 1868 Anna Berg sold the mill of Lindau. The church of Bern was built in 1855.";
        let found = wrong(text);
        let built = found.iter().find(|(asks, _)| asks.contains("the mill of Lindau built"));
        let (_, options) = built.unwrap_or_else(|| panic!("{found:#?}"));
        assert_eq!(options.len(), 3, "{found:#?}");
        assert_eq!(options[..2], ["1860", "1868"]);
        assert!(!options.contains(&"1855".to_owned()), "{found:#?}");
        let few =
            wrong("The mill of Lindau was built in 1848. The town is in the hills of the north.");
        assert!(few.iter().all(|(_, wrong)| wrong.is_empty()), "{few:#?}");
    }
}
