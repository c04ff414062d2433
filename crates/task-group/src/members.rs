//! Who belongs to a group, and what becomes of them.

use std::any::Any;
use std::future::poll_fn;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

use event_loop::{TaskRef, call_soon};
use futures::future::AbortHandle;

/// The children and the body of one group.
///
/// It knows nothing of their values and errors, so that the handle of a child
/// need not know either.
pub(crate) struct Members {
    pub(crate) phase: Phase,
    /// In creation order: those that run, and some that have ended.
    pub(crate) children: Vec<TaskRef>,
    /// How many seats are taken.
    taken: usize,
    /// The call, once it waits for the last seat.
    parent: Option<Waker>,
    body: AbortHandle,
    /// The first panic. It is no error of the program but a defect in it, and
    /// goes on in the parent.
    pub(crate) panic: Option<Panic>,
    /// The group round this one. It can wait for the children, which a drop cannot.
    outer: Option<Arc<Mutex<Members>>>,
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
            taken: 0,
            parent: None,
            body,
            panic: None,
            outer: GROUP.try_with(Arc::clone).ok(),
            heir: None,
        }))
    }

    /// Adds a child. The list is at most twice as long as there are children that
    /// run, and a few: a group that lives long does not grow.
    fn push(&mut self, child: TaskRef) {
        if self.children.len() >= 2 * self.taken + 4 {
            self.children.retain(|child| !child.done());
        }
        self.children.push(child);
    }
}

/// A child has one from before it is created until its coroutine is gone.
pub(crate) struct Seat(Option<Arc<Mutex<Members>>>);

impl Seat {
    pub(crate) fn take(members: &Arc<Mutex<Members>>) -> Self {
        add_seats(members, 1);
        Seat(Some(members.clone()))
    }

    /// What a child does that succeeds. As in asyncio, the parent is woken in the next
    /// turn, so whoever awaits the last child goes first.
    pub(crate) fn leave(mut self) {
        self.give_up(Woken::InTheNextTurn);
    }

    fn give_up(&mut self, woken: Woken) {
        let Some(parent) = self.0.take().and_then(|members| remove_seat(&members)) else {
            return;
        };
        match woken {
            Woken::AtOnce => parent.wake(),
            Woken::InTheNextTurn => drop(call_soon(move || parent.wake())),
        }
    }
}

/// When the last child to end wakes the parent.
enum Woken {
    AtOnce,
    InTheNextTurn,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let Some(members) = &self.0 else { return };
        // The group outside may have failed in the same turn. It would drop this one
        // before its errors were seen, which asyncio's cancellation does not.
        let nested = lock(members).outer.is_some();
        self.give_up(if nested { Woken::AtOnce } else { Woken::InTheNextTurn });
    }
}

fn add_seats(members: &Mutex<Members>, more: usize) {
    let mut state = lock(members);
    match &state.heir {
        Some(heir) => add_seats(heir, more),
        None => state.taken += more,
    }
}

fn remove_seat(members: &Mutex<Members>) -> Option<Waker> {
    let mut state = lock(members);
    if let Some(heir) = &state.heir {
        return remove_seat(heir);
    }
    state.taken -= 1;
    if state.taken == 0 { state.parent.take() } else { None }
}

/// Makes a task a child of the group, or of its heir.
pub(crate) fn admit(members: &Mutex<Members>, child: &TaskRef) {
    let mut state = lock(members);
    if let Some(heir) = state.heir.clone() {
        drop(state);
        child.cancel();
        return admit(&heir, child);
    }
    let too_late = matches!(state.phase, Phase::Cancelled | Phase::Ended);
    state.push(child.clone());
    drop(state);
    if too_late {
        child.cancel();
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
    let children = state.children.clone();
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
    let children = poll_fn(|cx| {
        let mut state = lock(members);
        if state.taken > 0 {
            state.parent = Some(cx.waker().clone());
            return Poll::Pending;
        }
        state.phase = Phase::Ended;
        Poll::Ready(mem::take(&mut state.children))
    });
    for child in children.await {
        // On several threads, a child is done a moment after its coroutine is gone.
        while !child.done() {
            std::thread::yield_now();
        }
    }
}

tokio::task_local! {
    /// The group whose body or child runs.
    pub(crate) static GROUP: Arc<Mutex<Members>>;
}

/// While the call of `task_group` lives, so does this. Dropped with it, it cancels
/// whoever is left.
pub(crate) struct Scope {
    members: Arc<Mutex<Members>>,
}

impl Scope {
    pub(crate) fn new(members: &Arc<Mutex<Members>>) -> Self {
        Scope { members: members.clone() }
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        cancel(&self.members);
        let mut state = lock(&self.members);
        let Some(outer) = state.outer.clone() else { return };
        let orphans = mem::take(&mut state.children);
        add_seats(&outer, mem::take(&mut state.taken));
        state.heir = Some(outer.clone());
        drop(state);
        for orphan in orphans {
            admit(&outer, &orphan);
        }
    }
}
