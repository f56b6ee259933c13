//! A git repository as the place.

use super::{DECK, answer, exported, listed, on};
use crate::program::{Program, finish};
use std::fs;

fn git(program: &Program, arguments: &[&str]) -> String {
    let run = finish(
        program.command("git").env("PATH", std::env::var("PATH").unwrap()).args(arguments),
        "",
    );
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stdout
}

/// A folder with a deck and an empty repository, and its address.
fn repository() -> (Program, String) {
    let program = Program::with_deck(DECK);
    git(&program, &["init", "-q", "--bare", "memory.git"]);
    let address =
        format!("file://{}", program.path("memory.git").canonicalize().unwrap().display());
    (program, address)
}

#[test]
fn two_machines_come_to_the_same_by_a_repository() {
    let (program, address) = repository();
    answer("one", &program, "4\n6\n");
    answer("two", &program, "5\n6\n");
    let run = on("one", &program, &["sync", &address, "--yes"]);
    assert!(run.stdout.contains("5 events written."), "{} {}", run.stdout, run.stderr);
    let run = on("two", &program, &["sync", "memory.git", "--join"]);
    assert!(run.stdout.contains("(2 answers) from 1 device; 5 events written."), "{}", run.stderr);
    on("one", &program, &["sync"]);
    assert_eq!(exported("one", &program), exported("two", &program));
    assert_eq!(listed("one", &program), listed("two", &program));
    let commits = git(&program, &["--git-dir=memory.git", "log", "--oneline", "main"]);
    on("one", &program, &["sync"]);
    assert_eq!(commits.lines().count(), 2);
    assert_eq!(git(&program, &["--git-dir=memory.git", "log", "--oneline", "main"]), commits);
}

