use std::time::Duration;

use connections::{Page, Server, Site};
use transcript::say;

use super::authors;

#[test]
fn with_two_permits_two_connections_serve_all_the_books() {
    let run = fixtures::run(ask(vec!["emma", "ulysses", "dracula", "walden"], 2));
    run.expect_value(&["Austen", "Joyce", "Stoker", "Thoreau"].map(str::to_owned).to_vec());
    run.expect_elapsed(Duration::from_secs(4));
    run.expect_order(&["requests: 8, at once: 2, connections: 2"]);
    run.expect_no_leaks();
}

#[test]
fn with_one_permit_one_connection_is_enough() {
    let run = fixtures::run(ask(vec!["walden", "ulysses", "walden"], 1));
    run.expect_value(&["Thoreau", "Joyce", "Thoreau"].map(str::to_owned).to_vec());
    run.expect_elapsed(Duration::from_secs(6));
    run.expect_order(&["requests: 6, at once: 1, connections: 1"]);
    run.expect_no_leaks();
}

#[test]
fn books_with_a_permit_each_are_asked_for_at_once() {
    let run = fixtures::run(ask(vec!["dracula", "emma", "ulysses"], 7));
    run.expect_value(&["Stoker", "Austen", "Joyce"].map(str::to_owned).to_vec());
    run.expect_elapsed(Duration::from_secs(2));
    run.expect_order(&["requests: 6, at once: 3, connections: 3"]);
    run.expect_no_leaks();
}

#[test]
fn without_books_nothing_is_opened() {
    let run = fixtures::run(ask(vec![], 2));
    run.expect_value(&vec![]);
    run.expect_order(&["requests: 0, at once: 0, connections: 0"]);
}

/// Starts the library, asks for the authors, and says what the server has counted.
async fn ask(books: Vec<&'static str>, at_once: usize) -> Vec<String> {
    let server = Server::start(library()).await.expect("there is a free port");
    let authors = authors(server.url(), books, at_once).await;
    let counts = server.counts();
    let (requests, peak, connections) = (counts.requests, counts.peak, counts.connections);
    say!("requests: {requests}, at once: {peak}, connections: {connections}");
    server.stop().await;
    authors
}

fn library() -> Site {
    let books =
        [("emma", "Austen"), ("ulysses", "Joyce"), ("dracula", "Stoker"), ("walden", "Thoreau")];
    let second = Duration::from_secs(1);
    books.iter().enumerate().fold(Site::new(), |site, (number, (book, author))| {
        let number = number.to_string();
        site.with(&format!("/book/{book}"), Page::new(&number).after(second))
            .with(&format!("/author/{number}"), Page::new(author).after(second))
    })
}
