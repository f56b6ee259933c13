//! Facts: what an article says, apart from how it could be asked. Coverage and the marks of what other
//! programs propose look at them.

use super::amount::AmountSort;
use super::article::Article;
use super::ideas::acronyms;
use super::listing::listing;
use super::named::NameSort;
use super::parse::Parse;
use super::phrase::inner;
use super::survey::Survey;
use super::when::WhenSort;
use std::ops::Range;

/// What sort of fact it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactSort {
    /// A day, with or without a year, or a month of a year.
    Date,
    /// A year.
    Year,
    /// From one year to another.
    Years,
    /// A decade, a century.
    Era,
    /// So many of something.
    Number,
    /// So many of a hundred.
    Percentage,
    /// Money.
    Sum,
    /// A number with a unit.
    Measure,
    /// The name of a person.
    Person,
    /// The name of a country, a city, a river.
    Place,
    /// The name of an organisation.
    Organisation,
    /// Another name.
    Name,
    /// What letters stand for.
    LongForm,
    /// What belongs to a list, with `; ` between.
    Enumeration,
}

/// Something that an article says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What sort it is.
    pub sort: FactSort,
    /// What it is about, as far as that is known: the subject of its clause, what is counted.
    pub subject: String,
    /// What it says, as the article writes it.
    pub value: String,
    /// Where that stands, in bytes of the article's text.
    pub at: Range<usize>,
    /// The sentence, by its place in [`Article::sentences`].
    pub sentence: usize,
}

/// The facts of an article: dates, numbers and names with what they belong to, in their order.
pub fn facts(article: &Article) -> Vec<Fact> {
    let survey = Survey::of(article);
    survey.parses.iter().flat_map(of_sentence).collect()
}

fn of_sentence(parse: &Parse<'_>) -> Vec<Fact> {
    let subject =
        parse.clause.as_ref().map_or_else(String::new, |clause| inner(parse, &clause.subject));
    let made = |sort: FactSort, subject: &str, words: &Range<usize>| Fact {
        sort,
        subject: subject.to_owned(),
        value: parse.text(words).to_owned(),
        at: parse.at(words),
        sentence: parse.number,
    };
    let dates = parse.whens.iter().map(|when| {
        let sort = match when.sort {
            WhenSort::Day | WhenSort::DayOfYear | WhenSort::Month => FactSort::Date,
            WhenSort::Year => FactSort::Year,
            WhenSort::Years => FactSort::Years,
            WhenSort::Era => FactSort::Era,
        };
        made(sort, &subject, &when.words)
    });
    let numbers = parse.amounts.iter().map(|amount| {
        let sort = match amount.sort {
            AmountSort::Count => FactSort::Number,
            AmountSort::Percentage => FactSort::Percentage,
            AmountSort::Sum => FactSort::Sum,
            AmountSort::Measure => FactSort::Measure,
        };
        let counted = parse.text(&amount.noun);
        made(sort, if counted.is_empty() { &subject } else { counted }, &amount.words)
    });
    let names = parse.namings.iter().map(|naming| {
        let sort = match naming.sort {
            NameSort::Person => FactSort::Person,
            NameSort::Country | NameSort::City | NameSort::Place => FactSort::Place,
            NameSort::Organisation => FactSort::Organisation,
            NameSort::Acronym | NameSort::Other => FactSort::Name,
        };
        made(sort, "", &naming.words)
    });
    let letters = acronyms(parse)
        .into_iter()
        .map(|(long, short)| made(FactSort::LongForm, parse.text(&short), &long));
    let list = listing(parse).map(|listing| {
        let entries: Vec<&str> = listing.entries.iter().map(|entry| parse.text(entry)).collect();
        let whole = listing.entries[0].start..listing.entries[listing.entries.len() - 1].end;
        Fact { value: entries.join("; "), ..made(FactSort::Enumeration, "", &whole) }
    });
    let mut facts: Vec<Fact> =
        dates.chain(numbers).chain(names).chain(letters).chain(list).collect();
    facts.sort_by_key(|fact| (fact.at.start, fact.at.end));
    facts
}
