//! The terminal as watch mode needs it, and as it was in every way out.

use std::io;
use std::sync::mpsc::{Receiver, Sender, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::execute;
use crossterm::style::force_color_output;
use crossterm::terminal::{self, EnterAlternateScreen, enable_raw_mode};
use ratatui::backend::CrosstermBackend;
use ratatui::{DefaultTerminal, Frame};

use super::Event;
use crate::report::Paint;

/// How long an editor waits until nobody else reads the keyboard.
const GLANCE: Duration = Duration::from_millis(50);

/// Keys come one by one, and the screen is ours. Dropping it gives both back.
pub(super) struct Terminal {
    screen: DefaultTerminal,
    /// Each message takes the keyboard away or gives it back, when it arrives.
    loans: SyncSender<()>,
}

impl Terminal {
    /// Takes the terminal over; its keys go to `sender`.
    ///
    /// # Errors
    ///
    /// When it is no terminal that can do this.
    pub(super) fn enter(sender: Sender<Event>, paint: Paint) -> Result<Self> {
        // By itself it would look at `NO_COLOR` only.
        force_color_output(paint == Paint::Coloured);
        let screen = ratatui::try_init().inspect_err(|_| restore())?;
        let (loans, asked) = sync_channel(0);
        thread::spawn(move || {
            // An error means that the terminal is gone.
            let _ = forward(&sender, &asked);
            let _ = sender.send(Event::Quit);
        });
        Ok(Terminal { screen, loans })
    }

    /// Shows what `draw` draws.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> Result<()> {
        self.screen.draw(draw)?;
        Ok(())
    }

    /// Gives the terminal to `work`, and takes it back afterwards.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn lend<T>(&mut self, work: impl FnOnce() -> T) -> Result<T> {
        self.loans.send(())?;
        restore();
        self.screen.show_cursor()?;
        let done = work();
        enable_raw_mode()?;
        execute!(io::stdout(), EnterAlternateScreen)?;
        // Not `clear`: it asks the terminal where the cursor is, and waits for it.
        self.screen = ratatui::Terminal::new(CrosstermBackend::new(io::stdout()))?;
        self.loans.send(())?;
        Ok(done)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

fn restore() {
    // There is no second way to tell a terminal that does not listen.
    let _ = ratatui::try_restore();
}

fn forward(sender: &Sender<Event>, loans: &Receiver<()>) -> Result<()> {
    loop {
        if loans.try_recv().is_ok() {
            loans.recv()?;
        }
        if !event::poll(GLANCE)? {
            continue;
        }
        match event::read()? {
            event::Event::Key(key) if key.kind == KeyEventKind::Press => sender.send(press(key))?,
            event::Event::Resize(..) => sender.send(Event::Resized)?,
            _ => {}
        }
    }
}

/// In raw mode Ctrl-C is a key like any other.
fn press(key: KeyEvent) -> Event {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char('c' | 'd') if control => Event::Quit,
        KeyCode::Char(_) if control => Event::Key(KeyCode::Null),
        code => Event::Key(code),
    }
}

/// How wide it is.
pub(super) fn columns() -> usize {
    terminal::size().map_or(80, |(columns, _)| usize::from(columns))
}
