//! What plays sounds: another program, the one that was chosen or the first of a table that is
//! installed. It is started without a shell, hears nothing of the keys, and is never waited for.

use super::config::Config;
use super::program::{is_installed, split};
use rustix::process::{Pid, Signal, kill_process_group};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A program that plays a file, which stands last.
struct Instrument {
    program: &'static str,
    arguments: &'static [&'static str],
    /// The ends of names that it can play; any where there are none.
    plays: &'static [&'static str],
}

/// Those that are looked for, best first: no window, no words, and an end.
const INSTRUMENTS: &[Instrument] = &[
    Instrument { program: "mpv", arguments: &["--no-video", "--really-quiet"], plays: &[] },
    Instrument {
        program: "ffplay",
        arguments: &["-nodisp", "-autoexit", "-loglevel", "quiet"],
        plays: &[],
    },
    Instrument {
        program: "pw-play",
        arguments: &[],
        plays: &["wav", "flac", "ogg", "oga", "opus"],
    },
    Instrument { program: "paplay", arguments: &[], plays: &["wav", "flac", "ogg", "oga"] },
    Instrument { program: "afplay", arguments: &[], plays: &["wav", "mp3", "m4a", "aac", "aiff"] },
    Instrument { program: "play", arguments: &["-q"], plays: &["wav", "flac", "ogg", "mp3"] },
    Instrument { program: "mpg123", arguments: &["-q"], plays: &["mp3"] },
    Instrument { program: "ogg123", arguments: &["-q"], plays: &["ogg", "oga", "flac"] },
    Instrument {
        program: "cvlc",
        arguments: &["--play-and-exit", "--quiet", "--no-video"],
        plays: &[],
    },
    Instrument { program: "aplay", arguments: &["-q"], plays: &["wav"] },
];

/// Plays one sound at a time.
pub struct Player {
    /// The program and its arguments that were chosen; nothing where none is wanted.
    chosen: Option<Vec<String>>,
    /// The last sound that was begun for the question that is asked.
    file: Option<PathBuf>,
    playing: Option<Child>,
}

impl Player {
    /// One that plays nothing.
    pub fn none() -> Self {
        Self { chosen: Some(Vec::new()), file: None, playing: None }
    }

    /// The one that is set, or whichever is there; nothing is played where nobody listens.
    pub fn of(config: &Config) -> Self {
        if !super::has_person() {
            return Self::none();
        }
        match config.player.value.as_deref() {
            Some("none") => Self::none(),
            line => Self { chosen: line.and_then(split), file: None, playing: None },
        }
    }

    /// Begins to play a file, by its whole path, so that none is taken for an option.
    pub fn play(&mut self, file: &Path) {
        self.stop();
        let Some(words) = self.words(file) else { return };
        let [program, arguments @ ..] = &*words else { return };
        let mut command = Command::new(program);
        command.args(arguments).arg(file).process_group(0);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if let Ok(child) = command.spawn() {
            (self.playing, self.file) = (Some(child), Some(file.to_owned()));
        }
    }

    /// Plays the same once more, from its beginning.
    pub fn again(&mut self) {
        if let Some(file) = self.file.take() {
            self.play(&file);
        }
    }

    /// Ends what is played, with all that the program has started.
    pub fn stop(&mut self) {
        self.file = None;
        let Some(mut child) = self.playing.take() else { return };
        let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        if let (Ok(None), Some(group)) = (child.try_wait(), group) {
            // it may have ended meanwhile, and then there is nobody to end
            let _ = kill_process_group(group, Signal::KILL);
            let _ = child.wait();
        }
    }

    /// Whether a sound was begun for the question that is asked.
    pub const fn has_played(&self) -> bool {
        self.file.is_some()
    }

    /// The program for a file, and its arguments.
    fn words(&self, file: &Path) -> Option<Vec<String>> {
        if let Some(chosen) = &self.chosen {
            return Some(chosen.clone()).filter(|words| !words.is_empty());
        }
        let end = file.extension().and_then(|end| end.to_str()).unwrap_or_default();
        let end = end.to_ascii_lowercase();
        let plays = |one: &&Instrument| {
            (one.plays.is_empty() || one.plays.contains(&&*end)) && is_installed(one.program)
        };
        let one = INSTRUMENTS.iter().find(plays)?;
        Some(std::iter::once(&one.program).chain(one.arguments).map(ToString::to_string).collect())
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.stop();
    }
}
