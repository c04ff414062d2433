//! The terminal timeline: a lane per task, a column per step.
//!
//! Steps of one instant stand side by side in the order in which they ran: the
//! order is what a reader wants to see. A run with more steps than columns is
//! drawn to scale instead, time from left to right.

use std::time::Duration;

use crate::layout::{Column, Layout, Mark, Scale, Touch, row};
use crate::recording::{LaneId, Recording};
use crate::words::{clipped, grouped, seconds};

/// More lanes than this are counted, not drawn.
pub(crate) const MOST_LANES: usize = 40;

/// A task has told the lane to stop; that it stops comes later.
const TOLD: char = '×';

/// The last one only where somebody was told.
const LEGEND: [&str; 3] =
    ["█ runs  ─ waits  · created", "✓ done  ✗ cancelled  ! panicked", "× told to stop"];

fn symbol(mark: Mark) -> char {
    match mark {
        Mark::Absent => ' ',
        Mark::Created => '·',
        Mark::Waits => '─',
        Mark::Runs => '█',
        Mark::Ready => '✓',
        Mark::Cancelled => '✗',
        Mark::Panicked => '!',
    }
}

pub(crate) fn draw(recording: &Recording, width: usize) -> String {
    let names = names(recording, width / 2);
    let label = names.iter().map(|name| name.chars().count()).max().unwrap_or(0).max(4);
    let room = width.saturating_sub(label + 1).max(10);
    let Layout { columns, scale } = Layout::fit(recording, room);
    let ruler = match scale {
        Scale::Steps => ruler(&columns),
        Scale::Squeezed => ruler_to_scale(&columns, room),
    };

    let mut picture = format!("{:label$} {ruler}", "time").trim_end().to_owned();
    picture.push('\n');
    let rows: Vec<String> = (0..names.len()).map(|lane| letters(&columns, LaneId(lane))).collect();
    for (name, row) in names.iter().zip(&rows) {
        picture += format!("{name:label$} {row}").trim_end();
        picture.push('\n');
    }
    if recording.lanes.len() > names.len() {
        picture += &format!("… and {} more lanes\n", grouped(recording.lanes.len() - names.len()));
    }
    let told = rows.iter().any(|row| row.contains(TOLD));
    picture + &legend(if told { &LEGEND } else { &LEGEND[..2] }, width)
}

/// A lane's row. That it was told to stop stands where it would only wait.
fn letters(columns: &[Column], lane: LaneId) -> String {
    let is_told = |column: &Column| {
        let touches = &mut column.touches.iter();
        touches.any(|&(_, touch, whom)| touch == Touch::Cancels && whom == lane)
    };
    let letter = |(column, mark): (&Column, Mark)| match mark {
        Mark::Waits | Mark::Created if is_told(column) => TOLD,
        mark => symbol(mark),
    };
    columns.iter().zip(row(columns, lane)).map(letter).collect()
}

/// The names of the lanes that are drawn, each in at most `room` columns.
fn names(recording: &Recording, room: usize) -> Vec<String> {
    let lanes = recording.lanes.iter().take(MOST_LANES);
    lanes.map(|lane| clipped(&lane.name, room)).collect()
}

/// The parts in as few lines as `width` columns allow.
fn legend(parts: &[&str], width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 2 + part.chars().count() <= width => {
                *line += &format!("  {part}");
            }
            _ => lines.push(format!("     {part}")),
        }
    }
    lines.join("\n") + "\n"
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
