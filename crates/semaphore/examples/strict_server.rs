//! D4: a server that refuses a fourth request while it works on three.
//!
//! Look for: with the semaphore the same six requests take twice as long.
//! Change it: `Semaphore::new(4)`. Which request is refused?

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use event_loop::{run, sleep};
use semaphore::Semaphore;
use tasks::create_task;
use transcript::say;

const AT_ONCE: usize = 3;

pub fn main() {
    run(program());
}

async fn program() {
    say!("all at once");
    send_six(&Semaphore::new(6)).await;
    say!("three at a time");
    send_six(&Semaphore::new(AT_ONCE)).await;
}

async fn send_six(limit: &Semaphore) {
    let active = Arc::new(AtomicUsize::new(0));
    let requests = [1, 2, 3, 4, 5, 6]
        .map(|number| create_task(request(number, active.clone(), limit.clone())));
    for request in requests {
        request.await.expect("a request returns");
    }
}

async fn request(number: u32, active: Arc<AtomicUsize>, limit: Semaphore) {
    let _permit = limit.acquire().await;
    let answer = serve(&active).await;
    say!("  request {number}: {answer}");
}

async fn serve(active: &AtomicUsize) -> &'static str {
    if active.load(Ordering::Relaxed) == AT_ONCE {
        return "refused";
    }
    active.fetch_add(1, Ordering::Relaxed);
    sleep(Duration::from_secs(1)).await;
    active.fetch_sub(1, Ordering::Relaxed);
    "served"
}
