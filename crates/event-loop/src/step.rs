//! One task, one step at a time: the wrapper round every coroutine on the loop.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use pin_project_lite::pin_project;
use transcript::panic_message;

use crate::activity::Notes;
use crate::callbacks::soon;
use crate::record::Key;
use crate::report::{Ending, Report};
use crate::running::{InTask, running_loop, with_loop};

pin_project! {
    /// Drives a coroutine, tells `current_task` about it, and tells the loop when
    /// it has ended: by a value, a panic or a drop.
    ///
    /// Every task is one of these, so it is small: one word more than what it
    /// drives, and tokio keeps a small task in 128 bytes.
    pub(crate) struct Step<F> {
        #[pin]
        state: State<F>,
    }

    impl<F> PinnedDrop for Step<F> {
        fn drop(this: Pin<&mut Self>) {
            let mut state = this.project().state;
            if let StateProjection::Running { task, .. } = state.as_mut().project() {
                let task = *task;
                close(state, task);
                end(task, &Ending::Cancelled);
            }
        }
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<F> {
        Running {
            task: Key,
            #[pin]
            coroutine: F,
        },
        Ended,
    }
}

impl<F> Step<F> {
    pub(crate) fn new(task: Key, coroutine: F) -> Self {
        Step { state: State::Running { task, coroutine } }
    }
}

impl<F> State<F> {
    fn running(self: Pin<&mut Self>) -> (Key, Pin<&mut F>) {
        match self.project() {
            StateProjection::Running { task, coroutine } => (*task, coroutine),
            StateProjection::Ended => panic!("a task is not polled after its end"),
        }
    }
}

impl<F: Future> Future for Step<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let mut state = self.project().state;
        let (task, _) = state.as_mut().running();
        let polled = in_task(task, || {
            let (_, coroutine) = state.as_mut().running();
            let polled = coroutine.poll(cx);
            // Before the loop is told: a task has ended when its values are gone.
            if polled.is_ready() {
                state.set(State::Ended);
            }
            polled
        });
        match polled {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(value)) => {
                end(task, &Ending::Finished);
                Poll::Ready(value)
            }
            Err(panic) => {
                close(state, task);
                end(task, &Ending::Panicked(panic_message(&*panic)));
                resume_unwind(panic)
            }
        }
    }
}

/// Runs `step` as `task`; a panic comes back as an `Err`.
fn in_task<R>(task: Key, step: impl FnOnce() -> R) -> std::thread::Result<R> {
    let _in_task = InTask::new(task);
    catch_unwind(AssertUnwindSafe(step))
}

/// Drops what is left of the coroutine, as the task's own doing.
fn close<F>(mut state: Pin<&mut State<F>>, task: Key) {
    if let Err(panic) = in_task(task, || state.set(State::Ended)) {
        report("Exception in the clean-up of a task", Some(task), Some(panic_message(&*panic)));
    }
}

pin_project! {
    /// A coroutine somebody looks at: a recording, debug mode, or both.
    pub(crate) struct Watched<F> {
        notes: Arc<Notes>,
        // `None` once it has ended.
        #[pin]
        inner: Option<F>,
    }

    impl<F> PinnedDrop for Watched<F> {
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            if this.inner.is_none() {
                return;
            }
            let _measured = this.notes.measure();
            match &this.notes.lane {
                Some(lane) => lane.close(|| this.inner.set(None)),
                None => this.inner.set(None),
            }
        }
    }
}

impl<F> Watched<F> {
    pub(crate) fn new(notes: Arc<Notes>, inner: F) -> Self {
        Watched { notes, inner: Some(inner) }
    }
}

impl<F: Future> Future for Watched<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let mut this = self.project();
        let inner = this.inner.as_mut().as_pin_mut().expect("a step looks at this first");
        let _step = this.notes.step(cx.waker());
        let waker = Waker::from(this.notes.clone());
        let cx = &mut Context::from_waker(&waker);
        let polled = match &this.notes.lane {
            Some(lane) => lane.poll(inner, cx),
            None => inner.poll(cx),
        };
        if polled.is_ready() {
            this.inner.set(None);
        }
        polled
    }
}

fn end(task: Key, ending: &Ending) {
    let callbacks = with_loop(|shared| shared.end(task, ending));
    for (_, callback) in callbacks {
        let ending = ending.clone();
        soon(move || callback(ending));
    }
}

fn report(message: &str, task: Option<Key>, error: Option<String>) {
    let Some(shared) = running_loop() else { return };
    let created_at = task.and_then(|key| shared.created_at(key));
    let task = task.map(|key| shared.name(key));
    shared.report(&Report { message: message.to_owned(), task, error, created_at });
}
