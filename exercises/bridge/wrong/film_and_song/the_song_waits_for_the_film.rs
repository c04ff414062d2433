//! verdict: wrong value
//! Thought: one loop does one thing after the other.

use std::time::Duration;

use bridge::BackgroundLoop;
use event_loop::sleep;
use transcript::say;

const PREDICTION: &[&str] = &[
    "  part 1 of the film",
    "film: Err(TimedOut)",
    "  part 2 of the film",
    "  part 3 of the film",
    "  part 4 of the film",
    "  part 5 of the film",
    "  the film is closed",
    "  part 1 of the song",
    "  the song is closed",
    "song: 1 part",
    "film: Ok(5)",
];

pub fn program() -> u32 {
    let background = BackgroundLoop::start();
    let film = background.run_coroutine_threadsafe(upload("film", 5));
    let in_time = film.result(Some(Duration::from_secs(3)));
    say!("film: {in_time:?}");
    let song = background.run_coroutine_threadsafe(upload("song", 1));
    let parts = song.result(None).expect("nobody cancels it");
    say!("song: {parts} part");
    background.stop();
    say!("film: {:?}", film.result(None));
    parts
}

async fn upload(name: &'static str, parts: u32) -> u32 {
    let _file = File(name);
    for part in 1..=parts {
        sleep(Duration::from_secs(2)).await;
        say!("  part {part} of the {name}");
    }
    parts
}

struct File(&'static str);

impl Drop for File {
    fn drop(&mut self) {
        say!("  the {} is closed", self.0);
    }
}

#[cfg(test)]
#[path = "../../checks/film_and_song.rs"]
mod checks;
