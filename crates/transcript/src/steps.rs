//! The run read downwards: a row per step, a column per lane.
//!
//! The timeline shows when; this shows who caused it, and what was printed.

use std::time::Duration;

use crate::recording::{Event, LaneId, Recording, What};
use crate::state::State;
use crate::timeline::MOST_LANES;
use crate::words::{clipped, grouped, seconds};

/// More rows than this are counted, not drawn.
const MOST_ROWS: usize = 200;

const LONGEST_NAME: usize = 16;

const LEGEND: &str = "\
· created  █ runs  ┆ in line  │ waits
↑ woken  × told to stop
✓ done  ✗ cancelled  ! panicked
";

/// What happened to one lane without a break.
struct Row {
    at: Duration,
    lane: Option<LaneId>,
    mark: char,
    /// Where the drawn lanes stand.
    others: Vec<char>,
    /// Who caused it.
    cause: String,
    line: Option<String>,
    /// A step has ended since: what comes is another row.
    over: bool,
}

pub(crate) fn draw(recording: &Recording, width: usize) -> String {
    let drawn = recording.lanes.len().min(MOST_LANES).min(width / 6);
    let names = recording.lanes.iter().map(|lane| lane.name.chars().count());
    let label = names.max().unwrap_or(0).clamp(4, LONGEST_NAME);
    let rows = rows(recording, drawn);
    let mut picture = String::new();
    let mut now = None;
    for row in rows.iter().take(MOST_ROWS) {
        let time = if now == Some(row.at) { String::new() } else { seconds(row.at) };
        now = Some(row.at);
        let name = clipped(recording.name(row.lane), label);
        let text = format!("{time:>7} {}{name:label$}  {}", row.lanes(), row.text());
        picture += &clipped(text.trim_end(), width);
        picture.push('\n');
    }
    if rows.len() > MOST_ROWS {
        picture += &format!("… and {} more rows\n", grouped(rows.len() - MOST_ROWS));
    }
    if recording.lanes.len() > drawn {
        let more = grouped(recording.lanes.len() - drawn);
        picture += &format!("… and {more} lanes without a column\n");
    }
    picture + LEGEND
}

impl Row {
    fn new(event: &Event, states: &[State]) -> Self {
        let others = states.iter().map(|&state| letter(state)).collect();
        let Event { at, lane, .. } = *event;
        Row { at, lane, mark: '█', others, cause: String::new(), line: None, over: false }
    }

    /// One letter and a space for each lane that is drawn.
    fn lanes(&self) -> String {
        let mut lanes = self.others.clone();
        if let Some(place) = self.lane.and_then(|lane| lanes.get_mut(lane.0)) {
            *place = self.mark;
        }
        lanes.into_iter().flat_map(|letter| [letter, ' ']).collect()
    }

    fn text(&self) -> String {
        match (&self.line, self.cause.as_str()) {
            (Some(line), "") => format!("\"{line}\""),
            (Some(line), cause) => format!("{cause}: \"{line}\""),
            (None, cause) => cause.to_owned(),
        }
    }

    /// Whether `event` happened to the same lane at the same instant, and leaves
    /// what the row says as it is.
    fn takes(&self, event: &Event) -> bool {
        let is_free = match event.what {
            What::Said { .. } => self.line.is_none(),
            What::CancelRequested { .. } => false,
            _ => self.mark != '×',
        };
        !self.over && self.lane == event.lane && self.at == event.at && is_free
    }

    fn add(&mut self, recording: &Recording, event: &Event) {
        // A task that yields wakes itself: the next row shows it in line.
        if event.what == (What::Woken { by: event.lane }) {
            return;
        }
        self.mark = mark(&event.what).unwrap_or(self.mark);
        match &event.what {
            What::Said { line } => self.line = Some(line.clone()),
            What::Panicked { message } => self.cause = message.clone(),
            What::Woken { by } => self.cause = format!("woken by {}", recording.name(*by)),
            What::CancelRequested { by } => {
                self.cause = format!("told to stop by {}", recording.name(*by));
            }
            What::Spawned => {
                let parent = event.lane.and_then(|lane| recording.lanes[lane.0].parent);
                self.cause = format!("created by {}", recording.name(parent));
            }
            _ => {}
        }
    }
}

fn rows(recording: &Recording, drawn: usize) -> Vec<Row> {
    let mut states = State::of_lanes(recording);
    let mut rows: Vec<Row> = Vec::new();
    for event in &recording.events {
        if let Some(state) = event.lane.and_then(|lane| states.get_mut(lane.0)) {
            *state = state.after(&event.what);
        }
        match event.what {
            What::Pending => rows.iter_mut().last().into_iter().for_each(|row| row.over = true),
            What::MainEnded => {}
            _ => {
                if !rows.last().is_some_and(|row| row.takes(event)) {
                    rows.push(Row::new(event, &states[..drawn]));
                }
                let row = rows.last_mut().expect("a row was pushed if there was none");
                row.add(recording, event);
            }
        }
    }
    rows
}

fn letter(state: State) -> char {
    match state {
        State::Absent | State::Ended => ' ',
        State::InLine => '┆',
        State::Runs | State::RunsAgain => '█',
        State::Waits => '│',
    }
}

/// `None` where the lane goes on with what it did.
fn mark(what: &What) -> Option<char> {
    Some(match what {
        What::Spawned => '·',
        What::Polled => '█',
        What::Ready => '✓',
        What::Woken { .. } => '↑',
        What::CancelRequested { .. } => '×',
        What::Cancelled => '✗',
        What::Panicked { .. } => '!',
        What::Pending | What::MainEnded | What::Said { .. } => return None,
    })
}
