//! Generated decks for the benchmarks: every kind in turn, in words as a course would have them,
//! about 230 bytes a question, no two questions alike, the same text for the same count.

use std::fmt::Write;

/// The name of the deck and of what is asked for; each place is taken in turn.
const PLACES: &[&str] = &[
    "harbour", "valley", "monastery", "province", "estuary", "plateau", "archive", "observatory",
    "market", "lighthouse", "quarry", "orchard", "citadel", "railway", "canal", "theatre",
];
const PEOPLE: &[&str] = &[
    "merchant", "astronomer", "engineer", "botanist", "composer", "governor", "printer", "sailor",
    "physician", "architect", "translator", "weaver", "surveyor", "chemist", "painter",
    "historian",
];
const DEEDS: &[&str] = &[
    "described", "rebuilt", "founded", "measured", "defended", "abandoned", "charted", "financed",
    "restored", "inherited", "flooded", "discovered", "sold", "visited", "named", "surveyed",
];
const BEGINNINGS: &[&str] = &[
    "Bal", "Mor", "Vel", "Tar", "Sen", "Lor", "Kas", "Dun", "Fer", "Gal", "Hol", "Jar", "Nor",
    "Per", "Ros", "Zem", "Ark", "Bren", "Chal", "Drav",
];
const MIDDLES: &[&str] = &[
    "a", "e", "i", "o", "u", "an", "en", "in", "on", "ar", "er", "ir", "or", "al", "el", "il",
    "ol", "am", "em", "im",
];
const ENDINGS: &[&str] = &[
    "burg", "dale", "field", "ford", "grad", "haven", "holm", "mouth", "polis", "shire", "stan",
    "stead", "thal", "ton", "ville", "wick", "wood", "worth", "minster", "bridge",
];

/// The text of a deck with this many questions.
pub fn deck_of(count: usize) -> String {
    let mut deck = String::with_capacity(count * 240 + 200);
    deck.push_str("[deck]\nid = \"generated\"\ntitle = \"A generated deck\"\nlanguage = \"en\"\n");
    for number in 0..count {
        deck.push_str("\n[[question]]\n");
        question(&mut deck, number).unwrap_or_default();
    }
    deck
}

/// A name of its own for every number below eight thousand, and two of them beyond.
fn name(number: usize) -> String {
    let take = |words: &[&'static str], number: usize| words[number % words.len()];
    let word = |number: usize| {
        let (middle, ending) = (number / 20, number / 400);
        format!("{}{}{}", take(BEGINNINGS, number), take(MIDDLES, middle), take(ENDINGS, ending))
    };
    match number / 8000 {
        0 => word(number),
        more => format!("{} {}", word(number), word(more * 421)),
    }
}

/// Writes one question; its kind and its words follow from its number.
fn question(deck: &mut String, number: usize) -> std::fmt::Result {
    let take = |words: &[&'static str], step: usize| words[(number / step) % words.len()];
    let (place, person, deed) = (take(PLACES, 1), take(PEOPLE, 7), take(DEEDS, 3));
    let own = name(number);
    let other = |step: usize| name(number + step * 37);
    let (second, third, fourth) = (other(1), other(2), other(3));
    let home = other(5);
    let about = format!("the {person} from {home} {deed} the old {place} in the year {number}");
    match number % 10 {
        0 => writeln!(
            deck,
            "prompt = \"Near which town is it said that {about}?\"\nanswer = \"{own} Bay\"\n\
             wrong = [\"{second}\", {{ text = \"{third}\", why = \"That is further inland.\" }}, \
             \"{fourth}\"]\nexplain = \"It lies at the mouth of the river.\""
        ),
        1 => writeln!(
            deck,
            "prompt = \"Which towns took part when {about}?\"\nanswers = [\"{own}\", \"{second}\"]\n\
             wrong = [\"{third}\", \"{fourth}\"]\n\
             explain = \"Both had signed the agreement of that year.\"\ntags = [\"towns\"]"
        ),
        2 => writeln!(
            deck,
            "prompt = \"According to the chronicle, {about}.\"\nanswer = {}\n\
             explain = '''\nThe chronicle of {second} says so, but it was written long after \
             the event.'''\ntags = [\"chronicles\", \"sources\"]",
            number.is_multiple_of(4)
        ),
        3 => writeln!(
            deck,
            "prompt = \"From where did the letter come that told how {about}?\"\n\
             answer = \"{own}\"\naccept = [\"town of {own}\"]\nhint = \"It begins with a hill.\"\n\
             explain = \"The letter is kept in the archive of {second}.\""
        ),
        4 => writeln!(
            deck,
            "prompt = \"How many ships were counted when {about}?\"\nanswer = {}\ntolerance = 5\n\
             unit = [\"ships\", \"vessels\"]\n\
             explain = \"The harbour of {second} kept a register of all of them.\"\npoints = 2",
            number % 900 + 20
        ),
        5 => writeln!(
            deck,
            "prompt = \"Name two towns that sent help when {about}.\"\n\
             answers = [[\"{own}\", \"Old {own}\"], \"{second}\", \"{third}\"]\nneed = 2\n\
             explain = \"The road over the pass joins the three.\""
        ),
        6 => writeln!(
            deck,
            "cloze = \"After {about}, the road led through {{{{{second}}}}} to \
             {{{{{third}::a port}}}}.\"\nexplain = \"The other road was closed by snow until \
             the spring.\"\ntags = [\"roads\"]"
        ),
        7 => writeln!(
            deck,
            "prompt = \"Order the towns by the date on which {about}.\"\n\
             order = [\"{own}\", \"{second}\", \"{third}\", \"{fourth}\"]\n\
             explain = \"The news travelled from the coast to the hills.\""
        ),
        8 => writeln!(
            deck,
            "prompt = \"Which town has which building, since {about}?\"\n\
             pairs = [[\"{own}\", \"town hall\"], [\"{second}\", \"mill\"], [\"{third}\", \
             \"bridge\"]]\nexplain = \"All three can still be seen.\""
        ),
        _ => writeln!(
            deck,
            "front = \"the year in which {about}\"\nback = [\"the year of the {second} treaty\", \
             \"the treaty year\"]\nexplain = \"The treaty was signed in {third}.\"\n\
             source = \"The second volume of the history of {fourth}\""
        ),
    }
}
