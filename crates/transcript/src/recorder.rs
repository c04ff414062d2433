use std::cell::{Cell, RefCell};
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::log::{Log, Name};
use crate::recording::{LaneId, LaneKind, What};
use crate::stopwatch::Moment;
use crate::{Stopwatch, Transcript, stdout};

/// Set to `virtual`: programs run on a virtual clock and stamp their lines.
pub const CLOCK_VARIABLE: &str = "COURSE_CLOCK";
/// Set to a path: the recording of the run is written there as JSON.
pub const RECORDING_VARIABLE: &str = "COURSE_RECORDING";

/// How the panic of a run that reached its [`Recorder::limit`] begins.
pub const STOPPED_AT_LIMIT: &str = "the run was stopped";

/// What a recorder does with a line besides keeping it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Echo {
    /// Nothing.
    Silent,
    /// Prints it.
    Plain,
    /// Prints it behind its time: `[  2.000] line`.
    Stamped,
}

/// Which clock a recorded run goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Waiting takes as long as it says.
    Real,
    /// Waiting takes no time; the clock jumps to the next timer.
    Virtual,
}

/// Writes down what a run says and does. Cheap to clone: a handle to one log.
#[derive(Clone)]
pub struct Recorder(Arc<Inner>);

struct Inner {
    log: Mutex<Log>,
    echo: Echo,
    clock: Clock,
    file: Option<PathBuf>,
}

thread_local! {
    /// The recorder of this thread.
    static RECORDER: RefCell<Option<Recorder>> = const { RefCell::new(None) };
    /// The lane that runs on this thread.
    static LANE: Cell<Option<LaneId>> = const { Cell::new(None) };
}

/// The recorder that the environment asks for, one for the whole program.
static FROM_ENVIRONMENT: LazyLock<Option<Recorder>> = LazyLock::new(|| {
    let clock = match std::env::var_os(CLOCK_VARIABLE) {
        Some(value) if value == "virtual" => Clock::Virtual,
        _ => Clock::Real,
    };
    let file = std::env::var_os(RECORDING_VARIABLE).map(PathBuf::from);
    match (clock, &file) {
        (Clock::Real, None) => None,
        (Clock::Real, Some(_)) => Some(Recorder::new(clock, Echo::Plain, file)),
        (Clock::Virtual, _) => Some(Recorder::new(clock, Echo::Stamped, file)),
    }
});

impl Recorder {
    /// A recorder for a run on a virtual clock that prints nothing.
    #[must_use]
    pub fn silent() -> Self {
        Recorder::new(Clock::Virtual, Echo::Silent, None)
    }

    fn new(clock: Clock, echo: Echo, file: Option<PathBuf>) -> Self {
        let log = Mutex::new(Log::new());
        Recorder(Arc::new(Inner { log, echo, clock, file }))
    }

    /// The recorder of this thread, or the one the environment asks for.
    #[must_use]
    pub fn current() -> Option<Self> {
        RECORDER.with_borrow(Clone::clone).or_else(|| FROM_ENVIRONMENT.clone())
    }

    /// Makes this the recorder of the thread until the guard is dropped.
    #[must_use = "dropping the guard takes the recorder away again"]
    pub fn install(&self) -> Entered {
        self.enter(None)
    }

