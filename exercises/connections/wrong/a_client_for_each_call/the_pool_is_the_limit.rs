//! verdict: wrong time
//! Thought: `pool_max_idle_per_host` limits the connections, so the semaphore can go.

use connections::{Fetch, SharedClient, builder};
use gather::gather;

/// Who wrote each of `books`, in their order. The library is at `url`.
pub async fn authors(url: String, books: Vec<&'static str>, at_once: usize) -> Vec<String> {
    let client = builder().pool_max_idle_per_host(at_once).build().expect("no TLS to set up");
    let client = SharedClient::with(&url, client);
    gather(books.into_iter().map(|book| author(client.clone(), book))).await
}

async fn author(client: SharedClient, book: &str) -> String {
    let number = get(&client, &format!("/book/{book}")).await;
    get(&client, &format!("/author/{number}")).await
}

async fn get(client: &SharedClient, path: &str) -> String {
    client.fetch(path).await.expect("the library answers").body
}

#[cfg(test)]
#[path = "../../checks/a_client_for_each_call.rs"]
mod checks;
