//! The run as a picture for a page: one SVG file, without script or font.

mod shapes;

use std::time::Duration;

use crate::Transcript;
use crate::layout::{Column, Layout, Mark, Scale, Touch, row};
use crate::recording::{LaneId, LaneKind, Recording, What};
use crate::timeline::MOST_LANES;
use crate::words::{clipped, escaped, grouped, seconds};
use shapes::{HALF, arrow, bang, bar, between, cross, dash, marked, path, rectangle, text, tick};

/// All lengths are in pixels. A picture is as wide as what it shows, but no wider
/// than a page: a phone has to shrink a wide one, its words too.
const WIDEST: usize = 760;
const NARROWEST: usize = 380;
const MARGIN: usize = 16;
/// Right of the columns: for the last mark and the last label.
const RIGHT: usize = 48;
/// Where the first lane's line runs, and how far apart two of them are.
const FIRST_LANE: usize = 76;
const LANE: usize = 24;
/// What a character of the page's font takes at most.
const LETTER: usize = 8;
const LONGEST_NAME: usize = 20;
const NARROWEST_COLUMN: usize = 4;
const WIDEST_COLUMN: usize = 16;
/// How far apart two printed lines are.
const LINE: usize = 19;
const MOST_LINES: usize = 20;
const LONGEST_LINE: usize = 60;

