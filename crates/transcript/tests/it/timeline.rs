//! The terminal timeline, drawn from recordings written by hand.

use std::time::Duration;

use insta::assert_snapshot;
use transcript::{Event, Recording, Transcript, What};

use crate::script::{TWO_TASKS, recording};

fn timeline(lanes: &[&str], width: usize, script: &str) -> String {
    Transcript::new(recording(lanes, script)).timeline(width)
}

#[test]
fn steps_of_one_instant_stand_side_by_side_in_their_order() {
    assert_snapshot!(timeline(&["main", "a", "b"], 70, TWO_TASKS), @r"
    time 0s  1s 2s
    main █───────✓
    a    ·█─────✓
    b    ··█─!
         █ runs  ─ waits  · created  ✓ done  ✗ cancelled  ! panicked
    ");
}

#[test]
fn a_run_with_more_steps_than_columns_is_drawn_to_scale() {
    let mut script = String::from("0 main spawned\n0 main polled\n0 a spawned\n0 main pending\n");
    for second in 0..100 {
        script += &format!("{second} a polled\n{second} a pending\n");
    }
    script += "100 a cancelled\n100 main polled\n100 main ready\n";
    assert_snapshot!(timeline(&["main", "a"], 40, &script), @r"
    time 0s                             100s
    main █─────────────────────────────────✓
    a    ██████████████████████████████████✗
         █ runs  ─ waits  · created
         ✓ done  ✗ cancelled  ! panicked
    ");
}

#[test]
fn a_run_that_takes_no_time_is_drawn_by_its_steps() {
    let mut script = String::from("0 main spawned\n");
    for _ in 0..100 {
        script += "0 main polled\n0 main pending\n";
    }
    script += "0 main polled\n0 main ready\n";
    assert_snapshot!(timeline(&["main"], 30, &script), @r"
    time 0s
    main ████████████████████████✓
         █ runs  ─ waits  · created
         ✓ done  ✗ cancelled  ! panicked
    ");
}

#[test]
fn a_future_inside_a_step_shares_its_column() {
    let script = "
        0 main spawned
        0 main polled
        0 inner spawned
        0 inner polled
        0 inner pending
        0 main pending
        1 main polled
        1 inner cancelled
        1 main ready
    ";
    assert_snapshot!(timeline(&["main", "inner"], 70, script), @r"
    time  0s 1s
    main  █──✓
    inner █──✗
         █ runs  ─ waits  · created  ✓ done  ✗ cancelled  ! panicked
    ");
}

#[test]
fn a_task_is_told_to_stop_before_it_stops() {
    let script = "
        0 main spawned
        0 main polled
        0 a spawned
        0 main pending
        0 a polled
        0 a pending
        1 main polled
        1 a told-by main
        1 main pending
        1 a cancelled
        1 main polled
        1 main ready
    ";
    assert_snapshot!(timeline(&["main", "a"], 70, script), @r"
    time 0s 1s
    main █──█─✓
    a    ·█─×✗
         █ runs  ─ waits  · created  ✓ done  ✗ cancelled  ! panicked
         × told to stop
    ");
}

#[test]
fn a_task_that_tells_itself_to_stop_only_runs() {
    let script = "
        0 main spawned
        0 main polled
        0 main told-by main
        0 main ready
    ";
    let picture = timeline(&["main"], 70, script);
    assert!(!picture.contains('×'), "{picture}");
}

#[test]
fn the_whole_legend_fits_into_forty_columns() {
    let script = "0 main spawned\n0 main polled\n0 a spawned\n0 a told-by main\n0 main ready\n";
    assert_snapshot!(timeline(&["main", "a"], 40, script), @r"
    time 0s
    main ✓
    a    ×
         █ runs  ─ waits  · created
         ✓ done  ✗ cancelled  ! panicked
         × told to stop
    ");
}

#[test]
fn a_thread_runs_beside_the_steps_of_the_loop() {
    let script = "
        0 main spawned
        0 main polled
        0 thread-1 spawned
        0 thread-1 polled
        0 main pending
        0 thread-2 spawned
        1 thread-2 polled
        2 thread-1 ready
        2 main polled
        2 thread-2 panicked
        2 main ready
    ";
    assert_snapshot!(timeline(&["main", "thread-1", "thread-2"], 70, script), @r"
    time     0s 1s 2s
    main     █──────█✓
    thread-1 ·█────✓
    thread-2  ··█────!
         █ runs  ─ waits  · created  ✓ done  ✗ cancelled  ! panicked
    ");
}

#[test]
fn lanes_that_do_not_fit_are_counted() {
    let names: Vec<String> = (0..50).map(|number| format!("t{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let picture = timeline(&names, 70, "0 t0 spawned\n0 t0 polled\n0 t0 ready\n");
    assert!(picture.contains("… and 10 more lanes"), "{picture}");
}

#[test]
fn a_long_name_leaves_half_of_the_width_to_the_picture() {
    let name = "a-task-with-a-name-nobody-would-ever-type";
    let script = format!("0 {name} spawned\n0 {name} polled\n0 {name} ready\n");
    assert_snapshot!(timeline(&[name], 40, &script), @r"
    time                 0s
    a-task-with-a-name-… ✓
         █ runs  ─ waits  · created
         ✓ done  ✗ cancelled  ! panicked
    ");
}

#[test]
fn an_empty_recording_has_an_empty_picture() {
    assert_snapshot!(timeline(&[], 70, ""), @r"
    time
         █ runs  ─ waits  · created  ✓ done  ✗ cancelled  ! panicked
    ");
}

#[test]
fn a_transcript_shows_each_line_behind_its_time_cut_to_the_millisecond() {
    let said = |micros: u64, line: &str| Event {
        at: Duration::from_micros(micros),
        lane: None,
        what: What::Said { line: line.to_owned() },
    };
    let events = vec![said(0, "start"), said(1_999_999, "end"), said(1_234_000_000, "late")];
    let transcript = Transcript::new(Recording { lanes: Vec::new(), events });
    assert_snapshot!(transcript, @r"
    [  0.000] start
    [  1.999] end
    [1234.000] late
    ");
}
