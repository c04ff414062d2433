//! One task, one step at a time: the wrapper round every coroutine on the loop.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use pin_project_lite::pin_project;
use transcript::panic_message;

use crate::activity::{InStep, Notes};
use crate::callbacks::soon;
use crate::record::Key;
use crate::report::{Ending, Report};
use crate::running::{InTask, running_loop, with_loop};

/// Who looks at the steps of a task.
pub(crate) trait Looker: Clone {
    /// What lives as long as a step.
    type InStep<'a>
    where
        Self: 'a;

    fn key(&self) -> Key;

    fn begin(&self, waker: &Waker) -> Self::InStep<'_>;

    fn poll<F: Future>(&self, coroutine: Pin<&mut F>, cx: &mut Context<'_>) -> Poll<F::Output>;

    /// Drops what is left of the coroutine.
    fn close(&self, drop_it: impl FnOnce());
}

/// Nobody does: its number is all there is.
impl Looker for Key {
    type InStep<'a> = ();

    fn key(&self) -> Key {
        *self
    }

    fn begin(&self, _waker: &Waker) {}

    fn poll<F: Future>(&self, coroutine: Pin<&mut F>, cx: &mut Context<'_>) -> Poll<F::Output> {
        coroutine.poll(cx)
    }

    fn close(&self, drop_it: impl FnOnce()) {
        drop_it();
    }
}

/// A recording, debug mode, or both.
impl Looker for Arc<Notes> {
    type InStep<'a> = InStep<'a>;

    fn key(&self) -> Key {
        self.key
    }

    fn begin(&self, waker: &Waker) -> InStep<'_> {
        self.step(waker)
    }

    fn poll<F: Future>(&self, coroutine: Pin<&mut F>, _cx: &mut Context<'_>) -> Poll<F::Output> {
        let waker = Waker::from(self.clone());
        let cx = &mut Context::from_waker(&waker);
        match &self.lane {
            Some(lane) => lane.poll(coroutine, cx),
            None => coroutine.poll(cx),
        }
    }

    fn close(&self, drop_it: impl FnOnce()) {
        let _measured = self.measure();
        match &self.lane {
            Some(lane) => lane.close(drop_it),
            None => drop_it(),
        }
    }
}

pin_project! {
    /// Drives a coroutine, tells `current_task` about it, and tells the loop when
    /// it has ended: by a value, a panic or a drop.
    ///
    /// Every task is one of these, so it is small: one word more than what it
    /// drives, and tokio keeps a small task in 128 bytes.
    pub(crate) struct Step<L: Looker, F> {
        #[pin]
        state: State<L, F>,
    }

    impl<L: Looker, F> PinnedDrop for Step<L, F> {
        fn drop(this: Pin<&mut Self>) {
            let mut state = this.project().state;
            if let StateProjection::Running { looker, .. } = state.as_mut().project() {
                let looker = looker.clone();
                close(state, &looker);
                end(looker.key(), &Ending::Cancelled);
            }
        }
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<L, F> {
        Running {
            looker: L,
            #[pin]
            coroutine: F,
        },
        Ended,
    }
}

impl<L: Looker, F> Step<L, F> {
    pub(crate) fn new(looker: L, coroutine: F) -> Self {
        Step { state: State::Running { looker, coroutine } }
    }
}

impl<L, F> State<L, F> {
    fn running(self: Pin<&mut Self>) -> (&mut L, Pin<&mut F>) {
        match self.project() {
            StateProjection::Running { looker, coroutine } => (looker, coroutine),
            StateProjection::Ended => panic!("a task is not polled after its end"),
        }
    }
}

impl<L: Looker, F: Future> Future for Step<L, F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let mut state = self.project().state;
        let (looker, _) = state.as_mut().running();
        let looker = looker.clone();
        let polled = in_task(looker.key(), || {
            let _step = looker.begin(cx.waker());
            let (_, coroutine) = state.as_mut().running();
            let polled = looker.poll(coroutine, cx);
            // Before the loop is told: a task has ended when its values are gone.
            if polled.is_ready() {
                state.set(State::Ended);
            }
            polled
        });
        match polled {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(value)) => {
                end(looker.key(), &Ending::Finished);
                Poll::Ready(value)
            }
            Err(panic) => {
                close(state, &looker);
                end(looker.key(), &Ending::Panicked(panic_message(&*panic)));
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
fn close<L: Looker, F>(mut state: Pin<&mut State<L, F>>, looker: &L) {
    let task = looker.key();
    if let Err(panic) = in_task(task, || looker.close(|| state.set(State::Ended))) {
        report("Exception in the clean-up of a task", Some(task), Some(panic_message(&*panic)));
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
