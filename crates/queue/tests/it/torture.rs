//! Nothing is lost: no item, no wake-up and no turn, wherever a wait is cut short.

use std::collections::BTreeSet;
use std::task::{Poll, Waker};
use std::time::Duration;

use event_loop::{record, sleep};
use futures::FutureExt;
use kit::{Random, Wait, curious, within_patience};
use queue::{Queue, QueueShutDown};
use tasks::{TaskError, create_task};
use tokio::time::timeout;

type Got = Result<u32, QueueShutDown>;
type Put = Result<(), QueueShutDown<u32>>;

fn get(queue: &Queue<u32>) -> Wait<Got> {
    let queue = queue.clone();
    Wait::new(async move { queue.get().await })
}

fn put(queue: &Queue<u32>, item: u32) -> Wait<Put> {
    let queue = queue.clone();
    Wait::new(async move { queue.put(item).await })
}

fn join(queue: &Queue<u32>) -> Wait<()> {
    let queue = queue.clone();
    Wait::new(async move { queue.join().await })
}

/// Where a wait is when it is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It was never polled.
    Fresh,
    /// It stands in line.
    Waiting,
    /// It was called, and has not run since.
    Called,
}

/// Two wait for `event`. The first is dropped at each step; the second has to be
/// woken all the same, and `check` looks at what it got.
fn drop_the_first_of_two<T>(
    mut prepare: impl FnMut() -> (Queue<u32>, [Wait<T>; 2]),
    event: impl Fn(&Queue<u32>),
    check: impl Fn(&Queue<u32>, Poll<T>),
) {
    for step in [Step::Fresh, Step::Waiting, Step::Called] {
        let (queue, [mut first, mut second]) = prepare();
        if step != Step::Fresh {
            assert!(first.poll().is_pending());
        }
        assert!(second.poll().is_pending());
        if step == Step::Called {
            event(&queue);
            assert!(first.take_woken());
            drop(first);
        } else {
            drop(first);
            event(&queue);
        }
        assert!(second.take_woken(), "{step:?}");
        check(&queue, second.poll());
    }
}

#[test]
fn a_get_dropped_at_any_step_leaves_the_item_to_the_next_in_line() {
    drop_the_first_of_two(
        || {
            let queue = Queue::new(0);
            let waits = [get(&queue), get(&queue)];
            (queue, waits)
        },
        |queue| queue.put_nowait(1).unwrap(),
        |queue, got| {
            assert_eq!(got, Poll::Ready(Ok(1)));
            assert!(queue.empty());
        },
    );
}

#[test]
fn a_put_dropped_at_any_step_leaves_the_room_to_the_next_in_line() {
    drop_the_first_of_two(
        || {
            let queue = Queue::new(1);
            queue.put_nowait(1).unwrap();
            let waits = [put(&queue, 2), put(&queue, 3)];
            (queue, waits)
        },
        |queue| assert_eq!(queue.get_nowait(), Ok(1)),
        |queue, put| {
            assert_eq!(put, Poll::Ready(Ok(())));
            assert_eq!(queue.get_nowait(), Ok(3));
            assert!(queue.empty());
        },
    );
}

#[test]
fn a_join_dropped_at_any_step_takes_nothing_from_the_next() {
    drop_the_first_of_two(
        || {
            let queue = Queue::new(0);
            queue.put_nowait(1).unwrap();
            let waits = [join(&queue), join(&queue)];
            (queue, waits)
        },
        |queue| queue.task_done().unwrap(),
        |_, joined| assert_eq!(joined, Poll::Ready(())),
    );
}

#[test]
fn a_wait_that_is_polled_for_no_reason_keeps_its_place_and_its_newest_waker() {
    let queue = Queue::new(0);
    let (mut first, mut second) = (get(&queue), get(&queue));
    assert!(first.poll().is_pending());
    assert!(second.poll().is_pending());
    let stale = first.take_waker();
    assert!(first.poll().is_pending());

    queue.put_nowait(1).unwrap();
    assert!(first.take_woken());
    assert!(!second.take_woken() && !stale.take());
    assert!(second.poll().is_pending(), "the item is for the first");
    assert_eq!(first.poll(), Poll::Ready(Ok(1)));
}

