//! Getters are called first come, first served; but the item is for whoever runs
//! first.
//!
//! Look for: "a" was called for item 1, and gets item 3.
//! Change it: put a `sleep(Duration::ZERO).await` before "main takes". Who gets 1?

use std::time::Duration;

use event_loop::{run, sleep};
use queue::Queue;
use tasks::{Task, create_named_task};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let queue = Queue::new(0);
    say!("fair");
    let getters = ["a", "b", "c"].map(|name| start_getter(name, &queue));
    sleep(Duration::ZERO).await;
    put(&queue, &[1, 2, 3]);
    for getter in getters {
        getter.await.expect("it returns");
    }

    say!("robbed");
    let getters = ["a", "b"].map(|name| start_getter(name, &queue));
    sleep(Duration::ZERO).await;
    put(&queue, &[1]);
    say!("  main takes {}", queue.get_nowait().expect("1 is there"));
    sleep(Duration::ZERO).await;
    put(&queue, &[2, 3]);
    for getter in getters {
        getter.await.expect("it returns");
    }
}

fn put(queue: &Queue<u32>, items: &[u32]) {
    for &item in items {
        queue.put_nowait(item).expect("there is room");
        say!("  main puts {item}");
    }
}

fn start_getter(name: &'static str, queue: &Queue<u32>) -> Task<()> {
    let queue = queue.clone();
    create_named_task(name, async move {
        let item = queue.get().await.expect("the queue is open");
        say!("  {name} got {item}");
    })
}
