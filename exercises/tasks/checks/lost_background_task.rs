use transcript::say;

use super::{Archive, close_shop};

#[test]
fn no_sale_is_lost() {
    let run = fixtures::run(evening(&[300, 450, 200, 75]));
    run.expect_no_leaks();
    run.expect_value(&(1025, vec![300, 450, 200, 75]));
}

#[test]
fn the_till_is_counted_while_the_sales_are_copied() {
    let run = fixtures::run(evening(&[80, 20]));
    run.expect_timed(&[
        (0.0, "  copying 80"),
        (0.6, "100 in the till"),
        (1.0, "  80 archived"),
        (1.0, "  copying 20"),
        (2.0, "  20 archived"),
        (2.0, "the shop is closed"),
    ]);
}

#[test]
fn without_sales_there_is_nothing_to_wait_for() {
    let run = fixtures::run(evening(&[]));
    run.expect_timed(&[(0.0, "0 in the till"), (0.0, "the shop is closed")]);
    run.expect_no_leaks();
}

/// Closes the shop, and returns the total and what is in the archive by then.
async fn evening(sales: &'static [u32]) -> (u32, Vec<u32>) {
    let archive = Archive::default();
    let total = close_shop(sales.to_vec(), archive.clone()).await;
    say!("the shop is closed");
    let archived = archive.lock().expect("no copy panics").clone();
    (total.expect("no task fails"), archived)
}
