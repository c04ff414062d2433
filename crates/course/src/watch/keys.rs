//! What the keys do.

use std::fs;

use crossterm::event::KeyCode;

use super::Watch;
use crate::command::{hint, reset};
use crate::hints::Hints;
use crate::report::errors;
use crate::report::screen::{self, Panel};

impl Watch<'_> {
    /// Does what `key` asks for.
    pub(super) fn press(&mut self, key: KeyCode) {
        match (key, &self.panel) {
            (KeyCode::Char('y'), Panel::AskReset) => self.reset(),
            (KeyCode::Char('h'), _) => self.hint(),
            (KeyCode::Char('l'), _) => self.panel = Panel::List,
            (KeyCode::Char('s'), _) => self.solution(),
            (KeyCode::Char('x'), _) => self.panel = Panel::AskReset,
            (KeyCode::Char('r'), _) => self.check(),
            (KeyCode::Char('n'), _) => self.go_to(self.current + 1),
            (KeyCode::Char('p'), _) => self.go_to(self.current.saturating_sub(1)),
            (KeyCode::Enter, Panel::Verdict) => self.go_to_open(),
            _ => self.panel = Panel::Verdict,
        }
    }

    fn go_to(&mut self, index: usize) {
        self.current = index.min(self.exercises.len() - 1);
        self.version = 0;
        self.check();
    }

    /// The next open exercise, once this one has passed.
    fn go_to_open(&mut self) {
        let progress = &self.course.progress;
        let open = |index: &usize| !progress.passed(&self.exercises[*index].id);
        if open(&self.current) {
            return;
        }
        let later = (self.current..self.exercises.len()).find(open);
        if let Some(index) = later.or_else(|| (0..self.current).find(open)) {
            self.go_to(index);
        }
    }

    fn hint(&mut self) {
        let exercise = self.exercise().clone();
        self.panel = match Hints::load(&self.course.workspace, &exercise) {
            Ok(hints) => Panel::Hint(hints, hint::one_more(self.course, &exercise)),
            Err(error) => Panel::Text(errors::explain(&error)),
        };
    }

    fn solution(&mut self) {
        let file = self.course.workspace.solution(self.exercise());
        let passed = self.course.progress.passed(&self.exercise().id);
        let text = fs::read_to_string(file).ok().filter(|_| passed);
        self.panel = Panel::Text(text.unwrap_or_else(|| screen::no_solution_yet(passed)));
    }

    fn reset(&mut self) {
        // A check of the old file must not call it passed afterwards.
        self.job = None;
        let exercise = self.exercise().clone();
        match reset::put_back(self.course, &exercise) {
            Ok(_) => self.check(),
            Err(error) => self.panel = Panel::Text(errors::explain(&error)),
        }
    }
}
