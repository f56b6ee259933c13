//! Short texts with what is asked of them, word for word, and what is not: rules that need a title, a topic
//! or a neighbour to work.

use super::{AlreadyAsked, Article, ArticleSort, propose};

/// A text, parts of what is asked of it, and parts of what is not.
type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

const ROWS: &[Row] = &[
    // A title that is a name stands before what names nothing.
    (
        "# Mill Services Hall\n\nWork on the walls began at the end of May 1916. The new hall was opened to the \
         people in June 1918. It was later renamed Mill Services Hall.",
        &[
            "Mill Services Hall: Work on the walls began at the end of {{May 1916",
            "Mill Services Hall: In which month and year was the new hall opened to the people?",
        ],
        &[],
    ),
    (
        "# A Short History of Orbo\n\nOrbo is a tool of the Orbo Project. In June 1998, the Project moved all of \
         the work to Bern. Polls are held every 4 years.",
        &[
            "Orbo: In which month and year did the Project move",
            "Orbo: Polls are held every {{4::number}} years.",
        ],
        &[],
    ),
    // A place is "the town".
    (
        "# Lindford\n\nMills stood in Lindford. The town was small. Carts were made in Lindford. The town grew. \
         People lived in Lindford.\n\nThe town’s oldest paper, the Western Post, was founded in 1852.",
        &["Lindford: In which year was the town’s oldest paper founded?"],
        &[],
    ),
    // One person is the topic.
    (
        "The singer Borodo, whose songs were loud, was found dead at home. He was an old man.\n\nBorodo was a \
         singer of the north. His voice was deep.\n\nHe sold 4 million records, and in 1984 he won his first \
         prize.\n\nPeople loved Borodo. His house was full. Borodo sang on.",
        &["Borodo sold {{4 million::number}} records"],
        &["He sold"],
    ),
    (
        "The singer Borodo met the painter Umbalo. He was an old man.\n\nUmbalo was a painter. His voice was \
         deep.\n\nHe sold 4 million pictures.\n\nPeople loved Umbalo. His house was full. Borodo sang on. \
         Borodo left. Umbalo left.",
        &[],
        &["Borodo sold", "Umbalo sold"],
    ),
    // What is told apart within the sentence.
    (
        "The tower and the mill were bought by Berg and Lind, respectively, in 1950 after the war.",
        &["respectively, in {{1950"],
        &[],
    ),
    (
        "The owner of Lindau sold it respectively in 1950 after the war was lost.",
        &[],
        &["respectively"],
    ),
    (
        "Each of the three old mills of Lindau is worth $528 million by now.",
        &["Each of the {{three|3::number}} old mills of Lindau is worth {{$528 million"],
        &[],
    ),
    // What "that" and "this" point at.
    ("A part of that deal was the sale of 14 mills in Lindau to Berg.", &[], &["that deal"]),
    ("That was the end of 14 mills in Lindau by the sea.", &[], &["That was"]),
    (
        "Orbo moved all of the tools to Bern. It took the mill until May of 1994 to make this change.",
        &["to Bern. It took the mill until May of {{1994::year}} to make this change."],
        &[],
    ),
    // What hangs on a year that is shown.
    (
        "By 1999, Lindau had sold its cloth to more than 60 countries of the world.",
        &["By 1999, Lindau had sold its cloth to more than {{60"],
        &[],
    ),
    (
        "Lindau came 25th in a 2016 poll of Bern about 300 towns of the land.",
        &["in a 2016 poll of Bern about {{300"],
        &[],
    ),
    // Rows, and what stands beside a number.
    ("Lindau was burned down in 1934, 1940, 1950 and 1951 by its foes.", &[], &["{{19", "year"]),
    ("The house of Lindau has wards for two, three or four sick people.", &[], &["{{"]),
    (
        "Of every $1 that Lindau earns, 40 percent go to the poor.",
        &["Of every $1 that Lindau earns, {{40"],
        &["{{$1"],
    ),
    // Numbers in parts of words.
    (
        "Two 86 million-year-old bones were found in Lindau by a girl.",
        &["Two {{86 million::age}}-year-old bones"],
        &[],
    ),
    (
        "The beast of Lindau weighed about 750kg when it was found.",
        &["about {{750::number}}kg when"],
        &[],
    ),
    (
        "The gold rush of 1849 made Lindau one of the richest towns of all.",
        &["rush of {{1849::year}} made"],
        &[],
    ),
    // What news have before and in the first sentence.
    (
        "PORT LINDAU With the vote near, the town of Orn paid 14 million dollars for a mill.",
        &["With the vote near, the town of Orn paid {{14 million"],
        &["PORT"],
    ),
    (
        "LINDAU - The mills of Orn were sold for 14 million dollars early on Monday after the war.",
        &["The mills of Orn were sold for {{14 million::sum}} dollars after the war."],
        &["LINDAU", "early"],
    ),
    // A day of the week is left out with what parts it off.
    (
        "On Wednesday, builders in Orn said that the old wall of the mill was 42 feet high.",
        &["Builders in Orn said that the old wall of the mill was {{42"],
        &[],
    ),
    // A sum in short.
    (
        "The costs of fuel at the mill of Lindau rose by £106m to £1.97bn in the war.",
        &["{{£106m|106m::sum}}", "{{£1.97bn|1.97bn::sum}}"],
        &[],
    ),
    // The years of a span whose end is short are one.
    (
        "In 1908–09, Anna Berg painted the hall of the mill of Lindau for its owners.",
        &["In {{1908–09::years}}, Anna Berg painted"],
        &["{{09"],
    ),
    // "last" is no number, nor a date.
    (
        "The church of Orn with 12 windows was built by Anna Berg in the last century.",
        &["By whom was the church of Orn with 12 windows built"],
        &["{{last century", "which century"],
    ),
    // Who is cited is no part of it.
    (
        "The mill of Orn had 40 looms and was the pride of the town (The Standard May 1848, quoting the Lindau Post).",
        &["{{40::number}}"],
        &["{{May 1848", "Standard"],
    ),
    // A decade is no year.
    (
        "A picture shows the mill of Lindau as it stood in the early 1920's by the sea.",
        &[],
        &["{{1920"],
    ),
    // A citation of a page.
    (
        "People came to live in the old town of Orn by 1814 (Young 273).",
        &["of Orn by {{1814::year}}."],
        &[],
    ),
    // Letters and what they stand for are asked both ways.
    (
        "The Bern Mill Union (BMU) met. The BMU grew. The BMU fell in May 1950 after a war.",
        &["What does BMU stand for?", "By which letters is the Bern Mill Union known for short?"],
        &[],
    ),
    // A colon in a title ends no label.
    (
        "Berg’s last book, “Mud: A Tale” was printed for the folk of Bern in December 2015.",
        &["“Mud: A Tale” was printed for the folk of Bern in {{December 2015::month and year}}."],
        &["book, Berg"],
    ),
    // What points at a sentence that is not seen is left out, or nothing is asked.
    (
        "Nearby, the village of Lindau lost 200 of its 340 people in a flood.",
        &["The village of Lindau lost {{200::number}} of its {{340::number}} people"],
        &["Nearby"],
    ),
    (
        "In addition the old mill of Lindau lost 40 of its 90 looms in a flood.",
        &["The old mill of Lindau lost {{40::number}} of its {{90"],
        &["addition"],
    ),
    // A life in brackets is asked by questions, and does not stand in a gap.
    (
        "In 1902 the mill of Lindau went to the painter Emily Grey (1866–1941).",
        &[
            "In which year was Emily Grey born?",
            "In which year did Emily Grey die?",
            "the painter Emily Grey.",
        ],
        &["{{1866", "{{1941"],
    ),
    (
        "Emily Grey (12 May 1866 – 3 June 1941) was a painter. Emily Grey died of a fever in Rome in 1941.",
        &["On which day did Emily Grey die?"],
        &["In which year did Emily Grey die", "{{1941"],
    ),
    // "The company" is the maker that the text is about.
    (
        "# Lind & Berg\n\nLind & Berg is a maker of clocks in Bern. The company was founded in 1868 by Anna Berg.",
        &["Lind & Berg: In which year was the company founded by Anna Berg?"],
        &["lind"],
    ),
    // In other languages dates are whole.
    (
        "Karl Lind (26. April 1564 – 23. April 1616) war ein Maler aus Lindau, er malte 400 Bilder.",
        &["{{26. April 1564", "{{23. April 1616"],
        &["{{26}}", "{{1564"],
    ),
    // A year is left out once.
    (
        "The hall of Lindau was built in 1884 by Anna Berg, and a plate from 1884 tells of it.",
        &[],
        &["{{1884::year}} by Anna Berg, and a plate from {{1884"],
    ),
    (
        "The hall of Lindau was begun in 1884 and opened on 3 May 1884 by Anna Berg.",
        &["was begun in 1884 and opened on {{3 May::day}} 1884"],
        &[],
    ),
    // What somebody said, who is named.
    (
        "“We lost 40 cows and a mill in one night,” said Karl Lind, a smith of Lindau.",
        &["“We lost {{40::number}} cows and a mill in one night,” said Karl Lind"],
        &[],
    ),
    // Numbers with fractions.
    (
        "The town of Lindau covers 3½ square miles and lies 2 1/2 miles from the sea.",
        &["{{3½|3.5::number}} square miles", "{{2 1/2|2.5::number}} miles"],
        &["{{3::", "{{2::", "{{2}}"],
    ),
    // Why something was so, where its clause says more than that it was.
    ("The losses of Lindau were mainly due to a storm of the north in May.", &[], &["Why were"]),
    (
        "The mills of Lindau were closed mainly because of a storm of the north.",
        &["Why were the mills of Lindau closed?"],
        &["mainly?"],
    ),
    ("The mills of Lindau were closed partly because of a storm of the north.", &[], &["Why were"]),
    ("Three were closed because of a storm of the north that hit Lindau.", &[], &["Why were"]),
    (
        "The town paid for the mills that were closed because of a storm of the north.",
        &[],
        &["Why did"],
    ),
    // A part of a sentence that does not age.
    (
        "The last book of Berg, “Mud”, was published in Bern in December 2015, and the writer had been in Orn as \
         recently as last week.",
        &["was the last book of Berg published in Bern?"],
        &["last week"],
    ),
];

