//! verdict: hung
//! Thought: a loop that looks at the task and at the clock is a limit too.

use std::time::Duration;

use event_loop::{now, sleep};
use tasks::create_named_task;
use transcript::say;

/// Returns the highest bid, in cents, if the auction ended in time.
pub async fn send_page(bids: Vec<u32>, patience: Duration) -> Option<u32> {
    let auction = create_named_task("auction", hold_auction(bids));
    sleep(Duration::from_secs(1)).await;
    say!("the text is written");
    let end = now() + patience;
    while !auction.done() && now() < end {
        sleep(Duration::from_millis(100)).await;
    }
    auction.cancel();
    let advert = auction.await.ok();
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
#[path = "../../checks/advert_without_end.rs"]
mod checks;
