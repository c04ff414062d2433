//! verdict: wrong time
//! Thought: what many tasks use has to be locked.

use connections::{Fetch, SharedClient};
use gather::gather;
use locks::Lock;
use semaphore::Semaphore;

/// Who wrote each of `books`, in their order. The library is at `url`.
pub async fn authors(url: String, books: Vec<&'static str>, at_once: usize) -> Vec<String> {
    let client = (SharedClient::new(&url), Lock::new());
    let permits = Semaphore::new(at_once);
    gather(books.into_iter().map(|book| author(client.clone(), book, permits.clone()))).await
}

async fn author(client: (SharedClient, Lock), book: &str, permits: Semaphore) -> String {
    let _permit = permits.acquire().await;
    let number = get(&client, &format!("/book/{book}")).await;
    get(&client, &format!("/author/{number}")).await
}

async fn get((client, lock): &(SharedClient, Lock), path: &str) -> String {
    let _locked = lock.acquire().await;
    client.fetch(path).await.expect("the library answers").body
}

#[cfg(test)]
#[path = "../../checks/a_client_for_each_call.rs"]
mod checks;
