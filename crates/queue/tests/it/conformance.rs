//! The rules of asyncio's queues. Each test names the CPython tests with the same
//! rule.

use std::time::Duration;

use event_loop::{call_later, record, sleep};
use futures::FutureExt;
use kit::one_turn;
use queue::{LifoQueue, PriorityQueue, Queue};
use queue::{QueueEmpty, QueueFull, QueueShutDown, TooManyTaskDone};
use tasks::{Task, TaskError, create_task};
use tokio::time::timeout;

const TEN_MS: Duration = Duration::from_millis(10);

fn start_get(queue: &Queue<u32>) -> Task<Result<u32, QueueShutDown>> {
    let queue = queue.clone();
    create_task(async move { queue.get().await })
}

fn start_put(queue: &Queue<u32>, item: u32) -> Task<Result<(), QueueShutDown<u32>>> {
    let queue = queue.clone();
    create_task(async move { queue.put(item).await })
}

fn start_join(queue: &Queue<u32>) -> Task<()> {
    let queue = queue.clone();
    create_task(async move { queue.join().await })
}

fn filled(maxsize: usize, items: &[u32]) -> Queue<u32> {
    let queue = Queue::new(maxsize);
    fill(&queue, items);
    queue
}

fn fill(queue: &Queue<u32>, items: &[u32]) {
    for &item in items {
        queue.put_nowait(item).unwrap();
    }
}

/// Everything in the queue, in the order in which it comes out.
fn drain(queue: &Queue<u32>) -> Vec<u32> {
    std::iter::from_fn(|| queue.get_nowait().ok()).collect()
}

/// CPython: queues.QueueBasicTests.test_repr.
/// CPython: queues.QueueBasicTests.test_str.
#[test]
fn the_debug_form_counts_the_items_and_whoever_waits() {
    record(async {
        let full = filled(2, &[1, 2]);
        let empty: Queue<u32> = Queue::new(0);
        let waiting = (start_put(&full, 3), start_get(&empty), start_get(&empty));
        one_turn().await;
        let expected =
            "Queue { maxsize: 2, items: 2, getters: 0, putters: 1, unfinished: 2, life: Open }";
        assert_eq!(format!("{full:?}"), expected);
        let expected =
            "Queue { maxsize: 0, items: 0, getters: 2, putters: 0, unfinished: 0, life: Open }";
        assert_eq!(format!("{empty:?}"), expected);
        drop(waiting);
    });
}

/// CPython: queues.QueueBasicTests.test_empty.
#[test]
fn a_queue_is_empty_before_the_put_and_after_the_get() {
    let queue = Queue::new(0);
    assert!(queue.empty());
    queue.put_nowait(1).unwrap();
    assert!(!queue.empty());
    assert_eq!(queue.get_nowait(), Ok(1));
    assert!(queue.empty());
}

/// CPython: queues.QueueBasicTests.test_full.
#[test]
fn only_a_queue_with_a_maxsize_is_ever_full() {
    let unbounded = filled(0, &[1, 2, 3]);
    assert!(!unbounded.full());
    let bounded = Queue::new(1);
    assert_eq!((bounded.maxsize(), bounded.full()), (1, false));
    bounded.put_nowait(1).unwrap();
    assert!(bounded.full());
    assert_eq!(bounded.put_nowait(2), Err(QueueFull::Full(2)));
    assert_eq!(bounded.qsize(), 1);
}

/// CPython: queues.QueueBasicTests.test_maxsize.
#[test]
fn the_third_put_into_two_places_waits_for_one_get() {
    record(async {
        let queue = Queue::new(2);
        let puts = [1, 2, 3].map(|item| start_put(&queue, item));
        one_turn().await;
        assert_eq!(puts.each_ref().map(Task::done), [true, true, false]);
        assert_eq!(queue.qsize(), 2);

        assert_eq!(queue.get_nowait(), Ok(1));
        assert_eq!(queue.qsize(), 1, "the putter was called, and puts in its own turn");
        one_turn().await;
        assert_eq!(queue.qsize(), 2);
        assert!(puts[2].done());
    });
}

