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

/// How long is waited for the place at the end.
const PATIENCE: Duration = Duration::from_secs(3);

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
    /// What is to be said at the end, instead of joining.
    excuse: Option<String>,
}

impl Companion {
    /// Begins to join, where that is set.
    pub fn start(global: &Global) -> Option<Self> {
        if !global.config.sync_auto.value {
            return None;
        }
        let signals = Arc::new(AtomicBool::new(false));
        let mut companion = Self { global: global.clone(), signals, running: None, excuse: None };
        companion.run();
        Some(companion)
    }

    /// One that has joined already.
    #[cfg(test)]
    pub fn with(joined: Joined) -> Self {
        let (sender, receiver) = channel();
        sender.send(Ok(joined)).unwrap();
        let global = Global::new(None, None, None, None).unwrap();
        Self { global, signals: Arc::default(), running: Some(receiver), excuse: None }
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
            came => {
                self.running = None;
                match came {
                    Ok(Ok(joined)) => Some(joined),
                    Ok(Err(error)) => {
                        self.excuse = Some(error.message().to_owned());
                        None
                    }
                    Err(_) => None,
                }
            }
        }
    }

    /// Joins once more at the end of a sitting; what is said of it, if anything is left to say.
    pub fn end(mut self) -> Option<String> {
        let watch = Stopwatch::start();
        let wait = |companion: &mut Self| -> Option<Result<Joined>> {
            let running = companion.running.take()?;
            let spent = Duration::from_millis(watch.milliseconds());
            match running.recv_timeout(PATIENCE.saturating_sub(spent)) {
                Ok(came) => Some(came),
                Err(RecvTimeoutError::Timeout) => {
                    companion.signals.store(true, Ordering::Relaxed);
                    None
                }
                Err(RecvTimeoutError::Disconnected) => None,
            }
        };
        if self.running.is_some() && !matches!(wait(&mut self), Some(Ok(_))) {
            return Some(self.left(None));
        }
        if let Some(excuse) = self.excuse.take() {
            return Some(self.left(Some(excuse)));
        }
        if self.waiting() == Some(0) {
            return None;
        }
        self.run();
        match wait(&mut self) {
            Some(Ok(_)) => None,
            Some(Err(error)) => Some(self.left(Some(error.message().to_owned()))),
            None => Some(self.left(None)),
        }
    }

    /// What is left for the next time, and why.
    fn left(&self, reason: Option<String>) -> String {
        let reason = reason.unwrap_or_else(|| "the place did not answer in time".to_owned());
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
