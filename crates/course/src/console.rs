//! Where text goes: the learner's terminal, a pipe, a file.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use clap::ColorChoice;

use crate::cargo::Diagnostics;
use crate::report::Paint;

/// Used where nothing says how wide the terminal is.
const USUAL_WIDTH: usize = 80;

/// How often a line that changes is written anew.
const GLANCE: Duration = Duration::from_millis(250);

/// What standard output can show.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Console {
    pub(crate) paint: Paint,
    pub(crate) width: usize,
}

impl Console {
    /// The console this program was started on.
    pub(crate) fn of_this_program(color: ColorChoice) -> Self {
        let coloured = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => is_terminal() && !is_dumb() && !no_color(),
        };
        let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns));
        let width = if is_terminal() { terminal() } else { columns };
        Console {
            paint: if coloured { Paint::Coloured } else { Paint::Plain },
            width: width.filter(|&width| width > 0).unwrap_or(USUAL_WIDTH),
        }
    }

    /// How the compiler shall print for this console.
    pub(crate) fn diagnostics(self) -> Diagnostics {
        match self.paint {
            Paint::Plain => Diagnostics::Plain,
            Paint::Coloured => Diagnostics::Coloured,
        }
    }
}

/// Whether both ends of a conversation are there, and the cursor can be moved.
pub(crate) fn is_interactive() -> bool {
    is_terminal() && io::stdin().is_terminal() && !is_dumb()
}

/// A terminal that only prints, as inside some editors.
fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

fn no_color() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Prints `text` at once.
///
/// # Errors
///
/// When nobody reads it; `println!` would panic.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Does `work`. Meanwhile one line on the terminal holds what `say` has to say of it
/// after so much time.
#[expect(clippy::disallowed_methods, reason = "a person waits in real time")]
pub(crate) fn meanwhile<T>(
    say: impl Fn(Duration) -> Option<String> + Send,
    work: impl FnOnce() -> T,
) -> T {
    if !io::stderr().is_terminal() || is_dumb() {
        return work();
    }
    let (started, (ends, ended)) = (Instant::now(), channel::<()>());
    thread::scope(|scope| {
        scope.spawn(move || {
            while ended.recv_timeout(GLANCE) == Err(RecvTimeoutError::Timeout) {
                rewrite(&say(started.elapsed()).unwrap_or_default());
            }
            rewrite("");
        });
        let done = work();
        drop(ends);
        done
    })
}

/// Writes over the line on which the cursor is.
fn rewrite(line: &str) {
    let _ = write!(io::stderr(), "\r{line}\x1b[K");
}

/// Says something that does not belong to the output.
pub(crate) fn note(text: &str) {
    // If nobody reads it, there is nobody to tell.
    let _ = writeln!(io::stderr(), "{text}");
}
