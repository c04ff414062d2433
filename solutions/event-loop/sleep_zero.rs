//! Build. `sleep(Duration::ZERO)` gives everybody who is ready one turn. Write it
//! by hand, as a future: with `std::future::poll_fn`, or a type of your own that
//! is a `Future`. (`event_loop::sleep` would pass, and teach you nothing.)
//!
//! Lesson: `cargo course read event-loop`, "How it works".
//! Why async: this is what an `.await` comes down to. A task says "not yet", and
//! somebody has to say when to ask again.
//! Think about: what becomes of a task that says "not yet" and tells nobody?

use std::future::poll_fn;
use std::task::Poll;

use transcript::say;

/// Comes back after one turn: everybody who is ready now runs once before.
pub async fn sleep_zero() {
    let mut gave_way = false;
    poll_fn(|cx| {
        if gave_way {
            return Poll::Ready(());
        }
        gave_way = true;
        // To the end of the ready queue. Without it, nobody would ask again.
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Adds the numbers up, and gives way after each.
pub async fn sum(name: &'static str, numbers: Vec<u32>) -> u32 {
    let mut sum = 0;
    for number in numbers {
        sum += number;
        say!("{name} {sum}");
        sleep_zero().await;
    }
    sum
}

#[cfg(test)]
#[path = "../../exercises/event-loop/checks/sleep_zero.rs"]
mod checks;
