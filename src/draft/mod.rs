//! Drafts: an article becomes sentences, sentences facts, facts proposals. A proposal is a question with
//! the sentence that it rests on; whether it is worth asking is for a person to say. It is all done by
//! rules and small tables of words, so that nothing is asked that no sentence says.

mod article;
mod asked;
mod coverage;
mod fact;
mod gap;
mod kinds;
mod mention;
mod proposal;
mod stranger;
mod suggestion;
mod vocabulary;

pub use article::{Article, ArticleBlock, ArticleSort, BlockSort, Sentence};
pub use asked::AlreadyAsked;
pub use coverage::{Coverage, CoveredSentence};
pub use fact::{Fact, FactSort, facts};
pub use kinds::kinds;
pub use mention::{Mention, MentionSort};
pub use proposal::{Motive, Proposal};
pub use stranger::{Stranger, strangers_of};
pub use suggestion::{Suggestions, strangers};
pub use vocabulary::Vocabulary;

/// The questions that an article could be asked for, the best first; without those that a deck has.
pub fn propose(article: &Article, asked: &AlreadyAsked) -> impl Iterator<Item = Proposal> {
    let facts = facts(article);
    let proposals: Vec<Proposal> =
        facts.iter().filter_map(|fact| gap::proposal(article, fact)).collect();
    let news: Vec<_> = proposals.into_iter().filter(|one| !asked.has(&one.question)).collect();
    news.into_iter()
}
