use std::time::Duration;

use super::{Page, crawl};

#[test]
fn a_page_that_waits_for_its_host_keeps_no_other_page_waiting() {
    // At no moment could two pages begin of which only one has room: who would go first is
    // not said.
    let pages = [
        page("news", 1, 4),
        page("news", 2, 2),
        page("news", 3, 1),
        page("mail", 1, 2),
        page("maps", 1, 1),
    ];
    let run = fixtures::run(crawl(pages.to_vec(), 2));
    run.expect_at_most(2, "GET", "  ");
    run.expect_at_most(1, "GET news", "  news");
    run.expect_timed(&[
        (0.0, "GET news/1"),
        (0.0, "GET mail/1"),
        (2.0, "  mail/1 is here"),
        (2.0, "GET maps/1"),
        (3.0, "  maps/1 is here"),
        (4.0, "  news/1 is here"),
        (4.0, "GET news/2"),
        (6.0, "  news/2 is here"),
        (6.0, "GET news/3"),
        (7.0, "  news/3 is here"),
    ]);
    run.expect_value(&vec![1400, 2200, 3100, 1200, 1100]);
    run.expect_no_leaks();
}

#[test]
fn each_host_has_a_limit_of_its_own() {
    let pages = [page("a", 1, 3600), page("b", 1, 2), page("a", 2, 1), page("b", 2, 4)];
    let run = fixtures::run(crawl(pages.to_vec(), 9));
    run.expect_at_most(1, "GET a", "  a");
    run.expect_at_most(1, "GET b", "  b");
    run.expect_elapsed(Duration::from_secs(3601));
    run.expect_value(&vec![361_000, 1200, 2100, 2400]);
    run.expect_no_leaks();
}

#[test]
fn hosts_share_the_limit_of_the_crawler() {
    let pages = [page("p", 1, 2), page("q", 1, 3), page("r", 1, 5), page("s", 1, 1)];
    let run = fixtures::run(crawl(pages.to_vec(), 3));
    run.expect_at_most(3, "GET", "  ");
    run.expect_elapsed(Duration::from_secs(5));
    run.expect_value(&vec![1200, 1300, 1500, 1100]);
}

#[test]
fn no_pages_take_no_time() {
    let run = fixtures::run(crawl(vec![], 2));
    run.expect_value(&vec![]);
    run.expect_elapsed(Duration::ZERO);
}

fn page(host: &'static str, number: u32, seconds: u64) -> Page {
    let size = (1000 * u64::from(number) + 100 * seconds) as usize;
    Page { host, number, takes: Duration::from_secs(seconds), size }
}
