//! What the recording of a run holds: every step and every wake-up, by whom.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use event_loop::blocking::blocking_sleep;
use event_loop::{record, run, sleep, spawn, spawn_named};
use insta::assert_snapshot;
use transcript::{Recorder, Recording, Transcript, What, say, traced};

const SECOND: Duration = Duration::from_secs(1);

/// One line for each event: when, who, what, and by whom.
fn listing(transcript: &Transcript) -> String {
    let recording = transcript.recording();
    let mut listing = String::new();
    for event in &recording.events {
        let by = match &event.what {
            What::Woken { by } | What::CancelRequested { by } => {
                format!(" by {}", recording.name(*by))
            }
            What::Spawned => {
                let parent = event.lane.and_then(|lane| recording.lanes[lane.0].parent);
                format!(" by {}", recording.name(parent))
            }
            _ => String::new(),
        };
        let at = event.at.as_millis();
        listing += &format!("{at:>5} {:<5} {}{by}\n", recording.name(event.lane), event.what);
    }
    listing
}

async fn two_tasks() {
    let child = spawn_named("child", async {
        say!("child works");
        sleep(SECOND).await;
        "value"
    });
    let value = child.join.await.unwrap();
    say!("main got {value}");
}

#[test]
fn every_step_and_every_wake_up_is_written_down_with_who_caused_it() {
    assert_snapshot!(listing(&record(two_tasks()).1), @r"
       0 main  spawned by loop
       0 main  polled
       0 child spawned by main
       0 main  pending
       0 child polled
       0 child said: child works
       0 child pending
    1000 child woken by loop
    1000 child polled
    1000 child ready
    1000 main  woken by child
    1000 main  polled
    1000 main  said: main got value
    1000 loop  main ended
    1000 main  ready
    ");
}

#[test]
fn a_cancelled_task_and_whoever_asked_for_it_are_written_down() {
    let (_, transcript) = record(async {
        let child = spawn_named("child", std::future::pending::<()>());
        sleep(SECOND).await;
        child.task.cancel();
        let _ = child.join.await;
    });
    assert_snapshot!(listing(&transcript), @r"
       0 main  spawned by loop
       0 main  polled
       0 child spawned by main
       0 main  pending
       0 child polled
       0 child pending
    1000 main  woken by loop
    1000 main  polled
    1000 child cancel requested by main
    1000 main  pending
    1000 child cancelled
    1000 main  woken by child
    1000 main  polled
    1000 loop  main ended
    1000 main  ready
    ");
}

#[test]
fn a_panic_is_written_down_with_its_message() {
    let (_, transcript) = record(async {
        let child = spawn(async { panic!("oh") });
        let _: Result<(), _> = child.join.await;
    });
    let recording = transcript.recording();
    let panic = recording.events.iter().find(|event| matches!(event.what, What::Panicked { .. }));
    assert_eq!(recording.name(panic.unwrap().lane), "Task-2");
    assert_eq!(panic.unwrap().what, What::Panicked { message: "oh".to_owned() });
}

#[test]
fn a_step_that_blocks_has_two_times() {
    let (_, transcript) = record(async {
        let blocks = spawn_named("child", async {
            say!("before");
            blocking_sleep(SECOND);
            say!("behind");
            drop(spawn_named("other", async {}).join.await);
        });
        blocks.join.await.unwrap();
    });
    assert_snapshot!(listing(&transcript), @r"
       0 main  spawned by loop
       0 main  polled
       0 child spawned by main
       0 main  pending
       0 child polled
       0 child said: before
    1000 child said: behind
    1000 other spawned by child
    1000 child pending
    1000 other polled
    1000 other ready
    1000 child woken by other
    1000 child polled
    1000 child ready
    1000 main  woken by child
    1000 main  polled
    1000 loop  main ended
    1000 main  ready
    ");
}

#[test]
fn a_future_inside_a_task_can_have_a_lane_of_its_own() {
    let (_, transcript) = record(async {
        let slow = traced("slow", sleep(2 * SECOND));
        let _ = tokio::time::timeout(SECOND, slow).await;
        say!("gave up");
    });
    assert_snapshot!(listing(&transcript), @r"
       0 main  spawned by loop
       0 main  polled
       0 slow  spawned by main
       0 slow  polled
       0 slow  pending
       0 main  pending
    1000 main  woken by loop
    1000 main  polled
    1000 slow  polled
    1000 slow  pending
    1000 slow  cancelled
    1000 main  said: gave up
    1000 loop  main ended
    1000 main  ready
    ");
}

#[test]
fn a_task_is_recorded_under_the_name_it_had_at_its_creation() {
    let recorder = Recorder::silent();
    let installed = recorder.install();
    let names = |transcript: Transcript| {
        let lanes = transcript.recording().lanes.iter();
        lanes.map(|lane| lane.name.clone()).collect::<Vec<_>>()
    };
    let during = recorder.clone();
    let during = run(async move {
        let first = spawn(async {});
        let during = during.transcript();
        first.task.set_name("other");
        spawn_named("given", async {}).task.set_name("other");
        spawn(async {}).join.await.unwrap();
        during
    });
    drop(installed);
    assert_eq!(names(during), ["main", "Task-2"]);
    assert_eq!(names(recorder.transcript()), ["main", "Task-2", "given", "Task-4"]);
}

#[test]
fn beside_a_second_loop_all_times_are_of_one_clock() {
    let (_, transcript) = record(async {
        sleep(SECOND).await;
        let recorder = Recorder::current().unwrap();
        let (begins, begun) = mpsc::channel();
        let (goes_on, end) = mpsc::channel::<()>();
        let second = thread::spawn(move || {
            let _installed = recorder.install();
            run(async move {
                begins.send(()).unwrap();
                // Until the other end is dropped.
                let _ = end.recv();
            });
        });
        begun.recv().unwrap();
        // The newer clock gives the times, and nobody moves it.
        spawn(async {}).join.await.unwrap();
        drop(goes_on);
        second.join().unwrap();
    });
    assert_eq!(transcript.elapsed(), SECOND);
}

#[test]
fn the_same_program_gives_the_same_bytes_every_time() {
    let first = record(two_tasks()).1.recording().to_json();
    for _ in 0..20 {
        assert_eq!(record(two_tasks()).1.recording().to_json(), first);
    }
}

#[test]
fn a_recording_survives_its_trip_through_json() {
    let (_, transcript) = record(two_tasks());
    let recording = transcript.recording();
    assert_eq!(&Recording::from_json(&recording.to_json()).unwrap(), recording);
}

#[test]
fn what_is_said_belongs_to_the_task_that_said_it_at_its_time() {
    let (_, transcript) = record(two_tasks());
    let recording = transcript.recording();
    let said = recording.events.iter().filter_map(|event| match &event.what {
        What::Said { line } => Some((event.at, recording.name(event.lane), line.as_str())),
        _ => None,
    });
    let expected = [(Duration::ZERO, "child", "child works"), (SECOND, "main", "main got value")];
    assert_eq!(said.collect::<Vec<_>>(), expected);
}

#[test]
fn a_line_of_another_thread_has_the_time_of_the_loop() {
    let (_, transcript) = record(async {
        sleep(SECOND).await;
        let recorder = Recorder::current().unwrap();
        let speak = move || {
            let _installed = recorder.install();
            say!("from outside");
        };
        std::thread::spawn(speak).join().unwrap();
    });
    assert_eq!(transcript.timed(), [(SECOND, "from outside".to_owned())]);
}

#[test]
fn peak_tasks_counts_the_tasks_alive_at_once_without_main() {
    let (_, transcript) = record(async {
        for _ in 0..2 {
            let first = spawn(sleep(SECOND));
            let second = spawn(sleep(SECOND));
            first.join.await.unwrap();
            second.join.await.unwrap();
        }
    });
    assert_eq!(transcript.peak_tasks(), 2);
    assert_eq!(transcript.elapsed(), 2 * SECOND);
}

#[test]
fn leftovers_are_the_tasks_that_main_did_not_wait_for() {
    let (_, transcript) = record(async {
        spawn_named("awaited", async {}).join.await.unwrap();
        spawn_named("left", sleep(SECOND));
    });
    assert_eq!(transcript.leftovers(), ["left"]);
}

#[test]
fn several_lines_in_one_say_are_several_lines() {
    let (_, transcript) = record(async { say!("one\ntwo") });
    assert_eq!(transcript.lines(), ["one", "two"]);
}
