//! Pictures in place of their names, and what is written for them to which terminal.

use super::*;
use crate::text::{Emulator, Palette};
use std::path::PathBuf;

const KITTY: &[u8] = b"\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;c";

fn emulator() -> Emulator {
    Emulator { palette: Palette::Full, is_multiplexed: false, takes_files: false }
}

/// A screen in a terminal that answers so.
fn stage(emulator: Emulator, answer: &[u8]) -> Stage {
    let mut stage = Stage::new(24, 80);
    stage.ui.look.colour = true;
    stage.ui.gallery = super::super::Gallery::of(emulator);
    stage.ui.terminal.answer = answer.to_vec();
    stage
}

/// A question with a picture of 40 by 40 dots, in a folder that lives as long as it is needed.
fn pictured(folder: &tempfile::TempDir, name: &str) -> Turn {
    let path = folder.path().join(name);
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 40, 40);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[7; 1600]).unwrap();
    std::fs::write(&path, file).unwrap();
    let mut turn = turn(&one(&["x", "y"]), name);
    turn.image = Some((name.to_owned(), Some("A bird".to_owned())));
    turn.picture = Some(path);
    turn
}

fn written(stage: &Stage) -> String {
    String::from_utf8(stage.paper.0.borrow().clone()).unwrap()
}

#[test]
fn kitty_is_asked_once_and_gets_each_picture_where_it_belongs() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage(emulator(), KITTY);
    stage.press(&[Keystroke::Down, Keystroke::Enter]);
    stage.ui.ask(&pictured(&folder, "a.png")).unwrap();
    let text = written(&stage);
    assert_eq!(text.matches("\x1b_Ga=T,f=100,I=81,q=2,C=1,c=4,r=2,m=0;iVBOR").count(), 1, "{text}");
    assert!(!text.contains("A bird"), "it is seen, and not named");
    // two rows of picture, an empty line, two options and the keys: up from the last line
    assert!(text.contains("\x1b7\r\x1b[5A\x1b_G"), "{text}");
    stage.type_in("\n");
    stage.ui.tell(&wrong()).unwrap();
    let text = written(&stage);
    assert_eq!(text.matches("\x1b_Ga=T").count(), 2, "the record has it too");
    assert_eq!(text.matches("\x1b_Ga=d,d=N,I=81,q=2\x1b\\").count(), 1);
    stage.type_in("a");
    stage.ui.ask(&pictured(&folder, "b.png")).unwrap();
    assert_eq!(stage.ui.terminal.questions.len(), 1);
    assert_eq!(written(&stage).matches("\x1b_Ga=T").count(), 3);
}

#[test]
fn a_picture_is_drawn_anew_after_a_resize_and_not_with_every_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage(emulator(), KITTY);
    stage.press(&[Keystroke::Down, Keystroke::Up, Keystroke::Down]);
    stage.resize(20, 60);
    stage.resize(10, 60);
    stage.resize(20, 60);
    stage.press(&[Keystroke::Up, Keystroke::Enter]);
    stage.ui.ask(&pictured(&folder, "a.png")).unwrap();
    let text = written(&stage);
    assert_eq!(text.matches("\x1b_Ga=T").count(), 3);
    assert!(text.contains("[picture: A bird (a.png)]"), "in a low window it is named");
}

#[test]
fn of_a_picture_that_is_not_wholly_in_sight_nothing_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage(emulator(), KITTY);
    let mut turn = pictured(&folder, "a.png");
    turn.passage = Some("one\n\ntwo\n\nthree\n\nfour\n\nfive".to_owned());
    turn.prompt = "six\n\nseven\n\neight".to_owned();
    stage.ui.terminal.size = Size { rows: 12, columns: 40 };
    stage.press(&[Keystroke::PageUp, Keystroke::PageUp, Keystroke::Down, Keystroke::Enter]);
    stage.ui.ask(&turn).unwrap();
    let text = written(&stage);
    assert_eq!(text.matches("\x1b_Ga=T").count(), 2, "at first, and when it is in sight again");
    assert_eq!(text.matches("\x1b_Ga=d").count(), 1);
}

#[test]
fn the_record_of_a_question_has_no_picture_that_would_stand_beyond_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage(emulator(), KITTY);
    stage.type_in("a\n");
    stage.ui.ask(&pictured(&folder, "a.png")).unwrap();
    let told = Feedback { explain: Some("word\n\n".repeat(30)), ..wrong() };
    stage.ui.tell(&told).unwrap();
    let text = written(&stage);
    assert_eq!(text.matches("\x1b_Ga=T").count(), 1, "{text}");
    assert_eq!(text.matches("\x1b_Ga=d").count(), 1);
    assert!(!text.contains("\r\n\r\n  a) x"), "and no empty rows in its place");
}

#[test]
fn half_blocks_stand_for_it_where_nothing_else_can() {
    let folder = tempfile::tempdir().unwrap();
    let inside = Emulator { is_multiplexed: true, ..emulator() };
    for (emulator, answer, questions) in [(inside, KITTY, 0), (emulator(), &b""[..], 1)] {
        let mut stage = stage(emulator, answer);
        stage.type_in("a");
        stage.ui.ask(&pictured(&folder, "a.png")).unwrap();
        stage.type_in("\n");
        stage.ui.tell(&wrong()).unwrap();
        assert_eq!(stage.ui.terminal.questions.len(), questions);
        let screen = stage.screen();
        let rows = screen.iter().filter(|row| row.starts_with("▀▀▀▀▀▀▀▀▀▀")).count();
        assert_eq!(rows, 12, "{screen:#?}");
        assert!(!written(&stage).contains("\x1b_G"));
    }
}

#[test]
fn what_cannot_be_shown_is_named_in_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let few = Emulator { palette: Palette::Few, ..emulator() };
    let mut stage = stage(few, b"\x1b[?1;2c");
    stage.type_in("a");
    stage.ui.ask(&pictured(&folder, "a.png")).unwrap();
    assert!(stage.screen().contains(&"[picture: A bird (a.png)]".to_owned()));
    let mut stage = super::pictures::stage(emulator(), KITTY);
    let turn = Turn { picture: Some(PathBuf::from("/nowhere")), ..pictured(&folder, "a.png") };
    stage.type_in("a");
    stage.ui.ask(&turn).unwrap();
    let line = "[picture: A bird (a.png), not shown: it cannot be read]";
    assert!(stage.screen().contains(&line.to_owned()), "{:#?}", stage.screen());
}
