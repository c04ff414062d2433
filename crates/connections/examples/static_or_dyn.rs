//! One trait with a native `async fn`, one with `async-trait`; a script behind both.
//!
//! Look for: the same run. The difference is in who may call.
//! Change it: put a second fetcher into the list, a `SharedClient` say.

use std::time::Duration;

use connections::{Fetch, Page, Scripted, Site};
use event_loop::run;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let page = Page::new("a page").after(Duration::from_secs(1));
    let scripted = Scripted::new(Site::new().with("/page", page));

    known_when_compiled(&scripted).await;
    let fetchers: Vec<Box<dyn Fetch>> = vec![Box::new(scripted)];
    for fetcher in &fetchers {
        chosen_when_run(fetcher.as_ref()).await;
    }
}

trait Size {
    async fn size(&self, path: &str) -> usize;
}

impl Size for Scripted {
    async fn size(&self, path: &str) -> usize {
        self.fetch(path).await.expect("the script answers").body.len()
    }
}

async fn known_when_compiled(fetcher: &impl Size) {
    say!("native async fn: {} bytes", fetcher.size("/page").await);
}

async fn chosen_when_run(fetcher: &dyn Fetch) {
    let reply = fetcher.fetch("/page").await.expect("the script answers");
    say!("dyn by async-trait: {} bytes", reply.body.len());
}
