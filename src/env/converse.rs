//! Programs that read standard input and write standard output: given a text, heard to the end. They
//! run without a shell in a group of their own, which is ended with them: when they have said all, too
//! much, or too long nothing, and when the learner stops.

use crate::error::{Error, Result};
use crate::text::printable;
use rustix::process::{Pid, Signal, kill_process_group};
use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take, and how much it may say.
#[derive(Clone, Copy, Debug)]
pub struct Leash {
    /// From its start to its end.
    pub time: Duration,
    /// In bytes of standard output.
    pub bytes: usize,
}

/// How often it is looked whether the program, or the learner, has ended it.
const GLANCE: Duration = Duration::from_millis(20);

/// How long pipes may stay open once the program and its group have gone: what left the group holds
/// them, and is not waited for.
const GRACE: Duration = Duration::from_millis(500);

/// How much is kept of what it says on standard error, in bytes: the end of it says why.
const COMPLAINT: usize = 2000;

/// What comes in from the threads that listen.
enum Heard {
    Said(io::Result<Vec<u8>>),
    Complained(Vec<u8>),
}

/// Ends a program with its group, whatever becomes of who asked.
struct ProcessGroup {
    leader: Child,
    has_ended: bool,
}

impl ProcessGroup {
    fn end(&mut self) {
        if std::mem::replace(&mut self.has_ended, true) {
            return; // another group may have its number by now
        }
        if let Some(group) = i32::try_from(self.leader.id()).ok().and_then(Pid::from_raw) {
            // where all of it has gone there is nobody to end
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.leader.wait();
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        self.end();
    }
}

/// What a program said until its end.
#[derive(Debug)]
pub struct Ended {
    /// How it ended.
    pub status: ExitStatus,
    /// What it said on standard output.
    pub said: Vec<u8>,
    /// The end of what it said on standard error.
    pub complaint: Vec<u8>,
}

/// Why nothing is known of what a program says.
#[derive(Debug)]
pub enum Silence {
    /// It could not be started.
    Unstarted(io::Error),
    /// It said too much.
    Overlong,
    /// It took too long.
    Endless,
    /// It was not heard; `Interrupted` when it was stopped.
    Broken(io::Error),
}

/// Gives a program a text, and hears it to its end; `signals` stop it.
///
/// # Errors
/// Why it was not heard to the end; its group is ended with it then.
pub fn hear(
    mut command: Command,
    text: &str,
    leash: Leash,
    signals: &Arc<AtomicBool>,
) -> std::result::Result<Ended, Silence> {
    command.process_group(0);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().map_err(Silence::Unstarted)?;
    let mut group = ProcessGroup { leader: child, has_ended: false };
    let heard = listen(&mut group.leader, text, leash.bytes);
    let start = Instant::now();
    let (mut said, mut complaint, mut gone) = (None, Vec::new(), None);
    while gone.is_none_or(|(_, at): (ExitStatus, Instant)| at.elapsed() < GRACE) {
        match heard.recv_timeout(GLANCE) {
            Ok(Heard::Said(bytes)) => said = Some(bytes.map_err(Silence::Broken)?),
            Ok(Heard::Complained(bytes)) => complaint = bytes,
            Err(_) if gone.is_some() && said.is_some() => break,
            Err(_) => thread::sleep(GLANCE / 10), // both pipes may be closed long before the end
        }
        if signals.load(Ordering::Relaxed) {
            return Err(Silence::Broken(io::ErrorKind::Interrupted.into()));
        }
        if said.as_ref().is_some_and(|said: &Vec<u8>| said.len() > leash.bytes) {
            return Err(Silence::Overlong);
        }
        if gone.is_none() && start.elapsed() > leash.time {
            return Err(Silence::Endless);
        }
        if gone.is_none()
            && let Some(status) = group.leader.try_wait().map_err(Silence::Broken)?
        {
            gone = Some((status, Instant::now()));
            group.end();
        }
    }
    let (status, _) = gone.ok_or(Silence::Endless)?;
    Ok(Ended { status, said: said.unwrap_or_default(), complaint })
}

/// Gives a program that a person named a text, and brings what it says to it; `signals` stop it.
///
/// # Errors
/// When it cannot be started, fails, says too much, or takes too long; `Interrupted` when it was
/// stopped.
pub fn converse(
    words: &[String],
    text: &str,
    leash: Leash,
    signals: &Arc<AtomicBool>,
) -> Result<Vec<u8>> {
    let Some((program, arguments)) = words.split_first() else {
        let error = Error::new("cannot start a program without a name");
        return Err(error.hint("write the program and its arguments: --with \"model --option\""));
    };
    let mut command = Command::new(program);
    command.args(arguments);
    let Ended { status, said, complaint } =
        hear(command, text, leash, signals).map_err(|silence| match silence {
            Silence::Unstarted(error) => {
                let hint = "name a program that is installed, or its whole path; what a shell would \
                            do goes into a script";
                Error::io(format!("cannot start {program}"), &error).hint(hint)
            }
            Silence::Overlong => {
                let most = leash.bytes / 1_000_000;
                Error::new(format!("cannot use what {program} says: it is too long"))
                    .hint(format!("it was ended at {most} MB; --limit sets another"))
            }
            Silence::Endless => {
                let most = leash.time.as_secs();
                Error::new(format!("cannot wait for {program}: it takes too long"))
                    .hint(format!("it was ended after {most} s; --timeout sets another"))
            }
            Silence::Broken(error) => error.into(),
        })?;
    if status.success() {
        return Ok(said);
    }
    let error = Error::new(format!("cannot use what {program} says: it ended with {status}"));
    let complaint = String::from_utf8_lossy(&complaint);
    let complaint = printable(complaint.trim());
    let last = complaint.lines().rev().find(|line| !line.trim().is_empty());
    Err(match last {
        Some(line) => error.hint(format!("it said: {}", line.trim())),
        None => error.hint("it did not say why; run it by itself with the text of --brief"),
    })
}

/// Begins to write to a program, and to hear what it says.
fn listen(child: &mut Child, text: &str, most: usize) -> Receiver<Heard> {
    let (sender, heard): (Sender<Heard>, _) = channel();
    if let Some(mut input) = child.stdin.take() {
        let text = text.to_owned();
        thread::spawn(move || {
            let _ = input.write_all(text.as_bytes()); // who does not read it all answers all the same
        });
    }
    if let Some(output) = child.stdout.take() {
        let sender = sender.clone();
        thread::spawn(move || {
            let mut bytes = Vec::new();
            let read = output.take(most as u64 + 1).read_to_end(&mut bytes);
            let _ = sender.send(Heard::Said(read.map(|_| bytes))); // nobody may wait for it any more
        });
    }
    if let Some(mut errors) = child.stderr.take() {
        thread::spawn(move || {
            let (mut kept, mut piece) = (Vec::new(), [0; 4096]);
            while let Ok(count @ 1..) = errors.read(&mut piece) {
                kept.extend_from_slice(&piece[..count]);
                kept.drain(..kept.len().saturating_sub(COMPLAINT));
            }
            let _ = sender.send(Heard::Complained(kept));
        });
    }
    heard
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEASH: Leash = Leash { time: Duration::from_mins(1), bytes: 1 << 20 };

    fn said(script: &str, text: &str, leash: Leash) -> std::result::Result<String, String> {
        let words = ["sh", "-c", script].map(str::to_owned);
        let said = converse(&words, text, leash, &Arc::default());
        said.map(|said| String::from_utf8(said).unwrap()).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_said_comes_back_whole() {
        let long = "a line of it\n".repeat(100_000);
        let most = Leash { bytes: 1 << 24, ..LEASH };
        assert_eq!(said("cat", &long, most).unwrap(), long);
        assert_eq!(said("echo yes", &long, LEASH).unwrap(), "yes\n", "the text is not read");
        assert_eq!(said("cat >&2; echo yes", &long, LEASH).unwrap(), "yes\n");
        assert_eq!(said("exec 1>&- 2>&-; exit 0", "", LEASH).unwrap(), "");
    }

    #[test]
    fn a_program_that_fails_is_told_with_the_last_that_it_said() {
        let error = said("echo first >&2; echo no model >&2; exit 3", "", LEASH).unwrap_err();
        assert!(error.contains("exit status: 3") && error.contains("hint: it said: no model"));
        let words = ["no-such-program".to_owned()];
        let error = converse(&words, "", LEASH, &Arc::default()).unwrap_err().to_string();
        assert!(error.contains("cannot start no-such-program"), "{error}");
        assert!(converse(&[], "", LEASH, &Arc::default()).is_err());
    }

    #[test]
    fn one_that_says_too_much_or_nothing_is_ended_with_all_it_started() {
        let short = Leash { time: Duration::from_millis(300), bytes: 1000 };
        assert!(said("yes", "", LEASH).unwrap_err().contains("too long"));
        assert!(said("sleep 1000", "", short).unwrap_err().contains("takes too long"));
        assert!(said("sleep 1000 & wait", "", short).unwrap_err().contains("takes too long"));
        assert_eq!(said("sleep 1000 & echo yes", "", LEASH).unwrap(), "yes\n");
    }

    #[test]
    fn one_is_ended_when_the_learner_stops() {
        let words = ["sleep", "1000"].map(str::to_owned);
        let stopped = converse(&words, "", LEASH, &Arc::new(AtomicBool::new(true)));
        assert!(stopped.unwrap_err().is_interruption());
    }
}
