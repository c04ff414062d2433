//! A terminal that nobody sits at: the course runs in it, and the test reads the
//! screen.

use std::fs;
use std::io::{Read, Write};
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};
use vt100::Parser;

use crate::checkout::Checkout;

/// A screen on which nothing moves for so long does not move any more.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Terminal {
    parser: Arc<Mutex<Parser>>,
    changed: Receiver<()>,
    reader: Option<JoinHandle<()>>,
    /// `None` once the window is closed.
    window: Option<Arc<Pty>>,
    child: Child,
}

/// Columns and rows of the usual window.
pub(crate) const USUAL: (u16, u16) = (80, 24);

impl Terminal {
    /// Starts watch mode in `checkout`.
    pub(crate) fn watch(checkout: &Checkout) -> Self {
        Terminal::start(checkout, &[], &[], USUAL)
    }

    /// Starts `course` with these arguments and variables in a window of so many
    /// columns and rows.
    pub(crate) fn start(
        checkout: &Checkout,
        arguments: &[&str],
        variables: &[(&str, &str)],
        (cols, rows): (u16, u16),
    ) -> Self {
        let (window, inside) = open().unwrap();
        window.resize(Size::new(rows, cols)).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
        command = command.args(arguments).current_dir(checkout.root());
        for name in ["CARGO_TARGET_DIR", "NO_COLOR", "COLUMNS", "VISUAL", "EDITOR"] {
            command = command.env_remove(name);
        }
        command = command.env("TERM", "xterm-256color").envs(variables.iter().copied());
        let child = command.spawn(inside).unwrap();
        let window = Arc::new(window);
        let parser = Arc::new(Mutex::new(Parser::new(rows, cols, 0)));
        let (changed, reader) = show(window.clone(), parser.clone());
        Terminal { parser, changed, reader: Some(reader), window: Some(window), child }
    }

    pub(crate) fn screen(&self) -> String {
        let screen = self.parser.lock().unwrap().screen().contents();
        screen.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    /// Waits until the screen shows `words`; returns the screen.
    #[track_caller]
    pub(crate) fn wait_for(&self, words: &str) -> String {
        self.wait(words, |screen| screen.contains(words))
    }

    /// Waits until the screen shows `words` no more; returns the screen.
    #[track_caller]
    pub(crate) fn wait_without(&self, words: &str) -> String {
        self.wait(words, |screen| !screen.contains(words))
    }

    #[track_caller]
    fn wait(&self, words: &str, fits: impl Fn(&str) -> bool) -> String {
        loop {
            let screen = self.screen();
            if fits(&screen) {
                return screen;
            }
            let ended = self.changed.recv_timeout(PATIENCE);
            if ended == Err(RecvTimeoutError::Timeout) {
                panic!("waited for {words:?} on:\n{}", self.screen());
            }
            if ended.is_err() && !fits(&self.screen()) {
                panic!("ended before {words:?} on:\n{}", self.screen());
            }
        }
    }

    pub(crate) fn press(&self, keys: &str) {
        self.window().write_all(keys.as_bytes()).unwrap();
    }

    pub(crate) fn resize(&self, cols: u16, rows: u16) {
        self.parser.lock().unwrap().screen_mut().set_size(rows, cols);
        self.window().resize(Size::new(rows, cols)).unwrap();
    }

    fn window(&self) -> &Pty {
        self.window.as_ref().expect("it is open")
    }

    /// Sends a signal to the course, and to nobody else.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = std::process::Command::new("kill").args(["-s", name, &id]).status();
        assert!(sent.unwrap().success());
    }

    /// The most memory that the course itself has used, in kB.
    pub(crate) fn peak_memory(&self) -> u64 {
        peak_memory(self.child.id())
    }

    /// Whether the colours and codes that the course sent were any.
    pub(crate) fn is_coloured(&self) -> bool {
        let parser = self.parser.lock().unwrap();
        let (rows, cols) = parser.screen().size();
        let cells = (0..rows).flat_map(|row| (0..cols).map(move |col| (row, col)));
        cells
            .filter_map(|(row, col)| parser.screen().cell(row, col))
            .any(|cell| cell.fgcolor() != vt100::Color::Default)
    }

    /// The window is closed by its cross.
    pub(crate) fn close(&mut self) -> ExitStatus {
        // The reader ends at the next output once nobody listens to it.
        self.changed = channel().1;
        self.resize(70, 20);
        self.reader.take().unwrap().join().unwrap();
        drop(self.window.take());
        self.child.wait().unwrap()
    }

    /// Waits for the end of the course.
    pub(crate) fn end(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Presses q: that is a good end.
    #[track_caller]
    pub(crate) fn quit(mut self) {
        self.press("q");
        assert!(self.end().success());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // After a failed test nobody else would.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The most memory that a process has used so far, in kB; 0 where the system does
/// not tell.
pub(crate) fn peak_memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok());
    assert!(kilobytes.is_some() || !cfg!(target_os = "linux"), "{status}");
    kilobytes.unwrap_or(0)
}

/// Draws what the course sends; tells each time that there was something.
fn show(window: Arc<Pty>, parser: Arc<Mutex<Parser>>) -> (Receiver<()>, JoinHandle<()>) {
    let (tell, changed) = channel();
    let reader = thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = (&*window).read(&mut buffer) {
            parser.lock().unwrap().process(&buffer[..count]);
            if tell.send(()).is_err() {
                return;
            }
        }
    });
    (changed, reader)
}
