//! verdict: wrong order
//! Thought: first all pages that are one link away, then all that are two links away.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use transcript::say;

/// The pages by path: how many seconds each takes, and its links.
pub type Site = BTreeMap<&'static str, (u64, Vec<&'static str>)>;

/// Returns the paths to which a link leads, and where there is no page.
pub async fn dead_links(site: Site) -> BTreeSet<&'static str> {
    let (mut found, mut dead) = (BTreeSet::from(["/"]), BTreeSet::new());
    let mut level = vec!["/"];
    while !level.is_empty() {
        let visits = level.iter().map(|&path| visit(path, site.clone()));
        let pages = gather(visits.collect::<Vec<_>>()).await;
        let mut next = Vec::new();
        for (path, links) in level.into_iter().zip(pages) {
            match links {
                Some(links) => next.extend(links.into_iter().filter(|link| found.insert(link))),
                None => drop(dead.insert(path)),
            }
        }
        level = next;
    }
    dead
}

async fn visit(path: &'static str, site: Site) -> Option<Vec<&'static str>> {
    fetch(path, &site).await
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
