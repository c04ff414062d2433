//! Build. A weather service allows one request every `period`. Write `Pace`: `turn`
//! returns when the next request may leave. The first may leave at once, and so may
//! one that is late. But after a late request the next one waits a whole `period`
//! again: turns that were missed are not made up for. Nor is a turn used up by
//! somebody who stopped waiting for it.
//!
//! Lesson: `cargo course read dispatch`; `now` and `sleep` are in `event-loop`.
//! Why async: a request that waits for its turn, or for its answer, holds up nobody.
//! Think about: a semaphore limits how many requests are on their way. Why is that not
//! enough here?

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
            sleep((last + self.period).saturating_sub(now())).await;
        }
        // After the wait: it counts from the turn that was given, late or not, and
        // whoever stops waiting has changed nothing.
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
#[path = "../../exercises/dispatch/checks/no_more_than_one.rs"]
mod checks;
