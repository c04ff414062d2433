//! The real signal, sent to a process of its own.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::order;

#[test]
#[ignore = "runs in the process that the next test starts"]
fn program() {
    order::ctrl_c::main();
}

#[test]
fn ctrl_c_asks_and_the_service_ends_itself() {
    let mut service = start();
    let mut lines = BufReader::new(service.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.ends_with("working; press Ctrl-C")));
    interrupt(&service);

    // On a busy machine there is time for a beat before the signal.
    let lines: Vec<String> = lines.filter(|line| line != "  beat").collect();
    assert_eq!(lines[..3], ["Ctrl-C", "  all is saved", "1 finished, 0 aborted"]);
    assert!(service.wait().unwrap().success());
}

/// This test binary, with nothing to run but `program`.
fn start() -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["ctrl_c::program", "--exact", "--ignored", "--nocapture"])
        .env_remove(transcript::CLOCK_VARIABLE)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn interrupt(process: &Child) {
    let kill = Command::new("kill").args(["-INT", &process.id().to_string()]).status();
    assert!(kill.unwrap().success());
}
