//! verdict: wrong value
//! Thought: the failure cancels the others on the spot, so the flight does not answer any more.

use std::time::Duration;

use event_loop::sleep;
use task_group::{ExceptionGroup, task_group};
use transcript::say;

const PREDICTION: &[&str] = &[
    "all are asked",
    "  hotel is asked",
    "  flight is asked",
    "  train is asked",
    "  hotel answers",
    "  hotel hangs up",
    "  flight hangs up",
    "  train hangs up",
    "no trip: no room left",
];

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
#[path = "../../checks/no_room_left.rs"]
mod checks;
