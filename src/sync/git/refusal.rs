//! Why git did not do what it was to do, in our words where they are known.

use super::step::GitStep;
use crate::error::Error;
use crate::sync::place::without_secrets;
use crate::text::printable_line;

const KEPT: &str = "what was answered here is kept; `quizdeck sync` tries it again";
const CREDENTIALS: &str = "let git keep the password by a credential helper, or give ssh a key; what was \
                           answered here is kept";
const SAFE: &str =
    "if it is yours, git takes it after: git config --global --add safe.directory FOLDER";

/// What is said where a repository cannot be reached.
pub fn unreached(address: &str, reason: &str) -> Error {
    let address = printable_line(address);
    Error::new(format!("cannot reach {address}: {reason}")).hint(KEPT)
}

/// Why a step was not done.
pub fn refused(address: &str, step: &GitStep) -> Error {
    const KNOWN: [(&str, &str, &str); 7] = [
        ("could not resolve host", "there is no such machine, or no network", KEPT),
        ("could not read username", "it wants a password", CREDENTIALS),
        ("authentication failed", "it does not take your password", CREDENTIALS),
        ("permission denied", "you may not read or write there", CREDENTIALS),
        ("host key verification failed", "ssh does not know that machine", "connect once by ssh"),
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
            return unreached(address, reason).hint(remedy);
        }
    }
    let last = step.complaint.lines().rev().find(|line| !line.trim().is_empty());
    let last = without_secrets(last.unwrap_or("nothing").trim());
    unreached(address, &format!("git says: {}", printable_line(&last)))
}

/// Why what was written could not be taken there.
pub fn unwritten(address: &str, step: &GitStep) -> Error {
    let line = step.said.lines().find(|line| line.starts_with('!'));
    let reason = line.and_then(|line| line.split_once('(')?.1.strip_suffix(')'));
    let Some(reason) = reason else { return refused(address, step) };
    let failed = |reason: &str| {
        let address = printable_line(address);
        Error::new(format!("cannot write to {address}: {reason}"))
    };
    if reason.contains("checked out") {
        return failed("it is a folder that somebody works in").hint(
            "name the repository that it was cloned from, or make one for this: git init --bare",
        );
    }
    failed(&format!("it says: {}", printable_line(reason))).hint(KEPT)
}

/// Whether a push was refused because somebody else pushed at the same time.
pub fn is_race(step: &GitStep) -> bool {
    const SIGNS: [&str; 6] = [
        "fetch first",
        "non-fast-forward",
        "stale info",
        "lock",
        "failed to update ref",
        "incorrect old value",
    ];
    let is_sign =
        |line: &str| line.starts_with('!') && SIGNS.iter().any(|sign| line.contains(sign));
    step.said.lines().any(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_push_that_is_refused_is_told_as_what_it_is() {
        let step = |reason: &str| GitStep {
            is_done: false,
            said: format!("To x\n!\tHEAD:refs/heads/main\t[remote rejected] ({reason})\nDone\n"),
            complaint: "error: failed to push some refs to 'x'".to_owned(),
        };
        assert!(
            is_race(&step("fetch first")) && !is_race(&step("branch is currently checked out"))
        );
        let told = unwritten("x", &step("branch is currently checked out")).to_string();
        assert!(told.contains("cannot write to x") && told.contains("works in"), "{told}");
        let told = unwritten("x", &step("pre-receive hook declined")).to_string();
        assert!(told.contains("it says: pre-receive hook declined"), "{told}");
    }
}
