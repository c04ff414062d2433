// Programs that know neither loop: `from_scratch.rs` includes this file once for
// each, below a `use` that brings in that loop's functions.

use std::time::Duration;
use transcript::say;

pub async fn hello() {
    say!("Hello ...");
    sleep(Duration::from_secs(2)).await;
    say!("... World! at {} s", now().as_secs());
}

pub async fn turns() {
    for name in ["a", "b"] {
        spawn(count(name));
    }
    count("main").await;
}

async fn count(name: &'static str) {
    for round in 1..=4 {
        say!("{name} {round}");
        sleep(Duration::ZERO).await;
    }
}

pub async fn callbacks() {
    call_soon(|| {
        say!("soon 1");
        call_soon(|| say!("soon 3"));
    });
    call_soon(|| say!("soon 2"));
    call_later(Duration::from_millis(20), || say!("second"));
    call_later(Duration::from_millis(10), || say!("first"));
    call_later(Duration::from_millis(20), || say!("third"));
    sleep(Duration::from_millis(30)).await;
    say!("main");
}

pub async fn no_delay() {
    call_soon(|| say!("soon"));
    call_later(Duration::ZERO, || say!("later"));
    call_soon(|| say!("as soon"));
    sleep(Duration::from_millis(1)).await;
}

pub async fn managers() {
    for give_way in [false, true] {
        for item in ["a", "b", "c"] {
            spawn(execute(item));
            say!("created {item}");
            if give_way {
                sleep(Duration::ZERO).await;
            }
        }
        say!("manager done");
        sleep(Duration::from_secs(2)).await;
    }
}

async fn execute(item: &'static str) {
    say!("executing {item}");
    sleep(Duration::from_secs(1)).await;
    say!("finished {item}");
}

pub async fn sleepers() {
    for number in 0..10 {
        spawn(async move {
            let steps = 1 + number % 3;
            for _ in 0..steps {
                sleep(Duration::from_millis(600) / steps).await;
            }
            say!("sleeper {number}");
        });
    }
    sleep(Duration::from_secs(1)).await;
}

pub async fn leftover() {
    spawn(count("leftover"));
    say!("main ends");
}
