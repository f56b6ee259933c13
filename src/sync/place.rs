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
            Some((host, path)) if is_host(host) && !path.is_empty() && !path.starts_with(':') => {
                Ok(Self::Repository(text.to_owned()))
            }
            Some((helper, rest)) if rest.starts_with(':') => {
                Err(Error::new(format!("cannot join by {helper}::")).hint(EXPECTED))
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
            let is_secret =
                user.contains(':') || TOKENS.iter().any(|token| user.starts_with(token));
            if is_secret {
                return Err(Error::new("cannot take an address with a password in it").hint(
                    "leave it out, and let git keep it: git config --global credential.helper store, \
                     or a helper of your system",
                ));
            }
        }
        let is_local = scheme == "file";
        if host.is_empty() != is_local || host.starts_with('-') {
            return Err(Error::new(format!("cannot join with {text}")).hint(EXPECTED));
        }
        Ok(Self::Repository(text.to_owned()))
    }
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
        ] {
            let error = read(address).unwrap_err();
            assert!(error.contains("credential.helper") && !error.contains("secret"), "{error}");
        }
    }

    #[test]
    fn folders_are_folders_unless_they_are_repositories() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap();
        let name = path.to_str().unwrap();
        assert_eq!(read(name), Ok(SyncPlace::Folder(path.clone())));
        assert!(read(&format!("{name}/none")).unwrap_err().contains("make it first"));
        std::fs::create_dir(path.join(".git")).unwrap();
        assert_eq!(read(name), Ok(SyncPlace::Repository(format!("file://{name}"))));
    }
}
