//! `--serve`: the book at an address of this machine, built again when a page changes.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use notify::{Event, RecursiveMode, Watcher};
use tokio::runtime::Builder;
use tower_http::services::ServeDir;

use crate::build;

/// Editors write a file in several steps: we wait until it was quiet for so long.
const SETTLED: Duration = Duration::from_millis(100);

/// What the book is made of.
const SOURCES: [&str; 6] = ["md", "rs", "toml", "svg", "js", "css"];

/// Builds the book in a folder of its own, which no other build disturbs, and serves it
/// until Ctrl-C.
///
/// # Errors
///
/// When the port is taken, the book cannot be built, or the server fails.
pub(crate) fn run(root: &Path, port: u16) -> Result<()> {
    // Before the build, which may take minutes.
    let listener = bind(port)?;
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("book");
    let (_watcher, changes) = watch(root)?;
    build(root, &out)?;
    let (root, again) = (root.to_owned(), out.clone());
    thread::spawn(move || build_again(&changes, &root, &again));
    Builder::new_current_thread().enable_all().build()?.block_on(serve(listener, &out))
}

/// Takes the port, for this machine alone.
fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        let why = match error.kind() {
            ErrorKind::AddrInUse => "is taken".to_owned(),
            _ => format!("cannot be had ({error})"),
        };
        anyhow::anyhow!("port {port} {why}: choose another one with --port, or any with --port 0")
    })
}

async fn serve(listener: TcpListener, folder: &Path) -> Result<()> {
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let pages = Router::new().fallback_service(ServeDir::new(folder));
    let served = async {
        println!("http://{address}/ has the book; Ctrl-C ends it");
        axum::serve(listener, pages).await
    };
    tokio::select! {
        // Who has read the line may press Ctrl-C at once: so that is listened for first.
        biased;
        asked = tokio::signal::ctrl_c() => asked.context("Ctrl-C cannot be heard"),
        ended = served => Ok(ended?),
    }
}

/// Tells of each change to what the book is made of, while the watcher lives.
fn watch(root: &Path) -> Result<(impl Watcher + use<>, Receiver<()>)> {
    let (sender, changes) = channel();
    let tell = move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| is_change(&event)) {
            // Nobody listens any more at the very end.
            let _ = sender.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(tell)?;
    watcher.watch(&root.join("crates"), RecursiveMode::Recursive)?;
    // Not what is below them: cargo builds there, and learners write exercises.
    for folder in [root.to_owned(), root.join("exercises"), root.join("tests")] {
        watcher.watch(&folder, RecursiveMode::NonRecursive)?;
    }
    Ok((watcher, changes))
}

/// Reading a file changes nothing, and the build reads them all.
fn is_change(event: &Event) -> bool {
    let is_source = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| SOURCES.contains(&extension))
    };
    !event.kind.is_access() && event.paths.iter().any(is_source)
}

/// A page that cannot be built leaves the book as it was.
fn build_again(changes: &Receiver<()>, root: &Path, out: &Path) {
    while changes.recv().is_ok() {
        while changes.recv_timeout(SETTLED).is_ok() {}
        match build(root, out) {
            Ok(()) => println!("built again: load the page anew"),
            Err(error) => eprintln!("not built again: {error:#}"),
        }
    }
}
