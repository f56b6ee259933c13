//! The engine as a whole: what it says of texts, what it leaves out, what it stands.

use super::{AlreadyAsked, Article, ArticleSort, FactSort, Proposal, facts, propose, withheld};
use crate::deck::edit::{Draft, append};
use crate::lint::{Outside, lint};
use crate::report::{Rigour, Severity};
use proptest::prelude::*;

/// The facts of an article on a treaty, in words of our own, with its traps: no space behind a full
/// stop, a dash without one, a month that is a verb, a letter of another script.
const ALLIANCE: &str = "\
The river pact: six neighbours, one bank
The pact is old and it is still growing
By ANNA BERG, PETER LIND, OLGA MARK
May 15 marks the 25th anniversary of a treaty that led, ten years later, in 2002, to the founding of the \
River Pact Organization (RPO).The RPO is a regional body which helps its member states –Armenia, Belarus, \
Kazakhstan, Kyrgyzstan, Russia and Tajikistan – to share the water of the river. The largest unit is a Rapid \
Flood Force numbering about 20,000 troops from all member states. The member states meet through a permanent \
secretariat in Moscow. There are also such joint projects as “Channel” (against smuggling), “Proxy” (to \
protect networks) and “Illegal” (to prevent fraud).All six countries keep to a common plan for the period \
until 2025. Other сrimes may follow. Anna Berg is ambassador of Belarus to Israel.";

fn plain(text: &str) -> Article {
    Article::read(text, ArticleSort::Plain)
}

fn proposals(text: &str) -> Vec<Proposal> {
    propose(&plain(text), &AlreadyAsked::default()).collect()
}

/// What a question asks, and what is right, in one line.
fn told(question: &Draft) -> String {
    let asks = question.asks().unwrap();
    let answers = [question.texts("answer"), question.texts("answers")].concat();
    format!("{asks} {}", answers.join(", "))
}

#[test]
fn the_facts_of_an_article_are_pinned_whatever_their_wording() {
    let article = plain(ALLIANCE);
    let found: Vec<(FactSort, String, String)> =
        facts(&article).into_iter().map(|fact| (fact.sort, fact.subject, fact.value)).collect();
    let has = |sort: FactSort, subject: &str, value: &str| {
        assert!(
            found.iter().any(|(s, about, v)| *s == sort && about == subject && v == value),
            "{sort:?} {subject} {value}: {found:#?}"
        );
    };
    has(FactSort::Year, "May 15", "2002");
    has(FactSort::LongForm, "RPO", "River Pact Organization");
    has(FactSort::Number, "troops", "20,000");
    has(FactSort::Place, "", "Moscow");
    has(FactSort::Person, "", "Anna Berg");
    let list = "Armenia; Belarus; Kazakhstan; Kyrgyzstan; Russia; Tajikistan";
    has(FactSort::Enumeration, "", list);
    assert_eq!(article.mended(), ["crimes"]);
}

#[test]
fn the_facts_of_an_article_are_asked_and_no_year_that_it_does_not_say() {
    let told: Vec<String> = proposals(ALLIANCE).iter().map(|one| told(&one.question)).collect();
    let asks = |words: &[&str]| {
        let found = told.iter().any(|line| words.iter().all(|word| line.contains(word)));
        assert!(found, "{words:?}: {told:#?}");
    };
    asks(&["{{May 15", "25th"]);
    asks(&["years later, in {{2002"]);
    asks(&["six member states", "Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan"]);
    asks(&["How many troops", "20000"]);
    asks(&["{{Moscow"]);
    asks(&["{{2025"]);
    asks(&["authors", "Anna Berg, Peter Lind, Olga Mark"]);
    asks(&["ambassador of Belarus to Israel", "Anna Berg"]);
    asks(&["Which office does Anna Berg hold", "Ambassador of Belarus to Israel"]);
    asks(&["What does RPO stand for", "River Pact Organization"]);
    let pairs = proposals(ALLIANCE).into_iter().find(|one| one.question.has("pairs")).unwrap();
    let text = pairs.question.written("\n");
    for pair in [r#"["Channel", "against smuggling"]"#, r#"["Proxy", "to protect networks"]"#] {
        assert!(text.contains(pair), "{text}");
    }
    assert!(!told.iter().any(|line| line.contains("1992") || line.contains("1977")), "{told:#?}");
}

