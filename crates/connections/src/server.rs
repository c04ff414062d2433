use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;

use event_loop::blocking::Hold;
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::CONNECTION;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::counts::{Counter, Counts};
use crate::site::{Page, Site, Then};
use crate::wire::{self, NUMBER};

/// An HTTP server on loopback that counts connections and requests.
///
/// For lessons and tests. It answers any method, with the pages of a [`Site`]. At
/// work: `axum`, which has the same `hyper` below it. Answers to `aiohttp`'s
/// `TestServer`.
///
/// Dropping it is [`stop`](Server::stop) without the wait.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    counter: Counter,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl Server {
    /// Starts to serve `site`, on a free port.
    ///
    /// # Errors
    ///
    /// When the system gives no port.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe: a dropped `start` leaves nothing behind.
    pub async fn start(site: Site) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let counter = Counter::default();
        let pages = Arc::new(Pages { site, counter: counter.clone() });
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(serve(listener, pages, stopped));
        Ok(Server { address, counter, stop, serving })
    }

    /// `http://127.0.0.1:` and the port, to put a path behind.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it has counted up to now.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counter.counts()
    }

    /// Waits until the counts meet `condition`. A virtual clock stands still
    /// meanwhile: this is for news that are on the way, not for what needs time.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe.
    pub async fn until(&self, condition: impl FnMut(&Counts) -> bool) {
        let _hold = Hold::here();
        self.counter.until(condition).await;
    }

    /// Stops gracefully: takes no more connections, closes those that are idle,
    /// answers the requests that are running, and returns when all are closed.
    ///
    /// Limit it where clients are not yours: one that reads nothing holds it up.
    /// Answers to `runner.cleanup()` of `aiohttp`.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe: a dropped `stop` goes on stopping.
    pub async fn stop(self) {
        drop(self.stop);
        self.serving.await.expect("serving does not panic");
    }
}

/// What all connections share.
struct Pages {
    site: Site,
    counter: Counter,
}

async fn serve(listener: TcpListener, pages: Arc<Pages>, stopped: oneshot::Receiver<()>) {
    let connections = GracefulShutdown::new();
    let mut stopped = pin!(stopped);
    loop {
        tokio::select! {
            biased;
            _ = &mut stopped => break,
            // When the system has no more sockets, it waits to be stopped.
            Ok((stream, _)) = listener.accept() => connect(stream, &pages, &connections),
        }
    }
    drop(listener);
    connections.shutdown().await;
}

/// Serves one connection, in a task of its own.
fn connect(stream: TcpStream, pages: &Arc<Pages>, connections: &GracefulShutdown) {
    let open = pages.counter.connect();
    let pages = pages.clone();
    let service = service_fn(move |request| answer(pages.clone(), request));
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let connection = connections.watch(connection);
    tokio::spawn(async move {
        // A client that goes away in the middle is no error of the server.
        let _ = connection.await;
        drop(open);
    });
}

#[derive(Debug, thiserror::Error)]
#[error("the page is to hang up")]
struct HangUp;

/// hyper drops this future when the client goes away.
async fn answer(
    pages: Arc<Pages>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, HangUp> {
    let _running = pages.counter.request();
    let page = pages.site.page(request.uri().path());
    let number = request.headers().get(NUMBER);
    let number = number.and_then(|number| number.to_str().ok()?.parse().ok());
    wire::pause(number, page.delay).await;
    respond(page)
}

fn respond(page: Page) -> Result<Response<Full<Bytes>>, HangUp> {
    let response = Response::builder().status(page.status);
    let response = match page.then {
        Then::KeepAlive => response,
        Then::Close => response.header(CONNECTION, "close"),
        Then::HangUp => return Err(HangUp),
    };
    Ok(response.body(Full::from(page.body)).expect("a status has three digits"))
}
