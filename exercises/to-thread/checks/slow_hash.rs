use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
use transcript::say;

use super::{Login, check_all, hash};

/// To compute is not to wait: `hash` stays as it is.
const _COMPUTING_BLOCKS: fn(&str, u64) -> u64 = hash;

#[test]
fn all_are_checked_at_the_same_time() {
    let run = fixtures::run(check_all(vec![
        login("ann", "moss", 4),
        Login { stored: 7, ..login("bob", "fern", 1) },
        login("cleo", "oak", 3),
        login("dan", "elm", 2),
    ]));
    run.expect_timed(&[
        (1.0, "  bob: wrong password"),
        (2.0, "  dan: welcome"),
        (3.0, "  cleo: welcome"),
        (4.0, "  ann: welcome"),
    ]);
    run.expect_value(&vec!["ann", "cleo", "dan"]);
    run.expect_no_leaks();
}

#[test]
fn others_are_served_while_a_password_is_hashed() {
    let run = fixtures::run(async {
        let checking = create_task(check_all(vec![login("eve", "ivy", 2)]));
        for page in ["home", "news", "help"] {
            sleep(Duration::from_millis(900)).await;
            say!("page: {page}");
        }
        checking.await.expect("no check panics")
    });
    run.expect_timed(&[
        (0.9, "page: home"),
        (1.8, "page: news"),
        (2.0, "  eve: welcome"),
        (2.7, "page: help"),
    ]);
    run.expect_value(&vec!["eve"]);
}

#[test]
fn twenty_are_checked_in_the_time_of_one() {
    let run = fixtures::run(check_all(vec![login("finn", "yew", 2); 20]));
    run.expect_elapsed(Duration::from_secs(2));
    run.expect_value(&vec!["finn"; 20]);
    run.expect_no_leaks();
}

#[test]
fn without_a_login_nobody_waits() {
    let run = fixtures::run(check_all(vec![]));
    run.expect_value(&vec![]);
    run.expect_elapsed(Duration::ZERO);
}

/// A login with the right password.
fn login(name: &'static str, password: &'static str, rounds: u64) -> Login {
    let stored = password.bytes().fold(rounds, |sum, byte| 31 * sum + u64::from(byte));
    Login { name, password, rounds, stored }
}
