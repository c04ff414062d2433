use std::time::Duration;

use task_group::ExceptionGroup;

use super::Trouble::{Busy, Unknown};
use super::{Mail, Trouble, send_all};

#[test]
fn all_mails_are_sent_at_the_same_time() {
    let run = fixtures::run(send(&[("ann", 2, None), ("bob", 3, None), ("cleo", 1, None)]));
    run.expect_elapsed(Duration::from_secs(3));
    run.expect_timed(&[
        (1.0, "  sent to cleo"),
        (2.0, "  sent to ann"),
        (3.0, "  sent to bob"),
        (3.0, "all are sent"),
    ]);
    run.expect_value(&Ok(Vec::new()));
    let none = fixtures::run(send(&[]));
    none.expect_timed(&[(0.0, "all are sent")]);
}

#[test]
fn busy_servers_stop_the_others_and_are_asked_again_later() {
    let busy: &[Given] =
        &[("dan", 2, Some(Busy)), ("eve", 1, None), ("finn", 2, Some(Busy)), ("gil", 5, None)];
    let run = fixtures::run(send(busy));
    run.expect_timed(&[(1.0, "  sent to eve"), (2.0, "again later: dan, finn")]);
    run.expect_value(&Ok(vec!["dan", "finn"]));
    run.expect_no_leaks();
}

#[test]
fn other_trouble_alone_is_for_the_caller() {
    let run = fixtures::run(send(&[("hal", 4, None), ("ida", 1, Some(Unknown))]));
    run.expect_timed(&[]);
    run.expect_value(&Err(vec![Unknown("ida")]));
    run.expect_elapsed(Duration::from_secs(1));
}

#[test]
fn other_trouble_goes_on_when_the_busy_ones_are_dealt_with() {
    let both: &[Given] =
        &[("jon", 3, Some(Unknown)), ("kay", 3, Some(Busy)), ("lea", 3, Some(Unknown))];
    let run = fixtures::run(send(both));
    run.expect_timed(&[(3.0, "again later: kay")]);
    run.expect_value(&Err(vec![Unknown("jon"), Unknown("lea")]));
}

type Given = (&'static str, u64, Option<fn(&'static str) -> Trouble>);

async fn send(given: &'static [Given]) -> Result<Vec<&'static str>, Vec<Trouble>> {
    let mail = |&(to, seconds, trouble): &Given| Mail {
        to,
        takes: Duration::from_secs(seconds),
        trouble: trouble.map(|trouble| trouble(to)),
    };
    send_all(given.iter().map(mail).collect()).await.map_err(ExceptionGroup::into_errors)
}
