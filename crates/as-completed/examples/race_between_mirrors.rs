//! D3 again: the first mirror that has the file wins, and the others are stopped.
//!
//! Look for: the fastest answer is no file, and it does not end the race.
//! Change it: let "oslo" fail too. Who wins?

use std::time::Duration;

use as_completed::as_completed;
use event_loop::{run, sleep};
use futures::StreamExt;
use transcript::say;

const MIRRORS: [(&str, u64); 4] = [("bern", 3), ("cairo", 1), ("oslo", 2), ("lima", 4)];

pub fn main() {
    run(program());
}

async fn program() {
    match first_file().await {
        Some(file) => say!("got {file}"),
        None => say!("nobody has it"),
    }
    sleep(Duration::from_secs(5)).await;
    say!("nothing came after it");
}

async fn first_file() -> Option<String> {
    let mut answers = as_completed(MIRRORS.map(|(mirror, seconds)| download(mirror, seconds)));
    while let Some(answer) = answers.next().await {
        match answer {
            Ok(file) => return Some(file),
            Err(error) => say!("{error}"),
        }
    }
    None
}

async fn download(mirror: &str, seconds: u64) -> Result<String, String> {
    let _connection = Connection(mirror.to_owned());
    sleep(Duration::from_secs(seconds)).await;
    if mirror == "cairo" {
        return Err(format!("not found in {mirror}"));
    }
    Ok(format!("the file from {mirror}"))
}

struct Connection(String);

impl Drop for Connection {
    fn drop(&mut self) {
        say!("  {} disconnected", self.0);
    }
}
