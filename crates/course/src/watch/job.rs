//! A check that runs beside the keys.

use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

use anyhow::Result;

use super::Event;
use crate::catalog::Exercise;
use crate::check::check;
use crate::command::Course;
use crate::judge::Judgement;
use crate::stop::Stop;

/// A running check. Dropping it ends the check and waits for that.
pub(super) struct Job {
    pub(super) number: usize,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

/// What a check came to.
pub(super) struct Ended {
    /// Which check it was.
    pub(super) number: usize,
    pub(super) verdict: Result<Judgement>,
}

impl Job {
    pub(super) fn start(
        course: &Course,
        exercise: &Exercise,
        number: usize,
        sender: &Sender<Event>,
    ) -> Self {
        let stop = Stop::default();
        let (theirs, sender) = (stop.clone(), sender.clone());
        let (workspace, exercise) = (course.workspace.clone(), exercise.clone());
        let diagnostics = course.console.diagnostics();
        let thread = thread::spawn(move || {
            let verdict = check(&workspace, &exercise, diagnostics, &theirs);
            // Nobody listens any more at the very end.
            let _ = sender.send(Event::Checked(Box::new(Ended { number, verdict })));
        });
        Job { number, stop, thread: Some(thread) }
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
