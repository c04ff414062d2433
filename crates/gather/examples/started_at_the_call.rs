//! `gather` starts its children when it is called, not when it is awaited.
//!
//! Look for: the fetches overlap with the two seconds that `main` works.
//! Change it: move the call of `gather` behind the `sleep`.

use std::time::Duration;

use event_loop::{run, sleep};
use gather::gather;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let pages = gather(["news", "mail"].map(fetch));
    say!("called");
    sleep(Duration::from_secs(2)).await;
    say!("awaiting");
    say!("{}", pages.await.join(", "));
}

async fn fetch(page: &str) -> &str {
    say!("  {page} asked for");
    sleep(Duration::from_secs(1)).await;
    say!("  {page} arrived");
    page
}
