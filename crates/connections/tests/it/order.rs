//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/limit_connections.rs"]
mod limit_connections;
#[path = "../../examples/lost_connections.rs"]
mod lost_connections;
#[path = "../../examples/reuse_connections.rs"]
mod reuse_connections;
#[path = "../../examples/static_or_dyn.rs"]
mod static_or_dyn;

#[test]
fn a_client_per_request_opens_a_connection_for_each_and_a_shared_one_opens_one() {
    assert_snapshot!("reuse_connections", replay(reuse_connections::main).1);
}

#[test]
fn a_shared_client_has_no_limit_but_the_semaphore_before_it() {
    assert_snapshot!("limit_connections", replay(limit_connections::main).1);
}

#[test]
fn a_body_not_read_a_close_and_a_dropped_fetch_cost_the_connection() {
    assert_snapshot!("lost_connections", replay(lost_connections::main).1);
}

#[test]
fn a_trait_runs_the_same_whether_its_type_is_known_or_chosen() {
    assert_snapshot!("static_or_dyn", replay(static_or_dyn::main).1);
}
