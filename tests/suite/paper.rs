//! `paper`: exams to be printed. What is printed of a deck with every form lies in `tests/papers`;
//! with `UPDATE_EXPECTED=1` it is written anew, to be read and looked at before it is committed.

use crate::program::{Program, Run};
use std::path::Path;

const DECK: &str = include_str!("../papers/forms.toml");
const MISSING: &str = "none.png: the picture is not shown: the file is not there\n";

fn paper(program: &Program, arguments: &[&str]) -> Run {
    program.run(&[&["paper", "deck.toml", "-o", "out"], arguments].concat(), "")
}

fn read(program: &Program, name: &str) -> String {
    std::fs::read_to_string(program.path("out").join(name)).unwrap()
}

/// A page without the style that all have alike.
fn without_style(page: &str) -> String {
    match (page.split_once("<style>\n"), page.split_once("</style>\n")) {
        (Some((head, _)), Some((_, body))) => format!("{head}{body}"),
        _ => page.to_owned(),
    }
}

#[test]
fn three_variants_are_printed_as_they_were_looked_at() {
    let program = Program::with_deck(DECK);
    let run = paper(&program, &["--seed", "4711", "--variants", "3", "--format", "html,markdown"]);
    let said = "out: 18 files written; 11 questions, 12 points, seed 4711\n\
                To mark it: quizdeck mark deck.toml --paper 4711/A\n";
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (0, said, MISSING));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers");
    for document in ["paper", "key", "sheet"] {
        for (variant, ending) in
            [("A", "html"), ("A", "md"), ("B", "html"), ("B", "md"), ("C", "html"), ("C", "md")]
        {
            let name = format!("{document}-{variant}.{ending}");
            let printed = without_style(&read(&program, &name));
            let golden = folder.join(&name);
            if std::env::var_os("UPDATE_EXPECTED").is_some() {
                std::fs::write(&golden, &printed).unwrap();
            }
            assert_eq!(printed, std::fs::read_to_string(&golden).unwrap(), "{name}");
        }
    }
}

#[test]
fn the_seed_and_the_mark_of_a_variant_are_on_every_page_and_nothing_runs_or_is_fetched() {
    let program = Program::with_deck(DECK);
    paper(&program, &["--seed", "4711", "--variants", "2", "--page", "letter", "--large-print"]);
    for name in ["paper-A.html", "key-A.html", "sheet-A.html", "paper-B.html"] {
        let page = read(&program, name);
        let below = page.split("@bottom-left { content: \"").nth(1).unwrap();
        let reference = below.split('"').next().unwrap();
        let variant = &name[name.len() - 6..name.len() - 5];
        assert!(reference.starts_with(&format!("4711/{variant}/")), "{name}: {reference}");
        assert!(page.matches(reference).count() >= 2, "{name}");
        assert!(page.contains("size: letter") && page.contains("class=\"large\""), "{name}");
        for word in ["<script", "http:", "https:", "url(", "@import", "<b>1919", "<b>\")"] {
            assert!(!page.contains(word), "{name}: {word}");
        }
    }
    assert_ne!(read(&program, "paper-A.html"), read(&program, "paper-B.html"));
}

#[test]
fn a_paper_speaks_the_language_of_its_deck_and_runs_its_way() {
    for (language, word, direction) in [
        ("de-AT", "Fragen: 1", "ltr"),
        ("ru", "Вопросы: 1", "ltr"),
        ("fr", "Questions : 1", "ltr"),
        ("he", "Questions: 1", "rtl"),
    ] {
        let deck = format!(
            "[deck]\nid = 'd'\nlanguage = '{language}'\n[[question]]\nprompt = 'p'\nanswer = 'a'\n"
        );
        let program = Program::with_deck(deck);
        assert_eq!(paper(&program, &[]).status, 0);
        let page = read(&program, "paper-A.html");
        assert!(page.contains(word), "{language}: {page}");
        assert!(page.contains(&format!("lang=\"{language}\" dir=\"{direction}\"")), "{language}");
    }
}

#[test]
fn a_picture_beside_the_deck_is_in_the_page() {
    let deck = "[[question]]\nprompt = 'p'\nanswer = 'a'\nimage = 'a.png'\nalt = 'x\"><script>'\n";
    let program = Program::with_deck(deck);
    program.write("a.png", b"\x89PNG\r\n\x1a\n");
    let run = paper(&program, &["--format", "html,markdown"]);
    assert_eq!((run.status, &*run.stderr), (0, ""));
    let image =
        "<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"x&quot;&gt;&lt;script&gt;\">";
    assert!(read(&program, "paper-A.html").contains(image));
    assert!(program.path("out/a.png").is_file(), "Markdown names it");
}

#[test]
fn nothing_is_written_over_that_holds_something_else() {
    let program = Program::with_deck(DECK);
    let draw = |seed: &'static str, more: &[&'static str]| {
        paper(&program, &[&["--seed", seed], more].concat())
    };
    assert_eq!(draw("1", &[]).status, 0);
    assert_eq!(draw("1", &[]).status, 0, "the same may be written again");
    let before = read(&program, "key-A.html");
    let run = draw("2", &[]);
    assert_eq!(run.status, 2);
    let said = "error: cannot write out/paper-A.html: it holds something else, and 2 more\n\
                hint: add --force to write over what is there, or name another folder\n";
    assert!(run.stderr.ends_with(said), "{}", run.stderr);
    assert_eq!(read(&program, "key-A.html"), before, "all or nothing");
    assert_eq!(draw("2", &["--force"]).status, 0);
    assert_ne!(read(&program, "key-A.html"), before);
}

