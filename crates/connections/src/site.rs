use std::collections::BTreeMap;
use std::time::Duration;

/// The pages of a [`Server`](crate::Server) or of a [`Scripted`](crate::Scripted).
#[derive(Debug, Clone, Default)]
pub struct Site(BTreeMap<String, Page>);

impl Site {
    /// A site without pages.
    #[must_use]
    pub fn new() -> Self {
        Site::default()
    }

    /// Puts a page at `path`, which starts with a slash.
    #[must_use]
    pub fn with(mut self, path: &str, page: Page) -> Self {
        self.0.insert(path.to_owned(), page);
        self
    }

    /// The page at `path`; an empty one with status 404 where there is none.
    #[must_use]
    pub fn page(&self, path: &str) -> Page {
        self.0.get(path).cloned().unwrap_or_else(|| Page::new("").status(404))
    }
}

/// What is answered, and when.
#[derive(Debug, Clone)]
pub struct Page {
    pub(crate) delay: Duration,
    pub(crate) status: u16,
    pub(crate) body: String,
    pub(crate) then: Then,
}

/// What becomes of the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// It waits for the next request.
    KeepAlive,
    /// It is closed behind the answer, and the answer says so.
    Close,
    /// It is closed instead of an answer.
    HangUp,
}

impl Page {
    /// A page that is answered at once, with status 200.
    #[must_use]
    pub fn new(body: &str) -> Self {
        let (delay, body) = (Duration::ZERO, body.to_owned());
        Page { delay, status: 200, body, then: Then::KeepAlive }
    }

    /// No page: the server closes the connection and answers nothing.
    #[must_use]
    pub fn hang_up() -> Self {
        Page { then: Then::HangUp, ..Page::new("") }
    }

    /// The server lets the request lie for so long.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// With this status, of three digits.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The server closes the connection behind the answer.
    #[must_use]
    pub fn closing(mut self) -> Self {
        self.then = Then::Close;
        self
    }
}
