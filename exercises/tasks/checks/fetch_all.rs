use std::time::Duration;

use super::{Page, fetch_all};

const NEWS: Page = page("news", 2, Some(300));
const MAIL: Page = page("mail", 3, Some(120));
const WEATHER: Page = page("weather", 1, Some(80));
const LOST: Page = page("lost", 2, None);

#[test]
fn a_page_that_does_not_exist_loses_no_other() {
    let run = fixtures::run(fetch_all(vec![MAIL, LOST, WEATHER]));
    run.expect_no_leaks();
    run.expect_value(&vec![Ok(120), Err("no page lost".to_owned()), Ok(80)]);
}

#[test]
fn all_are_asked_for_before_one_answers() {
    let run = fixtures::run(fetch_all(vec![NEWS, MAIL, WEATHER]));
    run.expect_timed(&[
        (0.0, "asking for news"),
        (0.0, "asking for mail"),
        (0.0, "asking for weather"),
        (1.0, "  weather answered"),
        (2.0, "  news answered"),
        (3.0, "  mail answered"),
    ]);
    run.expect_no_leaks();
    run.expect_value(&vec![Ok(300), Ok(120), Ok(80)]);
}

#[test]
fn it_takes_as_long_as_the_slowest_page() {
    let run = fixtures::run(fetch_all(vec![WEATHER, NEWS, LOST, WEATHER]));
    run.expect_elapsed(Duration::from_secs(2));
    run.expect_no_leaks();
}

#[test]
fn no_pages_are_no_work() {
    let run = fixtures::run(fetch_all(vec![]));
    run.expect_value(&vec![]);
}

const fn page(name: &'static str, seconds: u64, size: Option<usize>) -> Page {
    Page { name, delay: Duration::from_secs(seconds), size }
}