#[test]
fn each_text_is_asked_for_what_it_tells_and_for_nothing_else() {
    let mut failed = Vec::new();
    for (text, asked, not) in ROWS {
        let article = Article::read(text, ArticleSort::Markdown);
        let told = |one: super::Proposal| one.question.asks().unwrap_or_default().to_owned();
        let found: Vec<String> = propose(&article, &AlreadyAsked::default()).map(told).collect();
        let has = |part: &str| found.iter().any(|line| line.contains(part));
        let missing = asked.iter().filter(|part| !has(part)).map(|part| ("not asked", *part));
        let wrong = not.iter().filter(|part| has(part)).map(|part| ("asked", *part));
        let faults: Vec<_> = missing.chain(wrong).collect();
        if !faults.is_empty() {
            failed.push((faults, found));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn wrong_options_are_of_the_sort_of_the_answer() {
    let text = "The lamp of Orn was invented by Anna Berg in a small mill. Karl Lind of St. Louis paid. Jefferson Township Fund \
                paid too. The folk of Jefferson Township and of St. Louis came. Peter Holm sang.";
    let article = Article::read(text, ArticleSort::Plain);
    let none = AlreadyAsked::default();
    let asked = propose(&article, &none);
    let who =
        asked.filter(|one| one.question.text("prompt").is_some_and(|it| it.starts_with("By whom")));
    let wrong: Vec<String> = who.flat_map(|one| one.others).collect();
    assert!(wrong.contains(&"Karl Lind".to_owned()), "{wrong:?}");
    assert!(
        !wrong.iter().any(|name| name.contains("Louis") || name.contains("Township")),
        "{wrong:?}"
    );
}
