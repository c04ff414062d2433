//! verdict: wrong value
//! Thought: the group keeps all errors, so each dead link is one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use futures::future::BoxFuture;
use task_group::{ExceptionGroup, TaskGroup, task_group};
use transcript::say;

/// The pages by path: how many seconds each takes, and its links.
pub type Site = BTreeMap<&'static str, (u64, Vec<&'static str>)>;

/// What every visit knows.
#[derive(Clone)]
pub struct Search {
    pub site: Arc<Site>,
    pub found: Arc<Mutex<BTreeSet<&'static str>>>,
    pub group: TaskGroup<&'static str>,
}

/// Returns the paths to which a link leads, and where there is no page.
pub async fn dead_links(site: Site) -> BTreeSet<&'static str> {
    let visits = task_group(async |group| {
        let found = Arc::new(Mutex::new(BTreeSet::from(["/"])));
        let search = Search { site: Arc::new(site), found, group };
        search.group.create_task(visit("/", search.clone()));
        Ok(())
    });
    let dead = visits.await.map_err(ExceptionGroup::into_errors).err();
    dead.into_iter().flatten().collect()
}

/// A visit. It is in a box because a visit may create visits.
fn visit(path: &'static str, search: Search) -> BoxFuture<'static, Result<(), &'static str>> {
    Box::pin(async move {
        let Some(links) = fetch(path, &search.site).await else {
            return Err(path);
        };
        for link in links {
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
#[path = "../../checks/dead_links.rs"]
mod checks;
