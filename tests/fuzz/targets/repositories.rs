//! Repositories: whatever a git repository holds, joining by it takes in a history or says why not, and
//! leaves all else where it is.

use super::surfaces::{files, run};
use super::syncing::own;
use crate::harness::Luck;
use crate::program::{Program, Run, finish};
use quizdeck::random::Random;
use std::collections::BTreeSet;

/// Paths that a repository may hold, each with how git calls its sort: files, a program, a link, and
/// another repository.
const PATHS: &[(&str, &str)] = &[
    ("100644", "quizdeck/00000000-0000-716e-bf1a-a5e22b238b2f-000001.jsonl"),
    ("100755", "quizdeck/00000000-0000-716e-bf1a-a5e22b238b2f-000002.jsonl"),
    ("120000", "quizdeck/00000000-0000-716e-bf1a-a5e22b238b2f-000003.jsonl"),
    ("160000", "quizdeck/00000000-0000-716e-bf1a-a5e22b238b2f-000004.jsonl"),
    ("100644", "quizdeck"),
    ("120000", "quizdeck"),
    ("160000", "quizdeck"),
    ("100644", "quizdeck/sub/x.jsonl"),
    ("100644", "quizdeck/-n"),
    ("100644", "quizdeck/x\\ny.jsonl"),
    ("100644", "quizdeck/\\033[2J.jsonl"),
    ("100644", "decks/deck.toml"),
    ("120000", "decks/link.toml"),
    ("100644", ".gitattributes"),
    ("100644", ".gitmodules"),
];

/// Names of the branch that a repository has, and has as its first.
const BRANCHES: &[&str] = &["main", "main", "trunk", "a/b", "--upload-pack"];

/// Runs git as the one that made the repository.
fn git(program: &Program, arguments: &[&str], input: &[u8]) -> Run {
    let path = std::env::var("PATH").unwrap();
    finish(program.command("git").env("PATH", path).args(arguments), input)
}

/// What `git fast-import` makes a repository of: a commit of some paths, of which the first has the case.
fn stream(case: &[u8], branch: &str, random: &mut Random) -> Vec<u8> {
    let head = format!("commit refs/heads/{branch}\ncommitter x <x@localhost> 1 +0000\ndata 0\n");
    let mut stream = head.into_bytes();
    for at in 0..random.between(1, 4) {
        let (mode, path) = if at == 0 && !random.once_in(4) { &PATHS[0] } else { random.of(PATHS) };
        if *mode == "160000" {
            stream.extend(format!("M {mode} {} \"{path}\"\n", "1".repeat(40)).bytes());
            continue;
        }
        let text = match *mode {
            "120000" => *random.of(&[&b"../outside"[..], b"/etc/passwd", b".", b"quizdeck"]),
            _ => case,
        };
        stream.extend(format!("M {mode} inline \"{path}\"\ndata {}\n", text.len()).bytes());
        stream.extend([text, b"\n"].concat());
    }
    stream
}

/// Joins by a repository that somebody else has filled.
pub fn holds(case: &[u8], random: &mut Random) {
    let program = Program::new();
    let branch = *random.of(BRANCHES);
    git(&program, &["init", "-q", "--bare", "memory.git"], b"");
    git(
        &program,
        &["--git-dir=memory.git", "fast-import", "--quiet"],
        &stream(case, branch, random),
    );
    if !random.once_in(4) {
        let head = format!("ref: refs/heads/{branch}\n");
        program.write("memory.git/HEAD", head);
    }
    let tree = |program: &Program| -> BTreeSet<String> {
        let all = ["--git-dir=memory.git", "ls-tree", "-rz", "HEAD"];
        git(program, &all, b"").stdout.split('\0').map(str::to_owned).collect()
    };
    let before = tree(&program);
    program.write("own.jsonl", own());
    program.write("outside/kept", "kept");
    run(&program, &["history", "import", "own.jsonl"], "");
    let exported = |program: &Program| -> BTreeSet<String> {
        let lines = run(program, &["history", "export"], "").stdout;
        lines.lines().map(str::to_owned).collect()
    };
    let own = exported(&program);
    assert!(own.len() > 20, "{own:?}");
    let address =
        format!("file://{}", program.path("memory.git").canonicalize().unwrap().display());
    let how = *random.of(&["--yes", "--join"]);
    let joined = run(&program, &["sync", &address, how], "");
    let now = exported(&program);
    assert!(now.len() >= own.len(), "nothing that was learned here is lost: {joined:?}");
    assert!(tree(&program).is_superset(&before), "what others put there stays: {joined:?}");
    let again = run(&program, &["sync"], "");
    assert!(joined.status != 0 || again.status == 0, "{joined:?} {again:?}");
    if joined.status == 0 {
        assert_eq!(exported(&program), now, "twice is as once: {again:?}");
    }
    let places = ["memory.git/", "data/", "config/", "own.jsonl", "outside/kept"];
    for (name, _) in files(&program.path("")) {
        assert!(places.iter().any(|own| name.starts_with(own)), "{name}: {joined:?}");
    }
}
