//! The trace for Perfetto.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use serde_json::Value;
use transcript::{Transcript, What};

use crate::script::{PROGRAMS, TWO_TASKS, program, transcript};

/// The events of a trace in the order of the file.
fn entries(run: &Transcript) -> Vec<Value> {
    let trace: Value = serde_json::from_str(&run.trace()).unwrap();
    trace["traceEvents"].as_array().unwrap().clone()
}

fn runs() -> Vec<Transcript> {
    let unfinished = "0 main spawned\n0 main polled\n0 a spawned\n0 a polled\n0 a pending\n";
    let mut runs: Vec<_> = PROGRAMS.iter().map(|(name, _)| program(name)).collect();
    runs.push(transcript(&["main", "a", "b"], TWO_TASKS));
    runs.push(transcript(&["main", "a"], unfinished));
    runs
}

fn number(entry: &Value, field: &str) -> u64 {
    entry[field].as_u64().unwrap_or_else(|| panic!("{field} of {entry}"))
}

/// Each bar: its row, its name, and from when to when.
fn bars(entries: &[Value]) -> Vec<(u64, String, u64, u64)> {
    let mut open: BTreeMap<u64, (String, u64)> = BTreeMap::new();
    let mut bars = Vec::new();
    for entry in entries {
        let (row, at) = (entry["tid"].as_u64().unwrap(), number(entry, "ts"));
        let name = entry["name"].as_str().unwrap().to_owned();
        match entry["ph"].as_str().unwrap() {
            "B" => assert_eq!(open.insert(row, (name, at)), None, "a bar inside a bar"),
            "E" => {
                let (begun, from) = open.remove(&row).expect("a bar begins before it ends");
                assert_eq!(begun, name);
                assert!(from < at, "a bar has a length");
                bars.push((row, name, from, at));
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} have no end");
    bars
}

#[test]
fn every_bar_has_an_end_and_no_two_of_a_row_overlap() {
    for run in runs() {
        assert!(!bars(&entries(&run)).is_empty());
    }
}

#[test]
fn time_never_goes_back() {
    for run in runs() {
        let entries = entries(&run);
        assert!(entries.is_sorted_by_key(|entry| number(entry, "ts")));
    }
}

#[test]
fn steps_of_one_instant_follow_each_other_as_they_ran() {
    for run in runs() {
        let mut steps = bars(&entries(&run));
        steps.retain(|(_, name, _, _)| name == "runs");
        steps.sort_by_key(|&(_, _, from, _)| from);
        let shown: Vec<u64> = steps.iter().map(|&(row, ..)| row - 1).collect();
        let events = run.recording().events.iter();
        let polled = events.filter(|event| event.what == What::Polled);
        let ran: Vec<u64> = polled.map(|event| event.lane.unwrap().0 as u64).collect();
        assert_eq!(shown, ran);
    }
}

#[test]
fn a_bar_is_late_by_microseconds_at_most() {
    for run in runs() {
        let events = &run.recording().events;
        let end = u64::try_from(run.elapsed().as_micros()).unwrap();
        let shown = number(entries(&run).last().unwrap(), "ts");
        assert!((end..=end + events.len() as u64 + 1).contains(&shown), "{end} {shown}");
    }
}

#[test]
fn every_row_has_its_task_s_name_and_place() {
    for run in runs() {
        let entries = entries(&run);
        for (lane, info) in run.recording().lanes.iter().enumerate() {
            let of = |name: &str| {
                let row = lane as u64 + 1;
                let found = |entry: &&Value| entry["name"] == name && entry["tid"] == row;
                entries.iter().find(found).unwrap()["args"].clone()
            };
            assert_eq!(of("thread_name")["name"], info.name);
            assert_eq!(of("thread_sort_index")["sort_index"], lane + 1);
        }
    }
}

#[test]
fn an_arrow_leads_from_the_bar_of_who_woke_to_the_bar_of_who_was_woken() {
    let mut arrows = 0;
    for run in runs() {
        let entries = entries(&run);
        let bars = bars(&entries);
        let on_a_bar = |entry: &Value| {
            let (row, at) = (entry["tid"].as_u64().unwrap(), number(entry, "ts"));
            bars.iter().any(|&(bar, _, from, to)| bar == row && (from..to).contains(&at))
        };
        for start in entries.iter().filter(|entry| entry["ph"] == "s") {
            let end = |entry: &&Value| entry["ph"] == "f" && entry["id"] == start["id"];
            let end = entries.iter().find(end).unwrap();
            assert!(on_a_bar(start) && on_a_bar(end), "{start} {end}");
            assert!(number(start, "ts") <= number(end, "ts"));
            arrows += 1;
        }
    }
    assert!(arrows > 3, "{arrows}");
}

#[test]
fn a_cancelled_task_as_a_trace() {
    assert_snapshot!(program("cancellation/abort_and_wait").trace());
}

#[test]
fn a_line_from_outside_every_task_is_in_the_loop_s_row() {
    let script = "0 main spawned\n0 main polled\n0 loop said: hi\n0 main ready\n";
    let entries = entries(&transcript(&["main"], script));
    let name = entries.iter().find(|entry| entry["args"]["name"] == "loop").unwrap();
    let line = entries.iter().find(|entry| entry["name"] == "hi").unwrap();
    assert_eq!(name["tid"], line["tid"]);
    assert_eq!(line["ph"], "i");
}
