//! Groups: end together, and fail together.

use std::hint::black_box;
use std::time::Duration;

use task_group::task_group;
use tokio::task::JoinSet;
use tokio_util::task::TaskTracker;

use super::{HOUR, return_at_once};
use crate::loops::{on_our_loop, on_tokio, timed};

#[derive(Debug)]
struct Failed;

pub(crate) fn join_set(n: usize) -> Duration {
    on_tokio(timed(async move {
        let mut set: JoinSet<_> = (0..n).map(returns).collect();
        while let Some(result) = set.join_next().await {
            black_box(result.expect("it returns")).expect("it succeeds");
        }
    }))
}

pub(crate) fn task_tracker(n: usize) -> Duration {
    on_tokio(timed(async move {
        let tracker = TaskTracker::new();
        for i in 0..n {
            tracker.spawn(returns(i));
        }
        tracker.close();
        tracker.wait().await;
    }))
}

pub(crate) fn our_task_group(n: usize) -> Duration {
    on_our_loop(timed(async move {
        let result = task_group(|group| async move {
            for i in 0..n {
                drop(group.create_task(returns(i)));
            }
            Ok(())
        });
        result.await.expect("nobody fails");
    }))
}

pub(crate) fn join_set_abort(n: usize) -> Duration {
    on_tokio(timed(async move {
        let mut set: JoinSet<_> = (0..n).map(|_| tokio_sleeps()).collect();
        set.spawn(async { Err(Failed) });
        while let Some(result) = set.join_next().await {
            if let Ok(Err(Failed)) = result {
                set.abort_all();
            }
        }
    }))
}

pub(crate) fn our_task_group_abort(n: usize) -> Duration {
    on_our_loop(timed(async move {
        let result = task_group(|group| async move {
            for _ in 0..n {
                drop(group.create_task(sleeps()));
            }
            drop(group.create_task(async { Err::<(), _>(Failed) }));
            Ok(())
        });
        result.await.expect_err("one fails");
    }))
}

async fn returns(i: usize) -> Result<usize, Failed> {
    Ok(return_at_once(i).await)
}

async fn sleeps() -> Result<(), Failed> {
    event_loop::sleep(HOUR).await;
    Ok(())
}

async fn tokio_sleeps() -> Result<(), Failed> {
    tokio::time::sleep(HOUR).await;
    Ok(())
}
