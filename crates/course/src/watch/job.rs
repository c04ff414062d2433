//! A check that runs beside the keys.

use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};
use std::time::Instant;

use anyhow::Result;

use super::Event;
use crate::cargo::Live;
use crate::catalog::Exercise;
use crate::check::check;
use crate::command::Course;
use crate::judge::{Judgement, printed};
use crate::memory::Memory;
use crate::report::screen::Doing;
use crate::stop::Stop;

/// A running check. Dropping it ends the check and waits for that.
pub(super) struct Job {
    pub(super) number: usize,
    started: Instant,
    /// The answer, once it runs.
    live: Live,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

/// What a check came to.
pub(super) struct Ended {
    /// Which check it was.
    pub(super) number: usize,
    pub(super) verdict: Result<Judgement>,
}

/// How many bytes of what a running answer has printed are shown: they fill a screen.
const SO_FAR: usize = 1024;

impl Job {
    #[expect(clippy::disallowed_methods, reason = "a person waits in real time")]
    pub(super) fn start(
        course: &Course,
        exercise: &Exercise,
        number: usize,
        memory: &Memory,
        sender: &Sender<Event>,
    ) -> Self {
        let (stop, live) = (Stop::default(), Live::default());
        let (their_stop, their_live, sender) = (stop.clone(), live.clone(), sender.clone());
        let (workspace, exercise) = (course.workspace.clone(), exercise.clone());
        let memory = memory.clone();
        let diagnostics = course.console.diagnostics();
        let thread = thread::spawn(move || {
            let verdict =
                check(&workspace, &exercise, diagnostics, &their_stop, &their_live, &memory);
            // Nobody listens any more at the very end.
            let _ = sender.send(Event::Checked(Box::new(Ended { number, verdict })));
        });
        Job { number, started: Instant::now(), live, stop, thread: Some(thread) }
    }

    /// What it does; `None` for a moment: what is over then would only flicker.
    pub(super) fn doing(&self) -> Option<Doing> {
        let (time, output) = match self.live.glance(SO_FAR) {
            None => (self.started.elapsed(), None),
            Some((time, output)) => (time, Some(printed(&output))),
        };
        match (time.as_secs(), output) {
            (0, _) => None,
            (seconds, None) => Some(Doing::Building { seconds }),
            (seconds, Some(output)) => Some(Doing::Running { seconds, output }),
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.stop.ask();
        if let Some(thread) = self.thread.take() {
            thread.join().expect("a check does not panic");
        }
    }
}
