//! The world outside: the only reader of clock, randomness, variables, folders and terminal. All
//! else gets what it needs as values, so that every session can be repeated.
#![expect(clippy::disallowed_methods, reason = "this is the one home of all that is disallowed")]

pub mod browser;
mod config;
mod converse;
pub mod file;
mod global;
mod player;
pub mod program;
mod sentences;
mod setting;

pub use config::{Config, count, to_count};
pub use converse::{Leash, Silence, converse, hear};
pub use global::Global;
pub use player::Player;
pub use sentences::{output, remarks, sentences};
pub use setting::{Origin, Setting};

use crate::engine::schedule::{Moment, day_of};
use crate::error::{Error, Result};
use crate::exam::ClockReading;
use crate::random::Fnv;
use crate::text::{self, Emulator, Look, Theme};
use etcetera::BaseStrategy;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use rustix::time::ClockId;
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::IsTerminal;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

/// Replaces the clock: a time as in RFC 3339. Time stands still then.
const NOW: &str = "QUIZDECK_NOW";
/// Names the folder that the history is kept in.
pub const DATA: &str = "QUIZDECK_DATA";
/// Replaces the seed that would be drawn.
const SEED: &str = "QUIZDECK_SEED";

/// Seeds that are drawn stay below this, so that a person can copy one.
const SEEDS: u64 = 1_000_000;

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Colour {
    /// In a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// In a pipe too.
    Always,
    /// Not at all.
    Never,
}

/// When to use colour, and which.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    /// When.
    pub when: Colour,
    /// Which colours signs and bars have.
    pub theme: Theme,
}

/// What the environment tells of the terminal.
pub fn emulator() -> Emulator {
    Emulator::of(variable)
}

/// The value of a variable, unless it is empty. What is no Unicode in it cannot be meant: it is
/// marked, and found wrong by those who read it.
pub fn variable(name: &str) -> Option<String> {
    raw_variable(name).map(|value| value.to_string_lossy().into_owned())
}

/// The same as it is, for the names of files.
fn raw_variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// The time zone of the machine, as its file has it: nobody is told its name, for which all zones that there
/// are would be listed first.
pub fn zone() -> TimeZone {
    let is_said = std::env::var_os("TZ").is_some();
    let own = (!is_said).then(|| std::fs::read("/etc/localtime").ok()).flatten();
    let own = own.and_then(|zone| TimeZone::tzif("local", &zone).ok());
    own.unwrap_or_else(TimeZone::system)
}

/// The time of day.
pub fn now() -> Result<Zoned> {
    let Some(text) = variable(NOW) else { return Ok(Timestamp::now().to_zoned(zone())) };
    let time: Timestamp = text.parse().map_err(|_| {
        let hint = "write it like 2026-11-23T08:00:00Z, or unset it";
        Error::new(format!("cannot read {NOW}: \"{text}\" is no time")).hint(hint)
    })?;
    Ok(time.to_zoned(zone()))
}

/// The time of day, and the learner's day.
pub fn moment() -> Result<Moment> {
    let now = now()?;
    Ok(Moment { at: now.timestamp().as_millisecond(), day: day_of(now.datetime()) })
}

/// The same of a time in milliseconds since 1970.
pub fn moment_of(at: i64) -> Result<Moment> {
    let time = Timestamp::from_millisecond(at)
        .map_err(|_| Error::new("cannot tell the day of a time that no calendar has"))?;
    Ok(Moment { at, day: day_of(time.to_zoned(zone()).datetime()) })
}

/// What the clocks say; the steady one says nothing where the clock is replaced.
pub fn clocks() -> Result<ClockReading> {
    let at = moment()?.at;
    let steady = variable(NOW).is_none().then(|| {
        let time = rustix::time::clock_gettime(STEADY);
        let milliseconds =
            time.tv_sec.saturating_mul(1000).saturating_add(time.tv_nsec / 1_000_000);
        (start(), u64::try_from(milliseconds).unwrap_or(0))
    });
    Ok(ClockReading { at, steady })
}

/// The clock that nobody sets and that counts sleep.
#[cfg(target_os = "linux")]
const STEADY: ClockId = ClockId::Boottime;
#[cfg(not(target_os = "linux"))]
const STEADY: ClockId = ClockId::Monotonic;

/// A number for the start of the machine that the steady clock counts from; where it cannot be told, for
/// this process.
fn start() -> u64 {
    static PROCESS: LazyLock<u64> = LazyLock::new(entropy);
    let machine = std::fs::read_to_string("/proc/sys/kernel/random/boot_id");
    machine.map_or(*PROCESS, |id| {
        let mut digest = Fnv::new();
        digest.write(id.as_bytes());
        digest.0
    })
}

/// What this device calls itself where histories are joined: what is set, or the machine's name.
pub fn device_name(global: &Global) -> String {
    let system = || rustix::system::uname().nodename().to_string_lossy().into_owned();
    let name = global.config.sync_name.value.clone().unwrap_or_else(system);
    name.chars().take(60).collect()
}

/// Randomness that no other process has.
pub fn entropy() -> u64 {
    rand::Rng::next_u64(&mut rand::rng())
}

/// How long to wait for what takes longer on a busy machine: no less than a minute where the clock is
/// replaced, so that a session repeats however busy it is.
pub fn patience(usual: Duration) -> Duration {
    if variable(NOW).is_some() { usual.max(Duration::from_mins(1)) } else { usual }
}

/// Measures how long an answer takes, without pauses; stands still where the clock is replaced.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch {
    measured: Duration,
    running: Option<Instant>,
}

