//! A limit strikes at an `.await`. A body that has none is never stopped.
//!
//! Look for: the limit of zero has passed before the count starts.
//! Change it: give way at each 500th number instead. How far does it count?

use std::time::Duration;

use event_loop::{run, sleep};
use timeouts::{TimeoutError, timeout};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let total = timeout(Duration::ZERO, async |scope| {
        let total: u64 = (0..1000).sum();
        assert!(!scope.expired(), "it has passed, and has stopped nothing");
        say!("counted");
        total
    });
    report("busy", total.await);

    let total = timeout(Duration::ZERO, async |_| {
        let mut total = 0;
        for number in 0..1000 {
            total += number;
            if number % 100 == 99 {
                say!("counted to {number}");
                sleep(Duration::ZERO).await;
            }
        }
        total
    });
    report("polite", total.await);
}

fn report(who: &str, total: Result<u64, TimeoutError>) {
    match total {
        Ok(total) => say!("{who}: {total}"),
        Err(TimeoutError) => say!("{who}: too late"),
    }
}
