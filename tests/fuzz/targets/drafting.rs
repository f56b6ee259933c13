//! Drafting: any text is an article, and what is proposed of it can be asked and stands in it.

use crate::harness::Luck;
use crate::material::{mutated, texts_in};
use quizdeck::deck::edit::append;
use quizdeck::deck::read;
use quizdeck::draft::{
    AlreadyAsked, Article, ArticleSort, Coverage, Suggestions, facts, is_english, kinds, propose,
    withheld,
};
use quizdeck::format::quick_text;
use quizdeck::random::Random;
use std::sync::LazyLock;

/// Articles, and sentences that tests know.
fn texts() -> &'static [Vec<u8>] {
    static TEXTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
        let known = texts_in("draft")
            .iter()
            .filter(|text| text.split(|byte| *byte == b' ').nth(5).is_some());
        known.cloned().collect()
    });
    &TEXTS
}

/// A text of some sentences with something done to it.
pub fn text(random: &mut Random) -> Vec<u8> {
    let between: &[&[u8]] = &[b" ", b"\n\n", b"\n# Heading\n\n", b"\n- ", b"</p><p>", b"\n\n> "];
    let mut text = Vec::new();
    for _ in 0..random.between(1, 10) {
        text.extend(random.of(texts()));
        text.extend(*random.of(between));
    }
    if random.once_in(6) { text } else { mutated(&text, texts(), random) }
}

/// Any text is an article, and what is proposed of it is sound and stands in it.
pub fn holds(case: &[u8], random: &mut Random) {
    let text = String::from_utf8_lossy(case);
    let sort = *random.of(&[ArticleSort::Plain, ArticleSort::Markdown, ArticleSort::Html]);
    let article = Article::read(&text, sort);
    let inside = article.text();
    for range in article
        .sentences()
        .iter()
        .map(|sentence| &sentence.range)
        .chain(article.stressed())
        .chain(article.blocks().iter().map(|block| &block.range))
    {
        assert!(inside.get(range.clone()).is_some(), "{range:?} of {inside:?}");
    }
    let all: Vec<_> = propose(&article, &AlreadyAsked::default()).collect();
    for proposal in &all {
        let sentence = inside.get(proposal.sentence.clone());
        let fact = inside.get(proposal.fact.clone());
        assert!(sentence.is_some() && fact.is_some(), "{proposal:?}");
        let source = proposal.question.text("source").unwrap_or_default();
        assert!(inside.contains(source) && !source.is_empty(), "{source:?} is not in {inside:?}");
        let deck = append("", std::slice::from_ref(&proposal.question)).unwrap();
        let reading = read(&deck, "draft");
        assert!(reading.is_sound(), "{:?}\n{deck}", reading.findings);
        let source = reading.deck.questions()[0].source.as_deref();
        assert!(source.is_some_and(|source| inside.contains(source)), "{source:?}");
        for (_, other) in kinds(proposal, sentence.unwrap()) {
            let deck = append("", &[other]).unwrap();
            let reading = read(&deck, "draft");
            assert!(reading.is_sound(), "{:?}\n{deck}", reading.findings);
        }
    }
    let again: Vec<_> = propose(&article, &AlreadyAsked::default()).collect();
    assert_eq!(all, again, "twice the same");
    let _ = (withheld(&article), facts(&article), is_english(&text));
    let drafts: Vec<_> = all.into_iter().map(|proposal| proposal.question).take(20).collect();
    if let Ok(deck) = append("", &drafts) {
        let deck = read(&deck, "draft").deck;
        let asked = AlreadyAsked::of(&deck);
        let rest = propose(&article, &asked).filter(|proposal| drafts.contains(&proposal.question));
        assert_eq!(rest.count(), 0, "what is asked already is not proposed");
        let _ = Coverage::of(&deck, &article);
    }
    let _ = Suggestions::read(&text, &article, &AlreadyAsked::default());
    for finding in &quick_text(&text).findings {
        super::lies_in(&text, finding);
    }
}
