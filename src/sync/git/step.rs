//! One step of git: what a person has set for it, or a repository brings along, is kept from doing anything.

use crate::env::{Leash, Silence, hear};
use crate::error::{Error, Result};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// How long one step may take, and how much git may say.
const LEASH: Leash = Leash { time: Duration::from_mins(1), bytes: 1 << 26 };

/// What is set for every step: nothing is run but what brings and takes, and nothing is asked.
const SETTINGS: [&str; 19] = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.autocrlf=false",
    "core.attributesFile=/dev/null",
    "core.symlinks=false",
    "core.sparseCheckout=true",
    "core.sparseCheckoutCone=false",
    "core.logAllRefUpdates=false",
    "core.protectHFS=true",
    "commit.gpgSign=false",
    "push.gpgSign=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "submodule.recurse=false",
    "push.recurseSubmodules=no",
    "credential.interactive=false",
    "http.lowSpeedLimit=1000",
    "user.name=quizdeck",
    "user.email=quizdeck@localhost",
];

/// Of the variables for git those that steps hear: how it reaches a machine, and what a person has set. All
/// others may lead to another repository, or run something.
const HEARD: [&str; 5] =
    ["GIT_CONFIG_", "GIT_EXEC_PATH", "GIT_HTTP_", "GIT_SSL_", "GIT_SSH_VARIANT"];

/// What a step of git came to.
pub struct GitStep {
    /// Whether it was done.
    pub is_done: bool,
    /// What it said.
    pub said: String,
    /// What it complained of, the end of it.
    pub complaint: String,
}

/// Runs git in a folder, with what reaches a machine by ssh; nothing when it takes too long.
///
/// # Errors
/// When git is not there, or somebody stopped it.
pub fn step(
    folder: &Path,
    ssh: Option<&str>,
    arguments: &[&str],
    signals: &Arc<AtomicBool>,
) -> Result<Option<GitStep>> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder);
    for setting in SETTINGS {
        command.arg("-c").arg(setting);
    }
    // Never the repository that the data folder may lie in, whatever became of the clone.
    command.args(["--git-dir=.git", "--work-tree=."]);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("GIT_") && !HEARD.iter().any(|heard| name.starts_with(heard)) {
            command.env_remove(name.as_ref());
        }
    }
    command
        .args(arguments)
        .env("GIT_ALLOW_PROTOCOL", "https:ssh:file")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_ASKPASS", "")
        .env("SSH_ASKPASS", "")
        .env("SSH_ASKPASS_REQUIRE", "never")
        .env("GCM_INTERACTIVE", "never")
        .env("GIT_EDITOR", "false")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("LC_ALL", "C");
    if let Some(ssh) = ssh {
        command.env("GIT_SSH_COMMAND", ssh);
    }
    let ended = match hear(command, "", LEASH, signals) {
        Ok(ended) => ended,
        Err(Silence::Unstarted(_)) => {
            let error = Error::new("cannot start git");
            return Err(error.hint("install it, or join by a folder instead"));
        }
        Err(Silence::Endless | Silence::Overlong) => return Ok(None),
        Err(Silence::Broken(error)) => return Err(error.into()),
    };
    Ok(Some(GitStep {
        is_done: ended.status.success(),
        said: String::from_utf8_lossy(&ended.said).into_owned(),
        complaint: String::from_utf8_lossy(&ended.complaint).into_owned(),
    }))
}
