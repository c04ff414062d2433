use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Everything one run did, in the order in which it did it.
///
/// The sequence number of an event is its index in `events`. It is what keeps
/// the order of things that share an instant of virtual time.
///
/// Not for: programs that run for hours. It grows with every step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    /// The tasks and futures that have a lane of their own, in creation order.
    pub lanes: Vec<LaneInfo>,
    /// What happened, oldest first.
    pub events: Vec<Event>,
}

/// Which lane of a [`Recording`]: an index into its `lanes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LaneId(pub usize);

/// One row of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaneInfo {
    /// The task's name at its creation; `main` for the first task of a run.
    pub name: String,
    /// The lane that was running when this one was created.
    pub parent: Option<LaneId>,
    /// What kind of work the lane shows.
    pub kind: LaneKind,
}

/// What kind of work a lane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LaneKind {
    /// The coroutine given to `run`.
    Main,
    /// A task: the loop drives it.
    Task,
    /// A future inside a task: its owner drives it.
    Future,
    /// A thread beside the loop: the system drives it.
    Thread,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Virtual time since the start of the run; in JSON, whole microseconds.
    #[serde(rename = "at_us", with = "micros")]
    pub at: Duration,
    /// The lane it happened to; `None` is the loop itself or code outside it.
    pub lane: Option<LaneId>,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

/// The kinds of [`Event`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    /// The lane was created and waits for its first step.
    Spawned,
    /// A step begins: the loop polls the lane.
    Polled,
    /// The step ended at an `.await` that has to wait.
    Pending,
    /// The step ended the lane with a value.
    Ready,
    /// The lane was put in line for another step.
    Woken {
        /// The lane that did it; `None` is a timer or another thread.
        by: Option<LaneId>,
    },
    /// Somebody asked the lane to stop.
    CancelRequested {
        /// The lane that asked.
        by: Option<LaneId>,
    },
    /// The lane was dropped before it had a value.
    Cancelled,
    /// The lane's code panicked.
    Panicked {
        /// What the panic said.
        message: String,
    },
    /// `main` has returned. What runs after this is a leftover.
    MainEnded,
    /// A line of output.
    Said {
        /// The line, without its end-of-line.
        line: String,
    },
}

impl Recording {
    /// The name of `lane`; the loop is called `loop`.
    #[must_use]
    pub fn name(&self, lane: Option<LaneId>) -> &str {
        lane.and_then(|id| self.lanes.get(id.0)).map_or("loop", |lane| lane.name.as_str())
    }

    /// Reads what [`Recording::to_json`] wrote.
    ///
    /// # Errors
    ///
    /// When the text is not a recording.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The recording as JSON: the format every picture is drawn from.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a recording holds only strings and numbers")
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::Spawned => f.write_str("spawned"),
            What::Polled => f.write_str("polled"),
            What::Pending => f.write_str("pending"),
            What::Ready => f.write_str("ready"),
            What::Woken { .. } => f.write_str("woken"),
            What::CancelRequested { .. } => f.write_str("cancel requested"),
            What::Cancelled => f.write_str("cancelled"),
            What::Panicked { message } => write!(f, "panicked: {message}"),
            What::MainEnded => f.write_str("main ended"),
            What::Said { line } => write!(f, "said: {line}"),
        }
    }
}

mod micros {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(at: &Duration, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(u64::try_from(at.as_micros()).unwrap_or(u64::MAX))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
        u64::deserialize(from).map(Duration::from_micros)
    }
}
