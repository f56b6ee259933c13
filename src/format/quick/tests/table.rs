//! Quick text case by case: what is typed, and the question that it is.

use super::{comes_back, deck_of, meaning, quick_text};
use crate::deck::read as read_deck;

/// What is typed, the kind that it makes, and its keys as a deck has them.
const TABLE: &[(&str, &str, &str)] = &[
    ("Who?\n= Ann", "short", "prompt = \"Who?\"\nanswer = \"Ann\"\n"),
    ("Who?\n= Ann | Anna", "short", "prompt = \"Who?\"\nanswer = \"Ann\"\naccept = [\"Anna\"]\n"),
    ("Who?\n= Ann\n- Bob", "choice", "prompt = \"Who?\"\nanswer = \"Ann\"\nwrong = [\"Bob\"]\n"),
    (
        "Who?\n= Ann\n- Bob :: a boy\n- Tom",
        "choice",
        "prompt = \"Who?\"\nanswer = \"Ann\"\nwrong = [{ text = \"Bob\", why = \"a boy\" }, \"Tom\"]\n",
    ),
    (
        "Who?\n= Ann | Anna\n- Bob",
        "choice",
        "prompt = \"Who?\"\nanswer = \"Ann\"\nwrong = [\"Bob\"]\naccept = [\"Anna\"]\n",
    ),
    (
        "How good?\n= Low\noptions: Low | High :: not that good",
        "choice",
        "prompt = \"How good?\"\nanswer = \"Low\"\noptions = [\"Low\", { text = \"High\", why = \"not that good\" }]\n",
    ),
    (
        "When?\n= 1914\n- 1915",
        "choice",
        "prompt = \"When?\"\nanswer = \"1914\"\nwrong = [\"1915\"]\n",
    ),
    (
        "Is it?\n= true\n- false",
        "choice",
        "prompt = \"Is it?\"\nanswer = \"true\"\nwrong = [\"false\"]\n",
    ),
    ("Who?\n= a\n= b", "list", "prompt = \"Who?\"\nanswers = [\"a\", \"b\"]\n"),
    ("Who?\n= a | c\n= b", "list", "prompt = \"Who?\"\nanswers = [[\"a\", \"c\"], \"b\"]\n"),
    ("Who?\n= a\n=", "list", "prompt = \"Who?\"\nanswers = [\"a\"]\n"),
    (
        "Name one.\n= a\n= b\nneed: 1",
        "list",
        "prompt = \"Name one.\"\nanswers = [\"a\", \"b\"]\nneed = 1\n",
    ),
    (
        "In order?\n= a\n= b\nordered: true",
        "list",
        "prompt = \"In order?\"\nanswers = [\"a\", \"b\"]\nordered = true\n",
    ),
    ("Who?\nanswers: a | b", "list", "prompt = \"Who?\"\nanswers = [\"a\", \"b\"]\n"),
    (
        "Who?\n= a\n= b\n- c",
        "select",
        "prompt = \"Who?\"\nanswers = [\"a\", \"b\"]\nwrong = [\"c\"]\n",
    ),
    ("Who?\n= a\n=\n- c", "select", "prompt = \"Who?\"\nanswers = [\"a\"]\nwrong = [\"c\"]\n"),
    ("Who?\n=\n- c\n- d", "select", "prompt = \"Who?\"\nanswers = []\nwrong = [\"c\", \"d\"]\n"),
    ("Who?\n= a\n= b\n-", "select", "prompt = \"Who?\"\nanswers = [\"a\", \"b\"]\nwrong = []\n"),
    (
        "Who?\n= a\n= b\noptions: a | c | b",
        "select",
        "prompt = \"Who?\"\nanswers = [\"a\", \"b\"]\noptions = [\"a\", \"c\", \"b\"]\n",
    ),
    ("It is so.\n= true", "truth", "prompt = \"It is so.\"\nanswer = true\n"),
    ("It is so.\n= False", "truth", "prompt = \"It is so.\"\nanswer = false\n"),
    ("Which word?\n= \\true", "short", "prompt = \"Which word?\"\nanswer = \"true\"\n"),
    ("How high?\n= 4806", "number", "prompt = \"How high?\"\nanswer = 4806\n"),
    (
        "How high?\n= 4806 ± 10 m",
        "number",
        "prompt = \"How high?\"\nanswer = 4806\ntolerance = 10\nunit = \"m\"\n",
    ),
    (
        "How high?\n= 4806 +- 2 % m",
        "number",
        "prompt = \"How high?\"\nanswer = 4806\ntolerance = \"2 %\"\nunit = \"m\"\n",
    ),
    (
        "How high?\n= 4806±0.5\nunit: m | metres",
        "number",
        "prompt = \"How high?\"\nanswer = 4806\ntolerance = 0.5\nunit = [\"m\", \"metres\"]\n",
    ),
    (
        "How high?\n= 4806 ± 10 m | 4810",
        "number",
        "prompt = \"How high?\"\nanswer = 4806\ntolerance = 10\nunit = \"m\"\naccept = [\"4810\"]\n",
    ),
    (
        "How high?\n= 4806\naccept: 4000 :: credit: 0.5 :: tolerance: 100 :: rounded",
        "number",
        "prompt = \"How high?\"\nanswer = 4806\naccept = [{ text = \"4000\", why = \"rounded\", credit = 0.5, tolerance = 100 }]\n",
    ),
    ("How much?\n= -2.5e3", "number", "prompt = \"How much?\"\nanswer = -2.5e3\n"),
    ("Which year?\n= \\1984", "short", "prompt = \"Which year?\"\nanswer = \"1984\"\n"),
    ("Which agent?\n= 007", "short", "prompt = \"Which agent?\"\nanswer = \"007\"\n"),
    ("How many?\n= 20,000", "short", "prompt = \"How many?\"\nanswer = \"20,000\"\n"),
    ("When?\n= 1914-07-28", "short", "prompt = \"When?\"\nanswer = \"1914-07-28\"\n"),
    ("Which sign?\n= \\frac", "short", "prompt = \"Which sign?\"\nanswer = '\\frac'\n"),
    ("Or?\n= a \\| b", "short", "prompt = \"Or?\"\nanswer = \"a | b\"\n"),
    ("Or?\n= a|b", "short", "prompt = \"Or?\"\nanswer = \"a|b\"\n"),
    (
        "The {{sea}} is {{blue::a colour}}.",
        "cloze",
        "cloze = \"The {{sea}} is {{blue::a colour}}.\"\n",
    ),
    ("A {{b|c}}.\neach: true", "cloze", "cloze = \"A {{b|c}}.\"\neach = true\n"),
    ("What is {{x}}?\n= a set", "short", "prompt = \"What is {{x}}?\"\nanswer = \"a set\"\n"),
    ("Order?\n1. a\n2. b", "order", "prompt = \"Order?\"\norder = [\"a\", \"b\"]\n"),
    ("Order?\n1) a\n2) b\n3) c", "order", "prompt = \"Order?\"\norder = [\"a\", \"b\", \"c\"]\n"),
    (
        "Match.\na => b\nc => d",
        "match",
        "prompt = \"Match.\"\npairs = [[\"a\", \"b\"], [\"c\", \"d\"]]\n",
    ),
    (
        "Match.\na => b\nc => d\n- e",
        "match",
        "prompt = \"Match.\"\npairs = [[\"a\", \"b\"], [\"c\", \"d\"]]\nwrong = [\"e\"]\n",
    ),
    (
        "Match.\na \\=> b => c\npairs: - d => e",
        "match",
        "prompt = \"Match.\"\npairs = [[\"a => b\", \"c\"], [\"- d\", \"e\"]]\n",
    ),
    ("der Hund == dog", "card", "front = \"der Hund\"\nback = \"dog\"\n"),
    (
        "der Hund <=> dog | hound",
        "card",
        "front = \"der Hund\"\nback = [\"dog\", \"hound\"]\nreverse = true\n",
    ),
    ("front: a\nback: b\n  c", "card", "front = \"a\"\nback = \"b\\nc\"\n"),
    ("`a == b` == equal", "card", "front = \"`a == b`\"\nback = \"equal\"\n"),
    ("What does a == b ask?\n= equality", "card", ""),
    (
        "\\What does a == b ask?\n= equality",
        "short",
        "prompt = \"What does a == b ask?\"\nanswer = \"equality\"\n",
    ),
    (
        "What does `a == b` ask?\n= equality",
        "short",
        "prompt = \"What does `a == b` ask?\"\nanswer = \"equality\"\n",
    ),
    (
        "Who?\n= a\n! One.\n! Two.",
        "short",
        "prompt = \"Who?\"\nanswer = \"a\"\nexplain = \"One.\\nTwo.\"\n",
    ),
    (
        "Who?\n= a\n! One.\n  \\\n  Two.",
        "short",
        "prompt = \"Who?\"\nanswer = \"a\"\nexplain = \"One.\\n\\nTwo.\"\n",
    ),
    (
        "Who?\n= a\n? One.\n? Two.",
        "short",
        "prompt = \"Who?\"\nanswer = \"a\"\nhint = [\"One.\", \"Two.\"]\n",
    ),
    (
        "Who?\n= a\n# x, y\n# z",
        "short",
        "prompt = \"Who?\"\nanswer = \"a\"\ntags = [\"x\", \"y\", \"z\"]\n",
    ),
    ("Who?\n= a\n# x\\, y", "short", "prompt = \"Who?\"\nanswer = \"a\"\ntags = [\"x, y\"]\n"),
    (
        "id: who\nWho?\n= a\npoints: 2\nsource: p. 3\nimage: a.png\nalt: a face\naudio: a.ogg",
        "short",
        "id = \"who\"\nprompt = \"Who?\"\nanswer = \"a\"\npoints = 2\nsource = \"p. 3\"\nimage = \"a.png\"\nalt = \"a face\"\naudio = \"a.ogg\"\n",
    ),
    (
        "Who?\n= a\n- b\n- c\nshow: 2\npartial: false\ndraft: true\nallow: code | negative\nas: typed",
        "choice",
        "prompt = \"Who?\"\nanswer = \"a\"\nwrong = [\"b\", \"c\"]\npartial = false\ndraft = true\nshow = 2\nallow = [\"code\", \"negative\"]\nas = \"typed\"\n",
    ),
    (
        "Who?\n= a\naccents: strict\ntypos: false\ncase: true\nexact: true\nlanguage: de",
        "short",
        "prompt = \"Who?\"\nanswer = \"a\"\nlanguage = \"de\"\naccents = \"strict\"\ntypos = false\ncase = true\nexact = true\n",
    ),
    (
        "One line\nand another?\n= a",
        "short",
        "prompt = \"One line\\nand another?\"\nanswer = \"a\"\n",
    ),
    ("One\n\\\ntwo?\n= a", "short", "prompt = \"One\\n\\ntwo?\"\nanswer = \"a\"\n"),
    (
        "What does it print?\n```sh\n= a\n\n# b\n```\n= c",
        "short",
        "prompt = \"What does it print?\\n```sh\\n= a\\n\\n# b\\n```\"\nanswer = \"c\"\n",
    ),
    ("Which?\n\\- a\n\\- b\n= c", "short", "prompt = \"Which?\\n- a\\n- b\"\nanswer = \"c\"\n"),
    ("// a remark\nWho?\n// another\n= a", "short", "prompt = \"Who?\"\nanswer = \"a\"\n"),
    ("Кто?\r\n= 东 | Ё\r\n", "short", "prompt = \"Кто?\"\nanswer = \"东\"\naccept = [\"Ё\"]\n"),
];

