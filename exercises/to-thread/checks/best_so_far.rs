use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
use transcript::say;

use super::{Tour, shortest};

const COAST: Tour = tour("coast", 2, 31);
const RIVER: Tour = tour("river", 1, 24);
const HILLS: Tour = tour("hills", 3, 12);
const WOODS: Tour = tour("woods", 2, 9);

#[test]
fn a_tour_in_work_is_finished_and_no_other_is_begun() {
    let run = fixtures::run(shortest(vec![COAST, RIVER, HILLS, WOODS], seconds(4.5)));
    run.expect_timed(&[(2.0, "  coast: 31 km"), (3.0, "  river: 24 km"), (6.0, "  hills: 12 km")]);
    run.expect_value(&Some(HILLS));
    run.expect_elapsed(seconds(6.0));
    run.expect_no_leaks();
}

#[test]
fn a_search_that_ends_earlier_is_not_waited_for_any_longer() {
    let run = fixtures::run(shortest(vec![RIVER, COAST], seconds(60.0)));
    run.expect_timed(&[(1.0, "  river: 24 km"), (3.0, "  coast: 31 km")]);
    run.expect_value(&Some(RIVER));
    run.expect_elapsed(seconds(3.0));
    run.expect_no_leaks();
}

#[test]
fn others_have_their_turns_during_the_search() {
    let run = fixtures::run(async {
        let search = create_task(shortest(vec![WOODS, RIVER, COAST], seconds(2.5)));
        for number in 1..=3 {
            sleep(seconds(0.8)).await;
            say!("driver {number} is answered");
        }
        search.await.expect("the search does not panic")
    });
    run.expect_timed(&[
        (0.8, "driver 1 is answered"),
        (1.6, "driver 2 is answered"),
        (2.0, "  woods: 9 km"),
        (2.4, "driver 3 is answered"),
        (3.0, "  river: 24 km"),
    ]);
    run.expect_value(&Some(WOODS));
}

#[test]
fn without_a_tour_there_is_no_shortest() {
    let run = fixtures::run(shortest(vec![], seconds(1.0)));
    run.expect_value(&None);
    run.expect_elapsed(Duration::ZERO);
}

const fn tour(name: &'static str, seconds: u64, km: u32) -> Tour {
    Tour { name, takes: Duration::from_secs(seconds), km }
}

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}
