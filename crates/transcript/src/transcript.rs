use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::recorder::Stamp;
use crate::recording::{LaneId, LaneKind, Recording, What};
use crate::{player, steps, svg, timeline, trace};

/// What a run said, line by line, and behind it everything it did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transcript {
    recording: Arc<Recording>,
}

impl Transcript {
    /// Reads a recording as a transcript.
    #[must_use]
    pub fn new(recording: Recording) -> Self {
        Transcript { recording: Arc::new(recording) }
    }

    /// What was said, in order.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.said().map(|(_, line)| line.to_owned()).collect()
    }

    /// What was said and when, in order.
    #[must_use]
    pub fn timed(&self) -> Vec<(Duration, String)> {
        self.said().map(|(at, line)| (at, line.to_owned())).collect()
    }

    /// How long the run took, in virtual time.
    ///
    /// It ends with the last thing that happened, the clean-up of leftover
    /// tasks included.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.recording.events.last().map_or(Duration::ZERO, |event| event.at)
    }

    /// The most tasks that were alive at one moment; `main` does not count.
    #[must_use]
    pub fn peak_tasks(&self) -> usize {
        let mut alive = 0_usize;
        let mut peak = 0;
        for event in &self.recording.events {
            if !event.lane.is_some_and(|lane| self.is_task(lane)) {
                continue;
            }
            match event.what {
                What::Spawned => alive += 1,
                What::Ready | What::Cancelled | What::Panicked { .. } => alive -= 1,
                _ => {}
            }
            peak = peak.max(alive);
        }
        peak
    }

    /// The names of the tasks that were still alive when `main` ended, in
    /// creation order: nobody waited for them.
    #[must_use]
    pub fn leftovers(&self) -> Vec<String> {
        let events = &self.recording.events;
        let end = events.iter().rposition(|event| event.what == What::MainEnded);
        let until_end = &events[..end.unwrap_or(events.len())];
        let ended = |lane: usize| {
            until_end.iter().any(|event| {
                event.lane == Some(LaneId(lane))
                    && matches!(event.what, What::Ready | What::Cancelled | What::Panicked { .. })
            })
        };
        let born = |lane: usize| {
            until_end
                .iter()
                .any(|event| event.lane == Some(LaneId(lane)) && event.what == What::Spawned)
        };
        (0..self.recording.lanes.len())
            .filter(|&lane| self.is_task(LaneId(lane)) && born(lane) && !ended(lane))
            .map(|lane| self.recording.lanes[lane].name.clone())
            .collect()
    }

    /// The run as a picture of at most `width` columns: a lane per task, time
    /// from left to right.
    ///
    /// It shows when each task ran and waited. Not what a timer or a channel
    /// did, nor tasks that a library made for itself.
    #[must_use]
    pub fn timeline(&self, width: usize) -> String {
        timeline::draw(&self.recording, width)
    }

    /// The run read downwards in at most `width` columns: a row per step, a
    /// column per task, and beside it who caused the step and what it printed.
    ///
    /// For runs of a few dozen steps; [`timeline`](Transcript::timeline) shows
    /// longer ones at a glance.
    #[must_use]
    pub fn steps(&self, width: usize) -> String {
        steps::draw(&self.recording, width)
    }

    /// The run as an SVG picture, at most 760 pixels wide: for a page that cannot run
    /// a script, such as a README. It follows the reader's light or dark theme.
    ///
    /// It shows what [`timeline`](Transcript::timeline) shows, who woke whom, and
    /// what was printed first. The same run gives the same bytes.
    #[must_use]
    pub fn svg(&self, title: &str) -> String {
        svg::draw(self, title)
    }

    /// The run as a Chrome trace in JSON: for Perfetto, which opens it at
    /// <https://ui.perfetto.dev> and reads it on your machine.
    ///
    /// Each lane is a thread with bars for "runs", "waits" and "in line", arrows
    /// for wake-ups, and a mark for each line. Times are microseconds, and of two
    /// events the later one is always later by at least one: so the order within
    /// an instant is kept, and times may be late by as many microseconds. Zoom into
    /// an instant to see its steps.
    #[must_use]
    pub fn trace(&self) -> String {
        trace::write(&self.recording)
    }

    /// The run as a page that plays it step by step, both ways: one file without
    /// any other, which opens in a browser from wherever it lies. It follows the
    /// reader's light or dark theme.
    ///
    /// It is made of [`player_json`](Transcript::player_json) and [`PLAYER`](crate::PLAYER).
    #[must_use]
    pub fn player_page(&self, title: &str) -> String {
        player::page(&self.recording, title)
    }

    /// The run in JSON, for a page that plays it step by step.
    ///
    /// ```json
    /// {"version": 1,
    ///  "lanes": [{"name": "main", "parent": null, "kind": "main"}],
    ///  "steps": [{"seq": 0, "at_us": 0, "lane": 0, "what": "spawned",
    ///             "becomes": "in_line"}],
    ///  "left_out": {"lanes": 0, "steps": 0}}
    /// ```
    ///
    /// - `lane` and `parent` are places in `lanes`; `null` is the loop. `kind` is
    ///   `main`, `task`, `future` or `thread`.
    /// - `what` is `spawned`, `polled`, `pending`, `ready`, `woken` (with `by`),
    ///   `cancel_requested` (with `by`), `cancelled`, `panicked` (with `message`),
    ///   `main_ended` or `said` (with `line`).
    /// - `becomes` is where the step leaves its lane: `in_line`, `runs`,
    ///   `runs_again` (woken during its own step), `waits` or `ended`. The loop has
    ///   none. Before `spawned` there is no lane.
    /// - `until_us` stands at a lane that waits, if the loop will wake it: by a
    ///   timer, as a rule. A timer that never fires is not in a recording.
    ///
    /// So at any step the **ready queue** is the lanes of kind `main` and `task`
    /// that are `in_line`, the one that became so first in front; the **waiting**
    /// are those that `waits`; the **timers** are the `until_us` among them.
    /// Callbacks have no lane and are not in the queue.
    ///
    /// A run of more than 2,000 steps is cut there; `left_out` says by how much.
    ///
    /// No `<` is in the text, so it may stand in a `<script>` as it is.
    #[must_use]
    pub fn player_json(&self) -> String {
        player::write(&self.recording)
    }

    /// Everything the run did.
    #[must_use]
    pub fn recording(&self) -> &Recording {
        &self.recording
    }

    fn is_task(&self, lane: LaneId) -> bool {
        self.recording.lanes.get(lane.0).is_some_and(|lane| lane.kind == LaneKind::Task)
    }

    fn said(&self) -> impl Iterator<Item = (Duration, &str)> {
        self.recording.events.iter().filter_map(|event| match &event.what {
            What::Said { line } => Some((event.at, line.as_str())),
            _ => None,
        })
    }
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, line) in self.said() {
            writeln!(f, "{} {line}", Stamp(at))?;
        }
        Ok(())
    }
}
