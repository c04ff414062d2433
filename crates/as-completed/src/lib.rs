#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

use std::fmt;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures::{FutureExt, Stream};
use tasks::{Task, create_task};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{Instant, Sleep, sleep};

/// Runs coroutines at the same time and gives each value as soon as it is there.
///
/// Each becomes a task at this call, first argument first. Take the values with
/// `while let Some(value) = values.next().await`; `next` comes from
/// [`futures::StreamExt`]. Answers to `asyncio.as_completed`, which starts its
/// coroutines in no particular order. At work: `FuturesUnordered`, or a `JoinSet`
/// where the children have to be tasks.
///
/// Not for values in argument order: that is `gather`. A value does not say which
/// coroutine it is from, so let the coroutine return its own name with it.
///
/// # Panics
///
/// Outside a loop.
#[track_caller]
pub fn as_completed<F>(coroutines: impl IntoIterator<Item = F>) -> AsCompleted<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let (sender, arrivals) = unbounded_channel();
    let mut children = Vec::new();
    for coroutine in coroutines {
        let sender = sender.clone();
        // Not an `async` block, which keeps a coroutine that it awaits twice.
        children.push(create_task(AssertUnwindSafe(coroutine).catch_unwind().map(move |result| {
            // Nobody listens any more once the stream is dropped.
            let _ = sender.send(Arrival { result, at: Instant::now() });
        })));
    }
    AsCompleted { left: children.len(), children, arrivals }
}

/// Values in the order in which they arrive. Take them with
/// [`futures::StreamExt::next`].
///
/// It owns its children: dropping it cancels those that still run. asyncio's
/// iterator lets them run on.
///
/// # Cancel safety
///
/// Dropping a `next()` loses nothing: the value waits for the next one.
///
/// # Panics
///
/// When it is asked for the value of a child that panicked, with the child's panic.
/// A child that somebody else cancelled gives nothing and is passed over.
#[must_use = "dropping it cancels the children: ask it for values"]
pub struct AsCompleted<T> {
    /// In argument order.
    children: Vec<Task<()>>,
    /// In the order in which they happened. It ends with the last child.
    arrivals: UnboundedReceiver<Arrival<T>>,
    /// How many were not handed out.
    left: usize,
}

/// How a child ended, and when.
struct Arrival<T> {
    result: std::thread::Result<T>,
    at: Instant,
}

impl<T> AsCompleted<T> {
    /// Hands out values for so long, counted from now. From then on each child
    /// that was not served gives one [`TimeoutError`].
    ///
    /// The children are not cancelled by that. They run on until they end or the
    /// stream is dropped. Answers to `as_completed(…, timeout=limit)`.
    ///
    /// Not for a limit on each value: put one into the coroutine.
    ///
    /// # Panics
    ///
    /// Outside a loop.
    pub fn timeout(self, limit: Duration) -> WithTimeout<T> {
        WithTimeout { values: self, limit: Limit::Ahead(Box::pin(sleep(limit))) }
    }

    fn poll_arrival(&mut self, cx: &mut Context<'_>) -> Poll<Option<Arrival<T>>> {
        let arrival = ready!(self.arrivals.poll_recv(cx));
        self.left = if arrival.is_some() { self.left - 1 } else { 0 };
        Poll::Ready(arrival)
    }
}

impl<T> Arrival<T> {
    /// The value; a child's panic is now the caller's.
    fn value(self) -> T {
        self.result.unwrap_or_else(|panic| resume_unwind(panic))
    }

    fn value_before(self, deadline: Instant) -> Result<T, TimeoutError> {
        if self.at < deadline { Ok(self.value()) } else { Err(TimeoutError) }
    }
}

impl<T> Stream for AsCompleted<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        self.poll_arrival(cx).map(|arrival| arrival.map(Arrival::value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.left))
    }
}

impl<T> Drop for AsCompleted<T> {
    fn drop(&mut self) {
        // Read to the end, as most streams are: there is nobody to look up.
        if self.left == 0 {
            return;
        }
        for child in &self.children {
            child.cancel();
        }
    }
}

impl<T> fmt::Debug for AsCompleted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsCompleted").field("left", &self.left).finish_non_exhaustive()
    }
}

/// The time is up. Answers to `TimeoutError`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the time is up")]
pub struct TimeoutError;

/// [`AsCompleted`] with a timeout: values while there is time, then an error for
/// each child that was not served.
///
/// A value that arrived in time stays a value, however late it is taken. One that
/// arrives exactly at the limit is too late.
///
/// # Cancel safety
///
/// Dropping a `next()` loses nothing. Dropping the stream cancels its children.
///
/// # Panics
///
/// As [`AsCompleted`] does.
#[must_use = "dropping it cancels the children: ask it for values"]
pub struct WithTimeout<T> {
    values: AsCompleted<T>,
    limit: Limit,
}

enum Limit {
    Ahead(Pin<Box<Sleep>>),
    /// So many errors are still to be handed out.
    Passed(usize),
}

impl<T> Stream for WithTimeout<T> {
    type Item = Result<T, TimeoutError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let WithTimeout { values, limit } = &mut *self;
        if let Limit::Ahead(timer) = limit {
            if let Poll::Ready(arrival) = values.poll_arrival(cx) {
                let deadline = timer.deadline();
                return Poll::Ready(arrival.map(|arrival| arrival.value_before(deadline)));
            }
            ready!(timer.as_mut().poll(cx));
            *limit = Limit::Passed(values.left);
        }
        Poll::Ready(limit.next_error().map(Err))
    }
}

impl Limit {
    fn next_error(&mut self) -> Option<TimeoutError> {
        match self {
            Limit::Ahead(_) | Limit::Passed(0) => None,
            Limit::Passed(left) => {
                *left -= 1;
                Some(TimeoutError)
            }
        }
    }
}

impl<T> fmt::Debug for WithTimeout<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WithTimeout").field("values", &self.values).finish_non_exhaustive()
    }
}
