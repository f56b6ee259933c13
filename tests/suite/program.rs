//! Runs the program as a user would, in a folder of its own, with nothing of the environment but
//! what makes a session repeatable.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The program.
pub const QUIZDECK: &str = env!("CARGO_BIN_EXE_quizdeck");

/// A folder to run in, and what the program says there.
pub struct Program {
    folder: TempDir,
}

/// What a run came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

impl Run {
    /// What a finished process came to.
    pub fn of(output: Output) -> Self {
        Self {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code().unwrap_or(-1),
        }
    }
}

impl Program {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A folder with one deck, `deck.toml`.
    pub fn with_deck(text: impl AsRef<[u8]>) -> Self {
        let program = Self::new();
        program.write("deck.toml", text);
        program
    }

    /// Puts a file into the folder.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Where a file of the folder lies.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The environment of every run: fixed, and all within the folder.
    pub fn environment(folder: &Path) -> Vec<(&'static str, String)> {
        let home = folder.display().to_string();
        vec![
            ("HOME", home.clone()),
            ("XDG_DATA_HOME", format!("{home}/data")),
            ("XDG_CONFIG_HOME", format!("{home}/config")),
            ("LANG", "C.UTF-8".to_owned()),
            ("TZ", "UTC".to_owned()),
            ("QUIZDECK_NOW", "2026-03-01T12:00:00Z".to_owned()),
            ("QUIZDECK_SEED", "7".to_owned()),
        ]
    }

    /// Runs the program with some arguments and lines of input.
    pub fn run<A: AsRef<OsStr>>(&self, arguments: &[A], input: impl AsRef<[u8]>) -> Run {
        finish(self.command(QUIZDECK).args(arguments), input)
    }

    /// The same at another time.
    pub fn run_at<A: AsRef<OsStr>>(
        &self,
        now: &str,
        arguments: &[A],
        input: impl AsRef<[u8]>,
    ) -> Run {
        finish(self.command(QUIZDECK).args(arguments).env("QUIZDECK_NOW", now), input)
    }

    /// Runs it in a shell in which something was done before.
    pub fn run_after(&self, before: &str, arguments: &[&str], input: &str) -> Run {
        let command = shell_words::join(std::iter::once(&QUIZDECK).chain(arguments));
        let script = format!("{before}; exec {command}");
        finish(self.command("bash").args(["-c", &script]), input)
    }

    /// Runs it where no file may grow beyond a kilobyte, which is as good as a full disk.
    pub fn run_on_a_full_disk(&self, arguments: &[&str]) -> Run {
        self.run_after("trap '' XFSZ; ulimit -f 1", arguments, "")
    }

    /// A program that is to run in the folder, in the environment of every run.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.folder.path()).env_clear();
        command.envs(Self::environment(self.folder.path()));
        command
    }
}

/// Runs a program to its end.
pub fn finish(command: &mut Command, input: impl AsRef<[u8]>) -> Run {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that ends early does not read all of it.
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    Run::of(child.wait_with_output().unwrap())
}
