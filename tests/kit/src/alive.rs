//! Who is still there, and who is gone.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Does something when it is dropped: the clean-up of a coroutine.
pub struct OnDrop<F: FnMut()>(pub F);

impl<F: FnMut()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        self.0();
    }
}

impl<F: FnMut()> fmt::Debug for OnDrop<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnDrop").finish_non_exhaustive()
    }
}

/// Holds `value` and never ends.
///
/// # Cancel safety
///
/// When it is dropped, so is the value: that is what it is for.
pub async fn holding<T>(value: T) {
    let _value = value;
    std::future::pending::<()>().await;
}

/// Counts coroutines or values that are alive. A clone is the same count.
#[derive(Debug, Clone, Default)]
pub struct Census(Arc<AtomicUsize>);

impl Census {
    /// One more, until it is dropped.
    #[must_use]
    pub fn enter(&self) -> Alive {
        self.0.fetch_add(1, Ordering::SeqCst);
        Alive(self.clone())
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

/// One of those that a [`Census`] counts.
#[derive(Debug)]
pub struct Alive(Census);

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::SeqCst);
    }
}
