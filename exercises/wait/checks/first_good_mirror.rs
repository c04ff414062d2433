use std::time::Duration;

use event_loop::sleep;
use transcript::say;

use super::{Mirror, download};

#[test]
fn a_good_answer_counts_at_once_and_a_refusal_does_not() {
    let run = fixtures::run(download(vec![
        mirror("lima", 4, Ok(720)),
        mirror("oslo", 1, Err(503)),
        mirror("rome", 3, Ok(720)),
        mirror("kyiv", 2, Err(404)),
    ]));
    run.expect_value(&Ok(720));
    run.expect_elapsed(Duration::from_secs(3));
    run.expect_no_leaks();
}

#[test]
fn all_connections_are_closed_before_it_returns() {
    let run = fixtures::run(async {
        let size = download(vec![
            mirror("bern", 5, Ok(80)),
            mirror("cork", 2, Ok(81)),
            mirror("doha", 3, Err(500)),
        ])
        .await;
        say!("it is {size:?}");
        sleep(Duration::from_secs(9)).await;
    });
    run.expect_timed(&[
        (2.0, "cork answers Ok(81)"),
        (2.0, "  cork is closed"),
        (2.0, "  bern is closed"),
        (2.0, "  doha is closed"),
        (2.0, "it is Ok(81)"),
    ]);
}

#[test]
fn answers_that_come_together_are_all_looked_at() {
    let both = [mirror("a", 2, Ok(6)), mirror("b", 2, Err(429))];
    let run = fixtures::run(async move {
        let size = download(both.to_vec()).await;
        (size, download(both.into_iter().rev().collect()).await)
    });
    run.expect_value(&(Ok(6), Ok(6)));
    run.expect_elapsed(Duration::from_secs(4));

    let good = vec![mirror("c", 1, Err(410)), mirror("d", 1, Ok(7)), mirror("e", 1, Ok(8))];
    let first = fixtures::run(download(good));
    first.expect_value(&Ok(7));
}

#[test]
fn if_no_mirror_has_it_all_refusals_come_back() {
    let run = fixtures::run(async {
        // So long that nobody can look again and again until it is over.
        let mirrors =
            vec![mirror("x", 7201, Err(503)), mirror("y", 1, Err(404)), mirror("z", 2, Err(410))];
        (download(mirrors).await, download(Vec::new()).await)
    });
    run.expect_value(&(Err(vec![404, 410, 503]), Err(vec![])));
    run.expect_elapsed(Duration::from_secs(7201));
}

fn mirror(name: &'static str, seconds: u64, answer: Result<u32, u16>) -> Mirror {
    Mirror { name, takes: Duration::from_secs(seconds), answer }
}