impl Stopwatch {
    /// Starts.
    pub fn start() -> Self {
        let mut watch = Self { measured: Duration::ZERO, running: None };
        watch.go_on();
        watch
    }

    /// Stops until it goes on.
    pub fn pause(&mut self) {
        self.measured = self.elapsed();
        self.running = None;
    }

    /// Goes on after a pause.
    pub fn go_on(&mut self) {
        let start = || variable(NOW).is_none().then(Instant::now);
        self.running = self.running.or_else(start);
    }

    /// Milliseconds since the start, pauses left out.
    pub fn milliseconds(self) -> u64 {
        u64::try_from(self.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn elapsed(self) -> Duration {
        self.measured + self.running.map_or(Duration::ZERO, |start| start.elapsed())
    }
}

/// A seed nobody chose, short enough to be copied by hand.
pub fn seed() -> Result<u64> {
    let Some(text) = variable(SEED) else { return Ok(entropy() % SEEDS) };
    text.parse().map_err(|_| {
        let hint = "write a whole number, or unset it";
        Error::new(format!("cannot read {SEED}: \"{text}\" is no seed")).hint(hint)
    })
}

/// The words of the command line as a person could write them again, without some of them.
pub fn command_line(without: &[&str]) -> Vec<String> {
    let kept = |word: &OsString| !without.iter().any(|other| word == other);
    let arguments = arguments().skip(1).filter(kept).map(|word| text::shell_word(&word));
    std::iter::once("quizdeck".to_owned()).chain(arguments).collect()
}

/// The words of the command line, the program first.
pub fn arguments() -> impl Iterator<Item = OsString> {
    std::env::args_os()
}

/// A number that tells this build of the program from others; none where its file cannot be seen.
pub fn build() -> Option<i64> {
    let file = std::env::current_exe().and_then(std::fs::metadata).ok()?;
    let mut hasher = DefaultHasher::new();
    (file.size(), file.mtime(), file.mtime_nsec()).hash(&mut hasher);
    Some(hasher.finish().cast_signed())
}

/// The folder that the program runs in.
pub fn folder() -> Option<PathBuf> {
    std::env::current_dir().ok()
}

/// The folder for what is not meant to stay.
pub fn temporary_folder() -> PathBuf {
    let folder = std::env::temp_dir();
    folder.canonicalize().unwrap_or(folder)
}

/// The folder where the history lies and people keep decks, by the XDG convention.
pub fn data_folder() -> Option<PathBuf> {
    let data = etcetera::base_strategy::choose_base_strategy().ok()?.data_dir();
    Some(data.join("quizdeck"))
}

/// Whether a person sits at both ends: what is asked is read, and keys come in.
pub fn has_person() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Lets keys come from the terminal where standard input was something else, and was read to its end.
/// Where there is no terminal all stays as it is: nobody is there then.
pub fn take_keys_from_terminal() {
    if !std::io::stdin().is_terminal()
        && std::io::stderr().is_terminal()
        && let Ok(terminal) = std::fs::File::options().read(true).write(true).open("/dev/tty")
    {
        let _ = rustix::stdio::dup2_stdin(terminal); // it failed: nobody is there
    }
}

/// Whether prompts that draw are to be avoided: a screen reader is served by plain lines.
pub fn wants_plain() -> bool {
    variable("ACCESSIBLE").is_some_and(|value| value != "0") || is_dumb()
}

fn is_dumb() -> bool {
    variable("TERM").is_some_and(|term| term == "dumb")
}

/// How wide the terminal is; 80 where there is none.
pub fn columns(stream: &impl IsTerminal) -> usize {
    let columns = stream.is_terminal().then(|| usize::from(console::Term::stderr().size().1));
    columns.filter(|columns| *columns > 0).unwrap_or(80)
}

/// What the terminal at standard error, or standard output, can show.
pub fn look(paint: Paint, stream: &impl IsTerminal) -> Look {
    let is_terminal = stream.is_terminal();
    let forced = variable("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    let refused = raw_variable("NO_COLOR").is_some() || is_dumb();
    let colour = match paint.when {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => !refused && (forced || is_terminal),
    };
    Look { columns: columns(stream), colour, theme: paint.theme, unicode: speaks_utf8() }
}

/// Whether the locale's characters are UTF-8, by the first variable that says so.
fn speaks_utf8() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    let locale = locale.unwrap_or_default().to_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

/// A flag that SIGINT, SIGTERM and SIGHUP set: sessions look at it and end as they should.
pub fn signals() -> Result<Arc<AtomicBool>> {
    let flag = Arc::new(AtomicBool::new(false));
    for signal in
        [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP]
    {
        signal_hook::flag::register(signal, Arc::clone(&flag))
            .map_err(|error| Error::io("cannot listen for signals", &error))?;
    }
    Ok(flag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_of_the_file_is_the_one_of_the_machine() {
        for second in (0..40).map(|year| year * 15_778_800) {
            let time = Timestamp::from_second(second).unwrap();
            assert_eq!(zone().to_offset(time), TimeZone::system().to_offset(time), "{time}");
        }
    }

    #[test]
    fn a_pause_is_not_measured() {
        let mut watch = Stopwatch { measured: Duration::from_millis(7), running: None };
        watch.running = Some(Instant::now());
        watch.pause();
        let before = watch.milliseconds();
        std::thread::sleep(Duration::from_millis(20));
        assert_eq!(watch.milliseconds(), before);
        assert!(before >= 7);
    }
}
