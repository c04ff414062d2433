//! Predict. A program that is not async uploads a film and a song by a loop in
//! another thread. For the film it has little patience. Read the program and write
//! its lines into `PREDICTION`, in the order in which they are said. Change nothing
//! else. Check it only then.
//!
//! Lesson: `cargo course read bridge`, "The run" and "A stop that leaves nobody
//! waiting".
//! Why async: the main thread blocks for one upload, and the loop goes on with both.
//! Think about: `wait_for` ends what it waits for. Why can `result` not do that?

use std::time::Duration;

use bridge::BackgroundLoop;
use event_loop::sleep;
use transcript::say;

const PREDICTION: &[&str] = &[
    "  part 1 of the film",
    // The wait is over, and the upload knows nothing of it.
    "film: Err(TimedOut)",
    "  part 2 of the film",
    "  part 1 of the song",
    "  the song is closed",
    "song: 1 part",
    // `stop` cancels it, and returns when it is gone.
    "  the film is closed",
    "film: Err(Cancelled)",
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
#[path = "../../exercises/bridge/checks/film_and_song.rs"]
mod checks;
