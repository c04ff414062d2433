//! Every way out leaves nothing behind.
#![cfg(unix)]

use std::fs::File;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crate::checkout::Checkout;

/// Tells its start through a pipe, and starts a child that holds the same pipe:
/// the reader comes to the end only when both are gone.
const ENDLESS: &str = r#"let mut pipe = std::fs::OpenOptions::new().write(true).open("pipe").unwrap();
    std::io::Write::write_all(&mut pipe, b"started").unwrap();
    let mut child = std::process::Command::new("sleep");
    child.arg("60").stdout(pipe).spawn().unwrap();
    loop {}"#;

/// Sends `signal` to the course while a check runs; returns which signal ended it.
fn end_a_check_by(signal: &str) -> Option<i32> {
    let checkout = Checkout::new();
    let catalog = checkout.read("exercises/course.toml").replace("seconds = 2", "seconds = 60");
    checkout.write("exercises/course.toml", &catalog);
    checkout.solve(ENDLESS);
    let pipe = checkout.path("exercises/demo/pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());

    let mut command = checkout.command(&["check", "answer"]);
    let mut course = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut reader = File::open(pipe).unwrap();
    reader.read_exact(&mut [0; 7]).unwrap();
    let id = course.id().to_string();
    assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
    let status = course.wait().unwrap();

    let (ended, all_gone) = channel();
    thread::spawn(move || ended.send(reader.read_to_end(&mut Vec::new()).is_ok()));
    assert_eq!(all_gone.recv_timeout(Duration::from_secs(10)), Ok(true), "somebody lives on");
    status.signal()
}

#[test]
fn ctrl_c_during_a_check_ends_everything_it_started() {
    assert_eq!(end_a_check_by("INT"), Some(2));
}

#[test]
fn sigterm_during_a_check_ends_everything_it_started() {
    assert_eq!(end_a_check_by("TERM"), Some(15));
}
