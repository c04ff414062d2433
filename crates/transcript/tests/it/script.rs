//! Recordings to draw: written by hand, or of real programs.

use std::time::Duration;

use transcript::{Event, LaneId, LaneInfo, LaneKind, Recording, Transcript, What};

/// What the programs of the lessons left behind with `COURSE_RECORDING=FILE`.
pub(crate) const PROGRAMS: [(&str, &str); 2] = [
    ("queue/task_done_and_join", include_str!("../recordings/task_done_and_join.json")),
    ("cancellation/abort_and_wait", include_str!("../recordings/abort_and_wait.json")),
];

/// The run of one of [`PROGRAMS`].
pub(crate) fn program(name: &str) -> Transcript {
    let (_, json) = PROGRAMS.into_iter().find(|(known, _)| *known == name).unwrap();
    Transcript::new(Recording::from_json(json).unwrap())
}

pub(crate) fn transcript(lanes: &[&str], script: &str) -> Transcript {
    Transcript::new(recording(lanes, script))
}

/// So many tasks that were created and nothing more.
pub(crate) fn crowd(tasks: usize) -> Transcript {
    let lane = |number| LaneInfo { name: format!("t{number}"), parent: None, kind: LaneKind::Task };
    let spawned =
        |lane| Event { at: Duration::ZERO, lane: Some(LaneId(lane)), what: What::Spawned };
    Transcript::new(Recording {
        lanes: (0..tasks).map(lane).collect(),
        events: (0..tasks).map(spawned).collect(),
    })
}

/// A recording from lines like `2 a polled` or `2 a said: hello`: seconds, lane,
/// what, and by whom or what else.
pub(crate) fn recording(lanes: &[&str], script: &str) -> Recording {
    let info = |(index, name): (usize, &&str)| LaneInfo {
        name: (*name).to_owned(),
        parent: (index > 0).then_some(LaneId(0)),
        kind: match index {
            0 => LaneKind::Main,
            _ if name.starts_with("thread") => LaneKind::Thread,
            _ => LaneKind::Task,
        },
    };
    let event = |line: &str| {
        let mut words = line.split_whitespace();
        let seconds: f64 = words.next().unwrap().parse().unwrap();
        let name = words.next().unwrap();
        let rest = |words: std::str::SplitWhitespace<'_>| words.collect::<Vec<_>>().join(" ");
        let lane = |name: &str| lanes.iter().position(|lane| *lane == name).map(LaneId);
        let what = match words.next().unwrap() {
            "spawned" => What::Spawned,
            "polled" => What::Polled,
            "pending" => What::Pending,
            "ready" => What::Ready,
            "cancelled" => What::Cancelled,
            "woken-by" => What::Woken { by: lane(words.next().unwrap()) },
            "told-by" => What::CancelRequested { by: lane(words.next().unwrap()) },
            "said:" => What::Said { line: rest(words) },
            "panicked" => What::Panicked { message: "oh".to_owned() },
            other => panic!("what is {other}?"),
        };
        Event { at: Duration::from_secs_f64(seconds), lane: lane(name), what }
    };
    Recording {
        lanes: lanes.iter().enumerate().map(info).collect(),
        events: script.lines().filter(|line| !line.trim().is_empty()).map(event).collect(),
    }
}

pub(crate) const TWO_TASKS: &str = "
    0 main spawned
    0 main polled
    0 a spawned
    0 b spawned
    0 main pending
    0 a polled
    0 a pending
    0 b polled
    0 b pending
    1 b polled
    1 b panicked
    2 a polled
    2 a ready
    2 main polled
    2 main ready
";