#[test]
fn what_a_sentence_says_is_asked_or_the_guard_is_known() {
    let asked = [
        ("The canal was opened in 1869.", "In which year was the canal opened? 1869"),
        ("The bridge has 12 arches.", "How many arches does the bridge have? 12"),
        ("The anthem was written by Emily Grey in one winter.", "By whom was"),
        (
            "On 3 May 1900, the council founded a school.",
            "On which day did the council found a school? 1900-05-03",
        ),
        ("Two sailors died in the storm.", "How many sailors died in the storm? 2"),
        ("The first state to join was Ohio.", "What was the first state to join? Ohio"),
        (
            "The fair was held in Paris by a lord.",
            "In which city was the fair held by a lord? Paris",
        ),
        (
            "Anna Berg (1 May 1850 – 3 June 1910) was a painter.",
            "On which day was Anna Berg born? 1850-05-01",
        ),
        ("The trees may grow for 300 years in the wood.", "{{300::number}}"),
    ];
    for (sentence, expected) in asked {
        let found: Vec<String> =
            proposals(sentence).iter().map(|one| told(&one.question)).collect();
        assert!(found.iter().any(|line| line.contains(expected)), "{sentence}: {found:#?}");
    }
    let removed = [
        ("The table below describes the size of the 15 towns of the land.", "page"),
        ("Oland is one of the four isles of the realm, along with Far, Mid and Low.", "counted"),
        ("They signed it in 1901 after a long night.", "pronoun"),
        ("He ruled the land from 1914 to 1918.", "pronoun"),
        ("These rules were made in 1901 by a council.", "pronoun"),
        ("Is the oldest of all the towns since 1901.", "fragment"),
        ("It fell in 1901.", "pronoun"),
        ("The film was shown to the public in 1901 in town.", "definite"),
    ];
    for (sentence, guard) in removed {
        let found: Vec<&str> = withheld(&plain(sentence)).iter().map(|one| one.guard).collect();
        assert!(found.contains(&guard), "{sentence}: {found:?}");
        assert_eq!(proposals(sentence).len(), 0, "{sentence}");
    }
}

