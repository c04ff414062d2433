//! Where the steps of a run stand from left to right: the same in every picture.

use std::time::Duration;

use crate::recording::{LaneId, LaneKind, Recording, What};
use crate::words::seconds;

/// What a lane does in one column. A later one hides an earlier one where
/// several steps share a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// Not created yet, or over.
    Absent,
    /// Created, and not yet started.
    Created,
    /// Waits for a timer, a task or its turn.
    Waits,
    /// Runs one step.
    Runs,
    /// Runs its last step and gives its value.
    Ready,
    /// Is dropped before its end.
    Cancelled,
    /// Panics.
    Panicked,
}

/// What one lane does to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Touch {
    /// Puts it in line for another step.
    Wakes,
    /// Asks it to stop.
    Cancels,
}

/// One step of the run: when, and what each lane it touched did.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) at: Duration,
    pub(crate) marks: Vec<(LaneId, Mark)>,
    /// Who touched whom.
    pub(crate) touches: Vec<(LaneId, Touch, LaneId)>,
}

/// What the distance between two columns means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scale {
    /// One step is one column.
    Steps,
    /// Time, or steps where no time passes; several of them may share a column.
    Squeezed,
}

/// A run as columns.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) columns: Vec<Column>,
    pub(crate) scale: Scale,
}

impl Layout {
    /// The run in at most `room` columns.
    pub(crate) fn fit(recording: &Recording, room: usize) -> Self {
        let spaced = with_gaps(columns(recording));
        if spaced.len() <= room {
            return Layout { columns: spaced, scale: Scale::Steps };
        }
        Layout { columns: to_scale(spaced, room), scale: Scale::Squeezed }
    }
}

impl Column {
    fn empty(at: Duration) -> Self {
        Column { at, marks: Vec::new(), touches: Vec::new() }
    }
}

/// One column for each step of a task, and for each drop outside a step.
fn columns(recording: &Recording) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    // What happens before the first step, which is the creation of `main`.
    let mut before = Vec::new();
    let mut depth = 0_usize;
    for event in &recording.events {
        let Some(lane) = event.lane else { continue };
        if event.what == What::Pending {
            depth = depth.saturating_sub(1);
        }
        if let (Some(touch), Some(column)) = (touch(lane, &event.what), columns.last_mut()) {
            column.touches.push(touch);
        }
        let Some(mark) = mark(&event.what) else { continue };
        // A thread runs beside the steps of the loop, not inside one.
        let beside = recording.lanes.get(lane.0).is_some_and(|lane| lane.kind == LaneKind::Thread);
        let is_step = matches!(mark, Mark::Runs | Mark::Cancelled);
        if (depth == 0 && is_step) || (beside && mark != Mark::Created) {
            let marks = std::mem::take(&mut before);
            columns.push(Column { marks, ..Column::empty(event.at) });
        }
        match mark {
            _ if beside => {}
            Mark::Runs => depth += 1,
            Mark::Ready | Mark::Panicked => depth = depth.saturating_sub(1),
            _ => {}
        }
        let marks = columns.last_mut().map_or(&mut before, |column| &mut column.marks);
        marks.push((lane, mark));
    }
    columns
}

/// `None` where nobody else did it: a timer, or the lane itself.
fn touch(lane: LaneId, what: &What) -> Option<(LaneId, Touch, LaneId)> {
    let (by, touch) = match what {
        What::Woken { by } => (by, Touch::Wakes),
        What::CancelRequested { by } => (by, Touch::Cancels),
        _ => return None,
    };
    by.filter(|&by| by != lane).map(|by| (by, touch, lane))
}

fn mark(what: &What) -> Option<Mark> {
    match what {
        What::Spawned => Some(Mark::Created),
        What::Polled => Some(Mark::Runs),
        What::Ready => Some(Mark::Ready),
        What::Cancelled => Some(Mark::Cancelled),
        What::Panicked { .. } => Some(Mark::Panicked),
        _ => None,
    }
}

/// An empty column wherever time passes, wide enough for the ruler's label.
fn with_gaps(steps: Vec<Column>) -> Vec<Column> {
    let mut spaced: Vec<Column> = Vec::new();
    let mut label_until = 0;
    for step in steps {
        if let Some(last) = spaced.last()
            && last.at != step.at
        {
            let at = last.at;
            let missing = label_until.max(spaced.len() + 1) - spaced.len();
            spaced.extend((0..missing).map(|_| Column::empty(at)));
        }
        if spaced.last().is_none_or(|last| last.at != step.at) {
            label_until = spaced.len() + seconds(step.at).len() + 1;
        }
        spaced.push(step);
    }
    spaced
}

/// The same run squeezed into `room` columns: by time, or by step where no time
/// passes at all.
fn to_scale(steps: Vec<Column>, room: usize) -> Vec<Column> {
    let start = steps.first().map_or(Duration::ZERO, |step| step.at);
    let whole = steps.last().map_or(Duration::ZERO, |step| step.at) - start;
    let last = room - 1;
    let count = steps.len();
    let mut scaled: Vec<Column> = (0..room)
        .map(|column| Column::empty(start + whole.mul_f64(column as f64 / last as f64)))
        .collect();
    for (index, step) in steps.into_iter().enumerate() {
        let column = if whole.is_zero() {
            index * last / (count - 1)
        } else {
            ((step.at - start).as_secs_f64() / whole.as_secs_f64() * last as f64) as usize
        };
        let column = &mut scaled[column.min(last)];
        column.marks.extend(step.marks);
        column.touches.extend(step.touches);
    }
    scaled
}

/// What `lane` does in each column.
pub(crate) fn row(columns: &[Column], lane: LaneId) -> Vec<Mark> {
    let mut between = Mark::Absent;
    columns
        .iter()
        .map(|column| {
            let here = column.marks.iter().filter(|(id, _)| *id == lane).map(|&(_, mark)| mark);
            let Some(mark) = here.max() else {
                return between;
            };
            between = match mark {
                Mark::Created => Mark::Created,
                Mark::Runs | Mark::Waits => Mark::Waits,
                _ => Mark::Absent,
            };
            mark
        })
        .collect()
}
