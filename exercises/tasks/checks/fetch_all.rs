use std::time::Duration;

use event_loop::call_later;
use tasks::{TaskError, all_tasks};

use super::{FetchError, Page, fetch_all};

#[test]
fn all_pages_are_fetched_at_once_and_keep_their_places() {
    let run = fixtures::run(fetch_all(vec![
        page("/news", 2.0, Ok(640)),
        page("/sport", 3.0, Ok(120)),
        page("/weather", 1.0, Ok(80)),
    ]));
    run.expect_timed(&[
        (0.0, "GET /news"),
        (0.0, "GET /sport"),
        (0.0, "GET /weather"),
        (1.0, "  /weather is here"),
        (2.0, "  /news is here"),
        (3.0, "  /sport is here"),
    ]);
    run.expect_value(&vec![Ok(640), Ok(120), Ok(80)]);
}

#[test]
fn many_pages_take_as_long_as_the_slowest() {
    let mut pages = vec![page("/still", 1.0, Ok(7)); 99];
    // So long that nobody can look again and again until it is over.
    pages.push(page("/film", 7200.013, Ok(7)));
    let run = fixtures::run(fetch_all(pages));
    run.expect_elapsed(Duration::from_secs_f64(7200.013));
    run.expect_value(&vec![Ok(7); 100]);
}

#[test]
fn no_pages_are_fetched_in_no_time() {
    let run = fixtures::run(fetch_all(Vec::new()));
    run.expect_elapsed(Duration::ZERO);
    run.expect_value(&Vec::new());
}

#[test]
fn one_cancelled_task_is_an_error_in_its_place() {
    let run = fixtures::run(async {
        call_later(Duration::from_millis(500), cancel_the_second_page);
        fetch_all(vec![page("/a", 1.0, Ok(1)), page("/b", 1.0, Ok(2)), page("/c", 2.0, Ok(3))])
            .await
    });
    run.expect_no_leaks();
    run.expect_value(&vec![Ok(1), Err(FetchError::Task(TaskError::Cancelled)), Ok(3)]);
}

#[test]
fn one_failed_page_takes_no_other_with_it() {
    let run = fixtures::run(fetch_all(vec![
        page("/old", 0.2, Err(404)),
        page("/big", 4.0, Ok(9000)),
        page("/broken", 1.5, Err(500)),
        page("/small", 0.5, Ok(3)),
    ]));
    run.expect_no_leaks();
    let status = |status| Err(FetchError::Status(status));
    run.expect_value(&vec![status(404), Ok(9000), status(500), Ok(3)]);
    run.expect_elapsed(Duration::from_secs(4));
}

/// The first task on the loop is main, and then comes one for each page.
fn cancel_the_second_page() {
    if let Some(task) = all_tasks().get(2) {
        task.cancel();
    }
}

fn page(path: &'static str, takes: f64, answer: Result<usize, u16>) -> Page {
    Page { path, takes: Duration::from_secs_f64(takes), answer }
}