/// CPython: queues.QueueGetTests.test_blocking_get.
/// CPython: queues.QueuePutTests.test_blocking_put.
#[test]
fn put_and_get_do_not_suspend_when_they_need_not() {
    let queue = Queue::new(0);
    for item in 0..1000 {
        assert_eq!(queue.put(item).now_or_never(), Some(Ok(())));
    }
    for item in 0..1000 {
        assert_eq!(queue.get().now_or_never(), Some(Ok(item)));
    }
    assert_eq!(queue.get().now_or_never(), None);
}

/// CPython: queues.QueueGetTests.test_nonblocking_get.
#[test]
fn get_nowait_needs_no_loop() {
    let queue = filled(0, &[1]);
    assert_eq!(queue.get_nowait(), Ok(1));
    assert_eq!(queue.get_nowait(), Err(QueueEmpty::Empty));
}

/// CPython: queues.QueueGetTests.test_get_with_putters.
#[test]
fn a_get_from_a_full_queue_calls_only_the_oldest_putter() {
    record(async {
        let queue = filled(1, &[1]);
        let puts = [2, 3].map(|item| start_put(&queue, item));
        one_turn().await;
        assert_eq!(queue.get_nowait(), Ok(1));
        one_turn().await;
        assert_eq!(puts.each_ref().map(Task::done), [true, false]);
        assert_eq!(drain(&queue), [2]);
    });
}

/// CPython: queues.QueueGetTests.test_blocking_get_wait.
#[test]
fn a_get_waits_for_the_put_of_a_timer() {
    let (got, transcript) = record(async {
        let queue = Queue::new(0);
        let ours = queue.clone();
        call_later(TEN_MS, move || ours.put_nowait(1).unwrap());
        queue.get().await
    });
    assert_eq!((got, transcript.elapsed()), (Ok(1), TEN_MS));
}

/// CPython: queues.QueueGetTests.test_get_with_waiting_putters.
#[test]
fn blocked_putters_get_in_in_the_order_in_which_they_came() {
    record(async {
        let queue = Queue::new(1);
        let puts = [1, 2, 3].map(|item| start_put(&queue, item));
        for item in [1, 2, 3] {
            assert_eq!(queue.get().await, Ok(item));
        }
        drop(puts);
    });
}

/// CPython: queues.QueueGetTests.test_why_are_getters_waiting.
#[test]
fn a_producer_and_a_consumer_get_through_one_place() {
    let (got, _) = record(async {
        let queue = Queue::new(1);
        let items = queue.clone();
        let consumer = create_task(async move {
            let mut got = Vec::new();
            for _ in 0..5 {
                got.push(items.get().await.unwrap());
            }
            got
        });
        for item in 0..5 {
            queue.put(item).await.unwrap();
        }
        consumer.await.unwrap()
    });
    assert_eq!(got, [0, 1, 2, 3, 4]);
}

/// CPython: queues.QueueGetTests.test_cancelled_getters_not_being_held_in_self_getters.
#[test]
fn a_get_that_ran_out_of_time_leaves_the_line() {
    record(async {
        let queue = Queue::new(0);
        assert!(timeout(TEN_MS, queue.get()).await.is_err());
        assert!(format!("{queue:?}").contains("getters: 0"));

        let live = start_get(&queue);
        one_turn().await;
        queue.put(1).await.unwrap();
        assert_eq!(live.await, Ok(Ok(1)));
    });
}

/// CPython: queues.QueuePutTests.test_blocking_put_wait.
#[test]
fn a_put_into_a_full_queue_waits_for_the_get_of_a_timer() {
    let (_, transcript) = record(async {
        let queue = filled(1, &[1]);
        let ours = queue.clone();
        call_later(TEN_MS, move || assert_eq!(ours.get_nowait(), Ok(1)));
        queue.put(2).await.unwrap();
        assert_eq!(drain(&queue), [2]);
    });
    assert_eq!(transcript.elapsed(), TEN_MS);
}

/// CPython: queues.QueuePutTests.test_get_cancel_drop_one_pending_reader.
#[test]
fn a_cancelled_getter_loses_no_item() {
    record(async {
        let queue = Queue::new(0);
        let reader = start_get(&queue);
        one_turn().await;
        fill(&queue, &[1, 2]);
        reader.cancel();
        assert_eq!(reader.await, Err(TaskError::Cancelled));
        assert_eq!(queue.get().await, Ok(1));
    });
}