/// The dark theme says every colour again: not every viewer knows variables.
const STYLE: &str = "<style>
text{font:13px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;fill:#1f2328}
.head{font-weight:600}.line{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre}
path{fill:none;stroke-width:1.5}.rule,.wakes,.cancels{stroke-width:1}.done,.stopped,.broken{stroke-width:2}
.created{stroke-dasharray:.1 4;stroke-linecap:round}.cancels{stroke-dasharray:10 3}
.paper{fill:#fff}.halo{stroke:#fff;stroke-width:6}.soft{fill:#59636e}.rule{stroke:#d1d9e0}.waits,.created{stroke:#59636e}
.runs{fill:#0969da}.wakes{stroke:#9a6700}.done{stroke:#1a7f37}.cancels,.stopped,.broken{stroke:#cf222e}
@media(prefers-color-scheme:dark){
text{fill:#f0f6fc}.paper{fill:#0d1117}.halo{stroke:#0d1117}.soft{fill:#9198a1}.rule{stroke:#3d444d}.waits,.created{stroke:#9198a1}
.runs{fill:#4493f8}.wakes{stroke:#d29922}.done{stroke:#3fb950}.cancels,.stopped,.broken{stroke:#f85149}}
</style>
";

/// A class, how it is drawn at `x` and `y`, and what it means.
const LEGEND: [(&str, Shape, &str); 8] = [
    ("runs", bar, "runs"),
    ("waits", dash, "waits"),
    ("created", dash, "created"),
    ("wakes", arrow, "wakes"),
    ("done", tick, "done"),
    ("cancels", arrow, "asks to stop"),
    ("stopped", cross, "cancelled"),
    ("broken", bang, "panicked"),
];

type Shape = fn(usize, usize) -> String;

/// Where things are on the picture.
struct Frame {
    lanes: usize,
    /// Where the first column begins.
    left: usize,
    /// How wide each column is.
    column: usize,
    layout: Layout,
}

pub(crate) fn draw(transcript: &Transcript, title: &str) -> String {
    let recording = transcript.recording();
    let frame = Frame::of(recording);
    let mut body = frame.ruler() + &frame.touches();
    (0..frame.lanes).for_each(|lane| body += &frame.lane(recording, LaneId(lane)));
    let width = width(recording, &frame, title);
    let (more, top) = more_lanes(recording, &frame);
    let (legend, below) = legend(&body, width, top);
    let (lines, height) = lines(recording, below + LANE + HALF);
    let title = escaped(title);
    let description = escaped(&description(recording));
    let size = format!("width=\"{width}\" height=\"{height}\"");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {size} viewBox=\"0 0 {width} {height}\" \
         role=\"img\">\n<title>{title}</title>\n<desc>{description}</desc>\n{STYLE}\
         <rect class=\"paper\" {size} rx=\"6\"/>\n{}{body}{more}{legend}{lines}</svg>\n",
        text("head", MARGIN, 28, &title)
    )
}

impl Frame {
    fn of(recording: &Recording) -> Self {
        let lanes = recording.lanes.len().min(MOST_LANES);
        let names = recording.lanes.iter().take(lanes).map(|lane| lane.name.chars().count());
        let longest = names.max().unwrap_or(0).min(LONGEST_NAME);
        let left = MARGIN + longest * LETTER + MARGIN;
        let room = WIDEST - RIGHT - left;
        let layout = Layout::fit(recording, room / NARROWEST_COLUMN);
        let column = (room / layout.columns.len().max(1)).min(WIDEST_COLUMN);
        Frame { lanes, left, column, layout }
    }

    fn x(&self, column: usize) -> usize {
        self.left + column * self.column
    }

    /// Below the last lane.
    fn bottom(&self) -> usize {
        FIRST_LANE + self.lanes * LANE - HALF
    }

    /// The columns whose time is worth a label.
    fn instants(&self) -> Vec<(usize, Duration)> {
        let columns = &self.layout.columns;
        let last = columns.len().saturating_sub(1);
        let chosen = |&(index, column): &(usize, &Column)| match self.layout.scale {
            Scale::Steps => !column.marks.is_empty(),
            Scale::Squeezed => (0..=4).any(|quarter| index == last * quarter / 4),
        };
        let columns = columns.iter().enumerate().filter(chosen);
        let mut instants: Vec<_> = columns.map(|(index, column)| (index, column.at)).collect();
        instants.dedup_by_key(|(_, at)| *at);
        instants
    }

    /// A line at each instant, and its time where there is room.
    fn ruler(&self) -> String {
        let mut lines = String::new();
        let mut labels = String::new();
        let mut free = 0;
        for (column, at) in self.instants() {
            let x = self.x(column);
            lines += &format!("M{x} 58V{}", self.bottom());
            if x >= free {
                let label = seconds(at);
                labels += &text("soft", x, 52, &label);
                free = x + (label.len() + 1) * LETTER;
            }
        }
        path("rule", &lines) + &labels
    }

    fn lane(&self, recording: &Recording, lane: LaneId) -> String {
        let y = y(lane);
        let name = &recording.lanes[lane.0].name;
        let mut drawn = text("", MARGIN, y + 4, &escaped(&clipped(name, LONGEST_NAME)));
        let marks = row(&self.layout.columns, lane);
        let strokes = |mark| self.strokes(&marks, mark, y);
        drawn += &path("waits", &strokes(Mark::Waits));
        drawn += &path("created", &strokes(Mark::Created));
        drawn += &path("runs", &self.bars(&marks, y));
        drawn += &self.end(&marks, y);
        format!("<g><title>{}</title>\n{drawn}</g>\n", escaped(&life(recording, lane)))
    }

    /// A line wherever the lane does `mark`.
    fn strokes(&self, marks: &[Mark], mark: Mark, y: usize) -> String {
        let stroke = |(start, end)| format!("M{} {y}H{}", self.x(start), self.x(end));
        stretches(marks, |other| other == mark).into_iter().map(stroke).collect()
    }

    /// A bar for each step; where they are squeezed, for steps without a pause.
    fn bars(&self, marks: &[Mark], y: usize) -> String {
        let is_step = |mark| matches!(mark, Mark::Runs | Mark::Ready | Mark::Panicked);
        let mut bars = String::new();
        for (start, end) in stretches(marks, is_step) {
            let (width, step) = match self.layout.scale {
                Scale::Steps => (self.column.saturating_sub(1).max(2), 1),
                Scale::Squeezed => ((end - start) * self.column, end - start),
            };
            for column in (start..end).step_by(step) {
                bars += &rectangle(self.x(column), y, width);
            }
        }
        bars
    }

    fn end(&self, marks: &[Mark], y: usize) -> String {
        let ends = [Mark::Ready, Mark::Cancelled, Mark::Panicked];
        let Some(column) = marks.iter().rposition(|mark| ends.contains(mark)) else {
            return String::new();
        };
        let beside = self.x(column + 1) + 3;
        match marks[column] {
            Mark::Ready => marked("done", &tick(beside, y)),
            Mark::Cancelled => marked("stopped", &cross(self.x(column), y)),
            _ => marked("broken", &bang(beside, y)),
        }
    }

    /// An arrow for each wake-up and each request to stop, where there is room.
    fn touches(&self) -> String {
        if self.layout.scale == Scale::Squeezed {
            return String::new();
        }
        let mut arrows = [String::new(), String::new()];
        for (index, column) in self.layout.columns.iter().enumerate() {
            for &(from, touch, to) in &column.touches {
                if from.0.max(to.0) < self.lanes {
                    let third = self.column / 3;
                    let x = self.x(index) + third * if touch == Touch::Wakes { 2 } else { 1 };
                    arrows[usize::from(touch == Touch::Cancels)] += &between(x, y(from), y(to));
                }
            }
        }
        path("wakes", &arrows[0]) + &path("cancels", &arrows[1])
    }
}

fn y(lane: LaneId) -> usize {
    FIRST_LANE + lane.0 * LANE
}

/// Where `chosen` marks stand without a gap: from which column up to which.
fn stretches(marks: &[Mark], chosen: impl Fn(Mark) -> bool) -> Vec<(usize, usize)> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for (index, _) in marks.iter().enumerate().filter(|&(_, &mark)| chosen(mark)) {
        match stretches.last_mut() {
            Some((_, end)) if *end == index => *end += 1,
            _ => stretches.push((index, index + 1)),
        }
    }
    stretches
}

/// How wide the picture has to be for its lanes, its lines and its title.
fn width(recording: &Recording, frame: &Frame, title: &str) -> usize {
    let lanes = frame.x(frame.layout.columns.len()) + RIGHT;
    let (_, right) = sides(recording);
    let lines = said(recording).take(MOST_LINES).map(|(_, _, line)| line.chars().count());
    let longest = lines.max().unwrap_or(0).min(LONGEST_LINE);
    let lines = right + longest * LETTER + MARGIN;
    let title = MARGIN + title.chars().count() * LETTER + MARGIN;
    lanes.max(lines).max(title).clamp(NARROWEST, WIDEST)
}

/// How many lanes are missing, and where to go on below that.
fn more_lanes(recording: &Recording, frame: &Frame) -> (String, usize) {
    let y = frame.bottom() + LANE;
    let more = recording.lanes.len() - frame.lanes;
    if more == 0 {
        return (String::new(), y);
    }
    (text("soft", MARGIN, y, &format!("… and {} more lanes", grouped(more))), y + LANE)
}

/// What each thing in `body` means, in rows from `top` on, and where the last row is.
fn legend(body: &str, width: usize, top: usize) -> (String, usize) {
    let (mut x, mut y) = (MARGIN, top);
    let mut legend = String::new();
    for (class, shape, word) in LEGEND {
        if !body.contains(&format!("class=\"{class}\"")) {
            continue;
        }
        let end = x + 18 + word.len() * LETTER;
        if end > width - MARGIN {
            (x, y) = (MARGIN, y + LANE);
        }
        legend += &path(class, &shape(x, y - 4));
        legend += &text("soft", x + 18, y, word);
        x += 18 + (word.len() + 2) * LETTER;
    }
    (legend, y)
}

/// What was printed, each line beside its time and the lane that said it.
fn lines(recording: &Recording, top: usize) -> (String, usize) {
    let said: Vec<_> = said(recording).collect();
    let (middle, right) = sides(recording);
    let mut y = top;
    let mut lines = String::new();
    let mut now = None;
    for &(at, lane, line) in said.iter().take(MOST_LINES) {
        if now != Some(at) {
            lines += &text("soft", MARGIN, y, &seconds(at));
            now = Some(at);
        }
        let name = escaped(&clipped(recording.name(lane), LONGEST_NAME));
        lines += &text("soft", middle, y, &name);
        let line = escaped(&clipped(line, LONGEST_LINE));
        lines += &text("line", right, y, &line);
        y += LINE;
    }
    if said.len() > MOST_LINES {
        let more = grouped(said.len() - MOST_LINES);
        lines += &text("soft", MARGIN, y, &format!("… and {more} more lines"));
        y += LINE;
    }
    (lines, y)
}

/// Where the name of whoever said a line begins, and where the line does.
fn sides(recording: &Recording) -> (usize, usize) {
    let names = said(recording).take(MOST_LINES).map(|(_, lane, _)| recording.name(lane));
    let longest = names.map(|name| name.chars().count()).max().unwrap_or(0).min(LONGEST_NAME);
    let middle = MARGIN + 8 * LETTER;
    (middle, middle + longest * LETTER + MARGIN)
}

fn said(recording: &Recording) -> impl Iterator<Item = (Duration, Option<LaneId>, &str)> {
    recording.events.iter().filter_map(|event| match &event.what {
        What::Said { line } => Some((event.at, event.lane, line.as_str())),
        _ => None,
    })
}

/// The picture in words, for whoever cannot see it.
fn description(recording: &Recording) -> String {
    let lanes = recording.lanes.len();
    let lives = (0..lanes.min(MOST_LANES)).map(|lane| life(recording, LaneId(lane)) + ". ");
    let mut text = format!(
        "Who ran when, a lane each, from left to right. {}",
        Vec::from_iter(lives).concat()
    );
    if lanes > MOST_LANES {
        text += &format!("And {} more lanes.", grouped(lanes - MOST_LANES));
    }
    text.trim_end().to_owned()
}

/// `Task-2: task, created by main at 0s, done at 5s`.
fn life(recording: &Recording, lane: LaneId) -> String {
    let info = &recording.lanes[lane.0];
    let mut life = format!("{}: {}", info.name, kind(info.kind));
    for event in recording.events.iter().filter(|event| event.lane == Some(lane)) {
        let what = match &event.what {
            What::Spawned => format!("created by {}", recording.name(info.parent)),
            What::Ready => "done".to_owned(),
            What::Cancelled => "cancelled".to_owned(),
            What::Panicked { message } => format!("panicked ({message})"),
            _ => continue,
        };
        life += &format!(", {what} at {}", seconds(event.at));
    }
    life
}

fn kind(kind: LaneKind) -> &'static str {
    match kind {
        LaneKind::Main => "the first task",
        LaneKind::Task => "task",
        LaneKind::Future => "future inside a task",
        LaneKind::Thread => "thread",
    }
}
