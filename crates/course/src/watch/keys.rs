//! What the keys do.

use std::env;
use std::fs;

use anyhow::Result;
use crossterm::event::KeyCode;
use transcript::Transcript;

use super::{Watch, terminal};
use crate::cargo::run_editor;
use crate::command::{hint, reset, show};
use crate::hints::Hints;
use crate::report::screen::{self, Choice, Panel};
use crate::report::{errors, pictures};

impl Watch<'_> {
    /// Does what `key` asks for.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn press(&mut self, key: KeyCode) -> Result<()> {
        if let Panel::List(_) = self.panel {
            self.choose(key);
            return Ok(());
        }
        if self.scroll.press(key) {
            return Ok(());
        }
        self.scroll.top = 0;
        match (key, &self.panel) {
            (KeyCode::Char('y'), Panel::AskReset) => self.reset(),
            (_, Panel::AskReset) => self.panel = Panel::Verdict,
            (KeyCode::Char('e'), _) => self.edit()?,
            (KeyCode::Char('r'), _) => self.check(),
            (KeyCode::Char('n'), _) => self.go_to(self.current + 1),
            (KeyCode::Char('p'), _) => self.go_to(self.current.saturating_sub(1)),
            (KeyCode::Enter, Panel::Verdict) => self.go_to_open(),
            _ => self.panel = self.panel_of(key),
        }
        Ok(())
    }

    fn panel_of(&mut self, key: KeyCode) -> Panel {
        match key {
            KeyCode::Char('h') => self.hint(),
            KeyCode::Char('l') => Panel::List(Choice::default()),
            KeyCode::Char('s') => self.solution(),
            KeyCode::Char('t') => self.timeline(),
            KeyCode::Char('w') => Panel::Task,
            KeyCode::Char('x') => Panel::AskReset,
            _ => Panel::Verdict,
        }
    }

    /// A key while the list is open.
    fn choose(&mut self, key: KeyCode) {
        let Panel::List(choice) = &mut self.panel else { return };
        let found = choice.of(&self.exercises);
        match key {
            KeyCode::Up => choice.selected = choice.selected.saturating_sub(1),
            KeyCode::Down => {
                choice.selected = (choice.selected + 1).min(found.len().saturating_sub(1));
            }
            KeyCode::Enter => {
                if let Some(&(index, _)) = found.get(choice.selected) {
                    self.go_to(index);
                }
            }
            KeyCode::Esc => self.panel = Panel::Verdict,
            KeyCode::Backspace => choice.typed = but_the_last(&choice.typed),
            KeyCode::Char(letter) => {
                choice.typed.extend(letter.to_lowercase());
                choice.selected = 0;
            }
            _ => {}
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

    fn hint(&mut self) -> Panel {
        let exercise = self.exercise().clone();
        match Hints::load(&self.course.workspace, &exercise) {
            Ok(hints) => Panel::Hint(hints, hint::one_more(self.course, &exercise)),
            Err(error) => Panel::Text(errors::explain(&error)),
        }
    }

    fn solution(&self) -> Panel {
        let file = self.course.workspace.solution(self.exercise());
        let passed = self.course.progress.passed(&self.exercise().id);
        let text = fs::read_to_string(file).ok().filter(|_| passed);
        Panel::Text(text.unwrap_or_else(|| screen::no_solution_yet(passed)))
    }

    fn timeline(&self) -> Panel {
        let judgement = self.verdict.as_ref().and_then(|verdict| verdict.as_ref().ok());
        let Some(judgement) = judgement else { return Panel::Text(screen::no_timeline()) };
        let exercise = self.exercise();
        let file = self.course.workspace.shown(&self.file());
        let run = show::to_show(exercise, judgement, &self.course.progress);
        Panel::Text(match run {
            Some(run) => Transcript::new(run.clone()).timeline(terminal::columns()),
            None => pictures::no_run(exercise, &file, judgement),
        })
    }

    fn edit(&mut self) -> Result<()> {
        let file = self.file();
        let editor = ["VISUAL", "EDITOR"].iter().find_map(|name| env::var(name).ok());
        let Some(editor) = editor.filter(|editor| !editor.trim().is_empty()) else {
            self.panel = Panel::Text(screen::no_editor(&self.course.workspace.shown(&file)));
            return Ok(());
        };
        if let Err(error) = self.terminal.lend(|| run_editor(&editor, &file))? {
            self.panel = Panel::Text(errors::no_editor(&editor, &error));
        }
        Ok(())
    }

    fn reset(&mut self) {
        // A check of the old file must not call it passed afterwards.
        self.job = None;
        let exercise = self.exercise().clone();
        match reset::put_back(self.course, &exercise) {
            Ok(_) => {
                self.version = 0;
                self.check();
            }
            Err(error) => self.panel = Panel::Text(errors::explain(&error)),
        }
    }
}

fn but_the_last(text: &str) -> String {
    let mut letters = text.chars();
    letters.next_back();
    letters.as_str().to_owned()
}