/// CPython: queues.QueuePutTests.test_get_cancel_drop_many_pending_readers.
#[test]
fn a_getter_that_was_called_and_is_cancelled_calls_the_next() {
    record(async {
        let queue = Queue::new(0);
        let [first, second, third] = [0; 3].map(|_| start_get(&queue));
        one_turn().await;
        fill(&queue, &[1, 2]);
        first.cancel();
        assert_eq!(first.await, Err(TaskError::Cancelled));
        let mut got = [second.await.unwrap().unwrap(), third.await.unwrap().unwrap()];
        got.sort_unstable();
        assert_eq!(got, [1, 2]);
    });
}

/// CPython: queues.QueuePutTests.test_put_cancel_drop.
#[test]
fn a_cancelled_putter_has_put_nothing() {
    record(async {
        let queue = filled(1, &[1]);
        let putter = start_put(&queue, 2);
        one_turn().await;
        assert_eq!(queue.get_nowait(), Ok(1));
        putter.cancel();
        assert_eq!(putter.await, Err(TaskError::Cancelled));
        assert_eq!(queue.qsize(), 0);
        queue.put(2).await.unwrap();
        assert_eq!(drain(&queue), [2]);
    });
}

/// CPython: queues.QueuePutTests.test_put_cancelled.
#[test]
fn a_putter_is_done_once_its_item_is_received() {
    record(async {
        let queue = Queue::new(0);
        let items = queue.clone();
        let putter = create_task(async move {
            items.put(1).await.unwrap();
            "value"
        });
        assert_eq!(queue.get().await, Ok(1));
        assert!(putter.done());
        assert_eq!(putter.await, Ok("value"));
    });
}

/// CPython: queues.QueuePutTests.test_put_cancelled_race.
/// CPython: queues.QueuePutTests.test_cancelled_puts_not_being_held_in_self_putters.
#[test]
fn a_cancelled_putter_leaves_the_line_and_its_item_never_shows_up() {
    record(async {
        let queue = Queue::new(1);
        let [first, second, third] = [1, 2, 3].map(|item| start_put(&queue, item));
        one_turn().await;
        assert!(first.done() && !second.done() && !third.done());

        third.cancel();
        assert_eq!(third.await, Err(TaskError::Cancelled));
        assert!(format!("{queue:?}").contains("putters: 1"));

        assert_eq!(queue.get_nowait(), Ok(1));
        assert_eq!(second.await, Ok(Ok(())));
        assert_eq!(drain(&queue), [2]);
        one_turn().await;
        assert!(queue.empty());
    });
}

/// CPython: queues.QueuePutTests.test_put_with_waiting_getters.
#[test]
fn a_put_for_a_waiting_getter_does_not_suspend() {
    record(async {
        let queue = Queue::new(1);
        let getter = start_get(&queue);
        one_turn().await;
        assert_eq!(queue.put(1).now_or_never(), Some(Ok(())));
        assert_eq!(getter.await, Ok(Ok(1)));
    });
}

/// CPython: queues.QueuePutTests.test_why_are_putters_waiting.
#[test]
fn no_putter_sleeps_while_there_is_room() {
    record(async {
        let queue = Queue::new(2);
        let puts = [1, 2, 3, 4].map(|item| start_put(&queue, item));
        let items = queue.clone();
        let emptied = create_task(async move { drain(&items) });
        assert_eq!(emptied.await.unwrap(), [1, 2]);
        one_turn().await;
        assert!(puts.iter().all(Task::done));
        assert_eq!(drain(&queue), [3, 4]);
    });
}

/// CPython: queues.QueuePutTests.test_cancelled_put_silence_value_error_exception.
#[test]
fn a_putter_that_was_called_and_is_cancelled_ends_as_cancelled_and_calls_the_next() {
    record(async {
        let queue = filled(1, &[1]);
        let [first, second] = [2, 3].map(|item| start_put(&queue, item));
        one_turn().await;
        assert_eq!(queue.get_nowait(), Ok(1));
        first.cancel();
        assert_eq!(first.await, Err(TaskError::Cancelled));
        assert_eq!(second.await, Ok(Ok(())));
        assert_eq!(drain(&queue), [3]);
    });
}