#[test]
fn every_line_is_what_the_table_says_and_comes_back() {
    assert!(TABLE.len() >= 60);
    for (text, kind, keys) in TABLE {
        let quick = quick_text(text);
        assert_eq!(quick.findings, [], "{text}");
        if keys.is_empty() {
            // A card may be meant: what it lacks, or has too much, is told.
            assert!(!read_deck(&deck_of(&quick), "a").is_sound(), "{text}");
            continue;
        }
        let deck = deck_of(&quick);
        let expected = format!("[[question]]\n{keys}");
        assert_eq!(meaning(&deck), meaning(&expected), "{text}\n{deck}");
        let reading = read_deck(&deck, "a");
        assert_eq!(reading.deck.questions()[0].kind.name(), *kind, "{text}");
        comes_back(&deck);
    }
}

#[test]
fn cards_need_no_blank_line_between_them_and_a_head_stands_above_all() {
    let text = "[deck]\ntitle: Dogs\ntags: a, b\nauthors: Ann | Bob\nlanguage: de, en\nuntil: 2026-12-24\n\n\
                [deck.defaults]\nreverse: true\n\n[exam]\ncount: 2\n\n[exam.per-tag]\na: 1\n\n\
                [passages]\nold: One\n  \\\n  two.\n\"a: b\": c\n\n\
                der Hund == dog\n! An animal.\ndie Katze == cat\npassage: old\n# a\n";
    let quick = quick_text(text);
    assert_eq!(quick.findings, []);
    let deck = deck_of(&quick);
    let expected = "[deck]\ntitle = 'Dogs'\ntags = ['a', 'b']\nauthors = ['Ann', 'Bob']\n\
                    language = ['de', 'en']\nuntil = '2026-12-24'\n[deck.defaults]\nreverse = true\n\
                    [exam]\ncount = 2\nper-tag = { a = 1 }\n[passages]\nold = \"One\\n\\ntwo.\"\n'a: b' = 'c'\n\
                    [[question]]\nfront = 'der Hund'\nback = 'dog'\nexplain = 'An animal.'\n\
                    [[question]]\nfront = 'die Katze'\nback = 'cat'\npassage = 'old'\ntags = ['a']\n";
    assert_eq!(meaning(&deck), meaning(expected), "{deck}");
    let [front] = [quick.front()];
    let meant = super::Manuscript::of(expected).front;
    assert_eq!((&front.exam, &front.passages), (&meant.exam, &meant.passages));
    comes_back(&deck);
}

