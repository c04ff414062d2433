//! verdict: wrong order
//! "The next turn is what `call_soon` is for: I let a callback wake me."

use std::future::poll_fn;
use std::task::Poll;

use event_loop::call_soon;
use transcript::say;

/// Comes back after one turn: everybody who is ready now runs once before.
pub async fn sleep_zero() {
    let mut asked = false;
    poll_fn(|cx| {
        if asked {
            return Poll::Ready(());
        }
        asked = true;
        let waker = cx.waker().clone();
        call_soon(|| waker.wake());
        Poll::Pending
    })
    .await
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
#[path = "../../checks/sleep_zero.rs"]
mod checks;
