//! Plain callbacks: `call_soon` keeps the order of the calls, `call_later` that
//! of the deadlines.
//!
//! Look for: "soon 3" was asked for by a callback, so it waits one more turn.
//! Change it: give "late" and "early" the same delay.

use std::time::Duration;

use event_loop::{call_later, call_soon, now, run, sleep};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    call_soon(|| {
        say!("soon 1");
        call_soon(|| say!("soon 3"));
    });
    call_soon(|| say!("soon 2"));
    call_later(Duration::from_millis(200), || say!("late"));
    call_later(Duration::from_millis(100), || say!("early"));
    let never = call_later(Duration::from_millis(150), || say!("never"));
    say!("all are in line");

    sleep(Duration::from_millis(120)).await;
    never.cancel();
    sleep(Duration::from_millis(180)).await;
    say!("the loop's clock says {} ms", now().as_millis());
}