/// One of many ways in which things can happen, with a record of what came of it.
struct Schedule {
    queue: Queue<u32>,
    getters: Vec<Wait<Got>>,
    putters: Vec<(u32, Wait<Put>)>,
    put: Vec<u32>,
    got: Vec<u32>,
    items: std::ops::RangeFrom<u32>,
}

impl Schedule {
    fn new(maxsize: usize) -> Self {
        let queue = Queue::new(maxsize);
        Schedule { queue, getters: vec![], putters: vec![], put: vec![], got: vec![], items: 0.. }
    }

    fn next_item(&mut self) -> u32 {
        self.items.next().unwrap()
    }

    /// Starts a wait, drops one, or polls one, woken or not.
    fn act(&mut self, random: usize) {
        let chosen = random / 10;
        match random % 10 {
            0 | 1 => self.start_get(),
            2 | 3 => self.start_put(),
            4 if !self.getters.is_empty() => drop(self.getters.remove(chosen % self.getters.len())),
            5 if !self.putters.is_empty() => drop(self.putters.remove(chosen % self.putters.len())),
            6 => self.got.extend(self.queue.get_nowait()),
            7 => {
                let item = self.next_item();
                self.put.extend(self.queue.put_nowait(item).map(|()| item));
            }
            8 if !self.getters.is_empty() => self.poll_getter(chosen % self.getters.len()),
            9 if !self.putters.is_empty() => self.poll_putter(chosen % self.putters.len()),
            _ => drop(self.run_one()),
        }
    }

    fn start_get(&mut self) {
        self.getters.push(get(&self.queue));
        self.poll_getter(self.getters.len() - 1);
    }

    fn start_put(&mut self) {
        let item = self.next_item();
        self.putters.push((item, put(&self.queue, item)));
        self.poll_putter(self.putters.len() - 1);
    }

    fn poll_getter(&mut self, index: usize) {
        if let Poll::Ready(item) = self.getters[index].poll() {
            self.got.push(item.unwrap());
            drop(self.getters.remove(index));
        }
    }

    fn poll_putter(&mut self, index: usize) {
        if let Poll::Ready(result) = self.putters[index].1.poll() {
            result.unwrap();
            self.put.push(self.putters.remove(index).0);
        }
    }

    /// Runs one that was woken; says whether there was one.
    fn run_one(&mut self) -> bool {
        if let Some(index) = self.getters.iter().position(Wait::take_woken) {
            self.poll_getter(index);
            return true;
        }
        let woken = self.putters.iter().position(|(_, putter)| putter.take_woken());
        woken.map(|index| self.poll_putter(index)).is_some()
    }

    /// Once nobody is woken any more, nobody waits for what is there, and every
    /// item that went in came out once, in order.
    fn check(mut self) {
        while self.run_one() {}
        assert!(self.getters.is_empty() || self.queue.empty(), "a getter sleeps");
        assert!(self.putters.is_empty() || self.queue.full(), "a putter sleeps");
        while let Ok(item) = self.queue.get_nowait() {
            self.got.push(item);
            while self.run_one() {}
        }
        assert_eq!(self.got, self.put);
        assert!(self.putters.is_empty());
    }
}

#[test]
fn no_order_of_starts_polls_and_drops_loses_anything() {
    let mut random = Random(1);
    for maxsize in [0, 1, 2, 3] {
        for _ in 0..1_000 {
            let mut schedule = Schedule::new(maxsize);
            for number in random.by_ref().take(40) {
                schedule.act(number);
                assert!(maxsize == 0 || schedule.queue.qsize() <= maxsize);
            }
            schedule.check();
        }
    }
}

