//! One task, one step at a time: the wrapper round every coroutine on the loop.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use pin_project_lite::pin_project;
use transcript::{Lane, panic_message};

use crate::callbacks::soon;
use crate::record::Key;
use crate::report::{Ending, Report};
use crate::running::{InTask, running_loop, running_task, with_loop};

/// asyncio's `loop.slow_callback_duration`.
const SLOW_STEP: Duration = Duration::from_millis(100);

pin_project! {
    /// Drives `inner`, tells `current_task` about it, and tells the loop when it
    /// has ended: by a value, a panic or a drop.
    ///
    /// Every task is one of these, so it is small.
    pub(crate) struct Step<F> {
        // `None` for a callback.
        task: Option<Key>,
        // `None` once it has ended.
        #[pin]
        inner: Option<F>,
    }

    impl<F> PinnedDrop for Step<F> {
        fn drop(this: Pin<&mut Self>) {
            let this = this.project();
            if this.inner.is_some() {
                close(this.inner, *this.task);
                end(*this.task, Ending::Cancelled);
            }
        }
    }
}

impl<F> Step<F> {
    pub(crate) fn new(task: Option<Key>, inner: F) -> Self {
        Step { task, inner: Some(inner) }
    }
}

impl<F: Future> Future for Step<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let mut this = self.project();
        let task = *this.task;
        let polled = in_task(task, || {
            let inner = this.inner.as_mut().as_pin_mut();
            let polled = inner.expect("a task is not polled after its end").poll(cx);
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
                close(this.inner, task);
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

/// Drops what is left of the coroutine, as the task's own doing.
fn close<F>(mut inner: Pin<&mut Option<F>>, task: Option<Key>) {
    if let Err(panic) = in_task(task, || inner.set(None)) {
        report("Exception in the clean-up of a task", task, Some(panic_message(&*panic)));
    }
}

pin_project! {
    /// A coroutine somebody looks at: a recording, debug mode, or both.
    pub(crate) struct Watched<F> {
        lane: Option<Lane>,
        debug: bool,
        // `None` once it has ended.
        #[pin]
        inner: Option<F>,
    }

    impl<F> PinnedDrop for Watched<F> {
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            if let Some(lane) = this.lane {
                lane.close(|| this.inner.set(None));
            }
        }
    }
}

impl<F> Watched<F> {
    pub(crate) fn new(lane: Option<Lane>, debug: bool, inner: F) -> Self {
        Watched { lane, debug, inner: Some(inner) }
    }
}

impl<F: Future> Future for Watched<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let mut this = self.project();
        let inner = this.inner.as_mut().as_pin_mut().expect("a step looks at this first");
        let before = this.debug.then(wall_clock);
        let polled = match this.lane {
            Some(lane) => lane.poll(inner, cx),
            None => inner.poll(cx),
        };
        if let Some(before) = before {
            report_slow_step(running_task(), before.elapsed());
        }
        if polled.is_ready() {
            this.inner.set(None);
        }
        polled
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
