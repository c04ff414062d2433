//! Who waits for a shield can be cancelled; the task behind it runs on.
//!
//! Look for: the payment is booked at 2 s, one second after its customer left.
//! Change it: await `pay(1)` itself in `customer`, without a task.

use std::time::Duration;

use cancellation::shield;
use event_loop::{run, sleep};
use tasks::{TaskError, create_task};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let customer = create_task(customer());
    sleep(Duration::from_secs(1)).await;
    say!("the customer leaves");
    customer.cancel();
    let _cancelled = customer.await;
    say!("the customer is gone");
    sleep(Duration::from_secs(2)).await;
    bank_stops().await;
}

async fn customer() {
    let payment = create_task(pay(1));
    let _paid = shield(payment).await;
    say!("nobody is there to hear this");
}

async fn bank_stops() {
    let payment = create_task(pay(2));
    sleep(Duration::from_secs(1)).await;
    payment.cancel();
    if let Err(TaskError::Cancelled) = shield(payment).await {
        say!("payment 2 was cancelled itself");
    }
}

async fn pay(number: u32) {
    say!("  payment {number} is on its way");
    sleep(Duration::from_secs(2)).await;
    say!("  payment {number} is booked");
}
