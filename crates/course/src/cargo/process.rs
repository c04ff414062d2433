//! One process at a time: watched, bounded, and ended with all it has started.

use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry};
use std::io::{self, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use process_wrap::std::{ChildWrapper, CommandWrap};

use crate::stop::Stop;

/// How long after a process its output may still come. Only a grandchild that
/// left the process group can make us wait for it.
const LAST_OUTPUT: Duration = Duration::from_millis(500);

/// How often we look whether it has ended.
const GLANCE: Duration = Duration::from_millis(2);

/// How often we look for children that start others while we end them.
const ROUNDS: usize = 10;

/// How a process may run.
#[derive(Debug, Clone)]
pub(crate) struct Bounds {
    /// Real time after which it is ended; `None` lets it run.
    pub(crate) time: Option<Duration>,
    /// How many bytes of each output are kept: the last ones.
    pub(crate) output: usize,
    /// `NAME=value` in its environment, and in no other process's: what it has
    /// started is known by it.
    pub(crate) mark: Option<OsString>,
}

/// What a process did.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) end: End,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Why a process is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// It ended by itself.
    Exited(ExitStatus),
    /// Its time was up.
    TimedOut,
    /// Somebody asked for it.
    Stopped,
}

/// The last bytes of an output; whoever reads the pipe adds to them.
type Kept = Arc<Mutex<VecDeque<u8>>>;

/// A look from outside at a process that runs. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Live(Arc<Mutex<Option<(Instant, Kept)>>>);

impl Live {
    /// For how long it has run, and at most the last `most` bytes that it has
    /// printed; `None` before it starts.
    pub(crate) fn glance(&self, most: usize) -> Option<(Duration, String)> {
        let started = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, kept) = started.as_ref()?;
        let kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let last: Vec<u8> = kept.range(kept.len().saturating_sub(most)..).copied().collect();
        Some((since.elapsed(), String::from_utf8_lossy(&last).into_owned()))
    }

    #[expect(clippy::disallowed_methods, reason = "another process takes real time")]
    fn show(&self, kept: Kept) {
        let started = Some((Instant::now(), kept));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = started;
    }
}

/// Runs `command` to its end and keeps its output; `live` can be looked at meanwhile.
///
/// # Errors
///
/// When it cannot be started.
pub(crate) fn capture(
    mut command: Command,
    bounds: &Bounds,
    stop: &Stop,
    live: &Live,
) -> io::Result<Finished> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = start(command)?;
    let stdout = child.stdout().take().map(|pipe| Tail::read(pipe, bounds.output));
    if let Some(tail) = &stdout {
        live.show(tail.bytes.clone());
    }
    let stderr = child.stderr().take().map(|pipe| Tail::read(pipe, bounds.output));
    let end = watch(&mut *child, bounds, stop)?;
    if let Some(mark) = &bounds.mark {
        end_bearers(mark);
    }
    let text = |tail: Option<Tail>| tail.map(Tail::text).unwrap_or_default();
    Ok(Finished { end, stdout: text(stdout), stderr: text(stderr) })
}

/// Runs `command` to its end on the learner's own terminal.
///
/// # Errors
///
/// When it cannot be started.
pub(crate) fn show(command: Command, stop: &Stop) -> io::Result<End> {
    let mut child = start(command)?;
    watch(&mut *child, &Bounds { time: None, output: 0, mark: None }, stop)
}

/// A group of its own: Ctrl-C reaches only us, and we end all of it.
fn start(command: Command) -> io::Result<Box<dyn ChildWrapper>> {
    let mut command = CommandWrap::from(command);
    #[cfg(unix)]
    command.wrap(process_wrap::std::ProcessGroup::leader());
    #[cfg(windows)]
    command.wrap(process_wrap::std::JobObject);
    command.spawn()
}

#[expect(clippy::disallowed_methods, reason = "another process takes real time")]
fn watch(child: &mut dyn ChildWrapper, bounds: &Bounds, stop: &Stop) -> io::Result<End> {
    let deadline = bounds.time.map(|time| Instant::now() + time);
    let end = loop {
        if let Some(status) = child.try_wait()? {
            break End::Exited(status);
        }
        if stop.asked() {
            break End::Stopped;
        }
        if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            break End::TimedOut;
        }
        thread::sleep(GLANCE);
    };
    // Also after a good end: what it has started in the background ends with it.
    // An error means that nothing was left.
    let _ = child.start_kill();
    child.wait()?;
    Ok(end)
}

/// Ends whoever bears `mark`: a child that has left the process group, by `setsid`
/// say. Only Linux shows what a process has in its environment.
fn end_bearers(mark: &OsStr) {
    for _ in 0..ROUNDS {
        let bearers = bearers(mark);
        if bearers.is_empty() {
            return;
        }
        // Who is gone meanwhile is no fault.
        let mut shell = Command::new("sh");
        let kill = ["-c", "kill -s KILL \"$@\"", "sh"];
        let _ = shell.args(kill).args(bearers).stderr(Stdio::null()).status();
    }
}

/// The numbers of the processes that bear `mark`.
fn bearers(mark: &OsStr) -> Vec<OsString> {
    let bears = |process: &DirEntry| {
        let environment = fs::read(process.path().join("environ")).unwrap_or_default();
        environment.split(|byte| *byte == 0).any(|entry| entry == mark.as_encoded_bytes())
    };
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes.filter(bears).map(|process| process.file_name()).collect()
}

/// The last bytes of an output, read while it is written: a program that prints
/// for ever costs no memory.
struct Tail {
    bytes: Kept,
    ended: Receiver<()>,
}

impl Tail {
    fn read(mut pipe: impl Read + Send + 'static, most: usize) -> Self {
        let bytes = Kept::default();
        let (end, ended) = channel::<()>();
        let kept = bytes.clone();
        thread::spawn(move || {
            let mut buffer = [0; 16 * 1024];
            while let Ok(count @ 1..) = pipe.read(&mut buffer) {
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                kept.extend(&buffer[..count]);
                let surplus = kept.len().saturating_sub(most);
                kept.drain(..surplus);
            }
            drop(end);
        });
        Tail { bytes, ended }
    }

    fn text(self) -> String {
        // Disconnected when the reader is through; what is there by then is used.
        let _ = self.ended.recv_timeout(LAST_OUTPUT);
        let mut bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(bytes.make_contiguous()).into_owned()
    }
}