    /// Which clock a loop under this recorder shall use.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.0.clock
    }

    /// Stops a run at `events` events: the next spawn or line panics with a
    /// message that begins with [`STOPPED_AT_LIMIT`], and no task gets another
    /// step.
    ///
    /// For checks. It ends a program that creates tasks for ever before the
    /// machine's memory does.
    pub fn limit(&self, events: usize) {
        self.log().limit = events;
    }

    /// A loop starts: from here on tokio's clock gives the time.
    ///
    /// Call it inside the runtime.
    pub fn loop_started(&self) {
        self.log().start(Stopwatch::start());
    }

    /// The loop has ended. Writes the recording if the environment asks for it.
    pub fn loop_ended(&self) {
        let now = self.log().at(None);
        self.stop_at(now);
    }

    /// The loop has nothing left to wait for, and jumped to the end of time to
    /// find out: the clock goes back to the last thing that happened.
    pub fn loop_hung(&self) {
        let last = self.log().last();
        self.stop_at(last);
    }

    fn stop_at(&self, now: Duration) {
        let mut log = self.log();
        log.stop_at(now);
        let Some(file) = &self.0.file else { return };
        if let Err(error) = std::fs::write(file, log.recording().to_json()) {
            eprintln!("cannot write the recording to {}: {error}", file.display());
        }
    }

    /// Sets the time by hand, for a loop that is not tokio's.
    pub fn set_time(&self, now: Duration) {
        self.log().stop_at(now);
    }

    /// Adds a lane, created by the lane that runs on this thread.
    ///
    /// # Panics
    ///
    /// When the recording has reached its [`limit`](Recorder::limit).
    pub(crate) fn add_lane(&self, name: Name<'_>, kind: LaneKind, now: Option<Moment>) -> LaneId {
        self.log().add_lane(name, kind, now)
    }

    /// Adds a lane for a thread, with the next number as its name.
    pub(crate) fn add_thread(&self) -> LaneId {
        let mut log = self.log();
        let name = format!("thread-{}", log.threads() + 1);
        log.add_lane(Name::Given(&name), LaneKind::Thread, None)
    }

    /// Writes down that `what` happened to `lane`.
    pub fn record(&self, lane: Option<LaneId>, what: What) {
        let mut log = self.log();
        let at = log.at(None);
        log.push(at, lane, what);
    }

    /// Writes down that `lane` was asked to stop by whoever runs now.
    pub(crate) fn cancel_requested(&self, lane: LaneId) {
        self.record(Some(lane), What::CancelRequested { by: running_lane() });
    }

    /// Writes down that a step of `lane` begins; `false` if there shall be no
    /// more steps.
    pub(crate) fn polled(&self, lane: LaneId, now: Option<Moment>) -> bool {
        let mut log = self.log();
        if log.is_full() {
            return false;
        }
        log.just_ended = None;
        let at = log.at(now);
        log.push(at, Some(lane), What::Polled);
        true
    }

    /// Writes down that a step of `lane` ended at an `.await` that has to wait.
    pub(crate) fn pending(&self, lane: LaneId, now: Option<Moment>) {
        let mut log = self.log();
        let at = log.at(now);
        log.push(at, Some(lane), What::Pending);
    }

    pub(crate) fn ended(&self, lane: LaneId, what: What, now: Option<Moment>) {
        let mut log = self.log();
        let at = log.at(now);
        log.push(at, Some(lane), what);
        log.just_ended = Some((lane, at));
    }

    /// Writes down that `lane` was put in line by whoever runs now. For its waker,
    /// which may know what the clock shows `now`.
    pub(crate) fn woken(&self, lane: LaneId, now: Option<Moment>) {
        let mut log = self.log();
        let at = log.at(now);
        let by = running_lane().or_else(|| {
            let (ended, then) = log.just_ended?;
            (then == at).then_some(ended)
        });
        log.push(at, Some(lane), What::Woken { by });
    }

    fn say(&self, lane: Option<LaneId>, line: &str) {
        let mut log = self.log();
        log.check_limit();
        let at = log.at(None);
        log.push(at, lane, What::Said { line: line.to_owned() });
        // Printed under the lock: two threads cannot swap their lines.
        match self.0.echo {
            Echo::Silent => {}
            Echo::Plain => stdout::print_line(format_args!("{line}")),
            Echo::Stamped => stdout::print_line(format_args!("{} {line}", Stamp(at))),
        }
    }

    /// What was recorded so far.
    #[must_use]
    pub fn transcript(&self) -> Transcript {
        Transcript::new(self.log().recording())
    }

    /// How many events were recorded so far.
    #[must_use]
    pub fn events(&self) -> usize {
        self.log().len()
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        // A panic at the limit poisons the lock, and the log is still whole.
        self.0.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder")
            .field("echo", &self.0.echo)
            .field("clock", &self.0.clock)
            .finish_non_exhaustive()
    }
}

/// A moment of virtual time as transcripts show it: `[  2.000]`, cut to the
/// millisecond.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stamp(pub(crate) Duration);

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{:>3}.{:03}]", self.0.as_secs(), self.0.subsec_millis())
    }
}

/// Until it is dropped, this thread belongs to another lane or recorder.
#[derive(Debug)]
pub struct Entered {
    outer_recorder: Outer,
    outer_lane: Option<LaneId>,
}

/// Which recorder the thread had before.
#[derive(Debug)]
enum Outer {
    /// The one it has now, as a rule.
    Same,
    Other(Option<Recorder>),
}

impl Recorder {
    pub(crate) fn enter(&self, lane: Option<LaneId>) -> Entered {
        let is_ours = |outer: &Recorder| Arc::ptr_eq(&outer.0, &self.0);
        let outer_recorder = if RECORDER.with_borrow(|outer| outer.as_ref().is_some_and(is_ours)) {
            Outer::Same
        } else {
            Outer::Other(RECORDER.replace(Some(self.clone())))
        };
        Entered { outer_recorder, outer_lane: LANE.replace(lane) }
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        LANE.set(self.outer_lane);
        if let Outer::Other(outer) = &mut self.outer_recorder {
            RECORDER.set(outer.take());
        }
    }
}

pub(crate) fn running_lane() -> Option<LaneId> {
    LANE.get()
}

/// What [`say!`](crate::say) calls.
#[doc(hidden)]
pub fn say(text: fmt::Arguments<'_>) {
    let text = text.to_string();
    let recorder = Recorder::current();
    for line in text.split('\n') {
        match &recorder {
            Some(recorder) => recorder.say(running_lane(), line),
            None => stdout::print_line(format_args!("{line}")),
        }
    }
}
