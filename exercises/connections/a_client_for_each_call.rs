//! Fix. A librarian wants to know who wrote each book: one request for the book, one for
//! its author, of `at_once` books at a time. The names are right and the time is right,
//! but every request opens a connection. Mend it: `at_once` connections are enough.
//!
//! Lesson: `cargo course read connections`, "The run" and "A client is a handle".
//! Why async: the library takes a second for each answer, and can give several at a time.
//! Think about: in Python you would hand one session to every coroutine. Who owns it here,
//! and when are its connections closed?

use connections::{Fetch, SharedClient};
use gather::gather;
use semaphore::Semaphore;

/// Who wrote each of `books`, in their order. The library is at `url`.
pub async fn authors(url: String, books: Vec<&'static str>, at_once: usize) -> Vec<String> {
    let permits = Semaphore::new(at_once);
    gather(books.into_iter().map(|book| author(url.clone(), book, permits.clone()))).await
}

async fn author(url: String, book: &str, permits: Semaphore) -> String {
    let _permit = permits.acquire().await;
    let number = get(&url, &format!("/book/{book}")).await;
    get(&url, &format!("/author/{number}")).await
}

async fn get(url: &str, path: &str) -> String {
    let client = SharedClient::new(url);
    client.fetch(path).await.expect("the library answers").body
}

#[cfg(test)]
#[path = "checks/a_client_for_each_call.rs"]
mod checks;
