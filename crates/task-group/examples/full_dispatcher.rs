//! B4: a generator numbers the items, and a group works on all of them at once.
//!
//! Look for: 2.2 s of work in 0.7 s, and the values read after the block.
//! Change it: let the generator make 20 items. How long does the group take?

use std::convert::Infallible;
use std::time::Duration;

use event_loop::{now, run, sleep};
use task_group::{ExceptionGroup, task_group};
use transcript::say;

pub fn main() -> Result<(), ExceptionGroup<Infallible>> {
    run(program())
}

struct Item {
    number: u64,
    millis: u64,
}

fn generator() -> impl Iterator<Item = Item> {
    (1..=5).map(|number| Item { number, millis: 100 + number * 300 % 700 })
}

async fn program() -> Result<(), ExceptionGroup<Infallible>> {
    let tasks = task_group(async |group| {
        let mut tasks = Vec::new();
        for item in generator() {
            say!("item {} goes out", item.number);
            tasks.push(group.create_task(process(item)));
        }
        Ok(tasks)
    })
    .await?;

    let completed = tasks.iter().filter(|task| task.done()).count();
    let mut work = Duration::ZERO;
    for task in tasks {
        work += task.await;
    }
    say!("{completed} items completed: {:.1} s of work", work.as_secs_f64());
    Ok(())
}

async fn process(item: Item) -> Result<Duration, Infallible> {
    let start = now();
    sleep(Duration::from_millis(item.millis)).await;
    let elapsed = now() - start;
    say!("item {} took {:.1} s", item.number, elapsed.as_secs_f64());
    Ok(elapsed)
}
