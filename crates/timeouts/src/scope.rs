//! The handle by which a deadline is looked at and moved.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use event_loop::now;
use tokio::sync::Notify;

/// The deadline of a running [`timeout`](crate::timeout) body. Answers to
/// `asyncio.Timeout`.
///
/// Clone it to hand it to another task. It outlives the body, and then it can
/// still say how that ended.
#[derive(Debug, Clone)]
pub struct Scope {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    deadline: Mutex<Deadline>,
    /// Tells the scope that somebody moved the deadline.
    moved: Notify,
}

#[derive(Debug)]
struct Deadline {
    when: Option<Duration>,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The body runs.
    Active,
    /// The deadline has passed. The body takes no further step.
    Expired,
    /// The body came to its end, or somebody else dropped it.
    Finished,
}

/// Why a deadline cannot be moved any more.
///
/// Answers to the `RuntimeError` of asyncio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RescheduleError {
    /// It has passed.
    #[error("cannot move the deadline of an expired timeout")]
    Expired,
    /// The body has ended.
    #[error("cannot move the deadline of a finished timeout")]
    Finished,
}

impl Scope {
    pub(crate) fn new(when: Option<Duration>) -> Self {
        let deadline = Mutex::new(Deadline { when, state: State::Active });
        Scope { shared: Arc::new(Shared { deadline, moved: Notify::new() }) }
    }

    /// The deadline, as [`now`] counts; `None` if there is none.
    #[must_use]
    pub fn when(&self) -> Option<Duration> {
        self.lock().when
    }

    /// Whether the deadline has stopped the body.
    ///
    /// Not whether it has passed: a body that does not wait is not stopped.
    #[must_use]
    pub fn expired(&self) -> bool {
        self.lock().state == State::Expired
    }

    /// Moves the deadline to `when`, as [`now`] counts; `None` switches it off.
    ///
    /// One in the past strikes at the next `.await` of the body.
    ///
    /// # Errors
    ///
    /// [`RescheduleError`] once the body was stopped or has ended.
    pub fn reschedule(&self, when: Option<Duration>) -> Result<(), RescheduleError> {
        let mut deadline = self.lock();
        match deadline.state {
            State::Active => deadline.when = when,
            State::Expired => return Err(RescheduleError::Expired),
            State::Finished => return Err(RescheduleError::Finished),
        }
        drop(deadline);
        self.shared.moved.notify_one();
        Ok(())
    }

    /// Waits until the deadline has passed, wherever it is moved meanwhile.
    pub(crate) async fn deadline_passed(&self) {
        loop {
            let moved = self.shared.moved.notified();
            match self.time_left() {
                Some(Duration::ZERO) => return,
                Some(left) => drop(tokio::time::timeout(left, moved).await),
                None => moved.await,
            }
        }
    }

    /// Whether the deadline has passed by now. If so, the scope has expired.
    pub(crate) fn is_over(&self) -> bool {
        self.time_left() == Some(Duration::ZERO)
    }

    /// How long the body may still run. With nothing left the scope has expired:
    /// under one lock, so that no thread moves the deadline in between.
    fn time_left(&self) -> Option<Duration> {
        let mut deadline = self.lock();
        let left = deadline.when.map(|when| when.saturating_sub(now()));
        if left == Some(Duration::ZERO) {
            deadline.state = State::Expired;
        }
        left
    }

    fn lock(&self) -> MutexGuard<'_, Deadline> {
        self.shared.deadline.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The body is gone, in whatever way.
pub(crate) struct FinishOnDrop(pub(crate) Scope);

impl Drop for FinishOnDrop {
    fn drop(&mut self) {
        let mut deadline = self.0.lock();
        if deadline.state == State::Active {
            deadline.state = State::Finished;
        }
    }
}
