//! Which loop and which task a thread works for.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use crate::record::Key;
use crate::registry::Shared;

thread_local! {
    /// The loop this thread works for.
    static LOOP: RefCell<Option<Arc<Shared>>> = const { RefCell::new(None) };
    /// The task this thread runs a step of; `None` in a callback.
    static TASK: Cell<Option<Key>> = const { Cell::new(None) };
}

/// Until it is dropped, this thread works for the loop.
pub(crate) struct OnLoop {
    outer: Option<Arc<Shared>>,
}

impl OnLoop {
    pub(crate) fn new(shared: &Arc<Shared>) -> Self {
        OnLoop { outer: LOOP.replace(Some(shared.clone())) }
    }
}

impl Drop for OnLoop {
    fn drop(&mut self) {
        LOOP.set(self.outer.take());
    }
}

/// From now on this thread works for the loop.
pub(crate) fn work_for(shared: &Arc<Shared>) {
    LOOP.set(Some(shared.clone()));
}

/// Until it is dropped, this thread runs a step of `task`.
pub(crate) struct InTask {
    outer: Option<Key>,
}

impl InTask {
    pub(crate) fn new(task: Key) -> Self {
        InTask { outer: TASK.replace(Some(task)) }
    }
}

impl Drop for InTask {
    fn drop(&mut self) {
        TASK.set(self.outer);
    }
}

/// The task this thread runs a step of.
pub(crate) fn running_task() -> Option<Key> {
    TASK.get()
}

/// The loop this thread works for.
pub(crate) fn running_loop() -> Option<Arc<Shared>> {
    LOOP.with_borrow(Clone::clone)
}

/// The same, if it is in debug mode.
pub(crate) fn running_loop_in_debug_mode() -> Option<Arc<Shared>> {
    LOOP.with_borrow(|running| running.as_ref().filter(|shared| shared.debug.is_some()).cloned())
}

/// Hands the loop this thread works for to `use_it`.
#[track_caller]
pub(crate) fn with_loop<R>(use_it: impl FnOnce(&Arc<Shared>) -> R) -> R {
    LOOP.with_borrow(|running| match running {
        Some(shared) => use_it(shared),
        None => panic!("no running event loop: call this inside `event_loop::run`"),
    })
}
