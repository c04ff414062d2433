#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

mod flight;

use std::convert::Infallible;
use std::num::NonZeroUsize;
use std::time::Duration;

use event_loop::sleep;
use futures::StreamExt;
use futures::stream;
use gather::gather;
use queue::Queue;
use semaphore::Semaphore;
use task_group::{TaskGroup, task_group};

pub use flight::Report;

use flight::Flight;

/// A task for every item, all in one group. Nothing limits how many there are.
///
/// Creating a task does not give way, so no task runs before the last one is
/// created: an `items` without an end starves the loop. Answers to a loop of
/// `group.create_task`.
///
/// Not for more items than may run at once.
///
/// # Panics
///
/// When `work` panics, and outside a loop.
///
/// # Cancel safety
///
/// Dropping it cancels the tasks, as does dropping any other call of this crate.
pub async fn in_group<I, F>(
    items: impl IntoIterator<Item = I>,
    work: impl Fn(I) -> F,
) -> Report<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    group(async |group, flight| {
        for item in items {
            group.create_task(done(flight.start(work(item))));
        }
    })
    .await
}

/// A task for every item, and one turn for everybody after each.
///
/// So an item is started before the next one is made, also if `items` has no end.
/// The number of tasks is not limited: each runs on while others are created.
/// Answers to `create_task` and `sleep(0)` in turn.
///
/// Not for slowing a producer down: one turn is no time at all.
///
/// # Panics
///
/// When `work` panics, and outside a loop.
///
/// # Cancel safety
///
/// Dropping it cancels the tasks.
pub async fn with_a_yield<I, F>(
    items: impl IntoIterator<Item = I>,
    work: impl Fn(I) -> F,
) -> Report<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    group(async |group, flight| {
        for item in items {
            group.create_task(done(flight.start(work(item))));
            sleep(Duration::ZERO).await;
        }
    })
    .await
}

/// A task for every item, but at most `limit` at once: each needs a permit, and it
/// is taken before the task is created.
///
/// Taken inside the task it would limit the work and not the tasks: all of them
/// would be there at once, waiting. Answers to `await semaphore.acquire()` before
/// `group.create_task`. At work: `tokio::sync::Semaphore::acquire_owned`.
///
/// # Panics
///
/// When `work` panics, and outside a loop.
///
/// # Cancel safety
///
/// Dropping it cancels the tasks.
pub async fn behind_a_semaphore<I, F>(
    limit: NonZeroUsize,
    items: impl IntoIterator<Item = I>,
    work: impl Fn(I) -> F,
) -> Report<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let semaphore = Semaphore::new(limit.get());
    group(async |group, flight| {
        for item in items {
            let permit = semaphore.acquire().await;
            let job = flight.start(work(item));
            group.create_task(async move {
                job.await;
                drop(permit);
                Ok(())
            });
        }
    })
    .await
}

/// `workers` tasks for all items, with a queue between them and `items`.
///
/// The queue has as many places as there are workers: when it is full, the next
/// item is not made. Answers to the workers of the lesson `queue`. At work:
/// `tokio::sync::mpsc::channel`, or `async_channel` for more than one receiver.
///
/// # Panics
///
/// When `work` panics, and outside a loop.
///
/// # Cancel safety
///
/// Dropping it cancels the workers.
pub async fn through_a_queue<I, F>(
    workers: NonZeroUsize,
    items: impl IntoIterator<Item = I>,
    work: impl Fn(I) -> F + Clone + Send + 'static,
) -> Report<F::Output>
where
    I: Send + 'static,
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let queue = Queue::new(workers.get());
    group(async |group, flight| {
        for _ in 0..workers.get() {
            group.create_task(worker(queue.clone(), work.clone(), flight.clone()));
        }
        for item in items {
            queue.put(item).await.expect("nobody else shuts the queue down");
        }
        queue.shutdown(false);
    })
    .await
}

async fn worker<I, F>(
    queue: Queue<I>,
    work: impl Fn(I) -> F,
    flight: Flight<F::Output>,
) -> Result<(), Infallible>
where
    F: Future,
{
    while let Ok(item) = queue.get().await {
        flight.start(work(item)).await;
    }
    Ok(())
}

/// `size` items at a time: the next batch starts when the last of this one is done.
///
/// The simplest limit, and the one that wastes most: everybody waits for the
/// slowest. Answers to `gather` over slices. At work: `join_all` over chunks.
///
/// # Panics
///
/// When `work` panics, and outside a loop.
///
/// # Cancel safety
///
/// Dropping it cancels the batch that runs.
pub async fn in_batches<I, F>(
    size: NonZeroUsize,
    items: impl IntoIterator<Item = I>,
    work: impl Fn(I) -> F,
) -> Report<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let flight = Flight::new();
    let mut items = items.into_iter();
    loop {
        let batch: Vec<_> = items.by_ref().take(size.get()).collect();
        if batch.is_empty() {
            return flight.land();
        }
        gather(batch.into_iter().map(|item| flight.start(work(item)))).await;
    }
}

/// At most `limit` items at once, in the task that calls: a stream polls them.
///
/// No task is created, so `work` may borrow, and all of it shares one thread.
/// asyncio has nothing like it: there only tasks run beside each other. At work:
/// the same, `StreamExt::buffer_unordered`.
///
/// # Panics
///
/// When `work` panics.
///
/// # Cancel safety
///
/// Dropping it drops the work.
pub async fn as_a_stream<I, F>(
    limit: NonZeroUsize,
    items: impl IntoIterator<Item = I>,
    work: impl Fn(I) -> F,
) -> Report<F::Output>
where
    F: Future,
{
    let flight = Flight::new();
    stream::iter(items)
        .map(|item| flight.start(work(item)))
        .buffer_unordered(limit.get())
        .collect::<()>()
        .await;
    flight.land()
}

/// A task group whose tasks and body cannot fail. Reports what its jobs came to.
async fn group<T>(body: impl AsyncFnOnce(&TaskGroup<Infallible>, &Flight<T>)) -> Report<T> {
    let flight = Flight::new();
    let ended = task_group(async |group| {
        body(&group, &flight).await;
        Ok(())
    });
    ended.await.unwrap_or_else(|errors| match errors.errors()[0] {});
    flight.land()
}

async fn done(job: impl Future<Output = ()>) -> Result<(), Infallible> {
    job.await;
    Ok(())
}
