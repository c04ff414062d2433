//! Cancelling asks. Awaiting the handle waits until the clean-up has run.
//!
//! Look for: the port is still taken when "cancel returned".
//! Change it: do not await the task. What does the last line say?

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use event_loop::{run, sleep};
use tasks::create_task;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let port = Arc::new(Port(AtomicBool::new(false)));
    let server = create_task(serve(port.clone()));
    sleep(Duration::from_secs(1)).await;

    server.cancel();
    say!("cancel returned, the port is {}", port.state());
    let _cancelled = server.await;
    say!("the task is gone, the port is {}", port.state());
}

async fn serve(port: Arc<Port>) {
    let _taken = port.take();
    say!("  serving, the port is {}", port.state());
    sleep(Duration::from_secs(60)).await;
    say!("  nobody gets here");
}

struct Port(AtomicBool);

impl Port {
    fn take(&self) -> Taken<'_> {
        self.0.store(true, Ordering::Relaxed);
        Taken(self)
    }

    fn state(&self) -> &'static str {
        if self.0.load(Ordering::Relaxed) { "taken" } else { "free" }
    }
}

struct Taken<'a>(&'a Port);

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        self.0.0.store(false, Ordering::Relaxed);
        say!("  clean-up has run");
    }
}