#[test]
fn figures_of_a_sentence_are_gaps_together_and_names_only_where_they_tell() {
    let asked = [
        (
            "The moor is 40 km (25 mi) long and has 3,000 ponds in it.",
            "{{40::number}} km long and has {{3,000::number}} ponds",
        ),
        ("The mill was sold at the age of eighty to 12 farmers (Lind 1999, 4).", "farmers."),
        (
            "The river Oder froze in a cold winter. It carried 14 barges and a tug to the sea.",
            "The river Oder froze in a cold winter. It carried {{14",
        ),
        ("In Lindau 400 000 people went out into the cold.", "{{400 000|400000::number}} people"),
        ("In Lindau more than 45 000 were let in without a word.", "{{45 000|45000"),
        ("A rule of Lindau requires a 3:1 majority of all who vote.", "{{3:1::ratio}} majority"),
        ("The eight-time champion Lind won the cup of the land.", "{{eight|8::number}}-time"),
        (
            "Lind lost all in the third round of the cup on Sept. 3, 2006, in Bern.",
            "{{third::rank}}",
        ),
        (
            "Lind lost all in the third round of the cup on Sept. 3, 2006, in Bern.",
            "{{Sept. 3, 2006::day}}",
        ),
        (
            "In Lindau a guest of the inn pays $300/night, a 400% rise since 1997.",
            "${{300::number}}/night",
        ),
        (
            "In Lindau a guest of the inn pays $300/night, a 400% rise since 1997.",
            "{{400::number}}%",
        ),
        ("Lind rose to No. 14 of the land in 1999 and to No. 3 in 2001.", "No. {{14::rank}}"),
        (
            "Lind is one of five women who won all cups and one of seven in history.",
            "one of {{seven|7",
        ),
        (
            "As of 1999, the plant had 10-11% of the market for oil of the land.",
            "{{10-11|10 to 11::range}}%",
        ),
        (
            "The fair lasted from the 5th to the 9th of July 2000 in Bern.",
            "{{5th to the 9th of July 2000::days}}",
        ),
        (
            "When Lind was forty-three years old, she bought a mill by the sea.",
            "{{forty-three|43::age}}",
        ),
        (
            "The oils of the plant are put into four classes of compounds:",
            "{{four|4::number}} classes of compounds.",
        ),
        (
            "BERN — Robbers in masks raided the old bank, wounding 19 people by the door.",
            "Robbers in masks",
        ),
        (
            "Besides a fall in which the horse broke both its legs and a fire that burnt the whole yard to the \
             ground, Lindau lost 40 cows in that year of the war.",
            "Lindau lost {{40::number}} cows",
        ),
        (
            "Lindau is one of the five towns of the realm that held the cup of the king, the first of the \
             southern towns to hold it with the blessing of all the others.",
            "cup of the king.",
        ),
        (
            "Lindau asked for the help of 300 soldiers of the king against the rebels of the northern hills and \
             later paid for it with all the silver of the town and of the churches that stood on the hill.",
            "northern hills.",
        ),
        ("Lindau kept more than 1500+ goats and a cow on the hill.", "{{1500::number}}+"),
        (
            "The rock dates back to 1.6 to 1.7 billion years ago in the north.",
            "{{1.6::number}} to {{1.7",
        ),
        ("As early as 1799, Lind started to play the flute at home.", "As early as {{1799"),
        ("In 1992 Lindau became the model of a plan described in [ston92].", "the model of a plan"),
        ("A cook named Emily Grey fed the whole crew for weeks.", "{{Emily Grey::person}}"),
        (
            "In the survey, 60%–80% of the farmers kept a goat or a cow.",
            "{{60::number}}%–{{80::number}}%",
        ),
    ];
    for (text, part) in asked {
        let found: Vec<String> = proposals(text).iter().map(|one| told(&one.question)).collect();
        assert!(found.iter().any(|line| line.contains(part)), "{text}: {found:#?}");
    }
    let born = "Emily Grey (1 May 1850 – 3 June 1910) was a painter. Emily Grey was born on 1 May 1850 in a mill by the sea.";
    let found: Vec<String> = proposals(born).iter().map(|one| told(&one.question)).collect();
    assert_eq!(found.iter().filter(|line| line.contains("born")).count(), 1, "{found:#?}");
    let titled = Article::read("# 2.1. The old mill\n\nIt fell in 1901.", ArticleSort::Markdown);
    assert_eq!(titled.title(), Some("The old mill"));
    let captioned = "<h1>Mill</h1><div class=\"thumbcaption\">The mill in 1901 with its wheel and its pond.</div><p>It is old.</p>";
    assert!(!Article::read(captioned, ArticleSort::Html).text().contains("wheel"));
    let later =
        "Emily Grey (1 May 1850 – 3 June 1910) was a painter. Ten years later, she had 12 pupils.";
    assert!(!proposals(later).iter().any(|one| told(&one.question).starts_with("Ten years")));
    let common = "Lind sang. Lind wrote. Lind drew. The town paid Lind for his work in the end.";
    let found = proposals(common);
    assert!(!found.iter().any(|one| told(&one.question).contains("{{Lind")), "{found:#?}");
}

