//! Complete. Find the dead links of a site, from its page "/" on. A page is visited as
//! soon as a link to it is found, and only once. That a page is missing is a result,
//! and ends nothing. The search is over when nobody is visiting any more.
//!
//! Lesson: `cargo course read task-group`, the run of the siblings.
//! Why async: a page takes seconds, and the thread is free meanwhile. So the search
//! takes as long as the longest way, and not as long as all pages.
//! Think about: nobody knows how many tasks it will be. Who waits for the last one?

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use futures::future::BoxFuture;
use task_group::{TaskGroup, task_group};
use transcript::say;

/// The pages by path: how many seconds each takes, and its links.
pub type Site = BTreeMap<&'static str, (u64, Vec<&'static str>)>;

/// What every visit knows.
#[derive(Clone)]
pub struct Search {
    pub site: Arc<Site>,
    pub found: Arc<Mutex<BTreeSet<&'static str>>>,
    pub dead: Arc<Mutex<BTreeSet<&'static str>>>,
    pub group: TaskGroup<Infallible>,
}

/// Returns the paths to which a link leads, and where there is no page.
pub async fn dead_links(site: Site) -> BTreeSet<&'static str> {
    let dead = Arc::new(Mutex::new(BTreeSet::new()));
    let visits = task_group(async |group| {
        let found = Arc::new(Mutex::new(BTreeSet::from(["/"])));
        let search = Search { site: Arc::new(site), found, dead: dead.clone(), group };
        search.group.create_task(visit("/", search.clone()));
        Ok(())
    });
    visits.await.expect("no visit fails");
    dead.lock().expect("nothing panics under it").clone()
}

/// A visit. It is in a box because a visit may create visits.
fn visit(path: &'static str, search: Search) -> BoxFuture<'static, Result<(), Infallible>> {
    Box::pin(async move {
        let Some(links) = fetch(path, &search.site).await else {
            // A result and no `Err`: an error would cancel all other visits.
            search.dead.lock().expect("nothing panics under it").insert(path);
            return Ok(());
        };
        for link in links {
            // Looked up and noted in one go, before anybody else can run.
            if search.found.lock().expect("nothing panics under it").insert(link) {
                search.group.create_task(visit(link, search.clone()));
            }
        }
        Ok(())
    })
}

/// The links of a page, or `None` if there is no such page.
async fn fetch(path: &'static str, site: &Site) -> Option<Vec<&'static str>> {
    say!("GET {path}");
    let page = site.get(path);
    sleep(Duration::from_secs(page.map_or(1, |&(seconds, _)| seconds))).await;
    say!("  {path} answers");
    page.map(|(_, links)| links.clone())
}

#[cfg(test)]
#[path = "../../exercises/task-group/checks/dead_links.rs"]
mod checks;
