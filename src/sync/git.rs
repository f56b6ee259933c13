//! A git repository, by the git that is installed: only ever in a clone of our own in the data folder. What
//! a person has set for git, or a repository brings along, is kept from doing anything there.

use super::segment::FOLDER;
use super::{Carrier, SyncTerms};
use crate::env::{Leash, Silence, hear, variable};
use crate::error::{Error, Result};
use crate::random::Fnv;
use crate::text::printable_line;
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// How long one step may take, and how much git may say.
const LEASH: Leash = Leash { time: Duration::from_mins(1), bytes: 1 << 26 };

/// What is set for every step: nothing is run but what brings and takes, and nothing is asked.
const SETTINGS: [&str; 18] = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.autocrlf=false",
    "core.attributesFile=/dev/null",
    "core.symlinks=false",
    "core.protectHFS=true",
    "commit.gpgSign=false",
    "push.gpgSign=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "submodule.recurse=false",
    "protocol.allow=never",
    "protocol.https.allow=always",
    "protocol.ssh.allow=always",
    "protocol.file.allow=always",
    "http.lowSpeedLimit=1000",
    "user.name=quizdeck",
    "user.email=quizdeck@localhost",
];

/// What the variables say that no step may hear, since they lead to another repository.
const UNHEARD: [&str; 8] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_COMMON_DIR",
    "GIT_EXTERNAL_DIFF",
];

/// No attribute of the repository changes what is in a file.
const ATTRIBUTES: &str = "* -text -eol -filter -ident -working-tree-encoding -merge\n";

/// A repository, and the clone of it.
pub struct Repository {
    address: String,
    /// The data folder, which the clone is in.
    data: PathBuf,
    clone: PathBuf,
    signals: Arc<AtomicBool>,
    /// The branch that is written to.
    branch: String,
}

/// What a step of git came to.
struct GitStep {
    is_done: bool,
    said: String,
    complaint: String,
}

/// The folder of the clone of a repository.
pub fn clone_of(address: &str, data: &Path) -> PathBuf {
    let mut digest = Fnv::new();
    digest.write(address.as_bytes());
    data.join("clones").join(format!("{:016x}", digest.0))
}

/// Deletes the clone of a repository.
///
/// # Errors
/// When it cannot be deleted.
pub fn forget(address: &str, data: &Path) -> Result<()> {
    let clone = clone_of(address, data);
    match fs::remove_dir_all(&clone) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::io(format!("cannot delete {}", clone.display()), &error))
        }
        _ => Ok(()),
    }
}

impl Repository {
    pub fn new(address: &str, terms: &SyncTerms) -> Self {
        Self {
            address: address.to_owned(),
            data: terms.data.clone(),
            clone: clone_of(address, &terms.data),
            signals: Arc::clone(&terms.signals),
            branch: String::new(),
        }
    }

