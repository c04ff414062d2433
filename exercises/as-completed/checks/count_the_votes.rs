use std::time::Duration;

use event_loop::sleep;
use transcript::say;

use super::{Member, is_elected};

#[test]
fn it_is_won_with_the_yes_that_makes_a_majority() {
    let members = &[
        ("ann", 6, true),
        ("bob", 1, true),
        ("cleo", 2, false),
        ("dora", 9, true),
        ("emil", 4, true),
    ];
    let run = fixtures::run(election(members, 20));
    run.expect_value(&true);
    run.expect_elapsed(Duration::from_secs(6));
    run.expect_timed(&[
        (1.0, "  bob: yes"),
        (2.0, "  cleo: no"),
        (4.0, "  emil: yes"),
        (6.0, "  ann: yes"),
        (6.0, "elected: true"),
    ]);
    run.expect_no_leaks();
}

#[test]
fn it_is_lost_as_soon_as_it_cannot_be_won() {
    let members = &[("ann", 7, true), ("bob", 3, false), ("cleo", 1, true), ("dora", 5, false)];
    let run = fixtures::run(election(members, 20));
    run.expect_value(&false);
    run.expect_elapsed(Duration::from_secs(5));
    run.expect_timed(&[
        (1.0, "  cleo: yes"),
        (3.0, "  bob: no"),
        (5.0, "  dora: no"),
        (5.0, "elected: false"),
    ]);
    run.expect_no_leaks();
}

#[test]
fn many_members_think_at_the_same_time() {
    let member =
        |thinks| Member { name: "dev", thinks: Duration::from_secs(thinks), says_yes: true };
    let mut members = vec![member(1); 50];
    // So long that nobody can look again and again until it is over.
    members.resize(101, member(7201));
    let run = fixtures::run(is_elected(members, Duration::from_secs(8000)));
    run.expect_value(&true);
    run.expect_elapsed(Duration::from_secs(7201));
}

#[test]
fn nobody_is_asked_after_the_decision() {
    let run = fixtures::run(async {
        let members = &[("ann", 1, true), ("bob", 2, true), ("cleo", 3, true)];
        let won = election(members, 9).await;
        let lost = election(&[("dora", 4, true)], 3).await;
        sleep(Duration::from_secs(60)).await;
        (won, lost)
    });
    run.expect_timed(&[
        (1.0, "  ann: yes"),
        (2.0, "  bob: yes"),
        (2.0, "elected: true"),
        (5.0, "elected: false"),
    ]);
    run.expect_value(&(true, false));
}

#[test]
fn the_limit_is_for_all_votes_together() {
    let members = &[("ann", 4, true), ("bob", 2, true), ("cleo", 6, true), ("dora", 8, true)];
    let run = fixtures::run(election(members, 5));
    run.expect_elapsed(Duration::from_secs(5));
    run.expect_value(&false);
    run.expect_timed(&[(2.0, "  bob: yes"), (4.0, "  ann: yes"), (5.0, "elected: false")]);
    run.expect_no_leaks();
}

#[test]
fn one_member_decides_alone_and_nobody_elects_nobody() {
    let one = fixtures::run(election(&[("ann", 2, true)], 3));
    one.expect_timed(&[(2.0, "  ann: yes"), (2.0, "elected: true")]);
    let nobody = fixtures::run(election(&[], 3));
    nobody.expect_timed(&[(0.0, "elected: false")]);
}

/// Holds an election, and then gives way once: who is called off ends there.
async fn election(members: &'static [(&str, u64, bool)], seconds: u64) -> bool {
    let members = members.iter().map(|&(name, thinks, says_yes)| Member {
        name,
        thinks: Duration::from_secs(thinks),
        says_yes,
    });
    let elected = is_elected(members.collect(), Duration::from_secs(seconds)).await;
    say!("elected: {elected}");
    sleep(Duration::ZERO).await;
    elected
}
