//! verdict: wrong time
//! Thought: an `async fn` that is awaited in a loop runs at the same time as the next.

use std::collections::BTreeMap;
use std::time::Duration;

use event_loop::sleep;
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
    _workers: usize,
) -> BTreeMap<&'static str, u32> {
    let mut sizes = BTreeMap::new();
    for photo in photos {
        sizes.insert(photo.name, shrink(photo).await);
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
#[path = "../../checks/worker_pool.rs"]
mod checks;
