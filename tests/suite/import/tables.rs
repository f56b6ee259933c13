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

#[test]
fn a_spreadsheet_is_read_as_a_table_and_others_are_to_be_saved_as_csv() {
    let program = Program::new();
    let rows = "<row r='1'><c r='A1' t='inlineStr'><is><t>Word</t></is></c>\
                <c r='B1' t='inlineStr'><is><t>Meaning</t></is></c></row>\
                <row r='3'><c r='A3' t='inlineStr'><is><t>Hund</t></is></c><c r='B3'><v>1.5</v></c></row>";
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let relations = "<Relationships><Relationship Id='r1' Type='x/worksheet' \
                     Target='worksheets/sheet1.xml'/></Relationships>";
    let book = "<workbook><sheets><sheet name='S' r:id='r1'/></sheets></workbook>";
    let files = [
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    program.write("words.xlsx", crate::package::zipped(&files));
    let run = program.run(&["import", "words.xlsx"], "");
    assert!(
        run.stdout.contains("decks/words.toml: a new deck, 1 question added (1 card)"),
        "{run:?}"
    );
    let swapped = ["import", "words.xlsx", "--columns", "back,front", "--to", "swapped"];
    assert_eq!(program.run(&swapped, "").status, 0);
    assert!(
        super::read(&program, "decks/swapped.toml").contains("front = \"1.5\"\nback = \"Hund\"")
    );
    program.write("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let old = program.run(&["import", "old.xls"], "");
    assert!(old.stderr.contains("hint: save it there as .xlsx or as CSV"), "{}", old.stderr);
}