#[test]
fn a_worker_that_panics_leaves_one_item_unmarked_and_the_others_go_on() {
    record(async {
        let queue = Queue::new(0);
        let workers = [0; 2].map(|_| create_task(refuse_three(queue.clone())));
        for item in 0..6 {
            queue.put(item).await.unwrap();
        }
        assert!(timeout(Duration::from_secs(1), queue.join()).await.is_err());
        assert!(queue.empty());
        queue.task_done().unwrap();
        queue.join().await;

        queue.shutdown(false);
        let ends = futures::future::join_all(workers).await;
        assert!(ends.contains(&Ok(())));
        assert!(ends.contains(&Err(TaskError::Panicked("three".to_owned()))));
    });
}

async fn refuse_three(queue: Queue<u32>) {
    while let Ok(item) = queue.get().await {
        sleep(Duration::from_millis(10)).await;
        assert!(item != 3, "three");
        queue.task_done().unwrap();
    }
}

#[test]
fn wakers_and_dropped_items_may_use_the_queue() {
    within_patience(|| {
        let queue = Queue::new(0);
        let ours = queue.clone();
        // What looks at the queue is a waker here, and an item too.
        let curious = || {
            let queue: Queue<Waker> = ours.clone();
            curious(move || queue.qsize())
        };
        let get = || {
            let queue = queue.clone();
            Wait::new(async move { queue.get().await })
        };
        let mut getter = get();
        for _ in 0..2 {
            assert!(getter.poll_with(&curious()).is_pending());
        }
        drop(getter);
        let mut getter = get();
        assert!(getter.poll_with(&curious()).is_pending());
        queue.put_nowait(curious()).unwrap();
        queue.shutdown(true);
    });
}

fn four_threads() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(4).build().unwrap()
}

const WORKERS: u32 = 4;
const ITEMS_EACH: u32 = 10_000;

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_every_item_arrives_once_and_join_returns() {
    within_patience(|| {
        let got = four_threads().block_on(async {
            let queue = Queue::new(3);
            let producers: Vec<_> =
                (0..WORKERS).map(|n| tokio::spawn(produce(n, queue.clone()))).collect();
            let consumers: Vec<_> =
                (0..WORKERS).map(|_| tokio::spawn(consume(queue.clone()))).collect();
            for producer in producers {
                producer.await.unwrap();
            }
            queue.join().await;
            queue.shutdown(false);
            let mut got = Vec::new();
            for consumer in consumers {
                got.extend(consumer.await.unwrap());
            }
            got
        });
        assert_eq!(got.len(), (WORKERS * ITEMS_EACH) as usize);
        assert_eq!(got.into_iter().collect::<BTreeSet<_>>().len(), (WORKERS * ITEMS_EACH) as usize);
    });
}

/// Tries to put every second item by a wait that gives up at once.
async fn produce(number: u32, queue: Queue<u32>) {
    for item in number * ITEMS_EACH..(number + 1) * ITEMS_EACH {
        let early = if item % 2 == 0 { queue.put(item).now_or_never() } else { None };
        if early.is_none() {
            queue.put(item).await.unwrap();
        }
        assert!(queue.qsize() <= 3);
    }
}

/// Asks for every second item by a wait that gives up at once.
async fn consume(queue: Queue<u32>) -> Vec<u32> {
    let mut got = Vec::new();
    loop {
        let early = if got.len() % 2 == 0 { queue.get().now_or_never() } else { None };
        let item = match early {
            Some(item) => item,
            None => queue.get().await,
        };
        let Ok(item) = item else { return got };
        got.push(item);
        queue.task_done().unwrap();
    }
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_a_shutdown_reaches_whoever_is_about_to_wait() {
    within_patience(|| {
        four_threads().block_on(async {
            for _ in 0..1_000 {
                let queue = Queue::new(1);
                queue.put_nowait(1).unwrap();
                let putters = [2, 3].map(|item| {
                    let queue = queue.clone();
                    tokio::spawn(async move { queue.put(item).await })
                });
                queue.shutdown(false);
                for putter in putters {
                    assert!(putter.await.unwrap().is_err());
                }
            }
        });
    });
}