#[test]
fn what_else_is_in_a_repository_is_left_alone_and_hooks_do_not_run() {
    let (program, address) = repository();
    let work = ["-C", "work", "-c", "user.name=me", "-c", "user.email=me@localhost"];
    git(&program, &["clone", "-q", "memory.git", "work"]);
    fs::create_dir(program.path("work/decks")).unwrap();
    fs::rename(program.path("deck.toml"), program.path("work/decks/sums.toml")).unwrap();
    program.write("work/.gitattributes", "* text eol=crlf filter=evil\n");
    program.write("work/.gitignore", "*.jsonl\n");
    git(&program, &[&work[..], &["checkout", "-q", "-b", "trunk"]].concat());
    git(&program, &[&work[..], &["add", "-A"]].concat());
    git(&program, &[&work[..], &["commit", "-qm", "Decks"]].concat());
    git(&program, &[&work[..], &["push", "-q", "origin", "trunk"]].concat());
    let hook = program.path("evil/pre-push");
    program.write("evil/pre-push", "#!/bin/sh\ntouch evil-ran\nexit 1\n");
    std::fs::set_permissions(&hook, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let evil = program.path("evil").display().to_string();
    program.write(".gitconfig", format!("[core]\nhooksPath = {evil}\n[commit]\ngpgSign = true\n"));
    on("one", &program, &["sync", &address, "--yes"]);
    let run = program.run(&["--data", "one", "quiz", "sums", "--order", "deck"], "4\n6\n");
    assert_eq!(run.status, 0, "decks of the place are found: {}", run.stderr);
    let run = on("one", &program, &["sync"]);
    assert!(run.stdout.contains("5 events written."), "{} {}", run.stdout, run.stderr);
    let tree = git(&program, &["--git-dir=memory.git", "ls-tree", "-r", "--name-only", "trunk"]);
    let names: Vec<&str> = tree.lines().collect();
    assert_eq!(names[..3], [".gitattributes", ".gitignore", "decks/sums.toml"]);
    assert!(names[3].starts_with("quizdeck/") && names.len() == 4, "{names:?}");
    assert!(!program.path("evil-ran").exists());
    let blob = git(&program, &["--git-dir=memory.git", "show", &format!("trunk:{}", names[3])]);
    assert!(!blob.contains('\r'));
}

#[test]
fn machines_that_push_at_once_all_come_through() {
    let (program, address) = repository();
    let machines = ["one", "two", "three"];
    for machine in machines {
        on(machine, &program, &["sync", &address, "--yes"]);
        answer(machine, &program, "4\n6\n");
    }
    std::thread::scope(|scope| {
        for machine in machines {
            let program = &program;
            scope.spawn(move || {
                let run = on(machine, program, &["sync"]);
                assert_eq!(run.status, 0, "{}", run.stderr);
            });
        }
    });
    for machine in machines {
        on(machine, &program, &["sync"]);
    }
    let all = exported("one", &program);
    assert_eq!(all.len(), 15);
    assert!(machines.iter().all(|machine| exported(machine, &program) == all));
}

#[test]
fn a_repository_that_is_not_there_is_one_line_and_loses_nothing() {
    let (program, address) = repository();
    answer("one", &program, "4\n6\n");
    on("one", &program, &["sync", &address, "--yes"]);
    answer("one", &program, "4\n6\n");
    fs::rename(program.path("memory.git"), program.path("moved.git")).unwrap();
    let run = on("one", &program, &["sync"]);
    assert_eq!((run.status, run.stderr.lines().count()), (2, 2), "{}", run.stderr);
    assert!(run.stderr.contains("there is no repository"), "{}", run.stderr);
    fs::rename(program.path("moved.git"), program.path("memory.git")).unwrap();
    let run = on("one", &program, &["sync"]);
    assert!(run.stdout.contains("events written."), "{}", run.stderr);
    let run = on("one", &program, &["sync", "--leave", "--yes"]);
    assert!(run.stdout.contains("1 segment taken out"), "{}", run.stderr);
    assert!(!program.path("one/clones").read_dir().unwrap().any(|_| true));
}

#[test]
fn a_clone_that_was_left_in_the_midst_of_its_work_is_made_anew() {
    let (program, address) = repository();
    // The folder of the data lies in a repository of somebody, which is never taken for the clone.
    git(&program, &["init", "-q"]);
    on("one", &program, &["sync", &address, "--yes"]);
    let clone = fs::read_dir(program.path("one/clones")).unwrap().next().unwrap().unwrap().path();
    for name in ["index.lock", "shallow.lock", "HEAD.lock"] {
        answer("one", &program, "4\n6\n");
        fs::write(clone.join(".git").join(name), "").unwrap();
        let run = on("one", &program, &["sync"]);
        assert!(run.stdout.contains("events written."), "{name}: {}", run.stderr);
    }
    fs::remove_file(clone.join(".git/HEAD")).unwrap();
    let run = on("one", &program, &["sync"]);
    assert_eq!(run.stdout, "Nothing new; 0 events written.\n", "{}", run.stderr);
    assert!(program.path("deck.toml").is_file());
    assert!(!program.path(".git/index").exists(), "nothing was done there");
}

#[test]
fn what_is_no_folder_is_left_and_a_folder_that_somebody_works_in_too() {
    let (program, address) = repository();
    let me = ["-c", "user.name=me", "-c", "user.email=me@localhost"];
    git(&program, &["clone", "-q", "memory.git", "work"]);
    git(&program, &[&me[..], &["-C", "work", "commit", "-q", "--allow-empty", "-m", "x"]].concat());
    git(&program, &["-C", "work", "push", "-q", "origin", "HEAD:main"]);
    answer("one", &program, "4\n6\n");
    let run = on("one", &program, &["sync", "work", "--yes"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("somebody works in"), "{}", run.stderr);
    assert!(!program.path("work/quizdeck").exists());
    let module = format!("160000,{},quizdeck", "1".repeat(40));
    git(&program, &["-C", "work", "update-index", "--add", "--cacheinfo", &module]);
    git(&program, &[&me[..], &["-C", "work", "commit", "-q", "-m", "y"]].concat());
    git(&program, &["-C", "work", "push", "-q", "origin", "HEAD:main"]);
    let run = on("two", &program, &["sync", &address, "--yes"]);
    assert!(run.stderr.contains("is no folder"), "{} {}", run.stdout, run.stderr);
}

#[test]
fn ssh_is_used_as_it_is_set_and_asks_nobody() {
    let (program, _) = repository();
    let ssh = program.path("ssh.sh");
    program.write(
        "ssh.sh",
        "#!/bin/sh\necho \"$*\" > \"$HOME/asked\"\necho 'Permission denied' >&2\nexit 1\n",
    );
    fs::set_permissions(&ssh, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    program.write(".gitconfig", format!("[core]\nsshCommand = {}\n", ssh.display()));
    let run = on("one", &program, &["sync", "me@example.org:memory", "--yes"]);
    assert!(run.stderr.contains("you may not read or write there"), "{}", run.stderr);
    assert!(fs::read_to_string(program.path("asked")).unwrap().contains("-oBatchMode=yes"));
}
