//! What a run said and did.
//!
//! Programs of the course print with [`say!`] instead of `println!`. The line is
//! printed, and where the run is recorded it is kept too, with its virtual time
//! and the task that said it. A [`Transcript`] is what tests compare, and what
//! every picture of a run is drawn from.
//!
//! | Python                 | here                        |
//! | ---------------------- | --------------------------- |
//! | `print(f"got {item}")` | `say!("got {item}")`        |
//!
//! Any run can be looked at: as a [`timeline`](Transcript::timeline) or downwards
//! ([`steps`](Transcript::steps)) in a terminal, as an [`svg`](Transcript::svg) on
//! a page, in Perfetto ([`trace`](Transcript::trace)), and step by step in a player
//! ([`player_page`](Transcript::player_page)). All are drawn from one [`Recording`].
//!
//! Not for logging: at work, use the `tracing` crate. Not for timing either:
//! the time is virtual.
//!
//! Recording off, a task costs nothing more and a line costs a `println!`.

#![warn(missing_docs, unreachable_pub)]

mod lane;
mod layout;
mod log;
mod player;
mod recorder;
mod recording;
mod state;
mod stdout;
mod steps;
mod stopwatch;
mod svg;
mod timeline;
mod trace;
mod transcript;
mod words;

use std::any::Any;

pub use lane::{Lane, Traced, traced};
pub use log::{Name, task_name};
pub use player::PLAYER;
pub use recorder::{
    CLOCK_VARIABLE, Clock, Echo, Entered, RECORDING_VARIABLE, Recorder, STOPPED_AT_LIMIT,
};
pub use recording::{Event, LaneId, LaneInfo, LaneKind, Recording, What};
pub use stopwatch::{Moment, Stopwatch, clock_was_moved};
pub use transcript::Transcript;

#[doc(hidden)]
pub use recorder::say;

/// Prints a line, as `println!` does, and records who said it and when.
///
/// ```
/// use transcript::say;
///
/// let item = 3;
/// say!("consumed: {item}");
/// ```
///
/// Ends the program with exit code 141 when standard output is closed, as a
/// shell's own tools do.
#[macro_export]
macro_rules! say {
    ($($text:tt)*) => {
        $crate::say(::std::format_args!($($text)*))
    };
}

/// The words of a panic, from what `catch_unwind` or a `JoinError` gives.
#[must_use]
pub fn panic_message(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a message".to_owned())
}