#[test]
fn what_a_sentence_does_not_name_is_told_by_the_title_or_the_heading_before_it() {
    let life = "# Anna Berg\n\nAnna Berg was a painter. She was born in a mill. Her works are \
        well known.\n\nHer father Lind had a mill. She saw it burn. It was his. He fled. He lost 400 cows.\n\n\
        She left for the school of arts in Rome in 1809. She liked the sea. She married a sailor in 1812 at the \
        port of Bari.\n\nShe met her sister Eva. She died in the war in 1854 in a house by the sea.\n";
    let isle = "# Oland\n\nOland is an island in the sea. The king took control over the island in 1799 after a \
        war. The Oland Fair is loud.\n\n## 2.1. The Oland Fair\n\nOver 2,000 people gathered there on the beach \
        with their boats.\n\n## History\n\nThere were 3,000 small huts by the sea in the north.\n";
    let novel = "# Anna Berg\n\nAnna Berg was a writer. She met the painter Karl Lind in Rome. She left for \
        good in 1809 and lived by the sea. Her first book, the long We the Mill, was printed in 1836 in Bern.\n\nWhen she came to \
        Bern on 3 May 1812, she had 40 books with her. She liked it. She did. She sang.\n";
    let law = "# Charter of the Club\n\nThe election begins six weeks before the term of the \
        head ends.\n\nThe charter of the club is old.\n";
    let father = "# Karl Berg\n\nKarl Berg was a smith. He had a forge in Rome. He was known as a man of \
        few words. His work was sold far away.\n\nIn 1786, Captain Berg was killed in a raid. His children, \
        including six-year-old Thomas, saw it.\n\nOf the 816 acres that Thomas held in Bern, he lost all but \
        200 acres in court.\n\nThomas Berg bought a mill by the sea. He sold 40 acres of it in 1814.\n";
    let table = [
        (father, "Captain Berg killed in a raid? 1786"),
        (novel, "Anna Berg left for good in {{1809"),
        (novel, "We the Mill, was printed in {{1836"),
        (novel, "When Anna Berg came to Bern on {{3 May 1812"),
        (law, "Charter of the Club: The election begins {{six|6"),
        (life, "1809"),
        (life, "1812"),
        (isle, "Oland: In which year did the king take control over the island"),
        (isle, "Oland Fair: Over {{2,000"),
        (isle, "There were {{3,000"),
    ];
    for (text, part) in table {
        let article = Article::read(text, ArticleSort::Markdown);
        let found: Vec<String> =
            propose(&article, &AlreadyAsked::default()).map(|one| told(&one.question)).collect();
        assert!(found.iter().any(|line| line.contains(part)), "{part}: {found:#?}");
        assert!(
            !found.iter().any(|line| ["Karl Berg lost", "Karl Berg sold"]
                .iter()
                .any(|one| line.contains(one))),
            "{found:#?}"
        );
        // Her sister was named before: who died is not told.
        assert!(!found.iter().any(|line| line.contains("Berg died")), "{found:#?}");
    }
}

