//! The run as data for a page that plays it step by step, back and forth, and the
//! page itself.

use std::time::Duration;

use serde::Serialize;

use crate::recording::{Event, LaneInfo, Recording, What};
use crate::state::State;
use crate::words::escaped;

/// The script of the element `<run-player>`, for a page with any number of runs.
///
/// It needs no other file, and fetches none. A run stands in the element, in a
/// `<script type="application/json">`, as
/// [`player_json`](crate::Transcript::player_json) writes it. The colours are those
/// of the page: `--bg`, `--links`, `--table-border-color`, `--theme-hover`,
/// `--quote-bg`, and the font `--mono-font`.
pub const PLAYER: &str = include_str!("player/player.js");

/// A page that reads another version should say so and show nothing.
const VERSION: u32 = 1;

/// More steps than this are counted, not kept: a page has to hold them all.
const MOST_STEPS: usize = 2_000;

#[derive(Serialize)]
struct Run<'a> {
    version: u32,
    lanes: &'a [LaneInfo],
    steps: Vec<Step<'a>>,
    left_out: LeftOut,
}

#[derive(Serialize)]
struct Step<'a> {
    seq: usize,
    #[serde(flatten)]
    event: &'a Event,
    /// Where the step leaves its lane.
    #[serde(skip_serializing_if = "Option::is_none")]
    becomes: Option<State>,
    /// When the clock will wake the lane.
    #[serde(skip_serializing_if = "Option::is_none")]
    until_us: Option<u128>,
}

#[derive(Serialize)]
struct LeftOut {
    lanes: usize,
    steps: usize,
}

/// The page with the player in it: nothing else is needed, so it opens from a folder.
pub(crate) fn page(recording: &Recording, title: &str) -> String {
    format!(
        include_str!("player/page.html"),
        title = escaped(title),
        style = include_str!("player/page.css"),
        run = write(recording),
        player = PLAYER,
    )
}

pub(crate) fn write(recording: &Recording) -> String {
    let mut steps = steps(recording);
    let all = steps.len();
    steps.truncate(MOST_STEPS);
    let created = steps.iter().filter(|step| step.event.what == What::Spawned).count();
    let run = Run {
        version: VERSION,
        // Lanes are numbered as they are created: nothing kept names a later one.
        lanes: &recording.lanes[..created],
        left_out: LeftOut { lanes: recording.lanes.len() - created, steps: all - steps.len() },
        steps,
    };
    let json = serde_json::to_string(&run).expect("a run holds only strings and numbers");
    // Outside a string there is none: whatever was printed cannot end the script.
    json.replace('<', "\\u003c")
}

fn steps(recording: &Recording) -> Vec<Step<'_>> {
    let mut states = State::of_lanes(recording);
    let alarms = alarms(recording);
    let step = |(seq, event): (usize, _)| {
        let becomes = state_after(&mut states, event);
        let until = alarms[seq].filter(|_| becomes == Some(State::Waits));
        Step { seq, event, becomes, until_us: until.map(|at| at.as_micros()) }
    };
    recording.events.iter().enumerate().map(step).collect()
}

fn state_after(states: &mut [State], event: &Event) -> Option<State> {
    let state = states.get_mut(event.lane?.0)?;
    *state = state.after(&event.what);
    Some(*state)
}

/// For each event, when the loop itself wakes its lane next: in a recording a
/// timer is known by the moment at which it fires.
fn alarms(recording: &Recording) -> Vec<Option<Duration>> {
    let mut next: Vec<Option<&Event>> = vec![None; recording.lanes.len()];
    let mut alarms = vec![None; recording.events.len()];
    for (event, alarm) in recording.events.iter().zip(&mut alarms).rev() {
        let Some(next) = event.lane.and_then(|lane| next.get_mut(lane.0)) else { continue };
        let fires = |next: &&Event| next.what == (What::Woken { by: None }) && next.at > event.at;
        *alarm = next.filter(fires).map(|next| next.at);
        *next = Some(event);
    }
    alarms
}
