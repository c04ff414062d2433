//! verdict: hung
//! Thought: look at the clock every ten milliseconds until the turn is due.

use std::time::Duration;

use event_loop::{now, sleep};
use tasks::create_task;
use transcript::say;

/// Gives out turns, at least `period` apart.
pub struct Pace {
    period: Duration,
    last: Option<Duration>,
}

impl Pace {
    pub fn new(period: Duration) -> Self {
        Pace { period, last: None }
    }

    /// Waits until the last turn is `period` ago, if there was one.
    pub async fn turn(&mut self) {
        if let Some(last) = self.last {
            while now() < last + self.period {
                sleep(Duration::from_millis(10)).await;
            }
        }
        self.last = Some(now());
    }
}

/// A place, how long it takes to look it up, and what the service will answer.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub name: &'static str,
    pub lookup: Duration,
    pub degrees: i32,
}

/// Asks for one place every `period`, and does not wait for the answers meanwhile.
pub async fn ask_for_all(places: Vec<Place>, mut pace: Pace) -> Vec<i32> {
    let mut requests = Vec::new();
    for place in places {
        sleep(place.lookup).await;
        pace.turn().await;
        requests.push(create_task(ask(place)));
    }
    let mut answers = Vec::new();
    for request in requests {
        answers.push(request.await.expect("no request panics"));
    }
    answers
}

/// An answer takes five seconds.
async fn ask(place: Place) -> i32 {
    say!("asked for {}", place.name);
    sleep(Duration::from_secs(5)).await;
    place.degrees
}

#[cfg(test)]
#[path = "../../checks/no_more_than_one.rs"]
mod checks;
