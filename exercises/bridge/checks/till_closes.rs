use std::time::Duration;

use event_loop::blocking::blocking_sleep;
use transcript::say;

use super::{Sale, Till};

#[test]
fn a_sale_does_not_wait_and_the_close_waits_for_every_sale() {
    let run = fixtures::run_sync(|| {
        let till = Till::open();
        for (cents, takes) in [(250, 3.0), (80, 1.0), (500, 2.0)] {
            till.sell(sale(cents, takes));
            say!("{cents} cents, thank you");
            blocking_sleep(Duration::from_millis(800));
        }
        let receipts = till.close();
        say!("the till is closed");
        receipts
    });
    run.expect_timed(&[
        (0.0, "250 cents, thank you"),
        (0.8, "80 cents, thank you"),
        (1.6, "500 cents, thank you"),
        (3.0, "  receipt: 250 cents so far"),
        (4.0, "  receipt: 330 cents so far"),
        (6.0, "  receipt: 830 cents so far"),
        (6.0, "the till is closed"),
    ]);
    run.expect_value(&vec![250, 330, 830]);
    run.expect_no_leaks();
}

#[test]
fn a_till_that_sold_nothing_closes_at_once() {
    let run = fixtures::run_sync(|| Till::open().close());
    run.expect_value(&vec![]);
    run.expect_elapsed(Duration::ZERO);
    run.expect_no_leaks();
}

#[test]
fn the_last_sale_counts_though_the_loop_is_busy_and_the_till_closes_at_once() {
    let run = fixtures::run_sync(|| {
        let till = Till::open();
        // Whatever the loop is asked to do from now on, it does a second later.
        let busy = || blocking_sleep(Duration::from_secs(1));
        till.background.call_soon_threadsafe(busy).expect("the loop runs");
        till.sell(sale(120, 2.0));
        till.sell(sale(60, 1.0));
        till.close()
    });
    run.expect_value(&vec![120, 180]);
    run.expect_no_leaks();
}

#[test]
fn sales_are_reported_while_the_till_is_open() {
    let run = fixtures::run_sync(|| {
        let till = Till::open();
        till.sell(sale(40, 1.0));
        blocking_sleep(Duration::from_secs(5));
        say!("closing time");
        till.close()
    });
    run.expect_timed(&[(1.0, "  receipt: 40 cents so far"), (5.0, "closing time")]);
    run.expect_value(&vec![40]);
    run.expect_no_leaks();
}

fn sale(cents: u32, seconds: f64) -> Sale {
    Sale { cents, takes: Duration::from_secs_f64(seconds) }
}
