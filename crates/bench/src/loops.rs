//! Where an implementation runs. Every run gets a loop of its own.

use std::time::{Duration, Instant};

use event_loop::Runner;
use tokio::runtime::Builder;

/// Runs `work` as a task of a fresh loop of ours.
pub(crate) fn on_our_loop<F>(work: F) -> F::Output
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    event_loop::run(work)
}

pub(crate) fn on_our_virtual_loop<F>(work: F) -> F::Output
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    Runner::new().virtual_clock().run(work)
}

/// The same, and every step is written down.
pub(crate) fn on_our_recorded_loop<F>(work: F) -> F::Output
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    event_loop::record(work).0
}

/// Runs `work` as a task of a fresh tokio runtime with one thread.
pub(crate) fn on_tokio<F>(work: F) -> F::Output
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    on_runtime(&mut Builder::new_current_thread(), work)
}

/// As a task, because our loop runs its main program as one. A program given to
/// `block_on` itself goes round the timers at each of its turns.
pub(crate) fn on_runtime<F>(builder: &mut Builder, work: F) -> F::Output
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let runtime = builder.enable_all().build().expect("the system gives a runtime its threads");
    runtime.block_on(async { tokio::spawn(work).await.expect("an implementation does not panic") })
}

pub(crate) async fn timed(work: impl Future<Output = ()>) -> Duration {
    let start = Instant::now();
    work.await;
    start.elapsed()
}
