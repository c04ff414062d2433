//! Predict. Three offers for a trip are asked for in a group. Read the program and
//! write its lines into `PREDICTION`, in the order in which they are said. Change
//! nothing else. Check it only then.
//!
//! Lesson: `cargo course read task-group`, the run.
//! Why async: each answer takes seconds, and one thread waits for all three.
//! Think about: two offers answer at the same second. Which of them gets into the
//! result?

use std::time::Duration;

use event_loop::sleep;
use task_group::{ExceptionGroup, task_group};
use transcript::say;

const PREDICTION: &[&str] = &[];

pub async fn program() -> Result<u32, Vec<&'static str>> {
    let trip = task_group(async |group| {
        let hotel = group.create_task(ask("hotel", 2, Err("no room left")));
        let flight = group.create_task(ask("flight", 2, Ok(120)));
        let train = group.create_task(ask("train", 3, Ok(80)));
        say!("all are asked");
        let sum = flight.await + train.await + hotel.await;
        say!("the trip costs {sum}");
        Ok(sum)
    });
    let result = trip.await.map_err(ExceptionGroup::into_errors);
    if let Err(errors) = &result {
        say!("no trip: {}", errors.join(", "));
    }
    result
}

type Answer = Result<u32, &'static str>;

async fn ask(name: &'static str, seconds: u64, answer: Answer) -> Answer {
    let _line = Line(name);
    say!("  {name} is asked");
    sleep(Duration::from_secs(seconds)).await;
    say!("  {name} answers");
    answer
}

struct Line(&'static str);

impl Drop for Line {
    fn drop(&mut self) {
        say!("  {} hangs up", self.0);
    }
}

#[cfg(test)]
#[path = "checks/no_room_left.rs"]
mod checks;
