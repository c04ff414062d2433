//! The real signal, sent to a process of its own.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::order;

#[test]
#[ignore = "runs in the process that the next test starts"]
fn program() {
    order::crawl::main().unwrap();
}

/// Without the signal it stops after 8.5 s, and asks for `/news/4` after 6. What comes
/// behind the stop takes real time, and is pinned on the virtual clock.
#[test]
fn ctrl_c_stops_the_crawler() {
    let mut crawler = Command::new(env::current_exe().unwrap())
        .args(["ctrl_c::program", "--exact", "--ignored", "--nocapture"])
        .env_remove(transcript::CLOCK_VARIABLE)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(crawler.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.ends_with("GET /news/1")));
    let kill = Command::new("kill").args(["-INT", &crawler.id().to_string()]).status();
    assert!(kill.unwrap().success());

    let next = lines.find(|line| ["stop", "GET /news/4"].contains(&line.as_str()));
    crawler.kill().unwrap();
    crawler.wait().unwrap();
    assert_eq!(next.as_deref(), Some("stop"));
}
