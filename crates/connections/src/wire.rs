//! Sockets on the virtual clock. Nothing here is needed at work; skip it at first.
//!
//! A virtual clock jumps when everybody waits. But who waits for bytes waits for
//! the system, and that takes no virtual time: while a request or its answer is on
//! the way, the clock must stand still. It may go on while the server lets the
//! request lie. So there is a `Hold` for each request on the way.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use event_loop::blocking::Hold;

/// The header by which the server knows which request it pauses.
pub(crate) const NUMBER: &str = "x-number";

static COUNT: AtomicU64 = AtomicU64::new(0);

/// The requests that somebody waits for. Without a hold, the server lets it lie.
static REQUESTS: Mutex<BTreeMap<u64, Option<Hold>>> = Mutex::new(BTreeMap::new());

/// A request, from its start until its answer is read or dropped.
#[derive(Debug)]
pub(crate) struct OnTheWay(u64);

impl OnTheWay {
    pub(crate) fn start() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        requests().insert(number, Hold::here());
        OnTheWay(number)
    }

    pub(crate) fn number(&self) -> u64 {
        self.0
    }
}

impl Drop for OnTheWay {
    fn drop(&mut self) {
        requests().remove(&self.0);
    }
}

/// Lets a request lie for so long. Whoever sent it may have gone meanwhile.
pub(crate) async fn pause(number: Option<u64>, delay: Duration) {
    if delay.is_zero() {
        return;
    }
    put(number, None);
    event_loop::sleep(delay).await;
    put(number, Hold::here());
}

fn put(number: Option<u64>, hold: Option<Hold>) {
    let mut requests = requests();
    if let Some(place) = number.and_then(|number| requests.get_mut(&number)) {
        *place = hold;
    }
}

fn requests() -> MutexGuard<'static, BTreeMap<u64, Option<Hold>>> {
    REQUESTS.lock().unwrap_or_else(PoisonError::into_inner)
}
