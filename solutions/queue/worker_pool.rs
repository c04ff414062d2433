//! Complete. A team of `workers` shrinks photos. The photos come from a slow disk
//! as an iterator and are large: read the next one only when there is room for it
//! in the queue. Return all sizes, and leave no worker behind. Change the
//! signature of `work` if you like.
//!
//! Lesson: `cargo course read queue`, "The run".
//! Why async: to shrink a photo is to wait for a server, and one thread can wait
//! for many answers.
//! Think about: what if the workers started only after the last `put`?

use std::collections::BTreeMap;
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

/// Shrinks all photos, `workers` at once. Returns the size of each, by name.
pub async fn shrink_all(
    photos: impl Iterator<Item = Photo>,
    workers: usize,
) -> BTreeMap<&'static str, u32> {
    let queue = Queue::new(workers);
    let team: Vec<_> = (0..workers).map(|_| create_task(work(queue.clone()))).collect();
    for photo in photos {
        queue.put(photo).await.expect("the queue is open");
    }
    // Open until now. The workers take what is left, and then their loops end.
    queue.shutdown(false);
    let mut sizes = BTreeMap::new();
    for worker in team {
        sizes.extend(worker.await.expect("no worker panics"));
    }
    sizes
}

async fn work(queue: Queue<Photo>) -> Vec<(&'static str, u32)> {
    // Returned, not shared: nobody cancels a worker, so each comes to its end.
    let mut sizes = Vec::new();
    while let Ok(photo) = queue.get().await {
        let kilobytes = shrink(photo).await;
        sizes.push((photo.name, kilobytes));
    }
    sizes
}

async fn shrink(photo: Photo) -> u32 {
    say!("  sent: {}", photo.name);
    sleep(photo.takes).await;
    say!("  back: {}", photo.name);
    photo.kilobytes
}

#[cfg(test)]
#[path = "../../exercises/queue/checks/worker_pool.rs"]
mod checks;