#[test]
fn what_gives_itself_away_or_belongs_to_another_word_is_not_asked() {
    let never = [
        ("Lind won all cups on the three different surfaces: clay, grass and sand.", "Which are"),
        ("The fair lasted from the 5th to the 9th of July 2000 in the town.", "{{9th"),
        ("Full freedom of the land was projected in 1996 by the king.", "In which year"),
        ("Her work moved many poets of the 19th and 20th centuries in the land.", "{{19th"),
        ("Make or amend any rule of the town, provided they have a 2:1 majority.", "2:1"),
        ("Spain won the war and the bay, while France lost two of its ships.", "distinguishes"),
        ("She considered various materials for the wings: paper, silk, wire, and wool.", "wings"),
        ("The crisis resulted in the greatest migration from the land since 1887.", "Since which"),
        (
            "In the 21st century, diseases remain among the leading causes of death in towns.",
            "does",
        ),
        ("The storm of 1703 did much harm in the capital city of London.", "{{London"),
        ("The current name, Redtail, was chosen on 9 March 2004 by the club.", "name chosen"),
        (
            "The club has since its last meeting in 2013 replaced meetings with calls.",
            "In which year",
        ),
        ("Version 1.9 ratified on 3 May 1999.", "did Version"),
        (
            "On 3 May 1999, the firm made two promises: its books open, its prices low.",
            "On which day",
        ),
        ("In 1831 a fever broke out in Bern and Lind left the city for good.", "In which year"),
        ("The fever (“Red Days” [lind92b]) came in 1831 to the towns of the coast.", "lind92b"),
        ("The work was described by Karl Marx as a long and clever joke.", "{{Karl"),
        ("The plague (1346 to 1361) was one of the worst that the towns ever saw.", "to 1361"),
        (
            "The plague (1346 to 1361) was one of the worst that the towns ever saw.",
            "({{1346::year}} to 1",
        ),
    ];
    let kept = "Ontario is a large and cold province of Canada with many lakes.";
    let found: Vec<String> = proposals(kept).iter().map(|one| told(&one.question)).collect();
    assert!(found.iter().any(|line| line.contains("{{Canada")), "{found:#?}");
    for (sentence, part) in never {
        let found = proposals(sentence);
        let told: Vec<String> = found.iter().map(|one| told(&one.question)).collect();
        assert!(!told.iter().any(|line| line.contains(part)), "{sentence}: {told:#?}");
    }
}

#[test]
fn a_party_before_a_name_is_no_part_of_it() {
    let article = plain(
        "In 1858 Democrat Stephen A. Douglas won the seat after a long race. In 1860 Republican \
         Abraham Lincoln came to Orn. The Republican Guard left the town in 1861.",
    );
    let survey = super::survey::Survey::of(&article);
    let names: Vec<&str> = survey.names.iter().map(|(name, _)| name.as_str()).collect();
    for name in ["Stephen A. Douglas", "Abraham Lincoln", "Republican Guard"] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    assert!(!names.iter().any(|name| name.starts_with("Democrat")), "{names:?}");
}

/// Whether each text has a proposal with its part.
pub(super) fn each_is_asked(rows: &[(&str, &str)]) {
    for (text, part) in rows {
        let found: Vec<String> = proposals(text).iter().map(|one| told(&one.question)).collect();
        assert!(found.iter().any(|line| line.contains(part)), "{text}: {found:#?}");
    }
}

/// Whether no text has a proposal with its part.
pub(super) fn none_is_asked(rows: &[(&str, &str)]) {
    for (text, part) in rows {
        let found: Vec<String> = proposals(text).iter().map(|one| told(&one.question)).collect();
        assert!(!found.iter().any(|line| line.contains(part)), "{text}: {found:#?}");
    }
}

#[test]
fn every_figure_of_a_sentence_is_asked_and_what_is_long_is_cut() {
    each_is_asked(&[
        (
            "In March 1770 five men of the town of Lindau were killed, to the horror of all.",
            "{{five|5",
        ),
        ("The term of a member is 2 weeks, but may be cut by up to 1 week.", "{{1::number}} week"),
        (
            "When there are 5 members the club lets in more until their number reaches 6.",
            "reaches {{6",
        ),
        ("Seven were sent to the isles of the south, one of them for 15 years.", "{{Seven|7"),
        (
            "Lind moved to Bern in 1833, where she kept a school for twenty-seven years.",
            "{{1833::year}}",
        ),
        (
            "Lind moved to Bern in 1833, where she kept a school for twenty-seven years.",
            "{{twenty-seven",
        ),
        (
            "In 1884, the League of all the Mills of the Land (begun in 1881, it took another name in 1886) \
             passed a rule which held that “no mill shall grind on a day of the Lord in any of the towns”.",
            "(begun in {{1881::year}}, it took another name in {{1886::year}}) passed a rule.",
        ),
        ("By 1996, it became clear that the name of the tool would not last.", "By {{1996"),
        (
            "The study of the weeds is called either phycology or algology in the schools.",
            "either {{phycology}}",
        ),
        (
            "A report on the poor was told to the papers by Lind.\n\nThe report looked at 10 rich countries \
             and at the schools in each of them.",
            "A report on the poor was told to the papers by Lind. The report looked at {{10",
        ),
    ]);
}

