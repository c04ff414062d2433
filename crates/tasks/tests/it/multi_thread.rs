//! What holds on several threads, where the order is free.

use event_loop::Runner;
use futures::StreamExt;
use futures::channel::mpsc;
use kit::one_turn;
use tasks::{Task, TaskError, all_tasks, create_task};

/// Each is created, gives way, returns and is awaited: 100,000 operations.
const TASKS: usize = 25_000;

/// Where something happens to each task besides.
const FEWER: usize = 5_000;

/// A task that gives way once, so that threads can steal it, and returns `number`.
fn numbered(number: usize) -> Task<usize> {
    create_task(async move {
        one_turn().await;
        number
    })
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_every_value_arrives_once_and_no_task_is_left() {
    let (values, left) = Runner::new().threads(4).run(async {
        let tasks: Vec<_> = (0..TASKS).map(numbered).collect();
        let mut values = Vec::new();
        for task in tasks {
            values.push(task.await.unwrap());
        }
        (values, all_tasks().len())
    });
    assert!(values.into_iter().eq(0..TASKS));
    assert_eq!(left, 1, "main alone");
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_a_cancelled_task_ends_as_cancelled_or_with_its_value() {
    let (wrong, left) = Runner::new().threads(4).run(async {
        let tasks: Vec<_> = (0..FEWER).map(numbered).collect();
        let mut wrong = 0;
        for (number, mut task) in tasks.into_iter().enumerate() {
            let accepted = number % 2 == 0 && task.cancel();
            let fine = match (&mut task).await {
                Ok(value) => value == number && !task.cancelled(),
                Err(error) => error == TaskError::Cancelled && accepted && task.cancelled(),
            };
            wrong += usize::from(!fine || !task.done() || task.cancel());
        }
        (wrong, all_tasks().len())
    });
    assert_eq!(wrong, 0);
    assert_eq!(left, 1, "main alone");
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_every_callback_is_called_once() {
    let calls = Runner::new().threads(4).run(async {
        let (sender, calls) = mpsc::unbounded();
        for number in 0..FEWER {
            let sender = sender.clone();
            numbered(number).add_done_callback(move |ending| {
                sender.unbounded_send((number, ending)).unwrap();
            });
        }
        // The stream ends with the last callback, called or not.
        drop(sender);
        let mut calls: Vec<_> = calls.collect().await;
        calls.sort_unstable_by_key(|call| call.0);
        calls
    });
    assert!(calls.into_iter().eq((0..FEWER).map(|number| (number, Ok(())))));
}
