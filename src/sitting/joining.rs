//! Joining with other machines beside a sitting: what came in takes effect on what was not asked yet, and
//! nobody waits for it but a moment at the end.

use crate::env::{self, Global, Stopwatch};
use crate::error::{Error, Result};
use crate::store::{Store, Tie};
use crate::sync::{self, Joined, SyncPlace, SyncTerms};
use crate::text::plural;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::thread;
use std::time::Duration;

/// How long is waited for the place at the end: three seconds, with [`GRACE`].
const PATIENCE: Duration = Duration::from_millis(2700);

/// How long is waited for what is stopped: it ends the programs that it started first.
const GRACE: Duration = Duration::from_millis(300);

/// What joining goes by.
///
/// # Errors
/// When there is no data folder.
pub fn terms(global: &Global, signals: Arc<AtomicBool>) -> Result<SyncTerms> {
    let (data, now) = (global.history_folder()?, env::moment()?);
    Ok(SyncTerms { data, name: env::device_name(global), now, signals })
}

/// The place to join with: the one that is named, else set, else the one joined last.
///
/// # Errors
/// When there is none, or it cannot be one.
pub fn place(named: Option<&str>, ties: &[Tie], global: &Global) -> Result<SyncPlace> {
    if let Some(text) = named {
        return SyncPlace::read(text, &std::env::current_dir()?);
    }
    if let Some(text) = &global.config.sync_place.value {
        let folder = global.config.path.as_deref().and_then(Path::parent);
        return SyncPlace::read(text, folder.unwrap_or(Path::new("/")));
    }
    match ties.first() {
        Some(tie) => SyncPlace::read(&tie.place, Path::new("/")),
        None => Err(Error::new("cannot tell which place to join with")
            .hint("name a folder or a repository: quizdeck sync PLACE")),
    }
}

/// Makes a copy of the history, also for who has none made each day.
///
/// # Errors
/// When it cannot be written.
pub fn back_up(store: &Store, global: &Global) -> Result<()> {
    let (folder, date) = (global.backup_folder()?, env::now()?.date());
    store.back_up(&folder, date, global.config.keep.value.max(1))
}

/// Joins beside a sitting.
pub struct Companion {
    global: Global,
    signals: Arc<AtomicBool>,
    running: Option<Receiver<Result<Joined>>>,
    /// Why the place could not be joined: it is told at the end, instead of joining.
    excuse: Option<String>,
    /// How many answers were deleted.
    forgotten: usize,
}

impl Companion {
    /// Begins to join, where that is set.
    pub fn start(global: &Global) -> Option<Self> {
        if !global.config.sync_auto.value {
            return None;
        }
        let mut companion = Self::new(global.clone(), None);
        companion.run();
        Some(companion)
    }

    fn new(global: Global, running: Option<Receiver<Result<Joined>>>) -> Self {
        Self { global, signals: Arc::default(), running, excuse: None, forgotten: 0 }
    }

    /// One that has joined already.
    #[cfg(test)]
    pub fn with(joined: Joined) -> Self {
        let (sender, receiver) = channel();
        sender.send(Ok(joined)).unwrap();
        let global = Global::new(None, None, None, None).unwrap();
        Self::new(global, Some(receiver))
    }

    fn run(&mut self) {
        let (sender, receiver) = channel();
        let (global, signals) = (self.global.clone(), Arc::clone(&self.signals));
        thread::spawn(move || {
            // Nobody may wait for it any more.
            let _ = sender.send(join(&global, signals));
        });
        self.running = Some(receiver);
    }

    /// What came in, once it has; nothing while it is on its way, or where it failed.
    pub fn take(&mut self) -> Option<Joined> {
        match self.running.as_ref()?.try_recv() {
            Err(TryRecvError::Empty) => None,
            Ok(came) => self.keep(came),
            Err(TryRecvError::Disconnected) => self.keep(Err(Error::new(SILENT))),
        }
    }

    /// Waits for what runs, until the patience is over that began with the watch.
    fn wait(&mut self, watch: Stopwatch) {
        let Some(running) = &self.running else { return };
        let spent = Duration::from_millis(watch.milliseconds());
        let came = running.recv_timeout(env::patience(PATIENCE).saturating_sub(spent));
        if matches!(came, Err(RecvTimeoutError::Timeout)) {
            self.excuse = Some(SILENT.to_owned());
        } else {
            self.keep(came.unwrap_or_else(|_| Err(Error::new(SILENT))));
        }
    }

    /// Keeps what is to be told of what has ended.
    fn keep(&mut self, came: Result<Joined>) -> Option<Joined> {
        self.running = None;
        match came {
            Ok(joined) => {
                self.forgotten += joined.forgotten;
                Some(joined)
            }
            Err(error) => {
                self.excuse = Some(error.message().to_owned());
                None
            }
        }
    }

    /// Joins once more at the end of a sitting; what is said of it, a sentence each, if anything is.
    pub fn end(mut self) -> Vec<String> {
        let watch = Stopwatch::start();
        self.wait(watch);
        if self.excuse.is_none() && self.waiting() != Some(0) {
            self.run();
            self.wait(watch);
        }
        let deleted = (self.forgotten > 0).then(|| deleted(self.forgotten));
        deleted.into_iter().chain(self.excuse.as_ref().map(|reason| self.left(reason))).collect()
    }

    /// What is left for the next time, and why.
    fn left(&self, reason: &str) -> String {
        let waiting = match self.waiting() {
            Some(count @ 1..) => format!("; {} until the next time", waits(count)),
            _ => String::new(),
        };
        format!("Not joined with other machines: {reason}{waiting}.")
    }

    fn waiting(&self) -> Option<usize> {
        let folder = self.global.data_folder().ok()?;
        let store = Store::glance(&folder, env::entropy()).ok()??;
        let ties = store.ties().ok()?;
        let place = place(None, &ties, &self.global).ok().map(|place| place.to_string());
        let tie = ties.iter().find(|tie| place.as_ref().is_none_or(|place| tie.place == *place));
        store.waiting(tie).ok()
    }
}

impl Drop for Companion {
    /// Stops what still runs, whatever became of the sitting: nothing that it started is left behind.
    fn drop(&mut self) {
        self.signals.store(true, Ordering::Relaxed);
        if let Some(running) = self.running.take() {
            let _ = running.recv_timeout(GRACE); // what does not stop ends with the program
        }
    }
}

/// Why nothing is known of a place.
const SILENT: &str = "the place did not answer in time";

/// What was deleted, in words.
pub fn deleted(count: usize) -> String {
    let was = if count == 1 { "it was" } else { "they were" };
    format!("{} deleted here, since {was} forgotten elsewhere.", plural(count, "answer"))
}

/// How much waits, in words.
pub fn waits(count: usize) -> String {
    let verb = if count == 1 { "waits" } else { "wait" };
    format!("{} of this device {verb}", plural(count, "event"))
}

/// Joins with the place that was joined before; the first time somebody is asked.
fn join(global: &Global, signals: Arc<AtomicBool>) -> Result<Joined> {
    let folder: PathBuf = global.history_folder()?;
    let mut store = Store::open(&folder, env::entropy())?;
    let place = place(None, &store.ties()?, global)?;
    if store.tie(&place.to_string())?.is_none() {
        let error = format!("{place} was never joined; `quizdeck sync` does it the first time");
        return Err(Error::new(error));
    }
    sync::join(&place, &mut store, &terms(global, signals)?, &mut |store| back_up(store, global))
}
