//! verdict: wrong value
//! Thought: when main returns, the loop is gone and nothing more is run.

use std::time::Duration;

use cancellation::shield;
use event_loop::sleep;
use tasks::{all_tasks, create_task};
use transcript::say;

const PREDICTION: &[&str] = &[
    "all are cancelled",
    "  the hold on the seat ends",
    "all are gone",
    "  the room is booked",
    "  the hold on the room ends",
    "tasks beside main: 1",
];

pub async fn program() -> usize {
    let customers =
        [create_task(buy_a_seat()), create_task(take_a_room()), create_task(rent_a_car())];
    sleep(Duration::from_secs(1)).await;
    for customer in &customers {
        customer.cancel();
    }
    say!("all are cancelled");
    for customer in customers {
        customer.await.expect_err("it was cancelled");
    }
    say!("all are gone");
    sleep(Duration::from_secs(3)).await;
    let others = all_tasks().len() - 1;
    say!("tasks beside main: {others}");
    others
}

async fn buy_a_seat() {
    book("seat", 2).await;
}

async fn take_a_room() {
    let _paid = create_task(book("room", 2)).await;
}

async fn rent_a_car() {
    let _paid = shield(create_task(book("car", 9))).await;
}

async fn book(what: &'static str, seconds: u64) {
    let _hold = Hold(what);
    sleep(Duration::from_secs(seconds)).await;
    say!("  the {what} is booked");
}

/// Nobody else may have it until this is dropped.
struct Hold(&'static str);

impl Drop for Hold {
    fn drop(&mut self) {
        say!("  the hold on the {} ends", self.0);
    }
}

#[cfg(test)]
#[path = "../../checks/who_is_stopped.rs"]
mod checks;