#[test]
fn the_example_of_every_kind_comes_back() {
    for row in crate::kind::KINDS {
        comes_back(&format!("[deck]\nid = \"a\"\n\n[[question]]{}", row.example));
    }
}

#[test]
fn what_is_written_is_as_one_types_it() {
    let deck = "[deck]\ntitle = 'T'\n[[question]]\nprompt = 'Capital?'\nanswer = 'Minsk'\naccept = ['Miensk']\n\
                wrong = ['Brest', { text = 'Vilnius', why = 'in Lithuania' }]\nexplain = 'On the Svislach.'\n\
                hint = 'Svislach'\ntags = ['a', 'b']\nid = 'm'\n[[question]]\nprompt = 'High?'\nanswer = 4806\n\
                tolerance = 10\nunit = 'm'\n[[question]]\nfront = 'a'\nback = 'b'\nreverse = true\n\
                [[question]]\nprompt = \"1. Say\\n\\nit\"\nanswer = '1984'\n";
    let expected = "// quick text of quizdeck\n\n[deck]\ntitle: T\n\nCapital?\n= Minsk | Miensk\n- Brest\n\
                    - Vilnius :: in Lithuania\nid: m\n! On the Svislach.\n? Svislach\n# a, b\n\n\
                    High?\n= 4806 ± 10 m\n\na <=> b\n\n\\1. Say\n\\\nit\n= \\1984\n";
    assert_eq!(super::written(super::bundle(deck)), expected);
    assert!(expected.starts_with(super::STAMP));
}
