//! Where in a long text the learner is.

use crossterm::event::KeyCode;

/// The rows of the text that are on the screen.
#[derive(Debug, Default)]
pub(super) struct Scroll {
    /// The first one, counted from 0.
    pub(super) top: u16,
    /// How many there are; known once it was drawn.
    pub(super) page: u16,
}

impl Scroll {
    /// Moves, if `key` is one that does. Whoever draws stops it at the end.
    pub(super) fn press(&mut self, key: KeyCode) -> bool {
        let page = self.page.saturating_sub(1).max(1);
        self.top = match key {
            KeyCode::Up => self.top.saturating_sub(1),
            KeyCode::Down => self.top.saturating_add(1),
            KeyCode::PageUp => self.top.saturating_sub(page),
            KeyCode::PageDown | KeyCode::Char(' ') => self.top.saturating_add(page),
            KeyCode::Home => 0,
            KeyCode::End => u16::MAX,
            _ => return false,
        };
        true
    }
}