#[test]
fn papers_of_another_draw_in_the_folder_are_told() {
    let program = Program::with_deck(DECK);
    paper(&program, &["--seed", "1", "--variants", "2"]);
    let run = paper(&program, &["--seed", "1"]);
    assert_eq!((run.status, &*run.stderr.replace(MISSING, "")), (0, ""), "B is of the same draw");
    let run = paper(&program, &["--seed", "1", "--count", "3", "--force"]);
    let said = "out: 3 files are of another draw than what was written now: key-B.html, \
                paper-B.html, sheet-B.html\n";
    assert!(run.stderr.ends_with(said), "{}", run.stderr);
}

#[test]
fn formulas_and_code_in_options_stay_what_they_are_in_markdown() {
    let deck = "[[question]]\nprompt = 'p'\nanswer = '$\\frac{1}{3}$ or $5'\n\
                wrong = [\"```\\nif x:\\n    y\\n```\", 'a * b', '$a<b$']\n\
                [[question]]\nprompt = 'm'\npairs = [['a', '$x_1$'], ['b', '$y_1$']]\n";
    let program = Program::with_deck(deck);
    assert_eq!(paper(&program, &["--format", "markdown"]).status, 0);
    let (page, key) = (read(&program, "paper-A.md"), read(&program, "key-A.md"));
    for said in [
        ") $\\frac{1}{3}$ or \\$5\n",
        ")\n\n  ```\n  if x:\n      y\n  ```\n",
        "a \\* b",
        ") $a\\lt b$",
        ") $x_1$\n",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(key.contains("** $\\frac{1}{3}$ or") && key.contains("b → $y_1$\n"), "{key}");
}

#[test]
fn a_key_says_which_gap_another_answer_is_for() {
    let deck = "[[question]]\ncloze = 'The {{a}}, the {{b}} and the {{c|C3|a}}.'\n";
    let program = Program::with_deck(deck);
    assert_eq!(paper(&program, &["--format", "html,markdown"]).status, 0);
    let key = read(&program, "key-A.md");
    assert!(key.contains("Also right: 3) C3; 3) a\n"), "{key}");
    assert!(read(&program, "key-A.html").contains("Also right: 3)\u{a0}C3; 3)\u{a0}a</div>"));
}

#[test]
fn a_page_that_runs_leftward_has_its_english_and_its_reference_the_other_way() {
    let deck = "[deck]\nid = 'd'\nlanguage = 'ar'\n[[question]]\nprompt = 'p'\norder = ['a', 'b', 'c']\n\
                [[question]]\nprompt = 'm'\npairs = [['x', 'y'], ['v', 'w']]\n";
    let program = Program::with_deck(deck);
    assert_eq!(paper(&program, &["--seed", "5"]).status, 0);
    let (page, key) = (read(&program, "paper-A.html"), read(&program, "key-A.html"));
    let own = "<bdi lang=\"en\" dir=\"ltr\">Write the letters in the right order.</bdi>";
    assert!(page.contains(own), "{page}");
    assert!(page.contains("content: \"\\2066\" \"5/A/"), "{page}");
    assert!(key.contains("<bdi>x</bdi> \u{200f}←\u{200f} <bdi>y</bdi>"), "{key}");
}

#[test]
fn what_cannot_be_drawn_is_told_and_nothing_is_written() {
    let program = Program::with_deck(DECK);
    for (arguments, said) in [
        (&["--count", "99"][..], "cannot draw"),
        (&["--tag", "none"], "cannot find"),
        (&["--per-tag", "x"], "write a tag and a number from 1, as history=10"),
        (&["--per-tag", "x=0"], "write a tag and a number from 1, as history=10"),
        (&["--variants", "0"], "--variants"),
        (&["--format", "doc"], "--format"),
    ] {
        let run = paper(&program, arguments);
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.stderr.contains(said), "{}", run.stderr);
        assert!(!program.path("out").exists(), "{arguments:?}");
    }
    program.write("deck.toml", "[[question]]\nprompt = 'p'\nanswr = 'a'\n");
    assert_eq!(paper(&program, &[]).status, 1, "a deck with an error is refused");
    assert!(!program.path("out").exists());
}

#[test]
fn a_pdf_is_made_by_a_browser_that_is_there() {
    let program = Program::with_deck(DECK);
    let run = program.run_after(
        "export PATH=/nowhere",
        &["paper", "deck.toml", "-o", "out", "--format", "pdf"],
        "",
    );
    let said = "error: cannot make a PDF: no browser is there that prints by itself\n\
                hint: install chromium, or leave out pdf and print the HTML from your browser\n";
    assert_eq!((run.status, run.stderr.ends_with(said)), (2, true), "{}", run.stderr);
    let browser = |script: &str| {
        let path = program.write("bin/chromium", format!("#!/bin/sh\n{script}\n"));
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(path, mode).unwrap();
        let bin = program.path("bin");
        let before = format!("export PATH={}:/usr/bin:/bin", bin.display());
        program.run_after(&before, &["paper", "deck.toml", "-o", "out", "--format", "pdf"], "")
    };
    let print = "for word; do case $word in --print-to-pdf=*) printf '%%PDF-1.4' > \"${word#*=}\";; esac; done\n\
                 for page; do :; done; grep -q 'Belarus' \"$page\" || true";
    let run = browser(print);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(read(&program, "key-A.pdf"), "%PDF-1.4");
    let left: Vec<_> = std::fs::read_dir(program.path("out")).unwrap().collect();
    assert_eq!(left.len(), 3, "nothing is left of the work: {left:?}");
    let run = browser("echo broken >&2; exit 3");
    assert_eq!(run.status, 2);
    let said = "it ended with exit status: 3, and said: broken\nhint: leave out pdf";
    assert!(run.stderr.contains(said), "{}", run.stderr);
}
