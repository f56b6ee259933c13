//! Browsers as printers: one that is installed turns a page into a PDF, without a window, a profile of
//! its own, a network or a script.

use super::program::is_installed;
use super::{Leash, Silence, file, hear, patience};
use crate::error::{Error, Result};
use crate::text::printable_line;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// Those that are looked for, in this order: they print alike, and no other kind prints by itself.
pub const BROWSERS: [&str; 9] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "brave-browser",
    "vivaldi",
];

/// The same where programs lie in folders of their own.
const BUNDLED: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// How it is started: nothing is shown, asked, fetched or kept.
const ARGUMENTS: [&str; 10] = [
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pdf-header-footer",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",
];

/// How long one document may take; the first start on a slow machine takes ten seconds.
const TIME: Duration = Duration::from_secs(90);

/// The largest PDF, in bytes.
const LARGEST: u64 = 256 << 20;

/// The first browser that is there.
///
/// # Errors
/// When there is none.
pub fn browser() -> Result<&'static str> {
    let installed = BROWSERS.into_iter().find(|program| is_installed(program));
    let bundled = || BUNDLED.into_iter().find(|program| Path::new(program).is_file());
    installed.or_else(bundled).ok_or_else(|| {
        let error = Error::new("cannot make a PDF: no browser is there that prints by itself");
        error.hint("install chromium, or leave out pdf and print the HTML from your browser")
    })
}

/// A page as a PDF, made by a browser beside where it is wanted: some browsers see no other folders.
///
/// # Errors
/// When the browser cannot be started, fails or takes too long; `Interrupted` when it was stopped.
pub fn pdf(program: &str, html: &str, folder: &Path, signals: &Arc<AtomicBool>) -> Result<Vec<u8>> {
    let failed =
        |error: io::Error| Error::io(format!("cannot make a PDF in {}", folder.display()), &error);
    let whole = folder.canonicalize().map_err(failed)?;
    let desk = tempfile::Builder::new().prefix("printing-").tempdir_in(whole).map_err(failed)?;
    let (page, made) = (desk.path().join("page.html"), desk.path().join("page.pdf"));
    fs::write(&page, html).map_err(failed)?;
    let mut command = Command::new(program);
    command.args(ARGUMENTS);
    if rustix::process::geteuid().is_root() {
        command.arg("--no-sandbox"); // it does not start otherwise; no script is in the page
    }
    let option = |name: &str, path: &Path| {
        let mut option = std::ffi::OsString::from(name);
        option.push(path);
        option
    };
    command.arg(option("--user-data-dir=", &desk.path().join("profile")));
    command.arg(option("--print-to-pdf=", &made)).arg(option("", &page));
    let leash = Leash { time: patience(TIME), bytes: 1 << 20 };
    let ended = hear(command, "", leash, signals);
    let hint = "leave out pdf, and print the HTML from your browser";
    let ended = ended.map_err(|silence| match silence {
        Silence::Unstarted(error) => {
            Error::io(format!("cannot start {program}"), &error).hint(hint)
        }
        Silence::Endless | Silence::Overlong => {
            let seconds = TIME.as_secs();
            Error::new(format!("cannot wait for {program}: it takes more than {seconds} s"))
                .hint(hint)
        }
        Silence::Broken(error) => error.into(),
    })?;
    let bytes = file::read(&made, LARGEST).unwrap_or_default();
    if ended.status.success() && bytes.starts_with(b"%PDF-") {
        return Ok(bytes);
    }
    let complaint = String::from_utf8_lossy(&ended.complaint);
    let last = complaint.lines().rev().find(|line| !line.trim().is_empty()).map(printable_line);
    let said = last.map_or_else(String::new, |line| format!(", and said: {line}"));
    let error = format!("cannot make a PDF by {program}: it ended with {}{said}", ended.status);
    Err(Error::new(error).hint(hint))
}
