//! Who belongs to a group, and what becomes of them.

use std::any::Any;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, ready};

use event_loop::{Spawned, TaskRef, call_soon};
use futures::future::AbortHandle;

/// The children and the body of one group.
///
/// It knows nothing of their values and errors, so that the handle of a child
/// need not know either.
pub(crate) struct Members {
    pub(crate) phase: Phase,
    /// In creation order: those that run, and some that have ended.
    pub(crate) children: Vec<Spawned<()>>,
    body: AbortHandle,
    /// The first panic. It is no error of the program but a defect in it, and
    /// goes on in the parent.
    pub(crate) panic: Option<Panic>,
    /// Once the call was dropped: the group that waits for the children instead.
    heir: Option<Arc<Mutex<Members>>>,
}

pub(crate) type Panic = Box<dyn Any + Send>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Takes children.
    Open,
    /// A child has failed, and in the next turn everybody is cancelled.
    Failed,
    /// Everybody was cancelled. A child that comes now never starts.
    Cancelled,
    /// The block is over: there are no children, and never will be.
    Ended,
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Members {
    pub(crate) fn new(body: AbortHandle) -> Arc<Mutex<Self>> {
        Arc::new(Mutex::new(Members {
            phase: Phase::Open,
            children: Vec::new(),
            body,
            panic: None,
            heir: None,
        }))
    }

    /// Adds a child. The list is at most twice as long as there are children that
    /// run: a group that lives long does not grow.
    fn push(&mut self, child: Spawned<()>) {
        if self.children.len() == self.children.capacity() {
            self.children.retain(|child| !child.join.is_finished());
            self.children.reserve(self.children.len().max(4));
        }
        self.children.push(child);
    }
}

/// Makes a task a child of the group, or of its heir.
pub(crate) fn admit(members: &Mutex<Members>, child: Spawned<()>) {
    let mut state = lock(members);
    if let Some(heir) = state.heir.clone() {
        drop(state);
        child.task.cancel();
        return admit(&heir, child);
    }
    let too_late = matches!(state.phase, Phase::Cancelled | Phase::Ended);
    let task = too_late.then(|| child.task.clone());
    state.push(child);
    drop(state);
    if let Some(task) = task {
        task.cancel();
    }
}

/// A child has failed: cancels the others in the next turn, as asyncio does. What
/// is ready in this turn still gets it.
pub(crate) fn fail(members: &Arc<Mutex<Members>>) {
    let mut state = lock(members);
    let first = state.phase == Phase::Open;
    if first {
        state.phase = Phase::Failed;
    }
    drop(state);
    if first {
        let members = members.clone();
        call_soon(move || cancel(&members));
    }
}

/// Cancels the children in creation order, then the body.
pub(crate) fn cancel(members: &Mutex<Members>) {
    let mut state = lock(members);
    if state.phase == Phase::Ended {
        return;
    }
    state.phase = Phase::Cancelled;
    let children: Vec<TaskRef> = state.children.iter().map(|child| child.task.clone()).collect();
    let body = state.body.clone();
    // A child that never started may be dropped right here, and its destructors
    // may use the group.
    drop(state);
    for child in children {
        child.cancel();
    }
    body.abort();
}

/// Waits until no child is left. Children may create children meanwhile.
pub(crate) async fn all_ended(members: &Mutex<Members>) {
    poll_fn(|cx| {
        let mut state = lock(members);
        while let Some(child) = state.children.last_mut() {
            // An error says that it was cancelled, which is no failure.
            let _ = ready!(Pin::new(&mut child.join).poll(cx));
            state.children.pop();
        }
        state.phase = Phase::Ended;
        Poll::Ready(())
    })
    .await;
}

tokio::task_local! {
    /// The group whose body or child runs.
    pub(crate) static GROUP: Arc<Mutex<Members>>;
}

/// While the call of `task_group` lives, so does this. Dropped with it, it cancels
/// whoever is left.
pub(crate) struct Scope {
    members: Arc<Mutex<Members>>,
    /// The group round this one. It can wait for the children, which a drop cannot.
    outer: Option<Arc<Mutex<Members>>>,
}

impl Scope {
    pub(crate) fn new(members: &Arc<Mutex<Members>>) -> Self {
        Scope { members: members.clone(), outer: GROUP.try_with(Arc::clone).ok() }
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        cancel(&self.members);
        let Some(outer) = &self.outer else { return };
        let mut state = lock(&self.members);
        let orphans = std::mem::take(&mut state.children);
        state.heir = Some(outer.clone());
        drop(state);
        for orphan in orphans {
            admit(outer, orphan);
        }
    }
}
