//! verdict: wrong value
//! Thought: book and author are one job, so a client for each job is shared enough.

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
    let client = SharedClient::new(&url);
    let number = get(&client, &format!("/book/{book}")).await;
    get(&client, &format!("/author/{number}")).await
}

async fn get(client: &SharedClient, path: &str) -> String {
    client.fetch(path).await.expect("the library answers").body
}

#[cfg(test)]
#[path = "../../checks/a_client_for_each_call.rs"]
mod checks;
