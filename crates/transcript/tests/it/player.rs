//! The page that plays a run, and its data.

use insta::assert_snapshot;
use serde_json::Value;
use transcript::{PLAYER, Transcript};

use crate::script::{PROGRAMS, crowd, program, transcript};

fn data(run: &Transcript) -> Value {
    serde_json::from_str(&run.player_json()).unwrap()
}

fn steps(data: &Value) -> &[Value] {
    data["steps"].as_array().unwrap()
}

/// One row per step: the step, and what a page shows behind it.
fn played(data: &Value) -> String {
    let mut states = vec![Value::Null; data["lanes"].as_array().unwrap().len()];
    let mut queue: Vec<u64> = Vec::new();
    let mut text = String::new();
    for step in steps(data) {
        if let Some(lane) = step["lane"].as_u64() {
            follow(&mut queue, lane, step);
            states[usize::try_from(lane).unwrap()] = step.clone();
        }
        let waiting = states.iter().filter(|step| step["becomes"] == "waits");
        let waiting: Vec<_> =
            waiting.map(|step| format!("{}:{}", step["lane"], step["until_us"])).collect();
        let (seq, lane, what) = (&step["seq"], &step["lane"], step["what"].as_str().unwrap());
        text += &format!("{seq} {lane} {what:16} queue {queue:?} waiting {waiting:?}\n");
    }
    text
}

/// What a page does with a step of a task.
fn follow(queue: &mut Vec<u64>, lane: u64, step: &Value) {
    if step["what"] == "polled" {
        assert_eq!(queue.first(), Some(&lane), "whoever runs stood in front: {step}");
    }
    match step["becomes"].as_str().unwrap() {
        "in_line" if queue.contains(&lane) => {}
        "in_line" => queue.push(lane),
        _ => queue.retain(|&other| other != lane),
    }
}

#[test]
fn whoever_runs_stood_in_front_of_the_ready_queue() {
    for (name, _) in PROGRAMS {
        played(&data(&program(name)));
    }
}

#[test]
fn queue_waiting_tasks_and_timers_can_be_shown_at_each_step() {
    assert_snapshot!(played(&data(&program("cancellation/abort_and_wait"))), @r#"
    0 0 spawned          queue [0] waiting []
    1 0 polled           queue [] waiting []
    2 1 spawned          queue [1] waiting []
    3 0 pending          queue [1] waiting ["0:1000000"]
    4 1 polled           queue [] waiting ["0:1000000"]
    5 1 said             queue [] waiting ["0:1000000"]
    6 1 pending          queue [] waiting ["0:1000000", "1:null"]
    7 0 woken            queue [0] waiting ["1:null"]
    8 0 polled           queue [] waiting ["1:null"]
    9 1 cancel_requested queue [1] waiting []
    10 0 said             queue [1] waiting []
    11 0 pending          queue [1] waiting ["0:null"]
    12 1 said             queue [1] waiting ["0:null"]
    13 1 cancelled        queue [] waiting ["0:null"]
    14 0 woken            queue [0] waiting []
    15 0 polled           queue [] waiting []
    16 0 said             queue [] waiting []
    17 null main_ended       queue [] waiting []
    18 0 ready            queue [] waiting []
    "#);
}

#[test]
fn the_schema_is_pinned() {
    let script = "
        0 main spawned
        0 main polled
        0 a spawned
        0 main said: <hi>
        0 main pending
        1 a told-by main
        1 a panicked
        1 main woken-by a
        1 main ready
    ";
    let json = transcript(&["main", "a"], script).player_json();
    assert_snapshot!(json.replace("},{", "},\n{"), @r#"
    {"version":1,"lanes":[{"name":"main","parent":null,"kind":"main"},
    {"name":"a","parent":0,"kind":"task"}],"steps":[{"seq":0,"at_us":0,"lane":0,"what":"spawned","becomes":"in_line"},
    {"seq":1,"at_us":0,"lane":0,"what":"polled","becomes":"runs"},
    {"seq":2,"at_us":0,"lane":1,"what":"spawned","becomes":"in_line"},
    {"seq":3,"at_us":0,"lane":0,"what":"said","line":"\u003chi>","becomes":"runs"},
    {"seq":4,"at_us":0,"lane":0,"what":"pending","becomes":"waits"},
    {"seq":5,"at_us":1000000,"lane":1,"what":"cancel_requested","by":0,"becomes":"in_line"},
    {"seq":6,"at_us":1000000,"lane":1,"what":"panicked","message":"oh","becomes":"ended"},
    {"seq":7,"at_us":1000000,"lane":0,"what":"woken","by":1,"becomes":"in_line"},
    {"seq":8,"at_us":1000000,"lane":0,"what":"ready","becomes":"ended"}],"left_out":{"lanes":0,"steps":0}}
    "#);
}

#[test]
fn a_long_run_is_cut_and_says_by_how_much() {
    let data = data(&crowd(2_500));
    assert_eq!(steps(&data).len(), 2_000);
    assert_eq!(data["lanes"].as_array().unwrap().len(), 2_000);
    assert_eq!(data["left_out"]["lanes"], 500);
    assert_eq!(data["left_out"]["steps"], 500);
}

/// A run that prints what would be the end of a script, if it could.
fn rude() -> Transcript {
    let script = "
        0 main spawned
        0 main polled
        0 main said: </script><!-- <script> & \"quoted\"
        0 main ready
    ";
    transcript(&["main"], script)
}

#[test]
fn no_printed_line_can_end_the_data_of_a_page() {
    let page = rude().player_page("rude");
    let (_, rest) = page.split_once("<script type=\"application/json\">").unwrap();
    let (json, rest) = rest.split_once("</script>").unwrap();
    let line = &serde_json::from_str::<Value>(json).unwrap()["steps"][2]["line"];
    assert_eq!(line, "</script><!-- <script> & \"quoted\"");
    assert_eq!(rest.matches("</script").count(), 1, "the player's own script ends where it ends");
}

#[test]
fn a_page_says_what_it_shows_in_its_title_whatever_letters_that_has() {
    let page = rude().player_page("a < b & c");
    assert!(page.contains("<title>a &lt; b &amp; c</title>"), "{page}");
    assert!(page.contains("<h1>a &lt; b &amp; c</h1>"), "{page}");
}

#[test]
fn a_page_needs_no_other_file() {
    let page = program("queue/task_done_and_join").player_page("queue/task_done_and_join");
    for word in ["src=", "href=", "url(", "@import", "http:", "https:", "fetch("] {
        assert!(!page.contains(word), "{word} in:\n{page}");
    }
}

/// A phone waits for a page, and a reader of it may want to read the source.
#[test]
fn the_player_is_smaller_than_12_kb() {
    assert!(PLAYER.len() < 12_000, "{} bytes", PLAYER.len());
}
