//! Wrong options: of the same sort from the article first, then from small tables; never one that the
//! article says is right too.

use super::lexicon::names::COUNTRIES;
use super::listing::listing;
use super::named::NameSort;
use super::parse::Parse;
use super::survey::Survey;
use super::when::WhenSort;

/// How many there are at most.
const MOST: usize = 6;

/// Years: those of the article that are near, then near ones.
pub fn years(survey: &Survey<'_>, year: i32) -> Vec<String> {
    let whens = survey.parses.iter().flat_map(|parse| &parse.whens);
    let known = whens.filter(|when| when.sort != WhenSort::Era).filter_map(|when| when.year);
    let mut own: Vec<i32> = known.collect();
    own.sort_unstable();
    own.dedup();
    let latest = own.last().copied().unwrap_or(year);
    let mut found: Vec<i32> =
        own.into_iter().filter(|other| (1..=40).contains(&(other - year).abs())).collect();
    found.sort_by_key(|other| (other - year).abs());
    found.truncate(3);
    // The older, the wider apart.
    let step = match 2030 - year {
        i32::MIN..=60 => 2,
        61..=200 => 4,
        _ => 10,
    };
    for times in 1..=4 {
        for other in [year - step * times, year + step * times] {
            if other <= latest && !found.contains(&other) && other != year {
                found.push(other);
            }
        }
    }
    found.truncate(MOST);
    found.into_iter().map(|year| year.to_string()).collect()
}

/// Numbers: half and double, and near ones as round as the number.
pub fn numbers(value: f64) -> Vec<String> {
    if value.fract() != 0.0 || !(2.0..=1e15).contains(&value) {
        return Vec::new();
    }
    let mut unit = 1.0;
    while value % (unit * 10.0) == 0.0 && unit < value {
        unit *= 10.0;
    }
    let round = |other: f64| (other / unit).round().max(1.0) * unit;
    let mut found: Vec<String> = Vec::new();
    for factor in [0.5, 2.0, 1.25, 0.75, 1.5, 3.0] {
        let text = format!("{:.0}", round(value * factor));
        if text != format!("{value:.0}") && !found.contains(&text) {
            found.push(text);
        }
    }
    found.truncate(MOST);
    found
}

/// Names of a sort from the article that the sentence does not have, then from the tables.
pub fn names(survey: &Survey<'_>, parse: &Parse<'_>, answer: &str, sort: NameSort) -> Vec<String> {
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let sentence = parse.text(&(0..parse.words.len()));
    let mut found: Vec<String> = Vec::new();
    let full = |name: &str| {
        // A last name alone stands for the full one.
        let whole = survey
            .names
            .iter()
            .find(|(other, _)| other != name && other.ends_with(&format!(" {name}")));
        whole.map_or_else(|| name.to_owned(), |(whole, _)| whole.clone())
    };
    let is_many = answer.contains(' ');
    for (name, _) in survey.names.iter().filter(|(_, own)| *own == sort) {
        if found.len() >= MOST {
            break;
        }
        let name = if sort == NameSort::Person { full(name) } else { name.clone() };
        let is_same =
            name.contains(answer) || answer.contains(&name) || last(&name) == last(answer);
        let fits = sort != NameSort::Person || name.contains(' ') == is_many;
        let is_there = sentence.contains(&last(&name)) || survey.topic.is_named(&name);
        if fits && !is_same && !is_there && !found.contains(&name) {
            found.push(name);
        }
    }
    let country = COUNTRIES.iter().find(|country| match sort {
        NameSort::Country => country.name == answer,
        NameSort::City => country.capital == answer,
        _ => false,
    });
    if let Some(country) = country {
        // From the answer's own place in the table on, so that it is not always the same few.
        let start = COUNTRIES.iter().position(|other| other == country).unwrap_or(0);
        let near = COUNTRIES
            .iter()
            .cycle()
            .skip(start + 1)
            .take(COUNTRIES.len() - 1)
            .filter(|other| other.region == country.region && other.name != country.name);
        for other in near {
            let name = if sort == NameSort::Country { other.name } else { other.capital };
            if !sentence.contains(name) && !found.iter().any(|known| known == name) {
                found.push(name.to_owned());
            }
        }
    }
    found.truncate(MOST);
    found
}

/// Entries of other lists of the article, for one of which the article says that there are more.
pub fn entries(survey: &Survey<'_>, parse: &Parse<'_>, own: &[String]) -> Vec<String> {
    let is_name = |text: &str| text.starts_with(char::is_uppercase);
    let shape = own.first().is_some_and(|entry| is_name(entry));
    let words: Vec<&str> = own.iter().flat_map(|entry| entry.split(' ')).collect();
    let mut found = Vec::new();
    for other in survey.parses.iter().filter(|other| other.number != parse.number) {
        let Some(listing) = listing(other) else { continue };
        for range in &listing.entries {
            let entry = other.text(range).trim_matches(['“', '”', '"', ' ']).to_owned();
            let shares = entry.split(' ').any(|word| word.len() > 3 && words.contains(&word));
            if is_name(&entry) == shape && !shares && !found.contains(&entry) {
                found.push(entry);
            }
        }
    }
    // Neighbours of countries that the article does not name at all.
    let region = own.first().and_then(|entry| COUNTRIES.iter().find(|one| one.name == entry));
    let near = COUNTRIES.iter().filter(|one| region.is_some_and(|own| own.region == one.region));
    let unnamed = near.filter(|one| survey.uses.places(one.name).next().is_none());
    found.extend(unnamed.map(|one| one.name.to_owned()));
    found.truncate(3);
    found
}
