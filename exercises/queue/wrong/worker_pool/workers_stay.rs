//! verdict: leaked task
//! Thought: all photos are done after `join`, so nothing is left to do.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use queue::Queue;
use tasks::create_task;
use transcript::say;

/// A photo, how long the server takes for it, and what it leaves of it.
#[derive(Debug, Clone, Copy)]
pub struct Photo {
    pub name: &'static str,
    pub takes: Duration,
    pub kilobytes: u32,
}

type Sizes = Arc<Mutex<BTreeMap<&'static str, u32>>>;

/// Shrinks all photos, `workers` at once. Returns the size of each, by name.
pub async fn shrink_all(
    photos: impl Iterator<Item = Photo>,
    workers: usize,
) -> BTreeMap<&'static str, u32> {
    let (queue, sizes) = (Queue::new(workers), Sizes::default());
    let team: Vec<_> =
        (0..workers).map(|_| create_task(work(queue.clone(), sizes.clone()))).collect();
    for photo in photos {
        queue.put(photo).await.expect("the queue is open");
    }
    queue.join().await;
    drop(team);
    std::mem::take(&mut sizes.lock().unwrap())
}

async fn work(queue: Queue<Photo>, sizes: Sizes) {
    while let Ok(photo) = queue.get().await {
        let kilobytes = shrink(photo).await;
        sizes.lock().unwrap().insert(photo.name, kilobytes);
        queue.task_done().unwrap();
    }
}

async fn shrink(photo: Photo) -> u32 {
    say!("  sent: {}", photo.name);
    sleep(photo.takes).await;
    say!("  back: {}", photo.name);
    photo.kilobytes
}

#[cfg(test)]
#[path = "../../checks/worker_pool.rs"]
mod checks;