#[test]
fn a_number_that_is_no_figure_and_what_stands_elsewhere_is_not_asked() {
    none_is_asked(&[
        ("The ship left the port at 8 in the evening (1451 GMT) for the isles.", "{{1451"),
        ("The current reaches down to depths of 1000 m in the north of the sea.", "::year"),
        ("The pump of the mill stopped 6 ½ minutes after the bell of the tower.", "{{6:"),
        ("The chosen kernel of the system is the 2.0 release of the same year.", "{{2.0"),
        ("Of the remaining five, two (Karl Lind among them) left on 3 May 1900.", "remaining"),
        ("By the end of the year, Lind was ranked no. 91 of the whole land.", "{{91"),
        ("Some 50 other people were wounded in the long night, it was written.", "{{50"),
        ("The names were told to the papers three months earlier by the club.", "{{three"),
        (
            "The bill was fought by Karl Lind, a Bern Liberal, and won by two votes.",
            "{{Bern Liberal",
        ),
        ("Cast in bronze from new molds and then polished, they are dipped in 24 baths.", "{{24"),
        ("In a short four-year period they have grown to over sixty people in all.", "{{sixty"),
        ("In 1942, without a word to Lind, the novel was made into two films.", "{{1942"),
        ("The cost of a seat for that night's feast in Bern was $5 for all.", "{{$5"),
        (
            "Lind began to glow in Bern in the 1910s at precisely the time when signs came.",
            "In which decade",
        ),
        (
            "The slump of the 1970s left a land in which older, flickering signs by the roads of all the towns \
          in the north and in the south told of better times for the trade.",
            "flickering signs.",
        ),
        (
            "The largest basins of the sea are the Angola, the Cape and the Brazil basins.",
            "basins?",
        ),
        (
            "Lind found three more gases and gave them Greek names: neon, krypton, and xenon.",
            "Which are",
        ),
        ("Sept. 3, 2006 -- A storm has been on the way to the coast for some days now.", "{{Sept"),
        ("No one shall be a Senator who is not of the age of twenty five years.", "{{"),
        ("It shall not be closed prior to the year one thousand eight hundred and eight.", "{{"),
        ("During the high season in March, that number can grow to more than 60 men.", "{{60"),
        ("For less healthy ones, the town has spent more than $14 million in all.", "{{$14"),
        ("Emily Grey (born Emily Lind; – 6 March 1982) was a writer of long novels.", "born?"),
    ]);
}

