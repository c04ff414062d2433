#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

mod counts;
mod server;
mod site;
mod wire;

use std::time::Duration;

use async_trait::async_trait;
use event_loop::blocking::Hold;
use reqwest::Client;

pub use counts::Counts;
pub use server::Server;
pub use site::{Page, Site};

use counts::Counter;
use site::Then;
use wire::{NUMBER, OnTheWay};

/// Something that fetches pages: over HTTP, or from a script.
///
/// For functions that take `&dyn Fetch`, so that a lesson or a test can hand them
/// a [`Scripted`] one. An `async fn` in a trait is enough, without the macro,
/// where the type is known when the function is compiled.
#[async_trait]
pub trait Fetch: Send + Sync {
    /// Fetches the page at `path` and reads it to its end.
    ///
    /// # Errors
    ///
    /// When there is no answer. Status 404 is one.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe: a dropped `fetch` gives its request up. The server may have
    /// seen it all the same.
    async fn fetch(&self, path: &str) -> Result<Reply, FetchError>;
}

/// An answer, read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// 200 if all is well.
    pub status: u16,
    /// What the page says.
    pub body: String,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// Nobody listens there. Answers to `ClientConnectorError` of `aiohttp`.
    #[error("cannot connect")]
    Connect,
    /// The client's own time limit has passed. Answers to `TimeoutError`.
    #[error("the time limit has passed")]
    TimedOut,
    /// The connection was closed too early. Answers to `ServerDisconnectedError`.
    #[error("the server hung up")]
    HungUp,
}

impl From<reqwest::Error> for FetchError {
    fn from(error: reqwest::Error) -> Self {
        match error {
            error if error.is_timeout() => FetchError::TimedOut,
            error if error.is_connect() => FetchError::Connect,
            _ => FetchError::HungUp,
        }
    }
}

/// One `reqwest::Client` for all requests: it keeps connections and uses them again.
///
/// A clone is the same client, as a clone of a `reqwest::Client` is: both are cheap,
/// and need no `Arc`. Answers to one `aiohttp.ClientSession`. At work: the
/// `reqwest::Client` inside it.
#[derive(Debug, Clone)]
pub struct SharedClient {
    base: String,
    client: Client,
}

impl SharedClient {
    /// A client for the pages below `base`, the [`url`](Server::url) of a server.
    #[must_use]
    pub fn new(base: &str) -> Self {
        let client = builder().build().expect("without TLS nothing can fail");
        SharedClient::with(base, client)
    }

    /// The same with a client made elsewhere, by [`builder`] say.
    #[must_use]
    pub fn with(base: &str, client: Client) -> Self {
        SharedClient { base: base.to_owned(), client }
    }

    /// Fetches the head of a page. Its body is still on the way.
    ///
    /// # Errors
    ///
    /// When there is no answer.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe, as [`Fetch::fetch`].
    pub async fn open(&self, path: &str) -> Result<Opened, FetchError> {
        let on_the_way = OnTheWay::start();
        let request = self.client.get(format!("{}{path}", self.base));
        let response = request.header(NUMBER, on_the_way.number()).send().await?;
        // Whoever keeps an answer unread must not keep the clock.
        drop(on_the_way);
        Ok(Opened { response })
    }
}

/// The settings of a new client, with no proxy: what the environment says of
/// proxies is not for loopback.
pub fn builder() -> reqwest::ClientBuilder {
    Client::builder().no_proxy()
}

/// An answer whose head is here. Dropping it costs the connection, unless its body is
/// here already.
#[derive(Debug)]
#[must_use = "dropping an answer unread may cost the connection"]
pub struct Opened {
    response: reqwest::Response,
}

impl Opened {
    /// Reads the body to its end. Then the connection can be used again.
    ///
    /// # Errors
    ///
    /// When the body breaks off.
    ///
    /// # Cancel safety
    ///
    /// Not cancel safe: what was read is lost, and the connection is closed.
    pub async fn read(self) -> Result<Reply, FetchError> {
        let _hold = Hold::here();
        let status = self.response.status().as_u16();
        let body = self.response.text().await?;
        // The connection is given back in another task, whose turn is now.
        event_loop::sleep(Duration::ZERO).await;
        Ok(Reply { status, body })
    }
}

#[async_trait]
impl Fetch for SharedClient {
    async fn fetch(&self, path: &str) -> Result<Reply, FetchError> {
        self.open(path).await?.read().await
    }
}

/// A new client for each request: what this lesson warns of.
///
/// It works. But each request opens a connection, and closes it after one use.
#[derive(Debug, Clone)]
pub struct ClientPerRequest {
    base: String,
}

impl ClientPerRequest {
    /// As [`SharedClient::new`].
    #[must_use]
    pub fn new(base: &str) -> Self {
        ClientPerRequest { base: base.to_owned() }
    }
}

#[async_trait]
impl Fetch for ClientPerRequest {
    async fn fetch(&self, path: &str) -> Result<Reply, FetchError> {
        SharedClient::new(&self.base).fetch(path).await
    }
}

/// Answers from a script, without a network: after the page's delay, with the
/// page or its failure. For tests of whatever fetches.
///
/// A clone is the same script, with the same counts.
#[derive(Debug, Clone)]
pub struct Scripted {
    site: Site,
    counter: Counter,
}

impl Scripted {
    /// A script of these pages.
    #[must_use]
    pub fn new(site: Site) -> Self {
        Scripted { site, counter: Counter::default() }
    }

    /// How many were fetched up to now, and how many at once.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counter.counts()
    }
}

#[async_trait]
impl Fetch for Scripted {
    async fn fetch(&self, path: &str) -> Result<Reply, FetchError> {
        let _running = self.counter.request();
        let Page { delay, status, body, then, .. } = self.site.page(path);
        if !delay.is_zero() {
            event_loop::sleep(delay).await;
        }
        match then {
            Then::HangUp => Err(FetchError::HungUp),
            Then::KeepAlive | Then::Close => Ok(Reply { status, body }),
        }
    }
}
