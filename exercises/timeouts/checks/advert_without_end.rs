use std::time::Duration;

use event_loop::sleep;

use super::send_page;

#[test]
fn an_auction_that_is_late_leaves_nothing_behind() {
    let run = fixtures::run(send_page(vec![30, 45, 60], Duration::from_secs(2)));
    run.expect_no_leaks();
    run.expect_value(&None);
    run.expect_elapsed(Duration::from_secs(3));
    let impatient = fixtures::run(send_page(vec![5], Duration::ZERO));
    impatient.expect_no_leaks();
    impatient.expect_value(&None);
    impatient.expect_elapsed(Duration::from_secs(1));
}

#[test]
fn it_is_closed_before_the_page_is_sent() {
    let run = fixtures::run(async {
        let advert = send_page(vec![80, 20, 90], Duration::from_secs(4)).await;
        sleep(Duration::from_secs(60)).await;
        advert
    });
    run.expect_timed(&[
        (1.0, "the text is written"),
        (2.0, "  80 is bid"),
        (4.0, "  20 is bid"),
        (5.0, "  the auction is closed"),
        (5.0, "sent with None"),
    ]);
    run.expect_value(&None);
}

#[test]
fn the_page_does_not_wait_longer_than_the_auction() {
    let run = fixtures::run(send_page(vec![12, 40, 25], Duration::from_secs(9)));
    run.expect_timed(&[
        (1.0, "the text is written"),
        (2.0, "  12 is bid"),
        (4.0, "  40 is bid"),
        (6.0, "  25 is bid"),
        (6.0, "  the auction is closed"),
        (6.0, "sent with Some(40)"),
    ]);
    run.expect_value(&Some(40));
}

#[test]
fn it_is_stopped_at_the_limit_and_no_later() {
    // So long that nobody can look again and again until it is over.
    let run = fixtures::run(send_page(vec![70; 1000], Duration::from_millis(1_500_517)));
    run.expect_elapsed(Duration::from_millis(1_501_517));
    run.expect_value(&None);
    run.expect_no_leaks();
}

#[test]
fn one_that_has_ended_is_not_waited_for() {
    let run = fixtures::run(send_page(Vec::new(), Duration::from_secs(3)));
    run.expect_value(&Some(0));
    run.expect_elapsed(Duration::from_secs(1));
}
