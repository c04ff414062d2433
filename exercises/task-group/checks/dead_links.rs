use std::collections::BTreeSet;
use std::time::Duration;

use super::{Site, dead_links};

#[test]
fn a_dead_link_ends_nothing() {
    let run = fixtures::run(dead_links(site(&[
        ("/", 1, &["/a", "/b", "/c"]),
        ("/b", 3, &["/d"]),
        ("/d", 2, &["/e"]),
    ])));
    run.expect_no_leaks();
    run.expect_value(&BTreeSet::from(["/a", "/c", "/e"]));
    run.expect_elapsed(Duration::from_secs(7));
}

#[test]
fn a_link_is_followed_as_soon_as_it_is_found() {
    let run = fixtures::run(dead_links(site(&[
        ("/", 1, &["/news", "/shop", "/old"]),
        ("/news", 2, &["/", "/shop", "/news/1"]),
        ("/news/1", 1, &["/gone", "/old"]),
        ("/shop", 5, &["/cart"]),
        ("/cart", 1, &[]),
    ])));
    run.expect_no_leaks();
    run.expect_timed(&[
        (0.0, "GET /"),
        (1.0, "  / answers"),
        (1.0, "GET /news"),
        (1.0, "GET /shop"),
        (1.0, "GET /old"),
        (2.0, "  /old answers"),
        (3.0, "  /news answers"),
        (3.0, "GET /news/1"),
        (4.0, "  /news/1 answers"),
        (4.0, "GET /gone"),
        (5.0, "  /gone answers"),
        (6.0, "  /shop answers"),
        (6.0, "GET /cart"),
        (7.0, "  /cart answers"),
    ]);
    run.expect_value(&BTreeSet::from(["/gone", "/old"]));
}

#[test]
fn a_page_is_visited_once_whoever_links_to_it() {
    let run = fixtures::run(dead_links(site(&[
        ("/", 1, &["/x", "/y", "/x"]),
        ("/x", 2, &["/slow", "/y"]),
        ("/y", 2, &["/slow", "/x", "/"]),
        ("/slow", 9, &["/slow"]),
    ])));
    run.expect_order(&[
        "GET /",
        "  / answers",
        "GET /x",
        "GET /y",
        "  /x answers",
        "  /y answers",
        "GET /slow",
        "  /slow answers",
    ]);
    run.expect_value(&BTreeSet::new());
}

#[test]
fn the_first_page_may_be_missing() {
    let run = fixtures::run(dead_links(site(&[])));
    run.expect_value(&BTreeSet::from(["/"]));
    run.expect_elapsed(Duration::from_secs(1));
}

fn site(pages: &[(&'static str, u64, &[&'static str])]) -> Site {
    pages.iter().map(|&(path, seconds, links)| (path, (seconds, links.to_vec()))).collect()
}
