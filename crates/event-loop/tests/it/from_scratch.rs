//! The loop that the lesson builds runs programs in the order of the real one.

use event_loop::{replay, run};
use transcript::Transcript;

/// The same source, once on each loop.
mod on_tokio {
    use event_loop::{call_later, call_soon, now, sleep, spawn};

    include!("programs.rs");
}

mod on_ours {
    use event_loop::from_scratch::{call_later, call_soon, now, sleep, spawn};

    include!("programs.rs");
}

fn real<F>(program: F) -> Transcript
where
    F: Future<Output = ()> + Send + 'static,
{
    replay(|| run(program)).1
}

fn ours<F>(program: F) -> Transcript
where
    F: Future<Output = ()> + Send + 'static,
{
    replay(|| event_loop::from_scratch::EventLoop::new().run(program)).1
}

fn assert_same(ours: &Transcript, real: &Transcript) {
    assert!(!real.lines().is_empty());
    assert_eq!(ours.to_string(), real.to_string());
}

#[test]
fn sleeping_takes_the_same_virtual_time() {
    assert_same(&ours(on_ours::hello()), &real(on_tokio::hello()));
}

#[test]
fn coroutines_that_give_way_take_turns_in_the_same_order() {
    assert_same(&ours(on_ours::turns()), &real(on_tokio::turns()));
}

#[test]
fn callbacks_and_timers_come_in_the_same_order() {
    assert_same(&ours(on_ours::callbacks()), &real(on_tokio::callbacks()));
}

#[test]
fn managers_starve_and_yield_alike() {
    assert_same(&ours(on_ours::managers()), &real(on_tokio::managers()));
}

#[test]
fn many_sleepers_with_equal_deadlines_wake_in_the_same_order() {
    assert_same(&ours(on_ours::sleepers()), &real(on_tokio::sleepers()));
}

#[test]
fn what_is_ready_when_main_ends_gets_one_more_turn_on_both() {
    assert_same(&ours(on_ours::leftover()), &real(on_tokio::leftover()));
}

/// CPython's order is that of the loop from scratch, which has iterations too.
#[test]
fn a_timer_without_delay_has_its_place_by_the_call_here_and_by_the_round_in_asyncio() {
    assert_eq!(ours(on_ours::no_delay()).lines(), ["soon", "as soon", "later"]);
    assert_eq!(real(on_tokio::no_delay()).lines(), ["soon", "later", "as soon"]);
}

#[test]
#[should_panic(expected = "hung")]
fn a_loop_that_nothing_can_wake_says_so_on_a_virtual_clock() {
    ours(std::future::pending());
}
