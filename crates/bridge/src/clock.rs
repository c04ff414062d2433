//! The outer thread on the virtual clock. Nothing here is needed at work; skip it
//! at first.
//!
//! A virtual clock jumps when everybody waits, and the thread that started the
//! loop is somebody. While it computes, the clock must stand still; while it waits
//! for a result, the clock must go. tokio's clock stands still as long as there is
//! a `spawn_blocking`: so there is one that does nothing else.

use std::cell::RefCell;
use std::sync::mpsc;
use std::time::Duration;

use tokio::runtime::Handle;
use transcript::{Clock, Recorder};

thread_local! {
    /// What this thread holds the virtual clock of its loop by.
    static HOLD: RefCell<Option<Hold>> = const { RefCell::new(None) };
}

/// While it lives, the virtual clock stands still.
pub(crate) struct Hold {
    _release: mpsc::Sender<()>,
}

/// Stops the clock, if it is a virtual one. Call it on the loop.
pub(crate) fn hold() -> Option<Hold> {
    let _virtual = Recorder::current().filter(|recorder| recorder.clock() == Clock::Virtual)?;
    let handle = Handle::try_current().ok()?;
    let (release, released) = mpsc::channel::<()>();
    handle.spawn_blocking(move || released.recv());
    Some(Hold { _release: release })
}

/// From now on this thread holds the clock while it does not wait.
pub(crate) fn enter(hold: Option<Hold>) {
    HOLD.set(hold);
}

/// From now on this thread does not count.
pub(crate) fn leave() {
    HOLD.set(None);
}

/// How a waiting thread hears of an end: with a hold, so that the clock stands
/// still before the thread can run.
pub(crate) type Told = mpsc::Receiver<Option<Hold>>;
pub(crate) type Tell = mpsc::Sender<Option<Hold>>;

/// Waits until somebody tells, at most for `limit`. On a virtual clock
/// `set_timer` has to see to the limit.
pub(crate) fn wait(told: &Told, limit: Option<Duration>, set_timer: impl FnOnce(Duration)) {
    let Some(held) = HOLD.take() else {
        let _ = match limit {
            None => told.recv().ok(),
            Some(limit) => told.recv_timeout(limit).ok(),
        };
        return;
    };
    limit.map(set_timer);
    drop(held);
    HOLD.set(told.recv().ok().flatten());
}
