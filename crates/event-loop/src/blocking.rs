//! Threads that block for a loop, and the virtual clock. Programs need only
//! [`blocking_sleep`]; the lessons `to-thread` and `bridge` are built on the rest.
//! Nothing here is needed at work.
//!
//! A virtual clock jumps when everybody waits. It must not jump while a thread
//! computes, and it must jump while a thread waits. tokio's clock stands still as
//! long as there is a `spawn_blocking`, whatever that does. So a thread that
//! computes has one which does nothing else: its [`Hold`].

use std::cell::RefCell;
use std::fmt;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::runtime::Handle;
use transcript::clock_was_moved;

use crate::running::{running_loop, with_loop};

/// Blocks this thread for `delay`. For lesson programs: it stands for a call that
/// takes so long.
///
/// Answers to `time.sleep`. At work: `std::thread::sleep`, which this is where
/// the clock is real. On a virtual clock only virtual time passes. Where it blocks
/// the loop's own thread, no task gets a turn meanwhile, on either clock.
///
/// Not for a task: await [`sleep`](crate::sleep) there.
pub fn blocking_sleep(delay: Duration) {
    if HOLD.with_borrow(Option::is_some) {
        Wait::new().block(Some(delay));
    } else if on_virtual_clock() {
        move_clock(delay);
    } else {
        block_for_real(delay);
    }
}

/// Whether the loop that runs here has a virtual clock, or this thread holds one.
#[must_use]
pub fn on_virtual_clock() -> bool {
    HOLD.with_borrow(Option::is_some) || running_loop().is_some_and(|shared| shared.calls.is_some())
}

thread_local! {
    /// What this thread holds a virtual clock by, while it does not wait.
    static HOLD: RefCell<Option<Hold>> = const { RefCell::new(None) };
}

/// While it lives, the virtual clock of a loop stands still.
///
/// For a thread beside the loop: hand it over and [`attach`](Hold::attach) it
/// there. Whoever closes the loop does not wait for it; see [`Call`] for that.
pub struct Hold {
    runtime: Handle,
    _release: mpsc::Sender<()>,
}

impl Hold {
    /// Stops the clock of the loop that runs here. `None` if the clock is real, and
    /// outside a loop.
    #[must_use = "dropping it lets the clock go"]
    pub fn here() -> Option<Self> {
        running_loop()?.calls.as_ref()?;
        Some(Hold::new(&Handle::current()))
    }

    fn new(runtime: &Handle) -> Self {
        let (release, released) = mpsc::channel::<()>();
        drop(runtime.spawn_blocking(move || released.recv()));
        Hold { runtime: runtime.clone(), _release: release }
    }

    /// From now on this thread holds the clock, but for the time in which it waits:
    /// in [`blocking_sleep`] and in [`Wait::block`].
    pub fn attach(self) {
        HOLD.set(Some(self));
    }
}

/// From now on this thread holds no clock.
pub fn detach() {
    HOLD.set(None);
}

/// What the loop that runs here keeps for the crate that starts its threads: made
/// the first time, and the same from then on. One thing for each loop.
///
/// # Panics
///
/// Outside a loop, and when it is asked for two types.
#[track_caller]
pub fn kept_by_the_loop<T: Send + Sync + 'static>(make: fn() -> T) -> Arc<T> {
    let kept = with_loop(|shared| shared.kept.get_or_init(|| Arc::new(make())).clone());
    kept.downcast().expect("one crate keeps one thing here")
}

/// A call on another thread, which the loop waits for before it closes, as
/// `loop.shutdown_default_executor` does. For virtual clocks: on a real one tokio
/// waits for each `spawn_blocking`.
#[derive(Debug)]
pub struct Call {
    hold: Hold,
    open: Open,
}

impl Call {
    /// Opens a call and stops the clock for it. `None` if the clock is real, and
    /// outside a loop.
    #[must_use = "dropping it ends the call"]
    pub fn open() -> Option<Self> {
        let open = running_loop()?.calls.as_ref()?.open();
        Some(Call { hold: Hold::new(&Handle::current()), open })
    }

