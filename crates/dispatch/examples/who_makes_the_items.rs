//! When is the next item made? The same generator in a group, with a yield, and
//! behind a semaphore with two permits.
//!
//! Look for: only the semaphore makes the generator wait for the work.
//! Change it: take a generator without an end, `0..`. Which way ever works?

use std::num::NonZeroUsize;
use std::time::Duration;

use dispatch::{behind_a_semaphore, in_group, with_a_yield};
use event_loop::{run, sleep};
use transcript::say;

const TWO: NonZeroUsize = NonZeroUsize::new(2).unwrap();

pub fn main() {
    run(program());
}

async fn program() {
    say!("in a group");
    in_group(items(), work).await;
    say!("with a yield");
    with_a_yield(items(), work).await;
    say!("behind a semaphore");
    behind_a_semaphore(TWO, items(), work).await;
}

fn items() -> impl Iterator<Item = u32> {
    (0..4).inspect(|item| say!("  {item} made"))
}

async fn work(item: u32) {
    say!("    {item} starts");
    sleep(Duration::from_secs(1)).await;
}