    /// Runs git in the clone.
    fn git(&self, arguments: &[&str]) -> Result<GitStep> {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.clone);
        for setting in SETTINGS {
            command.arg("-c").arg(setting);
        }
        let ssh = variable("GIT_SSH_COMMAND").unwrap_or_else(|| "ssh".to_owned());
        command
            .args(arguments)
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_ASKPASS", "")
            .env("SSH_ASKPASS", "")
            .env("SSH_ASKPASS_REQUIRE", "never")
            .env("GIT_SSH_COMMAND", format!("{ssh} -oBatchMode=yes -oConnectTimeout=10"))
            .env("GIT_EDITOR", "false")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("LC_ALL", "C");
        for name in UNHEARD {
            command.env_remove(name);
        }
        let ended = match hear(command, "", LEASH, &self.signals) {
            Ok(ended) => ended,
            Err(Silence::Unstarted(_)) => {
                let error = Error::new("cannot start git");
                return Err(error.hint("install it, or join by a folder instead"));
            }
            Err(Silence::Endless | Silence::Overlong) => {
                return Err(self.unreached("it takes too long"));
            }
            Err(Silence::Broken(error)) => return Err(error.into()),
        };
        Ok(GitStep {
            is_done: ended.status.success(),
            said: String::from_utf8_lossy(&ended.said).into_owned(),
            complaint: String::from_utf8_lossy(&ended.complaint).into_owned(),
        })
    }

    /// The same where it has to be done.
    fn must(&self, arguments: &[&str]) -> Result<String> {
        let step = self.git(arguments)?;
        if step.is_done { Ok(step.said) } else { Err(self.refused(&step)) }
    }

    fn unreached(&self, reason: &str) -> Error {
        let address = printable_line(&self.address);
        Error::new(format!("cannot reach {address}: {reason}"))
            .hint("what was answered here is kept; `quizdeck sync` tries it again")
    }

    /// Why git did not do what it was to do, in our words where they are known.
    fn refused(&self, step: &GitStep) -> Error {
        const KNOWN: [(&str, &str, &str); 7] = [
            ("could not resolve host", "there is no such machine, or no network", ""),
            ("could not read username", "it wants a password", CREDENTIALS),
            ("authentication failed", "it does not take your password", CREDENTIALS),
            ("permission denied", "you may not read or write there", CREDENTIALS),
            (
                "host key verification failed",
                "ssh does not know that machine",
                "connect once by ssh",
            ),
            ("dubious ownership", "it belongs to somebody else", SAFE),
            (
                "does not appear to be a git repository",
                "there is no repository",
                "make one there first",
            ),
        ];
        let complaint = step.complaint.to_lowercase();
        for (sign, reason, remedy) in KNOWN {
            if complaint.contains(sign) {
                let error = self.unreached(reason);
                return if remedy.is_empty() { error } else { error.hint(remedy) };
            }
        }
        let last = step.complaint.lines().rev().find(|line| !line.trim().is_empty());
        self.unreached(&format!("git says: {}", last.unwrap_or("nothing").trim()))
    }

    /// The branches there, and the one that is to be written to, if it is there.
    fn choose(&mut self) -> Result<bool> {
        let heads =
            self.must(&["ls-remote", "--symref", "--", &self.address, "HEAD", "refs/heads/*"])?;
        let branches: Vec<&str> = heads
            .lines()
            .filter_map(|line| line.split_once("\trefs/heads/"))
            .map(|(_, name)| name)
            .collect();
        let head = heads.lines().find_map(|line| {
            line.strip_prefix("ref: refs/heads/").and_then(|rest| rest.strip_suffix("\tHEAD"))
        });
        let candidates = [head, Some("main"), Some("master"), branches.first().copied()];
        let found = candidates.into_iter().flatten().find(|name| branches.contains(name));
        found.unwrap_or("main").clone_into(&mut self.branch);
        Ok(found.is_some())
    }

    /// Makes the clone where there is none.
    fn prepare(&self) -> Result<()> {
        let failed = |error: io::Error| {
            Error::io(format!("cannot make {}", self.clone.display()), &error)
                .or_hint("name another data folder with --data")
        };
        DirBuilder::new().recursive(true).mode(0o700).create(&self.clone).map_err(failed)?;
        if !self.clone.join(".git").is_dir() {
            self.must(&["init", "-q", "--template="])?;
        }
        let info = self.clone.join(".git/info");
        fs::create_dir_all(&info).map_err(failed)?;
        fs::write(info.join("attributes"), ATTRIBUTES).map_err(failed)
    }
}

const CREDENTIALS: &str = "let git keep the password by a credential helper, or give ssh a key; what was \
                           answered here is kept";
const SAFE: &str =
    "if it is yours, git takes it after: git config --global --add safe.directory FOLDER";

impl Carrier for Repository {
    fn fetch(&mut self) -> Result<PathBuf> {
        self.prepare()?;
        if self.choose()? {
            let branch = format!("refs/heads/{}", self.branch);
            self.must(&[
                "fetch",
                "-q",
                "--no-tags",
                "--no-write-fetch-head",
                "--force",
                "--",
                &self.address,
                &format!("{branch}:refs/quizdeck/there"),
            ])?;
            self.must(&["reset", "-q", "--hard", "refs/quizdeck/there"])?;
            self.must(&["clean", "-fdqx"])?;
        } else {
            forget(&self.address, &self.data)?;
            self.prepare()?;
        }
        Ok(self.clone.clone())
    }

    fn publish(&mut self) -> Result<bool> {
        if self.clone.join(FOLDER).exists()
            || self.git(&["ls-files", "--error-unmatch", "--", FOLDER])?.is_done
        {
            self.must(&["add", "-A", "-f", "--", FOLDER])?;
        }
        if self.git(&["rev-parse", "-q", "--verify", "HEAD"])?.is_done {
            if self.git(&["diff", "--cached", "--quiet"])?.is_done {
                return Ok(true);
            }
        } else if self.must(&["ls-files", "--", FOLDER])?.is_empty() {
            return Ok(true);
        }
        self.must(&["commit", "-q", "-m", "Answers of quizdeck", "--", FOLDER])?;
        let target = format!("HEAD:refs/heads/{}", self.branch);
        let step =
            self.git(&["push", "-q", "--porcelain", "--no-verify", "--", &self.address, &target])?;
        let is_behind = step.said.lines().any(|line| line.starts_with('!') && is_race(line));
        match step.is_done {
            true => Ok(true),
            false if is_behind => Ok(false),
            false => Err(self.refused(&step)),
        }
    }
}

/// Whether a push was refused because somebody else pushed at the same time.
fn is_race(line: &str) -> bool {
    [
        "fetch first",
        "non-fast-forward",
        "stale info",
        "lock",
        "failed to update ref",
        "incorrect old value",
    ]
    .iter()
    .any(|sign| line.contains(sign))
}
