//! Watch mode: save the file, read the verdict.

mod job;
mod keys;
mod scroll;
mod terminal;
mod view;

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use anyhow::{Error, Result};
use crossterm::event::KeyCode;
use notify::{RecursiveMode, Watcher};

use crate::catalog::Exercise;
use crate::command::{Course, Outcome};
use crate::judge::Judgement;
use crate::memory::Memory;
use crate::report::errors;
use crate::report::screen::{Doing, Panel, Shown};
use crate::stop::Stopped;
use job::Job;
use scroll::Scroll;
use terminal::Terminal;

/// Editors write a file in several steps: we wait until it was quiet for so long.
const SETTLED: Duration = Duration::from_millis(15);

/// How often we look without being told: not every file system tells.
const GLANCE: Duration = Duration::from_millis(250);

/// What may happen.
enum Event {
    /// A key was pressed.
    Key(KeyCode),
    /// The terminal has another size now.
    Resized,
    /// Something was written below the exercises.
    Written,
    /// A check has ended.
    Checked(Box<job::Ended>),
    /// The learner has had enough, or is gone.
    Quit,
}

/// What we know about the file on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Disk {
    /// It is as it was when we last looked.
    Quiet,
    /// Something was written, and more may come.
    Unsettled,
}

/// Watches until the learner has had enough.
///
/// # Errors
///
/// When the terminal fails or a signal ends it.
pub(crate) fn run(course: &mut Course) -> Result<Outcome> {
    let (sender, events) = channel();
    let _watcher = watch_files(course, sender.clone());
    let terminal = Terminal::enter(sender.clone(), course.console.paint)?;
    Watch::new(course, terminal, sender).run(&events)
}

/// Reports what is written below the exercises. Where the system cannot tell,
/// nothing is lost: we look ourselves now and then.
fn watch_files(course: &Course, sender: Sender<Event>) -> Option<impl Watcher + use<>> {
    let report = move |event: notify::Result<notify::Event>| {
        // A compiler that reads the file writes nothing.
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // Nobody listens any more at the very end.
            let _ = sender.send(Event::Written);
        }
    };
    let mut watcher = notify::recommended_watcher(report).ok()?;
    watcher.watch(&course.workspace.exercises(), RecursiveMode::Recursive).ok()?;
    Some(watcher)
}

struct Watch<'a> {
    course: &'a mut Course,
    exercises: Vec<Exercise>,
    /// The index of the exercise on the screen.
    current: usize,
    disk: Disk,
    /// The version of the file that is judged, or was; `None` if there is none.
    text: Option<Vec<u8>>,
    /// Counts the versions of this file: every verdict names its own.
    version: usize,
    /// Counts the checks of all files.
    checks: usize,
    job: Option<Job>,
    memory: Memory,
    verdict: Option<Result<Judgement, Error>>,
    panel: Panel,
    scroll: Scroll,
    terminal: Terminal,
    sender: Sender<Event>,
}

impl<'a> Watch<'a> {
    fn new(course: &'a mut Course, terminal: Terminal, sender: Sender<Event>) -> Self {
        let exercises: Vec<Exercise> = course.catalog.exercises().cloned().collect();
        let open = exercises.iter().position(|exercise| !course.progress.passed(&exercise.id));
        Watch {
            course,
            exercises,
            current: open.unwrap_or(0),
            disk: Disk::Quiet,
            text: None,
            version: 0,
            checks: 0,
            job: None,
            memory: Memory::default(),
            verdict: None,
            panel: Panel::Task,
            scroll: Scroll::default(),
            terminal,
            sender,
        }
    }

