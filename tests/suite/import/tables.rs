//! Tables come in by their columns, and go out with a column a key.

use crate::program::Program;

#[test]
fn a_list_of_words_becomes_cards_or_what_is_wished_and_goes_out_as_a_table() {
    let program = Program::new();
    program.write(
        "words.csv",
        "English;Deutsch;Thema\nhouse;Haus; Gebäude\nhi;hallo; Gruß\n\"tree;Baum;\n",
    );
    let run = program.run(&["import", "words.csv", "--as", "short"], "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    for told in ["3 questions added (3 short)", "never closes, and is kept: line 4"] {
        assert!(run.stdout.contains(told), "{told}: {}", run.stdout);
    }
    assert!(super::read(&program, "decks/words.toml").contains("tags = [\"Gruß\"]"));
    let cards =
        program.run(&["import", "-", "--to", "cards", "--term-sep", " - "], "a - b\nc - d - e\n");
    assert!(
        cards.stdout.contains("2 questions added (2 card)"),
        "{}{}",
        cards.stdout,
        cards.stderr
    );
    let out = program.run(&["export", "words", "--to", "csv", "-o", "-"], "");
    assert_eq!(
        out.stdout,
        "kind,prompt,answer,tags\nshort,house,Haus,Gebäude\nshort,hi,hallo,Gruß\nshort,\"\"\"tree\",Baum,\n"
    );
    let back = program.run(&["import", "-", "--to", "words", "--strict"], &out.stdout);
    assert!(back.stdout.contains("0 questions added; 3 there already"), "{}", back.stdout);
    assert_eq!(back.status, 0);
    let wrong = program.run(&["import", "words.csv", "--columns", "prompt,nonsense"], "");
    assert!(wrong.status == 2 && wrong.stderr.contains("name it as prompt"), "{}", wrong.stderr);
}
