//! D9: at any moment, all tasks, and where each of them waits.
//!
//! Look for: the last table. One task should be gone and is not; its line says why.
//! Change it: put `print_tasks` in the place of `show`.

use std::time::Duration;

use debugging::{State, TaskRow, task_table, watch};
use event_loop::{run, sleep};
use tasks::create_named_task;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let tasks = [
        create_named_task("fetch", watch("fetch", fetch())),
        create_named_task("order", watch("order", order())),
    ];
    for _ in 0..3 {
        sleep(Duration::from_millis(1500)).await;
        show();
    }
    drop(tasks);
}

async fn fetch() {
    watch("connect", sleep(Duration::from_secs(2))).await;
    watch("read_reply", sleep(Duration::from_secs(2))).await;
}

async fn order() {
    sleep(Duration::from_secs(2)).await;
    watch("wait_for_stock", std::future::pending::<()>()).await;
}

fn show() {
    let others: Vec<String> = task_table().into_iter().filter_map(place).collect();
    say!("{}", others.join(", "));
}

fn place(row: TaskRow) -> Option<String> {
    match row.state {
        State::Waiting { place, .. } => Some(format!("{}: {place}", row.name)),
        State::Running | State::Alive => None,
    }
}
