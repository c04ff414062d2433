//! The memory of tasks that wait, handles included.

use std::fs;
use std::future::pending;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tasks::create_task;
use tokio::task::JoinSet;

use super::turn;
use crate::loops::{on_our_loop, on_tokio};

pub(crate) fn tokio_spawn(n: usize) -> Option<u64> {
    on_tokio(growth(move || (0..n).map(|_| tokio::spawn(pending::<()>())).collect::<Vec<_>>()))
}

pub(crate) fn our_create_task(n: usize) -> Option<u64> {
    on_our_loop(growth(move || (0..n).map(|_| create_task(pending::<()>())).collect::<Vec<_>>()))
}

pub(crate) fn join_set(n: usize) -> Option<u64> {
    on_tokio(growth(move || (0..n).map(|_| pending::<()>()).collect::<JoinSet<_>>()))
}

pub(crate) fn futures_unordered(n: usize) -> Option<u64> {
    on_tokio(growth(move || {
        let futures: FuturesUnordered<_> = (0..n).map(|_| pending::<()>()).collect();
        // The set polls its futures only when it is asked itself.
        tokio::spawn(futures.collect::<Vec<_>>())
    }))
}

/// By how many bytes the peak grows when all have been created and all wait.
async fn growth<T>(create: impl FnOnce() -> T) -> Option<u64> {
    let before = peak()?;
    let tasks = create();
    turn().await;
    let after = peak()?;
    drop(tasks);
    Some(after - before)
}

/// The most memory this process has had so far. Only Linux tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}