#[test]
fn what_news_pages_and_laws_have_is_told_or_left_out() {
    each_is_asked(&[
        (
            "The club of Lindau sold 40 boats on Friday after a long talk.",
            "{{40::number}} boats after a long talk",
        ),
        (
            "Kiln of Lindau\n\nThe kiln is by Lindau.\n\nAdmission: Adults pay 12 crowns, and children pay 7 crowns at the door.",
            "Lindau, admission: Adults pay {{12",
        ),
        (
            "Lindau opens the hall at 9:30 am in winter and closes it at 4 p.m. in the spring.",
            "{{9:30 am::time}}",
        ),
        (
            "Lindau opens the hall at 9.30am in winter and closes it at 4pm in the spring.",
            "{{9.30am::time}} in winter and closes it at {{4pm::time}}",
        ),
        (
            "The great whale of the sea of Lindau weighs 6000-8000 lbs on the first day.",
            "weighs {{6000-8000::range}} lbs",
        ),
        (
            "The bridge of Lindau is 210m (689ft) long and 18m wide.",
            "is {{210::number}}m long and {{18::number}}m wide",
        ),
        (
            "On the night of Sept. 23-24, 1846, Lind saw a new star in the sky.",
            "{{Sept. 23-24, 1846::days}}",
        ),
        (
            "The house of Lindau lies around 3 to 5 kilometres south of the sea.",
            "{{3 to 5|3-5::range}}",
        ),
        ("With the find of Lind, the number of known moons grew to seven.", "grew to {{seven|7"),
        (
            "Lindau tells of the realm of Bern from the 17th to 19th centuries.",
            "{{17th to 19th centuries::centuries}}",
        ),
        ("Our knowledge of Lindau grew in 1989 with the first flight to the moon.", "{{1989"),
        ("Lind then moved to the mill of Bern in the late \'90s with 12 goats.", "Lind moved"),
        (
            "Paying the Mills\n\nThis order ends the paying of mills by checks. The heads shall send a plan to the king \
             within 90 days of the date of this order.",
            "Paying the Mills: The heads shall send a plan to the king within {{90",
        ),
        (
            "By 1845, Lindau had built nearly all of the long wall and the masons of Bern made a map of this planned moat.",
            "the long wall.",
        ),
    ]);
    none_is_asked(&[
        ("The deadline of Wednesday was moved by 12 men of Lindau.", "Wednesday"),
        (
            "In all, five people of Lindau are missing, including three in Bern and two in Rome.",
            "{{five",
        ),
        (
            "Lind was given a prize in 1986 by the club for rightly guessing, long before, the end.",
            "guessing?",
        ),
        (
            "The find was made by glass since it is faint in Lindau, owing to its distance from us all.",
            "Why",
        ),
        ("Payments of Lindau are made as set out in 31 C.F.R. Part 208 of the code.", "{{31"),
        (
            "The gate fell under Section 338 of the Mill Act of 1930 in the land of Lindau.",
            "{{1930",
        ),
        ("A man was held in Lindau. The man was 40 years old and had a gun.", "The man was"),
    ]);
}

#[test]
fn what_may_be_is_never_reworded() {
    let told = proposals("The lake may have formed in 1908 after a great blast in the hills.");
    assert!(told.iter().all(|one| one.question.has("cloze")), "{told:#?}");
}

/// The text that a cloze makes with its gap filled.
fn filled(cloze: &str) -> String {
    let mut pieces = cloze.split("{{");
    let first = pieces.next().unwrap().to_owned();
    pieces.fold(first, |all, piece| {
        let (gap, rest) = piece.split_once("}}").unwrap();
        all + gap.split(['|', ':']).next().unwrap() + rest
    })
}

/// A text without what stands in brackets.
fn unbracketed(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept: String = text
        .chars()
        .filter(|c| {
            depth += usize::from(*c == '(');
            let is_kept = depth == 0;
            depth = depth.saturating_sub(usize::from(*c == ')'));
            is_kept
        })
        .collect();
    kept.retain(|c| !c.is_whitespace());
    kept
}

/// Of so many pieces of the article a question consists at most.
const PIECES: usize = 8;

/// How many pieces of a text another one consists of, the longest first.
fn pieces(made: &str, text: &str) -> usize {
    let (mut count, mut rest) = (0, made);
    while let Some(first) = rest.chars().next() {
        let ends: Vec<usize> = rest.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        let known = ends.partition_point(|end| text.contains(&rest[..*end]));
        let end = known.checked_sub(1).map_or(first.len_utf8(), |at| ends[at]);
        rest = &rest[end..];
        count += 1;
    }
    count
}

