//! One task, one step at a time: the wrapper round every coroutine on the loop.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use pin_project_lite::pin_project;
use transcript::{Lane, panic_message};

use crate::registry::{Ending, InTask, Key, Report, running_loop, with_loop};
use crate::soon;

/// asyncio's `loop.slow_callback_duration`.
const SLOW_STEP: Duration = Duration::from_millis(100);

pin_project! {
    /// Drives `inner`, tells `current_task` about it, and tells the loop when it
    /// has ended: by a value, a panic or a drop.
    pub(crate) struct Step<F> {
        // `None` for a callback.
        task: Option<Key>,
        // Boxed, as most runs are not watched and every task has one of these.
        watch: Option<Box<Watch>>,
        // `None` once it has ended.
        #[pin]
        inner: Option<F>,
    }

    impl<F> PinnedDrop for Step<F> {
        fn drop(this: Pin<&mut Self>) {
            let this = this.project();
            if this.inner.is_some() {
                close(this.inner, *this.task, this.watch.as_deref_mut());
                end(*this.task, Ending::Cancelled);
            }
        }
    }
}

/// Who looks at each step.
pub(crate) struct Watch {
    /// The recording.
    pub(crate) lane: Option<Lane>,
    /// Debug mode, which reports slow steps.
    pub(crate) debug: bool,
}

impl<F> Step<F> {
    pub(crate) fn new(task: Option<Key>, watch: Option<Box<Watch>>, inner: F) -> Self {
        Step { task, watch, inner: Some(inner) }
    }
}

impl<F: Future> Future for Step<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let mut this = self.project();
        let task = *this.task;
        let polled = in_task(task, || {
            let inner = this.inner.as_mut().as_pin_mut();
            let inner = inner.expect("a task is not polled after its end");
            let polled = match this.watch {
                None => inner.poll(cx),
                Some(watch) => watched_poll(watch, task, inner, cx),
            };
            // Before the loop is told: a task has ended when its values are gone.
            if polled.is_ready() {
                this.inner.set(None);
            }
            polled
        });
        match polled {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(value)) => {
                end(task, Ending::Finished);
                Poll::Ready(value)
            }
            Err(panic) => {
                close(this.inner, task, this.watch.as_deref_mut());
                end(task, Ending::Panicked(panic_message(&*panic)));
                resume_unwind(panic)
            }
        }
    }
}

/// Runs `step` as `task`; a panic comes back as an `Err`.
fn in_task<R>(task: Option<Key>, step: impl FnOnce() -> R) -> std::thread::Result<R> {
    let _in_task = InTask::new(task);
    catch_unwind(AssertUnwindSafe(step))
}

fn watched_poll<F: Future>(
    watch: &mut Watch,
    task: Option<Key>,
    inner: Pin<&mut F>,
    cx: &mut Context<'_>,
) -> Poll<F::Output> {
    let before = watch.debug.then(wall_clock);
    let polled = match &mut watch.lane {
        Some(lane) => lane.poll(inner, cx),
        None => inner.poll(cx),
    };
    if let Some(before) = before {
        report_slow_step(task, before.elapsed());
    }
    polled
}

/// Drops what is left of the coroutine, as the task's own doing.
fn close<F>(mut inner: Pin<&mut Option<F>>, task: Option<Key>, watch: Option<&mut Watch>) {
    let lane = watch.and_then(|watch| watch.lane.as_mut());
    let dropped = in_task(task, || match lane {
        Some(lane) => lane.close(|| inner.set(None)),
        None => inner.set(None),
    });
    if let Err(panic) = dropped {
        report("Exception in the clean-up of a task", task, Some(panic_message(&*panic)));
    }
}

fn end(task: Option<Key>, ending: Ending) {
    match (task, ending) {
        (Some(key), ending) => {
            let callbacks = with_loop(|shared| shared.end(key, &ending));
            for (_, callback) in callbacks {
                let ending = ending.clone();
                soon(move || callback(ending));
            }
        }
        (None, Ending::Panicked(error)) => report("Exception in callback", None, Some(error)),
        (None, _) => {}
    }
}

fn report(message: &str, task: Option<Key>, error: Option<String>) {
    let Some(shared) = running_loop() else { return };
    let task = task.map(|key| shared.name(key));
    shared.report(&Report { message: message.to_owned(), task, error });
}

#[expect(clippy::disallowed_methods, reason = "a blocked thread takes real time, not virtual time")]
fn wall_clock() -> std::time::Instant {
    std::time::Instant::now()
}

fn report_slow_step(task: Option<Key>, took: Duration) {
    if took >= SLOW_STEP {
        let message = format!("Executing one step took {:.3} seconds", took.as_secs_f64());
        report(&message, task, None);
    }
}
