//! verdict: wrong value
//! Thought: a good client keeps nothing open that it does not need at the moment.

use connections::{Fetch, SharedClient, builder};
use gather::gather;
use semaphore::Semaphore;

/// Who wrote each of `books`, in their order. The library is at `url`.
pub async fn authors(url: String, books: Vec<&'static str>, at_once: usize) -> Vec<String> {
    let client = builder().pool_max_idle_per_host(0).build().expect("no TLS to set up");
    let client = SharedClient::with(&url, client);
    let permits = Semaphore::new(at_once);
    gather(books.into_iter().map(|book| author(client.clone(), book, permits.clone()))).await
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
