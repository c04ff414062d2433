use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use pin_project_lite::pin_project;
use tokio::runtime::Id;

use crate::log::Name;
use crate::panic_message;
use crate::recorder::{Clock, Entered, Recorder};
use crate::recording::{LaneId, LaneKind, What};
use crate::stopwatch::{InStep, Moment};

/// The pen for one lane: writes down each step of a future. The wake-ups are for
/// whoever made its waker: see [`woken`](Lane::woken).
///
/// Not for: lessons. The loop gives every task a lane; to give one to a future
/// inside a task, use [`traced`].
#[derive(Debug)]
pub struct Lane {
    recorder: Recorder,
    id: LaneId,
    /// The runtime that polls it, and nobody else.
    home: Option<Id>,
    /// Whether it gave its value, panicked or was dropped. Whoever drives it says so
    /// and asks; others have it for its wake-ups.
    ended: AtomicBool,
}

impl Lane {
    /// Adds a lane to `recorder`, created by the lane that runs on this thread.
    ///
    /// `now` is for a loop: what its clock shows, if it alone will poll the lane.
    ///
    /// # Panics
    ///
    /// When the recording has reached its [`limit`](Recorder::limit).
    #[must_use]
    pub fn new(recorder: &Recorder, name: Name<'_>, kind: LaneKind, now: Option<Moment>) -> Self {
        let id = recorder.add_lane(name, kind, now);
        let home = now.map(|now| now.runtime);
        Lane { recorder: recorder.clone(), id, home, ended: AtomicBool::new(false) }
    }

    /// Adds a lane for a thread that will work for the loop: `thread-1` and so on.
    #[must_use]
    pub fn of_thread(recorder: &Recorder) -> Self {
        let (recorder, id) = (recorder.clone(), recorder.add_thread());
        Lane { recorder, id, home: None, ended: AtomicBool::new(false) }
    }

    /// Does all of `work` as this lane's one step, on the thread that calls.
    ///
    /// # Panics
    ///
    /// When the work panics: the panic is written down and goes on.
    pub fn run<T>(self, work: impl FnOnce() -> T) -> T {
        self.recorder.record(Some(self.id), What::Polled);
        let entered = self.enter();
        let result = catch_unwind(AssertUnwindSafe(work));
        drop(entered);
        match result {
            Ok(value) => {
                self.end(What::Ready, None);
                value
            }
            Err(panic) => self.panicked(panic),
        }
    }

    fn end(&self, what: What, now: Option<Moment>) {
        self.ended.store(true, Ordering::Relaxed);
        self.recorder.ended(self.id, what, now);
    }

    fn panicked(&self, panic: Box<dyn Any + Send>) -> ! {
        self.end(What::Panicked { message: panic_message(&*panic) }, None);
        resume_unwind(panic)
    }

    /// The time in a step: who polls at home is inside the runtime.
    fn now(&self) -> Option<Moment> {
        self.home.map(Moment::inside)
    }

    /// Polls `future` as one step of this lane.
    ///
    /// # Panics
    ///
    /// When the future panics: the panic is written down and goes on.
    pub fn poll<F: Future + ?Sized>(
        &self,
        future: Pin<&mut F>,
        cx: &mut Context<'_>,
    ) -> Poll<F::Output> {
        let now = self.now();
        if !self.recorder.polled(self.id, now) {
            return Poll::Pending;
        }
        let entered = self.enter();
        let polled = catch_unwind(AssertUnwindSafe(|| self.step(future, cx, now)));
        drop(entered);
        match polled {
            Ok((Poll::Pending, now)) => {
                self.recorder.pending(self.id, now);
                Poll::Pending
            }
            Ok((Poll::Ready(value), now)) => {
                self.end(What::Ready, now);
                Poll::Ready(value)
            }
            Err(panic) => self.panicked(panic),
        }
    }

    /// Polls `future`, and says what the clock shows behind that.
    fn step<F: Future + ?Sized>(
        &self,
        future: Pin<&mut F>,
        cx: &mut Context<'_>,
        now: Option<Moment>,
    ) -> (Poll<F::Output>, Option<Moment>) {
        if self.home.is_none() || self.recorder.clock() == Clock::Real {
            return (future.poll(cx), self.now());
        }
        let _in_step = InStep::new(now);
        (future.poll(cx), InStep::now().or_else(|| self.now()))
    }

    /// Drops the lane's future by `drop_future`, as the lane's own doing.
    ///
    /// # Panics
    ///
    /// When a destructor panics: the panic is written down and goes on.
    pub fn close(&self, drop_future: impl FnOnce()) {
        let entered = self.enter();
        let dropped = catch_unwind(AssertUnwindSafe(drop_future));
        drop(entered);
        match (dropped, self.ended.load(Ordering::Relaxed)) {
            (Ok(()), true) => {}
            (Ok(()), false) => self.end(What::Cancelled, None),
            (Err(panic), true) => resume_unwind(panic),
            (Err(panic), false) => self.panicked(panic),
        }
    }

    /// Writes down that it was put in line by whoever runs now. For its waker, which
    /// may know what the clock shows `now`.
    pub fn woken(&self, now: Option<Moment>) {
        self.recorder.woken(self.id, now);
    }

    /// Writes down that it was asked to stop by whoever runs now.
    pub fn cancel_requested(&self) {
        self.recorder.cancel_requested(self.id);
    }

    fn enter(&self) -> Entered {
        self.recorder.enter(Some(self.id))
    }
}

/// The waker of a future inside a task: it writes the wake-up down and wakes the
/// task.
#[derive(Debug)]
struct LaneWaker {
    recorder: Recorder,
    id: LaneId,
    task: Waker,
}

impl Wake for LaneWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.recorder.woken(self.id, None);
        self.task.wake_by_ref();
    }
}

/// Gives `future` a lane of its own in the recording, if there is one.
///
/// For the branches of a `join!`, a `select!` or a timeout, which share their
/// task's lane otherwise. Not for tasks: the loop does it for them.
pub fn traced<F: Future>(name: &str, future: F) -> Traced<F> {
    let name = Name::Given(name);
    let lane =
        Recorder::current().map(|recorder| Lane::new(&recorder, name, LaneKind::Future, None));
    Traced { lane, waker: None, future: Some(future) }
}

pin_project! {
    /// The future that [`traced`] returns.
    #[derive(Debug)]
    #[must_use = "futures do nothing unless awaited"]
    pub struct Traced<F> {
        lane: Option<Lane>,
        // Kept while the task's waker stays the same.
        waker: Option<Arc<LaneWaker>>,
        #[pin]
        future: Option<F>,
    }

    impl<F> PinnedDrop for Traced<F> {
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            if let Some(lane) = this.lane {
                lane.close(|| this.future.set(None));
            }
        }
    }
}

impl<F: Future> Future for Traced<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let future = this.future.as_pin_mut().expect("the future stays until the drop");
        match this.lane {
            Some(lane) => {
                let waker = waker_of(lane, this.waker, cx.waker());
                lane.poll(future, &mut Context::from_waker(&waker))
            }
            None => future.poll(cx),
        }
    }
}

fn waker_of(lane: &Lane, kept: &mut Option<Arc<LaneWaker>>, task: &Waker) -> Waker {
    if let Some(kept) = kept
        && kept.task.will_wake(task)
    {
        return Waker::from(kept.clone());
    }
    let (recorder, id, task) = (lane.recorder.clone(), lane.id, task.clone());
    let ours = Arc::new(LaneWaker { recorder, id, task });
    *kept = Some(ours.clone());
    Waker::from(ours)
}
