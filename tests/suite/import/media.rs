//! Pictures and sounds of decks that go out by name: they go with them.

use super::read;
use crate::program::Program;

const DECK: &str = "[[question]]\nfront = 'a'\nback = 'b'\nimage = 'media/a b.png'\n\n\
                    [[question]]\nfront = 'c'\nback = 'd'\naudio = 'gone.mp3'\n";

#[test]
fn files_that_a_text_names_are_put_beside_it_and_nothing_is_written_over() {
    for format in ["hashcards", "obsidian", "csv", "json"] {
        let program = Program::with_deck(DECK);
        program.write("media/a b.png", "png");
        let run = program.run(&["export", "deck.toml", "--to", format, "-o", "out/x"], "");
        assert_eq!(run.status, 2, "{format}: a folder is not made: {}", run.stdout);
        std::fs::create_dir(program.path("out")).unwrap();
        let run = program.run(&["export", "deck.toml", "--to", format, "-o", "out/x"], "");
        assert_eq!(run.status, 0, "{format}: {}", run.stderr);
        assert_eq!(read(&program, "out/media/a b.png"), "png");
        assert!(run.stdout.contains("the file is not there: gone.mp3"), "{}", run.stdout);
        program.write("media/a b.png", "another");
        let run = program.run(&["export", "deck.toml", "--to", format, "-o", "out/x"], "");
        assert!(
            run.stdout.contains("another file of this name is there already"),
            "{}",
            run.stdout
        );
        assert_eq!(read(&program, "out/media/a b.png"), "png");
        let run = program.run(&["export", "deck.toml", "--to", format, "-o", "-"], "");
        assert!(run.stderr.contains("-o FILE puts it beside FILE: gone.mp3"), "{}", run.stderr);
    }
}
