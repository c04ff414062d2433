//! What a recorder has written down, and when.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::recorder::{STOPPED_AT_LIMIT, running_lane};
use crate::recording::{Event, LaneId, LaneInfo, LaneKind, Recording, What};
use crate::stopwatch::{Moment, Stopwatch};

pub(crate) struct Log {
    recording: Arc<Recording>,
    /// Tasks that were given no name: they get one when somebody looks.
    numbered: Vec<(LaneId, u64)>,
    time: Time,
    /// The lane whose last step has just returned, and when it did: the wake-up
    /// of whoever awaits it comes right behind, outside any step.
    pub(crate) just_ended: Option<(LaneId, Duration)>,
    pub(crate) limit: usize,
}

/// Where the time stamps come from.
enum Time {
    /// No loop runs: the time of the last one's end.
    Stopped(Duration),
    /// A tokio runtime runs. What its clock showed last, and when that was in the
    /// recording.
    Tokio { clock: Stopwatch, last: (Instant, Duration) },
}

/// What a new lane is called.
///
/// Not for: lessons. [`traced`](crate::traced) takes a name as it is.
#[derive(Debug, Clone, Copy)]
pub enum Name<'a> {
    /// As somebody said.
    Given(&'a str),
    /// As [`task_name`] says.
    Number(u64),
}

/// The name of a task that was given none: `Task-1` and so on, as in asyncio.
#[must_use]
pub fn task_name(number: u64) -> String {
    ["Task-", &number.to_string()].concat()
}

impl Log {
    pub(crate) fn new() -> Self {
        Log {
            recording: Arc::default(),
            numbered: Vec::new(),
            time: Time::Stopped(Duration::ZERO),
            just_ended: None,
            limit: usize::MAX,
        }
    }

    /// From here on `clock` gives the time.
    pub(crate) fn start(&mut self, clock: Stopwatch) {
        let last = (clock.now().instant, self.at(None));
        self.time = Time::Tokio { clock, last };
    }

    pub(crate) fn stop_at(&mut self, now: Duration) {
        self.time = Time::Stopped(now);
    }

    /// How far into the recording it is; whoever knows what the clock shows `now`
    /// says so.
    pub(crate) fn at(&mut self, now: Option<Moment>) -> Duration {
        match &mut self.time {
            Time::Stopped(at) => *at,
            Time::Tokio { clock, last: (then, at) } => {
                let now = match now {
                    Some(now) if clock.showed(&now) => now.instant,
                    _ => clock.now().instant,
                };
                // A virtual clock stands still for most events. Nothing has passed
                // for a thread that asked first and came second, either.
                if now > *then {
                    *at += now - *then;
                    *then = now;
                }
                *at
            }
        }
    }

    pub(crate) fn add_lane(
        &mut self,
        name: Name<'_>,
        kind: LaneKind,
        now: Option<Moment>,
    ) -> LaneId {
        self.check_limit();
        let id = LaneId(self.recording.lanes.len());
        let name = match name {
            Name::Given(name) => name.to_owned(),
            Name::Number(number) => {
                self.numbered.push((id, number));
                String::new()
            }
        };
        let at = self.at(now);
        let recording = self.recording_mut();
        recording.lanes.push(LaneInfo { name, parent: running_lane(), kind });
        recording.events.push(Event { at, lane: Some(id), what: What::Spawned });
        id
    }

    /// How many lanes are threads.
    pub(crate) fn threads(&self) -> usize {
        self.recording.lanes.iter().filter(|lane| lane.kind == LaneKind::Thread).count()
    }

    pub(crate) fn events(&self) -> &[Event] {
        &self.recording.events
    }

    pub(crate) fn is_full(&self) -> bool {
        self.recording.events.len() >= self.limit
    }

    /// Panics at the limit. Call it where the running program can be stopped:
    /// never from a drop or a wake-up.
    pub(crate) fn check_limit(&self) {
        assert!(!self.is_full(), "{STOPPED_AT_LIMIT} after {} events", self.limit);
    }

    pub(crate) fn push(&mut self, at: Duration, lane: Option<LaneId>, what: What) {
        self.recording_mut().events.push(Event { at, lane, what });
    }

    /// For whoever looks: with all names in it.
    pub(crate) fn recording(&mut self) -> &Arc<Recording> {
        for (lane, number) in std::mem::take(&mut self.numbered) {
            self.recording_mut().lanes[lane.0].name = task_name(number);
        }
        &self.recording
    }

    /// Copies what a transcript still looks at; a run ends before anybody looks.
    fn recording_mut(&mut self) -> &mut Recording {
        Arc::make_mut(&mut self.recording)
    }
}
