//! verdict: wrong time
//! Thought: with one client there is one connection, so the books are asked for in a row.

use connections::{Fetch, SharedClient};
use semaphore::Semaphore;

/// Who wrote each of `books`, in their order. The library is at `url`.
pub async fn authors(url: String, books: Vec<&'static str>, at_once: usize) -> Vec<String> {
    let client = SharedClient::new(&url);
    let permits = Semaphore::new(at_once);
    let mut authors = Vec::new();
    for book in books {
        authors.push(author(client.clone(), book, permits.clone()).await);
    }
    authors
}

async fn author(client: SharedClient, book: &str, permits: Semaphore) -> String {
    let _permit = permits.acquire().await;
    let number = get(&client, &format!("/book/{book}")).await;
    get(&client, &format!("/author/{number}")).await
}

async fn get(client: &SharedClient, path: &str) -> String {
    client.fetch(path).await.expect("the library answers").body
}

#[cfg(test)]
#[path = "../../checks/a_client_for_each_call.rs"]
mod checks;