/// CPython: queues.LifoQueueTests.test_order.
#[test]
fn a_lifo_queue_gives_the_last_item_first() {
    let queue = LifoQueue::new(0);
    fill(&queue, &[1, 3, 2]);
    assert_eq!(drain(&queue), [2, 3, 1]);
}

/// CPython: queues.PriorityQueueTests.test_order.
#[test]
fn a_priority_queue_gives_the_smallest_item_first() {
    let queue = PriorityQueue::new(0);
    fill(&queue, &[1, 3, 2]);
    assert_eq!(drain(&queue), [1, 2, 3]);
}

/// CPython: queues._QueueJoinTestMixin.test_task_done_underflow.
#[test]
fn task_done_without_a_put_is_an_error_in_every_kind_of_queue() {
    let (fifo, lifo, priority) = (Queue::new(0), LifoQueue::new(0), PriorityQueue::new(0));
    for queue in [&fifo, &lifo, &priority] {
        assert_eq!(queue.task_done(), Err(TooManyTaskDone));
        fill(queue, &[1]);
        assert_eq!(queue.task_done(), Ok(()));
        assert_eq!(queue.task_done(), Err(TooManyTaskDone));
    }
}

/// CPython: queues._QueueJoinTestMixin.test_task_done.
#[test]
fn join_returns_when_every_item_is_marked() {
    let (fifo, lifo, priority) = (Queue::new(0), LifoQueue::new(0), PriorityQueue::new(0));
    for queue in [Queue::clone(&fifo), Queue::clone(&lifo), Queue::clone(&priority)] {
        let (sum, transcript) = record(async move {
            fill(&queue, &(0..100).collect::<Vec<_>>());
            let workers = [0; 2].map(|_| create_task(add_up(queue.clone())));
            queue.join().await;
            queue.shutdown(false);
            let [one, other] = workers;
            one.await.unwrap() + other.await.unwrap()
        });
        assert_eq!(sum, 4950);
        assert_eq!(transcript.elapsed(), 50 * TEN_MS);
    }
}

async fn add_up(queue: Queue<u32>) -> u32 {
    let mut sum = 0;
    while let Ok(item) = queue.get().await {
        sleep(TEN_MS).await;
        sum += item;
        queue.task_done().unwrap();
    }
    sum
}

/// CPython: py313:queues._QueueShutdownTestMixin.test_shutdown_empty.
#[test]
fn the_shutdown_of_an_empty_queue_ends_a_blocked_get() {
    record(async {
        let queue = Queue::new(0);
        let getter = start_get(&queue);
        let joiner = start_join(&queue);
        one_turn().await;
        queue.shutdown(false);
        assert_eq!(getter.await, Ok(Err(QueueShutDown(()))));
        assert_eq!(joiner.await, Ok(()));
        expect_shut_down(&queue).await;
    });
}

async fn expect_shut_down(queue: &Queue<u32>) {
    assert_eq!(queue.put(9).await, Err(QueueShutDown(9)));
    assert_eq!(queue.put_nowait(9), Err(QueueFull::ShutDown(9)));
    assert_eq!(queue.get().await, Err(QueueShutDown(())));
    assert_eq!(queue.get_nowait(), Err(QueueEmpty::ShutDown));
}

/// CPython: py313:queues._QueueShutdownTestMixin.test_shutdown_nonempty.
#[test]
fn what_is_in_the_queue_at_its_shutdown_can_still_be_taken() {
    record(async {
        let queue = filled(1, &[1]);
        let putter = start_put(&queue, 2);
        let joiner = start_join(&queue);
        one_turn().await;
        queue.shutdown(false);
        assert_eq!(putter.await, Ok(Err(QueueShutDown(2))));

        assert_eq!(queue.get().await, Ok(1));
        expect_shut_down(&queue).await;
        one_turn().await;
        assert!(!joiner.done());
        queue.task_done().unwrap();
        assert_eq!(joiner.await, Ok(()));
        assert_eq!(queue.task_done(), Err(TooManyTaskDone));
    });
}

/// CPython: py313:queues._QueueShutdownTestMixin.test_shutdown_immediate.
#[test]
fn an_immediate_shutdown_drops_the_items_and_counts_them_as_done() {
    record(async {
        let queue = filled(2, &[1, 2]);
        let putter = start_put(&queue, 3);
        let joiner = start_join(&queue);
        one_turn().await;
        queue.shutdown(true);
        assert_eq!(putter.await, Ok(Err(QueueShutDown(3))));
        assert_eq!(joiner.await, Ok(()));
        assert!(queue.empty());
        expect_shut_down(&queue).await;
        assert_eq!(queue.task_done(), Err(TooManyTaskDone));
    });
}

