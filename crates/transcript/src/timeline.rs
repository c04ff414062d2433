//! The terminal timeline: a lane per task, a column per step.
//!
//! Steps of one instant stand side by side in the order in which they ran: the
//! order is what a reader wants to see. A run with more steps than columns is
//! drawn to scale instead, time from left to right.

use std::time::Duration;

use crate::recording::{LaneId, LaneKind, Recording, What};

/// More lanes than this are counted, not drawn.
const MOST_LANES: usize = 40;

/// What a lane does in one column. A later one hides an earlier one where
/// several steps share a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
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

impl Mark {
    fn symbol(self) -> char {
        match self {
            Mark::Absent => ' ',
            Mark::Created => '·',
            Mark::Waits => '─',
            Mark::Runs => '█',
            Mark::Ready => '✓',
            Mark::Cancelled => '✗',
            Mark::Panicked => '!',
        }
    }
}

/// One step of the run: when, and what each lane it touched did.
struct Column {
    at: Duration,
    marks: Vec<(LaneId, Mark)>,
}

pub(crate) fn draw(recording: &Recording, width: usize) -> String {
    let drawn = recording.lanes.len().min(MOST_LANES);
    let names: Vec<&str> = (0..drawn).map(|lane| recording.name(Some(LaneId(lane)))).collect();
    let label = names.iter().map(|name| name.chars().count()).max().unwrap_or(0).max(4);
    let room = width.saturating_sub(label + 1).max(10);

    let steps = columns(recording);
    let spaced = with_gaps(steps);
    let (fitted, ruler) = if spaced.len() <= room {
        let ruler = ruler(&spaced);
        (spaced, ruler)
    } else {
        let ruler = ruler_to_scale(&spaced, room);
        (to_scale(spaced, room), ruler)
    };

    let mut picture = format!("{:label$} {ruler}", "time").trim_end().to_owned();
    picture.push('\n');
    for (lane, name) in names.iter().enumerate() {
        let row: String = row(&fitted, LaneId(lane)).into_iter().map(Mark::symbol).collect();
        picture += format!("{name:label$} {row}").trim_end();
        picture.push('\n');
    }
    if recording.lanes.len() > drawn {
        picture += &format!("… and {} more lanes\n", recording.lanes.len() - drawn);
    }
    picture += "     █ runs  ─ waits  · created  ✓ done  ✗ cancelled  ! panicked\n";
    picture
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
        let Some(mark) = mark(&event.what) else { continue };
        // A thread runs beside the steps of the loop, not inside one.
        let beside = recording.lanes.get(lane.0).is_some_and(|lane| lane.kind == LaneKind::Thread);
        let is_step = matches!(mark, Mark::Runs | Mark::Cancelled);
        if (depth == 0 && is_step) || (beside && mark != Mark::Created) {
            columns.push(Column { at: event.at, marks: std::mem::take(&mut before) });
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
            spaced.extend((0..missing).map(|_| Column { at, marks: Vec::new() }));
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
        .map(|column| Column {
            at: start + whole.mul_f64(column as f64 / last as f64),
            marks: Vec::new(),
        })
        .collect();
    for (index, step) in steps.into_iter().enumerate() {
        let column = if whole.is_zero() {
            index * last / (count - 1)
        } else {
            ((step.at - start).as_secs_f64() / whole.as_secs_f64() * last as f64) as usize
        };
        scaled[column.min(last)].marks.extend(step.marks);
    }
    scaled
}

fn row(columns: &[Column], lane: LaneId) -> Vec<Mark> {
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

/// The time of each instant, above its first column, where there is room.
fn ruler(columns: &[Column]) -> String {
    let mut ruler = String::new();
    let mut written: Option<Duration> = None;
    for (index, column) in columns.iter().enumerate() {
        let new_instant = written.is_none_or(|at| at != column.at);
        let has_step = !column.marks.is_empty();
        let free = ruler.chars().count() <= index;
        if new_instant && has_step && free {
            while ruler.chars().count() < index {
                ruler.push(' ');
            }
            ruler += &seconds(column.at);
            ruler.push(' ');
            written = Some(column.at);
        }
    }
    ruler.trim_end().to_owned()
}

/// The first and the last moment, at the two ends.
fn ruler_to_scale(columns: &[Column], room: usize) -> String {
    let ends = columns.first().zip(columns.last());
    let (start, end) =
        ends.map_or_else(Default::default, |(first, last)| (seconds(first.at), seconds(last.at)));
    if start == end {
        return start;
    }
    let gap = room.saturating_sub(start.len());
    format!("{start}{end:>gap$}")
}

fn seconds(at: Duration) -> String {
    let text = format!("{}.{:03}", at.as_secs(), at.subsec_millis());
    format!("{}s", text.trim_end_matches('0').trim_end_matches('.'))
}
