//! `--serve`: what a reader gets from it, and what the terminal says.

use std::fs::File;
use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::SystemTime;

use tempfile::TempDir;

/// A server on a free port; it ends with the test, however that ends.
struct Server {
    child: Child,
    said: Lines<BufReader<ChildStdout>>,
    /// `127.0.0.1:4567`.
    address: String,
    /// Where it builds: it cannot clean up when it is killed.
    _folder: TempDir,
}

impl Server {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = serve("0");
        command.env("TMPDIR", folder.path());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = said.next().expect("it serves").unwrap();
        let (address, _) = first.strip_prefix("http://").unwrap().split_once('/').unwrap();
        Server { child, said, address: address.to_owned(), _folder: folder }
    }

    /// The whole answer to a request for `path`.
    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: book\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve(port: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_book"));
    command.args(["--serve", "--port", port]);
    command
}

#[test]
fn a_port_that_is_taken_is_said_before_anything_is_built() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = serve(&port).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.starts_with(&format!("Error: port {port} is taken: ")), "{said}");
    assert!(said.contains("--port"), "{said}");
}

#[test]
#[ignore = "builds the book"]
fn pages_and_pictures_are_served_and_what_is_outside_is_not() {
    let server = Server::start();
    assert!(server.address.starts_with("127.0.0.1:"), "{}", server.address);
    assert!(server.get("/").contains("<title>asyncio in Rust"));
    assert!(server.get("/queue.html").starts_with("HTTP/1.1 200"));
    assert!(server.get("/pictures/worker_pool.svg").contains("content-type: image/svg+xml"));
    for lost in ["/nothing.html", "/../../Cargo.toml", "/..%2f..%2fCargo.toml"] {
        assert!(server.get(lost).starts_with("HTTP/1.1 404"), "{lost}");
    }
}

#[test]
#[ignore = "builds the book"]
fn a_page_that_was_saved_is_built_again_and_stays_served() {
    let mut server = Server::start();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("pages/player.md");
    let page = File::options().append(true).open(page).unwrap();
    page.set_modified(SystemTime::now()).unwrap();
    assert_eq!(server.said.next().unwrap().unwrap(), "built again: load the page anew");
    assert!(server.get("/player.html").starts_with("HTTP/1.1 200"));
}

/// Also while a browser keeps its connection.
#[cfg(unix)]
#[test]
#[ignore = "builds the book"]
fn ctrl_c_ends_it_at_once() {
    let mut server = Server::start();
    let _open = TcpStream::connect(&server.address).unwrap();
    let pid = server.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}
