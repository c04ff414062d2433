//! Predict. Cars wait at a traffic light, which is an event. Read the program and
//! write its lines into `PREDICTION`, in the order in which they are said. Change
//! nothing else. Check it only then.
//!
//! Lesson: `cargo course read locks`, "An event stays set".
//! Why async: any number of cars wait at the light, and none of them keeps the
//! thread.
//! Think about: nobody has a turn between `set` and `clear`. How do those who wait
//! learn that the light was green?

use std::time::Duration;

use event_loop::sleep;
use locks::Event;
use tasks::create_named_task;
use transcript::say;

const PREDICTION: &[&str] = &[
    "  ann comes",
    "  bob comes",
    "green",
    "red",
    // Created before `set`, but this is its first step: it sees a red light.
    "  cleo comes",
    // `set` has called them. That they run only after `clear` changes nothing.
    "  ann drives on red",
    "  bob drives on red",
    "green again",
    "  cleo drives on green",
    "2 on red",
];

pub async fn program() -> usize {
    let light = Event::new();
    let early = ["ann", "bob"].map(|name| create_named_task(name, cross(name, light.clone())));
    sleep(Duration::from_secs(1)).await;
    let cleo = create_named_task("cleo", cross("cleo", light.clone()));
    say!("green");
    light.set();
    say!("red");
    light.clear();
    sleep(Duration::from_secs(1)).await;
    say!("green again");
    light.set();
    let mut on_red = 0;
    for car in early.into_iter().chain([cleo]) {
        on_red += car.await.expect("every car gets across");
    }
    say!("{on_red} on red");
    on_red
}

/// Returns 1 if the car drove on red.
async fn cross(name: &str, light: Event) -> usize {
    say!("  {name} comes");
    light.wait().await;
    let color = if light.is_set() { "green" } else { "red" };
    say!("  {name} drives on {color}");
    usize::from(!light.is_set())
}

#[cfg(test)]
#[path = "../../exercises/locks/checks/light_turns_red.rs"]
mod checks;
