//! What holds for spreadsheets.

use super::*;
use crate::format::archive::packed;
use std::fmt::Write;

const RELATIONS: &str = "<Relationships>\
    <Relationship Id='r1' Type='http://x/worksheet' Target='worksheets/a.xml'/>\
    <Relationship Id='r2' Type='http://x/worksheet' Target='/xl/worksheets/b.xml'/>\
    <Relationship Id='r3' Type='http://x/sharedStrings' Target='sharedStrings.xml'/>\
    <Relationship Id='r4' Type='http://x/styles' Target='styles.xml'/>\
    <Relationship Id='r5' Type='http://x/chartsheet' Target='chart.xml'/></Relationships>";

const STYLES: &str = "<styleSheet><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>\
    <xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>";

const STRINGS: &str = "<sst><si><t>Question</t></si><si><r><t>An</t></r><r><rPr/>\
    <t xml:space='preserve'>swer</t></r><rPh><t>reading</t></rPh></si><si><t>a &amp; b?</t></si></sst>";

/// A workbook of some sheets, each with its state and rows.
fn book(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut named = String::new();
    let mut files = vec![
        ("xl/_rels/workbook.xml.rels".to_owned(), RELATIONS.into()),
        ("xl/styles.xml".to_owned(), STYLES.into()),
        ("xl/sharedStrings.xml".to_owned(), STRINGS.into()),
    ];
    for ((name, state, rows), (file, id)) in sheets.iter().zip([("a", "r1"), ("b", "r2")]) {
        let _ = write!(named, "<sheet name='{name}' sheetId='1' state='{state}' r:id='{id}'/>");
        let xml =
            format!("<?xml version='1.0'?><worksheet><sheetData>{rows}</sheetData></worksheet>");
        files.push((format!("xl/worksheets/{file}.xml"), xml.into_bytes()));
    }
    let xml = format!("<workbook><sheets>{named}<sheet name='c' r:id='r5'/></sheets></workbook>");
    files.push(("xl/workbook.xml".to_owned(), xml.into_bytes()));
    packed(&files).unwrap()
}

fn intake(bytes: &[u8], wishes: &Wishes) -> Result<Intake, Unfit> {
    read(&ForeignFile { name: "words.xlsx", bytes }, wishes)
}

fn told(intake: &Intake) -> Vec<String> {
    intake.losses.iter().map(|loss| format!("{}: {}", loss.place, loss.reason)).collect()
}

fn written(bundle: &Bundle) -> String {
    let drafts = bundle.questions.iter().map(|question| question.draft.written("\n"));
    drafts.collect::<String>().replace("[[question]]\n", "")
}

const HEAD: &str = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>\
                    <c r='C1' t='inlineStr'><is><t>Tags</t></is></c></row>";

#[test]
fn cells_are_read_as_people_see_them_at_the_places_where_they_stand() {
    let rows = format!(
        "{HEAD}<row r='3'><c r='A3' t='s'><v>2</v></c><c r='B3' s='1'><v>46380</v></c></row>\
         <row><c><v>1.5</v></c><c t='b'><v>1</v></c><c r='C4' t='str'><f>1</f><v>x</v></c></row>\
         <row r='9'><c r='A9'><f>1+1</f><v/></c><c r='B9' t='e'><v>#N/A</v></c></row>\
         <row r='10'><c r='A10'><v>1</v></c><c r='IW10'><v>2</v></c></row>"
    );
    let intake = intake(&book(&[("One", "visible", &rows)]), &Wishes::default()).unwrap();
    let [bundle] = &intake.bundles[..] else { panic!() };
    assert_eq!(bundle.name, "words");
    let expected = "front = \"a & b?\"\nback = \"2026-12-24\"\nfront = \"1.5\"\nback = \"TRUE\"\n\
                    tags = [\"x\"]\n";
    assert_eq!(written(bundle), expected);
    assert_eq!(bundle.questions[1].place, "row 4");
    let told = told(&intake);
    for reason in [
        "row 9: a formula in it was never",
        "row 9: a cell of it has an error",
        "row 10: what stands beyond",
    ] {
        assert!(told.iter().any(|told| told.starts_with(reason)), "{reason}: {told:?}");
    }
}

#[test]
fn each_sheet_is_a_tag_or_a_deck_of_its_own_and_hidden_ones_are_left_out() {
    let row = "<row r='2'><c r='A2'><v>1</v></c><c r='B2'><v>2</v></c></row>";
    let rows = format!("{HEAD}{row}");
    let two = book(&[("Unit 1", "visible", &rows), ("Unit 2", "visible", &rows)]);
    let together = intake(&two, &Wishes::default()).unwrap();
    let [bundle] = &together.bundles[..] else { panic!() };
    let card = |tag: &str| format!("front = \"1\"\nback = \"2\"\ntags = [\"{tag}\"]\n");
    assert_eq!(written(bundle), card("Unit 1") + &card("Unit 2"));
    assert_eq!(bundle.questions[1].place, "Unit 2, row 2");
    let apart = intake(&two, &Wishes { is_split: true, ..Wishes::default() }).unwrap();
    let names: Vec<&str> = apart.bundles.iter().map(|bundle| &*bundle.name).collect();
    assert_eq!(names, ["Unit 1", "Unit 2"]);
    let hidden =
        intake(&book(&[("a", "visible", &rows), ("b", "hidden", &rows)]), &Wishes::default());
    assert_eq!(told(&hidden.unwrap()), ["sheet \"b\": it is hidden, and left out"]);
}

#[test]
fn a_workbook_that_would_not_fit_or_is_none_is_refused() {
    let far = (1..=100_000).fold(String::new(), |mut far, row| {
        let _ = write!(far, "<row r='{row}'><c r='IV{row}'><v>1</v></c></row>");
        far
    });
    let wide = intake(&book(&[("a", "visible", &far)]), &Wishes::default()).unwrap_err();
    assert!(wide.reason.contains("more in its cells than can be held"), "{}", wide.reason);
    let cut = "<row r='1'><c><v>1</v></c>";
    let cut = intake(&book(&[("a", "visible", cut)]), &Wishes::default()).unwrap_err();
    assert_eq!(cut.reason, "the XML in it is broken");
    let mut old = OLD.to_vec();
    old.resize(1000, 0);
    assert!(intake(&old, &Wishes::default()).unwrap_err().reason.contains(".xls"));
    let open =
        [("mimetype".to_owned(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec())];
    let open = packed(&open).unwrap();
    let file = ForeignFile { name: "a.ods", bytes: &open };
    assert!(crate::format::told(&file).is_some_and(|format| format.name == "xlsx"));
    assert!(intake(b"none", &Wishes::default()).is_err());
}
