//! The terminal as watch mode needs it, and as it was in every way out.

use std::io;
use std::panic;
use std::sync::mpsc::Sender;
use std::thread;

use anyhow::Result;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::execute;
use crossterm::terminal::{
    self, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

use super::Event;

/// Keys come one by one, and the screen is ours. Dropping it gives both back.
pub(super) struct Terminal;

impl Terminal {
    /// Takes the terminal over; its keys go to `sender`.
    ///
    /// # Errors
    ///
    /// When it is no terminal that can do this.
    pub(super) fn enter(sender: Sender<Event>) -> Result<Self> {
        enable_raw_mode()?;
        let terminal = Terminal;
        execute!(io::stdout(), EnterAlternateScreen, Hide)?;
        restore_before_a_panic();
        thread::spawn(move || forward(&sender));
        Ok(terminal)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

fn restore() {
    // There is no second way to tell a terminal that does not listen.
    let _ = execute!(io::stdout(), Show, LeaveAlternateScreen);
    let _ = disable_raw_mode();
}

/// So that the message can be read: the drop would come after it.
fn restore_before_a_panic() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        restore();
        usual(info);
    }));
}

fn forward(sender: &Sender<Event>) {
    while let Ok(event) = event::read() {
        let event = match event {
            event::Event::Key(key) if key.kind == KeyEventKind::Press => Event::Key(code(key)),
            event::Event::Resize(..) => Event::Resized,
            _ => continue,
        };
        if sender.send(event).is_err() {
            return;
        }
    }
    // No more keys: the terminal is gone.
    let _ = sender.send(Event::Key(KeyCode::Char('q')));
}

/// In raw mode Ctrl-C is a key like any other.
fn code(key: KeyEvent) -> KeyCode {
    match key.code {
        KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => {
            KeyCode::Char('q')
        }
        code => code,
    }
}

/// Columns and rows.
pub(super) fn size() -> (usize, usize) {
    let (columns, rows) = terminal::size().unwrap_or((80, 24));
    (usize::from(columns).max(1), usize::from(rows).max(1))
}
