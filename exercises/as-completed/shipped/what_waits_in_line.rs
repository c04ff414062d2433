//! Predict. A laboratory analyses four samples, and a doctor reads the first two
//! results, four seconds for each. Read the program and write its lines into
//! `PREDICTION`, in the order in which they are said. Change nothing else. Check
//! it only then.
//!
//! Lesson: `cargo course read as-completed`, "Dropping the stream stops the
//! children".
//! Why async: the samples are analysed while the doctor reads.
//! Think about: the doctor does not read two of the results. Does the laboratory
//! do the work for them all the same?

use std::time::Duration;

use as_completed::as_completed;
use event_loop::sleep;
use futures::StreamExt;
use transcript::say;

const PREDICTION: &[&str] = &[];

pub async fn program() -> Vec<&'static str> {
    let read = read_two().await;
    say!("the doctor has read {}", read.len());
    sleep(Duration::from_secs(1)).await;
    say!("the doctor goes home");
    read
}

async fn read_two() -> Vec<&'static str> {
    let samples = [("iron", 4), ("lead", 20), ("sugar", 1), ("zinc", 2)];
    let mut results = as_completed(samples.map(analyse));
    let mut read = Vec::new();
    while let Some(name) = results.next().await {
        say!("{name} is read");
        sleep(Duration::from_secs(4)).await;
        read.push(name);
        if read.len() == 2 {
            break;
        }
    }
    read
}

async fn analyse((name, seconds): (&'static str, u64)) -> &'static str {
    let _tube = Tube(name);
    sleep(Duration::from_secs(seconds)).await;
    name
}

struct Tube(&'static str);

impl Drop for Tube {
    fn drop(&mut self) {
        say!("  the tube with {} is free", self.0);
    }
}

#[cfg(test)]
#[path = "checks/what_waits_in_line.rs"]
mod checks;
