//! M4: an `.await` stops the task that awaits. The others run on.
//!
//! Look for: the beats between "asking" and "Data fetched".
//! Change it: create the heart's task behind "asking".

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::create_task;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let heart = create_task(beat());
    say!("asking");
    let data = fetch_data().await;
    say!("{data}");
    heart.cancel();
}

async fn fetch_data() -> &'static str {
    sleep(Duration::from_millis(2500)).await;
    "Data fetched"
}

async fn beat() {
    loop {
        say!("  beat");
        sleep(Duration::from_secs(1)).await;
    }
}
