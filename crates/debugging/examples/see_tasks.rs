//! D9: at any moment, all tasks, and since when each of them waits.
//!
//! Look for: the task whose time stands still, look after look.
//! Change it: put `print_tasks` in the place of `show`.

use std::time::Duration;

use debugging::{TaskRow, task_table};
use event_loop::{Runner, Turn, sleep};
use tasks::create_named_task;
use transcript::say;

pub fn main() {
    Runner::new().debug(true).run(program());
}

async fn program() {
    let tasks = [create_named_task("fetch", fetch()), create_named_task("order", order())];
    for _ in 0..3 {
        sleep(Duration::from_millis(1500)).await;
        show();
    }
    drop(tasks);
}

async fn fetch() {
    for _ in 0..5 {
        sleep(Duration::from_millis(800)).await;
    }
}

async fn order() {
    sleep(Duration::from_secs(2)).await;
    std::future::pending::<()>().await;
}

fn show() {
    let others: Vec<String> = task_table().iter().filter_map(waiting).collect();
    say!("{}", others.join(", "));
}

fn waiting(row: &TaskRow) -> Option<String> {
    let activity = row.activity.filter(|activity| activity.turn == Turn::Waiting)?;
    let since = activity.last_wake.map_or(0.0, |at| at.as_secs_f64());
    Some(format!("{} since {since:.1} s", row.name))
}
