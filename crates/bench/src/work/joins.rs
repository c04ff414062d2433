//! Waiting for many: all in order, each as it comes, one per wait.

use std::hint::black_box;
use std::time::Duration;

use as_completed::as_completed;
use futures::StreamExt;
use futures::channel::oneshot::{Receiver, Sender, channel};
use futures::future::{join_all, select_all};
use futures::stream::FuturesUnordered;
use futures_concurrency::future::Join;
use gather::gather;
use tasks::create_task;
use tokio::task::JoinSet;
use wait::wait;

use super::{return_after_a_turn, turn};
use crate::loops::{on_our_loop, on_tokio, timed};

pub(crate) fn tokio_spawn_and_await(n: usize) -> Duration {
    on_tokio(timed(async move {
        let spawn = |i| tokio::spawn(return_after_a_turn(i));
        let handles: Vec<_> = (0..n).map(spawn).collect();
        let mut values = Vec::with_capacity(n);
        for handle in handles {
            values.push(handle.await.expect("it returns"));
        }
        assert_eq!(black_box(values).len(), n);
    }))
}

pub(crate) fn our_gather(n: usize) -> Duration {
    on_our_loop(timed(async move {
        let values = gather((0..n).map(return_after_a_turn)).await;
        assert_eq!(black_box(values).len(), n);
    }))
}

pub(crate) fn join_all_over_handles(n: usize) -> Duration {
    on_tokio(timed(async move {
        let values = join_all((0..n).map(|i| tokio::spawn(return_after_a_turn(i)))).await;
        assert_eq!(black_box(values).len(), n);
    }))
}

pub(crate) fn join_all_without_tasks(n: usize) -> Duration {
    on_tokio(timed(async move {
        let values = join_all((0..n).map(return_after_a_turn)).await;
        assert_eq!(black_box(values).len(), n);
    }))
}

pub(crate) fn futures_concurrency_join(n: usize) -> Duration {
    on_tokio(timed(async move {
        let futures: Vec<_> = (0..n).map(return_after_a_turn).collect();
        assert_eq!(black_box(futures.join().await).len(), n);
    }))
}

/// What `n` futures wait for, and what completes them.
fn channels(n: usize) -> (Vec<Sender<usize>>, Vec<Receiver<usize>>) {
    (0..n).map(|_| channel()).unzip()
}

async fn receive(receiver: Receiver<usize>) -> usize {
    receiver.await.expect("somebody sends")
}

/// The same channels, completed in an order far from that of the receivers. A
/// prime step visits each once, and takes each run of a cache line apart.
fn shuffled_channels(n: usize) -> (Vec<Sender<usize>>, Vec<Receiver<usize>>) {
    let (senders, receivers) = channels(n);
    let mut senders: Vec<_> = senders.into_iter().map(Some).collect();
    let order = (0..n).filter_map(|i| senders[i * 48_271 % n].take()).collect();
    (order, receivers)
}

/// Completes 64 of them in each turn.
async fn complete(senders: Vec<Sender<usize>>) {
    for (i, sender) in senders.into_iter().enumerate() {
        if i % 64 == 0 {
            turn().await;
        }
        sender.send(i).expect("somebody receives");
    }
}

pub(crate) fn futures_unordered_as_completed(n: usize) -> Duration {
    let (senders, receivers) = shuffled_channels(n);
    on_tokio(timed(async move {
        tokio::spawn(complete(senders));
        let mut values: FuturesUnordered<_> = receivers.into_iter().map(receive).collect();
        while let Some(value) = values.next().await {
            black_box(value);
        }
    }))
}

pub(crate) fn join_set_as_completed(n: usize) -> Duration {
    let (senders, receivers) = shuffled_channels(n);
    on_tokio(timed(async move {
        tokio::spawn(complete(senders));
        let mut values: JoinSet<_> = receivers.into_iter().map(receive).collect();
        while let Some(value) = values.join_next().await {
            black_box(value.expect("it returns"));
        }
    }))
}

pub(crate) fn our_as_completed(n: usize) -> Duration {
    let (senders, receivers) = shuffled_channels(n);
    on_our_loop(timed(async move {
        drop(create_task(complete(senders)));
        let mut values = as_completed(receivers.into_iter().map(receive));
        while let Some(value) = values.next().await {
            black_box(value);
        }
    }))
}

pub(crate) fn our_drain_by_wait(n: usize) -> Duration {
    let (senders, receivers) = channels(n);
    on_our_loop(timed(async move {
        let mut pending: Vec<_> =
            receivers.into_iter().map(|it| create_task(receive(it))).collect();
        for sender in senders {
            sender.send(1).expect("somebody receives");
            let (done, rest) = wait(pending).first_completed().await;
            assert_eq!(black_box(done).len(), 1);
            pending = rest;
        }
    }))
}

pub(crate) fn our_drain_by_as_completed(n: usize) -> Duration {
    let (senders, receivers) = channels(n);
    on_our_loop(timed(async move {
        let mut values = as_completed(receivers.into_iter().map(receive));
        for sender in senders {
            sender.send(1).expect("somebody receives");
            black_box(values.next().await.expect("one is done"));
        }
    }))
}

pub(crate) fn join_set_drain(n: usize) -> Duration {
    let (senders, receivers) = channels(n);
    on_tokio(timed(async move {
        let mut set: JoinSet<_> = receivers.into_iter().map(receive).collect();
        for sender in senders {
            sender.send(1).expect("somebody receives");
            black_box(set.join_next().await.expect("one is done").expect("it returns"));
        }
    }))
}

pub(crate) fn futures_unordered_drain(n: usize) -> Duration {
    let (senders, receivers) = channels(n);
    on_tokio(timed(async move {
        let mut futures: FuturesUnordered<_> = receivers.into_iter().map(receive).collect();
        for sender in senders {
            sender.send(1).expect("somebody receives");
            black_box(futures.next().await.expect("one is done"));
        }
    }))
}

pub(crate) fn select_all_drain(n: usize) -> Duration {
    let (senders, receivers) = channels(n);
    on_tokio(timed(async move {
        let spawn = |receiver| tokio::spawn(receive(receiver));
        let mut pending: Vec<_> = receivers.into_iter().map(spawn).collect();
        for sender in senders {
            sender.send(1).expect("somebody receives");
            let (done, _, rest) = select_all(pending).await;
            black_box(done.expect("it returns"));
            pending = rest;
        }
    }))
}