/// Every claim about proposals that holds for any text.
fn holds(text: &str, sort: ArticleSort) {
    let article = Article::read(text, sort);
    let proposals: Vec<Proposal> = propose(&article, &AlreadyAsked::default()).collect();
    for Proposal { question, sentence, fact, .. } in &proposals {
        let source = question.text("source").unwrap();
        assert_eq!(&article.text()[sentence.clone()], source);
        assert!(article.text().get(fact.clone()).is_some());
        if let Some(cloze) = question.text("cloze") {
            let filled = filled(cloze);
            // A label or a name may stand in it, a bracket or a day of the week be left out, the first letter
            // be a capital, a dot be added.
            let inner = unbracketed(filled.trim_end_matches('.'));
            assert!(pieces(&inner, &unbracketed(article.text())) <= PIECES, "{filled}");
        }
    }
    if proposals.is_empty() {
        return;
    }
    let drafts: Vec<&Draft> = proposals.iter().map(|one| &one.question).collect();
    let deck = append("", &drafts).unwrap();
    let findings = lint(&deck, "", &Outside::unknown(), Rigour::Usual).findings;
    let errors: Vec<_> = findings.iter().filter(|one| one.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}{deck}");
}

#[test]
fn an_order_rests_on_sentences_that_stand_together() {
    let events = [
        "The dam was built in 1901.",
        "The mill was closed in 1907.",
        "The bridge was opened in 1903.",
        "The harbour was dredged in 1910.",
    ];
    let order = |text: &str| {
        let mut found = proposals(text).into_iter();
        found.find(|one| one.motive == crate::draft::Motive::Sequence)
    };
    let together = events.join(" ");
    let found = order(&format!("The town is old.\n\n{together}")).unwrap();
    let expected = ["dam", "bridge", "mill", "harbour"];
    let texts = found.question.texts("order");
    assert!(texts.iter().zip(expected).all(|(text, word)| text.contains(word)), "{texts:?}");
    assert_eq!(found.question.text("source"), Some(together.as_str()));
    assert_eq!(order(&events.join("\n\nNobody knows why, and few people care today.\n\n")), None);
}

#[test]
fn every_source_stands_in_the_article_and_every_gap_fills_to_it() {
    holds(ALLIANCE, ArticleSort::Plain);
    holds(include_str!("../../decks/README.md"), ArticleSort::Markdown);
    holds(include_str!("../../README.md"), ArticleSort::Markdown);
}

#[test]
fn other_languages_give_gaps_only() {
    let texts = [
        "Die Brücke wurde im Jahr 1869 von vielen Arbeitern gebaut. Sie hat 12 Bögen aus Stein und Eisen.",
        "Мост был построен в 1869 году по приказу города. Он имеет 12 арок из камня и железа.",
        "Le pont fut construit en 1869 par les ouvriers de la ville. Il compte 12 arches de pierre.",
    ];
    for text in texts {
        assert!(proposals(text).iter().all(|one| one.question.has("cloze")), "{text}");
        holds(text, ArticleSort::Plain);
    }
}

#[test]
fn a_line_of_a_megabyte_and_ten_thousand_brackets_are_no_matter() {
    let line = "The lake was mapped in 1901 and ".repeat(32_000);
    let brackets = "(".repeat(10_000) + " a lake in 1901 " + &")".repeat(10_000);
    let commas = "lakes, ".repeat(20_000) + "and rivers.";
    for text in [line, brackets, commas] {
        for sort in [ArticleSort::Plain, ArticleSort::Markdown, ArticleSort::Html] {
            let _ = propose(&Article::read(&text, sort), &AlreadyAsked::default()).count();
        }
    }
}

proptest! {
    #![proptest_config(crate::testing::cases(64))]

    #[test]
    fn any_text_makes_an_article_and_sound_proposals(
        pieces in proptest::collection::vec("[A-Za-z0-9 .,;:()“”\"'’{}|\\\\$%–—\n<>*#é中-]{0,30}|in 1901 |The lake was |[A-Z][a-z]{3,8} |\\PC{0,8}", 0..30)
    ) {
        let text = pieces.concat();
        for sort in [ArticleSort::Plain, ArticleSort::Markdown, ArticleSort::Html] {
            holds(&text, sort);
        }
    }
}
