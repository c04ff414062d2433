//! What the program prints, and when. Its Python twin is held to the same snapshot
//! by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/crawl.rs"]
pub(crate) mod crawl;

#[test]
fn the_crawler_is_polite_and_tries_again_and_says_what_is_left() {
    assert_snapshot!("crawl", replay(crawl::main).1);
}
