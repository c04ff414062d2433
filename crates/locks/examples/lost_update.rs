//! Three deposits of 1, each with an `.await` between reading and writing.
//!
//! Look for: what the lock costs, and which way needs none.
//! Change it: take the lock in `hold_the_lock` only for the writing. What is lost?

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use event_loop::{now, run, sleep};
use locks::Lock;
use tasks::{Task, create_task};
use transcript::say;

type Balance = Arc<AtomicU32>;

pub fn main() {
    run(program());
}

async fn program() {
    let balance = Balance::default();
    finish("no lock", &balance, [0; 3].map(|_| create_task(read_wait_write(balance.clone()))))
        .await;

    let (balance, lock) = (Balance::default(), Lock::new());
    let deposits = [0; 3].map(|_| create_task(hold_the_lock(balance.clone(), lock.clone())));
    finish("a lock across the wait", &balance, deposits).await;

    let balance = Balance::default();
    let deposits = [0; 3].map(|_| create_task(wait_first(balance.clone())));
    finish("no wait in between", &balance, deposits).await;
}

async fn finish(way: &str, balance: &Balance, deposits: [Task<()>; 3]) {
    let start = now();
    for deposit in deposits {
        deposit.await.expect("it returns");
    }
    let seconds = (now() - start).as_secs();
    say!("{way}: {} after {seconds} s", balance.load(Ordering::Relaxed));
}

async fn read_wait_write(balance: Balance) {
    let read = balance.load(Ordering::Relaxed);
    sleep(Duration::from_secs(1)).await;
    balance.store(read + 1, Ordering::Relaxed);
}

async fn hold_the_lock(balance: Balance, lock: Lock) {
    let _guard = lock.acquire().await;
    read_wait_write(balance).await;
}

async fn wait_first(balance: Balance) {
    sleep(Duration::from_secs(1)).await;
    balance.fetch_add(1, Ordering::Relaxed);
}
