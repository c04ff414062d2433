//! Waits that a test polls itself, without a loop: so it can drop one at each of
//! its steps.

use std::fmt;
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

/// A wait that is polled by hand, and that knows whether it was woken.
pub struct Wait<T> {
    future: Pin<Box<dyn Future<Output = T>>>,
    woken: Arc<Woken>,
}

impl<T> Wait<T> {
    /// One that was never polled.
    pub fn new(future: impl Future<Output = T> + 'static) -> Self {
        Wait { future: Box::pin(future), woken: Arc::default() }
    }

    /// One that has come to stand in line.
    ///
    /// # Panics
    ///
    /// When it need not wait.
    pub fn started(future: impl Future<Output = T> + 'static) -> Self {
        let mut wait = Wait::new(future);
        assert!(wait.poll().is_pending(), "it does not have to wait");
        wait
    }

    /// One step, with a waker of the test's own.
    ///
    /// # Panics
    ///
    /// When it is ready already, as most futures do.
    pub fn poll_with(&mut self, waker: &Waker) -> Poll<T> {
        self.future.as_mut().poll(&mut Context::from_waker(waker))
    }

    /// One step.
    ///
    /// # Panics
    ///
    /// When it is ready already, as most futures do.
    pub fn poll(&mut self) -> Poll<T> {
        self.poll_with(&Waker::from(self.woken.clone()))
    }

    /// Whether it was woken since the last time this was asked.
    #[must_use]
    pub fn take_woken(&self) -> bool {
        self.woken.take()
    }

    /// Takes its waker away: the next poll brings another.
    pub fn take_waker(&mut self) -> Arc<Woken> {
        mem::take(&mut self.woken)
    }
}

impl<T> fmt::Debug for Wait<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait").field("woken", &self.woken).finish_non_exhaustive()
    }
}

/// A waker that remembers that it was woken, and does nothing else.
#[derive(Debug, Default)]
pub struct Woken(AtomicBool);

impl Woken {
    /// Whether it was woken since the last time this was asked.
    #[must_use]
    pub fn take(&self) -> bool {
        self.0.swap(false, Ordering::Relaxed)
    }
}

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A waker that does something whenever it is woken and when it is dropped, as any
/// waker may: it looks at what it is woken by, and finds it locked or not.
///
/// A lock that is held hangs the test: run it [`within_patience`](crate::within_patience).
pub fn curious<R>(look: impl Fn() -> R + Send + Sync + 'static) -> Waker {
    Waker::from(Arc::new(Curious(move || drop(look()))))
}

struct Curious<F: Fn()>(F);

impl<F: Fn() + Send + Sync + 'static> Wake for Curious<F> {
    fn wake(self: Arc<Self>) {
        self.0();
    }
}

impl<F: Fn()> Drop for Curious<F> {
    fn drop(&mut self) {
        self.0();
    }
}
