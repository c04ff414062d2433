//! Fix. A page is sent with an advert. An auction for the advert's place goes on
//! while the text is written. From then on the page waits for the auction, but no
//! longer than `patience`. If it is late, the page goes without an advert; but the
//! auction runs on, and money is spent on a page that is gone. Mend `send_page`:
//! when it says that the page is sent, the auction has ended.
//!
//! Lesson: `cargo course read timeouts`, "A handle is not a coroutine".
//! Why async: bids come in while the text is written, on the same thread.
//! Think about: what exactly is dropped at the limit?

use std::time::Duration;

use event_loop::sleep;
use tasks::create_named_task;
use timeouts::{TimeoutError, wait_for_task};
use transcript::say;

/// Returns the highest bid, in cents, if the auction ended in time.
pub async fn send_page(bids: Vec<u32>, patience: Duration) -> Option<u32> {
    let auction = create_named_task("auction", hold_auction(bids));
    sleep(Duration::from_secs(1)).await;
    say!("the text is written");
    // At the limit this cancels the task, and waits until it has ended.
    let advert = match wait_for_task(auction, patience).await {
        Ok(highest) => Some(highest.expect("nobody else stops the auction")),
        Err(TimeoutError) => None,
    };
    say!("sent with {advert:?}");
    advert
}

async fn hold_auction(bids: Vec<u32>) -> u32 {
    let _room = Room;
    let mut highest = 0;
    for bid in bids {
        sleep(Duration::from_secs(2)).await;
        say!("  {bid} is bid");
        highest = highest.max(bid);
    }
    highest
}

struct Room;

impl Drop for Room {
    fn drop(&mut self) {
        say!("  the auction is closed");
    }
}

#[cfg(test)]
#[path = "../../exercises/timeouts/checks/advert_without_end.rs"]
mod checks;
