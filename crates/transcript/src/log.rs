//! What a recorder has written down, and when.

use std::num::NonZeroU32;
use std::time::Duration;

use tokio::time::Instant;

use crate::recorder::{STOPPED_AT_LIMIT, running_lane};
use crate::recording::{Event, LaneId, LaneInfo, LaneKind, Recording, What};
use crate::stopwatch::{Moment, Stopwatch};

/// It is small, as there are several entries for each step. Whoever looks gets a
/// [`Recording`].
pub(crate) struct Log {
    rows: Vec<Row>,
    entries: Vec<Entry>,
    /// What happened where an entry says [`Brief::Other`], in order.
    others: Vec<What>,
    time: Time,
    /// The lane whose last step has just returned, and when it did: the wake-up
    /// of whoever awaits it comes right behind, outside any step.
    pub(crate) just_ended: Option<(LaneId, Duration)>,
    pub(crate) limit: usize,
}

/// A [`LaneInfo`] whose name was not made yet.
struct Row {
    name: Label,
    parent: Small,
    kind: LaneKind,
}

enum Label {
    Given(Box<str>),
    Number(u64),
}

/// An [`Event`].
struct Entry {
    nanoseconds: u64,
    lane: Small,
    what: Brief,
}

/// The kinds of [`What`] of which there are many.
#[derive(Clone, Copy)]
enum Brief {
    Spawned,
    Polled,
    Pending,
    Ready,
    Woken { by: Small },
    Other,
}

/// A lane's index and one more, or none at all.
type Small = Option<NonZeroU32>;

fn small(lane: Option<LaneId>) -> Small {
    let number = lane?.0 + 1;
    Some(u32::try_from(number).ok().and_then(NonZeroU32::new).expect("memory ends before"))
}

fn large(lane: Small) -> Option<LaneId> {
    lane.map(|number| LaneId(number.get() as usize - 1))
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
            rows: Vec::new(),
            entries: Vec::new(),
            others: Vec::new(),
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
        let id = LaneId(self.rows.len());
        let name = match name {
            Name::Given(name) => Label::Given(name.into()),
            Name::Number(number) => Label::Number(number),
        };
        self.rows.push(Row { name, parent: small(running_lane()), kind });
        let at = self.at(now);
        self.push(at, Some(id), What::Spawned);
        id
    }

    /// How many lanes are threads.
    pub(crate) fn threads(&self) -> usize {
        self.rows.iter().filter(|row| row.kind == LaneKind::Thread).count()
    }

    /// How many events there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// When the last event was.
    pub(crate) fn last(&self) -> Duration {
        self.entries.last().map_or(Duration::ZERO, Entry::at)
    }

    pub(crate) fn is_full(&self) -> bool {
        self.len() >= self.limit
    }

    /// Panics at the limit. Call it where the running program can be stopped:
    /// never from a drop or a wake-up.
    pub(crate) fn check_limit(&self) {
        assert!(!self.is_full(), "{STOPPED_AT_LIMIT} after {} events", self.limit);
    }

    pub(crate) fn push(&mut self, at: Duration, lane: Option<LaneId>, what: What) {
        let brief = match what {
            What::Spawned => Brief::Spawned,
            What::Polled => Brief::Polled,
            What::Pending => Brief::Pending,
            What::Ready => Brief::Ready,
            What::Woken { by } => Brief::Woken { by: small(by) },
            other => {
                self.others.push(other);
                Brief::Other
            }
        };
        let nanoseconds = u64::try_from(at.as_nanos()).unwrap_or(u64::MAX);
        self.entries.push(Entry { nanoseconds, lane: small(lane), what: brief });
    }

    /// All of it, for whoever looks.
    pub(crate) fn recording(&self) -> Recording {
        let mut others = self.others.iter();
        let event = |entry: &Entry| {
            let what = match entry.what {
                Brief::Spawned => What::Spawned,
                Brief::Polled => What::Polled,
                Brief::Pending => What::Pending,
                Brief::Ready => What::Ready,
                Brief::Woken { by } => What::Woken { by: large(by) },
                Brief::Other => others.next().expect("each entry pushed its own").clone(),
            };
            Event { at: entry.at(), lane: large(entry.lane), what }
        };
        let events = self.entries.iter().map(event).collect();
        Recording { lanes: self.rows.iter().map(Row::info).collect(), events }
    }
}

impl Entry {
    fn at(&self) -> Duration {
        Duration::from_nanos(self.nanoseconds)
    }
}

impl Row {
    fn info(&self) -> LaneInfo {
        let name = match &self.name {
            Label::Given(name) => name.to_string(),
            Label::Number(number) => task_name(*number),
        };
        LaneInfo { name, parent: large(self.parent), kind: self.kind }
    }
}
