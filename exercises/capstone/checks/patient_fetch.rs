use std::sync::Arc;
use std::time::Duration;

use capstone::Told;
use connections::{FetchError, Page, Scripted, Site};

use super::{Patience, patient_fetch};

#[test]
fn an_answer_is_the_last_word_also_if_there_is_no_such_page() {
    let site = Site::new()
        .with("/page", Page::new("").after(seconds(1)))
        .with("/odd", Page::new("").status(499));
    let run = run(site, &["/page", "/nothing", "/odd"], patience(3, 5, 1));
    run.expect_timed(&[
        (0.0, "GET /page"),
        (1.0, "  /page: 200"),
        (1.0, "GET /nothing"),
        (1.0, "  /nothing: 404"),
        (1.0, "GET /odd"),
        (1.0, "  /odd: 499"),
    ]);
    run.expect_value(&vec![Ok(200), Ok(404), Ok(499)]);
    run.expect_no_leaks();
}

#[test]
fn who_hangs_up_is_asked_again_after_a_pause_that_doubles() {
    let site = Site::new().with("/busy", Page::new("").after(seconds(1)).hang_up_first(3));
    let run = run(site, &["/busy"], patience(5, 9, 2));
    run.expect_timed(&[
        (0.0, "GET /busy"),
        (1.0, "  /busy: the server hung up"),
        (3.0, "GET /busy"),
        (4.0, "  /busy: the server hung up"),
        (8.0, "GET /busy"),
        (9.0, "  /busy: the server hung up"),
        (17.0, "GET /busy"),
        (18.0, "  /busy: 200"),
    ]);
    run.expect_value(&vec![Ok(200)]);
    run.expect_no_leaks();
}

#[test]
fn a_try_is_given_up_at_its_limit_and_then_nobody_waits_for_it_any_more() {
    let script = Scripted::new(Site::new().with("/quiet", Page::new("").after(seconds(60))));
    let told = Arc::new(Told(script.clone()));
    let run = fixtures::run(async move {
        let reply = patient_fetch(told, "/quiet", patience(3, 5, 1)).await;
        (reply.map(|reply| reply.status), script.counts().running)
    });
    run.expect_timed(&[(0.0, "GET /quiet"), (6.0, "GET /quiet"), (13.0, "GET /quiet")]);
    run.expect_no_leaks();
    run.expect_elapsed(seconds(18));
    run.expect_value(&(Err(FetchError::TimedOut), 0));
}

#[test]
fn the_last_try_has_the_last_word_and_no_pause_behind_it() {
    let site = || {
        Site::new()
            .with("/ill", Page::new("").status(500).after(seconds(1)))
            .with("/gone", Page::hang_up().after(seconds(2)))
    };
    let twice = run(site(), &["/ill", "/gone"], patience(2, 9, 10));
    twice.expect_value(&vec![Ok(500), Err(FetchError::HungUp)]);
    twice.expect_timed(&[
        (0.0, "GET /ill"),
        (1.0, "  /ill: 500"),
        (11.0, "GET /ill"),
        (12.0, "  /ill: 500"),
        (12.0, "GET /gone"),
        (14.0, "  /gone: the server hung up"),
        (24.0, "GET /gone"),
        (26.0, "  /gone: the server hung up"),
    ]);
    twice.expect_elapsed(seconds(26));
    let once = run(site(), &["/ill", "/gone"], patience(1, 9, 10));
    once.expect_value(&vec![Ok(500), Err(FetchError::HungUp)]);
    once.expect_elapsed(seconds(3));
}

/// The status of each page, or why there is none, one page after the other.
fn run(
    site: Site,
    paths: &'static [&str],
    patience: Patience,
) -> fixtures::Run<Vec<Result<u16, FetchError>>> {
    fixtures::run(async move {
        let told = Arc::new(Told(Scripted::new(site)));
        let mut statuses = Vec::new();
        for path in paths {
            let reply = patient_fetch(told.clone(), path, patience).await;
            statuses.push(reply.map(|reply| reply.status));
        }
        statuses
    })
}

fn patience(tries: u32, limit: u64, pause: u64) -> Patience {
    Patience { tries, limit: seconds(limit), pause: seconds(pause) }
}

fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}
