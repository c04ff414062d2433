//! What is lost when a wait is dropped: one test for each row of the lesson's
//! table.

use std::time::Duration;

use event_loop::{record, sleep};
use futures::FutureExt;
use queue::Queue;
use tasks::create_task;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, duplex};
use tokio::sync::{Mutex, mpsc};
use tokio::time::timeout;

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn a_dropped_sleep_forgets_how_long_it_has_waited() {
    let ((), run) = record(async {
        assert!(timeout(SECOND, sleep(2 * SECOND)).await.is_err());
        sleep(2 * SECOND).await;
    });
    assert_eq!(run.elapsed(), 3 * SECOND);
}

#[test]
fn a_dropped_recv_leaves_the_value_in_the_channel() {
    record(async {
        let (sender, mut receiver) = mpsc::channel(1);
        let mut recv = Box::pin(receiver.recv());
        assert_eq!((&mut recv).now_or_never(), None);
        sender.send(1).await.unwrap();
        drop(recv);
        assert_eq!(receiver.recv().await, Some(1));
    });
}

#[test]
fn a_dropped_send_drops_the_value() {
    record(async {
        let (sender, mut receiver) = mpsc::channel(1);
        sender.send(1).await.unwrap();
        assert!(timeout(SECOND, sender.send(2)).await.is_err());
        drop(sender);
        assert_eq!(receiver.recv().await, Some(1));
        assert_eq!(receiver.recv().await, None, "2 is gone");
    });
}

#[test]
fn a_dropped_get_leaves_the_item_in_the_queue() {
    record(async {
        let queue = Queue::new(0);
        let mut get = Box::pin(queue.get());
        assert_eq!((&mut get).now_or_never(), None);
        queue.put(1).await.unwrap();
        drop(get);
        assert_eq!(queue.get().await, Ok(1));
    });
}

#[test]
fn a_dropped_put_drops_the_item() {
    record(async {
        let queue = Queue::new(1);
        queue.put(1).await.unwrap();
        assert!(timeout(SECOND, queue.put(2)).await.is_err());
        assert_eq!(queue.get().await, Ok(1));
        assert!(queue.empty(), "2 is gone");
    });
}

#[test]
fn a_dropped_lock_takes_nothing_but_loses_its_place_in_line() {
    record(async {
        let mutex = Mutex::new(());
        let held = mutex.lock().await;
        let mut first = Box::pin(mutex.lock());
        let mut second = Box::pin(mutex.lock());
        assert!((&mut first).now_or_never().is_none());
        assert!((&mut second).now_or_never().is_none());

        drop(first);
        let mut again = Box::pin(mutex.lock());
        assert!((&mut again).now_or_never().is_none());
        drop(held);
        assert!((&mut again).now_or_never().is_none(), "second comes first");
        drop(second.await);
        drop(again.await);
    });
}

#[test]
fn a_dropped_read_exact_loses_the_bytes_it_has_read() {
    record(async {
        let (mut near, mut far) = duplex(8);
        near.write_all(b"ab").await.unwrap();
        assert!(timeout(SECOND, far.read_exact(&mut [0; 4])).await.is_err());

        near.write_all(b"cdef").await.unwrap();
        let mut next = [0; 4];
        far.read_exact(&mut next).await.unwrap();
        assert_eq!(&next, b"cdef", "ab is gone");
    });
}

#[test]
fn a_dropped_read_loses_nothing() {
    record(async {
        let (mut near, mut far) = duplex(8);
        assert!(timeout(SECOND, far.read(&mut [0; 4])).await.is_err());
        near.write_all(b"ab").await.unwrap();
        let mut buffer = [0; 4];
        assert_eq!(far.read(&mut buffer).await.unwrap(), 2);
        assert_eq!(&buffer[..2], b"ab");
    });
}

#[test]
fn a_dropped_read_line_loses_the_half_line() {
    record(async {
        let (mut near, far) = duplex(16);
        let mut far = BufReader::new(far);
        near.write_all(b"good ").await.unwrap();
        let mut line = String::new();
        assert!(timeout(SECOND, far.read_line(&mut line)).await.is_err());
        assert_eq!(line, "");

        near.write_all(b"morning\n").await.unwrap();
        far.read_line(&mut line).await.unwrap();
        assert_eq!(line, "morning\n");
    });
}

#[test]
fn a_dropped_next_line_keeps_the_half_line() {
    record(async {
        let (mut near, far) = duplex(16);
        let mut lines = BufReader::new(far).lines();
        near.write_all(b"good ").await.unwrap();
        assert!(timeout(SECOND, lines.next_line()).await.is_err());
        near.write_all(b"morning\n").await.unwrap();
        assert_eq!(lines.next_line().await.unwrap().as_deref(), Some("good morning"));
    });
}

#[test]
fn a_dropped_handle_leaves_the_task_running() {
    record(async {
        let mut task = create_task(async {
            sleep(2 * SECOND).await;
            42
        });
        assert!(timeout(SECOND, &mut task).await.is_err());
        assert_eq!(task.await, Ok(42));
    });
}