/// CPython: py313:queues._QueueShutdownTestMixin.test_shutdown_immediate_with_unfinished.
#[test]
fn an_immediate_shutdown_does_not_count_an_item_that_was_taken() {
    record(async {
        let queue = filled(0, &[1, 2]);
        let joiner = start_join(&queue);
        assert_eq!(queue.get().await, Ok(1));
        queue.shutdown(true);
        one_turn().await;
        assert!(!joiner.done());
        queue.task_done().unwrap();
        assert_eq!(joiner.await, Ok(()));
        assert_eq!(queue.task_done(), Err(TooManyTaskDone));
    });
}

// Rules of our own: where asyncio says nothing, or differs.

#[test]
fn items_marked_before_they_are_taken_do_not_upset_an_immediate_shutdown() {
    let queue = filled(0, &[1, 2]);
    queue.task_done().unwrap();
    queue.task_done().unwrap();
    queue.shutdown(true);
    assert_eq!(queue.task_done(), Err(TooManyTaskDone));
}

#[test]
fn equal_priorities_come_out_in_the_order_in_which_they_went_in() {
    let queue = PriorityQueue::new(0);
    for name in ["a", "b", "c", "d", "e", "f"] {
        queue.put_nowait(Equal(name)).unwrap();
    }
    let names: Vec<_> = std::iter::from_fn(|| queue.get_nowait().ok()).map(|item| item.0).collect();
    assert_eq!(names, ["a", "b", "c", "d", "e", "f"]);
}

/// Neither smaller nor larger than another.
struct Equal(&'static str);

impl Ord for Equal {
    fn cmp(&self, _: &Self) -> std::cmp::Ordering {
        std::cmp::Ordering::Equal
    }
}

impl PartialOrd for Equal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Equal {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Equal {}

#[test]
fn a_refused_item_comes_back() {
    let queue = filled(1, &[1]);
    assert_eq!(queue.put_nowait(2).unwrap_err().into_item(), 2);
    queue.shutdown(false);
    assert_eq!(queue.put_nowait(3).unwrap_err().into_item(), 3);
}

#[test]
fn a_called_getter_whose_item_is_gone_calls_nobody() {
    record(async {
        let queue = Queue::new(0);
        let [first, second, third] = [0; 3].map(|_| start_get(&queue));
        one_turn().await;
        fill(&queue, &[1]);
        assert_eq!(queue.get_nowait(), Ok(1));
        first.cancel();
        assert_eq!(first.await, Err(TaskError::Cancelled));

        one_turn().await;
        fill(&queue, &[2, 3]);
        let got = (second.await.unwrap(), third.await.unwrap());
        assert_eq!(got, (Ok(2), Ok(3)), "the second keeps its place before the third");
    });
}

#[test]
fn getters_are_served_first_come_first_served() {
    record(async {
        let queue = Queue::new(0);
        let getters = [0; 3].map(|_| start_get(&queue));
        one_turn().await;
        for item in [1, 2, 3] {
            fill(&queue, &[item]);
            sleep(TEN_MS).await;
        }
        for (item, getter) in (1..).zip(getters) {
            assert_eq!(getter.await, Ok(Ok(item)));
        }
    });
}

#[test]
fn the_last_task_done_releases_every_join() {
    record(async {
        let queue = filled(0, &[1, 2]);
        let joiners = [0; 2].map(|_| start_join(&queue));
        one_turn().await;
        queue.task_done().unwrap();
        one_turn().await;
        assert!(!joiners.iter().any(Task::done));
        queue.task_done().unwrap();
        one_turn().await;
        assert!(joiners.iter().all(Task::done));
    });
}

#[test]
fn a_join_that_was_released_does_not_wait_for_later_items() {
    record(async {
        let queue = filled(0, &[1]);
        let joiner = start_join(&queue);
        one_turn().await;
        queue.task_done().unwrap();
        fill(&queue, &[2]);
        assert_eq!(joiner.await, Ok(()));
    });
}
