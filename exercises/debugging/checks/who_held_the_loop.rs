use std::panic::resume_unwind;
use std::thread;
use std::time::Duration;

use debugging::create_reporting_task;
use event_loop::{call_soon, sleep};
use fixtures::Run;
use tasks::create_named_task;

use super::slow_tasks;

const SECOND: Duration = Duration::from_secs(1);

/// So long that no step takes it: then nobody is slow.
const NEVER: Duration = Duration::from_secs(3600);

#[test]
fn if_no_time_at_all_is_slow_every_task_is_named_once() {
    let run = named(Duration::ZERO, async {
        let tasks = ["load", "hash"].map(|name| create_named_task(name, sleep(SECOND)));
        for task in tasks {
            task.await.expect("it does not panic");
        }
    });
    run.expect_value(&["Task-1", "load", "hash"].map(str::to_owned).to_vec());
}

#[test]
fn who_waits_is_not_slow() {
    let run = named(NEVER, async {
        let order = create_named_task("order", sleep(2 * NEVER));
        order.await.expect("it does not panic");
    });
    run.expect_value(&Vec::new());
}

#[test]
fn an_error_that_nobody_read_is_another_matter() {
    let run = named(NEVER, async {
        let fetch = create_reporting_task("fetch", async { Err::<(), _>("no connection") });
        sleep(SECOND).await;
        drop(fetch);
    });
    run.expect_value(&Vec::new());
}

#[test]
fn a_callback_is_no_task() {
    let run = named(Duration::ZERO, async {
        call_soon(|| {});
        create_named_task("beat", sleep(SECOND)).await.expect("it does not panic");
    });
    run.expect_value(&["Task-1", "beat"].map(str::to_owned).to_vec());
}

/// On a thread of its own, as a loop cannot be started inside a loop.
fn named<F>(limit: Duration, program: F) -> Run<Vec<String>>
where
    F: Future<Output = ()> + Send + 'static,
{
    fixtures::run(async move {
        let names = thread::spawn(move || slow_tasks(limit, program)).join();
        names.unwrap_or_else(|panic| resume_unwind(panic))
    })
}