    /// Does the call's work on this thread. The loop has to get its answer in there:
    /// behind it the clock goes, and a loop that waits for nothing else is hung.
    pub fn run(self, work: impl FnOnce()) {
        self.hold.attach();
        work();
        // A loop that closes has to hear of the end while the clock stands still.
        drop(self.open);
        detach();
    }
}

/// How a thread waits for something on a loop: the loop has the [`Wake`]s.
#[derive(Debug)]
pub struct Wait {
    woken: mpsc::Receiver<Option<Hold>>,
    wake: mpsc::Sender<Option<Hold>>,
    /// Whose clock this thread holds.
    runtime: Option<Handle>,
}

/// Wakes a thread when it is dropped. The clock is held for the thread before that
/// thread can run.
#[derive(Debug)]
#[must_use = "dropping it wakes the thread"]
pub struct Wake {
    wake: mpsc::Sender<Option<Hold>>,
    runtime: Option<Handle>,
}

impl Wait {
    /// A wait of this thread that has not begun.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "each is for the thread that makes it")]
    pub fn new() -> Self {
        let (wake, woken) = mpsc::channel();
        let runtime = HOLD.with_borrow(|hold| Some(hold.as_ref()?.runtime.clone()));
        Wait { woken, wake, runtime }
    }

    /// Something that ends the wait when it is dropped. The first one counts.
    pub fn wake(&self) -> Wake {
        Wake { wake: self.wake.clone(), runtime: self.runtime.clone() }
    }

    /// Blocks this thread until a [`Wake`] is dropped, for at most `limit`. It lets
    /// the clock go meanwhile; if it held one, that is the clock of the limit.
    pub fn block(self, limit: Option<Duration>) {
        let Some(hold) = HOLD.take() else {
            return self.block_for_real(limit);
        };
        let timer = limit.map(|limit| {
            let wake = self.wake();
            hold.runtime.spawn(async move {
                crate::sleep(limit).await;
                drop(wake);
            })
        });
        drop(hold);
        HOLD.set(self.woken.recv().ok().flatten());
        if let Some(timer) = timer {
            timer.abort();
        }
    }

    fn block_for_real(self, limit: Option<Duration>) {
        let _ = match limit {
            None => self.woken.recv().ok(),
            Some(limit) => self.woken.recv_timeout(limit).ok(),
        };
    }
}

impl Drop for Wake {
    fn drop(&mut self) {
        // On a loop that is closed there is no clock to hold, and nobody to mind.
        let _ = self.wake.send(self.runtime.as_ref().map(Hold::new));
    }
}

/// The calls of a loop that have not ended.
#[derive(Debug, Clone, Default)]
pub(crate) struct Calls(Arc<Mutex<OpenCalls>>);

#[derive(Debug, Default)]
struct OpenCalls {
    open: usize,
    /// Whoever waits for the last one to end.
    closing: Option<Waker>,
}

#[derive(Debug)]
struct Open(Calls);

impl Calls {
    fn open(&self) -> Open {
        self.state().open += 1;
        Open(self.clone())
    }

    /// Waits until all have ended.
    pub(crate) async fn ended(&self) {
        poll_fn(|cx| {
            let mut state = self.state();
            if state.open == 0 {
                return Poll::Ready(());
            }
            state.closing = Some(cx.waker().clone());
            Poll::Pending
        })
        .await;
    }

    fn state(&self) -> MutexGuard<'_, OpenCalls> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.open -= 1;
        let closing = state.closing.take();
        drop(state);
        if let Some(waker) = closing {
            waker.wake();
        }
    }
}

/// What a blocked loop looks like from inside: time has passed, and no task ran.
fn move_clock(delay: Duration) {
    let mut nobody = Context::from_waker(Waker::noop());
    // The first poll moves the clock. The second would let the others run.
    let _ = pin!(tokio::time::advance(delay)).poll(&mut nobody);
    clock_was_moved();
}

#[expect(clippy::disallowed_methods, reason = "blocking is what it is for")]
fn block_for_real(delay: Duration) {
    std::thread::sleep(delay);
}

impl fmt::Debug for Hold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hold").finish_non_exhaustive()
    }
}
