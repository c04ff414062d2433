use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
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
    ///
    /// Each call is a request: [`hang_up_first`](Page::hang_up_first) counts it.
    #[must_use]
    pub fn page(&self, path: &str) -> Page {
        self.0.get(path).map_or_else(|| Page::new("").status(404), Page::next)
    }
}

/// What is answered, and when.
#[derive(Debug, Clone)]
pub struct Page {
    pub(crate) delay: Duration,
    pub(crate) status: u16,
    pub(crate) body: String,
    pub(crate) then: Then,
    /// How many requests are to be hung up on yet. Clones count together.
    hang_ups: Arc<AtomicU32>,
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
        Page { delay, status: 200, body, then: Then::KeepAlive, hang_ups: Arc::default() }
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

    /// The server hangs up on the first so many requests, as one with too much to do.
    ///
    /// For whatever tries again. A clone is the same page, and counts with it.
    #[must_use]
    pub fn hang_up_first(mut self, times: u32) -> Self {
        self.hang_ups = Arc::new(AtomicU32::new(times));
        self
    }

    /// What the next request gets.
    fn next(&self) -> Page {
        let take_one = |left: u32| left.checked_sub(1);
        let hangs_up =
            self.hang_ups.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take_one).is_ok();
        let then = if hangs_up { Then::HangUp } else { self.then };
        Page { then, ..self.clone() }
    }
}
