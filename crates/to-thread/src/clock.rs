//! Threads on the virtual clock. Nothing here is needed at work; skip it at first.
//!
//! A virtual clock jumps when everybody waits. It must not jump while a thread
//! computes, and it must jump while a thread sleeps. tokio's clock stands still
//! as long as there is a `spawn_blocking`, whatever that does. So on a virtual
//! clock the work has a plain thread, and beside it one `spawn_blocking` that
//! only holds the clock, and is let go while the thread sleeps.

use std::cell::RefCell;
use std::pin::pin;
use std::sync::mpsc::{self, TryRecvError};
use std::task::{Context, Waker};
use std::time::Duration;

use tokio::runtime::Handle;
use transcript::{Clock, Recorder};

/// Blocks this thread for `delay`. For lesson programs: it stands for a call that
/// takes so long.
///
/// Answers to `time.sleep`. At work: `std::thread::sleep`, which this is where
/// the clock is real. On a virtual clock only virtual time passes. Where it blocks
/// the loop's own thread, no task gets a turn meanwhile, on either clock.
///
/// Not for a task: await `event_loop::sleep` there.
pub fn blocking_sleep(delay: Duration) {
    match HOLD.take() {
        Some(hold) => HOLD.set(hold.sleep(delay)),
        None if is_virtual() && Handle::try_current().is_ok() => move_clock(delay),
        None => block_for_real(delay),
    }
}

thread_local! {
    /// What the thread of a call holds the virtual clock by.
    static HOLD: RefCell<Option<Hold>> = const { RefCell::new(None) };
}

/// While it lives, the virtual clock stands still.
pub(crate) struct Hold {
    handle: Handle,
    _release: mpsc::Sender<()>,
}

/// Stops the clock, if it is a virtual one.
pub(crate) fn hold() -> Option<Hold> {
    if is_virtual() { Hold::new(Handle::current()) } else { None }
}

fn is_virtual() -> bool {
    Recorder::current().is_some_and(|recorder| recorder.clock() == Clock::Virtual)
}

impl Hold {
    /// `None` when the loop is closed. While it closes, it waits for the thread
    /// that holds; but only for one that has started.
    fn new(handle: Handle) -> Option<Self> {
        let (start, started) = mpsc::channel();
        let (release, released) = mpsc::channel();
        handle.spawn_blocking(move || {
            let _ = start.send(());
            let _ = released.recv();
        });
        started.recv().ok()?;
        Some(Hold { handle, _release: release })
    }

    /// Runs `work` and lets the clock go. By then the loop has got the answer: it
    /// must not find that it has nothing to wait for.
    pub(crate) fn during(self, work: impl FnOnce()) {
        HOLD.set(Some(self));
        work();
        HOLD.set(None);
    }

    /// Lets the clock go until a timer of the loop is due. On a closed loop there
    /// are no timers, and the sleep is over at once.
    fn sleep(self, delay: Duration) -> Option<Hold> {
        let (wake, woken) = mpsc::channel();
        let wake = Wake { handle: self.handle.clone(), wake };
        self.handle.spawn(async move {
            tokio::time::sleep(delay).await;
            drop(wake);
        });
        match woken.try_recv() {
            Ok(hold) => Some(hold),
            Err(TryRecvError::Disconnected) => Some(self),
            Err(TryRecvError::Empty) => {
                drop(self);
                woken.recv().ok()
            }
        }
    }
}

/// Wakes a thread when it is dropped: when the timer is due, and when the loop is
/// closed before. The clock is held for the thread before that thread can run.
struct Wake {
    handle: Handle,
    wake: mpsc::Sender<Hold>,
}

impl Drop for Wake {
    fn drop(&mut self) {
        if let Some(hold) = Hold::new(self.handle.clone()) {
            let _ = self.wake.send(hold);
        }
    }
}

/// What a blocked loop looks like from inside: time has passed, and no task ran.
fn move_clock(delay: Duration) {
    let mut nobody = Context::from_waker(Waker::noop());
    // The first poll moves the clock. The second would let the others run.
    let _ = pin!(tokio::time::advance(delay)).poll(&mut nobody);
}

#[expect(clippy::disallowed_methods, reason = "blocking is what it is for")]
fn block_for_real(delay: Duration) {
    std::thread::sleep(delay);
}
