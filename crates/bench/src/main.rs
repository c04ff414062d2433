//! The same work in this workspace and in raw tokio, side by side.
//!
//! `cargo run --release --package bench`: both in one process, in turn, on one
//! thread; the figure is the median of the rounds' ratios.

#![expect(clippy::disallowed_methods, reason = "a benchmark measures real time")]

use std::time::{Duration, Instant};

use queue::Queue;
use tokio::sync::mpsc;

const ROUNDS: usize = 15;
const TASKS: usize = 100_000;
const ITEMS: usize = 1_000_000;
const BOUND: usize = 100;

fn main() {
    println!("| workload | tokio ns | ours ns | ratio (quartiles) |");
    println!("|---|---|---|---|");
    compare("spawn + join, 8 B each", TASKS, tokio_spawn_join::<1>, our_spawn_join::<1>);
    compare("spawn + join, 64 B each", TASKS, tokio_spawn_join::<8>, our_spawn_join::<8>);
    compare("queue unbounded 1x1", ITEMS, tokio_unbounded, our_unbounded);
    compare("queue bounded(100) 1x1", ITEMS, tokio_bounded, our_bounded);
}

/// Each task holds `N` numbers. With one it fits into 128 bytes, tokio's smallest
/// task; ours is 256 bytes then. With eight both are 256.
async fn tokio_spawn_join<const N: usize>() {
    let spawn = |i| tokio::spawn(task([i; N]));
    let handles: Vec<_> = (0..TASKS).map(spawn).collect();
    for handle in handles {
        std::hint::black_box(handle.await.expect("it returns"));
    }
}

async fn our_spawn_join<const N: usize>() {
    let spawn = |i| tasks::create_task(task([i; N]));
    let handles: Vec<_> = (0..TASKS).map(spawn).collect();
    for handle in handles {
        std::hint::black_box(handle.await.expect("it returns"));
    }
}

async fn task<const N: usize>(numbers: [usize; N]) -> usize {
    std::hint::black_box(&numbers)[0]
}

/// Without `join`, which tokio does not have.
async fn tokio_unbounded() {
    let (sender, mut receiver) = mpsc::unbounded_channel();
    let consumer = tasks::create_task(async move {
        while let Some(item) = receiver.recv().await {
            std::hint::black_box(item);
        }
    });
    for item in 0..ITEMS {
        sender.send(item).expect("the consumer receives");
    }
    drop(sender);
    consumer.await.expect("it returns");
}

async fn tokio_bounded() {
    let (sender, mut receiver) = mpsc::channel(BOUND);
    let consumer = tasks::create_task(async move {
        while let Some(item) = receiver.recv().await {
            std::hint::black_box(item);
        }
    });
    for item in 0..ITEMS {
        sender.send(item).await.expect("the consumer receives");
    }
    drop(sender);
    consumer.await.expect("it returns");
}

async fn our_unbounded() {
    through(Queue::new(0)).await;
}

async fn our_bounded() {
    through(Queue::new(BOUND)).await;
}

/// From one task to another, each item marked as done, until all are.
async fn through(queue: Queue<usize>) {
    let items = queue.clone();
    let consumer = tasks::create_task(async move {
        while let Ok(item) = items.get().await {
            std::hint::black_box(item);
            items.task_done().expect("it was put");
        }
    });
    for item in 0..ITEMS {
        queue.put(item).await.expect("the queue is open");
    }
    queue.join().await;
    queue.shutdown(false);
    consumer.await.expect("it returns");
}

/// Runs both by turns, each inside a fresh loop, and prints one row.
fn compare<A, B>(name: &str, operations: usize, reference: fn() -> A, ours: fn() -> B)
where
    A: Future<Output = ()> + Send + 'static,
    B: Future<Output = ()> + Send + 'static,
{
    let mut rows = Vec::new();
    for round in 0..=ROUNDS {
        let (reference, ours) = if round % 2 == 0 {
            let reference = time(reference());
            (reference, time(ours()))
        } else {
            let ours = time(ours());
            (time(reference()), ours)
        };
        // The first round warms up the allocator and the caches.
        if round > 0 {
            rows.push((reference, ours));
        }
    }
    let per_operation = |spent: Duration| spent.as_nanos() as f64 / operations as f64;
    let reference = sorted(rows.iter().map(|row| per_operation(row.0)));
    let ours = sorted(rows.iter().map(|row| per_operation(row.1)));
    let ratios = sorted(rows.iter().map(|row| row.1.as_secs_f64() / row.0.as_secs_f64()));
    println!(
        "| {name} | {:.0} | {:.0} | {:.2} ({:.2}-{:.2}) |",
        reference[ROUNDS / 2],
        ours[ROUNDS / 2],
        ratios[ROUNDS / 2],
        ratios[ROUNDS / 4],
        ratios[ROUNDS - 1 - ROUNDS / 4],
    );
}

fn time(work: impl Future<Output = ()> + Send + 'static) -> Duration {
    event_loop::run(async {
        let start = Instant::now();
        work.await;
        start.elapsed()
    })
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}