    fn run(mut self, events: &Receiver<Event>) -> Result<Outcome> {
        self.check();
        if let Some(notice) = self.course.notice.take() {
            self.panel = Panel::Text(notice);
        }
        self.draw()?;
        while !self.course.stop.asked() {
            let patience = if self.disk == Disk::Unsettled { SETTLED } else { GLANCE };
            match events.recv_timeout(patience) {
                Ok(Event::Written) => self.disk = Disk::Unsettled,
                Ok(Event::Quit) => return Ok(Outcome::Passed),
                Ok(Event::Key(KeyCode::Char('q'))) if !self.is_typing() => {
                    return Ok(Outcome::Passed);
                }
                Ok(event) => {
                    self.handle(event)?;
                    self.draw()?;
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.look()?;
                    self.draw_doing()?;
                }
                Err(RecvTimeoutError::Disconnected) => unreachable!("we hold a sender"),
            }
        }
        Err(Stopped.into())
    }

    fn handle(&mut self, event: Event) -> Result<()> {
        match event {
            Event::Key(key) => self.press(key)?,
            Event::Checked(ended) => self.ended(*ended),
            Event::Resized | Event::Written | Event::Quit => {}
        }
        Ok(())
    }

    /// Whether letters are letters, and not commands.
    fn is_typing(&self) -> bool {
        matches!(self.panel, Panel::List(_))
    }

    /// Starts a check if the file is another than the one that was judged, and
    /// nobody is writing it.
    fn look(&mut self) -> Result<()> {
        let changed = self.read() != self.text;
        match self.disk {
            Disk::Quiet if changed => self.disk = Disk::Unsettled,
            Disk::Quiet => {}
            Disk::Unsettled => {
                self.disk = Disk::Quiet;
                if changed {
                    self.check();
                    self.draw()?;
                }
            }
        }
        Ok(())
    }

    fn exercise(&self) -> &Exercise {
        &self.exercises[self.current]
    }

    fn file(&self) -> PathBuf {
        self.course.workspace.file(self.exercise())
    }

    fn read(&self) -> Option<Vec<u8>> {
        fs::read(self.file()).ok()
    }

    /// Judges the file as it is now; a check of an older version ends here.
    fn check(&mut self) {
        self.job = None;
        self.verdict = None;
        self.scroll = Scroll::default();
        // Before the first save there is nothing of the learner's to judge.
        self.panel = if self.version == 0 { Panel::Task } else { Panel::Verdict };
        let text = self.read();
        if self.version == 0 || text != self.text {
            self.version += 1;
        }
        self.text = text;
        self.checks += 1;
        self.job =
            Some(Job::start(self.course, self.exercise(), self.checks, &self.memory, &self.sender));
    }

    fn ended(&mut self, ended: job::Ended) {
        if self.job.as_ref().is_none_or(|job| job.number != ended.number) {
            return;
        }
        self.job = None;
        if self.read() != self.text {
            self.check();
            return;
        }
        self.verdict = Some(self.keep(ended.verdict));
    }

    /// Keeps a pass. If that fails, the learner must hear of it.
    fn keep(&mut self, verdict: Result<Judgement>) -> Result<Judgement> {
        let mut judgement = verdict?;
        if judgement.passed()
            && let Err(error) = self.course.progress.pass(&self.exercises[self.current].id)
        {
            judgement.message = errors::as_note(&error);
        }
        Ok(judgement)
    }

    /// What a check does, and how long it takes, is no event.
    fn draw_doing(&mut self) -> Result<()> {
        if self.doing().is_some() { self.draw() } else { Ok(()) }
    }

    fn doing(&self) -> Option<Doing> {
        self.job.as_ref()?.doing()
    }

    fn draw(&mut self) -> Result<()> {
        let doing = self.doing();
        let Course { catalog, progress, console, workspace, .. } = &*self.course;
        let exercise = &self.exercises[self.current];
        let shown = Shown {
            catalog,
            progress,
            exercise,
            file: &workspace.shown(&workspace.file(exercise)),
            answer: self.text.as_deref(),
            version: self.version,
            verdict: self.verdict.as_ref(),
            doing: doing.as_ref(),
            panel: &self.panel,
            paint: console.paint,
        };
        self.terminal.draw(|frame| view::draw(frame, &shown, &mut self.scroll))
    }
}
