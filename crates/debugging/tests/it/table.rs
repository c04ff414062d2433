//! What the table of tasks says, and when.

use std::time::Duration;

use debugging::{TaskRow, print_tasks, task_table};
use event_loop::{Runner, Turn, record, sleep};
use tasks::{create_named_task, create_task};

use kit::one_turn;

const SECOND: Duration = Duration::from_secs(1);

fn turns() -> Vec<(String, Turn)> {
    let turn = |row: TaskRow| (row.name, row.activity.unwrap().turn);
    task_table().into_iter().map(turn).collect()
}

#[test]
fn a_row_says_who_runs_who_stands_in_line_and_who_waits() {
    record(async {
        let waits = create_named_task("waits", sleep(SECOND));
        one_turn().await;
        let new = create_named_task("new", async {});
        let expected = [("Task-1", Turn::Running), ("waits", Turn::Waiting), ("new", Turn::Ready)];
        assert_eq!(turns(), expected.map(|(name, turn)| (name.to_owned(), turn)));
        waits.await.unwrap();
        assert_eq!(turns().len(), 1);
        assert!(new.done());
    });
}

#[test]
fn a_printed_row_has_name_state_age_last_wake_and_place_of_creation() {
    let ((), run) = record(async {
        sleep(SECOND).await;
        let task = create_named_task("reader", async {
            sleep(SECOND).await;
            sleep(SECOND).await;
        });
        sleep(SECOND * 3 / 2).await;
        print_tasks();
        task.cancel();
    });
    let lines = run.lines();
    assert_eq!(lines.len(), 2);
    let main = "Task-1: runs, 2.500 s old, last woken at 2.500 s, created at ";
    assert!(lines[0].starts_with(main), "{}", lines[0]);
    let reader = "reader: waits, 1.500 s old, last woken at 2.000 s, created at ";
    assert!(lines[1].starts_with(&format!("{reader}{}:", file!())), "{}", lines[1]);
}

#[test]
fn a_task_that_nobody_woke_says_so() {
    let ((), run) = record(async {
        let task = create_task(sleep(SECOND));
        print_tasks();
        task.await.unwrap();
    });
    assert!(run.lines()[1].starts_with("Task-2: is ready, 0.000 s old, never woken, created at "));
}

#[test]
fn without_debug_mode_a_row_has_a_name_and_a_place() {
    Runner::new().virtual_clock().run(async {
        let task = create_named_task("reader", sleep(SECOND));
        let row = task_table().pop().unwrap();
        assert!(row.to_string().starts_with("reader: alive, created at "), "{row}");
        task.await.unwrap();
    });
}

#[test]
fn outside_a_loop_the_table_is_empty() {
    assert_eq!(task_table(), []);
}

#[test]
fn two_loops_do_not_see_each_others_tasks() {
    record(async {
        let task = create_task(sleep(SECOND));
        let elsewhere = std::thread::spawn(|| record(async { task_table().len() }).0);
        assert_eq!((elsewhere.join().unwrap(), task_table().len()), (1, 2));
        task.await.unwrap();
    });
}
