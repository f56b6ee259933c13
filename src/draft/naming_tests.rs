//! Whose or which: a question that stands alone in a deck says what it is about, where the text does.

use super::tests::{each_is_asked, none_is_asked};

#[test]
fn what_names_nothing_is_told_by_what_a_text_without_a_title_is_about() {
    let table = [
        // The event of news, as "the quake", as "it", or before what does not name it.
        (
            "A strong earthquake shook southern Peru on Monday. The quake destroyed 1,500 houses.",
            "did the earthquake in southern Peru destroy?",
        ),
        (
            "A strong earthquake shook southern Peru on Monday.\n\nLind said the villages were far away.\n\n\
             It struck around 120 km south of the town of Lindau.",
            "Earthquake in southern Peru: It struck around {{120",
        ),
        (
            "A strong earthquake shook southern Peru on Monday.\n\nState television reported that 34 people \
             were killed in the rubble.",
            "Earthquake in southern Peru: State television reported that {{34",
        ),
        // Whoever sent the news, and the day of it, are no part of them.
        (
            "(CNN) — A small plane crashed yesterday in Peru, killing 14 people of the town.",
            "A small plane crashed in Peru, killing {{14",
        ),
        (
            "LINDAU TOWN (Reuters) - The mill of Bern made 1,500 carts in the year of the flood.",
            "How many carts did the mill of Bern make",
        ),
        // Who is named but once, where "he" is nobody else.
        (
            "British composer Sir Sam Berg died in Bern, aged 84.\n\nSir Sam became the first to win the cup.\n\nHe was one of the \
             most loved composers of the land and composed the scores for 132 films.\n\nHe lived in town with \
             his dogs for most of his life, and he was happy.",
            "Sam Berg was one of the most loved composers of the land and composed the scores for {{132",
        ),
        // The firm whose results a text tells.
        (
            "Contract caterer Orbo saw its profits fall. The firm achieved a 9.4% leap in revenue in Bern. \
             Orbo was pleased.",
            "Orbo achieved a {{9.4::number}}% leap",
        ),
        (
            "Lindau Airways has blamed the price of fuel. Lindau Airways was pleased.\n\nTurnover for the \
             quarter was up 4.3% to a new height.",
            "Lindau Airways: Turnover for the quarter was up {{4.3",
        ),
        // The person of a section.
        (
            "Pilots\n\nAnna Berg OBE (8 March 1909 – 18 November 1990)\n\nShe was a pilot of the \
             town. Receiving her first degree in 1932, she stayed at the university of Bern.",
            "Anna Berg: Receiving her first degree in {{1932",
        ),
        (
            "Pilots\n\nAnna Berg OBE (8 March 1909 – 18 November 1990)\n\nShe was one of the best of the pilots.",
            "On which day was Anna Berg born?",
        ),
        (
            "Berg, Anna Maria (8 March 1909–18 November 1990), pilot, was born in Bern.",
            "On which day did Anna Maria Berg die?",
        ),
    ];
    each_is_asked(&table);
}

#[test]
fn where_another_could_be_meant_no_name_is_put_in_front() {
    let table = [
        // An earlier event has its own year.
        (
            "A strong earthquake shook southern Peru on Monday.\n\nA powerful quake in Lindau in 2008 left \
             87,000 people dead.",
            "southern Peru: A powerful",
        ),
        // Another firm is named.
        (
            "Caterer Orbo saw its profits fall. Umbo Group rose. The firm achieved a 9.4% leap in revenue in \
             Bern. Orbo was pleased.",
            "Orbo achieved",
        ),
        // Another person is told of further down.
        (
            "English composer Gordon Berg passed away in Bern, aged 83. He studied music in Bern and then he \
             retired to his garden.\n\nIrish composer John Lind died in Dublin, aged 89. Born in the same city, he \
             studied composition there. From 1968 he worked in the department of music.",
            "Gordon Berg worked",
        ),
        // Another person is named in the section.
        (
            "Pilots\n\nAnna Berg (8 March 1909 – 18 November 1990)\n\nEva Lind left in 1932, and she stayed \
             away from the town.",
            "Anna Berg: Eva",
        ),
        // A capital that may be of a name is not taken off it.
        ("Lindstrom scored 24 goals in the spring of Bern.", "did lindstrom"),
    ];
    none_is_asked(&table);
    none_is_asked(&[
        // Nobody says that she died then, nor that he was born.
        (
            "Anna Maria Berg (born 24 July 1897, Bern - missing from 2 July 1937, the northern sea) was a pilot of \
             the town.",
            "die?",
        ),
        (
            "Anna Berg (baptised 26 April 1564 - 23 April 1616) wrote many plays for the town.",
            "born?",
        ),
        // What is announced was cut off.
        (
            "The council of Lindau looked at the plan of 1920 for long, and decided on 14 changes, including:",
            "including",
        ),
    ]);
}

#[test]
fn figures_without_a_unit_are_asked_where_their_sentence_tells_what_they_are() {
    let table = [
        ("The survey put the quake of Lindau at magnitude 6.0 in the night.", "{{6.0"),
        ("Earnings per share of Orbo rose to 39.5p in the spring of the year.", "{{39.5p"),
        ("Orbo won the cup of Bern after beating Umbo Town 1-0 in the final.", "{{1-0"),
        ("The tower rises 318 metres above Bern.", "{{318"),
    ];
    each_is_asked(&table);
    let table = [
        ("The library moved from room 3-1 to the hall of Bern in the night of May.", "{{3-1"),
        ("The update of Orbo 6.0 came at a cost of some of the tools in Bern.", "{{6.0"),
    ];
    none_is_asked(&table);
}
