//! An event wakes everybody who waits for it, and stays set.
//!
//! Look for: "late" does not wait, and so is ahead of those who did.
//! Change it: say `clear` right after the first `set`. Who still comes through?

use std::time::Duration;

use event_loop::{run, sleep};
use locks::Event;
use tasks::create_named_task;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let gun = Event::new();
    let early = ["a", "b"].map(|name| create_named_task(name, race(name, gun.clone())));
    sleep(Duration::from_secs(1)).await;
    let late = create_named_task("late", race("late", gun.clone()));
    say!("bang");
    gun.set();
    for runner in early.into_iter().chain([late]) {
        runner.await.expect("it returns");
    }

    gun.clear();
    say!("cleared; set: {}", gun.is_set());
    let next = create_named_task("next", race("next", gun.clone()));
    sleep(Duration::from_secs(1)).await;
    say!("bang");
    gun.set();
    next.await.expect("it returns");
}

async fn race(name: &'static str, gun: Event) {
    say!("  {name} is ready");
    gun.wait().await;
    say!("  {name} runs");
}
