//! What a person calls a place: a folder, or the address of a git repository.

use crate::error::{Error, Result};
use std::fmt;
use std::path::{Path, PathBuf};

/// Where histories are joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyncPlace {
    /// A folder that something else carries.
    Folder(PathBuf),
    /// The address of a git repository.
    Repository(String),
}

/// The schemes of addresses.
const SCHEMES: [&str; 3] = ["https", "ssh", "file"];

/// How secrets begin that hosts of repositories give out.
const TOKENS: [&str; 7] = ["ghp_", "gho_", "ghs_", "ghu_", "github_pat_", "glpat-", "x-token"];

/// Nobody is called by as many letters; a secret may be.
const LONG: usize = 40;

const EXPECTED: &str = "name a folder, or a repository by https://, ssh:// or file://";

impl SyncPlace {
    /// Reads what a person wrote; folders are named from `base`.
    ///
    /// # Errors
    /// When it is no folder that is there, and no address that is allowed.
    pub fn read(text: &str, base: &Path) -> Result<Self> {
        let text = text.trim();
        if text.is_empty() || text.starts_with('-') {
            return Err(Error::new(format!("cannot join with \"{text}\"")).hint(EXPECTED));
        }
        if let Some((scheme, rest)) = text.split_once("://") {
            return Self::address(text, scheme, rest);
        }
        let path = base.join(text);
        if path.is_dir() {
            let path = path
                .canonicalize()
                .map_err(|error| Error::io(format!("cannot reach {}", path.display()), &error))?;
            let Some(name) = path.to_str() else {
                let error = format!("cannot join with {}: its name is no Unicode", path.display());
                return Err(Error::new(error).hint("give the folder another name"));
            };
            return Ok(if is_repository(&path) {
                Self::Repository(format!("file://{name}"))
            } else {
                Self::Folder(path)
            });
        }
        match text.split_once(':') {
            // As ssh writes it: user@host:path.
            Some(_) if holds_secret(text) => Err(secret()),
            Some((host, path)) if is_host(host) && !path.is_empty() && !path.starts_with(':') => {
                Ok(Self::Repository(text.to_owned()))
            }
            Some((helper, rest)) if rest.starts_with(':') => {
                Err(Error::new(format!("cannot join by {helper}::")).hint(EXPECTED))
            }
            _ if path.exists() => {
                Err(Error::new(format!("cannot join with {text}: it is no folder")).hint(EXPECTED))
            }
            _ => Err(Error::new(format!("cannot find the folder {text}"))
                .hint("make it first; or is the disk not there, or the share not mounted?")),
        }
    }

    fn address(text: &str, scheme: &str, rest: &str) -> Result<Self> {
        if !SCHEMES.contains(&scheme) {
            return Err(Error::new(format!("cannot join by {scheme}://")).hint(EXPECTED));
        }
        let host = rest.split('/').next().unwrap_or_default();
        if let Some((user, _)) = host.rsplit_once('@') {
            let is_token = TOKENS.iter().any(|token| user.starts_with(token));
            if user.contains(':') || is_token || user.len() >= LONG {
                return Err(secret());
            }
        }
        let is_local = scheme == "file";
        if host.is_empty() != is_local || host.starts_with('-') {
            return Err(Error::new(format!("cannot join with {text}")).hint(EXPECTED));
        }
        Ok(Self::Repository(text.to_owned()))
    }
}

/// A text without what stands before the host of an address in it: it may be a password.
#[must_use]
pub fn without_secrets(text: &str) -> String {
    let (mut rest, mut kept) = (text, String::new());
    while let Some((before, after)) = rest.split_once("://") {
        let end = after.find(['/', '\'', ' ']).unwrap_or(after.len());
        let start = after[..end].rfind('@').map_or(0, |at| at + 1);
        kept += before;
        kept += "://";
        rest = &after[start..];
    }
    // As ssh writes it, where nothing but a host belongs before the colon.
    let is_secret = kept.is_empty() && holds_secret(rest);
    kept + rest.rsplit('@').next().filter(|_| is_secret).unwrap_or(rest)
}

/// Whether an address as ssh writes it has a password before its host.
fn holds_secret(text: &str) -> bool {
    text.split_once('@').is_some_and(|(user, _)| user.contains(':') && !user.contains(' '))
}

fn secret() -> Error {
    Error::new("cannot take an address with a password in it").hint(
        "leave it out, and let git keep it: git config --global credential.helper store, or a helper of \
         your system",
    )
}

impl fmt::Display for SyncPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => folder.display().fmt(f),
            Self::Repository(address) => f.write_str(address),
        }
    }
}

/// Whether a folder is a repository, with or without its files.
fn is_repository(path: &Path) -> bool {
    let is_bare = path.join("HEAD").is_file() && path.join("objects").is_dir();
    is_bare || path.join(".git").exists()
}

fn is_host(text: &str) -> bool {
    let is_sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@');
    !text.is_empty() && !text.starts_with('-') && text.chars().all(is_sound)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> std::result::Result<SyncPlace, String> {
        SyncPlace::read(text, Path::new("/")).map_err(|error| error.to_string())
    }

    #[test]
    fn repositories_are_named_by_three_schemes_or_as_ssh_does() {
        for address in [
            "https://example.org/me/memory.git",
            "https://me@example.org/memory",
            "ssh://git@example.org:22/me/memory.git",
            "git@example.org:me/memory.git",
            "file:///srv/memory.git",
        ] {
            assert_eq!(read(address), Ok(SyncPlace::Repository(address.to_owned())));
        }
        for address in [
            "ext::sh -c true",
            "http://example.org/x",
            "git://example.org/x",
            "-oProxyCommand=x",
            "https:///x",
            "ssh://-oProxyCommand=x/y",
            "",
            "https://",
            "fd::17",
            "file://host/x",
            "-x@example.org:y",
        ] {
            assert!(read(address).is_err(), "{address}");
        }
    }

    #[test]
    fn no_password_is_taken_or_printed() {
        for address in [
            "https://me:secret@example.org/x",
            "https://ghp_secret@example.org/x",
            "ssh://a:secret@b/c",
            "me:secret@example.org:x",
            "https:/me:secret@example.org/x",
            "https://secretsecretsecretsecretsecretsecretsecret@example.org/x",
        ] {
            let error = read(address).unwrap_err();
            assert!(error.contains("credential.helper") && !error.contains("secret"), "{error}");
        }
    }

    #[test]
    fn no_password_of_an_address_is_told() {
        for (said, told) in [
            ("unable to access 'https://me:secret@host/x'", "unable to access 'https://host/x'"),
            ("https://secret@a and ssh://b@c/d@e", "https://a and ssh://c/d@e"),
            ("me:secret@host:path", "host:path"),
            ("git@host:path", "git@host:path"),
            ("fatal: no address: a@b", "fatal: no address: a@b"),
        ] {
            assert_eq!(without_secrets(said), told);
        }
    }

    #[test]
    fn folders_are_folders_unless_they_are_repositories() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap();
        let name = path.to_str().unwrap();
        assert_eq!(read(name), Ok(SyncPlace::Folder(path.clone())));
        assert!(read(&format!("{name}/none")).unwrap_err().contains("make it first"));
        std::fs::write(path.join("file"), "").unwrap();
        assert!(read(&format!("{name}/file")).unwrap_err().contains("no folder"));
        std::fs::create_dir(path.join(".git")).unwrap();
        assert_eq!(read(name), Ok(SyncPlace::Repository(format!("file://{name}"))));
    }
}
