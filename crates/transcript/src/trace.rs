//! The run as a Chrome trace, which Perfetto opens: a thread per lane.
//!
//! On a virtual clock whole programs happen in one instant. Each event is put at
//! least a microsecond behind the one before, so that their order is seen.

use serde::Serialize;

use crate::recording::{Event, LaneId, Recording, What};
use crate::state::State;

/// One line of the file. The names of the fields are the format's own.
#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    ph: Phase,
    /// Microseconds.
    ts: u64,
    pid: u32,
    tid: usize,
    #[serde(flatten)]
    detail: Detail<'a>,
}

#[derive(Clone, Copy, Serialize)]
enum Phase {
    #[serde(rename = "M")]
    Metadata,
    #[serde(rename = "B")]
    Begin,
    #[serde(rename = "E")]
    End,
    #[serde(rename = "i")]
    Instant,
    #[serde(rename = "s")]
    FlowStart,
    #[serde(rename = "f")]
    FlowEnd,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Detail<'a> {
    None {},
    /// What metadata says.
    Args {
        args: Args<'a>,
    },
    /// An instant's scope: the thread's row only.
    Scope {
        s: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        args: Option<Args<'a>>,
    },
    /// An arrow from one row to another; both ends have one number.
    Flow {
        cat: &'static str,
        id: usize,
        bp: &'static str,
    },
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Args<'a> {
    Name(&'a str),
    SortIndex(usize),
    By(&'a str),
    Message(&'a str),
}

/// The only process.
const PROCESS: u32 = 1;

struct Writer<'a> {
    recording: &'a Recording,
    entries: Vec<Entry<'a>>,
    states: Vec<State>,
    /// When each lane's latest event was.
    latest: Vec<u64>,
    now: u64,
}

pub(crate) fn write(recording: &Recording) -> String {
    let mut writer = Writer {
        recording,
        entries: Vec::new(),
        states: State::of_lanes(recording),
        latest: vec![0; recording.lanes.len()],
        now: 0,
    };
    writer.name_rows();
    for (number, event) in recording.events.iter().enumerate() {
        writer.now = (writer.now + 1).max(u64::try_from(event.at.as_micros()).unwrap_or(u64::MAX));
        writer.event(number, event);
    }
    writer.now += 1;
    writer.end_rows();
    // An arrow from a lane that has just ended starts within its last step.
    writer.entries.sort_by_key(|entry| entry.ts);
    let lines = writer.entries.iter().map(|entry| {
        serde_json::to_string(entry).expect("an entry holds only strings and numbers")
    });
    let lines = Vec::from_iter(lines).join(",\n");
    format!("{{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n{lines}\n]}}\n")
}

/// A row's number; the main thread's is that of the process.
fn row(lane: Option<LaneId>, recording: &Recording) -> usize {
    lane.map_or(recording.lanes.len(), |lane| lane.0) + 1
}

/// What a row shows as a bar.
fn bar(state: State) -> Option<&'static str> {
    match state {
        State::Absent | State::Ended => None,
        State::InLine => Some("in line"),
        State::Runs | State::RunsAgain => Some("runs"),
        State::Waits => Some("waits"),
    }
}

impl<'a> Writer<'a> {
    fn push(&mut self, lane: Option<LaneId>, ph: Phase, name: &'a str, detail: Detail<'a>) {
        let tid = row(lane, self.recording);
        self.entries.push(Entry { name, ph, ts: self.now, pid: PROCESS, tid, detail });
    }

    fn name_rows(&mut self) {
        let name = |name| Detail::Args { args: Args::Name(name) };
        let lanes = (0..self.recording.lanes.len()).map(|lane| Some(LaneId(lane)));
        self.push(Some(LaneId(0)), Phase::Metadata, "process_name", name("event loop"));
        // The loop's own row is there if somebody outside of every lane spoke.
        let outside = |event: &&Event| event.lane.is_none() && event.what != What::MainEnded;
        let speaker = self.recording.events.iter().find(outside).map(|event| event.lane);
        for lane in lanes.chain(speaker) {
            let place = Args::SortIndex(row(lane, self.recording));
            let named = name(self.recording.name(lane));
            self.push(lane, Phase::Metadata, "thread_name", named);
            self.push(lane, Phase::Metadata, "thread_sort_index", Detail::Args { args: place });
        }
    }

    fn event(&mut self, number: usize, event: &'a Event) {
        if let Some(lane) = event.lane {
            let before = self.states[lane.0];
            let after = before.after(&event.what);
            self.states[lane.0] = after;
            self.latest[lane.0] = self.now;
            self.change_bar(lane, bar(before), bar(after));
        }
        match &event.what {
            What::Said { line } => self.instant(event.lane, line, None),
            What::Cancelled => self.instant(event.lane, "cancelled", None),
            What::Panicked { message } => {
                self.instant(event.lane, "panicked", Some(Args::Message(message)));
            }
            What::CancelRequested { by } => {
                let by = self.recording.name(*by);
                self.instant(event.lane, "told to stop", Some(Args::By(by)));
            }
            What::Woken { by: Some(by) } if event.lane != Some(*by) => {
                self.arrow(number, *by, event.lane);
            }
            _ => {}
        }
    }

    fn change_bar(&mut self, lane: LaneId, before: Option<&'a str>, after: Option<&'a str>) {
        if before == after {
            return;
        }
        if let Some(name) = before {
            self.push(Some(lane), Phase::End, name, Detail::None {});
        }
        if let Some(name) = after {
            self.push(Some(lane), Phase::Begin, name, Detail::None {});
        }
    }

    fn instant(&mut self, lane: Option<LaneId>, name: &'a str, args: Option<Args<'a>>) {
        self.push(lane, Phase::Instant, name, Detail::Scope { s: "t", args });
    }

    /// From the step of `by` to the lane that it woke.
    fn arrow(&mut self, id: usize, by: LaneId, to: Option<LaneId>) {
        let end = || Detail::Flow { cat: "wake", id, bp: "e" };
        self.push(Some(by), Phase::FlowStart, "wakes", end());
        if self.states[by.0] == State::Ended {
            let start = self.entries.last_mut().expect("it was pushed just now");
            start.ts = self.latest[by.0] - 1;
        }
        self.push(to, Phase::FlowEnd, "wakes", end());
    }

    /// A run that was stopped leaves bars open.
    fn end_rows(&mut self) {
        for lane in 0..self.states.len() {
            self.change_bar(LaneId(lane), bar(self.states[lane]), None);
        }
    }
}
