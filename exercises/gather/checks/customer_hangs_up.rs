use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
use transcript::say;

use super::{Shop, lowest_price};

#[test]
fn a_customer_who_has_patience_hears_the_lowest_price() {
    let run = fixtures::run(lowest_price(vec![
        shop("eve", 3, 41),
        shop("fay", 2, 38),
        shop("gus", 1, 52),
        shop("hal", 5, 40),
    ]));
    run.expect_value(&Some(38));
    run.expect_timed(&[
        (1.0, "  gus wants 52"),
        (1.0, "  the line to gus is free"),
        (2.0, "  fay wants 38"),
        (2.0, "  the line to fay is free"),
        (3.0, "  eve wants 41"),
        (3.0, "  the line to eve is free"),
        (5.0, "  hal wants 40"),
        (5.0, "  the line to hal is free"),
    ]);
    run.expect_no_leaks();
}

#[test]
fn a_customer_who_leaves_frees_every_line() {
    let run = fixtures::run(async {
        leave_after(2, vec![shop("ada", 5, 70), shop("ben", 1, 65), shop("cid", 3, 80)]).await;
        sleep(Duration::from_secs(9)).await;
        say!("nine seconds later");
    });
    run.expect_timed(&[
        (1.0, "  ben wants 65"),
        (1.0, "  the line to ben is free"),
        (2.0, "never mind"),
        (2.0, "  the line to ada is free"),
        (2.0, "  the line to cid is free"),
        (11.0, "nine seconds later"),
    ]);
}

#[test]
fn a_line_that_is_free_has_no_task() {
    let run = fixtures::run(async {
        leave_after(1, vec![shop("kim", 4, 5), shop("lou", 2, 6)]).await;
        // One turn, so that each request has had its own.
        sleep(Duration::ZERO).await;
    });
    run.expect_no_leaks();
}

#[test]
fn many_shops_take_as_long_as_the_slowest() {
    let mut shops = vec![shop("pam", 1, 10); 99];
    // So long that nobody can look again and again until it is over.
    shops.push(shop("ray", 7201, 9));
    let run = fixtures::run(lowest_price(shops));
    run.expect_value(&Some(9));
    run.expect_elapsed(Duration::from_secs(7201));
}

#[test]
fn without_shops_there_is_no_price() {
    let run = fixtures::run(lowest_price(Vec::new()));
    run.expect_value(&None);
    run.expect_elapsed(Duration::ZERO);
}

/// A customer who asks for the lowest price and loses patience.
async fn leave_after(seconds: u64, shops: Vec<Shop>) {
    let customer = create_task(lowest_price(shops));
    sleep(Duration::from_secs(seconds)).await;
    say!("never mind");
    customer.cancel();
    customer.await.expect_err("there was no answer yet");
}

fn shop(name: &'static str, seconds: u64, price: u32) -> Shop {
    Shop { name, takes: Duration::from_secs(seconds), price }
}
