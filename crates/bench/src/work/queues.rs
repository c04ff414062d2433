//! Queues and a heap. Ours marks each item by `task_done`, and somebody joins;
//! the others have nothing like it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use queue::{PriorityQueue, Queue};
use tasks::create_task;
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;

use crate::loops::{on_our_loop, on_tokio, timed};

const BOUND: usize = 100;
const WORKERS: usize = 4;

pub(crate) fn tokio_unbounded(n: usize) -> Duration {
    on_tokio(timed(async move {
        let (sender, mut receiver) = mpsc::unbounded_channel();
        let consumer = tokio::spawn(async move {
            while let Some(item) = receiver.recv().await {
                black_box(item);
            }
        });
        for item in 0..n {
            sender.send(item).expect("the consumer receives");
        }
        drop(sender);
        consumer.await.expect("it returns");
    }))
}

pub(crate) fn tokio_bounded(n: usize) -> Duration {
    on_tokio(timed(async move {
        let (sender, mut receiver) = mpsc::channel(BOUND);
        let consumer = tokio::spawn(async move {
            while let Some(item) = receiver.recv().await {
                black_box(item);
            }
        });
        for item in 0..n {
            sender.send(item).await.expect("the consumer receives");
        }
        drop(sender);
        consumer.await.expect("it returns");
    }))
}

/// An mpsc has one receiver: several workers have to take turns.
pub(crate) fn tokio_workers(n: usize) -> Duration {
    on_tokio(timed(async move {
        let (sender, receiver) = mpsc::channel(BOUND);
        let receiver = Arc::new(Mutex::new(receiver));
        let mut set = JoinSet::new();
        for _ in 0..WORKERS {
            set.spawn(tokio_consume(receiver.clone()));
            set.spawn(tokio_produce(n / WORKERS, sender.clone()));
        }
        drop(sender);
        set.join_all().await;
    }))
}

async fn tokio_produce(n: usize, sender: mpsc::Sender<usize>) {
    for item in 0..n {
        sender.send(item).await.expect("a consumer receives");
    }
}

async fn tokio_consume(receiver: Arc<Mutex<mpsc::Receiver<usize>>>) {
    loop {
        // A `while let` would hold the lock while it works on the item.
        let item = receiver.lock().await.recv().await;
        let Some(item) = item else { return };
        black_box(item);
    }
}

pub(crate) fn our_unbounded(n: usize) -> Duration {
    on_our_loop(timed(through(Queue::new(0), n, 1)))
}

pub(crate) fn our_bounded(n: usize) -> Duration {
    on_our_loop(timed(through(Queue::new(BOUND), n, 1)))
}

pub(crate) fn our_workers(n: usize) -> Duration {
    on_our_loop(timed(through(Queue::new(BOUND), n, WORKERS)))
}

/// As many producers as workers.
async fn through(queue: Queue<usize>, n: usize, workers: usize) {
    let start = |_| {
        let consumer = create_task(consume(queue.clone()));
        (consumer, create_task(produce(n / workers, queue.clone())))
    };
    let (consumers, producers): (Vec<_>, Vec<_>) = (0..workers).map(start).unzip();
    for producer in producers {
        producer.await.expect("it returns");
    }
    queue.join().await;
    queue.shutdown(false);
    for consumer in consumers {
        consumer.await.expect("it returns");
    }
}

async fn produce(n: usize, queue: Queue<usize>) {
    for item in 0..n {
        queue.put(item).await.expect("the queue is open");
    }
}

async fn consume(queue: Queue<usize>) {
    while let Ok(item) = queue.get().await {
        black_box(item);
        queue.task_done().expect("it was put");
    }
}

pub(crate) fn kanal_unbounded(n: usize) -> Duration {
    on_tokio(timed(through_kanal(kanal::unbounded_async(), n, 1)))
}

pub(crate) fn kanal_bounded(n: usize) -> Duration {
    on_tokio(timed(through_kanal(kanal::bounded_async(BOUND), n, 1)))
}

pub(crate) fn kanal_workers(n: usize) -> Duration {
    on_tokio(timed(through_kanal(kanal::bounded_async(BOUND), n, WORKERS)))
}

type Kanal = (kanal::AsyncSender<usize>, kanal::AsyncReceiver<usize>);

async fn through_kanal((sender, receiver): Kanal, n: usize, workers: usize) {
    let mut set = JoinSet::new();
    for _ in 0..workers {
        let (sender, receiver) = (sender.clone(), receiver.clone());
        set.spawn(async move { while receiver.recv().await.map(black_box).is_ok() {} });
        set.spawn(async move {
            for item in 0..n / workers {
                sender.send(item).await.expect("a consumer receives");
            }
        });
    }
    drop((sender, receiver));
    set.join_all().await;
}

pub(crate) fn async_channel_unbounded(n: usize) -> Duration {
    on_tokio(timed(through_async_channel(async_channel::unbounded(), n, 1)))
}

pub(crate) fn async_channel_bounded(n: usize) -> Duration {
    on_tokio(timed(through_async_channel(async_channel::bounded(BOUND), n, 1)))
}

pub(crate) fn async_channel_workers(n: usize) -> Duration {
    on_tokio(timed(through_async_channel(async_channel::bounded(BOUND), n, WORKERS)))
}

type AsyncChannel = (async_channel::Sender<usize>, async_channel::Receiver<usize>);

async fn through_async_channel((sender, receiver): AsyncChannel, n: usize, workers: usize) {
    let mut set = JoinSet::new();
    for _ in 0..workers {
        let (sender, receiver) = (sender.clone(), receiver.clone());
        set.spawn(async move { while receiver.recv().await.map(black_box).is_ok() {} });
        set.spawn(async move {
            for item in 0..n / workers {
                sender.send(item).await.expect("a consumer receives");
            }
        });
    }
    drop((sender, receiver));
    set.join_all().await;
}

/// Numbers in no order, the same each time.
fn scrambled(n: usize) -> impl Iterator<Item = u32> {
    (0..n).map(|i| (i as u32).wrapping_mul(2_654_435_761))
}

/// Smallest first, and nothing said about equal ones.
pub(crate) fn heap(n: usize) -> Duration {
    let start = Instant::now();
    let mut heap = BinaryHeap::new();
    for item in scrambled(n) {
        heap.push(Reverse(item));
    }
    while let Some(item) = heap.pop() {
        black_box(item);
    }
    start.elapsed()
}

/// Smallest first, equal ones in the order in which they came.
pub(crate) fn stable_heap(n: usize) -> Duration {
    let start = Instant::now();
    let mut heap = BinaryHeap::new();
    for (arrived, item) in scrambled(n).enumerate() {
        heap.push(Reverse((item, arrived)));
    }
    while let Some(item) = heap.pop() {
        black_box(item);
    }
    start.elapsed()
}

pub(crate) fn our_priority_queue(n: usize) -> Duration {
    let start = Instant::now();
    let queue = PriorityQueue::new(0);
    for item in scrambled(n) {
        queue.put_nowait(item).expect("there is room");
    }
    while let Ok(item) = queue.get_nowait() {
        black_box(item);
    }
    start.elapsed()
}
