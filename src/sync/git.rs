//! A git repository, by the git that is installed: only ever in a clone of our own in the data folder. What
//! a person has set for git, or a repository brings along, is kept from doing anything there.

mod refusal;
mod step;

use super::segment::FOLDER;
use super::{Carrier, SyncTerms};
use crate::env::variable;
use crate::error::{Error, Result};
use crate::random::Fnv;
use crate::text::printable_line;
use refusal::{is_race, refused, unreached, unwritten};
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use step::{GitStep, step};

/// What of a repository is brought into the folder: segments, and decks.
const BROUGHT: &str = "/quizdeck/\n/decks/\n";

/// How many files of objects a clone may have before it is made anew: nothing in it is tidied up.
const CLUTTER: usize = 2000;

/// No attribute of the repository changes what is in a file.
const ATTRIBUTES: &str = "* -text -eol -filter -ident -working-tree-encoding -merge\n";

/// A repository, and the clone of it.
pub struct Repository {
    address: String,
    /// The data folder, which the clone is in.
    data: PathBuf,
    clone: PathBuf,
    signals: Arc<AtomicBool>,
    /// What reaches a machine by ssh, which asks nothing; where that is looked up.
    ssh: Option<String>,
    /// The branch that is written to.
    branch: String,
    /// How the names of its objects are computed.
    format: &'static str,
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
            ssh: None,
            branch: String::new(),
            format: "sha1",
        }
    }

    /// Runs git in the clone.
    fn git(&self, arguments: &[&str]) -> Result<GitStep> {
        step(&self.clone, self.ssh.as_deref(), arguments, &self.signals)?
            .ok_or_else(|| unreached(&self.address, "it takes too long"))
    }

    /// The same where it has to be done.
    fn must(&self, arguments: &[&str]) -> Result<String> {
        let step = self.git(arguments)?;
        if step.is_done { Ok(step.said) } else { Err(refused(&self.address, &step)) }
    }

    /// What reaches a machine by ssh, as it is set, but so that it asks nothing and does not wait.
    fn reach_by_ssh(&mut self) -> Result<()> {
        let is_local = ["https://", "file://"].iter().any(|way| self.address.starts_with(way));
        if is_local || self.ssh.is_some() {
            return Ok(());
        }
        let set = self.git(&["config", "--get", "core.sshCommand"])?.said;
        let ssh = variable("GIT_SSH_COMMAND")
            .or_else(|| Some(set.trim().to_owned()).filter(|command| !command.is_empty()))
            .or_else(|| {
                variable("GIT_SSH").map(|path| format!("'{}'", path.replace('\'', "'\\''")))
            })
            .unwrap_or_else(|| "ssh".to_owned());
        self.ssh = Some(format!("{ssh} -oBatchMode=yes -oConnectTimeout=10"));
        Ok(())
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
        let name = heads.split('\t').next().unwrap_or_default();
        self.format = if name.len() == 64 { "sha256" } else { "sha1" };
        Ok(found.is_some())
    }

    /// Makes the folder of the clone.
    fn make_folder(&self) -> Result<()> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.clone)
            .map_err(|error| self.unmade(&error))
    }

    fn unmade(&self, error: &io::Error) -> Error {
        Error::io(format!("cannot make {}", self.clone.display()), error)
            .or_hint("name another folder with --data")
    }

    /// Makes the clone, or mends what is only half of one.
    fn prepare(&self) -> Result<()> {
        self.make_folder()?;
        self.must(&["init", "-q", "--template=", &format!("--object-format={}", self.format)])?;
        let info = self.clone.join(".git/info");
        let write = || {
            fs::create_dir_all(&info)?;
            fs::write(info.join("attributes"), ATTRIBUTES)?;
            fs::write(info.join("sparse-checkout"), BROUGHT)
        };
        write().map_err(|error| self.unmade(&error))
    }

    /// Brings the last state of the branch into the clone; nothing of its past, and nothing else of it.
    fn bring(&self) -> Result<()> {
        self.prepare()?;
        self.must(&[
            "fetch",
            "-q",
            "--depth=1",
            "--no-tags",
            "--no-write-fetch-head",
            "--force",
            "--",
            &self.address,
            &format!("refs/heads/{}:refs/quizdeck/there", self.branch),
        ])?;
        self.must(&["reset", "-q", "--hard", "refs/quizdeck/there"])?;
        self.must(&["clean", "-ffdqx"]).map(|_| ())
    }

    /// How many files the objects of the clone are kept in.
    fn clutter(&self) -> usize {
        let count = |folder: &Path| fs::read_dir(folder).map_or(0, Iterator::count);
        let objects = self.clone.join(".git/objects");
        let folders = fs::read_dir(&objects).into_iter().flatten().flatten();
        folders.map(|folder| count(&folder.path())).sum()
    }

    /// Refuses what lies where the folder of segments should be, and is no folder.
    fn expect_folder(&self) -> Result<()> {
        let entry = self.must(&["ls-tree", "HEAD", "--", FOLDER])?;
        if entry.is_empty() || entry.starts_with("040000 ") {
            return Ok(());
        }
        let address = printable_line(&self.address);
        let error = format!("cannot join with {address}: its {FOLDER} is no folder");
        Err(Error::new(error).hint("put it away: segments are kept in a folder of this name"))
    }
}

impl Carrier for Repository {
    fn fetch(&mut self) -> Result<PathBuf> {
        self.make_folder()?;
        self.reach_by_ssh()?;
        let is_there = self.choose()?;
        if !is_there || self.clutter() > CLUTTER {
            forget(&self.address, &self.data)?;
        }
        if !is_there {
            self.prepare()?;
        } else if let Err(error) = self.bring() {
            if error.is_interruption() {
                return Err(error);
            }
            // What was cut short may have left the clone as nothing goes on with it: locks, half an object.
            forget(&self.address, &self.data)?;
            self.bring()?;
        }
        if is_there {
            self.expect_folder()?;
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
            if self.git(&["diff-index", "--cached", "--quiet", "HEAD"])?.is_done {
                return Ok(true);
            }
        } else if self.must(&["ls-files", "--", FOLDER])?.is_empty() {
            return Ok(true);
        }
        self.must(&["commit", "-q", "-m", "Answers of quizdeck", "--", FOLDER])?;
        let target = format!("HEAD:refs/heads/{}", self.branch);
        let step =
            self.git(&["push", "-q", "--porcelain", "--no-verify", "--", &self.address, &target])?;
        if step.is_done || is_race(&step) {
            return Ok(step.is_done);
        }
        Err(unwritten(&self.address, &step))
    }
}
