//! Runs the program in a terminal of a chosen size, types at it, and reads its screen.

use crate::program::{Program, QUIZDECK};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZero;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Longer than any screen takes to come, even on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program, at work in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    /// Our side of it, until it is closed.
    ours: Option<(Box<dyn MasterPty + Send>, Box<dyn Write + Send>)>,
    screen: Arc<Mutex<vt100::Parser>>,
    /// Every byte that was written.
    said: Arc<Mutex<Vec<u8>>>,
    reader: Option<JoinHandle<()>>,
    /// Whether nobody is to look at the screen any more.
    closing: Arc<AtomicBool>,
    columns: u16,
}

fn side(length: u16) -> NonZero<u16> {
    NonZero::new(length).unwrap()
}

const fn size(rows: u16, columns: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

impl Terminal {
    /// Starts the program in a window of `rows` and `columns`, in the folder of `program`.
    pub fn start(program: &Program, size: (u16, u16), arguments: &[&str]) -> Self {
        Self::start_with(program, size, arguments, &[])
    }

    /// The same with more variables in the environment.
    pub fn start_with(
        program: &Program,
        size: (u16, u16),
        arguments: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        Self::start_other(QUIZDECK, program, size, arguments, variables)
    }

    /// The same for another program than this one.
    pub fn start_other(
        other: &str,
        program: &Program,
        (rows, columns): (u16, u16),
        arguments: &[impl AsRef<OsStr>],
        variables: &[(&str, &str)],
    ) -> Self {
        let pair = native_pty_system().openpty(size(rows, columns)).unwrap();
        let folder = program.path("");
        let mut command = CommandBuilder::new(other);
        command.args(arguments);
        command.cwd(&folder);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        for (name, value) in Program::environment(&folder) {
            command.env(name, value);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave); // or reading would never end
        let screen = vt100::Parser::new(side(rows), side(columns), 500);
        let screen = Arc::new(Mutex::new(screen));
        let mut output = pair.master.try_clone_reader().unwrap();
        let shown = Arc::clone(&screen);
        let said = Arc::default();
        let heard: Arc<Mutex<Vec<u8>>> = Arc::clone(&said);
        let closing = Arc::new(AtomicBool::new(false));
        let is_closing = Arc::clone(&closing);
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                heard.lock().unwrap().extend_from_slice(&bytes[..count]);
                shown.lock().unwrap().process(&bytes[..count]);
                if is_closing.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let reader = Some(reader);
        Self { child, ours: Some((pair.master, keys)), screen, said, reader, closing, columns }
    }

    /// Types.
    pub fn send(&mut self, keys: &str) {
        let (_, writer) = self.ours.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// All that was written so far, as it was.
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&self.said.lock().unwrap()).into_owned()
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, rows: u16, columns: u16) {
        self.columns = columns;
        self.screen.lock().unwrap().screen_mut().set_size(side(rows), side(columns));
        self.ours.as_ref().unwrap().0.resize(size(rows, columns)).unwrap();
    }

    /// The rows of the screen as they are, without the empty ones at its end.
    pub fn rows(&self) -> Vec<String> {
        let screen = self.screen.lock().unwrap();
        let rows: Vec<String> =
            screen.screen().rows(0, self.columns).map(|row| row.trim_end().to_owned()).collect();
        let end = rows.iter().rposition(|row| !row.is_empty()).map_or(0, |at| at + 1);
        rows[..end].to_vec()
    }

    /// Every row that was written, those too that have left the screen at its top.
    pub fn everything(&self) -> Vec<String> {
        let mut parser = self.screen.lock().unwrap();
        let screen = parser.screen_mut();
        screen.set_scrollback(usize::MAX);
        let mut rows = Vec::new();
        for back in (1..=screen.scrollback()).rev() {
            screen.set_scrollback(back);
            rows.extend(screen.rows(0, self.columns).next());
        }
        screen.set_scrollback(0);
        rows.extend(screen.rows(0, self.columns));
        let mut rows: Vec<String> = rows.iter().map(|row| row.trim_end().to_owned()).collect();
        while rows.last().is_some_and(String::is_empty) {
            rows.pop();
        }
        rows
    }

    /// Waits until the screen is as wanted.
    pub fn until(&self, what: &str, wanted: impl Fn(&[String]) -> bool) -> Vec<String> {
        self.until_some(what, || Some(self.rows()).filter(|rows| wanted(rows)))
    }

    /// Waits until something is there.
    pub fn until_some<T>(&self, what: &str, wanted: impl Fn() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(found) = wanted() {
                return found;
            }
            let screen = self.rows().join("\n");
            assert!(start.elapsed() < PATIENCE, "no {what}; on the screen:\n{screen}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for a text in one row of the screen.
    pub fn wait(&self, text: &str) -> Vec<String> {
        self.until(text, |rows| rows.iter().any(|row| row.contains(text)))
    }

    /// Where the cursor stands, row and column, if it is to be seen.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let screen = self.screen.lock().unwrap();
        (!screen.screen().hide_cursor()).then(|| screen.screen().cursor_position())
    }

    /// Sends a signal, as `kill` does.
    pub fn kill(&self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let status = Command::new("kill").args([signal, &id]).status().unwrap();
        assert!(status.success());
    }

    /// Waits for the program's end, and for the last of its output; its exit code.
    pub fn end(&mut self) -> u32 {
        let status = self.status();
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        status
    }

    fn status(&mut self) -> u32 {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the program does not end:\n{}", self.rows().join("\n"));
    }

    /// Closes the terminal, as one does with a window, once `keys` have made it show something. The
    /// program's exit code.
    pub fn close(&mut self, keys: &str) -> u32 {
        self.closing.store(true, Ordering::Relaxed);
        self.send(keys);
        self.reader.take().unwrap().join().unwrap(); // or it would hold the terminal open
        // Or the end of the input would be typed before it is closed.
        let name = self.ours.as_ref().unwrap().0.tty_name().unwrap();
        let stty = Command::new("stty").arg("-F").arg(name).args(["eof", "undef"]).status();
        assert!(stty.unwrap().success());
        self.ours = None;
        self.status()
    }

    /// Whether the terminal takes whole lines and shows what is typed, as a shell expects.
    pub fn is_cooked(&self) -> bool {
        let modes = self.ours.as_ref().unwrap().0.get_termios().unwrap();
        let modes = format!("{:?}", modes.local_flags);
        ["ICANON", "ECHO", "ISIG"]
            .iter()
            .all(|mode| modes.split(|c: char| !c.is_alphanumeric()).any(|word| word == *mode))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
