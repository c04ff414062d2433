//! Where a lane stands between two events.

use serde::Serialize;

use crate::recording::{Recording, What};

/// What a lane does until its next event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum State {
    /// It was not created yet.
    Absent,
    /// It stands in line for its first step, or for its next one.
    InLine,
    /// A step of it runs.
    Runs,
    /// A step of it runs, and it was woken meanwhile: it will stand in line again.
    RunsAgain,
    /// Somebody has to wake it.
    Waits,
    /// It gave its value, panicked or was dropped.
    Ended,
}

impl State {
    /// Every lane of a recording before its first event.
    pub(crate) fn of_lanes(recording: &Recording) -> Vec<State> {
        vec![State::Absent; recording.lanes.len()]
    }

    /// Where `what` takes a lane that stands here.
    pub(crate) fn after(self, what: &What) -> State {
        match (what, self) {
            // A waker may outlive what it wakes.
            (_, State::Ended) => State::Ended,
            (What::Spawned, _) => State::InLine,
            (What::Polled, _) => State::Runs,
            (What::Pending, State::RunsAgain) => State::InLine,
            (What::Pending, _) => State::Waits,
            (What::Woken { .. } | What::CancelRequested { .. }, state) => state.put_in_line(),
            (What::Ready | What::Cancelled | What::Panicked { .. }, _) => State::Ended,
            (What::Said { .. } | What::MainEnded, state) => state,
        }
    }

    fn put_in_line(self) -> State {
        match self {
            State::Runs | State::RunsAgain => State::RunsAgain,
            _ => State::InLine,
        }
    }
}
