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
        self.run_at("2026-03-01T12:00:00Z", arguments, input)
    }

    /// Runs it where no file may grow beyond a kilobyte, which is as good as a full disk.
    pub fn run_on_a_full_disk(&self, arguments: &[&str]) -> Run {
        let command = shell_words::join(std::iter::once(&QUIZDECK).chain(arguments));
        let output = Command::new("bash")
            .args(["-c", &format!("trap '' XFSZ; ulimit -f 1; exec {command}")])
            .current_dir(self.folder.path())
            .env_clear()
            .envs(Self::environment(self.folder.path()))
            .output()
            .unwrap();
        Run::of(output)
    }

    /// The same at another time.
    pub fn run_at<A: AsRef<OsStr>>(
        &self,
        now: &str,
        arguments: &[A],
        input: impl AsRef<[u8]>,
    ) -> Run {
        let mut child = Command::new(QUIZDECK)
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .envs(Self::environment(self.folder.path()))
            .env("QUIZDECK_NOW", now)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that ends early does not read all of it.
        let _ = child.stdin.take().unwrap().write_all(input.as_ref());
        Run::of(child.wait_with_output().unwrap())
    }
}
